//! The store: the state of a PKI. It keeps what exists, which operations ran, and which certificates and CRLs were issued.
//!
//! [`Read`] answers queries, [`Transaction`] changes rows, [`Store`] opens transactions. A transaction commits all its changes
//! together with their audit records, or nothing. Secrets arrive here sealed; this module cannot open them. How a command uses
//! the store: read, begin, read again what must still hold, change, append the audit record, commit.

mod chain;
mod damage;
mod error;
mod integrity;
mod records;
mod sqlite;
mod words;

use std::{io, path::Path, sync::Arc};

pub use chain::{AuditStatement, digest_of_texts};
pub use damage::Damage;
pub use error::Error;
pub use integrity::Authenticator;
pub use records::{
    AuditEvent, AuditHead, AuditRecord, Authority, CertificateFilter, CertificateRow, ChargerFilter, ChargerRow, Crl, KeyPlace,
    Lookup, NewCertificate, Owner, OwnerKind, PasswordRow, Peer, Pki, RevokedEntry, SecretRow, Slot, Stage,
};
pub use sqlite::{BackupContents, Moment, Sqlite};

use crate::model::{
    BatchName, Charger, ChargerState, Fingerprint, PasswordState, SecretKind, StationId, StationSerial, Status, Timestamp,
};

/// Callback for every row of a result that may be long. An error ends the query, and the query returns it.
pub type Each<'a, Row> = &'a mut dyn FnMut(Row) -> Result<(), Error>;

