//! The long life of a PKI, by the real binary, and then a search for every secret that it ever had: in all that was said, in every file, in every
//! form. A secret is found where it was asked for by name, and nowhere else.
//!
//! A verb that is new is a line in [`life`]; when it hands out a secret, one in [`ASKED`], too. Secrets need not be told: after every step all that
//! the vault holds is taken down.

use crate::support::{place, session, strangers};
use aho_corasick::AhoCorasick;
use data_encoding::{BASE64, BASE64URL, HEXLOWER, HEXUPPER};
use evpki::{
    model::{Label, Secret, SecretKind},
    store::{Read as _, Sqlite},
    vault::unlock_with_passphrase,
    x509::import_private_key,
};
use place::{Answer, Place};
use session::PASSPHRASE;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Read, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

/// The second passphrase of the vault, and what a manufacturer dictated.
const ANOTHER: &str = "nine purple \"quoted\" trains";
const DICTATED: &str = "dictated/by+ACME=17";
/// Another person's passphrase, the token that a peer made, and the shared secret of its codes.
const ALICES: &str = "alice & her <seven> lamps";
const THEIRS: &str = "theirs!-0123456789-\"abc\"/defghijkl";
const SHARED: &str = "shared+secret/of=theirs&more!";

/// Where a secret may be found: in what a command said, or in a file, by their exact names, a `*` for what may follow up to the next slash; and the secrets
/// that were asked for there, by how their names begin. Each has to be found there, or it is struck off.
const ASKED: &[(&str, &str)] = &[
    ("password rotate CS-0000", "password CS-0000 2"),
    ("password rotate CS-0002 --frame", "password CS-0002 2"),
    ("password rotate CS-0000 CS-0004", "password CS-0000 3"),
    ("password rotate CS-0000 CS-0004", "password CS-0004 2"),
    ("password rotate CS-0000 CS-0004 again", "password CS-0000 3"),
    ("password rotate CS-0000 CS-0004 again", "password CS-0004 2"),
    ("password show CS-0000 --reveal", "password CS-0000 2"),
    ("password show CS-0002 --reveal --json", "password CS-0002 2"),
    ("password show CS-0002 --reveal --json", "password CS-0002 3"),
    ("password rotate CS-0002", "password CS-0002 3"),
    ("bundles/*/private-key.pem", "private-key "),
    ("bundles/*/basic-auth.json", "password "),
    ("bundles/CS-0008/basic-auth.json", "batch-password"),
    ("device/private-key.pem", "private-key "),
    ("server/private-key.pem", "private-key "),
    ("server/private-key-rsa.pem", "private-key "),
    ("code.txt", "recovery code"),
    ("stick.key", "key file"),
    ("labels/CS-0000.svg", "password CS-0000 2"),
    ("partner/private-key.pem", "private-key "),
    ("partner/token.json", "token DE*ABC inbound 1"),
    ("partner/totp-config.json", "totp DE*ABC inbound 1"),
    ("partner.zip/partner/private-key.pem", "private-key "),
    ("partner.zip/partner/token.json", "token DE*ABC inbound 2"),
    ("partner.zip/partner/totp-config.json", "totp DE*ABC inbound 1"),
    ("partner.tar.zst/partner/private-key.pem", "private-key "),
    ("partner.tar.zst/partner/token.json", "token DE*ABC inbound 2"),
    ("partner.tar.zst/partner/totp-config.json", "totp DE*ABC inbound 1"),
    ("all.tar.gz/*/private-key.pem", "private-key "),
    ("all.tar.gz/*/basic-auth.json", "password "),
    ("all.tar.gz/CS-0008/basic-auth.json", "batch-password"),
    ("token show DE*ABC --direction inbound --reveal", "token DE*ABC inbound 1"),
    ("token show DE*ABC --direction inbound --reveal", "token DE*ABC inbound 2"),
    ("token show DE*ABC --header", "token DE*ABC outbound 1"),
    ("token show DE*ABC --reveal --json", "token DE*ABC inbound 2"),
    ("token show DE*ABC --reveal --json", "token DE*ABC outbound 1"),
    ("token credentials DE*ABC --url https://acme.example/versions", "token DE*ABC inbound 2"),
    ("values.jsonl", "token DE*ABC outbound 1"),
    ("totp export DE*ABC", "totp DE*ABC inbound 1"),
    ("totp export DE*ABC --json", "totp DE*ABC inbound 1"),
    ("totp.json", "totp DE*ABC inbound 1"),
    ("their-totp.json", "totp DE*ABC outbound 1"),
    ("password rotate --all --json", "password "),
    ("ocpp-core.sql", "password "),
    ("ocpp-core.sql", "batch-password"),
];

