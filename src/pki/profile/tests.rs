//! Profiles, faulty and sound.

mod keys;

use proptest::prelude::*;

use super::*;
use crate::pki::builtin;
use crate::x509::metadata::{ARC, Arc};

/// A small profile of each kind, to be damaged.
const STATION: &str = r#"name: charger
kind: station
description: A charger
subject:
  - O: "{organization}"
  - CN: "{serial_number}"
keys:
  allowed: [p256, rsa2048]
  default: p256
validity:
  duration: 2y
key_usage:
  ec: [digitalSignature]
  rsa: [digitalSignature]
"#;

const AUTHORITY: &str = r#"name: ca
kind: authority
description: An authority
subject:
  - CN: "{authority}"
keys: { allowed: [p384], default: p384 }
validity: { duration: 10y }
key_usage: [keyCertSign, cRLSign]
"#;

fn refusal(text: &str) -> String {
    Profile::parse("p.yaml", text).unwrap_err().to_string()
}

/// What is said of the text when `from` is replaced by `to` in it.
fn damaged(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    refusal(&text.replacen(from, to, 1))
}

#[test]
fn the_charger_profile_says_what_its_file_says() {
    let profile = builtin::profile("charger").unwrap();
    let subject: Vec<String> = profile.subject().iter().map(|(kind, value)| format!("{kind}={value}")).collect();
    assert_eq!(subject, ["C={country}", "O={organization}", "CN={serial_number}"]);
    assert_eq!((profile.name(), profile.kind()), ("charger", Kind::Station));
    assert_eq!(profile.key_types(), [KeyType::P256, KeyType::P384, KeyType::Rsa2048, KeyType::Rsa3072]);
    assert_eq!(profile.default_key_type(), KeyType::P256);
    assert_eq!(
        (profile.validity(), profile.back_dating(), profile.jitter()),
        (Period::days(730), Period::FIVE_MINUTES, Some(Period::days(1)))
    );
    assert_eq!(profile.key_usage(KeyType::Rsa2048), [KeyUsage::DigitalSignature]);
    assert_eq!((profile.extended_key_usage(), profile.path_length()), (&[][..], None));
    assert_eq!(profile.subject_alternative_name(), SubjectAlternativeName::None);
    assert_eq!(profile.metadata(), Metadata { environment: true, station: true, ..Metadata::default() });
    assert_eq!(profile.distribution(), Distribution { crl: true, issuer_certificate: true, ocsp: true });
    assert!(profile.accepts_csr());
}

#[test]
fn the_others_say_what_their_files_say() {
    let root = builtin::profile("root-ca").unwrap();
    assert_eq!((root.kind(), root.validity(), root.path_length()), (Kind::Authority, Period::days(7300), Some(1)));
    assert_eq!(root.key_usage(root.default_key_type()), [KeyUsage::KeyCertSign, KeyUsage::CrlSign]);
    assert_eq!(root.distribution(), Distribution { crl: false, issuer_certificate: false, ocsp: false });
    assert_eq!((root.metadata(), root.accepts_csr()), (Metadata { environment: true, ..Metadata::default() }, false));
    for name in ["server-ca", "client-ca"] {
        let ca = builtin::profile(name).unwrap();
        assert_eq!((ca.validity(), ca.path_length(), ca.default_key_type()), (Period::days(3650), Some(0), KeyType::P384));
    }
    let csms = builtin::profile("csms").unwrap();
    assert_eq!(csms.subject_alternative_name(), SubjectAlternativeName::Dns { wildcards: false, ip_addresses: false });
    assert_eq!(csms.key_usage(KeyType::P256), [KeyUsage::DigitalSignature]);
    assert_eq!(csms.key_usage(KeyType::Rsa3072), [KeyUsage::DigitalSignature, KeyUsage::KeyEncipherment]);
    assert_eq!(csms.key_types(), [KeyType::P256, KeyType::P384, KeyType::Rsa2048, KeyType::Rsa3072]);
}

