//! Why a text is not a hierarchy.

use std::fmt;

use crate::model::{Hint, KeyType, shortened};
use crate::pki::Period;
use crate::pki::document::{self, Location};
use crate::pki::profile::Kind;

/// Why a text is not a hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// It is not such a document at all: no YAML, an unknown key, a value that cannot be read.
    Document(document::Error),
    /// Each of its values can be read, but not together.
    Key {
        /// Where.
        place: Location,
        /// The authority that is concerned; none: the hierarchy itself.
        authority: Option<String>,
        /// The key, with its parents.
        key: &'static str,
        /// Why not.
        cause: Box<Cause>,
    },
}

impl From<document::Error> for Error {
    fn from(error: document::Error) -> Self {
        Self::Document(error)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            Self::Key { place, authority: None, key, cause } => write!(f, "{place}: {key}: {cause}"),
            Self::Key { place, authority: Some(name), key, cause } => write!(f, "{place}: `{}`: {key}: {cause}", shortened(name)),
        }
    }
}

/// Why a key of a hierarchy cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The name has characters that a name cannot have, too many, or none.
    Name {
        /// The name.
        given: String,
        /// What a name can have.
        allowed: &'static str,
    },
    /// A list or a text that must not be empty is.
    Empty,
    /// Another authority has this name already; letter case does not tell them apart, since files are named after them.
    Taken,
    /// The name stands in the list twice.
    Twice(String),
    /// No authority has this name.
    UnknownParent {
        /// The name.
        given: String,
        /// What it was probably meant to be.
        nearest: Option<String>,
    },
    /// The parent stands further below, or is the authority itself.
    LateParent(String),
    /// No profile has this name.
    UnknownProfile {
        /// The name.
        given: String,
        /// What it was probably meant to be.
        nearest: Option<String>,
        /// All the profiles there are.
        known: Vec<String>,
    },
    /// The profile is of another kind than its place wants.
    Kind {
        /// The profile.
        profile: String,
        /// Its kind.
        is: Kind,
        /// The kind that it must be.
        wanted: Kind,
    },
    /// The profile does not allow keys of this type.
    KeyType {
        /// The type.
        given: KeyType,
        /// The profile.
        profile: String,
        /// What it allows.
        allowed: Vec<KeyType>,
    },
    /// The parent may not issue certificates of this profile.
    NotIssued {
        /// The profile.
        profile: String,
        /// The parent.
        parent: String,
    },
    /// A root issues other certificates than an authority's (as V2G2-867 forbids).
    RootIssues(String),
    /// The path length of the profile is not smaller than the parent's, so certificates below would not be valid (RFC 5280, 4.2.1.9).
    PathLength {
        /// The path length of its profile; none: no limit.
        own: Option<u8>,
        /// The parent.
        parent: String,
        /// The path length of the parent's profile.
        above: u8,
    },
    /// A root is a trust anchor already.
    RootAnchor,
    /// Certificates of two kinds that one authority issues could be taken for one another.
    Mixed {
        /// One profile.
        one: String,
        /// The other, of another kind.
        other: String,
    },
    /// A profile names a purpose that its issuer's does not: peers would not let it count.
    Purpose {
        /// The profile.
        profile: String,
        /// The purpose.
        purpose: String,
        /// The profile of its issuer.
        above: String,
    },
    /// A profile of a party stands for the wrong end of a connection.
    End {
        /// The profile.
        profile: String,
        /// Whether it is to be a server's.
        server: bool,
    },
    /// Two authorities issue certificates of the same profile, which is no authority's.
    TwoIssuers {
        /// The profile.
        profile: String,
        /// The other authority.
        other: String,
    },
    /// No authority may issue certificates of this profile.
    NoIssuer(String),
    /// A CRL would be due before it begins.
    Crl {
        /// How long before its end a CRL is due.
        renew_before: Period,
        /// How long it lasts.
        validity: Period,
    },
}

/// How many names are listed at most.
const MOST: usize = 10;

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |names: &[String]| {
            let first: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
            first.join(", ") + if names.len() > MOST { ", …" } else { "" }
        };
        match self {
            Self::Name { given, allowed } => write!(f, "`{}` is no name, write {allowed}", shortened(given)),
            Self::Empty => f.write_str("is empty"),
            Self::Taken => f.write_str("another authority has this name already"),
            Self::Twice(name) => write!(f, "has `{}` twice", shortened(name)),
            Self::UnknownParent { given, nearest } => {
                write!(f, "no authority is called `{}`{}", shortened(given), Hint(nearest.as_deref()))
            }
            Self::LateParent(parent) => write!(f, "`{}` must be an authority that stands above this one", shortened(parent)),
            Self::UnknownProfile { given, nearest: Some(name), .. } => {
                write!(f, "no profile is called `{}`{}", shortened(given), Hint(Some(name)))
            }
            Self::UnknownProfile { given, nearest: None, known } => {
                write!(f, "no profile is called `{}`, known are: {}", shortened(given), joined(known))
            }
            Self::Kind { profile, is, wanted } => {
                write!(f, "`{profile}` is a profile of kind `{is}`, here it must be `{wanted}`")
            }
            Self::KeyType { given, profile, allowed } => {
                let allowed: Vec<&str> = allowed.iter().map(|k| k.name()).collect();
                write!(f, "`{given}` is not allowed by profile `{profile}`, allowed are: {}", allowed.join(", "))
            }
            Self::NotIssued { profile, parent } => {
                write!(f, "its parent may not issue it, add `{profile}` to `may_issue` of `{parent}`")
            }
            Self::RootIssues(profile) => write!(f, "a root issues authorities only, let another authority issue `{profile}`"),
            Self::PathLength { own, parent, above } => {
                let own = own.map_or_else(|| "unlimited".to_owned(), |n| n.to_string());
                write!(f, "the path length is {own}, below `{parent}` with {above} it must be smaller (RFC 5280, 4.2.1.9)")
            }
            Self::RootAnchor => f.write_str("a root is a trust anchor already, leave it out"),
            Self::Mixed { one, other } => write!(
                f,
                "a certificate of `{one}` could pass for one of `{other}`: let two authorities issue them, \
                 or give both profiles extended key usages that have nothing in common"
            ),
            Self::Purpose { profile, purpose, above } => write!(
                f,
                "`{profile}` has the extended key usage `{purpose}`, the authority's own profile `{above}` has it not: \
                 peers would not let it count, add it there"
            ),
            Self::End { profile, server: true } => {
                write!(f, "`{profile}` is a client's: a server has `names: dns` below `subject_alternative_name`")
            }
            Self::End { profile, server: false } => {
                write!(f, "`{profile}` is a server's: a client has no `names: dns` below `subject_alternative_name`")
            }
            Self::TwoIssuers { profile, other } => write!(f, "`{profile}` is issued by `{other}` already"),
            Self::NoIssuer(profile) => write!(f, "no authority may issue `{profile}`, add it to `may_issue` of one"),
            Self::Crl { renew_before, validity } => write!(f, "`{renew_before}` is not shorter than the validity `{validity}`"),
        }
    }
}
