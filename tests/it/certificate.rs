//! Certificates at the command line: found by every name, shown, verified, taken back.

use crate::support::{issued, session};
use data_encoding::BASE64;
use evpki::model::DAY;
use issued::{again, calm, charger, server, shown, text};
use session::Session;

/// A session with a charger and a server.
fn some() -> Session {
    let session = Session::founded();
    charger(&session, "DE-ACM-0001", "SN-0001");
    server(&session, "csms.acme.example");
    session
}

fn colons(hex: &str) -> String {
    hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap()).collect::<Vec<_>>().join(":")
}

/// The decimal digits of hexadecimal ones.
fn decimal(hex: &str) -> String {
    let mut digits = vec![0u32];
    for nibble in hex.chars().map(|c| c.to_digit(16).unwrap()) {
        let mut carry = nibble;
        for digit in &mut digits {
            let value = *digit * 16 + carry;
            (*digit, carry) = (value % 10, value / 10);
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    digits.iter().rev().map(ToString::to_string).collect()
}

#[test]
fn all_are_listed() {
    let session = some();
    insta::assert_snapshot!(calm(&session.run(["certificate", "list"])), @r"
    exit status 0
    --- stdout
    serial number                     owner      name               issued by  status  valid until  time left
    [HEX]  authority  RootCA             RootCA     valid   2046-11-16   in 7299 days
    [HEX]  authority  ServerCA           RootCA     valid   2036-11-18   in 3649 days
    [HEX]  authority  ClientCA           RootCA     valid   2036-11-18   in 3649 days
    [HEX]  authority  ClientCA           ClientCA   valid   2036-11-18   in 3649 days
    [HEX]  charger    DE-ACM-0001        ClientCA   valid   [END]   in [N] days
    [HEX]  server     csms.acme.example  ServerCA   valid   2027-02-19   in 89 days
    ");
    insta::assert_snapshot!(calm(&session.run(["certificate", "list", "--expires-within", "30d"])), @r"
    exit status 0
    --- stdout
    serial number                     owner    name         issued by  status  valid until  time left
    [HEX]  charger  DE-ACM-0001  ClientCA   valid   [END]   in [N] days
    ");
    insta::assert_snapshot!(session.run(["certificate", "list", "--issuer", "ClientCa"]), @r"
    exit status 1
    --- stderr
    error: there is no authority `ClientCa`; there are `RootCA`, `ServerCA`, `ClientCA`
    ");
    insta::assert_snapshot!(session.run(["certificate", "list", "--status", "held"]), @r"
    exit status 0
    --- stderr
    note: no certificates
    ");
    let lines = session.run(["certificate", "list", "--kind", "charger", "--json"]).expect(0).stdout;
    let one: serde_json::Value = serde_json::from_str(lines.trim()).unwrap();
    assert_eq!(one["owner"], "DE-ACM-0001");
}

#[test]
fn everything_is_said_in_words() {
    let session = some();
    insta::assert_snapshot!(calm(&session.run(["certificate", "show", "DE-ACM-0001"])), @r"
    exit status 0
    --- stdout
    subject                 C=DE, O=ACME Charging, CN=SN-0001
    issuer                  C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    serial number           [HEX]
    valid from              2026-11-21T05:55:00Z (5 minutes ago)
    valid until             [END] (in [N] days)
    key                     p256
    signature               ecdsa-with-SHA384
    SHA-256 fingerprint     [HEX]
    SHA-256 of the key      [HEX]
    basicConstraints        critical: not an authority
    keyUsage                critical: digitalSignature
    subjectKeyIdentifier    [HEX]
    authorityKeyIdentifier  [HEX]
    evpki environment       test
    evpki station           station DE-ACM-0001, serial number SN-0001, security profile 3, OCPP 2.0.1
    in this PKI             charger DE-ACM-0001, issued by ClientCA, profile charger, number 1
    recorded                2026-11-21T06:00:00Z (now)
    status                  valid
    ");
    insta::assert_snapshot!(session.run(["certificate", "show", "ClientCA"]), @"
    exit status 0
    --- stdout
    subject                 C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    issuer                  C=DE, O=ACME Charging, CN=ACME Charging RootCA
    serial number           [HEX]
    valid from              2026-11-21T05:55:00Z (5 minutes ago)
    valid until             2036-11-18T05:59:59Z (in 3649 days)
    key                     p384
    signature               ecdsa-with-SHA384
    SHA-256 fingerprint     [HEX]
    SHA-256 of the key      [HEX]
    basicConstraints        critical: an authority with none below it
    keyUsage                critical: keyCertSign, cRLSign
    subjectKeyIdentifier    [HEX]
    authorityKeyIdentifier  [HEX]
    evpki environment       test
    in this PKI             authority ClientCA, issued by RootCA, profile client-ca, number 1
    recorded                2026-11-21T06:00:00Z (now)
    status                  valid
    its trust anchor        [HEX], client-ca, until 2036-11-18
    ");
    let pem = session.run(["certificate", "show", "CSMS.acme.example", "--pem"]).expect(0).stdout;
    assert!(text(session.path("csms.acme.example.pem").to_str().unwrap()).starts_with(&pem));
}

#[test]
fn a_file_is_shown_without_any_pki() {
    let session = some();
    let stranger = Session::empty();
    let file = stranger.file("csms.pem", text(session.path("csms.acme.example.pem").to_str().unwrap()));
    insta::assert_snapshot!(stranger.run(["certificate", "show", &file]), @r"
    exit status 0
    --- stdout
    subject                 C=DE, O=ACME Charging, CN=csms.acme.example
    issuer                  C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    serial number           [HEX]
    valid from              2026-11-21T05:55:00Z (5 minutes ago)
    valid until             2027-02-19T05:59:59Z (in 89 days)
    key                     p256
    signature               ecdsa-with-SHA384
    SHA-256 fingerprint     [HEX]
    SHA-256 of the key      [HEX]
    basicConstraints        critical: not an authority
    keyUsage                critical: digitalSignature
    subjectKeyIdentifier    [HEX]
    authorityKeyIdentifier  [HEX]
    subjectAltName          DNS:csms.acme.example
    evpki environment       test
    ");
    insta::assert_snapshot!(stranger.run(["certificate", "show", "DE-ACM-0001"]), @r"
    exit status 1
    --- stderr
    error: `DE-ACM-0001` does not exist
    hint: there is no PKI in `[DIR]/home`, so only files can be shown; name its home with `--home`
    ");
    insta::assert_snapshot!(stranger.run(["certificate", "verify", &file]), @r"
    exit status 1
    --- stderr
    error: there is no PKI in `[DIR]/home` to verify against
    hint: name its home with `--home`, or what to trust with `--anchor FILE`
    ");
}

#[test]
fn hostile_files_are_refused() {
    let session = some();
    let whole = text(session.path("csms.acme.example.pem").to_str().unwrap());
    for (name, content) in [
        ("cut.pem", whole.as_bytes()[..300].to_vec()),
        ("nothing.pem", Vec::new()),
        ("key.pem", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".to_vec()),
        ("garbage.der", vec![0x30, 0x82, 0xff, 0xff, 0x02, 0x01]),
        ("deep.der", [vec![0x30, 0x84, 0x7f, 0xff, 0xff, 0xff], vec![0x30; 100_000]].concat()),
        ("escape.pem", b"-----BEGIN \x1b[31mX-----\nAAAA\n-----END \x1b[31mX-----\n".to_vec()),
    ] {
        let file = session.file(name, content);
        for verb in [&["show"][..], &["verify"], &["revoke", "--reason", "superseded", "--yes"]] {
            let said = session.run(["certificate"].iter().chain(verb).copied().chain([file.as_str()])).expect(1);
            assert!(!said.stderr.contains('\x1b'), "{said}");
            if verb == ["show"] {
                insta::assert_snapshot!(name, said);
            }
        }
    }
    insta::assert_snapshot!(session.run(["certificate", "show", "./missing.pem"]), @r"
    exit status 1
    --- stderr
    error: `./missing.pem` does not exist
    ");
    // Two strangers in one file: which is meant?
    let server = session.path("csms.acme.example.pem");
    let both = text(session.path("DE-ACM-0001.pem").to_str().unwrap()) + &text(server.to_str().unwrap());
    let both = session.file("both.pem", both);
    insta::assert_snapshot!(session.run(["certificate", "show", &both]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/both.pem` holds several certificates, and none issued the others:
           `C=DE, O=ACME Charging, CN=SN-0001` (serial number [HEX])
           `C=DE, O=ACME Charging, CN=csms.acme.example` (serial number [HEX])
    hint: give a file that holds one, with or without its chain
    ");
}

#[test]
fn a_file_of_ten_megabytes_is_told_from_a_certificate_that_is_too_long() {
    let session = some();
    let anchor = session.file("root.pem", session.run(["ca", "export", "RootCA"]).expect(0).stdout);
    let long =
        |bytes: usize| [&[0x30, 0x83][..], &u32::try_from(bytes - 5).unwrap().to_be_bytes()[1..], &vec![0; bytes - 5]].concat();
    let pem = |der: &[u8]| format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", BASE64.encode(der));
    let (der, text) = (session.file("ten.der", long(10_000_000)), session.file("ten.pem", pem(&long(10_000_000))));
    let (short, limit) = (session.file("short.der", long(100_000)), session.file("limit.pem", pem(&long(700_000))));
    let said = |file: &String| {
        let shown = session.run(["certificate", "show", file]).expect(1);
        let verified = session.run(["certificate", "verify", file, "--anchor", &anchor]).expect(1);
        assert_eq!(shown.to_string(), verified.to_string());
        shown
    };
    insta::assert_snapshot!(said(&der), @"
    exit status 1
    --- stderr
    error: `[DIR]/ten.der` is too large: it has 10000000 bytes, the limit is 1048576
    ");
    insta::assert_snapshot!(said(&text), @"
    exit status 1
    --- stderr
    error: `[DIR]/ten.pem` is too large: it has 13333391 bytes, the limit is 1048576
    ");
    insta::assert_snapshot!(said(&short), @r"
    exit status 1
    --- stderr
    error: `[DIR]/short.der` cannot be used
    caused by: this is not a certificate: it has 100000 bytes, at most 65536 are read
    ");
    insta::assert_snapshot!(said(&limit), @r"
    exit status 1
    --- stderr
    error: `[DIR]/limit.pem` cannot be used
    caused by: this is not a certificate: it has 700000 bytes, at most 65536 are read
    ");
}

#[test]
fn a_chain_in_any_order_with_strangers_among_it() {
    let session = some();
    let ca = |arguments: &[&str]| session.run(["ca", "export"].iter().chain(arguments)).expect(0).stdout;
    let (root, servers) = (ca(&["RootCA"]), ca(&["ServerCA"]));
    let (chargers, anchor) = (ca(&["ClientCA"]), ca(&["ClientCA", "--anchor"]));
    let chain = text(session.path("csms.acme.example.pem").to_str().unwrap());
    let end = chain.find("-----END CERTIFICATE-----\n").unwrap() + "-----END CERTIFICATE-----\n".len();
    let leaf = &chain[..end];
    let trusted = session.file("root.pem", &root);
    for heap in [
        [&root, &chargers, leaf, &anchor, &servers],
        [&servers, &servers, &anchor, &root, leaf],
        [&chargers, &anchor, &servers, leaf, leaf],
    ] {
        let heap = session.file("heap.pem", heap.concat());
        insta::allow_duplicates! {
            insta::assert_snapshot!(session.run(["certificate", "verify", &heap, "--anchor", &trusted]), @r"
            exit status 0
            --- stdout
            verified for 2026-11-21T06:00:00Z
              C=DE, O=ACME Charging, CN=csms.acme.example
              issued by C=DE, O=ACME Charging, CN=ACME Charging ServerCA
              issued by C=DE, O=ACME Charging, CN=ACME Charging RootCA
            --- stderr
            note: cannot check whether `C=DE, O=ACME Charging, CN=csms.acme.example` is revoked: no CRL of its issuer
            note: cannot check whether `C=DE, O=ACME Charging, CN=ACME Charging ServerCA` is revoked: no CRL of its issuer
            ");
        }
    }
    let heap = session.file("heap.pem", [&root, &chargers, leaf, &anchor].concat());
    insta::assert_snapshot!(session.run(["certificate", "verify", &heap, "--anchor", &trusted]), @r"
    exit status 3
    --- stdout
    refused: no certificate at hand issued `C=DE, O=ACME Charging, CN=csms.acme.example`; its issuer is `C=DE, O=ACME Charging, CN=ACME Charging ServerCA`
    ");
}

#[test]
fn revoked_by_every_name() {
    for kind in ["serial", "0x", "colons", "decimal", "fingerprint", "fingerprint colons", "file", "station", "hardware"] {
        let session = some();
        let json = shown(&session, "DE-ACM-0001");
        let (serial, fingerprint) = (json["serial"].as_str().unwrap(), json["fingerprint"].as_str().unwrap());
        let which = match kind {
            "serial" => serial.to_uppercase(),
            "0x" => format!("0x{serial}"),
            "colons" => colons(serial),
            "decimal" => decimal(serial),
            "fingerprint" => fingerprint.to_owned(),
            "fingerprint colons" => colons(fingerprint).to_uppercase(),
            "file" => session.path("DE-ACM-0001.pem").to_str().unwrap().to_owned(),
            "hardware" => "SN-0001".to_owned(),
            _ => "DE-ACM-0001".to_owned(),
        };
        let said = session.run(["certificate", "revoke", &which, "--reason", "key-compromise", "--yes"]);
        if kind == "station" {
            insta::assert_snapshot!(calm(&said), @r"
            exit status 0
            --- stdout
            Revoked 1 certificate

            serial number                     owner                common name  issued by  valid until
            [HEX]  charger DE-ACM-0001  SN-0001      ClientCA   [END], in [N] days
            --- stderr
            note: the next CRL of ClientCA contains the change; peers with CRL number 1 learn of it by 2026-11-28T06:00:00Z (in 7 days) at the latest
            next: publish the new CRL with `evpki crl publish`
            ");
        }
        said.expect(0);
        assert_eq!(shown(&session, "DE-ACM-0001")["pki"]["status"], "revoked", "{kind}");
    }
}

#[test]
fn all_that_a_charger_may_use_are_revoked() {
    let session = some();
    again(&session, "DE-ACM-0001");
    let revoke = ["certificate", "revoke", "DE-ACM-0001", "--reason", "cessation-of-operation"];
    insta::assert_snapshot!(session.run(revoke), @r"
    exit status 2
    --- stderr
    error: revoke 2 certificates:
             [HEX] of charger DE-ACM-0001 (CN=SN-0001), issued by ClientCA, valid since 2026-11-21T05:55:00Z
             [HEX] of charger DE-ACM-0001 (CN=SN-0001), issued by ClientCA, valid since 2026-11-21T05:55:00Z
           revoke them: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    let said = session.run(revoke.iter().copied().chain(["--yes"])).expect(0);
    assert!(said.stdout.starts_with("Revoked 2 certificates\n"), "{said}");
    session.pass(DAY);
    insta::assert_snapshot!(session.run(revoke), @r"
    exit status 1
    --- stderr
    error: the certificate [HEX] of charger DE-ACM-0001 is revoked already, since 2026-11-21T06:00:00Z: cessation-of-operation
    ");
}

#[test]
fn what_is_not_meant_for_sure_is_not_revoked() {
    let session = some();
    again(&session, "DE-ACM-0001");
    server(&session, "csms.acme.example");
    let revoke = |which: &str, reason: &str| session.run(["certificate", "revoke", which, "--reason", reason, "--yes"]);
    insta::assert_snapshot!(revoke("DE-ACM-001", "superseded"), @r"
    exit status 1
    --- stderr
    error: no charger, server, party, holder or authority is called `DE-ACM-001`, and it is no serial number, fingerprint or file
    hint: did you mean `DE-ACM-0001`?
    ");
    insta::assert_snapshot!(revoke("csms.acme.example", "superseded"), @r"
    exit status 1
    --- stderr
    error: server csms.acme.example has 2 certificates that may be in use:
           [HEX] of server csms.acme.example, issued by ServerCA, valid until 2027-02-19
           [HEX] of server csms.acme.example, issued by ServerCA, valid until 2027-02-19
    hint: name the one that is meant by its serial number or fingerprint
    ");
    insta::assert_snapshot!(revoke("45:43:23:8c:00:11:22:33", "superseded"), @r"
    exit status 1
    --- stderr
    error: no certificate of this PKI has the serial number `45:43:23:8c:00:11:22:33`
    hint: see those there are with `evpki certificate list`
    ");
    insta::assert_snapshot!(revoke("nothing.pem", "superseded"), @r"
    exit status 1
    --- stderr
    error: there is no file `nothing.pem`, and nothing else of that name
    ");
    insta::assert_snapshot!(revoke("RootCA", "ca-compromise"), @r"
    exit status 3
    --- stderr
    error: RootCA signed the certificate [HEX] for itself: no CRL can take it back
    hint: tell everyone who trusts it to remove it from their trust anchors
    ");
    insta::assert_snapshot!(revoke("DE-ACM-0001", "ca-compromise"), @"
    exit status 2
    --- stderr
    error: the reason `ca-compromise` is for CAs, and charger DE-ACM-0001 is not a CA
    hint: say `--reason key-compromise` when its private key got out
    ");
    insta::assert_snapshot!(revoke("DE-ACM-0001", "certificate-hold"), @r"
    exit status 2
    --- stderr
    error: a hold can be undone, a revocation cannot
    hint: hold a certificate with `evpki certificate hold WHICH`
    ");
    // A charger whose station id is the serial number of another one's hardware.
    charger(&session, "SN-0001", "SN-0002");
    insta::assert_snapshot!(calm(&revoke("SN-0001", "superseded")), @r"
    exit status 1
    --- stderr
    error: `SN-0001` can be more than one thing:
           [HEX] of charger SN-0001, issued by ClientCA, valid until [END]
           [HEX] of charger DE-ACM-0001, issued by ClientCA, valid until [END]
           [HEX] of charger DE-ACM-0001, issued by ClientCA, valid until [END]
    hint: name the one that is meant by its serial number or fingerprint
    ");
    // Of the same names, and with keys of its own.
    let foreign = Session::empty();
    foreign.run(["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"]).expect(0);
    charger(&foreign, "DE-ACM-0001", "SN-0001");
    let file = foreign.path("DE-ACM-0001.pem");
    insta::assert_snapshot!(revoke(file.to_str().unwrap(), "superseded").to_string().replace(file.to_str().unwrap(), "[FILE]"), @r"
    exit status 1
    --- stderr
    error: this PKI of ACME Charging did not issue the certificate in `[FILE]`: `C=DE, O=ACME Charging, CN=SN-0001`, serial number [HEX], issued by `C=DE, O=ACME Charging, CN=ACME Charging ClientCA`
    hint: see those that it did with `evpki certificate list`
    ");
}

#[test]
fn an_authority_is_revoked_with_all_that_it_issued() {
    let session = some();
    insta::assert_snapshot!(session.run(["certificate", "revoke", "ClientCA", "--reason", "ca-compromise", "--yes"]), @r"
    exit status 0
    --- stdout
    Revoked 1 certificate

    serial number                     owner               common name             issued by  valid until
    [HEX]  authority ClientCA  ACME Charging ClientCA  RootCA     2036-11-18, in 3649 days
    --- stderr
    note: also no longer valid: 1 certificate that ClientCA issued
    note: peers that trust the anchor of ClientCA ([HEX]) do not learn of this, because no CRL covers an anchor: inform every CSMS
    note: the next CRL of RootCA contains the change; peers with CRL number 1 learn of it by 2027-05-20T06:00:00Z (in 180 days) at the latest
    next: publish the new CRL with `evpki crl publish`
    ");
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001"]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: `ACME Charging ClientCA` (serial number [HEX]) is revoked since 2026-11-21T06:00:00Z: ca-compromise
    ");
    session.run(["charger", "add", "CS-9", "--serial-number", "SN-9", "--security-profile", "3"]).expect(0);
    insta::assert_snapshot!(session.run(["charger", "issue", "CS-9"]), @"
    exit status 3
    --- stderr
    error: ClientCA is revoked since 2026-11-21T06:00:00Z: ca-compromise; ClientCA cannot issue certificates
    hint: list the states of all CAs with `evpki ca list`
    ");
}

#[test]
fn held_and_released() {
    let session = some();
    insta::assert_snapshot!(calm(&session.run(["certificate", "release", "DE-ACM-0001"])), @r"
    exit status 1
    --- stderr
    error: the certificate [HEX] of charger DE-ACM-0001 is not held
    ");
    insta::assert_snapshot!(calm(&session.run(["certificate", "hold", "DE-ACM-0001", "--yes"])), @r"
    exit status 0
    --- stdout
    Put on hold: 1 certificate

    serial number                     owner                common name  issued by  valid until
    [HEX]  charger DE-ACM-0001  SN-0001      ClientCA   [END], in [N] days
    --- stderr
    note: the next CRL of ClientCA contains the change; peers with CRL number 1 learn of it by 2026-11-28T06:00:00Z (in 7 days) at the latest
    next: publish the new CRL with `evpki crl publish`
    ");
    insta::assert_snapshot!(calm(&session.run(["certificate", "hold", "DE-ACM-0001", "--yes"])), @r"
    exit status 1
    --- stderr
    error: the certificate [HEX] of charger DE-ACM-0001 is held already, since 2026-11-21T06:00:00Z
    ");
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001"]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: `SN-0001` (serial number [HEX]) is held since 2026-11-21T06:00:00Z: certificate-hold
    ");
    session.run(["crl", "publish"]).expect(0);
    session.pass(60);
    insta::assert_snapshot!(calm(&session.run(["certificate", "release", "DE-ACM-0001"])), @r"
    exit status 0
    --- stdout
    Released 1 certificate

    serial number                     owner                common name  issued by  valid until
    [HEX]  charger DE-ACM-0001  SN-0001      ClientCA   [END], in [N] days
    --- stderr
    note: the next CRL of ClientCA contains the change; peers with CRL number 2 learn of it by 2026-11-28T06:00:00Z (in 6 days) at the latest
    next: publish the new CRL with `evpki crl publish`
    ");
    session.run(["crl", "publish"]).expect(0);
    session.run(["certificate", "verify", "DE-ACM-0001"]).expect(0);
    session.run(["certificate", "revoke", "DE-ACM-0001", "--reason", "superseded", "--yes"]).expect(0);
    insta::assert_snapshot!(calm(&session.run(["certificate", "release", "DE-ACM-0001"])), @r"
    exit status 1
    --- stderr
    error: the certificate [HEX] of charger DE-ACM-0001 is revoked since 2026-11-21T06:01:00Z: superseded
    hint: only what is held can be released; issue a new certificate
    ");
}

#[test]
fn verified_as_peers_would() {
    let session = some();
    let chain = session.path("csms.acme.example.pem");
    let chain = chain.to_str().unwrap();
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001"]), @r"
    exit status 0
    --- stdout
    verified as a charger certificate for 2026-11-21T06:00:00Z
      C=DE, O=ACME Charging, CN=SN-0001
      issued by C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    ");
    insta::assert_snapshot!(session.run(["certificate", "verify", "csms.acme.example"]), @"
    exit status 0
    --- stdout
    verified as a server certificate for 2026-11-21T06:00:00Z
      C=DE, O=ACME Charging, CN=csms.acme.example
      issued by C=DE, O=ACME Charging, CN=ACME Charging ServerCA
      issued by C=DE, O=ACME Charging, CN=ACME Charging RootCA
    ");
    // In any order.
    let text = text(chain);
    let (first, rest) = text.split_once("-----END CERTIFICATE-----\n").unwrap();
    let turned = session.file("turned.pem", format!("{rest}{first}-----END CERTIFICATE-----\n"));
    session.run(["certificate", "verify", &turned]).expect(0);
    insta::assert_snapshot!(session.run(["certificate", "verify", chain, "--as", "charger"]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: the path ends at `C=DE, O=ACME Charging, CN=ACME Charging RootCA`, which is not an anchor
    ");
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001", "--as", "server"]), @"
    exit status 3
    --- stdout
    refused as a server certificate: `SN-0001` was issued to the charger DE-ACM-0001
    ");
    session.pass(8 * DAY);
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001"]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: there is no current CRL of `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` to say whether `C=DE, O=ACME Charging, CN=SN-0001` is revoked
    --- stderr
    next: issue a new one with `evpki crl publish`
    ");
    session.run(["crl", "publish"]).expect(0);
    session.run(["certificate", "verify", "DE-ACM-0001"]).expect(0);
    session.pass(23 * DAY);
    insta::assert_snapshot!(calm(&session.run(["certificate", "verify", "DE-ACM-0001"])), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: `C=DE, O=ACME Charging, CN=SN-0001` expired at [END], and it is 2026-12-22T06:00:00Z
    ");
    session.run(["certificate", "verify", "DE-ACM-0001", "--at", "2026-12-01"]).expect(0);
}

#[test]
fn verified_without_the_pki() {
    let session = some();
    let stranger = Session::empty();
    session.run(["certificate", "revoke", "csms.acme.example", "--reason", "superseded", "--yes"]).expect(0);
    let out = session.path("www");
    let out = out.to_str().unwrap();
    session.run(["crl", "publish", "--out", out]).expect(0);
    let root = session.run(["ca", "export", "RootCA"]).expect(0).stdout;
    let root = stranger.file("root.pem", root);
    let chain = stranger.file("csms.pem", text(session.path("csms.acme.example.pem").to_str().unwrap()));
    insta::assert_snapshot!(stranger.run(["certificate", "verify", &chain, "--anchor", &root]), @r"
    exit status 0
    --- stdout
    verified for 2026-11-21T06:00:00Z
      C=DE, O=ACME Charging, CN=csms.acme.example
      issued by C=DE, O=ACME Charging, CN=ACME Charging ServerCA
      issued by C=DE, O=ACME Charging, CN=ACME Charging RootCA
    --- stderr
    note: cannot check whether `C=DE, O=ACME Charging, CN=csms.acme.example` is revoked: no CRL of its issuer
    note: cannot check whether `C=DE, O=ACME Charging, CN=ACME Charging ServerCA` is revoked: no CRL of its issuer
    ");
    let crl = stranger.file("ServerCA.crl", std::fs::read(format!("{out}/ServerCA.crl")).unwrap());
    insta::assert_snapshot!(stranger.run(["certificate", "verify", &chain, "--anchor", &root, "--crl", &crl]), @r"
    exit status 3
    --- stdout
    refused: `C=DE, O=ACME Charging, CN=csms.acme.example` (serial number [HEX]) is revoked since 2026-11-21T06:00:00Z: superseded
    ");
    // Signed by our key, as far as anyone can see, and nobody here did it.
    let other_store = some();
    insta::assert_snapshot!(other_store.run(["certificate", "verify", &chain]), @"
    exit status 3
    --- stdout
    refused as a server certificate: `C=DE, O=ACME Charging, CN=csms.acme.example` (serial number [HEX]) is not in the store of this PKI
    ");
    let foreign = Session::empty();
    foreign.run(["init", "--organization", "Other", "--country", "NL", "--environment", "staging"]).expect(0);
    insta::assert_snapshot!(foreign.run(["certificate", "verify", &chain]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: no certificate at hand issued `C=DE, O=ACME Charging, CN=ACME Charging ServerCA`; its issuer is `C=DE, O=ACME Charging, CN=ACME Charging RootCA`
    ");
}

#[test]
fn what_expires_while_it_is_revoked_is_on_one_more_list() {
    let session = Session::founded();
    session.run(["charger", "add", "CS-1", "--serial-number", "SN-1", "--security-profile", "3"]).expect(0);
    session.run(["charger", "issue", "CS-1", "--validity", "30d"]).expect(0);
    session.run(["certificate", "revoke", "CS-1", "--reason", "superseded", "--yes"]).expect(0);
    let entries = || {
        let said = session.run(["crl", "publish", "ClientCA", "--force", "--json"]).expect(0).json();
        said["authorities"][0]["crl_entries"].as_u64().unwrap()
    };
    assert_eq!(entries(), 1);
    session.pass(31 * evpki::model::DAY);
    assert_eq!(entries(), 1, "expired since the last list");
    session.pass(60);
    assert_eq!(entries(), 0);
}
