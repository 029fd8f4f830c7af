//! Whether what a path consists of has been taken back (RFC 5280, 6.3).
//!
//! A CRL counts when its issuer's name and key are those of the authority that issued the certificate, or its key is another one that this
//! authority, or the one above it, has certified under the same name for CRLs. A list of some certificates counts for those. What lists for
//! some reasons only, deltas and indirect lists name as revoked is believed; that they are silent says nothing.

use super::{Folded, Link, PathError, Revocation, Search};
use crate::{
    model::{RevocationReason, Timestamp},
    x509::{Certificate, KeyUsage, RevocationList},
};
use const_oid::db::rfc5280;
use std::collections::HashMap;
use x509_cert::{
    ext::pkix::{
        CrlDistributionPoints, IssuingDistributionPoint,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
    name::Name as Decoded,
};

/// How many certificates are tried as those of keys that sign another's CRLs before a heap is given up.
const MOST_DEPUTIES: usize = 20;

/// The lists of a search, and which key made which signature, as far as that was asked.
pub(super) struct Lists<'a> {
    search: Search<'a>,
    lists: Vec<(Folded, &'a RevocationList)>,
    signed: HashMap<(usize, *const Certificate), bool>,
    deputies: usize,
}

/// What the lists say of a certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RevocationState {
    /// It is revoked or held, since when and why.
    Revoked(Timestamp, RevocationReason),
    /// A current list that would name it does not.
    Good,
    Nothing,
}

impl<'a> Lists<'a> {
    pub(super) fn new(search: &Search<'a>) -> Self {
        let lists = search.revocation_lists.iter().map(|list| (Folded::of(list.issuer()), list)).collect();
        Self { search: *search, lists, signed: HashMap::new(), deputies: 0 }
    }

