//! What an order costs. Lines between two rows cross exactly when their ends are in opposite order, so
//! the cost is a sum over pairs of blocks of a row, plus what each block costs by itself.

use super::blocks::{Drawing, Pair};
use super::budget::Budget;
use super::order::Order;

pub(crate) const CROSSING: i64 = 100;
/// Somebody between two partners who stand in one row.
pub(crate) const SPLIT: i64 = 165;
/// Each further person between the two.
const DISTANCE: i64 = 6;
/// A later partner nearer than an earlier one.
const LATER_IS_NEARER: i64 = 12;
const UNUSUAL_SIDE: i64 = 2;
/// In a larger tangle of partners nobody could see an order of time.
const MOST_PAIRS_IN_TIME: usize = 60;
/// Two pinned people who would have to change places.
const AGAINST_PINS: i64 = 100_000;

/// What it costs for a block to stand left of another one, and the other way round.
#[derive(Clone, Copy, Default)]
pub(crate) struct PairCost {
    pub before: i64,
    pub after: i64,
}

impl PairCost {
    /// What is gained or lost when the first block moves from right of the second to left of it.
    pub fn of_moving_left(self) -> i64 {
        self.before - self.after
    }
}

/// A block that looks for its place, with the places of the other ends of its lines.
pub(crate) struct Mover<'all> {
    drawing: &'all Drawing,
    order: &'all Order,
    block: usize,
    above: Vec<i32>,
    below: Vec<i32>,
}

impl<'all> Mover<'all> {
    pub fn new(drawing: &'all Drawing, order: &'all Order, block: usize) -> Mover<'all> {
        let this = &drawing.blocks[block];
        let above = this.up.iter().map(|&(_, origin)| order.middle(drawing, origin));
        let below = this.down.iter().map(|&(_, node)| order.place[node]);
        Mover {
            drawing,
            order,
            block,
            above: above.filter(|&middle| middle >= 0).collect(),
            below: below.filter(|&place| place >= 0).collect(),
        }
    }

    /// Roughly how many steps one comparison takes.
    pub fn steps(&self) -> usize {
        1 + self.above.len() + self.below.len()
    }

    /// The cost between this block and another one of its row, from lines and from ages.
    pub fn against(&self, other: usize) -> PairCost {
        let (drawing, order) = (self.drawing, self.order);
        let (this, that) = (&drawing.blocks[self.block], &drawing.blocks[other]);
        let mut before = 0;
        let mut after = 0;
        if !self.above.is_empty() {
            for &(_, origin) in &that.up {
                let middle = order.middle(drawing, origin);
                if middle >= 0 {
                    before += self.above.iter().filter(|&&own| own > middle).count();
                    after += self.above.iter().filter(|&&own| own < middle).count();
                }
            }
        }
        if !self.below.is_empty() {
            for &(_, node) in &that.down {
                let place = order.place[node];
                if place >= 0 {
                    before += self.below.iter().filter(|&&own| own > place).count();
                    after += self.below.iter().filter(|&&own| own < place).count();
                }
            }
        }
        let mut cost = PairCost { before: CROSSING * before as i64, after: CROSSING * after as i64 };
        for elder in &this.elders {
            if drawing.block_of[elder.other] == other {
                let side = if elder.is_elder { &mut cost.after } else { &mut cost.before };
                *side += elder.weight;
            }
        }
        if let (Some(pin), Some(other_pin)) = (this.pin, that.pin) {
            let side = if pin <= other_pin { &mut cost.after } else { &mut cost.before };
            *side += AGAINST_PINS;
        }
        cost
    }
}

/// What the order inside one block costs: partners apart, crossings of its own lines, ages, conventions.
pub(crate) fn inside(drawing: &Drawing, order: &Order, block: usize) -> i64 {
    let this = &drawing.blocks[block];
    if this.nodes.len() < 2 {
        return 0;
    }
    let mut cost = pairs_inside(drawing, order, block);
    for (index, &(node, above)) in this.up.iter().enumerate() {
        for &(other, other_above) in &this.up[index + 1..] {
            cost += crossing(
                (order.middle(drawing, above), order.place[node]),
                (order.middle(drawing, other_above), order.place[other]),
            );
        }
    }
    for (index, &(origin, below)) in this.down.iter().enumerate() {
        for &(other, other_below) in &this.down[index + 1..] {
            cost += crossing(
                (order.middle(drawing, origin), order.place[below]),
                (order.middle(drawing, other), order.place[other_below]),
            );
        }
    }
    for elder in this.elders.iter().filter(|elder| elder.is_elder) {
        let is_inside = drawing.block_of[elder.other] == block;
        if is_inside && order.place[elder.node] > order.place[elder.other] {
            cost += elder.weight;
        }
    }
    cost
}

