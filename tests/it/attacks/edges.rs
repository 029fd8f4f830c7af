//! Attacks with names, paths and sizes: what a shell, a spreadsheet or a terminal would run, places of other users, endless input.

use crate::support::{
    place::{Answer, Place, SOMEBODY, is_root, private, visible},
    session::{NOW, PASSPHRASE, Session, vault_of},
};
use evpki::{
    model::Charger,
    store::{AuditEvent, Read, Sqlite, Store},
};
use rexpect::session::{PtySession, spawn_command};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown, symlink},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

/// A directory for the PATH with evpki and a program `pwn` in it, which leaves a file behind when anybody runs it.
fn armed(place: &Place) -> String {
    let programs = place.path("programs");
    fs::create_dir_all(&programs).unwrap();
    symlink(env!("CARGO_BIN_EXE_evpki"), programs.join("evpki")).unwrap();
    fs::write(programs.join("pwn"), format!("#!/bin/sh\ntouch {}\n", place.name("pwned"))).unwrap();
    private(&programs.join("pwn"), 0o755);
    format!("{}:{}", programs.display(), std::env::var("PATH").unwrap())
}

/// The shells that the tests run in need to be there: `tests/run` installs them.
fn shell(place: &Place, program: &str, arguments: &[&str]) -> PtySession {
    fs::create_dir_all(place.path("empty")).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("PATH", armed_once(place)).env("TERM", "xterm").env("LANG", "C.UTF-8");
    command.env("HOME", place.path("empty")).env("EVPKI_HOME", place.home()).env("EVPKI_PASSPHRASE", PASSPHRASE);
    command.current_dir(place.path("empty"));
    spawn_command(command, Some(60_000)).unwrap_or_else(|error| panic!("{program}: {error}"))
}

fn armed_once(place: &Place) -> String {
    match place.path("programs").exists() {
        true => format!("{}:{}", place.path("programs").display(), std::env::var("PATH").unwrap()),
        false => armed(place),
    }
}

/// A shell that completes evpki's command lines.
fn completing(place: &Place, name: &str) -> PtySession {
    let mut shell = match name {
        "bash" => shell(place, "bash", &["--norc", "--noprofile", "-i"]),
        "zsh" => shell(place, "zsh", &["-f", "-i"]),
        "fish" => shell(place, "fish", &["--no-config", "--interactive"]),
        other => panic!("{other}"),
    };
    let set_up = match name {
        "bash" => "stty echo; bind 'set bell-style none'; source <(evpki completions bash)",
        "zsh" => "autoload -U compinit; compinit -u -D; source <(evpki completions zsh)",
        _ => "evpki completions fish | source",
    };
    shell.send_line(&format!("{set_up}; echo REA''DY")).unwrap();
    shell.exp_string("READY").unwrap();
    // What is typed before the prompt is there, is not completed.
    std::thread::sleep(Duration::from_millis(1500));
    shell
}

/// Ends the line that was typed, with any quote that it left open.
fn ended(shell: &mut PtySession) -> String {
    shell.send_line("").unwrap();
    std::thread::sleep(Duration::from_millis(2000));
    shell.send_control('c').unwrap();
    std::thread::sleep(Duration::from_millis(300));
    shell.send_line("echo EN''D").unwrap();
    let shown = shell.exp_string("END").unwrap();
    std::thread::sleep(Duration::from_millis(700));
    shown
}

