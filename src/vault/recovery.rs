//! Recovery codes: a key of the vault that a person writes down and types in again.
//!
//! Eight groups of five symbols in Crockford's base 32, which has no two that look alike: four that carry the key, and one that tells
//! whether they were mistyped, and in which group.

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::Error;
use crate::model::{Random, Secret};

/// The symbols. What looks like one of them is read as it: `O` as `0`, `I` and `L` as `1`, small letters as large ones.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups of a code.
const GROUPS: usize = 8;
/// Symbols of a group, the check symbol included.
const GROUP: usize = 5;
/// Octets of the key: 160 bits, out of reach of any search, so that nothing slow has to be derived from them.
const KEY: usize = 20;

/// A recovery code. It is wiped when dropped and never printed but by [`RecoveryCode::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    /// Draws one.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn draw(random: &dyn Random) -> Result<Self, Error> {
        let mut key = Zeroizing::new(vec![0; KEY]);
        random.fill(&mut key).map_err(|_| Error::NoRandomness)?;
        Ok(Self(Secret::new(std::mem::take(&mut *key))))
    }

    /// The code as it is written down: `XXXXX-XXXXX-…`, eight groups.
    ///
    /// # Errors
    /// [`Error::Bug`], never in practice.
    pub fn text(&self) -> Result<Secret, Error> {
        let symbols = Zeroizing::new(base_32()?.encode(self.0.expose()));
        let mut text = Vec::with_capacity(GROUPS * (GROUP + 1));
        for (number, group) in symbols.as_bytes().chunks(GROUP - 1).enumerate() {
            if number > 0 {
                text.push(b'-');
            }
            text.extend_from_slice(group);
            text.push(check_symbol(number, group));
        }
        Ok(Secret::new(text))
    }

    /// Reads a code as somebody typed it: hyphens and spaces do not matter, nor whether letters are large.
    ///
    /// # Errors
    /// [`Error::RecoveryCode`], which names the group that was mistyped and shows nothing of it.
    pub fn read(typed: &Secret) -> Result<Self, Error> {
        let wrong = |why: String| Error::RecoveryCode { why };
        let symbols = symbols(typed).ok_or_else(|| wrong("it is no text".to_owned()))?;
        if symbols.len() != GROUPS * GROUP {
            return Err(wrong(format!("it has {} symbols instead of {}", symbols.len(), GROUPS * GROUP)));
        }
        let mut carried = Zeroizing::new(Vec::with_capacity(GROUPS * (GROUP - 1)));
        for (number, group) in symbols.chunks(GROUP).enumerate() {
            if !is_right(number, group) {
                return Err(wrong(format!("group {} of {GROUPS} is mistyped", number + 1)));
            }
            carried.extend_from_slice(&group[..GROUP - 1]);
        }
        let key = base_32()?.decode(&carried).map_err(|_| Error::Bug { what: "base 32" })?;
        Ok(Self(Secret::new(key)))
    }

    /// Whether somebody who typed this may have meant a code: it is as long as one, or its first two groups are right, which is so of
    /// one passphrase in a thousand.
    #[must_use]
    pub fn is_meant(typed: &Secret) -> bool {
        let Some(symbols) = symbols(typed).filter(|symbols| symbols.iter().all(u8::is_ascii_alphanumeric)) else { return false };
        let mut first = symbols.chunks_exact(GROUP).take(2).enumerate();
        symbols.len() == GROUPS * GROUP || symbols.len() > 2 * GROUP && first.all(|(number, group)| is_right(number, group))
    }

    /// The key that it carries.
    pub(super) fn key(&self) -> &Secret {
        &self.0
    }
}

/// What was typed, without what does not count, in the symbols that are meant.
fn symbols(typed: &Secret) -> Option<Zeroizing<Vec<u8>>> {
    let text = typed.expose_str()?;
    let mut symbols = Zeroizing::new(Vec::with_capacity(text.len()));
    symbols.extend(text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'-'));
    for symbol in symbols.iter_mut() {
        *symbol = match symbol.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
    }
    Some(symbols)
}

