//! Exports for CSMSs: each is loaded as its operator would, and lets in exactly whom it should, by the CSMS's own algorithm.

use crate::support::{fleet, session, strangers};
use evpki::model::{Charger, Label, OcppVersion, PasswordState, SecretKind, SecurityProfile};
use fleet::{audit, change, charger, cheap, of_batch, register};
use insta::assert_snapshot;
use session::{NOW, Session};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// Every layout that lets chargers in, with what has to be said for it besides.
const LAYOUTS: &[(&str, &[&str])] = &[
    ("jsonl", &["--verifier", "citrineos"]),
    ("csv", &["--verifier", "maeve"]),
    ("steve", &[]),
    ("citrineos", &[]),
    ("ocpp-core", &["--verifier", "plain", "--yes"]),
    ("maeve", &[]),
    ("ocpp-secure-simulation", &[]),
];

/// A password that means something to SQL, JSON, CSV, MySQL, and `sqlcmd`.
const AWKWARD: &str = r#"a'b"c\d,e$(f);-- g%"#;

/// A PKI whose chargers have passwords: one that was there before under another, awkward names, a password that was dictated, a default of a
/// batch, one in replacement, one of profile 1; and one that has none.
fn fleet() -> Session {
    let session = Session::founded();
    cheap(&session);
    let basic = Charger { security_profile: SecurityProfile::Basic, ..charger("P1", OcppVersion::Ocpp16) };
    let certificate = Charger { security_profile: SecurityProfile::Certificate, ..charger("P3", OcppVersion::Ocpp201) };
    let names = ["*=DE*ACM|1+@.", "BEFORE", "CS-1", "NONE"].map(|id| charger(id, OcppVersion::Ocpp21));
    register(&session, &names);
    register(&session, &[of_batch("CS-B", "B1"), basic, certificate]);
    let value = session.file("default", "dictated-by-ACME.1");
    session.run(["password", "provision", "--batch", "B1", "--value", &format!("file:{value}")]).expect(0);
    session.run(["password", "provision", "*=DE*ACM|1+@.", "BEFORE", "P1"]).expect(0);
    dictate(&session, "CS-1", AWKWARD.as_bytes());
    session.run(["password", "rotate", "BEFORE"]).expect(0);
    session
}

/// Gives a charger its first password, whatever it is.
fn dictate(session: &Session, id: &str, password: &[u8]) {
    let vault = session::vault_of(&fleet::store(session));
    let label = Label { kind: SecretKind::Password, owner: id, version: 1 };
    let sealed = vault.seal(label, &evpki::model::Secret::new(password.to_vec()), &evpki::x509::SystemRandom).unwrap();
    keep(session, id, sealed);
}

