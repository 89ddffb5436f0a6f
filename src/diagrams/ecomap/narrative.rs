//! The world around the family in plain prose, for a report or a letter: only what the drawing shows.

use super::facts;
use super::world::World;
use crate::case::date::day_in_words;
use crate::diagrams::genogram::facts::list;

/// Paragraphs of plain text.
#[must_use]
pub fn narrative(world: &World<'_>) -> Vec<String> {
    let systems: Vec<_> = world.systems().collect();
    let count = match systems.len() {
        1 => "1 person or institution".to_owned(),
        count => format!("{count} people and institutions"),
    };
    let mut paragraphs =
        vec![format!("The world around {} on {}: {count}.", world.client(), day_in_words(world.date))];
    let ties: Vec<String> = world.ties().into_iter().flat_map(|tie| facts::tie(tie, world)).collect();
    if !ties.is_empty() {
        paragraphs.push(ties.join(" "));
    }
    let missing: Vec<String> =
        systems.iter().filter(|system| system.is_missing).map(|system| world.system_name(system)).collect();
    if !missing.is_empty() {
        paragraphs.push(format!("Missing, and ought to be there: {}.", list(&missing)));
    }
    paragraphs
}
