//! Where a case stands, and the periods of work that it went through.

use crate::case::{Case, Key, Stamp, order};
use crate::forms::{COMPLETED, Sheet, complete, question::Question};
use chrono::NaiveDate;

/// Where a period of work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The consultation form is being filled in (P2).
    Consultation,
    /// The threshold is to be applied and a Senior Practitioner to decide (P4, P5).
    Decision,
    /// The referral is appropriate; nobody has it yet (P8).
    Allocation,
    /// Open to a practitioner.
    Involvement,
    /// The referral was not appropriate, or ended in advice (P6).
    NotTakenOn,
    /// Closed (P25).
    Closed,
    /// Transferred to another team or agency (P26).
    Transferred,
}

/// The rows that this file carries out.
pub const SEEDS: &[&str] = &["P2", "P4", "P5", "P6", "P8", "P25", "P26"];

impl Stage {
    /// The stage in words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Consultation => "Consultation",
            Self::Decision => "Awaiting decision",
            Self::Allocation => "Awaiting allocation",
            Self::Involvement => "Open",
            Self::NotTakenOn => "Not taken on",
            Self::Closed => "Closed",
            Self::Transferred => "Transferred",
        }
    }

    /// Whether work has ended.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::NotTakenOn | Self::Closed | Self::Transferred)
    }
}

/// The stamp with which a thing was added.
fn added(case: &Case, noun: &str, id: &str) -> Option<Stamp> {
    case.history(&Key::thing(noun, id)).first().map(|operation| operation.stamp)
}

/// The ids of the case's periods of work, the first first.
#[must_use]
pub fn episodes(case: &Case) -> Vec<String> {
    let mut ids: Vec<String> = case.things("episode").map(str::to_owned).collect();
    order::by_key(&mut ids, |id| added(case, "episode", id));
    ids
}

/// The day in an answer, when it is known exactly.
#[must_use]
pub fn day(case: &Case, noun: &str, id: &str, field: &str) -> Option<NaiveDate> {
    case.field(noun, id, field).date().and_then(|when| when.exact())
}

/// The ids of a period's reviews: by date, those without one last.
#[must_use]
pub fn reviews(case: &Case, episode: &str) -> Vec<String> {
    let belongs = |id: &&str| case.field("review", id, "episode").words() == episode;
    let mut ids: Vec<String> = case.things("review").filter(belongs).map(str::to_owned).collect();
    order::by_key(&mut ids, |id| {
        let date = day(case, "review", id, "date");
        (date.is_none(), date, added(case, "review", id))
    });
    ids
}

/// The day on which the period's work ended, and whether by transfer: as the closure says, or else the last review.
#[must_use]
pub fn ended(case: &Case, episode: &str) -> Option<(NaiveDate, bool)> {
    let outcome = case.field("closure", episode, "outcome");
    let closes = outcome.chooses("closed") || outcome.chooses("transferred");
    if closes && let Some(on) = day(case, "closure", episode, "ended") {
        return Some((on, outcome.chooses("transferred")));
    }
    let last = reviews(case, episode).into_iter().rfind(|id| day(case, "review", id, "date").is_some())?;
    let outcome = case.field("review", &last, "outcome");
    let closes = outcome.chooses("closed") || outcome.chooses("closed-transferred");
    let on = day(case, "review", &last, "date").filter(|_| closes)?;
    Some((on, outcome.chooses("closed-transferred")))
}

/// Where the period of work stands.
#[must_use]
pub fn stage(case: &Case, episode: &str) -> Stage {
    if let Some((_, transferred)) = ended(case, episode) {
        return if transferred { Stage::Transferred } else { Stage::Closed };
    }
    if day(case, "involvement", episode, "allocated").is_some() {
        return Stage::Involvement;
    }
    let outcome = case.field("decision", episode, "outcome");
    if outcome.chooses("appropriate") {
        return Stage::Allocation;
    }
    if outcome.chooses("not-appropriate") {
        return Stage::NotTakenOn;
    }
    let consulted = case.field("consultation", episode, COMPLETED).chooses("yes");
    if consulted || has_begun(case, episode) { Stage::Decision } else { Stage::Consultation }
}

/// Whether the threshold has been begun, which only follows a consultation.
fn has_begun(case: &Case, episode: &str) -> bool {
    let sheet = Sheet { form: &crate::forms::threshold::FORM, id: episode };
    complete::progress(case, sheet) != complete::Progress::NotStarted
}

/// The sheet of one of the forms of a period of work.
#[must_use]
pub fn sheet<'a>(form: &'static crate::forms::Form, episode: &'a str) -> Sheet<'a> {
    Sheet { form, id: episode }
}

/// A question by form and slug, for the rules that read it.
#[must_use]
pub fn question(noun: &str, slug: &str) -> Option<&'static Question> {
    crate::forms::form(noun)?.question(slug)
}
