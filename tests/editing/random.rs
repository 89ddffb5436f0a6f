//! Any sequence of edits, undos and redos: no word leaves the history, and undoing everything shows the beginning again.

use super::{Desk, HOUR, MINUTE, author, typing, typing_over};
use crate::support::import;
use kith::{
    case::{Case, Key, Operation, Stamp, Value},
    edit::{Edit, session::replay},
};
use proptest::{prelude::*, test_runner::TestCaseError};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that happens; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Happening {
    Answer(usize, usize),
    Add(usize),
    Withdraw(usize),
    Restore(usize),
    Complete(usize),
    Reopen(usize),
    Choose(usize),
    Undo,
    Redo,
    /// The other device says something; its clock may be a year ahead of ours.
    Elsewhere(usize, usize),
    /// A file of the other device is taken in.
    Take,
    Hand,
    CloseTyping,
    /// Time goes on, or back.
    Wait(i64),
    Author(usize),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    let n = 0..12_usize;
    prop_oneof![
        8 => (n.clone(), n.clone()).prop_map(|(a, b)| Happening::Answer(a, b)),
        3 => n.clone().prop_map(Happening::Add),
        2 => n.clone().prop_map(Happening::Withdraw),
        1 => n.clone().prop_map(Happening::Restore),
        1 => n.clone().prop_map(Happening::Complete),
        1 => n.clone().prop_map(Happening::Reopen),
        2 => n.clone().prop_map(Happening::Choose),
        5 => Just(Happening::Undo),
        4 => Just(Happening::Redo),
        3 => (n.clone(), n.clone()).prop_map(|(a, b)| Happening::Elsewhere(a, b)),
        2 => Just(Happening::Take),
        1 => Just(Happening::Hand),
        1 => Just(Happening::CloseTyping),
        3 => prop_oneof![0..5_000_i64, Just(70_000), Just(-5_000), Just(-HOUR.cast_signed())].prop_map(Happening::Wait),
        1 => (0..2_usize).prop_map(Happening::Author),
    ]
}

fn things() -> [Key; 4] {
    ["n1", "n2", "n3", "n4"].map(|id| Key::thing("note", id))
}

fn fields() -> Vec<Key> {
    let own = things().into_iter().flat_map(|thing| ["text", "kind"].map(|field| thing.sibling(field)));
    own.chain([super::reason(), super::danger(), Key::field("person", "client", "name")]).collect()
}

fn value(index: usize) -> Value {
    match index {
        0 => Value::Empty,
        1 => Value::choice("visit"),
        2 => Value::Number(7),
        3 => Value::Date("1966~".parse().unwrap()),
        words => Value::text(&format!("words {words}")),
    }
}

fn pick<T: Clone>(of: &[T], index: usize) -> T {
    of[index % of.len()].clone()
}

/// What a person sees of the case: which things stand, and what the fields of what was not withdrawn say.
fn shown(case: &Case) -> BTreeMap<Key, Value> {
    let mut shown = BTreeMap::new();
    for key in case.keys().filter(|key| !case.is_withdrawn(key.noun(), key.id())) {
        match (key.field_name(), case.value(key)) {
            (None, Value::Whole(fields)) => {
                shown.insert(key.clone(), Value::choice("stands"));
                let began = fields.keys().map(|field| key.sibling(field));
                shown.extend(began.map(|field| (field.clone(), case.value(&field).clone())));
            }
            (_, value) => drop(shown.insert(key.clone(), value.clone())),
        }
    }
    shown.retain(|_, value| *value != Value::Empty);
    shown
}

/// Two desks and everything that was ever handed out to be saved.
struct World {
    desk: Desk,
    other: Desk,
    batches: Vec<Vec<Operation>>,
    kept: BTreeMap<Stamp, Operation>,
    /// The operation that may still be typed on, since when.
    open: Option<(Stamp, u64)>,
}

impl World {
    fn new(ahead: u64) -> Self {
        let mut desk = typing(1);
        desk.add(&things()[0], &[("text", Value::text("from the beginning"))]);
        desk.say(super::reason(), "from the beginning");
        let mut other = typing_over(2, desk.case().clone());
        other.now += ahead;
        // Read back from the device, nothing of it can be undone.
        let desk = typing_over(1, desk.case().clone());
        let batches = vec![desk.operations()];
        let kept = desk.operations().into_iter().map(|op| (op.stamp, op)).collect();
        Self { desk, other, batches, kept, open: None }
    }

