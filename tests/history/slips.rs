//! A clock that jumped is said: in the history for as long as there is one, and at the keys while it matters.

use super::{DAY, Desk, reason, still};
use kith::{
    case::{Device, slips},
    reports::history::slips::{at_the_keys, in_words},
};

fn when(millis: u64) -> String {
    format!("day {}", millis / DAY)
}

#[test]
fn a_slip_of_ten_years_is_said_in_the_history_and_at_the_keys() {
    let mut desk = still(1, "Asha");
    let said = |desk: &Desk| in_words(desk.case(), Device(1), desk.now, &when);
    let keys = |desk: &Desk| at_the_keys(desk.case(), Device(1), desk.now, &when);
    desk.say(reason(), "Before");
    assert_eq!((said(&desk), keys(&desk)), (vec![], None));
    let (today, later) = (desk.now / DAY, desk.now / DAY + 3_650);
    desk.now += 3_650 * DAY;
    desk.say(reason(), "In the slip");
    assert_eq!((said(&desk), keys(&desk)), (vec![], None), "nothing tells it yet");
    desk.now -= 3_650 * DAY;
    let words = keys(&desk).unwrap();
    assert!(
        words.starts_with(&format!(
            "1 entry made on this device bears a time that has not come yet: day {later}."
        )),
        "{words}"
    );
    assert!(words.contains(&format!("it says day {today}")), "{words}");
    desk.say(reason(), "After");
    let told = said(&desk);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with(&format!("The clock of this device was put back: what was entered from day {today} on came after what bears the time day {later}.")), "{told:?}");
    // Ten years later the time has come, and that the clock was put back is still said.
    desk.now += 4_000 * DAY;
    assert_eq!((said(&desk).len(), keys(&desk)), (1, None));
    // On another device it is another device's.
    let there = in_words(desk.case(), Device(2), desk.now, &when);
    assert!(there[0].contains("of another device was put back"), "{there:?}");
    assert_eq!(slips::jumps(desk.case()).len(), 1);
}

#[test]
fn a_clock_before_this_program_is_said() {
    let mut desk = still(1, "Asha");
    desk.say(reason(), "Said");
    desk.now -= 3_650 * DAY;
    let words = at_the_keys(desk.case(), Device(1), desk.now, &when).unwrap();
    assert!(words.contains("cannot be right") && words.contains("Set its date and time"), "{words}");
}
