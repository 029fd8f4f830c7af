//! A second encoder: what evpki plans, rcgen writes too, and both write the same bytes.
//!
//! rcgen is told of a plan in its own words. What those cannot express ([`NOT_EXPRESSED`]) it is handed as bytes, which are put together
//! here from the schema alone; and the key identifiers are given to it, for it hashes the whole SubjectPublicKeyInfo where RFC 7093
//! has the bits of the key.

#![cfg(feature = "cli")]

use std::sync::{LazyLock, OnceLock};
use std::time::Duration;

use der::Encode;
use evpki::model::{DAY, Environment, KeyType, Timestamp};
use evpki::pki::issuance::{Prepared, Reserved, complete, record};
use evpki::pki::plan::{Issuance, Signer, Subject, Wish};
use evpki::pki::{Profile, Realm, builtin};
use evpki::x509::metadata::{ARC, Arc};
use evpki::x509::{
    AlternativeName, Attribute, Certificate, CertificatePlan, Extension, KeyPair, KeyUsage, Name, SignatureAlgorithm, Station,
    SystemRandom, assemble, to_be_signed,
};
use proptest::prelude::*;
use rcgen::{DnType, DnValue, KeyIdMethod, KeyUsagePurpose, SanType};
use x509_cert::der::Decode;

/// The extensions for which rcgen 0.14 has no words.
const NOT_EXPRESSED: [&str; 3] = ["authorityInfoAccess", "evpki environment", "evpki station"];

/// The extensions in the order in which rcgen writes them; it cannot be told another.
const ORDER_OF_RCGEN: [&str; 9] = [
    "authorityKeyIdentifier",
    "subjectAltName",
    "keyUsage",
    "cRLDistributionPoints",
    "subjectKeyIdentifier",
    "basicConstraints",
    NOT_EXPRESSED[0],
    NOT_EXPRESSED[1],
    NOT_EXPRESSED[2],
];

const PROFILES: [&str; 5] = ["root-ca", "server-ca", "client-ca", "csms", "charger"];
/// 2026-11-21T00:00:00Z.
const NOW: Timestamp = Timestamp(1_795_219_200);

static REALM: LazyLock<Realm> = LazyLock::new(|| Realm {
    organization: "ACME Charging".parse().unwrap(),
    country: "DE".parse().unwrap(),
    environment: Environment::Test,
    arc: Arc::new(None).unwrap(),
    publication_url: Some("http://pki.acme.example".to_owned()),
    ocsp_url: None,
});

/// An authority without an end in sight, so that what it issues can end after 2049.
static ABOVE: LazyLock<Certificate> = LazyLock::new(|| {
    let (key, profile) = (key(KeyType::P384), builtin::profile("root-ca").unwrap());
    let subject = Subject::Authority("RootCA".to_owned());
    let wish = Wish { public_key: key.public().clone(), subject, validity: Some(90 * 365 * DAY) };
    let prepared = prepare(&profile, &REALM, Signer::Itself, KeyType::P384, &wish);
    let recorded = record(&mut Paper, vec![prepared]).unwrap().remove(0);
    complete(&mut Paper, vec![recorded.sign(key).unwrap()]).unwrap().remove(0)
});

/// A ledger that says yes.
struct Paper;

impl evpki::pki::issuance::Ledger for Paper {
    type Error = std::convert::Infallible;
    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Self::Error> {
        Ok((0..).take(prepared.len()).collect())
    }
    fn complete(&mut self, signed: Vec<evpki::pki::issuance::Signed>) -> Result<Vec<evpki::x509::Certificate>, Self::Error> {
        Ok(signed.into_iter().map(evpki::pki::issuance::Signed::into_certificate).collect())
    }
}

/// A key of this kind, always the same.
fn key(key_type: KeyType) -> &'static KeyPair {
    static KEYS: [OnceLock<KeyPair>; KeyType::ALL.len()] = [const { OnceLock::new() }; KeyType::ALL.len()];
    KEYS[key_type as usize].get_or_init(|| KeyPair::generate(key_type).unwrap())
}

fn prepare(profile: &Profile, realm: &Realm, signer: Signer<'_>, signs: KeyType, wish: &Wish) -> Prepared {
    let algorithm = SignatureAlgorithm::of(signs);
    let by = Issuance { profile, realm, signer, algorithm, now: NOW, random: &SystemRandom };
    Reserved::draw(&SystemRandom).unwrap().prepare(&by, wish).unwrap()
}

