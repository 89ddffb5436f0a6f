//! What the ecomap shows to whoever reads it: strain, one-way ties, a carer's load, losses, isolation. Prompts, never scores.

use super::compare::{Transition, compare};
use super::facts;
use super::world::World;
use crate::case::date::day_in_words;
use crate::case::family::{Direction, Impact, Quality, Strength, TieKind};
use crate::case::network::SystemTie;
use chrono::NaiveDate;

/// One prompt with everything that it counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Names the kind of prompt.
    pub slug: &'static str,
    /// In a sentence or two.
    pub words: String,
    /// Each thing that was counted: the id of a system where there is one, and what it says.
    pub counted: Vec<(Option<String>, String)>,
}

/// Whether a tie holds a person up: strong, giving or easy, and neither strained nor draining nor broken.
#[must_use]
pub fn is_support(tie: &SystemTie) -> bool {
    !is_strain(tie)
        && (tie.strength == Some(Strength::Strong)
            || tie.impact == Some(Impact::Providing)
            || tie.quality == Some(Quality::Easy))
}

/// Whether a tie costs: stressful, draining or broken.
#[must_use]
pub fn is_strain(tie: &SystemTie) -> bool {
    tie.is_broken() || tie.quality == Some(Quality::Stressful) || tie.impact == Some(Impact::Draining)
}

/// Whether a tie takes and nothing comes back.
fn is_one_way(tie: &SystemTie) -> bool {
    tie.impact == Some(Impact::Draining)
        || (tie.direction == Some(Direction::Out) && tie.impact != Some(Impact::Providing))
}

/// The prompts of a world at its date; losses are looked for since another day.
#[must_use]
pub fn prompts(world: &World<'_>, since: NaiveDate) -> Vec<Prompt> {
    let ties = world.ties();
    let mut found = Vec::new();
    let told = |ties: &[&SystemTie]| -> Vec<(Option<String>, String)> {
        ties.iter().map(|tie| (Some(tie.system.clone()), facts::tie(tie, world).join(" "))).collect()
    };
    let of = |test: fn(&SystemTie) -> bool| -> Vec<&SystemTie> {
        ties.iter().copied().filter(|tie| test(tie)).collect()
    };
    let strains = of(is_strain);
    if !strains.is_empty() {
        let words = format!(
            "{} under strain. They can be sources of worry or low mood: ask what each costs.",
            counted(strains.len(), "tie is", "ties are")
        );
        found.push(Prompt { slug: "strain", words, counted: told(&strains) });
    }
    let one_way = of(is_one_way);
    if !one_way.is_empty() {
        let words = format!(
            "{} and nothing is said to come back.",
            counted(one_way.len(), "tie takes energy", "ties take energy")
        );
        found.push(Prompt { slug: "one-way", words, counted: told(&one_way) });
    }
    carers(world, &ties, &mut found);
    lost(world, since, &mut found);
    isolation(world, &ties, &mut found);
    found
}

/// "1 tie is", "3 ties are".
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// Carers of whom more is taken than is given.
fn carers(world: &World<'_>, ties: &[&SystemTie], found: &mut Vec<Prompt>) {
    for person in &world.family.people {
        let caring: Vec<_> = world
            .family
            .ties
            .iter()
            .filter(|tie| {
                tie.kind == TieKind::InformalCarer && tie.from == person.id && tie.is_shown(world.date)
            })
            .collect();
        if caring.is_empty() {
            continue;
        }
        let own = |tie: &&&SystemTie| tie.member.as_deref() == Some(person.id.as_str());
        let of_carer: Vec<&SystemTie> = ties.iter().filter(own).copied().collect();
        let taking = of_carer.iter().filter(|tie| is_strain(tie) || is_one_way(tie)).count();
        let giving = of_carer.iter().filter(|tie| is_support(tie)).count();
        let load = caring.len() + taking;
        if giving > 0 && load <= giving {
            continue;
        }
        let words = format!(
            "{} cares for {}. {} from outside {}, {} {}: ask about the carer\u{2019}s own support.",
            person.shown_name(),
            counted(caring.len(), "person", "people"),
            counted(taking, "tie", "ties"),
            if taking == 1 { "takes" } else { "take" },
            giving,
            if giving == 1 { "gives" } else { "give" },
        );
        let mut all: Vec<(Option<String>, String)> = caring
            .iter()
            .map(|tie| {
                let hours = tie.hours.map_or_else(String::new, |hours| format!(", {hours} hours a week"));
                (None, format!("Cares for {}{hours}.", world.member_name(tie.to.as_deref())))
            })
            .collect();
        all.extend(of_carer.iter().map(|tie| (Some(tie.system.clone()), facts::tie(tie, world).join(" "))));
        found.push(Prompt { slug: "carer", words, counted: all });
    }
}

/// Supports that were there and are no longer.
fn lost(world: &World<'_>, since: NaiveDate, found: &mut Vec<Prompt>) {
    let before = world.at(since.min(world.date));
    let was_support = |id: &str| before.ties().iter().any(|tie| tie.system == id && is_support(tie));
    let gone: Vec<_> = compare(world, since.min(world.date), world.date)
        .into_iter()
        .filter(|one| one.transition == Transition::Went && was_support(&one.system))
        .collect();
    if !gone.is_empty() {
        let words = format!(
            "{} lost since {}: ask what ended, and whether it could come back.",
            counted(gone.len(), "support was", "supports were"),
            day_in_words(since)
        );
        let counted = gone.into_iter().map(|one| (Some(one.system), one.words)).collect();
        found.push(Prompt { slug: "lost", words, counted });
    }
}

/// Hardly anybody outside the services.
fn isolation(world: &World<'_>, ties: &[&SystemTie], found: &mut Vec<Prompt>) {
    let is_informal = |id: &str| world.network.system(id).is_some_and(|system| system.kind.is_informal());
    let outside: Vec<&&SystemTie> =
        ties.iter().filter(|tie| is_informal(&tie.system) && is_support(tie)).collect();
    if outside.len() > 1 || world.network.systems.is_empty() {
        return;
    }
    let words = match outside.len() {
        0 => "No tie to family elsewhere, friends, neighbours or groups holds this household up.".to_owned(),
        _ => "Only 1 tie outside the services holds this household up.".to_owned(),
    };
    let counted =
        outside.iter().map(|tie| (Some(tie.system.clone()), facts::tie(tie, world).join(" "))).collect();
    found.push(Prompt { slug: "isolation", words: format!("{words} Who else is there?"), counted });
}
