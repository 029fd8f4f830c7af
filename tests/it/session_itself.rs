//! The frame of the command line, as a session sees it.

use crate::support::session;
use session::Session;

#[test]
fn a_pki_is_founded_once() {
    let session = Session::empty();
    let init = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"];
    insta::assert_snapshot!(session.run(init), @"
    exit status 0
    --- stdout
    Created a test PKI in [DIR]/home
    PKI identifier: [HEX]

    CA        issued by  key   valid until               subject
    RootCA               p384  2046-11-16, in 7299 days  C=DE, O=ACME Charging, CN=ACME Charging RootCA
    ServerCA  RootCA     p384  2036-11-18, in 3649 days  C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    ClientCA  RootCA     p384  2036-11-18, in 3649 days  C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    --- stderr
    note: the passphrase cannot be recovered: keep a copy in a safe place
    next: create a code that opens the vault without the passphrase, with `evpki vault recovery`
    next: issue a certificate to your CSMS with `evpki server issue FQDN`, then provision chargers with `evpki charger provision manifest.csv`
    ");
    insta::assert_snapshot!(session.run(init), @"
    exit status 1
    --- stderr
    error: cannot create a PKI in `[DIR]/home`: it already contains one
    hint: choose another PKI home with `--home`, or list the CAs of this one with `evpki ca list`
    ");
}

/// `-v` says what a command is about to work on; a line that is not understood is an error in JSON, too.
#[test]
fn more_is_said_when_asked_for() {
    let session = Session::founded();
    insta::assert_snapshot!(session.run(["-v", "charger", "list"]), @r"
    exit status 0
    --- stderr
    home: [DIR]/home
    user: ada
    memory: it stays out of swap space
    note: no chargers
    ");
    insta::assert_snapshot!(session.run(["charger", "list", "--json", "--bacth", "B1"]), @r#"
    exit status 2
    --- stdout
    {"error":{"causes":[],"exit_status":2,"hints":[],"message":"unexpected argument '--bacth' found"}}
    --- stderr
    error: unexpected argument '--bacth' found

      tip: a similar argument exists: '--batch'

    Usage: evpki charger list --json --batch <BATCH>

    For more information, try '--help'.
    "#);
    session.run(["charger", "add", "CS-3", "--serial-number", "SN-3", "--security-profile", "3"]).expect(0);
    insta::assert_snapshot!(session.run(["password", "show", "CS-3"]), @r"
    exit status 0
    --- stdout
    CS-3 has no password: it uses a certificate
    --- stderr
    next: show its certificates with `evpki charger show CS-3`
    ");
}
