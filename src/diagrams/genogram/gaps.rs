//! What the drawing does not know yet: prompts for the next conversation, never errors.

use super::view::View;
use crate::case::family::{
    CLIENT, FigureKind, Gender, Person, TieGroup, TieKind,
    relations::{Kin, Relation},
};
use std::collections::BTreeMap;

/// One gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Names the kind of gap.
    pub slug: &'static str,
    /// In a sentence.
    pub words: String,
    /// Whom it is about, by id.
    pub people: Vec<String>,
}

/// From so many caring lines on, the strain on one person is pointed out.
const CARING_LINES: usize = 3;

/// The gaps of a family at a date, those of the client first.
#[must_use]
pub fn gaps(view: &View<'_>) -> Vec<Gap> {
    let mut found = Vec::new();
    let mut say =
        |slug: &'static str, words: String, people: Vec<String>| found.push(Gap { slug, words, people });
    let parents: Vec<&str> = Kin::parents(view.family, CLIENT)
        .into_iter()
        .filter(|kin| matches!(kin.relation, Relation::Parent(_)))
        .map(|kin| kin.id)
        .collect();
    if parents.is_empty() {
        say(
            "no-parents",
            format!("Nobody is entered as a parent of {}.", view.client()),
            vec![CLIENT.to_owned()],
        );
    }
    for parent in parents {
        let is_alone =
            Kin::parents(view.family, parent).is_empty() && Kin::siblings(view.family, parent).is_empty();
        if is_alone {
            let side = match view.family.person(parent).map(|person| person.gender) {
                Some(Gender::Woman) => "mother’s side",
                Some(Gender::Man) => "father’s side",
                _ => "side of this parent",
            };
            let words = format!(
                "Nobody is entered on the {side}: {} has no parents or siblings here.",
                view.name(parent)
            );
            say("no-side", words, vec![parent.to_owned()]);
        }
    }
    let is_family = |person: &&Person| person.figure == FigureKind::Family && person.was_born();
    let of = |test: &dyn Fn(&Person) -> bool| -> Vec<String> {
        view.people()
            .filter(is_family)
            .filter(|person| test(person))
            .map(|person| person.id.clone())
            .collect()
    };
    let count = |people: &[String]| match people {
        [only] => view.name(only),
        several => format!("{} people", several.len()),
    };
    let undated = of(&|person| person.born.is_none());
    if !undated.is_empty() {
        say("no-birth", format!("No date of birth for {}.", count(&undated)), undated);
    }
    let nameless = of(&|person| person.name.is_empty() && person.preferred.is_empty());
    if !nameless.is_empty() {
        let words =
            if nameless.len() == 1 { "1 person".to_owned() } else { format!("{} people", nameless.len()) };
        say("no-name", format!("No name for {words}."), nameless);
    }
    let undetermined = of(&|person| person.gender == Gender::Unknown);
    if !undetermined.is_empty() {
        say("no-gender", format!("Gender not known for {}.", count(&undetermined)), undetermined);
    }
    let undated_deaths = of(&|person| person.died.is_none() && person.dead);
    if !undated_deaths.is_empty() {
        say("no-death", format!("No date of death for {}.", count(&undated_deaths)), undated_deaths);
    }
    let dateless: Vec<String> = view
        .family
        .unions
        .iter()
        .filter(|union| view.shows_union(union) && union.events.iter().all(|event| event.when.is_none()))
        .flat_map(|union| union.partners.clone())
        .collect();
    if !dateless.is_empty() {
        let couples = dateless.len() / 2;
        let words = if couples == 1 { "1 couple".to_owned() } else { format!("{couples} couples") };
        say("no-union-dates", format!("No dates for {words}."), dateless);
    }
    let undated_ties: Vec<String> = view
        .ties()
        .filter(|tie| tie.since.is_none())
        .flat_map(|tie| [Some(tie.from.clone()), tie.to.clone()].into_iter().flatten())
        .collect();
    let count_of_ties = view.ties().filter(|tie| tie.since.is_none()).count();
    if count_of_ties > 0 {
        let words = if count_of_ties == 1 {
            "1 relationship".to_owned()
        } else {
            format!("{count_of_ties} relationships")
        };
        say(
            "no-tie-dates",
            format!("No beginning for {words}; earlier dates do not show them."),
            undated_ties,
        );
    }
    let client_has_ties = view.ties().any(|tie| tie.from == CLIENT || tie.to.as_deref() == Some(CLIENT));
    if !client_has_ties {
        let words = format!("No relationship of {} is drawn. Who is close, and who is not?", view.client());
        say("no-ties", words, vec![CLIENT.to_owned()]);
    }
    if view.settings.households && view.households().is_empty() {
        say("no-household", "Nobody is entered as living together.".to_owned(), Vec::new());
    }
    carers(view, &mut say);
    found
}

/// Carers without anybody behind them, and people with many caring lines.
fn carers(view: &View<'_>, say: &mut impl FnMut(&'static str, String, Vec<String>)) {
    let mut caring: BTreeMap<&str, usize> = BTreeMap::new();
    for tie in view.ties().filter(|tie| tie.kind == TieKind::InformalCarer) {
        *caring.entry(&tie.from).or_default() += 1;
    }
    for (carer, lines) in caring {
        let supports = |kind: TieKind| {
            matches!(
                kind,
                TieKind::Close
                    | TieKind::VeryClose
                    | TieKind::Harmony
                    | TieKind::InformalCarer
                    | TieKind::PaidCarer
            )
        };
        let cared_for: Vec<&str> = view
            .ties()
            .filter(|tie| tie.kind == TieKind::InformalCarer && tie.from == carer)
            .filter_map(|tie| tie.to.as_deref())
            .collect();
        let has_support = view.ties().any(|tie| {
            let other = if tie.from == carer { tie.to.as_deref() } else { Some(tie.from.as_str()) };
            let concerns = tie.from == carer || tie.to.as_deref() == Some(carer);
            let is_outgoing_care = tie.kind.group() == TieGroup::Role && tie.from == carer;
            concerns
                && supports(tie.kind)
                && !is_outgoing_care
                && other.is_some_and(|other| !cared_for.contains(&other))
        });
        if !has_support {
            let words =
                format!("{} cares for somebody, and no line shows who supports {0}.", view.name(carer));
            say("carer-alone", words, vec![carer.to_owned()]);
        }
        if lines >= CARING_LINES {
            let words = format!("{} has {lines} caring lines: ask about strain.", view.name(carer));
            say("carer-strain", words, vec![carer.to_owned()]);
        }
    }
}
