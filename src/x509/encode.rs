//! From a plan to bytes: certificates by x509-cert's builder under a profile that adds nothing of its own, and the outer frame around what
//! was signed. CRLs are written in `crl`.

use super::{Error, Extension, Name, PublicKey, SignatureAlgorithm, keys::der_of, metadata::Arc, time};
use crate::model::{SerialNumber, Timestamp};
use der::{AnyRef, Decode, Sequence, asn1::BitStringRef};
use spki::{AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, EncodePublicKey, SubjectPublicKeyInfoRef, der::Document};
use x509_cert::{
    builder::{self, Builder as _, CertificateBuilder, profile::BuilderProfile},
    certificate::TbsCertificate,
    ext::Extension as Encoded,
    time::Validity,
};

/// Everything that a certificate is to say. Nothing is added to it when it is encoded.
#[derive(Debug, Clone)]
pub struct CertificatePlan {
    /// Its serial number.
    pub serial: SerialNumber,
    /// Who issues it.
    pub issuer: Name,
    /// Whom it is for.
    pub subject: Name,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when, that second included.
    pub not_after: Timestamp,
    /// The key that it speaks for.
    pub public_key: PublicKey,
    /// Its extensions in order, each with whether it is critical.
    pub extensions: Vec<(bool, Extension)>,
}

/// The exact bytes of a certificate that are to be signed with `algorithm`; metadata stands under `arc`.
///
/// # Errors
/// [`Error::Value`], [`Error::Time`], [`Error::Der`] when the plan holds what a certificate cannot.
pub fn to_be_signed(plan: &CertificatePlan, algorithm: SignatureAlgorithm, arc: &Arc) -> Result<Vec<u8>, Error> {
    let what = "a certificate";
    let extensions = plan.extensions.iter().map(|(critical, e)| e.encode(*critical, arc)).collect::<Result<Vec<_>, _>>()?;
    let profile = Verbatim { issuer: plan.issuer.decoded()?, subject: plan.subject.decoded()?, extensions };
    let serial = x509_cert::serial_number::SerialNumber::new(plan.serial.as_bytes()).map_err(Error::der(what))?;
    let validity = Validity::new(time::encode(plan.not_before)?, time::encode(plan.not_after)?);
    let failed = |e: builder::Error| Error::Der { expected: what, why: e.to_string() };
    let mut builder = CertificateBuilder::new(profile, serial, validity, plan.public_key.info().clone()).map_err(failed)?;
    let signer = Unsigning { algorithm: algorithm.identifier(), key: Spki(plan.public_key.spki().to_vec()) };
    builder.finalize(&signer).map_err(failed)
}

/// The certificate around bytes that were signed: the bytes themselves, the algorithm, the signature.
///
/// # Errors
/// [`Error::Der`] when `to_be_signed` is no DER.
pub fn assemble(to_be_signed: &[u8], algorithm: SignatureAlgorithm, signature: &[u8]) -> Result<Vec<u8>, Error> {
    /// SIGNED { … } of RFC 5280, 4.1.
    #[derive(Sequence)]
    struct Signed<'a> {
        to_be_signed: AnyRef<'a>,
        algorithm: AlgorithmIdentifierOwned,
        signature: BitStringRef<'a>,
    }
    let what = "what was signed";
    let signed = Signed {
        to_be_signed: AnyRef::from_der(to_be_signed).map_err(Error::der(what))?,
        algorithm: algorithm.identifier(),
        signature: BitStringRef::from_bytes(signature).map_err(Error::der(what))?,
    };
    der_of(&signed, what)
}

/// A builder profile that writes the plan and nothing else.
struct Verbatim {
    issuer: x509_cert::name::Name,
    subject: x509_cert::name::Name,
    extensions: Vec<Encoded>,
}

impl BuilderProfile for Verbatim {
    fn get_issuer(&self, _: &x509_cert::name::Name) -> x509_cert::name::Name {
        self.issuer.clone()
    }
    fn get_subject(&self) -> x509_cert::name::Name {
        self.subject.clone()
    }
    fn build_extensions(
        &self,
        _: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        _: &TbsCertificate,
    ) -> builder::Result<Vec<Encoded>> {
        Ok(self.extensions.clone())
    }
}

/// What the builder asks a signer for before it signs: the algorithm. It cannot sign; that is done apart, once the bytes are recorded.
struct Unsigning {
    algorithm: AlgorithmIdentifierOwned,
    key: Spki,
}

#[derive(Clone)]
struct Spki(Vec<u8>);

impl EncodePublicKey for Spki {
    fn to_public_key_der(&self) -> spki::Result<Document> {
        Ok(Document::from_der(&self.0)?)
    }
}

impl signature::Keypair for Unsigning {
    type VerifyingKey = Spki;
    fn verifying_key(&self) -> Spki {
        self.key.clone()
    }
}

impl DynSignatureAlgorithmIdentifier for Unsigning {
    fn signature_algorithm_identifier(&self) -> spki::Result<AlgorithmIdentifierOwned> {
        Ok(self.algorithm.clone())
    }
}
