//! Why a verb could not do what it was asked to.

use crate::commands::shell_quote::{shell_quoted, shell_quoted_path};
use crate::{bundles, credentials, exports, files, labels, model, model::Outcome, ocpi, ocpp, pki, store, vault, x509};

/// What to do about a full disk.
const MAKE_ROOM: &str = "free some disk space, then run the same command again";
/// What to do about damage.
const LOOK: &str = "list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`";

/// Why a verb could not do what it was asked to: how the process ends, what went wrong, what was behind it, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// How the process ends.
    pub outcome: Outcome,
    /// What went wrong: what, where, and both numbers. Several lines, when several things did.
    pub message: String,
    /// What was behind it, nearest first.
    pub causes: Vec<String>,
    /// What to do next. A command in backticks is one that evpki understands.
    pub hints: Vec<String>,
}

impl Error {
    /// It cannot be done as asked.
    pub fn cannot(message: impl Into<String>) -> Self {
        Self::new(Outcome::Cannot, message)
    }

    /// The command line asks for what does not go together.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Outcome::Usage, message)
    }

    /// A rule or a policy refuses it.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Outcome::Refused, message)
    }

    /// The vault does not open.
    pub fn locked(message: impl Into<String>) -> Self {
        Self::new(Outcome::Locked, message)
    }

    /// The store is busy or damaged.
    pub fn store(message: impl Into<String>) -> Self {
        Self::new(Outcome::Store, message)
    }

    /// A bug in evpki.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Outcome::Bug, message).hint("please report this, with the command and this message")
    }

    fn new(outcome: Outcome, message: impl Into<String>) -> Self {
        Self { outcome, message: message.into(), causes: Vec::new(), hints: Vec::new() }
    }

    /// With what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// With what it was about, the present message becoming the cause.
    #[must_use]
    pub fn about(mut self, message: impl Into<String>) -> Self {
        self.causes.insert(0, std::mem::replace(&mut self.message, message.into()));
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<model::Error> for Error {
    fn from(error: model::Error) -> Self {
        Self::cannot(error.to_string())
    }
}

impl From<x509::Error> for Error {
    fn from(error: x509::Error) -> Self {
        let outcome = match error {
            x509::Error::WeakKey { .. }
            | x509::Error::KeyTooLong { .. }
            | x509::Error::Weak { .. }
            | x509::Error::UnknownKey { .. }
            | x509::Error::KeyEncoding { .. }
            | x509::Error::NotCanonical { .. }
            | x509::Error::BadSignature => Outcome::Refused,
            x509::Error::WrongPassphrase => Outcome::Locked,
            _ => Outcome::Cannot,
        };
        Self::new(outcome, error.to_string())
    }
}

impl From<pki::IssuanceError> for Error {
    fn from(refusal: pki::IssuanceError) -> Self {
        let hint = match &refusal {
            pki::IssuanceError::Encoding(error) => return error.clone().into(),
            pki::IssuanceError::Altered => return Self::bug(refusal.to_string()),
            pki::IssuanceError::Stale { .. } => {
                Some("complete it by running the interrupted command again, or revoke it by that serial number")
            }
            pki::IssuanceError::ClockBeforeIssuer { .. } => Some("set the clock of this machine, then try again"),
            pki::IssuanceError::OutlivesIssuer { .. } => Some("choose a shorter validity, for example `--validity 90d`"),
            _ => None,
        };
        let error = Self::refused(refusal.to_string());
        hint.into_iter().fold(error, Self::hint)
    }
}

impl From<pki::builtin::Error> for Error {
    fn from(error: pki::builtin::Error) -> Self {
        Self::cannot(error.to_string())
    }
}

impl From<pki::profile::Error> for Error {
    fn from(error: pki::profile::Error) -> Self {
        Self::cannot(error.to_string())
    }
}

impl From<pki::hierarchy::Error> for Error {
    fn from(error: pki::hierarchy::Error) -> Self {
        super::definitions::hint(&error).into_iter().fold(Self::cannot(error.to_string()), Self::hint)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let (outcome, hint) = match &error {
            E::Missing { .. } => (Outcome::Cannot, Some("create a PKI with `evpki init`, or set the PKI home with `--home`")),
            E::Unfounded { .. } => (
                Outcome::Cannot,
                Some("restore a backup with `evpki store restore FILE`, or move the file away and create a PKI"),
            ),
            E::Exists { .. } | E::Taken { .. } | E::Unknown { .. } | E::State { .. } | E::LastSlot { .. } => {
                (Outcome::Cannot, None)
            }
            E::Full { .. } => (Outcome::Cannot, Some(MAKE_ROOM)),
            E::ReadOnly { .. } | E::Denied { .. } | E::Older { .. } => {
                (Outcome::Cannot, Some("run evpki as the owner of the PKI home"))
            }
            E::Busy { .. } | E::InUse { .. } => (Outcome::Store, Some("wait for the other process, then try again")),
            E::Unlockable { .. } => {
                (Outcome::Store, Some("move the PKI home to a local disk: network file systems are not supported"))
            }
            E::Io { .. } => (Outcome::Store, Some("check whether the disk is full or failing, then run the same command again")),
            E::Damaged { .. } | E::AuditCut { .. } | E::Digest { .. } | E::Unauthentic { .. } => (Outcome::Store, Some(LOOK)),
            E::Overtaken => (Outcome::Store, Some("run the same command again")),
            E::Rekeyed { .. } => (Outcome::Store, Some("run the same command again: nothing was changed")),
            E::Internal { .. } => (Outcome::Bug, None),
            _ => (Outcome::Store, None),
        };
        let error = Self::new(outcome, crate::model::printable(&error.to_string()));
        hint.into_iter().fold(error, Self::hint)
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        use vault::Error as E;
        let outcome = match &error {
            E::WrongPassphrase
            | E::EmptyPassphrase
            | E::NoKeyringKey { .. }
            | E::WrongKeyringKey { .. }
            | E::WrongKey { .. }
            | E::RecoveryCode { .. }
            | E::KeyFile { .. }
            | E::Expired { .. } => Outcome::Locked,
            E::Sealed { .. } | E::CutOff { .. } | E::Foreign { .. } | E::Slot { .. } | E::Format { .. } => Outcome::Store,
            E::Bug { .. } => Outcome::Bug,
            _ => Outcome::Cannot,
        };
        let hint = match &error {
            E::Foreign { .. } => Some(
                "if the vault got a new master key in the meantime, run the same command again; otherwise list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`",
            ),
            E::Sealed { .. } | E::CutOff { .. } | E::Format { .. } => Some(LOOK),
            _ => None,
        };
        let error = Self::new(outcome, error.to_string());
        hint.into_iter().fold(error, Self::hint)
    }
}

impl From<exports::Error> for Error {
    fn from(error: exports::Error) -> Self {
        match error {
            exports::Error::Kind { .. } | exports::Error::Plain { .. } => Self::usage(error.to_string()),
            other => Self::cannot(other.to_string()),
        }
    }
}

impl From<credentials::Error> for Error {
    fn from(error: credentials::Error) -> Self {
        use credentials::Error as E;
        let hint = match &error {
            E::NothingPending { station } => Some(format!(
                "create a new password and print the message to send with `evpki password rotate {station}`",
                station = shell_quoted(station)
            )),
            E::NoPassword { station } => Some(format!(
                "create its first password with `evpki password provision {station}`",
                station = shell_quoted(station)
            )),
            E::Pending { station, .. } => Some(format!(
                "if the charger accepted it, run `evpki password confirm {station}`, otherwise `evpki password abort {station}`",
                station = shell_quoted(station)
            )),
            _ => None,
        };
        match error {
            E::Vault(error) => error.into(),
            other => hint.into_iter().fold(Self::cannot(other.to_string()), Self::hint),
        }
    }
}

impl From<ocpi::Error> for Error {
    fn from(error: ocpi::Error) -> Self {
        let hint = match &error {
            ocpi::Error::MissingRole { .. } => Some("set the role with `--role`, or after a colon, as in `DE*ABC:CPO`"),
            ocpi::Error::NoRoles { .. } => Some("remove `--role`, or choose another version with `--ocpi-version`"),
            ocpi::Error::NoInterfaces { .. } => Some("choose another version with `--ocpi-version`"),
            _ => None,
        };
        hint.into_iter().fold(Self::cannot(error.to_string()), Self::hint)
    }
}

impl From<ocpi::totp::Error> for Error {
    fn from(error: ocpi::totp::Error) -> Self {
        use ocpi::totp::Error as E;
        match error {
            E::Timestamp => Self::cannot(error.to_string()).hint("set the clock of this machine, then try again"),
            E::NoExporter | E::Exporter => Self::usage(error.to_string())
                .hint("set it with `--exporter-material FILE`, only for codes that are bound to a TLS session"),
            E::ExporterHex | E::Header { .. } => Self::usage(error.to_string()),
            _ => Self::refused(error.to_string()),
        }
    }
}

impl From<ocpp::Error> for Error {
    fn from(error: ocpp::Error) -> Self {
        Self::refused(error.to_string())
    }
}

impl From<files::Error> for Error {
    fn from(error: files::Error) -> Self {
        match error {
            files::Error::Leak { .. } => Self::bug(error.to_string()),
            files::Error::Full { .. } => Self::cannot(error.to_string()).hint(MAKE_ROOM),
            files::Error::Foreign { .. } => {
                Self::refused(error.to_string()).hint("choose a path that you own, or run evpki as the owner of this one")
            }
            files::Error::Open { ref path, .. } => {
                let hint = format!(
                    "remove their write permission with `chmod go-w {}`, or choose another path",
                    shell_quoted_path(path)
                );
                Self::refused(error.to_string()).hint(hint)
            }
            files::Error::Pipe { .. } => {
                Self::cannot(error.to_string()).hint("write it to a file first, or use a process substitution, `<(…)`")
            }
            other => Self::cannot(other.to_string()),
        }
    }
}

impl From<labels::Error> for Error {
    fn from(error: labels::Error) -> Self {
        use labels::Error as E;
        let hint = match &error {
            E::AsksForPassword { .. } => Some("if this is intended, add `--with-password`: the labels are then secret"),
            E::NoGlyph { .. } | E::ImageInside => Some("create SVG files with `--label-format svg`"),
            E::PasswordIsBytes => Some("create the label without the password: remove `--with-password`"),
            _ => None,
        };
        hint.into_iter().fold(Self::cannot(error.to_string()), Self::hint)
    }
}

impl From<bundles::Error> for Error {
    fn from(error: bundles::Error) -> Self {
        match error {
            bundles::Error::Read { .. } | bundles::Error::Archive { doing: "written", .. } => Self::cannot(error.to_string()),
            bundles::Error::Full => Self::cannot(error.to_string()).hint(MAKE_ROOM),
            other => Self::refused(other.to_string()),
        }
    }
}
