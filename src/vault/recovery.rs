//! Recovery codes: a key of the vault that a person writes down and types in again.
//!
//! A code is eight groups of five symbols in Crockford's base 32, which has no two symbols that look alike. Four symbols of a
//! group carry the key, the fifth is a check symbol. The check is linear over GF(32): it finds every group with one wrong symbol,
//! every two swapped symbols of a group, and every two swapped groups. Codes of the old form, whose check was a part of SHA-256,
//! can still be read.

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::Error;
use crate::model::{Random, Secret};

/// The symbols. Similar characters are accepted for them: `O` for `0`, `I` and `L` for `1`, lower-case letters for upper-case
/// ones.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The number of groups of a code.
const GROUPS: usize = 8;
/// The number of symbols of a group, including the check symbol.
const GROUP: usize = 5;
/// The length of the key in octets. 160 bits are beyond any search, so that no slow key derivation is needed.
const KEY: usize = 20;

/// The form of a code: how its check symbols are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// With five bits of SHA-256: one typing error in 32 is not found. Can be read, but is not written any more.
    Old,
    /// With a sum over GF(32).
    Current,
}

/// A recovery code. It is wiped when dropped, and printed only by [`RecoveryCode::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    key: Secret,
    form: Form,
}

impl RecoveryCode {
    /// Draws a random code.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn draw(random: &dyn Random) -> Result<Self, Error> {
        let mut key = Zeroizing::new(vec![0; KEY]);
        random.fill(&mut key).map_err(|_| Error::NoRandomness)?;
        Ok(Self { key: Secret::new(std::mem::take(&mut *key)), form: Form::Current })
    }

    /// Whether the code has the old form, in which one typing error in 32 is not found.
    #[must_use]
    pub fn is_of_old_form(&self) -> bool {
        self.form == Form::Old
    }

    /// The code in its written form: `XXXXX-XXXXX-…`, eight groups.
    ///
    /// # Errors
    /// [`Error::Bug`], which does not happen in practice.
    pub fn text(&self) -> Result<Secret, Error> {
        let symbols = Zeroizing::new(base_32()?.encode(self.key.expose()));
        let mut text = Vec::with_capacity(GROUPS * (GROUP + 1));
        for (number, group) in symbols.as_bytes().chunks(GROUP - 1).enumerate() {
            if number > 0 {
                text.push(b'-');
            }
            text.extend_from_slice(group);
            text.push(Form::Current.check_symbol(number, group).ok_or(Error::Bug { what: "base 32" })?);
        }
        Ok(Secret::new(text))
    }

    /// Parses a code as typed. Hyphens, spaces and the case of letters do not matter.
    ///
    /// # Errors
    /// [`Error::RecoveryCode`], which names the mistyped group and contains nothing of it.
    pub fn read(typed: &Secret) -> Result<Self, Error> {
        let wrong = |why: String| Error::RecoveryCode { why };
        let symbols = symbols(typed).ok_or_else(|| wrong("it is not text".to_owned()))?;
        if symbols.len() != GROUPS * GROUP {
            return Err(wrong(format!("it has {} symbols instead of {}", symbols.len(), GROUPS * GROUP)));
        }
        // For a code with typing errors, the form is the one in which more groups are correct.
        let (current, old) = (Form::Current.slips(&symbols), Form::Old.slips(&symbols));
        let (form, slips) = if current.len() <= old.len() { (Form::Current, current) } else { (Form::Old, old) };
        if let Some(number) = slips.first() {
            return Err(wrong(format!("group {} of {GROUPS} is mistyped", number + 1)));
        }
        let mut carried = Zeroizing::new(Vec::with_capacity(GROUPS * (GROUP - 1)));
        for group in symbols.chunks(GROUP) {
            carried.extend_from_slice(&group[..GROUP - 1]);
        }
        let key = base_32()?.decode(&carried).map_err(|_| Error::Bug { what: "base 32" })?;
        Ok(Self { key: Secret::new(key), form })
    }

    /// Whether the input may be meant as a recovery code: it has the length of one, or its first two groups are correct. About
    /// one passphrase in 500 meets the second condition.
    #[must_use]
    pub fn is_meant(typed: &Secret) -> bool {
        let Some(symbols) = symbols(typed).filter(|symbols| symbols.iter().all(u8::is_ascii_alphanumeric)) else { return false };
        let begins =
            |form: Form| symbols.chunks_exact(GROUP).take(2).enumerate().all(|(number, group)| form.is_right(number, group));
        symbols.len() == GROUPS * GROUP || symbols.len() > 2 * GROUP && [Form::Current, Form::Old].into_iter().any(begins)
    }

    /// The key in the code.
    pub(super) fn key(&self) -> &Secret {
        &self.key
    }
}

