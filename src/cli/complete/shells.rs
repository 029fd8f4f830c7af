//! Completion for each shell, so that a completed word is exactly one word of the command line.
//!
//! Station IDs, labels and file names are untrusted. Bash and PowerShell insert a completed word without quoting it, so it is
//! quoted here; zsh, fish and Elvish quote it themselves. A word with control characters, and a value that would be read as a
//! flag, are never offered. The shells may pass words with the quotes that the user typed; these are unquoted first.

use clap_complete::{
    engine::{CompletionCandidate, complete},
    env::{Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh},
};
use std::{
    ffi::{OsStr, OsString},
    io::{self, Write},
    path::Path,
};

/// All supported shells.
pub(super) const ALL: Shells<'static> =
    Shells(&[&Bash, &Safe { shell: &Elvish }, &Safe { shell: &Fish }, &Safe { shell: &Powershell }, &Safe { shell: &Zsh }]);
/// The environment variable with the position of the word to complete.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";
/// The environment variable with the word to complete as the user typed it, with its quotes (bash only).
const TYPED: &str = "_EVPKI_TYPED";

/// The script for bash. Every candidate is one line; it is neither split nor expanded as a pattern.
const BASH: &str = r#"
_clap_complete_NAME() {
    local candidate typed="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]}")
    words[COMP_CWORD]="$2"
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(_CLAP_COMPLETE_INDEX="$COMP_CWORD" _EVPKI_TYPED="$typed" VAR="bash" COMPLETER -- "${words[@]}")
    if [[ "${COMPREPLY-}" != *[=/:] ]] && compopt +o nospace 2> /dev/null; then :; fi
}
if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _clap_complete_NAME BIN
else
    complete -o nospace -o bashdefault -F _clap_complete_NAME BIN
fi
"#;

/// How the incomplete word is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// Without quotes, or with backslashes.
    Bare,
    /// In an open single quote.
    Single,
    /// In an open double quote.
    Double,
    /// In another way: only candidates without special characters are safe.
    Mixed,
}

impl Quoting {
    fn of(typed: &str) -> Self {
        let is_plain = |rest: &str| !rest.contains(['\'', '"']);
        match typed.split_at_checked(1) {
            Some(("'", rest)) if is_plain(rest) => Self::Single,
            Some(("\"", rest)) if is_plain(rest) => Self::Double,
            _ if is_plain(typed) => Self::Bare,
            _ => Self::Mixed,
        }
    }

    /// Returns the typed word. `text` is the word without its open quote.
    fn unquoted(self, text: &str) -> Option<String> {
        match self {
            Self::Single => Some(text.to_owned()),
            Self::Double => unquoted(&format!("\"{text}\"")),
            Self::Bare | Self::Mixed => unquoted(text),
        }
    }

    /// Returns the word, escaped so that it can be inserted. `None` means that this is not possible.
    fn quoted(self, word: &str) -> Option<String> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_=+@.,:/%".contains(c);
        match self {
            Self::Bare => {
                let escaped = word.chars().flat_map(|c| (!is_plain(c) && c.is_ascii()).then_some('\\').into_iter().chain([c]));
                Some(escaped.collect())
            }
            Self::Single => (!word.contains('\'')).then(|| word.to_owned()),
            Self::Double => (!word.contains(['"', '$', '`', '\\', '!'])).then(|| word.to_owned()),
            Self::Mixed => word.chars().all(is_plain).then(|| word.to_owned()),
        }
    }
}

/// Returns a word as a shell reads it. `None` means that its quotes do not match.
pub(super) fn unquoted(word: &str) -> Option<String> {
    // A comment or several words: unchanged.
    match shlex::split(word)?.as_slice() {
        [] if word.is_empty() => Some(String::new()),
        [one] => Some(one.clone()),
        _ => Some(word.to_owned()),
    }
}

