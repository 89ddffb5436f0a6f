//! What the chronology's screen shows and in which order, as data with an address form that comes back as it went out.
//!
//! An address says ids and codes only: a source or a person without a record of their own is named by the entry and the
//! place in which they stand first, and words that were typed are never part of it.

use super::{
    agency,
    entry::{Entry, Group, Sign, Standing},
    words::fold,
    zoom::Zoom,
};
use crate::case::{When, date::iso, order};
use chrono::NaiveDate;
use std::{collections::BTreeMap, fmt};

/// A column to sort by: those of the source's template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The date, which is the order of the chronology itself.
    #[default]
    Date,
    /// The incident.
    Incident,
    /// The source.
    Source,
    /// The significance.
    Significance,
}

impl Column {
    /// Every column in the order of the template, with its word in addresses.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Date, "date"),
        (Self::Incident, "incident"),
        (Self::Source, "source"),
        (Self::Significance, "significance"),
    ];
}

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    /// The entries as a table.
    #[default]
    Entries,
    /// What proposes itself, and what may not belong.
    Proposals,
    /// What repeats, is missing or contradicts itself.
    Patterns,
    /// The entries as a drawing.
    Timeline,
    /// What it may mean.
    Analysis,
    /// Rows from other agencies, and tables for them.
    Exchange,
}

impl Panel {
    /// Every part with its word in addresses and its label.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Entries, "entries", "Entries"),
        (Self::Proposals, "proposals", "To decide"),
        (Self::Patterns, "patterns", "Patterns"),
        (Self::Timeline, "timeline", "Timeline"),
        (Self::Analysis, "analysis", "Analysis"),
        (Self::Exchange, "exchange", "In and out"),
    ];

    /// What it is called.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }
}

/// What is shown. The one by default shows all entries, by date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// The part of the screen.
    pub panel: Panel,
    /// Of this group.
    pub group: Option<Group>,
    /// Good, bad or neither.
    pub sign: Option<Sign>,
    /// Established so far.
    pub standing: Option<Standing>,
    /// With this person, by the code of [`Choices::people`].
    pub person: String,
    /// With this agency, by the code of [`Choices::agencies`].
    pub agency: String,
    /// From this source, by the code of [`Choices::sources`].
    pub source: String,
    /// Not over before this day.
    pub from: Option<NaiveDate>,
    /// Not begun after this day.
    pub until: Option<NaiveDate>,
    /// Patterns are looked for up to this day; today when it is left out.
    pub as_of: Option<NaiveDate>,
    /// These entries alone, by id: the rows of a pattern.
    pub rows: Vec<String>,
    /// Those rows are marked among all entries.
    pub is_among: bool,
    /// Sorted by this.
    pub sort: Column,
    /// The last first.
    pub is_descending: bool,
    /// How much is shown.
    pub zoom: Zoom,
    /// Names as initials.
    pub is_anonymous: bool,
}

/// What can be chosen in each filter, as codes with their labels; made from the entries themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Everybody who is named as involved.
    pub people: Vec<(String, String)>,
    /// Every agency.
    pub agencies: Vec<(String, String)>,
    /// Every source.
    pub sources: Vec<(String, String)>,
}

/// Gathers labels under a code each: their own if they have one, or else the entry and the place where they stand first.
fn gathered<'a>(
    all: impl Iterator<Item = (&'a str, usize, String)>,
    own: impl Fn(&str) -> Option<String>,
) -> Vec<(String, String)> {
    // By label, the code of the entry with the least id: the same on every device, and after a reload.
    let mut codes: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (entry, nth, label) in all {
        let code = own(&label).unwrap_or_else(|| format!("{entry}.{nth}"));
        let kept = codes.entry(fold(&label)).or_insert_with(|| (code.clone(), label.clone()));
        if code < kept.0 && own(&label).is_none() {
            *kept = (code, label);
        }
    }
    codes.into_values().collect()
}

