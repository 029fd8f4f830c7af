//! Authorisation from the certificate, at the command line.

use crate::support::{issued, partner, session};
use evpki::{
    authorization::{AuthorizationError, Question, Subject, Trust},
    bundles::{DeviceBundle, ServerBundle},
    model::{DAY, Environment, Secret, Timestamp},
    x509::{Certificate, Extension, NameConstraints, Subtree, metadata, metadata::Purpose, path::Revocation, pem},
};
use issued::{charger, server};
use partner::{Partner, party};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConfig, ServerConnection,
    crypto::aws_lc_rs::default_provider,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, UnixTime},
    server::WebPkiClientVerifier,
    time_provider::TimeProvider,
};
use session::{NOW, Said, Session};
use std::{sync::Arc, time::Duration};

/// Asks whether who shows a certificate may act as a station.
fn as_station(session: &Session, which: &str, more: &[&str]) -> Said {
    session.run(["certificate", "authorize", which, "--environment", "test", "--station"].iter().chain(more))
}

/// Asks whether who shows a partner's certificate may do something as a party; `question` is `DE*ABC cdrs:sender`.
fn as_party(session: &Session, which: &str, question: &str, more: &[&str]) -> Said {
    let (party, module) = question.split_once(' ').unwrap();
    let (module, interface) = module.split_once(':').unwrap();
    let anchor = session.path("partner-ca.pem").to_str().unwrap().to_owned();
    let asked = ["--party", party, "--module", module, "--interface", interface, "--anchor", anchor.as_str()];
    session.run(["certificate", "authorize", which].iter().chain(&asked).chain(more))
}

