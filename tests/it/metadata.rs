//! The metadata extensions against a foreign ASN.1 compiler: it takes the module as it stands in `docs/formats`, reads what evpki writes,
//! and writes what evpki is to read or to refuse.

use crate::support::strangers;
use evpki::{
    model::{Environment, Interface, KeyType, PartyId, PkiId, SerialNumber, Timestamp, hex},
    x509::{
        Attribute, Certificate, CertificatePlan, Extension, KeyPair, Name, Station, SystemRandom, assemble,
        metadata::{ARC, Arc, Module, Party, Purpose},
        to_be_signed,
    },
};
use proptest::{collection::vec, option, prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};
use std::{path::Path, sync::LazyLock};

static OURS: LazyLock<Arc> = LazyLock::new(|| Arc::new(None).unwrap());
/// Under this arc, what stands under evpki's is unknown, and seen as bytes.
static OTHER: LazyLock<Arc> = LazyLock::new(|| Arc::new(Some("1.3.6.1.4.1.32473")).unwrap());
static KEY: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate(KeyType::P256).unwrap());

/// Asks the compiler all questions at once.
fn ask(questions: &[Value]) -> Vec<Value> {
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats/EvpkiMetadata.asn1");
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    let said = strangers::ask_about("metadata", [module], &lines).expect_good();
    let answers: Vec<Value> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}

/// A certificate with this extension; its signature is nobody's.
fn certificate(extension: Extension) -> Result<Certificate, evpki::x509::Error> {
    let name = Name::from_attributes(&[(Attribute::CommonName, "somebody".to_owned())]).unwrap();
    let plan = CertificatePlan {
        serial: SerialNumber::draw(&SystemRandom).unwrap(),
        issuer: name.clone(),
        subject: name,
        not_before: Timestamp(1_795_219_200),
        not_after: Timestamp(1_795_305_600),
        public_key: KEY.public().clone(),
        extensions: vec![(false, extension)],
    };
    let tbs = to_be_signed(&plan, KEY.algorithm(), &OURS)?;
    Certificate::from_der(&assemble(&tbs, KEY.algorithm(), &[0; 64])?)
}

/// The object identifier and the bytes of an extension as evpki writes it.
fn written(extension: &Extension) -> Result<(String, Vec<u8>), evpki::x509::Error> {
    let certificate = certificate(extension.clone())?;
    match certificate.extensions(&OTHER)?.remove(0) {
        (false, Extension::Other { oid, der }) => Ok((oid, der)),
        other => panic!("{other:?}"),
    }
}

/// What evpki reads out of the bytes of an extension.
fn read(oid: &str, der: Vec<u8>) -> Result<Extension, evpki::x509::Error> {
    let certificate = certificate(Extension::Other { oid: oid.to_owned(), der }).unwrap();
    Ok(certificate.extensions(&OURS)?.remove(0).1)
}

/// The type of an extension in the module, and its value as asn1tools has it.
fn foreign(extension: &Extension) -> (&'static str, Value) {
    match extension {
        Extension::Environment(environment) => ("Environment", json!(environment.name())),
        Extension::Station(station) => {
            let mut value = json!({ "stationId": station.station_id });
            let mut say = |name: &str, said: Option<Value>| said.into_iter().for_each(|said| value[name] = said);
            say("serialNumber", station.serial_number.as_ref().map(|text| json!(text)));
            say("vendor", station.vendor.as_ref().map(|text| json!(text)));
            say("model", station.model.as_ref().map(|text| json!(text)));
            say("securityProfiles", Some(json!(station.security_profiles)).filter(|_| !station.security_profiles.is_empty()));
            say("versions", Some(json!(station.versions)).filter(|_| !station.versions.is_empty()));
            ("OcppStation", value)
        }
        Extension::Parties(parties) => {
            let module = |module: &Module| json!({ "identifier": module.identifier, "interface": module.interface.name() });
            let party = |party: &Party| {
                let (country, id) = (party.id.country_code(), party.id.party_id());
                let mut value = json!({ "countryCode": country, "partyId": id, "roles": party.roles });
                if let Some(modules) = &party.modules {
                    value["modules"] = modules.iter().map(module).collect();
                }
                value
            };
            ("OcpiParties", parties.iter().map(party).collect())
        }
        Extension::UserRoles(roles) => ("UserRoles", json!(roles)),
        Extension::Pki(id) => ("EvpkiPki", json!(id.to_string())),
        other => panic!("{other:?}"),
    }
}

