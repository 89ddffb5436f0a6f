//! Any form of the framework: its sections in the source's order, drafts saved as they are typed, "Mark complete" at the end.

use super::{
    confirm_unlikely::ConfirmUnlikely,
    door::{CopyButton, Leaving},
    field::{Field, control_id, earlier, who_when},
    rows::RowsView,
    withdrawn::{self, Standing},
};
use crate::parts::heading::heading;
use crate::{
    browser::{clock, memo::memo, page},
    case::{Case, Key, Subject},
    edit::{Edit, Refusal},
    forms::{self, COMPLETED, Home, Kind, Problem, Question, Section, Sheet},
    parts::{Button, ErrorSummary, Look, Problemed, error_view},
    pathway::plausibility::{self, Unlikely},
    reports::{self, undecided},
    workbench::{Bench, Place, bench::use_bench, place::CasePlace, ways},
};
use leptos::prelude::*;

/// A form of the case.
#[must_use]
pub fn screen(case: &str, noun: &str, id: &str) -> AnyView {
    let Some(form) = forms::form(noun) else {
        return ().into_any();
    };
    let bench = use_bench();
    let print = ways::print(form, id).map(|paper| {
        let link = bench.link(Place::Case(case.to_owned(), paper));
        view! { <a class="govuk-link kith-touch" href=link>"Print this form"</a> }
    });
    let history =
        bench.link(Place::Case(case.to_owned(), CasePlace::History(Some(Key::thing(form.noun, id)))));
    let whole = {
        let id = id.to_owned();
        Callback::new(move |()| {
            let words = bench.open.peek(|s| reports::forms::form(s.case(), form, &id, None).to_text());
            Ok(Leaving::plain(&words.unwrap_or_default()))
        })
    };
    view! {
        <span class="govuk-caption-l">{form.source}</span>
        {heading(form.title)}
        <p class="govuk-body">{form.purpose}</p>
        <p class="kith-actions kith-no-print"><CopyButton label="this form" what=form.noun text=whole/> {print} <a class="govuk-link kith-touch" href=history>"History of this form"</a></p>
        <FormView form id=id.to_owned()/>
    }
    .into_any()
}

/// The questions of a form with "Mark complete"; also used for a review, an entry and a note.
#[component]
pub fn FormView(
    /// The form.
    form: &'static forms::Form,
    /// The id of the thing that holds its answers.
    id: String,
) -> impl IntoView {
    let bench = use_bench();
    let id = StoredValue::new(id);
    let standing = memo(move || {
        let look = |case: &Case| id.with_value(|id| Standing::of(case, form, id));
        bench.open.with_case(look).unwrap_or(Standing::Listed)
    });
    move || match (form.many(), standing.get()) {
        (Some(many), standing) if standing != Standing::Listed => {
            withdrawn::view(bench, many, id.with_value(|id| Key::thing(form.noun, id)), standing)
        }
        _ => questions(bench, form, id),
    }
}

