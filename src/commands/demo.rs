//! Makes a whole test PKI to look at: authorities, a CSMS, three chargers, what each of them receives, and programs that use it.

pub mod negative;

use super::{Ask, Context, Error, Passphrases, bundle, charger::provision, init, server};
use crate::commands::shell_quote::shell_quoted_path;
use crate::{
    credentials,
    files::{self, Audience, Existing},
    model::{Environment, KeyType, OcppVersion, PrintablePath as _, Secret, SecurityProfile},
    x509::{self, KeyPair},
};
use std::path::{Path, PathBuf};

/// The CSMS of the demonstration. `.example` is nobody's (RFC 2606).
pub const CSMS: &str = "csms.demo.example";
/// Where it listens.
pub const PORT: u16 = 8443;
/// The owner of the PKI.
const ORGANIZATION: &str = "Demo Charging";
/// The charger that makes its own key, and its serial number.
const OWN_KEY: (&str, &str) = ("CS-0003", "SN-0003");
/// The three chargers: profile 2, profile 3 with a key made here, profile 3 with a key of its own.
const MANIFEST: &str = "\
station_id,serial_number,security_profile,ocpp_version,vendor,model,csr_file
CS-0001,SN-0001,2,2.0.1,Demo Chargers,One,
CS-0002,SN-0002,3,2.0.1,Demo Chargers,One,
CS-0003,SN-0003,3,2.0.1,Demo Chargers,Two,charger-keys/CS-0003.csr.pem
";
/// The programs beside the bundles.
const PROGRAMS: [(&str, &str); 3] = [
    ("csms.py", include_str!("../../templates/demo/csms.py")),
    ("charger.py", include_str!("../../templates/demo/charger.py")),
    ("requirements.txt", include_str!("../../templates/demo/requirements.txt")),
];

/// Where to make it.
#[derive(Debug, Clone)]
pub struct Request {
    /// A directory that is not there yet, or empty.
    pub directory: PathBuf,
}

/// What was made.
#[derive(Debug, Clone)]
pub struct Report {
    /// The directory.
    pub directory: PathBuf,
    /// Its authorities.
    pub authorities: Vec<init::Founded>,
    /// Its chargers, with what makes each of them worth looking at.
    pub chargers: Vec<(&'static str, &'static str)>,
    /// How to start the CSMS: shell commands, in order.
    pub start: Vec<String>,
    /// How to connect the chargers, once it runs.
    pub connect: Vec<String>,
}

/// A passphrase that is known, and nobody to ask.
struct Known(Secret);

impl Passphrases for Known {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(Some(self.0.clone()))
    }
    fn keyring_allowed(&self) -> bool {
        false
    }
    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        Err(Error::bug("the demo asked for a passphrase"))
    }
}

/// Makes it. It appears whole, or not at all.
///
/// # Errors
/// When something is there already, or it cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let directory = &request.directory;
    let authorities = appear(directory, "cannot create the demo", |building| build(context, building))?;
    let at = |name: &str| shell_quoted_path(&directory.join(name));
    let python = at("venv/bin/python");
    let charger = |id: &str| format!("{python} {} {} --connect localhost", at("charger.py"), at(&format!("device/{id}")));
    Ok(Report {
        directory: directory.clone(),
        authorities,
        chargers: vec![
            ("CS-0001", "Security Profile 2: password"),
            ("CS-0002", "Security Profile 3: certificate, key created by evpki"),
            (OWN_KEY.0, "Security Profile 3: certificate, key created by the charger"),
        ],
        start: vec![
            format!("python3 -m venv {}", at("venv")),
            format!("{} install --quiet --requirement {}", at("venv/bin/pip"), at("requirements.txt")),
            format!("{python} {} --bundle {} --port {PORT}", at("csms.py"), at("server")),
        ],
        connect: vec![
            charger("CS-0001"),
            charger("CS-0002"),
            format!("{} --key {}", charger(OWN_KEY.0), at(&format!("charger-keys/{}.pem", OWN_KEY.0))),
        ],
    })
}