/// The same key, in rcgen's hands.
fn foreign_key(key_type: KeyType) -> rcgen::KeyPair {
    let algorithm = match key_type {
        KeyType::P256 => &rcgen::PKCS_ECDSA_P256_SHA256,
        KeyType::P384 => &rcgen::PKCS_ECDSA_P384_SHA384,
        KeyType::P521 => &rcgen::PKCS_ECDSA_P521_SHA512,
        KeyType::Ed25519 => &rcgen::PKCS_ED25519,
        KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => &rcgen::PKCS_RSA_SHA256,
    };
    let der = rustls_pki_types::PrivatePkcs8KeyDer::from(key(key_type).to_pkcs8().unwrap().expose().to_vec());
    rcgen::KeyPair::from_pkcs8_der_and_sign_algo(&der, algorithm).unwrap()
}

fn foreign_name(name: &Name) -> rcgen::DistinguishedName {
    let mut foreign = rcgen::DistinguishedName::new();
    for country in name.values(Attribute::Country) {
        foreign.push(DnType::CountryName, DnValue::PrintableString(country.try_into().unwrap()));
    }
    for (attribute, kind) in [(Attribute::Organization, DnType::OrganizationName), (Attribute::CommonName, DnType::CommonName)] {
        for value in name.values(attribute) {
            foreign.push(kind.clone(), DnValue::Utf8String(value));
        }
    }
    foreign
}

fn foreign_usage(usage: KeyUsage) -> KeyUsagePurpose {
    match usage {
        KeyUsage::DigitalSignature => KeyUsagePurpose::DigitalSignature,
        KeyUsage::NonRepudiation => KeyUsagePurpose::ContentCommitment,
        KeyUsage::KeyEncipherment => KeyUsagePurpose::KeyEncipherment,
        KeyUsage::DataEncipherment => KeyUsagePurpose::DataEncipherment,
        KeyUsage::KeyAgreement => KeyUsagePurpose::KeyAgreement,
        KeyUsage::KeyCertSign => KeyUsagePurpose::KeyCertSign,
        KeyUsage::CrlSign => KeyUsagePurpose::CrlSign,
        KeyUsage::EncipherOnly => KeyUsagePurpose::EncipherOnly,
        KeyUsage::DecipherOnly => KeyUsagePurpose::DecipherOnly,
    }
}

/// An element of DER, of at most 65,535 bytes.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(content.len()).unwrap().to_be_bytes();
    let length = match content.len() {
        ..128 => vec![low],
        128..256 => vec![0x81, low],
        _ => vec![0x82, high, low],
    };
    [&[tag][..], &length, content].concat()
}

fn station(station: &Station) -> Vec<u8> {
    let mut content = element(0x0c, station.station_id.as_bytes());
    for (tag, value) in [(0x80, &station.serial_number), (0x81, &station.vendor), (0x82, &station.model)] {
        content.extend(value.iter().flat_map(|value| element(tag, value.as_bytes())));
    }
    let profiles: Vec<u8> = station.security_profiles.iter().flat_map(|number| element(0x02, &[*number])).collect();
    let versions: Vec<u8> = station.versions.iter().flat_map(|version| element(0x0c, version.as_bytes())).collect();
    let lists = [(0xa3, profiles), (0xa4, versions)];
    content.extend(lists.iter().filter(|(_, list)| !list.is_empty()).flat_map(|(tag, list)| element(*tag, list)));
    element(0x30, &content)
}

fn custom(oid: &str, value: Vec<u8>) -> rcgen::CustomExtension {
    let arcs: Vec<u64> = oid.split('.').map(|arc| arc.parse().unwrap()).collect();
    rcgen::CustomExtension::from_oid_content(&arcs, value)
}

