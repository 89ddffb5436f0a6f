//! Every kind of question is asked by the probes, and each keeps what is said to it and says it wherever it has to.

use super::world::{PERIODS, World};
use kith::{
    case::{Case, Key, Value, family::CLIENT},
    edit::{Edit, wording},
    forms::{
        self, FORMS, Form, Home, Kind, Need, Question, Sheet,
        form::About,
        names,
        question::{Holds, Voice},
        rows,
    },
    handoff::redaction::{self, Choice},
    reports::{self, history::reach::Reach, search::Index},
};
use std::collections::BTreeSet;

/// The names of all kinds, and the name of one: a kind that is not here does not compile.
macro_rules! kinds {
    ($($kind:pat => $name:literal),* $(,)?) => {
        const NAMES: &[&str] = &[$($name),*];
        fn name(kind: Kind) -> &'static str {
            match kind { $($kind => $name),* }
        }
    };
}

kinds! {
    Kind::Line => "line",
    Kind::Paragraph(_) => "paragraph",
    Kind::Words(_) => "words",
    Kind::Day => "day",
    Kind::When => "when",
    Kind::Time => "time",
    Kind::One(_) => "one",
    Kind::Many(_) => "many",
    Kind::Number(_) => "number",
    Kind::Scale(_) => "scale",
    Kind::Link(_) => "link",
    Kind::Person => "person",
    Kind::Signature(_) => "signature",
    Kind::Rows(_) => "rows",
    Kind::Rated(_) => "rated",
}

pub fn probes() -> impl Iterator<Item = &'static Form> {
    FORMS.iter().copied().filter(|form| form.noun.starts_with("probe"))
}

pub fn tool() -> &'static Form {
    forms::form("probe").unwrap()
}

pub fn asked(slug: &str) -> &'static Question {
    tool().question(slug).unwrap()
}

pub const SHEET: fn() -> Sheet<'static> = || Sheet { form: tool(), id: PERIODS[0] };

pub fn key(case: &Case, slug: &str) -> Key {
    SHEET().key(case, asked(slug))
}

pub fn said(case: &Case) -> String {
    reports::forms::form(case, tool(), PERIODS[0], None).to_text()
}

#[test]
fn the_probes_ask_every_kind_of_question_and_say_everything_that_one_can_say_of_itself() {
    let questions: Vec<&Question> = probes().flat_map(Form::questions).collect();
    let all: BTreeSet<&str> = questions.iter().map(|question| name(question.kind)).collect();
    assert_eq!(all, NAMES.iter().copied().collect());
    let of_row: BTreeSet<&str> =
        rows::rows("probe-step").unwrap().of.iter().map(|question| name(question.kind)).collect();
    let apart = ["signature", "rows", "rated"];
    assert_eq!(of_row, NAMES.iter().copied().filter(|name| !apart.contains(name)).collect());
    for voice in Voice::ALL {
        assert!(questions.iter().any(|question| question.kind == Kind::Words(*voice)), "{voice:?}");
    }
    for holds in [Holds::Words, Holds::Name, Holds::Among] {
        assert!(questions.iter().any(|question| question.names == holds), "{holds:?}");
    }
    let some = |is: fn(&Question) -> bool| questions.iter().any(|question| is(question));
    assert!(
        some(|one| !one.hint.is_empty()) && some(|one| one.limit > 0) && some(|one| !one.beside.is_empty())
    );
    assert!(some(|one| one.need != Need::Optional) && some(|one| one.shown != forms::Shown::Always));
    assert!(some(|one| one.home == Home::Client) && some(|one| !one.is_asked()));
    assert!(some(|one| !one.short.is_empty()));
    assert!(probes().any(|form| !form.dates.is_empty()) && probes().any(|form| !form.events.is_empty()));
}

#[test]
fn what_is_shown_from_elsewhere_and_heads_one_of_many_fits_together() {
    for form in FORMS {
        // What heads one of many, and what stands in a column, is one answer in words or a day.
        let columns = form.list().map_or(&[][..], |list| list.columns).iter().map(|column| column.slug);
        let titles = form.list().map_or(&[][..], |list| list.title).iter().copied();
        for slug in columns.chain(titles) {
            assert!(!form.question(slug).unwrap().kind.is_kept_apart(), "{}/{slug}", form.noun);
        }
        let told_by = form.many().and_then(|many| form.question(many.told_by));
        assert!(told_by.is_none_or(|question| !question.kind.is_link()), "{}", form.noun);
        for question in form.questions() {
            let words = format!("{}/{}", form.noun, question.slug);
            assert!(question.limit == 0 || question.kind.is_words(), "{words} has a limit and no words");
            if let Home::With(noun, slug) = question.home {
                let from = forms::form(noun).unwrap_or_else(|| panic!("{words} is of no form"));
                let there = from.question(slug).unwrap_or_else(|| panic!("{words} is of no question"));
                assert_eq!(
                    name(there.kind),
                    if words == "probe/called" { "line" } else { name(question.kind) }
                );
                assert!(there.is_asked() && from.many().is_none() && form.about != About::Case, "{words}");
            }
            if let Kind::Link(nouns) = question.kind {
                for noun in nouns {
                    let told_by = forms::nouns::noun(noun).map_or("", |noun| noun.told_by);
                    assert!(!told_by.is_empty(), "{words}: one {noun} is not told from another");
                }
            }
        }
    }
}

