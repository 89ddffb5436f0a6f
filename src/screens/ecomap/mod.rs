//! The ecomap: the world around the family, edited by taps, keys or in words, at any date and between two.

mod adding;
mod bar;
mod desk;
mod details;
mod side;

use crate::{
    browser::{memo::memo, soon},
    case::{
        family::{CLIENT, Family},
        network::nouns,
    },
    diagrams::{
        ecomap::{Settings, World, arrange, build, narrative::narrative, privacy, walk},
        gesture::Intent,
        layout::Point,
        scene::ItemKind,
    },
    parts::{DiagramFrame, Stage},
    screens::diagram::{
        Chosen, near,
        out::{self, Leaving},
        side as shared,
        time::slider,
        tools::{panel_key, step, tools, view_key, way_of},
    },
    workbench::bench::use_bench,
};
use desk::{ADD, COMPARE, DETAILS, Desk, SIDES};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::sync::Arc;

/// How the drawing is used by keys, said with its name.
const KEYS: &str = "Arrow keys lead from circle to circle. Shift with an arrow adds a system. Enter opens the details, Escape leads back. Home leads to the client. Alt with an arrow moves a circle.";

/// Said before the drawing is saved or printed.
const OUT: &str = "Only what is shown goes out. Look under \u{201c}Show\u{201d} first: \u{201c}As for the client\u{201d} leaves abuse and judgements out, and initials can stand for names of people.";

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let desk = Desk::set_up(bench);
    let leaving = leaving(desk);
    // Only what is drawn on the day can be pointed at.
    let chosen = memo(move || {
        let anchor = desk.chosen.with(|one| one.as_ref().map(Chosen::anchor));
        desk.scene.with(|scene| {
            anchor
                .into_iter()
                .filter(|anchor| scene.items.iter().any(|item| item.anchor() == *anchor))
                .collect::<Vec<_>>()
        })
    });
    let may_drag = Callback::new(move |(anchor, by_finger): (String, bool)| {
        // A finger that begins on a circle by chance pans; only what is chosen already is dragged by it.
        anchor.starts_with("kith-system-")
            && (!by_finger || chosen.with_untracked(|all| all.as_slice() == [anchor]))
    });
    let follow = Callback::new(move |(anchor, by): (String, Point)| {
        anchor.strip_prefix("kith-system-").map_or_else(Vec::new, |id| desk.follow(id, by))
    });
    let on_intent = Callback::new(move |intent| act(desk, intent));
    let on_key = Callback::new(move |event: KeyboardEvent| key(desk, &event));
    let on_panel_key = panel_key();
    let is_chosen =
        Callback::new(move |one: Chosen| desk.chosen.with(|chosen| chosen.as_ref() == Some(&one)));
    let inner = move || match desk.side.get() {
        ADD => adding::adding(desk),
        DETAILS => details::details(desk),
        2 => {
            let mark = Callback::new(move |one| desk.mark(one));
            let words = shared::outline("The world in words", desk.scene.into(), is_chosen, mark);
            view! { {words} {details::not_there(desk)} }.into_any()
        }
        3 => side::prompting(desk),
        COMPARE => side::comparing(desk),
        5 => shared::key(desk.scene.into()),
        6 => side::showing(desk),
        _ => out::out(bench, leaving, OUT),
    };
    let show = Callback::new(move |place| desk.side.set(place));
    let panel = move || view! { {shared::sides(SIDES, desk.side.into(), show)} {inner} }.into_any();
    let is_comparing = memo(move || desk.side.get() == COMPARE);
    let stage = move || {
        if is_comparing.get() {
            side::beside(desk)
        } else {
            let label = Signal::stored(format!("World around the family. {KEYS}"));
            view! { <Stage scene=desk.scene label chosen seen=desk.seen may_drag follow on_intent on_key>{None::<()>}</Stage> }.into_any()
        }
    };
    let known_since = Signal::derive(move || desk.visible.with(|all| all.1.first_day()));
    let commands = move || (!is_comparing.get()).then(|| bar::bar(desk));
    view! {
        <p class="govuk-visually-hidden" role="status">{move || desk.announcement.get()}</p>
        <DiagramFrame
            title="Ecomap"
            tools=tools(bench, desk.scene, desk.seen, ().into_any(), Callback::new(move |()| desk.tidy()))
            head=slider("The world on", known_since, desk.date)
            stage=stage.into_any()
            bar=commands.into_any()
            notes=shared::findings(desk.scene.into())
            panel
            on_panel_key
        />
        {out::paper(leaving)}
    }
    .into_any()
}

