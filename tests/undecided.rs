//! What two devices answered apart and nobody has chosen between looks decided nowhere: not on paper, not in a copy, not in
//! the readable part of a file, not when a form is marked complete.

use kith::{
    case::{Case, Key, Value, When},
    edit::{Edit, Refusal},
    forms::{self, FORMS, Form, Kind, Question, Sheet, Shown, form::About},
    reports::{self, caseload::Summary, undecided},
};

use crate::support::{Address, Desk};

fn of_device(case: Case, device: u64, name: &str) -> Desk {
    Desk::over("first", case, device, name)
}

/// Answers, or leaves an answer that says the same already.
fn say(desk: &mut Desk, at: impl Address, value: Value) {
    match desk.try_dispatch(Edit::Answer { key: at.key(), value }) {
        Ok(_) | Err(Refusal::NothingNew) => {}
        Err(refusal) => panic!("{refusal}"),
    }
}

/// Two different answers to a question of this kind, with what each says in words.
fn answers(question: &Question) -> Option<[(Value, String); 2]> {
    let day = |text: &str| Value::Date(text.parse::<When>().unwrap());
    let two = |a: Value, b: Value| {
        let words = |value: &Value| kith::edit::wording::said(&Case::new(), Some(question), value);
        let (first, second) = (words(&a), words(&b));
        Some([(a, first), (b, second)])
    };
    match question.kind {
        Kind::Line | Kind::Paragraph(_) | Kind::Words(_) => {
            two(Value::text("Zanzibar apart"), Value::text("Quixote apart"))
        }
        Kind::Day | Kind::When => two(day("2025-10-01"), day("2025-10-09")),
        Kind::Time => two(Value::Time("09:10".to_owned()), Value::Time("21:45".to_owned())),
        Kind::Link(_) => two(Value::Link("l1".to_owned()), Value::Link("l2".to_owned())),
        Kind::Person => two(Value::Link("client".to_owned()), Value::text("Quixote apart")),
        Kind::Number(_) | Kind::Scale(_) => two(Value::Number(3), Value::Number(7)),
        Kind::One(choices) => two(Value::choice(choices[0].slug), Value::choice(choices[1].slug)),
        Kind::Many(choices) => {
            let pick = |at: usize| Value::Choices([choices[at].slug.to_owned()].into());
            if choices.len() < 2 { two(pick(0), Value::Empty) } else { two(pick(0), pick(1)) }
        }
        // Each of their parts and rows is answered by itself.
        Kind::Signature(_) | Kind::Rows(_) | Kind::Rated(_) => None,
    }
}

fn thing_of(form: &Form) -> &'static str {
    match (form.about, form.many()) {
        (About::Client, _) => "client",
        (_, Some(_)) => "t1",
        (_, None) => "e1",
    }
}

/// Answers what a question is shown behind, so that it stands on paper.
fn open_the_way(desk: &mut Desk, form: &'static Form, question: &Question) {
    let Shown::If(slug, choices) = question.shown else { return };
    let gate = form.question(slug).unwrap();
    open_the_way(desk, form, gate);
    let key = Sheet { form, id: thing_of(form) }.key(desk.case(), gate);
    let value = match gate.kind {
        Kind::Many(_) => Value::Choices([choices[0].to_owned()].into()),
        _ => Value::choice(choices[0]),
    };
    say(desk, &key, value);
}

fn begun(form: &'static Form, question: &Question) -> Desk {
    let mut desk = of_device(Case::new(), 1, "Asha");
    desk.add("episode/e1", &[]);
    if thing_of(form) == "t1" {
        let is_of_period = form.about == About::Period;
        let period = [("episode", Value::Link("e1".to_owned()))];
        desk.add(&format!("{}/t1", form.noun), if is_of_period { &period } else { &[] });
    }
    open_the_way(&mut desk, form, question);
    desk
}

