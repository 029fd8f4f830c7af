//! Hierarchies, faulty and sound.

use proptest::prelude::*;

use super::*;
use crate::pki::builtin;

/// A small hierarchy, to be damaged.
const OCPP: &str = r#"name: small
description: Two authorities
authorities:
  - name: Root
    profile: root-ca
    may_issue: [server-ca, client-ca]
  - name: Servers
    parent: Root
    profile: server-ca
    may_issue: [csms]
  - name: Clients
    parent: Root
    profile: client-ca
    may_issue: [charger]
    anchor: true
defaults:
  server: csms
  station: charger
"#;

fn parse(text: &str) -> Result<Hierarchy, Error> {
    Hierarchy::parse("h.yaml", text, &builtin::profiles().unwrap())
}

#[test]
fn the_ocpp_hierarchy_says_what_its_file_says() {
    let hierarchy = builtin::hierarchy("ocpp").unwrap();
    let authorities: Vec<_> = hierarchy
        .authorities()
        .iter()
        .map(|a| {
            (a.name(), a.parent(), a.profile(), a.key_type(), a.issues().join(" "), a.anchor(), a.crl().validity.to_string())
        })
        .collect();
    let p384 = KeyType::P384;
    assert_eq!(
        authorities,
        [
            ("RootCA", None, "root-ca", p384, "server-ca client-ca".to_owned(), false, "180d".to_owned()),
            ("ServerCA", Some("RootCA"), "server-ca", p384, "csms".to_owned(), false, "7d".to_owned()),
            ("ClientCA", Some("RootCA"), "client-ca", p384, "charger".to_owned(), true, "7d".to_owned()),
        ]
    );
    assert_eq!((hierarchy.server_profile(), hierarchy.station_profile()), (Some("csms"), Some("charger")));
    assert_eq!(hierarchy.issuer_of("charger").map(Authority::name), Some("ClientCA"));
    assert_eq!(hierarchy.authority("ServerCA").map(Authority::profile), Some("server-ca"));
    assert_eq!(hierarchy.authorities()[2].crl(), Crl { validity: Period::days(7), renew_before: Period::days(2) });
}

#[test]
fn what_is_left_out_has_a_meaning() {
    let hierarchy = parse(&OCPP.replace("    anchor: true\n", "    key_type: p256\n")).unwrap();
    let clients = hierarchy.authority("Clients").unwrap();
    assert_eq!((clients.key_type(), clients.anchor(), clients.crl()), (KeyType::P256, false, Crl::default()));
}

