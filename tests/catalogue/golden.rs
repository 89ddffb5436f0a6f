//! What the probes say when they are filled in, as a committed file for people to read: copied, on paper, in the readable part of a
//! file, and in the history. `KITH_BLESS=1` writes it anew.

use super::kinds::probes;
use super::world::{PERIODS, World, filled_in};
use crate::support::golden;
use kith::{
    case::{Case, Device, Key, Value},
    forms::Form,
    reports::{
        self,
        history::{self, Filter, Scope},
    },
};
use std::fmt::Write;

/// The probes filled in, with what they show of a form that is none, so that no other form changes a word of it.
fn world(pick: usize) -> World {
    let mut world = filled_in(probes(), pick);
    world.say(Key::field("consultation", PERIODS[0], "reason"), Value::text("Falls at night"));
    world
}

/// The things of a form that are written down: that of the first period of work, or the first two of many.
fn ids(form: &Form) -> Vec<String> {
    match form.many() {
        Some(_) => ["a", "b"].map(|id| format!("{}-{id}", form.noun)).into(),
        None => vec![PERIODS[0].to_owned()],
    }
}

fn copies(all: &mut String, case: &Case) {
    for form in probes() {
        for id in ids(form) {
            let text = reports::forms::form(case, form, &id, None).to_text();
            writeln!(all, "--- copied: {id}\n{text}").unwrap();
        }
    }
}

fn papers(all: &mut String, case: &Case) {
    for form in probes().filter(|form| form.leaf().is_some()) {
        let text = reports::forms::paper(case, form, &ids(form)[0]).to_text();
        writeln!(all, "--- on paper: {}\n{text}", form.noun).unwrap();
    }
}

fn readable(all: &mut String, case: &Case) {
    let is_of_probes = |one: &reports::Document| {
        probes().any(|form| {
            one.title.starts_with(form.title)
                || form.leaf().is_some_and(|leaf| one.title.starts_with(leaf.title))
        })
    };
    for document in reports::forms::whole(case).iter().filter(|one| is_of_probes(one)) {
        writeln!(all, "--- readable\n{}", document.to_text()).unwrap();
    }
}

fn histories(all: &mut String, case: &Case) {
    for form in probes() {
        let id = ids(form).remove(0);
        let mut found = history::find(case, &Scope::Thing(Key::thing(form.noun, &id)), &Filter::default());
        // The first entry is read first.
        found.reverse();
        writeln!(all, "--- history: {id}").unwrap();
        for stamp in found {
            let entry = history::entry(case, stamp, Device(1), stamp.millis).unwrap();
            let history::Entry { place, what, did, before, after, .. } = entry;
            let before = before.join(" | ");
            writeln!(all, "{place} / {what} / {did} / {before} / {}", after.replace('\n', " | ")).unwrap();
        }
        all.push('\n');
    }
}

#[test]
fn the_probes_say_what_was_agreed() {
    let mut now = String::new();
    for pick in [0, 1] {
        let world = world(pick);
        let case = world.case();
        writeln!(now, "=== filled in, choice {pick}\n").unwrap();
        copies(&mut now, case);
        if pick == 0 {
            papers(&mut now, case);
            readable(&mut now, case);
            histories(&mut now, case);
        }
    }
    // No line ends with a blank.
    let lines: Vec<&str> = now.lines().map(str::trim_end).collect();
    let now = lines.join("\n").trim_end().to_owned() + "\n";
    golden("tests/golden/probes.txt", &now);
}