fn completes_and_runs_nothing(name: &str) {
    for (number, id) in ["CS|pwn", "CS*|pwn|pwn", "CS=||pwn@+.1"].into_iter().enumerate() {
        let place = Place::founded();
        let serial = format!("SN-{number}-SHOWN");
        place.does(["charger", "add", id, "--serial-number", &serial]);
        let mut shell = completing(&place, name);
        for typed in ["evpki charger show C", "evpki charger show 'C", "evpki charger show \"C"] {
            shell.send(&format!("{typed}\t")).unwrap();
            shell.flush().unwrap();
            // Completed, run, and shown: it was this one word.
            shell.exp_string("pwn").unwrap_or_else(|error| panic!("{name}: {id}: {typed}: {error}"));
            std::thread::sleep(Duration::from_millis(500));
            shell.send_line("").unwrap();
            shell.exp_string(&serial).unwrap_or_else(|error| panic!("{name}: {id}: {typed}: {error}"));
            let shown = ended(&mut shell);
            assert!(!place.path("pwned").exists(), "{name}: {id}: {shown}");
        }
    }
    // Names of files come with any characters.
    let place = Place::founded();
    let mut shell = completing(&place, name);
    for file in ["X;pwn", "X$(pwn)", "X`pwn`", "X&pwn", "X';pwn;'", "X\";pwn;\"", "X|pwn", "X\n pwn", "X>pwned", "-X;pwn"] {
        fs::write(place.path("empty").join(file), "").unwrap();
        for typed in ["evpki certificate lint X", "evpki certificate lint 'X"] {
            shell.send(&format!("{typed}\t")).unwrap();
            shell.flush().unwrap();
            std::thread::sleep(Duration::from_millis(2000));
            let shown = ended(&mut shell);
            let ran = place.path("pwned").exists() || place.path("empty/pwned").exists();
            assert!(!ran, "{name}: {file}: {typed}: {shown}");
        }
        fs::remove_file(place.path("empty").join(file)).unwrap();
    }
}

#[test]
#[ignore = "it types for minutes; `tests/run --long` runs it"]
fn a_completed_name_is_no_command_of_bash() {
    completes_and_runs_nothing("bash");
}

#[test]
#[ignore = "it types for minutes; `tests/run --long` runs it"]
fn a_completed_name_is_no_command_of_zsh() {
    completes_and_runs_nothing("zsh");
}

#[test]
fn a_completed_name_is_no_command_of_fish() {
    completes_and_runs_nothing("fish");
}

/// A station id that begins with `-` is not registered; one that was, gives no name that a program takes for a flag.
#[test]
fn no_name_of_a_directory_is_a_flag() {
    let place = Place::founded();
    let manifest = place.name("m.csv");
    fs::write(
        &manifest,
        "station_id,serial_number\n--checkpoint=1,SN-1\n--checkpoint-action=exec=pwn,SN-2\nCS-a,SN-3\ncs-A,SN-4\n",
    )
    .unwrap();
    let refused = place.run(["charger", "provision", &manifest, "--bundles", &place.name("out")]).expect(&[1, 3]);
    assert!(refused.stderr.contains("line 4: station_id") || refused.stderr.contains("line 5: station_id"), "{refused}");
    fs::write(&manifest, "station_id,serial_number\n--checkpoint=1,SN-1\n--checkpoint-action=exec=pwn,SN-2\n").unwrap();
    let refused = place.run(["charger", "provision", &manifest, "--bundles", &place.name("out")]).expect(&[1, 3]);
    assert_eq!(refused.stderr.matches("begins with `-`").count(), 2, "{refused}");
    assert_eq!(visible(&place.path("out")), [""; 0]);
    place.run(["charger", "add", "--serial-number", "SN-1", "--", "-rf"]).expect(&[1]);
    // As an earlier version may have registered them.
    let ids = ["--checkpoint=1", "--checkpoint-action=exec=pwn", "-rf"];
    for (number, id) in ids.iter().enumerate() {
        let known = format!("CS-{number}");
        place.does(["charger", "add", &known, "--serial-number", &format!("SN-{number}")]);
        let mut store = Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap();
        vault_of(&store);
        let charger = store.charger(&known.parse().unwrap()).unwrap().unwrap().charger;
        let (station_id, serial_number) = (id.parse().unwrap(), format!("SN-old-{number}").parse().unwrap());
        let mut transaction = store.begin().unwrap();
        transaction.add_charger(&Charger { station_id, serial_number, ..charger }, NOW).unwrap();
        let (actor, action, subject) = ("ada".to_owned(), "charger.add".to_owned(), (*id).to_owned());
        transaction.append(&AuditEvent { at: NOW, actor, action, subject, details: Vec::new() }).unwrap();
        transaction.commit().unwrap();
    }
    fs::create_dir(place.path("out")).unwrap();
    let bash = armed(&place);
    for id in ids {
        place.does(["password", "provision", "--", id]);
        let made = place.command(["bundle", "device", "--", id]).current_dir(place.path("out")).output().unwrap();
        place.answer(made).expect(&[0]);
        // What is printed can be pasted.
        let shown = place.run(["password", "rotate", "--", id]);
        commands_are_words(&place, &shown);
    }
    let packed =
        Command::new("bash").args(["-c", "tar czf x.tgz *"]).env("PATH", bash).current_dir(place.path("out")).output().unwrap();
    assert!(packed.status.success() && !place.path("pwned").exists() && !place.path("out/pwned").exists());
    assert_eq!(visible(&place.path("out")), ["%2D-checkpoint-action=exec=pwn", "%2D-checkpoint=1", "%2Drf", "x.tgz"]);
}

