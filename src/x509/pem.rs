//! PEM: read generously with rustls-pki-types, written strictly (RFC 7468).

use super::{Certificate, Error, RevocationList};
use crate::model::Secret;
use der::pem::{Base64Encoder, LineEnding};
use rustls_pki_types::{
    CertificateDer, CertificateRevocationListDer, PrivateKeyDer,
    pem::{self, PemObject},
};
use zeroize::Zeroize;

/// What the mark at the beginning of a UTF-8 file looks like; editors write it, PEM readers stumble over it.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The certificates of a PEM text, in order, or the one of a DER file.
///
/// # Errors
/// [`Error::Pem`] when there is none, [`Error::PemDamaged`], and those of [`Certificate::from_der`].
pub fn certificates(bytes: &[u8]) -> Result<Vec<Certificate>, Error> {
    if is_der(bytes) {
        return Ok(vec![Certificate::from_der(bytes)?]);
    }
    each::<CertificateDer<'_>>(bytes, "certificate")?.iter().map(|der| Certificate::from_der(der)).collect()
}

/// The CRLs of a PEM text, in order, or the one of a DER file.
///
/// # Errors
/// [`Error::Pem`] when there is none, [`Error::PemDamaged`], and those of [`RevocationList::from_der`].
pub fn revocation_lists(bytes: &[u8]) -> Result<Vec<RevocationList>, Error> {
    if is_der(bytes) {
        return Ok(vec![RevocationList::from_der(bytes)?]);
    }
    each::<CertificateRevocationListDer<'_>>(bytes, "CRL")?
        .into_iter()
        .map(|der| RevocationList::from_bytes(der.to_vec()))
        .collect()
}

/// Something in a file, by its label, or by what it is where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The DER of a certificate.
    Certificate(Vec<u8>),
    /// The DER of a certification request, and in which form it came.
    Request(Vec<u8>, RequestForm),
    /// The DER of a CRL.
    RevocationList(Vec<u8>),
    /// The label of something else.
    Other(String),
}

/// In which form a certification request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestForm {
    /// PEM, under the label of RFC 7468, 7.
    Pem,
    /// PEM, under the label that it had before.
    OldLabel,
    /// Base64 without the lines of PEM around it.
    Base64,
    /// DER.
    Der,
}

/// The certificates, certification requests and CRLs in a file, in order: a PEM text with any number of them, also under the old label
/// `NEW CERTIFICATE REQUEST`; DER; or bare base64.
///
/// # Errors
/// [`Error::PemDamaged`]; [`Error::Pem`] when what is neither labelled nor DER is none of the three.
#[cfg(feature = "cli")]
pub fn pieces(bytes: &[u8]) -> Result<Vec<Piece>, Error> {
    use super::{RawCertificate, RawCrl, RawRequest};
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let is_labelled = text.windows(11).any(|window| window == b"-----BEGIN ");
    if is_labelled && !is_der(text) {
        let given = String::from_utf8_lossy(text);
        let text = given.replace("NEW CERTIFICATE REQUEST", "CERTIFICATE REQUEST");
        let form = if text == given { RequestForm::Pem } else { RequestForm::OldLabel };
        let mut pieces = Vec::new();
        for section in <(pem::SectionKind, Vec<u8>)>::pem_slice_iter(text.as_bytes()) {
            let (kind, der) = section.map_err(damaged)?;
            pieces.push(match kind {
                pem::SectionKind::Certificate => Piece::Certificate(der),
                pem::SectionKind::Csr => Piece::Request(der, form),
                pem::SectionKind::Crl => Piece::RevocationList(der),
                _ => continue,
            });
        }
        let known = ["CERTIFICATE", "CERTIFICATE REQUEST", "X509 CRL"];
        let others = labels(text.as_bytes()).into_iter().filter(|label| !known.contains(&label.as_str()));
        pieces.extend(others.map(Piece::Other));
        return Ok(pieces);
    }
    let form = if is_der(text) { RequestForm::Der } else { RequestForm::Base64 };
    let der = if is_der(text) { text.to_vec() } else { super::request::der_from(text)? };
    if RawCertificate::of(&der).is_ok() {
        Ok(vec![Piece::Certificate(der)])
    } else if RawRequest::of(&der).is_ok() {
        Ok(vec![Piece::Request(der, form)])
    } else if RawCrl::of(&der).is_ok() {
        Ok(vec![Piece::RevocationList(der)])
    } else {
        Err(Error::Pem { expected: "certificate, certification request or CRL", found: Vec::new() })
    }
}

/// The DER of the first private key of a PEM text, if it is PKCS#8 without encryption.
///
/// # Errors
/// [`Error::Pem`] when there is none of that form.
pub fn private_key(bytes: &[u8]) -> Result<Secret, Error> {
    let mut keys = each::<PrivateKeyDer<'_>>(bytes, "private key")?;
    let first = match keys.first() {
        Some(PrivateKeyDer::Pkcs8(der)) => Some(Secret::new(der.secret_pkcs8_der().to_vec())),
        _ => None,
    };
    keys.zeroize();
    match first {
        Some(key) => Ok(key),
        None => Err(Error::Pem { expected: "PKCS#8 private key (`PRIVATE KEY`)", found: labels(bytes) }),
    }
}

