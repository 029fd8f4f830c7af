//! Certification requests: unchanged, and with a valid signature so that the code behind the signature check is reached.

use crate::{certificate::said_of, plain, refusal, sentence};
use der::{Decode, Encode};
use evpki::{
    model::{Charger, KeyType, OcppVersion, SecurityProfile},
    pki::{
        Profile, builtin,
        request::{Examined, LONGEST_REQUEST, examine_server, examine_station},
    },
    x509::{KeyPair, PublicKey, Request, assemble, pem},
};
use std::sync::LazyLock;
use x509_cert::request::CertReq;

static KEY: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate(KeyType::P256).unwrap());
static CHARGER: LazyLock<Profile> = LazyLock::new(|| builtin::profile("charger").unwrap());
static SERVER: LazyLock<Profile> = LazyLock::new(|| builtin::profile("csms").unwrap());
static STATION: LazyLock<Charger> = LazyLock::new(|| Charger {
    station_id: "CS-0001".parse().unwrap(),
    serial_number: "SN-0001".parse().unwrap(),
    vendor: None,
    model: None,
    security_profile: SecurityProfile::Certificate,
    ocpp_version: OcppVersion::Ocpp201,
    csms: None,
    batch: None,
    key_type: KeyType::P256,
    default_password_batch: None,
});

pub fn check(data: &[u8]) {
    read(data);
    if let Some(signed) = signed(data) {
        read(&signed);
    }
}

/// The request for our key, signed by it, if it is one at all.
fn signed(data: &[u8]) -> Option<Vec<u8>> {
    let mut request = CertReq::from_der(data).ok()?;
    request.info.public_key = Decode::from_der(KEY.public().spki()).ok()?;
    let info = request.info.to_der().ok()?;
    assemble(&info, KEY.algorithm(), &KEY.sign(&info).ok()?).ok()
}

fn read(bytes: &[u8]) {
    let request = match Request::read(bytes) {
        Ok(request) => request,
        Err(error) => return refusal(&error),
    };
    said_of(request.subject());
    request.asked_for().iter().for_each(|name| drop(plain(name)));
    assert_eq!(PublicKey::from_spki(request.public_key().spki()).as_ref(), Ok(request.public_key()));
    if bytes.first() == Some(&0x30) {
        for label in ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"] {
            let text = pem::write(label, bytes).unwrap();
            let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
            for form in [text.replace('\n', "\r\n"), base64, text] {
                let again = Request::read(form.as_bytes()).unwrap();
                assert_eq!((again.subject(), again.characters()), (request.subject(), request.characters()));
                assert_eq!((again.public_key(), again.asked_for()), (request.public_key(), request.asked_for()));
                assert_eq!(again.asks_to_be_authority(), request.asks_to_be_authority());
            }
        }
    }
    for (profile, examined) in [
        (&*CHARGER, examine_station(&request, &STATION, &CHARGER)),
        (&*SERVER, examine_server(&request, "csms.acme.example", &SERVER)),
    ] {
        match examined {
            Ok(examined) => taken(&request, profile, &examined),
            Err(refused) => drop(sentence(refused)),
        }
    }
}

fn taken(request: &Request, profile: &Profile, examined: &Examined) {
    assert_eq!(examined.public_key, *request.public_key());
    assert!(profile.accepts_csr() && profile.allows(request.public_key().key_type()));
    assert!(!request.asks_to_be_authority() && request.characters() <= LONGEST_REQUEST);
    examined.taken.iter().chain(&examined.overridden).for_each(|item| drop(plain(item)));
    for extension in request.asked_for() {
        assert!(
            examined.overridden.iter().any(|item| item.ends_with(extension.as_str())),
            "{extension} is passed over in silence"
        );
    }
}
