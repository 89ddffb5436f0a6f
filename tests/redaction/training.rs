//! The demo case, redacted in the ways in which it would be.

use super::copies::{ID, leaving_out, opened, outputs, redact, union, written};
use kith::{
    case::Case,
    handoff::{
        self, Opened,
        redaction::{Choice, people},
    },
};

pub fn doreen() -> Case {
    let file =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/training/doreen-amos.json")).unwrap();
    let Opened::Current(envelope) = handoff::read(&file).unwrap() else { panic!("it is not newer") };
    Case::from_operations(envelope.cases[0].operations.clone()).unwrap()
}

#[test]
fn by_initials_no_name_of_the_case_is_in_any_output() {
    let (case, choice) = (doreen(), Choice::initials());
    let copy = redact(&case, &choice);
    let all = outputs(&copy, &choice).to_lowercase();
    for name in ["doreen", "amos", "kevin", "nadia", "tracey"] {
        let stands = all.split(|c: char| !c.is_alphanumeric()).filter(|word| *word == name).count();
        assert_eq!(stands, 0, "{name}");
    }
    assert!(all.contains("hannah osei"), "the practitioner signs with their name");
    assert_eq!(copy.scan.check(written(&copy, &choice).as_bytes()), []);
    assert!(copy.counts.names > 50, "{:?}", copy.counts);
    assert_eq!(people(&case).len(), 17, "{ID}");
}

#[test]
fn every_part_can_be_left_out_alone_and_comes_home() {
    let case = doreen();
    for part in kith::handoff::redaction::parts() {
        let all =
            std::iter::once(part.slug.clone()).chain(part.sections.iter().map(|(slug, _)| slug.clone()));
        for slug in all {
            let choice = leaving_out(&[&slug]);
            let copy = redact(&case, &choice);
            let file = written(&copy, &choice);
            assert_eq!(copy.scan.check(file.as_bytes()), [], "{slug}");
            assert_eq!(union(&[&opened(&file), &case]), case, "{slug}");
            let whole = redact(&case, &Choice::default()).case;
            let left = kith::handoff::redaction::holds_anything(&case, &slug);
            assert_eq!(copy.case != whole, left, "{slug}");
        }
    }
}

#[test]
fn nothing_left_out_is_the_whole_case_as_it_was() {
    let case = doreen();
    assert_eq!(redact(&case, &Choice::default()).case, case);
}
