//! A certificate taken apart and put together otherwise, for tests: it can say what no plan can.

use crate::x509::{Attribute, Extension, KeyPair, Name, metadata::Arc};
use const_oid::ObjectIdentifier;
use der::{
    Decode, Encode, Tag,
    asn1::{Any, BitString, OctetString},
};
use x509_cert::ext::Extension as Encoded;

/// The tag of a `PrintableString`.
pub(crate) const PRINTABLE: Tag = Tag::PrintableString;

/// The elements of a certificate.
#[derive(Clone)]
pub(crate) struct Loose {
    version: Option<u8>,
    serial: Vec<u8>,
    inner: Any,
    issuer: Any,
    not_before: Any,
    not_after: Any,
    subject: Any,
    key: Any,
    unique_identifier: bool,
    extensions: Vec<Encoded>,
    outer: Any,
    signature: Any,
    arc: Arc,
}

fn parts(sequence: &Any) -> Vec<Any> {
    Vec::<Any>::from_der(&sequence.to_der().unwrap()).unwrap()
}

fn any<T: Encode>(value: &T) -> Any {
    Any::from_der(&value.to_der().unwrap()).unwrap()
}

fn tagged(tag: Tag, value: &[u8]) -> Any {
    Any::new(tag, value).unwrap()
}

