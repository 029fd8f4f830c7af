//! Replays the audit log and compares the result with the rows.
//!
//! Rows have authentication tags. The replay also finds what tags cannot show: changes in rows of a schema version before 5 that have no
//! tags yet, and changes by an attacker who has the keys of the vault.
//!
//! The replay runs one pass after the other. While it walks the rows, it keeps about 100 bytes per certificate, about 50 per charger and
//! about 80 per charger for its passwords: about 110 MiB for a million of each. Digests are cut to 16 bytes, which is enough against
//! deliberate collisions. Audit records are read again when a finding quotes them.

use super::{
    finding::{Finding, Findings},
    peers::Peers,
    slots,
};
use crate::{
    commands::{password::policy::SETTINGS, vault::auto_lock},
    model::{RevocationReason, SerialNumber, Status, Timestamp, hex},
    store::{self, AuditEvent, AuditRecord, CertificateRow, Owner, Pki, Read, Sqlite, digest_of_texts},
    vault::Vault,
    x509::time::{self, rfc3339},
};
use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher, RandomState},
};

/// Returns the value of the detail `key` of an event, if it has one.
pub(super) fn detail<'a>(event: &'a AuditEvent, key: &str) -> Option<&'a str> {
    event.details.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
}

/// Returns the first 16 bytes of a digest in hexadecimal.
fn prefix(digits: &str) -> Option<[u8; 16]> {
    hex::decode_array::<16>(digits.get(..32)?).ok()
}

/// What the audit log contains about a certificate.
#[derive(Debug)]
struct Known {
    /// The first 16 bytes of its fingerprint; before it is issued, of the digest of the data to sign.
    digest: Option<[u8; 16]>,
    owner: u64,
    since: i64,
    /// The numbers of the audit records that recorded, issued and last changed it; 0 means no such record.
    recorded: u32,
    issued: u32,
    changed: u32,
    state: CertificateState,
    is_seen: bool,
}

/// The status of a certificate without its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CertificateState {
    Good,
    Held,
    Revoked(Option<RevocationReason>),
}

/// A serial number under an issuer.
type Key = (u16, [u8; 20]);

/// What the audit log contains about the certificates, the PKI, its CAs, peers, settings and slots.
#[derive(Debug, Default)]
pub(super) struct Replay {
    certificates: BTreeMap<Key, Known>,
    issuers: Vec<String>,
    hasher: RandomState,
    /// By CA: the number of the record, the fingerprint of the CA certificate, and that of its trust anchor.
    authorities: HashMap<String, (u64, String, Option<String>)>,
    /// By CA: the record of its last CRL, the CRL number, and the number of entries.
    lists: HashMap<String, (u64, String, String)>,
    founded: Option<AuditRecord>,
    peers: Peers,
    /// By setting: the record that changed it last, and the new value.
    settings: HashMap<&'static str, (u64, String)>,
    /// Each change of the master key of the vault: the record, the old name, the new name.
    rekeyed: Vec<(u64, String, String)>,
    slots: slots::Known,
    /// Whether a restore carried over certificates or statuses without recording each of them, as earlier versions did.
    is_lenient: bool,
    /// The number of certificates and of statuses that were carried over and recorded since the last restore.
    carried: (u64, u64),
    /// Records about certificates that no earlier record has recorded: record number, action and serial number.
    unrecorded: Vec<(u64, String, String)>,
}

impl Replay {
    /// Replays the whole audit log.
    ///
    /// # Errors
    /// Returns an error if the store cannot be read.
    pub(super) fn of(store: &Sqlite, advance: &dyn Fn(u64)) -> Result<Self, store::Error> {
        let mut replay = Self::default();
        store.each_audit(1, &mut |record| {
            advance(1);
            replay.take(record);
            Ok(())
        })?;
        Ok(replay)
    }

    fn key(&mut self, issuer: &str, serial: &[u8]) -> Option<Key> {
        let at = self.issuers.iter().position(|known| known == issuer).unwrap_or_else(|| {
            self.issuers.push(issuer.to_owned());
            self.issuers.len() - 1
        });
        let mut padded = [0; 20];
        padded.get_mut(20_usize.checked_sub(serial.len())?..)?.copy_from_slice(serial);
        Some((u16::try_from(at).ok()?, padded))
    }