/// Any text that ASN.1 can hold, ASCII or not.
fn text(longest: usize) -> BoxedStrategy<String> {
    let texts = ["[a-zA-Z0-9 _.-]{1,48}", "\\PC{1,20}", "[äöüß€😀\u{200f}\u{0}]{1,12}"];
    texts
        .map(|text| proptest::string::string_regex(text).unwrap().boxed())
        .into_iter()
        .fold(Just("x".to_owned()).boxed(), |all, one| prop_oneof![all, one].boxed())
        .prop_map(move |text| text.chars().take(longest).collect())
        .boxed()
}

fn some_station() -> impl Strategy<Value = Extension> {
    let about = || option::of(text(300));
    (text(48), about(), about(), about(), vec(1..=3u8, 0..4), vec(text(20), 0..4)).prop_map(
        |(station_id, serial_number, vendor, model, security_profiles, versions)| {
            Extension::Station(Station { station_id, serial_number, vendor, model, security_profiles, versions })
        },
    )
}

fn some_parties() -> impl Strategy<Value = Extension> {
    let interface = prop_oneof![Just(Interface::Sender), Just(Interface::Receiver), Just(Interface::Both)];
    let module = (text(36), interface).prop_map(|(identifier, interface)| Module { identifier, interface });
    let party = ("[A-Z]{2}", "[A-Z0-9]{3}", vec(text(20), 0..4), option::of(vec(module, 0..4)));
    let party =
        party.prop_map(|(country, id, roles, modules)| Party { id: PartyId::new(&country, &id).unwrap(), roles, modules });
    vec(party, 1..5).prop_map(Extension::Parties)
}

/// Many of each, drawn by chance, and those at the edges.
fn many() -> Vec<Extension> {
    let roles = vec(text(40), 1..5).prop_map(Extension::UserRoles);
    let any = prop_oneof![some_station(), some_parties(), roles];
    let mut runner = TestRunner::default();
    let mut all: Vec<Extension> = (0..400).map(|_| any.new_tree(&mut runner).unwrap().current()).collect();
    all.extend(Environment::ALL.map(Extension::Environment));
    all.push(Extension::Pki(PkiId(*b"\x00123456789abcde\xff")));
    all.push(Extension::Station(Station { station_id: "ü".repeat(48), ..Station::default() }));
    all.push(Extension::UserRoles(vec!["x".repeat(200); 100]));
    let modules = vec![Module { identifier: "€".repeat(36), interface: Interface::Both }; 100];
    all.push(Extension::Parties(vec![
        Party { id: "DE*ABC".parse().unwrap(), roles: vec![String::new()], modules: Some(modules) },
        Party { id: "NL*000".parse().unwrap(), roles: Vec::new(), modules: Some(Vec::new()) },
        Party { id: "NL*000".parse().unwrap(), roles: Vec::new(), modules: None },
    ]));
    all
}

#[test]
fn the_module_names_the_object_identifiers() {
    let module = ask(&[json!({ "oids": true })]).remove(0);
    let mut ours = vec![("id-evpki".to_owned(), ARC.to_owned())];
    let station = Extension::Station(Station { station_id: "x".to_owned(), ..Station::default() });
    let party = Party { id: "DE*ABC".parse().unwrap(), roles: Vec::new(), modules: None };
    for (name, extension) in [
        ("environment", Extension::Environment(Environment::Test)),
        ("station", station),
        ("parties", Extension::Parties(vec![party])),
        ("user-roles", Extension::UserRoles(vec!["x".to_owned()])),
        ("pki", Extension::Pki(PkiId([7; 16]))),
    ] {
        ours.push((format!("id-evpki-{name}"), written(&extension).unwrap().0));
    }
    ours.extend(Purpose::ALL.map(|purpose| (format!("id-evpki-kp-{}", purpose.name()), OURS.purpose(purpose))));
    let ours: Value = ours.into_iter().map(|(name, oid)| (name, json!(oid))).collect::<serde_json::Map<_, _>>().into();
    assert_eq!(module, ours);
}

#[test]
fn a_foreign_compiler_reads_what_is_written_and_writes_what_is_read() {
    let all = many();
    let written: Vec<_> = all.iter().map(|extension| written(extension).unwrap()).collect();
    let questions = all.iter().zip(&written).flat_map(|(extension, (_, der))| {
        let (kind, value) = foreign(extension);
        [json!({ "type": kind, "der": hex::encode(der) }), json!({ "type": kind, "value": value })]
    });
    let answers = ask(&questions.collect::<Vec<_>>());
    for ((extension, (oid, der)), answers) in all.iter().zip(&written).zip(answers.chunks(2)) {
        assert_eq!(answers[0], json!({ "value": foreign(extension).1 }), "{extension:?}");
        assert_eq!(answers[1], json!({ "der": hex::encode(der) }), "{extension:?}");
        assert_eq!(read(oid, der.clone()).as_ref(), Ok(extension));
    }
}

