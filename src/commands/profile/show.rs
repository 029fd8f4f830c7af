//! Shows a profile as it is written.

use crate::{
    commands::{
        Context, Error,
        definitions::{self, Origin},
    },
    pki::{Profile, builtin},
};

/// A profile.
#[derive(Debug)]
pub struct Report {
    /// What it says.
    pub profile: Profile,
    /// As it is written.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the PKI in the home lives by it.
    pub of_pki: bool,
}

/// Shows the profile of this name: the PKI's own, else the one that comes with evpki, which `shipped` asks for at once.
///
/// # Errors
/// When there is none of that name.
pub fn run(context: &Context<'_>, name: &str, shipped: bool) -> Result<Report, Error> {
    let own = if shipped { None } else { definitions::of_home(context)? };
    let own = own.and_then(|own| {
        let profile = own.profiles.into_iter().find(|profile| profile.name() == name)?;
        let (_, text) = own.texts.into_iter().find(|(of, _)| of == name)?;
        Some((profile, text))
    });
    if let Some((profile, text)) = own {
        let origin = Origin::of(builtin::PROFILES, name, &text);
        return Ok(Report { profile, text, origin, of_pki: true });
    }
    let profile = builtin::profile(name).map_err(|e| Error::from(e).hint("see those there are with `evpki profile list`"))?;
    let text = builtin::PROFILES.iter().find(|d| d.name == name).map_or("", |d| d.text).to_owned();
    Ok(Report { profile, text, origin: Origin::Shipped, of_pki: false })
}
