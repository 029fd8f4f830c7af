//! The open vault: sealing, opening, authenticating.

use std::cmp::Ordering;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Error;
use super::cipher::{Cipher, KEY, NONCE, TAG, draw_key};
use super::memory::keep;
use crate::model::{Label, PkiId, Random, Secret, SecretKind};

/// The version of the format of sealed records: their first byte.
const FORMAT: u8 = 2;
/// The previous format, which can still be opened. It does not state the master key of the record.
const NAMELESS: u8 = 1;
/// The beginning of the associated data of every sealed record.
const CONTEXT: &[u8] = b"evpki-sealed";
/// The largest secret that can be sealed, in bytes. It is far above any key, so that a damaged length never exhausts the memory.
const LIMIT: usize = 1 << 20;

/// The length of a master key's name, in octets.
const NAME: usize = 8;
/// The length of the length field, in octets.
const LENGTH: usize = 4;
/// How many bytes a sealed record is longer than its secret.
const OVERHEAD: usize = 1 + NAME + LENGTH + NONCE + TAG;

/// The name of a master key, which distinguishes it from others. It is not secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MasterName(pub [u8; NAME]);

impl std::fmt::Display for MasterName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::model::hex::encode(&self.0))
    }
}

/// An open vault: the master key of a PKI and the subkeys derived from it. Its keys are wiped when it is dropped, and are never
/// printed. If the operating system allows it, they stay out of swap space. Sealing and opening take `&self` and may run in many
/// threads. A clone has its own copy of the keys, which is wiped when the clone is dropped.
pub struct Vault {
    pki: PkiId,
    master: Secret,
    name: MasterName,
    /// One cipher per kind of secret, in the order of [`SecretKind::ALL`], so that a secret sealed as one kind never opens as
    /// another.
    seal: Box<[Cipher]>,
    /// Authenticates the head of the audit log. HMAC with the key already loaded; it is wiped when dropped.
    audit: Box<Hmac<Sha256>>,
    /// Authenticates the rows of the store, in the same way.
    rows: Box<Hmac<Sha256>>,
}

