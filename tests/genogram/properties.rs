//! What holds for any family at any date.

use super::{
    random::{self, Numbers, any_edit},
    reading,
};
use crate::support::{Desk, day};
use chrono::{Days, NaiveDate};
use kith::{
    case::family::Family,
    diagrams::genogram::{
        ItemKind, Scene, Settings, View, arrange, build, draw, facts, gaps, geometry::distance,
        narrative::narrative, outline, svg,
    },
    edit::Edit,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn any_day(number: u64) -> NaiveDate {
    day("1880-01-01").checked_add_days(Days::new(number % 60_000)).unwrap()
}

/// Every sentence that the drawing says, by its accessible names, and every one that the outline says.
fn check(scene: &Scene) -> Result<(), String> {
    let text = svg::exported(scene);
    reading::check(&text)?;
    let of_drawing: Vec<String> = reading::labels(&text);
    let of_outline: BTreeSet<String> = outline::as_text(scene)
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .map(str::to_owned)
        .collect();
    for label in &of_drawing {
        if !of_outline.contains(label) {
            return Err(format!("the outline does not say {label:?}"));
        }
    }
    let of_drawing: BTreeSet<&String> = of_drawing.iter().collect();
    for label in &of_outline {
        if !of_drawing.contains(label) {
            return Err(format!("the drawing does not say {label:?}"));
        }
    }
    let people: Vec<_> = scene.of_kind(ItemKind::Person).map(|item| scene.places[&item.id]).collect();
    for (index, one) in people.iter().enumerate() {
        if people[index + 1..].iter().any(|other| distance(*one, *other) < 39.9) {
            return Err("two people stand on one place".to_owned());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_family_at_any_date_gives_a_valid_drawing(seed: u64, count in 0usize..60, on: u64) {
        let desk = random::family(seed, count);
        let settings = Settings { abortions: true, ..Settings::default() };
        let date = any_day(on);
        let family = settings.visible(&Family::read(desk.case()));
        let view = View::new(&family, &settings, date);
        let scene = build(&view, &arrange(&family, &settings, &BTreeMap::new()));
        let checked = check(&scene);
        prop_assert!(checked.is_ok(), "{:?}", checked);
        // Nobody who is there is missing, nobody stands twice.
        let drawn: Vec<&String> = scene.of_kind(ItemKind::Person).map(|item| &item.id).collect();
        let unique: BTreeSet<&String> = drawn.iter().copied().collect();
        prop_assert_eq!(unique.len(), drawn.len());
        prop_assert_eq!(drawn.len(), view.people().count());
        prop_assert!(narrative(&view).iter().all(|paragraph| !paragraph.is_empty()));
        prop_assert!(gaps::gaps(&view).iter().all(|gap| gap.words.ends_with(['.', '?'])));
    }

    #[test]
    fn who_is_there_at_two_dates_stands_in_the_same_place(seed: u64, count in 0usize..60, on: u64, later: u64) {
        let desk = random::family(seed, count);
        let settings = Settings::default();
        let (one, other) = (draw(desk.case(), &settings, any_day(on)), draw(desk.case(), &settings, any_day(later)));
        for (id, place) in &one.places {
            prop_assert!(other.places.get(id).is_none_or(|there| there == place), "{} moved", id);
        }
        let today = draw(desk.case(), &settings, day("2040-01-01"));
        prop_assert!(one.places.keys().all(|id| today.places.contains_key(id)), "somebody went away");
    }

    #[test]
    fn undo_of_any_edit_restores_the_family_and_redo_makes_it_again(seed: u64, count in 0usize..40) {
        let mut desk = random::family(seed, count);
        let mut numbers = Numbers(seed ^ 0xABCD);
        let before = desk.family();
        let edit = any_edit(&mut desk, &mut numbers);
        if edit != Edit::Undo && desk.try_dispatch(edit.clone()).is_ok() {
            let after = desk.family();
            desk.try_dispatch(Edit::Undo).unwrap();
            prop_assert_eq!(&desk.family(), &before, "after {:?}", edit);
            desk.try_dispatch(Edit::Redo).unwrap();
            prop_assert_eq!(&desk.family(), &after, "after {:?}", edit);
        }
    }

    #[test]
    fn a_newcomer_moves_nobody_far(seed: u64, count in 1usize..40) {
        let mut desk = random::family(seed, count);
        let settings = Settings::default();
        let before = arrange(&settings.visible(&desk.family()), &settings, &BTreeMap::new());
        let mut numbers = Numbers(seed ^ 0x77);
        let family = desk.family();
        let one = family.people[numbers.below(family.people.len())].id.clone();
        let newcomer = kith::diagrams::genogram::edits::Newcomer::of(kith::case::family::Gender::Woman);
        let parents = kith::diagrams::genogram::edits::parents_for_child(&family, &one);
        let kind = kith::case::family::ParentKind::Birth;
        let edit = kith::diagrams::genogram::edits::add_child(&parents, &newcomer, kind, &mut desk.ids);
        desk.make(edit);
        let after = arrange(&settings.visible(&desk.family()), &settings, &before.places);
        let moved = before.places.iter().filter(|(id, place)| distance(**place, after.places[*id]) > 104.1).count();
        prop_assert!(moved == 0, "{} moved by more than a slot", moved);
    }
}

#[test]
fn five_hundred_and_five_thousand_people_are_drawn() {
    for (count, seed) in [(500, 1), (5_000, 2)] {
        let desk = random::large(seed, count);
        let settings = Settings::default();
        let scene = draw(desk.case(), &settings, day("2026-03-20"));
        assert_eq!(scene.of_kind(ItemKind::Person).count(), count);
        reading::check(&svg::exported(&scene)).unwrap();
    }
}

#[test]
fn a_loop_of_ancestors_is_said_and_drawn() {
    let mut desk = Desk::new(7, "Hannah Osei");
    for id in ["a", "b"] {
        desk.add(("person", id), &[]);
    }
    for (id, child, parent) in [("1", "client", "a"), ("2", "a", "b"), ("3", "b", "client")] {
        let fields = [("child", crate::support::link(child)), ("parent", crate::support::link(parent))];
        desk.add(("parentage", id), &fields);
    }
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    assert_eq!(scene.of_kind(ItemKind::Person).count(), 3);
    assert!(
        scene.findings[0].starts_with("Somebody is entered as their own ancestor"),
        "{:?}",
        scene.findings
    );
    check(&scene).unwrap();
    let family = desk.family();
    let settings = Settings::default();
    let view = View::new(&family, &settings, day("2026-03-20"));
    assert!(!facts::person(&family.people[0], &view).is_empty());
}

#[test]
fn a_person_with_a_dozen_partners_is_drawn() {
    let mut desk = Desk::new(7, "Hannah Osei");
    for number in 0..12 {
        let newcomer = kith::diagrams::genogram::edits::Newcomer::of(kith::case::family::Gender::Man);
        let form = kith::case::family::UnionForm::Married;
        let edit = kith::diagrams::genogram::edits::add_partner("client", &newcomer, form, &mut desk.ids);
        desk.make(edit);
        assert_eq!(desk.family().unions.len(), number + 1);
    }
    check(&draw(desk.case(), &Settings::default(), day("2026-03-20"))).unwrap();
}