#[test]
fn a_charger_may_act_as_itself() {
    let s = Session::founded();
    let chain = charger(&s, "CS-0001", "SN-0001");
    insta::assert_snapshot!(as_station(&s, &chain, &["CS-0001", "--serial-number", "SN-0001"]), @r"
    exit status 0
    --- stdout
    yes: station CS-0001, serial number SN-0001, security profile 3, OCPP 2.0.1
      C=DE, O=ACME Charging, CN=SN-0001
      issued by C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    ");
    insta::assert_snapshot!(as_station(&s, "CS-0001", &["CS-0002"]), @r"
    exit status 3
    --- stdout
    no: the certificate is for the charger `CS-0001`, not for `CS-0002`
    ");
    insta::assert_snapshot!(as_station(&s, "CS-0001", &["CS-0001", "--serial-number", "SN-0002", "--json"]), @r#"
    exit status 3
    --- stdout
    {"at":"2026-11-21T06:00:00Z","authorized":false,"certification_path":null,"environment":"test","party":null,"reason":"the charger `CS-0001` has the serial number `SN-0001`, expected `SN-0002`","reason_code":"serial-number","serial":"[HEX]","station":null,"subject":"C=DE, O=ACME Charging, CN=SN-0001","unchecked":[]}
    "#);
    insta::assert_snapshot!(
        s.run(["certificate", "authorize", "CS-0001", "--environment", "production", "--station", "CS-0001"]),
        @r"
        exit status 3
        --- stdout
        no: `C=DE, O=ACME Charging, CN=SN-0001` belongs to the environment test, expected production
        "
    );
    let cdrs = ["--party", "DE*ABC", "--module", "cdrs", "--interface", "sender"];
    insta::assert_snapshot!(
        s.run(["certificate", "authorize", "CS-0001", "--environment", "test"].iter().chain(&cdrs)),
        @r"
        exit status 1
        --- stderr
        error: the hierarchy `ocpp` has no authority for clients of OCPI
        hint: name what to trust with `--anchor FILE`
        "
    );
    let csms = server(&s, "csms.acme.example");
    insta::assert_snapshot!(as_station(&s, &csms, &["CS-0001"]), @r"
    exit status 3
    --- stdout
    no: the path ends at `C=DE, O=ACME Charging, CN=ACME Charging RootCA`, which is not an anchor
    ");
}

#[test]
fn what_was_taken_back_may_nothing() {
    let s = Session::founded();
    charger(&s, "CS-0001", "SN-0001");
    s.run(["certificate", "hold", "CS-0001", "--yes"]).expect(0);
    // The store knows before any CRL does.
    insta::assert_snapshot!(as_station(&s, "CS-0001", &["CS-0001"]), @r"
    exit status 3
    --- stdout
    no: `SN-0001` (serial number [HEX]) is held since 2026-11-21T06:00:00Z: certificate-hold
    ");
    s.run(["certificate", "release", "CS-0001", "--yes"]).expect(0);
    as_station(&s, "CS-0001", &["CS-0001"]).expect(0);
    s.pass(8 * DAY);
    insta::assert_snapshot!(as_station(&s, "CS-0001", &["CS-0001"]), @r"
    exit status 3
    --- stdout
    no: there is no current CRL of `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` to say whether `C=DE, O=ACME Charging, CN=SN-0001` is revoked
    --- stderr
    next: issue a new one with `evpki crl publish`
    ");
    s.run(["crl", "publish"]).expect(0);
    as_station(&s, "CS-0001", &["CS-0001"]).expect(0);
    s.run(["certificate", "revoke", "CS-0001", "--reason", "key-compromise", "--yes"]).expect(0);
    s.run(["crl", "publish"]).expect(0);
    let said = as_station(&s, "CS-0001", &["CS-0001", "--json"]).expect(3).json();
    assert_eq!((&said["authorized"], &said["reason_code"]), (&false.into(), &"revoked".into()), "{said}");
    // Nobody knows when the key was lost.
    as_station(&s, "CS-0001", &["CS-0001", "--at", "2026-11-22"]).expect(3);
    s.pass(40 * DAY);
    insta::assert_snapshot!(issued::calm(&as_station(&s, "CS-0001", &["CS-0001"])), @r"
    exit status 3
    --- stdout
    no: `C=DE, O=ACME Charging, CN=SN-0001` expired at [END], and it is 2027-01-08T06:00:00Z
    ");
}

#[test]
fn a_partner_may_what_its_certificate_says() {
    let s = Session::empty();
    partner::files(&s, Environment::Production);
    let (file, crl) = (s.path("partner.pem"), s.path("partner.crl"));
    let (file, crl) = (file.to_str().unwrap(), crl.to_str().unwrap());
    let ask = |question: &str, more: &[&str]| {
        as_party(&s, file, question, &[&["--environment", "production", "--crl", crl], more].concat())
    };
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--role", "CPO"]), @r"
    exit status 0
    --- stdout
    yes: DE*ABC CPO (cdrs:sender)
      C=NL, CN=DE*ABC
      issued by C=NL, CN=Partner CA
    ");
    insta::assert_snapshot!(ask("de-def tokens:both", &[]), @r"
    exit status 0
    --- stdout
    yes: DE*DEF EMSP (all modules)
      C=NL, CN=DE*ABC
      issued by C=NL, CN=Partner CA
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:receiver", &[]), @r"
    exit status 3
    --- stdout
    no: DE*ABC is not granted cdrs:receiver; it is granted cdrs:sender
    ");
    insta::assert_snapshot!(ask("DE*ABC tokens:sender", &[]), @r"
    exit status 3
    --- stdout
    no: DE*ABC is not granted the module tokens; it is granted cdrs:sender
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--role", "EMSP"]), @r"
    exit status 3
    --- stdout
    no: DE*ABC does not have the role EMSP; it has CPO
    ");
    insta::assert_snapshot!(ask("NL*ABC cdrs:sender", &[]), @r"
    exit status 3
    --- stdout
    no: the certificate is for DE*ABC, DE*DEF, not for NL*ABC
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--json"]), @r#"
    exit status 0
    --- stdout
    {"at":"2026-11-21T06:00:00Z","authorized":true,"certification_path":["C=NL, CN=DE*ABC","C=NL, CN=Partner CA"],"environment":"production","party":{"country_code":"DE","modules":[{"identifier":"cdrs","interface":"sender"}],"party":"DE*ABC","party_id":"ABC","roles":["CPO"]},"reason":null,"reason_code":null,"serial":"[HEX]","station":null,"subject":"C=NL, CN=DE*ABC","unchecked":[]}
    "#);
    insta::assert_snapshot!(as_party(&s, file, "DE*ABC cdrs:sender", &["--environment", "staging", "--crl", crl]), @r"
    exit status 3
    --- stdout
    no: `C=NL, CN=DE*ABC` belongs to the environment production, expected staging
    ");
    insta::assert_snapshot!(as_party(&s, file, "DE*ABC cdrs:sender", &["--environment", "production"]), @r"
    exit status 3
    --- stdout
    no: there is no current CRL of `C=NL, CN=Partner CA` to say whether `C=NL, CN=DE*ABC` is revoked
    --- stderr
    next: name it with `--crl FILE`
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--at", "2026-11-23"]), @r"
    exit status 3
    --- stdout
    no: there is no current CRL of `C=NL, CN=Partner CA` to say whether `C=NL, CN=DE*ABC` is revoked
    --- stderr
    next: name it with `--crl FILE`
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--oid-arc", "1.3.6.1.4.1.32473"]), @r"
    exit status 3
    --- stdout
    no: `C=NL, CN=DE*ABC` names no environment, expected production
    ");
}

/// Against the PKI that has issued to the party: its authority of clients is trusted, and nobody else.
#[test]
fn a_party_of_this_pki_may_what_it_was_given() {
    let s = Session::empty();
    let does = |line: &str| s.run(line.split(' '));
    does("init --organization ACME --country DE --environment test --hierarchy ocpi").expect(0);
    does("party issue DE-ABC --role CPO --module cdrs:sender --module tokens:receiver").expect(0);
    does("party issue DE-ABC --role CPO --server ocpi.acme.example").expect(0);
    does("crl publish").expect(0);
    let issued = does("certificate list --json").expect(0).stdout;
    let all: Vec<serde_json::Value> = issued.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let serial = |profile: &str| all.iter().find(|row| row["profile"] == profile).unwrap()["serial"].as_str().unwrap().to_owned();
    let (client, server) = (serial("ocpi-client"), serial("ocpi-server"));
    let ask = |which: &str, module: &str| {
        does(&format!(
            "certificate authorize {which} --environment test --party DE*ABC --role CPO --module {module} --interface sender"
        ))
    };
    insta::assert_snapshot!(ask(&client, "cdrs"), @r"
    exit status 0
    --- stdout
    yes: DE*ABC CPO (cdrs:sender, tokens:receiver)
      C=DE, O=ACME, CN=DE*ABC
      issued by C=DE, O=ACME, CN=ACME ClientCA
    ");
    insta::assert_snapshot!(ask(&client, "tokens"), @r"
    exit status 3
    --- stdout
    no: DE*ABC is not granted tokens:sender; it is granted cdrs:sender, tokens:receiver
    ");
    // Who is called is nobody who calls.
    insta::assert_snapshot!(ask(&server, "cdrs"), @r"
    exit status 3
    --- stdout
    no: the path ends at `C=DE, O=ACME, CN=ACME RootCA`, which is not an anchor
    ");
    does(&format!("certificate revoke {client} --reason superseded --yes")).expect(0);
    insta::assert_snapshot!(ask(&client, "cdrs"), @r"
    exit status 3
    --- stdout
    no: `DE*ABC` (serial number [HEX]) is revoked since 2026-11-21T06:00:00Z: superseded
    ");
}

#[test]
fn each_reason_has_its_word() {
    let s = Session::empty();
    let partner = Partner::new(Environment::Test, None);
    s.file("partner-ca.pem", partner.pem());
    let environment = Extension::Environment(Environment::Test);
    let parties = Extension::Parties(vec![party("DE*ABC", &["CPO"], Some(&["cdrs:sender"]))]);
    let purposes = |of: &[Purpose]| {
        let arc = metadata::Arc::new(None).unwrap();
        let client = "1.3.6.1.5.5.7.3.2".to_owned();
        Extension::ExtendedKeyUsage(of.iter().map(|purpose| arc.purpose(*purpose)).chain([client]).collect())
    };
    let arc = metadata::ARC;
    let garbage = Extension::Other { oid: format!("{arc}.1.3"), der: vec![0x30, 0x00] };
    let revoked = partner.issue("revoked", vec![environment.clone(), parties.clone()]);
    let crl = s.file("partner.crl", partner.list(&[&revoked]));
    let other = Partner::new(Environment::Test, None);
    let cases = [
        ("revoked", revoked),
        ("no-path", other.issue("other", vec![environment.clone(), parties.clone()])),
        ("malformed", partner.issue("malformed", vec![environment.clone(), garbage])),
        ("no-environment", partner.issue("nowhere", vec![parties.clone()])),
        ("no-parties", partner.issue("nobody", vec![environment.clone()])),
        ("other-purpose", partner.issue("station", vec![purposes(&[Purpose::Station]), environment.clone(), parties.clone()])),
        (
            "not-a-client",
            partner.issue(
                "server",
                vec![Extension::ExtendedKeyUsage(vec!["1.3.6.1.5.5.7.3.1".to_owned()]), environment.clone(), parties.clone()],
            ),
        ),
    ];
    for (code, certificate) in &cases {
        let file = s.file("one.pem", pem::write_certificates([certificate]).unwrap());
        let said =
            as_party(&s, &file, "DE*ABC cdrs:sender", &["--environment", "test", "--crl", &crl, "--json"]).expect(3).json();
        assert_eq!((&said["authorized"], &said["reason_code"]), (&false.into(), &(*code).into()), "{said}");
        assert!(said["reason"].is_string() && said["party"].is_null() && said["certification_path"].is_null(), "{said}");
    }
    // The dedicated sender of charge detail records.
    let sender = partner.issue(
        "sender",
        vec![purposes(&[Purpose::CdrSender]), environment, Extension::Parties(vec![party("DE*ABC", &["CPO"], None)])],
    );
    let file = s.file("sender.pem", pem::write_certificates([&sender]).unwrap());
    let ask = |question: &str| as_party(&s, &file, question, &["--environment", "test", "--crl", &crl]);
    ask("DE*ABC cdrs:sender").expect(0);
    insta::assert_snapshot!(ask("DE*ABC cdrs:receiver"), @r"
    exit status 3
    --- stdout
    no: `C=NL, CN=sender` has the purpose cdr-sender, which allows only cdrs:sender and not cdrs:receiver
    ");
    let garbage = s.file("garbage.pem", "nothing");
    insta::assert_snapshot!(as_party(&s, &garbage, "DE*ABC cdrs:sender", &["--environment", "test"]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/garbage.pem` cannot be used
    caused by: there is no certificate in it
    ");
}

#[test]
fn what_is_asked_has_to_make_sense() {
    let s = Session::founded();
    charger(&s, "CS-0001", "SN-0001");
    let ask = |more: &[&str]| s.run(["certificate", "authorize", "CS-0001"].iter().chain(more));
    insta::assert_snapshot!(ask(&["--environment", "test"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      <--party <PARTY>|--station <STATION_ID>>

    Usage: evpki certificate authorize --environment <ENVIRONMENT> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--station", "CS-0001"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      --environment <ENVIRONMENT>

    Usage: evpki certificate authorize --environment <ENVIRONMENT> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--environment", "prod", "--station", "CS-0001"]), @r"
    exit status 2
    --- stderr
    error: invalid value 'prod' for '--environment <ENVIRONMENT>': `prod` is not an environment, known are: production, staging, test

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--environment", "test", "--party", "DE*ABC"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      --module <MODULE>
      --interface <INTERFACE>

    Usage: evpki certificate authorize --environment <ENVIRONMENT> --module <MODULE> --interface <INTERFACE> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    let party = ["--environment", "test", "--party", "DE*ABC", "--module", "cdrs", "--interface"];
    insta::assert_snapshot!(ask(&[&party[..], &["sender", "--station", "CS-0001"]].concat()), @r"
    exit status 2
    --- stderr
    error: the argument '--party <PARTY>' cannot be used with '--station <STATION_ID>'

    Usage: evpki certificate authorize --environment <ENVIRONMENT> --module <MODULE> --interface <INTERFACE> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&[&party[..], &["sender", "--serial-number", "SN-0001"]].concat()), @r"
    exit status 2
    --- stderr
    error: the argument '--party <PARTY>' cannot be used with '--serial-number <SERIAL_NUMBER>'

    Usage: evpki certificate authorize --environment <ENVIRONMENT> --module <MODULE> --interface <INTERFACE> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&[&party[..], &["nowhere"]].concat()), @r"
    exit status 2
    --- stderr
    error: invalid value 'nowhere' for '--interface <INTERFACE>': `nowhere` is not an interface, known are: sender, receiver, both

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--environment", "test", "--party", "ABC", "--module", "cdrs", "--interface", "sender"]), @r"
    exit status 2
    --- stderr
    error: invalid value 'ABC' for '--party <PARTY>': `ABC` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--environment", "test", "--station", "CS-0001", "--role", "CPO"]), @r"
    exit status 2
    --- stderr
    error: the argument '--station <STATION_ID>' cannot be used with '--role <ROLE>'

    Usage: evpki certificate authorize --environment <ENVIRONMENT> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(ask(&["--environment", "test", "--station", "CS-0001", "--oid-arc", "1.2.3"]), @r"
    exit status 2
    --- stderr
    error: the following required arguments were not provided:
      --anchor <FILE>

    Usage: evpki certificate authorize --environment <ENVIRONMENT> --anchor <FILE> --oid-arc <OID> <--party <PARTY>|--station <STATION_ID>> <WHICH>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(
        Session::empty().run(["certificate", "authorize", "CS-0001", "--environment", "test", "--station", "CS-0001"]),
        @r"
        exit status 1
        --- stderr
        error: `CS-0001` does not exist
        "
    );
}

#[test]
fn what_a_certificate_says_is_shown_in_words_and_in_fields() {
    let s = Session::empty();
    partner::files(&s, Environment::Staging);
    let file = s.path("partner.pem").to_str().unwrap().to_owned();
    insta::assert_snapshot!(s.run(["certificate", "show", &file]), @r"
    exit status 0
    --- stdout
    subject              C=NL, CN=DE*ABC
    issuer               C=NL, CN=Partner CA
    serial number        [HEX]
    valid from           2026-11-21T06:00:00Z (now)
    valid until          2027-11-21T06:00:00Z (in 365 days)
    key                  p256
    signature            ecdsa-with-SHA256
    SHA-256 fingerprint  [HEX]
    SHA-256 of the key   [HEX]
    extKeyUsage          clientAuth, evpki:ocpi-client
    evpki environment    staging
    evpki parties        DE*ABC CPO (cdrs:sender); DE*DEF EMSP (all modules)
    evpki user roles     billing
    ");
    let mut said = s.run(["certificate", "show", &file, "--json"]).expect(0).json();
    let fields = ["environment", "station", "parties", "user_roles", "key_usage", "extended_key_usage"];
    let said: serde_json::Map<_, _> = fields.iter().map(|field| ((*field).to_owned(), said[*field].take())).collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&said).unwrap(), @r#"
    {
      "environment": "staging",
      "extended_key_usage": [
        "clientAuth",
        "evpki:ocpi-client"
      ],
      "key_usage": [],
      "parties": [
        {
          "country_code": "DE",
          "modules": [
            {
              "identifier": "cdrs",
              "interface": "sender"
            }
          ],
          "party": "DE*ABC",
          "party_id": "ABC",
          "roles": [
            "CPO"
          ]
        },
        {
          "country_code": "DE",
          "modules": null,
          "party": "DE*DEF",
          "party_id": "DEF",
          "roles": [
            "EMSP"
          ]
        }
      ],
      "station": null,
      "user_roles": [
        "billing"
      ]
    }
    "#);
}

/// With an arc of one's own, all is as with evpki's.
#[test]
fn another_arc_does_as_well() {
    let arc = "1.3.6.1.4.1.32473";
    let s = Session::empty();
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--oid-arc"];
    let refused = |arc: &str| s.run(init.iter().copied().chain([arc])).expect(1).to_string();
    insta::assert_snapshot!(refused("2.25.329800735698586629295641978511506172918"), @r"
    exit status 1
    --- stderr
    error: `2.25.[HEX]` cannot stand in an OID arc: its number [HEX] is above 2147483647, and many programs refuse every certificate with such
    ");
    insta::assert_snapshot!(refused("acme"), @r"
    exit status 1
    --- stderr
    error: `acme` cannot stand in an OID arc: expected numbers with dots between them, such as `1.3.6.1.4.1.32473`
    ");
    insta::assert_snapshot!(refused("2.5.29"), @r"
    exit status 1
    --- stderr
    error: `2.5.29` cannot stand in an OID arc: what stands below 2.5 has a meaning already
    ");
    assert!(!s.home().join("evpki.db").exists());
    s.run(init.iter().copied().chain([arc])).expect(0);
    let chain = charger(&s, "CS-0001", "SN-0001");
    let said = s.run(["certificate", "show", "CS-0001", "--json"]).expect(0).json();
    assert_eq!((&said["environment"], &said["station"]["station_id"]), (&"test".into(), &"CS-0001".into()), "{said}");
    as_station(&s, &chain, &["CS-0001"]).expect(0);
    // To whom knows only evpki's arc, it says nothing.
    let stranger = Session::empty();
    let said = stranger.run(["certificate", "show", &chain, "--json"]).expect(0).json();
    assert!(said["environment"].is_null() && said["station"].is_null() && said["parties"] == serde_json::json!([]), "{said}");
    assert!(said.to_string().contains("\"1.3.6.1.4.1.32473.1.2\""), "{said}");
    // A partner's: all four, and a purpose.
    let partner = Partner::new(Environment::Test, Some(arc));
    stranger.file("partner-ca.pem", partner.pem());
    let crl = stranger.file("partner.crl", partner.list(&[]));
    let client = Extension::ExtendedKeyUsage(vec!["1.3.6.1.5.5.7.3.2".to_owned(), format!("{arc}.2.5")]);
    let parties = Extension::Parties(vec![party("DE*ABC", &["CPO"], None)]);
    let said = vec![client, Extension::Environment(Environment::Test), parties, Extension::UserRoles(vec!["billing".to_owned()])];
    let file = stranger.file("one.pem", pem::write_certificates([&partner.issue("one", said)]).unwrap());
    let ask = |question: &str, more: &[&str]| {
        as_party(&stranger, &file, question, &[&["--environment", "test", "--crl", &crl], more].concat())
    };
    ask("DE*ABC cdrs:sender", &["--oid-arc", arc]).expect(0);
    insta::assert_snapshot!(ask("DE*ABC tokens:sender", &["--oid-arc", arc]), @r"
    exit status 3
    --- stdout
    no: `C=NL, CN=one` has the purpose cdr-sender, which allows only cdrs:sender and not tokens:sender
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &[]), @r"
    exit status 3
    --- stdout
    no: `C=NL, CN=one` names no environment, expected test
    ");
    insta::assert_snapshot!(ask("DE*ABC cdrs:sender", &["--oid-arc", "2.25.329800735698586629295641978511506172918"]), @r"
    exit status 1
    --- stderr
    error: `2.25.[HEX]` cannot stand in an OID arc: its number [HEX] is above 2147483647, and many programs refuse every certificate with such
    ");
}

/// What an authority's says that keeps others below it in their place.
#[test]
fn what_an_authority_allows_is_shown() {
    let s = Session::empty();
    let constraints = NameConstraints {
        permitted: vec![Subtree::Dns("acme.example".to_owned())],
        excluded: vec![
            Subtree::Dns("lab.acme.example".to_owned()),
            Subtree::Ip { address: "10.0.0.0".parse().unwrap(), mask: "255.0.0.0".parse().unwrap() },
        ],
    };
    let said = vec![
        Extension::BasicConstraints { authority: true, path_length: Some(0) },
        Extension::CertificatePolicies(vec!["1.3.6.1.4.1.32473.7".to_owned()]),
        Extension::NameConstraints(constraints),
        Extension::Environment(Environment::Test),
    ];
    let certificate = Partner::new(Environment::Test, None).issue("Sub CA", said);
    let file = s.file("ca.pem", pem::write_certificates([&certificate]).unwrap());
    insta::assert_snapshot!(s.run(["certificate", "show", &file]), @r"
    exit status 0
    --- stdout
    subject              C=NL, CN=Sub CA
    issuer               C=NL, CN=Partner CA
    serial number        [HEX]
    valid from           2026-11-21T06:00:00Z (now)
    valid until          2027-11-21T06:00:00Z (in 365 days)
    key                  p256
    signature            ecdsa-with-SHA256
    SHA-256 fingerprint  [HEX]
    SHA-256 of the key   [HEX]
    basicConstraints     critical: an authority with none below it
    certificatePolicies  1.3.6.1.4.1.32473.7
    nameConstraints      critical: permitted DNS:acme.example, excluded DNS:lab.acme.example, excluded IP:10.0.0.0/255.0.0.0
    evpki environment    test
    ");
    let said = s.run(["certificate", "show", &file, "--json"]).expect(0).json();
    insta::assert_snapshot!(format!("{} {}", said["certificate_policies"], said["name_constraints"]), @r#"["1.3.6.1.4.1.32473.7"] {"excluded":["DNS:lab.acme.example","IP:10.0.0.0/255.0.0.0"],"permitted":["DNS:acme.example"]}"#);
}

/// The clock of the sessions, for rustls.
#[derive(Debug)]
struct Still;

impl TimeProvider for Still {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(Duration::from_secs(NOW.0.unsigned_abs())))
    }
}

/// What a rustls server has of its peer after a handshake with the charger of this bundle.
fn peer_of(server: &ServerBundle, device: &DeviceBundle) -> Vec<CertificateDer<'static>> {
    let der = |certificate: &Certificate| CertificateDer::from(certificate.der().to_vec());
    let key = |key: Option<&Secret>| PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.unwrap().expose().to_vec()));
    let store = |all: &[Certificate]| {
        let mut store = RootCertStore::empty();
        all.iter().for_each(|certificate| store.add(der(certificate)).unwrap());
        Arc::new(store)
    };
    let provider = Arc::new(default_provider());
    let clients = store(server.client_anchors());
    let verifier = WebPkiClientVerifier::builder_with_provider(clients, provider.clone()).build().unwrap();
    let config =
        ServerConfig::builder_with_details(provider.clone(), Arc::new(Still)).with_safe_default_protocol_versions().unwrap();
    let chain = server.certificate_chain().iter().map(der).collect();
    let config = config.with_client_cert_verifier(verifier).with_single_cert(chain, key(server.private_key())).unwrap();
    let mut at_server = ServerConnection::new(Arc::new(config)).unwrap();
    let config = ClientConfig::builder_with_details(provider, Arc::new(Still)).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(store(std::slice::from_ref(device.csms_root())));
    let chain = device.certificate_chain().iter().map(der).collect();
    let config = config.with_client_auth_cert(chain, key(device.private_key())).unwrap();
    let mut at_client = ClientConnection::new(Arc::new(config), server.fqdn().to_owned().try_into().unwrap()).unwrap();
    while at_client.is_handshaking() || at_server.is_handshaking() {
        let mut wire = Vec::new();
        while at_client.wants_write() {
            at_client.write_tls(&mut wire).unwrap();
        }
        let mut wire = &wire[..];
        while !wire.is_empty() {
            at_server.read_tls(&mut wire).unwrap();
            at_server.process_new_packets().unwrap();
        }
        let mut wire = Vec::new();
        while at_server.wants_write() {
            at_server.write_tls(&mut wire).unwrap();
        }
        let mut wire = &wire[..];
        while !wire.is_empty() {
            at_client.read_tls(&mut wire).unwrap();
            at_client.process_new_packets().unwrap();
        }
    }
    at_server.peer_certificates().unwrap().to_vec()
}

#[test]
fn a_server_asks_about_its_peer() {
    let s = Session::founded();
    server(&s, "csms.acme.example");
    charger(&s, "CS-0001", "SN-0001");
    let out = |name: &str| s.path(name).to_str().unwrap().to_owned();
    s.run(["bundle", "server", "csms.acme.example", "--out", &out("server")]).expect(0);
    s.run(["bundle", "device", "CS-0001", "--out", &out("device")]).expect(0);
    let bundle = ServerBundle::read(&s.path("server")).unwrap();
    let peer = peer_of(&bundle, &DeviceBundle::read(&s.path("device")).unwrap());
    let trust = Trust {
        anchors: bundle.client_anchors().to_vec(),
        intermediates: Vec::new(),
        revocation_lists: vec![bundle.revocation_list().clone()],
        revocation: Revocation::Required,
        arc: metadata::Arc::new(bundle.manifest().oid_arc.as_deref()).unwrap(),
    };
    let ask = |station_id: &str, environment, at: Timestamp| {
        let subject = Subject::Station { station_id: station_id.to_owned(), serial_number: Some("SN-0001".to_owned()) };
        trust.authorize(&peer, &Question { environment, subject }, at)
    };
    ask("CS-0001", Environment::Test, NOW).unwrap();
    assert!(matches!(ask("CS-0002", Environment::Test, NOW), Err(AuthorizationError::OtherStation { .. })));
    assert!(matches!(ask("CS-0001", Environment::Production, NOW), Err(AuthorizationError::OtherEnvironment { .. })));
    assert_eq!(ask("CS-0001", Environment::Test, NOW.plus(8 * DAY)).unwrap_err().code(), "no-crl");
}
