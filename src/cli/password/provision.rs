//! `evpki password provision`: arguments and output.

use super::{
    super::{Answer, Globals, World, ask::Source, complete, describe},
    recipe::RecipeArgs,
};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Error,
        password::{
            batch,
            provision::{self, How, Report, Whom},
        },
    },
    model::{BatchName, StationId},
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Generate the first passwords of chargers with security profile 1 or 2
///
/// A charger that has a password keeps it, so you can run the command again at any time. A charger that leaves the factory with
/// the default password of its batch keeps that password until it is rotated. With `--batch` and without `--all`, generates this
/// default password, or stores the one that the manufacturer specifies.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password provision CS-0001
  evpki password provision --all
  evpki password provision --all --generate ocpp201
  evpki password provision --batch 2026-11
  evpki password provision --batch 2026-11 --value file:/run/secrets/batch-2026-11")]
pub(in super::super) struct Arguments {
    /// Station IDs of the chargers
    #[arg(value_name = "STATION_ID", required_unless_present_any = ["all", "batch"], conflicts_with_all = ["all", "batch"], add = complete::station_ids())]
    stations: Vec<StationId>,
    /// All chargers in use; with `--batch`, all of that batch
    #[arg(long)]
    all: bool,
    /// Batch; without `--all`, generate its default password
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Source of the default password of the batch, if the manufacturer specifies it
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE", requires = "batch", conflicts_with_all = ["all", "generate", "length"])]
    value: Option<Source>,
    /// Accept a default password that is easy to guess, even in production
    #[arg(long, requires = "value")]
    accept_weak: bool,
    #[command(flatten)]
    making: RecipeArgs,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let generator = arguments.making.generator()?;
    let whom = match arguments.batch {
        Some(batch) if !arguments.all => {
            let request = batch::Request { batch, generator, accept_weak: arguments.accept_weak };
            let answer = batch_default(globals, request, arguments.value, world)?;
            return Ok(arguments.making.warn(answer));
        }
        batch if arguments.all => Whom::All(batch),
        _ => Whom::Stations(arguments.stations),
    };
    let request = provision::Request { whom, generator };
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    Ok(arguments.making.warn(answer(&report)))
}

fn answer(report: &Report) -> Answer {
    let count = |how: fn(&How) -> bool| report.stations.iter().filter(|one| how(&one.how)).count() as u64;
    let made = count(|how| *how == How::Made);
    let kept = count(|how| *how == How::Kept);
    let by_batch = count(|how| matches!(how, How::BatchDefault(_)));
    let mut text = String::new();
    if made > 0 || report.stations.is_empty() {
        text += &format!("Generated the first password of {}\n", describe::count(made, "charger"));
    }
    if kept > 0 {
        text += &format!("{} had one already\n", describe::count(kept, "charger"));
    }
    let stations = report.stations.iter().map(|one| {
        let (how, batch) = match &one.how {
            How::Made => ("made", None),
            How::Kept => ("kept", None),
            How::BatchDefault(batch) => ("batch-default", Some(batch.as_str())),
        };
        json!({ "station_id": one.station.as_str(), "version": one.version, "how": how, "batch": batch })
    });
    let json = json!({ "passwords_made": made, "passwords_kept": kept, "batch_defaults": by_batch, "stations": stations.collect::<Vec<_>>() });
    if by_batch == 0 {
        return Answer::done(text, json);
    }
    text += &format!("{} with the default password of the batch, until it is rotated\n", describe::count(by_batch, "charger"));
    let one = report.stations.iter().find(|one| one.version.is_none());
    let next = one.map(|one| {
        format!(
            "when the charger has connected, replace its default password with `evpki password rotate {}`",
            shell_quoted(&one.station)
        )
    });
    next.into_iter().fold(Answer::done(text, json), Answer::next)
}

fn batch_default(globals: &Globals, request: batch::Request, value: Option<Source>, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_other_secret(value, world, |context| batch::run(context, &request))?;
    let batch::Report { batch, version, created, made, chargers, weak } = &report;
    let text = if *made {
        format!("Stored the default password of batch {batch}")
    } else {
        format!("Batch {batch} has a default password already, created {}", describe::moment(*created, world.now))
    };
    let text = format!("{text}; {} in this batch", describe::count(*chargers, "charger"));
    let json = json!({
        "batch": batch.as_str(), "version": version, "created": time::rfc3339(*created), "made": made, "chargers": chargers,
    });
    let mut answer = Answer::done(text, json);
    answer.notes.extend(weak.clone());
    Ok(answer)
}
