//! Certificate extensions: what they say, apart from how it is written.

mod constraints;
mod decode;
#[cfg(feature = "cli")]
mod encode;

pub use constraints::{NameConstraints, Subtree};

use super::{
    Station,
    metadata::{Arc, Party},
};
use crate::model::{Environment, PkiId, hex};
use std::net::IpAddr;
use x509_cert::ext::pkix::KeyUsages;

/// What a key may be used for (RFC 5280, 4.2.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyUsage {
    /// Signatures other than on certificates and CRLs: TLS authentication.
    DigitalSignature,
    /// Signatures that are to be evidence; also called contentCommitment.
    NonRepudiation,
    /// Enciphering keys: TLS_RSA_*.
    KeyEncipherment,
    /// Enciphering data directly.
    DataEncipherment,
    /// Agreeing on keys: static (EC)DH.
    KeyAgreement,
    /// Signing certificates.
    KeyCertSign,
    /// Signing CRLs.
    CrlSign,
    /// With key agreement: enciphering only.
    EncipherOnly,
    /// With key agreement: deciphering only.
    DecipherOnly,
}

impl KeyUsage {
    /// All of them, in the order of their bits.
    pub const ALL: [Self; 9] = [
        Self::DigitalSignature,
        Self::NonRepudiation,
        Self::KeyEncipherment,
        Self::DataEncipherment,
        Self::KeyAgreement,
        Self::KeyCertSign,
        Self::CrlSign,
        Self::EncipherOnly,
        Self::DecipherOnly,
    ];
    /// Their names in RFC 5280, in the same order.
    pub const NAMES: [&'static str; 9] = [
        "digitalSignature",
        "nonRepudiation",
        "keyEncipherment",
        "dataEncipherment",
        "keyAgreement",
        "keyCertSign",
        "cRLSign",
        "encipherOnly",
        "decipherOnly",
    ];

    /// Its name in RFC 5280.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    pub(super) const fn flag(self) -> KeyUsages {
        match self {
            Self::DigitalSignature => KeyUsages::DigitalSignature,
            Self::NonRepudiation => KeyUsages::NonRepudiation,
            Self::KeyEncipherment => KeyUsages::KeyEncipherment,
            Self::DataEncipherment => KeyUsages::DataEncipherment,
            Self::KeyAgreement => KeyUsages::KeyAgreement,
            Self::KeyCertSign => KeyUsages::KeyCertSign,
            Self::CrlSign => KeyUsages::CRLSign,
            Self::EncipherOnly => KeyUsages::EncipherOnly,
            Self::DecipherOnly => KeyUsages::DecipherOnly,
        }
    }
}

impl std::fmt::Display for KeyUsage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// A name besides the subject's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AlternativeName {
    /// A host name.
    Dns(String),
    /// An IP address.
    Ip(IpAddr),
    /// Any other, as its kind and what it says.
    Other(String),
}

impl std::fmt::Display for AlternativeName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Dns(name) => write!(f, "DNS:{name}"),
            Self::Ip(address) => write!(f, "IP:{address}"),
            Self::Other(other) => f.write_str(other),
        }
    }
}

/// What an extension says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extension {
    /// Whether the subject is an authority, and how many more may stand below it.
    BasicConstraints {
        /// Whether it is.
        authority: bool,
        /// How many intermediate authorities may follow.
        path_length: Option<u8>,
    },
    /// What the key may be used for.
    KeyUsage(Vec<KeyUsage>),
    /// For which purposes, as dotted OIDs.
    ExtendedKeyUsage(Vec<String>),
    /// Names besides the subject's.
    SubjectAlternativeName(Vec<AlternativeName>),
    /// The identifier of the subject's key.
    SubjectKeyIdentifier(Vec<u8>),
    /// The identifier of the issuer's key, copied from the issuer's certificate.
    AuthorityKeyIdentifier(Vec<u8>),
    /// Where the CRL is, as URLs.
    CrlDistributionPoints(Vec<String>),
    /// Where the issuer's certificate and its OCSP responders are, as URLs.
    AuthorityInformationAccess {
        /// The issuer's certificate.
        ca_issuers: Vec<String>,
        /// OCSP responders.
        ocsp: Vec<String>,
    },
    /// The policies under which it was issued, as dotted OIDs; their qualifiers are not read.
    CertificatePolicies(Vec<String>),
    /// Which policies of those below count as policies of the authority: pairs of its own and theirs, as dotted OIDs.
    PolicyMappings(Vec<(String, String)>),
    /// What becomes of policies below an authority: after how many more certificates.
    PolicyConstraints {
        /// Each path has to have one.
        require_explicit: Option<u32>,
        /// They are mapped no more.
        inhibit_mapping: Option<u32>,
    },
    /// After how many more certificates anyPolicy no longer stands for any.
    InhibitAnyPolicy(u32),
    /// Which names may stand below an authority.
    NameConstraints(NameConstraints),
    /// Which world the certificate belongs to (evpki.1.1).
    Environment(Environment),
    /// Which charging station it is for (evpki.1.2).
    Station(Station),
    /// For which parties of OCPI it speaks (evpki.1.3).
    Parties(Vec<Party>),
    /// In which roles of users its holder may act (evpki.1.4).
    UserRoles(Vec<String>),
    /// The identifier of the PKI whose trust anchor it is (evpki.1.5).
    Pki(PkiId),
    /// One that evpki does not read.
    Other {
        /// Its OID.
        oid: String,
        /// Its value.
        der: Vec<u8>,
    },
}

