//! The command line: parses arguments, runs commands and prints their answers.
//!
//! Rules: data goes to stdout, messages go to stderr, and prompts go to the terminal. With `--json`, stdout contains one object,
//! or one object a line. Colour never carries information of its own. A closed pipe is not an error. Every error states what
//! failed, where, and what to do next.

mod answer;
mod ask;
mod audit;
mod bundle;
mod ca;
mod certificate;
mod charger;
mod complete;
mod completions;
mod crl;
mod demo;
mod describe;
mod globals;
mod guard;
mod hierarchy;
mod init;
mod input;
mod interrupt;
mod issued;
mod man;
mod party;
mod password;
mod pasteable;
mod profile;
mod progress;
mod scanner;
mod screen;
mod server;
mod status;
mod store;
mod stream;
mod suggest;
mod table;
mod token;
mod totp;
mod vault;
mod when;
pub mod world;

pub use guard::{Kept, Memory, guard_memory};
pub use world::World;

use crate::{
    commands,
    failpoints::{Point, reached},
    model::{Outcome, PrintablePath as _},
};
use answer::Answer;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use globals::Globals;
use std::ffi::OsString;

/// PKI and credential store for EV charging
///
/// evpki issues, renews and revokes certificates for chargers, CSMSs and roaming partners, and stores their passwords and tokens.
/// Its state is one file in the PKI home. Secrets in this file are encrypted.
#[derive(Debug, Parser)]
#[command(name = "evpki", version, propagate_version = true, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = answer::exit_statuses(), styles = answer::STYLES)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    noun: Noun,
}

/// The commands of the first level, one for each kind of object.
#[derive(Debug, Subcommand)]
enum Noun {
    Init(init::Arguments),
    Demo(demo::Arguments),
    #[command(subcommand)]
    Server(server::Verb),
    #[command(subcommand)]
    Charger(charger::Verb),
    #[command(subcommand)]
    Party(party::Verb),
    Ca(ca::Arguments),
    Certificate(certificate::Arguments),
    Crl(crl::Arguments),
    Profile(profile::Arguments),
    Hierarchy(hierarchy::Arguments),
    Audit(audit::Arguments),
    Store(store::Arguments),
    #[command(subcommand)]
    Bundle(bundle::Verb),
    /// Generate, replace, show and export passwords of chargers
    #[command(subcommand)]
    Password(password::Verb),
    /// Exchange credentials tokens with OCPI peers
    #[command(subcommand)]
    Token(token::Verb),
    /// Share TOTP secrets with OCPI peers, generate and verify codes
    #[command(subcommand)]
    Totp(totp::Verb),
    /// Unlock and lock the vault, change its passphrase, add other ways to open it
    #[command(subcommand)]
    Vault(vault::Verb),
    Status(status::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Returns the command tree, for completions and man pages.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs a command line in a [`World`] and returns the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(outcome) = complete::answered(&arguments, world) {
        return outcome.code();
    }
    // `--json` also applies to errors of a command line that clap cannot parse.
    let json = arguments.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    let words = arguments.clone();
    let outcome = match Cli::command().try_get_matches_from(arguments).and_then(|m| Cli::from_arg_matches(&m)) {
        Ok(cli) => answered(cli, world),
        Err(error) => answer::usage(&suggest::corrected(error, &words), json, world),
    };
    outcome.code()
}

fn answered(cli: Cli, world: &mut World) -> Outcome {
    let Cli { globals, noun } = cli;
    if globals.verbose
        && let Ok(home) = globals.home(world)
    {
        let (user, memory) = (world.actor(), world.memory.says());
        answer::talk(world, &format!("home: {}\nuser: {user}\nmemory: {memory}\n", home.shown()));
    }
    #[cfg(feature = "failpoints")]
    if let Err(why) = crate::failpoints::arm(world.variable("EVPKI_FAIL_AT"), world.variable("EVPKI_FAIL_LOG").map(Into::into)) {
        answer::talk(world, &format!("error: EVPKI_FAIL_AT: {why}\n"));
        return Outcome::Usage;
    }
    let result = dispatch(&globals, noun, world);
    reached(Point::Answering);
    let outcome = match result {
        Ok(answer) => answer.give(&globals, world),
        Err(error) => answer::error(&error, &globals, world),
    };
    reached(Point::Answered);
    outcome
}

fn dispatch(globals: &Globals, noun: Noun, world: &mut World) -> Result<Answer, commands::Error> {
    match noun {
        Noun::Init(arguments) => init::run(globals, arguments, world),
        Noun::Server(verb) => server::run(globals, verb, world),
        Noun::Charger(verb) => charger::run(globals, verb, world),
        Noun::Party(verb) => party::run(globals, verb, world),
        Noun::Demo(arguments) => demo::run(globals, arguments, world),
        Noun::Ca(arguments) => ca::run(globals, arguments, world),
        Noun::Certificate(arguments) => certificate::run(globals, arguments, world),
        Noun::Crl(arguments) => crl::run(globals, arguments, world),
        Noun::Profile(arguments) => profile::run(globals, arguments, world),
        Noun::Hierarchy(arguments) => hierarchy::run(globals, arguments, world),
        Noun::Audit(arguments) => audit::run(globals, arguments, world),
        Noun::Store(arguments) => store::run(globals, arguments, world),
        Noun::Bundle(verb) => bundle::run(globals, verb, world),
        Noun::Password(verb) => password::run(globals, verb, world),
        Noun::Token(verb) => token::run(globals, verb, world),
        Noun::Totp(verb) => totp::run(globals, verb, world),
        Noun::Vault(verb) => vault::run(globals, verb, world),
        Noun::Status(arguments) => status::run(globals, arguments, world),
        Noun::Completions(arguments) => completions::run(globals, arguments, world),
        Noun::Man(arguments) => man::run(globals, arguments, world),
    }
}
