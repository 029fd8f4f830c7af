//! Paths in sets of certificates, checked against a different search: one that knows what each certificate was made to be, reads none of
//! them, and tries every order.

use crate::{ARC, NOW, plain, sentence};
use evpki::{
    model::{DAY, KeyType, RevocationReason, SerialNumber, Timestamp},
    x509::{
        Attribute, Certificate, CertificatePlan, Extension, KeyPair, KeyUsage, Name, RevocationList, RevocationListEntries,
        RevocationListPlan, assemble,
        path::{PathError, Revocation, Search},
        pem, to_be_signed,
    },
};
use std::{
    cell::RefCell,
    collections::HashMap,
    io::{Cursor, Read},
    sync::LazyLock,
};

static KEYS: LazyLock<[KeyPair; 3]> = LazyLock::new(|| [(); 3].map(|()| KeyPair::generate(KeyType::P256).unwrap()));
/// With more certificates a heap may have more paths than are tried.
const MOST: usize = 5;

pub fn check(data: &[u8]) {
    if data.starts_with(b"-----BEGIN ") {
        return strangers(data);
    }
    let [settings, trusted, data @ ..] = data else { return };
    let (certificates, lists) = data.split_at((usize::from(*settings) % (MOST + 1) * 4).min(data.len()));
    let mut made: Vec<Made> = certificates.as_chunks().0.iter().map(Made::new).collect();
    // The same bytes twice are one certificate.
    let mut seen = Vec::new();
    made.retain(|one| {
        !seen.contains(&one.bytes) && {
            seen.push(one.bytes);
            true
        }
    });
    let listed: Vec<Listed> = lists.as_chunks().0.iter().take(3).enumerate().map(|(at, bytes)| Listed::new(at, bytes)).collect();
    let Some(leaf) = made.first() else { return };
    let revocation = if settings & 0x80 == 0 { Revocation::WhereKnown } else { Revocation::Required };
    let is_anchor = |at: usize| trusted >> at & 1 == 1;
    let heap: Vec<Certificate> = made.iter().map(Made::certificate).collect();
    let (anchors, intermediates): (Vec<_>, Vec<_>) = heap.iter().cloned().enumerate().partition(|(at, _)| is_anchor(*at));
    let [anchors, intermediates] = [anchors, intermediates].map(|all| all.into_iter().map(|(_, c)| c).collect::<Vec<_>>());
    let revocation_lists: Vec<RevocationList> = listed.iter().map(Listed::list).collect();
    let search = Search {
        intermediates: &intermediates,
        anchors: &anchors,
        revocation_lists: &revocation_lists,
        revocation,
        at: NOW,
        arc: &ARC,
    };
    let found = search.path(&heap[0]);
    assert_eq!(search.path(&heap[0]), found);
    // Where an authority has several keys, one may sign the CRLs of another: who may, the other search does not know.
    let keys_of = |name: u8| made.iter().filter(move |one| one.subject == name).map(|one| one.key);
    if listed.iter().any(|list| keys_of(list.issuer).any(|key| Some(key) != keys_of(list.issuer).next())) {
        return;
    }
    let world = World { made: &made, listed: &listed, revocation, is_anchor: &is_anchor };
    let mut path = vec![0];
    match found {
        Ok(certificates) => {
            assert_eq!(certificates.first(), Some(&heap[0]));
            assert!(certificates.last().is_some_and(|last| anchors.contains(last)));
            let path: Vec<usize> = certificates.iter().map(|c| heap.iter().position(|other| other == c).unwrap()).collect();
            assert!(world.holds(&path), "{path:?} is taken, of {made:?} and {listed:?}");
        }
        Err(refusal) => {
            sentence(&refusal);
            assert!(refusal != PathError::TooManyPaths);
            assert!(!world.leads(&mut path), "{refusal}; but {path:?} is a path, of {made:?} and {listed:?}");
        }
    }
    plain(leaf.certificate().subject());
}

/// Certificates and CRLs from the input: a path starts and ends at the right certificates, and each signed the one before.
fn strangers(data: &[u8]) {
    let (Ok(heap), lists) = (pem::certificates(data), pem::revocation_lists(data).unwrap_or_default()) else { return };
    let heap = &heap[..heap.len().min(20)];
    for (at, anchor) in heap.iter().enumerate() {
        let anchors = std::slice::from_ref(anchor);
        for revocation in [Revocation::WhereKnown, Revocation::Required] {
            let search = Search {
                intermediates: heap,
                anchors,
                revocation_lists: &lists[..lists.len().min(3)],
                revocation,
                at: NOW,
                arc: &ARC,
            };
            match search.path(&heap[0]) {
                Ok(path) => {
                    assert_eq!((path.first(), path.last()), (heap.first(), heap.get(at)));
                    for pair in path.windows(2) {
                        assert!(pair[0].verify_signature(pair[1].public_key()).is_ok());
                        assert!(pair[1].authority().is_some());
                    }
                    assert!(path.iter().all(|c| c.not_before() <= NOW && NOW <= c.not_after()));
                }
                Err(refusal) => drop(sentence(refusal)),
            }
        }
    }
}

