//! What chargers answered, taken in: each answer has what follows from it, what is no answer has nothing, and the same again changes nothing.

use crate::support::{fleet, session};
use evpki::model::OcppVersion;
use fleet::{audit, charger, cheap, of_batch, register, states};
use insta::assert_snapshot;
use serde_json::{Value, json};
use session::{Said, Session};

/// A PKI whose chargers all have a password pending, but for CS-IDLE, which has one in force.
fn fleet() -> Session {
    let session = Session::founded();
    cheap(&session);
    register(
        &session,
        &[
            charger("CS-16", OcppVersion::Ocpp16),
            charger("CS-201", OcppVersion::Ocpp201),
            charger("CS-21", OcppVersion::Ocpp21),
            of_batch("CS-B", "B1"),
            charger("CS-IDLE", OcppVersion::Ocpp201),
        ],
    );
    session.run(["password", "provision", "--batch", "B1"]).expect(0);
    session.run(["password", "provision", "--all"]).expect(0);
    session.run(["password", "rotate", "CS-16", "CS-201", "CS-21", "CS-B"]).expect(0);
    session
}

fn confirm(session: &Session, answers: &str, flags: &[&str]) -> Said {
    session.run_with(["password", "confirm", "--from", "-"].iter().chain(flags).copied(), answers)
}

/// The identifiers of the messages that a charger was sent.
fn ids(session: &Session, words: &[&str]) -> Vec<String> {
    let said = session.run(["password", "rotate", "--json"].iter().chain(words).copied()).expect(0);
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["message_id"].as_str().unwrap().to_owned();
    said.stdout.lines().map(id).collect()
}

/// The answer to SetVariables of the password.
fn variable(status: &str) -> Value {
    let (component, variable) = (json!({ "name": "SecurityCtrlr" }), json!({ "name": "BasicAuthPassword" }));
    json!({ "setVariableResult": [{ "attributeStatus": status, "component": component, "variable": variable }] })
}

