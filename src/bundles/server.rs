//! The bundle of a CSMS.

use super::{
    Error, Kind, Manifest, Origin, Tree, names,
    tree::{Pair, world},
};
use crate::{
    model::{self, Environment, Fingerprint, Secret, SecurityProfile, StationId},
    x509::{Certificate, RevocationList, metadata::Arc, pem},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

/// Everything that a CSMS needs to accept its own chargers only, read and checked for consistency.
#[derive(Debug)]
pub struct ServerBundle {
    manifest: Manifest,
    certificate_chain: Vec<Certificate>,
    private_key: Option<Secret>,
    rsa: Option<Pair>,
    client_anchors: Vec<Certificate>,
    revocation_list: RevocationList,
    stations: HashMap<String, StationEntry>,
}

/// A charger that the CSMS accepts: a line of `stations.jsonl`. Later versions add fields, but remove none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationEntry {
    /// Its station ID.
    pub station_id: String,
    /// The serial number of its hardware: the common name of its certificate.
    pub serial_number: String,
    /// Its security profile, 1 to 3.
    pub security_profile: u8,
    /// The SHA-256 digest of the DER of its certificate (hexadecimal). `None` means that it uses a password.
    pub fingerprint: Option<String>,
    /// The verifier of its password (Argon2id, PHC string). `None` means that it uses a certificate.
    pub verifier: Option<String>,
}

impl ServerBundle {
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
        let manifest = tree.manifest(Kind::Server)?;
        let (environment, arc) = world(&manifest)?;
        let missing = || Error::Missing { file: names::CERTIFICATE.to_owned() };
        let main = tree.pair((names::CERTIFICATE, names::PRIVATE_KEY), environment, &arc)?;
        let (certificate_chain, private_key) = main.ok_or_else(missing)?;
        let rsa = tree.pair((names::CERTIFICATE_RSA, names::PRIVATE_KEY_RSA), environment, &arc)?;
        let (client_anchors, revocation_list) = clients(tree, environment, &arc)?;
        let stations = stations(tree.bytes(names::STATIONS)?)?;
        Ok(Self { manifest, certificate_chain, private_key, rsa, client_anchors, revocation_list, stations })
    }

    /// Returns the contents of `bundle.json`.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the FQDN of the CSMS.
    #[must_use]
    pub fn fqdn(&self) -> &str {
        &self.manifest.subject
    }

    /// Returns the certificate of the CSMS, then the intermediates.
    #[must_use]
    pub fn certificate_chain(&self) -> &[Certificate] {
        &self.certificate_chain
    }

    /// Returns the private key of the certificate (DER of PKCS#8). `None` means that only the CSMS has the key.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.private_key.as_ref()
    }

    /// Returns the additional RSA certificate with its intermediates, if the CSMS has one (A00.FR.318).
    #[must_use]
    pub fn rsa_certificate_chain(&self) -> Option<&[Certificate]> {
        self.rsa.as_ref().map(|(chain, _)| &chain[..])
    }

    /// Returns the private key of the RSA certificate (DER of PKCS#8). `None` means that only the CSMS has the key.
    #[must_use]
    pub fn rsa_private_key(&self) -> Option<&Secret> {
        self.rsa.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// Returns the anchors with which the CSMS verifies chargers. The root is not among them: it would also accept certificates
    /// of the CA for servers.
    #[must_use]
    pub fn client_anchors(&self) -> &[Certificate] {
        &self.client_anchors
    }

    /// Returns the CRL of the CA for chargers. Reading does not check the time: the caller must compare
    /// [`next_update`](RevocationList::next_update) with the current time, and accept no charger with an expired CRL.
    #[must_use]
    pub fn revocation_list(&self) -> &RevocationList {
        &self.revocation_list
    }

    /// Returns the charger with this station ID.
    #[must_use]
    pub fn station(&self, station_id: &str) -> Option<&StationEntry> {
        self.stations.get(station_id)
    }

    /// Iterates over the chargers, in no particular order.
    pub fn stations(&self) -> impl Iterator<Item = &StationEntry> {
        self.stations.values()
    }
}

