//! Exports an authority's certificate, for peers.

use crate::{
    commands::{Context, Error, pki_state::PkiState},
    files::{self, Audience, Existing},
    x509::{Certificate, pem},
};
use std::path::PathBuf;

/// What to export.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which authority.
    pub name: String,
    /// The file to write; none: nothing is written.
    pub out: Option<PathBuf>,
    /// Whether those above it are to follow, the root included.
    pub chain: bool,
    /// Whether its anchor is wanted instead: what it signed for itself, for peers to trust.
    pub anchor: bool,
    /// Whether it is to be DER.
    pub der: bool,
}

/// What was exported.
#[derive(Debug, Clone)]
pub struct Report {
    /// The certificates.
    pub certificates: Vec<Certificate>,
    /// As PEM or DER.
    pub bytes: Vec<u8>,
}

/// Exports it. A file that is there is replaced: its content can be had again at any time.
///
/// # Errors
/// When there is no such authority, or no anchor of it.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let store = context.store()?;
    // Peers trust what is exported: it is what the vault has authenticated.
    context.vault(&store)?;
    let ca = PkiState::open(&store)?.ca(&store, &request.name)?;
    let name = &request.name;
    let mut certificates = if request.anchor {
        let none = || {
            Error::cannot(format!("{name} has no anchor: its hierarchy wants none"))
                .hint("peers trust the root above it: see which that is with `evpki ca list`")
        };
        vec![ca.anchor().ok_or_else(none)?.clone()]
    } else {
        vec![ca.certificate.clone()]
    };
    if request.chain {
        certificates.extend(ca.above.iter().cloned());
    }
    let bytes = match (request.der, &*certificates) {
        (true, [one]) => one.der().to_vec(),
        (true, _) => return Err(Error::usage("a DER file holds one certificate").hint("leave out `--der` or `--chain`")),
        (false, all) => pem::write_certificates(all)?.into_bytes(),
    };
    if let Some(path) = &request.out {
        files::write(path, &bytes, Audience::Everybody, Existing::Replace)?;
    }
    Ok(Report { certificates, bytes })
}
