//! The house stays as it is drawn: who may import whom, where each dependency lives, how long a file may be.
//!
//! It reads the sources as text. What it finds is said with file and line.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every room, and what it may import. The order is that of the drawing in ARCHITECTURE.md.
const ROOMS: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "authorization",
            "commands",
            "files",
            "failpoints",
            "model",
            "ocpi",
            "ocpp",
            "pki",
            "store",
            "vault",
            "x509",
            "credentials",
            "bundles",
            "exports",
            "labels",
        ],
    ),
    (
        "commands",
        &[
            "authorization",
            "pki",
            "credentials",
            "ocpp",
            "ocpi",
            "bundles",
            "exports",
            "labels",
            "x509",
            "store",
            "vault",
            "files",
            "failpoints",
            "model",
        ],
    ),
    ("pki", &["x509", "failpoints", "model"]),
    ("credentials", &["vault", "model"]),
    ("ocpp", &["model"]),
    ("ocpi", &["model"]),
    ("bundles", &["x509", "ocpp", "ocpi", "model"]),
    ("exports", &["credentials", "model"]),
    ("labels", &["model"]),
    ("authorization", &["x509", "model"]),
    ("x509", &["model"]),
    ("store", &["failpoints", "model"]),
    ("vault", &["model"]),
    ("files", &["failpoints", "model"]),
    ("model", &[]),
    ("failpoints", &[]),
];