#[test]
fn faults_are_named_with_their_place() {
    for (from, to, message) in [
        ("    anchor: true", "    ancor: true", "h.yaml:15:5: unknown key `ancor`, did you mean `anchor`?"),
        (
            "    anchor: true",
            "    key_type: p255",
            "h.yaml:15:15: authorities[2].key_type: `p255` is not a key type, did you mean `p256`?",
        ),
        (
            "    anchor: true",
            "    key_type: ed25519",
            "h.yaml:11:5: `Clients`: key_type: `ed25519` is not allowed by profile `client-ca`, allowed are: p256, p384, p521, rsa3072, rsa4096",
        ),
        (
            "    anchor: true",
            "    crl: { validity: 1d, renew_before: 1d }",
            "h.yaml:11:5: `Clients`: crl.renew_before: `1d` is not shorter than the validity `1d`",
        ),
        ("name: small", "name: Small", "h.yaml:1:1: name: `Small` is no name, write 1 to 64 of a-z 0-9 -"),
        ("description: Two authorities", "description:", "h.yaml:2:1: description: is empty"),
        (
            "name: Servers",
            "name: ../Servers",
            "h.yaml:7:5: `../Servers`: name: `../Servers` is no name, write 1 to 32 of A-Z a-z 0-9 - _",
        ),
        ("name: Clients", "name: SERVERS", "h.yaml:11:5: `SERVERS`: name: another authority has this name already"),
        (
            "    parent: Root\n    profile: server-ca",
            "    parent: Roots\n    profile: server-ca",
            "h.yaml:7:5: `Servers`: parent: no authority is called `Roots`, did you mean `Root`?",
        ),
        (
            "    parent: Root\n    profile: server-ca",
            "    parent: Clients\n    profile: server-ca",
            "h.yaml:7:5: `Servers`: parent: `Clients` must be an authority that stands above this one",
        ),
        (
            "    parent: Root\n    profile: server-ca",
            "    parent: Servers\n    profile: server-ca",
            "h.yaml:7:5: `Servers`: parent: `Servers` must be an authority that stands above this one",
        ),
        (
            "profile: server-ca",
            "profile: serverca",
            "h.yaml:7:5: `Servers`: profile: no profile is called `serverca`, did you mean `server-ca`?",
        ),
        (
            "profile: server-ca",
            "profile: x",
            "h.yaml:7:5: `Servers`: profile: no profile is called `x`, known are: root-ca, server-ca, client-ca, csms, charger, ocpi-server-ca, ocpi-client-ca, ocpi-server, ocpi-client, cdr-sender, …",
        ),
        (
            "profile: server-ca",
            "profile: csms",
            "h.yaml:7:5: `Servers`: profile: `csms` is a profile of kind `server`, here it must be `authority`",
        ),
        (
            "[server-ca, client-ca]",
            "[server-ca]",
            "h.yaml:11:5: `Clients`: profile: its parent may not issue it, add `client-ca` to `may_issue` of `Root`",
        ),
        (
            "[server-ca, client-ca]",
            "[server-ca, client-ca, csms]",
            "h.yaml:4:5: `Root`: may_issue: a root issues authorities only, let another authority issue `csms`",
        ),
        ("[server-ca, client-ca]", "[server-ca, server-ca]", "h.yaml:4:5: `Root`: may_issue: has `server-ca` twice"),
        ("[csms]", "[]", "h.yaml:7:5: `Servers`: may_issue: is empty"),
        (
            "[csms]",
            "[csms, charger]",
            "h.yaml:7:5: `Servers`: may_issue: a certificate of `csms` could pass for one of `charger`: let two authorities issue them, or give both profiles extended key usages that have nothing in common",
        ),
        ("[charger]", "[csms]", "h.yaml:11:5: `Clients`: may_issue: `csms` is issued by `Servers` already"),
        ("[csms]", "[csmss]", "h.yaml:7:5: `Servers`: may_issue: no profile is called `csmss`, did you mean `csms`?"),
        (
            "may_issue: [server-ca, client-ca]",
            "may_issue: [server-ca, client-ca]\n    anchor: true",
            "h.yaml:4:5: `Root`: anchor: a root is a trust anchor already, leave it out",
        ),
        (
            "    profile: client-ca\n",
            "    profile: root-ca\n",
            "h.yaml:11:5: `Clients`: profile: its parent may not issue it, add `root-ca` to `may_issue` of `Root`",
        ),
        (
            "  server: csms",
            "  server: charger",
            "h.yaml:17:3: defaults.server: `charger` is a profile of kind `station`, here it must be `server`",
        ),
        (
            "[charger]",
            "[client-ca]",
            "h.yaml:18:3: defaults.station: no authority may issue `charger`, add it to `may_issue` of one",
        ),
        (
            "    parent: Root\n    profile: client-ca\n    may_issue: [charger]",
            "    parent: Servers\n    profile: client-ca\n    may_issue: [charger]",
            "h.yaml:11:5: `Clients`: profile: its parent may not issue it, add `client-ca` to `may_issue` of `Servers`",
        ),
    ] {
        assert!(OCPP.contains(from), "{from}");
        assert_eq!(parse(&OCPP.replacen(from, to, 1)).unwrap_err().to_string(), message, "{to}");
    }
    assert_eq!(parse("name: a\ndescription: b\nauthorities: []\n").unwrap_err().to_string(), "h.yaml:3:1: authorities: is empty");
}

#[test]
fn path_lengths_add_up() {
    let text = OCPP
        .replace("[server-ca, client-ca]", "[server-ca, client-ca, root-ca]")
        .replace("profile: server-ca", "profile: root-ca");
    assert_eq!(
        parse(&text).unwrap_err().to_string(),
        "h.yaml:7:5: `Servers`: profile: the path length is 1, below `Root` with 1 it must be smaller (RFC 5280, 4.2.1.9)"
    );
}

proptest! {
    #[test]
    fn any_damage_is_answered(at in 0..OCPP.len(), length in 0_usize..30, by in "[\\[\\]{}:,&*!|>'\"#%@`\\- \n\u{0}a-zé]{0,12}") {
        let end = (at + length).min(OCPP.len());
        let _ = parse(&format!("{}{by}{}", &OCPP[..at], &OCPP[end..]));
    }
}
