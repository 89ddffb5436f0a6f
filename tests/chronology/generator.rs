//! Cases from a seed, whose truths are counted from what was planted and never from the words.
//!
//! The definitions, fixed before any detector was written:
//! a *repetition* is a topic on three or more days, each no more than 365 days after the one before; it *rises* when the
//! later half of its intervals is on average at most three quarters of the earlier half (the middle one left out), and
//! *falls* from four thirds on; a *gap* is 365 days or more between one contact of a service with the client and the next,
//! after the case was first open; *packages* are two or more of one service that began and ended; a *cluster* is four or
//! more bad entries in the 56 days before a crisis; a *hidden positive* is an informal, good, living tie that the plan does
//! not name; a *contradiction* is a denial beside what others reported on its topic; a *duplicate* is one event entered twice.

use super::phrases::{
    CONTACTS, CRISES, DENIALS, FIRST, HELPERS, KIN, LAST, LIFE, PACKAGES, REPEATED, REPORTS, SAME_DAY,
    SOUNDS_ALIKE, TROUBLES, TWICE,
};
pub use super::truths::Truth;
use super::truths::counted;
use crate::support::Dice;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// One entry, and behind it what the generator knows of it.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub id: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub incident: String,
    pub source: String,
    pub group: &'static str,
    pub sign: &'static str,
    pub people: Vec<String>,
    pub agency: String,
    pub topic: &'static str,
    pub denied: &'static str,
    pub bears_on: &'static str,
    pub is_crisis: bool,
    pub has_fields: bool,
    /// Which entry it is the second copy of, by position at the time of writing.
    pub copy_of: Option<String>,
}

/// A tie on the map.
#[derive(Clone, Debug)]
pub struct Tie {
    pub name: String,
    pub kind: &'static str,
    pub is_strong: bool,
    pub from: NaiveDate,
}

/// A whole case.
#[derive(Clone, Debug)]
pub struct Story {
    pub client: String,
    pub kin: String,
    pub as_of: NaiveDate,
    pub rows: Vec<Row>,
    pub ties: Vec<Tie>,
    pub plan: String,
    pub truths: Vec<Truth>,
}

struct Planter {
    dice: Dice,
    client: String,
    kin: (&'static str, &'static str),
    rows: Vec<Row>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date + Days::new(days)
}

pub fn before(date: NaiveDate, days: u64) -> NaiveDate {
    date - Days::new(days)
}

impl Planter {
    fn pick<T>(&mut self, items: &'static [T]) -> &'static T {
        &items[self.dice.below(items.len())]
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.dice.roll() % (high - low + 1)
    }

    fn fill(&self, words: &str) -> String {
        let client = self.client.split(' ').next().unwrap_or_default();
        words.replace("{client}", client).replace("{kin}", self.kin.0)
    }

    fn plant(&mut self, on: NaiveDate, incident: &str, source: &str, agency: &str) -> &mut Row {
        let mut people = vec![self.client.clone()];
        if incident.contains("{kin}") {
            people.push(self.kin.0.to_owned());
        }
        let group = if agency.is_empty() { "person" } else { "professional" };
        let (incident, source) = (self.fill(incident), self.fill(source));
        self.rows.push(Row {
            id: format!("r{:03}", self.rows.len()),
            from: on,
            until: on,
            incident,
            source,
            group,
            sign: "neutral",
            people,
            agency: agency.to_owned(),
            ..Row::default()
        });
        self.rows.last_mut().unwrap()
    }

    /// The years before the busy ones: single contacts, with long silences between some of them. Returns when it was open.
    fn quiet_years(
        &mut self,
        until: NaiveDate,
        contacts: &mut Vec<&'static (&'static str, &'static str, &'static str)>,
    ) -> Vec<(NaiveDate, NaiveDate)> {
        let mut at = before(until, self.between(1200, 3200));
        let mut open = vec![];
        let mut opened = Some(at);
        self.plant(
            at,
            "First contact with adult social care; the case is opened.",
            "Council record",
            "social-work",
        )
        .group = "professional";
        while let Some((incident, source, agency)) = contacts.pop() {
            let silent = self.dice.chance(30);
            if silent
                && self.dice.chance(70)
                && let Some(since) = opened.take()
            {
                at = after(at, self.between(10, 60));
                self.plant(at, "The case is closed.", "Council record", "social-work");
                open.push((since, at));
            }
            // Near misses: silences of eleven months.
            let step = match (silent, self.dice.chance(30)) {
                (true, _) => self.between(380, 800),
                (_, true) => self.between(300, 355),
                _ => self.between(40, 250),
            };
            at = after(at, step);
            if at >= until {
                break;
            }
            if opened.is_none() && silent && self.dice.chance(50) {
                self.plant(at, "Referred again; the case is reopened.", "Council record", "social-work");
                opened = Some(at);
            } else {
                self.plant(at, incident, source, agency);
            }
        }
        open.extend(opened.map(|since| (since, NaiveDate::MAX)));
        open
    }

