//! A CRL read as a stream: however many certificates it names, one entry is in memory at a time.
//!
//! What a CRL says beside its entries is decoded by x509-cert as a CRL without entries; only the two frames around that, and that of the entries,
//! are stepped into here.

use super::{Entry, Head, is_unread};
use crate::x509::{Error, Message, SignatureAlgorithm};
use const_oid::ObjectIdentifier;
use der::{Decode, Encode, Header, SliceReader, Tag, asn1::BitString};
use spki::AlgorithmIdentifierOwned;
use std::{collections::BTreeSet, io::Read, ops::Range};
use x509_cert::{certificate::Raw, crl::TbsCertList};

/// What is read at a time, in bytes.
const PIECE: usize = 64 * 1024;
/// The largest element inside of a CRL that is kept in memory, in bytes: an entry, the name of the issuer, all extensions.
const LARGEST: usize = 1024 * 1024;
/// The longest header of an element whose tag has one octet: that, and a length of up to four.
const LONGEST_HEADER: usize = 6;

const WHAT: &str = "a CRL";

/// A CRL that is being read: what stands before its entries, then they one by one, then what stands behind them.
#[derive(Debug)]
pub(super) struct Scan<R> {
    window: Window<R>,
    /// Where the CRL ends.
    outer: u64,
    /// Where that lies which was signed.
    tbs: Range<u64>,
    /// Where its entries lie.
    entries: Range<u64>,
    /// What was signed, without its entries.
    rest: Vec<u8>,
    /// The extensions that are not read, by what they mean for the list.
    oids: BTreeSet<ObjectIdentifier>,
    count: usize,
}

impl<R: Read> Scan<R> {
    /// Reads what stands before the entries. `hash`: whether to keep the digest of what was signed.
    pub(super) fn begin(input: R, hash: bool) -> Result<Self, Error> {
        let mut window = Window::new(input);
        let outer = window.enter(Tag::Sequence, u64::MAX)?;
        let start = window.at();
        if hash {
            window.mark();
        }
        let end = window.enter(Tag::Sequence, outer)?;
        let (mut rest, mut entries) = (Vec::new(), 0..0);
        let (mut before, mut sequences) = (None, 0);
        while window.at() < end {
            let (tag, _) = window.peek()?;
            sequences += u32::from(tag == Tag::Sequence);
            let is_behind_time = matches!(before.replace(tag), Some(Tag::UtcTime | Tag::GeneralizedTime));
            // The third, behind the algorithm, the issuer and the times.
            if tag == Tag::Sequence && sequences == 3 && is_behind_time {
                let last = window.enter(Tag::Sequence, end)?;
                entries = window.at()..last;
                break;
            }
            if matches!(tag, Tag::ContextSpecific { .. }) {
                break;
            }
            let element = window.element(end)?;
            rest.extend_from_slice(element);
            if hash && sequences == 1 && tag == Tag::Sequence {
                let algorithm = AlgorithmIdentifierOwned::from_der(element).map_err(Error::der(WHAT))?;
                window.message = Some(Message::new(SignatureAlgorithm::from_identifier(&algorithm)?));
            }
        }
        Ok(Self { window, outer, tbs: start..end, entries, rest, oids: BTreeSet::new(), count: 0 })
    }

    /// The next entry; none behind the last.
    pub(super) fn next_entry(&mut self) -> Result<Option<Entry<'_>>, Error> {
        if self.window.at() >= self.entries.end {
            return Ok(None);
        }
        let entry = Entry::from_der(self.window.element(self.entries.end)?).map_err(Error::der(WHAT))?;
        for extension in entry.extensions() {
            let extension = extension.map_err(Error::der(WHAT))?;
            if is_unread(extension.id, extension.critical) {
                self.oids.insert(extension.id);
            }
        }
        self.count += 1;
        Ok(Some(entry))
    }

    /// Reads the entries that are left, and what stands behind them, to the end.
    pub(super) fn end(mut self) -> Result<(Head, Option<Message>), Error> {
        while self.next_entry()?.is_some() {}
        let Self { mut window, outer, tbs, entries, mut rest, mut oids, count } = self;
        if window.at() < tbs.end {
            let (tag, _) = window.peek()?;
            rest.extend_from_slice(window.element(tbs.end)?);
            if !matches!(tag, Tag::ContextSpecific { .. }) || window.at() < tbs.end {
                return Err(malformed("its parts are not where they belong"));
            }
        }
        let message = window.hashed();
        let length = rest.len().try_into().map_err(Error::der(WHAT))?;
        let frame = Header::new(Tag::Sequence, length).to_der().map_err(Error::der(WHAT))?;
        let decoded = TbsCertList::<Raw>::from_der(&[frame, rest].concat()).map_err(Error::der(WHAT))?;
        if decoded.revoked_certificates.is_some() {
            return Err(malformed("its parts are not where they belong"));
        }
        oids.extend(decoded.crl_extensions.iter().flatten().filter(|e| is_unread(e.extn_id, e.critical)).map(|e| e.extn_id));
        let algorithm = AlgorithmIdentifierOwned::from_der(window.element(outer)?).map_err(Error::der(WHAT))?;
        let signature = BitString::from_der(window.element(outer)?).map_err(Error::der(WHAT))?;
        if window.at() != outer || !window.is_over()? {
            return Err(malformed("something follows its signature"));
        }
        let head = Head::new(decoded, algorithm, signature, count, &oids, tbs, entries)?;
        Ok((head, message))
    }
}

