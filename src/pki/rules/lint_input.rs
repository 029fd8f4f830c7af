//! What is held against rules: what the bytes say, and what else is known.

use crate::{
    model::Timestamp,
    pki::{
        PkiIdentity, Profile,
        plan::{Issuance, Signer, Subject},
        profile::Kind,
    },
    x509::{self, Certificate, RawCertificate, RawCrl, RawRequest, metadata::Arc, pem::RequestForm},
};

/// A certificate, and what is known of it beside what it says.
#[derive(Debug, Clone, Copy)]
pub struct LintInput<'a> {
    /// What it says.
    pub certificate: &'a RawCertificate,
    /// What it is made as, or has to be taken for; none: that cannot be told.
    pub kind: Option<Kind>,
    /// Its issuer's, when it is at hand.
    pub issuer: Option<&'a RawCertificate>,
    /// What it is to say, when that is known: of what evpki itself issues.
    pub expected: Option<Expected<'a>>,
    /// Under which arc metadata stands.
    pub arc: &'a Arc,
    /// What the clock says, when that is asked.
    pub now: Option<Timestamp>,
}

/// What a certificate is to say.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// What it may look like.
    pub profile: &'a Profile,
    /// What all certificates of its PKI have in common.
    pub identity: &'a PkiIdentity,
    /// Whom it is for.
    pub subject: &'a Subject,
}

impl<'a> LintInput<'a> {
    /// A certificate that is about to be issued.
    ///
    /// # Errors
    /// [`x509::Error`] when its issuer's cannot be read.
    pub fn of(certificate: &'a RawCertificate, by: &Issuance<'a>, subject: &'a Subject) -> Result<Self, x509::Error> {
        let issuer = match by.signer {
            Signer::Authority { certificate, .. } => Some(certificate),
            Signer::Itself | Signer::Anchor { .. } => None,
        };
        let input = Self::of_issued(certificate, by.profile, by.identity, issuer, subject)?;
        Ok(Self { now: Some(by.now), ..input })
    }

    /// A certificate that was issued long ago, to be held against the rules of today; `issuer` is none when its own key signed it.
    ///
    /// # Errors
    /// [`x509::Error`] when its issuer's cannot be read.
    pub fn of_issued(
        certificate: &'a RawCertificate,
        profile: &'a Profile,
        identity: &'a PkiIdentity,
        issuer: Option<&'a Certificate>,
        subject: &'a Subject,
    ) -> Result<Self, x509::Error> {
        let issuer = issuer.map(Certificate::raw).transpose()?;
        let expected = Some(Expected { profile, identity, subject });
        Ok(Self { certificate, kind: Some(profile.kind()), issuer, expected, arc: &identity.arc, now: None })
    }

    /// Whether it is an authority's.
    pub(super) fn is_authority(&self) -> bool {
        self.kind == Some(Kind::Authority)
    }
}

/// A certification request, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct RequestExhibit<'a> {
    /// What it says.
    pub request: &'a RawRequest,
    /// What kind of certificate it asks for; none: that cannot be told.
    pub kind: Option<Kind>,
    /// How many characters it has as PEM: what OCPP limits.
    pub characters: usize,
    /// In which form it came.
    pub form: RequestForm,
}

/// Certificates that were handed over together.
#[derive(Debug, Clone, Copy)]
pub struct ChainExhibit<'a> {
    /// What they say, in the order in which they came; at least two.
    pub certificates: &'a [RawCertificate],
    /// What the first that is no authority's has to be taken for.
    pub kind: Option<Kind>,
    /// How many characters they have as PEM.
    pub characters: usize,
}

impl<'a> ChainExhibit<'a> {
    /// The first that is no authority's.
    pub(super) fn leaf(&self) -> Option<&'a RawCertificate> {
        self.certificates.iter().find(|c| c.authority().is_none())
    }

    /// The one among them that issued this one, going by names and keys.
    pub(super) fn issuer(&self, certificate: &RawCertificate) -> Option<&'a RawCertificate> {
        issuer_among(self.certificates, certificate)
    }
}

/// The one among certificates that issued this one, going by names and keys; never itself.
pub(super) fn issuer_among<'a>(certificates: &'a [RawCertificate], certificate: &RawCertificate) -> Option<&'a RawCertificate> {
    if certificate.is_self_issued() {
        return None;
    }
    let mut named = certificates.iter().filter(|c| c.subject.der() == certificate.issuer.der() && c.der != certificate.der);
    let first = named.next()?;
    // Of two with one name, the one whose key fits.
    Some(std::iter::once(first).chain(named).find(|c| certificate.is_signed_by(c) == Some(true)).unwrap_or(first))
}

/// A CRL, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct ListExhibit<'a> {
    /// What it says.
    pub list: &'a RawCrl,
    /// Its issuer's certificate, when it is at hand.
    pub issuer: Option<&'a RawCertificate>,
    /// What the clock says, when that is asked.
    pub now: Option<Timestamp>,
}
