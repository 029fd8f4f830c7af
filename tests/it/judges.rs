//! Who judges the judges: they and the demo are tried on a PKI that OpenSSL made, before anybody asks them about evpki's.
//!
//! The bundles are those of `tests/strangers/stand_in.py`; its head says which charger is what.

use crate::support::strangers;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use strangers::{Csms, ask, ask_about, ask_program};

/// The stand-in, made once for all tests of this file.
static STAND_IN: LazyLock<PathBuf> = LazyLock::new(|| {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stand-in");
    let _ = fs::remove_dir_all(&directory);
    ask("stand_in", [&directory]).expect_good();
    directory
});

fn at(path: &str) -> String {
    STAND_IN.join(path).into_os_string().into_string().expect("a path in UTF-8")
}

/// A copy of a device bundle to tamper with.
fn copy(bundle: &str, name: &str) -> PathBuf {
    let copy = STAND_IN.join("copies").join(name);
    fs::create_dir_all(&copy).expect("a directory");
    for file in fs::read_dir(at(bundle)).expect("the bundle") {
        let file = file.expect("a file of the bundle");
        fs::copy(file.path(), copy.join(file.file_name())).expect("a copy");
    }
    copy
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a text file");
    assert!(text.contains(from), "no {from:?} in {}", file.display());
    fs::write(file, text.replace(from, to)).expect("written");
}

#[test]
fn good_chargers_are_accepted() {
    let mut csms = Csms::start(&STAND_IN.join("server"));
    for (station, arguments, said) in [
        ("CS-0001", &[][..], "accepted: CS-0001 (OCPP 2.0.1, security profile 3)\n"),
        ("CS-0001", &["--version", "1.6"], "accepted: CS-0001 (OCPP 1.6, security profile 3)\n"),
        ("CS-0002", &[], "accepted: CS-0002 (OCPP 2.0.1, security profile 2)\n"),
        ("CS-0002", &["--version", "1.6"], "accepted: CS-0002 (OCPP 1.6, security profile 2)\n"),
        ("CS-0007", &["--key", &at("device-keys/CS-0007.pem")], "accepted: CS-0007 (OCPP 2.0.1, security profile 3)\n"),
    ] {
        assert_eq!(csms.boot(&STAND_IN.join("device").join(station), arguments).expect_good().stdout, said);
    }
    csms.wait_for("CS-0002 admitted with its password (security profile 2)");
}

#[test]
fn certificates_that_are_not_good_end_in_the_handshake() {
    let mut csms = Csms::start(&STAND_IN.join("server"));
    let foreign = copy("foreign/device/CS-0001", "foreign-that-trusts-us");
    fs::copy(at("ca/root.pem"), foreign.join("csms-root.pem")).expect("a copy");
    for (bundle, why) in [
        (STAND_IN.join("device/CS-0003"), "client certificate: certificate revoked"),
        (STAND_IN.join("device/CS-0004"), "client certificate: unable to get local issuer certificate"),
        (STAND_IN.join("device/CS-0006"), "client certificate: certificate has expired"),
    ] {
        csms.boot(&bundle, &[]).expect_bad("closed the connection");
        csms.wait_for(why);
    }
    csms.boot(&foreign, &[]).expect_bad("closed the connection");
    assert!(!csms.log().contains("admitted"), "{}", csms.log());
}

