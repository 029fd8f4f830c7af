//! Rules: each requirement in a file of its own, held against the exact bytes before they are signed.

mod a00_fr_509;
mod a00_fr_510;
mod a00_fr_511;
mod a00_fr_512;
mod a00_fr_514;
mod environment;
mod rfc5280_4_1_2_2;
mod rfc5280_4_1_2_5;
mod rfc5280_4_2_1_1;
mod rfc5280_4_2_1_9;
#[cfg(test)]
mod tests;

use super::{
    Finding, Profile, Realm, Refusal,
    plan::{Issuance, Signer, Subject},
    profile::Kind,
};
use crate::x509::{self, Certificate, Extension, assemble};

/// A requirement on certificates.
#[derive(Debug)]
pub struct Rule {
    /// Its name in the document that makes it: `A00.FR.511`, `RFC 5280 4.1.2.5`.
    pub id: &'static str,
    /// What it asks for.
    pub says: &'static str,
    /// The document that makes it.
    pub source: &'static str,
    /// Whose certificates it speaks of.
    pub kinds: &'static [Kind],
    /// What is wrong, if anything.
    pub check: fn(&Draft<'_>) -> Option<String>,
}

/// All rules.
pub const RULES: [&Rule; 10] = [
    &a00_fr_509::RULE,
    &a00_fr_510::RULE,
    &a00_fr_511::RULE,
    &a00_fr_512::RULE,
    &a00_fr_514::RULE,
    &environment::RULE,
    &rfc5280_4_1_2_2::RULE,
    &rfc5280_4_1_2_5::RULE,
    &rfc5280_4_2_1_1::RULE,
    &rfc5280_4_2_1_9::RULE,
];

/// Every kind of certificate.
const ALL: &[Kind] = &Kind::ALL;

/// A certificate that is about to be signed, read back from the bytes, and what it is held against; or one that was.
#[derive(Debug)]
pub struct Draft<'a> {
    certificate: Certificate,
    extensions: Vec<(bool, Extension)>,
    profile: &'a Profile,
    realm: &'a Realm,
    signer: Signer<'a>,
    subject: &'a Subject,
}

impl<'a> Draft<'a> {
    /// Reads the bytes back, under a signature that stands for the one to come.
    ///
    /// # Errors
    /// [`x509::Error`] when they are no certificate.
    pub fn of(tbs: &[u8], by: &Issuance<'a>, subject: &'a Subject) -> Result<Self, x509::Error> {
        let certificate = Certificate::from_der(&assemble(tbs, by.algorithm, &[0; 8])?)?;
        Self::of_certificate(certificate, by.profile, by.realm, by.signer, subject)
    }

    /// A certificate that was issued long ago, to be held against the rules of today.
    ///
    /// # Errors
    /// [`x509::Error`] when an extension of it cannot be read.
    pub fn of_certificate(
        certificate: Certificate,
        profile: &'a Profile,
        realm: &'a Realm,
        signer: Signer<'a>,
        subject: &'a Subject,
    ) -> Result<Self, x509::Error> {
        let extensions = certificate.extensions(&realm.arc)?;
        Ok(Self { certificate, extensions, profile, realm, signer, subject })
    }

    /// Whose certificate it is to be.
    fn kind(&self) -> Kind {
        self.profile.kind()
    }

    /// The first extension from which `pick` takes something.
    fn find<'b, T>(&'b self, pick: impl Fn(&'b Extension) -> Option<T>) -> Option<T> {
        self.extensions.iter().find_map(|(_, extension)| pick(extension))
    }

    /// The certificate of the authority that will sign; none when the key signs for itself.
    fn issuer(&self) -> Option<&Certificate> {
        match self.signer {
            Signer::Authority { certificate, .. } => Some(certificate),
            Signer::Itself | Signer::Anchor { .. } => None,
        }
    }
}

/// Holds a draft against every rule that speaks of its kind.
///
/// # Errors
/// [`Refusal::Rules`] with everything that was found.
pub fn check(draft: &Draft<'_>) -> Result<(), Refusal> {
    let findings = lint(draft);
    if findings.is_empty() { Ok(()) } else { Err(Refusal::Rules { findings }) }
}

/// Everything that the rules that speak of its kind find.
#[must_use]
pub fn lint(draft: &Draft<'_>) -> Vec<Finding> {
    let speaking = RULES.iter().filter(|rule| rule.kinds.contains(&draft.kind()));
    speaking.filter_map(|rule| (rule.check)(draft).map(|says| Finding { id: rule.id, says })).collect()
}
