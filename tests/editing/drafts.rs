//! Drafts are on the device or said not to be, whatever order the writes end in; and a removed case has none.

use kith::edit::drafts::{DraftStatus, Drafts, Effect, MOST_MILLIS, PAUSE_MILLIS, Place, RETRY_MILLIS};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NOW: u64 = 1_762_251_600_000;

fn place(case: &str, name: &str) -> Place {
    Place { case: ("kith".to_owned(), case.to_owned()), name: name.to_owned() }
}

fn writes(effects: &[Effect]) -> Vec<(Place, String, u64)> {
    let write = |effect: &Effect| match effect {
        Effect::Write { place, words, revision } => Some((place.clone(), words.clone(), *revision)),
        Effect::Wake { .. } => None,
    };
    effects.iter().filter_map(write).collect()
}

#[test]
fn a_draft_is_kept_only_when_its_write_completed() {
    let mut drafts = Drafts::default();
    let here = place("a", "strength/skills");
    assert_eq!(drafts.typed(here.clone(), "Sings", NOW), [Effect::Wake { at: NOW + PAUSE_MILLIS }]);
    assert_eq!(drafts.status(), DraftStatus::Waiting);
    assert_eq!(drafts.words(&here), Some("Sings"));
    assert_eq!(writes(&drafts.woke(NOW + 1)), [], "a timer may come early");
    let [(_, words, revision)] = writes(&drafts.woke(NOW + PAUSE_MILLIS)).try_into().unwrap();
    assert_eq!((words.as_str(), drafts.status()), ("Sings", DraftStatus::Waiting));
    assert_eq!(drafts.written(&here, revision), []);
    assert_eq!(drafts.status(), DraftStatus::Kept);
}

#[test]
fn typing_on_and_on_is_written_all_the_same() {
    let mut drafts = Drafts::default();
    let mut at = 0;
    for key in 0..40 {
        let made = drafts.typed(place("a", "b"), &"x".repeat(key + 1), NOW + key as u64 * 100);
        let [Effect::Wake { at: asked }] = made[..] else { panic!("{made:?}") };
        at = asked;
    }
    assert_eq!(at, NOW + MOST_MILLIS);
}

#[test]
fn what_is_typed_while_a_write_is_on_its_way_goes_out_after_it() {
    let mut drafts = Drafts::default();
    let here = place("a", "b");
    drafts.typed(here.clone(), "one", NOW);
    let first = writes(&drafts.flush());
    drafts.typed(here.clone(), "one two", NOW + 10);
    assert_eq!(writes(&drafts.flush()), [], "two writes of one box never race");
    let second = writes(&drafts.written(&here, first[0].2));
    assert_eq!(second[0].1, "one two");
    assert_eq!(drafts.status(), DraftStatus::Waiting);
    drafts.written(&here, second[0].2);
    assert_eq!(drafts.status(), DraftStatus::Kept);
}

#[test]
fn a_failure_is_said_and_tried_again() {
    let mut drafts = Drafts::default();
    let here = place("a", "b");
    drafts.typed(here.clone(), "one", NOW);
    let [(_, _, revision)] = writes(&drafts.flush()).try_into().unwrap();
    assert_eq!(drafts.failed(&here, revision, "no room", NOW), [Effect::Wake { at: NOW + RETRY_MILLIS }]);
    assert_eq!(drafts.status(), DraftStatus::Failed("no room".to_owned()));
    let [(_, words, revision)] = writes(&drafts.woke(NOW + RETRY_MILLIS)).try_into().unwrap();
    assert_eq!(words, "one");
    drafts.written(&here, revision);
    assert_eq!(drafts.status(), DraftStatus::Kept);
}

#[test]
fn what_an_earlier_page_left_is_not_overwritten_by_who_is_quicker() {
    let mut drafts = Drafts::default();
    assert_eq!(drafts.found(place("a", "b"), "left".to_owned(), NOW), []);
    assert_eq!((drafts.words(&place("a", "b")), drafts.status()), (Some("left"), DraftStatus::Kept));
    drafts.typed(place("a", "c"), "typed", NOW);
    drafts.found(place("a", "c"), "left".to_owned(), NOW);
    assert_eq!(drafts.words(&place("a", "c")), Some("left typed"));
    assert_eq!(drafts.status(), DraftStatus::Waiting);
}

#[test]
fn an_emptied_box_is_removed_from_the_device() {
    let mut drafts = Drafts::default();
    let here = place("a", "b");
    drafts.found(here.clone(), "left".to_owned(), NOW);
    drafts.typed(here.clone(), "", NOW);
    assert_eq!(drafts.status(), DraftStatus::Waiting, "the old words are still there");
    assert_eq!(writes(&drafts.flush())[0].1, "");
}

