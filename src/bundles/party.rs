//! The bundle of an OCPI party.

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

/// Everything that the platform of a party needs to call its peers and to be called by them, read and checked for consistency.
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
    /// [`Error`] if any file is missing or invalid: one invalid file refuses the whole bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        Self::from_tree(&Tree::read(directory)?)
    }

    /// Reads the bundle in a directory and checks its origin.
    ///
    /// # Errors
    /// As [`read`](Self::read); [`Error::Origin`] if it has another origin.
    pub fn read_from(directory: &Path, origin: &Origin) -> Result<Self, Error> {
        let bundle = Self::read(directory)?;
        bundle.manifest.comes_from(origin)?;
        Ok(bundle)
    }

    /// Reads the bundle from its files.
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
                return Err(Error::content(name, format!("its first party is not `{party}`, the owner of the bundle")));
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

    /// Returns the credentials token that the party sends to the platform that made the bundle. `None` means that it has no
    /// token.
    #[must_use]
    pub fn token(&self) -> Option<&PartyToken> {
        self.token.as_ref()
    }

    /// Returns the configuration from which the party computes time-based codes for that platform. `None` means that it sends no
    /// codes.
    #[must_use]
    pub fn totp(&self) -> Option<&totp::Config> {
        self.totp.as_ref()
    }

    /// Returns the contents of `bundle.json`.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the party that owns the bundle.
    #[must_use]
    pub fn party(&self) -> PartyId {
        self.party
    }

    /// Returns the purpose of its client: the name of a profile such as `cdr-sender`. `None` means no restriction.
    #[must_use]
    pub fn purpose(&self) -> Option<&str> {
        self.manifest.subject.split_once(' ').map(|(_, purpose)| purpose)
    }

    /// Returns the parties in the client certificate, with their roles and modules; without a client certificate, those in the
    /// server certificate. Never empty.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Returns the client certificate, then the intermediates. `None` means that the party has no client certificate.
    #[must_use]
    pub fn certificate_chain(&self) -> Option<&[Certificate]> {
        self.client.as_ref().map(|(chain, _)| &chain[..])
    }

    /// Returns the private key of the client certificate (DER of PKCS#8). `None` means that only the party has the key.
    #[must_use]
    pub fn private_key(&self) -> Option<&Secret> {
        self.client.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// Returns the server certificate, then the intermediates. `None` means that the party has no server certificate.
    #[must_use]
    pub fn server_certificate_chain(&self) -> Option<&[Certificate]> {
        self.server.as_ref().map(|(chain, _)| &chain[..])
    }

    /// Returns the private key of the server certificate (DER of PKCS#8). `None` means that only the party has the key.
    #[must_use]
    pub fn server_private_key(&self) -> Option<&Secret> {
        self.server.as_ref().and_then(|(_, key)| key.as_ref())
    }

    /// Returns the root with which the party verifies the servers of its peers.
    #[must_use]
    pub fn server_root(&self) -> &Certificate {
        &self.server_root
    }

    /// Returns the anchors with which its server verifies the clients of its peers; never the root. `None` means that it has no
    /// server.
    #[must_use]
    pub fn client_anchors(&self) -> Option<&[Certificate]> {
        self.clients.as_ref().map(|(anchors, _)| &anchors[..])
    }

    /// Returns the CRL of the CA for clients. `None` means that the party has no server. Reading does not check the time: the
    /// caller must compare [`next_update`](RevocationList::next_update) with the current time.
    #[must_use]
    pub fn revocation_list(&self) -> Option<&RevocationList> {
        self.clients.as_ref().map(|(_, list)| list)
    }
}

/// Returns the parties that a certificate names.
fn spoken_for(name: &str, leaf: &Certificate, arc: &Arc) -> Result<Vec<Party>, Error> {
    let extensions = leaf.extensions(arc).map_err(|e| Error::content(name, e))?;
    let parties = extensions.into_iter().find_map(|(_, extension)| match extension {
        Extension::Parties(parties) => Some(parties),
        _ => None,
    });
    Ok(parties.unwrap_or_default())
}
