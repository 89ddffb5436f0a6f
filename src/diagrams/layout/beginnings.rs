//! A first order: from one founding block down through all descendants, then family by family of those
//! who married in, each block where it costs least among those already there.

use super::arranging;
use super::blocks::Drawing;
use super::budget::Budget;
use super::crossings::Mover;
use super::order::Order;
use crate::case::order::by_key;

/// In a row longer than this a block looks for its place only this far around the likely one.
const REACH: usize = 80;

/// Blocks without parents, those with most descendants first.
pub(crate) fn founders(drawing: &Drawing) -> Vec<usize> {
    let mut founders: Vec<usize> =
        (0..drawing.blocks.len()).filter(|&block| drawing.blocks[block].up.is_empty()).collect();
    let weight = descendants(drawing);
    by_key(&mut founders, |&block| std::cmp::Reverse(weight[block]));
    founders
}

/// A count of descending lines, bounded, and good enough to compare founders.
fn descendants(drawing: &Drawing) -> Vec<u64> {
    let mut by_row: Vec<usize> = (0..drawing.blocks.len()).collect();
    by_key(&mut by_row, |&block| std::cmp::Reverse(drawing.blocks[block].row));
    let mut weight = vec![1u64; drawing.blocks.len()];
    for block in by_row {
        let below = drawing.blocks[block].down.iter();
        let sum: u64 = below.map(|&(_, child)| weight[drawing.block_of[child]]).sum();
        weight[block] = (1 + sum).min(1 << 40);
    }
    weight
}

/// The order that grows from one block. `mirrored` takes the families of parents in the opposite order.
pub(crate) fn grow_from(drawing: &Drawing, start: usize, mirrored: bool, budget: &mut Budget) -> Order {
    let mut growth = Growth {
        drawing,
        order: Order::empty(drawing),
        is_placed: vec![false; drawing.blocks.len()],
        parents: std::collections::VecDeque::new(),
        mirrored,
    };
    growth.descend(start, None, budget);
    while let Some((block, beside)) = growth.parents.pop_front() {
        growth.descend(block, Some(beside), budget);
    }
    // A drawing is connected, but nobody may be left out even where a line was not drawn.
    for block in 0..drawing.blocks.len() {
        growth.descend(block, None, budget);
        while let Some((block, beside)) = growth.parents.pop_front() {
            growth.descend(block, Some(beside), budget);
        }
    }
    growth.order
}

struct Growth<'drawing> {
    drawing: &'drawing Drawing,
    order: Order,
    is_placed: Vec<bool>,
    /// Families to take later: a block of parents, and the node whose parents they are.
    parents: std::collections::VecDeque<(usize, usize)>,
    mirrored: bool,
}

impl Growth<'_> {
    fn descend(&mut self, start: usize, child: Option<usize>, budget: &mut Budget) {
        let mut open = vec![(start, child)];
        while let Some((block, child)) = open.pop() {
            if std::mem::replace(&mut self.is_placed[block], true) {
                continue;
            }
            self.insert(block, child, budget);
            let this = &self.drawing.blocks[block];
            let mut above: Vec<(usize, usize)> = Vec::new();
            for &(node, origin) in &this.up {
                let parent = self.drawing.block_of[self.drawing.origins[origin].ends.0];
                if !self.is_placed[parent] {
                    above.push((parent, node));
                }
            }
            if self.mirrored {
                above.reverse();
            }
            self.parents.extend(above);
            let mut origins = this.origins.clone();
            by_key(&mut origins, |&origin| self.order.middle(self.drawing, origin));
            let children = origins.iter().flat_map(|&origin| &self.drawing.origins[origin].targets);
            let mut children: Vec<(usize, Option<usize>)> =
                children.map(|&node| (self.drawing.block_of[node], None)).collect();
            children.reverse();
            open.extend(children);
        }
    }

    /// Puts a block where it costs least, and of equally cheap places nearest to the likely one.
    fn insert(&mut self, block: usize, child: Option<usize>, budget: &mut Budget) {
        arranging::arrange(self.drawing, &mut self.order, block, budget);
        let row = self.drawing.blocks[block].row;
        let likely = self.likely_index(block, child);
        let blocks = &self.order.rows[row];
        let reach = if blocks.len() > 2 * REACH { REACH } else { blocks.len() };
        let first = likely.saturating_sub(reach);
        let last = (likely + reach).min(blocks.len());
        let mover = Mover::new(self.drawing, &self.order, block);
        budget.spend(blocks.len() / 4 + (last - first) * mover.steps());
        // Costs are counted from the leftmost place that is looked at.
        let (mut cost, mut best, mut best_index) = (0, i64::MAX, likely);
        let inner = blocks[first..last].iter().copied().map(Some).chain([None]);
        for (index, next) in (first..).zip(inner) {
            let distance = index.abs_diff(likely) as i64;
            if cost * 1000 + distance < best {
                best = cost * 1000 + distance;
                best_index = index;
            }
            if let Some(next) = next {
                cost -= mover.against(next).of_moving_left();
            }
        }
        self.order.rows[row].insert(best_index, block);
        self.order.renumber(row);
    }

    /// Beside the parents of a partner for the parents of somebody who married in; beside the nearest
    /// elder relation for everybody else.
    fn likely_index(&self, block: usize, child: Option<usize>) -> usize {
        let drawing = self.drawing;
        let row = drawing.blocks[block].row;
        let blocks = &self.order.rows[row];
        let goal = match child {
            Some(child) => self.beside_in_laws(child),
            None => {
                let above = drawing.blocks[block].up.iter();
                above
                    .map(|&(_, origin)| self.order.middle(drawing, origin))
                    .filter(|&middle| middle >= 0)
                    .max()
            }
        };
        let Some(goal) = goal else {
            return blocks.len();
        };
        if child.is_some() {
            let right_of =
                blocks.iter().position(|&other| self.order.place[self.order.inside(other)[0]] * 2 > goal);
            return right_of.unwrap_or(blocks.len());
        }
        let is_left = |&other: &usize| {
            let above = drawing.blocks[other].up.first();
            above.is_some_and(|&(_, origin)| {
                let middle = self.order.middle(drawing, origin);
                middle >= 0 && middle <= goal
            })
        };
        blocks.iter().rposition(is_left).map_or(0, |index| index + 1)
    }

    /// Twice the place of the parents who stand nearest to the place where the parents of this child belong.
    fn beside_in_laws(&self, child: usize) -> Option<i32> {
        let drawing = self.drawing;
        let row = drawing.row_of[child];
        let blocks = &self.order.rows[row];
        let own = blocks.iter().position(|&block| block == drawing.block_of[child])?;
        let middle_above = |block: usize| {
            let above = drawing.blocks[block].up.iter();
            above.map(|&(_, origin)| self.order.middle(drawing, origin)).find(|&middle| middle >= 0)
        };
        (0..blocks.len()).find_map(|distance| {
            let left = own.checked_sub(distance).and_then(|index| middle_above(blocks[index]));
            let right = || blocks.get(own + distance).and_then(|&block| middle_above(block));
            left.or_else(right)
        })
    }
}