/// Reads the anchors with which clients are verified, and the CRL of one of them.
pub(super) fn clients(tree: &Tree, environment: Environment, arc: &Arc) -> Result<(Vec<Certificate>, RevocationList), Error> {
    let client_anchors = pem::certificates(tree.bytes(names::CLIENT_CA)?).map_err(|e| Error::content(names::CLIENT_CA, e))?;
    for anchor in &client_anchors {
        anchor.check_encoding().map_err(|e| Error::content(names::CLIENT_CA, format!("`{}`: {e}", anchor.subject())))?;
        if anchor.authority().is_none() || anchor.verify_signature(anchor.public_key()).is_err() {
            let why = format!("`{}` is not an anchor: expected a self-signed CA certificate", anchor.subject());
            return Err(Error::content(names::CLIENT_CA, why));
        }
        let found = anchor.environment(arc);
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
    if let [unread, ..] = revocation_list.unread() {
        return Err(bad_list(&format!("the extension {unread} is not supported: the CRL may be incomplete")));
    }
    let signed_by =
        |a: &&Certificate| a.subject() == revocation_list.issuer() && revocation_list.verify_signature(a.public_key()).is_ok();
    if !client_anchors.iter().any(|a| signed_by(&a)) {
        return Err(bad_list(&format!("no anchor in `{}` signed it", names::CLIENT_CA)));
    }
    Ok((client_anchors, revocation_list))
}

fn stations(lines: &[u8]) -> Result<HashMap<String, StationEntry>, Error> {
    let (mut stations, mut shown) = (HashMap::new(), HashSet::new());
    for (at, line) in lines.split(|b| *b == b'\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        let bad = |why: String| Error::content(names::STATIONS, format!("line {}: {why}", at + 1));
        let station: StationEntry = serde_json::from_slice(line).map_err(|e| bad(e.to_string()))?;
        let Some(profile) = SecurityProfile::from_number(station.security_profile) else {
            return Err(bad(format!("{} is not a security profile", station.security_profile)));
        };
        if (profile.has_password(), !profile.has_password()) != (station.verifier.is_some(), station.fingerprint.is_some()) {
            let (has, not) = if profile.has_password() { ("verifier", "fingerprint") } else { ("fingerprint", "verifier") };
            return Err(bad(format!("security profile {profile} needs a {has} and no {not}")));
        }
        station.station_id.parse::<StationId>().map_err(|e| bad(e.to_string()))?;
        if let Some(given) = &station.fingerprint {
            let fingerprint: Fingerprint = given.parse().map_err(|e: model::Error| bad(e.to_string()))?;
            if !shown.insert(fingerprint) {
                return Err(bad(format!("the certificate {fingerprint} already belongs to another charger")));
            }
        }
        if let Some(twice) = stations.insert(station.station_id.clone(), station) {
            return Err(bad(format!("`{}` occurs twice", twice.station_id)));
        }
    }
    Ok(stations)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, profile: u8, fingerprint: Option<&str>, verifier: Option<&str>) -> String {
        let (station_id, serial_number) = (id.to_owned(), format!("SN-{id}"));
        let (fingerprint, verifier) = (fingerprint.map(str::to_owned), verifier.map(str::to_owned));
        serde_json::to_string(&StationEntry { station_id, serial_number, security_profile: profile, fingerprint, verifier })
            .unwrap()
    }

    fn refused(lines: &[String]) -> String {
        stations(lines.join("\n").as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn every_charger_needs_one_credential_of_its_own() {
        let one = "ab".repeat(32);
        let good = [line("CS-1", 3, Some(&one), None), line("CS-2", 2, None, Some("$argon2id$"))];
        assert_eq!(stations(good.join("\n").as_bytes()).unwrap().len(), 2);
        let twice = [good[0].clone(), line("CS-3", 3, Some(&one.to_uppercase()), None)];
        assert!(refused(&twice).ends_with("already belongs to another charger"), "{}", refused(&twice));
        let why = "`stations.jsonl`: line 1: security profile 3 needs a fingerprint and no verifier";
        for (fingerprint, verifier) in [(None, None), (None, Some("x")), (Some(one.as_str()), Some("x"))] {
            assert_eq!(refused(&[line("CS-1", 3, fingerprint, verifier)]), why);
        }
        assert!(refused(&[line("CS-1", 2, Some(&one), None)]).ends_with("needs a verifier and no fingerprint"));
        for bad in [line("CS:1", 2, None, Some("x")), line("CS-1", 3, Some("abc"), None), line("CS-1", 4, None, Some("x"))] {
            refused(&[bad]);
        }
        assert!(refused(&[good[0].clone(), line("CS-1", 2, None, Some("x"))]).ends_with("`CS-1` occurs twice"));
    }
}
