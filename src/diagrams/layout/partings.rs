//! Couples who may be parted. Partners stand side by side, but where both have brothers and sisters in
//! the drawing, somebody between the two can save more crossings and breaks in the order of age than it
//! costs. That is tried for one couple after the other, in small families only.

use super::annealing::anneal;
use super::blocks::{Drawing, Pair};
use super::budget::Budget;
use super::crossings::total_placed;
use super::family::Kinship;
use super::generations::Generations;
use super::improving::improve;
use super::order::Order;
use super::placing::place;
use super::spacing::Spacing;
use super::troubles::troubled;

/// In a family larger than a real case, no couple is parted.
const LARGEST: usize = 45;
/// Steps of one round for each person, and how many rounds there are at most.
const STEPS_EACH: u64 = 1_200;
const MOST_ROUNDS: u64 = 16;

/// The drawing and its order, with couples parted where that helps.
pub(crate) fn part(
    kinship: &Kinship,
    generations: &Generations,
    node_of: &mut [usize],
    drawing: Drawing,
    order: Order,
    spacing: &Spacing,
    budget: &mut Budget,
) -> (Drawing, Order) {
    let mut best = (drawing, order);
    if best.0.people.len() > LARGEST {
        return best;
    }
    let x = place(&best.0, &best.1, spacing, budget);
    let mut least = total_placed(&best.0, &best.1, &x, budget);
    let mut try_with = |best: &(Drawing, Order), pairs: &[Pair], round: Option<u64>, budget: &mut Budget| {
        let people = best.0.people.clone();
        let steps = STEPS_EACH * people.len() as u64;
        budget.spend(best.0.len() * 12);
        let mut drawing = Drawing::new(kinship, generations, people.clone(), node_of, pairs);
        let mut order = best.1.moved_to(&best.0, &drawing);
        match round {
            Some(round) => {
                drawing.fears_ties = round % 2 == 0;
                anneal(&drawing, &mut order, round, steps, budget);
            }
            None => {
                improve(&drawing, &mut order, budget);
            }
        }
        // Those who end side by side are a couple again.
        let is_apart = |pair: &&Pair| (order.place[pair.first] - order.place[pair.second]).abs() > 1;
        let apart: Vec<Pair> = pairs.iter().filter(is_apart).cloned().collect();
        let tight = Drawing::new(kinship, generations, people, node_of, &apart);
        let mut order = order.moved_to(&drawing, &tight);
        improve(&tight, &mut order, budget);
        let x = place(&tight, &order, spacing, budget);
        let cost = total_placed(&tight, &order, &x, budget);
        (cost, (tight, order))
    };
    // Twice all of them together, then every couple by itself, then all together again.
    for round in 0..MOST_ROUNDS {
        if round == 2 {
            for pair in candidates(&best.0, &best.1, false, budget) {
                let is_loose = best.0.loose_pairs.iter().any(|one| one.is_of(pair.first, pair.second));
                if is_loose || budget.is_spent() {
                    continue;
                }
                let mut pairs = best.0.loose_pairs.clone();
                pairs.push(pair);
                let (cost, found) = try_with(&best, &pairs, None, budget);
                if cost < least {
                    least = cost;
                    best = found;
                }
            }
        }
        let pairs = candidates(&best.0, &best.1, round % 4 < 2, budget);
        if pairs.is_empty() || budget.is_spent() {
            continue;
        }
        let (cost, found) = try_with(&best, &pairs, Some(round + 1), budget);
        if cost < least {
            least = cost;
            best = found;
        }
    }
    best
}

/// Couples of whom both have parents in the drawing or one has further partners, near some trouble.
fn candidates(drawing: &Drawing, order: &Order, one_is_enough: bool, budget: &mut Budget) -> Vec<Pair> {
    let troubled = troubled(drawing, order, budget);
    let is_near_trouble = |node: usize| {
        let above = drawing.incoming[node].iter();
        let mut siblings = above.flat_map(|&origin| &drawing.origins[origin].targets);
        siblings.any(|&sibling| troubled[drawing.block_of[sibling]])
    };
    let mut pairs = drawing.loose_pairs.clone();
    for (number, block) in drawing.blocks.iter().enumerate() {
        for pair in &block.pairs {
            let has_reason = |node: usize| {
                let partners = block.pairs.iter().filter(|other| other.first == node || other.second == node);
                !drawing.incoming[node].is_empty() || partners.count() > 2
            };
            let is_near = troubled[number] || is_near_trouble(pair.first) || is_near_trouble(pair.second);
            let (first, second) = (has_reason(pair.first), has_reason(pair.second));
            if is_near && ((first && second) || (one_is_enough && (first || second))) {
                pairs.push(pair.clone());
            }
        }
    }
    pairs
}
