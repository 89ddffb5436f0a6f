//! The rows of a form: added, changed, moved and withdrawn where they stand, and rated by each of several people.

use super::{
    diagram::fields::select,
    field::{Field, answering, value},
    withdraw::WithdrawButton,
};
use crate::{
    browser::{clock, memo::memo, soon},
    case::{Case, Key, Value, nouns::ALLOCATION},
    edit::{Edit, wording},
    forms::{
        CLIENT, Form, Kind, Question, Sheet, Shown, person,
        question::{Begun, Grid, Rows},
    },
    parts::{
        Button, Look, RatingsView, error_view,
        ratings::{Cell, Row},
    },
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// A sheet of which rows are shown.
#[derive(Clone, Copy)]
struct Desk {
    bench: Bench,
    form: &'static Form,
    id: StoredValue<String>,
}

impl Desk {
    fn read<T>(self, case: &Case, look: impl FnOnce(&Case, Sheet<'_>) -> T) -> T {
        self.id.with_value(|id| look(case, Sheet { form: self.form, id }))
    }

    fn ids(self, rows: &'static Rows) -> Memo<Vec<String>> {
        let ids =
            self.bench.open.slice(move |case: &Case| self.read(case, |case, sheet| rows.ids(case, sheet)));
        memo(move || ids.get().unwrap_or_default())
    }

    /// Adds a row; nothing where it is refused.
    fn add(self, rows: &'static Rows, more: &[(&'static str, Value)]) -> Option<String> {
        let id = clock::new_id();
        let begun =
            self.bench.open.peek(|s| self.read(s.case(), |case, sheet| rows.begun(case, sheet))).flatten();
        let fields: Vec<(&str, Value)> = begun.into_iter().chain(more.iter().cloned()).collect();
        self.bench.attempt(Edit::add(Key::thing(rows.noun, &id), &fields)).then_some(id)
    }

    /// The first who rates is there before anybody is named.
    fn begin_to_rate(self, grid: &'static Grid) {
        let is_begun = |s: &crate::edit::Session| {
            self.read(s.case(), |case, sheet| !grid.by.ids(case, sheet).is_empty())
        };
        if self.bench.open.peek(is_begun).unwrap_or(true) {
            return;
        }
        let answer = |(slug, begun): &(&'static str, Begun)| {
            let value = match begun {
                Begun::Client(of) => Value::text(
                    &self
                        .bench
                        .open
                        .peek(|s| wording::bare(s.case().field(person::NOUN, CLIENT, of)))
                        .unwrap_or_default(),
                ),
                Begun::Chosen(choice) => Value::choice(choice),
            };
            (*slug, value)
        };
        let first: Vec<(&'static str, Value)> = grid.first.iter().map(answer).collect();
        self.add(grid.by, &first);
    }
}

fn control(rows: &Rows, id: &str, question: &Question) -> String {
    format!("{}-{id}-{}", rows.noun, question.slug)
}

/// What a question of a form shows of rows, with their ratings on this occasion where they are rated.
#[component]
pub fn RowsView(
    /// The form.
    form: &'static Form,
    /// The question.
    question: &'static Question,
    /// The id of the thing that holds the form's answers.
    id: String,
    /// What to do about it, after "Mark complete".
    #[prop(into)]
    error: Signal<Option<&'static str>>,
) -> impl IntoView {
    let Some((rows, is_own)) = question.kind.rows() else { return ().into_any() };
    let desk = Desk { bench: use_bench(), form, id: StoredValue::new(id) };
    let own = is_own.then(|| view! { {list(desk, rows)} {rows.grid.map(|grid| list(desk, grid.by))} });
    let rated = rows.grid.map(|grid| {
        let told = (!question.hint.is_empty()).then_some(question.hint.to_owned());
        let noun = grid.noun.slug;
        view! {
            <p class="govuk-hint">{told.unwrap_or_else(|| grid.scale.told())}</p>
            {super::undecided::list(move |_, key| key.noun() == noun)}
        }
    });
    let hint = (rows.grid.is_none() && !question.hint.is_empty())
        .then(|| view! { <p class="govuk-hint">{question.hint}</p> });
    let control = super::field::control_id(form.noun, question);
    let wrong = error_view(&control, error);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.get().is_some() id=control tabindex="-1">
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{question.title()}</h3>
            {hint}
            {rated}
            {wrong}
            {own}
            {rows.grid.map(|grid| ratings(desk, question, rows, grid, is_own))}
        </div>
    }
    .into_any()
}