/// Has bash take apart every command that an answer suggests, with evpki being something harmless; gives the words of each.
fn commands_are_words(place: &Place, answer: &Answer) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for line in answer.stderr.lines().filter(|line| line.starts_with("hint:") || line.starts_with("next:")) {
        let Some((_, command)) = line.split_once("`evpki ") else { continue };
        let command = command.rsplit_once('`').map_or(command, |(command, _)| command);
        // Behind the first command, there may be more text and others.
        let command = command.split("` ").next().unwrap();
        let script = format!("evpki() {{ printf '%s\\0' \"$@\"; }}\nevpki {command}\n");
        let path = format!("{}:{}", place.path("programs").display(), std::env::var("PATH").unwrap());
        let ran = Command::new("bash").args(["-c", &script]).env("PATH", &path).current_dir(place.path("")).output().unwrap();
        let checked = Command::new("bash").args(["-n", "-c", &script]).output().unwrap();
        assert!(ran.status.success() && checked.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
        assert!(!place.path("pwned").exists() && !place.path("X").exists(), "{command}");
        let words = String::from_utf8(ran.stdout).unwrap();
        all.push(words.split_terminator('\0').map(str::to_owned).collect());
    }
    all
}

/// What a hint repeats is one word to a shell, whatever it is called.
#[test]
fn a_suggested_command_is_that_command() {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..2), "--archive", &place.name("all.zip")]);
    let _ = armed(&place);
    for name in
        ["e';touch X;'", "`touch X`", "$(touch X)", "a b", "a\"b", "a\nb", "a;touch X", "-x", "a&touch X&", "!!", "a\\", "~"]
    {
        let path = format!("{name}.zip");
        fs::copy(place.path("all.zip"), place.path(&path)).unwrap();
        let shown = place.command(["bundle", "show", "--", &path]).current_dir(place.path("")).output().unwrap();
        let shown = place.answer(shown).expect(&[1]);
        let words = commands_are_words(&place, &shown);
        let given = words[0].last().unwrap();
        assert_eq!(given.trim_start_matches("./"), path, "{shown}");
        assert!(!given.starts_with('-'), "{shown}");
        assert_eq!(words[0][..2], ["bundle", "verify"], "{shown}");
        fs::remove_file(place.path(&path)).unwrap();
    }
    // Of ids, too.
    let other = place.run(["password", "show", "CS-0001"]);
    commands_are_words(&place, &other);
    place.does(["charger", "add", "CS|pwn", "--serial-number", "SN-9"]);
    let words = commands_are_words(&place, &place.run(["charger", "add", "CS|pwn", "--serial-number", "SN-8"]).expect(&[1]));
    assert_eq!(words[0], ["charger", "show", "CS|pwn"]);
}

