//! Packages of care that began and ended, and how many days each lasted.

use super::{Found, Pattern, counted, listed};
use crate::reports::chronology::{
    analysed::AnalysedEntry,
    words::{Words, any, position},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The rule in words.
pub const RULE: &str = "Two or more packages of one service whose start and end are both entered; each start is paired with the next end.";

/// A service that comes in packages: its slug, its name, and the words for it.
const SERVICES: &[(&str, &str, &[&str])] = &[
    (
        "home-care",
        "home care",
        &[
            "home care",
            "care package",
            "carers",
            "care calls",
            "domiciliary",
            "poc",
            "package of care",
            "homecare",
            "dom care",
            "care visits",
            "care agency",
            "care provider",
            "care workers",
            "carer visits",
            "support package",
        ],
    ),
    ("day-centre", "day centre", &["day centre", "day care", "day service"]),
    ("meals", "meals on wheels", &["meals on wheels", "meals service", "delivered meals"]),
    ("respite", "respite", &["respite", "short breaks", "sitting service"]),
    ("reablement", "reablement", &["reablement", "enablement"]),
    // The bare word comes last, as each of the services before is care as well.
    (
        "home-care",
        "home care",
        &[
            "care start~",
            "care begin~",
            "care began",
            "care resume~",
            "care restart~",
            "care stop~",
            "care end~",
            "care cancel~",
            "care cease~",
            "care withdrawn",
            "care is cancelled",
            "care is withdrawn",
            "care is stopped",
            "care was cancelled",
            "care was withdrawn",
            "care was stopped",
        ],
    ),
];

const STARTS: &[&str] = &[
    "start~",
    "begin~",
    "began",
    "resume~",
    "restart~",
    "commence~",
    "return~ to",
    "goes back to",
    "set up",
    "put in place",
];
const ENDS: &[&str] = &[
    "end",
    "ends",
    "ended",
    "cancel~",
    "stop~",
    "withdraw~",
    "withdrew",
    "cease~",
    "discontinue~",
    "terminat~",
    "handed back",
    "dismiss~",
    "sent away",
    "not to come back",
    "gave notice",
    "gives notice",
    "serve~ notice",
    "given notice",
    "pulled out",
    "pulls out",
    "pull~ * out",
    "hand~ back",
    "hand~ * back",
    "came to an end",
    "comes to an end",
    "comes to its end",
    "finish~",
    "no longer provid~",
    "turned away",
    "told * not to come",
    "told * not to return",
];
/// Words around a service that tell of something else.
const UNLESS: &[&str] = &[
    "assess~",
    "no package",
    "offered",
    "care home",
    "carer's",
    "considered",
    "talk",
    "smell~",
    "intensive care",
    "palliative",
    "end of life",
    "may end",
    "may stop",
    "might stop",
    "would stop",
    "will stop",
    "threat~ to",
    "wants to stop",
    "wants to end",
    "asks to stop",
];

/// The service whose package an entry starts or ends.
#[must_use]
pub fn service(entry: &AnalysedEntry<'_>) -> Option<(&'static str, bool, bool)> {
    *entry.seen.package.get_or_init(|| reads_as_package(entry))
}

fn reads_as_package(entry: &AnalysedEntry<'_>) -> Option<(&'static str, bool, bool)> {
    let words = entry.words();
    let (slug, ..) = SERVICES.iter().find(|(_, _, says)| any(words, says))?;
    let (starts, ends) = (any(words, STARTS), any(words, ENDS));
    // "ends after three weeks" is no new start; "stops going" is no start of going.
    (!any(words, UNLESS) && (starts || ends)).then_some((*slug, starts, ends))
}

/// Every service with two packages or more.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>]) -> Vec<Pattern> {
    let mut running: BTreeMap<&str, (NaiveDate, &str)> = BTreeMap::new();
    let mut done: BTreeMap<&'static str, (Vec<i64>, Vec<String>)> = BTreeMap::new();
    for row in rows {
        let Some((slug, starts, ends)) = service(row) else { continue };
        let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
        if starts && ends && !starts_again(row.words()) {
            // Both in one entry: with a range it is a whole package, on one day it tells of the end alone.
            if first < last {
                let (days, ids) = done.entry(slug).or_default();
                days.push((last - first).num_days());
                ids.push(row.id.clone());
                continue;
            }
        }
        if ends && let Some((since, id)) = running.remove(slug) {
            let (days, ids) = done.entry(slug).or_default();
            days.push((last - since).num_days());
            ids.extend([id.to_owned(), row.id.clone()]);
        } else if starts {
            running.insert(slug, (first, &row.id));
        }
    }
    let several = done.into_iter().filter(|(_, (days, _))| days.len() > 1);
    several
        .map(|(slug, (days, ids))| {
            let name =
                SERVICES.iter().find(|(service, ..)| *service == slug).map_or(slug, |(_, name, _)| *name);
            let lasted = listed(&days.iter().map(i64::to_string).collect::<Vec<_>>());
            let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
            let words = format!(
                "{} of {name} started and ended, after {lasted} days",
                counted(count, "package", "packages")
            );
            Pattern { found: Found::Packages { service: slug, days }, rows: ids, words, rule: RULE }
        })
        .collect()
}

/// Whether the end stands before the new start: "is stopped, and starts again".
fn starts_again(words: &Words) -> bool {
    let at = |phrases: &[&str]| phrases.iter().filter_map(|phrase| position(words, phrase)).min();
    at(ENDS) < at(STARTS)
}
