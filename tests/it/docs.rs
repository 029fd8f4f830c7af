//! What is committed of the command line's own words: completions and manual pages, as the present command tree makes them.
//!
//! `EVPKI_BLESS=1 cargo test --test it docs::` writes them anew.

use crate::support::{fleet, session};
use evpki::{
    model::OcppVersion,
    pki::rules::{Check, RULES, Rule},
};
use session::Session;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const SCRIPTS: [(&str, &str); 6] = [
    ("bash", "evpki.bash"),
    ("zsh", "_evpki"),
    ("fish", "evpki.fish"),
    ("elvish", "evpki.elv"),
    ("powershell", "_evpki.ps1"),
    ("nushell", "evpki.nu"),
];

fn files(directory: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// Compares what is committed in a directory of the project with what there should be, or writes it when that is asked for.
fn compare(directory: &str, expected: &BTreeMap<String, String>) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    if std::env::var_os("EVPKI_BLESS").is_some() {
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).unwrap();
        for (name, text) in expected {
            fs::write(directory.join(name), text).unwrap();
        }
    }
    let found = files(&directory);
    let names = expected.keys().chain(found.keys());
    let mut stale: Vec<&String> = names.filter(|name| expected.get(*name) != found.get(*name)).collect();
    stale.dedup();
    let directory = directory.display();
    assert!(
        stale.is_empty(),
        "not up to date in {directory}: {stale:?}; write them anew with `EVPKI_BLESS=1 cargo test --test it docs::`"
    );
}

#[test]
fn completions_are_up_to_date() {
    let session = Session::empty();
    let script = |(shell, name): (&str, &str)| (name.to_owned(), session.run(["completions", shell]).expect(0).stdout);
    compare("completions", &SCRIPTS.into_iter().map(script).collect());
}

#[test]
fn manual_pages_are_up_to_date() {
    let session = Session::empty();
    let directory = session.path("man");
    session.run(["man", directory.to_str().unwrap()]).expect(0);
    let pages = files(&directory);
    for (name, page) in &pages {
        assert!(page.contains("EXIT STATUS") && page.contains("refused by a rule or policy"), "{name}");
    }
    assert!(
        pages.contains_key("evpki-vault-passphrase.1") && !pages.keys().any(|name| name.contains("help")),
        "{:?}",
        pages.keys()
    );
    compare("man", &pages);
}

/// A second time they are replaced, and the same.
#[test]
fn pages_can_be_written_again() {
    let session = Session::empty();
    let directory = session.path("man");
    for _ in 0..2 {
        session.run(["man", directory.to_str().unwrap()]).expect(0);
    }
    let again = session.path("again");
    session.run(["man", again.to_str().unwrap()]).expect(0);
    assert_eq!(files(&directory), files(&again));
}

