//! Every noun and field that an edit can write, with something of its own in it: of what is left out nothing is in any
//! output, under any choice, and what is shared is all there.

use super::{
    copies::{leaving_out, opened, redact, union, written},
    fields::{Planted, Role, State, Thing, World},
    marks::{kind_of, kinds},
    ways,
};
use kith::{
    case::{
        Case, Key, Value,
        nouns::{self, Part},
    },
    forms::{self, CLIENT, nouns::NOUNS},
    handoff::redaction::{Choice, parts},
};
use std::collections::{BTreeMap, BTreeSet};

/// The part of a field, worked out from the lists by other code than the program's.
fn part(key: &Key) -> String {
    let field = key.field_name().unwrap_or_default();
    let Some(noun) = forms::nouns::noun(key.noun()) else { return "other".to_owned() };
    let section = |form: &forms::Form, holds: &dyn Fn(&forms::Question) -> bool| {
        let found = form.sections.iter().find(|section| section.all().any(holds));
        found.map_or_else(|| form.noun.to_owned(), |section| format!("{}/{}", form.noun, section.slug))
    };
    if key.noun() == "person" && key.id() == CLIENT {
        let form = forms::form("person").unwrap();
        if form.question(field).is_some() {
            return section(form, &|question| question.slug == field);
        }
        if field == "completed" {
            return "person".to_owned();
        }
    }
    if let Some((part, _)) = noun.elsewhere.iter().find(|(_, fields)| fields.contains(&field)) {
        return part.slug().to_owned();
    }
    match noun.part {
        Part::Form => section(forms::form(noun.slug).unwrap(), &|question| question.slug == field),
        Part::Rows => {
            let is_rating = matches!(noun.named, nouns::Named::ByThese(_));
            let is_later = is_rating && !key.id().ends_with(".allocation");
            let stand = |question: &forms::Question| {
                let Some((rows, is_own)) = question.kind.rows() else { return false };
                let grid = rows.grid.is_some_and(|grid| grid.by.noun == noun.slug || grid.noun == *noun);
                is_own != is_later && (rows.noun == noun.slug || grid)
            };
            let form = forms::FORMS.iter().find(|form| form.questions().any(stand)).unwrap();
            section(form, &stand)
        }
        part => part.slug().to_owned(),
    }
}

struct Expected<'a> {
    world: &'a World,
    choice: &'a Choice,
    gone: BTreeSet<&'a Key>,
}

impl<'a> Expected<'a> {
    fn of(world: &'a World, choice: &'a Choice) -> Self {
        let mut expected = Self { world, choice, gone: BTreeSet::new() };
        for _ in 0..5 {
            let more: Vec<&Key> =
                world.things.iter().filter(|thing| expected.goes(thing)).map(|thing| &thing.key).collect();
            expected.gone.extend(more);
        }
        expected
    }

    fn is_out(&self, part: &str) -> bool {
        part == "handover" || self.choice.leaves_out(part)
    }

    fn goes(&self, thing: &Thing) -> bool {
        let is_client = thing.key.noun() == "person" && thing.key.id() == CLIENT;
        let is_many = thing.noun.is_none_or(nouns::Noun::is_one_of_many) && !is_client;
        let is_person = thing.key.noun() == "person" && self.choice.people_left_out.contains(thing.key.id());
        let is_of = |to: &Key| self.gone.contains(to);
        let along = match thing.key.noun() {
            // A couple goes when both have gone.
            "union" => thing.links.iter().all(|(_, to)| is_of(to)),
            "rating" => thing
                .key
                .id()
                .split('.')
                .any(|id| ["concern", "rater", "review"].iter().any(|noun| is_of(&Key::thing(noun, id)))),
            _ => thing.links.iter().any(|(_, to)| is_of(to)),
        };
        let of_period = thing.id.is_none() && is_of(&Key::thing("episode", thing.key.id()));
        let fate = matches!(thing.role, Role::Withdrawn | Role::KeptBack);
        fate || is_person || along || of_period || (is_many && self.is_out(&part(&thing.key)))
    }

