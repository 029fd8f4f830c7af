//! Tests with certificates of parties and chargers: every reason for a refusal.

use super::*;
use crate::{
    model::{DAY, KeyType, RevocationReason, SerialNumber},
    x509::{
        Attribute, CertificatePlan, KeyPair, Name, RevocationListEntries, RevocationListPlan, SystemRandom, assemble,
        metadata::{ARC, Module},
        to_be_signed,
    },
};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
    sync::{Arc as Shared, LazyLock},
};

const NOW: Timestamp = Timestamp(1_795_219_200);
const PRODUCTION: Extension = Extension::Environment(Environment::Production);
static OURS: LazyLock<Arc> = LazyLock::new(|| Arc::new(None).unwrap());

#[derive(Clone)]
struct Made {
    key: Shared<KeyPair>,
    certificate: Certificate,
}

fn make(name: &str, by: Option<&Made>, extensions: Vec<Extension>) -> Made {
    let named = Name::from_attributes(&[(Attribute::CommonName, name.to_owned())]).unwrap();
    let key = Shared::new(KeyPair::generate(KeyType::P256).unwrap());
    let plan = CertificatePlan {
        serial: SerialNumber::draw(&SystemRandom).unwrap(),
        issuer: by.map_or_else(|| named.clone(), |by| by.certificate.subject().clone()),
        subject: named,
        not_before: NOW.plus(-DAY),
        not_after: NOW.plus(30 * DAY),
        public_key: key.public().clone(),
        extensions: extensions.into_iter().map(Extension::as_usual).collect(),
    };
    let signer = by.map_or(&key, |by| &by.key);
    let tbs = to_be_signed(&plan, signer.algorithm(), &OURS).unwrap();
    let der = assemble(&tbs, signer.algorithm(), &signer.sign(&tbs).unwrap()).unwrap();
    Made { certificate: Certificate::from_der(&der).unwrap(), key }
}

fn authority(name: &str, by: Option<&Made>, environment: Option<Environment>) -> Made {
    let mut extensions = vec![
        Extension::BasicConstraints { authority: true, path_length: None },
        Extension::KeyUsage(vec![KeyUsage::KeyCertSign, KeyUsage::CrlSign]),
    ];
    extensions.extend(environment.map(Extension::Environment));
    make(name, by, extensions)
}

fn list(by: &Made, revoked: &[&Made]) -> RevocationList {
    let plan = RevocationListPlan {
        issuer: by.certificate.subject().clone(),
        authority_key_identifier: by.key.public().identifier().to_vec(),
        number: 1,
        this_update: NOW.plus(-DAY),
        next_update: NOW.plus(DAY),
    };
    let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
    let why = RevocationReason::KeyCompromise;
    revoked.iter().for_each(|made| entries.push(made.certificate.serial(), NOW.plus(-DAY), why).unwrap());
    let mut list = plan.to_be_signed(entries, by.key.algorithm()).unwrap();
    let signature = by.key.sign_message(&list.message().unwrap()).unwrap();
    let mut der = Vec::new();
    list.assemble(&signature).unwrap().der().unwrap().read_to_end(&mut der).unwrap();
    RevocationList::from_bytes(der).unwrap()
}

/// A root, a CA for clients, and the settings of a server that trusts the root.
struct World {
    root: Made,
    ca: Made,
    trust: Trust,
}

static WORLD: LazyLock<World> = LazyLock::new(|| world(Some(Environment::Production)));

fn world(environment: Option<Environment>) -> World {
    let root = authority("Root", None, environment);
    let ca = authority("CA", Some(&root), environment);
    let trust = Trust {
        anchors: vec![root.certificate.clone()],
        intermediates: Vec::new(),
        revocation_lists: vec![list(&root, &[]), list(&ca, &[])],
        revocation: Revocation::Required,
        arc: OURS.clone(),
    };
    World { root, ca, trust }
}

impl World {
    fn ask_of(&self, made: &Made, question: &Question) -> Result<Grant, AuthorizationError> {
        let shown = [made.certificate.der(), self.ca.certificate.der()];
        self.trust.authorize(&shown, question, NOW)
    }

    fn ask(&self, extensions: Vec<Extension>, question: &Question) -> Result<Grant, AuthorizationError> {
        self.ask_of(&make("Client", Some(&self.ca), extensions), question)
    }
}

fn module(text: &str) -> Module {
    let (identifier, interface) = text.split_once(':').unwrap();
    Module { identifier: identifier.to_owned(), interface: interface.parse().unwrap() }
}

