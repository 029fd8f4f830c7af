//! Live handshakes with the bundles that evpki hands out: good chargers get in, bad ones do not, whoever plays the CSMS.
//!
//! The CSMS is played by Python's `websockets` (OpenSSL), by rustls (`examples/csms.rs`) and by `openssl s_server`; the charger by Python, by
//! rustls and by `openssl s_client`.

use crate::support::{demo, strangers};
use demo::Demo;
use evpki::bundles::DeviceBundle;
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, LazyLock},
};
use strangers::Csms;

/// The name of the demonstration's CSMS.
const FQDN: &str = "csms.demo.example";

/// The demonstration, with a fourth charger whose certificate was revoked and a CSMS that knows of it; and one of a foreign PKI beside it.
static PKI: LazyLock<(Demo, Demo)> = LazyLock::new(|| {
    let (ours, foreign) = (Demo::new("live"), Demo::new("live-foreign"));
    ours.does(&["charger", "add", "CS-0004", "--serial-number", "SN-0004", "--security-profile", "3"]);
    ours.does(&["charger", "issue", "CS-0004"]);
    ours.does(&[
        "bundle",
        "device",
        "CS-0004",
        "--out",
        &ours.at("device/CS-0004"),
        "--csms-url",
        "wss://csms.demo.example:8443",
    ]);
    ours.does(&["--yes", "certificate", "revoke", "CS-0004", "--reason", "key-compromise"]);
    // The list of chargers still names it: that it stays out is the CRL's doing.
    let listed = fs::read_to_string(ours.path("server/stations.jsonl")).unwrap();
    ours.does(&["bundle", "server", FQDN, "--out", &ours.at("server")]);
    assert!(listed.contains("CS-0003"));
    (ours, foreign)
});

/// A device bundle that shows a server's certificate: what somebody would do who broke into the CSMS.
fn with_a_servers_certificate(pki: &Demo) -> PathBuf {
    let copy = pki.copy("device/CS-0002", "server-as-charger");
    for file in ["certificate.pem", "private-key.pem"] {
        fs::copy(pki.path("server").join(file), copy.join(file)).unwrap();
    }
    copy
}

/// A charger of our PKI's name and root, with key and certificate of a foreign one.
fn foreign_that_trusts_us(ours: &Demo, foreign: &Demo) -> PathBuf {
    let copy = foreign.copy("device/CS-0002", "foreign");
    fs::copy(ours.path("device/CS-0002/csms-root.pem"), copy.join("csms-root.pem")).unwrap();
    copy
}

#[test]
fn the_printed_commands_bring_the_chargers_in() {
    // As `demo` prints them, with a Python that has the packages already, on a port that is free.
    let pki = &PKI.0;
    let csms = Csms::start(&pki.path("server"));
    for (station, profile, more) in [
        ("CS-0001", 2, vec![]),
        ("CS-0002", 3, vec![]),
        ("CS-0003", 3, vec!["--key".to_owned(), pki.at("charger-keys/CS-0003.pem")]),
    ] {
        for version in ["2.0.1", "1.6"] {
            let mut arguments: Vec<&str> = more.iter().map(String::as_str).collect();
            arguments.extend(["--version", version]);
            let said = csms.boot(&pki.path("device").join(station), &arguments).expect_good().stdout;
            assert_eq!(said, format!("accepted: {station} (OCPP {version}, security profile {profile})\n"));
        }
    }
}

