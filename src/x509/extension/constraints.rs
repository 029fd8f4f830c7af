//! What an authority's certificate says of the names below it (RFC 5280, 4.2.1.10).

use crate::x509::Name;
use std::{fmt, net::IpAddr};

/// Which names may stand in the certificates below an authority.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameConstraints {
    /// Of each kind of name that stands here, only those within.
    pub permitted: Vec<Subtree>,
    /// None of those within.
    pub excluded: Vec<Subtree>,
}

/// All names at and below one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subtree {
    /// Host names that end so: `example.org` holds itself and `www.example.org`.
    Dns(String),
    /// Mail addresses: one, all of a host, or with a dot in front all below a domain.
    Email(String),
    /// URIs by their host; with a dot in front all below a domain.
    Uri(String),
    /// IP addresses, by address and mask.
    Ip {
        /// The address.
        address: IpAddr,
        /// Which bits of it count.
        mask: IpAddr,
    },
    /// Distinguished names that begin so.
    Directory(Name),
    /// Any other, in words: nothing can be held against it.
    Other(String),
}

impl fmt::Display for Subtree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) => write!(f, "DNS:{}", name.escape_debug()),
            Self::Email(name) => write!(f, "email:{}", name.escape_debug()),
            Self::Uri(name) => write!(f, "URI:{}", name.escape_debug()),
            Self::Ip { address, mask } => write!(f, "IP:{address}/{mask}"),
            Self::Directory(name) => write!(f, "directory:{name}"),
            Self::Other(other) => write!(f, "{}", other.escape_debug()),
        }
    }
}

/// As people read it: `permitted DNS:acme.example, excluded DNS:lab.acme.example`.
impl fmt::Display for NameConstraints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |word: &'static str, trees: &[Subtree]| trees.iter().map(|t| format!("{word} {t}")).collect::<Vec<_>>();
        f.write_str(&[all("permitted", &self.permitted), all("excluded", &self.excluded)].concat().join(", "))
    }
}
