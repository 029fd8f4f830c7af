//! Checks certificates one by one: against their row, issuer, key and owner, and against the rules.

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

/// A CA certificate, and the period in which its path to the root is valid. `None` means that it has no valid path, which the check of
/// the CA certificate itself reports.
struct IssuerCertificate {
    certificate: Certificate,
    valid: Option<(Timestamp, Timestamp)>,
}

/// The certificates of each CA, by the name of the CA. Every certificate has to chain to one of the certificates of its issuer.
pub(super) struct Chains {
    issuers: HashMap<String, Vec<IssuerCertificate>>,
    /// The same certificates, in the form that path validation needs.
    certificates: HashMap<String, Vec<Certificate>>,
}

impl Chains {
    /// Builds the path of each CA certificate to its root, once for all certificates that it issued.
    ///
    /// # Errors
    /// Returns an error if the store cannot be read.
    pub(super) fn of(store: &Sqlite, authorities: &[(Authority, Vec<Certificate>)], arc: &Arc) -> Result<Self, store::Error> {
        let mut certificates = HashMap::new();
        let (mut roots, mut between) = (Vec::new(), Vec::new());
        for (authority, own) in authorities {
            let is_root = authority.parent.is_none();
            // A trust anchor issues nothing; peers only trust it.
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

    /// Returns the CA certificate that issued this certificate when it was recorded; `None` for a self-issued one.
    ///
    /// # Errors
    /// Returns, as text for the operator, why no certificate of the issuer can have issued it.
    fn issuer(&self, row: &CertificateRow, certificate: &Certificate, arc: &Arc) -> Result<Option<&Certificate>, String> {
        let forged = || format!("it was not signed by {}", row.issuer);
        if row.owner.kind == OwnerKind::Authority && row.owner.name == row.issuer {
            return certificate.verify_signature(certificate.public_key()).map(|()| None).map_err(|_| forged());
        }
        let own = self.certificates.get(&row.issuer).map_or(&[][..], Vec::as_slice);
        let searched = search(&[], own, row.at, arc).path(certificate);
        // A different encoding is no damage: an earlier version issued it, or the key came in this encoding. A rule reports it.
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
                "it was recorded at {}, but its path to the root is valid from {} to {}",
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

/// What certificates are checked against.
pub(super) struct Examiner<'a> {
    /// The CA certificates that can have issued them.
    pub(super) chains: Chains,
    /// The vault that opens private keys; `None` means that private keys are not checked.
    pub(super) vault: Option<&'a Vault>,
    /// The profiles of the PKI, and the data that all its certificates share.
    pub(super) pki_state: &'a PkiState,
}

/// A row, and the other rows that belong to it.
struct RowToCheck {
    row: CertificateRow,
    secrets: Vec<SecretRow>,
    /// The charger that owns it. `None` means that the owner is no charger, or is not registered.
    charger: Option<ChargerRow>,
}

impl Examiner<'_> {
    /// Checks a group of certificates on all cores.
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
        Ok(cases.into_par_iter().flat_map_iter(|case| self.check_row(&case)).collect())
    }

    fn check_row(&self, case: &RowToCheck) -> Vec<Finding> {
        let row = &case.row;
        let mut findings = Vec::new();
        let mut found = |grade: Grade, code: &'static str, what: String| {
            let what = format!("certificate {} of {} (row {}): {what}", row.serial, row.owner, row.row);
            findings.push(Finding::new(grade, code, format!("certificate {}", row.serial), what));
        };
        match &row.der {
            // A pending certificate that was revoked is settled: it is never signed.
            None if matches!(row.status, Status::Revoked { .. }) => {}
            None => {
                found(Grade::Incomplete, "intent-open", format!("it was recorded by {}, but it is still pending", row.issuer))
            }
            Some(der) => match Certificate::from_der(der) {
                Err(error) => found(Grade::Damage, "certificate-unreadable", format!("it cannot be read: {error}")),
                Ok(certificate) => self.check_certificate(case, certificate, &mut found),
            },
        }
        // A certificate without a profile was recorded only to revoke it: its owner does not belong to this PKI.
        if row.profile == adopt::PROFILE {
            if !matches!(row.status, Status::Revoked { .. }) {
                found(Grade::Damage, "certificate-row", "it was recorded only to revoke it, but it is not revoked".to_owned());
            }
            return findings;
        }
        if row.owner.kind == OwnerKind::Charger {
            match &case.charger {
                None => found(Grade::Incomplete, "charger-unregistered", "its charger is not registered".to_owned()),
                Some(charger) if charger.charger.serial_number.as_str() != row.common_name => {
                    let what = format!(
                        "its common name is {}, but the serial number of its charger is {}",
                        row.common_name, charger.charger.serial_number
                    );
                    found(Grade::Damage, "certificate-owner", what);
                }
                Some(_) => {}
            }
        }
        if row.owner.kind == OwnerKind::Authority && !self.chains.issuers.contains_key(&row.owner.name) {
            found(Grade::Damage, "certificate-owner", "the CA that owns it does not exist".to_owned());
        }
        if row.key == KeyPlace::Vault
            && let Some(what) = self.key_fault(case)
        {
            found(Grade::Damage, "key", what);
        }
        findings
    }

