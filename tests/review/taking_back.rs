//! Taking an import back: with no edit in between everything is shown as before it; with edits in between none is lost.

use super::{Desk, Reviewing, note, reason, team};
use kith::{
    case::{Case, Key, Operation, Stamp, Value},
    edit::{Brought, Edit, Refusal, decide::left_alone},
    handoff::imports::{Import, Imports, TAKE_BACK_MILLIS, difference, without},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn brought(desk: &Desk, made: &[Operation]) -> Brought {
    Brought::of(desk.case(), made.iter().map(|operation| operation.stamp), desk.now)
}

fn fields() -> Vec<Key> {
    let notes = ["n1", "n2", "n3", "n4"].map(note);
    let mut all: Vec<Key> =
        notes.iter().flat_map(|note| ["text", "kind"].map(|field| note.sibling(field))).collect();
    all.extend([reason(), team(), Key::field("person", "client", "name")]);
    all
}

/// What a person sees: which notes stand, and what the fields of what was not withdrawn say.
fn shown(case: &Case) -> BTreeMap<Key, Value> {
    let mut shown = BTreeMap::new();
    for id in case.things("note") {
        shown.insert(note(id), Value::choice("stands"));
    }
    for key in fields().into_iter().filter(|key| !case.is_withdrawn(key.noun(), key.id())) {
        let stands = key.noun() != "note" || case.operation_exists(&key.owner());
        if stands && !case.value(&key).is_blank() {
            shown.insert(key.clone(), case.value(&key).clone());
        }
    }
    shown
}

/// One thing that happens at a desk; the numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
enum Happening {
    Say(usize, usize),
    Add(usize),
    Withdraw(usize),
    Restore(usize),
    Choose(usize),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => (0..11_usize, 0..6_usize).prop_map(|(key, words)| Happening::Say(key, words)),
        2 => (0..2_usize).prop_map(Happening::Add),
        1 => (0..4_usize).prop_map(Happening::Withdraw),
        1 => (0..4_usize).prop_map(Happening::Restore),
        1 => (0..4_usize).prop_map(Happening::Choose),
    ]
}

/// Ids are random, so that two desks never add under the same one: each has two of its own.
fn happen(desk: &mut Desk, happening: Happening, own: usize) {
    let things = ["n1", "n2", "n3", "n4"].map(note);
    let edit = match happening {
        Happening::Say(key, words) => {
            let key = fields()[key].clone();
            // A field of a thing that this desk has not is not on its screen.
            if key.noun() == "note" && !desk.case().operation_exists(&key.owner()) {
                return;
            }
            let value = if words == 0 {
                Value::Empty
            } else {
                Value::text(&format!("words {words} of {}", desk.author.name))
            };
            Edit::Answer { key, value }
        }
        Happening::Add(at) => {
            let fields = BTreeMap::from([("text".to_owned(), Value::text("begun"))]);
            Edit::Add { thing: things[own + at].clone(), fields }
        }
        Happening::Withdraw(at) => Edit::Withdraw { thing: things[at].clone(), why: "Wrong".to_owned() },
        Happening::Restore(at) => Edit::Restore { thing: things[at].clone() },
        Happening::Choose(at) => {
            let heads: Vec<(Key, Stamp)> = desk
                .case()
                .conflicts()
                .flat_map(|key| desk.case().conflict(key).into_iter().map(|op| (op.key.clone(), op.stamp)))
                .collect();
            let Some((key, stamp)) = heads.get(at % heads.len().max(1)).cloned() else { return };
            Edit::Choose { key, stamp }
        }
    };
    let _ = desk.try_dispatch(edit);
}