#[test]
fn every_form_of_an_answer() {
    let session = fleet();
    let id = ids(&session, &["CS-B"]).remove(0);
    let answers = [
        json!({ "station_id": "CS-16", "status": "Accepted" }),
        json!({ "station_id": "CS-201", "payload": variable("Rejected") }),
        json!({ "station_id": "CS-21", "payload": variable("RebootRequired") }),
        json!([3, id, { "status": "Accepted" }]),
    ];
    let answers: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
    assert_snapshot!(confirm(&session, &answers, &[]), @r"
    exit status 0
    --- stdout
    line 2: CS-201: password 2 is erased, the previous one stays active: Rejected (A01.FR.04)
    line 3: CS-21: password 2 stays pending: RebootRequired
    2 passwords activated, 1 aborted, 1 pending until the charger reconnects
    --- stderr
    next: when the chargers have reconnected, run `evpki password confirm --from FILE --rebooted` with the same answers
    ");
    let stand = || ["CS-16", "CS-201", "CS-21", "CS-B"].map(|id| states(&session, id)[0].clone());
    let step = |number, state: &str| (number, state.to_owned());
    assert_eq!(stand(), [step(2, "active"), step(2, "retired"), step(2, "pending"), step(1, "active")]);
    let records = audit(&session).len();
    assert_snapshot!(confirm(&session, &answers, &["--json"]), @r#"
    exit status 0
    --- stdout
    {"line":1,"result":"already","station_id":"CS-16","version":2,"why":"active"}
    {"line":2,"result":"already","station_id":"CS-201","version":2,"why":"retired"}
    {"line":3,"result":"waiting","station_id":"CS-21","version":2,"why":"RebootRequired"}
    {"line":4,"result":"already","station_id":"CS-B","version":1,"why":"active"}
    "#);
    assert_eq!(audit(&session).len(), records, "the same again is nothing new");
    assert_snapshot!(confirm(&session, &answers, &["--rebooted"]), @r"
    exit status 0
    --- stdout
    1 password activated, 3 unchanged
    ");
    assert_eq!(stand()[2], step(2, "active"));
}

#[test]
fn an_error_of_a_charger_keeps_the_old_password() {
    let session = fleet();
    let id = ids(&session, &["CS-201"]).remove(0);
    let answer = json!({ "station_id": "CS-201", "frame": [4, id, "InternalError", "", {}] });
    assert_snapshot!(confirm(&session, &format!("{answer}\n"), &[]), @r"
    exit status 0
    --- stdout
    line 1: CS-201: password 2 is erased, the previous one stays active: InternalError (A01.FR.04)
    0 passwords activated, 1 aborted
    ");
    assert_eq!(states(&session, "CS-201"), [(2, "retired".to_owned()), (1, "active".to_owned())]);
    // Of another message than the one that was sent before, nothing is believed.
    session.run(["password", "rotate", "CS-201"]).expect(0);
    let late = json!([3, id, variable("Accepted")]);
    assert_snapshot!(confirm(&session, &late.to_string(), &[]), @r"
    exit status 6
    --- stdout
    line 1: CS-201: password 2 was replaced or taken back before, and is gone
    0 passwords activated
    --- stderr
    note: 1 line could not be processed and changed nothing
    next: correct them and run the same command again; finished chargers are not changed
    ");
    assert_eq!(states(&session, "CS-201")[0], (3, "pending".to_owned()));
}

#[test]
fn a_staged_profile_waits_for_the_charger() {
    let session = fleet();
    let ids = ids(&session, &["CS-21", "--slot", "2", "--csms-url", "wss://csms.example", "--sequence"]);
    let first = json!({ "setVariableResult": [{ "attributeStatus": "Accepted", "component": { "name": "OCPPCommCtrlr" },
        "variable": { "name": "NetworkConfigurationPriority" } }] });
    let answers = format!(
        "{}\n{}\n{}\n",
        json!([3, ids[0], { "status": "Accepted" }]),
        json!([3, ids[1], first]),
        json!([3, ids[2], { "status": "Rejected" }])
    );
    assert_snapshot!(confirm(&session, &answers, &[]), @r"
    exit status 0
    --- stdout
    line 1: CS-21: password 2 stays pending: profile staged
    line 2: CS-21: password 2 stays pending: profile first
    line 3: CS-21: password 2 stays pending: not reset
    0 passwords activated, 3 pending until the charger reconnects
    --- stderr
    next: when the chargers have reconnected, run `evpki password confirm --from FILE --rebooted` with the same answers
    ");
    assert_eq!(states(&session, "CS-21")[0], (2, "pending".to_owned()));
    assert_snapshot!(confirm(&session, &answers, &["--rebooted"]), @r"
    exit status 0
    --- stdout
    1 password activated, 2 unchanged
    ");
    assert_eq!(states(&session, "CS-21")[0], (2, "active".to_owned()));
}

#[test]
fn what_is_no_answer_is_told_with_its_line() {
    let session = fleet();
    let id = ids(&session, &["CS-16"]).remove(0);
    let lines = [
        "\u{feff}{\"station_id\":\"CS-9\",\"status\":\"Accepted\"}\r".to_owned(),
        String::new(),
        json!({ "station_id": "CS-16", "payload": variable("Accepted") }).to_string(),
        json!({ "station_id": "CS-IDLE", "status": "Accepted" }).to_string(),
        json!({ "station_id": "CS-201", "frame": [3, id, variable("Accepted")] }).to_string(),
        json!([3, "5f0d-of-somebody-else", { "status": "Accepted" }]).to_string(),
        json!([2, id, "ChangeConfiguration", { "key": "AuthorizationKey", "value": "00" }]).to_string(),
        format!("{}{}", " ".repeat(70_000), "x"),
        "{\"station_id\":\"CS-16\",\"status\":\"Acc\0epted\"}".to_owned(),
        json!({ "station_id": "CS-16", "status": "Rejected" }).to_string(),
        json!({ "station_id": "CS-16", "status": "Accepted" }).to_string(),
        json!({ "station_id": "CS-201", "status": "Accepted" }).to_string(),
        json!({ "station_id": "CS-201", "status": "Rejected" }).to_string(),
        "{\"station_id\":\"CS-21\",\"status\":\"Accep".to_owned(),
    ];
    assert_snapshot!(confirm(&session, &lines.join("\n"), &[]), @r"
    exit status 6
    --- stdout
    line 1: there is no charger `CS-9`
    line 3: CS-16: it does not answer ChangeConfiguration of OCPP 1.6; CS-16 speaks OCPP 1.6
    line 4: CS-IDLE: nothing is pending
    line 5: CS-201: its message id is not one of a pending password's
    line 6: its message id is not one of a pending password's
    line 7: it is a CALL, not an answer
    line 8: it is longer than 65536 bytes, the limit for an answer
    line 9: it is not JSON, starting at byte 36
    line 10: CS-16: password 2 is erased, the previous one stays active: Rejected (A01.FR.04)
    line 11: CS-16: password 2 was replaced or taken back before, and is gone
    line 13: CS-201: it says Rejected, and password 2 is in force: it was confirmed before
    line 14: it is cut off
    1 password activated, 1 aborted
    --- stderr
    note: 11 lines could not be processed and changed nothing
    next: correct them and run the same command again; finished chargers are not changed
    ");
    assert_eq!(states(&session, "CS-21")[0], (2, "pending".to_owned()), "what is cut off counts for nothing");
    assert_snapshot!(confirm(&session, "", &[]), @r"
    exit status 0
    --- stdout
    0 passwords activated
    ");
    assert_snapshot!(session.run(["password", "confirm", "--from", session.path("none").to_str().unwrap()]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/none` does not exist
    ");
    session.run(["password", "confirm", "CS-21", "--from", "-"]).expect(2);
    session.run(["password", "confirm", "CS-21", "--rebooted"]).expect(2);
}

/// A fleet of more than a group answers, in frames that name no station.
#[test]
fn more_than_a_group() {
    let session = Session::founded();
    cheap(&session);
    let many: Vec<_> = (0..600).map(|n| charger(&format!("CS-{n:04}"), OcppVersion::Ocpp201)).collect();
    register(&session, &many);
    session.run(["password", "provision", "--all"]).expect(0);
    let answers: String =
        ids(&session, &["--all"]).iter().map(|id| format!("{}\n", json!([3, id, variable("Accepted")]))).collect();
    assert_eq!(confirm(&session, &answers, &[]).expect(0).stdout, "600 passwords activated\n");
    assert_eq!(confirm(&session, &answers, &[]).expect(0).stdout, "0 passwords activated, 600 unchanged\n");
    assert_eq!(states(&session, "CS-0599"), [(2, "active".to_owned()), (1, "retired".to_owned())]);
}
