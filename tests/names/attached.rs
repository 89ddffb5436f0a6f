//! A name with something attached: marks of notes, digits, other words run together, a line's end, signs around letters.

use super::copies::{named, note, note_down};
use kith::case::{Value, names::plain};

fn told(words: &str) -> String {
    let mut desk = named("Clarissa Wexmoor");
    desk.add("person/p2", &[("name", Value::text("Amy Weir"))]);
    note_down(&mut desk, words);
    note(&desk)
}

#[test]
fn what_is_attached_to_a_name_does_not_hide_it() {
    let mut wrong = Vec::new();
    for words in [
        // Marks of notes.
        "Wexmoor² rang",
        "Wexmoor₂ rang",
        "Wexmoorª rang",
        "Wexmoor™ rang",
        "Clarissa① rang",
        "Amy³ and Weirᵃ",
        "²Wexmoor rang",
        // A line's end, as it is pasted from a PDF.
        "Wex-\nmoor rang",
        "Wex- moor rang",
        "Wex-\r\nmoor rang",
        "Cla\u{ad}\nrissa rang",
        // Run together with other words, initials and titles.
        "MrsWexmoor rang",
        "CWexmoor rang",
        "ClarissaW rang",
        "WexmoorC rang",
        "#WexmoorFamily rang",
        "#wexmoorfamily rang",
        "rang @wexmoor_c.",
        "wexmoorclarissa rang",
        "WEXMOORCLARISSA rang",
        "mcWexmoor rang",
        "AmyWeir rang",
        "dearAmy rang",
        // Digits.
        "dob17051944wexmoor",
        "Clarissa1944Wexmoor",
        "clarissa1944wexmoor1",
        "Amy2 rang",
        "amy2020 rang",
        "2020Amy rang",
        "Clarissa\u{664}\u{665} rang",
        // Spaced, and with signs around letters.
        "w e x m o o r",
        "W E X M O O R rang",
        "w.e.x.m.o.o.r rang",
        "We\u{20dd}xmoor",
        "W\u{20e0}exmoor",
        "Wex\u{489}moor",
    ] {
        let left = told(words);
        let folded = plain(&left).replace(|one: char| !one.is_alphabetic(), "");
        let is_left = ["clarissa", "wexmoor", "amy", "weir"].iter().any(|name| folded.contains(name));
        // Initials that spell the name out are no better.
        if is_left || left.matches(". ").count() > 3 {
            wrong.push(format!("{words}: {left}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn other_words_that_are_run_together_stay() {
    let mut desk = named("Donna Lee");
    for (person, name) in [("p2", "Ann Donald"), ("p3", "Jo Al"), ("p4", "Rose Ada Hood"), ("p5", "Ian May")]
    {
        desk.add(&format!("person/{person}"), &[("name", Value::text(name))]);
    }
    let words = "McBride and JoAnne, AL10 4QX, AL2; the iPhone, GPs and PCSOs; a digest \
                 9ada81f07bada34c2ee10ada55ann61e; aXlEeQ9AnnB7dOnNa8LeEx; 17th May 2024, May2024, in 3May; brotherhood, \
                 j o and J. O.; donnalea; annual2; pre- and post-";
    note_down(&mut desk, words);
    assert_eq!(note(&desk), words);
}

#[test]
fn a_name_within_another_is_asked_about() {
    let mut desk = named("Ann Donald");
    note_down(&mut desk, "Saw McDonald today.");
    let copy = super::copies::redact(&desk, &super::copies::initials_for_all());
    assert!(copy.found.iter().flat_map(|found| &found.places).any(|place| place.is_asked));
}
