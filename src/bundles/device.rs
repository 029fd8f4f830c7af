//! The bundle of a charger.

use super::{Error, Kind, Manifest, Origin, Tree, names, tree::world};
use crate::{
    model::{Secret, StationId, hex},
    x509::{Certificate, pem},
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What a charger needs to connect: read, and held against itself.
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

/// How a charger of Security Profile 1 or 2 says who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasicAuth {
    /// The user name of HTTP Basic: the station id.
    pub identity: String,
    /// The password, as OCPP 2.0.1 and 2.1 carry it and as HTTP Basic uses it.
    pub password: Secret,
}

/// `basic-auth.json`. It is written and dropped in one breath; the text around it is a [`Secret`].
#[derive(Serialize, Deserialize)]
struct BasicAuthFile {
    /// As [`BasicAuth::identity`].
    identity: String,
    /// As [`BasicAuth::password`].
    password: zeroize::Zeroizing<String>,
    /// The password as OCPP 1.6 carries it: the hexadecimal digits of its bytes.
    authorization_key_hex: zeroize::Zeroizing<String>,
}

impl BasicAuth {
    /// `basic-auth.json`.
    #[cfg(feature = "cli")]
    pub(super) fn to_json(&self) -> Result<Secret, Error> {
        let failed = |why: String| Error::content(names::BASIC_AUTH, why);
        let password = self.password.expose_str().ok_or_else(|| failed("the password is not text".to_owned()))?;
        let file = BasicAuthFile {
            identity: self.identity.clone(),
            password: password.to_owned().into(),
            authorization_key_hex: hex::encode(password.as_bytes()).into(),
        };
        // Room for all of it, so that growing leaves no copies behind.
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
    /// [`Error`]: anything that is not as it should be refuses the whole bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        Self::from_tree(&Tree::read(directory)?)
    }

    /// Reads the bundle in a directory, which has to be of this origin.
    ///
    /// # Errors
    /// [`Error`]: as [`read`](Self::read); [`Error::Origin`] when it is of another.
    pub fn read_from(directory: &Path, origin: &Origin) -> Result<Self, Error> {
        let bundle = Self::read(directory)?;
        bundle.manifest.comes_from(origin)?;
        Ok(bundle)
    }

    /// Reads the bundle out of its files.
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
                format!("it is for `{}`, the bundle for `{station_id}`", auth.identity),
            ));
        }
        if certificate_chain.is_empty() && basic_auth.is_none() {
            return Err(Error::Missing { file: format!("{} or {}", names::CERTIFICATE, names::BASIC_AUTH) });
        }
        let ocpp = serde_json::from_slice(tree.bytes(names::OCPP)?).map_err(|e| Error::content(names::OCPP, e))?;
        Ok(Self { manifest, station_id, certificate_chain, private_key, csms_root, basic_auth, ocpp })
    }

    /// What the bundle is.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whose it is.
    #[must_use]
    pub fn station_id(&self) -> &StationId {
        &self.station_id
    }

    /// The charger's certificate, then the intermediates; empty for a charger that shows a password.
    #[must_use]
    pub fn certificate_chain(&self) -> &[Certificate] {
        &self.certificate_chain
    }

    /// The certificate's private key (DER of PKCS#8); none when the charger made it and kept it.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.private_key.as_ref()
    }

    /// The root that the charger trusts its CSMS by.
    #[must_use]
    pub fn csms_root(&self) -> &Certificate {
        &self.csms_root
    }

    /// Identity and password; none for a charger that shows a certificate.
    #[must_use]
    pub fn basic_auth(&self) -> Option<&BasicAuth> {
        self.basic_auth.as_ref()
    }

    /// What to configure, per OCPP version.
    #[must_use]
    pub fn ocpp(&self) -> &serde_json::Value {
        &self.ocpp
    }

    /// The PEM text of the chain, as OCPP's CertificateSigned carries it.
    ///
    /// # Errors
    /// [`Error::Content`] when it cannot be written.
    pub fn certificate_chain_pem(&self) -> Result<String, Error> {
        pem::write_certificates(&self.certificate_chain).map_err(|e| Error::content(names::CERTIFICATE, e))
    }
}