#[test]
fn what_is_left_out_has_a_meaning() {
    let station = Profile::parse("p.yaml", STATION).unwrap();
    assert_eq!((station.back_dating(), station.jitter()), (Period::FIVE_MINUTES, None));
    assert_eq!(station.metadata(), Metadata { environment: true, station: true, ..Metadata::default() });
    let authority = Profile::parse("p.yaml", AUTHORITY).unwrap();
    assert_eq!((authority.path_length(), authority.accepts_csr()), (None, false));
    assert_eq!(authority.metadata(), Metadata { environment: true, ..Metadata::default() });
}

#[test]
fn unknown_words_are_named_with_their_place_and_the_nearest_known() {
    for (from, to, message) in [
        ("keys:", "kyes:", "p.yaml:7:1: unknown key `kyes`, did you mean `keys`?"),
        ("  default: p256", "  defualt: p256", "p.yaml:9:3: unknown key `defualt`, did you mean `default`?"),
        (
            "name: charger",
            "colour: red\nname: charger",
            "p.yaml:1:1: unknown key `colour`, known are: name, kind, description, subject, identifier, keys, validity, key_usage, extended_key_usage, basic_constraints, name_constraints, subject_alternative_name, certificate_policies, critical, metadata, distribution, requests, rules",
        ),
        ("  rsa: [", "  dsa: [", "p.yaml:14:3: unknown key `dsa`, did you mean `rsa`?"),
        ("kind: station", "kind: statoin", "p.yaml:2:7: kind: `statoin` is not a kind of profile, did you mean `station`?"),
        (
            "p256, rsa2048",
            "p256, rsa1024",
            "p.yaml:8:19: keys.allowed[1]: `rsa1024` is not a key type, known are: p256, p384, p521, ed25519, rsa2048, rsa3072, rsa4096",
        ),
        ("  - CN: ", "  - Cn: ", "p.yaml:6:5: subject[1]: unknown attribute `Cn`, did you mean `CN`?"),
        (
            "  - CN: ",
            "  - emailAddress: ",
            "p.yaml:6:5: subject[1]: unknown attribute `emailAddress`, known are: C, O, OU, CN, DC, serialNumber, L, ST",
        ),
        (
            "{serial_number}",
            "{seriel_number}",
            "p.yaml:6:9: subject[1].CN: unknown template field `seriel_number`, did you mean `serial_number`?",
        ),
        (
            "{serial_number}",
            "{mac}",
            "p.yaml:6:9: subject[1].CN: unknown template field `mac`, known are: country, organization, environment, authority, fqdn, serial_number, station_id, party, name",
        ),
        (
            "{serial_number}",
            "{serial_number",
            "p.yaml:6:9: subject[1].CN: `{serial_number` has a brace without its other half, fields are written `{field}`",
        ),
        (
            "{serial_number}",
            "serial_number}",
            "p.yaml:6:9: subject[1].CN: `serial_number}` has a brace without its other half, fields are written `{field}`",
        ),
        ("{serial_number}", "", "p.yaml:6:9: subject[1].CN: the value of an attribute is empty"),
        ("{serial_number}", "a\\u0007", "p.yaml:6:9: subject[1].CN: U+0007 cannot stand in a name"),
        (
            "duration: 2y",
            "duration: 2 years",
            "p.yaml:11:13: validity.duration: `2 years` is no length of time, write a number and one of s m h d w y, such as `30d`",
        ),
        ("duration: 2y", "duration: 200y", "p.yaml:11:13: validity.duration: `200y` is too long, at most `100y` is taken"),
        (
            "  ec: [digitalSignature]",
            "  ec: [digitalsignatures]",
            "p.yaml:13:8: key_usage.ec[0]: unknown key usage `digitalsignatures`, did you mean `digitalSignature`?",
        ),
        (
            "  ec: [digitalSignature]",
            "  ec: [sign]",
            "p.yaml:13:8: key_usage.ec[0]: unknown key usage `sign`, known are: digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment, keyAgreement, keyCertSign, cRLSign, encipherOnly, decipherOnly",
        ),
        (
            "key_usage:\n",
            "extended_key_usage: [clientauth]\nkey_usage:\n",
            "p.yaml:12:22: extended_key_usage[0]: unknown extended key usage `clientauth`, did you mean `clientAuth`?",
        ),
        (
            "key_usage:\n",
            "extended_key_usage: [1.3.6.01]\nkey_usage:\n",
            "p.yaml:12:22: extended_key_usage[0]: unknown extended key usage `1.3.6.01`, known are: serverAuth, clientAuth, codeSigning, emailProtection, timeStamping, OCSPSigning, evpki:station, evpki:csms, evpki:ocpi-client, evpki:ocpi-server, evpki:cdr-sender, evpki:message-signing, or an OID such as 1.3.6.1.5.5.7.3.17",
        ),
    ] {
        assert_eq!(damaged(STATION, from, to), message, "{to}");
    }
}