/// Whether a group can stand there.
fn is_right(number: usize, group: &[u8]) -> bool {
    let Some((check, body)) = group.split_last() else { return false };
    body.iter().all(|symbol| SYMBOLS.as_bytes().contains(symbol)) && *check == check_symbol(number, body)
}

/// What stands at the end of a group: it depends on where the group stands, so that two that change places show, too.
fn check_symbol(number: usize, body: &[u8]) -> u8 {
    let mut digest = Sha256::new_with_prefix(b"evpki-recovery\x01");
    digest.update([number as u8]);
    digest.update(body);
    SYMBOLS.as_bytes()[usize::from(digest.finalize()[0] & 31)]
}

fn base_32() -> Result<Encoding, Error> {
    let mut crockford = Specification::new();
    crockford.symbols.push_str(SYMBOLS);
    crockford.encoding().map_err(|_| Error::Bug { what: "base 32" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Counting;

    fn typed(text: &str) -> Result<RecoveryCode, Error> {
        RecoveryCode::read(&Secret::from(text.to_owned()))
    }

    fn why(text: &str) -> String {
        typed(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_down_is_read_again() {
        let random = Counting::default();
        for _ in 0..50 {
            let code = RecoveryCode::draw(&random).unwrap();
            let text = code.text().unwrap();
            assert_eq!(text.expose().len(), 47);
            assert_eq!(RecoveryCode::read(&text).unwrap(), code);
            let careless = text.expose_str().unwrap().to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            assert_eq!(typed(&format!(" {careless}\n")).unwrap(), code);
        }
        assert_eq!(format!("{:?}", RecoveryCode::draw(&random).unwrap()), "RecoveryCode([redacted])");
    }

    #[test]
    fn a_slip_is_named_by_its_group() {
        let code = RecoveryCode::draw(&Counting::default()).unwrap().text().unwrap();
        let text = code.expose_str().unwrap();
        assert_eq!(why(&text[..46]), "the recovery code cannot be right: it has 39 symbols instead of 40");
        assert_eq!(why(""), "the recovery code cannot be right: it has 0 symbols instead of 40");
        let mut groups: Vec<&str> = text.split('-').collect();
        groups[4] = "UUUUU";
        assert_eq!(why(&groups.join("-")), "the recovery code cannot be right: group 5 of 8 is mistyped");
        let mut swapped: Vec<&str> = text.split('-').collect();
        swapped.swap(1, 2);
        assert_eq!(why(&swapped.join("-")), "the recovery code cannot be right: group 2 of 8 is mistyped");
        assert_eq!(why(&"é".repeat(20)), "the recovery code cannot be right: group 1 of 8 is mistyped");
        assert!(RecoveryCode::read(&Secret::new(vec![0xff; 40])).is_err());
    }

    #[test]
    fn a_passphrase_is_not_taken_for_a_code() {
        let code = RecoveryCode::draw(&Counting::default()).unwrap().text().unwrap();
        let text = code.expose_str().unwrap();
        let is_meant = |text: &str| RecoveryCode::is_meant(&Secret::from(text.to_owned()));
        // Whole, mistyped, a symbol left out, one too many, half of it.
        for meant in [text, &text.replace('4', "U"), &text[..46], &format!("{text}0"), &text[..24], &"k".repeat(40)] {
            assert!(is_meant(meant), "{meant}");
        }
        for other in ["", "correct horse battery staple", "00000", &"!".repeat(40), &"é".repeat(20), &"k".repeat(39)] {
            assert!(!is_meant(other), "{other}");
        }
        assert!(!RecoveryCode::is_meant(&Secret::new(vec![0xff; 40])));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_answered(text in "\\PC{0,60}") {
            assert!(typed(&text).is_err());
        }
    }
}
