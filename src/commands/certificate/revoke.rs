//! Revokes certificates.

use super::status_change::{Change, Confirm, Report};
use crate::{
    commands::{Context, Error},
    model::{RevocationReason, Status},
    store::{CertificateRow, OwnerKind},
    x509::time,
};

/// What to revoke.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`find`](super::find).
    pub which: String,
    /// By which profile, when someone has several; none: by any.
    pub profile: Option<String>,
    /// Why.
    pub reason: RevocationReason,
}

/// Revokes a certificate, or all that a charger may use.
///
/// # Errors
/// When nothing was revoked: nothing is meant or too much, it is revoked already, it was not meant.
pub fn run(context: &Context<'_>, request: &Request, confirm: Confirm<'_>) -> Result<Report, Error> {
    let reason = request.reason;
    if reason == RevocationReason::CertificateHold {
        return Err(Error::usage("a hold can be undone, a revocation cannot")
            .hint("hold a certificate with `evpki certificate hold WHICH`"));
    }
    let allows = |row: &CertificateRow| {
        if let Status::Revoked { at, reason } = row.status {
            let message = format!(
                "the certificate {} of {} is revoked already, since {}: {reason}",
                row.serial,
                row.owner,
                time::rfc3339(at)
            );
            return Err(Error::cannot(message));
        }
        if reason == RevocationReason::CaCompromise && row.owner.kind != OwnerKind::Authority {
            return Err(Error::usage(format!("the reason `{reason}` is for CAs, and {} is not a CA", row.owner))
                .hint("say `--reason key-compromise` when its private key got out"));
        }
        Ok(())
    };
    let to = Status::Revoked { at: context.now, reason };
    let change = Change {
        verb: "revoke",
        profile: request.profile.as_deref(),
        to,
        reason: Some(reason.to_string()),
        allows: &allows,
        adopts: true,
        confirm,
    };
    change.run(context, &request.which)
}
