//! The ways to the forms of a case, worked out from what each form says of itself: where it is filled in, the navigation, the
//! tasks of the overview, the papers. Beside the forms stand only the screens that are none: the drawings, and what leaves.

use super::place::CasePlace;
use crate::case::family::{CLIENT, nouns as family};
use crate::case::network::nouns as around;
use crate::case::{Case, Key, nouns::AROUND, nouns::EPISODE};
use crate::forms::form::{About, Count, Group, Layout, Listed, Offered, Opened};
use crate::forms::{self, FORMS, Form, Home, Progress, network, nouns};
use crate::pathway::things::things;

/// Where a form is filled in, in a period of work: the form itself, or the list of its things.
#[must_use]
pub fn of_form(form: &'static Form, episode: &str) -> CasePlace {
    match form.count {
        Count::One => CasePlace::Form(form.noun.to_owned(), form.sheet(episode).id.to_owned()),
        Count::Many(many) => match many.listed {
            Listed::As(_) => {
                let period = (form.about == About::Period).then(|| episode.to_owned());
                CasePlace::List(form.noun.to_owned(), period)
            }
            Listed::InTheChronology => CasePlace::Chronology,
            Listed::WithHandOvers => CasePlace::HandOver,
        },
    }
}

/// Where one looks at a thing that a search has found: on its own page, or in the list in which it is opened.
#[must_use]
pub fn of_thing(key: &Key) -> CasePlace {
    let Some(form) = forms::form(key.noun()) else { return CasePlace::Overview };
    let is_in_list = match form.many().map(|many| many.listed) {
        Some(Listed::As(list)) => list.opened == Opened::InTheList && form.about != About::Period,
        Some(Listed::InTheChronology) => true,
        Some(Listed::WithHandOvers) | None => false,
    };
    if is_in_list { of_form(form, "") } else { CasePlace::Form(form.noun.to_owned(), key.id().to_owned()) }
}

/// Where an answer stands from which a chronology entry was taken; nothing for one of the client, who is on every screen, and
/// for what a drawing said.
#[must_use]
pub fn of_origin(key: &Key) -> Option<CasePlace> {
    if key.noun() == EPISODE.slug {
        return Some(CasePlace::Overview);
    }
    let form = forms::form(key.noun()).filter(|form| form.about != About::Client)?;
    Some(CasePlace::Form(form.noun.to_owned(), key.id().to_owned()))
}

/// Whether something has been said in a form of a period of work.
fn is_used(case: &Case, form: &'static Form, episode: &str) -> bool {
    progress(case, form, episode) != Progress::NotStarted
}

/// The forms that are offered in a group, in their order: a tool once it is used.
fn offered(case: &Case, episode: &str, groups: [Group; 2]) -> Vec<&'static Form> {
    let is_shown = |form: &&'static Form| match form.offered {
        Offered::Always(group) => groups.contains(&group),
        Offered::WhenUsed(group) => groups.contains(&group) && is_used(case, form, episode),
        Offered::Elsewhere => false,
    };
    let mut all: Vec<&'static Form> = FORMS.iter().copied().filter(is_shown).collect();
    all.sort_by_key(|form| form.group());
    all
}

/// Before the drawings stand these, and after them the others.
const BEFORE_THE_DRAWINGS: [Group; 2] = [Group::Person, Group::Pathway];
const AFTER_THE_DRAWINGS: [Group; 2] = [Group::Story, Group::Tools];

/// The navigation of a case in a period of work, in order: the words of each way and the screen that it leads to. A case of
/// which everything was undone has no period of work to go to, and gets the ways that need none.
#[must_use]
pub fn navigation(case: &Case, episode: &str) -> Vec<(&'static str, CasePlace)> {
    let forms = |groups| {
        let all = offered(case, episode, groups).into_iter().filter(|form| !form.bar.is_empty());
        all.map(|form| (form.bar, of_form(form, episode))).collect::<Vec<_>>()
    };
    let mut all = vec![("Overview", CasePlace::Overview)];
    if !episode.is_empty() {
        all.extend(forms(BEFORE_THE_DRAWINGS));
        all.push(("Genogram", CasePlace::Genogram));
        all.push(("Ecomap", CasePlace::Ecomap));
        all.push(("Strengths", CasePlace::Strengths));
        all.extend(forms(AFTER_THE_DRAWINGS));
        let paper = papers(case, episode).first().and_then(|form| form.leaf());
        all.extend(paper.map(|leaf| ("Print", CasePlace::Print(leaf.slug.to_owned(), episode.to_owned()))));
    }
    all.push(("History", CasePlace::History(None)));
    all.push(("Hand over", CasePlace::HandOver));
    all
}

