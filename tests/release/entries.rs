//! What the record keeps of what left: in words that no later copy stumbles over, counted where it is the same again.

use super::device::{Device, IDS, author};
use kith::{
    case::{Key, Value},
    edit::Edit,
    forms::handover,
    handoff::{
        redaction::{self, Choice},
        release::{
            Content, Form, Leaf, Release,
            choices::mailbox_part,
            entry,
            making::{Occasion, copy_now},
        },
    },
};
use std::sync::Arc;

/// The usual choice, each part by itself, all of them, initials, and the mailbox's.
fn choices() -> Vec<Choice> {
    let alone = |slug: String| {
        let mut choice = Choice::default();
        choice.parts_left_out.insert(slug);
        choice
    };
    let parts = redaction::parts();
    let sections = parts.iter().flat_map(|part| part.sections.iter().map(|(slug, _)| slug.clone()));
    let mut all: Vec<Choice> = sections.map(alone).collect();
    all.extend(parts.iter().map(|part| alone(part.slug.clone())));
    let mut nothing = Choice { history_left_out: true, initials_for_all: true, ..Choice::default() };
    nothing.parts_left_out.extend(parts.iter().map(|part| part.slug.clone()));
    let mut people = Choice::default();
    people.people_by_initials.insert("client".to_owned());
    let numbers = Choice { numbers_left_out: true, ..Choice::usual() };
    let mut kept = Choice::initials();
    kept.names.insert("doreen".to_owned(), redaction::Instead::Kept);
    let mut without = kept.clone();
    without.initials_for_all = false;
    without.people_left_out.insert("p1".to_owned());
    all.extend([numbers, kept, without]);
    all.extend([Choice::default(), Choice::usual(), Choice::initials(), nothing, people, mailbox_part(true)]);
    all
}

#[test]
fn every_part_copy_can_be_made_again_after_every_other() {
    let mut device = Device::new();
    let id = IDS[0];
    let (mut made, rounds) = (0, 2);
    for _ in 0..rounds {
        for choice in choices() {
            let case = Arc::new(device.case(id).clone());
            let file = Release::new(vec![(id.to_owned(), case)], Some(choice.clone()))
                .make("2025-11-04T10:20:00Z", &author());
            let hits = file.unwrap().hits().to_vec();
            assert!(hits.is_empty(), "after {made} copies: {choice:?}: {hits:?}");
            device.record(id, &entry::of(handover::PART, Form::File, Some(&choice)));
            made += 1;
        }
    }
    println!("{made} part copies, each after all the others");
}

#[test]
fn what_was_left_out_is_read_back_in_the_words_of_the_choice() {
    for choice in choices() {
        let mut device = Device::new();
        device.record(IDS[0], &entry::of(handover::PART, Form::LockedFile, Some(&choice)));
        let earlier = entry::earlier(device.case(IDS[0]));
        assert_eq!(earlier.len(), 1);
        assert_eq!(earlier[0].what, "A part of the case. As a locked file.");
        let nothing = Choice::default().in_words();
        let words = choice.in_words();
        assert!(earlier[0].rest.contains(&words) || words == nothing, "{choice:?}: {:?}", earlier[0]);
    }
}

#[test]
fn an_entry_of_an_earlier_version_is_still_told() {
    let mut device = Device::new();
    let fields = [
        ("lock", Value::choice("locked")),
        ("purpose", Value::choice("agency")),
        ("to", Value::text("Housing")),
        (handover::LEFT_OUT, Value::text("Left out: working notes.")),
    ];
    device.dispatch(IDS[0], Edit::add(Key::thing("handover", "old"), &fields));
    let [one] = &entry::earlier(device.case(IDS[0]))[..] else { panic!() };
    let expected = [
        "Sharing with another agency",
        "For Housing.",
        "Locked with a passphrase",
        "Left out: working notes.",
    ];
    assert_eq!((one.what.as_str(), &one.rest[..]), ("", &expected.map(str::to_owned)[..]));
}

