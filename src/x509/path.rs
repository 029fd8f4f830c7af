//! Path validation: from a certificate to an anchor, as RFC 5280, 6 asks for. `docs/path-validation.md` says in words what is checked.
//!
//! It fails closed: what is critical and not understood refuses the path, and so does what takes too long.

mod names;
mod policies;
mod revocation;
#[cfg(all(test, feature = "cli"))]
mod tests;

pub use policies::InitialPolicies;

use super::{Certificate, Error, Extension, KeyUsage, RevocationList, metadata::Arc, time};
use crate::model::{RevocationReason, SerialNumber, Timestamp};
pub use names::Folded;
use revocation::Lists;
use std::collections::HashMap;

/// How many certificates a path may have, the anchor included. Real ones have three or four.
const LONGEST_PATH: usize = 8;
/// How many signatures are tried before a heap of certificates is given up: hostile heaps can be made to have very many paths.
const MOST_SIGNATURES: usize = 200;
/// How many paths that reach an anchor are tried before a heap is given up.
const MOST_PATHS: usize = 20;

/// Whether a CRL has to be there for each certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revocation {
    /// It has to be, and has to be current.
    Required,
    /// Those that are there count; where there is none, the certificate passes.
    WhereKnown,
}

/// Why there is no path from a certificate to an anchor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// It is not valid yet.
    #[error("`{subject}` is valid from {} on, and it is {}", time::rfc3339(*not_before), time::rfc3339(*at))]
    NotYetValid {
        /// The subject.
        subject: String,
        /// From when it is valid.
        not_before: Timestamp,
        /// The moment asked for.
        at: Timestamp,
    },
    /// It is no longer valid.
    #[error("`{subject}` expired at {}, and it is {}", time::rfc3339(*not_after), time::rfc3339(*at))]
    Expired {
        /// The subject.
        subject: String,
        /// Until when it was valid.
        not_after: Timestamp,
        /// The moment asked for.
        at: Timestamp,
    },
    /// Nothing that is known issued it.
    #[error("no certificate at hand issued `{subject}`; its issuer is `{issuer}`")]
    NoIssuer {
        /// The subject.
        subject: String,
        /// Its issuer.
        issuer: String,
    },
    /// The path ends at a certificate that nobody vouches for.
    #[error("the path ends at `{subject}`, which is not an anchor")]
    NotAnAnchor {
        /// The subject.
        subject: String,
    },
    /// The signature is not its issuer's.
    #[error("the signature of `{subject}` is not that of `{issuer}`")]
    BadSignature {
        /// The subject.
        subject: String,
        /// Its issuer.
        issuer: String,
    },
    /// The issuer is not one.
    #[error("`{issuer}` may not issue certificates: {why}")]
    NotAnAuthority {
        /// The issuer.
        issuer: String,
        /// Why.
        why: &'static str,
    },
    /// More authorities follow than the issuer allows.
    #[error("{found} authorities stand below `{issuer}`, which allows {allowed}")]
    TooDeep {
        /// The issuer.
        issuer: String,
        /// How many follow.
        found: usize,
        /// How many may.
        allowed: u8,
    },
    /// An extension that must be understood is not.
    #[error("`{subject}` has the critical extension {extension}, which is not understood")]
    Critical {
        /// The subject.
        subject: String,
        /// The extension.
        extension: String,
    },
    /// An extension is malformed.
    #[error("`{subject}` has a malformed extension: {why}")]
    Malformed {
        /// The subject.
        subject: String,
        /// What is wrong.
        why: String,
    },
    /// A certificate is not written as DER writes it.
    #[error("`{subject}` is not encoded as DER: {why}")]
    Encoding {
        /// The subject.
        subject: String,
        /// What is wrong.
        why: String,
    },
    /// A name stands where an authority above does not allow it.
    #[error("the name constraints of `{issuer}` do not allow {}: {why}", whose(name, subject))]
    NameConstrained {
        /// The authority above.
        issuer: String,
        /// The subject.
        subject: String,
        /// Its name, or one of those besides it.
        name: String,
        /// Why not.
        why: &'static str,
    },
    /// A name constraint that cannot be held against names.
    #[error("`{issuer}` has a name constraint that is not understood: {subtree}")]
    Constraint {
        /// The authority.
        issuer: String,
        /// What it says.
        subtree: String,
    },
    /// There are too many names and constraints to hold each against each.
    #[error(
        "the certificates at hand have too many names and name constraints: more than {} comparisons",
        names::MOST_COMPARISONS
    )]
    TooManyNames,
    /// A policy has to be valid for the whole path, and none is that would do.
    #[error("no acceptable policy is valid for the whole path of `{subject}`, and {} asks for one", asking(issuer.as_deref()))]
    NoPolicy {
        /// The subject at its beginning.
        subject: String,
        /// The authority that asks for one; none: whoever verifies.
        issuer: Option<String>,
    },
    /// It is revoked or held.
    #[error("`{subject}` (serial number {serial}) is revoked since {}: {reason}", time::rfc3339(*since))]
    Revoked {
        /// The subject.
        subject: String,
        /// Its serial number.
        serial: SerialNumber,
        /// Since when.
        since: Timestamp,
        /// Why.
        reason: RevocationReason,
    },
    /// There is no CRL that says whether it is revoked.
    #[error("there is no current CRL of `{issuer}` to say whether `{subject}` is revoked")]
    NoRevocationList {
        /// The subject.
        subject: String,
        /// Its issuer.
        issuer: String,
    },
    /// The path is longer than any real one.
    #[error("the path from `{subject}` has more than {LONGEST_PATH} certificates")]
    TooLong {
        /// The subject at its beginning.
        subject: String,
    },
    /// The certificates at hand have too many paths.
    #[error("the certificates at hand form too many paths; give only those that belong to the chain")]
    TooManyPaths,
}

