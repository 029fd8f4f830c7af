//! `docs/json.md` is true: the fields that it names, with their types, are those that commands give with `--json`, no more and no less.
//!
//! `EVPKI_SHOW=1 cargo test --test documented json:: -- --nocapture` prints what commands give, to write the document by.

use crate::support::{session, shell, test_pki};
use serde_json::Value;
use session::Session;
use shell::Line;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// What is done in the test PKI, one after the other; together it shows every field of every command. `!` before one that
/// fails, or is done in part; `later`: half a year; `open`: others may look into the home.
const DAY: &[&str] = &[
    "!init --organization ACME --country DE --environment test",
    "profile list",
    "profile list --shipped",
    "profile show csms",
    "profile show charger",
    "profile show client-ca",
    "profile show iso2-contract",
    "!profile check manifest.csv /charger.yaml",
    "hierarchy list",
    "hierarchy show",
    "hierarchy show ocpi",
    "!hierarchy check manifest.csv /hierarchy.yaml",
    "ca list",
    "ca show ClientCA",
    "ca export RootCA",
    "ca export RootCA --out exported.pem",
    "server issue csms.acme.example --with-rsa",
    "password provision --batch B1",
    "password provision --batch B-EMPTY",
    "password retire --batch B-EMPTY",
    "charger add CS-0001 --serial-number SN-0001 --batch 2026-11",
    "charger add CS-0004 --serial-number SN-0004 --vendor V --model M --csms csms.acme.example --batch B1 --default-password-batch B1 --ocpp-version 1.6",
    "charger list",
    "charger list --prefix nobody",
    "charger issue CS-0003 --csr CS-0003.csr",
    "charger show CS-0001",
    "charger show CS-0002",
    "charger show CS-0004",
    "charger provision manifest.csv --dry-run",
    "charger provision manifest.csv --bundles bundles --report report.jsonl",
    "charger scan --station-id CS-{serial_number} --serial-number-pattern 'N[0-9]' --bundles b --labels l --security-profile 3 < scanned.txt",
    "!charger scan < refused.txt",
    "password provision CS-0001",
    "password provision --all",
    "password show CS-0001",
    "password show CS-0001 --reveal",
    "password show CS-0004 --reveal",
    "password rotate CS-0001",
    "password rotate CS-0001 --frame",
    "password policy",
    "password policy --pending 1s --warn 1d",
    "password due --older-than 0s",
    "password confirm CS-0001",
    "password confirm --from answers.jsonl",
    "password rotate CS-0004",
    "password abort CS-0004",
    "password export",
    "password export --out verifiers.jsonl",
    "password export --layout maeve --out maeve.jsonl",
    "charger add CS-OF-MORE-THAN-28-CHARACTERS --serial-number SN-0028",
    "password provision CS-OF-MORE-THAN-28-CHARACTERS",
    "!password export --layout maeve --skip-faulty --out left-out.jsonl",
    "charger decommission CS-OF-MORE-THAN-28-CHARACTERS",
    "certificate list",
    "certificate show csms.acme.example",
    "certificate show csms.acme.example --pem",
    "certificate show RootCA",
    "certificate show chain.pem",
    "certificate verify CS-0002",
    "certificate verify chain.pem --anchor root.pem",
    "!certificate lint chain.pem --target iso2",
    "certificate lint --list",
    "certificate show partner.pem",
    "certificate authorize CS-0002 --station CS-0002 --environment production --at 2027-01-01",
    "!certificate authorize CS-0002 --station CS-0001 --environment production",
    "certificate authorize partner.pem --anchor partner-ca.pem --crl partner.crl --party DE*ABC --module cdrs --interface sender --environment production",
    "certificate hold CS-0002",
    "!certificate verify CS-0002",
    "charger show CS-0002",
    "certificate list --status held",
    "certificate release CS-0002",
    "certificate revoke CS-0002 --reason key-compromise",
    "!charger provision revoked.csv",
    "crl publish",
    "crl publish RootCA --key-file /media/drawer/root.pem --force",
    "bundle device CS-0001",
    "bundle device CS-0003 --out CS-0003.zip",
    "bundle server csms.acme.example --out csms",
    "bundle show csms",
    "bundle show CS-0003.zip",
    "bundle verify csms CS-0001",
    "charger provision manifest.csv --archive all.zip",
    "bundle verify all.zip",
    "charger decommission CS-0001",
    "charger decommission CS-0003",
    "charger decommission CS-0003",
    "audit list",
    "audit verify",
    "audit verify --head head.jsonl",
    "audit export",
    "audit export --out audit.jsonl",
    "crl publish",
    "store check",
    "store backup backup.db",
    "store restore backup.db",
    "vault status",
    "vault unlock --for 8h",
    "vault unlock",
    "vault status",
    "vault auto-lock 8h",
    "vault auto-lock off",
    "vault lock",
    "vault recovery",
    "vault recovery --label paper --out code.txt",
    "vault slots add recovery",
    "vault slots add recovery --label another --out another.txt",
    "vault slots add key-file evpki.key",
    "vault slots add passphrase --label alice --new-passphrase env:NEW",
    "vault slots list",
    "vault slots remove alice",
    "vault slots remove evpki.key",
    "store backup old.db",
    "crl publish --force",
    "vault unlock",
    "vault rekey",
    "store restore old.db --force",
    "later",
    "!status",
    "!crl publish",
    "open",
    "!store check",
    "store check --repair",
    "vault passphrase --passphrase env:OLD --new-passphrase env:NEW",
    "!charger provision broken.csv",
    "!charger issue CS-0003 --csr manifest.csv --again",
    "!charger add",
];

