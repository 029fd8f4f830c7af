//! Eight at once.

use crate::support::{
    place::{Place, visible},
    trial::{audited, passwords},
};
use evpki::{model::PasswordState, store::Sqlite, x509::RevocationList};
use std::{fs, path::Path};

#[test]
fn eight_at_once_lose_nothing_and_do_nothing_twice() {
    let place = Place::founded();
    let bundles = place.name("bundles");
    // Some of which will be revoked: no manifest that is at work speaks of them.
    place.does(["charger", "provision", &place.manifest(0..20)]);
    let manifests = [place.manifest(20..200), place.manifest(110..290), place.manifest(20..290)];
    let provision = |manifest: &str| vec![words(&["charger", "provision", manifest, "--bundles", &bundles])];
    let id = |n: u32| format!("CS-{n:04}");
    let add = |n: u32| {
        let profile = (2 + n % 2).to_string();
        let add = words(&["charger", "add", &id(n), "--serial-number", &format!("SN-{n:04}"), "--security-profile", &profile]);
        // Even numbers want a password, odd ones a certificate.
        let equip = match n % 2 {
            0 => words(&["password", "provision", &id(n)]),
            _ => words(&["charger", "issue", &id(n)]),
        };
        [add, equip]
    };
    let revoke = |n: u32| words(&["certificate", "revoke", &id(n), "--reason", "superseded", "--yes"]);
    // Every second of them takes its new password, the others do not.
    let rotate = |n: u32| {
        let answer = if n.is_multiple_of(4) { "confirm" } else { "abort" };
        [words(&["password", "rotate", &id(n)]), words(&["password", answer, &id(n)])]
    };
    let works: Vec<Vec<Vec<String>>> = vec![
        provision(&manifests[0]),
        provision(&manifests[1]),
        provision(&manifests[2]),
        (290..300).flat_map(add).collect(),
        (0..6)
            .flat_map(|n| {
                let copy = place.name(&format!("{n}.db"));
                [words(&["charger", "list", "--json"]), words(&["store", "check"]), words(&["store", "backup", &copy])]
            })
            .collect(),
        (1..17).step_by(2).map(revoke).collect(),
        (0..8).map(|_| words(&["crl", "publish", "--force"])).collect(),
        (0..20).step_by(2).flat_map(rotate).collect(),
    ];
    std::thread::scope(|scope| {
        for work in works {
            let place = &place;
            scope.spawn(move || {
                for command in work {
                    // A check may find what another is about to complete.
                    let expected: &[i32] = if command[1] == "check" { &[0, 6] } else { &[0] };
                    place.run(&command).expect(expected);
                }
            });
        }
    });
    let again = place.does(["charger", "provision", &manifests[2], "--bundles", &bundles, "--json"]);
    let again: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!((&again["done_already"], &again["bundles_written"]), (&270.into(), &0.into()));
    place.holds(0..300, None);
    assert_eq!(visible(Path::new(&bundles)).len(), 270);
    place.are_good(Path::new(&bundles));
    place.does(["crl", "publish"]);
    let list = fs::read(place.path("home/crl/ClientCA.crl")).unwrap();
    assert_eq!(RevocationList::from_der(&list).unwrap().len(), 8);
    assert_eq!(audited(&place, "certificate.revoke"), 8);
    for n in (0..20).step_by(2) {
        let (active, retired) = (PasswordState::Active, PasswordState::Retired);
        passwords(&place, &id(n), &if n.is_multiple_of(4) { [active, retired] } else { [retired, active] });
    }
    for n in 0..6 {
        Sqlite::check_copy(&place.path(&format!("{n}.db"))).unwrap();
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
