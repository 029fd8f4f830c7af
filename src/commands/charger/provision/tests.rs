//! Provisioning, tried where it can be interrupted: between record and signature, between two groups.

use super::*;
use crate::{
    commands::{
        charger::{add::register, owner},
        context::commit,
        current_certificate::left_open,
        draft::{KeySource, draft},
        ledger::StoreLedger,
        testing::{Home, NOW},
    },
    model::{Charger, Outcome, RevocationReason, Status},
    pki::{issuance, manifest, plan::Subject},
    store::{CertificateRow, ChargerFilter, Lookup, Read, Stage, Store},
    x509::{Certificate, Station},
};
use std::io::Cursor;

const MANIFEST: &str = "station_id,serial_number,security_profile\nCS-1,SN-1,3\nCS-2,SN-2,3\nCS-3,SN-3,2\n";

/// What the run comes to, and the rows that it tells of.
fn run_with(context: &Context<'_>, manifest: &str, stop: &dyn Fn() -> bool) -> (Result<Report, Error>, Vec<Row>) {
    let mut rows = Vec::new();
    let request = Request {
        manifest: Source::Stream(Box::new(Cursor::new(manifest.to_owned().into_bytes()))),
        hand: Hand::Nothing,
        csms_url: None,
        dry_run: false,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        jobs: 2,
        stop,
        each: &mut |row| {
            rows.push(row.clone());
            Ok(())
        },
    };
    (run(context, request), rows)
}

fn provision(context: &Context<'_>, manifest: &str) -> Counts {
    let (report, rows) = run_with(context, manifest, &|| false);
    let report = report.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(rows.len() as u64, report.counts.chargers);
    report.counts
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
    record_for(context, number, &KeySource::Make(KeyType::P256));
}

fn record_for(context: &Context<'_>, number: u32, key: &KeySource) {
    let mut store = context.store().unwrap();
    let pki_state = PkiState::open(&store).unwrap();
    let (profile, ca) = pki_state.station(&store).unwrap();
    let vault = context.vault(&store).unwrap();
    let charger = charger(number);
    let by = pki_state.issuance(profile, &ca, context);
    let subject = Subject::Station(Station::of(&charger));
    let (prepared, entry) = draft(&by, owner(&charger.station_id), subject, key, None).unwrap();
    let is_new = store.charger(&charger.station_id).unwrap().is_none();
    let mut also = |transaction: &mut dyn crate::store::Transaction| {
        if is_new { Ok(register(context, transaction, &charger)?) } else { Ok(()) }
    };
    let mut ledger = StoreLedger::new(context, &mut store, &vault, &ca.authority.name, vec![entry]).also(&mut also);
    issuance::record(&mut ledger, vec![prepared]).unwrap();
}

#[test]
fn what_was_left_without_a_signature_is_completed_with_the_same_bytes() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let before = certificate_of(&context, 1);
    assert_eq!(before.stage, Stage::Recorded);
    let counts = provision(&context, MANIFEST);
    assert_eq!((counts.completed, counts.issued, counts.registered), (1, 1, 2));
    let after = certificate_of(&context, 1);
    assert_eq!((after.stage, &after.serial, after.row), (Stage::Completed, &before.serial, before.row));
    assert_eq!(Certificate::from_der(&after.der.unwrap()).unwrap().tbs(), before.tbs.unwrap());
    assert_eq!(provision(&context, MANIFEST).done_already, 3);
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
        let pki_state = PkiState::open(&store).unwrap();
        let (profile, ca) = pki_state.station(&store).unwrap();
        let by = pki_state.issuance(profile, &ca, &context);
        let vault = context.vault(&store).unwrap();
        let key = ca.key(&store, &vault).unwrap();
        let ledger = StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, Vec::new());
        let recorded = left_open(&row, &by, &Subject::Station(Station::of(&charger(1)))).unwrap();
        ledger.resume(vec![recorded], &key).unwrap().remove(0)
    };
    let (first, second) = (complete(), complete());
    assert_eq!(first.der(), second.der());
}

/// A manifest of so many chargers that show certificates.
fn many(chargers: usize) -> String {
    let rows: String = (0..chargers).map(|n| format!("CS-{n:04},SN-{n:04},3\n")).collect();
    format!("station_id,serial_number,security_profile\n{rows}")
}

