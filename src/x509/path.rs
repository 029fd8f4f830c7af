//! Path validation: from a certificate to an anchor, as RFC 5280, 6.1 asks for what evpki issues.
//!
//! It fails closed: a critical extension that is not understood (name constraints, policies) refuses the path.

#[cfg(all(test, feature = "cli"))]
mod tests;

use super::{Certificate, Extension, KeyUsage, RevocationList, metadata::Arc, time};
use crate::model::{RevocationReason, SerialNumber, Timestamp};

/// How many certificates a path may have, the anchor included. Real ones have three or four.
const LONGEST_PATH: usize = 8;
/// How many signatures are tried before a heap of certificates is given up: hostile heaps can be made to have very many paths.
const MOST_SIGNATURES: usize = 200;

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
pub enum Refusal {
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

/// How far a search has come.
struct Walk<'a> {
    path: Vec<&'a Certificate>,
    signatures: usize,
    furthest: Option<(usize, Refusal)>,
}

impl Walk<'_> {
    /// Keeps the refusal when no path came further before.
    fn refuse(&mut self, refusal: Refusal) {
        let length = if refusal == Refusal::TooManyPaths { usize::MAX } else { self.path.len() };
        if self.furthest.as_ref().is_none_or(|(reached, _)| length > *reached) {
            self.furthest = Some((length, refusal));
        }
    }
}

impl<'a> Search<'a> {
    /// The path from `leaf` to an anchor, both included.
    ///
    /// # Errors
    /// The [`Refusal`] of the path that came furthest.
    pub fn path(&self, leaf: &'a Certificate) -> Result<Vec<Certificate>, Refusal> {
        let mut walk = Walk { path: vec![leaf], signatures: 0, furthest: None };
        if self.extend(&mut walk, leaf) {
            return Ok(walk.path.into_iter().cloned().collect());
        }
        Err(walk.furthest.map_or_else(|| no_issuer(leaf), |(_, refusal)| refusal))
    }

