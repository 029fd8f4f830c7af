//! The bundles of a whole manifest, in a directory and in an archive.

use crate::support::{session, strangers};
use insta::assert_snapshot;
use session::{Said, Session};
use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, path::Path};
use strangers::{ask, ask_program};

const MANIFEST: &str = "\
station_id,serial_number,security_profile
CS-0001,SN-0001,2
CS-0002,SN-0002,3
DE*ACM*E3,SN-0003,3
";

/// A PKI with a CSMS, and a manifest.
fn some() -> (Session, String) {
    let s = Session::founded();
    s.run(["server", "issue", "csms.acme.example"]).expect(0);
    let manifest = s.file("manifest.csv", MANIFEST);
    (s, manifest)
}

fn at(s: &Session, name: &str) -> String {
    s.path(name).to_str().unwrap().to_owned()
}

fn provision(s: &Session, manifest: &str, more: [&str; 2]) -> Said {
    s.run(["charger", "provision", manifest, more[0], more[1]])
}

/// All below a directory: names, modes and bytes.
fn tree(directory: &Path) -> BTreeMap<String, (u32, Vec<u8>)> {
    let mut all = BTreeMap::new();
    for folder in fs::read_dir(directory).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o7777;
        all.insert(name.clone(), (mode(&folder), Vec::new()));
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            let name = format!("{name}/{}", file.file_name().unwrap().to_str().unwrap());
            all.insert(name, (mode(&file), fs::read(&file).unwrap()));
        }
    }
    all
}