/// The tools that are not used yet in a period of work, with the screens on which one begins them.
#[must_use]
pub fn to_add(case: &Case, episode: &str) -> Vec<(&'static str, CasePlace)> {
    let is_unused =
        |form: &&'static Form| matches!(form.offered, Offered::WhenUsed(_)) && !is_used(case, form, episode);
    FORMS.iter().copied().filter(is_unused).map(|form| (form.name, of_form(form, episode))).collect()
}

/// The screens of the practitioner's practice, in order: the words of each way and the screen that it leads to.
#[must_use]
pub fn of_practice() -> Vec<(&'static str, CasePlace)> {
    let forms = forms::PRACTICE.iter().copied().filter(|form| !form.bar.is_empty());
    let mut all = vec![("My practice", CasePlace::Overview)];
    all.extend(forms.map(|form| (form.bar, of_form(form, ""))));
    all.push(("History", CasePlace::History(None)));
    all.push(("Save a copy", CasePlace::HandOver));
    all
}

/// The lists of the practitioner's practice, with the words of how much is in each.
#[must_use]
pub fn lists_of_practice(practice: &Case) -> Vec<(&'static Form, CasePlace, String)> {
    let line = |form: &'static Form| {
        let words = form.many().map(|many| counted(things(practice, form, "").len(), many.counted));
        (form, of_form(form, ""), words.unwrap_or_default())
    };
    forms::PRACTICE.iter().copied().map(line).collect()
}

/// Whether a way of the navigation leads to the screen that is open, or to the list in which its thing stands.
#[must_use]
pub fn leads_to(way: &CasePlace, here: &CasePlace) -> bool {
    match (here, way) {
        (CasePlace::Form(noun, _), CasePlace::List(listed, _)) => {
            let list = forms::form(noun).and_then(Form::list);
            noun == listed && list.is_some_and(|list| list.opened == Opened::OnItsPage)
        }
        (CasePlace::Form(here, _), CasePlace::Form(way, _))
        | (CasePlace::List(here, _), CasePlace::List(way, _)) => here == way,
        (CasePlace::History(_) | CasePlace::Past, CasePlace::History(_))
        | (CasePlace::Print(..), CasePlace::Print(..)) => true,
        (here, way) => here == way,
    }
}

/// The forms with papers of their own, in their order: of a tool once it is used.
#[must_use]
pub fn papers(case: &Case, episode: &str) -> Vec<&'static Form> {
    let is_there = |form: &&'static Form| {
        form.leaf().is_some()
            && (!matches!(form.offered, Offered::WhenUsed(_)) || is_used(case, form, episode))
    };
    FORMS.iter().copied().filter(is_there).collect()
}

/// The paper on which one prints what is filled in, with the id that it is about; nothing where the list has the paper.
#[must_use]
pub fn print(form: &Form, id: &str) -> Option<CasePlace> {
    let on = forms::on_paper_of(form)?;
    let leaf = on.leaf()?;
    let is_of_one = leaf.layout == Layout::Sections && (form.many().is_none() || on.noun == form.noun);
    is_of_one.then(|| CasePlace::Print(leaf.slug.to_owned(), id.to_owned()))
}

/// What belongs to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Everything of a section of the history.
    Section(&'static str),
    /// Everything of some nouns.
    Nouns(&'static [&'static str]),
    /// Everything of a section but for some nouns.
    Rest(&'static str, &'static [&'static str]),
}

/// A line of the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What it is called.
    pub name: &'static str,
    /// Where it is done.
    pub place: CasePlace,
    /// How far it is.
    pub progress: Progress,
    /// How many things there are, in words; nothing for what there is one of.
    pub hint: String,
    holds: Holds,
}

