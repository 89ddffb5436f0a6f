//! The list of nouns is whole: every place that makes an edit writes what stands in it, and what does not is refused.

mod golden;
mod places;
mod sources;

use kith::{
    case::nouns::{Named, Part},
    forms::{self, Home, nouns::NOUNS},
};
use std::collections::BTreeSet;

#[test]
fn each_noun_stands_once_and_each_field_of_it_once() {
    let nouns: BTreeSet<&str> = NOUNS.iter().map(|noun| noun.slug).collect();
    assert_eq!(nouns.len(), NOUNS.len());
    for noun in NOUNS {
        let fields = forms::nouns::fields(noun);
        let slugs: BTreeSet<&str> = fields.iter().map(|(slug, _)| *slug).collect();
        assert_eq!(slugs.len(), fields.len(), "{}", noun.slug);
        for (slug, holds) in fields {
            assert_eq!(forms::nouns::holds(noun.slug, slug), Some(holds), "{}/{slug}", noun.slug);
        }
        for linked in noun.links().flat_map(|(_, nouns, _)| nouns) {
            assert!(nouns.contains(linked), "{} links to {linked}", noun.slug);
        }
        if let Named::ByThese(these) = noun.named {
            assert!(these.iter().all(|one| nouns.contains(one)));
        }
        // What another part holds is a field of the noun.
        for field in noun.elsewhere.iter().flat_map(|(_, fields)| *fields) {
            assert!(forms::nouns::holds(noun.slug, field).is_some(), "{}/{field}", noun.slug);
        }
    }
}

#[test]
fn each_form_and_each_question_has_a_noun() {
    for form in forms::FORMS {
        let noun = forms::nouns::noun(form.noun);
        assert!(noun.is_some(), "{}", form.noun);
        for question in
            form.questions().filter(|question| question.is_asked() && !question.kind.is_kept_apart())
        {
            let noun = if question.home == Home::Client { "person" } else { form.noun };
            assert!(forms::nouns::holds(noun, question.slug).is_some(), "{noun}/{}", question.slug);
        }
        // What is asked about the client by any form is asked by the client's own, whose sections it is shared with.
        for question in form.questions().filter(|question| question.home == Home::Client) {
            assert!(forms::person::FORM.question(question.slug).is_some(), "{}", question.slug);
        }
    }
    for (noun, _) in forms::family::ASKED.iter().chain(forms::network::ASKED) {
        assert!(forms::nouns::noun(noun).is_some(), "{noun}");
    }
}

#[test]
fn each_noun_has_a_name_and_what_can_be_kept_back_is_one_of_many() {
    for noun in NOUNS {
        assert_ne!(kith::edit::wording::noun(noun.slug), noun.slug, "{} is called nothing", noun.slug);
        assert!(noun.part != Part::Form || forms::form(noun.slug).is_some(), "{}", noun.slug);
        if forms::nouns::holds(noun.slug, "private").is_some() {
            assert!(noun.is_one_of_many(), "{}", noun.slug);
        }
    }
}
