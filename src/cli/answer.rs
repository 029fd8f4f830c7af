//! How a command answers: data to stdout, talk to stderr, an exit status.

use super::{
    World,
    globals::{Color, Globals},
    pasteable::pasteable,
};
use crate::{
    commands::Error,
    model::{Outcome, printable},
};
use clap::builder::styling::{AnsiColor, Styles};
use serde_json::{Value, json};
use std::io::Write;

/// The colours of the help.
pub(super) const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// What a command has to say.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// For people.
    pub text: String,
    /// For programs; `Null` when the data was streamed already.
    pub json: Value,
    /// For programs, one a line, in place of `json`; each may hold what was asked for in secret.
    pub lines: Vec<Value>,
    /// Whether the text is what was asked for, and not only word of what was done: then `--quiet` does not silence it.
    pub is_data: bool,
    /// What is worth knowing besides, for people.
    pub notes: Vec<String>,
    /// What to do next; a command in backticks is one that evpki understands.
    pub next: Vec<String>,
    /// How it ended, when not all was done.
    pub outcome: Option<Outcome>,
}

impl Answer {
    /// Word of what was done.
    pub(super) fn done(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, ..Self::default() }
    }

    /// What was asked for.
    pub(super) fn data(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, is_data: true, ..Self::default() }
    }

    /// What was asked for: text for people, and for programs an object a line.
    pub(super) fn lines(text: impl Into<String>, lines: Vec<Value>) -> Self {
        Self { text: text.into(), lines, is_data: true, ..Self::default() }
    }

    /// With a note.
    #[must_use]
    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With what to do next.
    #[must_use]
    pub(super) fn next(mut self, next: impl Into<String>) -> Self {
        self.next.push(next.into());
        self
    }

    /// Gives it.
    pub(super) fn give(self, globals: &Globals, world: &mut World) -> Outcome {
        let mut out = String::new();
        if globals.json {
            out = self.lines.iter().map(|line| format!("{line}\n")).collect();
            if !self.json.is_null() {
                out = format!("{}\n", self.json);
            }
        } else if self.is_data || !globals.quiet {
            out = printable_lines(&self.text);
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
        }
        let given = data(world, out.as_bytes());
        if !globals.quiet && !globals.json {
            for note in &self.notes {
                talk(world, &format!("note: {}\n", pasteable(&printable_lines(note))));
            }
            for next in &self.next {
                talk(world, &format!("next: {}\n", pasteable(&printable_lines(next))));
            }
        }
        if given { self.outcome.unwrap_or(Outcome::Done) } else { Outcome::Cannot }
    }
}

/// Writes data to stdout. A pipe that was closed is no error: whoever closed it has seen enough. Anything else that goes wrong is.
pub(super) fn data(world: &mut World, bytes: &[u8]) -> bool {
    let written = world.stdout.write_all(bytes).and_then(|()| world.stdout.flush());
    match written {
        Ok(()) => true,
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => true,
        Err(e) => {
            talk(world, &format!("error: cannot write to stdout: {e}\n"));
            false
        }
    }
}

/// Writes talk to stderr. That it cannot be heard is no reason to fail.
pub(super) fn talk(world: &mut World, text: &str) {
    let _ = world.stderr.write_all(text.as_bytes()).and_then(|()| world.stderr.flush());
}

