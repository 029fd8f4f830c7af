//! Replays the audit and compares what it says with the rows. Rows have tags; the replay also finds what tags cannot: rows of a version before 5,
//! before they get their tags, and edits by an attacker who has the keys of the vault.
//!
//! What is known of a certificate takes about 100 bytes while the rows are walked, of a charger about 50, of its passwords about 80, one after
//! the other: about 110 MiB for a million of each. Hashes are cut to 16 bytes, which is enough against collisions made on purpose; records are read again when a finding quotes them.

use super::{
    finding::{Finding, Findings},
    peers::Peers,
    slots,
};
use crate::{
    commands::{password::policy::SETTINGS, vault::auto_lock},
    model::{Charger, ChargerState, RevocationReason, SerialNumber, Status, Timestamp, hex},
    store::{self, AuditEvent, AuditRecord, CertificateRow, ChargerFilter, Owner, Pki, Read, Sqlite, digest_of_texts},
    vault::Vault,
    x509::time::{self, rfc3339},
};
use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher, Hash, RandomState},
};

/// The detail of an event.
pub(super) fn detail<'a>(event: &'a AuditEvent, key: &str) -> Option<&'a str> {
    event.details.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
}

/// The beginning of a digest in hexadecimal.
fn beginning(digits: &str) -> Option<[u8; 16]> {
    hex::decode_array::<16>(digits.get(..32)?).ok()
}

/// What the audit says of a certificate.
#[derive(Debug)]
struct Known {
    /// The beginning of its fingerprint; until it was issued, of the digest of what is to be signed.
    digest: Option<[u8; 16]>,
    owner: u64,
    since: i64,
    /// The numbers of the records that say so; 0: none does.
    recorded: u32,
    issued: u32,
    changed: u32,
    state: CertificateState,
    is_seen: bool,
}

/// Whether it counts, without the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CertificateState {
    Good,
    Held,
    Revoked(Option<RevocationReason>),
}

/// A serial number under an issuer.
type Key = (u16, [u8; 20]);

/// What the audit says of everything that there is few of, and of the certificates.
#[derive(Debug, Default)]
pub(super) struct Replay {
    certificates: BTreeMap<Key, Known>,
    issuers: Vec<String>,
    hasher: RandomState,
    /// By authority: the record, its fingerprint, its anchor's.
    authorities: HashMap<String, (u64, String, Option<String>)>,
    /// By authority: the record of its last CRL, its number, how many it names.
    lists: HashMap<String, (u64, String, String)>,
    founded: Option<AuditRecord>,
    peers: Peers,
    /// By setting: the record that changed it last, and to what.
    settings: HashMap<&'static str, (u64, String)>,
    /// How often the vault got another master key: the record, the one before, the one after.
    rekeyed: Vec<(u64, String, String)>,
    slots: slots::Known,
    /// Whether a restore carried over what it did not take down one by one, as those of old did not.
    is_lenient: bool,
    /// How much was carried over and taken down since the last restore: certificates, standings.
    carried: (u64, u64),
    /// Records that say something of a certificate that no record has recorded: their numbers, actions and serial numbers.
    unrecorded: Vec<(u64, String, String)>,
}

