//! The edits behind the taps: what each adds, that one undo takes it back, and that a change leaves what was.

use crate::support::{Desk, day, golden, when};
use kith::{
    case::{
        Value, When,
        family::{Direction, Impact, Quality, Strength},
        network::{Importance, Network, SystemKind, nouns},
    },
    diagrams::{
        ecomap::edits::{Line, add_system, change_tie, lay_out_again},
        edits::pin,
        geometry::Point,
    },
    edit::Edit,
};
use std::collections::BTreeMap;

fn network(desk: &Desk) -> Network {
    Network::read(desk.case())
}

#[test]
fn a_system_comes_with_its_line_in_one_step_and_goes_with_it() {
    let mut desk = Desk::new(7, "Hannah Osei");
    for (at, line) in Line::ALL.iter().enumerate() {
        let edit = add_system(SystemKind::Club, "Bowls", None, Some("client"), *line, None, &mut desk.ids);
        let id = desk.make(edit);
        let found = network(&desk);
        assert_eq!(found.systems.len(), 1, "{}", line.words());
        let system = found.system(&id).unwrap();
        assert_eq!(
            (system.kind, system.name.as_str(), system.is_missing),
            (SystemKind::Club, "Bowls", *line == Line::Missing)
        );
        assert_eq!(found.ties.len(), usize::from(*line != Line::Missing));
        if let Some(tie) = found.ties.first() {
            assert!(tie.is_like(&line.tie(None, "")), "{}", line.words());
            assert_eq!(tie.member.as_deref(), Some("client"));
        }
        desk.try_dispatch(Edit::Undo).unwrap();
        assert_eq!(network(&desk), Network::default(), "step {at}");
    }
}

#[test]
fn a_change_is_a_line_of_its_own_and_leaves_what_was() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let since = |text: &str| text.parse::<When>().unwrap();
    let edit = add_system(
        SystemKind::Housing,
        "Landlord",
        None,
        None,
        Line::InTouch,
        Some(since("2010")),
        &mut desk.ids,
    );
    let id = desk.make(edit);
    let old = network(&desk).ties_of(&id).next().unwrap().clone();
    desk.make(change_tie(&old, Line::Stressful, since("2024-12-20"), &mut desk.ids.clone()));
    let found = network(&desk);
    let at = |date: &str| found.ties_at(day(date)).iter().map(|tie| tie.quality).collect::<Vec<_>>();
    assert_eq!(at("2009-12-31"), []);
    assert_eq!(at("2024-12-19"), [None]);
    assert_eq!(at("2024-12-20"), [Some(Quality::Stressful)]);
    assert_eq!(found.tie(&old.id), Some(&old), "what was said before is as it was");
}

#[test]
fn a_tie_without_a_beginning_gives_way_to_one_with_a_date() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let edit = add_system(
        SystemKind::Voluntary,
        "Turning point",
        None,
        Some("client"),
        Line::Broken,
        None,
        &mut desk.ids,
    );
    let id = desk.make(edit);
    let old = network(&desk).ties_of(&id).next().unwrap().clone();
    desk.make(change_tie(&old, Line::Weak, "2023-01-10".parse().unwrap(), &mut desk.ids.clone()));
    let found = network(&desk);
    let now: Vec<_> =
        found.ties_at(day("2026-03-20")).into_iter().map(|tie| (tie.is_broken(), tie.strength)).collect();
    assert_eq!(now, [(false, Some(Strength::Weak))]);
}

#[test]
fn circles_are_put_somewhere_and_let_go_as_one_step_each() {
    let mut desk = super::world::build();
    let places = BTreeMap::from([("gp".to_owned(), Point::new(300.0, -120.0))]);
    desk.try_dispatch(pin(nouns::SYSTEM, &places)).unwrap();
    assert_eq!(network(&desk).system("gp").unwrap().pin, Some((750, -300)));
    desk.try_dispatch(lay_out_again(&network(&desk))).unwrap();
    assert_eq!(network(&desk).system("gp").unwrap().pin, None);
    desk.try_dispatch(Edit::Undo).unwrap();
    assert_eq!(network(&desk).system("gp").unwrap().pin, Some((750, -300)));
}

#[test]
fn what_is_said_about_a_tie_and_a_system_is_read_again() {
    let mut desk = super::world::build();
    for (field, slug) in
        [("impact", "draining"), ("direction", "out"), ("strength", "tenuous"), ("kind", "cutoff")]
    {
        desk.answer(("tie", "gp.0", field), Value::choice(slug));
    }
    desk.answer(("tie", "gp.0", "until"), when("2026-01"));
    desk.answer(("system", "gp", "importance"), Value::choice("large"));
    let found = network(&desk);
    let tie = found.tie("gp.0").unwrap();
    assert_eq!((tie.impact, tie.direction), (Some(Impact::Draining), Some(Direction::Out)));
    assert_eq!((tie.strength, tie.is_broken()), (Some(Strength::Tenuous), true));
    assert!(tie.holds(day("2026-01-15")) && !tie.holds(day("2026-02-01")));
    assert_eq!(found.system("gp").unwrap().importance, Importance::Large);
    // A field that is not as it should be is passed over.
    desk.answer(("tie", "gp.0", "strength"), Value::text("very"));
    desk.answer(("system", "gp", "kind"), Value::choice("unheard-of"));
    let found = network(&desk);
    assert_eq!(found.tie("gp.0").unwrap().strength, None);
    assert_eq!(found.system("gp").unwrap().kind, SystemKind::Own);
}

#[test]
fn the_words_of_the_world_around_are_those_that_were_agreed() {
    let mut text = format!("nouns: {}\n", [nouns::SYSTEM, nouns::STRENGTH].join(", "));
    text.push_str("\nSystemKind\n");
    for kind in SystemKind::ALL {
        text.push_str(&format!("  {}: {} ({})\n", kind.slug(), kind.words(), kind.source_row()));
        assert_eq!(SystemKind::of_slug(kind.slug()), Some(*kind));
    }
    text.push_str("\nImportance\n");
    for kind in Importance::ALL {
        text.push_str(&format!("  {}: {}\n", kind.slug(), kind.words()));
    }
    for (noun, groups) in kith::forms::network::ASKED {
        text.push_str(&format!("\n{noun}\n"));
        for question in groups.iter().flat_map(|group| group.iter()) {
            text.push_str(&format!("  {}: {} {:?}\n", question.slug, question.label, question.source_rows));
        }
    }
    golden("tests/golden/network.txt", &text);
}
