//! The drawing: every entry in sight in exactly one mark, none on another, each as large as a finger.

use super::demo;
use crate::support::Dice;
use chrono::{Days, NaiveDate};
use kith::{
    case::When,
    reports::chronology::{
        Entry, Group,
        timeline::{MARK, Span, TimelineLayout, WIDTH, scene},
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn check(
    entries: &[Entry],
    days: (NaiveDate, NaiveDate),
    drawn: &TimelineLayout,
) -> Result<(), TestCaseError> {
    let in_sight: BTreeSet<&String> = entries
        .iter()
        .filter(|entry| {
            entry.first().is_some_and(|day| day <= days.1) && entry.last().is_some_and(|day| day >= days.0)
        })
        .map(|entry| &entry.id)
        .collect();
    let ids: Vec<&String> = drawn.marks.iter().flat_map(|mark| &mark.ids).collect();
    prop_assert_eq!(ids.len(), in_sight.len());
    prop_assert_eq!(ids.into_iter().collect::<BTreeSet<_>>(), in_sight);
    for (n, mark) in drawn.marks.iter().enumerate() {
        prop_assert!(mark.width >= MARK && mark.x >= 0.0 && mark.x <= WIDTH, "{:?}", mark);
        let lane = &drawn.lanes[mark.lane];
        prop_assert!(
            mark.y >= lane.y && mark.y + MARK <= lane.y + lane.height + 1.0,
            "{:?} in {:?}",
            mark,
            lane
        );
        for other in &drawn.marks[n + 1..] {
            let apart = (mark.y - other.y).abs() >= MARK
                || mark.x + mark.width <= other.x + 0.01
                || other.x + other.width <= mark.x + 0.01;
            prop_assert!(apart, "{:?}\nlies on {:?}", mark, other);
        }
    }
    Ok(())
}

fn random(seed: u64) -> Vec<Entry> {
    let mut dice = Dice::new(seed);
    let begin: NaiveDate = "1940-01-01".parse().unwrap();
    (0..dice.below(120))
        .map(|n| {
            let first = begin + Days::new(dice.below(31_000) as u64);
            let last = first + Days::new([0, 0, 0, 3, 40, 400, 4_000][dice.below(7)]);
            let when = if dice.chance(5) { None } else { format!("{first}/{last}").parse::<When>().ok() };
            let group = Group::ALL.get(dice.below(5)).copied();
            Entry { id: format!("e{n}"), when, group, ..Entry::default() }
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_entry_in_sight_has_one_mark_and_none_lies_on_another(seed: u64, around in 0_u64..31_000) {
        let entries = random(seed);
        let around = "1940-01-01".parse::<NaiveDate>().unwrap() + Days::new(around);
        for (span, ..) in Span::ALL {
            let days = span.days(around, entries.iter());
            let drawn = scene(entries.iter(), days);
            check(&entries, days, &drawn)?;
            prop_assert!(drawn.ticks.len() <= 15);
            prop_assert_eq!(drawn.undated, entries.iter().filter(|entry| entry.when.is_none()).count());
        }
    }
}

#[test]
fn the_whole_life_of_the_demo_case_has_its_four_lanes() {
    let entries = demo::entries(true);
    let days = Span::Life.days("2026-03-20".parse().unwrap(), entries.iter());
    assert_eq!((days.0.to_string(), days.1.to_string()), ("1963-01-01".to_owned(), "2026-02-10".to_owned()));
    let drawn = scene(entries.iter(), days);
    assert_eq!(drawn.lanes.len(), 4);
    let shown: usize = drawn.marks.iter().map(|mark| mark.ids.len()).sum();
    assert_eq!(shown, 49);
    // Looking closer parts what lies together: the week of the third fall shows it alone.
    let days = Span::Week.days("2025-07-21".parse().unwrap(), entries.iter());
    let week: Vec<_> = scene(entries.iter(), days).marks.into_iter().flat_map(|mark| mark.ids).collect();
    assert_eq!(week, ["e39"]);
}

#[test]
fn spans_go_closer_and_wider_to_their_ends() {
    let mut span = Span::Life;
    let mut names = vec![span.in_words()];
    while let Some(closer) = span.closer() {
        assert_eq!(closer.wider(), Some(span));
        span = closer;
        names.push(span.in_words());
    }
    assert_eq!(names.len(), 8);
    assert_eq!(span, Span::Week);
}
