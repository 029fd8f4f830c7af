//! Canonical encodings: one public key, one certificate and one request have one encoding each, that of DER (X.690, 10 and 11).
//!
//! What evpki trusts or certifies must have it. An encoding that can be varied gives the same object several identities: another fingerprint,
//! another key identifier, another owner. What somebody else made can still be read and shown, and `certificate lint` names the fault.

use super::time;
use const_oid::db::{rfc5280, rfc5912, rfc8410};
use der::{Decode, Encode, Tag, Tagged};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    certificate::Version,
    ext::{Extension, pkix},
    time::Time,
};

/// The first moment that is written as a GeneralizedTime: 2050-01-01T00:00:00Z (RFC 5280, 4.1.2.5).
const GENERALIZED_FROM: i64 = 2_524_608_000;

/// Why a SubjectPublicKeyInfo is not the canonical encoding of its key; none: nothing is known against it.
pub(super) fn key_fault(info: &SubjectPublicKeyInfoOwned) -> Option<String> {
    let unused = info.subject_public_key.unused_bits();
    if unused != 0 {
        return Some(format!("its BIT STRING has {unused} unused bits, a public key has none (RFC 5280, 4.1)"));
    }
    let (parameters, bits) = (info.algorithm.parameters.as_ref(), info.subject_public_key.raw_bytes());
    match info.algorithm.oid {
        rfc5912::ID_EC_PUBLIC_KEY => match (parameters, bits.first()) {
            (None, _) => Some("it names no curve; encode the OID of the curve as its parameters (RFC 5480, 2.1.1)".to_owned()),
            (Some(curve), _) if curve.tag() == Tag::Sequence => {
                Some("it describes its curve by explicit parameters; name the curve by its OID (RFC 5480, 2.1.1)".to_owned())
            }
            (Some(curve), _) if curve.tag() != Tag::ObjectIdentifier => {
                Some("its parameters name no curve; encode the OID of the curve (RFC 5480, 2.1.1)".to_owned())
            }
            (_, Some(4)) => None,
            (_, Some(2 | 3)) => Some(format!("its point is compressed; {UNCOMPRESSED}")),
            (_, Some(6 | 7)) => Some(format!("its point is in the hybrid form, which RFC 5480, 2.2 forbids; {UNCOMPRESSED}")),
            (_, Some(0)) => Some("its point is the point at infinity, which is no public key".to_owned()),
            (_, Some(other)) => Some(format!("its point begins with {other:02x}, which is no form of a point; {UNCOMPRESSED}")),
            (_, None) => Some("it has no point".to_owned()),
        },
        rfc8410::ID_ED_25519 => ed25519_fault(parameters.is_some(), bits),
        rfc5912::RSA_ENCRYPTION => match parameters {
            Some(null) if null.tag() == Tag::Null && null.value().is_empty() => None,
            Some(_) => Some("the parameters of its algorithm are not NULL (RFC 3279, 2.3.1)".to_owned()),
            None => Some("the parameters of its algorithm are absent; encode NULL (RFC 3279, 2.3.1)".to_owned()),
        },
        _ => None,
    }
}

/// What to do about a point in another form.
const UNCOMPRESSED: &str = "encode it uncompressed, beginning with 04";

/// The field of Ed25519 has 2^255 - 19 elements: a coordinate from there on has another, shorter encoding (RFC 8032, 5.1.3).
fn ed25519_fault(has_parameters: bool, bits: &[u8]) -> Option<String> {
    if has_parameters {
        return Some("the parameters of its algorithm must be absent (RFC 8410, 3)".to_owned());
    }
    let (first, rest) = bits.split_first()?;
    let (last, middle) = rest.split_last()?;
    let is_reduced = *first < 0xed || middle.iter().any(|byte| *byte != 0xff) || last & 0x7f != 0x7f;
    (!is_reduced).then(|| "its point has a coordinate that is not reduced (RFC 8032, 5.1.3)".to_owned())
}

/// Why the identifier of a signature algorithm is not the canonical one: only RSA has parameters (RFC 4055, RFC 5758, RFC 8410).
fn algorithm_fault(identifier: &AlgorithmIdentifierOwned) -> Option<String> {
    let has_none = [rfc5912::ECDSA_WITH_SHA_256, rfc5912::ECDSA_WITH_SHA_384, rfc5912::ECDSA_WITH_SHA_512, rfc8410::ID_ED_25519];
    (has_none.contains(&identifier.oid) && identifier.parameters.is_some())
        .then(|| "the parameters of its signature algorithm must be absent (RFC 5758, 3.2; RFC 8410, 3)".to_owned())
}

fn signature_fault(unused_bits: u8) -> Option<String> {
    (unused_bits != 0).then(|| format!("the BIT STRING of its signature has {unused_bits} unused bits, a signature has none"))
}

