//! Reads a bundle back and holds it against itself.

use crate::commands::shell_quote::shell_quoted_path;
use crate::{
    bundles::{self, Archive, DeviceBundle, Kind, Manifest, Origin, PartyBundle, ServerBundle, Tree, names, unpack_each},
    commands::{Context, Error},
    files,
    model::{KeyId, KeyType, PkiId, PrintablePath as _, Timestamp},
    x509::{
        Certificate, RevocationList,
        metadata::{Arc, Party},
        path::{Revocation, Search},
        pem,
        time::rfc3339,
    },
};
use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

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
    /// How many chargers a CSMS's bundle names.
    pub stations: Option<usize>,
    /// The certificate of a party's server.
    pub server_certificate: Option<Summary>,
    /// For whom a party's bundle speaks.
    pub parties: Vec<Party>,
    /// The CRL inside, when there is one.
    pub crl: Option<CrlSummary>,
    /// Whether a party's token is inside.
    pub has_token: bool,
    /// Whether a party's TOTP is inside.
    pub has_totp: bool,
}

/// Where bundles have to come from: all that is given has to be so.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// The PKI with this identifier.
    pub pki: Option<PkiId>,
    /// The PKI with this trust anchor: a file.
    pub anchor: Option<PathBuf>,
    /// The PKI whose statements this key signs.
    pub signer: Option<KeyId>,
}

impl Expected {
    /// What that means.
    ///
    /// # Errors
    /// When the file is not a trust anchor that is valid now.
    pub fn origins(&self, context: &Context<'_>) -> Result<Vec<Origin>, Error> {
        let anchor = self.anchor.as_deref().map(|path| anchor(context, path)).transpose()?;
        let anchor = anchor.map(|anchor| Origin::Anchor(Box::new(anchor)));
        Ok([self.pki.map(Origin::Pki), anchor, self.signer.map(Origin::Signer)].into_iter().flatten().collect())
    }
}

/// The largest file read that holds a certificate, in bytes.
const LARGEST_ANCHOR: u64 = 64 * 1024;

/// The trust anchor in a file.
fn anchor(context: &Context<'_>, path: &Path) -> Result<Certificate, Error> {
    let refused = |why: String| Error::refused(format!("`{}` is not a trust anchor: {why}", path.display()));
    let bytes = files::read(path, LARGEST_ANCHOR)?;
    let mut all = match Certificate::from_der(bytes.expose()) {
        Ok(one) => vec![one],
        Err(_) => pem::certificates(bytes.expose()).map_err(|e| refused(e.to_string()))?,
    };
    let (Some(anchor), true) = (all.pop(), all.is_empty()) else {
        return Err(refused("it holds several certificates, expected one".to_owned()));
    };
    if anchor.authority().is_none() || anchor.verify_signature(anchor.public_key()).is_err() {
        return Err(refused("it is not the certificate of an authority that signed itself".to_owned()));
    }
    if !(anchor.not_before()..=anchor.not_after()).contains(&context.now) {
        let (from, to, now) = (rfc3339(anchor.not_before()), rfc3339(anchor.not_after()), rfc3339(context.now));
        return Err(refused(format!("it is valid from {from} to {to}, now is {now}")));
    }
    Ok(anchor)
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

/// What is worth knowing of a CRL.
#[derive(Debug, Clone)]
pub struct CrlSummary {
    /// Its number.
    pub number: Option<u64>,
    /// When the next one is due.
    pub next_update: Option<Timestamp>,
}

/// What is at a path.
#[derive(Debug, Clone)]
pub enum Found {
    /// A bundle.
    One(Box<Report>),
    /// An archive of several.
    Many(Collection),
}

/// An archive of the bundles of many chargers, all of one PKI.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Where it is.
    pub path: PathBuf,
    /// Which PKI made them.
    pub pki_id: String,
    /// Which world they belong to.
    pub environment: String,
    /// The key that signed all of them; none when they have no signature.
    pub signer: Option<KeyId>,
    /// How many there are.
    pub bundles: u64,
}

/// Reads the bundle at a path. It needs no PKI; it is refused for whatever a charger or CSMS would stumble over today.
///
/// # Errors
/// The first thing that is not as it should be; when there are several.
pub fn run(context: &Context<'_>, path: &Path) -> Result<Report, Error> {
    match run_all(context, path, &[])? {
        Found::One(report) => Ok(*report),
        Found::Many(many) => {
            let (shown, number) = (path.shown(), many.bundles);
            Err(Error::cannot(format!("`{shown}` holds {number} bundles, and one can be shown")).hint(format!(
                "hold all of them against themselves with `evpki bundle verify {path}`, or unpack the one that is wanted",
                path = shell_quoted_path(path)
            )))
        }
    }
}

