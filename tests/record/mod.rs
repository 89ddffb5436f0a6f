//! The record keeps every word, whatever the order, the damage or the clock: random histories, named cases and an oracle.

mod cases;
mod cases_of_files;
mod generator;
mod laws;
mod model;
mod oracle;
mod tally;
mod words;
mod world;

use crate::support::setting;
use generator::Plan;
use tally::Tally;

/// Runs one history and everything that is claimed of it.
fn hold(plan: &Plan) -> Result<Tally, String> {
    let mut tally = if plan.has_oracle() { oracle::agree(plan) } else { laws::hold(plan) }?;
    tally.histories = 1;
    tally.beside_oracle = usize::from(plan.has_oracle());
    Ok(tally)
}

/// Drops steps for as long as the history still fails, so that what is printed is short enough to read.
fn shrink(mut plan: Plan) -> Plan {
    loop {
        let shorter = (0..plan.steps.len()).rev().find_map(|index| {
            let mut shorter = plan.clone();
            shorter.steps.remove(index);
            hold(&shorter).is_err().then_some(shorter)
        });
        match shorter {
            Some(shorter) => plan = shorter,
            None => return plan,
        }
    }
}

/// Runs every so-manieth history from a place on, and stops at the first that fails.
fn run(from: u64, to: u64, begin: u64, step: usize) -> Result<Tally, (u64, Plan)> {
    let mut tally = Tally::default();
    for index in (from..to).step_by(step) {
        let seed = begin.wrapping_add(index);
        let plan = Plan::random(seed);
        match hold(&plan) {
            Ok(more) => tally.add(&more),
            Err(_) => return Err((seed, plan)),
        }
    }
    Ok(tally)
}

/// `KITH_HISTORIES` says how many, `KITH_SEED` where to begin: the seed of a failure with one history repeats it alone.
/// Every processor takes its share; which of them lives a history makes no difference to it.
#[test]
fn random_histories_keep_every_word() {
    let (histories, seed) = (setting("KITH_HISTORIES", 20_000), setting("KITH_SEED", 1));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads)
            .map(|share| scope.spawn(move || run(share as u64, histories, seed, threads)))
            .collect();
        for share in shares {
            match share.join().unwrap() {
                Ok(more) => tally.add(&more),
                Err((seed, plan)) => {
                    let plan = shrink(plan);
                    let why = hold(&plan).err().unwrap_or_default();
                    panic!("{why}\nTo repeat: KITH_SEED={seed} KITH_HISTORIES=1\n{plan:#?}");
                }
            }
        }
    });
    eprintln!("{tally:?}");
    // A generator that never made the rare things would prove nothing of them.
    if histories >= 2_000 {
        assert_eq!(tally.never_seen(), Vec::<&str>::new(), "the histories never came to this");
    }
    assert_eq!(tally.histories, histories as usize, "a history was left out");
    // A history that lost a word or ended apart would have stopped the test above.
    eprintln!("{} histories, {} beside Automerge: 0 lost, 0 divergent", tally.histories, tally.beside_oracle);
}