/// The questions of a form that is in its list.
fn questions(bench: Bench, form: &'static forms::Form, id: StoredValue<String>) -> AnyView {
    let problems: RwSignal<Vec<Problem>> = RwSignal::new(Vec::new());
    let thing = move || id.with_value(|id| Key::thing(form.noun, id));
    let completed = bench.open.slice(move |case: &Case| {
        let key = thing().sibling(COMPLETED);
        case.value(&key).chooses("yes").then(|| case.current(&key).map(who_when)).flatten()
    });
    // Only while it is asked: the question goes when its answer is changed to one that is likely.
    let is_asking = RwSignal::new(false);
    let look = move |case: &Case| {
        id.with_value(|id| plausibility::to_ask_about(case, Sheet { form, id }, clock::today()))
    };
    let asked: Memo<Vec<Unlikely>> = memo(move || match is_asking.get() {
        true => bench.open.with_case(look).unwrap_or_default(),
        false => Vec::new(),
    });
    let finish = move || match bench.dispatch(Edit::Complete { thing: thing() }) {
        Ok(()) => {
            problems.set(Vec::new());
            is_asking.set(false);
            bench.notify(&format!("{} is marked complete.", form.title));
            page::focus_first("#page-title");
        }
        Err(Refusal::Incomplete(found)) => {
            is_asking.set(false);
            problems.set(found);
        }
        Err(Refusal::NothingNew) => {}
        Err(refusal) => bench.notify_error(&refusal.to_string()),
    };
    let complete = move || {
        let found = bench.open.peek(|session| look(session.case())).unwrap_or_default();
        if found.is_empty() {
            is_asking.set(false);
            return finish();
        }
        problems.set(Vec::new());
        is_asking.set(true);
    };
    let card = move || {
        let found = asked.get();
        (!found.is_empty()).then(|| {
            let first = found.iter().find_map(|one| one.question).map(|q| control_id(form.noun, q));
            let back = Callback::new(move |()| {
                is_asking.set(false);
                match &first {
                    Some(control) => {
                        page::focus(control);
                        page::focus_first(&format!("fieldset#{control} input"));
                    }
                    None => page::focus_first("#page-title"),
                }
            });
            view! { <ConfirmUnlikely found back go_on=Callback::new(move |()| finish())/> }
        })
    };
    let summary = move || {
        let found = problems.get();
        (!found.is_empty()).then(|| {
            let problem = |p: &Problem| Problemed { id: control_id(form.noun, p.question), words: p.words };
            let problems: Vec<Problemed> = found.iter().map(problem).collect();
            view! { <ErrorSummary problems/> }
        })
    };
    let open = bench.open.slice(move |case: &Case| {
        id.with_value(|id| {
            let sheet = Sheet { form, id };
            let is_open = |question: &&Question| !case.conflict(&sheet.key(case, question)).is_empty();
            form.questions().filter(is_open).map(|question| question.slug).collect::<Vec<_>>()
        })
    });
    let undecided = move || {
        let open = open.get().unwrap_or_default();
        undecided::counted(open.len()).map(|words| {
            let way = |slug: &'static str| {
                let question = form.question(slug)?;
                let control = control_id(form.noun, question);
                let go = move || {
                    page::focus(&control);
                    page::focus_first(&format!("fieldset#{control} input"));
                };
                Some(view! { <li>{Button::new(Look::Link, question.label, go).view()}</li> })
            };
            view! {
                <section class="govuk-inset-text kith-no-print" aria-label="Not yet decided">
                    <p class="govuk-body govuk-!-margin-bottom-1"><strong>{words}</strong>" in this form:"</p>
                    <ul class="govuk-list govuk-!-margin-bottom-0">{open.into_iter().filter_map(way).collect_view()}</ul>
                </section>
            }
        })
    };
    let sections =
        form.sections.iter().map(|section| section_view(form, section, id, problems)).collect_view();
    let end = move || {
        match completed.get().flatten() {
        Some(who) => view! {
            <div class="govuk-inset-text">
                <p class="govuk-body">"Marked complete by " {who} ". Later changes are kept in the history of each answer."</p>
                {Button::new(Look::Secondary, "Open again", move || { bench.attempt(Edit::Reopen { thing: thing() }); })
                    .class("govuk-!-margin-bottom-0")
                    .view()}
            </div>
        }
        .into_any(),
        None => view! {
            {card}
            {move || asked.with(Vec::is_empty).then(|| Button::new(Look::Primary, "Mark complete", complete).view())}
            <p class="govuk-hint">"A draft is saved as you type. Marking it complete checks what is missing."</p>
        }
        .into_any(),
    }
    };
    let named = (form.subject() == Subject::Practice).then(|| super::named::view(bench, form, id));
    // The answers are kept by dispatch; nothing is ever sent anywhere by a form.
    view! {
        {summary}
        {undecided}
        <form novalidate on:submit=|event| event.prevent_default()>{sections} {named} {end}</form>
    }
    .into_any()
}

fn section_view(
    form: &'static forms::Form,
    section: &'static Section,
    id: StoredValue<String>,
    problems: RwSignal<Vec<Problem>>,
) -> AnyView {
    let bench = use_bench();
    let text = Callback::new(move |()| {
        let text = |case: &Case| {
            id.with_value(|id| reports::forms::form(case, form, id, Some(section.slug)).to_text())
        };
        Ok(Leaving::plain(&bench.open.peek(|session| text(session.case())).unwrap_or_default()))
    });
    let has_copy = form.sections.len() > 1;
    let questions =
        section.questions.iter().map(|question| question_view(form, question, id, problems)).collect_view();
    let heading_id = format!("{}-section-{}", form.noun, section.slug);
    let labelled = heading_id.clone();
    view! {
        <section class="kith-section" aria-labelledby=labelled>
            <div class="kith-section__head">
                <h2 class="govuk-heading-m" id=heading_id>{section.heading}</h2>
                {has_copy.then(|| view! { <CopyButton label=section.heading what=format!("{}/{}", form.noun, section.slug) text/> })}
            </div>
            {(!section.hint.is_empty()).then(|| view! { <p class="govuk-hint">{section.hint}</p> })}
            {questions}
        </section>
    }
    .into_any()
}

