//! A CRL written as a stream: its entries are encoded one by one into a file that nobody else sees, then hashed, signed and handed on
//! from there, so that it takes as much memory with a million entries as with one.
//!
//! x509-cert's CRL builder writes a wrong authority key identifier and keeps all entries; what it would frame is framed here, out of der's
//! headers and x509-cert's parts.

use crate::{
    model::{RevocationReason, SerialNumber, Timestamp},
    x509::{Error, Message, Name, SignatureAlgorithm, keys::der_of, time},
};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::{
    AnyRef, Decode, Encode, Header, Length, Sequence, Tag, TagMode, TagNumber,
    asn1::{BitStringRef, ContextSpecific, OctetString, Uint, UintRef},
};
use std::io::{self, BufWriter, Read, Seek, Write};
use x509_cert::{
    Version,
    ext::{
        Extension, Extensions,
        pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason},
    },
    time::Time,
};

const WHAT: &str = "a CRL";

/// Everything that a CRL is to say beside the certificates that it names.
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
}

/// The certificates that a CRL is to name, encoded, in a spool: something that can be written, and read again, such as a file.
#[derive(Debug)]
pub struct RevocationListEntries<S: Write> {
    spool: BufWriter<S>,
    reasons: Vec<Vec<u8>>,
    count: u64,
    length: u64,
}

/// An entry, its extensions encoded already: there are as many of those as there are reasons.
#[derive(Sequence)]
struct Entry<'a> {
    serial_number: UintRef<'a>,
    revocation_date: Time,
    crl_entry_extensions: Option<AnyRef<'a>>,
}

impl<S: Write> RevocationListEntries<S> {
    /// None yet, to be kept in `spool`, which is empty.
    ///
    /// # Errors
    /// [`Error::Der`]
    pub fn new(spool: S) -> Result<Self, Error> {
        let reasons = RevocationReason::ALL.iter().map(|reason| reason_extensions(*reason)).collect::<Result<_, _>>()?;
        Ok(Self { spool: BufWriter::with_capacity(1 << 16, spool), reasons, count: 0, length: 0 })
    }

    /// Adds a certificate: its serial number, since when it does not count, and why.
    ///
    /// # Errors
    /// [`Error::Time`], [`Error::Stream`].
    pub fn push(&mut self, serial: &SerialNumber, at: Timestamp, why: RevocationReason) -> Result<(), Error> {
        // An unspecified reason is said by leaving the extension out (RFC 5280, 5.3.1).
        let said = RevocationReason::ALL.iter().position(|r| *r == why && why != RevocationReason::Unspecified);
        let extensions = said.map(|at| AnyRef::from_der(&self.reasons[at])).transpose().map_err(Error::der(WHAT))?;
        let entry = Entry {
            serial_number: UintRef::new(serial.as_bytes()).map_err(Error::der(WHAT))?,
            revocation_date: time::encode(at)?,
            crl_entry_extensions: extensions,
        };
        let mut room = [0; 128];
        let bytes = entry.encode_to_slice(&mut room).map_err(Error::der(WHAT))?;
        self.spool.write_all(bytes).map_err(spooling)?;
        self.count += 1;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }
}

/// The extensions of an entry that give this reason.
fn reason_extensions(reason: RevocationReason) -> Result<Vec<u8>, Error> {
    let reason = CrlReason::from_der(&[0x0a, 1, reason.code()]).map_err(Error::der(WHAT))?;
    der_of(&vec![extension(rfc5280::ID_CE_CRL_REASONS, &der_of(&reason, WHAT)?)?], WHAT)
}

fn extension(extn_id: ObjectIdentifier, value: &[u8]) -> Result<Extension, Error> {
    Ok(Extension { extn_id, critical: false, extn_value: OctetString::new(value).map_err(Error::der(WHAT))? })
}

fn spooling(error: io::Error) -> Error {
    Error::Stream { what: "cannot keep the entries of the CRL", why: error.to_string() }
}

/// The header of a SEQUENCE of this length.
fn sequence(length: u64) -> Result<Vec<u8>, Error> {
    let length = u32::try_from(length).map_err(|_| Error::Der {
        expected: WHAT,
        why: format!("it would have {length} bytes, at most {} can be written", Length::MAX),
    })?;
    der_of(&Header::new(Tag::Sequence, Length::from(length)), WHAT)
}

/// Exactly what is to be signed.
#[derive(Debug)]
pub struct UnsignedRevocationList<S> {
    pieces: Pieces<S>,
    algorithm: SignatureAlgorithm,
    count: u64,
}