    fn take(&mut self, record: AuditRecord) {
        self.slots.take(&record);
        let event = &record.event;
        let get = |key: &str| detail(event, key);
        match event.action.as_str() {
            "certificate.record" => drop(self.recorded(&record, &event.subject, get("serial"))),
            "certificate.carry" => {
                let carried = self.recorded(&record, get("owner").unwrap_or_default(), Some(&event.subject));
                let is_new = carried == Some(true);
                self.carried.0 += u64::from(is_new);
                if get("fingerprint").is_some() {
                    self.issued(&record);
                }
                let since = get("since").and_then(|since| time::parse(since).ok()).unwrap_or(event.at);
                let reason = get("reason").and_then(|reason| reason.parse().ok());
                match get("status") {
                    Some("revoked") => self.set_state(&record, CertificateState::Revoked(reason), since),
                    Some("held") => self.set_state(&record, CertificateState::Held, since),
                    Some("good") if !is_new => self.set_state(&record, CertificateState::Good, since),
                    _ => return,
                }
                self.carried.1 += 1;
            }
            "certificate.issue" => self.issued(&record),
            "certificate.revoke" => {
                let reason = get("reason").and_then(|reason| reason.parse().ok());
                self.set_state(&record, CertificateState::Revoked(reason), event.at);
            }
            "certificate.hold" => self.set_state(&record, CertificateState::Held, event.at),
            "certificate.release" => self.set_state(&record, CertificateState::Good, event.at),
            "authority.found" => {
                let fingerprint = get("fingerprint").unwrap_or_default().to_owned();
                let anchor = get("anchor").map(str::to_owned);
                self.authorities.insert(event.subject.clone(), (record.number, fingerprint, anchor));
            }
            "crl.issue" | "crl.carry" => {
                let said = |key| get(key).unwrap_or_default().to_owned();
                self.lists.insert(event.subject.clone(), (record.number, said("number"), said("entries")));
            }
            auto_lock::SETTING => drop(self.settings.insert(auto_lock::SETTING, (record.number, event.subject.clone()))),
            "pki.found" => self.founded = Some(record),
            "password.policy" => {
                let said = SETTINGS.into_iter().filter_map(|name| Some((name, (record.number, get(name)?.to_owned()))));
                self.settings.extend(said.collect::<Vec<_>>());
            }
            store::REKEY => {
                let said = |key| get(key).unwrap_or_default().to_owned();
                self.rekeyed.push((record.number, said("from"), said(store::NEW_MASTER)));
            }
            "store.restore" => {
                let said = |key| get(key).and_then(|count| count.parse().ok()).unwrap_or(0_u64);
                self.is_lenient |= (said("certificates"), said("standings")) != std::mem::take(&mut self.carried);
            }
            _ => self.peers.take(&record),
        }
    }

    /// Notes that a certificate was recorded. Returns whether it was unknown before.
    fn recorded(&mut self, record: &AuditRecord, owner: &str, serial: Option<&str>) -> Option<bool> {
        let serial = hex::decode(serial?).ok()?;
        let key = self.key(detail(&record.event, "issuer")?, &serial)?;
        let known = Known {
            digest: detail(&record.event, "tbs").and_then(prefix),
            owner: self.hasher.hash_one(owner),
            since: 0,
            recorded: short(record.number),
            issued: 0,
            changed: 0,
            state: CertificateState::Good,
            is_seen: false,
        };
        let mut is_new = false;
        self.certificates.entry(key).or_insert_with(|| {
            is_new = true;
            known
        });
        Some(is_new)
    }

    fn of_subject(&mut self, record: &AuditRecord) -> Option<&mut Known> {
        let serial = hex::decode(&record.event.subject).ok()?;
        let key = self.key(detail(&record.event, "issuer")?, &serial)?;
        self.certificates.get_mut(&key)
    }

    fn issued(&mut self, record: &AuditRecord) {
        let digest = detail(&record.event, "fingerprint").and_then(prefix);
        match self.of_subject(record) {
            Some(known) => (known.digest, known.issued) = (digest, short(record.number)),
            None => self.unrecorded(record),
        }
    }

    fn set_state(&mut self, record: &AuditRecord, state: CertificateState, since: Timestamp) {
        match self.of_subject(record) {
            Some(known) => (known.state, known.since, known.changed) = (state, since.0, short(record.number)),
            None => self.unrecorded(record),
        }
    }

    fn unrecorded(&mut self, record: &AuditRecord) {
        self.unrecorded.push((record.number, record.event.action.clone(), record.event.subject.clone()));
    }

