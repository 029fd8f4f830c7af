//! Why a store operation failed. No message names the database engine.

use std::path::{Path, PathBuf};

use super::Damage;

/// Why a store operation failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The store does not exist at this path.
    Missing {
        /// Where the store was expected.
        path: PathBuf,
    },
    /// The path already exists, and nothing is overwritten.
    Exists {
        /// The path that exists.
        path: PathBuf,
    },
    /// The file is a database of another application.
    Foreign {
        /// The file.
        path: PathBuf,
        /// The application ID in its header.
        found: i64,
        /// The application ID of an evpki store.
        expected: i64,
    },
    /// A newer version of evpki wrote the store.
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest schema version that this evpki supports.
        known: u32,
    },
    /// An older version of evpki wrote the store, and it cannot be upgraded here.
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The schema version that is needed.
        needed: u32,
    },
    /// The store exists, but contains no PKI yet.
    Unfounded {
        /// The file.
        path: PathBuf,
    },
    /// The store already contains a PKI.
    Founded {
        /// The file.
        path: PathBuf,
    },
    /// Other processes have locked the store for longer than the time limit.
    Busy {
        /// The file.
        path: PathBuf,
        /// How long evpki waited, in seconds, rounded up.
        seconds: u64,
        /// The process that holds the lock now, if it can be found: its number and its name.
        holder: Option<String>,
    },
    /// Other processes have the store open, or the log next to it cannot be removed; the operation needs exclusive access.
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The file system of the store has no locks, so processes could not be kept apart.
    Unlockable {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        reason: String,
    },
    /// The disk has no space left.
    Full {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// The file or its directory cannot be written.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No permission to read the file or a directory above it.
    Denied {
        /// The file.
        path: PathBuf,
    },
    /// A value in the store is malformed.
    Damaged {
        /// Where, and what is wrong.
        what: String,
    },
    /// The audit records do not end where the last commit ended. Nothing is appended to them.
    AuditCut {
        /// The damage that was found.
        damage: Damage,
    },
    /// The end of the audit chain carries another vault's tag, because the vault got a new master key. A vault that was opened
    /// before that has a key that seals nothing any longer.
    Rekeyed {
        /// The number of the audit record of the new master key.
        number: u64,
        /// The name of the new master key, from that record.
        master: String,
        /// The number of the last record of the chain.
        end: u64,
    },
    /// Rows that a command needs are not what this vault has authenticated.
    Unauthentic {
        /// The damage that was found.
        damage: Damage,
    },
    /// An older version of evpki wrote the store, and its rows carry no tags yet.
    Untagged,
    /// Another process changed a row that was read before the vault was opened.
    Overtaken,
    /// The operating system could not read or write a file.
    Io {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        reason: String,
    },
    /// A name or number that must be unique is already in use.
    Taken {
        /// What kind of value it is.
        what: &'static str,
        /// The value.
        value: String,
    },
    /// A reference to something that the store does not contain.
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        value: String,
    },
    /// The current state does not allow the new state.
    State {
        /// The thing whose state was to change.
        what: String,
        /// Its current state.
        from: String,
        /// The requested state.
        to: String,
    },
    /// A version or number that is out of sequence.
    Sequence {
        /// What the version or number belongs to.
        what: String,
        /// The requested number.
        given: u64,
        /// The newest existing number; 0 if there is no earlier one.
        newest: u64,
    },
    /// A number that is too large to be stored.
    TooLarge {
        /// What the number means.
        what: &'static str,
        /// The number.
        value: u64,
    },
    /// A certificate and the digest given with it do not match.
    Digest {
        /// The row number of the certificate.
        row: i64,
    },
    /// The last slot of a vault cannot be removed.
    LastSlot {
        /// Kind and label of the slot.
        slot: String,
    },
    /// An earlier failure ended the transaction; no change was saved.
    Aborted,
    /// The caller asked for no more rows. The store never returns this error on its own.
    Stopped,
    /// A bug in evpki.
    Internal {
        /// What went wrong.
        reason: String,
    },
}

