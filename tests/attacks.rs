//! Attacks, each tried with the real binary: an attacker who can write the store or a backup, who hands over hostile files, keys, names or
//! places, or who sits at an unlocked machine. Every attack must be refused, and nothing may be signed, exported or published because of it.
#![cfg(target_os = "linux")]
#![allow(dead_code, reason = "each module uses its own part of the support modules")]

#[path = "support/place.rs"]
mod place;
#[path = "support/session.rs"]
mod session;
#[path = "support/strangers.rs"]
mod strangers;

#[path = "attacks/bundles.rs"]
mod bundles;
#[path = "attacks/edges.rs"]
mod edges;
#[path = "attacks/keys.rs"]
mod keys;
#[path = "attacks/policy.rs"]
mod policy;
#[path = "attacks/store.rs"]
mod store;