#[test]
fn python_keeps_out_who_is_not_good() {
    let (ours, foreign) = (&PKI.0, &PKI.1);
    let mut csms = Csms::start(&ours.path("server"));
    csms.boot(&ours.path("device/CS-0004"), &[]).expect_bad("closed the connection");
    csms.wait_for("client certificate: certificate revoked");
    csms.boot(&with_a_servers_certificate(ours), &["--profile", "3"]).expect_bad("closed the connection");
    csms.wait_for("client certificate: unable to get local issuer certificate");
    csms.boot(&foreign_that_trusts_us(ours, foreign), &[]).expect_bad("closed the connection");

    let without = ours.copy("device/CS-0002", "without-certificate");
    for file in ["certificate.pem", "private-key.pem"] {
        fs::remove_file(without.join(file)).unwrap();
    }
    fs::copy(ours.path("device/CS-0001/basic-auth.json"), without.join("basic-auth.json")).unwrap();
    replace(&without.join("basic-auth.json"), "CS-0001", "CS-0002");
    csms.boot(&without, &["--profile", "2"]).expect_bad("HTTP 403");
    csms.wait_for("CS-0002 refused with 403: no client certificate, and this station is of profile 3");

    let wrong = ours.copy("device/CS-0001", "wrong-password");
    replace(&wrong.join("basic-auth.json"), "\"password\": \"", "\"password\": \"x");
    csms.boot(&wrong, &[]).expect_bad("HTTP 401");
    csms.wait_for("CS-0001 refused with 401: wrong password");
    assert!(!csms.log().contains("admitted"), "{}", csms.log());
    // And a charger does not trust a CSMS of a foreign PKI.
    csms.boot(&foreign.path("device/CS-0002"), &[]).expect_bad("does not trust the CSMS");
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "no {from:?} in {}", file.display());
    fs::write(file, text.replace(from, to)).unwrap();
}

/// The CSMS of `examples/csms.rs`, running until it is dropped.
struct RustlsCsms {
    process: Child,
    port: u16,
}

impl RustlsCsms {
    fn start(bundle: &Path) -> Self {
        let binary = Path::new(env!("CARGO_BIN_EXE_evpki"));
        let example = binary.with_file_name("examples").join("csms");
        let mut process = Command::new(example).arg(bundle).arg("0").stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let port = line.split("port ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
        // It goes on talking; somebody has to listen.
        std::thread::spawn(move || output.bytes().for_each(drop));
        Self { process, port: port.unwrap_or_else(|| panic!("no port in {line:?}")) }
    }

    fn boot(&self, bundle: &Path, arguments: &[&str]) -> strangers::Verdict {
        let charger = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/demo/charger.py");
        let address = format!("127.0.0.1:{}", self.port);
        let (charger, bundle) = (charger.to_str().unwrap(), bundle.to_str().unwrap());
        strangers::run_python([&[charger, bundle, "--connect", &address], arguments].concat())
    }
}

impl Drop for RustlsCsms {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn rustls_lets_in_the_good_and_nobody_else() {
    let (ours, foreign) = (&PKI.0, &PKI.1);
    let csms = RustlsCsms::start(&ours.path("server"));
    csms.boot(&ours.path("device/CS-0001"), &[]).expect_good();
    csms.boot(&ours.path("device/CS-0002"), &[]).expect_good();
    csms.boot(&ours.path("device/CS-0003"), &["--key", &ours.at("charger-keys/CS-0003.pem")]).expect_good();
    csms.boot(&ours.path("device/CS-0004"), &[]).expect_bad("certificate revoked");
    csms.boot(&with_a_servers_certificate(ours), &["--profile", "3"]).expect_bad("unknown ca");
    csms.boot(&foreign_that_trusts_us(ours, foreign), &[]).expect_bad("TLS");
    let wrong = ours.copy("device/CS-0001", "wrong-password-rustls");
    replace(&wrong.join("basic-auth.json"), "\"password\": \"", "\"password\": \"x");
    csms.boot(&wrong, &[]).expect_bad("HTTP 401");
}

/// Connects as a charger would whose software is written in Rust; gives the status of the WebSocket upgrade, or why TLS failed.
fn connect(bundle: &Path, port: u16) -> Result<u16, String> {
    let bundle = DeviceBundle::read(bundle).unwrap();
    let der = |c: &evpki::x509::Certificate| CertificateDer::from(c.der().to_vec());
    let mut roots = RootCertStore::empty();
    roots.add(der(bundle.csms_root())).unwrap();
    let config = ClientConfig::builder().with_root_certificates(roots);
    let config = match bundle.private_key() {
        Some(key) => {
            let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.expose().to_vec()));
            config.with_client_auth_cert(bundle.certificate_chain().iter().map(der).collect(), key).unwrap()
        }
        None => config.with_no_client_auth(),
    };
    let connection = ClientConnection::new(Arc::new(config), FQDN.try_into().unwrap()).unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut tls = StreamOwned::new(connection, stream);
    let auth = bundle.basic_auth().map_or(String::new(), |auth| {
        let pair = [auth.identity.as_bytes(), b":", auth.password.expose()].concat();
        format!("Authorization: Basic {}\r\n", data_encoding::BASE64.encode(&pair))
    });
    let request = format!(
        "GET /{} HTTP/1.1\r\nHost: {FQDN}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ocpp2.0.1\r\n{auth}\r\n",
        bundle.station_id()
    );
    tls.write_all(request.as_bytes()).map_err(|e| e.to_string())?;
    let mut line = String::new();
    BufReader::new(tls).read_line(&mut line).map_err(|e| e.to_string())?;
    line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| format!("the connection ended: {line:?}"))
}

