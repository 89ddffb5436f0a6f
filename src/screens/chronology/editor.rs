//! One entry open for writing, in all its fields, with its hints and where it was taken from.

use super::{book::Book, hinting, table};
use crate::{
    browser::{clock, memo::memo},
    case::{Key, Value},
    edit::Edit,
    forms,
    parts::{Button, Look},
    reports::chronology::{
        entry::{self, NOUN, list},
        hints::{hints, keep, to_notes},
        people,
    },
    screens::{field, form::FormView, withdraw::WithdrawButton},
    workbench::place::CasePlace,
};
use leptos::prelude::*;

/// The open entry, if there is one.
pub fn view(book: Book) -> AnyView {
    let bench = book.bench;
    let add = move || {
        let id = clock::new_id();
        if bench.attempt(Edit::add(Key::thing(NOUN, &id), &[])) {
            book.begin(id);
        }
    };
    let put_away = move || {
        table::focus_row();
        book.open.set(None);
    };
    let open = move || {
        book.open.get().map(|id| {
            let still = {
                let id = id.clone();
                bench.open.slice(move |case| !case.is_withdrawn(NOUN, &id))
            };
            let thing = entry::key(&id);
            move || {
                let (id, thing) = (id.clone(), thing.clone());
                still.get().unwrap_or(false).then(move || {
                    view! {
                        <section class="kith-editor kith-no-print" aria-label="Open entry">
                            {origin(book, &id)}
                            <FormView form=&forms::chronology::FORM id=id.clone()/>
                            {relatives(book, &id)}
                            {doubts(book, id.clone())}
                            <p class="kith-actions">
                                {Button::new(Look::Link, "Add another entry", add).view()}
                                {Button::new(Look::Link, "Put this entry away", put_away).view()}
                                {family_then(book, &id)}
                                <WithdrawButton thing=thing what="this entry"/>
                            </p>
                        </section>
                    }
                })
            }
        })
    };
    view! { {open} }.into_any()
}

/// The way to the family as it was on the entry's day.
fn family_then(book: Book, id: &str) -> AnyView {
    let id = id.to_owned();
    let address = book.bench.open.slice(move |case| {
        let entry = entry::entry(case, &id);
        entry.first().map(|day| (day, entry.id))
    });
    let link = move || {
        let (day, id) = address.get().flatten()?;
        let to = book.link_to(CasePlace::GenogramAt(day, id));
        Some(view! { <a class="govuk-link kith-touch" href=to>"Family at this date"</a> })
    };
    view! { {link} }.into_any()
}

/// Where an entry was taken from.
fn origin(book: Book, id: &str) -> Option<AnyView> {
    let origin = book.bench.open.peek(|s| s.case().field(NOUN, id, "origin").words().to_owned())?;
    let (place, words) = book.origin(&origin)?;
    let link = book.link_to(place);
    Some(
        view! {
            <p class="govuk-body">
                "Taken from: " <a class="govuk-link kith-touch" href=link>{words}</a>
            </p>
        }
        .into_any(),
    )
}

/// The people of the case, to be named with one tap; the same people as on the genogram.
fn relatives(book: Book, id: &str) -> AnyView {
    let key = Key::field(NOUN, id, "people");
    let value = field::value(book.bench, key.clone());
    let names = book.bench.open.peek(|s| people(s.case())).unwrap_or_default();
    let key = StoredValue::new(key);
    let item = move |(_, name): (String, String)| {
        let name = StoredValue::new(name);
        let is_named =
            memo(move || value.with(|value| name.with_value(|name| list(value.words()).contains(name))));
        let toggle = move || {
            let mut named = value.with_untracked(|value| list(value.words()));
            name.with_value(|name| match named.iter().position(|one| one == name) {
                Some(at) => {
                    named.remove(at);
                }
                None => named.push(name.clone()),
            });
            book.bench.attempt(Edit::Answer { key: key.get_value(), value: Value::text(&named.join("; ")) });
        };
        view! {
            <li>
                {Button::new(Look::Own("kith-chip"), name.get_value(), toggle).pressed(move || is_named.get()).view()}
            </li>
        }
    };
    (names.len() > 1)
        .then(|| view! {
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">"People of this case"</h3>
            <ul class="kith-chips" aria-label="People of this case">{names.into_iter().map(item).collect_view()}</ul>
        })
        .into_any()
}

/// The hints about the words as they are written.
fn doubts(book: Book, id: String) -> AnyView {
    let incident = field::value(book.bench, Key::field(NOUN, &id, "incident"));
    let belongs = field::value(book.bench, Key::field(NOUN, &id, crate::reports::chronology::hints::BELONGS));
    let found = memo(move || {
        if belongs.with(|value| value.chooses("yes")) {
            return Vec::new();
        }
        incident.with(|words| hints(words.words()))
    });
    let id = StoredValue::new(id);
    let to_notes = Callback::new(move |looks| {
        let entry = book.bench.open.peek(|s| id.with_value(|id| entry::entry(s.case(), id)));
        if let Some(entry) = entry
            && book.bench.attempt(to_notes(&entry, looks, &clock::new_id()))
        {
            book.open.set(None);
            book.bench.notify("Moved to the working notes. One undo puts the entry back.");
        }
    });
    let belongs_here = move || {
        let keep = move || {
            book.bench.attempt(id.with_value(|id| keep(id)));
        };
        Some(Button::new(Look::Link, "It belongs here", keep).view())
    };
    hinting::view(found.into(), to_notes, belongs_here)
}
