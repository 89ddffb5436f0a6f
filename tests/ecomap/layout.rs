//! Any world of one to sixty systems: no circle over another or over the sun, the same each time, nobody moved by a newcomer.

use kith::{
    case::{
        family::{Family, Strength},
        network::{Importance, Network, System, SystemKind, SystemTie},
    },
    diagrams::{
        ecomap::{Settings, World, arrange, build, follow, slots::radius},
        geometry::Point,
        outline,
        scene::ItemKind,
    },
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A system: its importance, whose its tie is, and where it was put.
type Told = (u8, u8, Option<(i64, i64)>);

/// The demo family, whose household is Doreen and Kevin.
fn family() -> Family {
    Family::read(crate::support::doreen::build().case())
}

fn network(systems: &[Told]) -> Network {
    let mut network = Network::default();
    for (place, (importance, member, pin)) in systems.iter().enumerate() {
        let id = format!("s{place}");
        let mut system = System::new(&id, SystemKind::Club);
        system.importance = Importance::ALL[usize::from(*importance) % 3];
        system.pin = *pin;
        network.systems.push(system);
        let member = [None, Some("client"), Some("kevin"), Some("lorraine")][usize::from(*member) % 4];
        let mut tie = SystemTie::new(&format!("t{place}"), member, &id);
        tie.strength = Some(Strength::Strong);
        network.ties.push(tie);
    }
    network
}

fn worlds() -> impl Strategy<Value = Vec<Told>> {
    let pin = prop_oneof![9 => Just(None), 1 => (-1500_i64..1500, -1500_i64..1500).prop_map(Some)];
    prop::collection::vec((0_u8..3, 0_u8..4, pin), 1..=60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_everything_is_told(world in worlds()) {
        let (family, network, settings) = (family(), network(&world), Settings::default());
        let arrangement = arrange(&family, &network, &settings, &BTreeMap::new());
        prop_assert_eq!(&arrangement, &arrange(&family, &network, &settings, &BTreeMap::new()));
        let reach = |system: &System| radius(system.importance);
        for (index, one) in network.systems.iter().enumerate() {
            let at = arrangement.places[&one.id];
            prop_assert!(at.x.hypot(at.y) >= arrangement.sun.radius + reach(one) + 19.0, "{} lies in the sun", one.id);
            for other in &network.systems[index + 1..] {
                let there = arrangement.places[&other.id];
                let gap = (at.x - there.x).hypot(at.y - there.y) - reach(one) - reach(other);
                // Of two that people put somewhere, only a word is said.
                let is_free = one.pin.is_none() || other.pin.is_none();
                prop_assert!(gap >= 39.0 || !is_free, "{} and {} are {gap} apart", one.id, other.id);
                prop_assert!(gap >= 0.0 || !arrangement.findings.is_empty());
            }
        }
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
        let scene = build(&World { family: &family, network: &network, settings: &settings, date }, &arrangement);
        let text = outline::as_text(&scene);
        for tie in &network.ties {
            let item = scene.items.iter().find(|item| item.kind == ItemKind::SystemTie && item.id == tie.id).unwrap();
            prop_assert!(text.contains(&item.label()));
        }
    }

    #[test]
    fn a_newcomer_moves_nobody(world in worlds(), importance in 0_u8..3, member in 0_u8..4) {
        let (family, settings) = (family(), Settings::default());
        let before = arrange(&family, &network(&world), &settings, &BTreeMap::new());
        let mut more = world.clone();
        more.push((importance, member, None));
        // Whether the places before are known, as on the screen, or not, as after a reload.
        for known in [&BTreeMap::new(), &before.places] {
            let after = arrange(&family, &network(&more), &settings, known);
            for (id, place) in &before.places {
                prop_assert_eq!(after.places[id], *place, "{} moved", id);
            }
        }
    }
}

#[test]
fn the_ties_of_a_system_that_is_dragged_follow_it_and_no_others() {
    let world = super::world::build();
    let (family, network) = (Family::read(world.case()), Network::read(world.case()));
    let settings = Settings::default();
    let date = crate::support::day("2026-03-20");
    let world = World { family: &family, network: &network, settings: &settings, date };
    let arrangement = arrange(&family, &network, &settings, &BTreeMap::new());
    let drawn = build(&world, &arrangement);
    for system in world.systems() {
        let place = arrangement.places[&system.id];
        let to = Point::new(place.x * 1.2 + 15.0, place.y * 1.2);
        let followed = follow(&world, &arrangement, &system.id, to);
        let mut ids: Vec<&str> = followed.iter().map(|item| item.id.as_str()).collect();
        let ties = world.ties().into_iter().filter(|tie| tie.system == system.id);
        let mut own: Vec<&str> = ties.map(|tie| tie.id.as_str()).collect();
        ids.sort_unstable();
        own.sort_unstable();
        assert_eq!(ids, own, "of {}", system.id);
        for item in &followed {
            let before = drawn.items.iter().find(|one| one.kind == item.kind && one.id == item.id).unwrap();
            assert_eq!(item.facts, before.facts);
            assert_ne!(item.paint, before.paint, "{} stayed", item.id);
        }
    }
}

#[test]
fn six_stand_in_one_ring_and_twelve_in_two() {
    let (family, settings) = (family(), Settings::default());
    let rings = |count: usize| {
        let network = network(&vec![(0, 0, None); count]);
        let places = arrange(&family, &network, &settings, &BTreeMap::new()).places;
        let mut far: Vec<i64> = places.values().map(|at| at.x.hypot(at.y).round() as i64).collect();
        far.sort_unstable();
        far.dedup();
        far.len()
    };
    assert_eq!([1, 6, 7, 12, 13, 24].map(rings), [1, 1, 2, 2, 3, 3]);
}
