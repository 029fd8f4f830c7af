//! What can be damaged in a store.

/// Something in a store that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A page or an index of the file.
    Page {
        /// What the database says about it.
        what: String,
    },
    /// A table or an index that is missing, added or changed.
    Schema {
        /// Its name.
        name: String,
    },
    /// A row that refers to one that is not there.
    Reference {
        /// The table of the row.
        table: String,
        /// The number of the row.
        row: i64,
        /// The table that it refers to.
        to: String,
    },
    /// A value that cannot be what it is kept as.
    Value {
        /// Where it stands, and what is wrong with it.
        what: String,
    },
    /// A certificate, or the bytes to be signed of one, whose digest is not the one kept with it.
    Digest {
        /// The number of its row.
        row: i64,
    },
    /// An audit record whose hash is not its own.
    AuditEdited {
        /// Its number.
        number: u64,
    },
    /// Audit records that are not there.
    AuditRemoved {
        /// The number of the first.
        first: u64,
        /// The number of the last.
        last: u64,
    },
    /// An audit record that is whole, and stands where it was not written.
    AuditReordered {
        /// Its number now.
        number: u64,
    },
    /// An audit record that follows one that is nowhere: that one was replaced, or removed and the rest renumbered.
    AuditBroken {
        /// Its number.
        number: u64,
    },
    /// The audit ends before the record that the last commit named.
    AuditTruncated {
        /// The number of its last record.
        last: u64,
        /// The number that the last commit named.
        head: u64,
    },
    /// The audit goes on behind the record that the last commit named.
    AuditAppended {
        /// The number of the first record that no commit named.
        number: u64,
    },
    /// Nothing says where the audit ends.
    AuditHeadMissing,
    /// The end of the audit carries a tag that this vault did not make.
    AuditTag {
        /// The number of the record that is said to be the last.
        number: u64,
    },
    /// An audit record that carries a tag that this vault did not make.
    AuditRecordTag {
        /// Its number.
        number: u64,
    },
    /// A row whose tag does not fit its content.
    RowEdited {
        /// The row.
        row: String,
        /// The number of the audit record that is said to have changed it last; none: it carries no tag.
        record: Option<u64>,
    },
    /// A set of rows that is not the current one, though each of its rows carries a right tag.
    SetChanged {
        /// The set.
        set: String,
    },
    /// The sums over sets of rows, or the tree over them.
    Tree {
        /// Which part.
        what: String,
    },
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page { what } => write!(f, "in the file: {what}"),
            Self::Schema { name } => write!(f, "the table or index `{name}` is not as evpki made it"),
            Self::Reference { table, row, to } => write!(f, "{table} row {row} refers to a row of {to} that is not there"),
            Self::Value { what } => f.write_str(what),
            Self::Digest { row } => write!(f, "certificates row {row}: the stored bytes do not match the stored digest"),
            Self::AuditEdited { number } => write!(f, "audit record {number} was edited"),
            Self::AuditRemoved { first, last } if first == last => write!(f, "audit record {first} was removed"),
            Self::AuditRemoved { first, last } => write!(f, "audit records {first} to {last} were removed"),
            Self::AuditReordered { number } => write!(f, "audit record {number} was moved there from another place"),
            Self::AuditBroken { number } => {
                write!(f, "audit record {number} does not continue the record before it: that one was replaced or removed")
            }
            Self::AuditTruncated { last, head } => {
                write!(
                    f,
                    "the audit ends at record {last}, but the last commit wrote record {head}: records at the end were removed"
                )
            }
            Self::AuditAppended { number } => write!(f, "audit record {number} was added outside of evpki"),
            Self::AuditHeadMissing => write!(f, "the head of the audit was removed"),
            Self::AuditTag { number } => write!(f, "the end of the audit at record {number} was not authenticated by this vault"),
            Self::AuditRecordTag { number } => write!(f, "audit record {number} was not authenticated by this vault"),
            Self::RowEdited { row, record: Some(record) } => {
                write!(f, "{row} was edited outside of evpki: it is not what audit record {record} made of it")
            }
            Self::RowEdited { row, record: None } => {
                write!(f, "{row} was added outside of evpki: it carries no authentication tag")
            }
            Self::SetChanged { set } => {
                write!(f, "{set}: a row was added, removed or rolled back outside of evpki")
            }
            Self::Tree { what } => write!(f, "the index that authenticates the rows was edited outside of evpki: {what}"),
        }
    }
}
