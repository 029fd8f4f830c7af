//! The serial number of a certificate.

use super::{Error, Random, hex};

/// The serial number of a certificate: a positive integer of at most 20 octets (RFC 5280, 4.1.2.2), here without leading zero
/// octets.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SerialNumber(Vec<u8>);

impl SerialNumber {
    /// Draws a new one: 16 random octets of which the first is 0x40 to 0x7f, so that it is positive and always 16 octets long
    /// (125 random bits; at least 64 are customary).
    ///
    /// # Errors
    /// [`Error::NoRandomness`]
    pub fn draw(random: &dyn Random) -> Result<Self, Error> {
        let mut octets = [0; 16];
        random.fill(&mut octets)?;
        octets[0] = octets[0] & 0x3f | 0x40;
        Ok(Self(octets.to_vec()))
    }

    /// The serial number with this big-endian magnitude; leading zero octets are dropped.
    ///
    /// # Errors
    /// [`Error::Serial`] if it is zero or longer than 20 octets.
    pub fn from_bytes(magnitude: &[u8]) -> Result<Self, Error> {
        let first = magnitude.iter().position(|b| *b != 0).unwrap_or(magnitude.len());
        let octets = &magnitude[first..];
        let bad = |why| Error::Serial { given: hex::encode(&octets[..octets.len().min(24)]), why };
        match octets.len() {
            0 => Err(bad("it is zero (RFC 5280, 4.1.2.2)")),
            1..=20 => Ok(Self(octets.to_vec())),
            _ => Err(bad("it is longer than 20 octets (RFC 5280, 4.1.2.2)")),
        }
    }

    /// The big-endian magnitude, without leading zero octets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The value that decimal digits give, if they can be a serial number.
    fn from_decimal(digits: &str) -> Option<Self> {
        let mut octets: Vec<u8> = Vec::new();
        for digit in digits.bytes() {
            let mut carry = u16::from(digit - b'0');
            for octet in octets.iter_mut().rev() {
                carry += u16::from(*octet) * 10;
                *octet = (carry & 0xff) as u8;
                carry >>= 8;
            }
            if carry > 0 {
                octets.insert(0, carry as u8);
            }
            if octets.len() > 20 {
                return None;
            }
        }
        Self::from_bytes(&octets).ok()
    }

    /// Every serial number that a person may have meant: hexadecimal digits with or without `0x`, colons or blanks; and decimal
    /// digits. Digits alone can be either, so up to two come back, the hexadecimal one first.
    ///
    /// # Errors
    /// [`Error::Serial`] if it cannot be one.
    pub fn readings(given: &str) -> Result<Vec<Self>, Error> {
        let marked = given.strip_prefix("0x").or_else(|| given.strip_prefix("0X"));
        let digits: String = marked.unwrap_or(given).chars().filter(|c| !matches!(c, ':' | ' ' | '-')).collect();
        let bad = |why| Error::Serial { given: given.to_owned(), why };
        if digits.is_empty() || digits.len() > 49 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(bad("expected at most 40 hexadecimal or 49 decimal digits"));
        }
        let padded = if digits.len().is_multiple_of(2) { digits.clone() } else { format!("0{digits}") };
        let mut readings = Vec::new();
        readings.extend(Self::from_bytes(&hex::decode(&padded)?).ok());
        if marked.is_none() && digits.len() == given.len() && digits.bytes().all(|b| b.is_ascii_digit()) {
            readings.extend(Self::from_decimal(&digits));
        }
        if readings.is_empty() { Err(bad("it is zero or longer than 20 octets (RFC 5280, 4.1.2.2)")) } else { Ok(readings) }
    }
}

impl std::fmt::Display for SerialNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&hex::encode(&self.0))
    }
}

impl std::fmt::Debug for SerialNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SerialNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(given: &str) -> Vec<String> {
        SerialNumber::readings(given).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn read_in_every_way_that_tools_print_it() {
        assert_eq!(readings("0x4543238C"), ["4543238c"]);
        assert_eq!(readings("45:43:23:8c"), ["4543238c"]);
        assert_eq!(readings("1162027916"), ["1162027916", "4543238c"]);
        assert_eq!(readings("FFF"), ["0fff"]);
        assert_eq!(readings("00ff"), ["ff"]);
        assert_eq!(readings("730750818665451459101842416358141509827966271487"), ["7f".to_owned() + &"ff".repeat(19)]);
    }

    #[test]
    fn refused_when_it_cannot_be_one() {
        for bad in ["", "foobar", "0", "0x", "-1g", &"f".repeat(42), &"9".repeat(50)] {
            assert!(SerialNumber::readings(bad).is_err(), "{bad}");
        }
        assert!(SerialNumber::from_bytes(&[0, 0]).is_err());
        assert!(SerialNumber::from_bytes(&[1; 21]).is_err());
    }
}
