//! The world around the family at a date: which systems were there, and which tie to each held.

use super::{Network, System, SystemTie};
use crate::case::When;
use crate::case::family::time::{had_begun, had_ended};
use chrono::NaiveDate;

impl SystemTie {
    /// The first day on which it may have held; nothing when it reaches back as far as anybody looks.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        match (self.since, self.until) {
            (Some(since), _) => since.bounds().0,
            // What is said to have been so until a day was so before it.
            (None, Some(_)) => None,
            (None, None) => self.known_since,
        }
    }

    /// Whether it had begun by a date and not ended, a later tie in its place apart.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.first_day().is_none_or(|first| first <= date) && !had_ended(self.until, date)
    }
}

impl Network {
    /// The ties that hold at a date, in the order in which they were entered: of two between the same ends the one that
    /// began last, for a change is told by a new tie. One whose beginning nobody said gives way to one with a date.
    #[must_use]
    pub fn ties_at(&self, date: NaiveDate) -> Vec<&SystemTie> {
        let began = |tie: &SystemTie| tie.since.and_then(first);
        let mut found: Vec<&SystemTie> = Vec::new();
        for tie in self.ties.iter().filter(|tie| tie.holds(date)) {
            let same = found.iter_mut().find(|old| old.system == tie.system && old.member == tie.member);
            match same {
                Some(old) if began(old) <= began(tie) => *old = tie,
                Some(_) => {}
                None => found.push(tie),
            }
        }
        found
    }

    /// Whether a system is drawn at a date: it was there, and a tie to it held; one that has no tie at all, and one that is
    /// missed, is drawn as long as it was there.
    #[must_use]
    pub fn is_there(&self, system: &System, date: NaiveDate) -> bool {
        let was_there = had_begun(system.since, date) && !had_ended(system.until, date);
        let mut ties = self.ties_of(&system.id).peekable();
        was_there && (system.is_missing || ties.peek().is_none() || ties.any(|tie| tie.holds(date)))
    }

    /// The systems that are drawn at a date.
    pub fn systems_at(&self, date: NaiveDate) -> impl Iterator<Item = &System> {
        self.systems.iter().filter(move |system| self.is_there(system, date))
    }

    /// The first day of which anything is known, from which a slider begins.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let of_ties = self.ties.iter().filter_map(SystemTie::first_day);
        let of_systems = self.systems.iter().filter_map(|system| system.since.and_then(first));
        of_ties.chain(of_systems).min()
    }
}

fn first(when: When) -> Option<NaiveDate> {
    when.bounds().0
}
