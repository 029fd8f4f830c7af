//! Each rule, broken: plans that are sound but for one thing.

pub(super) mod samples;

use super::*;
use crate::{
    model::{DAY, Environment, SerialNumber, StationSerial},
    pki::{
        PkiIdentity, Profile,
        issuance::{Reserved, record},
        plan::{Issuance, IssuanceRequest, Signer, Subject, plan},
        testing::{self, BIRTH, CLIENT_CA, REALM, SERVER_CA, issuance, key, profile, request_for},
    },
    x509::{
        AlternativeName, Certificate, CertificatePlan, Extension, RawCertificate, SignatureAlgorithm, Station, SystemRandom,
        assemble, to_be_signed,
    },
};
use proptest::prelude::*;

fn dns(name: &str) -> AlternativeName {
    AlternativeName::Dns(name.to_owned())
}

fn replace(plan: &mut CertificatePlan, extension: Extension) {
    plan.extensions.retain(|(_, e)| e.name() != extension.name());
    plan.extensions.push(extension.as_usual());
}

/// What the rules say of a plan.
fn findings(plan: &CertificatePlan, by: &Issuance<'_>, subject: &Subject) -> Vec<String> {
    let tbs = to_be_signed(plan, by.algorithm, &by.identity.arc).unwrap();
    let raw = RawCertificate::of(&assemble(&tbs, by.algorithm, &[0; 8]).unwrap()).unwrap();
    match check(&LintInput::of(&raw, by, subject).unwrap(), by.profile.rules()) {
        Ok(checked) => checked.remarks.iter().map(ToString::to_string).collect(),
        Err(IssuanceError::Rules { findings }) => findings.iter().map(ToString::to_string).collect(),
        Err(other) => panic!("{other}"),
    }
}

/// What they say of a plan for this request, spoiled.
fn findings_after(by: &Issuance<'_>, request: &IssuanceRequest, spoil: fn(&mut CertificatePlan)) -> Vec<String> {
    let serial = SerialNumber::draw(&SystemRandom).unwrap();
    let mut plan = plan(by, request, serial).unwrap();
    spoil(&mut plan);
    findings(&plan, by, &request.subject)
}

