//! The keys that say more than what every certificate says: criticality, policies, name constraints, identifiers, metadata.

use super::*;
use crate::x509::{self, Subtree};

const CLIENT: &str = r#"name: client
kind: party
description: A client
subject:
  - CN: "{party}"
keys: { allowed: [p256], default: p256 }
validity: { duration: 1y }
key_usage: [digitalSignature]
extended_key_usage: [clientAuth]
"#;

const CONTRACT: &str = r#"name: contract
kind: contract
description: A contract
subject:
  - CN: "{name}"
identifier: emaid
keys: { allowed: [p256], default: p256 }
validity: { duration: 1y }
key_usage: [digitalSignature]
"#;

fn with(text: &str, more: &str) -> String {
    format!("{text}{more}\n")
}

fn sound(text: &str, more: &str) -> Profile {
    Profile::parse("p.yaml", &with(text, more)).unwrap()
}

#[test]
fn what_they_say_is_read() {
    let client =
        sound(CLIENT, "critical: [extKeyUsage, certificatePolicies]\ncertificate_policies: [2.5.29.32.0, 1.3.6.1.4.1.32473.1]");
    assert_eq!(client.critical(), [Critical::ExtendedKeyUsage, Critical::CertificatePolicies]);
    assert_eq!(client.certificate_policies(), ["2.5.29.32.0", "1.3.6.1.4.1.32473.1"]);
    assert_eq!(client.metadata(), Metadata { environment: true, parties: true, ..Metadata::default() });
    assert!(!client.is_server() && sound(CLIENT, "subject_alternative_name: { names: dns }").is_server());
    assert_eq!(sound(CLIENT, "metadata: { parties: false, environment: false }").metadata(), Metadata::default());
    assert!(!sound(CLIENT, "distribution: { ocsp: false }").distribution().ocsp);
    let contract = sound(CONTRACT, "");
    assert_eq!((contract.identifier(), contract.kind().is_holder()), (Some(Identifier::Emaid), true));
    let signer = sound(&CONTRACT.replace("kind: contract", "kind: signer").replace("identifier: emaid\n", ""), "");
    assert_eq!((signer.identifier(), signer.metadata().user_roles), (None, true));
}

#[test]
fn name_constraints_are_read_and_filled_in() {
    let authority = sound(
        AUTHORITY,
        r#"name_constraints:
  permitted:
    dns: [ACME.example, de]
    email: [ada@acme.example, .acme.example, mail.acme.example]
    uri: [.acme.example]
    ip: [192.0.2.0/24, "2001:db8::/32", 0.0.0.0/0]
    directory:
      - [ { C: "{country}" }, { O: "{organization}" } ]
  excluded:
    dns: [lab.acme.example]"#,
    );
    let constraints = authority.name_constraints().unwrap();
    let words: Vec<String> = constraints.permitted().iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "DNS:acme.example",
            "DNS:de",
            "email:ada@acme.example",
            "email:.acme.example",
            "email:mail.acme.example",
            "URI:.acme.example",
            "IP:192.0.2.0/24",
            "IP:2001:db8::/32",
            "IP:0.0.0.0/0",
            "directory:C={country}, O={organization}",
        ]
    );
    let value = |field| if field == Field::Country { "DE".to_owned() } else { "ACME".to_owned() };
    let written = constraints.render(value).unwrap();
    assert_eq!(written.excluded, [Subtree::Dns("lab.acme.example".to_owned())]);
    assert_eq!(written.permitted[9].to_string(), "directory:C=DE, O=ACME");
    let Subtree::Ip { address, mask } = written.permitted[7] else { panic!() };
    assert_eq!((address.to_string(), mask.to_string()), ("2001:db8::".to_owned(), "ffff:ffff::".to_owned()));
    let bad = constraints.render(|_| "Deutschland".to_owned()).unwrap_err();
    assert!(matches!(bad, x509::Error::Value { .. }), "{bad}");
}

