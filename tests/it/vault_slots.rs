//! The slots of the vault at the command line: added, listed, removed, damaged; and how somebody gets in again who forgot the passphrase.

use crate::support::{fleet, session};
use evpki::{
    model::Secret,
    store::{Read, Slot},
    vault::{MemoryKeyring, RecoveryCode, keyring_slot, recovery_slot},
    x509::SystemRandom,
};
use fleet::{audit, store};
use insta::assert_snapshot;
use rexpect::session::{PtySession, spawn_command};
use session::{NOW, PASSPHRASE, Said, Session, edited};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    process::Command,
};

/// A session with a PKI of its own, whose passphrase costs next to nothing.
fn own() -> Session {
    let session = Session::founded();
    fleet::cheap(&session);
    session
}

/// A session in which nothing is shared with another: not even the PKI.
fn other() -> Session {
    let session = Session::empty();
    session.run(["init", "--organization", "ACME", "--country", "DE", "--environment", "test"]).expect(0);
    fleet::cheap(&session);
    session
}

/// Runs with this in the environment as the passphrase.
fn with(session: &Session, passphrase: &str, words: &[&str]) -> Said {
    session.run_in(words, "", |world| {
        world.environment.insert("EVPKI_PASSPHRASE".to_owned(), passphrase.to_owned());
        world.environment.insert("NEW".to_owned(), "a new passphrase".to_owned());
    })
}

fn run(session: &Session, words: &str) -> Said {
    with(session, PASSPHRASE, &words.split(' ').collect::<Vec<_>>())
}

/// Whether something opens the vault: the exit status of a command that needs it.
fn opens(session: &Session, passphrase: &str) -> u8 {
    with(session, passphrase, &["audit", "export", "--head-only"]).status
}

/// Makes a recovery code.
fn recovery(session: &Session) -> String {
    let code = run(session, "vault recovery").expect(0).stdout.trim().to_owned();
    assert_eq!(code.len(), 47, "{code}");
    code
}

/// Adds the slot of a keyring that nobody has.
fn add_keyring(session: &Session) {
    let vault = session::vault_of(&store(session));
    let bytes = keyring_slot(&vault, &MemoryKeyring::default(), None, session::NOW, &SystemRandom).unwrap();
    let slot = Slot { kind: "keyring".to_owned(), label: "ada".to_owned(), bytes, created: NOW };
    fleet::change(session, |transaction| transaction.put_slot(&slot).unwrap());
}

/// Changes rows of slots behind evpki's back.
fn edit(session: &Session, sql: &str) {
    edited(&session.home().join("evpki.db")).execute_batch(sql).unwrap();
}

/// The findings of a check, which the vault need not open for.
fn found(session: &Session) -> String {
    let said = run(session, "store check --without-vault").to_string();
    said.lines().filter(|line| line.starts_with("  ")).map(|line| format!("{}\n", line.trim_start())).collect()
}

