//! Tests of slots: opening, refusing, damage.

use super::*;
use crate::vault::Counting;
use crate::vault::MemoryKeyring;

const PKI: PkiId = PkiId([7; 16]);
const OTHER: PkiId = PkiId([8; 16]);
const NOW: Timestamp = Timestamp(1_800_000_000);

fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

fn cheap() -> Kdf {
    Kdf::new(Kdf::LEAST_MEMORY, 1, 1).unwrap()
}

fn vault() -> Vault {
    Vault::create(PKI, &Counting::default()).unwrap()
}

fn slot() -> Vec<u8> {
    passphrase_slot(&vault(), &secret("correct horse"), cheap(), &Counting::default()).unwrap()
}

#[test]
fn only_the_right_passphrase_opens_a_slot() {
    let slot = slot();
    let opened = unlock_with_passphrase(PKI, &slot, &secret("correct horse")).unwrap();
    assert_eq!(opened.master(), vault().master());
    for (pki, passphrase) in [(PKI, "correct horsE"), (PKI, ""), (PKI, "correct horse\n"), (OTHER, "correct horse")] {
        assert_eq!(unlock_with_passphrase(pki, &slot, &secret(passphrase)).unwrap_err(), Error::WrongPassphrase);
    }
    assert_eq!(passphrase_slot(&vault(), &secret(""), cheap(), &Counting::default()), Err(Error::EmptyPassphrase));
    assert_eq!(slot_kind(&slot), Ok(SlotKind::Passphrase(cheap())));
}

#[test]
fn a_slot_with_a_changed_byte_does_not_open() {
    let slot = slot();
    let salt = MAGIC.len() + 2 + 12;
    for at in 0..slot.len() {
        let mut edited = slot.clone();
        edited[at] ^= 1;
        let error = unlock_with_passphrase(PKI, &edited, &secret("correct horse")).unwrap_err();
        if at >= salt {
            assert_eq!(error, Error::WrongPassphrase, "byte {at}");
        } else {
            assert!(matches!(error, Error::WrongPassphrase | Error::Slot { .. }), "byte {at}: {error:?}");
        }
    }
    for length in 0..slot.len() {
        assert!(matches!(slot_kind(&slot[..length]), Err(Error::Slot { .. })), "{length} bytes");
    }
    assert_eq!(slot_kind(&[&slot[..], &[0]].concat()), Err(Error::Slot { why: "it has 114 bytes instead of 113".to_owned() }));
}

#[test]
fn the_cost_of_a_slot_is_checked_before_it_is_spent() {
    let mut greedy = slot();
    greedy[MAGIC.len() + 2..][..4].copy_from_slice(&u32::MAX.to_be_bytes());
    let why = "Argon2id with 4294967295 KiB of memory, allowed are 8192 to 4194304".to_owned();
    assert_eq!(unlock_with_passphrase(PKI, &greedy, &secret("correct horse")).unwrap_err(), Error::Slot { why });
}

#[test]
fn a_keyring_opens_only_its_own_slot() {
    let keyring = MemoryKeyring::default();
    let slot = keyring_slot(&vault(), &keyring, None, NOW, &Counting::default()).unwrap();
    assert_eq!(slot_kind(&slot), Ok(SlotKind::Keyring { until: None }));
    assert_eq!(unlock_with_keyring(PKI, &slot, &keyring, NOW).unwrap().master(), vault().master());

    let absent = Error::NoKeyringKey { keyring: "the memory keyring".to_owned(), pki: OTHER };
    assert_eq!(unlock_with_keyring(OTHER, &slot, &keyring, NOW).unwrap_err(), absent);
    keyring.put(OTHER, &keyring.get(PKI).unwrap().unwrap()).unwrap();
    let wrong = Error::WrongKeyringKey { keyring: "the memory keyring".to_owned() };
    assert_eq!(unlock_with_keyring(OTHER, &slot, &keyring, NOW).unwrap_err(), wrong);
    for at in MAGIC.len() + 1..slot.len() {
        let mut edited = slot.clone();
        edited[at] ^= 0x80;
        assert_eq!(unlock_with_keyring(PKI, &edited, &keyring, NOW).unwrap_err(), wrong, "byte {at}");
    }

    forget_keyring_slot(PKI, &keyring).unwrap();
    forget_keyring_slot(PKI, &keyring).unwrap();
    assert!(matches!(unlock_with_keyring(PKI, &slot, &keyring, NOW).unwrap_err(), Error::NoKeyringKey { .. }));
}

#[test]
fn a_key_of_another_length_is_a_wrong_key() {
    let keyring = MemoryKeyring::default();
    let slot = keyring_slot(&vault(), &keyring, None, NOW, &Counting::default()).unwrap();
    keyring.put(PKI, &secret("short")).unwrap();
    assert!(matches!(unlock_with_keyring(PKI, &slot, &keyring, NOW).unwrap_err(), Error::WrongKeyringKey { .. }));
}