impl Error {
    /// Maps an error of a file operation to the variant that determines what the operator can do.
    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing { path },
            ErrorKind::PermissionDenied => Self::Denied { path },
            ErrorKind::AlreadyExists => Self::Exists { path },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { path },
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Io { path, reason: error.to_string() },
        }
    }

    /// Whether the store itself failed, rather than the request being invalid.
    pub(super) fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Busy { .. }
                | Self::Unlockable { .. }
                | Self::Full { .. }
                | Self::ReadOnly { .. }
                | Self::Denied { .. }
                | Self::Damaged { .. }
                | Self::Unauthentic { .. }
                | Self::Io { .. }
                | Self::Internal { .. }
        )
    }
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "`{}` does not exist", path.display()),
            Self::Exists { path } => write!(f, "`{}` already exists and is not overwritten", path.display()),
            Self::Foreign { path, found, expected } => {
                write!(f, "`{}` is not an evpki store: its application ID is {found:#x}, expected {expected:#x}", path.display())
            }
            Self::Newer { path, found, known } => write!(
                f,
                "the store `{}` was written by a newer evpki: its schema version is {found}, this evpki supports versions \
                 up to {known}",
                path.display()
            ),
            Self::Older { path, found, needed } => write!(
                f,
                "the store `{}` was written by an older evpki: it must be upgraded from schema version {found} to {needed}, so the file and \
                its directory must be writable",
                path.display()
            ),
            Self::Unfounded { path } => write!(f, "the store `{}` contains no PKI yet", path.display()),
            Self::Founded { path } => write!(f, "the store `{}` already contains a PKI", path.display()),
            Self::Busy { path, seconds, holder } => {
                write!(f, "the store `{}` is busy: other processes have locked it for {seconds} s", path.display())?;
                holder.as_ref().map_or(Ok(()), |holder| write!(f, " (now locked by process {holder})"))
            }
            Self::InUse { path } => {
                write!(f, "the store `{}` is open in another process, or the log next to it cannot be removed", path.display())
            }
            Self::Unlockable { path, reason } => {
                write!(f, "the file system of `{}` does not support locks: {reason}", path.display())
            }
            Self::Full { path } => write!(f, "no space left on the disk of `{}`", path.display()),
            Self::ReadOnly { path } => write!(f, "`{}` or its directory is not writable", path.display()),
            Self::Denied { path } => write!(f, "no permission to use `{}`", path.display()),
            Self::Damaged { what } => write!(f, "the store is damaged: {what}"),
            Self::AuditCut { damage } => write!(f, "the end of the audit log is damaged: {damage}"),
            Self::Rekeyed { number, master, .. } => {
                write!(f, "the vault has a new master key, {master}, since audit record {number}")
            }
            Self::Unauthentic { damage } => damage.fmt(f),
            Self::Untagged => {
                write!(f, "an older version of evpki wrote the store, and its rows carry no authentication tags yet")
            }
            Self::Overtaken => write!(f, "another process changed the store while this command ran"),
            Self::Io { path, reason } => write!(f, "cannot read or write `{}`: {reason}", path.display()),
            Self::Taken { what, value } => write!(f, "{what} `{value}` is already in use"),
            Self::Unknown { what, value } => write!(f, "{what} `{value}` does not exist"),
            Self::State { what, from, to } => write!(f, "{what} is {from} and cannot become {to}"),
            Self::Sequence { what, given, newest } => {
                write!(f, "{what} cannot have the number {given}: the newest number is {newest}")
            }
            Self::TooLarge { what, value } => write!(f, "{what} {value} is above the limit of {}", i64::MAX),
            Self::Digest { row } => write!(f, "certificates row {row}: the given fingerprint does not match the certificate"),
            Self::LastSlot { slot } => write!(f, "`{slot}` is the vault's last slot and cannot be removed"),
            Self::Aborted => write!(f, "an earlier failure ended the transaction; no change was saved"),
            Self::Stopped => write!(f, "the caller stopped the query"),
            Self::Internal { reason } => write!(f, "internal error of the store: {reason}"),
        }
    }
}