/// Reads the bundle at a path, or those of the archive there, one after the other. Each has to be of all these origins.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn run_all(context: &Context<'_>, path: &Path, origins: &[Origin]) -> Result<Found, Error> {
    let archive = Archive::from_name(&path.to_string_lossy()).filter(|_| path.is_file());
    let Some(archive) = archive else {
        let report = judge(context, &Tree::read(path)?, origins).map_err(|e| about(path, None, e))?;
        return Ok(Found::One(Box::new(Report { path: path.to_owned(), ..report })));
    };
    let file = File::open(path).map_err(|e| Error::cannot(format!("cannot read `{}`: {e}", path.shown())))?;
    let mut first: Option<Report> = None;
    let (mut bundles, mut is_about_one) = (0, false);
    let mut each = |folder: &str, tree: Tree| {
        is_about_one = true;
        let report = judge(context, &tree, origins).map_err(|e| about(path, Some(folder), e))?;
        bundles += 1;
        match &first {
            None => first = Some(Report { path: path.to_owned(), ..report }),
            Some(first) => {
                let of = |report: &Report| (report.manifest.kind, report.manifest.pki_id.clone(), report.manifest.signer.clone());
                let differs = of(first) != of(&report);
                if differs || first.manifest.kind != Kind::Device {
                    let why =
                        Error::refused("an archive of several holds bundles of chargers, all of one PKI and signed by one key");
                    return Err(about(path, Some(folder), why));
                }
            }
        }
        is_about_one = false;
        Ok::<(), Error>(())
    };
    let read = unpack_each(archive, BufReader::new(file), &mut each);
    read.map_err(|error| if is_about_one { error } else { about(path, None, error) })?;
    match first {
        Some(report) if bundles == 1 => Ok(Found::One(Box::new(report))),
        Some(Report { path, manifest: Manifest { pki_id, environment, signer, .. }, .. }) => {
            let signer = signer.map(|signer| signer.id());
            Ok(Found::Many(Collection { path, pki_id, environment, signer, bundles }))
        }
        None => Err(about(path, None, bundles::Error::Missing { file: names::BUNDLE.to_owned() }.into())),
    }
}

/// Says which bundle it is about. One that is alone in its archive has a folder of its name.
fn about(path: &Path, folder: Option<&str>, error: Error) -> Error {
    let of_many = folder.filter(|folder| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        !folder.is_empty() && !name.starts_with(&format!("{folder}."))
    });
    let path = path.shown();
    match of_many {
        Some(folder) => error.about(format!("the bundle `{folder}` in `{path}` is refused")),
        None => error.about(format!("the bundle `{path}` is refused")),
    }
}

fn judge(context: &Context<'_>, tree: &Tree, origins: &[Origin]) -> Result<Report, Error> {
    let report = match tree.kind()? {
        Kind::Device => device(context, &DeviceBundle::from_tree(tree)?),
        Kind::Server => server(context, &ServerBundle::from_tree(tree)?),
        Kind::Party => party(context, &PartyBundle::from_tree(tree)?),
    }?;
    for origin in origins {
        report.manifest.comes_from(origin).map_err(|e| {
            let hint = "do not use it: ask the owner of the PKI for its identifier, which `evpki ca show AUTHORITY` prints, and for a new bundle";
            Error::from(e).hint(hint)
        })?;
    }
    Ok(report)
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
        stations: None,
        server_certificate: None,
        parties: Vec::new(),
        crl: None,
        has_token: false,
        has_totp: false,
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
    is_timely(context, list)?;
    Ok(Report {
        path: PathBuf::new(),
        manifest: bundle.manifest().clone(),
        certificate: bundle.certificate_chain().first().map(summary),
        has_private_key: bundle.private_key().is_some(),
        has_password: false,
        stations: Some(bundle.stations().count()),
        server_certificate: None,
        parties: Vec::new(),
        crl: Some(CrlSummary { number: list.number(), next_update: list.next_update() }),
        has_token: false,
        has_totp: false,
    })
}

fn party(context: &Context<'_>, bundle: &PartyBundle) -> Result<Report, Error> {
    let arc = Arc::new(bundle.manifest().oid_arc.as_deref())?;
    let root = bundle.server_root();
    still_valid(context, &arc, names::SERVER_ROOT, std::slice::from_ref(root), std::slice::from_ref(root))?;
    let (client, server) = (bundle.certificate_chain(), bundle.server_certificate_chain());
    for (name, chain) in [(names::CERTIFICATE, client), (names::CERTIFICATE_SERVER, server)] {
        let Some((chain, last)) = chain.and_then(|chain| Some((chain, chain.last()?))) else { continue };
        let above = if last.issuer() == root.subject() { root } else { last };
        still_valid(context, &arc, name, chain, std::slice::from_ref(above))?;
    }
    if let Some(anchors) = bundle.client_anchors() {
        still_valid(context, &arc, names::CLIENT_CA, anchors, anchors)?;
    }
    if let Some(list) = bundle.revocation_list() {
        is_timely(context, list)?;
    }
    let first = |chain: Option<&[Certificate]>| chain.and_then(<[Certificate]>::first).map(summary);
    Ok(Report {
        path: PathBuf::new(),
        manifest: bundle.manifest().clone(),
        certificate: first(client),
        has_private_key: bundle.private_key().is_some() || bundle.server_private_key().is_some(),
        has_password: false,
        stations: None,
        server_certificate: first(server),
        parties: bundle.parties().to_vec(),
        crl: bundle.revocation_list().map(|list| CrlSummary { number: list.number(), next_update: list.next_update() }),
        has_token: bundle.token().is_some(),
        has_totp: bundle.totp().is_some(),
    })
}

/// Whether a CRL may be relied on today.
fn is_timely(context: &Context<'_>, list: &RevocationList) -> Result<(), Error> {
    let Some(over) = list.next_update().filter(|next| *next < context.now) else { return Ok(()) };
    let why = format!("`{}`: the CRL was to be replaced by {}", names::CRL, rfc3339(over));
    Err(Error::refused(why).hint("publish a new one with `evpki crl publish`, and write the bundle anew"))
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
