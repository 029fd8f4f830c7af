//! What evpki says of itself is true: the help follows its rules, and every command that help, hints and documents name is one that
//! evpki understands. Examples and the main job of the README are run.

use crate::support::{fleet, session, shell, test_pki};
use clap::{Arg, Command};
use session::Session;
use shell::Line;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// All names of values. One thing has one name.
const VALUES: [&str; 43] = [
    "AUTHORITY",
    "BATCH",
    "CHARACTERS",
    "COUNTRY",
    "DIR",
    "DIRECTION",
    "ENCODING",
    "ENVIRONMENT",
    "FILE",
    "FQDN",
    "HASH",
    "HEADER",
    "ID",
    "INTERFACE",
    "KIND",
    "LAYOUT",
    "MANIFEST",
    "MODULE",
    "N",
    "NAME",
    "NAME|FILE",
    "OID",
    "PARTY",
    "PATH",
    "PATTERN",
    "PERIOD",
    "PREFIX",
    "PROFILE",
    "REASON",
    "ROLE",
    "SERIAL_NUMBER",
    "SHELL",
    "SOURCE",
    "STATION_ID",
    "STATUS",
    "TARGET",
    "TEMPLATE",
    "TIME",
    "TYPE",
    "URL",
    "VERSION",
    "WHEN",
    "WHICH",
];

/// Every command below this one, with its names.
fn walk(command: &Command, names: &str, visit: &mut dyn FnMut(&str, &Command)) {
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let names = format!("{names} {}", sub.get_name());
        visit(&names, sub);
        walk(sub, &names, visit);
    }
}

fn tree() -> Command {
    let mut command = evpki::cli::command();
    command.build();
    command
}

/// What is wrong with a line of help.
fn faults(line: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let mut check = |bad: bool, what| faults.extend(bad.then_some(what));
    check(line.is_empty(), "missing");
    check(line.chars().count() > 80, "longer than 80 characters");
    check(line.ends_with('.'), "ends with a full stop");
    check(line.contains(". "), "more than one sentence");
    check(line.chars().next().is_some_and(char::is_lowercase), "begins in lower case");
    faults
}