/// The words that stand or are in conflict, by field.
fn standing(case: &Case, key: &Key) -> Vec<Value> {
    let heads = case.heads(key);
    if heads.is_empty() {
        vec![case.value(key).clone()]
    } else {
        heads.iter().map(|op| op.value.clone()).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_500))]

    #[test]
    fn with_no_edit_in_between_everything_is_shown_as_before(
        first in prop::collection::vec(any_happening(), 0..8),
        mine in prop::collection::vec(any_happening(), 0..12),
        theirs in prop::collection::vec(any_happening(), 1..12),
        ahead in prop_oneof![Just(0_u64), Just(600_000)],
        picks in prop::collection::vec(0..4_usize, 0..4),
    ) {
        let (mut here, mut there) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
        first.iter().for_each(|happening| happen(&mut here, *happening, 0));
        if !here.finding(&there.clone()).admission.before().is_empty() {
            there.take_choosing(&here.clone(), Vec::new());
        }
        there.now += ahead;
        mine.iter().for_each(|happening| happen(&mut here, *happening, 0));
        theirs.iter().for_each(|happening| happen(&mut there, *happening, 2));
        let before = here.case().clone();
        let finding = here.finding(&there);
        let mut choices = Vec::new();
        for (contested, pick) in finding.conflicts.iter().zip(picks) {
            if let Some(head) = contested.heads.get(pick) {
                choices.push((contested.key.clone(), head.value.clone()));
            }
        }
        let made = here.take_choosing(&there, choices);
        let brought = brought(&here, &made);
        prop_assert!(here.case().operations().all(|op| brought.holds(op.stamp) == before.operation(op.stamp).is_none()));
        prop_assert_eq!(left_alone(here.case(), &brought), Vec::<Key>::new());
        let after = here.case().clone();
        match here.try_dispatch(Edit::TakeBack { brought: brought.clone() }) {
            Ok(_) | Err(Refusal::NothingNew) => {}
            Err(other) => prop_assert!(false, "{other:?}"),
        }
        prop_assert_eq!(shown(here.case()), shown(&before));
        for key in fields().iter().filter(|key| !here.case().is_withdrawn(key.noun(), key.id())) {
            let (mut was, mut is): (Vec<Value>, Vec<Value>) = (
                before.conflict(key).iter().map(|op| op.value.clone()).collect(),
                here.case().conflict(key).iter().map(|op| op.value.clone()).collect(),
            );
            was.sort_by_key(|value| format!("{value:?}"));
            is.sort_by_key(|value| format!("{value:?}"));
            was.dedup();
            is.dedup();
            prop_assert_eq!(is, was, "the conflict over {}", key);
        }
        // Nothing leaves the history, and nothing is left to take back.
        prop_assert!(after.operations().all(|op| here.case().operation(op.stamp) == Some(op)));
        prop_assert_eq!(here.try_dispatch(Edit::TakeBack { brought }), Err(Refusal::NothingNew));
    }

    #[test]
    fn with_edits_in_between_none_of_them_is_lost(
        first in prop::collection::vec(any_happening(), 0..8),
        theirs in prop::collection::vec(any_happening(), 1..12),
        since in prop::collection::vec(any_happening(), 1..10),
        ahead in prop_oneof![Just(0_u64), Just(600_000)],
    ) {
        let (mut here, mut there) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
        first.iter().for_each(|happening| happen(&mut here, *happening, 0));
        there.take_choosing(&here.clone(), Vec::new());
        there.now += ahead;
        theirs.iter().for_each(|happening| happen(&mut there, *happening, 2));
        let made = here.take_choosing(&there, Vec::new());
        let brought = brought(&here, &made);
        here.now += 86_400_000;
        let count = here.case().len();
        since.iter().for_each(|happening| happen(&mut here, *happening, 0));
        let edited: Vec<Operation> = here.case().operations().skip(count).cloned().collect();
        let before = here.case().clone();
        let _ = here.try_dispatch(Edit::TakeBack { brought: brought.clone() });
        for edit in &edited {
            if before.heads(&edit.key).iter().any(|head| head.stamp == edit.stamp) {
                let said = standing(here.case(), &edit.key);
                prop_assert!(said.contains(&edit.value), "{} said {:?}, now {said:?}", edit.key, edit.value);
            }
            if edit.key.noun() == "note" && !before.is_withdrawn("note", edit.key.id()) {
                prop_assert!(!here.case().is_withdrawn("note", edit.key.id()), "{} was edited since", edit.key);
            }
        }
        prop_assert!(before.operations().all(|op| here.case().operation(op.stamp) == Some(op)));
    }
}

