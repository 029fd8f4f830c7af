//! Passwords of charging stations: how they are made and checked, how they are replaced, and how a CSMS stores them.
//!
//! [`Generator`] and [`check`] know what each OCPP version takes; [`rotation`] says which states follow on which; [`strength`] measures what people choose; [`Verifier`] makes
//! what a CSMS stores instead of the password. Absent: sealing (the vault), keeping (the store), sending (`ocpp`).

mod error;
mod generator;
mod password;
pub mod rotation;
pub mod strength;
mod verifier;

pub use error::Error;
pub use generator::{Generator, Recipe, draw};
pub use password::{Charset, LENGTH, Policy, Unit, check, generate};
pub use verifier::Verifier;
