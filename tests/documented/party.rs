//! Parties of OCPI: their certificates, whom these speak for, and what peers make of them.

use crate::support::{place, session, shell, strangers, test_pki};
use evpki::bundles::PartyBundle;
use insta::assert_snapshot;
use place::Place;
use session::{Said, Session, cut_after_first_commit};
use shell::Line;
use std::{fs, os::unix::fs::PermissionsExt};
use strangers::{ask, ask_program};

fn does(session: &Session, line: &str) -> Said {
    Line::of(&format!("evpki {line}")).run(session)
}

#[test]
fn a_client_speaks_for_its_parties() {
    let s = test_pki::platform();
    assert_snapshot!(does(&s, "party issue DE-ABC --role CPO --module tokens:receiver --module cdrs:sender --also NL-XYZ:EMSP,CPO/cdrs"), @"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose         ocpi-client
    authorized for  DE*ABC CPO (cdrs:sender, tokens:receiver); NL*XYZ CPO, EMSP (cdrs:both)
    subject         C=DE, O=ACME, CN=DE*ABC
    issuer          C=DE, O=ACME, CN=ACME ClientCA
    serial number   [HEX]
    key             p256, in the vault
    valid until     2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: write the bundle of the platform with `evpki bundle party 'DE*ABC'`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO"), @"
    exit status 1
    --- stderr
    error: DE*ABC already has a certificate, [HEX], that is good until 2027-11-21T05:59:59Z
    hint: issue another one beside it with `--again`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --again --validity 30d --json"), @r#"
    exit status 0
    --- stdout
    {"chain":"-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n","completed":false,"fingerprint":"[HEX]","issuer":"C=DE, O=ACME, CN=ACME ClientCA","key_place":"vault","key_type":"p256","not_after":"2026-12-21T05:59:59Z","not_before":"2026-11-21T05:55:00Z","overridden":[],"parties":[{"country_code":"DE","modules":null,"party":"DE*ABC","party_id":"ABC","roles":["CPO"]}],"party":"DE*ABC","purpose":"ocpi-client","remarks":[],"serial":"[HEX]","server":null,"subject":"C=DE, O=ACME, CN=DE*ABC","taken":[]}
    "#);
    assert_snapshot!(does(&s, "party issue DEABC --role CPO --server OCPI.acme.example --dns www.acme.example"), @"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose         ocpi-server
    authorized for  DE*ABC CPO (all modules)
    subject         C=DE, O=ACME, CN=ocpi.acme.example
    issuer          C=DE, O=ACME, CN=ACME ServerCA
    serial number   [HEX]
    key             p256, in the vault
    valid until     2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: write the bundle of the platform with `evpki bundle party 'DE*ABC'`
    ");
    assert_snapshot!(does(&s, "party issue DEABC --role CPO --server second.acme.example --key-type rsa2048"), @"
    exit status 0
    --- stdout
    Issued to DE*ABC

    purpose         ocpi-server
    authorized for  DE*ABC CPO (all modules)
    subject         C=DE, O=ACME, CN=second.acme.example
    issuer          C=DE, O=ACME, CN=ACME ServerCA
    serial number   [HEX]
    key             rsa2048, in the vault
    valid until     2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    next: write the bundle of the platform with `evpki bundle party 'DE*ABC'`
    ");
    assert_snapshot!(does(&s, "party list"), @r"
    exit status 0
    --- stdout
    party   roles  also    purposes                  first expiry
    DE*ABC  CPO    NL*XYZ  ocpi-client, ocpi-server  2026-12-21, in 29 days
    ");
    assert_snapshot!(does(&s, "party show DE-ABC"), @r"
    exit status 0
    --- stdout
    party  DE*ABC

    purpose      serial number                     status  valid until              key           server               authorized for
    ocpi-client  [HEX]  valid   2026-12-21, in 29 days   in the vault                       DE*ABC CPO (all modules)
    ocpi-client  [HEX]  valid   2027-11-21, in 364 days  in the vault                       DE*ABC CPO (cdrs:sender, tokens:receiver); NL*XYZ CPO, EMSP (cdrs:both)
    ocpi-server  [HEX]  valid   2027-11-21, in 364 days  in the vault  second.acme.example  DE*ABC CPO (all modules)
    ocpi-server  [HEX]  valid   2027-11-21, in 364 days  in the vault  ocpi.acme.example    DE*ABC CPO (all modules)
    ");
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is intact: 8 certificates and 24 audit records
    ");
}

#[test]
fn who_sends_records_does_nothing_else() {
    let s = test_pki::platform();
    let said = does(&s, "party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr").expect(0);
    assert!(said.stdout.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_snapshot!(said, @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to DE*ABC
          purpose         cdr-sender
          authorized for  DE*ABC CPO (cdrs:sender)
          subject         C=DE, O=ACME, CN=DE*ABC CDR-SENDER
          issuer          C=DE, O=ACME, CN=ACME ClientCA
          serial number   [HEX]
          key             p256, with the requester
          valid until     2027-11-21T05:59:59Z (in 364 days)
    note: taken from the request: public key (p256), CN=DE*ABC; set by evpki instead: O=Billing
    next: write the bundle of the client with `evpki bundle party 'DE*ABC' --purpose cdr-sender`
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
    authorityInfoAccess     OCSP http://ocsp.acme.example
    evpki environment       test
    evpki parties           DE*ABC CPO (cdrs:sender)
    in this PKI             party DE*ABC, issued by ClientCA, profile cdr-sender, number 1
    recorded                2026-11-21T06:00:00Z (now)
    status                  valid
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
    error: the hierarchy `ocpi` has no purpose `cdr-sendr` for OCPI parties
    hint: did you mean `cdr-sender`?
    ");
    assert_snapshot!(does(&s, "party issue DE-ABD --role CPO --purpose charger"), @r"
    exit status 1
    --- stderr
    error: the hierarchy `ocpi` has no purpose `charger` for OCPI parties
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
    let s = test_pki::platform();
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
    note: the next CRL of ClientCA contains the change; peers with CRL number 1 learn of it by 2026-11-28T06:00:00Z (in 7 days) at the latest
    next: publish the new CRL with `evpki crl publish`
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
    the store is intact: 7 certificates and 24 audit records
    ");
    assert_snapshot!(does(&s, "certificate verify DE*ABC"), @r"
    exit status 0
    --- stdout
    verified as an OCPI party certificate for 2026-11-21T06:00:00Z
      C=DE, O=ACME, CN=ocpi.acme.example
      issued by C=DE, O=ACME, CN=ACME ServerCA
      issued by C=DE, O=ACME, CN=ACME RootCA
    ");
    assert_snapshot!(does(&s, "certificate verify DE*ABC --as charger"), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: the path ends at `C=DE, O=ACME, CN=ACME RootCA`, which is not an anchor
    ");
}

#[test]
fn what_is_no_party_is_refused() {
    let s = test_pki::platform();
    assert_snapshot!(does(&s, "party issue DE*ABCD --role CPO"), @r"
    exit status 2
    --- stderr
    error: invalid value 'DE*ABCD' for '<PARTY>': `DE*ABCD` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`

    For more information, try '--help'.
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPOO"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.2.1 has no role `CPOO`, did you mean `CPO`?
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC"), @"
    exit status 1
    --- stderr
    error: `DE*ABC` has no role, but every party in OCPI 2.2.1 needs one: CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP
    hint: set the role with `--role`, or after a colon, as in `DE*ABC:CPO`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role HUB --ocpi-version 2.3.0"), @r"
    exit status 1
    --- stderr
    error: OCPI 2.3.0 has no role `HUB`: that is one of 2.2, 2.2.1
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --ocpi-version 2.1.1"), @"
    exit status 1
    --- stderr
    error: OCPI 2.1.1 has no roles, so it has no role `CPO`
    hint: remove `--role`, or choose another version with `--ocpi-version`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --module cdrs:sender --ocpi-version 2.1.1"), @"
    exit status 1
    --- stderr
    error: OCPI 2.1.1 has no senders and receivers, so it has no `cdrs:sender`: expected the module alone
    hint: choose another version with `--ocpi-version`
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --module cdrs:sendr"), @r"
    exit status 1
    --- stderr
    error: `sendr` is not an interface of a module, did you mean `sender`?
    ");
    assert_snapshot!(does(&s, "party issue DE*ABC --role CPO --also DE*DEF"), @"
    exit status 1
    --- stderr
    error: `--also DE*DEF` cannot be used
    caused by: `DE*DEF` has no role, but every party in OCPI 2.2.1 needs one: CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP
    hint: set the role with `--role`, or after a colon, as in `DE*ABC:CPO`
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
    note: no OCPI parties
    ");
    let without = Session::founded();
    assert_snapshot!(does(&without, "party issue DE*ABC --role CPO"), @"
    exit status 1
    --- stderr
    error: the hierarchy `ocpp` issues no certificates to clients of OCPI parties
    ");
}

#[test]
fn a_role_of_a_party_is_on_one_platform() {
    let s = test_pki::platform();
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

    purpose      serial number                     status  valid until              key           server  authorized for
    ocpi-client  [HEX]  valid   2027-11-21, in 364 days  in the vault          FR*BBB (cdrs:both)
    ");
}

#[test]
fn strangers_take_each_for_what_it_is() {
    let place = Place::empty();
    place.settle_as("ocpp-ocpi");
    for line in [
        "party issue DE-ABC --role CPO --also NL-XYZ:EMSP",
        "party issue DE-ABC --role CPO --purpose cdr-sender",
        "party issue DE-ABC --role CPO --server ocpi.acme.example --dns www.acme.example",
        "server issue csms.acme.example",
    ] {
        place.does(line.split(' '));
    }
    let (party, sender, csms) = (place.name("party"), place.name("sender"), place.name("csms"));
    place.does(["bundle", "party", "DE-ABC", "--out", &party]);
    place.does(["bundle", "party", "DE-ABC", "--purpose", "cdr-sender", "--out", &sender]);
    place.does(["bundle", "server", "csms.acme.example", "--out", &csms]);
    place.does(["bundle", "verify", &party, &sender]);
    let root = format!("{party}/server-root.pem");
    let judged = ask("bundle", ["--root", &root, &party, &sender]).expect_good().json();
    assert_eq!(judged["bundles"].as_array().map(Vec::len), Some(2), "{judged}");
    let verify = |purpose: &str, anchor: &str, file: &str, more: &[&str]| {
        let arguments = ["verify", "-x509_strict", "-purpose", purpose, "-CAfile", anchor, "-untrusted", file];
        ask_program("openssl", [&arguments[..], more, &[file]].concat())
    };
    let [client, cdrs, server] =
        ["party/certificate.pem", "sender/certificate.pem", "party/certificate-server.pem"].map(|f| place.name(f));
    let [anchor, crl, chargers] = ["party/client-ca.pem", "party/crl.pem", "csms/client-ca.pem"].map(|file| place.name(file));
    let checked = ["-crl_check", "-CRLfile", &crl];
    for leaf in [&client, &cdrs] {
        verify("sslclient", &anchor, leaf, &checked).expect_good();
        verify("sslclient", &root, leaf, &[]).expect_good();
        // What a CSMS trusts its chargers by lets no party in.
        verify("sslclient", &chargers, leaf, &[]).expect_bad("unable to get");
        verify("sslserver", &root, leaf, &[]).expect_bad("unsuitable certificate purpose");
    }
    for name in ["ocpi.acme.example", "www.acme.example"] {
        verify("sslserver", &root, &server, &["-verify_hostname", name]).expect_good();
    }
    verify("sslclient", &root, &server, &[]).expect_bad("unsuitable certificate purpose");
    verify("sslclient", &anchor, &server, &[]).expect_bad("unable to get");
    place.does(["certificate", "revoke", "DE*ABC", "--profile", "cdr-sender", "--reason", "superseded", "--yes"]);
    place.does(["bundle", "party", "DE-ABC", "--out", &party]);
    verify("sslclient", &anchor, &cdrs, &checked).expect_bad("certificate revoked");
    verify("sslclient", &anchor, &client, &checked).expect_good();
    place.does(["store", "check"]);
}

#[test]
fn a_bundle_holds_what_a_platform_needs() {
    let s = test_pki::platform();
    does(&s, "party issue DE-ABC --role CPO --also NL-XYZ:EMSP/tokens").expect(0);
    assert_snapshot!(does(&s, "bundle party DE-ABC"), @r"
    exit status 0
    --- stdout
    Wrote the bundle of DE*ABC to DE%2AABC: a client
    --- stderr
    note: it contains a private key: transfer it over a secure channel
    ");
    assert_snapshot!(does(&s, "bundle party DE-ABC"), @r"
    exit status 0
    --- stdout
    The bundle of DE*ABC in DE%2AABC is up to date: a client
    --- stderr
    note: it contains a private key: transfer it over a secure channel
    ");
    does(&s, "party issue DE-ABC --role CPO --server ocpi.acme.example").expect(0);
    assert_snapshot!(does(&s, "bundle party DE-ABC"), @r"
    exit status 0
    --- stdout
    Wrote the bundle of DE*ABC to DE%2AABC: a client, the server ocpi.acme.example, CRL number 1
    --- stderr
    note: it contains a private key: transfer it over a secure channel
    ");
    let shown = does(&s, "bundle show DE%2AABC").expect(0).to_string();
    assert_snapshot!(shown.split("\nfile").next().unwrap(), @"
    exit status 0
    --- stdout
    bundle             party for DE*ABC
    environment        test
    PKI                [HEX]
    signed by          [HEX], the key of that PKI
    created            2026-11-21T06:00:00Z
    certificate        C=DE, O=ACME, CN=DE*ABC, p256, with its private key
    serial number      [HEX]
    valid until        2027-11-21T05:59:59Z (in 364 days)
    server             C=DE, O=ACME, CN=ocpi.acme.example, p256
    its serial number  [HEX]
    valid until        2027-11-21T05:59:59Z (in 364 days)
    authorized for     DE*ABC CPO (all modules)
    authorized for     NL*XYZ EMSP (tokens:both)
    CRL                number 1, next update 2026-11-28T06:00:00Z (in 7 days)
    ");
    assert_snapshot!(does(&s, "bundle verify DE%2AABC"), @r"
    exit status 0
    --- stdout
    DE%2AABC: intact, of unknown origin, a party bundle for DE*ABC
    --- stderr
    note: anyone can make a bundle that is intact: check its origin with `--pki ID` or `--anchor FILE`
    ");
    let bundle = PartyBundle::read(&s.path("DE%2AABC")).unwrap();
    assert_eq!((bundle.party().to_string().as_str(), bundle.purpose(), bundle.parties().len()), ("DE*ABC", None, 2));
    assert!(bundle.private_key().is_some() && bundle.server_private_key().is_some());
    assert_eq!(bundle.certificate_chain().map(<[_]>::len), Some(2));
    assert_eq!(bundle.server_certificate_chain().map(<[_]>::len), Some(2));
    assert!(bundle.client_anchors().is_some_and(|anchors| anchors[0] != *bundle.server_root()));
    assert_eq!(bundle.revocation_list().and_then(|list| list.number()), Some(1));
    does(&s, "party issue DE-ABC --role CPO --server second.acme.example").expect(0);
    assert_snapshot!(does(&s, "bundle party DE-ABC"), @r"
    exit status 1
    --- stderr
    error: DE*ABC has 2 servers: second.acme.example, ocpi.acme.example
    hint: say which with `--server FQDN`
    ");
    does(&s, "bundle party DE-ABC --server second.acme.example --out two.zip").expect(0);
    assert_snapshot!(does(&s, "bundle party DE-ABC --server third.acme.example"), @r"
    exit status 1
    --- stderr
    error: `third.acme.example` of DE*ABC has no valid certificate now
    hint: see what it has with `evpki party show`
    ");
    assert_snapshot!(does(&s, "bundle party DE-ABC --purpose cdr-sender"), @"
    exit status 1
    --- stderr
    error: DE*ABC has no valid certificate by the profile `cdr-sender` now
    hint: issue one with `evpki party issue`
    ");
    does(&s, "party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr").expect(0);
    assert_snapshot!(does(&s, "bundle party DE-ABC --purpose cdr-sender"), @r"
    exit status 0
    --- stdout
    Wrote the bundle of DE*ABC cdr-sender to DE%2AABC-cdr-sender: a client
    ");
    let sender = PartyBundle::read(&s.path("DE%2AABC-cdr-sender")).unwrap();
    assert_eq!((sender.purpose(), sender.private_key().is_some(), sender.client_anchors()), (Some("cdr-sender"), false, None));
    // One does not take the place of the other.
    assert_snapshot!(does(&s, "bundle party DE-ABC --purpose cdr-sender --out DE%2AABC"), @r"
    exit status 1
    --- stderr
    error: `DE%2AABC` exists and is not an earlier form of this bundle
    caused by: it holds something else
    hint: name another place, or move away what is there
    ");
    assert_snapshot!(does(&s, "bundle party DE-XXX"), @r"
    exit status 1
    --- stderr
    error: DE*XXX has no valid certificate now
    hint: list the parties with `evpki party list`
    ");
    // A bundle that says it is another party's is refused.
    let path = s.path("DE%2AABC/bundle.json");
    let text = fs::read_to_string(&path).unwrap().replace("DE*ABC", "DE*ABD");
    fs::write(&path, &text).unwrap();
    let said = does(&s, "bundle verify DE%2AABC").expect(3).to_string();
    assert!(said.contains("the signature in `signature.json` does not match `bundle.json`"), "{said}");
    fs::write(&path, text.replace("evpki-bundle/2", "evpki-bundle/1")).unwrap();
    fs::remove_file(s.path("DE%2AABC/signature.json")).unwrap();
    assert_snapshot!(does(&s, "bundle verify DE%2AABC"), @r"
    exit status 3
    --- stderr
    error: the bundle `DE%2AABC` is refused
    caused by: `certificate-server.pem`: its first party is not `DE*ABD`, the owner of the bundle
    ");
}

#[test]
fn holders_get_chains_and_keys() {
    let s = test_pki::founded("iso15118-2");
    assert_snapshot!(does(&s, "certificate issue iso2-secc DEACMES00001 --out secc.pem --key-out secc.key"), @r"
    exit status 0
    --- stdout
    Wrote secc.pem
    --- stderr
    note: the private key is in secc.key: transfer it over a secure channel, and delete it afterwards
    note: Issued to DEACMES00001
          profile        iso2-secc
          subject        C=DE, O=ACME, CN=DEACMES00001, DC=CPO
          issuer         C=DE, O=ACME, CN=CPOSubCA2, DC=CPO
          serial number  [HEX]
          key            p256, in the vault
          valid until    2027-02-13T05:59:59Z (in 83 days)
    ");
    assert_eq!(fs::metadata(s.path("secc.key")).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(s.path("secc.key")).unwrap().starts_with("-----BEGIN PRIVATE KEY-----"));
    assert_snapshot!(does(&s, "certificate issue iso2-secc DEACMES00001"), @"
    exit status 1
    --- stderr
    error: DEACMES00001 already has a certificate, [HEX], that is good until 2027-02-13T05:59:59Z
    hint: issue another one beside it with `--again`; `evpki certificate export` hands this one out once more
    ");
    assert_snapshot!(does(&s, "certificate issue iso2-contract DE8ACCABCDEFGHJ --key-out secc.key"), @"
    exit status 1
    --- stderr
    error: `secc.key` already exists
    hint: name another file for the key
    ");
    assert_snapshot!(does(&s, "certificate issue iso2-contract DE8ACCABCDEFGHJ --validity 1y"), @r"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to DE8ACCABCDEFGHJ
          profile        iso2-contract
          subject        C=DE, O=ACME, CN=DE8ACCABCDEFGHJ, DC=MO
          issuer         C=DE, O=ACME, CN=MOSubCA2, DC=MO
          serial number  [HEX]
          key            p256, in the vault
          valid until    2027-11-21T05:59:59Z (in 364 days)
    ");
    assert_snapshot!(does(&s, "certificate export DEACMES00001 --key-out secc.key --out again.pem"), @r"
    exit status 0
    --- stdout
    Wrote again.pem
    --- stderr
    note: the private key is in secc.key: transfer it over a secure channel, and delete it afterwards
    note: C=DE, O=ACME, CN=DEACMES00001, DC=CPO, serial number [HEX]
    ");
    assert_eq!(fs::read(s.path("secc.pem")).unwrap(), fs::read(s.path("again.pem")).unwrap());
    let audit = does(&s, "audit list").stdout;
    let revealed: Vec<&str> = audit.lines().filter(|line| line.contains("key.reveal")).collect();
    assert!(matches!(&revealed[..], [one] if one.contains("secc DEACMES00001") && one.ends_with("secc.key")), "{revealed:?}");
    assert_snapshot!(does(&s, "certificate export DE8ACCABCDEFGHJ --key-out secc.key"), @"
    exit status 1
    --- stderr
    error: `secc.key` already exists
    ");
    assert_snapshot!(does(&s, "certificate export CPOSubCA2"), @r"
    exit status 2
    --- stderr
    error: the certificate [HEX] is that of the authority CPOSubCA2
    hint: `evpki ca export` gives an authority's certificate to peers
    ");
    assert_snapshot!(does(&s, "certificate verify DEACMES00001"), @r"
    exit status 0
    --- stdout
    verified as an ISO 15118 or signer certificate for 2026-11-21T06:00:00Z
      C=DE, O=ACME, CN=DEACMES00001, DC=CPO
      issued by C=DE, O=ACME, CN=CPOSubCA2, DC=CPO
      issued by C=DE, O=ACME, CN=CPOSubCA1, DC=CPO
      issued by C=DE, O=ACME, CN=V2GRootCA, DC=V2G
    ");
    assert_snapshot!(does(&s, "certificate issue iso2-secc X --user-role admin"), @r"
    exit status 3
    --- stderr
    error: certificates of the profile `iso2-secc` name no roles of users
    hint: leave `--user-role` away
    ");
    assert_snapshot!(does(&s, "certificate issue iso2-cpo-sub1 X"), @r"
    exit status 2
    --- stderr
    error: certificates of the profile `iso2-cpo-sub1` are for authorities
    hint: those of a PKI are made with it, by `evpki init`
    ");
    assert_snapshot!(does(&s, "certificate issue iso2-seccc X"), @r"
    exit status 1
    --- stderr
    error: this PKI has no profile `iso2-seccc`
    hint: did you mean `iso2-secc`?
    ");
    assert_snapshot!(does(&s, "certificate revoke DEACMES00001 --reason key-compromise"), @r"
    exit status 0
    --- stdout
    Revoked 1 certificate

    serial number                     owner              common name   issued by  valid until
    [HEX]  secc DEACMES00001  DEACMES00001  CPOSubCA2  2027-02-13, in 83 days
    --- stderr
    note: the next CRL of CPOSubCA2 contains the change; peers with CRL number 1 learn of it by 2026-11-28T06:00:00Z (in 7 days) at the latest
    next: publish the new CRL with `evpki crl publish`
    ");
    assert_snapshot!(does(&s, "certificate export DEACMES00001"), @r"
    exit status 1
    --- stderr
    error: secc DEACMES00001 has no valid certificate now
    ");
    does(&s, "crl publish").expect(0);
    assert_snapshot!(does(&s, "store check"), @r"
    exit status 0
    --- stdout
    the store is intact: 13 certificates and 53 audit records
    ");
    let platform = test_pki::platform();
    assert_snapshot!(does(&platform, "certificate issue ocpi-client DE*ABC"), @"
    exit status 2
    --- stderr
    error: certificates of the profile `ocpi-client` are for parties of OCPI
    hint: issue them with `evpki party issue`
    ");
}

/// What was recorded and never signed is completed by the same command, or by a repair.
#[test]
fn what_was_left_open_is_completed() {
    for repairs in [false, true] {
        let s = test_pki::platform();
        let line = "party issue DE-ABC --role CPO --module cdrs:sender --server ocpi.acme.example --dns www.acme.example";
        left_open(&s, || drop(does(&s, line).expect(0)));
        if repairs {
            assert_snapshot!(does(&s, "store check --repair"), @"
            exit status 0
            --- stdout
            completed   certificate [HEX] of party DE*ABC: the recorded data is what would be recorded now

            the store is intact: 5 certificates and 18 audit records
            ");
        } else {
            assert!(does(&s, &line.replace("CPO", "EMSP")).expect(3).stderr.contains("was recorded"));
            assert!(does(&s, line).expect(0).to_string().contains("Completed for DE*ABC"));
        }
        does(&s, "store check").expect(0);
        does(&s, line).expect(1);
    }
    let s = test_pki::founded("iso15118-2");
    left_open(&s, || drop(does(&s, "certificate issue iso2-secc DEACMES00001").expect(0)));
    assert_snapshot!(does(&s, "store check --repair"), @"
    exit status 0
    --- stdout
    completed   certificate [HEX] of secc DEACMES00001: the recorded data is what would be recorded now

    the store is intact: 12 certificates and 48 audit records
    ");
}

/// Has something be recorded, and never signed.
fn left_open(session: &Session, command: impl FnOnce()) {
    cut_after_first_commit(&session.home().join("evpki.db"), command);
}