/// `DE*ABC CPO EMSP | cdrs:sender tokens:both`; without a bar, all modules.
fn party(text: &str) -> Party {
    let (before, modules) = text.split_once('|').map_or((text, None), |(before, modules)| (before, Some(modules)));
    let mut words = before.split_whitespace();
    let id = words.next().unwrap().parse().unwrap();
    let modules = modules.map(|all| all.split_whitespace().map(module).collect());
    Party { id, roles: words.map(str::to_owned).collect(), modules }
}

fn parties(all: &[&str]) -> Vec<Extension> {
    vec![PRODUCTION, Extension::Parties(all.iter().map(|text| party(text)).collect())]
}

/// `DE*ABC [CPO] cdrs:sender`
fn asked(text: &str) -> Question {
    let words: Vec<&str> = text.split_whitespace().collect();
    let module = module(words[words.len() - 1]);
    let subject = Subject::Party {
        party: words[0].parse().unwrap(),
        role: words[1..words.len() - 1].first().map(|role| (*role).to_owned()),
        module: module.identifier,
        interface: module.interface,
    };
    Question { environment: Environment::Production, subject }
}

fn station(station_id: &str, serial_number: Option<&str>) -> Question {
    let (station_id, serial_number) = (station_id.to_owned(), serial_number.map(str::to_owned));
    Question { environment: Environment::Production, subject: Subject::Station { station_id, serial_number } }
}

fn of_station(serial_number: Option<&str>) -> Vec<Extension> {
    let serial_number = serial_number.map(str::to_owned);
    vec![PRODUCTION, Extension::Station(Station { station_id: "CS-1".to_owned(), serial_number, ..Station::default() })]
}

fn says(answer: Result<Grant, AuthorizationError>) -> String {
    match answer {
        Ok(Grant { says: Says::Party(party), .. }) => format!("yes: {party}"),
        Ok(Grant { says: Says::Station(station), .. }) => format!("yes: {}", station.station_id),
        Err(refusal) => format!("{}: {refusal}", refusal.code()),
    }
}

#[test]
fn a_party_may_do_what_its_certificate_grants() {
    let abc = &["DE*ABC CPO | cdrs:sender tokens:receiver locations:both"][..];
    let several = &["DE*ABC CPO | cdrs:sender", "DE*ABC EMSP | cdrs:receiver", "NL*XYZ HUB", "FR*NON CPO |"][..];
    for (named, question, answer) in [
        (abc, "DE*ABC cdrs:sender", "yes: DE*ABC CPO (cdrs:sender, tokens:receiver, locations:both)"),
        (abc, "de-abc CPO cdrs:sender", "yes: DE*ABC CPO (cdrs:sender, tokens:receiver, locations:both)"),
        (abc, "DE*ABC locations:both", "yes: DE*ABC CPO (cdrs:sender, tokens:receiver, locations:both)"),
        (abc, "DE*ABC locations:receiver", "yes: DE*ABC CPO (cdrs:sender, tokens:receiver, locations:both)"),
        (abc, "DE*ABD cdrs:sender", "other-party: the certificate is for DE*ABC, not for DE*ABD"),
        (abc, "DE*ABC EMSP cdrs:sender", "role: DE*ABC does not have the role EMSP; it has CPO"),
        (abc, "DE*ABC cpo cdrs:sender", "role: DE*ABC does not have the role cpo; it has CPO"),
        (
            abc,
            "DE*ABC sessions:sender",
            "module: DE*ABC is not granted the module sessions; it is granted cdrs:sender, tokens:receiver, locations:both",
        ),
        (
            abc,
            "DE*ABC CDRS:sender",
            "module: DE*ABC is not granted the module CDRS; it is granted cdrs:sender, tokens:receiver, locations:both",
        ),
        (
            abc,
            "DE*ABC cdrs:receiver",
            "interface: DE*ABC is not granted cdrs:receiver; it is granted cdrs:sender, tokens:receiver, locations:both",
        ),
        (
            abc,
            "DE*ABC cdrs:both",
            "interface: DE*ABC is not granted cdrs:both; it is granted cdrs:sender, tokens:receiver, locations:both",
        ),
        (&["DE*ABC | cdrs:sender cdrs:receiver"], "DE*ABC cdrs:both", "yes: DE*ABC (cdrs:sender, cdrs:receiver)"),
        // An entry without a list of modules grants all modules; an entry with an empty list grants none.
        (several, "NL*XYZ anything:both", "yes: NL*XYZ HUB (all modules)"),
        (several, "FR*NON cdrs:sender", "module: FR*NON is not granted the module cdrs; it is granted none"),
        // One entry does not grant its modules to the role of another entry.
        (several, "DE*ABC CPO cdrs:sender", "yes: DE*ABC CPO (cdrs:sender)"),
        (several, "DE*ABC EMSP cdrs:receiver", "yes: DE*ABC EMSP (cdrs:receiver)"),
        (several, "DE*ABC cdrs:receiver", "yes: DE*ABC EMSP (cdrs:receiver)"),
        (several, "DE*ABC EMSP cdrs:sender", "interface: DE*ABC is not granted cdrs:sender; it is granted cdrs:receiver"),
        (several, "DE*ABC HUB cdrs:sender", "role: DE*ABC does not have the role HUB; it has CPO, EMSP"),
        (several, "DE*XYZ cdrs:sender", "other-party: the certificate is for DE*ABC, NL*XYZ, FR*NON, not for DE*XYZ"),
        (&["DE*ABC"], "DE*ABC CPO cdrs:sender", "role: DE*ABC does not have the role CPO; it has none"),
    ] {
        assert_eq!(says(WORLD.ask(parties(named), &asked(question))), answer, "{named:?} {question}");
    }
    let grant = WORLD.ask(parties(abc), &asked("DE*ABC cdrs:sender")).unwrap();
    let path: Vec<String> = grant.path.iter().map(|c| c.subject().to_string()).collect();
    assert_eq!((path.join(" "), grant.unchecked.len()), ("CN=Client CN=CA CN=Root".to_owned(), 0));
}

