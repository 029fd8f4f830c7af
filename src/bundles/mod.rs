//! Bundles (format `evpki-bundle/2`): a directory with the credentials of one charger, CSMS or OCPI party.
//!
//! [`DeviceBundle`], [`ServerBundle`] and [`PartyBundle`] read a bundle. They refuse it unless every file matches `bundle.json`,
//! every chain is valid, every key belongs to its certificate, and everything belongs to one environment. This does not prove who
//! made the bundle: an attacker can make a consistent one. `read_from` takes the expected [`Origin`] and refuses all others. The
//! readers do not need the `cli` feature, so the software of chargers and CSMSs can use them:
//!
//! ```no_run
//! use evpki::bundles::{Origin, ServerBundle};
//!
//! let origin = Origin::Pki("0123456789abcdef0123456789abcdef".parse()?);
//! let bundle = ServerBundle::read_from("pki/server".as_ref(), &origin)?;
//! let chain: Vec<Vec<u8>> = bundle.certificate_chain().iter().map(|c| c.der().to_vec()).collect();
//! let charger = bundle.station("CS-0001").ok_or("unknown charger")?;
//! println!("{} has serial number {}", charger.station_id, charger.serial_number);
//! # drop(chain);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With the `cli` feature, [`Contents`] writes bundles.

#[cfg(feature = "cli")]
mod archive;
#[cfg(feature = "cli")]
mod contents;
mod device;
mod error;
mod manifest;
mod origin;
mod party;
mod server;
mod token;
mod tree;
#[cfg(feature = "cli")]
mod writer;

#[cfg(feature = "cli")]
pub use archive::{Archive, first_manifest, pack, unpack, unpack_each};
#[cfg(feature = "cli")]
pub use contents::{Contents, File};
pub use device::{BasicAuth, DeviceBundle};
pub use error::Error;
pub use manifest::{FORMAT, FileEntry, Kind, Manifest, UNSIGNED_FORMAT};
pub use origin::{Origin, Signer};
pub use party::PartyBundle;
pub use server::{ServerBundle, StationEntry};
pub use token::PartyToken;
pub use tree::Tree;
#[cfg(feature = "cli")]
pub use writer::Writer;

/// The names of the files in bundles. They are part of the format.
pub mod names {
    /// The manifest: the kind, origin, subject and files of the bundle.
    pub const BUNDLE: &str = "bundle.json";
    /// The signature of the manifest.
    pub const SIGNATURE: &str = "signature.json";
    /// The certificate, then the intermediates, without the root.
    pub const CERTIFICATE: &str = "certificate.pem";
    /// The certificate's private key (PKCS#8).
    pub const PRIVATE_KEY: &str = "private-key.pem";
    /// The RSA certificate of a CSMS, in addition to the ECDSA one (A00.FR.318), with its intermediates.
    pub const CERTIFICATE_RSA: &str = "certificate-rsa.pem";
    /// The private key of the RSA certificate (PKCS#8).
    pub const PRIVATE_KEY_RSA: &str = "private-key-rsa.pem";
    /// The server certificate of a party, in addition to its client certificate, with its intermediates.
    pub const CERTIFICATE_SERVER: &str = "certificate-server.pem";
    /// The private key of the server certificate (PKCS#8).
    pub const PRIVATE_KEY_SERVER: &str = "private-key-server.pem";
    /// The root with which a party verifies the servers of its peers.
    pub const SERVER_ROOT: &str = "server-root.pem";
    /// The root with which a charger verifies its CSMS.
    pub const CSMS_ROOT: &str = "csms-root.pem";
    /// The identity and the password of a charger.
    pub const BASIC_AUTH: &str = "basic-auth.json";
    /// The configuration of a charger, by OCPP version.
    pub const OCPP: &str = "ocpp.json";
    /// The anchor with which a CSMS verifies chargers, or the server of a party verifies its peers' clients. Never the root.
    pub const CLIENT_CA: &str = "client-ca.pem";
    /// The CRL of that anchor.
    pub const CRL: &str = "crl.pem";
    /// The chargers that a CSMS accepts, one JSON object on each line.
    pub const STATIONS: &str = "stations.jsonl";
    /// The credentials token that a party sends.
    pub const TOKEN: &str = "token.json";
    /// The `totpConfig` from which a party computes its time-based codes.
    pub const TOTP: &str = "totp-config.json";
    /// The files that contain a secret: only their owner may read them.
    pub const SECRET: [&str; 7] = [PRIVATE_KEY, PRIVATE_KEY_RSA, PRIVATE_KEY_SERVER, BASIC_AUTH, STATIONS, TOKEN, TOTP];
}