    fn is_gone(&self, thing: &Thing) -> bool {
        self.gone.contains(&thing.key)
    }

    fn is_withheld(&self, planted: &Planted) -> bool {
        let is_name = planted.key.noun() == "person"
            && matches!(planted.key.field_name(), Some("name" | "preferred-name"));
        self.is_gone(&self.world.things[planted.thing])
            || self.is_out(&part(&planted.key))
            || (self.choice.history_left_out && planted.state != State::Now)
            || (self.choice.initials_for_all && is_name)
            || matches!(&planted.value, Value::Link(to) if self.gone.iter().any(|gone| gone.id() == to))
    }

    /// The marks that may stand nowhere, and those that have to stand in the file.
    fn marks(&self) -> (BTreeMap<usize, String>, BTreeMap<usize, String>) {
        let (mut out, mut there) = (BTreeMap::new(), BTreeMap::new());
        let mut put = |is_out: bool, mark: usize, what: String| {
            if is_out {
                out.insert(mark, what)
            } else {
                there.insert(mark, what)
            };
        };
        for thing in &self.world.things {
            let is_gone = self.is_gone(thing);
            if let Some(id) = thing.id {
                put(is_gone, id, format!("the id of {}", thing.key));
            }
            put(is_gone, thing.author, format!("the author of {}", thing.key));
        }
        for planted in &self.world.planted {
            let what = format!("{} {:?} {:?}", planted.key, planted.state, planted.value);
            put(self.is_withheld(planted), planted.mark, what);
        }
        (out, there)
    }
}

/// Every choice of one thing, a few together, and all.
fn choices(world: &World) -> Vec<Choice> {
    let mut all = vec![Choice::default(), Choice::usual(), Choice::initials()];
    let mut slugs = Vec::new();
    for part in parts() {
        slugs.push(part.slug);
        slugs.extend(part.sections.into_iter().map(|(slug, _)| slug));
    }
    all.extend(slugs.iter().map(|slug| leaving_out(&[slug])));
    let mut one = Choice::default();
    one.people_left_out.insert(world.id("person", Role::Second));
    all.push(one.clone());
    one.people_left_out.insert(world.id("person", Role::First));
    all.push(one);
    all.push(leaving_out(&slugs.iter().map(String::as_str).collect::<Vec<_>>()));
    let with_history = |choice: &Choice, left_out| Choice { history_left_out: left_out, ..choice.clone() };
    all.iter().flat_map(|choice| [true, false].map(|left_out| with_history(choice, left_out))).collect()
}

/// Whether the operation that said something says it in the copy too.
fn says(copy: &Case, planted: &Planted) -> bool {
    match planted.stamp.and_then(|stamp| copy.operation(stamp)).map(|operation| &operation.value) {
        Some(Value::Whole(fields)) => {
            planted.key.field_name().and_then(|field| fields.get(field)) == Some(&planted.value)
        }
        said => said == Some(&planted.value),
    }
}

