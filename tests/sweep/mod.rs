//! Sweeps the catalogues: every row of the source is carried by something, and every form keeps the rules of its kind.

mod boxes;
mod golden;
mod library;
mod literals;

use kith::forms::{CLIENT, Choice, FORMS, Form, Home, Need, Question, Shown, every};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rows() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("tests/fixtures/rows.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn rows_of_questions() -> BTreeSet<&'static str> {
    FORMS
        .iter()
        .flat_map(|form| form.questions())
        .flat_map(|question| question.source_rows.iter().copied())
        .collect()
}

fn rows_of_forms() -> BTreeSet<&'static str> {
    let sections =
        FORMS.iter().flat_map(|form| form.sections).flat_map(|section| section.source_rows.iter().copied());
    rows_of_questions().into_iter().chain(sections).collect()
}

fn choices(question: &Question) -> &'static [Choice] {
    question.kind.choices()
}

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Runs a check over every question and gathers what it has to say, with the form and slug before it.
fn each_question(check: impl Fn(&'static Form, &'static Question) -> Vec<String>) {
    let mut complaints = Vec::new();
    for form in every() {
        for question in form.questions() {
            let said = check(form, question);
            complaints
                .extend(said.into_iter().map(|words| format!("{}/{}: {words}", form.noun, question.slug)));
        }
    }
    complain(&complaints);
}

#[test]
fn every_row_is_carried_by_a_field_a_rule_or_a_screen() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut carried: BTreeSet<String> = rows_of_forms().into_iter().map(str::to_owned).collect();
    for file in files {
        carried.extend(literals::of(&std::fs::read_to_string(file).unwrap()));
    }
    let rows = rows();
    assert_eq!(rows.len(), 20 + 15 + 40 + 26 + 27 + 14);
    let missing: Vec<String> = rows.into_iter().filter(|row| !carried.contains(row)).collect();
    assert!(missing.is_empty(), "no field, rule or screen carries {}", missing.join(", "));
}

#[test]
fn every_row_of_a_form_is_carried_by_a_question() {
    let carried = rows_of_questions();
    // Of the chronology, only the template is a form; the rest are rules.
    let of_a_form = |row: &String| row.starts_with(['C', 'T', 'I']) || row == "K40" || row == "K41";
    let missing: Vec<String> =
        rows().into_iter().filter(of_a_form).filter(|row| !carried.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "no question carries {}", missing.join(", "));
}

#[test]
fn every_row_of_the_toolkit_is_carried_by_a_prompt_a_question_or_a_diagram() {
    use kith::forms::network::{ASKED, QUADRANTS, SOURCE_ROWS};
    let mut carried: BTreeSet<&str> = SOURCE_ROWS.iter().copied().collect();
    carried.extend(QUADRANTS.iter().flat_map(|one| one.prompts).map(|(_, _, row)| *row));
    let questions = || ASKED.iter().flat_map(|(_, groups)| *groups).flat_map(|group| *group);
    carried.extend(questions().flat_map(|question| question.source_rows.iter().copied()));
    carried.extend(kith::diagrams::genogram::SOURCE_ROWS);
    carried.extend(kith::diagrams::ecomap::SOURCE_ROWS);
    let missing: Vec<String> =
        (1..=27).map(|row| format!("K{row}")).filter(|row| !carried.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "nothing carries {}", missing.join(", "));
    // The prompts of the four quadrants are the places in which a strength can stand, each once and with its label.
    let place = questions().find(|question| question.slug == "place").unwrap();
    let offered: Vec<(&str, &str)> = choices(place).iter().map(|one| (one.slug, one.label)).collect();
    let prompts: Vec<(&str, &str)> =
        QUADRANTS.iter().flat_map(|one| one.prompts).map(|(slug, words, _)| (*slug, *words)).collect();
    assert_eq!(offered, prompts);
    // The chips of the community's strengths are kinds of system that name the same rows.
    for (slug, _, row) in QUADRANTS.iter().filter(|one| one.is_community).flat_map(|one| one.prompts) {
        assert_eq!(kith::forms::network::system_of(slug).source_row(), *row, "{slug}");
    }
}

#[test]
fn every_source_row_is_in_the_source() {
    // The five Acts stand in the frame of the source, which is not swept: they are choices of one question.
    let known: BTreeSet<String> = rows().into_iter().chain((16..=20).map(|n| format!("F{n}"))).collect();
    let unknown: Vec<&str> = rows_of_forms().into_iter().filter(|row| !known.contains(*row)).collect();
    assert!(unknown.is_empty(), "not a row: {}", unknown.join(", "));
}

