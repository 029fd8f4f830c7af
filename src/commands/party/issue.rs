//! Issues a certificate to a party of OCPI: to a client of its platform, or to a server.

use super::{all_held, owner};
use crate::{
    commands::{
        Context, Error,
        current_certificate::Variant,
        draft::{Issued, KeySource},
        input::Input,
        issuing::{self, SingleIssuance},
        pki_state::PkiState,
    },
    model::{Interface, KeyType, PartyId},
    ocpi::{Grant, Version},
    pki::{
        Profile, nearest,
        plan::Subject,
        profile::{ExtendedKeyUsage, Kind},
        request::examine_named,
    },
    store::{Owner, Read},
    x509::{
        AlternativeName,
        metadata::{Module, Party, Purpose},
    },
};

/// What to issue.
#[derive(Debug, Clone)]
pub struct Request {
    /// The party whose platform it is for.
    pub party: PartyId,
    /// Its roles.
    pub roles: Vec<String>,
    /// The modules that are open to it, such as `cdrs:sender`; none: all of them.
    pub modules: Vec<String>,
    /// Further parties that the platform speaks for, as [`Grant::parse`] reads them.
    pub also: Vec<String>,
    /// Whose words roles and modules are.
    pub version: Version,
    /// The FQDN of a server; none: it is for a client.
    pub server: Option<String>,
    /// Further names that the server answers to.
    pub names: Vec<String>,
    /// The profile to issue by; none: that of a client, or of a server.
    pub purpose: Option<String>,
    /// Its certification request; none: its key is made here.
    pub csr: Option<Input>,
    /// The kind of the key to be made; none: as the profile says.
    pub key_type: Option<KeyType>,
    /// How long the certificate is to be valid, in seconds; none: as the profile says.
    pub validity: Option<i64>,
    /// Whether to issue another one though there is one that counts.
    pub again: bool,
}

/// What was issued.
#[derive(Debug, Clone)]
pub struct Report {
    /// The party.
    pub party: PartyId,
    /// The profile.
    pub purpose: String,
    /// The FQDN of the server that it is for.
    pub server: Option<String>,
    /// For whom it speaks.
    pub parties: Vec<Party>,
    /// The certificate.
    pub issued: Issued,
    /// The certificate with those above it, without the root, as PEM.
    pub chain: String,
    /// What was taken from the certification request.
    pub taken: Vec<String>,
    /// What the PKI said in its place.
    pub overridden: Vec<String>,
}

/// Issues a certificate for a client or a server of a party's platform. What an interruption left without a signature is completed instead.
///
/// # Errors
/// When a role or module is unknown; when it has such a certificate that counts and another was not asked for; when the platform of
/// another party speaks in one of the roles already.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let profile = profile(&pki_state, request)?;
    let parties = parties(request, profile)?;
    let issuer = pki_state.hierarchy.issuer_of(profile.name()).map(|issuer| issuer.name().to_owned());
    let ca = pki_state.ca(&store, &issuer.unwrap_or_default())?;
    let (party, owner) = (request.party, owner(request.party));
    let (key, taken, overridden) = key_source(request, profile)?;
    let given = |store: &dyn Read| free(context, store, &pki_state, &owner, &parties);
    let issuance = SingleIssuance {
        owner: owner.clone(),
        subject: Subject::Parties {
            parties: parties.clone(),
            fqdn: request.server.clone(),
            names: request.names.iter().cloned().map(AlternativeName::Dns).collect(),
        },
        profile,
        ca: &ca,
        key,
        validity: request.validity,
        again: request.again,
        arc: &pki_state.identity.arc,
        variant: Variant { rsa: false, fqdn: request.server.clone() },
        another: "issue another one beside it with `--again`".to_owned(),
        precondition: &given,
    };
    let (certificate, issued, _) = issuance.issue(context, &mut store, &pki_state)?;
    let chain = issuing::chain(Some(&certificate), &ca)?;
    let (purpose, server) = (profile.name().to_owned(), request.server.clone());
    Ok(Report { party, purpose, server, parties, issued, chain, taken, overridden })
}

