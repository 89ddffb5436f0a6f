//! What one tap does to the world around the family: each function gives one edit, which one undo takes back.

use crate::case::family::{Direction, Impact, Quality, Strength, TieKind, nouns as family_nouns};
use crate::case::network::{Network, SystemKind, SystemTie, nouns};
use crate::case::{Value, When};
use crate::diagrams::edits::{NewIds, Thing, link, thing, unpin};
use crate::edit::Edit;

/// The lines that are offered for a new tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Strong.
    Strong,
    /// In touch, no more said.
    InTouch,
    /// Weak.
    Weak,
    /// Stressful.
    Stressful,
    /// Strong and stressful at once.
    StrongStressful,
    /// Broken off.
    Broken,
    /// It ought to be there and is not: no line at all.
    Missing,
}

impl Line {
    /// Every one, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Strong,
        Self::InTouch,
        Self::Weak,
        Self::Stressful,
        Self::StrongStressful,
        Self::Broken,
        Self::Missing,
    ];

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Strong => "Strong",
            Self::InTouch => "In touch",
            Self::Weak => "Weak",
            Self::Stressful => "Stressful",
            Self::StrongStressful => "Strong and stressful",
            Self::Broken => "Broken off",
            Self::Missing => "Missing: ought to be there",
        }
    }

    /// The tie that it makes.
    #[must_use]
    pub fn tie(self, member: Option<&str>, system: &str) -> SystemTie {
        let mut tie = SystemTie::new("", member, system);
        match self {
            Self::Strong => tie.strength = Some(Strength::Strong),
            Self::Weak => tie.strength = Some(Strength::Weak),
            Self::Stressful => tie.quality = Some(Quality::Stressful),
            Self::StrongStressful => {
                tie.strength = Some(Strength::Strong);
                tie.quality = Some(Quality::Stressful);
            }
            Self::Broken => tie.kind = TieKind::Cutoff,
            Self::InTouch | Self::Missing => {}
        }
        tie
    }
}

fn choice<T>(value: Option<T>, slug: impl Fn(T) -> &'static str) -> Value {
    value.map_or(Value::Empty, |value| Value::choice(slug(value)))
}

fn date(when: Option<When>) -> Value {
    when.map_or(Value::Empty, Value::Date)
}

fn tie_thing(id: &str, tie: &SystemTie) -> Thing {
    let fields = [
        ("to", link(&tie.system)),
        ("from", tie.member.as_deref().map_or(Value::Empty, link)),
        ("kind", Value::choice(tie.kind.slug())),
        ("strength", choice(tie.strength, Strength::slug)),
        ("impact", choice(tie.impact, Impact::slug)),
        ("quality", choice(tie.quality, Quality::slug)),
        ("direction", choice(tie.direction, Direction::slug)),
        ("since", date(tie.since)),
        ("until", date(tie.until)),
    ];
    thing(family_nouns::TIE, id, &fields)
}

/// Adds a system with its first tie, or as one that is missed, as one step. The system comes first.
#[must_use]
pub fn add_system(
    kind: SystemKind,
    name: &str,
    person: Option<&str>,
    member: Option<&str>,
    line: Line,
    since: Option<When>,
    ids: &mut NewIds,
) -> Edit {
    let id = ids.next_id();
    let missing = if line == Line::Missing { Value::choice("yes") } else { Value::Empty };
    let fields = [
        ("kind", Value::choice(kind.slug())),
        ("name", Value::text(name)),
        ("person", person.map_or(Value::Empty, link)),
        ("missing", missing),
    ];
    let system = thing(nouns::SYSTEM, &id, &fields);
    if line == Line::Missing {
        let (thing, fields) = system;
        return Edit::Add { thing, fields };
    }
    let tie = line.tie(member, &id).beginning(since);
    Edit::AddSeveral { things: vec![system, tie_thing(&ids.next_id(), &tie)] }
}

/// Adds a tie to a system that is there already.
#[must_use]
pub fn add_tie(tie: &SystemTie, ids: &mut NewIds) -> Edit {
    let (thing, fields) = tie_thing(&ids.next_id(), tie);
    Edit::Add { thing, fields }
}

/// Says that a tie changed on a day: a tie of its own begins then, in the old one's place.
#[must_use]
pub fn change_tie(old: &SystemTie, line: Line, since: When, ids: &mut NewIds) -> Edit {
    let tie = line.tie(old.member.as_deref(), &old.system).beginning(Some(since));
    add_tie(&tie, ids)
}

/// Lets every system go from where it was put.
#[must_use]
pub fn lay_out_again(network: &Network) -> Edit {
    let pinned = network.systems.iter().filter(|system| system.pin.is_some());
    unpin(nouns::SYSTEM, pinned.map(|system| system.id.as_str()))
}
