//! Issues certificates to a server.

use super::owner;
use crate::{
    commands::{
        Context, Error,
        draft::{Issued, KeySource, draft},
        given::Given,
        holding::{Holding, key_of, left_open},
        ledger::StoreLedger,
        office::{Desk, Office},
    },
    model::{KeyType, StationSerial},
    pki::{Profile, plan::Subject, request::examine_server},
    store::{CertificateRow, KeyPlace, Lookup, Read, Transaction},
    x509::{AlternativeName, pem},
};

/// What to issue.
#[derive(Debug, Clone)]
pub struct Request {
    /// The FQDN of the server, in lower case.
    pub fqdn: String,
    /// Further names that it answers to.
    pub names: Vec<String>,
    /// Its certification request; none: its key is made here.
    pub csr: Option<Given>,
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
    let office = Office::open(&store)?;
    let (profile, desk) = office.server(&store)?;
    let fqdn = &request.fqdn;
    no_charger(&store, fqdn)?;
    let (sources, taken, overridden) = sources(request, profile)?;
    let by = office.issuance(profile, &desk, context);
    let mut wanted = Wanted::default();
    for source in sources {
        let found = holding(context, &store, fqdn, profile, &desk, family(&source))?;
        match &found {
            Holding::Open(row) => {
                let other = match &source {
                    KeySource::Theirs(key) => key.id() != row.key_id,
                    KeySource::Make(_) => row.key != KeyPlace::Vault,
                };
                if other {
                    return Err(another_key(fqdn, row));
                }
                wanted.open.push((left_open(row, &desk)?, row.key));
            }
            Holding::Current(row) if !request.again => wanted.kept.push(row.serial.to_string()),
            _ => {
                let names = request.names.iter().cloned().map(AlternativeName::Dns).collect();
                let subject = Subject::Server { fqdn: fqdn.clone(), names };
                let (prepared, entry) = draft(&by, owner(fqdn), subject, &source, request.validity)?;
                wanted.places.push(entry.key);
                wanted.prepared.push(prepared);
                wanted.entries.push(entry);
                wanted.marks.push((family(&source), found.mark()));
            }
        }
    }
    if wanted.open.is_empty() && wanted.prepared.is_empty() {
        return Err(has_them(fqdn, &wanted.kept));
    }
    let vault = context.vault(&store)?;
    let signing = desk.key(&store, &vault)?;
    let Wanted { open, prepared, entries, places, marks, kept } = wanted;
    let mut issued = Vec::new();
    let (open, open_places): (Vec<_>, Vec<_>) = open.into_iter().unzip();
    if !open.is_empty() {
        let ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, Vec::new());
        let certificates = ledger.resume(open, &signing)?;
        issued.extend(certificates.into_iter().zip(open_places).map(|(c, place)| (c, place, true)));
    }
    if !prepared.is_empty() {
        let mut unchanged = |transaction: &mut dyn Transaction| {
            no_charger(transaction, fqdn)?;
            for (rsa, mark) in &marks {
                if holding(context, transaction, fqdn, profile, &desk, *rsa)?.mark() != *mark {
                    return Err(Error::cannot(format!("another process has issued a certificate to {fqdn} in the meantime"))
                        .hint("see it with `evpki certificate list`"));
                }
            }
            Ok(())
        };
        let ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, entries);
        let certificates = ledger.also(&mut unchanged).issue(prepared, &signing)?;
        issued.extend(certificates.into_iter().zip(places).map(|(c, place)| (c, place, false)));
    }
    let first = issued.first().map(|(certificate, ..)| certificate);
    let chain = pem::write_certificates(first.into_iter().chain(&desk.chain()))?;
    let issued = issued.iter().map(|(certificate, place, completed)| Issued::of(certificate, *place, *completed)).collect();
    Ok(Report { fqdn: fqdn.clone(), issued, kept, chain, taken, overridden })
}

/// What is to be done for what was asked for.
#[derive(Default)]
struct Wanted {
    open: Vec<(crate::pki::issuance::Recorded, KeyPlace)>,
    prepared: Vec<crate::pki::issuance::Prepared>,
    entries: Vec<crate::commands::ledger::Entry>,
    places: Vec<KeyPlace>,
    marks: Vec<(bool, (u8, i64))>,
    kept: Vec<String>,
}

/// Whether the key will be an RSA key.
fn family(source: &KeySource) -> bool {
    match source {
        KeySource::Make(key_type) => key_type.is_rsa(),
        KeySource::Theirs(key) => key.key_type().is_rsa(),
    }
}

fn sources(request: &Request, profile: &Profile) -> Result<(Vec<KeySource>, Vec<String>, Vec<String>), Error> {
    let (first, taken, overridden) = match &request.csr {
        Some(csr) => {
            let examined = examine_server(&csr.request()?, &request.fqdn, profile)?;
            (KeySource::Theirs(examined.public_key), examined.taken, examined.overridden)
        }
        None => (KeySource::Make(request.key_type.unwrap_or_else(|| profile.default_key_type())), Vec::new(), Vec::new()),
    };
    if request.rsa.is_some() && family(&first) {
        return Err(Error::usage("the first certificate has an RSA key already").hint("leave `--with-rsa` away"));
    }
    let sources = std::iter::once(first).chain(request.rsa.map(KeySource::Make)).collect();
    Ok((sources, taken, overridden))
}

/// What the server holds of certificates with RSA keys, or of those with others.
fn holding(
    context: &Context<'_>,
    store: &dyn Read,
    fqdn: &str,
    profile: &Profile,
    desk: &Desk,
    rsa: bool,
) -> Result<Holding, Error> {
    let mut rows = Vec::new();
    for row in store.certificates(&Lookup::Owner(owner(fqdn)))? {
        if row.profile == profile.name() && key_of(&row, desk)?.key_type().is_rsa() == rsa {
            rows.push(row);
        }
    }
    Ok(Holding::of(rows, context.now))
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
    let plural = if kept.len() == 1 { "a certificate that counts" } else { "certificates that count" };
    Error::cannot(format!("{fqdn} has {plural} already: {}", kept.join(", ")))
        .hint(format!("issue another one beside it with `evpki server issue {fqdn} --again`"))
}

fn another_key(fqdn: &str, row: &CertificateRow) -> Error {
    Error::cannot(format!("a certificate of {fqdn} for another key, {}, was left without a signature", row.serial))
        .hint("complete it with the command that was interrupted, or revoke it with `evpki certificate revoke SERIAL`")
}
