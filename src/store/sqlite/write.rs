//! The changes. A transaction holds the only right to write from its beginning on, so what it reads holds until it commits.

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::{Error, Sqlite, audit, details, failure, kept, rows};
use crate::{
    model::{Charger, ChargerState, Fingerprint, PasswordState, SecretKind, StationId, Status, Timestamp},
    store::{
        AuditEvent, AuditHead, AuditRecord, Authority, Crl, NewCertificate, OwnerKind, Pki, Read, SecretRow, Slot, Transaction,
    },
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
            let sql = "INSERT INTO pki VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
            let (organization, country) = (pki.organization.as_str(), pki.country.as_str());
            let values = params![
                pki.id.0,
                organization,
                country,
                pki.environment.name(),
                pki.hierarchy,
                pki.oid_arc,
                pki.publication_url,
                pki.created.0
            ];
            if store.execute(sql, values)? == 1 { Ok(()) } else { Err(Error::Founded { path: store.path.clone() }) }
        })
    }

    fn put_profile(&mut self, name: &str, yaml: &str) -> Result<(), Error> {
        let sql = "INSERT INTO profiles (name, yaml) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml";
        self.change(|store| store.execute(sql, [name, yaml]).map(drop))
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
        self.change(|store| {
            let issuer = issuer(store, certificate)?;
            let (kind, owner) = (certificate.owner.kind.name(), &certificate.owner.name);
            let newest = "SELECT coalesce(max(generation), 0) FROM certificates WHERE owner = ?1 AND owner_kind = ?2 AND profile = ?3";
            let generation = store.count(newest, params![owner, kind, certificate.profile])?.unwrap_or_default() + 1;
            let sql = "INSERT INTO certificates (issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, \
                       not_after, key_id, key_place, recorded, tbs_digest, tbs) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
            let digest: [u8; 32] = Sha256::digest(&certificate.tbs).into();
            let values = params![
                issuer,
                certificate.serial.as_bytes(),
                kind,
                owner,
                generation,
                certificate.common_name,
                certificate.profile,
                certificate.not_before.0,
                certificate.not_after.0,
                certificate.key_id.0,
                certificate.key.name(),
                certificate.at.0,
                digest,
                certificate.tbs
            ];
            store.try_execute(sql, values).map_err(|error| match failure::taken(&error) {
                Some(_) => Error::Taken { what: "the certificate serial number", value: certificate.serial.to_string() },
                None => store.failed(error),
            })?;
            Ok(store.connection.last_insert_rowid())
        })
    }

    fn complete(&mut self, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<(), Error> {
        self.change(|store| {
            if Sha256::digest(der)[..] != fingerprint.0 {
                return Err(Error::Digest { row });
            }
            let sql =
                "UPDATE certificates SET tbs = NULL, certificate = ?2, fingerprint = ?3 WHERE id = ?1 AND fingerprint IS NULL";
            let changed =
                store.try_execute(sql, params![row, der, fingerprint.0]).map_err(|error| match failure::taken(&error) {
                    Some(_) => Error::Taken { what: "the fingerprint", value: fingerprint.to_string() },
                    None => store.failed(error),
                })?;
            if changed == 0 {
                status(store, row)?;
                let what = format!("certificates row {row}");
                return Err(Error::State { what, from: "completed".to_owned(), to: "completed".to_owned() });
            }
            Ok(())
        })
    }

    fn set_status(&mut self, row: i64, to: Status) -> Result<(), Error> {
        self.change(|store| {
            let (issuer, from) = status(store, row)?;
            let is_allowed = match (from, to) {
                (Status::Good, Status::Held { .. }) | (Status::Held { .. }, Status::Good) => true,
                // A hold can be undone; as a reason of what cannot, it makes no sense.
                (Status::Good | Status::Held { .. }, Status::Revoked { reason, .. }) => {
                    reason != crate::model::RevocationReason::CertificateHold
                }
                _ => false,
            };
            if !is_allowed {
                let what = format!("certificates row {row}");
                return Err(Error::State { what, from: from.name().to_owned(), to: to.name().to_owned() });
            }
            let at = to.entry().map(|(at, _)| at.0);
            let reason = if let Status::Revoked { reason, .. } = to { Some(reason.code()) } else { None };
            let sql = "UPDATE certificates SET status = ?2, status_at = ?3, reason = ?4 WHERE id = ?1";
            store.execute(sql, params![row, to.name(), at, reason])?;
            store.execute("UPDATE issuers SET status_changes = status_changes + 1 WHERE id = ?1", [issuer]).map(drop)
        })
    }

    fn add_secret(&mut self, secret: &SecretRow) -> Result<(), Error> {
        self.change(|store| {
            let newest = "SELECT coalesce(max(version), 0) FROM secrets WHERE kind = ?1 AND owner = ?2";
            let newest = store.count(newest, [secret.kind.name(), &secret.owner])?.unwrap_or_default();
            let version = kept("the version", secret.version)?;
            let what = || format!("the {} of {}", secret.kind, secret.owner);
            if version != newest + 1 {
                return Err(Error::Sequence { what: what(), given: secret.version, newest: newest.unsigned_abs() });
            }
            let is_retired = secret.state == Some(PasswordState::Retired);
            if is_retired != secret.sealed.is_none() {
                let from = if is_retired { "sealed" } else { "without a value" };
                let to = secret.state.map_or("kept", PasswordState::name);
                return Err(Error::State { what: what(), from: from.to_owned(), to: to.to_owned() });
            }
            let sql =
                "INSERT INTO secrets (kind, owner, version, state, created, changed, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let state = secret.state.map(PasswordState::name);
            let (created, changed) = (secret.created.0, secret.changed.0);
            let values = params![secret.kind.name(), secret.owner, version, state, created, changed, secret.sealed];
            store.execute(sql, values).map(drop)
        })
    }

    fn set_secret_state(
        &mut self,
        kind: SecretKind,
        owner: &str,
        version: u64,
        state: PasswordState,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.change(|store| {
            let what = || format!("version {version} of the {kind} of {owner}");
            let secrets = store.secrets(kind, owner)?;
            let Some(secret) = secrets.into_iter().find(|secret| secret.version == version) else {
                return Err(Error::Unknown { what: "secret", value: what() });
            };
            // What is retired has no value left, and a key has no state but this one.
            let is_allowed = match secret.state {
                Some(from) => from != PasswordState::Retired,
                None => state == PasswordState::Retired,
            };
            if !is_allowed {
                let from = secret.state.map_or("without a state", PasswordState::name).to_owned();
                return Err(Error::State { what: what(), from, to: state.name().to_owned() });
            }
            let sealed = secret.sealed.filter(|_| state != PasswordState::Retired);
            let sql = "UPDATE secrets SET state = ?4, changed = ?5, sealed = ?6 WHERE kind = ?1 AND owner = ?2 AND version = ?3";
            let version = kept("the version", version)?;
            store.execute(sql, params![kind.name(), owner, version, state.name(), at.0, sealed]).map(drop)
        })
    }

    fn put_slot(&mut self, slot: &Slot) -> Result<(), Error> {
        let sql = "INSERT INTO slots (kind, label, created, bytes) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT (kind, label) DO UPDATE SET created = excluded.created, bytes = excluded.bytes";
        self.change(|store| store.execute(sql, params![slot.kind, slot.label, slot.created.0, slot.bytes]).map(drop))
    }

    fn remove_slot(&mut self, kind: &str, label: &str) -> Result<(), Error> {
        self.change(|store| {
            let slot = format!("{kind} {label}");
            let is_there = store.count("SELECT 1 FROM slots WHERE kind = ?1 AND label = ?2", [kind, label])?.is_some();
            if !is_there {
                return Err(Error::Unknown { what: "slot", value: slot });
            }
            if store.count("SELECT count(*) FROM slots", [])? == Some(1) {
                return Err(Error::LastSlot { slot });
            }
            store.execute("DELETE FROM slots WHERE kind = ?1 AND label = ?2", [kind, label]).map(drop)
        })
    }

    fn put_crl(&mut self, crl: &Crl) -> Result<(), Error> {
        self.change(|store| {
            let issuer = store.known_issuer(&crl.authority)?;
            let (number, entries) = (kept("the CRL number", crl.number)?, kept("the number of entries", crl.entries)?);
            let newest =
                store.count("SELECT max(number) FROM crls WHERE issuer = ?1 HAVING max(number) IS NOT NULL", [issuer])?;
            if let Some(newest) = newest.filter(|newest| number <= *newest) {
                let what = format!("a CRL of {}", crl.authority);
                return Err(Error::Sequence { what, given: crl.number, newest: newest.unsigned_abs() });
            }
            store.execute("UPDATE crls SET crl = NULL WHERE issuer = ?1 AND crl IS NOT NULL", [issuer])?;
            let sql = "INSERT INTO crls (issuer, number, this_update, next_update, entries, crl, status_changes) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT status_changes FROM issuers WHERE id = ?1))";
            store.execute(sql, params![issuer, number, crl.this_update.0, crl.next_update.0, entries, crl.der]).map(drop)
        })
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

    fn commit(mut self: Box<Self>, authenticate: &dyn Fn(&[u8]) -> [u8; 32]) -> Result<(), Error> {
        self.check_alive()?;
        if let Some(damage) = self.before.damage(Some(authenticate)) {
            return Err(Error::AuditCut { damage });
        }
        if self.is_changed {
            debug_assert_ne!(self.link, self.before.link(), "a change without an audit record");
            let pki = self.pki()?.id;
            let (number, hash) = self.link;
            let tag = authenticate(&AuditHead::message(&pki, number, &hash));
            self.change(|store| {
                let sql = "INSERT INTO audit_head VALUES (1, ?1, ?2, ?3) \
                           ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash, tag = excluded.tag";
                store.execute(sql, params![kept("the audit record", number)?, hash, tag]).map(drop)
            })?;
        }
        self.store.execute("COMMIT", []).map(drop)
    }
}

/// The number of the issuer of a certificate. An authority that signs for itself is met here for the first time.
fn issuer(store: &Sqlite, certificate: &NewCertificate) -> Result<i64, Error> {
    let (name, owner) = (&certificate.issuer, &certificate.owner);
    if owner.kind == OwnerKind::Authority && owner.name == *name {
        store.execute("INSERT INTO issuers (name) VALUES (?1) ON CONFLICT DO NOTHING", [name])?;
    }
    store.known_issuer(name)
}

/// The certificates of an authority have to be there.
fn check_certificates(store: &Sqlite, authority: &Authority) -> Result<(), Error> {
    [Some(authority.certificate), authority.anchor].into_iter().flatten().try_for_each(|row| status(store, row).map(drop))
}

/// The issuer's number and the status of a certificate.
fn status(store: &Sqlite, row: i64) -> Result<(i64, Status), Error> {
    let found = store.one(("certificates", rows::STATUS), [row], rows::status)?;
    found.ok_or_else(|| Error::Unknown { what: "certificate row", value: row.to_string() })
}

fn one_changed(changed: usize, what: &'static str, value: impl FnOnce() -> String) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::Unknown { what, value: value() }) }
}
