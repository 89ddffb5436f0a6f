//! The slips of clocks in words: for the history of the case, and for whoever sits at the keys now.

use crate::case::{
    Case, Device,
    slips::{self, Ahead, Trouble},
};

/// So many are told; a file may claim any number.
const MOST: usize = 5;

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

fn whose(device: Device, here: Device) -> &'static str {
    if device == here { "this device" } else { "another device" }
}

fn times((first, last): (u64, u64), when: &dyn Fn(u64) -> String) -> String {
    if first == last { when(first) } else { format!("{} to {}", when(first), when(last)) }
}

/// Where the clocks jumped, each in a sentence, told on this device at this moment. `when` puts milliseconds into words.
#[must_use]
pub fn in_words(case: &Case, here: Device, now: u64, when: &dyn Fn(u64) -> String) -> Vec<String> {
    let ahead = slips::ahead(case, now).into_iter().map(|(device, Ahead { entries: count, times: at })| {
        format!(
            "{} of {} bear{} a time that has not come yet: {}. The clock of that device was wrong then, or the one of this device is wrong now.",
            entries(count),
            whose(Device(device), here),
            if count == 1 { "s" } else { "" },
            times(at, when)
        )
    });
    let jumps = slips::jumps(case).into_iter().map(|jump| {
        format!(
            "The clock of {} was put back: what was entered from {} on came after what bears the time {}. One of the two is not right.",
            whose(jump.device, here),
            when(jump.after),
            times(jump.before, when)
        )
    });
    let all: Vec<String> = ahead.chain(jumps).collect();
    let more = all.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("And {more} more such slips of a clock."));
    all.into_iter().take(MOST).chain(more).collect()
}

/// What whoever enters something now has to know of this device's clock.
#[must_use]
pub fn at_the_keys(case: &Case, here: Device, now: u64, when: &dyn Fn(u64) -> String) -> Option<String> {
    Some(match slips::trouble(case, here, now)? {
        Trouble::Behind => format!(
            "The clock of this device says {}, which cannot be right. Set its date and time, then load this page again. What you enter until then is kept behind the last entry, with the wrong time.",
            when(now)
        ),
        Trouble::Differs(Ahead { entries: count, times: at }) => format!(
            "{} made on this device bear{} a time that has not come yet: {}. The clock was ahead then, or it is behind now: it says {}. Check the date and time of this device. What you enter now bears the time that it says.",
            entries(count),
            if count == 1 { "s" } else { "" },
            times(at, when),
            when(now)
        ),
    })
}
