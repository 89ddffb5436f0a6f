//! What an address may name of the forms, worked out by the compiler: the first file of the program reads addresses, and has no
//! question in it.

use super::FORMS;
use super::form::About;

/// What an address says of a form.
struct Addressed {
    noun: &'static str,
    /// What its list is called; nothing where it has none.
    list: Option<&'static str>,
    /// Whether the list is of one period of work.
    is_of_period: bool,
    /// What its paper is called; nothing where it has none.
    paper: Option<&'static str>,
}

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
static ADDRESSED: [Addressed; FORMS.len()] = {
    const NONE: Addressed = Addressed { noun: "", list: None, is_of_period: false, paper: None };
    let mut all = [NONE; FORMS.len()];
    let mut at = 0;
    while at < FORMS.len() {
        let form = FORMS[at];
        all[at].noun = form.noun;
        if let Some(list) = form.list() {
            all[at].list = Some(list.path);
        }
        if let Some(leaf) = form.leaf() {
            all[at].paper = Some(leaf.slug);
        }
        all[at].is_of_period = matches!(form.about, About::Period);
        at += 1;
    }
    all
};

/// Whether a form keeps its answers under this noun.
#[must_use]
pub fn is_form(noun: &str) -> bool {
    ADDRESSED.iter().any(|form| form.noun == noun)
}

/// Whether a paper has this name.
#[must_use]
pub fn is_paper(slug: &str) -> bool {
    ADDRESSED.iter().any(|form| form.paper == Some(slug))
}

/// What the list of a form's things is called in addresses.
#[must_use]
pub fn path(noun: &str) -> Option<&'static str> {
    ADDRESSED.iter().find(|form| form.noun == noun).and_then(|form| form.list)
}

/// The noun whose list is called so, and whether the list is of one period of work.
#[must_use]
pub fn list(path: &str) -> Option<(&'static str, bool)> {
    let form = ADDRESSED.iter().find(|form| form.list == Some(path))?;
    Some((form.noun, form.is_of_period))
}