#[test]
fn a_form_is_complete_only_with_its_rows_and_its_signature() {
    let mut world = World::new();
    let lacks = |world: &World, slug: &str| {
        let all = forms::problems(world.case(), SHEET());
        all.iter().find(|problem| problem.question.slug == slug).map(|problem| problem.words)
    };
    assert_eq!(lacks(&world, "steps"), Some("Add a step of the probe"));
    assert_eq!(forms::progress(world.case(), SHEET()), forms::Progress::NotStarted);
    let link = [("episode", Value::Link(PERIODS[0].to_owned()))];
    world.act(Edit::add(Key::thing("probe-step", "s1"), &link));
    assert_eq!(forms::progress(world.case(), SHEET()), forms::Progress::InProgress);
    assert_eq!(lacks(&world, "steps"), Some("Say what the step is"));
    world.say(Key::field("probe-step", "s1", "what"), Value::text("A step"));
    world.say(Key::field("probe-step", "s1", "by"), Value::Typed("soon".to_owned()));
    assert!(lacks(&world, "steps").unwrap().contains("real date"));
    world.say(Key::field("probe-step", "s1", "by"), Value::Empty);
    assert_eq!(lacks(&world, "steps"), None);

    let day = || Value::Date("2025-11-04".parse().unwrap());
    let field = |slug: &str| Key::field("probe", PERIODS[0], slug);
    let words = Some("Say who agreed to the probe, and when");
    assert_eq!(lacks(&world, "agreed-by"), words);
    world.say(field("agreed-by-how"), Value::choice("together"));
    assert_eq!(lacks(&world, "agreed-by"), words);
    world.say(field("agreed-by-on"), day());
    assert_eq!(lacks(&world, "agreed-by"), None);
    assert!(said(world.case()).contains("Probe agreed by: Went through it together: 4 November 2025"));
    world.say(field("agreed-by-how"), Value::choice("signed"));
    assert_eq!(lacks(&world, "agreed-by"), words);
    world.say(field("agreed-by-name"), Value::text("Doreen Amos"));
    world.say(field("agreed-by-role"), Value::text("daughter"));
    assert_eq!(lacks(&world, "agreed-by"), None);
    assert!(said(world.case()).contains("Probe agreed by: Signed: Doreen Amos, daughter, 4 November 2025"));
    // Who signs is somebody of the case.
    assert!(names::known(world.case()).iter().any(|known| known.shown == "Doreen Amos"));
    // Two devices that say two days leave each part by itself.
    let mut other = world.apart();
    world.say(field("agreed-by-on"), Value::Date("2025-11-05".parse().unwrap()));
    other.say(field("agreed-by-on"), Value::Date("2025-11-06".parse().unwrap()));
    let mut one = world.case().clone();
    for operation in other.case().operations() {
        one.admit(operation.clone()).unwrap();
    }
    let text = said(&one);
    assert!(
        text.contains("5 November 2025") && text.contains("6 November 2025") && text.contains("Doreen Amos")
    );
    assert!(!forms::problems(&one, SHEET()).is_empty());
}

#[test]
fn the_ends_of_a_scale_and_whose_words_they_are_are_said() {
    let mut world = World::new();
    let say = |world: &mut World, slug: &str, value: Value| {
        let key = key(world.case(), slug);
        world.say(key, value);
    };
    for (number, words) in [(1, "1 (shallowest)"), (3, "3"), (5, "5 (as deep as it goes)")] {
        say(&mut world, "depth", Value::Number(number));
        assert!(said(world.case()).contains(&format!("Depth of the probe: {words}\n")), "{words}");
    }
    say(&mut world, "own", Value::text("Mine"));
    say(&mut world, "view", Value::text("Ours"));
    say(&mut world, "other", Value::text("Theirs"));
    let text = said(world.case());
    for (voice, words) in Voice::ALL.iter().zip(["Mine", "Ours", "Theirs"]) {
        assert!(text.contains(&format!("What matters ({}): {words}", voice.words())), "{text}");
    }
    let hit = {
        let mut index = Index::default();
        index.add("c1", world.case());
        index.find("theirs").0.remove(0)
    };
    assert_eq!(hit.label, "What matters (what somebody else says)");
}