/// Every dependency, and the rooms where it lives. One that is not named here lives nowhere.
const HOMES: &[(&str, &[&str])] = &[
    ("aes", &["exports"]),
    ("argon2", &["vault"]),
    ("aws_lc_rs", &["ocpi", "x509"]),
    ("bcrypt", &["credentials"]),
    ("cbc", &["exports"]),
    ("chacha20poly1305", &["vault"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comfy_table", &["cli"]),
    ("const_oid", &["x509"]),
    ("crossterm", &["cli"]),
    ("crypto_primes", &["x509"]),
    ("csv", &["cli", "exports", "pki"]),
    ("data_encoding", &["credentials", "exports", "ocpi", "vault"]),
    ("der", &["x509"]),
    ("fail", &["failpoints"]),
    ("fast_qr", &["labels"]),
    ("flate2", &["bundles"]),
    ("hkdf", &["vault"]),
    ("hmac", &["exports", "ocpi", "vault"]),
    ("indicatif", &["cli"]),
    ("inquire", &["cli"]),
    ("keyring", &["vault"]),
    ("keyring_core", &["vault"]),
    ("linux_keyutils", &["vault"]),
    ("memchr", &["files"]),
    ("minijinja", &["labels"]),
    ("nix", &["cli"]),
    ("num_bigint", &["x509"]),
    ("p384", &["x509"]),
    ("pbkdf2", &["credentials"]),
    ("pkcs8", &["x509"]),
    ("png", &["labels"]),
    ("rayon", &["commands"]),
    ("rcgen", &["x509"]),
    ("regex_lite", &["commands"]),
    ("region", &["vault"]),
    ("resvg", &["labels"]),
    ("rsa", &["x509"]),
    ("rusqlite", &["exports", "store"]),
    ("rustix", &["cli", "files", "store"]),
    ("rustls_pki_types", &["x509"]),
    ("serde", &["bundles", "ocpi", "ocpp", "pki"]),
    ("serde_json", &["bundles", "cli", "commands", "exports", "ocpi", "ocpp", "store"]),
    ("serde_yaml", &["pki"]),
    ("sha2", &["bundles", "credentials", "exports", "store", "vault", "x509"]),
    ("shlex", &["cli", "commands"]),
    ("signal_hook", &["cli"]),
    ("signature", &["x509"]),
    ("spki", &["x509"]),
    ("tar", &["bundles"]),
    ("tempfile", &["commands", "files", "store"]),
    ("thiserror", &["authorization", "bundles", "exports", "files", "labels", "pki", "x509"]),
    ("x509_cert", &["x509"]),
    ("zeroize", &["bundles", "cli", "credentials", "exports", "labels", "model", "ocpi", "ocpp", "vault", "x509"]),
    ("zeroizing_alloc", &["main"]),
    ("zip", &["bundles"]),
    ("zstd", &["bundles"]),
    ("zxcvbn", &["credentials"]),
];

/// How many lines a file may have. Above that it needs another file beside it.
const LONGEST: usize = 600;

struct Source {
    path: PathBuf,
    room: String,
    /// The lines of code, numbered from 1: no comments, nothing from `#[cfg(test)] mod tests {` on.
    code: Vec<(usize, String)>,
    lines: usize,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    assert!(paths.len() > 50, "only {} sources found", paths.len());
    paths.into_iter().map(read).collect()
}

fn collect(directory: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn read(path: PathBuf) -> Source {
    let text = fs::read_to_string(&path).unwrap();
    let relative = path.strip_prefix(root().join("src")).unwrap().to_owned();
    let room = relative.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    let is_test = relative.components().any(|c| c.as_os_str().to_string_lossy().contains("test"));
    let mut code = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if is_test || line.trim_start().starts_with("mod tests {") || line.trim_start().starts_with("mod testing {") {
            break;
        }
        let line = line.split("//").next().unwrap_or_default();
        code.push((at + 1, line.to_owned()));
    }
    Source { path: relative, room, code, lines: text.lines().count() }
}

/// The words after `crate::` in a line: the rooms that it imports or names. A group `crate::{a, b}` counts as each.
fn rooms_named(code: &[(usize, String)]) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    let mut group: Option<usize> = None;
    for (number, line) in code {
        let mut rest = line.as_str();
        if let Some(depth) = &mut group {
            // Inside `use crate::{ … }`, one room begins a line at depth one.
            let word: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if *depth == 1 && !word.is_empty() {
                named.push((*number, word));
            }
            for c in rest.chars() {
                match c {
                    '{' => *depth += 1,
                    '}' => *depth -= 1,
                    _ => {}
                }
            }
            if *depth == 0 {
                group = None;
            }
            continue;
        }
        while let Some(at) = rest.find("crate::") {
            let before = rest[..at].chars().last();
            rest = &rest[at + 7..];
            if before.is_some_and(|c| c == '_' || c.is_alphanumeric() || c == '$') {
                continue;
            }
            if let Some(inside) = rest.strip_prefix('{') {
                match inside.find("};").or_else(|| inside.rfind('}')) {
                    Some(end) => {
                        let mut depth = 0;
                        let flat: String = inside[..end]
                            .chars()
                            .filter(|c| {
                                depth += i32::from(*c == '{');
                                let keep = depth == 0;
                                depth -= i32::from(*c == '}');
                                keep
                            })
                            .collect();
                        for part in flat.split(',') {
                            let word: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                            named.extend((!word.is_empty()).then_some((*number, word)));
                        }
                    }
                    None => group = Some(1 + inside.matches('{').count() - inside.matches('}').count()),
                }
            } else {
                let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                named.push((*number, word));
            }
        }
    }
    named
}

#[test]
fn a_room_imports_only_what_stands_right_of_it() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| !matches!(s.room.as_str(), "lib" | "main")) {
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room) else {
            faults.push(format!("src/{}: the room `{}` is not drawn", source.path.display(), source.room));
            continue;
        };
        for (line, word) in rooms_named(&source.code) {
            let is_room = ROOMS.iter().any(|(room, _)| *room == word);
            if is_room && word != source.room && !allowed.contains(&word.as_str()) {
                faults.push(format!("src/{}:{line}: `{}` may not import `{word}`", source.path.display(), source.room));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_dependency_lives_where_it_is_at_home() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| !matches!(s.room.as_str(), "lib" | "main")) {
        for (line, text) in &source.code {
            for (dependency, homes) in HOMES {
                let used = text.match_indices(dependency).any(|(at, _)| {
                    let before = text[..at].chars().last();
                    text[at + dependency.len()..].starts_with("::")
                        && !before.is_some_and(|c| c == '_' || c == ':' || c.is_alphanumeric())
                });
                if used && !homes.contains(&source.room.as_str()) {
                    faults.push(format!("src/{}:{line}: `{dependency}` lives in {}", source.path.display(), homes.join(", ")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_dependency_has_a_home() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut section = "";
    let mut faults = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let is_dependency = section == "[dependencies]" || section.starts_with("[target.") && section.ends_with(".dependencies]");
        let Some((name, _)) = line.split_once(" = ").filter(|_| is_dependency && !line.starts_with('#')) else { continue };
        if !HOMES.iter().any(|(home, _)| *home == name.replace('-', "_")) {
            faults.push(format!("Cargo.toml: `{name}` has no home in tests/it/tidy.rs"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What only tests are built with is in no release.
#[test]
fn a_release_ends_at_no_named_point() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("\ndefault = [\"cli\"]\n"));
    let (_, cli) = manifest.split_once("\ncli = [").unwrap();
    assert!(!cli.split_once(']').unwrap().0.contains("fail"));
}

#[test]
fn the_drawing_names_every_room() {
    let drawing = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (room, imports) in ROOMS {
        let row = drawing.lines().find(|line| line.starts_with(&format!("| `{room}`")));
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for `{room}`"));
        let imported: Vec<&str> = row.rsplit('|').nth(1).unwrap().split(',').map(|w| w.trim().trim_matches('`')).collect();
        let drawn: Vec<&str> = imported.into_iter().filter(|w| !w.is_empty() && *w != "–").collect();
        let (mut drawn, mut real) = (drawn, imports.to_vec());
        drawn.sort_unstable();
        real.sort_unstable();
        assert_eq!(drawn, real, "ARCHITECTURE.md says otherwise what `{room}` may import");
    }
}

#[test]
fn the_model_stands_on_the_standard_library() {
    let zeroize_alone = HOMES.iter().filter(|(_, homes)| homes.contains(&"model"));
    assert_eq!(zeroize_alone.map(|(name, _)| *name).collect::<Vec<_>>(), ["zeroize"]);
}

#[test]
fn the_binary_is_thin_and_files_are_short() {
    let mut faults = Vec::new();
    for source in sources() {
        let limit = if source.room == "main" { 15 } else { LONGEST };
        if source.lines > limit {
            faults.push(format!("src/{} has {} lines, at most {limit} are wanted", source.path.display(), source.lines));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_outside_the_tests_can_panic_at_will() {
    let mut faults = Vec::new();
    for source in sources() {
        for (line, text) in &source.code {
            for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("] {
                if text.contains(word) {
                    faults.push(format!("src/{}:{line}: {word}", source.path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|s| {
        let text = fs::read_to_string(root().join("src").join(&s.path)).unwrap();
        !text.starts_with("//! ")
    });
    let silent: Vec<String> = silent.map(|s| format!("src/{} does not begin with `//!`", s.path.display())).collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// Where keys sign, and of which type they are. An authority's is a `KeyPair`, and has one place.
const SIGNING: &[(&str, &[&str])] = &[
    // `KeyPair`: certificates and CRLs that were held against rules and are in the record.
    (".sign_message(", &["pki/issuance.rs", "x509/keys.rs"]),
    // `StatementKey`.
    (".sign(&", &["bundles/origin.rs", "commands/audit/statement.rs", "x509/throwaway.rs"]),
    (".inner.sign(", &["x509/keys.rs", "x509/throwaway.rs"]),
    // `ThrowawayKey`: made anew, used, and gone.
    ("ThrowawayKey", &["pki/negative", "x509/mod.rs", "x509/throwaway.rs"]),
];

#[test]
fn each_kind_of_key_signs_in_its_place() {
    let (mut faults, mut found) = (Vec::new(), vec![0; SIGNING.len()]);
    for source in sources() {
        let path = source.path.to_string_lossy();
        for (line, text) in &source.code {
            for (at, (call, places)) in SIGNING.iter().enumerate().filter(|(_, (call, _))| text.contains(call)) {
                found[at] += 1;
                if !places.iter().any(|place| path.starts_with(place)) {
                    faults.push(format!("src/{path}:{line}: `{call}` belongs into {}", places.join(", ")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(found.iter().all(|found| *found > 0), "{found:?}");
    // The one call outside of the type itself.
    let issuance = fs::read_to_string(root().join("src/pki/issuance.rs")).unwrap();
    assert_eq!(issuance.matches(".sign_message(").count(), 1);
    // No throwaway key is ever read from anywhere.
    let throwaway = fs::read_to_string(root().join("src/x509/throwaway.rs")).unwrap();
    let (code, _) = throwaway.split_once("mod tests {").unwrap();
    let makes: Vec<&str> = code.lines().filter(|line| line.contains("-> Result<Self")).collect();
    assert_eq!(makes, ["    pub fn generate(key_type: KeyType) -> Result<Self, Error> {"]);
    assert_eq!((code.matches("PrivateHalf::").count(), code.matches("for ThrowawayKey {").count()), (1, 1));
}

/// The one file with unsafe code.
const UNSAFE: &str = "src/store/sqlite/checksum.rs";

#[test]
fn unsafe_code_is_in_one_file_and_says_why_it_is_safe() {
    // Not written out: this file is among those that are searched.
    let [block, function, implementation, external] = ["{", "fn", "impl", "extern"].map(|what| ["unsafe", what].join(" "));
    let allowed = ["allow(unsafe", "code"].join("_");
    let mut paths = Vec::new();
    for room in ["src", "tests", "benches", "examples", "fuzz/src", "fuzz/fuzz_targets"] {
        collect(&root().join(room), &mut paths);
    }
    let (mut faults, mut blocks) = (Vec::new(), 0);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        for (at, line) in lines.iter().map(|line| line.split("//").next().unwrap_or_default()).enumerate() {
            let is_unsafe = [&block, &function, &implementation, &external].iter().any(|word| line.contains(word.as_str()));
            if name != UNSAFE && (is_unsafe || line.contains(&allowed) && name != "src/store/sqlite/mod.rs") {
                faults.push(format!("{name}:{}: unsafe code", at + 1));
            }
            if name == UNSAFE && line.contains(&block) {
                blocks += 1;
                let above = lines[..at].iter().rev().take_while(|line| line.trim_start().starts_with("//"));
                if !above.into_iter().any(|line| line.contains("// SAFETY: ")) {
                    faults.push(format!("{name}:{}: no word of why it is safe", at + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(blocks > 10, "{blocks} blocks found");
    assert!(fs::read_to_string(root().join("Cargo.toml")).unwrap().contains("unsafe_code = \"deny\""));
}

/// What is fuzzed is what is released: the packages of `fuzz/` are evpki's own, in the same versions, and its targets are all named.
#[test]
fn what_is_fuzzed_is_what_is_built() {
    let lock = |path: &str| {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let packages: Vec<String> = text.split("[[package]]").skip(1).map(|p| p.lines().skip(1).take(2).collect()).collect();
        assert!(packages.len() > 100, "{path}");
        packages
    };
    let built = lock("Cargo.lock");
    let own = ["evpki-fuzz", "libfuzzer-sys", "arbitrary"];
    let strangers: Vec<String> = lock("fuzz/Cargo.lock")
        .into_iter()
        .filter(|package| !built.contains(package) && !own.iter().any(|name| package.starts_with(&format!("name = \"{name}\""))))
        .collect();
    assert!(strangers.is_empty(), "fuzz/Cargo.lock has others than Cargo.lock: {strangers:#?}");
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let mut targets = Vec::new();
    collect(&root().join("fuzz/fuzz_targets"), &mut targets);
    assert!(targets.len() >= 10);
    for name in targets.iter().map(|path| path.file_stem().unwrap().to_string_lossy()) {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "fuzz/Cargo.toml does not name `{name}`");
        let seeds = fs::read_dir(root().join("fuzz/seeds").join(&*name)).map(Iterator::count).unwrap_or_default();
        assert!(seeds > 0, "`{name}` has no seeds");
    }
}