    /// Checks the row of a certificate against the audit log.
    pub(super) fn compare(&mut self, store: &Sqlite, row: &CertificateRow, findings: &mut Findings) -> Result<(), store::Error> {
        let Some(key) = self.key(&row.issuer, row.serial.as_bytes()) else { return Ok(()) };
        let owner = self.hasher.hash_one(row.owner.to_string());
        let is_lenient = self.is_lenient;
        let mut found = |code: &'static str, what: String| {
            let (serial, owner, row) = (&row.serial, &row.owner, row.row);
            let what = format!("certificate {serial} of {owner} (row {row}): {what}");
            findings.add(Finding::damage(code, format!("certificate {serial}"), what));
        };
        let Some(known) = self.certificates.get_mut(&key) else {
            if !is_lenient {
                found("audit-no-record", format!("the audit log contains no record of this certificate of {}", row.issuer));
            }
            return Ok(());
        };
        known.is_seen = true;
        let is = |digest: &[u8; 32]| known.digest.is_none_or(|known| digest.starts_with(&known));
        if known.owner != owner {
            let said = subject_of(store, known.recorded)?;
            found("audit-owner", format!("it was recorded for {said} according to audit record {}", known.recorded));
        }
        match (&row.fingerprint, known.issued) {
            (Some(_), 0) => {
                found("audit-issue", "the row contains a certificate, but no audit record reports that it was issued".to_owned())
            }
            (Some(fingerprint), number) if !is(&fingerprint.0) => {
                let said = said(store, number, "fingerprint")?;
                found(
                    "audit-fingerprint",
                    format!(
                        "its fingerprint is {said} according to audit record {number}, but {fingerprint} according to the row"
                    ),
                );
            }
            (None, 0) if !is(&row.tbs_digest) => {
                let number = known.recorded;
                let (said, digest) = (said(store, number, "tbs")?, hex::encode(&row.tbs_digest));
                found(
                    "audit-recorded",
                    format!(
                        "the data to sign has the digest {said} according to audit record {number}, but {digest} according to the row"
                    ),
                );
            }
            (None, number) if number > 0 => {
                found(
                    "audit-issue",
                    format!("it was issued according to audit record {number}, but it is pending according to the row"),
                );
            }
            _ => {}
        }
        if !known.matches(row.status) && !is_lenient {
            let by = if known.changed > 0 { known.changed } else { known.recorded };
            found(
                "audit-status",
                format!(
                    "it is {} according to audit record {by}, but {} according to the row",
                    known.status_text(),
                    described(row.status)
                ),
            );
        }
        Ok(())
    }

    /// Reports the certificates that the audit log contains and no row does, and drops what is known about certificates.
    pub(super) fn missing(&mut self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let issuers = &self.issuers;
        for ((issuer, serial), known) in std::mem::take(&mut self.certificates) {
            if known.is_seen {
                continue;
            }
            let serial = SerialNumber::from_bytes(&serial).map_or_else(|_| "0".to_owned(), |serial| serial.to_string());
            let issuer = issuers.get(usize::from(issuer)).map_or("", String::as_str);
            let number = known.recorded;
            let owner = subject_of(store, number)?;
            let what = format!(
                "the certificate {serial} of {owner} was recorded under {issuer} according to audit record {number}, but it has no row"
            );
            findings.add(Finding::damage("audit-no-row", format!("certificate {serial}"), what));
        }
        Ok(())
    }

    /// Returns the number of the record until which the vault had the master key of this name. `None` means that the vault never had it, or
    /// has it now.
    pub(super) fn until(&self, master: &str) -> Option<u64> {
        self.rekeyed.iter().rev().find(|(_, from, _)| from == master).map(|(number, ..)| *number)
    }

    /// Checks the vault against the audit log: its master key has to be the one of the last record that changed it.
    pub(super) fn compare_vault(&self, vault: &Vault, findings: &mut Findings) {
        let has = vault.master_name().to_string();
        if let Some((number, _, to)) = self.rekeyed.last().filter(|(.., to)| *to != has) {
            let what =
                format!("the master key of the vault is {to} according to audit record {number}, but the slot contains {has}");
            findings.add(Finding::damage("audit-vault", "vault", what));
        }
    }

    /// Checks the PKI, its settings, peers, slots and CAs, and the CRLs of the CAs against the audit log.
    pub(super) fn compare_rest(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        self.compare_pki(store, findings)?;
        self.peers.compare(store, findings)?;
        self.compare_settings(store, findings)?;
        self.compare_unrecorded(findings);
        self.slots.compare(store, findings)?;
        let authorities = store.authorities()?;
        for authority in &authorities {
            let name = &authority.name;
            let mut found = |code, what: String| {
                findings.add(Finding::damage(code, format!("authority {name}"), format!("the CA {name}: {what}")));
            };
            let Some((number, fingerprint, anchor)) = self.authorities.get(name) else {
                found("audit-authority", "the audit log contains no record of this CA".to_owned());
                continue;
            };
            for (what, row, said) in
                [("certificate", Some(authority.certificate), Some(fingerprint)), ("anchor", authority.anchor, anchor.as_ref())]
            {
                let has =
                    row.map(|row| store.certificates(&store::Lookup::Row(row))).transpose()?.and_then(|mut rows| rows.pop());
                let has = has.and_then(|row| row.fingerprint).map(|fingerprint| fingerprint.to_string());
                if said.is_some() && has.as_ref() != said {
                    let (said, has) = (said.map_or("", |said| said), has.unwrap_or_else(|| "none".to_owned()));
                    found(
                        "audit-authority",
                        format!("its {what} is {said} according to audit record {number}, but {has} according to the row"),
                    );
                }
            }
            let has = store.crl(name)?.map(|crl| (crl.number.to_string(), crl.entries.to_string()));
            let said = self.lists.get(name).map(|(_, number, entries)| (number.clone(), entries.clone()));
            if has != said && !self.is_lenient {
                let text = |list: Option<(String, String)>| {
                    list.map_or_else(|| "none".to_owned(), |(number, entries)| format!("number {number} with {entries} entries"))
                };
                let record = self.lists.get(name).map_or(*number, |(record, ..)| *record);
                found(
                    "audit-crl",
                    format!(
                        "its last CRL is {} according to audit record {record}, but {} according to the row",
                        text(said),
                        text(has)
                    ),
                );
            }
        }
        for (name, (number, ..)) in self.authorities.iter().filter(|(name, _)| !authorities.iter().any(|a| a.name == **name)) {
            let what = format!("the CA {name} was created according to audit record {number}, but it has no row");
            findings.add(Finding::damage("audit-authority", format!("authority {name}"), what));
        }
        Ok(())
    }

    /// Reports certificates that were issued, held, released or revoked although no earlier record reports that they were recorded.
    fn compare_unrecorded(&self, findings: &mut Findings) {
        // An earlier version that restored a backup without recording what it carried over explains any of them.
        for (number, action, serial) in self.unrecorded.iter().filter(|_| !self.is_lenient) {
            let what = format!(
                "audit record {number} contains {action} of the certificate {serial}, but no earlier record reports that it was recorded"
            );
            findings.add(Finding::damage("audit-no-record", format!("certificate {serial}"), what));
        }
    }

    fn compare_settings(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        for name in SETTINGS.into_iter().chain([auto_lock::SETTING]) {
            let (said, has) = (self.settings.get(name), store.setting(name)?);
            if said.map(|(_, value)| value) != has.as_ref() {
                let said = said.map_or("no audit record reports a change".to_owned(), |(number, value)| {
                    format!("it was changed to {value} according to audit record {number}")
                });
                let what = format!("the setting {name}: {said}, but now it is {}", has.as_deref().unwrap_or("not set"));
                findings.add(Finding::damage("audit-setting", format!("setting {name}"), what));
            }
        }
        Ok(())
    }

    fn compare_pki(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let mut found = |what: String| findings.add(Finding::damage("audit-pki", "store", what));
        let pki = store.pki()?;
        let Some(record) = &self.founded else {
            found("no audit record reports that the PKI was created".to_owned());
            return Ok(());
        };
        if record.event.subject != pki.id.to_string() {
            found(format!(
                "the PKI is {} according to audit record {}, but {} according to the row",
                record.event.subject, record.number, pki.id
            ));
        }
        for (key, value) in founding_details(&pki, &store.profiles()?) {
            let said = detail(&record.event, key);
            // Records of earlier versions do not contain all details. A missing detail means "not set" only if the record contains the
            // hierarchy.
            if said.is_some_and(|said| said != value) || said.is_none() && detail(&record.event, "hierarchy").is_some() {
                let said = said.unwrap_or("nothing");
                found(format!("{key} was {said} according to audit record {}, but now it is {value}", record.number));
            }
        }
        Ok(())
    }
}

