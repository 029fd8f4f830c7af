//! The negative corpus: made by the real binary, and each case of it refused for the reason that its manifest gives, by the command that it
//! names; and by strangers, where they can tell. What is good passes everywhere.

use crate::support::strangers;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};
use strangers::{ask, ask_program};

/// The corpus, made once.
fn corpus() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("negative");
        let _ = fs::remove_dir_all(&directory);
        let made = evpki(Path::new("."), &["demo", "--negative", directory.to_str().unwrap()]);
        assert!(made.status.success(), "{made:?}");
        directory
    })
}

fn evpki(within: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.args(words).current_dir(within).env("EVPKI_HOME", "there/is/no/home").output().unwrap()
}

fn cases() -> Vec<Value> {
    let manifest: Value = serde_json::from_slice(&fs::read(corpus().join("manifest.json")).unwrap()).unwrap();
    assert_eq!((&manifest["format"], &manifest["environment"]), (&"evpki-negative/1".into(), &"test".into()));
    manifest["cases"].as_array().unwrap().clone()
}

fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap_or_else(|| panic!("no {field}: {case}"))
}

fn texts(all: &Value) -> Vec<&str> {
    all.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

fn is_good(case: &Value) -> bool {
    text(case, "verdict") == "accepted"
}

/// Panics with all faults, if there are any.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn each_is_refused_for_its_reason_and_what_is_good_passes() {
    let mut faults = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 65, "{}", cases.len());
    for case in &cases {
        let commands = case["commands"].as_array().unwrap();
        assert!(!commands.is_empty());
        for words in commands.iter().map(texts) {
            assert_eq!(words[0], "evpki");
            let output = evpki(corpus(), &words[1..]);
            let said = String::from_utf8(output.stdout).unwrap();
            let as_expected = match is_good(case) {
                true => output.status.code() == Some(0),
                false => output.status.code() == Some(3) && said.contains(text(case, "says")),
            };
            if !as_expected {
                let talk = String::from_utf8_lossy(&output.stderr);
                faults.push(format!("{case:#}\n{}\n{said}{talk}", output.status));
            }
        }
        // What a rule found is the requirement.
        if !is_good(case) && texts(&commands[0])[2] == "lint" {
            assert!(text(case, "requirement").starts_with(text(case, "says")), "{case:#}");
        }
    }
    none(faults);
}

/// The control of a case: the good one that the same peer shows the same peer in the same set of authorities.
fn control<'a>(all: &'a [Value], case: &Value) -> &'a Value {
    let alike =
        |other: &&Value| is_good(other) && ["shown_by", "shown_to", "anchor"].iter().all(|field| other[*field] == case[*field]);
    all.iter().find(alike).unwrap_or_else(|| panic!("no control: {case:#}"))
}

/// A case is wrong in one thing: what else evpki could find wrong with it, it does not.
#[test]
fn each_is_wrong_in_one_thing() {
    let (cases, mut faults, mut refused) = (cases(), Vec::new(), Vec::new());
    for case in cases.iter().filter(|case| !is_good(case)) {
        let refusing = texts(&case["commands"][0])[2].to_owned();
        for words in control(&cases, case)["commands"].as_array().unwrap().iter().map(texts) {
            // Only rules and paths are apart from each other: authorisation asks for the path, too.
            if !matches!((refusing.as_str(), words[2]), ("lint", "verify") | ("authorize", "verify" | "lint")) {
                continue;
            }
            let own = text(case, "certificate");
            let words: Vec<&str> = words.iter().map(|word| if word.starts_with("cases/") { own } else { word }).collect();
            let output = evpki(corpus(), &words[1..]);
            if output.status.code() == Some(0) {
                continue;
            }
            refused.push((text(case, "name"), words[2].to_owned()));
            if !ALSO_REFUSED.contains(&(text(case, "name"), words[2])) {
                let said = String::from_utf8_lossy(&output.stdout);
                let talk = String::from_utf8_lossy(&output.stderr);
                faults.push(format!("{}: {words:?}\n{said}{talk}", text(case, "name")));
            }
        }
    }
    let is_not = |(name, by): &&(&str, &str)| !refused.iter().any(|(one, other)| one == name && other == by);
    faults.extend(ALSO_REFUSED.iter().filter(is_not).map(|stale| format!("{stale:?} is not refused")));
    none(faults);
}

/// Those that another command refuses, too, and why that cannot be otherwise.
const ALSO_REFUSED: &[(&str, &str)] = &[
    // A certificate with such a key or serial number is not read at all where it is to be relied on.
    ("csms-rsa-1024", "verify"),
    ("charger-rsa-1024", "verify"),
    ("charger-secp192r1", "verify"),
    ("charger-serial-number-21-octets", "verify"),
    ("charger-serial-number-negative", "verify"),
    ("secc-rsa-1024", "verify"),
    ("secc-ed448-in-ecdsa-chain", "verify"),
    // A name that is none of a host is not the one that was called; who names no organization, not this one.
    ("csms-wildcard", "verify"),
    ("csms-ip-address", "verify"),
    ("csms-url", "verify"),
    ("charger-no-organization", "verify"),
    // What it is, rules see as well.
    ("charger-of-production", "lint"),
    ("party-of-production", "lint"),
    ("charger-is-authority", "lint"),
    ("party-no-parties", "lint"),
    // A CRL says so to both.
    ("party-revoked", "verify"),
];