/// What can be chosen; `known` are the people of the case as ids with names.
#[must_use]
pub fn choices(entries: &[Entry], known: &[(String, String)]) -> Choices {
    let people = entries.iter().flat_map(|entry| {
        let name = |(n, name): (usize, &String)| (entry.id.as_str(), n, name.clone());
        entry.people.iter().enumerate().map(name).collect::<Vec<_>>()
    });
    let id_of = |name: &str| known.iter().find(|(_, known)| known == name).map(|(id, _)| id.clone());
    let agencies = entries.iter().flat_map(|entry| {
        let name = |(n, slug): (usize, &String)| (entry.id.as_str(), n, slug.clone());
        entry.agencies.iter().enumerate().map(name).collect::<Vec<_>>()
    });
    let slug_of = |slug: &str| is_code(slug).then(|| slug.to_owned());
    let sources = entries.iter().flat_map(|entry| {
        let name = |(n, source): (usize, &str)| (entry.id.as_str(), n, source.to_owned());
        entry.sources().enumerate().map(name).collect::<Vec<_>>()
    });
    let mut agencies = gathered(agencies, slug_of);
    for (_, label) in &mut agencies {
        *label = agency::in_words(label);
    }
    Choices { people: gathered(people, id_of), agencies, sources: gathered(sources, |_| None) }
}

/// What a code stands for; nothing when it is not among the choices any more, so that an old address shows all.
fn label<'a>(choices: &'a [(String, String)], code: &str) -> Option<&'a str> {
    choices.iter().find(|(known, _)| known == code).map(|(_, label)| label.as_str())
}

/// Ids and codes: small letters, digits, hyphens and dots.
fn is_code(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

impl Filter {
    /// This part of the screen and nothing else.
    #[must_use]
    pub fn panel(panel: Panel) -> Self {
        Self { panel, ..Self::default() }
    }

    /// Whether anything is left out by it.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let without = Self {
            panel: self.panel,
            as_of: self.as_of,
            sort: self.sort,
            is_descending: self.is_descending,
            zoom: self.zoom,
            is_anonymous: self.is_anonymous,
            rows: if self.is_among { self.rows.clone() } else { Vec::new() },
            is_among: self.is_among,
            ..Self::default()
        };
        *self != without
    }

    /// Whether an entry is shown. One without a date that was understood is shown unless a period is asked for.
    #[must_use]
    pub fn keeps(&self, entry: &Entry, choices: &Choices) -> bool {
        let in_period = (self.from.is_none() && self.until.is_none())
            || match (entry.first(), entry.last()) {
                (Some(first), Some(last)) => {
                    self.from.is_none_or(|from| last >= from) && self.until.is_none_or(|until| first <= until)
                }
                _ => false,
            };
        let names = |code: &str, all: &[(String, String)], is_in: &dyn Fn(&str) -> bool| {
            code.is_empty() || label(all, code).is_none_or(is_in)
        };
        in_period
            && self.group.is_none_or(|group| entry.group == Some(group))
            && self.sign.is_none_or(|sign| entry.sign == Some(sign))
            && self.standing.is_none_or(|standing| entry.standing == Some(standing))
            && (self.rows.is_empty() || self.is_among || self.rows.contains(&entry.id))
            && names(&self.person, &choices.people, &|name| entry.people.iter().any(|other| other == name))
            && names(&self.source, &choices.sources, &|source| entry.sources().any(|other| other == source))
            && names(&self.agency, &choices.agencies, &|name| {
                entry.agencies.iter().any(|slug| agency::in_words(slug) == name)
            })
    }

    /// The places of the entries that are shown, in order. The entries are in the order of their dates already.
    #[must_use]
    pub fn apply<'a>(&self, entries: impl Iterator<Item = &'a Entry>, choices: &Choices) -> Vec<usize> {
        let all: Vec<&Entry> = entries.collect();
        let kept = all.iter().enumerate().filter(|(_, entry)| !self.narrows() || self.keeps(entry, choices));
        let mut shown: Vec<usize> = kept.map(|(place, _)| place).collect();
        let key = |entry: &Entry| match self.sort {
            Column::Date => String::new(),
            Column::Incident => fold(&entry.incident),
            Column::Source => fold(&entry.source),
            Column::Significance => fold(&entry.significance),
        };
        if self.sort != Column::Date {
            order::by_key(&mut shown, |place| all.get(*place).map(|entry| (key(entry), *place)));
        }
        if self.is_descending {
            shown.reverse();
        }
        shown
    }

    /// What `aria-sort` says of a column.
    #[must_use]
    pub fn aria_sort(&self, column: Column) -> &'static str {
        match (self.sort == column, self.is_descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    /// Sorted by a column, or the other way round if it was already.
    #[must_use]
    pub fn sorted_by(&self, column: Column) -> Self {
        let is_descending = self.sort == column && !self.is_descending;
        Self { sort: column, is_descending, ..self.clone() }
    }

    /// Reads the query of an address. What it does not know it leaves at the default, so that an old address still opens.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let code = || if is_code(value) { value.to_owned() } else { String::new() };
            match name {
                "show" => {
                    filter.panel =
                        Panel::ALL.iter().find(|row| row.1 == value).map(|row| row.0).unwrap_or_default();
                }
                "group" => filter.group = Group::named(value),
                "sign" => filter.sign = Sign::named(value),
                "standing" => filter.standing = Standing::named(value),
                "person" => filter.person = code(),
                "agency" => filter.agency = code(),
                "source" => filter.source = code(),
                "from" => filter.from = day(value),
                "until" => filter.until = day(value),
                "as-of" => filter.as_of = day(value),
                "rows" => {
                    filter.rows = value.split(',').filter(|id| is_code(id)).map(str::to_owned).collect();
                }
                "among" => filter.is_among = value == "all",
                "sort" => {
                    filter.sort =
                        Column::ALL.iter().find(|row| row.1 == value).map(|row| row.0).unwrap_or_default();
                }
                "order" => filter.is_descending = value == "descending",
                "names" => filter.is_anonymous = value == "initials",
                "zoom" => {
                    filter.zoom =
                        Zoom::ALL.iter().find(|row| row.1 == value).map(|row| row.0).unwrap_or_default();
                }
                _ => {}
            }
        }
        filter
    }
}