#[test]
fn what_cannot_stand_is_named_with_its_place() {
    for (text, more, message) in [
        (
            CLIENT,
            "critical: [keyUsage]",
            "p.yaml:10:12: critical[0]: `keyUsage` is critical in every certificate, leave it out (RFC 5280, 4.2.1.3)",
        ),
        (
            CLIENT,
            "critical: [extKeyUsage, subjectKeyIdentifier]",
            "p.yaml:10:25: critical[1]: `subjectKeyIdentifier` must never be critical (RFC 5280, 4.2.1.2)",
        ),
        (
            CLIENT,
            "critical: [authorityKeyIdentifier]",
            "p.yaml:10:12: critical[0]: `authorityKeyIdentifier` must never be critical (RFC 5280, 4.2.1.1)",
        ),
        (
            CLIENT,
            "critical: [authorityInfoAccess]",
            "p.yaml:10:12: critical[0]: `authorityInfoAccess` must never be critical (RFC 5280, 4.2.2.1)",
        ),
        (
            CLIENT,
            "critical: [parties]",
            "p.yaml:10:12: critical[0]: `parties` must never be critical (peers that do not know evpki's own must be able to pass over them)",
        ),
        (
            CLIENT,
            "critical: [extKeyusages]",
            "p.yaml:10:12: critical[0]: unknown extension `extKeyusages`, did you mean `extKeyUsage`?",
        ),
        (
            CLIENT,
            "critical: [colour]",
            "p.yaml:10:12: critical[0]: unknown extension `colour`, known are: extKeyUsage, subjectAltName, certificatePolicies, cRLDistributionPoints",
        ),
        (CLIENT, "critical: [extKeyUsage, extKeyUsage]", "p.yaml:10:1: critical: has `extKeyUsage` twice"),
        (CLIENT, "critical: [subjectAltName]", "p.yaml:10:1: critical: has `subjectAltName`, which the profile does not write"),
        (
            CLIENT,
            "distribution: { crl: false }\ncritical: [cRLDistributionPoints]",
            "p.yaml:11:1: critical: has `cRLDistributionPoints`, which the profile does not write",
        ),
        (CLIENT, "certificate_policies: []", "p.yaml:10:1: certificate_policies: is empty"),
        (
            CLIENT,
            "certificate_policies: [2.5.29.32.0, 2.5.29.32.0]",
            "p.yaml:10:1: certificate_policies: has `2.5.29.32.0` twice",
        ),
        (
            CLIENT,
            "certificate_policies: [acme]",
            "p.yaml:10:24: certificate_policies[0]: `acme` is no OID of a policy, such as 2.23.140.1.2.1",
        ),
        (
            CLIENT,
            "metadata: { station: true }",
            "p.yaml:10:13: metadata.station: does not apply to a profile of kind `party`, leave it out",
        ),
        (
            CLIENT,
            "metadata: { user_roles: true }",
            "p.yaml:10:13: metadata.user_roles: does not apply to a profile of kind `party`, leave it out",
        ),
        (CLIENT, "metadata: { partys: true }", "p.yaml:10:13: unknown key `partys`, did you mean `parties`?"),
        (CLIENT, "distribution: { oscp: true }", "p.yaml:10:17: unknown key `oscp`, did you mean `ocsp`?"),
        (
            CLIENT,
            "subject_alternative_name: { names: dn }",
            "p.yaml:10:36: subject_alternative_name.names: `dn` is not a kind of names, did you mean `dns`?",
        ),
        (
            CLIENT,
            "identifier: emaid",
            "p.yaml:10:1: identifier: `emaid` stands in a profile of kind `contract`, this is one of kind `party`",
        ),
        (
            CONTRACT,
            "metadata: { parties: true }",
            "p.yaml:10:13: metadata.parties: does not apply to a profile of kind `contract`, leave it out",
        ),
        (
            CLIENT,
            "name_constraints: { permitted: { dns: [acme.example] } }",
            "p.yaml:10:1: name_constraints: does not apply to a profile of kind `party`, leave it out",
        ),
        (AUTHORITY, "name_constraints: {}", "p.yaml:9:1: name_constraints: is empty"),
        (AUTHORITY, "name_constraints: { permited: {} }", "p.yaml:9:21: unknown key `permited`, did you mean `permitted`?"),
        (
            AUTHORITY,
            "name_constraints: { permitted: { host: [] } }",
            "p.yaml:9:34: unknown key `host`, known are: dns, email, uri, ip, directory",
        ),
        (
            AUTHORITY,
            "name_constraints: { permitted: { dns: [.acme.example] } }",
            "p.yaml:9:40: name_constraints.permitted.dns[0]: `.acme.example` begins with a dot: a domain holds all host names below it without one (RFC 5280, 4.2.1.10)",
        ),
        (
            AUTHORITY,
            "name_constraints: { permitted: { dns: [\"*.acme.example\"] } }",
            "p.yaml:9:40: name_constraints.permitted.dns[0]: `*.acme.example` is no domain, expected labels of a-z 0-9 - between dots, such as `acme.example`",
        ),
        (
            AUTHORITY,
            "name_constraints: { excluded: { ip: [192.0.2.7/24] } }",
            "p.yaml:9:38: name_constraints.excluded.ip[0]: `192.0.2.7/24` has bits beyond its length, write `192.0.2.0/24`",
        ),
        (
            AUTHORITY,
            "name_constraints: { excluded: { ip: [192.0.2.0/33] } }",
            "p.yaml:9:38: name_constraints.excluded.ip[0]: `192.0.2.0/33` is no range of IP addresses, such as `192.0.2.0/24` or `2001:db8::/32`",
        ),
        (
            AUTHORITY,
            "name_constraints: { excluded: { email: [\"@acme.example\"] } }",
            "p.yaml:9:41: name_constraints.excluded.email[0]: `@acme.example` is no mail address, such as `ada@acme.example`",
        ),
        (
            AUTHORITY,
            "name_constraints: { excluded: { dns: [a.example, A.example] } }",
            "p.yaml:9:21: name_constraints.excluded: has `DNS:a.example` twice",
        ),
        (
            AUTHORITY,
            "name_constraints: { permitted: { directory: [[ { CN: \"{authority}\" } ]] } }",
            "p.yaml:9:21: name_constraints.permitted: `{authority}` is not the same in all certificates, write `{country}`, `{organization}` or `{environment}`",
        ),
        (AUTHORITY, "name_constraints: { permitted: { directory: [[]] } }", "p.yaml:9:21: name_constraints.permitted: is empty"),
    ] {
        assert_eq!(refusal(&with(text, more)), message, "{more}");
    }
    assert_eq!(damaged(CONTRACT, "{name}", "x"), "p.yaml:6:1: identifier: means nothing without `{name}` in the subject");
    assert_eq!(
        damaged(CONTRACT, "emaid", "emiad"),
        "p.yaml:6:13: identifier: `emiad` is not an identifier of a holder, did you mean `emaid`?"
    );
    assert_eq!(
        damaged(CONTRACT, "[p256], default", "[ed448], default"),
        "p.yaml:7:19: keys.allowed[0]: `ed448` is a key type that evpki does not offer: ISO 15118-20 takes p521 in its place (V2G20-2674)"
    );
}

