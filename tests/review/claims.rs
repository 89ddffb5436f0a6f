//! What a file may claim: whatever kind of value it brings, under whatever act, stamp and rank, no word that is known here
//! becomes unreadable, and undo and taking back each show again what was shown.

use super::{Desk, NOW, Reviewing};
use kith::{
    case::{Act, Author, Case, Device, Key, Operation, Salt, Stamp, Value, WITHDRAWN, When},
    edit::{Brought, Edit, Occasion, Session, session::replay},
    forms::COMPLETED,
    handoff::{self, CaseFile, Opened, twins::Twins},
};
use std::collections::{BTreeMap, BTreeSet};

const FAR: u64 = 9 * 365 * 24 * 60 * 60 * 1_000;

/// The kind of value behind this one. A new kind does not compile until it has its place here, and then it is tried.
fn kind_behind(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Empty => Value::text("Carries a knife, as told"),
        Value::Text(_) => Value::choice("yes"),
        Value::Choice(_) => Value::Choices(BTreeSet::from(["one".to_owned(), "two".to_owned()])),
        Value::Choices(_) => Value::Date(When::day("2025-11-04".parse().unwrap())),
        Value::Date(_) => Value::Typed("about noon, or later".to_owned()),
        Value::Typed(_) => Value::Time("10:20".to_owned()),
        Value::Time(_) => Value::Number(7),
        Value::Number(_) => Value::Link("p1".to_owned()),
        Value::Link(_) => {
            let fields = [("text", Value::text("Rang, nobody there")), ("private", Value::choice("yes"))];
            Value::Whole(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
        }
        Value::Whole(_) => Value::Withheld,
        Value::Withheld => Value::Erased,
        Value::Erased => return None,
    })
}

fn kinds() -> Vec<Value> {
    std::iter::successors(Some(Value::Empty), kind_behind).collect()
}

/// The act behind this one, in the same way.
const fn act_behind(act: Act) -> Option<Act> {
    Some(match act {
        Act::Answer => Act::Add,
        Act::Add => Act::Withdraw,
        Act::Withdraw => Act::Restore,
        Act::Restore => Act::Complete,
        Act::Complete => Act::Reopen,
        Act::Reopen => Act::Choose,
        Act::Choose => Act::Undo,
        Act::Undo => Act::Redo,
        Act::Redo => return None,
    })
}

fn acts() -> Vec<Act> {
    std::iter::successors(Some(Act::Answer), |act| act_behind(*act)).collect()
}

/// How an entry of the file stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// It claims to be the very entry that is here.
    Same,
    /// It claims to supersede what is here.
    Over,
    /// It was made apart.
    Beside,
}

fn author(name: &str) -> Author {
    Author { name: name.to_owned(), role: String::new() }
}

fn sealed(key: &Key, value: Value, millis: u64, device: u64) -> Operation {
    let salt = Salt([u8::try_from(millis % 251).unwrap(); 16]);
    let digest = Operation::digest_of(salt, &value);
    let stamp = Stamp { millis, counter: 0, device: Device(device) };
    let (act, by) = (Act::Answer, author("Asha"));
    Operation {
        stamp,
        act,
        key: key.clone(),
        value,
        replaces: vec![],
        by,
        why: None,
        salt: Some(salt),
        digest,
    }
}

/// Everything that a person sees of the key's thing.
fn shown(case: &Case, key: &Key) -> BTreeMap<String, Value> {
    let owner = key.owner();
    let mut shown = BTreeMap::new();
    let fields = case.fields(owner.noun(), owner.id());
    for (field, value) in fields
        .into_iter()
        .filter(|(field, value)| !value.is_blank() && ![WITHDRAWN, COMPLETED].contains(field))
    {
        shown.insert(field.to_owned(), value.clone());
    }
    for state in [WITHDRAWN, COMPLETED] {
        if case.value(&owner.sibling(state)).chooses("yes") {
            shown.insert(state.to_owned(), Value::choice("yes"));
        }
    }
    shown
}

fn occasion(byte: u8, now: u64) -> Occasion {
    Occasion { now, author: author("Asha"), entropy: [byte; 32] }
}

