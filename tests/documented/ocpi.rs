//! Credentials tokens and time-based codes of OCPI at the command line: registrations from either side, and that no secret is seen where none was
//! asked for.

use crate::support::{fleet, place, session, shell, strangers, test_pki};
use evpki::{
    bundles::PartyBundle,
    model::{Secret, Timestamp},
    ocpi::{TokenEncoding, presented, token_digest, totp},
};
use insta::assert_snapshot;
use place::{Answer, Place};
use session::{NOW, Said, Session, edited};
use shell::Line;
use std::{fs, io::Write, os::unix::fs::PermissionsExt, process::Stdio};
use strangers::ask_about;

/// The token that peers make in these tests.
const THEIRS: &str = "theirs!-0123456789-abcdefghijkl";

fn founded() -> Session {
    let session = Session::founded();
    fleet::cheap(&session);
    session
}

fn does(session: &Session, line: &str) -> Said {
    Line::of(&format!("evpki {line}")).run(session)
}

/// A command to which a secret comes by stdin.
fn told(session: &Session, line: &str, secret: &str) -> Said {
    session.run_with(line.split(' '), format!("{secret}\n"))
}

/// The token in a direction, as it is.
fn token(session: &Session, party: &str, direction: &str, version: u64) -> String {
    let version = version.to_string();
    let line = ["token", "show", party, "--direction", direction, "--version", &version, "--reveal", "--json"];
    session.run(line).expect(0).json()["tokens"][0]["value"].as_str().unwrap().to_owned()
}

/// What the audit says of these actions.
fn audit(session: &Session, actions: &str) -> String {
    fleet::audit(session).into_iter().filter(|line| line.contains(actions)).collect::<Vec<_>>().join("\n")
}

/// An answer in which secrets are replaced by their names.
fn masked(said: &Said, secrets: &[(&str, &str)]) -> String {
    let mut said = said.clone();
    for (secret, name) in secrets {
        said.stdout = said.stdout.replace(secret, &format!("[{name}]"));
    }
    said.to_string()
}

