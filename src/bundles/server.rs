//! The bundle of a CSMS.

use super::{Error, Kind, Manifest, Tree, names, tree::world};
use crate::{
    model::{Secret, SecurityProfile},
    x509::{Certificate, RevocationList, pem},
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, path::Path};

/// What a CSMS needs to let its chargers in and nobody else: read, and held against itself.
#[derive(Debug)]
pub struct ServerBundle {
    manifest: Manifest,
    certificate_chain: Vec<Certificate>,
    private_key: Option<Secret>,
    rsa: Option<(Vec<Certificate>, Option<Secret>)>,
    client_anchors: Vec<Certificate>,
    revocation_list: RevocationList,
    stations: HashMap<String, StationEntry>,
}

/// A charger that the CSMS is to know: a line of `stations.jsonl`. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationEntry {
    /// Its identity.
    pub station_id: String,
    /// The serial number of its hardware: the common name of its certificate.
    pub serial_number: String,
    /// Its security profile, 1 to 3.
    pub security_profile: u8,
    /// The SHA-256 digest of the DER of its certificate (hexadecimal); none when it shows a password.
    pub fingerprint: Option<String>,
    /// What its password is verified against (Argon2id, PHC string); none when it shows a certificate.
    pub verifier: Option<String>,
}

impl ServerBundle {
    /// Reads the bundle in a directory.
    ///
    /// # Errors
    /// [`Error`]: anything that is not as it should be refuses the whole bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        Self::from_tree(&Tree::read(directory)?)
    }

    /// Reads the bundle out of its files.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_tree(tree: &Tree) -> Result<Self, Error> {
        let manifest = tree.manifest(Kind::Server)?;
        let (environment, arc) = world(&manifest)?;
        let pair = |certificate, key| {
            let chain = tree.chain(certificate, environment, &arc)?;
            let key = if tree.has(key) { Some(tree.key_of(key, certificate, &chain)?) } else { None };
            Ok::<_, Error>((chain, key))
        };
        let (certificate_chain, private_key) = pair(names::CERTIFICATE, names::PRIVATE_KEY)?;
        let rsa =
            if tree.has(names::CERTIFICATE_RSA) { Some(pair(names::CERTIFICATE_RSA, names::PRIVATE_KEY_RSA)?) } else { None };
        let client_anchors = pem::certificates(tree.bytes(names::CLIENT_CA)?).map_err(|e| Error::content(names::CLIENT_CA, e))?;
        for anchor in &client_anchors {
            if anchor.authority().is_none() || anchor.verify_signature(anchor.public_key()).is_err() {
                let why = format!("`{}` is not an anchor: an authority that signed itself", anchor.subject());
                return Err(Error::content(names::CLIENT_CA, why));
            }
            let found = anchor.environment(&arc);
            if found != Some(environment) {
                let (file, subject) = (names::CLIENT_CA.to_owned(), anchor.subject().to_string());
                return Err(Error::Environment { file, subject, found, expected: environment });
            }
        }
        let bad_list = |e: &dyn std::fmt::Display| Error::content(names::CRL, e);
        let mut lists = pem::revocation_lists(tree.bytes(names::CRL)?).map_err(|e| bad_list(&e))?;
        let (Some(revocation_list), true) = (lists.pop(), lists.is_empty()) else {
            return Err(bad_list(&"expected one CRL"));
        };
        let signed_by = |a: &&Certificate| {
            a.subject() == revocation_list.issuer() && revocation_list.verify_signature(a.public_key()).is_ok()
        };
        if !client_anchors.iter().any(|a| signed_by(&a)) {
            return Err(bad_list(&format!("none of the anchors in `{}` signed it", names::CLIENT_CA)));
        }
        let stations = stations(tree.bytes(names::STATIONS)?)?;
        Ok(Self { manifest, certificate_chain, private_key, rsa, client_anchors, revocation_list, stations })
    }

    /// What the bundle is.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The FQDN of the CSMS.
    #[must_use]
    pub fn fqdn(&self) -> &str {
        &self.manifest.subject
    }

    /// The certificate of the CSMS, then the intermediates.
    #[must_use]
    pub fn certificate_chain(&self) -> &[Certificate] {
        &self.certificate_chain
    }

    /// The certificate's private key (DER of PKCS#8); none when the CSMS made it and kept it.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.private_key.as_ref()
    }

    /// The RSA certificate beside it with its intermediates, when there is one (A00.FR.318).
    #[must_use]
    pub fn rsa_certificate_chain(&self) -> Option<&[Certificate]> {
        self.rsa.as_ref().map(|(chain, _)| &chain[..])
    }

    /// The private key of that (DER of PKCS#8).
    #[must_use]
    pub fn rsa_private_key(&self) -> Option<&Secret> {
        self.rsa.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// The anchors that chargers are trusted by. The root is none of them: a certificate of the authority for servers is not a charger's.
    #[must_use]
    pub fn client_anchors(&self) -> &[Certificate] {
        &self.client_anchors
    }

    /// The CRL of the authority for chargers.
    #[must_use]
    pub fn revocation_list(&self) -> &RevocationList {
        &self.revocation_list
    }

    /// What is known of the charger with this station id.
    #[must_use]
    pub fn station(&self, station_id: &str) -> Option<&StationEntry> {
        self.stations.get(station_id)
    }

    /// The chargers, in no order.
    pub fn stations(&self) -> impl Iterator<Item = &StationEntry> {
        self.stations.values()
    }
}

fn stations(lines: &[u8]) -> Result<HashMap<String, StationEntry>, Error> {
    let mut stations = HashMap::new();
    for (at, line) in lines.split(|b| *b == b'\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        let bad = |why: String| Error::content(names::STATIONS, format!("line {}: {why}", at + 1));
        let station: StationEntry = serde_json::from_slice(line).map_err(|e| bad(e.to_string()))?;
        let Some(profile) = SecurityProfile::from_number(station.security_profile) else {
            return Err(bad(format!("{} is not a security profile", station.security_profile)));
        };
        if profile.has_password() && station.fingerprint.is_some() || !profile.has_password() && station.verifier.is_some() {
            return Err(bad(format!("security profile {profile} goes with one of fingerprint and verifier, not with this one")));
        }
        if let Some(twice) = stations.insert(station.station_id.clone(), station) {
            return Err(bad(format!("`{}` is there twice", twice.station_id)));
        }
    }
    Ok(stations)
}