fn copied(what: &'static str) -> std::collections::BTreeMap<String, Value> {
    let content = Content::Text("Some words.".into());
    let leaf = Leaf { case: IDS[0], what, form: Form::Text, name: "", content, by_initials: false };
    leaf.offer(&[]).unwrap().entry().clone()
}

#[test]
fn the_same_again_within_some_minutes_is_counted_and_another_is_not() {
    let mut device = Device::new();
    let again =
        |device: &Device, what| entry::again(device.case(IDS[0]), &copied(what), &author(), device.now);
    assert_eq!(again(&device, "involvement"), None);
    let thing = device.record(IDS[0], &copied("involvement"));
    assert_eq!(again(&device, "involvement"), Some((thing.clone(), 1)));
    assert_eq!(again(&device, "consultation"), None);
    let times = kith::handoff::release::departure::count_of(&thing);
    device.dispatch(IDS[0], Edit::Answer { key: times, value: Value::Number(2) });
    assert_eq!(again(&device, "involvement"), Some((thing, 2)));
    assert_eq!(
        entry::earlier(device.case(IDS[0]))[0].what,
        "Involvement and review form. Copied as text, 2 times."
            .replace("Involvement and review form", kith::forms::involvement::FORM.title)
    );
    device.now += entry::AGAIN_MILLIS;
    assert_eq!(again(&device, "involvement"), None);
}

#[test]
fn every_form_has_words_and_its_slug_is_unique() {
    let mut slugs = std::collections::BTreeSet::new();
    for form in Form::ALL {
        assert!(!form.in_words().is_empty(), "{form:?}");
        assert!(slugs.insert(form.slug()));
    }
    assert_eq!(slugs.len(), handover::FORMS.len());
}

#[test]
fn no_undo_takes_an_entry_back_or_changes_it() {
    use kith::edit::Occasion;
    let mut session = kith::edit::Session::new("x", kith::case::Case::new(), kith::case::Device(1), 1);
    let mut dispatch = |edit: Edit, now: u64| {
        session.dispatch(edit, &Occasion { now, author: author(), entropy: [now as u8; 32] }).unwrap();
        session.history().last_done().cloned()
    };
    let typed = dispatch(
        Edit::Answer { key: Key::parse("consultation/e/reason").unwrap(), value: Value::text("a") },
        1_000,
    );
    let thing = Key::thing("handover", "h1");
    let times = thing.sibling(handover::TIMES);
    let noted = [
        Edit::Add { thing: thing.clone(), fields: copied("consultation") },
        Edit::Answer { key: times.clone(), value: Value::Number(2) },
        Edit::Answer { key: times, value: Value::Number(3) },
        Edit::Withdraw { thing, why: "It did not leave this device".to_owned() },
    ];
    for (n, edit) in noted.into_iter().enumerate() {
        assert_eq!(dispatch(edit, 2_000 + n as u64), typed, "step {n}");
    }
}

#[test]
fn a_file_is_called_by_no_id_that_may_be_a_name() {
    let called = |id: &str| {
        let occasion = Occasion { day: "2026-03-20".to_owned(), is_training: false };
        let cases = vec![(id.to_owned(), std::sync::Arc::new(kith::case::Case::new()))];
        copy_now(cases, "2026-03-20T10:00:00.000Z", &author(), &occasion).unwrap().name().to_owned()
    };
    assert_eq!(called("k3vqz7mabcdefgh2"), "kith-k3vqz7-2026-03-20.json");
    let ids = ["doreen-amos", "doreen", "doreenamosfamily", "amos2", "first"];
    let names: std::collections::BTreeSet<String> = ids.map(called).into_iter().collect();
    assert_eq!(names.len(), ids.len(), "each case has its own");
    for name in names {
        let part = name.strip_prefix("kith-").unwrap().split('-').next().unwrap();
        assert!(part.len() == 6 && !ids.iter().any(|id| id.starts_with(&part[..3])), "{name}");
    }
}
