//! Tables for people.

use crate::model::printable;
use comfy_table::{ContentArrangement, Table, presets};

/// Rows under headings, in columns that line up; empty without rows.
pub(super) fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(headings.to_vec());
    // A cell is one line, whatever it holds.
    table.add_rows(rows.into_iter().map(|row| row.iter().map(|cell| printable(cell)).collect::<Vec<_>>()));
    if table.is_empty() {
        return String::new();
    }
    table.lines().map(|line| line.trim_end().strip_prefix(' ').unwrap_or("").to_owned() + "\n").collect()
}

/// `key  value` lines, the values in one column.
pub(super) fn pairs(pairs: &[(&str, String)]) -> String {
    let width = pairs.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    pairs.iter().map(|(key, value)| format!("{key:<width$}  {}\n", printable(value))).collect()
}
