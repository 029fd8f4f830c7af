//! Chargers by the manifest.

use crate::support::session;
use evpki::{
    bundles::DeviceBundle,
    model::KeyType,
    store::{CertificateFilter, OwnerKind, Read, Sqlite},
    x509::{KeyPair, create_request},
};
use insta::assert_snapshot;
use session::{Said, Session};
use std::fs;

const MANIFEST: &str = "\
station_id,serial_number,security_profile,vendor,batch
CS-0001,SN-0001,2,VendorX,B1
CS-0002,SN-0002,3,VendorX,B1
DE*ACM*E3,SN-0003,3,VendorX,B1
";

fn provision(s: &Session, manifest: &str) -> Said {
    s.run_with(["charger", "provision", "-"], manifest)
}

fn csr(serial_number: &str) -> String {
    create_request(&KeyPair::generate(KeyType::P256).unwrap(), "Somebody", serial_number).unwrap()
}

/// The serial numbers of the certificates of all chargers.
fn serials(s: &Session) -> Vec<String> {
    let mut all = Vec::new();
    for line in s.run(["charger", "list", "--all", "--json"]).expect(0).stdout.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let shown = s.run(["charger", "show", row["station_id"].as_str().unwrap(), "--json"]).expect(0).json();
        all.extend(shown["certificates"].as_array().unwrap().iter().map(|c| c["serial"].as_str().unwrap().to_owned()));
    }
    all
}

