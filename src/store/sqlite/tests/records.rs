//! What is kept comes back, and what may be there once is there once.

use super::*;
use crate::{
    model::{ChargerState, PasswordState, RevocationReason, SecretKind, Status},
    store::{Authority, CertificateFilter, ChargerFilter, Crl, Lookup, Peer, RevokedEntry, SecretRow, Slot, Stage},
};

fn names(store: &Sqlite, filter: &ChargerFilter) -> Vec<String> {
    let rows = all(|each| store.each_charger(filter, each)).unwrap();
    rows.into_iter().map(|row| row.charger.station_id.to_string()).collect()
}

fn rows(store: &Sqlite, filter: CertificateFilter) -> Vec<i64> {
    all(|each| store.each_certificate(&filter, each)).unwrap().into_iter().map(|row| row.row).collect()
}

#[test]
fn a_pki_is_founded_once_and_its_authorities_have_places() {
    let (home, mut store) = founded();
    assert_eq!(store.pki().unwrap(), pki());
    let root = Authority {
        name: "RootCA".to_owned(),
        parent: None,
        certificate: 1,
        anchor: None,
        key: KeyPlace::Vault,
        key_id: KeyId([1; 32]),
    };
    let mut below = Authority { name: "ClientCA".to_owned(), parent: Some("RootCA".to_owned()), ..root.clone() };
    change(&mut store, |t| {
        assert_eq!(t.found(&pki()), Err(Error::Founded { path: path(&home) }));
        let orphan = t.add_authority(&below);
        assert_eq!(orphan, Err(Error::Unknown { what: "authority", value: "RootCA".to_owned() }));
        t.add_authority(&root).unwrap();
        below.certificate = t.record(&new("RootCA", &[2], OwnerKind::Authority, "ClientCA")).unwrap();
        below.anchor = Some(t.record(&new("ClientCA", &[2], OwnerKind::Authority, "ClientCA")).unwrap());
        t.add_authority(&below).unwrap();
        assert_eq!(t.add_authority(&root), Err(Error::Taken { what: "the authority", value: "RootCA".to_owned() }));
        t.put_profile("charger", "old").unwrap();
        t.put_profile("charger", "new").unwrap();
    });
    assert_eq!(store.authorities().unwrap(), [root.clone(), below.clone()]);
    assert_eq!(store.profiles().unwrap(), [("charger".to_owned(), "new".to_owned())]);
    let away = Authority { key: KeyPlace::Away, ..root };
    change(&mut store, |t| t.change_authority(&away).unwrap());
    assert_eq!(store.authorities().unwrap(), [away, below]);
    drop(store);
    assert_eq!(Sqlite::open(&path(&home), PATIENCE).unwrap().pki().unwrap(), pki());
}

#[test]
fn a_store_without_a_pki_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Sqlite::create(&path(&home), PATIENCE).unwrap();
    store.trust(tag()).unwrap();
    assert_eq!(store.pki(), Err(Error::Unfounded { path: path(&home) }));
    store.begin().unwrap().commit().unwrap();
    let mut transaction = store.begin().unwrap();
    transaction.append(&event("too early")).unwrap();
    assert_eq!(transaction.commit(), Err(Error::Unfounded { path: path(&home) }));
    assert_eq!(store.backup(&home.path().join("copy")), Err(Error::Unfounded { path: path(&home) }));
    assert_eq!(store.damage(Some(tag())).unwrap(), []);
}

