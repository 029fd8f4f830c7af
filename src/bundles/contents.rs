//! The contents of a bundle before it is written.

use super::{BasicAuth, Error, FORMAT, FileEntry, Kind, Manifest, PartyToken, StationEntry, names, origin};
use crate::{
    model::{Environment, PkiId, Secret, Timestamp, hex},
    ocpi::totp,
    x509::{Certificate, RevocationList, StatementKey, pem, time},
};
use sha2::{Digest, Sha256};

/// A file of a bundle.
#[derive(Debug, Clone)]
pub struct File {
    /// The file name, one of [`names`].
    pub name: &'static str,
    /// Whether it contains a secret; then only its owner may read it.
    pub secret: bool,
    /// The contents.
    pub bytes: Secret,
}

impl File {
    /// Returns its mode: `0600` for a secret, otherwise `0644`.
    #[must_use]
    pub fn mode(&self) -> u32 {
        if self.secret { 0o600 } else { 0o644 }
    }
}

/// The contents of a bundle before it is written. [`signed`](Self::signed) adds `bundle.json` and its signature.
#[derive(Debug)]
pub struct Contents {
    kind: Kind,
    pki: PkiId,
    environment: Environment,
    oid_arc: Option<String>,
    subject: String,
    files: Vec<File>,
}

impl Contents {
    /// Creates a bundle without files.
    #[must_use]
    pub fn new(kind: Kind, pki: PkiId, environment: Environment, oid_arc: Option<&str>, subject: &str) -> Self {
        let (oid_arc, subject) = (oid_arc.map(str::to_owned), subject.to_owned());
        Self { kind, pki, environment, oid_arc, subject, files: Vec::new() }
    }

    fn add(&mut self, name: &'static str, secret: bool, bytes: Secret) {
        self.files.push(File { name, secret, bytes });
    }

    fn add_certificates(&mut self, name: &'static str, certificates: &[Certificate]) -> Result<(), Error> {
        let text = pem::write_certificates(certificates).map_err(|e| Error::content(name, e))?;
        self.add(name, false, Secret::from(text));
        Ok(())
    }

    fn add_key(&mut self, name: &'static str, pkcs8: &Secret) -> Result<(), Error> {
        self.add(name, true, pem::write_private_key(pkcs8).map_err(|e| Error::content(name, e))?);
        Ok(())
    }

