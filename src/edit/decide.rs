//! The decision: what an edit comes to, worked out against the case without touching it.

mod admit;
mod bring_back;
mod erase;
mod several;
mod take_back;

use super::{
    Admission, Change, Edit, History, Occasion, Open, Refusal, TYPING_MILLIS,
    step::{Reversal, Step},
};
use crate::case::{Act, Case, Clock, Key, Operation, Stamp, Value, WITHDRAWN, value::LONGEST_TEXT};
use crate::forms::{self, COMPLETED, Sheet};
use std::collections::BTreeMap;

pub use bring_back::can_bring_back;
pub use erase::{NOUN as ERASURE, all as erasures, entry_of as erased_entry};
pub use take_back::left_alone;

/// Writes the operations of one edit.
struct Writer<'a> {
    case: &'a Case,
    clock: &'a mut Clock,
    occasion: &'a Occasion,
    act: Act,
    operations: Vec<Operation>,
    reversals: Vec<Reversal>,
}

impl Writer<'_> {
    fn record(&mut self, key: Key, value: Value, replaces: Vec<Stamp>, why: Option<String>) {
        let salt = self.occasion.salt(self.operations.len());
        self.operations.push(Operation {
            stamp: self.case.stamp(&key, self.clock, self.occasion.now),
            act: self.act,
            digest: Operation::digest_of(salt, &value),
            key,
            value,
            replaces,
            by: self.occasion.author.clone(),
            why,
            salt: Some(salt),
        });
    }

    /// Says a field anew. Without a choice between them, values in conflict other than the shown one stay in conflict.
    fn say(&mut self, key: Key, value: Value, why: Option<String>) {
        let value = sayable(value);
        let before = self.case.value(&key).clone();
        let replaces = match self.act {
            Act::Choose => self.chosen_from(&key),
            _ => self.seen(self.case.current(&key)),
        };
        // What has left the device does not come back by an undo, and neither is its note changed by one.
        if key.noun() != forms::handover::FORM.noun {
            self.reversals.push(Reversal::Field { key: key.clone(), before, after: value.clone() });
        }
        self.record(key, value, replaces, why);
    }
}

impl Writer<'_> {
    /// Whoever chooses has all of them on the screen, and that one was left out of the copy is told there.
    fn chosen_from(&self, key: &Key) -> Vec<Stamp> {
        self.case.heads(key).into_iter().map(|head| head.stamp).collect()
    }

    fn heads(&self, key: &Key) -> Vec<Stamp> {
        self.seen(self.case.heads(key))
    }

    /// What a redacted copy left out was never seen, so that nothing said here supersedes it.
    fn seen<'a>(&self, heads: impl IntoIterator<Item = &'a Operation>) -> Vec<Stamp> {
        heads.into_iter().filter(|head| !head.is_redacted()).map(|head| head.stamp).collect()
    }

    fn change(self) -> Change {
        Change { operations: self.operations, open: None, step: Step::new(self.reversals), arrived: None }
    }
}

/// A marker cannot be said: it would be recorded with a salt, and every other device would refuse the record.
fn sayable(value: Value) -> Value {
    if value.is_marker() { Value::Empty } else { value }
}