/// What leaves: the drawing with its heading and the key to its signs, and the world in prose; without what is kept back from
/// every shared copy, unless it is asked for.
fn leaving(desk: Desk) -> Leaving {
    let with_private = RwSignal::new(false);
    let open = move |private: bool| {
        let mut all = desk.settings.get();
        all.family.private &= private;
        all
    };
    let settings = memo(move || open(with_private.get()));
    let seen = move |settings: &Settings| {
        desk.family.with(|family| desk.network.with(|network| Arc::new(settings.visible(family, network))))
    };
    let visible = memo(move || settings.with(seen));
    let has_private = memo(move || seen(&open(true)) != seen(&open(false)));
    // Whoever is left out leaves no gap: the others move together.
    let arrangement = memo(move || {
        desk.arranged.with(|arranged| {
            if visible.get() == desk.visible.get() {
                return arranged.clone();
            }
            let known = &arranged.places;
            visible.with(|all| settings.with(|set| Arc::new(arrange(&all.0, &all.1, set, known))))
        })
    });
    let scene = move |_| {
        let mut settings = settings.get();
        (settings.family.legend, settings.family.heading) = (true, true);
        visible.with(|all| {
            let world = World { family: &all.0, network: &all.1, settings: &settings, date: desk.day() };
            arrangement.with(|arranged| build(&world, arranged))
        })
    };
    let prose = move |()| {
        visible.with(|all| {
            settings.with(|settings| {
                narrative(&World { family: &all.0, network: &all.1, settings, date: desk.day() })
            })
        })
    };
    let kept = move |()| {
        visible.with(|seen| {
            let seen = (&seen.0, &seen.1);
            let whole = |family: &Arc<Family>| {
                desk.network.with(|network| privacy::kept_back((family, network), seen))
            };
            (desk.family.with(whole), privacy::shared(seen))
        })
    };
    Leaving {
        what: "ecomap",
        kept: Callback::new(kept),
        scene: Callback::new(scene),
        prose: Callback::new(prose),
        by_initials: Signal::derive(move || desk.settings.with(|all| all.family.initials)),
        with_private,
        has_private: has_private.into(),
        paper: RwSignal::new(None),
        announcement: desk.announcement,
    }
}

/// What a tap or a drop does.
fn act(desk: Desk, intent: Intent) {
    match intent {
        Intent::Tap { on, at } => {
            let found = desk
                .scene
                .with_untracked(|scene| on.as_deref().and_then(|anchor| Chosen::of_anchor(scene, anchor)));
            // The sun lies behind everything: what is near counts before it.
            let by_hand = found.clone().filter(|one| one.kind != ItemKind::Sun);
            let close = || near(desk.scene, desk.seen, at).and_then(|id| of_place(desk, &id));
            match by_hand.or_else(close).or(found) {
                Some(one) => desk.choose(one),
                None => desk.put_away(),
            }
        }
        Intent::Drop { what, by } => {
            let scale = desk.seen.viewport.with_untracked(|seen| seen.scale);
            if let Some(id) = what.strip_prefix("kith-system-") {
                desk.shift(id, Point::new(by.x / scale, by.y / scale));
            }
        }
        _ => {}
    }
}

/// The person or the system with this id, as the drawing has a place for both.
fn of_place(desk: Desk, id: &str) -> Option<Chosen> {
    desk.scene.with_untracked(|scene| {
        let is_it = |kind: ItemKind| scene.of_kind(kind).any(|item| item.id == id);
        let kind = [ItemKind::System, ItemKind::Person].into_iter().find(|kind| is_it(*kind))?;
        Some(Chosen { kind, id: id.to_owned() })
    })
}

/// What a key does while the drawing has the focus.
fn key(desk: Desk, event: &KeyboardEvent) {
    let way = way_of(&event.key());
    let chosen = desk.chosen.get_untracked();
    match (way, event.key().as_str()) {
        (Some(way), _) if event.alt_key() => {
            if let Some(one) = chosen.filter(|one| one.kind.slug() == nouns::SYSTEM) {
                desk.shift(&one.id, step(way));
            }
        }
        (Some(_), _) if event.shift_key() => {
            desk.side.set(ADD);
            soon::focus_quietly("panel-title");
        }
        (Some(way), _) => {
            let from = chosen.map(|one| one.id);
            let next = desk.scene.with_untracked(|scene| walk::step(&scene.places, from.as_deref(), way));
            if let Some(one) = next.and_then(|id| of_place(desk, &id)) {
                desk.mark(one);
            }
        }
        (None, "Enter") => {
            desk.side.set(DETAILS);
            let first = chosen
                .filter(|one| one.kind == ItemKind::System)
                .map(|one| format!("system-{}-name", one.id));
            soon::focus(first.unwrap_or_else(|| "panel-title".to_owned()));
        }
        (None, "Home") => desk.mark(Chosen::person(CLIENT)),
        (None, "Escape") => desk.put_away(),
        (None, other) if view_key(other, desk.scene, desk.seen) => {}
        _ => return,
    }
    event.prevent_default();
}
