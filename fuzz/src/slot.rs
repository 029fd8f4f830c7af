//! Slots of the vault: no byte of one may be another, and each opens by its own way alone.

use crate::sentence;
use evpki::{
    model::{PkiId, Random, Secret, Timestamp},
    vault::{
        Error, Kdf, KeyFile, Keyring, MemoryKeyring, RecoveryCode, SlotKind, Vault, key_file_slot, keyring_slot, recovery_slot,
        slot_kind, unlock_with_key_file, unlock_with_keyring, unlock_with_passphrase, unlock_with_recovery_code,
    },
};
use std::sync::LazyLock;

const PKI: PkiId = PkiId([7; 16]);
const NOW: Timestamp = Timestamp(1_795_219_200);

/// The same bytes every time.
pub struct Same;

impl Random for Same {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), evpki::model::Error> {
        bytes.fill(0x5a);
        Ok(())
    }
}

struct Known {
    vault: Vault,
    keyring: MemoryKeyring,
    code: RecoveryCode,
    file: KeyFile,
    /// Of each kind that does not take Argon2.
    slots: [Vec<u8>; 4],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let vault = Vault::create(PKI, &Same).unwrap();
    let keyring = MemoryKeyring::default();
    let (code, file) = (RecoveryCode::draw(&Same).unwrap(), KeyFile::draw(PKI, &Same).unwrap());
    let slots = [
        keyring_slot(&vault, &keyring, None, NOW, &Same).unwrap(),
        keyring_slot(&vault, &keyring, Some(NOW.plus(1)), NOW, &Same).unwrap(),
        recovery_slot(&vault, &code, &Same).unwrap(),
        key_file_slot(&vault, &file, &Same).unwrap(),
    ];
    Known { vault, keyring, code, file, slots }
});

/// The vaults that a slot opens, by all that is known.
fn opened(known: &Known, slot: &[u8]) -> Vec<Vault> {
    let ways: [Result<Vault, Error>; 3] = [
        unlock_with_keyring(PKI, slot, &known.keyring, NOW),
        unlock_with_recovery_code(PKI, slot, &known.code),
        unlock_with_key_file(PKI, slot, &known.file),
    ];
    ways.into_iter().filter_map(|way| way.map_err(sentence).ok()).collect()
}

pub fn check(data: &[u8]) {
    let known = &*KNOWN;
    assert!(known.keyring.get(PKI).unwrap().is_some());
    match slot_kind(data) {
        Ok(SlotKind::Passphrase(kdf)) => {
            assert_eq!(Kdf::new(kdf.memory(), kdf.passes(), kdf.lanes()).as_ref(), Ok(&kdf));
            assert_eq!(data[13..25], [kdf.memory(), kdf.passes(), kdf.lanes()].map(u32::to_be_bytes).concat());
        }
        Ok(SlotKind::Keyring { until: Some(until) }) => assert_eq!(data[12..20], until.0.to_be_bytes()),
        Ok(_) => assert!(unlock_with_passphrase(PKI, data, &Secret::new(vec![1])).is_err()),
        Err(error) => {
            sentence(error);
            assert!(opened(known, data).is_empty());
        }
    }
    let vaults = opened(known, data);
    assert_eq!(vaults.len(), usize::from(known.slots.iter().any(|slot| slot == data)));
    assert!(vaults.iter().all(|vault| vault.master_name() == known.vault.master_name()));
    // What one byte of the input changes in what is whole opens nothing.
    if let [at, change, ..] = *data
        && change != 0
    {
        for slot in &known.slots {
            assert_eq!(opened(known, slot).len(), 1);
            let mut changed = slot.clone();
            let at = usize::from(at) % changed.len();
            changed[at] ^= change;
            assert!(opened(known, &changed).is_empty(), "byte {at} may be another");
        }
    }
}