/// A name with line feeds and sequences of a terminal writes no line of its own and moves no cursor.
#[test]
fn a_name_stays_on_its_line() {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..2), "--bundles", &place.name("out")]);
    let name = "a\nEVIL: good, a device bundle\u{1b}[2J\r\u{202e}";
    fs::rename(place.path("out/CS-0001"), place.path(name)).unwrap();
    let odd = place.name(name);
    let missing = place.name("no\nEVIL");
    for arguments in [
        vec!["bundle", "verify", &odd],
        vec!["bundle", "show", &odd],
        vec!["bundle", "verify", &missing],
        vec!["certificate", "lint", &missing],
        vec!["certificate", "show", &missing],
        vec!["profile", "check", &missing],
        vec!["hierarchy", "check", &missing],
        vec!["charger", "provision", &missing],
        vec!["password", "confirm", "--from", &missing],
        vec!["store", "restore", &missing],
        vec!["store", "backup", &missing],
        vec!["audit", "verify", "--head", &missing],
        vec!["ca", "export", "RootCA", "--out", &missing],
        vec!["audit", "export", "--out", &missing],
        vec!["--passphrase-file", &missing, "audit", "verify"],
        vec!["--home", &missing, "charger", "list"],
    ] {
        let answer = place.run(&arguments);
        for text in [&answer.stdout, &answer.stderr] {
            assert!(text.lines().all(|line| !line.starts_with("EVIL")), "{arguments:?}: {answer}");
            assert!(!text.contains(['\u{1b}', '\r', '\u{202e}']), "{arguments:?}: {answer}");
        }
    }
}

/// A cell that a spreadsheet would run does not begin with what it begins with.
#[test]
fn a_report_holds_no_formula() {
    let session = Session::founded();
    let ids = ["=1+1", "+49*810*1", "@SUM", "CS-1"];
    let rows: String = ids.iter().enumerate().map(|(n, id)| format!("{id},-SN-{n},2\n")).collect();
    let manifest = session.file("m.csv", format!("station_id,serial_number,security_profile\n{rows}"));
    let (csv, jsonl) = (session.path("r.csv"), session.path("r.jsonl"));
    let run = |report: &Path| session.run(["charger", "provision", &manifest, "--report", report.to_str().unwrap()]).expect(0);
    let said = run(&csv);
    assert!(said.stderr.contains("7 cells of the report got a"), "{said}");
    let report = fs::read_to_string(csv).unwrap();
    for line in report.lines().skip(1) {
        assert!(line.split(',').all(|cell| !cell.trim_matches('"').starts_with(['=', '+', '-', '@'])), "{line}");
    }
    assert!(report.contains(",'=1+1,'-SN-0,"), "{report}");
    // For programs, as it is.
    run(&jsonl);
    assert!(fs::read_to_string(jsonl).unwrap().contains("\"=1+1\""));
    let refused = session.run(["password", "export", "--layout", "csv"]).expect(1);
    assert!(refused.stderr.contains("which a spreadsheet reads as a formula") && refused.stdout.is_empty(), "{refused}");
    session.run(["password", "export", "--layout", "jsonl"]).expect(0);
    let others = session.run(["password", "export", "--layout", "csv", "--skip-faulty"]);
    assert!(others.stdout.contains("CS-1,") && !others.stdout.contains("SUM"), "{others}");
}

/// Commands of each kind, in a home that somebody else can change.
const IN_A_HOME: [&[&str]; 5] = [
    &["charger", "list"],
    &["charger", "add", "CS-1", "--serial-number", "SN-1"],
    &["vault", "status"],
    &["crl", "publish"],
    &["status"],
];

#[test]
fn a_home_that_others_can_write_is_refused() {
    let place = Place::founded();
    let refused = |what: &str| {
        for arguments in IN_A_HOME {
            let said = place.run(arguments).expect(&[3]);
            assert!(
                said.stderr.starts_with("error: other users can change `") && said.stderr.contains("`chmod go-w "),
                "{what}: {said}"
            );
            assert!(said.stdout.is_empty(), "{said}");
        }
    };
    for mode in [0o777, 0o770, 0o702, 0o1777] {
        private(&place.home(), mode);
        refused(&format!("{mode:o}"));
        // Who looks for what is open, and closes it, is not kept from it.
        let check = place.run(["store", "check"]);
        assert!(check.stdout.contains("evpki store check --repair") || check.stderr.contains("repair"), "{check}");
    }
    place.run(["store", "check", "--repair", "--yes"]);
    place.run(["charger", "list"]).expect(&[0]);
    private(&place.store(), 0o666);
    refused("the store");
    private(&place.store(), 0o600);
    // And what is above it.
    private(&place.path(""), 0o777);
    refused("above");
    place
        .run(["--home", &place.name("new"), "init", "--organization", "A", "--country", "DE", "--environment", "test"])
        .expect(&[3]);
    private(&place.path(""), 0o1777);
    place.run(["charger", "list"]).expect(&[0]);
    private(&place.path(""), 0o700);
    private(&place.home(), 0o755);
    let said = place.run(["charger", "list"]).expect(&[0]);
    assert!(said.stderr.starts_with("warning: other users can read the PKI home"), "{said}");
    assert_eq!(place.run(["charger", "list", "--quiet"]).expect(&[0]).stderr, "");
}

