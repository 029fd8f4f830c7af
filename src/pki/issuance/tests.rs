//! The cycle, with a ledger in memory.

use super::*;
use crate::{
    model::{KeyId, KeyType, RevocationReason, Timestamp},
    pki::testing::{Always, CLIENT_CA, Memory, NOW, SERVER_CA, issuance, key, request_for},
    x509::{RevocationList, SystemRandom},
};
use std::io::Cursor;

fn prepared() -> Prepared {
    Reserved::draw(&SystemRandom).unwrap().prepare(&issuance("charger"), &request_for("charger")).unwrap()
}

#[test]
fn what_is_recorded_is_signed_and_completed() {
    let mut ledger = Memory::default();
    let recorded = record(&mut ledger, vec![prepared(), prepared(), prepared()]).unwrap();
    assert_eq!(recorded.iter().map(Recorded::row).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(ledger.completed.is_empty());
    let signed: Vec<Signed> = recorded.into_iter().map(|r| r.sign(&CLIENT_CA.key).unwrap()).collect();
    let certificates = complete(&mut ledger, signed).unwrap();
    for (row, certificate) in certificates.iter().enumerate() {
        assert_eq!((certificate.serial(), certificate.tbs()), (&ledger.recorded[row].0, &ledger.recorded[row].1[..]));
        assert_eq!(ledger.completed[row], (i64::try_from(row).unwrap(), certificate.clone()));
        certificate.verify_signature(CLIENT_CA.key.public()).unwrap();
    }
}

#[test]
fn a_ledger_that_cannot_leaves_nothing_to_sign_and_nothing_to_hand_out() {
    let mut full = Memory { full: true, ..Memory::default() };
    assert_eq!(record(&mut full, vec![prepared()]).unwrap_err(), "the disk is full");
    assert!(full.recorded.is_empty());
    full.full = false;
    let recorded = record(&mut full, vec![prepared()]).unwrap();
    full.full = true;
    let signed: Vec<Signed> = recorded.into_iter().map(|r| r.sign(&CLIENT_CA.key).unwrap()).collect();
    assert_eq!(complete(&mut full, signed).unwrap_err(), "the disk is full");
    assert_eq!((full.recorded.len(), full.completed.len()), (1, 0));
}

#[test]
fn a_serial_number_is_recorded_once() {
    let twice = || Reserved::draw(&Always(1)).unwrap().prepare(&issuance("charger"), &request_for("charger")).unwrap();
    let mut ledger = Memory::default();
    record(&mut ledger, vec![twice()]).unwrap();
    assert_eq!(record(&mut ledger, vec![prepared(), twice()]).unwrap_err(), "the serial number is taken");
    assert_eq!(ledger.recorded.len(), 1);
}

#[test]
#[should_panic(expected = "the ledger returns a row for each certificate that it records")]
fn a_ledger_that_loses_rows_is_not_believed() {
    struct Lossy;
    impl Ledger for Lossy {
        type Error = ();
        fn record(&mut self, _: &[Prepared]) -> Result<Vec<i64>, ()> {
            Ok(vec![7])
        }
        fn authenticate(&mut self, _: i64, _: &[u8], _: &KeyId) -> Result<(), ()> {
            Ok(())
        }

        fn complete(&mut self, _: Vec<Signed>) -> Result<Vec<Certificate>, ()> {
            Ok(Vec::new())
        }
    }
    let _ = record(&mut Lossy, vec![prepared(), prepared()]);
}

#[test]
fn what_was_left_is_signed_as_it_was_recorded() {
    let mut ledger = Memory::default();
    drop(record(&mut ledger, vec![prepared()]).unwrap());
    let (serial, tbs) = ledger.recorded[0].clone();
    let resumed = Recorded::resume(0, tbs.clone(), &issuance("charger"), &request_for("charger").subject).unwrap();
    let resumed = take_up(&mut ledger, vec![resumed]).unwrap().remove(0);
    let signed = resumed.sign(&CLIENT_CA.key).unwrap();
    assert_eq!((signed.row(), signed.certificate().serial(), signed.certificate().tbs()), (0, &serial, &tbs[..]));
}

#[test]
fn what_was_left_is_not_signed_when_it_says_something_else() {
    let tbs_of =
        |profile: &str| Reserved::draw(&SystemRandom).unwrap().prepare(&issuance(profile), &request_for(profile)).unwrap().tbs;
    let resume = |tbs: Vec<u8>| Recorded::resume(0, tbs, &issuance("charger"), &request_for("charger").subject).unwrap_err();
    let mut renamed = tbs_of("charger");
    let at = renamed.windows(7).position(|w| w == b"SN-0001").unwrap();
    renamed[at + 6] = b'2';
    assert!(matches!(resume(renamed), IssuanceError::Stale { .. }));
    assert!(matches!(resume(tbs_of("csms")), IssuanceError::Stale { .. } | IssuanceError::OutlivesIssuer { .. }));
    assert!(matches!(
        resume(tbs_of("client-ca")),
        IssuanceError::KeyType { .. } | IssuanceError::Stale { .. } | IssuanceError::OutlivesIssuer { .. }
    ));
    // Later by a life than any profile allows: it would outlive who signs it.
    let mut plan = prepared().plan;
    plan.not_after = CLIENT_CA.certificate.not_after().plus(1);
    let late = x509::to_be_signed(&plan, issuance("charger").algorithm, &issuance("charger").identity.arc).unwrap();
    assert!(matches!(resume(late), IssuanceError::OutlivesIssuer { .. } | IssuanceError::Rules { .. }));
}

#[test]
fn no_other_key_signs() {
    let sign = |key: &KeyPair| record(&mut Memory::default(), vec![prepared()]).unwrap().remove(0).sign(key).unwrap_err();
    for other in [&SERVER_CA.key, key(KeyType::P256), key(KeyType::Rsa2048)] {
        let (expected, given) = (CLIENT_CA.key.public().id(), other.public().id());
        assert_eq!(sign(other), IssuanceError::AnotherKey { expected, given });
    }
    // Nor does one that is said to be the right one, when the bytes were made for another algorithm.
    let resumed = Recorded { row: 0, tbs: prepared().tbs, signer: key(KeyType::P256).public().id() };
    assert_eq!(resumed.sign(key(KeyType::P256)).unwrap_err(), IssuanceError::Altered);
    let broken = Recorded { row: 0, tbs: vec![0x30, 0], signer: CLIENT_CA.key.public().id() };
    assert!(matches!(broken.sign(&CLIENT_CA.key), Err(IssuanceError::Encoding(x509::Error::Der { .. }))));
}

#[test]
fn the_algorithm_is_that_of_the_signers_key() {
    let by = Issuance { algorithm: SignatureAlgorithm::EcdsaSha256, ..issuance("charger") };
    let refused = Reserved::draw(&SystemRandom).unwrap().prepare(&by, &request_for("charger")).unwrap_err();
    assert_eq!(refused.to_string(), "a signature with ecdsa-with-SHA256 cannot come from a p384 key");
}

#[test]
fn a_self_signed_certificate_is_signed_by_the_key_that_it_names() {
    let mut ledger = Memory::default();
    let root = || Reserved::draw(&SystemRandom).unwrap().prepare(&issuance("root-ca"), &request_for("root-ca")).unwrap();
    let mut recorded = record(&mut ledger, vec![root(), root()]).unwrap();
    let other = recorded.remove(0).sign(&CLIENT_CA.key).unwrap_err();
    assert!(matches!(other, IssuanceError::AnotherKey { .. }));
    let signed = recorded.remove(0).sign(key(KeyType::P384)).unwrap();
    signed.certificate().verify_signature(signed.certificate().public_key()).unwrap();
}

#[test]
fn a_revocation_list_is_what_was_planned() {
    let plan = RevocationListPlan {
        issuer: CLIENT_CA.certificate.subject().clone(),
        authority_key_identifier: CLIENT_CA.certificate.subject_key_identifier().unwrap(),
        number: 7,
        this_update: NOW,
        next_update: NOW.plus(7 * crate::model::DAY),
    };
    let signed = |named: &[(SerialNumber, Timestamp, RevocationReason)]| {
        let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
        named.iter().for_each(|(serial, at, why)| entries.push(serial, *at, *why).unwrap());
        let mut signed = sign_revocation_list(&plan, entries, &CLIENT_CA.key).unwrap();
        let mut der = Vec::new();
        signed.der().unwrap().read_to_end(&mut der).unwrap();
        assert_eq!(signed.length(), der.len() as u64);
        RevocationList::from_bytes(der).unwrap()
    };
    let entries = [(prepared().plan.serial, NOW.plus(-1), RevocationReason::KeyCompromise)];
    let list = signed(&entries);
    assert_eq!((list.number(), list.entries().collect::<Vec<_>>()), (Some(7), entries.to_vec()));
    list.verify_signature(CLIENT_CA.key.public()).unwrap();
    assert!(signed(&[]).is_empty());
}

/// A spool that forgets: what is read from it the second time is not what was written.
#[derive(Debug, Default)]
struct Forgetful {
    inside: Cursor<Vec<u8>>,
    rewound: u32,
}

impl Read for Forgetful {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inside.read(into)?;
        if let (2.., Some(last)) = (self.rewound, into[..read].last_mut()) {
            *last ^= 1;
        }
        Ok(read)
    }
}

impl Write for Forgetful {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.inside.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Forgetful {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.rewound += 1;
        self.inside.seek(to)
    }
}

#[test]
fn a_revocation_list_that_came_out_otherwise_is_not_handed_out() {
    let plan = RevocationListPlan {
        issuer: CLIENT_CA.certificate.subject().clone(),
        authority_key_identifier: vec![1; 20],
        number: 7,
        this_update: NOW,
        next_update: NOW.plus(7 * crate::model::DAY),
    };
    let mut entries = RevocationListEntries::new(Forgetful::default()).unwrap();
    entries.push(&prepared().plan.serial, NOW, RevocationReason::Unspecified).unwrap();
    // The last octet of the entry is the Z of its time, or a digit: not even a time any longer, or another.
    let refused = sign_revocation_list(&plan, entries, &CLIENT_CA.key).unwrap_err();
    assert!(matches!(refused, IssuanceError::Altered | IssuanceError::Encoding(x509::Error::Der { .. })), "{refused:?}");
}