#[test]
fn nothing_withheld_is_in_any_output_under_any_choice_and_all_that_is_shared_is_there() {
    let worlds = [World::build(0).with_what_is_newer(), World::build(1).with_what_is_newer()];
    let (mut outputs, mut looked_for, mut names) = (0, 0, BTreeSet::new());
    let (mut made, mut leaks, mut lost) = (0, Vec::new(), Vec::new());
    for (variant, world) in worlds.iter().enumerate() {
        for (number, choice) in
            choices(world).iter().enumerate().filter(|(number, _)| (number + number / 2) % 2 == variant)
        {
            let expected = Expected::of(world, choice);
            let (out, there) = expected.marks();
            let copy = redact(world.case(), choice);
            made += 1;
            // The drawings are slow and are made from the copy: each choice draws one of the two worlds.
            for (way, text) in ways::all(&copy, choice, number % 3 == 0) {
                names.insert(way);
                outputs += 1;
                looked_for += out.len();
                let found = ways::marks(&text);
                leaks.extend(
                    found
                        .iter()
                        .filter_map(|mark| out.get(mark))
                        .map(|what| format!("{choice:?}: {way}: {what}")),
                );
                if way == "file" && !choice.initials_for_all {
                    let missing = there.iter().filter(|(mark, _)| !found.contains(mark));
                    // What is chosen among what is offered, links and the like have no mark in them.
                    let marked = |what: &&String| what.contains("Zq") || what.contains("zq");
                    lost.extend(
                        missing
                            .map(|(_, what)| what)
                            .filter(marked)
                            .map(|what| format!("{choice:?}: {what}")),
                    );
                }
            }
            for planted in &world.planted {
                let is_withheld = expected.is_withheld(planted);
                if is_withheld && says(&copy.case, planted) {
                    leaks.push(format!("{choice:?}: {} {:?}", planted.key, planted.value));
                }
            }
            let hits = copy.scan.check(written(&copy, choice).as_bytes());
            assert_eq!(hits, [], "{choice:?}");
        }
    }
    let planted: usize = worlds.iter().map(|world| world.planted.len() + world.things.len()).sum();
    println!(
        "{} fields of {} nouns, {planted} marks planted in {} cases, {} choices, {made} copies, {} ways out ({names:?}), \
         {outputs} outputs, {looked_for} times looked for what was withheld, {} found, {} lost",
        forms::nouns::count(),
        NOUNS.len(),
        worlds.len(),
        made / worlds.len(),
        names.len(),
        leaks.len(),
        lost.len(),
    );
    assert!(leaks.is_empty(), "{} leaks, such as\n{}", leaks.len(), leaks[..leaks.len().min(25)].join("\n"));
    assert!(lost.is_empty(), "{} lost, such as\n{}", lost.len(), lost[..lost.len().min(25)].join("\n"));
}

#[test]
fn every_field_that_can_be_written_is_planted_with_every_kind_of_value_that_it_may_hold() {
    let mut covered = World::build(0).covered;
    covered.extend(World::build(1).covered);
    let mut missing = Vec::new();
    for noun in NOUNS {
        for (slug, holds) in forms::nouns::fields(noun) {
            for kind in kinds(holds) {
                if !covered.contains(&(noun.slug.to_owned(), slug.to_owned(), *kind)) {
                    missing.push(format!("{}/{slug}: {kind}", noun.slug));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    let fields: BTreeSet<(&str, &str)> =
        covered.iter().map(|(noun, field, _)| (noun.as_str(), field.as_str())).collect();
    assert_eq!(fields.len(), forms::nouns::count());
}

#[test]
fn a_copy_of_it_comes_home_without_a_trace_and_again_and_again() {
    let world = World::build(0).with_what_is_newer();
    for choice in choices(&world).iter().step_by(7) {
        let copy = redact(world.case(), choice);
        let away = opened(&written(&copy, choice));
        assert_eq!(away, copy.case);
        assert_eq!(&union(&[world.case(), &away]), world.case());
        assert_eq!(&union(&[&away, world.case()]), world.case());
        assert_eq!(redact(&copy.case, choice).case, copy.case, "{choice:?}");
        for key in copy.case.keys() {
            let heads = |case: &Case| case.heads(key).iter().map(|head| head.stamp).collect::<Vec<_>>();
            assert_eq!(heads(&copy.case), heads(world.case()), "{key}");
        }
        let there: BTreeSet<_> = copy.case.operations().map(|operation| operation.stamp).collect();
        let named = copy.case.operations().flat_map(|operation| operation.replaces.iter());
        assert!(named.into_iter().all(|stamp| there.contains(stamp)), "a stamp of what stays behind leaves");
        assert!(kind_of(copy.case.value(&Key::field("person", CLIENT, "born"))) != "empty");
    }
}