#[test]
fn a_home_of_somebody_else_is_refused() {
    if !is_root() {
        return;
    }
    let place = Place::founded();
    for (path, above) in [(place.home(), false), (place.store(), false), (place.path(""), true)] {
        chown(&path, Some(SOMEBODY), None).unwrap();
        for arguments in IN_A_HOME.into_iter().chain([&["store", "check"] as &[&str]]) {
            let said = place.run(arguments).expect(&[3]);
            assert!(said.stderr.contains(&format!("belongs to user {SOMEBODY}")), "{above}: {said}");
        }
        chown(&path, Some(0), None).unwrap();
    }
    place.run(["charger", "list"]).expect(&[0]);
}

/// Keys and passwords are not put where somebody else can exchange them.
#[test]
fn secrets_go_to_no_place_of_others() {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..2)]);
    let open = place.path("open");
    fs::create_dir(&open).unwrap();
    let at = |name: &str| open.join(name).to_str().unwrap().to_owned();
    let manifest = place.manifest(0..2);
    let commands = [
        vec!["charger", "provision", &manifest, "--bundles", open.to_str().unwrap()]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>(),
        vec!["charger".into(), "provision".into(), manifest.clone(), "--archive".into(), at("all.zip")],
        vec!["bundle".into(), "device".into(), "CS-0001".into(), "--out".into(), at("b")],
        vec!["bundle".into(), "device".into(), "CS-0001".into(), "--out".into(), at("b.zip")],
        vec!["password".into(), "export".into(), "--out".into(), at("e.jsonl")],
        vec!["vault".into(), "slots".into(), "add".into(), "key-file".into(), at("key")],
        vec!["vault".into(), "recovery".into(), "--out".into(), at("code")],
    ];
    private(&open, 0o777);
    for arguments in &commands {
        let said = place.run(arguments);
        assert!(
            said.status != Some(0)
                && (said.stderr.contains("other users can change") || said.stderr.contains("unexpected argument")),
            "{arguments:?}: {said}"
        );
        assert_eq!(visible(&open), [""; 0], "{arguments:?}");
    }
    if is_root() {
        private(&open, 0o755);
        chown(&open, Some(SOMEBODY), None).unwrap();
        for arguments in &commands[..5] {
            let said = place.run(arguments);
            assert!(said.stderr.contains("belongs to user"), "{arguments:?}: {said}");
            assert_eq!(visible(&open), [""; 0], "{arguments:?}");
        }
        chown(&open, Some(0), None).unwrap();
    }
    // What is public may go there; and with the sticky bit, secrets too.
    private(&open, 0o777);
    place.does(["ca", "export", "RootCA", "--out", &at("root.pem")]);
    private(&open, 0o1777);
    place.does(commands[2].iter());
}

#[test]
fn a_passphrase_that_others_know_is_worth_a_word() {
    let place = Place::founded();
    let file = place.name("passphrase");
    fs::write(&file, format!("{PASSPHRASE}\n")).unwrap();
    let run = |mode: u32| {
        private(Path::new(&file), mode);
        place.run(["--passphrase-file", &file, "audit", "verify"])
    };
    assert_eq!(run(0o600).expect(&[0]).stderr, "");
    for mode in [0o644, 0o640, 0o444] {
        let said = run(mode).expect(&[0]);
        assert!(said.stderr.starts_with("warning: other users can read the secret in `"), "{said}");
    }
    assert!(run(0o666).expect(&[3]).stderr.contains("other users can change"));
    if is_root() {
        chown(&file, Some(SOMEBODY), None).unwrap();
        assert!(run(0o600).expect(&[0]).stderr.contains("so that user can read the secret in it"));
        assert!(run(0o620).expect(&[3]).stderr.contains("other users can change"));
    }
    // A pipe on purpose is fine.
    let fifo = place.name("fifo");
    assert!(Command::new("mkfifo").args(["-m", "600", &fifo]).status().unwrap().success());
    let script = format!(
        "(echo '{PASSPHRASE}' > '{fifo}' &) ; evpki --passphrase-file '{fifo}' audit verify && evpki --passphrase-file <(echo '{PASSPHRASE}') audit verify"
    );
    let path = armed(&place);
    let ran = Command::new("bash")
        .args(["-c", &script])
        .env_clear()
        .env("PATH", path)
        .env("EVPKI_HOME", place.home())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
}

