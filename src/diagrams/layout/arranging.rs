//! The order of people inside a block: one couple, or a chain or star of people with several partners.

use super::blocks::Drawing;
use super::budget::Budget;
use super::crossings;
use super::order::{NOWHERE, Order};

/// Up to this many people every order is tried.
const ALL_ORDERS: usize = 4;
/// In a larger block one person is moved at a time, at most this far where the block is very large.
const REACH: usize = 6;
const LARGE: usize = 16;

/// Improves the order inside a block; true where it has changed.
pub(crate) fn arrange(drawing: &Drawing, order: &mut Order, block: usize, budget: &mut Budget) -> bool {
    let this = &drawing.blocks[block];
    let count = this.nodes.len();
    if count < 2 {
        return false;
    }
    let each = 4 + this.pairs.len().pow(2) + this.up.len().pow(2) + this.down.len().pow(2) / 2;
    if (each * count) as u64 > budget.left() {
        return false;
    }
    let is_new = order.place[this.nodes[0]] == NOWHERE;
    if is_new {
        for (place, index) in (0..).zip(0..count) {
            let node = order.inside(block)[index];
            order.place[node] = place;
        }
    }
    let changed = if count <= ALL_ORDERS {
        try_all(drawing, order, block, each, budget)
    } else {
        move_each(drawing, order, block, each, budget)
    };
    if is_new {
        for &node in &this.nodes {
            order.place[node] = NOWHERE;
        }
    }
    changed
}

fn cost_of(drawing: &Drawing, order: &mut Order, block: usize) -> i64 {
    order.renumber_inside(block);
    crossings::inside(drawing, order, block)
}

fn try_all(drawing: &Drawing, order: &mut Order, block: usize, each: usize, budget: &mut Budget) -> bool {
    let count = order.inside(block).len();
    let mut before = [0; ALL_ORDERS];
    before[..count].copy_from_slice(order.inside(block));
    let mut best = before;
    let mut least = cost_of(drawing, order, block);
    // Heap's way through all orders, one exchange at a time.
    let mut turns = [0; ALL_ORDERS];
    let mut depth = 1;
    while depth < count && least > 0 {
        if turns[depth] < depth {
            let with = if depth % 2 == 0 { 0 } else { turns[depth] };
            order.inside_mut(block).swap(with, depth);
            budget.spend(each);
            let cost = cost_of(drawing, order, block);
            if cost < least {
                least = cost;
                best[..count].copy_from_slice(order.inside(block));
            }
            turns[depth] += 1;
            depth = 1;
        } else {
            turns[depth] = 0;
            depth += 1;
        }
    }
    order.inside_mut(block).copy_from_slice(&best[..count]);
    order.renumber_inside(block);
    best != before
}

fn move_each(drawing: &Drawing, order: &mut Order, block: usize, each: usize, budget: &mut Budget) -> bool {
    let mut least = cost_of(drawing, order, block);
    let count = order.inside(block).len();
    let reach = if count > LARGE { REACH } else { count };
    let mut changed = false;
    for node in drawing.blocks[block].nodes.clone() {
        if budget.is_spent() {
            break;
        }
        let before = order.inside(block).to_vec();
        let Some(from) = before.iter().position(|&other| other == node) else {
            continue;
        };
        let mut best: Option<Vec<usize>> = None;
        for to in from.saturating_sub(reach)..(from + reach + 1).min(count) {
            if to == from {
                continue;
            }
            let mut nodes = before.clone();
            nodes.remove(from);
            nodes.insert(to, node);
            order.inside_mut(block).copy_from_slice(&nodes);
            budget.spend(each + count);
            let cost = cost_of(drawing, order, block);
            if cost < least {
                least = cost;
                best = Some(nodes);
            }
        }
        changed |= best.is_some();
        order.inside_mut(block).copy_from_slice(&best.unwrap_or(before));
        order.renumber_inside(block);
    }
    changed
}
