//! `evpki password policy`: arguments and output.

use super::super::{Answer, Globals, World, table::pairs};
use crate::{
    commands::{Error, password::policy},
    pki::Period,
};
use clap::Args;
use serde_json::json;

/// Show or change the maximum age of passwords
///
/// A password is due when it has been active for this time. `evpki password due` then lists its charger, and lists it as due soon
/// for some time before. It also lists passwords that are pending for too long, because the answer of the charger was not
/// reported.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password policy
  evpki password policy --max-age 180d --warn 14d
  evpki password policy --max-age never")]
pub(in super::super) struct Arguments {
    /// Maximum age of a password, such as 180d; or `never`
    #[arg(long, value_name = "PERIOD")]
    max_age: Option<MaxAge>,
    /// How long before the maximum age a password is due soon
    #[arg(long, value_name = "PERIOD")]
    warn: Option<Period>,
    /// How long a password may be pending
    #[arg(long, value_name = "PERIOD")]
    pending: Option<Period>,
}

/// A maximum age, or `never`.
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
    Ok(if changed { answer.next("list the chargers that are due with `evpki password due`") } else { answer })
}
