//! The frame of the command line, as a session sees it.

#[path = "support/session.rs"]
mod session;

use session::Session;

#[test]
fn a_pki_is_founded_once() {
    let session = Session::empty();
    let init = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"];
    insta::assert_snapshot!(session.run(init), @r"
    exit status 0
    --- stdout
    Founded a test PKI in [DIR]/home

    authority  issued by  key   valid until               subject
    RootCA                p384  2046-11-16, in 7299 days  C=DE, O=ACME Charging, CN=ACME Charging RootCA
    ServerCA   RootCA     p384  2036-11-18, in 3649 days  C=DE, O=ACME Charging, CN=ACME Charging ServerCA
    ClientCA   RootCA     p384  2036-11-18, in 3649 days  C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    --- stderr
    note: the passphrase cannot be recovered: keep a copy where it is safe
    next: `evpki server issue FQDN` for your CSMS, then `evpki charger provision manifest.csv` for your chargers
    ");
    insta::assert_snapshot!(session.run(init), @r"
    exit status 1
    --- stderr
    error: there is a PKI in `[DIR]/home` already
    hint: choose another home with `--home`, or look at this one with `evpki ca list`
    ");
}