/// Returns the details that the audit log records when a PKI is created. All later checks compare its rows with them.
pub(in crate::commands) fn founding_details(pki: &Pki, profiles: &[(String, String)]) -> Vec<(&'static str, String)> {
    let mut profiles: Vec<&(String, String)> = profiles.iter().collect();
    profiles.sort();
    let profiles = profiles.into_iter().flat_map(|(name, text)| [name.as_str(), text]);
    let mut details = vec![
        ("environment", pki.environment.to_string()),
        ("organization", pki.organization.to_string()),
        ("country", pki.country.to_string()),
        ("hierarchy", hex::encode(&digest_of_texts([pki.hierarchy.as_str()]))),
        ("profiles", hex::encode(&digest_of_texts(profiles))),
    ];
    details.extend(pki.oid_arc.clone().map(|arc| ("oid_arc", arc)));
    details.extend(pki.publication_url.clone().map(|url| ("publication_url", url)));
    details.extend(pki.ocsp_url.clone().map(|url| ("ocsp_url", url)));
    details
}

impl Known {
    fn matches(&self, status: Status) -> bool {
        match (self.state, status) {
            (CertificateState::Good, Status::Good) => true,
            (CertificateState::Held, Status::Held { at }) => at.0 == self.since,
            (CertificateState::Revoked(said), Status::Revoked { at, reason }) => {
                at.0 == self.since && said.is_none_or(|said| said == reason)
            }
            _ => false,
        }
    }

