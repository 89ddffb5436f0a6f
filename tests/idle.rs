//! The lock by time, under clocks that are set back, set ahead, and stand still.

use kith::sealing::idle::{Idle, Limits, Moment, Verdict};
use proptest::prelude::*;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const YEAR: u64 = 365 * 24 * HOUR;
const LIMITS: Limits = Limits { idle: 5 * MINUTE, hidden: 5 * MINUTE, warning: MINUTE };
/// How often the page looks at the clocks.
const LOOK: u64 = 5 * SECOND;

/// A device whose clocks the test moves.
struct Device {
    now: Moment,
    idle: Idle,
}

impl Device {
    fn new() -> Self {
        let now = Moment { wall: 40 * YEAR, steady: 7 * MINUTE };
        Self { now, idle: Idle::new(now) }
    }

    /// Time passes, and the page looks every five seconds; answers after how long it locked.
    fn wait(&mut self, millis: u64) -> Option<u64> {
        let mut passed = 0;
        while passed < millis {
            let step = LOOK.min(millis - passed);
            passed += step;
            self.now.wall += step;
            self.now.steady += step;
            if self.idle.look(self.now, LIMITS) == Verdict::Lock {
                return Some(passed);
            }
        }
        None
    }

    /// Nothing runs and only the wall clock goes on.
    fn sleep(&mut self, millis: u64) {
        self.now.wall += millis;
    }

    fn set_back(&mut self, millis: u64) {
        self.now.wall -= millis;
    }

    fn look(&mut self) -> Verdict {
        self.idle.look(self.now, LIMITS)
    }
}

#[test]
fn it_locks_after_the_time_without_a_touch_and_warns_a_minute_before() {
    let mut device = Device::new();
    assert_eq!(device.wait(4 * MINUTE - LOOK), None);
    assert_eq!(device.look(), Verdict::Open);
    assert_eq!(device.wait(LOOK), None);
    assert_eq!(device.look(), Verdict::Warn { left: MINUTE });
    assert_eq!(device.wait(HOUR), Some(MINUTE));
}

#[test]
fn a_clock_that_is_set_back_never_makes_it_wait_longer() {
    for back in [SECOND, MINUTE, HOUR, YEAR] {
        let mut device = Device::new();
        assert_eq!(device.wait(2 * MINUTE), None);
        device.set_back(back);
        let locked = match device.look() {
            Verdict::Lock => 0,
            _ => device.wait(10 * MINUTE).expect("it locks"),
        };
        assert!(2 * MINUTE + locked <= LIMITS.idle, "set back by {back}: {locked} after");
        assert_eq!(locked == 0, back >= 3 * MINUTE, "set back by {back}");
    }
}

#[test]
fn a_clock_that_is_set_back_while_the_page_is_hidden_locks_it() {
    let mut device = Device::new();
    device.idle.hide(true, device.now, LIMITS);
    // An hour passes on the steady clock alone, since the page sleeps, and the wall clock is a year back.
    device.now.steady += HOUR;
    device.set_back(YEAR);
    assert_eq!(device.idle.hide(false, device.now, LIMITS), Verdict::Lock);
}

#[test]
fn a_clock_that_is_set_ahead_locks_and_one_that_is_put_right_by_seconds_does_not() {
    let mut device = Device::new();
    device.now.wall += 10 * YEAR;
    assert_eq!(device.look(), Verdict::Lock);

    let mut device = Device::new();
    device.set_back(2 * SECOND);
    assert_eq!(device.look(), Verdict::Open);
    device.now.wall += 3 * SECOND;
    assert_eq!(device.look(), Verdict::Open);
}

#[test]
fn a_sleep_in_which_either_clock_stands_still_counts() {
    let mut device = Device::new();
    device.sleep(6 * MINUTE);
    assert_eq!(device.look(), Verdict::Lock, "the steady clock stood still");

    let mut device = Device::new();
    device.now.steady += 6 * MINUTE;
    assert_eq!(device.look(), Verdict::Lock, "the wall clock stood still");

    // Several naps, each too short by itself, and seen by one clock or the other.
    let mut device = Device::new();
    device.sleep(2 * MINUTE);
    assert_eq!(device.look(), Verdict::Open);
    device.now.steady += 2 * MINUTE;
    assert_eq!(device.look(), Verdict::Warn { left: MINUTE });
    device.sleep(MINUTE);
    assert_eq!(device.look(), Verdict::Lock);
}

#[test]
fn the_touch_that_wakes_a_device_comes_too_late() {
    let mut device = Device::new();
    device.sleep(HOUR);
    assert_eq!(device.idle.touch(device.now, LIMITS), Verdict::Lock);
    assert_eq!(device.idle.stay(device.now, LIMITS), Verdict::Lock);
    assert_eq!(device.look(), Verdict::Lock, "it stays due until Kith is unlocked");
}

#[test]
fn a_touch_begins_anew_but_while_it_warns_only_the_wish_to_stay_does() {
    let mut device = Device::new();
    device.wait(3 * MINUTE);
    assert_eq!(device.idle.touch(device.now, LIMITS), Verdict::Open);
    assert_eq!(device.wait(4 * MINUTE), None);
    assert_eq!(device.idle.touch(device.now, LIMITS), Verdict::Warn { left: MINUTE });
    assert_eq!(device.look(), Verdict::Warn { left: MINUTE });
    assert_eq!(device.idle.stay(device.now, LIMITS), Verdict::Open);
    assert_eq!(device.wait(5 * MINUTE), Some(5 * MINUTE));
}

#[test]
fn a_page_that_is_touched_while_hidden_locks_all_the_same() {
    let mut device = Device::new();
    device.idle.hide(true, device.now, LIMITS);
    for _ in 0..5 {
        assert_ne!(device.look(), Verdict::Lock);
        device.wait(MINUTE - 1);
        device.idle.touch(device.now, LIMITS);
    }
    device.wait(5);
    assert_eq!(device.look(), Verdict::Lock);
    // Being hidden again does not begin anew while it was never seen.
    let mut device = Device::new();
    device.idle.hide(true, device.now, LIMITS);
    device.wait(3 * MINUTE);
    device.idle.hide(true, device.now, LIMITS);
    device.idle.touch(device.now, LIMITS);
    assert_eq!(device.wait(5 * MINUTE), Some(2 * MINUTE));
}

proptest! {
    /// Whatever the wall clock does, Kith is locked once the steady clock, or the wall clock, has gone on for the time
    /// allowed without a touch; and nobody who touches it each minute under honest clocks is ever locked out.
    #[test]
    fn no_setting_of_the_clock_gains_time(
        steps in prop::collection::vec((0..20 * SECOND, -2 * 3_600_000_i64..2 * 3_600_000), 1..200)
    ) {
        let mut device = Device::new();
        let (mut steady, mut locked) = (0, false);
        for (passed, jump) in steps {
            device.now.steady += passed;
            device.now.wall = device.now.wall.saturating_add(passed).saturating_add_signed(jump);
            steady += passed;
            locked |= device.look() == Verdict::Lock;
            prop_assert!(locked || steady < LIMITS.idle);
        }
    }

    #[test]
    fn honest_clocks_lock_nobody_who_is_there(pauses in prop::collection::vec(0..MINUTE, 1..100)) {
        let mut device = Device::new();
        for pause in pauses {
            prop_assert_eq!(device.wait(pause), None);
            prop_assert_eq!(device.idle.touch(device.now, LIMITS), Verdict::Open);
        }
    }
}