/// Those that issued no other, by their names: of a chain in any order, the leaf. When they form a ring, there is none.
#[must_use]
pub fn leaves(certificates: &[Certificate]) -> Vec<&Certificate> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for link in certificates.iter().map(Link::new) {
        if !links.iter().any(|other| other.certificate == link.certificate) {
            links.push(link);
        }
    }
    let mut issued: HashMap<&Folded, usize> = HashMap::new();
    for link in &links {
        *issued.entry(&link.issuer).or_default() += 1;
    }
    let issued_another =
        |link: &&Link<'_>| issued.get(&link.subject).copied().unwrap_or_default() > usize::from(link.is_self_issued());
    links.iter().filter(|link| !issued_another(link)).map(|link| link.certificate).collect()
}

/// What a path is looked for with.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// Certificates that may stand between, in any order; strangers among them do no harm.
    pub intermediates: &'a [Certificate],
    /// The authorities that are trusted. One counts while it is valid, and only itself: no other certificate takes its place, not even
    /// one for the same name and key.
    pub anchors: &'a [Certificate],
    /// CRLs, in any order.
    pub revocation_lists: &'a [RevocationList],
    /// Whether a CRL has to be there.
    pub revocation: Revocation,
    /// For which moment.
    pub at: Timestamp,
    /// Under which arc metadata stands.
    pub arc: &'a Arc,
}

/// A certificate with its names as they are compared.
#[derive(Debug)]
struct Link<'a> {
    certificate: &'a Certificate,
    subject: Folded,
    issuer: Folded,
}

impl<'a> Link<'a> {
    fn new(certificate: &'a Certificate) -> Self {
        Self { certificate, subject: Folded::of(certificate.subject()), issuer: Folded::of(certificate.issuer()) }
    }

    fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }
}

/// How far a search has come.
struct Walk<'h, 'a> {
    /// All certificates by subject; anchors before others.
    heap: &'h HashMap<Folded, Vec<Link<'a>>>,
    initial: &'h InitialPolicies,
    lists: Lists<'a>,
    path: Vec<&'h Link<'a>>,
    signatures: usize,
    paths: usize,
    comparisons: usize,
    furthest: Option<(usize, PathError)>,
}

impl Walk<'_, '_> {
    /// Keeps the refusal when no path came further before.
    fn refuse(&mut self, refusal: PathError) {
        let is_final = matches!(refusal, PathError::TooManyPaths | PathError::TooManyNames);
        self.refuse_at(if is_final { usize::MAX } else { self.path.len() }, refusal);
    }

    fn refuse_at(&mut self, length: usize, refusal: PathError) {
        if self.furthest.as_ref().is_none_or(|(reached, _)| length > *reached) {
            self.furthest = Some((length, refusal));
        }
    }
}

