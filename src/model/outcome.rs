//! How a command ends.

/// How a command ends; the number is its exit status, and the only place where these numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// All of it was done.
    Done = 0,
    /// It cannot be done as asked.
    Cannot = 1,
    /// The command line was not understood.
    Usage = 2,
    /// A rule or a policy refuses it.
    Refused = 3,
    /// The vault is locked, or the passphrase is wrong.
    Locked = 4,
    /// The store is busy or damaged.
    Store = 5,
    /// It was done in part; the report says which.
    Partial = 6,
    /// A bug in evpki.
    Bug = 70,
}

impl Outcome {
    /// All of them with what they mean, in the order of their numbers: the source of the table in the man page and of the help.
    pub const TABLE: [(Self, &'static str); 8] = [
        (Self::Done, "done"),
        (Self::Cannot, "cannot be done as asked"),
        (Self::Usage, "usage: the command line was not understood"),
        (Self::Refused, "refused by a rule or policy"),
        (Self::Locked, "the vault is locked, or the passphrase is wrong"),
        (Self::Store, "the store is busy or damaged"),
        (Self::Partial, "done in part: the report says which rows"),
        (Self::Bug, "a bug in evpki"),
    ];

    /// The exit status.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}
