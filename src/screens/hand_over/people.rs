//! Who leaves by name, by initials or not at all, and the names that stand in the text.

use super::{Handing, tick};
use crate::{
    browser::memo::memo,
    forms::CLIENT,
    handoff::redaction::{self, Found, Instead, Known},
    parts::{Labelled, Select, disclosure, select::options},
};
use leptos::prelude::*;

/// How many places of a name are shown one by one.
const SHOWN: usize = 40;

/// The people of the one case that leaves, and the names found in its text.
pub fn view(handing: Handing) -> AnyView {
    let people = memo(move || {
        handing.read(|now| match now.loaded().values().collect::<Vec<_>>().as_slice() {
            [case] => redaction::people(case).into_iter().map(|known| (known.id, known.shown)).collect(),
            _ => Vec::<(String, String)>::new(),
        })
    });
    let several = memo(move || handing.read(|now| now.choices().cases.len() > 1));
    let known = move || {
        let all = people.get();
        (!all.is_empty()).then(|| {
            view! {
                <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"People"</legend>
                    {all.into_iter().map(|(id, shown)| person(handing, Known { id, shown, names: Vec::new() })).collect_view()}
                </fieldset>
            }
        })
    };
    view! {
        {known}
        {move || several.get().then(|| view! {
            <p class="govuk-hint">"To choose people and names one by one, hand the cases over one at a time."</p>
        })}
        {move || (!several.get()).then(|| super::asked::view(handing))}
        {move || (!several.get()).then(|| names(handing))}
    }
    .into_any()
}

fn person(handing: Handing, known: Known) -> AnyView {
    let control = format!("hand-over-person-{}", known.id);
    let id = known.id.clone();
    let state = {
        let id = id.clone();
        memo(move || {
            handing.part(|choice| {
                if choice.people_left_out.contains(&id) {
                    "out"
                } else if choice.initials_for_all || choice.people_by_initials.contains(&id) {
                    "initials"
                } else {
                    "name"
                }
            })
        })
    };
    let changed = {
        let id = id.clone();
        move |value: String| {
            handing.change(|choice| {
                choice.people_left_out.remove(&id);
                choice.people_by_initials.remove(&id);
                match value.as_str() {
                    "out" => choice.people_left_out.insert(id.clone()),
                    "initials" => choice.people_by_initials.insert(id.clone()),
                    _ => false,
                };
            });
        }
    };
    let mut offered = vec![("name", "By name"), ("initials", "By initials")];
    if id != CLIENT {
        offered.push(("out", "Left out"));
    }
    let select =
        Select::new(&control, options(offered), changed).chosen(move || state.get().to_owned()).view();
    Labelled::new(control, known.shown).view(select)
}

/// The names found in free text, each to be replaced everywhere or but for some places.
fn names(handing: Handing) -> AnyView {
    let found = move || {
        handing.read(|now| {
            now.last()
                .and_then(|made| made.copies().first())
                .map(|copy| copy.found.clone())
                .unwrap_or_default()
        })
    };
    // Each row keeps its place while it is ticked, so that the focus stays on it.
    let words = memo(move || {
        let mut words: Vec<String> = found().into_iter().map(|one| one.words).collect();
        words.sort();
        words
    });
    let one = move |words: String| {
        let this = move |words: &str| found().into_iter().find(|one| one.words == words);
        row(handing, &words, untrack(|| this(&words)))
    };
    let shown = move || {
        let all = words.get();
        (!all.is_empty()).then(|| view! {
            <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Replace names in the text"</legend>
                <p class="govuk-hint">"Kith looks for every name that the case knows. Read what leaves as well: it cannot know a nickname, or somebody whom no field names."</p>
                {all.into_iter().map(one).collect_view()}
            </fieldset>
        })
    };
    shown.into_any()
}

fn row(handing: Handing, words: &str, found: Option<Found>) -> Option<AnyView> {
    let found = found?;
    let control = format!("hand-over-name-{}", words.replace(' ', "-"));
    let is_replaced = {
        let words = words.to_owned();
        Signal::derive(move || {
            // What was chosen counts at once; the copy follows.
            handing.read(|now| match now.choices().part.names.get(&words) {
                Some(instead) => *instead != Instead::Kept,
                None => {
                    let copy = now.last().and_then(|made| made.copies().first());
                    copy.and_then(|copy| copy.found.iter().find(|one| one.words == words))
                        .is_some_and(|one| one.instead != Instead::Kept)
                }
            })
        })
    };
    let changed = {
        let words = words.to_owned();
        Callback::new(move |on: bool| {
            handing.change(|choice| {
                choice.names.remove(&words);
            });
            // Ticked, a name stands as its person does: by initials, unless the person is left out.
            let already = untrack(|| is_replaced.get());
            let wanted = if on { Instead::Initials } else { Instead::Kept };
            if already != on {
                handing.change(|choice| {
                    choice.names.insert(words.clone(), wanted);
                });
            }
        })
    };
    let count = found.places.len();
    let label = format!("{} ({count} {})", found.shown, if count == 1 { "place" } else { "places" });
    let place = move |occurrence: redaction::Occurrence| {
        let id = occurrence.id;
        let on = {
            let id = id.clone();
            Signal::derive(move || handing.part(|choice| !choice.spared.contains(&id)))
        };
        let control = format!("hand-over-place-{}", id.replace(['/', '#', ' ', '.'], "-"));
        let changed = Callback::new(move |on: bool| {
            let id = id.clone();
            handing.change(|choice| {
                if on {
                    choice.spared.remove(&id);
                } else {
                    choice.spared.insert(id);
                }
            });
        });
        tick(control, format!("{}: \u{2026}{}\u{2026}", occurrence.place, occurrence.excerpt), on, changed)
    };
    let places = found.places.into_iter().take(SHOWN).map(place).collect_view();
    let more = (count > SHOWN)
        .then(|| view! { <p class="govuk-hint">{format!("and {} more places", count - SHOWN)}</p> });
    let summary = view! { "Where " <span class="govuk-visually-hidden">{found.shown} " "</span> "stands" };
    let inner = view! {
        <div class="govuk-checkboxes govuk-checkboxes--small">{places}</div>
        {more}
    };
    Some(
        view! {
            <div class="govuk-checkboxes govuk-checkboxes--small">
                {tick(control, label, is_replaced, changed)}
            </div>
            {disclosure("kith-sections", summary, inner.into_any())}
        }
        .into_any(),
    )
}
