//! Verifiers on many cores, written in order: while the first is waited for, those behind it are worked on.

use super::{
    output::Output,
    preflight::{Found, Sealed, passwords},
    stopped,
};
use crate::{
    commands::{Context, Error},
    credentials::Verifier,
    exports::{Entry, Layout},
    model::{Random, Secret, StationId},
    store::Read,
    vault::Vault,
};
use std::{
    collections::VecDeque,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, TryRecvError, sync_channel},
    },
};

/// How many are under way for each thread: enough that none waits for the store, few enough that the end of it is near.
const AHEAD: usize = 32;

/// What is to be made of passwords.
pub(super) struct Verifiers<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) layout: Layout,
    pub(super) verifier: Verifier,
    pub(super) jobs: usize,
    pub(super) stop: &'a dyn Fn() -> bool,
    pub(super) vault: &'a Vault,
}

/// A password, and what stands for it.
struct Made {
    of: Sealed,
    verifier: Secret,
}

/// Those under way, in order.
type UnderWay = VecDeque<Receiver<Result<Made, Error>>>;

impl Verifiers<'_> {
    /// Makes all verifiers and has them written; gives how many there are.
    pub(super) fn run<'p>(
        &self,
        store: &dyn Read,
        stations: &[StationId],
        found: &Found,
        mut output: Output<'p>,
    ) -> Result<(Output<'p>, u64), Error> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build();
        let pool = pool.map_err(|e| Error::cannot(format!("{} threads cannot be had: {e}", self.jobs)))?;
        let (vault, random, verifier): (_, &dyn Random, _) = (self.vault, self.context.random, self.verifier);
        let abandoned = AtomicBool::new(false);
        let abandoned = &abandoned;
        self.context.progress.begin("verifiers", found.sound);
        let made = pool.in_place_scope(|hands| {
            let mut under_way = UnderWay::new();
            let mut written = 0;
            let mut work = || {
                for station in stations {
                    if (self.stop)() {
                        return Err(stopped());
                    }
                    if output.is_closed() {
                        return Ok(());
                    }
                    for sealed in passwords(store, station)?.into_iter().filter(|sealed| found.has(sealed, self.layout)) {
                        let (done, awaited) = sync_channel(1);
                        hands.spawn(move |_| {
                            if !abandoned.load(Ordering::Relaxed) {
                                // Nobody may be waiting any more.
                                let _ = done.send(make(sealed, vault, verifier, random));
                            }
                        });
                        under_way.push_back(awaited);
                    }
                    written += self.hand_over(&mut under_way, self.jobs * AHEAD, &mut output)?;
                }
                written += self.hand_over(&mut under_way, 0, &mut output)?;
                Ok(())
            };
            // What is not begun by then need not be.
            let ended = work().inspect_err(|_| abandoned.store(true, Ordering::Relaxed));
            ended.map(|()| written)
        });
        self.context.progress.end();
        Ok((output, made?))
    }

    /// Writes what is done, in order, and waits until no more than `most` are under way.
    fn hand_over(&self, under_way: &mut UnderWay, most: usize, output: &mut Output<'_>) -> Result<u64, Error> {
        let mut written = 0;
        while let Some(first) = under_way.front() {
            let made = match first.try_recv() {
                Err(TryRecvError::Empty) if under_way.len() <= most => break,
                Err(TryRecvError::Empty) => first.recv().ok(),
                other => other.ok(),
            };
            under_way.pop_front();
            let Made { of, verifier } =
                made.ok_or_else(|| Error::bug("what was under way on another thread was not ended"))??;
            output.add(&Entry { station: &of.station, profile: of.profile, state: of.state, verifier: &verifier })?;
            self.context.progress.advance(1);
            written += 1;
            if (self.stop)() {
                return Err(stopped());
            }
        }
        Ok(written)
    }
}

fn make(of: Sealed, vault: &Vault, verifier: Verifier, random: &dyn Random) -> Result<Made, Error> {
    let about = |error: Error| error.about(format!("no verifier for {}", of.station));
    let password = of.open(vault).map_err(about)?;
    let verifier = verifier.make(&password, random).map_err(|error| about(error.into()))?;
    Ok(Made { of, verifier })
}