/// A PEM text.
///
/// # Errors
/// [`Error::Crypto`] when it cannot be written.
pub fn write(label: &'static str, der: &[u8]) -> Result<String, Error> {
    der::pem::encode_string(label, LineEnding::LF, der).map_err(|_| Error::Crypto { what: "write PEM" })
}

/// A PEM text, made out of bytes that come piece by piece.
#[derive(Debug)]
pub struct Stream {
    label: &'static str,
    held: Vec<u8>,
    text: Vec<u8>,
}

impl Stream {
    /// How many bytes stand in a line (RFC 7468, 2).
    const LINE: usize = 48;
    /// How many lines are written at a time.
    const LINES: usize = 1024;

    /// A PEM text of this label.
    #[must_use]
    pub fn new(label: &'static str) -> Self {
        Self { label, held: Vec::new(), text: format!("-----BEGIN {label}-----\n").into_bytes() }
    }

    /// Takes what comes next, and gives the text that can be written by now.
    ///
    /// # Errors
    /// As [`write()`].
    pub fn add(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        self.held.extend_from_slice(bytes);
        let whole = self.held.len() - self.held.len() % Self::LINE;
        self.lines(whole)?;
        Ok(std::mem::take(&mut self.text))
    }

    /// What is left of the text.
    ///
    /// # Errors
    /// As [`write()`].
    pub fn end(mut self) -> Result<Vec<u8>, Error> {
        self.lines(self.held.len())?;
        self.text.extend(format!("-----END {}-----\n", self.label).bytes());
        Ok(self.text)
    }

    fn lines(&mut self, length: usize) -> Result<(), Error> {
        let failed = |_| Error::Crypto { what: "write PEM" };
        let mut room = [0; (Self::LINE / 3 * 4 + 1) * Self::LINES];
        for lines in self.held[..length].chunks(Self::LINE * Self::LINES) {
            let mut encoder = Base64Encoder::new_wrapped(&mut room, Self::LINE / 3 * 4, LineEnding::LF).map_err(failed)?;
            encoder.encode(lines).map_err(failed)?;
            self.text.extend(encoder.finish().map_err(failed)?.trim_end().bytes());
            self.text.push(b'\n');
        }
        self.held.drain(..length);
        Ok(())
    }
}

/// The PEM text of certificates, in order.
///
/// # Errors
/// As [`write()`].
pub fn write_certificates<'a>(certificates: impl IntoIterator<Item = &'a Certificate>) -> Result<String, Error> {
    certificates.into_iter().map(|c| write("CERTIFICATE", c.der())).collect()
}

/// The PEM text of a private key (PKCS#8).
///
/// # Errors
/// As [`write()`].
pub fn write_private_key(pkcs8: &Secret) -> Result<Secret, Error> {
    Ok(Secret::from(write("PRIVATE KEY", pkcs8.expose())?))
}

/// The labels of a PEM text, in order, each once: for messages about what was found instead.
#[must_use]
pub fn labels(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes));
    let begun = text.lines().filter_map(|line| line.trim().strip_prefix("-----BEGIN ")?.strip_suffix("-----"));
    let mut labels: Vec<String> = Vec::new();
    for label in begun.take(100).map(|l| l.chars().take(40).flat_map(char::escape_debug).collect()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// Whether the bytes are DER of a SEQUENCE, and no text.
pub(super) fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30, 0x81..=0x84, ..])
}

fn damaged(error: pem::Error) -> Error {
    let why = match error {
        pem::Error::MissingSectionEnd { end_marker } => {
            format!("the line `-----END {}-----` is missing", String::from_utf8_lossy(&end_marker).escape_debug())
        }
        other => other.to_string(),
    };
    Error::PemDamaged { why }
}

fn each<T: PemObject>(bytes: &[u8], expected: &'static str) -> Result<Vec<T>, Error> {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let all = T::pem_slice_iter(text).collect::<Result<Vec<_>, _>>().map_err(damaged)?;
    if all.is_empty() { Err(Error::Pem { expected, found: labels(text) }) } else { Ok(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_pieces_is_the_text_at_once() {
        let der: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(n) >> 5) as u8).collect();
        for (length, size) in [(1, 1), (47, 7), (48, 48), (49, 5), (96, 96), (200, 13), (200_000, 70_001), (200_000, 200_000)] {
            let mut stream = Stream::new("X509 CRL");
            let mut text = Vec::new();
            der[..length].chunks(size).for_each(|piece| text.extend(stream.add(piece).unwrap()));
            text.extend(stream.end().unwrap());
            assert_eq!(String::from_utf8(text).unwrap(), write("X509 CRL", &der[..length]).unwrap(), "{length} by {size}");
        }
    }

    #[test]
    fn says_what_is_there_instead() {
        let text = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assert_eq!(
            certificates(text.as_bytes()).unwrap_err().to_string(),
            "there is no certificate in it, only: ENCRYPTED PRIVATE KEY"
        );
        assert_eq!(certificates(b"").unwrap_err().to_string(), "there is no certificate in it");
        assert!(matches!(certificates(b"-----BEGIN CERTIFICATE-----\nMIIB"), Err(Error::PemDamaged { .. })));
        assert!(matches!(certificates(&[0x30, 0x82, 1, 0]), Err(Error::Der { .. })));
    }
}
