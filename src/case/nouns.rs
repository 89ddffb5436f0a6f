//! What a noun of the record says of itself: what it is called, where it stands, whose it is, and which of its fields no
//! question asks about; and the nouns that are no form's. A form says its own, and [`crate::forms::nouns`] joins all of them.

use super::{WITHDRAWN, family::CLIENT, key::Key};

/// The occasion of the ratings that the involvement form holds; the others are named by their review's id.
pub const ALLOCATION: &str = "allocation";

/// A part of the record by which a history is filtered and a review of a file is folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Names it in a filter.
    pub slug: &'static str,
    /// What it is called.
    pub heading: &'static str,
}

/// The family and its network.
pub const AROUND: Section = Section { slug: "family", heading: "Family and network" };
/// What belongs to no other section; it comes last.
pub const REST: Section = Section { slug: "other", heading: "Periods of work and the rest" };

/// The part of a case with which a noun is shared or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It holds the case together, and always leaves.
    Always,
    /// The sections of its own form.
    Form,
    /// The section of the form in which they stand as rows, or are rated.
    Rows,
    /// People beside the client, and how they belong together.
    Family,
    /// Relationships and their quality.
    Ties,
    /// The strengths map.
    Strengths,
    /// Health and use of substances.
    Health,
    /// What is told of people beside their name, age and place in the family.
    PrivateLife,
    /// Chronology entries, proposals for some, and what they may mean.
    Chronology,
    /// Working notes.
    Notes,
    /// What no other part holds: nouns of a newer version too.
    Other,
    /// Earlier hand-overs, which leave with a whole case only.
    HandOvers,
}

impl Part {
    /// The parts beside the forms, in the order in which they are offered in a choice of what leaves.
    pub const BESIDE_THE_FORMS: &[Self] = &[
        Self::Chronology,
        Self::Notes,
        Self::Family,
        Self::Ties,
        Self::Strengths,
        Self::Health,
        Self::PrivateLife,
        Self::Other,
    ];

    /// What it is called in that choice; nothing for what is not offered there by itself.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Always | Self::Form | Self::Rows | Self::HandOvers => "",
            Self::Chronology => "Chronology and its analysis",
            Self::Notes => "Working notes",
            Self::Family => "Family and network: people, couples, children, households",
            Self::Ties => "Relationships and ecomap",
            Self::Strengths => "Strengths map",
            Self::Health => "Health and substance use of people in the family",
            Self::PrivateLife => "Private life: identity, culture, work, income, secrets",
            Self::Other => "Everything else in the record",
        }
    }

    /// Names it in a choice of what leaves; the parts of forms are named by the form and its sections.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Always | Self::Form | Self::Rows => "",
            Self::Family => "family",
            Self::Ties => "ties",
            Self::Strengths => "strengths",
            Self::Health => "health",
            Self::PrivateLife => "private-life",
            Self::Chronology => "chronology",
            Self::Notes => "note",
            Self::Other => "other",
            Self::HandOvers => "handover",
        }
    }
}

/// What names the things of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Ids of their own: they are many, so that one can be left out without a trace.
    Apart,
    /// The id of the period of work that they belong to.
    ByPeriod,
    /// The client's.
    ByClient,
    /// The ids of things of these nouns, with full stops between them. They are many too.
    ByThese(&'static [&'static str]),
}

/// What becomes of a thing when what it links to is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It is left out as well.
    Goes,
    /// It is left out when nothing is left that it links to by such fields; else the link alone is.
    GoesWithTheLast,
}

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Free words.
    Words,
    /// Somebody's name, or those of several people.
    Name,
    /// A whole number that tells of somebody.
    Number,
    /// A date, or the draft of one.
    Date,
    /// A time of day, or the draft of one.
    Time,
    /// One of some choices.
    Choice,
    /// Several of some choices, or words where none of them fits.
    Choices,
    /// The id of a thing of one of these nouns.
    Link(&'static [&'static str], Lost),
    /// The id of a thing of one of these nouns that this speaks of without belonging to it: where that is left out, the link
    /// alone is.
    Speaks(&'static [&'static str]),
    /// The id of somebody of the family or the network, or a typed name.
    Person,
    /// The ids of several things of a noun. What is left out is taken from among them.
    Links(&'static str),
    /// The address of the answer or the thing that this was taken from.
    Origin,
    /// What the program said of something that it did.
    Told,
    /// A random word that holds some things together; it names nothing.
    Tag,
    /// Where something was put in a drawing.
    Place,
}

/// A field that no question asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What the record keeps it under.
    pub slug: &'static str,
    /// What it may hold.
    pub holds: Holds,
}

/// A noun of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What the record keeps its things under; never changed once released.
    pub slug: &'static str,
    /// What it is called.
    pub words: &'static str,
    /// Where it stands in a history.
    pub section: Section,
    /// With what it is shared or left out.
    pub part: Part,
    /// What names its things.
    pub named: Named,
    /// The field that tells one of its things from another to people; empty where none does.
    pub told_by: &'static str,
    /// The fields that no question asks about.
    pub fields: &'static [Field],
    /// The questions of it that belong to another part.
    pub elsewhere: &'static [(Part, &'static [&'static str])],
}

