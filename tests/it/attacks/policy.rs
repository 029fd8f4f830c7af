//! Attacks on the ways to open the vault, and what the policies of passphrases and codes refuse.

use crate::support::{
    place::Place,
    session::{self, Said, Session},
};
use evpki::{
    cli::World,
    model::{HOUR, PkiId, Secret},
    store::{Read as _, Sqlite},
    vault::{Error, Keyring, MemoryKeyring, RecoveryCode},
};
use rexpect::{
    process::WaitStatus,
    session::{PtySession, spawn_command},
};
use std::{
    process::{Command, Stdio},
    sync::LazyLock,
    time::Duration,
};

/// The keyring of the account; it has an entry for each PKI, and each test has a PKI of its own.
static KEYRING: LazyLock<MemoryKeyring> = LazyLock::new(MemoryKeyring::default);

struct Shared;

impl Keyring for Shared {
    fn name(&self) -> String {
        KEYRING.name()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        KEYRING.put(pki, secret)
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        KEYRING.get(pki)
    }
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        KEYRING.remove(pki)
    }
}

/// A session with a PKI of its own, of this environment.
fn session(environment: &str) -> Session {
    let session = Session::empty();
    session.run(["init", "--organization", "ACME Charging", "--country", "DE", "--environment", environment]).expect(0);
    session::cheapen(&session.home().join("evpki.db"));
    session
}

/// Runs as somebody who sits at the machine and knows no passphrase.
fn without(session: &Session, words: &[&str], change: impl FnOnce(&mut World)) -> Said {
    session.run_in(words.iter().copied(), "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
        world.environment.insert("MINE".to_owned(), "quartz ember lagoon thistle".to_owned());
        world.keyring = || Ok(Box::new(Shared) as Box<dyn Keyring>);
        change(world);
    })
}

/// Runs as the operator, who knows it.
fn with(session: &Session, words: &[&str]) -> Said {
    session.run_in(words.iter().copied(), "", |world| world.keyring = || Ok(Box::new(Shared) as Box<dyn Keyring>))
}

fn store(session: &Session) -> Sqlite {
    Sqlite::open(&session.home().join("evpki.db"), Duration::from_secs(5)).unwrap()
}

fn slots(session: &Session) -> Vec<String> {
    store(session).slots().unwrap().into_iter().map(|slot| format!("{}:{}", slot.kind, slot.label)).collect()
}

/// Whatever the environment calls the account, and whatever the slot is called: the time that is left is all there is.
#[test]
fn an_open_keyring_gives_no_more_time_under_another_name() {
    for auto_lock in [false, true] {
        let session = session("test");
        if auto_lock {
            with(&session, &["vault", "auto-lock", "8h"]).expect(0);
        }
        with(&session, &["vault", "unlock", "--for", "2m"]).expect(0);
        let before = slots(&session);
        for time in ["3m", "30d", "3650d"] {
            let words = ["vault", "unlock", "--for", time, "--no-input"];
            without(&session, &words, |_| {}).expect(4);
            for name in ["USER", "LOGNAME", "USERNAME", "SUDO_USER"] {
                let named = |world: &mut World| drop(world.environment.insert(name.to_owned(), "x".to_owned()));
                without(&session, &words, named).expect(4);
            }
            // A slot of the account under a name that it had once: the same.
            without(&session, &words, |world| world.user = "x".to_owned()).expect(4);
        }
        for user in ["ada", "x"] {
            let as_user = |world: &mut World| world.user = user.to_owned();
            let said = without(&session, &["vault", "unlock", "--json"], as_user).expect(0).json();
            assert_eq!(
                (&said["already"], &said["until"], &said["label"]),
                (&true.into(), &"2026-11-21T06:02:00Z".into(), &"ada".into())
            );
        }
        assert_eq!(slots(&session), before);
        session.pass(120);
        without(&session, &["password", "provision", "--batch", "B1"], |_| {}).expect(4);
    }
}

/// A shorter time is no harm. The slot that it takes the place of goes, whatever it is called, since no key is left for it.
#[test]
fn a_shorter_time_needs_no_passphrase_and_leaves_no_slot_behind() {
    let session = session("test");
    with(&session, &["vault", "unlock", "--for", "8h"]).expect(0);
    without(&session, &["vault", "unlock", "--for", "1h"], |world| world.user = "x".to_owned()).expect(0);
    assert_eq!(slots(&session), ["passphrase:passphrase", "keyring:x"]);
    with(&session, &["store", "check"]).expect(0);
    session.pass(HOUR);
    without(&session, &["password", "provision", "--batch", "B1"], |_| {}).expect(4);
}

