//! What is sealed in the vault: no byte may be another, none may be missing; and what does not open is called what it is.

use crate::{sentence, slot::Same};
use evpki::{
    model::{Label, PkiId, Secret, SecretKind},
    vault::{Error, Vault},
};
use std::sync::LazyLock;

const LABEL: Label<'static> = Label { kind: SecretKind::Password, owner: "CS-0001", version: 1 };

/// The vault, and records of it of two lengths.
static KNOWN: LazyLock<(Vault, [Vec<u8>; 2])> = LazyLock::new(|| {
    let vault = Vault::create(PkiId([7; 16]), &Same).unwrap();
    let sealed = [0, 40].map(|length| vault.seal(LABEL, &Secret::new(vec![1; length]), &Same).unwrap());
    (vault, sealed)
});

pub fn check(data: &[u8]) {
    let (vault, known) = &*KNOWN;
    let name = vault.master_name();
    for kind in SecretKind::ALL {
        match vault.open(Label { kind, ..LABEL }, data) {
            Ok(plain) => {
                assert!(kind == LABEL.kind && known.iter().any(|sealed| sealed == data));
                assert_eq!(plain.expose().len() + 53, data.len());
            }
            Err(error) => {
                sentence(&error);
                match error {
                    Error::Format { found, .. } => assert!(data[0] == found && ![1, 2].contains(&found)),
                    Error::CutOff { length, least, .. } => assert!(length == data.len() && length < least),
                    Error::Foreign { master, .. } => assert!(data[1..9] == master.0 && master != name),
                    // One of format 2 that says it is longer than any can be is as short as its head.
                    Error::Sealed { .. } => assert!(data.len() >= 13),
                    other => panic!("{other}"),
                }
            }
        }
    }
    if let [at, change, ..] = *data {
        for sealed in known {
            let at = usize::from(at) % sealed.len();
            let cut = vault.open(LABEL, &sealed[..at]);
            assert!(matches!(cut, Err(Error::CutOff { .. })), "the first {at} bytes: {cut:?}");
            let mut changed = sealed.clone();
            changed[at] ^= change;
            assert_eq!(vault.open(LABEL, &changed).is_ok(), change == 0, "byte {at} may be another");
        }
    }
}
