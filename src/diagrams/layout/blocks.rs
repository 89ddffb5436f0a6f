//! The drawing of one connected family before anybody has an x: who stands in which row, which people
//! form a block that stays together (partners of partners in one row), and which lines join the rows.
//! A line that spans several rows is cut by a waypoint in each row between.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::conventions::{stands_left, weight_of_age};
use super::family::Kinship;
use super::generations::Generations;

/// Where lines to children begin: between two partners, at one person, or at a waypoint.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// The same node twice where there is only one.
    pub ends: (usize, usize),
    /// Persons or waypoints one row below, eldest child first.
    pub targets: Vec<usize>,
}

/// Two partners in one block, with what decides their order and distance.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub first: usize,
    pub second: usize,
    /// Whether the first one stands left by convention.
    pub first_is_left: bool,
    /// Smaller for the earlier of two unions of one person.
    pub time: usize,
    /// How many unions the two have had with each other.
    pub unions: i64,
}

impl Pair {
    pub fn is_of(&self, first: usize, second: usize) -> bool {
        (self.first, self.second) == (first, second) || (self.first, self.second) == (second, first)
    }
}

/// What one child has to say about the place of a sibling.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elder {
    pub node: usize,
    pub other: usize,
    /// Whether the node is the elder of the two and so wants to stand left.
    pub is_elder: bool,
    pub weight: i64,
}

/// The partner through whom somebody belongs to a block, and the side on which they stand of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Join {
    pub partner: Option<usize>,
    pub stands_right: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub row: usize,
    /// In the order of input; the order in the drawing is in `Order`.
    pub nodes: Vec<usize>,
    /// For each of the nodes how it came into the block.
    pub joins: Vec<Join>,
    pub origins: Vec<usize>,
    pub pairs: Vec<Pair>,
    pub elders: Vec<Elder>,
    /// (node, origin above it), for every line that ends in the block.
    pub up: Vec<(usize, usize)>,
    /// (origin in the block, node below it), for every line that begins in the block.
    pub down: Vec<(usize, usize)>,
    /// The pinned people in the block and the mean of their x.
    pub pinned: Vec<usize>,
    pub pin: Option<f64>,
}

/// Nodes are numbered within the drawing: first its people, then the waypoints.
pub(crate) struct Drawing {
    /// The person of each of the first nodes.
    pub people: Vec<usize>,
    pub row_of: Vec<usize>,
    pub block_of: Vec<usize>,
    pub blocks: Vec<Block>,
    pub origins: Vec<Origin>,
    /// The ends of each origin once more, close together, since the search reads nothing more often.
    pub ends: Vec<(usize, usize)>,
    /// For each node the origins of its lines from above.
    pub incoming: Vec<Vec<usize>>,
    pub rows: usize,
    pub passages: Vec<Waypoints>,
    /// Partners who need not stand side by side.
    pub loose_pairs: Vec<Pair>,
    /// For each row whether a line begins in the middle of two partners of different blocks.
    pub has_loose_lines: Vec<bool>,
    /// Whether a middle exactly at another one counts as the worse of the two sides.
    pub fears_ties: bool,
}

/// The waypoints of a line that spans several rows, from top to bottom; the child is a node.
pub(crate) struct Waypoints {
    pub couple: usize,
    pub child: usize,
    pub waypoints: Vec<usize>,
}

impl Block {
    /// Each person at the end nearer to the partner through whom they belong to the block: chains stay
    /// straight and stars balanced.
    pub fn in_line(&self) -> VecDeque<usize> {
        let mut nodes: VecDeque<usize> = VecDeque::with_capacity(self.nodes.len());
        let mut index_of: BTreeMap<usize, i64> = BTreeMap::new();
        let (mut leftmost, mut rightmost) = (0, 0);
        for (&node, join) in self.nodes.iter().zip(&self.joins) {
            let beside = join.partner.and_then(|partner| index_of.get(&partner)).copied();
            let goes_right = beside.is_none_or(|beside| {
                let (left, right) = (beside - leftmost, rightmost - beside);
                if left == right { join.stands_right } else { right < left }
            });
            if nodes.is_empty() {
                nodes.push_back(node);
                index_of.insert(node, 0);
            } else if goes_right {
                nodes.push_back(node);
                rightmost += 1;
                index_of.insert(node, rightmost);
            } else {
                nodes.push_front(node);
                leftmost -= 1;
                index_of.insert(node, leftmost);
            }
        }
        nodes
    }
}