    /// Adds a certificate with its intermediates, and its private key (DER of PKCS#8) if known.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM; the same for the methods that follow.
    pub fn certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY, key))?;
        Ok(self)
    }

    /// Does the same with the certificate as DER and its intermediates as PEM text.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM.
    pub fn leaf(mut self, certificate: &[u8], intermediates: &str, key: Option<&Secret>) -> Result<Self, Error> {
        let text = pem::write("CERTIFICATE", certificate).map_err(|e| Error::content(names::CERTIFICATE, e))?;
        self.add(names::CERTIFICATE, false, Secret::from(text + intermediates));
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY, key))?;
        Ok(self)
    }

    /// Adds the RSA certificate of a CSMS with its intermediates, and its private key if known.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM.
    pub fn rsa_certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE_RSA, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY_RSA, key))?;
        Ok(self)
    }

    /// Adds the server certificate of a party with its intermediates, and its private key if known.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM.
    pub fn server_certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE_SERVER, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY_SERVER, key))?;
        Ok(self)
    }

    /// Adds the root with which a party verifies the servers of its peers.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM.
    pub fn server_root(mut self, root: &Certificate) -> Result<Self, Error> {
        self.add_certificates(names::SERVER_ROOT, std::slice::from_ref(root))?;
        Ok(self)
    }

    /// Adds the root with which a charger verifies its CSMS, as PEM text.
    #[must_use]
    pub fn csms_root(mut self, root: &str) -> Self {
        self.add(names::CSMS_ROOT, false, Secret::from(root.to_owned()));
        self
    }

    /// Adds the identity and the password of a charger.
    ///
    /// # Errors
    /// [`Error::Content`] if the password is not text.
    pub fn basic_auth(mut self, auth: &BasicAuth) -> Result<Self, Error> {
        self.add(names::BASIC_AUTH, true, auth.to_json()?);
        Ok(self)
    }

    /// Adds the OCPP configuration of a charger.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as JSON.
    pub fn ocpp(mut self, configuration: &serde_json::Value) -> Result<Self, Error> {
        let mut text = serde_json::to_vec_pretty(configuration).map_err(|e| Error::content(names::OCPP, e))?;
        text.push(b'\n');
        self.add(names::OCPP, false, Secret::new(text));
        Ok(self)
    }

    /// Adds the credentials token that a party sends.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as JSON.
    pub fn token(mut self, token: &PartyToken) -> Result<Self, Error> {
        self.add(names::TOKEN, true, token.to_json()?);
        Ok(self)
    }

    /// Adds the `totpConfig` from which a party computes its time-based codes.
    #[must_use]
    pub fn totp(mut self, config: &totp::Config) -> Self {
        self.add(names::TOTP, true, config.to_json());
        self
    }

    /// Adds the anchors with which a CSMS verifies chargers.
    ///
    /// # Errors
    /// [`Error::Content`] if they cannot be written as PEM.
    pub fn client_anchors(mut self, anchors: &[Certificate]) -> Result<Self, Error> {
        self.add_certificates(names::CLIENT_CA, anchors)?;
        Ok(self)
    }

    /// Adds the CRL of one of these anchors.
    ///
    /// # Errors
    /// [`Error::Content`] if it cannot be written as PEM.
    pub fn revocation_list(mut self, list: &RevocationList) -> Result<Self, Error> {
        let text = pem::write("X509 CRL", list.der()).map_err(|e| Error::content(names::CRL, e))?;
        self.add(names::CRL, false, Secret::from(text));
        Ok(self)
    }

    /// Adds the chargers that a CSMS accepts. The file is a secret because it contains password verifiers.
    ///
    /// # Errors
    /// [`Error::Content`] if they cannot be written as JSON.
    pub fn stations(mut self, stations: &[StationEntry]) -> Result<Self, Error> {
        let mut text = Vec::new();
        for station in stations {
            serde_json::to_writer(&mut text, station).map_err(|e| Error::content(names::STATIONS, e))?;
            text.push(b'\n');
        }
        self.add(names::STATIONS, true, Secret::new(text));
        Ok(self)
    }

    /// Returns the files: first `bundle.json` with the time `created`, then its signature, then the others. A second call
    /// replaces the time and the signature of the first. The same files, time and key give the same bytes.
    ///
    /// # Errors
    /// [`Error::Content`] if `bundle.json` cannot be written or signed.
    pub fn signed(&mut self, created: Timestamp, key: &StatementKey) -> Result<&[File], Error> {
        self.files.retain(|file| ![names::BUNDLE, names::SIGNATURE].contains(&file.name));
        let entry = |file: &File| FileEntry {
            name: file.name.to_owned(),
            size: file.bytes.expose().len() as u64,
            mode: format!("{:04o}", file.mode()),
            sha256: hex::encode(&Sha256::digest(file.bytes.expose())),
        };
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            kind: self.kind,
            pki_id: self.pki.to_string(),
            environment: self.environment.to_string(),
            oid_arc: self.oid_arc.clone(),
            created: time::rfc3339(created),
            subject: self.subject.clone(),
            files: self.files.iter().map(entry).collect(),
            signer: None,
        };
        let mut text = serde_json::to_vec_pretty(&manifest).map_err(|e| Error::content(names::BUNDLE, e))?;
        text.push(b'\n');
        let signature = origin::sign(&text, key)?;
        let file = |name, bytes| File { name, secret: false, bytes: Secret::new(bytes) };
        self.files.splice(0..0, [file(names::BUNDLE, text), file(names::SIGNATURE, signature)]);
        Ok(&self.files)
    }

    /// Whether the manifest belongs to an earlier or later version of this bundle: the same kind, PKI and subject.
    #[must_use]
    pub fn is_form_of(&self, other: &Manifest) -> bool {
        self.kind == other.kind && self.pki.to_string() == other.pki_id && self.subject == other.subject
    }
}
