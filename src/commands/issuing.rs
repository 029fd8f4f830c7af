//! The way to a certificate that one verb asks for: what is there already stays, what was left without a signature is completed, what is
//! missing is prepared, recorded, signed and completed.

use super::{
    Context, Error, authority_names,
    current_certificate::{CurrentCertificate, Variant, left_open, read},
    draft::{Issued, KeySource, draft},
    key_reuse,
    ledger::{Entry, StoreLedger},
    pki_state::{Issuer, PkiState, in_charge},
};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    model::Timestamp,
    pki::{
        Profile,
        issuance::{OpenRecord, Prepared},
        plan::Subject,
    },
    store::{CertificateRow, KeyPlace, Lookup, Owner, Read, Store, Transaction},
    vault::Vault,
    x509::{Certificate, metadata::Arc, pem, time::rfc3339},
};

/// A certificate that is asked for.
pub struct SingleIssuance<'a> {
    /// Whom it is for.
    pub owner: Owner,
    /// What it is to say of them.
    pub subject: Subject,
    /// What it is to look like.
    pub profile: &'a Profile,
    /// Who signs it.
    pub ca: &'a Issuer,
    /// The key.
    pub key: KeySource,
    /// How long it is to be valid, in seconds; none: as the profile says.
    pub validity: Option<i64>,
    /// Whether to issue it though there is one in its variant that counts.
    pub again: bool,
    /// Under which arc metadata stands.
    pub arc: &'a Arc,
    /// Which of its owner's certificates of this profile it is.
    pub variant: Variant,
    /// How to ask for another one beside one that counts.
    pub another: String,
    /// What has to be so when it is begun, and still when it is recorded.
    pub precondition: &'a dyn Fn(&dyn Read) -> Result<(), Error>,
}

/// What is to be done for an issuance.
pub enum NextStep {
    /// Nothing: this one is there and counts.
    Kept(Box<CertificateRow>),
    /// This is to be signed, which was left without a signature.
    Open(OpenRecord, KeyPlace),
    /// This is to be recorded and signed.
    New {
        /// The certificate, and what is taken down beside it.
        draft: Box<(Prepared, Entry)>,
        /// What was in its variant when it was prepared.
        mark: (u8, i64),
    },
}

impl SingleIssuance<'_> {
    /// Finds out what is to be done. The rules speak here, before a passphrase is asked for.
    ///
    /// # Errors
    /// When it cannot be issued.
    pub fn prepare(&self, context: &Context<'_>, store: &dyn Read, pki_state: &PkiState) -> Result<NextStep, Error> {
        (self.precondition)(store)?;
        let held = self.held(store, context.now)?;
        if let CurrentCertificate::Current(row) = &held
            && !self.again
        {
            return Ok(NextStep::Kept(row.clone()));
        }
        in_charge(store, &self.ca.authority.name)?;
        let by = pki_state.issuance(self.profile, self.ca, context);
        if let CurrentCertificate::Open(row) = &held {
            if !self.key.is_of(row) {
                return Err(self.another_key(row));
            }
            key_reuse::may_be_completed(store, row)?;
            return Ok(NextStep::Open(left_open(row, &by, &self.subject)?, row.key));
        }
        if let KeySource::Theirs(key) = &self.key {
            key_reuse::may_be_certified(store, &store.authorities()?, key.id(), &self.owner, KeyPlace::Requester)?;
        }
        let draft = draft(&by, self.owner.clone(), self.subject.clone(), &self.key, self.validity)?;
        authority_names::refuse_name_of_an_authority(&authority_names::all(store)?, &self.owner, &draft.0.plan().subject)?;
        Ok(NextStep::New { draft: Box::new(draft), mark: held.mark() })
    }

    /// Prepares it and does it, with the vault that opens for it, and is handed on.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare) and [`carry_out`].
    pub fn issue(
        self,
        context: &Context<'_>,
        store: &mut dyn Store,
        pki_state: &PkiState,
    ) -> Result<(Certificate, Issued, Vault), Error> {
        let work = match self.prepare(context, store, pki_state)? {
            NextStep::Kept(row) => return Err(context.authentic(store, self.kept(&row))),
            work => work,
        };
        let vault = context.vault(store)?;
        let issued = carry_out(context, store, &vault, vec![(self, work)])?;
        let (certificate, issued) = issued.into_iter().next().ok_or_else(|| Error::bug("nothing was issued"))?;
        Ok((certificate, issued, vault))
    }

    /// What is in its variant.
    fn held(&self, store: &dyn Read, now: Timestamp) -> Result<CurrentCertificate, Error> {
        let mut rows = Vec::new();
        for row in store.certificates(&Lookup::Owner(self.owner.clone()))? {
            let is_of_profile = row.profile == self.profile.name();
            if is_of_profile && Variant::of(row.owner.kind, &read(&row, self.ca)?, self.arc)? == self.variant {
                rows.push(row);
            }
        }
        Ok(CurrentCertificate::of(rows, now))
    }

    /// Makes sure that nobody has done it in the meantime.
    fn is_unchanged(&self, store: &dyn Read, now: Timestamp, mark: (u8, i64)) -> Result<(), Error> {
        (self.precondition)(store)?;
        match self.held(store, now)? {
            CurrentCertificate::Current(row) if !self.again => Err(self.kept(&row)),
            held if held.mark() != mark => Err(self.overtaken()),
            _ => Ok(()),
        }
    }

    fn kept(&self, row: &CertificateRow) -> Error {
        let (name, until) = (&self.owner.name, rfc3339(row.not_after));
        Error::cannot(format!("{name} already has a certificate, {}, that is {} until {until}", row.serial, row.status.name()))
            .hint(self.another.clone())
    }

    fn overtaken(&self) -> Error {
        let name = &self.owner.name;
        Error::cannot(format!("another process has issued a certificate to {name} in the meantime"))
            .hint(format!("show it with `evpki certificate show {name}`", name = shell_quoted(name)))
    }

    fn another_key(&self, row: &CertificateRow) -> Error {
        Error::cannot(format!("{} has a pending certificate, {}, for another key", self.owner.name, row.serial))
            .hint("complete it by running the interrupted command again, or revoke it with `evpki certificate revoke SERIAL --reason superseded`")
    }
}