impl Drawing {
    /// Remembers for neighbours in age who is to stand left: each child with its place among the couple's links.
    pub fn note_ages(&mut self, kinship: &Kinship, couple: usize, targets: &[(usize, usize)]) {
        for neighbours in targets.windows(2) {
            let [(elder, elder_place), (younger, younger_place)] = neighbours[..] else {
                continue;
            };
            let weight = weight_of_age(kinship, couple, elder_place, younger_place);
            for (node, other, is_elder) in [(elder, younger, true), (younger, elder, false)] {
                let block = self.block_of[node];
                self.blocks[block].elders.push(Elder { node, other, is_elder, weight });
            }
        }
    }

    /// Number of nodes, people and waypoints.
    pub fn len(&self) -> usize {
        self.row_of.len()
    }

    pub fn is_waypoint(&self, node: usize) -> bool {
        node >= self.people.len()
    }

    /// `node_of` is a scratch list that names the node of each person of this drawing.
    pub fn new(
        kinship: &Kinship,
        generations: &Generations,
        people: Vec<usize>,
        node_of: &mut [usize],
        loose_pairs: &[Pair],
    ) -> Drawing {
        for (node, &person) in people.iter().enumerate() {
            node_of[person] = node;
        }
        let row_of: Vec<usize> = people.iter().map(|&person| generations.row_of[person]).collect();
        let rows = row_of.iter().max().map_or(0, |&row| row + 1);
        let mut drawing = Drawing {
            incoming: vec![Vec::new(); people.len()],
            block_of: vec![usize::MAX; people.len()],
            people,
            row_of,
            blocks: Vec::new(),
            origins: Vec::new(),
            ends: Vec::new(),
            rows,
            passages: Vec::new(),
            loose_pairs: loose_pairs.to_vec(),
            has_loose_lines: vec![false; rows],
            fears_ties: false,
        };
        drawing.form_blocks(kinship, node_of);
        for couple in drawing.couples(kinship, node_of) {
            drawing.draw_lines(kinship, couple, node_of);
        }
        drawing.list_lines();
        drawing.note_pins(kinship);
        drawing
    }

    fn note_pins(&mut self, kinship: &Kinship) {
        for (node, &person) in self.people.iter().enumerate() {
            let Some(pin) = kinship.pin_of(person) else {
                continue;
            };
            let block = &mut self.blocks[self.block_of[node]];
            let before = block.pinned.len() as f64;
            block.pin = Some((block.pin.unwrap_or(0.0) * before + pin.x) / (before + 1.0));
            block.pinned.push(node);
        }
    }

    /// The couples of the people in this drawing, in the order of the family.
    fn couples(&self, kinship: &Kinship, node_of: &[usize]) -> Vec<usize> {
        let mut couples = Vec::new();
        for (node, &person) in self.people.iter().enumerate() {
            for &couple in &kinship.couples_of[person] {
                if node_of[kinship.couples[couple].partners[0]] == node {
                    couples.push(couple);
                }
            }
        }
        couples.sort_unstable();
        couples
    }

    fn form_blocks(&mut self, kinship: &Kinship, node_of: &[usize]) {
        for start in 0..self.people.len() {
            if self.block_of[start] != usize::MAX {
                continue;
            }
            let number = self.blocks.len();
            let mut block = Block { row: self.row_of[start], ..Block::default() };
            self.block_of[start] = number;
            block.nodes.push(start);
            block.joins.push(Join::default());
            let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            let mut known_couples: BTreeSet<usize> = BTreeSet::new();
            let mut looked_at = 0;
            while let Some(&node) = block.nodes.get(looked_at) {
                looked_at += 1;
                for &couple in &kinship.couples_of[self.people[node]] {
                    let partners = &kinship.couples[couple].partners;
                    let [first, second] = partners[..] else {
                        continue;
                    };
                    let (first, second) = (node_of[first], node_of[second]);
                    if self.row_of[first] != self.row_of[second] {
                        continue;
                    }
                    let other = if first == node { second } else { first };
                    if self.loose_pairs.iter().any(|pair| pair.is_of(first, second)) {
                        continue;
                    }
                    let first_is_left = stands_left(kinship, self.people[first], self.people[second]);
                    if self.block_of[other] == usize::MAX {
                        self.block_of[other] = number;
                        block.nodes.push(other);
                        let stands_right = first_is_left == (other == second);
                        block.joins.push(Join { partner: Some(node), stands_right });
                    }
                    // Two people who married each other twice are one pair.
                    if known_couples.insert(couple) {
                        let pair = (first.min(second), first.max(second));
                        let index = *known.entry(pair).or_insert_with(|| {
                            let time = kinship.time_of[couple];
                            block.pairs.push(Pair { first, second, first_is_left, time, unions: 0 });
                            block.pairs.len() - 1
                        });
                        block.pairs[index].unions += 1;
                    }
                }
            }
            self.blocks.push(block);
        }
    }

