//! Peers of OCPI, their tokens and their TOTPs: what the audit says of them, held against the rows; and what of them must not be forgotten when an
//! older store is restored.

use super::{
    audit_reconcile::detail,
    finding::{Finding, Findings},
    restore_merge::Present,
};
use crate::{
    commands::{
        Context,
        token::{peer_details, registration_setting},
        totp::accepted_setting,
    },
    model::{PartyId, PasswordState, SecretKind},
    store::{self, AuditRecord, Read, Sqlite, Transaction},
};
use std::collections::BTreeMap;

/// What is a peer's.
const KINDS: [SecretKind; 2] = [SecretKind::Token, SecretKind::Totp];

/// Which secret: its kind, its owner, its version.
type Key = (SecretKind, String, u64);

/// What the audit says, each with the record that says it last.
#[derive(Debug, Default)]
pub(super) struct Peers {
    /// By name: the details of a peer.
    peers: BTreeMap<String, (u64, Vec<(String, String)>)>,
    /// Where each token and TOTP stands.
    states: BTreeMap<Key, (u64, String)>,
}

impl Peers {
    /// Takes down what a record says.
    pub(super) fn take(&mut self, record: &AuditRecord) {
        let event = &record.event;
        match event.action.as_str() {
            "peer.set" => drop(self.peers.insert(event.subject.clone(), (record.number, event.details.clone()))),
            "token.change" => self.changed(SecretKind::Token, record),
            "totp.change" => self.changed(SecretKind::Totp, record),
            _ => {}
        }
    }

    fn changed(&mut self, kind: SecretKind, record: &AuditRecord) {
        let event = &record.event;
        let version = detail(event, "version").and_then(|version| version.parse().ok());
        if let (Some(version), Some(state)) = (version, detail(event, "state")) {
            self.states.insert((kind, event.subject.clone(), version), (record.number, state.to_owned()));
        }
    }

    /// Holds the rows against it.
    pub(super) fn compare(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let mut found = |subject: String, what: String| findings.add(Finding::damage("audit-peer", subject, what));
        let peers = store.peers()?;
        for peer in &peers {
            let name = &peer.name;
            let kept = name.parse().ok().map(|party: PartyId| store.setting(&registration_setting(party))).transpose()?.flatten();
            let has: Vec<(String, String)> =
                peer_details(peer, kept).into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            let text = |pairs: &[(String, String)]| {
                pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
            };
            match self.peers.get(name) {
                None => found(format!("peer {name}"), format!("the peer {name}: the audit knows of no such peer")),
                Some((number, said)) if *said != has => {
                    let (said, has) = (text(said), text(&has));
                    let what = format!("the peer {name}: the audit says {said}, record {number}, the row says {has}");
                    found(format!("peer {name}"), what);
                }
                Some(_) => {}
            }
        }
        for (name, (number, _)) in self.peers.iter().filter(|(name, _)| !peers.iter().any(|peer| peer.name == **name)) {
            let what = format!("the audit says the peer {name} is known, record {number}, and there is no row of it");
            found(format!("peer {name}"), what);
        }
        let mut rows = BTreeMap::new();
        for kind in KINDS {
            store.each_secret(kind, None, &mut |row| {
                let state = row.state.map_or("without a state", PasswordState::name);
                rows.insert((kind, row.owner, row.version), state);
                Ok(())
            })?;
        }
        for (key, has) in &rows {
            let (kind, owner, version) = key;
            let what = match self.states.get(key) {
                None => "the audit knows of no such one".to_owned(),
                Some((_, said)) if said == has => continue,
                Some((number, said)) => format!("the audit says it is {said}, record {number}, the row says {has}"),
            };
            found(format!("{kind} of {owner}"), format!("the {kind} of {owner} (version {version}): {what}"));
        }
        for ((kind, owner, version), (number, said)) in self.states.iter().filter(|(key, _)| !rows.contains_key(*key)) {
            let what = format!(
                "the audit says the {kind} of {owner} (version {version}) is {said}, record {number}, and there is no row of it"
            );
            found(format!("{kind} of {owner}"), what);
        }
        Ok(())
    }
}

/// Carries peers, tokens and TOTPs over into `to` as `present` has them: both sides have agreed on them since, and what was retired must not count
/// again. Gives how many versions are not as they were.
pub(super) fn carry(context: &Context<'_>, to: &mut dyn Transaction, from: &Present<'_>) -> Result<u64, store::Error> {
    let present = from.store;
    for peer in present.peers()? {
        let Ok(party) = peer.name.parse::<PartyId>() else { continue };
        let setting = registration_setting(party);
        let kept = present.setting(&setting)?;
        if !from.is_later && to.peer(&peer.name)?.is_some() {
            continue;
        }
        if to.peer(&peer.name)?.as_ref() != Some(&peer) || to.setting(&setting)? != kept {
            to.put_peer(&peer)?;
            to.set_setting(&setting, kept.as_deref())?;
            to.append(&context.event("peer.set", &peer.name, &peer_details(&peer, kept)))?;
        }
    }
    let mut carried = 0;
    for kind in KINDS {
        let mut rows = Vec::new();
        present.each_secret(kind, None, &mut |row| {
            rows.push(row);
            Ok(())
        })?;
        rows.sort_by(|a, b| (&a.owner, a.version).cmp(&(&b.owner, b.version)));
        for row in rows {
            let Some(state) = row.state else { continue };
            let there = to.secrets(kind, &row.owner)?.into_iter().find(|there| there.version == row.version);
            match there {
                Some(there) if there.state == row.state || there.state == Some(PasswordState::Retired) => continue,
                Some(_) if !from.is_later && state != PasswordState::Retired => continue,
                Some(_) => to.set_secret_state(kind, &row.owner, row.version, state, row.changed)?,
                None => to.add_secret(&from.carried(context, row.clone())?)?,
            }
            let details = [("version", row.version.to_string()), ("state", state.to_string())];
            to.append(&context.event(&format!("{kind}.change"), &row.owner, &details))?;
            carried += 1;
        }
    }
    Ok(carried + accepted(context, to, present)?)
}

/// Carries over which codes were accepted last, where they are later than those in `to`: none of them is to be accepted again.
fn accepted(context: &Context<'_>, to: &mut dyn Transaction, present: &Sqlite) -> Result<u64, store::Error> {
    let mut owners = Vec::new();
    present.each_secret(SecretKind::Totp, None, &mut |row| {
        owners.push(row.owner);
        Ok(())
    })?;
    owners.dedup();
    let mut carried = 0;
    for owner in owners {
        let setting = accepted_setting(&owner);
        let Some(kept) =
            present.setting(&setting)?.filter(|kept| to.setting(&setting).is_ok_and(|old| is_later(kept, old.as_deref())))
        else {
            continue;
        };
        to.set_setting(&setting, Some(&kept))?;
        let (version, slot) = kept.split_once(' ').unwrap_or_default();
        let details = [("version", version.to_owned()), ("slot", slot.to_owned())];
        to.append(&context.event("totp.accept", &owner, &details))?;
        carried += 1;
    }
    Ok(carried)
}

/// Whether an accepted code, as version and slot, is later than another.
fn is_later(code: &str, than: Option<&str>) -> bool {
    let read = |text: &str| -> Option<(u64, u64)> {
        let (version, slot) = text.split_once(' ')?;
        Some((version.parse().ok()?, slot.parse().ok()?))
    };
    match (read(code), than.map(read)) {
        (Some(code), Some(Some(than))) => code > than,
        (Some(_), _) => true,
        (None, _) => false,
    }
}
