//! Sorting, compiled once for all: the standard library's sort is several kilobytes for each kind of thing that is sorted.

use std::cmp::Ordering;

/// Sorts by a key, read once from each item; items with equal keys stay in their order.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = sorted(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    let mut left: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| left.get_mut(place)?.take()));
}

/// Sorts words with the places that they come from; of words that are the same, the first place comes first.
pub fn places(items: &mut [(String, usize)]) {
    items.sort_unstable();
}

/// The places of so many items in the order that the comparison of two places gives.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}
