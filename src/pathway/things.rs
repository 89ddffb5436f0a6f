//! The things of a form of which there are many, in the order of its list.

use crate::case::{Case, Key, Stamp, nouns::PERIOD, order};
use crate::forms::form::{About, Count, Form, List, Order};
use crate::forms::review;
use chrono::NaiveDate;

/// The stamp with which a thing was added.
fn added(case: &Case, noun: &str, id: &str) -> Option<Stamp> {
    case.history(&Key::thing(noun, id)).first().map(|operation| operation.stamp)
}

/// The ids of a form's things, in the order of its list: of this period of work, or of the whole case where they belong to
/// none.
#[must_use]
pub fn things(case: &Case, form: &Form, episode: &str) -> Vec<String> {
    let noun = form.noun;
    let belongs =
        |id: &&str| form.about != About::Period || case.field(noun, id, PERIOD.slug).words() == episode;
    let mut ids: Vec<String> = case.things(noun).filter(belongs).map(str::to_owned).collect();
    match form.list().map(|list| list.order) {
        Some(Order::Oldest(slug)) => order::by_key(&mut ids, |id| {
            let date = day(case, noun, id, slug);
            (date.is_none(), date, added(case, noun, id))
        }),
        Some(Order::Newest(slug)) => order::by_key(&mut ids, |id| {
            std::cmp::Reverse(case.field(noun, id, slug).date().map(|when| when.order()))
        }),
        None => {}
    }
    ids
}

/// The ids under which a form is filled in, in a period of work: the one, or each of many in the order of its list.
#[must_use]
pub fn filled_in(case: &Case, form: &'static Form, episode: &str) -> Vec<String> {
    match form.count {
        Count::One => vec![form.sheet(episode).id.to_owned()],
        Count::Many(_) => things(case, form, episode),
    }
}

/// The ids of a period's reviews: by date, those without one last.
#[must_use]
pub fn reviews(case: &Case, episode: &str) -> Vec<String> {
    things(case, &review::FORM, episode)
}

/// The day in an answer, when it is known exactly.
#[must_use]
pub fn day(case: &Case, noun: &str, id: &str, field: &str) -> Option<NaiveDate> {
    case.field(noun, id, field).date().and_then(|when| when.exact())
}

/// How one of the list is headed: the answers of its title, or what stands in their place.
#[must_use]
pub fn title(case: &Case, form: &Form, list: &List, id: &str) -> String {
    let said = |slug: &&'static str| {
        crate::edit::wording::said(case, form.question(slug), case.field(form.noun, id, slug))
    };
    let words: Vec<String> = list.title.iter().map(said).filter(|words| !words.is_empty()).collect();
    if words.is_empty() { list.untitled.to_owned() } else { words.join(" \u{b7} ") }
}
