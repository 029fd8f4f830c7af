//! Killed at any instant.

use crate::support::place::{CSMS, INIT, Place, rounds, visible};
use evpki::{
    store::{Read, Sqlite},
    x509::RevocationList,
};
use std::{
    fs,
    path::Path,
    process::Child,
    time::{Duration, Instant, SystemTime},
};

/// Chance that can be had again.
pub(crate) struct Chance(u64);

impl Chance {
    /// Prints its seed, which a test shows when it fails.
    pub(crate) fn new() -> Self {
        let given = std::env::var("EVPKI_FAULTS_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| SystemTime::UNIX_EPOCH.elapsed().unwrap().subsec_nanos().into());
        println!("EVPKI_FAULTS_SEED={seed}");
        Self(seed)
    }

    /// A number below 1. SplitMix64.
    fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Lets processes run, and kills each at an instant within `span` from now, unless it ended before.
    pub(crate) fn kill(&mut self, children: Vec<Child>, span: Duration) {
        let begin = Instant::now();
        let mut doomed: Vec<(f64, Child)> = children.into_iter().map(|child| (self.draw(), child)).collect();
        doomed.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (part, mut child) in doomed {
            let end = span.mul_f64(part);
            while begin.elapsed() < end && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            let _ = child.kill();
            child.wait().unwrap();
        }
    }
}

/// How long something takes here, undisturbed, and a little more.
pub(crate) fn span(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed().mul_f64(1.1)
}

pub(crate) fn start(place: &Place, arguments: &[&str]) -> Child {
    let mut command = place.command(arguments);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
}

#[test]
fn provisioning_is_completed_by_the_same_command() {
    let mut chance = Chance::new();
    // Thousands, in the long form.
    let many = if rounds(2) > 2 { 3_000 } else { 600 };
    let whole = {
        let place = Place::founded();
        let (manifest, bundles) = (place.manifest(0..many), place.name("bundles"));
        span(|| drop(place.does(["charger", "provision", &manifest, "--bundles", &bundles])))
    };
    for round in 0..rounds(2) {
        let place = Place::founded();
        let bundles = place.name("bundles");
        // Two that overlap in every other round.
        let manifests = match round % 2 {
            0 => vec![place.manifest(0..many)],
            _ => vec![place.manifest(0..many * 2 / 3), place.manifest(many / 3..many)],
        };
        let command = |manifest: &str| ["charger", "provision", manifest, "--bundles", &bundles].map(str::to_owned);
        for _ in 0..2 {
            let children = manifests.iter().map(|manifest| {
                let command = command(manifest);
                start(&place, &command.each_ref().map(String::as_str))
            });
            chance.kill(children.collect(), whole.mul_f64(0.6));
            place.is_whole(true);
            place.are_good(Path::new(&bundles));
        }
        for manifest in &manifests {
            place.does(command(manifest));
        }
        place.holds(0..many, Some(Path::new(&bundles)));
        let left = fs::read_dir(&bundles).unwrap().count();
        assert_eq!(left, many as usize, "what was under construction when a process was killed is still there");
        let server = place.name("server");
        if round == 0 {
            place.does(["bundle", "server", CSMS, "--out", &server]);
            place.does(["bundle", "verify", &server]);
        }
    }
}

#[test]
fn asked_to_stop_it_ends_where_nothing_is_half_done() {
    const CHARGERS: usize = 4000;
    let place = Place::founded();
    let rows: String = (0..CHARGERS).map(|n| format!("CS-{n:04},SN-{n:04},3\n")).collect();
    let (manifest, report) = (place.name("manifest.csv"), place.name("report.jsonl"));
    fs::write(&manifest, format!("station_id,serial_number,security_profile\n{rows}")).unwrap();
    let command = ["charger", "provision", &manifest, "--report", &report];
    let mut child = place.command(command).spawn().unwrap();
    let store = Sqlite::open(&place.store(), Duration::from_secs(30)).unwrap();
    // By now, the first group is recorded.
    while store.audit_head().unwrap().number < 1000 {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::sleep(Duration::from_millis(2));
    }
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let answer = place.answer(child.wait_with_output().unwrap()).expect(&[6]);
    place.is_whole(false);
    let told = || -> Vec<serde_json::Value> {
        fs::read_to_string(&report).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let first = told();
    let done = first.iter().filter(|row| row["done"] == true).count();
    assert!(first.len() == CHARGERS && done > 0 && done < CHARGERS, "{done} of {} are done", first.len());
    assert!(answer.stderr.contains(&format!("stopped by the user, {} chargers left", CHARGERS - done)), "{answer}");
    assert_eq!(first.iter().filter(|row| row["certificate_issued"] == true).count(), done);
    place.does(command);
    let second = told();
    for (before, now) in first.iter().zip(&second) {
        assert!(now["done"] == true && now["fingerprint"].is_string(), "{now}");
        let is_new = before["done"] == false;
        assert_eq!((&now["line"], &now["certificate_issued"]), (&before["line"], &is_new.into()));
        assert!(
            is_new || now["fingerprint"] == before["fingerprint"] && now["certificate_serial"] == before["certificate_serial"]
        );
    }
    place.is_whole(false);
    place.does(["audit", "verify"]);
}

#[test]
fn scanning_goes_on_where_it_was_killed() {
    let mut chance = Chance::new();
    const ALL: u32 = 30;
    let scan = |place: &Place, profile: u32| {
        let numbers = (0..ALL).filter(|n| 2 + n % 2 == profile);
        let serials = place.path(&format!("{profile}.txt"));
        fs::write(&serials, numbers.map(|n| format!("{n:04}\n")).collect::<String>()).unwrap();
        let mut command = place.command(["charger", "scan", "--station-id", "CS-{serial_number}", "--serial-number-pattern"]);
        command.args(["[0-9]{4}", "--bundles", &place.name("bundles"), "--labels", &place.name("labels")]);
        command.args(["--security-profile", &profile.to_string()]).stdin(fs::File::open(serials).unwrap());
        command
    };
    let whole = {
        let place = Place::founded();
        span(|| drop(place.answer(scan(&place, 3).output().unwrap()).expect(&[0])))
    };
    for _ in 0..rounds(2) {
        let place = Place::founded();
        let null = std::process::Stdio::null;
        for _ in 0..3 {
            let children = [2, 3].map(|profile| scan(&place, profile).stdout(null()).stderr(null()).spawn().unwrap());
            chance.kill(children.into(), whole);
            place.is_whole(true);
            place.are_good(&place.path("bundles"));
        }
        for profile in [2, 3] {
            place.answer(scan(&place, profile).output().unwrap()).expect(&[0]);
        }
        place.holds(0..ALL, Some(&place.path("bundles")));
        let labels = visible(&place.path("labels"));
        assert_eq!(labels, (0..ALL).map(|n| format!("CS-{n:04}.svg")).collect::<Vec<_>>());
        for label in labels {
            let svg = fs::read_to_string(place.path("labels").join(label)).unwrap();
            assert!(svg.trim_end().ends_with("</svg>"), "{svg}");
        }
    }
}

#[test]
fn an_archive_is_whole_or_is_not_there() {
    let mut chance = Chance::new();
    let whole = {
        let place = Place::founded();
        let (manifest, archive) = (place.manifest(0..600), place.name("all.tar.zst"));
        span(|| drop(place.does(["charger", "provision", &manifest, "--archive", &archive])))
    };
    for ending in ["zip", "tar.gz", "tar.zst"].into_iter().cycle().take(rounds(3) as usize) {
        let place = Place::founded();
        let manifest = place.manifest(0..600);
        let archive = place.name(&format!("handed/all.{ending}"));
        let provision = ["charger", "provision", &manifest, "--archive", &archive];
        let is_good = || assert!(place.does(["bundle", "verify", &archive]).contains("the bundles of 600 chargers"));
        for _ in 0..2 {
            chance.kill(vec![start(&place, &provision)], whole);
            place.is_whole(true);
            if Path::new(&archive).exists() {
                is_good();
            }
        }
        place.does(provision);
        is_good();
        place.holds(0..600, None);
        // What those had begun that were killed is swept away.
        let names: Vec<_> = fs::read_dir(place.path("handed")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [format!("all.{ending}").as_str()]);
    }
}

#[test]
fn founding_is_whole_or_did_not_happen() {
    let mut chance = Chance::new();
    let whole = span(|| drop(Place::empty().does(INIT)));
    for round in 0..rounds(8) {
        let place = Place::empty();
        let root = place.name("root.pem");
        let mut init = INIT.to_vec();
        if round % 2 == 1 {
            init.extend(["--root-out", &root]);
        }
        chance.kill(vec![start(&place, &init)], whole);
        let (is_founded, is_carried) = (place.store().exists(), Path::new(&root).exists());
        if is_founded {
            assert!(round % 2 == 0 || is_carried, "the key of the root is lost");
            place.run(&init).expect(&[1]);
        } else {
            if is_carried {
                let refused = place.run(&init).expect(&[1]);
                assert!(refused.stderr.contains("can be deleted"), "{refused}");
                fs::remove_file(&root).unwrap();
            }
            assert_eq!(visible(&place.home()), Vec::<String>::new());
            place.does(&init);
        }
        place.is_whole(false);
        place.does(["audit", "verify"]);
    }
}

#[test]
fn two_that_found_at_once_do_not_both_succeed() {
    for _ in 0..rounds(3) {
        let place = Place::empty();
        let children: Vec<Child> = (0..3).map(|_| start(&place, &INIT)).collect();
        let done = children.into_iter().map(|mut child| child.wait().unwrap().code()).filter(|code| *code == Some(0)).count();
        assert_eq!(done, 1);
        place.is_whole(false);
    }
}

/// A place with 40 chargers, to change something about.
fn provisioned() -> Place {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..40)]);
    place
}