    /// Whether the path, whose last certificate is `last`, reaches an anchor; then it ends there.
    fn extend(&self, walk: &mut Walk<'a>, last: &'a Certificate) -> bool {
        if let Err(refusal) = self.check_alone(last) {
            walk.refuse(refusal);
            return false;
        }
        if self.anchors.contains(last) {
            return limit(last).map_err(|refusal| walk.refuse(refusal)).is_ok();
        }
        let (anchors, intermediates): (&'a [Certificate], &'a [Certificate]) = (self.anchors, self.intermediates);
        let issued = |c: &&Certificate| c.subject() == last.issuer() && !walk.path.contains(c);
        let candidates: Vec<&'a Certificate> = anchors.iter().chain(intermediates).filter(issued).collect();
        if candidates.is_empty() {
            walk.refuse(no_issuer(last));
            return false;
        }
        if walk.path.len() >= LONGEST_PATH {
            let subject = walk.path.first().unwrap_or(&last).subject().to_string();
            walk.refuse(Refusal::TooLong { subject });
            return false;
        }
        for issuer in candidates {
            walk.signatures += 1;
            if walk.signatures > MOST_SIGNATURES {
                walk.refuse(Refusal::TooManyPaths);
                return false;
            }
            if let Err(refusal) = self.check_link(&walk.path, issuer) {
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
    fn check_alone(&self, certificate: &Certificate) -> Result<(), Refusal> {
        let subject = || certificate.subject().to_string();
        let (not_before, not_after, at) = (certificate.not_before(), certificate.not_after(), self.at);
        if at < not_before {
            return Err(Refusal::NotYetValid { subject: subject(), not_before, at });
        }
        if at > not_after {
            return Err(Refusal::Expired { subject: subject(), not_after, at });
        }
        let extensions =
            certificate.extensions(self.arc).map_err(|e| Refusal::Malformed { subject: subject(), why: e.to_string() })?;
        match extensions.iter().find(|(critical, e)| *critical && is_not_understood(e)) {
            Some((_, extension)) => Err(Refusal::Critical { subject: subject(), extension: extension.name().to_owned() }),
            None => Ok(()),
        }
    }

    /// Whether `issuer` may have issued the last certificate of the path, did, and has not taken it back.
    fn check_link(&self, path: &[&Certificate], issuer: &Certificate) -> Result<(), Refusal> {
        let Some(last) = path.last() else { return Ok(()) };
        let (subject, name) = (|| last.subject().to_string(), || issuer.subject().to_string());
        let path_length = limit(issuer)?;
        // Self-issued certificates do not count (RFC 5280, 6.1.4 l), nor does the leaf.
        let below = path.iter().skip(1).filter(|c| !c.is_self_issued()).count();
        if let Some(allowed) = path_length.filter(|allowed| below > usize::from(*allowed)) {
            return Err(Refusal::TooDeep { issuer: name(), found: below, allowed });
        }
        last.verify_signature(issuer.public_key()).map_err(|_| Refusal::BadSignature { subject: subject(), issuer: name() })?;
        self.check_revocation(last, issuer)
    }

    fn check_revocation(&self, certificate: &Certificate, issuer: &Certificate) -> Result<(), Refusal> {
        let may_sign = issuer.key_usage().is_none_or(|usages| usages.contains(&KeyUsage::CrlSign));
        let of_this_issuer = |list: &&RevocationList| {
            may_sign
                && list.issuer() == issuer.subject()
                && list.unread().is_empty()
                && list.verify_signature(issuer.public_key()).is_ok()
        };
        let lists: Vec<&RevocationList> = self.revocation_lists.iter().filter(of_this_issuer).collect();
        // A revocation is final, so even an old list tells of it. A hold can be undone, so the newest list decides, be it old or not; a
        // clean bill needs a current one.
        let newest = lists.iter().filter(|l| l.this_update() <= self.at).max_by_key(|l| (l.this_update(), l.number()));
        for list in &lists {
            let Some((since, reason)) = list.entry(certificate.serial()) else { continue };
            if reason != RevocationReason::CertificateHold || newest.is_some_and(|newest| std::ptr::eq(*newest, *list)) {
                let (subject, serial) = (certificate.subject().to_string(), certificate.serial().clone());
                return Err(Refusal::Revoked { subject, serial, since, reason });
            }
        }
        if self.revocation == Revocation::Required && !lists.iter().any(|list| self.is_current(list)) {
            let (subject, issuer) = (certificate.subject().to_string(), issuer.subject().to_string());
            return Err(Refusal::NoRevocationList { subject, issuer });
        }
        Ok(())
    }

    fn is_current(&self, list: &RevocationList) -> bool {
        list.this_update() <= self.at && list.next_update().is_some_and(|next| self.at <= next)
    }
}

/// Whether nothing here heeds what the extension says.
fn is_not_understood(extension: &Extension) -> bool {
    matches!(extension, Extension::Other { .. } | Extension::NameConstraints(_) | Extension::CertificatePolicies(_))
}

fn no_issuer(of: &Certificate) -> Refusal {
    let subject = of.subject().to_string();
    if of.is_self_issued() {
        Refusal::NotAnAnchor { subject }
    } else {
        Refusal::NoIssuer { subject, issuer: of.issuer().to_string() }
    }
}

/// How many authorities may stand below this one, if it says; a refusal when it is none.
fn limit(issuer: &Certificate) -> Result<Option<u8>, Refusal> {
    let refused = |why| Refusal::NotAnAuthority { issuer: issuer.subject().to_string(), why };
    let path_length = issuer.authority().ok_or_else(|| refused("its basic constraints do not say that it is an authority"))?;
    if issuer.key_usage().is_some_and(|usages| !usages.contains(&KeyUsage::KeyCertSign)) {
        return Err(refused("its key usage has no keyCertSign"));
    }
    Ok(path_length)
}