/// What is done on a platform of OCPI.
const PARTIES: &[&str] = &[
    "party issue DE-ABC --role CPO --module cdrs:sender --also NL-XYZ:EMSP",
    "party issue DE-ABC --role CPO --server ocpi.acme.example",
    "party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr",
    "!party issue DE-ABC --role CPO",
    "party list",
    "party show DE-ABC",
    "token issue DE-ABC",
    "token issue DE-ABC --value stdin < theirs.txt",
    "token rotate DE-ABC",
    "token show DE-ABC",
    "token show DE-ABC --reveal",
    "token show DE-ABC --header",
    "token credentials DE-ABC --url https://ocpi.acme.example --role DE-XYZ:CPO",
    "token list",
    "token export",
    "token export --values",
    "token export --out tokens.jsonl",
    "token confirm DE-ABC",
    "token rotate DE-ABC",
    "token abort DE-ABC",
    "token peer DE-ABC --ocpi-version 2.2",
    "totp provision DE-ABC",
    "totp rotate DE-ABC",
    "totp show DE-ABC",
    "totp show DE-ABC --reveal",
    "totp code DE-ABC --direction inbound",
    "totp code DE-ABC --direction inbound --header totp",
    "totp confirm DE-ABC",
    "totp rotate DE-ABC",
    "totp abort DE-ABC",
    "totp provision DE-ABC --from config.json",
    "totp verify DE-ABC --direction outbound < code.txt",
    "!totp verify DE-ABC --direction outbound < theirs.txt",
    "totp export DE-ABC",
    "totp export DE-ABC --out totp.json",
    "bundle party DE-ABC",
    "bundle party DE-ABC --purpose cdr-sender --out sender.zip",
    "bundle show DE%2AABC",
    "bundle verify DE%2AABC sender.zip",
    "token retire DE-ABC",
    "totp retire DE-ABC",
];

/// What is issued to holders of ISO 15118.
const HOLDERS: &[&str] = &[
    "certificate issue iso2-secc DEACMES00001 --out secc.pem --key-out secc.key",
    "certificate issue iso2-contract DE8ACCABCDEFGHJ",
    "certificate export DEACMES00001 --out again.pem --key-out again.key",
    "certificate export DE8ACCABCDEFGHJ",
    "!certificate issue iso2-secc DEACMES00001",
    "certificate verify DEACMES00001",
];

/// Objects by the names of their fields; what stands in lists is called `list[]`.
type Fields = BTreeMap<String, BTreeSet<&'static str>>;

