//! The layout of a genogram: one generation a row, partners side by side, children under the middle of
//! their parents. `lay_out` gives everybody exactly one place, the same for the same family, whatever
//! the data; what cannot be drawn as it should is reported, not refused.

// The layout's own indices are made and checked here; a panic test over many thousand families stands behind this.
#![allow(clippy::indexing_slicing)]

mod annealing;
mod arranging;
mod beginnings;
mod blocks;
mod branches;
mod budget;
mod conventions;
mod crossings;
mod family;
mod generations;
mod improving;
mod keep;
mod levels;
mod lines;
mod loops;
mod order;
mod ordering;
mod partings;
mod pins;
mod placing;
mod rows;
mod spacing;
mod troubles;

pub use family::{Family, Gender, ParentKind, ParentLink, Person, Point, Union};
pub use lines::{ChildLine, UnionLines};
pub use spacing::Spacing;

use blocks::Drawing;
use budget::Budget;
use family::Kinship;
use generations::Generations;
use lines::Passage;

/// Steps of search for each connected family, and more for each person in it.
const STEPS_AT_LEAST: u64 = 100_000;
const STEPS_EACH: u64 = 2_000;
/// Steps for each person that a small family has for parting couples.
const PARTING_STEPS_EACH: u64 = 5_000;

/// Where one person stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The middle of the symbol, from the left, in symbol widths.
    pub x: f64,
    /// The middle of the symbol, downwards.
    pub y: f64,
    /// Counted from 0, the oldest generation of the person's connected family.
    pub generation: usize,
}

/// What cannot be drawn as it should be, for the screen to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Each is a parent of the next, and the last a parent of the first.
    AncestorLoop {
        /// In the order of the loop.
        people: Vec<usize>,
    },
    /// One partner is also an ancestor or a descendant of the other, or of the other's level.
    PartnersNotLevel {
        /// The index of the union.
        union: usize,
    },
    /// Two pinned people are drawn over each other.
    PinsOverlap {
        /// The one with the smaller index.
        first: usize,
        /// The other.
        second: usize,
    },
    /// A union names a person or a child who does not exist; that part of it is not drawn.
    NobodyThere {
        /// The index of the union.
        union: usize,
    },
}

/// The finished layout of a family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// One place for each person, in the order of the family.
    pub places: Vec<Place>,
    /// The lines of each union, in the order of the family.
    pub unions: Vec<UnionLines>,
    /// What cannot be drawn as it should be.
    pub findings: Vec<Finding>,
    /// Whether earlier places were kept and only newcomers placed.
    pub kept: bool,
    /// How much searching it took, in steps.
    pub steps: u64,
}

/// Lays out a family. People with a previous place keep it as far as possible; without any, everything
/// is laid out from the beginning, around pinned people.
pub fn lay_out(family: &Family, spacing: &Spacing) -> Layout {
    let kinship = Kinship::new(family);
    let mut budget = Budget::new(20_000 + 4_000 * family.people.len() as u64);
    let families = connected(&kinship);
    let generations = generations::assign(&kinship, &families, &mut budget);
    let mut steps = budget.used();
    let kept = keep::extend(&kinship, &generations, spacing);
    let is_kept = kept.is_some();
    let mut passages = Vec::new();
    let points = kept.unwrap_or_else(|| {
        let drawn = draw_everything(&kinship, families, &generations, spacing, &mut steps);
        passages = drawn.passages;
        drawn.points
    });
    let place = |(point, &generation): (&Point, &usize)| Place { x: point.x, y: point.y, generation };
    Layout {
        places: points.iter().zip(&generations.row_of).map(place).collect(),
        unions: lines::draw(&kinship, &points, &passages),
        findings: findings(family, &kinship, generations),
        kept: is_kept,
        steps,
    }
}

struct Drawn {
    points: Vec<Point>,
    passages: Vec<Passage>,
}

