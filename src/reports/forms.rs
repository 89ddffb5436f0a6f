//! Each form as a document, headings in the source's order.

use super::{
    chronology,
    document::{Block, Document},
    identity::identifier,
    rows, undecided,
};
use crate::case::{Case, Key, Subject};
use crate::forms::form::{About, Chapter, Column, Count, Layout, Leaf, Paper};
use crate::forms::{self, CLIENT, Form, Home, Kind, Question, Section, Sheet, person};
use crate::pathway::{episodes, things::things};

/// The rows that this file carries out: the forms as sent to the area mailbox, the plan and its reviews on paper.
pub const SOURCE_ROWS: &[&str] = &["P3", "P14", "I38"];

/// Adds a section's shown questions with their answers.
fn section(document: &mut Document, case: &Case, sheet: Sheet<'_>, section: &Section) {
    document.heading(section.heading);
    let said = |document: &mut Document, question: &Question| {
        let from = match question.home {
            Home::With(noun, _) => forms::form(noun).map(|form| format!(" (from {})", form.title)),
            Home::Form | Home::Client => None,
        };
        let words = undecided::said(case, &sheet.key(case, question), Some(question));
        document.answer(format!("{}{}", question.title(), from.unwrap_or_default()), words);
    };
    for question in section.questions.iter().filter(|question| sheet.is_shown(case, question)) {
        match question.kind {
            Kind::Rows(of) | Kind::Rated(of) => {
                let (columns, rows) = rows::table(case, sheet, of);
                document.blocks.push(Block::Table { caption: rows::caption(question, of), columns, rows });
            }
            Kind::Signature(parts) => match rows::signature(case, sheet, parts) {
                Some(words) => document.answer(question.label, words),
                None => parts
                    .iter()
                    .filter(|part| sheet.is_shown(case, part))
                    .for_each(|part| said(document, part)),
            },
            Kind::Line
            | Kind::Paragraph(_)
            | Kind::Words(_)
            | Kind::Day
            | Kind::When
            | Kind::Time
            | Kind::One(_)
            | Kind::Many(_)
            | Kind::Number(_)
            | Kind::Scale(_)
            | Kind::Link(_)
            | Kind::Person => said(document, question),
        }
    }
}

fn head(document: &mut Document, case: &Case) {
    let client = |field: &str| undecided::said(case, &Key::field(person::NOUN, CLIENT, field), None);
    document.answer("Client", client(person::NAME));
    document.answer(
        "ID",
        undecided::said_as(case, &Key::field(person::NOUN, CLIENT, person::IDENTIFIER), identifier(case)),
    );
    document.answer("Date of birth", client(person::BORN));
}

/// One form of a period of work, or one of its sections.
#[must_use]
pub fn form(case: &Case, form: &'static Form, id: &str, only: Option<&str>) -> Document {
    let sheet = Sheet { form, id };
    let title = if form.source.is_empty() {
        form.title.to_owned()
    } else {
        format!("{} ({})", form.title, form.source)
    };
    let mut document = Document::new(title);
    // A form that asks all of it about the client says it in its own place.
    let asks = |slug: &&str| form.question(slug).is_some_and(|question| question.home == Home::Client);
    let is_of_client = form.subject() == Subject::Case;
    if is_of_client && ![person::NAME, person::IDENTIFIER, person::BORN].iter().all(asks) {
        head(&mut document, case);
    }
    for part in form.sections.iter().filter(|part| only.is_none_or(|only| only == part.slug)) {
        section(&mut document, case, sheet, part);
    }
    document
}

/// What stands under the head of a form's document.
fn body(document: Document) -> impl Iterator<Item = Block> {
    document.blocks.into_iter().skip_while(|block| !matches!(block, Block::Heading(_)))
}

/// What a paper is called, with where in the source it stands.
fn heading(of: &Form, leaf: &Leaf) -> String {
    if of.source.is_empty() { leaf.title.to_owned() } else { format!("{} ({})", leaf.title, of.source) }
}

