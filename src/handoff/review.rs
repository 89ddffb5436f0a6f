//! The review of a conflict: whose answers stand, and what the field says when both are kept.

use super::findings::{Contested, Finding};
use crate::case::{Operation, Value};
use crate::edit::wording;

/// What is chosen for a field that two devices changed apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Take {
    /// Both stand side by side until somebody chooses.
    #[default]
    Open,
    /// The answer at this place among the heads.
    Head(usize),
    /// All of the answers, one behind the other with who gave them when.
    Both,
}

/// Whether an answer in conflict was on this device before the file.
#[must_use]
pub fn is_mine(finding: &Finding, head: &Operation) -> bool {
    finding.admission.before().operation(head.stamp).is_some()
}

/// Whether all of the answers can be kept in one: they have to be words.
#[must_use]
pub fn can_keep_both(contested: &Contested) -> bool {
    contested.heads.iter().all(|head| matches!(head.value, Value::Text(_)))
}

/// What the field is to say; nothing while it is left open. `when` puts milliseconds into words.
#[must_use]
pub fn chosen(contested: &Contested, take: Take, when: &dyn Fn(u64) -> String) -> Option<Value> {
    match take {
        Take::Open => None,
        Take::Head(at) => {
            contested.heads.get(at).map(|head| head.value.clone()).filter(|value| !value.is_marker())
        }
        Take::Both if can_keep_both(contested) => Some(Value::Text(both(contested, when))),
        Take::Both => None,
    }
}

fn both(contested: &Contested, when: &dyn Fn(u64) -> String) -> String {
    let is_line = wording::question(&contested.key).is_some_and(|question| !question.kind.is_of_lines());
    let said = contested.heads.iter().map(|head| {
        let who = format!("{}, {}", head.by.in_words(), when(head.stamp.millis));
        let words = head.value.words().trim_end();
        if is_line { format!("{words} [{who}]") } else { format!("[{who}]\n{words}") }
    });
    said.collect::<Vec<_>>().join(if is_line { "; " } else { "\n\n" })
}
