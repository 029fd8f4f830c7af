//! The changes. A transaction holds the only right to write from its beginning on, so what it reads holds until it commits.
//!
//! Whatever is changed was verified before, and gets a new tag; the sums and the tree over them follow when the transaction commits.

mod certificates;
mod secrets;

use rusqlite::params;
use std::{
    cell::{Cell, RefCell},
    io,
    sync::Arc,
};

use super::{
    Error, Sqlite, audit, crls, details, failure,
    integrity::{self, Changes},
    kept,
    read::Opened,
    rows, schema,
};
use crate::{
    failpoints::{Point, reached},
    model::{Charger, ChargerState, Fingerprint, PasswordState, PkiId, SecretKind, StationId, Status, Timestamp},
    store::{
        AuditEvent, AuditHead, AuditRecord, Authenticator, Authority, CertificateRow, ChargerRow, Crl, NewCertificate, Peer, Pki,
        Read, SecretRow, Slot, Transaction,
        integrity::{Authentic, CrlRow, IssuerRow, Keys, Mark, Marked, ProfileRow, Set, SettingRow, Short, Sum},
    },
};

/// A transaction under way.
pub(super) struct StagedFile<'a> {
    pub(super) store: &'a Sqlite,
    /// What is changed of the sums.
    pub(super) changes: RefCell<Changes>,
    /// What the change that is being made adds to the sums, once it is made.
    staged: RefCell<Vec<(Short, Sum)>>,
    /// The end of the audit chain before this transaction.
    before: audit::End,
    /// The number and the hash of the last audit record by now.
    link: (u64, [u8; 32]),
    /// The PKI, once it was read.
    pki: Cell<Option<PkiId>>,
    /// All issuers, verified, as long as none of them changes.
    issuers: RefCell<Vec<Marked<IssuerRow>>>,
    is_changed: bool,
    is_broken: bool,
    is_verified: bool,
}

impl<'a> StagedFile<'a> {
    pub(super) fn begin(store: &'a Sqlite) -> Result<Self, Error> {
        // SQLite would begin, and refuse the first change.
        if store.connection.is_readonly("main").map_err(|e| store.failed(e))? {
            return Err(Error::ReadOnly { path: store.path.clone() });
        }
        store.execute("BEGIN IMMEDIATE", [])?;
        let begun = audit::End::find(store).and_then(|before| {
            // Schema and head are verified before anything is built on them.
            if store.trust.is_known() {
                schema::is_intact(store)?;
            }
            store.trust.audit(store)?;
            Ok(before)
        });
        match begun {
            Ok(before) => {
                let link = before.link();
                Ok(Self {
                    store,
                    changes: RefCell::default(),
                    staged: RefCell::default(),
                    before,
                    link,
                    pki: Cell::default(),
                    issuers: RefCell::default(),
                    is_changed: false,
                    is_broken: false,
                    is_verified: false,
                })
            }
            Err(error) => {
                roll_back(store);
                Err(error)
            }
        }
    }

    /// Makes a change, unless an earlier failure ended the transaction: SQLite would otherwise commit it by itself.
    fn change<T>(&mut self, change: impl FnOnce(&Self) -> Result<T, Error>) -> Result<T, Error> {
        self.check_alive()?;
        let result = change(self);
        let staged = self.staged.take();
        match &result {
            Ok(_) => {
                self.is_changed = true;
                let mut changes = self.changes.borrow_mut();
                staged.into_iter().for_each(|(label, sum)| changes.add(label, sum));
            }
            Err(error) => self.is_broken |= error.is_failure(),
        }
        result
    }

    fn check_alive(&self) -> Result<(), Error> {
        if self.is_broken || self.store.connection.is_autocommit() { Err(Error::Aborted) } else { Ok(()) }
    }

    /// The number of the audit record that will say what is changed now.
    fn record(&self) -> u64 {
        self.link.0 + 1
    }

    /// Puts a row in the place of another, as far as the sums go; gives its mark. The old one was read and verified in this transaction.
    fn replace<T: Authentic>(&self, old: Option<&Marked<T>>, new: Option<&T>) -> Result<Option<Mark>, Error> {
        let keys = self.store.trust.keys();
        let keys = keys.ok_or_else(|| Error::Internal { reason: "a change before the vault was open".to_owned() })?;
        Ok(integrity::replace(&keys, old, new, self.record(), &mut self.staged.borrow_mut()))
    }

