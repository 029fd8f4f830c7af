//! Bad input at the command line, each kind with its whole answer: names that deceive, documents that explode, files that are too large, chains
//! in disorder. Requests have theirs in `faults/requests.rs`, hierarchies and clocks in `faults/documents.rs`, manifests beside their reader.

use crate::support::session;
use insta::assert_snapshot;
use session::{Said, Session};
use std::fmt::Write as _;

/// The names that are tried wherever one is given: what is in them, and what.
fn deceptive() -> Vec<(&'static str, String)> {
    vec![
        ("NUL", "AC\0ME".to_owned()),
        ("a line break", "AC\nME".to_owned()),
        ("an escape", "\u{1b}[2JACME".to_owned()),
        ("right to left", "AC\u{202e}EM".to_owned()),
        ("a mark of direction", "ACME\u{200f}".to_owned()),
        ("a zero-width space", "AC\u{200b}ME".to_owned()),
        ("a joiner", "AC\u{200d}ME".to_owned()),
        ("a filler", "ACME\u{3164}".to_owned()),
        ("an emoji", "ACME\u{1f50c}".to_owned()),
        ("a letter in a square", "\u{1f170}CME".to_owned()),
        ("a letter of another script", "AC\u{41c}E".to_owned()),
        ("65 characters", "x".repeat(65)),
        ("a blank at the end", "ACME ".to_owned()),
    ]
}

