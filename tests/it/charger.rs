//! Chargers one by one, and the servers that they connect to.

use crate::support::session;
use evpki::{
    model::KeyType,
    x509::{KeyPair, create_request},
};
use insta::assert_snapshot;
use session::Session;

/// A command line, split at blanks.
fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

fn csr(serial_number: &str) -> String {
    create_request(&KeyPair::generate(KeyType::P256).unwrap(), "Somebody", serial_number).unwrap()
}

#[test]
fn a_server_gets_its_certificates() {
    let s = Session::founded();
    assert_snapshot!(s.run(words("server issue CSMS.acme.example --with-rsa --dns ocpp.acme.example --validity 90d")), @r"
    exit status 0
    --- stdout
    Issued to csms.acme.example

    subject        C=DE, O=ACME Charging, CN=csms.acme.example
    issuer         C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    serial number  [HEX]
    key            p256, in the vault
    valid until    2027-02-19T05:59:59Z (in 89 days)

    subject        C=DE, O=ACME Charging, CN=csms.acme.example
    issuer         C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    serial number  [HEX]
    key            rsa2048, in the vault
    valid until    2027-02-19T05:59:59Z (in 89 days)
    --- stderr
    next: write the bundle of the CSMS with `evpki bundle server csms.acme.example --out DIR`
    ");
    assert_snapshot!(s.run(words("server issue csms.acme.example")), @"
    exit status 1
    --- stderr
    error: csms.acme.example has a valid certificate already: [HEX]
    hint: issue another one beside it with `evpki server issue csms.acme.example --again`
    ");
    assert_snapshot!(s.run(words("server issue csms.acme.example --key-type p384 --again --json")), @r#"
    exit status 0
    --- stdout
    {"certificates":[{"completed":false,"fingerprint":"[HEX]","issuer":"C=DE, O=ACME Charging, CN=ACME Charging ServerCA","key_place":"vault","key_type":"p384","not_after":"2027-11-21T05:59:59Z","not_before":"2026-11-21T05:55:00Z","remarks":[],"serial":"[HEX]","subject":"C=DE, O=ACME Charging, CN=csms.acme.example"}],"chain":"-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----\n","fqdn":"csms.acme.example","kept":[],"overridden":[],"taken":[]}
    "#);
    assert_snapshot!(s.run(words("server issue one.acme.example --key-type ed25519")), @r"
    exit status 3
    --- stderr
    error: the profile `csms` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072
    ");
    assert_snapshot!(s.run(words("server issue one.acme.example --key-type rsa3072 --with-rsa")), @r"
    exit status 2
    --- stderr
    error: the first certificate has an RSA key already
    hint: leave `--with-rsa` away
    ");
    assert_snapshot!(s.run(words("server issue 10.0.0.1")), @r"
    exit status 2
    --- stderr
    error: invalid value '10.0.0.1' for '<FQDN>': `10.0.0.1` is not a fully qualified domain name, known are: csms.example.com, …

    For more information, try '--help'.
    ");
    assert_snapshot!(s.run(words("server issue one.acme.example --validity 11y")), @"
    exit status 3
    --- stderr
    error: the certificate would be valid until 2037-11-18T05:59:59Z, its issuer `C=DE, O=ACME Charging, CN=ACME Charging ServerCA` only until 2036-11-18T05:59:59Z
    hint: choose a shorter validity, for example `--validity 90d`
    ");
    s.run(words("server issue one.acme.example")).expect(0);
    assert_snapshot!(s.run(words("server issue one.acme.example --with-rsa=rsa3072")), @r"
    exit status 0
    --- stdout
    Issued to one.acme.example

    subject        C=DE, O=ACME Charging, CN=one.acme.example
    issuer         C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    serial number  [HEX]
    key            rsa3072, in the vault
    valid until    2027-11-21T05:59:59Z (in 364 days)
    --- stderr
    note: [HEX] exists already and is kept
    next: write the bundle of the CSMS with `evpki bundle server one.acme.example --out DIR`
    ");
    assert_snapshot!(s.run(words("server issue two.acme.example --csr -")), @"
    exit status 1
    --- stderr
    error: cannot use `stdin` as a certification request
    caused by: the PEM text is damaged: PEM error: PEM Base64 error: invalid Base64 length
    ");
    let two = s.run_with(words("server issue two.acme.example --csr -"), csr("two.acme.example")).expect(0);
    assert!(two.stdout.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_snapshot!(two.stderr.lines().filter(|l| !l.contains("serial")).collect::<Vec<_>>().join("\n"), @r"
    note: Issued to two.acme.example
          subject        C=DE, O=ACME Charging, CN=two.acme.example
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ServerCA
          key            p256, with the requester
          valid until    2027-11-21T05:59:59Z (in 364 days)
    note: taken from the request: public key (p256), CN=two.acme.example; set by evpki instead: O=Somebody
    next: write the bundle of the CSMS with `evpki bundle server two.acme.example --out DIR`
    ");
    assert_snapshot!(s.run_with(words("server issue two.acme.example --again --csr -"), csr("one.acme.example")), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `one.acme.example`, but the certificate is for `two.acme.example` (A00.FR.510)
    ");
}

#[test]
fn a_charger_is_registered_once() {
    let s = Session::founded();
    assert_snapshot!(s.run(words("charger add CS-1 --serial-number SN-1 --vendor V --batch B1")), @r"
    exit status 0
    --- stdout
    Registered CS-1
    --- stderr
    next: generate its password with `evpki password provision CS-1`
    ");
    assert_snapshot!(s.run(words("charger add CS-1 --serial-number SN-1 --vendor V --batch B1")), @r"
    exit status 0
    --- stdout
    CS-1 is registered already with the same data
    --- stderr
    next: generate its password with `evpki password provision CS-1`
    ");
    assert_snapshot!(s.run(words("charger add CS-1 --serial-number SN-2 --vendor W --security-profile 3 --json")), @r#"
    exit status 1
    --- stdout
    {"error":{"causes":[],"exit_status":1,"hints":["see what is registered with `evpki charger show CS-1` and `evpki charger list`"],"message":"CS-1 cannot be registered so:\nserial_number: registered is `SN-1`, given is `SN-2`\nvendor: registered is `V`, given is `W`\nsecurity_profile: registered is `2`, given is `3`\nbatch: registered is `B1`, given is nothing"}}
    --- stderr
    error: CS-1 cannot be registered so:
           serial_number: registered is `SN-1`, given is `SN-2`
           vendor: registered is `V`, given is `W`
           security_profile: registered is `2`, given is `3`
           batch: registered is `B1`, given is nothing
    hint: see what is registered with `evpki charger show CS-1` and `evpki charger list`
    "#);
    assert_snapshot!(s.run(words("charger add CS-2 --serial-number SN-1 --csms nowhere.example --key-type ed25519 --default-password-batch B")), @r"
    exit status 1
    --- stderr
    error: CS-2 cannot be registered so:
           serial_number: `SN-1` is that of `CS-1` (A00.FR.427)
           csms: there is no server `nowhere.example`: list the servers with `evpki certificate list --kind server`
           key_type: the profile `charger` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072
           default_password_batch: the batch `B` has no default password yet: make it with `evpki password provision --batch B`
    hint: see what is registered with `evpki charger show CS-2` and `evpki charger list`
    ");
    assert_snapshot!(s.run(words("charger add CS-2 --serial-number 10.0.0.1")), @r"
    exit status 2
    --- stderr
    error: invalid value '10.0.0.1' for '--serial-number <SERIAL_NUMBER>': the serial number `10.0.0.1` looks like an IP address (A00.FR.511 forbids it)

    For more information, try '--help'.
    ");
    assert_snapshot!(s.run(words("charger add CS:2 --serial-number SN-2")), @r"
    exit status 2
    --- stderr
    error: invalid value 'CS:2' for '<STATION_ID>': the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .

    For more information, try '--help'.
    ");
    s.run(words("charger add DE*ACM*E2 --serial-number SN-2 --security-profile 3")).expect(0);
    assert_snapshot!(s.run(words("charger list")), @r"
    exit status 0
    --- stdout
    station ID  serial number  profile  OCPP   state   batch
    CS-1        SN-1           2        2.0.1  active  B1
    DE*ACM*E2   SN-2           3        2.0.1  active
    ");
    assert_snapshot!(s.run(words("charger list --prefix DE* --json")), @r#"
    exit status 0
    --- stdout
    {"added":"2026-11-21T06:00:00Z","batch":null,"csms":null,"default_password_batch":null,"key_type":"p256","model":null,"ocpp_version":"2.0.1","security_profile":3,"serial_number":"SN-2","state":"active","station_id":"DE*ACM*E2","vendor":null}
    "#);
    assert_snapshot!(s.run(words("charger list --batch B2")), @r"
    exit status 0
    --- stderr
    note: no chargers
    ");
    assert_snapshot!(s.run(words("charger show CS-3")), @r"
    exit status 1
    --- stderr
    error: there is no charger `CS-3`
    hint: did you mean `CS-1`?
    ");
}

#[test]
fn a_charger_gets_its_certificate() {
    let s = Session::founded();
    s.run(words("charger add CS-1 --serial-number SN-1")).expect(0);
    s.run(words("charger add CS-3 --serial-number SN-3 --security-profile 3 --model M1")).expect(0);
    assert_snapshot!(s.run(words("charger issue CS-1")), @r"
    exit status 1
    --- stderr
    error: CS-1 is of security profile 2: it shows a password and gets no certificate
    hint: see its password with `evpki password show CS-1`; a charger to show a certificate is registered with `--security-profile 3`
    ");
    assert_snapshot!(s.run(words("charger issue CS-9")), @r"
    exit status 1
    --- stderr
    error: there is no charger `CS-9`
    hint: did you mean `CS-1`?
    ");
    assert_snapshot!(s.run(words("charger issue CS-3")), @"
    exit status 0
    --- stdout
    Issued to CS-3

    subject        C=DE, O=ACME Charging, CN=SN-3
    issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    serial number  [HEX]
    key            p256, in the vault
    valid until    2028-11-20T05:59:59Z (in 729 days)
    --- stderr
    next: write the bundle of the charger with `evpki bundle device CS-3`
    ");
    assert_snapshot!(s.run(words("charger issue CS-3")), @"
    exit status 1
    --- stderr
    error: CS-3 already has a certificate, [HEX], that is good until 2028-11-20T05:59:59Z
    hint: issue another one beside it with `evpki charger issue CS-3 --again`
    ");
    let request = s.file("CS-3.csr", csr("SN-3"));
    let answer = s.run(["charger", "issue", "CS-3", "--csr", &request, "--again"]).expect(0);
    assert!(answer.stdout.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_snapshot!(answer.stderr.lines().filter(|l| !l.contains("serial") && !l.contains("valid")).collect::<Vec<_>>().join("\n"), @"
    note: Issued to CS-3
          subject        C=DE, O=ACME Charging, CN=SN-3
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          key            p256, with the requester
    note: taken from the request: public key (p256), CN=SN-3; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-3`
    ");
    assert_snapshot!(s.run(["charger", "issue", "CS-3", "--csr", &s.file("other.csr", csr("SN-1")), "--again"]), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `SN-1`, but CS-3 has the serial number `SN-3` (A00.FR.511)
    ");
    assert_snapshot!(s.run(["charger", "issue", "CS-3", "--csr", &s.file("junk.csr", "junk"), "--again"]), @"
    exit status 1
    --- stderr
    error: cannot use `[DIR]/junk.csr` as a certification request
    caused by: the PEM text is damaged: incorrect length for CONTEXT-SPECIFIC [14] (primitive) at DER byte 2
    ");
    let shown = s.run(words("charger show CS-3")).expect(0);
    assert_eq!(shown.stdout.matches("valid  ").count(), 2, "{shown}");
    assert_snapshot!(s.run(words("charger decommission CS-3")), @r"
    exit status 2
    --- stderr
    error: decommission CS-3, revoke 2 certificates and erase 0 passwords: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    assert_snapshot!(s.run(words("charger decommission CS-3 --yes")), @r"
    exit status 0
    --- stdout
    Decommissioned CS-3
    revoked      [HEX]
    revoked      [HEX]
    --- stderr
    note: the revocation takes effect with the next CRL of ClientCA; the current CRL is valid until 2026-11-28T06:00:00Z (in 7 days)
    next: publish the new CRL with `evpki crl publish`, so that CSMSs learn of the revocation
    ");
    assert_snapshot!(s.run(words("charger decommission CS-3")), @r"
    exit status 0
    --- stdout
    CS-3 is decommissioned already
    ");
    assert_snapshot!(s.run(words("charger issue CS-3")), @r"
    exit status 1
    --- stderr
    error: CS-3 is decommissioned: it gets nothing new
    hint: a charger that comes back is registered under another station id
    ");
    assert_snapshot!(s.run(words("charger add CS-3 --serial-number SN-3 --security-profile 3 --model M1")), @r"
    exit status 1
    --- stderr
    error: CS-3 cannot be registered so:
           station_id: `CS-3` is decommissioned: a charger that comes back needs another station id
    hint: see what is registered with `evpki charger show CS-3` and `evpki charger list`
    ");
    assert_snapshot!(s.run(words("charger list")), @r"
    exit status 0
    --- stdout
    station ID  serial number  profile  OCPP   state   batch
    CS-1        SN-1           2        2.0.1  active
    ");
    assert_snapshot!(s.run(words("charger list --all")), @r"
    exit status 0
    --- stdout
    station ID  serial number  profile  OCPP   state           batch
    CS-1        SN-1           2        2.0.1  active
    CS-3        SN-3           3        2.0.1  decommissioned
    ");
}

#[test]
fn what_stands_in_the_way_is_told() {
    assert_snapshot!(Session::empty().run(words("charger add CS-1 --serial-number SN-1")), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` does not exist
    hint: create a PKI with `evpki init`, or set the PKI home with `--home`
    ");
    let s = Session::founded();
    s.run(words("charger add CS-3 --serial-number SN-3 --security-profile 3")).expect(0);
    s.pass(-3600);
    assert_snapshot!(s.run(words("charger issue CS-3")), @r"
    exit status 3
    --- stderr
    error: the clock says 2026-11-21T05:00:00Z, but `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` is valid only from 2026-11-21T05:55:00Z on: the clock is wrong
    hint: set the clock of this machine, then try again
    ");
    s.pass(3600);
    s.passphrase("guessed");
    assert_snapshot!(s.run(words("charger issue CS-3")), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    assert_snapshot!(s.run(words("charger issue CS-3 --csr - --passphrase stdin")), @r"
    exit status 2
    --- stderr
    error: cannot read both the passphrase and the input from stdin
    hint: supply the passphrase with `--passphrase-file FILE`, `--passphrase env:NAME` or `--passphrase fd:N`
    ");
    s.run(words("charger show CS-3")).expect(0);
}
