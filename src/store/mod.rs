//! The state of a PKI, kept: what exists, what was done, what was promised.
//!
//! [`Read`] answers questions, [`Transaction`] changes things, [`Store`] opens transactions. A transaction commits everything it
//! did together with its audit records, or nothing. What is sealed comes here sealed; nothing here can open it.
//! How a command uses it: read, begin, read again what must still hold, change, append the audit record, commit.

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

/// What is called for every row of an answer that may be long. An error stops the answer and is handed on.
pub type Each<'a, Row> = &'a mut dyn FnMut(Row) -> Result<(), Error>;

/// Questions. An open store and a transaction under way both answer them; the transaction sees its own changes.
///
/// From [`trust`](Read::trust) on, nothing is answered that the vault has not authenticated: each row that is handed on carries its tag, and
/// lookups by a name, lists of a whole table and lists of a batch are complete and current. What was asked before is verified by
/// [`trust`](Read::trust) itself. An answer that is not authentic is [`Error::Unauthentic`].
pub trait Read {
    /// Takes the keys of the vault, verifies the head of the audit and all that was answered before, and verifies every answer from here on.
    ///
    /// # Errors
    /// [`Error::Unauthentic`], [`Error::AuditCut`]; [`Error::Rekeyed`] when the vault got another master key; [`Error::Untagged`] when the
    /// rows carry no tags yet; [`Error::Overtaken`] when another process has changed something that was answered before.
    fn trust(&self, vault: Arc<dyn Authenticator>) -> Result<(), Error>;
    /// Says that the rows got their tags by this audit record, after some of them were answered: [`trust`](Self::trust) then verifies these as if
    /// they had had it.
    fn tagged_by(&self, record: u64);
    /// The file of the store.
    fn path(&self) -> &Path;
    /// The audit record of this number, when this vault has authenticated it.
    ///
    /// # Errors
    /// [`Error::Unauthentic`] when it has not.
    fn audit_record(&self, number: u64) -> Result<Option<AuditRecord>, Error>;
    /// The PKI that the store holds.
    fn pki(&self) -> Result<Pki, Error>;
    /// The profiles that the PKI issues by, by name: name and YAML text.
    fn profiles(&self) -> Result<Vec<(String, String)>, Error>;
    /// All authorities, parents before children.
    fn authorities(&self) -> Result<Vec<Authority>, Error>;
    /// The charger with this station id.
    fn charger(&self, id: &StationId) -> Result<Option<ChargerRow>, Error>;
    /// The charger with this serial number.
    fn charger_by_serial(&self, serial: &StationSerial) -> Result<Option<ChargerRow>, Error>;
    /// The chargers that the filter lets through, ordered by station id.
    fn each_charger(&self, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error>;
    /// The certificates that answer to the name, newest generation first.
    fn certificates(&self, by: &Lookup) -> Result<Vec<CertificateRow>, Error>;
    /// The certificates that the filter lets through, in the order in which they were recorded.
    fn each_certificate(&self, filter: &CertificateFilter, each: Each<'_, CertificateRow>) -> Result<(), Error>;
    /// The certificates that count, whose end is before a moment and in whose place nobody has one that lasts longer, without their bytes:
    /// those that end first, first. None of chargers that were decommissioned.
    fn each_ending(&self, before: Timestamp, each: Each<'_, CertificateRow>) -> Result<(), Error>;
    /// The certificates of an authority that are held or revoked, expired or not, ordered by serial number.
    fn each_revoked(&self, authority: &str, each: Each<'_, RevokedEntry>) -> Result<(), Error>;
    /// All versions of a secret, newest first.
    fn secrets(&self, kind: SecretKind, owner: &str) -> Result<Vec<SecretRow>, Error>;
    /// All secrets of a kind that are in a state, ordered by owner.
    fn each_secret(&self, kind: SecretKind, state: Option<PasswordState>, each: Each<'_, SecretRow>) -> Result<(), Error>;
    /// The chargers in use that show a password, and where it stands: those of a batch, if one is named, after a station id, if one is
    /// named; ordered by station id. No sealed value is read.
    fn each_password(
        &self,
        batch: Option<&BatchName>,
        after: Option<&StationId>,
        each: Each<'_, PasswordRow>,
    ) -> Result<(), Error>;
    /// Sealed secrets of all kinds in the order of their rows, at most so many, from the row behind this one on; each with the number of its
    /// row, which is above 0.
    fn sealed_behind(&self, row: i64, most: u32) -> Result<Vec<(i64, SecretRow)>, Error>;
    /// The slots of the vault, oldest first.
    fn slots(&self) -> Result<Vec<Slot>, Error>;
    /// What the operator has decided under this name, for the whole PKI.
    fn setting(&self, name: &str) -> Result<Option<String>, Error>;
    /// The peer of OCPI of this name.
    fn peer(&self, name: &str) -> Result<Option<Peer>, Error>;
    /// All peers of OCPI, ordered by name.
    fn peers(&self) -> Result<Vec<Peer>, Error>;
    /// The latest CRL of an authority.
    fn crl(&self, authority: &str) -> Result<Option<Crl>, Error>;
    /// Has the DER of the latest CRL of an authority read, as a stream. When there is none, that is [`Error::Unknown`].
    fn read_crl(&self, authority: &str, read: &mut dyn FnMut(&mut dyn io::Read)) -> Result<(), Error>;
    /// The DER of the latest CRL of an authority, at once: some 50 MB for a million entries.
    fn crl_der(&self, authority: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(crl) = self.crl(authority)? else { return Ok(None) };
        let mut der = Vec::with_capacity(usize::try_from(crl.length).unwrap_or_default());
        let mut end = Ok(0);
        self.read_crl(authority, &mut |stream| end = stream.read_to_end(&mut der))?;
        end.map_err(|e| Error::Damaged { what: format!("the CRL of {authority}: {e}") })?;
        Ok(Some(der))
    }
    /// Whether a status of one of the authority's certificates has changed since its latest CRL was recorded, or there is none.
    fn crl_is_stale(&self, authority: &str) -> Result<bool, Error>;
    /// The audit records from number `from` on, in order.
    fn each_audit(&self, from: u64, each: Each<'_, AuditRecord>) -> Result<(), Error>;
    /// The end of the audit chain, as authenticated by the last commit.
    fn audit_head(&self) -> Result<AuditHead, Error>;
}

/// Changes that become durable together, or not at all: dropped without [`commit`](Transaction::commit), nothing has happened.
pub trait Transaction: Read {
    /// Founds the PKI. There is one in a store.
    fn found(&mut self, pki: &Pki) -> Result<(), Error>;
    /// Keeps the YAML text of a profile under its name, in the place of one of that name.
    fn put_profile(&mut self, name: &str, yaml: &str) -> Result<(), Error>;
    /// Adds an authority.
    fn add_authority(&mut self, authority: &Authority) -> Result<(), Error>;
    /// Changes which certificate and anchor an authority has, where its key is and which it is; found by its name. Its parent stays.
    fn change_authority(&mut self, authority: &Authority) -> Result<(), Error>;
    /// Registers a charger.
    fn add_charger(&mut self, charger: &Charger, at: Timestamp) -> Result<(), Error>;
    /// Changes the state of a charger.
    fn set_charger_state(&mut self, id: &StationId, state: ChargerState) -> Result<(), Error>;
    /// Records what is about to be signed, with its serial number: from here on it can be revoked, whatever happens.
    /// Returns the number of its row. The issuer has to be known: by [`add_authority`](Transaction::add_authority), or by a certificate
    /// that it signed for itself, which is how the first certificate of a root comes before the root.
    fn record(&mut self, certificate: &NewCertificate) -> Result<i64, Error>;
    /// Completes what was recorded, with the signed certificate. Returns the row as it was recorded, without bytes: a certificate that was
    /// revoked in the meantime must not be released. A row is completed once.
    fn complete(&mut self, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<CertificateRow, Error>;
    /// Changes whether a certificate counts.
    fn set_status(&mut self, row: i64, status: Status) -> Result<(), Error>;
    /// Keeps a sealed secret as the next version of its owner's, in this state. `version` is the one it was sealed under and must be
    /// one above the newest.
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
    /// Puts the same secret, sealed under another master key, into the row that holds it. All else of the row stays.
    fn reseal(&mut self, row: i64, sealed: &[u8]) -> Result<(), Error>;
    /// Adds a slot, or replaces the one of the same kind and label.
    fn put_slot(&mut self, slot: &Slot) -> Result<(), Error>;
    /// Removes a slot. The last one cannot be removed.
    fn remove_slot(&mut self, kind: &str, label: &str) -> Result<(), Error>;
    /// Keeps what the operator has decided under a name, in the place of what was decided before; none forgets it.
    fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), Error>;
    /// Keeps a peer of OCPI, in the place of the one of its name.
    fn put_peer(&mut self, peer: &Peer) -> Result<(), Error>;
    /// Records a CRL, whose DER `der` gives: exactly as much as the record says. Its number must be above that of the authority's last one, of which only the number is kept. What it carries has to
    /// be read in the same transaction, or a status that changed in between is missing from it unnoticed.
    fn put_crl(&mut self, crl: &Crl, der: &mut dyn io::Read) -> Result<(), Error>;
    /// Appends an audit record; it is chained to the one before.
    fn append(&mut self, event: &AuditEvent) -> Result<(), Error>;
    /// Makes it all durable. The end of the audit before this transaction must carry the right tag: on a chain that was cut, nothing more is
    /// built. When it was a new master key that gave it another tag, the error is [`Error::Rekeyed`].
    fn commit(self: Box<Self>) -> Result<(), Error>;
    /// Verifies every row of the store, so that [`commit_with`](Transaction::commit_with) gives new tags to authentic rows alone.
    ///
    /// # Errors
    /// [`Error::Unauthentic`] with the first damage.
    fn verify_all(&mut self) -> Result<(), Error>;
    /// As [`commit`](Transaction::commit), where every row gets a new tag by the keys of this vault: the vault got another master key in this
    /// transaction, or the rows have carried no tags so far. Rows that carry tags must have been verified before.
    fn commit_with(self: Box<Self>, vault: Arc<dyn Authenticator>) -> Result<(), Error>;
}

/// What the audit calls it that the vault got another master key; the detail [`NEW_MASTER`] says which.
pub const REKEY: &str = "vault.rekey";
/// The detail of a [`REKEY`] that names the master key from then on.
pub const NEW_MASTER: &str = "to";

/// A store that is open.
pub trait Store: Read {
    /// Begins a transaction. Waits for others to finish, up to the store's patience, then says [`Error::Busy`].
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, Error>;
    /// Writes a consistent copy to a file that does not exist yet, mode 0600, while others may go on working, and checks the copy.
    fn backup(&self, to: &Path) -> Result<(), Error>;
    /// Looks for damage in the file itself: pages, indexes, references, the audit chain up to its head, and every row. Without the keys of the
    /// vault, no tags are checked.
    fn damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error>;
    /// Looks for damage in the audit chain alone, as [`damage`](Store::damage) does.
    fn audit_damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error>;
}

/// Which chargers of a batch, in the words of a filter.
impl ChargerFilter {
    /// The chargers of one batch.
    #[must_use]
    pub fn of_batch(batch: BatchName) -> Self {
        Self { batch: Some(batch), ..Self::default() }
    }
}