impl Replay {
    /// Walks the audit.
    ///
    /// # Errors
    /// The store's.
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
                    Some("revoked") => self.stands(&record, CertificateState::Revoked(reason), since),
                    Some("held") => self.stands(&record, CertificateState::Held, since),
                    Some("good") if !is_new => self.stands(&record, CertificateState::Good, since),
                    _ => return,
                }
                self.carried.1 += 1;
            }
            "certificate.issue" => self.issued(&record),
            "certificate.revoke" => {
                let reason = get("reason").and_then(|reason| reason.parse().ok());
                self.stands(&record, CertificateState::Revoked(reason), event.at);
            }
            "certificate.hold" => self.stands(&record, CertificateState::Held, event.at),
            "certificate.release" => self.stands(&record, CertificateState::Good, event.at),
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

    /// That a certificate was taken down; whether it was not known before.
    fn recorded(&mut self, record: &AuditRecord, owner: &str, serial: Option<&str>) -> Option<bool> {
        let serial = hex::decode(serial?).ok()?;
        let key = self.key(detail(&record.event, "issuer")?, &serial)?;
        let known = Known {
            digest: detail(&record.event, "tbs").and_then(beginning),
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
        let digest = detail(&record.event, "fingerprint").and_then(beginning);
        match self.of_subject(record) {
            Some(known) => (known.digest, known.issued) = (digest, short(record.number)),
            None => self.unrecorded(record),
        }
    }

    fn stands(&mut self, record: &AuditRecord, state: CertificateState, since: Timestamp) {
        match self.of_subject(record) {
            Some(known) => (known.state, known.since, known.changed) = (state, since.0, short(record.number)),
            None => self.unrecorded(record),
        }
    }

    fn unrecorded(&mut self, record: &AuditRecord) {
        self.unrecorded.push((record.number, record.event.action.clone(), record.event.subject.clone()));
    }

    /// Holds the row of a certificate against the audit.
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
                found("audit-no-record", format!("the audit knows of no such certificate of {}", row.issuer));
            }
            return Ok(());
        };
        known.is_seen = true;
        let is = |digest: &[u8; 32]| known.digest.is_none_or(|known| digest.starts_with(&known));
        if known.owner != owner {
            let said = subject_of(store, known.recorded)?;
            found("audit-owner", format!("the audit says it was recorded for {said}, record {}", known.recorded));
        }
        match (&row.fingerprint, known.issued) {
            (Some(_), 0) => {
                found("audit-issue", "the row holds a certificate, and the audit does not say that it was issued".to_owned())
            }
            (Some(fingerprint), number) if !is(&fingerprint.0) => {
                let said = said(store, number, "fingerprint")?;
                found(
                    "audit-fingerprint",
                    format!("the audit says its fingerprint is {said}, record {number}, the row says {fingerprint}"),
                );
            }
            (None, 0) if !is(&row.tbs_digest) => {
                let number = known.recorded;
                let (said, digest) = (said(store, number, "tbs")?, hex::encode(&row.tbs_digest));
                found(
                    "audit-recorded",
                    format!("the audit says what was to be signed has the digest {said}, record {number}, the row says {digest}"),
                );
            }
            (None, number) if number > 0 => {
                found("audit-issue", format!("the audit says it was issued, record {number}, the row says it never was"));
            }
            _ => {}
        }
        if !known.is_of(row.status) && !is_lenient {
            let by = if known.changed > 0 { known.changed } else { known.recorded };
            found(
                "audit-status",
                format!("the audit says {}, record {by}, the row says {}", known.says(), described(row.status)),
            );
        }
        Ok(())
    }

    /// Names what the audit knows and no row holds, and forgets the certificates.
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
                "the audit says the certificate {serial} of {owner} was recorded under {issuer}, record {number}, and there is no row of it"
            );
            findings.add(Finding::damage("audit-no-row", format!("certificate {serial}"), what));
        }
        Ok(())
    }

    /// Until which record the vault had a master key of this name; none: never, or it has it now.
    pub(super) fn until(&self, master: &str) -> Option<u64> {
        self.rekeyed.iter().rev().find(|(_, from, _)| from == master).map(|(number, ..)| *number)
    }

    /// Holds the vault against the audit: the master key that it was last given is the one that it has.
    pub(super) fn compare_vault(&self, vault: &Vault, findings: &mut Findings) {
        let has = vault.master_name().to_string();
        if let Some((number, _, to)) = self.rekeyed.last().filter(|(.., to)| *to != has) {
            let what = format!("the audit says the master key of the vault is {to}, record {number}, the slot holds {has}");
            findings.add(Finding::damage("audit-vault", "vault", what));
        }
    }

    /// Holds against the audit what there is few of: the PKI, its texts, its slots, its authorities, their CRLs.
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
                findings.add(Finding::damage(code, format!("authority {name}"), format!("the authority {name}: {what}")));
            };
            let Some((number, fingerprint, anchor)) = self.authorities.get(name) else {
                found("audit-authority", "the audit knows of no such authority".to_owned());
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
                    found("audit-authority", format!("the audit says its {what} is {said}, record {number}, the row says {has}"));
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
                    format!("the audit says its last CRL is {}, record {record}, the row says {}", text(said), text(has)),
                );
            }
        }
        for (name, (number, ..)) in self.authorities.iter().filter(|(name, _)| !authorities.iter().any(|a| a.name == **name)) {
            let what = format!("the audit says the authority {name} was founded, record {number}, and there is no row of it");
            findings.add(Finding::damage("audit-authority", format!("authority {name}"), what));
        }
        Ok(())
    }

    /// Of a certificate that was issued, held, released or revoked, an earlier record says that it was recorded.
    fn compare_unrecorded(&self, findings: &mut Findings) {
        // A restore of a version that did not record what it carried over explains any of them.
        for (number, action, serial) in self.unrecorded.iter().filter(|_| !self.is_lenient) {
            let what = format!(
                "audit record {number} says {action} of the certificate {serial}, and no record says that it was recorded"
            );
            findings.add(Finding::damage("audit-no-record", format!("certificate {serial}"), what));
        }
    }

    fn compare_settings(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        for name in SETTINGS.into_iter().chain([auto_lock::SETTING]) {
            let (said, has) = (self.settings.get(name), store.setting(name)?);
            if said.map(|(_, value)| value) != has.as_ref() {
                let said = said.map_or("the audit does not say that it was changed".to_owned(), |(number, value)| {
                    format!("the audit says it was changed to {value}, record {number}")
                });
                let what = format!("the setting {name}: {said}, now it is {}", has.as_deref().unwrap_or("not there"));
                findings.add(Finding::damage("audit-setting", format!("setting {name}"), what));
            }
        }
        Ok(())
    }

    fn compare_pki(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let mut found = |what: String| findings.add(Finding::damage("audit-pki", "store", what));
        let pki = store.pki()?;
        let Some(record) = &self.founded else {
            found("the audit does not say that the PKI was founded".to_owned());
            return Ok(());
        };
        if record.event.subject != pki.id.to_string() {
            found(format!(
                "the audit says the PKI is {}, record {}, the row says {}",
                record.event.subject, record.number, pki.id
            ));
        }
        for (key, value) in founding_details(&pki, &store.profiles()?) {
            let said = detail(&record.event, key);
            // A record of old does not say all of it; it says what is left out by leaving it out only if it says the hierarchy.
            if said.is_some_and(|said| said != value) || said.is_none() && detail(&record.event, "hierarchy").is_some() {
                let said = said.unwrap_or("nothing");
                found(format!("the audit says {key} was {said}, record {}, now it is {value}", record.number));
            }
        }
        Ok(())
    }
}

