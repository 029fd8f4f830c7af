//! Lists hierarchies: those that come with evpki, and the PKI's own.

use crate::{
    commands::{
        Context, Error,
        definitions::{self, Origin},
    },
    pki::{Hierarchy, builtin},
};

/// A hierarchy.
#[derive(Debug)]
pub struct Report {
    /// The hierarchy.
    pub hierarchy: Hierarchy,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the PKI in the home lives by it.
    pub of_pki: bool,
}

/// Lists the hierarchies that come with evpki; before them the one that the PKI in the home lives by, if it is another.
///
/// # Errors
/// When the store cannot be read.
pub fn run(context: &Context<'_>) -> Result<Vec<Report>, Error> {
    let own = definitions::of_home(context)?.map(|own| {
        let origin = Origin::of(builtin::HIERARCHIES, own.hierarchy.name(), &own.text);
        Report { hierarchy: own.hierarchy, origin, of_pki: true }
    });
    let lives_by = own.as_ref().filter(|own| own.origin == Origin::Shipped).map(|own| own.hierarchy.name().to_owned());
    let shipped = builtin::hierarchies()?.into_iter().map(|hierarchy| {
        let of_pki = lives_by.as_deref() == Some(hierarchy.name());
        Report { hierarchy, origin: Origin::Shipped, of_pki }
    });
    Ok(own.into_iter().filter(|own| own.origin != Origin::Shipped).chain(shipped).collect())
}
