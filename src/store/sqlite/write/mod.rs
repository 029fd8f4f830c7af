//! The changes. A transaction holds the only right to write from its beginning on, so what it reads holds until it commits.

mod certificates;
mod secrets;

use rusqlite::params;
use std::io;

use super::{Authenticate, Damage, Error, Sqlite, audit, crls, details, failure, kept};
use crate::{
    failpoints::{Point, reached},
    model::{Charger, ChargerState, Fingerprint, PasswordState, SecretKind, StationId, Status, Timestamp},
    store::{AuditEvent, AuditHead, AuditRecord, Authority, Crl, NewCertificate, Peer, Pki, Read, SecretRow, Slot, Transaction},
};

/// A transaction under way.
pub(super) struct Writing<'a> {
    pub(super) store: &'a Sqlite,
    /// The end of the audit chain before this transaction.
    before: audit::End,
    /// The number and the hash of the last audit record by now.
    link: (u64, [u8; 32]),
    is_changed: bool,
    is_broken: bool,
}

impl<'a> Writing<'a> {
    pub(super) fn begin(store: &'a Sqlite) -> Result<Self, Error> {
        // SQLite would begin, and refuse the first change.
        if store.connection.is_readonly("main").map_err(|e| store.failed(e))? {
            return Err(Error::ReadOnly { path: store.path.clone() });
        }
        store.execute("BEGIN IMMEDIATE", [])?;
        match audit::End::find(store) {
            Ok(before) => Ok(Self { store, link: before.link(), before, is_changed: false, is_broken: false }),
            Err(error) => {
                roll_back(store);
                Err(error)
            }
        }
    }

    /// Makes a change, unless an earlier failure ended the transaction: SQLite would otherwise commit it by itself.
    fn change<T>(&mut self, change: impl FnOnce(&Sqlite) -> Result<T, Error>) -> Result<T, Error> {
        self.check_alive()?;
        let result = change(self.store);
        match &result {
            Ok(_) => self.is_changed = true,
            Err(error) => self.is_broken |= error.is_failure(),
        }
        result
    }

    fn check_alive(&self) -> Result<(), Error> {
        if self.is_broken || self.store.connection.is_autocommit() { Err(Error::Aborted) } else { Ok(()) }
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        roll_back(self.store);
    }
}

/// Ends a transaction that was not committed, if it has not ended by itself. If even this fails, closing the file does it.
fn roll_back(store: &Sqlite) {
    if !store.connection.is_autocommit() {
        let _ = store.try_execute("ROLLBACK", []);
    }
}

