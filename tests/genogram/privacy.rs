//! What is hidden is not in the bytes.

use super::{random, reading};
use crate::support::{Desk, day, doreen, link, when};
use kith::{
    case::{Value, family::Family},
    diagrams::genogram::{Settings, View, draw, narrative::narrative, outline, svg},
};
use proptest::prelude::*;

/// Everything that leaves with a drawing.
fn bytes(desk: &Desk, settings: &Settings) -> String {
    let scene = draw(desk.case(), settings, day("2026-03-20"));
    let family = settings.visible(&Family::read(desk.case()));
    let view = View::new(&family, settings, day("2026-03-20"));
    [svg::exported(&scene), outline::as_text(&scene), narrative(&view).join("\n")].join("\n").to_lowercase()
}

#[test]
fn the_clients_copy_of_the_demo_family_says_nothing_of_abuse() {
    let desk = doreen::build();
    let (worker, client) = (bytes(&desk, &Settings::default()), bytes(&desk, &Settings::for_client()));
    for word in ["abuse", "alleged", "ph?", "historic"] {
        assert!(worker.contains(word), "{word} should be on the worker's copy");
        assert!(!client.contains(word), "{word} is on the client's copy");
    }
    assert!(client.contains("tracey nunn"));
}

/// Each thing that is off until it is switched on, with a word that nothing else in the drawing has.
fn sensitive() -> Desk {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.answer(("person", "client", "name"), Value::text("Ada Test"));
    desk.answer(("person", "client", "gender"), Value::choice("man"));
    desk.answer(("person", "client", "trans-mark"), Value::choice("yes"));
    desk.answer(("person", "client", "orientation"), Value::text("zorientation"));
    desk.answer(("person", "client", "secret"), Value::text("zsecret"));
    desk.answer(("person", "client", "income"), Value::text("zincome"));
    desk.answer(("person", "client", "culture"), Value::text("zculture"));
    desk.answer(("person", "client", "smokes"), Value::choice("yes"));
    desk.answer(("person", "client", "interpreter"), Value::choice("yes"));
    desk.add(("person", "lost"), &[("name", Value::text("zlost")), ("beginning", Value::choice("abortion"))]);
    desk.add(("person", "hidden"), &[("name", Value::text("zhidden")), ("private", Value::choice("yes"))]);
    desk.add(("person", "seen"), &[("name", Value::text("Ben Test"))]);
    let tie = |to: &str, kind: &str| {
        vec![("from", link("client")), ("to", link(to)), ("kind", Value::choice(kind))]
    };
    desk.add(("tie", "1"), &[tie("seen", "financial-abuse"), vec![("note", Value::text("zabuse"))]].concat());
    desk.add(
        ("tie", "2"),
        &[
            tie("seen", "conflict"),
            vec![("whose", Value::choice("professional")), ("note", Value::text("zjudged"))],
        ]
        .concat(),
    );
    desk.add(
        ("tie", "3"),
        &[tie("seen", "close"), vec![("private", Value::choice("yes")), ("note", Value::text("zprivate"))]]
            .concat(),
    );
    desk.add(
        ("tie", "4"),
        &[tie("seen", "plain"), vec![("source", Value::text("zsource")), ("since", when("2020"))]].concat(),
    );
    let mark = |words: &str, state: &str| {
        let kind = Value::choice("alcohol");
        [
            ("person", link("client")),
            ("kind", kind),
            ("state", Value::choice(state)),
            ("words", Value::text(words)),
        ]
    };
    desk.add(("mark", "1"), &mark("zsuspected", "suspected"));
    desk.add(("mark", "2"), &mark("zseen", "present"));
    desk
}

