//! Provisioning, tried where it can be interrupted: between record and signature, between two groups.

use super::*;
use crate::{
    commands::{
        charger::{add::register, owner},
        context::commit,
        draft::draft,
        holding::left_open,
        ledger::StoreLedger,
        testing::{Home, NOW},
    },
    model::{Outcome, RevocationReason, Status},
    pki::{issuance, plan::Subject},
    store::{ChargerFilter, Lookup, Read, Stage, Store},
    x509::{Certificate, Station},
};
use std::io::Cursor;

const MANIFEST: &str = "station_id,serial_number,security_profile\nCS-1,SN-1,3\nCS-2,SN-2,3\nCS-3,SN-3,2\n";

fn request<'a>(manifest: &str, stop: &'a dyn Fn() -> bool) -> Request<'a> {
    Request {
        manifest: Source::Stream(Box::new(Cursor::new(manifest.to_owned().into_bytes()))),
        hand: Hand::Nothing,
        csms_url: None,
        dry_run: false,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        stop,
    }
}

fn provision(context: &Context<'_>, manifest: &str) -> Report {
    run(context, request(manifest, &|| false)).unwrap()
}

fn charger(number: u32) -> Charger {
    let row = format!("station_id,serial_number,security_profile\nCS-{number},SN-{number},3\n");
    let defaults =
        Defaults { security_profile: SecurityProfile::Certificate, ocpp_version: OcppVersion::Ocpp201, key_type: KeyType::P256 };
    manifest::read(row.as_bytes(), &defaults).unwrap().remove(0).charger
}

fn certificate_of(context: &Context<'_>, number: u32) -> CertificateRow {
    let rows = context.store().unwrap().certificates(&Lookup::Owner(owner(&charger(number).station_id))).unwrap();
    assert_eq!(rows.len(), 1);
    rows.into_iter().next().unwrap()
}

/// Does what a process does that is killed between record and signature.
fn record_only(context: &Context<'_>, number: u32) {
    let mut store = context.store().unwrap();
    let office = Office::open(&store).unwrap();
    let (profile, desk) = office.station(&store).unwrap();
    let vault = context.vault(&store).unwrap();
    let charger = charger(number);
    let by = office.issuance(profile, &desk, context);
    let subject = Subject::Station(Station::of(&charger));
    let (prepared, entry) = draft(&by, owner(&charger.station_id), subject, &KeySource::Make(KeyType::P256), None).unwrap();
    let mut also = |transaction: &mut dyn crate::store::Transaction| register(context, transaction, &charger);
    let mut ledger = StoreLedger::new(context, &mut store, &vault, &desk.authority.name, vec![entry]).also(&mut also);
    issuance::record(&mut ledger, vec![prepared]).unwrap();
}

#[test]
fn what_was_left_without_a_signature_is_completed_with_the_same_bytes() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let before = certificate_of(&context, 1);
    assert_eq!(before.stage, Stage::Recorded);
    let report = provision(&context, MANIFEST);
    assert_eq!(
        (report.count(|row| row.completed), report.count(|row| row.certified), report.count(|row| row.registered)),
        (1, 2, 2)
    );
    let after = certificate_of(&context, 1);
    assert_eq!((after.stage, &after.serial, after.row), (Stage::Completed, &before.serial, before.row));
    assert_eq!(Certificate::from_der(&after.der.unwrap()).unwrap().tbs(), before.tbs.unwrap());
    assert_eq!(provision(&context, MANIFEST).count(Row::was_done), 3);
}

#[test]
fn a_single_charger_is_completed_too() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let before = certificate_of(&context, 1);
    let station_id = charger(1).station_id;
    let ask = super::super::issue::Request { station_id, csr: None, validity: None, key_type: None, again: false };
    let report = super::super::issue::run(&context, &ask).unwrap();
    assert!(report.issued.completed && report.issued.serial == before.serial);
    assert!(super::super::issue::run(&context, &ask).is_err());
}

#[test]
fn two_who_sign_the_same_record_hand_out_one_certificate() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let row = certificate_of(&context, 1);
    let complete = || {
        let mut store = context.store().unwrap();
        let office = Office::open(&store).unwrap();
        let (profile, desk) = office.station(&store).unwrap();
        let by = office.issuance(profile, &desk, &context);
        let vault = context.vault(&store).unwrap();
        let key = desk.key(&store, &vault).unwrap();
        let ledger = StoreLedger::new(&context, &mut store, &vault, &desk.authority.name, Vec::new());
        let recorded = left_open(&row, &by, &Subject::Station(Station::of(&charger(1)))).unwrap();
        ledger.resume(vec![recorded], &key).unwrap().remove(0)
    };
    let (first, second) = (complete(), complete());
    assert_eq!(first.der(), second.der());
}

