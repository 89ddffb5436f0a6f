//! A clock that jumped: what is entered after it was put right bears the true time, and is what is shown.

use super::{HOUR, MINUTE, NOW, danger, reason, typing};
use kith::{
    case::{Device, Value},
    edit::Session,
};

const DAY: u64 = 24 * HOUR;
const TEN_YEARS: u64 = 3_652 * DAY;

/// The clock ten years ahead for one edit, put right, the page loaded anew, and two edits more.
#[test]
fn entries_after_a_slip_of_ten_years_bear_true_times() {
    for is_loaded_anew in [true, false] {
        let mut desk = typing(1);
        desk.say(reason(), "Before the slip");
        desk.now = NOW + TEN_YEARS;
        desk.session.close_typing();
        let slipped = desk.say(reason(), "In the slip");
        desk.say(danger(), "Said in the slip alone");
        desk.now = NOW + HOUR;
        desk.session.close_typing();
        if is_loaded_anew {
            desk.session = Session::new("first", desk.case().clone(), Device(1), desk.now);
        }
        let after = desk.say(reason(), "After the slip");
        assert_eq!(after.stamp.millis, NOW + HOUR);
        assert_eq!(after.replaces, [slipped.stamp]);
        assert_eq!(desk.value(reason()), Value::text("After the slip"), "the later edit is what is shown");
        desk.now += 2 * MINUTE;
        desk.session.close_typing();
        let last = desk.say(danger(), "Said after it");
        assert_eq!(last.stamp.millis, desk.now);
        assert_eq!(desk.value(danger()), Value::text("Said after it"));
        // Another device is told the same, in whatever order it comes.
        for reversed in [false, true] {
            let mut all = desk.operations();
            if reversed {
                all.reverse();
            }
            let mut other = typing(2);
            other.now = desk.now;
            other.admit(all);
            assert_eq!(other.value(reason()), Value::text("After the slip"));
            assert_eq!(other.value(danger()), Value::text("Said after it"));
            assert!(other.case().conflicts().next().is_none());
            other.session.close_typing();
            assert_eq!(other.say(reason(), "There").stamp.millis, desk.now);
        }
    }
}

/// The second time that the clock says the same is another moment: no stamp is given twice, even when the clock shows again
/// what it showed in the slip.
#[test]
fn no_stamp_is_given_twice_when_the_clock_comes_by_the_same_moment_again() {
    let mut desk = typing(1);
    desk.now = NOW + TEN_YEARS;
    let mut made = vec![desk.say(reason(), "One").stamp];
    for round in 0..6 {
        desk.now = if round % 2 == 0 { NOW } else { NOW + TEN_YEARS };
        desk.session = Session::new("first", desk.case().clone(), Device(1), desk.now);
        made.push(desk.say(reason(), &format!("Round {round}")).stamp);
        assert_eq!(desk.value(reason()), Value::text(&format!("Round {round}")));
    }
    let count = made.len();
    made.sort();
    made.dedup();
    assert_eq!((made.len(), desk.case().len()), (count, count));
}

/// A file can list stamps that do not exist yet. What is said here later is not born superseded by that.
#[test]
fn no_file_supersedes_what_is_not_said_yet() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "Known");
    let mut other = typing(2);
    other.take(&desk);
    other.now += 1_000;
    let mut claim = other.say(reason(), "Theirs");
    claim.replaces = vec![first.stamp];
    claim.replaces.extend((1..200).map(|more| kith::case::Stamp {
        millis: NOW + 2_000 + more / 3,
        counter: (more % 3) as u16,
        device: Device(1),
    }));
    desk.admit(vec![claim]);
    desk.now += 2_010;
    desk.session.close_typing();
    desk.say(reason(), "Mine, later");
    assert_eq!(desk.value(reason()), Value::text("Mine, later"));
    assert_eq!(desk.case().heads(&reason()).len(), 1);
}
