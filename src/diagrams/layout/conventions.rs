//! The conventions of a genogram that decide who stands left: the eldest of the children born to a
//! union, and of two partners the man or else the elder.

use super::family::{Gender, Kinship};

/// What it costs when the younger of two neighbours in age stands left: more than a crossing where they
/// are years apart, less where they are close.
const SIBLING_WEIGHT: i64 = 108;
const CLOSE_SIBLING_WEIGHT: i64 = 92;
const CLOSE_IN_AGE: i64 = 3;
/// Where a birth date is unknown, the order is only the one in which the children were entered.
const UNDATED_SIBLING_WEIGHT: i64 = 70;
const WEAK_SIBLING_WEIGHT: i64 = 12;

/// Of two neighbours in age among a couple's children, by their places among its links: what it costs when the younger stands left.
pub(crate) fn weight_of_age(kinship: &Kinship, couple: usize, elder: usize, younger: usize) -> i64 {
    let links = &kinship.couples[couple].links;
    let (one, two) = (&links[elder], &links[younger]);
    let are_twins = one.twins.is_some() && one.twins == two.twins;
    let are_born_here = one.kind == two.kind && one.places_child && two.places_child;
    if are_twins || !are_born_here {
        return WEAK_SIBLING_WEIGHT;
    }
    match (kinship.people[one.child].born, kinship.people[two.child].born) {
        (Some(elder), Some(younger)) if younger - elder > CLOSE_IN_AGE => SIBLING_WEIGHT,
        (Some(_), Some(_)) => CLOSE_SIBLING_WEIGHT,
        _ => UNDATED_SIBLING_WEIGHT,
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
