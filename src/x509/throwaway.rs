//! Keys that are thrown away, and what they sign: certificates and CRLs that stand in no record, to be refused.
//!
//! They are a type of their own. A [`ThrowawayKey`] is only ever made anew, in memory: none is read from a store, a vault or a file, and no
//! [`KeyPair`](super::KeyPair) turns into one. So what it signs, no authority of a PKI has signed, and nobody trusts it who was not told to.

use super::{
    CertificatePlan, Error, Extension, Message, Name, PublicKey, RevocationListEntries, RevocationListPlan, SignatureAlgorithm,
    assemble,
    keys::{PrivateHalf, der_of},
    metadata::Arc,
    time,
};
use crate::model::{KeyType, RevocationReason, Secret, SerialNumber, Timestamp};
use der::{Any, Decode, Document, Sequence, asn1::Int};
use spki::AlgorithmIdentifierOwned;
use std::io::{Cursor, Read};
use x509_cert::{ext::Extension as Encoded, time::Validity};

/// A key pair that was made to be thrown away. `Debug` shows the public half alone.
pub struct ThrowawayKey {
    inner: PrivateHalf,
    public: PublicKey,
}

impl std::fmt::Debug for ThrowawayKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ThrowawayKey").field("public", &self.public.id()).finish_non_exhaustive()
    }
}

/// What a certificate is to say that a throwaway key signs: more than a [`CertificatePlan`], and nothing of it is checked.
#[derive(Debug, Clone)]
pub struct ThrowawayPlan {
    /// The octets of its serial number, as an INTEGER has them: of any length and sign.
    pub serial: Vec<u8>,
    /// Who issues it.
    pub issuer: Name,
    /// Whom it is for.
    pub subject: Name,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when, that second included.
    pub not_after: Timestamp,
    /// The SubjectPublicKeyInfo of the key that it speaks for, of whatever kind.
    pub public_key: Vec<u8>,
    /// Its extensions in order, each with whether it is critical.
    pub extensions: Vec<(bool, Extension)>,
}

impl From<CertificatePlan> for ThrowawayPlan {
    fn from(plan: CertificatePlan) -> Self {
        let CertificatePlan { serial, issuer, subject, not_before, not_after, public_key, extensions } = plan;
        let public_key = public_key.spki().to_vec();
        Self { serial: serial.as_bytes().to_vec(), issuer, subject, not_before, not_after, public_key, extensions }
    }
}

/// TBSCertificate (RFC 5280, 4.1), with room for what it must not say.
#[derive(Sequence)]
struct Unchecked {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: u8,
    serial: Int,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Any,
    validity: Validity,
    subject: Any,
    public_key: Any,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<Encoded>>,
}

impl ThrowawayKey {
    /// Makes a new one.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn generate(key_type: KeyType) -> Result<Self, Error> {
        let inner = PrivateHalf::generate(key_type)?;
        let public = inner.public()?;
        Ok(Self { inner, public })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// What it signs with.
    #[must_use]
    pub fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::of(self.public.key_type())
    }

    /// The private key as the DER of PKCS#8.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn to_pkcs8(&self) -> Result<Secret, Error> {
        self.inner.to_pkcs8()
    }

    /// The DER of a certificate that says this; metadata stands under `arc`.
    ///
    /// # Errors
    /// [`Error::Time`], [`Error::Value`], [`Error::Der`] when the plan holds what DER cannot.
    pub fn certify(&self, plan: &ThrowawayPlan, arc: &Arc) -> Result<Vec<u8>, Error> {
        let what = "a certificate";
        let any = |der: &[u8]| Any::from_der(der).map_err(Error::der(what));
        let extensions = plan.extensions.iter().map(|(critical, e)| e.encode(*critical, arc)).collect::<Result<Vec<_>, _>>()?;
        let unchecked = Unchecked {
            version: 2,
            serial: Int::new(&plan.serial).map_err(Error::der(what))?,
            algorithm: self.algorithm().identifier(),
            issuer: any(plan.issuer.der())?,
            validity: Validity::new(time::encode(plan.not_before)?, time::encode(plan.not_after)?),
            subject: any(plan.subject.der())?,
            public_key: any(&plan.public_key)?,
            extensions: Some(extensions).filter(|all| !all.is_empty()),
        };
        let tbs = der_of(&unchecked, what)?;
        let signature = self.inner.sign(&Message::of(self.algorithm(), &tbs))?;
        assemble(&tbs, self.algorithm(), &signature)
    }

    /// The DER of a CRL that says this and names these certificates: serial number, since when, why.
    ///
    /// # Errors
    /// [`Error::Time`], [`Error::Der`].
    pub fn revoke(
        &self,
        plan: &RevocationListPlan,
        revoked: &[(SerialNumber, Timestamp, RevocationReason)],
    ) -> Result<Vec<u8>, Error> {
        let mut entries = RevocationListEntries::new(Cursor::new(Vec::new()))?;
        for (serial, since, why) in revoked {
            entries.push(serial, *since, *why)?;
        }
        let mut unsigned = plan.to_be_signed(entries, self.algorithm())?;
        let signature = self.inner.sign(&unsigned.message()?)?;
        let mut der = Vec::new();
        let read = unsigned.assemble(&signature)?.der()?.read_to_end(&mut der);
        read.map_err(|e| Error::Stream { what: "cannot put a CRL together", why: e.to_string() })?;
        Ok(der)
    }
}

