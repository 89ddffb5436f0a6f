//! A case at a glance: where it stands on the pathway, both clocks, and the list of its sections.

use super::{
    chronology, ecomap, form, genogram, hand_over, history, identity::IdentityBar, integrity, notes,
    open_file, past, print, reviews, shell::heading, strengths,
};
use crate::{
    browser::{clock, page, soon},
    case::{Case, Key, date::day_in_words},
    edit::Edit,
    forms::{self, CLIENT, Form, Progress, Sheet},
    pathway::{Clocks, Due, Kept, Lateness, Stage, clocks, episodes, keeping, kept, stage},
    reports::chronology::{
        derive,
        prompts::{Prompt, prompts},
    },
    workbench::{
        Bench, Place,
        bench::use_bench,
        place::{CasePlace, Paper},
    },
};
use leptos::prelude::*;

/// A screen of a case, once the case is open.
#[must_use]
pub fn screen(id: String, place: CasePlace) -> AnyView {
    let bench = use_bench();
    let wanted = id.clone();
    let is_open = Memo::new(move |_| bench.with_session(|session| session.id() == wanted).unwrap_or(false));
    let was_opening = StoredValue::new(false);
    let body = move || {
        if !is_open.get() {
            was_opening.set_value(true);
            return view! {
                {heading("Opening the case\u{2026}")}
                <p class="govuk-body"><a class="govuk-link" href=bench.link(Place::Home)>"Back to the cases"</a></p>
            }
            .into_any();
        }
        // The heading that gave way had the focus; the one in its place takes it over.
        if was_opening.get_value() && page::is_focused("page-title") {
            soon::focus_first("#page-title");
        }
        was_opening.set_value(false);
        let (case, place) = (id.clone(), place.clone());
        let inner = match place.clone() {
            CasePlace::Overview => overview(bench, &case),
            CasePlace::Form(noun, thing) => form::screen(&case, &noun, &thing),
            CasePlace::Reviews(episode) => reviews::screen(&case, &episode),
            CasePlace::Chronology | CasePlace::ChronologyAt(_) => chronology::screen(&case),
            CasePlace::Genogram => genogram::screen(None),
            CasePlace::GenogramAt(day, entry) => {
                genogram::screen(Some((day, bench.link(Place::Case(case.clone(), CasePlace::entry(&entry))))))
            }
            CasePlace::Ecomap => ecomap::screen(),
            CasePlace::Strengths => strengths::screen(&case),
            CasePlace::Notes => notes::screen(),
            CasePlace::HandOver => hand_over::screen(Some(case.clone())),
            CasePlace::Received => open_file::received(&case),
            CasePlace::Print(paper, thing) => print::screen(&case, paper, &thing),
            CasePlace::Send(episode) => print::send(&case, &episode),
            CasePlace::History(about) => history::screen(&case, about),
            CasePlace::Past => past::screen(),
        };
        // The links of the case know the family's screen and not the day that is shown on it.
        let here = if matches!(place, CasePlace::GenogramAt(..)) { CasePlace::Genogram } else { place };
        view! { <IdentityBar id=case.clone() here/> {integrity::alert(case.clone())} {super::clock::alert(case)} {inner} }.into_any()
    };
    view! { {body} }.into_any()
}

