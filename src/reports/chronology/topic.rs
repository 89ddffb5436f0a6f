//! What can repeat in a life: each topic with the words that tell of it, and those that only sound alike.

use super::{
    entry::Entry,
    words::{any, position, tokens},
};

/// The row that this file carries out: patterns of events.
pub const SEEDS: &[&str] = &["K29"];

/// A topic that patterns and summaries go by.
#[derive(Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in data.
    pub slug: &'static str,
    /// One of it.
    pub one: &'static str,
    /// Several of it.
    pub many: &'static str,
    says: &'static [&'static str],
    unless: &'static [&'static str],
}

/// Every topic, the more telling first.
pub const TOPICS: &[Topic] = &[
    Topic {
        slug: "fall",
        one: "fall",
        many: "falls",
        says: &[
            "falls",
            "fell",
            "fallen",
            "a fall",
            "fall at",
            "fall in",
            "fall on",
            "further fall",
            "another fall",
            "found on the * floor",
            "trips and",
            "tripped",
            "slipped",
        ],
        unless: &[
            "fell out",
            "falls out",
            "fallen out",
            "fall out",
            "falls asleep",
            "fell asleep",
            "falls ill",
            "fell ill",
            "falls behind",
            "fell behind",
            "fallen behind",
            "falls in love",
            "fell in love",
            "falls through",
            "fell through",
            "falls prevent~",
            "falls sensor",
            "falls alarm",
            "falls detector",
            "falls clinic",
            "falls team",
            "falls class",
            "falls risk",
            "falls assess~",
            "rates fall",
            "prices fall",
            "leaves fall",
            "night falls",
            "no falls",
            "no further fall~",
            "no more falls",
            "not fallen",
            "without a fall",
            "fear of",
            "risk of",
            "snow falls",
            "rain falls",
        ],
    },
    Topic {
        slug: "no-access",
        one: "visit without access",
        many: "visits without access",
        says: &[
            "cannot get in",
            "could not get in",
            "cannot gain",
            "could not gain",
            "no access",
            "no entry",
            "without access",
            "not let in",
            "not let * in",
            "refuse~ entry",
            "refuse~ access",
            "denied entry",
            "turned away",
            "unable to gain",
            "unable to get in",
            "unable to access",
            "no reply at",
            "no answer at the door",
            "door not answered",
            "door was not answered",
            "door not opened",
            "did not answer the door",
            "does not answer the door",
            "did not open the door",
            "does not open the door",
            "will not open the door",
        ],
        unless: &["no access to money", "no access to the account", "no access to transport"],
    },
    Topic {
        slug: "police",
        one: "police report",
        many: "police reports",
        says: &[
            "police * called",
            "police call~",
            "police attend~",
            "police came",
            "police come",
            "police visit~",
            "police arrest~",
            "to the police",
            "called the police",
            "calls the police",
            "rang the police",
            "officers attend~",
            "officers called",
            "officers came",
        ],
        unless: &["applies to the police", "belongs to the police", "police community", "police choir"],
    },
    Topic {
        slug: "missed",
        one: "missed appointment",
        many: "missed appointments",
        says: &[
            "did not attend",
            "does not attend",
            "fail~ to attend",
            "miss~ * appointment~",
            "appointment~ * * missed",
            "dna",
            "not brought to",
            "did not turn up",
            "does not turn up",
            "no show",
        ],
        unless: &["misses no appointment~", "missed no appointment~", "not missed"],
    },
    Topic {
        slug: "missing",
        one: "time missing from home",
        many: "times missing from home",
        says: &["goes missing", "went missing", "reported missing", "wander~", "lost in town", "lost outside"],
        unless: &[],
    },
    Topic {
        slug: "admission",
        one: "hospital admission",
        many: "hospital admissions",
        says: &["admitted to hospital", "hospital admission", "emergency admission", "admitted for", "admitted with"],
        unless: &["not admitted"],
    },
    Topic {
        slug: "ambulance",
        one: "ambulance call-out",
        many: "ambulance call-outs",
        says: &["ambulance attend~", "ambulance * called", "paramedics attend~", "ambulance came", "ambulance comes"],
        unless: &[],
    },
    Topic {
        slug: "abuse",
        one: "report of abuse",
        many: "reports of abuse",
        says: &["domestic abuse", "domestic violence", "assault~", "hit by", "hits", "punch~", "unexplained bruis~"],
        unless: &["no domestic abuse", "no assault~"],
    },
    Topic {
        slug: "money",
        one: "concern about money",
        many: "concerns about money",
        says: &["drawn in cash", "money * missing", "money * taken", "cash * missing", "scam~", "savings * missing"],
        unless: &["about scam~", "no money"],
    },
    Topic {
        slug: "fire",
        one: "fire or burn",
        many: "fires and burns",
        says: &["burn hole", "a fire in", "small fire", "pan burns", "pan on fire", "scorch~", "smoke alarm sounds"],
        unless: &[],
    },
    Topic {
        slug: "safeguarding",
        one: "safeguarding concern",
        many: "safeguarding concerns",
        says: &["safeguarding concern", "safeguarding referral", "safeguarding alert"],
        unless: &["no safeguarding concern"],
    },
    Topic {
        slug: "refusal",
        one: "refusal of help",
        many: "refusals of help",
        says: &["refuses", "refused", "declines", "declined help", "declined support", "turns down"],
        unless: &[],
    },
];

/// Words just before a topic that say it did not happen.
const NOT: &[&str] = &["no", "without", "denies", "never", "nobody", "prevent", "avoid"];

impl Topic {
    /// Whether these words tell of it.
    #[must_use]
    pub fn is_told_in(&self, words: &[String]) -> bool {
        if any(words, self.unless) {
            return false;
        }
        self.says.iter().any(|phrase| {
            let starts_with_denial = NOT.iter().any(|not| phrase.starts_with(not));
            position(words, phrase).is_some_and(|at| {
                let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
                starts_with_denial || !before.iter().any(|word| NOT.contains(&word.as_str()))
            })
        })
    }

    /// The topic with this slug.
    #[must_use]
    pub fn named(slug: &str) -> Option<&'static Self> {
        TOPICS.iter().find(|topic| topic.slug == slug)
    }

    /// "1 fall", "5 falls".
    #[must_use]
    pub fn counted(&self, count: usize) -> String {
        if count == 1 { format!("1 {}", self.one) } else { format!("{count} {}", self.many) }
    }
}

/// The topics that an entry tells of.
#[must_use]
pub fn of(entry: &Entry) -> Vec<&'static Topic> {
    let words = tokens(&entry.incident);
    TOPICS.iter().filter(|topic| topic.is_told_in(&words)).collect()
}