/// Earlier partners stand nearer than later ones; of two equally near ones the earlier stands left.
fn times(drawing: &Drawing, order: &Order, block: usize) -> i64 {
    let pairs = &drawing.blocks[block].pairs;
    let mut cost = 0;
    if pairs.len() > MOST_PAIRS_IN_TIME {
        return 0;
    }
    for (index, one) in pairs.iter().enumerate() {
        for other in &pairs[index + 1..] {
            for (person, partner) in [(one.first, one.second), (one.second, one.first)] {
                let rival = if other.first == person {
                    other.second
                } else if other.second == person {
                    other.first
                } else {
                    continue;
                };
                let place = order.place[person];
                let (mut earlier, mut later) = (order.place[partner], order.place[rival]);
                if one.time > other.time {
                    (earlier, later) = (later, earlier);
                }
                let (earlier, later) = (earlier - place, later - place);
                if earlier.abs() > later.abs() {
                    cost += LATER_IS_NEARER;
                } else if earlier > 0 && later < 0 {
                    cost += UNUSUAL_SIDE + 1;
                }
            }
        }
    }
    cost
}

fn crossing(one: (i32, i32), other: (i32, i32)) -> i64 {
    // Nobody crosses a line whose end is not placed yet.
    if one.0.min(other.0) < 0 || one.1.min(other.1) < 0 {
        return 0;
    }
    let is_crossing = (one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1);
    if is_crossing { CROSSING } else { 0 }
}

/// The cost of the whole order.
pub(crate) fn total(drawing: &Drawing, order: &Order, budget: &mut Budget) -> i64 {
    total_with(drawing, order, |origin| order.middle(drawing, origin), budget)
}

/// The same once everybody has an x. The middle of two partners who are not side by side may then be on
/// either side of somebody who stands half-way between.
pub(crate) fn total_placed(drawing: &Drawing, order: &Order, x: &[f64], budget: &mut Budget) -> i64 {
    const FINELY: f64 = 256.0;
    let middle = |origin: usize| {
        let (one, other) = drawing.ends[origin];
        ((x[one] + x[other]) * FINELY) as i32
    };
    total_with(drawing, order, middle, budget) + parted(drawing, order)
}

fn total_with(drawing: &Drawing, order: &Order, middle: impl Fn(usize) -> i32, budget: &mut Budget) -> i64 {
    let mut cost = 0;
    let mut lines: Vec<(i32, i32)> = Vec::new();
    for row in &order.rows {
        lines.clear();
        let mut pins: Vec<f64> = Vec::new();
        for &block in row {
            let this = &drawing.blocks[block];
            cost += pairs_inside(drawing, order, block);
            for &(origin, below) in &this.down {
                lines.push((middle(origin), order.place[below]));
            }
            cost += ages(drawing, order, block);
            pins.extend(this.pin);
        }
        lines.sort_unstable();
        budget.spend(row.len() + lines.len() * 4);
        cost += CROSSING * inversions(&lines);
        for (index, pin) in pins.iter().enumerate() {
            let wrong = pins[index + 1..].iter().filter(|other| *other < pin).count();
            cost += AGAINST_PINS * wrong as i64;
        }
    }
    cost
}

/// What it costs that partners who need not stand side by side do not.
pub(crate) fn parted(drawing: &Drawing, order: &Order) -> i64 {
    let apart = |pair: &Pair| {
        let apart = i64::from((order.place[pair.first] - order.place[pair.second]).abs());
        if apart > 1 { SPLIT * pair.unions + DISTANCE * (apart - 2) } else { 0 }
    };
    drawing.loose_pairs.iter().map(apart).sum()
}