impl fmt::Display for Filter {
    /// The query of an address: only what differs from the default.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, iso);
        let slug = |slug: Option<&'static str>| slug.unwrap_or_default().to_owned();
        let panel = Panel::ALL.iter().find(|row| row.0 == self.panel && self.panel != Panel::Entries);
        let sort = Column::ALL.iter().find(|row| row.0 == self.sort && self.sort != Column::Date);
        let order = if self.is_descending { "descending" } else { "" };
        let names = if self.is_anonymous { "initials" } else { "" };
        let zoom = if self.zoom == Zoom::Full { "" } else { self.zoom.slug() };
        let pairs = [
            ("show", panel.map_or_else(String::new, |row| row.1.to_owned())),
            ("group", slug(self.group.map(Group::slug))),
            ("sign", slug(self.sign.map(Sign::slug))),
            ("standing", slug(self.standing.map(Standing::slug))),
            ("person", self.person.clone()),
            ("agency", self.agency.clone()),
            ("source", self.source.clone()),
            ("from", day(self.from)),
            ("until", day(self.until)),
            ("as-of", day(self.as_of)),
            ("rows", self.rows.join(",")),
            ("among", if self.is_among { "all".to_owned() } else { String::new() }),
            ("sort", sort.map_or_else(String::new, |row| row.1.to_owned())),
            ("order", order.to_owned()),
            ("zoom", zoom.to_owned()),
            ("names", names.to_owned()),
        ];
        let said = pairs.iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={value}")).collect();
        f.write_str(&said.join("&"))
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse::<When>().ok()?.exact()
}