/// The case after two devices have answered this apart.
fn apart(desk: &Desk, key: &Key, first: &Value, second: &Value) -> Case {
    let base = desk.case().clone();
    let mut here = of_device(base.clone(), 1, "Asha");
    let mut there = of_device(base, 2, "Benedict");
    say(&mut here, key, first.clone());
    if second.is_blank() {
        // An answer that was given and taken away again.
        say(&mut there, key, first.clone());
    }
    say(&mut there, key, second.clone());
    let mut case = here.case().clone();
    for operation in there.case().operations() {
        case.admit(operation.clone()).unwrap();
    }
    assert!(!case.conflict(key).is_empty(), "{key} is in conflict");
    case
}

fn assert_both(text: &str, words: [&str; 2], what: &str) {
    assert!(text.contains(undecided::MARK), "{what}: nothing says that it is not decided:\n{text}");
    for (words, who) in words.into_iter().zip(["Asha", "Benedict"]) {
        let words = if words.is_empty() { "(no answer)" } else { words };
        let line = text.lines().find(|line| line.contains(words) && line.contains(who));
        assert!(line.is_some(), "{what}: \u{201c}{words}\u{201d} of {who} is not in it:\n{text}");
    }
}

#[test]
fn both_answers_to_each_question_of_each_form_are_on_paper_in_the_copy_and_in_the_file() {
    let mut tried = 0;
    for form in FORMS {
        for question in form.questions() {
            let Some([(first, one), (second, other)]) = answers(question) else { continue };
            let desk = begun(form, question);
            let key = Sheet { form, id: thing_of(form) }.key(desk.case(), question);
            let case = apart(&desk, &key, &first, &second);
            let what = format!("{}/{}", form.noun, question.slug);
            let paper = reports::forms::form(&case, form, thing_of(form), None);
            assert_both(&paper.to_text(), [&one, &other], &what);
            let file: String = reports::forms::whole(&case).iter().map(reports::Document::to_text).collect();
            assert_both(&file, [&one, &other], &format!("{what} in the file"));
            assert_eq!(Summary::of("first", &case, None).undecided, 1, "{what} is counted on Home");
            tried += 1;
        }
    }
    println!("{tried} questions of {} forms were answered apart", FORMS.len());
}

#[test]
fn each_form_is_completed_only_after_a_choice() {
    for form in FORMS {
        for question in form.questions() {
            let Some([(first, _), (second, _)]) = answers(question) else { continue };
            // What is only shown is chosen between where it is asked.
            if !question.is_asked() {
                continue;
            }
            let (begun, sheet) = (begun(form, question), Sheet { form, id: thing_of(form) });
            let case = apart(&begun, &sheet.key(begun.case(), question), &first, &second);
            let problems = forms::problems(&case, sheet);
            assert_eq!(
                problems.first().map(|problem| problem.question.slug),
                Some(question.slug),
                "{}/{}: the answer to choose is asked for first",
                form.noun,
                question.slug
            );
            let mut desk = of_device(case, 3, "Chidi");
            let thing = Key::thing(form.noun, sheet.id);
            assert!(matches!(desk.try_dispatch(Edit::Complete { thing }), Err(Refusal::Incomplete(_))));
            let key = sheet.key(desk.case(), question);
            let stamp = desk.case().conflict(&key)[0].stamp;
            desk.dispatch(Edit::Choose { key: key.clone(), stamp });
            let left = forms::problems(desk.case(), sheet);
            let is_left = left.iter().any(|problem| problem.words.contains("side by side"));
            assert!(!is_left, "{}/{}: chosen is decided", form.noun, question.slug);
        }
    }
}