/// A charger by its number.
fn id(number: u32) -> String {
    format!("CS-{number:04}")
}

#[test]
fn a_password_is_replaced_once() {
    let (place, mut chance) = (provisioned(), Chance::new());
    let whole = span(|| drop(place.does(["password", "rotate", &id(38)])));
    for round in 0..rounds(8) {
        let ids = [id(round % 10 * 4), id(round % 10 * 4 + 2)];
        if round >= 10 {
            place.does(["password", "abort", &ids[0], &ids[1]]);
        }
        let rotate = ["password", "rotate", &ids[0], &ids[1]];
        chance.kill(vec![start(&place, &rotate)], whole);
        place.is_whole(false);
        let message = place.does(rotate);
        assert_eq!(place.does(rotate), message, "another password");
        for id in &ids {
            let shown: serde_json::Value = serde_json::from_str(&place.does(["charger", "show", id, "--json"])).unwrap();
            assert!(shown.to_string().contains("pending"), "{shown}");
        }
    }
    place.does(["audit", "verify"]);
}

#[test]
fn what_is_revoked_is_revoked_once_and_published() {
    let (place, mut chance) = (provisioned(), Chance::new());
    let crl = place.name("crl");
    let publish = ["crl", "publish", "--force", "--out", &crl];
    let whole = span(|| {
        place.does(["certificate", "revoke", &id(39), "--reason", "superseded", "--yes"]);
    });
    let published = span(|| drop(place.does(publish)));
    let mut last = 0;
    for round in 0..rounds(8) {
        let id = id(1 + round % 19 * 2);
        let revoke = ["certificate", "revoke", &id, "--reason", "superseded", "--yes"];
        chance.kill(vec![start(&place, &revoke)], whole);
        place.is_whole(false);
        let again = place.run(revoke).expect(&[0, 1]);
        assert!(again.status == Some(0) || again.stderr.contains("revoked already"), "{again}");
        chance.kill(vec![start(&place, &publish)], published);
        place.is_whole(false);
        for name in visible(Path::new(&crl)).iter().filter(|name| name.ends_with(".crl")) {
            RevocationList::from_der(&fs::read(Path::new(&crl).join(name)).unwrap()).unwrap();
        }
        place.does(publish);
        let list = RevocationList::from_der(&fs::read(Path::new(&crl).join("ClientCA.crl")).unwrap()).unwrap();
        assert!(
            list.number() > Some(last) && list.len() as u32 >= 2.min(round + 1),
            "number {last} again, or an entry is missing"
        );
        last = list.number().unwrap();
    }
    place.does(["audit", "verify"]);
}

