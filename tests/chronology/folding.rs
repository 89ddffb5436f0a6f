//! Summing up and unfolding again, the levels of zoom, and the order of uncertain dates.

use super::entering::Entering;
use super::{demo, generator};
use crate::support::{Desk, Dice};
use kith::{
    case::When,
    edit::Edit,
    reports::chronology::{
        Entry, entries,
        names::personalise,
        summary::{self, Row, folded},
        zoom::{Zoom, view},
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn chosen(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_summary_says_period_count_and_trend() {
    let entries = demo::entries(true);
    let falls = summary::sum_up(&entries, &chosen(&["e28", "e30", "e39", "e41", "e43"])).unwrap();
    assert_eq!(falls.incident, "5 falls in 8 months, rising.");
    assert_eq!(falls.date, "8 February 2025 to 8 October 2025");
    let access = ["e32", "e33", "e34", "e35", "e36", "e37", "e38"];
    let access = summary::sum_up(&entries, &chosen(&access)).unwrap();
    assert_eq!(access.incident, "7 visits without access in 15 weeks, rising.");
    assert_eq!(access.source, "District nurse record");
    let mixed = summary::sum_up(&entries, &chosen(&["e24", "e27", "e28"])).unwrap();
    assert!(mixed.incident.starts_with("3 incidents in 13 months"), "{}", mixed.incident);
    assert!(summary::sum_up(&entries, &chosen(&["e24"])).is_none());
}

#[test]
fn the_suggestions_of_the_demo_case_are_its_three_repetitions() {
    let words: Vec<String> =
        summary::suggestions(&demo::entries(true)).into_iter().map(|one| one.words).collect();
    assert_eq!(words.len(), 3, "{words:?}");
}

fn random_desk(seed: u64) -> (Desk, Dice) {
    let mut dice = Dice::new(seed);
    let mut desk = Desk::new(7, "Hannah Osei");
    for n in 0..3 + dice.below(9) {
        let date = ["2019", "2020-03", "2021-22", "2023-03?", "2024-01-12", "2016/2019", "2020-01-01"]
            [dice.below(7)];
        let says = ["Falls at home.", "No reply at the door.", "Moves in.", "Police called."][dice.below(4)];
        desk.entry(&format!("e{n:02}"), date, says);
    }
    (desk, dice)
}

fn visible(desk: &Desk) -> Vec<Row> {
    folded(&entries(desk.case()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn summing_up_and_undoing_are_exact_inverses(seed: u64) {
        let (mut desk, mut dice) = random_desk(seed);
        let before = visible(&desk);
        let all = entries(desk.case());
        let picked: BTreeSet<String> = all.iter().filter(|_| dice.chance(50)).map(|entry| entry.id.clone()).collect();
        if let Some(sum) = summary::sum_up(&all, &picked) {
            desk.dispatch(summary::add(&sum, "sum1"));
            let rows = visible(&desk);
            prop_assert_eq!(rows.len(), before.len() - picked.len() + 1);
            let under = &rows.iter().find(|row| row.entry.id == "sum1").unwrap().under;
            let originals: Vec<&Entry> = all.iter().filter(|entry| picked.contains(&entry.id)).collect();
            prop_assert_eq!(under.iter().collect::<Vec<_>>(), originals);
            // By the button, by undo, and again.
            desk.dispatch(summary::undo("sum1"));
            prop_assert_eq!(visible(&desk), before.clone());
            desk.dispatch(Edit::Undo);
            prop_assert_eq!(visible(&desk), rows);
            desk.dispatch(Edit::Undo);
            prop_assert_eq!(visible(&desk), before);
        }
    }

    #[test]
    fn every_entry_is_read_exactly_once_whatever_sums_up_what(seed: u64) {
        // Links of any shape, rings among them, as two devices and a hand could make them.
        let mut dice = Dice::new(seed);
        let count = 2 + dice.below(8);
        let name = |n: usize| format!("e{n}");
        let all: Vec<Entry> = (0..count)
            .map(|n| {
                let summarises = (0..count + 1).filter(|_| dice.chance(25)).map(name).collect();
                Entry { id: name(n), summarises, ..Entry::default() }
            })
            .collect();
        let mut seen: Vec<String> = Vec::new();
        for row in folded(&all) {
            seen.push(row.entry.id);
            seen.extend(row.under.into_iter().map(|entry| entry.id));
        }
        seen.sort();
        prop_assert_eq!(seen, all.into_iter().map(|entry| entry.id).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_is_total_and_does_not_depend_on_where_it_begins(seed: u64) {
        let (desk, mut dice) = random_desk(seed);
        let sorted = entries(desk.case());
        let mut shuffled = sorted.clone();
        dice.shuffle(&mut shuffled);
        shuffled.sort_by_cached_key(Entry::order);
        prop_assert_eq!(shuffled, sorted);
    }
}

#[test]
fn uncertain_and_ranged_dates_have_their_places() {
    let mut rows: Vec<Entry> =
        ["2014-03", "2014", "2014-03-01", "2013/2015", "", "2014~", "2014-03-02", "../2012", "2014-03/.."]
            .iter()
            .enumerate()
            .map(|(n, date)| Entry {
                id: n.to_string(),
                when: date.parse::<When>().ok(),
                date: (*date).to_owned(),
                ..Entry::default()
            })
            .collect();
    rows.sort_by_cached_key(Entry::order);
    let order: Vec<&str> = rows.iter().map(|row| row.date.as_str()).collect();
    let expected =
        ["../2012", "2013/2015", "2014", "2014~", "2014-03/..", "2014-03", "2014-03-01", "2014-03-02", ""];
    assert_eq!(order, expected);
}

#[test]
fn the_levels_of_zoom_show_less_and_lose_nothing() {
    let entries = demo::entries(true);
    let full = view(&entries, Zoom::Full, "Doreen Amos");
    let skeleton = view(&entries, Zoom::Skeleton, "Doreen Amos");
    assert_eq!((full.rows.len(), skeleton.rows.len()), (49, 49 - 5 - 7 - 3 + 3));
    let shown: usize = skeleton.rows.iter().map(|row| row.under.len().max(1)).sum();
    assert_eq!(shown, 49);
    for seed in 0..40 {
        let story = generator::story(seed);
        let all: Vec<Entry> = story
            .rows
            .iter()
            .map(|row| Entry {
                id: row.id.clone(),
                when: row.from.to_string().parse().ok(),
                incident: row.incident.clone(),
                ..Entry::default()
            })
            .collect();
        let rows = view(&all, Zoom::Skeleton, &story.client).rows;
        let shown: usize = rows.iter().map(|row| row.under.len().max(1)).sum();
        assert_eq!(shown, all.len(), "seed {seed}, {}", story.kin);
    }
}

#[test]
fn of_initials_only_the_persons_own_become_you() {
    for (words, told) in [
        ("D. B. rang D. M. and D.", "You rang D. M. and D."),
        ("D. B.\u{2019}s son S. B. saw D. B. later", "Your son S. B. saw you later"),
        ("The nurse saw D. B. She left.", "The nurse saw you. She left."),
        ("Seen with D. B.", "Seen with you."),
        ("D. B. M. and A. D. B. came", "D. B. M. and A. D. B. came"),
    ] {
        assert_eq!(personalise(words, "D. B."), told);
    }
    // Whoever goes by one name has one initial, which others have too.
    assert_eq!(personalise("D. rang D. M. today", "D."), "You rang D. M. today");
    assert_eq!(personalise("Doreen rang Derek", "Doreen Amos"), "You rang Derek");
}

#[test]
fn the_own_copy_speaks_to_the_person_and_keeps_others_out() {
    let mut entries = demo::entries(true);
    for entry in &mut entries {
        for name in &mut entry.people {
            if name == "doreen" {
                "Doreen Amos".clone_into(name);
            }
        }
    }
    let own = view(&entries, Zoom::Own, "Doreen Amos");
    let said =
        |id: &str| own.rows.iter().find(|row| row.entry.id == id).map(|row| row.entry.incident.clone());
    assert_eq!(said("e01").unwrap(), "You marry Frank Tully.");
    assert_eq!(said("e05").unwrap(), "Your mother Ivy dies, with dementia, after you cared for her.");
    assert_eq!(said("e45").unwrap(), "You accept a fire safety visit; alarms are fitted.");
    assert_eq!(said("e07"), None, "Kevin and Tracey's separation is theirs");
    assert!(own.left_out.iter().any(|(id, _)| id == "e15"));
}

/// Summaries may be nested as deep as a file likes: how many links are followed grows with the entries, not with their square.
#[test]
fn nested_summaries_are_folded_in_few_steps() {
    const COUNT: usize = 5_000;
    let entry = |number: usize, under: Option<usize>| Entry {
        id: format!("s{number:05}"),
        incident: "Sums up the next".to_owned(),
        summarises: under.into_iter().map(|next| format!("s{next:05}")).collect(),
        ..Entry::default()
    };
    let downwards: Vec<Entry> = (0..COUNT).map(|n| entry(n, (n + 1 < COUNT).then_some(n + 1))).collect();
    let upwards: Vec<Entry> = (0..COUNT).map(|n| entry(n, n.checked_sub(1))).collect();
    let ring: Vec<Entry> = (0..COUNT).map(|n| entry(n, Some((n + 1) % COUNT))).collect();
    for (entries, top) in [(downwards, 0), (upwards, COUNT - 1), (ring, 0)] {
        for reversed in [false, true] {
            let mut entries = entries.clone();
            if reversed {
                entries.reverse();
            }
            let mut covers = summary::Covers::of(&entries);
            for entry in &entries {
                covers.top(&entry.id);
            }
            assert!(covers.followed < 20 * COUNT, "{} links were followed", covers.followed);
            let rows = folded(&entries);
            assert_eq!((rows.len(), rows[0].under.len()), (1, COUNT - 1));
            assert!(rows[0].entry.id == format!("s{top:05}"), "{}", rows[0].entry.id);
        }
    }
}
