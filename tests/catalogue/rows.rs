//! The rows of a form: what is asked of each is said wherever it has to, shown only where it is asked, moved, merged and kept.

use super::kinds::{SHEET, said};
use super::world::{PERIODS, World, filled};
use kith::{
    case::{Case, Key, Value},
    edit::{Edit, wording},
    forms::{self, Home, Sheet, Shown, form::About, rows, shown::is_hidden_in_row},
    handoff::redaction::{self, Choice},
    reports::{self, history, history::reach::Reach, search::Index},
};

#[test]
fn what_is_asked_in_rows_fits_together() {
    for place in rows::places().filter(|place| place.is_own) {
        let (rows, words) = (place.rows, place.rows.noun);
        assert!(!rows.told_by().is_empty() && rows.one.0.to_lowercase() == rows.one.1, "{words}");
        for question in rows.of {
            let is_plain = question.home == Home::Form && !question.kind.is_kept_apart();
            assert!(is_plain, "{words}/{}", question.slug);
        }
        // What one is told by is always there; what stands behind another stands after it.
        assert_eq!(rows.of[0].shown, Shown::Always, "{words}");
        for (at, question) in rows.of.iter().enumerate() {
            let Shown::If(slug, wanted) = question.shown else { continue };
            let gate = rows.of[..at].iter().find(|gate| gate.slug == slug);
            let offered = gate.map_or(&[][..], |gate| gate.kind.choices());
            let is_offered = |wanted: &&str| offered.iter().any(|choice| choice.slug == *wanted);
            assert!(!wanted.is_empty() && wanted.iter().all(is_offered), "{words}/{}", question.slug);
        }
        let owner = rows.owner().map(|(_, nouns)| nouns);
        match (place.form.about, place.form.many()) {
            (About::Client, _) => assert_eq!(owner, None, "{words}"),
            (_, Some(_)) => assert_eq!(owner, Some(&[place.form.noun][..]), "{words}"),
            (_, None) => assert_eq!(owner, Some(&["episode"][..]), "{words}"),
        }
    }
}

#[test]
fn every_row_is_in_each_output_and_in_the_history_of_its_form() {
    let world = filled(1);
    let case = world.case();
    let whole: String = reports::forms::whole(case).iter().map(reports::Document::to_text).collect();
    let mut index = Index::default();
    index.add("c1", case);
    let mut looked = 0;
    for place in rows::places() {
        for id in super::papers::ids(place.form) {
            let sheet = Sheet { form: place.form, id: &id };
            let own = reports::forms::form(case, place.form, &id, None).to_text();
            let reach = Reach::of(case, &Key::thing(place.form.noun, &id));
            let ids = place.rows.ids(case, sheet);
            assert_eq!(ids.len(), 2, "{} of {id}", place.rows.noun);
            for (row, question) in ids.iter().flat_map(|row| place.rows.of.iter().map(move |one| (row, one)))
            {
                let key = Key::field(place.rows.noun, row, question.slug);
                let said = wording::said(case, Some(question), case.value(&key));
                assert!(!said.is_empty() && own.contains(&said) && whole.contains(&said), "{key}: {said}");
                assert!(history::words::said(case, &key, case.value(&key)).contains(&said), "{key}");
                assert_eq!(reach.holds(&key), place.is_own, "{key}");
                let (hits, _) = index.find(&said);
                assert!(hits.iter().any(|hit| hit.key == key) || hits.len() == 100, "{key} is not found");
                if place.is_own {
                    assert_eq!(history::section(&key), place.form.noun, "{key}");
                    let slug = format!("{}/{}", place.form.noun, place.section.slug);
                    let is_alone = place.form.sections.len() == 1;
                    let choice = Choice { parts_left_out: [slug].into(), ..Choice::default() };
                    let copy = redaction::redact("c1", case, &choice);
                    assert!(copy.case.history(&key).is_empty(), "{key} leaves (alone: {is_alone})");
                }
                looked += 1;
            }
        }
    }
    println!("{looked} answers in rows");
}

