//! Gives every person a generation: a child stands below each of its parents, and partners stand level
//! wherever that is possible. Where it is not, "child below parent" wins.

use super::budget::Budget;
use super::family::Kinship;
use super::levels::Levels;
use super::loops::{looping_components, strong_components, untangle};

pub(crate) struct Generations {
    /// Row 0 is the oldest generation of each connected family.
    pub row_of: Vec<usize>,
    /// Each loop is a list of people, each a parent of the next and the last a parent of the first.
    pub loops: Vec<Vec<usize>>,
}

/// `families` lists the people of each connected family.
pub(crate) fn assign(kinship: &Kinship, families: &[Vec<usize>], budget: &mut Budget) -> Generations {
    let mut children = children_of(kinship);
    let untangled = untangle(&children);
    for &(parent, child) in &untangled.left_out {
        children[parent].retain(|&other| other != child);
    }
    let level = level_groups(kinship, &children, budget);
    let rows = Levels::new(&level, &children).rows(budget);
    let mut row_of: Vec<usize> = level.iter().map(|&group| rows[group]).collect();
    for people in families {
        let top = people.iter().map(|&person| row_of[person]).min().unwrap_or(0);
        for &person in people {
            row_of[person] -= top;
        }
    }
    Generations { row_of, loops: untangled.loops }
}

fn children_of(kinship: &Kinship) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); kinship.people.len()];
    for couple in &kinship.couples {
        for &partner in &couple.partners {
            children[partner].extend(couple.links.iter().map(|link| link.child));
        }
    }
    children
}

/// People who stand level have the same number. Numbers run from 0 without gaps.
fn level_groups(kinship: &Kinship, children: &[Vec<usize>], budget: &mut Budget) -> Vec<usize> {
    let pairs: Vec<(usize, usize)> = couples_in_order(kinship);
    let mut groups = Groups::new(children.len());
    for &(first, second) in &pairs {
        groups.join(first, second);
    }
    let level = groups.numbers();
    let arrows = arrows_between(&level, children);
    let component = strong_components(&arrows);
    let looping = looping_components(&arrows, &component);
    if !looping.contains(&true) {
        return level;
    }
    // Somewhere a partner is also an ancestor or a descendant. There, couples are levelled one by one,
    // as long as nobody comes to stand above their own parent.
    let tangled = |person: usize| looping[component[level[person]]];
    let mut careful = Groups::new(children.len());
    for &(first, second) in &pairs {
        if !tangled(first) {
            careful.join(first, second);
        }
    }
    for &(first, second) in &pairs {
        if !tangled(first) || careful.find(first) == careful.find(second) {
            continue;
        }
        if budget.is_spent() {
            break;
        }
        let apart = !careful.is_above(first, second, children, budget)
            && !careful.is_above(second, first, children, budget);
        if apart {
            careful.join(first, second);
        }
    }
    careful.numbers()
}

/// Couples with children first, since their line is drawn from the middle of the two.
fn couples_in_order(kinship: &Kinship) -> Vec<(usize, usize)> {
    let pair = |index: usize| match kinship.couples[index].partners[..] {
        [first, second] => Some((first, second)),
        _ => None,
    };
    let has_children = |index: &usize| !kinship.couples[*index].links.is_empty();
    let (with, without): (Vec<usize>, Vec<usize>) = (0..kinship.couples.len()).partition(has_children);
    with.into_iter().chain(without).filter_map(pair).collect()
}

fn arrows_between(level: &[usize], children: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let count = level.iter().max().map_or(0, |&most| most + 1);
    let mut arrows = vec![Vec::new(); count];
    for (parent, list) in children.iter().enumerate() {
        arrows[level[parent]].extend(list.iter().map(|&child| level[child]));
    }
    arrows
}

/// Disjoint groups of people, each with the list of its members.
struct Groups {
    leader: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups { leader: (0..count).collect(), members: (0..count).map(|one| vec![one]).collect() }
    }

    fn find(&self, person: usize) -> usize {
        self.leader[person]
    }

    fn join(&mut self, first: usize, second: usize) {
        let (mut into, mut from) = (self.find(first), self.find(second));
        if into == from {
            return;
        }
        if self.members[into].len() < self.members[from].len() {
            (into, from) = (from, into);
        }
        let moved = std::mem::take(&mut self.members[from]);
        for &member in &moved {
            self.leader[member] = into;
        }
        self.members[into].extend(moved);
    }

    /// Whether a descendant of the first person's group is in the second person's group.
    fn is_above(&self, first: usize, second: usize, children: &[Vec<usize>], budget: &mut Budget) -> bool {
        let goal = self.find(second);
        let mut reached = vec![false; self.leader.len()];
        let mut open = vec![self.find(first)];
        while let Some(group) = open.pop() {
            budget.spend(1);
            for &member in &self.members[group] {
                for &child in &children[member] {
                    let next = self.find(child);
                    if next == goal {
                        return true;
                    }
                    if !std::mem::replace(&mut reached[next], true) {
                        open.push(next);
                    }
                }
            }
        }
        false
    }

    fn numbers(&self) -> Vec<usize> {
        let mut number_of = vec![None; self.leader.len()];
        let mut next = 0;
        let mut numbers = Vec::with_capacity(self.leader.len());
        for &leader in &self.leader {
            let number = *number_of[leader].get_or_insert_with(|| {
                next += 1;
                next - 1
            });
            numbers.push(number);
        }
        numbers
    }
}
