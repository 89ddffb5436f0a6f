//! Moves of whole branches of a family. Where two siblings with large families of their own stand the
//! wrong way round, no single block can move alone: everything that hangs on each has to follow.

use super::blocks::Drawing;
use super::budget::Budget;
use super::crossings::{CROSSING, total};
use super::improving::improve;
use super::order::Order;
use super::troubles::troubled;

/// Up to this many blocks every branch is tried.
const SMALL: usize = 80;
/// A move that costs this much more at first is not improved further.
const TOO_MUCH_WORSE: i64 = 5 * CROSSING;

/// The blocks that hang on one line.
struct Branch {
    blocks: Vec<bool>,
}

/// Tries mirroring each branch, moving it to either side of everything, and exchanging it with the
/// branch of the next sibling; keeps what helps.
pub(crate) fn exchange(drawing: &Drawing, order: &mut Order, cost: i64, budget: &mut Budget) {
    let mut least = cost;
    loop {
        let before = least;
        let troubled = troubled(drawing, order, budget);
        for line in lines(drawing) {
            if budget.is_spent() {
                return;
            }
            // In a large family only what hangs near a crossing is worth a try.
            let is_worth_it = drawing.blocks.len() <= SMALL || troubled[line.0] || troubled[line.1];
            if !is_worth_it {
                continue;
            }
            least = try_moves(drawing, order, line, least, budget);
        }
        if least == before {
            return;
        }
    }
}

/// (block above, block below) of every line.
fn lines(drawing: &Drawing) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    for (above, block) in drawing.blocks.iter().enumerate() {
        lines.extend(block.down.iter().map(|&(_, child)| (above, drawing.block_of[child])));
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn try_moves(
    drawing: &Drawing,
    order: &mut Order,
    (above, below): (usize, usize),
    cost: i64,
    budget: &mut Budget,
) -> i64 {
    let mut least = cost;
    let branch = branch_below(drawing, above, below, budget);
    let all = Branch { blocks: branch.blocks.iter().map(|held| !held).collect() };
    let siblings: Vec<usize> = drawing.blocks[above]
        .down
        .iter()
        .map(|&(_, child)| drawing.block_of[child])
        .filter(|&other| other != below && !branch.blocks[other])
        .collect();
    let mut candidates = vec![mirrored(order, &branch)];
    candidates.push(sorted_apart(order, &branch, &all));
    candidates.push(sorted_apart(order, &all, &branch));
    for sibling in siblings {
        let other = branch_below(drawing, above, sibling, budget);
        let is_left =
            order.place[drawing.blocks[sibling].nodes[0]] < order.place[drawing.blocks[below].nodes[0]];
        candidates.push(if is_left {
            sorted_apart(order, &branch, &other)
        } else {
            sorted_apart(order, &other, &branch)
        });
    }
    let beginning = order.clone();
    for mut candidate in candidates {
        if candidate == beginning || budget.is_spent() {
            continue;
        }
        for row in 0..candidate.rows.len() {
            candidate.renumber(row);
        }
        budget.spend(drawing.len());
        if total(drawing, &candidate, budget) > least + TOO_MUCH_WORSE {
            continue;
        }
        let after = improve(drawing, &mut candidate, budget);
        if after < least {
            least = after;
            *order = candidate;
        }
    }
    least
}

/// What can be reached from the lower block without the line to the upper one; where everything can,
/// only the descendants.
fn branch_below(drawing: &Drawing, above: usize, below: usize, budget: &mut Budget) -> Branch {
    let whole = reach(drawing, above, below, true, budget);
    if whole.blocks[above] { reach(drawing, above, below, false, budget) } else { whole }
}

fn reach(drawing: &Drawing, above: usize, below: usize, upwards: bool, budget: &mut Budget) -> Branch {
    let mut blocks = vec![false; drawing.blocks.len()];
    let mut open = vec![below];
    blocks[below] = true;
    while let Some(block) = open.pop() {
        budget.spend(1);
        let this = &drawing.blocks[block];
        let down = this.down.iter().map(|&(_, child)| drawing.block_of[child]);
        let up = this.up.iter().map(|&(_, origin)| drawing.block_of[drawing.origins[origin].ends.0]);
        let up = up.filter(|&parent| upwards && (block, parent) != (below, above));
        for next in down.chain(up) {
            if !std::mem::replace(&mut blocks[next], true) {
                open.push(next);
            }
        }
    }
    Branch { blocks }
}

/// The branch from right to left, in the places it has.
fn mirrored(order: &Order, branch: &Branch) -> Order {
    let mut order = order.clone();
    let mut moved: Vec<usize> = Vec::new();
    for row in &mut order.rows {
        let held: Vec<usize> = row.iter().copied().filter(|&block| branch.blocks[block]).collect();
        let mut reversed = held.iter().rev();
        for slot in row.iter_mut().filter(|slot| branch.blocks[**slot]) {
            if let Some(&block) = reversed.next() {
                *slot = block;
            }
        }
        moved.extend(held);
    }
    for block in moved {
        order.inside_mut(block).reverse();
    }
    order
}

/// The first branch left of the second one, in the places that the two have together.
fn sorted_apart(order: &Order, first: &Branch, second: &Branch) -> Order {
    let mut order = order.clone();
    for row in &mut order.rows {
        let of_first = row.iter().copied().filter(|&block| first.blocks[block]);
        let of_second = row.iter().copied().filter(|&block| second.blocks[block] && !first.blocks[block]);
        let both: Vec<usize> = of_first.chain(of_second).collect();
        let mut both = both.into_iter();
        for slot in row.iter_mut() {
            if (first.blocks[*slot] || second.blocks[*slot])
                && let Some(block) = both.next()
            {
                *slot = block;
            }
        }
    }
    order
}