/// Runs evpki for two minutes at most.
fn in_time(place: &Place, arguments: &[&str]) -> Answer {
    let mut timeout = Command::new("timeout");
    timeout.arg("120").arg(env!("CARGO_BIN_EXE_evpki"));
    let output = place.run_by(timeout, arguments).stdin(Stdio::null()).output().unwrap();
    assert_ne!(output.status.code(), Some(124), "{arguments:?} waits for ever");
    place.answer(output)
}

#[test]
fn no_pipe_is_waited_for_and_no_endless_file_is_read() {
    let place = Place::founded();
    place.does(["charger", "add", "CS-1", "--serial-number", "SN-1"]);
    let fifo = place.name("fifo");
    assert!(Command::new("mkfifo").args(["-m", "600", &fifo]).status().unwrap().success());
    for path in [fifo.as_str(), "/dev/zero"] {
        for arguments in [
            vec!["charger", "provision", path],
            vec!["charger", "issue", "CS-1", "--csr", path],
            vec!["certificate", "lint", path],
            vec!["certificate", "show", path],
            vec!["certificate", "verify", path],
            vec!["certificate", "verify", "CS-1", "--crl", path],
            vec!["certificate", "verify", "CS-1", "--anchor", path],
            vec!["crl", "publish", "RootCA", "--key-file", path],
            vec!["audit", "verify", "--head", path],
            vec!["store", "restore", path],
            vec!["hierarchy", "check", path],
            vec!["profile", "check", path],
            vec!["bundle", "verify", path],
            vec!["password", "confirm", "--from", path],
            vec!["totp", "provision", "DE-ABC", "--from", path],
            vec!["charger", "scan", "--labels", "labels", "--template", path],
        ] {
            let said = in_time(&place, &arguments);
            assert!(said.status != Some(0), "{arguments:?}: {said}");
        }
    }
}

/// A manifest is set aside, and no more of it than a manifest may have.
#[test]
fn a_manifest_has_bounds() {
    let place = Place::founded();
    let aside = place.path("tmp");
    fs::create_dir(&aside).unwrap();
    let run = |script: &str| {
        let mut bash = Command::new("bash");
        bash.args(["-c", &format!("{script} | timeout 120 {} charger provision -", env!("CARGO_BIN_EXE_evpki"))]);
        let mut command = place.run_by(bash, [""; 0]);
        place.answer(command.env("TMPDIR", &aside).output().unwrap())
    };
    // The first line is looked at before the rest is kept.
    assert!(run("yes").expect(&[1]).stderr.contains("line 1"), "{}", run("yes"));
    assert!(run("cat /dev/zero").expect(&[1]).stderr.contains("line 1"));
    let said = run("(echo station_id,serial_number; yes CS-1,SN-1)").expect(&[1]);
    assert!(said.stderr.contains("more than 1000001 lines"), "{said}");
}

#[test]
fn a_template_cannot_go_on_for_ever() {
    let session = Session::founded();
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10mm\" height=\"10mm\">{inside}</svg>");
    for inside in [
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
        "{% set x = 'a' %}{% for a in range(60) %}{% set x = x ~ x %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    ] {
        let template = session.file("t.svg", svg(inside));
        let labels = session.path("labels");
        let said = session.run(["charger", "scan", "--labels", labels.to_str().unwrap(), "--template", &template]).expect(1);
        assert!(said.stderr.contains("t.svg`, line 1: "), "{said}");
    }
}

