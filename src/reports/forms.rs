//! Each form as a document, headings in the source's order.

use super::{
    chronology,
    document::{Block, Document},
    ratings, undecided,
};
use crate::case::{Case, Key, order};
use crate::edit::wording;
use crate::forms::{self, CLIENT, Form, Kind, Section, Sheet};
use crate::pathway::{episodes, reviews};

/// The rows that this file carries out: the forms as sent to the area mailbox, the plan and its reviews on paper.
pub const SEEDS: &[&str] = &["P3", "P14", "I38"];

/// Adds a section's shown questions with their answers.
fn section(
    document: &mut Document,
    case: &Case,
    sheet: Sheet<'_>,
    section: &Section,
    occasion: &str,
    episode: &str,
) {
    document.heading(section.heading);
    for question in section.questions {
        if question.kind == Kind::Ratings {
            let (columns, rows) = ratings::table(case, episode, occasion);
            document.blocks.push(Block::Table {
                caption: format!("{} ({})", question.label, ratings::SCALE),
                columns,
                rows,
            });
        } else if sheet.is_shown(case, question) {
            document.answer(question.label, undecided::said(case, &sheet.key(question), Some(question)));
        }
    }
}

fn head(document: &mut Document, case: &Case) {
    let client = |field: &str| undecided::said(case, &Key::field("person", CLIENT, field), None);
    document.answer("Client", client("name"));
    document.answer(
        "ID",
        undecided::said_as(case, &Key::field("person", CLIENT, "identifier"), identifier(case)),
    );
    document.answer("Date of birth", client("born"));
}

/// The client's identifier with the system that it belongs to.
#[must_use]
pub fn identifier(case: &Case) -> String {
    let (number, system) =
        (case.field("person", CLIENT, "identifier"), case.field("person", CLIENT, "identifier-system"));
    let question = forms::person::FORM.question("identifier-system");
    match (number.is_blank(), system.is_blank()) {
        (true, _) => String::new(),
        (_, true) => wording::bare(number),
        _ => format!("{} ({})", wording::bare(number), wording::answer(question, system)),
    }
}

/// One form of a period of work, or one of its sections.
#[must_use]
pub fn form(case: &Case, form: &'static Form, id: &str, only: Option<&str>) -> Document {
    let sheet = Sheet { form, id };
    let mut document = Document::new(format!("{} ({})", form.title, form.source));
    if form.noun != "person" && form.noun != "consultation" {
        head(&mut document, case);
    }
    let (occasion, episode) = match form.noun {
        "review" => (id, case.field("review", id, "episode").words()),
        _ => (ratings::ALLOCATION, id),
    };
    for part in form.sections.iter().filter(|part| only.is_none_or(|only| only == part.slug)) {
        section(&mut document, case, sheet, part, occasion, episode);
    }
    document
}

/// Appendix 2 whole: the consultation with the social work team's part, which the decision holds.
#[must_use]
pub fn consultation(case: &Case, episode: &str) -> Document {
    let mut document = form(case, &forms::consultation::FORM, episode, None);
    document.title = "Social work consultation form (Appendix 2)".to_owned();
    let decision = form(case, &forms::decision::FORM, episode, None);
    let repeated = |block: &Block| matches!(block, Block::Answer { label, .. } if ["Client", "ID"].contains(&label.as_str()));
    let blocks = decision.blocks.into_iter().skip_while(|block| !matches!(block, Block::Heading(_)));
    document.blocks.extend(blocks.filter(|block| !repeated(block)));
    document
}

/// Appendix 3 whole: the involvement, its first two reviews in the form, the rest on a continuation sheet, and the end.
#[must_use]
pub fn involvement(case: &Case, episode: &str) -> Document {
    let mut document = form(case, &forms::involvement::FORM, episode, None);
    document.title = "Social work involvement and review form (Appendix 3)".to_owned();
    let held = reviews(case, episode);
    if !held.is_empty() {
        document.heading("Review of social work intervention");
    }
    for (index, id) in held.iter().enumerate() {
        if index == 2 {
            document.heading("Continuation sheet");
        }
        let review = form(case, &forms::review::FORM, id, None);
        document.heading(format!("Review {}", index + 1));
        document
            .blocks
            .extend(review.blocks.into_iter().skip_while(|block| !matches!(block, Block::Heading(_))));
    }
    let closure = Sheet { form: &forms::closure::FORM, id: episode };
    if forms::progress(case, closure) != forms::Progress::NotStarted {
        let end = form(case, &forms::closure::FORM, episode, None);
        document
            .blocks
            .extend(end.blocks.into_iter().skip_while(|block| !matches!(block, Block::Heading(_))));
    }
    document
}

/// The threshold guidance as it was applied (Appendix 1).
#[must_use]
pub fn threshold(case: &Case, episode: &str) -> Document {
    form(case, &forms::threshold::FORM, episode, None)
}

/// The ids of the working notes, newest first; those without a date that is understood last.
#[must_use]
pub fn note_ids(case: &Case) -> Vec<String> {
    let mut ids: Vec<String> = case.things("note").map(str::to_owned).collect();
    order::by_key(&mut ids, |id| {
        std::cmp::Reverse(case.field("note", id, "date").date().map(|when| when.order()))
    });
    ids
}

/// The working notes, newest first.
#[must_use]
pub fn notes(case: &Case) -> Document {
    let mut document = Document::new("Working notes");
    let notes = note_ids(case);
    let question = |slug: &str| forms::note::FORM.question(slug);
    let cell = |id: &str, slug: &str| undecided::said(case, &Key::field("note", id, slug), question(slug));
    let columns = vec!["Date".to_owned(), "Kind".to_owned(), "Note".to_owned()];
    let rows = notes.iter().map(|id| vec![cell(id, "date"), cell(id, "kind"), cell(id, "text")]).collect();
    document.blocks.push(Block::Table { caption: "Working notes".to_owned(), columns, rows });
    document
}

/// The whole case as people read it: every form of every period of work, the chronology and the working notes.
#[must_use]
pub fn whole(case: &Case) -> Vec<Document> {
    let mut documents = vec![undecided::document(case), form(case, &forms::person::FORM, CLIENT, None)];
    for episode in episodes(case) {
        documents.push(consultation(case, &episode));
        documents.push(threshold(case, &episode));
        documents.push(involvement(case, &episode));
    }
    documents.push(chronology::document(case));
    documents.push(chronology::analysis::document(case));
    documents.push(notes(case));
    documents.retain(|document| {
        document.blocks.iter().any(|block| match block {
            Block::Answer { answer, .. } => !answer.is_empty(),
            Block::Table { rows, .. } => !rows.is_empty(),
            Block::Paragraph(_) => true,
            Block::Heading(_) => false,
        })
    });
    documents
}
