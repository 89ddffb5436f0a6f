//! Properties of the genogram layout over random families: complete, without overlaps, the same every
//! time, with pins respected, and never hanging, whatever the data.

use kith::diagrams::layout::{
    Family, Finding, Gender, Layout, ParentKind, ParentLink, Person, Point, Spacing, Union, lay_out,
};
use proptest::prelude::*;

/// A sequence of numbers that looks random and is the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    fn chance(&mut self, in_hundred: usize) -> bool {
        self.below(100) < in_hundred
    }
}

fn person(numbers: &mut Numbers) -> Person {
    let gender = [Gender::Man, Gender::Woman, Gender::Other][numbers.below(3)];
    let born = numbers.chance(70).then(|| 1900 + numbers.below(120) as i64);
    Person { born, gender, ..Person::default() }
}

fn link(numbers: &mut Numbers, child: usize) -> ParentLink {
    let kinds = [
        ParentKind::Birth,
        ParentKind::Birth,
        ParentKind::Birth,
        ParentKind::Adopted,
        ParentKind::Fostered,
        ParentKind::Step,
        ParentKind::Donor,
    ];
    let kind = kinds[numbers.below(kinds.len())];
    let twins = numbers.chance(10).then(|| numbers.below(2) as u32);
    ParentLink { child, kind, twins }
}

/// A family that grows from a few founders, with every oddity that `wildness` (0 to 100) allows:
/// partners of any generation, loops, indices that do not exist, people with a dozen partners.
fn grown_family(seed: u64, count: usize, wildness: usize) -> Family {
    let mut numbers = Numbers(seed);
    let people: Vec<Person> = (0..count).map(|_| person(&mut numbers)).collect();
    let mut unions = Vec::new();
    let mut next = 1 + numbers.below(3);
    while next < count {
        let first = numbers.below(next);
        let is_known = numbers.chance(85);
        let marries_in = numbers.chance(75) && next + 1 < count;
        let second = if !is_known {
            None
        } else if marries_in {
            next += 1;
            Some(next - 1)
        } else {
            Some(numbers.below(next))
        };
        let mut children = Vec::new();
        for _ in 0..numbers.below(4) {
            if next < count {
                children.push(link(&mut numbers, next));
                next += 1;
            }
        }
        if numbers.chance(wildness) {
            let anybody = numbers.below(count + usize::from(wildness > 50));
            children.push(link(&mut numbers, anybody));
        }
        let began = numbers.chance(60).then(|| 1920 + numbers.below(100) as i64);
        unions.push(Union { first, second, began, children });
        if numbers.chance(5) {
            next += 1;
        }
        if numbers.chance(wildness / 4) {
            for _ in 0..12 {
                let second = Some(numbers.below(count));
                unions.push(Union { first, second, ..Union::default() });
            }
        }
    }
    Family { people, unions }
}

fn check(family: &Family) -> Result<Layout, String> {
    let layout = lay_out(family, &Spacing::default());
    if layout.places.len() != family.people.len() {
        return Err("somebody is missing".to_owned());
    }
    let mut sorted: Vec<(f64, f64, usize)> =
        layout.places.iter().enumerate().map(|(one, place)| (place.x, place.y, one)).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    for (index, one) in sorted.iter().enumerate() {
        if !one.0.is_finite() || !one.1.is_finite() {
            return Err(format!("{} stands nowhere", one.2));
        }
        for other in sorted[index + 1..].iter().take_while(|other| other.0 - one.0 < 0.999) {
            let are_pinned = family.people[one.2].pin.is_some() && family.people[other.2].pin.is_some();
            if (other.1 - one.1).abs() < 0.999 && !are_pinned {
                return Err(format!("{} and {} overlap", one.2, other.2));
            }
        }
    }
    for (person, place) in family.people.iter().zip(&layout.places) {
        if let Some(pin) = person.pin
            && (pin.x, pin.y) != (place.x, place.y)
        {
            return Err("a pinned person has moved".to_owned());
        }
    }
    if layout.unions.len() != family.unions.len() {
        return Err("a union has no lines".to_owned());
    }
    let has_loop = layout.findings.iter().any(|finding| matches!(finding, Finding::AncestorLoop { .. }));
    if !has_loop && !layout.kept && family.people.iter().all(|person| person.pin.is_none()) {
        for (union, lines) in family.unions.iter().zip(&layout.unions) {
            for line in &lines.children {
                let parents = [Some(union.first), union.second].into_iter().flatten();
                for parent in parents.filter(|&parent| parent < family.people.len()) {
                    if layout.places[line.child].y <= layout.places[parent].y {
                        return Err(format!("child {} is not below {parent}", line.child));
                    }
                }
            }
        }
    }
    Ok(layout)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_family_is_drawn_completely(seed: u64, count in 1usize..500, wildness in 0usize..100) {
        let family = grown_family(seed, count, wildness);
        prop_assert!(check(&family).is_ok(), "{:?}", check(&family).err());
    }

    #[test]
    fn the_same_family_gives_the_same_drawing(seed: u64, count in 1usize..120, wildness in 0usize..100) {
        let family = grown_family(seed, count, wildness);
        let spacing = Spacing::default();
        prop_assert_eq!(lay_out(&family, &spacing), lay_out(&family, &spacing));
    }

    #[test]
    fn pins_are_respected(seed: u64, count in 2usize..120, pinned in 1usize..12) {
        let mut family = grown_family(seed, count, 5);
        let mut numbers = Numbers(seed);
        for _ in 0..pinned {
            let (x, y) = (numbers.below(4000) as f64 / 50.0, numbers.below(1000) as f64 / 50.0);
            let one = numbers.below(count);
            family.people[one].pin = Some(Point::new(x, y));
        }
        prop_assert!(check(&family).is_ok(), "{:?}", check(&family).err());
    }

    #[test]
    fn a_newcomer_moves_nobody_who_is_pinned_and_others_by_one_slot_at_most(
        seed: u64, count in 2usize..80, relation in 0usize..4,
    ) {
        let mut family = grown_family(seed, count, 0);
        let spacing = Spacing::default();
        let mut numbers = Numbers(seed ^ 77);
        let before = lay_out(&family, &spacing);
        for (person, place) in family.people.iter_mut().zip(&before.places) {
            let point = Point::new(place.x, place.y);
            person.previous = Some(point);
            person.pin = numbers.chance(15).then_some(point);
        }
        let same = check(&family);
        prop_assert!(same.is_ok(), "{:?}", same.err());
        prop_assert_eq!(&before.places, &lay_out(&family, &spacing).places);
        let newcomer = family.people.len();
        let newcomer_person = person(&mut numbers);
        family.people.push(newcomer_person);
        let relative = numbers.below(count);
        let birth = |child| ParentLink { child, ..ParentLink::default() };
        match relation {
            0 => family.unions.push(Union { first: relative, second: Some(newcomer), ..Union::default() }),
            1 => family.unions.push(Union { first: relative, children: vec![birth(newcomer)], ..Union::default() }),
            2 => match family.unions.last_mut() {
                Some(union) => union.children.push(birth(newcomer)),
                None => family.unions.push(Union { first: newcomer, ..Union::default() }),
            },
            _ => {
                let has_parents = family.unions.iter().flat_map(|union| &union.children).any(|link| link.child == relative);
                if !has_parents {
                    family.unions.push(Union { first: newcomer, children: vec![birth(relative)], ..Union::default() });
                }
            }
        }
        let after = check(&family);
        prop_assert!(after.is_ok(), "{:?}", after.err());
        let after = lay_out(&family, &spacing);
        if after.kept {
            for (old, new) in before.places.iter().zip(&after.places) {
                prop_assert!(old.y == new.y);
                prop_assert!((old.x - new.x).abs() <= spacing.partners + 1e-9, "moved by {}", old.x - new.x);
            }
        }
        prop_assert!(after.kept, "laid out again");
    }
}

