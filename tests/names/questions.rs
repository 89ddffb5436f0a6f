//! Every question that asks for somebody's name says so, and what is named there is known.

use kith::{
    case::names::Holds,
    forms::{self, Question},
};

/// Words by which a question speaks of somebody.
const SPEAKS: &[&str] = &[
    "name",
    "who ",
    "whom",
    "whose",
    "referrer",
    "by whom",
    "practitioner",
    "manager",
    "team",
    "source",
    "people",
    "to whom",
    "advocate",
    "allocated",
];

/// Questions that speak of somebody and are answered in running words, as any other: there a name is found when another
/// field says it, and not by itself.
const RUNNING: &[&str] = &[
    "reason",
    "danger-action",
    "not-aware-reason",
    "told",
    "plan",
    "interim-advice",
    "not-appropriate-advice",
    "concerns",
    "agency-goals",
    "escalation",
    "emergency-first",
    "ending",
    "longer-why",
    "carer-goals",
    "client-goals-note",
    "agency-goals-note",
    "care-plan-where",
    "handover",
    "decided-role-why",
    "drift",
    "note",
    "text",
    "words",
    "own",
    "others",
    "objective",
    "model",
    "communication",
    "lone-worker-details",
    "purpose",
    "reasoning",
    "tried",
    "incident",
    "significance",
    "no-final-review-why",
    "outcomes-note",
    "capacity-decision",
    "closure-timeline",
    "workload-escalation",
    "t1-evidence",
    "network-impact",
    "goals-tool-other",
    "consent-refused",
    "secret",
    "orientation",
    "identity",
    "culture",
    "keep-why",
    "commenced-why",
    "strengths",
    "strengths-use",
    "risk-note",
    "ratings-note",
    "safety-flags",
    "statutory-note",
];

pub fn questions() -> Vec<(String, &'static Question)> {
    let of_forms =
        forms::FORMS.iter().flat_map(|form| form.questions().map(|one| (form.noun.to_owned(), one)));
    let asked = forms::family::ASKED.iter().chain(forms::network::ASKED);
    let of_family = asked.flat_map(|(noun, groups)| {
        groups.iter().flat_map(|group| group.iter()).map(|one| ((*noun).to_owned(), one))
    });
    let rows = forms::rows::places().filter(|place| place.is_own).flat_map(|place| {
        let by = place.rows.grid.map(|grid| grid.by);
        [Some(place.rows), by].into_iter().flatten()
    });
    let of_rows = rows.flat_map(|rows| rows.of.iter().map(|one| (rows.noun.to_owned(), one)));
    of_forms.chain(of_rows).chain(of_family).collect()
}

fn is_in_words(question: &Question) -> bool {
    question.kind.is_words()
}

#[test]
fn every_question_that_speaks_of_somebody_is_marked_or_answered_in_running_words() {
    let (mut count, mut missing) = (0, Vec::new());
    for (noun, question) in questions() {
        let said = format!("{} {}", question.label, question.hint).to_lowercase();
        if !is_in_words(question) || !SPEAKS.iter().any(|word| said.contains(word)) {
            continue;
        }
        count += 1;
        let is_known = question.names != Holds::Words || RUNNING.contains(&question.slug);
        if !is_known {
            missing.push(format!("{noun}/{}: {said}", question.slug));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(count > 40, "{count}");
}