/// What a certificate was made to be.
#[derive(Debug)]
struct Made {
    bytes: [u8; 4],
    subject: u8,
    issuer: u8,
    key: usize,
    signer: usize,
    /// Whether it is an authority, and how many may stand below it.
    authority: Option<Option<u8>>,
    usages: Option<Vec<KeyUsage>>,
    /// Whether it is in force.
    valid: (i64, i64),
    /// Whether it has an unknown critical extension.
    unknown: Option<bool>,
    serial: u8,
}

impl Made {
    fn new(bytes: &[u8; 4]) -> Self {
        let [names, keys, powers, rest] = *bytes;
        use KeyUsage::{CrlSign, DigitalSignature, KeyCertSign};
        Self {
            bytes: *bytes,
            subject: names & 3,
            issuer: names >> 2 & 3,
            serial: names >> 4 & 3,
            key: usize::from(keys & 3) % 3,
            signer: usize::from(keys >> 2 & 3) % 3,
            authority: match powers & 7 {
                0 => None,
                1 => Some(Some(0)),
                2 => Some(Some(1)),
                _ => Some(None),
            },
            usages: match powers >> 3 & 7 {
                0 => Some(vec![DigitalSignature]),
                1 => Some(vec![KeyCertSign]),
                2 => Some(vec![CrlSign]),
                3 => Some(vec![KeyCertSign, CrlSign]),
                _ => None,
            },
            valid: match rest & 15 {
                1 => (-20, -10),
                2 => (10, 20),
                _ => (-10, 10),
            },
            unknown: match rest >> 4 {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            },
        }
    }

    fn certificate(&self) -> Certificate {
        thread_local!(static CERTIFICATES: RefCell<HashMap<[u8; 4], Certificate>> = RefCell::default());
        CERTIFICATES.with_borrow_mut(|all| {
            if all.len() > 20_000 {
                all.clear();
            }
            all.entry(self.bytes).or_insert_with(|| self.sign()).clone()
        })
    }

    fn sign(&self) -> Certificate {
        let mut extensions = Vec::new();
        if let Some(path_length) = self.authority {
            extensions.push((true, Extension::BasicConstraints { authority: true, path_length }));
        }
        extensions.extend(self.usages.clone().map(|usages| (true, Extension::KeyUsage(usages))));
        extensions
            .extend(self.unknown.map(|critical| (critical, Extension::Other { oid: "1.2.3.4".to_owned(), der: vec![5, 0] })));
        let signer = &KEYS[self.signer];
        let plan = CertificatePlan {
            serial: SerialNumber::from_bytes(&[self.serial + 1]).unwrap(),
            issuer: name(self.issuer),
            subject: name(self.subject),
            not_before: NOW.plus(self.valid.0 * DAY),
            not_after: NOW.plus(self.valid.1 * DAY),
            public_key: KEYS[self.key].public().clone(),
            extensions,
        };
        let tbs = to_be_signed(&plan, signer.algorithm(), &ARC).unwrap();
        Certificate::from_der(&assemble(&tbs, signer.algorithm(), &signer.sign(&tbs).unwrap()).unwrap()).unwrap()
    }
}

fn name(number: u8) -> Name {
    Name::from_attributes(&[(Attribute::CommonName, format!("Name {number}"))]).unwrap()
}

/// What a CRL was made to say.
#[derive(Debug)]
struct Listed {
    bytes: [u8; 2],
    number: u64,
    issuer: u8,
    signer: usize,
    days: (i64, i64),
    entry: Option<(u8, RevocationReason)>,
}

impl Listed {
    fn new(at: usize, bytes: &[u8; 2]) -> Self {
        let [by, says] = *bytes;
        let days = match by >> 4 & 7 {
            0 => (-30, -20),
            1 => (5, 9),
            _ => (-5, 5),
        };
        let reason = match says >> 3 & 3 {
            0 => RevocationReason::KeyCompromise,
            1 => RevocationReason::CertificateHold,
            _ => RevocationReason::Unspecified,
        };
        // No two are as new as one another.
        let number = at as u64 + 1;
        Self {
            bytes: *bytes,
            number,
            issuer: by & 3,
            signer: usize::from(by >> 2 & 3) % 3,
            days,
            entry: (says & 4 == 0).then_some((says & 3, reason)),
        }
    }