/// What the overview shows of a period of work; it wakes only when one of these changes.
#[derive(Clone, PartialEq)]
struct Glance {
    episode: String,
    number: usize,
    stage: Stage,
    clocks: Clocks,
    tasks: Vec<(&'static str, CasePlace, Progress, String)>,
    earlier: Vec<String>,
    kept: Option<Kept>,
    prompts: Vec<Prompt>,
}

fn glance(case: &Case) -> Glance {
    let mut all = episodes(case);
    let episode = all.pop().unwrap_or_default();
    let task = |form: &'static Form, name: &'static str| {
        let sheet = Sheet { form, id: if form.noun == "person" { CLIENT } else { &episode } };
        let place = CasePlace::Form(form.noun.to_owned(), sheet.id.to_owned());
        (name, place, person_or_form_progress(case, sheet), String::new())
    };
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let started = |n: usize| {
        if n == 0 { Progress::NotStarted } else { Progress::InProgress }
    };
    let reviews = crate::pathway::reviews(case, &episode).len();
    let entries = case.things("chronology").count();
    let notes = case.things("note").count();
    let relatives = case.things("person").filter(|id| *id != CLIENT).count();
    let systems = case.things("system").count();
    let strengths = case.things("strength").count();
    let tasks = vec![
        task(&forms::person::FORM, "About the person"),
        task(&forms::consultation::FORM, "Consultation"),
        task(&forms::threshold::FORM, "Threshold"),
        task(&forms::decision::FORM, "Decision"),
        task(&forms::involvement::FORM, "Involvement plan"),
        (
            "Reviews",
            CasePlace::Reviews(episode.clone()),
            started(reviews),
            count(reviews, "review", "reviews"),
        ),
        task(&forms::closure::FORM, "Closure or transfer"),
        (
            "Genogram",
            CasePlace::Genogram,
            started(relatives),
            count(relatives, "relative or friend", "relatives and friends"),
        ),
        (
            "Ecomap",
            CasePlace::Ecomap,
            started(systems),
            count(systems, "person or institution around", "people and institutions around"),
        ),
        (
            "Strengths map",
            CasePlace::Strengths,
            started(strengths),
            count(strengths, "strength", "strengths"),
        ),
        ("Chronology", CasePlace::Chronology, started(entries), count(entries, "entry", "entries")),
        ("Working notes", CasePlace::Notes, started(notes), count(notes, "note", "notes")),
    ];
    Glance {
        number: all.len() + 1,
        stage: stage(case, &episode),
        clocks: clocks(case, &episode),
        prompts: prompts(case, &derive::all(case)),
        tasks,
        earlier: all,
        kept: kept(case),
        episode,
    }
}

/// The person's form keeps everything with the client, where other forms put some of it: any of its own answers counts.
fn person_or_form_progress(case: &Case, sheet: Sheet<'_>) -> Progress {
    let progress = forms::progress(case, sheet);
    let own = ["preferred-name", "pronouns", "communication", "interpreter", "lone-worker"];
    let begun = sheet.form.noun == "person"
        && own.iter().any(|field| !case.field("person", CLIENT, field).is_blank());
    if progress == Progress::NotStarted && begun { Progress::InProgress } else { progress }
}

fn overview(bench: Bench, id: &str) -> AnyView {
    let shown = bench.slice(glance);
    let id = id.to_owned();
    let body = move || {
        let Some(glance) = shown.get() else {
            return ().into_any();
        };
        if glance.episode.is_empty() {
            return view! {
                {heading("Case")}
                <p class="govuk-body">
                    "Everything in this case was undone. It stays in the record; choose \u{201c}Redo\u{201d} to have it back."
                </p>
            }
            .into_any();
        }
        let link = |place: CasePlace| bench.link(Place::Case(id.clone(), place));
        let task = |(name, place, progress, hint): (&'static str, CasePlace, Progress, String)| {
            let (words, class) = match progress {
                Progress::NotStarted => ("Not yet started", "govuk-tag govuk-tag--grey"),
                Progress::InProgress if !hint.is_empty() => ("In use", "govuk-tag govuk-tag--teal"),
                Progress::InProgress => ("In progress", "govuk-tag govuk-tag--yellow"),
                Progress::Completed => ("Completed", "govuk-tag govuk-tag--green"),
            };
            let hint_id = format!("task-{}", name.to_lowercase().replace(' ', "-"));
            view! {
                <li class="govuk-task-list__item govuk-task-list__item--with-link">
                    <div class="govuk-task-list__name-and-hint">
                        <a class="govuk-link govuk-task-list__link" href=link(place) aria-describedby=hint_id.clone()>{name}</a>
                        {(!hint.is_empty()).then(|| view! { <div class="govuk-task-list__hint">{hint}</div> })}
                    </div>
                    <div class="govuk-task-list__status" id=hint_id><strong class=class>{words}</strong></div>
                </li>
            }
        };
        let earlier = glance.earlier.iter().enumerate().map(|(index, episode)| {
            let words = format!("Period {}: consultation and involvement", index + 1);
            view! { <li><a class="govuk-link" href=link(CasePlace::Print(Paper::Involvement, episode.clone()))>{words}</a></li> }
        });
        let earlier = (!glance.earlier.is_empty()).then(|| {
            view! {
                <h2 class="govuk-heading-m">"Earlier periods of work"</h2>
                <ul class="govuk-list govuk-list--bullet">{earlier.collect_view()}</ul>
            }
        });
        let title =
            if glance.number > 1 { format!("Case, period {}", glance.number) } else { "Case".to_owned() };
        let reopen = glance.stage.is_over().then(|| reopening(bench));
        view! {
            {heading(title)}
            {pathway(glance.stage)}
            {chronology_first(&glance, link(CasePlace::Chronology))}
            {next_step(&glance)}
            {chronology_asks(&glance, link(CasePlace::Chronology))}
            {clocks_view(&glance.clocks)}
            <h2 class="govuk-heading-m">"Sections"</h2>
            <ul class="govuk-task-list">{glance.tasks.iter().cloned().map(task).collect_view()}</ul>
            {reopen}
            {earlier}
            {glance.kept.clone().map(|kept| kept_view(&kept, link(CasePlace::Form("closure".to_owned(), glance.episode.clone()))))}
            <p class="govuk-body">
                <a class="govuk-link kith-touch" href=link(CasePlace::Send(glance.episode.clone()))>
                    "Send the consultation to the area mailbox"
                </a>
            </p>
            <p class="govuk-body kith-actions">
                <a class="govuk-link kith-touch" href=link(CasePlace::History(None))>"History of the case"</a>
                <a class="govuk-link kith-touch" href=link(CasePlace::Past)>"The case at a date"</a>
            </p>
            {open_file::received_link(bench, &id)}
            <super::wipe::CaseWipe id=id.clone()/>
        }
        .into_any()
    };
    view! { {body} }.into_any()
}

/// The stages as a line.
fn pathway(stage: Stage) -> impl IntoView {
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

/// A case that came back, or from elsewhere, without a chronology: making one is the first task of all (K32).
fn chronology_first(glance: &Glance, link: String) -> Option<impl IntoView + use<>> {
    let first = glance.prompts.iter().find(|prompt| prompt.is_first)?;
    let words = first.words.clone();
    Some(view! {
        <p class="govuk-body kith-next">
            <strong>"First: make the chronology. "</strong> {words} " " <a class="govuk-link kith-touch" href=link>"Make the chronology"</a>
        </p>
    })
}

/// After a review or a significant event: what the chronology still waits for (K33, K34).
fn chronology_asks(glance: &Glance, link: String) -> impl IntoView + use<> {
    let asks = glance.prompts.iter().filter(|prompt| !prompt.is_first).map(|prompt| {
        let (words, link) = (prompt.words.clone(), link.clone());
        view! { <li>{words} " " <a class="govuk-link kith-touch" href=link>"Go to the chronology"</a></li> }
    });
    let asks = asks.collect_view();
    (!glance.prompts.iter().all(|prompt| prompt.is_first))
        .then(|| view! { <ul class="govuk-list" aria-label="What the chronology asks for">{asks}</ul> })
}

fn next_step(glance: &Glance) -> impl IntoView {
    let today = clock::today();
    let words = match glance.stage {
        Stage::Consultation => "Next: record the consultation.".to_owned(),
        Stage::Decision => "Next: apply the threshold. A Senior Practitioner then decides.".to_owned(),
        Stage::Allocation => "Next: allocate a worker, and enter the date of allocation in the involvement plan.".to_owned(),
        Stage::NotTakenOn => "This referral was not taken on.".to_owned(),
        Stage::Closed | Stage::Transferred => "This period of work is over.".to_owned(),
        Stage::Involvement if glance.clocks.next_date_missing => {
            "Next: the last review leaves the work open. Agree the date of the next review and enter it there.".to_owned()
        }
        Stage::Involvement => match glance.clocks.next() {
            Some(due) => format!("Next: {} by {} ({}).", due.what.to_lowercase().trim_start_matches("next "), day_in_words(due.on), due.lateness(today).in_words()),
            None => "Next: enter the dates of referral and allocation, so that the reviews have their days.".to_owned(),
        },
    };
    view! { <p class="govuk-body kith-next"><strong>{words}</strong></p> }
}

fn clocks_view(clocks: &Clocks) -> impl IntoView {
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
    let due = |due: &Due| {
        let lateness = due.lateness(today);
        let late = matches!(lateness, Lateness::Overdue(_) | Lateness::Done(1..));
        let held = due.done.map(|done| format!(", held on {}", day_in_words(done))).unwrap_or_default();
        view! {
            <tr class="govuk-table__row" role="row">
                <th scope="row" class="govuk-table__header" role="rowheader">{due.what}</th>
                <td class="govuk-table__cell" role="cell" data-label="Due by">{day_in_words(due.on)}</td>
                <td class="govuk-table__cell" role="cell" data-label="How it stands" class:kith-late=late>
                    {lateness.in_words()} {held}
                </td>
                <td class="govuk-table__cell" role="cell" data-label="Working">{due.working.clone()}</td>
            </tr>
        }
    };
    let dues = (!clocks.dues.is_empty()).then(|| view! {
        <table class="govuk-table kith-stack-table" role="table">
            <caption class="govuk-table__caption govuk-table__caption--s">"Reviews and their days"</caption>
            <thead class="govuk-table__head" role="rowgroup">
                <tr class="govuk-table__row" role="row">
                    <th scope="col" class="govuk-table__header" role="columnheader">"Review"</th>
                    <th scope="col" class="govuk-table__header" role="columnheader">"Due by"</th>
                    <th scope="col" class="govuk-table__header" role="columnheader">"How it stands"</th>
                    <th scope="col" class="govuk-table__header" role="columnheader">"Working"</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body" role="rowgroup">{clocks.dues.iter().map(due).collect_view()}</tbody>
        </table>
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
fn kept_view(kept: &Kept, form: String) -> impl IntoView + use<> {
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

/// A reopening begins a new period of work with clocks of its own (P18).
fn reopening(bench: Bench) -> AnyView {
    let reopen = move |_| {
        let thing = Key::thing("episode", &clock::new_id());
        if bench.attempt(Edit::add(thing, &[])) {
            bench.tell("The case is open again with a new period of work. Its clocks start with the new referral. Check that the chronology is up to date: where there is none, making one comes first.");
        }
    };
    view! {
        <div class="govuk-inset-text">
            <h2 class="govuk-heading-s">"The person comes back"</h2>
            <p class="govuk-body">
                "Reopening begins a new consultation with clocks of its own. Everything from before stays as it is."
            </p>
            <button type="button" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" on:click=reopen>
                "Reopen this case"
            </button>
        </div>
    }
    .into_any()
}