fn question_view(
    form: &'static forms::Form,
    question: &'static Question,
    id: StoredValue<String>,
    problems: RwSignal<Vec<Problem>>,
) -> AnyView {
    let bench = use_bench();
    // Most questions are always shown; only those behind a gate watch the case for it.
    let is_shown: Signal<Option<bool>> = match question.shown {
        forms::Shown::Always => Signal::stored(Some(true)),
        forms::Shown::If(..) => bench
            .open
            .slice(move |case: &Case| id.with_value(|id| Sheet { form, id }.is_shown(case, question)))
            .into(),
    };
    // The words stay until the answer is given, so that a corrected field stops complaining at once.
    let error = memo(move || {
        let words = problems
            .with(|found| found.iter().find(|p| p.question.slug == question.slug).map(|p| p.words))?;
        let still = |case: &Case| {
            id.with_value(|id| {
                forms::problems(case, Sheet { form, id }).iter().any(|p| p.question.slug == question.slug)
            })
        };
        bench.open.with_case(still).unwrap_or(false).then_some(words)
    });
    let view = move || {
        is_shown.get().unwrap_or(false).then(|| {
            match question.kind {
                Kind::Rows(_) | Kind::Rated(_) => {
                    return view! { <RowsView form question id=id.get_value() error/> }.into_any();
                }
                Kind::Signature(parts) => return signature(form, question, parts, id, problems, error),
                Kind::Line
                | Kind::Paragraph(_)
                | Kind::Words(_)
                | Kind::Day
                | Kind::When
                | Kind::Time
                | Kind::One(_)
                | Kind::Many(_)
                | Kind::Number(_)
                | Kind::Scale(_)
                | Kind::Link(_)
                | Kind::Person => {}
            }
            let key = bench
                .open
                .peek(|session| id.with_value(|id| Sheet { form, id }.key(session.case(), question)));
            let Some(key) = key else { return ().into_any() };
            if let Home::With(noun, _) = question.home {
                return told(form, question, noun, key, id);
            }
            let control = control_id(form.noun, question);
            let label = if question.short.is_empty() {
                question.title().into_owned()
            } else {
                question.short.to_owned()
            };
            if question.beside.is_empty() {
                return view! { <Field question key id=control error label=label/> }.into_any();
            }
            let beside = bench
                .open
                .slice(move |case: &Case| id.with_value(|id| earlier(case, Sheet { form, id }, question)));
            let beside = memo(move || beside.get().unwrap_or_default());
            view! { <Field question key id=control error earlier=beside label=label/> }.into_any()
        })
    };
    view! { {view} }.into_any()
}

/// The parts of a question that consists of several, under one legend.
fn signature(
    form: &'static forms::Form,
    question: &'static Question,
    parts: &'static [Question],
    id: StoredValue<String>,
    problems: RwSignal<Vec<Problem>>,
    error: Memo<Option<&'static str>>,
) -> AnyView {
    let control = control_id(form.noun, question);
    let wrong = error_view(&control, error.into());
    let parts = parts.iter().map(|part| question_view(form, part, id, problems)).collect_view();
    view! {
        <fieldset class="govuk-fieldset kith-signature" id=control tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{question.label}</legend>
            {(!question.hint.is_empty()).then(|| view! { <div class="govuk-hint">{question.hint}</div> })}
            {wrong}
            {parts}
        </fieldset>
    }
    .into_any()
}

/// An answer that is asked for elsewhere, with where it comes from and the way there.
fn told(
    form: &'static forms::Form,
    question: &'static Question,
    from: &'static str,
    key: Key,
    id: StoredValue<String>,
) -> AnyView {
    let bench = use_bench();
    let control = control_id(form.noun, question);
    let said = {
        let key = key.clone();
        bench.open.slice(move |case: &Case| undecided::said(case, &key, Some(question)))
    };
    let words = move || {
        let words = said.get().unwrap_or_default();
        if words.is_empty() { "No answer yet".to_owned() } else { words }
    };
    let from = forms::form(from).map(|from| {
        let place = bench.open.peek(|session| {
            let period = id.with_value(|id| Sheet { form, id }.period(session.case()).to_owned());
            Place::Case(session.id().to_owned(), ways::of_form(from, &period))
        });
        let link = place.map(|place| bench.link(place));
        view! {
            <p class="kith-earlier__name">
                "Asked once, in " <a class="govuk-link kith-touch" href=link>{from.title}</a>
            </p>
        }
    });
    view! {
        <div class="govuk-form-group" id=control tabindex="-1">
            <p class="govuk-label govuk-label--s">{question.title()}</p>
            <div class="kith-earlier">
                {from}
                <p class="kith-plain">{words}</p>
            </div>
        </div>
    }
    .into_any()
}
