//! What the parts of the chronology's screen share: the entries, what is shown of them, and what is open.

use crate::{
    browser::{
        memo::memo,
        page,
        preferences::Preferences,
        soon,
        task::{Newest, OfScreen},
    },
    case::{Case, Key},
    edit::wording,
    forms::{CLIENT, person},
    handoff::release::leaf::copy_by_initials,
    reports::chronology::{
        Entry,
        derive::{self, Proposal},
        entries,
        filter::{Choices, Filter, choices},
        patterns::Pattern,
        people,
        summary::Row,
        words::fold,
        zoom::{self, View, Zoom},
    },
    screens::draft::Draft,
    workbench::{Bench, Place, bench::use_bench, place::CasePlace, ways},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

/// Fewer entries than this are read again at each letter that is typed into one of them.
const FEW: usize = 300;
/// How long the table of a longer chronology waits for the next letter.
const PAUSE: Duration = Duration::from_millis(600);

/// The shared handle; copying it copies no entries.
#[derive(Clone, Copy)]
pub struct Book {
    pub bench: Bench,
    pub case: StoredValue<String>,
    /// Every entry in its order.
    pub entries: RwSignal<Arc<Vec<Entry>>>,
    /// Where each entry stands among them, by its id.
    pub places: Memo<Arc<BTreeMap<String, usize>>>,
    /// What the address says.
    pub filter: Memo<Filter>,
    /// The rows at the level of zoom.
    pub view: Memo<Arc<View>>,
    /// What can be filtered by.
    pub choices: Memo<Arc<Choices>>,
    /// Words that are looked for; they are never part of the address.
    pub words: RwSignal<String>,
    /// The places in the view of the rows that are shown, in their order.
    pub shown: Memo<Arc<Vec<usize>>>,
    /// The words of each row of the view in small letters, for the search.
    pub folded: Memo<Arc<Vec<String>>>,
    /// The entry that is open for writing.
    pub open: RwSignal<Option<String>>,
    /// The entries that are chosen to be summed up, while they are being chosen.
    pub picked: RwSignal<Option<BTreeSet<String>>>,
    /// The rows under which the originals are shown.
    pub unfolded: RwSignal<BTreeSet<String>>,
    /// A thought that is being written in the analysis.
    pub thought: Draft,
    /// How many proposals wait for a decision.
    pub waiting: Memo<usize>,
    pub proposals: Memo<Arc<Vec<Proposal>>>,
    /// Counts what changes in the case, also where no entry does.
    pub revision: RwSignal<u32>,
    /// Work that ends with the screen.
    pub work: OfScreen,
    /// The patterns that were found last.
    pub found: StoredValue<Option<Found>>,
}

/// Patterns, with what they were found in.
#[derive(Clone)]
pub struct Found {
    pub entries: Arc<Vec<Entry>>,
    pub revision: u32,
    pub as_of: NaiveDate,
    pub patterns: Arc<Vec<Pattern>>,
}

/// Which of the chronology's papers this is: a word in the address of the print.
pub fn paper_of(filter: &Filter) -> String {
    match (filter.zoom, filter.is_anonymous) {
        (Zoom::Full, false) => "all".to_owned(),
        (zoom, false) => zoom.slug().to_owned(),
        (zoom, true) => format!("{}-initials", zoom.slug()),
    }
}

impl Book {
    /// Opens the book of a case.
    pub fn open(case: &str) -> Self {
        let bench = use_bench();
        let all = RwSignal::new(Arc::new(bench.open.peek(|s| entries(s.case())).unwrap_or_default()));
        let open: RwSignal<Option<String>> = RwSignal::new(None);
        let revision = RwSignal::new(0_u32);
        keep_up(bench, all, open, revision);
        let filter = memo(move || bench.address.with(|address| address.place.filter()));
        let level = memo(move || filter.with(|filter| (filter.zoom, filter.is_anonymous)));
        let view = memo(move || {
            let (zoom, is_anonymous) = level.get();
            let name = |case: &Case| wording::bare(case.field(person::NOUN, CLIENT, person::NAME));
            // By initials the screen shows the copy that would leave, and not the entries themselves.
            Arc::new(all.with(|all| match is_anonymous.then(|| shortened(bench)).flatten() {
                Some(copy) => zoom::view(&entries(&copy), zoom, &name(&copy)),
                None => {
                    let client = bench.open.peek(|session| name(session.case())).unwrap_or_default();
                    zoom::view(all, zoom, &client)
                }
            }))
        });
        let choices = memo(move || {
            let known = bench.open.peek(|s| people(s.case())).unwrap_or_default();
            Arc::new(all.with(|all| choices(all, &known)))
        });
        let words = RwSignal::new(String::new());
        let folded =
            memo(move || Arc::new(view.with(|view| view.rows.iter().map(folded).collect::<Vec<_>>())));
        let column = memo(move || filter.with(|filter| filter.sort));
        let order = memo(move || {
            let by = Filter { sort: column.get(), ..Filter::default() };
            Arc::new(view.with(|view| by.order(view.rows.iter().map(|row| &row.entry))))
        });
        let chosen = memo(move || {
            filter.with(|filter| {
                // What can be chosen is worked out only where something was chosen.
                let known = if filter.narrows() { choices.get() } else { Arc::default() };
                view.with(|view| {
                    let entry = |place: usize| view.rows.get(place).map(|row| &row.entry);
                    order.with(|order| filter.narrow(order, entry, &known))
                })
            })
        });
        let shown = memo(move || {
            let wanted = fold(words.read().trim());
            if wanted.is_empty() {
                return Arc::new(chosen.get());
            }
            let wanted: Vec<&str> = wanted.split_whitespace().collect();
            // Thousands of rows are asked at each letter, so that what they are is looked up once.
            let all = folded.get();
            let has = |place: &usize| {
                all.get(*place).is_some_and(|row| wanted.iter().all(|word| row.contains(word)))
            };
            Arc::new(chosen.with(|chosen| chosen.iter().copied().filter(has).collect()))
        });
        let proposals = memo(move || {
            // Declining one changes the record and no entry.
            let _ = revision.get();
            let entries = all.get_untracked();
            Arc::new(bench.open.peek(|s| derive::all_beside(s.case(), &entries)).unwrap_or_default())
        });
        let waiting = memo(move || proposals.with(|all| all.iter().filter(|one| one.waits()).count()));
        Self {
            bench,
            case: StoredValue::new(case.to_owned()),
            entries: all,
            places: memo(move || {
                let place = |(place, entry): (usize, &Entry)| (entry.id.clone(), place);
                Arc::new(all.with(|all| all.iter().enumerate().map(place).collect()))
            }),
            filter,
            view,
            choices,
            words,
            folded,
            shown,
            open,
            picked: RwSignal::new(None),
            unfolded: RwSignal::new(BTreeSet::new()),
            thought: Draft::of("thought", ""),
            waiting,
            proposals,
            revision,
            work: OfScreen::here(),
            found: StoredValue::new(None),
        }
    }

    /// The address of the chronology as it is filtered.
    pub fn link(self, filter: Filter) -> String {
        let case = self.case.get_value();
        self.bench.link(Place::Case(case, CasePlace::chronology(filter)))
    }

    /// The address of another screen of the case.
    pub fn link_to(self, place: CasePlace) -> String {
        self.bench.link(Place::Case(self.case.get_value(), place))
    }

    /// Goes on with another filter.
    pub fn go(self, filter: Filter) {
        page::go(&self.link(filter));
    }

    /// Changes the filter.
    pub fn change(self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        self.go(filter);
    }

    /// Opens an entry for writing and goes to its first field.
    pub fn begin(self, id: String) {
        self.open.set(Some(id));
        soon::focus("chronology-date");
    }

    /// Whether there is an entry with this id.
    pub fn has(self, id: &str) -> bool {
        self.places.with_untracked(|places| places.contains_key(id))
    }

    /// The entry with this id.
    pub fn entry(self, id: &str) -> Option<Entry> {
        let at = self.places.with_untracked(|places| places.get(id).copied());
        self.entries.with_untracked(|all| all.get(at?).cloned())
    }

    /// The screen that an entry was taken from, with what it is called.
    pub fn origin(self, origin: &str) -> Option<(CasePlace, String)> {
        let key = Key::parse(origin).ok()?;
        Some((ways::of_origin(&key)?, wording::noun(key.noun()).to_owned()))
    }
}

/// The open case with initials for names.
pub fn shortened(bench: Bench) -> Option<Case> {
    let by = bench.preferences.with_untracked(Preferences::author);
    bench.open.peek(|session| copy_by_initials(session.id(), session.case(), &by, false).case)
}

/// The words of a row and of what lies under it, for the search.
fn folded(row: &Row) -> String {
    let mut all = String::new();
    for entry in std::iter::once(&row.entry).chain(&row.under) {
        for words in [&entry.incident, &entry.source, &entry.significance, &entry.account, &entry.date] {
            all.push_str(&fold(words));
            all.push('\n');
        }
    }
    all
}

/// Reads the entries again when the case changes: at once, or after a pause while one of very many is being written.
fn keep_up(
    bench: Bench,
    all: RwSignal<Arc<Vec<Entry>>>,
    open: RwSignal<Option<String>>,
    revision: RwSignal<u32>,
) {
    let read = move || {
        let now = bench.open.peek(|s| entries(s.case())).unwrap_or_default();
        if all.try_with_untracked(|all| **all != now).unwrap_or(false) {
            let _ = all.try_set(Arc::new(now));
        }
        let _ = revision.try_update(|count| *count = count.wrapping_add(1));
    };
    // The last change counts; those before it are read with it.
    let newest = Newest::here();
    Effect::new(move |was_read: Option<()>| {
        let _ = bench.open.with_case(|_| ());
        newest.give_up();
        if was_read.is_none() {
            return;
        }
        if open.with_untracked(Option::is_none) || all.with_untracked(|all| all.len() < FEW) {
            read();
        } else {
            newest.after(PAUSE, read);
        }
    });
}