#[test]
fn missing_doubled_and_misshapen_keys() {
    for (from, to, message) in [
        ("kind: station\n", "", "p.yaml:1:1: missing key `kind`"),
        ("kind: station\n", "kind: station\nkind: station\n", "p.yaml:3:1: duplicate key `kind`"),
        ("  duration: 2y\n", "  jitter: 1d\n", "p.yaml:11:3: validity: missing key `duration`"),
        (
            "  ec: [digitalSignature]\n",
            "  ec: [digitalSignature]\n  ec: [digitalSignature]\n",
            "p.yaml:14:3: key_usage: duplicate key `ec`",
        ),
        (
            "  - O: \"{organization}\"\n",
            "  - O: \"{organization}\"\n    OU: x\n",
            "p.yaml:5:5: subject[0]: invalid length 2, expected one attribute and its value, such as `- O: \"{organization}\"`",
        ),
        (
            "  - O: \"{organization}\"\n",
            "  - {}\n",
            "p.yaml:5:5: subject[0]: invalid length 0, expected one attribute and its value, such as `- O: \"{organization}\"`",
        ),
        ("name: charger", "name: [", "p.yaml:1:7: name: invalid type: sequence, expected a string"),
        ("name: charger", "name: &a *b", "p.yaml:1:10: did not find expected key"),
        ("name: charger", "--- 1\n--- 2", "p.yaml:1:5: invalid type: integer `1`, expected the keys of a profile"),
    ] {
        assert_eq!(damaged(STATION, from, to), message, "{to}");
    }
    assert_eq!(refusal(""), "p.yaml:1:1: missing key `name`");
    assert_eq!(refusal("- 1"), "p.yaml:1:1: invalid type: sequence, expected the keys of a profile");
    assert_eq!(refusal("\u{0}"), "p.yaml:1:1: control characters are not allowed");
}

