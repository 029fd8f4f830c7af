//! Each rule, broken: plans that are sound but for one thing.

use super::*;
use crate::{
    model::{DAY, Environment, SerialNumber, StationSerial},
    pki::{
        issuance::{Reserved, record},
        plan::{Wish, plan},
        testing::{self, BIRTH, CLIENT_CA, REALM, SERVER_CA, issuance, key, profile, wish},
    },
    x509::{
        AlternativeName, Attribute, CertificatePlan, KeyUsage, Name, SignatureAlgorithm, Station, SystemRandom, to_be_signed,
    },
};
use proptest::prelude::*;

/// A plan of this profile that was sound, spoiled; and what the rule says of it.
struct Sample {
    rule: &'static str,
    profile: &'static str,
    spoil: fn(&mut CertificatePlan),
    says: &'static str,
}

const SAMPLES: &[Sample] = &[
    Sample {
        rule: "A00.FR.509",
        profile: "csms",
        spoil: |plan| {
            plan.subject = named(&[(Attribute::Organization, "ACNE Charging"), (Attribute::CommonName, "csms.acme.example")])
        },
        says: "the subject has O `ACNE Charging`, expected `ACME Charging`",
    },
    Sample {
        rule: "A00.FR.509",
        profile: "charger",
        spoil: |plan| plan.subject = named(&[(Attribute::CommonName, "SN-0001")]),
        says: "the subject has no O, expected `ACME Charging`",
    },
    Sample {
        rule: "A00.FR.510",
        profile: "csms",
        spoil: |plan| {
            plan.subject = named(&[(Attribute::Organization, "ACME Charging"), (Attribute::CommonName, "other.acme.example")])
        },
        says: "the common name is `other.acme.example`, expected `csms.acme.example`",
    },
    Sample {
        rule: "A00.FR.510",
        profile: "csms",
        spoil: |plan| remove(plan, "subjectAltName"),
        says: "the alternative names do not hold `csms.acme.example`",
    },
    Sample {
        rule: "A00.FR.510",
        profile: "csms",
        spoil: |plan| replace(plan, Extension::SubjectAlternativeName(vec![dns("b.acme.example")])),
        says: "the alternative names do not hold `csms.acme.example`",
    },
    Sample {
        rule: "A00.FR.510",
        profile: "csms",
        spoil: |plan| replace(plan, Extension::SubjectAlternativeName(vec![dns("csms.acme.example"), dns("*.acme.example")])),
        says: "the alternative name `*.acme.example`: the host name has `*` at position 1, allowed are a-z A-Z 0-9 - .",
    },
    Sample {
        rule: "A00.FR.510",
        profile: "csms",
        spoil: |plan| {
            let address = AlternativeName::Ip([192, 0, 2, 7].into());
            replace(plan, Extension::SubjectAlternativeName(vec![dns("csms.acme.example"), address]));
        },
        says: "the alternative name `IP:192.0.2.7` is not a host name",
    },
    Sample {
        rule: "A00.FR.511",
        profile: "charger",
        spoil: |plan| plan.subject = named(&[(Attribute::Organization, "ACME Charging"), (Attribute::CommonName, "SN-0002")]),
        says: "the common name is `SN-0002`, expected the serial number `SN-0001`",
    },
    Sample {
        rule: "A00.FR.511",
        profile: "charger",
        spoil: |plan| plan.extensions.push(Extension::SubjectAlternativeName(vec![dns("charger.acme.example")]).as_usual()),
        says: "it has 1 alternative names, which would take the place of the common name (RFC 2818)",
    },
    Sample { rule: "A00.FR.512", profile: "charger", spoil: |plan| remove(plan, "keyUsage"), says: "it has no key usage" },
    Sample {
        rule: "A00.FR.512",
        profile: "client-ca",
        spoil: |plan| replace(plan, Extension::KeyUsage(vec![KeyUsage::KeyCertSign])),
        says: "the key usage has no cRLSign",
    },
    Sample {
        rule: "A00.FR.512",
        profile: "csms",
        spoil: |plan| replace(plan, Extension::KeyUsage(vec![KeyUsage::KeyEncipherment])),
        says: "the key usage has no digitalSignature",
    },
    Sample {
        rule: "A00.FR.512",
        profile: "charger",
        spoil: |plan| replace(plan, Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::KeyCertSign])),
        says: "the key usage has keyCertSign, but it is not an authority",
    },
    Sample {
        rule: "A00.FR.512",
        profile: "charger",
        spoil: |plan| replace(plan, Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::CrlSign])),
        says: "the key usage has cRLSign, but it is not an authority",
    },
    Sample {
        rule: "A00.FR.514",
        profile: "server-ca",
        spoil: |plan| plan.extensions.push(Extension::ExtendedKeyUsage(vec!["1.3.6.1.5.5.7.3.1".to_owned()]).as_usual()),
        says: "the authority has the extended key usage 1.3.6.1.5.5.7.3.1",
    },
    Sample {
        rule: "EVPKI.1",
        profile: "charger",
        spoil: |plan| remove(plan, "evpki environment"),
        says: "it names no environment, expected test",
    },
    Sample {
        rule: "EVPKI.1",
        profile: "root-ca",
        spoil: |plan| replace(plan, Extension::Environment(Environment::Production)),
        says: "it names production, expected test",
    },
    Sample {
        rule: "RFC 5280 4.1.2.2",
        profile: "charger",
        spoil: |plan| plan.serial = SerialNumber::from_bytes(&[0x7f; 7]).unwrap(),
        says: "the serial number has 7 octets, expected 8 to 20",
    },
    Sample {
        rule: "RFC 5280 4.1.2.5",
        profile: "root-ca",
        spoil: |plan| plan.not_after = plan.not_before,
        says: "it would end at 2026-11-20T23:55:00Z and begin at 2026-11-20T23:55:00Z",
    },
    Sample {
        rule: "RFC 5280 4.1.2.5",
        profile: "charger",
        spoil: |plan| plan.not_after = CLIENT_CA.certificate.not_after().plus(1),
        says: "it would end at 2035-11-19T00:00:00Z, its issuer ends at 2035-11-18T23:59:59Z",
    },
    Sample {
        rule: "RFC 5280 4.1.2.5",
        profile: "charger",
        spoil: |plan| plan.not_before = CLIENT_CA.certificate.not_before().plus(-1),
        says: "it would begin at 2025-11-20T23:54:59Z, its issuer begins at 2025-11-20T23:55:00Z",
    },
    Sample {
        rule: "RFC 5280 4.2.1.1",
        profile: "root-ca",
        spoil: |plan| remove(plan, "subjectKeyIdentifier"),
        says: "it has no subject key identifier",
    },
    Sample {
        rule: "RFC 5280 4.2.1.1",
        profile: "charger",
        spoil: |plan| remove(plan, "authorityKeyIdentifier"),
        says: "it does not name its issuer's key",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "charger",
        spoil: |plan| remove(plan, "basicConstraints"),
        says: "it has no basic constraints",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "charger",
        spoil: |plan| {
            remove(plan, "basicConstraints");
            // The OID of basicConstraints by its number: so it is written without being critical.
            plan.extensions.push(Extension::Other { oid: "2.5.29.19".to_owned(), der: vec![0x30, 0] }.as_usual());
        },
        says: "its basic constraints are not critical",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "charger",
        spoil: |plan| replace(plan, Extension::BasicConstraints { authority: true, path_length: None }),
        says: "it says that it is an authority, but is made as station",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "root-ca",
        spoil: |plan| replace(plan, Extension::BasicConstraints { authority: false, path_length: None }),
        says: "it says that it is not an authority, but is made as authority",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "csms",
        spoil: |plan| replace(plan, Extension::BasicConstraints { authority: false, path_length: Some(0) }),
        says: "it is not an authority, but allows 0 below it",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "server-ca",
        spoil: |plan| replace(plan, Extension::BasicConstraints { authority: true, path_length: Some(1) }),
        says: "it allows 1 authorities below it, its issuer only 1 including itself",
    },
    Sample {
        rule: "RFC 5280 4.2.1.9",
        profile: "server-ca",
        spoil: |plan| replace(plan, Extension::BasicConstraints { authority: true, path_length: None }),
        says: "it sets no limit to authorities below it, its issuer allows 1",
    },
];

