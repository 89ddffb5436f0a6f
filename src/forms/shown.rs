//! When a question is shown: always, or only while another one beside it has one of some choices. One behind a hidden question
//! is hidden too. What is hidden is kept, and stands where it was as soon as it is shown again.

use super::form::Sheet;
use super::question::{Question, Rows, Shown};
use super::rows;
use crate::case::{Case, Key, Value};

/// So many questions may stand behind one another.
const DEEPEST: u8 = 8;

/// A question beside another one, with where its answer is kept.
type Beside = (&'static Question, Key);

fn is_shown(case: &Case, question: &Question, beside: &dyn Fn(&str) -> Option<Beside>, depth: u8) -> bool {
    let Shown::If(slug, choices) = question.shown else { return true };
    beside(slug).is_some_and(|(gate, key)| {
        let chosen = |answer: &Value| choices.iter().any(|choice| answer.chooses(choice));
        // While nobody has chosen between two answers, what follows from either of them is shown.
        (chosen(case.value(&key)) || case.conflict(&key).iter().any(|head| chosen(&head.value)))
            && depth > 0
            && is_shown(case, gate, beside, depth - 1)
    })
}

impl Sheet<'_> {
    /// Whether a question is shown, given the answers so far.
    #[must_use]
    pub fn is_shown(&self, case: &Case, question: &Question) -> bool {
        let beside = |slug: &str| self.form.question(slug).map(|gate| (gate, self.key(case, gate)));
        is_shown(case, question, &beside, DEEPEST)
    }
}

impl Rows {
    /// Whether a question is shown of the row with this id, given what is said of the row so far.
    #[must_use]
    pub fn is_shown(&self, case: &Case, id: &str, question: &Question) -> bool {
        let beside = |slug: &str| {
            let gate = self.of.iter().find(|question| question.slug == slug)?;
            Some((gate, Key::field(self.noun, id, slug)))
        };
        is_shown(case, question, &beside, DEEPEST)
    }
}

/// Whether a key is of a question that is not shown of its row.
#[must_use]
pub fn is_hidden_in_row(case: &Case, key: &Key) -> bool {
    rows::rows(key.noun()).is_some_and(|rows| {
        let asked = key.field_name().and_then(|field| rows.of.iter().find(|asked| asked.slug == field));
        asked.is_some_and(|asked| !rows.is_shown(case, key.id(), asked))
    })
}
