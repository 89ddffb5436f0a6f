//! What each thing of the drawing says, in sentences: the accessible name, the outline and the narrative all come from here.

use super::view::View;
use crate::case::{
    When,
    date::day_in_words,
    family::{
        Beginning, CLIENT, FigureKind, Gender, Household, Impact, Mark, Parentage, Parents, Person, Quality,
        Status, Strength, Tie, TieGroup, Twins, Union, UnionForm, Word,
        relations::{Kin, Relation, capital},
        time::{age_between, had_ended},
    },
};

/// A date in words.
#[must_use]
pub fn date(when: When) -> String {
    when.exact().map_or_else(|| when.in_words(), day_in_words)
}

/// Names with commas and "and".
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [front @ .., last] => format!("{} and {last}", front.join(", ")),
    }
}

/// What a mark is about, in its own words or those of its kind.
#[must_use]
pub fn condition(mark: &Mark) -> String {
    if mark.words.is_empty() { mark.kind.words().to_owned() } else { mark.words.clone() }
}

/// "since 2003", "until 2009", "from 2016 to September 2024".
#[must_use]
pub fn span(since: Option<When>, until: Option<When>) -> String {
    match (since, until) {
        (None, None) => String::new(),
        (Some(since), None) => format!("since {}", date(since)),
        (None, Some(until)) => format!("until {}", date(until)),
        (Some(since), Some(until)) => format!("from {} to {}", date(since), date(until)),
    }
}

/// The first sentence about a person: name, age, death, whether the client.
#[must_use]
pub fn headline(person: &Person, view: &View<'_>) -> String {
    let mut parts = vec![person.shown_name().to_owned()];
    if person.beginning != Beginning::Birth && person.shown_name() != person.beginning.words() {
        parts.push(person.beginning.words().to_lowercase());
    }
    if person.was_born() && person.had_died(view.date) {
        let died = person.died.map_or_else(
            || "died".to_owned(),
            |when| match when {
                When::At(_) => format!("died {}", date(when)),
                other @ (When::Between(..) | When::From(_) | When::Until(_)) => {
                    format!("died, {}", date(other))
                }
            },
        );
        let aged = person.born.zip(person.died).and_then(|(born, died)| age_between(born, died));
        parts.push(aged.map_or_else(|| died.clone(), |age| format!("{died} aged {}", age.in_words())));
    } else if let (true, Some(age)) = (person.was_born(), person.age(view.date)) {
        parts.push(age.in_words());
    }
    if person.id == CLIENT {
        parts.push("client".to_owned());
    }
    format!("{}.", parts.join(", "))
}

/// Everything about a person at a date.
#[must_use]
pub fn person(person: &Person, view: &View<'_>) -> Vec<String> {
    let mut facts = vec![headline(person, view)];
    let mut say = |words: String| facts.push(format!("{words}."));
    match (person.figure, person.beginning) {
        (FigureKind::Family, Beginning::Birth) => say(person.gender.words().to_owned()),
        (FigureKind::Family, _) if person.gender != Gender::Unknown => say(person.gender.words().to_owned()),
        (FigureKind::Family, _) => {}
        (figure, _) => say(figure.words().to_owned()),
    }
    if let Some(born) = person.born {
        let verb = match person.beginning {
            Beginning::Birth => "Born",
            Beginning::Pregnancy => "Due",
            Beginning::Miscarriage | Beginning::Abortion | Beginning::Stillbirth => "In",
        };
        say(format!("{verb} {}", date(born)));
    }
    for (before, words) in [
        ("Likes to be called", &person.preferred),
        ("Pronouns", &person.pronouns),
        ("Identity", &person.identity),
        ("Orientation", &person.orientation),
        ("Occupation", &person.occupation),
        ("Lives in", &person.place),
        ("Income", &person.income),
        ("Culture", &person.culture),
        ("Family secret", &person.secret),
    ] {
        if !words.is_empty() {
            say(format!("{before} {words}"));
        }
    }
    if person.trans_mark {
        say("Drawn as trans, as asked for".to_owned());
    }
    if let Some(migrated) = person.migrated {
        let from = if person.migrated_from.is_empty() {
            String::new()
        } else {
            format!(" from {}", person.migrated_from)
        };
        say(format!("Migrated{from}, {}", date(migrated)));
    }
    if person.smokes {
        say("Smokes".to_owned());
    }
    if person.interpreter {
        say("Needs an interpreter".to_owned());
    }
    for mark in view.marks(person) {
        let about = if mark.words.is_empty() {
            String::new()
        } else {
            format!(" ({})", mark.kind.words().to_lowercase())
        };
        let span = span(mark.since, mark.until);
        let span = if span.is_empty() { span } else { format!(", {span}") };
        let source =
            if mark.word.source.is_empty() { String::new() } else { format!(", says {}", mark.word.source) };
        say(format!("{}{about}, {}{span}{source}", capital(&condition(mark)), mark.state.words()));
    }
    relatives(person, view, &mut say);
    for tie in view.ties().filter(|tie| tie.from == person.id || tie.to.as_deref() == Some(&person.id)) {
        let (forward, backward) = tie.kind.phrases();
        let words = match &tie.to {
            Some(to) if tie.from == person.id => format!("{forward} {}", view.name(to)),
            Some(_) => format!("{backward} {}", view.name(&tie.from)),
            None => forward.to_owned(),
        };
        say(format!("{words}{}", qualities(tie, view)));
    }
    for home in view.households() {
        if home.1.iter().any(|id| *id == person.id) {
            say(format!("Lives in the household {}", home_name(home.0)));
        }
    }
    facts
}

