//! The workbench in simulated time: whatever happens, in whatever order, saving keeps its word.

use super::{NOW, operation};
use kith::{
    case::{Operation, Stamp},
    edit::saving::{Effect, MOST_MILLIS, PAUSE_MILLIS, RETRY_MOST_MILLIS, Saving, Status},
};
use proptest::{prelude::*, test_runner::TestCaseError};
use std::collections::BTreeMap;

/// One thing that happens to the machine, this long after the last.
#[derive(Clone, Copy, Debug)]
enum Happening {
    /// A key of the operation that is open, or of a new one.
    Key { new: bool },
    /// The page is hidden.
    Hide,
    /// The wall clock is set.
    SetClock(i64),
    /// Another case was opened, and this one again: what the device has is read, so long after the machine was asked and so
    /// long before it is asked again.
    Reopen(u64, u64),
    /// A step over a file begins, with so many batches, which takes so long, and fails or not.
    File { batches: u64, takes: u64, fails: bool },
}

/// How the next writes end: after this long, and whether they fail.
type Endings = Vec<(u64, bool)>;

/// The workbench, with timers that may be early and a database that may fail.
struct Bench {
    machine: Saving,
    /// True time, and by how much the wall clock is off.
    now: u64,
    off: i64,
    timers: Vec<u64>,
    flight: Option<(u64, u64, bool, Vec<Operation>)>,
    endings: Endings,
    /// The step over a file that goes on: its first number once it has one, how many, when it ends, and whether it fails.
    file: Option<(Option<u64>, u64, u64, bool)>,
    /// How far a window is that follows: it goes on from the last number there is.
    followed: u64,
    next_batch: u64,
    edited: BTreeMap<Stamp, Operation>,
    written: BTreeMap<Stamp, Operation>,
    /// The first and the last key since the last write was asked for, in true time.
    unasked: Option<(u64, u64)>,
    landed: u64,
    failing: bool,
    /// Whether the next write is out of the rhythm: the page was hidden, or a write had failed and was on its way again.
    hurried: bool,
    /// Whether the wall clock was ever set: then the times cannot be held to the millisecond.
    is_set: bool,
    early: u64,
}

impl Bench {
    fn new(endings: Endings, early: u64) -> Self {
        Self {
            machine: Saving::new(0),
            now: NOW,
            off: 0,
            timers: Vec::new(),
            flight: None,
            endings,
            file: None,
            followed: 0,
            next_batch: 0,
            edited: BTreeMap::new(),
            written: BTreeMap::new(),
            unasked: None,
            landed: 0,
            failing: false,
            hurried: false,
            is_set: false,
            early,
        }
    }

    fn wall(&self) -> u64 {
        self.now.saturating_add_signed(self.off)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), TestCaseError> {
        for effect in effects {
            match effect {
                Effect::Wake { at } => {
                    let wait = at.saturating_sub(self.wall());
                    // Only a timer that was asked for well ahead comes early, or it would come early for ever.
                    let early = if wait > 2 * self.early { self.early } else { 0 };
                    self.timers.push(self.now + wait - early);
                }
                Effect::Write { batch, operations } => {
                    prop_assert!(self.flight.is_none(), "two flights at once");
                    prop_assert!(self.file.is_none(), "written between the batches of a file");
                    prop_assert!(!operations.is_empty());
                    prop_assert_eq!(batch, self.next_batch);
                    self.next_batch += 1;
                    for operation in &operations {
                        prop_assert_eq!(
                            Some(operation),
                            self.edited.get(&operation.stamp),
                            "an old state is written"
                        );
                    }
                    self.in_time()?;
                    let (takes, fails) = self.endings.pop().unwrap_or((1, false));
                    self.flight = Some((batch, self.now + takes, fails, operations));
                    (self.unasked, self.hurried) = (None, false);
                }
            }
        }
        self.truth()
    }

