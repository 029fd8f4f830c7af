//! Names on a path: when two are the same (RFC 5280, 7.1), and which may stand below an authority (4.2.1.10).

use super::{Link, PathError};
use crate::x509::{Attribute, Certificate, Error, Extension, Name, NameConstraints, Subtree, keys::der_of, metadata::Arc};
use const_oid::{
    ObjectIdentifier,
    db::{rfc3280, rfc5280},
};
use der::{Any, Encode, Tag, Tagged};
use std::{fmt, net::IpAddr};
use x509_cert::{
    ext::pkix::{SubjectAltName, name::GeneralName},
    name::RelativeDistinguishedName,
};

/// How many names are held against how many subtrees before a heap of certificates is given up.
pub(super) const MOST_COMPARISONS: usize = 250_000;

/// A distinguished name as it is compared: letters in lower case, runs of spaces as one, whichever kind of string it stands in. What is no
/// text is compared as it is. Beyond that, nothing of RFC 4518 is done: names that differ in the composition of their letters differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Folded(Vec<Vec<(ObjectIdentifier, Vec<u8>)>>);

impl Folded {
    /// The form in which a name is compared.
    #[must_use]
    pub fn of(name: &Name) -> Self {
        let rdn = |rdn: &RelativeDistinguishedName| {
            let mut pairs: Vec<_> = rdn.iter().map(|pair| (pair.oid, folded(&pair.value))).collect();
            pairs.sort();
            pairs
        };
        Self(name.decoded().unwrap_or_default().iter_rdn().map(rdn).collect())
    }

    fn begins_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// Text with a 0 in front; anything else with its tag.
fn folded(value: &Any) -> Vec<u8> {
    let Some(text) = text(value) else { return value.to_der().unwrap_or_default() };
    let words = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    [&[0], words.to_lowercase().as_bytes()].concat()
}

/// What an attribute says, whichever kind of string it is. What software of old took for T.61 was Latin-1.
fn text(value: &Any) -> Option<String> {
    let octets = value.value();
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::VisibleString => String::from_utf8(octets.to_vec()).ok(),
        Tag::TeletexString => Some(octets.iter().map(|octet| char::from(*octet)).collect()),
        Tag::BmpString => {
            let units = octets.chunks(2).map(|pair| pair.iter().fold(0, |unit, octet| unit << 8 | u16::from(*octet)));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        _ => None,
    }
}

/// A name that a certificate shows, of a kind that can be constrained.
enum Shown {
    Directory(Folded, String),
    Dns(String),
    Email(String),
    Uri(String),
    Ip(Vec<u8>),
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory(_, text) => f.write_str(text),
            Self::Dns(name) | Self::Email(name) | Self::Uri(name) => write!(f, "{}", name.escape_debug()),
            Self::Ip(octets) => match ip(octets) {
                Some(address) => write!(f, "{address}"),
                None => f.write_str(&crate::model::hex::encode(octets)),
            },
        }
    }
}

/// A subtree, and a distinguished name as it is compared.
type Bound = (Subtree, Option<Folded>);

/// Name constraints, made ready for many names.
struct Bounds {
    permitted: Vec<Bound>,
    excluded: Vec<Bound>,
}

impl Bounds {
    fn new(constraints: NameConstraints) -> Self {
        let bound = |subtree: Subtree| {
            let base = if let Subtree::Directory(base) = &subtree { Some(Folded::of(base)) } else { None };
            (subtree, base)
        };
        let all = |trees: Vec<Subtree>| trees.into_iter().map(bound).collect();
        Self { permitted: all(constraints.permitted), excluded: all(constraints.excluded) }
    }
}

