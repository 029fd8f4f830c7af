//! What a check of the store finds.

use crate::store::Damage;
use std::collections::HashSet;

/// How many findings of each grade are named; all are counted.
const MOST: usize = 1000;

/// What a finding means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Something is not as it was written.
    Damage,
    /// Something was begun and not completed, or is due.
    Incomplete,
    /// A rule speaks against a certificate that was issued.
    Lint,
    /// Something is open to others that should not be.
    Open,
}

impl Grade {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Damage, Self::Incomplete, Self::Lint, Self::Open];

    /// The name, as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Damage => "damaged",
            Self::Incomplete => "incomplete",
            Self::Lint => "lint",
            Self::Open => "open",
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it means.
    pub grade: Grade,
    /// One word for what kind of finding it is; docs/json.md has the table.
    pub code: &'static str,
    /// What it is about: `certificate SERIAL`, `charger ID`, `authority NAME`, `CRL of NAME`, `slot KIND:LABEL`, a path; `store` where there is nothing nearer.
    pub subject: String,
    /// Where, and what, for people.
    pub what: String,
}

impl Finding {
    /// A finding of this grade.
    pub(super) fn new(grade: Grade, code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self { grade, code, subject: subject.into(), what: what.into() }
    }

    pub(super) fn damage(code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Grade::Damage, code, subject, what)
    }

    pub(super) fn incomplete(code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Grade::Incomplete, code, subject, what)
    }

    /// What the store itself found.
    pub(super) fn of(damage: &Damage) -> Self {
        let code = match damage {
            Damage::Page { .. } => "page",
            Damage::Schema { .. } => "schema",
            Damage::Reference { .. } => "reference",
            Damage::Value { .. } => "value",
            Damage::Digest { .. } => "digest",
            Damage::RowEdited { .. } | Damage::SetChanged { .. } | Damage::Tree { .. } => "unauthentic",
            _ => "audit",
        };
        Self::damage(code, if code == "audit" { "audit" } else { "store" }, damage.to_string())
    }
}

/// Findings as they come: the first of each grade are kept, all are counted.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Vec<Finding>,
    said: HashSet<String>,
    counts: [u64; 4],
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        let count = &mut self.counts[finding.grade as usize];
        if self.said.contains(&finding.what) {
            return;
        }
        *count += 1;
        if *count <= MOST as u64 {
            self.said.insert(finding.what.clone());
            self.kept.push(finding);
        }
    }

    /// How many there are of each grade, in the order of [`Grade::ALL`].
    pub(super) fn counts(&self) -> [u64; 4] {
        self.counts
    }

    /// Those that are kept, the worst first, else in the order in which they were found.
    pub(super) fn into_kept(mut self) -> Vec<Finding> {
        self.kept.sort_by_key(|finding| finding.grade);
        self.kept
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}
