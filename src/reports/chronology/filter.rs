//! What a list of entries shows and in which order, as data with an address form that comes back as it went out.

use super::{
    agency,
    entry::{Entry, Group, Sign},
    words::fold,
    zoom::Zoom,
};
use crate::case::{When, date::iso, order};
use chrono::NaiveDate;
use std::{collections::BTreeSet, fmt};

/// A column to sort by.
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
    /// The group.
    Group,
    /// Good or bad.
    Sign,
}

impl Column {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Date, "date"),
        (Self::Incident, "incident"),
        (Self::Source, "source"),
        (Self::Significance, "significance"),
        (Self::Group, "group"),
        (Self::Sign, "sign"),
    ];
}

/// A filter with its order. The one by default shows all, by date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words that all stand in the entry.
    pub words: String,
    /// Any of these groups; none is all.
    pub groups: BTreeSet<Group>,
    /// Any of these signs; none is all.
    pub signs: BTreeSet<Sign>,
    /// Any of these people.
    pub people: BTreeSet<String>,
    /// Any of these agencies, by slug.
    pub agencies: BTreeSet<String>,
    /// Words in the source.
    pub source: String,
    /// Not over before this day.
    pub from: Option<NaiveDate>,
    /// Not begun after this day.
    pub until: Option<NaiveDate>,
    /// Sorted by this.
    pub sort: Column,
    /// The last first.
    pub is_descending: bool,
    /// How much is shown.
    pub zoom: Zoom,
}

impl Filter {
    /// Whether an entry is shown. One without a date that was understood is shown unless a period is asked for.
    #[must_use]
    pub fn keeps(&self, entry: &Entry) -> bool {
        let Self { groups, signs, people, agencies, .. } = self;
        let in_period = (self.from.is_none() && self.until.is_none())
            || match (entry.first(), entry.last()) {
                (Some(first), Some(last)) => {
                    self.from.is_none_or(|from| last >= from) && self.until.is_none_or(|until| first <= until)
                }
                _ => false,
            };
        in_period
            && (groups.is_empty() || entry.group.is_some_and(|group| groups.contains(&group)))
            && (signs.is_empty() || entry.sign.is_some_and(|sign| signs.contains(&sign)))
            && (people.is_empty() || entry.people.iter().any(|name| people.contains(name)))
            && (agencies.is_empty() || entry.agencies.iter().any(|slug| agencies.contains(slug)))
            && (self.source.is_empty() || fold(&entry.source).contains(&fold(&self.source)))
            && self.finds(entry)
    }

    fn finds(&self, entry: &Entry) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let Entry { incident, source, significance, account, date, .. } = entry;
        let all = [incident, source, significance, account, date].map(|words| fold(words)).join("\n");
        fold(&self.words).split_whitespace().all(|word| all.contains(word))
    }

    /// The entries that are shown, in order.
    #[must_use]
    pub fn apply(&self, entries: &[Entry]) -> Vec<Entry> {
        let mut shown: Vec<Entry> = entries.iter().filter(|entry| self.keeps(entry)).cloned().collect();
        let key = |entry: &Entry| match self.sort {
            Column::Date => String::new(),
            Column::Incident => fold(&entry.incident),
            Column::Source => fold(&entry.source),
            Column::Significance => fold(&entry.significance),
            Column::Group => entry.group.map_or("~", Group::slug).to_owned(),
            Column::Sign => entry.sign.map_or("~", Sign::slug).to_owned(),
        };
        order::by_key(&mut shown, |entry| (key(entry), entry.order()));
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

    /// Reads the query of an address. What it does not know it leaves at the default, so that an old address still opens.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            let list = || value.split('\u{1f}').filter(|part| !part.is_empty());
            match name {
                "words" => filter.words = value,
                "group" => filter.groups = list().filter_map(Group::named).collect(),
                "sign" => filter.signs = list().filter_map(Sign::named).collect(),
                "people" => filter.people = list().map(str::to_owned).collect(),
                "agency" => filter.agencies = list().map(str::to_owned).collect(),
                "source" => filter.source = value,
                "from" => filter.from = day(&value),
                "until" => filter.until = day(&value),
                "sort" => {
                    filter.sort =
                        Column::ALL.iter().find(|row| row.1 == value).map(|row| row.0).unwrap_or_default();
                }
                "order" => filter.is_descending = value == "descending",
                "zoom" => {
                    filter.zoom =
                        Zoom::ALL.iter().find(|row| row.1 == value).map(|row| row.0).unwrap_or_default()
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
        let joined = |parts: Vec<&str>| parts.join("\u{1f}");
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, iso);
        let sort = Column::ALL
            .iter()
            .find(|row| row.0 == self.sort && self.sort != Column::Date)
            .map_or("", |row| row.1);
        let pairs = [
            ("words", self.words.clone()),
            ("group", joined(self.groups.iter().map(|group| group.slug()).collect())),
            ("sign", joined(self.signs.iter().map(|sign| sign.slug()).collect())),
            ("people", joined(self.people.iter().map(String::as_str).collect())),
            ("agency", joined(self.agencies.iter().map(String::as_str).collect())),
            ("source", self.source.clone()),
            ("from", day(self.from)),
            ("until", day(self.until)),
            ("sort", sort.to_owned()),
            ("order", if self.is_descending { "descending".to_owned() } else { String::new() }),
            ("zoom", if self.zoom == Zoom::Full { String::new() } else { self.zoom.slug().to_owned() }),
        ];
        let said = pairs.iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        f.write_str(&said.join("&"))
    }
}

/// What can be chosen in each filter, from the entries themselves.
#[must_use]
pub fn choices(entries: &[Entry]) -> (BTreeSet<String>, Vec<(String, String)>) {
    let people = entries.iter().flat_map(|entry| entry.people.iter().cloned()).collect();
    let slugs: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.agencies).collect();
    (people, slugs.into_iter().map(|slug| (slug.clone(), agency::in_words(slug))).collect())
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse::<When>().ok()?.exact()
}

fn encode(text: &str) -> String {
    use fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    })
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let code = digits.filter(|_| *byte == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        rest = match code {
            Some(code) => {
                bytes.push(code);
                after.get(2..).unwrap_or_default()
            }
            None => {
                bytes.push(if *byte == b'+' { b' ' } else { *byte });
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