/// A key pair that everybody knows, of a kind that evpki never makes. It signs nothing here; certificates for it are to be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownKey {
    /// RSA with 1024 bits (A00.FR.502).
    Rsa1024,
    /// On the curve secp192r1 (A00.FR.503).
    Secp192r1,
    /// Ed448.
    Ed448,
}

impl KnownKey {
    /// Its PEM: the public key, then the private one.
    fn text(self) -> &'static str {
        match self {
            Self::Rsa1024 => include_str!("../../templates/negative/rsa1024.pem"),
            Self::Secp192r1 => include_str!("../../templates/negative/secp192r1.pem"),
            Self::Ed448 => include_str!("../../templates/negative/ed448.pem"),
        }
    }

    fn part(self, end: &str, which: usize) -> Result<Vec<u8>, Error> {
        let part = self.text().split_inclusive(end).nth(which).unwrap_or_default();
        let (_, document) = Document::from_pem(part.trim()).map_err(|e| Error::PemDamaged { why: e.to_string() })?;
        Ok(document.as_bytes().to_vec())
    }

    /// The DER of its SubjectPublicKeyInfo.
    ///
    /// # Errors
    /// [`Error::PemDamaged`], were it not what it is.
    pub fn public_key(self) -> Result<Vec<u8>, Error> {
        self.part("-----END PUBLIC KEY-----", 0)
    }

    /// The DER of its PKCS#8.
    ///
    /// # Errors
    /// [`Error::PemDamaged`], were it not what it is.
    pub fn to_pkcs8(self) -> Result<Secret, Error> {
        Ok(Secret::new(self.part("-----END PUBLIC KEY-----", 1)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::DAY,
        x509::{Attribute, Certificate, RevocationList},
    };

    const NOW: Timestamp = Timestamp(1_795_240_800);

    fn plan(key: &ThrowawayKey) -> ThrowawayPlan {
        let name = Name::from_attributes(&[(Attribute::CommonName, "Nobody".to_owned())]).unwrap();
        ThrowawayPlan {
            serial: vec![0x7f],
            issuer: name.clone(),
            subject: name,
            not_before: NOW,
            not_after: NOW.plus(DAY),
            public_key: key.public().spki().to_vec(),
            extensions: vec![(true, Extension::BasicConstraints { authority: true, path_length: None })],
        }
    }

    #[test]
    fn it_signs_what_no_plan_can_say() {
        let arc = Arc::new(None).unwrap();
        for key_type in [KeyType::P256, KeyType::P521, KeyType::Ed25519] {
            let key = ThrowawayKey::generate(key_type).unwrap();
            let good = Certificate::from_der(&key.certify(&plan(&key), &arc).unwrap()).unwrap();
            good.verify_signature(key.public()).unwrap();
            assert_eq!(good.subject().to_string(), "CN=Nobody");
            for serial in [vec![0x40; 21], vec![0]] {
                let der = key.certify(&ThrowawayPlan { serial, ..plan(&key) }, &arc).unwrap();
                assert!(Certificate::from_der(&der).is_err());
            }
        }
    }

    #[test]
    fn it_signs_lists() {
        let key = ThrowawayKey::generate(KeyType::P256).unwrap();
        let list = RevocationListPlan {
            issuer: plan(&key).issuer,
            authority_key_identifier: key.public().identifier().to_vec(),
            number: 1,
            this_update: NOW,
            next_update: NOW.plus(DAY),
        };
        let serial = SerialNumber::from_bytes(&[7]).unwrap();
        let der = key.revoke(&list, &[(serial.clone(), NOW, RevocationReason::KeyCompromise)]).unwrap();
        let read = RevocationList::from_der(&der).unwrap();
        read.verify_signature(key.public()).unwrap();
        assert_eq!(read.entry(&serial), Some((NOW, RevocationReason::KeyCompromise)));
    }

    #[test]
    fn known_keys_are_refused_wherever_keys_are_read() {
        let arc = Arc::new(None).unwrap();
        for known in [KnownKey::Rsa1024, KnownKey::Secp192r1, KnownKey::Ed448] {
            let key = ThrowawayKey::generate(KeyType::P256).unwrap();
            let public_key = known.public_key().unwrap();
            assert!(PublicKey::from_spki(&public_key).is_err());
            assert!(super::super::KeyPair::from_pkcs8(&known.to_pkcs8().unwrap()).is_err());
            let der = key.certify(&ThrowawayPlan { public_key, ..plan(&key) }, &arc).unwrap();
            assert!(Certificate::from_der(&der).is_err());
        }
    }

    #[test]
    fn debug_shows_no_private_key() {
        let key = ThrowawayKey::generate(KeyType::P256).unwrap();
        assert_eq!(format!("{key:?}"), format!("ThrowawayKey {{ public: {:?}, .. }}", key.public().id()));
    }
}
