//! Values in commands that evpki suggests: quoted, so that a shell takes each for one word and for nothing else.

use std::fmt::Display;

/// A value as a person can type or paste it behind a command of evpki, in bash, zsh and other POSIX shells.
///
/// A value with control characters is written as `$'…'`, so that it stays on its line. One that begins with `-` is quoted although no shell
/// asks for that: it is the sign for the command line to put it behind `--`.
///
/// ```
/// use evpki::commands::shell_quote::shell_quoted;
/// assert_eq!(shell_quoted("CS-1"), "CS-1");
/// assert_eq!(shell_quoted("CS|id"), "'CS|id'");
/// assert_eq!(shell_quoted("-rf"), "'-rf'");
/// assert_eq!(shell_quoted("a\nb"), r"$'a\x0ab'");
/// ```
#[must_use]
pub fn shell_quoted(value: impl Display) -> String {
    let value = value.to_string();
    if crate::model::printable(&value) != value {
        let escaped = value.chars().map(|c| match c {
            '\'' | '\\' => format!("\\{c}"),
            c if crate::model::printable(c.encode_utf8(&mut [0; 4])).len() == c.len_utf8() => c.to_string(),
            c => c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\x{byte:02x}")).collect(),
        });
        return format!("$'{}'", escaped.collect::<String>());
    }
    let is_plain = value.chars().all(|c| c.is_ascii_alphanumeric() || "-_=+@.,:/%".contains(c));
    // zsh looks for a program behind `=`.
    match value.chars().next() {
        Some('-' | '=') if is_plain => format!("'{value}'"),
        Some(_) if is_plain => value,
        _ => shlex::try_quote(&value).map_or_else(|_| "''".to_owned(), std::borrow::Cow::into_owned),
    }
}

/// The same of a path. One that is no text cannot be typed: it is shown with replacement characters.
#[must_use]
pub fn shell_quoted_path(path: &std::path::Path) -> String {
    let text = path.to_string_lossy();
    // Of a path, no program makes a flag then.
    if text.starts_with('-') { shell_quoted(format!("./{text}")) } else { shell_quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::shell_quoted;

    #[test]
    fn a_value_is_one_word() {
        for value in ["", "a b", "a'b", "e';id;'", "`id`", "$(id)", "a\"b$x", "!x", "~", "#x", "*", "a\\", "ü"] {
            assert_eq!(shlex::split(&shell_quoted(value)).unwrap(), [value], "{}", shell_quoted(value));
        }
        assert_eq!(shell_quoted("a\u{1b}[2J'\u{202e}"), r"$'a\x1b[2J\'\xe2\x80\xae'");
    }
}
