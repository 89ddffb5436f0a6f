//! While she writes: hints, entries that propose themselves, and when a chronology is asked for.

use super::{demo, entering::Entering, generator};
use crate::support::{Desk, when};
use kith::{
    case::Value,
    reports::chronology::{
        Entry,
        derive::{self, State},
        entries,
        event::Event,
        hints::{self, Looks, hints},
        prompts::prompts,
    },
};

#[test]
fn hints_point_at_the_noise_of_the_demo_case_and_at_no_entry() {
    let (mut right, mut wrong, mut kinds_right, mut noise) = (0, 0, 0, 0);
    for entry in demo::entries(true) {
        let found = hints(&entry.incident);
        wrong += usize::from(!found.is_empty());
        if !found.is_empty() {
            println!("    hint at an entry: {} {:?}", entry.incident, found[0].looks);
        }
    }
    for (entry, kind) in demo::noise().into_iter().filter(|(_, kind)| kind != "duplicate") {
        noise += 1;
        let found = hints(&entry.incident);
        right += usize::from(!found.is_empty());
        let wanted = match kind.as_str() {
            "visit" => Looks::Visit,
            "call" => Looks::Call,
            "quote" => Looks::Dialogue,
            _ => Looks::Analysis,
        };
        let is_kind = found.iter().any(|hint| hint.looks == wanted);
        kinds_right += usize::from(is_kind);
        if !is_kind {
            println!("    no hint of its kind: {kind} {}", entry.incident);
        }
    }
    println!(
        "hints over the demo case: {right} of {noise} items of noise ({kinds_right} with their kind), {wrong} of 49 entries: precision {:.3}, recall {:.3}",
        right as f64 / (right + wrong) as f64,
        right as f64 / noise as f64
    );
    assert!(wrong == 0 && right == noise && kinds_right == noise);
}

#[test]
fn hints_leave_generated_entries_alone() {
    let (mut all, mut wrong) = (0, 0);
    for seed in 0..200 {
        for row in generator::story(seed).rows {
            all += 1;
            if !hints(&row.incident).is_empty() {
                wrong += 1;
            }
        }
    }
    println!("hints over 200 generated cases: at {wrong} of {all} entries, none of which is noise");
    assert!(wrong * 50 <= all, "{wrong} of {all}");
}

#[test]
fn a_visit_in_which_something_was_disclosed_may_stand() {
    assert!(hints("Home visit. Tea, and the weather.").iter().any(|hint| hint.looks == Looks::Visit));
    assert!(hints("Home visit: Doreen discloses that Kevin hit her.").is_empty());
    assert!(hints("The case is closed: “declined”.").is_empty());
    let long = "She said and then he said. ".repeat(20);
    assert!(hints(&long).iter().any(|hint| hint.looks == Looks::Copied));
}

#[test]
fn moving_to_the_notes_keeps_the_words_and_withdraws_the_entry() {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.entry("e1", "2025-12-02", "Home visit. Talked about Christmas.");
    let entry = entries(desk.case()).remove(0);
    assert_eq!(hints::doubtful(desk.case(), &entries(desk.case())).len(), 1);
    desk.dispatch(hints::to_notes(&entry, Looks::Visit, "n1"));
    assert!(entries(desk.case()).is_empty());
    assert_eq!(desk.case().field("note", "n1", "text").words(), entry.incident);
    assert_eq!(desk.case().field("note", "n1", "date"), &when("2025-12-02"));
    desk.dispatch(kith::edit::Edit::Undo);
    assert_eq!(entries(desk.case()), std::slice::from_ref(&entry), "one undo takes both back");
    assert_eq!(desk.case().things("note").count(), 0);
    desk.dispatch(hints::keep("e1"));
    assert!(hints::doubtful(desk.case(), &entries(desk.case())).is_empty());
    assert_eq!(entries(desk.case()).len(), 1);
}

/// The pathway of the demo case, as its fixture answers the forms.
fn pathway() -> Desk {
    pathway_of(Desk::new(7, "Hannah Osei"))
}

/// The same, on a desk that has something else on it.
pub fn pathway_of(mut desk: Desk) -> Desk {
    let facts = demo::facts();
    desk.add(("episode", "first"), &[]);
    for answer in facts["answers"].as_array().unwrap() {
        let (noun, slug) = (demo::text(answer, "form"), demo::text(answer, "slug"));
        // What is asked about the client is kept with the client, whatever form asks.
        let asked = kith::forms::form(&noun).and_then(|form| form.question(&slug)).unwrap();
        let is_here = asked.home == kith::forms::Home::Form;
        if is_here && ["consultation", "decision", "involvement"].contains(&noun.as_str()) {
            desk.answer((&noun, "first", &slug), serde_json::from_value(answer["value"].clone()).unwrap());
        }
    }
    for review in facts["reviews"].as_array().unwrap() {
        let id = demo::text(review, "id");
        desk.add(("review", &id), &[("episode", Value::Link("first".into()))]);
        for (slug, value) in review["answers"].as_object().unwrap() {
            desk.answer(("review", &id, slug), serde_json::from_value(value.clone()).unwrap());
        }
    }
    desk
}