/// What OpenSSL says to each refusal of a path.
const OPENSSL: &[(&str, &str)] = &[
    ("expired at", "certificate has expired"),
    ("is valid from", "certificate is not yet valid"),
    ("no certificate at hand issued", "unable to get local issuer certificate"),
    ("is not that of", "unable to get local issuer certificate"),
    ("stand below", "path length constraint exceeded"),
    ("may not issue certificates", "invalid CA certificate"),
    ("is revoked since", "certificate revoked"),
    ("is not for the host", "hostname mismatch"),
];

/// The words after `openssl` that have it verify a case.
fn openssl_verify(case: &Value) -> Vec<String> {
    let at = |name: &str| corpus().join(name).into_os_string().into_string().unwrap();
    let own = at(text(case, "certificate"));
    let mut words: Vec<String> = ["verify", "-crl_check_all", "-CAfile"].map(str::to_owned).to_vec();
    words.extend([at(text(case, "anchor")), "-untrusted".to_owned(), own.clone()]);
    for list in texts(&case["crls"]) {
        words.extend(["-CRLfile".to_owned(), at(list)]);
    }
    if let Some(host) = case["known"]["host"].as_str() {
        words.extend(["-verify_hostname".to_owned(), host.to_owned()]);
    }
    words.push(own);
    words
}

#[test]
fn openssl_agrees_about_paths() {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases() {
        if is_good(&case) {
            ask_program("openssl", openssl_verify(&case)).expect_good();
            continue;
        }
        let said = OPENSSL.iter().find(|(ours, _)| *ours == text(&case, "says"));
        if let Some((ours, theirs)) = said {
            ask_program("openssl", openssl_verify(&case)).expect_bad(theirs);
            *asked.entry(ours).or_default() += 1;
        }
    }
    assert_eq!(asked.len(), OPENSSL.len(), "{asked:?}");
}

/// python-cryptography verifies with the rules of the Web's, as far as `certificates.py` says.
#[test]
fn python_cryptography_agrees_about_paths() {
    let at = |name: &str| corpus().join(name).into_os_string().into_string().unwrap();
    let mut refused = 0;
    for case in cases() {
        let is_path = |says: &str| OPENSSL.iter().any(|(ours, _)| *ours == says);
        if !is_good(&case) && !is_path(text(&case, "says")) {
            continue;
        }
        let mut words = vec!["verify".to_owned(), "--root".to_owned(), at(text(&case, "anchor"))];
        let purpose = match case["known"]["host"].as_str() {
            Some(host) => vec!["--purpose", "server", "--name", host],
            None => vec!["--purpose", "client"],
        };
        words.extend(purpose.into_iter().map(str::to_owned));
        for list in texts(&case["crls"]) {
            words.extend(["--crl".to_owned(), at(list)]);
        }
        words.push(at(text(&case, "certificate")));
        let verdict = ask("certificates", words);
        if is_good(&case) {
            verdict.expect_good();
        } else {
            verdict.expect_bad("error");
            refused += 1;
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn private_keys_are_private_and_fit() {
    for case in cases() {
        let path = |field| corpus().join(text(&case, field));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path("private_key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{case:#}");
        }
        let openssl = |words: &[&str], field| {
            let words = words.iter().map(|word| (*word).to_owned()).chain([path(field).to_str().unwrap().to_owned()]);
            ask_program("openssl", words).expect_good().stdout
        };
        let certified = openssl(&["x509", "-noout", "-pubkey", "-in"], "certificate");
        assert_eq!(openssl(&["pkey", "-pubout", "-in"], "private_key"), certified, "{case:#}");
    }
}

/// It appears whole, or not at all; and never over something else.
#[test]
fn nothing_is_written_over() {
    let (manifest, before) = (corpus().join("manifest.json"), cases().len());
    let again = evpki(Path::new("."), &["demo", "--negative", corpus().to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("already exists"), "{again:?}");
    assert_eq!(cases().len(), before);
    let file = evpki(Path::new("."), &["demo", "--negative", manifest.to_str().unwrap()]);
    assert_eq!(file.status.code(), Some(1));
    let left: Vec<_> = fs::read_dir(corpus().parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".evpki-demo-")), "{left:?}");
}

/// The page that describes it names every field and every set, and no others.
#[test]
fn its_page_says_what_is_in_it() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats/negative.md")).unwrap();
    for case in cases() {
        for field in case.as_object().unwrap().keys().chain(case["known"].as_object().unwrap().keys()) {
            assert!(page.contains(&format!("`{field}`")), "{field}");
        }
        assert!(page.contains(&format!("`{}`", text(&case, "set"))), "{case:#}");
        for peer in ["shown_by", "shown_to"] {
            assert!(page.contains(&format!("`{}`", text(&case, peer))), "{case:#}");
        }
        for file in ["certificate", "private_key", "anchor"] {
            assert!(corpus().join(text(&case, file)).is_file(), "{case:#}");
        }
        assert!(texts(&case["crls"]).iter().all(|list| corpus().join(list).is_file()), "{case:#}");
    }
}
