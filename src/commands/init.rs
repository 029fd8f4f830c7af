//! Founds a PKI.

use super::{
    Ask, Context, Error, audit,
    context::{PASSPHRASE_SLOT, STORE, commit},
    crl,
    definitions::{self, Definitions},
    ledger::{Entry, NewKey, StoreLedger},
    pki_state::{PkiState, certificate_at},
    store::founding_details,
    vault::{
        passphrase::{New, Owner as Of, check as check_passphrase},
        slots::digest,
    },
};
use crate::{
    failpoints::{Point, reached},
    files::{self, Audience, Existing},
    model::{Country, Environment, KeyType, Organization, PkiId, PrintablePath as _, Secret, Timestamp},
    pki::{
        self, Hierarchy, Profile,
        issuance::Reserved,
        plan::{Issuance, IssuanceRequest, Signer, Subject},
    },
    store::{Authority, KeyPlace, Owner, OwnerKind, Pki, Read, Slot, Sqlite, Store},
    vault::{self, Kdf, Vault},
    x509::{Certificate, KeyPair, StatementKey, encrypt_private_key, metadata::Arc, pki_id, verify_independently},
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    time::Duration,
};

/// What to found.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who owns it.
    pub organization: Organization,
    /// Where the owner sits.
    pub country: Country,
    /// Which world it belongs to.
    pub environment: Environment,
    /// The name of a hierarchy that comes with evpki, or the path of a file that holds one.
    pub hierarchy: String,
    /// Where the root's private key goes, under its own passphrase, instead of into the vault: a file; with several roots a directory, in
    /// which each has a file.
    pub root_out: Option<PathBuf>,
    /// Where CRLs and authority certificates will be found, for the certificates to say.
    pub publication_url: Option<String>,
    /// Where an OCSP responder will answer, for the certificates to say.
    pub ocsp_url: Option<String>,
    /// The arc of the metadata extensions, when it is not to be evpki's own.
    pub oid_arc: Option<String>,
    /// Whether the passphrase is to be hardened with 2 GiB of memory instead of 64 MiB.
    pub high_kdf: bool,
}

/// What was founded.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where.
    pub home: PathBuf,
    /// What tells it from all others.
    pub pki: PkiId,
    /// Which world it belongs to.
    pub environment: Environment,
    /// Its authorities, parents first.
    pub authorities: Vec<Founded>,
    /// Where the root's private key went, if not into the vault: a file; with several roots a directory.
    pub root_out: Option<PathBuf>,
    /// Whether it has servers and chargers of OCPP.
    pub has_chargers: bool,
    /// Whether it has parties of OCPI.
    pub has_parties: bool,
    /// The files into which the roots' private keys went, in the order of the roots.
    pub root_files: Vec<PathBuf>,
    /// The roots of a production PKI whose private keys stay in the vault.
    pub roots_in_vault: Vec<String>,
    /// Why the passphrase is easy to guess, if it is.
    pub weak: Option<String>,
}

/// An authority that was founded.
#[derive(Debug, Clone)]
pub struct Founded {
    /// Its name.
    pub name: String,
    /// The authority above.
    pub parent: Option<String>,
    /// Its subject.
    pub subject: String,
    /// The kind of its key.
    pub key_type: KeyType,
    /// Until when it is valid.
    pub not_after: Timestamp,
    /// The SHA-256 digest of its certificate.
    pub fingerprint: String,
}

