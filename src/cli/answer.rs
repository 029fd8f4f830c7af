//! The answer of a command: data on stdout, messages on stderr, and an exit status.

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

/// The colours of help texts.
pub(super) const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// The output of a command.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// The text for people.
    pub text: String,
    /// The JSON object for programs. `Null` means that the data was streamed already.
    pub json: Value,
    /// JSON objects for programs, one a line, instead of `json`. They may contain secrets that the user asked for.
    pub lines: Vec<Value>,
    /// Whether the text is requested data and not only a report of what was done. `--quiet` does not suppress data.
    pub is_data: bool,
    /// Notes for people.
    pub notes: Vec<String>,
    /// What to do next. A command in backticks is a valid evpki command.
    pub next: Vec<String>,
    /// The outcome if the command did not complete everything. `None` means success.
    pub outcome: Option<Outcome>,
}

impl Answer {
    /// Creates a report of what was done.
    pub(super) fn done(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, ..Self::default() }
    }

    /// Creates an answer with requested data.
    pub(super) fn data(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, is_data: true, ..Self::default() }
    }

    /// Creates an answer with requested data: text for people, and one JSON object a line for programs.
    pub(super) fn lines(text: impl Into<String>, lines: Vec<Value>) -> Self {
        Self { text: text.into(), lines, is_data: true, ..Self::default() }
    }

    /// Adds a note.
    #[must_use]
    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a next step.
    #[must_use]
    pub(super) fn next(mut self, next: impl Into<String>) -> Self {
        self.next.push(next.into());
        self
    }

    /// Prints the answer and returns the outcome.
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

/// Writes data to stdout and returns whether this succeeded. A closed pipe is not an error: the reader stopped on purpose.
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

/// Writes a message to stderr. If stderr cannot be written, the command still succeeds.
pub(super) fn talk(world: &mut World, text: &str) {
    let _ = world.stderr.write_all(text.as_bytes()).and_then(|()| world.stderr.flush());
}

/// Escapes characters that can manipulate a terminal, line by line: names of files, certificates and bundles are untrusted.
fn printable_lines(text: &str) -> String {
    text.split('\n').map(|line| line.split('\t').map(printable).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
}

/// Like [`printable_lines`], but keeps colours: clap repeats the user's input between its own styles.
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

/// Prints an error and returns its outcome.
pub(super) fn error(error: &Error, globals: &Globals, world: &mut World) -> Outcome {
    if globals.json {
        let json = json!({ "error": error_json(error) });
        // A failure of this write is ignored: the error itself goes to stderr below.
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

/// Formats an error on one line: the message, its causes and its hints. For commands that continue after an error.
pub(super) fn in_a_line(error: &Error) -> String {
    let parts =
        std::iter::once(&error.message).chain(&error.causes).map(|part| pasteable(&printable_lines(part)).replace('\n', " "));
    let hints = error.hints.iter().map(|hint| pasteable(&printable_lines(hint)).replace('\n', " "));
    let (says, hints) = (parts.collect::<Vec<_>>().join(": "), hints.collect::<Vec<_>>().join("; "));
    if hints.is_empty() { says } else { format!("{says} ({hints})") }
}

/// The JSON object of an error.
pub(super) fn error_json(error: &Error) -> Value {
    json!({ "message": error.message, "causes": error.causes, "hints": error.hints, "exit_status": error.outcome.code() })
}

/// Prints an error of the command line, or the text that `--help` or `--version` asks for.
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

/// Returns the table of exit statuses for the help.
pub(super) fn exit_statuses() -> String {
    let rows = Outcome::TABLE.iter().map(|(outcome, meaning)| format!("  {:>2}  {meaning}\n", outcome.code()));
    format!("Exit status:\n{}", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{printable_lines, printable_styled};

    #[test]
    fn printable_lines_keeps_line_breaks_and_tabs_and_escapes_other_controls() {
        assert_eq!(printable_lines("a\tb\n\u{1b}[2J\r\u{202e}ü\u{9b}\n"), "a\tb\n\\u{1b}[2J\\r\\u{202e}ü\\u{9b}\n");
    }

    #[test]
    fn printable_styled_keeps_colours_and_escapes_other_controls() {
        assert_eq!(
            printable_styled("\u{1b}[1;31merror:\u{1b}[0m \u{1b}[2J\u{202e}\n"),
            "\u{1b}[1;31merror:\u{1b}[0m \\u{1b}[2J\\u{202e}\n"
        );
    }
}
