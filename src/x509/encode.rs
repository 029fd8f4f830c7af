//! From a plan to bytes: certificates by x509-cert's builder under a profile that adds nothing of its own, CRLs from x509-cert's
//! structures (its CRL builder writes a wrong authority key identifier), and the outer frame around what was signed.

use super::{Error, Extension, Name, PublicKey, SignatureAlgorithm, keys::der_of, metadata::Arc, time};
use crate::model::{RevocationReason, SerialNumber, Timestamp};
use const_oid::db::rfc5280;
use der::{
    AnyRef, Decode, Sequence,
    asn1::{BitStringRef, OctetString, Uint},
};
use spki::{AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, EncodePublicKey, SubjectPublicKeyInfoRef, der::Document};
use x509_cert::{
    Version,
    builder::{self, Builder as _, CertificateBuilder, profile::BuilderProfile},
    certificate::{Rfc5280, TbsCertificate},
    crl::{RevokedCert, TbsCertList},
    ext::{
        Extension as Encoded,
        pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason},
    },
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
    /// Its extensions, in order.
    pub extensions: Vec<Extension>,
}

/// Everything that a CRL is to say.
#[derive(Debug, Clone)]
pub struct RevocationListPlan {
    /// Who issues it.
    pub issuer: Name,
    /// The subject key identifier of the issuer's certificate, byte for byte.
    pub authority_key_identifier: Vec<u8>,
    /// Its number (RFC 5280, 5.2.3).
    pub number: u64,
    /// When it is issued.
    pub this_update: Timestamp,
    /// When the next one is due.
    pub next_update: Timestamp,
    /// The certificates that it names: serial number, since when, why.
    pub entries: Vec<(SerialNumber, Timestamp, RevocationReason)>,
}

/// The exact bytes of a certificate that are to be signed with `algorithm`; metadata stands under `arc`.
///
/// # Errors
/// [`Error::Value`], [`Error::Time`], [`Error::Der`] when the plan holds what a certificate cannot.
pub fn to_be_signed(plan: &CertificatePlan, algorithm: SignatureAlgorithm, arc: &Arc) -> Result<Vec<u8>, Error> {
    let what = "a certificate";
    let extensions = plan.extensions.iter().map(|e| e.encode(arc)).collect::<Result<Vec<_>, _>>()?;
    let profile = Verbatim { issuer: plan.issuer.decoded()?, subject: plan.subject.decoded()?, extensions };
    let serial = x509_cert::serial_number::SerialNumber::new(plan.serial.as_bytes()).map_err(Error::der(what))?;
    let validity = Validity::new(time::encode(plan.not_before)?, time::encode(plan.not_after)?);
    let failed = |e: builder::Error| Error::Der { expected: what, why: e.to_string() };
    let mut builder = CertificateBuilder::new(profile, serial, validity, plan.public_key.info().clone()).map_err(failed)?;
    let signer = Unsigning { algorithm: algorithm.identifier(), key: Spki(plan.public_key.spki().to_vec()) };
    builder.finalize(&signer).map_err(failed)
}

impl RevocationListPlan {
    /// The exact bytes of the CRL that are to be signed with `algorithm`.
    ///
    /// # Errors
    /// [`Error::Time`], [`Error::Der`] when the plan holds what a CRL cannot.
    pub fn to_be_signed(&self, algorithm: SignatureAlgorithm) -> Result<Vec<u8>, Error> {
        let what = "a CRL";
        let id = OctetString::new(&self.authority_key_identifier[..]).map_err(Error::der(what))?;
        let aki = AuthorityKeyIdentifier { key_identifier: Some(id), ..Default::default() };
        let number = CrlNumber(Uint::new(&self.number.to_be_bytes()).map_err(Error::der(what))?);
        let extension = |oid, value: &[u8]| {
            let extn_value = OctetString::new(value).map_err(Error::der(what))?;
            Ok::<_, Error>(Encoded { extn_id: oid, critical: false, extn_value })
        };
        let entry = |(serial, at, why): &(SerialNumber, Timestamp, RevocationReason)| {
            // An unspecified reason is said by leaving the extension out (RFC 5280, 5.3.1).
            let reason = CrlReason::from_der(&[0x0a, 1, why.code()]).map_err(Error::der(what))?;
            let reason = extension(rfc5280::ID_CE_CRL_REASONS, &der_of(&reason, what)?)?;
            Ok(RevokedCert::<Rfc5280> {
                serial_number: x509_cert::serial_number::SerialNumber::new(serial.as_bytes()).map_err(Error::der(what))?,
                revocation_date: time::encode(*at)?,
                crl_entry_extensions: (*why != RevocationReason::Unspecified).then(|| vec![reason]),
            })
        };
        let entries = self.entries.iter().map(entry).collect::<Result<Vec<_>, Error>>()?;
        let list = TbsCertList::<Rfc5280> {
            version: Version::V2,
            signature: algorithm.identifier(),
            issuer: self.issuer.decoded()?,
            this_update: time::encode(self.this_update)?,
            next_update: Some(time::encode(self.next_update)?),
            // An empty list must be absent (RFC 5280, 5.1.2.6).
            revoked_certificates: (!entries.is_empty()).then_some(entries),
            crl_extensions: Some(vec![
                extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, &der_of(&aki, what)?)?,
                extension(rfc5280::ID_CE_CRL_NUMBER, &der_of(&number, what)?)?,
            ]),
        };
        der_of(&list, what)
    }
}

/// The certificate or CRL around bytes that were signed: the bytes themselves, the algorithm, the signature.
///
/// # Errors
/// [`Error::Der`] when `to_be_signed` is no DER.
pub fn assemble(to_be_signed: &[u8], algorithm: SignatureAlgorithm, signature: &[u8]) -> Result<Vec<u8>, Error> {
    /// SIGNED { … } of RFC 5280, 4.1 and 5.1.
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
