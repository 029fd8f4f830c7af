//! What stands in a name.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};
use crate::x509::{Attribute, RawName, raw::StringKind};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 A.1",
    says: "the values of a name are of the type and the length that their attribute has: C two letters in a PrintableString, DC an IA5String, CN, O and OU at most 64 characters, none empty",
    source: "RFC 5280, appendix A.1 and 4.1.2.4",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    wrong(&certificate.subject).or_else(|| wrong(&certificate.issuer))
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    wrong(&input.request.subject)
}

fn wrong(name: &RawName) -> Option<String> {
    name.parts.iter().find_map(|part| {
        let attribute = part.attribute?;
        let length = part.text.chars().count();
        let types: &[StringKind] = match attribute {
            Attribute::Country | Attribute::SerialNumber => &[StringKind::Printable],
            Attribute::DomainComponent => &[StringKind::Ia5],
            // TeletexString and BMPString are allowed to those who began with them.
            _ => &[StringKind::Utf8, StringKind::Printable, StringKind::Teletex, StringKind::Bmp],
        };
        match () {
            () if !types.contains(&part.kind) => {
                Some(format!("{attribute} is written as {}, expected {}", part.kind.name(), types[0].name()))
            }
            () if length == 0 => Some(format!("{attribute} is empty")),
            () if length > attribute.limit() => {
                Some(format!("{attribute} has {length} characters, at most {} are allowed", attribute.limit()))
            }
            () if attribute == Attribute::Country && (length != 2 || !part.text.bytes().all(|b| b.is_ascii_uppercase())) => {
                Some(format!("C is `{}`, expected two upper-case letters (ISO 3166-1)", part.shown()))
            }
            () => None,
        }
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::PRINTABLE;
    use super::samples::{Sample, Samples};
    const TOO_LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("secc", |_| ())],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.6", "DE")])),
                "C is written as UTF8String, expected PrintableString",
            ),
            (
                Sample::Foreign("charger", |c| c.set_raw_subject(&[("2.5.4.6", PRINTABLE, b"de")])),
                "C is `de`, expected two upper-case letters (ISO 3166-1)",
            ),
            (
                Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.3", TOO_LONG)])),
                "CN has 65 characters, at most 64 are allowed",
            ),
            (Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.10", "")])), "O is empty"),
            (
                Sample::Foreign("charger", |c| c.set_utf8_subject(&[("0.9.2342.19200300.100.1.25", "CPO")])),
                "DC is written as UTF8String, expected IA5String",
            ),
        ],
    }
};
