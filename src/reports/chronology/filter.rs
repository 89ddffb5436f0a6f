//! What the chronology's screen shows and in which order, as data with an address form that comes back as it went out.
//!
//! An address says ids and codes only: a source or a person without a record of their own is named by the entry and the
//! place in which they stand first, and words that were typed are never part of it.

use super::{
    agency,
    entry::{Entry, Evidence, Group, Valence},
    words::fold,
    zoom::Zoom,
};
use crate::case::{When, closed_list::closed_list, date::iso, order};
use chrono::NaiveDate;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

closed_list! {
    /// A column to sort by: those of the source's template.
    #[derive(Default)]
    Column {
        /// The date, which is the order of the chronology itself.
        #[default]
        Date = "date", "Date";
        /// The incident.
        Incident = "incident", "Incident or sequence of incidents relevant to the person\u{2019}s situation";
        /// The source.
        Source = "source", "Source";
        /// The significance.
        Significance = "significance", "Significance";
    }
}

closed_list! {
    /// A part of the screen.
    #[derive(Default)]
    Panel {
        /// The entries as a table.
        #[default]
        Entries = "entries", "Entries";
        /// What proposes itself, and what may not belong.
        Proposals = "proposals", "To decide";
        /// What repeats, is missing or contradicts itself.
        Patterns = "patterns", "Patterns";
        /// The entries as a drawing.
        Timeline = "timeline", "Timeline";
        /// What it may mean.
        Analysis = "analysis", "Analysis";
        /// Rows from other agencies, and tables for them.
        Exchange = "exchange", "In and out";
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
    pub sign: Option<Valence>,
    /// Established so far.
    pub evidence: Option<Evidence>,
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
    all: impl Iterator<Item = (&'a str, usize, &'a str)>,
    own: impl Fn(&str) -> Option<String>,
) -> Vec<(String, String)> {
    // The entry with the least id: the same on every device, and after a reload. Thousands of entries name a few sources.
    let mut firsts: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (entry, nth, label) in all {
        let first = firsts.entry(label).or_insert((entry, nth));
        *first = (*first).min((entry, nth));
    }
    let mut codes: BTreeMap<String, ((&str, usize), &str)> = BTreeMap::new();
    for (label, first) in firsts {
        let kept = codes.entry(fold(label)).or_insert((first, label));
        // A label with a code of its own stands before one that is only written otherwise.
        if own(kept.1).is_none() && (own(label).is_some() || first < kept.0) {
            *kept = (first, label);
        }
    }
    let code = |((entry, nth), label): ((&str, usize), &str)| {
        (own(label).unwrap_or_else(|| format!("{entry}.{nth}")), label.to_owned())
    };
    codes.into_values().map(code).collect()
}

/// What can be chosen; `known` are the people of the case as ids with names.
#[must_use]
pub fn choices<'a>(entries: &'a [Entry], known: &[(String, String)]) -> Choices {
    let people = entries.iter().flat_map(|entry| {
        let name = |(n, name): (usize, &'a String)| (entry.id.as_str(), n, name.as_str());
        entry.people.iter().enumerate().map(name)
    });
    let id_of = |name: &str| known.iter().find(|(_, known)| known == name).map(|(id, _)| id.clone());
    let agencies = entries.iter().flat_map(|entry| {
        let name = |(n, slug): (usize, &'a String)| (entry.id.as_str(), n, slug.as_str());
        entry.agencies.iter().enumerate().map(name)
    });
    let slug_of = |slug: &str| is_code(slug).then(|| slug.to_owned());
    let sources = entries.iter().flat_map(|entry| {
        let name = |(n, source): (usize, &'a str)| (entry.id.as_str(), n, source);
        entry.sources().enumerate().map(name)
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

/// A filter with what its codes stand for looked up once, for however many entries are asked.
struct Asked<'a> {
    filter: &'a Filter,
    person: Option<&'a str>,
    agency: Option<&'a str>,
    source: Option<&'a str>,
    rows: BTreeSet<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(filter: &'a Filter, choices: &'a Choices) -> Self {
        let rows = if filter.is_among { &[] } else { filter.rows.as_slice() };
        Self {
            filter,
            person: label(&choices.people, &filter.person),
            agency: label(&choices.agencies, &filter.agency),
            source: label(&choices.sources, &filter.source),
            rows: rows.iter().map(String::as_str).collect(),
        }
    }

    /// Whether an entry is shown. One without a date that was understood is shown unless a period is asked for.
    fn keeps(&self, entry: &Entry) -> bool {
        let filter = self.filter;
        let in_period = (filter.from.is_none() && filter.until.is_none())
            || match (entry.first(), entry.last()) {
                (Some(first), Some(last)) => {
                    filter.from.is_none_or(|from| last >= from)
                        && filter.until.is_none_or(|until| first <= until)
                }
                _ => false,
            };
        in_period
            && filter.group.is_none_or(|group| entry.group == Some(group))
            && filter.sign.is_none_or(|sign| entry.sign == Some(sign))
            && filter.evidence.is_none_or(|evidence| entry.evidence == Some(evidence))
            && (self.rows.is_empty() || self.rows.contains(entry.id.as_str()))
            && self.person.is_none_or(|name| entry.people.iter().any(|other| other == name))
            && self.source.is_none_or(|source| has_source(entry, source))
            && self.agency.is_none_or(|name| entry.agencies.iter().any(|slug| agency::in_words(slug) == name))
    }
}

/// Whether a source is one of the entry's. Most entries have one, which is compared whole.
fn has_source(entry: &Entry, source: &str) -> bool {
    let whole = entry.source.as_str();
    whole.len() >= source.len()
        && if whole.bytes().any(|letter| matches!(letter, b';' | b'/')) {
            entry.sources().any(|other| other == source)
        } else {
            whole.trim() == source
        }
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

    /// The places of the entries in the order of the chosen column. The entries are in the order of their dates already.
    #[must_use]
    pub fn order<'a>(&self, entries: impl Iterator<Item = &'a Entry>) -> Vec<usize> {
        let words: fn(&Entry) -> &str = match self.sort {
            Column::Date => return (0..entries.count()).collect(),
            Column::Incident => |entry| &entry.incident,
            Column::Source => |entry| &entry.source,
            Column::Significance => |entry| &entry.significance,
        };
        let mut keys: Vec<(String, usize)> =
            entries.enumerate().map(|(place, entry)| (fold(words(entry)), place)).collect();
        order::places(&mut keys);
        keys.into_iter().map(|(_, place)| place).collect()
    }

    /// Which of these places are shown, in their order or the other way round.
    #[must_use]
    pub fn narrow<'a>(
        &self,
        order: &[usize],
        entry: impl Fn(usize) -> Option<&'a Entry>,
        choices: &Choices,
    ) -> Vec<usize> {
        let asked = self.narrows().then(|| Asked::of(self, choices));
        let keeps = |place: &usize| match &asked {
            Some(asked) => entry(*place).is_some_and(|entry| asked.keeps(entry)),
            None => true,
        };
        let mut shown: Vec<usize> = order.iter().copied().filter(keeps).collect();
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
                    filter.panel = Panel::of_slug(value).unwrap_or_default();
                }
                "group" => filter.group = Group::of_slug(value),
                "sign" => filter.sign = Valence::of_slug(value),
                "standing" => filter.evidence = Evidence::of_slug(value),
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
                    filter.sort = Column::of_slug(value).unwrap_or_default();
                }
                "order" => filter.is_descending = value == "descending",
                "names" => filter.is_anonymous = value == "initials",
                "zoom" => {
                    filter.zoom = Zoom::of_slug(value).unwrap_or_default();
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
        let panel = Some(self.panel).filter(|panel| *panel != Panel::Entries);
        let sort = Some(self.sort).filter(|column| *column != Column::Date);
        let order = if self.is_descending { "descending" } else { "" };
        let names = if self.is_anonymous { "initials" } else { "" };
        let zoom = if self.zoom == Zoom::Full { "" } else { self.zoom.slug() };
        let pairs = [
            ("show", slug(panel.map(Panel::slug))),
            ("group", slug(self.group.map(Group::slug))),
            ("sign", slug(self.sign.map(Valence::slug))),
            ("standing", slug(self.evidence.map(Evidence::slug))),
            ("person", self.person.clone()),
            ("agency", self.agency.clone()),
            ("source", self.source.clone()),
            ("from", day(self.from)),
            ("until", day(self.until)),
            ("as-of", day(self.as_of)),
            ("rows", self.rows.join(",")),
            ("among", if self.is_among { "all".to_owned() } else { String::new() }),
            ("sort", slug(sort.map(Column::slug))),
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