#[test]
fn a_loop_of_ancestors_is_reported_and_everybody_is_drawn() {
    for length in 1..60 {
        let people = vec![Person::default(); length + 2];
        let parent = |first: usize, child: usize| Union {
            first,
            children: vec![ParentLink { child, ..ParentLink::default() }],
            ..Union::default()
        };
        let mut unions: Vec<Union> = (0..length).map(|one| parent(one, (one + 1) % length)).collect();
        unions.push(parent(0, length));
        let family = Family { people, unions };
        let layout = check(&family).expect("a sound drawing");
        let loops: Vec<usize> = layout
            .findings
            .iter()
            .filter_map(|finding| match finding {
                Finding::AncestorLoop { people } => Some(people.len()),
                _ => None,
            })
            .collect();
        assert_eq!(loops, [length]);
    }
}

#[test]
fn thousands_of_small_families_never_panic() {
    for seed in 0..6_000 {
        let count = 1 + seed as usize % 14;
        let mut family = grown_family(seed, count, (seed as usize * 7) % 100);
        if seed % 3 == 0 {
            let mut numbers = Numbers(seed);
            for person in &mut family.people {
                let point = Point::new(numbers.below(20) as f64, numbers.below(5) as f64);
                match numbers.below(6) {
                    0 => person.pin = Some(point),
                    1 => person.previous = Some(point),
                    2 if seed % 5 == 0 => person.pin = Some(Point::new(f64::NAN, f64::INFINITY)),
                    _ => {}
                }
                if person.pin.is_some_and(|pin| !pin.x.is_finite()) {
                    lay_out(&family.clone(), &Spacing::default());
                    break;
                }
            }
            lay_out(&family, &Spacing::default());
        } else if let Err(error) = check(&family) {
            panic!("family {seed}: {error}");
        }
    }
}

#[test]
fn five_thousand_people_are_drawn_within_the_budget() {
    for (seed, wildness) in [(1, 0), (2, 3), (3, 60)] {
        let layout = check(&grown_family(seed, 5_000, wildness)).expect("a sound drawing");
        assert!(layout.steps < 120_000_000, "{} steps", layout.steps);
    }
}

#[test]
fn a_chain_of_five_thousand_generations_does_not_exhaust_the_stack() {
    let unions = (0..4_999).map(|one| Union {
        first: one,
        children: vec![ParentLink { child: one + 1, ..ParentLink::default() }],
        ..Union::default()
    });
    let family = Family { people: vec![Person::default(); 5_000], unions: unions.collect() };
    check(&family).expect("a sound drawing");
}

#[test]
fn one_person_with_a_dozen_partners_stands_among_them() {
    let unions = (1..13).map(|one| Union {
        first: 0,
        second: Some(one),
        began: Some(1960 + one as i64),
        children: vec![ParentLink { child: 12 + one, ..ParentLink::default() }],
    });
    let family = Family { people: vec![Person::default(); 25], unions: unions.collect() };
    let layout = check(&family).expect("a sound drawing");
    let mut partners: Vec<(f64, usize)> =
        (1..13).map(|one| ((layout.places[one].x - layout.places[0].x).abs(), one)).collect();
    partners.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert!(partners[0].1 <= 2 && partners[1].1 <= 2, "the first partners stand nearest: {partners:?}");
}