/// No flag has a keyring add, lengthen, weaken or remove a way in.
#[test]
fn a_keyring_alone_changes_no_way_in() {
    let session = session("test");
    with(&session, &["vault", "recovery", "--label", "safe"]).expect(0);
    with(&session, &["vault", "auto-lock", "8h"]).expect(0);
    with(&session, &["vault", "unlock"]).expect(0);
    let key = session.path("stolen.key");
    let code = session.path("stolen.txt");
    let (key, code) = (key.to_str().unwrap(), code.to_str().unwrap());
    let (before, head) = (slots(&session), store(&session).audit_head().unwrap().number);
    let copy = session.path("copy.db");
    let copy = copy.to_str().unwrap();
    with(&session, &["store", "backup", copy]).expect(0);
    let attacks: [&[&str]; 12] = [
        // The slots of a backup would come back with it.
        &["store", "restore", copy, "--force"],
        &["vault", "slots", "add", "passphrase", "--label", "evil", "--new-passphrase", "env:MINE"],
        &["vault", "slots", "add", "key-file", key],
        &["vault", "slots", "add", "recovery", "--out", code],
        &["vault", "slots", "remove", "recovery:safe", "--yes"],
        &["vault", "recovery"],
        &["vault", "recovery", "--out", code],
        &["vault", "passphrase", "--new-passphrase", "env:MINE"],
        &["vault", "auto-lock", "off"],
        &["vault", "auto-lock", "3650d"],
        &["vault", "unlock", "--for", "9h"],
        &["vault", "rekey", "--yes"],
    ];
    for words in attacks {
        for flags in [&[][..], &["--no-input"], &["--passphrase", "keyring:"]] {
            let said = without(&session, &[words, flags].concat(), |_| {}).expect(4);
            assert!(said.stderr.contains("--passphrase-file FILE"), "{words:?} {flags:?}: {said}");
            assert_eq!(said.stdout, "", "{words:?} {flags:?}");
        }
    }
    insta::assert_snapshot!(without(&session, &["vault", "recovery", "--passphrase", "keyring:"], |_| {}), @"
    exit status 4
    --- stderr
    error: a keyring alone cannot change how the vault is opened
    hint: supply the passphrase with `--passphrase-file FILE` or `--passphrase env:NAME`, or a key file with `--passphrase keyfile:PATH`
    hint: use a recovery code instead of the passphrase if you have one
    ");
    assert_eq!((slots(&session), store(&session).audit_head().unwrap().number), (before, head));
    assert!(!std::path::Path::new(key).exists() && !std::path::Path::new(code).exists());
    // What a keyring is for still works, and so does locking.
    without(&session, &["password", "provision", "--batch", "B1", "--passphrase", "keyring:"], |_| {}).expect(0);
    without(&session, &["vault", "lock"], |_| {}).expect(0);
    assert_eq!(slots(&session), ["passphrase:passphrase", "recovery:safe"]);
}

/// An edit of the store does not keep a keyring open.
#[test]
fn a_keyring_is_locked_whatever_the_store_says() {
    let session = session("test");
    with(&session, &["vault", "unlock"]).expect(0);
    let path = session.home().join("evpki.db");
    let before = std::fs::read(&path).unwrap();
    crate::support::session::edited(&path)
        .execute_batch("UPDATE slots SET created = created + 1 WHERE kind = 'passphrase'")
        .unwrap();
    without(&session, &["vault", "lock"], |_| {}).expect(5);
    std::fs::write(&path, before).unwrap();
    without(&session, &["crl", "publish", "--force"], |_| {}).expect(4);
}

/// Somebody who can write the store changes the slot of a keyring, or puts the one before back: `store check` finds either.
#[test]
fn slots_of_keyrings_answer_to_the_audit() {
    let session = session("test");
    with(&session, &["vault", "unlock", "--for", "8h"]).expect(0);
    let old = store(&session).slots().unwrap().pop().unwrap().bytes;
    with(&session, &["vault", "unlock", "--for", "1h"]).expect(0);
    with(&session, &["store", "check"]).expect(0);
    let path = session.home().join("evpki.db");
    let swap =
        |bytes: &[u8]| session::edited(&path).execute("UPDATE slots SET bytes = ?1 WHERE kind = 'keyring'", [bytes]).unwrap();
    let new = store(&session).slots().unwrap().pop().unwrap().bytes;
    let mut edited = new.clone();
    edited[19] ^= 1;
    for bytes in [&old, &edited] {
        swap(bytes);
        let said = with(&session, &["store", "check", "--json"]);
        let codes: Vec<String> = said.json()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["code"].as_str().unwrap().to_owned())
            .collect();
        assert!(codes.contains(&"audit-slot".to_owned()), "{said}");
    }
    swap(&new);
    with(&session, &["store", "check"]).expect(0);
}

