//! The messages that give a charger its pending password, and their identifiers, by which its answers are recognised.

use crate::{
    commands::{Context, Error, bundle::device::csms_url},
    model::{Charger, OcppVersion, Secret, StationId, hex},
    ocpp::{Connection, MESSAGE_TIMEOUT, Message, Purpose, reset_on_idle, set_network_profile, set_password, set_priority},
    store::Read,
    vault::Vault,
};
use std::sync::OnceLock;

/// By which messages chargers are given their passwords.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By the one that sets it: `ChangeConfiguration`, `SetVariables`.
    Direct,
    /// In OCPP 2.1, by a network profile in a slot that is not in use.
    Staged(Staging),
}

/// How a network profile is staged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staging {
    /// Into which slot.
    pub slot: u32,
    /// The slots that the station connects by now, first that of the highest priority: none of them may be overwritten (B09.FR.14).
    pub active: Vec<u32>,
    /// Where the CSMS is; none: as the charger's CSMS says.
    pub csms_url: Option<String>,
    /// Whether the messages that have the station change over are wanted, too.
    pub sequence: bool,
}

/// A message, ready to be sent.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its identifier.
    pub id: MessageId,
    /// The message; it may hold the password.
    pub message: Message,
}

impl Way {
    /// Whether chargers of a version can be told in this way.
    ///
    /// # Errors
    /// When they cannot; when the slot is in use.
    pub fn suits(&self, version: OcppVersion) -> Result<(), Error> {
        let Self::Staged(staging) = self else { return Ok(()) };
        if version != OcppVersion::Ocpp21 {
            return Err(Error::refused(format!("OCPP {version} has no password in network profiles")));
        }
        if staging.active.contains(&staging.slot) {
            let slots = staging.active.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let message =
                format!("slot {} is in use ({slots}): a profile in it may not be overwritten (B09.FR.14)", staging.slot);
            return Err(Error::refused(message).hint("name another with `--slot`, and those in use with `--active-slot`"));
        }
        Ok(())
    }
}

/// Makes the messages of chargers.
pub struct Writer<'a> {
    vault: &'a Vault,
    way: &'a Way,
    only_csms: OnceLock<String>,
}

impl<'a> Writer<'a> {
    /// One for messages of this way.
    #[must_use]
    pub fn new(vault: &'a Vault, way: &'a Way) -> Self {
        Self { vault, way, only_csms: OnceLock::new() }
    }

    /// The messages that give a charger this version of its password, in the order in which they are sent.
    ///
    /// # Errors
    /// When the version of OCPP does not take the password, or nothing says where the CSMS is.
    pub fn write(
        &self,
        context: &Context<'_>,
        store: &dyn Read,
        charger: &Charger,
        number: u64,
        password: &Secret,
    ) -> Result<Vec<Outgoing>, Error> {
        let (station, version) = (&charger.station_id, charger.ocpp_version);
        let family = Family::of(self.vault, station, number);
        let outgoing = |purpose, message| Outgoing { id: family.member(purpose), message };
        let Way::Staged(staging) = self.way else {
            return Ok(vec![outgoing(Purpose::Password, set_password(version, password)?)]);
        };
        let csms_url = match &staging.csms_url {
            Some(url) => url.clone(),
            None => csms_url(context.now, store, charger, &self.only_csms)?,
        };
        let connection = Connection {
            station_id: station,
            csms_url: &csms_url,
            security_profile: charger.security_profile,
            message_timeout: MESSAGE_TIMEOUT,
        };
        let profile = set_network_profile(version, staging.slot, &connection, Some(password))?;
        let mut messages = vec![outgoing(Purpose::Profile, profile)];
        if staging.sequence {
            // Until the new one is confirmed, the CSMS accepts the old one, too: by its slot the station finds back.
            let slots: Vec<u32> = std::iter::once(staging.slot).chain(staging.active.iter().copied()).collect();
            messages.push(outgoing(Purpose::Priority, set_priority(version, &slots)?));
            messages.push(outgoing(Purpose::Reset, reset_on_idle(version)?));
        }
        Ok(messages)
    }
}

/// The identifier of a message: the same each time, and made by the vault, so that it need not be kept, and that nobody who has not been sent
/// the message can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageId([u8; 16]);

impl MessageId {
    /// What is in common of all messages about one version of a password, and what this one is for; none when evpki makes no such identifier.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Family, Purpose)> {
        let bytes: [u8; 16] = hex::decode_array(text).ok()?;
        let family = Family(bytes[..15].try_into().ok()?);
        let all = [Purpose::Password, Purpose::Profile, Purpose::Priority, Purpose::Reset];
        all.into_iter().find(|purpose| *purpose as u8 == bytes[15]).map(|purpose| (family, purpose))
    }
}

impl std::fmt::Display for MessageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

/// What the identifiers of all messages about one version of a station's password begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family([u8; 15]);

impl Family {
    /// That of a version of a station's password.
    #[must_use]
    pub fn of(vault: &Vault, station: &StationId, number: u64) -> Self {
        let station = station.as_str().as_bytes();
        let length = (station.len() as u64).to_be_bytes();
        let tag = vault.authenticate(&[b"evpki-ocpp-message/1".as_slice(), &length, station, &number.to_be_bytes()].concat());
        let mut family = [0; 15];
        family.copy_from_slice(&tag[..15]);
        Self(family)
    }

    fn member(self, purpose: Purpose) -> MessageId {
        let mut id = [0; 16];
        id[..15].copy_from_slice(&self.0);
        id[15] = purpose as u8;
        MessageId(id)
    }
}
