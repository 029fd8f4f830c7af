//! Looks at certificates one by one: what each says, held against its row, its issuer, the rules, its key and its owner.

use super::finding::{Finding, Grade};
use crate::{
    commands::{certificate::adopt, current_certificate::subject, pki_state::PkiState},
    model::{KeyId, Label, SecretKind, StationId, Status, Timestamp},
    pki::{
        plan::Subject,
        rules::{self, LintInput},
    },
    store::{self, Authority, CertificateRow, ChargerRow, KeyPlace, OwnerKind, Read, SecretRow, Sqlite},
    vault::Vault,
    x509::{
        self, Certificate, KeyPair, PublicKey, Station,
        metadata::Arc,
        path::{PathError, Revocation, Search},
        time::rfc3339,
    },
};
use rayon::prelude::*;
use std::collections::HashMap;

/// A certificate that may have issued others, and when its path to the root was valid; none: it has none, which is said of itself.
struct IssuerCertificate {
    certificate: Certificate,
    valid: Option<(Timestamp, Timestamp)>,
}

/// The certificates of each authority, by its name: what it issues has to chain to one of them.
pub(super) struct Chains {
    issuers: HashMap<String, Vec<IssuerCertificate>>,
    /// The same, as path validation takes them.
    certificates: HashMap<String, Vec<Certificate>>,
}

impl Chains {
    /// Finds the path of each to its root, once for all that it issued.
    ///
    /// # Errors
    /// The store's.
    pub(super) fn of(store: &Sqlite, authorities: &[(Authority, Vec<Certificate>)], arc: &Arc) -> Result<Self, store::Error> {
        let mut certificates = HashMap::new();
        let (mut roots, mut between) = (Vec::new(), Vec::new());
        for (authority, own) in authorities {
            let is_root = authority.parent.is_none();
            // An anchor issues nothing: it is what its peers trust.
            let own: Vec<Certificate> = own.iter().filter(|c| is_root || !c.is_self_issued()).cloned().collect();
            if is_root {
                roots.extend(own.clone())
            } else {
                between.extend(own.clone())
            }
            certificates.insert(authority.name.clone(), own);
        }
        let mut issuers = HashMap::new();
        for (name, own) in &certificates {
            let mut all = Vec::new();
            for certificate in own {
                let rows = store.certificates(&store::Lookup::Fingerprint(certificate.fingerprint()))?;
                let at = rows.first().map_or(certificate.not_before(), |row| row.at);
                let search = search(&between, &roots, at, arc);
                let valid = search.path(certificate).ok().and_then(|path| {
                    let begins = path.iter().map(Certificate::not_before).max()?;
                    Some((begins, path.iter().map(Certificate::not_after).min()?))
                });
                all.push(IssuerCertificate { certificate: certificate.clone(), valid });
            }
            issuers.insert(name.clone(), all);
        }
        Ok(Self { issuers, certificates })
    }

    /// The certificate that issued this one under `issuer` at a moment; or why none did.
    fn issuer(&self, row: &CertificateRow, certificate: &Certificate, arc: &Arc) -> Result<Option<&Certificate>, String> {
        let forged = || format!("its signature is not that of {}", row.issuer);
        if row.owner.kind == OwnerKind::Authority && row.owner.name == row.issuer {
            return certificate.verify_signature(certificate.public_key()).map(|()| None).map_err(|_| forged());
        }
        let own = self.certificates.get(&row.issuer).map_or(&[][..], Vec::as_slice);
        let searched = search(&[], own, row.at, arc).path(certificate);
        // Another encoding is no damage: it was issued so by an earlier version, or its key came so. A rule names it.
        if let Err(PathError::Encoding { .. }) = &searched
            && let Some(issuer) = own.iter().find(|own| certificate.verify_signature(own.public_key()).is_ok())
        {
            return Ok(Some(issuer));
        }
        let path = searched.map_err(|refusal| match refusal {
            PathError::NoIssuer { .. } | PathError::NotAnAnchor { .. } | PathError::BadSignature { .. } => forged(),
            refusal => format!("it did not chain to the root when it was recorded, at {}: {refusal}", rfc3339(row.at)),
        })?;
        let issuer = path.last().and_then(|last| self.issuers.get(&row.issuer)?.iter().find(|i| i.certificate == *last));
        let issuer = issuer.ok_or_else(forged)?;
        match issuer.valid {
            Some((begins, ends)) if row.at < begins || row.at > ends => Err(format!(
                "it was recorded at {}, and its path to the root is valid from {} to {}",
                rfc3339(row.at),
                rfc3339(begins),
                rfc3339(ends)
            )),
            _ => Ok(Some(&issuer.certificate)),
        }
    }
}

