//! Tests that run command lines as documents and help show them. They change the working directory of their process, so they have a binary
//! of their own.

#[path = "../support/mod.rs"]
mod support;

mod help;
mod json;
mod ocpi;
mod party;
