//! The questions: an open store and a transaction answer them alike.

use rusqlite::{params, params_from_iter};

use super::{Error, Sqlite, crls, filter, rows, write::Writing};
use crate::{
    model::{BatchName, PasswordState, SecretKind, StationId, StationSerial, Timestamp},
    store::{
        AuditHead, AuditRecord, Authority, CertificateFilter, CertificateRow, ChargerFilter, ChargerRow, Crl, Each, Lookup,
        PasswordRow, Peer, Pki, Read, RevokedEntry, SecretRow, Slot,
    },
};
use std::io;

/// What has an open store to ask.
pub(super) trait Opened {
    fn store(&self) -> &Sqlite;
}

impl Opened for Sqlite {
    fn store(&self) -> &Sqlite {
        self
    }
}

impl Opened for Writing<'_> {
    fn store(&self) -> &Sqlite {
        self.store
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
    fn pki(&self) -> Result<Pki, Error> {
        let store = self.store();
        let pki = store.one(("pki", rows::PKI), [], rows::pki)?;
        pki.ok_or_else(|| Error::Unfounded { path: store.path.clone() })
    }

    fn profiles(&self) -> Result<Vec<(String, String)>, Error> {
        let sql = ("profiles", "SELECT id, name, yaml FROM profiles ORDER BY name");
        self.store().all(sql, [], |f| Ok((f.text("name")?, f.text("yaml")?)))
    }

    fn authorities(&self) -> Result<Vec<Authority>, Error> {
        self.store().all(("authorities", rows::AUTHORITIES), [], rows::authority)
    }

    fn charger(&self, id: &StationId) -> Result<Option<ChargerRow>, Error> {
        let sql = format!("{} WHERE station_id = ?1", rows::CHARGER);
        self.store().one(("chargers", &sql), [id.as_str()], rows::charger)
    }

    fn charger_by_serial(&self, serial: &StationSerial) -> Result<Option<ChargerRow>, Error> {
        let sql = format!("{} WHERE serial_number = ?1", rows::CHARGER);
        self.store().one(("chargers", &sql), [serial.as_str()], rows::charger)
    }

    fn each_charger(&self, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error> {
        if filter.ids.is_empty() {
            let conditions = filter::of_chargers(filter);
            let sql = format!("{}{} ORDER BY station_id", rows::CHARGER, conditions.sql());
            return self.store().each(("chargers", &sql), params_from_iter(conditions.values), rows::charger, each);
        }
        let mut ids: Vec<&StationId> = filter.ids.iter().collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            if let Some(row) = self.charger(id)?.filter(|row| filter::lets_through(filter, row)) {
                each(row)?;
            }
        }
        Ok(())
    }

    fn certificates(&self, by: &Lookup) -> Result<Vec<CertificateRow>, Error> {
        let store = self.store();
        let find = |condition: &str, values: &[&dyn rusqlite::ToSql]| {
            let sql = format!("{} WHERE {condition} ORDER BY c.generation DESC, c.id DESC", rows::CERTIFICATE);
            store.all(("certificates", &sql), values, rows::certificate)
        };
        match by {
            Lookup::Row(row) => find("c.id = ?1", &[row]),
            Lookup::Serial(serial) => find("c.serial = ?1", &[&serial.as_bytes()]),
            Lookup::Fingerprint(fingerprint) => find("c.fingerprint = ?1", &[&fingerprint.0]),
            Lookup::Owner(owner) => find("c.owner = ?1 AND c.owner_kind = ?2", &[&owner.name, &owner.kind.name()]),
            Lookup::Key(key) => find("c.key_id = ?1", &[&key.0]),
        }
    }

    fn each_certificate(&self, filter: &CertificateFilter, each: Each<'_, CertificateRow>) -> Result<(), Error> {
        let store = self.store();
        let issuer = filter.issuer.as_deref().map(|name| store.known_issuer(name)).transpose()?;
        let conditions = filter::of_certificates(filter, issuer)?;
        let rows = if filter.without_bytes { rows::CERTIFICATE_WITHOUT_BYTES } else { rows::CERTIFICATE };
        let sql = match conditions.sql() {
            "" => format!("{rows} ORDER BY c.id"),
            // The numbers of the rows are sorted, not the rows.
            some => format!("{rows} WHERE c.id IN (SELECT id FROM certificates{some}) ORDER BY c.id"),
        };
        let read = if filter.without_bytes { rows::certificate_without_bytes } else { rows::certificate };
        store.each(("certificates", &sql), params_from_iter(conditions.values), read, each)
    }

    fn each_ending(&self, before: Timestamp, each: Each<'_, CertificateRow>) -> Result<(), Error> {
        let sql = format!("{} WHERE {} ORDER BY c.not_after", rows::CERTIFICATE_WITHOUT_BYTES, filter::ENDING);
        self.store().each(("certificates", &sql), [before.0], rows::certificate_without_bytes, each)
    }

    fn each_revoked(&self, authority: &str, unexpired_at: Timestamp, each: Each<'_, RevokedEntry>) -> Result<(), Error> {
        let store = self.store();
        let issuer = store.known_issuer(authority)?;
        store.each(("certificates", rows::REVOKED), params![issuer, unexpired_at.0], rows::revoked, each)
    }

    fn secrets(&self, kind: SecretKind, owner: &str) -> Result<Vec<SecretRow>, Error> {
        let sql = format!("{} WHERE kind = ?1 AND owner = ?2 ORDER BY version DESC", rows::SECRET);
        self.store().all(("secrets", &sql), params![kind.name(), owner], rows::secret)
    }

    fn each_secret(&self, kind: SecretKind, state: Option<PasswordState>, each: Each<'_, SecretRow>) -> Result<(), Error> {
        let query = |condition: &str| format!("{} WHERE kind = ?1{condition} ORDER BY owner, version", rows::SECRET);
        let store = self.store();
        match state {
            None => store.each(("secrets", &query("")), [kind.name()], rows::secret, each),
            Some(state) => {
                let sql = query(" AND state = ?2");
                store.each(("secrets", &sql), [kind.name(), state.name()], rows::secret, each)
            }
        }
    }

    fn each_password(
        &self,
        batch: Option<&BatchName>,
        after: Option<&StationId>,
        each: Each<'_, PasswordRow>,
    ) -> Result<(), Error> {
        let conditions = filter::of_passwords(batch, after);
        let sql = format!("{}{} ORDER BY c.station_id", rows::PASSWORD, conditions.sql());
        self.store().each(("chargers", &sql), params_from_iter(conditions.values), rows::password, each)
    }

    fn sealed_behind(&self, row: i64, most: u32) -> Result<Vec<(i64, SecretRow)>, Error> {
        let sql = format!("{} WHERE id > ?1 AND sealed IS NOT NULL ORDER BY id LIMIT ?2", rows::SECRET);
        self.store().all(("secrets", &sql), params![row, most], |fields| Ok((fields.number, rows::secret(fields)?)))
    }

    fn slots(&self) -> Result<Vec<Slot>, Error> {
        self.store().all(("slots", rows::SLOTS), [], rows::slot)
    }

    fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        let sql = ("settings", "SELECT id, value FROM settings WHERE name = ?1");
        self.store().one(sql, [name], |fields| fields.text("value"))
    }

    fn peer(&self, name: &str) -> Result<Option<Peer>, Error> {
        let sql = format!("{} WHERE name = ?1", rows::PEERS);
        self.store().one(("peers", &sql), [name], rows::peer)
    }

    fn peers(&self) -> Result<Vec<Peer>, Error> {
        let sql = format!("{} ORDER BY name", rows::PEERS);
        self.store().all(("peers", &sql), [], rows::peer)
    }

    fn crl(&self, authority: &str) -> Result<Option<Crl>, Error> {
        self.store().one(("crls", rows::CRL), [authority], rows::crl)
    }

    fn read_crl(&self, authority: &str, read: &mut dyn FnMut(&mut dyn io::Read)) -> Result<(), Error> {
        let store = self.store();
        let row = store.count(rows::CRL, [authority])?;
        crls::read(store, row.ok_or_else(|| Error::Unknown { what: "CRL of", value: authority.to_owned() })?, read)
    }

    fn crl_is_stale(&self, authority: &str) -> Result<bool, Error> {
        let store = self.store();
        let issuer = store.known_issuer(authority)?;
        let now = store.count("SELECT status_changes FROM issuers WHERE id = ?1", [issuer])?;
        let then = store.count("SELECT status_changes FROM crls WHERE issuer = ?1 ORDER BY number DESC LIMIT 1", [issuer])?;
        Ok(now != then)
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