/// Holds the names of every certificate of a path against what those above it say; the path begins with the leaf. Self-issued authorities are
/// left out (RFC 5280, 6.1.3 b); `comparisons` counts on.
pub(super) fn check(path: &[&Link<'_>], arc: &Arc, comparisons: &mut usize) -> Result<(), PathError> {
    let mut above: Vec<(&Certificate, Bounds)> = Vec::new();
    for (at, link) in path.iter().enumerate().rev() {
        if !above.is_empty() && (at == 0 || !link.is_self_issued()) {
            let names = shown(link.certificate, at == 0).map_err(|e| super::malformed(link.certificate, &e))?;
            for (issuer, constraints) in &above {
                *comparisons += names.len() * (constraints.permitted.len() + constraints.excluded.len());
                if *comparisons > MOST_COMPARISONS {
                    return Err(PathError::TooManyNames);
                }
                for name in &names {
                    hold(name, constraints).map_err(|why| PathError::NameConstrained {
                        issuer: issuer.subject().to_string(),
                        subject: link.certificate.subject().to_string(),
                        name: name.to_string(),
                        why,
                    })?;
                }
            }
        }
        if at == 0 {
            break;
        }
        let extensions = link.certificate.extensions(arc).map_err(|e| super::malformed(link.certificate, &e))?;
        let constraints = extensions.into_iter().find_map(|(_, e)| match e {
            Extension::NameConstraints(constraints) => Some(constraints),
            _ => None,
        });
        if let Some(constraints) = constraints {
            // What cannot be held against names is refused whether or not a certificate below shows such a name.
            let unread = constraints.permitted.iter().chain(&constraints.excluded).find(|t| matches!(t, Subtree::Other(_)));
            if let Some(subtree) = unread {
                let (issuer, subtree) = (link.certificate.subject().to_string(), subtree.to_string());
                return Err(PathError::Constraint { issuer, subtree });
            }
            above.push((link.certificate, Bounds::new(constraints)));
        }
    }
    Ok(())
}

/// The names that a certificate shows. A common name that looks like a host's counts as one in a leaf without others: a CSMS is called by it
/// (A00.FR.510).
fn shown(certificate: &Certificate, leaf: bool) -> Result<Vec<Shown>, Error> {
    let directory = |name: &Name| Shown::Directory(Folded::of(name), name.to_string());
    let subject = certificate.subject().decoded()?;
    let mut names = Vec::new();
    if !subject.is_empty() {
        names.push(directory(certificate.subject()));
    }
    let mails = subject.iter().filter(|pair| pair.oid == rfc3280::EMAIL_ADDRESS);
    names.extend(mails.map(|pair| Shown::Email(text(&pair.value).unwrap_or_default())));
    let alternative = certificate.extension::<SubjectAltName>(rfc5280::ID_CE_SUBJECT_ALT_NAME);
    for name in alternative.transpose().map_err(Error::der("subjectAltName"))?.into_iter().flat_map(|names| names.0) {
        names.extend(match name {
            GeneralName::DirectoryName(name) => Some(directory(&Name::from_der(&der_of(&name, "subjectAltName")?)?)),
            GeneralName::DnsName(name) => Some(Shown::Dns(name.as_str().to_owned())),
            GeneralName::Rfc822Name(name) => Some(Shown::Email(name.as_str().to_owned())),
            GeneralName::UniformResourceIdentifier(name) => Some(Shown::Uri(name.as_str().to_owned())),
            GeneralName::IpAddress(octets) => Some(Shown::Ip(octets.as_bytes().to_vec())),
            // Of these no constraint is understood, and one that stands in an authority refuses the path.
            GeneralName::OtherName(_) | GeneralName::EdiPartyName(_) | GeneralName::RegisteredId(_) => None,
        });
    }
    if leaf && !names.iter().any(|name| matches!(name, Shown::Dns(_))) {
        let hosts = certificate.subject().values(Attribute::CommonName).into_iter().filter(|name| looks_like_host(name));
        names.extend(hosts.map(Shown::Dns));
    }
    Ok(names)
}

fn looks_like_host(name: &str) -> bool {
    name.contains('.') && is_host(name) && name.parse::<IpAddr>().is_err()
}

/// Whether it is made as the name of a host is, a wildcard in front allowed. What is not may end elsewhere for another reader.
fn is_host(name: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let name = name.strip_suffix('.').unwrap_or(name);
    name.strip_prefix("*.").unwrap_or(name).split('.').all(label)
}

/// Whether constraints let a name pass; else why not.
fn hold(name: &Shown, constraints: &Bounds) -> Result<(), &'static str> {
    let mut of_its_kind = constraints.permitted.iter().filter_map(|subtree| within(name, subtree, false)).peekable();
    if of_its_kind.peek().is_some() && !of_its_kind.any(|within| within) {
        return Err("it is in none of the permitted subtrees");
    }
    if constraints.excluded.iter().any(|subtree| within(name, subtree, true) == Some(true)) {
        return Err("it is in an excluded subtree");
    }
    Ok(())
}

