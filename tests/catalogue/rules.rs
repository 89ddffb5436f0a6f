//! The rules that a form says of its days, its events and its facts: each fires, and none fires without cause.

use super::world::{PERIODS, World};
use chrono::{Days, NaiveDate};
use kith::{
    case::{Key, Value, When, family::CLIENT, nouns::PERIOD},
    edit::Edit,
    forms::{
        FORMS, Form, Kind, Question, Sheet, Shown,
        form::{About, Anchor, Fact, Likely},
    },
    pathway::unlikely,
    reports::{caseload::Summary, chronology::derive, facts::Code},
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn value(day: NaiveDate) -> Value {
    Value::Date(When::day(day))
}

/// A case with a referral and the beginning of its work, and a thing of the form.
pub fn begun(form: &Form) -> (World, String) {
    let mut world = World::new();
    let period = PERIODS[1];
    world.say(Key::field("consultation", period, "contact-date"), value(day("2025-11-04")));
    world.say(Key::field("involvement", period, "commenced"), value(day("2025-11-17")));
    let id = match (form.about, form.many()) {
        (About::Client, _) => CLIENT.to_owned(),
        (_, None) => period.to_owned(),
        (about, Some(_)) => {
            let link = [(PERIOD.slug, Value::Link(period.to_owned()))];
            let fields = if about == About::Period { &link[..] } else { &[] };
            world.act(Edit::add(Key::thing(form.noun, "one"), fields));
            "one".to_owned()
        }
    };
    (world, id)
}

/// Answers what stands before a question, so that it is shown.
pub fn show(world: &mut World, form: &'static Form, id: &str, slug: &str) {
    let Shown::If(gate, choices) = form.question(slug).unwrap().shown else { return };
    show(world, form, id, gate);
    let question = form.question(gate).unwrap();
    let answer = match question.kind {
        Kind::Many(_) => Value::Choices([choices[0].to_owned()].into()),
        _ => Value::choice(choices[0]),
    };
    let key = Sheet { form, id }.key(world.case(), question);
    if world.case().value(&key) != &answer {
        world.say(key, answer);
    }
}

const TODAY: &str = "2026-03-20";

#[test]
fn every_rule_of_a_day_fires_and_does_not_fire() {
    let mut rules = 0;
    for form in FORMS {
        for rule in form.dates {
            rules += 1;
            let question = form.question(rule.slug).unwrap();
            assert!(question.kind.is_date(), "{}/{}", form.noun, rule.slug);
            let Likely::NotBefore(anchor, why) = rule.likely else { continue };
            assert!(why.ends_with('.'), "{why}");
            let fires = |days: i64| {
                let (mut world, id) = begun(form);
                let other = match anchor {
                    Anchor::Referral => day("2025-11-04"),
                    Anchor::Commencement => day("2025-11-17"),
                    Anchor::Own(slug, _) => {
                        show(&mut world, form, &id, slug);
                        let key = Sheet { form, id: &id }.key(world.case(), form.question(slug).unwrap());
                        world.say(key, value(day("2026-01-10")));
                        day("2026-01-10")
                    }
                };
                show(&mut world, form, &id, rule.slug);
                let sheet = Sheet { form, id: &id };
                let key = sheet.key(world.case(), question);
                let said = value(other + chrono::TimeDelta::days(days));
                if world.case().value(&key) != &said {
                    world.say(key, said);
                }
                unlikely(world.case(), sheet, day(TODAY))
                    .iter()
                    .any(|one| one.rule == why && one.question.is_some_and(|asked| asked.slug == rule.slug))
            };
            assert!(fires(-1), "{}/{}: {why}", form.noun, rule.slug);
            assert!(!fires(0) && !fires(1), "{}/{}: {why}", form.noun, rule.slug);
        }
    }
    println!("{rules} rules of days");
    assert!(rules >= 13);
}

#[test]
fn every_day_that_is_still_to_come_is_asked_about_unless_it_is_planned() {
    for form in FORMS {
        for question in form.questions().filter(|question| question.kind.is_date()) {
            let (mut world, id) = begun(form);
            show(&mut world, form, &id, question.slug);
            let sheet = Sheet { form, id: &id };
            let key = sheet.key(world.case(), question);
            world.say(key, value(day(TODAY) + Days::new(1)));
            let found = unlikely(world.case(), sheet, day(TODAY));
            let is_asked = found.iter().any(|one| one.words.contains("still to come"));
            let is_planned =
                form.dates.iter().any(|rule| rule.slug == question.slug && rule.likely == Likely::Ahead);
            assert_eq!(is_asked, !is_planned, "{}/{}", form.noun, question.slug);
        }
    }
}

#[test]
fn every_event_is_proposed_when_its_day_is_known_and_not_before() {
    let mut events = 0;
    for form in FORMS {
        for event in form.events {
            events += 1;
            let (mut world, id) = begun(form);
            let origin = Key::field(form.noun, &id, event.origin).to_string();
            let proposed = |world: &World| {
                let all = derive::of_forms(world.case());
                all.into_iter().find(|event| event.origin == origin)
            };
            let sheet = Sheet { form, id: &id };
            for slug in event.days {
                let key = sheet.key(world.case(), form.question(slug).unwrap());
                if !world.case().value(&key).is_blank() {
                    world.say(key, Value::Empty);
                }
            }
            assert!(proposed(&world).is_none(), "{origin} is proposed without a day");
            for slug in event.days {
                let key = sheet.key(world.case(), form.question(slug).unwrap());
                world.say(key, value(day("2025-12-01")));
            }
            if let Some((slug, choice)) = event.only_if {
                assert!(proposed(&world).is_none(), "{origin} is proposed although it did not happen");
                let key = sheet.key(world.case(), form.question(slug).unwrap());
                world.say(key, Value::choice(choice));
            }
            let said = proposed(&world).unwrap_or_else(|| panic!("{origin} is not proposed"));
            assert!(said.incident.contains(event.words) && said.incident.ends_with('.'), "{}", said.incident);
            assert!(!said.source.is_empty(), "{origin}");
            for (noun, slug) in event.more {
                assert!(
                    kith::forms::form(noun).and_then(|form| form.question(slug)).is_some(),
                    "{noun}/{slug}"
                );
            }
        }
    }
    println!("{events} events");
    assert!(events >= 5);
}

#[test]
fn every_danger_that_is_told_marks_the_case_in_the_index() {
    let mut facts = 0;
    for form in FORMS {
        for fact in form.facts {
            let Fact::Danger(slug) = fact else { continue };
            facts += 1;
            let (mut world, id) = begun(form);
            let is_flagged = |world: &World| Summary::of("c1", world.case(), None).is_flagged;
            let question = form.question(slug).unwrap();
            let key = Sheet { form, id: &id }.key(world.case(), question);
            assert!(!is_flagged(&world));
            if let Kind::One(_) = question.kind {
                world.say(key.clone(), Value::choice("no"));
                assert!(!is_flagged(&world), "{key}: no danger was told");
                world.say(key.clone(), Value::choice("yes"));
            } else {
                world.say(key.clone(), Value::text("A dog"));
            }
            assert!(is_flagged(&world) || form.many().is_some(), "{key}");
        }
    }
    assert!(facts >= 3);
}

/// An answer of a question, as one gives it; nothing for one that is answered in words.
fn coded(question: &Question) -> Option<(Value, Code)> {
    let on = When::day(day("2025-11-20"));
    match question.kind {
        Kind::One(choices) => {
            let slug = choices[0].slug;
            Some((Value::choice(slug), Code::Chosen(vec![slug.to_owned()])))
        }
        Kind::Many(choices) => {
            let slug = choices[choices.len() - 1].slug.to_owned();
            Some((Value::Choices([slug.clone()].into()), Code::Chosen(vec![slug])))
        }
        Kind::Day | Kind::When => Some((Value::Date(on), Code::On(on))),
        Kind::Number(_) => Some((Value::Number(7), Code::Number(7))),
        Kind::Scale(scale) => Some((Value::Number(scale.to), Code::Number(scale.to))),
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::Time
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => None,
    }
}

#[test]
fn every_answer_that_the_index_keeps_is_in_it_as_a_code_and_nothing_else_of_it() {
    let mut kept = 0;
    for form in FORMS {
        for fact in form.facts {
            let Fact::Kept(slug) = fact else { continue };
            kept += 1;
            let (mut world, id) = begun(form);
            let question = form.question(slug).unwrap_or_else(|| panic!("{}/{slug}", form.noun));
            let (value, code) =
                coded(question).unwrap_or_else(|| panic!("{}/{slug} is answered in words", form.noun));
            let key = Sheet { form, id: &id }.key(world.case(), question);
            let found = |world: &World| {
                let all = Summary::of("c1", world.case(), None).facts;
                let of_form = all.into_iter().filter(|facts| facts.noun == form.noun);
                of_form.filter_map(|facts| facts.answers.get(*slug).cloned()).collect::<Vec<_>>()
            };
            let before = found(&world).len();
            world.say(key.clone(), value);
            assert!(found(&world).contains(&code), "{key}");
            // What was typed and not understood, and a choice that is not offered, are words.
            for words in [Value::Typed("Secret".to_owned()), Value::choice("Secret"), Value::text("Secret")] {
                world.say(key.clone(), words);
                assert!(found(&world).len() <= before, "{key}");
                let index = serde_json::to_string(&Summary::of("c1", world.case(), None)).unwrap();
                assert!(!index.contains("Secret"), "{key}");
            }
        }
    }
    println!("{kept} answers are kept in the index");
    assert!(kept >= 25);
}
