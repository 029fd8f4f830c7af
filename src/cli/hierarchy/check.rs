//! `evpki hierarchy check`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, answer},
    commands::{Error, hierarchy::check},
    model::{Outcome, PrintablePath as _},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Check hierarchy files
///
/// Also checks the profiles that they name: `NAME.yaml` in the same directory, or a built-in profile.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki hierarchy check hierarchy.yaml")]
pub(super) struct Arguments {
    /// Files to check
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
}

pub(super) fn run(_: &Globals, arguments: &Arguments, _: &mut World) -> Result<Answer, Error> {
    let (mut text, mut files) = (String::new(), Vec::new());
    let mut outcome = None;
    for path in &arguments.files {
        let found = check::run(path);
        let name = found.as_ref().ok().map(|documents| documents.hierarchy.name().to_owned());
        files.push(json!({ "path": path, "name": name, "error": found.as_ref().err().map(answer::error_json) }));
        match found {
            Ok(_) => text += &format!("{}: ok\n", path.shown()),
            Err(fault) => {
                text += &format!("{}\n", answer::in_a_line(&fault));
                outcome = Some(Outcome::Cannot);
            }
        }
    }
    Ok(Answer { outcome, ..Answer::data(text, json!({ "files": files })) })
}
