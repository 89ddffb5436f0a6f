//! One field on a screen: the question with the values in conflict, earlier answers and its history.

use crate::{
    browser::{clock, memo::memo, soon},
    case::{Case, Key, Operation, Stamp, Value, nouns::PEOPLE},
    diagrams::genogram::edits::{self, NewIds},
    edit::{Edit, wording},
    forms::{Kind, Question, Sheet},
    parts::{Button, Dialog, Look, QuestionView, Wiring, question::label_of, wiring::Typed},
    reports::history::words,
    workbench::{Bench, Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// Who said it and when.
#[must_use]
pub fn who_when(operation: &Operation) -> String {
    format!("{}, {}", operation.by.in_words(), clock::in_words(operation.stamp.millis))
}

/// A memo of one value of the open case.
#[must_use]
pub fn value(bench: Bench, key: Key) -> Memo<Value> {
    let slice = bench.open.watch(key.clone(), move |case| case.value(&key).clone());
    memo(move || slice.get().unwrap_or(Value::Empty))
}

/// A callback that answers a field.
#[must_use]
pub fn answering(bench: Bench, key: Key) -> Callback<Value> {
    Callback::new(move |value| {
        bench.attempt(Edit::Answer { key: key.clone(), value });
    })
}

/// What a question can be answered with of the case, but for the thing that it is asked about.
fn offered(bench: Bench, question: &'static Question, key: Key) -> Signal<Vec<(String, String)>> {
    let nouns = match question.kind {
        Kind::Link(nouns) => nouns,
        Kind::Person => PEOPLE,
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
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => return Signal::stored(Vec::new()),
    };
    let all = bench.open.slice(move |case: &Case| {
        let mut all = wording::offered(case, nouns);
        all.retain(|(id, _)| id != key.id());
        all
    });
    Signal::derive(move || all.get().unwrap_or_default())
}

/// Who is named where somebody is asked for, and how they become one of the family; the focus then goes to the control.
fn typed(bench: Bench, question: &'static Question, key: &Key, control: &str) -> Option<Typed> {
    if question.kind != Kind::Person {
        return None;
    }
    let key = StoredValue::new(key.clone());
    let control = control.to_owned();
    let name = bench.open.watch(key.get_value(), move |case| {
        key.with_value(|key| edits::typed_name(case, key).map(str::to_owned))
    });
    let add = Callback::new(move |()| {
        let mut ids = NewIds::new(&clock::new_id());
        let made = bench.open.peek(|session| {
            let (case, key) = (session.case(), key.get_value());
            Some((edits::typed_name(case, &key)?.to_owned(), edits::add_answered(case, &key, &mut ids)?))
        });
        let Some((name, edit)) = made.flatten() else { return };
        if bench.attempt(edit) {
            bench.notify(&format!("{name} is in the family now."));
            soon::focus(control.clone());
        }
    });
    Some(Typed { name: Signal::derive(move || name.get().flatten()), add })
}

/// The question of a form, wired to the case.
#[component]
pub fn Field(
    /// The question.
    question: &'static Question,
    /// Where its answer is kept.
    key: Key,
    /// The id of its control.
    id: String,
    /// What to do about it, after "Mark complete".
    #[prop(into)]
    error: Signal<Option<&'static str>>,
    /// Earlier answers to show beside it, with what each is called.
    #[prop(optional, into)]
    earlier: Option<Memo<Vec<(String, String)>>>,
    /// What it is called here, where that is not its title.
    #[prop(optional, into)]
    label: Option<String>,
    /// What it is asked of, where several are asked the same beside each other.
    #[prop(optional, into)]
    of: String,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| question.title().into_owned());
    let bench = use_bench();
    let wiring = Wiring {
        value: value(bench, key.clone()),
        error,
        answer: answering(bench, key.clone()),
        today: clock::today(),
        offered: offered(bench, question, key.clone()),
        typed: typed(bench, question, &key, &id),
    };
    let aside = view! { <HistoryButton key=key.clone() label=label_of(&label, &of)/> }.into_any();
    let above = view! {
        <Conflict key=key.clone()/>
        {earlier.map(|earlier| view! { <Earlier earlier/> })}
    }
    .into_any();
    let left_out = {
        let key = key.clone();
        bench.open.watch(key.clone(), move |case| {
            case.is_redacted(&key).then(|| wording::said(case, Some(question), case.value(&key)))
        })
    };
    // What only a redacted copy tells is read here, and changed where the whole text is.
    let told = move || {
        left_out.get().flatten().map(|words| view! {
            <div class="kith-earlier">
                <p class="kith-earlier__name">"Left out or changed in the copy on this device, so it cannot be changed here"</p>
                <p class="kith-plain">{words}</p>
            </div>
        })
    };
    let above = view! { {told} {above} }.into_any();
    view! { <QuestionView question id wiring aside above label=label of=of/> }
}

#[component]
fn Earlier(earlier: Memo<Vec<(String, String)>>) -> impl IntoView {
    let item = |(name, words): (String, String)| {
        view! {
            <div class="kith-earlier">
                <p class="kith-earlier__name">{name}</p>
                <p class="kith-plain">{words}</p>
            </div>
        }
    };
    move || earlier.get().into_iter().map(item).collect_view()
}

/// Every value in conflict with who gave it when; choosing one is a new entry in the record.
#[component]
pub fn Conflict(
    /// The field.
    key: Key,
) -> impl IntoView {
    let bench = use_bench();
    let heads = {
        let key = key.clone();
        bench.open.watch(key.clone(), move |case: &Case| {
            let head = |operation: &&Operation| {
                (operation.stamp, who_when(operation), words::said(case, &operation.key, &operation.value))
            };
            case.conflict(&key).iter().map(head).collect::<Vec<(Stamp, String, String)>>()
        })
    };
    move || {
        let heads = heads.get().unwrap_or_default();
        let key = key.clone();
        (!heads.is_empty()).then(move || {
            let head = move |(stamp, who, words): (Stamp, String, String)| {
                let key = key.clone();
                let words = if words.is_empty() { "(no answer)".to_owned() } else { words };
                let choose = move || {
                    bench.attempt(Edit::Choose { key: key.clone(), stamp });
                };
                view! {
                    <li class="kith-conflict__value">
                        <p class="kith-plain">{words}</p>
                        <p class="kith-conflict__who">{who.clone()}</p>
                        {Button::new(Look::Secondary, "Use this answer", choose).about(format!(" of {who}")).view()}
                    </li>
                }
            };
            view! {
                <section class="kith-conflict" aria-label="Two answers">
                    <h3 class="kith-conflict__heading">"Two devices answered this apart"</h3>
                    <ul class="kith-conflict__values">{heads.into_iter().map(head).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Opens the history of a field: who, what, when, before and after.
#[component]
pub fn HistoryButton(
    /// The field.
    key: Key,
    /// What it is called.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let bench = use_bench();
    let is_open = RwSignal::new(false);
    let known = {
        let key = key.clone();
        bench.open.watch(key.clone(), move |case| !case.history(&key).is_empty())
    };
    let dialog = {
        let label = label.clone();
        move || {
            is_open.get().then(|| {
                let rows = bench.open.peek(|session| history(session.case(), &key)).unwrap_or_default();
                let row = |row: [String; 4]| {
                    let [when, who, act, words] = row;
                    view! {
                        <li class="kith-history__item">
                            <p class="kith-history__who">{when} " \u{b7} " {who} " " {act}</p>
                            <p class="kith-plain">{words}</p>
                        </li>
                    }
                };
                let whole = bench.open.peek(|session| session.id().to_owned()).map(|case| {
                    let link = bench.link(Place::Case(case, CasePlace::History(Some(key.clone()))));
                    view! { <p class="govuk-body"><a class="govuk-link kith-touch" href=link>"Show this history with what stood before each change"</a></p> }
                });
                view! {
                    <Dialog title=format!("History: {label}") on_close=Callback::new(move |()| is_open.set(false))>
                        <p class="govuk-hint">"The last entry is at the top. Nothing is ever removed."</p>
                        <ol class="govuk-list kith-history" reversed>{rows.into_iter().rev().map(row).collect_view()}</ol>
                        {whole}
                    </Dialog>
                }
            })
        }
    };
    let button = move || {
        let label = label.clone();
        known.get().unwrap_or(false).then(move || {
            Button::new(Look::Link, "History", move || is_open.set(true))
                .class("kith-history-button kith-no-print")
                .about(format!(" of {label}"))
                .view()
        })
    };
    view! { {button} {dialog} }
}

/// The history of a field in words: when, who, what was done, and what the field then said.
fn history(case: &Case, key: &Key) -> Vec<[String; 4]> {
    let row = |operation: &&Operation| {
        let value = match (&operation.value, key.field_name()) {
            (Value::Whole(fields), Some(field)) => fields.get(field).unwrap_or(&Value::Empty),
            (value, _) => value,
        };
        let said = words::said(case, key, value);
        let said = if said.is_empty() { "(no answer)".to_owned() } else { said };
        let said = operation
            .why
            .as_ref()
            .map_or_else(|| said.clone(), |why| format!("{said} \u{2013} because: {why}"));
        [
            clock::in_words(operation.stamp.millis),
            operation.by.in_words(),
            operation.act.in_words().to_owned(),
            said,
        ]
    };
    case.history(key).iter().map(row).collect()
}

/// Earlier answers to a question: those of the involvement that it names, and the same answer of the review before.
#[must_use]
pub fn earlier(case: &Case, sheet: Sheet<'_>, question: &Question) -> Vec<(String, String)> {
    let episode = sheet.period(case);
    let mut earlier = Vec::new();
    for (noun, slug) in question.beside {
        let Some(form) = crate::forms::form(noun) else {
            continue;
        };
        let Some(asked) = form.question(slug) else {
            continue;
        };
        let said = wording::said(case, Some(asked), Sheet { form, id: episode }.answer(case, asked));
        if !said.is_empty() {
            earlier.push((format!("{} ({})", asked.label, form.title.to_lowercase()), said));
        }
    }
    if let Some(many) = sheet.form.many().filter(|_| !question.beside.is_empty()) {
        let all = crate::pathway::things::things(case, sheet.form, episode);
        let before = all
            .iter()
            .position(|id| id == sheet.id)
            .and_then(|at| at.checked_sub(1))
            .and_then(|at| all.get(at));
        if let Some(before) = before {
            let said = wording::said(
                case,
                Some(question),
                Sheet { form: sheet.form, id: before }.answer(case, question),
            );
            if !said.is_empty() {
                earlier.push((format!("{} ({} before)", question.label, many.counted.0), said));
            }
        }
    }
    earlier
}

/// The id of a question's control on its form's screen.
#[must_use]
pub fn control_id(noun: &str, question: &Question) -> String {
    format!("{noun}-{}", question.slug)
}
