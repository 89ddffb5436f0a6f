//! The order of the drawing: the blocks of each row from left to right, and the people inside each block.

use std::rc::Rc;

use super::blocks::Drawing;

/// The place of a node that is not in the order yet.
pub(crate) const NOWHERE: i32 = -1;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub rows: Vec<Vec<usize>>,
    /// The nodes of each block from left to right, block after block.
    nodes: Vec<usize>,
    /// Where the nodes of each block begin, and where the last ones end.
    starts: Rc<[usize]>,
    /// For each node its place in its row, counted in nodes.
    pub place: Vec<i32>,
}

impl Order {
    /// An order with nobody in it.
    pub fn empty(drawing: &Drawing) -> Order {
        let mut nodes = Vec::with_capacity(drawing.len());
        let mut starts = vec![0];
        for block in &drawing.blocks {
            nodes.extend(block.in_line());
            starts.push(nodes.len());
        }
        Order {
            rows: vec![Vec::new(); drawing.rows],
            nodes,
            starts: starts.into(),
            place: vec![NOWHERE; drawing.len()],
        }
    }

    /// The same order of nodes for another drawing of the same people, with other blocks.
    pub fn moved_to(&self, from: &Drawing, to: &Drawing) -> Order {
        let mut order = Order::empty(to);
        let mut next = order.starts.to_vec();
        for (row, blocks) in self.rows.iter().enumerate() {
            for &node in blocks.iter().flat_map(|&block| self.inside(block)) {
                debug_assert!(from.len() == to.len());
                let block = to.block_of[node];
                if next[block] == order.starts[block] {
                    order.rows[row].push(block);
                }
                order.nodes[next[block]] = node;
                next[block] += 1;
            }
            order.renumber(row);
        }
        order
    }

    /// The nodes of one block from left to right.
    pub fn inside(&self, block: usize) -> &[usize] {
        &self.nodes[self.starts[block]..self.starts[block + 1]]
    }

    pub fn inside_mut(&mut self, block: usize) -> &mut [usize] {
        &mut self.nodes[self.starts[block]..self.starts[block + 1]]
    }

    /// Counts the places of one row again after a change.
    pub fn renumber(&mut self, row: usize) {
        let mut next = 0;
        for &block in &self.rows[row] {
            for &node in &self.nodes[self.starts[block]..self.starts[block + 1]] {
                self.place[node] = next;
                next += 1;
            }
        }
    }

    /// Counts the places inside one block again, when only the order in it has changed.
    pub fn renumber_inside(&mut self, block: usize) {
        let nodes = &self.nodes[self.starts[block]..self.starts[block + 1]];
        let Some(first) = nodes.iter().map(|&node| self.place[node]).min() else {
            return;
        };
        for (place, &node) in (first..).zip(nodes) {
            self.place[node] = place;
        }
    }

    /// Twice the place of the middle of an origin, so that it stays a whole number.
    pub fn middle(&self, drawing: &Drawing, origin: usize) -> i32 {
        let (one, other) = drawing.ends[origin];
        self.place[one] + self.place[other]
    }
}