fn named(attributes: &[(Attribute, &str)]) -> Name {
    let attributes: Vec<(Attribute, String)> = attributes.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
    Name::from_attributes(&attributes).unwrap()
}

fn dns(name: &str) -> AlternativeName {
    AlternativeName::Dns(name.to_owned())
}

fn remove(plan: &mut CertificatePlan, name: &str) {
    let before = plan.extensions.len();
    plan.extensions.retain(|(_, e)| e.name() != name);
    assert_eq!(plan.extensions.len(), before - 1, "{name}");
}

fn replace(plan: &mut CertificatePlan, extension: Extension) {
    remove(plan, extension.name());
    plan.extensions.push(extension.as_usual());
}

/// What the rules say of a plan.
fn findings(plan: &CertificatePlan, by: &Issuance<'_>, subject: &Subject) -> Vec<String> {
    let tbs = to_be_signed(plan, by.algorithm, &by.realm.arc).unwrap();
    match check(&Draft::of(&tbs, by, subject).unwrap()) {
        Ok(()) => Vec::new(),
        Err(Refusal::Rules { findings }) => findings.iter().map(ToString::to_string).collect(),
        Err(other) => panic!("{other}"),
    }
}

/// What they say of a plan for this wish, spoiled.
fn findings_after(by: &Issuance<'_>, wish: &Wish, spoil: fn(&mut CertificatePlan)) -> Vec<String> {
    let serial = SerialNumber::draw(&SystemRandom).unwrap();
    let mut plan = plan(by, wish, serial).unwrap();
    spoil(&mut plan);
    findings(&plan, by, &wish.subject)
}

