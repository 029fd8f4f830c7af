//! Holds certificates: they do not count until they are released.

use super::status_change::{Change, Confirm, Report};
use crate::{
    commands::{Context, Error},
    model::Status,
    store::CertificateRow,
    x509::time,
};

/// What to hold.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`find`](super::find).
    pub which: String,
    /// By which profile, when someone has several; none: by any.
    pub profile: Option<String>,
}

/// Holds a certificate, or all that a charger may use.
///
/// # Errors
/// When nothing was held: nothing is meant or too much, it is held or revoked already, it was not meant.
pub fn run(context: &Context<'_>, request: &Request, confirm: Confirm<'_>) -> Result<Report, Error> {
    let allows = |row: &CertificateRow| {
        let since = |word: &str, at| {
            let message =
                format!("the certificate {} of {} is {word} already, since {}", row.serial, row.owner, time::rfc3339(at));
            Err(Error::cannot(message))
        };
        match row.status {
            Status::Good => Ok(()),
            Status::Held { at } => since("held", at),
            Status::Revoked { at, .. } => since("revoked", at),
        }
    };
    let to = Status::Held { at: context.now };
    Change { verb: "hold", profile: request.profile.as_deref(), to, reason: None, allows: &allows, adopts: false, confirm }
        .run(context, &request.which)
}
