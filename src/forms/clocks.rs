//! What the forms make due, as a list that the compiler works out: the first file of the program names what is due, and has no
//! question in it.

use super::FORMS;

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < FORMS.len() {
        count += FORMS[at].clocks.len();
        at += 1;
    }
    count
};

/// Each clock by its slug, with what is due, in the order of the forms.
#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
pub static CLOCKS: [(&str, &str); COUNT] = {
    let (mut all, mut count, mut at) = ([("", ""); COUNT], 0, 0);
    while at < FORMS.len() {
        let (clocks, mut one) = (FORMS[at].clocks, 0);
        while one < clocks.len() {
            all[count] = (clocks[one].slug, clocks[one].words);
            count += 1;
            one += 1;
        }
        at += 1;
    }
    all
};