/// What the audit takes down of a PKI when it is founded: what its rows are held against ever after.
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
    fn is_of(&self, status: Status) -> bool {
        match (self.state, status) {
            (CertificateState::Good, Status::Good) => true,
            (CertificateState::Held, Status::Held { at }) => at.0 == self.since,
            (CertificateState::Revoked(said), Status::Revoked { at, reason }) => {
                at.0 == self.since && said.is_none_or(|said| said == reason)
            }
            _ => false,
        }
    }

    fn says(&self) -> String {
        let since = rfc3339(Timestamp(self.since));
        match self.state {
            CertificateState::Good => "it is good".to_owned(),
            CertificateState::Held => format!("it is held since {since}"),
            CertificateState::Revoked(None) => format!("it is revoked since {since}"),
            CertificateState::Revoked(Some(reason)) => format!("it is revoked since {since}: {reason}"),
        }
    }
}

fn described(status: Status) -> String {
    match status {
        Status::Good => "it is good".to_owned(),
        Status::Held { at } => format!("it is held since {}", rfc3339(at)),
        Status::Revoked { at, reason } => format!("it is revoked since {}: {reason}", rfc3339(at)),
    }
}

/// Names as digests of 16 bytes, which nobody can have two names meet in.
#[derive(Debug, Default)]
pub(super) struct Names(RandomState, RandomState);

