//! The order of a leaving: every case's entry is written first, then the thing leaves, and an entry of what did not leave
//! after all says so. Pure: the workbench does each step and says how it went.

use super::{Offered, Way};
use crate::case::{Key, Value};
use crate::forms::handover;
use std::{collections::BTreeMap, sync::Arc};

/// Said in the entry of what did not leave after all.
pub const STAYED: &str = "It did not leave this device";

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Write the entry into a case, then say `Recorded` or `NotRecorded`.
    Record {
        /// Which case.
        case: String,
        /// What it says.
        fields: BTreeMap<String, Value>,
        /// Whether the same of some minutes ago is counted up instead.
        counts: bool,
    },
    /// Let it leave, then say `Given` or `Refused`.
    Give {
        /// What.
        offered: Arc<Offered>,
        /// By which way.
        way: Way,
    },
    /// Take an entry back with a reason, then say `Done`.
    TakeBack {
        /// Of which case.
        case: String,
        /// What was noted.
        noted: Noted,
    },
    /// Note beside the cases when they left as a whole, then say `Done`.
    Date(Vec<String>),
    /// It is over.
    End(Outcome),
}

/// An entry that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The entry.
    pub thing: Key,
    /// How often it counted before, when it was only counted up.
    pub before: Option<i64>,
}

/// How a step went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The entry is on the device; or it is in the case and is still to be written, where it leaves whatever the storage does.
    Recorded(Noted),
    /// It could not be written, and why.
    NotRecorded(String),
    /// It left, and where to.
    Given(String),
    /// It did not leave; the words are empty when the practitioner closed the list, for whoever does that knows it.
    Refused(String),
    /// The step is done.
    Done,
}

/// What a leaving came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It left.
    Left(String),
    /// It did not leave, and why; the words are empty where the practitioner chose so.
    Stayed(String),
}

/// A leaving on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    offered: Arc<Offered>,
    way: Way,
    /// Whether it leaves even where it cannot be recorded: a copy of what cannot be saved is worth more than its entry.
    whatever: bool,
    waiting: Vec<String>,
    recorded: Vec<(String, Noted)>,
    not_recorded: Option<String>,
    end: Option<Outcome>,
}

impl Departure {
    /// The leaving of this thing by this way.
    #[must_use]
    pub fn new(offered: Arc<Offered>, way: Way) -> Self {
        let mut waiting = offered.cases().to_vec();
        waiting.reverse();
        Self { offered, way, whatever: false, waiting, recorded: Vec::new(), not_recorded: None, end: None }
    }

    /// The same for a copy that must leave whatever the storage does.
    #[must_use]
    pub fn whatever(offered: Arc<Offered>, way: Way) -> Self {
        Self { whatever: true, ..Self::new(offered, way) }
    }

    /// Whether it leaves even where its entry is not on the device.
    #[must_use]
    pub const fn is_whatever(&self) -> bool {
        self.whatever
    }

    /// The first step.
    pub fn begin(&mut self) -> Step {
        self.step()
    }

    /// The step after this answer.
    pub fn next(&mut self, answer: Answer) -> Step {
        match answer {
            Answer::Recorded(noted) => {
                if let Some(case) = self.waiting.pop() {
                    self.recorded.push((case, noted));
                }
            }
            Answer::NotRecorded(words) => {
                self.waiting.pop();
                if !self.whatever {
                    self.waiting.clear();
                    self.end = Some(Outcome::Stayed(format!(
                        "Nothing has left this device, because it could not be noted in the case. {words}"
                    )));
                }
                self.not_recorded = Some(words);
            }
            Answer::Given(words) => {
                self.end = Some(Outcome::Left(match self.not_recorded.take() {
                    Some(why) => format!("{words} It is not noted in the case: {why}"),
                    None => words,
                }));
                self.recorded.clear();
                if self.offered.is_whole() {
                    return Step::Date(self.offered.cases().to_vec());
                }
            }
            Answer::Refused(words) => self.end = Some(Outcome::Stayed(words)),
            Answer::Done => {}
        }
        self.step()
    }

    fn step(&mut self) -> Step {
        if let Some(end) = &self.end {
            // What was noted and did not leave is taken back, the last first.
            return match self.recorded.pop() {
                Some((case, noted)) => Step::TakeBack { case, noted },
                None => Step::End(end.clone()),
            };
        }
        match self.waiting.last() {
            Some(case) => Step::Record {
                case: case.clone(),
                fields: self.offered.entry().clone(),
                counts: self.offered.counts(),
            },
            None => Step::Give { offered: self.offered.clone(), way: self.way },
        }
    }
}

/// The field in which an entry counts how often.
#[must_use]
pub fn count_of(thing: &Key) -> Key {
    thing.sibling(handover::TIMES)
}
