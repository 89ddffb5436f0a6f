//! The genogram: the family drawn large, edited by taps, keys or in words, at any date.

mod bar;
mod desk;
mod details;
mod fields;
mod handles;
mod lines;
mod out;
mod side;
mod taps;
mod time;

use crate::{
    browser::page,
    case::family::CLIENT,
    diagrams::{
        genogram::{
            relatives::Handle,
            walk::{self, Way},
        },
        layout::Point,
    },
    edit::Edit,
    parts::{
        DiagramFrame, Stage,
        diagram::{sign_tool, tool},
    },
    workbench::bench::use_bench,
};
use bar::CommandBar;
use desk::{Bar, Chosen, Desk, Side, Tool};
use details::Details;
use handles::Handles;
use leptos::{ev::KeyboardEvent, prelude::*};
use out::{Out, Paper};
use side::{KeyToSigns, Outline, Prompts, Show, Sides};
use time::DateSlider;

/// How the drawing is used by keys, said with its name.
const KEYS: &str = "Arrow keys follow the family: up to parents, down to children, left and right to partners, brothers and sisters. Shift with an arrow adds. Enter opens the details, Escape leads back. Home leads to the client. Alt with an arrow moves.";

/// The screen; from an entry of the chronology, as the family was on its day, with the address of the way back.
#[must_use]
pub fn screen(from: Option<(chrono::NaiveDate, String)>) -> AnyView {
    let bench = use_bench();
    let desk = Desk::set_up(bench);
    let back = from.map(|(day, entry)| {
        desk.date.set(Some(day).filter(|day| *day < crate::browser::clock::today()));
        view! { <a class="govuk-link kith-touch kith-no-print" href=entry>"Back to the entry in the chronology"</a> }
    });
    let paper = RwSignal::new(None);
    // Only what is drawn on the day can be pointed at.
    let chosen = Memo::new(move |_| {
        let anchors = desk.chosen.with(|all| all.iter().map(Chosen::anchor).collect::<Vec<_>>());
        desk.scene.with(|scene| {
            let is_drawn = |anchor: &String| scene.items.iter().any(|item| item.anchor() == *anchor);
            anchors.into_iter().filter(is_drawn).collect::<Vec<_>>()
        })
    });
    let label = move || format!("Family drawing. {KEYS}");
    let may_drag = Callback::new(move |(anchor, by_finger): (String, bool)| {
        let is_person = anchor.starts_with("kith-person-");
        // A finger that begins on somebody by chance pans; only who is chosen already is dragged by it.
        is_person
            && desk.tool.get_untracked() == Tool::Choose
            && (!by_finger || chosen.with_untracked(|all| all.as_slice() == [anchor]))
    });
    let on_intent = Callback::new(move |intent| desk.act(intent));
    let on_key = Callback::new(move |event: KeyboardEvent| key(desk, &event));
    // Names and dates are typed one after the other: Enter goes on to the next field, as on a form.
    // Escape goes back to the drawing.
    let on_panel_key = Callback::new(|event: KeyboardEvent| match event.key().as_str() {
        "Enter" if page::focus_next_field("panel") => event.prevent_default(),
        "Escape" => page::focus_quietly("stage"),
        _ => {}
    });
    let side = move || match desk.side.get() {
        Side::Details => view! { <Details desk/> }.into_any(),
        Side::Outline => view! { <Outline desk/> }.into_any(),
        Side::Prompts => view! { <Prompts desk/> }.into_any(),
        Side::Key => view! { <KeyToSigns desk/> }.into_any(),
        Side::Show => view! { <Show desk/> }.into_any(),
        Side::Out => view! { <Out desk paper/> }.into_any(),
    };
    let panel = move || view! { <Sides desk/> {side} }.into_any();
    let stage = view! {
        <Stage scene=desk.scene label=Signal::derive(label) chosen seen=desk.seen may_drag on_intent on_key>
            <Handles desk/>
        </Stage>
    };
    view! {
        <p class="govuk-visually-hidden" role="status">{move || desk.said.get()}</p>
        {back}
        <DiagramFrame
            title="Genogram"
            tools=tools(desk)
            head=view! { <DateSlider desk/> }.into_any()
            stage=stage.into_any()
            bar=view! { <CommandBar desk/> }.into_any()
            notes=findings(desk)
            panel
            on_panel_key
        />
        <Paper desk paper/>
    }
    .into_any()
}

