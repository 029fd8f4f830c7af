//! Suggested commands, quoted so that they can be pasted into a shell.

/// The start of a suggested command.
const START: &str = "\u{60}evpki ";

/// Quotes the suggested commands of a text. In ``evpki …`` between backticks, a word with a character that is special in a shell,
/// such as the `*` of a station ID, is put into single quotes. Quoted words stay as they are. A quoted word that begins with `-`
/// is a value: it is moved to a place where it cannot be read as a flag
/// ([`shell_quoted`](crate::commands::shell_quote::shell_quoted)).
pub(super) fn pasteable(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(START) {
        let (before, command) = rest.split_at(start + 1);
        let Some((words, after)) = words(command) else { break };
        out += before;
        out += &separated(&words).join(" ");
        rest = after;
    }
    out + rest
}

/// Returns the quoted words of a command up to the backtick that ends it, and the text from that backtick on. A backtick inside
/// quotes does not end the command.
fn words(command: &str) -> Option<(Vec<String>, &str)> {
    let (mut words, mut word) = (vec![], String::new());
    let mut quote = None;
    let mut characters = command.char_indices();
    while let Some((at, c)) = characters.next() {
        match (quote, c) {
            (None, '`') => {
                words.push(quoted(word));
                return Some((words, &command[at..]));
            }
            (None, ' ') => words.push(quoted(std::mem::take(&mut word))),
            _ => {
                word.push(c);
                match quote {
                    None if c == '\'' => quote = Some(if word == "$'" { '$' } else { c }),
                    None if c == '"' => quote = Some(c),
                    Some('$' | '"') if c == '\\' => word.extend(characters.next().map(|(_, escaped)| escaped)),
                    Some('$') if c == '\'' => quote = None,
                    Some(open) if c == open => quote = None,
                    _ => {}
                }
            }
        }
    }
    // An unmatched quote, such as an apostrophe: the text in backticks is not a command.
    None
}

/// Returns a word, in quotes if it needs them.
fn quoted(word: String) -> String {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "-_=+@.,:/%".contains(c));
    if plain || word.contains(['\'', '"']) { word } else { format!("'{word}'") }
}

/// Returns the words of a command, with values that begin with `-` moved to places where no flag is expected.
fn separated(words: &[String]) -> Vec<String> {
    let is_dashed = |word: &String| word.starts_with("'-") || word.starts_with("\"-") || word.starts_with("$'-");
    if !words.iter().any(is_dashed) {
        return words.to_vec();
    }
    let (mut flags, mut values): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for word in words {
        match flags.last_mut() {
            Some(flag) if is_dashed(word) && takes_value(words, flag) => *flag += &format!("={word}"),
            _ if is_dashed(word) => values.push(word.clone()),
            _ => flags.push(word.clone()),
        }
    }
    if !values.is_empty() {
        flags.push("--".to_owned());
    }
    [flags, values].concat()
}

/// Returns whether this word is a flag of the command that takes a value.
fn takes_value(words: &[String], flag: &str) -> bool {
    let root = super::command();
    let mut command = &root;
    for word in words.iter().skip(1) {
        let Some(found) = command.find_subcommand(word) else { break };
        command = found;
    }
    let all = command.get_arguments().chain(root.get_arguments());
    let mut named = all.filter(|argument| argument.get_long().is_some_and(|long| flag.strip_prefix("--") == Some(long)));
    named.next().is_some_and(|argument| argument.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::pasteable;

    #[test]
    fn suggested_commands_are_quoted_for_a_shell() {
        assert_eq!(pasteable("`evpki charger show DE*ACM*E1` shows it"), "`evpki charger show 'DE*ACM*E1'` shows it");
        assert_eq!(
            pasteable("with `--bundles DIR|FILE` or `evpki crl publish --out DIR`"),
            "with `--bundles DIR|FILE` or `evpki crl publish --out DIR`"
        );
        assert_eq!(pasteable("`evpki certificate show CS-1`, or not"), "`evpki certificate show CS-1`, or not");
        for (given, shown) in [
            ("^evpki charger issue '-rf' --again^, if", "^evpki charger issue --again -- '-rf'^, if"),
            ("^evpki password retire --batch '-x' --yes^", "^evpki password retire --batch='-x' --yes^"),
            ("^evpki bundle verify 'a^b c'^, x", "^evpki bundle verify 'a^b c'^, x"),
            (
                "^evpki bundle verify $'a\\'^b'^; ^evpki charger show A*^",
                "^evpki bundle verify $'a\\'^b'^; ^evpki charger show 'A*'^",
            ),
            ("^evpki's^ is", "^evpki's^ is"),
            ("^evpki x's", "^evpki x's"),
        ] {
            let ticked = |text: &str| text.replace('^', "\u{60}");
            assert_eq!(pasteable(&ticked(given)), ticked(shown));
        }
    }
}
