//! Names as initials in any text, for a copy in which nobody is named.

use super::{Finder, Instead, Known, Match, Pattern, patterns, stand_in};

/// Puts initials in the place of every name that it knows; a word that may be a name is taken for one.
#[derive(Clone, Debug, Default)]
pub struct Shortener {
    patterns: Vec<Pattern>,
    finder: Finder,
}

impl Shortener {
    /// One that knows these names.
    #[must_use]
    pub fn new(known: &[Known]) -> Self {
        let patterns = patterns(known);
        let finder = Finder::new(&patterns);
        Self { patterns, finder }
    }

    /// How many names and parts of names it looks for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// Whether it knows nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The text with initials for names.
    #[must_use]
    pub fn shorten(&self, text: &str) -> String {
        replaced(text, &self.finder.find(text))
    }

    /// The same for a field that holds nothing but names.
    #[must_use]
    pub fn shorten_names(&self, text: &str) -> String {
        replaced(text, &self.finder.find_in_names(text))
    }
}

fn replaced(text: &str, found: &[Match]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for one in found {
        let name = text.get(one.from..one.to).unwrap_or_default();
        let after = text.get(one.to..).unwrap_or_default();
        out.push_str(text.get(done..one.from).unwrap_or_default());
        out.push_str(&stand_in(name, Instead::Initials, after));
        done = one.to;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}