/// Decides an edit against the case: the change to fold in, or why not. Touches nothing but the clock.
///
/// # Errors
/// See [`Refusal`]; nothing is changed then.
pub fn decide(
    case: &Case,
    history: &History,
    open: Option<&Open>,
    edit: Edit,
    clock: &mut Clock,
    occasion: &Occasion,
) -> Result<Change, Refusal> {
    let mut writer =
        Writer { case, clock, occasion, act: Act::Answer, operations: Vec::new(), reversals: Vec::new() };
    refuse_what_was_left_out(case, &edit)?;
    refuse_what_is_too_long(&edit)?;
    refuse_what_has_no_place(case, &edit)?;
    match edit {
        Edit::Answer { key, value } => {
            let value = sayable(value);
            if let Some(change) = keep_typing(case, open, &key, &value, occasion)? {
                return Ok(change);
            }
            if *case.value(&key) == value {
                return Err(Refusal::NothingNew);
            }
            writer.say(key, value, None);
            let since = occasion.now;
            let open = writer.operations.last().map(|operation| Open { stamp: operation.stamp, since });
            let change = writer.change();
            return Ok(Change { open, step: Step::typed(change.step.reversals, since), ..change });
        }
        Edit::Add { thing, fields } => {
            if case.operation_exists(&thing) {
                return Err(Refusal::AlreadyThere);
            }
            writer.act = Act::Add;
            // What has left the device does not come back by an undo.
            if thing.noun() != forms::handover::FORM.noun {
                writer.reversals.push(Reversal::Thing(thing.clone()));
            }
            writer.record(thing, Value::Whole(fields), Vec::new(), None);
        }
        Edit::AddSeveral { things } => several::add(&mut writer, things)?,
        Edit::AnswerSeveral { answers } => several::answer(&mut writer, answers)?,
        Edit::AddAndAnswer { things, answers } => several::add_and_answer(&mut writer, things, answers)?,
        Edit::Replace { things, withdrawn, why } => several::replace(&mut writer, things, withdrawn, &why)?,
        Edit::Withdraw { thing, why } => {
            if why.trim().is_empty() {
                return Err(Refusal::ReasonNeeded);
            }
            if !case.operation_exists(&thing) {
                return Err(Refusal::NotThere);
            }
            writer.act = Act::Withdraw;
            writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), Some(why));
        }
        Edit::Restore { thing } => {
            if !case.is_withdrawn(thing.noun(), thing.id()) {
                return Err(Refusal::NotThere);
            }
            writer.act = Act::Restore;
            writer.say(thing.sibling(WITHDRAWN), Value::Empty, None);
        }
        Edit::Complete { thing } => {
            let form = forms::form(thing.noun()).ok_or(Refusal::NotThere)?;
            if is_complete(case, &thing) {
                return Err(Refusal::NothingNew);
            }
            let problems = forms::problems(case, Sheet { form, id: thing.id() });
            if !problems.is_empty() {
                return Err(Refusal::Incomplete(problems));
            }
            writer.act = Act::Complete;
            writer.say(thing.sibling(COMPLETED), Value::choice("yes"), None);
        }
        Edit::Reopen { thing } => {
            if !is_complete(case, &thing) {
                return Err(Refusal::NothingNew);
            }
            writer.act = Act::Reopen;
            writer.say(thing.sibling(COMPLETED), Value::Empty, None);
        }
        Edit::Choose { key, stamp } => {
            let chosen =
                case.heads(&key).into_iter().find(|head| head.stamp == stamp).ok_or(Refusal::NotThere)?;
            let value = chosen.value.clone();
            if value.is_marker() {
                return Err(Refusal::NotThere);
            }
            writer.act = Act::Choose;
            writer.say(key, value, None);
        }
        Edit::Import { admission, choices } => return admit::admit(writer, *admission, choices),
        Edit::Erase { stamp, why } => erase::erase(&mut writer, stamp, why)?,
        Edit::TakeBack { brought } => take_back::take_back(&mut writer, &brought)?,
        Edit::BringBack => bring_back::bring_back(&mut writer)?,
        Edit::Undo => {
            writer.act = Act::Undo;
            let step = history.last_done().ok_or(Refusal::NothingToUndo)?;
            for reversal in step.reversals.iter().rev() {
                reverse(&mut writer, reversal);
            }
        }
        Edit::Redo => {
            writer.act = Act::Redo;
            let step = history.last_undone().ok_or(Refusal::NothingToUndo)?;
            for reversal in &step.reversals {
                repeat(&mut writer, reversal);
            }
        }
    }
    Ok(writer.change())
}

fn is_complete(case: &Case, thing: &Key) -> bool {
    case.value(&thing.sibling(COMPLETED)).chooses("yes")
}

/// Refuses to change what this device has only as a redacted copy tells it: merged back, it would replace words never seen.
fn refuse_what_was_left_out(case: &Case, edit: &Edit) -> Result<(), Refusal> {
    let is_left_out = |key: &Key| case.is_redacted(key);
    let refused = match edit {
        Edit::Answer { key, .. } | Edit::Choose { key, .. } => is_left_out(key),
        Edit::AnswerSeveral { answers } | Edit::AddAndAnswer { answers, .. } => {
            answers.iter().any(|(key, _)| is_left_out(key))
        }
        Edit::Withdraw { thing, .. } | Edit::Restore { thing } => is_left_out(&thing.sibling(WITHDRAWN)),
        Edit::Complete { thing } | Edit::Reopen { thing } => is_left_out(&thing.sibling(COMPLETED)),
        _ => false,
    };
    if refused { Err(Refusal::LeftOut) } else { Ok(()) }
}

/// Refuses a text that no other device would open: what can be kept can also be handed over.
fn refuse_what_is_too_long(edit: &Edit) -> Result<(), Refusal> {
    let fields = |fields: &BTreeMap<String, Value>| fields.values().map(Value::longest_text).max();
    let of_things = |things: &[(Key, BTreeMap<String, Value>)]| {
        things.iter().filter_map(|(_, begun)| fields(begun)).max()
    };
    let of_answers = |answers: &[(Key, Value)]| answers.iter().map(|(_, value)| value.longest_text()).max();
    let longest = match edit {
        Edit::Answer { value, .. } => Some(value.longest_text()),
        Edit::AnswerSeveral { answers } => of_answers(answers),
        Edit::Add { fields: begun, .. } => fields(begun),
        Edit::AddSeveral { things } | Edit::Replace { things, .. } => of_things(things),
        Edit::AddAndAnswer { things, answers } => of_things(things).max(of_answers(answers)),
        Edit::Import { choices, .. } => of_answers(choices),
        _ => None,
    };
    if longest.is_some_and(|longest| longest > LONGEST_TEXT) { Err(Refusal::TooLong) } else { Ok(()) }
}

