//! Issues a certificate to somebody who is known by a name alone: a holder of ISO 15118, or who signs.

use super::export::{self, Destination, HandedOut};
use crate::{
    commands::{
        Context, Error,
        current_certificate::Variant,
        draft::{Issued, KeySource},
        input::Input,
        issuing::SingleIssuance,
        pki_state::PkiState,
    },
    model::KeyType,
    pki::{Profile, nearest, plan::Subject, profile::Kind, request::examine_named},
    store::{Owner, OwnerKind, Read},
};

/// How long a name may be, in characters: that of a common name (RFC 5280, ub-common-name).
const LONGEST_NAME: usize = 64;

/// What to issue.
#[derive(Debug, Clone)]
pub struct Request {
    /// By which profile.
    pub profile: String,
    /// To whom: a SECCID, EMAID, PCID or EVCCID, or the name of who signs.
    pub name: String,
    /// Its certification request; none: its key is made here.
    pub csr: Option<Input>,
    /// The kind of the key to be made; none: as the profile says.
    pub key_type: Option<KeyType>,
    /// How long the certificate is to be valid, in seconds; none: as the profile says.
    pub validity: Option<i64>,
    /// In which roles of users it may act.
    pub user_roles: Vec<String>,
    /// Whether to issue another one though there is one that counts.
    pub again: bool,
    /// Where the chain and the key go.
    pub place: Destination,
}

/// What was issued.
#[derive(Debug, Clone)]
pub struct Report {
    /// Whom it is for.
    pub owner: Owner,
    /// The profile.
    pub profile: String,
    /// The certificate.
    pub issued: Issued,
    /// What was handed out.
    pub handed: HandedOut,
    /// What was taken from the certification request.
    pub taken: Vec<String>,
    /// What the PKI said in its place.
    pub overridden: Vec<String>,
}

/// Issues a certificate to a holder. What an interruption left without a signature is completed instead.
///
/// # Errors
/// When the profile is for somebody to whom another verb issues; when they have one that counts and another was not asked for.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    request.place.is_free()?;
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let (profile, kind) = profile(&pki_state, &request.profile)?;
    check_name(&request.name)?;
    if !request.user_roles.is_empty() && !profile.metadata().user_roles {
        let name = profile.name();
        return Err(Error::refused(format!("certificates of the profile `{name}` name no roles of users"))
            .hint("leave `--user-role` away"));
    }
    if request.csr.is_some() && request.place.key_out.is_some() {
        return Err(Error::usage("the key of a certification request is with who made it").hint("leave `--key-out` away"));
    }
    let issuer = pki_state.hierarchy.issuer_of(profile.name()).map(|issuer| issuer.name().to_owned());
    let issuer = issuer.ok_or_else(|| {
        Error::cannot(format!(
            "nobody in the hierarchy `{}` issues by the profile `{}`",
            pki_state.hierarchy.name(),
            profile.name()
        ))
    })?;
    let ca = pki_state.ca(&store, &issuer)?;
    let (key, taken, overridden) = key_source(request, profile)?;
    let owner = Owner { kind, name: request.name.clone() };
    let issuance = SingleIssuance {
        owner: owner.clone(),
        subject: Subject::Holder { name: request.name.clone(), roles: request.user_roles.clone() },
        profile,
        ca: &ca,
        key,
        validity: request.validity,
        again: request.again,
        arc: &pki_state.identity.arc,
        variant: Variant::default(),
        another: "issue another one beside it with `--again`; `evpki certificate export` hands this one out once more".to_owned(),
        precondition: &|_: &dyn Read| Ok(()),
    };
    let (certificate, issued, vault) = issuance.issue(context, &mut store, &pki_state)?;
    let handed = export::hand_out(context, &mut store, &vault, &ca, &certificate, (&owner, issued.key), &request.place)?;
    Ok(Report { owner, profile: profile.name().to_owned(), issued, handed, taken, overridden })
}

/// The profile of this name, and what it is for.
fn profile<'a>(pki_state: &'a PkiState, name: &str) -> Result<(&'a Profile, OwnerKind), Error> {
    let Some(profile) = pki_state.profiles.iter().find(|profile| profile.name() == name) else {
        let error = Error::cannot(format!("this PKI has no profile `{}`", crate::model::shortened(name)));
        let holders = pki_state.profiles.iter().filter(|profile| profile.kind().is_holder()).map(Profile::name);
        let holders: Vec<&str> = holders.collect();
        return Err(match nearest(name, pki_state.profiles.iter().map(Profile::name)) {
            Some(meant) => error.hint(format!("did you mean `{meant}`?")),
            None if holders.is_empty() => error.hint("its hierarchy has nobody to whom this verb issues"),
            None => error.hint(format!("there are {}", holders.join(", "))),
        });
    };
    let other =
        |whose: &str, verb: &str| Err(Error::usage(format!("certificates of the profile `{name}` are for {whose}")).hint(verb));
    match profile.kind() {
        Kind::Secc => Ok((profile, OwnerKind::Secc)),
        Kind::Contract => Ok((profile, OwnerKind::Contract)),
        Kind::Vehicle => Ok((profile, OwnerKind::Vehicle)),
        Kind::Signer => Ok((profile, OwnerKind::Signer)),
        Kind::Authority => other("authorities", "those of a PKI are made with it, by `evpki init`"),
        Kind::Server => other("servers", "issue them with `evpki server issue`"),
        Kind::Station => other("chargers", "issue them with `evpki charger issue`"),
        Kind::Party => other("parties of OCPI", "issue them with `evpki party issue`"),
    }
}

fn check_name(name: &str) -> Result<(), Error> {
    let length = name.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) {
        return Err(Error::usage(format!("a name has 1 to {LONGEST_NAME} characters, this one has {length}")));
    }
    match name.chars().find(|c| c.is_control()) {
        Some(control) => Err(Error::usage(format!("a name has no U+{:04X} in it", u32::from(control)))),
        None => Ok(()),
    }
}

type Source = (KeySource, Vec<String>, Vec<String>);

fn key_source(request: &Request, profile: &Profile) -> Result<Source, Error> {
    let Some(csr) = &request.csr else {
        let key_type = request.key_type.unwrap_or_else(|| profile.default_key_type());
        return Ok((KeySource::Make(key_type), Vec::new(), Vec::new()));
    };
    let examined = examine_named(&csr.request()?, &request.name, &|name| name == request.name, profile)?;
    Ok((KeySource::Theirs(examined.public_key), examined.taken, examined.overridden))
}
