//! What is to be done for a charger.

use super::{Row, report::Certified};
use crate::{
    commands::draft::KeySource,
    model::Charger,
    store::CertificateRow,
    x509::{Certificate, PublicKey},
};

/// What is to be done for a charger.
#[derive(Debug, Clone)]
pub(super) struct ChargerPlan {
    pub(super) line: u64,
    pub(super) charger: Charger,
    /// The key in its CSR, if it has one.
    pub(super) theirs: Option<PublicKey>,
    pub(super) register: bool,
    pub(super) password: bool,
    pub(super) certificate: Need,
}

/// What a charger needs of certificates.
#[derive(Debug, Clone)]
pub(super) enum Need {
    /// None: it shows a password.
    Nothing,
    /// None: it has one that counts.
    Has(Box<Certified>),
    /// A new one.
    New(KeySource),
    /// The one that was left without a signature.
    Completion(Box<CertificateRow>),
    /// Somebody's decision: all that it had are held, were revoked or have expired.
    Decision,
}

impl ChargerPlan {
    /// For a charger that is not registered yet: all that one needs.
    pub(super) fn new(line: u64, charger: Charger, theirs: Option<PublicKey>) -> Self {
        let has_password = charger.security_profile.has_password();
        let key = || theirs.clone().map_or(KeySource::Make(charger.key_type), KeySource::Theirs);
        let certificate = if has_password { Need::Nothing } else { Need::New(key()) };
        let password = has_password && charger.default_password_batch.is_none();
        Self { line, theirs, register: true, password, certificate, charger }
    }

    pub(super) fn is_nothing(&self) -> bool {
        !self.register && !self.password && !self.needs_signature()
    }

    /// Whether the authority has to sign for it.
    pub(super) fn needs_signature(&self) -> bool {
        matches!(self.certificate, Need::New(_) | Need::Completion(_))
    }

    /// Whether this is the same work, for the same charger.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_need = match (&self.certificate, &other.certificate) {
            (Need::Completion(one), Need::Completion(other)) => one.row == other.row,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        };
        same_need && self.register == other.register && self.password == other.password
    }

    /// What becomes of it.
    pub(super) fn row(&self) -> Row {
        Row {
            registered: self.register,
            issued: matches!(self.certificate, Need::New(_)),
            completed: matches!(self.certificate, Need::Completion(_)),
            certificate: match &self.certificate {
                Need::Has(certified) => Some((**certified).clone()),
                _ => None,
            },
            password: self.password,
            lapsed: matches!(self.certificate, Need::Decision),
            ..Row::untouched(self.line, self.charger.clone(), self.lapse())
        }
    }

    /// Why it has no certificate that counts, if it has none and gets none.
    fn lapse(&self) -> Option<&'static str> {
        matches!(self.certificate, Need::Decision).then_some("its certificates are held, were revoked or have expired")
    }

    /// What became of it, with the certificate that was signed for it.
    pub(super) fn done(&self, signed: &mut impl Iterator<Item = Certificate>) -> Row {
        let signed = if self.needs_signature() { signed.next() } else { None };
        let row = self.row();
        Row { is_done: true, certificate: signed.as_ref().map(Certified::of).or(row.certificate), ..row }
    }

    /// That nothing became of it, and why.
    pub(super) fn undone(&self, why: &str) -> Row {
        Row::untouched(self.line, self.charger.clone(), Some(why))
    }
}
