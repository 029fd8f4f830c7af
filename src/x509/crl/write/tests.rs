//! The streamed encoding, held against x509-cert's.

use super::*;
use crate::{
    model::{DAY, KeyType},
    x509::{Attribute, KeyPair, RevocationList},
};
use proptest::prelude::*;
use std::io::Cursor;
use x509_cert::{
    certificate::Rfc5280,
    crl::{RevokedCert, TbsCertList},
};

type Named = (SerialNumber, Timestamp, RevocationReason);

const NOW: Timestamp = Timestamp(1_795_219_200);

fn unsigned(
    plan: &RevocationListPlan,
    named: &[Named],
    algorithm: SignatureAlgorithm,
) -> UnsignedRevocationList<Cursor<Vec<u8>>> {
    let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
    named.iter().for_each(|(serial, at, why)| entries.push(serial, *at, *why).unwrap());
    plan.to_be_signed(entries, algorithm).unwrap()
}

/// The exact bytes that are to be signed.
pub(in crate::x509) fn to_be_signed(plan: &RevocationListPlan, named: &[Named], algorithm: SignatureAlgorithm) -> Vec<u8> {
    let mut bytes = Vec::new();
    unsigned(plan, named, algorithm).pieces.reader().unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// The same, encoded by x509-cert in one piece.
fn encoded(plan: &RevocationListPlan, named: &[Named], algorithm: SignatureAlgorithm) -> Vec<u8> {
    let extension =
        |extn_id, value: Vec<u8>| Extension { extn_id, critical: false, extn_value: OctetString::new(value).unwrap() };
    let entry = |(serial, at, why): &Named| {
        let reason = CrlReason::from_der(&[0x0a, 1, why.code()]).unwrap();
        let reason = extension(rfc5280::ID_CE_CRL_REASONS, reason.to_der().unwrap());
        RevokedCert::<Rfc5280> {
            serial_number: x509_cert::serial_number::SerialNumber::new(serial.as_bytes()).unwrap(),
            revocation_date: time::encode(*at).unwrap(),
            crl_entry_extensions: (*why != RevocationReason::Unspecified).then(|| vec![reason]),
        }
    };
    let id = OctetString::new(&plan.authority_key_identifier[..]).unwrap();
    let aki = AuthorityKeyIdentifier { key_identifier: Some(id), ..Default::default() };
    let number = CrlNumber(Uint::new(&plan.number.to_be_bytes()).unwrap());
    let list = TbsCertList::<Rfc5280> {
        version: Version::V2,
        signature: algorithm.identifier(),
        issuer: plan.issuer.decoded().unwrap(),
        this_update: time::encode(plan.this_update).unwrap(),
        next_update: Some(time::encode(plan.next_update).unwrap()),
        revoked_certificates: (!named.is_empty()).then(|| named.iter().map(entry).collect()),
        crl_extensions: Some(vec![
            extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, aki.to_der().unwrap()),
            extension(rfc5280::ID_CE_CRL_NUMBER, number.to_der().unwrap()),
        ]),
    };
    list.to_der().unwrap()
}

fn plan(number: u64) -> RevocationListPlan {
    RevocationListPlan {
        issuer: Name::from_attributes(&[(Attribute::CommonName, "CA".to_owned())]).unwrap(),
        authority_key_identifier: vec![1; 20],
        number,
        this_update: NOW,
        next_update: NOW.plus(DAY),
    }
}

fn named() -> impl Strategy<Value = Named> {
    let serial = prop::collection::vec(any::<u8>(), 1..=20).prop_filter_map("a serial number", |mut bytes| {
        bytes[0] &= 0x7f;
        SerialNumber::from_bytes(&bytes).ok()
    });
    let reason = prop::sample::select(RevocationReason::ALL.to_vec());
    // On both sides of the day where the encoding of a moment changes.
    (serial, 0..4_000_000_000_i64, reason).prop_map(|(serial, at, why)| (serial, Timestamp(at), why))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stream_is_what_x509_cert_encodes_at_once(number: u64, named in prop::collection::vec(named(), 0..300)) {
        for key_type in [KeyType::P256, KeyType::P384, KeyType::Ed25519, KeyType::Rsa2048] {
            let algorithm = SignatureAlgorithm::of(key_type);
            prop_assert_eq!(to_be_signed(&plan(number), &named, algorithm), encoded(&plan(number), &named, algorithm));
        }
    }
}

#[test]
fn every_kind_of_key_signs_a_stream() {
    let named: Vec<Named> = (1..=200)
        .map(|n: u32| (SerialNumber::from_bytes(&n.to_be_bytes()).unwrap(), NOW, RevocationReason::Superseded))
        .collect();
    for key_type in [KeyType::P256, KeyType::P384, KeyType::P521, KeyType::Ed25519, KeyType::Rsa2048] {
        let key = KeyPair::generate(key_type).unwrap();
        let mut unsigned = unsigned(&plan(7), &named, key.algorithm());
        let signature = key.sign_message(&unsigned.message().unwrap()).unwrap();
        let mut signed = unsigned.assemble(&signature).unwrap();
        let mut der = Vec::new();
        signed.der().unwrap().read_to_end(&mut der).unwrap();
        assert_eq!(signed.length(), der.len() as u64);
        let list = RevocationList::from_bytes(der).unwrap();
        list.verify_signature(key.public()).unwrap();
        assert_eq!(list.entries().collect::<Vec<_>>(), named);
    }
}
