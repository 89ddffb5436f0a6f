//! What an entry says: who, what, from what to what, why, and what became of it.

use super::{DAY, MINUTE, NOW, Telling, reason, still};
use crate::support::Desk;
use kith::case::date::iso;
use kith::{
    case::{Key, Value},
    edit::Edit,
    reports::history::{Entry, Mark, Scope, by_day},
};

fn marks(entry: &Entry) -> &[Mark] {
    &entry.marks
}

#[test]
fn an_answer_says_what_stood_there_before() {
    let mut desk = still(1, "Asha");
    desk.say(reason(), "Falls");
    desk.now += MINUTE;
    desk.say(reason(), "Falls, and a fire");
    desk.dispatch(Edit::Answer { key: reason(), value: Value::Empty });
    let told = desk.told(&Scope::Field(reason()));
    let all: Vec<_> =
        told.iter().map(|entry| (entry.did, entry.before.join("|"), entry.after.as_str())).collect();
    assert_eq!(
        all,
        [
            ("cleared", "Falls, and a fire".to_owned(), ""),
            ("changed", "Falls".to_owned(), "Falls, and a fire"),
            ("answered", String::new(), "Falls"),
        ]
    );
    assert!(told.iter().all(|entry| entry.who == "Asha, Social worker" && entry.marks.is_empty()));
    let question = kith::forms::consultation::FORM.question("reason").unwrap();
    assert_eq!((told[0].place.as_str(), told[0].what.as_str()), ("Consultation", question.label));
}

#[test]
fn what_is_typed_in_one_go_is_one_entry() {
    let mut desk = Desk { leaves: false, ..still(1, "Asha") };
    for words in ["F", "Fa", "Falls"] {
        desk.dispatch(Edit::Answer { key: reason(), value: Value::text(words) });
        desk.now += 900;
    }
    let told = desk.told(&Scope::Case);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].after, "Falls");
}

#[test]
fn a_choice_is_told_by_its_label_and_a_thing_by_its_fields() {
    let mut desk = still(1, "Asha");
    desk.add(("note", "n1"), &[("kind", Value::choice("call")), ("text", Value::text("Rang"))]);
    let added = &desk.told(&Scope::Case)[0];
    let label = |slug: &str| kith::forms::note::FORM.question(slug).unwrap().label;
    assert_eq!((added.did, added.what.as_str()), ("added", ""));
    assert!(added.after.contains(&format!("{}: Rang", label("text"))), "{}", added.after);
    assert!(!added.after.contains("call\n") && added.after.contains(label("kind")), "{}", added.after);
    desk.say(Key::field("note", "n1", "text"), "Rang twice");
    assert_eq!(desk.told(&Scope::Case)[0].before, ["Rang"], "the first change follows what it began with");
}

#[test]
fn a_withdrawal_gives_its_reason_and_an_undo_says_what_it_undid() {
    let mut desk = still(1, "Asha");
    desk.add(("note", "n1"), &[("text", Value::text("Rang"))]);
    desk.dispatch(Edit::Withdraw { thing: Key::thing("note", "n1"), why: "Another case".to_owned() });
    let withdrawn = desk.told(&Scope::Case).remove(0);
    assert_eq!((withdrawn.did, withdrawn.why.as_deref()), ("withdrew", Some("Another case")));
    desk.dispatch(Edit::Undo);
    let told = desk.told(&Scope::Case);
    assert_eq!(told[0].did, "undid the withdrawal of");
    assert_eq!(marks(&told[1]), [Mark::Undone]);
    desk.dispatch(Edit::Undo);
    let told = desk.told(&Scope::Case);
    assert_eq!(told[0].did, "undid the adding of");
    assert_eq!(marks(told.last().unwrap()), [Mark::Undone]);
    desk.dispatch(Edit::Redo);
    let told = desk.told(&Scope::Case);
    assert_eq!(told[0].did, "put back");
    assert_eq!(marks(told.last().unwrap()), [], "what was done again is not undone");
}

#[test]
fn an_undone_answer_is_marked_until_it_is_done_again() {
    let mut desk = still(1, "Asha");
    desk.say(reason(), "Falls");
    desk.dispatch(Edit::Undo);
    assert_eq!(marks(desk.told(&Scope::Case).last().unwrap()), [Mark::Undone]);
    desk.dispatch(Edit::Redo);
    assert_eq!(marks(desk.told(&Scope::Case).last().unwrap()), []);
}

#[test]
fn answers_made_apart_are_marked_until_somebody_chooses() {
    let (mut desk, mut other) = (still(1, "Asha"), still(2, "Ben"));
    desk.say(reason(), "Hers");
    other.now += MINUTE;
    other.say(reason(), "His");
    desk.take(&other);
    let told = desk.told(&Scope::Case);
    assert_eq!(marks(&told[0]), [Mark::FromAnotherDevice, Mark::Contested]);
    assert_eq!(marks(&told[1]), [Mark::Contested]);
    desk.now += DAY;
    let chosen = desk.case().heads(&reason())[0].stamp;
    desk.dispatch(Edit::Choose { key: reason(), stamp: chosen });
    let told = desk.told(&Scope::Case);
    assert_eq!((told[0].did, told[0].after.as_str()), ("chose between answers to", "Hers"));
    assert_eq!(told[0].before, ["Hers", "His"]);
    assert_eq!(marks(&told[1]), [Mark::FromAnotherDevice]);
}

