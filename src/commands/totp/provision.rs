//! Makes the shared secret of a peer's codes, or takes in the `totpConfig` that the peer has made; and replaces them.

use super::{SECRET_LENGTH, config};
use crate::{
    commands::{
        Context, Error,
        context::commit,
        token::{Held, lifecycle::Whose},
    },
    credentials::{draw, rotation},
    model::{PartyId, Secret, SecretKind},
    ocpi::{
        Direction,
        totp::{Config, Parameters},
    },
    store::Store,
};

/// What to make.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer.
    pub party: PartyId,
    /// Who shows the codes; none: the peer does, if the secret is made here, else we do.
    pub direction: Option<Direction>,
    /// How long a code counts, in seconds; none: as in the one in force, at first 30.
    pub validity: Option<u64>,
    /// How long a code is, in characters; none: as in the one in force, at first 12.
    pub length: Option<u64>,
    /// The name of the hash; none: as in the one in force, at first `sha256`.
    pub hash: Option<String>,
    /// What codes are made of; none: as in the one in force, at first digits and letters.
    pub alphabet: Option<String>,
    /// Whether codes are bound to the TLS session that they are shown in.
    pub is_bound: bool,
    /// The totpConfig that somebody else has made.
    pub given: Option<Secret>,
    /// Whether it is to replace the one in force; none: it is the first. With `true`, one that is pending is given up for it.
    pub replaces: Option<bool>,
}

/// What stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who shows the codes.
    pub direction: Direction,
    /// The version.
    pub version: u64,
    /// Whether it is new.
    pub is_new: bool,
    /// What both ends have agreed on.
    pub config: Config,
}

/// Makes the secret, or takes over what came; the first counts at once, one that replaces it once it is confirmed. One that is there stays, so that
/// it can be run again.
///
/// # Errors
/// When there is another already; when what came, or what was asked for, cannot be.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let given = request.given.as_ref().map(|json| Config::from_json(json.expose())).transpose()?;
    let direction = match (request.direction, &given) {
        (Some(Direction::Outbound), None) => {
            return Err(Error::usage("an outbound TOTP is one that the peer has made")
                .hint("say where its totpConfig is with `--from FILE`"));
        }
        (Some(direction), _) => direction,
        (None, given) => {
            if given.is_some() {
                Direction::Outbound
            } else {
                Direction::Inbound
            }
        }
    };
    let party = request.party;
    let whose = Whose { kind: SecretKind::Totp, party, direction };
    let mut transaction = store.begin()?;
    let held = Held::of(&*transaction, SecretKind::Totp, party, direction)?;
    let stays = match request.replaces {
        None => held.in_force,
        Some(false) => held.pending,
        Some(true) => None,
    };
    let before = stays.or(held.in_force).map(|version| config(&*transaction, &vault, whose, version)).transpose()?;
    let asked = match (&given, &before) {
        (Some(given), _) => given.clone(),
        // One that is there is good enough when it is like what is asked for now, whatever its secret.
        (None, Some(before)) if stays.is_some() => Config::new(&wanted(request, Some(before), before.shared_secret().clone()))?,
        (None, before) => Config::new(&wanted(request, before.as_ref(), draw(SECRET_LENGTH, context.random)?))?,
    };
    if stays.is_some() && before.is_some_and(|before| asked != before) {
        return Err(if request.replaces.is_some() {
            Error::cannot(format!("another {direction} TOTP of {party} is pending"))
                .hint("confirm or abort that one first, or give it up with `--new`")
        } else {
            Error::cannot(format!("{party} has another {direction} TOTP already"))
                .hint(format!("`evpki totp rotate {party} --direction {direction}` begins to replace it"))
        });
    }
    let plan = |standing: &rotation::PasswordVersions<'_>| match request.replaces {
        None => rotation::provision(standing),
        Some(new) => rotation::rotate(standing, new),
    };
    let plan = whose.change(context, &mut *transaction, &vault, plan, || Ok(asked.to_json()))?;
    let version = plan.shown.ok_or_else(|| Error::bug("a TOTP was made and is not there"))?;
    let is_new = !plan.steps.is_empty();
    let config = config(&*transaction, &vault, whose, version)?;
    if is_new {
        commit(transaction, &vault)?;
    }
    Ok(Report { direction, version, is_new, config })
}

/// What is asked for, with this secret; and what is not, as it was before.
fn wanted(request: &Request, before: Option<&Config>, secret: Secret) -> Parameters {
    let mut parameters = Parameters::new(secret);
    if let Some(before) = before {
        parameters.validity = before.validity().get();
        parameters.length = before.length() as u64;
        parameters.alphabet = before.alphabet();
        parameters.hash = before.hash().to_string();
        parameters.is_bound = before.is_bound();
    }
    parameters.validity = request.validity.unwrap_or(parameters.validity);
    parameters.length = request.length.unwrap_or(parameters.length);
    parameters.alphabet = request.alphabet.clone().unwrap_or(parameters.alphabet);
    parameters.hash = request.hash.clone().unwrap_or(parameters.hash);
    parameters.is_bound |= request.is_bound;
    parameters
}
