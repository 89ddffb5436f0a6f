//! By initials: no document has the name, the number or the date of birth of the person, unless numbers are asked for.

use super::device::author;
use kith::{
    case::{Case, Device, Key, Value, When, nouns::Part},
    edit::{Edit, Occasion, Session},
    forms::{self, form::Layout},
    handoff::release::{Content, Form, Leaf, by_initials},
    reports::{self, Document, chronology::zoom::Zoom},
};

const TODAY: (i32, u32, u32) = (2026, 3, 20);

fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap()
}

fn case() -> Case {
    let mut session = Session::new("x", Case::new(), Device(1), 1);
    let say = |key: &str, value: Value| Edit::Answer { key: Key::parse(key).unwrap(), value };
    let words = |key: &str, words: &str| say(key, Value::text(words));
    let edits = [
        Edit::add(Key::parse("episode/e1").unwrap(), &[]),
        words("person/client/name", "Philippa Quellmann"),
        words("person/client/identifier", "ZQ123456"),
        say("person/client/identifier-system", Value::choice("nhs")),
        say(
            "person/client/born",
            Value::Date(When::day(chrono::NaiveDate::from_ymd_opt(1944, 5, 17).unwrap())),
        ),
        words("person/client/contact", "01632 960144"),
        words("consultation/e1/reason", "Philippa (ZQ123456) fell. PHILIPPA rang from 01632 960145."),
        words("threshold/e1/t1-evidence", "Quellmann\u{2019}s file ZQ123456."),
        words("involvement/e1/client-goals", "Philippa wants to go home."),
        Edit::add(Key::parse("note/n1").unwrap(), &[("text", Value::text("Ms Quellmann, ZQ123456"))]),
        Edit::add(
            Key::parse("chronology/k1").unwrap(),
            &[("incident", Value::text("philippa fell; ZQ123456"))],
        ),
    ];
    for (n, edit) in edits.into_iter().enumerate() {
        let now = 1_000_000 * (n as u64 + 1);
        session.close_typing();
        session.dispatch(edit, &Occasion { now, author: author(), entropy: [n as u8; 32] }).unwrap();
    }
    session.case().clone()
}

/// A document by its name, and how it is made of a case.
type Named = (String, Box<dyn Fn(&Case) -> Document>);

/// Every paper that the address can name, and each level of the chronology.
fn papers() -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for form in forms::FORMS {
        let Some(leaf) = form.leaf() else { continue };
        if leaf.layout == Layout::Chronology {
            for &zoom in Zoom::ALL {
                let slug = zoom.slug();
                let level = move |case: &Case| reports::chronology::document_at(case, zoom, false);
                all.push((format!("{} {slug}", leaf.slug), Box::new(level)));
            }
        } else {
            all.push((leaf.slug.to_owned(), Box::new(|case| reports::forms::paper(case, form, "e1"))));
        }
    }
    for form in forms::FORMS.iter().filter(|form| form.share != Part::HandOvers) {
        all.push((form.noun.to_owned(), Box::new(|case| reports::forms::form(case, form, "e1", None))));
    }
    all
}

#[test]
fn no_document_by_initials_tells_who_it_is() {
    let case = case();
    let (mut looked, mut planted, mut of_threshold) = (0, 0, 0);
    for (name, make) in papers() {
        let plain = make(&case).to_text();
        let made = by_initials(("x", &case, &author()), false, today(), &make)
            .unwrap_or_else(|hits| panic!("{name}: {hits:?}"));
        let words = made.document.to_text();
        for tells in ["philippa", "quellmann", "zq123456", "17 may 1944", "1944", "01632"] {
            assert!(!words.to_lowercase().contains(tells), "{name}: {tells} stands in\n{words}");
        }
        if plain.contains("17 May 1944") {
            assert!(words.contains("Age: 81"), "{name}:\n{words}");
        }
        looked += 1;
        // A document in which nothing told who it is would prove nothing.
        planted += usize::from(plain.contains("ZQ123456"));
        of_threshold += usize::from(plain.contains("s file ZQ123456"));
        // Asked for, they stand there, and the names do not.
        let made = by_initials(("x", &case, &author()), true, today(), &make).unwrap();
        let words = made.document.to_text();
        assert_eq!(words.contains("ZQ123456"), plain.contains("ZQ123456"), "{name}");
        assert_eq!(words.contains("17 May 1944"), plain.contains("17 May 1944"), "{name}");
        assert!(!words.to_lowercase().contains("philippa"), "{name}");
    }
    println!(
        "{looked} documents, {planted} of which told the number before, {of_threshold} of them in the threshold"
    );
    let papers = forms::FORMS.iter().filter(|form| form.leaf().is_some()).count();
    assert!(looked > papers && planted > papers && of_threshold > 0);
}

#[test]
fn the_page_is_looked_through_and_not_the_document_alone() {
    let case = case();
    let make = |case: &Case| reports::forms::paper(case, &forms::consultation::FORM, "e1");
    let made = by_initials(("x", &case, &author()), false, today(), make).unwrap();
    let page = |head: &str| {
        let text = format!("{head}\n{}\nPrinted by Hannah Osei, Social worker", made.document.to_text());
        let content = Content::Page(text.into());
        Leaf { case: "x", what: "consultation", form: Form::Print, name: "", content, by_initials: true }
            .offer(&[&made.scan])
    };
    let offered = page("").unwrap();
    assert!(offered.entry()["kept-back"].chooses("initials"));
    assert!(offered.entry()["kept-back"].chooses("numbers"), "the record says that numbers were left out");
    let with = by_initials(("x", &case, &author()), true, today(), make).unwrap();
    let content = Content::Page(with.document.to_text().into());
    let leaf =
        Leaf { case: "x", what: "consultation", form: Form::Print, name: "", content, by_initials: true };
    let entry = leaf.offer(&[&with.scan]).unwrap();
    assert!(!entry.entry()["kept-back"].chooses("numbers"), "they were asked for");
    let hits = page("Philippa Quellmann").unwrap_err();
    assert!(!hits.is_empty(), "a page that is headed by the name is refused");
}
