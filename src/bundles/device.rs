//! The bundle of a charger.

use super::{Error, Kind, Manifest, Origin, Tree, names, tree::world};
use crate::{
    model::{Secret, StationId, hex},
    x509::{Certificate, pem},
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Everything that a charger needs to connect, read and checked for consistency.
#[derive(Debug)]
pub struct DeviceBundle {
    manifest: Manifest,
    station_id: StationId,
    certificate_chain: Vec<Certificate>,
    private_key: Option<Secret>,
    csms_root: Certificate,
    basic_auth: Option<BasicAuth>,
    ocpp: serde_json::Value,
}

/// The credentials of a charger with Security Profile 1 or 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasicAuth {
    /// The user name in HTTP Basic: the station ID.
    pub identity: String,
    /// The password, as in OCPP 2.0.1 and 2.1 messages and in HTTP Basic.
    pub password: Secret,
}

/// The fields of `basic-auth.json`. A value exists only while the file is written or read; the text itself is a [`Secret`].
#[derive(Serialize, Deserialize)]
struct BasicAuthFile {
    /// As [`BasicAuth::identity`].
    identity: String,
    /// As [`BasicAuth::password`].
    password: zeroize::Zeroizing<String>,
    /// The password as in OCPP 1.6 messages: the hexadecimal digits of its bytes.
    authorization_key_hex: zeroize::Zeroizing<String>,
}

impl BasicAuth {
    /// Writes `basic-auth.json`.
    #[cfg(feature = "cli")]
    pub(super) fn to_json(&self) -> Result<Secret, Error> {
        let failed = |why: String| Error::content(names::BASIC_AUTH, why);
        let password = self.password.expose_str().ok_or_else(|| failed("the password is not text".to_owned()))?;
        let file = BasicAuthFile {
            identity: self.identity.clone(),
            password: password.to_owned().into(),
            authorization_key_hex: hex::encode(password.as_bytes()).into(),
        };
        // Enough capacity for the whole file: a vector that grows leaves copies of the secret in memory.
        let mut text = zeroize::Zeroizing::new(Vec::with_capacity(4096));
        serde_json::to_writer_pretty(&mut *text, &file).map_err(|e| failed(e.to_string()))?;
        text.push(b'\n');
        Ok(Secret::new(std::mem::take(&mut *text)))
    }

    fn from_json(json: &[u8]) -> Result<Self, Error> {
        let file: BasicAuthFile = serde_json::from_slice(json).map_err(|e| Error::content(names::BASIC_AUTH, e))?;
        if file.authorization_key_hex != zeroize::Zeroizing::new(hex::encode(file.password.as_bytes())) {
            return Err(Error::content(names::BASIC_AUTH, "`authorization_key_hex` is not the password in hexadecimal"));
        }
        Ok(Self { identity: file.identity, password: Secret::new(file.password.as_bytes().to_vec()) })
    }
}

impl DeviceBundle {
    /// Reads the bundle in a directory.
    ///
    /// # Errors
    /// [`Error`] if any file is missing or invalid: one invalid file refuses the whole bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        Self::from_tree(&Tree::read(directory)?)
    }

    /// Reads the bundle in a directory and checks its origin.
    ///
    /// # Errors
    /// As [`read`](Self::read); [`Error::Origin`] if it has another origin.
    pub fn read_from(directory: &Path, origin: &Origin) -> Result<Self, Error> {
        let bundle = Self::read(directory)?;
        bundle.manifest.comes_from(origin)?;
        Ok(bundle)
    }

    /// Reads the bundle from its files.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_tree(tree: &Tree) -> Result<Self, Error> {
        let manifest = tree.manifest(Kind::Device)?;
        let (environment, arc) = world(&manifest)?;
        let station_id: StationId = manifest.subject.parse().map_err(|e| Error::content(names::BUNDLE, e))?;
        let chain = |name| tree.chain(name, environment, &arc);
        let certificate_chain = if tree.has(names::CERTIFICATE) { chain(names::CERTIFICATE)? } else { Vec::new() };
        let private_key = if tree.has(names::PRIVATE_KEY) {
            Some(tree.key_of(names::PRIVATE_KEY, names::CERTIFICATE, &certificate_chain)?)
        } else {
            None
        };
        let csms_root = tree.root(names::CSMS_ROOT, environment, &arc)?;
        let basic_auth =
            if tree.has(names::BASIC_AUTH) { Some(BasicAuth::from_json(tree.bytes(names::BASIC_AUTH)?)?) } else { None };
        if let Some(auth) = basic_auth.as_ref().filter(|auth| auth.identity != station_id.as_str()) {
            return Err(Error::content(
                names::BASIC_AUTH,
                format!("it is for `{}`, but the bundle is for `{station_id}`", auth.identity),
            ));
        }
        if certificate_chain.is_empty() && basic_auth.is_none() {
            return Err(Error::Missing { file: format!("{} or {}", names::CERTIFICATE, names::BASIC_AUTH) });
        }
        let ocpp = serde_json::from_slice(tree.bytes(names::OCPP)?).map_err(|e| Error::content(names::OCPP, e))?;
        Ok(Self { manifest, station_id, certificate_chain, private_key, csms_root, basic_auth, ocpp })
    }

    /// Returns the contents of `bundle.json`.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the station ID of the charger that owns the bundle.
    #[must_use]
    pub fn station_id(&self) -> &StationId {
        &self.station_id
    }

    /// Returns the charger's certificate, then the intermediates; empty for a charger that uses a password.
    #[must_use]
    pub fn certificate_chain(&self) -> &[Certificate] {
        &self.certificate_chain
    }

    /// Returns the private key of the certificate (DER of PKCS#8). `None` means that only the charger has the key.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.private_key.as_ref()
    }

    /// Returns the root with which the charger verifies its CSMS.
    #[must_use]
    pub fn csms_root(&self) -> &Certificate {
        &self.csms_root
    }

    /// Returns the identity and the password. `None` means that the charger uses a certificate.
    #[must_use]
    pub fn basic_auth(&self) -> Option<&BasicAuth> {
        self.basic_auth.as_ref()
    }

    /// Returns the configuration of the charger, by OCPP version.
    #[must_use]
    pub fn ocpp(&self) -> &serde_json::Value {
        &self.ocpp
    }

    /// Returns the PEM text of the chain, as OCPP's CertificateSigned message contains it.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written.
    pub fn certificate_chain_pem(&self) -> Result<String, Error> {
        pem::write_certificates(&self.certificate_chain).map_err(|e| Error::content(names::CERTIFICATE, e))
    }
}
