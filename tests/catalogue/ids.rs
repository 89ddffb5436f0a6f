//! A link is told by the name of what it leads to: the id of a thing says nothing to people, and stands in no output.

use super::kinds::{key, probes};
use super::world::{PERIODS, World, filled};
use kith::{
    case::{Case, Device, Key, Value, family::CLIENT},
    edit::{Edit, wording},
    forms::{Form, Kind, nouns::NOUNS, rows},
    handoff::{
        self,
        redaction::{self, Choice},
    },
    pathway::things::title,
    reports::{
        self,
        history::{self, Filter, Scope},
        search::Index,
        undecided,
    },
};

/// Somebody with a name, and somebody of whom nothing is known.
const SOMEBODY: [&str; 2] = ["zq-somebody", "zq-nameless"];

/// Where the probes ask for somebody, in forms and in rows.
fn asked(case: &Case) -> Vec<Key> {
    let is_person = |key: &&Key| {
        key.noun().starts_with("probe")
            && wording::question(key).is_some_and(|question| match question.kind {
                Kind::Person => true,
                Kind::Link(nouns) => nouns.contains(&"person"),
                _ => false,
            })
    };
    case.keys().filter(is_person).cloned().collect()
}

/// The whole case with a link to somebody wherever the probes ask for one, and with links that two devices chose apart.
fn linked(pick: usize) -> Case {
    let mut world = filled(pick);
    let name = Value::text("Frank Amos");
    world.act(Edit::add(Key::thing("person", SOMEBODY[0]), &[("name", name)]));
    world.act(Edit::add(Key::thing("person", SOMEBODY[1]), &[]));
    // What is linked to was a thing by itself before, and is changed once more.
    for to in [SOMEBODY[1 - pick], SOMEBODY[pick]] {
        for key in asked(world.case()) {
            world.say(key, Value::Link(to.to_owned()));
        }
    }
    let mut other = world.apart();
    let says = |world: &mut World, somebody: &str, line: &str| {
        for (slug, id) in [("beside", somebody), ("for-whom", somebody), ("rests-on", line)] {
            let key = key(world.case(), slug);
            world.say(key, Value::Link(id.to_owned()));
        }
        let tie = Key::thing("tie", "zq-tie");
        let fields = [("from", Value::Link(CLIENT.to_owned())), ("to", Value::Link(somebody.to_owned()))];
        if !world.case().operation_exists(&tie) {
            world.act(Edit::add(tie.clone(), &fields));
        }
        world.say(tie.sibling("to"), Value::Link(line.to_owned()));
        world.say(tie.sibling("to"), Value::Link(somebody.to_owned()));
    };
    says(&mut world, CLIENT, "probe-line-b");
    says(&mut other, SOMEBODY[1 - pick], "probe-line-c");
    let mut case = world.case().clone();
    for operation in other.case().operations() {
        case.admit(operation.clone()).unwrap();
    }
    assert!(case.conflicts().count() >= 3);
    case
}

/// The ids that no words could be mistaken for.
fn ids(case: &Case) -> Vec<String> {
    let all = NOUNS.iter().flat_map(|noun| case.all_things(noun.slug));
    all.filter(|id| id.contains('-')).map(str::to_owned).collect()
}

/// Everything that is said of a case, each with where it is said.
fn outputs(case: &Case) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for document in reports::forms::whole(case).iter().chain([&undecided::document(case)]) {
        all.push((format!("the readable {}", document.title), document.to_text()));
    }
    let things = |form: &Form| match form.many() {
        Some(_) => case.things(form.noun).map(str::to_owned).collect(),
        None => PERIODS.map(str::to_owned).to_vec(),
    };
    for form in probes() {
        for id in things(form) {
            all.push((format!("{id} copied"), reports::forms::form(case, form, &id, None).to_text()));
            all.push((format!("{id} on paper"), reports::forms::paper(case, form, &id).to_text()));
            let head = form.list().map(|list| title(case, form, list, &id));
            all.push((format!("{id} in a list"), head.unwrap_or_default()));
        }
    }
    for key in case.keys() {
        all.push((format!("{key} in the review of a file"), handoff::sections::said(case, key)));
        all.push((format!("{key} before it is destroyed"), history::words::said(case, key, case.value(key))));
    }
    for stamp in history::find(case, &Scope::Case, &Filter::default()) {
        let history::Entry { place, what, before, after, .. } =
            history::entry(case, stamp, Device(1), stamp.millis).unwrap();
        let words = [place, what, before.join("\n"), after].join("\n");
        all.push((format!("{} in the history", case.operation(stamp).unwrap().key), words));
    }
    for one in undecided::all(case) {
        let answers = one.answers.iter().map(|answer| answer.words.as_str());
        let words = answers.chain([one.place.as_str(), one.label.as_str()]).collect::<Vec<_>>().join("\n");
        all.push((format!("{} to be decided", one.key), words));
    }
    for nouns in [&["person", "system"][..], &["probe-line"], &["probe-sight"]] {
        for (id, words) in wording::offered(case, nouns) {
            all.push((format!("{id} as it is offered"), words));
        }
    }
    all
}

#[test]
fn no_output_tells_the_id_of_what_is_linked_to() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for pick in [0, 1] {
        let whole = linked(pick);
        // Of somebody who leaves as initials, or not at all, no more is said.
        let left_out = Choice { people_left_out: [SOMEBODY[0].to_owned()].into(), ..Choice::default() };
        let copies =
            [Choice::initials(), left_out].map(|choice| redaction::redact("c1", &whole, &choice).case);
        for case in [whole].iter().chain(&copies) {
            let ids = ids(case);
            assert!(ids.len() > 30, "{}", ids.len());
            let mut index = Index::default();
            index.add("c1", case);
            wrong.extend(ids.iter().filter(|id| index.find(id).1 > 0).map(|id| format!("{id} is found")));
            for (place, words) in outputs(case) {
                looked += 1;
                let told = ids.iter().find(|id| words.contains(id.as_str()));
                wrong.extend(told.map(|id| format!("{place} tells {id}: {words}")));
            }
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(looked > 1_000, "{looked}");
    // They are told by their names, those who tell one row from another among them.
    let case = linked(0);
    let sight = rows::rows("probe-sight").unwrap();
    let id = case.things(sight.noun).next().unwrap();
    assert_eq!(history::words::place(&case, &Key::thing(sight.noun, id)), "Probe sight: Frank Amos");
    let name = wording::bare(case.field("person", CLIENT, "name"));
    assert_eq!(handoff::sections::said(&case, &Key::field("tie", "zq-tie", "from")), name);
}
