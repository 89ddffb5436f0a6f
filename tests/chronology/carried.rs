//! Each row of the source on the chronology, K28 to K41, with something of the product that is gone when the row is.

use super::demo;
use crate::support::Desk;
use kith::{
    case::{Key, Value},
    edit::Edit,
    forms::chronology::{AGENCIES, EVIDENCE, FORM, GROUPS, SIGNS},
    reports::chronology::{
        COLUMNS, derive, document,
        entry::{entries, fields, key},
        hints::{Looks, hints},
        patterns::{self, RuleContext},
        prompts::prompts,
        summary::{folded, sum_up},
    },
    reports::document::Block,
};
use std::collections::BTreeSet;

/// A case with two periods of work, the first of them ended, and with the demo case's entries or none.
fn case(has_entries: bool) -> Desk {
    let mut desk = Desk::new(7, "Hannah Osei");
    for episode in ["first", "second"] {
        desk.dispatch(Edit::add(Key::thing("episode", episode), &[]));
    }
    let mut say = |noun: &str, id: &str, slug: &str, value: Value| {
        desk.dispatch(Edit::Answer { key: Key::field(noun, id, slug), value });
    };
    say("person", "client", "name", Value::text("Doreen Amos"));
    let day = |text: &str| Value::Date(text.parse().unwrap());
    say("consultation", "first", "contact-date", day("2016-05-02"));
    say("consultation", "first", "referrer-name", Value::text("Dr Shah"));
    say("person", "client", "identifier", Value::text("P0012345"));
    say("closure", "first", "outcome", Value::choice("closed"));
    say("closure", "first", "ended", day("2016-07-01"));
    say("consultation", "second", "contact-date", day("2025-11-04"));
    say("decision", "second", "decided-date", day("2025-11-05"));
    if has_entries {
        for entry in demo::entries(true) {
            desk.dispatch(Edit::Add { thing: key(&entry.id), fields: fields(&entry) });
        }
    }
    desk
}

fn asks(desk: &Desk, row: &str) -> bool {
    prompts(desk.case(), &derive::all(desk.case())).iter().any(|prompt| prompt.source_row == row)
}

fn hinted(words: &str, looks: Looks) -> bool {
    hints(words).iter().any(|hint| hint.looks == looks)
}

fn table(desk: &Desk) -> (Vec<String>, Vec<Vec<String>>) {
    let found = document(desk.case()).blocks.into_iter().find_map(|block| match block {
        Block::Table { columns, rows, .. } => Some((columns, rows)),
        _ => None,
    });
    found.unwrap()
}

