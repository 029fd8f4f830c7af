//! Issues certificates to a server.

use super::owner;
use crate::{
    commands::{
        Context, Error,
        current_certificate::Variant,
        draft::{Issued, KeySource},
        input::Input,
        issuing::{self, NextStep, SingleIssuance},
        pki_state::PkiState,
    },
    model::{KeyType, StationSerial},
    pki::{Profile, plan::Subject, request::examine_server},
    store::Read,
    x509::AlternativeName,
};

/// What to issue.
#[derive(Debug, Clone)]
pub struct Request {
    /// The FQDN of the server, in lower case.
    pub fqdn: String,
    /// Further names that it answers to.
    pub names: Vec<String>,
    /// Its certification request; none: its key is made here.
    pub csr: Option<Input>,
    /// The kind of the key to be made; none: as the profile says.
    pub key_type: Option<KeyType>,
    /// The kind of RSA key for a second certificate, if there is to be one.
    pub rsa: Option<KeyType>,
    /// How long the certificates are to be valid, in seconds; none: as the profile says.
    pub validity: Option<i64>,
    /// Whether to issue others though there are some that count.
    pub again: bool,
}

/// What was issued.
#[derive(Debug, Clone)]
pub struct Report {
    /// The FQDN.
    pub fqdn: String,
    /// The certificates: at most one with an RSA key, and one with another.
    pub issued: Vec<Issued>,
    /// The serial numbers of those that were asked for and are there already.
    pub kept: Vec<String>,
    /// The first certificate with those above it, without the root, as PEM.
    pub chain: String,
    /// What was taken from the certification request.
    pub taken: Vec<String>,
    /// What the PKI said in its place.
    pub overridden: Vec<String>,
}

/// Issues to a server what it lacks of what is asked for: one certificate, and with [`Request::rsa`] a second one, because a CSMS serves
/// both kinds of cipher suites (A00.FR.318). What an interruption left without a signature is completed instead.
///
/// # Errors
/// When it lacks nothing and others were not asked for; when the FQDN is the serial number of a charger.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let (profile, ca) = pki_state.server(&store)?;
    let fqdn = &request.fqdn;
    let Asked { keys, taken, overridden } = Asked::by(request, profile)?;
    let given = |store: &dyn Read| no_charger(store, fqdn);
    let (mut kept, mut wanted) = (Vec::new(), Vec::new());
    for key in keys {
        let names = request.names.iter().cloned().map(AlternativeName::Dns).collect();
        let issuance = SingleIssuance {
            owner: owner(fqdn),
            subject: Subject::Server { fqdn: fqdn.clone(), names },
            profile,
            ca: &ca,
            arc: &pki_state.identity.arc,
            variant: Variant { rsa: key.key_type().is_rsa(), fqdn: None },
            key,
            validity: request.validity,
            again: request.again,
            another: another(fqdn),
            precondition: &given,
        };
        match issuance.prepare(context, &store, &pki_state)? {
            NextStep::Kept(row) => kept.push(row.serial.to_string()),
            work => wanted.push((issuance, work)),
        }
    }
    if wanted.is_empty() {
        return Err(context.authentic(&store, has_them(fqdn, &kept)));
    }
    let vault = context.vault(&store)?;
    let (certificates, issued): (Vec<_>, Vec<_>) = issuing::carry_out(context, &mut store, &vault, wanted)?.into_iter().unzip();
    let chain = issuing::chain(certificates.first(), &ca)?;
    Ok(Report { fqdn: fqdn.clone(), issued, kept, chain, taken, overridden })
}

/// What is asked for.
struct Asked {
    keys: Vec<KeySource>,
    taken: Vec<String>,
    overridden: Vec<String>,
}

impl Asked {
    fn by(request: &Request, profile: &Profile) -> Result<Self, Error> {
        let (first, taken, overridden) = match &request.csr {
            Some(csr) => {
                let examined = examine_server(&csr.request()?, &request.fqdn, profile)?;
                (KeySource::Theirs(examined.public_key), examined.taken, examined.overridden)
            }
            None => {
                let key_type = request.key_type.unwrap_or_else(|| profile.default_key_type());
                (KeySource::Make(key_type), Vec::new(), Vec::new())
            }
        };
        if request.rsa.is_some() && first.key_type().is_rsa() {
            return Err(Error::usage("the first certificate has an RSA key already").hint("leave `--with-rsa` away"));
        }
        Ok(Self { keys: std::iter::once(first).chain(request.rsa.map(KeySource::Make)).collect(), taken, overridden })
    }
}

/// A server of the name of a charger could pass for it.
fn no_charger(store: &dyn Read, fqdn: &str) -> Result<(), Error> {
    // What cannot be a serial number is not one.
    let Ok(serial) = fqdn.parse::<StationSerial>() else { return Ok(()) };
    match store.charger_by_serial(&serial)? {
        Some(row) => Err(Error::refused(format!("`{fqdn}` is the serial number of the charger {}", row.charger.station_id))),
        None => Ok(()),
    }
}

fn has_them(fqdn: &str, kept: &[String]) -> Error {
    let plural = if kept.len() == 1 { "a valid certificate" } else { "valid certificates" };
    Error::cannot(format!("{fqdn} has {plural} already: {}", kept.join(", "))).hint(another(fqdn))
}

fn another(fqdn: &str) -> String {
    format!("issue another one beside it with `evpki server issue {fqdn} --again`")
}