#[test]
fn each_finds_what_is_wrong_and_lets_pass_what_is_not() {
    let mut wrong = Vec::new();
    for (rule, samples) in SAMPLES {
        assert!(!samples.passes.is_empty() && !samples.fails.is_empty(), "{} has no samples", rule.id);
        let of_this = |sample: &samples::Sample| {
            let found = sample.findings(rule).into_iter().filter(|f| f.rule.id == rule.id);
            found.map(|f| f.says).collect::<Vec<_>>()
        };
        for (at, sample) in samples.passes.iter().enumerate() {
            match of_this(sample) {
                found if found.is_empty() => {}
                found => wrong.push(format!("{} speaks against its passing sample {at}: {found:?}", rule.id)),
            }
        }
        for (at, (sample, says)) in samples.fails.iter().enumerate() {
            let says = says.replace("{issuer}", &sample.issuer());
            let found = of_this(sample);
            // What the key, the length or the decoder gives is left out in braces.
            let alike = match (says.find('{').filter(|_| !says.contains("\\u{")), says.rfind('}')) {
                (Some(from), Some(to)) => {
                    found.len() == 1 && found[0].starts_with(&says[..from]) && found[0].ends_with(&says[to + 1..])
                }
                _ => found == [says.as_str()],
            };
            if !alike {
                wrong.push(format!("{}, failing sample {at}: {found:?}, expected {says}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn none_speaks_against_what_is_sound() {
    for (name, findings) in samples::sound() {
        assert_eq!(findings.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0], "{name}");
    }
}

#[test]
fn none_speaks_against_what_the_shipped_profiles_give() {
    for profile in ["root-ca", "server-ca", "client-ca", "csms", "charger"] {
        assert_eq!(findings_after(&issuance(profile), &request_for(profile), |_| ()), [""; 0]);
    }
}

#[test]
fn each_has_a_name_of_its_own_and_says_what_it_wants() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES[..at].iter().all(|other| other.id != rule.id), "{} is there twice", rule.id);
        assert!(!rule.says.is_empty() && !rule.source.is_empty() && !rule.kinds.is_empty(), "{}", rule.id);
        assert!(!rule.targets.is_empty() && !rule.checks.is_empty(), "{}", rule.id);
    }
}

#[test]
fn names_that_no_profile_can_save() {
    let server = |fqdn: &str, names: Vec<AlternativeName>| IssuanceRequest {
        subject: Subject::Server { fqdn: fqdn.to_owned(), names },
        ..request_for("csms")
    };
    assert_eq!(
        findings_after(&issuance("csms"), &server("*.acme.example", Vec::new()), |_| ()),
        ["A00.FR.510: `*.acme.example` is not an FQDN: the host name has `*` at position 1, expected a-z A-Z 0-9 - ."]
    );
    let station = |serial: &str| {
        let Subject::Station(station) = request_for("charger").subject else { panic!() };
        IssuanceRequest {
            subject: Subject::Station(Station { serial_number: Some(serial.to_owned()), ..station }),
            ..request_for("charger")
        }
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
    let request =
        IssuanceRequest { subject: Subject::Server { fqdn: "csms.acme.example".to_owned(), names }, ..request_for("csms") };
    assert_eq!(findings_after(&Issuance { profile: &lenient, ..issuance("csms") }, &request, |_| ()), [""; 0]);
    assert_eq!(
        findings_after(&issuance("csms"), &request, |_| ()),
        ["A00.FR.510: the alternative name `*.acme.example`: the host name has `*` at position 1, expected a-z A-Z 0-9 - ."]
    );
}

#[test]
fn issuers_that_may_not() {
    let csms = testing::issue(&issuance("csms"), &request_for("csms"), &SERVER_CA.key).unwrap();
    let by = Issuance { signer: Signer::Authority { name: "csms", certificate: &csms }, ..issuance("charger") };
    let short = IssuanceRequest { validity: Some(3600), ..request_for("charger") };
    assert_eq!(findings_after(&by, &short, |_| ()), ["RFC 5280 4.2.1.9: its issuer is not an authority"]);

    let by = Issuance { signer: CLIENT_CA.signer(), ..issuance("server-ca") };
    let short = IssuanceRequest { validity: Some(3600), ..request_for("server-ca") };
    assert_eq!(findings_after(&by, &short, |_| ()), ["RFC 5280 4.2.1.9: its issuer allows no authority below it"]);

    let production = PkiIdentity { environment: Environment::Production, ..REALM.clone() };
    let by = Issuance { identity: &production, ..issuance("charger") };
    assert_eq!(findings_after(&by, &request_for("charger"), |_| ()), ["EVPKI.1: its issuer names test, expected production"]);

    let by = issuance("charger");
    let mut other = plan(&by, &request_for("charger"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    replace(&mut other, Extension::AuthorityKeyIdentifier(vec![0xab; 20]));
    let expected = crate::model::hex::encode(&CLIENT_CA.key.public().identifier());
    assert_eq!(
        findings(&other, &by, &request_for("charger").subject),
        [format!("RFC 5280 4.2.1.1: it names the issuer's key {}, expected {expected}", "ab".repeat(20))]
    );
}

#[test]
fn the_subject_must_be_of_the_profiles_kind() {
    let by = issuance("csms");
    let plan = plan(&by, &request_for("csms"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    assert_eq!(findings(&plan, &by, &request_for("charger").subject), ["A00.FR.510: it is for no server"]);
    let by = issuance("charger");
    let plan = super::super::plan::plan(&by, &request_for("charger"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    assert_eq!(findings(&plan, &by, &request_for("csms").subject), ["A00.FR.511: it is for no station"]);
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

fn wishes() -> impl Strategy<Value = (&'static str, IssuanceRequest)> {
    proptest::sample::select(vec!["root-ca", "server-ca", "client-ca", "csms", "charger"]).prop_flat_map(|name| {
        let key_type = proptest::sample::select(profile(name).key_types().to_vec());
        (key_type, subjects(name), proptest::option::of(1..=12 * 365 * DAY)).prop_map(move |(key_type, subject, validity)| {
            (name, IssuanceRequest { public_key: key(key_type).public().clone(), subject, validity })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_accepted_is_sound_when_it_is_signed(
        (name, request) in wishes(),
        organization in "[A-Za-zäöüé0-9][A-Za-zäöüé0-9 .&'-]{0,30}[A-Za-z0-9]",
        age in 0..12 * 365 * DAY,
        environment_matches in proptest::bool::weighted(0.9),
    ) {
        let identity = PkiIdentity {
            organization: organization.parse().unwrap(),
            environment: if environment_matches { Environment::Test } else { Environment::Staging },
            ..REALM.clone()
        };
        let above = testing::above(name);
        let key_type = above.map_or(request.public_key.key_type(), |a| a.key.public().key_type());
        let algorithm = SignatureAlgorithm::of(key_type);
        let now = BIRTH.plus(age);
        let by = Issuance { identity: &identity, now, algorithm, ..issuance(name) };
        let prepared = match Reserved::draw(&SystemRandom).unwrap().prepare(&by, &request) {
            Ok(prepared) => prepared,
            Err(IssuanceError::Rules { findings }) => {
                prop_assert!(!environment_matches && above.is_some());
                let expected = "EVPKI.1: its issuer names test, expected staging";
                prop_assert_eq!(findings.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
                return Ok(());
            }
            Err(IssuanceError::OutlivesIssuer { not_after, wanted, .. }) => {
                prop_assert!(wanted > not_after);
                return Ok(());
            }
            Err(IssuanceError::IssuerExpired { not_after, .. }) => {
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
        let input = LintInput::of(certificate.raw().unwrap(), &by, &request.subject).unwrap();
        prop_assert!(check(&input, by.profile.rules()).is_ok());

        prop_assert_eq!(certificate.serial(), &plan.serial);
        prop_assert_eq!(certificate.subject(), &plan.subject);
        prop_assert_eq!(certificate.public_key(), &request.public_key);
        prop_assert_eq!((certificate.not_before(), certificate.not_after()), (plan.not_before, plan.not_after));
        let read = certificate.extensions(&identity.arc).unwrap();
        prop_assert_eq!(&read, &plan.extensions);
        prop_assert!(certificate.not_before() <= now && now <= certificate.not_after());

        let Some(above) = above else {
            prop_assert!(certificate.verify_signature(&request.public_key).is_ok() && certificate.is_self_issued());
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