/// The paper of a form as the source has it: with the chapters that are other forms'. The id is a period's, or the thing's own.
/// Of a form that stands on no paper of its own it is the form alone.
#[must_use]
pub fn paper(case: &Case, of: &'static Form, id: &str) -> Document {
    let Some(leaf) = of.leaf() else { return form(case, of, id, None) };
    match leaf.layout {
        Layout::Chronology => return chronology::document(case),
        Layout::Table => return table(case, of, leaf, id),
        // The paper of all of them, where no one is named.
        Layout::Sections if of.many().is_some() && case.things(of.noun).all(|known| known != id) => {
            let mut document = Document::new(heading(of, leaf));
            counted(&mut document, case, of, &things(case, of, id), |_| None);
            return document;
        }
        Layout::Sections => {}
    }
    let mut document = form(case, of, id, None);
    document.title = heading(of, leaf);
    for chapter in forms::of(of.subject()).iter().copied() {
        let Paper::ChapterOf(noun, how) = chapter.paper else { continue };
        if noun != of.noun {
            continue;
        }
        let sheet = chapter.sheet(id);
        match how {
            Chapter::Each(sheets) => {
                let before = |index| match index {
                    0 => Some(sheets.heading),
                    index if index == sheets.room => Some(sheets.continued),
                    _ => None,
                };
                counted(&mut document, case, chapter, &things(case, chapter, id), before);
            }
            Chapter::OnceBegun if forms::progress(case, sheet) == forms::Progress::NotStarted => {}
            Chapter::Always | Chapter::OnceBegun => {
                document.blocks.extend(body(form(case, chapter, sheet.id, None)));
            }
        }
    }
    document
}

/// Several of a form one after another, each under its number, and before some of them a heading more.
fn counted(
    document: &mut Document,
    case: &Case,
    of: &'static Form,
    ids: &[String],
    before: impl Fn(usize) -> Option<&'static str>,
) {
    for (index, id) in ids.iter().enumerate() {
        if let Some(words) = before(index) {
            document.heading(words);
        }
        document.heading(format!("{} {}", of.title, index + 1));
        document.blocks.extend(body(form(case, of, id, None)));
    }
}

/// Everything of a list as a table.
fn table(case: &Case, of: &'static Form, leaf: &Leaf, episode: &str) -> Document {
    let mut document = Document::new(heading(of, leaf));
    let shown = of.list().map_or(&[][..], |list| list.columns);
    let row = |id: String| {
        let cell = |column: &Column| {
            undecided::said(case, &Key::field(of.noun, &id, column.slug), of.question(column.slug))
        };
        shown.iter().map(cell).collect()
    };
    let columns = shown.iter().map(|column| column.heading.to_owned()).collect();
    let rows = things(case, of, episode).into_iter().map(row).collect();
    document.blocks.push(Block::Table { caption: of.name.to_owned(), columns, rows });
    document
}

/// What a form adds to a case that is read as a whole: its papers of a period of work, or of the case.
fn read(case: &Case, of: &'static Form, episode: &str) -> Vec<Document> {
    match (of.paper, of.count) {
        (Paper::None | Paper::ChapterOf(..), _) => Vec::new(),
        (Paper::Own(Leaf { layout: Layout::Chronology, .. }), _) => {
            vec![chronology::document(case), chronology::analysis::document(case)]
        }
        (Paper::Own(Leaf { layout: Layout::Sections, .. }) | Paper::InTheWhole, Count::Many(_)) => {
            things(case, of, episode).iter().map(|id| paper(case, of, id)).collect()
        }
        (Paper::Own(_) | Paper::InTheWhole, _) => vec![paper(case, of, of.sheet(episode).id)],
    }
}

/// The whole record as people read it. Of a case: what is not decided, the person, every form of every period of work, and what belongs to
/// the case as a whole, such as the chronology and the working notes. Of a practice: what is not decided, and its forms.
#[must_use]
pub fn whole(case: &Case) -> Vec<Document> {
    let about = |about: About| {
        let all = forms::of(case.subject()).iter().copied();
        all.filter(move |form| form.about == about)
    };
    let mut documents = vec![undecided::document(case)];
    documents.extend(about(About::Client).flat_map(|form| read(case, form, "")));
    for episode in episodes(case) {
        documents.extend(about(About::Period).flat_map(|form| read(case, form, &episode)));
    }
    for whole in [About::Case, About::Practice] {
        documents.extend(about(whole).flat_map(|form| read(case, form, "")));
    }
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