/// A document may say something once and mean it twice; no more than that grows out of it.
#[test]
fn anchors_are_taken_and_do_not_grow() {
    let twice = CLIENT.replace("[clientAuth]", "&purposes [clientAuth]");
    assert!(Profile::parse("p.yaml", &twice).is_ok());
    let shared = AUTHORITY.to_owned() + "name_constraints:\n  permitted: &names { dns: [acme.example] }\n  excluded: *names\n";
    assert_eq!(Profile::parse("p.yaml", &shared).unwrap().name_constraints().unwrap().excluded().len(), 1);
    // Each list holds the one before nine times.
    let mut bomb = "a0: &a0 [acme.example]\n".to_owned();
    for n in 1..12 {
        bomb += &format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(9));
    }
    let inside = AUTHORITY.to_owned() + "name_constraints:\n  permitted:\n    dns:\n      - ";
    let nested = format!("{inside}{}x{}", "[".repeat(3000), "]".repeat(3000));
    assert_eq!(refusal(&nested), "p.yaml:12:9: name_constraints.permitted.dns[0]: invalid type: sequence, expected a word");
    assert_eq!(
        refusal(&with(CLIENT, &bomb)),
        "p.yaml:10:1: unknown key `a0`, known are: name, kind, description, subject, identifier, keys, validity, key_usage, extended_key_usage, basic_constraints, name_constraints, subject_alternative_name, certificate_policies, critical, metadata, distribution, requests, rules"
    );
    assert_eq!(refusal(&with(CLIENT, "kind: party")), "p.yaml:10:1: duplicate key `kind`");
    assert_eq!(
        refusal(&with(AUTHORITY, "name_constraints: { permitted: {}, permitted: {} }")),
        "p.yaml:9:19: name_constraints: duplicate key `permitted`"
    );
    assert_eq!(
        refusal(&with(CLIENT, "subject_alternative_name: &s { names: *s }")),
        "p.yaml:10:27: subject_alternative_name.names: invalid type: map, expected a word"
    );
}
