//! What question 5 of the involvement asks for: the concerns, who rates them, and each rating of an occasion.

use super::person;
use super::question::{Begun, Choice, Grid, Question, Rows, Scale, choice};
use crate::case::nouns::{Holds, Named, Noun, PERIOD, Part, Section, field};

/// The noun of what is an occasion to rate anew, after the allocation: a review.
pub const OCCASION: &str = "review";

/// Who may rate.
const RATERS: &[Choice] = &[
    choice("client", "Client"),
    choice("carer", "Carer"),
    choice("family", "Family or friend"),
    choice("social-worker", "Social worker"),
    choice("professional", "Other professional"),
];

/// Whose a concern may be (I5).
const WHOSE: &[Choice] = &[
    choice("professional", "Professional concern"),
    choice("person", "The person\u{2019}s own concern"),
    choice("societal", "Societal concern"),
];

/// How severe the risk is.
const SCALE: Scale = Scale { from: 0, to: 10, ends: ("the worst risk", "no risk") };

/// The concerns, which the involvement lists and each review rates anew.
pub const CONCERNS: &Rows = &Rows {
    noun: "concern",
    one: ("Concern", "concern"),
    add: "Add a concern",
    of: &[
        Question::text("text", "Words").rows(2).short("Concern"),
        Question::one("whose", "Whose concern it is", WHOSE).short("Whose"),
    ],
    keeps: &[PERIOD],
    grid: Some(&Grid {
        // A rating is listed with the reviews, and stands with the form on whose occasion it was given.
        noun: Noun::new("rating", "Rating", REVIEWS, Part::Rows)
            .named(Named::ByThese(&["concern", "rater", OCCASION]))
            .with(&[field("value", Holds::Number)]),
        by: &Rows {
            noun: "rater",
            one: ("Rater", "rater"),
            add: "Add a rater",
            of: &[
                Question::line("name", "Name").name(),
                Question::one("kind", "Who the rater is", RATERS).short("Who this is"),
            ],
            keeps: &[PERIOD],
            grid: None,
        },
        scale: &SCALE,
        // The client's own rating is always asked for (I17).
        first: &[("name", Begun::Client(person::NAME)), ("kind", Begun::Chosen("client"))],
    }),
};

const REVIEWS: Section = Section { slug: OCCASION, heading: "Reviews" };