/// What stands before the entries, the entries, what stands behind them.
#[derive(Debug)]
struct Pieces<S> {
    before: Vec<u8>,
    spool: S,
    spooled: u64,
    behind: Vec<u8>,
}

impl<S: Read + Seek> Pieces<S> {
    fn reader(&mut self) -> io::Result<impl Read + use<'_, S>> {
        self.spool.rewind()?;
        Ok(self.before.chain(self.spool.by_ref().take(self.spooled)).chain(&self.behind[..]))
    }

    fn len(&self) -> u64 {
        self.before.len() as u64 + self.spooled + self.behind.len() as u64
    }
}

impl RevocationListPlan {
    /// What is to be signed with `algorithm`.
    ///
    /// # Errors
    /// [`Error::Time`], [`Error::Stream`], [`Error::Der`] when the plan holds what a CRL cannot.
    pub fn to_be_signed<S: Read + Write + Seek>(
        &self,
        entries: RevocationListEntries<S>,
        algorithm: SignatureAlgorithm,
    ) -> Result<UnsignedRevocationList<S>, Error> {
        let id = OctetString::new(&self.authority_key_identifier[..]).map_err(Error::der(WHAT))?;
        let aki = AuthorityKeyIdentifier { key_identifier: Some(id), ..Default::default() };
        let number = CrlNumber(Uint::new(&self.number.to_be_bytes()).map_err(Error::der(WHAT))?);
        let extensions: Extensions = vec![
            extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, &der_of(&aki, WHAT)?)?,
            extension(rfc5280::ID_CE_CRL_NUMBER, &der_of(&number, WHAT)?)?,
        ];
        let tagged = ContextSpecific { tag_number: TagNumber(0), tag_mode: TagMode::Explicit, value: extensions };
        let behind = der_of(&tagged, WHAT)?;
        let mut inside = [
            der_of(&Version::V2, WHAT)?,
            der_of(&algorithm.identifier(), WHAT)?,
            self.issuer.der().to_vec(),
            der_of(&time::encode(self.this_update)?, WHAT)?,
            der_of(&time::encode(self.next_update)?, WHAT)?,
        ]
        .concat();
        let RevocationListEntries { spool, count, length: spooled, .. } = entries;
        let spool = spool.into_inner().map_err(|e| spooling(e.into_error()))?;
        // An empty list must be absent (RFC 5280, 5.1.2.6).
        if count > 0 {
            inside.extend(sequence(spooled)?);
        }
        let before = [sequence(inside.len() as u64 + spooled + behind.len() as u64)?, inside].concat();
        Ok(UnsignedRevocationList { pieces: Pieces { before, spool, spooled, behind }, algorithm, count })
    }
}

impl<S: Read + Seek> UnsignedRevocationList<S> {
    /// How many certificates it names.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// What is to be signed, taken in.
    ///
    /// # Errors
    /// [`Error::Stream`]
    pub fn message(&mut self) -> Result<Message, Error> {
        let mut message = Message::new(self.algorithm);
        let mut reader = self.pieces.reader().map_err(spooling)?;
        let mut piece = vec![0; 1 << 16];
        loop {
            match reader.read(&mut piece).map_err(spooling)? {
                0 => return Ok(message),
                read => message.update(&piece[..read]),
            }
        }
    }

    /// The CRL around what was signed: the bytes themselves, the algorithm, the signature.
    ///
    /// # Errors
    /// [`Error::Der`]
    pub fn assemble(self, signature: &[u8]) -> Result<SignedRevocationList<S>, Error> {
        let Self { mut pieces, algorithm, .. } = self;
        let signed = pieces.len();
        let signature = BitStringRef::from_bytes(signature).map_err(Error::der(WHAT))?;
        let end = [der_of(&algorithm.identifier(), WHAT)?, der_of(&signature, WHAT)?].concat();
        pieces.before = [sequence(signed + end.len() as u64)?, pieces.before].concat();
        pieces.behind.extend(end);
        Ok(SignedRevocationList { pieces })
    }
}

/// A CRL that was signed, waiting to be read.
#[derive(Debug)]
pub struct SignedRevocationList<S> {
    pieces: Pieces<S>,
}

impl<S: Read + Seek> SignedRevocationList<S> {
    /// Its DER, from its beginning on.
    ///
    /// # Errors
    /// [`Error::Stream`]
    pub fn der(&mut self) -> Result<impl Read + use<'_, S>, Error> {
        self.pieces.reader().map_err(spooling)
    }

    /// How many bytes that are.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.pieces.len()
    }
}

#[cfg(test)]
pub(in crate::x509) mod tests;
