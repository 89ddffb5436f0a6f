//! Search over all cases: every word that stands in a form, the chronology or a note, and where it stands.

use crate::case::{Case, Key, Value, nouns::Holds, nouns::unasked};
use crate::edit::wording;
use crate::forms::nouns::noun;

/// Where a search found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The case.
    pub case: String,
    /// The field.
    pub key: Key,
    /// What the field is called.
    pub label: String,
    /// The words around the place.
    pub excerpt: String,
}

/// One field's words, small letters beside them so that each key typed need not make them again.
#[derive(Clone, Debug)]
struct Line {
    case: String,
    key: Key,
    words: String,
    folded: String,
}

/// The words of some cases.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lines: Vec<Line>,
}

/// How many hits are shown; the count says how many there are.
pub const SHOWN: usize = 100;

impl Index {
    /// Adds a case, in place of what was there of it.
    pub fn add(&mut self, id: &str, case: &Case) {
        self.lines.retain(|line| line.case != id);
        let mut line = |key: Key, value: &Value| {
            let words = wording::said(case, wording::question(&key), value);
            // Fields that hold the ids of other things, or a place in a drawing, have no words to find.
            let holds = noun(key.noun()).zip(key.field_name()).and_then(|(noun, field)| unasked(noun, field));
            let is_none =
                matches!(holds, Some(Holds::Link(..) | Holds::Links(_) | Holds::Origin | Holds::Place));
            if !words.trim().is_empty() && !is_none {
                let folded = words.to_lowercase();
                self.lines.push(Line { case: id.to_owned(), key, words, folded });
            }
        };
        for key in case.keys() {
            if case.is_withdrawn(key.noun(), key.id()) {
                continue;
            }
            match (key.field_name(), case.value(key)) {
                (None, Value::Whole(fields)) => {
                    for (field, value) in fields {
                        let field = key.sibling(field);
                        if !case.operation_exists(&field) {
                            line(field, value);
                        }
                    }
                }
                (Some(_), value) => line(key.clone(), value),
                _ => {}
            }
        }
    }

    /// The fields in which every word of the query stands, and how many there are in all.
    #[must_use]
    pub fn find(&self, query: &str) -> (Vec<Hit>, usize) {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return (Vec::new(), 0);
        }
        let found = || self.lines.iter().filter(|line| words.iter().all(|word| line.folded.contains(word)));
        let hits = found().take(SHOWN).map(|line| Hit {
            case: line.case.clone(),
            key: line.key.clone(),
            label: wording::key(&line.key),
            excerpt: excerpt(&line.words, &line.folded, words.first().copied().unwrap_or_default()),
        });
        (hits.collect(), found().count())
    }
}

/// About 120 characters around the first place of a word.
fn excerpt(words: &str, folded: &str, word: &str) -> String {
    let before = folded.find(word).and_then(|at| folded.get(..at)).map_or(0, |text| text.chars().count());
    let start = before.saturating_sub(40);
    let cut: String = words.chars().skip(start).take(120).collect();
    let (open, close) = (
        if start > 0 { "\u{2026}" } else { "" },
        if words.chars().count() > start + 120 { "\u{2026}" } else { "" },
    );
    format!("{open}{}{close}", cut.trim())
}
