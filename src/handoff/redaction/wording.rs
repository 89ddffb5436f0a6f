//! The words of the program itself: they stand in every file and document, and tell nothing.

use crate::edit::wording;
use crate::forms::form::{Chapter, Layout, Paper};
use crate::forms::{self, Kind, Question, nouns::NOUNS, question::Scale};

/// The words that every file and document holds whatever the case says, a line each: a withheld text that says no more
/// than one of them cannot be told from it.
pub(super) fn words_of_the_program() -> String {
    let mut words = String::new();
    let mut add = |text: &str| {
        words.push_str(text);
        words.push('\n');
    };
    for form in forms::FORMS {
        [form.noun, form.title, form.source].into_iter().for_each(&mut add);
        // The headings of papers and of tables stand in the documents whatever the case says.
        if let Some(leaf) = form.leaf() {
            add(leaf.title);
            if leaf.layout != Layout::Sections {
                add(form.name);
            }
            for column in form.list().iter().flat_map(|list| list.columns) {
                add(column.heading);
            }
        }
        if let Paper::ChapterOf(_, Chapter::Each(sheets)) = form.paper {
            [sheets.heading, sheets.continued].into_iter().for_each(&mut add);
        }
        for section in form.sections {
            add(section.heading);
        }
        for question in form.questions() {
            add(question.slug);
            of_question(question, &mut add);
        }
    }
    for noun in NOUNS {
        add(noun.slug);
        add(wording::noun(noun.slug));
        for (slug, _) in forms::nouns::fields(noun) {
            add(slug);
        }
        // The questions of the family and the world around are no form's.
        for question in forms::nouns::questions(noun.slug) {
            of_question(question, &mut add);
        }
    }
    add(crate::handoff::envelope::NOTICE);
    add(FRAME);
    words
}

/// What a question says whatever the answer is: its label, what is offered, the ends of a scale.
fn of_question(question: &Question, add: &mut impl FnMut(&str)) {
    add(&question.title());
    add(question.in_short());
    for choice in question.kind.choices() {
        add(choice.slug);
        add(choice.label);
    }
    match question.kind {
        Kind::Scale(scale) => of_scale(scale, add),
        Kind::Rows(rows) | Kind::Rated(rows) => {
            rows.grid.iter().for_each(|grid| of_scale(grid.scale, add));
        }
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::Day
        | Kind::When
        | Kind::Time
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Number(_)
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_) => {}
    }
}

fn of_scale(scale: &Scale, add: &mut impl FnMut(&str)) {
    add(&scale.told());
    add(&scale.in_words(scale.from));
    add(&scale.in_words(scale.to));
}

/// The names of what stands in a file, and the headings of its documents.
const FRAME: &str = "kith-handoff format version app notice exported_at exported_by left_out cases sha256 id readable \
operations stamp act key value replaces by why salt digest name role title blocks heading answer label paragraph table \
caption columns rows text choice choices date typed time number link whole empty withheld erased add withdraw restore \
complete reopen choose undo redo mark Client ID Date of birth Incident or sequence of \
incidents relevant to the person\u{2019}s situation Source Significance Concern Whose Rating episode case person concern \
rater rating union tie status professional societal social-worker carer family client (withheld from this copy)";