#[test]
fn a_charger_is_registered_once_and_found_in_every_way() {
    let (_home, mut store) = founded();
    change(&mut store, |t| {
        for number in [3, 1, 2] {
            t.add_charger(&charger(number), Timestamp(5)).unwrap();
        }
        let twin = |station_id: &str, serial_number: &str| Charger {
            station_id: station_id.parse().unwrap(),
            serial_number: serial_number.parse().unwrap(),
            ..charger(1)
        };
        let taken = |what, value: &str| Err(Error::Taken { what, value: value.to_owned() });
        assert_eq!(t.add_charger(&twin("CS-00001", "X"), Timestamp(5)), taken("the station id", "CS-00001"));
        assert_eq!(t.add_charger(&twin("X", "SN-00001"), Timestamp(5)), taken("the serial number", "SN-00001"));
        t.set_charger_state(&station(2), ChargerState::Decommissioned).unwrap();
        let unknown = t.set_charger_state(&station(9), ChargerState::Active);
        assert_eq!(unknown, Err(Error::Unknown { what: "charger", value: "CS-00009".to_owned() }));
    });
    let row = store.charger(&station(1)).unwrap().unwrap();
    assert_eq!((&row.charger, row.state, row.added), (&charger(1), ChargerState::Active, Timestamp(5)));
    assert_eq!(store.charger_by_serial(&charger(1).serial_number).unwrap(), Some(row));
    assert_eq!(store.charger(&station(4)).unwrap(), None);
    let any = ChargerFilter::default();
    assert_eq!(names(&store, &any), ["CS-00001", "CS-00002", "CS-00003"]);
    assert_eq!(names(&store, &ChargerFilter::of_batch("B1".parse().unwrap())), ["CS-00001", "CS-00003"]);
    assert_eq!(names(&store, &ChargerFilter { prefix: Some("CS-00002".to_owned()), ..any.clone() }), ["CS-00002"]);
    assert_eq!(names(&store, &ChargerFilter { prefix: Some("*".to_owned()), ..any.clone() }), [""; 0]);
    assert_eq!(names(&store, &ChargerFilter { state: Some(ChargerState::Decommissioned), ..any.clone() }), ["CS-00002"]);
    assert_eq!(names(&store, &ChargerFilter { security_profile: Some(SecurityProfile::Basic), ..any.clone() }), [""; 0]);
    let some = ChargerFilter { ids: vec![station(3), station(9), station(1), station(3)], ..any };
    assert_eq!(names(&store, &some), ["CS-00001", "CS-00003"]);
    assert_eq!(names(&store, &ChargerFilter { batch: Some("B0".parse().unwrap()), ..some }), [""; 0]);
    let mut seen = 0;
    let stopped = store.each_charger(&ChargerFilter::default(), &mut |_| {
        seen += 1;
        Err(Error::Stopped)
    });
    assert_eq!((stopped, seen), (Err(Error::Stopped), 1));
}

#[test]
fn a_certificate_is_recorded_then_completed_and_found_in_every_way() {
    let (_home, mut store) = founded();
    let (der, fingerprint) = signed(&[7, 7]);
    change(&mut store, |t| {
        let wanted = new("RootCA", &[7, 7], OwnerKind::Charger, "CS-1");
        assert_eq!(t.record(&wanted).unwrap(), 2);
        let taken = Error::Taken { what: "the certificate serial number", value: "0707".to_owned() };
        assert_eq!(t.record(&wanted), Err(taken));
        let unknown = t.record(&NewCertificate { issuer: "NoCA".to_owned(), ..wanted });
        assert_eq!(unknown, Err(Error::Unknown { what: "authority", value: "NoCA".to_owned() }));
        assert_eq!(t.record(&new("RootCA", &[8], OwnerKind::Charger, "CS-1")).unwrap(), 3);
    });
    let recorded = store.certificates(&Lookup::Row(2)).unwrap().remove(0);
    assert_eq!((recorded.stage, recorded.tbs.as_deref(), &recorded.der), (Stage::Recorded, Some(&b"tbs\x07\x07"[..]), &None));
    change(&mut store, |t| {
        assert_eq!(t.complete(2, b"another", &fingerprint).unwrap_err(), Error::Digest { row: 2 });
        t.complete(2, &der, &fingerprint).unwrap();
        let again = t.complete(2, &der, &fingerprint).unwrap_err();
        assert_eq!(again.to_string(), "certificates row 2 is completed and cannot become completed");
        assert!(matches!(t.complete(99, &der, &fingerprint), Err(Error::Unknown { .. })));
    });
    let row = store.certificates(&Lookup::Fingerprint(fingerprint)).unwrap().remove(0);
    assert_eq!((row.row, row.stage, row.status, row.generation), (2, Stage::Completed, Status::Good, 1));
    assert_eq!((row.issuer.as_str(), row.common_name.as_str(), row.profile.as_str()), ("RootCA", "CN of CS-1", "charger"));
    assert_eq!(
        (row.not_before, row.not_after, row.at),
        (Timestamp(1_700_000_000), Timestamp(1_800_000_007), Timestamp(1_700_000_002))
    );
    assert_eq!((row.tbs, row.der, row.tbs_digest), (None, Some(der), recorded.tbs_digest));
    assert_eq!((row.key, row.key_id), (KeyPlace::Vault, KeyId([7; 32])));
    let found = |by| store.certificates(&by).unwrap().into_iter().map(|row| (row.row, row.generation)).collect::<Vec<_>>();
    assert_eq!(found(Lookup::Owner(row.owner)), [(3, 2), (2, 1)]);
    assert_eq!(found(Lookup::Serial(row.serial)), [(2, 1)]);
    assert_eq!(found(Lookup::Key(KeyId([7; 32]))), [(2, 1)]);
    assert_eq!(found(Lookup::Row(99)), []);
}