/// Does what is to be done for orders to one authority: what is new is recorded together.
///
/// # Errors
/// As [`StoreLedger::issue`]; when others have been faster; when one was to be kept.
pub fn carry_out(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    orders: Vec<(SingleIssuance<'_>, NextStep)>,
) -> Result<Vec<(Certificate, Issued)>, Error> {
    let Some(ca) = orders.first().map(|(issuance, _)| issuance.ca) else { return Ok(Vec::new()) };
    let (signing, issuer) = (ca.key(store, vault)?, &ca.authority.name);
    let (mut open, mut drafts, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let (mut opened, mut places, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (issuance, work) in orders {
        match work {
            NextStep::Kept(row) => return Err(issuance.kept(&row)),
            NextStep::Open(recorded, place) => {
                open.push(recorded);
                opened.push((place, true, Vec::new()));
            }
            NextStep::New { draft, mark } => {
                let (prepared, entry) = *draft;
                let remarks = prepared.checked().remarks.iter().map(ToString::to_string).collect();
                places.push((entry.key, false, remarks));
                drafts.push(prepared);
                entries.push(entry);
                marks.push((issuance, mark));
            }
        }
    }
    let mut certificates = Vec::new();
    if !open.is_empty() {
        certificates = StoreLedger::new(context, store, vault, issuer, Vec::new()).resume(open, &signing)?;
    }
    if !drafts.is_empty() {
        let mut unchanged = |transaction: &mut dyn Transaction| {
            marks.iter().try_for_each(|(issuance, mark)| issuance.is_unchanged(transaction, context.now, *mark))
        };
        let ledger = StoreLedger::new(context, store, vault, issuer, entries);
        certificates.extend(ledger.also(&mut unchanged).issue(drafts, &signing)?);
    }
    let places = opened.into_iter().chain(places);
    let issued = certificates.into_iter().zip(places).map(|(certificate, (place, completed, remarks))| {
        let issued = Issued { remarks, ..Issued::of(&certificate, place, completed) };
        (certificate, issued)
    });
    Ok(issued.collect())
}

/// A certificate with those above it, without the root, as PEM.
///
/// # Errors
/// When it cannot be written.
pub fn chain(certificate: Option<&Certificate>, ca: &Issuer) -> Result<String, Error> {
    Ok(pem::write_certificates(certificate.into_iter().chain(&ca.chain()))?)
}