/// What the lines that begin or end in one row cost, and the order of age in it.
pub(crate) fn around(drawing: &Drawing, order: &Order, row: usize, budget: &mut Budget) -> i64 {
    let mut cost = 0;
    let mut lines: Vec<(i32, i32)> = Vec::new();
    let mut origins: Vec<usize> = Vec::new();
    for line_row in [row.checked_sub(1), Some(row)].into_iter().flatten() {
        lines.clear();
        if drawing.fears_ties && drawing.has_loose_lines[line_row] {
            origins.clear();
            let blocks = order.rows[line_row].iter();
            origins.extend(blocks.flat_map(|&block| &drawing.blocks[block].down).map(|line| line.0));
            cost += ties(drawing, order, &mut origins);
        }
        for &block in &order.rows[line_row] {
            for &(origin, below) in &drawing.blocks[block].down {
                lines.push((order.middle(drawing, origin), order.place[below]));
            }
            if line_row == row {
                cost += ages(drawing, order, block);
            }
        }
        budget.spend(lines.len() * 4);
        lines.sort_unstable();
        cost += CROSSING * inversions(&lines);
    }
    cost
}

/// Where a parted couple has its middle exactly at that of somebody between, nobody can know yet on which
/// side it will come to be; the worse is assumed.
fn ties(drawing: &Drawing, order: &Order, origins: &mut Vec<usize>) -> i64 {
    origins.dedup();
    origins.sort_unstable_by_key(|&origin| order.middle(drawing, origin));
    let mut cost = 0;
    for pair in origins.windows(2) {
        let [one, other] = pair[..] else { continue };
        let are_tied = order.middle(drawing, one) == order.middle(drawing, other);
        let (mut ends, mut other_ends) = (drawing.ends[one], drawing.ends[other]);
        ends = (ends.0.min(ends.1), ends.0.max(ends.1));
        other_ends = (other_ends.0.min(other_ends.1), other_ends.0.max(other_ends.1));
        if are_tied && ends != other_ends {
            let (first, second) = (&drawing.origins[one].targets, &drawing.origins[other].targets);
            let (mut before, mut after) = (0, 0);
            for &child in first {
                let place = order.place[child];
                before += second.iter().filter(|&&node| order.place[node] < place).count();
                after += second.iter().filter(|&&node| order.place[node] > place).count();
            }
            cost += CROSSING * before.max(after) as i64;
        }
    }
    cost
}

fn ages(drawing: &Drawing, order: &Order, block: usize) -> i64 {
    let elders = drawing.blocks[block].elders.iter();
    elders
        .filter(|elder| elder.is_elder && order.place[elder.node] > order.place[elder.other])
        .map(|elder| elder.weight)
        .sum()
}

/// The part of the cost inside a block that is neither a crossing nor an age.
fn pairs_inside(drawing: &Drawing, order: &Order, block: usize) -> i64 {
    let this = &drawing.blocks[block];
    let mut cost = 0;
    for pair in &this.pairs {
        let (first, second) = (order.place[pair.first], order.place[pair.second]);
        let apart = i64::from((first - second).abs());
        if apart > 1 {
            cost += SPLIT * pair.unions + DISTANCE * (apart - 2);
        }
        if (first < second) != pair.first_is_left {
            cost += UNUSUAL_SIDE;
        }
    }
    if this.pairs.len() > 1 { cost + times(drawing, order, block) } else { cost }
}

/// Pairs of lines, sorted by where they begin, of which the one further left ends further right.
fn inversions(lines: &[(i32, i32)]) -> i64 {
    let most = lines.iter().map(|line| line.1).max().unwrap_or(0);
    // A tree of counts: how many of the lines so far end at each place.
    let size = most.max(0) as usize + 2;
    let mut counts = vec![0i64; size + 1];
    let mut found = 0;
    let mut begin = 0;
    let mut seen = 0;
    while begin < lines.len() {
        // Lines from one point do not cross, so they are counted in before any of them is added.
        let mut end = begin;
        while end < lines.len() && lines[end].0 == lines[begin].0 {
            let mut at = lines[end].1.max(0) as usize + 1;
            let mut not_right = 0;
            while at > 0 {
                not_right += counts[at];
                at &= at - 1;
            }
            found += seen - not_right;
            end += 1;
        }
        for line in &lines[begin..end] {
            let mut at = line.1.max(0) as usize + 1;
            while at <= size {
                counts[at] += 1;
                at += at & at.wrapping_neg();
            }
            seen += 1;
        }
        begin = end;
    }
    found
}
