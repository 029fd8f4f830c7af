//! Issues certificates to a server.

use super::owner;
use crate::{
    commands::{
        Context, Error,
        draft::{Issued, KeySource, draft},
        given::Given,
        holding::{Holding, key_of, left_open},
        ledger::{Entry, StoreLedger},
        office::{Desk, Office, in_charge},
    },
    model::{KeyType, StationSerial},
    pki::{
        Profile,
        issuance::{Prepared, Recorded},
        plan::Subject,
        request::examine_server,
    },
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
    in_charge(&store, &desk.authority.name)?;
    let asked = Asked::by(request, profile)?;
    let wanted = Wanted::find(context, &store, &office, profile, &desk, request, &asked.keys)?;
    if wanted.open.is_empty() && wanted.prepared.is_empty() {
        return Err(has_them(fqdn, &wanted.kept));
    }
    let vault = context.vault(&store)?;
    let signing = desk.key(&store, &vault)?;
    let Wanted { open, prepared, entries, places, marks, kept } = wanted;
    let mut issued = Vec::new();
    if !open.is_empty() {
        let (open, places): (Vec<_>, Vec<_>) = open.into_iter().unzip();
        let ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, Vec::new());
        let completed = ledger.resume(open, &signing)?;
        issued.extend(completed.into_iter().zip(places).map(|(certificate, place)| (certificate, place, true)));
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
        let new = ledger.also(&mut unchanged).issue(prepared, &signing)?;
        issued.extend(new.into_iter().zip(places).map(|(certificate, place)| (certificate, place, false)));
    }
    let first = issued.first().map(|(certificate, ..)| certificate);
    let chain = pem::write_certificates(first.into_iter().chain(&desk.chain()))?;
    let issued = issued.iter().map(|(certificate, place, completed)| Issued::of(certificate, *place, *completed)).collect();
    Ok(Report { fqdn: fqdn.clone(), issued, kept, chain, taken: asked.taken, overridden: asked.overridden })
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

/// What is to be done for what is asked for.
#[derive(Default)]
struct Wanted {
    /// What was left without a signature, and where its key is.
    open: Vec<(Recorded, KeyPlace)>,
    prepared: Vec<Prepared>,
    entries: Vec<Entry>,
    places: Vec<KeyPlace>,
    /// What the server held when this was prepared: of RSA keys or not, and the mark.
    marks: Vec<(bool, (u8, i64))>,
    kept: Vec<String>,
}

impl Wanted {
    fn find(
        context: &Context<'_>,
        store: &dyn Read,
        office: &Office,
        profile: &Profile,
        desk: &Desk,
        request: &Request,
        keys: &[KeySource],
    ) -> Result<Self, Error> {
        let mut wanted = Self::default();
        let by = office.issuance(profile, desk, context);
        let fqdn = &request.fqdn;
        for key in keys {
            let rsa = key.key_type().is_rsa();
            let held = holding(context, store, fqdn, profile, desk, rsa)?;
            let names = request.names.iter().cloned().map(AlternativeName::Dns).collect();
            let subject = Subject::Server { fqdn: fqdn.clone(), names };
            match &held {
                Holding::Open(row) if key.is_of(row) => wanted.open.push((left_open(row, &by, &subject)?, row.key)),
                Holding::Open(row) => return Err(another_key(fqdn, row)),
                Holding::Current(row) if !request.again => wanted.kept.push(row.serial.to_string()),
                _ => {
                    let (prepared, entry) = draft(&by, owner(fqdn), subject, key, request.validity)?;
                    wanted.places.push(entry.key);
                    wanted.prepared.push(prepared);
                    wanted.entries.push(entry);
                    wanted.marks.push((rsa, held.mark()));
                }
            }
        }
        Ok(wanted)
    }
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
        .hint("complete it with the command that was interrupted, or revoke it with `evpki certificate revoke SERIAL --reason superseded`")
}