impl Extension {
    /// Its name in the field; the OID of one that evpki does not read.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::BasicConstraints { .. } => "basicConstraints",
            Self::KeyUsage(_) => "keyUsage",
            Self::ExtendedKeyUsage(_) => "extKeyUsage",
            Self::SubjectAlternativeName(_) => "subjectAltName",
            Self::SubjectKeyIdentifier(_) => "subjectKeyIdentifier",
            Self::AuthorityKeyIdentifier(_) => "authorityKeyIdentifier",
            Self::CrlDistributionPoints(_) => "cRLDistributionPoints",
            Self::AuthorityInformationAccess { .. } => "authorityInfoAccess",
            Self::CertificatePolicies(_) => "certificatePolicies",
            Self::PolicyMappings(_) => "policyMappings",
            Self::PolicyConstraints { .. } => "policyConstraints",
            Self::InhibitAnyPolicy(_) => "inhibitAnyPolicy",
            Self::NameConstraints(_) => "nameConstraints",
            Self::Environment(_) => "evpki environment",
            Self::Station(_) => "evpki station",
            Self::Parties(_) => "evpki parties",
            Self::UserRoles(_) => "evpki user roles",
            Self::Pki(_) => "evpki PKI",
            Self::Other { oid, .. } => oid,
        }
    }

    /// Whether it is written as critical unless a profile says otherwise: what limits a key must not be passed over
    /// (RFC 5280, 4.2.1.3, 4.2.1.5, 4.2.1.9 to 4.2.1.11, 4.2.1.14).
    #[must_use]
    pub fn is_usually_critical(&self) -> bool {
        matches!(
            self,
            Self::BasicConstraints { .. }
                | Self::KeyUsage(_)
                | Self::NameConstraints(_)
                | Self::PolicyMappings(_)
                | Self::PolicyConstraints { .. }
                | Self::InhibitAnyPolicy(_)
        )
    }

    /// It, as critical as it usually is: what stands in a plan.
    #[must_use]
    pub fn as_usual(self) -> (bool, Self) {
        (self.is_usually_critical(), self)
    }

    /// What it says, in words; the purposes of `arc` have names.
    #[must_use]
    pub fn describe(&self, arc: &Arc) -> String {
        match self {
            Self::BasicConstraints { authority: false, .. } => "not an authority".to_owned(),
            Self::BasicConstraints { path_length: None, .. } => "an authority".to_owned(),
            Self::BasicConstraints { path_length: Some(0), .. } => "an authority with none below it".to_owned(),
            Self::BasicConstraints { path_length: Some(n), .. } => format!("an authority with at most {n} in a row below it"),
            Self::KeyUsage(usages) => usages.iter().map(|u| u.name()).collect::<Vec<_>>().join(", "),
            Self::ExtendedKeyUsage(purposes) => purposes.iter().map(|p| arc.name_of(p)).collect::<Vec<_>>().join(", "),
            Self::SubjectAlternativeName(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Self::SubjectKeyIdentifier(id) | Self::AuthorityKeyIdentifier(id) => hex::encode(id),
            Self::CrlDistributionPoints(urls) => urls.join(", "),
            Self::AuthorityInformationAccess { ca_issuers, ocsp } => {
                let of = |what: &str, urls: &[String]| urls.iter().map(|u| format!("{what} {u}")).collect::<Vec<_>>();
                [of("issuer", ca_issuers), of("OCSP", ocsp)].concat().join(", ")
            }
            Self::CertificatePolicies(policies) => policies.join(", "),
            Self::PolicyMappings(pairs) => {
                pairs.iter().map(|(ours, theirs)| format!("{theirs} counts as {ours}")).collect::<Vec<_>>().join(", ")
            }
            Self::PolicyConstraints { require_explicit, inhibit_mapping } => {
                let of = |what: &str, after: &Option<u32>| after.map(|n| format!("{what} after {n}"));
                let all = [of("a policy is required", require_explicit), of("none is mapped", inhibit_mapping)];
                all.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Self::InhibitAnyPolicy(after) => format!("anyPolicy stands for none after {after}"),
            Self::NameConstraints(constraints) => constraints.to_string(),
            Self::Environment(environment) => environment.to_string(),
            Self::Station(station) => station.to_string(),
            Self::Parties(parties) => parties.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            Self::UserRoles(roles) => roles.join(", ").escape_debug().to_string(),
            Self::Pki(id) => id.to_string(),
            Self::Other { der, .. } => format!("{} bytes: {}", der.len(), hex::encode(&der[..der.len().min(32)])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_wrote_plays_no_tricks_on_a_terminal() {
        let evil = "\u{1b}[2J\u{9b}".to_owned();
        let station = Station {
            station_id: evil.clone(),
            serial_number: Some(evil.clone()),
            vendor: Some(evil.clone()),
            model: Some(evil.clone()),
            security_profiles: Vec::new(),
            versions: vec![evil],
        };
        let arc = Arc::new(None).unwrap();
        assert!(!Extension::Station(station).describe(&arc).chars().any(char::is_control));
    }
}
