//! What is asked about the world around a family: systems, ties to them, and the strengths map with its prompts.
//!
//! These are no forms of the framework: the ecomap and the strengths map show each question beside what it is about.

use super::family::choices;
use super::question::{Choice, Question, choice};
use crate::case::family::nouns::TIE;
use crate::case::network::{Importance, SystemKind, nouns};

const YES: &[Choice] = &[choice("yes", "Yes")];

/// The noun that keeps the answers to the prompts of the strengths map.
pub const MAP: &str = "strengths-map";

/// First asked about a system.
pub const SYSTEM: &[Question] = &[
    Question::line("name", "Name").may_name().cites(&["K24"]),
    Question::one("kind", "What it is", choices!(SystemKind)).cites(&["K24"]),
    Question::one("importance", "How much it matters", choices!(Importance)),
    Question::many("missing", "Missing: ought to be there", YES),
];

/// Asked when there is time.
pub const MORE: &[Question] = &[
    Question::line("contact", "How it is reached").may_name(),
    Question::when("since", "There since"),
    Question::when("until", "There until"),
    Question::text("note", "More about it").rows(2),
    Question::many("private", "Keep back from every shared copy", YES),
];

/// Whether a tie to a system holds.
const KINDS: &[Choice] = &[choice("plain", "It holds"), choice("cutoff", "It is broken off")];

/// Asked about a tie to a system: its three axes, its energy and its dates.
pub const SYSTEM_TIE: &[Question] = &[
    Question::one("strength", "How strong", choices!(crate::case::family::Strength)).cites(&["K26"]),
    Question::one("quality", "Is it a strain?", choices!(crate::case::family::Quality)).cites(&["K25"]),
    Question::one("impact", "What it gives or takes", choices!(crate::case::family::Impact))
        .cites(&["K25", "K27"]),
    Question::one("direction", "Which way the energy flows", ENERGY).cites(&["K25"]),
    Question::one("kind", "Does it hold?", KINDS),
    Question::when("since", "Since").hint("For example 17 5 1944, March 2014, c. 1966, summer 2021."),
    Question::when("until", "Until"),
    Question::text("note", "More about it").rows(2),
];

/// Seen from the family.
const ENERGY: &[Choice] = &[
    choice("in", "To the family"),
    choice("out", "From the family"),
    choice("both", "Both ways"),
    choice("none", "Neither way"),
];

/// A quadrant of the strengths map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quadrant {
    /// What it is called.
    pub heading: &'static str,
    /// The source's prompts in it: slug, words, row of the source.
    pub prompts: &'static [(&'static str, &'static str, &'static str)],
    /// Whether its strengths are the community's, so that one can become a system.
    pub is_community: bool,
}

/// The strengths map, two by two: soft and hard, of the individual and of the community.
pub const QUADRANTS: [Quadrant; 4] = [
    Quadrant {
        heading: "Soft strengths: individual",
        prompts: &[
            ("qualities", "Personal qualities", "K2"),
            ("knowledge", "Knowledge and skills", "K3"),
            ("relationships", "Relationships", "K4"),
            ("passions", "Passions and interests", "K5"),
        ],
        is_community: false,
    },
    Quadrant {
        heading: "Soft strengths: community",
        prompts: &[
            ("neighbours", "Links with neighbours", "K6"),
            ("groups", "Community groups", "K7"),
            ("interests", "Shared interest groups", "K8"),
            ("leaders", "Community leaders", "K9"),
        ],
        is_community: true,
    },
    Quadrant {
        heading: "Hard strengths: individual",
        prompts: &[
            ("health", "Health", "K10"),
            ("finances", "Finances", "K11"),
            ("housing", "Housing", "K12"),
            ("transport", "Transport", "K13"),
        ],
        is_community: false,
    },
    Quadrant {
        heading: "Hard strengths: community",
        prompts: &[
            ("services", "Health and social care services", "K14"),
            ("leisure", "Leisure", "K15"),
            ("schools", "Schools", "K16"),
            ("buildings", "Community buildings", "K17"),
        ],
        is_community: true,
    },
];

/// The rows that the map as a whole carries out.
pub const SOURCE_ROWS: &[&str] = &["K1", "K21"];

/// The prompts of the map as the choices of where a strength stands.
const PLACES: &[Choice] = &[
    choice("qualities", "Personal qualities"),
    choice("knowledge", "Knowledge and skills"),
    choice("relationships", "Relationships"),
    choice("passions", "Passions and interests"),
    choice("neighbours", "Links with neighbours"),
    choice("groups", "Community groups"),
    choice("interests", "Shared interest groups"),
    choice("leaders", "Community leaders"),
    choice("health", "Health"),
    choice("finances", "Finances"),
    choice("housing", "Housing"),
    choice("transport", "Transport"),
    choice("services", "Health and social care services"),
    choice("leisure", "Leisure"),
    choice("schools", "Schools"),
    choice("buildings", "Community buildings"),
];

/// Asked about a strength.
pub const STRENGTH: &[Question] =
    &[Question::line("words", "Strength"), Question::one("place", "Where it stands on the map", PLACES)];

/// The three further prompts of the source, and its pointer to the KcVETS model.
pub const PROMPTS: &[Question] = &[
    Question::text("own", "What the person already has")
        .hint("To stay as independent as possible: which knowledge, experience or expertise does the person have, and how could it grow?")
        .rows(3)
        .cites(&["K18"]),
    Question::text("others", "What people around have, or need")
        .hint("Which skills, knowledge or experience do those involved directly or indirectly have, or need to acquire?")
        .rows(3)
        .cites(&["K19"]),
    Question::text("objective", "Neither over- nor underestimated")
        .hint("How do you know? Who else was asked, and did the person consent to that? What evidence is there?")
        .rows(3)
        .cites(&["K20"]),
    Question::text("model", "KcVETS, if you used it")
        .hint("The strengths-based practice model that the framework points to.")
        .rows(2)
        .cites(&["K21"]),
];

/// The questions asked under each noun.
pub const ASKED: &[(&str, &[&[Question]])] = &[
    (nouns::SYSTEM, &[SYSTEM, MORE]),
    (nouns::STRENGTH, &[STRENGTH]),
    (MAP, &[PROMPTS]),
    // A tie to a person is asked about with the family; these are the questions of a tie to a system alone.
    (TIE, &[SYSTEM_TIE]),
];

/// The question that a field of the world around answers; those of ties are asked with the family.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    let (_, groups) = ASKED.iter().find(|(known, _)| *known == noun && noun != TIE)?;
    groups.iter().flat_map(|group| group.iter()).find(|question| question.slug == slug)
}

/// The kind of system that a strength of this place most often is.
#[must_use]
pub fn system_of(place: &str) -> SystemKind {
    match place {
        "neighbours" => SystemKind::Neighbour,
        "groups" => SystemKind::Club,
        "interests" => SystemKind::Interest,
        "leaders" => SystemKind::Leader,
        "services" => SystemKind::Health,
        "leisure" => SystemKind::Leisure,
        "schools" => SystemKind::School,
        "buildings" => SystemKind::Community,
        _ => SystemKind::Own,
    }
}