fn malformed(why: &str) -> Error {
    Error::Der { expected: WHAT, why: why.to_owned() }
}

/// The part of a stream that is in memory.
#[derive(Debug)]
struct Window<R> {
    input: R,
    buffer: Vec<u8>,
    /// How much of the buffer has been read.
    read: usize,
    /// Where the buffer begins in the stream.
    start: u64,
    /// From where in the buffer on bytes have still to be hashed, if they are to be.
    mark: Option<usize>,
    message: Option<Message>,
}

impl<R: Read> Window<R> {
    fn new(input: R) -> Self {
        Self { input, buffer: Vec::with_capacity(PIECE), read: 0, start: 0, mark: None, message: None }
    }

    /// Where in the stream it stands.
    fn at(&self) -> u64 {
        self.start + self.read as u64
    }

    /// From here on, what is read is hashed.
    fn mark(&mut self) {
        self.mark = Some(self.read);
    }

    /// What was hashed, up to here.
    fn hashed(&mut self) -> Option<Message> {
        self.hash();
        self.mark = None;
        self.message.take()
    }

    fn hash(&mut self) {
        if let (Some(mark), Some(message)) = (&mut self.mark, &mut self.message) {
            message.update(&self.buffer[*mark..self.read]);
            *mark = self.read;
        }
    }

    /// Reads on until this many bytes lie ahead, or the stream is over; says how many do.
    fn fill(&mut self, wanted: usize) -> Result<usize, Error> {
        if self.buffer.len() - self.read < wanted {
            self.hash();
            // What is marked and not hashed yet has to stay.
            let kept = self.mark.map_or(self.read, |mark| mark.min(self.read));
            self.buffer.drain(..kept);
            self.start += kept as u64;
            self.read -= kept;
            self.mark = self.mark.map(|mark| mark - kept);
            let missing = (wanted + self.read).saturating_sub(self.buffer.len()).max(PIECE.saturating_sub(self.buffer.len()));
            let failed = |e: std::io::Error| Error::Stream { what: "cannot read the CRL", why: e.to_string() };
            self.input.by_ref().take(missing as u64).read_to_end(&mut self.buffer).map_err(failed)?;
        }
        Ok((self.buffer.len() - self.read).min(wanted))
    }

    fn is_over(&mut self) -> Result<bool, Error> {
        Ok(self.fill(1)? == 0)
    }

    /// The header that lies ahead: the tag, and how long header and value are.
    fn peek(&mut self) -> Result<(Tag, [usize; 2]), Error> {
        let ahead = self.fill(LONGEST_HEADER)?;
        let mut reader = SliceReader::new(&self.buffer[self.read..self.read + ahead]).map_err(Error::der(WHAT))?;
        let header = Header::decode(&mut reader).map_err(Error::der(WHAT))?;
        let lengths = [der::Reader::position(&reader), header.length()].map(|l| u32::from(l) as usize);
        Ok((header.tag(), lengths))
    }

    /// Steps into an element, and says where it ends: before `limit`, or it is none.
    fn enter(&mut self, tag: Tag, limit: u64) -> Result<u64, Error> {
        let (found, [header, value]) = self.peek()?;
        found.assert_eq(tag).map_err(Error::der(WHAT))?;
        self.read += header;
        self.inside(value, limit)
    }

    /// Where a value that begins here ends.
    fn inside(&self, length: usize, limit: u64) -> Result<u64, Error> {
        let end = self.at() + length as u64;
        if end > limit { Err(malformed("an element is longer than what it is in")) } else { Ok(end) }
    }

    /// The whole element that lies ahead.
    fn element(&mut self, limit: u64) -> Result<&[u8], Error> {
        let (_, lengths) = self.peek()?;
        let length = lengths[0] + lengths[1];
        self.inside(length, limit)?;
        if length > LARGEST {
            return Err(Error::Der { expected: WHAT, why: format!("an element has {length} bytes, at most {LARGEST} are read") });
        }
        if self.fill(length)? < length {
            return Err(malformed("it ends too early"));
        }
        self.read += length;
        Ok(&self.buffer[self.read - length..self.read])
    }
}