/// Refuses to write under a noun or a field that no list knows: a copy by parts could not say whether it leaves; and under a noun
/// of the other subject, for neither record holds anything of the other.
fn refuse_what_has_no_place(case: &Case, edit: &Edit) -> Result<(), Refusal> {
    let known = |key: &Key| {
        if !forms::nouns::can_be_written(key) {
            return Err(Refusal::NoPlace(key.clone()));
        }
        let may_stand = forms::nouns::may_stand(case.subject(), key.noun());
        if may_stand { Ok(()) } else { Err(Refusal::OfTheOther(case.subject())) }
    };
    let whole = |thing: &Key, fields: &BTreeMap<String, Value>| {
        known(thing)?;
        fields.keys().try_for_each(|field| known(&thing.sibling(field)))
    };
    match edit {
        Edit::Answer { key, .. } => known(key),
        Edit::AnswerSeveral { answers } => answers.iter().try_for_each(|(key, _)| known(key)),
        Edit::Add { thing, fields } => whole(thing, fields),
        Edit::AddSeveral { things } | Edit::Replace { things, .. } => {
            things.iter().try_for_each(|(thing, fields)| whole(thing, fields))
        }
        Edit::AddAndAnswer { things, answers } => {
            things.iter().try_for_each(|(thing, fields)| whole(thing, fields))?;
            answers.iter().try_for_each(|(key, _)| known(key))
        }
        // What is undone, chosen or taken in was said before, here or on a device that may know more.
        _ => Ok(()),
    }
}

/// The open operation under its own stamp with more typed into it, when it is the same person in the same field.
fn keep_typing(
    case: &Case,
    open: Option<&Open>,
    key: &Key,
    value: &Value,
    occasion: &Occasion,
) -> Result<Option<Change>, Refusal> {
    let Some(open) = open else { return Ok(None) };
    let Some(typed) = case.operation(open.stamp) else {
        return Ok(None);
    };
    let age = occasion.now.abs_diff(open.since);
    let same = key.noun() != forms::handover::FORM.noun
        && typed.key == *key
        && typed.by == occasion.author
        && age <= TYPING_MILLIS;
    if !same || case.current(key).map(|head| head.stamp) != Some(open.stamp) {
        return Ok(None);
    }
    if typed.value == *value {
        return Err(Refusal::NothingNew);
    }
    let salt = occasion.salt(0);
    let digest = Operation::digest_of(salt, value);
    let operation = Operation { value: value.clone(), salt: Some(salt), digest, ..typed.clone() };
    let reversal = Reversal::Field { key: key.clone(), before: typed.value.clone(), after: value.clone() };
    let step = Step::typed(vec![reversal], occasion.now);
    Ok(Some(Change { operations: vec![operation], open: Some(open.clone()), step, arrived: None }))
}

/// Undoes one thing that a step did, unless the field has since come to say something else.
fn reverse(writer: &mut Writer<'_>, reversal: &Reversal) {
    match reversal {
        Reversal::Field { key, before, after } => {
            if writer.case.value(key) == after {
                writer.say(key.clone(), before.clone(), None);
            }
        }
        // Saying again what is shown, over every other value, takes back that the file brought another.
        Reversal::Contested { key, shown } => {
            if writer.case.value(key) == shown && !writer.case.conflict(key).is_empty() {
                let replaces = writer.heads(key);
                writer.record(key.clone(), sayable(shown.clone()), replaces, None);
            }
        }
        Reversal::Thing(thing) => {
            let why = Some("Undone".to_owned());
            writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), why);
        }
    }
}

/// Does it again, under the same condition.
fn repeat(writer: &mut Writer<'_>, reversal: &Reversal) {
    match reversal {
        Reversal::Field { key, before, after } => {
            // A withheld value that a file brought cannot be said again: saying nothing in its place would hide what
            // stands there since the undo. The file that brought it can be opened again.
            if writer.case.value(key) == before && !after.is_marker() {
                writer.say(key.clone(), after.clone(), None);
            }
        }
        Reversal::Thing(thing) => writer.say(thing.sibling(WITHDRAWN), Value::Empty, None),
        // A conflict cannot be said again; the file that brought it can be opened again.
        Reversal::Contested { .. } => {}
    }
}