/// The symbols of the input: without separators, and with similar characters replaced.
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

impl Form {
    /// The groups that are certainly wrong, by their numbers from 0.
    fn slips(self, symbols: &[u8]) -> Vec<usize> {
        let groups = symbols.chunks(GROUP).enumerate();
        groups.filter(|(number, group)| !self.is_right(*number, group)).map(|(number, _)| number).collect()
    }

    /// Whether a group is correct at this position.
    fn is_right(self, number: usize, group: &[u8]) -> bool {
        group.split_last().is_some_and(|(check, body)| self.check_symbol(number, body) == Some(*check))
    }

    /// The check symbol of a group. It depends on the position of the group, so that two swapped groups are found, too. `None` if
    /// a symbol is not one of the 32.
    fn check_symbol(self, number: usize, body: &[u8]) -> Option<u8> {
        let values = body.iter().map(|symbol| value(*symbol)).collect::<Option<Vec<u8>>>()?;
        let check = match self {
            Self::Old => {
                let mut digest = Sha256::new_with_prefix(b"evpki-recovery\x01");
                digest.update([number as u8]);
                digest.update(body);
                digest.finalize()[0] & 31
            }
            // The check symbol itself has the weight 1, the others 2, 4, 8 and 16: all different and none zero. So a changed
            // symbol, or two swapped symbols, always change the sum. The position counts from 8, so that a group of zeros is not
            // correct.
            Self::Current => {
                let mut weight = 1;
                values.iter().fold(number as u8 + 8, |sum, value| {
                    weight = doubled(weight);
                    sum ^ product(weight, *value)
                })
            }
        };
        SYMBOLS.as_bytes().get(usize::from(check)).copied()
    }
}

/// The value of a symbol.
fn value(symbol: u8) -> Option<u8> {
    SYMBOLS.bytes().position(|one| one == symbol).and_then(|at| u8::try_from(at).ok())
}

/// Doubles an element of GF(32), the polynomials over GF(2) modulo x^5 + x^2 + 1.
fn doubled(element: u8) -> u8 {
    let twice = element << 1;
    if twice & 32 == 0 { twice } else { twice ^ 0b10_0101 }
}

