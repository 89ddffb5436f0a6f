//! What follows from a form follows from what it says of itself: every form of the catalogue is walked through everything that
//! is worked out from it. With the feature `probe` there are forms of every kind more, of which nothing but the list of forms
//! knows: what they go through without a line of their own, any new form does.

mod clocks;
#[cfg(feature = "probe")]
mod golden;
#[cfg(feature = "probe")]
mod ids;
#[cfg(feature = "probe")]
mod kinds;
mod papers;
#[cfg(feature = "probe")]
mod people;
mod practice;
#[cfg(feature = "probe")]
mod rows;
mod rules;
mod said;
mod ways;
mod world;

use kith::{
    case::nouns::{self, Named, PERIOD, Part},
    forms::{
        self, FORMS, Form,
        form::{About, Listed, Offered, Paper},
        nouns::{NOUNS, SECTIONS, holds},
    },
    handoff::redaction,
};
use std::collections::BTreeSet;

fn all_unlike<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    names.into_iter().all(|name| !name.is_empty() && seen.insert(name))
}

#[test]
fn what_a_form_says_of_itself_fits_together() {
    for form in forms::every() {
        let words = form.noun;
        let is_of_a_whole = matches!(form.about, About::Case | About::Practice);
        assert!(form.many().is_some() || !is_of_a_whole, "{words}: one of a whole record has no thing");
        assert!(form.about != About::Client || form.many().is_none(), "{words}: there is one client");
        if form.about == About::Period && form.many().is_some() {
            assert!(form.keeps.contains(&PERIOD), "{words} does not keep its period of work");
        }
        if let Some(many) = form.many() {
            assert!(many.counted.0 != many.counted.1 && !many.counted.0.is_empty(), "{words}");
            assert!(many.told_by.is_empty() || form.question(many.told_by).is_some(), "{words}");
            assert_eq!(matches!(many.listed, Listed::WithHandOvers), form.offered == Offered::Elsewhere);
        }
        if let Some(list) = form.list() {
            let asked = list.columns.iter().map(|column| column.slug).chain(list.title.iter().copied());
            let begun = list.begins.iter().map(|(slug, _)| *slug);
            for slug in asked.chain(begun) {
                assert!(form.question(slug).is_some(), "{words}/{slug}");
            }
        }
        if let Paper::ChapterOf(noun, _) = form.paper {
            assert!(forms::form(noun).and_then(Form::leaf).is_some(), "{words} stands on no paper");
        }
        assert!(form.name.len() > 2 && (form.bar.is_empty() || form.bar.len() <= form.name.len()), "{words}");
    }
    assert!(all_unlike(forms::every().map(|form| form.name)));
    assert!(all_unlike(forms::every().filter_map(Form::leaf).map(|leaf| leaf.slug)));
    assert!(all_unlike(forms::every().filter_map(Form::list).map(|list| list.path)));
}

/// The sources of the program, but for the catalogue itself and the record beneath it.
fn sources(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("src/case") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// A list of forms beside the catalogue begins with the noun of one in quotation marks. What reads one answer names the form
/// by its constant, which a search for the form finds.
#[test]
fn no_source_names_a_form_but_by_its_constant() {
    let mut all = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let before =
        ["thing(", "things(", "field(", "form(", "Form(", "Print(", "day(case, ", "== ", "!= ", "noun: "];
    let mut named = Vec::new();
    for (path, text) in &all {
        for noun in forms::every().map(|form| form.noun) {
            for words in before.map(|before| format!("{before}\"{noun}\"")) {
                let is_code = |line: &&str| line.contains(&words) && !line.trim_start().starts_with("//");
                named.extend(text.lines().filter(is_code).map(|line| format!("{path}: {}", line.trim())));
            }
            // An arm of a match.
            let arm = format!("\"{noun}\"");
            let is_arm = |line: &&str| {
                let line = line.trim_start();
                line.starts_with(&arm) && (line.contains("=>") || line.starts_with(&format!("{arm} |")))
            };
            named.extend(text.lines().filter(is_arm).map(|line| format!("{path}: {}", line.trim())));
        }
    }
    // A filter of the chronology goes by the person whom its address names.
    named.retain(|line| !line.contains("filter.person"));
    assert!(named.is_empty(), "{}", named.join("\n"));
    assert!(all.len() > 250, "{}", all.len());
}

#[test]
fn every_noun_has_words_a_section_and_a_part_and_every_form_is_a_noun() {
    let offered: Vec<String> = redaction::parts().into_iter().map(|part| part.slug).collect();
    for noun in NOUNS {
        assert!(!noun.words.is_empty() && noun.words != noun.slug, "{}", noun.slug);
        assert!(SECTIONS.contains(&noun.section), "{} stands in no section", noun.slug);
        assert!(noun.told_by.is_empty() || holds(noun.slug, noun.told_by).is_some(), "{}", noun.slug);
        let is_offered = match noun.part {
            Part::Form => offered.iter().any(|part| part == noun.slug),
            Part::Rows => forms::rows::places().any(|place| {
                let grid = place.rows.grid;
                let is_of = grid.is_some_and(|grid| grid.by.noun == noun.slug || grid.noun == *noun);
                (place.rows.noun == noun.slug || is_of) && offered.iter().any(|p| p == place.form.noun)
            }),
            Part::Always | Part::HandOvers => true,
            part => offered.iter().any(|slug| slug == part.slug()) && !part.label().is_empty(),
        };
        assert!(is_offered, "{} leaves with a part that nobody can choose", noun.slug);
    }
    for form in FORMS {
        let noun = forms::nouns::noun(form.noun).unwrap();
        assert_eq!(noun.is_one_of_many(), form.many().is_some() || form.about == About::Client);
        assert_eq!(noun.named == Named::ByPeriod, form.about == About::Period && form.many().is_none());
        assert!(SECTIONS.iter().any(|section| section.slug == form.noun && section.heading == form.name));
        assert!(form.holds.iter().all(|held| forms::nouns::noun(held.slug) == Some(held)));
        assert!(form.share != Part::Form || offered.iter().any(|part| part == form.noun), "{}", form.noun);
    }
    assert_eq!(SECTIONS.last(), Some(&nouns::REST));
}
