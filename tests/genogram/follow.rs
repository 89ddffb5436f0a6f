//! While somebody is dragged, the lines that touch them follow, and no others.

use crate::support::{day, doreen};
use kith::diagrams::genogram::{
    ItemKind, Settings, View, arrange, build, follow,
    geometry::Point,
    scene::{Item, Paint},
};
use std::collections::{BTreeMap, BTreeSet};

fn key(item: &Item) -> (ItemKind, String) {
    (item.kind, item.id.clone())
}

#[test]
fn the_lines_of_whoever_is_dragged_follow_and_no_others_move() {
    let family = doreen::build().family();
    let settings = Settings::default();
    let view = View::new(&family, &settings, day("2026-03-20"));
    let arrangement = arrange(&family, &settings, &BTreeMap::new());
    let scene = build(&view, &arrangement);
    let drawn: BTreeMap<_, &Item> = scene.items.iter().map(|item| (key(item), item)).collect();
    for person in view.people() {
        let id = person.id.as_str();
        let place = arrangement.places[id];
        let to = Point::new(place.x + 33.0, place.y - 21.0);
        let moved: BTreeSet<_> = follow(&view, &arrangement, id, to)
            .iter()
            .filter(|item| item.paint != drawn[&key(item)].paint)
            .map(key)
            .collect();
        // Their couples, the links to their parents and to their children, and their ties.
        let mut touching = BTreeSet::new();
        let unions = family.unions_of(id);
        touching.extend(unions.iter().map(|union| (ItemKind::Couple, union.id.clone())));
        for link in &family.parentages {
            let is_parent =
                link.parents.id() == id || unions.iter().any(|union| link.parents.union() == Some(&union.id));
            if link.child == id || is_parent {
                touching.insert((ItemKind::Child, link.id.clone()));
            }
        }
        let ties = view.ties().filter(|tie| tie.from == id || tie.to.as_deref() == Some(id));
        touching.extend(ties.map(|tie| (ItemKind::Tie, tie.id.clone())));
        touching.retain(|one| drawn.contains_key(one));
        assert_eq!(moved, touching, "of {id}");
        assert!(!touching.is_empty(), "{id} has no line");
    }
}

#[test]
fn the_lines_of_the_family_lie_where_they_lay_until_somebody_moves() {
    let family = doreen::build().family();
    let settings = Settings::default();
    let view = View::new(&family, &settings, day("2026-03-20"));
    let arrangement = arrange(&family, &settings, &BTreeMap::new());
    let scene = build(&view, &arrangement);
    for person in view.people() {
        for item in follow(&view, &arrangement, &person.id, arrangement.places[&person.id]) {
            let same = scene.items.iter().find(|one| key(one) == key(&item)).unwrap();
            assert_eq!(item.facts, same.facts);
            let is_path = |paint: &&Paint| matches!(paint, Paint::Path { .. });
            if item.kind != ItemKind::Tie {
                assert!(
                    item.paint.iter().filter(is_path).eq(same.paint.iter().filter(is_path)),
                    "{:?} {} was drawn elsewhere",
                    item.kind,
                    item.id
                );
            }
        }
    }
}
