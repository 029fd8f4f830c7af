//! PEM texts, and files that are either PEM or DER.

use crate::{plain, refusal};
use evpki::{
    model::Secret,
    x509::{Certificate, RevocationList, pem},
};

pub fn check(data: &[u8]) {
    let labels = pem::labels(data);
    labels.iter().for_each(|label| drop(plain(label)));
    assert!(labels.len() <= 100);
    match pem::certificates(data) {
        Ok(read) => {
            assert!(!read.is_empty());
            let text = pem::write_certificates(&read).unwrap();
            assert_eq!(pem::certificates(text.as_bytes()).unwrap(), read);
            let der: Vec<_> = read.iter().map(Certificate::der).collect();
            assert_eq!(pem::certificates(marked(data).as_slice()).unwrap().iter().map(Certificate::der).collect::<Vec<_>>(), der);
        }
        Err(error) => refusal(&error),
    }
    match pem::revocation_lists(data) {
        Ok(read) => {
            let text: String = read.iter().map(|list| pem::write("X509 CRL", list.der()).unwrap()).collect();
            let again = pem::revocation_lists(text.as_bytes()).unwrap();
            let der = |lists: &[RevocationList]| lists.iter().map(|l| l.der().to_vec()).collect::<Vec<_>>();
            assert_eq!(der(&again), der(&read));
        }
        Err(error) => refusal(&error),
    }
    match pem::private_key(data) {
        Ok(key) => assert_eq!(pem::private_key(pem::write_private_key(&key).unwrap().expose()).unwrap(), key),
        Err(error) => refusal(&error),
    }
    streamed(data);
}

/// What is DER has no mark before it; a text may have one.
fn marked(data: &[u8]) -> Vec<u8> {
    let is_text = !matches!(data.first(), Some(0x30 | 0xef));
    [if is_text { "\u{feff}".as_bytes() } else { b"" }, data].concat()
}

/// A text that is written piece by piece is the text that is written at once.
fn streamed(data: &[u8]) {
    let mut stream = pem::Stream::new("X509 CRL");
    let mut text = Vec::new();
    let mut rest = data;
    while let Some(size) = rest.first() {
        let (piece, behind) = rest.split_at((usize::from(*size) + 1).min(rest.len()));
        text.extend(stream.add(piece).unwrap());
        rest = behind;
    }
    text.extend(stream.end().unwrap());
    let at_once = pem::write("X509 CRL", data).unwrap();
    // An empty text has a line of its own for nothing when it comes in pieces.
    if !data.is_empty() {
        assert_eq!(String::from_utf8(text).unwrap(), at_once);
    }
    drop(Secret::from(at_once));
}
