//! Lists profiles: the PKI's own, or those that come with evpki.

use crate::{
    commands::{
        Context, Error,
        definitions::{self, Origin},
    },
    pki::{Profile, builtin},
};

/// Which profiles there are.
#[derive(Debug)]
pub struct Report {
    /// Whether they are those that the PKI in the home lives by.
    pub of_pki: bool,
    /// The profiles.
    pub profiles: Vec<(Profile, Origin)>,
}

/// Lists the profiles of the PKI in the home; those that come with evpki when there is none, or `shipped` asks for them.
///
/// # Errors
/// When the store cannot be read.
pub fn run(context: &Context<'_>, shipped: bool) -> Result<Report, Error> {
    let own = if shipped { None } else { definitions::of_home(context)? };
    let Some(own) = own else {
        let profiles = builtin::profiles()?.into_iter().map(|profile| (profile, Origin::Shipped)).collect();
        return Ok(Report { of_pki: false, profiles });
    };
    let origin = |name: &str| own.texts.iter().find(|(of, _)| of == name).map_or("", |(_, text)| text);
    let with = |profile: Profile| {
        let origin = Origin::of(builtin::PROFILES, profile.name(), origin(profile.name()));
        (profile, origin)
    };
    Ok(Report { of_pki: true, profiles: own.profiles.iter().cloned().map(with).collect() })
}