    /// A topic on several days, with intervals that shrink, grow or stay; or twice only, or too far apart.
    fn repeat(&mut self, start: NaiveDate, as_of: NaiveDate) {
        let mut topics: Vec<usize> = (0..REPEATED.len()).collect();
        self.dice.shuffle(&mut topics);
        let how_many = 1 + self.dice.below(2);
        for (turn, topic) in topics.into_iter().enumerate() {
            let topic = &REPEATED[topic];
            let count = if turn < how_many { 3 + self.dice.below(6) } else { self.dice.below(3) };
            let (mut interval, factor) = match self.dice.below(3) {
                0 => (self.between(80, 110) as f64, 0.68),
                1 => (self.between(12, 20) as f64, 1.5),
                _ => (self.between(25, 60) as f64, 1.0),
            };
            // Thirty days before the end at least, so that a contact can follow.
            let mut at = after(start, self.between(60, 250));
            for _ in 0..count {
                if at >= before(as_of, 10) {
                    break;
                }
                let (says, source) = (*self.pick(topic.says), *self.pick(topic.sources));
                let row = self.plant(at, says, source, topic.agency);
                (row.topic, row.sign, row.group) = (topic.topic, "negative", "person");
                if topic.is_conflict {
                    row.bears_on = "conflict";
                }
                at = after(at, (interval.round() as u64).max(2));
                interval *= factor;
            }
        }
    }

    fn packages(&mut self, start: NaiveDate, as_of: NaiveDate) -> Vec<Truth> {
        let (service, begins, ends) = self.pick(PACKAGES);
        let how_many = self.dice.below(4);
        let mut at = after(start, self.between(20, 100));
        let (mut days, mut rows) = (Vec::new(), BTreeSet::new());
        for turn in 0..how_many {
            let length = self.between(14, 90);
            let end = after(at, length);
            if end >= before(as_of, 20) {
                break;
            }
            let (says, stops) = (*self.pick(begins), *self.pick(ends));
            let first = self.plant(at, says, "Council record", service);
            first.sign = "positive";
            let first = first.id.clone();
            // The last one may still be running.
            if turn + 1 == how_many && self.dice.chance(30) {
                break;
            }
            let last = self.plant(end, stops, "Care agency", service);
            last.sign = "negative";
            rows.extend([first, last.id.clone()]);
            days.push(length);
            at = after(end, self.between(60, 250));
        }
        let figure = days.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
        (days.len() > 1).then_some(Truth { kind: "packages", rows, figure }).into_iter().collect()
    }

    fn troubles(&mut self, as_of: NaiveDate) {
        let mut crises: Vec<_> = CRISES.iter().collect();
        self.dice.shuffle(&mut crises);
        let mut troubles: Vec<_> = TROUBLES.iter().collect();
        self.dice.shuffle(&mut troubles);
        for (turn, (incident, source, agency)) in crises.into_iter().take(2).enumerate() {
            let at = before(as_of, 80 + 300 * turn as u64 + self.between(0, 150));
            let row = self.plant(at, incident, source, agency);
            (row.is_crisis, row.sign) = (true, "negative");
            let how_many = if self.dice.chance(50) { 4 + self.dice.below(2) } else { self.dice.below(3) };
            for (says, source) in troubles.drain(..how_many) {
                let on = before(at, self.between(3, 55));
                self.plant(on, says, source, "").sign = "negative";
            }
        }
    }

    fn accounts(&mut self, start: NaiveDate, as_of: NaiveDate) {
        if self.dice.chance(60) {
            let (says, topic) = self.pick(DENIALS);
            let at = after(start, self.between(300, 900));
            self.plant(at, says, "Nurse, told by {kin}", "").denied = topic;
        }
        let wanted = self.pick(REPORTS).2;
        if self.dice.chance(60) {
            for (says, source, topic) in REPORTS.iter().filter(|report| report.2 == wanted) {
                let at = after(start, self.between(100, 1000)).min(before(as_of, 3));
                let row = self.plant(at, says, source, "");
                (row.bears_on, row.sign) = (topic, "negative");
            }
        }
    }