impl Noun {
    /// A noun whose things have ids of their own and no fields but those that are asked about.
    #[must_use]
    pub const fn new(slug: &'static str, words: &'static str, section: Section, part: Part) -> Self {
        Self { slug, words, section, part, named: Named::Apart, told_by: "", fields: &[], elsewhere: &[] }
    }

    /// Says what names its things.
    #[must_use]
    pub const fn named(self, named: Named) -> Self {
        Self { named, ..self }
    }

    /// Says which field tells one of its things from another.
    #[must_use]
    pub const fn told_by(self, told_by: &'static str) -> Self {
        Self { told_by, ..self }
    }

    /// Adds the fields that no question asks about.
    #[must_use]
    pub const fn with(self, fields: &'static [Field]) -> Self {
        Self { fields, ..self }
    }

    /// The fields by which its things belong to others.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &'static [&'static str], Lost)> + use<> {
        self.fields.iter().filter_map(|field| {
            if let Holds::Link(nouns, lost) = field.holds { Some((field.slug, nouns, lost)) } else { None }
        })
    }

    /// Whether its things are kept apart by ids of their own, so that one is left out without a trace; the others are forms
    /// of the client or of a period of work, whose fields say that they were left out.
    #[must_use]
    pub const fn is_one_of_many(&self) -> bool {
        matches!(self.named, Named::Apart | Named::ByThese(_)) && !matches!(self.part, Part::Always)
    }
}

/// A field that no question asks about.
#[must_use]
pub const fn field(slug: &'static str, holds: Holds) -> Field {
    Field { slug, holds }
}

const fn link(slug: &'static str, nouns: &'static [&'static str]) -> Field {
    field(slug, Holds::Link(nouns, Lost::Goes))
}

const fn partner(slug: &'static str) -> Field {
    field(slug, Holds::Link(&["person"], Lost::GoesWithTheLast))
}

/// The field by which a thing belongs to a period of work.
pub const PERIOD: Field = link("episode", &["episode"]);
/// Where a row stands among the others of its list, where they are ordered by hand.
pub const ORDER: Field = field("order", Holds::Place);
/// The nouns of those who can be linked to as somebody: people of the family, and circles of the network.
pub const PEOPLE: &[&str] = &["person", "system"];
const PIN_X: Field = field("pin-x", Holds::Place);
const PIN_Y: Field = field("pin-y", Holds::Place);

/// What is told of a person beside their name, age and place in the family.
const PRIVATE_LIFE: &[&str] = &[
    "identity",
    "trans-mark",
    "orientation",
    "occupation",
    "place",
    "income",
    "culture",
    "migrated",
    "migrated-from",
    "smokes",
    "secret",
];

/// A period of work, which stands before all that is written in it.
pub const EPISODE: Noun = Noun::new("episode", "Period of work", REST, Part::Always);

/// A person. Of the client it is the first form; of everybody else it is the family's.
pub const PERSON: Noun = Noun {
    elsewhere: &[(Part::PrivateLife, PRIVATE_LIFE)],
    ..Noun::new("person", "Person", AROUND, Part::Family).told_by("name").with(&[PIN_X, PIN_Y])
};

/// The family beside its people, and its network.
pub const FAMILY: &[Noun] = &[
    Noun::new("union", "Couple", AROUND, Part::Family).with(&[partner("first"), partner("second")]),
    Noun::new("status", "Event of a couple", AROUND, Part::Family).with(&[link("union", &["union"])]),
    Noun::new("parentage", "Child of", AROUND, Part::Family).with(&[
        link("child", &["person"]),
        link("union", &["union"]),
        link("parent", &["person"]),
        field("twins", Holds::Tag),
    ]),
    Noun::new("household", "Household", AROUND, Part::Family).told_by("name"),
    Noun::new("residence", "Member of a household", AROUND, Part::Family)
        .with(&[link("household", &["household"]), link("person", &["person"])]),
    Noun::new("tie", "Relationship", AROUND, Part::Ties)
        .with(&[link("from", &["person"]), link("to", &["person", "system"])]),
    Noun::new("system", "System of the ecomap", AROUND, Part::Ties).with(&[
        link("person", &["person"]),
        PIN_X,
        PIN_Y,
    ]),
    Noun::new("mark", "Health or substance mark", AROUND, Part::Health).with(&[link("person", &["person"])]),
    Noun::new("strength", "Strength", AROUND, Part::Strengths),
    Noun::new("strengths-map", "Strengths map", AROUND, Part::Strengths).named(Named::ByClient),
];

/// Who destroyed which entry names its stamp: when, and on which device. It leaves with a whole case only.
pub const ERASURE: Noun =
    Noun::new("erasure", "Destroyed entry", REST, Part::HandOvers).with(&[field("entry", Holds::Told)]);

/// What a field that no question asks about may hold; a thing of any noun can be withdrawn.
#[must_use]
pub fn unasked(noun: &Noun, slug: &str) -> Option<Holds> {
    if slug == WITHDRAWN {
        return Some(Holds::Choice);
    }
    noun.fields.iter().find(|field| field.slug == slug).map(|field| field.holds)
}

/// Whether a key is about the client.
#[must_use]
pub fn is_of_client(key: &Key) -> bool {
    key.noun() == "person" && key.id() == CLIENT
}

/// Whether a rating was given when the work was allocated, and not at a review.
#[must_use]
pub fn is_at_allocation(key: &Key) -> bool {
    key.id().rsplit('.').next() == Some(ALLOCATION)
}
