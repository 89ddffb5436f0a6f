//! One list of every noun that an edit can write in a case: those of the forms, from the catalogue, and those of
//! [`crate::case::nouns`]; one of those of the practitioner's practice; and the fields of each, those that a question asks about
//! and those that none does.

use super::complete::COMPLETED;
use super::form::About;
use super::{FORMS, Home, Kind, PRACTICE, Question, family, form, handover, network, rows};
use crate::case::nouns::{
    AROUND, EPISODE, ERASURE, FAMILY, Holds, Noun, PERSON, Part, REST, Section, is_of_client, unasked,
};
use crate::case::{Key, Subject};

/// Every noun of a case, in the order of the case: a period of work, each form with what stands in it, the family, and last what leaves
/// with a whole case only.
pub const NOUNS: &[Noun] = &ALL;

/// Every section of a case, in the order of the case; the last holds what no other does.
pub const SECTIONS: &[Section] = &ALL_SECTIONS;

// Each stands once in the program, wherever it is read.
static ALL: [Noun; COUNT] = nouns();
static ALL_SECTIONS: [Section; FORMS.len() + 2] = sections();

const fn is_last(form: &super::Form) -> bool {
    matches!(form.share, Part::HandOvers)
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
/// How many nouns these forms have, with what stands in them.
const fn how_many(forms: &[&super::Form]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < forms.len() {
        count += 1 + forms[at].holds.len() + rows::rows_of(forms[at]).1;
        at += 1;
    }
    count
}

const COUNT: usize = FAMILY.len() + 2 + how_many(FORMS);
const PRACTICE_COUNT: usize = 2 + how_many(PRACTICE);

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
/// Puts the nouns of some forms, those that are last or the others, from a place on; answers the place behind them.
const fn put(all: &mut [Noun], from: usize, forms: &[&super::Form], forms_that_are_last: bool) -> usize {
    let (mut count, mut at) = (from, 0);
    while at < forms.len() {
        let form = forms[at];
        at += 1;
        if is_last(form) != forms_that_are_last {
            continue;
        }
        all[count] = if matches!(form.about, About::Client) { PERSON } else { form.as_noun() };
        count += 1;
        let mut held = 0;
        while held < form.holds.len() {
            all[count] = form.holds[held];
            count += 1;
            held += 1;
        }
        let (rows, several) = rows::rows_of(form);
        let mut one = 0;
        while one < several {
            all[count] = rows[one];
            count += 1;
            one += 1;
        }
    }
    count
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const fn nouns() -> [Noun; COUNT] {
    let mut all = [EPISODE; COUNT];
    let mut count = put(&mut all, 1, FORMS, false);
    let mut at = 0;
    while at < FAMILY.len() {
        all[count] = FAMILY[at];
        count += 1;
        at += 1;
    }
    count = put(&mut all, count, FORMS, true);
    all[count] = ERASURE;
    all
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
/// Puts the sections of some forms, as [`put`] puts their nouns.
const fn put_sections(
    all: &mut [Section],
    from: usize,
    forms: &[&super::Form],
    forms_that_are_last: bool,
) -> usize {
    let (mut count, mut at) = (from, 0);
    while at < forms.len() {
        if is_last(forms[at]) == forms_that_are_last {
            all[count] = forms[at].section();
            count += 1;
        }
        at += 1;
    }
    count
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const fn sections() -> [Section; FORMS.len() + 2] {
    let mut all = [REST; FORMS.len() + 2];
    let count = put_sections(&mut all, 0, FORMS, false);
    all[count] = AROUND;
    put_sections(&mut all, count + 1, FORMS, true);
    all
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
/// The practitioner's forms with what stands in them, and last what leaves with a whole record only, whomever it is about.
static OF_PRACTICE: [Noun; PRACTICE_COUNT] = {
    let mut all = [ERASURE; PRACTICE_COUNT];
    let count = put(&mut all, 0, PRACTICE, false);
    all[count] = handover::FORM.as_noun();
    all
};

static SECTIONS_OF_PRACTICE: [Section; PRACTICE.len() + 1] = {
    let mut all = [handover::FORM.section(); PRACTICE.len() + 1];
    put_sections(&mut all, 0, PRACTICE, false);
    all
};

/// Every noun that an edit can write in such a record.
#[must_use]
pub fn of(subject: Subject) -> &'static [Noun] {
    match subject {
        Subject::Case => NOUNS,
        Subject::Practice => &OF_PRACTICE,
    }
}

/// Every section of such a record, in its order.
#[must_use]
pub fn sections_of(subject: Subject) -> &'static [Section] {
    match subject {
        Subject::Case => SECTIONS,
        Subject::Practice => &SECTIONS_OF_PRACTICE,
    }
}

/// The noun with this slug; a file of a newer version may bring others.
#[must_use]
pub fn noun(slug: &str) -> Option<&'static Noun> {
    Subject::ALL.into_iter().flat_map(of).find(|noun| noun.slug == slug)
}

/// Whether things of this noun may stand in such a record. Of a noun that only a newer version knows nobody can say here.
#[must_use]
pub fn may_stand(subject: Subject, slug: &str) -> bool {
    let is_in = |subject| of(subject).iter().any(|noun| noun.slug == slug);
    is_in(subject) || !Subject::ALL.into_iter().any(is_in)
}

/// The section that a key belongs to. Ratings stand with the form on whose occasion they were given.
#[must_use]
pub fn section(key: &Key) -> Section {
    match noun(key.noun()) {
        Some(_) if is_of_client(key) => super::person::FORM.section(),
        Some(noun) if noun.part == Part::Rows => {
            rows::place(key).map_or(noun.section, |place| place.form.section())
        }
        Some(noun) => noun.section,
        None => REST,
    }
}

/// The question that a field answers.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    let is_own = |question: &&Question| question.is_asked() && !question.kind.is_kept_apart();
    let of_form = form(noun).and_then(|form| form.question(slug)).filter(is_own);
    let of_row = || rows::question(noun, slug);
    let of_family = || family::question(noun, slug);
    let of_handover = || (noun == handover::FORM.noun).then(|| handover::noted(slug)).flatten();
    let of_network = || network::question(noun, slug);
    of_form.or_else(of_handover).or_else(of_row).or_else(of_family).or_else(of_network)
}

/// Every question that is answered under a noun, each once.
#[must_use]
pub fn questions(noun: &str) -> Vec<&'static Question> {
    let mut all: Vec<&'static Question> = Vec::new();
    let mut add = |question: &'static Question| {
        if !question.kind.is_kept_apart() && all.iter().all(|known| known.slug != question.slug) {
            all.push(question);
        }
    };
    let home = |form: &str, question: &Question| match question.home {
        Home::Form => form == noun,
        Home::Client => noun == super::person::NOUN,
        Home::With(..) => false,
    };
    for form in super::every() {
        form.questions().filter(|question| home(form.noun, question)).for_each(&mut add);
    }
    if noun == handover::FORM.noun {
        handover::NOTED.iter().for_each(&mut add);
    }
    rows::rows(noun).iter().flat_map(|rows| rows.of).for_each(&mut add);
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
        Kind::Line | Kind::Paragraph(_) | Kind::Words(_) if question.names.is_of_names() => Holds::Name,
        Kind::Line | Kind::Paragraph(_) | Kind::Words(_) => Holds::Words,
        Kind::Day | Kind::When => Holds::Date,
        Kind::Time => Holds::Time,
        Kind::One(_) => Holds::Choice,
        Kind::Many(_) => Holds::Choices,
        Kind::Number(_) | Kind::Scale(_) => Holds::Number,
        Kind::Link(nouns) => Holds::Speaks(nouns),
        Kind::Person => Holds::Person,
        // Their answers are those of their parts, and of things of their own.
        Kind::Signature(_) | Kind::Rows(_) | Kind::Rated(_) => Holds::Told,
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
