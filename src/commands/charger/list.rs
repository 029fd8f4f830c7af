//! Lists chargers.

use crate::{
    commands::{Context, Error},
    store::{self, ChargerFilter, ChargerRow, Each, Read},
};

/// Hands on the chargers that the filter lets through, in the order of their station ids. It may be stopped with
/// [`store::Error::Stopped`], which is no error here.
///
/// # Errors
/// The store's, and whatever `each` says.
pub fn run(context: &Context<'_>, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error> {
    match context.store()?.each_charger(filter, each) {
        Err(store::Error::Stopped) => Ok(()),
        result => Ok(result?),
    }
}
