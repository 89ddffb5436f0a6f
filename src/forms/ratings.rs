//! What question 5 of the involvement asks for is kept in things of their own: the concerns, who rates them, and each rating of
//! an occasion.

use super::{involvement, review};
use crate::case::nouns::{Holds, Named, Noun, PERIOD, Part, Section, field};

const INVOLVEMENT: Section = Section { slug: involvement::NOUN, heading: "Involvement plan" };
const REVIEWS: Section = Section { slug: review::NOUN, heading: "Reviews" };

/// Their nouns. A rating is listed with the reviews, and stands with the form on whose occasion it was given.
pub const HELD: &[Noun] = &[
    Noun::new("concern", "Concern", INVOLVEMENT, Part::Ratings).told_by("text").with(&[
        PERIOD,
        field("text", Holds::Words),
        field("whose", Holds::Choice),
    ]),
    Noun::new("rater", "Rater", INVOLVEMENT, Part::Ratings).told_by("name").with(&[
        PERIOD,
        field("name", Holds::Name),
        field("kind", Holds::Choice),
    ]),
    Noun::new("rating", "Rating", REVIEWS, Part::Ratings)
        .named(Named::ByThese(&["concern", "rater", review::NOUN]))
        .with(&[field("value", Holds::Number)]),
];
