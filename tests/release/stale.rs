//! A choice that is made while an earlier one is still being read, made or locked: the earlier one never leaves.

use super::device::{Device, IDS, author};
use kith::{
    case::Value,
    handoff::release::{Change, Choices, Content, Controller, Doing, Effect, Input, Offered, Outcome, Way},
};
use std::sync::Arc;

fn begin(choices: Choices) -> (Controller, Vec<Effect>) {
    Controller::new(choices, "2025-11-04", false)
}

fn plain(cases: &[&str]) -> Choices {
    let mut choices = Choices::new(cases.iter().map(|id| (*id).to_owned()));
    choices.answers.insert("lock", Value::choice("plain"));
    choices.answers.insert("purpose", Value::choice("visit"));
    choices
}

fn choose(controller: &mut Controller, change: Change) -> Vec<Effect> {
    controller.hear(Input::Choose(change))
}

/// Does what is asked for at once, but for locking and leaving, which are answered back.
fn settle(controller: &mut Controller, device: &Device, effects: Vec<Effect>) -> Vec<Effect> {
    let mut queue = effects;
    let mut rest = Vec::new();
    while !queue.is_empty() {
        let input = match queue.remove(0) {
            Effect::Load(ticket, id) => {
                let case = Ok(Arc::new(device.case(&id).clone()));
                Input::Loaded(ticket, id, case)
            }
            Effect::Make(ticket, release) => {
                Input::Made(ticket, Box::new(release.make("2025-11-04T10:20:00Z", &author())))
            }
            Effect::Words(ticket) => Input::Words(ticket, Ok("made-by-the-worker-five".to_owned())),
            other => {
                rest.push(other);
                continue;
            }
        };
        queue.extend(controller.hear(input));
    }
    rest
}

fn text(offered: &Offered) -> &str {
    match offered.content() {
        Content::Text(text) => text,
        other => panic!("{other:?}"),
    }
}

fn purpose(controller: &mut Controller) {
    choose(controller, Change::Answer("purpose", Value::choice("visit")));
}

#[test]
fn a_case_that_is_unticked_while_it_is_read_is_in_no_file() {
    let device = Device::new();
    let (mut controller, none) = begin(plain(&[]));
    assert!(none.is_empty());
    let long = choose(&mut controller, Change::Case(IDS[0].to_owned(), true));
    let mut other = choose(&mut controller, Change::Case(IDS[1].to_owned(), true));
    other.extend(choose(&mut controller, Change::Case(IDS[0].to_owned(), false)));
    // The one that is ticked is here first, and the long one comes after it was unticked.
    settle(&mut controller, &device, other);
    settle(&mut controller, &device, long);
    let offered = controller.offered().unwrap();
    assert_eq!(offered.cases(), [IDS[1]]);
    assert!(!text(&offered).contains(IDS[0]), "an unticked case is in the file");
    assert!(!offered.name().contains(&IDS[1][..4]), "an id that was not made here is not told");
}

#[test]
fn whatever_is_unticked_while_the_file_is_locked_is_in_no_file() {
    let device = Device::new();
    let mut choices = Choices::new([IDS[0].to_owned()]);
    choices.is_part = true;
    choices.part.parts_left_out.clear();
    let (mut controller, effects) = begin(choices);
    settle(&mut controller, &device, effects);
    purpose(&mut controller);
    let Some(Effect::Lock(ticket, locking, _)) = controller.hear(Input::Lock).pop() else { panic!() };
    assert!(locking.contains("Znote of"));
    assert_eq!(controller.doing(), Doing::Locking);
    let mut part = controller.choices().part.clone();
    part.parts_left_out.insert("note".to_owned());
    part.initials_for_all = true;
    let effects = choose(&mut controller, Change::Which(Box::new(part)));
    assert!(matches!(effects[0], Effect::CancelLock), "nobody needs that any more");
    settle(&mut controller, &device, effects);
    // It was locked before it was told to stop.
    let locked = format!("LOCKED {locking}");
    assert!(controller.hear(Input::Locked(ticket, Ok(locked.into()))).is_empty());
    assert_eq!(controller.offered(), None, "a file of an earlier choice is offered");
    assert!(controller.may_lock(), "and the present one can be locked");
}

