//! The search for a good order: several beginnings, each improved block by block, then whole branches
//! of the best one exchanged. It ends when nothing helps or the budget is spent.

use super::beginnings::{founders, grow_from};
use super::blocks::Drawing;
use super::branches;
use super::budget::Budget;
use super::improving::improve;
use super::order::Order;
use super::troubles::troubled;

/// Beginnings tried at most.
const MOST_BEGINNINGS: usize = 12;
/// A drawing with more blocks than this is begun only once.
const LARGE: usize = 900;

pub(crate) fn find_order(drawing: &Drawing, budget: &mut Budget) -> Order {
    let founders = founders(drawing);
    let main = founders.first().copied().unwrap_or(0);
    let mut best = grow_from(drawing, main, false, budget);
    let mut least = improve(drawing, &mut best, budget);
    if !troubled(drawing, &best, budget).contains(&true) {
        return best;
    }
    if drawing.blocks.len() <= LARGE {
        let enough = budget.left() / 2;
        let others = founders
            .iter()
            .take(MOST_BEGINNINGS)
            .flat_map(|&start| [(start, false), (start, true)].into_iter());
        for (start, mirrored) in others.skip(1) {
            if budget.left() <= enough || least == 0 {
                break;
            }
            let mut order = grow_from(drawing, start, mirrored, budget);
            let cost = improve(drawing, &mut order, budget);
            if cost < least {
                least = cost;
                best = order;
            }
        }
    }
    branches::exchange(drawing, &mut best, least, budget);
    best
}
