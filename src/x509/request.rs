//! Certification requests (PKCS#10, RFC 2986): read with suspicion, and made for tests and demonstrations.

use super::{Error, KeyPair, Name, PublicKey, SignatureAlgorithm, canonical, certificate::first_element, keys::der_of, pem};
use const_oid::db::{rfc5280, rfc5912};
use der::{Decode, Document, Encode};
use x509_cert::{
    ext::pkix::BasicConstraints,
    request::{CertReq, ExtensionReq},
};

/// The largest request read, in bytes.
const LONGEST: usize = 64 * 1024;

/// A certification request whose sender has shown that he holds the private key.
#[derive(Debug, Clone)]
pub struct Request {
    public_key: PublicKey,
    subject: Name,
    asked_for: Vec<String>,
    asks_to_be_authority: bool,
    characters: usize,
}

impl Request {
    /// Reads a request: PEM, also under the old label `NEW CERTIFICATE REQUEST`, bare base64 as some chargers send it, or DER; and
    /// verifies its signature.
    ///
    /// # Errors
    /// [`Error::Pem`], [`Error::Der`], [`Error::NotCanonical`], those of [`PublicKey::from_spki`], [`Error::UnknownSignature`],
    /// [`Error::SignatureOfAnotherKey`], [`Error::BadSignature`].
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let what = "a certification request";
        if bytes.len() > LONGEST {
            return Err(Error::Der { expected: what, why: format!("it has {} bytes, at most {LONGEST} are read", bytes.len()) });
        }
        let der = der_from(bytes)?;
        let request = CertReq::from_der(&der).map_err(Error::der(what))?;
        let public_key = PublicKey::from_spki(&der_of(&request.info.public_key, what)?)?;
        if let Some(why) = canonical::request_fault(&request, &der) {
            return Err(Error::NotCanonical { why });
        }
        let signed = first_element(&der).map_err(Error::der(what))?;
        let algorithm = SignatureAlgorithm::from_identifier(&request.algorithm)?;
        public_key.verify(algorithm, &der[signed], request.signature.raw_bytes())?;
        public_key.check_strength()?;
        let (mut asked_for, mut asks_to_be_authority) = (Vec::new(), false);
        for attribute in request.info.attributes.iter().filter(|a| a.oid == rfc5912::ID_EXTENSION_REQ) {
            for value in attribute.values.iter() {
                let wanted = ExtensionReq::from_der(&value.to_der().map_err(Error::der(what))?).map_err(Error::der(what))?;
                for extension in wanted.0 {
                    if extension.extn_id == rfc5280::ID_CE_BASIC_CONSTRAINTS {
                        let value = BasicConstraints::from_der(extension.extn_value.as_bytes()).map_err(Error::der(what))?;
                        asks_to_be_authority |= value.ca;
                    }
                    asked_for.push(name_of(&extension.extn_id));
                }
            }
        }
        let subject = Name::from_der(&der_of(&request.info.subject, what)?)?;
        let characters = pem::write("CERTIFICATE REQUEST", &der)?.len();
        Ok(Self { public_key, subject, asked_for, asks_to_be_authority, characters })
    }

    /// The key that a certificate is asked for.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// The subject that it names.
    #[must_use]
    pub fn subject(&self) -> &Name {
        &self.subject
    }

    /// The extensions that it asks for, by name.
    #[must_use]
    pub fn asked_for(&self) -> &[String] {
        &self.asked_for
    }

    /// Whether it asks for an authority's certificate.
    #[must_use]
    pub fn asks_to_be_authority(&self) -> bool {
        self.asks_to_be_authority
    }

    /// How many characters it has as PEM: what OCPP limits.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.characters
    }
}

fn name_of(oid: &const_oid::ObjectIdentifier) -> String {
    const_oid::db::DB.by_oid(oid).map_or_else(|| oid.to_string(), |name| name.trim_start_matches("id-ce-").to_owned())
}