#[test]
fn stopped_on_the_way_and_taken_up_again() {
    let home = Home::founded();
    let context = home.context();
    let manifest = many(4 * GROUP + 100);
    let asked = std::cell::Cell::new(0);
    // It is asked before every group, two of which are prepared ahead: what is recorded by then is completed.
    let stop = || asked.replace(asked.get() + 1) == 3;
    let (report, rows) = run_with(&context, &manifest, &stop);
    let report = report.unwrap();
    assert!(matches!(report.ended, Some(Ended::Stopped)) && !report.is_whole());
    let done = 2 * GROUP;
    assert_eq!((rows.len(), rows.iter().filter(|row| row.is_done).count()), (4 * GROUP + 100, done));
    assert!(rows.iter().enumerate().all(|(at, row)| row.line == at as u64 + 2 && row.is_done == (at < done)));
    assert!(rows[done..].iter().all(|row| row.certificate.is_none() && row.reason.as_deref() == Some("stopped before its turn")));
    assert_eq!((report.counts.left, report.attention.len(), report.is_cut), (2 * GROUP as u64 + 100, Report::LISTED, true));
    assert_eq!(context.store().unwrap().certificates(&Lookup::Owner(owner(&rows[done].charger.station_id))).unwrap().len(), 0);
    let (again, all) = run_with(&context, &manifest, &|| false);
    let counts = again.unwrap().counts;
    assert_eq!((counts.done_already, counts.registered, counts.left), (done as u64, 2 * GROUP as u64 + 100, 0));
    assert!(all[..done].iter().zip(&rows).all(|(now, then)| now.certificate == then.certificate && now.certificate.is_some()));
    assert!(all[done..].iter().all(|row| row.certificate.is_some()));
}

#[test]
fn whoever_cannot_be_told_ends_it_and_nothing_is_left_without_a_signature() {
    let home = Home::founded();
    let context = home.context();
    let mut told = 0;
    let request = Request {
        manifest: Source::Stream(Box::new(Cursor::new(many(4 * GROUP).into_bytes()))),
        hand: Hand::Nothing,
        csms_url: None,
        dry_run: false,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        jobs: 1,
        stop: &|| false,
        each: &mut |_| {
            told += 1;
            if told == 10 { Err(Error::cannot("the report is full")) } else { Ok(()) }
        },
    };
    let report = run(&context, request).unwrap();
    assert!(matches!(&report.ended, Some(Ended::Failed(error)) if error.message == "the report is full"), "{report:?}");
    assert_eq!((report.counts.chargers, told), (4 * GROUP as u64, 4 * GROUP));
    let mut certificates = 0;
    let filter = crate::store::CertificateFilter { owner: Some(crate::store::OwnerKind::Charger), ..Default::default() };
    let each = context.store().unwrap().each_certificate(&filter, &mut |row| {
        assert_eq!(row.stage, Stage::Completed);
        certificates += 1;
        Ok(())
    });
    each.unwrap();
    assert_eq!(certificates, report.counts.issued);
    assert!(certificates >= GROUP as u64 && certificates < 4 * GROUP as u64);
}

#[test]
fn a_change_in_between_is_noticed_in_the_transaction() {
    let home = Home::founded();
    let context = home.context();
    let is_first = std::cell::Cell::new(true);
    let stop = || {
        // After the summary: somebody registers a charger of the second group, with other data.
        if !is_first.replace(false) {
            return false;
        }
        let mut store = context.store().unwrap();
        let vault = context.vault(&store).unwrap();
        let mut transaction = store.begin().unwrap();
        register(&context, &mut *transaction, &Charger { station_id: "CS-0600".parse().unwrap(), ..charger(9) }).unwrap();
        commit(transaction, &vault).unwrap();
        false
    };
    let rows: String = (0..700).map(|n| format!("CS-{n:04},SN-{n:04}\n")).collect();
    let (report, told) = run_with(&context, &format!("station_id,serial_number\n{rows}"), &stop);
    let report = report.unwrap();
    assert!(told[GROUP..].iter().all(|row| row.reason.as_ref().is_some_and(|why| why.contains("line 602"))), "{told:?}");
    let Some(Ended::Failed(error)) = &report.ended else { panic!("{report:?}") };
    assert!(error.message.contains("line 602: serial_number: registered is `SN-9`, given is `SN-0600`"), "{error:?}");
    assert_eq!((report.counts.chargers_left(), report.counts.registered), (700 - GROUP as u64, GROUP as u64));
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
        let error = run_with(&context, MANIFEST, &|| false).0.unwrap_err();
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
    let why = "ClientCA is held since 2026-11-21T06:00:00Z: certificate-hold; ClientCA cannot issue certificates".to_owned();
    assert_eq!(refused(), (Outcome::Refused, why));
    set_status(&context, authority("ClientCA"), Status::Good);
    set_status(&context, authority("ClientCA"), Status::Revoked { at: NOW, reason: RevocationReason::CaCompromise });
    assert_eq!(refused().0, Outcome::Refused);
    // Who shows a password needs no authority.
    provision(&context, "station_id,serial_number\nCS-9,SN-9\n");
}

#[test]
fn what_was_revoked_between_record_and_signature_is_not_handed_out() {
    let home = Home::founded();
    let context = home.context();
    record_only(&context, 1);
    let row = certificate_of(&context, 1);
    set_status(&context, row.row, Status::Revoked { at: NOW, reason: RevocationReason::KeyCompromise });
    let mut store = context.store().unwrap();
    let pki_state = PkiState::open(&store).unwrap();
    let (profile, ca) = pki_state.station(&store).unwrap();
    let by = pki_state.issuance(profile, &ca, &context);
    let vault = context.vault(&store).unwrap();
    let key = ca.key(&store, &vault).unwrap();
    let recorded = left_open(&row, &by, &Subject::Station(Station::of(&charger(1)))).unwrap();
    let ledger = StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, Vec::new());
    let refused = ledger.resume(vec![recorded], &key).unwrap_err();
    assert_eq!(refused.outcome, Outcome::Refused);
    assert_eq!(certificate_of(&context, 1).stage, Stage::Recorded);
}

