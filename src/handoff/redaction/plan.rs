//! What becomes of each operation under a choice: left as it is, left out, withheld, or told with other words.

use super::{
    Choice, Counts, Found, Occurrence, Redacted, Scan,
    gone::Gone,
    heads,
    names::{self, Finder, Instead, Known, Pattern, initials},
    parts,
    wording::words_of_the_program,
};
use crate::case::names::numbers::Numbers;
use crate::case::{Case, Key, Operation, Value, order};
use crate::forms::{self, person};
use std::collections::{BTreeMap, BTreeSet};

/// A choice worked out against a case.
pub(super) struct Plan<'a> {
    case: &'a Case,
    choice: &'a Choice,
    known: Vec<Known>,
    patterns: Vec<Pattern>,
    instead: Vec<Instead>,
    finder: Finder,
    /// The numbers that are left out of words, if they are.
    numbers: Option<Numbers>,
    /// Things that leave without a trace.
    gone: Gone,
    /// Ids of people told by their initials.
    short: BTreeSet<String>,
    counts: Counts,
    found: BTreeMap<usize, Vec<Occurrence>>,
    /// Names the answer that is looked through, by what it says.
    answer: String,
    /// Texts that may leave, in small letters, and texts that may not.
    shared: String,
    withheld: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(case: &'a Case, choice: &'a Choice) -> Self {
        let known = names::known(case);
        let patterns = names::patterns(&known);
        let finder = Finder::new(&patterns);
        let mut plan = Self {
            case,
            choice,
            known,
            patterns,
            instead: Vec::new(),
            finder,
            numbers: choice.numbers_left_out.then(|| forms::names::numbers(case)),
            gone: Gone::find(case, choice),
            short: BTreeSet::new(),
            counts: Counts::default(),
            found: BTreeMap::new(),
            answer: String::new(),
            shared: String::new(),
            withheld: BTreeSet::new(),
        };
        plan.counts.things = plan.gone.len();
        plan.decide_names();
        plan
    }

    fn decide_names(&mut self) {
        let choice = self.choice;
        let is_out = |known: &Known| !known.id.is_empty() && self.gone.holds(&known.id, &[person::NOUN]);
        let is_short = |known: &Known| {
            choice.initials_for_all || (!known.id.is_empty() && choice.people_by_initials.contains(&known.id))
        };
        let mut all = Vec::new();
        for pattern in &self.patterns {
            let owners: Vec<&Known> =
                pattern.owners.iter().filter_map(|place| self.known.get(*place)).collect();
            all.push(match choice.names.get(&pattern.words) {
                Some(chosen) => *chosen,
                None if choice.names_as_written => Instead::Kept,
                None if owners.iter().all(|known| is_out(known)) => Instead::Gap,
                None if owners.iter().all(|known| is_out(known) || is_short(known)) => Instead::Initials,
                None => Instead::Kept,
            });
        }
        self.instead = all;
        self.short =
            self.known.iter().filter(|known| is_short(known)).map(|known| known.id.clone()).collect();
    }

    /// The text with names replaced. What stands now is noted, so that it can be offered.
    fn reword(&mut self, key: &Key, text: &str, is_current: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for found in names::found(&self.finder, key, text) {
            let (Some(pattern), Some(instead)) =
                (self.patterns.get(found.pattern), self.instead.get(found.pattern))
            else {
                continue;
            };
            let nth = seen.entry(pattern.words.clone()).or_default();
            let id = format!("{key}#{}#{}#{nth}", self.answer, pattern.words);
            *nth += 1;
            let is_spared = is_current && self.choice.spared.contains(&id);
            let instead = if is_spared { Instead::Kept } else { *instead };
            if is_current {
                self.counts.names += usize::from(instead != Instead::Kept);
                let (place, excerpt) = (names::place(key), names::excerpt(text, &found));
                let is_answered =
                    is_spared || self.choice.doubtful_are_names || self.choice.named.contains(&id);
                let is_asked = found.is_asked && instead != Instead::Kept && !is_answered;
                let one = Occurrence { id, place, excerpt, is_spared, may_be_word: found.is_asked, is_asked };
                self.found.entry(found.pattern).or_default().push(one);
            }
            let name = text.get(found.from..found.to).unwrap_or_default();
            let after = text.get(found.to..).unwrap_or_default();
            out.push_str(text.get(done..found.from).unwrap_or_default());
            out.push_str(&names::stand_in(name, instead, after));
            done = found.to;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        self.numbers.as_ref().map_or_else(|| out.clone(), |numbers| numbers.left_out(&out))
    }

    fn share(&mut self, text: &str) {
        self.shared.push_str(&text.to_lowercase());
        self.shared.push('\n');
    }

    fn withhold(&mut self, value: &Value) {
        match value {
            Value::Text(words) | Value::Typed(words) => {
                self.withheld.insert(words.clone());
            }
            Value::Whole(fields) => fields.values().for_each(|value| self.withhold(value)),
            Value::Empty
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::Number(_)
            | Value::Link(_)
            | Value::Withheld
            | Value::Erased => {}
        }
    }

    fn stays(&self, key: &Key) -> bool {
        // Of a thing whose own part leaves, single fields may belong to another part: a person's private life.
        let is_number = self.choice.numbers_left_out && forms::names::is_number(key);
        let is_out = |part: String| part == parts::HAND_OVERS || self.choice.leaves_out(&part);
        is_number || parts::part_of(key).is_some_and(is_out)
    }

    /// What a field says in the copy.
    fn tell(&mut self, key: &Key, value: &Value, is_current: bool) -> Value {
        let linked = self.gone.without(key, value);
        if linked == Some(Value::Withheld) || self.stays(key) {
            self.withhold(value);
            self.counts.fields += usize::from(is_current && !value.is_marker());
            return Value::Withheld;
        }
        if let Some(rest) = linked {
            return rest;
        }
        let (Value::Text(words) | Value::Typed(words)) = value else {
            return value.clone();
        };
        let is_name = key.noun() == person::NOUN
            && matches!(key.field_name(), Some(person::NAME | person::PREFERRED_NAME));
        let told = if is_name && self.short.contains(key.id()) {
            names::stand_in(words, Instead::Initials, "")
        } else {
            self.reword(key, words, is_current && !is_name)
        };
        self.share(&told);
        if told == *words {
            return value.clone();
        }
        self.withheld.insert(words.clone());
        if matches!(value, Value::Typed(_)) { Value::Typed(told) } else { Value::Text(told) }
    }

    /// The operation as it leaves, or nothing.
    fn operation(&mut self, operation: &Operation) -> Option<Operation> {
        let key = &operation.key;
        // Each answer is asked about by itself, and anew once it says something else.
        self.answer = operation.digest.short();
        let is_head = self.case.heads(key).iter().any(|head| head.stamp == operation.stamp);
        let is_out = self.gone.is(&key.owner());
        let is_past = !is_head && (self.choice.history_left_out || self.stays(key));
        if is_out || is_past {
            self.counts.earlier += usize::from(!is_out);
            self.withhold(&operation.value);
            self.withheld.extend(operation.why.clone());
            return None;
        }
        let value = match &operation.value {
            Value::Whole(fields) => {
                let mut told = BTreeMap::new();
                for (name, value) in fields {
                    let field = Key::field(key.noun(), key.id(), name);
                    let is_past = self.case.operation_exists(&field);
                    if is_past && self.choice.history_left_out {
                        self.counts.earlier += 1;
                        self.withhold(value);
                    } else {
                        let value = self.tell(&field, value, is_head && !is_past);
                        told.insert(name.clone(), value);
                    }
                }
                Value::Whole(told)
            }
            Value::Erased => Value::Erased,
            value @ (Value::Empty
            | Value::Text(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Date(_)
            | Value::Typed(_)
            | Value::Time(_)
            | Value::Number(_)
            | Value::Link(_)
            | Value::Withheld) => self.tell(key, value, is_head),
        };
        let why = match &operation.why {
            Some(why) if value == Value::Withheld => {
                self.withheld.insert(why.clone());
                None
            }
            Some(why) => {
                let told = self.reword(key, why, false);
                self.share(&told);
                if told != *why {
                    self.withheld.insert(why.clone());
                }
                Some(told)
            }
            None => None,
        };
        let mut by = operation.by.clone();
        if self.is_hidden(&by.name) {
            self.withheld.insert(std::mem::replace(&mut by.name, initials(&operation.by.name)));
        }
        by.role = self.reword(key, &by.role, false);
        if by.role != operation.by.role {
            self.withheld.insert(operation.by.role.clone());
        }
        self.share(&by.name);
        self.share(&by.role);
        let told = Operation { value, why, by, ..operation.clone() };
        if told == *operation {
            return Some(told);
        }
        // What was erased has nothing to stand in for; an erasure whose reason may not leave stays here.
        (told.value != Value::Erased).then_some(Operation { salt: None, ..told })
    }

    /// Whether an author is somebody of the case whose name may not leave, however they are called: "Mrs Doreen Amos". Who
    /// bears one name of theirs and another besides is somebody else.
    fn is_hidden(&self, author: &str) -> bool {
        let found = self.finder.find_in_names(author);
        let (mut rest, mut done, mut words) = (String::new(), 0, 0);
        let mut owners: Option<BTreeSet<usize>> = None;
        for one in found {
            let Some(pattern) = self.patterns.get(one.pattern) else { continue };
            rest.push_str(author.get(done..one.from).unwrap_or_default());
            rest.push(' ');
            done = one.to;
            words += pattern.words.split(' ').count();
            owners = Some(owners.map_or_else(|| pattern.owners.clone(), |all| &all & &pattern.owners));
        }
        rest.push_str(author.get(done..).unwrap_or_default());
        let is_theirs = words > 1 || crate::case::names::telling(&rest).is_empty();
        let hidden = |known: &Known| {
            let is_out = self.gone.holds(&known.id, &[person::NOUN]) || self.short.contains(&known.id);
            is_out && !known.id.is_empty()
        };
        let mut owners = owners.into_iter().flatten().filter_map(|owner| self.known.get(owner));
        is_theirs && owners.any(hidden)
    }

    pub(super) fn carry_out(mut self, id: &str) -> Redacted {
        let case = self.case;
        let mut operations = Vec::new();
        for operation in case.operations() {
            operations.extend(self.operation(operation));
        }
        let copy = heads::settle(case, operations);
        self.share(&words_of_the_program());
        // What the file says of itself is no more than this choice: an earlier hand-over may have said the same.
        self.share(&self.choice.in_words());
        let mut scan = Scan::new(&self.withheld, &self.shared, &self.names_to_look_for(), id);
        scan.numbers_left_out = self.choice.numbers_left_out;
        let found = self.offered();
        scan.ask(&found);
        Redacted { case: copy, counts: self.counts, found, scan }
    }

    /// Names that may stand nowhere in the copy: replaced wherever they stand, spared nowhere, and no word of the program,
    /// of an author or of somebody who is shared by name.
    fn names_to_look_for(&self) -> Vec<Pattern> {
        let mut plain = words_of_the_program();
        let authors: BTreeSet<&str> =
            self.case.operations().map(|operation| operation.by.name.as_str()).collect();
        for author in authors.into_iter().filter(|author| !self.is_hidden(author)) {
            plain.push_str(author);
            plain.push('\n');
        }
        for known in &self.known {
            if !known.id.is_empty()
                && !self.short.contains(&known.id)
                && !self.gone.holds(&known.id, &[person::NOUN])
            {
                plain.push_str(&known.names.join("\n"));
                plain.push('\n');
            }
        }
        let mut said = self.finder.all_in(&plain);
        for (place, places) in &self.found {
            if places.iter().any(|one| one.is_spared) {
                said.insert(*place);
            }
        }
        let keep = |(place, pattern): (usize, &Pattern)| {
            let is_replaced = self.instead.get(place).is_some_and(|instead| *instead != Instead::Kept);
            (is_replaced && !said.contains(&place)).then(|| pattern.clone())
        };
        self.patterns.iter().enumerate().filter_map(keep).collect()
    }

    fn offered(&self) -> Vec<Found> {
        let mut all = Vec::new();
        for (place, pattern) in self.patterns.iter().enumerate() {
            let (Some(places), Some(instead)) = (self.found.get(&place), self.instead.get(place)) else {
                continue;
            };
            let owners = pattern.owners.iter().filter_map(|owner| self.known.get(*owner));
            all.push(Found {
                words: pattern.words.clone(),
                shown: pattern.shown.clone(),
                owners: owners.map(|known| known.shown.clone()).collect(),
                instead: *instead,
                places: places.clone(),
            });
        }
        order::by_key(&mut all, |found| {
            (found.instead == Instead::Kept, std::cmp::Reverse(found.places.len()))
        });
        all
    }
}
