//! What is left of secrets in the memory of a process that has done with them: nothing. Seen by a stranger who may read all of it: root.
//!
//! Where nobody may trace, `EVPKI_NO_PTRACE=1` leaves it out.
#![cfg(target_os = "linux")]

use crate::support::{place, session, strangers};
use data_encoding::{BASE64, HEXLOWER};
use evpki::{
    model::{Label, SecretKind},
    store::{Read as _, Sqlite},
};
use place::{CSMS, Place, is_root};
use session::{PASSPHRASE, vault_of};
use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What `exit_group` is called among system calls.
const THE_END: &str = if cfg!(target_arch = "x86_64") { "231" } else { "94" };

/// Whether there is somebody who may look. Nothing less will do, unless it was said.
fn may_look() -> bool {
    let may = env::var_os("EVPKI_NO_PTRACE").is_none();
    if !may {
        println!("EVPKI_NO_PTRACE is set: nothing was looked at");
    }
    may
}

/// A process of ours that ends with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

type Secrets = BTreeMap<String, Vec<u8>>;

/// All that is secret at a place by name: what is sealed, the passphrase, the key that it gives and the master key.
fn secrets(place: &Place) -> Secrets {
    let store = Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap();
    let (pki, slot) = (store.pki().unwrap().id, store.slots().unwrap().remove(0));
    let vault = vault_of(&store);
    let mut secrets = Secrets::from([("passphrase".to_owned(), PASSPHRASE.as_bytes().to_vec())]);
    for kind in SecretKind::ALL {
        let each = store.each_secret(kind, None, &mut |row| {
            let name = format!("{kind}-{}-{}", row.owner.replace(' ', "-"), row.version);
            if let Some(sealed) = row.sealed {
                let secret = vault.open(Label { kind, owner: &row.owner, version: row.version }, &sealed).unwrap();
                secrets.insert(name, essence(kind, secret.expose()));
            }
            Ok(())
        });
        each.unwrap();
    }
    let program = "import sys; sys.path.insert(0, sys.argv[1]); from vault_reader import Type, hash_secret_raw, unlock\n\
                   pki, slot, passphrase = bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]), sys.argv[4].encode()\n\
                   memory, passes, lanes = (int.from_bytes(slot[at:at + 4], 'big') for at in (13, 17, 21))\n\
                   print(hash_secret_raw(passphrase, slot[25:41], passes, memory, lanes, 32, Type.ID, 0x13).hex())\n\
                   print(unlock(pki, slot, passphrase).hex())";
    let strangers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/strangers");
    let (pki, slot) = (HEXLOWER.encode(&pki.0), HEXLOWER.encode(&slot.bytes));
    let keys = strangers::run_python(["-c", program, strangers.to_str().unwrap(), &pki, &slot, PASSPHRASE]).expect_good();
    for (name, key) in ["key-of-the-passphrase", "master-key"].into_iter().zip(keys.stdout.lines()) {
        secrets.insert(name.to_owned(), HEXLOWER.decode(key.as_bytes()).unwrap());
    }
    secrets
}

/// What of a secret has to be found when it is there in any form that it has in memory.
fn essence(kind: SecretKind, secret: &[u8]) -> Vec<u8> {
    match kind {
        SecretKind::Totp => {
            let read: serde_json::Value = serde_json::from_slice(secret).unwrap();
            read["sharedSecret"].as_str().unwrap().as_bytes().to_vec()
        }
        // The number in an ECPrivateKey (RFC 5915) of P-256 or P-384: its first 32 bytes.
        SecretKind::PrivateKey => {
            let is_ahead = |window: &[u8]| matches!(window, b"\x02\x01\x01\x04\x20" | b"\x02\x01\x01\x04\x30");
            let at = secret.windows(5).position(is_ahead).unwrap() + 5;
            secret[at..at + 32].to_vec()
        }
        _ => secret.to_vec(),
    }
}

/// Which of them a stranger finds in a process.
#[track_caller]
fn left(secrets: &Secrets, whose: &[&str]) -> Vec<String> {
    let mut asked = String::new();
    for (name, secret) in secrets {
        asked += &format!("{name} {}\n", HEXLOWER.encode(secret));
        if name.starts_with("private-key") {
            // As PEM has it: what does not depend on what stands before.
            asked += &format!("{name}-in-base64 {}\n", HEXLOWER.encode(BASE64.encode(&secret[..30]).as_bytes()));
        }
    }
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/strangers/memory.py");
    let verdict = if is_root() {
        strangers::ask_about("memory", whose, &asked)
    } else {
        strangers::ask_program_about("sudo", ["-n", "python3", program].iter().chain(whose), &asked)
    };
    let found = verdict.expect_good().stdout;
    found
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["name"].as_str().unwrap().to_owned())
        .collect()
}