#[test]
fn good_credentials_of_another_station_are_refused() {
    let mut csms = Csms::start(&STAND_IN.join("server"));
    let other = copy("device/CS-0005", "other");
    replace(&other.join("bundle.json"), "\"CS-0005\"", "\"CS-0001\"");
    csms.boot(&other, &[]).expect_bad("HTTP 403");
    csms.wait_for("CS-0001 refused with 403: the client certificate is not this station's");

    let password_only = copy("device/CS-0002", "password-only");
    for file in ["bundle.json", "basic-auth.json"] {
        replace(&password_only.join(file), "\"CS-0002\"", "\"CS-0001\"");
    }
    csms.boot(&password_only, &[]).expect_bad("HTTP 403");
    csms.wait_for("CS-0001 refused with 403: no client certificate, and this station is of profile 3");

    let wrong_password = copy("device/CS-0002", "wrong-password");
    replace(&wrong_password.join("basic-auth.json"), "\"password\": \"", "\"password\": \"x");
    csms.boot(&wrong_password, &[]).expect_bad("HTTP 401");
    csms.wait_for("CS-0002 refused with 401: wrong password");

    let unknown = copy("device/CS-0002", "unknown");
    replace(&unknown.join("bundle.json"), "\"CS-0002\"", "\"CS-9999\"");
    csms.boot(&unknown, &[]).expect_bad("HTTP 401");
    csms.wait_for("CS-9999 refused with 401: no such station");
}

#[test]
fn a_serial_number_that_is_not_the_certificates_is_sent_away() {
    let mut csms = Csms::start(&STAND_IN.join("server"));
    csms.boot(&STAND_IN.join("device/CS-0001"), &["--serial-number", "SN000005"]).expect_bad("BootNotification: Rejected");
    csms.wait_for("CS-0001 closed: its serial number is not its certificate's");
}

#[test]
fn a_charger_does_not_trust_a_foreign_or_misnamed_csms() {
    let csms = Csms::start(&STAND_IN.join("server"));
    csms.boot(&STAND_IN.join("foreign/device/CS-0001"), &[]).expect_bad("does not trust the CSMS");
    csms.boot(&STAND_IN.join("device/CS-0001"), &["--url", "wss://other.example:8443"])
        .expect_bad("not valid for 'other.example'");
}

#[test]
fn certificates_py_finds_what_is_wrong() {
    let verify = |root: &str, chain: &str, more: &[&str]| {
        let arguments = ["verify", "--root", &at(root), &at(chain)].map(str::to_owned);
        ask("certificates", arguments.into_iter().chain(more.iter().map(|&a| a.to_owned())))
    };
    let client = &["--purpose", "client"][..];
    verify("server/client-ca.pem", "device/CS-0001/certificate.pem", client).expect_good();
    verify("ca/root.pem", "server/certificate.pem", &["--purpose", "server", "--name", "csms.demo.example"]).expect_good();
    verify("ca/root.pem", "server/certificate.pem", &["--purpose", "server", "--name", "b.example"])
        .expect_bad("no matching subjectAltName");
    verify("server/client-ca.pem", "device/CS-0003/certificate.pem", &["--purpose", "client", "--crl", &at("server/crl.pem")])
        .expect_bad("revoked");
    verify("server/client-ca.pem", "device/CS-0004/certificate.pem", client).expect_bad("candidates exhausted");
    verify("server/client-ca.pem", "device/CS-0006/certificate.pem", client).expect_bad("not valid at");
    verify("server/client-ca.pem", "foreign/device/CS-0001/certificate.pem", client).expect_bad("signature does not match");

    let crl = ask("certificates", ["crl", "--issuer", &at("ca/client-ca.pem"), &at("server/crl.pem")]).expect_good().json();
    assert_eq!(crl["crls"][0]["revoked"].as_array().map(Vec::len), Some(1), "{crl}");
    ask("certificates", ["crl", "--issuer", &at("foreign/ca/client-ca.pem"), &at("server/crl.pem")])
        .expect_bad("is not signed by");
    let key = |key: &str| ask("certificates", ["key", "--certificate", &at("device/CS-0001/certificate.pem"), &at(key)]);
    assert_eq!(key("device/CS-0001/private-key.pem").expect_good().json()["key"], "p256");
    key("device/CS-0005/private-key.pem").expect_bad("not the certificate's");
    let shown = ask("certificates", ["show", &at("device/CS-0001/certificate.pem")]).expect_good().json();
    assert_eq!(shown["certificates"][0]["subject"], "CN=SN000001,O=Demo Charging,C=DE");
}