#[test]
fn slugs_are_unique_and_fit_a_key() {
    let fits = |slug: &str| {
        (1..=64).contains(&slug.len())
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let mut complaints = Vec::new();
    let mut nouns = BTreeSet::new();
    for form in every() {
        assert!(fits(form.noun) && nouns.insert(form.noun), "{}", form.noun);
        let (mut slugs, mut sections) = (BTreeSet::new(), BTreeSet::new());
        for section in form.sections {
            if !fits(section.slug) || !sections.insert(section.slug) {
                complaints.push(format!("{}: section {}", form.noun, section.slug));
            }
        }
        let of_rows: Vec<_> =
            form.questions().filter_map(|one| one.kind.rows()).filter(|rows| rows.1).collect();
        for (rows, _) in of_rows {
            let mut asked = BTreeSet::new();
            assert!(fits(rows.noun) && nouns.insert(rows.noun), "{}", rows.noun);
            assert!(rows.of.iter().all(|one| fits(one.slug) && asked.insert(one.slug)), "{}", rows.noun);
        }
        for question in form.questions() {
            // Fields that every thing may have beside its answers.
            let taken = [kith::forms::COMPLETED, kith::case::WITHDRAWN, "episode", "order", "value"];
            if !fits(question.slug) || !slugs.insert(question.slug) || taken.contains(&question.slug) {
                complaints.push(format!("{}: question {}", form.noun, question.slug));
            }
            let mut seen = BTreeSet::new();
            for choice in choices(question) {
                if !fits(choice.slug) || !seen.insert(choice.slug) {
                    complaints.push(format!("{}/{}: choice {}", form.noun, question.slug, choice.slug));
                }
            }
        }
    }
    complain(&complaints);
}

#[test]
fn labels_are_unique_within_a_form_and_short() {
    let mut complaints = Vec::new();
    for form in every() {
        let mut labels = BTreeSet::new();
        for question in form.questions() {
            let label = question.title();
            if !labels.insert(label.to_lowercase()) || label.chars().count() > 90 || label.trim() != label {
                complaints.push(format!("{}: {label}", form.noun));
            }
            let mut seen = BTreeSet::new();
            for choice in choices(question) {
                if !seen.insert(choice.label.to_lowercase()) || choice.label.chars().count() > 90 {
                    complaints.push(format!("{}/{}: {}", form.noun, question.slug, choice.label));
                }
            }
        }
        // A control is found by its label alone, so no choice may bear the label of a question.
        for choice in form.questions().flat_map(choices) {
            if labels.contains(&choice.label.to_lowercase()) {
                complaints.push(format!("{}: {} is a question and a choice", form.noun, choice.label));
            }
        }
    }
    complain(&complaints);
}

#[test]
fn a_condition_names_an_earlier_question_and_its_choices() {
    let mut complaints = Vec::new();
    for form in every() {
        let mut earlier: BTreeMap<&str, &Question> = BTreeMap::new();
        for question in form.questions() {
            if let Shown::If(slug, wanted) = question.shown {
                let known: Vec<&str> =
                    earlier.get(slug).map_or(&[][..], |gate| choices(gate)).iter().map(|c| c.slug).collect();
                if wanted.is_empty() || !wanted.iter().all(|choice| known.contains(choice)) {
                    complaints.push(format!("{}/{}: {slug} {wanted:?}", form.noun, question.slug));
                }
            }
            earlier.insert(question.slug, question);
        }
    }
    complain(&complaints);
}

#[test]
fn words_of_help_and_error_are_whole() {
    let whole = |hint: &str| hint.is_empty() || (hint.ends_with('.') && hint.trim() == hint);
    each_question(|_, question| {
        let mut said = Vec::new();
        if !whole(question.hint) {
            said.push(format!("hint: {}", question.hint));
        }
        said.extend(choices(question).iter().filter(|c| !whole(c.hint)).map(|c| format!("hint: {}", c.hint)));
        if let Need::Required(words) = question.need
            && (!(words.starts_with("Enter ") || words.starts_with("Choose ")) || words.ends_with('.'))
        {
            said.push(format!("error: {words}"));
        }
        said
    });
    for section in every().flat_map(|form| form.sections) {
        assert!(whole(section.hint), "{}", section.hint);
        assert!(!section.heading.is_empty() && !section.questions.is_empty(), "{}", section.slug);
    }
    assert!(every().all(|form| form.purpose.ends_with('.') && !form.title.is_empty()));
}

#[test]
fn an_answer_kept_with_the_client_is_of_one_kind_everywhere() {
    let person = kith::forms::form("person").unwrap();
    assert!(person.questions().all(|question| question.home == Home::Client));
    assert_eq!(CLIENT, "client");
    each_question(|_, question| {
        let home = person.question(question.slug);
        match (question.home, home) {
            (Home::Client, Some(home)) if home.kind == question.kind => vec![],
            (Home::Client, _) => vec!["the person's form asks it otherwise or not at all".to_owned()],
            // What is only shown is held against its own question in tests/catalogue.
            (Home::Form | Home::With(..), _) => vec![],
        }
    });
}

#[test]
fn earlier_answers_shown_beside_a_question_exist() {
    each_question(|_, question| {
        let lost = |(noun, slug): &&(&str, &str)| {
            kith::forms::form(noun).and_then(|form| form.question(slug)).is_none()
        };
        question.beside.iter().filter(lost).map(|(noun, slug)| format!("{noun}/{slug}")).collect()
    });
}