/// What bash is offered for a line whose last word is under way.
fn offered(session: &Session, line: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.env_clear().env("COMPLETE", "bash").env("_CLAP_IFS", "\n").env("EVPKI_HOME", session.home());
    command.env("_CLAP_COMPLETE_INDEX", (line.len() - 1).to_string()).env("_CLAP_COMPLETE_COMP_TYPE", "9");
    let said = command.arg("--").args(line).output().unwrap();
    assert!(said.status.success() && said.stderr.is_empty(), "{said:?}");
    String::from_utf8(said.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn tab_offers_station_ids() {
    let session = Session::founded();
    let chargers: Vec<_> = (0..150).map(|n| fleet::charger(&format!("CS-{n:04}"), OcppVersion::Ocpp201)).collect();
    fleet::register(&session, &chargers);
    assert_eq!(offered(&session, &["evpki", "password", "confirm", "CS-014"]).len(), 10);
    assert_eq!(offered(&session, &["evpki", "password", "confirm", "CS-0001", "CS-0149"]), ["CS-0149"]);
    assert_eq!(offered(&session, &["evpki", "password", "show", "CS-"]).len(), 100, "no more than can be looked through");
    assert!(offered(&session, &["evpki", "password", "show", "XX"]).is_empty());
    assert_eq!(offered(&session, &["evpki", "ca", "show", "Cl"]), ["ClientCA"]);
    assert!(offered(&session, &["evpki", "password", "ro"]).contains(&"rotate".to_owned()));
    assert_eq!(offered(&session, &["evpki", "profile", "show", "iso20-v"]), ["iso20-v2g-root", "iso20-vehicle"]);
    assert_eq!(offered(&session, &["evpki", "hierarchy", "show", "ocp"]), ["ocpp", "ocpi", "ocpp-ocpi"]);
    assert_eq!(offered(&session, &["evpki", "init", "--hierarchy", "iso"]), ["iso15118-2", "iso15118-20"]);
    assert_eq!(offered(&session, &["evpki", "vault", "slots", "remove", "pa"]), ["passphrase"]);
    // Where there is no store there is nothing to offer, and nothing is made.
    let elsewhere = session.path("elsewhere");
    let home = format!("--home={}", elsewhere.display());
    assert!(offered(&session, &["evpki", &home, "password", "show", "CS-"]).is_empty());
    assert!(offered(&session, &["evpki", "--home", elsewhere.to_str().unwrap(), "password", "show", "CS-"]).is_empty());
    assert!(!elsewhere.exists());
}

/// The script is one that its shell takes.
#[test]
fn bash_takes_its_script() {
    let session = Session::empty();
    let script = session.file("evpki.bash", session.run(["completions", "bash"]).expect(0).stdout);
    let said = Command::new("bash").arg("-n").arg(&script).output().unwrap();
    assert!(said.status.success(), "{said:?}");
}

/// Where a rule is asked: whatever looks at certificates asks those on certificates.
fn asked(rule: &Rule) -> String {
    let places = rule.checks.iter().map(|check| match check {
        Check::Certificate(_) => "before a certificate is signed; `certificate lint`; `store check`",
        Check::Request(_) => "`certificate lint`, of a request",
        Check::Chain(_) => "`certificate lint`, of a chain",
        Check::RevocationList(_) => "`certificate lint`, of a CRL",
    });
    places.collect::<Vec<_>>().join("; ")
}

/// Requirements that are no rules on certificates: where each is kept.
const ELSEWHERE: [(&str, &str, &str); 12] = [
    ("A00.FR.205", "a password has as many characters as the version of OCPP takes", "`password provision`, `charger add`"),
    ("A00.FR.427", "no two chargers have one key, or one serial number", "`charger add`, `charger issue`, `charger provision`"),
    ("A01.FR.03", "a password that was replaced is not accepted any more", "`password confirm`"),
    ("A01.FR.04", "a password that was not taken leaves the one before in force", "`password abort`"),
    ("A01.FR.08", "a CSMS stores verifiers, no passwords", "`password export`"),
    ("A02.FR.05", "the key of a charger need never leave it: a request brings the public half", "`charger issue --csr`"),
    ("A00.FR.511", "a request names the charger that it is for, or nobody", "`charger issue --csr`"),
    ("A00.FR.510", "a request names the server that it is for, or nobody", "`server issue --csr`"),
    ("RFC 2986 4.2", "a request is signed with its own key", "`charger issue --csr`, `server issue --csr`"),
    ("OCPP SignCertificate.csr", "a request has at most 5500 characters", "`charger issue --csr`, `server issue --csr`"),
    ("EVPKI.11", "a request that asks for an authority is refused", "`charger issue --csr`, `server issue --csr`"),
    ("RFC 5280 6.1", "a path leads to an anchor, and nothing on it is revoked", "`certificate verify`, `certificate authorize`"),
];

fn requirements() -> String {
    let mut text = "# Requirements

Which requirement is kept where. This is written by `EVPKI_BLESS=1 cargo test --test it docs::`, out of the rules themselves: `src/pki/rules/` has each in
a file of its own, with samples of what it refuses and what it lets pass. `certificate lint --list` prints the same.

What *must* be kept stops a certificate before it is signed, and has `certificate lint` exit with 3. What *should* be kept is shown. The words are
evpki's own; the documents are the authority. What begins with `EVPKI` is asked for by no standard, or by one that says it otherwise: evpki asks for it.

## On certificates, requests, chains and CRLs

| requirement | | says | for | source | asked |
| --- | --- | --- | --- | --- | --- |
"
    .to_owned();
    for rule in RULES {
        let targets: Vec<&str> = rule.targets.iter().map(|target| target.name()).collect();
        let says = rule.says.replace('|', "\\|");
        text += &format!(
            "| {} | {} | {says} | {} | {} | {} |\n",
            rule.id,
            rule.level.name(),
            targets.join(", "),
            rule.source,
            asked(rule)
        );
    }
    text += "\n## Kept elsewhere\n\n| requirement | says | kept by |\n| --- | --- | --- |\n";
    ELSEWHERE.iter().for_each(|(id, says, place)| text += &format!("| {id} | {says} | {place} |\n"));
    text
}

#[test]
fn requirements_are_those_of_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/requirements.md");
    if std::env::var_os("EVPKI_BLESS").is_some() {
        fs::write(&path, requirements()).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == requirements(),
        "not up to date: docs/requirements.md; write it anew with `EVPKI_BLESS=1 cargo test --test it docs::`"
    );
}

/// Names in backticks in the first column of the tables of a text.
fn first_column(text: &str) -> Vec<&str> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|row| row.split(" |").next());
    rows.flat_map(|cell| cell.split(", ")).map(|name| name.trim_matches('`')).collect()
}