    /// Checks a certificate that can be read.
    fn check_certificate(&self, case: &RowToCheck, certificate: Certificate, found: &mut dyn FnMut(Grade, &'static str, String)) {
        let (row, identity) = (&case.row, &self.pki_state.identity);
        for what in differences(row, &certificate) {
            found(Grade::Damage, "certificate-row", what.to_owned());
        }
        let environment = self.pki_state.pki.environment;
        if certificate.environment(&identity.arc).is_some_and(|e| e != environment) {
            found(
                Grade::Damage,
                "certificate-environment",
                format!("it belongs to another environment than this PKI, which is {environment}"),
            );
        }
        let issuer = match self.chains.issuer(row, &certificate, &identity.arc) {
            Ok(issuer) => issuer,
            Err(what) => return found(Grade::Damage, "certificate-path", what),
        };
        if row.profile == adopt::PROFILE {
            return;
        }
        let Ok(profile) = self.pki_state.profile(&row.profile) else {
            return found(Grade::Lint, "lint", format!("its profile `{}` does not exist in this PKI", row.profile));
        };
        let subject = match (&row.owner.kind, &case.charger) {
            (OwnerKind::Charger, Some(charger)) => Ok(Some(Subject::Station(Station::of(&charger.charger)))),
            _ => subject(&row.owner, &certificate, &identity.arc),
        };
        let subject = match subject {
            Ok(Some(subject)) => subject,
            // The subject is unknown, and a finding reports that already.
            Ok(None) => return,
            Err(error) => return found(Grade::Damage, "certificate-unreadable", format!("it cannot be read: {error}")),
        };
        if let Subject::Parties { parties, .. } = &subject
            && let Some(first) = parties.first().filter(|first| first.id.to_string() != row.owner.name)
        {
            found(Grade::Damage, "certificate-owner", format!("its first OCPI party is {}, which is not its owner", first.id));
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

    /// Returns what is wrong with its private key in the vault, or `None`.
    fn key_fault(&self, case: &RowToCheck) -> Option<String> {
        let key_id = case.row.key_id.to_string();
        let Some(secret) = case.secrets.first() else {
            return Some(format!("its private key {key_id} is missing"));
        };
        // A key that was deliberately erased has no sealed value.
        let sealed = secret.sealed.as_ref()?;
        let vault = self.vault?;
        let label = Label { kind: SecretKind::PrivateKey, owner: &key_id, version: secret.version };
        // The check of the secrets reports every secret that does not open, and why.
        let plain = vault.open(label, sealed).ok()?;
        match KeyPair::from_pkcs8(&plain) {
            Err(_) => Some(format!("its private key {key_id} cannot be read")),
            Ok(key) if key.public().id() != case.row.key_id => {
                Some(format!("the private key that is stored as {key_id} belongs to another certificate"))
            }
            Ok(_) => None,
        }
    }
}

/// Returns a text for each value in which the certificate differs from its row.
fn differences<'a>(row: &CertificateRow, certificate: &Certificate) -> Vec<&'a str> {
    let checks = [
        (row.serial == *certificate.serial(), "its serial number differs from its row"),
        (row.fingerprint == Some(certificate.fingerprint()), "its fingerprint differs from its row"),
        (row.tbs_digest == certificate.tbs_digest(), "the signed data differs from the recorded data"),
        (row.common_name == certificate.subject().common_name().unwrap_or_default(), "its common name differs from its row"),
        (row.not_before == certificate.not_before(), "its notBefore differs from its row"),
        (row.not_after == certificate.not_after(), "its notAfter differs from its row"),
        // Earlier versions computed the key ID from the key as it was encoded.
        (is_key(row.key_id, certificate.public_key()), "its public key differs from its row"),
    ];
    checks.into_iter().filter(|(holds, _)| !holds).map(|(_, what)| what).collect()
}

fn is_key(id: KeyId, key: &PublicKey) -> bool {
    id == key.id() || id.0 == x509::digest(key.spki())
}
