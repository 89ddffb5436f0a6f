//! The fields of every noun: those that a question asks about, from the catalogue, and those of [`crate::case::nouns`].

use super::complete::COMPLETED;
use super::{FORMS, Home, Kind, Question, family, form, handover, network};
use crate::case::Key;
use crate::case::nouns::{Holds, NOUNS, Noun, noun, unasked};

/// The question that a field answers.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    let of_form = form(noun).and_then(|form| form.question(slug));
    let of_family = || family::question(noun, slug);
    let of_handover = || (noun == handover::FORM.noun).then(|| handover::noted(slug)).flatten();
    of_form.or_else(of_handover).or_else(of_family).or_else(|| network::question(noun, slug))
}

/// Every question that is answered under a noun, each once.
#[must_use]
pub fn questions(noun: &str) -> Vec<&'static Question> {
    let mut all: Vec<&'static Question> = Vec::new();
    let mut add = |question: &'static Question| {
        if question.kind != Kind::Ratings && all.iter().all(|known| known.slug != question.slug) {
            all.push(question);
        }
    };
    let home = |form: &str, question: &Question| match question.home {
        Home::Form => form == noun,
        Home::Client => noun == "person",
    };
    for form in FORMS {
        form.questions().filter(|question| home(form.noun, question)).for_each(&mut add);
    }
    if noun == handover::FORM.noun {
        handover::NOTED.iter().for_each(&mut add);
    }
    for (asked, groups) in family::ASKED.iter().chain(network::ASKED) {
        if *asked == noun {
            groups.iter().flat_map(|group| group.iter()).for_each(&mut add);
        }
    }
    all
}

/// What the answer to a question may hold.
const fn answers(question: &Question) -> Holds {
    match question.kind {
        Kind::Line | Kind::Paragraph(_) if question.names.is_of_names() => Holds::Name,
        Kind::Line | Kind::Paragraph(_) => Holds::Words,
        Kind::Day | Kind::When => Holds::Date,
        Kind::Time => Holds::Time,
        Kind::One(_) => Holds::Choice,
        Kind::Many(_) => Holds::Choices,
        Kind::Number(_) | Kind::Ratings => Holds::Number,
    }
}

/// Whether its things can be marked complete.
fn can_be_complete(noun: &Noun) -> bool {
    form(noun.slug).is_some()
}

/// Every field of a noun with what it may hold, those that are asked about first.
#[must_use]
pub fn fields(noun: &Noun) -> Vec<(&'static str, Holds)> {
    let mut all: Vec<(&'static str, Holds)> =
        questions(noun.slug).into_iter().map(|question| (question.slug, answers(question))).collect();
    all.extend(noun.fields.iter().map(|field| (field.slug, field.holds)));
    if can_be_complete(noun) {
        all.push((COMPLETED, Holds::Choice));
    }
    all.push((crate::case::WITHDRAWN, Holds::Choice));
    all
}

/// What a field may hold; nothing for one that no edit writes.
#[must_use]
pub fn holds(of: &str, slug: &str) -> Option<Holds> {
    let noun = noun(of)?;
    let asked = || {
        let found = questions(of).into_iter().find(|question| question.slug == slug)?;
        Some(answers(found))
    };
    let completed = || (slug == COMPLETED && can_be_complete(noun)).then_some(Holds::Choice);
    unasked(noun, slug).or_else(asked).or_else(completed)
}

/// Whether an edit may write under a key: a thing or a field that the list knows. What it does not know would be left out of
/// no copy and shown in no history, so that it cannot be written.
#[must_use]
pub fn can_be_written(key: &Key) -> bool {
    match key.field_name() {
        Some(field) => holds(key.noun(), field).is_some(),
        None => noun(key.noun()).is_some(),
    }
}

/// How many fields there are under all nouns.
#[must_use]
pub fn count() -> usize {
    NOUNS.iter().map(|noun| fields(noun).len()).sum()
}
