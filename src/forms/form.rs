//! What a form is: its questions, and what it says of itself, so that everything that follows from a form is worked out.
//!
//! Addresses, the navigation, tasks, lists, papers, the readable copy, the history, the parts of a redacted copy, questions of
//! plausibility, proposals to the chronology and the index of cases read this and keep no list of forms of their own.

pub use super::list::{Begins, Column, List, Listed, Many, Opened, Order};
use super::question::{Home, Question, Section};
pub use super::rules::{Anchor, Clock, DateRule, Event, Fact, Fulfilled, Likely};
use crate::case::nouns::{self, ALLOCATION, Field, Named, Noun, PERIOD, Part};
use crate::case::{Case, Key, Subject, Value, family::CLIENT};

/// Whose thing holds the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The client's, who is one in a case.
    Client,
    /// A period of work's: the form stands in each of them anew.
    Period,
    /// A thing of its own that belongs to the case as a whole.
    Case,
    /// A thing of the practitioner's own practice, which no case holds or names.
    Practice,
}

/// How many of the form there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One for each that it is about.
    One,
    /// As many as are added, under ids of their own.
    Many(&'static Many),
}

/// Where a form stands among the screens of its record; within a group in the order of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who the case is about.
    Person,
    /// The forms of the framework.
    Pathway,
    /// What happened, in order: the chronology and the notes. The drawings stand before it.
    Story,
    /// Tools, which stand last.
    Tools,
    /// The practitioner's own practice.
    Practice,
}

/// How one comes to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// It stands in the overview.
    Always(Group),
    /// It stands in the overview once something has been said in it.
    WhenUsed(Group),
    /// Another screen writes it.
    Elsewhere,
}

/// On which paper a form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// On one of its own.
    Own(&'static Leaf),
    /// On that of another form, by its noun.
    ChapterOf(&'static str, Chapter),
    /// On none of its own; it is read where a case is read as a whole.
    InTheWhole,
    /// On none.
    None,
}

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Names it in addresses and in hand-overs; never changed once released.
    pub slug: &'static str,
    /// What it is called among the papers.
    pub words: &'static str,
    /// What heads it, before where in the source it stands; also named as the source of what the form proposes.
    pub title: &'static str,
    /// How it is laid out.
    pub layout: Layout,
}

/// How a paper is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Section by section, then the chapters of other forms.
    Sections,
    /// A table of everything in the list.
    Table,
    /// The chronology's own, in several levels of detail.
    Chronology,
}

/// How a form stands on the paper of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// Whatever has been answered.
    Always,
    /// Once something has been answered.
    OnceBegun,
    /// One after another, in the order of the list.
    Each(&'static Sheets),
}

/// Several of a form on the paper of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// What heads all of them.
    pub heading: &'static str,
    /// How many the source's paper has room for.
    pub room: usize,
    /// What heads the others.
    pub continued: &'static str,
}

/// A form of the framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The noun of the things that hold its answers; never changed once released.
    pub noun: &'static str,
    /// Its title; of many, what one of them is called.
    pub title: &'static str,
    /// What it is called in the overview and in the history; of many, what all of them are.
    pub name: &'static str,
    /// What it is called in the navigation of the case; nothing where only the overview leads to it.
    pub bar: &'static str,
    /// Where in the source it stands, such as "Appendix 2".
    pub source: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// Whose thing holds its answers.
    pub about: About,
    /// How many there are.
    pub count: Count,
    /// How one comes to it.
    pub offered: Offered,
    /// On which paper it stands.
    pub paper: Paper,
    /// With what it is shared or left out.
    pub share: Part,
    /// What is likely of its days.
    pub dates: &'static [DateRule],
    /// What it proposes to the chronology.
    pub events: &'static [Event],
    /// What it makes due.
    pub clocks: &'static [Clock],
    /// What the index of cases keeps of it.
    pub facts: &'static [Fact],
    /// The entries of the library that stand behind it, by their slugs: each for a row of the framework that it carries.
    pub law: &'static [&'static str],
    /// The fields of its things that no question asks about.
    pub keeps: &'static [Field],
    /// The things of other nouns that stand in it.
    pub holds: &'static [Noun],
    /// Its sections in the source's order.
    pub sections: &'static [Section],
}

/// A form filled in: the catalogue beside the thing that holds the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The questions.
    pub form: &'static Form,
    /// The id of the thing that holds the answers: the client's, a period's, or the thing's own.
    pub id: &'a str,
}