#[test]
fn a_charger_must_have_the_station_id_and_serial_number_of_its_certificate() {
    for (serial_number, question, answer) in [
        (Some("SN-1"), station("CS-1", None), "yes: CS-1"),
        (Some("SN-1"), station("CS-1", Some("SN-1")), "yes: CS-1"),
        (None, station("CS-1", None), "yes: CS-1"),
        (Some("SN-1"), station("CS-2", None), "other-station: the certificate is for the charger `CS-1`, not for `CS-2`"),
        (Some("SN-1"), station("cs-1", None), "other-station: the certificate is for the charger `CS-1`, not for `cs-1`"),
        (
            Some("SN-1"),
            station("CS-1", Some("SN-2")),
            "serial-number: the charger `CS-1` has the serial number `SN-1`, expected `SN-2`",
        ),
        (None, station("CS-1", Some("SN-2")), "serial-number: the charger `CS-1` has no serial number, expected `SN-2`"),
        (Some("SN-1"), asked("DE*ABC cdrs:sender"), "no-parties: `CN=Client` names no OCPI party"),
    ] {
        assert_eq!(says(WORLD.ask(of_station(serial_number), &question)), answer);
    }
    let said = says(WORLD.ask(parties(&["DE*ABC"]), &station("CS-1", None)));
    assert_eq!(said, "no-station: `CN=Client` names no charger");
}

#[test]
fn key_usage_and_extended_key_usage_limit_what_a_client_may_do() {
    let with = |of: &[Extension], named: &[&str]| {
        let oid = |name: &&str| match (*name, Purpose::NAMES.iter().position(|known| known == name)) {
            (_, Some(at)) => OURS.purpose(Purpose::ALL[at]),
            ("client", _) => CLIENT[0].to_owned(),
            ("any", _) => CLIENT[1].to_owned(),
            _ => "1.3.6.1.5.5.7.3.1".to_owned(),
        };
        [of, &[Extension::ExtendedKeyUsage(named.iter().map(oid).collect())]].concat()
    };
    let (a_party, a_station) = (parties(&["DE*ABC"]), of_station(None));
    for (named, party, cdrs, station) in [
        (&["client"][..], "yes", "yes", "yes"),
        (&["any"], "yes", "yes", "yes"),
        (&["server"], "not-a-client", "not-a-client", "not-a-client"),
        (&["ocpi-client"], "not-a-client", "not-a-client", "not-a-client"),
        (&["client", "server"], "yes", "yes", "yes"),
        (&["client", "ocpi-client"], "yes", "yes", "other-purpose"),
        (&["client", "cdr-sender"], "cdr-sender", "yes", "other-purpose"),
        (&["client", "cdr-sender", "ocpi-client"], "yes", "yes", "other-purpose"),
        (&["client", "station"], "other-purpose", "other-purpose", "yes"),
        (&["client", "csms", "ocpi-server", "message-signing"], "other-purpose", "other-purpose", "other-purpose"),
    ] {
        for (of, question, answer) in [
            (&a_party, asked("DE*ABC tokens:sender"), party),
            (&a_party, asked("DE*ABC cdrs:sender"), cdrs),
            (&a_station, super::tests::station("CS-1", None), station),
        ] {
            let said = says(WORLD.ask(with(of, named), &question));
            assert_eq!(said.split(':').next(), Some(answer), "{named:?} {question:?}: {said}");
        }
    }
    let sender = with(&a_party, &["client", "cdr-sender"]);
    assert_eq!(
        says(WORLD.ask(sender.clone(), &asked("DE*ABC cdrs:receiver"))),
        "cdr-sender: `CN=Client` has the purpose cdr-sender, which allows only cdrs:sender and not cdrs:receiver"
    );
    assert_eq!(
        says(WORLD.ask(sender, &station("CS-1", None))),
        "other-purpose: `CN=Client` has the purpose cdr-sender, expected station"
    );
    let usage = |usage| [&a_party[..], &[Extension::KeyUsage(vec![usage])]].concat();
    let question = asked("DE*ABC cdrs:sender");
    assert!(WORLD.ask(usage(KeyUsage::DigitalSignature), &question).is_ok());
    let said = says(WORLD.ask(usage(KeyUsage::KeyEncipherment), &question));
    assert_eq!(said, "key-usage: the key usage of `CN=Client` has no digitalSignature");
    let an_authority = [&a_party[..], &[Extension::BasicConstraints { authority: true, path_length: None }]].concat();
    let said = says(WORLD.ask(an_authority, &question));
    assert_eq!(said, "authority: `CN=Client` is a CA certificate, not a client certificate");
}