/// Has a directory appear with all that `build` makes in it, or not at all.
fn appear<T>(directory: &Path, not_made: &str, build: impl FnOnce(&Path) -> Result<T, Error>) -> Result<T, Error> {
    if std::fs::read_dir(directory).is_ok_and(|mut entries| entries.next().is_some()) || directory.is_file() {
        return Err(
            Error::cannot(format!("`{}` already exists", directory.shown())).hint("name a directory that does not exist yet")
        );
    }
    let parent = directory.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    files::create_directory(parent)?;
    let building = files::building(parent, "demo-")?;
    let made = build(building.path()).map_err(|e| {
        let mut error = e.about(not_made);
        error.hints = vec!["fix the cause, then run the same command again: nothing was written".to_owned()];
        error
    })?;
    // An empty directory makes room; anything else was refused above.
    let _ = std::fs::remove_dir(directory);
    files::publish(building.path(), directory)?;
    Ok(made)
}

fn build(context: &Context<'_>, directory: &Path) -> Result<Vec<init::Founded>, Error> {
    let passphrase = credentials::generate(context.random)?;
    files::write(&directory.join("passphrase"), passphrase.expose(), Audience::Owner, Existing::Keep)?;
    let known = Known(passphrase);
    let context = Context { home: directory.join("home"), passphrases: &known, actor: context.actor.clone(), ..*context };
    let founded = init::run(
        &context,
        &init::Request {
            organization: ORGANIZATION.parse()?,
            country: "DE".parse()?,
            environment: Environment::Test,
            hierarchy: "ocpp".to_owned(),
            root_out: None,
            publication_url: None,
            ocsp_url: None,
            oid_arc: None,
            high_kdf: false,
        },
    )?;
    let wanted = server::issue::Request {
        fqdn: CSMS.to_owned(),
        names: Vec::new(),
        csr: None,
        key_type: None,
        rsa: Some(KeyType::Rsa2048),
        validity: None,
        again: false,
    };
    server::issue::run(&context, &wanted)?;
    make_request(directory)?;
    let manifest = directory.join("manifest.csv");
    files::write(&manifest, MANIFEST.as_bytes(), Audience::Everybody, Existing::Keep)?;
    let wanted = provision::Request {
        manifest: provision::Source::File(manifest),
        hand: provision::Hand::Tree(directory.join("device")),
        csms_url: Some(format!("wss://{CSMS}:{PORT}")),
        dry_run: false,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        jobs: 1,
        stop: &|| false,
        each: &mut |_| Ok(()),
    };
    let report = provision::run(&context, wanted)?;
    if let Some(provision::Ended::Failed(error)) = report.ended {
        return Err(error);
    }
    bundle::server::run(&context, &bundle::server::Request { fqdn: CSMS.to_owned(), out: Some(directory.join("server")) })?;
    for (name, text) in PROGRAMS {
        files::write(&directory.join(name), text.as_bytes(), Audience::Everybody, Existing::Keep)?;
    }
    Ok(founded.authorities)
}

/// Does what a charger does that makes its own key: keeps the key, and asks for a certificate.
fn make_request(directory: &Path) -> Result<(), Error> {
    let (station_id, serial_number) = OWN_KEY;
    let key = KeyPair::generate(KeyType::P256)?;
    let request = x509::create_request(&key, ORGANIZATION, serial_number)?;
    let keys = directory.join("charger-keys");
    files::create_directory(&keys)?;
    let pem = x509::pem::write_private_key(&key.to_pkcs8()?)?;
    files::write(&keys.join(format!("{station_id}.pem")), pem.expose(), Audience::Owner, Existing::Keep)?;
    files::write(&keys.join(format!("{station_id}.csr.pem")), request.as_bytes(), Audience::Everybody, Existing::Keep)?;
    Ok(())
}
