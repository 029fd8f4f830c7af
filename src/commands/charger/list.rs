//! Lists chargers.

use crate::{
    commands::{Context, Error},
    store::{ChargerFilter, ChargerRow, Each, Read},
};

/// Hands on the chargers that the filter lets through, in the order of their station ids. It may be stopped with
/// [`crate::store::Error::Stopped`].
///
/// # Errors
/// The store's, and whatever `each` says.
pub fn run(context: &Context<'_>, filter: &ChargerFilter, each: Each<'_, ChargerRow>) -> Result<(), Error> {
    Ok(context.store()?.each_charger(filter, each)?)
}
