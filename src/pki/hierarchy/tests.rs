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

/// Every hierarchy that comes with evpki, as its authorities stand below one another.
#[test]
fn the_others_say_what_their_files_say() {
    let lines = |name: &str| -> Vec<String> {
        let hierarchy = builtin::hierarchy(name).unwrap();
        let line = |a: &Authority| {
            let parent = a.parent().unwrap_or("-");
            format!("{parent} > {}: {} {} > {}", a.name(), a.profile(), a.key_type(), a.issues().join(" "))
        };
        hierarchy.authorities().iter().map(line).collect()
    };
    assert_eq!(
        lines("ocpi"),
        [
            "- > RootCA: root-ca p384 > ocpi-server-ca ocpi-client-ca",
            "RootCA > ServerCA: ocpi-server-ca p384 > ocpi-server",
            "RootCA > ClientCA: ocpi-client-ca p384 > ocpi-client cdr-sender",
        ]
    );
    assert_eq!(
        lines("ocpp-ocpi"),
        [
            "- > RootCA: root-ca p384 > server-ca client-ca ocpi-server-ca ocpi-client-ca",
            "RootCA > ServerCA: server-ca p384 > csms",
            "RootCA > ClientCA: client-ca p384 > charger",
            "RootCA > OCPI-ServerCA: ocpi-server-ca p384 > ocpi-server",
            "RootCA > OCPI-ClientCA: ocpi-client-ca p384 > ocpi-client cdr-sender",
        ]
    );
    assert_eq!(
        lines("iso15118-2"),
        [
            "- > V2GRootCA: iso2-v2g-root p256 > iso2-cpo-sub1 iso2-cps-sub1",
            "V2GRootCA > CPOSubCA1: iso2-cpo-sub1 p256 > iso2-cpo-sub2",
            "CPOSubCA1 > CPOSubCA2: iso2-cpo-sub2 p256 > iso2-secc",
            "V2GRootCA > CPSSubCA1: iso2-cps-sub1 p256 > iso2-cps-sub2",
            "CPSSubCA1 > CPSSubCA2: iso2-cps-sub2 p256 > iso2-cps",
            "- > MORootCA: iso2-mo-root p256 > iso2-mo-sub1",
            "MORootCA > MOSubCA1: iso2-mo-sub1 p256 > iso2-mo-sub2",
            "MOSubCA1 > MOSubCA2: iso2-mo-sub2 p256 > iso2-contract",
            "- > OEMRootCA: iso2-oem-root p256 > iso2-oem-sub1",
            "OEMRootCA > OEMSubCA1: iso2-oem-sub1 p256 > iso2-oem-sub2",
            "OEMSubCA1 > OEMSubCA2: iso2-oem-sub2 p256 > iso2-provisioning",
        ]
    );
    assert_eq!(
        lines("iso15118-20"),
        [
            "- > V2GRootCA: iso20-v2g-root p521 > iso20-cpo-sub1 iso20-cps-sub1",
            "V2GRootCA > CPOSubCA1: iso20-cpo-sub1 p521 > iso20-cpo-sub2",
            "CPOSubCA1 > CPOSubCA2: iso20-cpo-sub2 p521 > iso20-secc",
            "V2GRootCA > CPSSubCA1: iso20-cps-sub1 p521 > iso20-cps-sub2",
            "CPSSubCA1 > CPSSubCA2: iso20-cps-sub2 p521 > iso20-cps",
            "- > OEMRootCA: iso20-oem-root p521 > iso20-oem-sub1",
            "OEMRootCA > OEMSubCA1: iso20-oem-sub1 p521 > iso20-oem-sub2",
            "OEMSubCA1 > OEMSubCA2: iso20-oem-sub2 p521 > iso20-vehicle",
        ]
    );
    let ocpi = builtin::hierarchy("ocpi").unwrap();
    assert_eq!((ocpi.server_profile(), ocpi.station_profile()), (None, None));
    assert_eq!((ocpi.party_client_profile(), ocpi.party_server_profile()), (Some("ocpi-client"), Some("ocpi-server")));
    let iso2 = builtin::hierarchy("iso15118-2").unwrap();
    assert_eq!(iso2.roots().map(Authority::name).collect::<Vec<_>>(), ["V2GRootCA", "MORootCA", "OEMRootCA"]);
    let named = Hierarchy::profiles_named("h.yaml", OCPP).unwrap();
    assert_eq!(named, ["root-ca", "server-ca", "client-ca", "csms", "charger"]);
}