#[test]
fn each_finds_what_is_wrong_and_the_others_are_silent() {
    for Sample { rule, profile, spoil, says } in SAMPLES {
        assert_eq!(findings_after(&issuance(profile), &wish(profile), *spoil), [format!("{rule}: {says}")]);
    }
}

#[test]
fn none_speaks_against_what_the_shipped_profiles_give() {
    for profile in ["root-ca", "server-ca", "client-ca", "csms", "charger"] {
        assert_eq!(findings_after(&issuance(profile), &wish(profile), |_| ()), [""; 0]);
    }
}

#[test]
fn each_has_a_name_of_its_own_and_a_sample() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES[..at].iter().all(|other| other.id != rule.id), "{} is there twice", rule.id);
        let of_this_rule = |s: &&Sample| s.rule == rule.id && rule.kinds.contains(&profile(s.profile).kind());
        assert!(SAMPLES.iter().any(|s| of_this_rule(&s)), "{} has no sample", rule.id);
        assert!(!rule.says.is_empty() && !rule.source.is_empty() && !rule.kinds.is_empty(), "{}", rule.id);
    }
    assert!(SAMPLES.iter().all(|s| RULES.iter().any(|rule| rule.id == s.rule)));
}

#[test]
fn names_that_no_profile_can_save() {
    let server = |fqdn: &str, names: Vec<AlternativeName>| Wish {
        subject: Subject::Server { fqdn: fqdn.to_owned(), names },
        ..wish("csms")
    };
    assert_eq!(
        findings_after(&issuance("csms"), &server("*.acme.example", Vec::new()), |_| ()),
        ["A00.FR.510: `*.acme.example` is not an FQDN: the host name has `*` at position 1, allowed are a-z A-Z 0-9 - ."]
    );
    let station = |serial: &str| {
        let Subject::Station(station) = wish("charger").subject else { panic!() };
        Wish { subject: Subject::Station(Station { serial_number: Some(serial.to_owned()), ..station }), ..wish("charger") }
    };
    assert_eq!(
        findings_after(&issuance("charger"), &station("192.0.2.7"), |_| ()),
        ["A00.FR.511: the serial number `192.0.2.7` looks like an IP address (A00.FR.511 forbids it)"]
    );
    assert_eq!(
        findings_after(&issuance("charger"), &station("wss://acme.example"), |_| ()),
        ["A00.FR.511: the serial number `wss://acme.example` looks like a URL (A00.FR.511 forbids it)"]
    );
}