#[test]
fn every_setting_takes_its_words_out_of_the_bytes() {
    let desk = sensitive();
    let client = bytes(&desk, &Settings::for_client());
    for word in [
        "zorientation",
        "zsecret",
        "zincome",
        "zculture",
        "zlost",
        "zhidden",
        "zabuse",
        "zjudged",
        "zprivate",
        "zsource",
        "zsuspected",
        "trans",
        "smokes",
        "interpreter",
        "conflict",
        "financial",
    ] {
        assert!(!client.contains(word), "{word} is on the client's copy");
    }
    assert!(client.contains("zseen") && client.contains("in touch with ben test"), "{client}");
    let all = Settings {
        details: true,
        orientation: true,
        abortions: true,
        secrets: true,
        smokers: true,
        interpreters: true,
        ..Settings::default()
    };
    let everything = bytes(&desk, &all);
    for word in [
        "zorientation",
        "zsecret",
        "zincome",
        "zlost",
        "zhidden",
        "zabuse",
        "zjudged",
        "zprivate",
        "zsource",
        "zsuspected",
        "drawn as trans",
        "smokes",
    ] {
        assert!(everything.contains(word), "{word} is missing from the full copy");
    }
    // Sensitive and seldom needed: off for the worker too.
    let worker = bytes(&desk, &Settings::default());
    for word in ["zorientation", "zsecret", "zlost", "smokes", "interpreter"] {
        assert!(!worker.contains(word), "{word} is on before it was switched on");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_hidden_person_or_tie_is_absent(seed: u64, count in 5usize..50, which: usize) {
        let mut desk = random::family(seed, count);
        let family = desk.family();
        let person = family.people[which % family.people.len()].id.clone();
        desk.answer(("person", &person, "name"), Value::text("Zebedee Quux"));
        let mut settings = Settings::default();
        settings.hidden.insert(person.clone());
        if !family.ties.is_empty() {
            let tie = family.ties[which % family.ties.len()].id.clone();
            desk.answer(("tie", &tie, "note"), Value::text("zebedee note"));
            settings.hidden.insert(tie);
        }
        let text = bytes(&desk, &settings);
        prop_assert!(!text.contains("zebedee"));
        let scene = draw(desk.case(), &settings, day("2026-03-20"));
        prop_assert!(!scene.places.contains_key(&person));
        prop_assert!(reading::check(&svg::exported(&scene)).is_ok());
    }
}

/// The ids of the fixture are names, those of a real case say nothing.
fn without_ids(output: &str) -> String {
    let mut parts = output.split(" id=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').unwrap().1)
}

/// What is kept back is looked for in every output by the same scan that searches files before they leave.
fn found(desk: &Desk, settings: &Settings, output: &str) -> Vec<String> {
    use kith::diagrams::genogram::privacy::{kept_back, shared};
    use kith::handoff::redaction::{
        names::{Finder, Known, Pattern, patterns},
        scan::Scan,
    };
    let whole = Family::read(desk.case());
    let visible = settings.visible(&whole);
    let (kept, shared) = (kept_back(&whole, &visible), shared(&visible));
    let known = |name: &String| Known { id: String::new(), shown: name.clone(), names: vec![name.clone()] };
    let mut names = patterns(&kept.names.iter().map(known).collect::<Vec<_>>());
    let is_name = |name: &Pattern| name.shown.starts_with(char::is_uppercase);
    names.retain(|name| is_name(name) && Finder::new(std::slice::from_ref(name)).find(&shared).is_empty());
    let hits = Scan::new(&kept.words, &shared, &names, "").check(without_ids(output).as_bytes());
    hits.into_iter().map(|hit| hit.what).collect()
}

#[test]
fn what_leaves_passes_the_scan_and_a_slip_is_found() {
    let initials = Settings { initials: true, ..Settings::for_client() };
    for desk in [doreen::build(), sensitive()] {
        for settings in [Settings::default(), Settings::for_client(), initials.clone()] {
            assert_eq!(found(&desk, &settings, &bytes(&desk, &settings)), Vec::<String>::new());
        }
    }
    let worker = bytes(&doreen::build(), &Settings::default());
    let slips = found(&doreen::build(), &initials, &worker);
    for name in ["Doreen Amos", "Kevin Amos", "14 cobb lane"] {
        assert!(
            slips.iter().any(|what| what.eq_ignore_ascii_case(name)),
            "{name} slipped through: {slips:?}"
        );
    }
}

#[test]
fn a_copy_with_initials_names_no_household_identity_or_secret() {
    let mut desk = doreen::build();
    desk.answer(("person", "client", "identity"), Value::text("zidentity"));
    desk.answer(("person", "client", "secret"), Value::text("zsecret"));
    let settings = Settings { initials: true, secrets: true, ..Settings::default() };
    let copy = without_ids(&bytes(&desk, &settings));
    for word in ["cobb", "lane", "zidentity", "zsecret", "doreen", "amos", "stokes"] {
        assert!(!copy.contains(word), "{word} is on the copy with initials");
    }
    assert!(copy.contains("c. l."), "the household has no initials");
}
