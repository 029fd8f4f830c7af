//! CRLs: read at once, as a stream however it comes, and by x509-cert.

use crate::{Trickle, certificate::said_of, plain, refusal};
use der::Decode;
use evpki::{
    model::{SerialNumber, Timestamp},
    x509::{Error, KeyPair, RevocationList, RevocationListSummary, digest, pem},
};
use std::sync::LazyLock;
use x509_cert::{certificate::Raw, crl::CertificateList};

static KEY: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate(evpki::model::KeyType::P256).unwrap());

pub fn check(data: &[u8]) {
    let list = RevocationList::from_der(data);
    let summary = RevocationListSummary::read(data);
    for size in [1, 7] {
        match (RevocationListSummary::read(Trickle(data, size)), &summary) {
            (Ok(trickled), Ok(summary)) => same(&trickled, summary),
            (Err(trickled), Err(error)) => assert_eq!(trickled, *error),
            (trickled, at_once) => panic!("{trickled:?} but {at_once:?}"),
        }
    }
    match list {
        Ok(list) => accepted(&list, data, summary),
        Err(error) => {
            refusal(&error);
            assert!(summary.is_err(), "only the stream is taken: {error}");
        }
    }
}

fn accepted(list: &RevocationList, data: &[u8], summary: Result<RevocationListSummary, Error>) {
    assert_eq!(list.der(), data);
    said_of(list.issuer());
    assert!((0..=Timestamp::LATEST.0).contains(&list.this_update().0));
    list.unread().iter().for_each(|oid| drop(plain(oid)));
    let entries: Vec<_> = list.entries().collect();
    assert!(entries.len() <= list.len() && list.len() <= data.len());
    assert_eq!(list.is_empty(), list.len() == 0);
    for (serial, _, reason) in entries.iter().take(20) {
        plain(serial);
        plain(reason);
        let first = entries.iter().find(|(other, ..)| other == serial).map(|(_, at, why)| (*at, *why));
        assert_eq!(list.entry(serial), first);
    }
    list.verify_signature(KEY.public()).unwrap_err();
    match summary {
        Ok(summary) => {
            assert_eq!((summary.number(), summary.count()), (list.number(), list.len() as u64));
            assert_eq!((summary.this_update(), summary.next_update()), (list.this_update(), list.next_update()));
            assert!(summary.verify_signature(KEY.public()).is_err());
        }
        Err(error) => assert!(matches!(error, Error::UnknownSignature { .. }), "{error}"),
    }
    // The first twenty bytes of a digest have been used as a serial number before; no foreign list contains one of ours.
    if let Ok(stranger) = SerialNumber::from_bytes(&digest(data)[..20]) {
        assert_eq!(list.entry(&stranger), None);
    }
    let text = pem::write("X509 CRL", data).unwrap();
    let read = pem::revocation_lists(text.as_bytes()).unwrap();
    assert_eq!(read.iter().map(RevocationList::der).collect::<Vec<_>>(), [data]);
    let at_once = CertificateList::<Raw>::from_der(data).unwrap();
    assert_eq!(at_once.tbs_cert_list.revoked_certificates.map_or(0, |all| all.len()), list.len());
}

fn same(one: &RevocationListSummary, other: &RevocationListSummary) {
    assert_eq!((one.number(), one.count()), (other.number(), other.count()));
    assert_eq!((one.this_update(), one.next_update()), (other.this_update(), other.next_update()));
}
