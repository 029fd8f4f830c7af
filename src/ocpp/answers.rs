//! The answers of chargers to the messages that set a password, as a CSMS reports them: a line of JSON for each.
//!
//! A line is an object with the station ID and one of three fields, or the frame alone:
//!
//! - `{"station_id": …, "status": "Accepted"}`: the result, as an OCPP status;
//! - `{"station_id": …, "payload": {…}}`: the payload of the charger's answer;
//! - `{"station_id": …, "frame": [3, id, {…}]}`, or `[4, id, code, description, details]`: the whole OCPP-J frame;
//! - `[3, id, {…}]`, `[4, id, code, description, details]`: the same; the message identifier names the charger.
//!
//! Other fields of an object are ignored; none of these fields may occur twice. Error messages repeat nothing of a line except an
//! unknown status or code: a user may have mixed up answers and messages, and messages contain passwords.

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, SeqAccess, Visitor},
};

use crate::model::{self, OcppVersion, StationId, shortened};

/// The longest line read, in bytes: far above every answer, far below the size that would fill the memory.
pub const LONGEST_ANSWER: usize = 64 * 1024;

/// The purpose of a message that sets a password on a charger. The number is the last octet of its identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It sets the password.
    Password = 0,
    /// It stages a network profile with the password.
    Profile = 1,
    /// It puts the staged profile first.
    Priority = 2,
    /// It has the charger start anew.
    Reset = 3,
}

/// What a charger answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The charger, if the line names it.
    pub station: Option<StationId>,
    /// The identifier of the message that it answers, if the line names it.
    pub message_id: Option<String>,
    said: Content,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Status(String),
    Payload(Payload),
    Error(String),
}

/// What follows from an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The charger has the password, and shows it from now on (A01.FR.03).
    Accepted,
    /// It will show it once it has started anew: it said so in this word.
    Later(&'static str),
    /// It has not taken it (A01.FR.04): the status, or the code of the error.
    Refused(String),
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFault {
    /// It has more bytes than are read.
    TooLong,
    /// It is no text.
    NotText,
    /// It ends in the middle.
    CutOff,
    /// It is no JSON, from this column on.
    Json {
        /// The column, counted in bytes from 1.
        column: usize,
    },
    /// It is JSON and no answer.
    Shape {
        /// The column behind what does not belong there.
        column: usize,
    },
    /// A name occurs twice in an object.
    Twice {
        /// Which.
        name: &'static str,
    },
    /// It says nothing, or more than one thing.
    NotOne {
        /// How many of `status`, `payload` and `frame` it has.
        count: usize,
    },
    /// It is a frame of another type.
    Type {
        /// The number of the type.
        number: u64,
    },
    /// The value is not a station ID.
    Station(model::Error),
    /// It names neither a charger nor a message.
    Nobody,
    /// A status that the answer cannot have.
    Status {
        /// The status.
        given: String,
        /// What is answered, for people.
        action: &'static str,
    },
    /// An answer to something else than the message that the charger was sent.
    Other {
        /// What was to be answered.
        expected: &'static str,
    },
    /// A refusal that could be of one thing or of another.
    Ambiguous,
}

impl std::error::Error for AnswerFault {}

impl std::fmt::Display for AnswerFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong => write!(f, "it is longer than {LONGEST_ANSWER} bytes, the limit for an answer"),
            Self::NotText => write!(f, "it is not UTF-8"),
            Self::CutOff => write!(f, "it is cut off"),
            Self::Json { column } => write!(f, "it is not JSON, starting at byte {column}"),
            Self::Shape { column } => {
                write!(
                    f,
                    "it is not an answer, see byte {column}: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`"
                )
            }
            Self::Twice { name } => write!(f, "`{name}` occurs twice"),
            Self::NotOne { count: 0 } => write!(f, "it has no `status`, `payload` or `frame`"),
            Self::NotOne { count } => write!(f, "it has {count} of `status`, `payload` and `frame`, expected one"),
            Self::Type { number: 2 } => write!(f, "it is a CALL, not an answer"),
            Self::Type { number } => write!(f, "it is a frame of type {number}, expected 3 or 4"),
            Self::Station(error) => write!(f, "{error}"),
            Self::Nobody => write!(f, "it names no charger"),
            Self::Status { given, action } => write!(f, "`{}` is not an answer to {action}", shortened(given)),
            Self::Other { expected } => write!(f, "it does not answer {expected}"),
            Self::Ambiguous => {
                write!(f, "it does not name the refused message, SetNetworkProfile or Reset: pass the whole frame")
            }
        }
    }
}