#[test]
fn help_follows_its_rules() {
    let mut found = Vec::new();
    let mut say = |of: &str, line: &str, faults: Vec<&str>| {
        found.extend(faults.into_iter().map(|fault| format!("{of}: {fault}: {line}")));
    };
    walk(&tree(), "evpki", &mut |names, command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let first = about.split(' ').next().unwrap_or_default().trim_end_matches(',');
        let mut wrong = faults(&about);
        // Not "lists", "listing", "the list".
        let imperative = !["s", "ing"].iter().any(|end| first.ends_with(end)) && !["A", "An", "The", "This"].contains(&first);
        wrong.extend((!imperative).then_some("does not begin with an imperative"));
        let has_examples = command.get_after_help().is_some_and(|help| help.to_string().starts_with("Examples:\n  evpki "));
        wrong.extend((!command.has_subcommands() && !has_examples).then_some("no examples"));
        say(names, &about, wrong);
        let own = |argument: &&Arg| !argument.is_global_set() || names == "evpki init";
        let own =
            command.get_arguments().filter(|argument| !["help", "version"].contains(&argument.get_id().as_str())).filter(own);
        for argument in own {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            say(&format!("{names} {argument}"), &help, faults(&help));
            let unknown = |name: &&clap::builder::Str| !VALUES.contains(&name.as_str());
            let values = argument.get_value_names().filter(|_| argument.get_action().takes_values()).unwrap_or_default();
            let unknown: Vec<String> = values.iter().filter(unknown).map(ToString::to_string).collect();
            say(&format!("{names} {argument}"), &unknown.join(" "), vec!["unknown name of a value"; unknown.len()]);
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// No command has a flag of its own that looks like one of those that all commands take.
#[test]
fn flags_of_all_commands_are_theirs_alone() {
    let plain = evpki::cli::command();
    let globals: Vec<&Arg> = plain.get_arguments().filter(|argument| argument.is_global_set()).collect();
    assert_eq!(globals.len(), 9);
    walk(&plain, "evpki", &mut |names, command| {
        for argument in command.get_arguments() {
            let same = |global: &&Arg| {
                global.get_long() == argument.get_long() && global.get_long().is_some()
                    || global.get_short() == argument.get_short() && global.get_short().is_some()
            };
            assert!(globals.iter().find(|global| same(global)).is_none(), "{names} {argument}");
        }
    });
}

#[test]
fn without_a_command_it_helps() {
    let session = Session::empty();
    let said = session.run([""; 0]).expect(2);
    assert!(said.stdout.is_empty());
    for (names, command) in tree().get_subcommands().map(|command| (command.get_name(), command)) {
        let about = command.get_about().unwrap();
        assert!(said.stderr.contains(&format!("{names:<11}  {about}\n")), "{names}: {}", said.stderr);
    }
    assert!(said.stderr.contains("Exit status:"), "{}", said.stderr);
    // A noun alone, too.
    assert!(session.run(["charger"]).expect(2).stderr.contains("provision"));
}

/// What must have happened before an example can be run.
const BEFORE: [(&str, &[&str]); 30] = [
    ("password retire", &["password provision --batch 2026-11"]),
    ("password confirm", &["password rotate CS-0001"]),
    ("password abort", &["password rotate CS-0001"]),
    ("token confirm", &["token issue DE-ABC", "token rotate DE-ABC"]),
    ("token abort", &["token issue DE-ABC", "token rotate DE-ABC"]),
    ("token r", &["token issue DE-ABC", "token issue DE-ABC --value stdin < theirs.txt"]),
    ("token show", &["token issue DE-ABC", "token issue DE-ABC --value stdin < theirs.txt"]),
    ("token credentials", &["token issue DE-ABC"]),
    ("token export DE-ABC", &["token issue DE-ABC", "token export --out tokens.jsonl"]),
    ("totp r", &["totp provision DE-ABC", "totp provision DE-ABC --from totp-config.json"]),
    ("totp confirm", &["totp provision DE-ABC", "totp rotate DE-ABC"]),
    ("totp abort", &["totp provision DE-ABC", "totp rotate DE-ABC"]),
    ("totp show", &["totp provision DE-ABC"]),
    ("totp code", &["totp provision DE-ABC --from totp-config.json"]),
    ("totp export", &["totp provision DE-ABC", "totp provision DE-ABC --from totp-config.json"]),
    ("totp verify", &["totp provision DE-ABC --direction inbound --from totp-config.json"]),
    ("certificate release", &["certificate hold CS-0002"]),
    ("store restore", &["store backup /backups/evpki-2026-11-21.db"]),
    ("bundle show", &["bundle device CS-0001", "bundle device CS-0002 --out CS-0002.zip"]),
    ("bundle verify", &["bundle device CS-0001", "bundle device CS-0002 --out CS-0002.zip", "ca export RootCA > root.pem"]),
    ("charger issue", &["certificate revoke CS-0002 --reason superseded"]),
    ("vault lock", &["vault unlock"]),
    ("slots remove alice", &["vault slots add passphrase --label alice --new-passphrase env:NEW"]),
    ("slots remove recovery:safe-2026", &["vault recovery --label safe-2026"]),
    ("certificate export", &["certificate issue iso2-secc DEACMES00001"]),
    ("party show", &["party issue DE-ABC --role CPO"]),
    ("bundle party", &["party issue DE-ABC --role CPO", "party issue DE-ABC --role CPO --purpose cdr-sender"]),
    ("--home demo/home", &["demo demo"]),
    ("profile check", &["profile show charger > charger.yaml", "profile show csms > csms.yaml"]),
    ("hierarchy check", &["hierarchy show ocpp --yaml > hierarchy.yaml"]),
];

#[test]
fn examples_do_what_they_say() {
    let mut examples = Vec::new();
    walk(&tree(), "evpki", &mut |_, command| {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = help.strip_prefix("Examples:\n").map(str::to_owned).unwrap_or_default();
        examples.extend(lines.lines().map(|line| line.trim().to_owned()));
    });
    assert!(examples.len() > 50, "{examples:?}");
    let drawer = test_pki::drawer();
    let full = test_pki::test_pki(&drawer);
    test_pki::peer(&full);
    let platform = test_pki::platform();
    let grid = test_pki::founded("iso15118-2");
    for example in examples {
        let mut line = Line::of(&example);
        assert_eq!(line.words[0], "evpki", "{example}");
        let session = match line.command().as_str() {
            "init" | "demo" | "man" | "completions" => Session::empty(),
            "server issue" => test_pki::copied(&drawer),
            "certificate issue" | "certificate export" => test_pki::copied(&grid),
            "party issue" | "party list" | "party show" | "bundle party" => test_pki::copied(&platform),
            _ => test_pki::copied(&full),
        };
        for before in BEFORE.iter().filter(|(what, _)| example.contains(what)).flat_map(|(_, before)| *before) {
            Line::of(&format!("evpki {before}")).run(&session).expect(0);
        }
        if let Some(serial) = line.words.iter_mut().find(|word| *word == "45:43:23:8c") {
            let shown = session.run(["certificate", "show", "csms.acme.example", "--json"]).expect(0).json();
            *serial = shown["serial"].as_str().unwrap().to_owned();
        }
        if let Some(pki) = line.words.iter_mut().find(|word| *word == "0123456789abcdef0123456789abcdef") {
            let shown = session.run(["ca", "show", "RootCA", "--json"]).expect(0).json();
            *pki = shown["pki_id"].as_str().unwrap().to_owned();
        }
        let said = line.run(&session);
        // One asks a person, whom a test is not.
        let expected: &[u8] = match line.words[1..].join(" ").as_str() {
            "vault passphrase" => &[4],
            // What it finds is its exit status.
            words if words.starts_with("status") => &[0, 3, 6],
            _ => &[0],
        };
        assert!(expected.contains(&said.status), "{example}\n{said}");
    }
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files below a directory whose names end so.
fn files(directory: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files(&path, end) } else { vec![path] };
    let mut found: Vec<PathBuf> = entries.flat_map(below).filter(|path| path.to_str().unwrap().ends_with(end)).collect();
    found.sort();
    found
}

/// A source as one text of what it says: lines of strings that go on are joined, `//!` and plain comments are left out.
fn said_in(source: &str) -> String {
    let lines = source.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") || line.starts_with("/// ")
    });
    let mut text = String::new();
    for line in lines {
        match line.strip_suffix('\\') {
            Some(line) => text += line.trim_start(),
            None => text += &format!("{}\n", line.trim_start().trim_start_matches("/// ")),
        }
    }
    text
}

/// With every `{placeholder}` filled in by something that is a station id, a batch, a host name and a name of an authority; but for the one
/// that evpki fills in.
fn filled(text: &str) -> String {
    let text = text.replace("{serial_number}", "\0").replace("{party}", "DE*ABC").replace("{version}", "2");
    let text = text.replace("{direction}", "inbound").replace("{other}", "outbound");
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += "b1.example";
        out += part.split_once('}').map_or("", |(_, rest)| rest);
    }
    out.replace('\0', "{serial_number}").replace("…", "").replace("FQDN", "csms.acme.example")
}