impl Vault {
    /// Creates the vault of a new PKI, with a random master key of 256 bits.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn create(pki: PkiId, random: &dyn Random) -> Result<Self, Error> {
        Self::from_master(pki, draw_key(random)?)
    }

    /// The vault with this master key (32 bytes).
    pub(super) fn from_master(pki: PkiId, master: Secret) -> Result<Self, Error> {
        let cipher = |kind: SecretKind| subkey(pki, &master, &format!("evpki-vault/1 seal {kind}")).map(|key| Cipher::new(&key));
        let seal = SecretKind::ALL.into_iter().map(cipher).collect::<Result<_, Error>>()?;
        let mac = |purpose| {
            let key = subkey(pki, &master, purpose)?;
            Ok::<_, Error>(Box::new(Hmac::new_from_slice(&*key).map_err(|_| Error::Bug { what: "HMAC-SHA256" })?))
        };
        let (audit, rows) = (mac("evpki-vault/1 audit")?, mac("evpki-vault/1 rows")?);
        let name = subkey(pki, &master, "evpki-vault/1 name")?;
        let name = MasterName(*name.first_chunk().ok_or(Error::Bug { what: "the length of a key" })?);
        Ok(Self { pki, master, name, seal, audit, rows }.kept())
    }

    /// Keeps the keys out of swap space, as far as the operating system allows.
    fn kept(self) -> Self {
        keep(self.master.expose());
        keep(&*self.seal);
        keep(&*self.audit);
        keep(&*self.rows);
        self
    }

    /// The PKI of the vault.
    #[must_use]
    pub fn pki(&self) -> PkiId {
        self.pki
    }

    /// The name of its master key, which differs from that of every other master key, of this PKI and of others.
    #[must_use]
    pub fn master_name(&self) -> MasterName {
        self.name
    }

    /// The master key, which the slots wrap.
    pub(super) fn master(&self) -> &Secret {
        &self.master
    }

    /// Seals a secret under its name. It opens under no other name, and not in another PKI.
    ///
    /// The sealed record is 53 bytes longer than the secret.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]; [`Error::TooLong`] if the secret has more than 1 MiB.
    pub fn seal(&self, label: Label<'_>, plain: &Secret, random: &dyn Random) -> Result<Vec<u8>, Error> {
        let length = plain.expose().len();
        let Some(stated) = u32::try_from(length).ok().filter(|_| length <= LIMIT) else {
            return Err(Error::TooLong { length, limit: LIMIT });
        };
        let mut sealed = Vec::with_capacity(OVERHEAD + length);
        sealed.push(FORMAT);
        sealed.extend_from_slice(&self.name.0);
        sealed.extend_from_slice(&stated.to_be_bytes());
        self.cipher(label.kind).encrypt(&mut sealed, &self.bound(FORMAT, label), plain.expose(), random)?;
        Ok(sealed)
    }

    /// Opens a record that [`Vault::seal`] made under the same name.
    ///
    /// # Errors
    /// [`Error::Format`] if the record has a newer format; [`Error::CutOff`] if it is shorter than its stated length, or shorter
    /// than the minimum; [`Error::Foreign`] if it was sealed under another master key; [`Error::Sealed`] if it is not the record
    /// that was sealed under this name.
    pub fn open(&self, label: Label<'_>, sealed: &[u8]) -> Result<Secret, Error> {
        let (kind, owner, version) = (label.kind, || label.owner.to_owned(), label.version);
        let cut = |least| Error::CutOff { kind, owner: owner(), version, length: sealed.len(), least };
        let changed = || Error::Sealed { kind, owner: owner(), version };
        let (format, body) = match sealed {
            [FORMAT, rest @ ..] => {
                let Some((name, rest)) = rest.split_first_chunk() else { return Err(cut(OVERHEAD)) };
                if *name != self.name.0 {
                    return Err(Error::Foreign { kind, owner: owner(), version, master: MasterName(*name) });
                }
                let Some((stated, body)) = rest.split_first_chunk() else { return Err(cut(OVERHEAD)) };
                let length = usize::try_from(u32::from_be_bytes(*stated)).unwrap_or(usize::MAX);
                match body.len().cmp(&length.saturating_add(NONCE + TAG)) {
                    Ordering::Less if length <= LIMIT => return Err(cut(OVERHEAD + length)),
                    Ordering::Equal => (FORMAT, body),
                    _ => return Err(changed()),
                }
            }
            [NAMELESS, body @ ..] if body.len() >= NONCE + TAG => (NAMELESS, body),
            [] | [NAMELESS, ..] => return Err(cut(1 + NONCE + TAG)),
            [found, ..] => {
                let (owner, found) = (owner(), *found);
                return Err(Error::Format { kind, owner, version, found, known: FORMAT });
            }
        };
        self.cipher(kind).decrypt(&self.bound(format, label), body).ok_or_else(changed)
    }

    /// The HMAC-SHA256 of a message under the audit subkey. Making it needs an open vault.
    #[must_use]
    pub fn authenticate(&self, message: &[u8]) -> [u8; 32] {
        hmac(&self.audit, &[message])
    }

    /// The HMAC-SHA256 of a message under the subkey for the rows of the store. The message is the concatenation of the parts.
    #[must_use]
    pub fn authenticate_row(&self, message: &[&[u8]]) -> [u8; 32] {
        hmac(&self.rows, message)
    }

    fn cipher(&self, kind: SecretKind) -> &Cipher {
        &self.seal[kind as usize]
    }

    /// The associated data of a record: context, format, PKI, kind, owner and version. The length of each is unambiguous.
    fn bound(&self, format: u8, label: Label<'_>) -> Vec<u8> {
        let kind = label.kind.name();
        let mut bound = Vec::with_capacity(CONTEXT.len() + 1 + 16 + 8 + kind.len() + 8 + label.owner.len() + 8);
        bound.extend_from_slice(CONTEXT);
        bound.push(format);
        bound.extend_from_slice(&self.pki.0);
        for part in [kind, label.owner] {
            bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bound.extend_from_slice(part.as_bytes());
        }
        bound.extend_from_slice(&label.version.to_be_bytes());
        bound
    }
}

impl Clone for Vault {
    fn clone(&self) -> Self {
        let (master, seal, audit, rows) = (self.master.clone(), self.seal.clone(), self.audit.clone(), self.rows.clone());
        Self { pki: self.pki, master, name: self.name, seal, audit, rows }.kept()
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("pki", &self.pki.to_string()).field("master", &self.master).finish_non_exhaustive()
    }
}