#[test]
fn a_charger_written_in_rust_gets_in_with_its_bundle() {
    let (ours, foreign) = (&PKI.0, &PKI.1);
    let python = Csms::start(&ours.path("server"));
    let rust = RustlsCsms::start(&ours.path("server"));
    for port in [python.port(), rust.port] {
        assert_eq!(connect(&ours.path("device/CS-0001"), port), Ok(101));
        assert_eq!(connect(&ours.path("device/CS-0002"), port), Ok(101));
        assert!(connect(&ours.path("device/CS-0004"), port).is_err());
        let stranger = connect(&foreign.path("device/CS-0002"), port).unwrap_err();
        assert!(stranger.contains("UnknownIssuer") || stranger.contains("BadSignature"), "{stranger}");
    }
}

/// `openssl s_server` as CSMS, running until it is dropped.
struct OpensslCsms {
    process: Child,
    port: u16,
}

impl OpensslCsms {
    fn start(bundle: &Path) -> Self {
        let file = |name: &str| bundle.join(name).into_os_string().into_string().unwrap();
        let mut process = Command::new("openssl")
            .args(["s_server", "-accept", "127.0.0.1:0", "-Verify", "4", "-verify_return_error", "-www"])
            .args(["-cert", &file("certificate.pem"), "-key", &file("private-key.pem"), "-cert_chain", &file("certificate.pem")])
            .args(["-CAfile", &file("client-ca.pem"), "-crl_check", "-CRL", &file("crl.pem")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut port = None;
        let mut line = String::new();
        while port.is_none() && output.read_line(&mut line).unwrap() > 0 {
            port = line.trim().strip_prefix("ACCEPT ").and_then(|a| a.rsplit(':').next()?.parse().ok());
            line.clear();
        }
        std::thread::spawn(move || output.bytes().for_each(drop));
        Self { process, port: port.expect("openssl s_server says where it listens") }
    }
}

impl Drop for OpensslCsms {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `openssl s_client` as charger: whether it trusts the CSMS and the CSMS lets it in.
fn openssl_connects(bundle: &Path, port: u16) -> bool {
    let file = |name: &str| bundle.join(name).into_os_string().into_string().unwrap();
    let mut child = Command::new("openssl")
        .args(["s_client", "-connect", &format!("127.0.0.1:{port}"), "-servername", FQDN, "-verify_hostname", FQDN])
        .args(["-CAfile", &file("csms-root.pem"), "-verify_return_error", "-x509_strict", "-quiet"])
        .args(["-cert", &file("certificate.pem"), "-key", &file("private-key.pem"), "-cert_chain", &file("certificate.pem")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(b"GET / HTTP/1.0\r\n\r\n");
    let output = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&output.stdout).contains("HTTP/1.0 200")
}

#[test]
fn openssl_agrees_on_both_sides() {
    let (ours, foreign) = (&PKI.0, &PKI.1);
    let csms = OpensslCsms::start(&ours.path("server"));
    assert!(openssl_connects(&ours.path("device/CS-0002"), csms.port));
    assert!(!openssl_connects(&ours.path("device/CS-0004"), csms.port), "a revoked charger got in");
    assert!(!openssl_connects(&with_a_servers_certificate(ours), csms.port), "a server got in as a charger");
    assert!(!openssl_connects(&foreign_that_trusts_us(ours, foreign), csms.port), "a foreign charger got in");
    assert!(!openssl_connects(&foreign.path("device/CS-0002"), csms.port), "a charger trusted a foreign CSMS");
}
