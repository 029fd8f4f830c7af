//! Passwords of Security Profiles 1 and 2.

pub mod standing;