/// No authority issues what could be taken for something else that it issues.
#[test]
fn what_could_be_taken_for_one_another_has_two_issuers() {
    let client = "name: PROFILE\nkind: KIND\ndescription: x\nsubject: [CN: x]\nkeys: { allowed: [p256], default: p256 }\n\
                  validity: { duration: 1y }\nkey_usage: [digitalSignature]\nextended_key_usage: [EKU]\n";
    let made = |name: &str, kind: &str, eku: &str| {
        Profile::parse("p.yaml", &client.replace("PROFILE", name).replace("KIND", kind).replace("EKU", eku)).unwrap()
    };
    let server = |name: &str, eku: &str| {
        let text = client.replace("PROFILE", name).replace("KIND", "party").replace("EKU", eku);
        Profile::parse("p.yaml", &format!("{text}subject_alternative_name: {{ names: dns }}\n")).unwrap()
    };
    let judged = |one: Profile, other: Profile| {
        let mut profiles = builtin::profiles().unwrap();
        let text = format!(
            "name: h\ndescription: x\nauthorities:\n  - {{ name: Root, profile: root-ca, may_issue: [client-ca] }}\n  \
             - {{ name: Sub, parent: Root, profile: client-ca, may_issue: [{}, {}] }}\n",
            one.name(),
            other.name()
        );
        profiles.extend([one, other]);
        Hierarchy::parse("h.yaml", &text, &profiles).map(|_| ()).map_err(|error| error.to_string())
    };
    let kinds = ["server", "station", "party", "secc", "contract", "vehicle", "signer"];
    for one in kinds {
        for other in kinds {
            let (bare, shared) = (judged(made("a", one, ""), made("b", other, "")), "clientAuth");
            let same = judged(made("a", one, shared), made("b", other, &format!("{shared}, serverAuth")));
            assert_eq!((bare.is_ok(), same.is_ok()), (one == other, one == other), "{one} {other}");
            assert_eq!(judged(made("a", one, "serverAuth"), made("b", other, "clientAuth")), Ok(()), "{one} {other}");
            assert_eq!(judged(made("a", one, "serverAuth"), made("b", other, "")).is_ok(), one == other, "{one} {other}");
        }
    }
    assert_eq!(
        judged(server("a", ""), made("b", "party", "clientAuth")).unwrap_err(),
        "h.yaml:5:7: `Sub`: may_issue: a certificate of `a` could pass for one of `b`: let two authorities issue them, or give both \
         profiles extended key usages that have nothing in common"
    );
    assert_eq!(judged(server("a", "serverAuth"), made("b", "party", "clientAuth")), Ok(()));
}

#[test]
fn purposes_of_an_authority_bind_what_it_issues() {
    let ocpi = builtin::HIERARCHIES.iter().find(|d| d.name == "ocpi").unwrap().text;
    let error = |from: &str, to: &str| parse(&ocpi.replacen(from, to, 1)).unwrap_err().to_string();
    assert_eq!(
        error("may_issue: [ocpi-server]", "may_issue: [ocpi-client]"),
        "h.yaml:21:5: `ServerCA`: may_issue: `ocpi-client` has the extended key usage `clientAuth`, the authority's own profile \
         `ocpi-server-ca` has it not: peers would not let it count, add it there"
    );
    assert_eq!(
        error("party_server: ocpi-server ", "party_server: ocpi-client "),
        "h.yaml:39:3: defaults.party_server: `ocpi-client` is a client's: a server has `names: dns` below `subject_alternative_name`"
    );
    assert_eq!(
        error("party_client: ocpi-client ", "party_client: ocpi-server "),
        "h.yaml:40:3: defaults.party_client: `ocpi-server` is a server's: a client has no `names: dns` below `subject_alternative_name`"
    );
    assert_eq!(
        error("party_client: ocpi-client ", "party_cleint: ocpi-client "),
        "h.yaml:40:3: unknown key `party_cleint`, did you mean `party_client`?"
    );
}

#[test]
fn bombs_are_refused_and_anchors_taken() {
    let shared = OCPP
        .replace("profile: root-ca\n", "profile: root-ca\n    crl: &weekly { validity: 7d, renew_before: 1d }\n")
        .replace("profile: server-ca\n", "profile: server-ca\n    crl: *weekly\n");
    assert_eq!(parse(&shared).unwrap().authorities()[1].crl().renew_before, Period::days(1));
    let mut bomb = "name: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..12 {
        bomb += &format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(9));
    }
    let error = |text: &str| parse(text).unwrap_err().to_string();
    assert_eq!(error(&bomb), "h.yaml:1:7: name: invalid type: sequence, expected a string");
    let deep = OCPP.replace("[csms]", &format!("{}csms{}", "[".repeat(5000), "]".repeat(5000)));
    assert_eq!(error(&deep), "h.yaml:10:17: authorities[1].may_issue[0]: invalid type: sequence, expected a string");
    assert_eq!(
        error(&OCPP.replace("    anchor: true\n", "    anchor: true\n    parent: Root\n")),
        "h.yaml:16:5: authorities[2]: duplicate key `parent`"
    );
    assert_eq!(error(&" ".repeat(70_000)), "h.yaml: the document has 70000 bytes, at most 65536 are taken");
    assert_eq!(
        error(&OCPP.replace("    anchor: true", "    key_type: ed448")),
        "h.yaml:15:15: authorities[2].key_type: `ed448` is a key type that evpki does not offer: ISO 15118-20 takes p521 in its \
         place (V2G20-2674)"
    );
}

proptest! {
    #[test]
    fn any_damage_is_answered(at in 0..OCPP.len(), length in 0_usize..30, by in "[\\[\\]{}:,&*!|>'\"#%@`\\- \n\u{0}a-zé]{0,12}") {
        let end = (at + length).min(OCPP.len());
        let _ = parse(&format!("{}{by}{}", &OCPP[..at], &OCPP[end..]));
    }
}
