//! Replacing passwords of many chargers: what they are made of, whom it concerns, what is sent, and several at once.

use crate::support::{fleet, place, session, strangers};
use evpki::model::{Charger, DAY, OcppVersion};
use fleet::{charger, cheap, of_batch, register, states};
use insta::assert_snapshot;
use place::Place;
use serde_json::Value;
use session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// A PKI with a charger of each OCPP version, and two that leave the factory with the default password of a batch.
fn fleet() -> Session {
    let session = Session::founded();
    cheap(&session);
    let twenty_one = Charger { csms: Some("csms.acme.example".to_owned()), ..charger("CS-21", OcppVersion::Ocpp21) };
    register(
        &session,
        &[
            charger("CS-16", OcppVersion::Ocpp16),
            charger("CS-201", OcppVersion::Ocpp201),
            twenty_one,
            of_batch("CS-B", "B1"),
            of_batch("CS-C", "B1"),
            charger("CS-NEW", OcppVersion::Ocpp21),
        ],
    );
    session.run(["password", "provision", "--batch", "B1"]).expect(0);
    session.run(["password", "provision", "CS-16", "CS-201", "CS-21"]).expect(0);
    session
}

/// The lines of an answer.
fn lines(said: &session::Said) -> Vec<Value> {
    said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whom an answer is about, in its order.
fn whom(said: &session::Said) -> Vec<String> {
    lines(said).iter().map(|line| line["station_id"].as_str().unwrap().to_owned()).collect()
}

fn revealed(session: &Session, id: &str, version: u64) -> Value {
    let shown = session.run(["password", "show", id, "--reveal", "--json"]).expect(0).json();
    let versions = shown["versions"].as_array().unwrap().clone();
    versions.into_iter().find(|one| one["version"] == version).unwrap()
}

#[test]
fn passwords_are_made_for_versions() {
    let session = fleet();
    for (id, kind, length, count) in [
        ("CS-16", "portable", None, 20),
        ("CS-16", "ocpp16", None, 20),
        ("CS-16", "ocpp16", Some("16"), 16),
        ("CS-201", "ocpp201", None, 40),
        ("CS-21", "ocpp21", Some("64"), 64),
    ] {
        let length = length.map(|length| ["--length", length]).into_iter().flatten();
        let said =
            session.run(["password", "rotate", id, "--new", "--json", "--generate", kind].into_iter().chain(length)).expect(0);
        let version = lines(&said)[0]["version"].as_u64().unwrap();
        let value = revealed(&session, id, version)["value"].as_str().unwrap().to_owned();
        assert_eq!(value.chars().count(), count, "{kind}");
        assert!(!value.contains(':'));
    }
    let binary = session.run(["password", "rotate", "CS-16", "--new", "--generate", "ocpp16-binary"]).expect(0);
    assert_snapshot!(binary.stderr, @r"
    note: the messages contain the passwords: send them only to the chargers
    note: not every charger accepts binary passwords: EVerest decodes the hexadecimal form only if the result is printable, and servers that read HTTP Basic as text lose bytes; test one charger first
    next: if the answer is Accepted, run `evpki password confirm CS-16`
    next: if it is any other answer, run `evpki password abort CS-16`
    ");
    let hex = binary.stdout.split('"').nth(7).unwrap();
    assert_eq!(hex.len(), 40, "{binary:?}");
    assert!(!hex.as_bytes().chunks(2).any(|pair| pair == b"3a"), "{hex}");
}

#[test]
fn a_version_that_does_not_take_it() {
    let session = fleet();
    let before = states(&session, "CS-16");
    assert_snapshot!(session.run(["password", "rotate", "--all", "--generate", "ocpp201"]), @r"
    exit status 3
    --- stderr
    error: CS-16: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
           CS-B: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
           CS-C: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
    ");
    assert_snapshot!(session.run(["password", "rotate", "CS-201", "CS-21", "--generate", "ocpp16-binary"]), @"
    exit status 3
    --- stderr
    error: CS-201: a password of the kind `ocpp16-binary` has characters that OCPP 2.0.1 does not allow
           CS-21: a password of the kind `ocpp16-binary` has characters that OCPP 2.1 does not allow
    ");
    assert_snapshot!(session.run(["password", "rotate", "CS-21", "--generate", "ocpp21", "--length", "65"]), @r"
    exit status 1
    --- stderr
    error: the password has 65 characters, OCPP 2.1 allows 16 to 64 (OCPP 2.1, NetworkConnectionProfile.basicAuthPassword)
    ");
    assert_snapshot!(session.run(["password", "provision", "--all", "--generate", "ocpp21"]), @r"
    exit status 3
    --- stderr
    error: CS-16: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
           CS-B: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
           CS-C: the password has 40 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
    ");
    assert_snapshot!(session.run(["password", "provision", "--batch", "B2", "--generate", "ocpp16", "--value", "stdin"]), @r"
    exit status 2
    --- stderr
    error: the argument '--generate <KIND>' cannot be used with '--value <SOURCE>'

    Usage: evpki password provision --batch <BATCH> --generate <KIND> [STATION_ID]...

    For more information, try '--help'.
    ");
    assert_eq!(states(&session, "CS-16"), before, "nothing was done");
}

#[test]
fn many_at_once() {
    let session = fleet();
    let all = session.run(["password", "rotate", "--all", "--json"]).expect(0);
    assert_eq!(whom(&all), ["CS-16", "CS-201", "CS-21", "CS-B", "CS-C"]);
    // The same messages again, to the last byte.
    let again = session.run(["password", "rotate", "--all", "--json"]).expect(0);
    assert_eq!(again.stdout, all.stdout.replace("\"made\":true", "\"made\":false"));
    let ids: BTreeSet<String> = lines(&all).iter().map(|line| line["message_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 5);
    assert_snapshot!(session.run(["password", "rotate", "--all", "--batch", "B1"]).stderr, @r"
    note: 2 chargers already had a pending password: printed the same message as before; `--new` generates another password
    note: the messages contain the passwords: send them only to the chargers
    next: report the answers of the chargers with `evpki password confirm --from FILE`
    ");
    session.run(["password", "confirm", "CS-B"]).expect(0);
    assert_eq!(whom(&session.run(["password", "rotate", "--factory-default", "--json"]).expect(0)), ["CS-C"]);
    assert_eq!(whom(&session.run(["password", "rotate", "--batch", "B1", "--json"]).expect(0)), ["CS-B", "CS-C"]);
    assert_snapshot!(session.run(["password", "rotate", "--factory-default", "--batch", "B2"]), @r"
    exit status 0
    --- stderr
    note: no chargers
    ");
}

#[test]
fn those_that_are_due() {
    let session = fleet();
    assert_eq!(whom(&session.run(["password", "rotate", "--due", "--json"]).expect(0)), [""; 0]);
    session.run(["password", "rotate", "CS-16"]).expect(0);
    session.pass(180 * DAY);
    session.run(["password", "confirm", "CS-16"]).expect(0);
    session.pass(185 * DAY);
    assert_eq!(whom(&session.run(["password", "rotate", "--due", "--json"]).expect(0)), ["CS-201", "CS-21"]);
    assert_eq!(states(&session, "CS-16").len(), 2);
    assert_snapshot!(session.run(["password", "rotate"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      <STATION_ID>...

    Usage: evpki password rotate <STATION_ID>...

    For more information, try '--help'.
    ");
    session.run(["password", "rotate", "--due", "--all"]).expect(2);
    session.run(["password", "rotate", "--due", "CS-16"]).expect(2);
}

#[test]
fn a_profile_in_a_slot_that_is_not_in_use() {
    let session = fleet();
    let staged = session.run(["password", "rotate", "CS-21", "--slot", "2", "--sequence", "--frame"]).expect(0);
    let value = revealed(&session, "CS-21", 2)["value"].as_str().unwrap().to_owned();
    assert_snapshot!(session::steady(&staged.stdout.replace(&value, "[CS-21 2]"), &session.home()), @r#"
    [2,"[HEX]","SetNetworkProfile",{"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP21","ocppTransport":"JSON","ocppCsmsUrl":"wss://csms.acme.example","messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0","identity":"CS-21","basicAuthPassword":"[CS-21 2]"}}]
    [2,"[HEX]","SetVariables",{"setVariableData":[{"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"},"attributeValue":"2,1"}]}]
    [2,"[HEX]","Reset",{"type":"OnIdle"}]
    "#);
    assert_snapshot!(staged.stderr, @r"
    note: the messages contain the passwords: send them only to the chargers
    note: the password stays pending until the charger has reconnected with the network profile in the slot
    next: when the chargers have reconnected, run `evpki password confirm --from FILE --rebooted` with their answers
    ");
    let ids: Vec<String> =
        staged.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()[1].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.iter().map(|id| &id[..30]).collect::<BTreeSet<_>>().len(), 1);
    assert_eq!(ids.iter().map(|id| &id[30..]).collect::<Vec<_>>(), ["01", "02", "03"]);
    assert_snapshot!(session.run(["password", "rotate", "CS-21", "--slot", "1"]), @r"
    exit status 3
    --- stderr
    error: CS-21: slot 1 is in use (1): a profile in it may not be overwritten (B09.FR.14)
    hint: name another with `--slot`, and those in use with `--active-slot`
    ");
    assert_snapshot!(session.run(["password", "rotate", "CS-21", "--slot", "3", "--active-slot", "2", "--active-slot", "3"]), @r"
    exit status 3
    --- stderr
    error: CS-21: slot 3 is in use (2, 3): a profile in it may not be overwritten (B09.FR.14)
    hint: name another with `--slot`, and those in use with `--active-slot`
    ");
    assert_snapshot!(session.run(["password", "rotate", "CS-21", "CS-16", "CS-201", "--slot", "2"]), @r"
    exit status 3
    --- stderr
    error: CS-16: OCPP 1.6 has no password in network profiles
           CS-201: OCPP 2.0.1 has no password in network profiles
    ");
    let other = session.run(["password", "rotate", "CS-21", "--slot", "2", "--csms-url", "http://csms", "--json"]);
    assert_snapshot!(other, @r#"
    exit status 3
    --- stdout
    {"error":{"causes":[],"exit_status":3,"hints":[],"message":"`http://csms` does not begin with `wss://`, security profile 2 requires it"}}
    --- stderr
    error: `http://csms` does not begin with `wss://`, security profile 2 requires it
    "#);
}

/// What is sent is what the schemas of the Open Charge Alliance allow.
#[test]
fn messages_stand_before_strangers() {
    let session = fleet();
    let mut frames = String::new();
    let mut ask = |words: &[&str]| {
        let said = session.run(["password", "rotate", "--frame", "--json"].iter().chain(words).copied()).expect(0);
        for line in lines(&said) {
            frames += &format!("{}\n", serde_json::json!({ "version": line["ocpp_version"], "frame": line["frame"] }));
        }
    };
    ask(&["--all"]);
    ask(&["CS-16", "--new", "--generate", "ocpp16-binary"]);
    ask(&["CS-201", "--new", "--generate", "ocpp201"]);
    ask(&["CS-21", "--new", "--generate", "ocpp21", "--length", "64", "--slot", "2", "--sequence"]);
    assert_eq!(frames.lines().count(), 10);
    strangers::ask_about("ocpp_schemas", [""; 0], &frames).expect_good();
    let wrong = frames.replace("\"AuthorizationKey\"", "7");
    let why = "7 is not of type 'string'";
    let judged = strangers::ask_about("ocpp_schemas", [""; 0], &wrong).expect_bad(why);
    let refused = judged.stdout.lines().map(|line| {
        let fault = serde_json::from_str::<Value>(line).unwrap()["fault"].as_str().map(str::to_owned);
        fault.inspect(|fault| assert!(fault.contains(why), "{fault}")).is_some()
    });
    let spoilt: Vec<bool> = frames.lines().map(|line| line.contains("\"AuthorizationKey\"")).collect();
    assert_eq!((refused.collect::<Vec<_>>(), spoilt.iter().filter(|spoilt| **spoilt).count()), (spoilt, 4));
}

/// More chargers than a group: each has its own password, in the order of their ids, and a reader that goes away is no error.
#[test]
fn more_than_a_group() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let session = Session::founded();
    cheap(&session);
    let many: Vec<Charger> = (0..1_100).rev().map(|n| charger(&format!("CS-{n:04}"), OcppVersion::Ocpp201)).collect();
    register(&session, &many);
    session.run(["password", "provision", "--all"]).expect(0);
    session.run_in(["password", "rotate", "--all"], "", |world| world.stdout = Box::new(Closed)).expect(0);
    let pending = || (0..1_100).filter(|n| states(&session, &format!("CS-{n:04}"))[0].1 == "pending").count();
    assert_eq!(pending(), 512, "what nobody reads is not made, but for whole groups");
    let said = session.run(["password", "rotate", "--all", "--json"]).expect(0);
    assert_eq!(whom(&said), (0..1_100).map(|n| format!("CS-{n:04}")).collect::<Vec<_>>());
    let made: BTreeMap<bool, usize> = lines(&said).iter().fold(BTreeMap::new(), |mut counts, line| {
        *counts.entry(line["made"].as_bool().unwrap()).or_default() += 1;
        counts
    });
    assert_eq!(made, BTreeMap::from([(false, 512), (true, 588)]));
    let values: BTreeSet<String> = lines(&said).iter().map(|line| line["payload"].to_string()).collect();
    assert_eq!(values.len(), 1_100, "different for every station (A01.FR.06)");
    assert_eq!(pending(), 1_100);
}

/// Several processes rotate the same chargers at once: one makes the password of a charger, the others find it.
#[test]
fn several_processes_find_one_pending_password() {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..60)]);
    for round in 0..3 {
        let many: Vec<_> = (0..4)
            .map(|n| {
                let words: &[&str] = if n % 2 == 0 { &["--all"] } else { &["CS-0002", "CS-0000", "CS-0058"] };
                let words = ["password", "rotate", "--json"].iter().chain(words);
                place.command(words.copied().collect::<Vec<_>>()).spawn().unwrap()
            })
            .collect();
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut made = Vec::new();
        for one in many {
            let answer = place.answer(one.wait_with_output().unwrap()).expect(&[0]);
            for line in answer.stdout.lines() {
                let line: Value = serde_json::from_str(line).unwrap();
                let station = line["station_id"].as_str().unwrap().to_owned();
                made.extend((line["made"] == true).then(|| station.clone()));
                let same = format!("{} {} {}", line["version"], line["message_id"], line["payload"]);
                messages.entry(station).or_default().insert(same);
            }
        }
        made.sort();
        assert_eq!(made, (0..30).map(|n| format!("CS-{:04}", 2 * n)).collect::<Vec<_>>(), "round {round}: each made once");
        assert!(messages.values().all(|all| all.len() == 1), "all were told the same: {messages:?}");
        let confirm = ["password", "confirm"].into_iter().map(str::to_owned).chain(made);
        place.does(confirm.collect::<Vec<_>>());
    }
}