impl Answer {
    /// Reads a line, without its end.
    ///
    /// # Errors
    /// [`AnswerFault`], but for those that only a version of OCPP tells.
    pub fn parse(line: &[u8]) -> Result<Self, AnswerFault> {
        if line.len() > LONGEST_ANSWER {
            return Err(AnswerFault::TooLong);
        }
        let text = std::str::from_utf8(line).map_err(|_| AnswerFault::NotText)?;
        if text.trim_start().starts_with('[') {
            let frame: Frame = serde_json::from_str(text).map_err(fault)?;
            return Self::of(None, frame);
        }
        let Line { station_id, status, payload, frame } = serde_json::from_str(text).map_err(fault)?;
        let station = station_id.map(|id| id.parse()).transpose().map_err(AnswerFault::Station)?;
        let station = Some(station.ok_or(AnswerFault::Nobody)?);
        match (status, payload, frame) {
            (Some(status), None, None) => Ok(Self { station, message_id: None, said: Content::Status(status) }),
            (None, Some(payload), None) => Ok(Self { station, message_id: None, said: Content::Payload(payload) }),
            (None, None, Some(frame)) => Self::of(station, frame),
            (status, payload, frame) => {
                let count = [status.is_some(), payload.is_some(), frame.is_some()];
                Err(AnswerFault::NotOne { count: count.into_iter().filter(|is_there| *is_there).count() })
            }
        }
    }

    fn of(station: Option<StationId>, frame: Frame) -> Result<Self, AnswerFault> {
        match frame {
            Frame::Result(id, payload) => Ok(Self { station, message_id: Some(id), said: Content::Payload(payload) }),
            Frame::Error(id, code) => Ok(Self { station, message_id: Some(id), said: Content::Error(code) }),
            Frame::Other(number) => Err(AnswerFault::Type { number }),
        }
    }

    /// What follows from it, for a charger that speaks a version of OCPP. `purpose`: what it answers, when its identifier tells.
    ///
    /// # Errors
    /// [`AnswerFault::Status`], [`AnswerFault::Other`], [`AnswerFault::Ambiguous`]
    pub fn verdict(&self, version: OcppVersion, purpose: Option<Purpose>) -> Result<Verdict, AnswerFault> {
        match &self.said {
            Content::Error(_) if purpose == Some(Purpose::Reset) => Ok(Verdict::Later("not reset")),
            Content::Error(code) => Ok(Verdict::Refused(shortened(code))),
            Content::Status(status) => read(status, "the message that sets a password", SAID),
            Content::Payload(payload) if version == OcppVersion::Ocpp16 => payload.of_16(purpose),
            Content::Payload(payload) => payload.of_2(version, purpose),
        }
    }
}

/// A status, and what follows from it: nothing said is a refusal.
type Statuses = &'static [(&'static str, Option<Verdict>)];

const CHANGE_CONFIGURATION: Statuses = &[
    ("Accepted", Some(Verdict::Accepted)),
    ("RebootRequired", Some(Verdict::Later("RebootRequired"))),
    ("Rejected", None),
    ("NotSupported", None),
];
const SET_VARIABLES: Statuses = &[
    ("Accepted", Some(Verdict::Accepted)),
    ("RebootRequired", Some(Verdict::Later("RebootRequired"))),
    ("Rejected", None),
    ("UnknownComponent", None),
    ("UnknownVariable", None),
    ("NotSupportedAttributeType", None),
];
/// The answer for the variable that puts a slot first; it takes effect at the next start.
const PRIORITY: Statuses = &[
    ("Accepted", Some(Verdict::Later("profile first"))),
    ("RebootRequired", Some(Verdict::Later("RebootRequired"))),
    ("Rejected", None),
    ("UnknownComponent", None),
    ("UnknownVariable", None),
    ("NotSupportedAttributeType", None),
];
const SET_NETWORK_PROFILE: Statuses =
    &[("Accepted", Some(Verdict::Later("profile staged"))), ("Rejected", None), ("Failed", None)];
/// What a charger that does not start anew was given before stays: it will start some day.
const RESET: Statuses = &[
    ("Accepted", Some(Verdict::Later("reset"))),
    ("Scheduled", Some(Verdict::Later("reset scheduled"))),
    ("Rejected", Some(Verdict::Later("not reset"))),
];
/// What a CSMS says in its own name.
const SAID: Statuses = &[
    ("Accepted", Some(Verdict::Accepted)),
    ("RebootRequired", Some(Verdict::Later("RebootRequired"))),
    ("Rejected", None),
    ("NotSupported", None),
    ("UnknownComponent", None),
    ("UnknownVariable", None),
    ("NotSupportedAttributeType", None),
    ("Failed", None),
];

fn read(status: &str, action: &'static str, known: Statuses) -> Result<Verdict, AnswerFault> {
    let (name, verdict) =
        known.iter().find(|(name, _)| *name == status).ok_or_else(|| AnswerFault::Status { given: status.to_owned(), action })?;
    Ok(verdict.clone().unwrap_or_else(|| Verdict::Refused((*name).to_owned())))
}

impl Payload {
    fn of_16(&self, purpose: Option<Purpose>) -> Result<Verdict, AnswerFault> {
        let action = "ChangeConfiguration of OCPP 1.6";
        match (&self.status, &self.set_variable_result, purpose) {
            (Some(status), None, None | Some(Purpose::Password)) => read(status, action, CHANGE_CONFIGURATION),
            _ => Err(AnswerFault::Other { expected: action }),
        }
    }

