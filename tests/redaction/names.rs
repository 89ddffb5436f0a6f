//! Names in the words: found as whole words, with possessives, and replaced.

use super::copies::{amos, desk, redact};
use crate::support::text;
use kith::{
    case::{Author, Case},
    handoff::redaction::{
        self, Choice, Instead,
        names::{Finder, GAP, known, patterns},
    },
};

fn reason(choice: &Choice) -> String {
    redact(amos().case(), choice).case.field("consultation", "e1", "reason").words().to_owned()
}

#[test]
fn initials_stand_for_everybody_and_whole_words_only() {
    let choice = Choice { initials_for_all: true, ..Choice::default() };
    assert_eq!(reason(&choice), "A fall. F. rang on D.\u{2019}s behalf.");
    let copy = redact(amos().case(), &choice).case;
    assert_eq!(copy.field("person", "client", "name"), &text("D. A."));
    assert_eq!(copy.field("person", "p4", "name"), &text("C. O. S."));
    let earlier = copy.history(&kith::case::Key::field("consultation", "e1", "reason"));
    // Kevin is private: nothing of him is shared, not even his initials.
    assert_eq!(
        earlier[0].value.words(),
        "A fall. F.'s son F. A. rang; frankly, D. and [name withheld] agree."
    );
}

#[test]
fn who_is_left_out_leaves_a_gap_and_a_shared_surname_stays() {
    let mut choice = Choice::default();
    choice.people_left_out.insert("p2".to_owned());
    assert_eq!(reason(&choice), format!("A fall. {GAP} rang on Doreen\u{2019}s behalf."));
    let copy = redact(amos().case(), &choice).case;
    assert_eq!(copy.field("person", "client", "name"), &text("Doreen Amos"));
    let gone = ["person/p2", "tie/t1", "mark/m1"];
    assert!(!copy.keys().any(|key| gone.iter().any(|gone| key.as_str().starts_with(gone))));
    // The couple stays, with one partner: the children belong to it.
    assert_eq!(copy.field("union", "u1", "second"), &kith::case::Value::Withheld);
    assert!(copy.things("parentage").eq(["l1"]));
}

#[test]
fn a_name_is_offered_with_its_places_and_each_can_be_spared() {
    let mut choice = Choice::default();
    let found = redact(amos().case(), &choice).found;
    let frank = found.iter().find(|found| found.words == "frank").unwrap();
    assert_eq!((frank.instead, frank.places.len()), (Instead::Kept, 1));
    assert_eq!(frank.owners, ["Frank Amos"]);
    assert!(frank.places[0].excerpt.contains("Frank rang on"));
    choice.names.insert("frank".to_owned(), Instead::Initials);
    assert_eq!(reason(&choice), "A fall. F. rang on Doreen\u{2019}s behalf.");
    choice.spared.insert(frank.places[0].id.clone());
    assert_eq!(reason(&choice), "A fall. Frank rang on Doreen\u{2019}s behalf.");
    let copy = redact(amos().case(), &choice);
    assert_eq!(copy.scan.check(b"Frank rang"), [], "what was spared by hand is not looked for");
}

#[test]
fn names_are_found_in_any_capitals_and_never_within_words() {
    let mut desk = desk(Case::new(), 1, "Hannah Osei");
    desk.say("person/client/name", "Ann-Marie O\u{2019}Brien");
    desk.say("person/client/preferred-name", "Jo");
    let finder = Finder::new(&patterns(&known(desk.case())));
    let found = |words: &str| {
        finder.find(words).iter().map(|found| words[found.from..found.to].to_owned()).collect::<Vec<_>>()
    };
    for (words, names) in [
        ("Jo's and JO\u{2019}S, jo.", vec!["Jo", "JO", "jo"]),
        ("Ann Marie O'Brien came", vec!["Ann Marie O'Brien"]),
        ("ann, planned, Anne, job, Brien", vec!["ann", "Brien"]),
        ("Mrs O\u{2019}Brien; Marie", vec!["O\u{2019}Brien", "Marie"]),
        ("", vec![]),
    ] {
        assert_eq!(found(words), names, "{words}");
    }
}

/// Who wrote, and as what, in a copy.
fn signed(name: &str, role: &str) -> (String, String, Vec<redaction::Hit>) {
    let mut desk = amos();
    desk.author = Author { name: name.to_owned(), role: role.to_owned() };
    desk.say("consultation/e1/reason", "A fall.");
    let choice = Choice::initials();
    let copy = redact(desk.case(), &choice);
    let written = super::copies::written(&copy, &choice);
    let by = copy.case.operations().last().unwrap().by.clone();
    (by.name, by.role, copy.scan.check(written.as_bytes()))
}

#[test]
fn an_author_who_is_of_the_case_is_hidden_however_they_are_called() {
    for (name, left) in [
        ("Doreen Amos", "D. A."),
        ("Mrs Doreen Amos", "D. A."),
        ("AMOS, Doreen", "D. A."),
        ("DoreenAmos", "D."),
        ("D. Amos", "D. A."),
        ("Doreen Patience Amos", "D. P. A."),
        // Somebody else who bears one of the names signs as they are.
        ("Doreen Whitlock", "Doreen Whitlock"),
        ("Hannah Osei", "Hannah Osei"),
    ] {
        let (signed, _, hits) = signed(name, "");
        assert_eq!(signed, left);
        assert_eq!(hits, [], "{name}");
    }
}

#[test]
fn what_somebody_is_names_nobody_either() {
    for (role, left) in [("daughter of Doreen Amos", "daughter of D. A."), ("Social worker", "Social worker")]
    {
        let (_, told, hits) = signed("Hannah Osei", role);
        assert_eq!(told, left);
        assert_eq!(hits, [], "{role}");
    }
}

#[test]
fn a_case_that_is_called_by_a_name_leaves_in_no_file_by_initials() {
    let choice = Choice::initials();
    for id in ["doreen-amos", "doreenamos", "amos-2"] {
        let copy = redaction::redact(id, amos().case(), &choice);
        let hits = copy.scan.check(format!("{{\"id\":\"{id}\"}}").as_bytes());
        assert_eq!(hits.len(), 1, "{id}: {hits:?}");
        let words = hits[0].to_string();
        assert!(words.contains(id) && words.contains("on paper"), "{words}");
        assert_eq!(copy.scan.check(b"nothing of it"), [], "a document does not hold the id");
    }
    // Old ids that name nobody, and ids as they are made, leave.
    for id in ["first", "slow", "c7d1", "7amosq2w4x6z5b3k"] {
        let copy = redaction::redact(id, amos().case(), &choice);
        assert_eq!(copy.scan.check(format!("{{\"id\":\"{id}\"}}").as_bytes()), [], "{id}");
    }
    let named = redaction::redact("doreen-amos", amos().case(), &Choice::usual());
    assert_eq!(named.scan.check(b"{\"id\":\"doreen-amos\"}"), [], "who is named may be named");
}