/// The DER of a request in any of the forms in which it comes.
pub(super) fn der_from(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    if pem::is_der(bytes) {
        return Ok(bytes.to_vec());
    }
    let damaged = |why: &str| Error::PemDamaged { why: why.to_owned() };
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is neither text nor DER"))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let body = match text.find("-----BEGIN ") {
        None if text.contains("-----") => return Err(damaged("it does not begin with a BEGIN line")),
        None => text,
        Some(begin) => {
            let labels = pem::labels(bytes);
            let is_request = |l: &String| matches!(l.as_str(), "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST");
            let Some(label) = labels.iter().find(|l| is_request(l)) else {
                return Err(Error::Pem { expected: "certification request", found: labels });
            };
            let from = text[begin..].find(&format!("-----BEGIN {label}-----")).map(|at| begin + at).unwrap_or(begin);
            let after = &text[from + label.len() + 16..];
            let end = after.find(&format!("-----END {label}-----")).ok_or_else(|| damaged("its END line is missing"))?;
            &after[..end]
        }
    };
    // One canonical PEM text, whatever the line lengths were, read by the strict reader.
    let base64: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let lines: Vec<&str> = base64.as_bytes().chunks(64).filter_map(|c| std::str::from_utf8(c).ok()).collect();
    let canonical = format!("-----BEGIN CERTIFICATE REQUEST-----\n{}\n-----END CERTIFICATE REQUEST-----\n", lines.join("\n"));
    let (_, document) = Document::from_pem(&canonical).map_err(|e| damaged(&e.to_string()))?;
    Ok(document.as_bytes().to_vec())
}

/// Makes a certification request as a charger would: the PEM text, with O and CN.
///
/// # Errors
/// [`Error::Crypto`] when rcgen cannot take the key.
pub fn create_request(key: &KeyPair, organization: &str, common_name: &str) -> Result<String, Error> {
    let failed = |_: rcgen::Error| Error::Crypto { what: "make a certification request" };
    let pkcs8 = key.to_pkcs8()?;
    let key = rcgen::KeyPair::try_from(pkcs8.expose()).map_err(failed)?;
    let mut parameters = rcgen::CertificateParams::default();
    parameters.distinguished_name = rcgen::DistinguishedName::new();
    parameters.distinguished_name.push(rcgen::DnType::OrganizationName, organization);
    parameters.distinguished_name.push(rcgen::DnType::CommonName, common_name);
    parameters.serialize_request(&key).and_then(|request| request.pem()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KeyType;

    fn pem() -> String {
        create_request(&KeyPair::generate(KeyType::P256).unwrap(), "ACME", "SN-1").unwrap()
    }

    #[test]
    fn read_in_every_form_in_which_it_comes() {
        let pem = pem();
        let base64: String = pem.lines().filter(|l| !l.starts_with('-')).collect();
        let old = pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
        let crlf = pem.replace('\n', "\r\n");
        for form in [pem.clone(), base64, old, crlf, format!("\u{feff}{pem}"), format!("preamble\n{pem}")] {
            let request = Request::read(form.as_bytes()).unwrap();
            assert_eq!(request.subject().to_string(), "O=ACME, CN=SN-1");
            assert_eq!(request.public_key().key_type(), KeyType::P256);
        }
        let (_, der) = Document::from_pem(&pem).unwrap();
        assert!(Request::read(der.as_bytes()).is_ok());
    }

    #[test]
    fn refused_without_proof_of_possession() {
        let (_, der) = Document::from_pem(&pem()).unwrap();
        let mut forged = der.as_bytes().to_vec();
        let at = forged.windows(4).position(|w| w == b"SN-1").unwrap();
        forged[at + 3] = b'2';
        assert_eq!(Request::read(&forged).unwrap_err(), Error::BadSignature);
    }

    #[test]
    fn refused_when_it_is_something_else() {
        let truncated = pem()[..200].to_owned();
        assert_eq!(
            Request::read(truncated.as_bytes()).unwrap_err().to_string(),
            "the PEM text is damaged: its END line is missing"
        );
        let other = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
        assert_eq!(
            Request::read(other.as_bytes()).unwrap_err().to_string(),
            "there is no certification request in it, only: CERTIFICATE"
        );
        assert!(Request::read(&[0xff; 100]).is_err());
        assert!(Request::read(&vec![b'A'; 70_000]).is_err());
    }
}
