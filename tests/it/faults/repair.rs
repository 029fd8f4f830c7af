//! Repairs, while others are at work.

use crate::support::place::{Place, visible};
use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

/// What a run recorded and has not signed yet is not taken from it: repaired under it, it hands out what the repair completed.
#[test]
fn a_repair_takes_nothing_from_eight_that_provision() {
    let place = Place::founded();
    let bundles = place.name("bundles");
    let manifests: Vec<String> = (0..8).map(|n| place.manifest(n * 20..n * 20 + 60)).collect();
    let provision = |manifest: &str| ["charger", "provision", manifest, "--bundles", &bundles].map(str::to_owned);
    // Some of them die on the way, so that there is something to repair.
    for (at, manifest) in manifests.iter().take(3).enumerate() {
        let mut child = place.command(provision(manifest)).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(150 + 100 * at as u64));
        let _ = child.kill();
        child.wait().unwrap();
    }
    let working = AtomicUsize::new(manifests.len());
    std::thread::scope(|scope| {
        for manifest in &manifests {
            let (place, working) = (&place, &working);
            scope.spawn(move || {
                let answer = place.run(provision(manifest));
                working.fetch_sub(1, Ordering::SeqCst);
                answer.expect(&[0]);
            });
        }
        let (place, working) = (&place, &working);
        scope.spawn(move || {
            let mut rounds = 0;
            while working.load(Ordering::SeqCst) > 0 || rounds == 0 {
                let answer = place.run(["store", "check", "--repair", "--yes", "--json"]).expect(&[0, 6]);
                let said: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
                let deeds = said["repairs"].as_array().unwrap();
                // What it sees as overtaken is none of its business; revoked is nothing.
                assert!(deeds.iter().all(|deed| deed["deed"] != "revoked"), "{answer}");
                rounds += 1;
            }
        });
    });
    let repaired = place.does(["store", "check", "--repair", "--yes"]);
    assert!(!repaired.contains("revoked"), "{repaired}");
    for manifest in &manifests {
        let again = place.does([&provision(manifest)[..], &["--json".to_owned()]].concat());
        let again: serde_json::Value = serde_json::from_str(&again).unwrap();
        assert_eq!(again["done_already"], 60, "{again}");
    }
    place.holds(0..200, Some(Path::new(&bundles)));
    assert_eq!(visible(Path::new(&bundles)).len(), 200);
}

/// Killed at any instant, a repair is done by the same command.
#[test]
fn a_repair_that_was_killed_is_done_by_the_next() {
    let place = Place::founded();
    let manifest = place.manifest(0..200);
    for round in 0..6_u64 {
        for (arguments, after) in [
            (vec!["charger", "provision", &manifest], 120 + 40 * round),
            (vec!["store", "check", "--repair", "--yes"], 60 + 50 * round),
        ] {
            let mut child = place.command(arguments).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(after));
            let _ = child.kill();
            child.wait().unwrap();
            place.is_whole(true);
        }
    }
    place.run(["store", "check", "--repair", "--yes"]).expect(&[0, 6]);
    place.is_whole(false);
    place.does(["charger", "provision", &manifest]);
    place.holds(0..200, None);
}
