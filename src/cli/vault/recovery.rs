//! `evpki vault recovery`: arguments and output.

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

/// Create a recovery code, which opens the vault without the passphrase
///
/// Generates a code of eight groups of five letters and digits, and shows it once on stdout. Write it down and store it in a safe
/// place. A terminal shows it on a second screen until you press Enter. Type the code at any prompt for the passphrase of the
/// vault; a typing error is reported with its group. Then set a new passphrase with `evpki vault passphrase`. The code is valid
/// until you remove it with `evpki vault slots remove`. Asks for the passphrase, even while a keyring opens the vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault recovery
  evpki vault recovery --label safe-2026 --out /media/safe/code.txt")]
pub(in crate::cli) struct Arguments {
    /// Label of the new slot [default: recovery, recovery-2 and so on]
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
    /// File for the code, readable by its owner only; the code is not shown
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
        // A terminal without key input is written like a file.
        was_cleared = !globals.json && screen::can_be_cleared(world) && screen::look_at(world, &text, screen::Look::Long).is_ok();
        if !was_cleared {
            show(&mut world.stdout, &text).map_err(|e| unseen(label, &e))?;
        }
    }
    let answer = match &report.path {
        Some(path) => {
            let text = format!("Wrote the recovery code `{label}` to {}", path.shown());
            Answer::done(text, json_of(&report))
                .note("anyone who reads this file can open the vault: store it elsewhere, for example on paper in a safe")
        }
        None => Answer::default()
            .note(match (was_cleared, world.stdout_is_terminal) {
                (true, _) => "the code was shown once and is no longer on your screen: store your copy in a safe place",
                (false, true) => "the code is shown only once: write it down, store it in a safe place, and clear the scrollback of your terminal",
                (false, false) => "the code is shown only once: write it down and store it in a safe place",
            })
            .note(format!("type it on one line at the passphrase prompt; its slot has the label `{label}`")),
    };
    Ok(answer.next("if you forget the passphrase, set a new one with `evpki vault passphrase` and type this code as the old one"))
}

fn show(stdout: &mut dyn Write, text: &str) -> io::Result<()> {
    stdout.write_all(text.as_bytes())?;
    stdout.write_all(b"\n")?;
    stdout.flush()
}

/// Formats the code for people: on two lines for copying it to paper, or only the code in a pipe.
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

/// The JSON object of a slot that was added.
pub(super) fn json_of(report: &Report) -> Value {
    let (kdf, code) = (report.kdf.map(super::kdf_json), report.code.as_ref().and_then(Secret::expose_str));
    json!({ "kind": report.kind, "label": report.label, "kdf": kdf, "code": code, "path": report.path })
}

/// The error if the code could not be shown: the user must remove its slot, which is of no use without the code.
fn unseen(label: &str, error: &io::Error) -> Error {
    Error::cannot(format!("cannot show the recovery code: {error}"))
        .hint(format!(
            "the code is lost: remove its slot with `evpki vault slots remove {}`",
            shell_quoted(format!("recovery:{label}"))
        ))
        .hint("create another code with `evpki vault recovery`")
}