impl Task {
    /// Whether a field belongs to what the task is about.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        let is_in = |section: &str| nouns::section(key).slug == section;
        match self.holds {
            Holds::Section(section) => is_in(section),
            Holds::Nouns(nouns) => nouns.contains(&key.noun()),
            Holds::Rest(section, nouns) => is_in(section) && !nouns.contains(&key.noun()),
        }
    }
}

/// Things that a drawing's task does not count as its own: they have tasks of their own.
const SYSTEMS: &[&str] = &[around::SYSTEM];
const STRENGTHS: &[&str] = &[around::STRENGTH, network::MAP];
const ELSEWHERE: &[&str] = &[around::SYSTEM, around::STRENGTH, network::MAP];

/// How far a form is. Of many it is begun once there is one; of a form that keeps everything with the client, once something
/// has been answered that no other form asks.
fn progress(case: &Case, form: &'static Form, episode: &str) -> Progress {
    if form.many().is_some() {
        return started(things(case, form, episode).len());
    }
    let sheet = form.sheet(episode);
    let progress = forms::progress(case, sheet);
    let is_begun = form.about == About::Client
        && form.questions().any(|question| {
            is_asked_here_alone(form, question.slug) && !sheet.answer(case, question).is_blank()
        });
    if progress == Progress::NotStarted && is_begun { Progress::InProgress } else { progress }
}

/// Whether no other form asks about the client what this one does.
fn is_asked_here_alone(form: &Form, slug: &str) -> bool {
    let asks = |other: &Form| {
        other.questions().any(|question| question.home == Home::Client && question.slug == slug)
    };
    FORMS.iter().all(|other| other.noun == form.noun || !asks(other))
}

const fn started(count: usize) -> Progress {
    if count == 0 { Progress::NotStarted } else { Progress::InProgress }
}

fn counted(count: usize, (one, many): (&str, &str)) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The tasks of a period of work, in order.
#[must_use]
pub fn tasks(case: &Case, episode: &str) -> Vec<Task> {
    let of_form = |form: &'static Form| Task {
        name: form.name,
        place: of_form(form, episode),
        progress: progress(case, form, episode),
        hint: form
            .many()
            .map_or_else(String::new, |many| counted(things(case, form, episode).len(), many.counted)),
        holds: Holds::Section(form.noun),
    };
    let drawing = |name, place, count, words, holds| Task {
        name,
        place,
        progress: started(count),
        hint: counted(count, words),
        holds,
    };
    let relatives = case.things(family::PERSON).filter(|id| *id != CLIENT).count();
    let (systems, strengths) = (case.things(around::SYSTEM).count(), case.things(around::STRENGTH).count());
    let mut all: Vec<Task> = offered(case, episode, BEFORE_THE_DRAWINGS).into_iter().map(of_form).collect();
    all.extend([
        drawing(
            "Genogram",
            CasePlace::Genogram,
            relatives,
            ("relative or friend", "relatives and friends"),
            Holds::Rest(AROUND.slug, ELSEWHERE),
        ),
        drawing(
            "Ecomap",
            CasePlace::Ecomap,
            systems,
            ("person or institution around", "people and institutions around"),
            Holds::Nouns(SYSTEMS),
        ),
        drawing(
            "Strengths map",
            CasePlace::Strengths,
            strengths,
            ("strength", "strengths"),
            Holds::Nouns(STRENGTHS),
        ),
    ]);
    all.extend(offered(case, episode, AFTER_THE_DRAWINGS).into_iter().map(of_form));
    all
}

/// What the screen of a place is called; nothing for one that is about no form.
#[must_use]
pub fn title(place: &CasePlace) -> Option<String> {
    let form = |noun: &str| forms::form(noun);
    match place {
        CasePlace::Form(noun, _) => form(noun).map(|form| {
            // A person of the family is opened on the client's form: the noun is both.
            crate::edit::wording::noun(form.noun).to_owned()
        }),
        CasePlace::List(noun, _) => form(noun).map(|form| form.name.to_owned()),
        CasePlace::Print(paper, _) => {
            let leaf = forms::of_paper(paper).and_then(Form::leaf);
            leaf.map(|leaf| format!("Print: {}", leaf.words))
        }
        _ => None,
    }
}
