//! Whether a certificate is valid, and the reasons for revocation.

use super::{Error, Timestamp};

/// Why a certificate was revoked (RFC 5280, 5.3.1). `removeFromCRL` is left out: it exists in delta CRLs only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RevocationReason {
    /// No reason given; the CRL entry then has no reason code (RFC 5280, 5.3.1).
    Unspecified,
    /// The private key got out.
    KeyCompromise,
    /// The authority's private key got out.
    CaCompromise,
    /// A name in the certificate no longer holds.
    AffiliationChanged,
    /// Another certificate took its place.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// Held, for the time being: the only reason that can be undone.
    CertificateHold,
    /// A right that the certificate grants was withdrawn.
    PrivilegeWithdrawn,
}

impl RevocationReason {
    /// All values.
    pub const ALL: [Self; 8] = [
        Self::Unspecified,
        Self::KeyCompromise,
        Self::CaCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
        Self::CertificateHold,
        Self::PrivilegeWithdrawn,
    ];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 8] = [
        "unspecified",
        "key-compromise",
        "ca-compromise",
        "affiliation-changed",
        "superseded",
        "cessation-of-operation",
        "certificate-hold",
        "privilege-withdrawn",
    ];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Its CRLReason code (RFC 5280, 5.3.1).
    #[must_use]
    pub fn code(self) -> u8 {
        [0, 1, 2, 3, 4, 5, 6, 9][self as usize]
    }

    /// The reason with this CRLReason code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }
}

impl std::fmt::Display for RevocationReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for RevocationReason {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|r| r.name() == given).ok_or_else(|| Error::Unknown {
            what: "a reason to revoke",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// The status of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does, while it is valid.
    Good,
    /// It does not, for the time being; it may again.
    Held {
        /// Since when.
        at: Timestamp,
    },
    /// It does not, and never will again.
    Revoked {
        /// Since when.
        at: Timestamp,
        /// Why.
        reason: RevocationReason,
    },
}

impl Status {
    /// The name, as printed and stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Held { .. } => "held",
            Self::Revoked { .. } => "revoked",
        }
    }

    /// What its entry on the CRL says, if it has one.
    #[must_use]
    pub fn entry(self) -> Option<(Timestamp, RevocationReason)> {
        match self {
            Self::Good => None,
            Self::Held { at } => Some((at, RevocationReason::CertificateHold)),
            Self::Revoked { at, reason } => Some((at, reason)),
        }
    }
}
