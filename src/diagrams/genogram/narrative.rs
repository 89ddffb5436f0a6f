//! The family in plain prose, for a report or a letter: only what the drawing shows.

use super::facts::{self, date, list};
use super::view::View;
use crate::case::date::day_in_words;
use crate::case::family::{CLIENT, Parents, Person};

/// Paragraphs of plain text.
#[must_use]
pub fn narrative(view: &View<'_>) -> Vec<String> {
    let mut paragraphs = vec![opening(view)];
    paragraphs.extend(view.family.person(CLIENT).map(|client| facts::person(client, view).join(" ")));
    for union in view.family.unions.iter().filter(|union| view.shows_union(union)) {
        let mut words = facts::union(union, view).join(" ");
        let children = children(view, &Parents::Union(union.id.clone()));
        if !children.is_empty() {
            words.push_str(&format!(" Their children: {}.", children.join("; ")));
        }
        paragraphs.push(words);
    }
    for person in view.people() {
        let children = children(view, &Parents::Single(person.id.clone()));
        if !children.is_empty() {
            paragraphs.push(format!(
                "Children of {}, of whose other parent nothing is known: {}.",
                person.shown_name(),
                children.join("; ")
            ));
        }
    }
    let health: Vec<String> = view.people().filter_map(|person| marks(person, view)).collect();
    if !health.is_empty() {
        paragraphs.push(format!("Health: {}.", health.join("; ")));
    }
    let ties: Vec<String> = view.ties().flat_map(|tie| facts::tie(tie, view)).collect();
    if !ties.is_empty() {
        paragraphs.push(ties.join(" "));
    }
    let homes: Vec<String> =
        view.households().iter().flat_map(|(home, members)| facts::household(home, members, view)).collect();
    if !homes.is_empty() {
        paragraphs.push(homes.join(" "));
    }
    paragraphs
}

fn opening(view: &View<'_>) -> String {
    let living = view.people().filter(|person| person.was_born() && !person.had_died(view.date)).count();
    let dead = view.people().filter(|person| person.was_born() && person.had_died(view.date)).count();
    let people = |count: usize| if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    let dead = if dead == 0 { String::new() } else { format!(", and {} who had died", people(dead)) };
    format!(
        "The family of {} as it was on {}: {} living{dead}.",
        view.client(),
        day_in_words(view.date),
        people(living)
    )
}

fn children(view: &View<'_>, parents: &Parents) -> Vec<String> {
    let links = view.family.parentages_from(parents).filter(|link| view.shows_link(link));
    let told = links.filter_map(|link| {
        let child = view.family.person(&link.child)?;
        let born = child.born.map_or_else(String::new, |born| format!(" ({})", date(born)));
        let is_birth = link.kind == crate::case::family::ParentKind::Birth;
        let kind = if is_birth { String::new() } else { format!(", {}", link.kind.slug()) };
        Some(format!("{}{born}{kind}", child.shown_name()))
    });
    told.collect()
}

fn marks(person: &Person, view: &View<'_>) -> Option<String> {
    let words: Vec<String> = view
        .marks(person)
        .map(|mark| format!("{} ({})", facts::condition(mark), mark.state.words()))
        .collect();
    (!words.is_empty()).then(|| format!("{}, {}", person.shown_name(), list(&words)))
}
