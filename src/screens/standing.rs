//! Where a period of work stands: the stages, the next step, what waits, both clocks with their working.

use crate::{
    browser::clock,
    case::date::day_in_words,
    parts::{Cell, DataTable},
    pathway::{Clocks, Due, Kept, Lateness, Stage, Wait, keeping},
};
use leptos::prelude::*;

/// The stages as a line.
pub fn pathway(stage: Stage) -> impl IntoView {
    const STEPS: [(&str, Stage); 5] = [
        ("Consultation", Stage::Consultation),
        ("Decision", Stage::Decision),
        ("Allocation", Stage::Allocation),
        ("Assessment, plan and review", Stage::Involvement),
        ("Closed or transferred", Stage::Closed),
    ];
    let step = |(name, at): (&'static str, Stage)| {
        let is_here = at == stage || (at == Stage::Closed && stage.is_over());
        let is_done = at < stage && !(stage == Stage::NotTakenOn && at > Stage::Decision);
        let class = if is_done && !is_here {
            "kith-pathway__step kith-pathway__step--done"
        } else {
            "kith-pathway__step"
        };
        let words = if is_here {
            stage.in_words()
        } else if is_done {
            "Done"
        } else {
            "To come"
        };
        view! {
            <li class=class aria-current=is_here.then_some("step")>
                <span class="kith-pathway__name">{name}</span>
                <span class="kith-pathway__due">{words}</span>
            </li>
        }
    };
    view! { <ol class="kith-pathway" aria-label="Pathway">{STEPS.into_iter().map(step).collect_view()}</ol> }
}

/// What comes next, in a sentence.
pub fn next_step(stage: Stage, clocks: &Clocks) -> impl IntoView + use<> {
    let today = clock::today();
    let words = match stage {
        Stage::Consultation => "Next: record the consultation.".to_owned(),
        Stage::Decision => "Next: apply the threshold. A Senior Practitioner then decides.".to_owned(),
        Stage::Allocation => "Next: allocate a worker, and enter the date of allocation in the involvement plan.".to_owned(),
        Stage::NotTakenOn => "This referral was not taken on.".to_owned(),
        Stage::Closed | Stage::Transferred => "This period of work is over.".to_owned(),
        Stage::Involvement if clocks.next_date_missing => {
            "Next: the last review leaves the work open. Agree the date of the next review and enter it there.".to_owned()
        }
        Stage::Involvement => match clocks.next() {
            Some(due) => format!("Next: {} by {} ({}).", due.kind.in_words().to_lowercase().trim_start_matches("next "), day_in_words(due.on), due.lateness(today).in_words()),
            None => "Next: enter the dates of referral and allocation, so that the reviews have their days.".to_owned(),
        },
    };
    view! { <p class="govuk-body kith-next"><strong>{words}</strong></p> }
}

/// Everything that waits, with its age.
pub fn waits_view(waits: &[Wait]) -> impl IntoView + use<> {
    let today = clock::today();
    let line = |wait: &Wait| {
        let late = wait.is_due(today);
        view! { <li class:kith-late=late>{wait.in_words(today)}</li> }
    };
    let lines = waits.iter().map(line).collect_view();
    (!waits.is_empty())
        .then(|| view! { <ul class="govuk-list kith-asks" aria-label="What waits">{lines}</ul> })
}

/// Says what the days are worked out from although nobody has chosen between its answers.
pub fn unsure_view(unsure: &[String]) -> impl IntoView + use<> {
    let lines = unsure.iter().cloned().map(|words| view! { <li>{words}</li> }).collect_view();
    (!unsure.is_empty()).then(|| view! {
        <div class="govuk-inset-text">
            <p class="govuk-body">"Stage and days go by the answer that is shown. These are not yet decided:"</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </div>
    })
}

/// Both clocks, and the reviews with their days.
pub fn clocks_view(clocks: &Clocks) -> impl IntoView + use<> {
    let today = clock::today();
    let weeks =
        |weeks: Option<i64>| weeks.map(|n| if n == 1 { "1 week".to_owned() } else { format!("{n} weeks") });
    let count =
        |name: &'static str, from: Option<chrono::NaiveDate>, count: Option<String>, ask: &'static str| {
            let from = from
                .map_or_else(|| ask.to_owned(), |from| format!("since {} on {}", name, day_in_words(from)));
            view! {
                <div class="kith-clock">
                    <p class="kith-clock__due">{count.unwrap_or_else(|| "\u{2013}".to_owned())}</p>
                    <p class="kith-clock__from">{from}</p>
                </div>
            }
        };
    let due = |table: DataTable, due: &Due| {
        let lateness = due.lateness(today);
        let late = matches!(lateness, Lateness::Overdue(_) | Lateness::Done(1..));
        let held = due.done.map(|done| format!(", held on {}", day_in_words(done))).unwrap_or_default();
        let cells = [
            Cell::new(day_in_words(due.on)),
            Cell::new(format!("{}{held}", lateness.in_words())).late(late),
            Cell::new(due.working.clone()),
        ];
        table.row(due.kind.in_words(), cells)
    };
    let dues = (!clocks.dues.is_empty()).then(|| {
        let columns = &["Review", "Due by", "How it stands", "Working"];
        clocks.dues.iter().fold(DataTable::new("Reviews and their days", columns), due).view()
    });
    view! {
        <h2 class="govuk-heading-m">"Clocks"</h2>
        <div class="kith-clocks">
            {count("the referral", clocks.referral, weeks(clocks.weeks_since_referral(today)), "Enter the date of contact on the consultation form.")}
            {count("the commencement", clocks.commencement, weeks(clocks.weeks_since_commencement(today)), "Enter the date of allocation in the involvement plan.")}
        </div>
        {dues}
    }
}

/// Until when the case is kept; it is said and never acted upon.
pub fn kept_view(kept: &Kept, form: String) -> impl IntoView + use<> {
    let today = clock::today();
    let late = today > kept.until;
    let why = (!kept.why.is_empty()).then(|| format!(" Why: {}", kept.why));
    view! {
        <p class="govuk-body">
            <strong class:kith-late=late>{keeping::in_words(kept.until, today)}</strong> {why} " "
            <a class="govuk-link kith-touch" href=form>"Change the day"</a>
        </p>
    }
}
