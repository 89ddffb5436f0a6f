//! What the settings keep back, so that whatever leaves can be searched for it before it does.

use crate::case::family::Family;
use std::collections::BTreeSet;

/// What a copy of the drawing must not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptBack {
    /// Names of people, as they were written.
    pub names: BTreeSet<String>,
    /// All other words.
    pub words: BTreeSet<String>,
}

fn names(family: &Family) -> BTreeSet<String> {
    let all = family.people.iter().flat_map(|person| [&person.name, &person.preferred]);
    all.filter(|name| !name.trim().is_empty()).cloned().collect()
}

fn words(family: &Family) -> BTreeSet<String> {
    let of_people = family.people.iter().flat_map(|person| {
        let own = [
            &person.identity,
            &person.orientation,
            &person.occupation,
            &person.place,
            &person.income,
            &person.culture,
            &person.migrated_from,
            &person.secret,
        ];
        own.into_iter().chain(person.marks.iter().flat_map(|mark| [&mark.words, &mark.word.source]))
    });
    let of_ties = family.ties.iter().flat_map(|tie| [&tie.note, &tie.word.source]);
    let of_homes = family.households.iter().map(|home| &home.name);
    let all = of_people.chain(of_ties).chain(of_homes);
    all.filter(|words| !words.trim().is_empty()).cloned().collect()
}

/// What the whole family says and the visible one does not.
#[must_use]
pub fn kept_back(whole: &Family, visible: &Family) -> KeptBack {
    let left = |all: BTreeSet<String>, shown: &BTreeSet<String>| all.difference(shown).cloned().collect();
    KeptBack { names: left(names(whole), &names(visible)), words: left(words(whole), &words(visible)) }
}

/// Everything that the visible family says, in small letters: what stands there anyway is no leak.
#[must_use]
pub fn shared(visible: &Family) -> String {
    let all = names(visible).into_iter().chain(words(visible));
    all.map(|words| words.to_lowercase()).collect::<Vec<_>>().join("\n")
}