    /// Neither later than was promised, nor at every key.
    fn in_time(&self) -> Result<(), TestCaseError> {
        let Some((first, last)) = self.unasked else { return Ok(()) };
        if self.is_set || self.failing || self.hurried || self.file.is_some() {
            return Ok(());
        }
        let due = (last + PAUSE_MILLIS).min(first + MOST_MILLIS);
        prop_assert!(self.now >= due, "written {} ms too soon", due - self.now);
        prop_assert!(self.now <= due.max(self.landed), "written {} ms too late", self.now - due);
        Ok(())
    }

    /// The status line says what is so.
    fn truth(&self) -> Result<(), TestCaseError> {
        let unsaved = self.edited.iter().filter(|(stamp, op)| self.written.get(stamp) != Some(op)).count();
        prop_assert_eq!(self.machine.is_settled(), unsaved == 0 && self.flight.is_none());
        match self.machine.status() {
            Status::Saved { .. } => prop_assert_eq!(unsaved, 0),
            Status::Saving => prop_assert!(!self.machine.is_settled() && !self.failing),
            Status::Failed { unsaved: told, .. } => {
                prop_assert!(self.failing);
                prop_assert_eq!(told, unsaved);
            }
        }
        Ok(())
    }

    /// Lets time pass up to a moment: timers come and writes end on the way.
    fn pass(&mut self, until: u64) -> Result<(), TestCaseError> {
        loop {
            let timer = self.timers.iter().copied().min();
            let landing = self.flight.as_ref().map(|flight| flight.1);
            let filed = self.file.and_then(|(first, _, ends, _)| first.map(|_| ends));
            let Some(next) =
                timer.into_iter().chain(landing).chain(filed).min().filter(|next| *next <= until)
            else {
                self.now = until;
                return Ok(());
            };
            self.now = self.now.max(next);
            let wall = self.wall();
            if filed == Some(next) {
                self.end_file()?;
            } else if landing == Some(next) {
                let (batch, _, fails, operations) = self.flight.take().unwrap();
                self.landed = self.now;
                self.failing = fails;
                let effects = if fails {
                    self.machine.failed(batch, "The disk is full", wall)
                } else {
                    self.follow(batch)?;
                    self.written.extend(operations.into_iter().map(|operation| (operation.stamp, operation)));
                    self.machine.written(batch, wall)
                };
                self.perform(effects)?;
                self.set_aside();
            } else {
                let index = self.timers.iter().position(|timer| *timer == next).unwrap();
                self.timers.swap_remove(index);
                let effects = self.machine.woke(wall);
                self.perform(effects)?;
            }
        }
    }

    /// A step over a file gets its numbers as soon as no batch is on its way.
    fn set_aside(&mut self) {
        if let Some((first @ None, batches, ends, _)) = &mut self.file
            && !self.machine.is_flying()
        {
            *first = Some(self.machine.reserve(*batches));
            *ends += self.now;
            self.next_batch += *batches;
        }
    }

    /// A step over a file has come to its end.
    fn end_file(&mut self) -> Result<(), TestCaseError> {
        let Some((Some(first), batches, _, fails)) = self.file.take() else { return Ok(()) };
        if fails {
            self.machine.give_back(first, batches);
            self.next_batch = self.machine.next_batch();
        } else {
            for batch in first..first + batches {
                self.follow(batch)?;
            }
        }
        // What was typed meanwhile could not be written in time.
        self.hurried |= self.unasked.is_some();
        let effects = self.machine.release();
        self.perform(effects)
    }

    /// A batch has landed: whoever follows has not gone on behind it.
    fn follow(&mut self, batch: u64) -> Result<(), TestCaseError> {
        prop_assert!(batch >= self.followed, "batch {batch} landed behind {}", self.followed);
        self.followed = batch + 1;
        Ok(())
    }

