//! A CSMS, as small as it can be, that lets in exactly the chargers of a server bundle.
//!
//!     cargo run --example csms -- DIR [PORT]
//!
//! It shows how the software of a CSMS uses this library: `ServerBundle` for what it is handed, rustls for TLS, tungstenite for WebSocket.
//! A charger of Security Profile 3 proves with its certificate who it is, one of profile 2 with its password.

use argon2::{Argon2, PasswordVerifier};
use evpki::{
    bundles::{ServerBundle, StationEntry},
    model::{Fingerprint, Timestamp, hex},
    x509::time::rfc3339,
};
use percent_encoding::percent_decode_str;
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, CertificateRevocationListDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    server::WebPkiClientVerifier,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    error::Error,
    net::{TcpListener, TcpStream},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tungstenite::{
    Message, accept_hdr,
    handshake::server::{ErrorResponse, Request, Response},
    http::{StatusCode, header},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("usage: csms DIR [PORT]")?;
    let port: u16 = arguments.next().map_or(Ok(8443), |port| port.parse())?;
    let bundle = Arc::new(ServerBundle::read(directory.as_ref())?);
    let config = Arc::new(tls(&bundle)?);
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    println!("{} listens on port {} for {} chargers", bundle.fqdn(), listener.local_addr()?.port(), bundle.stations().count());
    for stream in listener.incoming() {
        let (bundle, config) = (Arc::clone(&bundle), Arc::clone(&config));
        std::thread::spawn(move || {
            if let Err(why) = stream.map_err(Into::into).and_then(|stream| serve(stream, &bundle, config)) {
                println!("sent away: {why}");
            }
        });
    }
    Ok(())
}

/// TLS as a CSMS wants it: chargers are trusted by the anchor in the bundle and by nothing else, and its CRL is asked. Who has no
/// certificate may still come in, to show a password.
fn tls(bundle: &ServerBundle) -> Result<ServerConfig, Box<dyn Error>> {
    let der = |c: &evpki::x509::Certificate| CertificateDer::from(c.der().to_vec());
    let mut anchors = RootCertStore::empty();
    for anchor in bundle.client_anchors() {
        anchors.add(der(anchor))?;
    }
    let list = CertificateRevocationListDer::from(bundle.revocation_list().der().to_vec());
    let verifier = WebPkiClientVerifier::builder(anchors.into()).with_crls([list]).allow_unauthenticated().build()?;
    let key = bundle.private_key().ok_or("the bundle holds no private key")?.expose().to_vec();
    let chain = bundle.certificate_chain().iter().map(der).collect();
    let config = ServerConfig::builder().with_client_cert_verifier(verifier);
    Ok(config.with_single_cert(chain, PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key)))?)
}

fn serve(stream: TcpStream, bundle: &ServerBundle, config: Arc<ServerConfig>) -> Result<(), Box<dyn Error>> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut tls = StreamOwned::new(ServerConnection::new(config)?, stream);
    tls.conn.complete_io(&mut tls.sock)?;
    let shown = tls.conn.peer_certificates().and_then(<[_]>::first).map(|c| Fingerprint(Sha256::digest(c).into()));
    let mut station_id = String::new();
    #[expect(clippy::result_large_err, reason = "tungstenite's signature")]
    let upgrade = |request: &Request, mut response: Response| {
        let last = request.uri().path().rsplit('/').next().unwrap_or_default();
        station_id = percent_decode_str(last).decode_utf8_lossy().into_owned();
        let password = password(request);
        match bundle.station(&station_id).filter(|station| is(station, shown, &station_id, password.as_ref())) {
            Some(_) => {
                let offered =
                    request.headers().get(header::SEC_WEBSOCKET_PROTOCOL).and_then(|v| v.to_str().ok()).unwrap_or_default();
                if let Some(version) = offered.split(',').map(str::trim).find(|v| matches!(*v, "ocpp1.6" | "ocpp2.0.1")) {
                    response.headers_mut().extend(version.parse().ok().map(|v| (header::SEC_WEBSOCKET_PROTOCOL, v)));
                }
                Ok(response)
            }
            None => {
                let mut refusal = ErrorResponse::new(None);
                *refusal.status_mut() = StatusCode::UNAUTHORIZED;
                Err(refusal)
            }
        }
    };
    let mut socket = accept_hdr(tls, upgrade).map_err(|e| e.to_string())?;
    println!("{station_id} is in");
    loop {
        let said = match socket.read() {
            Err(tungstenite::Error::ConnectionClosed) => break,
            said => said?,
        };
        if let Message::Text(call) = said
            && let Ok(Value::Array(call)) = serde_json::from_str(&call)
            && let (Some(id), Some(action)) = (call.get(1), call.get(2).and_then(Value::as_str))
        {
            println!("{station_id} says {action}");
            let answer = match action {
                "BootNotification" => json!([3, id, { "currentTime": now(), "interval": 300, "status": "Accepted" }]),
                "Heartbeat" => json!([3, id, { "currentTime": now() }]),
                "StatusNotification" => json!([3, id, {}]),
                _ => json!([4, id, "NotImplemented", "", {}]),
            };
            socket.send(Message::text(answer.to_string()))?;
        }
    }
    println!("{station_id} is gone");
    Ok(())
}

fn now() -> String {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs().cast_signed());
    rfc3339(Timestamp(since_1970))
}

/// Whether a charger is the one it says it is: by its certificate in profile 3, by its password in profile 2.
fn is(station: &StationEntry, shown: Option<Fingerprint>, user: &str, password: Option<&(String, Vec<u8>)>) -> bool {
    match (&station.fingerprint, &station.verifier) {
        (Some(expected), _) => shown.is_some_and(|shown| hex::encode(&shown.0) == *expected),
        (None, Some(verifier)) => password.is_some_and(|(name, password)| {
            name == user && Argon2::default().verify_password(password, verifier.as_str()).is_ok()
        }),
        (None, None) => false,
    }
}

/// User name and password of HTTP Basic.
fn password(request: &Request) -> Option<(String, Vec<u8>)> {
    let encoded = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let decoded = data_encoding::BASE64.decode(encoded.as_bytes()).ok()?;
    let colon = decoded.iter().position(|b| *b == b':')?;
    Some((String::from_utf8(decoded[..colon].to_vec()).ok()?, decoded[colon + 1..].to_vec()))
}