/// What is answered to each of these names; none is taken.
fn answers(ask: impl Fn(&str) -> Said) -> String {
    let mut all = String::new();
    for (what, name) in deceptive() {
        let said = ask(&name);
        assert!(matches!(said.status, 1 | 2) && said.stdout.is_empty(), "{what}: {said}");
        // Whatever was input, nothing of it does anything to a terminal or to who reads the answer.
        let shown = said.stderr.chars().find(|c| {
            *c != '\n' && (c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{3164}'))
        });
        assert_eq!(shown, None, "{what}: {said}");
        let said = said.to_string().replace("\n--- stderr\n", ": ").replace("\n\nFor more information, try '--help'.\n", "");
        writeln!(all, "{what}: {said}").unwrap();
    }
    all
}

#[test]
fn names_of_an_organization() {
    let s = Session::empty();
    let init = |name: &str| s.run(["init", "--organization", name, "--country", "DE", "--environment", "test"]);
    assert_snapshot!(answers(init), @r"
    NUL: exit status 2: error: invalid value 'ACME' for '--organization <NAME>': the organization has U+0000 at position 3, expected letters, digits, blanks and punctuation
    a line break: exit status 2: error: invalid value 'AC
    ME' for '--organization <NAME>': the organization has U+000A at position 3, expected letters, digits, blanks and punctuation
    an escape: exit status 2: error: invalid value 'ACME' for '--organization <NAME>': the organization has U+001B at position 1, expected letters, digits, blanks and punctuation
    right to left: exit status 2: error: invalid value 'AC\u{202e}EM' for '--organization <NAME>': the organization has U+202E at position 3, expected letters, digits, blanks and punctuation
    a mark of direction: exit status 2: error: invalid value 'ACME\u{200f}' for '--organization <NAME>': the organization has U+200F at position 5, expected letters, digits, blanks and punctuation
    a zero-width space: exit status 2: error: invalid value 'AC\u{200b}ME' for '--organization <NAME>': the organization has U+200B at position 3, expected letters, digits, blanks and punctuation
    a joiner: exit status 2: error: invalid value 'AC\u{200d}ME' for '--organization <NAME>': the organization has U+200D at position 3, expected letters, digits, blanks and punctuation
    a filler: exit status 2: error: invalid value 'ACME\u{3164}' for '--organization <NAME>': the organization has U+3164 at position 5, expected letters, digits, blanks and punctuation
    an emoji: exit status 2: error: invalid value 'ACME🔌' for '--organization <NAME>': the organization has U+1F50C at position 5, expected letters, digits, blanks and punctuation
    a letter in a square: exit status 2: error: invalid value '🅰CME' for '--organization <NAME>': the organization has U+1F170 at position 1, expected letters, digits, blanks and punctuation
    a letter of another script: exit status 2: error: invalid value 'ACМE' for '--organization <NAME>': the organization has U+041C at position 3, expected letters of one script in a word
    65 characters: exit status 2: error: invalid value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' for '--organization <NAME>': the organization has 65 characters, at most 64 are allowed (RFC 5280, ub-organization-name)
    a blank at the end: exit status 2: error: invalid value 'ACME ' for '--organization <NAME>': the organization has U+0020 at position 5, expected no blanks at either end
    ");
    assert!(!s.home().join("evpki.db").exists());
}

#[test]
fn names_of_stations() {
    let s = Session::founded();
    assert_snapshot!(answers(|name| s.run(["charger", "add", name, "--serial-number", "SN-1"])), @r"
    NUL: exit status 2: error: invalid value 'ACME' for '<STATION_ID>': the station ID has U+0000 at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    a line break: exit status 2: error: invalid value 'AC
    ME' for '<STATION_ID>': the station ID has U+000A at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    an escape: exit status 2: error: invalid value 'ACME' for '<STATION_ID>': the station ID has U+001B at position 1, expected a-z A-Z 0-9 * - _ = + | @ .
    right to left: exit status 2: error: invalid value 'AC\u{202e}EM' for '<STATION_ID>': the station ID has U+202E at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    a mark of direction: exit status 2: error: invalid value 'ACME\u{200f}' for '<STATION_ID>': the station ID has U+200F at position 5, expected a-z A-Z 0-9 * - _ = + | @ .
    a zero-width space: exit status 2: error: invalid value 'AC\u{200b}ME' for '<STATION_ID>': the station ID has U+200B at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    a joiner: exit status 2: error: invalid value 'AC\u{200d}ME' for '<STATION_ID>': the station ID has U+200D at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    a filler: exit status 2: error: invalid value 'ACME\u{3164}' for '<STATION_ID>': the station ID has U+3164 at position 5, expected a-z A-Z 0-9 * - _ = + | @ .
    an emoji: exit status 2: error: invalid value 'ACME🔌' for '<STATION_ID>': the station ID has U+1F50C at position 5, expected a-z A-Z 0-9 * - _ = + | @ .
    a letter in a square: exit status 2: error: invalid value '🅰CME' for '<STATION_ID>': the station ID has U+1F170 at position 1, expected a-z A-Z 0-9 * - _ = + | @ .
    a letter of another script: exit status 2: error: invalid value 'ACМE' for '<STATION_ID>': the station ID has U+041C at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    65 characters: exit status 2: error: invalid value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' for '<STATION_ID>': the station ID has 65 characters, at most 48 are allowed (OCPP 2.0.1 part 4, 3.1.1)
    a blank at the end: exit status 2: error: invalid value 'ACME ' for '<STATION_ID>': the station ID has U+0020 at position 5, expected a-z A-Z 0-9 * - _ = + | @ .
    ");
    assert!(s.run(["charger", "list", "--json"]).stdout.is_empty());
}

#[test]
fn serial_numbers_of_stations() {
    let s = Session::founded();
    assert_snapshot!(answers(|name| s.run(["charger", "add", "CS-1", "--serial-number", name])), @r#"
    NUL: exit status 2: error: invalid value 'ACME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+0000 at position 3, expected printable ASCII without , " \ /
    a line break: exit status 2: error: invalid value 'AC
    ME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+000A at position 3, expected printable ASCII without , " \ /
    an escape: exit status 2: error: invalid value 'ACME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+001B at position 1, expected printable ASCII without , " \ /
    right to left: exit status 2: error: invalid value 'AC\u{202e}EM' for '--serial-number <SERIAL_NUMBER>': the serial number has U+202E at position 3, expected printable ASCII without , " \ /
    a mark of direction: exit status 2: error: invalid value 'ACME\u{200f}' for '--serial-number <SERIAL_NUMBER>': the serial number has U+200F at position 5, expected printable ASCII without , " \ /
    a zero-width space: exit status 2: error: invalid value 'AC\u{200b}ME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+200B at position 3, expected printable ASCII without , " \ /
    a joiner: exit status 2: error: invalid value 'AC\u{200d}ME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+200D at position 3, expected printable ASCII without , " \ /
    a filler: exit status 2: error: invalid value 'ACME\u{3164}' for '--serial-number <SERIAL_NUMBER>': the serial number has U+3164 at position 5, expected printable ASCII without , " \ /
    an emoji: exit status 2: error: invalid value 'ACME🔌' for '--serial-number <SERIAL_NUMBER>': the serial number has U+1F50C at position 5, expected printable ASCII without , " \ /
    a letter in a square: exit status 2: error: invalid value '🅰CME' for '--serial-number <SERIAL_NUMBER>': the serial number has U+1F170 at position 1, expected printable ASCII without , " \ /
    a letter of another script: exit status 2: error: invalid value 'ACМE' for '--serial-number <SERIAL_NUMBER>': the serial number has U+041C at position 3, expected printable ASCII without , " \ /
    65 characters: exit status 2: error: invalid value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' for '--serial-number <SERIAL_NUMBER>': the serial number has 65 characters, at most 64 are allowed (RFC 5280, ub-common-name)
    a blank at the end: exit status 2: error: invalid value 'ACME ' for '--serial-number <SERIAL_NUMBER>': the serial number has U+0020 at position 5, expected no blanks at either end
    "#);
}

#[test]
fn names_of_vendors() {
    let s = Session::founded();
    assert_snapshot!(answers(|name| s.run(["charger", "add", "CS-1", "--serial-number", "SN-1", "--vendor", name])), @r"
    NUL: exit status 2: error: invalid value 'ACME' for '--vendor <NAME>': the vendor has U+0000 at position 3, expected letters, digits, blanks and punctuation
    a line break: exit status 2: error: invalid value 'AC
    ME' for '--vendor <NAME>': the vendor has U+000A at position 3, expected letters, digits, blanks and punctuation
    an escape: exit status 2: error: invalid value 'ACME' for '--vendor <NAME>': the vendor has U+001B at position 1, expected letters, digits, blanks and punctuation
    right to left: exit status 2: error: invalid value 'AC\u{202e}EM' for '--vendor <NAME>': the vendor has U+202E at position 3, expected letters, digits, blanks and punctuation
    a mark of direction: exit status 2: error: invalid value 'ACME\u{200f}' for '--vendor <NAME>': the vendor has U+200F at position 5, expected letters, digits, blanks and punctuation
    a zero-width space: exit status 2: error: invalid value 'AC\u{200b}ME' for '--vendor <NAME>': the vendor has U+200B at position 3, expected letters, digits, blanks and punctuation
    a joiner: exit status 2: error: invalid value 'AC\u{200d}ME' for '--vendor <NAME>': the vendor has U+200D at position 3, expected letters, digits, blanks and punctuation
    a filler: exit status 2: error: invalid value 'ACME\u{3164}' for '--vendor <NAME>': the vendor has U+3164 at position 5, expected letters, digits, blanks and punctuation
    an emoji: exit status 2: error: invalid value 'ACME🔌' for '--vendor <NAME>': the vendor has U+1F50C at position 5, expected letters, digits, blanks and punctuation
    a letter in a square: exit status 2: error: invalid value '🅰CME' for '--vendor <NAME>': the vendor has U+1F170 at position 1, expected letters, digits, blanks and punctuation
    a letter of another script: exit status 2: error: invalid value 'ACМE' for '--vendor <NAME>': the vendor has U+041C at position 3, expected letters of one script in a word
    65 characters: exit status 2: error: invalid value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' for '--vendor <NAME>': the vendor has 65 characters, at most 50 are allowed (OCPP 2.0.1, vendorName)
    a blank at the end: exit status 2: error: invalid value 'ACME ' for '--vendor <NAME>': the vendor has U+0020 at position 5, expected no blanks at either end
    ");
}

#[test]
fn names_of_parties() {
    let s = Session::founded();
    let file = s.file("nobody.pem", "");
    let ask = |name: &str| {
        let party = ["--party", name, "--module", "cdrs", "--interface", "sender", "--environment", "test"];
        s.run(["certificate", "authorize", &file].into_iter().chain(party))
    };
    assert_snapshot!(answers(ask), @r"
    NUL: exit status 2: error: invalid value 'ACME' for '--party <PARTY>': `AC\0ME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a line break: exit status 2: error: invalid value 'AC
    ME' for '--party <PARTY>': `AC\nME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    an escape: exit status 2: error: invalid value 'ACME' for '--party <PARTY>': `\u{1b}[2JACME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    right to left: exit status 2: error: invalid value 'AC\u{202e}EM' for '--party <PARTY>': `AC\u{202e}EM` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a mark of direction: exit status 2: error: invalid value 'ACME\u{200f}' for '--party <PARTY>': `ACME\u{200f}` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a zero-width space: exit status 2: error: invalid value 'AC\u{200b}ME' for '--party <PARTY>': `AC\u{200b}ME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a joiner: exit status 2: error: invalid value 'AC\u{200d}ME' for '--party <PARTY>': `AC\u{200d}ME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a filler: exit status 2: error: invalid value 'ACME\u{3164}' for '--party <PARTY>': `ACME\u{3164}` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    an emoji: exit status 2: error: invalid value 'ACME🔌' for '--party <PARTY>': `ACME🔌` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a letter in a square: exit status 2: error: invalid value '🅰CME' for '--party <PARTY>': `🅰CME` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a letter of another script: exit status 2: error: invalid value 'ACМE' for '--party <PARTY>': `ACМE` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    65 characters: exit status 2: error: invalid value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' for '--party <PARTY>': `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    a blank at the end: exit status 2: error: invalid value 'ACME ' for '--party <PARTY>': `ACME ` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`
    ");
}

/// A request names what it likes: of an organization nothing is taken, and what is shown of it deceives nobody.
#[test]
fn names_in_a_request() {
    let s = Session::founded();
    let mut all = String::new();
    for (at, (what, name)) in deceptive().into_iter().enumerate() {
        let (id, serial) = (format!("CS-{at}"), format!("SN-{at}"));
        s.run(["charger", "add", &id, "--serial-number", &serial, "--security-profile", "3"]).expect(0);
        let mut parameters = rcgen::CertificateParams::default();
        parameters.distinguished_name = rcgen::DistinguishedName::new();
        parameters.distinguished_name.push(rcgen::DnType::OrganizationName, name.as_str());
        parameters.distinguished_name.push(rcgen::DnType::CommonName, serial.as_str());
        let key = rcgen::KeyPair::generate().unwrap();
        let csr = s.file("request.pem", parameters.serialize_request(&key).unwrap().pem().unwrap());
        let said = s.run(["charger", "issue", &id, "--csr", &csr]).expect(0);
        let line = said.stderr.lines().find(|line| line.contains("set by evpki instead")).unwrap();
        writeln!(all, "{what}: {line}").unwrap();
    }
    assert_snapshot!(all, @r"
    NUL: note: taken from the request: public key (p256), CN=SN-0; set by evpki instead: O=AC\u{0}ME
    a line break: note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=AC\nME
    an escape: note: taken from the request: public key (p256), CN=SN-2; set by evpki instead: O=\u{1b}[2JACME
    right to left: note: taken from the request: public key (p256), CN=SN-3; set by evpki instead: O=AC\u{202e}EM
    a mark of direction: note: taken from the request: public key (p256), CN=SN-4; set by evpki instead: O=ACME\u{200f}
    a zero-width space: note: taken from the request: public key (p256), CN=SN-5; set by evpki instead: O=AC\u{200b}ME
    a joiner: note: taken from the request: public key (p256), CN=SN-6; set by evpki instead: O=AC\u{200d}ME
    a filler: note: taken from the request: public key (p256), CN=SN-7; set by evpki instead: O=ACME\u{3164}
    an emoji: note: taken from the request: public key (p256), CN=SN-8; set by evpki instead: O=ACME🔌
    a letter in a square: note: taken from the request: public key (p256), CN=SN-9; set by evpki instead: O=🅰CME
    a letter of another script: note: taken from the request: public key (p256), CN=SN-10; set by evpki instead: O=ACМE
    65 characters: note: taken from the request: public key (p256), CN=SN-11; set by evpki instead: O=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    a blank at the end: note: taken from the request: public key (p256), CN=SN-12; set by evpki instead: O=ACME
    ");
}

/// A certificate of somebody else's, whose subject plays tricks: shown, they are seen.
#[test]
fn names_in_a_certificate() {
    let s = Session::empty();
    let mut parameters = rcgen::CertificateParams::default();
    parameters.distinguished_name = rcgen::DistinguishedName::new();
    parameters.distinguished_name.push(rcgen::DnType::OrganizationName, "ACME\u{202e}ecilA\u{200b}\u{3164}");
    parameters.distinguished_name.push(rcgen::DnType::CommonName, "csms.acme.example\0.evil.example\u{1b}[2J");
    let key = rcgen::KeyPair::generate().unwrap();
    let file = s.file("evil.pem", parameters.self_signed(&key).unwrap().pem());
    let said = s.run(["certificate", "show", &file]).expect(0);
    assert_snapshot!(said.stdout.lines().find(|line| line.contains("subject ")).unwrap(), @r"subject              O=ACME\e2\80\aeecilA\e2\80\8b\e3\85\a4, CN=csms.acme.example\00.evil.example\1b[2J");
    let anchor = ["--anchor", file.as_str(), "--host", "csms.acme.example"];
    assert_snapshot!(s.run(["certificate", "verify", &file].into_iter().chain(anchor)), @r"
    exit status 3
    --- stdout
    refused: `O=ACME\e2\80\aeecilA\e2\80\8b\e3\85\a4, CN=csms.acme.example\00.evil.example\1b[2J` may not issue certificates: its basic constraints do not say that it is an authority
    ");
}

const HIERARCHY: &str = include_str!("../../templates/hierarchies/ocpp.yaml");

/// Profiles beside a hierarchy that explode when they are read, or are nested without an end.
#[test]
fn profiles_that_explode() {
    let s = Session::empty();
    let hierarchy = s.file("mine.yaml", HIERARCHY);
    let mut tried = String::new();
    let mut try_profile = |what: &str, text: String| {
        s.file("charger.yaml", text);
        let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy"];
        let said = s.run(init.into_iter().chain([hierarchy.as_str()])).expect(1);
        write!(tried, "{what}: {said}").unwrap();
    };
    let bomb = (1..12).fold("name: bomb\nkey_usage:\n- &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, n| {
        let inner = format!("*a{}, ", n - 1).repeat(9);
        format!("{text}- &a{n} [{}]\n", inner.trim_end_matches(", "))
    });
    try_profile("a bomb", bomb);
    try_profile("merged keys", "a: &a {x: 1}\nb: &b {<<: *a}\nname: bomb\n".to_owned());
    try_profile("nested lists", format!("name: {}{}\n", "[".repeat(30_000), "]".repeat(30_000)));
    try_profile("nested maps", format!("subject: {}1{}\n", "{a: ".repeat(10_000), "}".repeat(10_000)));
    try_profile("an alias of itself", "name: &a [*a]\n".to_owned());
    assert_snapshot!(tried, @r"
    a bomb: exit status 1
    --- stderr
    error: [DIR]/charger.yaml:3:3: key_usage[0]: invalid type: sequence, expected a word
    merged keys: exit status 1
    --- stderr
    error: [DIR]/charger.yaml:1:1: unknown key `a`, known are: name, kind, description, subject, identifier, keys, validity, key_usage, extended_key_usage, basic_constraints, name_constraints, subject_alternative_name, certificate_policies, critical, metadata, distribution, requests, rules
    nested lists: exit status 1
    --- stderr
    error: [DIR]/charger.yaml:1:7: name: invalid type: sequence, expected a string
    nested maps: exit status 1
    --- stderr
    error: [DIR]/charger.yaml:1:10: subject: invalid type: map, expected a sequence
    an alias of itself: exit status 1
    --- stderr
    error: [DIR]/charger.yaml:1:7: name: invalid type: sequence, expected a string
    ");
}

/// A file of ten megabytes that says of itself to be a certificate.
#[test]
fn certificates_of_ten_megabytes() {
    let s = Session::founded();
    const SIZE: usize = 10 << 20;
    let mut der = vec![0x30, 0x84];
    der.extend(u32::try_from(SIZE).unwrap().to_be_bytes());
    der.resize(SIZE, 0);
    let base64 = data_encoding::BASE64.encode(&der);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    let small = s.file("small.pem", s.run(["certificate", "show", "RootCA", "--pem"]).expect(0).stdout);
    let mut tried = String::new();
    for file in [s.file("large.der", &der), s.file("large.pem", pem)] {
        for words in [
            vec!["certificate", "show", &file],
            vec!["certificate", "verify", &file],
            vec!["certificate", "verify", &small, "--anchor", &file],
            vec!["certificate", "revoke", &file, "--reason", "superseded", "--yes"],
        ] {
            write!(tried, "{}: {}", words[1], s.run(words.clone()).expect(1)).unwrap();
        }
    }
    // What is below the limit for files, and above the one for certificates.
    let within = s.file("within.der", &der[..500_000]);
    write!(tried, "within: {}", s.run(["certificate", "show", &within]).expect(1)).unwrap();
    assert_snapshot!(tried, @"
    show: exit status 1
    --- stderr
    error: `[DIR]/large.der` is too large: it has 10485760 bytes, the limit is 1048576
    verify: exit status 1
    --- stderr
    error: `[DIR]/large.der` is too large: it has 10485760 bytes, the limit is 1048576
    verify: exit status 1
    --- stderr
    error: `[DIR]/large.der` is too large: it has 10485760 bytes, the limit is 1048576
    revoke: exit status 1
    --- stderr
    error: `[DIR]/large.der` is too large: it has 10485760 bytes, the limit is 1048576
    show: exit status 1
    --- stderr
    error: `[DIR]/large.pem` is too large: it has 13981071 bytes, the limit is 1048576
    verify: exit status 1
    --- stderr
    error: `[DIR]/large.pem` is too large: it has 13981071 bytes, the limit is 1048576
    verify: exit status 1
    --- stderr
    error: `[DIR]/large.pem` is too large: it has 13981071 bytes, the limit is 1048576
    revoke: exit status 1
    --- stderr
    error: `[DIR]/large.pem` is too large: it has 13981071 bytes, the limit is 1048576
    within: exit status 1
    --- stderr
    error: `[DIR]/within.der` cannot be used
    caused by: this is not a certificate: it has 500000 bytes, at most 65536 are read
    ");
}

/// The certificates of a chain in every order, and strangers among them: the path is the same.
#[test]
fn chains_in_any_order_with_strangers() {
    let s = Session::founded();
    s.run(["charger", "add", "CS-1", "--serial-number", "SN-1", "--security-profile", "3"]).expect(0);
    s.run(["charger", "issue", "CS-1"]).expect(0);
    s.run(["server", "issue", "csms.acme.example"]).expect(0);
    let pem = |words: &[&str]| s.run(words.iter().copied()).expect(0).stdout;
    let leaf = pem(&["certificate", "show", "CS-1", "--pem"]);
    let client_ca = pem(&["certificate", "show", "ClientCA", "--pem"]);
    let root = pem(&["certificate", "show", "RootCA", "--pem"]);
    let stranger = {
        let other = Session::founded();
        other.run(["certificate", "show", "ServerCA", "--pem"]).expect(0).stdout
    };
    let anchor = s.file("root.pem", &root);
    let chain = [&leaf, &client_ca, &root, &stranger];
    let mut answers = Vec::new();
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
        let text: String = order.iter().map(|at| chain[*at].as_str()).collect();
        let file = s.file("chain.pem", text);
        answers.push(s.run(["certificate", "verify", &file, "--anchor", &anchor]).expect(0).to_string());
    }
    answers.dedup();
    assert_snapshot!(answers.join("\n"), @r"
    exit status 0
    --- stdout
    verified for 2026-11-21T06:00:00Z
      C=DE, O=ACME Charging, CN=SN-1
      issued by C=DE, O=ACME Charging, CN=ACME Charging ClientCA
      issued by C=DE, O=ACME Charging, CN=ACME Charging RootCA
    --- stderr
    note: cannot check whether `C=DE, O=ACME Charging, CN=SN-1` is revoked: no CRL of its issuer
    note: cannot check whether `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` is revoked: no CRL of its issuer
    ");
    // Two that are nobody's authority: which of them is meant nobody can tell.
    let server = pem(&["certificate", "show", "csms.acme.example", "--pem"]);
    let two = s.file("two.pem", [&leaf, &server, &client_ca].map(String::as_str).concat());
    assert_snapshot!(s.run(["certificate", "verify", &two, "--anchor", &anchor]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/two.pem` holds several certificates, and none issued the others:
           `C=DE, O=ACME Charging, CN=SN-1` (serial number [HEX])
           `C=DE, O=ACME Charging, CN=csms.acme.example` (serial number [HEX])
    hint: give a file that holds one, with or without its chain
    ");
    // The same one over and over is one; nothing that links them is no path.
    let again = s.file("again.pem", leaf.repeat(50) + &client_ca.repeat(50));
    s.run(["certificate", "verify", &again, "--anchor", &anchor]).expect(0);
    let without = s.file("without.pem", leaf + &stranger);
    assert_snapshot!(s.run(["certificate", "verify", &without, "--anchor", &anchor]), @r"
    exit status 3
    --- stdout
    refused: no certificate at hand issued `C=DE, O=ACME Charging, CN=SN-1`; its issuer is `C=DE, O=ACME Charging, CN=ACME Charging ClientCA`
    ");
}
