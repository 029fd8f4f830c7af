//! Recovery codes: a key of the vault that a person writes down and types in again.
//!
//! Eight groups of five symbols in Crockford's base 32, which has no two that look alike: four that carry the key, and a check symbol.
//! The check is linear over GF(32): it finds every group with one wrong symbol, every two symbols of a group that changed places, and
//! every two groups that did. Codes of the form before, whose check was a part of SHA-256, are still read.

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

/// How the check symbols of a code are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// By five bits of SHA-256: one slip in 32 passed. Read, and not written any more.
    Old,
    /// By a sum over GF(32).
    Current,
}

/// A recovery code. It is wiped when dropped and never printed but by [`RecoveryCode::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    key: Secret,
    form: Form,
}

impl RecoveryCode {
    /// Draws one.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn draw(random: &dyn Random) -> Result<Self, Error> {
        let mut key = Zeroizing::new(vec![0; KEY]);
        random.fill(&mut key).map_err(|_| Error::NoRandomness)?;
        Ok(Self { key: Secret::new(std::mem::take(&mut *key)), form: Form::Current })
    }

    /// Whether it was typed in the old form, in which one slip in 32 is not noticed.
    #[must_use]
    pub fn is_of_old_form(&self) -> bool {
        self.form == Form::Old
    }

    /// The code as it is written down: `XXXXX-XXXXX-…`, eight groups.
    ///
    /// # Errors
    /// [`Error::Bug`], never in practice.
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
        // Of a code with a slip, the form is the one in which more groups are right.
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

    /// Whether somebody who typed this may have meant a code: it is as long as one, or its first two groups are right, which is so of
    /// one passphrase in 500.
    #[must_use]
    pub fn is_meant(typed: &Secret) -> bool {
        let Some(symbols) = symbols(typed).filter(|symbols| symbols.iter().all(u8::is_ascii_alphanumeric)) else { return false };
        let begins =
            |form: Form| symbols.chunks_exact(GROUP).take(2).enumerate().all(|(number, group)| form.is_right(number, group));
        symbols.len() == GROUPS * GROUP || symbols.len() > 2 * GROUP && [Form::Current, Form::Old].into_iter().any(begins)
    }

    /// The key that it carries.
    pub(super) fn key(&self) -> &Secret {
        &self.key
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

impl Form {
    /// The groups that cannot be right, by their numbers from 0.
    fn slips(self, symbols: &[u8]) -> Vec<usize> {
        let groups = symbols.chunks(GROUP).enumerate();
        groups.filter(|(number, group)| !self.is_right(*number, group)).map(|(number, _)| number).collect()
    }

    /// Whether a group can be at this place.
    fn is_right(self, number: usize, group: &[u8]) -> bool {
        group.split_last().is_some_and(|(check, body)| self.check_symbol(number, body) == Some(*check))
    }

    /// The symbol at the end of a group. It depends on the place of the group, so that two groups that changed places show, too. None: a
    /// symbol is not one of the 32.
    fn check_symbol(self, number: usize, body: &[u8]) -> Option<u8> {
        let values = body.iter().map(|symbol| value(*symbol)).collect::<Option<Vec<u8>>>()?;
        let check = match self {
            Self::Old => {
                let mut digest = Sha256::new_with_prefix(b"evpki-recovery\x01");
                digest.update([number as u8]);
                digest.update(body);
                digest.finalize()[0] & 31
            }
            // The check itself counts once, the others by 2, 4, 8, 16: all different and none zero. So a symbol that changes, or two that
            // change places, always change the sum. The place counts from 8 on, so that a group of zeros is none.
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

/// What a symbol is worth.
fn value(symbol: u8) -> Option<u8> {
    SYMBOLS.bytes().position(|one| one == symbol).and_then(|at| u8::try_from(at).ok())
}

/// Twice an element of GF(32), the polynomials over GF(2) modulo x^5 + x^2 + 1.
fn doubled(element: u8) -> u8 {
    let twice = element << 1;
    if twice & 32 == 0 { twice } else { twice ^ 0b10_0101 }
}

/// The product of two elements of GF(32).
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
        assert_eq!(format!("{:?}", RecoveryCode::draw(&random).unwrap()), "RecoveryCode { key: [redacted], form: Current }");
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

    /// How a code was written before.
    fn old_text(code: &RecoveryCode) -> String {
        let symbols = base_32().unwrap().encode(code.key.expose());
        let groups = symbols.as_bytes().chunks(GROUP - 1).enumerate().map(|(number, body)| {
            let check = Form::Old.check_symbol(number, body).unwrap();
            String::from_utf8([body, &[check]].concat()).unwrap()
        });
        groups.collect::<Vec<_>>().join("-")
    }

    /// Every other symbol in every place, and every two symbols of a group in each other's place: each is noticed, and its group named.
    #[test]
    fn every_slip_is_noticed() {
        let random = Counting::default();
        for _ in 0..40 {
            let code = RecoveryCode::draw(&random).unwrap().text().unwrap();
            let text = code.expose_str().unwrap();
            let named = |typed: &[u8], at: usize| {
                let typed = String::from_utf8(typed.to_vec()).unwrap();
                let group = at / (GROUP + 1) + 1;
                assert_eq!(why(&typed), format!("the recovery code cannot be right: group {group} of 8 is mistyped"), "{typed}");
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

    /// A check symbol finds these whatever the other symbols are: the sum is linear, so that it is enough to try each difference once.
    #[test]
    fn no_two_groups_with_one_check_differ_in_one_symbol() {
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
    fn codes_of_the_old_form_are_read() {
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
            "the recovery code cannot be right: group 3 of 8 is mistyped"
        );
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
