//! One person denies what others report: both are shown side by side, and neither is called true.

use super::{Found, Pattern};
use crate::reports::chronology::{
    analysed::AnalysedEntry,
    entry::Entry,
    words::{Words, any, clauses, fold, tokens},
};
use std::collections::{BTreeMap, BTreeSet};

/// The rule in words.
pub const RULE: &str = "Somebody is written down as denying something, and entries from other sources report it. An entry whose source is the same person does not count.";

/// What can be denied, and how others report it.
struct Matter {
    denied: &'static [&'static str],
    reported: &'static [&'static str],
    /// One of these has to be there as well.
    with: &'static [&'static str],
}

const MATTERS: &[Matter] = &[
    Matter {
        denied: &["argu~", "shout~", "row", "rows", "quarrel~", "fight~", "raised", "disturbance"],
        reported: &[
            "argu~",
            "shout~",
            "a row",
            "rows",
            "quarrel~",
            "fight~",
            "raised voices",
            "disturbance",
            "screaming",
        ],
        with: &[],
    },
    Matter {
        denied: &["drink~", "drunk", "alcohol", "drank"],
        reported: &["drunk", "alcohol", "drinking", "bottles", "intoxicated", "smells of drink"],
        with: &[],
    },
    Matter {
        denied: &["money", "cash", "savings"],
        reported: &["withdrawn", "drawn", "missing", "taken", "stolen", "gone", "took"],
        with: &["money", "cash", "savings", "bank", "account", "pension"],
    },
    Matter {
        denied: &["hit", "hits", "hurt~", "violen~", "assault~", "touched"],
        reported: &["hit", "hits", "assault~", "violen~", "punch~", "bruis~", "slap~"],
        with: &[],
    },
    Matter {
        denied: &["fall~", "fell", "fallen"],
        reported: &["falls", "fell", "fallen", "a fall"],
        with: &[],
    },
    Matter { denied: &["smok~"], reported: &["smoking", "burn hole", "cigarette~", "smoked"], with: &[] },
];

const SAYS: &[&str] =
    &["says", "said", "tells", "told", "denies", "denied", "insists", "claims", "states", "maintains"];
const DENIES: &[&str] = &["deny", "denies", "denied"];
const NEGATES: &[&str] = &["no", "not", "nobody", "never", "none", "nothing", "does not", "without"];

/// A service's name is no name of a person who denies.
const NOT_A_NAME: &[&str] = &["the", "police", "gp", "nurse", "neighbour", "he", "she", "they", "and", "but"];

struct Denial<'a> {
    by: String,
    said: &'a str,
    /// Which of [`MATTERS`].
    matter: usize,
}

/// The name before a word of saying, or whose account it is.
fn speaker(clause: &str, account: &str) -> Option<String> {
    let words: Vec<&str> =
        clause.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let at = words.iter().position(|word| SAYS.contains(&word.to_lowercase().as_str()))?;
    let name = words.get(..at)?.last().copied().unwrap_or_default();
    let is_name =
        name.chars().next().is_some_and(char::is_uppercase) && !NOT_A_NAME.contains(&fold(name).as_str());
    if is_name { Some(name.to_owned()) } else { account.split_whitespace().next().map(str::to_owned) }
}

fn denials<'a>(entry: &AnalysedEntry<'a>) -> Vec<Denial<'a>> {
    let mut found = Vec::new();
    let meaning: Vec<Words> = clauses(&entry.entry.significance).map(tokens).collect();
    let said = clauses(&entry.entry.incident).chain(clauses(&entry.entry.significance));
    for (clause, words) in said.zip(entry.parts.iter().chain(&meaning)) {
        if !any(words, NEGATES) && !any(words, DENIES) {
            continue;
        }
        let Some(by) = speaker(clause, &entry.account) else { continue };
        for (matter, what) in MATTERS.iter().enumerate() {
            if any(words, what.denied) {
                found.push(Denial { by: by.clone(), said: clause, matter });
            }
        }
    }
    found
}

/// Whether the entry itself, and not a denial within it, reports the matter.
fn reports(entry: &AnalysedEntry<'_>, matter: &Matter) -> bool {
    entry.parts.iter().any(|words| {
        any(words, matter.reported)
            && (matter.with.is_empty() || any(entry.words(), matter.with))
            && !any(words, DENIES)
            && !(any(words, SAYS) && any(words, NEGATES))
    })
}

/// The matters that an entry reports, a bit for each.
#[must_use]
pub fn matters(entry: &AnalysedEntry<'_>) -> u8 {
    *entry.seen.reports.get_or_init(|| {
        let bits = MATTERS.iter().enumerate().filter(|(_, matter)| reports(entry, matter));
        bits.fold(0, |all, (at, _)| all | 1 << at)
    })
}

/// An entry with the words of those who tell it.
type Report<'a> = (&'a Entry, BTreeSet<String>);

fn tellers(entry: &Entry) -> BTreeSet<String> {
    let (source, account) = (tokens(&entry.source), tokens(&entry.account));
    source.iter().chain(account.iter()).cloned().collect()
}

/// The ids of some reports, and who tells them, one after the other.
fn against(reports: &[Report<'_>], by: &str) -> (Vec<String>, String) {
    let others: Vec<&Entry> =
        reports.iter().filter(|(_, tellers)| !tellers.contains(by)).map(|(other, _)| *other).collect();
    let sources: BTreeSet<&str> = others.iter().flat_map(|entry| entry.sources()).collect();
    let ids = others.iter().map(|entry| entry.id.clone()).collect();
    (ids, sources.into_iter().collect::<Vec<_>>().join(", "))
}

/// Every denial with what stands against it.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>]) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    // Asked once of every entry, as a long record holds many denials.
    let reporting: Vec<Vec<Report<'_>>> = MATTERS
        .iter()
        .enumerate()
        .map(|(at, _)| {
            let told = rows.iter().filter(|row| matters(row) & 1 << at != 0);
            told.map(|row| (row.entry, tellers(row.entry))).collect()
        })
        .collect();
    // What one person denies again and again stands against the same entries.
    let mut known: BTreeMap<(String, usize), (Vec<String>, String)> = BTreeMap::new();
    for row in rows {
        for denial in denials(row) {
            let Some(reports) = reporting.get(denial.matter) else { continue };
            let by = fold(&denial.by);
            let (ids, sources) =
                known.entry((by, denial.matter)).or_insert_with_key(|(by, _)| against(reports, by));
            // The same denial said twice stands against the same entries: it is shown once for each time it was written.
            if ids.is_empty() {
                continue;
            }
            let words = format!("\u{201c}{}\u{201d}, against {sources}", denial.said);
            let contradiction =
                Found::Contradiction { denial: row.id.clone(), by: denial.by, said: denial.said.to_owned() };
            found.push(Pattern { found: contradiction, rows: ids.clone(), words, rule: RULE });
        }
    }
    found
}
