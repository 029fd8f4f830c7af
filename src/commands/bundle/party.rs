//! The bundle of a party of OCPI.

use super::{
    device::is_in_use,
    output::{self, Written},
    server::{Pair, fresh_list, pair},
};
use crate::commands::suggestions::{self, Names};
use crate::{
    bundles::{Contents, Kind, PartyToken},
    commands::{
        Context, Error,
        audit::audit_key,
        current_certificate::host_name,
        party::{self, held_by},
        pki_state::{Issuer, PkiState},
        token::{Held, Relation, lifecycle::Whose},
        totp::config,
    },
    files,
    model::{PartyId, SecretKind},
    ocpi::{Direction, totp},
    store::Read,
    vault::Vault,
};
use std::path::PathBuf;

/// Whose bundle, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    /// The party.
    pub party: PartyId,
    /// The profile of the client that it is for alone, such as `cdr-sender`; none: the party's usual client, and its server.
    pub purpose: Option<String>,
    /// The FQDN of the server, when there are several.
    pub server: Option<String>,
    /// A directory, or a file that ends in `.zip`, `.tar.gz` or `.tar.zst`; none: a directory called like the party.
    pub out: Option<PathBuf>,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where.
    pub path: PathBuf,
    /// Whether it was there already.
    pub written: Written,
    /// Whom it says that it is for.
    pub subject: String,
    /// Whether there is a client's certificate inside.
    pub has_client: bool,
    /// The FQDN of the server whose certificate is inside.
    pub server: Option<String>,
    /// Whether a private key is inside.
    pub holds_private_key: bool,
    /// The number of the CRL inside.
    pub crl: Option<u64>,
    /// Whether the token is inside by which the party calls us.
    pub has_token: bool,
    /// Whether that is inside by which it makes its time-based codes.
    pub has_totp: bool,
}

/// Writes the bundle of a party; with a server, with a CRL that is up to date.
///
/// # Errors
/// When the party has no certificate that counts, or servers of which one has to be named.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let party = request.party;
    let hierarchy = &pki_state.hierarchy;
    let mut held = held_by(&store, &pki_state, party)?;
    held.retain(|held| is_in_use(&held.row, context.now));
    let client_profile = request.purpose.as_deref().or(hierarchy.party_client_profile());
    let client = held.iter().find(|held| Some(held.row.profile.as_str()) == client_profile);
    let server = match request.purpose {
        None => server(&pki_state, request, &held)?,
        Some(_) => None,
    };
    let Some(any) = client.or(server.as_ref().map(|(held, _)| *held)) else {
        let what = request.purpose.as_ref().map(|purpose| format!(" by the profile `{purpose}`")).unwrap_or_default();
        let is_known = !held_by(&store, &pki_state, party)?.is_empty();
        let hint = match is_known {
            true => "issue one with `evpki party issue`".to_owned(),
            false => {
                let list = "list the parties with `evpki party list`";
                suggestions::hint(&store, Names::Parties, &party.to_string(), list)?
            }
        };
        return Err(Error::cannot(format!("{party} has no valid certificate{what} now")).hint(hint));
    };
    let vault = context.vault(&store)?;
    let root = desk_of(&pki_state, &store, hierarchy.party_server_profile().unwrap_or(&any.row.profile))?.root().clone();
    let subject = request.purpose.as_ref().map_or_else(|| party.to_string(), |purpose| format!("{party} {purpose}"));
    let pki = &pki_state.pki;
    let mut contents = Contents::new(Kind::Party, pki.id, pki.environment, pki.oid_arc.as_deref(), &subject);
    let mut holds_private_key = false;
    if let Some(client) = client {
        let (chain, key) = pair_of(&pki_state, &store, &vault, client)?;
        holds_private_key |= key.is_some();
        contents = contents.certificate(&chain, key.as_ref())?;
    }
    let (mut fqdn, mut crl) = (None, None);
    if let Some((server, name)) = server {
        let (chain, key) = pair_of(&pki_state, &store, &vault, server)?;
        holds_private_key |= key.is_some();
        contents = contents.server_certificate(&chain, key.as_ref())?;
        let clients = hierarchy.party_client_profile().ok_or_else(|| Error::cannot("the hierarchy has no clients of OCPI"))?;
        let clients = desk_of(&pki_state, &store, clients)?;
        let anchor = clients.anchor().ok_or_else(|| {
            let name = &clients.authority.name;
            Error::cannot(format!("{name} has no anchor: a server would have to trust the root, and all that is below it"))
        })?;
        let list = fresh_list(context, &mut store, &vault, &pki_state, &clients)?;
        contents = contents.client_anchors(std::slice::from_ref(anchor))?.revocation_list(&list)?;
        (fqdn, crl) = (Some(name), list.number());
    }
    // A client that is for one thing alone shows its certificate, and nothing else that could be used for more.
    let (token, codes) = if request.purpose.is_none() { shown(&store, &vault, party)? } else { (None, None) };
    let (has_token, has_totp) = (token.is_some(), codes.is_some());
    if let Some(token) = &token {
        contents = contents.token(token)?;
    }
    if let Some(config) = &codes {
        contents = contents.totp(config);
    }
    let name = files::name_for(&subject.replace(' ', "-"));
    let path = request.out.clone().unwrap_or_else(|| PathBuf::from(name));
    let has_client = client.is_some();
    let key = audit_key(context, &mut store, &vault)?;
    let written = output::put(&path, context.now, contents.server_root(&root)?, &key)?;
    Ok(Report { path, written, subject, has_client, server: fqdn, holds_private_key, crl, has_token, has_totp })
}

