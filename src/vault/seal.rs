//! The vault, open: sealing, opening, authenticating.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Error;
use super::cipher::{Cipher, KEY, NONCE, TAG, draw_key};
use crate::model::{Label, PkiId, Random, Secret, SecretKind};

/// The version of the format of sealed records: their first byte.
const FORMAT: u8 = 1;
/// What the associated data of every sealed record begins with.
const CONTEXT: &[u8] = b"evpki-sealed";
/// Octets of a block of SHA-256: a shorter key of HMAC is filled up with zeros (RFC 2104, 2).
const HMAC_BLOCK: usize = 64;
/// The longest secret that is sealed: far above any key, so that a damaged length never asks for the machine's memory.
const LIMIT: usize = 1 << 20;

/// An open vault: the master key of a PKI, and the subkeys that follow from it. Its keys are wiped when it is dropped and are never
/// printed. Sealing and opening take `&self` and may run in many threads. A clone has keys of its own, which are wiped with it.
#[derive(Clone)]
pub struct Vault {
    pki: PkiId,
    master: Secret,
    /// One per kind of secret, in the order of [`SecretKind::ALL`], so that what is sealed as one kind never opens as another.
    seal: Box<[Cipher]>,
    /// As HMAC takes it: zeros behind the key.
    audit: Box<Zeroizing<[u8; HMAC_BLOCK]>>,
}

impl Vault {
    /// Makes the vault of a new PKI, with a random master key of 256 bits.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn create(pki: PkiId, random: &dyn Random) -> Result<Self, Error> {
        Self::from_master(pki, draw_key(random)?)
    }

    /// The vault with this master key, which is 32 bytes.
    pub(super) fn from_master(pki: PkiId, master: Secret) -> Result<Self, Error> {
        let cipher = |kind: SecretKind| subkey(pki, &master, &format!("evpki-vault/1 seal {kind}")).map(|key| Cipher::new(&key));
        let seal = SecretKind::ALL.into_iter().map(cipher).collect::<Result<_, Error>>()?;
        let mut audit = Box::new(Zeroizing::new([0; HMAC_BLOCK]));
        audit[..KEY].copy_from_slice(&*subkey(pki, &master, "evpki-vault/1 audit")?);
        Ok(Self { pki, master, seal, audit })
    }

    /// The PKI that the vault belongs to.
    #[must_use]
    pub fn pki(&self) -> PkiId {
        self.pki
    }

    /// What the slots wrap.
    pub(super) fn master(&self) -> &Secret {
        &self.master
    }

    /// Seals a secret under its name: it opens under no other, and not in another PKI.
    ///
    /// The sealed record is 41 bytes longer than the secret.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]; [`Error::TooLong`] above 1 MiB.
    pub fn seal(&self, label: Label<'_>, plain: &Secret, random: &dyn Random) -> Result<Vec<u8>, Error> {
        let length = plain.expose().len();
        if length > LIMIT {
            return Err(Error::TooLong { length, limit: LIMIT });
        }
        let mut sealed = Vec::with_capacity(1 + NONCE + length + TAG);
        sealed.push(FORMAT);
        self.cipher(label.kind).encrypt(&mut sealed, &self.bound(label), plain.expose(), random)?;
        Ok(sealed)
    }

    /// Opens what [`Vault::seal`] made under the same name.
    ///
    /// # Errors
    /// [`Error::Format`] when the record is of a later format; [`Error::Sealed`] when it is not what was sealed under this name.
    pub fn open(&self, label: Label<'_>, sealed: &[u8]) -> Result<Secret, Error> {
        let damaged = || Error::Sealed { kind: label.kind, owner: label.owner.to_owned(), version: label.version };
        match sealed.split_first() {
            None => Err(damaged()),
            Some((&FORMAT, rest)) => self.cipher(label.kind).decrypt(&self.bound(label), rest).ok_or_else(damaged),
            Some((&found, _)) => Err(Error::Format { found, known: FORMAT }),
        }
    }

    /// The HMAC-SHA256 of a message under the audit subkey: only who can open the vault can make it.
    #[must_use]
    pub fn authenticate(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new((&**self.audit).into());
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self, kind: SecretKind) -> &Cipher {
        &self.seal[kind as usize]
    }

    /// The associated data of a record: context, format, PKI, kind, owner and version, each of a known length.
    fn bound(&self, label: Label<'_>) -> Vec<u8> {
        let kind = label.kind.name();
        let mut bound = Vec::with_capacity(CONTEXT.len() + 1 + 16 + 8 + kind.len() + 8 + label.owner.len() + 8);
        bound.extend_from_slice(CONTEXT);
        bound.push(FORMAT);
        bound.extend_from_slice(&self.pki.0);
        for part in [kind, label.owner] {
            bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bound.extend_from_slice(part.as_bytes());
        }
        bound.extend_from_slice(&label.version.to_be_bytes());
        bound
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("pki", &self.pki.to_string()).field("master", &self.master).finish_non_exhaustive()
    }
}

