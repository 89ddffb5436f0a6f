//! The shorter way through the same door: one document, table or drawing of the open case, given out with one tap.

use super::{Content, Form, Offered, entry};
use crate::case::{Author, Case, Key, Value, When, family::time::age_between};
use crate::edit::wording;
use crate::forms::{CLIENT, names::is_number, person};
use crate::handoff::redaction::{self, Choice, Redacted, Scan};
use crate::reports::{Block, Document};
use chrono::NaiveDate;

/// What is to leave of the open case.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    /// The case's id.
    pub case: &'a str,
    /// What it is, as [`crate::forms::handover::what_in_words`] reads it.
    pub what: &'a str,
    /// In which form it leaves.
    pub form: Form,
    /// What the file is called, when it is one: nothing of a person.
    pub name: &'a str,
    /// The very thing.
    pub content: Content,
    /// Whether initials stand in it for names.
    pub by_initials: bool,
}

impl Leaf<'_> {
    /// Looks through it for all that must not leave, and offers it.
    ///
    /// # Errors
    /// With what was found.
    pub fn offer(self, scans: &[&Scan]) -> Result<Offered, Vec<String>> {
        let bytes = self.content.text().as_bytes();
        let mut hits: Vec<String> = Vec::new();
        for hit in scans.iter().flat_map(|scan| scan.check(bytes)) {
            let words = hit.to_string();
            if !hits.contains(&words) {
                hits.push(words);
            }
        }
        if !hits.is_empty() {
            return Err(hits);
        }
        let numbers_left_out = scans.iter().any(|scan| scan.leaves_out_numbers());
        let choice = Choice { history_left_out: false, numbers_left_out, ..Choice::initials() };
        Ok(Offered {
            name: self.name.to_owned(),
            says: crate::forms::handover::what_in_words(self.what),
            cases: vec![self.case.to_owned()],
            entry: entry::of(self.what, self.form, self.by_initials.then_some(&choice)),
            version: 0,
            counts: self.form == Form::Text,
            content: self.content,
        })
    }
}

/// A document with initials for names, and what its page is looked through for.
#[derive(Clone, Debug)]
pub struct ByInitials {
    /// The document.
    pub document: Document,
    /// What must stand nowhere on its page.
    pub scan: Scan,
}

/// The copy of a case from which everything by initials is made: on the screen, on paper, copied or as a table. Numbers and
/// contact details are left out of it, unless they are asked for.
#[must_use]
pub fn copy_by_initials(id: &str, case: &Case, by: &Author, with_numbers: bool) -> Redacted {
    let choice = Choice { numbers_left_out: !with_numbers, ..Choice::initials() };
    let mut copy = redaction::redact(id, case, &choice);
    copy.scan.allow(&by.name);
    copy
}

/// A document of a case by initials, looked through. Numbers and contact details are left out and the date of birth is an
/// age, unless they are asked for.
///
/// # Errors
/// With what still stands in it: it is then neither shown nor printed nor copied.
pub fn by_initials(
    (id, case, by): (&str, &Case, &Author),
    with_numbers: bool,
    today: NaiveDate,
    make: impl Fn(&Case) -> Document,
) -> Result<ByInitials, Vec<String>> {
    let copy = copy_by_initials(id, case, by, with_numbers);
    let mut document = make(&copy.case);
    if !with_numbers {
        tell_age(&mut document, case, today);
    }
    match redaction::checked(&copy, std::slice::from_ref(&document)) {
        Ok(()) => Ok(ByInitials { document, scan: copy.scan }),
        Err(hits) => Err(hits.iter().map(ToString::to_string).collect()),
    }
}

/// Puts the person's age where the date of birth was left out; what else was left out of the person's own numbers goes
/// without a trace. `case` is the case as it is.
fn tell_age(document: &mut Document, case: &Case, today: NaiveDate) {
    let left_out = wording::bare(&Value::Withheld);
    let question = |label: &str| {
        let field = person::FORM.questions().find(|question| question.label == label)?;
        let key = Key::field(person::NOUN, CLIENT, field.slug);
        is_number(&key).then_some(key)
    };
    let age = case
        .field(person::NOUN, CLIENT, person::BORN)
        .date()
        .and_then(|born| age_between(born, When::day(today)))
        .map(|age| age.in_words());
    document.blocks = std::mem::take(&mut document.blocks)
        .into_iter()
        .filter_map(|block| match block {
            Block::Answer { label, answer } if answer == left_out => match question(&label) {
                Some(key) if key.field_name() == Some("born") => {
                    age.clone().map(|answer| Block::Answer { label: "Age".to_owned(), answer })
                }
                Some(_) => None,
                None => Some(Block::Answer { label, answer }),
            },
            Block::Heading(_) | Block::Answer { .. } | Block::Paragraph(_) | Block::Table { .. } => {
                Some(block)
            }
        })
        .collect();
}
