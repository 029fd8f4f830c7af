//! Profiles: what is accepted keeps what the type promises, and can be written and read again.

use crate::{plain, sentence};
use evpki::{
    model::KeyType,
    pki::{
        Period, Profile, document,
        profile::{Error, Template},
    },
};

pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let answer = Profile::parse("profile.yaml", text);
    assert_eq!(Profile::parse("profile.yaml", text), answer);
    match answer {
        Ok(profile) => {
            promised(&profile);
            let written = rewritten(text);
            assert_eq!(Profile::parse("profile.yaml", &written).as_ref(), Ok(&profile), "{written}");
        }
        Err(error) => {
            assert!(sentence(&error).starts_with("profile.yaml"), "{error}");
            match &error {
                Error::Key { place, .. } => within(place, text),
                Error::Document(error) => within(place_of(error), text),
            }
        }
    }
}

fn promised(profile: &Profile) {
    let name = profile.name();
    assert!((1..=64).contains(&name.len()) && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')));
    // A description may have lines.
    assert!(!profile.description().is_empty());
    assert!(!profile.subject().is_empty());
    for (attribute, template) in profile.subject() {
        plain(attribute);
        assert_eq!(plain(template).parse::<Template>().as_ref(), Ok(template));
        assert!(template.fields().all(|field| field.belongs_to(profile.kind())));
    }
    assert!(profile.allows(profile.default_key_type()));
    for key_type in KeyType::ALL.into_iter().filter(|key_type| profile.allows(*key_type)) {
        assert!(profile.key_types().contains(&key_type));
        let usages = profile.key_usage(key_type);
        assert!(!usages.is_empty() && usages.is_sorted(), "{usages:?}");
    }
    assert!(profile.validity() > Period::ZERO && profile.validity() <= Period::LONGEST);
    assert!(profile.back_dating() < profile.validity());
    assert!(profile.jitter().is_none_or(|jitter| jitter > Period::ZERO && jitter < profile.validity()));
    for period in [profile.validity(), profile.back_dating()] {
        assert_eq!(plain(period).parse(), Ok(period));
    }
}

/// The document, written anew from what it says: other quotes, other indents, no comments. One with a key without a value stays as it is: that is
/// taken as an empty mapping, and would be written as `null`, which is not a mapping.
pub fn rewritten(text: &str) -> String {
    let value: yaml_serde::Value = yaml_serde::from_str(text).unwrap();
    let written = yaml_serde::to_string(&value).unwrap();
    if written.contains("null") { text.to_owned() } else { written }
}

/// A place is in the text. YAML has more line breaks than most programs (YAML 1.1, 5.4).
pub fn within(place: &document::Location, text: &str) {
    let Some((line, column)) = place.position else { return };
    let lines: Vec<&str> = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).collect();
    // Behind the last is the end.
    assert!((1..=lines.len() + 1).contains(&line), "line {line} of {}", lines.len());
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!((1..=longest + 1).contains(&column), "column {column} of at most {longest}");
}

/// Where the reader of documents says that something is.
pub fn place_of(error: &document::Error) -> &document::Location {
    match error {
        document::Error::TooLong { place, .. }
        | document::Error::UnknownKey { place, .. }
        | document::Error::Content { place, .. } => place,
    }
}