/// Tells rcgen what an extension says. Whether it is critical, and how it is written, is rcgen's own to know.
fn tell(foreign: &mut rcgen::CertificateParams, issuer: &mut rcgen::CertificateParams, extension: &Extension) {
    let expressed = !NOT_EXPRESSED.contains(&extension.name());
    let customs = foreign.custom_extensions.len();
    match extension {
        Extension::BasicConstraints { authority, path_length } => {
            let limit = path_length.map_or(rcgen::BasicConstraints::Unconstrained, rcgen::BasicConstraints::Constrained);
            foreign.is_ca = if *authority { rcgen::IsCa::Ca(limit) } else { rcgen::IsCa::ExplicitNoCa };
        }
        Extension::KeyUsage(usages) => foreign.key_usages = usages.iter().map(|usage| foreign_usage(*usage)).collect(),
        Extension::SubjectAlternativeName(names) => {
            let name = |name: &AlternativeName| match name {
                AlternativeName::Dns(name) => SanType::DnsName(name.as_str().try_into().unwrap()),
                AlternativeName::Ip(address) => SanType::IpAddress(*address),
                AlternativeName::Other(other) => panic!("{other}"),
            };
            foreign.subject_alt_names = names.iter().map(name).collect();
        }
        Extension::SubjectKeyIdentifier(id) => foreign.key_identifier_method = KeyIdMethod::PreSpecified(id.clone()),
        Extension::AuthorityKeyIdentifier(id) => {
            foreign.use_authority_key_identifier_extension = true;
            issuer.key_identifier_method = KeyIdMethod::PreSpecified(id.clone());
        }
        Extension::CrlDistributionPoints(urls) => {
            foreign.crl_distribution_points = vec![rcgen::CrlDistributionPoint { uris: urls.clone() }];
        }
        Extension::AuthorityInformationAccess { ca_issuers, ocsp } => {
            assert!(ocsp.is_empty(), "no profile asks for it yet");
            let ca_issuers_oid = element(0x06, &[0x2b, 6, 1, 5, 5, 7, 0x30, 2]);
            let access = |url: &String| element(0x30, &[ca_issuers_oid.clone(), element(0x86, url.as_bytes())].concat());
            let all: Vec<u8> = ca_issuers.iter().flat_map(access).collect();
            foreign.custom_extensions.push(custom("1.3.6.1.5.5.7.1.1", element(0x30, &all)));
        }
        Extension::Environment(environment) => {
            foreign.custom_extensions.push(custom(&format!("{ARC}.1.1"), element(0x0a, &[environment.number()])));
        }
        Extension::Station(of) => foreign.custom_extensions.push(custom(&format!("{ARC}.1.2"), station(of))),
        _ => panic!("no shipped profile has {}", extension.name()),
    }
    assert_eq!(foreign.custom_extensions.len() == customs, expressed, "{}", extension.name());
}

/// The certificate that rcgen makes of a plan.
fn by_rcgen(plan: &CertificatePlan, certified: KeyType, signs: KeyType) -> Vec<u8> {
    let moment = |at: Timestamp| rcgen::date_time_ymd(1970, 1, 1) + Duration::from_secs(at.0.try_into().unwrap());
    let (mut foreign, mut issuer) = (rcgen::CertificateParams::default(), rcgen::CertificateParams::default());
    foreign.serial_number = Some(rcgen::SerialNumber::from(plan.serial.as_bytes().to_vec()));
    foreign.distinguished_name = foreign_name(&plan.subject);
    issuer.distinguished_name = foreign_name(&plan.issuer);
    (foreign.not_before, foreign.not_after) = (moment(plan.not_before), moment(plan.not_after));
    for (_, extension) in &plan.extensions {
        tell(&mut foreign, &mut issuer, extension);
    }
    let issuer = rcgen::Issuer::new(issuer, foreign_key(signs));
    foreign.signed_by(&foreign_key(certified), &issuer).unwrap().der().to_vec()
}

/// What a certificate says, field by field: each with its name and its bytes.
fn fields(der: &[u8]) -> Vec<(String, Vec<u8>)> {
    let certificate = x509_cert::Certificate::from_der(der).unwrap();
    let tbs = certificate.tbs_certificate();
    let mut fields = vec![
        ("version".to_owned(), tbs.version().to_der().unwrap()),
        ("serial number".to_owned(), tbs.serial_number().to_der().unwrap()),
        ("signature algorithm inside".to_owned(), tbs.signature().to_der().unwrap()),
        ("signature algorithm outside".to_owned(), certificate.signature_algorithm().to_der().unwrap()),
        ("issuer".to_owned(), tbs.issuer().to_der().unwrap()),
        ("validity".to_owned(), tbs.validity().to_der().unwrap()),
        ("subject".to_owned(), tbs.subject().to_der().unwrap()),
        ("public key".to_owned(), tbs.subject_public_key_info().to_der().unwrap()),
    ];
    let extension =
        |e: &x509_cert::ext::Extension| (format!("{} critical: {}", e.extn_id, e.critical), e.extn_value.as_bytes().to_vec());
    let mut extensions: Vec<_> = tbs.extensions().into_iter().flatten().map(extension).collect();
    extensions.sort();
    fields.extend(extensions);
    fields
}