/// The token and the TOTP that the party shows to us, when there are any in force.
fn shown(store: &dyn Read, vault: &Vault, party: PartyId) -> Result<(Option<PartyToken>, Option<totp::Config>), Error> {
    let whose = |kind| Whose { kind, party, direction: Direction::Inbound };
    let relation = Relation::find(store, party)?;
    let token = relation.as_ref().and_then(|relation| Some((relation, relation.inbound.in_force?)));
    let token = token.map(|(relation, version)| {
        let token = whose(SecretKind::Token).value(store, vault, version)?;
        Ok::<_, Error>(PartyToken { token, version: relation.version, encoding: relation.encoding })
    });
    let in_force = Held::of(store, SecretKind::Totp, party, Direction::Inbound)?.in_force;
    let codes = in_force.map(|version| config(store, vault, whose(SecretKind::Totp), version));
    Ok((token.transpose()?, codes.transpose()?))
}

/// The newest certificate that counts of the server that is suggestions, and its FQDN.
fn server<'a>(
    pki_state: &PkiState,
    request: &Request,
    held: &'a [party::Held],
) -> Result<Option<(&'a party::Held, String)>, Error> {
    let Some(profile) = pki_state.hierarchy.party_server_profile() else { return Ok(None) };
    let mut servers: Vec<(&party::Held, String)> = Vec::new();
    for one in held.iter().filter(|held| held.row.profile == profile) {
        let Some(fqdn) = host_name(&one.certificate, &pki_state.identity.arc)? else { continue };
        if servers.iter().all(|(_, other)| *other != fqdn) {
            servers.push((one, fqdn));
        }
    }
    let party = request.party;
    if let Some(wanted) = &request.server {
        servers.retain(|(_, fqdn)| fqdn == wanted);
        if servers.is_empty() {
            return Err(Error::cannot(format!("`{wanted}` of {party} has no valid certificate now"))
                .hint("see what it has with `evpki party show`"));
        }
    }
    match servers.len() {
        0 | 1 => Ok(servers.pop()),
        count => {
            let names = servers.into_iter().map(|(_, fqdn)| fqdn).collect::<Vec<_>>().join(", ");
            Err(Error::cannot(format!("{party} has {count} servers: {names}")).hint("say which with `--server FQDN`"))
        }
    }
}

/// Who issues by a profile.
fn desk_of(pki_state: &PkiState, store: &dyn Read, profile: &str) -> Result<Issuer, Error> {
    let issuer = pki_state.hierarchy.issuer_of(profile);
    let issuer = issuer.ok_or_else(|| Error::cannot(format!("the hierarchy issues nothing by the profile `{profile}`")))?;
    pki_state.ca(store, issuer.name())
}

fn pair_of(pki_state: &PkiState, store: &dyn Read, vault: &Vault, held: &party::Held) -> Result<Pair, Error> {
    pair(store, vault, &pki_state.ca(store, &held.row.issuer)?, &held.row, held.certificate.clone())
}
