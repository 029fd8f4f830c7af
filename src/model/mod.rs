//! The shared types: charger, serial number, time, secret and others.
//!
//! The types only check and print themselves, and import no other module of evpki. They need only `std`, except for [`Secret`],
//! which `zeroize` wipes when it is dropped.

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

/// A source of random bytes. The binary uses the operating system; tests use their own sources.
pub trait Random: Send + Sync {
    /// Fills `bytes` with random bytes. If it fails, the caller must stop.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] if the operating system provides no random bytes.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error>;
}