    fn draw_lines(&mut self, kinship: &Kinship, couple: usize, node_of: &[usize]) {
        let Some(begin) = self.couple_ends(kinship, couple, node_of) else {
            return;
        };
        let row = self.row_of[begin.0];
        let mut targets: Vec<(usize, usize)> = Vec::new();
        let mut through: Vec<(usize, usize)> = Vec::new();
        for (place, link) in kinship.couples[couple].links.iter().enumerate() {
            let child = node_of[link.child];
            // A child of a loop may stand above its parent; such a line does not shape the drawing.
            if self.row_of[child] <= row {
                continue;
            }
            // So many long lines have no drawing that anybody could follow; the rest run straight.
            let waypoints = self.len() - self.people.len();
            if self.row_of[child] > row + 1 && waypoints > 4 * self.people.len() + 400 {
                continue;
            }
            let mut last = None;
            let mut waypoints = Vec::new();
            for between in row + 1..self.row_of[child] {
                let waypoint = self.add_waypoint(between);
                match last {
                    None => targets.push((waypoint, place)),
                    Some(above) => through.push((above, waypoint)),
                }
                last = Some(waypoint);
                waypoints.push(waypoint);
            }
            if !waypoints.is_empty() {
                self.passages.push(Waypoints { couple, child, waypoints });
            }
            match last {
                None => targets.push((child, place)),
                Some(above) => through.push((above, child)),
            }
        }
        self.note_ages(kinship, couple, &targets);
        let targets: Vec<usize> = targets.into_iter().map(|(node, _)| node).collect();
        if !targets.is_empty() {
            self.origins.push(Origin { ends: begin, targets });
        }
        for (above, below) in through {
            self.origins.push(Origin { ends: (above, above), targets: vec![below] });
        }
    }

    /// Where the lines of a couple begin; the lower one of two who do not stand level.
    fn couple_ends(&self, kinship: &Kinship, couple: usize, node_of: &[usize]) -> Option<(usize, usize)> {
        match kinship.couples[couple].partners[..] {
            [] => None,
            [only] => Some((node_of[only], node_of[only])),
            [first, second, ..] => {
                let (first, second) = (node_of[first], node_of[second]);
                Some(match self.row_of[first].cmp(&self.row_of[second]) {
                    std::cmp::Ordering::Equal => (first, second),
                    std::cmp::Ordering::Less => (second, second),
                    std::cmp::Ordering::Greater => (first, first),
                })
            }
        }
    }

    fn add_waypoint(&mut self, row: usize) -> usize {
        let node = self.row_of.len();
        self.row_of.push(row);
        self.incoming.push(Vec::new());
        self.block_of.push(self.blocks.len());
        self.blocks.push(Block { row, nodes: vec![node], joins: vec![Join::default()], ..Block::default() });
        node
    }

    fn list_lines(&mut self) {
        self.ends = self.origins.iter().map(|origin| origin.ends).collect();
        for (number, origin) in self.origins.iter().enumerate() {
            let block = self.block_of[origin.ends.0];
            self.blocks[block].origins.push(number);
            let other = self.block_of[origin.ends.1];
            if other != block {
                self.blocks[other].origins.push(number);
                self.has_loose_lines[self.row_of[origin.ends.0]] = true;
            }
            for &target in &origin.targets {
                self.blocks[block].down.push((number, target));
                self.incoming[target].push(number);
                self.blocks[self.block_of[target]].up.push((target, number));
            }
        }
    }
}
