//! A backup that is not what it should be, and what is never used twice after one was taken back.

use crate::support::{
    place::Place,
    session::{edited, vault_of},
};
use evpki::{
    store::{AuditEvent, CertificateFilter, Error, KeyPlace, NewCertificate, Owner, OwnerKind, Read, Sqlite, Store},
    x509::RevocationList,
};
use insta::assert_snapshot;
use rusqlite::Connection;
use std::{fs, path::Path, process::Command, time::Duration};

/// A place with chargers and CRLs, and a backup of it.
fn some() -> (Place, String) {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..4)]);
    place.does(["crl", "publish"]);
    let copy = place.name("copy.db");
    place.does(["store", "backup", &copy]);
    (place, copy)
}

fn open(place: &Place) -> Sqlite {
    Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap()
}

#[test]
fn what_is_no_backup_of_this_pki_is_refused_and_changes_nothing() {
    let (place, copy) = some();
    let (bad, whole) = (place.path("bad.db"), fs::read(&copy).unwrap());
    let restore = || place.run(["store", "restore", "--force", bad.to_str().unwrap()]);
    let mut rotten = whole.clone();
    rotten[5 * 4096 + 77] ^= 2;
    fs::write(&bad, rotten).unwrap();
    assert_snapshot!(restore(), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/bad.db`
    caused by: the store is damaged: `[DIR]/bad.db`: in the file: page 6 of `[DIR]/bad.db` does not have its checksum
    hint: nothing was changed: try an earlier backup
    ");
    fs::write(&bad, &whole).unwrap();
    edited(&bad).execute_batch("PRAGMA user_version = 6").unwrap();
    assert_snapshot!(restore(), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/bad.db`
    caused by: the store `[DIR]/bad.db` was written by a newer evpki: its schema version is 6, this evpki supports versions up to 5
    hint: nothing was changed: try an earlier backup
    ");
    fs::remove_file(&bad).unwrap();
    Connection::open(&bad).unwrap().execute_batch("PRAGMA application_id = 1196444487; CREATE TABLE t (x)").unwrap();
    assert_snapshot!(restore(), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/bad.db`
    caused by: `[DIR]/bad.db` is not an evpki store: its application ID is 0x47504b47, expected 0x6576504b
    hint: nothing was changed: try an earlier backup
    ");
    // Its own audit goes on from where both were the same.
    place.does(["charger", "add", "CS-0100", "--serial-number", "SN-0100"]);
    let here = fs::read(place.store()).unwrap();
    fs::write(place.store(), &whole).unwrap();
    place.does(["charger", "add", "CS-0200", "--serial-number", "SN-0200"]);
    fs::copy(place.store(), &bad).unwrap();
    fs::write(place.store(), &here).unwrap();
    let refused = place.run(["store", "restore", bad.to_str().unwrap()]).expect(&[3]);
    assert!(refused.stderr.contains("have diverged"), "{refused}");
    assert_eq!(fs::read(place.store()).unwrap(), here);
    assert!(crate::support::place::visible(&place.home()).iter().all(|name| !name.contains("before-restore")));
    place.is_whole(false);
}

/// The numbers of the CRLs in a directory.
fn numbers(directory: &Path) -> Vec<u64> {
    let read = |name| RevocationList::from_der(&fs::read(directory.join(format!("{name}.crl"))).unwrap()).unwrap();
    ["RootCA", "ServerCA", "ClientCA"].map(|name| read(name).number().unwrap()).to_vec()
}

#[test]
fn no_number_of_a_crl_is_used_twice() {
    let (place, copy) = some();
    let published = place.home().join("crl");
    for _ in 0..3 {
        place.does(["crl", "publish", "--force"]);
    }
    let last = numbers(&published);
    // The store tells of them.
    place.does(["store", "restore", &copy, "--force"]);
    place.does(["crl", "publish", "--force"]);
    assert_eq!(numbers(&published), last.iter().map(|number| number + 1).collect::<Vec<_>>());
    // There is none any more: what was published does.
    fs::write(place.store(), "noise").unwrap();
    place.does(["store", "restore", &copy, "--force"]);
    place.does(["crl", "publish", "--force"]);
    assert_eq!(numbers(&published), last.iter().map(|number| number + 2).collect::<Vec<_>>());
    place.is_whole(false);
    place.does(["audit", "verify"]);
}

#[test]
fn what_a_published_crl_names_stays_on_the_next_one() {
    let (place, _) = some();
    let (copy, bundles, published) = (place.name("held.db"), place.path("out"), place.home().join("crl"));
    place.does(["certificate", "hold", "CS-0003", "--yes"]);
    place.does(["store", "backup", &copy]);
    // Since the backup: one that was held is revoked; of two that it does not know, one is revoked and one is held.
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    place.does(["charger", "provision", &place.manifest(10..14), "--bundles", bundles.to_str().unwrap()]);
    place.does(["certificate", "revoke", "CS-0011", "--reason", "superseded", "--yes"]);
    place.does(["certificate", "hold", "CS-0013", "--yes"]);
    place.does(["crl", "publish"]);
    let entries = || {
        let list = RevocationList::from_der(&fs::read(published.join("ClientCA.crl")).unwrap()).unwrap();
        list.entries().collect::<Vec<_>>()
    };
    let before = entries();
    assert_eq!(before.len(), 3);
    fs::write(place.store(), "noise").unwrap();
    place.does(["store", "restore", &copy, "--force"]);
    for _ in 0..2 {
        place.does(["crl", "publish", "--force"]);
        assert_eq!(entries(), before);
    }
    let file = published.join("ClientCA.crl.pem");
    let read = Command::new("openssl").args(["crl", "-noout", "-text", "-in"]).arg(file).output().expect("openssl");
    assert_eq!(String::from_utf8_lossy(&read.stdout).matches("Serial Number: ").count(), 3);
    let check = place.run(["store", "check"]).expect(&[6]);
    assert_eq!(check.stdout.matches("is on it, but the store has no record of it").count(), 2, "{check}");
    // From its bytes it is recorded again, and is one of those that the store knows.
    let certificate = bundles.join("CS-0011/certificate.pem");
    place.does(["certificate", "revoke", certificate.to_str().unwrap(), "--reason", "superseded", "--yes"]);
    place.does(["crl", "publish"]);
    assert_eq!(entries().len(), 3);
    let check = place.run(["store", "check"]).expect(&[6]);
    assert_eq!(check.stdout.matches("is on it, but the store has no record of it").count(), 1, "{check}");
    // A backup of such a store is as good as any other.
    let again = place.name("again.db");
    place.does(["store", "backup", &again]);
    place.does(["store", "restore", &again]);
}

#[test]
fn what_is_published_elsewhere_is_not_forgotten() {
    let (place, copy) = some();
    let served = place.name("served");
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    place.does(["crl", "publish", "--out", &served]);
    let read = |path: &Path| fs::read(path.join("ClientCA.crl")).unwrap();
    assert_eq!(read(Path::new(&served)), read(&place.home().join("crl")));
    // The home is rolled back as a whole, with its copy of what is published.
    place.does(["store", "restore", &copy, "--force"]);
    assert_eq!(place.run(["certificate", "show", "CS-0003"]).stdout.matches("key-compromise").count(), 1);
    fs::remove_dir_all(place.home().join("crl")).unwrap();
    fs::remove_file(place.store()).unwrap();
    place.does(["store", "restore", &copy]);
    assert_snapshot!(place.run(["crl", "publish", "--out", &served]), @"
    exit status 5
    --- stderr
    error: `[DIR]/served/ClientCA.crl` is CRL number 2 of ClientCA, but the newest in the store is number 1: the store was rolled back
    hint: copy it to `[DIR]/home/crl`, then restore the newest backup with `evpki store restore FILE`: it carries over what the published CRLs say
    ");
    fs::create_dir_all(place.home().join("crl")).unwrap();
    fs::copy(Path::new(&served).join("ClientCA.crl"), place.home().join("crl/ClientCA.crl")).unwrap();
    place.does(["store", "restore", &copy, "--force"]);
    place.does(["crl", "publish", "--out", &served]);
    let list = RevocationList::from_der(&read(Path::new(&served))).unwrap();
    assert_eq!(list.entries().count(), 1);
}

#[test]
fn a_store_that_takes_a_revocation_back_is_said_by_the_exit_status() {
    let (place, _) = some();
    let here = fs::read(place.store()).unwrap();
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    place.does(["crl", "publish"]);
    let crl = open(&place).crl("ClientCA").unwrap().unwrap();
    // A store that got this CRL and not the revocation on it.
    fs::write(place.store(), here).unwrap();
    let mut store = open(&place);
    let vault = vault_of(&store);
    let mut transaction = store.begin().unwrap();
    transaction.put_crl(&crl, &mut fs::File::open(place.home().join("crl/ClientCA.crl")).unwrap()).unwrap();
    let (actor, action, subject) = ("ada".to_owned(), "crl.issue".to_owned(), "ClientCA".to_owned());
    let details = vec![("number".to_owned(), crl.number.to_string()), ("entries".to_owned(), crl.entries.to_string())];
    transaction.append(&AuditEvent { at: crl.this_update, actor, action, subject, details }).unwrap();
    transaction.commit().unwrap();
    drop((store, vault));
    let said = place.run(["crl", "publish", "--force"]).expect(&[5]);
    assert_eq!(said.stdout.matches("issued: it was asked for").count(), 2, "{said}");
    assert!(said.stdout.lines().any(|line| line.starts_with("ClientCA ") && line.ends_with("  not issued")), "{said}");
    assert!(said.stderr.contains("would undo the revocation"), "{said}");
}

#[test]
fn an_earlier_store_undoes_nothing_of_a_backup() {
    let (place, _) = some();
    let earlier = fs::read(place.store()).unwrap();
    let copy = place.name("held.db");
    place.does(["certificate", "hold", "CS-0003", "--yes"]);
    place.does(["store", "backup", &copy]);
    // The earlier store takes the place of the one that was backed up, where nothing of it was published.
    fs::write(place.store(), &earlier).unwrap();
    place.does(["store", "restore", &copy]);
    let status = || place.does(["certificate", "list", "--json"]).matches("\"held\"").count();
    assert_eq!(status(), 1);
    place.run(["store", "check"]).expect(&[6]);
    // It went on from there: then the two have diverged, and it releases no hold either.
    fs::write(place.store(), &earlier).unwrap();
    place.does(["crl", "publish", "--force"]);
    place.does(["certificate", "revoke", "CS-0001", "--reason", "superseded", "--yes"]);
    let said = place.run(["store", "restore", &copy]).expect(&[3]);
    assert!(said.stderr.contains("have diverged"), "{said}");
    place.does(["store", "restore", &copy, "--force"]);
    assert_eq!(status(), 1);
    assert_eq!(place.does(["certificate", "list", "--json"]).matches("\"revoked\"").count(), 1);
}

#[test]
fn a_hold_that_was_published_stays_whatever_the_store_says() {
    let (place, _) = some();
    let copy = place.name("before.db");
    place.does(["store", "backup", &copy]);
    place.does(["certificate", "revoke", "CS-0001", "--reason", "superseded", "--yes"]);
    let earlier = fs::read(place.store()).unwrap();
    place.does(["certificate", "hold", "CS-0003", "--yes"]);
    place.does(["crl", "publish"]);
    fs::write(place.store(), earlier).unwrap();
    place.run(["crl", "publish"]).expect(&[5]);
    // The CRL has seen more than the store that is there.
    place.does(["store", "restore", &copy, "--force"]);
    assert_eq!(place.does(["certificate", "list", "--json"]).matches("\"held\"").count(), 1);
    // Nor does a bundle bring a CRL of a store that was rolled back.
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    let earlier = fs::read(place.store()).unwrap();
    place.does(["crl", "publish", "--force"]);
    fs::write(place.store(), earlier).unwrap();
    let said = place.run(["bundle", "server", "csms.acme.example", "--out", &place.name("server")]).expect(&[5]);
    assert!(said.stderr.contains("the store was rolled back"), "{said}");
}

/// A place whose whole home was rolled back behind a CRL that is published elsewhere, and that directory. CRL number 2 there revokes CS-0003.
fn rolled_back() -> (Place, String) {
    let (place, _) = some();
    let (here, served) = (fs::read(place.store()).unwrap(), place.name("served"));
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    place.does(["crl", "publish", "ClientCA", "--out", &served]);
    fs::write(place.store(), here).unwrap();
    fs::remove_dir_all(place.home().join("crl")).unwrap();
    (place, served)
}

#[test]
fn an_earlier_crl_that_the_store_never_made_is_not_overwritten() {
    let (place, served) = rolled_back();
    let publish = |out: &[&str]| place.run([&["crl", "publish", "ClientCA"], out].concat());
    for _ in 0..2 {
        publish(&["--force"]).expect(&[0]);
    }
    let is_refused = || {
        let said = publish(&["--out", &served]).expect(&[5]);
        assert!(said.stderr.contains("which number") && said.stderr.contains("of the store does not list"), "{said}");
    };
    is_refused();
    // A hold does not stand for the revocation: it could be released.
    place.does(["certificate", "hold", "CS-0003", "--yes"]);
    publish(&[]).expect(&[0]);
    is_refused();
    // Once the store has the revocation, the CRL is replaced.
    place.does(["certificate", "revoke", "CS-0003", "--reason", "key-compromise", "--yes"]);
    publish(&[]).expect(&[0]);
    publish(&["--out", &served]).expect(&[0]);
}

#[test]
fn another_crl_of_the_same_number_is_not_overwritten() {
    let (place, served) = rolled_back();
    place.does(["certificate", "revoke", "CS-0001", "--reason", "superseded", "--yes"]);
    place.does(["crl", "publish", "ClientCA"]);
    assert_snapshot!(place.run(["crl", "publish", "ClientCA", "--out", &served]), @"
    exit status 5
    --- stderr
    error: `[DIR]/served/ClientCA.crl` is CRL number 2 of ClientCA, but the store has a different CRL with that number: the store was rolled back
    hint: list its entries with `openssl crl -inform DER -noout -text -in [DIR]/served/ClientCA.crl`, revoke each certificate that the store does not know to be revoked (`evpki certificate revoke`), move the file away, then publish with `--force`
    ");
}

#[test]
fn a_published_crl_that_cannot_be_read_is_not_passed_over() {
    let (place, copy) = some();
    let path = place.home().join("crl/ClientCA.crl");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let said = place.run(["store", "restore", &copy]).expect(&[1]);
    assert!(said.stderr.contains("the content of the published CRL would be lost"), "{said}");
    fs::remove_dir(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    place.does(["store", "restore", &copy]);
}

#[test]
fn no_serial_number_is_used_twice() {
    let (place, copy) = some();
    place.does(["charger", "provision", &place.manifest(10..14)]);
    let serials = |store: &Sqlite| {
        let mut serials = Vec::new();
        let each = store.each_certificate(&CertificateFilter::default(), &mut |row| {
            serials.push((row.issuer, row.serial));
            Ok(())
        });
        each.unwrap();
        serials
    };
    let issued = serials(&open(&place));
    place.does(["store", "restore", &copy, "--force"]);
    let mut store = open(&place);
    vault_of(&store);
    assert_eq!(serials(&store), issued);
    let row = store.certificates(&evpki::store::Lookup::Serial(issued.last().unwrap().1.clone())).unwrap().pop().unwrap();
    // They are drawn by chance, out of more than any PKI could use up. Should one come again all the same, it is not recorded, and what is
    // not recorded is not signed.
    let mut transaction = store.begin().unwrap();
    let again = NewCertificate {
        issuer: row.issuer,
        serial: row.serial.clone(),
        owner: Owner { kind: OwnerKind::Charger, name: "CS-0003".to_owned() },
        common_name: row.common_name,
        profile: row.profile,
        not_before: row.not_before,
        not_after: row.not_after,
        key_id: row.key_id,
        key: KeyPlace::Vault,
        tbs: Vec::new(),
        at: row.at,
    };
    let taken = Error::Taken { what: "the certificate serial number", value: row.serial.to_string() };
    assert_eq!(transaction.record(&again).unwrap_err(), taken);
    assert!(row.serial.as_bytes().len() > 8);
}