/// The same of commands that were killed, and may have come so far or not.
const PERHAPS: &[(&str, &str)] = &[
    ("password rotate CS-0006, killed", "password CS-0006 2"),
    ("password rotate --batch B-1, killed", "password CS-0008 "),
    ("partner.tar.gz/partner/*", "token DE*ABC inbound "),
    ("partner.tar.gz/partner/*", "totp DE*ABC inbound 1"),
    ("partner.tar.gz/partner/*", "private-key "),
    (".evpki-*/partner/*", "token DE*ABC inbound "),
    (".evpki-*/partner/*", "totp DE*ABC inbound 1"),
    (".evpki-*/partner/*", "private-key "),
    ("more.tar.gz/*/private-key.pem", "private-key "),
    ("more.tar.gz/*/basic-auth.json", "password "),
    (".evpki-*/*/private-key.pem", "private-key "),
    (".evpki-*/*/basic-auth.json", "password "),
];

/// A PKI, all that it ever knew, and all that was ever said.
struct Life {
    place: Place,
    passphrase: &'static str,
    secrets: BTreeMap<String, Vec<u8>>,
    said: Vec<(String, Vec<u8>)>,
}

impl Life {
    fn begin() -> Self {
        let place = Place::empty();
        fs::create_dir(place.path("tmp")).unwrap();
        let known = [
            ("passphrase", PASSPHRASE),
            ("passphrase, the second", ANOTHER),
            ("passphrase of Alice", ALICES),
            ("batch-password, dictated", DICTATED),
        ];
        let secrets = known.into_iter().map(|(name, secret)| (name.to_owned(), secret.as_bytes().to_vec())).collect();
        Self { place, passphrase: PASSPHRASE, secrets, said: Vec::new() }
    }

    fn command(&self, words: &str) -> Command {
        let words = words.trim_end_matches(" again").split(' ').map(|word| word.replace("{}", &self.place.name("")));
        let mut command = self.place.command(words);
        command.env("EVPKI_PASSPHRASE", self.passphrase).env("TMPDIR", self.place.path("tmp")).env("USER", "ada");
        command.env("EVPKI_OTHER", ANOTHER).env("EVPKI_DICTATED", DICTATED);
        command.env("EVPKI_ALICES", ALICES).env("EVPKI_THEIRS", THEIRS);
        command
    }

    /// Runs a command; `{}` is the place. What it says is kept under its words.
    #[track_caller]
    fn tries(&mut self, words: &str, stdin: &str, statuses: &[i32]) -> Answer {
        let mut child = self.command(words).stdin(Stdio::piped()).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = [&output.stdout[..], &output.stderr].concat();
        self.said.push((words.replace("{}/", ""), said));
        let answer = self.place.answer(output).expect(statuses);
        self.take_down();
        answer
    }

    #[track_caller]
    fn does(&mut self, words: &str) -> Answer {
        self.tries(words, "", &[0])
    }

    /// Runs a command, and kills it after so many milliseconds, if it still lives.
    fn is_killed(&mut self, words: &str, milliseconds: u64) {
        let mut child = self.command(words).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        self.said.push((format!("{words}, killed"), [output.stdout, output.stderr].concat()));
        self.take_down();
    }