    fn happen(&mut self, happening: Happening, n: u64) -> Result<(), TestCaseError> {
        match happening {
            Happening::File { batches, takes, fails } => {
                if self.file.is_none() {
                    self.machine.hold();
                    self.file = Some((None, batches, takes, fails));
                    self.set_aside();
                }
                Ok(())
            }
            Happening::Key { new } => {
                let open = self.edited.len() as u64;
                let operation = operation(if new { open + 1 } else { open.max(1) }, n);
                self.edited.insert(operation.stamp, operation.clone());
                self.unasked = Some((self.unasked.map_or(self.now, |(first, _)| first), self.now));
                self.hurried |= self.failing;
                let effects = self.machine.edited(vec![operation], self.wall());
                self.perform(effects)
            }
            Happening::Hide => {
                self.hurried = self.unasked.is_some();
                let effects = self.machine.flush();
                if self.flight.is_none() && self.file.is_none() && self.unasked.is_some() {
                    let written = matches!(effects[..], [Effect::Write { .. }]);
                    prop_assert!(written, "hiding the page did not write");
                }
                self.perform(effects)
            }
            Happening::Reopen(before, after) => {
                let asked = self.machine.unsaved();
                self.pass(self.now + before)?;
                let mut shown = self.written.clone();
                self.pass(self.now + after)?;
                let again = self.machine.unsaved();
                shown.extend(asked.into_iter().chain(again).map(|operation| (operation.stamp, operation)));
                prop_assert_eq!(&shown, &self.edited, "something typed is not shown");
                Ok(())
            }
            Happening::SetClock(off) => {
                (self.off, self.is_set) = (off, true);
                Ok(())
            }
        }
    }
}

fn any_happening() -> impl Strategy<Value = (u64, Happening)> {
    let gap = prop_oneof![4 => 0..250_u64, 2 => 250..700_u64, 1 => 700..5_000_u64];
    let minute = 60_000_i64;
    let off = prop_oneof![Just(0), -3..3_i64, Just(5 * minute), Just(-20_000), Just(-90 * minute)];
    let happening = prop_oneof![
        16 => any::<bool>().prop_map(|new| Happening::Key { new }),
        1 => Just(Happening::Hide),
        1 => (1..5_u64, 1..3_000_u64, any::<bool>())
            .prop_map(|(batches, takes, fails)| Happening::File { batches, takes, fails }),
        2 => (0..800_u64, 0..800_u64).prop_map(|(before, after)| Happening::Reopen(before, after)),
        1 => off.prop_map(Happening::SetClock),
    ];
    (gap, happening)
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() }
}

fn live(happenings: &[(u64, Happening)], endings: &Endings, early: u64) -> Result<(), TestCaseError> {
    let mut bench = Bench::new(endings.clone(), early);
    for (n, (gap, happening)) in happenings.iter().enumerate() {
        bench.pass(bench.now + gap)?;
        bench.happen(*happening, n as u64)?;
    }
    // Every write that is still to fail costs a minute at most, and a clock put back one minute more.
    let enough = (bench.endings.len() as u64 + 3) * 2 * RETRY_MOST_MILLIS;
    bench.pass(bench.now + enough)?;
    prop_assert!(bench.machine.is_settled(), "something was never written");
    prop_assert_eq!(&bench.written, &bench.edited);
    prop_assert!(bench.timers.is_empty(), "timers go on for ever");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everything_typed_is_written_in_time(
        happenings in prop::collection::vec(any_happening().prop_filter("the clock is right", |(_, happening)| {
            !matches!(happening, Happening::SetClock(_))
        }), 1..80),
        slow in prop::collection::vec(prop_oneof![5 => 1..30_u64, 1 => 30..4_000_u64], 0..30),
        early in 0..2_u64,
    ) {
        live(&happenings, &slow.into_iter().map(|takes| (takes, false)).collect(), early)?;
    }

    #[test]
    fn everything_typed_is_written_in_the_end_whatever_fails_and_whatever_the_clock(
        happenings in prop::collection::vec(any_happening(), 1..80),
        endings in prop::collection::vec((1..3_000_u64, prop::bool::weighted(0.6)), 0..20),
        early in 0..3_u64,
    ) {
        live(&happenings, &endings, early)?;
    }
}
