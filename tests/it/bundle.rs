//! Bundles of chargers and CSMSs, at the command line.

use crate::support::session;
use evpki::model::DAY;
use session::Session;

/// A PKI with a CSMS and a charger of security profile 3, whose certificate ends after 30 days.
fn some() -> Session {
    let s = Session::founded();
    s.run(["server", "issue", "csms.acme.example"]).expect(0);
    for id in ["CS-1", "CS-2"] {
        let serial = format!("SN-{id}");
        s.run(["charger", "add", id, "--serial-number", &serial, "--security-profile", "3"]).expect(0);
    }
    s.run(["charger", "issue", "CS-1", "--validity", "30d"]).expect(0);
    s.run(["charger", "issue", "CS-2", "--validity", "60d"]).expect(0);
    s
}

#[test]
fn what_has_expired_goes_into_no_bundle() {
    let s = some();
    s.pass(31 * DAY);
    let out = s.path("CS-1").to_str().unwrap().to_owned();
    let said = s.run(["bundle", "device", "CS-1", "--out", &out]).expect(1);
    assert!(said.to_string().contains("CS-1 has no valid certificate now"), "{said}");
    assert!(!s.path("CS-1").exists());
    let out = s.path("server").to_str().unwrap().to_owned();
    let said = s.run(["bundle", "server", "csms.acme.example", "--out", &out, "--json"]).expect(0);
    assert_eq!(said.json()["left_out"], serde_json::json!(["CS-1"]));
    assert_eq!(said.json()["chargers"], 1);
    let stations = std::fs::read_to_string(s.path("server/stations.jsonl")).unwrap();
    assert!(stations.contains("CS-2") && !stations.contains("CS-1"), "{stations}");
}

#[test]
fn a_server_whose_certificate_is_over_gets_none() {
    let s = some();
    s.run(["server", "issue", "two.acme.example", "--validity", "10d"]).expect(0);
    s.pass(11 * DAY);
    let out = s.path("two").to_str().unwrap().to_owned();
    let said = s.run(["bundle", "server", "two.acme.example", "--out", &out]).expect(1);
    assert!(said.to_string().contains("`two.acme.example` has no valid certificate now"), "{said}");
}

#[test]
fn what_a_bundle_says_plays_no_tricks_on_a_terminal() {
    let s = some();
    let out = s.path("server").to_str().unwrap().to_owned();
    s.run(["bundle", "server", "csms.acme.example", "--out", &out]).expect(0);
    unsign(&s);
    edit(&s, "\"subject\": \"csms", "\"subject\": \"\\u001b[2Jcsms");
    let said = s.run(["bundle", "show", &out]).to_string();
    assert!(said.contains("[2Jcsms") && !said.contains('\u{1b}'), "{said}");
    std::fs::write(s.path("server/\u{1b}[2J"), "").unwrap();
    let said = s.run(["bundle", "verify", &out]).expect(3).to_string();
    assert!(said.contains("\\u{1b}[2J`: expected a name") && !said.contains('\u{1b}'), "{said}");
}

/// Makes it a bundle of the format before, which has no signature.
fn unsign(s: &Session) {
    std::fs::remove_file(s.path("server/signature.json")).unwrap();
    edit(s, "evpki-bundle/2", "evpki-bundle/1");
}

/// Changes bundle.json, and only it.
fn edit(s: &Session, from: &str, to: &str) {
    let path = s.path("server/bundle.json");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(&path, text.replace(from, to)).unwrap();
}

#[test]
fn a_secret_is_not_declared_to_be_for_everybody() {
    let s = some();
    let out = s.path("server").to_str().unwrap().to_owned();
    s.run(["bundle", "server", "csms.acme.example", "--out", &out]).expect(0);
    unsign(&s);
    edit(&s, "\"0600\"", "\"0644\"");
    let said = s.run(["bundle", "verify", &out]).expect(3).to_string();
    assert!(said.contains("`private-key.pem` cannot have the mode `0644`"), "{said}");
    edit(&s, "\"0644\"", "\"0777\"");
    s.run(["bundle", "verify", &out]).expect(3);
}

#[test]
fn a_charger_that_names_no_csms_goes_to_the_only_one_in_use() {
    let s = some();
    s.run(["server", "issue", "two.acme.example", "--validity", "10d"]).expect(0);
    let out = s.path("CS-2").to_str().unwrap().to_owned();
    let said = s.run(["bundle", "device", "CS-2", "--out", &out]).expect(1).to_string();
    assert!(said.contains("there are 2: csms.acme.example, two.acme.example"), "{said}");
    s.pass(11 * DAY);
    s.run(["bundle", "device", "CS-2", "--out", &out]).expect(0);
    let ocpp = std::fs::read_to_string(s.path("CS-2/ocpp.json")).unwrap();
    assert!(ocpp.contains("wss://csms.acme.example"), "{ocpp}");
}
