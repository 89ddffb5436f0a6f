//! When a chronology is asked for: first of all where there is none, and again after a review or a significant event.

use super::{derive::Proposal, entry::NOUN};
use crate::case::{Case, Key, Stamp};
use crate::forms::{decision, review};
use crate::pathway::{Stage, episodes, reviews, stage};

/// The rows that this file carries out: one is made first, and kept up after significant events and reviews.
pub const SOURCE_ROWS: &[&str] = &["K30", "K32", "K33", "K34"];

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The row of the source that asks for it.
    pub source_row: &'static str,
    /// What to do, and why.
    pub words: String,
    /// Whether it comes before all other work.
    pub is_first: bool,
}

/// The last operation on any entry of the chronology.
fn last_written(case: &Case) -> Option<Stamp> {
    case.operations().filter(|operation| operation.key.noun() == NOUN).map(|operation| operation.stamp).last()
}

/// What the case asks of its chronology now.
#[must_use]
pub fn prompts(case: &Case, proposals: &[Proposal]) -> Vec<Prompt> {
    let episodes = episodes(case);
    let Some(episode) = episodes.last() else { return Vec::new() };
    let mut prompts = Vec::new();
    let is_running = !stage(case, episode).is_over();
    let has_entries = case.things(NOUN).next().is_some();
    let came_from_elsewhere =
        episodes.iter().any(|one| !case.field(decision::NOUN, one, decision::TRANSFERRED_FROM).is_blank());
    let was_transferred =
        came_from_elsewhere || episodes.iter().any(|earlier| stage(case, earlier) == Stage::Transferred);
    if !has_entries && is_running && (episodes.len() > 1 || was_transferred) {
        let how = if was_transferred { "transferred" } else { "reopened" };
        let words = format!(
            "This case was {how} and has no chronology. Make one first: it shows what was tried before, so that the work does not start again from nothing."
        );
        prompts.push(Prompt { source_row: "K32", words, is_first: true });
        return prompts;
    }
    let waiting = proposals.iter().filter(|proposal| proposal.waits()).count();
    if waiting > 0 {
        let events = if waiting == 1 { "1 event is".to_owned() } else { format!("{waiting} events are") };
        let words =
            format!("{events} in the forms and not yet in the chronology. Take, change or decline each.");
        prompts.push(Prompt { source_row: "K33", words, is_first: false });
    }
    let outdated = proposals.iter().filter(|proposal| proposal.is_outdated).count();
    if outdated > 0 {
        let words =
            format!("What {outdated} of the entries were taken from has changed since. Look at them again.");
        prompts.push(Prompt { source_row: "K33", words, is_first: false });
    }
    let begun =
        |id: &String| case.history(&Key::thing(review::NOUN, id)).first().map(|operation| operation.stamp);
    let last_review = reviews(case, episode).iter().filter_map(begun).max();
    if last_review.is_some_and(|review| last_written(case).is_none_or(|written| written < review)) {
        let words =
            "There was a review since the chronology was last written in. Bring it up to date.".to_owned();
        prompts.push(Prompt { source_row: "K34", words, is_first: false });
    }
    prompts
}