/// They register with us: we make A and C, they make B.
#[test]
fn a_receiver_is_led_through_a_registration() {
    let s = founded();
    assert_snapshot!(does(&s, "token issue DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token A (version 1) generated, active
    --- stderr
    next: send token A to DE*ABC over a secure channel; show it with `evpki token show 'DE*ABC' --direction inbound --reveal`
    next: DE*ABC then calls your versions endpoint and posts its credentials; store token B with `evpki token issue 'DE*ABC' --value stdin`
    ");
    let a = token(&s, "DE*ABC", "inbound", 1);
    assert_eq!(a.len(), 32);
    assert_snapshot!(does(&s, "token issue DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token A (version 1) exists already, active
    --- stderr
    next: send token A to DE*ABC over a secure channel; show it with `evpki token show 'DE*ABC' --direction inbound --reveal`
    next: DE*ABC then calls your versions endpoint and posts its credentials; store token B with `evpki token issue 'DE*ABC' --value stdin`
    ");
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", THEIRS), @r"
    exit status 0
    --- stdout
    DE*ABC: outbound token B (version 1) stored, active
    --- stderr
    next: fetch the versions of DE*ABC with token B; print its header with `evpki token show 'DE*ABC' --direction outbound --header`
    next: then generate token C for your answer with `evpki token rotate 'DE*ABC'`
    ");
    assert_snapshot!(masked(&does(&s, "token show DE-ABC --header"), &[]), @r"
    exit status 0
    --- stdout
    Authorization: Token dGhlaXJzIS0wMTIzNDU2Nzg5LWFiY2RlZmdoaWprbA==
    ");
    assert_snapshot!(does(&s, "token rotate DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token C (version 2) generated, pending
    --- stderr
    next: answer the request of DE*ABC with token C; print the body with `evpki token credentials 'DE*ABC' --url URL`
    next: when DE*ABC has called with token C, run `evpki token confirm 'DE*ABC' --direction inbound`; token A is then no longer valid
    ");
    assert_snapshot!(does(&s, "token list"), @"
    exit status 0
    --- stdout
    peer    OCPI   encoding  inbound              outbound
    DE*ABC  2.2.1  base64    A active, C pending  B active
    ");
    let c = token(&s, "DE*ABC", "inbound", 2);
    assert_ne!(a, c);
    let object =
        does(&s, "token credentials DE-ABC --url https://ocpi.acme.example/versions --role DE-XYZ:EMSP,CPO --role NL-XYZ:CPO");
    assert_snapshot!(masked(&object, &[(&c, "C")]), @r#"
    exit status 0
    --- stdout
    {"roles":[{"business_details":{"name":"ACME Charging"},"country_code":"DE","party_id":"XYZ","role":"CPO"},{"business_details":{"name":"ACME Charging"},"country_code":"DE","party_id":"XYZ","role":"EMSP"},{"business_details":{"name":"ACME Charging"},"country_code":"NL","party_id":"XYZ","role":"CPO"}],"token":"[C]","url":"https://ocpi.acme.example/versions"}
    --- stderr
    note: it contains the inbound token C (version 2): send it only to DE*ABC
    next: answer the request of DE*ABC with token C; print the body with `evpki token credentials 'DE*ABC' --url URL`
    next: when DE*ABC has called with token C, run `evpki token confirm 'DE*ABC' --direction inbound`; token A is then no longer valid
    "#);
    assert_snapshot!(does(&s, "token confirm DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token C (version 2) is active, the previous one is no longer valid
    --- stderr
    note: the registration with DE*ABC is complete
    ");
    assert_snapshot!(does(&s, "token show DE-ABC"), @r"
    exit status 0
    --- stdout
    peer      DE*ABC
    OCPI      2.2.1
    encoding  base64

    direction  version  letter  state    created                     changed
    inbound    2        C       active   2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    inbound    1        A       retired  2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    outbound   1        B       active   2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    --- stderr
    note: the registration with DE*ABC is complete
    ");
    s.pass(86400);
    assert_snapshot!(does(&s, "token rotate DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token C (version 3) generated, pending
    --- stderr
    next: put your credentials with the new token to DE*ABC, or answer with them; print the body with `evpki token credentials 'DE*ABC' --url URL`
    next: when DE*ABC has called with token version 3, run `evpki token confirm 'DE*ABC' --direction inbound`, else `evpki token abort 'DE*ABC' --direction inbound`
    ");
    assert_snapshot!(does(&s, "token abort DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token C (version 2) stays active, the pending one is erased
    --- stderr
    note: the registration with DE*ABC is complete
    ");
    assert_snapshot!(does(&s, "token confirm DE-ABC"), @r"
    exit status 1
    --- stderr
    error: no inbound token of DE*ABC is pending
    hint: `evpki token rotate 'DE*ABC' --direction inbound` begins to replace the one in force
    ");
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is intact: 4 certificates and 28 audit records
    ");
    assert_snapshot!(audit(&s, "token."), @r"
    token.change DE*ABC inbound version=1 state=active
    token.reveal DE*ABC inbound versions=1
    token.change DE*ABC outbound version=1 state=active
    token.reveal DE*ABC outbound versions=1
    token.change DE*ABC inbound version=2 state=pending
    token.reveal DE*ABC inbound versions=2
    token.reveal DE*ABC inbound versions=2
    token.change DE*ABC inbound version=1 state=retired
    token.change DE*ABC inbound version=2 state=active
    token.change DE*ABC inbound version=3 state=pending
    token.change DE*ABC inbound version=3 state=retired
    ");
}

/// We register with them: they make A and C, we make B.
#[test]
fn a_sender_is_led_through_a_registration() {
    let s = founded();
    assert_snapshot!(told(&s, "token issue NL-TNM --value stdin --ocpi-version 2.1.1", THEIRS), @r"
    exit status 0
    --- stdout
    NL*TNM: outbound token A (version 1) stored, active
    --- stderr
    next: fetch the versions of NL*TNM with token A; print its header with `evpki token show 'NL*TNM' --direction outbound --header`
    next: then generate token B with `evpki token issue 'NL*TNM'`; NL*TNM uses it to call you back
    ");
    assert_snapshot!(does(&s, "token show NLTNM --header"), @r"
    exit status 0
    --- stdout
    Authorization: Token theirs!-0123456789-abcdefghijkl
    ");
    assert_snapshot!(does(&s, "token issue NL-TNM"), @r"
    exit status 0
    --- stdout
    NL*TNM: inbound token B (version 1) generated, active
    --- stderr
    next: post your credentials with token B to NL*TNM; print the body with `evpki token credentials 'NL*TNM' --url URL`
    next: then store token C from its answer with `evpki token rotate 'NL*TNM' --value stdin`
    ");
    let c = "c!0123456789abcdefghijklmnop";
    assert_snapshot!(told(&s, "token rotate NL-TNM --value stdin", c), @r"
    exit status 0
    --- stdout
    NL*TNM: outbound token C (version 2) stored, pending
    --- stderr
    next: when NL*TNM has answered a request with token C, run `evpki token confirm 'NL*TNM' --direction outbound`; token A is then no longer valid
    ");
    assert_snapshot!(told(&s, "token rotate NL-TNM --value stdin", "another-one-0123456789"), @r"
    exit status 1
    --- stderr
    error: another outbound token of NL*TNM is pending, version 2
    hint: confirm or abort that one first, or give it up with `--new`
    ");
    assert_snapshot!(does(&s, "token confirm NL-TNM"), @r"
    exit status 0
    --- stdout
    NL*TNM: outbound token C (version 2) is active, the previous one is no longer valid
    --- stderr
    note: the registration with NL*TNM is complete
    ");
    assert_snapshot!(does(&s, "token peer NL-TNM --ocpi-version 2.2.1"), @r"
    exit status 0
    --- stdout
    NL*TNM uses OCPI 2.2.1 and sends tokens in headers as base64
    ");
    assert_snapshot!(does(&s, "token show NL-TNM --header"), @r"
    exit status 0
    --- stdout
    Authorization: Token YyEwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcA==
    ");
    does(&s, "token peer NL-TNM --token-encoding raw").expect(0);
    assert_snapshot!(does(&s, "token show NL-TNM --header"), @r"
    exit status 0
    --- stdout
    Authorization: Token c![HEX]ghijklmnop
    ");
    assert_snapshot!(does(&s, "token credentials NL-TNM --url ftp://acme.example --role DE-XYZ:CPO"), @r"
    exit status 2
    --- stderr
    error: `ftp://acme.example` is no URL of OCPI: expected https:// and at most 255 characters
    ");
    does(&s, "token peer NL-TNM --ocpi-version 2.1.1").expect(0);
    let b = token(&s, "NL*TNM", "inbound", 1);
    let object = does(&s, "token credentials NL-TNM --url https://ocpi.acme.example/versions --role DE-XYZ");
    assert_snapshot!(masked(&object, &[(&b, "B")]), @r#"
    exit status 0
    --- stdout
    {"business_details":{"name":"ACME Charging"},"country_code":"DE","party_id":"XYZ","token":"[B]","url":"https://ocpi.acme.example/versions"}
    --- stderr
    note: it contains the inbound token B (version 1): send it only to NL*TNM
    note: the registration with NL*TNM is complete
    "#);
}

#[test]
fn what_cannot_be_a_token_is_refused_and_not_shown() {
    let s = founded();
    assert_snapshot!(does(&s, "token issue DE-ABC --direction outbound"), @r"
    exit status 2
    --- stderr
    error: an outbound token is one that the peer has made
    hint: say where it is with `--value SOURCE`
    ");
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", "hunter 2"), @r"
    exit status 3
    --- stderr
    error: character 7 of the token is not allowed, expected U+0021 to U+007E (credentials, token)
    ");
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", &"x".repeat(65)), @r"
    exit status 3
    --- stderr
    error: the token has 65 characters, OCPI allows 1 to 64 (credentials, token)
    ");
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", ""), @r"
    exit status 3
    --- stderr
    error: the token has 0 characters, OCPI allows 1 to 64 (credentials, token)
    ");
    let typed = does(&s, "token issue DE-ABC --value hunter2-hunter2-hunter2");
    assert_eq!(typed.status, 2);
    assert!(!format!("{typed:?}").contains("hunter2"), "{typed}");
    let mut refused = String::new();
    for line in
        ["token show DE-ABC", "token rotate DE-ABC", "token retire DE-ABC --yes", "token credentials DE-ABC --url https://a"]
    {
        refused += &format!("{line}: {}", does(&s, line).expect(1).stderr);
    }
    assert_snapshot!(refused, @r"
    token show DE-ABC: error: DE*ABC is no peer: no token was ever exchanged with it
    hint: list the peers with `evpki token list`; `evpki token issue PARTY` begins with a new one
    token rotate DE-ABC: error: DE*ABC is no peer: no token was ever exchanged with it
    hint: list the peers with `evpki token list`; `evpki token issue PARTY` begins with a new one
    token retire DE-ABC --yes: error: DE*ABC has no inbound token
    hint: `evpki token issue 'DE*ABC' --direction inbound` makes one
    token credentials DE-ABC --url https://a: error: DE*ABC is no peer: no token was ever exchanged with it
    hint: list the peers with `evpki token list`; `evpki token issue PARTY` begins with a new one
    ");
    told(&s, "token issue DE-ABC --value stdin", THEIRS).expect(0);
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", "other-0123456789-abcdefghijkl"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has another outbound token already
    hint: `evpki token rotate 'DE*ABC' --direction outbound --value stdin` begins to replace it
    ");
    assert_snapshot!(told(&s, "token issue DE-ABC --direction inbound --value stdin", "short"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound token B (version 1) stored, active
    --- stderr
    note: it has fewer than 22 characters and could be guessed from its SHA-256: replace it as soon as possible
    next: post your credentials with token B to DE*ABC; print the body with `evpki token credentials 'DE*ABC' --url URL`
    next: then store token C from its answer with `evpki token rotate 'DE*ABC' --value stdin`
    ");
}

/// What a server keeps recognises a request and nothing else; what is given up is gone.
#[test]
fn a_server_recognises_tokens_until_they_are_retired() {
    let s = founded();
    for party in ["DE-ABC", "NL-TNM"] {
        does(&s, &format!("token issue {party}")).expect(0);
    }
    told(&s, "token issue DE-ABC --value stdin", THEIRS).expect(0);
    assert_snapshot!(does(&s, "token export"), @r#"
    exit status 0
    --- stdout
    {"country_code":"DE","direction":"inbound","ocpi_version":"2.2.1","party":"DE*ABC","party_id":"ABC","sha256":"[HEX]","state":"active","token_encoding":"base64","version":1}
    {"country_code":"NL","direction":"inbound","ocpi_version":"2.2.1","party":"NL*TNM","party_id":"TNM","sha256":"[HEX]","state":"active","token_encoding":"base64","version":1}
    "#);
    assert_snapshot!(does(&s, "token export DE-ABC --values"), @r#"
    exit status 0
    --- stdout
    {"country_code":"DE","direction":"inbound","ocpi_version":"2.2.1","party":"DE*ABC","party_id":"ABC","sha256":"[HEX]","state":"active","token_encoding":"base64","version":1}
    {"country_code":"DE","direction":"outbound","ocpi_version":"2.2.1","party":"DE*ABC","party_id":"ABC","sha256":null,"state":"active","token":"theirs!-0123456789-abcdefghijkl","token_encoding":"base64","version":1}
    --- stderr
    note: it contains outbound tokens in plain text: anyone who has them can call your peers in your name
    "#);
    let shown = does(&s, "token show DE-ABC --direction inbound --header --json").expect(0).json();
    let found = presented(shown["value"].as_str().unwrap(), TokenEncoding::Base64).unwrap();
    let exported = does(&s, "token export DE-ABC --json").expect(0).json();
    assert_eq!(exported["sha256"], token_digest(&found));
    let out = s.path("tokens.jsonl").to_str().unwrap().to_owned();
    assert_snapshot!(s.run(["token", "export", "--out", &out]), @r"
    exit status 0
    --- stdout
    Wrote 2 tokens to [DIR]/tokens.jsonl
    ");
    assert_eq!(s.run(["token", "export", "--out", &out]).status, 1);
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 2);
    assert_snapshot!(s.run(["token", "retire", "DE-ABC"]), @r"
    exit status 2
    --- stderr
    error: retire every token of DE*ABC: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    assert_snapshot!(does(&s, "token retire DE-ABC --yes"), @r"
    exit status 0
    --- stdout
    DE*ABC: 1 token retired, inbound
    DE*ABC: 1 token retired, outbound
    --- stderr
    next: export the remaining tokens for your server with `evpki token export`
    next: to start again, run `evpki token issue 'DE*ABC'`
    ");
    assert_snapshot!(does(&s, "token show DE-ABC --reveal"), @r"
    exit status 0
    --- stdout
    peer      DE*ABC
    OCPI      2.2.1
    encoding  base64

    direction  version  letter  state    created                     changed                     token
    inbound    1        A       retired  2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    outbound   1        B       retired  2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    ");
    // Who comes back begins anew, with an A again.
    assert_snapshot!(told(&s, "token issue DE-ABC --value stdin", THEIRS), @r"
    exit status 0
    --- stdout
    DE*ABC: outbound token A (version 2) stored, active
    --- stderr
    next: fetch the versions of DE*ABC with token A; print its header with `evpki token show 'DE*ABC' --direction outbound --header`
    next: then generate token B with `evpki token issue 'DE*ABC'`; DE*ABC uses it to call you back
    ");
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is intact: 4 certificates and 31 audit records
    ");
}

/// Rows that somebody has changed answer to the audit; what an older store has forgotten is carried over.
#[test]
fn the_store_accounts_for_tokens() {
    let s = founded();
    does(&s, "token issue DE-ABC").expect(0);
    does(&s, "totp provision DE-ABC").expect(0);
    let backup = s.path("old.db").to_str().unwrap().to_owned();
    s.run(["store", "backup", &backup]).expect(0);
    told(&s, "token issue DE-ABC --value stdin", THEIRS).expect(0);
    does(&s, "token rotate DE-ABC").expect(0);
    does(&s, "token confirm DE-ABC").expect(0);
    let c = token(&s, "DE*ABC", "inbound", 2);
    let code = does(&s, "totp code DE-ABC --direction inbound").expect(0).stdout;
    told(&s, "totp verify DE-ABC --once", code.trim()).expect(0);
    assert_snapshot!(s.run(["store", "restore", &backup, "--force"]), @r"
    exit status 0
    --- stdout
    Restored [DIR]/old.db with 19 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    note: carried over: 4 changes to tokens and TOTP secrets of peers
    note: chargers and passwords are as they were when the backup was made
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    assert_eq!(token(&s, "DE*ABC", "inbound", 2), c);
    told(&s, "totp verify DE-ABC --once", code.trim()).expect(3);
    assert_snapshot!(does(&s, "token list"), @"
    exit status 0
    --- stdout
    peer    OCPI   encoding  inbound   outbound
    DE*ABC  2.2.1  base64    C active  B active
    ");
    does(&s, "store check").expect(0);
    let sql = "UPDATE secrets SET state = 'pending' WHERE owner = 'DE*ABC outbound';
        UPDATE secrets SET version = 9 WHERE kind = 'totp'; UPDATE peers SET token_encoding = 'raw'";
    edited(&s.home().join("evpki.db")).execute_batch(sql).unwrap();
    assert_snapshot!(does(&s, "store check"), @"
    exit status 5
    --- stdout
    8 findings, in 4 certificates and 25 audit records:
      damaged     the row of the peer DE*ABC was edited outside of evpki: it does not match the state that audit record 17 wrote
      damaged     the row of the totp of DE*ABC inbound (version 9) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the token of DE*ABC outbound (version 1) was edited outside of evpki: it does not match the state that audit record 22 wrote
      damaged     the totp of DE*ABC inbound (version 9) was rolled back: it contains version 1
      damaged     the peer DE*ABC: audit record 17 contains ocpi_version=2.2.1 token_encoding=base64 registration=inbound 1 1, but the row contains ocpi_version=2.2.1 token_encoding=raw registration=inbound 1 1
      damaged     the token of DE*ABC outbound (version 1): its state is active according to audit record 22, but pending according to the row
      damaged     the totp of DE*ABC inbound (version 9): the audit log contains no record of it
      damaged     the totp of DE*ABC inbound (version 1) is active according to audit record 19, but it has no row
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn codes_are_made_and_checked() {
    let s = founded();
    assert_snapshot!(does(&s, "totp provision DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound TOTP (version 1) is now active: 12 characters of digits and letters, every 30 seconds, sha256
    --- stderr
    next: send the secret to DE*ABC over a secure channel; print it with `evpki totp export 'DE*ABC' --direction inbound`
    ");
    does(&s, "totp provision DE-ABC --length 12").expect(0);
    assert_snapshot!(does(&s, "totp provision DE-ABC --length 8"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has another inbound TOTP already
    hint: `evpki totp rotate 'DE*ABC' --direction inbound` begins to replace it
    ");
    s.file(
        "config.json",
        r#"{
      "sharedSecret": "secure!Charging!",
      "totpLength": 8
    }"#,
    );
    s.pass(1_716_423_785 - NOW.0);
    assert_snapshot!(does(&s, "totp provision DE-ABC --from config.json"), @r"
    exit status 0
    --- stdout
    DE*ABC: outbound TOTP (version 1) is now active: 8 characters of digits and letters, every 30 seconds, sha256
    --- stderr
    next: print codes with `evpki totp code 'DE*ABC' --direction outbound`
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC"), @r"
    exit status 0
    --- stdout
    CN63y502
    --- stderr
    note: 25 seconds left of 30
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --windows"), @r"
    exit status 0
    --- stdout
    previous  MdPU0jCm
    current   CN63y502
    next      dI54vnA2
    --- stderr
    note: 25 seconds left of 30
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --header totp"), @r"
    exit status 0
    --- stdout
    TOTP: 0 CN63y502
    --- stderr
    note: 25 seconds left of 30
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --header authorization --login DE*XYZ"), @r#"
    exit status 0
    --- stdout
    Authorization: TOTP login="REUqWFla", totp="Q042M3k1MDI=", tlscb=false
    --- stderr
    note: 25 seconds left of 30
    "#);
    assert_snapshot!(does(&s, "totp code DE-ABC --header basic --login DE*XYZ"), @r"
    exit status 0
    --- stdout
    Authorization: Basic REUqWFlaOkNONjN5NTAy
    --- stderr
    note: 25 seconds left of 30
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --header basic --login a:b"), @r"
    exit status 2
    --- stderr
    error: the header contains no TOTP: a login for HTTP Basic has no `:` (RFC 7617, 2)
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --json"), @r#"
    exit status 0
    --- stdout
    {"alphabet":"[HEX]ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ","code":"CN63y502","direction":"outbound","hash":"sha256","header":null,"is_bound":false,"length":8,"next":"dI54vnA2","party":"DE*ABC","previous":"MdPU0jCm","remaining":25,"slot":57214126,"validity":30,"version":1}
    "#);
    assert_snapshot!(does(&s, "totp export DE-ABC --direction outbound"), @r#"
    exit status 0
    --- stdout
    {"sharedSecret":"secure!Charging!","validityTime":30,"length":8,"totpLength":8,"alphabet":"[HEX]ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ","useTLSExporterMaterial":false,"hashAlgorithm":"sha256"}
    --- stderr
    note: it contains the shared secret: anyone who has it can generate valid codes
    "#);
    assert_snapshot!(told(&s, "totp verify DE-ABC --direction outbound", "CN63y502"), @r"
    exit status 0
    --- stdout
    valid: the current code of the outbound TOTP (version 1) of DE*ABC
    ");
    s.pass(30);
    assert_snapshot!(told(&s, "totp verify DE-ABC --direction outbound", "CN63y502"), @r"
    exit status 0
    --- stdout
    valid: the previous code of the outbound TOTP (version 1) of DE*ABC
    ");
    s.pass(30);
    assert_snapshot!(told(&s, "totp verify DE-ABC --direction outbound", "CN63y502"), @r"
    exit status 3
    --- stderr
    error: the code is no outbound one of DE*ABC now
    hint: it is that of 60 seconds ago: it is an old one, or this clock is fast
    ");
    assert_snapshot!(told(&s, "totp verify DE-ABC --direction outbound", "cN63y502"), @r"
    exit status 3
    --- stderr
    error: the code is no outbound one of DE*ABC now
    hint: compare what both ends have agreed on, and their clocks, which want authenticated time (NTS)
    ");
    assert_snapshot!(told(&s, "totp verify DE-ABC", "CN63y502"), @r"
    exit status 3
    --- stderr
    error: the code is no inbound one of DE*ABC now
    hint: compare what both ends have agreed on, and their clocks, which want authenticated time (NTS)
    ");
}

#[test]
fn a_secret_is_replaced_without_an_interruption() {
    let s = founded();
    does(&s, "totp provision DE-ABC --validity 60 --hash sha384").expect(0);
    assert_snapshot!(does(&s, "totp rotate DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound TOTP (version 2) is now pending: 12 characters of digits and letters, every 60 seconds, sha384
    --- stderr
    next: send the secret to DE*ABC over a secure channel; print it with `evpki totp export 'DE*ABC' --direction inbound`
    next: when a code of the new secret was accepted, run `evpki totp confirm 'DE*ABC' --direction inbound`, else `evpki totp abort 'DE*ABC' --direction inbound`
    ");
    for (flag, state) in [("", "active"), (" --pending", "pending")] {
        let code = does(&s, &format!("totp code DE-ABC --direction inbound{flag}")).expect(0).stdout;
        let right = told(&s, "totp verify DE-ABC --json", code.trim()).expect(0).json();
        assert_eq!((&right["state"], &right["window"]), (&state.into(), &"current".into()));
    }
    let code = does(&s, "totp code DE-ABC --direction inbound --pending").expect(0).stdout;
    assert_snapshot!(told(&s, "totp verify DE-ABC --once", code.trim()), @r"
    exit status 0
    --- stdout
    valid: the current code of the inbound TOTP (version 2) of DE*ABC, which is pending
    --- stderr
    next: the pending secret is in use: activate it with `evpki totp confirm 'DE*ABC' --direction inbound`
    ");
    assert_snapshot!(told(&s, "totp verify DE-ABC --once", code.trim()), @r"
    exit status 3
    --- stderr
    error: a code of DE*ABC of this slot or a later one was accepted before: each counts once
    hint: wait for the next one
    ");
    assert_snapshot!(does(&s, "totp show DE-ABC"), @r"
    exit status 0
    --- stdout
    direction  version  state    created                     changed
    inbound    2        pending  2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    inbound    1        active   2026-11-21T06:00:00Z (now)  2026-11-21T06:00:00Z (now)
    --- stderr
    next: when a code of the new secret was accepted, run `evpki totp confirm 'DE*ABC' --direction inbound`, else `evpki totp abort 'DE*ABC' --direction inbound`
    ");
    assert_snapshot!(does(&s, "totp confirm DE-ABC"), @r"
    exit status 0
    --- stdout
    DE*ABC: inbound TOTP (version 2) is active, the previous one is no longer valid
    ");
    assert_snapshot!(does(&s, "totp abort DE-ABC"), @r"
    exit status 1
    --- stderr
    error: no inbound TOTP of DE*ABC is pending
    hint: `evpki totp rotate 'DE*ABC' --direction inbound` begins to replace the one in force
    ");
    assert_snapshot!(does(&s, "totp retire DE-ABC --yes"), @r"
    exit status 0
    --- stdout
    DE*ABC: 1 TOTP retired, inbound
    --- stderr
    next: remove it from your server as well
    next: to start again, run `evpki totp provision 'DE*ABC'`
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has no outbound TOTP
    hint: DE*ABC makes it: `evpki totp provision 'DE*ABC' --from FILE` takes it in
    ");
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is intact: 4 certificates and 22 audit records
    ");
    assert_snapshot!(audit(&s, "totp."), @r"
    totp.change DE*ABC inbound version=1 state=active
    totp.change DE*ABC inbound version=2 state=pending
    totp.accept DE*ABC inbound version=2 slot=29920680
    totp.change DE*ABC inbound version=1 state=retired
    totp.change DE*ABC inbound version=2 state=active
    totp.change DE*ABC inbound version=2 state=retired
    ");
}

#[test]
fn bound_codes_want_the_session() {
    let s = founded();
    s.file("bound.json", r#"{"sharedSecret": "secure!Charging!", "useTLSExporterMaterial": true}"#);
    s.file("material.hex", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
    s.file("bad.hex", "hunter2");
    does(&s, "totp provision DE-ABC --from bound.json").expect(0);
    s.pass(1_716_423_785 - NOW.0);
    assert_snapshot!(does(&s, "totp code DE-ABC"), @"
    exit status 2
    --- stderr
    error: the codes are bound to a TLS session (`useTLSExporterMaterial`), and there is no exporter material
    hint: set it with `--exporter-material FILE`, only for codes that are bound to a TLS session
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --exporter-material bad.hex"), @r"
    exit status 2
    --- stderr
    error: cannot read the exporter material of a TLS session from `bad.hex`
    caused by: the exporter material is not hexadecimal
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --exporter-material material.hex --header totp"), @r"
    exit status 0
    --- stdout
    TOTP: 1 gAzxPfYtmRgd
    --- stderr
    note: 25 seconds left of 30
    ");
    assert_snapshot!(does(&s, "totp code DE-ABC --exporter-material material.hex --header authorization --login DE*XYZ"), @r#"
    exit status 0
    --- stdout
    Authorization: TOTP login="REUqWFla", totp="Z0F6eFBmWXRtUmdk"
    --- stderr
    note: 25 seconds left of 30
    "#);
    assert_snapshot!(does(&s, "totp code DE-ABC --exporter-material material.hex --header basic --login DE*XYZ"), @r"
    exit status 2
    --- stderr
    error: cannot use HTTP Basic: it cannot indicate that a code is bound to the TLS session
    hint: use `--header totp` or `--header authorization`
    ");
}

#[test]
fn what_cannot_be_agreed_on_is_refused() {
    let s = founded();
    s.file("short.json", r#"{"sharedSecret": "secure!Charging"}"#);
    s.file("number.json", "{\"sharedSecret\":\n 1234567890123456}");
    assert_snapshot!(does(&s, "totp provision DE-ABC --from short.json"), @r"
    exit status 3
    --- stderr
    error: The length of the given shared secret must be at least 16 characters! It has 15; OCPP 2.1 allows 8 or more (C25), but this format does not
    ");
    assert_snapshot!(does(&s, "totp provision DE-ABC --from number.json"), @r"
    exit status 3
    --- stderr
    error: invalid totpConfig: a field that is not what it should be at line 2, column 17
    ");
    assert_snapshot!(does(&s, "totp provision DE-ABC --length 3"), @r"
    exit status 3
    --- stderr
    error: The expected length of the TOTP must be between 4 and 255 characters!
    ");
    assert_snapshot!(does(&s, "totp provision DE-ABC --validity 0 --alphabet aa"), @r"
    exit status 3
    --- stderr
    error: The validity time must be a positive integer number of seconds!
    ");
    assert_snapshot!(does(&s, "totp provision DE-ABC --direction outbound"), @r"
    exit status 2
    --- stderr
    error: an outbound TOTP is one that the peer has made
    hint: say where its totpConfig is with `--from FILE`
    ");
    s.pass(-3_000_000_000);
    does(&s, "totp provision DE-ABC").expect(0);
    assert_snapshot!(does(&s, "totp code DE-ABC --direction inbound"), @r"
    exit status 1
    --- stderr
    error: The timestamp must be a non-negative Unix timestamp in milliseconds!
    hint: set the clock of this machine, then try again
    ");
}

/// A party's bundle brings the token and the TOTP that it shows, and software reads them.
#[test]
fn a_bundle_brings_what_a_party_shows() {
    let s = test_pki::platform();
    for line in ["party issue DE-ABC --role CPO", "token issue DE-ABC", "totp provision DE-ABC --length 20"] {
        does(&s, line).expect(0);
    }
    assert_snapshot!(does(&s, "bundle party DE-ABC"), @r"
    exit status 0
    --- stdout
    Wrote the bundle of DE*ABC to DE%2AABC: a client, its token, its TOTP
    --- stderr
    note: it contains a private key and a token and its TOTP secret: transfer it over a secure channel
    ");
    let bundle = PartyBundle::read(&s.path("DE%2AABC")).unwrap();
    let held = bundle.token().unwrap();
    assert_eq!(held.token.expose_str(), Some(token(&s, "DE*ABC", "inbound", 1).as_str()));
    assert_eq!(held.encoding, TokenEncoding::Base64);
    let code = bundle.totp().unwrap().codes(NOW, &[]).unwrap().current;
    told(&s, "totp verify DE-ABC", code.expose_str().unwrap()).expect(0);
    let shown = does(&s, "bundle show DE%2AABC").expect(0).stdout;
    assert!(shown.contains("token           included\nTOTP            included\n"), "{shown}");
    strangers::ask("bundle", [s.path("DE%2AABC")]).expect_good();
    // Each byte is accounted for, and the header is the token's.
    let path = s.path("DE%2AABC/token.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"base64\"", "\"raw\"\t\t\t")).unwrap();
    assert_eq!(does(&s, "bundle verify DE%2AABC").status, 3);
    does(&s, "token retire DE-ABC --yes").expect(0);
    fs::remove_dir_all(s.path("DE%2AABC")).unwrap();
    does(&s, "bundle party DE-ABC").expect(0);
    assert!(PartyBundle::read(&s.path("DE%2AABC")).unwrap().token().is_none());
}

/// No secret of these is in what was answered, in the audit, or in the store, but where it was asked for by name.
#[test]
fn no_secret_leaks() {
    let s = founded();
    let mut heard = String::new();
    let mut secrets = vec![THEIRS.to_owned()];
    let lines = [
        "token issue DE-ABC",
        "token rotate DE-ABC",
        "token confirm DE-ABC",
        "token rotate DE-ABC",
        "token show DE-ABC",
        "token list",
        "token export",
        "token export --json",
        "token show DE-ABC --json",
        "totp provision DE-ABC",
        "totp rotate DE-ABC",
        "totp show DE-ABC",
        "totp code DE-ABC --direction inbound",
        "audit list",
        "-v store check",
    ];
    heard += &told(&s, "token issue DE-ABC --value stdin", THEIRS).expect(0).to_string();
    for line in lines {
        heard += &format!("{:?}", does(&s, line).expect(0));
    }
    secrets.extend([token(&s, "DE*ABC", "inbound", 2), token(&s, "DE*ABC", "inbound", 3)]);
    let shown = does(&s, "totp show DE-ABC --reveal --json").expect(0).json();
    let totps = shown["versions"].as_array().unwrap();
    secrets.extend(totps.iter().map(|one| one["shared_secret"].as_str().unwrap().to_owned()));
    assert_eq!(secrets.len(), 5);
    heard += &does(&s, "audit list").expect(0).stdout;
    let store = fs::read(s.home().join("evpki.db")).unwrap();
    for secret in secrets {
        assert!(!heard.contains(&secret), "{secret} in {heard}");
        assert!(!store.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} is in the store");
    }
}

/// Runs the program, with something to read from stdin.
fn fed(place: &Place, words: &[&str], stdin: &str) -> Answer {
    let mut process = place.command(words).stdin(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    place.answer(process.wait_with_output().unwrap())
}

/// The program itself: eight at once make one token; files are for their owner alone; a code that is wrong has its exit status.
#[test]
fn processes_agree() {
    let place = Place::founded();
    for verb in ["issue", "rotate"] {
        let all: Vec<_> = (0..8).map(|_| place.command(["token", verb, "DE-ABC", "--json"]).spawn().unwrap()).collect();
        let said = all.into_iter().map(|process| place.answer(process.wait_with_output().unwrap()).expect(&[0]).stdout);
        assert_eq!(said.filter(|said| said.contains("\"made\":true")).count(), 1, "{verb}");
    }
    place.does(["totp", "provision", "DE-ABC"]);
    for noun in ["token", "totp"] {
        let out = place.name(noun);
        let words: &[&str] = if noun == "token" { &["export", "--out", &out] } else { &["export", "DE-ABC", "--out", &out] };
        place.does([&[noun], words].concat());
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600, "{noun}");
    }
    let code = place.does(["totp", "code", "DE-ABC", "--direction", "inbound"]);
    fed(&place, &["totp", "verify", "DE-ABC"], &code).expect(&[0]);
    fed(&place, &["totp", "verify", "DE-ABC"], "000000000000").expect(&[3]);
    fed(&place, &["totp", "verify", "DE-ABC"], "").expect(&[3]);
    fed(&place, &["totp", "verify", "NL-TNM"], &code).expect(&[1]);
    place.is_whole(false);
}

/// Inputs that are drawn, as an implementation that shares no line with this one sees them.
#[test]
fn a_stranger_makes_the_same_codes() {
    let (mut state, mut questions, mut answers) = (0x2545_f491_4f6c_dd1d_u64, String::new(), String::new());
    let mut draw = move |below: u64| {
        // xorshift: the same inputs every time.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let letters: Vec<char> = ('!'..='~').chain('à'..='ÿ').chain('а'..='я').filter(|c| !c.is_whitespace()).collect();
    for _ in 0..2000 {
        let secret: String = (0..16 + draw(80)).map(|_| letters[draw(letters.len() as u64) as usize]).collect();
        let mut alphabet = letters.clone();
        let size = 4 + draw(alphabet.len() as u64 - 4) as usize;
        (0..size).for_each(|at| alphabet.swap(at, at + draw((letters.len() - at) as u64) as usize));
        let alphabet: String = alphabet[..size].iter().collect();
        let hash = totp::Hash::ALL[draw(3) as usize];
        let exporter: Vec<u8> = (0..[0, 8, 32, 200][draw(4) as usize]).map(|_| draw(256) as u8).collect();
        let parameters = totp::Parameters {
            shared_secret: Secret::from(secret.clone()),
            validity: 1 + draw(100_000),
            length: 4 + draw(252),
            alphabet: alphabet.clone(),
            is_bound: !exporter.is_empty(),
            hash: hash.name().to_owned(),
        };
        let most = if draw(2) == 0 { 1 << 17 } else { 1 << 34 };
        let at = draw(most) as i64;
        let codes = totp::Config::new(&parameters).unwrap().codes(Timestamp(at), &exporter).unwrap();
        let all = [codes.previous, codes.current, codes.next].map(|code| code.expose_str().unwrap().to_owned());
        let hex: String = exporter.iter().map(|byte| format!("{byte:02x}")).collect();
        questions += &serde_json::json!({
            "secret": secret, "alphabet": alphabet, "hash": hash.name(), "exporter": hex, "validity": parameters.validity,
            "length": parameters.length, "at": at,
        })
        .to_string();
        questions += "\n";
        answers += &format!("{} {} {} {}\n", all[0], all[1], all[2], codes.remaining);
    }
    let verdict = ask_about("totp", [""; 0], &questions).expect_good();
    assert_eq!(verdict.stdout.lines().count(), 2000);
    assert!(verdict.stdout == answers, "the codes are not those of the stranger");
}
