//! Certificate profiles: what one kind of certificate may look like.
//!
//! A profile is a YAML document. It is read into the shape it is written in (`raw`), checked, and then is a [`Profile`], which
//! cannot say anything that contradicts itself or RFC 5280. What a certificate of a protocol must look like on top of that
//! (OCPP, ISO 15118) is not decided here: rules judge each certificate before it is signed.

mod check;
mod constraints;
mod critical;
mod error;
mod identifier;
mod raw;
mod subject;
#[cfg(test)]
mod tests;
mod usage;

pub use constraints::{Constraint, ConstraintError, NameConstraints};
pub use critical::{Critical, CriticalError};
pub use error::{Cause, Error};
pub use identifier::Identifier;
pub use subject::{Field, SubjectError, Template};
pub use usage::{ExtendedKeyUsage, KeyFamily, UsageError};

use super::Period;
use super::rules::Choice;
use crate::model::{Error as ModelError, KeyType};
use crate::x509::{Attribute, KeyUsage};

/// What one kind of certificate may look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    name: String,
    kind: Kind,
    description: String,
    subject: Vec<(Attribute, Template)>,
    identifier: Option<Identifier>,
    key_types: Vec<KeyType>,
    default_key_type: KeyType,
    validity: Period,
    back_dating: Period,
    jitter: Option<Period>,
    elliptic_key_usage: Vec<KeyUsage>,
    rsa_key_usage: Vec<KeyUsage>,
    extended_key_usage: Vec<ExtendedKeyUsage>,
    path_length: Option<u8>,
    name_constraints: Option<NameConstraints>,
    subject_alternative_name: SubjectAlternativeName,
    certificate_policies: Vec<String>,
    critical: Vec<Critical>,
    metadata: Metadata,
    distribution: Distribution,
    accepts_csr: bool,
    rules: Choice,
}

impl Profile {
    /// Reads a profile; `file` names the text in messages.
    ///
    /// # Errors
    /// [`Error`] with the first thing that is wrong, and where.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        check::checked(file, text, super::document::read(file, text)?)
    }

    /// Its name: at most 64 of `a-z 0-9 -`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whose certificates it describes.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What it is for, in a sentence or two.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The attributes of the subject, in the order in which they are encoded: one relative distinguished name each.
    #[must_use]
    pub fn subject(&self) -> &[(Attribute, Template)] {
        &self.subject
    }

    /// How the name of the holder is written, the `{name}` of the subject; none: in any way.
    #[must_use]
    pub fn identifier(&self) -> Option<Identifier> {
        self.identifier
    }

    /// The key types that it allows, as ordered in the profile; never empty.
    #[must_use]
    pub fn key_types(&self) -> &[KeyType] {
        &self.key_types
    }

    /// Whether it allows a key type.
    #[must_use]
    pub fn allows(&self, key_type: KeyType) -> bool {
        self.key_types.contains(&key_type)
    }

    /// The key type of a new key when none is asked for; one of [`Self::key_types`].
    #[must_use]
    pub fn default_key_type(&self) -> KeyType {
        self.default_key_type
    }

    /// How long a certificate is valid from the moment of its issue; never zero.
    #[must_use]
    pub fn validity(&self) -> Period {
        self.validity
    }

    /// How long before the moment of its issue a certificate becomes valid, for peers whose clock is slow; five minutes unless the
    /// profile says otherwise, and shorter than [`Self::validity`].
    #[must_use]
    pub fn back_dating(&self) -> Period {
        self.back_dating
    }

    /// By up to how much a certificate may end earlier, at random, so that not all of a day expire in one second; none: not at all.
    /// Shorter than [`Self::validity`].
    #[must_use]
    pub fn jitter(&self) -> Option<Period> {
        self.jitter
    }

    /// The key usage of a certificate for this type of key (RFC 5280, 4.2.1.3), in the order of its bits; not empty for a type
    /// that the profile allows.
    #[must_use]
    pub fn key_usage(&self, key_type: KeyType) -> &[KeyUsage] {
        if key_type.is_rsa() { &self.rsa_key_usage } else { &self.elliptic_key_usage }
    }

    /// The extended key usage (RFC 5280, 4.2.1.12); empty: no such extension, as OCPP wants it (A00.FR.514).
    #[must_use]
    pub fn extended_key_usage(&self) -> &[ExtendedKeyUsage] {
        &self.extended_key_usage
    }

    /// How many authorities may follow below an authority of this profile (RFC 5280, 4.2.1.9); none: no limit, or no authority.
    #[must_use]
    pub fn path_length(&self) -> Option<u8> {
        self.path_length
    }

    /// Which names may stand in the certificates below an authority of this profile (RFC 5280, 4.2.1.10); none: any.
    #[must_use]
    pub fn name_constraints(&self) -> Option<&NameConstraints> {
        self.name_constraints.as_ref()
    }

    /// What the subject alternative name holds.
    #[must_use]
    pub fn subject_alternative_name(&self) -> SubjectAlternativeName {
        self.subject_alternative_name
    }

    /// Whether it describes servers, which have DNS names; a party of OCPI has both servers and clients.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.subject_alternative_name != SubjectAlternativeName::None
    }

    /// The policies under which certificates are issued (RFC 5280, 4.2.1.4), as dotted OIDs; empty: no such extension.
    #[must_use]
    pub fn certificate_policies(&self) -> &[String] {
        &self.certificate_policies
    }

    /// Which extensions are critical beyond those that always are.
    #[must_use]
    pub fn critical(&self) -> &[Critical] {
        &self.critical
    }

    /// Which of evpki's own extensions are written.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        self.metadata
    }

    /// Which pointers to published files are written.
    #[must_use]
    pub fn distribution(&self) -> Distribution {
        self.distribution
    }

    /// For whom a certificate has to be right, and which rules are waived.
    #[must_use]
    pub fn rules(&self) -> &Choice {
        &self.rules
    }

    /// Whether the public key may come in a certificate signing request.
    #[must_use]
    pub fn accepts_csr(&self) -> bool {
        self.accepts_csr
    }
}

