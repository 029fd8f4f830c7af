//! `bundle.json`, the manifest: the kind, origin, subject and files of a bundle.

use super::{Error, Origin, Signer};
use serde::{Deserialize, Serialize};

/// The current format: it is written and read.
pub const FORMAT: &str = "evpki-bundle/2";
/// The older format: it is read, but not written. It has no signature.
pub const UNSIGNED_FORMAT: &str = "evpki-bundle/1";

/// The kind of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// For a charger.
    Device,
    /// For a CSMS.
    Server,
    /// For the platform of an OCPI party.
    Party,
}

impl Kind {
    /// Returns its name in `bundle.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Server => "server",
            Self::Party => "party",
        }
    }
}

/// The contents of `bundle.json`. Later versions add fields, but remove none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`], or [`UNSIGNED_FORMAT`] in a bundle of an earlier version.
    pub format: String,
    /// The kind of the bundle.
    pub kind: Kind,
    /// The identifier of the PKI that made it: 32 hexadecimal digits.
    pub pki_id: String,
    /// The environment that it belongs to: `production`, `staging`, `test`.
    pub environment: String,
    /// The OID arc of the metadata extensions in its certificates (dotted decimal). `None` means evpki's own arc.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oid_arc: Option<String>,
    /// When it was made (RFC 3339, UTC).
    pub created: String,
    /// The owner: a station ID, the FQDN of a CSMS, or an OCPI party, optionally followed by a space and the purpose of its
    /// client.
    pub subject: String,
    /// Its files, without `bundle.json` itself and its signature.
    pub files: Vec<FileEntry>,
    /// The key that signed it, set after the signature was verified. `None` means [`UNSIGNED_FORMAT`].
    #[serde(skip)]
    pub signer: Option<Signer>,
}

/// The entry of a file in `bundle.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The file name.
    pub name: String,
    /// Its size, in bytes.
    pub size: u64,
    /// Its mode, as four octal digits: `0600` if it contains a secret, otherwise `0644`.
    pub mode: String,
    /// Its SHA-256 digest: 64 hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Parses `bundle.json` and checks its format and kind.
    pub(super) fn read(json: &[u8], kind: Kind) -> Result<Self, Error> {
        let manifest: Self = serde_json::from_slice(json).map_err(|e| Error::content(super::names::BUNDLE, e))?;
        let other =
            |what, found: &str, expected: &str| Error::Other { what, found: found.to_owned(), expected: expected.to_owned() };
        if ![FORMAT, UNSIGNED_FORMAT].contains(&manifest.format.as_str()) {
            return Err(other("format", &manifest.format, FORMAT));
        }
        if manifest.kind != kind {
            return Err(other("kind", manifest.kind.name(), kind.name()));
        }
        Ok(manifest)
    }

    /// Whether bundles of its format are signed.
    pub(super) fn is_signed(&self) -> bool {
        self.format == FORMAT
    }

    /// Checks the origin of the bundle: the key that signed it must be the key that the origin names.
    ///
    /// # Errors
    /// [`Error::Origin`] if it has another origin or no signature.
    pub fn comes_from(&self, origin: &Origin) -> Result<(), Error> {
        origin.check(self)
    }
}
