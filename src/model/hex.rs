//! Lower-case hexadecimal, as used in messages, files and rows.

use super::{Error, error::shortened};

/// Returns the bytes as lower-case hexadecimal digits.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // Enough capacity for the whole text: a string that grows leaves copies in memory, and the bytes may be a secret.
    let mut digits = String::with_capacity(bytes.len() * 2);
    digits.extend(bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)] as char, DIGITS[usize::from(b & 15)] as char]));
    digits
}

/// Decodes hexadecimal digits of either case.
///
/// # Errors
/// [`Error::Hex`] if there is anything else, or half a byte.
pub fn decode(digits: &str) -> Result<Vec<u8>, Error> {
    let bad = || Error::Hex { given: shortened(digits) };
    if !digits.len().is_multiple_of(2) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(bad());
    }
    let value = |b: u8| char::from(b).to_digit(16).map(|d| d as u8).ok_or_else(bad);
    digits.as_bytes().chunks_exact(2).map(|pair| Ok(value(pair[0])? << 4 | value(pair[1])?)).collect()
}

/// Does the same as [`decode`] for a fixed number of bytes.
///
/// # Errors
/// [`Error::Hex`] if there is anything else, or another number of bytes.
pub fn decode_array<const N: usize>(digits: &str) -> Result<[u8; N], Error> {
    decode(digits)?.try_into().map_err(|_| Error::Hex { given: shortened(digits) })
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(super::decode(&super::encode(&bytes)).unwrap(), bytes);
        assert_eq!(super::decode("DeadBeef").unwrap(), [0xde, 0xad, 0xbe, 0xef]);
        for bad in ["0", "0g", "é", " 0", "+1"] {
            assert!(super::decode(bad).is_err(), "{bad}");
        }
    }
}
