//! Reads a bundle back and holds it against itself.

use super::place;
use crate::{
    bundles::{DeviceBundle, Kind, Manifest, ServerBundle, names},
    commands::{Context, Error},
    model::{KeyType, Timestamp},
    x509::{
        Certificate,
        metadata::Arc,
        path::{Revocation, Search},
    },
};
use std::path::PathBuf;

/// What a bundle holds.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where it is.
    pub path: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its certificate, when it has one.
    pub certificate: Option<Summary>,
    /// Whether the private key is inside.
    pub has_private_key: bool,
    /// Whether a password is inside.
    pub has_password: bool,
    /// How many chargers a CSMS's bundle names, and the number and the end of its CRL.
    pub server: Option<ServerSide>,
}

/// What is worth knowing of a certificate.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Its subject.
    pub subject: String,
    /// Its serial number.
    pub serial: String,
    /// The kind of its key.
    pub key_type: KeyType,
    /// Until when it is valid.
    pub not_after: Timestamp,
}

/// What is worth knowing of the bundle of a CSMS.
#[derive(Debug, Clone)]
pub struct ServerSide {
    /// How many chargers it names.
    pub stations: usize,
    /// The number of its CRL.
    pub crl: Option<u64>,
    /// When the next CRL is due.
    pub next_update: Option<Timestamp>,
}

/// Reads the bundle at a path. It needs no PKI; it is refused for whatever a charger or CSMS would stumble over today.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn run(context: &Context<'_>, path: &std::path::Path) -> Result<Report, Error> {
    let about = |e: Error| e.about(format!("the bundle `{}` is refused", path.display()));
    let tree = place::tree(path)?;
    let report = match tree.kind().map_err(|e| about(e.into()))? {
        Kind::Device => device(context, &DeviceBundle::from_tree(&tree).map_err(|e| about(e.into()))?),
        Kind::Server => server(context, &ServerBundle::from_tree(&tree).map_err(|e| about(e.into()))?),
    };
    let report = report.map_err(about)?;
    Ok(Report { path: path.to_owned(), ..report })
}

fn device(context: &Context<'_>, bundle: &DeviceBundle) -> Result<Report, Error> {
    let arc = Arc::new(bundle.manifest().oid_arc.as_deref())?;
    let root = bundle.csms_root();
    still_valid(context, &arc, names::CSMS_ROOT, std::slice::from_ref(root), std::slice::from_ref(root))?;
    if let Some(last) = bundle.certificate_chain().last() {
        // The charger's own chain ends at the root that it trusts its CSMS by, where one root stands above both.
        let above = if last.issuer() == root.subject() { root } else { last };
        still_valid(context, &arc, names::CERTIFICATE, bundle.certificate_chain(), std::slice::from_ref(above))?;
    }
    Ok(Report {
        path: PathBuf::new(),
        manifest: bundle.manifest().clone(),
        certificate: bundle.certificate_chain().first().map(summary),
        has_private_key: bundle.private_key().is_some(),
        has_password: bundle.basic_auth().is_some(),
        server: None,
    })
}

fn server(context: &Context<'_>, bundle: &ServerBundle) -> Result<Report, Error> {
    let arc = Arc::new(bundle.manifest().oid_arc.as_deref())?;
    let chains =
        [(names::CERTIFICATE, Some(bundle.certificate_chain())), (names::CERTIFICATE_RSA, bundle.rsa_certificate_chain())];
    for (name, chain) in chains.into_iter().filter_map(|(name, chain)| Some((name, chain?))) {
        if let Some(last) = chain.last() {
            still_valid(context, &arc, name, chain, std::slice::from_ref(last))?;
        }
    }
    still_valid(context, &arc, names::CLIENT_CA, bundle.client_anchors(), bundle.client_anchors())?;
    let list = bundle.revocation_list();
    if list.next_update().is_some_and(|next| next < context.now) {
        let why = format!(
            "`{}`: the CRL was to be replaced by {}",
            names::CRL,
            crate::x509::time::rfc3339(list.next_update().unwrap_or(context.now))
        );
        return Err(Error::refused(why).hint("publish a new one with `evpki crl publish`, and write the bundle anew"));
    }
    Ok(Report {
        path: PathBuf::new(),
        manifest: bundle.manifest().clone(),
        certificate: bundle.certificate_chain().first().map(summary),
        has_private_key: bundle.private_key().is_some(),
        has_password: false,
        server: Some(ServerSide { stations: bundle.stations().count(), crl: list.number(), next_update: list.next_update() }),
    })
}

/// Whether a chain leads to an anchor today.
fn still_valid(
    context: &Context<'_>,
    arc: &Arc,
    file: &str,
    chain: &[Certificate],
    anchors: &[Certificate],
) -> Result<(), Error> {
    let Some((leaf, intermediates)) = chain.split_first() else { return Ok(()) };
    let search =
        Search { intermediates, anchors, revocation_lists: &[], revocation: Revocation::WhereKnown, at: context.now, arc };
    search.path(leaf).map(|_| ()).map_err(|e| Error::refused(format!("`{file}`: {e}")))
}

fn summary(certificate: &Certificate) -> Summary {
    Summary {
        subject: certificate.subject().to_string(),
        serial: certificate.serial().to_string(),
        key_type: certificate.public_key().key_type(),
        not_after: certificate.not_after(),
    }
}