#[test]
fn lint_py_finds_what_is_wrong() {
    ask("lint", [at("server/certificate.pem"), at("device/CS-0001/certificate.pem"), at("ca/root.pem"), at("server/crl.pem")])
        .expect_good();
    let chain = fs::read_to_string(at("foreign/ca/CS-0001.pem")).expect("a leaf")
        + &fs::read_to_string(at("ca/client-ca.pem")).expect("an authority");
    let mixed = STAND_IN.join("mixed.pem");
    fs::write(&mixed, chain).expect("written");
    ask("lint", [mixed]).expect_bad("pkix.signature_verification_failed");
}

#[test]
fn bundle_py_finds_what_is_wrong() {
    let root = at("ca/root.pem");
    let judge = |path: &str| ask("bundle", ["--root", &root, path]);
    for good in ["server", "device/CS-0001", "device/CS-0002", "device/CS-0007"] {
        judge(&at(good)).expect_good();
    }
    judge(&at("foreign/device/CS-0001")).expect_bad("certificate.pem: validation failed");
    judge(&at("ca")).expect_bad("\"bundles\": []");
    let altered = copy("device/CS-0001", "altered");
    let altered = altered.to_str().expect("a path in UTF-8");
    let file = |name: &str| Path::new(altered).join(name);
    fs::copy(at("device/CS-0005/private-key.pem"), file("private-key.pem")).expect("a copy");
    judge(altered).expect_bad("private-key.pem has another SHA-256").expect_bad("the private key is not the certificate's");
    fs::remove_file(file("csms-root.pem")).expect("removed");
    fs::write(file("extra.txt"), "").expect("written");
    judge(altered).expect_bad("csms-root.pem is missing").expect_bad("extra.txt is not listed");

    let archive = STAND_IN.join("device.tar.gz");
    let tar = Command::new("tar").arg("-czf").arg(&archive).arg("-C").arg(at("device")).args(["CS-0001", "CS-0002"]).status();
    assert!(tar.expect("tar starts").success());
    let judged = judge(archive.to_str().expect("a path in UTF-8")).expect_good().json();
    assert_eq!(judged["bundles"].as_array().map(Vec::len), Some(2), "{judged}");
}

#[test]
fn verifiers_py_tells_right_from_wrong() {
    let sha256 = "XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg="; // of "password"
    let line =
        |password: &str, verifier: &str| serde_json::json!({ "password": password, "verifier": verifier }).to_string() + "\n";
    ask_about("verifiers", [""; 0], &line("password", sha256)).expect_good();
    ask_about("verifiers", [""; 0], &line("Password", sha256)).expect_bad("\"good\": false");
    ask_about("verifiers", [""; 0], "").expect_bad("");
}

#[test]
fn the_vault_is_read_by_its_document() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats/vault.md");
    ask("vault_reader", ["--check", document]).expect_good();
}

#[test]
fn openssl_and_gnutls_agree() {
    for (station, openssl_says, gnutls_says) in [
        ("CS-0001", "OK", "The certificate is trusted"),
        ("CS-0003", "certificate revoked", "chain is revoked"),
        ("CS-0004", "unable to get local issuer certificate", "issuer is unknown"),
    ] {
        let (anchor, crl, chain) =
            (at("server/client-ca.pem"), at("server/crl.pem"), at(&format!("device/{station}/certificate.pem")));
        let openssl =
            ["verify", "-x509_strict", "-purpose", "sslclient", "-crl_check", "-CRLfile", &crl, "-CAfile", &anchor, &chain];
        let gnutls = ["--verify", "--load-ca-certificate", &anchor, "--load-crl", &crl, "--infile", &chain];
        let (openssl, gnutls) = (ask_program("openssl", openssl), ask_program("certtool", gnutls));
        if openssl_says == "OK" {
            openssl.expect_good();
            gnutls.expect_good();
        } else {
            openssl.expect_bad(openssl_says);
            gnutls.expect_bad(gnutls_says);
        }
    }
}
