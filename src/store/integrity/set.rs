//! The sets whose members are authenticated together.

use crate::{
    model::{KeyId, SecretKind},
    store::OwnerKind,
};

/// Rows that are found together: if one of them is edited, removed, added or set back, the sum of the set shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Set<'a> {
    /// All rows of a table.
    Table(&'static str),
    /// The charger with this station id.
    Charger(&'a str),
    /// The charger with this serial number.
    SerialNumber(&'a str),
    /// The chargers of a batch.
    Batch(&'a str),
    /// The certificates of an owner.
    Owner(OwnerKind, &'a str),
    /// The certificates of all owners of a kind. Not kept for chargers, which are too many to be read at once.
    OwnerKind(OwnerKind),
    /// The certificates for a key pair, and whom they belong to.
    Key(&'a KeyId),
    /// The certificates that were recorded and not completed.
    Open,
    /// The certificates of an issuer that are on hold or revoked.
    NotGood(&'a str),
    /// The versions of a secret. Not kept for private keys, which have one version that never changes.
    Secrets(SecretKind, &'a str),
    /// All secrets of a kind.
    SecretKind(SecretKind),
    /// The latest CRL of an authority.
    LatestCrl(&'a str),
}

impl Set<'_> {
    /// The name, which no two sets share.
    pub(in crate::store) fn name(&self) -> String {
        match self {
            Self::Table(table) => format!("table:{table}"),
            Self::Charger(id) => format!("charger:{id}"),
            Self::SerialNumber(serial) => format!("serial-number:{serial}"),
            Self::Batch(batch) => format!("batch:{batch}"),
            Self::Owner(kind, name) => format!("owner:{}:{name}", kind.name()),
            Self::OwnerKind(kind) => format!("owner-kind:{}", kind.name()),
            Self::Key(id) => format!("key:{id}"),
            Self::Open => "open".to_owned(),
            Self::NotGood(issuer) => format!("not-good:{issuer}"),
            Self::Secrets(kind, owner) => format!("secrets:{kind}:{owner}"),
            Self::SecretKind(kind) => format!("secret-kind:{kind}"),
            Self::LatestCrl(authority) => format!("crl:{authority}"),
        }
    }

    /// What tells the sets apart of which there are few, whatever the store holds.
    pub(in crate::store) fn is_one_of_few(&self) -> Option<&'static str> {
        match self {
            Self::Table(table) => Some(table),
            Self::Open => Some(""),
            _ => None,
        }
    }

    /// What the sets of one charger have in common: they are stored beside one another.
    pub(in crate::store) fn neighbourhood(&self) -> String {
        match self {
            Self::Charger(id) | Self::Owner(OwnerKind::Charger, id) | Self::Secrets(SecretKind::Password, id) => {
                format!("charger:{id}")
            }
            other => other.name(),
        }
    }

    /// What a message calls it.
    pub(in crate::store) fn describe(&self) -> String {
        match self {
            Self::Table(table) => format!("the table {table}"),
            Self::Charger(id) => format!("the row of the charger {id}"),
            Self::SerialNumber(serial) => format!("the row of the charger with the serial number {serial}"),
            Self::Batch(batch) => format!("the chargers of the batch {batch}"),
            Self::Owner(kind, name) => format!("the certificates of {} {name}", kind.name()),
            Self::OwnerKind(kind) => format!("the certificates of owners of the kind {}", kind.name()),
            Self::Key(id) => format!("the certificates for the key {id}"),
            Self::Open => "the certificates without a signature".to_owned(),
            Self::NotGood(issuer) => format!("the certificates of {issuer} that are on hold or revoked"),
            Self::Secrets(kind, owner) => format!("the versions of the {kind} of {owner}"),
            Self::SecretKind(kind) => format!("the secrets of the kind {kind}"),
            Self::LatestCrl(authority) => format!("the latest CRL of {authority}"),
        }
    }
}

/// How a row is a member of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Element {
    /// By its tag: whatever changes in the row changes the sum.
    Row,
    /// By these octets, which stay the same when other columns change.
    Part(Vec<u8>),
}