#[test]
fn a_repair_follows_no_link() {
    let place = Place::founded();
    place.does(["crl", "publish"]);
    let outside = place.path("outside");
    fs::create_dir(&outside).unwrap();
    private(&outside, 0o1777);
    fs::write(place.path("file"), "").unwrap();
    private(&place.path("file"), 0o666);
    symlink(&outside, place.path("home/crl/link")).unwrap();
    symlink(place.path("file"), place.path("home/crl/other.crl")).unwrap();
    symlink(&outside, place.path("home/evpki.db-link")).unwrap();
    private(&place.home(), 0o755);
    private(&place.path("home/crl"), 0o777);
    place.run(["store", "check", "--repair", "--yes"]).expect(&[0, 6]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!((mode(&outside), mode(&place.path("file"))), (0o1777, 0o666));
    assert_eq!((mode(&place.home()), mode(&place.path("home/crl"))), (0o700, 0o755));
}

/// A name that is not there is never answered with a command that would make it.
#[test]
fn a_typo_makes_nothing() {
    let session = Session::founded();
    session.run(["server", "issue", "csms.example"]).expect(0);
    session.run(["charger", "add", "CS-0001", "--serial-number", "SN-1"]).expect(0);
    session.run(["token", "issue", "DE-ABC"]).expect(0);
    session.run(["password", "provision", "--batch", "2026-11"]).expect(0);
    for (arguments, meant) in [
        (vec!["bundle", "server", "csms.exmple"], "csms.example"),
        (vec!["bundle", "device", "CS-001"], "CS-0001"),
        (vec!["charger", "show", "CS-0002"], "CS-0001"),
        (vec!["charger", "issue", "CS-0OO1"], "CS-0001"),
        (vec!["charger", "decommission", "SC-0001", "--yes"], "CS-0001"),
        (vec!["password", "rotate", "CS-0011"], "CS-0001"),
        (vec!["password", "show", "CS-00O1"], "CS-0001"),
        (vec!["password", "retire", "--batch", "2026-12", "--yes"], "2026-11"),
        (vec!["charger", "add", "X", "--serial-number", "Y", "--csms", "csms.exampel"], "csms.example"),
        (vec!["token", "show", "DE-ABD"], "DE*ABC"),
        (vec!["token", "rotate", "DE-ABD"], "DE*ABC"),
        (vec!["totp", "code", "DE-ABD"], "DE*ABC"),
    ] {
        let said = session.run(arguments.clone()).expect(1);
        assert!(said.stderr.contains("did you mean `"), "{arguments:?}: {said}");
        assert!(said.stderr.contains(meant), "{arguments:?}: {said}");
        let makes = ["issue", "add", "provision"].iter().any(|verb| said.stderr.contains(&format!(" {verb} ")));
        assert!(!makes, "{arguments:?}: {said}");
    }
    for arguments in [vec!["bundle", "server", "something.else.org"], vec!["charger", "show", "ZZ"]] {
        let said = session.run(arguments).expect(1);
        assert!(said.stderr.contains("hint: list the "), "{said}");
    }
}

/// What does harm is not suggested for what does none.
#[test]
fn renewing_is_not_revoking() {
    let session = Session::founded();
    for noun in ["certificate", "charger", "server", "party"] {
        let said = session.run([noun, "renew", "CS-1"]).expect(2);
        assert!(said.stderr.contains("`evpki charger issue STATION_ID --again`"), "{said}");
        assert!(!said.stderr.contains("revoke") && !said.stderr.contains("release"), "{said}");
    }
    for arguments in
        [["charger", "comission"], ["certificate", "revive"], ["vault", "remake"], ["store", "resort"], ["password", "retry"]]
    {
        let said = session.run(arguments).expect(2);
        assert!(!said.stderr.contains("similar"), "{said}");
    }
    let said = session.run(["certificate", "revok", "CS-1"]).expect(2);
    assert!(said.stderr.contains("'revoke'"), "{said}");
    let said = session.run(["charger", "shwo", "CS-1"]).expect(2);
    assert!(said.stderr.contains("'show'"), "{said}");
    // Nor are flags that have more done than was asked for.
    for arguments in
        [vec!["password", "rotate", "--allow"], vec!["store", "restore", "--for"], vec!["charger", "issue", "CS-1", "--against"]]
    {
        let said = session.run(arguments).expect(2);
        assert!(!said.stderr.contains("similar"), "{said}");
    }
}