    /// Takes down all that the vault holds now.
    fn take_down(&mut self) {
        let Ok(store) = Sqlite::open(&self.place.store(), Duration::from_secs(30)) else { return };
        let Ok(pki) = store.pki() else { return };
        let slot = store.slots().unwrap().into_iter().find(|slot| slot.label == "passphrase").unwrap();
        let open = |passphrase: &str| unlock_with_passphrase(pki.id, &slot.bytes, &Secret::from(passphrase.to_owned())).ok();
        let vault = open(self.passphrase).or_else(|| [PASSPHRASE, ANOTHER].into_iter().find_map(open)).unwrap();
        for kind in SecretKind::ALL {
            let taken = store.each_secret(kind, None, &mut |row| {
                let name = format!("{kind} {} {}", row.owner, row.version);
                if let Some(sealed) = row.sealed.filter(|_| !self.secrets.contains_key(&name)) {
                    let opened = vault.open(Label { kind, owner: &row.owner, version: row.version }, &sealed).unwrap();
                    let mut secret = opened.expose().to_vec();
                    if kind == SecretKind::Totp {
                        // What is secret of it stands beside what is not.
                        let read: serde_json::Value = serde_json::from_slice(&secret).unwrap();
                        secret = read["sharedSecret"].as_str().unwrap().as_bytes().to_vec();
                    }
                    self.secrets.insert(name, secret);
                }
                Ok(())
            });
            taken.unwrap();
        }
    }

    /// The master key, as a stranger finds it: the vault lends it to nobody.
    fn take_down_master(&mut self, name: &str) {
        let store = Sqlite::open(&self.place.store(), Duration::from_secs(30)).unwrap();
        let slot = store.slots().unwrap().into_iter().find(|slot| slot.label == "passphrase").unwrap();
        let pki = store.pki().unwrap().id;
        let program = "import sys; sys.path.insert(0, sys.argv[1]); from vault_reader import unlock; \
                       print(unlock(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]), sys.argv[4].encode()).hex())";
        let strangers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/strangers");
        let (pki, slot) = (HEXLOWER.encode(&pki.0), HEXLOWER.encode(&slot.bytes));
        let found =
            strangers::run_python(["-c", program, strangers.to_str().unwrap(), &pki, &slot, self.passphrase]).expect_good();
        self.secrets.insert(name.to_owned(), HEXLOWER.decode(found.stdout.trim().as_bytes()).unwrap());
    }

    /// What was said, and every file, each under its name.
    fn haystacks(&self) -> Vec<(String, Vec<u8>)> {
        let mut all = self.said.clone();
        let mut directories: Vec<PathBuf> = vec![self.place.path("")];
        while let Some(directory) = directories.pop() {
            for entry in fs::read_dir(directory).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    directories.push(path);
                } else {
                    let name = path.strip_prefix(self.place.path("")).unwrap().to_str().unwrap().to_owned();
                    // A name is read by more people than what is in the file.
                    all.push((format!("the name {name}"), name.clone().into_bytes()));
                    let bytes = fs::read(path).unwrap();
                    all.extend(unpacked(&name, &bytes));
                    all.push((name, bytes));
                }
            }
        }
        all
    }
}

