//! People of the cases who are named in what is no case: the practice is to name nobody.

use crate::case::names::{Finder, Known, patterns};
use std::collections::BTreeSet;

/// The names of all cases on a device, made ready to be looked for.
#[derive(Debug, Default)]
pub struct NamesOfCases {
    finder: Finder,
    /// How each pattern of the finder is shown.
    shown: Vec<String>,
}

impl NamesOfCases {
    /// Of everybody whom the cases name, each with every name that they go by. Nobody is looked for by a name of `own`, the
    /// practitioner.
    #[must_use]
    pub fn new(named: Vec<Vec<String>>, own: &str) -> Self {
        let is_own = |names: &[String]| names.iter().any(|name| crate::case::names::is_same(name, own));
        let known: Vec<Known> = named
            .into_iter()
            .filter(|names| !is_own(names))
            .map(|names| Known {
                id: String::new(),
                shown: names.first().cloned().unwrap_or_default(),
                names,
            })
            .collect();
        let patterns = patterns(&known);
        let shown = patterns.iter().map(|pattern| pattern.shown.clone()).collect();
        Self { finder: Finder::new(&patterns), shown }
    }

    /// The names that stand in a text. A word that may be an ordinary one there is none.
    #[must_use]
    pub fn found(&self, text: &str) -> BTreeSet<String> {
        let found = self.finder.find(text).into_iter().filter(|found| !found.is_asked);
        found.filter_map(|found| self.shown.get(found.pattern).cloned()).collect()
    }
}