impl Transaction for Writing<'_> {
    fn found(&mut self, pki: &Pki) -> Result<(), Error> {
        self.change(|store| {
            let sql = "INSERT INTO pki VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING";
            let (organization, country) = (pki.organization.as_str(), pki.country.as_str());
            let values = params![
                pki.id.0,
                organization,
                country,
                pki.environment.name(),
                pki.hierarchy,
                pki.oid_arc,
                pki.publication_url,
                pki.created.0,
                pki.ocsp_url
            ];
            if store.execute(sql, values)? == 1 { Ok(()) } else { Err(Error::Founded { path: store.path.clone() }) }
        })
    }

    fn put_profile(&mut self, name: &str, yaml: &str) -> Result<(), Error> {
        let sql = "INSERT INTO profiles (name, yaml) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml";
        self.change(|store| store.execute(sql, [name, yaml]).map(drop))
    }

    fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), Error> {
        let Some(value) = value else {
            return self.change(|store| store.execute("DELETE FROM settings WHERE name = ?1", [name]).map(drop));
        };
        let sql = "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.change(|store| store.execute(sql, [name, value]).map(drop))
    }

    fn put_peer(&mut self, peer: &Peer) -> Result<(), Error> {
        let sql = "INSERT INTO peers (name, ocpi_version, token_encoding, added) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO UPDATE \
                   SET ocpi_version = excluded.ocpi_version, token_encoding = excluded.token_encoding";
        let encoding = if peer.base64 { "base64" } else { "raw" };
        self.change(|store| store.execute(sql, params![peer.name, peer.ocpi_version, encoding, peer.added.0]).map(drop))
    }

    fn add_authority(&mut self, authority: &Authority) -> Result<(), Error> {
        self.change(|store| {
            check_certificates(store, authority)?;
            let parent = authority.parent.as_deref().map(|name| {
                let sql = "SELECT a.id FROM authorities a JOIN issuers i ON i.id = a.issuer WHERE i.name = ?1";
                store.count(sql, [name])?.ok_or_else(|| Error::Unknown { what: "authority", value: name.to_owned() })
            });
            let parent = parent.transpose()?;
            store.execute("INSERT INTO issuers (name) VALUES (?1) ON CONFLICT DO NOTHING", [&authority.name])?;
            let issuer = store.known_issuer(&authority.name)?;
            let sql = "INSERT INTO authorities (issuer, parent, certificate, anchor, key_place, key_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let place = authority.key.name();
            let values = params![issuer, parent, authority.certificate, authority.anchor, place, authority.key_id.0];
            store.try_execute(sql, values).map(drop).map_err(|error| match failure::taken(&error) {
                Some(_) => Error::Taken { what: "the authority", value: authority.name.clone() },
                None => store.failed(error),
            })
        })
    }

    fn change_authority(&mut self, authority: &Authority) -> Result<(), Error> {
        self.change(|store| {
            check_certificates(store, authority)?;
            let issuer = store.known_issuer(&authority.name)?;
            let sql = "UPDATE authorities SET certificate = ?2, anchor = ?3, key_place = ?4, key_id = ?5 WHERE issuer = ?1";
            let place = authority.key.name();
            let changed =
                store.execute(sql, params![issuer, authority.certificate, authority.anchor, place, authority.key_id.0])?;
            one_changed(changed, "authority", || authority.name.clone())
        })
    }

    fn add_charger(&mut self, charger: &Charger, at: Timestamp) -> Result<(), Error> {
        self.change(|store| {
            let sql = "INSERT INTO chargers (station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, \
                       key_type, default_password_batch, state, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
            let values = params![
                charger.station_id.as_str(),
                charger.serial_number.as_str(),
                charger.vendor,
                charger.model,
                charger.security_profile.number(),
                charger.ocpp_version.name(),
                charger.csms,
                charger.batch.as_ref().map(|batch| batch.as_str()),
                charger.key_type.name(),
                charger.default_password_batch.as_ref().map(|batch| batch.as_str()),
                ChargerState::Active.name(),
                at.0
            ];
            store.try_execute(sql, values).map(drop).map_err(|error| match failure::taken(&error) {
                Some("chargers.station_id") => {
                    Error::Taken { what: "the station id", value: charger.station_id.to_string() }
                }
                Some(_) => Error::Taken { what: "the serial number", value: charger.serial_number.to_string() },
                None => store.failed(error),
            })
        })
    }

    fn set_charger_state(&mut self, id: &StationId, state: ChargerState) -> Result<(), Error> {
        self.change(|store| {
            let changed = store.execute("UPDATE chargers SET state = ?2 WHERE station_id = ?1", [id.as_str(), state.name()])?;
            one_changed(changed, "charger", || id.to_string())
        })
    }

    fn record(&mut self, certificate: &NewCertificate) -> Result<i64, Error> {
        self.change(|store| certificates::record(store, certificate))
    }

    fn complete(&mut self, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<Status, Error> {
        self.change(|store| certificates::complete(store, row, der, fingerprint))
    }

    fn set_status(&mut self, row: i64, to: Status) -> Result<(), Error> {
        self.change(|store| certificates::set_status(store, row, to))
    }

    fn add_secret(&mut self, secret: &SecretRow) -> Result<(), Error> {
        self.change(|store| secrets::add(store, secret))
    }

    fn set_secret_state(
        &mut self,
        kind: SecretKind,
        owner: &str,
        version: u64,
        state: PasswordState,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.change(|store| secrets::set_state(store, kind, owner, version, state, at))
    }

    fn reseal(&mut self, row: i64, sealed: &[u8]) -> Result<(), Error> {
        self.change(|store| secrets::reseal(store, row, sealed))
    }

    fn put_slot(&mut self, slot: &Slot) -> Result<(), Error> {
        let sql = "INSERT INTO slots (kind, label, created, bytes) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT (kind, label) DO UPDATE SET created = excluded.created, bytes = excluded.bytes";
        self.change(|store| store.execute(sql, params![slot.kind, slot.label, slot.created.0, slot.bytes]).map(drop))
    }

    fn remove_slot(&mut self, kind: &str, label: &str) -> Result<(), Error> {
        self.change(|store| secrets::remove_slot(store, kind, label))
    }

    fn put_crl(&mut self, crl: &Crl, der: &mut dyn io::Read) -> Result<(), Error> {
        self.change(|store| crls::put(store, crl, der))
    }

    fn append(&mut self, event: &AuditEvent) -> Result<(), Error> {
        let (last, previous) = self.link;
        let (number, hash) = (last + 1, AuditRecord::digest(&previous, event));
        self.change(|store| {
            let sql = "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
            let details = details::write(&event.details);
            let row = kept("the audit record", number)?;
            let values = params![row, event.at.0, event.actor, event.action, event.subject, details, previous, hash];
            store.execute(sql, values).map(drop)
        })?;
        self.link = (number, hash);
        Ok(())
    }

    fn commit_rekeyed(mut self: Box<Self>, before: Authenticate<'_>, after: Authenticate<'_>) -> Result<(), Error> {
        self.check_alive()?;
        if let Some(damage) = self.before.damage(Some(before)) {
            return Err(match damage {
                Damage::AuditTag { number } => audit::rekeyed(self.store, number)?.unwrap_or(Error::AuditCut { damage }),
                _ => Error::AuditCut { damage },
            });
        }
        if self.is_changed {
            if self.link == self.before.link() {
                return Err(Error::Internal { reason: "a change without an audit record".to_owned() });
            }
            let pki = self.pki()?.id;
            let (number, hash) = self.link;
            let tag = after(&AuditHead::message(&pki, number, &hash));
            self.change(|store| {
                let sql = "INSERT INTO audit_head VALUES (1, ?1, ?2, ?3) \
                           ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash, tag = excluded.tag";
                store.execute(sql, params![kept("the audit record", number)?, hash, tag]).map(drop)
            })?;
        }
        reached(Point::Committing);
        self.store.execute("COMMIT", [])?;
        reached(Point::Committed);
        Ok(())
    }
}

/// The certificates of an authority have to be there.
fn check_certificates(store: &Sqlite, authority: &Authority) -> Result<(), Error> {
    [Some(authority.certificate), authority.anchor]
        .into_iter()
        .flatten()
        .try_for_each(|row| certificates::status(store, row).map(drop))
}

fn one_changed(changed: usize, what: &'static str, value: impl FnOnce() -> String) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::Unknown { what, value: value() }) }
}
