//! Profiles and hierarchies as texts: those that come with evpki, those in files, those that a PKI lives by.

use super::{Context, Error, pki_state::PkiState};
use crate::{
    files,
    model::PrintablePath as _,
    pki::{self, Hierarchy, Profile, builtin, document, profile},
    store::Read,
};
use std::path::Path;

/// A hierarchy with the profiles that it names, and what was read.
#[derive(Debug, Clone)]
pub struct Definitions {
    /// The hierarchy.
    pub hierarchy: Hierarchy,
    /// The profiles that it names, in the order in which it does.
    pub profiles: Vec<Profile>,
    /// The text of the hierarchy.
    pub text: String,
    /// The texts of the profiles, each under its name, in the same order.
    pub texts: Vec<(String, String)>,
}

/// Where a profile or a hierarchy comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It comes with evpki.
    Shipped,
    /// It has the name of one that comes with evpki, and another text.
    Changed,
    /// It comes with nobody but whoever founded the PKI.
    Own,
}

impl Origin {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Changed => "changed",
            Self::Own => "own",
        }
    }

    /// Where a text of this name comes from.
    #[must_use]
    pub fn of(documents: &[builtin::Document], name: &str, text: &str) -> Self {
        match documents.iter().find(|d| d.name == name) {
            Some(shipped) if shipped.text == text => Self::Shipped,
            Some(_) => Self::Changed,
            None => Self::Own,
        }
    }
}

/// What the PKI in the home lives by; none: there is no PKI.
///
/// # Errors
/// When there is one that cannot be read.
pub(super) fn of_home(context: &Context<'_>) -> Result<Option<Definitions>, Error> {
    if !context.store_path().exists() {
        return Ok(None);
    }
    let store = context.store()?;
    let PkiState { pki, hierarchy, profiles, .. } = PkiState::open(&store)?;
    Ok(Some(Definitions { hierarchy, profiles, text: pki.hierarchy, texts: store.profiles()? }))
}

/// The hierarchy of this name or in this file, with the profiles that it names.
///
/// # Errors
/// When there is none, or it or one of its profiles is faulty.
pub(super) fn named(given: &str) -> Result<Definitions, Error> {
    match builtin::HIERARCHIES.iter().find(|d| d.name == given) {
        Some(shipped) => read(shipped.file, shipped.text.to_owned(), None),
        None if Path::new(given).exists() => in_file(Path::new(given)),
        None => {
            builtin::hierarchy(given)?;
            Err(Error::bug(format!("the hierarchy `{given}` is neither shipped nor unknown")))
        }
    }
}

/// The hierarchy in this file, with the profiles that it names. Beside it, `NAME.yaml` takes the place of the profile of that name that
/// comes with evpki, or adds one that does not.
///
/// # Errors
/// As [`named`].
pub(super) fn in_file(path: &Path) -> Result<Definitions, Error> {
    read(&path.shown(), read_text(path)?, Some(path))
}

fn read(file: &str, text: String, path: Option<&Path>) -> Result<Definitions, Error> {
    let wanted = Hierarchy::profiles_named(file, &text)?;
    let mut profiles = Vec::new();
    let mut texts = Vec::new();
    for name in &wanted {
        let own = path.map(|path| path.with_file_name(format!("{name}.yaml")));
        let beside = own.filter(|own| profile::is_name(name) && own.exists() && Some(own.as_path()) != path);
        let (file, text) = match (beside, builtin::PROFILES.iter().find(|d| d.name == name)) {
            (Some(own), _) => (own.shown(), read_text(&own)?),
            (None, Some(shipped)) => (shipped.file.to_owned(), shipped.text.to_owned()),
            // Reading the hierarchy says so, with the place.
            (None, None) => continue,
        };
        let profile = Profile::parse(&file, &text)?;
        if profile.name() != name {
            return Err(Error::cannot(format!("`{file}` contains the profile `{}`, not `{name}`", profile.name()))
                .hint("rename the file to match its profile, or the profile to match its file"));
        }
        profiles.push(profile);
        texts.push((name.clone(), text));
    }
    // Those that are shipped and not named may be meant by a name that is misspelt.
    let mut known = profiles.clone();
    if profiles.len() < wanted.len() {
        known.extend(builtin::profiles()?.into_iter().filter(|p| !wanted.iter().any(|name| name == p.name())));
    }
    let hierarchy = Hierarchy::parse(file, &text, &known)?;
    Ok(Definitions { hierarchy, profiles, text, texts })
}

/// The text in a file.
///
/// # Errors
/// When it cannot be read, is too long or no text.
pub(super) fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = files::read(path, document::LIMIT as u64)?;
    let text = bytes.expose_str().ok_or_else(|| Error::cannot(format!("`{}` is not UTF-8", path.shown())))?;
    Ok(text.to_owned())
}

/// What to do about a hierarchy that names a profile that is not there.
pub(super) fn hint(error: &pki::hierarchy::Error) -> Option<&'static str> {
    use pki::hierarchy::{Cause, Error as E};
    let is_unknown = matches!(error, E::Key { cause, .. } if matches!(**cause, Cause::UnknownProfile { .. }));
    is_unknown.then_some("list the built-in profiles with `evpki profile list`, or put a file `NAME.yaml` beside the hierarchy")
}