/// Whether a profile or a hierarchy can have this name: 1 to 64 of `a-z 0-9 -`.
#[must_use]
pub fn is_name(given: &str) -> bool {
    let takes = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&given.len()) && given.chars().all(takes)
}

/// Whose certificates a profile describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A certification authority's.
    Authority,
    /// A server's: a CSMS.
    Server,
    /// A charging station's.
    Station,
    /// A party of OCPI's: a client or a server of its platform.
    Party,
    /// That of the supply equipment communication controller of ISO 15118, by which a charging station is known to vehicles.
    Secc,
    /// That of a contract of ISO 15118, by which a vehicle pays.
    Contract,
    /// A vehicle's: the provisioning certificate of ISO 15118-2, the vehicle certificate of ISO 15118-20.
    Vehicle,
    /// Somebody's who signs data, and stands at no end of a connection.
    Signer,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Authority, Self::Server, Self::Station, Self::Party, Self::Secc, Self::Contract, Self::Vehicle, Self::Signer];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 8] = ["authority", "server", "station", "party", "secc", "contract", "vehicle", "signer"];

    /// The name, as written and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether its certificates are issued to a name and nothing else is known of their holder.
    #[must_use]
    pub fn is_holder(self) -> bool {
        matches!(self, Self::Secc | Self::Contract | Self::Vehicle | Self::Signer)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Kind {
    type Err = ModelError;
    fn from_str(given: &str) -> Result<Self, ModelError> {
        Self::ALL.into_iter().find(|k| k.name() == given).ok_or_else(|| ModelError::Unknown {
            what: "a kind of profile",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// What the subject alternative name of a certificate holds (RFC 5280, 4.2.1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubjectAlternativeName {
    /// There is none: a station's certificate has no DNS name (A00.FR.511), nor has a client's.
    None,
    /// The server's FQDN, and further names if asked for.
    Dns {
        /// Whether a name may begin with `*.`; OCPP 2.0.1's errata refuse such certificates by default.
        wildcards: bool,
        /// Whether IP addresses may be asked for.
        ip_addresses: bool,
    },
}

/// Which of evpki's own extensions a certificate carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Metadata {
    /// The environment of the PKI (`evpki.1.1`).
    pub environment: bool,
    /// What the operator knows of the station (`evpki.1.2`).
    pub station: bool,
    /// For which parties of OCPI it speaks (`evpki.1.3`).
    pub parties: bool,
    /// In which roles of users its holder may act, as far as any are asked for (`evpki.1.4`).
    pub user_roles: bool,
}

/// Which pointers a certificate carries when the PKI has a place where it publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Distribution {
    /// To the CRL of its issuer (CRL distribution points; RFC 5280, 4.2.1.13).
    pub crl: bool,
    /// To the certificate of its issuer (authority information access, caIssuers; RFC 5280, 4.2.2.1).
    pub issuer_certificate: bool,
    /// To an OCSP responder (authority information access, ocsp; RFC 5280, 4.2.2.1).
    pub ocsp: bool,
}
