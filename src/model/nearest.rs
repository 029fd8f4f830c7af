//! Which known name a person probably meant.

/// The longest text to compare: no known name is longer, and a misspelt name is not either.
const LONGEST: usize = 64;

/// The known name that `given` was probably meant to be: the one with the fewest edits, as long as no more than a third of it is
/// wrong. Letter case counts for nothing; of two as near, the first.
///
/// ```
/// assert_eq!(evpki::model::nearest("seriel_number", ["station_id", "serial_number"]), Some("serial_number"));
/// assert_eq!(evpki::model::nearest("colour", ["station_id", "serial_number"]), None);
/// ```
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > LONGEST {
        return None;
    }
    let given = given.to_lowercase();
    let near = |name: &'a str| {
        let edits = distance(&given, &name.to_lowercase());
        (edits <= (name.chars().count() / 3).max(1)).then_some((edits, name))
    };
    known.into_iter().filter_map(near).min_by_key(|(edits, _)| *edits).map(|(_, name)| name)
}

/// ``, did you mean `x`?`` when there is a nearest name; else nothing. For the ends of messages.
pub(crate) struct Hint<'a>(pub(crate) Option<&'a str>);

impl std::fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |name| write!(f, ", did you mean `{name}`?"))
    }
}

/// How many characters must be inserted, deleted, replaced or swapped with their neighbour to turn one text into the other
/// (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = replaced.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (a, b, edits) in
            [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("größe", "grösse", 2)]
        {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_is_near() {
        let known = ["root-ca", "server-ca", "client-ca", "csms", "charger"];
        for (given, meant) in [
            ("chargr", Some("charger")),
            ("cmss", Some("csms")),
            ("Server-CA", Some("server-ca")),
            ("ca", None),
            ("", None),
            ("evse", None),
        ] {
            assert_eq!(nearest(given, known), meant, "{given}");
        }
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
    }
}