    /// The mark of a row that is new, or takes the place of another.
    fn mark<T: Authentic>(&self, old: Option<&Marked<T>>, new: &T) -> Result<(i64, [u8; 16]), Error> {
        let mark = self.replace(old, Some(new))?;
        let mark = mark.ok_or_else(|| Error::Internal { reason: "a row without a mark".to_owned() })?;
        Ok((kept("the audit record", mark.record)?, mark.tag))
    }

    /// The row of a table that is read whole.
    fn row_of<T: Authentic>(
        &self,
        sql: &str,
        read: fn(&mut rows::Fields<'_>) -> Result<T, Error>,
        is_it: impl Fn(&T) -> bool,
    ) -> Result<Option<Marked<T>>, Error> {
        let rows = self.members(Set::Table(T::TABLE), (T::TABLE, sql), [], read)?;
        Ok(rows.into_iter().find(|row| is_it(&row.record)))
    }

    /// The number of the next row of a table.
    fn next_row(&self, table: &str) -> Result<i64, Error> {
        let newest = self.store.count(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [])?;
        Ok(newest.unwrap_or_default().saturating_add(1))
    }

    /// The issuer of this name; it is added, when there is none.
    fn issuer_or_new(&self, name: &str) -> Result<Marked<IssuerRow>, Error> {
        match self.known_issuer(name) {
            Err(Error::Unknown { .. }) => {}
            found => return found,
        }
        self.issuers.take();
        let record = IssuerRow { id: self.next_row("issuers")?, name: name.to_owned(), status_changes: 0 };
        let (number, tag) = self.mark(None, &record)?;
        let sql = "INSERT INTO issuers (id, name, changed_by, tag) VALUES (?1, ?2, ?3, ?4)";
        self.store.execute(sql, params![record.id, name, number, tag])?;
        Ok(Marked { record, mark: Some(Mark { record: self.record(), tag }) })
    }

    /// The issuer of this name, which has to be there.
    fn known_issuer(&self, name: &str) -> Result<Marked<IssuerRow>, Error> {
        if self.issuers.borrow().is_empty() {
            self.issuers.replace(Opened::issuers(self)?);
        }
        let found = self.issuers.borrow().iter().find(|issuer| issuer.record.name == name).cloned();
        found.ok_or_else(|| Error::Unknown { what: "authority", value: name.to_owned() })
    }

    /// Counts a change of status of one of its certificates.
    fn count_status_change(&self, issuer: &Marked<IssuerRow>) -> Result<(), Error> {
        let IssuerRow { id, name, status_changes } = issuer.record.clone();
        let new = IssuerRow { id, name, status_changes: status_changes.saturating_add(1) };
        self.issuers.take();
        let (number, tag) = self.mark(Some(issuer), &new)?;
        let sql = "UPDATE issuers SET status_changes = ?2, changed_by = ?3, tag = ?4 WHERE id = ?1";
        self.store.execute(sql, params![new.id, new.status_changes, number, tag]).map(drop)
    }
}

impl Drop for StagedFile<'_> {
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

impl Transaction for StagedFile<'_> {
    fn found(&mut self, pki: &Pki) -> Result<(), Error> {
        self.change(|this| {
            let store = this.store;
            if this.row_of(rows::PKI, rows::pki, |_| true)?.is_some() {
                return Err(Error::Founded { path: store.path.clone() });
            }
            let (number, tag) = this.mark(None, pki)?;
            let sql = "INSERT INTO pki (id, pki_id, organization, country, environment, hierarchy, oid_arc, publication_url, created, \
                       ocsp_url, changed_by, tag) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
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
                pki.ocsp_url,
                number,
                tag
            ];
            store.execute(sql, values).map(drop)
        })
    }

    fn put_profile(&mut self, name: &str, yaml: &str) -> Result<(), Error> {
        self.change(|this| {
            let old = this.row_of(rows::PROFILES, rows::profile, |profile| profile.name == name)?;
            let (number, tag) = this.mark(old.as_ref(), &ProfileRow { name: name.to_owned(), yaml: yaml.to_owned() })?;
            let sql = "INSERT INTO profiles (name, yaml, changed_by, tag) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO UPDATE \
                       SET yaml = excluded.yaml, changed_by = excluded.changed_by, tag = excluded.tag";
            this.store.execute(sql, params![name, yaml, number, tag]).map(drop)
        })
    }

    fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), Error> {
        self.change(|this| {
            let old = this.row_of(rows::SETTINGS, rows::setting, |setting| setting.name == name)?;
            let Some(value) = value else {
                this.replace(old.as_ref(), None)?;
                return this.store.execute("DELETE FROM settings WHERE name = ?1", [name]).map(drop);
            };
            let (number, tag) = this.mark(old.as_ref(), &SettingRow { name: name.to_owned(), value: value.to_owned() })?;
            let sql = "INSERT INTO settings (name, value, changed_by, tag) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO UPDATE \
                       SET value = excluded.value, changed_by = excluded.changed_by, tag = excluded.tag";
            this.store.execute(sql, params![name, value, number, tag]).map(drop)
        })
    }

    fn put_peer(&mut self, peer: &Peer) -> Result<(), Error> {
        self.change(|this| {
            let old = this.row_of(rows::PEERS, rows::peer, |row: &Peer| row.name == peer.name)?;
            let added = old.as_ref().map_or(peer.added, |old| old.record.added);
            let (number, tag) = this.mark(old.as_ref(), &Peer { added, ..peer.clone() })?;
            let sql = "INSERT INTO peers (name, ocpi_version, token_encoding, added, changed_by, tag) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                       ON CONFLICT (name) DO UPDATE SET ocpi_version = excluded.ocpi_version, token_encoding = excluded.token_encoding, \
                       changed_by = excluded.changed_by, tag = excluded.tag";
            let encoding = if peer.base64 { "base64" } else { "raw" };
            this.store.execute(sql, params![peer.name, peer.ocpi_version, encoding, added.0, number, tag]).map(drop)
        })
    }

    fn add_authority(&mut self, authority: &Authority) -> Result<(), Error> {
        self.change(|this| {
            let store = this.store;
            check_certificates(this, authority)?;
            let parent = authority.parent.as_deref().map(|name| {
                let sql = "SELECT a.id FROM authorities a JOIN issuers i ON i.id = a.issuer WHERE i.name = ?1";
                store.count(sql, [name])?.ok_or_else(|| Error::Unknown { what: "authority", value: name.to_owned() })
            });
            let parent = parent.transpose()?;
            let taken = || Error::Taken { what: "the authority", value: authority.name.clone() };
            if this.row_of(rows::AUTHORITIES, rows::authority, |row: &Authority| row.name == authority.name)?.is_some() {
                return Err(taken());
            }
            let issuer = this.issuer_or_new(&authority.name)?.record.id;
            let (number, tag) = this.mark(None, authority)?;
            let sql = "INSERT INTO authorities (issuer, parent, certificate, anchor, key_place, key_id, changed_by, tag) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
            let place = authority.key.name();
            let values = params![issuer, parent, authority.certificate, authority.anchor, place, authority.key_id.0, number, tag];
            store.try_execute(sql, values).map(drop).map_err(|error| match failure::taken(&error) {
                Some(_) => taken(),
                None => store.failed(error),
            })
        })
    }

    fn change_authority(&mut self, authority: &Authority) -> Result<(), Error> {
        self.change(|this| {
            check_certificates(this, authority)?;
            let unknown = || Error::Unknown { what: "authority", value: authority.name.clone() };
            let old = this.row_of(rows::AUTHORITIES, rows::authority, |row: &Authority| row.name == authority.name)?;
            let old = old.ok_or_else(unknown)?;
            let issuer = this.known_issuer(&authority.name)?.record.id;
            let new = Authority { parent: old.record.parent.clone(), ..authority.clone() };
            let (number, tag) = this.mark(Some(&old), &new)?;
            let sql = "UPDATE authorities SET certificate = ?2, anchor = ?3, key_place = ?4, key_id = ?5, changed_by = ?6, tag = ?7 \
                       WHERE issuer = ?1";
            let place = authority.key.name();
            let values = params![issuer, authority.certificate, authority.anchor, place, authority.key_id.0, number, tag];
            one_changed(this.store.execute(sql, values)?, "authority", || authority.name.clone())
        })
    }

    fn add_charger(&mut self, charger: &Charger, at: Timestamp) -> Result<(), Error> {
        self.change(|this| {
            let store = this.store;
            let row = ChargerRow { charger: charger.clone(), state: ChargerState::Active, added: at };
            // That neither name is taken, and that no row of these names was removed.
            let taken = |what, value: &dyn ToString| Err(Error::Taken { what, value: value.to_string() });
            if this.charger(&charger.station_id)?.is_some() {
                return taken("the station id", &charger.station_id);
            }
            if this.charger_by_serial(&charger.serial_number)?.is_some() {
                return taken("the serial number", &charger.serial_number);
            }
            let (number, tag) = this.mark(None, &row)?;
            let sql = "INSERT INTO chargers (station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, \
                       key_type, default_password_batch, state, added, changed_by, tag) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
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
                row.state.name(),
                at.0,
                number,
                tag
            ];
            store.execute(sql, values).map(drop)
        })
    }

    fn set_charger_state(&mut self, id: &StationId, state: ChargerState) -> Result<(), Error> {
        self.change(|this| {
            let old = this.charger_of(id)?;
            let old = old.ok_or_else(|| Error::Unknown { what: "charger", value: id.to_string() })?;
            let (number, tag) = this.mark(Some(&old), &ChargerRow { state, ..old.record.clone() })?;
            let sql = "UPDATE chargers SET state = ?2, changed_by = ?3, tag = ?4 WHERE station_id = ?1";
            this.store.execute(sql, params![id.as_str(), state.name(), number, tag]).map(drop)
        })
    }

    fn record(&mut self, certificate: &NewCertificate) -> Result<i64, Error> {
        self.change(|this| certificates::record(this, certificate))
    }

    fn complete(&mut self, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<CertificateRow, Error> {
        self.change(|this| certificates::complete(this, row, der, fingerprint))
    }

    fn set_status(&mut self, row: i64, to: Status) -> Result<(), Error> {
        self.change(|this| certificates::set_status(this, row, to))
    }

    fn add_secret(&mut self, secret: &SecretRow) -> Result<(), Error> {
        self.change(|this| secrets::add(this, secret))
    }

    fn set_secret_state(
        &mut self,
        kind: SecretKind,
        owner: &str,
        version: u64,
        state: PasswordState,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.change(|this| secrets::set_state(this, kind, owner, version, state, at))
    }

    fn reseal(&mut self, row: i64, sealed: &[u8]) -> Result<(), Error> {
        self.change(|this| {
            // Its tag is made anew with all others.
            if !this.is_verified {
                return Err(Error::Internal {
                    reason: "a secret was to be sealed anew before all rows were verified".to_owned(),
                });
            }
            secrets::reseal(this.store, row, sealed)
        })
    }

    fn put_slot(&mut self, slot: &Slot) -> Result<(), Error> {
        self.change(|this| {
            let old = this.row_of(rows::SLOTS, rows::slot, |row: &Slot| row.kind == slot.kind && row.label == slot.label)?;
            let (number, tag) = this.mark(old.as_ref(), slot)?;
            let sql = "INSERT INTO slots (kind, label, created, bytes, changed_by, tag) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                       ON CONFLICT (kind, label) DO UPDATE SET created = excluded.created, bytes = excluded.bytes, \
                       changed_by = excluded.changed_by, tag = excluded.tag";
            this.store.execute(sql, params![slot.kind, slot.label, slot.created.0, slot.bytes, number, tag]).map(drop)
        })
    }

    fn remove_slot(&mut self, kind: &str, label: &str) -> Result<(), Error> {
        self.change(|this| secrets::remove_slot(this, kind, label))
    }

    fn put_crl(&mut self, crl: &Crl, der: &mut dyn io::Read) -> Result<(), Error> {
        self.change(|this| {
            let issuer = this.known_issuer(&crl.authority)?.record;
            let old = this.latest_crl(&crl.authority)?;
            if let Some(newest) = old.as_ref().map(|old| old.record.crl.number).filter(|newest| crl.number <= *newest) {
                let what = format!("a CRL of {}", crl.authority);
                return Err(Error::Sequence { what, given: crl.number, newest });
            }
            let (row, status_changes) = (this.next_row("crls")?, issuer.status_changes);
            let digest = crls::put(this.store, crl, (row, issuer.id, status_changes), der)?;
            let new = CrlRow { crl: crl.clone(), row, status_changes, digest: Some(digest) };
            let (number, tag) = this.mark(old.as_ref(), &new)?;
            let sql = "UPDATE crls SET digest = ?2, changed_by = ?3, tag = ?4 WHERE id = ?1";
            this.store.execute(sql, params![row, digest, number, tag]).map(drop)
        })
    }

    fn append(&mut self, event: &AuditEvent) -> Result<(), Error> {
        let (last, previous) = self.link;
        let (number, hash) = (last + 1, AuditRecord::digest(&previous, event));
        self.change(|this| {
            let store = this.store;
            // In a store whose rows carry no tags yet there are none, and all get theirs together.
            let tag = match (store.trust.keys(), this.pki_if_any()?) {
                (Some(keys), Some(pki)) => Some(keys.audit_tag(&pki, number, &hash)),
                _ => None,
            };
            let sql = "INSERT INTO audit (number, at, actor, action, subject, details, previous, hash, tag) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
            let details = details::write(&event.details);
            let row = kept("the audit record", number)?;
            let values = params![row, event.at.0, event.actor, event.action, event.subject, details, previous, hash, tag];
            store.execute(sql, values).map(drop)
        })?;
        self.link = (number, hash);
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<(), Error> {
        self.check_alive()?;
        if !self.is_changed {
            return self.end();
        }
        let keys = self.store.trust.keys();
        let keys = keys.ok_or_else(|| Error::Internal { reason: "a commit before the vault was open".to_owned() })?;
        if let Some(damage) = self.before.damage(Some(&keys)) {
            return Err(audit::cut(self.store, damage)?);
        }
        let (changes, hash) = (self.changes.take(), self.link.1);
        let root = self.change(|this| this.store.trust.write(this.store, changes, &hash));
        let ended = root.and_then(|root| self.put_head(&keys, root)).and_then(|head| {
            let pki = self.pki_id()?;
            self.end()?;
            self.store.trust.committed(pki, head);
            Ok(())
        });
        if ended.is_err() {
            self.store.trust.rolled_back();
        }
        ended
    }

    fn verify_all(&mut self) -> Result<(), Error> {
        integrity::verify_all(self.store)?;
        self.is_verified = true;
        Ok(())
    }

    fn commit_with(mut self: Box<Self>, vault: Arc<dyn Authenticator>) -> Result<(), Error> {
        self.check_alive()?;
        let keys = Keys::new(vault);
        let before =
            if self.before.has_root() { self.store.trust.keys().filter(|_| self.is_verified) } else { Some(keys.clone()) };
        let before = before.ok_or_else(|| Error::Internal { reason: "rows get new tags that were not verified".to_owned() })?;
        if let Some(damage) = self.before.damage(Some(&before)) {
            return Err(audit::cut(self.store, damage)?);
        }
        let (number, hash) = self.link;
        let root = self.change(|this| integrity::tag_all(this.store, &keys, number, &hash))?;
        self.put_head(&keys, root)?;
        self.end()?;
        self.store.trust.retagged(keys);
        Ok(())
    }
}

impl StagedFile<'_> {
    fn pki_id(&self) -> Result<PkiId, Error> {
        self.pki_if_any()?.ok_or_else(|| Error::Unfounded { path: self.store.path.clone() })
    }

    /// The id of the PKI, which never changes; it is read once.
    fn pki_if_any(&self) -> Result<Option<PkiId>, Error> {
        if self.pki.get().is_none() {
            self.pki.set(self.store.one(("pki", rows::PKI), [], rows::pki)?.map(|pki| pki.id));
        }
        Ok(self.pki.get())
    }

    /// Writes the head of the audit as it is now.
    fn put_head(&mut self, keys: &Keys, root: [u8; 32]) -> Result<AuditHead, Error> {
        if self.link == self.before.link() {
            return Err(Error::Internal { reason: "a change without an audit record".to_owned() });
        }
        let (number, hash) = self.link;
        let pki = self.pki_id()?;
        let tag = keys.head(&AuditHead::message(&pki, number, &hash, Some(&root)));
        self.change(|this| {
            let sql = "INSERT INTO audit_head (id, number, hash, root, tag) VALUES (1, ?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE \
                       SET number = excluded.number, hash = excluded.hash, root = excluded.root, tag = excluded.tag";
            this.store.execute(sql, params![kept("the audit record", number)?, hash, root, tag]).map(drop)
        })?;
        Ok(AuditHead { number, hash, root: Some(root), tag })
    }

    fn end(&self) -> Result<(), Error> {
        reached(Point::Committing);
        self.store.execute("COMMIT", [])?;
        reached(Point::Committed);
        Ok(())
    }
}

/// The certificates of an authority have to be there.
fn check_certificates(this: &StagedFile<'_>, authority: &Authority) -> Result<(), Error> {
    [Some(authority.certificate), authority.anchor]
        .into_iter()
        .flatten()
        .try_for_each(|row| certificates::row(this, row).map(drop))
}

fn one_changed(changed: usize, what: &'static str, value: impl FnOnce() -> String) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::Unknown { what, value: value() }) }
}