#[test]
fn a_copy_is_whole_or_is_not_there() {
    let (place, mut chance) = (provisioned(), Chance::new());
    let whole = span(|| drop(place.does(["store", "backup", &place.name("first.db")])));
    for round in 0..rounds(8) {
        let copy = place.name(&format!("copy-{round}.db"));
        chance.kill(vec![start(&place, &["store", "backup", &copy])], whole);
        let is_there = Path::new(&copy).exists();
        place.run(["store", "backup", &copy]).expect(if is_there { &[1] } else { &[0] });
        Sqlite::check_copy(Path::new(&copy)).unwrap();
        let restore = ["store", "restore", &copy];
        chance.kill(vec![start(&place, &restore)], whole.mul_f64(3.0));
        place.is_whole(false);
        place.run(restore).expect(&[0, 3]);
    }
    place.holds(0..40, None);
}

#[test]
fn a_bundle_is_replaced_in_one_step() {
    let (place, mut chance) = (provisioned(), Chance::new());
    let (server, archive) = (place.name("server"), place.name("server.zip"));
    let bundle = ["bundle", "server", CSMS, "--out", &server];
    let whole = span(|| drop(place.does(bundle)));
    place.does(["bundle", "server", CSMS, "--out", &archive]);
    for round in 0..rounds(8) {
        place.does(["crl", "publish", "--force"]);
        let zip = ["bundle", "server", CSMS, "--out", &archive];
        let children = vec![start(&place, &bundle), start(&place, &zip)];
        chance.kill(children, whole.mul_f64(if round % 2 == 0 { 1.0 } else { 2.0 }));
        place.is_whole(false);
        place.does(["bundle", "verify", &server, &archive]);
    }
    place.does(bundle);
    place.does(["bundle", "verify", &server]);
}