    fn of_2(&self, version: OcppVersion, purpose: Option<Purpose>) -> Result<Verdict, AnswerFault> {
        const PROFILE: &str = "SetNetworkProfile";
        let has_profiles = version == OcppVersion::Ocpp21;
        match (&self.status, &self.set_variable_result) {
            (None, Some(results)) => {
                if let None | Some(Purpose::Password) = purpose
                    && let Some(status) = of_variable(results, "SecurityCtrlr", "BasicAuthPassword")?
                {
                    return read(status, "SetVariables", SET_VARIABLES);
                }
                if let (true, None | Some(Purpose::Priority)) = (has_profiles, purpose)
                    && let Some(status) = of_variable(results, "OCPPCommCtrlr", "NetworkConfigurationPriority")?
                {
                    return read(status, "SetVariables", PRIORITY);
                }
            }
            (Some(status), None) if has_profiles => match purpose {
                Some(Purpose::Profile) => return read(status, PROFILE, SET_NETWORK_PROFILE),
                Some(Purpose::Reset) => return read(status, "Reset", RESET),
                None if status == "Rejected" => return Err(AnswerFault::Ambiguous),
                None if status == "Scheduled" => return read(status, "Reset", RESET),
                None => return read(status, PROFILE, SET_NETWORK_PROFILE),
                Some(Purpose::Password | Purpose::Priority) => {}
            },
            _ => {}
        }
        Err(AnswerFault::Other { expected: purpose.map_or("SetVariables of a password", expected) })
    }
}

fn expected(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Password => "SetVariables of SecurityCtrlr.BasicAuthPassword",
        Purpose::Profile => "SetNetworkProfile",
        Purpose::Priority => "SetVariables of OCPPCommCtrlr.NetworkConfigurationPriority",
        Purpose::Reset => "Reset",
    }
}

/// What became of a variable among others; names are compared without regard to case, as OCPP has it.
fn of_variable<'a>(
    results: &'a [VariableResult],
    component: &str,
    variable: &'static str,
) -> Result<Option<&'a str>, AnswerFault> {
    let is_it = |result: &&VariableResult| {
        result.component.name.eq_ignore_ascii_case(component)
            && result.variable.name.eq_ignore_ascii_case(variable)
            && result.attribute_type.as_deref().is_none_or(|kind| kind == "Actual")
    };
    let mut found = results.iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(_), Some(_)) => Err(AnswerFault::Twice { name: variable }),
        (one, _) => Ok(one.map(|result| result.attribute_status.as_str())),
    }
}

/// The fault that serde tells, without what it repeats of the line.
fn fault(error: serde_json::Error) -> AnswerFault {
    use serde_json::error::Category;
    let column = error.column();
    let said = error.to_string();
    let twice = |name: &&&'static str| said.starts_with(&format!("duplicate field `{name}`"));
    match error.classify() {
        Category::Eof => AnswerFault::CutOff,
        Category::Data => match NAMES.iter().find(twice) {
            Some(name) => AnswerFault::Twice { name },
            None => AnswerFault::Shape { column },
        },
        Category::Syntax | Category::Io => AnswerFault::Json { column },
    }
}

/// The names that count.
const NAMES: [&str; 10] = [
    "station_id",
    "status",
    "payload",
    "frame",
    "setVariableResult",
    "attributeStatus",
    "attributeType",
    "component",
    "variable",
    "name",
];

#[derive(Deserialize)]
struct Line {
    station_id: Option<String>,
    status: Option<String>,
    payload: Option<Payload>,
    frame: Option<Frame>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    status: Option<String>,
    set_variable_result: Option<Vec<VariableResult>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct VariableResult {
    attribute_status: String,
    attribute_type: Option<String>,
    component: Named,
    variable: Named,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Named {
    name: String,
}

/// A frame of OCPP-J.
enum Frame {
    Result(String, Payload),
    Error(String, String),
    Other(u64),
}

impl<'de> Deserialize<'de> for Frame {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Frames)
    }
}

struct Frames;

impl<'de> Visitor<'de> for Frames {
    type Value = Frame;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a frame of OCPP-J")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Frame, A::Error> {
        fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(items: &mut A) -> Result<T, A::Error> {
            items.next_element()?.ok_or_else(|| A::Error::custom("an element is missing"))
        }
        let frame = match next(&mut items)? {
            3 => Frame::Result(next(&mut items)?, next(&mut items)?),
            4 => {
                let frame = Frame::Error(next(&mut items)?, next(&mut items)?);
                // The description and the details, which some leave out.
                let _: (Option<IgnoredAny>, Option<IgnoredAny>) = (items.next_element()?, items.next_element()?);
                frame
            }
            number => {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Frame::Other(number)
            }
        };
        match items.next_element::<IgnoredAny>()? {
            None => Ok(frame),
            Some(_) => Err(A::Error::custom("there is an element too many")),
        }
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