/// What a case comes to from a file of one entry, taken in and read back from the device, or nothing when it is refused.
fn taken_in(case: &Case, claim: &Operation) -> Option<(Session, Vec<Operation>)> {
    let file = CaseFile { id: "first".to_owned(), readable: Vec::new(), operations: vec![claim.clone()] };
    let text = handoff::envelope::write_with(
        vec![file],
        "2025-11-04T10:20:00Z",
        &author("Ben"),
        Some("something".to_owned()),
    );
    let Ok(Opened::Current(mut envelope)) = handoff::read(text.unwrap().as_bytes()) else { return None };
    let mut read = envelope.cases.remove(0);
    read.operations = Twins::of(Device(9)).part(case, read.operations);
    // What the reader lets through is refused by nobody: what disagrees stands beside what is here.
    let finding = handoff::compare(Some(case), &read, NOW).unwrap();
    let mut session = Session::new("first", case.clone(), Device(1), NOW);
    let edit = Edit::Import { admission: Box::new(finding.admission), choices: Vec::new() };
    let made = session.dispatch(edit, &occasion(1, NOW)).unwrap();
    let saved = replay([case.operations().cloned().collect(), made.clone()]);
    assert_eq!(&saved, session.case(), "what is read back is not what was shown: {claim:?}");
    Some((session, made))
}

/// Whether every word that was known is still there to be read, in the record and in the history of its field.
fn readable(before: &Case, after: &Case) -> Result<(), String> {
    for known in before.operations().filter(|known| !known.value.is_marker()) {
        let now = after.operation(known.stamp).ok_or("an entry is gone")?;
        if now.value != known.value || (now.salt.is_none() && known.salt.is_some()) {
            return Err(format!("{:?} has become {:?}", known.value, now.value));
        }
        if !after.history(&known.key).contains(&now) {
            return Err("it is in no history".to_owned());
        }
    }
    Ok(())
}