#[test]
fn rows_are_moved_kept_by_a_merge_and_told_when_they_are_withdrawn() {
    let steps = rows::rows("probe-step").unwrap();
    let mut world = World::new();
    let link = [("episode", Value::Link(PERIODS[0].to_owned()))];
    for id in ["s1", "s2", "s3"] {
        world.act(Edit::add(Key::thing("probe-step", id), &link));
    }
    let ids = |case: &Case| steps.ids(case, SHEET());
    let go = |world: &mut World, id: &str, to: usize| {
        let answers = steps.moved(world.case(), &ids(world.case()), id, to);
        let count = answers.len();
        world.act(Edit::AnswerSeveral { answers });
        count
    };
    assert_eq!(ids(world.case()), ["s1", "s2", "s3"]);
    assert_eq!(go(&mut world, "s3", 0), 3, "all are numbered the first time");
    assert_eq!(ids(world.case()), ["s3", "s1", "s2"]);
    assert_eq!(go(&mut world, "s2", 1), 1, "then the one alone");
    assert_eq!(ids(world.case()), ["s3", "s2", "s1"]);
    // Two that change places until there is no room between their numbers.
    let most = (0..24).map(|_| {
        let last = ids(world.case()).pop().unwrap();
        let count = go(&mut world, &last, 1);
        assert_eq!(ids(world.case())[1], last);
        count
    });
    assert!(most.max() > Some(1), "they are numbered anew where there is no room");
    world.act(Edit::Undo);
    // Another device adds one and moves one, while this one moves it elsewhere and withdraws one.
    let (first, last) = (ids(world.case())[0].clone(), ids(world.case())[2].clone());
    let mut other = world.apart();
    other.act(Edit::add(Key::thing("probe-step", "s4"), &link));
    go(&mut other, &last, 0);
    go(&mut world, &last, 1);
    world.act(Edit::Withdraw { thing: Key::thing("probe-step", &first), why: "Twice".to_owned() });
    let mut one = world.case().clone();
    let mut two = other.case().clone();
    for operation in other.case().operations() {
        one.admit(operation.clone()).unwrap();
    }
    for operation in world.case().operations() {
        two.admit(operation.clone()).unwrap();
    }
    assert_eq!(ids(&one), ids(&two));
    assert_eq!(ids(&one).len(), 3);
    assert!(ids(&one).contains(&"s4".to_owned()) && !ids(&one).contains(&first));
    // Two places are no two answers, and their numbers are told to nobody.
    let moved = Key::field("probe-step", &last, "order");
    assert_eq!(history::words::said(&one, &moved, one.value(&moved)), "moved");
    assert_eq!(reports::undecided::keys(&one).count(), 0);
    assert!(steps.all(&one, SHEET()).any(|id| id == first));
    assert!(Reach::of(&one, &Key::thing("probe", PERIODS[0])).holds(&Key::thing("probe-step", &first)));
}

#[test]
fn what_is_hidden_of_a_row_is_not_asked_for_not_told_and_not_lost() {
    let steps = rows::rows("probe-step").unwrap();
    let because = steps.of.iter().find(|question| question.slug == "because").unwrap();
    let mut world = World::new();
    let link = [("episode", Value::Link(PERIODS[0].to_owned()))];
    world.act(Edit::add(Key::thing("probe-step", "s1"), &link));
    let field = |slug: &str| Key::field("probe-step", "s1", slug);
    world.say(field("what"), Value::text("A step"));
    let is_shown = |case: &Case| {
        assert_eq!(is_hidden_in_row(case, &field("because")), !steps.is_shown(case, "s1", because));
        steps.is_shown(case, "s1", because)
    };
    let lacks = |case: &Case| {
        let all = forms::problems(case, SHEET());
        all.iter().find(|problem| problem.question.slug == "steps").map(|problem| problem.words)
    };
    let other_outputs = |case: &Case| {
        let paper = reports::forms::paper(case, SHEET().form, PERIODS[0]).to_text();
        let whole: String = reports::forms::whole(case).iter().map(reports::Document::to_text).collect();
        [paper, whole, reports::forms::form(case, SHEET().form, PERIODS[0], Some("third")).to_text()]
    };
    let are_told = |case: &Case| {
        let is_told = said(case).contains("Zq-because");
        assert!(other_outputs(case).iter().all(|text| text.contains("Zq-because") == is_told));
        is_told
    };
    for state in [Value::Empty, Value::choice("red")] {
        if !state.is_blank() {
            world.say(field("state"), state);
        }
        assert!(!is_shown(world.case()));
        assert_eq!(lacks(world.case()), None, "it is not asked for");
    }
    world.say(field("state"), Value::choice("blue"));
    assert!(is_shown(world.case()));
    assert_eq!(lacks(world.case()), Some("Say why the step is blue"));
    world.say(field("because"), Value::text("Zq-because"));
    assert_eq!((lacks(world.case()), are_told(world.case())), (None, true));
    // Hidden again it is kept, in the record and its history, and found; shown again it is told as before.
    world.say(field("state"), Value::choice("red"));
    assert_eq!((is_shown(world.case()), are_told(world.case())), (false, false));
    assert_eq!(world.case().value(&field("because")), &Value::text("Zq-because"));
    assert!(Reach::of(world.case(), &Key::thing("probe", PERIODS[0])).holds(&field("because")));
    world.say(field("state"), Value::choice("blue"));
    assert!(are_told(world.case()));
    // Nobody has to choose between two answers to what is not asked.
    let merged = |world: &World, other: &World| {
        let mut one = world.case().clone();
        for operation in other.case().operations() {
            one.admit(operation.clone()).unwrap();
        }
        one
    };
    let mut other = world.apart();
    world.say(field("because"), Value::text("Zq-because, one says"));
    other.say(field("because"), Value::text("Zq-because, another says"));
    let both = merged(&world, &other);
    assert!(lacks(&both).unwrap().starts_with("Choose between"));
    assert!(said(&both).contains("one says") && said(&both).contains("another says"));
    world.say(field("state"), Value::choice("red"));
    assert_eq!(lacks(&merged(&world, &other)), None);
    // While nobody has chosen between two answers, what follows from either is shown.
    let mut other = world.apart();
    world.say(field("state"), Value::Empty);
    other.say(field("state"), Value::choice("blue"));
    assert!(is_shown(&merged(&world, &other)));
}
