//! OCPP: exact payloads, the limits of messages by version, and the configuration of a charger (charging station).
//!
//! evpki does not connect to chargers: a CSMS sends these messages. Not here: the password rules (`credentials`).

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
