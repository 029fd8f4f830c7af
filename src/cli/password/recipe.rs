//! What passwords are made of, as it is typed.

use super::super::Answer;
use crate::{
    commands::Error,
    credentials::{Generator, Recipe},
};
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

/// What passwords are made of.
#[derive(Debug, Args)]
pub(super) struct RecipeArgs {
    /// What to make passwords of
    #[arg(long, value_name = "KIND", default_value = "portable", value_parser = kinds())]
    generate: Recipe,
    /// How long to make them [default: 20; 40 of ocpp201 and ocpp21]
    #[arg(long, value_name = "N")]
    length: Option<usize>,
}

fn kinds() -> impl TypedValueParser<Value = Recipe> {
    let kind = |recipe: Recipe| {
        PossibleValue::new(recipe.name()).help(match recipe {
            Recipe::Portable => "letters and digits, which every OCPP version and all known software takes",
            Recipe::Ocpp16 => "for OCPP 1.6: printable characters",
            Recipe::Ocpp16Binary => "for OCPP 1.6: any bytes, which not every station takes",
            Recipe::Ocpp201 => "for OCPP 2.0.1 and 2.1: letters, digits and * - _ = + | @ .",
            Recipe::Ocpp21 => "for OCPP 2.1: the same, up to 64 of them",
        })
    };
    PossibleValuesParser::new(Recipe::ALL.map(kind)).try_map(|name| name.parse::<Recipe>())
}

impl RecipeArgs {
    /// What makes them.
    pub(super) fn generator(&self) -> Result<Generator, Error> {
        Ok(Generator::new(self.generate, self.length)?)
    }

    /// An answer with what has to be known of them.
    pub(super) fn warn(&self, answer: Answer) -> Answer {
        if self.generate != Recipe::Ocpp16Binary {
            return answer;
        }
        answer.note(
            "not every station takes passwords that are no text: EVerest decodes the hexadecimal form only when what comes out can be \
             printed, and servers that read HTTP Basic as text lose bytes; try one station before a fleet",
        )
    }
}
