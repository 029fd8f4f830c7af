//! The findings of a check of the store.

use crate::store::Damage;
use std::collections::HashSet;

/// The number of findings of each grade that are kept. All are counted.
const MOST: usize = 1000;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Data is not as evpki wrote it.
    Damage,
    /// An operation was started and not completed, or is due.
    Incomplete,
    /// A certificate that was issued violates a rule.
    Lint,
    /// Other users can access a file that they must not access.
    Open,
}

impl Grade {
    /// All grades, worst first.
    pub const ALL: [Self; 4] = [Self::Damage, Self::Incomplete, Self::Lint, Self::Open];

    /// Returns the name, as printed and in JSON.
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

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How serious it is.
    pub grade: Grade,
    /// The code of the kind of finding; docs/json.md contains the table.
    pub code: &'static str,
    /// The subject: `certificate SERIAL`, `charger ID`, `authority NAME`, `CRL of NAME`, `slot KIND:LABEL`, or a path; `store` if it concerns
    /// the whole store.
    pub subject: String,
    /// Where the problem is and what it is, as text for the operator.
    pub what: String,
}

impl Finding {
    /// Creates a finding of this grade.
    pub(super) fn new(grade: Grade, code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self { grade, code, subject: subject.into(), what: what.into() }
    }

    pub(super) fn damage(code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Grade::Damage, code, subject, what)
    }

    pub(super) fn incomplete(code: &'static str, subject: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Grade::Incomplete, code, subject, what)
    }

    /// Creates the finding for damage that the store itself reports.
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

/// Collects findings: keeps the first of each grade, and counts all.
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

    /// Returns the number of findings of each grade, in the order of [`Grade::ALL`].
    pub(super) fn counts(&self) -> [u64; 4] {
        self.counts
    }

    /// Returns the findings that were kept, worst grade first, within a grade in the order in which they were found.
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
