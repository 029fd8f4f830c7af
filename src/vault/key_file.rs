//! Key files: a key of the vault in a file that is kept elsewhere, such as on a USB stick in a safe.

use zeroize::Zeroizing;

use super::Error;
use super::cipher::{KEY, draw_key};
use crate::model::{PkiId, Random, Secret, hex};

/// The beginning of the single line of a key file, including its version.
const MAGIC: &str = "evpki-key-1";

/// The content of a key file: a random key, and the PKI whose vault it opens. It is wiped when dropped, and printed only by
/// [`KeyFile::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    pki: PkiId,
    key: Secret,
}

impl KeyFile {
    /// The largest allowed length of a key file, in bytes.
    pub const LONGEST: u64 = 1024;

    /// Draws a random key for a PKI.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn draw(pki: PkiId, random: &dyn Random) -> Result<Self, Error> {
        Ok(Self { pki, key: draw_key(random)? })
    }

    /// The content of the file: one line with `evpki-key-1`, the PKI and the key in hexadecimal.
    #[must_use]
    pub fn text(&self) -> Secret {
        let key = Zeroizing::new(hex::encode(self.key.expose()));
        Secret::from(format!("{MAGIC} {} {}\n", self.pki, &*key))
    }

    /// Parses the content of a file.
    ///
    /// # Errors
    /// [`Error::KeyFile`], which contains nothing of the key.
    pub fn read(content: &Secret) -> Result<Self, Error> {
        let wrong = |why: &str| Error::KeyFile { why: why.to_owned() };
        let text = content.expose_str().ok_or_else(|| wrong("it is not text"))?;
        let mut words = text.split_ascii_whitespace();
        if words.next() != Some(MAGIC) {
            return Err(wrong("it does not begin with `evpki-key-1`"));
        }
        let (Some(pki), Some(key), None) = (words.next(), words.next(), words.next()) else {
            return Err(wrong("it does not contain exactly a PKI and a key"));
        };
        let pki = pki.parse().map_err(|_| wrong("the PKI in it is not a PKI identifier"))?;
        let key = hex::decode_array::<KEY>(key).map(Zeroizing::new).map_err(|_| wrong("its key is not 64 hexadecimal digits"))?;
        Ok(Self { pki, key: Secret::new(key.to_vec()) })
    }

    /// The PKI whose vault the file opens.
    #[must_use]
    pub fn pki(&self) -> PkiId {
        self.pki
    }

    /// The key.
    pub(super) fn key(&self) -> &Secret {
        &self.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Counting;

    #[test]
    fn a_written_key_file_can_be_read() {
        let file = KeyFile::draw(PkiId([7; 16]), &Counting::default()).unwrap();
        let text = file.text();
        assert_eq!(
            text.expose_str().unwrap(),
            "evpki-key-1 07070707070707070707070707070707 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
        );
        assert_eq!(KeyFile::read(&text).unwrap(), file);
        assert!(!format!("{file:?}").contains("000102"));
    }

    #[test]
    fn anything_else_is_refused() {
        let why = |text: &str| KeyFile::read(&Secret::from(text.to_owned())).unwrap_err().to_string();
        let pki = "07".repeat(16);
        for (text, expected) in [
            (String::new(), "it does not begin with `evpki-key-1`"),
            ("evpki-key-2 x y".to_owned(), "it does not begin with `evpki-key-1`"),
            (format!("evpki-key-1 {pki}"), "it does not contain exactly a PKI and a key"),
            (format!("evpki-key-1 {pki} 00 00"), "it does not contain exactly a PKI and a key"),
            ("evpki-key-1 07 00".to_owned(), "the PKI in it is not a PKI identifier"),
            (format!("evpki-key-1 {pki} 00"), "its key is not 64 hexadecimal digits"),
        ] {
            assert_eq!(why(&text), format!("cannot use the key file: {expected}"));
        }
        assert!(KeyFile::read(&Secret::new(vec![0xff; 100])).is_err());
    }
}
