//! The concerns of an involvement and how each rater rates them, 0 worst to 10 no risk, at the allocation and each review.

use super::undecided;
use crate::case::{Case, Key, Value, order};

pub use crate::case::nouns::ALLOCATION;

/// The rows that this file carries out: the list, its scale, the client's rating and the others'.
pub const SEEDS: &[&str] = &["I13", "I14", "I15", "I16", "I17", "I18"];

/// The scale's ends are said wherever a rating is.
pub const SCALE: &str = "0 is the worst risk, 10 is no risk";

/// Who may rate, with the words for each kind.
pub const RATERS: &[(&str, &str)] = &[
    ("client", "Client"),
    ("carer", "Carer"),
    ("family", "Family or friend"),
    ("social-worker", "Social worker"),
    ("professional", "Other professional"),
];

/// Whose a concern may be, with the words for each (I5).
pub const WHOSE: &[(&str, &str)] = &[
    ("professional", "Professional concern"),
    ("person", "The person\u{2019}s own concern"),
    ("societal", "Societal concern"),
];

/// The ids of the things of a period of work, in the order in which they were added.
#[must_use]
pub fn of_episode(case: &Case, noun: &str, episode: &str) -> Vec<String> {
    let belongs = |id: &&str| case.field(noun, id, "episode").words() == episode;
    let mut ids: Vec<String> = case.things(noun).filter(belongs).map(str::to_owned).collect();
    order::by_key(&mut ids, |id| {
        case.history(&Key::thing(noun, id)).first().map(|operation| operation.stamp)
    });
    ids
}

/// Where one rating is kept.
#[must_use]
pub fn key(concern: &str, rater: &str, occasion: &str) -> Key {
    Key::field("rating", &format!("{concern}.{rater}.{occasion}"), "value")
}

/// One rating, when it was given.
#[must_use]
pub fn rating(case: &Case, concern: &str, rater: &str, occasion: &str) -> Option<i64> {
    match case.value(&key(concern, rater, occasion)) {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// The rating in words, with the end of the scale that it may be.
#[must_use]
pub fn in_words(rating: i64) -> String {
    match rating {
        0 => "0 (worst risk)".to_owned(),
        10 => "10 (no risk)".to_owned(),
        other => other.to_string(),
    }
}

/// The concerns with every rater's rating of one occasion, as rows under the raters' names.
#[must_use]
pub fn table(case: &Case, episode: &str, occasion: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let raters = of_episode(case, "rater", episode);
    let said = |noun: &str, id: &str, field: &str, decided: String| {
        undecided::said_as(case, &Key::field(noun, id, field), decided)
    };
    let name = |id: &String| said("rater", id, "name", case.field("rater", id, "name").words().to_owned());
    let mut columns = vec!["Concern".to_owned(), "Whose".to_owned()];
    columns.extend(raters.iter().map(name));
    let rows = of_episode(case, "concern", episode).into_iter().map(|concern| {
        let words = crate::edit::wording::bare(case.field("concern", &concern, "text"));
        let whose = case.field("concern", &concern, "whose");
        let whose = WHOSE.iter().find(|(slug, _)| whose.chooses(slug)).map_or("", |(_, words)| words);
        let mut row = vec![
            said("concern", &concern, "text", words),
            said("concern", &concern, "whose", whose.to_owned()),
        ];
        let ratings = raters.iter().map(|rater| {
            let decided = rating(case, &concern, rater, occasion).map(in_words).unwrap_or_default();
            undecided::said_as(case, &key(&concern, rater, occasion), decided)
        });
        row.extend(ratings);
        row
    });
    (columns, rows.collect())
}