#[test]
fn keys_that_contradict_each_other_or_their_kind() {
    for (text, from, to, message) in [
        (STATION, "name: charger", "name: Charger 1", "p.yaml:1:1: name: `Charger 1` is no name, write 1 to 64 of a-z 0-9 -"),
        (STATION, "description: A charger", "description: ' '", "p.yaml:3:1: description: is empty"),
        (
            STATION,
            "key_usage:\n",
            "basic_constraints: { path_length: 0 }\nkey_usage:\n",
            "p.yaml:12:1: basic_constraints: does not apply to a profile of kind `station`, leave it out",
        ),
        (
            STATION,
            "key_usage:\n",
            "subject_alternative_name: { names: dns }\nkey_usage:\n",
            "p.yaml:12:1: subject_alternative_name: does not apply to a profile of kind `station`, leave it out",
        ),
        (
            STATION,
            "key_usage:\n",
            "subject_alternative_name:\n  names: none\n  wildcards: true\nkey_usage:\n",
            "p.yaml:14:3: subject_alternative_name.wildcards: means nothing without `names: dns`",
        ),
        (
            AUTHORITY,
            "name: ca",
            "metadata: { station: true }\nname: ca",
            "p.yaml:1:13: metadata.station: does not apply to a profile of kind `authority`, leave it out",
        ),
        (
            STATION,
            "{serial_number}",
            "{fqdn}",
            "p.yaml:6:5: subject.CN: a certificate of kind `station` has no `{fqdn}`, it has: country, organization, environment, serial_number, station_id",
        ),
        (
            AUTHORITY,
            "{authority}",
            "{serial_number}",
            "p.yaml:5:5: subject.CN: a certificate of kind `authority` has no `{serial_number}`, it has: country, organization, environment, authority",
        ),
        (STATION, "  - CN: ", "  - O: x\n  - CN: ", "p.yaml:5:5: subject.O: has O twice, only OU and DC repeat"),
        (
            STATION,
            "  - CN: ",
            "  - C: Deutschland\n  - CN: ",
            "p.yaml:6:5: subject.C: C is `Deutschland`, write `{country}` or two letters A-Z (ISO 3166-1 alpha-2)",
        ),
        (
            STATION,
            "  - CN: ",
            "  - serialNumber: a_b\n  - CN: ",
            "p.yaml:6:5: subject.serialNumber: serialNumber cannot hold `_` (RFC 5280, A.1)",
        ),
        (STATION, "default: p256", "default: p384", "p.yaml:9:3: keys.default: `p384` is not among the allowed"),
        (STATION, "[p256, rsa2048]", "[p256, rsa2048, p256]", "p.yaml:8:3: keys.allowed: has `p256` twice"),
        (STATION, "[p256, rsa2048]", "[p256]", "p.yaml:12:1: key_usage: `rsa` is given, but no such keys are allowed"),
        (
            STATION,
            "  rsa: [digitalSignature]\n",
            "",
            "p.yaml:12:1: key_usage: `rsa2048` keys are allowed, but nothing says what they are for, list the key usages of `rsa`",
        ),
        (
            STATION,
            "  duration: 2y",
            "  duration: 0d",
            "p.yaml:11:3: validity.duration: certificates would never be valid, write a duration such as `1y`",
        ),
        (
            STATION,
            "  duration: 2y",
            "  duration: 1h\n  back_dating: 1h",
            "p.yaml:12:3: validity.back_dating: `1h` is not shorter than the duration `1h`",
        ),
        (
            STATION,
            "  duration: 2y",
            "  duration: 1h\n  jitter: 1d",
            "p.yaml:12:3: validity.jitter: `1d` is not shorter than the duration `1h`",
        ),
        (
            STATION,
            "  ec: [digitalSignature]",
            "  ec: [digitalSignature, keyCertSign]",
            "p.yaml:12:1: key_usage: only an authority may have `keyCertSign` (RFC 5280, 4.2.1.3)",
        ),
        (
            STATION,
            "  ec: [digitalSignature]",
            "  ec: [digitalSignature, keyEncipherment]",
            "p.yaml:12:1: key_usage: `p256` keys are allowed, but cannot be used for `keyEncipherment` (RFC 8813, 3)",
        ),
        (
            STATION,
            "  rsa: [digitalSignature]",
            "  rsa: [keyAgreement]",
            "p.yaml:12:1: key_usage: `rsa2048` keys are allowed, but cannot be used for `keyAgreement` (RFC 3279, 2.3.1)",
        ),
        (
            STATION,
            "  ec: [digitalSignature]",
            "  ec: [encipherOnly]",
            "p.yaml:12:1: key_usage: `encipherOnly` means nothing without `keyAgreement` (RFC 5280, 4.2.1.3)",
        ),
        (
            STATION,
            "  ec: [digitalSignature]",
            "  ec: [digitalSignature, digitalSignature]",
            "p.yaml:12:1: key_usage: has `digitalSignature` twice",
        ),
        (
            STATION,
            "[p256, rsa2048]\n  default: p256",
            "[ed25519, rsa2048]\n  default: ed25519\nextended_key_usage: [clientAuth, 1.3.6.1.5.5.7.3.2]",
            "p.yaml:10:1: extended_key_usage: has `clientAuth` twice",
        ),
        (
            AUTHORITY,
            "[keyCertSign, cRLSign]",
            "[keyCertSign]",
            "p.yaml:8:1: key_usage: an authority needs `cRLSign` (RFC 5280, 4.2.1.3)",
        ),
        (
            AUTHORITY,
            "[keyCertSign, cRLSign]",
            "[]",
            "p.yaml:8:1: key_usage: `p384` keys are allowed, but nothing says what they are for, list the key usages of `ec`",
        ),
    ] {
        assert_eq!(damaged(text, from, to), message, "{to}");
    }
    let ed25519 = STATION.replace("p256", "ed25519").replace("ec: [digitalSignature]", "ec: [keyAgreement]");
    assert_eq!(
        refusal(&ed25519),
        "p.yaml:12:1: key_usage: `ed25519` keys are allowed, but cannot be used for `keyAgreement` (RFC 8410, 5)"
    );
    let long = STATION.replace("{serial_number}", &"x".repeat(65));
    assert_eq!(
        refusal(&long),
        "p.yaml:6:5: subject.CN: the text of CN has 65 characters, at most 64 are allowed (RFC 5280, A.1)"
    );
}

