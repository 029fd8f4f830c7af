//! Shows a certificate: all that it says, and what this PKI says of it.

use super::find::{self, Found, is_current};
use crate::{
    commands::{
        Context, Error,
        pki_state::{PkiState, certificate_in},
    },
    model::PrintablePath as _,
    store::{self, CertificateRow},
    x509::{Certificate, metadata::Arc},
};

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`super::find`].
    pub which: String,
}

/// What there is to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    /// The certificate; none, when it was recorded and never signed.
    pub certificate: Option<Certificate>,
    /// What the store knows of it, if it does.
    pub row: Option<CertificateRow>,
    /// Whether there was a PKI to ask.
    pub has_pki: bool,
    /// Under which arc its metadata stands.
    pub arc: Arc,
    /// The other certificates of its owner, the newest first.
    pub others: Vec<CertificateRow>,
}

/// Shows a certificate. For a file, no PKI needs to be there.
///
/// # Errors
/// When nothing is suggestions, or too much.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let Some((store, pki_state)) = open(context)? else {
        return match find::find(None, &request.which) {
            Ok(Found::File(file)) => {
                let arc = Arc::new(None)?;
                Ok(Report { certificate: Some(file.leaf), row: None, has_pki: false, arc, others: Vec::new() })
            }
            Ok(_) => Err(Error::bug("something other than a file was found without a PKI")),
            Err(error) if std::path::Path::new(&request.which).is_file() => Err(error),
            Err(error) => {
                let home = context.home.shown();
                Err(error.hint(format!("there is no PKI in `{home}`, so only files can be shown; name its home with `--home`")))
            }
        };
    };
    let (certificate, row, others) = match find::find(Some(&store), &request.which)? {
        Found::File(file) => (Some(file.leaf), file.row, Vec::new()),
        Found::One(row) => (signed(&row)?, Some(*row), Vec::new()),
        Found::Owner(owner, mut rows) => {
            if rows.is_empty() {
                return Err(Error::cannot(format!("{owner} has no certificate")));
            }
            let is_authority = owner.kind == store::OwnerKind::Authority;
            let at = if is_authority { 0 } else { rows.iter().position(|row| is_current(row, context.now)).unwrap_or(0) };
            let row = rows.remove(at);
            (signed(&row)?, Some(row), rows)
        }
    };
    Ok(Report { certificate, row, has_pki: true, arc: pki_state.identity.arc, others })
}

/// The PKI, when there is one.
///
/// # Errors
/// When there is one that cannot be used.
pub(super) fn open(context: &Context<'_>) -> Result<Option<(store::Sqlite, PkiState)>, Error> {
    if !context.store_path().exists() {
        return Ok(None);
    }
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    Ok(Some((store, pki_state)))
}

fn signed(row: &CertificateRow) -> Result<Option<Certificate>, Error> {
    row.der.is_some().then(|| certificate_in(row)).transpose()
}
