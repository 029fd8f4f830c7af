//! What evpki makes, judged by programs that nobody here wrote: OpenSSL, GnuTLS, python-cryptography, pkilint, webpki, rustls-pemfile.

use crate::support::{demo, strangers};
use demo::Demo;
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, UnixTime};
use std::{fs, io::BufReader, path::Path, sync::LazyLock, time::Duration};
use strangers::{ask, ask_program};
use webpki::{
    ALL_VERIFICATION_ALGS, BorrowedCertRevocationList, CertRevocationList, EndEntityCert, KeyUsage, RevocationOptionsBuilder,
};

static PKI: LazyLock<Demo> = LazyLock::new(|| {
    let pki = Demo::new("strangers");
    for authority in ["RootCA", "ServerCA", "ClientCA"] {
        pki.does(&["ca", "export", authority, "--out", &pki.at(&format!("{authority}.pem"))]);
    }
    pki.does(&["charger", "add", "CS-0004", "--serial-number", "SN-0004", "--security-profile", "3", "--key-type", "rsa2048"]);
    pki.does(&["charger", "issue", "CS-0004"]);
    pki.does(&["bundle", "device", "CS-0004", "--out", &pki.at("device/CS-0004")]);
    pki.does(&["--yes", "certificate", "revoke", "CS-0004", "--reason", "superseded"]);
    pki.does(&["crl", "publish", "--out", &pki.at("crl")]);
    pki.does(&["bundle", "server", "csms.demo.example", "--out", &pki.at("server")]);
    pki
});

/// Every file of certificates that there is.
const CERTIFICATES: [&str; 9] = [
    "RootCA.pem",
    "ServerCA.pem",
    "ClientCA.pem",
    "server/certificate.pem",
    "server/certificate-rsa.pem",
    "server/client-ca.pem",
    "device/CS-0002/certificate.pem",
    "device/CS-0003/certificate.pem",
    "device/CS-0004/certificate.pem",
];
const LISTS: [&str; 3] = ["crl/RootCA.crl.pem", "crl/ServerCA.crl.pem", "crl/ClientCA.crl.pem"];

#[test]
fn pkilint_finds_nothing() {
    ask("lint", CERTIFICATES.iter().chain(&LISTS).map(|file| PKI.at(file))).expect_good();
}

#[test]
fn a_store_is_read_by_its_document_and_by_any_sqlite() {
    PKI.does(&["store", "backup", &PKI.at("copy.db")]);
    let said = ask("pages", [PKI.at("home/evpki.db"), PKI.at("copy.db")]).expect_good().json();
    for store in said.as_array().unwrap() {
        assert!(store["version"] == 5 && store["pages"].as_u64() > Some(30), "{said}");
    }
    let mut bytes = fs::read(PKI.at("copy.db")).unwrap();
    bytes[3 * 4096 + 17] ^= 0x40;
    fs::write(PKI.at("rotten.db"), bytes).unwrap();
    ask("pages", [PKI.at("rotten.db")]).expect_bad("rotten.db': [4]");
}

#[test]
fn openssl_takes_the_good_and_refuses_the_rest() {
    let (anchor, crl, root) = (PKI.at("server/client-ca.pem"), PKI.at("server/crl.pem"), PKI.at("RootCA.pem"));
    let verify = |purpose: &str, anchor: &str, file: &str, more: &[&str]| {
        let file = PKI.at(file);
        let arguments = ["verify", "-x509_strict", "-purpose", purpose, "-CAfile", anchor, "-untrusted", &file];
        ask_program("openssl", [&arguments[..], more, &[&file]].concat())
    };
    let checked = ["-crl_check", "-CRLfile", &crl];
    verify("sslclient", &anchor, "device/CS-0002/certificate.pem", &checked).expect_good();
    verify("sslclient", &anchor, "device/CS-0003/certificate.pem", &checked).expect_good();
    verify("sslclient", &anchor, "device/CS-0004/certificate.pem", &checked).expect_bad("certificate revoked");
    // The anchor for chargers is no anchor for servers.
    verify("sslclient", &anchor, "server/certificate.pem", &[]).expect_bad("unable to get");
    verify("sslclient", &anchor, "server/certificate-rsa.pem", &[]).expect_bad("unable to get");
    verify("sslserver", &root, "server/certificate.pem", &["-verify_hostname", "csms.demo.example"]).expect_good();
    verify("sslserver", &root, "server/certificate-rsa.pem", &["-verify_hostname", "csms.demo.example"]).expect_good();
    verify("sslserver", &root, "server/certificate.pem", &["-verify_hostname", "other.example"]).expect_bad("hostname mismatch");
    for (list, issuer) in LISTS.iter().zip(["RootCA.pem", "ServerCA.pem", "ClientCA.pem"]) {
        let said = ask_program("openssl", ["crl", "-noout", "-in", &PKI.at(list), "-CAfile", &PKI.at(issuer)]);
        assert!(said.stderr.contains("verify OK"), "{said:?}");
    }
    ask_program("openssl", ["pkey", "-noout", "-check", "-in", &PKI.at("device/CS-0002/private-key.pem")]).expect_good();
    ask_program("openssl", ["req", "-noout", "-verify", "-in", &PKI.at("charger-keys/CS-0003.csr.pem")]).expect_good();
}