impl Names {
    pub(super) fn digest(&self, name: &impl Hash) -> (u64, u64) {
        (self.0.hash_one(name), self.1.hash_one(name))
    }
}

/// A record's number in four bytes.
pub(super) fn short(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A record, read again to be quoted.
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

/// Whom a certificate was recorded for.
fn subject_of(store: &Sqlite, number: u32) -> Result<String, store::Error> {
    let event = record(store, number)?.map(|record| record.event);
    Ok(event.map(|event| detail(&event, "owner").unwrap_or(&event.subject).to_owned()).unwrap_or_default())
}

/// What the audit takes down of a charger when it is registered.
pub(in crate::commands) fn charger_details(charger: &Charger) -> Vec<(&'static str, String)> {
    let details = [
        ("serial_number", charger.serial_number.to_string()),
        ("security_profile", charger.security_profile.to_string()),
        ("batch", charger.batch.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    details.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What the audit says of a charger.
struct Registered {
    details: u64,
    recorded: u32,
    decommissioned: u32,
    is_seen: bool,
}

/// Holds the chargers against the audit.
///
/// # Errors
/// The store's.
pub(super) fn compare_chargers(store: &Sqlite, advance: &dyn Fn(u64), findings: &mut Findings) -> Result<(), store::Error> {
    let names = Names::default();
    let key = |id: &str| names.digest(&id);
    let mut known: BTreeMap<(u64, u64), Registered> = BTreeMap::new();
    store.each_audit(1, &mut |record| {
        advance(1);
        let event = &record.event;
        let number = short(record.number);
        match event.action.as_str() {
            "charger.add" => {
                let details: Vec<(&str, &str)> =
                    event.details.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
                let details = names.0.hash_one(details);
                known.insert(key(&event.subject), Registered { details, recorded: number, decommissioned: 0, is_seen: false });
            }
            "charger.decommission" => {
                if let Some(registered) = known.get_mut(&key(&event.subject)) {
                    registered.decommissioned = number;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    store.each_charger(&ChargerFilter::default(), &mut |row| {
        let id = row.charger.station_id.as_str();
        let mut found = |what: String| {
            findings.add(Finding::damage("audit-charger", format!("charger {id}"), format!("charger {id}: {what}")))
        };
        let Some(registered) = known.get_mut(&key(id)) else {
            found("the audit does not say that it was registered".to_owned());
            return Ok(());
        };
        registered.is_seen = true;
        let details = charger_details(&row.charger);
        let has: Vec<(&str, &str)> = details.iter().map(|(key, value)| (*key, value.as_str())).collect();
        if names.0.hash_one(&has) != registered.details {
            let text = |pairs: Vec<String>| pairs.join(" ");
            let has = text(has.iter().map(|(key, value)| format!("{key}={value}")).collect());
            let event = record(store, registered.recorded)?.map(|record| record.event.details).unwrap_or_default();
            let said = text(event.iter().map(|(key, value)| format!("{key}={value}")).collect());
            found(format!("the audit says it was registered with {said}, record {}, the row says {has}", registered.recorded));
        }
        match (row.state, registered.decommissioned) {
            (ChargerState::Active, number) if number > 0 => {
                found(format!("the audit says it was decommissioned, record {number}, the row says {}", row.state.name()));
            }
            (ChargerState::Decommissioned, 0) => {
                found(format!("the audit does not say that it was decommissioned, the row says {}", row.state.name()));
            }
            _ => {}
        }
        Ok(())
    })?;
    for registered in known.values().filter(|registered| !registered.is_seen) {
        let number = registered.recorded;
        let id = subject_of(store, number)?;
        let what = format!("the audit says the charger {id} was registered, record {number}, and there is no row of it");
        findings.add(Finding::damage("audit-charger", format!("charger {id}"), what));
    }
    Ok(())
}

/// What the audit takes down of a certificate that an older store is given back.
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
