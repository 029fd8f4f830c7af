//! The details of an audit record as text that a person can read: a line `key=value` for each.

/// The details as lines; a backslash, a line feed and, in a key, an equals sign are escaped by a backslash.
pub(super) fn write(details: &[(String, String)]) -> String {
    let mut lines = String::new();
    for (key, value) in details {
        lines.push_str(&escaped(key).replace('=', "\\="));
        lines.push('=');
        lines.push_str(&escaped(value));
        lines.push('\n');
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

/// The details behind the lines, if [`write`] wrote them.
pub(super) fn read(lines: &str) -> Option<Vec<(String, String)>> {
    let details: Option<Vec<_>> = lines.split_terminator('\n').map(pair).collect();
    details.filter(|details| write(details) == lines)
}

fn pair(line: &str) -> Option<(String, String)> {
    let (mut key, mut value, mut in_key) = (String::new(), String::new(), true);
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        let c = match c {
            '\\' => match characters.next()? {
                'n' => '\n',
                literal => literal,
            },
            '=' if in_key => {
                in_key = false;
                continue;
            }
            c => c,
        };
        if in_key { &mut key } else { &mut value }.push(c);
    }
    (!in_key).then_some((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let pairs = [("a", "b"), ("", ""), ("k=\\=\n", "v=\\n\n\\"), ("ü", "\r\0")];
        for count in 0..=pairs.len() {
            let details: Vec<_> = pairs[..count].iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            assert_eq!(read(&write(&details)), Some(details));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for bad in ["a", "a=b", "a\n", "a=b\\\n", "\\a=b\n", "\n"] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }
}
