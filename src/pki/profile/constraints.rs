//! Which names may stand in the certificates below an authority (RFC 5280, 4.2.1.10), as a profile says it.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use super::{Attribute, Field, Template};
use crate::model::shortened;
use crate::x509::{self, Name, Subtree};

/// Which names may stand in the certificates below an authority: of each kind of name that is permitted only those within, and none
/// of those that are excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameConstraints {
    pub(super) permitted: Vec<Constraint>,
    pub(super) excluded: Vec<Constraint>,
}

/// All names at and below one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    /// As it is written.
    Fixed(Subtree),
    /// Distinguished names that begin so; with `{country}`, `{organization}` and `{environment}` of the PKI filled in.
    Directory(Vec<(Attribute, Template)>),
}

impl NameConstraints {
    /// What is permitted.
    #[must_use]
    pub fn permitted(&self) -> &[Constraint] {
        &self.permitted
    }

    /// What is excluded.
    #[must_use]
    pub fn excluded(&self) -> &[Constraint] {
        &self.excluded
    }

    /// What the extension says, with each field of a distinguished name replaced by what `value` has for it.
    ///
    /// # Errors
    /// When a value does not fit its attribute.
    pub fn render(&self, value: impl Fn(Field) -> String + Copy) -> Result<x509::NameConstraints, x509::Error> {
        let tree = |constraint: &Constraint| match constraint {
            Constraint::Fixed(tree) => Ok(tree.clone()),
            Constraint::Directory(attributes) => {
                let filled = |template: &Template| template.render(|field| Some(value(field).into())).unwrap_or_default();
                let attributes: Vec<_> = attributes.iter().map(|(kind, template)| (*kind, filled(template))).collect();
                Name::from_attributes(&attributes).map(Subtree::Directory)
            }
        };
        let all = |constraints: &[Constraint]| constraints.iter().map(tree).collect::<Result<Vec<_>, _>>();
        Ok(x509::NameConstraints { permitted: all(&self.permitted)?, excluded: all(&self.excluded)? })
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(Subtree::Ip { address, mask }) => write!(f, "IP:{}", Network { address: *address, mask: *mask }),
            Self::Fixed(tree) => tree.fmt(f),
            Self::Directory(attributes) => {
                let parts: Vec<String> = attributes.iter().map(|(kind, value)| format!("{kind}={value}")).collect();
                write!(f, "directory:{}", parts.join(", "))
            }
        }
    }
}

/// A domain that holds all host names at and below it: `acme.example`.
pub(super) struct Domain(pub(super) String);

/// What a mail address must be or belong to: `ada@acme.example`, `acme.example` for a host, `.acme.example` for all below a domain.
pub(super) struct Mail(pub(super) String);

/// The host of a URI: `acme.example` alone, `.acme.example` for all below.
pub(super) struct Host(pub(super) String);

/// A range of IP addresses: `192.0.2.0/24`.
pub(super) struct Network {
    pub(super) address: IpAddr,
    pub(super) mask: IpAddr,
}

impl FromStr for Domain {
    type Err = ConstraintError;
    fn from_str(given: &str) -> Result<Self, ConstraintError> {
        if given.starts_with('.') {
            return Err(ConstraintError::Dot { given: given.to_owned() });
        }
        domain(given).map(Self)
    }
}

impl FromStr for Mail {
    type Err = ConstraintError;
    fn from_str(given: &str) -> Result<Self, ConstraintError> {
        match given.rsplit_once('@') {
            Some((local, host)) => {
                let fits = (1..=64).contains(&local.len()) && local.bytes().all(|b| b.is_ascii_graphic() && b != b'@');
                if !fits {
                    return Err(ConstraintError::Mail { given: given.to_owned() });
                }
                Ok(Self(format!("{local}@{}", domain(host)?)))
            }
            None => dotted(given).map(Self),
        }
    }
}

impl FromStr for Host {
    type Err = ConstraintError;
    fn from_str(given: &str) -> Result<Self, ConstraintError> {
        dotted(given).map(Self)
    }
}

impl FromStr for Network {
    type Err = ConstraintError;
    fn from_str(given: &str) -> Result<Self, ConstraintError> {
        let error = || ConstraintError::Network { given: given.to_owned() };
        let (address, length) = given.split_once('/').ok_or_else(error)?;
        let address: IpAddr = address.parse().map_err(|_| error())?;
        let length: u32 = length.parse().ok().filter(|_| length.bytes().all(|b| b.is_ascii_digit())).ok_or_else(error)?;
        let (first, mask) = match address {
            IpAddr::V4(v4) if length <= 32 => {
                let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
                (IpAddr::from((v4.to_bits() & mask).to_be_bytes()), IpAddr::from(mask.to_be_bytes()))
            }
            IpAddr::V6(v6) if length <= 128 => {
                let mask = u128::MAX.checked_shl(128 - length).unwrap_or(0);
                (IpAddr::from((v6.to_bits() & mask).to_be_bytes()), IpAddr::from(mask.to_be_bytes()))
            }
            _ => return Err(error()),
        };
        if first != address {
            return Err(ConstraintError::Inside { given: given.to_owned(), first: format!("{first}/{length}") });
        }
        Ok(Self { address, mask })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = match self.mask {
            IpAddr::V4(mask) => mask.to_bits().count_ones(),
            IpAddr::V6(mask) => mask.to_bits().count_ones(),
        };
        write!(f, "{}/{length}", self.address)
    }
}

/// A domain, in lower case; one label is enough, for `example` holds all below it.
fn domain(given: &str) -> Result<String, ConstraintError> {
    let label = |label: &str| {
        let takes = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (1..=63).contains(&label.len()) && label.bytes().all(takes) && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_domain = given.len() <= 253 && given.split('.').all(label) && given.parse::<IpAddr>().is_err();
    if is_domain { Ok(given.to_ascii_lowercase()) } else { Err(ConstraintError::Domain { given: given.to_owned() }) }
}

/// A host, or with a dot in front a domain.
fn dotted(given: &str) -> Result<String, ConstraintError> {
    match given.strip_prefix('.') {
        Some(rest) => domain(rest).map(|rest| format!(".{rest}")),
        None => domain(given),
    }
}

/// Why a text is no name constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConstraintError {
    /// It is no domain.
    Domain {
        /// What was given.
        given: String,
    },
    /// A dot stands before a domain, which holds all below it without.
    Dot {
        /// What was given.
        given: String,
    },
    /// It is no mail address.
    Mail {
        /// What was given.
        given: String,
    },
    /// It is no range of IP addresses.
    Network {
        /// What was given.
        given: String,
    },
    /// A range of IP addresses does not begin with its first.
    Inside {
        /// What was given.
        given: String,
        /// The range, written from its first address on.
        first: String,
    },
}

impl std::error::Error for ConstraintError {}

impl fmt::Display for ConstraintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain { given } => {
                write!(
                    f,
                    "`{}` is no domain, expected labels of a-z 0-9 - between dots, such as `acme.example`",
                    shortened(given)
                )
            }
            Self::Dot { given } => write!(
                f,
                "`{}` begins with a dot: a domain holds all host names below it without one (RFC 5280, 4.2.1.10)",
                shortened(given)
            ),
            Self::Mail { given } => write!(f, "`{}` is no mail address, such as `ada@acme.example`", shortened(given)),
            Self::Network { given } => {
                write!(f, "`{}` is no range of IP addresses, such as `192.0.2.0/24` or `2001:db8::/32`", shortened(given))
            }
            Self::Inside { given, first } => {
                write!(f, "`{}` has bits beyond its length, write `{first}`", shortened(given))
            }
        }
    }
}