#[test]
fn no_file_makes_a_known_word_unreadable_and_undo_and_taking_back_show_it_again() {
    let (mut tried, mut refused, mut wrong) = (0, 0, Vec::new());
    let acts = acts();
    let known_kinds = kinds().into_iter().filter(|kind| !kind.is_marker() && *kind != Value::Empty);
    for (kind, stands_in) in known_kinds.flat_map(|kind| [(kind.clone(), false), (kind, true)]) {
        let is_thing = matches!(kind, Value::Whole(_));
        let key =
            if is_thing { Key::thing("note", "n1") } else { Key::field("consultation", "first", "reason") };
        let mut known = sealed(&key, kind.clone(), NOW - 9_000, 1);
        if stands_in {
            known.salt = None;
        }
        let before = Case::from_operations([known.clone()]).unwrap();
        let mut targets = vec![key.clone(), key.owner().sibling(WITHDRAWN), key.owner().sibling(COMPLETED)];
        targets.extend(is_thing.then(|| key.sibling("text")));
        for (target, (number, value)) in targets
            .iter()
            .flat_map(|target| kinds().into_iter().enumerate().map(move |claim| (target, claim)))
        {
            for round in 0..24 {
                let relation = [Relation::Same, Relation::Over, Relation::Beside][round % 3];
                let at = if round / 3 % 2 == 0 { NOW - 1_000 } else { NOW + FAR };
                let has_salt = round / 6 % 2 == 0 && !value.is_marker();
                let device = if round / 12 == 0 { 2 } else { 1 };
                let mut claim = sealed(target, value.clone(), at, device);
                claim.act = acts[(tried + number) % acts.len()];
                match relation {
                    Relation::Same if *target != key => continue,
                    Relation::Same => {
                        claim = Operation {
                            value: value.clone(),
                            salt: known.salt.filter(|_| has_salt),
                            ..known.clone()
                        };
                    }
                    Relation::Over => claim.replaces = vec![known.stamp],
                    Relation::Beside => {}
                }
                if !has_salt && relation != Relation::Same {
                    claim.salt = None;
                }
                tried += 1;
                let Some((mut session, made)) = taken_in(&before, &claim) else {
                    refused += 1;
                    continue;
                };
                let mut note = |what: &str, is_right: Result<(), String>| {
                    if let Err(why) = is_right {
                        wrong.push(format!(
                            "{kind:?} (stand-in: {stands_in}), {relation:?} {claim:?}: {what}: {why}"
                        ));
                    }
                };
                let same = |case: &Case| {
                    let (then, now) = (shown(&before, &key), shown(case, &key));
                    if then == now { Ok(()) } else { Err(format!("{then:?} has become {now:?}")) }
                };
                note("taken in", readable(&before, session.case()));
                let mut back = session.clone();
                let _ = session.dispatch(Edit::Undo, &occasion(2, NOW));
                note("undone", readable(&before, session.case()).and_then(|()| same(session.case())));
                let brought = Brought::of(back.case(), made.iter().map(|operation| operation.stamp), NOW);
                let is_new = made.iter().any(|operation| before.operation(operation.stamp).is_none());
                let _ = back.dispatch(Edit::TakeBack { brought }, &occasion(3, NOW));
                note(
                    "taken back",
                    readable(&before, back.case())
                        .and_then(|()| if is_new { same(back.case()) } else { Ok(()) }),
                );
            }
        }
    }
    println!("{tried} claims, {refused} refused, {} wrong", wrong.len());
    assert!(
        wrong.is_empty(),
        "{} of {tried}, such as\n{}",
        wrong.len(),
        wrong.iter().step_by(1 + wrong.len() / 12).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(refused * 2 < tried, "most were refused, so that little was tried");
}

/// The attack of the trial: every entry of the case itself, each said to be destroyed.
#[test]
fn a_file_of_nothing_but_destroyed_entries_takes_nothing_away() {
    let mut desk = Desk::new(1, "Asha");
    desk.say(super::reason(), "A fall");
    desk.write(&super::note("n1"), "Carries a knife");
    desk.say(super::note("n1").sibling("text"), "Carries a knife in the left boot");
    let before = desk.case().clone();
    let mut theirs = Desk::new(2, "Ben");
    let operations = before.operations().map(|operation| Operation {
        value: Value::Erased,
        salt: None,
        ..operation.clone()
    });
    theirs.session = Session::new("first", Case::from_operations(operations).unwrap(), Device(2), NOW);
    assert!(desk.take_choosing(&theirs, Vec::new()).is_empty(), "nothing of it is saved");
    assert_eq!(desk.case(), &before);
    // On a device that has nothing of it, the words can still come with a sound file.
    let mut third = Desk::new(3, "Cleo");
    third.take_choosing(&theirs, Vec::new());
    third.take_choosing(&desk, Vec::new());
    assert_eq!(third.case(), &before);
}

/// A file that asks to destroy words says so apart from what it brings; what stands here is untouched by "Apply".
#[test]
fn what_a_file_asks_to_destroy_is_a_request_with_who_asks() {
    let mut desk = Desk::new(1, "Asha");
    desk.say(super::reason(), "A fall");
    desk.say(super::team(), "Hospital");
    let mut theirs = Desk::new(2, "Ben");
    theirs.take_choosing(&desk, Vec::new());
    let said = theirs.case().current(&super::reason()).unwrap().stamp;
    theirs.dispatch(Edit::Erase { stamp: said, why: "A court ordered it".to_owned() });
    let finding = desk.finding(&theirs);
    assert_eq!(finding.asked.len(), 1);
    let asked = &finding.asked[0];
    assert_eq!((asked.stamp, asked.why.as_deref()), (said, Some("A court ordered it")));
    assert_eq!(asked.by.as_ref().map(|by| by.name.as_str()), Some("Ben"));
    assert_eq!(
        (finding.new, finding.changed),
        (1, 0),
        "who destroyed it is an entry; nothing is changed by it"
    );
    desk.take_choosing(&theirs, Vec::new());
    assert_eq!(desk.words(&super::reason()), "A fall");
    assert_eq!(desk.finding(&theirs).asked.len(), 1, "it is still to be answered");
    desk.dispatch(Edit::Erase { stamp: said, why: "As asked".to_owned() });
    assert!(desk.finding(&theirs).asked.is_empty());
}

/// Pieces of a file are kept as they came when all in them is new: one that says "destroyed" is never among them.
#[test]
fn a_piece_with_a_destroyed_entry_is_not_kept_as_it_came() {
    let mut theirs = Desk::new(2, "Ben");
    theirs.say(super::reason(), "A fall");
    theirs.say(super::team(), "Hospital");
    let mut all: Vec<Operation> = theirs.case().operations().cloned().collect();
    let take =
        |all: &[Operation]| kith::handoff::Comparison::begin(None, "first", NOW).take(all.to_vec()).unwrap();
    assert_eq!(take(&all), 2);
    (all[0].value, all[0].salt) = (Value::Erased, None);
    assert_eq!(take(&all), 1);
}

#[test]
fn a_file_that_speaks_as_this_device_is_told() {
    let mut desk = Desk::new(1, "Asha");
    desk.say(super::reason(), "A fall");
    let mut clone = Desk::new(1, "Asha");
    clone.take_choosing(&desk, Vec::new());
    clone.now += 100_000;
    clone.say(super::team(), "Never said here");
    let file = CaseFile::of("first", clone.case());
    let mut comparison =
        kith::handoff::Comparison::begin(Some(desk.case()), "first", NOW).on(Some(Device(1)));
    comparison.take(file.operations).unwrap();
    while !comparison.look(usize::MAX) {}
    assert_eq!(comparison.finish().as_this_device, 1);
}

#[test]
fn a_file_that_ends_keeping_something_back_is_told() {
    let mut desk = Desk::new(1, "Asha");
    let person = Key::thing("person", "n1");
    let private = person.sibling("private");
    desk.dispatch(Edit::add(person, &[("name", Value::text("Ann"))]));
    desk.dispatch(Edit::Answer { key: private.clone(), value: Value::choice("yes") });
    let mut theirs = Desk::new(2, "Ben");
    theirs.take_choosing(&desk, Vec::new());
    assert_eq!(desk.finding(&theirs).no_longer_kept_back, 0);
    theirs.dispatch(Edit::Answer { key: private, value: Value::Empty });
    assert_eq!(desk.finding(&theirs).no_longer_kept_back, 1);
}

#[test]
fn no_file_closes_a_field_of_which_the_words_are_known_here() {
    let key = Key::field("consultation", "first", "reason");
    let known = sealed(&key, Value::text("Carries a knife"), NOW - 9_000, 1);
    let before = Case::from_operations([known.clone()]).unwrap();
    for claimed in [Value::Withheld, Value::text("Carries a k."), Value::Empty] {
        for over in [true, false] {
            let mut claim = sealed(&key, claimed.clone(), NOW - 1_000, 2);
            claim.salt = None;
            claim.replaces = if over { vec![known.stamp] } else { vec![] };
            let (mut session, _) = taken_in(&before, &claim).unwrap();
            if claimed == Value::Withheld {
                // What is not there answers over nothing: the words stand, and beside them that something was left out.
                assert_eq!(session.case().value(&key), &known.value, "{claim:?}");
                assert_eq!(session.case().conflict(&key).len(), 2, "{claim:?}");
            }
            let edit = Edit::Answer { key: key.clone(), value: Value::text("Carries no knife any more") };
            session.dispatch(edit, &occasion(2, NOW + 1_000)).unwrap();
            assert_eq!(session.case().value(&key).words(), "Carries no knife any more");
            // What was left out was never seen, so that it stands beside the answer until somebody chooses.
            let mine = session.case().current(&key).unwrap().stamp;
            if !session.case().conflict(&key).is_empty() {
                session
                    .dispatch(Edit::Choose { key: key.clone(), stamp: mine }, &occasion(3, NOW + 2_000))
                    .unwrap();
            }
            assert_eq!(session.case().value(&key).words(), "Carries no knife any more");
            assert!(session.case().conflict(&key).is_empty());
            readable(&before, session.case()).unwrap();
        }
    }
}