#[test]
fn suggested_commands_are_understood() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in files(&project("src"), ".rs") {
        let text = said_in(&fs::read_to_string(&path).unwrap());
        let starts = text.match_indices("`evpki ").map(|(at, _)| at);
        for start in starts {
            let command = text[start + 1..].split('`').next().unwrap_or_default().replace("\\\"", "\"");
            seen += 1;
            if let Err(why) = shell::understood(&Line::of(&filled(&command))) {
                wrong.push(format!("{}: `{command}`: {why}", path.display()));
            }
        }
    }
    assert!(seen > 60 && wrong.is_empty(), "{seen} seen\n{}", wrong.join("\n"));
}

/// Every flag in backticks is a flag of some command, or of a program that is named beside it.
#[test]
fn suggested_flags_are_there() {
    let mut flags = vec!["--help".to_owned(), "--version".to_owned()];
    let mut note =
        |command: &Command| flags.extend(command.get_arguments().filter_map(Arg::get_long).map(|long| format!("--{long}")));
    note(&tree());
    walk(&tree(), "evpki", &mut |_, command| note(command));
    for path in files(&project("src"), ".rs") {
        let text = said_in(&fs::read_to_string(&path).unwrap());
        let named = text.match_indices("`--").filter_map(|(at, _)| text[at + 1..].split(['`', ' ', '=', '[']).next());
        for flag in named.filter(|flag| flag.len() > 2 && !flag.starts_with("---")) {
            assert!(flags.iter().any(|known| known == flag), "{}: {flag}", path.display());
        }
    }
}

