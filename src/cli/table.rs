//! Tables and label-value lists, for people.

use crate::model::printable;
use comfy_table::{ContentArrangement, Table, presets};

/// Formats rows as a table with headings. Returns an empty text if there are no rows.
pub(super) fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(headings.to_vec());
    // A cell is always one line, because control characters are escaped.
    table.add_rows(rows.into_iter().map(|row| row.iter().map(|cell| printable(cell)).collect::<Vec<_>>()));
    if table.is_empty() {
        return String::new();
    }
    table.lines().map(|line| line.trim_end().strip_prefix(' ').unwrap_or("").to_owned() + "\n").collect()
}

/// Formats `key  value` lines, with the values in one column.
pub(super) fn pairs(pairs: &[(&str, String)]) -> String {
    let width = pairs.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    pairs.iter().map(|(key, value)| format!("{key:<width$}  {}\n", printable(value))).collect()
}