/// Multiplies two elements of GF(32).
fn product(one: u8, other: u8) -> u8 {
    let (mut sum, mut shifted) = (0, one);
    for bit in 0..5 {
        if other >> bit & 1 == 1 {
            sum ^= shifted;
        }
        shifted = doubled(shifted);
    }
    sum
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
    fn a_written_code_can_be_read() {
        let random = Counting::default();
        for _ in 0..50 {
            let code = RecoveryCode::draw(&random).unwrap();
            let text = code.text().unwrap();
            assert_eq!(text.expose().len(), 47);
            assert_eq!(RecoveryCode::read(&text).unwrap(), code);
            let careless = text.expose_str().unwrap().to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            assert_eq!(typed(&format!(" {careless}\n")).unwrap(), code);
        }
        assert_eq!(format!("{:?}", RecoveryCode::draw(&random).unwrap()), "RecoveryCode { key: [redacted], form: Current }");
    }

    #[test]
    fn a_typing_error_is_reported_with_its_group() {
        let code = RecoveryCode::draw(&Counting::default()).unwrap().text().unwrap();
        let text = code.expose_str().unwrap();
        assert_eq!(why(&text[..46]), "the recovery code is wrong: it has 39 symbols instead of 40");
        assert_eq!(why(""), "the recovery code is wrong: it has 0 symbols instead of 40");
        let mut groups: Vec<&str> = text.split('-').collect();
        groups[4] = "UUUUU";
        assert_eq!(why(&groups.join("-")), "the recovery code is wrong: group 5 of 8 is mistyped");
        let mut swapped: Vec<&str> = text.split('-').collect();
        swapped.swap(1, 2);
        assert_eq!(why(&swapped.join("-")), "the recovery code is wrong: group 2 of 8 is mistyped");
        assert_eq!(why(&"é".repeat(20)), "the recovery code is wrong: group 1 of 8 is mistyped");
        assert!(RecoveryCode::read(&Secret::new(vec![0xff; 40])).is_err());
    }

    /// The written form of a code in the old form.
    fn old_text(code: &RecoveryCode) -> String {
        let symbols = base_32().unwrap().encode(code.key.expose());
        let groups = symbols.as_bytes().chunks(GROUP - 1).enumerate().map(|(number, body)| {
            let check = Form::Old.check_symbol(number, body).unwrap();
            String::from_utf8([body, &[check]].concat()).unwrap()
        });
        groups.collect::<Vec<_>>().join("-")
    }

    /// Tries every wrong symbol at every position, and every two swapped symbols of a group. Each error is found and reported
    /// with its group.
    #[test]
    fn every_typing_error_is_found() {
        let random = Counting::default();
        for _ in 0..40 {
            let code = RecoveryCode::draw(&random).unwrap().text().unwrap();
            let text = code.expose_str().unwrap();
            let named = |typed: &[u8], at: usize| {
                let typed = String::from_utf8(typed.to_vec()).unwrap();
                let group = at / (GROUP + 1) + 1;
                assert_eq!(why(&typed), format!("the recovery code is wrong: group {group} of 8 is mistyped"), "{typed}");
            };
            for (at, right) in text.bytes().enumerate().filter(|(_, symbol)| *symbol != b'-') {
                for wrong in SYMBOLS.bytes().filter(|wrong| *wrong != right) {
                    let mut typed = text.as_bytes().to_vec();
                    typed[at] = wrong;
                    named(&typed, at);
                }
                for other in at + 1..(at / (GROUP + 1)) * (GROUP + 1) + GROUP {
                    let mut typed = text.as_bytes().to_vec();
                    typed.swap(at, other);
                    if typed != text.as_bytes() {
                        named(&typed, at);
                    }
                }
            }
            let groups: Vec<&str> = text.split('-').collect();
            for one in 0..GROUPS {
                for other in one + 1..GROUPS {
                    let mut swapped = groups.clone();
                    swapped.swap(one, other);
                    assert!(typed(&swapped.join("-")).is_err());
                }
            }
        }
    }

    /// Whether the check symbol finds these errors does not depend on the other symbols. The sum is linear, so it is enough to
    /// try each difference once.
    #[test]
    fn groups_with_the_same_check_differ_in_more_than_one_symbol() {
        for weight in [1, 2, 4, 8, 16] {
            let mut products: Vec<u8> = (0..32).map(|value| product(weight, value)).collect();
            products.sort_unstable();
            assert_eq!(products, (0..32).collect::<Vec<u8>>(), "{weight}");
        }
        let weights = [1, 2, 4, 8, 16];
        for (at, one) in weights.iter().enumerate() {
            for other in &weights[at + 1..] {
                assert!((1..32).all(|difference| product(one ^ other, difference) != 0), "{one} {other}");
            }
        }
    }

    #[test]
    fn codes_of_the_old_form_can_be_read() {
        let random = Counting::default();
        for _ in 0..50 {
            let code = RecoveryCode::draw(&random).unwrap();
            let old = typed(&old_text(&code)).unwrap();
            assert!(old.is_of_old_form() && !code.is_of_old_form());
            assert_eq!(old.key, code.key);
        }
        let old = typed("000GG-40R4X-0M30J-E2099-185GH-R38E3-1W81N-24GKX").unwrap();
        assert!(old.is_of_old_form());
        assert_eq!(old.key.expose(), (0..20).collect::<Vec<u8>>());
        assert_eq!(
            why("000GG-40R4X-0M31J-E2099-185GH-R38E3-1W81N-24GKX"),
            "the recovery code is wrong: group 3 of 8 is mistyped"
        );
    }

    #[test]
    fn a_passphrase_is_not_taken_for_a_code() {
        let code = RecoveryCode::draw(&Counting::default()).unwrap().text().unwrap();
        let text = code.expose_str().unwrap();
        let is_meant = |text: &str| RecoveryCode::is_meant(&Secret::from(text.to_owned()));
        // A complete code, a mistyped one, one with a missing symbol, one with an extra symbol, and half a code.
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
        fn arbitrary_input_is_refused_without_a_panic(text in "\\PC{0,60}") {
            assert!(typed(&text).is_err());
        }
    }
}
