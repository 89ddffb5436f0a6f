//! Looks for very many strings in a text at once.

use std::collections::{BTreeMap, BTreeSet};

/// By how many bytes strings are told apart first; shorter ones by the fewest that any has.
const LONG: usize = 8;
const SHORT: usize = 4;
/// How many beginnings of strings are told apart before any is looked up.
const BITS: usize = 1 << 16;

/// Strings of four bytes or more, by how they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    long: BTreeMap<[u8; LONG], Vec<String>>,
    short: BTreeMap<[u8; SHORT], Vec<String>>,
    begins: Vec<u64>,
    count: usize,
}

const fn bit(first: [u8; SHORT]) -> usize {
    (u32::from_le_bytes(first).wrapping_mul(0x9e37_79b1) >> 16) as usize % BITS
}

impl Search {
    /// Looks for these; what is shorter than four bytes is passed over.
    pub fn new(strings: impl Iterator<Item = String>) -> Self {
        let mut search = Self { begins: vec![0; BITS / 64], ..Self::default() };
        for text in strings {
            let Some(first) = text.as_bytes().first_chunk::<SHORT>().copied() else { continue };
            if let Some(bits) = search.begins.get_mut(bit(first) / 64) {
                *bits |= 1 << (bit(first) % 64);
            }
            search.count += 1;
            match text.as_bytes().first_chunk::<LONG>().copied() {
                Some(first) => search.long.entry(first).or_default().push(text),
                None => search.short.entry(first).or_default().push(text),
            }
        }
        search
    }

    /// How many are looked for.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Those that stand in a text.
    pub fn all_in(&self, text: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        if self.count == 0 {
            return found;
        }
        let bytes = text.as_bytes();
        for (at, window) in bytes.windows(SHORT).enumerate() {
            let Some(first) = window.first_chunk::<SHORT>() else { continue };
            let may_begin =
                self.begins.get(bit(*first) / 64).is_some_and(|bits| bits & (1 << (bit(*first) % 64)) != 0);
            if !may_begin {
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let long = rest.first_chunk::<LONG>().and_then(|first| self.long.get(first));
            for one in long.into_iter().chain(self.short.get(first)).flatten() {
                if rest.starts_with(one.as_bytes()) {
                    found.insert(one.as_str());
                }
            }
        }
        found
    }
}
