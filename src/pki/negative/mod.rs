//! The negative corpus: certificates that a CSMS, a charger, a vehicle or a party must refuse, with good ones beside them.
//!
//! All are planned as evpki plans its own, by the profiles and hierarchies that come with it, and then changed in one thing. Keys that are made
//! for it and thrown away sign them ([`ThrowawayKey`](crate::x509::ThrowawayKey)): no authority of a PKI does, and nothing of it is in a record.

mod iso15118;
mod ocpi;
mod ocpp;
mod test_hierarchy;
#[cfg(test)]
mod tests;

use super::{IssuanceError, PkiIdentity, Target, builtin, profile::Kind};
use crate::{
    model::{DAY, Random, Secret, Timestamp},
    x509,
};
use test_hierarchy::{Shown, TestHierarchy};

/// Why there is no corpus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A profile or hierarchy that comes with evpki is faulty.
    #[error(transparent)]
    Builtin(Box<builtin::Error>),
    /// A certificate could not be planned.
    #[error(transparent)]
    Refused(Box<IssuanceError>),
    /// A certificate could not be written or signed.
    #[error(transparent)]
    Encoding(#[from] x509::Error),
    /// A hierarchy lacks an authority that a case needs.
    #[error("the hierarchy `{hierarchy}` has no authority for `{wanted}`")]
    Lacks {
        /// The hierarchy.
        hierarchy: String,
        /// The authority, or the profile that none of them issues.
        wanted: String,
    },
}

impl From<builtin::Error> for Error {
    fn from(error: builtin::Error) -> Self {
        Self::Builtin(Box::new(error))
    }
}

impl From<IssuanceError> for Error {
    fn from(refusal: IssuanceError) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// The corpus.
#[derive(Debug)]
pub struct Corpus {
    /// The certificates that are trusted, each by its name, as DER.
    pub anchors: Vec<(String, Vec<u8>)>,
    /// The CRLs, each by its name, as DER.
    pub revocation_lists: Vec<(String, Vec<u8>)>,
    /// The cases, set by set, the good ones of each first.
    pub cases: Vec<Case>,
    /// Until when the good ones are good.
    pub valid_until: Timestamp,
}

/// Who shows a certificate, or is shown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// A charging station, towards its CSMS.
    Charger,
    /// A CSMS.
    Csms,
    /// A charging station, towards vehicles.
    Secc,
    /// A vehicle.
    Vehicle,
    /// A party of OCPI.
    Party,
}

impl Peer {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Charger, Self::Csms, Self::Secc, Self::Vehicle, Self::Party];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Charger => "charger",
            Self::Csms => "csms",
            Self::Secc => "secc",
            Self::Vehicle => "vehicle",
            Self::Party => "party",
        }
    }
}

/// What whoever is shown a certificate knows of whoever shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// The FQDN that was called.
    pub host: Option<&'static str>,
    /// Whose certificates are taken: the operator.
    pub organization: Option<&'static str>,
    /// The identity with which a station connects.
    pub station_id: Option<&'static str>,
    /// The serial number of its hardware.
    pub serial_number: Option<&'static str>,
    /// In which world this is.
    pub environment: Option<&'static str>,
    /// As which party of OCPI somebody acts.
    pub party: Option<&'static str>,
    /// In which module.
    pub module: Option<&'static str>,
    /// On which side of it.
    pub interface: Option<&'static str>,
}