/// Founds a PKI in the home. It appears there whole, when all of it is done, or not at all.
///
/// # Errors
/// When there is a PKI already; when something asked for is not to be had; when the home cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let destination = context.store_path();
    if destination.exists() {
        return Err(founded_already(context));
    }
    let Definitions { hierarchy, profiles, text, texts } = definitions::named(&request.hierarchy)?;
    let drawer = drawer(&hierarchy, request.root_out.as_deref());
    if let Some((_, path)) = drawer.iter().find(|(_, path)| path.exists()) {
        return Err(Error::from(files::Error::Exists { path: path.clone() }).hint(
            "name another file; if an interrupted `evpki init` left this file, it contains the key of no PKI and can be deleted",
        ));
    }
    let publication_url = request.publication_url.as_deref().map(checked_url).transpose()?;
    let ocsp_url = request.ocsp_url.as_deref().map(checked_url).transpose()?;
    Arc::new(request.oid_arc.as_deref())?;
    let New { passphrase, weak } = new_passphrase(context, request)?;
    files::create_directory(&context.home)?;
    let building = files::building(&context.home, "init-")?;
    let path = building.path().join(STORE);
    // The identifier of the PKI names the key that signs its bundles.
    let statements = StatementKey::generate()?;
    let pki = Pki {
        id: pki_id(statements.public()),
        organization: request.organization.clone(),
        country: request.country.clone(),
        environment: request.environment,
        hierarchy: text,
        oid_arc: request.oid_arc.clone(),
        publication_url,
        ocsp_url,
        created: context.now,
    };
    let vault = Vault::create(pki.id, context.random)?;
    let store = Sqlite::create(&path, Duration::from_secs(5))?;
    context.trust(&store, &vault)?;
    let mut founding = Founding { context, store, vault, keys: HashMap::new() };
    founding.found(&pki, &texts, &passphrase, request.high_kdf, &statements)?;
    for authority in hierarchy.authorities() {
        let away = drawer.iter().any(|(root, _)| *root == authority.name());
        founding.establish(&hierarchy, &profiles, authority, away)?;
    }
    let pki_state = PkiState::open(&founding.store)?;
    let mut report = Report {
        home: context.home.clone(),
        pki: pki.id,
        environment: pki.environment,
        authorities: Vec::new(),
        root_out: request.root_out.clone(),
        has_chargers: hierarchy.server_profile().is_some() && hierarchy.station_profile().is_some(),
        has_parties: hierarchy.party_client_profile().is_some(),
        root_files: drawer.iter().map(|(_, path)| path.clone()).collect(),
        roots_in_vault: roots_in_vault(&founding.store)?,
        weak,
    };
    for authority in hierarchy.authorities() {
        report.authorities.push(founding.open_for_business(&pki_state, authority.name())?);
    }
    let Founding { store, keys, .. } = founding;
    // Until here, part of it may be in the log alone, which stays behind.
    store.close()?;
    reached(Point::Founded);
    let mut carried = Carried(Vec::new());
    if let (Some(directory), [_, _, ..]) = (&request.root_out, drawer.as_slice()) {
        files::create_directory(directory)?;
    }
    for (root, path) in &drawer {
        carry_out(&keys, path, root, &passphrase)?;
        carried.0.push(path);
        reached(Point::CarriedOut);
    }
    files::publish(&path, &destination)
        .map_err(|e| if matches!(e, files::Error::Exists { .. }) { founded_already(context) } else { e.into() })?;
    carried.0.clear();
    Ok(report)
}

/// The roots of a production PKI whose private keys are in the vault, and so on a machine that is in use, instead of in a drawer.
///
/// # Errors
/// The store's.
pub fn roots_in_vault(store: &dyn Read) -> Result<Vec<String>, Error> {
    if store.pki()?.environment != Environment::Production {
        return Ok(Vec::new());
    }
    let roots = store.authorities()?.into_iter().filter(|one| one.parent.is_none() && one.key == KeyPlace::Vault);
    Ok(roots.map(|root| root.name).collect())
}

/// Files with keys of a PKI that is not founded yet: they go when it is not.
struct Carried<'a>(Vec<&'a Path>);

impl Drop for Carried<'_> {
    fn drop(&mut self) {
        for path in &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Which roots' keys go into which files: the one root's into that file, of several each into its own in that directory.
fn drawer<'a>(hierarchy: &'a Hierarchy, root_out: Option<&Path>) -> Vec<(&'a str, PathBuf)> {
    let Some(path) = root_out else { return Vec::new() };
    let roots: Vec<&str> = hierarchy.roots().map(pki::hierarchy::Authority::name).collect();
    match roots.as_slice() {
        [one] => vec![(one, path.to_owned())],
        several => several.iter().map(|root| (*root, path.join(format!("{root}.pem")))).collect(),
    }
}