impl Loose {
    pub(crate) fn of(der: &[u8], arc: &Arc) -> Self {
        let [tbs, outer, signature] = parts(&Any::from_der(der).unwrap()).try_into().unwrap();
        let [_, serial, inner, issuer, validity, subject, key, extensions] = parts(&tbs).try_into().unwrap();
        let [not_before, not_after] = parts(&validity).try_into().unwrap();
        let extensions = Vec::<Encoded>::from_der(extensions.value()).unwrap();
        let (serial, arc) = (serial.value().to_vec(), arc.clone());
        Self {
            version: Some(2),
            unique_identifier: false,
            serial,
            inner,
            issuer,
            not_before,
            not_after,
            subject,
            key,
            extensions,
            outer,
            signature,
            arc,
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let explicit = |number: u8, value: &[u8]| {
            let number = der::TagNumber(u32::from(number));
            tagged(Tag::ContextSpecific { constructed: true, number }, value)
        };
        let mut tbs = Vec::new();
        if let Some(version) = self.version {
            tbs.push(explicit(0, &version.to_der().unwrap()));
        }
        let validity = any(&vec![self.not_before.clone(), self.not_after.clone()]);
        tbs.push(tagged(Tag::Integer, &self.serial));
        tbs.extend([self.inner.clone(), self.issuer.clone(), validity, self.subject.clone(), self.key.clone()]);
        if self.unique_identifier {
            tbs.push(tagged(Tag::ContextSpecific { constructed: false, number: der::TagNumber(1) }, &[0, 1]));
        }
        if !self.extensions.is_empty() {
            tbs.push(explicit(3, &self.extensions.to_der().unwrap()));
        }
        vec![any(&tbs), self.outer.clone(), self.signature.clone()].to_der().unwrap()
    }

    pub(crate) fn set_version(&mut self, version: Option<u8>) {
        self.version = version;
    }

    pub(crate) fn set_unique_identifier(&mut self) {
        self.unique_identifier = true;
    }

    pub(crate) fn set_serial(&mut self, octets: &[u8]) {
        self.serial = octets.to_vec();
    }

    pub(crate) fn set_subject(&mut self, attributes: &[(Attribute, &str)]) {
        let attributes: Vec<(Attribute, String)> = attributes.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
        self.subject = Any::from_der(Name::from_attributes(&attributes).unwrap().der()).unwrap();
    }

    /// A subject whose values are strings of these kinds, or none at all.
    pub(crate) fn set_raw_subject(&mut self, attributes: &[(&str, Tag, &[u8])]) {
        let rdn = |(oid, tag, value): &(&str, Tag, &[u8])| {
            let pair = vec![any(&ObjectIdentifier::new_unwrap(oid)), tagged(*tag, value)];
            tagged(Tag::Set, &pair.to_der().unwrap())
        };
        self.subject = any(&attributes.iter().map(rdn).collect::<Vec<_>>());
    }

    /// `UTF8String` values.
    pub(crate) fn set_utf8_subject(&mut self, attributes: &[(&str, &str)]) {
        let raw: Vec<(&str, Tag, &[u8])> = attributes.iter().map(|(oid, v)| (*oid, Tag::Utf8String, v.as_bytes())).collect();
        self.set_raw_subject(&raw);
    }

    pub(crate) fn empty_issuer(&mut self) {
        self.issuer = tagged(Tag::Sequence, &[]);
    }

    pub(crate) fn set_not_before(&mut self, generalized: bool, text: &str) {
        self.not_before = tagged(if generalized { Tag::GeneralizedTime } else { Tag::UtcTime }, text.as_bytes());
    }

    pub(crate) fn set_not_after(&mut self, generalized: bool, text: &str) {
        self.not_after = tagged(if generalized { Tag::GeneralizedTime } else { Tag::UtcTime }, text.as_bytes());
    }

    /// An RSA key of this many bits and this exponent: nobody has its other half.
    pub(crate) fn set_rsa(&mut self, bits: usize, exponent: u8) {
        self.set_rsa_exponent(bits, &[exponent]);
    }

    /// The same, with an exponent of more octets.
    pub(crate) fn set_rsa_exponent(&mut self, bits: usize, exponent: &[u8]) {
        let mut modulus = vec![0];
        modulus.extend(std::iter::repeat_n(0xc3, bits / 8));
        let key = vec![tagged(Tag::Integer, &modulus), tagged(Tag::Integer, exponent)].to_der().unwrap();
        let null = tagged(Tag::Null, &[]);
        self.set_key("1.2.840.113549.1.1.1", null, &key);
    }

    /// A key on a curve: some point that lies nowhere.
    pub(crate) fn set_curve(&mut self, curve: &str) {
        self.set_key("1.2.840.10045.2.1", any(&ObjectIdentifier::new_unwrap(curve)), &[4; 57]);
    }

    /// A key on P-256 whose BIT STRING has so many unused bits and whose point begins with this octet.
    pub(crate) fn set_point(&mut self, unused: u8, form: u8) {
        let [ec, curve] = ["1.2.840.10045.2.1", "1.2.840.10045.3.1.7"].map(|oid| any(&ObjectIdentifier::new_unwrap(oid)));
        let point = [vec![unused, form], vec![0x42; if form < 4 { 31 } else { 63 }], vec![0x40]].concat();
        self.key = any(&vec![any(&vec![ec, curve]), tagged(Tag::BitString, &point)]);
    }

    /// A signature with so many unused bits.
    pub(crate) fn set_signature(&mut self, unused: u8, octets: &[u8]) {
        self.signature = tagged(Tag::BitString, &[&[unused], octets].concat());
    }

    fn set_key(&mut self, algorithm: &str, parameters: Any, key: &[u8]) {
        let algorithm = any(&vec![any(&ObjectIdentifier::new_unwrap(algorithm)), parameters]);
        self.key = any(&vec![algorithm, any(&BitString::from_bytes(key).unwrap())]);
    }

    /// Signed, as it says, with an algorithm of this OID.
    pub(crate) fn set_algorithm(&mut self, oid: &str) {
        self.set_outer_algorithm(oid);
        self.inner = self.outer.clone();
    }

    pub(crate) fn set_outer_algorithm(&mut self, oid: &str) {
        self.outer = any(&vec![any(&ObjectIdentifier::new_unwrap(oid))]);
    }

    fn at(&self, name: &str) -> usize {
        let nothing = |e: &Encoded| Extension::decode(e, &self.arc).unwrap();
        self.extensions.iter().position(|e| nothing(e).name() == name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.extensions.remove(self.at(name));
    }

    /// Another value of an extension, in these bytes.
    pub(crate) fn set_value(&mut self, name: &str, der: &[u8]) {
        let at = self.at(name);
        self.extensions[at].extn_value = OctetString::new(der).unwrap();
    }

    /// Takes all metadata out.
    pub(crate) fn strip(&mut self) {
        self.extensions.retain(|e| !self.arc.has(&e.extn_id));
    }

    pub(crate) fn set_critical(&mut self, name: &str, critical: bool) {
        let at = self.at(name);
        self.extensions[at].critical = critical;
    }

    /// One more.
    pub(crate) fn set_extension(&mut self, critical: bool, extension: Extension) {
        self.extensions.push(extension.encode(critical, &self.arc).unwrap());
    }

    /// Another in the place of the one of its name, as critical as it usually is.
    pub(crate) fn replace(&mut self, extension: Extension) {
        let at = self.at(extension.name());
        self.extensions[at] = extension.encode(extension.is_usually_critical(), &self.arc).unwrap();
    }

    pub(crate) fn set_raw_extension(&mut self, oid: &str, critical: bool, der: &[u8]) {
        let extn_value = OctetString::new(der).unwrap();
        self.extensions.push(Encoded { extn_id: ObjectIdentifier::new_unwrap(oid), critical, extn_value });
    }
}

/// A CRL taken apart.
pub(crate) struct LooseList {
    version: bool,
    inner: Any,
    issuer: Any,
    this_update: Any,
    next_update: Option<Any>,
    entries: Vec<Any>,
    has_list: bool,
    extensions: Vec<Encoded>,
    outer: Any,
    signature: Any,
}

impl LooseList {
    /// One of version 2 with two entries and the usual extensions.
    pub(crate) fn of(der: &[u8]) -> Self {
        let [tbs, outer, signature] = parts(&Any::from_der(der).unwrap()).try_into().unwrap();
        let [_, inner, issuer, this_update, next_update, entries, extensions] = parts(&tbs).try_into().unwrap();
        Self {
            version: true,
            inner,
            issuer,
            this_update,
            next_update: Some(next_update),
            entries: parts(&entries),
            has_list: true,
            extensions: Vec::<Encoded>::from_der(extensions.value()).unwrap(),
            outer,
            signature,
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let mut tbs = Vec::new();
        if self.version {
            tbs.push(tagged(Tag::Integer, &[1]));
        }
        tbs.extend([self.inner.clone(), self.issuer.clone(), self.this_update.clone()]);
        tbs.extend(self.next_update.clone());
        if self.has_list {
            tbs.push(any(&self.entries));
        }
        let number = der::TagNumber(0);
        tbs.push(tagged(Tag::ContextSpecific { constructed: true, number }, &self.extensions.to_der().unwrap()));
        vec![any(&tbs), self.outer.clone(), self.signature.clone()].to_der().unwrap()
    }

    pub(crate) fn set_outer_algorithm(&mut self, oid: &str) {
        self.outer = any(&vec![any(&ObjectIdentifier::new_unwrap(oid))]);
    }

    pub(crate) fn remove_version(&mut self) {
        self.version = false;
    }

    pub(crate) fn empty_issuer(&mut self) {
        self.issuer = tagged(Tag::Sequence, &[]);
    }

    pub(crate) fn remove_next_update(&mut self) {
        self.next_update = None;
    }

    pub(crate) fn set_next_update(&mut self, text: &str) {
        self.next_update = Some(tagged(Tag::UtcTime, text.as_bytes()));
    }

    pub(crate) fn empty_list(&mut self) {
        self.entries.clear();
    }

    pub(crate) fn repeat_entry(&mut self) {
        self.entries.push(self.entries[0].clone());
    }

    /// The reason code of the first entry.
    pub(crate) fn set_reason(&mut self, code: u8) {
        let [serial, at] = [0, 1].map(|n| parts(&self.entries[0])[n].clone());
        let reason = Encoded {
            extn_id: ObjectIdentifier::new_unwrap("2.5.29.21"),
            critical: false,
            extn_value: OctetString::new([10, 1, code]).unwrap(),
        };
        self.entries[0] = any(&vec![serial, at, any(&vec![reason])]);
    }

    fn at(&self, name: &str) -> usize {
        let is = |e: &Encoded| {
            e.extn_id.to_string() == name || Extension::decode_standard(e).is_ok_and(|decoded| decoded.name() == name)
        };
        self.extensions.iter().position(is).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.extensions.remove(self.at(name));
    }

    pub(crate) fn replace_raw(&mut self, oid: &str, der: &[u8]) {
        let at = self.at(oid);
        self.extensions[at].extn_value = OctetString::new(der).unwrap();
    }

    pub(crate) fn add_raw(&mut self, oid: &str, critical: bool, der: &[u8]) {
        let extn_value = OctetString::new(der).unwrap();
        self.extensions.push(Encoded { extn_id: ObjectIdentifier::new_unwrap(oid), critical, extn_value });
    }
}

/// The DER of a certification request with these extensions, signed by its key; `algorithm` is what it says of that, where it lies.
pub(crate) fn request(key: &KeyPair, subject: &Name, extensions: &[(bool, Extension)], algorithm: Option<&str>) -> Vec<u8> {
    let arc = Arc::new(None).unwrap();
    let encoded: Vec<Encoded> = extensions.iter().map(|(critical, e)| e.encode(*critical, &arc).unwrap()).collect();
    let wanted = vec![any(&ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.14")), tagged(Tag::Set, &encoded.to_der().unwrap())];
    let wanted = if extensions.is_empty() { Vec::new() } else { wanted.to_der().unwrap() };
    let number = der::TagNumber(0);
    let attributes = tagged(Tag::ContextSpecific { constructed: true, number }, &wanted);
    let [subject, spki] = [subject.der(), key.public().spki()].map(|der| Any::from_der(der).unwrap());
    let info = vec![tagged(Tag::Integer, &[0]), subject, spki, attributes].to_der().unwrap();
    let signature = key.sign(&info).unwrap();
    let oid = algorithm.unwrap_or(match key.public().key_type() {
        crate::model::KeyType::P256 => "1.2.840.10045.4.3.2",
        _ => "1.2.840.10045.4.3.3",
    });
    let algorithm = any(&vec![any(&ObjectIdentifier::new_unwrap(oid))]);
    let info = Any::from_der(&info).unwrap();
    vec![info, algorithm, any(&BitString::from_bytes(&signature).unwrap())].to_der().unwrap()
}