#[test]
fn a_passphrase_that_is_retyped_while_the_file_is_locked_opens_the_file_that_leaves() {
    let device = Device::new();
    let (mut controller, effects) = begin(Choices::new([IDS[0].to_owned()]));
    settle(&mut controller, &device, effects);
    purpose(&mut controller);
    let Some(Effect::Lock(ticket, ..)) = controller.hear(Input::Lock).pop() else { panic!() };
    choose(&mut controller, Change::Passphrase("another one of my own".to_owned()));
    controller.hear(Input::Locked(ticket, Ok("LOCKED with the old one".into())));
    assert_eq!(controller.offered(), None);
    let Some(Effect::Lock(ticket, _, used)) = controller.hear(Input::Lock).pop() else { panic!() };
    assert_eq!(used, "another one of my own");
    controller.hear(Input::Locked(ticket, Ok("LOCKED with the new one".into())));
    assert_eq!(text(&controller.offered().unwrap()), "LOCKED with the new one");
    // Retyped once it is locked: that file is gone as well.
    choose(&mut controller, Change::Passphrase("and yet another one".to_owned()));
    assert_eq!(controller.offered(), None);
}

#[test]
fn a_passphrase_of_ones_own_is_not_replaced_by_one_that_comes_late() {
    let (mut controller, effects) = begin(Choices::new([IDS[0].to_owned()]));
    let words = effects.iter().find_map(|effect| match effect {
        Effect::Words(ticket) => Some(*ticket),
        _ => None,
    });
    choose(&mut controller, Change::Passphrase("typed by hand, long".to_owned()));
    controller.hear(Input::Words(words.unwrap(), Ok("made by the worker".to_owned())));
    assert_eq!(controller.choices().passphrase, "typed by hand, long");
}

#[test]
fn a_button_of_an_earlier_version_does_nothing() {
    let device = Device::new();
    let (mut controller, effects) = begin(plain(&[IDS[0]]));
    settle(&mut controller, &device, effects);
    let shown = controller.offered().unwrap().version();
    choose(&mut controller, Change::Answer("to", Value::text("Ben")));
    assert!(controller.hear(Input::Give(shown, Way::Download)).is_empty());
    let shown = controller.offered().unwrap();
    assert_eq!(shown.entry()["to"], Value::text("Ben"));
    assert!(matches!(controller.hear(Input::Give(shown.version(), Way::Download))[..], [Effect::Leave(..)]));
    assert_eq!((controller.doing(), controller.offered()), (Doing::Leaving, None), "one tap, one leaving");
}

#[test]
fn without_a_purpose_nothing_leaves_and_nothing_is_locked() {
    let device = Device::new();
    let (mut controller, effects) = begin(Choices::new([IDS[0].to_owned()]));
    settle(&mut controller, &device, effects);
    assert!(matches!(controller.hear(Input::Lock)[..], [Effect::AskWhy]));
    choose(&mut controller, Change::Answer("lock", Value::choice("plain")));
    let version = controller.offered().unwrap().version();
    assert!(matches!(controller.hear(Input::Give(version, Way::Download))[..], [Effect::AskWhy]));
    assert!(controller.lacks_purpose());
    choose(&mut controller, Change::Answer("purpose", Value::choice("another")));
    let version = controller.offered().unwrap().version();
    assert!(matches!(controller.hear(Input::Give(version, Way::Download))[..], [Effect::AskWhy]));
    choose(&mut controller, Change::Answer("other-purpose", Value::text("Court")));
    assert!(!controller.lacks_purpose());
}