fn founded_already(context: &Context<'_>) -> Error {
    let path = context.store_path();
    if let Err(error @ crate::store::Error::Unfounded { .. }) =
        Sqlite::open_to_read(&path, Duration::from_secs(5)).and_then(|store| store.pki())
    {
        return error.into();
    }
    Error::cannot(format!("cannot create a PKI in `{}`: it already contains one", context.home.shown()))
        .hint("choose another PKI home with `--home`, or list the CAs of this one with `evpki ca list`")
}

/// A URL that certificates can name: plain HTTP, since whoever fetches a CRL over TLS would need a CRL to do so (RFC 5280, 8).
fn checked_url(given: &str) -> Result<String, Error> {
    let url = given.trim_end_matches('/');
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    let fine = rest.is_some_and(|r| !r.is_empty() && r.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}?#".contains(&b)));
    if fine && url.len() <= 400 {
        Ok(url.to_owned())
    } else {
        Err(Error::usage(format!("cannot put `{}` into certificates: it is not a valid URL for that", given.escape_debug()))
            .hint("use a URL such as `http://pki.acme.example`, at most 400 characters, without a query"))
    }
}

fn new_passphrase(context: &Context<'_>, request: &Request) -> Result<New, Error> {
    let passphrase = match context.passphrases.given()? {
        Some(given) => given,
        None => context.passphrases.prompt(&Ask::New)?,
    };
    let of = Of { environment: request.environment, organization: request.organization.as_str() };
    let weak = check_passphrase(context, of, &passphrase)?;
    Ok(New { passphrase, weak })
}

/// A PKI in the making.
struct Founding<'a> {
    context: &'a Context<'a>,
    store: Sqlite,
    vault: Vault,
    keys: HashMap<String, KeyPair>,
}

