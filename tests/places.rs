//! Every screen has one address that leads back to it, and no other text leads anywhere.

use kith::{
    case::{Key, Subject, subject::PRACTICE},
    forms::{self, form::About},
    reports::chronology::filter::{Filter, Panel},
    workbench::{
        Address, Place,
        place::{CasePlace, NoSuchPlace},
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Every screen, the ones of a case about these ids.
fn places(case: &str, id: &str) -> Vec<Place> {
    let id = || id.to_owned();
    let patterns = Filter { rows: vec![id()], person: id(), ..Filter::panel(Panel::Patterns) };
    let mut of_case = vec![
        CasePlace::Overview,
        CasePlace::Chronology,
        CasePlace::chronology(patterns),
        CasePlace::Genogram,
        CasePlace::Ecomap,
        CasePlace::Strengths,
        CasePlace::Received,
        CasePlace::GenogramAt(chrono::NaiveDate::from_ymd_opt(2025, 3, 1).unwrap(), id()),
        CasePlace::entry("an-entry"),
        CasePlace::HandOver,
        CasePlace::History(None),
        CasePlace::History(Some(Key::thing("consultation", &id()))),
        CasePlace::History(Some(Key::field("consultation", &id(), "reason"))),
        CasePlace::Past,
        CasePlace::Send(id()),
    ];
    of_case.extend(forms::FORMS.iter().map(|form| CasePlace::Form(form.noun.to_owned(), id())));
    for form in forms::FORMS {
        of_case.extend(form.leaf().map(|leaf| CasePlace::Print(leaf.slug.to_owned(), id())));
        let period = (form.about == About::Period).then(id);
        of_case.extend(form.list().map(|_| CasePlace::List(form.noun.to_owned(), period)));
    }
    // Those of the practice, which has one id and fewer screens.
    let mut of_practice = vec![CasePlace::Overview, CasePlace::HandOver, CasePlace::Received];
    of_practice.push(CasePlace::History(None));
    for form in forms::PRACTICE {
        of_practice.push(CasePlace::Form(form.noun.to_owned(), id()));
        of_practice.push(CasePlace::History(Some(Key::thing(form.noun, &id()))));
        of_practice.extend(form.leaf().map(|leaf| CasePlace::Print(leaf.slug.to_owned(), id())));
        of_practice.extend(form.list().map(|_| CasePlace::List(form.noun.to_owned(), None)));
    }
    let mut places = vec![
        Place::OpenPractice,
        Place::Home,
        Place::Preferences,
        Place::Protection,
        Place::Search,
        Place::OpenFile,
        Place::HandOver,
        Place::About,
    ];
    places.extend(of_case.into_iter().map(|place| Place::Case(case.to_owned(), place)));
    places.extend(of_practice.into_iter().map(|place| Place::Case(PRACTICE.to_owned(), place)));
    places
}

/// Which kind of screen a place is. A new one does not compile until it is counted here.
fn kind(place: &Place) -> usize {
    match place {
        Place::Home => 0,
        Place::Preferences => 1,
        Place::Protection => 2,
        Place::Search => 3,
        Place::OpenFile => 4,
        Place::HandOver => 5,
        Place::About => 6,
        Place::Case(_, place) => match place {
            CasePlace::Overview => 7,
            CasePlace::Form(..) => 8,
            CasePlace::List(_, None) => 9,
            CasePlace::List(_, Some(_)) => 10,
            CasePlace::Chronology => 11,
            CasePlace::ChronologyAt(_) => 12,
            CasePlace::Genogram => 13,
            CasePlace::GenogramAt(..) => 14,
            CasePlace::Ecomap => 15,
            CasePlace::Strengths => 16,
            CasePlace::HandOver => 17,
            CasePlace::Received => 18,
            CasePlace::Print(..) => 19,
            CasePlace::Send(_) => 20,
            CasePlace::History(None) => 21,
            CasePlace::History(Some(_)) => 22,
            CasePlace::Past => 23,
        },
        Place::OpenPractice => KINDS - 1,
    }
}

const KINDS: usize = 25;

#[test]
fn every_kind_of_screen_is_looked_at_here() {
    let looked_at: BTreeSet<usize> = places("c1", "i1").iter().map(kind).collect();
    assert_eq!(looked_at, (0..KINDS).collect());
}

fn addresses(case: &str, id: &str) -> Vec<Address> {
    let realms = |place: &Place| match place.subject() {
        Subject::Case => &[false, true][..],
        // There is no fictional practice.
        Subject::Practice => &[false][..],
    };
    let of = |place: Place| {
        let all = realms(&place).iter();
        all.map(|training| Address { training: *training, place: place.clone() }).collect::<Vec<_>>()
    };
    places(case, id).into_iter().flat_map(of).collect()
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_address_leads_back_to_its_screen(case in "[a-z0-9.-]{1,64}", id in "[a-z0-9.-]{1,64}") {
        let mut texts = BTreeSet::new();
        for address in addresses(&case, &id) {
            let text = address.to_string();
            prop_assert!(text.starts_with("#/"), "{}", text);
            prop_assert_eq!(text.parse(), Ok(address.clone()), "{}", text);
            // The browser gives the hash with its mark, and some callers without it.
            prop_assert_eq!(text[1..].parse(), Ok(address.clone()), "{}", text);
            prop_assert!(texts.insert(text), "two screens have one address");
            prop_assert_eq!(address.place.case().is_some(), matches!(address.place, Place::Case(..)));
        }
    }

    #[test]
    fn what_is_read_is_the_screen_that_the_address_is_written_for(text in "#?(/|training|case|form|note|print|chronology|x|\u{e9}|%20|[a-z]{1,3}){0,9}") {
        if let Ok(address) = text.parse::<Address>() {
            prop_assert_eq!(address.to_string().parse(), Ok(address), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in any::<String>()) {
        let _ = text.parse::<Address>();
    }

    #[test]
    fn an_id_that_no_key_could_hold_leads_nowhere(id in "[A-Z_ @%\u{e9}a-z]{1,8}") {
        prop_assume!(id.bytes().any(|byte| !byte.is_ascii_lowercase()));
        for address in addresses(&id, "first").into_iter().chain(addresses("first", &id)) {
            let text = address.to_string();
            let (path, query) = text.split_once('?').unwrap_or((&text, ""));
            if query.contains(&id) && !path.contains(&id) {
                // What is no code in a filter is dropped: the screen opens and shows all.
                let read: Address = text.parse().unwrap();
                prop_assert!(!read.to_string().contains(&format!("={id}")), "{}", read);
            } else if path.contains(&id) {
                prop_assert_eq!(text.parse::<Address>(), Err(NoSuchPlace), "{}", text);
            }
        }
    }
}

#[test]
fn what_names_no_screen_is_refused() {
    let long = format!("#/case/{}", "a".repeat(65));
    let unknown = [
        "#/nowhere",
        "#/case",
        "#/case/",
        "#/Settings",
        "#/settings/more",
        "#/case/first/nowhere",
        "#/case/first/form",
        "#/case/first/form/consultation",
        "#/case/first/form/nothing/first",
        "#/case/first/form/consultation/first/reason",
        "#/case/first/print/nothing/first",
        "#/case/first/print/consultation",
        "#/case/first/reviews",
        "#/case/first/reviews/first/first",
        "#/case/first/review/first",
        "#/case/first/notes/first",
        "#/case/first/print/note/first",
        "#/case/first/print/decision/first",
        "#/case/first/send",
        "#/case/first/chronology/first",
        "#/case/first/notes?group=family",
        "#/case/Doreen Amos",
        "#/training/nowhere",
        "#/training/training",
        "#/training/practice",
        "#/training/practice/open-file",
        "#/practice/chronology",
        "#/practice/genogram",
        "#/practice/form/consultation/first",
        "#/practice/notes",
        "#/practice/past",
        "#/case/practice",
        "#/case/practice/history",
        "#/settings/training",
        &long,
    ];
    for text in unknown {
        assert_eq!(text.parse::<Address>(), Err(NoSuchPlace), "{text}");
    }
}

#[test]
fn an_empty_address_is_home() {
    for text in ["", "#", "#/", "/"] {
        assert_eq!(text.parse(), Ok(Address { training: false, place: Place::Home }), "{text:?}");
    }
    for text in ["#/training", "#/training/", "training"] {
        assert_eq!(text.parse(), Ok(Address { training: true, place: Place::Home }), "{text:?}");
    }
}

#[test]
fn the_training_case_is_told_apart_by_its_prefix_alone() {
    let of = |training| Address { training, place: Place::Case("first".to_owned(), CasePlace::Chronology) };
    assert_eq!(of(false).to_string(), "#/case/first/chronology");
    assert_eq!(of(true).to_string(), "#/training/case/first/chronology");
    // A live case may be called anything, even this.
    let named = "#/case/training/chronology".parse::<Address>().unwrap();
    assert!(!named.training);
}

#[test]
fn addresses_that_were_shared_or_bookmarked_stay_what_they_were() {
    let known = [
        ("#/settings", Place::Preferences),
        ("#/search", Place::Search),
        ("#/practice", Place::Case(PRACTICE.into(), CasePlace::Overview)),
        ("#/practice/open-file", Place::OpenPractice),
        ("#/open-file", Place::OpenFile),
        ("#/hand-over", Place::HandOver),
        ("#/about", Place::About),
        ("#/case/c1", Place::Case("c1".into(), CasePlace::Overview)),
        (
            "#/case/c1/form/consultation/e1",
            Place::Case("c1".into(), CasePlace::Form("consultation".into(), "e1".into())),
        ),
        (
            "#/case/c1/reviews/e1",
            Place::Case("c1".into(), CasePlace::List("review".into(), Some("e1".into()))),
        ),
        ("#/case/c1/notes", Place::Case("c1".into(), CasePlace::List("note".into(), None))),
        (
            "#/case/c1/print/involvement/e1",
            Place::Case("c1".into(), CasePlace::Print("involvement".into(), "e1".into())),
        ),
        ("#/case/c1/print/notes/e1", Place::Case("c1".into(), CasePlace::Print("notes".into(), "e1".into()))),
        ("#/case/c1/send/e1", Place::Case("c1".into(), CasePlace::Send("e1".into()))),
    ];
    for (text, place) in known {
        assert_eq!(text.parse(), Ok(Address { training: false, place }), "{text}");
    }
}
