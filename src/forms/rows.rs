//! The rows of a form in a case: which there are and in which order, what they begin with, how they are moved, and where the
//! ratings of them are kept.
//!
//! Each row is a thing of its own, so that a merge keeps those of both devices, and one that is withdrawn stays in the record.

use super::form::{Form, Sheet};
use super::question::{Grid, Question, Rows, Section};
use super::{ALL, every, nth};
use crate::case::nouns::{EPISODE, Named, Noun, ORDER, PERIOD, is_at_allocation};
use crate::case::{Case, Key, Value, order};

/// How far apart the numbers lie by which rows are ordered, when they are numbered anew.
const APART: i64 = 1_024;

/// The most nouns of rows that one form has.
const MOST_ROWS: usize = 24;

/// The nouns of the rows that a form asks for, those who rate them and their ratings, and how many they are.
#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
pub(super) const fn rows_of(form: &Form) -> ([Noun; MOST_ROWS], usize) {
    let (mut all, mut count, mut at) = ([EPISODE; MOST_ROWS], 0, 0);
    while at < form.sections.len() {
        let (questions, mut asked) = (form.sections[at].questions, 0);
        while asked < questions.len() {
            if let Some((rows, true)) = questions[asked].kind.rows() {
                all[count] = rows.as_noun(form.section());
                count += 1;
                if let Some(grid) = rows.grid {
                    all[count] = grid.by.as_noun(form.section());
                    all[count + 1] = grid.noun;
                    count += 2;
                }
            }
            asked += 1;
        }
        at += 1;
    }
    (all, count)
}

/// The nouns of rows and of those who rate them, and how many they are; their ratings bear no ids of their own.
#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const fn of_rows<const MOST: usize>() -> ([&'static str; MOST], usize) {
    let (mut all, mut count, mut at) = ([""; MOST], 0, 0);
    while at < ALL {
        let (rows, several) = rows_of(nth(at));
        let mut one = 0;
        while one < several {
            if matches!(rows[one].named, Named::Apart) {
                all[count] = rows[one].slug;
                count += 1;
            }
            one += 1;
        }
        at += 1;
    }
    (all, count)
}

/// The nouns of all rows, for whoever needs to know nothing else of a form.
#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
pub static ROWS: [&str; of_rows::<{ ALL * MOST_ROWS }>().1] = {
    let (rows, mut all, mut at) =
        (of_rows::<{ ALL * MOST_ROWS }>().0, [""; of_rows::<{ ALL * MOST_ROWS }>().1], 0);
    while at < all.len() {
        all[at] = rows[at];
        at += 1;
    }
    all
};

/// A place of the catalogue at which rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The form.
    pub form: &'static Form,
    /// The section of it.
    pub section: &'static Section,
    /// The question.
    pub question: &'static Question,
    /// The rows.
    pub rows: &'static Rows,
    /// Whether they are added and changed here, and not only rated.
    pub is_own: bool,
}

/// Every place at which rows stand, in the order of the forms.
pub fn places() -> impl Iterator<Item = Place> {
    every().flat_map(|form| {
        form.sections.iter().flat_map(move |section| {
            section.questions.iter().filter_map(move |question| {
                let (rows, is_own) = question.kind.rows()?;
                Some(Place { form, section, question, rows, is_own })
            })
        })
    })
}

/// The rows with this noun, those who rate others among them.
#[must_use]
pub fn rows(noun: &str) -> Option<&'static Rows> {
    // Most keys are of none, and are asked about at every turn.
    if !ROWS.contains(&noun) {
        return None;
    }
    let found = |place: Place| {
        let by = place.rows.grid.map(|grid| grid.by);
        [Some(place.rows), by].into_iter().flatten().find(|rows| rows.noun == noun)
    };
    places().find_map(found)
}

/// The rows whose ratings have this noun, with how they are rated.
#[must_use]
pub fn rated(noun: &str) -> Option<(&'static Rows, &'static Grid)> {
    let found = |place: Place| {
        let grid = place.rows.grid.filter(|grid| grid.noun.slug == noun)?;
        Some((place.rows, grid))
    };
    places().find_map(found)
}

/// Where the rows or the ratings of a key stand: rows in the form that asks for them; ratings of the allocation too, and later
/// ones where the rows are rated anew.
#[must_use]
pub fn place(key: &Key) -> Option<Place> {
    let noun = key.noun();
    let is_of = |place: &Place| {
        let grid = place.rows.grid;
        place.rows.noun == noun || grid.is_some_and(|grid| grid.by.noun == noun || grid.noun.slug == noun)
    };
    let is_later = rated(noun).is_some() && !is_at_allocation(key);
    let all = || places().filter(is_of);
    all().find(|place| place.is_own != is_later).or_else(|| all().next())
}

/// The question that a field of a row answers.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    rows(noun)?.of.iter().find(|question| question.slug == slug)
}

/// The ids of a rating's row, of who rates, and of its occasion.
#[must_use]
pub fn parts(rating: &str) -> (&str, &str, &str) {
    let (row, rest) = rating.split_once('.').unwrap_or((rating, ""));
    let (rater, occasion) = rest.split_once('.').unwrap_or((rest, ""));
    (row, rater, occasion)
}