    fn status_text(&self) -> String {
        let since = rfc3339(Timestamp(self.since));
        match self.state {
            CertificateState::Good => NOT_REVOKED.to_owned(),
            CertificateState::Held => format!("on hold since {since}"),
            CertificateState::Revoked(None) => format!("revoked since {since}"),
            CertificateState::Revoked(Some(reason)) => format!("revoked since {since}: {reason}"),
        }
    }
}

/// How messages name [`Status::Good`].
const NOT_REVOKED: &str = "neither revoked nor on hold";

fn described(status: Status) -> String {
    match status {
        Status::Good => NOT_REVOKED.to_owned(),
        Status::Held { at } => format!("on hold since {}", rfc3339(at)),
        Status::Revoked { at, reason } => format!("revoked since {}: {reason}", rfc3339(at)),
    }
}

/// Returns the number of a record in four bytes, [`u32::MAX`] if it does not fit.
pub(super) fn short(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reads a record again, so that a finding can quote it.
pub(super) fn record(store: &Sqlite, number: u32) -> Result<Option<AuditRecord>, store::Error> {
    let mut found = None;
    let read = store.each_audit(number.into(), &mut |record| {
        found = Some(record);
        Err(store::Error::Stopped)
    });
    if matches!(read, Err(store::Error::Stopped)) { Ok(found) } else { read.map(|()| found) }
}

fn said(store: &Sqlite, number: u32, key: &str) -> Result<String, store::Error> {
    Ok(record(store, number)?.and_then(|record| detail(&record.event, key).map(str::to_owned)).unwrap_or_default())
}

/// Returns the owner of the certificate that this record recorded; for other records, their subject.
pub(super) fn subject_of(store: &Sqlite, number: u32) -> Result<String, store::Error> {
    let event = record(store, number)?.map(|record| record.event);
    Ok(event.map(|event| detail(&event, "owner").unwrap_or(&event.subject).to_owned()).unwrap_or_default())
}

/// Returns the details that the audit log records when a restore carries over a certificate, or its status, into the restored store.
pub(super) fn carried_details(row: &CertificateRow, status: Status, is_new: bool) -> Vec<(&'static str, String)> {
    let owner: &Owner = &row.owner;
    let mut details = vec![("owner", owner.to_string()), ("issuer", row.issuer.clone())];
    if is_new {
        details.push(("tbs", hex::encode(&row.tbs_digest)));
        details.extend(row.fingerprint.map(|fingerprint| ("fingerprint", fingerprint.to_string())));
    }
    if !is_new || status != Status::Good {
        details.push(("status", status.name().to_owned()));
    }
    if let Some((since, reason)) = status.entry() {
        details.push(("since", rfc3339(since)));
        details.push(("reason", reason.to_string()));
    }
    details
}
