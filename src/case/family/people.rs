//! What is known of one person, one union, one link, one home and one tie.

use super::kinds::{
    AllegationStatus, Beginning, Direction, FigureKind, Gender, Impact, MarkKind, MarkState, Matter,
    ParentKind, Quality, Status, Strength, Sureness, Twins, UnionForm, Whose,
};
use super::tie_kinds::TieKind;
use crate::case::When;
use chrono::NaiveDate;

/// Who said something, when, and how sure they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Where it comes from: a person, a letter, a record.
    pub source: String,
    /// When it was said.
    pub said: Option<When>,
    /// How sure the source was.
    pub sure: Option<Sureness>,
    /// Whose view it is.
    pub whose: Option<Whose>,
    /// Whether it is kept back from every shared copy.
    pub private: bool,
}

/// One person, as they give themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Names them in the record.
    pub id: String,
    /// Their full name, or nothing.
    pub name: String,
    /// What they like to be called.
    pub preferred: String,
    /// Their pronouns.
    pub pronouns: String,
    /// As they live it.
    pub gender: Gender,
    /// Their identity in their own words.
    pub identity: String,
    /// Whether they asked to be drawn as trans.
    pub trans_mark: bool,
    /// Their orientation, where they want it drawn.
    pub orientation: String,
    /// What they are in the drawing.
    pub figure: FigureKind,
    /// How their life began.
    pub beginning: Beginning,
    /// When they were born, or are due.
    pub born: Option<When>,
    /// When they died.
    pub died: Option<When>,
    /// Whether they are known to have died on a date that nobody knows.
    pub dead: bool,
    /// What they do.
    pub occupation: String,
    /// Where they live.
    pub place: String,
    /// What they live on.
    pub income: String,
    /// Their culture or heritage in their own words; several are parted by semicolons.
    pub culture: String,
    /// When they came to the country, or went.
    pub migrated: Option<When>,
    /// From where.
    pub migrated_from: String,
    /// Whether they smoke.
    pub smokes: bool,
    /// Whether they need an interpreter.
    pub interpreter: bool,
    /// A secret of the family about them.
    pub secret: String,
    /// Where the practitioner has put them, in hundredths of a symbol's width.
    pub pin: Option<(i64, i64)>,
    /// Whether they are kept back from every shared copy.
    pub private: bool,
    /// Their health and use of substances.
    pub marks: Vec<Mark>,
}

impl Person {
    /// Somebody of whom nothing is known but this.
    #[must_use]
    pub fn new(id: &str, gender: Gender) -> Self {
        Self {
            id: id.to_owned(),
            name: String::new(),
            preferred: String::new(),
            pronouns: String::new(),
            gender,
            identity: String::new(),
            trans_mark: false,
            orientation: String::new(),
            figure: FigureKind::Family,
            beginning: Beginning::Birth,
            born: None,
            died: None,
            dead: false,
            occupation: String::new(),
            place: String::new(),
            income: String::new(),
            culture: String::new(),
            migrated: None,
            migrated_from: String::new(),
            smokes: false,
            interpreter: false,
            secret: String::new(),
            pin: None,
            private: false,
            marks: Vec::new(),
        }
    }

    /// The name to show, or what can be said without one.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        match (self.name.trim(), self.preferred.trim()) {
            ("", "") => match (self.beginning, self.figure) {
                (Beginning::Birth, FigureKind::Family | FigureKind::NotFamily) => "Name not known",
                (Beginning::Birth, figure) => figure.words(),
                (beginning, _) => beginning.words(),
            },
            ("", preferred) => preferred,
            (name, _) => name,
        }
    }

    /// Whether it is a life that was born or is one of the other beings, so that age and death can be spoken of.
    #[must_use]
    pub const fn was_born(&self) -> bool {
        matches!(self.beginning, Beginning::Birth)
    }

    /// The cultures, each in the person's own words.
    pub fn cultures(&self) -> impl Iterator<Item = &str> {
        self.culture.split(';').map(str::trim).filter(|words| !words.is_empty())
    }
}

/// Something about a person's health or use of substances.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Names it in the record.
    pub id: String,
    /// What it is about.
    pub kind: MarkKind,
    /// How it stands.
    pub state: MarkState,
    /// What it is, in somebody's words: "vascular dementia".
    pub words: String,
    /// Since when.
    pub since: Option<When>,
    /// Until when.
    pub until: Option<When>,
    /// From which day on it is shown when nobody said since when: what has no date is not read back into the past.
    pub known_since: Option<NaiveDate>,
    /// Who said so.
    pub word: Word,
}

