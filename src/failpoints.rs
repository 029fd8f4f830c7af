//! Points between any two steps that become durable separately. A test can end the process there, like a loss of power would.
//!
//! Without the feature `failpoints`, nothing happens at any point; no release has the feature. A point is a [`Point`] and not a
//! string, so that it cannot be mistyped and a test can list all points.

/// Ends the process without any clean-up, or logs that it was reached: see [`arm`].
#[cfg(feature = "failpoints")]
mod armed;
#[cfg(feature = "failpoints")]
pub use armed::{arm, reached};

/// Marks that the process reached a point. Without the feature `failpoints`, this does nothing.
#[cfg(not(feature = "failpoints"))]
#[inline(always)]
pub const fn reached(_: Point) {}

macro_rules! points {
    ($($(#[doc = $text:literal])+ $point:ident = $name:literal,)+) => {
        /// A place where a test can end the process.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Point {
            $($(#[doc = $text])+ $point,)+
        }

        impl Point {
            /// All points.
            pub const ALL: &[Self] = &[$(Self::$point),+];

            /// The name: the module or verb, and what has happened there.
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
    /// The bytes to be signed are written and comply with all rules.
    Prepared = "issuance.prepared",
    /// A group is about to be recorded.
    Recording = "ledger.recording",
    /// The group was recorded.
    Recorded = "ledger.recorded",
    /// A signature was made.
    Signed = "issuance.signed",
    /// The signed bytes match the recorded bytes.
    Compared = "issuance.compared",
    /// A group of signatures is about to be stored.
    Completing = "ledger.completing",
    /// The group was stored, and its certificates may be exported.
    Completed = "ledger.completed",
    /// The chargers of a group are complete; their bundles are not written.
    GroupServed = "provision.served",
    /// The bundles of a group are written, too.
    GroupDelivered = "provision.delivered",
    /// Everything is complete, but nothing is printed yet.
    Answering = "cli.answering",
    /// The result was printed.
    Answered = "cli.answered",
    /// A transaction is about to commit.
    Committing = "store.committing",
    /// A transaction was committed.
    Committed = "store.committed",
    /// The file of a new store exists and is empty.
    StoreCreated = "store.created",
    /// A migration step towards the newest schema is about to commit.
    Migrating = "store.migrating",
    /// The migration step was committed.
    Migrated = "store.migrated",
    /// The single file contains the whole store.
    StoreClosed = "store.closed",
    /// A copy of the store has all its pages, but not its final name.
    CopyFilled = "copy.filled",
    /// The copy was read back and checked.
    CopyChecked = "copy.checked",
    /// The content of the copy is durable.
    CopySynced = "copy.synced",
    /// The copy has its final name.
    CopyNamed = "copy.named",
    /// The name of the copy is durable.
    CopyDurable = "copy.durable",
    /// A new PKI is complete, but not at its final place.
    Founded = "init.founded",
    /// The root's key is at the place where it is to be kept.
    CarriedOut = "init.carried-out",
    /// The restored store is complete and closed, and so is the one that it replaces.
    RestoreBuilt = "restore.built",
    /// The old store has a second name.
    RestoreAside = "restore.aside",
    /// A CRL was issued, but is not written to its publication place.
    CrlIssued = "crl.issued",
    /// The keyring holds a key that opens no slot yet.
    KeyringFilled = "vault.keyring-filled",
    /// The keyring holds no key, but its slot still exists.
    KeyringEmptied = "vault.keyring-emptied",
    /// A new master key was drawn, and nothing is sealed under it.
    MasterDrawn = "vault.master-drawn",
    /// A group of secrets is sealed under the new master key, but not committed.
    Resealed = "vault.resealed",
    /// All secrets are resealed and committed; the keyring still holds the key of a slot that no longer exists.
    Rekeyed = "vault.rekeyed",
    /// The key file of a slot exists, but the slot does not.
    KeyWritten = "vault.key-written",
    /// The slot of a recovery code exists, but the code was not shown yet.
    CodeUnseen = "vault.code-unseen",
    /// A temporary file exists and is empty.
    FileCreated = "file.created",
    /// The temporary file has all its content.
    FileFilled = "file.filled",
    /// The temporary file is durable.
    FileSynced = "file.synced",
    /// The file has its final name.
    FileNamed = "file.named",
    /// A temporary directory exists and is empty.
    TreeCreated = "tree.created",
    /// The temporary directory has all its files.
    TreeFilled = "tree.filled",
    /// The temporary directory is durable.
    TreeSynced = "tree.synced",
    /// All the directories of a group are durable.
    GroupSynced = "tree.group-synced",
    /// The directory has its final name.
    TreeNamed = "tree.named",
    /// The directory has its final name, and the old one still exists under the temporary name.
    TreeExchanged = "tree.exchanged",
    /// The finished path has its final name.
    BuiltNamed = "built.named",
    /// The finished path has replaced the old one.
    BuiltReplaced = "built.replaced",
    /// A directory was created.
    DirectoryMade = "directory.made",
    /// The names in a directory are durable.
    DirectorySynced = "directory.synced",
}