/// The lines of a text, each without what plays tricks on a terminal: names of files, certificates and bundles come from anywhere.
fn printable_lines(text: &str) -> String {
    text.split('\n').map(|line| line.split('\t').map(printable).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
}

/// The same of a text with colours in it, which stay: clap repeats whatever was typed.
fn printable_styled(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut out = printable_lines(parts.next().unwrap_or_default());
    for part in parts {
        let style = part.strip_prefix('[').and_then(|rest| rest.split_once('m'));
        let is_style = style.is_some_and(|(codes, _)| codes.bytes().all(|b| b.is_ascii_digit() || b == b';'));
        out += if is_style { "\u{1b}" } else { "\\u{1b}" };
        out += &printable_lines(part);
    }
    out
}

/// Tells of an error.
pub(super) fn error(error: &Error, globals: &Globals, world: &mut World) -> Outcome {
    if globals.json {
        let json = json!({ "error": error_json(error) });
        // That it could not be written there is said below, if it is what went wrong; and if not, this is what matters.
        let _ = world.stdout.write_all(format!("{json}\n").as_bytes()).and_then(|()| world.stdout.flush());
    }
    let coloured = match globals.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => world.stderr_is_terminal && world.variable("NO_COLOR").is_none() && world.variable("TERM") != Some("dumb"),
    };
    let paint = |word: &str, code: u8| if coloured { format!("\x1b[1;{code}m{word}\x1b[0m") } else { word.to_owned() };
    let mut text =
        format!("{} {}\n", paint("error:", 31), pasteable(&printable_lines(&error.message)).replace('\n', "\n       "));
    for cause in &error.causes {
        text += &format!("{} {}\n", paint("caused by:", 33), pasteable(&printable_lines(cause)).replace('\n', "\n           "));
    }
    for hint in &error.hints {
        text += &format!("{} {}\n", paint("hint:", 36), pasteable(&printable_lines(hint)));
    }
    talk(world, &text);
    error.outcome
}

/// An error on one line, for whoever does one thing after the other: what, why, and what to do.
pub(super) fn in_a_line(error: &Error) -> String {
    let parts =
        std::iter::once(&error.message).chain(&error.causes).map(|part| pasteable(&printable_lines(part)).replace('\n', " "));
    let hints = error.hints.iter().map(|hint| pasteable(&printable_lines(hint)).replace('\n', " "));
    let (says, hints) = (parts.collect::<Vec<_>>().join(": "), hints.collect::<Vec<_>>().join("; "));
    if hints.is_empty() { says } else { format!("{says} ({hints})") }
}

/// An error, for programs.
pub(super) fn error_json(error: &Error) -> Value {
    json!({ "message": error.message, "causes": error.causes, "hints": error.hints, "exit_status": error.outcome.code() })
}

/// Tells what was wrong with a command line, or what `--help` and `--version` ask for.
pub(super) fn usage(error: &clap::Error, json: bool, world: &mut World) -> Outcome {
    let coloured = if error.use_stderr() { world.stderr_is_terminal } else { world.stdout_is_terminal }
        && world.variable("NO_COLOR").is_none();
    let text = error.render();
    let text = if coloured { text.ansi().to_string() } else { text.to_string() };
    if error.use_stderr() {
        if json {
            let plain = printable_styled(&error.render().to_string());
            let message = plain.split("\n\n").next().unwrap_or_default().trim();
            let error = Error::usage(message.strip_prefix("error: ").unwrap_or(message));
            data(world, format!("{}\n", json!({ "error": error_json(&error) })).as_bytes());
        }
        talk(world, &printable_styled(&text));
        return Outcome::Usage;
    }
    if data(world, text.as_bytes()) { Outcome::Done } else { Outcome::Cannot }
}

/// The table of exit statuses, for help and man page.
pub(super) fn exit_statuses() -> String {
    let rows = Outcome::TABLE.iter().map(|(outcome, meaning)| format!("  {:>2}  {meaning}\n", outcome.code()));
    format!("Exit status:\n{}", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{printable_lines, printable_styled};

    #[test]
    fn a_text_keeps_its_lines_and_columns_and_nothing_else_that_moves() {
        assert_eq!(printable_lines("a\tb\n\u{1b}[2J\r\u{202e}ü\u{9b}\n"), "a\tb\n\\u{1b}[2J\\r\\u{202e}ü\\u{9b}\n");
    }

    #[test]
    fn colours_stay_and_nothing_else_does() {
        assert_eq!(
            printable_styled("\u{1b}[1;31merror:\u{1b}[0m \u{1b}[2J\u{202e}\n"),
            "\u{1b}[1;31merror:\u{1b}[0m \\u{1b}[2J\\u{202e}\n"
        );
    }
}
