//! Why the store could not do what it was asked to. Nothing here names the database behind it.

use std::path::{Path, PathBuf};

use super::Damage;

/// Why the store could not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// There is no store at this path.
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is something at this path already, and nothing is overwritten.
    Exists {
        /// What is in the way.
        path: PathBuf,
    },
    /// The file is a database of something else.
    Foreign {
        /// The file.
        path: PathBuf,
        /// The application id in its header.
        found: i64,
        /// The application id of a store.
        expected: i64,
    },
    /// A newer version of evpki wrote the store.
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// An older version of evpki wrote the store, and it cannot be brought up to date here.
    Older {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: u32,
        /// The version that is needed.
        needed: u32,
    },
    /// The store exists, and no PKI was founded in it yet.
    Unfounded {
        /// The file.
        path: PathBuf,
    },
    /// The store holds a PKI already.
    Founded {
        /// The file.
        path: PathBuf,
    },
    /// Others have worked on the store for longer than it has patience.
    Busy {
        /// The file.
        path: PathBuf,
        /// How long was waited, in seconds, rounded up.
        seconds: u64,
        /// Who has it now, as far as can be told: the number of a process, and its name.
        holder: Option<String>,
    },
    /// Others have the store open, or the log beside it cannot be removed; nobody may have it for what was to be done.
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// There are no locks where the store is, and so nobody could work on it without others in the way.
    Unlockable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// There is no room left on the disk.
    Full {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// The file or its directory cannot be written.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// There is no right to read the file, or what is above it.
    Denied {
        /// The file.
        path: PathBuf,
    },
    /// What the store holds makes no sense.
    Damaged {
        /// Where, and what is wrong there.
        what: String,
    },
    /// The audit records do not end where the last commit said they do: nothing more is built on them.
    AuditCut {
        /// What was found.
        damage: Damage,
    },
    /// The end of the audit chain carries another vault's tag, and the vault got another master key before: whoever opened it earlier has a key
    /// that nothing is sealed under any longer.
    Rekeyed {
        /// The number of the audit record that says so.
        number: u64,
        /// What the master key is called since, as the record says.
        master: String,
        /// The number of the record where the chain ends.
        end: u64,
    },
    /// Rows that a command was about to act on are not what this vault has authenticated.
    Unauthentic {
        /// What was found.
        damage: Damage,
    },
    /// The store was written by an older version, and its rows carry no tags yet.
    Untagged,
    /// Another process changed what was read before the vault was open.
    Overtaken,
    /// The operating system could not read or write.
    Io {
        /// The file.
        path: PathBuf,
        /// What it said.
        reason: String,
    },
    /// A name or number that only one can have is taken.
    Taken {
        /// What is taken.
        what: &'static str,
        /// The value that is taken.
        value: String,
    },
    /// Something was referred to that the store does not hold.
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// By which name.
        value: String,
    },
    /// What something is now forbids what it was to become.
    State {
        /// The thing.
        what: String,
        /// What it is.
        from: String,
        /// What it was to become.
        to: String,
    },
    /// A version or number that is out of sequence.
    Sequence {
        /// The version or number of what.
        what: String,
        /// The one given.
        given: u64,
        /// The newest one there is; 0 when there is none.
        newest: u64,
    },
    /// A number too large to be kept.
    TooLarge {
        /// The number of what.
        what: &'static str,
        /// The number.
        value: u64,
    },
    /// A certificate and the digest given with it do not belong together.
    Digest {
        /// The number of the certificate's row.
        row: i64,
    },
    /// The last slot of a vault cannot be removed.
    LastSlot {
        /// Its kind and label.
        slot: String,
    },
    /// An earlier failure ended the transaction: nothing of it was kept.
    Aborted,
    /// Whoever asked wanted no more rows. The store never says this by itself.
    Stopped,
    /// A bug in evpki.
    Internal {
        /// What went wrong.
        reason: String,
    },
}

impl Error {
    /// What an operation on files said, by what can be done about it.
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

    /// Whether the store itself failed, and not what it was asked for.
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
            Self::Missing { path } => write!(f, "there is no `{}`", path.display()),
            Self::Exists { path } => write!(f, "`{}` exists already and is not overwritten", path.display()),
            Self::Foreign { path, found, expected } => {
                write!(
                    f,
                    "`{}` is not a store of evpki: its application id is {found:#x}, expected {expected:#x}",
                    path.display()
                )
            }
            Self::Newer { path, found, known } => write!(
                f,
                "the store `{}` was written by a newer evpki: its schema has version {found}, known are versions up to {known}",
                path.display()
            ),
            Self::Older { path, found, needed } => write!(
                f,
                "the store `{}` was written by an older evpki and has to be brought from version {found} to version {needed}, for which it \
                 and its directory must be writable",
                path.display()
            ),
            Self::Unfounded { path } => write!(f, "the store `{}` holds no PKI yet", path.display()),
            Self::Founded { path } => write!(f, "the store `{}` holds a PKI already", path.display()),
            Self::Busy { path, seconds, holder } => {
                write!(f, "the store `{}` is busy: another process has held it for {seconds} s", path.display())?;
                holder.as_ref().map_or(Ok(()), |holder| write!(f, " (now it is process {holder})"))
            }
            Self::InUse { path } => {
                write!(f, "the store `{}` is open in another process, or the log beside it cannot be removed", path.display())
            }
            Self::Unlockable { path, reason } => {
                write!(f, "the file system of `{}` gives no locks: {reason}", path.display())
            }
            Self::Full { path } => write!(f, "no room is left on the disk of `{}`", path.display()),
            Self::ReadOnly { path } => write!(f, "`{}` or its directory cannot be written", path.display()),
            Self::Denied { path } => write!(f, "no permission to use `{}`", path.display()),
            Self::Damaged { what } => write!(f, "the store is damaged: {what}"),
            Self::AuditCut { damage } => write!(f, "the audit chain is cut: {damage}"),
            Self::Rekeyed { number, master, .. } => {
                write!(f, "the vault has a new master key, {master}, since audit record {number}")
            }
            Self::Unauthentic { damage } => damage.fmt(f),
            Self::Untagged => {
                write!(f, "an older version of evpki wrote the store, and its rows carry no authentication tags yet")
            }
            Self::Overtaken => write!(f, "another process changed the store while this command ran"),
            Self::Io { path, reason } => write!(f, "`{}` cannot be read or written: {reason}", path.display()),
            Self::Taken { what, value } => write!(f, "{what} `{value}` is taken"),
            Self::Unknown { what, value } => write!(f, "there is no {what} `{value}`"),
            Self::State { what, from, to } => write!(f, "{what} is {from} and cannot become {to}"),
            Self::Sequence { what, given, newest } => {
                write!(f, "{what} cannot have the number {given}: the newest has {newest}")
            }
            Self::TooLarge { what, value } => write!(f, "{what} {value} is above {}", i64::MAX),
            Self::Digest { row } => write!(f, "the fingerprint given for certificates row {row} is not the certificate's"),
            Self::LastSlot { slot } => write!(f, "`{slot}` is the vault's last slot and cannot be removed"),
            Self::Aborted => write!(f, "an earlier failure ended the transaction, nothing of it was kept"),
            Self::Stopped => write!(f, "the answer was stopped by whoever asked"),
            Self::Internal { reason } => write!(f, "internal error of the store: {reason}"),
        }
    }
}
