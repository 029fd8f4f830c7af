//! The store as the ledger that certificates are accounted for in.

use super::{
    Context, Error, authority_names,
    context::commit,
    key_reuse,
    pki_state::{certificate_in, in_charge, private_key},
};
use crate::{
    failpoints::{Point, reached},
    model::{KeyId, KeyType, Label, PasswordState, Random, Secret, SecretKind, Status, Timestamp, hex},
    pki::issuance::{self, Ledger, OpenRecord, Prepared, Recorded, Signed},
    store::{self, KeyPlace, Lookup, NewCertificate, Owner, OwnerKind, Read, SecretRow, Store, Transaction},
    vault::Vault,
    x509::{Certificate, KeyPair, digest},
};

/// What the ledger takes down beside the bytes to be signed.
#[derive(Debug)]
pub struct Entry {
    /// Whom the certificate is for.
    pub owner: Owner,
    /// The profile that it is made by.
    pub profile: String,
    /// Where its private key is.
    pub key: KeyPlace,
    /// The private key itself, when it is new and belongs into the vault.
    pub new_key: Option<NewKey>,
}

/// A private key that belongs into the vault.
#[derive(Debug)]
pub enum NewKey {
    /// As it was made (DER of PKCS#8).
    Made(Secret),
    /// As the store keeps it.
    Sealed(Vec<u8>),
}

impl NewKey {
    /// Seals it, unless it is; so that many can be sealed at once, and not one after the other while the store waits.
    ///
    /// # Errors
    /// The vault's.
    pub fn seal(self, id: KeyId, vault: &Vault, random: &dyn Random) -> Result<Self, Error> {
        match self {
            Self::Made(key) => Ok(Self::Sealed(vault.seal(key_label(&id.to_string()), &key, random)?)),
            sealed @ Self::Sealed(_) => Ok(sealed),
        }
    }
}

/// What the private key with this identifier is called.
fn key_label(id: &str) -> Label<'_> {
    Label { kind: SecretKind::PrivateKey, owner: id, version: 1 }
}

/// What else is to happen in the transaction that takes down the records: what makes sense only together with them.
pub type Also<'a> = &'a mut dyn FnMut(&mut dyn Transaction) -> Result<(), Error>;

/// The store as ledger, for one group of certificates of one issuer.
pub struct StoreLedger<'a> {
    context: &'a Context<'a>,
    store: &'a mut dyn Store,
    vault: &'a Vault,
    issuer: &'a str,
    entries: Vec<Entry>,
    also: Option<Also<'a>>,
}

impl<'a> StoreLedger<'a> {
    /// The ledger for certificates that `issuer` will sign, one entry each, in order.
    pub fn new(
        context: &'a Context<'a>,
        store: &'a mut dyn Store,
        vault: &'a Vault,
        issuer: &'a str,
        entries: Vec<Entry>,
    ) -> Self {
        Self { context, store, vault, issuer, entries, also: None }
    }

    /// With what else is to happen together with the records, before them.
    #[must_use]
    pub fn also(mut self, also: Also<'a>) -> Self {
        self.also = Some(also);
        self
    }

    /// Takes down, signs on all cores, takes down again: the certificates, in order, ready to be handed out.
    ///
    /// # Errors
    /// When nothing was signed; or when what was signed could not be taken down, and so must not be handed out: the same command, run
    /// again, signs the same bytes and hands that out.
    pub fn issue(mut self, prepared: Vec<Prepared>, key: &KeyPair) -> Result<Vec<Certificate>, Error> {
        let recorded = issuance::record(&mut self, prepared)?;
        let signed = sign_all(recorded, key)?;
        issuance::complete(&mut self, signed)
    }

    /// Signs what was left without a signature, when this store made the record, and takes it down.
    ///
    /// # Errors
    /// As [`issue`](Self::issue).
    pub fn resume(mut self, open: Vec<OpenRecord>, key: &KeyPair) -> Result<Vec<Certificate>, Error> {
        in_charge(&*self.store, self.issuer)?;
        let recorded = issuance::take_up(&mut self, open)?;
        let signed = sign_all(recorded, key)?;
        issuance::complete(&mut self, signed)
    }
}