fn relatives(person: &Person, view: &View<'_>, say: &mut impl FnMut(String)) {
    // The person is described: what they are to the others, the others by name.
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut note = |words: String, id: &str| {
        if view.is_present(id) {
            match groups.iter_mut().find(|(known, _)| *known == words) {
                Some((_, names)) => names.push(view.name(id)),
                None => groups.push((words, vec![view.name(id)])),
            }
        }
    };
    for kin in Kin::parents(view.family, &person.id) {
        if let Relation::Parent(kind) = kin.relation {
            note(Relation::Child(kind).words(person.gender), kin.id);
        }
    }
    for kin in Kin::siblings(view.family, &person.id) {
        note(kin.relation.words(person.gender), kin.id);
    }
    for kin in Kin::children(view.family, &person.id) {
        if let Relation::Child(kind) = kin.relation {
            note(Relation::Parent(kind).words(person.gender), kin.id);
        }
    }
    for (words, names) in groups {
        say(format!("{words} of {}", list(&names)));
    }
    for union in view.family.unions_of(&person.id).into_iter().filter(|union| view.shows_union(union)) {
        if let Some(other) = union.other(&person.id).filter(|other| view.is_present(other)) {
            say(format!("{} {}{}", state(union, view), view.name(other), history(union, view)));
        }
    }
}