/// Interrupted, and then its key turns out to be known: another certificate for it is revoked.
#[test]
fn what_was_left_open_for_a_compromised_key_is_not_signed() {
    let home = Home::founded();
    let context = home.context();
    let key = crate::x509::KeyPair::generate(KeyType::P256).unwrap();
    for _ in 0..2 {
        record_for(&context, 1, &KeySource::Theirs(key.public().clone()));
    }
    let rows = || context.store().unwrap().certificates(&Lookup::Owner(owner(&charger(1).station_id))).unwrap();
    let [open, other] = &rows()[..] else { panic!("two were recorded") };
    let why = format!(
        "the key of the certificate {} of charger CS-1 is the key of the certificate {} of charger CS-1, revoked at 2026-11-21T06:00:00Z: key-compromise",
        open.serial, other.serial
    );
    let mut store = context.store().unwrap();
    let pki_state = PkiState::open(&store).unwrap();
    let (profile, ca) = pki_state.station(&store).unwrap();
    let by = pki_state.issuance(profile, &ca, &context);
    let vault = context.vault(&store).unwrap();
    let signing = ca.key(&store, &vault).unwrap();
    let recorded = || left_open(open, &by, &Subject::Station(Station::of(&charger(1)))).unwrap();
    let mut ledger = StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, Vec::new());
    let signed = issuance::take_up(&mut ledger, vec![recorded()]).unwrap().remove(0).sign(&signing).unwrap();
    let revoke = crate::commands::certificate::revoke::Request {
        which: other.serial.to_string(),
        profile: None,
        reason: RevocationReason::KeyCompromise,
    };
    crate::commands::certificate::revoke::run(&context, &revoke, &|_| Ok(())).unwrap();
    let said = |error: Error| (error.outcome, error.message);
    let resumed =
        StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, Vec::new()).resume(vec![recorded()], &signing);
    assert_eq!(said(resumed.unwrap_err()), (Outcome::Refused, why.clone()));
    // Nor is what was signed before the revocation completed.
    let mut ledger = StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, Vec::new());
    assert_eq!(said(issuance::complete(&mut ledger, vec![signed]).unwrap_err()), (Outcome::Refused, why.clone()));
    let (report, _) = run_with(&context, "station_id,serial_number,security_profile\nCS-1,SN-1,3\n", &|| false);
    let error = report.unwrap_err();
    assert!(error.to_string().contains("key-compromise"), "{error:?}");
    // A repair leaves it.
    let repaired = crate::commands::store::repair::run(&context, false, &|_, _, _| Ok(())).unwrap();
    assert!(repaired.repairs.iter().all(|repair| repair.deed != crate::commands::store::repair::Deed::Completed), "{repaired:?}");
    assert!(rows().iter().all(|row| row.der.is_none()));
}

/// Registered by an earlier version, say: no certificate names a charger as an authority, in whatever spelling.
#[test]
fn no_charger_has_the_name_of_an_authority() {
    let home = Home::founded();
    let context = home.context();
    let mut store = context.store().unwrap();
    for (number, serial) in [(1, "ACME Charging ClientCA"), (2, "acme charging rootca")] {
        let charger = Charger { serial_number: serial.parse().unwrap(), ..charger(number) };
        let vault = context.vault(&store).unwrap();
        let mut transaction = store.begin().unwrap();
        register(&context, &mut *transaction, &charger).unwrap();
        commit(transaction, &vault).unwrap();
        let alone = super::super::issue::Request {
            station_id: charger.station_id.clone(),
            csr: None,
            validity: None,
            key_type: None,
            again: false,
        };
        let error = super::super::issue::run(&context, &alone).unwrap_err();
        assert_eq!(error.outcome, Outcome::Refused);
        assert!(error.message.contains("which is the name of the CA"), "{error:?}");
        // Nor by whoever does not ask before.
        let pki_state = PkiState::open(&store).unwrap();
        let (profile, ca) = pki_state.station(&store).unwrap();
        let by = pki_state.issuance(profile, &ca, &context);
        let subject = Subject::Station(Station::of(&charger));
        let key = KeySource::Make(KeyType::P256);
        let (prepared, entry) = draft(&by, owner(&charger.station_id), subject, &key, None).unwrap();
        let mut ledger = StoreLedger::new(&context, &mut store, &vault, &ca.authority.name, vec![entry]);
        assert_eq!(issuance::record(&mut ledger, vec![prepared]).unwrap_err().outcome, Outcome::Refused);
        assert!(store.certificates(&Lookup::Owner(owner(&charger.station_id))).unwrap().is_empty());
    }
}
