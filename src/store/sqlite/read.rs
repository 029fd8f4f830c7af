//! The questions: an open store and a transaction answer them alike.

use rusqlite::{Params, ToSql, params, params_from_iter};

use super::{
    Error, Sqlite, crls, filter,
    integrity::{self, Changes, List, Running},
    rows::{self, Fields},
    write::StagedFile,
};
use crate::{
    model::{BatchName, PasswordState, SecretKind, StationId, StationSerial, Timestamp},
    store::{
        AuditHead, AuditRecord, Authenticator, Authority, CertificateFilter, CertificateRow, ChargerFilter, ChargerRow, Crl,
        Damage, Each, Lookup, Owner, OwnerKind, PasswordRow, Peer, Pki, Read, RevokedEntry, SecretRow, Slot, Stage,
        integrity::{Authentic, CrlRow, IssuerRow, Keys, Marked, Set, revoked_element},
    },
};
use std::{cell::RefCell, io, path::Path, sync::Arc};

/// Reads a row of a statement for certificates.
type ReadCertificate = fn(&mut Fields<'_>) -> Result<CertificateRow, Error>;

/// What has an open store to ask.
pub(super) trait Opened {
    fn store(&self) -> &Sqlite;

    /// What a transaction has changed so far.
    fn changes(&self) -> Option<&RefCell<Changes>> {
        None
    }

    /// The rows of an answer, when they are all members of this set, as they were last written.
    fn members<T: Authentic>(
        &self,
        set: Set<'_>,
        query: (&'static str, &str),
        parameters: impl Params,
        read: fn(&mut Fields<'_>) -> Result<T, Error>,
    ) -> Result<Vec<Marked<T>>, Error> {
        let store = self.store();
        store.at_once(|| {
            let rows = store.all(query, parameters, rows::marked(read))?;
            integrity::verify(store, self.changes(), set, &rows)?;
            Ok(rows)
        })
    }

    /// The same, without their marks.
    fn found<T: Authentic>(
        &self,
        set: Set<'_>,
        query: (&'static str, &str),
        parameters: impl Params,
        read: fn(&mut Fields<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        Ok(self.members(set, query, parameters, read)?.into_iter().map(|row| row.record).collect())
    }

    /// Hands on the rows of an answer that may be long, and verifies at its end that they were all members of this set. When they are not
    /// to be all, each is authentic by itself.
    fn list<T: Authentic>(
        &self,
        (set, is_whole): (Set<'_>, bool),
        query: (&'static str, &str),
        parameters: impl Params,
        read: fn(&mut Fields<'_>) -> Result<T, Error>,
        each: Each<'_, T>,
    ) -> Result<(), Error> {
        let store = self.store();
        store.at_once(|| {
            let mut list = List::begin(store, set, is_whole)?;
            store.each(query, parameters, rows::marked(read), &mut |row: Marked<T>| {
                list.take(store, &row, is_whole)?;
                each(row.record)
            })?;
            list.end(store, self.changes(), is_whole)
        })
    }

    /// The charger with this station id, with its mark.
    fn charger_of(&self, id: &StationId) -> Result<Option<Marked<ChargerRow>>, Error> {
        let sql = format!("{} WHERE station_id = ?1", rows::CHARGER);
        Ok(self.members(Set::Charger(id.as_str()), ("chargers", &sql), [id.as_str()], rows::charger)?.pop())
    }

    /// The versions of a secret, newest first, with their marks.
    fn secrets_of(&self, kind: SecretKind, owner: &str) -> Result<Vec<Marked<SecretRow>>, Error> {
        let store = self.store();
        let sql = format!("{} WHERE kind = ?1 AND owner = ?2 ORDER BY version DESC", rows::SECRET);
        let values = params![kind.name(), owner];
        if kind != SecretKind::PrivateKey {
            return self.members(Set::Secrets(kind, owner), ("secrets", &sql), values, rows::secret);
        }
        let rows = store.all(("secrets", &sql), values, rows::marked(rows::secret))?;
        rows.iter().try_for_each(|row| integrity::verify_tag(store, row))?;
        Ok(rows)
    }

    /// All issuers, with their marks.
    fn issuers(&self) -> Result<Vec<Marked<IssuerRow>>, Error> {
        self.members(Set::Table("issuers"), ("issuers", rows::ISSUERS), [], rows::issuer)
    }

    /// The latest CRL of an authority, with its mark.
    fn latest_crl(&self, authority: &str) -> Result<Option<Marked<CrlRow>>, Error> {
        Ok(self.members(Set::LatestCrl(authority), ("crls", rows::CRL), [authority], rows::crl)?.pop())
    }

    /// The certificate in a row, with its mark: verified together with the others of its owner.
    fn certificate_in(&self, row: i64) -> Result<Option<Marked<CertificateRow>>, Error> {
        self.certificate_among((rows::CERTIFICATE, rows::certificate), row)
    }

    /// The same, without its bytes.
    fn certificate_without_bytes_in(&self, row: i64) -> Result<Option<Marked<CertificateRow>>, Error> {
        self.certificate_among((rows::CERTIFICATE_WITHOUT_BYTES, rows::certificate_without_bytes), row)
    }

    fn certificate_among(&self, (sql, read): (&str, ReadCertificate), row: i64) -> Result<Option<Marked<CertificateRow>>, Error> {
        let store = self.store();
        let sql = format!(
            "{sql} WHERE c.owner = (SELECT owner FROM certificates WHERE id = ?1) \
             AND c.owner_kind = (SELECT owner_kind FROM certificates WHERE id = ?1) ORDER BY c.id DESC"
        );
        store.at_once(|| {
            let rows = store.all(("certificates", &sql), [row], rows::marked(read))?;
            let Some(owner) = rows.first().map(|row| row.record.owner.clone()) else { return Ok(None) };
            integrity::verify(store, self.changes(), Set::Owner(owner.kind, &owner.name), &rows)?;
            Ok(rows.into_iter().find(|found| found.record.row == row))
        })
    }

    /// The certificates of an owner, with their marks.
    fn certificates_of(&self, owner: &Owner) -> Result<Vec<Marked<CertificateRow>>, Error> {
        let sql = format!("{} WHERE c.owner = ?1 AND c.owner_kind = ?2 ORDER BY c.id DESC", rows::CERTIFICATE);
        let (kind, name) = (owner.kind, owner.name.as_str());
        self.members(Set::Owner(kind, name), ("certificates", &sql), params![name, kind.name()], rows::certificate)
    }
}

impl Opened for Sqlite {
    fn store(&self) -> &Sqlite {
        self
    }
}

impl Opened for StagedFile<'_> {
    fn store(&self) -> &Sqlite {
        self.store
    }

    fn changes(&self) -> Option<&RefCell<Changes>> {
        Some(&self.changes)
    }
}

impl Sqlite {
    /// The number of an issuer.
    pub(super) fn issuer(&self, name: &str) -> Result<Option<i64>, Error> {
        self.count("SELECT id FROM issuers WHERE name = ?1", [name])
    }

    /// The number of an issuer that has to be there.
    pub(super) fn known_issuer(&self, name: &str) -> Result<i64, Error> {
        self.issuer(name)?.ok_or_else(|| Error::Unknown { what: "authority", value: name.to_owned() })
    }
}

impl<T: Opened> Read for T {
    fn trust(&self, vault: Arc<dyn Authenticator>) -> Result<(), Error> {
        let store = self.store();
        // Head, tree and rows must belong together.
        let moment = store.at_one_moment()?;
        let established = store.trust.establish(store, Keys::new(vault));
        drop(moment);
        established
    }

    fn tagged_by(&self, record: u64) {
        self.store().trust.tagged_by(record);
    }

    fn path(&self) -> &Path {
        &self.store().path
    }

    fn audit_record(&self, number: u64) -> Result<Option<AuditRecord>, Error> {
        let store = self.store();
        let Ok(row) = i64::try_from(number) else { return Ok(None) };
        store.at_once(|| {
            let sql = format!("{} WHERE number = ?1", rows::AUDIT);
            let Some((record, tag)) = store.one(("audit", &sql), [row], rows::tagged_audit)? else { return Ok(None) };
            let unauthentic = || Error::Unauthentic { damage: Damage::AuditRecordTag { number } };
            let keys = store.trust.keys().ok_or_else(unauthentic)?;
            let (pki, head) = store.trust.audit(store)?.ok_or_else(unauthentic)?;
            let is_ours = tag == Some(keys.audit_tag(&pki, number, &record.hash));
            if is_ours && record.is_whole() && number <= head.number { Ok(Some(record)) } else { Err(unauthentic()) }
        })
    }

    fn pki(&self) -> Result<Pki, Error> {
        let pki = self.found(Set::Table("pki"), ("pki", rows::PKI), [], rows::pki)?.pop();
        pki.ok_or_else(|| Error::Unfounded { path: self.store().path.clone() })
    }

    fn profiles(&self) -> Result<Vec<(String, String)>, Error> {
        let sql = format!("{} ORDER BY name", rows::PROFILES);
        let rows = self.found(Set::Table("profiles"), ("profiles", &sql), [], rows::profile)?;
        Ok(rows.into_iter().map(|row| (row.name, row.yaml)).collect())
    }

    fn authorities(&self) -> Result<Vec<Authority>, Error> {
        self.found(Set::Table("authorities"), ("authorities", rows::AUTHORITIES), [], rows::authority)
    }

    fn charger(&self, id: &StationId) -> Result<Option<ChargerRow>, Error> {
        Ok(self.charger_of(id)?.map(|row| row.record))
    }

    fn charger_by_serial(&self, serial: &StationSerial) -> Result<Option<ChargerRow>, Error> {
        let sql = format!("{} WHERE serial_number = ?1", rows::CHARGER);
        let set = Set::SerialNumber(serial.as_str());
        let found = self.found(set, ("chargers", &sql), [serial.as_str()], rows::charger)?.pop();
        // The set says that it is the one; that it is current, its own says.
        found.map_or(Ok(None), |row| self.charger(&row.charger.station_id))
    }

    fn each_charger(&self, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error> {
        if !filter.ids.is_empty() {
            let mut ids: Vec<&StationId> = filter.ids.iter().collect();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                if let Some(row) = self.charger(id)?.filter(|row| filter::lets_through(filter, row)) {
                    each(row)?;
                }
            }
            return Ok(());
        }
        // What is to be complete is read whole, and filtered here; else the database filters.
        let whole = ChargerFilter { batch: filter.batch.clone(), ..ChargerFilter::default() };
        let is_whole = self.store().trust.is_known() || (filter.batch.is_some() && filter.prefix.is_none());
        let conditions = filter::of_chargers(if is_whole { &whole } else { filter });
        let sql = format!("{}{} ORDER BY station_id", rows::CHARGER, conditions.sql());
        let set = filter.batch.as_ref().map_or(Set::Table("chargers"), |batch| Set::Batch(batch.as_str()));
        let values = params_from_iter(conditions.values);
        self.list((set, is_whole), ("chargers", &sql), values, rows::charger, &mut |row| {
            if filter::lets_through(filter, &row) { each(row) } else { Ok(()) }
        })
    }

    fn certificates(&self, by: &Lookup) -> Result<Vec<CertificateRow>, Error> {
        let rows = |condition: &str, value: &dyn ToSql| {
            let sql = format!("SELECT id FROM certificates WHERE {condition} ORDER BY generation DESC, id DESC");
            self.store().all(("certificates", &sql), [value], |fields| Ok(fields.number))
        };
        let rows = match by {
            Lookup::Owner(owner) => {
                let rows = self.certificates_of(owner)?;
                let mut rows: Vec<CertificateRow> = rows.into_iter().map(|row| row.record).collect();
                rows.sort_by_key(|row| std::cmp::Reverse((row.generation, row.row)));
                return Ok(rows);
            }
            Lookup::Key(key) => {
                let sql = format!("{} WHERE c.key_id = ?1 ORDER BY c.generation DESC, c.id DESC", rows::CERTIFICATE);
                return self.found(Set::Key(key), ("certificates", &sql), [key.0], rows::certificate);
            }
            Lookup::Row(row) => vec![*row],
            Lookup::Serial(serial) => rows("serial = ?1", &serial.as_bytes())?,
            Lookup::Fingerprint(fingerprint) => rows("fingerprint = ?1", &fingerprint.0)?,
        };
        let found = rows.into_iter().map(|row| self.certificate_in(row)).collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().flatten().map(|row| row.record).collect())
    }

    fn each_certificate(&self, filter: &CertificateFilter, each: Each<'_, CertificateRow>) -> Result<(), Error> {
        let store = self.store();
        let issuer = filter.issuer.as_deref().map(|name| store.known_issuer(name)).transpose()?;
        let is_all = filter.issuer.is_none() && filter.expires_before.is_none() && filter.status.is_none();
        let (set, is_whole) = match (filter.owner, filter.stage) {
            (Some(kind), _) if kind != OwnerKind::Charger => (Set::OwnerKind(kind), true),
            (None, Some(Stage::Recorded)) if is_all => (Set::Open, true),
            (None, None) if is_all => (Set::Table("certificates"), true),
            _ => (Set::Table("certificates"), false),
        };
        // What is to be complete is read whole, and filtered here; else the database filters.
        let whole = match set {
            Set::OwnerKind(kind) => CertificateFilter { owner: Some(kind), ..CertificateFilter::default() },
            _ => filter.clone(),
        };
        let conditions = filter::of_certificates(&whole, issuer.filter(|_| whole.issuer.is_some()))?;
        let rows = if filter.without_bytes { rows::CERTIFICATE_WITHOUT_BYTES } else { rows::CERTIFICATE };
        let sql = match conditions.sql() {
            "" => format!("{rows} ORDER BY c.id"),
            // The numbers of the rows are sorted, not the rows.
            some => format!("{rows} WHERE c.id IN (SELECT id FROM certificates{some}) ORDER BY c.id"),
        };
        let read = if filter.without_bytes { rows::certificate_without_bytes } else { rows::certificate };
        let values = params_from_iter(conditions.values);
        self.list((set, is_whole), ("certificates", &sql), values, read, &mut |row| {
            if filter::lets_certificate_through(filter, &row) { each(row) } else { Ok(()) }
        })
    }

    fn each_ending(&self, before: Timestamp, each: Each<'_, CertificateRow>) -> Result<(), Error> {
        let sql = format!("{} WHERE {} ORDER BY c.not_after", rows::CERTIFICATE_WITHOUT_BYTES, filter::ENDING);
        self.list((Set::Table("certificates"), false), ("certificates", &sql), [before.0], rows::certificate_without_bytes, each)
    }

    fn each_revoked(&self, authority: &str, each: Each<'_, RevokedEntry>) -> Result<(), Error> {
        let store = self.store();
        store.at_once(|| {
            let issuer = store.known_issuer(authority)?;
            let mut running = Running::begin(store, Set::NotGood(authority))?;
            store.each(("certificates", rows::REVOKED), [issuer], rows::revoked, &mut |(entry, status)| {
                if let Some(running) = &mut running {
                    running.add_part(&revoked_element(&entry.serial, entry.not_after, status));
                }
                each(entry)
            })?;
            running.map_or(Ok(()), |running| running.end(store, self.changes()))
        })
    }

    fn secrets(&self, kind: SecretKind, owner: &str) -> Result<Vec<SecretRow>, Error> {
        Ok(self.secrets_of(kind, owner)?.into_iter().map(|row| row.record).collect())
    }

    fn each_secret(&self, kind: SecretKind, state: Option<PasswordState>, each: Each<'_, SecretRow>) -> Result<(), Error> {
        let store = self.store();
        let query = |condition: &str| format!("{} WHERE kind = ?1{condition} ORDER BY owner, version", rows::SECRET);
        let is_whole = kind != SecretKind::PrivateKey;
        let set = if is_whole { Set::SecretKind(kind) } else { Set::Table("secrets") };
        // Of passwords there may be very many.
        if let Some(state) = state.filter(|_| !store.trust.is_known() && kind == SecretKind::Password) {
            let sql = query(" AND state = ?2");
            return self.list((set, false), ("secrets", &sql), [kind.name(), state.name()], rows::secret, each);
        }
        self.list((set, is_whole), ("secrets", &query("")), [kind.name()], rows::secret, &mut |row| {
            if state.is_none() || row.state == state { each(row) } else { Ok(()) }
        })
    }

    fn each_password(
        &self,
        batch: Option<&BatchName>,
        after: Option<&StationId>,
        each: Each<'_, PasswordRow>,
    ) -> Result<(), Error> {
        if !self.store().trust.is_known() {
            let conditions = filter::of_passwords(batch, after);
            let sql = format!("{}{} ORDER BY c.station_id", rows::PASSWORD, conditions.sql());
            List::begin(self.store(), Set::Table("chargers"), false)?;
            return self.store().each(("chargers", &sql), params_from_iter(conditions.values), rows::password, each);
        }
        let mut one = |row: ChargerRow| {
            if !filter::has_password(&row) {
                return Ok(());
            }
            let versions = self.secrets(SecretKind::Password, row.charger.station_id.as_str())?;
            let find = |state| versions.iter().find(|v| v.state == Some(state)).map(|v| (v.version, v.changed));
            let (in_force, pending) = (find(PasswordState::Active), find(PasswordState::Pending));
            each(PasswordRow { charger: row, in_force, pending })
        };
        let Some(after) = after else {
            let filter = ChargerFilter { batch: batch.cloned(), ..ChargerFilter::default() };
            return self.each_charger(&filter, &mut one);
        };
        // Those behind one: each is verified by itself, for the list does not begin at its beginning.
        let sql = format!("{} WHERE station_id > ?1 ORDER BY station_id", rows::CHARGER);
        self.list((Set::Table("chargers"), false), ("chargers", &sql), [after.as_str()], rows::charger, &mut |row: ChargerRow| {
            if batch.is_some_and(|batch| row.charger.batch.as_ref() != Some(batch)) {
                return Ok(());
            }
            self.charger(&row.charger.station_id)?.map_or(Ok(()), &mut one)
        })
    }

    fn sealed_behind(&self, row: i64, most: u32) -> Result<Vec<(i64, SecretRow)>, Error> {
        let sql = format!("{} WHERE id > ?1 AND sealed IS NOT NULL ORDER BY id LIMIT ?2", rows::SECRET);
        self.store().all(("secrets", &sql), params![row, most], |fields| Ok((fields.number, rows::secret(fields)?)))
    }

    fn slots(&self) -> Result<Vec<Slot>, Error> {
        self.found(Set::Table("slots"), ("slots", rows::SLOTS), [], rows::slot)
    }

    fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        let all = self.found(Set::Table("settings"), ("settings", rows::SETTINGS), [], rows::setting)?;
        Ok(all.into_iter().find(|setting| setting.name == name).map(|setting| setting.value))
    }

    fn peer(&self, name: &str) -> Result<Option<Peer>, Error> {
        Ok(self.peers()?.into_iter().find(|peer| peer.name == name))
    }

    fn peers(&self) -> Result<Vec<Peer>, Error> {
        let sql = format!("{} ORDER BY name", rows::PEERS);
        self.found(Set::Table("peers"), ("peers", &sql), [], rows::peer)
    }

    fn crl(&self, authority: &str) -> Result<Option<Crl>, Error> {
        Ok(self.latest_crl(authority)?.map(|row| row.record.crl))
    }

    fn read_crl(&self, authority: &str, read: &mut dyn FnMut(&mut dyn io::Read)) -> Result<(), Error> {
        let latest = self.latest_crl(authority)?;
        let CrlRow { row, digest, .. } =
            latest.ok_or_else(|| Error::Unknown { what: "CRL of", value: authority.to_owned() })?.record;
        crls::read(self.store(), row, digest, read)
    }

    fn crl_is_stale(&self, authority: &str) -> Result<bool, Error> {
        let issuers = self.issuers()?;
        let issuer = issuers.iter().find(|issuer| issuer.record.name == authority);
        let issuer = issuer.ok_or_else(|| Error::Unknown { what: "authority", value: authority.to_owned() })?;
        let latest = self.latest_crl(authority)?;
        Ok(latest.is_none_or(|latest| latest.record.status_changes != issuer.record.status_changes))
    }

    fn each_audit(&self, from: u64, each: Each<'_, AuditRecord>) -> Result<(), Error> {
        let Ok(from) = i64::try_from(from) else { return Ok(()) };
        let sql = format!("{} WHERE number >= ?1 ORDER BY number", rows::AUDIT);
        self.store().each(("audit", &sql), [from], rows::audit, each)
    }

    fn audit_head(&self) -> Result<AuditHead, Error> {
        Ok(self.store().one(("audit_head", rows::AUDIT_HEAD), [], rows::audit_head)?.unwrap_or(AuditHead::NONE))
    }
}
