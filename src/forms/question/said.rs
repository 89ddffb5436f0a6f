//! What some kinds of question hold beside their name: whose words they are, the ends of a scale, the rows of a table, the
//! parts of a signature.

use super::{Choice, Question, choice};
use crate::case::nouns::{Field, Holds, Noun, ORDER, Part, Section};

/// Whose words an answer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The person's own.
    Own,
    /// The practitioner's view.
    Practitioner,
    /// Somebody else's.
    Other,
}

impl Voice {
    /// Each of them.
    pub const ALL: &[Self] = &[Self::Own, Self::Practitioner, Self::Other];

    /// Whose words they are, as it follows the label.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Own => "in the person\u{2019}s own words",
            Self::Practitioner => "the practitioner\u{2019}s view",
            Self::Other => "what somebody else says",
        }
    }

    /// Names it in a class of the page.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Practitioner => "practitioner",
            Self::Other => "other",
        }
    }
}

/// A scale of whole numbers. Its ends are said wherever a number of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lowest number.
    pub from: i64,
    /// The highest number.
    pub to: i64,
    /// What the lowest and the highest stand for: "the worst risk", "no risk".
    pub ends: (&'static str, &'static str),
}

impl Scale {
    /// What a number of it stands for, where it is an end. An article before the words is left out.
    fn end(&self, number: i64) -> Option<&'static str> {
        let (lowest, highest) = self.ends;
        let end = if number == self.from {
            lowest
        } else if number == self.to {
            highest
        } else {
            return None;
        };
        Some(end.strip_prefix("the ").unwrap_or(end))
    }

    /// A number in words, with the end that it may be: "0 (worst risk)", "4".
    #[must_use]
    pub fn in_words(&self, number: i64) -> String {
        self.end(number).map_or_else(|| number.to_string(), |end| format!("{number} ({end})"))
    }

    /// Both ends: "0 is the worst risk, 10 is no risk".
    #[must_use]
    pub fn told(&self) -> String {
        let (lowest, highest) = self.ends;
        format!("{} is {lowest}, {} is {highest}", self.from, self.to)
    }

    /// Whether a number is on it.
    #[must_use]
    pub const fn holds(&self, number: i64) -> bool {
        self.from <= number && number <= self.to
    }
}

/// Things of their own that stand in a form, each answered by the same questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Their noun; never changed once released.
    pub noun: &'static str,
    /// What one is called as a title, and within a sentence: "Action", "action".
    pub one: (&'static str, &'static str),
    /// The words of the button that adds one.
    pub add: &'static str,
    /// What is asked of each. The first tells one from another. The first is always shown, and none of them
    /// is kept apart.
    pub of: &'static [Question],
    /// The fields that no question asks about: the link to what they belong to, then [`ORDER`] where they are ordered by hand.
    pub keeps: &'static [Field],
    /// By what each is rated, if it is.
    pub grid: Option<&'static Grid>,
}

/// How each row is rated by several people, on each occasion anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The noun of the ratings. Each bears the ids of its row, of who rates, and of the occasion; its field is `value`.
    pub noun: Noun,
    /// Who rates.
    pub by: &'static Rows,
    /// On which scale.
    pub scale: &'static Scale,
    /// With what the first who rates begins, added with the first row.
    pub first: &'static [(&'static str, Begun)],
}

/// With which answer the first who rates begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// What is said about the client under this slug.
    Client(&'static str),
    /// This choice.
    Chosen(&'static str),
}

impl Rows {
    /// The question that tells one from another.
    #[must_use]
    pub const fn told_by(&self) -> &'static str {
        match self.of {
            [first, ..] => first.slug,
            [] => "",
        }
    }

    /// Their noun as the record knows it.
    #[must_use]
    pub const fn as_noun(&self, section: Section) -> Noun {
        Noun::new(self.noun, self.one.0, section, Part::Rows).told_by(self.told_by()).with(self.keeps)
    }

    /// The field by which one belongs to its form's thing, and the nouns of that; nothing where all belong to the client.
    #[must_use]
    pub fn owner(&self) -> Option<(&'static str, &'static [&'static str])> {
        self.keeps.iter().find_map(|field| {
            let Holds::Link(nouns, _) = field.holds else { return None };
            Some((field.slug, nouns))
        })
    }

    /// Whether they are ordered by hand; else they stand in the order in which they were added.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.keeps.contains(&ORDER)
    }
}

/// How something was signed.
pub const HOW: &[Choice] = &[choice(SIGNED, "Signed"), choice(TOGETHER, "Went through it together")];
/// That somebody signed by name.
pub const SIGNED: &str = "signed";
/// That it was gone through together.
pub const TOGETHER: &str = "together";

/// The question of who signed: `signature!("agreed", "Agreed with the person")`. It is kept in four fields, `agreed-how`,
/// `agreed-name`, `agreed-role` and `agreed-on`.
#[cfg_attr(not(feature = "probe"), allow(unused_macros, reason = "No form asks for a signature yet."))]
macro_rules! signature {
    ($slug:literal, $label:literal) => {{
        use $crate::forms::question::{HOW, Question, SIGNED};
        const PARTS: &[Question] = &[
            Question::one(concat!($slug, "-how"), concat!($label, ": how"), HOW).short("How"),
            Question::line(concat!($slug, "-name"), concat!($label, ": name in full"))
                .name()
                .short("Name in full")
                .shown_if(concat!($slug, "-how"), &[SIGNED]),
            Question::line(concat!($slug, "-role"), concat!($label, ": role"))
                .short("Role, such as daughter or social worker")
                .shown_if(concat!($slug, "-how"), &[SIGNED]),
            Question::day(concat!($slug, "-on"), concat!($label, ": day")).short("Day"),
        ];
        Question::signature($slug, $label, PARTS)
    }};
}
pub(crate) use signature;
