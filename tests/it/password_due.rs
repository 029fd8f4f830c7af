//! How old passwords may become: the policy, and who is due by it.

use crate::support::{fleet, session};
use evpki::model::{Charger, ChargerState, DAY, OcppVersion, SecurityProfile};
use fleet::{audit, change, charger, cheap, of_batch, register};
use insta::assert_snapshot;
use session::Session;

/// A PKI with chargers that have passwords of their own, two of a batch, one of them with a password of its own, one without any password,
/// one that shows a certificate, and one that is out of service.
fn fleet() -> Session {
    let session = Session::founded();
    cheap(&session);
    let certificate = Charger { security_profile: SecurityProfile::Certificate, ..charger("CS-3", OcppVersion::Ocpp201) };
    let gone = Charger { batch: Some("B1".parse().unwrap()), ..charger("CS-9", OcppVersion::Ocpp201) };
    register(
        &session,
        &[
            charger("CS-1", OcppVersion::Ocpp16),
            charger("CS-2", OcppVersion::Ocpp201),
            of_batch("CS-B", "B1"),
            of_batch("CS-C", "B1"),
            charger("CS-NEW", OcppVersion::Ocpp21),
            certificate,
            gone,
        ],
    );
    session.run(["password", "provision", "--batch", "B1"]).expect(0);
    session.run(["password", "provision", "CS-1", "CS-2", "CS-9"]).expect(0);
    session.run(["password", "rotate", "CS-C"]).expect(0);
    session.run(["password", "confirm", "CS-C"]).expect(0);
    change(&session, |t| t.set_charger_state(&"CS-9".parse().unwrap(), ChargerState::Decommissioned).unwrap());
    session
}

