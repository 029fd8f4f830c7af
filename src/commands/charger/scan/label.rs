//! The label of a charger.

use crate::{
    commands::{
        Context, Error,
        bundle::{Written, device::current_certificate},
        context::commit,
        password::lifecycle,
        pki_state::PkiState,
    },
    files::{self, Audience, Existing},
    labels::{Dpi, Facts, Template, png},
    model::{Charger, PrintablePath as _, Secret},
    store::{Sqlite, Store},
    vault::Vault,
};
use std::path::{Path, PathBuf};

/// The largest template, in bytes.
const LARGEST_TEMPLATE: u64 = 1 << 20;
/// The largest file that is looked at to see whether it is the same label, in bytes.
const LARGEST: u64 = 1 << 26;

/// What a label is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As it comes of the template.
    Svg,
    /// As an image with so many dots an inch.
    Png(Dpi),
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png(_) => "png",
        }
    }
}

/// How labels are written.
pub struct Labels {
    /// The directory that they go into.
    pub into: PathBuf,
    template: Template,
    format: Format,
    with_password: bool,
    existing: Existing,
}

impl Labels {
    /// Labels by a template of somebody's own, or by the one that comes with evpki. With `replace`, a label that says something else is
    /// replaced.
    ///
    /// # Errors
    /// When the template is none that labels can be made by.
    pub fn new(
        into: PathBuf,
        template: Option<&Path>,
        format: Format,
        with_password: bool,
        replace: bool,
    ) -> Result<Self, Error> {
        let template = match template {
            None => Template::shipped(with_password)?,
            Some(path) => {
                let (name, text) = (path.shown(), files::read(path, LARGEST_TEMPLATE)?);
                let text = text.expose_str().ok_or_else(|| Error::cannot(format!("`{name}` is not UTF-8")))?;
                Template::parse(&name, text, with_password)?
            }
        };
        let existing = if replace { Existing::Replace } else { Existing::Keep };
        Ok(Self { into, template, format, with_password, existing })
    }

    /// Makes sure that a charger can have such a label, before anything is done for it.
    pub(super) fn suits(&self, charger: &Charger) -> Result<(), Error> {
        if !self.with_password || charger.security_profile.has_password() {
            return Ok(());
        }
        let id = &charger.station_id;
        Err(Error::cannot(format!("{id} shows a certificate: there is no password for its label"))
            .hint("make the labels of such chargers without `--with-password`"))
    }

    /// Writes the label of a charger, unless the very same is there.
    pub(super) fn write(&self, context: &Context<'_>, charger: &Charger) -> Result<(PathBuf, Written), Error> {
        let mut store = context.store()?;
        let vault = context.vault(&store)?;
        let label = self.make(context, &store, &vault, charger)?;
        let path = self.into.join(format!("{}.{}", files::name_for(charger.station_id.as_str()), self.format.extension()));
        match files::read(&path, LARGEST) {
            Ok(found) if found == label => return Ok((path, Written::Unchanged)),
            Ok(_) if self.existing == Existing::Keep => {
                return Err(Error::cannot(format!("`{}` exists and is not this label", path.shown()))
                    .hint("move it away, or say `--replace`"));
            }
            Ok(_) | Err(files::Error::Missing { .. } | files::Error::TooLarge { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        if self.with_password {
            // Taken down before anybody can have seen it.
            let mut transaction = store.begin()?;
            let details = [("label", path.to_string_lossy().into_owned())];
            transaction.append(&context.event("password.reveal", charger.station_id.as_str(), &details))?;
            commit(transaction, &vault)?;
        }
        let audience = if self.with_password { Audience::Owner } else { Audience::Everybody };
        files::write(&path, label.expose(), audience, self.existing)?;
        Ok((path, Written::Made))
    }

    fn make(&self, context: &Context<'_>, store: &Sqlite, vault: &Vault, charger: &Charger) -> Result<Secret, Error> {
        let pki = PkiState::open(store)?.pki;
        let password = if self.with_password { lifecycle::in_force(store, vault, charger)? } else { None };
        let certificate = match charger.security_profile.has_password() {
            true => None,
            false => current_certificate(store, &charger.station_id, context.now)?,
        };
        let svg = self.template.svg(&Facts {
            charger,
            organization: &pki.organization,
            environment: pki.environment,
            fingerprint: certificate.and_then(|row| row.fingerprint),
            password: password.as_ref(),
        })?;
        Ok(match self.format {
            Format::Svg => svg,
            Format::Png(dpi) => png(&svg, dpi)?,
        })
    }
}
