//! A search that also accepts moves for the worse, fewer and smaller ones as it goes on, for families of
//! the size of a real case. It draws on a fixed sequence of numbers, so it does the same every time.

use super::blocks::Drawing;
use super::budget::Budget;
use super::crossings::{Mover, around, inside, parted, total};
use super::order::Order;

/// The largest worsening accepted at the beginning.
const HEAT: i64 = 130;
/// A block moves at most this many places at once.
const FURTHEST: usize = 5;

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 33) * limit as u64) >> 31) as usize
    }
}

/// Improves an order for a number of steps and gives its cost, parted couples included.
pub(crate) fn anneal(
    drawing: &Drawing,
    order: &mut Order,
    seed: u64,
    steps: u64,
    budget: &mut Budget,
) -> i64 {
    let mut cost = total(drawing, order, budget) + parted(drawing, order);
    let mut least = cost;
    let mut best = order.clone();
    let mut numbers = Numbers(seed);
    let begin = budget.used();
    let steps = steps.min(budget.left());
    loop {
        let spent = budget.used() - begin;
        if spent >= steps || budget.is_spent() {
            break;
        }
        let heat = HEAT * (steps - spent) as i64 / steps as i64;
        // Small worsenings are accepted far more often than large ones.
        let luck = numbers.below(1000) as i64;
        let allowed = heat * luck * luck / 1_000_000;
        let block = numbers.below(drawing.blocks.len());
        let this = &drawing.blocks[block];
        let row = &order.rows[this.row];
        let flips = this.nodes.len() > 1 && numbers.below(4) == 0;
        let worse = if flips {
            flip(drawing, order, block, allowed, budget)
        } else if row.len() > 1 {
            let Some(from) = row.iter().position(|&other| other == block) else {
                continue;
            };
            let reach = FURTHEST.min(row.len() - 1);
            let distance = 1 + numbers.below(reach);
            let to = if numbers.below(2) == 0 { from.checked_sub(distance) } else { Some(from + distance) };
            let Some(to) = to.filter(|&to| to < row.len()) else {
                budget.spend(2);
                continue;
            };
            shift(drawing, order, block, from, to, allowed, budget)
        } else {
            budget.spend(2);
            continue;
        };
        cost += worse;
        if cost < least {
            least = cost;
            best.clone_from(order);
            budget.spend(order.rows.len() * 4);
        }
    }
    *order = best;
    least
}

/// Mirrors a block where that is allowed; gives the change of the cost.
fn flip(drawing: &Drawing, order: &mut Order, block: usize, allowed: i64, budget: &mut Budget) -> i64 {
    let row = drawing.blocks[block].row;
    let is_loose = drawing.has_loose_lines[row];
    budget.spend(12 + drawing.blocks[block].down.len());
    let measure = |order: &Order, budget: &mut Budget| {
        let own = inside(drawing, order, block);
        if is_loose { own + around(drawing, order, row, budget) + parted(drawing, order) } else { own }
    };
    let before = measure(order, budget);
    order.inside_mut(block).reverse();
    order.renumber_inside(block);
    let worse = measure(order, budget) - before;
    if worse <= allowed {
        return worse;
    }
    order.inside_mut(block).reverse();
    order.renumber_inside(block);
    0
}

/// Moves a block along its row where that is allowed; gives the change of the cost.
fn shift(
    drawing: &Drawing,
    order: &mut Order,
    block: usize,
    from: usize,
    to: usize,
    allowed: i64,
    budget: &mut Budget,
) -> i64 {
    let row = drawing.blocks[block].row;
    if drawing.has_loose_lines[row] {
        let before = around(drawing, order, row, budget) + parted(drawing, order);
        move_along(order, row, from, to);
        let worse = around(drawing, order, row, budget) + parted(drawing, order) - before;
        if worse <= allowed {
            return worse;
        }
        move_along(order, row, to, from);
        return 0;
    }
    let mover = Mover::new(drawing, order, block);
    let blocks = &order.rows[row];
    let mut worse = 0;
    if to < from {
        for &other in &blocks[to..from] {
            worse += mover.against(other).of_moving_left();
        }
    } else {
        for &other in &blocks[from + 1..=to] {
            worse -= mover.against(other).of_moving_left();
        }
    }
    budget.spend(from.abs_diff(to) * mover.steps() + 4);
    if worse <= allowed {
        move_along(order, row, from, to);
        return worse;
    }
    0
}

fn move_along(order: &mut Order, row: usize, from: usize, to: usize) {
    let block = order.rows[row].remove(from);
    order.rows[row].insert(to, block);
    order.renumber(row);
}