fn sign_all(recorded: Vec<Recorded>, key: &KeyPair) -> Result<Vec<Signed>, Error> {
    use rayon::prelude::*;
    Ok(recorded.into_par_iter().map(|r| r.sign(key)).collect::<Result<Vec<_>, _>>()?)
}

impl Ledger for StoreLedger<'_> {
    type Error = Error;

    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Error> {
        let mut transaction = self.store.begin()?;
        in_charge(&*transaction, self.issuer)?;
        if let Some(also) = self.also.take() {
            also(&mut *transaction)?;
        }
        let is_authority = |entry: &Entry| entry.owner.kind == OwnerKind::Authority;
        let names = if self.entries.iter().all(is_authority) { Vec::new() } else { authority_names::all(&*transaction)? };
        let authorities = transaction.authorities()?;
        let mut rows = Vec::with_capacity(prepared.len());
        for (prepared, entry) in prepared.iter().zip(&self.entries) {
            let plan = prepared.plan();
            authority_names::refuse_name_of_an_authority(&names, &entry.owner, &plan.subject)?;
            let key_id = plan.public_key.id();
            key_reuse::may_be_certified(&*transaction, &authorities, key_id, &entry.owner, entry.key)?;
            if entry.key == KeyPlace::Requester && plan.public_key.key_type() == KeyType::Ed25519 {
                key_reuse::is_not_of_the_audit(&*transaction, self.vault, key_id, &entry.owner)?;
            }
            rows.push(transaction.record(&NewCertificate {
                issuer: self.issuer.to_owned(),
                serial: plan.serial.clone(),
                owner: entry.owner.clone(),
                common_name: plan.subject.common_name().unwrap_or_default(),
                profile: entry.profile.clone(),
                not_before: plan.not_before,
                not_after: plan.not_after,
                key_id,
                key: entry.key,
                tbs: prepared.tbs().to_vec(),
                at: self.context.now,
            })?);
            let (id, now) = (key_id.to_string(), self.context.now);
            match &entry.new_key {
                Some(NewKey::Made(key)) => keep(&mut *transaction, self.context, self.vault, key_label(&id), key, None)?,
                Some(NewKey::Sealed(sealed)) => keep_sealed(&mut *transaction, now, key_label(&id), sealed.clone(), None)?,
                None => {}
            }
            let tbs = hex::encode(&prepared.tbs_digest());
            let mut details = vec![("issuer", self.issuer.to_owned()), ("serial", plan.serial.to_string()), ("tbs", tbs)];
            let waived = &prepared.checked().waived;
            if !waived.is_empty() {
                let waived: Vec<String> = waived.iter().map(|w| format!("{}: {}", w.rule, w.reason)).collect();
                details.push(("waived", waived.join("; ")));
            }
            transaction.append(&self.context.event("certificate.record", &entry.owner.to_string(), &details))?;
        }
        reached(Point::Recording);
        commit(transaction, self.vault)?;
        reached(Point::Recorded);
        Ok(rows)
    }

    /// The row carries the vault's tag; the audit record that it names is authentic and says the same; and a key that was made here is in the
    /// vault.
    fn authenticate(&mut self, row: i64, tbs: &[u8], key: &KeyId) -> Result<(), Error> {
        let store = &*self.store;
        let found = store.certificates(&Lookup::Row(row))?.pop();
        let found = found.ok_or_else(|| Error::store(format!("certificates row {row} is gone")))?;
        let (serial, owner) = (&found.serial, &found.owner);
        let damage = |what: &str| {
            Error::store(format!("cannot sign the certificate {serial} of {owner} (row {row}): {what}"))
                .hint("list the damage with `evpki store check`")
        };
        if digest(tbs) != found.tbs_digest || found.key_id != *key {
            return Err(damage("its row has changed"));
        }
        key_reuse::may_be_completed(store, &found)?;
        let record = store.audit_record(found.origin)?;
        let record = record.ok_or_else(|| damage("it has no audit record"))?;
        let event = &record.event;
        let says = |key: &str, value: &str| event.details.iter().any(|(k, v)| k == key && v == value);
        let is_it = match event.action.as_str() {
            "certificate.record" => event.subject == owner.to_string() && says("serial", &serial.to_string()),
            "certificate.carry" => says("owner", &owner.to_string()) && event.subject == serial.to_string(),
            _ => false,
        };
        // Records of the first version name no digest; the row was held against all of the audit before it got its tag.
        let names_digest = event.details.iter().any(|(key, _)| key == "tbs");
        let is_digest = !names_digest || says("tbs", &hex::encode(&found.tbs_digest));
        if !is_it || !says("issuer", &found.issuer) || !is_digest {
            return Err(damage(&format!("audit record {} is about something else", record.number)));
        }
        if found.key == KeyPlace::Vault && private_key(store, self.vault, &key.to_string())?.public().id() != *key {
            return Err(damage("the private key in the vault is a different key"));
        }
        Ok(())
    }

    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Error> {
        let mut transaction = self.store.begin()?;
        let mut standing = Vec::with_capacity(signed.len());
        for one in signed {
            let row = one.row();
            let certificate = one.into_certificate();
            let fingerprint = certificate.fingerprint();
            let recorded = match transaction.complete(row, certificate.der(), &fingerprint) {
                Ok(recorded) if !matches!(recorded.status, Status::Revoked { .. }) => recorded,
                Ok(_) | Err(store::Error::State { .. }) => {
                    standing.push(completed_before(&*transaction, row)?);
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            // A key that was made here has this certificate alone.
            if recorded.key == KeyPlace::Requester {
                key_reuse::may_be_completed(&*transaction, &recorded)?;
            }
            let details = [("issuer", self.issuer.to_owned()), ("fingerprint", fingerprint.to_string())];
            transaction.append(&self.context.event("certificate.issue", &certificate.serial().to_string(), &details))?;
            standing.push(certificate);
        }
        reached(Point::Completing);
        commit(transaction, self.vault)?;
        reached(Point::Completed);
        Ok(standing)
    }
}

/// What somebody else signed in this row, the same bytes.
///
/// # Errors
/// When it was revoked in the meantime.
fn completed_before(store: &dyn Read, row: i64) -> Result<Certificate, Error> {
    let found = store.certificates(&Lookup::Row(row))?.pop();
    let found = found.ok_or_else(|| Error::store(format!("certificates row {row} is gone")))?;
    if let Status::Revoked { .. } = found.status {
        let message =
            format!("cannot export the certificate {} of {}: it was revoked in the meantime", found.serial, found.owner);
        return Err(Error::refused(message).hint("run the same command again to complete the rest"));
    }
    certificate_in(&found)
}

/// Seals a secret and keeps it.
///
/// # Errors
/// When it cannot be sealed or kept.
pub fn keep(
    transaction: &mut dyn Transaction,
    context: &Context<'_>,
    vault: &Vault,
    label: Label<'_>,
    secret: &Secret,
    state: Option<PasswordState>,
) -> Result<(), Error> {
    keep_sealed(transaction, context.now, label, vault.seal(label, secret, context.random)?, state)
}

/// Keeps a secret that was sealed under this label.
///
/// # Errors
/// When it cannot be kept: its version is not the next one.
pub fn keep_sealed(
    transaction: &mut dyn Transaction,
    now: Timestamp,
    label: Label<'_>,
    sealed: Vec<u8>,
    state: Option<PasswordState>,
) -> Result<(), Error> {
    let Label { kind, owner, version } = label;
    let (owner, sealed) = (owner.to_owned(), Some(sealed));
    Ok(transaction.add_secret(&SecretRow { kind, owner, version, state, sealed, created: now, changed: now })?)
}

/// The value of a sealed secret.
///
/// # Errors
/// When it is gone, or does not open.
pub fn opened(row: &SecretRow, vault: &Vault) -> Result<Secret, Error> {
    let gone = || Error::cannot(format!("the {} {} of {} was erased", row.kind.name().replace('-', " "), row.version, row.owner));
    let sealed = row.sealed.as_ref().ok_or_else(gone)?;
    Ok(vault.open(Label { kind: row.kind, owner: &row.owner, version: row.version }, sealed)?)
}