impl Form {
    /// Whom the record is about in which its things stand.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match self.about {
            About::Client | About::Period | About::Case => Subject::Case,
            About::Practice => Subject::Practice,
        }
    }

    /// Every question, in order; the parts of one that consists of several come after it.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> + use<> {
        self.sections.iter().flat_map(Section::all)
    }

    /// The question with this slug.
    #[must_use]
    pub fn question(&self, slug: &str) -> Option<&'static Question> {
        self.questions().find(|question| question.slug == slug)
    }

    /// What it says of its many things, where there are many.
    #[must_use]
    pub const fn many(&self) -> Option<&'static Many> {
        match self.count {
            Count::One => None,
            Count::Many(many) => Some(many),
        }
    }

    /// The list of its things, where the one screen for lists shows it.
    #[must_use]
    pub const fn list(&self) -> Option<&'static List> {
        match self.count {
            Count::Many(Many { listed: Listed::As(list), .. }) => Some(list),
            Count::Many(Many { listed: Listed::InTheChronology | Listed::WithHandOvers, .. })
            | Count::One => None,
        }
    }

    /// The paper of its own.
    #[must_use]
    pub const fn leaf(&self) -> Option<&'static Leaf> {
        match self.paper {
            Paper::Own(leaf) => Some(leaf),
            Paper::ChapterOf(..) | Paper::InTheWhole | Paper::None => None,
        }
    }

    /// The group in which it stands, or nothing where another screen writes it.
    #[must_use]
    pub const fn group(&self) -> Option<Group> {
        match self.offered {
            Offered::Always(group) | Offered::WhenUsed(group) => Some(group),
            Offered::Elsewhere => None,
        }
    }

    /// The sheet of which there is one, in a period of work.
    #[must_use]
    pub const fn sheet<'a>(&'static self, episode: &'a str) -> Sheet<'a> {
        Sheet { form: self, id: if matches!(self.about, About::Client) { CLIENT } else { episode } }
    }

    /// Where it stands in a history.
    #[must_use]
    pub const fn section(&self) -> nouns::Section {
        nouns::Section { slug: self.noun, heading: self.name }
    }

    /// The noun of its things as the record knows it.
    #[must_use]
    pub const fn as_noun(&self) -> Noun {
        let named = match (self.count, self.about) {
            (Count::Many(_), _) => Named::Apart,
            (Count::One, About::Client) => Named::ByClient,
            (Count::One, About::Period | About::Case | About::Practice) => Named::ByPeriod,
        };
        let told_by = match self.count {
            Count::Many(many) => many.told_by,
            Count::One => "",
        };
        Noun {
            slug: self.noun,
            words: self.title,
            section: self.section(),
            part: self.share,
            named,
            told_by,
            fields: self.keeps,
            elsewhere: &[],
        }
    }
}

impl Sheet<'_> {
    /// Where a question's answer is kept.
    #[must_use]
    pub fn key(&self, case: &Case, question: &Question) -> Key {
        match question.home {
            Home::Form => Key::field(self.form.noun, self.id, question.slug),
            Home::Client => Key::field(nouns::PERSON.slug, CLIENT, question.slug),
            Home::With(noun, slug) => {
                let there = super::form(noun).map(|form| form.sheet(self.period(case)).id);
                Key::field(noun, there.unwrap_or(self.id), slug)
            }
        }
    }

    /// The answer to a question.
    #[must_use]
    pub fn answer<'c>(&self, case: &'c Case, question: &Question) -> &'c Value {
        case.value(&self.key(case, question))
    }

    /// The id of the period of work that it belongs to; of what belongs to none, its own, under which no period stands.
    #[must_use]
    pub fn period<'c>(&'c self, case: &'c Case) -> &'c str {
        match (self.form.about, self.form.count) {
            (About::Period, Count::Many(_)) => case.field(self.form.noun, self.id, PERIOD.slug).words(),
            (About::Period, Count::One)
            | (About::Client | About::Case | About::Practice, Count::One | Count::Many(_)) => self.id,
        }
    }

    /// The occasion of the ratings that stand in it: the allocation, or each of many its own.
    #[must_use]
    pub const fn occasion(&self) -> &str {
        match self.form.count {
            Count::One => ALLOCATION,
            Count::Many(_) => self.id,
        }
    }
}
