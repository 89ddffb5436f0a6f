//! Where an order is not good yet: the search looks only at blocks in trouble, so that a large family
//! without crossings is laid out at once.

use super::blocks::Drawing;
use super::budget::Budget;
use super::order::Order;

/// Blocks whose lines cross others, or whose siblings stand in the wrong order of age: only these can
/// gain by moving.
pub(crate) fn troubled(drawing: &Drawing, order: &Order, budget: &mut Budget) -> Vec<bool> {
    let mut troubled = vec![false; drawing.blocks.len()];
    let mut lines: Vec<(i32, i32, usize, usize)> = Vec::new();
    for row in &order.rows {
        lines.clear();
        let mut rightmost_pin = f64::NEG_INFINITY;
        for &block in row {
            let this = &drawing.blocks[block];
            for &(origin, below) in &this.down {
                let middle = order.middle(drawing, origin);
                lines.push((middle, order.place[below], block, drawing.block_of[below]));
            }
            for elder in &this.elders {
                let is_left = order.place[elder.node] < order.place[elder.other];
                troubled[block] |= is_left != elder.is_elder;
            }
            if let Some(pin) = this.pin {
                troubled[block] |= pin < rightmost_pin;
                rightmost_pin = rightmost_pin.max(pin);
            }
        }
        lines.sort_unstable();
        budget.spend(row.len() + lines.len() * 4);
        mark_crossed(&lines, &mut troubled);
    }
    troubled
}

/// Marks the blocks at both ends of every line that crosses another one.
fn mark_crossed(lines: &[(i32, i32, usize, usize)], troubled: &mut [bool]) {
    let mut furthest_right = i32::MIN;
    for group in lines.chunk_by(|one, other| one.0 == other.0) {
        for line in group.iter().filter(|line| line.1 < furthest_right) {
            troubled[line.2] = true;
            troubled[line.3] = true;
        }
        furthest_right = group.iter().map(|line| line.1).fold(furthest_right, i32::max);
    }
    let mut furthest_left = i32::MAX;
    for group in lines.chunk_by(|one, other| one.0 == other.0).rev() {
        for line in group.iter().filter(|line| line.1 > furthest_left) {
            troubled[line.2] = true;
            troubled[line.3] = true;
        }
        furthest_left = group.iter().map(|line| line.1).fold(furthest_left, i32::min);
    }
}
