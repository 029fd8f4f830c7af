//! The digest of a row's content: SHA-256 over its values, each with its kind and its length, so that no two contents have the same bytes.

use sha2::{Digest, Sha256};

/// Takes the values of a row in a fixed order.
pub(in crate::store) struct Encoder(Sha256);

impl Encoder {
    /// Begins the content of a row of this table.
    pub(in crate::store) fn new(table: &str) -> Self {
        let mut encoder = Self(Sha256::new());
        encoder.0.update(b"evpki-row/1");
        encoder.text(table);
        encoder
    }

    fn value(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// No value.
    pub(in crate::store) fn none(&mut self) {
        self.0.update([0]);
    }

    /// UTF-8 text.
    pub(in crate::store) fn text(&mut self, text: &str) {
        self.value(1, text.as_bytes());
    }

    /// An integer, as 64 bits in two's complement, the most significant octet first.
    pub(in crate::store) fn integer(&mut self, integer: i64) {
        self.value(2, &integer.to_be_bytes());
    }

    /// A number that is never negative, in the same form.
    pub(in crate::store) fn number(&mut self, number: u64) {
        self.value(2, &number.to_be_bytes());
    }

    /// Octets.
    pub(in crate::store) fn bytes(&mut self, bytes: &[u8]) {
        self.value(3, bytes);
    }

    /// Text, or no value.
    pub(in crate::store) fn maybe_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.none(),
        }
    }

    /// The digest of all that was taken.
    pub(in crate::store) fn digest(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_contents_share_a_digest() {
        let digest = |fill: &dyn Fn(&mut Encoder)| {
            let mut encoder = Encoder::new("t");
            fill(&mut encoder);
            encoder.digest()
        };
        let digests = [
            digest(&|_| {}),
            digest(&Encoder::none),
            digest(&|e| e.text("")),
            digest(&|e| e.text("ab")),
            digest(&|e| (e.text("a"), e.text("b")).1),
            digest(&|e| e.bytes(b"ab")),
            digest(&|e| e.integer(0)),
            digest(&|e| e.bytes(&[0; 8])),
            digest(&|e| (e.none(), e.none()).1),
            Encoder::new("u").digest(),
        ];
        for (at, one) in digests.iter().enumerate() {
            assert!(!digests[at + 1..].contains(one), "{at}");
        }
    }
}