/// What cannot be drawn as it should be.
fn findings(desk: Desk) -> AnyView {
    let findings = Memo::new(move |_| desk.scene.with(|scene| scene.findings.clone()));
    let one = |words: String| view! { <li>{words}</li> };
    let list = move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            view! {
                <div class="govuk-inset-text kith-findings" role="status">
                    <ul class="govuk-list govuk-!-margin-bottom-0">{findings.into_iter().map(one).collect_view()}</ul>
                </div>
            }
        })
    };
    list.into_any()
}

/// The tools above the drawing.
fn tools(desk: Desk) -> AnyView {
    let bench = desk.bench;
    let can_undo =
        Memo::new(move |_| bench.with_session(|s| s.history().last_done().is_some()).unwrap_or(false));
    let undo = move |_| {
        bench.attempt(Edit::Undo);
    };
    view! {
        <button type="button" class="kith-tool" disabled=move || !can_undo.get() on:click=undo>"Undo"</button>
        {sign_tool("+", "Closer", move || desk.seen.zoom(1.25))}
        {sign_tool("\u{2212}", "Further", move || desk.seen.zoom(0.8))}
        {tool("Fit", move || desk.scene.with_untracked(|scene| desk.seen.fit(scene)))}
        {tool("Choose several", move || details::several(desk))}
        {tool("Tidy", move || desk.tidy())}
    }
    .into_any()
}

/// What a key does while the drawing has the focus.
fn key(desk: Desk, event: &KeyboardEvent) {
    let way = match event.key().as_str() {
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "ArrowLeft" => Some(Way::Left),
        "ArrowRight" => Some(Way::Right),
        _ => None,
    };
    let person = desk.person();
    match (way, event.key().as_str()) {
        (Some(way), _) if event.alt_key() => {
            if let Some(person) = person {
                let by = match way {
                    Way::Up => Point::new(0.0, -20.0),
                    Way::Down => Point::new(0.0, 20.0),
                    Way::Left => Point::new(-20.0, 0.0),
                    Way::Right => Point::new(20.0, 0.0),
                };
                desk.shift(&person, by);
            }
        }
        (Some(way), _) if event.shift_key() => {
            if person.is_some() {
                let handle = match way {
                    Way::Up => Handle::Parents,
                    Way::Down => Handle::Child,
                    Way::Left => Handle::Sibling,
                    Way::Right => Handle::Partner,
                };
                desk.bar.set(Bar::Adding(handle));
                request_animation_frame(|| page::focus_quietly("bar-question"));
            }
        }
        (Some(way), _) => {
            let next = desk.scene.with_untracked(|scene| {
                desk.visible
                    .with_untracked(|family| walk::step(family, &scene.places, person.as_deref(), way))
            });
            if let Some(next) = next {
                if desk.tool.get_untracked() == Tool::Choose {
                    desk.choose(Chosen::person(&next));
                } else {
                    desk.chosen.set(vec![Chosen::person(&next)]);
                    desk.show(&next);
                }
            }
        }
        (None, "Enter") => {
            if let (Some(person), false) = (&person, desk.tool.get_untracked() == Tool::Choose) {
                desk.meet(person);
            } else {
                desk.side.set(Side::Details);
                desk.settle();
                let first = person.map(|id| format!("person-{id}-name"));
                request_animation_frame(move || match first {
                    Some(field) => page::focus(&field),
                    None => page::focus("panel-title"),
                });
            }
        }
        (None, "Home") => desk.choose(Chosen::person(CLIENT)),
        (None, "Escape") => desk.put_away(),
        (None, "+" | "=") => desk.seen.zoom(1.25),
        (None, "-") => desk.seen.zoom(0.8),
        (None, "0") => desk.scene.with_untracked(|scene| desk.seen.fit(scene)),
        _ => return,
    }
    event.prevent_default();
}
