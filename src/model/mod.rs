//! The shared words: what every room calls a charger, a serial number, a moment, a secret.
//!
//! Nothing here does any work beyond checking and printing itself, and nothing here imports another room. It stands on `std`
//! alone, but for [`Secret`], which is wiped by `zeroize` when it is dropped.

mod charger;
mod environment;
mod error;
pub mod hex;
mod identity;
mod key_type;
mod nearest;
mod ocpp;
mod outcome;
mod party;
mod password;
mod revocation;
mod sealed;
mod secret;
mod serial;
mod time;

pub use charger::{Charger, ChargerState};
pub use environment::Environment;
pub use error::Error;
#[cfg(feature = "cli")]
pub(crate) use error::PrintablePath;
pub(crate) use error::{printable, shortened};
pub use identity::{
    BatchName, Country, Fingerprint, Organization, PkiId, StationId, StationSerial, model_name, name_for_people, vendor_name,
};
pub use key_type::KeyType;
#[cfg(feature = "cli")]
pub(crate) use nearest::Hint;
pub use nearest::nearest;
pub use ocpp::{OcppVersion, SecurityProfile};
pub use outcome::Outcome;
pub use party::{Interface, PartyId};
pub use password::PasswordState;
pub use revocation::{RevocationReason, Status};
pub use sealed::{KeyId, Label, SecretKind};
pub use secret::Secret;
pub use serial::SerialNumber;
pub use time::{DAY, HOUR, MINUTE, Timestamp};

/// A source of random bytes. The binary has one, the operating system's; tests bring their own.
pub trait Random: Send + Sync {
    /// Fills `bytes` with random bytes, or says that there are none to be had: then nothing may go on.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] when the operating system gives none.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error>;
}
