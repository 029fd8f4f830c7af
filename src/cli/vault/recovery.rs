//! `evpki vault recovery`: how it is said and shown.

use crate::commands::shell_quote::shell_quoted;
use crate::{
    cli::{Answer, Globals, World, screen},
    commands::{
        Error,
        vault::slots::add::{self, Report, Way},
    },
    failpoints::{Point, reached},
    model::{PrintablePath as _, Secret},
};
use clap::Args;
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    path::PathBuf,
};
use zeroize::Zeroizing;

/// Make a recovery code: what opens the vault when the passphrase is forgotten
///
/// Draws a code of eight groups of five letters and digits and shows it once, on stdout: write it down and lock it away. A terminal shows it on a
/// second screen, until you press Enter. Type the code wherever the passphrase of the vault is asked for; a typing error is reported with its
/// group. `evpki vault passphrase` then sets a new passphrase. The code is valid until `evpki vault slots remove` removes it. Asks for the
/// passphrase, even while a keyring opens the vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault recovery
  evpki vault recovery --label safe-2026 --out /media/safe/code.txt")]
pub(in crate::cli) struct Arguments {
    /// What to call it [default: recovery, recovery-2 and so on]
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
    /// Write the code to this file, which only its owner may read, and do not show it
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = add::Request { way: Way::Recovery { out: arguments.out }, label: arguments.label };
    let report = globals.with_context(world, |context| add::run(context, &request))?;
    let label = &report.label;
    let mut was_cleared = false;
    if let Some(code) = &report.code {
        reached(Point::CodeUnseen);
        let text = if globals.json { json_of(&report).to_string() } else { text_of(&report, code, world.stdout_is_terminal) };
        let text = Zeroizing::new(text);
        // A terminal at which nobody can press a key is written on like a file.
        was_cleared = !globals.json && screen::can_be_cleared(world) && screen::look_at(world, &text, screen::Look::Long).is_ok();
        if !was_cleared {
            show(&mut world.stdout, &text).map_err(|e| unseen(label, &e))?;
        }
    }
    let answer = match &report.path {
        Some(path) => {
            let text = format!("Wrote the recovery code `{label}` to {}", path.shown());
            Answer::done(text, json_of(&report))
                .note("whoever reads that file opens the vault: keep it elsewhere, such as on paper in a safe")
        }
        None => Answer::default()
            .note(match (was_cleared, world.stdout_is_terminal) {
                (true, _) => "the code was shown once, and nothing of it stays on your screen: lock away what you wrote down",
                (false, true) => "this is shown once: write it down, lock it away, and clear the scrollback of your terminal",
                (false, false) => "this is shown once: write it down, and lock it away",
            })
            .note(format!("type it, on one line, where the passphrase is asked for; the vault knows it as `{label}`")),
    };
    Ok(answer.next("`evpki vault passphrase`, with the code in the place of the old one, should the passphrase be forgotten"))
}

fn show(stdout: &mut dyn Write, text: &str) -> io::Result<()> {
    stdout.write_all(text.as_bytes())?;
    stdout.write_all(b"\n")?;
    stdout.flush()
}

/// The code for people: by itself in a pipe; on a terminal as somebody writes it down, in two lines.
fn text_of(report: &Report, code: &Secret, for_paper: bool) -> String {
    let code = code.expose_str().unwrap_or_default();
    let groups: Vec<&str> = code.split('-').collect();
    match groups.split_at_checked(groups.len() / 2).filter(|_| for_paper) {
        Some((first, second)) => {
            let (label, pki) = (&report.label, report.pki);
            format!("Recovery code `{label}` of the PKI {pki}\n\n    {}-\n    {}\n", first.join("-"), second.join("-"))
        }
        None => code.to_owned(),
    }
}

/// A slot that was added, for programs.
pub(super) fn json_of(report: &Report) -> Value {
    let (kdf, code) = (report.kdf.map(super::kdf_json), report.code.as_ref().and_then(Secret::expose_str));
    json!({ "kind": report.kind, "label": report.label, "kdf": kdf, "code": code, "path": report.path })
}

/// A code that nobody has seen opens nothing, and its slot looks as if it did.
fn unseen(label: &str, error: &io::Error) -> Error {
    Error::cannot(format!("the recovery code could not be shown: {error}"))
        .hint(format!(
            "nobody knows it: take it out with `evpki vault slots remove {}`",
            shell_quoted(format!("recovery:{label}"))
        ))
        .hint("make another with `evpki vault recovery`")
}
