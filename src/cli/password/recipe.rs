//! The arguments that define how passwords are generated.

use super::super::Answer;
use crate::{
    commands::Error,
    credentials::{Generator, Recipe},
};
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

/// How passwords are generated.
#[derive(Debug, Args)]
pub(super) struct RecipeArgs {
    /// Characters of generated passwords
    #[arg(long, value_name = "KIND", default_value = "portable", value_parser = kinds())]
    generate: Recipe,
    /// Length of generated passwords [default: 20; 40 for ocpp201 and ocpp21]
    #[arg(long, value_name = "N")]
    length: Option<usize>,
}

fn kinds() -> impl TypedValueParser<Value = Recipe> {
    let kind = |recipe: Recipe| {
        PossibleValue::new(recipe.name()).help(match recipe {
            Recipe::Portable => "letters and digits, accepted by every OCPP version and all known software",
            Recipe::Ocpp16 => "for OCPP 1.6: printable characters",
            Recipe::Ocpp16Binary => "for OCPP 1.6: any bytes, which not every charger accepts",
            Recipe::Ocpp201 => "for OCPP 2.0.1 and 2.1: letters, digits and * - _ = + | @ .",
            Recipe::Ocpp21 => "for OCPP 2.1: the same characters, up to 64",
        })
    };
    PossibleValuesParser::new(Recipe::ALL.map(kind)).try_map(|name| name.parse::<Recipe>())
}

impl RecipeArgs {
    /// Returns the generator.
    pub(super) fn generator(&self) -> Result<Generator, Error> {
        Ok(Generator::new(self.generate, self.length)?)
    }

    /// Adds a warning if not every charger accepts such passwords.
    pub(super) fn warn(&self, answer: Answer) -> Answer {
        if self.generate != Recipe::Ocpp16Binary {
            return answer;
        }
        answer.note(
            "not every charger accepts binary passwords: EVerest decodes the hexadecimal form only if the result is printable, \
             and servers that read HTTP Basic as text lose bytes; test one charger first",
        )
    }
}
