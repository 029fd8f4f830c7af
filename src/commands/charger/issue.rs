//! Issues a certificate to a charger.

use super::{in_use, owner};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Context, Error,
        current_certificate::Variant,
        draft::{Issued, KeySource},
        input::Input,
        issuing::{self, SingleIssuance},
        pki_state::PkiState,
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
    pub csr: Option<Input>,
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
    let pki_state = PkiState::open(&store)?;
    let (profile, ca) = pki_state.station(&store)?;
    let charger = in_use(&store, &request.station_id)?.charger;
    shows_certificates(&charger)?;
    let (key, taken, overridden) = key_source(request, &charger, profile)?;
    let issuance = SingleIssuance {
        owner: owner(&charger.station_id),
        subject: Subject::Station(Station::of(&charger)),
        profile,
        ca: &ca,
        key,
        validity: request.validity,
        again: request.again,
        arc: &pki_state.identity.arc,
        variant: Variant::default(),
        another: format!("issue another one beside it with `evpki charger issue {} --again`", shell_quoted(&charger.station_id)),
        precondition: &|store| in_use(store, &charger.station_id).map(drop),
    };
    let (certificate, issued, _) = issuance.issue(context, &mut store, &pki_state)?;
    let chain = issuing::chain(Some(&certificate), &ca)?;
    Ok(Report { charger, issued, chain, taken, overridden })
}

fn shows_certificates(charger: &Charger) -> Result<(), Error> {
    if charger.security_profile == SecurityProfile::Certificate {
        return Ok(());
    }
    let (id, profile) = (&charger.station_id, charger.security_profile);
    Err(Error::cannot(format!("{id} is of security profile {profile}: it shows a password and gets no certificate"))
        .hint(format!("see its password with `evpki password show {id}`; a charger to show a certificate is registered with `--security-profile 3`", id = shell_quoted(id))))
}

type Source = (KeySource, Vec<String>, Vec<String>);

fn key_source(request: &Request, charger: &Charger, profile: &Profile) -> Result<Source, Error> {
    let Some(csr) = &request.csr else {
        return Ok((KeySource::Make(request.key_type.unwrap_or(charger.key_type)), Vec::new(), Vec::new()));
    };
    let examined = examine_station(&csr.request()?, charger, profile)?;
    Ok((KeySource::Theirs(examined.public_key), examined.taken, examined.overridden))
}