#[test]
fn bombs_are_refused() {
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..12 {
        let before = format!("*a{}, ", n - 1).repeat(9);
        laughs.push_str(&format!("a{n}: &a{n} [{before}]\n"));
    }
    assert!(refusal(&laughs).starts_with("p.yaml:1:1: unknown key `a0`"));
    let inside = laughs.replace("a0: &a0", "subject: &a0").replace("a1: ", "keys: ");
    assert_eq!(
        refusal(&inside),
        "p.yaml:1:15: subject[0]: invalid type: string \"x\", expected one attribute and its value, such as `- O: \"{organization}\"`"
    );
    assert_eq!(refusal(&"[".repeat(60_000)), "p.yaml:1:1: invalid type: sequence, expected the keys of a profile");
    assert_eq!(refusal(&"x".repeat(70_000)), "p.yaml: the document has 70000 bytes, at most 65536 are taken");
}

#[test]
fn templates_are_filled_in() {
    let template: Template = "{organization} {authority}!".parse().unwrap();
    let rendered = template.render(|field| match field {
        Field::Organization => Some("ACME".into()),
        Field::Authority => Some("RootCA".into()),
        _ => None,
    });
    assert_eq!((rendered.as_deref(), template.to_string().as_str()), (Ok("ACME RootCA!"), "{organization} {authority}!"));
    assert_eq!(template.render(|_| None), Err(Field::Organization));
}

#[test]
fn extended_key_usages_have_names_and_numbers() {
    let arc = Arc::new(None).unwrap();
    let station = format!("{ARC}.2.1");
    for (given, name, oid) in [
        ("evpki:station", "evpki:station", station.as_str()),
        ("serverAuth", "serverAuth", "1.3.6.1.5.5.7.3.1"),
        ("1.3.6.1.5.5.7.3.2", "clientAuth", "1.3.6.1.5.5.7.3.2"),
        ("2.23.140.1", "2.23.140.1", "2.23.140.1"),
    ] {
        let usage: ExtendedKeyUsage = given.parse().unwrap();
        assert_eq!((usage.name(), usage.oid(&arc).as_str()), (name, oid));
    }
    for bad in [
        "",
        "1",
        "1.2",
        "1.40.1",
        "2.999.1",
        "1.3.4294967295",
        "3.1.1",
        "1..2",
        "1.2.3.",
        "2.25.340282366920938463463374607431768211455",
        &"1.".repeat(9999),
    ] {
        assert!(bad.parse::<ExtendedKeyUsage>().is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,400}") {
        let _ = Profile::parse("p.yaml", &text);
        let _ = text.parse::<Template>();
    }

    #[test]
    fn any_damage_is_answered(at in 0..STATION.len(), length in 0_usize..30, by in "[\\[\\]{}:,&*!|>'\"#%@`\\- \t\n\u{0}a-z0-9é]{0,12}") {
        let end = (at + length).min(STATION.len());
        let text = format!("{}{by}{}", &STATION[..at], &STATION[end..]);
        if let Err(error) = Profile::parse("p.yaml", &text) {
            prop_assert!(!error.to_string().contains(char::is_control), "{error}");
        }
    }
}
