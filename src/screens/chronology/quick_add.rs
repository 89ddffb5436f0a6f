//! Quick add: four fields in the order of the template, the date read back before anything is kept.

use super::{book::Book, hinting};
use crate::{
    browser::{clock, memo::memo, page},
    case::{Key, When, typed},
    edit::Edit,
    parts::{Button, Look, Select, select},
    reports::chronology::{
        Entry, Group, Valence,
        entry::{NOUN, fields},
        hints::{as_note, hints},
        said_back,
    },
    screens::draft::Draft,
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Fields {
    date: Draft,
    incident: Draft,
    source: Draft,
    significance: Draft,
    /// The two that are chosen, by their codes.
    group: Draft,
    sign: Draft,
    problem: RwSignal<Option<String>>,
    /// What was last added, said to those who do not see the table.
    added: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let fields = Self {
            date: Draft::of("quick-date", ""),
            incident: Draft::of("quick-incident", ""),
            source: Draft::of("quick-source", ""),
            significance: Draft::of("quick-significance", ""),
            group: Draft::of("quick-group", ""),
            sign: Draft::of("quick-sign", ""),
            problem: RwSignal::new(None),
            added: RwSignal::new(String::new()),
        };
        // What was asked about is another question once the words have changed.
        Effect::new(move |is_later: Option<()>| {
            for words in fields.words() {
                words.with(|_| ());
            }
            if is_later.is_some() {
                fields.problem.set(None);
            }
        });
        fields
    }

    const fn words(self) -> [Draft; 4] {
        [self.date, self.incident, self.source, self.significance]
    }

    fn when(self) -> Option<When> {
        self.date.with(|words| typed::read(words, clock::today()).ok())
    }

    fn entry(self) -> Entry {
        let date = self.date.get_untracked();
        Entry {
            when: untrack(move || self.when()),
            date,
            incident: self.incident.get_untracked(),
            source: self.source.get_untracked(),
            significance: self.significance.get_untracked(),
            group: Group::of_slug(&self.group.get_untracked()),
            sign: Valence::of_slug(&self.sign.get_untracked()),
            ..Entry::default()
        }
    }

    fn clear(self) {
        for field in self.words().into_iter().chain([self.group, self.sign]) {
            field.clear();
        }
        self.problem.set(None);
        page::focus("quick-date");
    }
}

/// What keeps a draft from being added at the first press; a second press adds a date that is not read as it was typed.
fn problem(entry: &Entry, was_asked: bool) -> Option<String> {
    if entry.incident.trim().is_empty() {
        return Some("Enter what happened.".to_owned());
    }
    if entry.when.is_some() || was_asked {
        return None;
    }
    Some(if entry.date.trim().is_empty() {
        "There is no date. Enter it as well as it is known, or choose \u{201c}Add\u{201d} again to add the entry without one.".to_owned()
    } else {
        format!(
            "\u{201c}{}\u{201d} is not read as a date. Change it, for example to 12/3/2024, Mar 2006 or summer 2021, or choose \u{201c}Add\u{201d} again to keep it as it is typed.",
            entry.date.trim()
        )
    })
}

/// The fields with their button.
pub fn view(book: Book) -> AnyView {
    let draft = Fields::new();
    let bench = book.bench;
    let add = move || {
        let entry = draft.entry();
        // Asked twice about the same date, she means it as it is typed.
        let was_asked =
            draft.problem.with_untracked(|known| known.is_some() && *known == problem(&entry, false));
        let found = problem(&entry, was_asked);
        if found.is_some() {
            draft.problem.set(found);
            page::focus(if entry.incident.trim().is_empty() { "quick-incident" } else { "quick-date" });
            return;
        }
        let thing = Key::thing(NOUN, &clock::new_id());
        if bench.attempt(Edit::Add { thing, fields: fields(&entry) }) {
            let date = entry.when.map_or(entry.date, Entry::date_in_words);
            draft.added.set(format!("Added: {date}, {}", entry.incident));
            draft.clear();
        }
    };
    let begin = move || {
        let id = clock::new_id();
        if bench.attempt(Edit::add(Key::thing(NOUN, &id), &[])) {
            book.begin(id);
        }
    };
    let read = move || draft.date.with(|words| said_back(words, clock::today()));
    let found = memo(move || draft.incident.with(hints));
    let to_notes = Callback::new(move |looks| {
        let entry = draft.entry();
        if bench.attempt(as_note(entry.when, &entry.incident, looks, &clock::new_id())) {
            draft.added.set("Moved to the working notes.".to_owned());
            draft.clear();
        }
    });
    let field = move |id: &'static str, label: &'static str, words: Draft, class: &'static str| {
        let text_box = words.text_box(id);
        let text_box = if id == "quick-date" {
            text_box.marks().described(Some("quick-read".to_owned()))
        } else {
            text_box
        };
        view! {
            <div class=class>
                <label class="govuk-label" for=id>{label}</label>
                {text_box.view()}
                {(id == "quick-date").then(|| view! { <p class="kith-read" id="quick-read" aria-live="polite">{read}</p> })}
            </div>
        }
        .into_any()
    };
    let kind = move |(id, label, none): (&'static str, &'static str, &'static str),
                     options: Vec<(&'static str, &'static str)>,
                     chosen: Signal<&'static str>,
                     choose: Callback<String>| {
        let select = Select::new(id, select::options(options), move |slug| choose.run(slug))
            .none(none)
            .chosen(move || chosen.get().to_owned())
            .view();
        view! {
            <div>
                <label class="govuk-visually-hidden" for=id>{label}</label>
                {select}
            </div>
        }
        .into_any()
    };
    let groups = Group::ALL.iter().map(|one| (one.slug(), one.words())).collect();
    let signs = Valence::ALL.iter().map(|one| (one.slug(), one.words())).collect();
    let group =
        Signal::derive(move || Group::of_slug(&draft.group.get()).map(Group::slug).unwrap_or_default());
    let sign =
        Signal::derive(move || Valence::of_slug(&draft.sign.get()).map(Valence::slug).unwrap_or_default());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            add();
        }
    };
    let incident = draft.incident.text_box("quick-incident").rows(1).on_key(on_key).view();
    view! {
        <section class="kith-quick kith-no-print" aria-label="Quick add">
            <form novalidate on:submit=move |event| { event.prevent_default(); add(); }>
                {move || draft.problem.get().map(|words| view! { <p class="govuk-error-message" role="alert">{words}</p> })}
                <div class="kith-quick__fields">
                    {field("quick-date", "When", draft.date, "kith-quick__date")}
                    <div class="kith-quick__incident">
                        <label class="govuk-label" for="quick-incident">"What happened"</label>
                        {incident}
                    </div>
                    {field("quick-source", "Who says so", draft.source, "kith-quick__source")}
                    {field("quick-significance", "Why it matters", draft.significance, "kith-quick__significance")}
                </div>
                {hinting::view(found.into(), to_notes, || None)}
                <div class="kith-actions govuk-!-margin-bottom-0">
                    {Button::submit(Look::Primary, "Add").class("govuk-!-margin-bottom-0").view()}
                    {kind(("quick-group", "What kind it is", "Kind"), groups, group, Callback::new(move |slug: String| draft.group.set(slug)))}
                    {kind(("quick-sign", "Whether it was good or bad", "Good or bad"), signs, sign, Callback::new(move |slug: String| draft.sign.set(slug)))}
                    {Button::new(Look::Link, "Add an entry", begin).about(" with all its fields").view()}
                </div>
                <p class="govuk-visually-hidden" role="status">{move || draft.added.get()}</p>
            </form>
        </section>
    }
    .into_any()
}
