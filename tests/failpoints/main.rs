//! Every named point, in every command that comes by it: the process ends there, as if the power had failed; then nothing is lost, nothing
//! is there twice, and the same command does the rest.
//!
//! `cargo test --features failpoints --test failpoints`. Of a point that a command comes by often, some times are tried, and with
//! `EVPKI_FAULTS_ROUNDS=100` the first hundred.
#![cfg(unix)]

#[path = "../support/mod.rs"]
mod support;

use evpki::failpoints::Point;
use place::{Place, all_of, rounds};
use std::{collections::BTreeSet, fmt, fs, os::unix::process::ExitStatusExt, sync::Arc};
use support::{place, trial};
use trial::{TRIALS, Trial};

/// Runs it undisturbed; gives how often it came by each point.
fn met(trial: &Trial, place: &Place) -> Vec<(Point, u64)> {
    let log = place.path("points");
    let output = trial.command(place).env("EVPKI_FAIL_LOG", &log).output().unwrap();
    place.answer(output).expect(&[0]);
    trial.is_done(place);
    let log = fs::read_to_string(log).unwrap();
    let times = |point: &Point| log.lines().filter(|line| *line == point.name()).count() as u64;
    Point::ALL.iter().map(|point| (*point, times(point))).filter(|(_, times)| *times > 0).collect()
}

/// Which of so many times are tried: the first, and of what goes by groups some later ones; in the long form as many as there are rounds.
fn tried(trial: &Trial, times: u64) -> BTreeSet<u64> {
    let later = if trial.goes_by_groups() { [2, 7] } else { [1, 1] };
    let hits = (1..=u64::from(rounds(1))).chain(later);
    hits.filter(|hit| *hit <= times).collect()
}

/// A command that ends at a point.
struct End {
    trial: &'static Trial,
    ready: Arc<Place>,
    point: Point,
    hit: u64,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` at {}:{}", self.trial.name, self.point.name(), self.hit)
    }
}

impl End {
    fn comes(&self) {
        let place = self.ready.copy();
        let at = format!("{}:{}", self.point.name(), self.hit);
        let output = self.trial.command(&place).env("EVPKI_FAIL_AT", at).output().unwrap();
        let signal = output.status.signal();
        let answer = place.answer(output);
        assert_eq!(signal, Some(rustix::process::Signal::ABORT.as_raw()), "it was not reached: {answer}");
        self.trial.recovers(&place, &answer);
    }
}

#[test]
fn killed_at_every_point() {
    let mut never: Vec<Point> = Point::ALL.to_vec();
    let mut ends = Vec::new();
    for trial in TRIALS {
        let ready = Arc::new(trial.place());
        for (point, times) in met(trial, &ready.copy()) {
            never.retain(|one| *one != point);
            ends.extend(tried(trial, times).into_iter().map(|hit| End { trial, ready: ready.clone(), point, hit }));
        }
    }
    assert!(never.is_empty(), "no command came by {:?}", never.iter().map(|point| point.name()).collect::<Vec<_>>());
    println!("{} points, {} commands, {} ends", Point::ALL.len(), TRIALS.len(), ends.len());
    all_of(ends, End::comes);
}

#[test]
fn a_point_that_there_is_not_is_an_error() {
    let place = Place::founded();
    for at in ["nowhere:1", "file.named", "file.named:x"] {
        place.answer(place.command(["charger", "list"]).env("EVPKI_FAIL_AT", at).output().unwrap()).expect(&[2]);
    }
}