    fn list(&self) -> RevocationList {
        thread_local!(static LISTS: RefCell<HashMap<([u8; 2], u64), RevocationList>> = RefCell::default());
        LISTS.with_borrow_mut(|all| all.entry((self.bytes, self.number)).or_insert_with(|| self.sign()).clone())
    }

    fn sign(&self) -> RevocationList {
        let signer = &KEYS[self.signer];
        let plan = RevocationListPlan {
            issuer: name(self.issuer),
            authority_key_identifier: signer.public().identifier().to_vec(),
            number: self.number,
            this_update: self.from(),
            next_update: NOW.plus(self.days.1 * DAY),
        };
        let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
        if let Some((serial, reason)) = self.entry {
            entries.push(&SerialNumber::from_bytes(&[serial + 1]).unwrap(), NOW.plus(-DAY), reason).unwrap();
        }
        let mut unsigned = plan.to_be_signed(entries, signer.algorithm()).unwrap();
        let message = unsigned.message().unwrap();
        let mut signed = unsigned.assemble(&signer.sign_message(&message).unwrap()).unwrap();
        let mut der = Vec::new();
        signed.der().unwrap().read_to_end(&mut der).unwrap();
        RevocationList::from_bytes(der).unwrap()
    }

    fn from(&self) -> Timestamp {
        NOW.plus(self.days.0 * DAY)
    }
}

/// The other search.
struct World<'a> {
    made: &'a [Made],
    listed: &'a [Listed],
    revocation: Revocation,
    is_anchor: &'a dyn Fn(usize) -> bool,
}

impl World<'_> {
    /// Whether a path that begins so can be gone on with to an anchor.
    fn leads(&self, path: &mut Vec<usize>) -> bool {
        if path.last().is_some_and(|last| (self.is_anchor)(*last)) {
            return self.holds(path);
        }
        for next in 0..self.made.len() {
            if !path.contains(&next) {
                path.push(next);
                if self.leads(path) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }

    /// Whether these certificates, from the leaf to the anchor, are a path.
    fn holds(&self, path: &[usize]) -> bool {
        let all: Vec<&Made> = path.iter().map(|at| &self.made[*at]).collect();
        let (Some(last), Some(end)) = (path.last(), all.last()) else { return false };
        let is_issuer =
            |one: &Made| one.authority.is_some() && one.usages.as_ref().is_none_or(|all| all.contains(&KeyUsage::KeyCertSign));
        (self.is_anchor)(*last)
            && path[..path.len() - 1].iter().all(|at| !(self.is_anchor)(*at))
            && all.iter().all(|one| one.valid == (-10, 10) && one.unknown != Some(true))
            && is_issuer(end)
            && (1..all.len()).all(|at| {
                let (below, issuer) = (all[at - 1], all[at]);
                let between = all[1..at].iter().filter(|one| one.subject != one.issuer).count();
                below.issuer == issuer.subject
                    && below.signer == issuer.key
                    && is_issuer(issuer)
                    && issuer.authority.flatten().is_none_or(|most| between <= usize::from(most))
                    && self.is_valid_under(below, issuer)
            })
    }

    /// Whether no CRL of the issuer speaks against a certificate, and one speaks for it where one has to.
    fn is_valid_under(&self, below: &Made, issuer: &Made) -> bool {
        let may_sign = issuer.usages.as_ref().is_none_or(|all| all.contains(&KeyUsage::CrlSign));
        let of_issuer = |list: &&Listed| may_sign && list.issuer == issuer.subject && list.signer == issuer.key;
        let lists: Vec<&Listed> = self.listed.iter().filter(of_issuer).collect();
        let newest = lists.iter().filter(|list| list.from() <= NOW).max_by_key(|list| (list.from(), list.number));
        let revoked = lists.iter().any(|list| match list.entry {
            Some((serial, RevocationReason::CertificateHold)) => {
                serial == below.serial && newest.is_some_and(|newest| newest.number == list.number)
            }
            Some((serial, _)) => serial == below.serial,
            None => false,
        });
        let current = lists.iter().any(|list| list.days == (-5, 5));
        !revoked && (current || self.revocation == Revocation::WhereKnown)
    }
}