impl Known {
    /// What is known, each by its name.
    #[must_use]
    pub fn all(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            ("host", self.host),
            ("organization", self.organization),
            ("station_id", self.station_id),
            ("serial_number", self.serial_number),
            ("environment", self.environment),
            ("party", self.party),
            ("module", self.module),
            ("interface", self.interface),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Which command of evpki tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judge {
    /// `certificate verify`: the path, and what whoever verifies knows of its peer.
    Verify,
    /// `certificate authorize`: the path, and what the certificate says of its holder.
    Authorize,
    /// `certificate lint`: the certificate alone, for this target, as the certificate of one of these.
    Lint(Target, Kind),
}

/// What is to become of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is good.
    Accepted {
        /// By which each command of evpki takes it.
        judges: &'static [Judge],
    },
    /// It is to be refused.
    Refused {
        /// The requirement that it breaks.
        requirement: &'static str,
        /// What is wrong, in words.
        why: &'static str,
        /// Which command of evpki refuses it.
        judge: Judge,
        /// What that command then says: the requirement, or a part of its reason.
        says: &'static str,
    },
}

/// A certificate, who shows it to whom, and what is to become of it.
#[derive(Debug)]
pub struct Case {
    /// Its name; no other has it.
    pub name: &'static str,
    /// The set to which it belongs: `TC_A_05_CS`, `TC_A_08_CSMS`, `OCPP`, `ISO 15118-2`, `ISO 15118-20`, `OCPI`.
    pub set: &'static str,
    /// Who shows it.
    pub by: Peer,
    /// Who is shown it.
    pub to: Peer,
    /// What is shown, as DER: the certificate, then those above it, without the root.
    pub certificates: Vec<Vec<u8>>,
    /// The private key, as PKCS#8.
    pub private_key: Secret,
    /// What is trusted, by its name in [`Corpus::anchors`].
    pub anchor: String,
    /// The CRLs of all who issued one of them, by their names in [`Corpus::revocation_lists`].
    pub revocation_lists: Vec<String>,
    /// What is known of the peer.
    pub known: Known,
    /// What is to become of it.
    pub verdict: Verdict,
}

/// What cases have in common.
#[derive(Debug, Clone)]
struct Scene {
    set: &'static str,
    by: Peer,
    to: Peer,
    anchor: String,
    revocation_lists: Vec<String>,
    known: Known,
}

impl Scene {
    fn case(&self, name: &'static str, shown: Shown, verdict: Verdict) -> Case {
        let Self { set, by, to, anchor, revocation_lists, known } = self.clone();
        let Shown { certificates, private_key, .. } = shown;
        Case { name, set, by, to, certificates, private_key, anchor, revocation_lists, known, verdict }
    }

    fn accepted(&self, name: &'static str, shown: Shown, judges: &'static [Judge]) -> Case {
        self.case(name, shown, Verdict::Accepted { judges })
    }

    fn refused(
        &self,
        name: &'static str,
        shown: Shown,
        requirement: &'static str,
        why: &'static str,
        judge: Judge,
        says: &'static str,
    ) -> Case {
        self.case(name, shown, Verdict::Refused { requirement, why, judge, says })
    }

    fn of(&self, set: &'static str) -> Self {
        Self { set, ..self.clone() }
    }
}

/// Makes the corpus for this moment. `identity` gives the owner, his country and the arc of the metadata.
///
/// # Errors
/// [`Error`], when the libraries cannot; nothing in it depends on what somebody gave.
pub fn corpus(identity: &PkiIdentity, now: Timestamp, random: &dyn Random) -> Result<Corpus, Error> {
    // A charger's ends up to a day early.
    let valid_until = now.plus(test_hierarchy::LASTS - DAY);
    let mut corpus = Corpus { anchors: Vec::new(), revocation_lists: Vec::new(), cases: Vec::new(), valid_until };
    ocpp::add(&mut corpus, identity, now, random)?;
    iso15118::add_2(&mut corpus, identity, now, random)?;
    iso15118::add_20(&mut corpus, identity, now, random)?;
    ocpi::add(&mut corpus, identity, now, random)?;
    Ok(corpus)
}

impl Corpus {
    /// Adds what the test hierarchy contains beside its cases.
    fn take(&mut self, test_hierarchy: &TestHierarchy<'_>) -> Result<(), Error> {
        self.anchors.extend(test_hierarchy.anchors());
        self.revocation_lists.extend(test_hierarchy.revocation_lists()?);
        Ok(())
    }
}