fn search<'a>(intermediates: &'a [Certificate], anchors: &'a [Certificate], at: Timestamp, arc: &'a Arc) -> Search<'a> {
    Search { intermediates, anchors, revocation_lists: &[], revocation: Revocation::WhereKnown, at, arc }
}

/// What certificates are held against.
pub(super) struct Examiner<'a> {
    /// Who may have issued them.
    pub(super) chains: Chains,
    /// What opens private keys.
    pub(super) vault: Option<&'a Vault>,
    /// The PKI's profiles, and what all its certificates have in common.
    pub(super) pki_state: &'a PkiState,
}

/// A row, and what the store says beside it.
struct RowToCheck {
    row: CertificateRow,
    secrets: Vec<SecretRow>,
    /// The charger it is for; none: it is for none, or none that is registered.
    charger: Option<ChargerRow>,
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
                Ok(id) if row.owner.kind == OwnerKind::Charger => store.charger(&id)?,
                _ => None,
            };
            cases.push(RowToCheck { row, secrets, charger });
        }
        Ok(cases.into_par_iter().flat_map_iter(|case| self.look_at(&case)).collect())
    }

    fn look_at(&self, case: &RowToCheck) -> Vec<Finding> {
        let row = &case.row;
        let mut findings = Vec::new();
        let mut found = |grade: Grade, code: &'static str, what: String| {
            let what = format!("certificate {} of {} (row {}): {what}", row.serial, row.owner, row.row);
            findings.push(Finding::new(grade, code, format!("certificate {}", row.serial), what));
        };
        match &row.der {
            // What was revoked is accounted for: nobody will ever have it.
            None if matches!(row.status, Status::Revoked { .. }) => {}
            None => found(Grade::Incomplete, "intent-open", format!("recorded by {} and never completed", row.issuer)),
            Some(der) => match Certificate::from_der(der) {
                Err(error) => found(Grade::Damage, "certificate-unreadable", format!("it cannot be read: {error}")),
                Ok(certificate) => self.look_into(case, certificate, &mut found),
            },
        }
        // One that has no profile was recorded to be revoked: whom it names is nobody of this PKI.
        if row.profile == adopt::PROFILE {
            if !matches!(row.status, Status::Revoked { .. }) {
                found(Grade::Damage, "certificate-row", "it was recorded to be revoked, and is not revoked".to_owned());
            }
            return findings;
        }
        if row.owner.kind == OwnerKind::Charger {
            match &case.charger {
                None => found(Grade::Incomplete, "charger-unregistered", "its charger is not registered".to_owned()),
                Some(charger) if charger.charger.serial_number.as_str() != row.common_name => {
                    let what = format!("it is for {}, and its charger is {}", row.common_name, charger.charger.serial_number);
                    found(Grade::Damage, "certificate-owner", what);
                }
                Some(_) => {}
            }
        }
        if row.owner.kind == OwnerKind::Authority && !self.chains.issuers.contains_key(&row.owner.name) {
            found(Grade::Damage, "certificate-owner", "there is no such authority".to_owned());
        }
        if row.key == KeyPlace::Vault
            && let Some(what) = self.key_fault(case)
        {
            found(Grade::Damage, "key", what);
        }
        findings
    }

    /// What is wrong with a certificate that can be read.
    fn look_into(&self, case: &RowToCheck, certificate: Certificate, found: &mut dyn FnMut(Grade, &'static str, String)) {
        let (row, identity) = (&case.row, &self.pki_state.identity);
        for what in differences(row, &certificate) {
            found(Grade::Damage, "certificate-row", what.to_owned());
        }
        let environment = self.pki_state.pki.environment;
        if certificate.environment(&identity.arc).is_some_and(|e| e != environment) {
            found(Grade::Damage, "certificate-environment", format!("it does not belong to {environment}"));
        }
        let issuer = match self.chains.issuer(row, &certificate, &identity.arc) {
            Ok(issuer) => issuer,
            Err(what) => return found(Grade::Damage, "certificate-path", what),
        };
        if row.profile == adopt::PROFILE {
            return;
        }
        let Ok(profile) = self.pki_state.profile(&row.profile) else {
            return found(Grade::Lint, "lint", format!("its profile `{}` is not one of this PKI", row.profile));
        };
        let subject = match (&row.owner.kind, &case.charger) {
            (OwnerKind::Charger, Some(charger)) => Ok(Some(Subject::Station(Station::of(&charger.charger)))),
            _ => subject(&row.owner, &certificate, &identity.arc),
        };
        let subject = match subject {
            Ok(Some(subject)) => subject,
            // Whom it is for cannot be said, and that was said already.
            Ok(None) => return,
            Err(error) => return found(Grade::Damage, "certificate-unreadable", format!("it cannot be read: {error}")),
        };
        if let Subject::Parties { parties, .. } = &subject
            && let Some(first) = parties.first().filter(|first| first.id.to_string() != row.owner.name)
        {
            found(Grade::Damage, "certificate-owner", format!("it speaks for {} first", first.id));
        }
        let input = certificate.raw().and_then(|t| LintInput::of_issued(t, profile, identity, issuer, &subject));
        match input {
            Err(error) => found(Grade::Damage, "certificate-unreadable", format!("it cannot be read: {error}")),
            Ok(input) => {
                let kept = profile.rules();
                let findings = rules::certificate(&input, kept.targets());
                let unwaived = findings.iter().filter(|finding| kept.waiver(finding.rule).is_none());
                unwaived.for_each(|finding| found(Grade::Lint, "lint", finding.to_string()));
            }
        }
    }

    /// What is wrong with the private key that the vault keeps.
    fn key_fault(&self, case: &RowToCheck) -> Option<String> {
        let key_id = case.row.key_id.to_string();
        let Some(secret) = case.secrets.first() else {
            return Some(format!("its private key {key_id} is missing"));
        };
        // One that was erased on purpose says so.
        let sealed = secret.sealed.as_ref()?;
        let vault = self.vault?;
        let label = Label { kind: SecretKind::PrivateKey, owner: &key_id, version: secret.version };
        // What does not open was said, with what happened to it.
        let plain = vault.open(label, sealed).ok()?;
        match KeyPair::from_pkcs8(&plain) {
            Err(_) => Some(format!("its private key {key_id} cannot be read")),
            Ok(key) if key.public().id() != case.row.key_id => {
                Some(format!("the private key stored as {key_id} belongs to another certificate"))
            }
            Ok(_) => None,
        }
    }
}

/// What a certificate says otherwise than its row.
fn differences<'a>(row: &CertificateRow, certificate: &Certificate) -> Vec<&'a str> {
    let checks = [
        (row.serial == *certificate.serial(), "it has another serial number than its row"),
        (row.fingerprint == Some(certificate.fingerprint()), "it has another fingerprint than its row"),
        (row.tbs_digest == certificate.tbs_digest(), "what was signed is not what was recorded"),
        (row.common_name == certificate.subject().common_name().unwrap_or_default(), "it has another common name than its row"),
        (row.not_before == certificate.not_before(), "it begins at another time than its row says"),
        (row.not_after == certificate.not_after(), "it ends at another time than its row says"),
        // Earlier versions took the digest of the key as it was encoded.
        (is_key(row.key_id, certificate.public_key()), "it is for another key than its row says"),
    ];
    checks.into_iter().filter(|(holds, _)| !holds).map(|(_, what)| what).collect()
}

fn is_key(id: KeyId, key: &PublicKey) -> bool {
    id == key.id() || id.0 == x509::digest(key.spki())
}
