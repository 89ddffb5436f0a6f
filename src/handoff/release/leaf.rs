//! The shorter way through the same door: one document, table or drawing of the open case, given out with one tap.

use super::{Content, Form, Offered, entry, numbers};
use crate::case::{Author, Case};
use crate::forms::CLIENT;
use crate::handoff::redaction::{self, Choice, Redacted, Scan};
use crate::reports::Document;
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
        let choice = Choice { history_left_out: false, ..Choice::initials() };
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

/// The copy of a case from which everything by initials is made: on the screen, on paper, copied or as a table.
#[must_use]
pub fn copy_by_initials(id: &str, case: &Case, by: &Author) -> Redacted {
    let mut copy = redaction::redact(id, case, &Choice::initials());
    copy.scan.allow(&by.name);
    copy
}

/// A document of a case by initials, looked through. The ID number is left out and the date of birth is an age, unless
/// numbers are asked for.
///
/// # Errors
/// With what still stands in it: it is then neither shown nor printed nor copied.
pub fn by_initials(
    (id, case, by): (&str, &Case, &Author),
    with_numbers: bool,
    today: NaiveDate,
    make: impl Fn(&Case) -> Document,
) -> Result<ByInitials, Vec<String>> {
    let copy = copy_by_initials(id, case, by);
    let mut document = make(&copy.case);
    if !with_numbers {
        numbers::take_out(&mut document, case, today);
    }
    match redaction::checked(&copy, std::slice::from_ref(&document)) {
        Ok(()) => Ok(ByInitials { document, scan: copy.scan }),
        Err(hits) => Err(hits.iter().map(ToString::to_string).collect()),
    }
}

/// Whether the case has numbers that a document by initials leaves out.
#[must_use]
pub fn has_numbers(case: &Case) -> bool {
    ["identifier", "born"].iter().any(|field| !case.field("person", CLIENT, field).is_blank())
}
