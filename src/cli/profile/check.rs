//! `evpki profile check`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, answer},
    commands::{Error, profile::check},
    model::{Outcome, PrintablePath as _},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Check certificate profile files
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki profile check charger.yaml csms.yaml")]
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
        let name = found.as_ref().ok().map(|profile| profile.name().to_owned());
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
