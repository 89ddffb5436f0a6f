//! Where a case stands, and the periods of work that it went through.

use super::things::{day, reviews};
use crate::case::{Case, Key, order};
use crate::forms::{COMPLETED, closure, complete, consultation, decision, involvement, review, threshold};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a period of work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
pub const SOURCE_ROWS: &[&str] = &["P2", "P4", "P5", "P6", "P8", "P25", "P26"];

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 7] = [
        Self::Consultation,
        Self::Decision,
        Self::Allocation,
        Self::Involvement,
        Self::NotTakenOn,
        Self::Closed,
        Self::Transferred,
    ];

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

/// The ids of the case's periods of work, the first first.
#[must_use]
pub fn episodes(case: &Case) -> Vec<String> {
    let mut ids: Vec<String> = case.things("episode").map(str::to_owned).collect();
    order::by_key(&mut ids, |id| case.history(&Key::thing("episode", id)).first().map(|first| first.stamp));
    ids
}

/// The day on which the period's work ended, and whether by transfer: as the closure says, or else the last review.
#[must_use]
pub fn ended(case: &Case, episode: &str) -> Option<(NaiveDate, bool)> {
    let outcome = case.field(closure::NOUN, episode, closure::OUTCOME);
    let closes = outcome.chooses("closed") || outcome.chooses("transferred");
    if closes && let Some(on) = day(case, closure::NOUN, episode, closure::ENDED) {
        return Some((on, outcome.chooses("transferred")));
    }
    let last =
        reviews(case, episode).into_iter().rfind(|id| day(case, review::NOUN, id, review::DATE).is_some())?;
    let outcome = case.field(review::NOUN, &last, review::OUTCOME);
    let closes = outcome.chooses("closed") || outcome.chooses("closed-transferred");
    let on = day(case, review::NOUN, &last, review::DATE).filter(|_| closes)?;
    Some((on, outcome.chooses("closed-transferred")))
}

/// Where the period of work stands.
#[must_use]
pub fn stage(case: &Case, episode: &str) -> Stage {
    if let Some((_, transferred)) = ended(case, episode) {
        return if transferred { Stage::Transferred } else { Stage::Closed };
    }
    if day(case, involvement::NOUN, episode, involvement::ALLOCATED).is_some() {
        return Stage::Involvement;
    }
    let outcome = case.field(decision::NOUN, episode, decision::OUTCOME);
    if outcome.chooses("appropriate") {
        return Stage::Allocation;
    }
    if outcome.chooses("not-appropriate") {
        return Stage::NotTakenOn;
    }
    let consulted = case.field(consultation::NOUN, episode, COMPLETED).chooses("yes");
    if consulted || has_begun(case, episode) { Stage::Decision } else { Stage::Consultation }
}

/// Whether the threshold has been begun, which only follows a consultation.
fn has_begun(case: &Case, episode: &str) -> bool {
    complete::progress(case, threshold::FORM.sheet(episode)) != complete::Progress::NotStarted
}
