//! Checks OCPI peers, their tokens and their TOTPs against the audit log, and carries them over when an older store is restored.

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

/// The kinds of secrets that belong to a peer.
const KINDS: [SecretKind; 2] = [SecretKind::Token, SecretKind::Totp];

/// The key of a secret: its kind, owner and version.
type Key = (SecretKind, String, u64);

/// What the audit log contains about peers, with the number of the last record in each case.
#[derive(Debug, Default)]
pub(super) struct Peers {
    /// By name: the last record and the details of the peer.
    peers: BTreeMap<String, (u64, Vec<(String, String)>)>,
    /// The last record and the state of each token and TOTP.
    states: BTreeMap<Key, (u64, String)>,
}

impl Peers {
    /// Notes the content of an audit record.
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

    /// Checks the rows against the audit log.
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
                None => found(format!("peer {name}"), format!("the peer {name}: the audit log contains no record of it")),
                Some((number, said)) if *said != has => {
                    let (said, has) = (text(said), text(&has));
                    let what = format!("the peer {name}: audit record {number} contains {said}, but the row contains {has}");
                    found(format!("peer {name}"), what);
                }
                Some(_) => {}
            }
        }
        for (name, (number, _)) in self.peers.iter().filter(|(name, _)| !peers.iter().any(|peer| peer.name == **name)) {
            let what = format!("the peer {name} exists according to audit record {number}, but it has no row");
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
                None => "the audit log contains no record of it".to_owned(),
                Some((_, said)) if said == has => continue,
                Some((number, said)) => {
                    format!("its state is {said} according to audit record {number}, but {has} according to the row")
                }
            };
            found(format!("{kind} of {owner}"), format!("the {kind} of {owner} (version {version}): {what}"));
        }
        for ((kind, owner, version), (number, said)) in self.states.iter().filter(|(key, _)| !rows.contains_key(*key)) {
            let what = format!(
                "the {kind} of {owner} (version {version}) is {said} according to audit record {number}, but it has no row"
            );
            found(format!("{kind} of {owner}"), what);
        }
        Ok(())
    }
}

/// Carries peers, tokens and TOTPs over into `to` as `present` contains them: both sides have agreed on them since the backup, and retired
/// credentials must not become active again. Returns the number of versions that were changed.
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

/// Carries over the last accepted TOTP codes if they are later than those in `to`, so that no code is accepted twice.
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

/// Returns whether an accepted code, given as version and slot, is later than another.
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
