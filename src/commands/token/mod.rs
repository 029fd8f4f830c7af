//! Credentials tokens of OCPI, and what is known of the peers that they are exchanged with.

pub mod credentials;
pub mod export;
pub mod issue;
pub mod lifecycle;
pub mod list;
pub mod peer;
pub mod replace;
pub mod show;

use super::{Context, Error};
use crate::commands::suggestions::{self, Names};
use crate::{
    model::{PartyId, PasswordState, SecretKind},
    ocpi::{Direction, Letter, Registration, TokenEncoding, Version},
    store::{Peer, Read, Transaction},
};

/// How many characters a token has that is made here: 190 bits, and all that is known takes them.
pub const LENGTH: usize = 32;

/// The versions of a secret that a peer may show, or be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// The one that counts.
    pub in_force: Option<u64>,
    /// The one that takes its place once it is confirmed.
    pub pending: Option<u64>,
}

impl Held {
    /// What is held in this direction.
    ///
    /// # Errors
    /// The store's.
    pub fn of(store: &dyn Read, kind: SecretKind, party: PartyId, direction: Direction) -> Result<Self, Error> {
        let mut held = Self::default();
        for row in store.secrets(kind, &lifecycle::owner(party, direction))? {
            match row.state {
                Some(PasswordState::Pending) => held.pending = Some(row.version),
                Some(PasswordState::Active | PasswordState::FactoryDefault) => held.in_force = Some(row.version),
                Some(PasswordState::Retired) | None => {}
            }
        }
        Ok(held)
    }

    /// Whether there is any.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.in_force.or(self.pending).is_some()
    }
}

/// A peer, and where the tokens that are exchanged with it stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The party.
    pub party: PartyId,
    /// The version of OCPI that is spoken with it.
    pub version: Version,
    /// How tokens stand in the header of requests.
    pub encoding: TokenEncoding,
    /// How the registration began; none before the first token.
    pub registration: Option<Registration>,
    /// The tokens that it shows to us.
    pub inbound: Held,
    /// The tokens that we show to it.
    pub outbound: Held,
}

impl Relation {
    /// The relation with a peer; none when it is not known.
    ///
    /// # Errors
    /// When the store is damaged.
    pub fn find(store: &dyn Read, party: PartyId) -> Result<Option<Self>, Error> {
        store.peer(&party.to_string())?.map(|peer| Self::of(store, &peer)).transpose()
    }

    /// The relation with a peer.
    ///
    /// # Errors
    /// When it is not known; when the store is damaged.
    pub fn with(store: &dyn Read, party: PartyId) -> Result<Self, Error> {
        match Self::find(store, party)? {
            Some(relation) => Ok(relation),
            None => Err(unknown(store, party)?),
        }
    }

    fn of(store: &dyn Read, peer: &Peer) -> Result<Self, Error> {
        let damaged = |e: &dyn std::fmt::Display| Error::store(format!("the peer `{}` cannot be read: {e}", peer.name));
        let party = peer.name.parse().map_err(|e| damaged(&e))?;
        let registration = store.setting(&registration_setting(party))?;
        Ok(Self {
            party,
            version: peer.ocpi_version.parse().map_err(|e| damaged(&e))?,
            encoding: if peer.base64 { TokenEncoding::Base64 } else { TokenEncoding::Raw },
            registration: registration.map(|text| text.parse()).transpose().map_err(|e: crate::ocpi::Error| damaged(&e))?,
            inbound: Held::of(store, SecretKind::Token, party, Direction::Inbound)?,
            outbound: Held::of(store, SecretKind::Token, party, Direction::Outbound)?,
        })
    }

    /// What is held in a direction.
    #[must_use]
    pub fn held(&self, direction: Direction) -> Held {
        match direction {
            Direction::Inbound => self.inbound,
            Direction::Outbound => self.outbound,
        }
    }

    /// What the credentials module calls a token.
    #[must_use]
    pub fn letter(&self, direction: Direction, version: u64) -> Option<Letter> {
        self.registration?.letter(direction, version)
    }
}

/// Under which name the store keeps how a registration began.
pub(in crate::commands) fn registration_setting(party: PartyId) -> String {
    format!("ocpi-registration {party}")
}

/// Nobody knows this peer.
fn unknown(store: &dyn Read, party: PartyId) -> Result<Error, Error> {
    let list = "list the peers with `evpki token list`; `evpki token issue PARTY` begins with a new one";
    let hint = suggestions::hint(store, Names::Parties, &party.to_string(), list)?;
    Ok(Error::cannot(format!("{party} is no peer: no token was ever exchanged with it")).hint(hint))
}

/// What is known of a peer, taken down together with its audit record.
fn keep_peer(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    peer: &Peer,
    registration: Option<Registration>,
) -> Result<(), Error> {
    transaction.put_peer(peer)?;
    let party: PartyId = peer.name.parse()?;
    if let Some(registration) = registration {
        transaction.set_setting(&registration_setting(party), Some(&registration.to_string()))?;
    }
    let kept = transaction.setting(&registration_setting(party))?;
    transaction.append(&context.event("peer.set", &peer.name, &peer_details(peer, kept)))?;
    Ok(())
}

/// What the audit takes down of a peer, and its row is held against.
pub(in crate::commands) fn peer_details(peer: &Peer, registration: Option<String>) -> Vec<(&'static str, String)> {
    let encoding = if peer.base64 { TokenEncoding::Base64 } else { TokenEncoding::Raw };
    let mut details = vec![("ocpi_version", peer.ocpi_version.clone()), ("token_encoding", encoding.to_string())];
    details.extend(registration.map(|text| ("registration", text)));
    details
}
