//! Why a request is refused.

use crate::{
    model::{Environment, Interface, PartyId, shortened},
    x509::{
        metadata::{Module, Purpose},
        path,
    },
};

/// Why the holder of a certificate may not do what it asks for. The message is for people, [`code`](Self::code) is for programs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizationError {
    /// The client presented no certificate.
    #[error("no certificate was presented")]
    NothingShown,
    /// A presented certificate cannot be parsed.
    #[error("cannot read certificate {position} of the presented chain: {why}")]
    Unreadable {
        /// Its position in the chain, counted from 1.
        position: usize,
        /// The message of the parser.
        why: String,
    },
    /// No valid path to an anchor exists, or a certificate of the path is revoked, or its revocation status is unknown.
    #[error(transparent)]
    Path(#[from] path::PathError),
    /// An extension is malformed.
    #[error("`{subject}` has a malformed extension: {why}")]
    Malformed {
        /// The subject.
        subject: String,
        /// What is wrong.
        why: String,
    },
    /// The presented certificate is a CA certificate.
    #[error("`{subject}` is a CA certificate, not a client certificate")]
    Authority {
        /// The subject.
        subject: String,
    },
    /// A certificate of the path belongs to another environment.
    #[error("`{subject}` belongs to the environment {found}, expected {expected}")]
    OtherEnvironment {
        /// The subject.
        subject: String,
        /// The environment that the certificate names.
        found: Environment,
        /// The environment of the request.
        expected: Environment,
    },
    /// A certificate of the path names no environment.
    #[error("`{subject}` names no environment, expected {expected}")]
    NoEnvironment {
        /// The subject.
        subject: String,
        /// The environment of the request.
        expected: Environment,
    },
    /// The key usage does not allow the key to sign, so the client cannot prove that it has the key.
    #[error("the key usage of `{subject}` has no digitalSignature")]
    KeyUsage {
        /// The subject.
        subject: String,
    },
    /// The certificate is not a client certificate.
    #[error("`{subject}` is not a client certificate: its extended key usage has no clientAuth")]
    NotAClient {
        /// The subject.
        subject: String,
    },
    /// The certificate has another purpose.
    #[error("`{subject}` has the purpose {}, expected {}", names(found.iter().map(|p| p.name())), expected.name())]
    OtherPurpose {
        /// The subject.
        subject: String,
        /// The purposes that the certificate names.
        found: Vec<Purpose>,
        /// The purpose that the request needs.
        expected: Purpose,
    },
    /// The certificate only allows its owner to send charge detail records, and the request is a different one.
    #[error("`{subject}` has the purpose cdr-sender, which allows only cdrs:sender and not {}:{interface}", shortened(module))]
    CdrSender {
        /// The subject.
        subject: String,
        /// The module of the request.
        module: String,
        /// The interface of the request.
        interface: Interface,
    },
    /// The certificate names no OCPI party.
    #[error("`{subject}` names no OCPI party")]
    NoParties {
        /// The subject.
        subject: String,
    },
    /// The certificate names other OCPI parties only.
    #[error("the certificate is for {}, not for {asked}", names(named))]
    OtherParty {
        /// The party of the request.
        asked: PartyId,
        /// The parties that the certificate names.
        named: Vec<PartyId>,
    },
    /// The party does not have the role.
    #[error("{party} does not have the role {}; it has {}", shortened(asked), names(named.iter().map(|r| shortened(r))))]
    Role {
        /// The party.
        party: PartyId,
        /// The role of the request.
        asked: String,
        /// The roles of the party.
        named: Vec<String>,
    },
    /// The certificate does not grant the module.
    #[error("{party} is not granted the module {}; it is granted {}", shortened(asked), names(granted))]
    Module {
        /// The party.
        party: PartyId,
        /// The module of the request.
        asked: String,
        /// The modules that the certificate grants.
        granted: Vec<Module>,
    },
    /// The certificate grants the module, but not this interface of it.
    #[error("{party} is not granted {}:{asked}; it is granted {}", shortened(module), names(granted))]
    Interface {
        /// The party.
        party: PartyId,
        /// The module.
        module: String,
        /// The interface of the request.
        asked: Interface,
        /// The modules that the certificate grants.
        granted: Vec<Module>,
    },
    /// The certificate names no charger.
    #[error("`{subject}` names no charger")]
    NoStation {
        /// The subject.
        subject: String,
    },
    /// The certificate is for another charger.
    #[error("the certificate is for the charger `{}`, not for `{}`", shortened(found), shortened(asked))]
    OtherStation {
        /// The station ID of the request.
        asked: String,
        /// The station ID in the certificate.
        found: String,
    },
    /// The charger has another serial number.
    #[error("the charger `{}` has {}, expected `{}`", shortened(station_id), serial(found.as_deref()), shortened(asked))]
    SerialNumber {
        /// The station ID.
        station_id: String,
        /// The serial number of the request.
        asked: String,
        /// The serial number in the certificate; `None` means that it names no serial number.
        found: Option<String>,
    },
}

impl AuthorizationError {
    /// Returns the code of this refusal, for programs. A code never changes; later versions may add codes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NothingShown => "nothing-shown",
            Self::Unreadable { .. } => "unreadable",
            Self::Path(path::PathError::Revoked { .. }) => "revoked",
            Self::Path(path::PathError::NoRevocationList { .. }) => "no-crl",
            Self::Path(path::PathError::NotYetValid { .. }) => "not-yet-valid",
            Self::Path(path::PathError::Expired { .. }) => "expired",
            Self::Path(path::PathError::Malformed { .. } | path::PathError::Encoding { .. }) | Self::Malformed { .. } => {
                "malformed"
            }
            Self::Path(_) => "no-path",
            Self::Authority { .. } => "authority",
            Self::OtherEnvironment { .. } => "other-environment",
            Self::NoEnvironment { .. } => "no-environment",
            Self::KeyUsage { .. } => "key-usage",
            Self::NotAClient { .. } => "not-a-client",
            Self::OtherPurpose { .. } => "other-purpose",
            Self::CdrSender { .. } => "cdr-sender",
            Self::NoParties { .. } => "no-parties",
            Self::OtherParty { .. } => "other-party",
            Self::Role { .. } => "role",
            Self::Module { .. } => "module",
            Self::Interface { .. } => "interface",
            Self::NoStation { .. } => "no-station",
            Self::OtherStation { .. } => "other-station",
            Self::SerialNumber { .. } => "serial-number",
        }
    }
}

/// The largest number of list items in a message.
const MOST: usize = 10;

/// Joins the items as `a, b`; an empty list becomes `none`.
fn names<T: std::fmt::Display>(all: impl IntoIterator<Item = T>) -> String {
    let mut all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    let more = all.len().saturating_sub(MOST);
    if more > 0 {
        all.truncate(MOST);
        all.push(format!("and {more} more"));
    }
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

fn serial(found: Option<&str>) -> String {
    found.map_or_else(|| "no serial number".to_owned(), |found| format!("the serial number `{}`", shortened(found)))
}