/// What the schema forbids: of each, what it is about, and the words of evpki.
#[test]
fn what_the_schema_forbids_is_not_read() {
    let party = |change: &dyn Fn(&mut Value)| {
        let mut party = json!({ "countryCode": "DE", "partyId": "ABC", "roles": ["CPO"],
            "modules": [{ "identifier": "cdrs", "interface": "sender" }] });
        change(&mut party);
        json!([party])
    };
    let long = |count: usize| "ü".repeat(count);
    let cases = [
        ("1.2", "OcppStation", json!({ "stationId": "" }), "its station id has 0 characters, expected 1 to 48"),
        ("1.2", "OcppStation", json!({ "stationId": long(49) }), "its station id has 49 characters, expected 1 to 48"),
        (
            "1.2",
            "OcppStation",
            json!({ "stationId": "x", "securityProfiles": [1, 0] }),
            "it names the security profile 0, expected 1 to 3",
        ),
        (
            "1.2",
            "OcppStation",
            json!({ "stationId": "x", "securityProfiles": [4] }),
            "it names the security profile 4, expected 1 to 3",
        ),
        ("1.3", "OcpiParties", json!([]), "there are 0, expected 1 to 100"),
        ("1.3", "OcpiParties", party(&|p| p["countryCode"] = json!("D")), "`D*ABC` is not an OCPI party"),
        ("1.3", "OcpiParties", party(&|p| p["countryCode"] = json!("DEU")), "`DEU*ABC` is not an OCPI party"),
        ("1.3", "OcpiParties", party(&|p| p["partyId"] = json!("ABCD")), "`DE*ABCD` is not an OCPI party"),
        ("1.3", "OcpiParties", party(&|p| p["partyId"] = json!("")), "`DE*` is not an OCPI party"),
        (
            "1.3",
            "OcpiParties",
            party(&|p| p["modules"][0]["identifier"] = json!("")),
            "the identifier of a module of DE*ABC has 0 characters, expected 1 to 36",
        ),
        (
            "1.3",
            "OcpiParties",
            party(&|p| p["modules"][0]["identifier"] = json!(long(37))),
            "the identifier of a module of DE*ABC has 37 characters, expected 1 to 36",
        ),
        ("1.4", "UserRoles", json!([]), "there are 0, expected 1 to 100"),
        ("1.5", "EvpkiPki", json!("07".repeat(15)), "it has 15 octets, expected 16"),
        ("1.5", "EvpkiPki", json!("07".repeat(17)), "it has 17 octets, expected 16"),
    ];
    let questions: Vec<Value> = cases.iter().map(|(_, kind, value, _)| json!({ "type": kind, "value": value })).collect();
    for ((leaf, _, value, why), answer) in cases.iter().zip(ask(&questions)) {
        assert!(answer["error"].is_string(), "asn1tools takes {value}");
        let der = hex::decode(answer["der"].as_str().unwrap()).unwrap();
        let said = read(&format!("{ARC}.{leaf}"), der).unwrap_err().to_string();
        assert!(said.contains(why), "{said}");
    }
}

/// Bytes that are none of the module's: neither reader takes them.
#[test]
fn other_bytes_are_not_read() {
    let cases = [
        ("1.1", "Environment", "0a0103"),                          // no such environment
        ("1.1", "Environment", "020100"),                          // an INTEGER
        ("1.1", "Environment", "0a010000"),                        // something behind it
        ("1.2", "OcppStation", "30030c01ff"),                      // no UTF-8
        ("1.2", "OcppStation", "3003160178"),                      // an IA5String
        ("1.2", "OcppStation", "30060c0178a30102"),                // cut short
        ("1.2", "OcppStation", "30800c01780000"),                  // BER
        ("1.2", "OcppStation", "3081030c0178"),                    // BER again
        ("1.2", "OcppStation", "3009820141810142 0c0178"),         // out of order
        ("1.3", "OcpiParties", "300d300b130244451303414243"),      // no roles, and too short
        ("1.3", "OcpiParties", "300d300b0c0244451303414243 3000"), // a UTF8String
        ("1.4", "UserRoles", "3100"),                              // a SET
    ];
    let questions: Vec<Value> = cases.iter().map(|(_, kind, der)| json!({ "type": kind, "der": der.replace(' ', "") })).collect();
    for ((leaf, kind, der), answer) in cases.iter().zip(ask(&questions)) {
        assert!(answer["error"].is_string(), "asn1tools reads {kind} {der}: {answer}");
        assert!(read(&format!("{ARC}.{leaf}"), hex::decode(&der.replace(' ', "")).unwrap()).is_err(), "{kind} {der}");
    }
}
