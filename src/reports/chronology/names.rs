//! Names out of the words: initials for a copy that leaves the team, and "you" for the person's own copy.

use super::entry::Entry;
use crate::case::names::Shortener;

/// Replaces whole words only: "Sam" stays in "Samaritans".
fn replace(text: &str, name: &str, other: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, found) = rest.split_at(at);
        let after = found.strip_prefix(name).unwrap_or_default();
        let is_whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        out.push_str(before);
        if !is_whole || (name.ends_with('.') && is_beside_an_initial(&out, after)) {
            out.push_str(name);
        } else {
            out.push_str(other);
            // The full stop of the last initial may be that of the sentence as well.
            if name.ends_with('.') && !out.trim_end_matches(other).trim().is_empty() && begins_anew(after) {
                out.push('.');
            }
        }
        rest = after;
    }
    out + rest
}

/// Whether initials go on before or after: "D. B." within "D. B. M." is somebody else.
fn is_beside_an_initial(before: &str, after: &str) -> bool {
    let is_initial = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
    };
    let ends = before.ends_with(' ') && before.split_whitespace().next_back().is_some_and(is_initial);
    let goes_on =
        |rest: &str| rest.split(|one: char| one.is_whitespace() || one == ',').next().is_some_and(is_initial);
    ends || after.strip_prefix(' ').is_some_and(goes_on)
}

/// Whether a new sentence or nothing follows.
fn begins_anew(after: &str) -> bool {
    let rest = after.trim_start();
    rest.is_empty() || (rest.len() < after.len() && rest.starts_with(char::is_uppercase))
}

/// An entry with initials for every name that the case knows.
#[must_use]
pub fn by_initials(entry: &Entry, short: &Shortener) -> Entry {
    Entry {
        incident: short.shorten(&entry.incident),
        source: short.shorten(&entry.source),
        significance: short.shorten(&entry.significance),
        account: short.shorten(&entry.account),
        people: entry.people.iter().map(|name| short.shorten_names(name)).collect(),
        ..entry.clone()
    }
}

/// What a verb of the third person becomes after "you".
fn second_person(verb: &str) -> String {
    match verb {
        "is" => "are".to_owned(),
        "was" => "were".to_owned(),
        "has" => "have".to_owned(),
        "does" => "do".to_owned(),
        "goes" => "go".to_owned(),
        _ => {
            let is_plain = verb.chars().all(|c| c.is_ascii_lowercase()) && verb.len() > 3;
            match verb {
                _ if !is_plain || verb.ends_with("ss") || verb.ends_with("us") => verb.to_owned(),
                "always" | "sometimes" | "perhaps" | "besides" | "towards" | "afterwards" => verb.to_owned(),
                _ if verb.ends_with("ies") => {
                    verb.strip_suffix("ies").map_or_else(|| verb.to_owned(), |v| format!("{v}y"))
                }
                _ if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| verb.ends_with(end)) => {
                    verb.strip_suffix("es").unwrap_or(verb).to_owned()
                }
                _ => verb.strip_suffix('s').unwrap_or(verb).to_owned(),
            }
        }
    }
}

/// The text as it would be said to the person: their name becomes "you". Pronouns that could be somebody else's stay.
#[must_use]
pub fn personalise(text: &str, client: &str) -> String {
    let first = client.split_whitespace().next().unwrap_or_default();
    if first.is_empty() {
        return text.to_owned();
    }
    // Of initials the first one alone is that of other people too.
    let names = if first.ends_with('.') { vec![client] } else { vec![client, first] };
    let mut marked = text.to_owned();
    for name in names {
        for apostrophe in ["\u{2019}s", "'s"] {
            marked = replace(&marked, &format!("{name}{apostrophe}"), "\u{1}your");
        }
        marked = replace(&marked, name, "\u{1}you");
    }
    let mut out = String::with_capacity(marked.len());
    let mut is_start = true;
    let mut follows_you = false;
    for word in marked.split_inclusive(' ') {
        let (body, is_you) = word.strip_prefix('\u{1}').map_or((word, false), |body| (body, true));
        let bare = body.trim_end_matches(|c: char| !c.is_alphanumeric());
        let tail = body.strip_prefix(bare).unwrap_or_default();
        let changed = match bare {
            "Her" | "His" | "Their" if is_start => "Your".to_owned(),
            _ if is_you && is_start => format!("Y{}", bare.strip_prefix('y').unwrap_or_default()),
            _ if follows_you => second_person(bare),
            _ => bare.to_owned(),
        };
        out.push_str(&changed.replace('\u{1}', ""));
        out.push_str(tail);
        // After "you and Frank" a verb of the plural stands already.
        follows_you = is_you && bare == "you" && tail == " ";
        is_start = tail.trim_end().ends_with(['.', '?', '!']);
    }
    out.replace('\u{1}', "")
}

/// An entry as it would be said to the person.
#[must_use]
pub fn personalised(entry: &Entry, client: &str) -> Entry {
    Entry {
        incident: personalise(&entry.incident, client),
        source: personalise(&entry.source, client),
        significance: personalise(&entry.significance, client),
        ..entry.clone()
    }
}