/// How a union stands, before the name of the other partner.
fn state(union: &Union, view: &View<'_>) -> &'static str {
    match (union.status_on(view.date), union.form) {
        (Status::Separated, _) => "Separated from",
        (Status::Divorced, _) => "Divorced from",
        (Status::Annulled, _) => "In an annulled union with",
        (Status::Remarried, _) => "Married again to",
        (_, UnionForm::Married) => "Married to",
        (_, UnionForm::CivilPartnership) => "In a civil partnership with",
        (_, UnionForm::Cohabiting) => "Living as a couple with",
        (_, UnionForm::Committed) => "In a committed partnership with",
        (_, UnionForm::ApartTogether) => "A couple, in two homes, with",
        (_, UnionForm::Engaged) => "Engaged to",
        (_, UnionForm::Dating) => "Going out with",
        (_, UnionForm::Affair) => "In an affair with",
        (_, UnionForm::NeverTogether) => "Never a couple with",
        (_, UnionForm::NotKnown) => "Partner of",
    }
}

/// The dated events of a union, each after a comma.
fn history(union: &Union, view: &View<'_>) -> String {
    let events = union.events_by(view.date).into_iter().map(|event| {
        let when = event.when.map_or_else(|| "on a date not known".to_owned(), date);
        format!(", {} {when}", event.status.words().to_lowercase())
    });
    events.collect()
}

/// A couple.
#[must_use]
pub fn union(union: &Union, view: &View<'_>) -> Vec<String> {
    let names: Vec<String> =
        union.partners.iter().filter(|id| view.is_present(id)).map(|id| view.name(id)).collect();
    let mut facts =
        vec![format!("{}: {}{}.", list(&names), union.form.words().to_lowercase(), history(union, view))];
    if let [one, other] = union.partners.as_slice()
        && view.family.are_related(one, other)
    {
        facts.push("The partners are related.".to_owned());
    }
    facts
}

/// A child's link.
#[must_use]
pub fn parentage(link: &Parentage, view: &View<'_>) -> Vec<String> {
    let parents: Vec<String> = match &link.parents {
        Parents::Union(id) => {
            let partners = view.family.union(id).map_or(&[][..], |union| union.partners.as_slice());
            partners.iter().filter(|id| view.is_present(id)).map(|id| view.name(id)).collect()
        }
        Parents::Single(id) => vec![view.name(id)],
    };
    let span = span(link.since, link.until);
    let span = if span.is_empty() { span } else { format!(", {span}") };
    let mut facts = vec![format!(
        "{}: {} {}{span}.",
        view.name(&link.child),
        link.kind.words().to_lowercase(),
        list(&parents)
    )];
    if let Some((group, kind)) = &link.twins {
        let of_group = |other: &&Parentage| other.twins.as_ref().is_some_and(|(name, _)| name == group);
        let others = view
            .family
            .parentages_from(&link.parents)
            .filter(of_group)
            .filter(|other| other.child != link.child);
        let names: Vec<String> = others
            .filter(|other| view.is_present(&other.child))
            .map(|other| view.name(&other.child))
            .collect();
        if !names.is_empty() {
            let kind = match kind {
                Twins::Identical => "Identical twin",
                Twins::Fraternal => "Twin",
                Twins::NotKnown => "Twin, of which kind is not known,",
            };
            facts.push(format!("{kind} of {}.", list(&names)));
        }
    }
    facts
}

/// The three axes of a tie, as far as they were said.
#[must_use]
pub fn axes(strength: Option<Strength>, impact: Option<Impact>, quality: Option<Quality>) -> Vec<String> {
    let words = [strength.map(Strength::words), impact.map(Impact::words), quality.map(Quality::words)];
    words.into_iter().flatten().map(str::to_owned).collect()
}

/// When a tie was so, who said it, and what else was said.
#[must_use]
pub fn provenance(since: Option<When>, until: Option<When>, word: &Word, note: &str) -> Vec<String> {
    let span = span(since, until);
    let mut parts = Vec::new();
    parts.extend((!span.is_empty()).then_some(span));
    parts.extend((!word.source.is_empty()).then(|| format!("source {}", word.source)));
    parts.extend(word.said.map(|said| format!("said {}", date(said))));
    parts.extend(word.sure.map(|sure| sure.words().to_owned()));
    parts.extend((!note.is_empty()).then(|| note.to_owned()));
    parts
}

/// What qualifies a tie: axes, standing, dates, hours, source; each after a comma.
fn qualities(tie: &Tie, view: &View<'_>) -> String {
    let mut parts: Vec<String> = axes(tie.strength, tie.impact, tie.quality);
    parts.extend(tie.direction.filter(|_| !tie.kind.is_directed()).map(|way| way.words().to_owned()));
    parts.extend(tie.allegation.iter().map(|status| status.words().to_owned()));
    let is_over = tie.kind.group() == TieGroup::Abuse && had_ended(tie.until, view.date);
    if is_over && !tie.allegation.contains(&crate::case::family::AllegationStatus::Historic) {
        parts.push("historic".to_owned());
    }
    parts.extend(tie.hours.map(|hours| format!("{hours} hours a week")));
    let matters: Vec<String> = tie.matters.iter().map(|matter| matter.words().to_owned()).collect();
    parts.extend((!matters.is_empty()).then(|| format!("for {}", list(&matters))));
    parts.extend(provenance(tie.since, tie.until, &tie.word, &tie.note));
    parts.iter().fold(String::new(), |all, part| format!("{all}, {part}"))
}

/// A tie.
#[must_use]
pub fn tie(tie: &Tie, view: &View<'_>) -> Vec<String> {
    let qualities = qualities(tie, view);
    let from = view.name(&tie.from);
    let words = match &tie.to {
        Some(to) if tie.kind.is_directed() => {
            format!("{from}: {} {}{qualities}.", tie.kind.phrases().0.to_lowercase(), view.name(to))
        }
        Some(to) => format!("{from} and {}: {}{qualities}.", view.name(to), tie.kind.words().to_lowercase()),
        None => format!("{from}: {}{qualities}.", tie.kind.words().to_lowercase()),
    };
    vec![words]
}

/// What a household is called.
fn home_name(home: &Household) -> String {
    if home.name.is_empty() { "without a name".to_owned() } else { home.name.clone() }
}

/// A household.
#[must_use]
pub fn household(home: &Household, members: &[&str], view: &View<'_>) -> Vec<String> {
    let names: Vec<String> = members.iter().map(|id| view.name(id)).collect();
    let span = span(home.since, home.until);
    let span = if span.is_empty() { span } else { format!(", {span}") };
    vec![format!("Household {}: {}{span}.", home_name(home), list(&names))]
}
