//! A full disk: a small one that is mounted for the test, and on which a file leaves no more room than is wanted.

use crate::support::place::{Bench, CSMS, INIT, Place, visible};
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// What the test needs, for whoever does not have it.
const NEEDED: &str = "this test mounts small disks: it needs `unshare` and `mount` of util-linux, and to be root, to make user namespaces, \
                      or sudo without a password; EVPKI_NO_MOUNT=1 leaves it out";

/// Runs a test, of this name, where it may mount: in a process with mounts of its own, which end with it.
fn with_mounts(test: &str, work: impl FnOnce()) {
    if env::var_os("EVPKI_OWN_MOUNTS").is_some() {
        return work();
    }
    if env::var_os("EVPKI_NO_MOUNT").is_some() {
        println!("EVPKI_NO_MOUNT is set: nothing was tried");
        return;
    }
    let ways: [&[&str]; 3] =
        [&["unshare", "--mount"], &["unshare", "--map-root-user", "--mount"], &["sudo", "-n", "unshare", "--mount"]];
    let can = |way: &&&[&str]| {
        let mount = "mount -t tmpfs -o size=64k none /mnt";
        Command::new(way[0]).args(&way[1..]).args(["sh", "-c", mount]).output().is_ok_and(|output| output.status.success())
    };
    let way = ways.iter().find(can).expect(NEEDED);
    let mut again = Command::new(way[0]);
    again.args(&way[1..]).args(["env", "EVPKI_OWN_MOUNTS=1"]).arg(env::current_exe().unwrap());
    let output = again.args(["--exact", &format!("faults::{test}"), "--nocapture"]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// A disk.
struct Disk(PathBuf);

impl Disk {
    /// One of 24 MB, of which `free` bytes are free.
    fn with(place: &Place, free: u64) -> Self {
        let at = place.path("disk");
        fs::create_dir_all(&at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "none"]).arg(&at).status();
        assert!(mounted.is_ok_and(|status| status.success()), "{NEEDED}");
        let disk = Self(at);
        disk.leave(free);
        disk
    }

    /// Fills it but for so many bytes.
    fn leave(&self, free: u64) {
        let mut filler = fs::File::create(self.0.join("filler")).unwrap();
        while filler.write_all(&[0xa5; 4096]).is_ok() {}
        let whole = filler.metadata().unwrap().len();
        filler.set_len(whole.saturating_sub(free)).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }

    /// All files but those under construction, and the one that fills it.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        collect(&self.0, &mut files);
        files.retain(|file| !file.ends_with("filler"));
        files
    }

    /// Nothing here is empty, nor left under construction.
    #[track_caller]
    fn is_tidy(&self) {
        for file in self.files() {
            assert!(fs::metadata(&file).unwrap().len() > 0, "{} is empty", file.display());
            assert!(!file.to_string_lossy().contains("/.evpki-"), "{} was left", file.display());
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// What is said when there is no room.
fn says_so(answer: &crate::support::place::Answer) -> bool {
    let stderr = &answer.stderr;
    stderr.contains("no space left") && stderr.contains("free some disk space")
}

#[test]
fn founding_on_a_full_disk() {
    with_mounts("disk::founding_on_a_full_disk", || {
        let mut done = 0;
        for free in (0..1_400).step_by(100) {
            let place = Place::empty();
            let disk = Disk::with(&place, free * 1024);
            let place = Place::at(&place.path("disk"));
            let answer = place.run(INIT).expect(&[0, 1]);
            disk.is_tidy();
            if answer.status == Some(1) {
                assert!(says_so(&answer), "{answer}");
                assert!(!place.store().exists());
                disk.make_room();
                place.does(INIT);
            } else {
                done += 1;
            }
            place.is_whole(false);
        }
        assert!((1..14).contains(&done), "{done} were done: other sizes are to be tried");
    });
}

#[test]
fn a_full_disk_under_the_store() {
    with_mounts("disk::a_full_disk_under_the_store", || {
        for free in [0, 40, 300, 900] {
            let place = Place::empty();
            let disk = Disk::with(&place, u64::MAX);
            let home = Place::at(&place.path("disk"));
            home.settle();
            let manifest = place.manifest(0..200);
            disk.leave(free * 1024);
            let answer = home.run(["charger", "provision", &manifest]).expect(&[0, 1, 6]);
            assert!(answer.status == Some(0) || says_so(&answer), "{answer}");
            let publish = home.run(["crl", "publish", "--force"]).expect(&[0, 1, 6]);
            assert!(publish.status == Some(0) || says_so(&publish), "{publish}");
            disk.make_room();
            home.is_whole(true);
            home.does(["charger", "provision", &manifest]);
            home.does(["crl", "publish"]);
            home.holds(0..200, None);
            disk.is_tidy();
        }
    });
}

/// Room for bytes, and none for another file: what is kept beside the store cannot be made.
#[test]
fn a_disk_without_room_for_a_file() {
    with_mounts("disk::a_disk_without_room_for_a_file", || {
        let place = Place::empty();
        let disk = Disk::with(&place, u64::MAX);
        let home = Place::at(&place.path("disk"));
        home.settle();
        let before = fs::read(home.store()).unwrap();
        let mounted = Command::new("mount").args(["-o", "remount,nr_inodes=5"]).arg(&disk.0).status();
        assert!(mounted.is_ok_and(|status| status.success()), "{NEEDED}");
        assert!((0..5).any(|number| fs::File::create_new(disk.0.join(format!("another-{number}"))).is_err()));
        for command in [&["charger", "list"][..], &["charger", "add", "CS-1", "--serial-number", "SN-1"], &["crl", "publish"]] {
            let answer = home.run(command).expect(&[1]);
            assert!(says_so(&answer), "{answer}");
        }
        assert!(fs::read(home.store()).unwrap() == before);
        assert!(Command::new("mount").args(["-o", "remount,nr_inodes=1000"]).arg(&disk.0).status().unwrap().success());
        home.is_whole(false);
    });
}

#[test]
fn a_full_disk_under_the_bundles() {
    with_mounts("disk::a_full_disk_under_the_bundles", || {
        let place = Place::founded();
        for (round, free) in (0_u32..).zip([0, 12, 60]) {
            let disk = Disk::with(&place, free * 1024);
            let bundles = place.path("disk/bundles");
            let manifest = place.manifest(0..(round + 1) * 8);
            let provision = ["charger", "provision", &manifest, "--bundles", bundles.to_str().unwrap()];
            let answer = place.run(provision).expect(&[1, 6]);
            assert!(says_so(&answer), "{answer}");
            disk.is_tidy();
            place.is_whole(false);
            place.are_good(&bundles);
            disk.make_room();
            place.does(provision);
            place.holds(0..(round + 1) * 8, Some(&bundles));
            // One that is replaced stays as it was.
            let server = place.name("disk/server");
            let bundle = ["bundle", "server", CSMS, "--out", &server];
            place.does(bundle);
            place.does(["crl", "publish", "--force"]);
            disk.leave(free * 64);
            let answer = place.run(bundle).expect(&[1]);
            assert!(says_so(&answer), "{answer}");
            place.does(["bundle", "verify", &server]);
            disk.make_room();
            place.does(bundle);
            disk.is_tidy();
        }
    });
}

#[test]
fn a_full_disk_under_a_session_at_the_bench() {
    with_mounts("disk::a_full_disk_under_a_session_at_the_bench", || {
        let place = Place::founded();
        let mut number = 0;
        for free in [0, 12, 44] {
            let disk = Disk::with(&place, u64::MAX);
            let (bundles, labels) = (place.path("disk/bundles"), place.path("disk/labels"));
            let mut flags = vec!["--bundles", bundles.to_str().unwrap(), "--labels", labels.to_str().unwrap()];
            flags.extend([
                "--station-id",
                "CS-{serial_number}",
                "--serial-number-pattern",
                "[0-9]{4}",
                "--security-profile",
                "3",
            ]);
            let mut bench = Bench::open(&place, &flags);
            let mut scan = || {
                number += 2;
                format!("{:04}", number - 1)
            };
            assert!(bench.scan(&scan())["error"].is_null());
            disk.leave(free * 1024);
            let refused = loop {
                let serial = scan();
                let answer = bench.scan(&serial);
                if !answer["error"].is_null() {
                    assert!(
                        answer.to_string().contains("no space left") && answer.to_string().contains("free some disk space"),
                        "{answer}"
                    );
                    break serial;
                }
            };
            disk.is_tidy();
            disk.make_room();
            assert!(bench.scan(&refused)["error"].is_null());
            assert_eq!(bench.scan(&refused)["already"], true);
            assert_eq!(bench.end(None).0, Some(6));
            place.is_whole(false);
            place.are_good(&bundles);
            disk.is_tidy();
        }
    });
}

#[test]
fn a_full_disk_under_an_archive() {
    with_mounts("disk::a_full_disk_under_an_archive", || {
        let place = Place::founded();
        let manifest = place.manifest(0..300);
        for (free, ending) in [(0, "zip"), (100, "zip"), (500, "zip"), (8, "tar.gz"), (40, "tar.zst")] {
            let disk = Disk::with(&place, free * 1024);
            let archive = place.name(&format!("disk/all.{ending}"));
            let provision = ["charger", "provision", &manifest, "--archive", &archive];
            let answer = place.run(provision).expect(&[1, 6]);
            assert!(says_so(&answer), "{answer}");
            assert_eq!(visible(&place.path("disk")), ["filler"]);
            disk.is_tidy();
            place.is_whole(false);
            disk.make_room();
            place.does(provision);
            place.holds(0..300, None);
            assert!(place.does(["bundle", "verify", &archive]).contains("the bundles of 300 chargers"));
            // An earlier one stays when there is no room for the next.
            disk.leave(0);
            place.run(provision).expect(&[1, 6]);
            place.does(["bundle", "verify", &archive]);
            disk.is_tidy();
        }
    });
}

#[test]
fn a_full_disk_under_what_is_written() {
    with_mounts("disk::a_full_disk_under_what_is_written", || {
        let place = Place::founded();
        place.does(["charger", "provision", &place.manifest(0..10)]);
        let out = |name: &str| place.name(&format!("disk/{name}"));
        let commands: [Vec<String>; 6] = [
            ["crl", "publish", "--out", &out("crl")].map(str::to_owned).to_vec(),
            ["store", "backup", &out("copy.db")].map(str::to_owned).to_vec(),
            ["ca", "export", "RootCA", "--out", &out("root.pem")].map(str::to_owned).to_vec(),
            ["password", "export", "--out", &out("verifiers.jsonl")].map(str::to_owned).to_vec(),
            ["bundle", "device", "CS-0001", "--out", &out("CS-0001.zip")].map(str::to_owned).to_vec(),
            ["demo", &out("demo")].map(str::to_owned).to_vec(),
        ];
        let mut failed = 0;
        for command in &commands {
            // The demonstration is the largest: it has room for its store, but not for all that it writes after it.
            for free in if command[0] == "demo" { [0, 200, 900, 1_080] } else { [0, 1, 4, 8] } {
                let disk = Disk::with(&place, free * 1024);
                let answer = place.run(command).expect(&[0, 1]);
                disk.is_tidy();
                if answer.status == Some(1) {
                    failed += 1;
                    let is_demo = command[0] == "demo" && answer.stderr.contains("fix the cause");
                    assert!(says_so(&answer) || is_demo, "{answer}");
                    // CRLs are files of their own, each of them whole.
                    assert!(command[0] == "crl" || visible(&place.path("disk")) == ["filler"], "{:?}", disk.files());
                    disk.make_room();
                    place.does(command);
                }
                disk.is_tidy();
                assert!(!disk.files().is_empty());
            }
        }
        assert!(failed > 12, "only {failed} failed: other sizes are to be tried");
    });
}