#[test]
fn a_factory_day() {
    let s = Session::founded();
    s.run(["server", "issue", "csms.acme.example"]).expect(0);
    let manifest = s.file("manifest.csv", MANIFEST);
    let bundles = s.path("bundles").to_str().unwrap().to_owned();
    let provision = ["charger", "provision", &manifest, "--bundles", &bundles];
    assert_snapshot!(s.run(["charger", "provision", &manifest, "--dry-run"]), @"
    exit status 0
    --- stdout
    Nothing was changed. Of 3 chargers
    registered           3
    certificates issued  2
    passwords generated  1
    --- stderr
    next: run the same command without `--dry-run`
    ");
    assert_eq!(s.run(["charger", "list"]).stdout, "");
    assert_snapshot!(s.run(provision), @"
    exit status 0
    --- stdout
    Provisioned: of 3 chargers
    registered           3
    certificates issued  2
    passwords generated  1
    bundles written      3
    done already         0
    --- stderr
    next: write the list of chargers for the CSMS with `evpki bundle server FQDN`
    ");
    let first = serials(&s);
    assert_eq!(first.len(), 2);
    assert_snapshot!(s.run(provision), @"
    exit status 0
    --- stdout
    Provisioned: of 3 chargers
    registered           0
    certificates issued  0
    passwords generated  0
    bundles written      0
    done already         3
    --- stderr
    next: write the list of chargers for the CSMS with `evpki bundle server FQDN`
    ");
    assert_eq!(serials(&s), first);
    for (name, certificates) in [("CS-0001", 0), ("CS-0002", 2), ("DE%2AACM%2AE3", 2)] {
        let bundle = DeviceBundle::read(&s.path("bundles").join(name)).unwrap();
        assert_eq!(bundle.certificate_chain().len(), certificates);
        assert_eq!(bundle.basic_auth().is_some(), certificates == 0);
    }
    fs::remove_dir_all(s.path("bundles/CS-0002")).unwrap();
    assert_snapshot!(s.run(provision), @"
    exit status 0
    --- stdout
    Provisioned: of 3 chargers
    registered           0
    certificates issued  0
    passwords generated  0
    bundles written      1
    done already         3
    --- stderr
    next: write the list of chargers for the CSMS with `evpki bundle server FQDN`
    ");
    let json = s.run(["charger", "provision", &manifest, "--json"]).expect(0).json();
    assert_eq!(json["done_already"], 3);
    assert_snapshot!(s.run(["charger", "show", "DE*ACM*E3"]), @r"
    exit status 0
    --- stdout
    station ID        DE*ACM*E3
    serial number     SN-0003
    state             active
    registered        2026-11-21T06:00:00Z (now)
    security profile  3
    OCPP version      2.0.1
    key type          p256
    vendor            VendorX
    batch             B1

    number  serial number                     status  valid until              key
    1       [HEX]  valid   2028-11-20, in 729 days  in the vault
    ");
    assert_snapshot!(s.run(["charger", "show", "CS-0001"]), @r"
    exit status 0
    --- stdout
    station ID        CS-0001
    serial number     SN-0001
    state             active
    registered        2026-11-21T06:00:00Z (now)
    security profile  2
    OCPP version      2.0.1
    key type          p256
    vendor            VendorX
    batch             B1
    password          version 1, active since 2026-11-21T06:00:00Z (now)
    ");
}

#[test]
fn every_fault_of_a_manifest_at_once() {
    let s = Session::founded();
    assert_snapshot!(provision(&s, "station_id,serial,vendor\nCS-1,SN-1,V\n"), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 1: unknown column `serial`, known are: station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, key_type, csr_file, default_password_batch
           line 1: serial_number: the header does not have this column, which is required
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    let long = "x".repeat(49);
    let rows = format!(
        "station_id,serial_number,security_profile\n\
         CS-1,https://acme.example,3\nCS-2,192.0.2.1,3\n{long},SN-3,3\nCS-4,SN-4,3\nCS-4,SN-5,3\nCS-6,SN-4,4\n"
    );
    assert_snapshot!(provision(&s, &rows), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 2: serial_number: the serial number `https://acme.example` looks like a URL (A00.FR.511 forbids it)
           line 3: serial_number: the serial number `192.0.2.1` looks like an IP address (A00.FR.511 forbids it)
           line 4: station_id: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`: the station ID has 49 characters, at most 48 are allowed (OCPP 2.0.1 part 4, 3.1.1)
           line 6: station_id: `CS-4` stands in line 5 already, perhaps in other letter case; no two chargers share one
           line 7: serial_number: `SN-4` stands in line 5 already, no two chargers share one
           line 7: security_profile: `4` is not a security profile, known are: 1, 2, 3
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    assert_snapshot!(s.run_with(["charger", "provision", "-"], b"station_id,serial_number,vendor\nCS-1,SN-1,M\xfcller\n"), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 2: vendor: the text is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    assert_snapshot!(provision(&s, &format!("station_id,serial_number\nCS-1,{}\nCS-2,SN-2\n", "9".repeat(1_000_000))), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 2: the line has 1000006 bytes, at most 65536 are taken
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    assert_snapshot!(provision(&s, ""), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 1: no header: the first line must name the columns, such as `station_id,serial_number`
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    assert_eq!(s.run(["charger", "list"]).stdout, "");
    assert_snapshot!(s.run(["charger", "provision", s.path("none.csv").to_str().unwrap()]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/none.csv` does not exist
    ");
    // What is no fault: a byte order mark, CRLF, the columns in another order.
    assert_snapshot!(provision(&s, "\u{feff}serial_number,station_id\r\nSN-1,CS-1\r\nSN-2,CS-2\r\n"), @"
    exit status 0
    --- stdout
    Provisioned: of 2 chargers
    registered           2
    certificates issued  0
    passwords generated  2
    done already         0
    --- stderr
    next: write the bundles of the chargers: run the same command with `--bundles DIR`
    ");
}

#[test]
fn every_conflict_with_the_store_at_once() {
    let s = Session::founded();
    provision(&s, MANIFEST).expect(0);
    s.run(["charger", "decommission", "CS-0001", "--yes"]).expect(0);
    s.file("good.csr", csr("SN-0007"));
    s.file("junk.csr", "junk");
    s.file("other.csr", csr("SN-0001"));
    let manifest = s.file(
        "manifest.csv",
        "station_id,serial_number,security_profile,vendor,batch,csms,key_type,csr_file,default_password_batch\n\
         CS-0001,SN-0001,2,VendorX,B1,,,,\n\
         CS-0002,SN-0002,2,VendorY,B1,,,,\n\
         CS-0004,SN-0003,3,,,csms.nowhere.example,ed25519,,\n\
         CS-0005,SN-0005,3,,,,,junk.csr,\n\
         CS-0006,SN-0006,3,,,,,none.csr,\n\
         CS-0007,SN-0007,3,,,,,good.csr,\n\
         CS-0008,SN-0008,3,,,,,other.csr,\n\
         CS-0009,SN-0009,2,,,,,,B9\n",
    );
    let before = fs::read(s.home().join("evpki.db")).unwrap();
    assert_snapshot!(s.run(["charger", "provision", &manifest]), @"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 2: station_id: `CS-0001` is decommissioned: a charger that comes back needs another station id
           line 3: vendor: registered is `VendorX`, given is `VendorY`
           line 3: security_profile: registered is `3`, given is `2`
           line 4: serial_number: `SN-0003` is that of `DE*ACM*E3` (A00.FR.427)
           line 4: csms: there is no server `csms.nowhere.example`: list the servers with `evpki certificate list --kind server`
           line 4: key_type: the profile `charger` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072
           line 5: csr_file: cannot use `[DIR]/junk.csr` as a certification request: the PEM text is damaged: incorrect length for CONTEXT-SPECIFIC [14] (primitive) at DER byte 2
           line 6: csr_file: `[DIR]/none.csr` does not exist
           line 8: csr_file: the certification request is refused: it names `SN-0001`, but CS-0008 has the serial number `SN-0008` (A00.FR.511)
           line 9: default_password_batch: the batch `B9` has no default password yet: make it with `evpki password provision --batch B9`
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    assert!(before == fs::read(s.home().join("evpki.db")).unwrap());
}

#[test]
fn keys_that_stay_with_the_charger() {
    let s = Session::founded();
    s.file("requests/1.csr", csr("SN-1"));
    let head = "station_id,serial_number,security_profile,csr_file\n";
    let manifest = s.file("manifest.csv", format!("{head}CS-1,SN-1,3,requests/1.csr\n"));
    assert_snapshot!(s.run(["charger", "provision", &manifest]), @"
    exit status 0
    --- stdout
    Provisioned: of 1 charger
    registered           1
    certificates issued  1
    passwords generated  0
    done already         0
    --- stderr
    next: write the bundles of the chargers: run the same command with `--bundles DIR`
    ");
    assert_eq!(s.run(["charger", "provision", &manifest, "--json"]).expect(0).json()["done_already"], 1);
    let shown = s.run(["charger", "show", "CS-1", "--json"]).json();
    assert_eq!(shown["certificates"][0]["key_place"], "requester");
    // The same key for two chargers.
    let key = KeyPair::generate(KeyType::P256).unwrap();
    s.file("a.csr", create_request(&key, "Somebody", "SN-3").unwrap());
    s.file("b.csr", create_request(&key, "Somebody", "SN-4").unwrap());
    let twice = s.file("twice.csv", format!("{head}CS-3,SN-3,3,a.csr\nCS-4,SN-4,3,b.csr\n"));
    assert_snapshot!(s.run(["charger", "provision", &twice]), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 3: csr_file: its key is that of line 2 already, no two chargers share one (A00.FR.427)
    hint: nothing was done: correct the manifest, then run the same command again
    ");
    // Another key for a charger that has a certificate.
    s.file("requests/1.csr", csr("SN-1"));
    assert_snapshot!(s.run(["charger", "provision", &manifest]), @r"
    exit status 1
    --- stderr
    error: the manifest cannot be used as it is:
           line 2: csr_file: it has a certificate, [HEX], for another key: issue one for this key with `evpki charger issue CS-1 --csr FILE --again`
    hint: nothing was done: correct the manifest, then run the same command again
    ");
}

#[test]
fn a_charger_whose_certificates_do_not_count_gets_no_other_by_a_manifest() {
    let s = Session::founded();
    provision(&s, MANIFEST).expect(0);
    s.pass(3 * 365 * 24 * 3600);
    assert_snapshot!(provision(&s, MANIFEST), @"
    exit status 6
    --- stdout
    Provisioned: of 3 chargers
    registered           0
    certificates issued  0
    passwords generated  0
    done already         1
    --- stderr
    note: 2 chargers without a valid certificate, CS-0002 in line 3 first: a manifest does not issue another one
    next: show its certificates with `evpki charger show CS-0002`
    next: issue another certificate with `evpki charger issue CS-0002 --again`
    next: write the bundles of the chargers: run the same command with `--bundles DIR`
    ");
}

#[test]
fn what_stands_in_the_way_is_told_before_anything_is_done() {
    assert_snapshot!(provision(&Session::empty(), MANIFEST), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` does not exist
    hint: create a PKI with `evpki init`, or set the PKI home with `--home`
    ");
    let s = Session::founded();
    s.pass(-3600);
    assert_snapshot!(provision(&s, MANIFEST), @r"
    exit status 3
    --- stderr
    error: line 3: CS-0002 gets no certificate
    caused by: the clock says 2026-11-21T05:00:00Z, but `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` is valid only from 2026-11-21T05:55:00Z on: the clock is wrong
    hint: set the clock of this machine, then try again
    ");
    s.pass(3600);
    s.passphrase("guessed");
    assert_snapshot!(provision(&s, MANIFEST), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    assert_eq!(s.run(["charger", "list"]).stdout, "");
}

#[test]
fn a_report_says_of_every_charger_what_became_of_it() {
    let s = Session::founded();
    let (manifest, csv) = (s.file("manifest.csv", MANIFEST), s.path("report.csv").to_str().unwrap().to_owned());
    fs::write(&csv, "an earlier one").unwrap();
    s.run(["charger", "provision", &manifest, "--report", &csv]).expect(0);
    let first = fs::read_to_string(&csv).unwrap();
    assert_snapshot!(session::steady(&first, &s.path("")), @r"
    line,station_id,serial_number,done,registered,certificate_issued,certificate_completed,certificate_serial,fingerprint,not_after,password_made,bundle_written,without_certificate,reason
    2,CS-0001,SN-0001,true,true,false,false,,,,true,false,false,
    3,CS-0002,SN-0002,true,true,true,false,[HEX],[HEX],2028-11-20T05:59:59Z,false,false,false,
    4,DE*ACM*E3,SN-0003,true,true,true,false,[HEX],[HEX],2028-11-20T05:59:59Z,false,false,false,
    ");
    // Again, into the other form: the certificate that counts is told of though it is not new.
    let jsonl = s.path("report.jsonl").to_str().unwrap().to_owned();
    s.run(["charger", "provision", &manifest, "--report", &jsonl, "--jobs", "1"]).expect(0);
    let second = fs::read_to_string(&jsonl).unwrap();
    assert_snapshot!(session::steady(&second, &s.path("")), @r#"
    {"bundle_written":false,"certificate_completed":false,"certificate_issued":false,"certificate_serial":null,"done":true,"fingerprint":null,"line":2,"not_after":null,"password_made":false,"reason":null,"registered":false,"serial_number":"SN-0001","station_id":"CS-0001","without_certificate":false}
    {"bundle_written":false,"certificate_completed":false,"certificate_issued":false,"certificate_serial":"[HEX]","done":true,"fingerprint":"[HEX]","line":3,"not_after":"2028-11-20T05:59:59Z","password_made":false,"reason":null,"registered":false,"serial_number":"SN-0002","station_id":"CS-0002","without_certificate":false}
    {"bundle_written":false,"certificate_completed":false,"certificate_issued":false,"certificate_serial":"[HEX]","done":true,"fingerprint":"[HEX]","line":4,"not_after":"2028-11-20T05:59:59Z","password_made":false,"reason":null,"registered":false,"serial_number":"SN-0003","station_id":"DE*ACM*E3","without_certificate":false}
    "#);
    let rows = second.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect::<Vec<_>>();
    let mut reader = csv::Reader::from_path(&csv).unwrap();
    let columns = reader.headers().unwrap().clone();
    for (row, record) in rows.iter().zip(reader.records()) {
        let record = record.unwrap();
        for (column, cell) in
            columns.iter().zip(&record).filter(|(column, _)| ["certificate_serial", "fingerprint", "not_after"].contains(column))
        {
            assert_eq!(row[column].as_str().unwrap_or_default(), cell);
        }
    }
    let shown = s.run(["charger", "show", "CS-0002", "--json"]).expect(0).json();
    assert_eq!(shown["certificates"][0]["serial"], rows[1]["certificate_serial"]);
    // What would be done can be written down, too; and what cannot be done at all leaves what is there.
    s.run_with(["charger", "provision", "-", "--dry-run", "--report", &csv], "station_id,serial_number\nCS-9,SN-9\n").expect(0);
    let dry = fs::read_to_string(&csv).unwrap();
    assert_eq!(dry.lines().nth(1), Some("2,CS-9,SN-9,false,true,false,false,,,,true,false,false,"));
    s.run_with(["charger", "provision", "-", "--report", &csv], "station_id\n").expect(1);
    assert_eq!(fs::read_to_string(&csv).unwrap(), dry);
    s.run(["certificate", "revoke", "CS-0002", "--reason", "superseded", "--yes"]).expect(0);
    s.run(["charger", "provision", &manifest, "--report", &csv]).expect(6);
    let revoked = fs::read_to_string(&csv).unwrap();
    let why = "3,CS-0002,SN-0002,true,false,false,false,,,,false,false,true,\"its certificates are held, were revoked or have expired\"";
    assert_eq!(revoked.lines().nth(2), Some(why));
}

#[test]
fn where_no_report_can_be_written_nothing_is_done() {
    let s = Session::founded();
    let manifest = s.file("manifest.csv", MANIFEST);
    let report = |name: &str| s.run(["charger", "provision", &manifest, "--report", s.path(name).to_str().unwrap()]);
    assert_snapshot!(report("report.txt"), @r"
    exit status 2
    --- stderr
    error: invalid value '[DIR]/report.txt' for '--report <FILE>': the name of a report must end in `.csv` or `.jsonl`

    For more information, try '--help'.
    ");
    assert_snapshot!(report("none/report.csv"), @r"
    exit status 1
    --- stderr
    error: cannot write the report to `[DIR]/none/report.csv`: its directory does not exist
    ");
    fs::create_dir(s.path("taken.jsonl")).unwrap();
    assert_snapshot!(report("taken.jsonl"), @r"
    exit status 1
    --- stderr
    error: cannot write the report to `[DIR]/taken.jsonl`: it exists and is not a file
    ");
    assert_snapshot!(s.run(["charger", "provision", &manifest, "--jobs", "0"]), @r"
    exit status 2
    --- stderr
    error: invalid value '0' for '--jobs <N>': 0 is not in 1..=256

    For more information, try '--help'.
    ");
    assert_eq!(s.run(["charger", "list"]).stdout, "");
}

#[test]
fn what_is_left_is_counted_with_the_bundles_that_are_missing() {
    let s = Session::founded();
    s.run(["server", "issue", "csms.acme.example"]).expect(0);
    s.file("bundles/CS-0002/stranger", "in the way");
    let (manifest, bundles) = (s.file("manifest.csv", MANIFEST), s.path("bundles").to_str().unwrap().to_owned());
    let partly = s.run(["charger", "provision", &manifest, "--bundles", &bundles, "--json"]).expect(6).json();
    assert_eq!((&partly["registered"], &partly["left"], &partly["ended"]["why"]), (&3.into(), &1.into(), &"failed".into()));
    let rows = partly["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{partly}");
    assert_eq!(
        (&rows[0]["station_id"], &rows[0]["done"], &rows[0]["certificate_issued"]),
        (&"CS-0002".into(), &false.into(), &true.into())
    );
    assert!(rows[0]["reason"].as_str().unwrap().contains("is not an earlier form of this bundle"), "{partly}");
    assert_snapshot!(s.run(["charger", "provision", &manifest, "--bundles", &bundles]), @"
    exit status 6
    --- stdout
    Provisioned: of 3 chargers
    registered           0
    certificates issued  0
    passwords generated  0
    bundles written      0
    done already         3
    --- stderr
    note: stopped by an error, 1 bundle left: line 3: the bundle of CS-0002 was not written: `[DIR]/bundles/CS-0002` exists and is not an earlier form of this bundle: it holds something else
    note: name another place, or move away what is there
    note: the charger itself is done: run the same command again for the bundles that are left
    next: run the same command again to do the rest
    ");
    fs::remove_dir_all(s.path("bundles/CS-0002")).unwrap();
    assert_eq!(s.run(["charger", "provision", &manifest, "--bundles", &bundles, "--json"]).expect(0).json()["left"], 0);
}

#[test]
fn two_at_once_issue_nothing_twice_and_fail_at_nothing() {
    let s = Session::founded();
    let rows = |range: std::ops::Range<u32>| {
        let rows = range.map(|n| format!("CS-{n:05},SN-{n:05},{}\n", 2 + n % 2)).collect::<String>();
        format!("station_id,serial_number,security_profile\n{rows}")
    };
    let manifests = [rows(0..900), rows(300..1200), rows(0..1200)];
    let answers: Vec<serde_json::Value> = std::thread::scope(|scope| {
        let run = |manifest: &String| {
            let (manifest, home) = (manifest.clone(), s.home());
            scope.spawn(move || session::run_in(&home, ["charger", "provision", "-", "--json"], manifest).expect(0).json())
        };
        let threads: Vec<_> = manifests.iter().map(run).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |key: &str| answers.iter().map(|answer| answer[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("registered"), sum("passwords_made"), sum("left")), (1200, 600, 0));
    assert_eq!(certificates(&s), 600);
    assert_eq!(provision(&s, &rows(0..1200)).expect(0).stdout.lines().last().unwrap().split_whitespace().last(), Some("1200"));
}

/// How many certificates of chargers there are, completed or not.
fn certificates(s: &Session) -> u64 {
    let store = Sqlite::open(&s.home().join("evpki.db"), std::time::Duration::from_secs(5)).unwrap();
    let mut count = 0;
    let filter = CertificateFilter { owner: Some(OwnerKind::Charger), ..Default::default() };
    let each = store.each_certificate(&filter, &mut |_| {
        count += 1;
        Ok(())
    });
    each.unwrap();
    count
}
