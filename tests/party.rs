//! Parties of OCPI: their certificates, whom these speak for, and what peers make of them.

#[path = "support/fleet.rs"]
mod fleet;
#[path = "support/partner.rs"]
mod partner;
#[path = "support/session.rs"]
mod session;
#[path = "support/shell.rs"]
mod shell;
#[path = "support/town.rs"]
mod town;

use insta::assert_snapshot;
use session::{Said, Session};
use shell::Line;
use std::process::Command;

fn does(session: &Session, line: &str) -> Said {
    Line::of(&format!("evpki {line}")).run(session)
}

#[test]
fn a_client_speaks_for_its_parties() {
    let s = town::platform();
    assert_snapshot!(does(&s, "party issue DE-ABC --role CPO --module tokens:receiver --module cdrs:sender --also NL-XYZ:EMSP,CPO/cdrs"), @r"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose        ocpi-client
    speaks for     DE*ABC CPO (cdrs:sender, tokens:receiver); NL*XYZ CPO, EMSP (cdrs:both)
    subject        C=DE, O=ACME, CN=DE*ABC
    issuer         C=DE, O=ACME, CN=ACME ClientCA
    serial number  [HEX]
    key            p256, in the vault
    valid until    2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: `evpki party show 'DE*ABC'` for whom it speaks, and until when
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has a certificate, [HEX], that is good until 2027-11-21T05:59:59Z
    hint: issue another one beside it with `--again`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --again --validity 30d --json"), @r#"
    exit status 0
    --- stdout
    {"chain":"-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n","completed":false,"fingerprint":"[HEX]","issuer":"C=DE, O=ACME, CN=ACME ClientCA","key_place":"vault","key_type":"p256","not_after":"2026-12-21T05:59:59Z","not_before":"2026-11-21T05:55:00Z","overridden":[],"parties":[{"country_code":"DE","modules":null,"party":"DE*ABC","party_id":"ABC","roles":["CPO"]}],"party":"DE*ABC","purpose":"ocpi-client","serial":"[HEX]","server":null,"subject":"C=DE, O=ACME, CN=DE*ABC","taken":[]}
    "#);
    assert_snapshot!(does(&s, "party issue DEABC --role CPO --server OCPI.acme.example --dns www.acme.example"), @r"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose        ocpi-server
    speaks for     DE*ABC CPO (all modules)
    subject        C=DE, O=ACME, CN=ocpi.acme.example
    issuer         C=DE, O=ACME, CN=ACME ServerCA
    serial number  [HEX]
    key            p256, in the vault
    valid until    2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: `evpki party show 'DE*ABC'` for whom it speaks, and until when
    ");
    assert_snapshot!(does(&s, "party issue DEABC --role CPO --server second.acme.example --key-type rsa2048"), @r"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose        ocpi-server
    speaks for     DE*ABC CPO (all modules)
    subject        C=DE, O=ACME, CN=second.acme.example
    issuer         C=DE, O=ACME, CN=ACME ServerCA
    serial number  [HEX]
    key            rsa2048, in the vault
    valid until    2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: `evpki party show 'DE*ABC'` for whom it speaks, and until when
    ");
    assert_snapshot!(does(&s, "party list"), @r"
    exit status 0
    --- stdout
    party   roles  also    purposes                  first ends
    DE*ABC  CPO    NL*XYZ  ocpi-client, ocpi-server  2026-12-21, in 29 days
    ");
    assert_snapshot!(does(&s, "party show DE-ABC"), @r"
    exit status 0
    --- stdout
    party  DE*ABC

    purpose      serial number                     status  valid until              key           server               speaks for
    ocpi-client  [HEX]  good    2026-12-21, in 29 days   in the vault                       DE*ABC CPO (all modules)
    ocpi-client  [HEX]  good    2027-11-21, in 364 days  in the vault                       DE*ABC CPO (cdrs:sender, tokens:receiver); NL*XYZ CPO, EMSP (cdrs:both)
    ocpi-server  [HEX]  good    2027-11-21, in 364 days  in the vault  second.acme.example  DE*ABC CPO (all modules)
    ocpi-server  [HEX]  good    2027-11-21, in 364 days  in the vault  ocpi.acme.example    DE*ABC CPO (all modules)
    ");
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is whole: 8 certificates and 24 audit records
    ");
}

#[test]
fn who_sends_records_does_nothing_else() {
    let s = town::platform();
    let said = does(&s, "party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr").expect(0);
    assert!(said.stdout.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_snapshot!(said, @r"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to DE*ABC
          purpose        cdr-sender
          speaks for     DE*ABC CPO (cdrs:sender)
          subject        C=DE, O=ACME, CN=DE*ABC CDR-SENDER
          issuer         C=DE, O=ACME, CN=ACME ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2027-11-21T05:59:59Z (in 364 days)
    note: taken from the request: public key (p256), CN=DE*ABC; decided here instead: O=Billing
    next: `evpki party show 'DE*ABC'` for whom it speaks, and until when
    ");
    assert_snapshot!(does(&s, "certificate show DE*ABC"), @r"
    exit status 0
    --- stdout
    subject                 C=DE, O=ACME, CN=DE*ABC CDR-SENDER
    issuer                  C=DE, O=ACME, CN=ACME ClientCA
    serial number           [HEX]
    valid from              2026-11-21T05:55:00Z (5 minutes ago)
    valid until             2027-11-21T05:59:59Z (in 364 days)
    key                     p256
    signature               ecdsa-with-SHA384
    SHA-256 fingerprint     [HEX]
    SHA-256 of the key      [HEX]
    basicConstraints        critical: not an authority
    keyUsage                critical: digitalSignature
    extKeyUsage             clientAuth, evpki:cdr-sender
    subjectKeyIdentifier    [HEX]
    authorityKeyIdentifier  [HEX]
    evpki environment       test
    evpki parties           DE*ABC CPO (cdrs:sender)
    in this PKI             party DE*ABC, by ClientCA, as cdr-sender number 1
    recorded                2026-11-21T06:00:00Z (now)
    status                  good
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose cdr-sender --module tokens:sender"), @r"
    exit status 3
    --- stderr
    error: a client that sends charge detail records does nothing else, and so not `tokens:sender`
    hint: leave `--module` away, or say `--module cdrs:sender`
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose cdr-sender --csr billing.csr"), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `DE*ABC`, but the certificate is for `DE*ABD`
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose cdr-sendr"), @r"
    exit status 1
    --- stderr
    error: the hierarchy `ocpi` has no purpose `cdr-sendr` for parties of OCPI
    hint: did you mean `cdr-sender`?
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose charger"), @r"
    exit status 1
    --- stderr
    error: the hierarchy `ocpi` has no purpose `charger` for parties of OCPI
    hint: there are cdr-sender, ocpi-client, ocpi-server
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose cdr-sender --server ocpi.acme.example"), @r"
    exit status 2
    --- stderr
    error: `cdr-sender` is for clients, which have no host name
    hint: leave `--server` away
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose ocpi-server"), @r"
    exit status 2
    --- stderr
    error: `ocpi-server` is for servers
    hint: name the server with `--server FQDN`
    ");
}

#[test]
fn one_purpose_is_revoked_alone() {
    let s = town::platform();
    for purpose in ["", " --purpose cdr-sender", " --server ocpi.acme.example"] {
        does(&s, &format!("party issue DE-ABC --role CPO{purpose}")).expect(0);
    }
    assert_snapshot!(does(&s, "certificate revoke DE*ABC --reason superseded"), @r"
    exit status 1
    --- stderr
    error: party DE*ABC has 3 certificates that may be in use:
           ocpi-server: [HEX] of party DE*ABC, issued by ServerCA, valid until 2027-11-21
           cdr-sender: [HEX] of party DE*ABC, issued by ClientCA, valid until 2027-11-21
           ocpi-client: [HEX] of party DE*ABC, issued by ClientCA, valid until 2027-11-21
    hint: name the one that is meant by its serial number or fingerprint
    hint: or all of one profile, such as `--profile cdr-sender`
    ");
    assert_snapshot!(does(&s, "certificate revoke DE*ABC --reason superseded --profile cdrsender"), @r"
    exit status 1
    --- stderr
    error: party DE*ABC has no certificate by the profile `cdrsender`
    hint: there are cdr-sender, ocpi-client, ocpi-server
    ");
    assert_snapshot!(does(&s, "certificate revoke DE*ABC --reason superseded --profile cdr-sender"), @r"
    exit status 0
    --- stdout
    Revoked 1 certificate

    serial number                     owner         common name        issued by  valid until
    [HEX]  party DE*ABC  DE*ABC CDR-SENDER  ClientCA   2027-11-21, in 364 days
    --- stderr
    note: on the CRL of ClientCA from its next issue on; who has CRL number 1 learns of it by 2026-11-28T06:00:00Z (in 7 days) at the latest
    next: `evpki crl publish`
    ");
    assert_snapshot!(does(&s, "party list --json"), @r#"
    exit status 0
    --- stdout
    {"also":[],"certificates":2,"expires":"2027-11-21T05:59:59Z","party":"DE*ABC","purposes":["ocpi-client","ocpi-server"],"roles":["CPO"]}
    "#);
    does(&s, "crl publish").expect(0);
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is whole: 7 certificates and 24 audit records
    ");
    assert_snapshot!(does(&s, "certificate verify DE*ABC"), @r"
    exit status 0
    --- stdout
    verified as a party's for 2026-11-21T06:00:00Z
      C=DE, O=ACME, CN=ocpi.acme.example
      issued by C=DE, O=ACME, CN=ACME ServerCA
      issued by C=DE, O=ACME, CN=ACME RootCA
    ");
    assert_snapshot!(does(&s, "certificate verify DE*ABC --as charger"), @r"
    exit status 3
    --- stdout
    refused as a charger's: the path ends at `C=DE, O=ACME, CN=ACME RootCA`, which is not an anchor
    ");
}

#[test]
fn what_is_no_party_is_refused() {
    let s = town::platform();
    assert_snapshot!(does(&s, "party issue DE*ABCD --role CPO"), @r"
    exit status 2
    --- stderr
    error: invalid value 'DE*ABCD' for '<PARTY>': `DE*ABCD` is not a party, expected two letters of a country and three letters or digits, such as `DE*ABC`

    For more information, try '--help'.
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPOO"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.2.1 has no role `CPOO`, did you mean `CPO`?
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC"), @r"
    exit status 1
    --- stderr
    error: `DE*ABC` says no role, and in OCPI 2.2.1 every party has one: CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP
    hint: say it with `--role`, or after a colon, as in `DE*ABC:CPO`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role HUB --ocpi-version 2.3.0"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.3.0 has no role `HUB`: that is one of 2.2.1
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --ocpi-version 2.1.1"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.1.1 has no roles, and so no `CPO`
    hint: leave `--role` away, or name another version with `--ocpi-version`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --module cdrs:sender --ocpi-version 2.1.1"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.1.1 knows no senders and receivers, and so no `cdrs:sender`: expected the module alone
    hint: name another version with `--ocpi-version` if that is meant
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --module cdrs:sendr"), @r"
    exit status 1
    --- stderr
    error: `sendr` is no side of a module, did you mean `sender`?
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --also DE*DEF"), @r"
    exit status 1
    --- stderr
    error: `--also DE*DEF` cannot be used
    caused by: `DE*DEF` says no role, and in OCPI 2.2.1 every party has one: CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP
    hint: say it with `--role`, or after a colon, as in `DE*ABC:CPO`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --also DE*ABC:EMSP"), @r"
    exit status 2
    --- stderr
    error: DE*ABC is there twice
    hint: say all of its roles and modules at once
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --key-type ed25519"), @r"
    exit status 3
    --- stderr
    error: the profile `ocpi-client` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072
    ");
    assert_snapshot!(does(&s, "party show DE*ABC"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has no certificate of this PKI
    hint: see which parties have one with `evpki party list`
    ");
    assert_snapshot!(does(&s, "party list"), @r"
    exit status 0
    --- stderr
    note: there is no party yet
    ");
    let without = Session::founded();
    assert_snapshot!(does(&without, "party issue DE*ABC --role CPO"), @r"
    exit status 1
    --- stderr
    error: the hierarchy `ocpp` issues nothing to clients of parties of OCPI
    ");
}

#[test]
fn a_role_of_a_party_is_on_one_platform() {
    let s = town::platform();
    does(&s, "party issue DE-ABC --role CPO --also NL-XYZ:EMSP").expect(0);
    assert_snapshot!(does(&s, "party issue NL-XYZ --role EMSP"), @r"
    exit status 3
    --- stderr
    error: the platform of DE*ABC speaks for NL*XYZ as EMSP already, by its certificate [HEX]
    hint: a role of a party is on one platform alone: revoke that certificate first
    ");
    does(&s, "party issue NL-XYZ --role CPO").expect(0);
    assert_snapshot!(does(&s, "party issue DE-ABC --role CPO --also NL-XYZ:CPO --again"), @r"
    exit status 3
    --- stderr
    error: the platform of NL*XYZ speaks for NL*XYZ as CPO already, by its certificate [HEX]
    hint: a role of a party is on one platform alone: revoke that certificate first
    ");
    does(&s, "certificate revoke NL*XYZ --reason cessation-of-operation").expect(0);
    does(&s, "party issue DE-ABC --role CPO --also NL-XYZ:CPO --again").expect(0);
    // Another version's, with a module that two have agreed on; and one that knows no roles.
    does(&s, "party issue FR-AAA --role NSP --module fraaa-tariffs:both --ocpi-version 2.3.0").expect(0);
    does(&s, "party issue FR-BBB --module cdrs --ocpi-version 2.1.1").expect(0);
    assert_snapshot!(does(&s, "party show FR-BBB"), @r"
    exit status 0
    --- stdout
    party  FR*BBB

    purpose      serial number                     status  valid until              key           server  speaks for
    ocpi-client  [HEX]  good    2027-11-21, in 364 days  in the vault          FR*BBB (cdrs:both)
    ");
}

/// What OpenSSL says of a chain that a session has as a file, with an anchor that it has as another.
fn openssl(session: &Session, purpose: &str, anchor: &str, untrusted: &str, leaf: &str) -> String {
    let mut command = Command::new("openssl");
    command.args(["verify", "-x509_strict", "-partial_chain", "-purpose", purpose, "-CAfile"]).arg(session.path(anchor));
    command.arg("-untrusted").arg(session.path(untrusted)).arg(session.path(leaf));
    let output = command.output().unwrap();
    let text = format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    text.replace(session.path("").to_str().unwrap(), "")
}

#[test]
fn strangers_take_each_for_what_it_is() {
    let s = town::platform();
    for line in [
        "party issue DE-ABC --role CPO",
        "party issue DE-ABC --role CPO --purpose cdr-sender",
        "party issue DE-ABC --role CPO --server ocpi.acme.example",
        "ca export RootCA --out root.pem",
        "ca export ClientCA --anchor --out clients.pem",
        "ca export ClientCA --out client-ca.pem",
        "ca export ServerCA --out server-ca.pem",
    ] {
        does(&s, line).expect(0);
    }
    for (profile, file) in [("ocpi-client", "client.pem"), ("cdr-sender", "sender.pem"), ("ocpi-server", "server.pem")] {
        let shown = does(&s, "party show DE-ABC --json").json();
        let all = shown["certificates"].as_array().unwrap();
        let of = all.iter().find(|one| one["certificate"]["profile"] == profile).unwrap();
        let serial = of["certificate"]["serial"].as_str().unwrap().to_owned();
        does(&s, &format!("certificate show {serial} --pem > {file}")).expect(0);
    }
    let judged = |purpose, anchor, untrusted, leaf| openssl(&s, purpose, anchor, untrusted, leaf);
    for leaf in ["client.pem", "sender.pem"] {
        assert_eq!(judged("sslclient", "clients.pem", "client-ca.pem", leaf), format!("{leaf}: OK\n"));
        assert_eq!(judged("sslclient", "root.pem", "client-ca.pem", leaf), format!("{leaf}: OK\n"));
        assert!(judged("sslserver", "root.pem", "client-ca.pem", leaf).contains("unsuitable certificate purpose"));
    }
    assert_eq!(judged("sslserver", "root.pem", "server-ca.pem", "server.pem"), "server.pem: OK\n");
    assert!(judged("sslclient", "root.pem", "server-ca.pem", "server.pem").contains("unsuitable certificate purpose"));
    assert!(judged("sslserver", "clients.pem", "server-ca.pem", "server.pem").contains("unable to get"));
}
