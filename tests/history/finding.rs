//! Which entries belong to a field, a form, a section, a person and a time.

use super::{DAY, Desk, NOW, author, reason, still};
use kith::{
    case::{Case, Key, Value},
    edit::Edit,
    forms::{CLIENT, FORMS},
    reports::history::{Filter, SECTIONS, Scope, authors, find, section},
};

fn keys(case: &Case, scope: &Scope, filter: &Filter) -> Vec<String> {
    find(case, scope, filter)
        .into_iter()
        .map(|stamp| case.operation(stamp).unwrap().key.to_string())
        .collect()
}

fn busy() -> Desk {
    let mut desk = still(1, "Asha");
    desk.add(("episode", "e1"), &[]);
    desk.say(Key::field("consultation", "e1", "reason"), "Falls");
    desk.say(Key::field("person", CLIENT, "name"), "Doreen");
    desk.say(Key::field("person", CLIENT, "pronouns"), "she/her");
    let of_episode = ("episode", Value::Link("e1".to_owned()));
    desk.now += DAY;
    desk.author = author("Ben");
    desk.say(Key::field("involvement", "e1", "client-goals"), "To stay");
    desk.add(("concern", "c1"), &[of_episode.clone(), ("text", Value::text("Fire"))]);
    desk.add(("rater", "r1"), &[of_episode.clone(), ("name", Value::text("Doreen"))]);
    for occasion in ["allocation", "v1"] {
        let key = Key::field("rating", &format!("c1.r1.{occasion}"), "value");
        desk.dispatch(Edit::Answer { key, value: Value::Number(3) });
    }
    desk.add(("review", "v1"), &[of_episode]);
    desk.say(Key::field("consultation", "e2", "reason"), "Another period");
    desk
}

#[test]
fn a_form_tells_its_own_answers_those_it_keeps_with_the_client_and_what_stands_in_it() {
    let desk = busy();
    let of =
        |noun: &str, id: &str| keys(desk.case(), &Scope::Thing(Key::thing(noun, id)), &Filter::default());
    assert_eq!(of("consultation", "e1"), ["person/client/name", "consultation/e1/reason"]);
    assert_eq!(
        of("involvement", "e1"),
        [
            "rating/c1.r1.allocation/value",
            "rater/r1",
            "concern/c1",
            "involvement/e1/client-goals",
            "person/client/name"
        ]
    );
    assert_eq!(of("review", "v1"), ["review/v1", "rating/c1.r1.v1/value"]);
    assert_eq!(of("concern", "c1"), ["concern/c1"]);
}

#[test]
fn a_field_tells_what_its_thing_began_with() {
    let desk = busy();
    let of = |key: Key| keys(desk.case(), &Scope::of(Some(&key)), &Filter::default());
    assert_eq!(of(Key::field("concern", "c1", "text")), ["concern/c1"]);
    assert_eq!(of(Key::field("concern", "c1", "whose")), Vec::<String>::new());
}

#[test]
fn filters_let_through_what_they_name_and_together_cut_the_case_into_parts() {
    let desk = busy();
    let count = |filter: Filter| keys(desk.case(), &Scope::Case, &filter).len();
    let all = desk.case().len();
    assert_eq!(count(Filter::default()), all);
    let by: usize = authors(desk.case())
        .into_iter()
        .map(|author| count(Filter { author: Some(author), ..Filter::default() }))
        .sum();
    assert_eq!((by, authors(desk.case()).len()), (all, 2));
    let by: usize = SECTIONS
        .iter()
        .map(|known| count(Filter { section: Some(known.slug.to_owned()), ..Filter::default() }))
        .sum();
    assert_eq!(by, all);
    let first_day = Filter { until: Some(NOW + DAY - 1), ..Filter::default() };
    let second_day = Filter { from: Some(NOW + DAY), ..Filter::default() };
    assert_eq!((count(first_day), count(second_day)), (4, all - 4));
}

#[test]
fn every_form_has_a_section_of_its_own() {
    for form in FORMS {
        let id = if form.noun == "person" { CLIENT } else { "e1" };
        assert_ne!(section(&Key::thing(form.noun, id)), "other", "{}", form.noun);
    }
    assert_eq!(section(&Key::thing("person", "p1")), "family");
    assert_eq!(section(&Key::field("rating", "a.b.allocation", "value")), "involvement");
    assert_eq!(section(&Key::field("rating", "a.b.v1", "value")), "review");
}

/// Each entry is found once, the last first, whatever the size: finding reads no words.
#[test]
fn fifty_thousand_entries_are_found_in_order() {
    let mut desk = still(1, "Asha");
    let first = desk.say(reason(), "0");
    let mut operations = vec![first.clone()];
    for number in 1..50_000_u64 {
        let mut next = first.clone();
        next.stamp.millis += number * 1_000;
        next.key = Key::field("note", &format!("n{}", number / 10), "text");
        operations.push(next);
    }
    let case = Case::from_operations(operations).unwrap();
    let found = find(&case, &Scope::Case, &Filter::default());
    assert_eq!(found.len(), 50_000);
    assert!(found.is_sorted_by(|a, b| a > b));
    let one = Filter { section: Some("consultation".to_owned()), ..Filter::default() };
    assert_eq!(find(&case, &Scope::Case, &one), [first.stamp]);
}
