//! Every way in which a copy leaves, and the marks that stand in what has left.

use super::copies::written;
use kith::{
    case::{Case, family::Family, network::Network},
    diagrams::{ecomap, genogram, outline, svg},
    forms::{self, CLIENT},
    handoff::redaction::{self, Choice, Redacted},
    reports::{self, Document, chronology},
};
use std::collections::BTreeSet;

/// Every output, by its name; the drawings where they are asked for.
pub fn all(redacted: &Redacted, choice: &Choice, draws: bool) -> Vec<(&'static str, String)> {
    let case = &redacted.case;
    let text = |documents: Vec<Document>| documents.iter().map(Document::to_text).collect::<String>();
    let mut all = vec![
        ("file", written(redacted, choice)),
        ("readable documents", text(redaction::readable(redacted))),
        ("paper", text(papers(case))),
        ("chronology", text(chronologies(case))),
        ("table", chronology::exchange::table::csv(&chronology::entries(case))),
    ];
    if draws {
        all.push(("genogram", genogram(case)));
        all.push(("ecomap", ecomap(case)));
    }
    all
}

/// Each form on a sheet of its own.
fn papers(case: &Case) -> Vec<Document> {
    let mut all = vec![reports::forms::form(case, &forms::person::FORM, CLIENT, None)];
    for form in forms::FORMS {
        let ids: BTreeSet<&str> =
            case.keys().filter(|key| key.noun() == form.noun).map(kith::case::Key::id).collect();
        all.extend(ids.into_iter().map(|id| reports::forms::form(case, form, id, None)));
    }
    for form in forms::FORMS.iter().filter(|form| form.leaf().is_some()) {
        let periods = case.keys().filter(|key| key.noun() == "episode").map(kith::case::Key::id);
        let ids: BTreeSet<&str> = periods.collect();
        all.extend(ids.into_iter().map(|id| reports::forms::paper(case, form, id)));
    }
    all.push(chronology::analysis::document(case));
    all
}

fn chronologies(case: &Case) -> Vec<Document> {
    chronology::zoom::Zoom::ALL
        .iter()
        .flat_map(|zoom| [true, false].map(|short| chronology::document_at(case, *zoom, short)))
        .collect()
}

const DATE: &str = "2026-03-20";

fn everything() -> genogram::Settings {
    genogram::Settings {
        details: true,
        orientation: true,
        abortions: true,
        secrets: true,
        smokers: true,
        interpreters: true,
        ..genogram::Settings::default()
    }
}

fn genogram(case: &Case) -> String {
    let (settings, date) = (everything(), DATE.parse().unwrap());
    let scene = genogram::draw(case, &settings, date);
    let family = settings.visible(&Family::read(case));
    let told = genogram::narrative::narrative(&genogram::View::new(&family, &settings, date)).join("\n");
    [svg::exported(&scene), outline::as_text(&scene), told].join("\n")
}

fn ecomap(case: &Case) -> String {
    let settings = ecomap::Settings { family: everything(), ..ecomap::Settings::default() };
    let date = DATE.parse().unwrap();
    let (family, network) = settings.visible(&Family::read(case), &Network::read(case));
    let world = ecomap::World { family: &family, network: &network, settings: &settings, date };
    let scene = ecomap::draw(case, &settings, date);
    let told = ecomap::narrative::narrative(&world).join("\n");
    [svg::exported(&scene), outline::as_text(&scene), told].join("\n")
}

/// The numbers of the marks that stand in a text: words, ids, numbers, dates as they are written and in words.
pub fn marks(text: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let bytes = text.as_bytes();
    let digits = |from: usize, count: usize| {
        let run = bytes.get(from..from + count)?;
        run.iter()
            .all(u8::is_ascii_digit)
            .then(|| std::str::from_utf8(run).unwrap().parse::<usize>().unwrap())
    };
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'z' | b'Z' if matches!(bytes.get(at + 1), Some(b'q' | b'Q' | b'i' | b'I')) => {
                if matches!(bytes.get(at + 7), Some(b'x' | b'X')) {
                    found.extend(digits(at + 2, 5));
                }
            }
            // Within a digest any number may stand by chance.
            b'7' if (at == 0 || !is_letter(at - 1)) && !is_letter(at + 7) => {
                found.extend(digits(at, 7).map(|number| number - 7_000_000));
            }
            b'1' if bytes.get(at + 1) == Some(&b'7') && !is_digit(at + 4) => {
                found.extend(date_at(text, at));
            }
            _ => {}
        }
    }
    found
}

/// The mark of the date whose year stands here, with the month and the day after it, or before it in words.
fn date_at(text: &str, at: usize) -> Option<usize> {
    let after = text.get(at..at + 10).and_then(|date| date.parse::<chrono::NaiveDate>().ok());
    let date = after.or_else(|| {
        let from = text[..at].char_indices().rev().nth(16).map_or(0, |(from, _)| from);
        let before: Vec<&str> = text[from..at].split_whitespace().collect();
        let (month, day) = (before.last()?, before.iter().rev().nth(1)?);
        let day: String = day.chars().rev().take_while(char::is_ascii_digit).collect();
        let day: String = day.chars().rev().collect();
        let year = text.get(at..at + 4)?;
        chrono::NaiveDate::parse_from_str(&format!("{day} {month} {year}"), "%e %B %Y").ok()
    })?;
    let first = super::marks::day(0);
    usize::try_from((date - first).num_days()).ok()
}