#[test]
fn commands_in_documents_are_understood() {
    let mut documents: Vec<PathBuf> =
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"].map(project).into();
    documents.extend(files(&project("docs"), ".md"));
    let mut wrong = Vec::new();
    for path in documents {
        for command in shell::commands_in(&fs::read_to_string(&path).unwrap()) {
            if let Err(why) = shell::understood(&Line::of(&filled(&command))) {
                wrong.push(format!("{}: {command}: {why}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is indented below a heading of the README.
fn block(heading: &str) -> String {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let (_, rest) = readme.split_once(&format!("## {heading}\n")).unwrap();
    let section = rest.split("\n## ").next().unwrap();
    section.lines().filter_map(|line| line.strip_prefix("    ").map(|line| format!("    {line}\n"))).collect()
}

/// What the README says of partners is done, and what is handed out is what it lints.
#[test]
fn partners_are_served_as_the_readme_says() {
    let session = Session::empty();
    let both = block("Roaming partners and vehicles") + &block("Anybody's certificates");
    let commands = shell::commands_in(&both);
    assert_eq!(commands.len(), 9, "{commands:?}");
    for command in &commands {
        Line::of(command).run(&session).expect(0);
    }
    assert!(session.path("refuse/manifest.json").exists());
}

/// The README, from the first command to the last, in one go.
#[test]
fn the_main_job_is_done_as_the_readme_says() {
    let session = Session::empty();
    let main = block("The main job");
    let manifest: Vec<&str> = main.lines().map(str::trim).filter(|line| !line.starts_with("evpki ")).collect();
    session.file("manifest.csv", manifest.join("\n") + "\n");
    let commands = shell::commands_in(&main);
    assert_eq!(commands.len(), 7, "{commands:?}");
    for command in &commands {
        Line::of(command).run(&session).expect(0);
    }
    for file in [
        "out/DE%2AACM%2AE0001/private-key.pem",
        "out/DE%2AACM%2AE0002/basic-auth.json",
        "csms/stations.jsonl",
        "media/drawer/root.pem",
    ] {
        assert!(session.path(file).exists(), "{file}");
    }
    fleet::cheap(&session);
    let daily = shell::commands_in(&block("Day by day"));
    assert_eq!(daily.len(), 13, "{daily:?}");
    for command in &daily {
        Line::of(command).run(&session).expect(0);
    }
    let scripted = Session::empty();
    for command in shell::commands_in(&block("In scripts")) {
        fs::copy(session.path("manifest.csv"), scripted.path("manifest.csv")).unwrap();
        Line::of(&command).run(&scripted).expect(0);
    }
    assert!(scripted.path("out/DE%2AACM%2AE0002").exists());
}