/// Gives a charger a first password that may not open.
fn keep(session: &Session, id: &str, sealed: Vec<u8>) {
    let row = evpki::store::SecretRow {
        kind: SecretKind::Password,
        owner: id.to_owned(),
        version: 1,
        state: Some(PasswordState::Active),
        sealed: Some(sealed),
        created: NOW,
        changed: NOW,
    };
    change(session, |transaction| transaction.add_secret(&row).unwrap());
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The passwords of a charger by version, in hexadecimal.
fn password(session: &Session, id: &str, version: u64) -> String {
    let shown = session.run(["password", "show", id, "--reveal", "--json"]).expect(0).json();
    let versions = shown["versions"].as_array().unwrap().clone();
    let found = versions.into_iter().find(|one| one["version"] == version).unwrap();
    found["value_hex"].as_str().map_or_else(|| hexadecimal(found["value"].as_str().unwrap().as_bytes()), str::to_owned)
}

fn question(station: &str, password: &str, profile: u8) -> String {
    format!("{}\n", serde_json::json!({ "station": station, "password": password, "profile": profile }))
}

fn export(session: &Session, layout: &str, more: &[&str], out: &Path) -> session::Said {
    session.run([&["password", "export", "--layout", layout, "--out", out.to_str().unwrap()], more].concat())
}

#[test]
fn every_csms_lets_in_whom_it_should_and_nobody_else() {
    let session = fleet();
    let known: Vec<(&str, String, u8)> = [("*=DE*ACM|1+@.", 2), ("BEFORE", 2), ("CS-1", 2), ("P1", 1)]
        .map(|(id, profile)| (id, password(&session, id, 1), profile))
        .into_iter()
        .chain([("CS-B", hexadecimal(b"dictated-by-ACME.1"), 2)])
        .collect();
    let right: String = known.iter().map(|(id, password, profile)| question(id, password, *profile)).collect();
    let pending = password(&session, "BEFORE", 2);
    for (layout, more) in LAYOUTS {
        let out = session.path(layout);
        export(&session, layout, more, &out).expect(0);
        let mode = fs::metadata(&out).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if out.is_dir() { 0o700 } else { 0o600 }, "{layout}");
        // The last password of each: one for another station, one that is longer, none at all, nobody's.
        let wrong = [
            ("CS-1", known[1].1.clone()),
            ("CS-1", format!("{}20", known[2].1)),
            ("CS-1", String::new()),
            ("NONE", known[1].1.clone()),
            ("P3", known[1].1.clone()),
        ];
        let wrong: String = wrong.into_iter().map(|(id, password)| question(id, &password, 2)).collect();
        // A CSMS of one's own recognises either password during a replacement, one that keeps one the one in force.
        let keeps_all = matches!(*layout, "jsonl" | "csv");
        let answers = strangers::ask_about(
            "exports",
            [layout, out.to_str().unwrap()],
            &(right.clone() + &wrong + &question("BEFORE", &pending, 2)),
        );
        let let_in: Vec<bool> = answers.stdout.lines().map(|line| line.ends_with("\"let_in\": true}")).collect();
        let expected: Vec<bool> = [vec![true; 5], vec![false; 5], vec![keeps_all]].concat();
        assert_eq!(let_in, expected, "{layout}: {answers:?}");
    }
}

