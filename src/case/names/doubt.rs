//! Whether a word that was found is a name there: "Will rang" and "he will ring".

use super::finder::Finder;
use super::fold::{Shape, Text, Word};
use super::letters::is_apostrophe;
use super::lists::{ACTS, ARTICLES, AUXILIARIES, DEEDS, ONE, PLACE_WORDS, SMALL, TITLES, WHERE};
use super::manner::{Manner, Verdict};

/// What stands around a word that was found.
struct Around<'a> {
    text: &'a Text<'a>,
    from: usize,
    to: usize,
}

impl Around<'_> {
    fn word(&self, place: Option<usize>) -> Option<&Word> {
        self.text.words.get(place?)
    }

    /// Whether two neighbouring words are parted by spaces alone, or by a full stop after a title.
    fn are_close(&self, before: usize) -> bool {
        let text: String = self.text.between(before).collect();
        let is_title = TITLES.has(self.text.at(before));
        text.chars().count() <= 3
            && text.chars().all(|one| (one.is_whitespace() && one != '\n') || (is_title && one == '.'))
    }

    fn before(&self) -> Option<usize> {
        let place = self.from.checked_sub(1)?;
        self.are_close(place).then_some(place)
    }

    fn after(&self) -> Option<usize> {
        (self.to < self.text.words.len() && self.are_close(self.to - 1)).then_some(self.to)
    }

    fn is_capital(&self, place: Option<usize>) -> bool {
        self.word(place).is_some_and(|word| {
            let first = self.text.source.get(word.from..word.to).and_then(|word| word.chars().next());
            first.is_some_and(char::is_uppercase)
        })
    }

    fn in_list(&self, place: Option<usize>, list: &super::lists::List) -> bool {
        place.is_some_and(|place| list.has(self.text.at(place)))
    }

    fn is_number(&self, place: Option<usize>) -> bool {
        place.is_some_and(|place| self.text.at(place).starts_with(|one: char| one.is_ascii_digit()))
    }

    /// Whether it is one word with the next: the mark of a note, or the digits of what somebody goes by on the net.
    fn is_one_with(&self, place: Option<usize>) -> bool {
        self.word(place).is_some_and(|word| word.is_glued)
    }

    fn starts_sentence(&self, place: usize) -> bool {
        let from = self.text.words.get(place).map_or(0, |word| word.from);
        let before = self.text.source.get(..from).unwrap_or_default();
        let before = before.trim_end_matches(|one: char| {
            (one.is_whitespace() && one != '\n') || "\"'([{*\u{2018}\u{201c}\u{2022}\u{00ab}".contains(one)
        });
        let before = before.trim_end_matches(|one: char| "-\u{2013}\u{2014}".contains(one));
        match before.chars().next_back() {
            None => true,
            Some(last) => ".!?:\n\u{2026}".contains(last),
        }
    }

    /// Whether an apostrophe and an s follow.
    fn is_possessive(&self) -> bool {
        let next: Vec<char> = self.text.between(self.to - 1).collect();
        matches!(next.as_slice(), [one] if is_apostrophe(*one)) && self.text.at(self.to) == "s"
    }
}

impl Finder {
    /// Whether the words from one place to another are a name there.
    pub(super) fn judge(&self, text: &Text<'_>, from: usize, to: usize, pattern: usize) -> Verdict {
        let manner = self.manner(pattern);
        let around = Around { text, from, to };
        let Some(shape) = text.words.get(from).map(|word| word.shape) else { return Verdict::Word };
        let (before, after) = (around.before(), around.after());
        if manner == Manner::Several {
            let small =
                (from..to).any(|at| text.words.get(at).is_some_and(|word| word.shape == Shape::Small));
            return if small { Verdict::Word } else { Verdict::Name };
        }
        let is_titled = around.in_list(before, &TITLES);
        let is_beside = before.is_some_and(|at| self.shares(text, at, pattern))
            || after.is_some_and(|at| self.shares(text, at, pattern));
        let is_place = around.is_capital(after) && around.in_list(after, &PLACE_WORDS);
        if is_titled || is_beside {
            return Verdict::Name;
        }
        if is_place && !around.is_possessive() {
            return Verdict::Asked;
        }
        let is_small = shape == Shape::Small;
        match manner {
            // "He is a dancer": but the plural of a surname has an article as well.
            Manner::Plain if is_small && around.in_list(before, &ONE) => Verdict::Asked,
            Manner::Plain | Manner::Several => Verdict::Name,
            Manner::Seldom if is_small => Verdict::Asked,
            Manner::Seldom => Verdict::Name,
            Manner::Locale if around.in_list(before, &WHERE) => Verdict::Asked,
            Manner::Locale => Verdict::Name,
            Manner::Common | Manner::Month | Manner::Weak | Manner::Titled => {
                self.judge_word(&around, manner, is_small, shape == Shape::Upper)
            }
        }
    }

    /// Of an ordinary word.
    fn judge_word(&self, around: &Around<'_>, manner: Manner, is_small: bool, is_upper: bool) -> Verdict {
        let (before, after) = (around.before(), around.after());
        let starts = around.starts_sentence(around.from);
        if is_small {
            let has_no_capitals = !around.text.source.contains(char::is_uppercase);
            let asks = around.is_possessive()
                || (has_no_capitals && starts && manner == Manner::Common && around.in_list(after, &DEEDS));
            return if asks && manner != Manner::Titled { Verdict::Asked } else { Verdict::Word };
        }
        let is_month = manner == Manner::Month;
        if around.is_number(after) && !is_month && around.is_one_with(after) {
            return Verdict::Asked;
        }
        if around.is_number(after) || (is_month && around.is_number(before)) {
            return Verdict::Word;
        }
        if around.is_possessive() {
            return if starts && manner == Manner::Month { Verdict::Asked } else { Verdict::Name };
        }
        if manner == Manner::Titled {
            let is_plain = starts || around.in_list(before, &ARTICLES) || around.is_capital(after);
            return if is_plain { Verdict::Word } else { Verdict::Asked };
        }
        if starts {
            let (does, is_told) = (around.in_list(after, &ACTS), around.in_list(after, &DEEDS));
            let may_help_a_verb = AUXILIARIES.has(around.text.at(around.from));
            return match manner {
                Manner::Weak if !does && !is_told => Verdict::Word,
                Manner::Common if does && !may_help_a_verb => Verdict::Name,
                Manner::Plain
                | Manner::Several
                | Manner::Seldom
                | Manner::Locale
                | Manner::Common
                | Manner::Month
                | Manner::Weak
                | Manner::Titled => Verdict::Asked,
            };
        }
        let is_dated = manner == Manner::Month
            && before.is_some_and(|at| {
                let word = around.text.at(at);
                WHERE.has(word) || SMALL.has(word) || matches!(word, "late" | "mid" | "early" | "until")
            });
        let first_of_sentence = before.is_some_and(|at| around.starts_sentence(at));
        let in_a_row = (around.is_capital(before) && !first_of_sentence) || around.is_capital(after);
        let is_thing = around.in_list(before, &ARTICLES);
        if is_dated || in_a_row || is_thing || is_upper { Verdict::Asked } else { Verdict::Name }
    }
}
