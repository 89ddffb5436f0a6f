//! What the record keeps of something that left, and the same read back in words.

use super::Form;
use crate::case::{Author, Case, Key, Value, order};
use crate::edit::wording;
use crate::forms::handover::{self, FORM, FORM_OF, KEPT_BACK, LEFT_OUT, PEOPLE, TIMES, WHAT};
use crate::handoff::redaction::{Choice, Instead};
use std::collections::{BTreeMap, BTreeSet};

/// For so long the same thing in the same form is counted rather than noted once more: taking a form over into another
/// system is a dozen taps on the same button, and a list of a dozen lines would hide the one that matters.
pub const AGAIN_MILLIS: u64 = 10 * 60_000;

const EARLIER: &str = "earlier-answers";
const ALL_BY_INITIALS: &str = "initials";
const SOME_BY_INITIALS: &str = "some-initials";
const NAMES_KEPT: &str = "some-names-kept";
const NUMBERS: &str = "numbers";

/// The entry of what leaves in a form.
#[must_use]
pub fn of(what: &str, form: Form, left_out: Option<&Choice>) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    fields.insert(WHAT.to_owned(), Value::choice(what));
    fields.insert(FORM_OF.to_owned(), Value::choice(form.slug()));
    if let Some(choice) = left_out {
        let slugs = kept_back(choice);
        if !slugs.is_empty() {
            fields.insert(KEPT_BACK.to_owned(), Value::Choices(slugs));
        }
        if let Ok(count @ 1..) = i64::try_from(choice.people_left_out.len()) {
            fields.insert(PEOPLE.to_owned(), Value::Number(count));
        }
    }
    fields
}

/// Everything that is chosen is said here, so that a choice that is added does not compile before the record tells it.
fn kept_back(choice: &Choice) -> BTreeSet<String> {
    let Choice {
        parts_left_out,
        // How many they are is noted beside this.
        people_left_out: _,
        people_by_initials,
        initials_for_all,
        history_left_out,
        names: _,
        // Words that name nobody, and whether somebody could be asked: nothing is kept back by either.
        spared: _,
        named: _,
        doubtful_are_names: _,
        // The names of whoever does not leave are a part of the words that do.
        names_as_written: _,
        numbers_left_out,
    } = choice;
    let mut slugs = parts_left_out.clone();
    let mut mark = |holds: bool, slug: &str| {
        if holds {
            slugs.insert(slug.to_owned());
        }
    };
    mark(*history_left_out, EARLIER);
    mark(*initials_for_all, ALL_BY_INITIALS);
    mark(!initials_for_all && !people_by_initials.is_empty(), SOME_BY_INITIALS);
    mark(choice.keeps_names(), NAMES_KEPT);
    mark(*numbers_left_out, NUMBERS);
    slugs
}

/// What was left out, in words: of an entry of this version or of an earlier one.
fn left_out(case: &Case, id: &str) -> String {
    let said = case.field(FORM.noun, id, LEFT_OUT);
    let Value::Choices(slugs) = case.field(FORM.noun, id, KEPT_BACK) else { return wording::bare(said) };
    let mut choice = Choice { parts_left_out: slugs.clone(), ..Choice::default() };
    choice.history_left_out = choice.parts_left_out.remove(EARLIER);
    choice.initials_for_all = choice.parts_left_out.remove(ALL_BY_INITIALS);
    if choice.parts_left_out.remove(SOME_BY_INITIALS) {
        choice.people_by_initials.insert(String::new());
    }
    choice.numbers_left_out = choice.parts_left_out.remove(NUMBERS);
    if choice.parts_left_out.remove(NAMES_KEPT) {
        choice.names.insert(String::new(), Instead::Kept);
    }
    if let Value::Number(count) = case.field(FORM.noun, id, PEOPLE) {
        choice.people_left_out.extend((0..*count).map(|nth| nth.to_string()));
    }
    choice.in_words()
}

/// The hand-over that this one only counts up, with how often it was: the same thing in the same form by the same person,
/// some minutes ago at most.
#[must_use]
pub fn again(case: &Case, fields: &BTreeMap<String, Value>, by: &Author, now: u64) -> Option<(Key, i64)> {
    let is_same = |id: &&str| {
        let thing = Key::thing(FORM.noun, id);
        let of_fields = [WHAT, FORM_OF, KEPT_BACK, PEOPLE]
            .into_iter()
            .all(|slug| case.field(FORM.noun, id, slug) == fields.get(slug).unwrap_or(&Value::Empty));
        let is_near = case.current(&thing).is_some_and(|operation| {
            operation.by == *by && now.abs_diff(operation.stamp.millis) < AGAIN_MILLIS
        });
        of_fields && is_near
    };
    let id = case.things(FORM.noun).find(is_same)?;
    let times = case.field(FORM.noun, id, TIMES).number().unwrap_or(1);
    Some((Key::thing(FORM.noun, id), times))
}

/// One thing that left, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Who and when, as an operation says it.
    pub added: crate::case::Operation,
    /// What left, and in which form.
    pub what: String,
    /// Why, for whom, and what was left out.
    pub rest: Vec<String>,
}

/// Everything that left, the last first. What was noted and did not leave after all is in the history alone, with the reason.
#[must_use]
pub fn earlier(case: &Case) -> Vec<Earlier> {
    let mut ids: Vec<&str> = case.things(FORM.noun).collect();
    let added = |id: &str| case.current(&Key::thing(FORM.noun, id)).cloned();
    order::by_key(&mut ids, |id| std::cmp::Reverse(added(id).map(|operation| operation.stamp)));
    ids.into_iter().filter_map(|id| Some(one(case, id, added(id)?))).collect()
}

fn one(case: &Case, id: &str, added: crate::case::Operation) -> Earlier {
    let field = |slug: &str| case.field(FORM.noun, id, slug);
    let said =
        |slug: &str| wording::answer(FORM.question(slug).or_else(|| handover::noted(slug)), field(slug));
    // What earlier versions noted was always a file.
    let mut what = if *field(WHAT) == Value::Empty {
        String::new()
    } else {
        format!("{}. {}", handover::what_in_words(field(WHAT).words()), said(FORM_OF))
    };
    if let Value::Number(times @ 2..) = field(TIMES) {
        what.push_str(&format!(", {times} times"));
    }
    if !what.is_empty() {
        what.push('.');
    }
    let purpose =
        Some(said("other-purpose")).filter(|words| !words.is_empty()).unwrap_or_else(|| said("purpose"));
    let to = said("to");
    let for_whom = if to.is_empty() { String::new() } else { format!("For {to}.") };
    // The form says whether it was locked, where it is noted.
    let lock = if field(FORM_OF).is_blank() { said("lock") } else { String::new() };
    let rest = [purpose, for_whom, lock, left_out(case, id)].into_iter().filter(|words| !words.is_empty());
    Earlier { added, what, rest: rest.collect() }
}