impl Founding<'_> {
    fn found(
        &mut self,
        pki: &Pki,
        profiles: &[(String, String)],
        passphrase: &Secret,
        high_kdf: bool,
        statements: &StatementKey,
    ) -> Result<(), Error> {
        let context = self.context;
        let kdf = if high_kdf { Kdf::HIGH } else { Kdf::STANDARD };
        let bytes = vault::passphrase_slot(&self.vault, passphrase, kdf, context.random)?;
        let mut transaction = self.store.begin()?;
        transaction.found(pki)?;
        for (name, text) in profiles {
            transaction.put_profile(name, text)?;
        }
        let (kind, label) = (PASSPHRASE_SLOT.to_owned(), PASSPHRASE_SLOT.to_owned());
        let slot = Slot { kind, label, bytes, created: context.now };
        transaction.put_slot(&slot)?;
        let mut details = founding_details(pki, profiles);
        details.push(("digest", digest(&slot.bytes)));
        details.extend(audit::key_details(statements));
        audit::keep(context, &mut *transaction, &self.vault, statements)?;
        transaction.append(&context.event("pki.found", &pki.id.to_string(), &details))?;
        commit(transaction, &self.vault)
    }

    /// Makes an authority: its key, its certificate, and its anchor when it is to have one.
    fn establish(
        &mut self,
        hierarchy: &Hierarchy,
        profiles: &[Profile],
        authority: &pki::hierarchy::Authority,
        away: bool,
    ) -> Result<(), Error> {
        let name = authority.name();
        let key = KeyPair::generate(authority.key_type())?;
        let place = if away { KeyPlace::Away } else { KeyPlace::Vault };
        let profile = profiles.iter().find(|p| p.name() == authority.profile());
        let profile =
            profile.ok_or_else(|| Error::bug(format!("the profile `{}` was checked and is now missing", authority.profile())))?;
        let parent = authority.parent().map(|parent| self.certificate(parent)).transpose()?;
        let signer = match (authority.parent(), &parent) {
            (Some(name), Some(certificate)) => Signer::Authority { name, certificate },
            _ => Signer::Itself,
        };
        let new_key = (place == KeyPlace::Vault).then(|| key.to_pkcs8().map(NewKey::Made)).transpose()?;
        let certificate = self.certify(name, profile, signer, &key, place, new_key)?;
        let row = self.row(&certificate)?;
        let anchor = if authority.anchor() {
            let signer = Signer::Anchor { certificate: &certificate };
            Some(self.certify(name, profile, signer, &key, place, None)?)
        } else {
            None
        };
        let anchor_row = anchor.as_ref().map(|anchor| self.row(anchor)).transpose()?;
        let mut transaction = self.store.begin()?;
        let parent = authority.parent().map(str::to_owned);
        let key_id = key.public().id();
        transaction.add_authority(&Authority {
            name: name.to_owned(),
            parent,
            certificate: row,
            anchor: anchor_row,
            key: place,
            key_id,
        })?;
        let mut details =
            vec![("hierarchy", hierarchy.name().to_owned()), ("fingerprint", certificate.fingerprint().to_string())];
        details.extend(anchor.map(|anchor| ("anchor", anchor.fingerprint().to_string())));
        transaction.append(&self.context.event("authority.found", name, &details))?;
        commit(transaction, &self.vault)?;
        self.keys.insert(name.to_owned(), key);
        Ok(())
    }

    fn certify(
        &mut self,
        name: &str,
        profile: &Profile,
        signer: Signer<'_>,
        key: &KeyPair,
        place: KeyPlace,
        new_key: Option<NewKey>,
    ) -> Result<Certificate, Error> {
        let context = self.context;
        let issuer = if let Signer::Authority { name, .. } = signer { name } else { name };
        let signing = self.keys.get(issuer).unwrap_or(key);
        let request =
            IssuanceRequest { public_key: key.public().clone(), subject: Subject::Authority(name.to_owned()), validity: None };
        let identity = identity(&self.store)?;
        let by = Issuance {
            profile,
            identity: &identity,
            signer,
            algorithm: signing.algorithm(),
            now: context.now,
            random: context.random,
        };
        let prepared = Reserved::draw(context.random)?.prepare(&by, &request)?;
        let owner = Owner { kind: OwnerKind::Authority, name: name.to_owned() };
        let entry = Entry { owner, profile: profile.name().to_owned(), key: place, new_key };
        let ledger = StoreLedger::new(context, &mut self.store, &self.vault, issuer, vec![entry]);
        let mut issued = ledger.issue(vec![prepared], signing)?;
        let certificate = issued.pop().ok_or_else(|| Error::bug("nothing was issued"))?;
        verify_independently(&certificate, signing.public())?;
        Ok(certificate)
    }

    fn certificate(&self, authority: &str) -> Result<Certificate, Error> {
        let all = self.store.authorities()?;
        let found = all.iter().find(|a| a.name == authority);
        let found = found.ok_or_else(|| Error::bug(format!("the CA {authority} was checked and is now missing")))?;
        certificate_at(&self.store, found.certificate)
    }

    fn row(&self, certificate: &Certificate) -> Result<i64, Error> {
        let rows = self.store.certificates(&crate::store::Lookup::Fingerprint(certificate.fingerprint()))?;
        Ok(rows.first().ok_or_else(|| Error::bug("the certificate that was just issued is not in the store"))?.row)
    }

    /// Issues an authority's first CRL, so that whoever asks for one finds it from the first day.
    fn open_for_business(&mut self, pki_state: &PkiState, name: &str) -> Result<Founded, Error> {
        let ca = pki_state.ca(&self.store, name)?;
        let key = self.keys.get(name).ok_or_else(|| Error::bug(format!("the key of {name} is missing")))?;
        crl::issue::issue(self.context, &mut self.store, &self.vault, pki_state, &ca, key)?;
        Ok(Founded {
            name: name.to_owned(),
            parent: ca.authority.parent.clone(),
            subject: ca.certificate.subject().to_string(),
            key_type: ca.certificate.public_key().key_type(),
            not_after: ca.certificate.not_after(),
            fingerprint: ca.certificate.fingerprint().to_string(),
        })
    }
}

/// Writes the root's key into a file of its own, under the passphrase. It was never in the store.
fn carry_out(keys: &HashMap<String, KeyPair>, path: &Path, root: &str, passphrase: &Secret) -> Result<(), Error> {
    let key = keys.get(root).ok_or_else(|| Error::bug(format!("the key of {root} is missing")))?;
    let sealed = encrypt_private_key(key, passphrase)?;
    Ok(files::write(path, sealed.expose(), Audience::Owner, Existing::Keep)?)
}

fn identity(store: &dyn Read) -> Result<pki::PkiIdentity, Error> {
    Ok(PkiState::open(store)?.identity)
}