#[test]
fn a_status_changes_only_as_it_may_and_crls_notice() {
    const DER: [u8; 3] = [1, 2, 3];
    let (_home, mut store) = founded();
    let at = Timestamp(50);
    let held = Status::Held { at };
    let revoked = Status::Revoked { at, reason: RevocationReason::KeyCompromise };
    let crl = |number| Crl {
        authority: "RootCA".to_owned(),
        number,
        this_update: at,
        next_update: Timestamp(60),
        entries: 1,
        length: DER.len() as u64,
    };
    change(&mut store, |t| {
        for serial in [&[9_u8][..], &[5], &[7, 1]] {
            t.record(&new("RootCA", serial, OwnerKind::Charger, "CS-1")).unwrap();
        }
        assert!(t.crl_is_stale("RootCA").unwrap());
        t.put_crl(&crl(1), &mut &DER[..]).unwrap();
        assert!(!t.crl_is_stale("RootCA").unwrap());
        let refused = t.set_status(2, Status::Good).unwrap_err();
        assert_eq!(refused.to_string(), "certificates row 2 is good and cannot become good");
        t.set_status(2, held).unwrap();
        assert!(t.crl_is_stale("RootCA").unwrap());
        assert!(t.set_status(2, held).is_err());
        t.set_status(2, Status::Good).unwrap();
        t.set_status(2, held).unwrap();
        t.set_status(3, held).unwrap();
        t.set_status(3, revoked).unwrap();
        for to in [Status::Good, held, revoked] {
            assert!(matches!(t.set_status(3, to), Err(Error::State { .. })), "{to:?}");
        }
        assert!(t.set_status(4, Status::Revoked { at, reason: RevocationReason::CertificateHold }).is_err());
        assert!(matches!(t.set_status(99, held), Err(Error::Unknown { .. })));
        let sequence = Error::Sequence { what: "a CRL of RootCA".to_owned(), given: 1, newest: 1 };
        assert_eq!(t.put_crl(&crl(1), &mut &DER[..]), Err(sequence));
        t.put_crl(&crl(2), &mut &DER[..]).unwrap();
    });
    assert_eq!((store.crl("RootCA").unwrap(), store.crl_der("RootCA").unwrap()), (Some(crl(2)), Some(DER.to_vec())));
    assert!(!store.crl_is_stale("RootCA").unwrap());
    assert!(matches!(store.crl_is_stale("NoCA"), Err(Error::Unknown { .. })));
    let entries = all(|each| store.each_revoked("RootCA", each)).unwrap();
    let entry = |serial: &[u8], reason, not_after| RevokedEntry {
        serial: SerialNumber::from_bytes(serial).unwrap(),
        at,
        reason,
        not_after: Timestamp(not_after),
    };
    let first = entry(&[5], RevocationReason::KeyCompromise, 1_800_000_005);
    assert_eq!(entries, [first, entry(&[9], RevocationReason::CertificateHold, 1_800_000_009)]);
    let any = CertificateFilter::default;
    assert_eq!(rows(&store, any()), [1, 2, 3, 4]);
    assert_eq!(rows(&store, CertificateFilter { status: Some("good"), ..any() }), [1, 4]);
    assert_eq!(rows(&store, CertificateFilter { status: Some("held"), ..any() }), [2]);
    assert_eq!(rows(&store, CertificateFilter { status: Some("revoked"), stage: Some(Stage::Recorded), ..any() }), [3]);
    assert_eq!(rows(&store, CertificateFilter { stage: Some(Stage::Completed), ..any() }), [0; 0]);
    assert_eq!(rows(&store, CertificateFilter { expires_before: Some(Timestamp(1_800_000_007)), ..any() }), [1, 3]);
    let owner = Some(OwnerKind::Charger);
    assert_eq!(rows(&store, CertificateFilter { issuer: Some("RootCA".to_owned()), owner, ..any() }), [2, 3, 4]);
    assert!(store.each_certificate(&CertificateFilter { status: Some("odd"), ..any() }, &mut |_| Ok(())).is_err());
}

