//! The ties of the ecomap as supports: those that no plan and no goal mentions, with what was counted.

use super::chronology::patterns::{self, Found, RuleContext, Support, positive};
use crate::case::{
    Case, When,
    network::{Network, System, SystemKind, SystemTie},
};
use crate::diagrams::ecomap::{
    facts,
    reading::{Prompt, is_strain, is_support},
};
use chrono::NaiveDate;

/// The rows that this file carries out: hidden supports are found.
pub const SOURCE_ROWS: &[&str] = &["K27"];

/// The answers that say what the person and the agencies want.
const GOALS: [&str; 2] = ["client-goals", "agency-goals"];

/// The kind of support that a system is, as the chronology's patterns name it.
const fn kind(system: &System) -> &'static str {
    match system.kind {
        SystemKind::Interest | SystemKind::Leader | SystemKind::Online | SystemKind::Work => "community",
        kind => kind.slug(),
    }
}

/// When a tie held, as one date.
fn when(tie: &SystemTie) -> Option<When> {
    let words = |when: Option<When>| when.map_or_else(|| "..".to_owned(), |when| when.to_string());
    if tie.since.is_none() && tie.until.is_none() {
        return None;
    }
    format!("{}/{}", words(tie.since), words(tie.until)).parse().ok().or(tie.since)
}

/// The ties to systems as supports: each system once, by the last of its good ties that had begun.
#[must_use]
pub fn of(network: &Network, as_of: NaiveDate) -> Vec<Support> {
    let begun = |tie: &&SystemTie| tie.first_day().is_none_or(|first| first <= as_of);
    let last_good = |system: &System| {
        let good = network.ties_of(&system.id).filter(begun).filter(|tie| is_support(tie));
        good.max_by_key(|tie| tie.first_day()).cloned()
    };
    let one = |system: &System| {
        let tie = last_good(system)?;
        let strained = network.ties_at(as_of).iter().any(|one| one.system == system.id && is_strain(one));
        Some(Support {
            name: system.shown_name().to_owned(),
            kind: kind(system).to_owned(),
            is_good: true,
            is_strained: strained,
            when: when(&tie),
        })
    };
    network.systems.iter().filter(|system| !system.is_missing).filter_map(one).collect()
}

/// The supports that no plan and no goal mentions, as of a day, in a prompt that counts them.
#[must_use]
pub fn hidden(case: &Case, network: &Network, as_of: NaiveDate) -> Option<Prompt> {
    let plan = patterns::plan(case, as_of) + &patterns::answered(case, &GOALS, as_of);
    let supports = of(network, as_of);
    let scene = RuleContext { entries: &[], open: &[], supports: &supports, plan: &plan, as_of };
    let mut counted = Vec::new();
    for pattern in positive::find(&[], &scene) {
        let Found::Positive { name } = pattern.found else { continue };
        let system = network.systems.iter().find(|system| system.shown_name() == name);
        let ties = system.map(|system| {
            let ties: Vec<String> =
                network.ties_of(&system.id).filter(|tie| is_support(tie)).map(facts::qualities).collect();
            format!("{name}: {}.", ties.join("; "))
        });
        counted.push((system.map(|system| system.id.clone()), ties.unwrap_or(pattern.words)));
    }
    let words = match counted.len() {
        0 => return None,
        1 => "1 support is there, or was, that no plan and no goal mentions.".to_owned(),
        several => format!("{several} supports are there, or were, that no plan and no goal mentions."),
    };
    Some(Prompt { slug: "hidden", words, counted })
}
