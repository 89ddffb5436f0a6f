//! People with places, row by row, into which newcomers are put without moving anybody far.

use super::family::{Kinship, Point};
use super::spacing::Spacing;

pub(crate) struct Rows<'all> {
    kinship: &'all Kinship<'all>,
    spacing: &'all Spacing,
    places: Vec<Option<Point>>,
}

impl<'all> Rows<'all> {
    pub fn new(kinship: &'all Kinship<'all>, spacing: &'all Spacing, places: &[Option<Point>]) -> Rows<'all> {
        Rows { kinship, spacing, places: places.to_vec() }
    }

    pub fn place_of(&self, person: usize) -> Option<Point> {
        self.places[person]
    }

    pub fn into_places(self) -> Vec<Point> {
        self.places.into_iter().map(|place| place.unwrap_or(Point::new(0.0, 0.0))).collect()
    }

    pub fn rightmost(&self) -> f64 {
        self.places.iter().flatten().map(|place| place.x).fold(0.0, f64::max)
    }

    pub fn are_partners(&self, one: usize, other: usize) -> bool {
        self.kinship.couples_of[one]
            .iter()
            .any(|&couple| one != other && self.kinship.couples[couple].partners.contains(&other))
    }

    fn are_siblings(&self, one: usize, other: usize) -> bool {
        let parents = &self.kinship.parents_of[other];
        self.kinship.parents_of[one].iter().any(|couple| parents.contains(couple))
    }

    /// The next person to the right or left whose symbol would touch one moved there.
    pub fn neighbour(&self, person: usize, right: bool) -> Option<usize> {
        let place = self.places[person]?;
        let row = self.row(place.y);
        let own = row.iter().position(|&other| other == person)?;
        if right { row.get(own + 1).copied() } else { own.checked_sub(1).map(|index| row[index]) }
    }

    /// Everybody whose symbol is at about this height, from left to right.
    fn row(&self, height: f64) -> Vec<usize> {
        let mut row: Vec<(f64, usize)> = Vec::new();
        for (person, place) in self.places.iter().enumerate() {
            if let Some(place) = place
                && (place.y - height).abs() < self.spacing.slot()
            {
                row.push((place.x, person));
            }
        }
        crate::case::order::by(&mut row, |one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        row.into_iter().map(|(_, person)| person).collect()
    }

    fn x_of(&self, person: usize) -> f64 {
        self.places[person].map_or(0.0, |place| place.x)
    }

    /// Whether a neighbour to the right or left may be moved by somebody who comes in.
    fn may_move(&self, person: usize) -> bool {
        self.kinship.pin_of(person).is_none()
    }

    /// Puts a newcomer at a height, as near as possible to the x they wish for.
    pub fn insert(&mut self, person: usize, wish: f64, height: f64) {
        let row = self.row(height);
        let index = self.gap(&row, wish, person);
        let moves = self.moves(&row, index, wish, person).or_else(|| {
            // Where a pin is in the way on one side, everybody moves to the other one.
            let left = index.checked_sub(1).map(|left| self.x_of(row[left]) + self.apart(person, row[left]));
            let right = row.get(index).map(|&right| self.x_of(right) - self.apart(person, right));
            let beside_left = left.and_then(|x| self.moves(&row, index, x, person));
            beside_left.or_else(|| right.and_then(|x| self.moves(&row, index, x, person)))
        });
        match moves {
            Some((x, moves)) => {
                for (other, x) in moves {
                    if let Some(place) = &mut self.places[other] {
                        place.x = x;
                    }
                }
                self.places[person] = Some(Point::new(x, height));
            }
            None => {
                let x = self.nearest_free(&row, wish);
                self.places[person] = Some(Point::new(x, height));
            }
        }
    }

    /// The index at which a newcomer comes in; never between two partners, nor between two siblings of others.
    fn gap(&self, row: &[usize], wish: f64, person: usize) -> usize {
        let index = row.partition_point(|&other| self.x_of(other) <= wish);
        let is_inside = |index: usize| {
            let (Some(&left), Some(&right)) = (row.get(index.wrapping_sub(1)), row.get(index)) else {
                return false;
            };
            self.are_partners(left, right)
                || (self.are_siblings(left, right)
                    && !self.are_siblings(person, right)
                    && !self.are_partners(person, left)
                    && !self.are_partners(person, right))
        };
        let to_left = (0..=index).rev().find(|&index| !is_inside(index)).unwrap_or(0);
        let to_right = (index..=row.len()).find(|&index| !is_inside(index)).unwrap_or(row.len());
        let distance = |index: usize| {
            let edge = if index < to_right { row.get(index) } else { row.get(index.wrapping_sub(1)) };
            edge.map_or(0.0, |&other| (self.x_of(other) - wish).abs())
        };
        if to_left == index || distance(to_left) <= distance(to_right) { to_left } else { to_right }
    }

    /// How far the middles of a newcomer and a neighbour are to be apart.
    fn apart(&self, person: usize, other: usize) -> f64 {
        if self.are_partners(person, other) { self.spacing.partners } else { self.spacing.neighbours }
    }

    /// The newcomer's x and the moves that make room, or nothing where a pinned person would have to move.
    fn moves(
        &self,
        row: &[usize],
        index: usize,
        wish: f64,
        person: usize,
    ) -> Option<(f64, Vec<(usize, f64)>)> {
        let mut x = wish;
        // Between two neighbours the newcomer does not stand outside them, and pushes neither too far.
        let most = self.spacing.partners;
        if let Some(&right) = row.get(index) {
            x = x.min(self.x_of(right) + most - self.apart(person, right));
        }
        if let Some(left) = index.checked_sub(1) {
            x = x.max(self.x_of(row[left]) - most + self.apart(person, row[left]));
        }
        let mut moves = Vec::new();
        let mut least = x;
        let mut before = person;
        for &other in &row[index..] {
            let now = self.x_of(other);
            least += self.distance(before, person, other);
            if now >= least {
                break;
            }
            if !self.may_move(other) {
                return None;
            }
            moves.push((other, least));
            before = other;
        }
        let mut greatest = x;
        before = person;
        for &other in row[..index].iter().rev() {
            let now = self.x_of(other);
            greatest -= self.distance(before, person, other);
            if now <= greatest {
                break;
            }
            if !self.may_move(other) {
                return None;
            }
            moves.push((other, greatest));
            before = other;
        }
        Some((x, moves))
    }

    /// Neighbours who were close already stay so; nobody is pushed further than the newcomer needs.
    fn distance(&self, before: usize, person: usize, other: usize) -> f64 {
        if before == person {
            return self.apart(person, other);
        }
        let now = (self.x_of(before) - self.x_of(other)).abs();
        now.min(self.spacing.neighbours)
    }

    /// The free x nearest to the wish, where nobody has to move at all.
    fn nearest_free(&self, row: &[usize], wish: f64) -> f64 {
        let slot = self.spacing.slot();
        let is_free = |x: f64| row.iter().all(|&other| (self.x_of(other) - x).abs() >= slot - 1e-9);
        let beside = row.iter().flat_map(|&other| [self.x_of(other) - slot, self.x_of(other) + slot]);
        let free = beside.chain([wish]).filter(|&x| is_free(x));
        free.min_by(|one, other| (one - wish).abs().total_cmp(&(other - wish).abs())).unwrap_or(wish)
    }
}
