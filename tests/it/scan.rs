//! A session at the bench: serial numbers come in, bundles and labels go out.

use crate::support::{fleet, place, session, strangers};
use insta::assert_snapshot;
use place::{Bench, Place, visible};
use rexpect::session::{PtySession, spawn_command};
use session::{Said, Session};
use std::{
    cell::Cell,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    rc::Rc,
};

/// A command line, split at blanks.
fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

/// A session with a CSMS, a charger with a password, one with a certificate to be, and one with a certificate.
fn bench() -> Session {
    let s = Session::founded();
    fleet::cheap(&s);
    for line in [
        "server issue csms.acme.example",
        "charger add CS-1 --serial-number SN-1",
        "charger add DE*ACM*E0002 --serial-number SN-2 --security-profile 3 --vendor V&V --model M1",
        "charger add CS-3 --serial-number SN-3 --security-profile 3",
        "charger issue CS-3",
    ] {
        s.run(words(line)).expect(0);
    }
    s
}

/// Scans with bundles and labels in the directory of the session.
fn scan(s: &Session, flags: &str, stdin: impl AsRef<[u8]>) -> Said {
    let (bundles, labels) = (s.path("b"), s.path("l"));
    let mut all = words("charger scan --bundles");
    all.extend([bundles.to_str().unwrap(), "--labels", labels.to_str().unwrap()]);
    all.extend(flags.split(' ').filter(|word| !word.is_empty()));
    s.run_with(all, stdin)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn each_charger_gets_what_it_lacks() {
    let s = bench();
    assert_snapshot!(scan(&s, "", "SN-1\r\n]C1SN-2\tSN-2\nCS-3\n\n \nSN-9\nSN-1"), @r"
    exit status 6
    --- stdout
    CS-1            SN-1          password generated, bundle written, label written  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    DE*ACM*E0002    SN-2          certificate issued, bundle written, label written  [DIR]/b/DE%2AACM%2AE0002  [DIR]/l/DE%2AACM%2AE0002.svg
    DE*ACM*E0002    SN-2          already done  [DIR]/b/DE%2AACM%2AE0002  [DIR]/l/DE%2AACM%2AE0002.svg
    CS-3            SN-3          bundle written, label written  [DIR]/b/CS-3  [DIR]/l/CS-3.svg
    CS-1            SN-1          already done  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    --- stderr
    refused: SN-9: no charger has this serial number or station id (register it with `evpki charger add`, then scan it again)
    note: 6 scans: 3 done, 2 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    assert_eq!(visible(&s.path("b")), ["CS-1", "CS-3", "DE%2AACM%2AE0002"]);
    assert_eq!(visible(&s.path("l")), ["CS-1.svg", "CS-3.svg", "DE%2AACM%2AE0002.svg"]);
    assert_eq!((mode(&s.path("l")), mode(&s.path("l/CS-1.svg"))), (0o700, 0o644));
    assert_snapshot!(scan(&s, "", "SN-1\nSN-2\nSN-3\n"), @r"
    exit status 0
    --- stdout
    CS-1            SN-1          already done  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    DE*ACM*E0002    SN-2          already done  [DIR]/b/DE%2AACM%2AE0002  [DIR]/l/DE%2AACM%2AE0002.svg
    CS-3            SN-3          already done  [DIR]/b/CS-3  [DIR]/l/CS-3.svg
    --- stderr
    note: 3 scans: 0 done, 3 done already, 0 refused
    ");
    s.run(words("store check")).expect(0);
    s.run(words("audit verify")).expect(0);
    // Neither bundles nor labels: what a charger lacks is made, and nothing else.
    s.run(words("charger add CS-4 --serial-number SN-4")).expect(0);
    assert_snapshot!(s.run_with(words("charger scan"), "SN-4\n"), @r"
    exit status 0
    --- stdout
    CS-4            SN-4          password generated
    --- stderr
    note: 1 scan: 1 done, 0 done already, 0 refused
    ");
    assert_snapshot!(s.run_with(words("charger scan"), ""), @r"
    exit status 0
    --- stderr
    note: no scans
    ");
    assert_snapshot!(s.run_with(words("charger scan --quiet"), "SN-4\nSN-5\n"), @r"
    exit status 6
    --- stdout
    CS-4            SN-4          already done
    --- stderr
    refused: SN-5: no charger has this serial number or station id (register it with `evpki charger add`, then scan it again)
    ");
}

#[test]
fn programs_get_a_line_for_each() {
    let s = bench();
    assert_snapshot!(scan(&s, "--json", "SN-1\nSN-2\nSN-9\nSN-1\n"), @r#"
    exit status 6
    --- stdout
    {"already":false,"bundle":"[DIR]/b/CS-1","bundle_written":true,"certificate_completed":false,"certificate_issued":false,"error":null,"label":"[DIR]/l/CS-1.svg","label_written":true,"password_made":true,"registered":false,"scanned":"SN-1","serial":null,"serial_number":"SN-1","station_id":"CS-1"}
    {"already":false,"bundle":"[DIR]/b/DE%2AACM%2AE0002","bundle_written":true,"certificate_completed":false,"certificate_issued":true,"error":null,"label":"[DIR]/l/DE%2AACM%2AE0002.svg","label_written":true,"password_made":false,"registered":false,"scanned":"SN-2","serial":"[HEX]","serial_number":"SN-2","station_id":"DE*ACM*E0002"}
    {"already":false,"bundle":null,"bundle_written":false,"certificate_completed":false,"certificate_issued":false,"error":{"causes":[],"exit_status":1,"hints":["register it with `evpki charger add`, then scan it again"],"message":"no charger has this serial number or station id"},"label":null,"label_written":false,"password_made":false,"registered":false,"scanned":"SN-9","serial":null,"serial_number":null,"station_id":null}
    {"already":true,"bundle":"[DIR]/b/CS-1","bundle_written":false,"certificate_completed":false,"certificate_issued":false,"error":null,"label":"[DIR]/l/CS-1.svg","label_written":false,"password_made":false,"registered":false,"scanned":"SN-1","serial":null,"serial_number":"SN-1","station_id":"CS-1"}
    --- stderr
    refused: SN-9: no charger has this serial number or station id (register it with `evpki charger add`, then scan it again)
    "#);
}

#[test]
fn new_chargers_are_registered_when_their_serial_numbers_look_right() {
    let s = bench();
    let new = "--station-id DE*ACM*{serial_number} --serial-number-pattern SN-[0-9]{4}|X.*";
    let scanned = "SN-0001\nSN-00011\nSN-1\n4006381333931\nX\u{e4}\nX y\nSN-0001\n";
    assert_snapshot!(scan(&s, &format!("{new} --security-profile 3 --vendor W --batch 2026-11"), scanned), @r#"
    exit status 6
    --- stdout
    DE*ACM*SN-0001  SN-0001       registered, certificate issued, bundle written, label written  [DIR]/b/DE%2AACM%2ASN-0001  [DIR]/l/DE%2AACM%2ASN-0001.svg
    CS-1            SN-1          password generated, bundle written, label written  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    DE*ACM*SN-0001  SN-0001       already done  [DIR]/b/DE%2AACM%2ASN-0001  [DIR]/l/DE%2AACM%2ASN-0001.svg
    --- stderr
    refused: SN-00011: neither registered nor what new serial numbers look like: `SN-[0-9]{4}|X.*` (look whether this is the right barcode)
    refused: 4006381333931: neither registered nor what new serial numbers look like: `SN-[0-9]{4}|X.*` (look whether this is the right barcode)
    refused: Xä: the serial number has U+00E4 at position 2, expected printable ASCII without , " \ /
    refused: X y: this serial number gives no station id: the station ID has U+0020 at position 9, expected a-z A-Z 0-9 * - _ = + | @ .
    note: 7 scans: 2 done, 1 done already, 4 refused
    next: run the same command again to do the rest; finished chargers are not changed
    "#);
    assert_snapshot!(s.run(words("charger show DE*ACM*SN-0001 --json")).json()["vendor"], @r#""W""#);
    // Registered before, and so what it is.
    assert_snapshot!(scan(&s, new, "SN-0001\n"), @r"
    exit status 0
    --- stdout
    DE*ACM*SN-0001  SN-0001       already done  [DIR]/b/DE%2AACM%2ASN-0001  [DIR]/l/DE%2AACM%2ASN-0001.svg
    --- stderr
    note: 1 scan: 0 done, 1 done already, 0 refused
    ");
    // Its station id is another's.
    s.run(words("charger add DE*ACM*SN-0002 --serial-number SN-2002")).expect(0);
    assert_snapshot!(scan(&s, new, "SN-0002\n"), @r"
    exit status 6
    --- stderr
    refused: SN-0002: DE*ACM*SN-0002 cannot be registered so: serial_number: registered is `SN-2002`, given is `SN-0002` (see what is registered with `evpki charger show 'DE*ACM*SN-0002'` and `evpki charger list`)
    note: 1 scan: 0 done, 0 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    // Nothing can be done as the flags say: nothing stays behind that would not be finished.
    assert_snapshot!(scan(&s, &format!("{new} --csms nobody.acme.example"), "SN-0003\n"), @r"
    exit status 6
    --- stderr
    refused: SN-0003: DE*ACM*SN-0003 cannot be registered so: csms: there is no server `nobody.acme.example`: list the servers with `evpki certificate list --kind server` (see what is registered with `evpki charger show 'DE*ACM*SN-0003'` and `evpki charger list`)
    note: 1 scan: 0 done, 0 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
}

#[test]
fn what_cannot_be_served_is_refused_and_the_session_goes_on() {
    let s = bench();
    s.run(words("charger add CS-4 --serial-number SN-4")).expect(0);
    s.run(words("charger decommission CS-4 --yes")).expect(0);
    s.run(words("certificate revoke CS-3 --reason superseded --yes")).expect(0);
    s.run(words("charger add CS-5 --serial-number CS-1")).expect(0);
    let scanned = [b"SN-4\nSN-3\nCS-1\n\xff\xfe\nSN:\x1b[2J\n".to_vec(), vec![b'x'; 100_000], b"\nSN-1\n".to_vec()].concat();
    assert_snapshot!(scan(&s, "", scanned), @r"
    exit status 6
    --- stdout
    CS-1            SN-1          password generated, bundle written, label written  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    --- stderr
    refused: SN-4: CS-4 is decommissioned: it gets nothing new (a charger that comes back is registered under another station id)
    refused: SN-3: CS-3 had certificates, but none of them is valid now: a scan does not replace them (see why with `evpki charger show CS-3`; if it is to have another, `evpki charger issue CS-3 --again`)
    refused: CS-1: it is the serial number of CS-5, and the station id of another charger (scan the station id of CS-5, or the serial number of the other one)
    refused: the line is not UTF-8: `\xff\xfe` (scan it again)
    refused: SN:\u{1b}[2J: no charger has this serial number or station id (register it with `evpki charger add`, then scan it again)
    refused: the line has 100000 bytes, but a serial number has at most 64 characters (scan it again)
    note: 7 scans: 1 done, 0 done already, 6 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    assert_snapshot!(scan(&s, "--bell always", "SN-4\n").to_string().replace('\x07', "[BELL]"), @r"
    exit status 6
    --- stderr
    refused: SN-4: CS-4 is decommissioned: it gets nothing new (a charger that comes back is registered under another station id)
    [BELL]note: 1 scan: 0 done, 0 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    // One that is held is somebody's decision, too.
    s.run(words("charger issue CS-3 --again")).expect(0);
    s.run(words("certificate hold CS-3 --yes")).expect(0);
    assert!(
        s.run_with(words("charger scan"), "SN-3\n").expect(6).stderr.contains("none of them is valid now"),
        "{}",
        s.run_with(words("charger scan"), "SN-3\n")
    );
    // A label that says something else, or is something else.
    fs::write(s.path("l/CS-1.svg"), "<svg/>").unwrap();
    assert_snapshot!(scan(&s, "", "SN-1\n"), @r"
    exit status 6
    --- stderr
    refused: SN-1: the label of CS-1 was not written: `[DIR]/l/CS-1.svg` exists and is not this label (move it away, or say `--replace`; the charger itself is done: scan it again for the rest)
    note: 1 scan: 0 done, 0 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    assert_snapshot!(scan(&s, "--replace", "SN-1\n"), @r"
    exit status 0
    --- stdout
    CS-1            SN-1          label written  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    --- stderr
    note: 1 scan: 1 done, 0 done already, 0 refused
    ");
}

#[test]
fn a_password_is_on_the_label_only_when_it_is_asked_for() {
    let s = bench();
    assert_snapshot!(scan(&s, "--with-password", "SN-1\nSN-3\n"), @r"
    exit status 6
    --- stdout
    CS-1            SN-1          password generated, bundle written, label written  [DIR]/b/CS-1  [DIR]/l/CS-1.svg
    --- stderr
    refused: SN-3: CS-3 shows a certificate: there is no password for its label (make the labels of such chargers without `--with-password`)
    note: 2 scans: 1 done, 0 done already, 1 refused
    next: run the same command again to do the rest; finished chargers are not changed
    ");
    assert_eq!(mode(&s.path("l/CS-1.svg")), 0o600);
    let password = s.run(words("password show CS-1 --reveal --json")).json()["versions"][0]["value"].as_str().unwrap().to_owned();
    assert!(fs::read_to_string(s.path("l/CS-1.svg")).unwrap().contains(&password));
    let again = scan(&s, "--with-password", "SN-1\n").expect(0);
    assert!(again.stdout.contains("already done"), "{again}");
    let seen = fleet::audit(&s).into_iter().filter(|record| record.starts_with("password.reveal")).collect::<Vec<_>>();
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert!(seen[0].ends_with("/l/CS-1.svg"), "{seen:?}");
    // And away again.
    scan(&s, "--replace", "SN-1\n").expect(0);
    assert!(!fs::read_to_string(s.path("l/CS-1.svg")).unwrap().contains(&password));
    assert_eq!(mode(&s.path("l/CS-1.svg")), 0o644);
}

#[test]
fn a_bad_template_is_told_before_anything_is_scanned() {
    let s = bench();
    let around = |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'>\n{inside}\n</svg>");
    let unknown = s.file("unknown.svg", around("<text>{{ station }}</text>"));
    assert_snapshot!(scan(&s, &format!("--template {unknown}"), "SN-1\n"), @r"
    exit status 1
    --- stderr
    error: `[DIR]/unknown.svg`, line 2: unknown variable `station`, expected one of station_id, serial_number, vendor, model, security_profile, ocpp_version, batch, organization, environment, fingerprint, qr_path, qr_size
    ");
    let asks = s.file("asks.svg", around("<text>{{ password }}</text>"));
    assert_snapshot!(scan(&s, &format!("--template {asks}"), "SN-1\n"), @"
    exit status 1
    --- stderr
    error: `[DIR]/asks.svg`, line 2: it uses `password`, but labels without passwords were requested
    hint: if this is intended, add `--with-password`: the labels are then secret
    ");
    assert!(!s.path("l").exists() && !s.path("b").exists());
    scan(&s, &format!("--template {asks} --with-password"), "SN-1\n").expect(0);
    assert_snapshot!(scan(&s, "--template /nowhere.svg", "SN-1\n"), @r"
    exit status 1
    --- stderr
    error: `/nowhere.svg` does not exist
    ");
}

#[test]
fn flags_that_do_not_go_together() {
    let s = bench();
    for line in [
        "charger scan --with-password",
        "charger scan --dpi 300 --labels l",
        "charger scan --station-id CS-{serial_number}",
        "charger scan --vendor V",
        "charger scan --security-profile 3",
    ] {
        let said = s.run_with(words(line), "SN-1\n").expect(2);
        assert!(said.stderr.contains("required"), "{line}: {said}");
    }
    let new = |station_id: &str, pattern: &str| {
        let all = ["charger", "scan", "--station-id", station_id, "--serial-number-pattern", pattern];
        s.run_with(all, "SN-1\n").expect(2).stderr.lines().next().unwrap().to_owned()
    };
    assert_snapshot!([new("CS-1", "X"), new("CS:{serial_number}", "X"), new("{serial_number}", "a)(b"), new("{serial_number}", "(a{999}){999}")].join("\n"), @r"
    error: invalid value 'CS-1' for '--station-id <TEMPLATE>': the station ids of all chargers would be the same: write `{serial_number}` where the serial number goes, once
    error: invalid value 'CS:{serial_number}' for '--station-id <TEMPLATE>': with `1` for {serial_number}, the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    error: invalid value 'a)(b' for '--serial-number-pattern <PATTERN>': found closing ')' without matching '('
    error: invalid value '(a{999}){999}' for '--serial-number-pattern <PATTERN>': compiled regex exceeded size limit
    ");
    assert_snapshot!(s.run_with(words("charger scan --passphrase stdin"), "SN-1\n"), @r"
    exit status 2
    --- stderr
    error: cannot read both the passphrase and the input from stdin
    hint: supply the passphrase with `--passphrase-file FILE`, `--passphrase env:NAME` or `--passphrase fd:N`
    ");
}

#[test]
fn time_goes_on_in_a_session() {
    let s = bench();
    let now = Rc::new(Cell::new(s.now()));
    let said =
        s.run_in(words("charger scan --station-id CS-{serial_number} --serial-number-pattern N[0-9]"), "N1\nN2\n", |world| {
            world.clock = Rc::new(move || now.replace(now.get().plus(3600)));
        });
    said.expect(0);
    let added = |id: &str| s.run(words(&format!("charger show {id} --json"))).json()["added"].as_str().unwrap().to_owned();
    assert_eq!([added("CS-N1"), added("CS-N2")], ["2026-11-21T06:00:00Z", "2026-11-21T07:00:00Z"]);
}

/// What is on labels, as a stranger reads them.
fn read<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Vec<serde_json::Value> {
    strangers::ask("label", paths).expect_good().json()["labels"].as_array().unwrap().clone()
}

#[test]
fn a_scanner_reads_what_is_on_a_label() {
    let s = bench();
    let (id, number) = ("W".repeat(48), "M".repeat(64));
    let vendor = "Łódź & Söhne <«Ένα»> \"Київ\" 'x' 0123456789 0123456";
    s.run(["charger", "add", &id, "--serial-number", &number, "--vendor", vendor, "--model", "ÄÖÜ-& <22>"]).expect(0);
    s.run(["charger", "add", "A", "--serial-number", "1", "--security-profile", "3"]).expect(0);
    let scanned = format!("SN-1\nSN-2\n{number}\n1\n");
    scan(&s, "", &scanned).expect(0);
    scan(&s, "--label-format png", &scanned).expect(0);
    scan(&s, "--label-format png --dpi 203", "SN-3\n").expect(0);
    let fingerprint =
        |id: &str| s.run(["charger", "show", id, "--json"]).json()["certificates"][0]["fingerprint"].as_str().unwrap().to_owned();
    for format in ["svg", "png"] {
        let names = ["CS-1", "DE%2AACM%2AE0002", &id, "A"].map(|name| s.path(&format!("l/{name}.{format}")));
        let labels = read(&names);
        for label in &labels {
            assert_eq!((label["width_mm"].as_f64(), label["height_mm"].as_f64()), (Some(100.0), Some(50.0)));
        }
        let text = |at: usize| labels[at]["text"].as_str().unwrap();
        assert_eq!(text(0), "evpki-label/1\nstation_id: CS-1\nserial_number: SN-1");
        let two =
            format!("evpki-label/1\nstation_id: DE*ACM*E0002\nserial_number: SN-2\nfingerprint: {}", fingerprint("DE*ACM*E0002"));
        assert_eq!(text(1), two);
        assert_eq!(text(2), format!("evpki-label/1\nstation_id: {id}\nserial_number: {number}"));
        assert_eq!(labels[3]["fields"]["fingerprint"], fingerprint("A"));
        if format == "svg" {
            let texts: Vec<&str> = labels[2]["texts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
            assert!([id.as_str(), &number, vendor, "ÄÖÜ-& <22>"].iter().all(|text| texts.contains(text)), "{texts:?}");
        }
    }
    assert_eq!(read(&[s.path("l/CS-3.png")])[0]["fields"]["station_id"], "CS-3");
    for format in ["svg", "png"] {
        scan(&s, &format!("--with-password --replace --label-format {format}"), "SN-1\n").expect(0);
        let password = s.run(words("password show CS-1 --reveal --json")).json()["versions"][0]["value"].clone();
        assert_eq!(read(&[s.path(&format!("l/CS-1.{format}"))])[0]["fields"]["password"], password);
    }
}

/// The error of an answer, with its hint.
fn error(answer: &serde_json::Value) -> String {
    let error = &answer["error"];
    format!("{}: {} ({})", error["message"].as_str().unwrap(), error["causes"], error["hints"])
}

#[test]
fn a_directory_that_vanishes_is_missed_at_once() {
    let place = Place::founded();
    for line in ["charger add CS-1 --serial-number SN-1", "charger add CS-2 --serial-number SN-2 --security-profile 3"] {
        place.does(words(line));
    }
    let (bundles, labels) = (place.name("b"), place.name("l"));
    let mut bench = Bench::open(&place, &["--bundles", &bundles, "--labels", &labels]);
    assert_eq!(bench.scan("SN-1")["label_written"], true);
    // Unplugged: what was mounted there is gone, or an empty directory is left.
    fs::rename(&labels, place.path("away")).unwrap();
    assert!(error(&bench.scan("SN-2")).contains("/l` is gone"));
    fs::create_dir(&labels).unwrap();
    assert!(error(&bench.scan("SN-2")).contains("/l` is not the directory that it was"));
    fs::remove_dir(&labels).unwrap();
    fs::rename(place.path("away"), &labels).unwrap();
    // So with the store. Nobody finds it moved aside and goes on there.
    fs::rename(place.home(), place.path("away")).unwrap();
    assert!(error(&bench.scan("SN-2")).contains("home"));
    fs::rename(place.path("away"), place.home()).unwrap();
    assert!(bench.scan("SN-2")["error"].is_null());
    let before = fs::read(place.path("l/CS-2.svg")).unwrap();
    let again = bench.scan("]C1SN-2\r");
    assert_eq!((&again["already"], &again["scanned"]), (&true.into(), &"SN-2".into()));
    assert_eq!(fs::read(place.path("l/CS-2.svg")).unwrap(), before);
    let (status, said) = bench.end(None);
    assert_eq!((status, said.lines().filter(|line| line.starts_with("refused: SN-2: ")).count()), (Some(6), 3), "{said}");
    assert!(!said.contains('\x07'), "{said}");
    place.is_whole(false);
}

#[test]
fn whoever_stops_it_is_told_what_is_left() {
    let place = Place::founded();
    place.does(words("charger add CS-1 --serial-number SN-1"));
    for signal in ["-INT", "-TERM"] {
        let mut bench = Bench::open(&place, &[]);
        assert!(bench.scan("SN-1")["error"].is_null());
        // It waits for a line; and there may have been more of them.
        assert_eq!(bench.end(Some(signal)), (Some(6), String::new()));
    }
    let mut bench = Bench::open(&place, &[]);
    assert_eq!(bench.scan("SN-1")["already"], true);
    assert_eq!(bench.end(None), (Some(0), String::new()));
}

/// A terminal with a session at the bench in it.
fn terminal(place: &Place) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.args(["charger", "scan"]).env_clear().env("EVPKI_HOME", place.home()).env("USER", "ada").env("TERM", "dumb");
    let mut terminal = spawn_command(command, Some(20_000)).unwrap();
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line(session::PASSPHRASE).unwrap();
    terminal.exp_string("Scan the serial numbers one by one. Press Ctrl-D or Ctrl-C to stop.").unwrap();
    terminal
}

#[test]
fn a_person_hears_what_is_refused() {
    let place = Place::founded();
    place.does(words("charger add CS-1 --serial-number SN-1"));
    let mut at = terminal(&place);
    at.send_line("SN-1").unwrap();
    let before = at.exp_string("CS-1            SN-1          password generated").unwrap();
    assert!(!before.contains('\x07'), "{before:?}");
    at.send_line("SN-1").unwrap();
    let before = at.exp_string("already done").unwrap();
    assert!(!before.contains('\x07'), "{before:?}");
    at.send_line("SN-9").unwrap();
    at.exp_string("refused: SN-9: no charger has this serial number or station id").unwrap();
    at.exp_char('\x07').unwrap();
    at.send_control('d').unwrap();
    at.exp_string("3 scans: 1 done, 1 done already, 1 refused").unwrap();
    at.exp_eof().unwrap();
    let status = format!("{:?}", at.process().wait());
    assert!(status.contains("Exited") && status.ends_with(", 6))"), "{status}");
    // Whoever has nothing more to scan may well press Ctrl-C.
    let mut at = terminal(&place);
    at.send_line("CS-1").unwrap();
    at.exp_string("already done").unwrap();
    at.send_control('c').unwrap();
    at.exp_string("1 scan: 0 done, 1 done already, 0 refused").unwrap();
    at.exp_eof().unwrap();
    let status = format!("{:?}", at.process().wait());
    assert!(status.contains("Exited") && status.ends_with(", 0))"), "{status}");
}