#[test]
fn gnutls_agrees() {
    let (anchor, crl, root) = (PKI.at("server/client-ca.pem"), PKI.at("crl/ClientCA.crl.pem"), PKI.at("RootCA.pem"));
    let verify = |anchor: &str, purpose: &str, file: &str, more: &[&str]| {
        let file = PKI.at(file);
        let arguments = ["--verify", "--load-ca-certificate", anchor, "--verify-purpose", purpose, "--infile", &file];
        ask_program("certtool", [&arguments[..], more].concat())
    };
    let (server, client) = ("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    verify(&anchor, client, "device/CS-0002/certificate.pem", &["--load-crl", &crl]).expect_good();
    verify(&anchor, client, "device/CS-0004/certificate.pem", &["--load-crl", &crl]).expect_bad("revoked");
    verify(&anchor, client, "server/certificate.pem", &[]).expect_bad("issuer is unknown");
    verify(&root, server, "server/certificate.pem", &["--verify-hostname", "csms.demo.example"]).expect_good();
    ask_program("certtool", ["--verify-crl", "--load-ca-certificate", &PKI.at("ClientCA.pem"), "--infile", &crl]).expect_good();
}

#[test]
fn python_cryptography_agrees() {
    let (anchor, crl, root) = (PKI.at("server/client-ca.pem"), PKI.at("server/crl.pem"), PKI.at("RootCA.pem"));
    let verify = |root: &str, file: &str, more: &[&str]| {
        let file = PKI.at(file);
        ask("certificates", [&["verify", "--root", root], more, &[&file]].concat())
    };
    let client = ["--purpose", "client", "--crl", &crl];
    verify(&anchor, "device/CS-0002/certificate.pem", &client).expect_good();
    verify(&anchor, "device/CS-0003/certificate.pem", &client).expect_good();
    verify(&anchor, "device/CS-0004/certificate.pem", &client).expect_bad("revoked");
    verify(&anchor, "server/certificate.pem", &["--purpose", "client"]).expect_bad("candidates exhausted");
    verify(&root, "server/certificate.pem", &["--purpose", "server", "--name", "csms.demo.example"]).expect_good();
    verify(&root, "server/certificate-rsa.pem", &["--purpose", "server", "--name", "csms.demo.example"]).expect_good();
    let lists = ask("certificates", ["crl", "--issuer", &PKI.at("ClientCA.pem"), &PKI.at("crl/ClientCA.crl.pem")]);
    let lists = lists.expect_good().json();
    assert_eq!(lists["crls"][0]["revoked"].as_array().map(Vec::len), Some(1), "{lists}");
}

#[test]
fn the_bundles_are_what_their_format_says() {
    ask("bundle", ["--root", &PKI.at("RootCA.pem"), &PKI.at("server"), &PKI.at("device")]).expect_good();
    for archive in ["CS-0002.zip", "CS-0002.tar.gz"] {
        let out = PKI.at(archive);
        PKI.does(&["bundle", "device", "CS-0002", "--out", &out, "--csms-url", "wss://csms.demo.example:8443"]);
        ask("bundle", ["--root", &PKI.at("RootCA.pem"), &out]).expect_good();
        PKI.does(&["bundle", "verify", &out]);
    }
}

/// What webpki, and with it every rustls server, says of a client.
fn webpki_says(chain: &Path, anchor: &Path, crl: &Path) -> Result<(), webpki::Error> {
    let certificates = pem(chain);
    let anchors = pem(anchor);
    let anchors = [webpki::anchor_from_trusted_cert(&anchors[0]).unwrap()];
    let crl: CertificateRevocationListDer<'_> =
        rustls_pemfile::crls(&mut BufReader::new(fs::File::open(crl).unwrap())).next().unwrap().unwrap();
    let crl = CertRevocationList::from(BorrowedCertRevocationList::from_der(&crl).unwrap());
    let lists = [&crl];
    let revocation = RevocationOptionsBuilder::new(&lists).unwrap().build();
    let now = UnixTime::since_unix_epoch(Duration::from_secs(
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs(),
    ));
    let leaf = EndEntityCert::try_from(&certificates[0]).unwrap();
    leaf.verify_for_usage(
        ALL_VERIFICATION_ALGS,
        &anchors,
        &certificates[1..],
        now,
        KeyUsage::client_auth(),
        Some(revocation),
        None,
    )
    .map(|_| ())
}

fn pem(path: &Path) -> Vec<CertificateDer<'static>> {
    rustls_pemfile::certs(&mut BufReader::new(fs::File::open(path).unwrap())).map(Result::unwrap).collect()
}

#[test]
fn webpki_agrees() {
    let says = |file: &str| webpki_says(&PKI.path(file), &PKI.path("server/client-ca.pem"), &PKI.path("server/crl.pem"));
    assert_eq!(says("device/CS-0002/certificate.pem"), Ok(()));
    assert_eq!(says("device/CS-0003/certificate.pem"), Ok(()));
    assert_eq!(says("device/CS-0004/certificate.pem"), Err(webpki::Error::CertRevoked));
    assert_eq!(says("server/certificate.pem"), Err(webpki::Error::UnknownIssuer));
    assert_eq!(says("server/certificate-rsa.pem"), Err(webpki::Error::UnknownIssuer));
}

#[test]
fn rustls_pemfile_reads_every_pem() {
    let mut read = 0;
    let mut folders = vec![PKI.path("server"), PKI.path("device"), PKI.path("crl"), PKI.path("charger-keys")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "pem") {
                let text = fs::read_to_string(&path).unwrap();
                let items: Vec<_> = rustls_pemfile::read_all(&mut text.as_bytes()).map(Result::unwrap).collect();
                assert_eq!(items.len(), text.matches("-----BEGIN ").count(), "{}", path.display());
                assert!(!items.is_empty(), "{}", path.display());
                read += 1;
            }
        }
    }
    assert!(read >= 20, "only {read} files of PEM");
}
