//! The vault's slots: the ways to its key.

pub mod auto_lock;
pub mod lock;
pub mod passphrase;
pub mod rekey;
pub mod slots;
pub mod status;
pub mod unlock;