/// The profile to issue by.
fn profile<'a>(pki_state: &'a PkiState, request: &Request) -> Result<&'a Profile, Error> {
    let hierarchy = &pki_state.hierarchy;
    let (default, what) = match request.server {
        Some(_) => (hierarchy.party_server_profile(), "servers"),
        None => (hierarchy.party_client_profile(), "clients"),
    };
    let of_parties = || {
        let issued = pki_state.profiles.iter().filter(|p| p.kind() == Kind::Party && hierarchy.issuer_of(p.name()).is_some());
        issued.map(Profile::name).collect::<Vec<_>>()
    };
    let none = || Error::cannot(format!("the hierarchy `{}` issues no certificates to {what} of OCPI parties", hierarchy.name()));
    let name = match &request.purpose {
        None => default.ok_or_else(none)?,
        Some(name) if of_parties().contains(&name.as_str()) => name,
        Some(name) => {
            let known = of_parties();
            let error = Error::cannot(format!("the hierarchy `{}` has no purpose `{name}` for OCPI parties", hierarchy.name()));
            return Err(match nearest(name, known.iter().copied()) {
                Some(meant) => error.hint(format!("did you mean `{meant}`?")),
                None if known.is_empty() => error,
                None => error.hint(format!("there are {}", known.join(", "))),
            });
        }
    };
    let profile = pki_state.profile(name)?;
    match (profile.is_server(), &request.server) {
        (true, None) => Err(Error::usage(format!("`{name}` is for servers")).hint("name the server with `--server FQDN`")),
        (false, Some(_)) => {
            Err(Error::usage(format!("`{name}` is for clients, which have no host name")).hint("leave `--server` away"))
        }
        _ => Ok(profile),
    }
}

/// The parties that the certificate is to speak for.
fn parties(request: &Request, profile: &Profile) -> Result<Vec<Party>, Error> {
    let version = request.version;
    let mut grants = vec![Grant::new(version, request.party, &request.roles, &request.modules)?];
    for also in &request.also {
        let grant = Grant::parse(version, also).map_err(|e| Error::from(e).about(format!("`--also {also}` cannot be used")))?;
        if grants.iter().any(|other| other.party == grant.party) {
            return Err(Error::usage(format!("{} is there twice", grant.party)).hint("say all of its roles and modules at once"));
        }
        grants.push(grant);
    }
    let sender = ExtendedKeyUsage::Evpki(Purpose::CdrSender);
    if profile.extended_key_usage().contains(&sender) {
        grants.iter_mut().try_for_each(|grant| narrow(version, grant))?;
    }
    let module = |(identifier, interface)| Module { identifier, interface };
    let party = |grant: Grant| Party {
        id: grant.party,
        roles: grant.roles.into_iter().map(str::to_owned).collect(),
        modules: grant.modules.map(|modules| modules.into_iter().map(module).collect()),
    };
    Ok(grants.into_iter().map(party).collect())
}

/// A client that sends charge detail records does nothing else.
fn narrow(version: Version, grant: &mut Grant) -> Result<(), Error> {
    let cdrs = ("cdrs".to_owned(), Interface::Sender);
    let is_it = |(identifier, interface): &(String, Interface)| {
        *identifier == cdrs.0 && (*interface == cdrs.1 || !version.has_interfaces())
    };
    if let Some((identifier, interface)) = grant.modules.iter().flatten().find(|module| !is_it(module)) {
        let what = format!("a client that sends charge detail records does nothing else, and so not `{identifier}:{interface}`");
        return Err(Error::refused(what).hint("leave `--module` away, or say `--module cdrs:sender`"));
    }
    grant.modules = Some(vec![cdrs]);
    Ok(())
}

type Source = (KeySource, Vec<String>, Vec<String>);

fn key_source(request: &Request, profile: &Profile) -> Result<Source, Error> {
    let Some(csr) = &request.csr else {
        let key_type = request.key_type.unwrap_or_else(|| profile.default_key_type());
        return Ok((KeySource::Make(key_type), Vec::new(), Vec::new()));
    };
    let is_named = |name: &str| match &request.server {
        Some(fqdn) => name.eq_ignore_ascii_case(fqdn),
        // Behind it may stand what it is for, as in `DE*ABC CDR-SENDER`.
        None => name.split(' ').next().unwrap_or_default().parse() == Ok(request.party),
    };
    let expected = request.server.clone().unwrap_or_else(|| request.party.to_string());
    let examined = examine_named(&csr.request()?, &expected, &is_named, profile)?;
    Ok((KeySource::Theirs(examined.public_key), examined.taken, examined.overridden))
}

/// A role, a party and its country are together on one platform (OCPI, credentials): no other platform may speak in that role.
fn free(context: &Context<'_>, store: &dyn Read, pki_state: &PkiState, owner: &Owner, parties: &[Party]) -> Result<(), Error> {
    for held in all_held(store, pki_state)? {
        if held.row.owner == *owner || !held.counts(context.now) {
            continue;
        }
        for party in parties {
            let Some(other) = held.parties.iter().find(|other| other.id == party.id) else { continue };
            let shared = party.roles.iter().find(|role| other.roles.contains(role));
            if shared.is_none() && !(party.roles.is_empty() && other.roles.is_empty()) {
                continue;
            }
            let role = shared.map_or_else(String::new, |role| format!(" as {role}"));
            let message = format!(
                "the platform of {} speaks for {}{role} already, by its certificate {}",
                held.row.owner.name, party.id, held.row.serial
            );
            return Err(Error::refused(message).hint("a role of a party is on one platform alone: revoke that certificate first"));
        }
    }
    Ok(())
}
