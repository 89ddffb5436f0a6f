//! The conventions of a genogram that decide who stands left: the eldest of the children born to a
//! union, and of two partners the man or else the elder.

use super::blocks::{Drawing, Elder};
use super::family::{Gender, Kinship};

/// What it costs when the younger of two neighbours in age stands left: more than a crossing where they
/// are years apart, less where they are close.
const SIBLING_WEIGHT: i64 = 108;
const CLOSE_SIBLING_WEIGHT: i64 = 92;
const CLOSE_IN_AGE: i64 = 3;
/// Where a birth date is unknown, the order is only the one in which the children were entered.
const UNDATED_SIBLING_WEIGHT: i64 = 70;
const WEAK_SIBLING_WEIGHT: i64 = 12;

impl Drawing {
    /// Remembers for neighbours in age who is to stand left.
    pub fn note_ages(&mut self, kinship: &Kinship, couple: usize, targets: &[(usize, usize)]) {
        let links = &kinship.couples[couple].links;
        for neighbours in targets.windows(2) {
            let [(elder, elder_place), (younger, younger_place)] = neighbours[..] else {
                continue;
            };
            let (one, two) = (&links[elder_place], &links[younger_place]);
            let are_twins = one.twins.is_some() && one.twins == two.twins;
            let are_born_here = one.kind == two.kind && one.places_child && two.places_child;
            let born = |child: usize| kinship.people[child].born;
            let weight = if are_twins || !are_born_here {
                WEAK_SIBLING_WEIGHT
            } else {
                match (born(one.child), born(two.child)) {
                    (Some(elder), Some(younger)) if younger - elder > CLOSE_IN_AGE => SIBLING_WEIGHT,
                    (Some(_), Some(_)) => CLOSE_SIBLING_WEIGHT,
                    _ => UNDATED_SIBLING_WEIGHT,
                }
            };
            for (node, other, is_elder) in [(elder, younger, true), (younger, elder, false)] {
                let block = self.block_of[node];
                self.blocks[block].elders.push(Elder { node, other, is_elder, weight });
            }
        }
    }
}

/// A man stands left of a woman; of others the elder stands left, and of the rest whoever comes first.
pub(crate) fn stands_left(kinship: &Kinship, first: usize, second: usize) -> bool {
    let (one, two) = (&kinship.people[first], &kinship.people[second]);
    match (one.gender, two.gender) {
        (Gender::Man, Gender::Woman) => true,
        (Gender::Woman, Gender::Man) => false,
        _ => match (one.born, two.born) {
            (Some(one), Some(two)) => one <= two,
            _ => true,
        },
    }
}
