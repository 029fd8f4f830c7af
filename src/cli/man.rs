//! `evpki man`: arguments and output. It writes one manual page for each command.

use super::{Answer, Globals, World, describe};
use crate::{
    commands::Error,
    files::{self, Audience, Existing},
    model::{Outcome, PrintablePath as _},
};
use clap::Args;
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};
use serde_json::json;
use std::path::PathBuf;

/// Write the manual pages to a directory
///
/// Writes one page for each command, such as `evpki-password-rotate.1`. Replaces existing pages.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki man /usr/local/share/man/man1")]
pub(super) struct Arguments {
    /// Directory to write to
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    directory: PathBuf,
}

pub(super) fn run(_: &Globals, arguments: Arguments, _: &mut World) -> Result<Answer, Error> {
    let directory = &arguments.directory;
    files::create_directory(directory)?;
    let pages = pages()?;
    for (name, page) in &pages {
        files::write(&directory.join(name), page, Audience::Everybody, Existing::Replace)?;
    }
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    let text = format!("Wrote {} to {}", describe::count(pages.len() as u64, "page"), directory.shown());
    Ok(Answer::done(text, json!({ "directory": directory, "pages": names })))
}

/// Returns all pages with their file names.
fn pages() -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut command = super::command().after_help(None::<&str>).disable_help_subcommand(true);
    command.build();
    let mut pages = Vec::new();
    collect(&command, &mut pages)?;
    Ok(pages)
}

fn collect(command: &clap::Command, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
    let man = Man::new(command.clone()).manual("evpki");
    let mut page = Vec::new();
    let unwritten = |e: std::io::Error| Error::bug(format!("cannot render a manual page: {e}"));
    man.render(&mut page).map_err(unwritten)?;
    exit_statuses().to_writer(&mut page).map_err(unwritten)?;
    pages.push((man.get_filename(), page));
    command.get_subcommands().filter(|sub| !sub.is_hide_set()).try_for_each(|sub| collect(sub, pages))
}

/// The section at the end of every page.
fn exit_statuses() -> Roff {
    let mut section = Roff::default();
    section.control("SH", ["EXIT STATUS"]);
    for (outcome, meaning) in Outcome::TABLE {
        section.control("TP", []);
        section.text([bold(outcome.code().to_string())]);
        section.text([roman(meaning)]);
    }
    section
}