/// A dated event of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusEvent {
    /// Names it in the record.
    pub id: String,
    /// What happened.
    pub status: Status,
    /// When.
    pub when: Option<When>,
}

/// Two partners, or one of whom alone anything is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// Names it in the record.
    pub id: String,
    /// One or two ids.
    pub partners: Vec<String>,
    /// What kind of union it is.
    pub form: UnionForm,
    /// In order of time; those without a date in the order in which they were entered.
    pub events: Vec<StatusEvent>,
}

impl Union {
    /// When it began, as far as that was said.
    #[must_use]
    pub fn began(&self) -> Option<When> {
        self.events.iter().find(|event| event.status == Status::Started).and_then(|event| event.when)
    }

    /// The partner of this partner.
    #[must_use]
    pub fn other(&self, person: &str) -> Option<&str> {
        self.partners.iter().map(String::as_str).find(|partner| *partner != person)
    }
}

/// Whose child someone is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parents {
    /// Of this union.
    Union(String),
    /// Of this person, with nothing known of the other.
    Single(String),
}

impl Parents {
    /// The id of the union or of the person.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Union(id) | Self::Single(id) => id,
        }
    }

    /// The id of the union, when it is one.
    #[must_use]
    pub fn union(&self) -> Option<&str> {
        match self {
            Self::Union(id) => Some(id),
            Self::Single(_) => None,
        }
    }
}

/// A child's link to parents.
#[derive(Clone, Debug, PartialEq)]
pub struct Parentage {
    /// Names it in the record.
    pub id: String,
    /// The child's id.
    pub child: String,
    /// Up to whom.
    pub parents: Parents,
    /// How the child belongs to them.
    pub kind: ParentKind,
    /// A word that twins share, with their kind.
    pub twins: Option<(String, Twins)>,
    /// Since when, for a placement.
    pub since: Option<When>,
    /// Until when, for a placement.
    pub until: Option<When>,
}

/// A person's living in a home.
#[derive(Clone, Debug, PartialEq)]
pub struct Residence {
    /// Names it in the record.
    pub id: String,
    /// Who lives there.
    pub person: String,
    /// Since when.
    pub since: Option<When>,
    /// Until when.
    pub until: Option<When>,
    /// From which day on it is shown when nobody said since when: what has no date is not read back into the past.
    pub known_since: Option<NaiveDate>,
}

/// A home and who lives in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Household {
    /// Names it in the record.
    pub id: String,
    /// What it is called: an address, "respite".
    pub name: String,
    /// Since when it is a home of theirs.
    pub since: Option<When>,
    /// Until when.
    pub until: Option<When>,
    /// Who lives there, with dates; one person may live in two homes.
    pub residences: Vec<Residence>,
}

/// A tie from one person to another, or of a person to themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Names it in the record.
    pub id: String,
    /// Whose it is first.
    pub from: String,
    /// To whom; nothing for self-neglect.
    pub to: Option<String>,
    /// What it is.
    pub kind: TieKind,
    /// How strong.
    pub strength: Option<Strength>,
    /// What it gives or takes.
    pub impact: Option<Impact>,
    /// Whether it is a strain.
    pub quality: Option<Quality>,
    /// Which way its energy flows.
    pub direction: Option<Direction>,
    /// Since when.
    pub since: Option<When>,
    /// Until when.
    pub until: Option<When>,
    /// From which day on it is shown when nobody said since when: what has no date is not read back into the past.
    pub known_since: Option<NaiveDate>,
    /// What stands behind it, for abuse.
    pub allegation: Vec<AllegationStatus>,
    /// Hours a week, for carers.
    pub hours: Option<i64>,
    /// In which matters, for attorneys and deputies.
    pub matters: Vec<Matter>,
    /// More in words.
    pub note: String,
    /// Who said it, and how sure.
    pub word: Word,
}

impl Tie {
    /// A tie of which nothing else is known.
    #[must_use]
    pub fn new(kind: TieKind, from: &str, to: Option<&str>) -> Self {
        Self {
            id: String::new(),
            from: from.to_owned(),
            to: to.map(str::to_owned),
            kind,
            strength: None,
            impact: None,
            quality: None,
            direction: None,
            since: None,
            until: None,
            known_since: None,
            allegation: Vec::new(),
            hours: None,
            matters: Vec::new(),
            note: String::new(),
            word: Word::default(),
        }
    }
}
