//! Where in the program we are, as an address behind the `#`: it works on any static host and never reaches a server.

use crate::{
    case::{Key, Subject, When, date::iso, subject::PRACTICE},
    forms::addresses,
    reports::chronology::filter::Filter,
};
use chrono::NaiveDate;
use std::{fmt, str::FromStr};

/// A screen. Cases, periods and things are named by their random ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The cases on this device.
    Home,
    /// The practitioner's own settings.
    Preferences,
    /// Passphrase, recovery code, locking and wiping.
    Protection,
    /// Search over all cases.
    Search,
    /// Open a hand-off file.
    OpenFile,
    /// Open a copy of the practitioner's practice.
    OpenPractice,
    /// Hand over several cases.
    HandOver,
    /// What the program is, and is not.
    About,
    /// A screen of a case, or of the practitioner's practice, which is the record with the id [`PRACTICE`].
    Case(String, CasePlace),
}

/// A screen of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasePlace {
    /// The case at a glance.
    Overview,
    /// A form, by its noun and the id of the thing that holds the answers.
    Form(String, String),
    /// The list of a form's things, by its noun; with the period of work to which they belong, where they belong to one.
    List(String, Option<String>),
    /// The chronology.
    Chronology,
    /// The chronology with what is filtered and which of its parts is shown; never the filter that shows all.
    ChronologyAt(Box<Filter>),
    /// The family drawn.
    Genogram,
    /// The family drawn as it was on the day of an entry of the chronology, with the entry's id for the way back.
    GenogramAt(NaiveDate, String),
    /// The world around the family drawn.
    Ecomap,
    /// The strengths map.
    Strengths,
    /// Hand this case over.
    HandOver,
    /// The files that this case has received, and what has changed since.
    Received,
    /// A document to print or copy, by the name of the paper and the id that it is about.
    Print(String, String),
    /// Send the consultation to the area mailbox.
    Send(String),
    /// The history of the case, or of a form or a field of it.
    History(Option<Key>),
    /// The case as it stood at a date.
    Past,
}

/// A screen, of the live cases, of the training case or of the practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Whether it is the fictional case's, which has a database of its own. There is no fictional practice.
    pub training: bool,
    /// The screen.
    pub place: Place,
}

/// A text that names no screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

impl fmt::Display for CasePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overview => Ok(()),
            Self::Form(noun, id) => write!(f, "/form/{noun}/{id}"),
            Self::List(noun, period) => {
                write!(f, "/{}", addresses::path(noun).unwrap_or(noun))?;
                period.iter().try_for_each(|period| write!(f, "/{period}"))
            }
            Self::Chronology => f.write_str("/chronology"),
            Self::ChronologyAt(filter) => write!(f, "/chronology?{filter}"),
            Self::Genogram => f.write_str("/genogram"),
            Self::GenogramAt(day, entry) => write!(f, "/genogram/{}/{entry}", iso(*day)),
            Self::Ecomap => f.write_str("/ecomap"),
            Self::Strengths => f.write_str("/strengths"),
            Self::HandOver => f.write_str("/hand-over"),
            Self::Received => f.write_str("/received"),
            Self::Send(episode) => write!(f, "/send/{episode}"),
            Self::History(None) => f.write_str("/history"),
            Self::History(Some(key)) => write!(f, "/history/{key}"),
            Self::Past => f.write_str("/past"),
            Self::Print(paper, id) => write!(f, "/print/{paper}/{id}"),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let training = self.training && self.place.subject() == Subject::Case;
        f.write_str(if training { "#/training" } else { "#" })?;
        match &self.place {
            Place::Home => f.write_str("/"),
            Place::Preferences => f.write_str("/settings"),
            Place::Protection => f.write_str("/protection"),
            Place::Search => f.write_str("/search"),
            Place::OpenFile => f.write_str("/open-file"),
            Place::OpenPractice => f.write_str("/practice/open-file"),
            Place::HandOver => f.write_str("/hand-over"),
            Place::About => f.write_str("/about"),
            Place::Case(id, place) if Subject::of(id) == Subject::Practice => write!(f, "/practice{place}"),
            Place::Case(id, place) => write!(f, "/case/{id}{place}"),
        }
    }
}

impl FromStr for Address {
    type Err = NoSuchPlace;

