//! The store as the ledger that certificates are accounted for in.

use super::{
    Context, Error,
    context::commit,
    office::{certificate_in, in_charge},
};
use crate::{
    failpoints::{Point, reached},
    model::{Label, Secret, SecretKind, Status},
    pki::issuance::{self, Ledger, Prepared, Recorded, Signed},
    store::{KeyPlace, Lookup, NewCertificate, Owner, SecretRow, Stage, Store, Transaction},
    vault::Vault,
    x509::{Certificate, KeyPair},
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
    /// The private key itself (DER of PKCS#8), when it is new and belongs into the vault.
    pub new_key: Option<Secret>,
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

    /// Signs what was left without a signature, and takes it down.
    ///
    /// # Errors
    /// As [`issue`](Self::issue).
    pub fn resume(mut self, recorded: Vec<Recorded>, key: &KeyPair) -> Result<Vec<Certificate>, Error> {
        in_charge(&*self.store, self.issuer)?;
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
        let mut rows = Vec::with_capacity(prepared.len());
        for (prepared, entry) in prepared.iter().zip(&self.entries) {
            let plan = prepared.plan();
            let key_id = plan.public_key.id();
            // A key pair has one owner (A00.FR.427).
            if let Some(other) = transaction.certificates(&Lookup::Key(key_id))?.into_iter().find(|c| c.owner != entry.owner) {
                return Err(Error::refused(format!(
                    "the key of {} is already that of {} (A00.FR.427)",
                    entry.owner, other.owner
                ))
                .hint("every charger needs a key pair of its own"));
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
            if let Some(key) = &entry.new_key {
                let label = Label { kind: SecretKind::PrivateKey, owner: &key_id.to_string(), version: 1 };
                keep(&mut *transaction, self.context, self.vault, label, key, None)?;
            }
            let details = [("issuer", self.issuer.to_owned()), ("serial", plan.serial.to_string())];
            transaction.append(&self.context.event("certificate.record", &entry.owner.to_string(), &details))?;
        }
        reached(Point::Recording);
        commit(transaction, self.vault)?;
        reached(Point::Recorded);
        Ok(rows)
    }

    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Error> {
        let mut transaction = self.store.begin()?;
        let mut standing = Vec::with_capacity(signed.len());
        for one in signed {
            let row = one.row();
            let found = transaction.certificates(&Lookup::Row(row))?.pop();
            let found = found.ok_or_else(|| Error::store(format!("certificates row {row} is gone")))?;
            if let Status::Revoked { .. } = found.status {
                let message = format!("{} of {} was revoked in the meantime: it is not handed out", found.serial, found.owner);
                return Err(Error::refused(message).hint("run the same command again for what else is to be done"));
            }
            if found.stage == Stage::Completed {
                standing.push(certificate_in(&found)?);
                continue;
            }
            let certificate = one.into_certificate();
            transaction.complete(row, certificate.der(), &certificate.fingerprint())?;
            let details = [("issuer", self.issuer.to_owned()), ("fingerprint", certificate.fingerprint().to_string())];
            transaction.append(&self.context.event("certificate.issue", &certificate.serial().to_string(), &details))?;
            standing.push(certificate);
        }
        reached(Point::Completing);
        commit(transaction, self.vault)?;
        reached(Point::Completed);
        Ok(standing)
    }
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
    state: Option<crate::model::PasswordState>,
) -> Result<(), Error> {
    let sealed = vault.seal(label, secret, context.random)?;
    transaction.add_secret(&SecretRow {
        kind: label.kind,
        owner: label.owner.to_owned(),
        version: label.version,
        state,
        sealed: Some(sealed),
        created: context.now,
        changed: context.now,
    })?;
    Ok(())
}

/// The value of a sealed secret.
///
/// # Errors
/// When it is gone, or does not open.
pub fn opened(row: &SecretRow, vault: &Vault) -> Result<Secret, Error> {
    let gone = || Error::cannot(format!("the {} {} of {} is gone", row.kind.name().replace('-', " "), row.version, row.owner));
    let sealed = row.sealed.as_ref().ok_or_else(gone)?;
    Ok(vault.open(Label { kind: row.kind, owner: &row.owner, version: row.version }, sealed)?)
}
