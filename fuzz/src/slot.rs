//! Slots of the vault and what is sealed in it: no byte of either may be another.

use crate::sentence;
use evpki::{
    model::{Label, PkiId, Random, Secret, SecretKind},
    vault::{Kdf, MemoryKeyring, SlotKind, Vault, keyring_slot, slot_kind, unlock_with_keyring, unlock_with_passphrase},
};
use std::sync::LazyLock;

const PKI: PkiId = PkiId([7; 16]);

/// The same bytes every time.
struct Same;

impl Random for Same {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), evpki::model::Error> {
        bytes.fill(0x5a);
        Ok(())
    }
}

struct Known {
    vault: Vault,
    keyring: MemoryKeyring,
    slot: Vec<u8>,
    sealed: Vec<u8>,
}

const LABEL: Label<'static> = Label { kind: SecretKind::Password, owner: "CS-0001", version: 1 };

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let vault = Vault::create(PKI, &Same).unwrap();
    let keyring = MemoryKeyring::default();
    let slot = keyring_slot(&vault, &keyring, &Same).unwrap();
    let sealed = vault.seal(LABEL, &Secret::new(vec![1; 40]), &Same).unwrap();
    Known { vault, keyring, slot, sealed }
});

pub fn check(data: &[u8]) {
    let known = &*KNOWN;
    match slot_kind(data) {
        Ok(SlotKind::Passphrase(kdf)) => {
            assert_eq!(Kdf::new(kdf.memory(), kdf.passes(), kdf.lanes()).as_ref(), Ok(&kdf));
            assert_eq!(data[13..25], [kdf.memory(), kdf.passes(), kdf.lanes()].map(u32::to_be_bytes).concat());
            assert!(unlock_with_keyring(PKI, data, &known.keyring).is_err());
        }
        Ok(SlotKind::Keyring) => {
            assert_eq!(data.len(), known.slot.len());
            assert!(unlock_with_passphrase(PKI, data, &Secret::new(vec![1])).is_err());
        }
        Err(error) => drop(sentence(error)),
    }
    match unlock_with_keyring(PKI, data, &known.keyring) {
        Ok(vault) => {
            assert_eq!(data, known.slot);
            assert_eq!(vault.open(LABEL, &known.sealed).unwrap(), Secret::new(vec![1; 40]));
        }
        Err(error) => drop(sentence(error)),
    }
    match known.vault.open(LABEL, data) {
        Ok(_) => assert_eq!(data, known.sealed),
        Err(error) => drop(sentence(error)),
    }
    // What one byte of the input changes in what is whole opens nothing.
    if let [at, change, ..] = *data
        && change != 0
    {
        for (whole, is_slot) in [(&known.slot, true), (&known.sealed, false)] {
            let mut changed = whole.clone();
            let at = usize::from(at) % changed.len();
            changed[at] ^= change;
            let opens = if is_slot {
                unlock_with_keyring(PKI, &changed, &known.keyring).is_ok()
            } else {
                known.vault.open(LABEL, &changed).is_ok()
            };
            assert!(!opens, "byte {at} may be another");
        }
    }
}
