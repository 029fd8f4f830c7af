//! The kinds of damage that a store can have.

/// A part of the store that differs from what evpki wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A page or an index of the file.
    Page {
        /// The finding of the database engine.
        what: String,
    },
    /// A table or an index that is missing, was added or was changed.
    Schema {
        /// Its name.
        name: String,
    },
    /// A row that refers to a row that does not exist.
    Reference {
        /// The table of the row.
        table: String,
        /// The number of the row.
        row: i64,
        /// The table that it refers to.
        to: String,
    },
    /// A value that is malformed for its column.
    Value {
        /// Where the value is, and what is wrong with it.
        what: String,
    },
    /// A certificate, or its bytes to be signed, that does not match the digest stored with it.
    Digest {
        /// The number of its row.
        row: i64,
    },
    /// An audit record that does not match its own hash.
    AuditEdited {
        /// Its number.
        number: u64,
    },
    /// Audit records that are missing.
    AuditRemoved {
        /// The number of the first missing record.
        first: u64,
        /// The number of the last missing record.
        last: u64,
    },
    /// An intact audit record at a place where it was not written.
    AuditReordered {
        /// The number of its current place.
        number: u64,
    },
    /// An audit record whose predecessor is missing: the predecessor was replaced, or removed and the rest renumbered.
    AuditBroken {
        /// Its number.
        number: u64,
    },
    /// The audit log ends before the record that the last commit named.
    AuditTruncated {
        /// The number of its last record.
        last: u64,
        /// The number that the last commit named.
        head: u64,
    },
    /// The audit log continues after the record that the last commit named.
    AuditAppended {
        /// The number of the first record that no commit named.
        number: u64,
    },
    /// The row with the end of the audit log is missing.
    AuditHeadMissing,
    /// The end of the audit log carries a tag that this vault did not make.
    AuditTag {
        /// The number of the record that the row names as the last one.
        number: u64,
    },
    /// An audit record with a tag that this vault did not make.
    AuditRecordTag {
        /// Its number.
        number: u64,
    },
    /// A row whose tag does not match its content.
    RowEdited {
        /// The description of the row.
        row: String,
        /// The number of the audit record that last changed the row, as the row states. `None` means that it carries no tag.
        record: Option<u64>,
    },
    /// A set of rows that is not the current one, although each of its rows carries a correct tag.
    SetChanged {
        /// The description of the set.
        set: String,
    },
    /// A damaged part of the sums over sets of rows, or of the tree over them.
    Tree {
        /// The damaged part.
        what: String,
    },
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page { what } => write!(f, "in the file: {what}"),
            Self::Schema { name } => write!(f, "the table or index `{name}` differs from what evpki created"),
            Self::Reference { table, row, to } => write!(f, "{table} row {row} refers to a row of {to} that does not exist"),
            Self::Value { what } => f.write_str(what),
            Self::Digest { row } => write!(f, "certificates row {row}: the stored bytes do not match the stored digest"),
            Self::AuditEdited { number } => write!(f, "audit record {number} was edited"),
            Self::AuditRemoved { first, last } if first == last => write!(f, "audit record {first} was removed"),
            Self::AuditRemoved { first, last } => write!(f, "audit records {first} to {last} were removed"),
            Self::AuditReordered { number } => write!(f, "audit record {number} was moved to this place"),
            Self::AuditBroken { number } => {
                write!(f, "audit record {number} does not continue its predecessor: the predecessor was replaced or removed")
            }
            Self::AuditTruncated { last, head } => {
                write!(
                    f,
                    "the audit log ends at record {last}, but the last commit wrote record {head}: records at the end are \
                     missing"
                )
            }
            Self::AuditAppended { number } => write!(f, "audit record {number} was added outside of evpki"),
            Self::AuditHeadMissing => write!(f, "the head of the audit log was removed"),
            Self::AuditTag { number } => {
                write!(f, "the end of the audit log at record {number} was not authenticated by this vault")
            }
            Self::AuditRecordTag { number } => write!(f, "audit record {number} was not authenticated by this vault"),
            Self::RowEdited { row, record: Some(record) } => {
                write!(f, "{row} was edited outside of evpki: it does not match the state that audit record {record} wrote")
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