fn import(desk: &Desk, made: &[Operation], at: u64) -> Import {
    let by = desk.author.clone();
    Import {
        at,
        by: by.clone(),
        exported_by: by,
        exported_at: "2025-11-04T10:20:00Z".to_owned(),
        brought: brought(desk, made),
        part_of: None,
        taken_back: None,
    }
}

/// A file that brings a part first and its rest later: each import keeps to what it brought, also in between.
#[test]
fn entries_that_come_in_between_belong_to_the_later_import() {
    let mut theirs = Desk::new(2, "Ben");
    for index in 0..6 {
        theirs.write(&note(&format!("n{index}")), "Rang");
    }
    let all: Vec<Operation> = theirs.case().operations().cloned().collect();
    let part: Vec<Operation> = all.iter().step_by(2).cloned().collect();
    let mut here = Desk::new(1, "Asha");
    let mut imports = Imports::default();
    let made = here.admit(part.clone());
    imports.note(here.case(), import(&here, &made, here.now));
    let made = here.admit(all.clone());
    assert_eq!(made.len(), 3);
    imports.note(here.case(), import(&here, &made, here.now));
    for (index, operation) in all.iter().enumerate() {
        assert_eq!(imports.all[0].brought.holds(operation.stamp), index % 2 == 0, "{index}");
        assert_eq!(imports.all[1].brought.holds(operation.stamp), index % 2 == 1, "{index}");
    }
    here.dispatch(Edit::TakeBack { brought: imports.all[0].brought.clone() });
    assert_eq!(here.case().things("note").collect::<Vec<_>>(), ["n1", "n3", "n5"]);
    // What is kept of it reads back as it was written, and is small.
    let text = serde_json::to_string(&imports).unwrap();
    assert_eq!(serde_json::from_str::<Imports>(&text).unwrap(), imports);
}

#[test]
fn a_whole_case_is_one_run_and_only_thirty_days_are_listed() {
    let mut theirs = Desk::new(2, "Ben");
    for index in 0..300 {
        theirs.write(&note(&format!("n{index}")), "Rang");
    }
    let mut here = Desk::new(1, "Asha");
    let made = here.take_choosing(&theirs, Vec::new());
    let at = here.now;
    let mut imports = Imports::default();
    imports.note(here.case(), import(&here, &made, at));
    assert!(serde_json::to_string(&imports).unwrap().len() < 400, "300 entries of one device are one run");
    assert_eq!(imports.recent(at + TAKE_BACK_MILLIS).len(), 1);
    assert_eq!(imports.recent(at + TAKE_BACK_MILLIS + 1).len(), 0);
    imports.all[0].taken_back = Some(at);
    assert_eq!(imports.recent(at).len(), 0);
}

#[test]
fn what_changed_since_a_moment_counts_old_entries_that_came_late() {
    let (mut here, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    here.say(reason(), "A fall");
    theirs.write(&note("n1"), "Rang");
    let moment = here.now + 1_000_000;
    here.now = moment + 1_000;
    let mut imports = Imports::default();
    let made = here.take_choosing(&theirs, Vec::new());
    imports.note(here.case(), import(&here, &made, here.now));
    here.say(team(), "District nurses");
    let before = imports.before(here.case(), moment);
    let sections = difference(here.case(), &before);
    let told: Vec<(&str, usize, usize)> =
        sections.all().map(|section| (section.name, section.new.len(), section.changed.len())).collect();
    assert_eq!(told, [("Consultation", 1, 0), ("Working notes", 1, 0)]);
    assert_eq!(difference(here.case(), &imports.before(here.case(), here.now)).count(), 0);
    let without = without(here.case(), &imports.all[0].brought);
    assert_eq!(difference(here.case(), &without).count(), 1);
}
