//! Chargers for a session, put straight into its store.

use crate::support::session::{NOW, Session, cheapen, vault_of};
use evpki::{
    model::{Charger, KeyType, OcppVersion, SecurityProfile, StationId},
    store::{AuditEvent, Read, Sqlite, Store, Transaction},
};
use std::time::Duration;

/// The store of a session, open.
pub(crate) fn store(session: &Session) -> Sqlite {
    Sqlite::open(&session.home().join("evpki.db"), Duration::from_secs(5)).unwrap()
}

/// A charger of security profile 2.
pub(crate) fn charger(id: &str, ocpp_version: OcppVersion) -> Charger {
    Charger {
        station_id: id.parse().unwrap(),
        serial_number: format!("SN {id}").parse().unwrap(),
        vendor: None,
        model: None,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version,
        csms: None,
        batch: None,
        key_type: KeyType::P256,
        default_password_batch: None,
    }
}

/// One that leaves the factory with the default password of a batch.
pub(crate) fn of_batch(id: &str, batch: &str) -> Charger {
    let batch = Some(batch.parse().unwrap());
    Charger { batch: batch.clone(), default_password_batch: batch, ..charger(id, OcppVersion::Ocpp16) }
}

/// Registers chargers.
pub(crate) fn register(session: &Session, chargers: &[Charger]) {
    change(session, |transaction| {
        for charger in chargers {
            transaction.add_charger(charger, NOW).unwrap();
        }
    });
}

/// Changes the store behind the back of the command line, in one transaction with an audit record.
pub(crate) fn change(session: &Session, change: impl FnOnce(&mut dyn Transaction)) {
    let mut store = store(session);
    vault_of(&store);
    let mut transaction = store.begin().unwrap();
    change(&mut *transaction);
    let (actor, action, subject) = ("ada".to_owned(), "test.change".to_owned(), String::new());
    transaction.append(&AuditEvent { at: NOW, actor, action, subject, details: Vec::new() }).unwrap();
    transaction.commit().unwrap();
}

/// Has the passphrase cost next to nothing: most tests are not about it.
pub(crate) fn cheap(session: &Session) {
    cheapen(&session.home().join("evpki.db"));
}

/// The state of every version of a charger's password, newest first.
pub(crate) fn states(session: &Session, id: &str) -> Vec<(u64, String)> {
    let id: StationId = id.parse().unwrap();
    let rows = store(session).secrets(evpki::model::SecretKind::Password, id.as_str()).unwrap();
    rows.into_iter().map(|row| (row.version, row.state.unwrap().to_string())).collect()
}

/// All audit records, as text.
pub(crate) fn audit(session: &Session) -> Vec<String> {
    let mut all = Vec::new();
    store(session)
        .each_audit(1, &mut |record| {
            let event = record.event;
            let details: Vec<String> = event.details.iter().map(|(key, value)| format!("{key}={value}")).collect();
            all.push(format!("{} {} {}", event.action, event.subject, details.join(" ")));
            Ok(())
        })
        .unwrap();
    all
}