#[test]
fn the_forms_of_the_demo_case_propose_what_they_imply() {
    let desk = pathway();
    let proposals = derive::proposals(desk.case(), &[]);
    for proposal in &proposals {
        println!("    {} {} ({})", proposal.event.when, proposal.event.incident, proposal.event.origin);
    }
    let days: Vec<String> = proposals.iter().map(|proposal| proposal.event.when.to_string()).collect();
    // Consultation, decision, allocation, initial review, formal review, longer involvement.
    assert_eq!(days, ["2025-11-04", "2025-11-06", "2025-11-17", "2025-12-12", "2026-02-26", "2026-03-03"]);
    assert!(proposals.iter().all(|proposal| proposal.state == State::Offered));
}

#[test]
fn a_proposal_is_taken_edited_or_declined_and_the_record_keeps_it() {
    let mut desk = pathway();
    let of = |desk: &Desk, n: usize| derive::proposals(desk.case(), &[]).remove(n);
    let edit = derive::take(desk.case(), &of(&desk, 0), None);
    desk.dispatch(edit);
    assert_eq!(of(&desk, 0).state, State::Taken);
    let taken = entries(desk.case()).remove(0);
    assert_eq!(taken.origin, "consultation/first/contact-date");
    desk.answer(("chronology", &taken.id, "incident"), Value::text("The nurses asked social work for help."));
    assert_eq!(of(&desk, 0).state, State::Edited);
    assert!(!of(&desk, 0).is_outdated);
    desk.answer(("consultation", "first", "contact-date"), when("2025-11-05"));
    assert!(of(&desk, 0).is_outdated, "the form says another day now");
    desk.dispatch(derive::decline(&of(&desk, 0)));
    assert_eq!((of(&desk, 0).state, entries(desk.case()).len()), (State::Declined, 0));
    let edit = derive::take(desk.case(), &of(&desk, 0), None);
    desk.dispatch(edit);
    assert_eq!((of(&desk, 0).state, entries(desk.case()).len()), (State::Edited, 1));
    desk.dispatch(derive::decline(&of(&desk, 1)));
    assert_eq!(of(&desk, 1).state, State::Declined);
    desk.dispatch(derive::offer_again(&of(&desk, 1)));
    assert_eq!(of(&desk, 1).state, State::Offered);
    let worded =
        Entry { incident: "Allocated to Hannah Osei.".into(), ..derive::proposed(&of(&desk, 2).event) };
    let edit = derive::take(desk.case(), &of(&desk, 2), Some(worded));
    desk.dispatch(edit);
    assert_eq!(entries(desk.case()).last().unwrap().incident, "Allocated to Hannah Osei.");
}

#[test]
fn two_devices_that_take_one_proposal_make_one_entry() {
    let (mut one, mut other) = (pathway(), pathway());
    let events: Vec<Event> = derive::of_forms(one.case());
    for desk in [&mut one, &mut other] {
        let proposal = derive::proposals(desk.case(), &events).remove(0);
        let edit = derive::take(desk.case(), &proposal, None);
        desk.dispatch(edit);
    }
    let ids = |desk: &Desk| entries(desk.case()).into_iter().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(ids(&one), ids(&other));
    assert_eq!(ids(&one).len(), 1);
}

#[test]
fn a_case_that_is_reopened_without_a_chronology_asks_for_one_first() {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.add(("episode", "first"), &[]);
    desk.answer(("consultation", "first", "contact-date"), when("2021-09-14"));
    let asked = |desk: &Desk| {
        let proposals = derive::proposals(desk.case(), &[]);
        prompts(desk.case(), &proposals)
            .into_iter()
            .map(|prompt| (prompt.source_row, prompt.is_first))
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(&desk), [("K33", false)]);
    desk.answer(("closure", "first", "outcome"), Value::choice("closed"));
    desk.answer(("closure", "first", "ended"), when("2022-05-10"));
    desk.add(("episode", "second"), &[]);
    desk.answer(("consultation", "second", "contact-date"), when("2025-11-04"));
    assert_eq!(asked(&desk), [("K32", true)]);
    let reopened = derive::of_forms(desk.case());
    assert!(reopened.iter().any(|event| event.origin == "episode/second/reopened"));
    for proposal in derive::proposals(desk.case(), &[]) {
        let edit = derive::take(desk.case(), &proposal, None);
        desk.dispatch(edit);
    }
    assert_eq!(asked(&desk), []);
    desk.add(("review", "r1"), &[("episode", Value::Link("second".into())), ("date", when("2025-12-12"))]);
    assert_eq!(asked(&desk), [("K33", false), ("K34", false)]);
}