/// A place with all kinds of secrets, and its passphrase in a file.
fn furnished() -> Place {
    let place = Place::founded();
    fs::write(place.path("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
    let manifest = place.manifest(0..2);
    place.does(["charger", "provision", &manifest, "--bundles", &place.name("bundles")]);
    place.does(["token", "issue", "DE*ABC"]);
    place.does(["totp", "provision", "DE*ABC"]);
    place
}

/// A command whose passphrase is not in its environment: the kernel's copy of that is nobody's to wipe.
fn command(place: &Place, words: &[&str], by: Command) -> Command {
    let mut command = place.run_by(by, words);
    command.env_remove("EVPKI_PASSPHRASE").env("EVPKI_PASSPHRASE_FILE", place.path("passphrase"));
    command
}

#[test]
fn a_session_keeps_the_key_of_the_vault_alone() {
    if !may_look() {
        return;
    }
    let place = furnished();
    place.does(["charger", "add", "CS-0002", "--serial-number", "SN-0002", "--security-profile", "2"]);
    let binary = Command::new(env!("CARGO_BIN_EXE_evpki"));
    let passphrase = format!("file:{}", place.name("passphrase"));
    let (bundles, labels) = (place.name("scanned"), place.name("labels"));
    let words =
        ["charger", "scan", "--json", "--bundles", &bundles, "--labels", &labels, "--with-password", "--passphrase", &passphrase];
    let mut session = Process(command(&place, &words, binary).stdin(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(session.0.stdout.take().unwrap()).lines();
    for charger in ["CS-0002", "CS-0000"] {
        writeln!(session.0.stdin.as_mut().unwrap(), "{charger}").unwrap();
        assert!(lines.next().unwrap().unwrap().contains(charger));
    }
    let secrets = secrets(&place);
    assert!(secrets.len() > 9, "{:?}", secrets.keys());
    assert_eq!(left(&secrets, &[&session.0.id().to_string()]), ["master-key"]);
}

/// Each command is held when it is about to end, after all that it said.
#[test]
fn a_command_leaves_nothing_behind() {
    if !may_look() {
        return;
    }
    let place = furnished();
    let secrets = secrets(&place);
    let (out, other) = (place.name("out"), place.name("passphrase"));
    for line in [
        "password show CS-0000 --reveal",
        "password show CS-0000 --reveal --json",
        "password rotate CS-0000 --json",
        "password export --layout ocpp-core --verifier plain --yes --out {out}.sql",
        "token show DE*ABC --reveal",
        "token show DE*ABC --reveal --json",
        "token credentials DE*ABC --url https://acme.example/versions --json",
        "totp export DE*ABC --json",
        "totp code DE*ABC --direction inbound --json",
        "bundle device CS-0001 --out {out}-device",
        "bundle server {csms} --out {out}-server.zip",
        "vault slots add passphrase --label bob --new-passphrase file:{other}",
        "vault status",
    ] {
        let line = line.replace("{out}", &out).replace("{csms}", CSMS).replace("{other}", &other);
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=exit_group", "-e", "inject=exit_group:delay_enter=60000000"]);
        strace.arg(env!("CARGO_BIN_EXE_evpki"));
        let words: Vec<&str> = line.split(' ').collect();
        let mut held = Process(command(&place, &words, strace).spawn().unwrap());
        assert_eq!(left(&secrets, &["--last", &held.0.id().to_string(), THE_END]), [""; 0], "{line}");
        // Let go, it ends as it would have.
        held.0.kill().unwrap();
        let mut said = String::new();
        std::io::Read::read_to_string(&mut held.0.stderr.take().unwrap(), &mut said).unwrap();
        assert!(!said.contains("error:"), "{line}: {said}");
    }
}

/// A stranger finds what is there: what was handed over in the environment is on the stack to the end.
#[test]
fn the_stranger_can_find() {
    if !may_look() {
        return;
    }
    let place = furnished();
    let mut waiting = place.command(["vault", "status", "--passphrase", "stdin"]);
    let waiting = Process(waiting.stdin(Stdio::piped()).spawn().unwrap());
    let status = format!("/proc/{}/status", waiting.0.id());
    while !fs::read_to_string(&status).unwrap().contains("\nState:\tS") {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(left(&secrets(&place), &[&waiting.0.id().to_string()]), ["passphrase"]);
}