/// Queries. An open store and a running transaction both answer them; the transaction sees its own changes.
///
/// After [`trust`](Read::trust), queries return only what the vault has authenticated: each returned row carries its tag, and
/// lookups by a name, lists of a whole table and lists of a batch are complete and current. Rows that were read before are
/// verified by [`trust`](Read::trust) itself. A result that is not authentic is [`Error::Unauthentic`].
pub trait Read {
    /// Takes the keys of the vault, verifies the head of the audit log and all rows that were read before, and verifies every
    /// later result.
    ///
    /// # Errors
    /// [`Error::Unauthentic`], [`Error::AuditCut`]; [`Error::Rekeyed`] if the vault has a new master key; [`Error::Untagged`] if
    /// the rows carry no tags yet; [`Error::Overtaken`] if another process has changed a row that was read before.
    fn trust(&self, vault: Arc<dyn Authenticator>) -> Result<(), Error>;
    /// Declares that the rows got their tags with this audit record, after some of them were read. [`trust`](Self::trust) then
    /// verifies those rows as if they had carried the tags.
    fn tagged_by(&self, record: u64);
    /// The path of the store's file.
    fn path(&self) -> &Path;
    /// The audit record with this number, if this vault has authenticated it.
    ///
    /// # Errors
    /// [`Error::Unauthentic`] if it has not.
    fn audit_record(&self, number: u64) -> Result<Option<AuditRecord>, Error>;
    /// The PKI in this store.
    fn pki(&self) -> Result<Pki, Error>;
    /// The certificate profiles of the PKI, ordered by name: name and YAML text.
    fn profiles(&self) -> Result<Vec<(String, String)>, Error>;
    /// All CAs, parents before children.
    fn authorities(&self) -> Result<Vec<Authority>, Error>;
    /// The charger with this station ID.
    fn charger(&self, id: &StationId) -> Result<Option<ChargerRow>, Error>;
    /// The charger with this serial number.
    fn charger_by_serial(&self, serial: &StationSerial) -> Result<Option<ChargerRow>, Error>;
    /// The chargers that match the filter, ordered by station ID.
    fn each_charger(&self, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error>;
    /// The certificates that match the lookup, newest generation first.
    fn certificates(&self, by: &Lookup) -> Result<Vec<CertificateRow>, Error>;
    /// The certificates that match the filter, in the order in which they were recorded.
    fn each_certificate(&self, filter: &CertificateFilter, each: Each<'_, CertificateRow>) -> Result<(), Error>;
    /// The certificates that end before a moment, are neither revoked nor on hold, and have no successor that ends later: no such
    /// certificate of the same owner and profile. They come without their bytes, ordered by their end, earliest first.
    /// Certificates of decommissioned chargers are left out.
    fn each_ending(&self, before: Timestamp, each: Each<'_, CertificateRow>) -> Result<(), Error>;
    /// The certificates of a CA that are on hold or revoked, expired or not, ordered by serial number.
    fn each_revoked(&self, authority: &str, each: Each<'_, RevokedEntry>) -> Result<(), Error>;
    /// All versions of a secret, newest first.
    fn secrets(&self, kind: SecretKind, owner: &str) -> Result<Vec<SecretRow>, Error>;
    /// All secrets of a kind, in one state if given, ordered by owner.
    fn each_secret(&self, kind: SecretKind, state: Option<PasswordState>, each: Each<'_, SecretRow>) -> Result<(), Error>;
    /// The active chargers that use a password, with the state of that password, ordered by station ID. `batch` limits them to
    /// one batch; `after` limits them to station IDs behind that one. Reads no sealed values.
    fn each_password(
        &self,
        batch: Option<&BatchName>,
        after: Option<&StationId>,
        each: Each<'_, PasswordRow>,
    ) -> Result<(), Error>;
    /// At most `most` sealed secrets of all kinds, in the order of their row numbers, starting after the row `row`. Each comes
    /// with its row number, which is above 0.
    fn sealed_behind(&self, row: i64, most: u32) -> Result<Vec<(i64, SecretRow)>, Error>;
    /// The slots of the vault, oldest first.
    fn slots(&self) -> Result<Vec<Slot>, Error>;
    /// The value of the PKI-wide setting with this name.
    fn setting(&self, name: &str) -> Result<Option<String>, Error>;
    /// The OCPI party with this name.
    fn peer(&self, name: &str) -> Result<Option<Peer>, Error>;
    /// All OCPI parties, ordered by name.
    fn peers(&self) -> Result<Vec<Peer>, Error>;
    /// The latest CRL of a CA.
    fn crl(&self, authority: &str) -> Result<Option<Crl>, Error>;
    /// Passes the DER of the latest CRL of a CA to `read`, as a stream. [`Error::Unknown`] if the CA has no CRL.
    fn read_crl(&self, authority: &str, read: &mut dyn FnMut(&mut dyn io::Read)) -> Result<(), Error>;
    /// The DER of the latest CRL of a CA in memory: about 50 MB for a million entries.
    fn crl_der(&self, authority: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(crl) = self.crl(authority)? else { return Ok(None) };
        let mut der = Vec::with_capacity(usize::try_from(crl.length).unwrap_or_default());
        let mut end = Ok(0);
        self.read_crl(authority, &mut |stream| end = stream.read_to_end(&mut der))?;
        end.map_err(|e| Error::Damaged { what: format!("the CRL of {authority}: {e}") })?;
        Ok(Some(der))
    }
    /// Whether the status of one of the CA's certificates has changed since its latest CRL was recorded, or the CA has no CRL.
    fn crl_is_stale(&self, authority: &str) -> Result<bool, Error>;
    /// The audit records, starting with number `from`, in order.
    fn each_audit(&self, from: u64, each: Each<'_, AuditRecord>) -> Result<(), Error>;
    /// The end of the audit chain, as authenticated by the last commit.
    fn audit_head(&self) -> Result<AuditHead, Error>;
}

/// Changes that become durable together or not at all. If it is dropped without [`commit`](Transaction::commit), nothing has
/// changed.
pub trait Transaction: Read {
    /// Creates the PKI. A store holds exactly one.
    fn found(&mut self, pki: &Pki) -> Result<(), Error>;
    /// Stores the YAML text of a profile under its name, and replaces a profile with the same name.
    fn put_profile(&mut self, name: &str, yaml: &str) -> Result<(), Error>;
    /// Adds a CA.
    fn add_authority(&mut self, authority: &Authority) -> Result<(), Error>;
    /// Changes the certificate, the anchor, the key place and the key identifier of a CA, which is found by its name. Its parent
    /// stays.
    fn change_authority(&mut self, authority: &Authority) -> Result<(), Error>;
    /// Registers a charger.
    fn add_charger(&mut self, charger: &Charger, at: Timestamp) -> Result<(), Error>;
    /// Changes the state of a charger.
    fn set_charger_state(&mut self, id: &StationId, state: ChargerState) -> Result<(), Error>;
    /// Records a certificate before it is signed, with its serial number: starting now it can be revoked, whatever happens.
    /// Returns the number of its row. The issuer must be known: by [`add_authority`](Transaction::add_authority), or by a
    /// self-signed certificate. The latter is how the first certificate of a root is recorded before the root.
    fn record(&mut self, certificate: &NewCertificate) -> Result<i64, Error>;
    /// Completes a recorded certificate with its signed form. Returns the row as it was recorded, without bytes: a certificate
    /// that was revoked in the meantime must not be released. A row can be completed only once.
    fn complete(&mut self, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<CertificateRow, Error>;
    /// Changes the revocation status of a certificate.
    fn set_status(&mut self, row: i64, status: Status) -> Result<(), Error>;
    /// Stores a sealed secret as the owner's next version, in this state. `version` is the version that it was sealed under; it
    /// must be one above the newest.
    fn add_secret(&mut self, secret: &SecretRow) -> Result<(), Error>;
    /// Changes the state of one version of a secret. [`PasswordState::Retired`] erases its sealed value.
    fn set_secret_state(
        &mut self,
        kind: SecretKind,
        owner: &str,
        version: u64,
        state: PasswordState,
        at: Timestamp,
    ) -> Result<(), Error>;
    /// Replaces the sealed value in a row by the same secret, sealed under another master key. The other columns stay.
    fn reseal(&mut self, row: i64, sealed: &[u8]) -> Result<(), Error>;
    /// Adds a slot, or replaces the slot of the same kind and label.
    fn put_slot(&mut self, slot: &Slot) -> Result<(), Error>;
    /// Removes a slot. The last one cannot be removed.
    fn remove_slot(&mut self, kind: &str, label: &str) -> Result<(), Error>;
    /// Stores a setting under a name and replaces its earlier value. `None` deletes the setting.
    fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), Error>;
    /// Stores an OCPI party, and replaces the one with the same name.
    fn put_peer(&mut self, peer: &Peer) -> Result<(), Error>;
    /// Records a CRL. `der` supplies its DER, exactly as many bytes as the record states. The CRL's number must be above that of
    /// the CA's last CRL; of that one, only the number is kept. The entries of the CRL must be read in the same transaction.
    /// Otherwise a status that changes in between is missing from the CRL, and no check finds it.
    fn put_crl(&mut self, crl: &Crl, der: &mut dyn io::Read) -> Result<(), Error>;
    /// Appends an audit record, chained to the record before it.
    fn append(&mut self, event: &AuditEvent) -> Result<(), Error>;
    /// Makes all changes durable. The audit head before this transaction must carry the right tag: nothing is appended to a chain
    /// that was cut. If it carries another tag because of a new master key, the error is [`Error::Rekeyed`].
    fn commit(self: Box<Self>) -> Result<(), Error>;
    /// Verifies every row of the store, so that [`commit_with`](Transaction::commit_with) gives new tags to authentic rows only.
    ///
    /// # Errors
    /// [`Error::Unauthentic`] with the first damage that is found.
    fn verify_all(&mut self) -> Result<(), Error>;
    /// Like [`commit`](Transaction::commit), but every row gets a new tag under the keys of this vault. Used if the vault got
    /// another master key in this transaction, or if the rows carried no tags so far. Rows that carry tags must have been
    /// verified before.
    fn commit_with(self: Box<Self>, vault: Arc<dyn Authenticator>) -> Result<(), Error>;
}

/// The audit action for a new master key of the vault; the detail [`NEW_MASTER`] contains the key's name.
pub const REKEY: &str = "vault.rekey";
/// The detail of a [`REKEY`] record that names the new master key.
pub const NEW_MASTER: &str = "to";

/// An open store.
pub trait Store: Read {
    /// Begins a transaction. Waits for other processes up to the store's time limit, then returns [`Error::Busy`].
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, Error>;
    /// Writes a consistent copy to a new file (mode 0600), while other processes may go on working, and checks the copy.
    fn backup(&self, to: &Path) -> Result<(), Error>;
    /// Looks for damage in the file itself: pages, indexes, references, the audit chain up to its head, and every row. Without
    /// the keys of the vault, it checks no tags.
    fn damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error>;
    /// Looks for damage in the audit chain only, as [`damage`](Store::damage) does.
    fn audit_damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error>;
}

/// Constructors of filters.
impl ChargerFilter {
    /// A filter for the chargers of one batch.
    #[must_use]
    pub fn of_batch(batch: BatchName) -> Self {
        Self { batch: Some(batch), ..Self::default() }
    }
}
