//! OCPP: exact payloads, the limits of messages per version, and what to configure on a charging station.
//!
//! Nothing here talks to a charging station: a CSMS sends what is made here. Absent: passwords' rules (`credentials`).

mod answers;
pub mod configuration;
mod connection;
mod error;
pub mod limits;
mod messages;

pub use answers::{Answer, AnswerFault, LONGEST_ANSWER, Purpose, Verdict};
pub use configuration::{Device, configuration};
pub use connection::{Connection, MESSAGE_TIMEOUT};
pub use error::Error;
pub use limits::Limit;
pub use messages::{Message, reset_on_idle, set_network_profile, set_password, set_priority};