#[test]
fn an_archive_is_the_tree_and_strangers_can_unpack_it() {
    let (s, manifest) = some();
    assert_snapshot!(provision(&s, &manifest, ["--archive", &at(&s, "all.zip")]), @"
    exit status 0
    --- stdout
    Provisioned: of 3 chargers
    registered              3
    certificates issued     2
    passwords generated     1
    bundles in the archive  3
    done already            0
    --- stderr
    next: write the list of chargers for the CSMS with `evpki bundle server FQDN`
    ");
    provision(&s, &manifest, ["--bundles", &at(&s, "tree")]).expect(0);
    let wanted = tree(&s.path("tree"));
    assert_eq!(wanted.len(), 3 + 5 + 6 + 6);
    for ending in ["zip", "tar.gz", "tgz", "tar.zst"] {
        let (archive, into) = (at(&s, &format!("all.{ending}")), at(&s, &format!("from-{ending}")));
        let said = s.run(["charger", "provision", &manifest, "--archive", &archive, "--json"]).expect(0).json();
        assert_eq!(
            (&said["archive"], &said["bundles_written"], &said["done_already"]),
            (&archive.as_str().into(), &3.into(), &3.into())
        );
        assert_eq!(fs::metadata(&archive).unwrap().permissions().mode() & 0o7777, 0o600);
        fs::create_dir(&into).unwrap();
        match ending {
            "zip" => {
                ask_program("unzip", ["-tqq", &archive]).expect_good();
                ask_program("unzip", ["-qq", &archive, "-d", &into]).expect_good();
            }
            "tar.zst" => {
                ask_program("zstd", ["-tq", &archive]).expect_good();
                ask_program("zstd", ["-dq", &archive, "-o", &at(&s, "all.tar")]).expect_good();
                ask_program("tar", ["-xpf", &at(&s, "all.tar"), "-C", &into]).expect_good();
            }
            _ => drop(ask_program("tar", ["-xpzf", &archive, "-C", &into]).expect_good()),
        }
        assert!(tree(Path::new(&into)) == wanted, "{ending} unpacks to something else");
        let readable = if ending == "tar.zst" { at(&s, "all.tar") } else { archive.clone() };
        let judged = ask("bundle", [&readable]).expect_good().json();
        assert_eq!(judged["bundles"].as_array().unwrap().len(), 3, "{ending}");
        s.run(["bundle", "verify", &at(&s, &format!("from-{ending}/CS-0002"))]).expect(0);
        let again = fs::read(&archive).unwrap();
        provision(&s, &manifest, ["--archive", &archive]).expect(0);
        assert!(again == fs::read(&archive).unwrap(), "{ending} is another at the same moment");
    }
    assert_snapshot!(s.run(["bundle", "verify", &at(&s, "all.zip"), &at(&s, "all.tar.zst"), &at(&s, "tree/CS-0001")]), @r"
    exit status 0
    --- stdout
    [DIR]/all.zip: intact, of unknown origin, the bundles of 3 chargers
    [DIR]/all.tar.zst: intact, of unknown origin, the bundles of 3 chargers
    [DIR]/tree/CS-0001: intact, of unknown origin, a device bundle for CS-0001
    --- stderr
    note: anyone can make a bundle that is intact: check its origin with `--pki ID` or `--anchor FILE`
    ");
    assert_snapshot!(s.run(["bundle", "show", &at(&s, "all.tgz")]), @r"
    exit status 1
    --- stderr
    error: `[DIR]/all.tgz` holds 3 bundles, and one can be shown
    hint: hold all of them against themselves with `evpki bundle verify [DIR]/all.tgz`, or unpack the one that is wanted
    ");
    // Nothing was left beside them.
    assert!(fs::read_dir(s.path("")).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().starts_with(".evpki")));
}

#[test]
fn an_archive_replaces_an_earlier_one_of_its_pki_and_nothing_else() {
    let (s, manifest) = some();
    for (name, content) in [("notes.zip", "mine"), ("empty.tar.gz", "")] {
        let file = s.file(name, content);
        let said = provision(&s, &manifest, ["--archive", &file]).expect(1).to_string();
        assert!(said.contains("exists and is no earlier archive of bundles of this PKI"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
        s.run(["charger", "provision", &manifest, "--archive", &file, "--dry-run"]).expect(1);
    }
    fs::create_dir(s.path("directory.zip")).unwrap();
    provision(&s, &manifest, ["--archive", &at(&s, "directory.zip")]).expect(1);
    std::os::unix::fs::symlink("nowhere", s.path("link.zip")).unwrap();
    provision(&s, &manifest, ["--archive", &at(&s, "link.zip")]).expect(1);
    s.run(["bundle", "server", "csms.acme.example", "--out", &at(&s, "csms.tar.zst")]).expect(0);
    provision(&s, &manifest, ["--archive", &at(&s, "csms.tar.zst")]).expect(1);
    assert_snapshot!(provision(&s, &manifest, ["--archive", &at(&s, "all.rar")]), @r"
    exit status 2
    --- stderr
    error: `[DIR]/all.rar` does not say what kind of archive it is to be: its name has to end in one of .zip, .tar.gz, .tgz, .tar.zst
    ");
    s.run(["charger", "provision", &manifest, "--archive", "all.zip", "--bundles", "out"]).expect(2);
    assert_eq!(s.run(["charger", "list"]).stdout, "");
    let archive = at(&s, "sub/all.zip");
    s.run(["charger", "provision", &manifest, "--archive", &archive, "--dry-run"]).expect(0);
    assert!(!s.path("sub").exists());
    provision(&s, &manifest, ["--archive", &archive]).expect(0);
    let first = fs::read(&archive).unwrap();
    let other = Session::empty();
    other.run(["init", "--organization", "Other", "--country", "NL", "--environment", "test"]).expect(0);
    let said = provision(&other, &manifest, ["--archive", &archive]).expect(1);
    assert!(said.to_string().contains("nothing was done"), "{said}");
    assert!(first == fs::read(&archive).unwrap());
    s.pass(60);
    let more = s.file("more.csv", format!("{MANIFEST}CS-0004,SN-0004,2\n"));
    provision(&s, &more, ["--archive", &archive]).expect(0);
    assert!(s.run(["bundle", "verify", &archive]).expect(0).stdout.contains("4 chargers"));
}

#[test]
fn what_stands_in_the_way_of_one_bundle_leaves_the_others() {
    let (s, manifest) = some();
    s.file("out/CS-0002/mine", "mine");
    assert_snapshot!(provision(&s, &manifest, ["--bundles", &at(&s, "out")]), @"
    exit status 6
    --- stdout
    Provisioned: of 3 chargers
    registered           3
    certificates issued  2
    passwords generated  1
    bundles written      2
    done already         0
    --- stderr
    note: stopped by an error, 1 bundle left: line 3: the bundle of CS-0002 was not written: `[DIR]/out/CS-0002` exists and is not an earlier form of this bundle: it holds something else
    note: name another place, or move away what is there
    note: the charger itself is done: run the same command again for the bundles that are left
    next: run the same command again to do the rest
    ");
    assert_eq!(fs::read_to_string(s.path("out/CS-0002/mine")).unwrap(), "mine");
    fs::rename(s.path("out/CS-0002"), s.path("mine")).unwrap();
    let said = s.run(["charger", "provision", &manifest, "--bundles", &at(&s, "out"), "--json"]).expect(0).json();
    assert_eq!(said["bundles_written"], 1);
    // An older form is replaced, and the others stay as they are.
    let before = tree(&s.path("out"));
    let path = s.path("out/CS-0002/ocpp.json");
    fs::write(&path, "{}").unwrap();
    let said = s.run(["charger", "provision", &manifest, "--bundles", &at(&s, "out"), "--json"]).expect(0).json();
    assert_eq!(said["bundles_written"], 1);
    assert!(tree(&s.path("out")) == before);
}

#[test]
fn a_charger_that_gets_nothing_is_not_in_the_archive() {
    let (s, manifest) = some();
    let archive = at(&s, "all.tar.gz");
    provision(&s, &manifest, ["--archive", &archive]).expect(0);
    s.run(["certificate", "revoke", "CS-0002", "--reason", "superseded", "--yes"]).expect(0);
    assert_snapshot!(provision(&s, &manifest, ["--archive", &archive]), @"
    exit status 6
    --- stdout
    Provisioned: of 3 chargers
    registered              0
    certificates issued     0
    passwords generated     0
    bundles in the archive  2
    done already            2
    --- stderr
    note: 1 charger without a valid certificate, CS-0002 in line 3 first: a manifest does not issue another one
    next: show its certificates with `evpki charger show CS-0002`
    next: issue another certificate with `evpki charger issue CS-0002 --again`
    next: write the list of chargers for the CSMS with `evpki bundle server FQDN`
    ");
    assert!(s.run(["bundle", "verify", &archive]).expect(0).stdout.contains("2 chargers"));
}

#[test]
fn an_archive_in_which_something_was_changed_is_refused() {
    let (s, manifest) = some();
    let (archive, into) = (at(&s, "all.tar.gz"), at(&s, "into"));
    provision(&s, &manifest, ["--archive", &archive]).expect(0);
    fs::create_dir(&into).unwrap();
    ask_program("tar", ["-xpzf", &archive, "-C", &into]).expect_good();
    fs::write(s.path("into/CS-0002/ocpp.json"), "{}").unwrap();
    let changed = at(&s, "changed.tar.gz");
    ask_program("tar", ["-cpzf", &changed, "--sort=name", "-C", &into, "."]).expect_good();
    let said = s.run(["bundle", "verify", &changed]).expect(3).to_string();
    assert!(said.contains("the bundle `CS-0002` in `[DIR]/changed.tar.gz` is refused"), "{said}");
    let whole = fs::read(&archive).unwrap();
    fs::write(&changed, &whole[..whole.len() / 2]).unwrap();
    s.run(["bundle", "verify", &changed]).expect(1);
}