/// What the names and types of a value's fields are.
fn fields(value: &Value, name: &str, opaque: &dyn Fn(&str) -> bool, found: &mut Fields) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(text) if is_time(text) => "time",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    if !name.is_empty() {
        found.entry(name.to_owned()).or_default().insert(kind);
    }
    match value {
        _ if opaque(name) => {}
        Value::Array(items) => items.iter().for_each(|item| fields(item, &format!("{name}[]"), opaque, found)),
        Value::Object(members) => {
            for (key, value) in members {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                fields(value, &name, opaque, found);
            }
        }
        _ => {}
    }
}

fn is_time(text: &str) -> bool {
    text.len() == 20 && text.ends_with('Z') && evpki::x509::time::parse(text).is_ok()
}

/// What the commands of a day give, each under its name.
fn given(documented: &BTreeMap<String, BTreeMap<String, String>>) -> BTreeMap<String, Fields> {
    let test_pki = test_pki::test_pki(&test_pki::drawer());
    test_pki.file("revoked.csv", "station_id,serial_number,security_profile\nCS-0002,SN-0002,3\n");
    test_pki.file("broken.csv", "station_id\n");
    test_pki.file("charger.yaml", evpki::pki::builtin::PROFILES[4].text);
    test_pki.file("hierarchy.yaml", evpki::pki::builtin::HIERARCHIES[0].text);
    test_pki.file("scanned.txt", "SN-0001\nN1\nN1\n");
    test_pki.file("refused.txt", "SN-9999\n");
    let mut all: BTreeMap<String, Fields> = BTreeMap::new();
    let mut run = |session: &Session, text: &str| {
        let (fails, text) = text.strip_prefix('!').map_or((false, text), |text| (true, text));
        let line = Line::of(&format!("evpki --json {text}"));
        let said = line.run(session);
        assert_eq!(said.status != 0, fails, "{text}\n{said}");
        for object in said.stdout.lines() {
            let value: Value = serde_json::from_str(object).unwrap_or_else(|why| panic!("{text}: {why}: {object}"));
            let failed = value.get("error").filter(|error| error.is_object() && value.as_object().is_some_and(|o| o.len() == 1));
            let (name, value) = failed.map_or((line.command(), &value), |error| ("error".to_owned(), error));
            let opaque = |field: &str| {
                let table = documented.get(&name).and_then(|fields| fields.get(field));
                table.is_some_and(|kind| kind.trim_end_matches('?') == "any")
            };
            fields(value, "", &opaque, all.entry(name.clone()).or_default());
        }
    };
    let fresh = Session::empty();
    let found = "init --organization ACME --country NL --environment test";
    for text in ["demo demo", "demo --negative negative", "completions bash", "man man", found] {
        run(&fresh, text);
    }
    let drawer = Session::empty();
    run(&drawer, "init --organization ACME --country NL --environment test --root-out root.pem");
    // Without a CSMS no bundle can be written.
    run(&test_pki::drawer(), "!charger provision manifest.csv --bundles bundles");
    let grid = test_pki::founded("iso15118-2");
    HOLDERS.iter().for_each(|text| run(&grid, text));
    let platform = test_pki::platform();
    test_pki::peer(&platform);
    PARTIES.iter().for_each(|text| run(&platform, text));
    for text in DAY {
        match *text {
            "later" => test_pki.pass(200 * evpki::model::DAY),
            "open" => fs::set_permissions(test_pki.home(), fs::Permissions::from_mode(0o755)).unwrap(),
            text => run(&test_pki, text),
        }
    }
    all
}

/// The tables of the document: of each command, of each field, its type. A type that is the name of an object that has a table of its
/// own stands for the fields of that.
fn documented() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for section in text.split("\n## ").flat_map(|section| section.split("\n### ")).skip(1) {
        let heading = section.lines().next().unwrap_or_default();
        let name = heading.trim_matches('`').trim_start_matches("evpki ").to_owned();
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
        let cells = rows.map(|row| row.split(" | ").map(|cell| cell.trim_matches('`').to_owned()).collect::<Vec<_>>());
        tables.insert(name, cells.map(|cells| (cells[0].clone(), cells[1].clone())).collect());
    }
    let plain = tables.clone();
    for fields in tables.values_mut() {
        expand(fields, &plain);
    }
    tables
}