#[test]
fn every_certificate_of_the_path_must_belong_to_the_environment() {
    let question = asked("DE*ABC cdrs:sender");
    let of = |environment: Option<Environment>| {
        let named = parties(&["DE*ABC"]).split_off(1);
        [environment.map(Extension::Environment).into_iter().collect(), named].concat()
    };
    let said = says(WORLD.ask(of(Some(Environment::Test)), &question));
    assert_eq!(said, "other-environment: `CN=Client` belongs to the environment test, expected production");
    let said = says(WORLD.ask(of(None), &question));
    assert_eq!(said, "no-environment: `CN=Client` names no environment, expected production");
    // A CA of a test PKI among the anchors cannot issue for production, even if its certificates name production.
    let said = says(world(Some(Environment::Test)).ask(of(Some(Environment::Production)), &question));
    assert_eq!(said, "other-environment: `CN=CA` belongs to the environment test, expected production");
    let said = says(world(None).ask(of(Some(Environment::Production)), &question));
    assert_eq!(said, "no-environment: `CN=CA` names no environment, expected production");
}

#[test]
fn every_request_is_refused_without_a_valid_path_and_its_crls() {
    let World { root, ca, trust } = &*WORLD;
    let question = asked("DE*ABC cdrs:sender");
    let made = make("Client", Some(ca), parties(&["DE*ABC"]));
    let with = |change: &dyn Fn(&mut Trust)| {
        let mut trust = trust.clone();
        change(&mut trust);
        trust.authorize(&[made.certificate.der(), ca.certificate.der()], &question, NOW)
    };
    assert!(with(&|_| {}).is_ok());
    let no_crl = |of: &str, by: &str| format!("no-crl: there is no current CRL of `CN={by}` to say whether `CN={of}` is revoked");
    assert_eq!(says(with(&|t| t.revocation_lists.truncate(1))), no_crl("Client", "CA"));
    assert_eq!(says(with(&|t| drop(t.revocation_lists.remove(0)))), no_crl("CA", "Root"));
    let lenient = with(&|t| {
        t.revocation_lists.truncate(1);
        t.revocation = Revocation::WhereKnown;
    });
    assert_eq!(lenient.unwrap().unchecked, std::slice::from_ref(&made.certificate));
    let said = says(with(&|t| t.revocation_lists.push(list(ca, &[&made]))));
    assert!(said.starts_with("revoked: `CN=Client` (serial number "), "{said}");
    let said = says(with(&|t| t.revocation_lists = vec![list(root, &[ca]), list(ca, &[])]));
    assert!(said.starts_with("revoked: `CN=CA` (serial number "), "{said}");
    let said = says(with(&|t| t.anchors.clear()));
    assert_eq!(said, "no-path: no certificate at hand issued `CN=CA`; its issuer is `CN=Root`");
    let said = says(trust.authorize(&[made.certificate.der()], &question, NOW));
    assert_eq!(said, "no-path: no certificate at hand issued `CN=Client`; its issuer is `CN=CA`");
    let shown = [made.certificate.der(), ca.certificate.der()];
    let at = |days: i64| says(trust.authorize(&shown, &question, NOW.plus(days * DAY)));
    assert!(at(-2).starts_with("not-yet-valid: "), "{}", at(-2));
    assert!(at(31).starts_with("expired: "), "{}", at(31));
    assert_eq!(at(2), no_crl("Client", "CA"));
    assert_eq!(says(trust.authorize(&[] as &[&[u8]], &question, NOW)), "nothing-shown: no certificate was presented");
    let said = says(trust.authorize(&[made.certificate.der(), &[0x30, 0]], &question, NOW));
    assert!(said.starts_with("unreadable: cannot read certificate 2 of the presented chain: "), "{said}");
    // The issuer has the right name and another key.
    let other = world(Some(Environment::Production));
    let said = says(trust.authorize(&[make("Client", Some(&other.ca), parties(&["DE*ABC"])).certificate.der()], &question, NOW));
    assert!(said.starts_with("no-path: "), "{said}");
    // The chain may be in any order and contain unrelated certificates.
    let shown = [made.certificate.der(), other.root.certificate.der(), other.ca.certificate.der(), ca.certificate.der()];
    assert!(trust.authorize(&shown, &question, NOW).is_ok());
}

