//! What several tests share.

#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod demo;
pub(crate) mod fleet;
pub(crate) mod issued;
pub(crate) mod partner;
pub(crate) mod place;
pub(crate) mod session;
pub(crate) mod shell;
pub(crate) mod strangers;
pub(crate) mod test_pki;
pub(crate) mod trial;
