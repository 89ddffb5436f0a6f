//! Where typing in one field is parted into steps for undo: at a pause, and where a sentence begins.
//!
//! The record keeps what is typed within a minute as one operation. Undo is finer than that, and needs nothing of the
//! record for it: what stood there at each pause is kept among the steps of the session.

use super::step::{Reversal, Step};
use crate::case::{Key, Value};

/// A pause of this length between two keys begins a new step.
pub const STEP_PAUSE_MILLIS: u64 = 2_500;

/// The one field that a typed step changes, with what it said before and says since.
fn field(step: &Step) -> Option<(&Key, &Value, &Value, u64)> {
    match (step.reversals.as_slice(), step.typed_at) {
        ([Reversal::Field { key, before, after }], Some(at)) => Some((key, before, after, at)),
        _ => None,
    }
}

/// The two steps as one, where the later one goes on without a pause and begins no sentence.
pub(super) fn joined(last: &Step, next: &Step) -> Option<Step> {
    let (key, before, middle, then) = field(last)?;
    let (same, from, after, now) = field(next)?;
    let goes_on = key == same && middle == from && now.abs_diff(then) < STEP_PAUSE_MILLIS;
    let reversal = || Reversal::Field { key: key.clone(), before: before.clone(), after: after.clone() };
    (goes_on && !begins_sentence(from.words(), after.words())).then(|| Step::typed(vec![reversal()], now))
}

/// Whether a typed step leaves its field as it was.
pub(super) fn is_idle(step: &Step) -> bool {
    field(step).is_some_and(|(_, before, after, _)| before == after)
}

/// What differs between two texts: where, what went and what came.
#[must_use]
pub fn difference<'a>(before: &'a str, after: &'a str) -> (usize, &'a str, &'a str) {
    let same = |(one, other): &((usize, char), (usize, char))| one.1 == other.1;
    let at = before
        .char_indices()
        .zip(after.char_indices())
        .take_while(same)
        .last()
        .map_or(0, |((at, letter), _)| at + letter.len_utf8());
    let (gone, come) = (before.get(at..).unwrap_or_default(), after.get(at..).unwrap_or_default());
    let end: usize = gone
        .chars()
        .rev()
        .zip(come.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let without_end = |text: &'a str| text.get(..text.len().saturating_sub(end)).unwrap_or_default();
    (at, without_end(gone), without_end(come))
}

/// Whether the letters that came stand at the beginning of a sentence or of a line.
fn begins_sentence(before: &str, after: &str) -> bool {
    let (at, gone, come) = difference(before, after);
    let is_word = come.chars().next().is_some_and(|first| !first.is_whitespace());
    if !is_word || !gone.is_empty() {
        return false;
    }
    let earlier = before.get(..at).unwrap_or_default();
    let sentence = earlier.trim_end();
    let blank = earlier.get(sentence.len()..).unwrap_or_default();
    let closed = sentence.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']']);
    !sentence.is_empty()
        && !blank.is_empty()
        && (blank.contains('\n') || closed.ends_with(['.', '!', '?', '\u{2026}']))
}
