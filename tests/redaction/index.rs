//! The index of cases keeps no word that somebody typed but for the few that it names, whatever stands in the record.

use super::copies::desk;
use super::{
    fields::World,
    marks::{id_of, small, word},
};
use kith::{
    case::{Case, Key},
    forms::{CLIENT, decision, nouns::NOUNS, person},
    reports::{
        caseload::{Indexed, Summary},
        named::NamesOfCases,
    },
};
use std::collections::BTreeSet;

/// Whose words may stand in it: the client's name, preferred name and identifier with its system, and whom the case is allocated to.
const NAMED: &[(&str, &str)] = &[
    (person::NOUN, person::NAME),
    (person::NOUN, person::PREFERRED_NAME),
    (person::NOUN, person::IDENTIFIER),
    (person::NOUN, person::IDENTIFIER_SYSTEM),
    (decision::NOUN, decision::ALLOCATED_TO),
];

#[test]
fn of_all_that_can_be_written_it_keeps_codes_and_days_and_the_words_that_it_names() {
    let (mut looked, mut found) = (0, BTreeSet::new());
    for variant in 0..2 {
        let world = World::build(variant).with_what_is_newer();
        let index = serde_json::to_string(&Summary::of("c1", world.case(), None)).unwrap();
        for planted in &world.planted {
            looked += 1;
            let says = [word(planted.mark), small(planted.mark)].iter().any(|words| index.contains(words));
            if !says {
                continue;
            }
            let field = (planted.key.noun(), planted.key.field_name().unwrap_or_default());
            assert!(NAMED.contains(&field), "{} is in the index: {index}", planted.key);
            found.insert((field.0.to_owned(), field.1.to_owned()));
        }
        for thing in &world.things {
            let is_period = thing.key.noun() == "episode";
            assert!(is_period || thing.id.is_none_or(|id| !index.contains(&id_of(id))), "{}", thing.key);
        }
    }
    println!("{looked} planted in {} nouns: {} in the index, as they may be", NOUNS.len(), found.len());
    assert!(looked > 1_000 && found.len() >= NAMED.len() - 1, "{found:?}");
}

/// The names wait beside the summary, for whoever looks for them in what is no case.
#[test]
fn the_names_of_a_case_wait_beside_its_summary_and_are_found_in_other_words() {
    let mut desk = desk(Case::new(), 1, "Hannah Osei");
    for (slug, words) in [(person::NAME, "Doreen Wexmoor"), (person::PREFERRED_NAME, "Dolly")] {
        desk.say(&Key::field(person::NOUN, CLIENT, slug).to_string(), words);
    }
    let indexed = Indexed::of("c1", desk.case(), None);
    assert!(
        indexed.names.iter().any(|names| names.contains(&"Doreen Wexmoor".to_owned())),
        "{:?}",
        indexed.names
    );
    let known = NamesOfCases::new(indexed.names.clone(), "Hannah Osei");
    for named in ["I should have asked Doreen Wexmoor.", "Mrs Wexmoor’s son", "Dolly herself said it"] {
        assert!(!known.found(named).is_empty(), "{named}");
    }
    for unnamed in ["", "I ask the carer first.", "Hannah Osei told me", "D. W. knew"] {
        assert_eq!(known.found(unnamed), BTreeSet::new(), "{unnamed}");
    }
    // Nobody is told of their own name, though a case has it as well.
    let own =
        NamesOfCases::new(vec![vec!["Hannah Osei".to_owned()], vec!["Ivy Stokes".to_owned()]], "hannah osei");
    assert_eq!(own.found("Hannah Osei visited Ivy Stokes"), ["Ivy Stokes".to_owned()].into());
    assert!(NamesOfCases::default().found("Doreen Wexmoor").is_empty());
}
