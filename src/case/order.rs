//! Sorting, compiled once for all: the standard library's sort is several kilobytes for each kind of thing that is sorted.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// Sorts by a key, read once from each item; items with equal keys stay in their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let swaps = swaps(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    swaps.into_iter().for_each(|(one, other)| items.swap(one, other));
}

/// Sorts by a comparison; items that it holds equal stay in their order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    swaps.into_iter().for_each(|(one, other)| items.swap(one, other));
}

/// Sorts words with the places that they come from; of words that are the same, the first place comes first.
pub fn places(items: &mut [(String, usize)]) {
    items.sort_unstable();
}

/// A map as `collect` makes it, which brings a sort of its own along for each kind of map.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// A set, like [`map`].
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The swaps, one after the other, that put so many items in the order that the comparison of two places gives.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    let mut swaps = Vec::new();
    // Each place names the item that comes there: what was there goes on to where that one was, until the round is closed.
    for first in 0..count {
        let mut here = first;
        while let Some(place) = places.get_mut(here) {
            let next = std::mem::replace(place, here);
            if next == first || next == here {
                break;
            }
            swaps.push((here, next));
            here = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut seed = 7_u32;
        for count in 0..60_u32 {
            let mut items: Vec<(u32, u32)> = (0..count)
                .map(|place| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, place)
                })
                .collect();
            let mut other = items.clone();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            by_key(&mut items, |(key, _)| *key);
            by(&mut other, |one, next| one.0.cmp(&next.0));
            assert_eq!(items, expected);
            assert_eq!(other, expected);
        }
    }
}
