//! Passwords of chargers at the command line: their whole life, and that none of them is seen where none was asked for.

use crate::support::{fleet, session, strangers};
use evpki::model::{Charger, OcppVersion, SecurityProfile};
use fleet::{audit, charger, cheap, of_batch, register, states};
use insta::assert_snapshot;
use session::{Said, Session};
use std::fs;

/// A PKI with a charger of each OCPP version, one that leaves the factory with the default password of a batch, and one that shows a
/// certificate.
fn fleet() -> Session {
    let session = Session::founded();
    cheap(&session);
    let certificate = Charger { security_profile: SecurityProfile::Certificate, ..charger("CS-3", OcppVersion::Ocpp201) };
    register(
        &session,
        &[
            charger("CS-16", OcppVersion::Ocpp16),
            charger("CS-201", OcppVersion::Ocpp201),
            charger("CS-21", OcppVersion::Ocpp21),
            of_batch("CS-B", "B1"),
            certificate,
        ],
    );
    session
}

fn hexadecimal(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The password of a charger in this version, and nothing if it is gone.
fn password(session: &Session, id: &str, version: u64) -> Option<String> {
    let shown = session.run(["password", "show", id, "--reveal", "--json"]).expect(0).json();
    let versions = shown["versions"].as_array().unwrap().clone();
    let found = versions.into_iter().find(|one| one["version"] == version)?;
    found["value"].as_str().map(str::to_owned)
}

/// An answer in which the passwords of a charger are replaced by their versions.
fn masked(session: &Session, id: &str, said: &Said) -> String {
    let mut said = said.clone();
    for version in 1..=4 {
        if let Some(value) = password(session, id, version) {
            said.stdout = said.stdout.replace(&hexadecimal(&value), &format!("[{id} {version} in hex]"));
            said.stdout = said.stdout.replace(&value, &format!("[{id} {version}]"));
        }
    }
    said.to_string()
}

#[test]
fn a_life() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "provision", "CS-16", "CS-201"]), @r"
    exit status 0
    --- stdout
    Generated the first password of 2 chargers
    ");
    assert_snapshot!(session.run(["password", "provision", "CS-201", "CS-21"]), @r"
    exit status 0
    --- stdout
    Generated the first password of 1 charger
    1 charger had one already
    ");
    session.pass(3600);
    let rotated = session.run(["password", "rotate", "CS-201"]);
    assert_snapshot!(masked(&session, "CS-201", &rotated), @r#"
    exit status 0
    --- stdout
    CS-201 SetVariables {"setVariableData":[{"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"},"attributeValue":"[CS-201 2]"}]}
    --- stderr
    note: the messages contain the passwords: send them only to the chargers
    next: if the answer is Accepted, run `evpki password confirm CS-201`
    next: if it is any other answer, run `evpki password abort CS-201`
    "#);
    assert_snapshot!(session.run(["password", "show", "CS-201"]), @r"
    exit status 0
    --- stdout
    version  state    created                                changed
    2        pending  2026-11-21T07:00:00Z (now)             2026-11-21T07:00:00Z (now)
    1        active   2026-11-21T06:00:00Z (60 minutes ago)  2026-11-21T06:00:00Z (60 minutes ago)
    --- stderr
    next: report the answer of the charger with `evpki password confirm CS-201` or `evpki password abort CS-201`
    ");
    let (old, new) = (password(&session, "CS-201", 1), password(&session, "CS-201", 2));
    assert!(old.is_some() && new.is_some() && old != new);
    session.pass(60);
    assert_snapshot!(session.run(["password", "confirm", "CS-201"]), @r"
    exit status 0
    --- stdout
    CS-201: password 2 is active, the previous one is no longer accepted (A01.FR.03)
    ");
    assert_eq!(password(&session, "CS-201", 1), None, "what is retired is gone");
    assert_eq!(password(&session, "CS-201", 2), new);
    session.run(["password", "rotate", "CS-201"]).expect(0);
    assert_snapshot!(session.run(["password", "abort", "CS-201"]), @r"
    exit status 0
    --- stdout
    CS-201: password 2 stays active, the pending one is erased (A01.FR.04)
    ");
    assert_eq!(password(&session, "CS-201", 2), new);
    assert_eq!(password(&session, "CS-201", 3), None);
    let revealed = session.run(["password", "show", "CS-201", "--reveal"]);
    assert_snapshot!(masked(&session, "CS-201", &revealed), @r"
    exit status 0
    --- stdout
    version  state    created                                changed                     password
    3        retired  2026-11-21T07:01:00Z (now)             2026-11-21T07:01:00Z (now)
    2        active   2026-11-21T07:00:00Z (60 seconds ago)  2026-11-21T07:01:00Z (now)  [CS-201 2]
    1        retired  2026-11-21T06:00:00Z (61 minutes ago)  2026-11-21T07:01:00Z (now)
    --- stderr
    note: this output contains the passwords in plain text; the audit log records that you saw them
    ");
    assert_snapshot!(session.run(["password", "show", "CS-201", "--reveal", "--version", "1"]), @r"
    exit status 1
    --- stderr
    error: the password 1 of CS-201 is retired: its value is gone
    ");
    assert_snapshot!(session.run(["password", "show", "CS-201", "--version", "9"]), @r"
    exit status 1
    --- stderr
    error: CS-201 has no password 9
    hint: see which there are with `evpki password show CS-201`
    ");
}

#[test]
fn each_version_has_its_message() {
    let session = fleet();
    session.run(["password", "provision", "CS-16", "CS-201", "CS-21"]).expect(0);
    for (id, exact) in [("CS-16", 16), ("CS-201", 201), ("CS-21", 21)] {
        let frame = session.run(["password", "rotate", id, "--frame"]).expect(0).stdout;
        let new = password(&session, id, 2).unwrap();
        let parsed: serde_json::Value = serde_json::from_str(&frame).unwrap();
        let message_id = parsed[1].as_str().unwrap();
        assert_eq!(message_id.len(), 32);
        let payload = if exact == 16 {
            format!(r#""ChangeConfiguration",{{"key":"AuthorizationKey","value":"{}"}}"#, hexadecimal(&new))
        } else {
            format!(
                r#""SetVariables",{{"setVariableData":[{{"component":{{"name":"SecurityCtrlr"}},"variable":{{"name":"BasicAuthPassword"}},"attributeValue":"{new}"}}]}}"#
            )
        };
        assert_eq!(frame, format!("[2,\"{message_id}\",{payload}]\n"));
        let line = session.run(["password", "rotate", id, "--json", "--frame"]).expect(0).json();
        assert_eq!(line["payload"], parsed[3]);
        assert_eq!(line["frame"][3], parsed[3]);
        assert_eq!((&line["version"], &line["made"]), (&2.into(), &false.into()));
    }
    let several = session.run(["password", "rotate", "CS-21", "CS-16", "CS-21"]);
    assert_eq!(several.stdout.lines().count(), 2, "each once, in the order given");
    assert!(several.stdout.starts_with("CS-21 SetVariables {"));
    let lines = session.run(["password", "rotate", "--json", "CS-21", "CS-16"]).expect(0).stdout;
    let ids = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["station_id"].clone();
    assert_eq!(lines.lines().map(ids).collect::<Vec<_>>(), ["CS-21", "CS-16"]);
}

#[test]
fn steps_out_of_order() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "rotate", "CS-16"]), @r"
    exit status 1
    --- stderr
    error: CS-16 has no password to replace: start with provision
    hint: create its first password with `evpki password provision CS-16`
    ");
    session.run(["password", "provision", "CS-16"]).expect(0);
    assert_snapshot!(session.run(["password", "confirm", "CS-16"]), @"
    exit status 1
    --- stderr
    error: CS-16 has no pending password: start with rotate
    hint: create a new password and print the message to send with `evpki password rotate CS-16`
    ");
    assert_snapshot!(session.run(["password", "abort", "CS-16"]), @"
    exit status 1
    --- stderr
    error: CS-16 has no pending password: start with rotate
    hint: create a new password and print the message to send with `evpki password rotate CS-16`
    ");
    session.run(["password", "rotate", "CS-16"]).expect(0);
    let first = password(&session, "CS-16", 2);
    let again = session.run(["password", "rotate", "CS-16"]);
    assert_snapshot!(masked(&session, "CS-16", &again), @r#"
    exit status 0
    --- stdout
    CS-16 ChangeConfiguration {"key":"AuthorizationKey","value":"[CS-16 2 in hex]"}
    --- stderr
    note: 1 charger already had a pending password: printed the same message as before; `--new` generates another password
    note: the messages contain the passwords: send them only to the chargers
    next: if the answer is Accepted, run `evpki password confirm CS-16`
    next: if it is any other answer, run `evpki password abort CS-16`
    "#);
    assert_eq!(password(&session, "CS-16", 2), first);
    session.run(["password", "rotate", "CS-16", "--new"]).expect(0);
    let pending = [(3, "pending".to_owned()), (2, "retired".to_owned()), (1, "active".to_owned())];
    assert_eq!(states(&session, "CS-16"), pending);
    assert_snapshot!(session.run(["password", "rotate", "CS-3", "CS-9", "CS-8"]), @r"
    exit status 1
    --- stderr
    error: there is no charger `CS-9`, did you mean `CS-3`?
           there is no charger `CS-8`, did you mean `CS-3`?
           CS-3 has security profile 3: it shows a certificate and no password
    hint: see which there are with `evpki charger list`
    ");
    assert_snapshot!(session.run(["password", "rotate", "CS-3"]), @r"
    exit status 3
    --- stderr
    error: CS-3 has security profile 3: it shows a certificate and no password
    ");
    assert_snapshot!(session.run(["password", "show", "CS-201"]), @r"
    exit status 0
    --- stdout
    CS-201 has no password
    --- stderr
    next: generate its first password with `evpki password provision CS-201`
    ");
    // What one of several cannot do, none does.
    session.run(["password", "confirm", "CS-16", "CS-201"]).expect(1);
    assert_eq!(states(&session, "CS-16"), pending);
}

#[test]
fn a_batch_has_a_default() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "provision", "CS-B"]), @"
    exit status 1
    --- stderr
    error: CS-B leaves the factory with the default password of batch B1, which does not exist
    hint: make it with `evpki password provision --batch B1`
    ");
    let value = session.file("default", "dictated-by-ACME.1\r\nsecond line\n");
    let batch = ["password", "provision", "--batch", "B1", "--value", &format!("file:{value}")];
    assert_snapshot!(session.run(batch), @r"
    exit status 0
    --- stdout
    Stored the default password of batch B1; 1 charger in this batch
    ");
    session.pass(60);
    assert_snapshot!(session.run(batch), @"
    exit status 0
    --- stdout
    Batch B1 has a default password already, created 2026-11-21T06:00:00Z (60 seconds ago); 1 charger in this batch
    ");
    assert_snapshot!(session.run(["password", "provision", "--batch", "B1"]), @"
    exit status 0
    --- stdout
    Batch B1 has a default password already, created 2026-11-21T06:00:00Z (60 seconds ago); 1 charger in this batch
    ");
    let other = session.file("other", "somebody-elses.123");
    assert_snapshot!(session.run(["password", "provision", "--batch", "B1", "--value", &format!("file:{other}")]), @r"
    exit status 1
    --- stderr
    error: batch B1 has another default password already
    hint: chargers in the field may still show it: give the new one to a batch of its own
    ");
    assert_snapshot!(session.run(["password", "provision", "CS-B"]), @r"
    exit status 0
    --- stdout
    1 charger with the default password of the batch, until it is rotated
    --- stderr
    next: when the charger has connected, replace its default password with `evpki password rotate CS-B`
    ");
    assert_snapshot!(session.run(["password", "show", "CS-B", "--reveal"]), @"
    exit status 0
    --- stdout
    version   state            created  changed  password
    batch B1  factory-default                    dictated-by-ACME.1
    --- stderr
    note: this output contains the passwords in plain text; the audit log records that you saw them
    ");
    session.run(["password", "rotate", "CS-B"]).expect(0);
    assert_snapshot!(session.run(["password", "show", "CS-B"]), @r"
    exit status 0
    --- stdout
    version   state            created                     changed
    1         pending          2026-11-21T06:01:00Z (now)  2026-11-21T06:01:00Z (now)
    batch B1  factory-default
    --- stderr
    next: report the answer of the charger with `evpki password confirm CS-B` or `evpki password abort CS-B`
    ");
    session.run(["password", "abort", "CS-B"]).expect(0);
    session.run(["password", "rotate", "CS-B"]).expect(0);
    session.run(["password", "provision", "--all"]).expect(0);
    session.run(["password", "confirm", "CS-B"]).expect(0);
    assert_eq!(session.run(["password", "show", "CS-B", "--reveal", "--json"]).json()["batch"]["in_force"], false);
}

#[test]
fn a_default_that_its_chargers_cannot_take() {
    let session = fleet();
    let refused = |value: &str| session.run_with(["password", "provision", "--batch", "B1", "--value", "stdin"], value);
    assert_snapshot!(refused("short"), @r"
    exit status 3
    --- stderr
    error: the password has 5 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
    ");
    assert_snapshot!(refused("longer-than-OCPP-1.6-takes"), @r"
    exit status 3
    --- stderr
    error: the password has 26 bytes, OCPP 1.6 allows 16 to 20 (OCPP 1.6 security whitepaper, A00.FR.205)
    ");
    assert_snapshot!(refused("with:a:colon:inside"), @r"
    exit status 3
    --- stderr
    error: character 5 of the password is not allowed, expected all but a colon (servers that cut HTTP Basic at every colon)
    ");
    assert_snapshot!(session.run(["password", "provision", "--batch", "B2", "--value", "keyring:"]), @r"
    exit status 2
    --- stderr
    error: cannot read a secret from the keyring: `keyring:` only opens the vault
    ");
    assert_snapshot!(session.run(["password", "provision", "--batch", "B2", "--value", "hunter2hunter2hunter2"]), @r"
    exit status 2
    --- stderr
    error: invalid value for `--value <SOURCE>`: expected env:NAME, file:PATH, fd:N, stdin, keyring:, keyfile:PATH or credential:NAME; never the secret itself
    ");
}

#[test]
fn all_of_them() {
    let session = fleet();
    session.run(["password", "provision", "--batch", "B1"]).expect(0);
    assert_snapshot!(session.run(["password", "provision", "--all"]), @r"
    exit status 0
    --- stdout
    Generated the first password of 3 chargers
    1 charger with the default password of the batch, until it is rotated
    --- stderr
    next: when the charger has connected, replace its default password with `evpki password rotate CS-B`
    ");
    assert_snapshot!(session.run(["password", "provision", "--all", "--json"]), @r#"
    exit status 0
    --- stdout
    {"batch_defaults":1,"passwords_kept":3,"passwords_made":0,"stations":[{"batch":null,"how":"kept","station_id":"CS-16","version":1},{"batch":null,"how":"kept","station_id":"CS-201","version":1},{"batch":null,"how":"kept","station_id":"CS-21","version":1},{"batch":"B1","how":"batch-default","station_id":"CS-B","version":null}]}
    "#);
    assert_snapshot!(session.run(["password", "provision", "--all", "--batch", "B1", "--json"]), @r#"
    exit status 0
    --- stdout
    {"batch_defaults":1,"passwords_kept":0,"passwords_made":0,"stations":[{"batch":"B1","how":"batch-default","station_id":"CS-B","version":null}]}
    "#);
    assert_snapshot!(session.run(["password", "provision"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      <STATION_ID>...

    Usage: evpki password provision <STATION_ID>...

    For more information, try '--help'.
    ");
}

/// Groups become durable one after the other, and a second run makes what is missing and nothing else.
#[test]
fn more_than_a_group() {
    let session = Session::founded();
    cheap(&session);
    let many: Vec<Charger> = (0..1_100).map(|n| charger(&format!("CS-{n:04}"), OcppVersion::Ocpp201)).collect();
    register(&session, &many);
    session.run(["password", "provision", "CS-0007"]).expect(0);
    let made = session.run(["password", "provision", "--all", "--json"]).expect(0).json();
    assert_eq!((&made["passwords_made"], &made["passwords_kept"]), (&1_099.into(), &1.into()));
    let again = session.run(["password", "provision", "--all", "--json"]).expect(0).json();
    assert_eq!((&again["passwords_made"], &again["passwords_kept"]), (&0.into(), &1_100.into()));
}

/// Randomness that is used up after so many draws: the command ends there, whatever it was about to do.
struct Running(std::sync::atomic::AtomicUsize);

impl evpki::model::Random for Running {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), evpki::model::Error> {
        use std::sync::atomic::Ordering::Relaxed;
        let left = self.0.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1));
        left.map_err(|_| evpki::model::Error::NoRandomness)?;
        evpki::x509::SystemRandom.fill(bytes)
    }
}

/// Wherever a command that changes several chargers ends, all of it was done or nothing, and the next run does it.
#[test]
fn all_of_a_group_or_nothing() {
    let session = fleet();
    let stations = ["CS-16", "CS-201"];
    let stand = || stations.map(|id| states(&session, id));
    let until_it_works = |verb: &str| {
        let before = stand();
        for draws in 0.. {
            assert!(draws < 100);
            let words = ["password", verb].into_iter().chain(stations);
            let said = session.run_in(words, "", |world| world.random = Box::new(Running(draws.into())));
            if said.status == 0 {
                return draws;
            }
            assert_eq!((said.status, stand()), (1, before.clone()), "{said}");
        }
        unreachable!()
    };
    assert!(until_it_works("provision") >= 4, "a password and a seal for each");
    assert!(until_it_works("rotate") >= 4, "the same");
    let step = |number, state: &str| (number, state.to_owned());
    assert_eq!(stand(), [[step(2, "pending"), step(1, "active")], [step(2, "pending"), step(1, "active")]].map(Vec::from));
    until_it_works("confirm");
    assert_eq!(stand(), [[step(2, "active"), step(1, "retired")], [step(2, "active"), step(1, "retired")]].map(Vec::from));
}

/// A disk or a pipe that takes no message: the password is pending, and the same message can be had again.
#[test]
fn a_message_that_was_lost() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let session = fleet();
    session.run(["password", "provision", "CS-201"]).expect(0);
    let old = password(&session, "CS-201", 1);
    session.run_in(["password", "rotate", "CS-201"], "", |world| world.stdout = Box::new(Full)).expect(1);
    let new = password(&session, "CS-201", 2).unwrap();
    assert_eq!(password(&session, "CS-201", 1), old, "whichever the charger shows, it is known");
    assert!(session.run(["password", "rotate", "CS-201"]).expect(0).stdout.contains(&new));
    session.run(["password", "confirm", "CS-201"]).expect(0);
    assert_eq!((password(&session, "CS-201", 1), password(&session, "CS-201", 2)), (None, Some(new)));
}

#[test]
fn verifiers_stand_before_strangers() {
    let session = fleet();
    let value = session.file("default", "dictated-by-ACME.1");
    session.run(["password", "provision", "--batch", "B1", "--value", &format!("file:{value}")]).expect(0);
    session.run(["password", "provision", "CS-16", "CS-201"]).expect(0);
    session.run(["password", "rotate", "CS-201"]).expect(0);
    let mut questions = String::new();
    for kind in ["argon2id", "bcrypt", "bcrypt2a"] {
        let out = session.run(["password", "export", "--verifier", kind]).expect(0);
        let lines: Vec<serde_json::Value> = out.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let who: Vec<_> =
            lines.iter().map(|line| (line["station_id"].as_str().unwrap(), line["state"].as_str().unwrap())).collect();
        assert_eq!(who, [("CS-16", "active"), ("CS-201", "active"), ("CS-201", "pending"), ("CS-B", "factory-default")]);
        let shown = [
            password(&session, "CS-16", 1).unwrap(),
            password(&session, "CS-201", 1).unwrap(),
            password(&session, "CS-201", 2).unwrap(),
            "dictated-by-ACME.1".to_owned(),
        ];
        for (line, password) in lines.iter().zip(shown) {
            let verifier = line["verifier"].as_str().unwrap();
            assert!(verifier.starts_with(match kind {
                "argon2id" => "$argon2id$v=19$m=19456,t=2,p=1$",
                "bcrypt" => "$2b$10$",
                _ => "$2a$10$",
            }));
            questions += &format!("{}\n", serde_json::json!({ "password": password, "verifier": verifier }));
        }
    }
    strangers::ask_about("verifiers", [""; 0], &questions).expect_good();
    let wrong = serde_json::json!({ "password": "not-the-password", "verifier": questions.lines().next().map(|line| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["verifier"].clone()
    }) });
    strangers::ask_about("verifiers", [""; 0], &wrong.to_string()).expect_bad("false");
}

#[test]
fn an_export_is_a_private_file() {
    let session = fleet();
    session.run(["password", "provision", "CS-16"]).expect(0);
    let out = session.path("verifiers.jsonl");
    let export = ["password", "export", "CS-16", "--out", out.to_str().unwrap()];
    assert_snapshot!(session.run(export), @r"
    exit status 0
    --- stdout
    Wrote 1 verifier to [DIR]/verifiers.jsonl
    ");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    let first = fs::read(&out).unwrap();
    assert_snapshot!(session.run(export), @"
    exit status 1
    --- stderr
    error: `[DIR]/verifiers.jsonl` already exists
    hint: say `--replace` to have it replaced
    ");
    assert_eq!(fs::read(&out).unwrap(), first);
    session.run(export.into_iter().chain(["--replace"])).expect(0);
    assert_ne!(fs::read(&out).unwrap(), first, "every salt is fresh");
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 1);
    assert_snapshot!(session.run(["password", "export", "--batch", "none"]), @"
    exit status 0
    ");
    assert_snapshot!(session.run(["password", "export", "CS-21", "CS-16", "--json", "--out", session.path("2").to_str().unwrap()]), @r#"
    exit status 0
    --- stdout
    {"faults":[],"faulty":0,"layout":"jsonl","path":"[DIR]/2","pending_left_out":0,"verifier":"argon2id","verifiers":1,"warning":null,"without_password":1}
    "#);
}

/// A scripted life, after which every password that ever was, and the passphrase, is looked for where none belongs.
#[test]
fn no_secret_is_seen_where_none_was_asked_for() {
    let session = fleet();
    let mut said = Vec::new();
    let mut secrets = vec![session::PASSPHRASE.to_owned(), "dictated-by-ACME.1".to_owned()];
    let mut quiet = |words: &[&str], stdin: &str| {
        let answer = session.run_with(words, stdin);
        said.push(format!("{words:?}\n{}{}", answer.stdout, answer.stderr));
    };
    quiet(&["password", "provision", "--batch", "B1", "--value", "stdin"], "dictated-by-ACME.1\n");
    quiet(&["password", "provision", "--batch", "B1", "--value", "stdin"], "dictated-by-ACME.1:");
    quiet(&["password", "provision", "--all", "--json"], "");
    for id in ["CS-16", "CS-201", "CS-21", "CS-B"] {
        let message = session.run(["password", "rotate", id]).expect(0);
        secrets.extend([1, 2].into_iter().filter_map(|version| password(&session, id, version)));
        assert!(secrets.iter().all(|secret| !message.stderr.contains(secret.as_str())), "{}", message.stderr);
        quiet(&["password", "show", id], "");
        quiet(&["-vv", "password", "show", id, "--json"], "");
        quiet(&["password", "confirm", id], "");
        quiet(&["password", "confirm", id], "");
    }
    quiet(&["password", "export"], "");
    quiet(&["vault", "status", "--json"], "");
    quiet(&["vault", "unlock"], "");
    quiet(&["vault", "passphrase", "--new-passphrase", "stdin"], "");
    assert_eq!(secrets.len(), 9);
    let mut files = Vec::new();
    for entry in fs::read_dir(session.home()).unwrap() {
        files.push(fs::read(entry.unwrap().path()).unwrap());
    }
    files.extend(said.into_iter().map(String::into_bytes));
    files.extend(audit(&session).into_iter().map(String::into_bytes));
    for secret in &secrets {
        for form in [secret.clone(), hexadecimal(secret), hexadecimal(secret).to_uppercase()] {
            for file in &files {
                let found = file.windows(form.len()).any(|window| window == form.as_bytes());
                assert!(!found, "a secret in clear: {}", String::from_utf8_lossy(file));
            }
        }
    }
}

#[test]
fn the_audit_says_what_was_done() {
    let session = fleet();
    session.run(["password", "provision", "CS-201"]).expect(0);
    session.run(["password", "rotate", "CS-201"]).expect(0);
    session.run(["password", "confirm", "CS-201"]).expect(0);
    session.run(["password", "show", "CS-201", "--reveal"]).expect(0);
    session.run(["password", "export", "--verifier", "bcrypt"]).expect(0);
    let all = audit(&session);
    let ours: Vec<&str> = all.iter().map(String::as_str).filter(|line| line.starts_with("password.")).collect();
    assert_snapshot!(ours.join("\n"), @r"
    password.change CS-201 version=1 state=active
    password.change CS-201 version=2 state=pending
    password.change CS-201 version=1 state=retired
    password.change CS-201 version=2 state=active
    password.reveal CS-201 versions=2
    password.export  layout=jsonl verifier=bcrypt count=1
    ");
}