/// Puts the fields of shared objects in the place of their names.
fn expand(fields: &mut BTreeMap<String, String>, tables: &BTreeMap<String, BTreeMap<String, String>>) {
    let shared = |kind: &str| {
        let name = kind.split_once("](#").map_or(kind, |(_, name)| name).trim_end_matches(['?', ')']);
        tables.get(name).filter(|_| kind.starts_with('['))
    };
    let open = |kind: &str| kind.starts_with('[') || kind.starts_with("list of ");
    while let Some((field, kind)) = fields.iter().find(|(_, kind)| open(kind)).map(|(f, k)| (f.clone(), k.clone())) {
        if let Some(items) = kind.strip_prefix("list of ") {
            fields.insert(format!("{field}[]"), items.trim_end_matches('?').to_owned());
            fields.insert(field, if kind.ends_with('?') { "list?" } else { "list" }.to_owned());
            continue;
        }
        let inner = shared(&kind).unwrap_or_else(|| panic!("there is no table for {kind}"));
        let (below, kind) = match (field.as_str(), kind.ends_with('?')) {
            ("*", _) => (String::new(), None),
            (field, true) => (format!("{field}."), Some("object?")),
            (field, false) => (format!("{field}."), Some("object")),
        };
        fields.remove(&field);
        fields.extend(kind.map(|kind| (field, kind.to_owned())));
        fields.extend(inner.iter().map(|(name, kind)| (format!("{below}{name}"), kind.clone())));
    }
}

#[test]
fn the_document_says_what_commands_give() {
    let documented = documented();
    let given = given(&documented);
    if std::env::var_os("EVPKI_SHOW").is_some() {
        for (command, fields) in &given {
            println!("\n### `evpki {command}`");
            fields.iter().for_each(|(field, kinds)| println!("| `{field}` | {kinds:?} |"));
        }
        return;
    }
    let mut wrong = Vec::new();
    for (command, fields) in &given {
        let Some(table) = documented.get(command) else {
            wrong.push(format!("{command}: not in the document"));
            continue;
        };
        for (field, kinds) in fields {
            let Some(kind) = table.get(field) else {
                wrong.push(format!("{command}: {field} is not in the document: {kinds:?}"));
                continue;
            };
            let plain = kind.trim_end_matches('?');
            let fits = |given: &&str| plain == "any" || *given == plain || (*given == "null" && kind.ends_with('?'));
            if !kinds.iter().all(fits) {
                wrong.push(format!("{command}: {field} is {kind} in the document, given were {kinds:?}"));
            }
        }
        // What is in a list that was empty, or in an object that was not there, cannot be seen.
        let unseen = |field: &str| {
            field.match_indices(['.', '[']).any(|(at, mark)| match (&field[..at], mark) {
                (list, "[") => !fields.contains_key(&format!("{list}[]")),
                (object, _) => !fields.get(object).is_some_and(|kinds| kinds.contains("object")),
            })
        };
        let missing = table.keys().filter(|field| !fields.contains_key(*field) && !unseen(field));
        wrong.extend(missing.map(|field| format!("{command}: {field} was never given")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every command has its section.
#[test]
fn the_document_knows_every_command() {
    fn leaves(command: &clap::Command, names: &str, found: &mut Vec<String>) {
        for sub in command.get_subcommands() {
            let names = format!("{names} {}", sub.get_name());
            if sub.has_subcommands() { leaves(sub, &names, found) } else { found.push(names.trim().to_owned()) }
        }
    }
    let mut commands = Vec::new();
    leaves(&evpki::cli::command(), "", &mut commands);
    let documented = documented();
    let missing: Vec<&String> = commands.iter().filter(|command| !documented.contains_key(*command)).collect();
    assert!(missing.is_empty(), "not in docs/json.md: {missing:?}");
}