impl<'a> Search<'a> {
    /// The path from `leaf` to an anchor, both included.
    ///
    /// # Errors
    /// The [`PathError`] of the path that came furthest.
    pub fn path(&self, leaf: &'a Certificate) -> Result<Vec<Certificate>, PathError> {
        self.path_under(leaf, &InitialPolicies::default())
    }

    /// As [`path`](Self::path), with what is asked of its policies.
    ///
    /// # Errors
    /// As [`path`](Self::path).
    pub fn path_under(&self, leaf: &'a Certificate, initial: &InitialPolicies) -> Result<Vec<Certificate>, PathError> {
        let (first, heap) = (Link::new(leaf), self.heap());
        let mut walk = Walk {
            heap: &heap,
            initial,
            lists: Lists::new(self),
            path: vec![&first],
            signatures: 0,
            paths: 0,
            comparisons: 0,
            furthest: None,
        };
        if self.extend(&mut walk, &first) {
            return Ok(walk.path.into_iter().map(|link| link.certificate.clone()).collect());
        }
        Err(walk.furthest.map_or_else(|| no_issuer(&first), |(_, refusal)| refusal))
    }

    /// Those certificates of a path, which begins with the leaf, of which no list at hand says what became of them.
    #[must_use]
    pub fn unchecked<'p>(&self, path: &'p [Certificate]) -> Vec<&'p Certificate>
    where
        'a: 'p,
    {
        let search: Search<'p> = *self;
        let (links, heap) = (path.iter().map(Link::new).collect::<Vec<_>>(), search.heap());
        let (links, mut lists) = (links.iter().collect::<Vec<_>>(), Lists::new(&search));
        let silent = (0..links.len()).filter(|at| lists.is_silent(&links, *at, &heap));
        silent.map(|at| &path[at]).collect()
    }

    fn heap(&self) -> HashMap<Folded, Vec<Link<'a>>> {
        let (anchors, intermediates): (&'a [Certificate], &'a [Certificate]) = (self.anchors, self.intermediates);
        let mut heap: HashMap<Folded, Vec<Link<'a>>> = HashMap::new();
        for link in anchors.iter().chain(intermediates).map(Link::new) {
            heap.entry(link.subject.clone()).or_default().push(link);
        }
        heap
    }

    /// Whether the path, whose last certificate is `last`, reaches an anchor; then it ends there.
    fn extend<'h>(&self, walk: &mut Walk<'h, 'a>, last: &Link<'a>) -> bool {
        if let Err(refusal) = self.check_alone(last.certificate) {
            walk.refuse(refusal);
            return false;
        }
        if self.anchors.contains(last.certificate) {
            return self.check_whole(walk, last);
        }
        let heap: &'h HashMap<Folded, Vec<Link<'a>>> = walk.heap;
        let named = heap.get(&last.issuer).into_iter().flatten();
        let mut candidates: Vec<&'h Link<'a>> =
            named.filter(|c| !walk.path.iter().any(|link| link.certificate == c.certificate)).collect();
        if candidates.is_empty() {
            walk.refuse(no_issuer(last));
            return false;
        }
        if walk.path.len() >= LONGEST_PATH {
            let subject = walk.path.first().map_or(last.certificate, |link| link.certificate).subject().to_string();
            walk.refuse(PathError::TooLong { subject });
            return false;
        }
        // Of many of the same name, first those whose key is named.
        if let Some(key) = last.certificate.authority_key_identifier().filter(|_| candidates.len() > 1) {
            candidates.sort_by_cached_key(|c| c.certificate.subject_key_identifier().as_ref() != Some(&key));
        }
        for issuer in candidates {
            walk.signatures += 1;
            if walk.signatures > MOST_SIGNATURES {
                walk.refuse(PathError::TooManyPaths);
                return false;
            }
            if let Err(refusal) = check_link(&walk.path, issuer) {
                walk.refuse(refusal);
                continue;
            }
            walk.path.push(issuer);
            if self.extend(walk, issuer) {
                return true;
            }
            walk.path.pop();
        }
        false
    }

    /// What can be said of a certificate alone.
    fn check_alone(&self, certificate: &Certificate) -> Result<(), PathError> {
        let subject = || certificate.subject().to_string();
        let (not_before, not_after, at) = (certificate.not_before(), certificate.not_after(), self.at);
        if at < not_before {
            return Err(PathError::NotYetValid { subject: subject(), not_before, at });
        }
        if at > not_after {
            return Err(PathError::Expired { subject: subject(), not_after, at });
        }
        let extensions = certificate.extensions(self.arc).map_err(|e| malformed(certificate, &e))?;
        match extensions.iter().find(|(critical, e)| *critical && matches!(e, Extension::Other { .. })) {
            Some((_, extension)) => Err(PathError::Critical { subject: subject(), extension: extension.name().to_owned() }),
            None => Ok(()),
        }
    }

    /// Whether the path, which has reached the anchor `last`, is valid as a whole.
    fn check_whole(&self, walk: &mut Walk<'_, 'a>, last: &Link<'a>) -> bool {
        walk.paths += 1;
        let checked = if walk.paths > MOST_PATHS {
            Err(PathError::TooManyPaths)
        } else {
            let (path, arc) = (&walk.path, self.arc);
            limit(last.certificate)
                .and_then(|_| path.iter().try_for_each(|link| check_encoding(link.certificate)))
                .and_then(|()| names::check(path, arc, &mut walk.comparisons))
                .and_then(|()| policies::check(path, arc, walk.initial))
                .and_then(|()| walk.lists.check(path, walk.heap))
        };
        match checked {
            Ok(()) => true,
            Err(refusal @ (PathError::TooManyPaths | PathError::TooManyNames)) => {
                walk.refuse(refusal);
                false
            }
            // What has reached an anchor has come further than anything else.
            Err(refusal) => {
                walk.refuse_at(LONGEST_PATH + walk.path.len(), refusal);
                false
            }
        }
    }
}