#[test]
fn a_profile_can_allow_wildcards_and_ip_addresses() {
    let text = crate::pki::builtin::PROFILES.iter().find(|d| d.name == "csms").unwrap().text;
    let text = text.replace("wildcards: false", "wildcards: true").replace("ip_addresses: false", "ip_addresses: true");
    let lenient = Profile::parse("csms.yaml", &text).unwrap();
    let names = vec![dns("*.acme.example"), AlternativeName::Ip([192, 0, 2, 7].into())];
    let wish = Wish { subject: Subject::Server { fqdn: "csms.acme.example".to_owned(), names }, ..wish("csms") };
    assert_eq!(findings_after(&Issuance { profile: &lenient, ..issuance("csms") }, &wish, |_| ()), [""; 0]);
    assert_eq!(
        findings_after(&issuance("csms"), &wish, |_| ()),
        ["A00.FR.510: the alternative name `*.acme.example`: the host name has `*` at position 1, allowed are a-z A-Z 0-9 - ."]
    );
}

#[test]
fn issuers_that_may_not() {
    let csms = testing::issue(&issuance("csms"), &wish("csms"), &SERVER_CA.key).unwrap();
    let by = Issuance { signer: Signer::Authority { name: "csms", certificate: &csms }, ..issuance("charger") };
    let short = Wish { validity: Some(3600), ..wish("charger") };
    assert_eq!(findings_after(&by, &short, |_| ()), ["RFC 5280 4.2.1.9: its issuer is not an authority"]);

    let by = Issuance { signer: CLIENT_CA.signer(), ..issuance("server-ca") };
    let short = Wish { validity: Some(3600), ..wish("server-ca") };
    assert_eq!(findings_after(&by, &short, |_| ()), ["RFC 5280 4.2.1.9: its issuer allows no authority below it"]);

    let production = Realm { environment: Environment::Production, ..REALM.clone() };
    let by = Issuance { realm: &production, ..issuance("charger") };
    assert_eq!(findings_after(&by, &wish("charger"), |_| ()), ["EVPKI.1: its issuer names test, expected production"]);

    let by = issuance("charger");
    let mut other = plan(&by, &wish("charger"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    replace(&mut other, Extension::AuthorityKeyIdentifier(vec![0xab; 20]));
    let expected = crate::model::hex::encode(&CLIENT_CA.key.public().identifier());
    assert_eq!(
        findings(&other, &by, &wish("charger").subject),
        [format!("RFC 5280 4.2.1.1: it names the issuer's key {}, expected {expected}", "ab".repeat(20))]
    );
}

#[test]
fn the_subject_must_be_of_the_profiles_kind() {
    let by = issuance("csms");
    let plan = plan(&by, &wish("csms"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    assert_eq!(findings(&plan, &by, &wish("charger").subject), ["A00.FR.510: it is for no server"]);
    let by = issuance("charger");
    let plan = super::super::plan::plan(&by, &wish("charger"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    assert_eq!(findings(&plan, &by, &wish("csms").subject), ["A00.FR.511: it is for no station"]);
}

const HOST_NAME: &str = "([a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?\\.){1,4}[a-z]{2,8}";

/// Names of all letters that their kind allows, for a profile.
fn subjects(profile: &'static str) -> BoxedStrategy<Subject> {
    match profile {
        "csms" => (HOST_NAME, proptest::collection::vec(HOST_NAME, 0..4))
            .prop_map(|(fqdn, names)| Subject::Server { fqdn, names: names.into_iter().map(AlternativeName::Dns).collect() })
            .boxed(),
        "charger" => {
            let serial = "[ -~]{1,64}".prop_filter("a serial number", |s| s.parse::<StationSerial>().is_ok());
            let other = || proptest::option::of("[ -~äöüßéñ漢]{1,20}");
            ("[A-Za-z0-9*=+|@._-]{1,48}", serial, other(), other())
                .prop_map(|(station_id, serial, vendor, model)| {
                    Subject::Station(Station {
                        station_id,
                        serial_number: Some(serial),
                        vendor,
                        model,
                        security_profiles: vec![3],
                        versions: vec!["1.6".to_owned(), "2.0.1".to_owned()],
                    })
                })
                .boxed()
        }
        _ => "[A-Za-z][A-Za-z0-9]{0,15}".prop_map(Subject::Authority).boxed(),
    }
}

fn wishes() -> impl Strategy<Value = (&'static str, Wish)> {
    proptest::sample::select(vec!["root-ca", "server-ca", "client-ca", "csms", "charger"]).prop_flat_map(|name| {
        let key_type = proptest::sample::select(profile(name).key_types().to_vec());
        (key_type, subjects(name), proptest::option::of(1..=12 * 365 * DAY)).prop_map(move |(key_type, subject, validity)| {
            (name, Wish { public_key: key(key_type).public().clone(), subject, validity })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_accepted_is_sound_when_it_is_signed(
        (name, wish) in wishes(),
        organization in "[A-Za-zäöüé0-9][A-Za-zäöüé0-9 .&'-]{0,30}[A-Za-z0-9]",
        age in 0..12 * 365 * DAY,
        environment_matches in proptest::bool::weighted(0.9),
    ) {
        let realm = Realm {
            organization: organization.parse().unwrap(),
            environment: if environment_matches { Environment::Test } else { Environment::Staging },
            ..REALM.clone()
        };
        let above = testing::above(name);
        let key_type = above.map_or(wish.public_key.key_type(), |a| a.key.public().key_type());
        let algorithm = SignatureAlgorithm::of(key_type);
        let now = BIRTH.plus(age);
        let by = Issuance { realm: &realm, now, algorithm, ..issuance(name) };
        let prepared = match Reserved::draw(&SystemRandom).unwrap().prepare(&by, &wish) {
            Ok(prepared) => prepared,
            Err(Refusal::Rules { findings }) => {
                prop_assert!(!environment_matches && above.is_some());
                let expected = "EVPKI.1: its issuer names test, expected staging";
                prop_assert_eq!(findings.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
                return Ok(());
            }
            Err(Refusal::OutlivesIssuer { not_after, wanted, .. }) => {
                prop_assert!(wanted > not_after);
                return Ok(());
            }
            Err(Refusal::IssuerExpired { not_after, .. }) => {
                prop_assert!(now > not_after);
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        let plan = prepared.plan().clone();
        let recorded = record(&mut testing::Memory::default(), vec![prepared]).unwrap().remove(0);
        let signed = recorded.sign(above.map_or_else(|| key(key_type), |a| &a.key)).unwrap();
        let certificate = Certificate::from_der(signed.certificate().der()).unwrap();
        prop_assert_eq!(&certificate, signed.certificate());
        prop_assert!(check(&Draft::of(certificate.tbs(), &by, &wish.subject).unwrap()).is_ok());

        prop_assert_eq!(certificate.serial(), &plan.serial);
        prop_assert_eq!(certificate.subject(), &plan.subject);
        prop_assert_eq!(certificate.public_key(), &wish.public_key);
        prop_assert_eq!((certificate.not_before(), certificate.not_after()), (plan.not_before, plan.not_after));
        let read = certificate.extensions(&realm.arc).unwrap();
        prop_assert_eq!(&read, &plan.extensions);
        prop_assert!(certificate.not_before() <= now && now <= certificate.not_after());

        let Some(above) = above else {
            prop_assert!(certificate.verify_signature(&wish.public_key).is_ok() && certificate.is_self_issued());
            return Ok(());
        };
        prop_assert!(certificate.verify_signature(above.key.public()).is_ok());
        prop_assert_eq!(certificate.issuer(), above.certificate.subject());
        let aki = read.iter().find_map(|(_, e)| if let Extension::AuthorityKeyIdentifier(id) = e { Some(id.clone()) } else { None });
        prop_assert_eq!(aki, above.certificate.subject_key_identifier());
        prop_assert!(above.certificate.not_before() <= certificate.not_before());
        prop_assert!(certificate.not_after() <= above.certificate.not_after());
    }
}