    /// Makes sure that nothing in the path, which begins with the leaf, has been taken back. Nobody takes back an anchor.
    pub(super) fn check(&mut self, path: &[&Link<'a>], heap: &HashMap<Folded, Vec<Link<'a>>>) -> Result<(), PathError> {
        for (at, link) in path.iter().enumerate() {
            let subject = || link.certificate.subject().to_string();
            match self.of(path, at, heap)? {
                RevocationState::Revoked(since, reason) => {
                    let serial = link.certificate.serial().clone();
                    return Err(PathError::Revoked { subject: subject(), serial, since, reason });
                }
                RevocationState::Nothing if self.search.revocation == Revocation::Required => {
                    let issuer = link.certificate.issuer().to_string();
                    return Err(PathError::NoRevocationList { subject: subject(), issuer });
                }
                RevocationState::Good | RevocationState::Nothing => {}
            }
        }
        Ok(())
    }

    /// Whether no list says what became of the certificate at this place of a path.
    pub(super) fn is_silent(&mut self, path: &[&Link<'a>], at: usize, heap: &HashMap<Folded, Vec<Link<'a>>>) -> bool {
        self.of(path, at, heap) == Ok(RevocationState::Nothing)
    }

    fn of(&mut self, path: &[&Link<'a>], at: usize, heap: &HashMap<Folded, Vec<Link<'a>>>) -> Result<RevocationState, PathError> {
        let (Some(link), Some(issuer)) = (path.get(at), path.get(at + 1)) else { return Ok(RevocationState::Good) };
        // An authority with a new key stands above itself.
        let mut signers: Vec<&Link<'a>> = vec![issuer];
        signers.extend(path.iter().skip(at + 2).filter(|above| above.subject == issuer.subject));
        if self.are_all_signed(&issuer.subject, &signers) {
            return Ok(self.judge(link, issuer, &signers));
        }
        let others = heap.get(&issuer.subject).into_iter().flatten();
        for other in others.filter(|other| !path.iter().any(|link| link.certificate == other.certificate)) {
            if self.is_deputy(other, path, at)? {
                signers.push(other);
            }
        }
        Ok(self.judge(link, issuer, &signers))
    }

    /// Whether a certificate speaks for another key of the issuer of the one at this place of the path.
    fn is_deputy(&mut self, other: &Link<'a>, path: &[&Link<'a>], at: usize) -> Result<bool, PathError> {
        if !may_sign_lists(other.certificate) || self.search.check_alone(other.certificate).is_err() {
            return Ok(false);
        }
        for issuer in path.iter().skip(at + 1).take(2).filter(|issuer| issuer.subject == other.issuer) {
            self.deputies += 1;
            if self.deputies > MOST_DEPUTIES {
                return Err(PathError::TooManyPaths);
            }
            if other.certificate.verify_signature(issuer.certificate.public_key()).is_err() {
                continue;
            }
            return Ok(match self.judge(other, issuer, &[issuer]) {
                RevocationState::Good => true,
                RevocationState::Nothing => self.search.revocation == Revocation::WhereKnown,
                RevocationState::Revoked(..) => false,
            });
        }
        Ok(false)
    }

    /// Whether each list of this name is signed by one of these.
    fn are_all_signed(&mut self, name: &Folded, signers: &[&Link<'a>]) -> bool {
        (0..self.lists.len()).all(|at| self.lists[at].0 != *name || signers.iter().any(|signer| self.is_signed(at, signer)))
    }

    fn is_signed(&mut self, at: usize, signer: &Link<'a>) -> bool {
        let list = self.lists[at].1;
        let signed = || may_sign_lists(signer.certificate) && list.verify_signature(signer.certificate.public_key()).is_ok();
        *self.signed.entry((at, std::ptr::from_ref(signer.certificate))).or_insert_with(signed)
    }

    /// What the lists of an issuer that are signed by one of these say of a certificate.
    ///
    /// A revocation is final, so even an old list tells of it. A hold can be undone, so the newest list decides, be it old or not; a clean bill
    /// needs a current one.
    fn judge(&mut self, link: &Link<'a>, issuer: &Link<'a>, signers: &[&Link<'a>]) -> RevocationState {
        let certificate = link.certificate;
        let ours: Vec<usize> = (0..self.lists.len()).filter(|at| self.lists[*at].0 == issuer.subject).collect();
        let ours = ours.into_iter().filter(|at| signers.iter().any(|signer| self.is_signed(*at, signer))).collect::<Vec<_>>();
        let lists: Vec<(&RevocationList, bool)> = ours
            .into_iter()
            .map(|at| self.lists[at].1)
            .filter(|list| list.unread().iter().all(|oid| is_of_a_part(oid)))
            .map(|list| (list, covers(list, certificate)))
            .collect();
        let age = |list: &RevocationList| (list.this_update(), list.number());
        let known = |list: &RevocationList| list.this_update() <= self.search.at;
        let newest =
            lists.iter().filter(|(list, whole)| *whole && known(list)).map(|(list, _)| *list).max_by_key(|list| age(list));
        let released = |held: &RevocationList| {
            let deltas = lists.iter().map(|(list, _)| list).filter(|list| known(list) && age(list) > age(held));
            let follows = |list: &&&RevocationList| {
                list.base_number().is_some_and(|base| held.number() >= Some(base)) && list.scope() == held.scope()
            };
            deltas.filter(follows).any(|list| list.releases(certificate.serial()))
        };
        for (list, whole) in &lists {
            let Some((since, reason)) = list.entry(certificate.serial()) else { continue };
            let counts = if list.releases(certificate.serial()) {
                false
            } else if reason != RevocationReason::CertificateHold {
                true
            } else if *whole {
                newest.is_some_and(|newest| std::ptr::eq(newest, *list)) && !released(list)
            } else {
                newest.is_none_or(|newest| age(newest) < age(list)) && !released(list)
            };
            if counts {
                return RevocationState::Revoked(since, reason);
            }
        }
        let is_current = |list: &RevocationList| known(list) && list.next_update().is_some_and(|next| self.search.at <= next);
        if lists.iter().any(|(list, whole)| *whole && is_current(list)) {
            RevocationState::Good
        } else {
            RevocationState::Nothing
        }
    }
}

fn may_sign_lists(certificate: &Certificate) -> bool {
    certificate.key_usage().is_none_or(|usages| usages.contains(&KeyUsage::CrlSign))
}

/// Whether a list with this extension tells the truth of some certificates, or some changes.
fn is_of_a_part(oid: &str) -> bool {
    [rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT, rfc5280::ID_CE_DELTA_CRL_INDICATOR].iter().any(|part| part.to_string() == oid)
}

/// Whether a list would name the certificate if it were revoked, for whichever reason.
fn covers(list: &RevocationList, certificate: &Certificate) -> bool {
    if list.unread().is_empty() {
        return true;
    }
    let is_alone = *list.unread() == [rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT.to_string()];
    let Some(scope) = list.scope().filter(|_| is_alone) else { return false };
    let is_authority = certificate.authority().is_some();
    let is_of_its_kind = if is_authority { !scope.only_contains_user_certs } else { !scope.only_contains_ca_certs };
    let is_whole = scope.only_some_reasons.is_none() && !scope.indirect_crl && !scope.only_contains_attribute_certs;
    is_of_its_kind && is_whole && is_from_its_place(&scope, certificate)
}

/// Whether the certificate says that its list is where this one is (RFC 5280, 6.3.3 b 2 i).
fn is_from_its_place(scope: &IssuingDistributionPoint, certificate: &Certificate) -> bool {
    let Ok(issuer) = certificate.issuer().decoded() else { return false };
    let Some(place) = &scope.distribution_point else { return true };
    let places = places(place, &issuer);
    let points = certificate.extension::<CrlDistributionPoints>(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS);
    let points: Vec<DistributionPoint> = points.and_then(Result::ok).map(|points| points.0).unwrap_or_default();
    let whole = points.iter().filter(|point| point.reasons.is_none() && point.crl_issuer.is_none());
    whole
        .filter_map(|point| point.distribution_point.as_ref())
        .flat_map(|name| self::places(name, &issuer))
        .any(|p| places.contains(&p))
}

/// The names of a distribution point, those that are relative to the issuer's made whole.
fn places(name: &DistributionPointName, issuer: &Decoded) -> Vec<GeneralName> {
    match name {
        DistributionPointName::FullName(names) => names.clone(),
        DistributionPointName::NameRelativeToCRLIssuer(last) => {
            let mut whole = issuer.as_ref().clone();
            whole.push(last.clone());
            vec![GeneralName::DirectoryName(Decoded::hazmat_from_rdn_sequence(whole))]
        }
    }
}