/// Everything in a certificate that is not as DER and RFC 5280 encode it, but for its key.
pub(super) fn certificate_faults(certificate: &x509_cert::Certificate, der: &[u8]) -> Vec<String> {
    let tbs = certificate.tbs_certificate();
    let mut faults = Vec::new();
    if certificate.signature_algorithm() != tbs.signature() {
        faults.push("it names one signature algorithm inside and another outside (RFC 5280, 4.1.1.2)".to_owned());
    }
    faults.extend(algorithm_fault(certificate.signature_algorithm()));
    faults.extend(signature_fault(certificate.signature().unused_bits()));
    let (version, extensions) = (tbs.version(), tbs.extensions());
    if extensions.is_some() && version != Version::V3 {
        faults.push(format!("it has extensions and is of version {}, not 3 (RFC 5280, 4.1.2.1)", version as u8 + 1));
    }
    if extensions.is_some_and(Vec::is_empty) {
        faults.push("it has an empty list of extensions (RFC 5280, 4.1)".to_owned());
    }
    if version == Version::V1 && (tbs.issuer_unique_id().is_some() || tbs.subject_unique_id().is_some()) {
        faults.push("it has unique identifiers and is of version 1 (RFC 5280, 4.1.2.8)".to_owned());
    }
    for (name, moment) in [("notBefore", &tbs.validity().not_before), ("notAfter", &tbs.validity().not_after)] {
        if matches!(moment, Time::GeneralTime(_)) && time::decode(moment).0 < GENERALIZED_FROM {
            faults.push(format!("its {name} is a GeneralizedTime before 2050 (RFC 5280, 4.1.2.5)"));
        }
    }
    faults.extend(extensions.into_iter().flatten().filter_map(extension_fault));
    // Whatever else there is: values that are the default and written out among them (X.690, 11.5).
    if faults.is_empty() && certificate.to_der().is_ok_and(|again| again != der) {
        faults.push(explicit_default(der));
    }
    faults
}

/// What differs when a certificate is written again as DER: a value that is the default.
fn explicit_default(der: &[u8]) -> String {
    /// `critical` as FALSE, behind an OBJECT IDENTIFIER and before an OCTET STRING.
    const FALSE: [u8; 4] = [0x01, 0x01, 0x00, 0x04];
    if der.windows(FALSE.len()).any(|bytes| bytes == FALSE) {
        return "an extension says `critical` FALSE, which DER leaves out (X.690, 11.5)".to_owned();
    }
    "a value that is the default is written out, or in another form than that of DER (X.690, 10 and 11)".to_owned()
}

/// Why the value of an extension is not DER, for those whose values can be written in several ways. A value that cannot be read at all is
/// another fault.
fn extension_fault(extension: &Extension) -> Option<String> {
    let der = extension.extn_value.as_bytes();
    let (name, again) = match extension.extn_id {
        rfc5280::ID_CE_BASIC_CONSTRAINTS => ("basicConstraints", again::<pkix::BasicConstraints>(der)),
        rfc5280::ID_CE_KEY_USAGE => ("keyUsage", again::<pkix::KeyUsage>(der)),
        rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => ("subjectKeyIdentifier", again::<pkix::SubjectKeyIdentifier>(der)),
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => ("authorityKeyIdentifier", again::<pkix::AuthorityKeyIdentifier>(der)),
        rfc5280::ID_CE_EXT_KEY_USAGE => ("extKeyUsage", again::<pkix::ExtendedKeyUsage>(der)),
        rfc5280::ID_CE_NAME_CONSTRAINTS => ("nameConstraints", again::<pkix::constraints::NameConstraints>(der)),
        rfc5280::ID_CE_POLICY_CONSTRAINTS => ("policyConstraints", again::<pkix::PolicyConstraints>(der)),
        rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS => ("cRLDistributionPoints", again::<pkix::CrlDistributionPoints>(der)),
        _ => return None,
    };
    let written = again?;
    (written != der).then(|| match extension.extn_id {
        rfc5280::ID_CE_KEY_USAGE => "its keyUsage ends in bits that are not set, which DER leaves out (X.690, 11.2.2)".to_owned(),
        rfc5280::ID_CE_BASIC_CONSTRAINTS => "its basicConstraints say `cA` FALSE, which DER leaves out (X.690, 11.5)".to_owned(),
        _ => format!("its {name} are not written as DER writes them (X.690, 10 and 11)"),
    })
}

/// The same value as DER writes it; none: it cannot be read.
fn again<'a, T: Decode<'a, Error = der::Error> + Encode>(der: &'a [u8]) -> Option<Vec<u8>> {
    T::from_der(der).ok()?.to_der().ok()
}

/// Why a certification request is not as DER encodes it, but for its key.
#[cfg(feature = "cli")]
pub(super) fn request_fault(request: &x509_cert::request::CertReq, der: &[u8]) -> Option<String> {
    let is_der = request.to_der().is_ok_and(|again| again == der);
    let fault = signature_fault(request.signature.unused_bits()).or_else(|| algorithm_fault(&request.algorithm));
    fault.or_else(|| (!is_der).then(|| "it is not written as DER writes it (X.690, 10 and 11)".to_owned()))
}
