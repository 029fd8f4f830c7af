//! Fully qualified domain names.

use crate::model::Error;

/// Checks that `given` is a fully qualified domain name and gives it back in lower case: at least two labels of letters, digits and
/// inner hyphens, each at most 63 characters and together at most 253 (RFC 1123, 2.1; RFC 1035, 2.3.4). No wildcard, no IP address
/// (its last label has a letter), no final dot. Other alphabets come as their A-labels (`xn--`).
///
/// # Errors
/// [`Error::Empty`], [`Error::TooLong`] and [`Error::Character`]; [`Error::Unknown`] when it has too few labels, or is an IP address.
pub fn host_name(given: &str) -> Result<String, Error> {
    let what = "the host name";
    if given.is_empty() {
        return Err(Error::Empty { what });
    }
    let too_long = |text: &str, limit| Error::TooLong { what, length: text.chars().count(), limit, source: "RFC 1035, 2.3.4" };
    if given.len() > 253 {
        return Err(too_long(given, 253));
    }
    let takes = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if let Some((at, character)) = given.chars().enumerate().find(|(_, c)| !takes(*c)) {
        return Err(Error::Character { what, character, position: at + 1, allowed: "a-z A-Z 0-9 - ." });
    }
    let mut position = 1;
    for label in given.split('.') {
        let misplaced = |character, position| Error::Character {
            what,
            character,
            position,
            allowed: "labels that begin and end with a-z or 0-9",
        };
        match label.len() {
            0 => return Err(misplaced('.', position.min(given.len()))),
            64.. => {
                return Err(Error::TooLong {
                    what: "a label of the host name",
                    length: label.len(),
                    limit: 63,
                    source: "RFC 1035, 2.3.4",
                });
            }
            _ if label.starts_with('-') => return Err(misplaced('-', position)),
            length if label.ends_with('-') => return Err(misplaced('-', position + length - 1)),
            length => position += length + 1,
        }
    }
    match given.rsplit_once('.') {
        Some((_, top)) if top.bytes().any(|b| b.is_ascii_alphabetic()) => Ok(given.to_ascii_lowercase()),
        _ => Err(Error::Unknown {
            what: "a fully qualified domain name",
            given: given.to_owned(),
            known: &["csms.example.com", "…"],
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::host_name;

    #[test]
    fn taken_in_lower_case() {
        assert_eq!(host_name("CSMS.Example.com").unwrap(), "csms.example.com");
        assert_eq!(host_name("a-1.xn--mnchen-3ya.de").unwrap(), "a-1.xn--mnchen-3ya.de");
    }

    #[test]
    fn refused() {
        let refusals: Vec<String> =
            ["", "localhost", "192.0.2.7", "*.example.com", "a..example", "a.example.", ".a.b", "-a.b", "a-.b", "münchen.de"]
                .iter()
                .map(|given| host_name(given).unwrap_err().to_string())
                .collect();
        assert_eq!(
            refusals,
            [
                "the host name is empty",
                "`localhost` is not a fully qualified domain name, known are: csms.example.com, …",
                "`192.0.2.7` is not a fully qualified domain name, known are: csms.example.com, …",
                "the host name has `*` at position 1, expected a-z A-Z 0-9 - .",
                "the host name has `.` at position 3, expected labels that begin and end with a-z or 0-9",
                "the host name has `.` at position 10, expected labels that begin and end with a-z or 0-9",
                "the host name has `.` at position 1, expected labels that begin and end with a-z or 0-9",
                "the host name has `-` at position 1, expected labels that begin and end with a-z or 0-9",
                "the host name has `-` at position 2, expected labels that begin and end with a-z or 0-9",
                "the host name has U+00FC at position 2, expected a-z A-Z 0-9 - .",
            ]
        );
        assert!(host_name(&format!("{}.de", "x".repeat(64))).is_err());
        assert!(host_name(&"a.".repeat(127)).is_err());
    }
}
