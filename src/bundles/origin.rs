//! Who made a bundle: the signature of `bundle.json`, and what names the key that signed it.
//!
//! Every PKI has one key that signs statements (Ed25519). The identifier of the PKI is derived from that key, and the trust anchors of the PKI
//! name the identifier. So who knows the identifier or an anchor, from a source that he trusts, knows the key; a forged bundle that repeats
//! the identifier is signed by a key that the identifier does not name.

use super::{Error, Manifest, names, tree::world};
use crate::{
    model::{KeyId, PkiId, hex},
    x509::{self, Certificate, PublicKey, SignatureAlgorithm},
};
use serde::{Deserialize, Serialize};

/// The format of `signature.json`.
const FORMAT: &str = "evpki-signature/1";
/// The algorithm, as `signature.json` names it.
const ALGORITHM: &str = "ed25519";
/// What stands before `bundle.json` in what is signed: no statement of another kind begins so.
const STATEMENT: &[u8] = b"evpki-bundle-signature/1\n";

/// `signature.json`. Fields are only ever added.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    format: String,
    algorithm: String,
    /// The DER of the key's SubjectPublicKeyInfo, in hexadecimal.
    public_key: String,
    /// The signature, in hexadecimal.
    signature: String,
}

/// The key that signed a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    key: PublicKey,
}

impl Signer {
    /// The key.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.key
    }

    /// The SHA-256 digest of the DER of its SubjectPublicKeyInfo.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.key.id()
    }

    /// The identifier of the PKI whose key it is. A PKI that an earlier version made has another, random identifier.
    #[must_use]
    pub fn pki(&self) -> PkiId {
        x509::pki_id(&self.key)
    }
}

/// Where a bundle has to come from: what the receiver knows from a source that he trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The PKI with this identifier, as `evpki init` prints it.
    Pki(PkiId),
    /// The PKI that has this trust anchor: its root, or the anchor of one of its authorities.
    Anchor(Box<Certificate>),
    /// The PKI whose statements this key signs: for a PKI whose identifier does not name the key.
    Signer(KeyId),
}

impl Origin {
    /// Whether the bundle with this manifest, whose signature was verified, is of this origin.
    pub(super) fn check(&self, manifest: &Manifest) -> Result<(), Error> {
        let refused = |why: String| Err(Error::Origin { expected: self.to_string(), why });
        let Some(signer) = &manifest.signer else {
            return refused(format!("it is of the format `{}`, which has no signature", manifest.format));
        };
        let wanted = match self {
            Self::Signer(id) if *id == signer.id() => return Ok(()),
            Self::Signer(_) => return refused(format!("the key {} signed it", signer.id())),
            Self::Pki(id) => *id,
            Self::Anchor(anchor) => {
                let (environment, arc) = world(manifest)?;
                let found = anchor.environment(&arc);
                if found != Some(environment) {
                    let (file, subject) = (names::BUNDLE.to_owned(), anchor.subject().to_string());
                    return Err(Error::Environment { file, subject, found, expected: environment });
                }
                match anchor.pki(&arc) {
                    Some(id) => id,
                    None => {
                        return refused("the certificate does not name a PKI; use `--signer` instead".to_owned());
                    }
                }
            }
        };
        if signer.pki() == wanted && manifest.pki_id == wanted.to_string() {
            return Ok(());
        }
        refused(match manifest.pki_id == wanted.to_string() {
            true => format!("it claims to be, but that identifier does not name the key {}, which signed it", signer.id()),
            false => format!("it is from the PKI {}", manifest.pki_id),
        })
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Pki(id) => write!(f, "the PKI {id}"),
            Self::Anchor(anchor) => write!(f, "the PKI of the anchor {}", anchor.subject()),
            Self::Signer(id) => write!(f, "the signer {id}"),
        }
    }
}

/// Who signed `bundle.json`, once the signature was verified.
pub(super) fn verified(manifest: &[u8], json: &[u8]) -> Result<Signer, Error> {
    let file: File = serde_json::from_slice(json).map_err(|e| Error::content(names::SIGNATURE, e))?;
    let other = |what, found: String, expected: &str| Error::Other { what, found, expected: expected.to_owned() };
    if file.format != FORMAT {
        return Err(other("signature format", file.format, FORMAT));
    }
    if file.algorithm != ALGORITHM {
        return Err(other("signature algorithm", file.algorithm, ALGORITHM));
    }
    let bytes = |text: &str| hex::decode(text).map_err(|e| Error::content(names::SIGNATURE, e));
    let key = PublicKey::from_spki(&bytes(&file.public_key)?).map_err(|e| Error::content(names::SIGNATURE, e))?;
    let statement = [STATEMENT, manifest].concat();
    let verified = key.verify(SignatureAlgorithm::Ed25519, &statement, &bytes(&file.signature)?);
    verified.map_err(|_| Error::Signature)?;
    Ok(Signer { key })
}

/// `signature.json` for these bytes of `bundle.json`.
#[cfg(feature = "cli")]
pub(super) fn sign(manifest: &[u8], key: &x509::StatementKey) -> Result<Vec<u8>, Error> {
    let failed = |e: &dyn std::fmt::Display| Error::content(names::SIGNATURE, e);
    let signature = key.sign(&[STATEMENT, manifest].concat()).map_err(|e| failed(&e))?;
    let file = File {
        format: FORMAT.to_owned(),
        algorithm: ALGORITHM.to_owned(),
        public_key: hex::encode(key.public().spki()),
        signature: hex::encode(&signature),
    };
    let mut text = serde_json::to_vec_pretty(&file).map_err(|e| failed(&e))?;
    text.push(b'\n');
    Ok(text)
}