fn is_carried(row: &str) -> bool {
    let full = case(true);
    let of_demo = demo::entries(true);
    let slugs = |choices: &[kith::forms::Choice]| choices.iter().map(|one| one.slug).collect::<Vec<_>>();
    let asks_for = |slug: &str| FORM.question(slug).is_some();
    match row {
        // Ordered and dated.
        "K28" => {
            let listed = entries(full.case());
            listed.len() == of_demo.len() && listed.windows(2).all(|two| two[0].order() <= two[1].order())
        }
        // Patterns, of what goes wrong and of what helps.
        "K29" => {
            let (open, supports) = (demo::open(&of_demo), demo::supports());
            let as_of = "2025-11-17".parse().unwrap();
            let scene = RuleContext { entries: &of_demo, open: &open, supports: &supports, plan: "", as_of };
            let kinds: BTreeSet<&str> = patterns::find(&scene).iter().map(patterns::Pattern::kind).collect();
            ["repetition", "gap", "packages", "positive"].iter().all(|kind| kinds.contains(kind))
        }
        // What was tried before is seen, so that work does not start again.
        "K30" => {
            let open = demo::open(&of_demo);
            let as_of = "2025-11-17".parse().unwrap();
            let scene = RuleContext { entries: &of_demo, open: &open, supports: &[], plan: "", as_of };
            patterns::find(&scene).iter().any(|found| found.kind() == "packages" && found.words.contains('3'))
        }
        // From the first involvement on, closed periods too.
        "K31" => {
            let told: Vec<String> = derive::all(full.case())
                .into_iter()
                .map(|one| format!("{} {}", one.event.when, one.event.incident))
                .collect();
            ["2016-05-02 Consultation", "2016-07-01 Case closed", "2025-11-04 The case is reopened"]
                .iter()
                .all(|wanted| told.iter().any(|words| words.starts_with(wanted)))
        }
        // Come back without one: making it is the first task.
        "K32" => {
            let found = prompts(case(false).case(), &[]);
            found.first().is_some_and(|prompt| prompt.source_row == "K32" && prompt.is_first)
                && !asks(&full, "K32")
        }
        // After a significant event.
        "K33" => asks(&full, "K33"),
        // After a review.
        "K34" => {
            let mut reviewed = case(true);
            let before = asks(&reviewed, "K34");
            reviewed.dispatch(Edit::add(
                Key::thing("review", "r1"),
                &[("episode", Value::Link("second".to_owned()))],
            ));
            !before && asks(&reviewed, "K34")
        }
        // Good and bad.
        "K35" => slugs(SIGNS) == ["positive", "negative", "neutral"] && asks_for("sign"),
        // Judgement is marked as such.
        "K36" => slugs(EVIDENCE) == ["fact", "reported", "opinion"] && asks_for("standing"),
        // The four groups, with who else was involved.
        "K37" => {
            slugs(GROUPS) == ["change", "person", "family", "professional"]
                && asks_for("group")
                && asks_for("people")
                && asks_for("agencies")
                && AGENCIES.len() > 10
        }
        // Period, count and trend in one entry, with the originals under it.
        "K38" => {
            let falls: BTreeSet<String> = ["e28", "e30", "e39", "e41", "e43"].map(str::to_owned).into();
            let mut summed = sum_up(&of_demo, &falls).unwrap();
            let says = ["5 falls", "8 months", "rising"].iter().all(|part| summed.incident.contains(part));
            summed.id = "sum".to_owned();
            let all: Vec<_> = of_demo.iter().cloned().chain([summed]).collect();
            says && folded(&all).iter().any(|row| row.under.len() == 5)
        }
        // What stays out, each with its hint, and what matters all the same.
        "K39" => {
            hinted("Home visit to see how she is.", Looks::Visit)
                && hinted("I think that she is in denial.", Looks::Analysis)
                && hinted("She was wearing a clean dress and looked well.", Looks::Description)
                && hinted("\u{201c}I do not want anybody in here\u{201d}, she said.", Looks::Dialogue)
                && hinted("From: Duty desk\nSubject: update\nPlease see below.", Looks::Copied)
                && hinted("Rang the surgery, line busy.", Looks::Call)
                && hints("Home visit: discloses that her son hit her.").is_empty()
        }
        // The person's name and number head it.
        "K40" => {
            let text = document(full.case()).to_text();
            text.contains("Doreen Amos")
                && text.contains("Person\u{2019}s name")
                && text.contains("ID: P0012345")
        }
        // The four columns.
        "K41" => {
            let (columns, rows) = table(&full);
            columns == COLUMNS
                && columns[0] == "Date"
                && columns[1].starts_with("Incident or sequence of incidents")
                && columns[2..] == ["Source", "Significance"]
                && rows.len() == of_demo.len()
                && rows.iter().all(|row| !row[0].is_empty() && !row[1].is_empty())
        }
        _ => false,
    }
}

#[test]
fn every_row_of_the_chronology_is_carried_by_what_it_does() {
    let rows = include_str!("../fixtures/rows.txt").lines().filter(|row| {
        row.strip_prefix('K')
            .and_then(|number| number.parse().ok())
            .is_some_and(|n: u32| (28..=41).contains(&n))
    });
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows.len(), 14);
    let gone: Vec<&str> = rows.into_iter().filter(|row| !is_carried(row)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}