#[test]
fn the_drafts_of_a_removed_case_go_with_it_and_with_no_other() {
    let mut drafts = Drafts::default();
    drafts.typed(place("a", "b"), "one", NOW);
    let [(gone, _, revision)] = writes(&drafts.flush()).try_into().unwrap();
    drafts.typed(place("other", "b"), "two", NOW);
    drafts.forget(&gone.case);
    assert!(!drafts.is_wanted(&gone, revision), "a write that is still being sealed stops here");
    assert_eq!((drafts.words(&gone), drafts.words(&place("other", "b"))), (None, Some("two")));
    assert_eq!(writes(&drafts.failed(&gone, revision, "late", NOW)), []);
    assert_eq!(writes(&drafts.written(&gone, revision)), []);
    assert_eq!(drafts.words(&gone), None);
    let training = Place { case: ("kith-training".to_owned(), "other".to_owned()), name: "b".to_owned() };
    assert_eq!(drafts.words(&training), None, "the realms never meet");
}

proptest! {
    /// Any order of keys, timers, writes that land and writes that fail: "kept" is said only while the device has, for each
    /// box, the words that the box has; and in the end it has them.
    #[test]
    fn kept_is_said_of_what_is_on_the_device(happenings in prop::collection::vec((0..7_u8, 0..3_usize, 0..5_usize), 1..120)) {
        let mut drafts = Drafts::default();
        let mut device: BTreeMap<Place, String> = BTreeMap::new();
        let mut flights: Vec<(Place, String, u64)> = vec![];
        let mut typed: BTreeMap<Place, String> = BTreeMap::new();
        let mut now = NOW;
        let boxes = ["x", "y", "z"].map(|name| place("a", name));
        let sound = |drafts: &Drafts, device: &BTreeMap<Place, String>, typed: &BTreeMap<Place, String>| {
            drafts.status() != DraftStatus::Kept
                || boxes.iter().all(|one| {
                    device.get(one).map_or("", String::as_str) == typed.get(one).map_or("", String::as_str)
                })
        };
        for (what, which, n) in happenings {
            now += 150;
            let effects = match what {
                0..=2 => {
                    let words = if n == 0 { String::new() } else { "w".repeat(n) };
                    typed.insert(boxes[which].clone(), words.clone());
                    drafts.typed(boxes[which].clone(), &words, now)
                }
                3 => drafts.woke(now),
                4 => drafts.flush(),
                _ if flights.is_empty() => vec![],
                5 => {
                    let (place, words, revision) = flights.remove(n % flights.len());
                    device.insert(place.clone(), words);
                    drafts.written(&place, revision)
                }
                _ => {
                    let (place, _, revision) = flights.remove(n % flights.len());
                    drafts.failed(&place, revision, "no room", now)
                }
            };
            flights.extend(writes(&effects));
            prop_assert!(sound(&drafts, &device, &typed));
        }
        for _ in 0..20 {
            now += RETRY_MILLIS;
            for (place, words, revision) in std::mem::take(&mut flights) {
                device.insert(place.clone(), words);
                flights.extend(writes(&drafts.written(&place, revision)));
            }
            flights.extend(writes(&drafts.woke(now)));
        }
        prop_assert_eq!(drafts.status(), DraftStatus::Kept);
        prop_assert!(sound(&drafts, &device, &typed));
    }
}

/// Another window had the case meanwhile: what is on the device counts, and what is only here stays.
#[test]
fn what_another_window_wrote_takes_the_place_of_what_was_kept_and_of_nothing_else() {
    let mut drafts = Drafts::default();
    let (kept, only_here) = (place("a", "kept"), place("a", "only-here"));
    drafts.typed(kept.clone(), "mine", NOW);
    for (at, _, revision) in writes(&drafts.flush()) {
        drafts.written(&at, revision);
    }
    drafts.typed(only_here.clone(), "not written", NOW);
    let since = drafts.revisions();
    let later = place("a", "later");
    drafts.typed(later.clone(), "while it was read", NOW);
    for (at, _, revision) in writes(&drafts.flush()).into_iter().filter(|(at, ..)| *at == later) {
        drafts.written(&at, revision);
    }
    drafts.forget_kept(&kept.case, since);
    assert_eq!(drafts.words(&later), Some("while it was read"));
    assert_eq!(drafts.found(kept.clone(), "theirs".to_owned(), NOW), []);
    assert_eq!((drafts.words(&kept), drafts.words(&only_here)), (Some("theirs"), Some("not written")));
    // What is on the device of it is known to be older than what was typed over it here.
    drafts.typed(kept.clone(), "thei", NOW);
    assert_eq!(drafts.found(kept.clone(), "theirs".to_owned(), NOW), []);
    assert_eq!(drafts.words(&kept), Some("thei"));
    // Words that nobody here has seen are lost in neither window.
    let joined = drafts.found(kept.clone(), "written elsewhere".to_owned(), NOW);
    assert_eq!(joined.len(), 1);
    assert_eq!(drafts.words(&kept), Some("written elsewhere thei"));
}

#[test]
fn the_words_of_two_pages_stand_in_one_box() {
    for (earlier, later, both) in
        [("", "a", "a"), ("a", "", "a"), ("Sings", "Sings well", "Sings well"), ("one", "two", "one two")]
    {
        assert_eq!(kith::edit::drafts::together(earlier, later), both);
    }
}
