//! The test vectors of `docs/formats/vault.md`, and the random source that they are made with.

use std::sync::atomic::{AtomicU8, Ordering};

use super::*;
use crate::model::{Label, PkiId, Random, Secret, SecretKind, Timestamp, hex};

/// Returns 0, 1, 2, … 255, 0, …: the same bytes in every run.
#[derive(Default)]
pub(crate) struct Counting(AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), crate::model::Error> {
        bytes.iter_mut().for_each(|byte| *byte = self.0.fetch_add(1, Ordering::Relaxed));
        Ok(())
    }
}

/// All vectors of the document, in its order and spelling.
fn vectors() -> String {
    let random = Counting::default();
    let pki = PkiId(*b"0123456789abcdef");
    let vault = Vault::create(pki, &random).unwrap();
    let password = Secret::from("aVerySecretPassword1".to_owned());
    let passphrase = Secret::from("correct horse battery staple".to_owned());
    let sealed = |kind, owner, version| hex::encode(&vault.seal(Label { kind, owner, version }, &password, &random).unwrap());
    let keyring = MemoryKeyring::default();
    let mut lines = vec![
        format!("pki        {pki}"),
        "master     000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f".to_owned(),
        format!("name       {}", vault.master_name()),
        format!("plain      {}", hex::encode(password.expose())),
        format!("record-1   {}", sealed(SecretKind::Password, "CS-1", 1)),
        format!("record-2   {}", sealed(SecretKind::BatchPassword, "2026-07", 258)),
        format!("record-3   {}", sealed(SecretKind::PrivateKey, &"ab".repeat(32), 1)),
        format!("audit      {}", hex::encode(&vault.authenticate(b"head"))),
    ];
    let slot = passphrase_slot(&vault, &passphrase, Kdf::STANDARD, &random).unwrap();
    lines.push(format!("slot-1     {}", hex::encode(&slot)));
    lines.push(format!("slot-2     {}", hex::encode(&keyring_slot(&vault, &keyring, None, Timestamp(0), &random).unwrap())));
    lines.push(format!("keyring    {}", hex::encode(keyring.get(pki).unwrap().unwrap().expose())));
    let timed = keyring_slot(&vault, &keyring, Some(Timestamp(1_800_000_000)), Timestamp(0), &random).unwrap();
    lines.push(format!("slot-3     {}", hex::encode(&timed)));
    lines.push(format!("keyring-3  {}", hex::encode(keyring.get(pki).unwrap().unwrap().expose())));
    let code = RecoveryCode::draw(&random).unwrap();
    lines.push(format!("code       {}", code.text().unwrap().expose_str().unwrap()));
    let old = "000GG-40R4X-0M30J-E2099-185GH-R38E3-1W81N-24GKX";
    let read = RecoveryCode::read(&Secret::from(old.to_owned())).unwrap();
    assert!(read.is_of_old_form() && read.key() == code.key());
    lines.push(format!("old-code   {old}"));
    lines.push(format!("slot-4     {}", hex::encode(&recovery_slot(&vault, &code, &random).unwrap())));
    let file = KeyFile::draw(pki, &random).unwrap();
    lines.push(format!("key-file   {}", file.text().expose_str().unwrap().trim_end()));
    lines.push(format!("slot-5     {}", hex::encode(&key_file_slot(&vault, &file, &random).unwrap())));
    assert_eq!(hex::encode(vault.master().expose()), lines[1][11..]);
    lines.join("\n")
}

#[test]
fn the_document_contains_the_vectors_of_the_program() {
    let vectors = vectors();
    let document = include_str!("../../docs/formats/vault.md");
    assert!(document.contains(&vectors), "docs/formats/vault.md should contain:\n{vectors}");
}