#[test]
fn kinds_of_slots_are_not_confused() {
    let keyring = MemoryKeyring::default();
    let ours = keyring_slot(&vault(), &keyring, None, NOW, &Counting::default()).unwrap();
    assert!(matches!(unlock_with_passphrase(PKI, &ours, &secret("x")).unwrap_err(), Error::Slot { .. }));
    assert!(matches!(unlock_with_keyring(PKI, &slot(), &keyring, NOW).unwrap_err(), Error::Slot { .. }));
}

#[test]
fn a_keyring_slot_opens_until_it_expires() {
    let keyring = MemoryKeyring::default();
    let slot = keyring_slot(&vault(), &keyring, Some(NOW), NOW, &Counting::default()).unwrap();
    assert_eq!(slot_kind(&slot), Ok(SlotKind::Keyring { until: Some(NOW) }));
    let at = |seconds| unlock_with_keyring(PKI, &slot, &keyring, Timestamp(seconds));
    assert_eq!(at(NOW.0 - 1).unwrap().master(), vault().master());
    assert_eq!(at(NOW.0).unwrap_err(), Error::Expired { until: NOW });
    // A slot with an edited time does not open any more.
    let mut longer = slot.clone();
    longer[MAGIC.len() + 1 + 7] ^= 1;
    let wrong = Error::WrongKeyringKey { keyring: "the memory keyring".to_owned() };
    assert_eq!(unlock_with_keyring(PKI, &longer, &keyring, Timestamp(0)).unwrap_err(), wrong);
}

#[test]
fn a_recovery_code_opens_only_its_own_slot() {
    let random = Counting::default();
    let (code, other) = (RecoveryCode::draw(&random).unwrap(), RecoveryCode::draw(&random).unwrap());
    let slot = recovery_slot(&vault(), &code, &random).unwrap();
    assert_eq!(slot_kind(&slot), Ok(SlotKind::Recovery));
    assert_eq!(unlock_with_recovery_code(PKI, &slot, &code).unwrap().master(), vault().master());
    let wrong = Error::WrongKey { what: "recovery code" };
    assert_eq!(unlock_with_recovery_code(PKI, &slot, &other).unwrap_err(), wrong);
    assert_eq!(unlock_with_recovery_code(OTHER, &slot, &code).unwrap_err(), wrong);
}

#[test]
fn a_key_file_opens_only_its_own_slot() {
    let random = Counting::default();
    let draw = |pki| KeyFile::draw(pki, &random).unwrap();
    let (file, other) = (draw(PKI), draw(PKI));
    let slot = key_file_slot(&vault(), &file, &random).unwrap();
    assert_eq!(slot_kind(&slot), Ok(SlotKind::KeyFile));
    assert_eq!(unlock_with_key_file(PKI, &slot, &file).unwrap().master(), vault().master());
    assert_eq!(unlock_with_key_file(PKI, &slot, &other).unwrap_err(), Error::WrongKey { what: "key file" });
    let foreign = "it opens the vault of the PKI 08080808080808080808080808080808, this one is 07070707070707070707070707070707";
    let foreign = Error::KeyFile { why: foreign.to_owned() };
    assert_eq!(unlock_with_key_file(PKI, &slot, &draw(OTHER)).unwrap_err(), foreign);
    assert_eq!(key_file_slot(&vault(), &draw(OTHER), &random).unwrap_err(), foreign);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Arbitrary bytes after a plausible beginning are refused without a panic. The memory cost stays small, so that the test
    /// stays fast.
    #[test]
    fn hostile_slots_are_refused(
        beginning in 0..7_usize,
        rest in proptest::collection::vec(proptest::num::u8::ANY, 0..120),
        exact in proptest::bool::ANY,
    ) {
        let keyring = MemoryKeyring::default();
        keyring.put(PKI, &Secret::new(vec![1; 32])).unwrap();
        let mut bytes = [&b""[..], b"evpki-slot\x01\x01\x01", b"evpki-slot\x01\x02", b"evpki-slot\x01\x03", b"evpki-slot\x01\x04", b"evpki-slot\x01\x05", b"evpki-slot\x01\x01\x01\0\0\x20\0\0\0\0\x01\0\0\0\x01"][beginning].to_vec();
        bytes.extend(rest);
        if exact {
            bytes.resize([113, 113, 84, 84, 84, 92, 113][beginning], 0);
        }
        assert!(unlock_with_passphrase(PKI, &bytes, &secret("x")).is_err());
        assert!(unlock_with_keyring(PKI, &bytes, &keyring, NOW).is_err());
        assert!(unlock_with_recovery_code(PKI, &bytes, &RecoveryCode::draw(&Counting::default()).unwrap()).is_err());
        assert!(unlock_with_key_file(PKI, &bytes, &KeyFile::draw(PKI, &Counting::default()).unwrap()).is_err());
    }
}