#[test]
fn what_a_layout_is_can_be_read() {
    let session = fleet();
    let shown = |layout: &str, more: &[&str]| {
        let said = session.run([&["password", "export", "--layout", layout, "CS-1", "CS-B"], more].concat()).expect(0);
        let mut text = said.stdout;
        for (start, length) in [("$2a$10$", 53), ("PBKDF2:1000:64:sha512:", 161)] {
            while let Some(at) = text.find(start) {
                text.replace_range(at..at + start.len() + length, "[verifier]");
            }
        }
        text
    };
    assert_snapshot!(shown("csv", &["--verifier", "maeve"]), @r"
    station_id,security_profile,state,verifier
    CS-1,2,active,pNP9XdJlwECGwxAg6TRsUM6cYXlT09KBG9bJ8kpQILc=
    CS-B,2,factory-default,NsvwJROCWnbQ7DOxOeooGgVJSMyY7sH1uC1DwhhPC80=
    ");
    assert_snapshot!(shown("steve", &[]), @r"
    -- For the database of SteVe: mariadb stevedb < FILE, or mysql. All of it is done, or nothing.
    START TRANSACTION;
    INSERT INTO charge_box (charge_box_id, security_profile, auth_password) VALUES ('CS-1', 2, '[verifier]') ON DUPLICATE KEY UPDATE security_profile = 2, auth_password = '[verifier]';
    INSERT INTO charge_box (charge_box_id, security_profile, auth_password) VALUES ('CS-B', 2, '[verifier]') ON DUPLICATE KEY UPDATE security_profile = 2, auth_password = '[verifier]';
    COMMIT;
    ");
    assert_snapshot!(shown("citrineos", &[]), @r#"
    -- For the database of CitrineOS: psql --set ON_ERROR_STOP=1 --file FILE citrine. All of it is done, or nothing.
    BEGIN;
    INSERT INTO "Components" (name, "tenantId", "createdAt", "updatedAt")
        SELECT 'SecurityCtrlr', 1, now(), now()
        WHERE NOT EXISTS (SELECT FROM "Components" WHERE name = 'SecurityCtrlr' AND instance IS NULL);
    INSERT INTO "Variables" (name, "tenantId", "createdAt", "updatedAt")
        SELECT 'BasicAuthPassword', 1, now(), now()
        WHERE NOT EXISTS (SELECT FROM "Variables" WHERE name = 'BasicAuthPassword' AND instance IS NULL);
    INSERT INTO "ComponentVariables" ("componentId", "variableId", "tenantId", "createdAt", "updatedAt")
        SELECT c.id, v.id, 1, now(), now() FROM "Components" c, "Variables" v
        WHERE c.name = 'SecurityCtrlr' AND c.instance IS NULL AND v.name = 'BasicAuthPassword' AND v.instance IS NULL
        ON CONFLICT DO NOTHING;
    INSERT INTO "VariableCharacteristics" ("dataType", "supportsMonitoring", "variableId", "tenantId", "createdAt", "updatedAt")
        SELECT 'passwordString', false, v.id, 1, now(), now() FROM "Variables" v
        WHERE v.name = 'BasicAuthPassword' AND v.instance IS NULL
        ON CONFLICT DO NOTHING;
    CREATE TEMPORARY TABLE evpki_passwords (station varchar(36) PRIMARY KEY, value varchar(4000) NOT NULL) ON COMMIT DROP;
    INSERT INTO evpki_passwords VALUES ('CS-1', '[verifier]');
    INSERT INTO evpki_passwords VALUES ('CS-B', '[verifier]');
    INSERT INTO "ChargingStations" (id, "isOnline", "tenantId", "createdAt", "updatedAt")
        SELECT station, false, 1, now(), now() FROM evpki_passwords
        ON CONFLICT DO NOTHING;
    INSERT INTO "VariableAttributes" ("stationId", type, "dataType", value, mutability, persistent, constant, "generatedAt",
            "variableId", "componentId", "tenantId", "createdAt", "updatedAt")
        SELECT p.station, 'Actual', 'passwordString', p.value, 'WriteOnly', false, false, now(), v.id, c.id, s."tenantId", now(), now()
        FROM evpki_passwords p, "ChargingStations" s, "Components" c, "Variables" v
        WHERE s.id = p.station AND c.name = 'SecurityCtrlr' AND c.instance IS NULL AND v.name = 'BasicAuthPassword' AND v.instance IS NULL
        ON CONFLICT ("stationId", type, "variableId", "componentId") DO UPDATE
            SET value = EXCLUDED.value, "dataType" = EXCLUDED."dataType", mutability = EXCLUDED.mutability,
                "generatedAt" = EXCLUDED."generatedAt", "updatedAt" = EXCLUDED."updatedAt";
    COMMIT;
    "#);
    assert_snapshot!(shown("ocpp-core", &["--verifier", "plain", "--yes"]), @r#"
    -- For the database of OCPP.Core: sqlite3 -bail OCPP.Core.sqlite < FILE, or sqlcmd -b -x -i FILE. All of it is done, or nothing.
    -- These are the passwords themselves.
    BEGIN TRANSACTION;
    UPDATE [ChargePoint] SET [Username] = 'CS-1', [Password] = 'a''b"c\d,e$(f);-- g%' WHERE [ChargePointId] = 'CS-1';
    INSERT INTO [ChargePoint] ([ChargePointId], [Name], [Username], [Password]) SELECT 'CS-1', 'CS-1', 'CS-1', 'a''b"c\d,e$(f);-- g%' WHERE NOT EXISTS (SELECT 1 FROM [ChargePoint] WHERE [ChargePointId] = 'CS-1');
    UPDATE [ChargePoint] SET [Username] = 'CS-B', [Password] = 'dictated-by-ACME.1' WHERE [ChargePointId] = 'CS-B';
    INSERT INTO [ChargePoint] ([ChargePointId], [Name], [Username], [Password]) SELECT 'CS-B', 'CS-B', 'CS-B', 'dictated-by-ACME.1' WHERE NOT EXISTS (SELECT 1 FROM [ChargePoint] WHERE [ChargePointId] = 'CS-B');
    COMMIT;
    "#);
    assert_snapshot!(shown("maeve", &[]), @r#"
    {"body":{"base64SHA256Password":"pNP9XdJlwECGwxAg6TRsUM6cYXlT09KBG9bJ8kpQILc=","securityProfile":1},"method":"POST","path":"/api/v0/cs/CS-1"}
    {"body":{"base64SHA256Password":"NsvwJROCWnbQ7DOxOeooGgVJSMyY7sH1uC1DwhhPC80=","securityProfile":1},"method":"POST","path":"/api/v0/cs/CS-B"}
    "#);
}

#[test]
fn kinds_and_layouts_go_together() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "export", "--layout", "steve", "--verifier", "argon2id"]), @r"
    exit status 2
    --- stderr
    error: `--layout steve` supports bcrypt-2a or bcrypt, not argon2id
    hint: leave out `--verifier`, and it gets what it understands
    ");
    assert_snapshot!(session.run(["password", "export", "--verifier", "plain"]), @r"
    exit status 2
    --- stderr
    error: `--layout jsonl` supports argon2id, bcrypt, bcrypt-2a, citrineos or maeve, not plain
    hint: passwords as they are go to OCPP.Core only, with `--layout ocpp-core`; leave out `--verifier`, and jsonl gets what it understands
    ");
    assert_snapshot!(session.run(["password", "export", "--layout", "ocpp-core"]), @r"
    exit status 2
    --- stderr
    error: `--layout ocpp-core` exports the passwords themselves: select them explicitly
    hint: say `--verifier plain` if OCPP.Core is to have the passwords themselves
    ");
    assert_snapshot!(session.run(["password", "export", "--layout", "ocpp-core", "--verifier", "bcrypt"]), @r"
    exit status 2
    --- stderr
    error: `--layout ocpp-core` supports plain, not bcrypt
    hint: OCPP.Core keeps no verifiers: say `--verifier plain` if it is to have the passwords themselves
    ");
    assert_snapshot!(session.run(["password", "export", "--layout", "ocpp-secure-simulation"]), @r"
    exit status 2
    --- stderr
    error: `--layout ocpp-secure-simulation` is a directory: say where with `--out DIR`
    ");
    assert_snapshot!(session.run(["password", "export", "--layout", "csv", "--json"]), @r#"
    exit status 2
    --- stdout
    {"error":{"causes":[],"exit_status":2,"hints":["remove `--json`, or write the export to a file with `--out FILE`"],"message":"cannot write both `--json` and `--layout csv` to stdout"}}
    --- stderr
    error: cannot write both `--json` and `--layout csv` to stdout
    hint: remove `--json`, or write the export to a file with `--out FILE`
    "#);
    let there = session.path("there");
    fs::create_dir(&there).unwrap();
    assert_snapshot!(export(&session, "ocpp-secure-simulation", &[], &there), @"
    exit status 1
    --- stderr
    error: `[DIR]/there` already exists
    hint: name one that is not there
    ");
    assert_snapshot!(export(&session, "ocpp-secure-simulation", &["--replace"], &there), @r"
    exit status 2
    --- stderr
    error: `--layout ocpp-secure-simulation` is a directory, and replaces none: name one that is not there
    ");
}

/// Nobody gets passwords by accident, and the audit says who got them.
#[test]
fn passwords_as_they_are_are_asked_for_twice() {
    let session = fleet();
    let out = session.path("plain.sql");
    let plain: &[&str] = &["--verifier", "plain"];
    assert_snapshot!(export(&session, "ocpp-core", plain, &out), @r"
    exit status 2
    --- stderr
    error: export 5 passwords in plain text; with them, anyone can impersonate the chargers: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    assert!(!out.exists());
    let terminal = session.run_in(["password", "export", "--layout", "ocpp-core", "--verifier", "plain", "--yes"], "", |world| {
        world.stdout_is_terminal = true;
    });
    assert_snapshot!(terminal, @r"
    exit status 2
    --- stderr
    error: cannot export passwords to a terminal
    hint: write them to a file with `--out FILE`, or to another program with a pipe
    ");
    assert_snapshot!(export(&session, "ocpp-core", &["--verifier", "plain", "--yes"], &out), @r"
    exit status 0
    --- stdout
    Wrote 5 passwords to [DIR]/plain.sql
    --- stderr
    note: these are plain passwords: anyone who reads them can impersonate the chargers (A01.FR.08 requires salted hashes)
    note: 1 pending password left out: ocpp-core stores only the active password of each charger
    note: 1 charger without a password
    next: when the charger has accepted the new password, run `evpki password confirm STATION_ID`, then export again
    next: generate their first passwords with `evpki password provision --all`
    ");
    assert!(fs::read_to_string(&out).unwrap().contains("dictated-by-ACME.1"));
    export(&session, "maeve", &[], &session.path("maeve")).expect(0);
    let all = audit(&session);
    let last: Vec<&str> = all.iter().rev().take(2).rev().map(String::as_str).collect();
    assert_snapshot!(last.join("\n"), @r"
    password.reveal  layout=ocpp-core verifier=plain count=5
    password.export  layout=maeve verifier=maeve count=5
    ");
}

/// What cannot be exported is named before anything is made, all of it at once; the others are exported if that is asked for.
#[test]
fn what_a_reader_could_not_use_is_named() {
    let session = fleet();
    let long = "L".repeat(37);
    register(&session, &["cs-1", "BINARY", "CUT", "LONG", &long].map(|id| charger(id, OcppVersion::Ocpp21)));
    dictate(&session, "cs-1", b"sixteen-letters!");
    dictate(&session, "BINARY", &[0xff; 20]);
    dictate(&session, "LONG", &[b'x'; 72]);
    dictate(&session, &long, b"sixteen-letters!");
    // That of another.
    let sealed =
        evpki::store::Read::secrets(&fleet::store(&session), SecretKind::Password, "LONG").unwrap()[0].sealed.clone().unwrap();
    keep(&session, "CUT", sealed);
    let out = session.path("out");
    for (layout, more) in LAYOUTS {
        let said = export(&session, layout, more, &out).expect(5);
        assert!(said.stderr.contains("\nhint: nothing was written; say `--skip-faulty`"), "{}", said.stderr);
        assert!(!out.exists());
    }
    assert_eq!(audit(&session).iter().filter(|line| line.starts_with("password.export")).count(), 0);
    assert_snapshot!(export(&session, "steve", &[], &out), @"
    exit status 5
    --- stderr
    error: not all passwords can be exported as asked:
           BINARY, active: the password is not UTF-8, but the reader of `--layout steve` reads it as text
           CUT, active: the sealed password 1 of `CUT` does not open: it was edited or belongs to another record
           LONG, active: the password cannot have a bcrypt-2a verifier: it is longer than 71 bytes
           cs-1, active: the reader of `--layout steve` takes it for another station, whose id differs in upper and lower case only
    hint: see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`
    hint: nothing was written; say `--skip-faulty` to have all others exported
    ");
    assert_snapshot!(export(&session, "citrineos", &[], &out), @"
    exit status 5
    --- stderr
    error: not all passwords can be exported as asked:
           BINARY, active: the password is not UTF-8, but the reader of `--layout citrineos` reads it as text
           CUT, active: the sealed password 1 of `CUT` does not open: it was edited or belongs to another record
           LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL, active: the station ID has 37 characters, `--layout citrineos` supports at most 36
    hint: see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`
    hint: nothing was written; say `--skip-faulty` to have all others exported
    ");
    assert_snapshot!(export(&session, "maeve", &[], &out), @"
    exit status 5
    --- stderr
    error: not all passwords can be exported as asked:
           CUT, active: the sealed password 1 of `CUT` does not open: it was edited or belongs to another record
           LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL, active: the station ID has 37 characters, `--layout maeve` supports at most 28
    hint: see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`
    hint: nothing was written; say `--skip-faulty` to have all others exported
    ");
    assert_snapshot!(export(&session, "ocpp-core", &["--verifier", "plain", "--yes"], &out), @"
    exit status 5
    --- stderr
    error: not all passwords can be exported as asked:
           BINARY, active: the password cannot have a plain verifier: it has other than printable ASCII, which OCPP.Core does not read
           CUT, active: the sealed password 1 of `CUT` does not open: it was edited or belongs to another record
           cs-1, active: the reader of `--layout ocpp-core` takes it for another station, whose id differs in upper and lower case only
    hint: see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`
    hint: nothing was written; say `--skip-faulty` to have all others exported
    ");
    assert_snapshot!(export(&session, "steve", &["--skip-faulty"], &out), @"
    exit status 6
    --- stdout
    Wrote 6 verifiers to [DIR]/out
    --- stderr
    note: 4 passwords left out:
          BINARY, active: the password is not UTF-8, but the reader of `--layout steve` reads it as text
          CUT, active: the sealed password 1 of `CUT` does not open: it was edited or belongs to another record
          LONG, active: the password cannot have a bcrypt-2a verifier: it is longer than 71 bytes
          cs-1, active: the reader of `--layout steve` takes it for another station, whose id differs in upper and lower case only
    note: 1 pending password left out: steve stores only the active password of each charger
    note: 1 charger without a password
    next: when the charger has accepted the new password, run `evpki password confirm STATION_ID`, then export again
    next: generate their first passwords with `evpki password provision --all`
    ");
    let known = [question("CS-1", &hexadecimal(AWKWARD.as_bytes()), 2), question(&long, &hexadecimal(b"sixteen-letters!"), 2)];
    strangers::ask_about("exports", ["steve", out.to_str().unwrap()], &known.concat()).expect_good();
    let json = export(&session, "steve", &["--skip-faulty", "--replace", "--json"], &out).expect(6).json();
    assert_eq!((&json["verifiers"], &json["faulty"], json["faults"].as_array().unwrap().len()), (&6.into(), &4.into(), 4));
    assert!(audit(&session).last().unwrap().ends_with("layout=steve verifier=bcrypt-2a count=6"));
    // To stdout goes what is sound, and to stderr what is not.
    let said = session.run(["password", "export", "--skip-faulty", "--json"]).expect(6);
    assert_eq!(said.stdout.lines().count(), 10);
    assert!(said.stderr.contains("1 password left out:\n      CUT, active: "), "{}", said.stderr);
}

/// However many there are and however many make them: each is there, once, in order.
#[test]
fn order_is_that_of_station_ids() {
    let session = Session::founded();
    cheap(&session);
    let ids: Vec<String> = (0..200).map(|number| format!("CS-{number:03}")).collect();
    register(&session, &ids.iter().map(|id| charger(id, OcppVersion::Ocpp201)).collect::<Vec<_>>());
    session.run(["password", "provision", "--all"]).expect(0);
    for jobs in ["1", "3", "16"] {
        let said = session.run(["password", "export", "--verifier", "maeve", "--jobs", jobs]).expect(0);
        let lines: Vec<serde_json::Value> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let who: Vec<&str> = lines.iter().map(|line| line["station_id"].as_str().unwrap()).collect();
        assert_eq!(who, ids.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let mut named: Vec<&str> = ids.iter().rev().map(String::as_str).collect();
    named.splice(0..0, ["password", "export", "--verifier", "maeve"]);
    let said = session.run(named).expect(0);
    assert!(said.stdout.lines().zip(&ids).all(|(line, id)| line.contains(id.as_str())));
}

/// A disk, or a reader, that takes no more is an error; one that has seen enough is none.
#[test]
fn who_reads_no_more_ends_it() {
    struct Ending(std::io::ErrorKind);
    impl std::io::Write for Ending {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let session = fleet();
    let run =
        |kind| session.run_in(["password", "export", "--layout", "steve"], "", |world| world.stdout = Box::new(Ending(kind)));
    run(std::io::ErrorKind::BrokenPipe).expect(0);
    assert_snapshot!(run(std::io::ErrorKind::StorageFull), @r"
    exit status 1
    --- stderr
    error: cannot write to stdout: no storage space
    ");
}