/// What is in an archive, as far as it goes: a killed command has left one that ends anywhere.
fn unpacked(name: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut take = |path: String, content: Vec<u8>| files.push((format!("{name}/{path}"), content));
    let stream: Box<dyn Read> = match bytes {
        [0x1f, 0x8b, ..] => Box::new(flate2::read::MultiGzDecoder::new(bytes)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(zstd::stream::read::Decoder::new(bytes).unwrap()),
        [b'P', b'K', 3, 4, ..] => {
            let mut bytes = bytes;
            while let Ok(Some(mut file)) = zip::read::read_zipfile_from_stream(&mut bytes) {
                let (path, mut content) = (file.name().unwrap().into_owned(), Vec::new());
                let _ = file.read_to_end(&mut content);
                take(path, content);
            }
            return files;
        }
        _ => return files,
    };
    let mut archive = tar::Archive::new(stream);
    for mut entry in archive.entries().unwrap().map_while(Result::ok) {
        let (path, mut content) = (entry.path().unwrap().to_str().unwrap().to_owned(), Vec::new());
        let _ = entry.read_to_end(&mut content);
        take(path, content);
    }
    files
}

/// The forms in which a secret could lie somewhere.
fn forms(secret: &[u8]) -> BTreeSet<Vec<u8>> {
    let mut forms = BTreeSet::from([secret.to_vec()]);
    for encoding in [&HEXLOWER, &HEXUPPER] {
        forms.insert(encoding.encode(secret).into_bytes());
    }
    for encoding in [&BASE64, &BASE64URL] {
        // Behind nothing, one or two bytes of something else; what depends on those, or on what follows, is left out.
        for before in 0..3 {
            let encoded = encoding.encode(&[&[0; 2][..before], secret].concat()).into_bytes();
            let whole = (before + secret.len()) * 8 / 6;
            forms.insert(encoded[(before * 8).div_ceil(6)..whole].to_vec());
        }
        // In lines, as PEM has it.
        forms.extend(encoding.encode(secret).as_bytes().chunks(64).filter(|line| line.len() == 64).map(<[u8]>::to_vec));
    }
    if let Ok(text) = std::str::from_utf8(secret) {
        let json = serde_json::to_string(text).unwrap();
        forms.insert(json.as_bytes()[1..json.len() - 1].to_vec());
        forms.insert(format!("{text:?}").trim_matches('"').as_bytes().to_vec());
        forms.insert(percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string().into_bytes());
        forms.insert(text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").into_bytes());
        forms.insert(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.insert(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    forms
}

/// What is secret in a private key beside all of it: the number itself, where one can be told.
fn number(pkcs8: &[u8]) -> Option<&[u8]> {
    // An ECPrivateKey (RFC 5915) of 32 or 48 bytes, a CurvePrivateKey (RFC 8410).
    let ahead: [(&[u8], usize); 3] = [(b"\x02\x01\x01\x04\x20", 32), (b"\x02\x01\x01\x04\x30", 48), (b"\x04\x22\x04\x20", 32)];
    ahead.into_iter().find_map(|(ahead, length)| {
        let at = pkcs8.windows(ahead.len()).position(|window| window == ahead)? + ahead.len();
        pkcs8.get(at..at + length)
    })
}

/// Where which secret is found.
fn found(secrets: &BTreeMap<String, Vec<u8>>, haystacks: &[(String, Vec<u8>)]) -> BTreeSet<(String, String)> {
    let (mut needles, mut names) = (Vec::new(), Vec::new());
    for (name, secret) in secrets {
        let inner = number(secret).filter(|_| name.contains("key"));
        for form in forms(secret).into_iter().chain(inner.into_iter().flat_map(forms)) {
            // What is shorter is found by chance.
            assert!(form.len() >= 8, "{name}");
            needles.push(form);
            names.push(name);
        }
    }
    let search = AhoCorasick::new(&needles).unwrap();
    let mut found = BTreeSet::new();
    for (place, text) in haystacks {
        let hits = search.find_overlapping_iter(text).map(|hit| (place.clone(), names[hit.pattern().as_usize()].clone()));
        found.extend(hits);
    }
    found
}

/// Whether a place is the one that a pattern names.
fn is_named(pattern: &str, place: &str) -> bool {
    let (mut parts, mut names) = (pattern.split('/'), place.split('/'));
    let is_one = |part: &str, name: &str| part.strip_suffix('*').map_or(part == name, |begins| name.starts_with(begins));
    parts.by_ref().zip(names.by_ref()).all(|(part, name)| is_one(part, name))
        && pattern.split('/').count() == place.split('/').count()
}

/// Every export of passwords, and many passwords in replacement at once.
fn exported(life: &mut Life) {
    for layout in ["jsonl", "csv", "steve", "citrineos", "maeve", "ocpp-secure-simulation"] {
        life.does(&format!("password export CS-0000 CS-0002 CS-0008 --layout {layout} --out {{}}/for-{layout}"));
    }
    life.does("password export CS-0000 CS-0002 CS-0008 --layout ocpp-core --verifier plain --yes --out {}/ocpp-core.sql");
    life.is_killed("password rotate --batch B-1", 60);
    life.does("password rotate --all --json");
    life.does("password confirm CS-0002");
    life.does("password abort CS-0000 CS-0004");
}

/// Tokens and time-based codes, with a peer that makes some of them.
fn exchanged(life: &mut Life) {
    let theirs = serde_json::json!({ "sharedSecret": SHARED, "length": 8, "totpLength": 8 });
    fs::write(life.place.path("their-totp.json"), theirs.to_string()).unwrap();
    life.does("token issue DE*ABC");
    life.does("token issue DE*ABC --value env:EVPKI_THEIRS");
    life.tries("token rotate DE*ABC --value stdin", "too short\n", &[1, 3]);
    life.does("totp provision DE*ABC");
    life.does("totp provision DE*ABC --from {}/their-totp.json");
    life.does("bundle party DE*ABC --out {}/partner");
    life.does("token rotate DE*ABC");
    life.does("token show DE*ABC --direction inbound --reveal");
    life.does("token confirm DE*ABC");
    life.does("token show DE*ABC --header");
    life.does("token show DE*ABC --reveal --json");
    life.does("token show DE*ABC");
    life.does("token credentials DE*ABC --url https://acme.example/versions");
    life.does("token list --json");
    life.does("token export --out {}/tokens.jsonl");
    life.does("token export --values --out {}/values.jsonl");
    for flags in ["", " --windows --json", " --header basic --login ada"] {
        life.does(&format!("totp code DE*ABC{flags}"));
    }
    let code = life.does("totp code DE*ABC --direction inbound").stdout;
    life.tries("totp verify DE*ABC --once", &code, &[0]);
    life.tries("totp verify DE*ABC", "123456789012\n", &[3]);
    life.does("totp export DE*ABC");
    life.does("totp export DE*ABC --json");
    life.does("totp export DE*ABC --out {}/totp.json");
    life.does("totp rotate DE*ABC");
    life.does("totp abort DE*ABC");
    life.does("totp show DE*ABC --json");
    life.does("bundle party DE*ABC --out {}/partner.zip");
    life.does("bundle party DE*ABC --out {}/partner.tar.zst");
    life.does("bundle show {}/partner.zip --json");
    life.does("bundle verify {}/partner.tar.zst");
    for milliseconds in [60, 120] {
        life.is_killed("token rotate DE*ABC", milliseconds);
        life.is_killed("bundle party DE*ABC --out {}/partner.tar.gz", milliseconds);
    }
    life.does("token retire DE*ABC --yes");
    life.does("totp retire DE*ABC --yes");
}

/// From the founding on, with every verb that has to do with a secret, and many that have not.
fn life() -> Life {
    let mut life = Life::begin();
    let root =
        "init --organization ACME --country DE --environment test --hierarchy ocpp-ocpi --ocsp-url http://ocsp.acme.example";
    life.does(&format!("{root} --root-out {{}}/root.pem"));
    session::cheapen(&life.place.store());
    life.take_down_master("master key");
    let root = fs::read(life.place.path("root.pem")).unwrap();
    let root = import_private_key(&root, Some(&Secret::from(PASSPHRASE.to_owned()))).unwrap();
    life.secrets.insert("private-key of the root".to_owned(), root.to_pkcs8().unwrap().expose().to_vec());

    life.does("server issue csms.acme.example --with-rsa");
    life.tries("password provision --batch B-1 --value stdin", "short\n", &[3]);
    life.does("password provision --batch B-1 --value env:EVPKI_DICTATED");
    life.does("password provision --batch B-2");
    let row = |n: u32, batch: &str| format!("CS-{n:04},SN-{n:04},{},{batch}\n", 2 + n % 2);
    let rows = |numbers: std::ops::Range<u32>| numbers.map(|n| row(n, if n == 8 { "B-1" } else { "" })).collect::<String>();
    for (name, numbers) in [("manifest.csv", 0..10), ("more.csv", 10..400)] {
        let text = format!("station_id,serial_number,security_profile,default_password_batch\n{}", rows(numbers));
        fs::write(life.place.path(name), text).unwrap();
    }
    life.does("charger provision {}/manifest.csv --bundles {}/bundles --report {}/report.csv");
    for milliseconds in [150, 300, 450] {
        life.is_killed("charger provision {}/more.csv --archive {}/more.tar.gz", milliseconds);
    }
    life.does("charger provision {}/manifest.csv --archive {}/all.tar.gz");
    life.is_killed("crl publish --force", 100);
    life.is_killed("vault passphrase --new-passphrase env:EVPKI_PASSPHRASE", 100);

    life.does("password show CS-0000");
    life.does("password rotate CS-0000");
    life.does("password show CS-0000 --json");
    life.does("password confirm CS-0000");
    life.does("password show CS-0000 --reveal");
    life.does("password rotate CS-0002 --frame");
    life.tries("password rotate CS-0003", "", &[3]);
    life.does("password confirm CS-0002");
    life.does("password rotate CS-0002");
    life.does("password show CS-0002 --reveal --json");
    life.does("password rotate CS-0000 CS-0004");
    life.does("password rotate CS-0000 CS-0004 again");
    life.is_killed("password rotate CS-0006", 60);
    life.does("password abort CS-0000 CS-0004");
    life.tries("password show CS-0000 --reveal --version 1", "", &[1]);
    life.does("password policy --max-age 90d");
    life.does("password due --json");
    for verifier in ["argon2id", "bcrypt"] {
        life.does(&format!("password export CS-0000 CS-0002 --verifier {verifier} --out {{}}/{verifier}.jsonl"));
    }
    life.tries("charger scan --bundles {}/bundles --labels {}/labels --with-password", "CS-0000\nunknown\n", &[0, 6]);
    life.tries("charger scan --labels {}/labels-without --json", "CS-0002\n", &[0]);
    life.does("bundle device CS-0001 --out {}/device");
    life.does("bundle server csms.acme.example --out {}/server");
    life.does("bundle show {}/server --json");
    life.does("bundle verify {}/server {}/device");
    exported(&mut life);
    life.does("party issue DE*ABC --role CPO");
    exchanged(&mut life);
    life.does("certificate list --json");
    life.does("charger list --json");

    life.tries("vault passphrase --passphrase stdin --new-passphrase env:EVPKI_OTHER", "wrong\n", &[4]);
    life.does("vault recovery --out {}/code.txt");
    let code = fs::read_to_string(life.place.path("code.txt")).unwrap();
    life.secrets.insert("recovery code".to_owned(), code.trim().as_bytes().to_vec());
    life.does("vault slots add key-file {}/stick.key");
    let stick = fs::read_to_string(life.place.path("stick.key")).unwrap();
    let key = HEXLOWER.decode(stick.trim().rsplit(' ').next().unwrap().as_bytes()).unwrap();
    life.secrets.insert("key file".to_owned(), key);
    life.does("vault slots add passphrase --label alice --new-passphrase env:EVPKI_ALICES");
    life.does("vault status --passphrase env:EVPKI_ALICES");
    life.does("vault status --passphrase keyfile:{}/stick.key");
    life.does("vault slots list --json");
    life.does("store backup {}/old.db");
    life.does("vault passphrase --new-passphrase env:EVPKI_OTHER");
    life.tries("charger issue CS-0001 --again", "", &[4]);
    life.passphrase = ANOTHER;
    life.does("charger issue CS-0001 --again");
    life.is_killed("vault rekey --yes", 120);
    life.does("vault rekey --yes");
    life.take_down_master("master key, the last");
    life.does("vault status --json");
    life.tries(&format!("vault status --passphrase {DICTATED}"), "", &[2]);
    life.does("charger decommission CS-0001 --yes");
    life.does("crl publish RootCA ServerCA ClientCA");
    life.tries("crl publish RootCA --key-file {}/root.pem --force", &format!("{ANOTHER}\n"), &[1, 4]);
    life.does("store backup {}/new.db");
    life.tries("store check --repair --yes --json", "", &[0, 6]);
    life.does("audit list --json");
    life.does("audit export --out {}/audit.jsonl");
    life.does("audit verify");
    life.tries("status --json", "", &[0, 3, 6]);
    life.does("status --metrics");
    life.tries("store restore {}/new.db --force --yes", "", &[0, 1]);
    life.passphrase = PASSPHRASE;
    // It is from before the last master key.
    life.tries("store restore {}/old.db --force --yes", "", &[4]);
    life
}

#[test]
fn secrets_are_where_they_were_asked_for() {
    let life = life();
    assert!(life.secrets.len() > 20, "{:?}", life.secrets.keys());
    let haystacks = life.haystacks();
    let found = found(&life.secrets, &haystacks);
    let is_asked = |place: &str, secret: &str| {
        ASKED.iter().chain(PERHAPS).any(|(pattern, begins)| is_named(pattern, place) && secret.starts_with(begins))
    };
    let leaked: Vec<_> = found.iter().filter(|(place, secret)| !is_asked(place, secret)).collect();
    assert!(leaked.is_empty(), "{leaked:#?}");
    for (pattern, begins) in ASKED {
        assert!(
            found.iter().any(|(place, secret)| is_named(pattern, place) && secret.starts_with(begins)),
            "{begins} is not in {pattern}"
        );
    }
}

/// The search finds what it is to find, in every form that it knows.
#[test]
fn the_search_can_fail() {
    let key = [&b"\x30\x04\x02\x01\x01\x04\x20"[..], &[0xa7; 32], &[0x11; 90]].concat();
    let secrets = BTreeMap::from([
        ("a passphrase".to_owned(), b"nine \"purple\" trains\\".to_vec()),
        ("a private-key".to_owned(), key.clone()),
    ]);
    let json = |text: &str| serde_json::to_vec(text).unwrap();
    let passphrase = "nine \"purple\" trains\\";
    let utf16 = passphrase.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let pem = BASE64.encode(&key).as_bytes().chunks(64).collect::<Vec<_>>().join(&b"\n"[..]);
    for (planted, whose) in [
        (passphrase.as_bytes().to_vec(), "a passphrase"),
        (json(passphrase), "a passphrase"),
        (utf16, "a passphrase"),
        (HEXUPPER.encode(passphrase.as_bytes()).into_bytes(), "a passphrase"),
        (BASE64.encode(format!("ada:{passphrase}").as_bytes()).into_bytes(), "a passphrase"),
        (BASE64.encode(format!("CS-01:{passphrase}...").as_bytes()).into_bytes(), "a passphrase"),
        (BASE64URL.encode(format!("CS-1:{passphrase}.").as_bytes()).into_bytes(), "a passphrase"),
        (key.clone(), "a private-key"),
        (pem, "a private-key"),
        (HEXLOWER.encode(&[0xa7; 32]).into_bytes(), "a private-key"),
    ] {
        let haystack = [&b"before "[..], &planted, b" behind"].concat();
        let found = found(&secrets, &[("here".to_owned(), haystack)]);
        assert!(found.contains(&("here".to_owned(), whose.to_owned())), "{}", String::from_utf8_lossy(&planted));
    }
    assert!(found(&secrets, &[("here".to_owned(), b"nine purple trains".to_vec())]).is_empty());
    assert!(is_named("bundles/*/private-key.pem", "bundles/CS-0001/private-key.pem"));
    assert!(!is_named("bundles/*", "bundles/CS-0001/private-key.pem") && !is_named("key.pem", "device/key.pem"));
}
