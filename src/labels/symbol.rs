//! The QR code of a label, and the text in it.

use super::{Error, Facts};
use crate::model::Secret;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;

/// The format of the text in a label's QR code: its first line.
pub const FORMAT: &str = "evpki-label/1";

/// The text in the QR code of a label: a line `name: value` for each thing that it says, after the format. It holds the password
/// when the facts do.
///
/// # Errors
/// [`Error::PasswordIsBytes`]
pub fn payload(facts: &Facts<'_>) -> Result<Secret, Error> {
    // Enough capacity: a buffer that grows leaves copies of the secret in memory.
    let mut text = String::with_capacity(1024);
    let charger = facts.charger;
    text.push_str(FORMAT);
    let mut line = |name: &str, value: &str| [&"\n", &name, &": ", &value].into_iter().for_each(|part| text.push_str(part));
    line("station_id", charger.station_id.as_str());
    line("serial_number", charger.serial_number.as_str());
    if let Some(fingerprint) = facts.fingerprint {
        line("fingerprint", &fingerprint.to_string());
    }
    if let Some(password) = facts.password {
        line("password", readable(password)?);
    }
    Ok(Secret::from(text))
}

/// A password as text that can be read and typed.
pub(super) fn readable(password: &Secret) -> Result<&str, Error> {
    let text = password.expose_str().filter(|text| !text.chars().any(char::is_control));
    text.ok_or(Error::PasswordIsBytes)
}

/// A QR code as a path of SVG, a unit for a module, without its quiet zone.
pub(super) struct Symbol {
    /// The dark modules.
    pub(super) path: Secret,
    /// How many modules a side has.
    pub(super) size: usize,
}

impl Symbol {
    /// The QR code that holds this text; up to 15 % of it may be damaged.
    pub(super) fn of(text: &Secret) -> Result<Self, Error> {
        let too_much = |_| Error::TooMuch { length: text.expose().len() };
        let code = QRBuilder::new(text.expose()).ecl(ECL::M).build().map_err(too_much)?;
        let mut path = String::with_capacity(64 * 1024);
        for row in 0..code.size {
            let mut modules = code[row].iter().map(|module| module.value()).enumerate().peekable();
            while let Some((begin, is_dark)) = modules.next() {
                let mut length = 1;
                while modules.next_if(|(_, next)| *next == is_dark).is_some() {
                    length += 1;
                }
                if is_dark {
                    // StagedFile to a string cannot fail.
                    let _ = write!(path, "M{begin} {row}h{length}v1h-{length}z");
                }
            }
        }
        Ok(Self { path: Secret::from(path), size: code.size })
    }
}
