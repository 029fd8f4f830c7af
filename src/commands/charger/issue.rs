//! Issues a certificate to a charger.

use super::{holding, in_use, owner};
use crate::{
    commands::{
        Context, Error,
        draft::{Issued, KeySource, draft},
        given::Given,
        holding::{Holding, left_open},
        ledger::StoreLedger,
        office::{Office, in_charge},
    },
    model::{Charger, KeyType, SecurityProfile, StationId},
    pki::{Profile, plan::Subject, request::examine_station},
    store::{CertificateRow, Transaction},
    x509::Station,
};

/// What to issue.
#[derive(Debug, Clone)]
pub struct Request {
    /// The charger.
    pub station_id: StationId,
    /// Its certification request; none: its key is made here.
    pub csr: Option<Given>,
    /// How long the certificate is to be valid, in seconds; none: as its profile says.
    pub validity: Option<i64>,
    /// The kind of the key to be made; none: as the charger was registered.
    pub key_type: Option<KeyType>,
    /// Whether to issue another one though it has one that counts.
    pub again: bool,
}

/// What was issued.
#[derive(Debug, Clone)]
pub struct Report {
    /// The charger.
    pub charger: Charger,
    /// The certificate.
    pub issued: Issued,
    /// The certificate with those above it, without the root, as PEM.
    pub chain: String,
    /// What was taken from the certification request.
    pub taken: Vec<String>,
    /// What the PKI said in its place.
    pub overridden: Vec<String>,
}

/// Issues a certificate to a charger that is registered, in use, and of security profile 3. What an interruption left without a signature
/// is completed instead.
///
/// # Errors
/// When it gets none, or has one that counts and another was not asked for.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let office = Office::open(&store)?;
    let (profile, desk) = office.station(&store)?;
    let charger = in_use(&store, &request.station_id)?.charger;
    shows_certificates(&charger)?;
    let (key, taken, overridden) = key_source(request, &charger, profile)?;
    let found = holding(&store, &charger.station_id, profile, context.now)?;
    let open = match &found {
        Holding::Open(row) => Some(fits(row, &key, &charger)?),
        Holding::Current(row) if !request.again => return Err(has_one(&charger, row)),
        _ => None,
    };
    // The rules speak before the passphrase is asked for.
    let by = office.issuance(profile, &desk, context);
    in_charge(&store, &desk.authority.name)?;
    let subject = Subject::Station(Station::of(&charger));
    let prepared = match open {
        Some(_) => None,
        None => Some(draft(&by, owner(&charger.station_id), subject.clone(), &key, request.validity)?),
    };
    let vault = context.vault(&store)?;
    let signing = desk.key(&store, &vault)?;
    let (mut certificates, place) = match (open, prepared) {
        (Some(row), _) => {
            let ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, Vec::new());
            (ledger.resume(vec![left_open(row, &by, &subject)?], &signing)?, row.key)
        }
        (None, Some((prepared, entry))) => {
            let place = entry.key;
            let mut unchanged = |transaction: &mut dyn Transaction| {
                in_use(transaction, &charger.station_id)?;
                match holding(transaction, &charger.station_id, profile, context.now)? {
                    Holding::Current(row) if !request.again => Err(has_one(&charger, &row)),
                    now if now.mark() != found.mark() => Err(overtaken(&charger.station_id)),
                    _ => Ok(()),
                }
            };
            let ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, vec![entry]);
            (ledger.also(&mut unchanged).issue(vec![prepared], &signing)?, place)
        }
        (None, None) => return Err(Error::bug("neither a record nor a draft")),
    };
    let certificate = certificates.pop().ok_or_else(|| Error::bug("nothing was issued"))?;
    let issued = Issued::of(&certificate, place, open.is_some());
    let chain = crate::x509::pem::write_certificates(std::iter::once(&certificate).chain(&desk.chain()))?;
    Ok(Report { charger, issued, chain, taken, overridden })
}

fn shows_certificates(charger: &Charger) -> Result<(), Error> {
    if charger.security_profile == SecurityProfile::Certificate {
        return Ok(());
    }
    let (id, profile) = (&charger.station_id, charger.security_profile);
    Err(Error::cannot(format!("{id} is of security profile {profile}: it shows a password and gets no certificate"))
        .hint(format!("see its password with `evpki password show {id}`; a charger to show a certificate is registered with `--security-profile 3`")))
}

type Source = (KeySource, Vec<String>, Vec<String>);

fn key_source(request: &Request, charger: &Charger, profile: &Profile) -> Result<Source, Error> {
    let Some(csr) = &request.csr else {
        return Ok((KeySource::Make(request.key_type.unwrap_or(charger.key_type)), Vec::new(), Vec::new()));
    };
    let examined = examine_station(&csr.request()?, charger, profile)?;
    Ok((KeySource::Theirs(examined.public_key), examined.taken, examined.overridden))
}

/// What was left open, if it is what is asked for now.
fn fits<'a>(row: &'a CertificateRow, key: &KeySource, charger: &Charger) -> Result<&'a CertificateRow, Error> {
    let id = &charger.station_id;
    if !key.is_of(row) {
        return Err(Error::cannot(format!(
            "a certificate of {id} for another key, {}, was left without a signature",
            row.serial
        ))
        .hint("complete it with the command that was interrupted, or revoke it with `evpki certificate revoke SERIAL --reason superseded`"));
    }
    Ok(row)
}

fn has_one(charger: &Charger, row: &CertificateRow) -> Error {
    use crate::x509::time::rfc3339;
    let id = &charger.station_id;
    let message =
        format!("{id} has a certificate, {}, that is {} until {}", row.serial, row.status.name(), rfc3339(row.not_after));
    Error::cannot(message).hint(format!("issue another one beside it with `evpki charger issue {id} --again`"))
}

fn overtaken(id: &StationId) -> Error {
    Error::cannot(format!("another process has issued a certificate to {id} in the meantime"))
        .hint(format!("see it with `evpki charger show {id}`"))
}
