//! An entry of a CRL, as it stands there: x509-cert's own makes four copies of each, and there may be millions.

use const_oid::{ObjectIdentifier, db::rfc5280};
use der::{
    Decode, DecodeValue, FixedTag, Header, Reader, Sequence, SliceReader, Tag,
    asn1::{IntRef, OctetStringRef, SequenceRef},
};
use x509_cert::{ext::pkix::CrlReason, time::Time};

use crate::{
    model::{RevocationReason, SerialNumber, Timestamp},
    x509::time,
};

/// RevokedCert (RFC 5280, 5.1).
pub(super) struct Entry<'a> {
    serial_number: IntRef<'a>,
    revocation_date: Time,
    extensions: Option<&'a SequenceRef>,
}

/// Extension (RFC 5280, 4.1.2.9).
#[derive(Sequence)]
pub(super) struct Extension<'a> {
    pub(super) id: ObjectIdentifier,
    #[asn1(default = "Default::default")]
    pub(super) critical: bool,
    value: &'a OctetStringRef,
}

impl FixedTag for Entry<'_> {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Entry<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        Ok(Self { serial_number: reader.decode()?, revocation_date: reader.decode()?, extensions: reader.decode()? })
    }
}

impl<'a> Entry<'a> {
    /// Its extensions.
    pub(super) fn extensions(&self) -> impl Iterator<Item = der::Result<Extension<'a>>> + use<'a> {
        let mut reader = self.extensions.map(|all| SliceReader::new(all.as_bytes()));
        std::iter::from_fn(move || match reader.as_mut()? {
            Ok(inside) if inside.is_finished() => None,
            Ok(inside) => Some(Extension::decode(inside)),
            Err(_) => reader.take()?.err().map(Err),
        })
        // Behind what cannot be read, nothing can be.
        .scan(false, |over, extension| (!std::mem::replace(over, extension.is_err())).then_some(extension))
    }

    /// What it says, when it is of a serial number that a certificate can have.
    pub(super) fn said(&self) -> Option<(SerialNumber, Timestamp, RevocationReason)> {
        let serial = self.serial_number.as_bytes();
        let is_negative = serial.first().is_some_and(|first| first & 0x80 != 0);
        let serial = SerialNumber::from_bytes(serial).ok().filter(|_| !is_negative)?;
        Some((serial, time::decode(&self.revocation_date), self.reason()))
    }

    /// Whether it says, in a delta, that a certificate is held no more.
    pub(super) fn is_release(&self) -> bool {
        matches!(self.code(), Some(CrlReason::RemoveFromCRL))
    }

    fn reason(&self) -> RevocationReason {
        self.code().and_then(|r| RevocationReason::from_code(r as u8)).unwrap_or(RevocationReason::Unspecified)
    }

    fn code(&self) -> Option<CrlReason> {
        let encoded = self.extensions().flatten().find(|e| e.id == rfc5280::ID_CE_CRL_REASONS);
        encoded.and_then(|e| CrlReason::from_der(e.value.as_bytes()).ok())
    }
}