#[test]
fn malformed_metadata_is_refused() {
    for (leaf, der) in [("1.1", "0a0103"), ("1.2", "3000"), ("1.3", "3000"), ("1.3", "0500"), ("1.4", "3000")] {
        let bad = Extension::Other { oid: format!("{ARC}.{leaf}"), der: crate::model::hex::decode(der).unwrap() };
        // The certificate would be accepted without the malformed extension. A certificate with the same extension twice is
        // invalid.
        let number = |e: &Extension| if matches!(e, Extension::Environment(_)) { "1.1" } else { "1.3" };
        let mut extensions: Vec<_> = parties(&["DE*ABC"]).into_iter().filter(|e| number(e) != leaf).collect();
        extensions.push(bad);
        let said = says(WORLD.ask(extensions, &asked("DE*ABC cdrs:sender")));
        assert!(said.starts_with("malformed: `CN=Client` has a malformed extension: "), "{said}");
    }
    // Metadata under another arc is ignored.
    let mut trust = WORLD.trust.clone();
    trust.arc = Arc::new(Some("1.3.6.1.4.1.32473")).unwrap();
    let made = make("Client", Some(&WORLD.ca), parties(&["DE*ABC"]));
    let said = says(trust.authorize(&[made.certificate.der(), WORLD.ca.certificate.der()], &asked("DE*ABC cdrs:sender"), NOW));
    assert_eq!(said, "no-environment: `CN=Client` names no environment, expected production");
}

/// Checks every request against every pair of entries, and compares the answer with the list of what each entry grants.
#[test]
fn only_listed_modules_are_granted() {
    let entries = ["DE*ABC CPO", "DE*ABC EMSP | a:sender", "DE*ABC CPO | a:receiver b:both", "NL*XYZ CPO | b:sender", "NL*XYZ |"];
    let mut granted = 0;
    for (first, second) in entries.iter().flat_map(|first| entries.iter().map(move |second| (*first, *second))) {
        let all = [party(first), party(second)];
        let mut allowed = BTreeSet::new();
        for party in &all {
            let modules = party.modules.clone().unwrap_or_else(|| vec![module("a:both"), module("b:both")]);
            let sides = |on: Interface| ["sender", "receiver"].into_iter().filter(move |side| on.covers(side.parse().unwrap()));
            for (one, side) in modules.iter().flat_map(|m| sides(m.interface).map(move |side| (m.identifier.clone(), side))) {
                allowed.extend(party.roles.iter().map(|role| format!("{} {role} {one}:{side}", party.id)));
                allowed.insert(format!("{} {one}:{side}", party.id));
            }
        }
        for id in ["DE*ABC", "NL*XYZ", "FR*NON"] {
            for role in ["", "CPO ", "EMSP "] {
                for side in ["a:sender", "a:receiver", "b:sender", "b:receiver"] {
                    let text = format!("{id} {role}{side}");
                    let Subject::Party { party, role, module, interface } = asked(&text).subject else { unreachable!() };
                    let answer = super::granted(all.to_vec(), party, role.as_deref(), &module, interface);
                    assert_eq!(answer.is_ok(), allowed.contains(&text), "{first}, {second}: {text}: {answer:?}");
                    granted += usize::from(answer.is_ok());
                }
            }
        }
    }
    assert!(granted > 100, "{granted}");
}
