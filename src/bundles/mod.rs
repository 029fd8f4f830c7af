//! Bundles (format `evpki-bundle/2`): what a charger, a CSMS and a party of OCPI receive, in one directory each.
//!
//! [`DeviceBundle`], [`ServerBundle`] and [`PartyBundle`] read a bundle and refuse it unless every file is what `bundle.json` says, every chain holds,
//! every key belongs to its certificate, and all of it belongs to one environment. Who made the bundle is another question: anybody can make
//! one that is whole. `read_from` takes the [`Origin`] that is expected, and refuses all others. They stand without the `cli` feature, for
//! the software of chargers and CSMSs:
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
//! With the feature, [`Contents`] is what is about to be written.

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

/// The names of the files in bundles; part of the format.
pub mod names {
    /// What the bundle is and holds.
    pub const BUNDLE: &str = "bundle.json";
    /// The signature of that.
    pub const SIGNATURE: &str = "signature.json";
    /// The certificate, then the intermediates, without the root.
    pub const CERTIFICATE: &str = "certificate.pem";
    /// The certificate's private key (PKCS#8).
    pub const PRIVATE_KEY: &str = "private-key.pem";
    /// The RSA certificate of a CSMS, beside the ECDSA one (A00.FR.318), with its intermediates.
    pub const CERTIFICATE_RSA: &str = "certificate-rsa.pem";
    /// Its private key.
    pub const PRIVATE_KEY_RSA: &str = "private-key-rsa.pem";
    /// The certificate of a party's server, beside the one of its client, with its intermediates.
    pub const CERTIFICATE_SERVER: &str = "certificate-server.pem";
    /// Its private key.
    pub const PRIVATE_KEY_SERVER: &str = "private-key-server.pem";
    /// The root that a party trusts the servers of its peers by.
    pub const SERVER_ROOT: &str = "server-root.pem";
    /// The root that a charger trusts its CSMS by.
    pub const CSMS_ROOT: &str = "csms-root.pem";
    /// Identity and password of a charger.
    pub const BASIC_AUTH: &str = "basic-auth.json";
    /// What to configure in a charger, per OCPP version.
    pub const OCPP: &str = "ocpp.json";
    /// The anchor that a CSMS trusts chargers by, and a party's server its peers' clients: never the root.
    pub const CLIENT_CA: &str = "client-ca.pem";
    /// The CRL of that anchor.
    pub const CRL: &str = "crl.pem";
    /// The chargers that a CSMS is to know, one JSON object a line.
    pub const STATIONS: &str = "stations.jsonl";
    /// The credentials token that a party shows.
    pub const TOKEN: &str = "token.json";
    /// What a party makes its time-based codes by: `totpConfig`.
    pub const TOTP: &str = "totp-config.json";
    /// Those that hold a secret, and are for their owner's eyes alone.
    pub const SECRET: [&str; 7] = [PRIVATE_KEY, PRIVATE_KEY_RSA, PRIVATE_KEY_SERVER, BASIC_AUTH, STATIONS, TOKEN, TOTP];
}
