//! Shows a hierarchy.

use crate::{
    commands::{
        Context, Error,
        definitions::{self, Definitions, Origin},
    },
    model::PrintablePath as _,
    pki::builtin,
};

/// A hierarchy.
#[derive(Debug)]
pub struct Report {
    /// The hierarchy with its profiles.
    pub documents: Definitions,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the PKI in the home lives by it.
    pub of_pki: bool,
}

/// Shows the hierarchy of this name, the PKI's own before the one that comes with evpki; without a name the PKI's own.
///
/// # Errors
/// When there is none.
pub fn run(context: &Context<'_>, name: Option<&str>) -> Result<Report, Error> {
    let own = definitions::of_home(context)?.filter(|own| name.is_none_or(|name| own.hierarchy.name() == name));
    if let Some(documents) = own {
        let origin = Origin::of(builtin::HIERARCHIES, documents.hierarchy.name(), &documents.text);
        return Ok(Report { documents, origin, of_pki: true });
    }
    let hint = "see those there are with `evpki hierarchy list`";
    let Some(name) = name else {
        return Err(
            Error::cannot(format!("there is no PKI in `{}`, whose hierarchy could be shown", context.home.shown())).hint(hint)
        );
    };
    builtin::hierarchy(name).map_err(|error| Error::from(error).hint(hint))?;
    Ok(Report { documents: definitions::named(name)?, origin: Origin::Shipped, of_pki: false })
}
