//! What does not belong in a chronology, as she writes: a hint with its reason, and the way to the working notes. Never a block.

use super::words::{any, clauses, opens, tokens};
use crate::case::{Case, Key, Value, When};
use crate::edit::Edit;
use crate::forms;
use std::collections::BTreeMap;

/// The row that this file carries out: what is left out of a chronology.
pub const SOURCE_ROWS: &[&str] = &["K39"];

/// What an entry looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looks {
    /// A social work visit.
    Visit,
    /// Spoken words.
    Dialogue,
    /// Analysis or opinion.
    Analysis,
    /// A call that changes nothing.
    Call,
    /// Recording copied in.
    Copied,
    /// A description.
    Description,
}

/// A hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What the entry looks like.
    pub looks: Looks,
    /// Why that is left out, and what would belong instead.
    pub reason: &'static str,
}

/// The words of the button beside a hint.
pub const MOVE: &str = "Move to working notes";

impl Looks {
    const fn reason(self) -> &'static str {
        match self {
            Self::Visit => {
                "This reads like a social work visit. Visits belong in the working notes; what was disclosed or decided there belongs here."
            }
            Self::Dialogue => {
                "This quotes what was said. Spoken words belong in the notes; a chronology says what happened."
            }
            Self::Analysis => {
                "This reads like an opinion or analysis. Say here what happened and who says so; what it means belongs in the analysis."
            }
            Self::Call => {
                "This reads like a call that changes nothing. If it led to something, enter what it led to."
            }
            Self::Copied => {
                "This is long, and reads like copied recording. Say in a sentence or two what mattered."
            }
            Self::Description => {
                "This describes how things looked. Say what changed, or keep it in the working notes."
            }
        }
    }

    /// The kind of working note that it would become.
    const fn note(self) -> &'static str {
        match self {
            Self::Visit | Self::Description => "visit",
            Self::Call => "call",
            Self::Analysis => "thought",
            Self::Dialogue | Self::Copied => "other",
        }
    }
}

/// Words that make a visit or a call matter after all.
const MATTERS: &[&str] = &[
    "disclos~",
    "safeguarding",
    "assault~",
    "abuse~",
    "hit",
    "injur~",
    "999",
    "ambulance",
    "admitted",
    "police",
    "fire",
    "threat~",
    "weapon",
    "suicid~",
    "overdose",
    "collapsed",
    "unconscious",
    "found on the * floor",
    "agrees to",
    "accepts",
    "decided",
    "decision",
    "moves",
    "reports that",
    "alleges",
];

const VISITS: &[&str] = &[
    "home visit",
    "visit",
    "visited",
    "first visit",
    "second visit",
    "joint visit",
    "joint home visit",
    "follow up visit",
    "unannounced visit",
    "routine visit",
    "planned visit",
    "weekly visit",
    "social work visit",
    "sw visit",
    "i visited",
    "we visited",
    "called in on",
    "dropped in",
    "popped in",
    "popped round",
    "hv",
    "went to see",
    "saw * at home",
    "met * at home",
    "met with",
];

const CALLS: &[&str] = &[
    "rang",
    "phoned",
    "telephoned",
    "called * to",
    "phone call",
    "telephone call",
    "tel call",
    "call to",
    "call from",
    "call with",
    "i rang",
    "left * message",
    "left a voicemail",
    "voicemail",
    "missed call",
    "attempted call",
    "v c",
    "spoke to * on the phone",
    "spoke with * on the phone",
    "spoke by phone",
    "texted",
    "t c",
    "tc",
    "email to",
    "email from",
    "emailed",
];
/// The same after the name of whoever rings: "Chloe rang", "The club organiser left a message".
const CALLS_AFTER_A_NAME: &[&str] =
    &["rang", "phoned", "telephoned", "left a message", "left message", "texted", "emailed"];

const THINKS: &[&str] = &[
    "i think",
    "i feel",
    "i believe",
    "in my opinion",
    "in my view",
    "my * opinion",
    "strikes me",
    "struck me",
    "it is likely",
    "my impression",
    "it seems",
    "seems to",
    "seems that",
    "appears to be",
    "appears that",
    "probably",
    "presumably",
    "suggests that",
    "this shows",
    "indicates that",
    "clearly",
    "obviously",
    "i wonder",
    "i suspect",
    "likely because",
    "may be because",
    "could be because",
    "lack of insight",
    "in denial",
    "manipulative",
    "attention seeking",
    "lazy",
    "is unmotivated",
    "does not care about",
    "cannot be trusted",
    "is * bad",
    "is * poor",
    "is * good",
    "is * difficult",
    "is * hopeless",
    "is * terrible",
    "is * useless",
    "is * awful",
    "is * wonderful",
    "is * lovely",
    "is a nice",
    "is selfish",
    "is controlling",
    "is aggressive",
];
/// Judgements that are facts in a record: "is a good fit", "is bad for the lungs" stay possible; these clear them.
const NO_OPINION: &[&str] =
    &["diagnos~", "assessed", "is in good", "in good health", "is in poor", "bad weather", "poor eyesight"];