#[test]
fn added_listed_and_removed() {
    let session = own();
    assert_snapshot!(run(&session, "vault slots add passphrase --label alice --new-passphrase env:NEW"), @r"
    exit status 0
    --- stdout
    Added the passphrase `alice` (Argon2id, 64 MiB, 3 passes, 4 lanes)
    --- stderr
    note: the passphrase is easy to guess, and a production PKI would not take it (3 of 4): add another word or two that are not common
    ");
    let made = run(&session, "vault recovery");
    let code = made.stdout.trim();
    assert_snapshot!(made.to_string().replace(code, "[CODE]"), @r"
    exit status 0
    --- stdout
    [CODE]
    --- stderr
    note: the code is shown only once: write it down and store it in a safe place
    note: type it on one line at the passphrase prompt; its slot has the label `recovery`
    next: if you forget the passphrase, set a new one with `evpki vault passphrase` and type this code as the old one
    ");
    let key = session.path("evpki.key");
    let key = key.to_str().unwrap();
    assert_snapshot!(run(&session, &format!("vault slots add key-file {key}")), @r"
    exit status 0
    --- stdout
    Created the key file [DIR]/evpki.key, which opens the slot `evpki.key`
    --- stderr
    note: anyone who has the file can open the vault: keep it separate from the store and its backups
    note: open the vault with it: `--passphrase keyfile:[DIR]/evpki.key`
    ");
    session.pass(3600);
    assert_snapshot!(run(&session, "vault slots list"), @r"
    exit status 0
    --- stdout
    slot        label       added                                  cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (60 minutes ago)  Argon2id, 8 MiB, 1 pass, 1 lane
    passphrase  alice       2026-11-21T06:00:00Z (60 minutes ago)  Argon2id, 64 MiB, 3 passes, 4 lanes
    recovery    recovery    2026-11-21T06:00:00Z (60 minutes ago)
    key-file    evpki.key   2026-11-21T06:00:00Z (60 minutes ago)
    ");
    for (passphrase, status) in [("a new passphrase", 0), (code, 0), (&code.to_lowercase().replace('-', ""), 0), ("alice", 4)] {
        assert_eq!(opens(&session, passphrase), status, "{passphrase}");
    }
    let by_key = format!("keyfile:{key}");
    with(&session, "wrong", &["password", "provision", "--batch", "B1", "--passphrase", &by_key]).expect(0);
    assert_snapshot!(run(&session, "vault slots remove alice"), @r"
    exit status 2
    --- stderr
    error: remove the vault slot passphrase:alice: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    assert_snapshot!(run(&session, "vault slots remove alice --yes"), @r"
    exit status 0
    --- stdout
    Removed the slot `passphrase:alice`: 3 left
    --- stderr
    note: earlier backups still open with it
    ");
    assert_eq!(opens(&session, "a new passphrase"), 4);
    assert_snapshot!(run(&session, "vault slots remove alice --yes"), @r"
    exit status 1
    --- stderr
    error: there is no slot `alice`
    hint: see which there are with `evpki vault slots list`
    ");
    assert_snapshot!(run(&session, "vault slots remove recovery --yes"), @r"
    exit status 0
    --- stdout
    Removed the slot `recovery:recovery`: 2 left
    --- stderr
    note: earlier backups still open with it
    ");
    assert_snapshot!(with(&session, code, &["vault", "status"]), @r"
    exit status 0
    --- stdout
    slot        label       added                                  cost                             state
    passphrase  passphrase  2026-11-21T06:00:00Z (60 minutes ago)  Argon2id, 8 MiB, 1 pass, 1 lane
    key-file    evpki.key   2026-11-21T06:00:00Z (60 minutes ago)

    Locked: no keyring opens the vault
    This command supplies a passphrase or a key file, which will be used
    ");
    assert_snapshot!(with(&session, code, &["password", "provision", "--batch", "B2"]), @"
    exit status 4
    --- stderr
    error: the recovery code does not open the vault
    hint: list the slots of this vault with `evpki vault slots list`: its slot was removed, is damaged, or belongs to another PKI
    ");
    assert_snapshot!(run(&session, "vault slots remove key-file:evpki.key --yes"), @r"
    exit status 0
    --- stdout
    Removed the slot `key-file:evpki.key`: 1 left
    --- stderr
    note: earlier backups still open with it
    ");
    assert_snapshot!(run(&session, &format!("password provision --batch B2 --passphrase {by_key}")), @"
    exit status 4
    --- stderr
    error: the key file does not open the vault
    hint: list the slots of this vault with `evpki vault slots list`: its slot was removed, is damaged, or belongs to another PKI
    ");
    assert_snapshot!(found(&session), @"");
    // The audit says who opened the vault for it, and no secret.
    let ours = audit(&session).into_iter().filter(|line| line.starts_with("slot.")).collect::<Vec<_>>().join("\n");
    assert!(!ours.contains(code) && !ours.contains(&code[..17]));
    assert_snapshot!(session::steady(&ours, &session.path("")), @r"
    slot.add alice digest=[HEX] kind=passphrase opened-by=passphrase:passphrase kdf-memory-kib=65536
    slot.add recovery digest=[HEX] kind=recovery opened-by=passphrase:passphrase
    slot.add evpki.key digest=[HEX] kind=key-file opened-by=passphrase:passphrase path=[DIR]evpki.key
    slot.remove alice kind=passphrase opened-by=passphrase:passphrase
    slot.remove recovery kind=recovery opened-by=passphrase:passphrase
    slot.remove evpki.key kind=key-file opened-by=passphrase:passphrase
    ");
}

#[test]
fn for_programs() {
    let session = own();
    let masked = |said: &Said| {
        let code = said.json()["code"].as_str().unwrap_or("-----").to_owned();
        said.to_string().replace(&code, "[CODE]")
    };
    assert_snapshot!(run(&session, "vault slots add passphrase --label alice --new-passphrase env:NEW --json"), @r#"
    exit status 0
    --- stdout
    {"code":null,"kdf":{"algorithm":"argon2id","lanes":4,"memory_kib":65536,"passes":3},"kind":"passphrase","label":"alice","path":null}
    "#);
    assert_snapshot!(masked(&run(&session, "vault recovery --label safe --json")), @r#"
    exit status 0
    --- stdout
    {"code":"[CODE]","kdf":null,"kind":"recovery","label":"safe","path":null}
    "#);
    assert_snapshot!(masked(&run(&session, "vault slots add recovery --json")), @r#"
    exit status 0
    --- stdout
    {"code":"[CODE]","kdf":null,"kind":"recovery","label":"recovery","path":null}
    "#);
    assert_snapshot!(masked(&run(&session, "vault slots add recovery --json")), @r#"
    exit status 0
    --- stdout
    {"code":"[CODE]","kdf":null,"kind":"recovery","label":"recovery-2","path":null}
    "#);
    let (code, key) = (session.path("code.txt"), session.path("evpki.key"));
    assert_snapshot!(run(&session, &format!("vault recovery --label paper --json --out {}", code.display())), @r#"
    exit status 0
    --- stdout
    {"code":null,"kdf":null,"kind":"recovery","label":"paper","path":"[DIR]/code.txt"}
    "#);
    assert_snapshot!(run(&session, &format!("vault slots add key-file {} --label stick --json", key.display())), @r#"
    exit status 0
    --- stdout
    {"code":null,"kdf":null,"kind":"key-file","label":"stick","path":"[DIR]/evpki.key"}
    "#);
    for file in [&code, &key] {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // A file with a code is one with a passphrase.
    run(&session, &format!("password provision --batch B1 --passphrase-file {}", code.display())).expect(0);
    assert_snapshot!(run(&session, "vault slots remove alice --yes --json"), @r#"
    exit status 0
    --- stdout
    {"kind":"passphrase","label":"alice","left":6}
    "#);
    assert_snapshot!(run(&session, "vault slots list --json"), @r#"
    exit status 0
    --- stdout
    {"pki_id":"[HEX]","slots":[{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":{"algorithm":"argon2id","lanes":1,"memory_kib":8192,"passes":1},"kind":"passphrase","label":"passphrase","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"recovery","label":"safe","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"recovery","label":"recovery","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"recovery","label":"recovery-2","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"recovery","label":"paper","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"key-file","label":"stick","lasts":true,"opens":false,"tried":true,"until":null}]}
    "#);
}

/// What is refused, and that nothing is there afterwards.
#[test]
fn not_added() {
    let session = own();
    assert_snapshot!(run(&session, "vault slots add passphrase --label passphrase --new-passphrase env:NEW"), @r"
    exit status 1
    --- stderr
    error: there is a slot `passphrase:passphrase` already
    hint: choose another name with `--label NAME`; see which there are with `evpki vault slots list`
    ");
    assert_snapshot!(run(&session, "vault slots add passphrase --new-passphrase env:NEW"), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      --label <NAME>

    Usage: evpki vault slots add passphrase --label <NAME> --new-passphrase <SOURCE>

    For more information, try '--help'.
    ");
    assert_snapshot!(with(&session, PASSPHRASE, &["vault", "recovery", "--label", "a\u{202e}b"]), @r"
    exit status 2
    --- stderr
    error: a label is text without control characters, and without space at its ends
    hint: say what to call it with `--label NAME`
    ");
    assert_snapshot!(with(&session, PASSPHRASE, &["vault", "recovery", "--label", ""]), @r"
    exit status 2
    --- stderr
    error: a label has 1 to 64 characters, this one has 0
    hint: say what to call it with `--label NAME`
    ");
    assert_snapshot!(with(&session, "wrong", &["vault", "recovery"]), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    run(&session, "vault slots add passphrase --label alice --new-passphrase env:NOTHING").expect(2);
    run(&session, "vault slots add passphrase --label alice").expect(4);
    let nowhere = session.path("nowhere/evpki.key");
    run(&session, &format!("vault slots add key-file {}", nowhere.display())).expect(1);
    assert_eq!(store(&session).slots().unwrap().len(), 1);
}

/// A file that is there is never replaced, and it is said what it is.
#[test]
fn files_that_are_there() {
    let session = own();
    let [key, code, plain, stale] = ["evpki.key", "code.txt", "plain.txt", "stale.key"].map(|name| session.path(name));
    run(&session, &format!("vault slots add key-file {}", key.display())).expect(0);
    run(&session, &format!("vault recovery --out {}", code.display())).expect(0);
    session.file("plain.txt", "something else");
    let elsewhere = other();
    run(&elsewhere, &format!("vault slots add key-file {}", stale.display())).expect(0);
    let before = fs::read(&key).unwrap();
    let add = |path: &std::path::Path| run(&session, &format!("vault slots add key-file --label another {}", path.display()));
    assert_snapshot!(add(&key), @"
    exit status 1
    --- stderr
    error: `[DIR]/evpki.key` already exists
    hint: it opens this vault, by the slot `key-file:evpki.key`: name another file to make one more
    ");
    assert_snapshot!(add(&code), @"
    exit status 1
    --- stderr
    error: `[DIR]/code.txt` already exists
    hint: it opens this vault, by the slot `recovery:recovery`: name another file to make one more
    ");
    assert_snapshot!(add(&plain), @"
    exit status 1
    --- stderr
    error: `[DIR]/plain.txt` already exists
    hint: name another file
    ");
    assert_snapshot!(add(&stale), @"
    exit status 1
    --- stderr
    error: `[DIR]/stale.key` already exists
    hint: it opens nothing here: if it was left by this command when that was interrupted, it can be deleted
    ");
    assert_eq!(fs::read(&key).unwrap(), before);
    // The key file of another PKI opens nothing here, and one that is none says so.
    let by =
        |path: &std::path::Path| run(&session, &format!("password provision --batch B1 --passphrase keyfile:{}", path.display()));
    assert_snapshot!(by(&stale), @"
    exit status 4
    --- stderr
    error: cannot use the key file: it opens the vault of the PKI [HEX], this one is [HEX]
    ");
    assert_snapshot!(by(&plain), @"
    exit status 4
    --- stderr
    error: cannot open the vault with the key file `[DIR]/plain.txt`
    caused by: cannot use the key file: it does not begin with `evpki-key-1`
    ");
    assert_snapshot!(by(&session.path("none.key")), @r"
    exit status 1
    --- stderr
    error: `[DIR]/none.key` does not exist
    ");
    // It is no passphrase for anything else.
    assert_snapshot!(run(&session, &format!("vault passphrase --new-passphrase keyfile:{}", key.display())), @r"
    exit status 2
    --- stderr
    error: cannot read a secret from a key file: `keyfile:` only opens the vault
    ");
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--home", "other"];
    let by_key = format!("keyfile:{}", key.display());
    assert_snapshot!(with(&session, PASSPHRASE, &[&init[..], &["--passphrase", &by_key]].concat()), @r"
    exit status 4
    --- stderr
    error: a new passphrase is needed, and evpki cannot prompt for it
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE; to change it, use `--new-passphrase SOURCE`
    ");
}

/// When the slot does not come, its file goes.
#[test]
fn no_file_without_its_slot() {
    let session = own();
    edit(&session, "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)");
    let key = session.path("evpki.key");
    run(&session, &format!("vault slots add key-file {}", key.display())).expect(5);
    assert!(!key.exists());
}

#[test]
fn production_wants_a_long_one_of_everybody() {
    let session = Session::empty();
    session.run(["init", "--organization", "ACME", "--country", "DE", "--environment", "production"]).expect(0);
    let add = ["vault", "slots", "add", "passphrase", "--label", "alice", "--new-passphrase", "stdin"];
    assert_snapshot!(session.run_with(add, "eleven char"), @r"
    exit status 3
    --- stderr
    error: the passphrase has 11 characters, a production PKI wants at least 12
    ");
    session.run_with(add, "twelve chars").expect(3);
    session.run_with(add, "quartz ember lagoon").expect(0);
}

#[test]
fn nobody_is_locked_out() {
    let session = own();
    assert_snapshot!(run(&session, "vault slots remove passphrase --yes"), @r"
    exit status 1
    --- stderr
    error: `passphrase:passphrase` is the vault's last slot and cannot be removed
    hint: make another first, with `evpki vault recovery` or `evpki vault slots add passphrase --label NAME`
    ");
    add_keyring(&session);
    assert_snapshot!(run(&session, "vault slots remove passphrase --yes"), @r"
    exit status 1
    --- stderr
    error: `passphrase:passphrase` is the last slot that outlasts this machine and cannot be removed: keyrings forget
    hint: make another first, with `evpki vault recovery` or `evpki vault slots add passphrase --label NAME`
    ");
    recovery(&session);
    run(&session, "vault slots remove recovery --yes").expect(0);
    run(&session, "vault slots remove keyring --yes").expect(0);
    assert_eq!(opens(&session, PASSPHRASE), 0);
    let code = recovery(&session);
    run(&session, "vault slots remove passphrase --yes").expect(0);
    assert_eq!((opens(&session, PASSPHRASE), opens(&session, &code)), (4, 0));
    assert_snapshot!(with(&session, &code, &["vault", "slots", "remove", "recovery", "--yes"]), @r"
    exit status 1
    --- stderr
    error: `recovery:recovery` is the vault's last slot and cannot be removed
    hint: make another first, with `evpki vault recovery` or `evpki vault slots add passphrase --label NAME`
    ");
    // A passphrase is set again with the code.
    with(&session, &code, &["vault", "passphrase", "--new-passphrase", "env:NEW"]).expect(0);
    assert_eq!(opens(&session, "a new passphrase"), 0);
}

#[test]
fn a_name_that_can_mean_two() {
    let session = own();
    run(&session, "vault slots add passphrase --label recovery --new-passphrase env:NEW").expect(0);
    recovery(&session);
    assert_snapshot!(run(&session, "vault slots remove recovery --yes"), @r"
    exit status 1
    --- stderr
    error: `recovery` can mean `passphrase:recovery` or `recovery:recovery`
    hint: name one of them so
    ");
    assert_snapshot!(run(&session, "vault slots remove passphrase --yes"), @r"
    exit status 1
    --- stderr
    error: `passphrase` can mean `passphrase:passphrase` or `passphrase:recovery`
    hint: name one of them so
    ");
    run(&session, "vault slots remove passphrase:recovery --yes").expect(0);
    run(&session, "vault slots remove recovery --yes").expect(0);
}

/// The passphrase that is changed is that of whoever changes it.
#[test]
fn passphrases_of_several_people() {
    let session = own();
    run(&session, "vault slots add passphrase --label alice --new-passphrase env:NEW").expect(0);
    let code = recovery(&session);
    let change = |old: &str, flags: &[&str], new: &str| {
        let words = [&["vault", "passphrase", "--passphrase", "stdin", "--new-passphrase", "stdin"][..], flags].concat();
        session.run_with(words, format!("{old}\n{new}\n"))
    };
    assert_snapshot!(change("a new passphrase", &[], "alice's second"), @r"
    exit status 0
    --- stdout
    Changed the passphrase `alice` (Argon2id, 64 MiB, 3 passes, 4 lanes)
    --- stderr
    note: the passphrase is easy to guess, and a production PKI would not take it (3 of 4): add another word or two that are not common
    note: earlier backups still open with the old passphrase
    ");
    assert_eq!(["a new passphrase", "alice's second", PASSPHRASE].map(|text| opens(&session, text)), [4, 0, 0]);
    assert_snapshot!(change(&code, &[], "somebody's"), @r"
    exit status 2
    --- stderr
    error: there are 2 passphrases, `passphrase`, `alice`: it cannot be said which is to be replaced
    hint: say it with `--label NAME`
    ");
    assert_snapshot!(change(&code, &["--label", "bob"], "somebody's"), @r"
    exit status 1
    --- stderr
    error: there is no passphrase of the name `bob`
    hint: add one with `evpki vault slots add passphrase --label NAME`; see which there are with `evpki vault slots list`
    ");
    assert_snapshot!(change(&code, &["--label", "alice", "--json"], "alice's third"), @r#"
    exit status 0
    --- stdout
    {"kdf":{"algorithm":"argon2id","lanes":4,"memory_kib":65536,"passes":3},"label":"alice","opened_by":"recovery"}
    "#);
    assert_eq!(["alice's second", "alice's third", PASSPHRASE].map(|text| opens(&session, text)), [4, 0, 0]);
    change(PASSPHRASE, &["--label", "alice"], "alice's fourth").expect(0);
    assert_eq!(["alice's third", "alice's fourth", PASSPHRASE].map(|text| opens(&session, text)), [4, 0, 0]);
    assert_snapshot!(found(&session), @"");
}

/// A slot that is damaged keeps no other from opening, and is named wherever somebody looks.
#[test]
fn damaged_beside_a_good_one() {
    let session = own();
    run(&session, "vault slots add passphrase --label alice --new-passphrase env:NEW").expect(0);
    let code = recovery(&session);
    edit(&session, "UPDATE slots SET bytes = substr(bytes, 1, 60) WHERE label = 'alice'");
    assert_snapshot!(run(&session, "vault slots list"), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                             state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 8 MiB, 1 pass, 1 lane
    passphrase  alice       2026-11-21T06:00:00Z (now)                                   damaged: it has 60 bytes instead of 113
    recovery    recovery    2026-11-21T06:00:00Z (now)
    ");
    assert_snapshot!(run(&session, "vault status"), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                             state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 8 MiB, 1 pass, 1 lane
    passphrase  alice       2026-11-21T06:00:00Z (now)                                   damaged: it has 60 bytes instead of 113
    recovery    recovery    2026-11-21T06:00:00Z (now)

    Locked: no keyring opens the vault
    This command supplies a passphrase or a key file, which will be used
    ");
    assert_snapshot!(run(&session, "store check --without-vault"), @"
    exit status 5
    --- stdout
    2 findings, in 4 certificates and 18 audit records:
      damaged     the slot passphrase:alice of the vault: it cannot be used: it has 60 bytes instead of 113
      damaged     the slot passphrase:alice of the vault: its digest is [HEX] according to audit record 17, but [HEX] according to the row
    --- stderr
    note: the vault was not opened: private keys, rows and the end of the audit log were not authenticated
    next: restore the last good backup with `evpki store restore FILE`
    ");
    assert_eq!(["a new passphrase", PASSPHRASE, &code].map(|text| opens(&session, text)), [4, 0, 0]);
    // 4 TiB of memory, and the row of another kind.
    edit(
        &session,
        "UPDATE slots SET bytes = CAST(substr(bytes, 1, 13) || x'ffffffff' || substr(bytes, 18) AS BLOB) WHERE label = 'passphrase';
         UPDATE slots SET kind = 'key-file' WHERE kind = 'recovery'",
    );
    assert_snapshot!(run(&session, "vault slots list"), @"
    exit status 0
    --- stdout
    slot        label       added                       cost  state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)        damaged: Argon2id with 4294967295 KiB of memory, allowed are 8192 to 4194304
    passphrase  alice       2026-11-21T06:00:00Z (now)        damaged: it has 60 bytes instead of 113
    key-file    recovery    2026-11-21T06:00:00Z (now)        damaged: its bytes are of kind recovery
    ");
    assert_eq!(["a new passphrase", PASSPHRASE, &code].map(|text| opens(&session, text)), [4, 4, 0]);
    // A vault whose slots were edited is not changed: a backup sets it right again.
    let reset = ["vault", "passphrase", "--label", "passphrase", "--new-passphrase", "env:NEW"];
    with(&session, &code, &reset).expect(5);
}

/// A new master key is wrapped for what opened the vault: a code stays good, and so does a key file.
#[test]
fn a_new_master_key_for_the_same_code() {
    let session = own();
    let key = session.path("evpki.key");
    let by_key = format!("keyfile:{}", key.display());
    let code = recovery(&session);
    assert_snapshot!(with(&session, &code, &["vault", "rekey", "--yes"]), @r"
    exit status 0
    --- stdout
    Rekeyed: 4 secrets encrypted with the master key [HEX], previously [HEX]
    `recovery:recovery` opens the vault as before
    --- stderr
    note: the slot `passphrase:passphrase` was removed: add it again with `evpki vault slots add passphrase --label NAME`
    note: earlier backups still open as before, to the secrets of that time
    next: make a new backup with `evpki store backup FILE`
    ");
    assert_eq!([PASSPHRASE, &code].map(|text| opens(&session, text)), [4, 0]);
    with(&session, &code, &["vault", "slots", "add", "key-file", key.to_str().unwrap()]).expect(0);
    run(&session, &format!("vault rekey --yes --passphrase {by_key}")).expect(0);
    assert_eq!(opens(&session, &code), 4);
    run(&session, &format!("store check --passphrase {by_key}")).expect(0);
    assert_snapshot!(found(&session), @"");
}

/// Slots answer to the audit: whoever edits, adds, removes or takes back one shows.
#[test]
fn rows_answer_to_the_audit() {
    let session = own();
    run(&session, "vault slots add passphrase --label alice --new-passphrase env:NEW").expect(0);
    let kept = fs::read(session.home().join("evpki.db")).unwrap();
    let after = |sql: &str| {
        edit(&session, sql);
        let found = found(&session);
        fs::write(session.home().join("evpki.db"), &kept).unwrap();
        session::steady(&found, &session.path(""))
    };
    assert_snapshot!(after(""), @"");
    assert_snapshot!(after("UPDATE slots SET bytes = CAST(substr(bytes, 1, 112) || x'00' AS BLOB) WHERE label = 'alice'"), @"damaged     the slot passphrase:alice of the vault: its digest is [HEX] according to audit record 17, but [HEX] according to the row");
    assert_snapshot!(after("DELETE FROM slots WHERE label = 'alice'"), @"damaged     the slot passphrase:alice of the vault: it was added according to audit record 17, but it has no row");
    assert_snapshot!(after("INSERT INTO slots (kind, label, created, bytes) SELECT kind, 'mallory', created, bytes FROM slots LIMIT 1"), @"damaged     the slot passphrase:mallory of the vault: the audit log contains no record of it");
    assert_snapshot!(after("UPDATE slots SET bytes = (SELECT bytes FROM slots WHERE label = 'alice')"), @"damaged     the slot passphrase:passphrase of the vault: its digest is [HEX] according to audit record 16, but [HEX] according to the row");
    // The slot of another PKI.
    let theirs = evpki::model::hex::encode(&store(&other()).slots().unwrap()[0].bytes);
    assert_snapshot!(after(&format!("UPDATE slots SET bytes = x'{theirs}' WHERE label = 'alice'")), @"damaged     the slot passphrase:alice of the vault: its digest is [HEX] according to audit record 17, but [HEX] according to the row");
    // The old passphrase, back behind its owner's back, opens; and is named.
    let old = evpki::model::hex::encode(&store(&session).slots().unwrap()[1].bytes);
    with(&session, "a new passphrase", &["vault", "passphrase", "--new-passphrase", "env:EVPKI_HOME"]).expect(0);
    assert_eq!(opens(&session, "a new passphrase"), 4);
    edit(&session, &format!("UPDATE slots SET bytes = x'{old}' WHERE label = 'alice'"));
    assert_eq!(opens(&session, "a new passphrase"), 0);
    assert_snapshot!(session::steady(&found(&session), &session.path("")), @"damaged     the slot passphrase:alice of the vault: its digest is [HEX] according to audit record 18, but [HEX] according to the row");
}

/// Where its reader is gone.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A code that nobody could read is none, and it is said what to do.
#[test]
fn a_code_that_cannot_be_shown() {
    let session = own();
    let said = session.run_in(["vault", "recovery"], "", |world| world.stdout = Box::new(Gone));
    assert_snapshot!(said, @r"
    exit status 1
    --- stderr
    error: cannot show the recovery code: broken pipe
    hint: the code is lost: remove its slot with `evpki vault slots remove recovery:recovery`
    hint: create another code with `evpki vault recovery`
    ");
    run(&session, "vault slots remove recovery:recovery --yes").expect(0);
    recovery(&session);
}

/// A code from before the check symbols found every slip: it opens as it did, and another is suggested.
#[test]
fn a_code_of_the_old_form() {
    let session = own();
    let old = "000GG-40R4X-0M30J-E2099-185GH-R38E3-1W81N-24GKX";
    let code = RecoveryCode::read(&Secret::from(old.to_owned())).unwrap();
    let bytes = recovery_slot(&session::vault_of(&store(&session)), &code, &SystemRandom).unwrap();
    let slot = Slot { kind: "recovery".to_owned(), label: "recovery".to_owned(), bytes, created: NOW };
    fleet::change(&session, |transaction| transaction.put_slot(&slot).unwrap());
    assert_eq!(opens(&session, old), 0);
    let said = with(&session, old, &["vault", "passphrase", "--new-passphrase", "env:NEW"]).expect(0);
    assert!(said.stderr.contains("note: this recovery code has an older format"), "{said}");
    assert!(said.stderr.contains("next: create a code that detects every typing error with `evpki vault recovery`"), "{said}");
    let new = with(&session, "a new passphrase", &["vault", "recovery", "--label", "new"]).expect(0).stdout;
    let said = with(&session, new.trim(), &["vault", "passphrase", "--new-passphrase", "env:NEW"]).expect(0);
    assert!(!said.stderr.contains("older format"), "{said}");
}

/// On paper it stands in two lines.
#[test]
fn a_code_on_a_terminal() {
    let session = own();
    let said = session.run_in(["vault", "recovery"], "", |world| world.stdout_is_terminal = true);
    let code: String = said.stdout.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    assert_eq!(opens(&session, &code), 0);
    let (first, second) = code.split_at(24);
    let shown = said.to_string().replace(first, "[FIRST HALF]").replace(second, "[SECOND HALF]");
    assert_snapshot!(session::steady(&shown, &session.path("")), @r"
    exit status 0
    --- stdout
    Recovery code `recovery` of the PKI [HEX]

        [FIRST HALF]
        [SECOND HALF]

    --- stderr
    note: the code is shown only once: write it down, store it in a safe place, and clear the scrollback of your terminal
    note: type it on one line at the passphrase prompt; its slot has the label `recovery`
    next: if you forget the passphrase, set a new one with `evpki vault passphrase` and type this code as the old one
    ");
}

fn at_a_terminal(session: &Session, words: &str) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.env_clear().env("EVPKI_HOME", session.home()).env("USER", "ada").env("TERM", "dumb");
    command.args(words.split(' '));
    spawn_command(command, Some(20_000)).unwrap()
}

/// Three in the morning: the passphrase is forgotten, and a code is in the safe.
#[test]
fn a_person_gets_in_again() {
    let session = own();
    let mut terminal = at_a_terminal(&session, "vault recovery");
    let asked = terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    let said = terminal.exp_eof().unwrap();
    assert!(!asked.contains("code") && !said.contains("or a recovery code"), "{asked}{said}");
    let groups = said
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| word.len() == 5 && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()));
    let groups: Vec<&str> = groups.collect();
    assert_eq!(groups.len(), 8, "{said}");

    let mut mistyped = groups.clone();
    mistyped[6] = "UUUUU";
    let mut terminal = at_a_terminal(&session, "vault passphrase");
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line(&mistyped.join(" ")).unwrap();
    let said = terminal.exp_eof().unwrap();
    assert!(said.contains("or a recovery code") && said.contains("group 7 of 8 is mistyped"), "{said}");

    let mut terminal = at_a_terminal(&session, "vault passphrase");
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line(&groups.join(" ").to_lowercase()).unwrap();
    let between = terminal.exp_string("New passphrase of the vault:").unwrap();
    assert!(!between.contains(&groups[1].to_lowercase()), "{between}");
    for _ in 0..2 {
        terminal.send_line("thought of at night").unwrap();
    }
    terminal.exp_string("Changed the passphrase `passphrase`").unwrap();
    terminal.exp_eof().unwrap();
    assert_eq!((opens(&session, PASSPHRASE), opens(&session, "thought of at night")), (4, 0));
}
