//! `evpki token peer`: how it is said and shown.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, token::peer},
    model::PartyId,
    ocpi::{TokenEncoding, Version},
};
use clap::Args;

/// Say how a peer speaks OCPI: its version, and how tokens stand in headers
///
/// Many platforms that speak 2.2 or later show their tokens as they are, and not in base64.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token peer DE-ABC --ocpi-version 2.3.0
  evpki token peer DE-ABC --token-encoding raw")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// The version of OCPI: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: as before]
    #[arg(long, value_name = "VERSION")]
    ocpi_version: Option<Version>,
    /// How tokens stand in headers [default: as before, or as another version has it]
    #[arg(long, value_name = "ENCODING", value_parser = super::encodings())]
    token_encoding: Option<TokenEncoding>,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = peer::Request { party: arguments.party, version: arguments.ocpi_version, encoding: arguments.token_encoding };
    let relation = globals.with_context(world, |context| peer::run(context, &request))?;
    let text =
        format!("{} speaks OCPI {}, its tokens stand in headers as {}", relation.party, relation.version, relation.encoding);
    Ok(Answer::done(text, super::relation_json(&relation)))
}