/// The rows to write, add to, move and withdraw from.
fn list(desk: Desk, rows: &'static Rows) -> AnyView {
    let ids = desk.ids(rows);
    let bench = desk.bench;
    let add = move || {
        if let Some(grid) = rows.grid {
            desk.begin_to_rate(grid);
        }
        if let (Some(id), Some(first)) = (desk.add(rows, &[]), rows.of.first()) {
            soon::focus(control(rows, &id, first));
        }
    };
    let (title, one) = rows.one;
    let row = move |(index, id): (usize, String)| {
        let n = index + 1;
        let field = |(at, question): (usize, &'static Question)| {
            let key = Key::field(rows.noun, &id, question.slug);
            let control = control(rows, &id, question);
            let (label, of) = match at {
                0 => (format!("{title} {n}"), String::new()),
                _ => (question.in_short().to_owned(), format!("{one} {n}")),
            };
            let view = move || match question.kind {
                Kind::One(offered) => {
                    select(key.clone(), control.clone(), label.clone(), of.clone(), offered)
                }
                Kind::Line
                | Kind::Paragraph(_)
                | Kind::Words(_)
                | Kind::Day
                | Kind::When
                | Kind::Time
                | Kind::Many(_)
                | Kind::Number(_)
                | Kind::Scale(_)
                | Kind::Link(_)
                | Kind::Person => {
                    let (key, control, error) = (key.clone(), control.clone(), Signal::stored(None));
                    view! { <Field question key id=control error label=label.clone() of=of.clone()/> }
                        .into_any()
                }
                // None of these is asked of a row.
                Kind::Signature(_) | Kind::Rows(_) | Kind::Rated(_) => ().into_any(),
            };
            match question.shown {
                Shown::Always => view(),
                Shown::If(..) => {
                    let id = id.clone();
                    let is_shown = bench.open.slice(move |case: &Case| rows.is_shown(case, &id, question));
                    view! { {move || is_shown.get().unwrap_or(false).then(&view)} }.into_any()
                }
            }
        };
        let fields = rows.of.iter().enumerate().map(field).collect_view();
        let mover = |words: &'static str, to: Option<usize>| {
            let button = format!("{}-{id}-{words}", rows.noun);
            let (id, focus) = (id.clone(), button.clone());
            let go = move |to: usize| {
                let order = ids.get_untracked();
                let answers = bench.open.peek(|s| rows.moved(s.case(), &order, &id, to)).unwrap_or_default();
                if bench.attempt(Edit::AnswerSeveral { answers }) {
                    bench.notify(&format!("{title} {n} is now {one} {}.", to + 1));
                    soon::focus(focus.clone());
                }
            };
            to.map(|to| {
                Button::new(Look::Link, format!("Move {words}"), move || go(to))
                    .class("kith-touch")
                    .about(format!(" {one} {n}"))
                    .id(button)
                    .view()
            })
        };
        let last = ids.with_untracked(Vec::len).saturating_sub(1);
        let movers = rows.is_ordered().then(|| {
            let down = (index < last).then_some(n);
            view! { {mover("up", index.checked_sub(1))} {mover("down", down)} }
        });
        view! {
            <li class="kith-list__item">
                <div class="kith-row">{fields}</div>
                <p class="kith-actions kith-no-print">
                    {movers}
                    <WithdrawButton thing=Key::thing(rows.noun, &id) what=format!("{one} {n}")/>
                </p>
            </li>
        }
    };
    view! {
        <ol class="kith-list">{move || ids.get().into_iter().enumerate().map(row).collect_view()}</ol>
        {Button::new(Look::Secondary, rows.add, add).view()}
    }
    .into_any()
}

fn text_of(desk: Desk, rows: &'static Rows, id: &str) -> Signal<String> {
    let key = Key::field(rows.noun, id, rows.told_by());
    let question = rows.of.first();
    let words = desk
        .bench
        .open
        .watch(key.clone(), move |case: &Case| wording::said(case, question, case.value(&key)));
    let none = rows.one.0;
    Signal::derive(move || {
        words.get().filter(|words| !words.is_empty()).unwrap_or_else(|| format!("{none}: no words yet"))
    })
}

/// The table of the ratings on this occasion, with those of the occasion before.
fn ratings(
    desk: Desk,
    question: &'static Question,
    rows: &'static Rows,
    grid: &'static Grid,
    is_own: bool,
) -> AnyView {
    let before = move |case: &Case, sheet: Sheet<'_>| {
        let all = crate::pathway::things::things(case, desk.form, sheet.period(case));
        let at = all.iter().position(|id| id == sheet.occasion())?;
        Some(at.checked_sub(1).and_then(|at| all.get(at).cloned()).unwrap_or_else(|| ALLOCATION.to_owned()))
    };
    let before =
        desk.bench.open.slice(move |case: &Case| (!is_own).then(|| desk.read(case, before)).flatten());
    let (ids, raters) = (desk.ids(rows), desk.ids(grid.by));
    let table = move || {
        let (ids, raters, before) = (ids.get(), raters.get(), before.get().flatten());
        if ids.is_empty() || raters.is_empty() {
            let words = if is_own {
                format!("List one {} and one {}. The ratings then appear here.", rows.one.1, grid.by.one.1)
            } else {
                "What is rated, and who rates it, is listed when the work is allocated.".to_owned()
            };
            return view! { <p class="govuk-hint">{words}</p> }.into_any();
        }
        let occasion = desk.id.with_value(|id| Sheet { form: desk.form, id }.occasion().to_owned());
        let names: Vec<Signal<String>> = raters.iter().map(|id| text_of(desk, grid.by, id)).collect();
        let row = |row: &String| {
            let words = text_of(desk, rows, row);
            let cell = |(rater, name): (&String, &Signal<String>)| {
                let (key, name) = (grid.key(row, rater, &occasion), *name);
                let earlier = before.as_ref().and_then(|before| {
                    desk.bench.open.peek(|s| grid.rating(s.case(), row, rater, before)).flatten()
                });
                Cell {
                    id: format!("{}-{row}-{rater}", grid.noun.slug),
                    label: Signal::derive(move || format!("{}, rated by {}", words.get(), name.get())),
                    value: value(desk.bench, key.clone()),
                    before: earlier,
                    answer: answering(desk.bench, key),
                }
            };
            Row { title: words, cells: raters.iter().zip(&names).map(cell).collect() }
        };
        let all = ids.iter().map(row).collect::<Vec<_>>();
        view! { <RatingsView caption=question.label head=rows.one.0 scale=grid.scale raters=names rows=all/> }
            .into_any()
    };
    view! { {table} }.into_any()
}
