//! The chargers, compared with the audit log.

use super::{
    audit_reconcile::{record, short, subject_of},
    finding::{Finding, Findings},
    name_digests::Names,
};
use crate::{
    model::{Charger, ChargerState},
    store::{self, ChargerFilter, Read, Sqlite},
};
use std::collections::BTreeMap;

/// Returns the details that the audit log records when a charger is registered.
pub(in crate::commands) fn charger_details(charger: &Charger) -> Vec<(&'static str, String)> {
    let details = [
        ("serial_number", charger.serial_number.to_string()),
        ("security_profile", charger.security_profile.to_string()),
        ("batch", charger.batch.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    details.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What the audit log contains about a charger.
struct Registered {
    details: u64,
    recorded: u32,
    decommissioned: u32,
    is_seen: bool,
}

/// Checks the chargers against the audit log.
///
/// # Errors
/// Returns an error if the store cannot be read.
pub(super) fn compare_chargers(store: &Sqlite, advance: &dyn Fn(u64), findings: &mut Findings) -> Result<(), store::Error> {
    let names = Names::default();
    let key = |id: &str| names.digest(&id);
    let mut known: BTreeMap<(u64, u64), Registered> = BTreeMap::new();
    store.each_audit(1, &mut |record| {
        advance(1);
        let event = &record.event;
        let number = short(record.number);
        match event.action.as_str() {
            "charger.add" => {
                let details: Vec<(&str, &str)> =
                    event.details.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
                let details = names.short_digest(&details);
                known.insert(key(&event.subject), Registered { details, recorded: number, decommissioned: 0, is_seen: false });
            }
            "charger.decommission" => {
                if let Some(registered) = known.get_mut(&key(&event.subject)) {
                    registered.decommissioned = number;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    store.each_charger(&ChargerFilter::default(), &mut |row| {
        let id = row.charger.station_id.as_str();
        let mut found = |what: String| {
            findings.add(Finding::damage("audit-charger", format!("charger {id}"), format!("charger {id}: {what}")))
        };
        let Some(registered) = known.get_mut(&key(id)) else {
            found("no audit record reports that it was registered".to_owned());
            return Ok(());
        };
        registered.is_seen = true;
        let details = charger_details(&row.charger);
        let has: Vec<(&str, &str)> = details.iter().map(|(key, value)| (*key, value.as_str())).collect();
        if names.short_digest(&has) != registered.details {
            let text = |pairs: Vec<String>| pairs.join(" ");
            let has = text(has.iter().map(|(key, value)| format!("{key}={value}")).collect());
            let event = record(store, registered.recorded)?.map(|record| record.event.details).unwrap_or_default();
            let said = text(event.iter().map(|(key, value)| format!("{key}={value}")).collect());
            let number = registered.recorded;
            found(format!("it was registered with {said} according to audit record {number}, but the row contains {has}"));
        }
        match (row.state, registered.decommissioned) {
            (ChargerState::Active, number) if number > 0 => {
                let state = row.state.name();
                found(format!(
                    "it was decommissioned according to audit record {number}, but it is {state} according to the row"
                ));
            }
            (ChargerState::Decommissioned, 0) => {
                let state = row.state.name();
                found(format!("no audit record reports that it was decommissioned, but it is {state} according to the row"));
            }
            _ => {}
        }
        Ok(())
    })?;
    for registered in known.values().filter(|registered| !registered.is_seen) {
        let number = registered.recorded;
        let id = subject_of(store, number)?;
        let what = format!("the charger {id} was registered according to audit record {number}, but it has no row");
        findings.add(Finding::damage("audit-charger", format!("charger {id}"), what));
    }
    Ok(())
}
