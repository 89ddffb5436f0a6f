//! The bar under the drawing: whose tie, since when, which line; or what can be done with what is chosen.

use super::desk::{ADD, Desk, Doing};
use crate::{
    browser::{clock, page, soon},
    case::{When, network::SystemKind, typed},
    diagrams::{
        ecomap::{Sign, edits::Line},
        geometry::{Point, moved},
        key::SAMPLE,
        scene::{ItemKind, Paint},
    },
    parts::{Button, Look},
    screens::{
        diagram::{self, button, sample},
        draft::Draft,
    },
};
use leptos::prelude::*;

/// The bar.
#[must_use]
pub fn bar(desk: Desk) -> AnyView {
    let inner = move || match desk.doing.get() {
        Doing::Nothing => resting(desk),
        Doing::Adding(kind, person) => {
            let words = person.as_deref().map_or_else(
                || format!("Add: {}", kind.words()),
                |id| format!("Add: {}", desk.member_name(Some(id))),
            );
            line(desk, words, person.is_none(), true, Some(kind))
        }
        Doing::Tying(system) => {
            line(desk, format!("Another tie to {}", desk.system_name(&system)), false, true, None)
        }
        Doing::Changing(tie) => {
            let words = desk.tie(&tie).map_or_else(String::new, |tie| {
                let (member, system) =
                    (desk.member_name(tie.member.as_deref()), desk.system_name(&tie.system));
                format!("{member} and {system}: what is it now?")
            });
            line(desk, words, false, false, None)
        }
    };
    inner.into_any()
}

fn resting(desk: Desk) -> AnyView {
    let chosen = desk.chosen.get();
    let start = move || {
        desk.side.set(ADD);
        soon::focus_quietly("panel-title");
    };
    match chosen {
        Some(one) if one.kind == ItemKind::System => {
            let id = one.id.clone();
            view! {
                <p class="kith-bar__words">{desk.system_name(&one.id)}</p>
                <div class="kith-bar__choices">
                    {button("Another tie".to_owned(), move || desk.tie_to(&id))}
                    {changes(desk, &one.id)}
                    {button("Add a system".to_owned(), start)}
                </div>
            }
            .into_any()
        }
        Some(one) if one.kind == ItemKind::SystemTie => {
            view! {
                <p class="kith-bar__words">"This tie"</p>
                <div class="kith-bar__choices">
                    {button("It changed".to_owned(), move || desk.doing.set(Doing::Changing(one.id.clone())))}
                    {button("Add a system".to_owned(), start)}
                </div>
            }
            .into_any()
        }
        _ => view! {
            <p class="kith-bar__words">"Choose under \u{201c}Add\u{201d} what is around the family. Drag the ground to see more."</p>
            <div class="kith-bar__choices">{button("Add a system".to_owned(), start)}</div>
        }
        .into_any(),
    }
}

/// For each tie of a system on the day, the way to say that it changed.
fn changes(desk: Desk, system: &str) -> AnyView {
    let ties: Vec<(String, Option<String>)> = desk.with_world(|world| {
        let ties = world.ties();
        let of_system = ties.iter().filter(|tie| tie.system == system);
        of_system.map(|tie| (tie.id.clone(), tie.member.clone())).collect()
    });
    let is_only = ties.len() == 1;
    let one = |(id, member): (String, Option<String>)| {
        let words = if is_only {
            "It changed".to_owned()
        } else {
            format!("It changed for {}", desk.member_name(member.as_deref()))
        };
        button(words, move || desk.doing.set(Doing::Changing(id.clone())))
    };
    ties.into_iter().map(one).collect_view().into_any()
}

/// How a line of this kind looks.
fn picture(line: Line) -> Vec<Paint> {
    if line == Line::Missing {
        return Sign::Missing.sample();
    }
    let middle = Point::new(SAMPLE.0 / 2.0, SAMPLE.1 / 2.0);
    let ends = [moved(middle, -34.0, 0.0), moved(middle, 34.0, 0.0)];
    crate::diagrams::ecomap::tie_line::paint(&line.tie(None, ""), &ends).0
}

/// Whose tie, since when, and which line: the last tap makes it.
fn line(desk: Desk, words: String, asks_name: bool, asks_member: bool, kind: Option<SystemKind>) -> AnyView {
    // Words that were typed for one system or tie wait for that one, and for no other.
    let which = match desk.doing.get_untracked() {
        Doing::Nothing => String::new(),
        Doing::Adding(kind, person) => format!("{}.{}", kind.slug(), person.unwrap_or_default()),
        Doing::Tying(id) | Doing::Changing(id) => id,
    };
    let (name, since) = (Draft::of("ecomap-name", &which), Draft::of("ecomap-since", &which));
    let wrong = RwSignal::new(false);
    Effect::new(move |_| {
        since.with(|_| ());
        wrong.set(false);
    });
    let make = move |line: Line| {
        let text = since.get_untracked();
        let day: Option<When> = match text.trim() {
            "" => None,
            typed => match typed::read(typed, clock::today()) {
                Ok(when) => Some(when),
                Err(_) => {
                    wrong.set(true);
                    page::focus_quietly("bar-since");
                    return;
                }
            },
        };
        if desk.draw_line(line, name.get_untracked().trim(), day) {
            name.clear();
            since.clear();
            page::focus_quietly("stage");
        }
    };
    let offer =
        move |line: &'static Line| diagram::offer(sample(picture(*line)), line.words(), move || make(*line));
    let offered = Line::ALL.iter().filter(move |line| **line != Line::Missing || kind.is_some());
    let naming = asks_name.then(|| {
        view! {
            <label class="govuk-label kith-bar__label" for="bar-name">"Name"</label>
            {name.text_box("bar-name").class("govuk-input kith-bar__input").view()}
        }
    });
    view! {
        <h2 class="kith-bar__words" id="bar-question" tabindex="-1">{words}</h2>
        <div class="kith-bar__choices kith-bar__fields">
            {naming}
            <label class="govuk-label kith-bar__label" for="bar-since">"Since"</label>
            {since
                .text_box("bar-since")
                .marks()
                .class("govuk-input kith-bar__input")
                .invalid(wrong)
                .described(Signal::derive(move || wrong.get().then(|| "bar-since-error".to_owned())))
                .view()}
            {move || wrong.get().then(|| view! { <p class="govuk-error-message govuk-!-margin-bottom-0" id="bar-since-error">"Enter a date such as 17 5 2024, March 2024 or 1998; or leave it empty."</p> })}
        </div>
        {asks_member.then(|| members(desk))}
        <div class="kith-bar__choices" role="group" aria-label="Which line?">
            {offered.map(offer).collect_view()}
            {button("Cancel".to_owned(), move || { desk.doing.set(Doing::Nothing); page::focus_quietly("stage"); })}
        </div>
    }
    .into_any()
}

/// Whose tie it is: the whole household's, or that of one of those in the middle.
fn members(desk: Desk) -> AnyView {
    let one = move |id: Option<String>| {
        let words = desk.member_name(id.as_deref());
        let here = id.clone();
        let pressed = move || desk.member.with(|member| *member == here);
        Button::new(Look::Side, words, move || desk.member.set(id.clone())).pressed(pressed).view()
    };
    let all = move || {
        let drawn = desk.scene.with(|scene| {
            scene.of_kind(ItemKind::Person).map(|item| Some(item.id.clone())).collect::<Vec<_>>()
        });
        std::iter::once(None).chain(drawn).map(one).collect_view()
    };
    view! { <div class="kith-bar__choices" role="group" aria-label="Whose tie?">{all}</div> }.into_any()
}
