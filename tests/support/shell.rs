//! Command lines as they stand in help and definitions, and a place where they can be run as they stand: in a session whose directory is
//! the working directory, and the root of every absolute path.

use super::session::{PASSPHRASE, Said, Session};
use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

/// There is one working directory.
static HERE: Mutex<()> = Mutex::new(());

/// A command line, taken apart.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words, `evpki` first.
    pub(crate) words: Vec<String>,
    /// The file that it reads from stdin.
    pub(crate) stdin: Option<String>,
    /// The file that its stdout goes to.
    pub(crate) stdout: Option<String>,
}

impl Line {
    /// Takes a line apart: words, quotes, `<`, `>`; up to a comment or a pipe.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let (mut word, mut quote, mut begun) = (String::new(), None, false);
        for c in text.chars() {
            match (quote, c) {
                (Some(q), _) if c == q => quote = None,
                (None, '\'' | '"') => (quote, begun) = (Some(c), true),
                (None, '#') if !begun => break,
                (None, '|') => break,
                (None, c) if c.is_whitespace() => {
                    if std::mem::take(&mut begun) {
                        words.push(std::mem::take(&mut word));
                    }
                }
                (_, c) => {
                    begun = true;
                    word.push(c);
                }
            }
        }
        words.extend(begun.then_some(word));
        let mut line = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "<" => line.stdin = words.next(),
                ">" => line.stdout = words.next(),
                _ => line.words.push(word),
            }
        }
        line
    }

    /// The names of its command, without what it is told: `charger add`.
    pub(crate) fn command(&self) -> String {
        let mut command = &evpki::cli::command();
        let mut names = Vec::new();
        for word in &self.words[1..] {
            let Some(found) = command.find_subcommand(word) else { continue };
            names.push(word.as_str());
            command = found;
        }
        names.join(" ")
    }

    /// Runs it in a session, as a person who says yes.
    pub(crate) fn run(&self, session: &Session) -> Said {
        let _here = HERE.lock().unwrap_or_else(PoisonError::into_inner);
        std::env::set_current_dir(session.path("")).unwrap();
        let stdin = self.stdin.as_ref().map(|path| fs::read(session.path(path)).unwrap()).unwrap_or_default();
        let words = self.words[1..].iter().map(|word| moved(session, word));
        let yes = (!self.words.iter().any(|word| word == "--yes")).then(|| "--yes".to_owned());
        let said = session.run_in(words.chain(yes).collect::<Vec<_>>(), stdin, |world| {
            for name in ["CI_PASSPHRASE", "OLD", "PW"] {
                world.environment.insert(name.to_owned(), PASSPHRASE.to_owned());
            }
            world.environment.insert("NEW".to_owned(), format!("{PASSPHRASE} anew"));
        });
        std::env::set_current_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        if let Some(path) = &self.stdout {
            fs::write(session.path(path), &said.stdout).unwrap();
        }
        said
    }
}

/// A word whose absolute path is below the session's directory.
fn moved(session: &Session, word: &str) -> String {
    let (before, path) = word.strip_prefix("file:").map_or(("", word), |path| ("file:", path));
    if !path.starts_with('/') {
        return word.to_owned();
    }
    let path = session.path(&path[1..]);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    format!("{before}{}", path.display())
}

/// Everything in backticks that begins with `evpki `, and every indented line that does; two on a line are apart by three spaces.
pub(crate) fn commands_in(document: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut prose = String::new();
    for line in document.lines() {
        match line.strip_prefix("    ") {
            Some(code) => found.extend(code.split("   ").map(str::trim).filter(|c| c.starts_with("evpki ")).map(str::to_owned)),
            None => prose += &format!("{line}\n"),
        }
    }
    let ticked =
        prose.split('`').skip(1).step_by(2).filter(|text| text.starts_with("evpki ")).map(|text| text.replace('\n', " "));
    found.extend(ticked);
    // `evpki = …` and the like are other languages.
    found.retain(|command| command["evpki ".len()..].starts_with(|c: char| c.is_ascii_lowercase() || c == '-'));
    found
}

/// Whether evpki understands a command line; why not, if not. The bare name of a command is understood: it stands for what it does.
pub(crate) fn understood(line: &Line) -> Result<(), String> {
    use clap::error::ErrorKind;
    let error = match evpki::cli::command().try_get_matches_from(&line.words) {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    let is_name = line.command() == line.words[1..].join(" ");
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(()),
        ErrorKind::MissingRequiredArgument | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if is_name => Ok(()),
        _ => Err(error.to_string()),
    }
}

/// Copies a directory with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}