/// Has both write the certificate of this profile for this wish, and compares.
fn compare(name: &str, realm: &Realm, wish: &Wish) -> CertificatePlan {
    let profile = builtin::profile(name).unwrap();
    let certified = wish.public_key.key_type();
    let (signer, signs) = match name {
        "root-ca" => (Signer::Itself, certified),
        _ => (Signer::Authority { name: "RootCA", certificate: &ABOVE }, KeyType::P384),
    };
    let prepared = prepare(&profile, realm, signer, signs, wish);
    let algorithm = SignatureAlgorithm::of(signs);
    let ours = assemble(prepared.tbs(), algorithm, &key(signs).sign(prepared.tbs()).unwrap()).unwrap();
    let theirs = by_rcgen(prepared.plan(), certified, signs);
    assert_eq!(fields(&ours), fields(&theirs));

    let mut plan = prepared.plan().clone();
    let rank = |e: &Extension| ORDER_OF_RCGEN.iter().position(|name| *name == e.name()).unwrap();
    plan.extensions.sort_by_key(|(_, e)| rank(e));
    let theirs = Certificate::from_der(&theirs).unwrap();
    assert_eq!(to_be_signed(&plan, algorithm, &realm.arc).unwrap(), theirs.tbs(), "all of it, in rcgen's order");
    theirs.verify_signature(key(signs).public()).unwrap();
    plan
}

fn wish(name: &str, key_type: KeyType, validity: Option<i64>) -> Wish {
    let subject = match name {
        "csms" => Subject::Server {
            fqdn: "csms.acme.example".to_owned(),
            names: vec![AlternativeName::Dns("b.acme.example".to_owned())],
        },
        "charger" => Subject::Station(Station {
            station_id: "CS-1".to_owned(),
            serial_number: Some("SN-0001".to_owned()),
            vendor: Some("ACME".to_owned()),
            model: None,
            security_profiles: vec![2, 3],
            versions: vec!["1.6".to_owned(), "2.0.1".to_owned()],
        }),
        _ => Subject::Authority("OtherCA".to_owned()),
    };
    Wish { public_key: key(key_type).public().clone(), subject, validity }
}

#[test]
fn every_profile_with_every_key_that_it_allows() {
    let mut seen: Vec<String> = Vec::new();
    for name in PROFILES {
        for key_type in builtin::profile(name).unwrap().key_types() {
            let plan = compare(name, &REALM, &wish(name, *key_type, None));
            seen.extend(plan.extensions.iter().map(|(_, e)| e.name().to_owned()));
        }
    }
    for name in ORDER_OF_RCGEN {
        assert!(seen.iter().any(|seen| seen == name), "no profile has {name}: it need not be listed");
    }
}

#[test]
fn on_both_sides_of_the_year_2050() {
    let begins_2050 = evpki::x509::time::parse("2050-01-01T00:00:00Z").unwrap().since(NOW);
    for lasts in [begins_2050, begins_2050 + 1] {
        for name in ["root-ca", "client-ca"] {
            let plan = compare(name, &REALM, &wish(name, KeyType::P384, Some(lasts)));
            assert_eq!(plan.not_after, NOW.plus(lasts - 1));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_the_names(
        name in proptest::sample::select(&PROFILES[..]),
        organization in "[A-Za-zäöüé0-9][A-Za-zäöüé0-9 .&'-]{0,30}[A-Za-z0-9]",
        serial_number in "[A-Za-z0-9+_=@ -]{0,40}[A-Z]",
        texts in (proptest::option::of("[ -~äöüß漢]{1,50}"), proptest::option::of("[ -~äöüß漢]{1,20}")),
        hosts in proptest::collection::vec("([a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?\\.){1,4}[a-z]{2,8}", 1..30),
        url in proptest::option::of("https?://[a-z]{1,10}\\.example(/[a-z]{1,60}){0,3}"),
        days in 1..60 * 365_i64,
    ) {
        let serial_number = serial_number.trim().to_owned();
        let realm = Realm { organization: organization.parse().unwrap(), publication_url: url, ..REALM.clone() };
        let usual = wish(name, KeyType::P256, Some(days * DAY));
        let subject = match usual.subject {
            Subject::Server { .. } => {
                let names = hosts[1..].iter().cloned().map(AlternativeName::Dns).collect();
                Subject::Server { fqdn: hosts[0].clone(), names }
            }
            Subject::Station(station) => {
                let (vendor, model) = texts;
                Subject::Station(Station { serial_number: Some(serial_number), vendor, model, ..station })
            }
            Subject::Authority(_) => Subject::Authority(hosts[0].chars().take(20).collect()),
            other => other,
        };
        compare(name, &realm, &Wish { subject, ..usual });
    }
}
