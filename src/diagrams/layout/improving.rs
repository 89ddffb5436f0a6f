//! An order made better block by block: each is moved where it costs least, within its row and in itself.

use super::arranging;
use super::blocks::Drawing;
use super::budget::Budget;
use super::crossings::{CROSSING, Mover, around, total};
use super::order::Order;
use super::troubles::troubled;

/// A block stops looking further when it would cost this much more than where it stands.
const HOPELESS: i64 = 12 * CROSSING;
const MOST_ROUNDS: usize = 12;

/// Moves every block where it costs least, down and up through the rows, until nothing changes.
/// Gives the cost of the result, which is never more than that of the beginning.
pub(crate) fn improve(drawing: &Drawing, order: &mut Order, budget: &mut Budget) -> i64 {
    let mut least = total(drawing, order, budget);
    let mut best = order.clone();
    let mut fruitless = 0;
    for round in 0..MOST_ROUNDS {
        if budget.is_spent() {
            break;
        }
        let troubled = troubled(drawing, order, budget);
        if round > 0 && !troubled.contains(&true) {
            break;
        }
        let count = order.rows.len();
        let mut changed = false;
        // Every other round moves blocks between equally good places too, to come out of dead ends.
        let wanders = round % 2 == 1;
        for turn in 0..count {
            let row = if round % 2 == 0 { turn } else { count - 1 - turn };
            for block in order.rows[row].clone() {
                if (round == 0 || troubled[block]) && !budget.is_spent() {
                    changed |= arranging::arrange(drawing, order, block, budget);
                }
            }
            for block in order.rows[row].clone() {
                if troubled[block] && !budget.is_spent() {
                    changed |= move_block(drawing, order, block, wanders, budget);
                }
            }
        }
        let cost = total(drawing, order, budget);
        if cost < least {
            least = cost;
            best.clone_from(order);
            fruitless = 0;
        } else {
            fruitless += 1;
        }
        if fruitless > 2 || (!changed && wanders) {
            break;
        }
    }
    *order = best;
    least
}

/// Moves one block to the best place in its row.
fn move_block(
    drawing: &Drawing,
    order: &mut Order,
    block: usize,
    wanders: bool,
    budget: &mut Budget,
) -> bool {
    let row = drawing.blocks[block].row;
    let blocks = &order.rows[row];
    let Some(from) = blocks.iter().position(|&other| other == block) else {
        return false;
    };
    if drawing.has_loose_lines[row] && !drawing.blocks[block].origins.is_empty() {
        return move_block_among_loose(drawing, order, block, from, budget);
    }
    let mover = Mover::new(drawing, order, block);
    let (mut least, mut to) = (0, from);
    let mut cost = 0;
    let mut looked_at = 0;
    for index in (0..from).rev() {
        looked_at += 1;
        cost += mover.against(blocks[index]).of_moving_left();
        if cost < least || (wanders && cost == least && least == 0) {
            least = cost;
            to = index;
        }
        if cost > least + HOPELESS {
            break;
        }
    }
    cost = 0;
    for (index, &other) in blocks.iter().enumerate().skip(from + 1) {
        looked_at += 1;
        cost -= mover.against(other).of_moving_left();
        if cost < least {
            least = cost;
            to = index;
        }
        if cost > least + HOPELESS {
            break;
        }
    }
    budget.spend(looked_at * mover.steps() + blocks.len() / 4);
    if to == from {
        return false;
    }
    let moved = order.rows[row].remove(from);
    order.rows[row].insert(to, moved);
    order.renumber(row);
    true
}

/// The same where lines begin between blocks: then costs are no sum over pairs, and every place is tried.
fn move_block_among_loose(
    drawing: &Drawing,
    order: &mut Order,
    block: usize,
    from: usize,
    budget: &mut Budget,
) -> bool {
    let row = drawing.blocks[block].row;
    let mut least = around(drawing, order, row, budget);
    let mut best = from;
    let mut at = from;
    for to in 0..order.rows[row].len() {
        if to == from {
            continue;
        }
        order.rows[row].remove(at);
        order.rows[row].insert(to, block);
        order.renumber(row);
        at = to;
        let cost = around(drawing, order, row, budget);
        if cost < least {
            least = cost;
            best = to;
        }
    }
    order.rows[row].remove(at);
    order.rows[row].insert(best, block);
    order.renumber(row);
    best != from
}
