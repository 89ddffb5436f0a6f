//! What is asked about a family: people, couples, links to parents, households, ties and marks, field by field.
//!
//! These are no forms of the framework: the genogram shows each question beside the person or the line that it is about.

use super::question::{Choice, Question, choice};
use crate::case::family::{
    AllegationStatus, Beginning, Direction, FigureKind, Gender, Impact, MarkKind, MarkState, Matter,
    ParentKind, Quality, Status, Strength, Sureness, TieKind, Twins, UnionForm, Whose, nouns,
};

/// The choices of a closed list, in its order.
macro_rules! choices {
    ($kind:ty) => {{
        const COUNT: usize = <$kind>::ALL.len();
        #[allow(clippy::indexing_slicing)] // In a constant, a wrong place would not compile.
        const LIST: [$crate::forms::Choice; COUNT] = {
            let mut list = [$crate::forms::question::choice("", ""); COUNT];
            let mut at = 0;
            while at < COUNT {
                list[at] = $crate::forms::question::choice(<$kind>::ALL[at].slug(), <$kind>::ALL[at].words());
                at += 1;
            }
            list
        };
        &LIST
    }};
}

pub(super) use choices;

/// A tick on its own.
const YES: &[Choice] = &[choice("yes", "Yes")];
const DATE_HINT: &str = "For example 17 5 1944, March 2014, c. 1966, summer 2021.";

/// First asked about a person: what the symbol is drawn from.
pub const FIRST: &[Question] = &[
    Question::line("name", "Name").name(),
    Question::one("gender", "Gender, as the person lives it", choices!(Gender)),
    Question::when("born", "Born").hint(DATE_HINT),
    Question::when("died", "Died"),
    Question::many("dead", "Known to have died, date not known", YES),
];

/// Asked when there is time.
pub const MORE: &[Question] = &[
    Question::line("preferred-name", "Likes to be called").name(),
    Question::line("pronouns", "Pronouns"),
    Question::line("identity", "Identity, in the person\u{2019}s own words"),
    Question::line("occupation", "Occupation"),
    Question::line("place", "Lives in"),
    Question::line("income", "Income"),
    Question::line("culture", "Culture or heritage, in the person\u{2019}s own words")
        .hint("Several are parted by semicolons."),
    Question::when("migrated", "Came to the country, or moved away"),
    Question::line("migrated-from", "From where"),
    Question::one("beginning", "How this life began", choices!(Beginning)),
    Question::one("being", "What this is in the drawing", choices!(FigureKind)),
];

/// What is shown only where it is switched on, and what is kept back.
pub const SENSITIVE: &[Question] = &[
    Question::many("trans-mark", "Draw as trans, as the person asked for", YES),
    Question::line("orientation", "Orientation, where the person wants it drawn"),
    Question::many("smokes", "Smokes", YES),
    Question::line("secret", "Family secret about this person"),
    Question::many("private", "Keep back from every shared copy", YES),
];

/// Asked about a couple.
pub const UNION: &[Question] = &[Question::one("form", "What kind of couple", choices!(UnionForm))];

/// Asked about a dated event of a couple.
pub const STATUS: &[Question] =
    &[Question::one("status", "What happened", choices!(Status)), Question::when("date", "When")];

/// Asked about a child's link to parents.
pub const PARENTAGE: &[Question] = &[
    Question::one("kind", "How the child belongs to them", choices!(ParentKind)),
    Question::one("twins-kind", "What kind of twins", choices!(Twins)),
    Question::when("since", "Since, for a placement"),
    Question::when("until", "Until"),
];

/// Asked about a home.
pub const HOUSEHOLD: &[Question] = &[
    Question::line("name", "Name of the household").may_name(),
    Question::when("since", "Household since"),
    Question::when("until", "Household until"),
];

/// Asked about a person's living in a home.
pub const RESIDENCE: &[Question] =
    &[Question::when("since", "Lives there since"), Question::when("until", "Until")];

/// Asked about a tie.
pub const TIE: &[Question] = &[
    Question::one("kind", "What the relationship is", choices!(TieKind)),
    Question::one("strength", "How strong", choices!(Strength)),
    Question::one("quality", "Is it a strain?", choices!(Quality)),
    Question::one("impact", "What it gives or takes", choices!(Impact)),
    Question::one("direction", "Which way the energy flows", choices!(Direction)),
    Question::many("standing", "What stands behind it", choices!(AllegationStatus))
        .hint("A line about abuse is evidence and may be disclosed."),
    Question::number("hours", "Hours a week", "hours"),
    Question::many("matters", "In which matters", choices!(Matter)),
    Question::when("since", "Since"),
    Question::when("until", "Until"),
    Question::text("note", "More about it").rows(2),
];

/// Asked about a mark of health or substances.
pub const MARK: &[Question] = &[
    Question::one("kind", "What it is about", choices!(MarkKind)),
    Question::line("words", "What it is, such as vascular dementia"),
    Question::one("state", "How it stands", choices!(MarkState)),
    Question::when("since", "Since"),
    Question::when("until", "Until"),
];

/// Who said something, and how sure they were: asked about ties and marks.
pub const WORD: &[Question] = &[
    Question::line("source", "Who said so").may_name(),
    Question::when("said", "When it was said"),
    Question::one("sure", "How sure they were", choices!(Sureness)),
    Question::one("whose", "Whose view it is", choices!(Whose)),
    Question::many("private", "Keep back from every shared copy", YES),
];

/// The questions asked under each noun.
pub const ASKED: &[(&str, &[&[Question]])] = &[
    (nouns::PERSON, &[FIRST, MORE, SENSITIVE]),
    (nouns::UNION, &[UNION]),
    (nouns::STATUS, &[STATUS]),
    (nouns::PARENTAGE, &[PARENTAGE]),
    (nouns::HOUSEHOLD, &[HOUSEHOLD]),
    (nouns::RESIDENCE, &[RESIDENCE]),
    (nouns::TIE, &[TIE, WORD]),
    (nouns::MARK, &[MARK, WORD]),
];

/// The question that a field of the family answers.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    let (_, groups) = ASKED.iter().find(|(known, _)| *known == noun)?;
    groups.iter().flat_map(|group| group.iter()).find(|question| question.slug == slug)
}