/// HKDF-SHA256 of the master key, salted with the PKI's identifier.
fn subkey(pki: PkiId, master: &Secret, purpose: &str) -> Result<Zeroizing<[u8; KEY]>, Error> {
    let mut key = Zeroizing::new([0; KEY]);
    Hkdf::<Sha256>::new(Some(&pki.0), master.expose())
        .expand(purpose.as_bytes(), &mut *key)
        .map_err(|_| Error::Bug { what: "HKDF-SHA256" })?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Counting;

    const PKI: PkiId = PkiId([7; 16]);
    const LABEL: Label<'_> = Label { kind: SecretKind::Password, owner: "CS-1", version: 1 };

    fn vault() -> Vault {
        Vault::create(PKI, &Counting::default()).unwrap()
    }

    fn sealed(vault: &Vault) -> Vec<u8> {
        vault.seal(LABEL, &Secret::from("aVerySecretPassword1".to_owned()), &Counting::default()).unwrap()
    }

    #[test]
    fn what_is_sealed_opens() {
        let vault = vault();
        for length in [0, 1, 20, 121, 4096, LIMIT] {
            let plain = Secret::new(vec![0xa5; length]);
            let record = vault.seal(LABEL, &plain, &Counting::default()).unwrap();
            assert_eq!(record.len(), length + 41);
            assert_eq!(vault.open(LABEL, &record).unwrap(), plain);
        }
        let long = Secret::new(vec![0; LIMIT + 1]);
        assert_eq!(vault.seal(LABEL, &long, &Counting::default()), Err(Error::TooLong { length: LIMIT + 1, limit: LIMIT }));
    }

    #[test]
    fn not_when_any_bit_changed_or_any_byte_is_missing() {
        let vault = vault();
        let record = sealed(&vault);
        for at in 0..record.len() * 8 {
            let mut edited = record.clone();
            edited[at / 8] ^= 1 << (at % 8);
            assert!(vault.open(LABEL, &edited).is_err(), "bit {at}");
        }
        for length in 0..record.len() {
            assert!(vault.open(LABEL, &record[..length]).is_err(), "{length} bytes");
        }
        assert_eq!(vault.open(LABEL, &[2, 0]), Err(Error::Format { found: 2, known: 1 }));
    }

    #[test]
    fn not_under_another_name_nor_in_another_pki() {
        let ours = vault();
        let record = sealed(&ours);
        for other in [
            Label { kind: SecretKind::PrivateKey, ..LABEL },
            Label { kind: SecretKind::BatchPassword, ..LABEL },
            Label { owner: "CS-2", ..LABEL },
            Label { owner: "CS-1\0", ..LABEL },
            Label { version: 2, ..LABEL },
        ] {
            let error = Error::Sealed { kind: other.kind, owner: other.owner.to_owned(), version: other.version };
            assert_eq!(ours.open(other, &record), Err(error));
        }
        let theirs = Vault::from_master(PkiId([8; 16]), ours.master.clone()).unwrap();
        assert!(theirs.open(LABEL, &record).is_err());
    }

    #[test]
    fn authenticates_under_a_key_of_its_own() {
        let (vault, other) = (vault(), Vault::create(PkiId([8; 16]), &Counting::default()).unwrap());
        assert_eq!(vault.authenticate(b"head"), vault.authenticate(b"head"));
        assert_ne!(vault.authenticate(b"head"), vault.authenticate(b"heaD"));
        assert_ne!(vault.authenticate(b"head"), other.authenticate(b"head"));
    }

    #[test]
    fn prints_no_key() {
        assert_eq!(format!("{:?}", vault()), r#"Vault { pki: "07070707070707070707070707070707", master: [redacted], .. }"#);
    }

    proptest::proptest! {
        #[test]
        fn hostile_records_are_refused(mut record in proptest::collection::vec(proptest::num::u8::ANY, 0..200), ours in proptest::bool::ANY) {
            if let (true, Some(first)) = (ours, record.first_mut()) {
                *first = FORMAT;
            }
            assert!(vault().open(LABEL, &record).is_err());
        }
    }
}
