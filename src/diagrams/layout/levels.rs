//! Rows for the groups of people who stand level: as high as their parents allow at first, then lower
//! where that makes the lines to their children shorter. Parents of somebody who married in come to
//! stand directly above them in this way, and not at the top of the drawing.

use super::budget::Budget;

/// A part of the drawing larger than this is not moved down as a whole.
const LARGEST_MOVED_PART: usize = 400;
const MOST_PASSES: usize = 6;

pub(crate) struct Levels {
    below: Vec<Vec<usize>>,
    above: Vec<Vec<usize>>,
}

impl Levels {
    pub fn new(level: &[usize], children: &[Vec<usize>]) -> Levels {
        let count = level.iter().max().map_or(0, |&most| most + 1);
        let mut below = vec![Vec::new(); count];
        let mut above = vec![Vec::new(); count];
        for (parent, list) in children.iter().enumerate() {
            for &child in list {
                below[level[parent]].push(level[child]);
                above[level[child]].push(level[parent]);
            }
        }
        Levels { below, above }
    }

    pub fn rows(&self, budget: &mut Budget) -> Vec<usize> {
        let order = self.top_down();
        let mut rows = vec![0; self.below.len()];
        for &group in &order {
            for &child in &self.below[group] {
                rows[child] = rows[child].max(rows[group] + 1);
            }
        }
        for _ in 0..MOST_PASSES {
            let mut moved = false;
            for &group in order.iter().rev() {
                let has_room = self.below[group].iter().any(|&child| rows[child] > rows[group] + 1);
                if has_room && !budget.is_spent() {
                    moved |= self.try_lower(group, &mut rows, budget);
                }
            }
            if !moved {
                break;
            }
        }
        rows
    }

    /// Every group after all groups above it.
    fn top_down(&self) -> Vec<usize> {
        let mut waiting: Vec<usize> = self.above.iter().map(Vec::len).collect();
        let mut order: Vec<usize> = (0..waiting.len()).filter(|&group| waiting[group] == 0).collect();
        let mut next = 0;
        while let Some(&group) = order.get(next) {
            next += 1;
            for &child in &self.below[group] {
                waiting[child] -= 1;
                if waiting[child] == 0 {
                    order.push(child);
                }
            }
        }
        order
    }

    /// Moves a group down, with whatever hangs tightly below it and whoever above is better off moving too.
    fn try_lower(&self, group: usize, rows: &mut [usize], budget: &mut Budget) -> bool {
        let mut part = Part::default();
        if !self.take_in(group, &mut part, rows, budget) {
            return false;
        }
        let mut looked_at = 0;
        while looked_at < part.groups.len() {
            let member = part.groups[looked_at];
            looked_at += 1;
            for &parent in &self.above[member] {
                if part.holds(parent) {
                    continue;
                }
                let mut larger = part.clone();
                if self.take_in(parent, &mut larger, rows, budget) && self.gain(&larger) > self.gain(&part) {
                    part = larger;
                }
            }
        }
        if self.gain(&part) <= 0 {
            return false;
        }
        let room = part.groups.iter().flat_map(|&member| {
            let outside = self.below[member].iter().filter(|&&child| !part.holds(child));
            outside.map(move |&child| (member, child))
        });
        let Some(step) = room.map(|(member, child)| rows[child] - rows[member] - 1).min() else {
            return false;
        };
        for &member in &part.groups {
            rows[member] += step;
        }
        step > 0
    }

    /// Adds a group and everything that it would push; false where the part grows too large.
    fn take_in(&self, group: usize, part: &mut Part, rows: &[usize], budget: &mut Budget) -> bool {
        part.add(group);
        let mut looked_at = part.groups.len() - 1;
        while looked_at < part.groups.len() {
            let member = part.groups[looked_at];
            looked_at += 1;
            budget.spend(1 + self.below[member].len());
            for &child in &self.below[member] {
                if rows[child] == rows[member] + 1 {
                    part.add(child);
                }
            }
            if part.groups.len() > LARGEST_MOVED_PART {
                return false;
            }
        }
        true
    }

    /// How much shorter all lines together become for each row that the part moves down.
    fn gain(&self, part: &Part) -> i64 {
        let outside = |list: &[usize]| list.iter().filter(|&&other| !part.holds(other)).count() as i64;
        let of = |&member: &usize| outside(&self.below[member]) - outside(&self.above[member]);
        part.groups.iter().map(of).sum()
    }
}

#[derive(Clone, Default)]
struct Part {
    groups: Vec<usize>,
    held: std::collections::BTreeSet<usize>,
}

impl Part {
    fn add(&mut self, group: usize) {
        if self.held.insert(group) {
            self.groups.push(group);
        }
    }

    fn holds(&self, group: usize) -> bool {
        self.held.contains(&group)
    }
}
