//! Releases certificates that were held: they count again.

use super::status_change::{Change, Report};
use crate::{
    commands::{Context, Error},
    model::Status,
    store::CertificateRow,
    x509::time,
};

/// What to release.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`find`](super::find).
    pub which: String,
    /// By which profile, when someone has several; none: by any.
    pub profile: Option<String>,
}

/// Releases a certificate that is held, or all of a charger's that are.
///
/// # Errors
/// When nothing was released: nothing is meant or too much, or it is not held.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let allows = |row: &CertificateRow| match row.status {
        Status::Held { .. } => Ok(()),
        Status::Good => Err(Error::cannot(format!("the certificate {} of {} is not held", row.serial, row.owner))),
        Status::Revoked { at, reason } => {
            let since = time::rfc3339(at);
            Err(Error::cannot(format!("the certificate {} of {} is revoked since {since}: {reason}", row.serial, row.owner))
                .hint("only what is held can be released; issue a new certificate"))
        }
    };
    let change = Change {
        verb: "release",
        profile: request.profile.as_deref(),
        to: Status::Good,
        reason: None,
        allows: &allows,
        adopts: false,
        confirm: &|_| Ok(()),
    };
    change.run(context, &request.which)
}