    fn from_str(hash: &str) -> Result<Self, NoSuchPlace> {
        let path = hash.trim_start_matches('#');
        // Only the chronology's address has a query: ids and codes, never a name.
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let training = parts.first() == Some(&"training");
        if training {
            parts.remove(0);
        }
        let place = match *parts.as_slice() {
            [] => Place::Home,
            ["settings"] => Place::Preferences,
            ["protection"] => Place::Protection,
            ["search"] => Place::Search,
            ["open-file"] => Place::OpenFile,
            ["hand-over"] => Place::HandOver,
            ["about"] => Place::About,
            ["practice", "open-file"] if !training => Place::OpenPractice,
            ["practice", ref rest @ ..] if !training => {
                Place::Case(PRACTICE.to_owned(), of_record(Subject::Practice, rest)?)
            }
            ["case", PRACTICE, ..] => return Err(NoSuchPlace),
            ["case", case, "chronology"] => {
                let filter = Filter::from_query(query.unwrap_or_default());
                Place::Case(id(case)?, CasePlace::chronology(filter))
            }
            ["case", case, ref rest @ ..] => {
                let place = of_case(rest).unwrap_or_else(|| of_record(Subject::Case, rest))?;
                Place::Case(id(case)?, place)
            }
            _ => return Err(NoSuchPlace),
        };
        let has_query = matches!(place, Place::Case(_, CasePlace::Chronology | CasePlace::ChronologyAt(_)));
        if query.is_some() && !has_query { Err(NoSuchPlace) } else { Ok(Self { training, place }) }
    }
}

/// An id as it stands in an address: one that could not be part of a key names nothing.
fn id(text: &str) -> Result<String, NoSuchPlace> {
    Key::parse(&format!("case/{text}")).map(|_| text.to_owned()).map_err(|_| NoSuchPlace)
}

/// A screen that only a case has; nothing for one that any record may have.
fn of_case(rest: &[&str]) -> Option<Result<CasePlace, NoSuchPlace>> {
    Some(match *rest {
        ["genogram"] => Ok(CasePlace::Genogram),
        ["genogram", date, entry] => {
            day(date).and_then(|day| id(entry).map(|entry| CasePlace::GenogramAt(day, entry)))
        }
        ["ecomap"] => Ok(CasePlace::Ecomap),
        ["strengths"] => Ok(CasePlace::Strengths),
        ["past"] => Ok(CasePlace::Past),
        ["send", episode] => id(episode).map(CasePlace::Send),
        _ => return None,
    })
}

/// A screen that a record about anybody has.
fn of_record(subject: Subject, rest: &[&str]) -> Result<CasePlace, NoSuchPlace> {
    Ok(match *rest {
        [] => CasePlace::Overview,
        ["form", noun, thing] if addresses::is_form(subject, noun) => {
            CasePlace::Form(noun.to_owned(), id(thing)?)
        }
        ["hand-over"] => CasePlace::HandOver,
        ["history"] => CasePlace::History(None),
        ["history", ref key @ ..] => {
            CasePlace::History(Some(Key::parse(&key.join("/")).map_err(|_| NoSuchPlace)?))
        }
        ["received"] => CasePlace::Received,
        ["print", name, thing] if addresses::is_paper(subject, name) => {
            CasePlace::Print(name.to_owned(), id(thing)?)
        }
        [path, ref period @ ..] => list(subject, path, period)?,
    })
}

/// The list of a form's things, by the name that the form gives it, with the period of work where they belong to one.
fn list(subject: Subject, path: &str, period: &[&str]) -> Result<CasePlace, NoSuchPlace> {
    let (noun, is_of_period) = addresses::list(subject, path).ok_or(NoSuchPlace)?;
    let period = match (is_of_period, period) {
        (true, [period]) => Some(id(period)?),
        (false, []) => None,
        _ => return Err(NoSuchPlace),
    };
    Ok(CasePlace::List(noun.to_owned(), period))
}

/// A day as it stands in an address, and in no other way of writing it.
fn day(text: &str) -> Result<NaiveDate, NoSuchPlace> {
    let day = text.parse::<When>().ok().and_then(|when| when.exact());
    day.filter(|day| iso(*day) == text).ok_or(NoSuchPlace)
}

impl CasePlace {
    /// The chronology as it is filtered.
    #[must_use]
    pub fn chronology(filter: Filter) -> Self {
        if filter == Filter::default() { Self::Chronology } else { Self::ChronologyAt(Box::new(filter)) }
    }

    /// The chronology with one entry marked among all.
    #[must_use]
    pub fn entry(id: &str) -> Self {
        Self::chronology(Filter { rows: vec![id.to_owned()], is_among: true, ..Filter::default() })
    }
}

impl Place {
    /// The screen without what is filtered on it, which changes while the screen stays.
    #[must_use]
    pub fn screen(&self) -> Self {
        match self {
            Self::Case(id, CasePlace::ChronologyAt(_)) => Self::Case(id.clone(), CasePlace::Chronology),
            other => other.clone(),
        }
    }

    /// What the chronology is filtered by, when this is its screen.
    #[must_use]
    pub fn filter(&self) -> Filter {
        match self {
            Self::Case(_, CasePlace::ChronologyAt(filter)) => (**filter).clone(),
            _ => Filter::default(),
        }
    }

    /// Whom the record is about that the screen shows: a case, for the screens that show none too.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::OpenPractice => Subject::Practice,
            Self::Case(id, _) => Subject::of(id),
            _ => Subject::Case,
        }
    }

    /// The case that the screen is about.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        match self {
            Self::Case(id, _) => Some(id),
            _ => None,
        }
    }
}
