//! Gives every node of an ordered drawing its x: couples over the middle of their children, children
//! under the middle of their parents, as far as the order and the distances in each row allow.

use super::blocks::Drawing;
use super::budget::Budget;
use super::order::Order;
use super::spacing::Spacing;

const ROUNDS: usize = 14;
/// How much more a pinned person counts than anybody else.
const PINNED: f64 = 1e7;
/// How much a block counts that nothing pulls anywhere.
const IDLE: f64 = 0.02;

/// An x for every node of the drawing.
pub(crate) fn place(drawing: &Drawing, order: &Order, spacing: &Spacing, budget: &mut Budget) -> Vec<f64> {
    let mut placing = Placing::new(drawing, order, spacing);
    let count = order.rows.len();
    for round in 0..ROUNDS {
        budget.spend(drawing.len() * 4);
        for row in (0..count).rev() {
            placing.settle(row, if round < ROUNDS - 3 { Pull::Below } else { Pull::Both });
        }
        for row in 0..count {
            placing.settle(row, if round < ROUNDS - 3 { Pull::Above } else { Pull::Both });
        }
    }
    for row in (0..count).rev() {
        placing.settle(row, Pull::Below);
    }
    placing.x
}

#[derive(Clone, Copy, PartialEq)]
enum Pull {
    Above,
    Below,
    Both,
}

struct Placing<'all> {
    drawing: &'all Drawing,
    order: &'all Order,
    /// How far each node stands right of the first node of its block.
    offset: Vec<f64>,
    /// For each block how far its first node must be right of the first node of the block before it.
    apart: Vec<f64>,
    x: Vec<f64>,
    runs: Vec<Run>,
}

/// Neighbouring blocks that stand as close as they may and move as one.
struct Run {
    blocks: usize,
    weight: f64,
    /// Weight times the wished place of the first block of the run.
    pull: f64,
}

impl Run {
    fn place(&self) -> f64 {
        self.pull / self.weight
    }
}

impl<'all> Placing<'all> {
    fn new(drawing: &'all Drawing, order: &'all Order, spacing: &Spacing) -> Placing<'all> {
        let mut offset = vec![0.0; drawing.len()];
        let mut apart = vec![0.0; drawing.blocks.len()];
        let mut x = vec![0.0; drawing.len()];
        for row in &order.rows {
            let mut before: Option<usize> = None;
            let mut begin = 0.0;
            let mut begin_before = 0.0;
            for &block in row {
                let nodes = order.inside(block);
                let mut width = 0.0;
                for (index, &node) in nodes.iter().enumerate() {
                    if index > 0 {
                        width += distance(drawing, spacing, nodes[index - 1], node);
                    }
                    offset[node] = width;
                }
                if let Some(before) = before {
                    begin += distance(drawing, spacing, before, nodes[0]);
                    apart[block] = begin - begin_before;
                }
                begin_before = begin;
                for &node in nodes {
                    x[node] = begin + offset[node];
                }
                begin += width;
                before = nodes.last().copied();
            }
        }
        Placing { drawing, order, offset, apart, x, runs: Vec::new() }
    }

    /// Moves the blocks of one row as near as possible to where their lines pull them.
    fn settle(&mut self, row: usize, pull: Pull) {
        let blocks = &self.order.rows[row];
        self.runs.clear();
        // Distances are taken off, so that neighbours only have to be in order; then runs of blocks
        // that would overtake each other are joined until all runs are in order.
        let mut taken_off = 0.0;
        for &block in blocks {
            taken_off += self.apart[block];
            let (wish, weight) = self.wish(block, pull);
            let mut run = Run { blocks: 1, weight, pull: (wish - taken_off) * weight };
            while let Some(last) = self.runs.last() {
                if last.place() <= run.place() {
                    break;
                }
                run.blocks += last.blocks;
                run.weight += last.weight;
                run.pull += last.pull;
                self.runs.pop();
            }
            self.runs.push(run);
        }
        let mut taken_off = 0.0;
        let mut next = blocks.iter();
        for run in &self.runs {
            for &block in next.by_ref().take(run.blocks) {
                taken_off += self.apart[block];
                for &node in self.order.inside(block) {
                    self.x[node] = run.place() + taken_off + self.offset[node];
                }
            }
        }
    }

    /// Where the first node of a block would stand if it could, and how strongly.
    fn wish(&self, block: usize, pull: Pull) -> (f64, f64) {
        let this = &self.drawing.blocks[block];
        let first = self.order.inside(block)[0];
        let now = self.x[first];
        if let Some(pin) = this.pin {
            let middle = self.pinned_offset(block);
            return (pin - middle, PINNED);
        }
        let (mut shift, mut weight) = (0.0, 0.0);
        if pull != Pull::Above {
            for &origin in &this.origins {
                let strength = self.drawing.origins[origin].targets.len() as f64;
                shift += strength * (self.mean_below(origin) - self.middle(origin));
                weight += strength;
            }
        }
        if pull != Pull::Below {
            for &(_, origin) in &this.up {
                shift += self.middle(origin) - self.mean_below(origin);
                weight += 1.0;
            }
        }
        if weight > 0.0 { (now + shift / weight, weight) } else { (now, IDLE) }
    }

    /// How far right of its first node the middle of the pinned people of a block is. The pin of a
    /// block is an average, so this is one too.
    fn pinned_offset(&self, block: usize) -> f64 {
        let nodes = &self.drawing.blocks[block].pinned;
        let sum: f64 = nodes.iter().map(|&node| self.offset[node]).sum();
        sum / nodes.len().max(1) as f64
    }

    fn middle(&self, origin: usize) -> f64 {
        let (one, other) = self.drawing.origins[origin].ends;
        (self.x[one] + self.x[other]) / 2.0
    }

    fn mean_below(&self, origin: usize) -> f64 {
        let targets = &self.drawing.origins[origin].targets;
        targets.iter().map(|&node| self.x[node]).sum::<f64>() / targets.len() as f64
    }
}

/// How far the middles of two neighbours in a row must be apart.
fn distance(drawing: &Drawing, spacing: &Spacing, left: usize, right: usize) -> f64 {
    match (drawing.is_waypoint(left), drawing.is_waypoint(right)) {
        (true, true) => spacing.lines,
        (false, false) if drawing.block_of[left] == drawing.block_of[right] => {
            let block = &drawing.blocks[drawing.block_of[left]];
            let are_partners = block.pairs.iter().any(|pair| pair.is_of(left, right));
            if are_partners { spacing.partners } else { spacing.neighbours }
        }
        (false, false) => spacing.neighbours,
        _ => (1.0 + spacing.lines) / 2.0 + spacing.clearance,
    }
}
