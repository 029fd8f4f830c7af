//! Why something is not issued.

use super::rules::Rule;
use crate::{
    model::{KeyId, KeyType, SerialNumber, Timestamp},
    x509::{self, time},
};

/// Why something is not issued. Nothing was signed, and no serial number was spent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssuanceError {
    /// Rules speak against it.
    #[error("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Rules {
        /// What each of them found.
        findings: Vec<Finding>,
    },
    /// The key is of a kind that the profile does not allow.
    #[error("the profile `{profile}` does not allow {given} keys, but {}", names(allowed))]
    KeyType {
        /// The profile.
        profile: String,
        /// The kind of the key.
        given: KeyType,
        /// The kinds that it allows.
        allowed: Vec<KeyType>,
    },
    /// The clock stands before the issuer's beginning.
    #[error(
        "the clock says {}, but `{issuer}` is valid only from {} on: the clock is wrong",
        time::rfc3339(*now), time::rfc3339(*not_before)
    )]
    ClockBeforeIssuer {
        /// The issuer.
        issuer: String,
        /// From when it is valid.
        not_before: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// The issuer has expired.
    #[error("`{issuer}` expired at {}, and it is {}", time::rfc3339(*not_after), time::rfc3339(*now))]
    IssuerExpired {
        /// The issuer.
        issuer: String,
        /// Until when it was valid.
        not_after: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// The certificate would outlive its issuer.
    #[error(
        "the certificate would be valid until {}, its issuer `{issuer}` only until {}",
        time::rfc3339(*wanted), time::rfc3339(*not_after)
    )]
    OutlivesIssuer {
        /// The issuer.
        issuer: String,
        /// Until when it is valid.
        not_after: Timestamp,
        /// Until when the certificate would be.
        wanted: Timestamp,
    },
    /// The certificate would be over before it is issued.
    #[error("the certificate would be valid until {}, and it is {}", time::rfc3339(*wanted), time::rfc3339(*now))]
    Over {
        /// Until when it would be valid.
        wanted: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// What was recorded and left without a signature is not what would be recorded now.
    #[error("what was recorded as {serial} and left without a signature is not what is asked for now: it is not signed")]
    Stale {
        /// Its serial number.
        serial: SerialNumber,
    },
    /// The key is not the one that is to sign.
    #[error("the key {given} is not the one that is to sign, which is {expected}")]
    AnotherKey {
        /// The key that is to sign.
        expected: KeyId,
        /// The key.
        given: KeyId,
    },
    /// The profile takes no certification requests.
    #[error("the profile `{profile}` takes no certification requests")]
    NoRequests {
        /// The profile.
        profile: String,
    },
    /// The certification request asks for what is not granted.
    #[error("the certification request is refused: {why}")]
    Request {
        /// Why.
        why: String,
    },
    /// The subject of the profile has a field for which there is nothing.
    #[error("the profile `{profile}` wants `{{{field}}}` in its subject, and the request has no such value")]
    Field {
        /// The profile.
        profile: String,
        /// The field.
        field: &'static str,
    },
    /// Something cannot be written into a certificate.
    #[error(transparent)]
    Encoding(#[from] x509::Error),
    /// What was signed is not what was to be signed.
    #[error("what was signed is not what was recorded: it does not leave this machine")]
    Altered,
}

/// What a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The requirement.
    pub rule: &'static Rule,
    /// What is wrong.
    pub says: String,
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        (self.rule.id, &self.says) == (other.rule.id, &other.says)
    }
}

impl Eq for Finding {}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.rule.id, self.says)
    }
}

fn names(key_types: &[KeyType]) -> String {
    key_types.iter().map(|k| k.name()).collect::<Vec<_>>().join(", ")
}
