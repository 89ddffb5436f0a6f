//! Random sequences of ticking, typing, making and leaving, each step of which takes random time and may fail.

use super::world::{Tally, World};

/// How many; the environment sets another number.
fn sequences() -> u64 {
    std::env::var("KITH_SEQUENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000)
}

/// Tells which sequence it was that failed.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("It was sequence {}.", self.0);
        }
    }
}

fn run(seed: u64) -> Tally {
    let _told = Seed(seed);
    let mut world = World::new(seed);
    for step in 0..30_u64 {
        // Hands and machine go on side by side.
        if (seed ^ step).is_multiple_of(3) || !world.pass() {
            world.act();
        }
    }
    world.finish();
    world.settle();
    world.tally
}

#[test]
fn what_leaves_is_what_was_shown_and_what_is_recorded() {
    let count = sequences();
    // No sequence knows of another, so that every core has its share of them.
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let share = |first: u64| (first..count).step_by(cores as usize).map(run).collect::<Vec<_>>();
    let all: Vec<Tally> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|first| scope.spawn(move || share(first))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a sequence failed")).collect()
    });
    assert_eq!(all.len() as u64, count);
    let mut sum = Tally::default();
    for one in all {
        sum.left += one.left;
        sum.locked += one.locked;
        sum.parts += one.parts;
        sum.several += one.several;
        sum.refused += one.refused;
        sum.not_recorded += one.not_recorded;
        sum.screens_left += one.screens_left;
        sum.stale_taps += one.stale_taps;
    }
    println!("{count} sequences: {sum:?}");
    // A test in which nothing leaves proves nothing.
    let n = count as usize;
    assert!(sum.left > n / 3 && sum.locked > n / 20 && sum.parts > n / 20 && sum.several > n / 40, "{sum:?}");
    assert!(sum.refused > n / 50 && sum.not_recorded > n / 100 && sum.screens_left > n / 50, "{sum:?}");
}
