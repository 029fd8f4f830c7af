//! Chargers that nobody has registered yet: what their serial numbers look like, and what they are to be called.

use crate::{
    commands::Error,
    model::{Charger, KeyType, StationId, StationSerial},
};
use regex_lite::{Regex, RegexBuilder};
use std::str::FromStr;

/// What stands for the serial number in a [`StationIdTemplate`].
const PLACE: &str = "{serial_number}";
/// The largest regular expression, compiled, in bytes.
const LARGEST: usize = 1 << 20;

/// What a serial number looks like: a regular expression for the whole of it.
#[derive(Debug, Clone)]
pub struct SerialPattern {
    given: String,
    whole: Regex,
}

impl SerialPattern {
    /// Whether a text looks so, from its beginning to its end.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.whole.is_match(text)
    }
}

impl FromStr for SerialPattern {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        // Alone it must be one, so that nothing in it can end the group around it.
        let build = |text: &str| RegexBuilder::new(text).size_limit(LARGEST).build().map_err(|e| e.to_string());
        build(given)?;
        Ok(Self { whole: build(&format!(r"\A(?:{given})\z"))?, given: given.to_owned() })
    }
}

/// What a charger of a serial number is to be called: a station id with `{serial_number}` in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationIdTemplate(String);

impl StationIdTemplate {
    /// The station id of the charger with this serial number.
    ///
    /// # Errors
    /// When that is none.
    pub fn fill(&self, serial_number: &str) -> Result<StationId, crate::model::Error> {
        self.0.replace(PLACE, serial_number).parse()
    }
}

impl FromStr for StationIdTemplate {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        if given.matches(PLACE).count() != 1 {
            return Err(format!(
                "the station ids of all chargers would be the same: write `{PLACE}` where the serial number goes, once"
            ));
        }
        let template = Self(given.to_owned());
        template.fill("1").map_err(|e| format!("with `1` for {PLACE}, {e}"))?;
        Ok(template)
    }
}

/// How chargers are registered that nobody has registered yet.
#[derive(Debug, Clone)]
pub struct Newcomers {
    /// What their serial numbers look like. What looks different is refused.
    pub pattern: SerialPattern,
    /// What they are to be called.
    pub station_id: StationIdTemplate,
    /// What they have in common: all but their names.
    pub like: Charger,
    /// The kind of their key pairs; none: what the profile of their certificates says.
    pub key_type: Option<KeyType>,
}

impl Newcomers {
    /// The charger with this serial number.
    ///
    /// # Errors
    /// When it does not look like one, or cannot be one.
    pub(super) fn charger(&self, text: &str) -> Result<Charger, Error> {
        if !self.pattern.is_match(text) {
            let message = format!("neither registered nor what new serial numbers look like: `{}`", self.pattern.given);
            return Err(Error::cannot(message).hint("look whether this is the right barcode"));
        }
        let serial_number: StationSerial = text.parse()?;
        let station_id =
            self.station_id.fill(text).map_err(|e| Error::from(e).about("this serial number gives no station id"))?;
        Ok(Charger { station_id, serial_number, ..self.like.clone() })
    }
}
