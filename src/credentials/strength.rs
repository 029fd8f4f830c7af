//! How hard a secret that a person has chosen is to guess, by zxcvbn: it knows common passwords, words, names, dates and
//! patterns.
//!
//! For what people choose, and for nothing that was drawn: that is as strong as it is long.

use std::collections::BTreeSet;

use zeroize::Zeroizing;
use zxcvbn::feedback::{Suggestion, Warning};

use crate::model::Secret;

/// What was found of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// From 0 to 4: fewer than 10^3, 10^6, 10^8, 10^10 guesses, or more.
    pub score: u8,
    /// What makes it weak and what makes it better, for people. Never empty, and never a part of the secret.
    pub advice: Vec<&'static str>,
}

/// Measures a secret. Words that its owner is known by, such as the name of the organization, count as the most common ones.
///
/// What is no text is measured as the text that is left of it. Of a long secret, the first 100 characters count.
#[must_use]
pub fn measure(secret: &Secret, known: &[&str]) -> Strength {
    let text = Zeroizing::new(String::from_utf8_lossy(secret.expose()).into_owned());
    let words: BTreeSet<String> = known.iter().flat_map(|known| words(known)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = zxcvbn::zxcvbn(&text, &words);
    // zxcvbn rates separators between words too high: a secret that is weak without them is weak.
    let joined = Zeroizing::new(text.chars().filter(|c| !SEPARATORS.contains(c)).collect::<String>());
    let joined = zxcvbn::zxcvbn(&joined, &words);
    let found = if joined.score() < found.score() { joined } else { found };
    let feedback = found.feedback();
    let warning = feedback.and_then(zxcvbn::feedback::Feedback::warning).map(because);
    let suggestions = feedback.map(|feedback| feedback.suggestions()).unwrap_or_default();
    let mut advice: Vec<&'static str> = warning.into_iter().chain(suggestions.iter().map(better)).collect();
    if advice.is_empty() {
        advice.push(MORE_WORDS);
    }
    Strength { score: found.score().into(), advice }
}

/// What people put between words.
const SEPARATORS: [char; 4] = [' ', '-', '_', '.'];

/// A name as it is, without what separates its words, and each of its words: all in small letters.
fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 1).collect();
    let joined = parts.concat();
    parts.iter().map(|part| (*part).to_owned()).chain([name.clone(), joined]).filter(|word| !word.is_empty()).collect()
}

const MORE_WORDS: &str = "add another word or two that are not common";

fn because(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "rows of keys are easy to guess",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "short patterns on a keyboard are easy to guess",
        Warning::RepeatsLikeAaaAreEasyToGuess => "repeats like `aaa` are easy to guess",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "repeats like `abcabcabc` are nearly as easy to guess as `abc`",
        Warning::ThisIsATop10Password => "it is one of the 10 most common passwords",
        Warning::ThisIsATop100Password => "it is one of the 100 most common passwords",
        Warning::ThisIsACommonPassword => "it is a very common password",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "it is similar to a common password",
        Warning::SequencesLikeAbcAreEasyToGuess => "sequences like `abc` or `6543` are easy to guess",
        Warning::RecentYearsAreEasyToGuess => "recent years are easy to guess",
        Warning::AWordByItselfIsEasyToGuess => "a word by itself is easy to guess",
        Warning::DatesAreOftenEasyToGuess => "dates are often easy to guess",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "names by themselves are easy to guess",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "common names are easy to guess",
    }
}

fn better(suggestion: &Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "use a few words, and no common phrase",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "symbols, digits and capital letters are not needed",
        Suggestion::AddAnotherWordOrTwo => MORE_WORDS,
        Suggestion::CapitalizationDoesntHelpVeryMuch => "capital letters help little",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "capital letters alone are nearly as easy to guess as small ones"
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => "reversed words are little harder to guess",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => "common replacements, such as `@` for `a`, help little",
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "use a longer pattern with more turns",
        Suggestion::AvoidRepeatedWordsAndCharacters => "repeat no words or characters",
        Suggestion::AvoidSequences => "use no sequences",
        Suggestion::AvoidRecentYears => "use no recent years",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "use no years that have to do with you",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "use no dates that have to do with you",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> u8 {
        measure(&Secret::from(text.to_owned()), &["evpki", "ACME Charging", "alice"]).score
    }

    #[test]
    fn what_people_choose_is_weak_and_what_they_draw_is_strong() {
        for weak in [
            "aaaaaaaaaaaa",
            "passwordpassword",
            "123456789012",
            "qwertyuiop12",
            "evpkievpki12",
            "acmecharging",
            "ACME Charging 2026",
            "alice.evpki.acme",
            "alice-acme-charging",
            "a-c-m-e-c-h-a-r-g-i-n-g",
            "abcabcabcabc",
            "Summer2026!!",
            "aaaaaaaaaaaaaaaa",
        ] {
            assert!(score(weak) < 4, "{weak}: {}", score(weak));
        }
        for strong in ["correct horse battery staple", "kXq3vT9mPw2z", "otter grate violin cinder", "9f86d081884c7d65"] {
            assert_eq!(score(strong), 4, "{strong}");
        }
    }

    #[test]
    fn known_words_are_known_in_every_shape() {
        assert_eq!(words("ACME Charging"), ["acme", "charging", "acme charging", "acmecharging"]);
        assert_eq!(
            words("root (SUDO_USER: alice)"),
            ["root", "sudo", "user", "alice", "root (sudo_user: alice)", "rootsudouseralice"]
        );
        assert_eq!(words(""), Vec::<String>::new());
        let known = |words: &[&str]| measure(&Secret::from("Zwiebelkuchen GmbH".to_owned()), words).score;
        assert!(known(&["Zwiebelkuchen GmbH"]) < known(&[]));
    }

    /// Whatever it is, there is something to say, and nothing of the secret in it.
    #[test]
    fn anything_is_measured() {
        let long = "x".repeat(4096);
        for bytes in [&b""[..], b"\xff\xfe\x00", b"\x00\x00\x00\x00", long.as_bytes(), "пароль пароль".as_bytes()] {
            let strength = measure(&Secret::new(bytes.to_vec()), &[]);
            assert!(strength.score <= 4 && !strength.advice.is_empty(), "{bytes:?}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(64))]
        #[test]
        fn no_text_is_too_much(text in "\\PC{0,120}") {
            assert!(measure(&Secret::from(text), &["evpki", "ACME Charging"]).score <= 4);
        }
    }
}