/// Every crate that is named in the manifest is accounted for, and none that is not.
#[test]
fn every_dependency_is_accounted_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (manifest, document) =
        (fs::read_to_string(root.join("Cargo.toml")).unwrap(), fs::read_to_string(root.join("docs/dependencies.md")).unwrap());
    let (tables, versions) = document.split_once("\n## Several versions of one crate\n").unwrap();
    let (tables, tests) = tables.split_once("\n## For tests alone\n").unwrap();
    let tests = tests.split(": in no release").next().unwrap().split(", ").map(|name| name.trim().trim_matches('`'));
    let mut told: Vec<String> = first_column(tables).into_iter().chain(tests).map(str::to_owned).collect();
    let (mut named, mut section) = (Vec::new(), "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && !line.starts_with('#')
            && let Some((name, rest)) = line.split_once(" = ")
        {
            let renamed = rest.split_once("package = \"").map(|(_, rest)| rest.split('"').next().unwrap());
            named.push(renamed.unwrap_or(name).to_owned());
        }
    }
    told.sort();
    named.sort();
    assert_eq!(told, named, "docs/dependencies.md and Cargo.toml name other crates");

    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    let mut locked: BTreeMap<&str, Vec<(u64, u64)>> = BTreeMap::new();
    for package in lock.split("\n[[package]]\n").skip(1) {
        let value = |key: &str| package.lines().find_map(|line| line.strip_prefix(key)).unwrap().trim_matches('"');
        let mut numbers = value("version = ").split('.').map(|number| number.parse().unwrap());
        locked.entry(value("name = ")).or_default().push((numbers.next().unwrap(), numbers.next().unwrap()));
    }
    let several: Vec<String> = locked
        .into_iter()
        .filter(|(_, versions)| versions.len() > 1)
        .map(|(name, mut versions)| {
            versions.sort_unstable();
            let versions: Vec<String> = versions.iter().map(|(major, minor)| format!("{major}.{minor}")).collect();
            format!("| `{name}` | {} |", versions.join(", "))
        })
        .collect();
    let missing: Vec<&String> = several.iter().filter(|row| !versions.contains(&**row)).collect();
    assert!(missing.is_empty(), "docs/dependencies.md should have the rows {missing:#?}");
    assert_eq!(
        first_column(versions).len(),
        several.len(),
        "docs/dependencies.md names a crate of which there is one version now"
    );
}
