//! Issues a certificate to a charger.

use super::{in_use, owner};
use crate::commands::typed::typed;
use crate::{
    commands::{
        Context, Error,
        draft::{Issued, KeySource},
        given::Given,
        holding::Seat,
        issuing::{self, Order},
        office::Office,
    },
    model::{Charger, KeyType, SecurityProfile, StationId},
    pki::{Profile, plan::Subject, request::examine_station},
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
    let order = Order {
        owner: owner(&charger.station_id),
        subject: Subject::Station(Station::of(&charger)),
        profile,
        desk: &desk,
        key,
        validity: request.validity,
        again: request.again,
        arc: &office.realm.arc,
        seat: Seat::default(),
        another: format!("issue another one beside it with `evpki charger issue {} --again`", typed(&charger.station_id)),
        given: &|store| in_use(store, &charger.station_id).map(drop),
    };
    let (certificate, issued, _) = order.issue(context, &mut store, &office)?;
    let chain = issuing::chain(Some(&certificate), &desk)?;
    Ok(Report { charger, issued, chain, taken, overridden })
}

fn shows_certificates(charger: &Charger) -> Result<(), Error> {
    if charger.security_profile == SecurityProfile::Certificate {
        return Ok(());
    }
    let (id, profile) = (&charger.station_id, charger.security_profile);
    Err(Error::cannot(format!("{id} is of security profile {profile}: it shows a password and gets no certificate"))
        .hint(format!("see its password with `evpki password show {id}`; a charger to show a certificate is registered with `--security-profile 3`", id = typed(id))))
}

type Source = (KeySource, Vec<String>, Vec<String>);

fn key_source(request: &Request, charger: &Charger, profile: &Profile) -> Result<Source, Error> {
    let Some(csr) = &request.csr else {
        return Ok((KeySource::Make(request.key_type.unwrap_or(charger.key_type)), Vec::new(), Vec::new()));
    };
    let examined = examine_station(&csr.request()?, charger, profile)?;
    Ok((KeySource::Theirs(examined.public_key), examined.taken, examined.overridden))
}
