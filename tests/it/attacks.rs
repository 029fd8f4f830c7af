//! Attacks, each tried with the real binary: an attacker who can write the store or a backup, who hands over hostile files, keys, names or
//! places, or who sits at an unlocked machine. Every attack must be refused, and nothing may be signed, exported or published because of it.
#![cfg(target_os = "linux")]

mod bundles;
mod edges;
mod keys;
mod policy;
mod store;
