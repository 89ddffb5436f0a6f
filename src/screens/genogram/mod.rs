//! The genogram: the family drawn large, edited by taps, keys or in words, at any date.

mod bar;
mod desk;
mod details;
mod handles;
mod lines;
mod side;
mod taps;

use crate::screens::diagram::{
    out::{self, Leaving},
    side as shared,
    time::slider,
    tools::{panel_key, step, tools, view_key, way_of},
};
use crate::{
    browser::{memo::memo, soon},
    case::family::CLIENT,
    diagrams::{
        genogram::{
            ItemKind, Settings, View, arrange, build,
            geometry::Point,
            narrative::narrative,
            privacy,
            relatives::Handle,
            walk::{self, Way},
        },
        paper,
    },
    parts::{DiagramFrame, Stage, diagram::tool},
    workbench::bench::use_bench,
};
use bar::CommandBar;
use desk::{Bar, Chosen, Desk, Side, Tool};
use details::Details;
use handles::Handles;
use leptos::{ev::KeyboardEvent, prelude::*};
use side::{Prompts, Show};
use std::sync::Arc;

/// How the drawing is used by keys, said with its name.
const KEYS: &str = "Arrow keys follow the family: up to parents, down to children, left and right to partners, brothers and sisters. Shift with an arrow adds. Enter opens the details, Escape leads back. Home leads to the client. Alt with an arrow moves.";

/// The sides of the panel, in the order of their buttons.
const SIDES: [Side; 6] = [Side::Details, Side::Outline, Side::Prompts, Side::Key, Side::Show, Side::Out];
/// What they are called.
const NAMES: &[&str] = &["Details", "In words", "Prompts", "Key", "Show", "Save and print"];

/// Said before the drawing is saved or printed.
const OUT: &str = "Only what is shown goes out. Look under \u{201c}Show\u{201d} first: \u{201c}As for the client\u{201d} leaves abuse and judgements out, and initials can stand for names.";

/// What leaves: the drawing with its heading and the key to its signs, and the family in prose; without what is kept back
/// from every shared copy, unless it is asked for.
fn leaving(desk: Desk) -> Leaving {
    let with_private = RwSignal::new(false);
    let settings = memo(move || {
        let shown = desk.settings.get();
        Settings { private: shown.private && with_private.get(), ..shown }
    });
    let visible = memo(move || desk.family.with(|whole| settings.with(|all| Arc::new(all.visible(whole)))));
    let has_private = memo(move || {
        let open = |private: bool| Settings { private, ..desk.settings.get() };
        desk.family.with(|whole| open(true).visible(whole) != open(false).visible(whole))
            && desk.settings.with(|all| all.private)
    });
    // Whoever is left out leaves no gap: the others move together.
    let arrangement = memo(move || {
        desk.arranged.with(|all| {
            if visible.get() == desk.visible.get() {
                return Arc::new(all.arrangement.clone());
            }
            visible.with(|visible| settings.with(|set| Arc::new(arrange(visible, set, &all.known))))
        })
    });
    let made = move |large_words: bool| {
        let day = desk.day();
        visible.with(|visible| {
            let settings = Settings { legend: true, heading: true, large_words, ..settings.get() };
            arrangement.with(|arrangement| build(&View::new(visible, &settings, day), arrangement))
        })
    };
    // Larger words take the room of lines: only a family too large for the usual ones has them on paper.
    let scene = move |for_paper: bool| {
        let usual = made(false);
        if for_paper && !paper::is_legible(&usual) { made(true) } else { usual }
    };
    let prose = move |()| {
        let day = desk.day();
        visible.with(|visible| settings.with(|all| narrative(&View::new(visible, all, day))))
    };
    let kept = move |()| {
        desk.family
            .with(|whole| visible.with(|seen| (privacy::kept_back(whole, seen), privacy::shared(seen))))
    };
    Leaving {
        what: "genogram",
        scene: Callback::new(scene),
        prose: Callback::new(prose),
        kept: Callback::new(kept),
        by_initials: Signal::derive(move || desk.settings.with(|all| all.initials)),
        with_private,
        has_private: has_private.into(),
        paper: RwSignal::new(None),
        announcement: desk.announcement,
    }
}