/// Whether `issuer` may have issued the last certificate of the path, and did.
fn check_link(path: &[&Link<'_>], issuer: &Link<'_>) -> Result<(), PathError> {
    let Some(last) = path.last() else { return Ok(()) };
    let name = || issuer.certificate.subject().to_string();
    let path_length = limit(issuer.certificate)?;
    // Self-issued certificates do not count (RFC 5280, 6.1.4 l), nor does the leaf.
    let below = path.iter().skip(1).filter(|link| !link.is_self_issued()).count();
    if let Some(allowed) = path_length.filter(|allowed| below > usize::from(*allowed)) {
        return Err(PathError::TooDeep { issuer: name(), found: below, allowed });
    }
    let signed = last.certificate.verify_signature(issuer.certificate.public_key());
    signed.map_err(|_| PathError::BadSignature { subject: last.certificate.subject().to_string(), issuer: name() })
}

fn check_encoding(certificate: &Certificate) -> Result<(), PathError> {
    let refused = |e: Error| PathError::Encoding { subject: certificate.subject().to_string(), why: e.to_string() };
    certificate.check_encoding().map_err(refused)
}

fn malformed(certificate: &Certificate, error: &Error) -> PathError {
    PathError::Malformed { subject: certificate.subject().to_string(), why: error.to_string() }
}

fn asking(issuer: Option<&str>) -> String {
    issuer.map_or_else(|| "this verification".to_owned(), |issuer| format!("`{issuer}`"))
}

fn whose(name: &str, subject: &str) -> String {
    if name == subject { format!("`{subject}`") } else { format!("the name `{name}` of `{subject}`") }
}

fn no_issuer(of: &Link<'_>) -> PathError {
    let subject = of.certificate.subject().to_string();
    if of.is_self_issued() {
        PathError::NotAnAnchor { subject }
    } else {
        PathError::NoIssuer { subject, issuer: of.certificate.issuer().to_string() }
    }
}

/// How many authorities may stand below this one, if it says; a refusal when it is none.
fn limit(issuer: &Certificate) -> Result<Option<u8>, PathError> {
    let refused = |why| PathError::NotAnAuthority { issuer: issuer.subject().to_string(), why };
    let path_length = issuer.authority().ok_or_else(|| refused("its basic constraints do not say that it is an authority"))?;
    if issuer.key_usage().is_some_and(|usages| !usages.contains(&KeyUsage::KeyCertSign)) {
        return Err(refused("its key usage has no keyCertSign"));
    }
    Ok(path_length)
}
