//! `bundle.json`: what a bundle is and holds.

use super::{Error, Origin, Signer};
use serde::{Deserialize, Serialize};

/// The format that is written and read.
pub const FORMAT: &str = "evpki-bundle/2";
/// The format before it, which is read too. It has no signature.
pub const UNSIGNED_FORMAT: &str = "evpki-bundle/1";

/// What kind of bundle it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// For a charger.
    Device,
    /// For a CSMS.
    Server,
    /// For the platform of a party of OCPI.
    Party,
}

impl Kind {
    /// Its name in `bundle.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Server => "server",
            Self::Party => "party",
        }
    }
}

/// What a bundle is and holds. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`]; [`UNSIGNED_FORMAT`] in one that an earlier version made.
    pub format: String,
    /// What kind of bundle it is.
    pub kind: Kind,
    /// Which PKI made it: 32 hexadecimal digits.
    pub pki_id: String,
    /// Which world it belongs to: `production`, `staging`, `test`.
    pub environment: String,
    /// The arc of the metadata extensions in its certificates, when it is not evpki's own (dotted decimal).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oid_arc: Option<String>,
    /// When it was made (RFC 3339, UTC).
    pub created: String,
    /// Whom it is for: a station id, the FQDN of a CSMS, or a party of OCPI, behind which may stand what its client is for.
    pub subject: String,
    /// Its files, apart from `bundle.json` itself and its signature.
    pub files: Vec<FileEntry>,
    /// Who signed it, once that was verified by a reader; none in [`UNSIGNED_FORMAT`].
    #[serde(skip)]
    pub signer: Option<Signer>,
}

/// What `bundle.json` says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its name.
    pub name: String,
    /// Its size, in bytes.
    pub size: u64,
    /// Its mode, as four octal digits: `0600` when it holds a secret, `0644` else.
    pub mode: String,
    /// Its SHA-256 digest: 64 hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Reads `bundle.json` of a bundle of this kind.
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

    /// Whether its format has a signature.
    pub(super) fn is_signed(&self) -> bool {
        self.format == FORMAT
    }

    /// Checks that the bundle is of this origin: that the key which signed it is the one that the origin names.
    ///
    /// # Errors
    /// [`Error::Origin`] when it is of another origin, or not signed.
    pub fn comes_from(&self, origin: &Origin) -> Result<(), Error> {
        origin.check(self)
    }
}
