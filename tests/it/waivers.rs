//! Rules that a profile waives: which can be, and what is left of it.

use crate::support::session;
use evpki::pki::builtin;
use insta::assert_snapshot;
use session::Session;

fn shipped(documents: &[builtin::Document], name: &str) -> &'static str {
    documents.iter().find(|document| document.name == name).unwrap().text
}

/// The shipped authority for servers, with something more at its end.
fn server_ca(session: &Session, more: &str) -> String {
    session.file("server-ca.yaml", format!("{}\n{more}", shipped(builtin::PROFILES, "server-ca")))
}

#[test]
fn what_is_waived_is_taken_down_each_time() {
    let session = Session::empty();
    let hierarchy = session.file("own.yaml", shipped(builtin::HIERARCHIES, "ocpp"));
    let found =
        || session.run(["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", &hierarchy]);
    let purposes = "extended_key_usage: [serverAuth]\n";
    server_ca(&session, purposes);
    assert_snapshot!(found(), @r"
    exit status 3
    --- stderr
    error: EVPKI.2: the authority has the extended key usage 1.3.6.1.5.5.7.3.1
    ");
    server_ca(&session, &format!("{purposes}rules:\n  waive:\n    - rule: EVPKI.2\n      reason: our peers ask for it\n"));
    found().expect(0);
    let listed = session.run(["audit", "list"]).expect(0).stdout;
    let waived: Vec<&str> = listed.lines().filter(|line| line.contains("waived")).collect();
    let [waived] = &waived[..] else { panic!("{waived:#?}") };
    assert!(waived.contains("certificate.record  authority ServerCA"), "{waived}");
    assert!(waived.ends_with("waived=EVPKI.2: our peers ask for it"), "{waived}");
    assert_snapshot!(session.run(["store", "check"]), @r"
    exit status 6
    --- stdout
    1 finding, in 4 certificates and 15 audit records:
      lint        certificate [HEX] of authority ServerCA (row 2): A00.FR.514: it has the extended key usage 1.3.6.1.5.5.7.3.1
    ");
}

#[test]
fn what_cannot_be_waived_is_refused_with_its_place() {
    let session = Session::empty();
    let refused = |waiver: &str| {
        let path = server_ca(&session, &format!("rules:\n  waive:\n    - {waiver}\n"));
        session.run(["profile", "check", &path]).to_string()
    };
    let all: Vec<String> = [
        "{rule: A00.FR.5O9, reason: ours}",
        "{rule: A00.FR.509}",
        "{rule: A00.FR.509, reason: ' '}",
        "{rule: A00.FR.509, reason: ours}\n    - {rule: A00.FR.509, reason: ours}",
        "{rule: RFC 5280 4.2.1.9, reason: ours}",
        "{rule: A00.FR.511, reason: ours}",
        "{rule: A00.FR.509, reasons: ours}",
    ]
    .into_iter()
    .map(refused)
    .collect();
    assert_snapshot!(all.join("\n"), @r"
    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: unknown rule `A00.FR.5O9`, did you mean `A00.FR.509`?

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: waives A00.FR.509 without a reason, say in a few words why

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: waives A00.FR.509 without a reason, say in a few words why

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: has `A00.FR.509` twice

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: RFC 5280 4.2.1.9 cannot be waived: no program could rely on the certificate

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.waive: waives A00.FR.511, which says nothing about certificates of kind `authority` for these targets, leave it out

    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:27:26: unknown key `reasons`, did you mean `reason`?
    ");
}

#[test]
fn what_ought_to_be_otherwise_is_said_where_it_is_issued() {
    let session = Session::empty();
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", "iso15118-2"];
    session.run(init).expect(0);
    let out = session.path("contract.pem").to_str().unwrap().to_owned();
    let issued = session.run(["certificate", "issue", "iso2-contract", "DEICEC12345678X", "--out", &out]).expect(0);
    let remark = "not recommended: M06: ";
    assert!(issued.stderr.contains(remark), "{}", issued.stderr);
    assert_snapshot!(session.run(["certificate", "issue", "iso2-secc", "EV IL"]), @r"
    exit status 3
    --- stderr
    error: EVPKI.6: the common name `EV IL` is no SECCID, such as `DE-ACM-S-0001`
    ");
}

#[test]
fn targets_have_names() {
    let session = Session::empty();
    let path = server_ca(&session, "rules:\n  targets: [ocpp201, ocpp2.1]\n");
    assert_snapshot!(session.run(["profile", "check", &path]), @r"
    exit status 1
    --- stdout
    [DIR]/server-ca.yaml:26:3: rules.targets: `ocpp2.1` is not a target, did you mean `ocpp201`?
    ");
}