    fn happen(&mut self, happening: &Happening) -> Result<(), TestCaseError> {
        let edit = match *happening {
            Happening::Answer(key, words) => Edit::Answer { key: pick(&fields(), key), value: value(words) },
            Happening::Add(thing) => {
                // Ids are random: no two devices ever add under the same one, and the last is the other device's.
                let fields = BTreeMap::from([("text".to_owned(), value(thing + 40))]);
                Edit::Add { thing: pick(&things()[..3], thing), fields }
            }
            Happening::Withdraw(thing) => {
                Edit::Withdraw { thing: pick(&things(), thing), why: "Wrong".to_owned() }
            }
            Happening::Restore(thing) => Edit::Restore { thing: pick(&things(), thing) },
            Happening::Complete(thing) => Edit::Complete { thing: pick(&things(), thing) },
            Happening::Reopen(thing) => Edit::Reopen { thing: pick(&things(), thing) },
            Happening::Choose(index) => {
                let heads: Vec<(Key, Stamp)> = self
                    .desk
                    .case()
                    .conflicts()
                    .flat_map(|key| {
                        self.desk.case().conflict(key).into_iter().map(|op| (op.key.clone(), op.stamp))
                    })
                    .collect();
                if heads.is_empty() {
                    return Ok(());
                }
                let (key, stamp) = pick(&heads, index);
                Edit::Choose { key, stamp }
            }
            Happening::Undo => Edit::Undo,
            Happening::Redo => Edit::Redo,
            Happening::Take => {
                self.other.session.close_typing();
                import(self.desk.case(), self.other.operations()).unwrap()
            }
            Happening::Elsewhere(key, words) => {
                if words == 11 {
                    let _ = self
                        .other
                        .try_dispatch(Edit::Add { thing: things()[3].clone(), fields: BTreeMap::new() });
                } else if words == 10 {
                    let why = "Wrong".to_owned();
                    let _ = self.other.try_dispatch(Edit::Withdraw { thing: pick(&things(), key), why });
                } else {
                    let _ = self
                        .other
                        .try_dispatch(Edit::Answer { key: pick(&fields(), key), value: value(words + 20) });
                }
                self.other.now += 700;
                return Ok(());
            }
            Happening::Hand => {
                self.desk.session.close_typing();
                self.open = None;
                let ours = import(self.other.case(), self.desk.operations()).unwrap();
                prop_assert!(self.other.try_dispatch(ours).is_ok(), "the other device refused our file");
                return Ok(());
            }
            Happening::CloseTyping => {
                self.desk.session.close_typing();
                self.open = None;
                return Ok(());
            }
            Happening::Wait(millis) => {
                self.desk.now = self.desk.now.saturating_add_signed(millis);
                return Ok(());
            }
            Happening::Author(index) => {
                self.desk.author = author(["Asha", "Ben"][index]);
                return Ok(());
            }
        };
        let before = self.desk.session.clone();
        match self.desk.try_dispatch(edit.clone()) {
            Ok(operations) => self.made(&edit, operations),
            Err(refusal) => {
                prop_assert!(self.desk.session == before, "{refusal:?} changed something");
                Ok(())
            }
        }
    }

    /// Notes what is to be saved; only what is still being typed may come again with other words.
    fn made(&mut self, edit: &Edit, operations: Vec<Operation>) -> Result<(), TestCaseError> {
        for operation in &operations {
            prop_assert!(operation.is_intact());
            if let Some(known) = self.kept.insert(operation.stamp, operation.clone()) {
                let in_time = self
                    .open
                    .is_some_and(|(stamp, at)| stamp == known.stamp && self.desk.now.abs_diff(at) <= MINUTE);
                let same = (&known.key, &known.by, known.act, &known.replaces)
                    == (&operation.key, &operation.by, operation.act, &operation.replaces);
                prop_assert!(in_time && same, "{} was written over", known.stamp);
            }
        }
        match (edit, operations.as_slice()) {
            (Edit::Answer { .. }, [one]) if self.open.is_none_or(|(stamp, _)| stamp != one.stamp) => {
                self.open = Some((one.stamp, self.desk.now));
            }
            (Edit::Answer { .. }, _) => {}
            _ => self.open = None,
        }
        self.batches.push(operations);
        Ok(())
    }

    /// Every operation stands as it was last handed out, and the history of its key tells it.
    fn nothing_is_lost(&self) -> Result<(), TestCaseError> {
        let case = self.desk.case();
        prop_assert_eq!(case.len(), self.kept.len());
        for (stamp, operation) in &self.kept {
            prop_assert_eq!(case.operation(*stamp), Some(operation));
            prop_assert!(case.history(&operation.key).contains(&operation), "{} is in no history", stamp);
        }
        prop_assert_eq!(&replay(self.batches.clone()), case);
        Ok(())
    }

    fn all(&mut self, edit: &Edit) -> Result<usize, TestCaseError> {
        let mut steps = 0;
        while let Ok(operations) = self.desk.try_dispatch(edit.clone()) {
            self.made(edit, operations)?;
            steps += 1;
            prop_assert!(steps <= 200);
        }
        Ok(steps)
    }
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_word_is_lost_and_everything_can_be_undone_and_done_again(
        happenings in prop::collection::vec(any_happening(), 0..60),
        ahead in prop_oneof![Just(0), Just(HOUR), Just(365 * 24 * HOUR)],
    ) {
        let mut world = World::new(ahead);
        let beginning = shown(world.desk.case());
        for happening in &happenings {
            world.happen(happening)?;
        }
        world.nothing_is_lost()?;
        // What was undone and not done again is gone from the steps, so the end is what is shown now.
        let end = shown(world.desk.case());
        let undone = world.all(&Edit::Undo)?;
        prop_assert_eq!(shown(world.desk.case()), beginning.clone());
        world.nothing_is_lost()?;
        for _ in 0..undone {
            let operations = world.desk.dispatch(Edit::Redo);
            world.made(&Edit::Redo, operations)?;
        }
        prop_assert_eq!(shown(world.desk.case()), end);
        world.all(&Edit::Undo)?;
        prop_assert_eq!(shown(world.desk.case()), beginning);
        world.nothing_is_lost()?;
    }

    /// What the random edits make can be handed over: the other device comes to the same case.
    #[test]
    fn what_is_undone_and_done_again_is_taken_in_by_another_device(
        happenings in prop::collection::vec(any_happening(), 0..40),
    ) {
        let mut world = World::new(0);
        for happening in &happenings {
            world.happen(happening)?;
        }
        world.happen(&Happening::Hand)?;
        world.happen(&Happening::Take)?;
        prop_assert_eq!(world.desk.case(), world.other.case());
        let keys: BTreeSet<&Key> = world.desk.case().conflicts().collect();
        let same: BTreeSet<&Key> = world.other.case().conflicts().collect();
        prop_assert_eq!(keys, same);
    }
}
