//! Certificates: their bytes, and every word that is said of them.

use crate::{ARC, plain, refusal};
use evpki::{
    model::{SerialNumber, Timestamp},
    x509::{
        Attribute, Certificate, CertificatePlan, Extension, KeyPair, Name, PublicKey, assemble, metadata::Arc, pem, time,
        to_be_signed,
    },
};
use std::sync::LazyLock;

static FOREIGN: LazyLock<Arc> = LazyLock::new(|| Arc::new(Some("1.3.6.1.4.1.99999")).unwrap());
static KEY: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate(evpki::model::KeyType::P256).unwrap());

pub fn check(data: &[u8]) {
    match Certificate::from_der(data) {
        Ok(certificate) => accepted(&certificate, data),
        Err(error) => refusal(&error),
    }
}

/// Holds a certificate against the bytes that it was read from.
pub fn accepted(certificate: &Certificate, data: &[u8]) {
    assert_eq!(certificate.der(), data);
    let again = Certificate::from_der(data).unwrap();
    assert_eq!(again, *certificate);
    assert!(Certificate::from_der(&[data, &[0]].concat()).is_err(), "something behind it");
    assert!(Certificate::from_der(&data[..data.len() - 1]).is_err(), "without its end");
    assert_eq!(certificate.fingerprint(), Certificate::fingerprint_of(data));
    let at = data.windows(certificate.tbs().len()).position(|w| w == certificate.tbs());
    assert!(at.is_some_and(|at| at <= 6), "what was signed begins behind the header");

    for name in [certificate.subject(), certificate.issuer()] {
        said_of(name);
        assert!(contains(certificate.tbs(), name.der()));
    }
    assert_eq!(certificate.is_self_issued(), certificate.subject().der() == certificate.issuer().der());
    let serial = plain(certificate.serial());
    assert!(SerialNumber::readings(&serial).unwrap().contains(certificate.serial()), "{serial}");
    for moment in [certificate.not_before(), certificate.not_after()] {
        assert!((0..=Timestamp::LATEST.0).contains(&moment.0));
        assert_eq!(time::parse(&plain(time::rfc3339(moment))), Ok(moment));
    }
    let key = certificate.public_key();
    assert!(contains(certificate.tbs(), key.spki()), "the key stands in it as it is handed on");
    match key.check_encoding() {
        Ok(()) => assert_eq!(PublicKey::from_spki(key.spki()).as_ref(), Ok(key)),
        Err(error) => {
            assert_eq!(PublicKey::from_spki(key.spki()).unwrap_err(), error);
            assert!(certificate.check_encoding().is_err(), "a certificate is no more canonical than its key");
            refusal(&error);
        }
    }
    certificate.check_encoding().unwrap_or_else(|error| refusal(&error));

    match (certificate.signature_algorithm(), certificate.verify_signature(key)) {
        (Ok(algorithm), verified) => {
            plain(algorithm.name());
            let direct = key.verify(algorithm, certificate.tbs(), certificate.signature());
            assert_eq!(verified, direct);
            verified.unwrap_or_else(|e| refusal(&e));
        }
        (Err(error), verified) => {
            assert_eq!(verified.unwrap_err(), error);
            refusal(&error);
        }
    }

    for arc in [&*ARC, &*FOREIGN] {
        match certificate.extensions(arc) {
            Ok(extensions) => described(certificate, &extensions, arc, data.len()),
            Err(error) => refusal(&error),
        }
    }
    let text = pem::write_certificates([certificate]).unwrap();
    assert_eq!(pem::certificates(text.as_bytes()).unwrap(), [again]);
}

fn described(certificate: &Certificate, extensions: &[(bool, Extension)], arc: &Arc, length: usize) {
    let mut said = 0;
    for (_, extension) in extensions {
        said += plain(extension.name()).len() + plain(extension.describe(arc)).len();
    }
    assert!(said <= 2048 + 32 * length, "{said} bytes are said of {length}");
    let find = |pick: &dyn Fn(&Extension) -> bool| extensions.iter().map(|(_, e)| e).find(|e| pick(e));
    let authority = find(&|e| matches!(e, Extension::BasicConstraints { authority: true, .. }));
    assert_eq!(certificate.authority().is_some(), authority.is_some());
    let usage = find(&|e| matches!(e, Extension::KeyUsage(_)));
    assert_eq!(certificate.key_usage().map(Extension::KeyUsage).as_ref(), usage);
    let identifier = find(&|e| matches!(e, Extension::SubjectKeyIdentifier(_)));
    assert_eq!(certificate.subject_key_identifier().map(Extension::SubjectKeyIdentifier).as_ref(), identifier);
    let environment = find(&|e| matches!(e, Extension::Environment(_)));
    assert_eq!(certificate.environment(arc).map(Extension::Environment).as_ref(), environment);
    written_again(certificate, extensions, arc);
}

/// What was read can be planned, and then says the same again, as far as it is of the kinds that are written.
fn written_again(certificate: &Certificate, extensions: &[(bool, Extension)], arc: &Arc) {
    // What was escaped when it was read would be escaped once more.
    if extensions.iter().any(|(_, e)| e.describe(arc).contains('\\')) {
        return;
    }
    let plan = CertificatePlan {
        serial: certificate.serial().clone(),
        issuer: certificate.issuer().clone(),
        subject: certificate.subject().clone(),
        not_before: certificate.not_before(),
        not_after: certificate.not_after(),
        public_key: certificate.public_key().clone(),
        extensions: extensions.to_vec(),
    };
    let Ok(tbs) = to_be_signed(&plan, KEY.algorithm(), arc) else { return };
    let written = Certificate::from_der(&assemble(&tbs, KEY.algorithm(), &[0; 70]).unwrap()).unwrap();
    assert_eq!(written.serial(), certificate.serial());
    assert_eq!((written.subject(), written.issuer()), (certificate.subject(), certificate.issuer()));
    assert_eq!((written.not_before(), written.not_after()), (certificate.not_before(), certificate.not_after()));
    assert_eq!(written.public_key(), certificate.public_key());
    assert_eq!(written.extensions(arc).unwrap(), extensions);
}

/// Holds a name against itself.
pub fn said_of(name: &Name) {
    let whole = plain(name);
    assert!(whole.len() <= 256 + 16 * name.der().len());
    for attribute in Attribute::ALL {
        for value in name.values(attribute) {
            plain(&value);
            // In the whole name, some characters of a value are escaped (RFC 4514, 2.4).
            if value.chars().all(|c| c.is_ascii_alphanumeric()) {
                assert!(whole.contains(&format!("{attribute}={value}")), "{whole}: {attribute}={value}");
            }
        }
    }
    assert_eq!(name.common_name(), name.values(Attribute::CommonName).pop());
}

fn contains(whole: &[u8], part: &[u8]) -> bool {
    whole.windows(part.len()).any(|window| window == part)
}