/// A slot that takes 4 GiB and a minute to try is planted: no command spends that, and each refuses a vault with a slot that it has not
/// authenticated.
#[test]
fn a_planted_slot_costs_nothing() {
    let session = session("test");
    let mut slot = store(&session).slots().unwrap().remove(0);
    slot.bytes[13..17].copy_from_slice(&(4_u32 * 1024 * 1024).to_be_bytes());
    slot.bytes[17..21].copy_from_slice(&16_u32.to_be_bytes());
    session::edited(&session.home().join("evpki.db"))
        .execute("INSERT INTO slots (kind, label, bytes, created) VALUES ('passphrase', 'evil', ?1, 0)", [&slot.bytes])
        .unwrap();
    let listed = with(&session, &["vault", "slots", "list", "--json"]).json();
    let tried: Vec<(&str, bool)> = listed["slots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["label"].as_str().unwrap(), s["tried"].as_bool().unwrap()))
        .collect();
    assert!(tried.contains(&("evil", false)) && tried.contains(&("passphrase", true)), "{tried:?}");
    let refused = with(&session, &["password", "provision", "--batch", "B1"]).expect(5);
    assert!(refused.stderr.contains("slot passphrase:evil"), "{refused}");
    let wrong = session.run_in(["password", "provision", "--batch", "B2"], "", |world| {
        world.environment.insert("EVPKI_PASSPHRASE".to_owned(), "wrong".to_owned());
    });
    assert!(wrong.status == 4 && wrong.stderr.contains("not tried: `passphrase:evil`"), "{wrong}");
    let named = |name: &str| {
        session.run_in(["password", "provision", "--batch", "B2"], "", |world| {
            world.environment.insert("EVPKI_SLOT".to_owned(), name.to_owned());
        })
    };
    named("nobody").expect(2);
    named("passphrase:passphrase").expect(5);
    let found = with(&session, &["store", "check", "--without-vault"]).to_string();
    assert!(found.contains("the slot passphrase:evil of the vault: the audit log contains no record of it"), "{found}");
}

const WEAK: [&str; 6] =
    ["aaaaaaaaaaaa", "passwordpassword", "evpkievpkievpki", "ACME Charging 2026", "ada-acme-charging", "qwertyuiop123"];

/// A production PKI has no passphrase that is easy to guess, by whatever command it comes; elsewhere it is a note.
#[test]
fn a_weak_passphrase_is_refused_in_production() {
    let init = |environment: &str, passphrase: &str| {
        let session = Session::empty();
        let words = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", environment];
        let said = session.run_in(words, "", |world| {
            world.environment.insert("EVPKI_PASSPHRASE".to_owned(), passphrase.to_owned());
        });
        (session, said)
    };
    let production = session("production");
    let test = session("test");
    for weak in WEAK {
        let (session, said) = init("production", weak);
        let said = said.expect(3);
        assert!(said.stderr.contains("too easy to guess") && said.stderr.contains("hint: "), "{said}");
        assert!(!said.to_string().contains(weak) && !session.home().exists());
        let change = ["vault", "passphrase", "--new-passphrase", "stdin"];
        let add = ["vault", "slots", "add", "passphrase", "--label", weak, "--new-passphrase", "stdin"];
        production.run_with(change, weak).expect(3);
        production.run_with(add, weak).expect(3);
        assert!(test.run_with(add, weak).expect(0).stderr.contains("note: the passphrase is easy to guess"));
    }
    assert_eq!(slots(&production), ["passphrase:passphrase"]);
    let (_, said) = init("staging", WEAK[0]);
    assert!(said.expect(0).stderr.contains("note: the passphrase is easy to guess"));
    insta::assert_snapshot!(init("production", WEAK[1]).1, @r"
    exit status 3
    --- stderr
    error: the passphrase is too easy to guess: its strength is 0 of 4, a production PKI wants 4
    hint: repeats like `abcabcabc` are nearly as easy to guess as `abc`
    hint: add another word or two that are not common
    hint: repeat no words or characters
    ");
    production.run_with(["vault", "passphrase", "--new-passphrase", "stdin"], "quartz ember lagoon thistle").expect(0);
}

/// The same of a default password that somebody dictates; one that chargers have already is taken when that is said.
#[test]
fn a_weak_default_password_is_refused_in_production() {
    let production = session("production");
    let words = ["password", "provision", "--batch", "B1", "--value", "stdin"];
    insta::assert_snapshot!(production.run_with(words, "aaaaaaaaaaaaaaaa"), @r"
    exit status 3
    --- stderr
    error: the default password of batch B1 is too easy to guess: its strength is 0 of 4, a production PKI wants 3
    hint: repeats like `aaa` are easy to guess
    hint: add another word or two that are not common
    hint: repeat no words or characters
    hint: if the chargers have it already, add `--accept-weak`
    ");
    production.run_with(words, "acmechargingB1B1").expect(3);
    insta::assert_snapshot!(production.run_with([&words[..], &["--accept-weak"]].concat(), "aaaaaaaaaaaaaaaa"), @r"
    exit status 0
    --- stdout
    Stored the default password of batch B1; 0 chargers in this batch
    --- stderr
    note: the default password is easy to guess (0 of 4): repeats like `aaa` are easy to guess; add another word or two that are not common; repeat no words or characters; rotate the passwords of its chargers soon
    ");
    production.run_with(["password", "provision", "--batch", "B2", "--value", "stdin"], "kXq3vT9mPw2zRb7c").expect(0);
    production.run(["password", "provision", "--batch", "B3"]).expect(0);
    let test = session("test");
    assert!(test.run_with(words, "aaaaaaaaaaaaaaaa").expect(0).stderr.contains("note: the default password is easy to guess"));
}

/// A production root in the vault is named where it is made and where the state is looked at; elsewhere it is no matter.
#[test]
fn a_production_root_in_the_vault_is_named() {
    let session = Session::empty();
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "production"];
    let said = session.run(init).expect(0);
    assert!(said.stderr.contains("note: the private key of RootCA is in the vault"), "{said}");
    assert!(said.stderr.contains("--root-out FILE"), "{said}");
    let codes = |session: &Session| {
        let found = session.run(["status", "--json"]).json();
        found["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(codes(&session).contains(&"root-in-vault".to_owned()));
    assert_eq!(session.run(["vault", "status", "--json"]).json()["roots_in_vault"], serde_json::json!(["RootCA"]));
    let offline = Session::empty();
    let root = offline.path("root.pem");
    let said = offline.run([&init[..], &["--root-out", root.to_str().unwrap()]].concat()).expect(0);
    assert!(!said.stderr.contains("is in the vault"), "{said}");
    assert!(!codes(&offline).contains(&"root-in-vault".to_owned()));
    assert!(!codes(&self::session("test")).contains(&"root-in-vault".to_owned()));
}

/// What hardens a passphrase is not lost with it.
#[test]
fn a_changed_passphrase_costs_no_less() {
    let session = session("test");
    let costs = |flags: &[&str]| {
        let words = [&["vault", "passphrase", "--new-passphrase", "env:EVPKI_PASSPHRASE"][..], flags].concat();
        let said = session.run(words).expect(0);
        let memory = session.run(["vault", "status", "--json"]).json()["slots"][0]["kdf"]["memory_kib"].as_u64().unwrap();
        (memory / 1024, said.stderr.contains("`--kdf-standard`"))
    };
    assert_eq!(costs(&["--kdf-high"]), (2048, false));
    assert_eq!(costs(&[]), (2048, true));
    assert_eq!(costs(&["--kdf-standard"]), (64, false));
    assert_eq!(costs(&[]), (64, false));
    session.run(["vault", "passphrase", "--kdf-high", "--kdf-standard"]).expect(2);
}

/// The slot that makes it is there, and only then is it one.
fn recovery(session: &Session) -> String {
    session.run(["vault", "recovery"]).expect(0).stdout.trim().to_owned()
}

/// A typing error in a recovery code is named with its group, whichever it is: no slip makes another good code.
#[test]
fn no_slip_in_a_recovery_code_passes() {
    let session = session("test");
    let code = recovery(&session);
    let symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let refused = |typed: String| assert!(RecoveryCode::read(&Secret::from(typed)).is_err());
    for (at, right) in code.char_indices().filter(|(_, c)| *c != '-') {
        for wrong in symbols.chars().filter(|wrong| *wrong != right) {
            refused(format!("{}{wrong}{}", &code[..at], &code[at + 1..]));
        }
        let next = code[at + 1..].chars().next().filter(|next| *next != '-' && *next != right);
        if let Some(next) = next {
            refused(format!("{}{next}{right}{}", &code[..at], &code[at + 2..]));
        }
    }
    session.passphrase(Box::leak(code.into_boxed_str()));
    session.run(["audit", "export", "--head-only"]).expect(0);
}

/// Who the audit names, and whose keyring it is, no variable says.
#[test]
fn the_environment_does_not_say_who_it_was() {
    let place = Place::founded();
    let account = String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap().trim().to_owned();
    let actor = |variables: &[(&str, &str)]| {
        let mut command = place.command(["password", "provision", "--batch", "B1"]);
        command.envs(variables.iter().copied());
        place.answer(command.output().unwrap()).expect(&[0]);
        let mut command = place.command(["--verbose", "vault", "status"]);
        command.envs(variables.iter().copied());
        let said = place.answer(command.output().unwrap()).stderr;
        said.lines().find_map(|line| line.strip_prefix("user: ")).unwrap().to_owned()
    };
    assert_eq!(actor(&[("USER", "mallory"), ("LOGNAME", "mallory"), ("USERNAME", "mallory")]), account);
    assert_eq!(actor(&[("SUDO_USER", "mallory")]), format!("{account} (SUDO_USER: mallory)"));
    let said = place.does(["audit", "export"]);
    assert!(said.contains(&format!("\"actor\":\"{account}\"")) && !said.contains("\"actor\":\"mallory"), "{said}");
}

const SECOND: &str = "\u{1b}[?1049h";
const FIRST: &str = "\u{1b}[?1049l";

fn at_a_terminal(place: &Place, words: &[&str]) -> PtySession {
    let mut command = place.command(words);
    command.env("TERM", "xterm").stdin(Stdio::inherit()).stdout(Stdio::inherit()).stderr(Stdio::inherit());
    spawn_command(command, Some(60_000)).unwrap()
}

/// What a terminal shows on its first screen, and on its second one, until Enter clears it. Another key does not.
fn seen(place: &Place, words: &[&str]) -> (String, String) {
    let mut terminal = at_a_terminal(place, words);
    let before = terminal.exp_string(SECOND).unwrap();
    let second = terminal.exp_string("Press Enter to clear this").unwrap();
    terminal.send("q").unwrap();
    terminal.send_line("").unwrap();
    terminal.exp_string(FIRST).unwrap();
    let after = terminal.exp_eof().unwrap();
    assert!(matches!(terminal.process().wait(), Ok(WaitStatus::Exited(_, 0))), "{after}");
    (before + &after, second)
}

/// What opens everything stays on no screen, and in no scrollback.
#[test]
fn secrets_leave_the_terminal() {
    let place = Place::founded();
    let (first, second) = seen(&place, &["vault", "recovery"]);
    let code: String = second.lines().filter_map(|line| line.trim_end().strip_prefix("    ")).collect();
    let code = code.trim().to_owned();
    RecoveryCode::read(&Secret::from(code.clone())).unwrap();
    assert!(!code.split('-').any(|group| first.contains(group)), "{first}");
    assert!(first.contains("is no longer on your screen"), "{first}");
    let mut by_code = place.command(["audit", "export", "--head-only"]);
    place.answer(by_code.env("EVPKI_PASSPHRASE", &code).output().unwrap()).expect(&[0]);

    place.does(["charger", "provision", &place.manifest(0..1)]);
    let (first, second) = seen(&place, &["password", "rotate", "CS-0000"]);
    let shown: serde_json::Value =
        serde_json::from_str(&place.does(["password", "show", "CS-0000", "--reveal", "--json"])).unwrap();
    let password = shown["versions"][0]["value"].as_str().unwrap();
    let flat = |text: &str| text.replace(['\r', '\n'], "");
    assert!(flat(&second).contains(password), "{second}");
    assert!(!flat(&first).contains(password) && first.contains("are no longer on your screen"), "{first}");
    // A pipe gets what it always got.
    let piped = place.run(["password", "rotate", "CS-0000"]).expect(&[0]);
    assert!(piped.stdout.contains(password) && !piped.stdout.contains('\u{1b}'), "{piped}");
}
