//! What an address may name of the forms, worked out by the compiler: the first file of the program reads addresses, and has no
//! question in it.

use super::{ALL, form::About, nth};
use crate::case::Subject;

/// What an address says of a form.
struct Addressed {
    noun: &'static str,
    /// What its list is called; nothing where it has none.
    list: Option<&'static str>,
    /// Whether the list is of one period of work.
    is_of_period: bool,
    /// What its paper is called; nothing where it has none.
    paper: Option<&'static str>,
    /// In whose record it stands.
    subject: Subject,
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
static ADDRESSED: [Addressed; ALL] = {
    const NONE: Addressed =
        Addressed { noun: "", list: None, is_of_period: false, paper: None, subject: Subject::Case };
    let mut all = [NONE; ALL];
    let mut at = 0;
    while at < ALL {
        let form = nth(at);
        all[at].noun = form.noun;
        if let Some(list) = form.list() {
            all[at].list = Some(list.path);
        }
        if let Some(leaf) = form.leaf() {
            all[at].paper = Some(leaf.slug);
        }
        all[at].is_of_period = matches!(form.about, About::Period);
        all[at].subject = form.subject();
        at += 1;
    }
    all
};

fn of(subject: Subject) -> impl Iterator<Item = &'static Addressed> {
    ADDRESSED.iter().filter(move |form| form.subject == subject)
}

/// Whether a form of such a record keeps its answers under this noun.
#[must_use]
pub fn is_form(subject: Subject, noun: &str) -> bool {
    of(subject).any(|form| form.noun == noun)
}

/// Whether a paper of such a record has this name.
#[must_use]
pub fn is_paper(subject: Subject, slug: &str) -> bool {
    of(subject).any(|form| form.paper == Some(slug))
}

/// What the list of a form's things is called in addresses.
#[must_use]
pub fn path(noun: &str) -> Option<&'static str> {
    ADDRESSED.iter().find(|form| form.noun == noun).and_then(|form| form.list)
}

/// The noun whose list is called so in such a record, and whether the list is of one period of work.
#[must_use]
pub fn list(subject: Subject, path: &str) -> Option<(&'static str, bool)> {
    let form = of(subject).find(|form| form.list == Some(path))?;
    Some((form.noun, form.is_of_period))
}