/// One connected family after the other, from left to right.
fn draw_everything(
    kinship: &Kinship,
    families: Vec<Vec<usize>>,
    generations: &Generations,
    spacing: &Spacing,
    steps: &mut u64,
) -> Drawn {
    let count = kinship.people.len();
    let mut points = vec![Point::new(0.0, 0.0); count];
    let mut passages: Vec<Passage> = Vec::new();
    let mut node_of = vec![usize::MAX; count];
    let is_pinned = |people: &Vec<usize>| people.iter().any(|&one| kinship.pin_of(one).is_some());
    // Families with pinned people stand where the pins are; the others go to the right of them.
    let (pinned, free): (Vec<Vec<usize>>, Vec<Vec<usize>>) = families.into_iter().partition(is_pinned);
    let lift = pinned.first().map_or(0.0, |people| lift(kinship, generations, spacing, people));
    let mut right: Option<f64> = None;
    for (people, is_free) in
        pinned.into_iter().map(|people| (people, false)).chain(free.into_iter().map(|people| (people, true)))
    {
        let mut budget = Budget::new(STEPS_AT_LEAST + STEPS_EACH * people.len() as u64);
        let drawing = Drawing::new(kinship, generations, people, &mut node_of, &[]);
        let order = ordering::find_order(&drawing, &mut budget);
        *steps += budget.used();
        let mut budget = Budget::new(PARTING_STEPS_EACH * drawing.people.len() as u64);
        let (drawing, order) =
            partings::part(kinship, generations, &mut node_of, drawing, order, spacing, &mut budget);
        let x = placing::place(&drawing, &order, spacing, &mut budget);
        *steps += budget.used();
        let nodes = ..drawing.people.len();
        let least = x[nodes].iter().copied().fold(f64::INFINITY, f64::min);
        let most = x[nodes].iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shift = if is_free { right.map_or(0.0, |right| right + spacing.families) - least } else { 0.0 };
        let end = most + shift;
        right = Some(right.map_or(end, |right| right.max(end)));
        let point = |node: usize| {
            let height = drawing.row_of[node] as f64 * spacing.generations;
            Point::new(x[node] + shift, height + lift)
        };
        for (node, &person) in drawing.people.iter().enumerate() {
            points[person] = point(node);
        }
        passages.extend(drawing.passages.iter().map(|passage| Passage {
            couple: passage.couple,
            child: drawing.people[passage.child],
            points: passage.waypoints.iter().map(|&node| point(node)).collect(),
        }));
    }
    pins::settle(kinship, &mut points, spacing);
    crate::case::order::by_key(&mut passages, |passage| (passage.couple, passage.child));
    Drawn { points, passages }
}

/// How far all rows are moved so that the first pinned person stands in their row or near it.
fn lift(kinship: &Kinship, generations: &Generations, spacing: &Spacing, people: &[usize]) -> f64 {
    let mut pins = people.iter().filter_map(|&person| Some((person, kinship.pin_of(person)?)));
    pins.next().map_or(0.0, |(person, pin)| {
        let height = generations.row_of[person] as f64 * spacing.generations;
        ((pin.y - height) / spacing.generations).round() * spacing.generations
    })
}

fn findings(family: &Family, kinship: &Kinship, generations: Generations) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (union, couple) in kinship.couples.iter().enumerate() {
        if let [first, second] = couple.partners[..]
            && generations.row_of[first] != generations.row_of[second]
        {
            findings.push(Finding::PartnersNotLevel { union });
        }
        let given = &family.unions[union];
        let people = [Some(given.first), given.second].into_iter().flatten();
        let mut all = people.chain(given.children.iter().map(|link| link.child));
        if all.any(|person| person >= family.people.len()) {
            findings.push(Finding::NobodyThere { union });
        }
    }
    let overlapping = pins::overlapping(kinship).into_iter();
    findings.extend(overlapping.map(|(first, second)| Finding::PinsOverlap { first, second }));
    let loops = generations.loops.into_iter();
    findings.extend(loops.map(|people| Finding::AncestorLoop { people }));
    findings
}

/// The people of each connected family, families in the order of their first person.
fn connected(kinship: &Kinship) -> Vec<Vec<usize>> {
    let mut seen = vec![false; kinship.people.len()];
    let mut all = Vec::new();
    for start in 0..seen.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut people = vec![start];
        let mut next = 0;
        while let Some(&person) = people.get(next) {
            next += 1;
            for &couple in kinship.couples_of[person].iter().chain(&kinship.parents_of[person]) {
                let couple = &kinship.couples[couple];
                let children = couple.links.iter().map(|link| link.child);
                for other in couple.partners.iter().copied().chain(children) {
                    if !std::mem::replace(&mut seen[other], true) {
                        people.push(other);
                    }
                }
            }
        }
        people.sort_unstable();
        all.push(people);
    }
    all
}
