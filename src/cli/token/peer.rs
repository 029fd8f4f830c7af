//! `evpki token peer`: arguments and output.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, token::peer},
    model::PartyId,
    ocpi::{TokenEncoding, Version},
};
use clap::Args;

/// Set the OCPI version of a peer and the encoding of its tokens
///
/// Many platforms with OCPI 2.2 or later send their tokens as they are, and not in base64.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token peer DE-ABC --ocpi-version 2.3.0
  evpki token peer DE-ABC --token-encoding raw")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// OCPI version: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: unchanged]
    #[arg(long, value_name = "VERSION")]
    ocpi_version: Option<Version>,
    /// Encoding of tokens in headers [default: unchanged, or as in a new OCPI version]
    #[arg(long, value_name = "ENCODING", value_parser = super::encodings())]
    token_encoding: Option<TokenEncoding>,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = peer::Request { party: arguments.party, version: arguments.ocpi_version, encoding: arguments.token_encoding };
    let relation = globals.with_context(world, |context| peer::run(context, &request))?;
    let text = format!("{} uses OCPI {} and sends tokens in headers as {}", relation.party, relation.version, relation.encoding);
    Ok(Answer::done(text, super::relation_json(&relation)))
}