/// Bash, which inserts a word without quoting it.
#[derive(Debug)]
struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(&self, var: &str, name: &str, bin: &str, completer: &str, buf: &mut dyn Write) -> io::Result<()> {
        let quoted = |word: &str| shlex::try_quote(word).map(std::borrow::Cow::into_owned).map_err(io::Error::other);
        let script = BASH.replace("VAR", var).replace("NAME", &name.replace('-', "_"));
        writeln!(buf, "{}", script.replace("BIN", &quoted(bin)?).replace("COMPLETER", &quoted(completer)?))
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        arguments: Vec<OsString>,
        directory: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let index: usize = variable(INDEX).and_then(|index| index.to_str()?.parse().ok()).unwrap_or_default();
        // The script of an earlier version does not set it: then the word is not quoted.
        let quoting = variable(TYPED).map_or(Some(Quoting::Bare), |typed| typed.to_str().map(Quoting::of));
        let Some(quoting) = quoting else { return Ok(()) };
        let words = arguments.iter().enumerate().map(|(at, word)| {
            let text = word.to_str()?;
            if at == index { quoting.unquoted(text) } else { unquoted(text).or_else(|| Some(text.to_owned())) }
        });
        let Some(words) = words.map(|word| word.map(OsString::from)).collect::<Option<Vec<_>>>() else { return Ok(()) };
        for word in offered(command, words, index, directory)? {
            if let Some(word) = word.get_value().to_str().and_then(|word| quoting.quoted(word)) {
                writeln!(buf, "{word}")?;
            }
        }
        Ok(())
    }
}

/// A shell that uses clap's script, with candidates that are safe for it.
struct Safe {
    shell: &'static dyn EnvCompleter,
}

impl EnvCompleter for Safe {
    fn name(&self) -> &'static str {
        self.shell.name()
    }

    fn is(&self, name: &str) -> bool {
        self.shell.is(name)
    }

    fn write_registration(&self, var: &str, name: &str, bin: &str, completer: &str, buf: &mut dyn Write) -> io::Result<()> {
        self.shell.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        mut arguments: Vec<OsString>,
        directory: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let index: usize = match self.name() {
            // These shells pass the words up to the one to complete, and no position.
            "fish" | "powershell" => arguments.len().saturating_sub(1),
            _ => variable(INDEX).and_then(|index| index.to_str()?.parse().ok()).unwrap_or_default(),
        };
        if arguments.len() == index {
            arguments.push(OsString::new());
        }
        let typed = |word: &OsString| {
            word.to_str().and_then(|word| {
                unquoted(word).or_else(|| ['\'', '"'].iter().find_map(|quote| unquoted(&format!("{word}{quote}"))))
            })
        };
        let unquotes = ["fish", "zsh"].contains(&self.name());
        let words = arguments.iter().map(|word| Some(word.clone()).filter(|_| !unquotes).or_else(|| typed(word).map(Into::into)));
        let Some(words) = words.collect::<Option<Vec<_>>>() else { return Ok(()) };
        for candidate in offered(command, words, index, directory)? {
            let Some(word) = candidate.get_value().to_str() else { continue };
            let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
            let help = help.lines().next().unwrap_or_default();
            match self.name() {
                "zsh" => {
                    let word = word.replace('\\', "\\\\").replace(':', "\\:");
                    let help = if help.is_empty() { String::new() } else { format!(":{}", help.replace('\\', "\\\\")) };
                    writeln!(buf, "{word}{help}")?;
                }
                "elvish" => writeln!(buf, "{word}")?,
                "powershell" => writeln!(buf, "{}{}", quoted_for_powershell(word), tabbed(help))?,
                _ => writeln!(buf, "{word}{}", tabbed(help))?,
            }
        }
        Ok(())
    }
}

fn tabbed(help: &str) -> String {
    if help.is_empty() { String::new() } else { format!("\t{help}") }
}