    fn pairs(&mut self, start: NaiveDate) {
        let mut pairs: Vec<_> = TWICE.iter().collect();
        self.dice.shuffle(&mut pairs);
        let how_many = self.dice.below(3);
        for (one, other, agency) in pairs.into_iter().take(how_many) {
            let at = after(start, self.between(50, 1000));
            let first = self.plant(at, one, "Council record", agency).id.clone();
            self.plant(at, other, "Second device", agency).copy_of = Some(first);
        }
        let (one, other) = self.pick(SAME_DAY);
        let at = after(start, self.between(50, 1000));
        self.plant(at, one, "{client}", "");
        self.plant(at, other, "{kin}", "");
        // The same words on another day are another event.
        let (one, ..) = self.pick(TWICE);
        self.plant(after(start, 20), one, "Council record", "");
    }

    fn helpers(
        &mut self,
        start: NaiveDate,
        as_of: NaiveDate,
        ties: &mut Vec<Tie>,
        plan: &mut String,
    ) -> Vec<Truth> {
        let mut helpers: Vec<_> = HELPERS.iter().collect();
        self.dice.shuffle(&mut helpers);
        let how_many = 1 + self.dice.below(4);
        let mut truths = Vec::new();
        for (name, kind, says) in helpers.into_iter().take(how_many) {
            let at = after(start, self.between(30, 900));
            let (is_written, is_drawn) = (self.dice.chance(60), self.dice.chance(60));
            let is_late = self.dice.chance(15);
            let at = if is_late { after(as_of, 30) } else { at };
            if is_written {
                self.plant(at, says, "{client}", "").sign = "positive";
            }
            // A weak tie is no support yet, unless an entry tells of one.
            let is_strong = self.dice.chance(75);
            if is_drawn {
                ties.push(Tie { name: (*name).to_owned(), kind, is_strong, from: at });
            }
            let is_planned = self.dice.chance(25);
            if is_planned {
                plan.push_str(&format!("{name} is asked to be part of the plan. "));
            }
            if (is_written || (is_drawn && is_strong)) && !is_planned && !is_late {
                truths.push(Truth { kind: "positive", rows: BTreeSet::new(), figure: (*name).to_owned() });
            }
        }
        ties.push(Tie { name: "GP".to_owned(), kind: "health", is_strong: true, from: start });
        truths
    }
}

/// The case of a seed.
pub fn story(seed: u64) -> Story {
    let mut dice = Dice::new(seed);
    let client = format!("{} {}", FIRST[dice.below(FIRST.len())], LAST[dice.below(LAST.len())]);
    let kin = KIN[dice.below(KIN.len())];
    let mut p = Planter { dice, client, kin, rows: Vec::new() };
    let as_of = day("2025-11-17");
    let start = before(as_of, 1100);
    let mut contacts: Vec<_> = CONTACTS.iter().collect();
    p.dice.shuffle(&mut contacts);
    let mut busy = contacts.split_off(CONTACTS.len() / 2);
    let mut open = p.quiet_years(start, &mut contacts);
    // In the busy years no silence is longer than six months, whatever else is planted in them.
    let mut at = p.rows.iter().map(|row| row.until).max().unwrap().max(before(start, 200));
    if open.last().is_none_or(|(_, until)| *until != NaiveDate::MAX) {
        at = after(at, 30).max(start);
        p.plant(at, "A new referral from the GP; the case is opened again.", "Council record", "social-work");
        open.push((at, NaiveDate::MAX));
    }
    while let Some((incident, source, agency)) = busy.pop() {
        at = after(at, p.between(60, 170));
        if at >= as_of {
            break;
        }
        p.plant(at, incident, source, agency);
    }
    let mut truths = p.packages(start, as_of);
    p.repeat(start, as_of);
    p.troubles(as_of);
    p.accounts(start, as_of);
    p.pairs(start);
    let (mut ties, mut plan) = (Vec::new(), String::new());
    truths.extend(p.helpers(start, as_of, &mut ties, &mut plan));
    for _ in 0..3 {
        let (says, source, agency) = p.pick(SOUNDS_ALIKE);
        let on = after(start, p.between(1, 1090));
        p.plant(on, says, source, agency);
        let (says, source) = p.pick(LIFE);
        let on = before(as_of, p.between(10, 9000));
        p.plant(on, says, source, "");
    }
    // In three cases of ten nobody has filled in the optional fields, and the words must do.
    let has_fields = p.dice.chance(70);
    for row in &mut p.rows {
        row.has_fields = has_fields;
    }
    p.rows.sort_by_key(|row| (row.from, row.id.clone()));
    truths.extend(counted(&p.rows, &open, as_of));
    truths.sort();
    Story { client: p.client, kin: kin.0.to_owned(), as_of, rows: p.rows, ties, plan, truths }
}
