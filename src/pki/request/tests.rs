//! Requests of all kinds, as rcgen makes them.

use super::*;
use crate::{
    model::{KeyType, OcppVersion, SecurityProfile},
    pki::testing::{key, profile},
};
use rcgen::{BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa};

fn charger() -> Charger {
    Charger {
        station_id: "CS-1".parse().unwrap(),
        serial_number: "SN-0001".parse().unwrap(),
        vendor: None,
        model: None,
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp201,
        csms: None,
        batch: None,
        key_type: KeyType::P256,
        default_password_batch: None,
    }
}

/// A request with this subject, and with more.
fn request(key_type: KeyType, subject: &[(DnType, &str)], more: impl FnOnce(&mut CertificateParams)) -> Request {
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = DistinguishedName::new();
    for (kind, value) in subject {
        parameters.distinguished_name.push(kind.clone(), *value);
    }
    more(&mut parameters);
    let key = rcgen::KeyPair::try_from(key(key_type).to_pkcs8().unwrap().expose()).unwrap();
    Request::read(parameters.serialize_request(&key).unwrap().pem().unwrap().as_bytes()).unwrap()
}

fn by_charger(request: &Request) -> Result<Examined, String> {
    examine_station(request, &charger(), profile("charger")).map_err(|e| e.to_string())
}

#[test]
fn a_key_is_taken_and_all_else_is_said_by_the_pki() {
    let subject = [(DnType::OrganizationName, "Evil Corp"), (DnType::CommonName, "SN-0001"), (DnType::LocalityName, "Here")];
    let request = request(KeyType::P256, &subject, |p| {
        p.is_ca = IsCa::ExplicitNoCa;
        p.subject_alt_names = vec![rcgen::SanType::DnsName("csms.acme.example".try_into().unwrap())];
        p.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        p.key_usages = vec![rcgen::KeyUsagePurpose::KeyCertSign];
        p.custom_extensions = vec![CustomExtension::from_oid_content(&[1, 3, 6, 1, 4, 1, 32473, 1], vec![5, 0])];
    });
    let examined = by_charger(&request).unwrap();
    assert_eq!(&examined.public_key, key(KeyType::P256).public());
    assert_eq!(examined.taken, ["public key (p256)", "CN=SN-0001"]);
    assert_eq!(
        examined.overridden,
        [
            "O=Evil Corp",
            "L=Here",
            "extension keyUsage",
            "extension subjectAltName",
            "extension extKeyUsage",
            "extension basicConstraints",
            "extension 1.3.6.1.4.1.32473.1"
        ]
    );
}

#[test]
fn a_subject_may_be_left_out() {
    let examined = by_charger(&request(KeyType::P384, &[], |_| ())).unwrap();
    assert_eq!((examined.taken, examined.overridden), (vec!["public key (p384)".to_owned()], vec!["CN (none given)".to_owned()]));
}

#[test]
fn an_authority_is_not_had_by_asking() {
    for limit in [BasicConstraints::Unconstrained, BasicConstraints::Constrained(0)] {
        let request = request(KeyType::P256, &[(DnType::CommonName, "SN-0001")], |p| p.is_ca = IsCa::Ca(limit));
        let refused =
            Err("the certification request is refused: it asks for the certificate of an authority (CA:TRUE)".to_owned());
        assert_eq!(by_charger(&request), refused);
    }
}

#[test]
fn another_name_is_refused() {
    let other = request(KeyType::P256, &[(DnType::CommonName, "SN-0002")], |_| ());
    assert_eq!(
        by_charger(&other).unwrap_err(),
        "the certification request is refused: it names `SN-0002`, but CS-1 has the serial number `SN-0001` (A00.FR.511)"
    );
    let server = |name: &str| {
        let request = request(KeyType::P256, &[(DnType::CommonName, name)], |_| ());
        examine_server(&request, "csms.acme.example", profile("csms")).map(|e| e.taken).map_err(|e| e.to_string())
    };
    assert_eq!(server("CSMS.acme.example"), Ok(vec!["public key (p256)".to_owned(), "CN=CSMS.acme.example".to_owned()]));
    assert_eq!(
        server("*.acme.example").unwrap_err(),
        "the certification request is refused: it names `*.acme.example`, but the certificate is for `csms.acme.example` (A00.FR.510)"
    );
}

#[test]
fn of_several_common_names_each_counts() {
    // rcgen keeps one value per kind; the OID of the common name, by its number, is another kind to it.
    let again = DnType::CustomDnType(vec![2, 5, 4, 3]);
    for names in [["SN-0002", "SN-0001"], ["SN-0001", "SN-0002"]] {
        let request = request(KeyType::P256, &[(DnType::CommonName, names[0]), (again.clone(), names[1])], |_| ());
        assert_eq!(request.subject().values(Attribute::CommonName), names);
        assert!(by_charger(&request).unwrap_err().contains("it names `SN-0002`, but CS-1"));
    }
}

#[test]
fn the_profile_decides_which_keys_and_whether_at_all() {
    let named = [(DnType::CommonName, "SN-0001")];
    assert_eq!(
        by_charger(&request(KeyType::Ed25519, &named, |_| ())).unwrap_err(),
        "the profile `charger` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072"
    );
    let refused = examine_station(&request(KeyType::P384, &named, |_| ()), &charger(), profile("client-ca"));
    assert_eq!(refused.unwrap_err().to_string(), "the profile `client-ca` takes no certification requests");
}

#[test]
fn what_ocpp_cannot_carry_is_refused() {
    let long = |length: usize| {
        let mut content = vec![4, 0x82];
        content.extend_from_slice(&u16::try_from(length).unwrap().to_be_bytes());
        content.resize(length + 4, 0);
        request(KeyType::P256, &[(DnType::CommonName, "SN-0001")], |p| {
            p.custom_extensions = vec![CustomExtension::from_oid_content(&[1, 3, 6, 1, 4, 1, 32473, 1], content)];
        })
    };
    assert!(by_charger(&long(3600)).is_ok());
    let request = long(4000);
    assert_eq!(
        by_charger(&request).unwrap_err(),
        format!(
            "the certification request is refused: it has {} characters, OCPP carries at most 5500 (SignCertificate.csr)",
            request.characters()
        )
    );
}