/// Quotes a word for PowerShell, which inserts it unchanged.
fn quoted_for_powershell(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_+.:/\\=".contains(c);
    // PowerShell also reads these characters as single quotes.
    let doubled = |c: char| if "'‘’‚‛".contains(c) { vec![c, c] } else { vec![c] };
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.chars().flat_map(doubled).collect::<String>()) }
}

/// Returns the safe candidates: words without control characters, and no values that would be read as flags.
fn offered(
    command: &mut clap::Command,
    words: Vec<OsString>,
    index: usize,
    directory: Option<&Path>,
) -> io::Result<Vec<CompletionCandidate>> {
    let typed = words.get(index).cloned().unwrap_or_default();
    let is_after_flags = words.iter().take(index).skip(1).any(|word| word == "--");
    let mut candidates = complete(command, words, index, directory)?;
    candidates.retain(|candidate| {
        let Some(word) = candidate.get_value().to_str() else { return false };
        let is_shown = crate::model::printable(word) == word;
        is_shown && (!word.starts_with('-') || is_after_flags || is_flag(command, word) || is_value_of_flag(&typed, word))
    });
    Ok(candidates)
}

/// Returns whether this command or one of its subcommands has this flag.
fn is_flag(command: &clap::Command, word: &str) -> bool {
    let is_it = |argument: &clap::Arg| {
        let mut longs = argument.get_long_and_visible_aliases().unwrap_or_default().into_iter();
        let mut shorts = argument.get_short_and_visible_aliases().unwrap_or_default().into_iter();
        longs.any(|long| word.strip_prefix("--") == Some(long)) || shorts.any(|short| word == format!("-{short}"))
    };
    command.get_arguments().any(is_it) || command.get_subcommands().any(|sub| is_flag(sub, word)) || word == "--"
}

/// Returns whether the word is the typed flag and `=`, followed by a value.
fn is_value_of_flag(typed: &OsStr, word: &str) -> bool {
    let flag = typed.to_str().and_then(|typed| typed.split_once('=')).map(|(flag, _)| flag);
    flag.is_some_and(|flag| flag.starts_with("--") && word.strip_prefix(flag).is_some_and(|rest| rest.starts_with('=')))
}

/// Reads an environment variable that the script of the shell sets for this process.
fn variable(name: &str) -> Option<OsString> {
    #[allow(clippy::disallowed_methods)]
    std::env::var_os(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bash_reads_a_quoted_word_as_one_word() {
        for word in ["CS|id", "a b", "$(id)", "`id`", "x;id", "~root", "a'b", "a\"b", "DE*1", "#x", "!x", "ü&"] {
            let bare = Quoting::Bare.quoted(word).unwrap();
            assert_eq!(shlex::split(&bare).unwrap(), [word], "{bare}");
            for (quoting, quote) in [(Quoting::Single, "'"), (Quoting::Double, "\"")] {
                if let Some(inside) = quoting.quoted(word) {
                    assert_eq!(shlex::split(&format!("{quote}{inside}{quote}")).unwrap(), [word]);
                }
            }
            assert_eq!(Quoting::Mixed.quoted(word), None);
        }
    }

    #[test]
    fn typed_words_are_unquoted_as_bash_does() {
        assert_eq!(Quoting::of("CS\\|"), Quoting::Bare);
        assert_eq!(Quoting::of("'CS|"), Quoting::Single);
        assert_eq!(Quoting::of("\"CS"), Quoting::Double);
        assert_eq!(Quoting::of("C'S"), Quoting::Mixed);
        assert_eq!(Quoting::Bare.unquoted("CS\\|").as_deref(), Some("CS|"));
        assert_eq!(Quoting::Single.unquoted("CS|").as_deref(), Some("CS|"));
    }

    #[test]
    fn words_for_powershell_are_quoted() {
        assert_eq!(quoted_for_powershell("CS-1"), "CS-1");
        assert_eq!(quoted_for_powershell("CS|id"), "'CS|id'");
        assert_eq!(quoted_for_powershell("a';id;'"), "'a'';id;'''");
    }
}
