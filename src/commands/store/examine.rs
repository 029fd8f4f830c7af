//! Looks at certificates one by one: what each says, held against its row, its issuer, its key and its owner.

use super::check::Finding;
use crate::{
    model::{Environment, Label, SecretKind, StationId},
    store::{self, CertificateRow, KeyPlace, OwnerKind, Read, SecretRow, Sqlite},
    vault::Vault,
    x509::{Certificate, KeyPair, metadata::Arc},
};
use rayon::prelude::*;
use std::collections::HashMap;

/// What certificates are held against.
pub(super) struct Examiner<'a> {
    /// The certificates of each authority, by its name.
    pub(super) issuers: HashMap<String, Vec<Certificate>>,
    /// What opens private keys.
    pub(super) vault: Option<&'a Vault>,
    /// Which world all of them belong to.
    pub(super) environment: Environment,
    /// Under which arc metadata stands.
    pub(super) arc: Arc,
}

/// A row, and what the store says beside it.
struct Case {
    row: CertificateRow,
    secrets: Vec<SecretRow>,
    /// The serial number of the charger it is for; none: it is for none, or none that is registered.
    charger: Option<String>,
}

impl Examiner<'_> {
    /// Looks at a group of certificates, on all cores.
    pub(super) fn examine(&self, store: &Sqlite, rows: Vec<CertificateRow>) -> Result<Vec<Finding>, store::Error> {
        let mut cases = Vec::with_capacity(rows.len());
        for row in rows {
            let secrets = match row.key {
                KeyPlace::Vault => store.secrets(SecretKind::PrivateKey, &row.key_id.to_string())?,
                _ => Vec::new(),
            };
            let charger = match row.owner.name.parse::<StationId>() {
                Ok(id) if row.owner.kind == OwnerKind::Charger => {
                    store.charger(&id)?.map(|c| c.charger.serial_number.to_string())
                }
                _ => None,
            };
            cases.push(Case { row, secrets, charger });
        }
        Ok(cases.par_iter().flat_map_iter(|case| self.look_at(case)).collect())
    }

    fn look_at(&self, case: &Case) -> Vec<Finding> {
        let row = &case.row;
        let mut findings = Vec::new();
        let mut found = |make: fn(String) -> Finding, what: String| {
            findings.push(make(format!("certificate {} of {} (row {}): {what}", row.serial, row.owner, row.row)));
        };
        match &row.der {
            None => found(Finding::incomplete, format!("recorded by {} and never completed", row.issuer)),
            Some(der) => match Certificate::from_der(der) {
                Err(error) => found(Finding::damage, format!("it cannot be read: {error}")),
                Ok(certificate) => {
                    for what in differences(row, &certificate) {
                        found(Finding::damage, what.to_owned());
                    }
                    if !self.is_issued(row, &certificate) {
                        found(Finding::damage, format!("its signature is not that of {}", row.issuer));
                    }
                    if certificate.environment(&self.arc).is_some_and(|e| e != self.environment) {
                        found(Finding::damage, format!("it does not belong to {}", self.environment));
                    }
                }
            },
        }
        if row.owner.kind == OwnerKind::Charger {
            match &case.charger {
                None => found(Finding::incomplete, "its charger is not registered".to_owned()),
                Some(serial) if *serial != row.common_name => {
                    found(Finding::damage, format!("it is for {}, and its charger is {serial}", row.common_name));
                }
                Some(_) => {}
            }
        }
        if row.key == KeyPlace::Vault
            && let Some(what) = self.key_fault(case)
        {
            found(Finding::damage, what);
        }
        findings
    }

    fn is_issued(&self, row: &CertificateRow, certificate: &Certificate) -> bool {
        let own = self.issuers.get(&row.issuer).into_iter().flatten();
        own.filter(|c| c.subject() == certificate.issuer()).any(|c| certificate.verify_signature(c.public_key()).is_ok())
    }

    /// What is wrong with the private key that the vault keeps.
    fn key_fault(&self, case: &Case) -> Option<String> {
        let key_id = case.row.key_id.to_string();
        let Some(secret) = case.secrets.first() else {
            return Some(format!("its private key {key_id} is missing"));
        };
        // One that was erased on purpose says so.
        let sealed = secret.sealed.as_ref()?;
        let vault = self.vault?;
        let label = Label { kind: SecretKind::PrivateKey, owner: &key_id, version: secret.version };
        let opened = vault.open(label, sealed).ok().and_then(|plain| KeyPair::from_pkcs8(&plain).ok());
        match opened {
            None => Some(format!("its private key {key_id} does not open")),
            Some(key) if key.public().id() != case.row.key_id => Some(format!("the private key kept as {key_id} is another")),
            Some(_) => None,
        }
    }
}

/// What a certificate says otherwise than its row.
fn differences<'a>(row: &CertificateRow, certificate: &Certificate) -> Vec<&'a str> {
    let checks = [
        (row.serial == *certificate.serial(), "it has another serial number than its row"),
        (row.fingerprint == Some(certificate.fingerprint()), "it has another fingerprint than its row"),
        (row.tbs_digest == certificate.tbs_digest(), "what was signed is not what was recorded"),
        (Some(&row.common_name) == certificate.subject().common_name().as_ref(), "it has another common name than its row"),
        (row.not_before == certificate.not_before(), "it begins at another time than its row says"),
        (row.not_after == certificate.not_after(), "it ends at another time than its row says"),
        (row.key_id == certificate.public_key().id(), "it is for another key than its row says"),
    ];
    checks.into_iter().filter(|(holds, _)| !holds).map(|(_, what)| what).collect()
}
