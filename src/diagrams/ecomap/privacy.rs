//! What the settings keep back of the world around, so that whatever leaves can be searched for it before it does.

use crate::case::family::Family;
use crate::case::network::Network;
use crate::diagrams::genogram::privacy::{self, KeptBack};
use std::collections::BTreeSet;

fn words(network: &Network) -> BTreeSet<String> {
    let of_systems = network.systems.iter().flat_map(|one| [&one.name, &one.contact, &one.note]);
    let of_ties = network.ties.iter().flat_map(|tie| [&tie.note, &tie.word.source]);
    of_systems.chain(of_ties).filter(|words| !words.trim().is_empty()).cloned().collect()
}

/// What the whole of family and world says and the visible part of both does not.
#[must_use]
pub fn kept_back(whole: (&Family, &Network), visible: (&Family, &Network)) -> KeptBack {
    let mut kept = privacy::kept_back(whole.0, visible.0);
    kept.words.extend(words(whole.1).difference(&words(visible.1)).cloned());
    kept
}

/// Everything that the visible part says, in small letters: what stands there anyway is no leak.
#[must_use]
pub fn shared(visible: (&Family, &Network)) -> String {
    let around: Vec<String> = words(visible.1).into_iter().map(|words| words.to_lowercase()).collect();
    format!("{}\n{}", privacy::shared(visible.0), around.join("\n"))
}
