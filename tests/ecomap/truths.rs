//! What the demo world shows: the dated changes and no other, the ties of its prompts, nobody who is not there.

use super::world;
use crate::support::day;
use kith::{
    case::{family::Family, network::Network},
    diagrams::ecomap::{
        Settings, World,
        compare::{Transition, compare},
        draw,
        narrative::narrative,
        reading::prompts,
    },
    diagrams::scene::ItemKind,
};

fn with_world<T>(date: &str, look: impl FnOnce(&World<'_>) -> T) -> T {
    let desk = world::build();
    let (family, network) = (Family::read(desk.case()), Network::read(desk.case()));
    let settings = Settings::default();
    look(&World { family: &family, network: &network, settings: &settings, date: day(date) })
}

fn named(one: &str, other: &str) -> Vec<(Transition, String)> {
    with_world(other, |world| {
        let mut all: Vec<(Transition, String)> = compare(world, day(one), day(other))
            .into_iter()
            .map(|difference| (difference.transition, difference.system))
            .collect();
        all.sort();
        all
    })
}

#[test]
fn comparing_two_dates_names_every_dated_change_and_no_other() {
    let expected = |all: &[(Transition, &str)]| -> Vec<(Transition, String)> {
        all.iter().map(|(transition, id)| (*transition, (*id).to_owned())).collect()
    };
    assert_eq!(
        named("2024-06-01", "2025-06-01"),
        expected(&[
            (Transition::Came, "district-nurses"),
            (Transition::Came, "home-care"),
            (Transition::Came, "hospital"),
            (Transition::Went, "chapel"),
            (Transition::Changed, "housing"),
        ])
    );
    assert_eq!(
        named("2025-06-01", "2026-03-01"),
        expected(&[
            (Transition::Came, "bank"),
            (Transition::Came, "chapel"),
            (Transition::Came, "fire"),
            (Transition::Went, "home-care"),
            (Transition::Changed, "alcohol"),
        ])
    );
    // The order of the dates does not matter, and a date beside itself differs in nothing.
    assert_eq!(named("2025-06-01", "2024-06-01"), named("2024-06-01", "2025-06-01"));
    assert!(named("2025-06-01", "2025-06-01").is_empty());
    // The two packages that fell between the dates are told as such.
    assert_eq!(
        named("2020-01-01", "2022-06-01").into_iter().filter(|(_, id)| id == "home-care").collect::<Vec<_>>(),
        expected(&[(Transition::CameAndWent, "home-care")])
    );
}

#[test]
fn a_changed_tie_says_both_what_it_is_and_what_it_was() {
    let words = with_world("2026-03-20", |world| {
        let all = compare(world, day("2025-06-01"), day("2026-03-01"));
        all.into_iter().find(|one| one.system == "alcohol").unwrap().words
    });
    assert_eq!(
        words,
        "Kevin Amos and Alcohol service: weak, since 10 February 2026; before, broken off, until 10 February 2026."
    );
}

#[test]
fn the_demo_world_has_its_eleven_ties_on_the_day() {
    let desk = world::build();
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    // Home care is between two of its packages.
    assert_eq!(
        (scene.of_kind(ItemKind::System).count(), scene.of_kind(ItemKind::SystemTie).count()),
        (11, 11)
    );
    let before = draw(desk.case(), &Settings::default(), day("2024-06-01"));
    let names: Vec<&str> = before.of_kind(ItemKind::System).map(|item| item.id.as_str()).collect();
    assert_eq!(names, ["gp", "housing", "alcohol", "chapel", "emeka", "chloe-family", "police"]);
    // Nobody moves with the date.
    for name in names {
        assert!(scene.places.get(name).is_none_or(|place| before.places[name] == *place), "{name} moved");
    }
}

#[test]
fn each_prompt_shows_what_it_counts() {
    let all = with_world("2025-06-01", |world| prompts(world, day("2024-06-01")));
    let find = |slug: &str| all.iter().find(|prompt| prompt.slug == slug).unwrap();
    let ids =
        |slug: &str| -> Vec<String> { find(slug).counted.iter().filter_map(|(id, _)| id.clone()).collect() };
    assert_eq!(ids("lost"), ["chapel"]);
    assert_eq!(ids("strain"), ["district-nurses", "hospital", "housing", "alcohol"]);
    assert!(find("strain").words.starts_with("4 ties are under strain."));
    assert!(all.iter().all(|prompt| prompt.slug == "isolation" || !prompt.counted.is_empty()));
}

#[test]
fn the_narrative_tells_every_tie() {
    let (told, ties) = with_world("2026-03-20", |world| {
        let names: Vec<String> = world.ties().iter().map(|tie| world.name_of(&tie.system)).collect();
        (narrative(world).join(" "), names)
    });
    assert_eq!(ties.len(), 11);
    assert!(ties.iter().all(|name| told.contains(name)), "{told}");
}

#[test]
fn the_hidden_supports_are_those_that_no_goal_mentions_each_by_its_name() {
    use kith::{case::Value, reports::supports::hidden};
    let mut desk = world::build();
    let date = day("2026-03-20");
    let names = |desk: &crate::support::Desk| -> Vec<String> {
        let network = Network::read(desk.case());
        let prompt = hidden(desk.case(), &network, date);
        let mut all: Vec<String> =
            prompt.into_iter().flat_map(|prompt| prompt.counted).filter_map(|(system, _)| system).collect();
        all.sort();
        all
    };
    assert_eq!(names(&desk), ["chapel", "chloe-family", "emeka"]);
    desk.add(("episode", "e1"), &[]);
    desk.answer(("involvement", "e1", "client-goals"), Value::text("To go to the Chapel lunch club again."));
    assert_eq!(names(&desk), ["chloe-family", "emeka"]);
}