#[test]
fn few_letters_that_are_left_are_counted_and_none_is_cut() {
    let question = asked("more-words");
    let left = |letters: usize| question.left(&"\u{e9}".repeat(letters));
    assert_eq!((left(0), left(35), left(36), left(40), left(43)), (None, None, Some(4), Some(0), Some(-3)));
    assert_eq!(asked("words").left(&"x".repeat(9_000)), None);
    let mut world = World::new();
    let long = "x".repeat(100);
    let key = key(world.case(), "more-words");
    world.say(key.clone(), Value::text(&long));
    assert_eq!(world.case().value(&key).words(), long);
}

#[test]
fn what_is_asked_once_is_shown_with_where_it_comes_from_and_not_asked_again() {
    let mut world = World::new();
    let there = Key::field("consultation", PERIODS[0], "reason");
    world.say(there.clone(), Value::text("Falls at night"));
    assert_eq!(key(world.case(), "why"), there);
    assert!(
        said(world.case()).contains("Why it was probed (from Consultation): Falls at night"),
        "{}",
        said(world.case())
    );
    assert_eq!(forms::nouns::holds("probe", "why"), None, "it has no field of its own");
    assert_eq!(forms::progress(world.case(), SHEET()), forms::Progress::NotStarted);
    assert!(Reach::of(world.case(), &Key::thing("probe", PERIODS[0])).holds(&there));
    // Of many, each shows that of its own period of work.
    let link = [("episode", Value::Link(PERIODS[0].to_owned()))];
    world.act(Edit::add(Key::thing("probe-visit", "v1"), &link));
    let visit = forms::form("probe-visit").unwrap();
    assert_eq!(Sheet { form: visit, id: "v1" }.key(world.case(), visit.question("why").unwrap()), there);
    // Left out where it is asked, it is left out where it is shown.
    let choice = Choice { parts_left_out: ["consultation".to_owned()].into(), ..Choice::default() };
    let copy = redaction::redact("c1", world.case(), &choice);
    assert!(!said(&copy.case).contains("Falls"));
}

#[test]
fn a_link_says_what_it_leads_to_and_is_left_out_with_it() {
    let mut world = World::new();
    let person = |world: &mut World, id: &str, name: &str| {
        world.act(Edit::add(Key::thing("person", id), &[("name", Value::text(name))]));
    };
    person(&mut world, "p1", "Frank Amos");
    world.say(Key::field("person", CLIENT, "name"), Value::text("Doreen Amos"));
    world.act(Edit::add(
        Key::thing("probe-line", "l1"),
        &[("on", Value::Date("2025-11-04".parse().unwrap()))],
    ));
    for (slug, id) in [("rests-on", "l1"), ("for-whom", CLIENT), ("beside", "p1")] {
        let key = key(world.case(), slug);
        world.say(key, Value::Link(id.to_owned()));
    }
    let text = said(world.case());
    for words in [
        "Line on which the probe rests: Probe line: 4 November 2025",
        "For whom the probe is: Doreen Amos",
        "Who stood beside the probe: Frank Amos",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let offered = |slug: &str, nouns: &[&str]| {
        wording::offered(world.case(), nouns)
            .into_iter()
            .map(|(_, words)| words)
            .collect::<Vec<_>>()
            .join(slug)
    };
    assert!(offered(", ", &["person"]).contains("Frank Amos"));
    assert_eq!(offered(", ", &["probe-line"]), "Probe line: 4 November 2025");
    // Whoever is left out is not named by a link, and neither is their id; who leaves by initials is told so.
    let choice = Choice { people_left_out: ["p1".to_owned()].into(), ..Choice::default() };
    let copy = redaction::redact("c1", world.case(), &choice);
    assert_eq!(copy.case.value(&key(&copy.case, "beside")), &Value::Withheld);
    assert!(!said(&copy.case).contains("Frank"));
    let copy = redaction::redact("c1", world.case(), &Choice::initials());
    assert!(said(&copy.case).contains("Who stood beside the probe: F. A."), "{}", said(&copy.case));
    let choice = Choice { parts_left_out: ["probe-line".to_owned()].into(), ..Choice::default() };
    let copy = redaction::redact("c1", world.case(), &choice);
    assert_eq!(copy.case.value(&key(&copy.case, "rests-on")), &Value::Withheld);
    // A name that is typed is somebody's too.
    let at = key(world.case(), "beside");
    world.say(at, Value::text("Grace Okafor"));
    assert!(names::known(world.case()).iter().any(|known| known.shown == "Grace Okafor"));
    let copy = redaction::redact("c1", world.case(), &Choice::initials());
    assert!(!said(&copy.case).contains("Okafor"));
}
