//! The origin of a bundle: the signature of `bundle.json`, and the key that signed it.
//!
//! Every PKI has one key that signs statements (Ed25519). The identifier of the PKI is derived from that key, and the trust
//! anchors of the PKI contain the identifier. A receiver that knows the identifier or an anchor from a trusted source can
//! therefore check the key. A forged bundle may repeat the identifier, but another key signed it, and the identifier does not
//! match that key.

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
/// The prefix of the signed message, before `bundle.json`. Statements of other kinds have other prefixes.
const STATEMENT: &[u8] = b"evpki-bundle-signature/1\n";

/// The fields of `signature.json`. Later versions add fields, but remove none.
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
    /// Returns the public key.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.key
    }

    /// Returns the SHA-256 digest of the DER of its SubjectPublicKeyInfo.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.key.id()
    }

    /// Returns the PKI identifier that is derived from the key. A PKI of an earlier version has a random identifier instead.
    #[must_use]
    pub fn pki(&self) -> PkiId {
        x509::pki_id(&self.key)
    }
}

/// The expected origin of a bundle, which the receiver knows from a trusted source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The PKI with this identifier, as `evpki init` prints it.
    Pki(PkiId),
    /// The PKI that has this trust anchor: its root, or the anchor of one of its CAs.
    Anchor(Box<Certificate>),
    /// The PKI whose statements this key signs. For a PKI whose identifier is not derived from the key.
    Signer(KeyId),
}

impl Origin {
    /// Checks that the bundle with this manifest has this origin. The signature of the manifest was verified before.
    pub(super) fn check(&self, manifest: &Manifest) -> Result<(), Error> {
        let refused = |why: String| Err(Error::Origin { expected: self.to_string(), why });
        let Some(signer) = &manifest.signer else {
            return refused(format!("it has the format `{}`, which has no signature", manifest.format));
        };
        let wanted = match self {
            Self::Signer(id) if *id == signer.id() => return Ok(()),
            Self::Signer(_) => return refused(format!("it is signed with the key {}", signer.id())),
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
            true => format!("it names this PKI, but is signed with the key {}, which does not belong to the PKI", signer.id()),
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

/// Verifies the signature of `bundle.json` and returns its signer.
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

/// Signs the bytes of `bundle.json` and returns `signature.json`.
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
