//! The bundle of a party of OCPI.

use super::{
    Error, Kind, Manifest, Origin, PartyToken, Tree, names,
    server::clients,
    tree::{Pair, world},
};
use crate::{
    model::{PartyId, Secret},
    ocpi::totp,
    x509::{
        Certificate, Extension, RevocationList,
        metadata::{Arc, Party},
    },
};
use std::path::Path;

/// What the platform of a party needs to call its peers, and to be called by them: read, and held against itself.
#[derive(Debug)]
pub struct PartyBundle {
    manifest: Manifest,
    party: PartyId,
    client: Option<Pair>,
    server: Option<Pair>,
    parties: Vec<Party>,
    server_root: Certificate,
    clients: Option<(Vec<Certificate>, RevocationList)>,
    token: Option<PartyToken>,
    totp: Option<totp::Config>,
}

impl PartyBundle {
    /// Reads the bundle in a directory.
    ///
    /// # Errors
    /// [`Error`]: anything that is not as it should be refuses the whole bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        Self::from_tree(&Tree::read(directory)?)
    }

    /// Reads the bundle in a directory, which has to be of this origin.
    ///
    /// # Errors
    /// [`Error`]: as [`read`](Self::read); [`Error::Origin`] when it is of another.
    pub fn read_from(directory: &Path, origin: &Origin) -> Result<Self, Error> {
        let bundle = Self::read(directory)?;
        bundle.manifest.comes_from(origin)?;
        Ok(bundle)
    }

    /// Reads the bundle out of its files.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_tree(tree: &Tree) -> Result<Self, Error> {
        let manifest = tree.manifest(Kind::Party)?;
        let (environment, arc) = world(&manifest)?;
        let subject = manifest.subject.split(' ').next().unwrap_or_default();
        let party: PartyId = subject.parse().map_err(|e| Error::content(names::BUNDLE, e))?;
        let client = tree.pair((names::CERTIFICATE, names::PRIVATE_KEY), environment, &arc)?;
        let server = tree.pair((names::CERTIFICATE_SERVER, names::PRIVATE_KEY_SERVER), environment, &arc)?;
        let mut parties = Vec::new();
        for (name, pair) in [(names::CERTIFICATE_SERVER, &server), (names::CERTIFICATE, &client)] {
            let Some(leaf) = pair.as_ref().and_then(|(chain, _)| chain.first()) else { continue };
            parties = spoken_for(name, leaf, &arc)?;
            if parties.first().is_none_or(|first| first.id != party) {
                return Err(Error::content(name, format!("it does not speak for `{party}` first, whose bundle it is")));
            }
        }
        if client.is_none() && server.is_none() {
            return Err(Error::Missing { file: format!("{} or {}", names::CERTIFICATE, names::CERTIFICATE_SERVER) });
        }
        let server_root = tree.root(names::SERVER_ROOT, environment, &arc)?;
        let has_clients = server.is_some() || tree.has(names::CLIENT_CA) || tree.has(names::CRL);
        let clients = if has_clients { Some(clients(tree, environment, &arc)?) } else { None };
        let bytes = |name| tree.has(name).then(|| tree.bytes(name)).transpose();
        let token = bytes(names::TOKEN)?.map(PartyToken::from_json).transpose()?;
        let read = |json| totp::Config::from_json(json).map_err(|e| Error::content(names::TOTP, e));
        let totp = bytes(names::TOTP)?.map(read).transpose()?;
        Ok(Self { manifest, party, client, server, parties, server_root, clients, token, totp })
    }

    /// The credentials token that it shows to the platform which wrote the bundle; none when none was made.
    #[must_use]
    pub fn token(&self) -> Option<&PartyToken> {
        self.token.as_ref()
    }

    /// What it makes the codes by that it shows to that platform; none when there are none.
    #[must_use]
    pub fn totp(&self) -> Option<&totp::Config> {
        self.totp.as_ref()
    }

    /// What the bundle is.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whose it is.
    #[must_use]
    pub fn party(&self) -> PartyId {
        self.party
    }

    /// What its client is for, when that is not all that a party does: the name of a profile, such as `cdr-sender`.
    #[must_use]
    pub fn purpose(&self) -> Option<&str> {
        self.manifest.subject.split_once(' ').map(|(_, purpose)| purpose)
    }

    /// For whom the client's certificate speaks, in which roles and modules; where there is no client, the server's. Never empty.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The certificate by which it calls its peers, then the intermediates; none when it calls nobody by one.
    #[must_use]
    pub fn certificate_chain(&self) -> Option<&[Certificate]> {
        self.client.as_ref().map(|(chain, _)| &chain[..])
    }

    /// The private key of that (DER of PKCS#8); none when the party made it and kept it.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.client.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// The certificate that its server shows, then the intermediates.
    #[must_use]
    pub fn server_certificate_chain(&self) -> Option<&[Certificate]> {
        self.server.as_ref().map(|(chain, _)| &chain[..])
    }

    /// The private key of that (DER of PKCS#8).
    #[must_use]
    pub fn server_private_key(&self) -> Option<&Secret> {
        self.server.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// The root that it trusts the servers of its peers by.
    #[must_use]
    pub fn server_root(&self) -> &Certificate {
        &self.server_root
    }

    /// The anchors that its server trusts the clients of its peers by; none without a server. The root is none of them.
    #[must_use]
    pub fn client_anchors(&self) -> Option<&[Certificate]> {
        self.clients.as_ref().map(|(anchors, _)| &anchors[..])
    }

    /// The CRL of the authority for clients; none without a server. Reading knows no clock: who relies on it holds its
    /// [`next_update`](RevocationList::next_update) against the time.
    #[must_use]
    pub fn revocation_list(&self) -> Option<&RevocationList> {
        self.clients.as_ref().map(|(_, list)| list)
    }
}

/// For whom a certificate speaks.
fn spoken_for(name: &str, leaf: &Certificate, arc: &Arc) -> Result<Vec<Party>, Error> {
    let extensions = leaf.extensions(arc).map_err(|e| Error::content(name, e))?;
    let parties = extensions.into_iter().find_map(|(_, extension)| match extension {
        Extension::Parties(parties) => Some(parties),
        _ => None,
    });
    Ok(parties.unwrap_or_default())
}