#[test]
fn the_passphrase_goes_once_it_was_told_or_the_screen_is_left() {
    let device = Device::new();
    for ends in [Input::Told, Input::Forget] {
        let (mut controller, effects) = begin(Choices::new([IDS[0].to_owned()]));
        settle(&mut controller, &device, effects);
        purpose(&mut controller);
        let Some(Effect::Lock(ticket, ..)) = controller.hear(Input::Lock).pop() else { panic!() };
        controller.hear(Input::Locked(ticket, Ok("LOCKED".into())));
        let version = controller.offered().unwrap().version();
        let Some(Effect::Leave(ticket, _)) = controller.hear(Input::Give(version, Way::Download)).pop()
        else {
            panic!()
        };
        controller.hear(Input::Ended(ticket, Outcome::Left(String::new())));
        assert!(
            controller.gone().is_some() && !controller.choices().passphrase.is_empty(),
            "it is still to be told"
        );
        assert!(controller.offered().is_some(), "the same file may leave once more");
        controller.hear(ends);
        assert!(controller.choices().passphrase.is_empty());
        assert_eq!((controller.gone(), controller.offered()), (None, None));
    }
}

#[test]
fn a_case_that_changes_is_read_again_and_what_was_made_of_it_goes() {
    let mut device = Device::new();
    let (mut controller, effects) = begin(plain(&[IDS[0]]));
    settle(&mut controller, &device, effects);
    device.say(IDS[0], "consultation/e1/danger-action", "Zlater words.");
    let effects = controller.hear(Input::CaseChanged(IDS[0].to_owned()));
    assert_eq!(controller.offered(), None);
    settle(&mut controller, &device, effects);
    assert!(text(&controller.offered().unwrap()).contains("Zlater words."));
}

#[test]
fn the_mailbox_gets_the_consultation_and_the_person_locked() {
    let device = Device::new();
    for with_threshold in [false, true] {
        let mut choices = Choices::mailbox(IDS[0], "The area");
        choices.part = kith::handoff::release::choices::mailbox_part(with_threshold);
        assert!(choices.is_locked() && choices.has_purpose());
        let (mut controller, effects) = begin(choices);
        settle(&mut controller, &device, effects);
        let file = controller.made().unwrap().text().to_string();
        assert!(file.contains("zreason of") && file.contains("Quellmann"));
        for kept in ["Zfirst reason", "Znote of", "Zincident of"] {
            assert!(!file.contains(kept), "{kept}");
        }
        assert_eq!(file.contains("Zsummary of"), with_threshold);
        let Some(Effect::Lock(ticket, ..)) = controller.hear(Input::Lock).pop() else { panic!() };
        controller.hear(Input::Locked(ticket, Ok("LOCKED".into())));
        let offered = controller.offered().unwrap();
        assert_eq!(offered.entry()["purpose"], Value::choice("mailbox"));
        assert!(!offered.is_whole());
    }
}

/// Whether a word is a name or not: until somebody has said so, the file is neither offered nor locked.
#[test]
fn what_may_be_a_name_is_asked_before_anything_is_offered() {
    let mut device = Device::new();
    device.say(IDS[0], "person/client/name", "Will Tyler");
    device.say(IDS[0], "consultation/e1/danger-action", "Will came today.");
    for lock in ["plain", "locked"] {
        let mut choices = plain(&[IDS[0]]);
        choices.answers.insert("lock", Value::choice(lock));
        choices.is_part = true;
        choices.part.parts_left_out.clear();
        choices.part.initials_for_all = true;
        let (mut controller, effects) = begin(choices);
        settle(&mut controller, &device, effects);
        let made = controller.made().unwrap();
        let hits = made.hits().join(" ");
        assert!(hits.contains("Will came today.") && hits.contains("Say which it is"), "{hits}");
        let places = made.copies()[0].found.iter().flat_map(|found| &found.places);
        let asked: Vec<String> =
            places.filter(|place| place.is_asked).map(|place| place.id.clone()).collect();
        assert_eq!((controller.offered(), controller.may_lock()), (None, false));
        let mut part = controller.choices().part.clone();
        part.named.extend(asked);
        let effects = choose(&mut controller, Change::Which(Box::new(part)));
        settle(&mut controller, &device, effects);
        let made = controller.made().unwrap();
        assert_eq!(made.hits(), [] as [String; 0]);
        assert!(made.text().contains("W. came today.") && !made.text().contains("Will"));
        assert_eq!(
            (controller.offered().is_some(), controller.may_lock()),
            (lock == "plain", lock == "locked")
        );
    }
}
