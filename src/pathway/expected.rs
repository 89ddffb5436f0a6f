//! What is expected of the next thing of a list.

use super::clocks::{DueKind, clocks};
use super::things::reviews;
use crate::case::{Case, Value};
use crate::forms::review;

/// The answer with which a new thing most likely begins. Only the type of a review is expected: the initial one, then the
/// formal one once that is due.
#[must_use]
pub fn expected(case: &Case, noun: &str, slug: &str, episode: &str) -> Value {
    if (noun, slug) != (review::NOUN, review::TYPE) {
        return Value::Empty;
    }
    let all = reviews(case, episode);
    let has = |kind: &str| all.iter().any(|id| case.field(noun, id, slug).chooses(kind));
    Value::choice(if !has("initial") {
        "initial"
    } else if !has("formal")
        && clocks(case, episode).dues.iter().any(|due| due.kind == DueKind(review::FORMAL_REVIEW))
    {
        "formal"
    } else {
        "interim"
    })
}