#[test]
fn a_crl_of_any_length_is_kept_as_it_was_given() {
    let (_home, mut store) = founded();
    let crl = |number, length| Crl {
        authority: "RootCA".to_owned(),
        number,
        this_update: Timestamp(50),
        next_update: Timestamp(60),
        entries: 1,
        length,
    };
    assert_eq!((store.crl("RootCA"), store.crl_der("RootCA")), (Ok(None), Ok(None)));
    let none = store.read_crl("RootCA", &mut |_| panic!("there is none")).unwrap_err();
    assert_eq!(none.to_string(), "CRL of `RootCA` does not exist");
    let der: Vec<u8> = (0..1_000_003_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
    for (at, length) in [0, 1, 262_143, 262_144, 262_145, 1_000_003].into_iter().enumerate() {
        change(&mut store, |t| t.put_crl(&crl(at as u64 + 1, length as u64), &mut &der[..length]).unwrap());
        assert_eq!(store.crl_der("RootCA").unwrap().unwrap(), der[..length]);
        let others = store.count("SELECT count(*) FROM crls WHERE crl IS NOT NULL", []).unwrap();
        assert_eq!(others, Some(1), "of all but the last only the numbers are kept");
    }
    // What is shorter or longer than it was said to be is not kept, nor anything that was done with it.
    for length in [99_u64, 101] {
        let mut transaction = store.begin().unwrap();
        assert!(transaction.put_crl(&crl(7, length), &mut &der[..100]).is_err());
        assert_eq!(transaction.append(&event("crl.issue")), Err(Error::Aborted));
    }
    assert_eq!(store.crl("RootCA").unwrap().map(|last| last.number), Some(6));
    let too_long = store.begin().unwrap().put_crl(&crl(7, 1_000_000_001), &mut std::io::empty()).unwrap_err();
    assert!(too_long.to_string().ends_with("the CRL has 1000000001 bytes, at most 1000000000 can be kept"), "{too_long}");
}

#[test]
fn secrets_have_versions_and_lose_their_value_in_the_end() {
    let (_home, mut store) = founded();
    let (created, kind) = (Timestamp(1), SecretKind::Password);
    let secret = |version, state| SecretRow {
        kind,
        owner: "CS-1".to_owned(),
        version,
        state,
        sealed: Some(vec![1, 2]),
        created,
        changed: created,
    };
    let key = SecretRow { kind: SecretKind::PrivateKey, ..secret(1, None) };
    let (active, pending, retired) = (PasswordState::Active, PasswordState::Pending, PasswordState::Retired);
    change(&mut store, |t| {
        t.add_secret(&secret(1, Some(active))).unwrap();
        let sequence = Error::Sequence { what: "the password of CS-1".to_owned(), given: 3, newest: 1 };
        assert_eq!(t.add_secret(&secret(3, Some(pending))), Err(sequence));
        t.add_secret(&secret(2, Some(pending))).unwrap();
        t.add_secret(&key).unwrap();
        t.set_secret_state(kind, "CS-1", 2, active, Timestamp(2)).unwrap();
        t.set_secret_state(kind, "CS-1", 1, retired, Timestamp(2)).unwrap();
        assert!(matches!(t.set_secret_state(kind, "CS-1", 1, active, Timestamp(3)), Err(Error::State { .. })));
        assert!(matches!(t.set_secret_state(kind, "CS-1", 9, active, Timestamp(3)), Err(Error::Unknown { .. })));
        assert!(matches!(t.set_secret_state(key.kind, "CS-1", 1, active, Timestamp(3)), Err(Error::State { .. })));
        let huge = t.add_secret(&secret(u64::MAX, Some(pending)));
        assert_eq!(huge, Err(Error::TooLarge { what: "the version", value: u64::MAX }));
    });
    let newest = SecretRow { changed: Timestamp(2), ..secret(2, Some(active)) };
    let oldest = SecretRow { changed: Timestamp(2), sealed: None, ..secret(1, Some(retired)) };
    assert_eq!(store.secrets(kind, "CS-1").unwrap(), [newest.clone(), oldest.clone()]);
    assert_eq!(all(|each| store.each_secret(kind, Some(active), each)).unwrap(), std::slice::from_ref(&newest));
    assert_eq!(all(|each| store.each_secret(kind, None, each)).unwrap(), [oldest, newest]);
    assert_eq!(all(|each| store.each_secret(SecretKind::PrivateKey, None, each)).unwrap(), [key]);
}

#[test]
fn passwords_of_chargers_in_use() {
    let (_home, mut store) = founded();
    let secret = |owner: &str, version, state, changed| SecretRow {
        kind: SecretKind::Password,
        owner: owner.to_owned(),
        version,
        state: Some(state),
        sealed: (state != PasswordState::Retired).then(|| vec![1]),
        created: Timestamp(1),
        changed: Timestamp(changed),
    };
    let of = |number, change: &dyn Fn(&mut Charger)| {
        let mut charger = charger(number);
        change(&mut charger);
        charger
    };
    change(&mut store, |t| {
        for charger in [
            of(3, &|c| c.security_profile = SecurityProfile::BasicTls),
            of(1, &|c| c.security_profile = SecurityProfile::Basic),
            of(2, &|c| c.security_profile = SecurityProfile::Certificate),
            of(4, &|c| c.security_profile = SecurityProfile::BasicTls),
            of(5, &|c| (c.security_profile, c.batch) = (SecurityProfile::BasicTls, Some("B9".parse().unwrap()))),
        ] {
            t.add_charger(&charger, Timestamp(1)).unwrap();
        }
        t.set_charger_state(&station(4), ChargerState::Decommissioned).unwrap();
        let id = |number| station(number).to_string();
        t.add_secret(&secret(&id(1), 1, PasswordState::Retired, 2)).unwrap();
        t.add_secret(&secret(&id(1), 2, PasswordState::Active, 3)).unwrap();
        t.add_secret(&secret(&id(1), 3, PasswordState::Pending, 4)).unwrap();
        t.add_secret(&secret(&id(3), 1, PasswordState::Pending, 5)).unwrap();
        t.add_secret(&SecretRow { kind: SecretKind::BatchPassword, ..secret(&id(5), 1, PasswordState::Active, 6) }).unwrap();
    });
    let read = |batch: Option<&str>, after: Option<u32>| {
        let (batch, after) = (batch.map(|batch| batch.parse().unwrap()), after.map(station));
        let rows = all(|each| store.each_password(batch.as_ref(), after.as_ref(), each)).unwrap();
        rows.into_iter().map(|row| (row.charger.charger.station_id, row.in_force, row.pending)).collect::<Vec<_>>()
    };
    let version = |number, at| Some((number, Timestamp(at)));
    let (one, three) = ((station(1), version(2, 3), version(3, 4)), (station(3), None, version(1, 5)));
    let five = (station(5), None, None);
    assert_eq!(read(None, None), [one, three.clone(), five.clone()]);
    assert_eq!(read(None, Some(1)), [three, five.clone()]);
    assert_eq!(read(Some("B9"), None), [five]);
    assert_eq!(read(Some("B9"), Some(5)), []);
}

#[test]
fn the_last_slot_stays() {
    let (_home, mut store) = founded();
    let slot = |label: &str, created| Slot {
        kind: "passphrase".to_owned(),
        label: label.to_owned(),
        bytes: vec![3],
        created: Timestamp(created),
    };
    change(&mut store, |t| {
        t.put_slot(&slot("second", 2)).unwrap();
        t.put_slot(&slot("first", 5)).unwrap();
        t.put_slot(&slot("first", 1)).unwrap();
        assert_eq!(t.slots().unwrap(), [slot("first", 1), slot("second", 2)]);
        t.remove_slot("passphrase", "first").unwrap();
        assert!(matches!(t.remove_slot("passphrase", "first"), Err(Error::Unknown { .. })));
        let last = t.remove_slot("passphrase", "second");
        assert_eq!(last, Err(Error::LastSlot { slot: "passphrase second".to_owned() }));
    });
}

#[test]
fn settings_and_peers() {
    let (_directory, mut store) = founded();
    let peer = |name: &str, base64| Peer {
        name: name.to_owned(),
        ocpi_version: if base64 { "2.2.1" } else { "2.1.1" }.to_owned(),
        base64,
        added: Timestamp(5),
    };
    change(&mut store, |t| {
        t.set_setting("password.max-age", Some("365d")).unwrap();
        t.set_setting("password.max-age", Some("180d")).unwrap();
        t.set_setting("forgotten", Some("x")).unwrap();
        t.set_setting("forgotten", None).unwrap();
        t.put_peer(&peer("NL*XYZ", false)).unwrap();
        t.put_peer(&peer("DE*ABC", false)).unwrap();
        t.put_peer(&Peer { added: Timestamp(9), ..peer("DE*ABC", true) }).unwrap();
    });
    assert_eq!(store.setting("password.max-age").unwrap().as_deref(), Some("180d"));
    assert_eq!(store.setting("forgotten").unwrap(), None);
    assert_eq!(store.peer("DE*ABC").unwrap(), Some(peer("DE*ABC", true)));
    assert_eq!(store.peer("DE*DEF").unwrap(), None);
    assert_eq!(store.peers().unwrap(), [peer("DE*ABC", true), peer("NL*XYZ", false)]);
}

#[test]
fn what_is_not_committed_has_not_happened() {
    let (_home, mut store) = founded();
    let head = store.audit_head().unwrap();
    let mut transaction = store.begin().unwrap();
    transaction.add_charger(&charger(1), Timestamp(1)).unwrap();
    transaction.append(&event("CS-00001")).unwrap();
    assert!(transaction.charger(&station(1)).unwrap().is_some());
    drop(transaction);
    assert!(store.charger(&station(1)).unwrap().is_none());
    assert_eq!(store.audit_head().unwrap(), head);
    change(&mut store, |t| t.add_charger(&charger(1), Timestamp(1)).unwrap());
    assert_eq!(store.audit_head().unwrap().number, head.number + 1);
}

#[test]
fn a_statement_is_prepared_once_whatever_is_bound_to_it() {
    let (home, _store) = founded();
    for store in [Sqlite::open(&path(&home), PATIENCE).unwrap(), Sqlite::open_to_read(&path(&home), PATIENCE).unwrap()] {
        let mut statement = store.connection.prepare(&format!("{} WHERE c.id = ?1", super::super::rows::CERTIFICATE)).unwrap();
        for row in 1..4 {
            assert_eq!(statement.query([row]).unwrap().next().unwrap().is_some(), row == 1);
        }
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    }
}
