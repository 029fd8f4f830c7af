//! How codes stand in the headers of HTTP (Open Charging Technology TOTP HTTP Authentication 1.0, a draft).

use super::Error;
use crate::model::Secret;
use data_encoding::{BASE64, BASE64_NOPAD};
use zeroize::Zeroizing;

/// The login and the code in an `Authorization` header with the scheme `TOTP`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The name under which the server knows the configuration.
    pub login: String,
    /// The code.
    pub code: Secret,
    /// Whether it is bound to the TLS session; so it is unless `tlscb=false` says otherwise.
    pub is_bound: bool,
}

/// The value of the header `TOTP`: `0` and a code, or `1` and one that is bound to the TLS session.
#[must_use]
pub fn totp(code: &Secret, is_bound: bool) -> Secret {
    joined(&[if is_bound { b"1 " } else { b"0 " }, code.expose()])
}

/// The value of the header `Authorization` with the scheme `TOTP`.
#[must_use]
pub fn authorization(login: &str, code: &Secret, is_bound: bool) -> Secret {
    let encode = |bytes: &[u8]| Zeroizing::new(BASE64.encode(bytes));
    let (login, code) = (encode(login.as_bytes()), encode(code.expose()));
    let end: &[u8] = if is_bound { b"\"" } else { b"\", tlscb=false" };
    joined(&[b"TOTP login=\"", login.as_bytes(), b"\", totp=\"", code.as_bytes(), end])
}

/// The value of the header `Authorization` with the scheme `Basic` and a code as its password. It cannot say that a code is
/// bound.
///
/// # Errors
/// [`Error::Header`] if the login has a colon, which RFC 7617 cannot write.
pub fn basic(login: &str, code: &Secret) -> Result<Secret, Error> {
    if login.contains(':') {
        return Err(Error::Header { why: "a login for HTTP Basic has no `:` (RFC 7617, 2)" });
    }
    let both = joined(&[login.as_bytes(), b":", code.expose()]);
    Ok(joined(&[b"Basic ", Zeroizing::new(BASE64.encode(both.expose())).as_bytes()]))
}

fn joined(parts: &[&[u8]]) -> Secret {
    Secret::new(parts.concat())
}

/// Reads the value of the header `TOTP`; the code, and whether it is bound.
///
/// # Errors
/// [`Error::Header`]
pub fn parse_totp(value: &str) -> Result<(Secret, bool), Error> {
    let bad = |why| Error::Header { why };
    let (kind, code) = value.trim_matches([' ', '\t']).split_once(' ').ok_or_else(|| bad("expected its type and the code"))?;
    let is_bound = match kind {
        "0" => false,
        "1" => true,
        _ => return Err(bad("its type is neither 0 nor 1")),
    };
    // More may follow in Unicode than VCHAR, for alphabets may.
    if code.is_empty() || code.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(bad("what follows its type is no code"));
    }
    Ok((Secret::new(code.as_bytes().to_vec()), is_bound))
}

/// Reads the value of the header `Authorization` with the scheme `TOTP`: its parameters in any order and in quotes or not; those
/// that are not known do not count, and none may stand there twice.
///
/// # Errors
/// [`Error::Header`]
pub fn parse_authorization(value: &str) -> Result<Credentials, Error> {
    let bad = |why| Error::Header { why };
    let (scheme, rest) =
        value.trim_matches([' ', '\t']).split_once(' ').ok_or_else(|| bad("expected `TOTP` and its parameters"))?;
    if !scheme.eq_ignore_ascii_case("TOTP") {
        return Err(bad("expected the scheme `TOTP`"));
    }
    let (mut login, mut code, mut tlscb) = (None, None, None);
    for (name, value) in parameters(rest)? {
        let place = match name.to_ascii_lowercase().as_str() {
            "login" => &mut login,
            "totp" => &mut code,
            "tlscb" => &mut tlscb,
            _ => continue,
        };
        if place.replace(value).is_some() {
            return Err(bad("a parameter occurs twice"));
        }
    }
    let decoded = |value: Option<Zeroizing<String>>| {
        let value = value.filter(|value| !value.is_empty()).ok_or_else(|| bad("`login` and `totp` have to be there"))?;
        let bytes = BASE64.decode(value.as_bytes()).or_else(|_| BASE64_NOPAD.decode(value.as_bytes()));
        let bytes = Secret::new(bytes.map_err(|_| bad("`login` and `totp` have to be base64"))?);
        if bytes.expose_str().is_none() { Err(bad("`login` and `totp` have to be base64 of UTF-8")) } else { Ok(bytes) }
    };
    let is_bound = match tlscb {
        None => true,
        Some(word) if word.eq_ignore_ascii_case("true") => true,
        Some(word) if word.eq_ignore_ascii_case("false") => false,
        Some(_) => return Err(bad("`tlscb` is neither true nor false")),
    };
    let login = decoded(login)?.expose_str().unwrap_or_default().to_owned();
    Ok(Credentials { login, code: decoded(code)?, is_bound })
}

/// The parameters of a scheme (RFC 9110, 11.2): names and values.
fn parameters(text: &str) -> Result<Vec<(&str, Zeroizing<String>)>, Error> {
    const BLANK: [char; 2] = [' ', '\t'];
    let bad = |why| Error::Header { why };
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let mut found = Vec::new();
    let mut rest = text.trim_matches(BLANK);
    while !rest.is_empty() {
        // A list may have empty elements (RFC 9110, 5.6.1.2).
        if let Some(after) = rest.strip_prefix(',') {
            rest = after.trim_start_matches(BLANK);
            continue;
        }
        let end = rest.find(|c| !is_token(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start_matches(BLANK).strip_prefix('=').filter(|_| !name.is_empty());
        let after = after.ok_or_else(|| bad("expected parameters, as in `name=value`"))?.trim_start_matches(BLANK);
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => unquoted(quoted).ok_or_else(|| bad("a quotation mark is not closed"))?,
            None => {
                let end = after.find(|c| !is_token(c)).unwrap_or(after.len());
                let (value, after) = after.split_at(end);
                (Zeroizing::new(value.to_owned()), after)
            }
        };
        found.push((name, value));
        rest = after.trim_start_matches(BLANK);
        if !rest.is_empty() && !rest.starts_with(',') {
            return Err(bad("expected a comma between parameters"));
        }
    }
    Ok(found)
}

/// The content of a quoted string, behind its first quotation mark, and what follows the last.
fn unquoted(text: &str) -> Option<(Zeroizing<String>, &str)> {
    let mut value = Zeroizing::new(String::with_capacity(text.len()));
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((value, &text[at + 1..])),
            '\\' => value.push(characters.next()?.1),
            c => value.push(c),
        }
    }
    None
}
