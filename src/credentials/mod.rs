//! Passwords of chargers: how they are generated, checked and replaced, and how a CSMS stores them.
//!
//! [`Generator`] and [`check`] implement the limits of each OCPP version; [`rotation`] defines the states of a password and their
//! order; [`strength`] measures secrets that people choose; [`Verifier`] makes the value that a CSMS stores instead of the
//! password. Not here: sealing (the vault), storing (the store), sending (`ocpp`).

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