#[test]
fn stopped_between_groups_and_taken_up_again() {
    let home = Home::founded();
    let context = home.context();
    let rows: String = (0..GROUP + 100).map(|n| format!("CS-{n:04},SN-{n:04}\n")).collect();
    let manifest = format!("station_id,serial_number\n{rows}");
    let report = run(&context, request(&manifest, &|| true)).unwrap();
    assert!(matches!(report.ended, Some(Ended::Stopped)) && !report.is_whole());
    assert_eq!((report.rows.len(), report.count(|row| row.is_done)), (GROUP + 100, GROUP as u64));
    let report = provision(&context, &manifest);
    assert!(report.is_whole());
    assert_eq!((report.count(Row::was_done), report.count(|row| row.registered)), (GROUP as u64, 100));
}

#[test]
fn a_change_in_between_is_noticed_in_the_transaction() {
    let home = Home::founded();
    let context = home.context();
    let stop = || {
        // After the first group: somebody registers a charger of the second one, with other data.
        let mut store = context.store().unwrap();
        let vault = context.vault(&store).unwrap();
        let mut transaction = store.begin().unwrap();
        register(&context, &mut *transaction, &Charger { station_id: "CS-0600".parse().unwrap(), ..charger(9) }).unwrap();
        commit(transaction, &vault).unwrap();
        false
    };
    let rows: String = (0..700).map(|n| format!("CS-{n:04},SN-{n:04}\n")).collect();
    let report = run(&context, request(&format!("station_id,serial_number\n{rows}"), &stop)).unwrap();
    let Some(Ended::Failed(error)) = &report.ended else { panic!("{report:?}") };
    assert!(error.message.contains("line 602: serial_number: registered is `SN-9`, given is `SN-0600`"), "{error:?}");
    assert_eq!((report.count(|row| row.is_done), report.count(|row| row.registered)), (GROUP as u64, GROUP as u64));
    let mut registered = 0;
    let filter = ChargerFilter::default();
    let each = context.store().unwrap().each_charger(&filter, &mut |row| {
        assert_eq!(row.added, NOW);
        registered += 1;
        Ok(())
    });
    each.unwrap();
    assert_eq!(registered, GROUP + 1);
}

/// Changes the standing of a certificate, as `certificate revoke` and `hold` do.
fn set_status(context: &Context<'_>, row: i64, status: Status) {
    let mut store = context.store().unwrap();
    let vault = context.vault(&store).unwrap();
    let mut transaction = store.begin().unwrap();
    transaction.set_status(row, status).unwrap();
    transaction.append(&context.event("certificate.test", "", &[])).unwrap();
    commit(transaction, &vault).unwrap();
}

#[test]
fn an_authority_that_does_not_count_issues_and_completes_nothing() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let authority = |name: &str| {
        let all = context.store().unwrap().authorities().unwrap();
        all.into_iter().find(|a| a.name == name).unwrap().certificate
    };
    let refused = || {
        let error = run(&context, request(MANIFEST, &|| false)).unwrap_err();
        let alone = super::super::issue::Request {
            station_id: charger(1).station_id,
            csr: None,
            validity: None,
            key_type: None,
            again: false,
        };
        assert_eq!(super::super::issue::run(&context, &alone).unwrap_err().message, error.message);
        assert_eq!(certificate_of(&context, 1).stage, Stage::Recorded);
        (error.outcome, error.message)
    };
    set_status(&context, authority("ClientCA"), Status::Held { at: NOW });
    let why = "ClientCA is held since 2026-11-21T06:00:00Z: certificate-hold; ClientCA issues nothing".to_owned();
    assert_eq!(refused(), (Outcome::Refused, why));
    set_status(&context, authority("ClientCA"), Status::Good);
    set_status(&context, authority("ClientCA"), Status::Revoked { at: NOW, reason: RevocationReason::CaCompromise });
    assert_eq!(refused().0, Outcome::Refused);
    // Who shows a password needs no authority.
    let report = provision(&context, "station_id,serial_number\nCS-9,SN-9\n");
    assert!(report.is_whole());
}

#[test]
fn what_was_revoked_between_record_and_signature_is_not_handed_out() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let row = certificate_of(&context, 1);
    set_status(&context, row.row, Status::Revoked { at: NOW, reason: RevocationReason::KeyCompromise });
    let mut store = context.store().unwrap();
    let office = Office::open(&store).unwrap();
    let (profile, desk) = office.station(&store).unwrap();
    let by = office.issuance(profile, &desk, &context);
    let vault = context.vault(&store).unwrap();
    let key = desk.key(&store, &vault).unwrap();
    let recorded = left_open(&row, &by, &Subject::Station(Station::of(&charger(1)))).unwrap();
    let ledger = StoreLedger::new(&context, &mut store, &vault, &desk.authority.name, Vec::new());
    let refused = ledger.resume(vec![recorded], &key).unwrap_err();
    assert_eq!(refused.outcome, Outcome::Refused);
    assert_eq!(certificate_of(&context, 1).stage, Stage::Recorded);
}