fn hmac(keyed: &Hmac<Sha256>, message: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed.clone();
    message.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// HKDF-SHA256 of the master key, salted with the PKI's identifier.
pub(super) fn subkey(pki: PkiId, master: &Secret, purpose: &str) -> Result<Zeroizing<[u8; KEY]>, Error> {
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
    fn a_sealed_secret_opens() {
        let vault = vault();
        for length in [0, 1, 20, 121, 4096, LIMIT] {
            let plain = Secret::new(vec![0xa5; length]);
            let record = vault.seal(LABEL, &plain, &Counting::default()).unwrap();
            assert_eq!(record.len(), length + 53);
            assert_eq!(vault.open(LABEL, &record).unwrap(), plain);
        }
        let long = Secret::new(vec![0; LIMIT + 1]);
        assert_eq!(vault.seal(LABEL, &long, &Counting::default()), Err(Error::TooLong { length: LIMIT + 1, limit: LIMIT }));
    }

    #[test]
    fn a_record_with_a_changed_bit_or_a_missing_byte_does_not_open() {
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
        let (kind, owner, version) = (LABEL.kind, LABEL.owner.to_owned(), LABEL.version);
        assert_eq!(vault.open(LABEL, &[3, 0]), Err(Error::Format { kind, owner, version, found: 3, known: 2 }));
        let cut = |length, least| Error::CutOff {
            kind: LABEL.kind,
            owner: LABEL.owner.to_owned(),
            version: LABEL.version,
            length,
            least,
        };
        // The record states its length, so that missing bytes are always found.
        assert_eq!(vault.open(LABEL, &record[..72]), Err(cut(72, 73)));
        assert_eq!(vault.open(LABEL, &record[..13]), Err(cut(13, 73)));
        assert_eq!(vault.open(LABEL, &record[..12]), Err(cut(12, 53)));
        assert_eq!(vault.open(LABEL, &record[..1]), Err(cut(1, 53)));
        assert_eq!(vault.open(LABEL, &[1; 40]), Err(cut(40, 41)));
        assert_eq!(vault.open(LABEL, &[]), Err(cut(0, 41)));
        let changed = Error::Sealed { kind: LABEL.kind, owner: LABEL.owner.to_owned(), version: LABEL.version };
        assert_eq!(vault.open(LABEL, &[&record[..], &[0]].concat()), Err(changed.clone()));
        // A record with an impossible length was edited.
        let endless = [&record[..9], &[0xff; 4], &record[13..]].concat();
        assert_eq!(vault.open(LABEL, &endless), Err(changed));
    }

    #[test]
    fn a_record_does_not_open_under_another_name_or_in_another_pki() {
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
        let (kind, owner, version) = (LABEL.kind, LABEL.owner.to_owned(), LABEL.version);
        let foreign = Error::Foreign { kind, owner, version, master: ours.name };
        assert_eq!(theirs.open(LABEL, &record), Err(foreign));
    }

    /// Records in the previous format, which stores of older versions contain.
    #[test]
    fn records_of_the_previous_format_open() {
        let vault = vault();
        let plain = Secret::from("aVerySecretPassword1".to_owned());
        let mut record = vec![NAMELESS];
        vault
            .cipher(LABEL.kind)
            .encrypt(&mut record, &vault.bound(NAMELESS, LABEL), plain.expose(), &Counting::default())
            .unwrap();
        assert_eq!(vault.open(LABEL, &record).unwrap(), plain);
        let disguised = [&[FORMAT][..], &vault.name.0, &[0, 0, 0, 20], &record[1..]].concat();
        assert!(matches!(vault.open(LABEL, &disguised), Err(Error::Sealed { .. })));
    }

    #[test]
    fn each_vault_authenticates_with_its_own_key() {
        let (vault, other) = (vault(), Vault::create(PkiId([8; 16]), &Counting::default()).unwrap());
        assert_eq!(vault.authenticate(b"head"), vault.authenticate(b"head"));
        assert_ne!(vault.authenticate(b"head"), vault.authenticate(b"heaD"));
        assert_ne!(vault.authenticate(b"head"), other.authenticate(b"head"));
    }

    #[test]
    fn debug_output_contains_no_key() {
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