const DESCRIBES: &[&str] = &[
    "was wearing",
    "is wearing",
    "was dressed in",
    "the room was",
    "the room is",
    "the house was",
    "the house is tidy",
    "the house looked",
    "the kitchen was",
    "well presented",
    "well kempt",
    "casually dressed",
    "good eye contact",
    "in good spirits",
    "looked tired",
    "looked well",
    "smelt of",
];

fn is_dialogue(text: &str) -> bool {
    let (mut quoted, mut longest, mut run) = (0_usize, 0_usize, 0_usize);
    let mut inside = false;
    for word in text.split_whitespace() {
        if word.starts_with(['\u{201c}', '"']) {
            (inside, run) = (true, 0);
        }
        if inside {
            quoted += 1;
            run += 1;
            longest = longest.max(run);
        }
        if word.trim_end_matches(['.', ',', ';', '?', '!']).ends_with(['\u{201d}', '"']) {
            inside = false;
        }
    }
    let all = text.split_whitespace().count();
    // One word in quotation marks is a word from a record: the case was closed as "declined".
    longest >= 5 || (quoted >= 3 && quoted * 2 >= all)
}

fn is_copied(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let has_head = ["From:", "Sent:", "Subject:", "Re:", "Dear "].iter().any(|head| text.contains(head));
    words > 90 || lines > 4 || has_head
}

/// The hints for the words of an entry so far; most entries have none.
#[must_use]
pub fn hints(incident: &str) -> Vec<Hint> {
    let mut looks = Vec::new();
    let words = tokens(incident);
    let matters = any(&words, MATTERS);
    if !matters && clauses(incident).next().is_some_and(|first| opens(&tokens(first), VISITS)) {
        looks.push(Looks::Visit);
    }
    let after_name =
        || (1..=3).any(|skip| words.get(skip..).is_some_and(|rest| opens(rest, CALLS_AFTER_A_NAME)));
    if !matters && (opens(&words, CALLS) || after_name()) {
        looks.push(Looks::Call);
    }
    if is_dialogue(incident) {
        looks.push(Looks::Dialogue);
    }
    if any(&words, THINKS) && !any(&words, NO_OPINION) {
        looks.push(Looks::Analysis);
    }
    if is_copied(incident) {
        looks.push(Looks::Copied);
    }
    if !matters && any(&words, DESCRIBES) {
        looks.push(Looks::Description);
    }
    looks.into_iter().map(|looks| Hint { looks, reason: looks.reason() }).collect()
}

/// The fields of the working note that the words become.
fn note(date: Option<When>, incident: &str, looks: Looks) -> BTreeMap<String, Value> {
    BTreeMap::from([
        (
            "date".to_owned(),
            date.and_then(|when| when.exact()).map_or(Value::Empty, |day| Value::Date(When::day(day))),
        ),
        ("kind".to_owned(), Value::choice(looks.note())),
        ("text".to_owned(), Value::text(incident)),
    ])
}

/// The edit behind [`MOVE`] for words that are not an entry yet: they become a working note under a new id.
#[must_use]
pub fn as_note(date: Option<When>, incident: &str, looks: Looks, id: &str) -> Edit {
    Edit::Add { thing: Key::thing(forms::note::NOUN, id), fields: note(date, incident, looks) }
}

/// The edit behind [`MOVE`] for an entry: the words become a working note under a new id, the entry is withdrawn, and one
/// undo takes both back.
#[must_use]
pub fn to_notes(entry: &super::Entry, looks: Looks, id: &str) -> Edit {
    Edit::Replace {
        things: vec![(Key::thing(forms::note::NOUN, id), note(entry.when, &entry.incident, looks))],
        withdrawn: vec![super::entry::key(&entry.id)],
        why: "Moved to working notes".to_owned(),
    }
}

/// The field in which she says that an entry belongs here all the same.
pub const BELONGS: &str = "belongs";

/// The entries with hints that nobody has answered: she has neither moved them nor said that they belong.
#[must_use]
pub fn doubtful(case: &Case, entries: &[super::Entry]) -> Vec<(super::Entry, Vec<Hint>)> {
    let asked = |entry: &&super::Entry| !case.field(super::entry::NOUN, &entry.id, BELONGS).chooses("yes");
    let hinted = entries.iter().filter(asked).map(|entry| (entry.clone(), hints(&entry.incident)));
    hinted.filter(|(_, hints)| !hints.is_empty()).collect()
}

/// The edit by which she says that an entry belongs here.
#[must_use]
pub fn keep(id: &str) -> Edit {
    Edit::Answer { key: Key::field(super::entry::NOUN, id, BELONGS), value: Value::choice("yes") }
}
