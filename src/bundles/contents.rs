//! A bundle about to be written.

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
    /// Its name.
    pub name: &'static str,
    /// Whether it holds a secret: then it is for its owner's eyes alone.
    pub secret: bool,
    /// Its bytes.
    pub bytes: Secret,
}

impl File {
    /// Its mode.
    #[must_use]
    pub fn mode(&self) -> u32 {
        if self.secret { 0o600 } else { 0o644 }
    }
}

/// A bundle about to be written: its files, to which [`signed`](Self::signed) adds `bundle.json` and its signature.
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
    /// An empty bundle.
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

    /// The certificate with its intermediates, and its private key (DER of PKCS#8) when it is at hand.
    ///
    /// # Errors
    /// [`Error::Content`] when it cannot be written as PEM; so for all that follow.
    pub fn certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY, key))?;
        Ok(self)
    }

    /// The same, out of what is at hand: the certificate (DER), and the PEM text of its intermediates.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn leaf(mut self, certificate: &[u8], intermediates: &str, key: Option<&Secret>) -> Result<Self, Error> {
        let text = pem::write("CERTIFICATE", certificate).map_err(|e| Error::content(names::CERTIFICATE, e))?;
        self.add(names::CERTIFICATE, false, Secret::from(text + intermediates));
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY, key))?;
        Ok(self)
    }

    /// The RSA certificate of a CSMS with its intermediates, and its private key when it is at hand.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn rsa_certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE_RSA, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY_RSA, key))?;
        Ok(self)
    }

    /// The certificate of a party's server with its intermediates, and its private key when it is at hand.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn server_certificate(mut self, chain: &[Certificate], key: Option<&Secret>) -> Result<Self, Error> {
        self.add_certificates(names::CERTIFICATE_SERVER, chain)?;
        key.map_or(Ok(()), |key| self.add_key(names::PRIVATE_KEY_SERVER, key))?;
        Ok(self)
    }

    /// The root that a party trusts the servers of its peers by.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn server_root(mut self, root: &Certificate) -> Result<Self, Error> {
        self.add_certificates(names::SERVER_ROOT, std::slice::from_ref(root))?;
        Ok(self)
    }

    /// The root that a charger trusts its CSMS by, as PEM text.
    #[must_use]
    pub fn csms_root(mut self, root: &str) -> Self {
        self.add(names::CSMS_ROOT, false, Secret::from(root.to_owned()));
        self
    }

    /// Identity and password of a charger.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn basic_auth(mut self, auth: &BasicAuth) -> Result<Self, Error> {
        self.add(names::BASIC_AUTH, true, auth.to_json()?);
        Ok(self)
    }

    /// What to configure in a charger.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn ocpp(mut self, configuration: &serde_json::Value) -> Result<Self, Error> {
        let mut text = serde_json::to_vec_pretty(configuration).map_err(|e| Error::content(names::OCPP, e))?;
        text.push(b'\n');
        self.add(names::OCPP, false, Secret::new(text));
        Ok(self)
    }

    /// The credentials token that a party shows.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn token(mut self, token: &PartyToken) -> Result<Self, Error> {
        self.add(names::TOKEN, true, token.to_json()?);
        Ok(self)
    }

    /// What a party makes its time-based codes by.
    #[must_use]
    pub fn totp(mut self, config: &totp::Config) -> Self {
        self.add(names::TOTP, true, config.to_json());
        self
    }

    /// The anchors that a CSMS trusts chargers by.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn client_anchors(mut self, anchors: &[Certificate]) -> Result<Self, Error> {
        self.add_certificates(names::CLIENT_CA, anchors)?;
        Ok(self)
    }

    /// Their CRL.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn revocation_list(mut self, list: &RevocationList) -> Result<Self, Error> {
        let text = pem::write("X509 CRL", list.der()).map_err(|e| Error::content(names::CRL, e))?;
        self.add(names::CRL, false, Secret::from(text));
        Ok(self)
    }

    /// The chargers that a CSMS is to know. The verifiers of their passwords make the file a secret.
    ///
    /// # Errors
    /// [`Error::Content`]
    pub fn stations(mut self, stations: &[StationEntry]) -> Result<Self, Error> {
        let mut text = Vec::new();
        for station in stations {
            serde_json::to_writer(&mut text, station).map_err(|e| Error::content(names::STATIONS, e))?;
            text.push(b'\n');
        }
        self.add(names::STATIONS, true, Secret::new(text));
        Ok(self)
    }

    /// The files: first `bundle.json`, which says that they were put together at this moment, then its signature. A moment that it said
    /// before is forgotten. The same files, moment and key give the same bytes.
    ///
    /// # Errors
    /// [`Error::Content`]
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

    /// Whether what says this of itself is an earlier or later form of this bundle: of one kind, of one PKI, for one subject.
    #[must_use]
    pub fn is_form_of(&self, other: &Manifest) -> bool {
        self.kind == other.kind && self.pki.to_string() == other.pki_id && self.subject == other.subject
    }
}
