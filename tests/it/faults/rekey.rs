//! The vault gets a new master key: killed at any instant, and with others at work.

use super::kill::{Chance, span, start};
use crate::support::{
    place::{Bench, Place, rounds},
    trial::{audited, secrets},
};
use std::path::Path;

/// A place with more secrets than are sealed together.
fn some() -> Place {
    let place = Place::founded();
    let rows: String = (0..700).map(|n| format!("CS-{n:04},SN-{n:04},{}\n", if n < 20 { 3 } else { 2 })).collect();
    let manifest = place.name("manifest.csv");
    std::fs::write(&manifest, format!("station_id,serial_number,security_profile\n{rows}")).unwrap();
    place.does(["charger", "provision", &manifest]);
    place
}

const REKEY: [&str; 3] = ["vault", "rekey", "--yes"];

#[test]
fn it_happens_or_does_not() {
    let (mut chance, ready) = (Chance::new(), some());
    let before = secrets(&ready);
    let whole = {
        let place = ready.copy();
        span(|| drop(place.does(REKEY)))
    };
    for _ in 0..rounds(4) {
        let place = ready.copy();
        for _ in 0..3 {
            chance.kill(vec![start(&place, &REKEY)], whole);
            assert!(secrets(&place) == before, "something was lost");
            place.is_whole(false);
        }
        place.does(REKEY);
        assert!(secrets(&place) == before, "something was lost");
        place.does(["audit", "verify"]);
    }
}

/// What others do meanwhile is done before it, or after it, or not at all: nothing is sealed under the old master key afterwards.
#[test]
fn others_at_work_are_done_or_told() {
    for _ in 0..rounds(2) {
        let place = some();
        let (manifest, bundles) = (place.manifest(800..1000), place.name("bundles"));
        let works: [Vec<Vec<&str>>; 4] = [
            vec![REKEY.to_vec(); 4],
            vec![vec!["charger", "provision", &manifest, "--bundles", &bundles]],
            vec![vec!["password", "rotate", "CS-0100", "CS-0101"], vec!["password", "confirm", "CS-0100", "CS-0101"]],
            vec![vec!["vault", "passphrase", "--new-passphrase", "env:EVPKI_PASSPHRASE"]; 2],
        ];
        std::thread::scope(|scope| {
            for work in works {
                let place = &place;
                scope.spawn(move || {
                    for command in work {
                        // Until it is done: each is told that it came too late, and changed nothing that it said it did not.
                        let told = |answer: &crate::support::place::Answer| {
                            answer.status != Some(0)
                                && ["new master key", "is foreign", "run the same command again", "the same command again"]
                                    .iter()
                                    .any(|word| answer.stderr.contains(word))
                        };
                        let mut answer = place.run(&command);
                        for _ in 0..20 {
                            if !told(&answer) {
                                break;
                            }
                            answer = place.run(&command);
                        }
                        answer.expect(&[0]);
                    }
                });
            }
        });
        place.is_whole(false);
        place.does(["audit", "verify"]);
        place.are_good(Path::new(&bundles));
        assert!(audited(&place, "vault.rekey") >= 4);
        assert_eq!(secrets(&place).iter().filter(|line| line.starts_with("password CS-0100 ")).count(), 1);
    }
}

/// A session has the vault open from its beginning on.
#[test]
fn a_session_that_has_the_vault_open_is_told() {
    let place = Place::founded();
    let flags = ["--station-id", "CS-{serial_number}", "--serial-number-pattern", "[0-9]{4}"];
    let mut bench = Bench::open(&place, &flags);
    assert!(bench.scan("0001")["error"].is_null());
    place.does(REKEY);
    let before = secrets(&place);
    let told = bench.scan("0002");
    let error = &told["error"];
    assert!(error["message"].as_str().unwrap().starts_with("the vault has a new master key, "), "{told}");
    assert_eq!(error["hints"][0], "run the same command again: nothing was changed", "{told}");
    drop(bench);
    assert!(secrets(&place) == before);
    let mut bench = Bench::open(&place, &flags);
    assert!(bench.scan("0002")["error"].is_null());
    place.is_whole(false);
}
