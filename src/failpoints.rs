//! The places between any two things that are durable each for itself: there a test can end the process, as a loss of power would.
//!
//! Without the feature `failpoints` nothing happens at any of them, and no release has it. A place is a [`Point`] and not a string, so that
//! none can be mistyped, and a test can ask for all of them.

/// Ends the process, without any clean-up, or takes down where it was: see [`arm`].
#[cfg(feature = "failpoints")]
mod armed;
#[cfg(feature = "failpoints")]
pub use armed::{arm, reached};

/// A process comes by a point; it goes on, since this is no test.
#[cfg(not(feature = "failpoints"))]
#[inline(always)]
pub const fn reached(_: Point) {}

macro_rules! points {
    ($($(#[doc = $says:literal])+ $point:ident = $name:literal,)+) => {
        /// A place where a test can end the process.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Point {
            $($(#[doc = $says])+ $point,)+
        }

        impl Point {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$point),+];

            /// What it is called: the room or the verb, and what has happened there.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$point => $name,)+
                }
            }
        }
    };
}

points! {
    /// A serial number was drawn.
    Reserved = "issuance.reserved",
    /// The bytes to be signed are written, and no rule speaks against them.
    Prepared = "issuance.prepared",
    /// A group is about to be taken down.
    Recording = "ledger.recording",
    /// The group was taken down.
    Recorded = "ledger.recorded",
    /// A signature was made.
    Signed = "issuance.signed",
    /// What was signed is what was recorded.
    Compared = "issuance.compared",
    /// A group of signatures is about to be taken down.
    Completing = "ledger.completing",
    /// The group was taken down, and may be handed out.
    Completed = "ledger.completed",
    /// The chargers of a group are done, their bundles are not.
    GroupServed = "provision.served",
    /// The bundles of a group are done, too.
    GroupDelivered = "provision.delivered",
    /// All is done, and nobody knows yet.
    Answering = "cli.answering",
    /// The answer was given.
    Answered = "cli.answered",
    /// A transaction is about to commit.
    Committing = "store.committing",
    /// It did.
    Committed = "store.committed",
    /// The file of a new store is there, and empty.
    StoreCreated = "store.created",
    /// A step towards the newest schema is about to commit.
    Migrating = "store.migrating",
    /// It did.
    Migrated = "store.migrated",
    /// All of the store is in its one file.
    StoreClosed = "store.closed",
    /// A copy of the store has all its pages, and no name.
    CopyFilled = "copy.filled",
    /// It was read back.
    CopyChecked = "copy.checked",
    /// It is durable.
    CopySynced = "copy.synced",
    /// It has its name.
    CopyNamed = "copy.named",
    /// Its name is durable.
    CopyDurable = "copy.durable",
    /// A new PKI is whole, and not in its place.
    Founded = "init.founded",
    /// The root's key is where it is to be kept.
    CarriedOut = "init.carried-out",
    /// What was restored is whole and closed, and so is what it takes the place of.
    RestoreBuilt = "restore.built",
    /// What was there has another name, too.
    RestoreAside = "restore.aside",
    /// A CRL was issued, and is not written where it can be fetched.
    CrlIssued = "crl.issued",
    /// The keyring holds a key that opens nothing yet.
    KeyringFilled = "vault.keyring-filled",
    /// The keyring holds no key, and its slot is still there.
    KeyringEmptied = "vault.keyring-emptied",
    /// A new master key is drawn, and nothing is sealed under it.
    MasterDrawn = "vault.master-drawn",
    /// A group of secrets is sealed under the new master key, and not committed.
    Resealed = "vault.resealed",
    /// All of them are, and committed; the keyring holds the key of a slot that is gone.
    Rekeyed = "vault.rekeyed",
    /// The file with the key of a slot is there, and the slot is not.
    KeyWritten = "vault.key-written",
    /// The slot of a recovery code is there, and nobody has seen the code.
    CodeUnseen = "vault.code-unseen",
    /// A file under construction is there, and empty.
    FileCreated = "file.created",
    /// All of it is written.
    FileFilled = "file.filled",
    /// It is durable.
    FileSynced = "file.synced",
    /// It has its name.
    FileNamed = "file.named",
    /// A directory under construction is there, and empty.
    TreeCreated = "tree.created",
    /// All its files are there.
    TreeFilled = "tree.filled",
    /// It is durable.
    TreeSynced = "tree.synced",
    /// All the directories of a group are durable.
    GroupSynced = "tree.group-synced",
    /// It has its name.
    TreeNamed = "tree.named",
    /// It has its name, and what had it before is still there.
    TreeExchanged = "tree.exchanged",
    /// What was built has its name.
    BuiltNamed = "built.named",
    /// What was built has the name of what it takes the place of.
    BuiltReplaced = "built.replaced",
    /// A directory was made.
    DirectoryMade = "directory.made",
    /// The names in a directory are durable.
    DirectorySynced = "directory.synced",
}