#[test]
fn the_policy_is_shown_and_changed() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "policy"]), @r"
    exit status 0
    --- stdout
    due after             1y
    due soon              30d before that
    pending for too long  after 7d
    ");
    assert_snapshot!(session.run(["password", "policy", "--max-age", "180d", "--warn", "14d"]), @r"
    exit status 0
    --- stdout
    due after             180d
    due soon              14d before that
    pending for too long  after 7d
    --- stderr
    next: list the chargers that are due with `evpki password due`
    ");
    // The same again changes nothing and is not taken down.
    session.run(["password", "policy", "--max-age", "180d"]).expect(0);
    assert_snapshot!(session.run(["password", "policy", "--json"]), @r#"
    exit status 0
    --- stdout
    {"changed":false,"max_age":"180d","max_age_seconds":15552000,"pending":"7d","pending_seconds":604800,"warn":"14d","warn_seconds":1209600}
    "#);
    assert_snapshot!(session.run(["password", "policy", "--max-age", "never", "--pending", "1d"]), @r"
    exit status 0
    --- stdout
    due after             never
    pending for too long  after 1d
    --- stderr
    next: list the chargers that are due with `evpki password due`
    ");
    let all = audit(&session);
    let ours: Vec<&str> = all.iter().map(String::as_str).filter(|line| line.starts_with("password.policy")).collect();
    assert_snapshot!(ours.join("\n"), @r"
    password.policy  password.max-age=180d password.warn=14d
    password.policy  password.max-age=never password.pending=1d
    ");
}

#[test]
fn a_policy_that_makes_no_sense() {
    let session = fleet();
    assert_snapshot!(session.run(["password", "policy", "--max-age", "20d"]), @r"
    exit status 3
    --- stderr
    error: passwords would be due soon from the beginning: `--warn 30d` with `--max-age 20d`
    hint: say a shorter `--warn`, or a longer `--max-age`
    ");
    assert_snapshot!(session.run(["password", "policy", "--max-age", "1h", "--warn", "0s"]), @r"
    exit status 3
    --- stderr
    error: passwords would be due after `1h`, at least `1d` is taken: replacing them takes the chargers' answers
    ");
    assert_snapshot!(session.run(["password", "policy", "--max-age", "often"]), @r"
    exit status 2
    --- stderr
    error: invalid value 'often' for '--max-age <PERIOD>': `often` is no length of time, write a number and one of s m h d w y, such as `30d`; or `never`

    For more information, try '--help'.
    ");
    change(&session, |t| t.set_setting("password.warn", Some("soon")).unwrap());
    assert_snapshot!(session.run(["password", "due"]), @r"
    exit status 5
    --- stderr
    error: the setting `password.warn` is damaged: `soon` is no length of time, write a number and one of s m h d w y, such as `30d`
    ");
}

/// A setting answers to the audit, as every row does.
#[test]
fn a_setting_that_the_audit_does_not_know() {
    let session = Session::founded();
    session.run(["password", "policy", "--warn", "20d"]).expect(0);
    session.run(["store", "check"]).expect(0);
    change(&session, |t| {
        t.set_setting("password.max-age", Some("never")).unwrap();
        t.set_setting("password.warn", None).unwrap();
    });
    let said = session.run(["store", "check"]).expect(5);
    let found: Vec<&str> = said.stdout.lines().filter(|line| line.contains("the setting")).map(str::trim).collect();
    assert_snapshot!(found.join("\n"), @"
    damaged     the setting password.max-age: no audit record reports a change, but now it is never
    damaged     the setting password.warn: it was changed to 20d according to audit record 16, but now it is not set
    ");
}

#[test]
fn who_is_due() {
    let session = fleet();
    session.pass(DAY);
    assert_snapshot!(session.run(["password", "due"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-B        default of B1  2026-11-21T06:00:00Z (24 hours ago)  factory default
    --- stderr
    note: 1 charger: 1 on a factory default
    note: the next password is due 2027-11-21T06:00:00Z (in 364 days)
    note: 1 charger without a password
    next: generate their first passwords with `evpki password provision --all`
    ");
    session.run(["password", "rotate", "CS-2"]).expect(0);
    session.pass(335 * DAY);
    assert_snapshot!(session.run(["password", "due"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-1        password 1     2026-11-21T06:00:00Z (336 days ago)  due in 29 days
    CS-2        password 1     2026-11-21T06:00:00Z (336 days ago)  due in 29 days; new password pending since 2026-11-22T06:00:00Z (335 days ago)
    CS-B        default of B1  2026-11-21T06:00:00Z (336 days ago)  factory default
    CS-C        password 1     2026-11-21T06:00:00Z (336 days ago)  due in 29 days
    --- stderr
    note: 4 chargers: 3 due soon, 1 on a factory default, 1 pending for too long
    note: 1 charger without a password
    next: generate their first passwords with `evpki password provision --all`
    ");
    session.pass(29 * DAY);
    assert_snapshot!(session.run(["password", "due", "--json"]), @r#"
    exit status 0
    --- stdout
    {"batch":null,"due":"2027-11-21T06:00:00Z","ocpp_version":"1.6","pending_since":null,"reasons":["due"],"since":"2026-11-21T06:00:00Z","state":"active","station_id":"CS-1","version_in_force":1,"version_pending":null}
    {"batch":null,"due":"2027-11-21T06:00:00Z","ocpp_version":"2.0.1","pending_since":"2026-11-22T06:00:00Z","reasons":["due","pending"],"since":"2026-11-21T06:00:00Z","state":"active","station_id":"CS-2","version_in_force":1,"version_pending":2}
    {"batch":"B1","due":null,"ocpp_version":"1.6","pending_since":null,"reasons":["factory-default"],"since":"2026-11-21T06:00:00Z","state":"factory-default","station_id":"CS-B","version_in_force":null,"version_pending":null}
    {"batch":"B1","due":"2027-11-21T06:00:00Z","ocpp_version":"1.6","pending_since":null,"reasons":["due"],"since":"2026-11-21T06:00:00Z","state":"active","station_id":"CS-C","version_in_force":1,"version_pending":null}
    "#);
    session.run(["password", "confirm", "CS-2"]).expect(0);
    // It counts from when it came into force, not from when it was made.
    assert_snapshot!(session.run(["password", "due"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-1        password 1     2026-11-21T06:00:00Z (365 days ago)  due now
    CS-B        default of B1  2026-11-21T06:00:00Z (365 days ago)  factory default
    CS-C        password 1     2026-11-21T06:00:00Z (365 days ago)  due now
    --- stderr
    note: 3 chargers: 2 due, 1 on a factory default
    note: 1 charger without a password
    next: generate their first passwords with `evpki password provision --all`
    ");
    assert_snapshot!(session.run(["password", "due", "--batch", "B1"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-B        default of B1  2026-11-21T06:00:00Z (365 days ago)  factory default
    CS-C        password 1     2026-11-21T06:00:00Z (365 days ago)  due now
    --- stderr
    note: 2 chargers: 1 due, 1 on a factory default
    ");
    session.run(["password", "policy", "--max-age", "never"]).expect(0);
    assert_snapshot!(session.run(["password", "due", "--quiet"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-B        default of B1  2026-11-21T06:00:00Z (365 days ago)  factory default
    ");
    assert_snapshot!(session.run(["password", "due", "--older-than", "300d"]), @r"
    exit status 0
    --- stdout
    station ID  password       since                                reason
    CS-1        password 1     2026-11-21T06:00:00Z (365 days ago)  due 65 days ago
    CS-B        default of B1  2026-11-21T06:00:00Z (365 days ago)  factory default
    CS-C        password 1     2026-11-21T06:00:00Z (365 days ago)  due 65 days ago
    --- stderr
    note: 3 chargers: 2 due, 1 on a factory default
    note: 1 charger without a password
    next: generate their first passwords with `evpki password provision --all`
    ");
}

#[test]
fn a_default_that_nobody_shows_any_more() {
    let session = fleet();
    let retire = ["password", "retire", "--batch", "B1"];
    session.run(["password", "rotate", "CS-B"]).expect(0);
    // It may not have taken the new one.
    assert_snapshot!(session.run(retire), @r"
    exit status 3
    --- stderr
    error: CS-B may still show the default password of batch B1
    hint: give each its own with `evpki password rotate --factory-default`, and `evpki password confirm CS-B` once it took it
    ");
    session.run(["password", "confirm", "CS-B"]).expect(0);
    assert_snapshot!(session.run(["password", "due"]), @r"
    exit status 0
    --- stderr
    note: no passwords need attention
    note: the next password is due 2027-11-21T06:00:00Z (in 365 days)
    note: 1 charger without a password
    note: no charger uses the default password of batch B1 any longer
    next: generate their first passwords with `evpki password provision --all`
    next: erase it with `evpki password retire --batch B1`
    ");
    assert_snapshot!(session.run(retire), @r"
    exit status 0
    --- stdout
    The default password of batch B1 is retired and erased
    ");
    assert_snapshot!(session.run(retire), @r"
    exit status 0
    --- stdout
    The default password of batch B1 was already retired
    ");
    assert_snapshot!(session.run(["password", "retire", "--batch", "B2"]), @r"
    exit status 1
    --- stderr
    error: batch B2 has no default password
    hint: did you mean `B1`?
    ");
    let last = session.run(["audit", "list", "--last", "1", "--json"]).expect(0).json();
    assert_eq!((&last["action"], &last["details"]["state"]), (&"password.batch".into(), &"retired".into()));
    // No charger can come to show it; another can be made.
    session.run(["charger", "add", "CS-N", "--serial-number", "SN-N", "--default-password-batch", "B1"]).expect(1);
    let made = session.run(["password", "provision", "--batch", "B1", "--json"]).expect(0).json();
    assert_eq!(made["version"], 2);
    let checked = session.run(["store", "check", "--json"]).stdout;
    assert!(checked.contains("audit-charger") && !checked.contains("audit-password"), "{checked}");
}