#[test]
fn ratings_and_what_they_rate_are_said_both_ways_and_asked_for() {
    let mut desk =
        begun(&forms::involvement::FORM, &forms::involvement::FORM.questions().next().unwrap().clone());
    let link = || Value::Link("e1".to_owned());
    desk.add("concern/c1", &[("episode", link()), ("text", Value::text("Falls"))]);
    desk.add("concern/c2", &[("episode", link()), ("text", Value::text("Fire"))]);
    desk.add("rater/r1", &[("episode", link()), ("name", Value::text("Doreen"))]);
    say(&mut desk, Key::parse("rating/c2.r1.allocation/value").unwrap(), Value::Number(5));
    let cases = [
        ("rating/c1.r1.allocation/value", Value::Number(2), Value::Number(8), ["2", "8"]),
        (
            "concern/c1/text",
            Value::text("Falls at night"),
            Value::text("Falls by day"),
            ["Falls at night", "Falls by day"],
        ),
        (
            "concern/c1/whose",
            Value::choice("person"),
            Value::choice("societal"),
            ["own concern", "Societal concern"],
        ),
        ("rater/r1/name", Value::text("Doreen A."), Value::text("Frank"), ["Doreen A.", "Frank"]),
    ];
    for (key, first, second, words) in cases {
        let case = apart(&desk, &Key::parse(key).unwrap(), &first, &second);
        let paper = reports::forms::form(&case, &forms::involvement::FORM, "e1", None);
        let text = paper.to_text();
        assert!(text.contains(undecided::MARK), "{key}:\n{text}");
        for words in words {
            assert!(text.contains(words), "{key}: {words}\n{text}");
        }
        let problems = forms::problems(&case, Sheet { form: &forms::involvement::FORM, id: "e1" });
        assert!(problems[0].words.contains("side by side"), "{key}");
    }
}

#[test]
fn what_a_drawing_shows_is_said_both_ways_in_every_copy_of_the_case() {
    let questions = forms::family::ASKED.iter().chain(forms::network::ASKED);
    let mut tried = 0;
    for (noun, questions) in questions {
        for question in questions.iter().copied().flatten() {
            // A tie to a person and one to a system ask some things under one slug: the record knows the first.
            let asked = kith::edit::wording::question(&Key::field(noun, "t1", question.slug)).unwrap();
            let Some([(first, one), (second, other)]) = answers(asked) else { continue };
            let mut desk = of_device(Case::new(), 1, "Asha");
            desk.add("episode/e1", &[]);
            desk.add(&format!("{noun}/t1"), &[]);
            let key = Key::field(noun, "t1", question.slug);
            let case = apart(&desk, &key, &first, &second);
            let text: String = reports::forms::whole(&case).iter().map(reports::Document::to_text).collect();
            assert_both(&text, [&one, &other], &key.to_string());
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
    println!("{tried} questions of the drawings were answered apart");
}

#[test]
fn what_follows_from_either_of_two_answers_is_shown_while_nobody_has_chosen() {
    let form = &forms::decision::FORM;
    let outcome = form.question("outcome").unwrap();
    let desk = begun(form, outcome);
    let key = Sheet { form, id: "e1" }.key(desk.case(), outcome);
    let case = apart(&desk, &key, &Value::choice("appropriate"), &Value::choice("not-appropriate"));
    let sheet = Sheet { form, id: "e1" };
    for slug in ["plan", "reasons"] {
        assert!(sheet.is_shown(&case, form.question(slug).unwrap()), "{slug}");
    }
    let unsure: Vec<String> = kith::pathway::unsure(&case, "e1").iter().map(ToString::to_string).collect();
    assert_eq!(unsure, ["decision/e1/outcome"]);
}

#[test]
fn withdrawn_things_need_not_be_decided_and_a_decided_case_has_no_page_for_it() {
    let form = &forms::note::FORM;
    let question = form.question("text").unwrap();
    let desk = begun(form, question);
    let case = apart(&desk, &Key::parse("note/t1/text").unwrap(), &Value::text("a"), &Value::text("b"));
    let mut desk = of_device(case, 3, "Chidi");
    desk.dispatch(Edit::Withdraw { thing: Key::parse("note/t1").unwrap(), why: "Twice".to_owned() });
    assert_eq!(undecided::all(desk.case()), []);
    let titles: Vec<String> =
        reports::forms::whole(desk.case()).into_iter().map(|document| document.title).collect();
    assert!(!titles.iter().any(|title| title == "Answers not yet decided"), "{titles:?}");
}
