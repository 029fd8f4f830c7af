//! Why somebody may not do what was asked.

use crate::{
    model::{Environment, Interface, PartyId, shortened},
    x509::{
        metadata::{Module, Purpose},
        path,
    },
};

/// Why somebody who has shown a certificate may not do what was asked. Its words are for people, [`code`](Self::code) is for programs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizationError {
    /// No certificate was shown.
    #[error("no certificate was shown")]
    NothingShown,
    /// What was shown is no certificate.
    #[error("certificate {position} of those shown cannot be read: {why}")]
    Unreadable {
        /// Which, counted from 1.
        position: usize,
        /// What the reader says.
        why: String,
    },
    /// There is no path to an anchor, or somebody in it is revoked, or might be.
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
    /// It is an authority's certificate.
    #[error("`{subject}` is an authority, and nobody who connects")]
    Authority {
        /// The subject.
        subject: String,
    },
    /// A certificate belongs to another world.
    #[error("`{subject}` belongs to {found}, and {expected} is asked for")]
    OtherEnvironment {
        /// The subject.
        subject: String,
        /// Where it belongs.
        found: Environment,
        /// What was asked for.
        expected: Environment,
    },
    /// A certificate does not say to which world it belongs.
    #[error("`{subject}` names no environment, and {expected} is asked for")]
    NoEnvironment {
        /// The subject.
        subject: String,
        /// What was asked for.
        expected: Environment,
    },
    /// The key may not sign, and so can prove nothing.
    #[error("the key usage of `{subject}` has no digitalSignature")]
    KeyUsage {
        /// The subject.
        subject: String,
    },
    /// The certificate is not for clients.
    #[error("`{subject}` is not for clients: its extended key usage has no clientAuth")]
    NotAClient {
        /// The subject.
        subject: String,
    },
    /// The certificate is for another purpose.
    #[error("`{subject}` is for {}, and not for {}", names(found.iter().map(|p| p.name())), expected.name())]
    OtherPurpose {
        /// The subject.
        subject: String,
        /// What it is for.
        found: Vec<Purpose>,
        /// What it would have to be for.
        expected: Purpose,
    },
    /// The certificate is for sending charge detail records, and something else is asked for.
    #[error(
        "`{subject}` is for cdr-sender, which may do cdrs:sender and nothing else, and {}:{interface} is asked for",
        shortened(module)
    )]
    CdrSender {
        /// The subject.
        subject: String,
        /// The module asked for.
        module: String,
        /// The side of it asked for.
        interface: Interface,
    },
    /// The certificate speaks for no party.
    #[error("`{subject}` is the certificate of no party")]
    NoParties {
        /// The subject.
        subject: String,
    },
    /// The certificate speaks for other parties.
    #[error("it is for {}, and not for {asked}", names(named))]
    OtherParty {
        /// The party asked for.
        asked: PartyId,
        /// Those that it speaks for.
        named: Vec<PartyId>,
    },
    /// The party has not that role.
    #[error("{party} does not have the role {}; it has {}", shortened(asked), names(named.iter().map(|r| shortened(r))))]
    Role {
        /// The party.
        party: PartyId,
        /// The role asked for.
        asked: String,
        /// Those that it has.
        named: Vec<String>,
    },
    /// The module is not granted.
    #[error("{party} is not granted the module {}; it is granted {}", shortened(asked), names(granted))]
    Module {
        /// The party.
        party: PartyId,
        /// The module asked for.
        asked: String,
        /// Those that it is granted.
        granted: Vec<Module>,
    },
    /// The module is granted, but not on that side.
    #[error("{party} is not granted {}:{asked}; it is granted {}", shortened(module), names(granted))]
    Interface {
        /// The party.
        party: PartyId,
        /// The module.
        module: String,
        /// The side asked for.
        asked: Interface,
        /// What it is granted.
        granted: Vec<Module>,
    },
    /// The certificate is for no station.
    #[error("`{subject}` is the certificate of no charging station")]
    NoStation {
        /// The subject.
        subject: String,
    },
    /// The certificate is for another station.
    #[error("it is for the station `{}`, and not for `{}`", shortened(found), shortened(asked))]
    OtherStation {
        /// The station asked for.
        asked: String,
        /// The one that it is for.
        found: String,
    },
    /// The station has another serial number.
    #[error("the station `{}` has {}, and not `{}`", shortened(station_id), serial(found.as_deref()), shortened(asked))]
    SerialNumber {
        /// The station.
        station_id: String,
        /// The serial number asked for.
        asked: String,
        /// The one that the certificate names.
        found: Option<String>,
    },
}

impl AuthorizationError {
    /// A word that says which refusal it is, for programs. None ever changes; there may be more.
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

/// How many of a list are said.
const MOST: usize = 10;

/// `a, b`, or `none`.
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
