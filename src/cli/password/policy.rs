//! `evpki password policy`: how it is said and shown.

use super::super::{Answer, Globals, World, table::pairs};
use crate::{
    commands::{Error, password::policy},
    pki::Period,
};
use clap::Args;
use serde_json::json;

/// Show or change how old passwords may become
///
/// A password is due so long after it came into force; then `evpki password due` lists its charger, and before that for a while as due
/// soon. One that is pending is listed when it has been so for too long: then nobody told what the charger answered.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password policy
  evpki password policy --max-age 180d --warn 14d
  evpki password policy --max-age never")]
pub(in super::super) struct Arguments {
    /// After how long a password is due, such as 180d; or `never`
    #[arg(long, value_name = "PERIOD")]
    max_age: Option<MaxAge>,
    /// How long before that it is due soon
    #[arg(long, value_name = "PERIOD")]
    warn: Option<Period>,
    /// How long one may be pending
    #[arg(long, value_name = "PERIOD")]
    pending: Option<Period>,
}

/// A greatest age, or `never`.
#[derive(Debug, Clone, Copy)]
struct MaxAge(Option<Period>);

impl std::str::FromStr for MaxAge {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        let period = |text: &str| text.parse::<Period>().map_err(|why| format!("{why}; or `never`"));
        if given == "never" { Ok(Self(None)) } else { period(given).map(|period| Self(Some(period))) }
    }
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request =
        policy::Request { max_age: arguments.max_age.map(|MaxAge(age)| age), warn: arguments.warn, pending: arguments.pending };
    let policy::Report { policy, changed } = globals.with_context(world, |context| policy::run(context, &request))?;
    let max_age = policy.max_age.map(|age| age.to_string());
    let mut lines = vec![("due after", max_age.clone().unwrap_or_else(|| "never".to_owned()))];
    if policy.max_age.is_some() {
        lines.push(("due soon", format!("{} before that", policy.warn)));
    }
    lines.push(("pending for too long", format!("after {}", policy.pending)));
    let json = json!({
        "max_age": max_age, "max_age_seconds": policy.max_age.map(Period::seconds),
        "warn": policy.warn.to_string(), "warn_seconds": policy.warn.seconds(),
        "pending": policy.pending.to_string(), "pending_seconds": policy.pending.seconds(), "changed": changed,
    });
    let answer = Answer::data(pairs(&lines), json);
    Ok(if changed { answer.next("`evpki password due` lists the chargers that it concerns") } else { answer })
}
