//! Hierarchies and profiles that cannot be used, and a clock that is wrong.

use crate::support::session::{Said, Session};
use insta::assert_snapshot;

const HIERARCHY: &str = include_str!("../../../templates/hierarchies/ocpp.yaml");
const PROFILE: &str = include_str!("../../../profiles/charger.yaml");

fn init(s: &Session, hierarchy: &str) -> Said {
    let answer = s.run(["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", hierarchy]);
    assert!(!s.home().join("evpki.db").exists());
    answer.expect(1)
}

#[test]
fn hierarchies_that_cannot_be_used() {
    let s = Session::empty();
    assert_snapshot!(init(&s, "ocp"), @r"
    exit status 1
    --- stderr
    error: no hierarchy is called `ocp`, did you mean `ocpp`?
    ");
    let unknown = HIERARCHY.replacen("authorities:", "autorities:", 1);
    assert_snapshot!(init(&s, &s.file("key.yaml", unknown)), @r"
    exit status 1
    --- stderr
    error: [DIR]/key.yaml:10:1: unknown key `autorities`, did you mean `authorities`?
    ");
    let profile = HIERARCHY.replacen("root-ca", "rot-ca", 1);
    assert_snapshot!(init(&s, &s.file("profile.yaml", profile)), @"
    exit status 1
    --- stderr
    error: [DIR]/profile.yaml:11:5: `RootCA`: profile: no profile is called `rot-ca`, did you mean `root-ca`?
    hint: list the built-in profiles with `evpki profile list`, or put a file `NAME.yaml` beside the hierarchy
    ");
    let bomb =
        (1..12).fold("name: bomb\ndescription: bomb\nauthorities:\n- &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, n| {
            let inner = format!("*a{}, ", n - 1).repeat(9);
            format!("{text}- &a{n} [{}]\n", inner.trim_end_matches(", "))
        });
    assert_snapshot!(init(&s, &s.file("bomb.yaml", bomb)), @r"
    exit status 1
    --- stderr
    error: [DIR]/bomb.yaml:4:3: authorities[0]: invalid type: sequence, expected the keys of an authority
    ");
    let deep = |depth: usize| format!("name: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    assert_snapshot!(init(&s, &s.file("deep.yaml", deep(30_000))), @r"
    exit status 1
    --- stderr
    error: [DIR]/deep.yaml:1:7: name: invalid type: sequence, expected a string
    ");
    assert_snapshot!(init(&s, &s.file("long.yaml", deep(100_000))), @"
    exit status 1
    --- stderr
    error: `[DIR]/long.yaml` is too large: it has 200007 bytes, the limit is 65536
    ");
    assert_snapshot!(init(&s, &s.file("large.yaml", "# nothing\n".repeat(1 << 20))), @"
    exit status 1
    --- stderr
    error: `[DIR]/large.yaml` is too large: it has 10485760 bytes, the limit is 65536
    ");
    assert_snapshot!(init(&s, &s.file("empty.yaml", "")), @r"
    exit status 1
    --- stderr
    error: [DIR]/empty.yaml:1:1: missing key `name`
    ");
    assert_snapshot!(init(&s, &s.file("bytes.yaml", b"name: \xff\xfe")), @r"
    exit status 1
    --- stderr
    error: `[DIR]/bytes.yaml` is not UTF-8
    ");
    assert_snapshot!(init(&s, &s.path("").to_string_lossy()), @r"
    exit status 1
    --- stderr
    error: cannot read `[DIR]/`: Is a directory (os error 21)
    ");
}

#[test]
fn profiles_that_cannot_be_used() {
    let s = Session::empty();
    let hierarchy = s.file("mine.yaml", HIERARCHY);
    s.file("charger.yaml", PROFILE.replacen("validity:", "validty:", 1));
    assert_snapshot!(init(&s, &hierarchy), @r"
    exit status 1
    --- stderr
    error: [DIR]/charger.yaml:19:1: unknown key `validty`, did you mean `validity`?
    ");
    s.file("charger.yaml", "# nothing\n".repeat(1 << 20));
    assert_snapshot!(init(&s, &hierarchy), @"
    exit status 1
    --- stderr
    error: `[DIR]/charger.yaml` is too large: it has 10485760 bytes, the limit is 65536
    ");
}

#[test]
fn a_clock_that_was_set_back() {
    let s = Session::founded();
    s.run_with(["charger", "provision", "-"], "station_id,serial_number,security_profile\nCS-1,SN-1,3\n").expect(0);
    s.pass(24 * 3600);
    s.run(["crl", "publish", "--force"]).expect(0);
    s.pass(-3600);
    s.run(["certificate", "revoke", "CS-1", "--reason", "superseded", "--yes"]).expect(0);
    assert_snapshot!(s.run(["crl", "publish", "ClientCA"]), @"
    exit status 3
    --- stderr
    error: the last CRL of ClientCA was issued at 2026-11-22T06:00:00Z, but the clock of this machine says 2026-11-22T05:00:00Z
    hint: set the clock of this machine, then try again
    ");
    assert_snapshot!(s.run(["crl", "publish"]), @"
    exit status 6
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    2           0        2027-05-21T06:00:00Z (in 180 days)  not due
    ServerCA  2           0        2026-11-29T06:00:00Z (in 7 days)    not due
    ClientCA  2           0        2026-11-29T06:00:00Z (in 7 days)    not issued
    --- stderr
    note: the last CRL of ClientCA was issued at 2026-11-22T06:00:00Z, but the clock of this machine says 2026-11-22T05:00:00Z
    next: set the clock of this machine, then try again
    ");
    assert_snapshot!(s.run(["crl", "publish", "--force"]), @"
    exit status 3
    --- stderr
    error: the last CRL of RootCA was issued at 2026-11-22T06:00:00Z, but the clock of this machine says 2026-11-22T05:00:00Z
    hint: set the clock of this machine, then try again
    ");
    s.pass(-48 * 3600);
    s.run(["charger", "add", "CS-2", "--serial-number", "SN-2", "--security-profile", "3"]).expect(0);
    assert_snapshot!(s.run(["charger", "issue", "CS-2"]), @r"
    exit status 3
    --- stderr
    error: the clock says 2026-11-20T05:00:00Z, but `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` is valid only from 2026-11-21T05:55:00Z on: the clock is wrong
    hint: set the clock of this machine, then try again
    ");
    assert_snapshot!(s.run(["server", "issue", "csms.acme.example"]), @r"
    exit status 3
    --- stderr
    error: the clock says 2026-11-20T05:00:00Z, but `C=DE, O=ACME Charging, CN=ACME Charging ServerCA` is valid only from 2026-11-21T05:55:00Z on: the clock is wrong
    hint: set the clock of this machine, then try again
    ");
    s.pass(49 * 3600);
    s.run(["crl", "publish"]).expect(0);
    s.run(["charger", "issue", "CS-2"]).expect(0);
    s.run(["store", "check"]).expect(0);
}
