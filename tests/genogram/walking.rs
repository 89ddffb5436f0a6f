//! Walking by arrows, the offers of the handles, what is announced, and the family's events in order of time.

use super::random::{self, Numbers};
use crate::support::doreen;
use crate::support::{Desk, day};
use kith::{
    case::family::{CLIENT, FamilyEventKind, Gender},
    diagrams::genogram::{
        Settings, announce, arrange, draw,
        edits::{self, Newcomer},
        geometry::Point,
        relatives::{Handle, edit, offers},
        walk::{Way, step},
    },
    edit::Edit,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn arrows_follow_the_family() {
    let desk = doreen::build();
    let family = desk.family();
    let places = draw(desk.case(), &Settings::default(), day("2026-03-20")).places;
    let go = |from: &str, way| step(&family, &places, Some(from), way).unwrap_or_default();
    assert_eq!(step(&family, &places, None, Way::Down).as_deref(), Some(CLIENT));
    assert_eq!(go("isla", Way::Up), "sam");
    assert_eq!(go("sam", Way::Right), "chloe");
    assert_eq!(go("sam", Way::Down), "isla");
    assert_eq!(go(CLIENT, Way::Up), "arthur");
    assert_eq!(go("arthur", Way::Right), "ivy");
    assert_eq!(go("ivy", Way::Up), "");
}

#[test]
fn everybody_of_the_demo_family_is_reached_by_arrows_from_the_client() {
    let desk = doreen::build();
    let family = desk.family();
    let places = draw(desk.case(), &Settings::default(), day("2026-03-20")).places;
    let mut reached: BTreeSet<String> = BTreeSet::from([CLIENT.to_owned()]);
    let mut open = vec![CLIENT.to_owned()];
    while let Some(from) = open.pop() {
        for way in [Way::Up, Way::Down, Way::Left, Way::Right] {
            open.extend(step(&family, &places, Some(&from), way).filter(|next| reached.insert(next.clone())));
        }
    }
    assert_eq!(reached.len(), 17);
}

#[test]
fn every_offer_of_every_handle_adds_somebody_by_one_edit_and_says_so() {
    for handle in Handle::ALL {
        for offer in offers(&Desk::new(7, "Hannah Osei").family(), CLIENT, handle) {
            let mut desk = Desk::new(7, "Hannah Osei");
            let before = desk.family();
            let made = edit(&before, CLIENT, handle, offer, None, &mut desk.ids);
            desk.make(made);
            let after = desk.family();
            assert!(after.people.len() > before.people.len(), "{}", offer.words);
            let said = announce::change(&before, &after).unwrap_or_default();
            assert!(said.contains("added"), "{}: {said:?}", offer.words);
            desk.try_dispatch(Edit::Undo).unwrap();
            assert_eq!(desk.family(), before, "{}", offer.words);
            let said = announce::change(&after, &before).unwrap_or_default();
            assert!(said.contains("removed"), "{}: {said:?}", offer.words);
        }
    }
}

#[test]
fn one_parent_first_then_the_other_makes_a_couple() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let family = desk.family();
    let mother =
        offers(&family, CLIENT, Handle::Parents).iter().find(|offer| offer.words == "Mother only").unwrap();
    let made = edit(&family, CLIENT, Handle::Parents, mother, None, &mut desk.ids);
    desk.make(made);
    let family = desk.family();
    let father =
        offers(&family, CLIENT, Handle::Parents).iter().find(|offer| offer.words == "Father").unwrap();
    let made = edit(&family, CLIENT, Handle::Parents, father, None, &mut desk.ids);
    desk.make(made);
    let family = desk.family();
    assert_eq!((family.people.len(), family.unions.len(), family.parentages.len()), (3, 1, 1));
}

#[test]
fn the_events_of_the_demo_family_are_told_in_order() {
    let family = doreen::build().family();
    let events = family.events();
    assert!(events.windows(2).all(|two| two[0].when.order() <= two[1].when.order()));
    let told: Vec<&str> = events.iter().map(|event| event.words.as_str()).collect();
    for words in [
        "Doreen Amos was born.",
        "Frank Tully and Doreen Amos: divorced.",
        "Stillborn child: stillbirth.",
        "Ronald Amos died.",
        "Kevin Amos moved to 14 Cobb Lane.",
        "Susan Tully and Doreen Amos: cut off began.",
        "Lorraine Pike and Doreen Amos: lasting power of attorney began.",
    ] {
        assert!(told.contains(&words), "not told: {words}\n{told:#?}");
    }
    assert_eq!(events.iter().filter(|event| event.kind == FamilyEventKind::Death).count(), 5);
}

proptest! {
    #[test]
    fn adding_a_person_moves_no_pinned_one(seed: u64, count in 1usize..40, x in -900.0f64..900.0, y in -900.0f64..900.0) {
        let mut desk = random::family(seed, count);
        let settings = Settings::default();
        let mut numbers = Numbers(seed ^ 0x55);
        let family = desk.family();
        let pinned = family.people[numbers.below(family.people.len())].id.clone();
        let one = family.people[numbers.below(family.people.len())].id.clone();
        prop_assume!(desk.try_dispatch(edits::pin(&BTreeMap::from([(pinned.clone(), Point::new(x, y))]))).is_ok());
        let before = arrange(&settings.visible(&desk.family()), &settings, &BTreeMap::new());
        let made = edits::add_child(&edits::parents_for_child(&desk.family(), &one), &Newcomer::of(Gender::Man), kith::case::family::ParentKind::Birth, &mut desk.ids);
        desk.make(made);
        let after = arrange(&settings.visible(&desk.family()), &settings, &before.places);
        prop_assert_eq!(before.places.get(&pinned), after.places.get(&pinned));
    }
}