/// Whether a name is in a subtree; `None` when that is of another kind. In doubt it is in an excluded one, and in no permitted one.
fn within(name: &Shown, (subtree, base): &Bound, excluded: bool) -> Option<bool> {
    Some(match (name, subtree) {
        (Shown::Directory(name, _), Subtree::Directory(_)) => base.as_ref().map_or(excluded, |base| name.begins_with(base)),
        (Shown::Dns(name), Subtree::Dns(base)) => dns_within(name, base, excluded),
        (Shown::Email(name), Subtree::Email(base)) => match name.rsplit_once('@') {
            Some((local, host)) if !local.is_empty() && is_host(host) => match base.rsplit_once('@') {
                Some((mailbox, at)) => local == mailbox && host.eq_ignore_ascii_case(at),
                None => host_within(host, base),
            },
            _ => excluded,
        },
        (Shown::Uri(name), Subtree::Uri(base)) => host_of(name).map_or(excluded, |host| host_within(host, base)),
        (Shown::Ip(octets), Subtree::Ip { address, mask }) => match (ip(octets), address, mask) {
            (Some(IpAddr::V4(ip)), IpAddr::V4(base), IpAddr::V4(mask)) => ip & mask == base & mask,
            (Some(IpAddr::V6(ip)), IpAddr::V6(base), IpAddr::V6(mask)) => ip & mask == base & mask,
            (Some(_), ..) => false,
            (None, ..) => excluded,
        },
        _ => return None,
    })
}

/// The base itself and all below it; with a dot in front, which RFC 5280 does not know, a permitted one holds only what is below. A name with a
/// wildcard stands for many: it is in an excluded subtree when one of them is.
fn dns_within(name: &str, base: &str, excluded: bool) -> bool {
    if !is_host(name) {
        return excluded;
    }
    let (name, base) = (name.trim_end_matches('.').to_ascii_lowercase(), base.trim_end_matches('.').to_ascii_lowercase());
    let (bare, below_only) = base.strip_prefix('.').map_or((base.as_str(), false), |bare| (bare, !excluded));
    let is_below = |name: &str, base: &str| name.strip_suffix(base).is_some_and(|rest| rest.ends_with('.'));
    if bare.is_empty() || is_below(&name, bare) || (name == bare && !below_only) {
        return true;
    }
    excluded && name.strip_prefix("*.").is_some_and(|parent| is_below(bare, parent))
}

/// A host alone, or with a dot in front all below a domain.
fn host_within(host: &str, base: &str) -> bool {
    let (host, base) = (host.to_ascii_lowercase(), base.to_ascii_lowercase());
    if base.starts_with('.') { host.len() > base.len() && host.ends_with(&base) } else { host == base }
}

/// The host of a URI, when it has one that is a name: constraints cannot be held against any other (RFC 5280, 4.2.1.10).
fn host_of(uri: &str) -> Option<&str> {
    let (_, rest) = uri.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    // A backslash is no part of a URI, and not every reader ends the host at the same side of it.
    let host = authority.rsplit('@').next().filter(|_| !authority.contains('\\'))?;
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    (looks_like_host(host) && !host.contains('*')).then_some(host)
}

fn ip(octets: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(octets).map(IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(octets).map(IpAddr::from)).ok()
}
