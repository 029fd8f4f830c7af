//! Statements about the audit: how far it has come, signed so that anybody can verify it. docs/formats/audit.md says what they look like.

use crate::{
    commands::{Context, Error, context::commit},
    model::{Label, PkiId, SecretKind, hex},
    store::{AuditStatement, Read, SecretRow, Sqlite, Store, Transaction},
    vault::Vault,
    x509::{PublicKey, SignatureAlgorithm, StatementKey, time},
};
use serde_json::{Value, json};

/// The algorithm, as a head names it.
const ALGORITHM: &str = "ed25519";

/// A statement with its signature.
#[derive(Debug, Clone)]
pub struct Head {
    /// What is stated.
    pub statement: AuditStatement,
    /// The key that signed it.
    pub public_key: PublicKey,
    /// Its signature.
    pub signature: Vec<u8>,
}

impl Head {
    /// Signs a statement.
    ///
    /// # Errors
    /// When the library cannot.
    pub(super) fn sign(statement: AuditStatement, key: &StatementKey) -> Result<Self, Error> {
        let signature = key.sign(&statement.message())?;
        Ok(Self { statement, public_key: key.public().clone(), signature })
    }

    /// As a line of JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let AuditStatement { pki, number, hash, at } = &self.statement;
        json!({ "head": {
            "pki_id": pki.to_string(), "number": number, "hash": hex::encode(hash), "at": time::rfc3339(*at),
            "algorithm": ALGORITHM, "public_key": hex::encode(self.public_key.spki()), "signature": hex::encode(&self.signature),
        }})
    }

    /// Reads what stands under `head` in a line, and holds its signature against its key.
    ///
    /// # Errors
    /// Why it is none: the name of the field that cannot be read, or that the signature is not the key's.
    pub(super) fn read(head: &Value) -> Result<Self, String> {
        let text = |field: &str| head[field].as_str().ok_or_else(|| format!("its `{field}` is missing"));
        let bytes = |field: &str| hex::decode(text(field)?).map_err(|e| format!("its `{field}`: {e}"));
        let array = |field: &str| hex::decode_array(text(field)?).map_err(|e| format!("its `{field}`: {e}"));
        let algorithm = text("algorithm")?;
        if algorithm != ALGORITHM {
            return Err(format!("it is signed with `{algorithm}`, expected `{ALGORITHM}`"));
        }
        let statement = AuditStatement {
            pki: PkiId(hex::decode_array(text("pki_id")?).map_err(|e| format!("its `pki_id`: {e}"))?),
            number: head["number"].as_u64().ok_or("its `number` is missing")?,
            hash: array("hash")?,
            at: time::parse(text("at")?).map_err(|e| format!("its `at`: {e}"))?,
        };
        let public_key = PublicKey::from_spki(&bytes("public_key")?).map_err(|e| format!("its `public_key`: {e}"))?;
        let signature = bytes("signature")?;
        let verified = public_key.verify(SignatureAlgorithm::Ed25519, &statement.message(), &signature);
        verified.map_err(|_| "it was edited: its signature does not match its key".to_owned())?;
        Ok(Self { statement, public_key, signature })
    }
}

/// The key that signs statements: about the audit, and about bundles. `init` makes it; in a PKI that an earlier version made, it is made when it
/// is first needed. The audit records its public half.
///
/// # Errors
/// When it does not open, or cannot be made.
pub(in crate::commands) fn audit_key(context: &Context<'_>, store: &mut Sqlite, vault: &Vault) -> Result<StatementKey, Error> {
    if let Some(key) = kept_key(store, vault)? {
        return Ok(key);
    }
    context.trust(store, vault)?;
    let mut transaction = store.begin()?;
    // Somebody else may have been quicker.
    if let Some(key) = kept_key(&*transaction, vault)? {
        return Ok(key);
    }
    // Another key than the one that `init` has made would sign what nobody believes.
    let mut was_made = false;
    transaction.each_audit(0, &mut |record| {
        let makes = ["pki.found", "audit.key"].contains(&record.event.action.as_str());
        was_made |= makes && record.event.details.iter().any(|(name, _)| name == "public_key");
        Ok(())
    })?;
    if was_made {
        return Err(Error::store("the key that signs statements is missing, but the audit log records that it was created")
            .hint("list the damage with `evpki store check`, or restore a backup with `evpki store restore FILE`"));
    }
    let key = StatementKey::generate()?;
    keep(context, &mut *transaction, vault, &key)?;
    transaction.append(&context.event("audit.key", &key.public().id().to_string(), &key_details(&key)))?;
    commit(transaction, vault)?;
    Ok(key)
}

/// Puts the key that signs statements into the store.
///
/// # Errors
/// When it cannot be sealed or written.
pub(in crate::commands) fn keep(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    vault: &Vault,
    key: &StatementKey,
) -> Result<(), Error> {
    let owner = vault.pki().to_string();
    let label = Label { kind: SecretKind::AuditKey, owner: &owner, version: 1 };
    transaction.add_secret(&SecretRow {
        kind: label.kind,
        sealed: Some(vault.seal(label, &key.to_pkcs8()?, context.random)?),
        version: label.version,
        state: None,
        created: context.now,
        changed: context.now,
        owner: owner.clone(),
    })?;
    Ok(())
}

/// What the audit records of the key that signs statements.
pub(in crate::commands) fn key_details(key: &StatementKey) -> [(&'static str, String); 2] {
    [("algorithm", ALGORITHM.to_owned()), ("public_key", hex::encode(key.public().spki()))]
}

/// That key, if it was made.
///
/// # Errors
/// When it does not open.
pub(in crate::commands) fn kept_key(store: &dyn Read, vault: &Vault) -> Result<Option<StatementKey>, Error> {
    let owner = vault.pki().to_string();
    let Some(row) = store.secrets(SecretKind::AuditKey, &owner)?.into_iter().next() else { return Ok(None) };
    let missing = || {
        Error::store("the key that signs statements about the audit log is empty")
            .hint("list the damage with `evpki store check`")
    };
    let sealed = row.sealed.ok_or_else(missing)?;
    let plain = vault.open(Label { kind: SecretKind::AuditKey, owner: &owner, version: row.version }, &sealed)?;
    Ok(Some(StatementKey::from_pkcs8(&plain)?))
}