impl Grid {
    /// Where one rating is kept.
    #[must_use]
    pub fn key(&self, row: &str, rater: &str, occasion: &str) -> Key {
        Key::field(self.noun.slug, &format!("{row}.{rater}.{occasion}"), "value")
    }

    /// One rating, when it was given.
    #[must_use]
    pub fn rating(&self, case: &Case, row: &str, rater: &str, occasion: &str) -> Option<i64> {
        case.value(&self.key(row, rater, occasion)).number()
    }

    /// A rating in words for a heading: the row, and who rates it.
    #[must_use]
    pub fn named(&self, rows: &Rows, case: &Case, rating: &str) -> String {
        let (row, rater, _) = parts(rating);
        let said = |rows: &Rows, id: &str| {
            let value = case.field(rows.noun, id, rows.told_by());
            // The name of whoever is linked to is not in the row, and an id says nothing to people.
            if matches!(value, Value::Link(_)) { rows.one.0 } else { value.words() }.to_owned()
        };
        let (row, rater) = (said(rows, row), said(self.by, rater));
        if rater.is_empty() { row } else { format!("{row} ({rater})") }
    }
}

impl Rows {
    /// The link by which a row belongs to a sheet; nothing where all of them belong to the client.
    #[must_use]
    pub fn begun(&self, case: &Case, sheet: Sheet<'_>) -> Option<(&'static str, Value)> {
        let (field, _) = self.owner()?;
        let id = if field == PERIOD.slug { sheet.period(case) } else { sheet.id };
        Some((field, Value::Link(id.to_owned())))
    }

    /// Whether a row belongs to a sheet.
    fn is_of(&self, case: &Case, sheet: Sheet<'_>, id: &str) -> bool {
        self.begun(case, sheet).is_none_or(|(field, link)| *case.field(self.noun, id, field) == link)
    }

    /// The ids of the rows of a sheet, in their order.
    #[must_use]
    pub fn ids(&self, case: &Case, sheet: Sheet<'_>) -> Vec<String> {
        let belongs = |id: &&str| self.is_of(case, sheet, id);
        let mut ids: Vec<String> = case.things(self.noun).filter(belongs).map(str::to_owned).collect();
        order::by_key(&mut ids, |id| {
            let number = number(case, self.noun, id);
            let added = case.history(&Key::thing(self.noun, id)).first().map(|operation| operation.stamp);
            (number.is_none(), number, added)
        });
        ids
    }

    /// The ids of the rows of a sheet that there ever were.
    pub fn all<'a>(&'a self, case: &'a Case, sheet: Sheet<'a>) -> impl Iterator<Item = &'a str> {
        case.all_things(self.noun).filter(move |id| self.is_of(case, sheet, id))
    }

    /// The answers that put a row in this place among the others: its own number between those beside it, or numbers for all
    /// where there is no room.
    #[must_use]
    pub fn moved(&self, case: &Case, ids: &[String], id: &str, to: usize) -> Vec<(Key, Value)> {
        let mut there: Vec<&String> = ids.iter().filter(|one| *one != id).collect();
        let to = to.min(there.len());
        let at = |place: Option<usize>| {
            place.and_then(|place| there.get(place)).map(|id| number(case, self.noun, id))
        };
        let (before, after) = (at(to.checked_sub(1)), at(Some(to)));
        let between = match (before, after) {
            (Some(Some(before)), Some(Some(after))) => {
                let middle = before.midpoint(after);
                (before < middle && middle < after).then_some(middle)
            }
            (Some(Some(before)), None) => before.checked_add(APART),
            (None, Some(Some(after))) => after.checked_sub(APART),
            _ => None,
        };
        let key = |id: &str| Key::field(self.noun, id, ORDER.slug);
        if let Some(number) = between {
            return vec![(key(id), Value::Number(number))];
        }
        let id = id.to_owned();
        there.insert(to, &id);
        let numbered =
            there.into_iter().zip(1_i64..).map(|(id, place)| (key(id), Value::Number(place * APART)));
        numbered.filter(|(key, value)| case.value(key) != value).collect()
    }
}

fn number(case: &Case, noun: &str, id: &str) -> Option<i64> {
    case.field(noun, id, ORDER.slug).number()
}

impl Sheet<'_> {
    /// Whether a key is of one of the rows that a question shows, or of a rating of them on this sheet's occasion.
    #[must_use]
    pub fn has_among_rows(&self, case: &Case, question: &Question, key: &Key) -> bool {
        let Some((rows, is_own)) = question.kind.rows() else { return false };
        let stands = |rows: &Rows, id: &str| rows.is_of(case, *self, id) && !case.is_withdrawn(rows.noun, id);
        let is_row = |rows: &Rows| key.noun() == rows.noun && stands(rows, key.id());
        if is_own && is_row(rows) {
            return true;
        }
        let Some(grid) = rows.grid else { return false };
        if is_own && is_row(grid.by) {
            return true;
        }
        let (row, rater, occasion) = parts(key.id());
        key.noun() == grid.noun.slug
            && occasion == self.occasion()
            && stands(rows, row)
            && stands(grid.by, rater)
    }
}

/// Whether a field only says where a row stands among others: of two places that it was put in, the last is taken.
#[must_use]
pub fn is_order(key: &Key) -> bool {
    key.field_name() == Some(ORDER.slug) && rows(key.noun()).is_some()
}