#[test]
fn what_is_not_there_and_what_cannot_be_right_is_said() {
    let mut desk = still(1, "Asha");
    let mut ahead = still(2, "Ben");
    ahead.now += 40 * DAY;
    let mut withheld = ahead.say(reason(), "Said in confidence");
    (withheld.value, withheld.salt) = (Value::Withheld, None);
    let mut erased = ahead.say(reason().sibling("contact-date"), "Gone");
    (erased.value, erased.salt) = (Value::Erased, None);
    // What a file says was destroyed is taken as left out; what was kept as destroyed on this device is told as that.
    desk.admit(vec![withheld, erased.clone()]);
    assert_eq!(
        marks(&desk.told(&Scope::Case)[0]),
        [Mark::FromAnotherDevice, Mark::Withheld, Mark::AheadOfTime]
    );
    desk.session.learn([erased], desk.now);
    let told = desk.told(&Scope::Case);
    assert_eq!(marks(&told[0]), [Mark::FromAnotherDevice, Mark::Erased, Mark::AheadOfTime]);
    assert_eq!(marks(&told[1]), [Mark::FromAnotherDevice, Mark::Withheld, Mark::AheadOfTime]);
    assert!(!told[1].after.contains("confidence"));
}

#[test]
fn an_entry_says_that_what_it_replaced_is_not_here() {
    let mut other = still(2, "Ben");
    other.say(reason(), "First");
    let second = other.say(reason(), "Second");
    let mut desk = still(1, "Asha");
    desk.admit(vec![second]);
    assert_eq!(desk.told(&Scope::Case)[0].before, ["(an entry that is not on this device)"]);
}

#[test]
fn ids_never_stand_for_what_they_name() {
    let mut desk = still(1, "Asha");
    desk.add(("episode", "e7x"), &[]);
    desk.add(("person", "p9q"), &[("name", Value::text("Brian Amos"))]);
    desk.add(
        ("concern", "c3z"),
        &[("episode", Value::Link("e7x".to_owned())), ("text", Value::text("Fire"))],
    );
    desk.add(("rater", "r5y"), &[("name", Value::text("Doreen"))]);
    desk.dispatch(Edit::Answer {
        key: Key::field("rating", "c3z.r5y.allocation", "value"),
        value: Value::Number(0),
    });
    desk.add(
        ("tie", "t2w"),
        &[("from", Value::Link("p9q".to_owned())), ("to", Value::Link("gone1".to_owned()))],
    );
    for entry in desk.told(&Scope::Case) {
        let words = format!("{} {} {} {}", entry.place, entry.what, entry.before.join(" "), entry.after);
        for id in ["e7x", "p9q", "c3z", "r5y", "t2w", "gone1"] {
            assert!(!words.contains(id), "{words}");
        }
    }
    let rating = &desk.told(&Scope::Field(Key::field("rating", "c3z.r5y.allocation", "value")))[0];
    assert_eq!((rating.place.as_str(), rating.after.as_str()), ("Rating: Fire (Doreen)", "0 (worst risk)"));
}

#[test]
fn entries_are_grouped_by_day_and_by_who_made_them() {
    let mut desk = still(1, "Asha");
    for (wait, name, words) in [
        (0, "Asha", "a"),
        (MINUTE, "Asha", "b"),
        (MINUTE, "Ben", "c"),
        (MINUTE, "Asha", "d"),
        (DAY, "Asha", "e"),
    ] {
        desk.now += wait;
        desk.author = super::author(name);
        desk.say(reason(), words);
    }
    let local = |millis: u64| {
        let start: chrono::NaiveDate = "1970-01-01".parse().unwrap();
        (start + chrono::Days::new(millis / DAY), format!("{:02}", millis % DAY / MINUTE))
    };
    let days = by_day(desk.told(&Scope::Case), &local);
    let shape: Vec<(String, Vec<(&str, usize)>)> = days
        .iter()
        .map(|day| {
            (iso(day.day), day.sittings.iter().map(|one| (one.who.as_str(), one.entries.len())).collect())
        })
        .collect();
    let (asha, ben) = ("Asha, Social worker", "Ben, Social worker");
    assert_eq!(
        shape,
        [
            ("2025-11-05".to_owned(), vec![(asha, 1)]),
            ("2025-11-04".to_owned(), vec![(asha, 1), (ben, 1), (asha, 2)]),
        ]
    );
    assert_eq!(days[1].sittings[0].entries[0].1.stamp.millis, NOW + 3 * MINUTE);
}

/// That words were destroyed is told with who did it, why, and which field it was, and without anything for programmers.
#[test]
fn a_destroyed_entry_is_told_with_who_did_it_and_why() {
    let mut desk = still(1, "Asha");
    let said = desk.say(reason(), "Said in confidence");
    desk.author.name = "Ben".to_owned();
    desk.dispatch(Edit::Erase { stamp: said.stamp, why: "Told by mistake".to_owned() });
    let told = desk.told(&Scope::Case);
    assert_eq!(
        (told[0].who.split(',').next(), told[0].did, told[0].why.as_deref()),
        (Some("Ben"), "destroyed what was said in", Some("Told by mistake"))
    );
    assert_eq!(told[0].place, "Key issues and reason for the consultation");
    assert_eq!((told[0].after.as_str(), told[0].before.len()), ("", 0));
    assert_eq!((told[1].after.as_str(), marks(&told[1])), ("(erased)", [Mark::Erased].as_slice()));
}
