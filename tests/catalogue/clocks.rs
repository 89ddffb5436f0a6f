//! What each form makes due: it runs from its day and from no other, is fulfilled by what fulfils it, and ends with the work.

use super::rules::{begun, day, show, value};
use super::world::{PERIODS, World};
use chrono::{Days, NaiveDate};
use kith::{
    case::{Key, Value, nouns::PERIOD},
    edit::Edit,
    forms::{
        FORMS, Form, Kind, Sheet,
        form::{About, Anchor, Clock, Fulfilled},
    },
    pathway::{Due, DueKind, clocks},
    reports::caseload::Summary,
};
use std::collections::BTreeSet;

fn all() -> impl Iterator<Item = (&'static Form, &'static Clock)> {
    FORMS.iter().flat_map(|form| form.clocks.iter().map(move |clock| (*form, clock)))
}

fn dues(world: &World, clock: &Clock) -> Vec<Due> {
    let all = clocks(world.case(), PERIODS[1]).dues;
    all.into_iter().filter(|due| due.kind == DueKind(clock.slug)).collect()
}

fn say(world: &mut World, form: &'static Form, id: &str, slug: &str, value: Value) {
    show(world, form, id, slug);
    let key = Sheet { form, id }.key(world.case(), form.question(slug).unwrap());
    if world.case().value(&key) != &value {
        world.say(key, value);
    }
}

/// A case in which the clock runs from its day, with that day and the id of the form's one thing.
fn running(form: &'static Form, clock: &Clock) -> (World, NaiveDate, String) {
    let (mut world, id) = begun(form);
    say(&mut world, form, &id, clock.held, value(day("2025-11-20")));
    let from = match clock.from {
        Anchor::Referral => day("2025-11-04"),
        Anchor::Commencement => day("2025-11-17"),
        Anchor::Own(slug, _) => {
            if let Some((slug, choice)) = clock.only_if {
                say(&mut world, form, &id, slug, Value::choice(choice));
            }
            let from = if slug == clock.held { day("2025-11-20") } else { day("2025-12-05") };
            say(&mut world, form, &id, slug, value(from));
            from
        }
    };
    (world, from, id)
}

#[test]
fn every_clock_fits_its_form() {
    let mut slugs = BTreeSet::new();
    for (form, clock) in all() {
        let is_day = |slug: &str| matches!(form.question(slug).map(|found| found.kind), Some(Kind::Day));
        let is_choice = |(slug, choice): (&str, &str)| match form.question(slug).map(|found| found.kind) {
            Some(Kind::One(choices)) => choices.iter().any(|one| one.slug == choice),
            _ => false,
        };
        assert!(slugs.insert(clock.slug), "{} is there twice", clock.slug);
        assert!(form.about == About::Period && form.many().is_some(), "{}", clock.slug);
        assert!(is_day(clock.held), "{}: {}", clock.slug, clock.held);
        assert!(clock.only_if.is_none_or(is_choice), "{}", clock.slug);
        if let Anchor::Own(slug, _) = clock.from {
            assert!(is_day(slug), "{}: {slug}", clock.slug);
        }
        if let Fulfilled::Chosen(slug, choice) = clock.fulfilled {
            assert!(is_choice((slug, choice)), "{}", clock.slug);
        }
        let is_own = |slug: &str| form.clocks.iter().any(|other| other.slug == slug);
        assert!(clock.beside.is_none_or(is_own), "{}", clock.slug);
        assert_eq!(DueKind(clock.slug).in_words(), clock.words);
    }
    assert!(slugs.len() >= 3);
    assert_eq!(DueKind::all().count(), slugs.len());
    for kind in DueKind::all() {
        let text = serde_json::to_string(&kind).unwrap();
        assert_eq!(serde_json::from_str::<DueKind>(&text).unwrap(), kind);
    }
    assert!(serde_json::from_str::<DueKind>("\"of a newer version\"").is_err());
}

#[test]
fn every_clock_runs_from_its_day_and_only_from_it() {
    for (form, clock) in all() {
        let (world, from, id) = running(form, clock);
        let found = dues(&world, clock);
        assert_eq!(found.len(), 1, "{}", clock.slug);
        assert_eq!((found[0].on, found[0].done), (from + Days::new(clock.days), None), "{}", clock.slug);
        assert!(!found[0].working.is_empty() && found[0].is_outstanding());

        // Without its day nothing is due, and a day that is asked for is asked for.
        let (mut world, _, _) = running(form, clock);
        let (noun, id, slugs): (_, _, &[&str]) = match clock.from {
            Anchor::Referral => ("consultation", PERIODS[1], &["contact-date"]),
            Anchor::Commencement => ("involvement", PERIODS[1], &["commenced"]),
            Anchor::Own(slug, _) => (form.noun, id.as_str(), &[slug]),
        };
        for slug in slugs {
            world.say(Key::field(noun, id, slug), Value::Empty);
        }
        assert!(dues(&world, clock).is_empty(), "{} is due without a day", clock.slug);
        let is_asked = clock.only_if.is_some();
        assert_eq!(clocks(world.case(), PERIODS[1]).next_date_missing, is_asked, "{}", clock.slug);

        if let Some((slug, choice)) = clock.only_if {
            let (mut world, _, id) = running(form, clock);
            let Kind::One(choices) = form.question(slug).unwrap().kind else { panic!("{slug}") };
            let other = choices.iter().find(|one| one.slug != choice).unwrap();
            world.say(Key::field(form.noun, &id, slug), Value::choice(other.slug));
            assert!(dues(&world, clock).is_empty(), "{} is due although it was not said", clock.slug);
        }
    }
}

#[test]
fn every_clock_is_fulfilled_by_what_fulfils_it_and_by_nothing_else() {
    for (form, clock) in all() {
        let (mut world, _, _) = running(form, clock);
        let link = [(PERIOD.slug, Value::Link(PERIODS[1].to_owned()))];
        world.act(Edit::add(Key::thing(form.noun, "two"), &link));
        if let Fulfilled::Chosen(slug, choice) = clock.fulfilled {
            say(&mut world, form, "two", clock.held, value(day("2025-12-01")));
            assert_eq!(dues(&world, clock)[0].done, None, "{} is fulfilled by any", clock.slug);
            say(&mut world, form, "two", slug, Value::choice(choice));
        } else {
            assert_eq!(dues(&world, clock)[0].done, None, "{} is fulfilled without a day", clock.slug);
            say(&mut world, form, "two", clock.held, value(day("2025-12-01")));
        }
        let found = dues(&world, clock);
        assert_eq!(found[0].done, Some(day("2025-12-01")), "{}", clock.slug);
    }
}

#[test]
fn work_that_ends_leaves_nothing_to_be_done() {
    for (form, clock) in all() {
        let (mut world, from, _) = running(form, clock);
        let last = from + Days::new(clock.days);
        world.say(Key::field("closure", PERIODS[1], "outcome"), Value::choice("closed"));
        world.say(Key::field("closure", PERIODS[1], "ended"), value(last));
        let found = dues(&world, clock);
        assert_eq!(found.is_empty(), clock.lapses, "{}", clock.slug);
        assert!(found.iter().all(|due| !due.is_outstanding()), "{}", clock.slug);
    }
}

#[test]
fn what_is_due_next_stands_in_the_index_by_the_name_of_its_clock() {
    for (form, clock) in all() {
        let (world, _, _) = running(form, clock);
        let next = clocks(world.case(), PERIODS[1]).next().map(|due| due.kind);
        let kept = Summary::of("c1", world.case(), None).due.map(|(kind, _)| kind);
        assert_eq!(kept, next, "{}", clock.slug);
    }
}