/// The screen; from an entry of the chronology, as the family was on its day, with the address of the way back.
#[must_use]
pub fn screen(from: Option<(chrono::NaiveDate, String)>) -> AnyView {
    let bench = use_bench();
    let desk = Desk::set_up(bench);
    let back = from.map(|(day, entry)| {
        desk.date.set(Some(day).filter(|day| *day < crate::browser::clock::today()));
        view! { <a class="govuk-link kith-touch kith-no-print" href=entry>"Back to the entry in the chronology"</a> }
    });
    let leaving = leaving(desk);
    // Only what is drawn on the day can be pointed at.
    let chosen = memo(move || {
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
    let follow = Callback::new(move |(anchor, by): (String, Point)| {
        anchor.strip_prefix("kith-person-").map_or_else(Vec::new, |id| desk.follow(id, by))
    });
    let on_intent = Callback::new(move |intent| desk.act(intent));
    let on_key = Callback::new(move |event: KeyboardEvent| key(desk, &event));
    let on_panel_key = panel_key();
    let is_chosen = Callback::new(move |one: Chosen| desk.chosen.with(|chosen| chosen.contains(&one)));
    let mark = move |one: Chosen| {
        if one.kind == ItemKind::Person {
            desk.show(&one.id);
        }
        desk.chosen.set(vec![one]);
    };
    let side = move || match desk.side.get() {
        Side::Details => view! { <Details desk/> }.into_any(),
        Side::Outline => {
            shared::outline("The family in words", desk.painted.into(), is_chosen, Callback::new(mark))
        }
        Side::Prompts => view! { <Prompts desk/> }.into_any(),
        Side::Key => shared::key(desk.painted.into()),
        Side::Show => view! { <Show desk/> }.into_any(),
        Side::Out => out::out(bench, leaving, OUT),
    };
    let current = Signal::derive(move || SIDES.iter().position(|one| *one == desk.side.get()).unwrap_or(0));
    let show = Callback::new(move |place: usize| {
        if let Some(side) = SIDES.get(place) {
            desk.side.set(*side);
        }
    });
    let panel = move || view! { {shared::sides(NAMES, current, show)} {side} }.into_any();
    let first_day = Signal::derive(move || desk.visible.with(|family| family.first_day()));
    let stage = view! {
        <Stage scene=desk.scene label=Signal::derive(label) chosen seen=desk.seen may_drag follow on_intent on_key>
            <Handles desk/>
        </Stage>
    };
    view! {
        <p class="govuk-visually-hidden" role="status">{move || desk.announcement.get()}</p>
        {back}
        <DiagramFrame
            title="Genogram"
            tools=tools(bench, desk.scene, desk.seen, tool("Choose several", move || details::several(desk)), Callback::new(move |()| desk.tidy()))
            head=slider("The family on", first_day, desk.date)
            stage=stage.into_any()
            bar=view! { <CommandBar desk/> }.into_any()
            notes=shared::findings(desk.scene.into())
            panel
            on_panel_key
        />
        {out::paper(leaving)}
    }
    .into_any()
}

/// What a key does while the drawing has the focus.
fn key(desk: Desk, event: &KeyboardEvent) {
    let way = way_of(&event.key());
    let person = desk.person();
    match (way, event.key().as_str()) {
        (Some(way), _) if event.alt_key() => {
            if let Some(person) = person {
                desk.shift(&person, step(way));
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
                soon::focus_quietly("bar-question");
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
                soon::focus(first.unwrap_or_else(|| "panel-title".to_owned()));
            }
        }
        (None, "Home") => desk.choose(Chosen::person(CLIENT)),
        (None, "Escape") => desk.put_away(),
        (None, other) if view_key(other, desk.scene, desk.seen) => {}
        _ => return,
    }
    event.prevent_default();
}
