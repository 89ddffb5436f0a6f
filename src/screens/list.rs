//! The list of a form's things, whatever the form: adding one, opening it, withdrawing it, in the order that the form says.

use super::{
    door::{CopyButton, Leaving},
    field::control_id,
    form::FormView,
    withdraw::WithdrawButton,
};
use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::{clock, memo::memo, soon},
    case::{Case, Key, Value, When, nouns::PERIOD},
    edit::{Edit, wording},
    forms::{
        self, Form, Need,
        form::{About, Begins, Layout, List, Many, Opened},
    },
    pathway::{
        expected,
        things::{things, title},
    },
    reports,
    workbench::{Bench, Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// One thing of the list, in words.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    id: String,
    title: String,
    /// What is shown beside the title, each under its heading; empty where nothing has been said.
    shown: Vec<(&'static str, String)>,
}

/// A form of which there are many, with its list, and the period of work whose things are shown.
#[derive(Clone, Copy)]
struct Listing {
    bench: Bench,
    form: &'static Form,
    many: &'static Many,
    list: &'static List,
    /// Empty where the things belong to the whole case.
    period: StoredValue<String>,
}

impl Listing {
    fn lines(self, case: &Case) -> Vec<Line> {
        let (form, list) = (self.form, self.list);
        let beside = || list.columns.iter().filter(|column| !list.title.contains(&column.slug));
        let line = |id: String| {
            let said =
                |slug: &str| wording::said(case, form.question(slug), case.field(form.noun, &id, slug));
            let or_none = |words: String, none: &str| if words.is_empty() { none.to_owned() } else { words };
            let shown = beside().map(|column| (column.heading, or_none(said(column.slug), column.none)));
            Line { title: title(case, form, list, &id), shown: shown.collect(), id: id.clone() }
        };
        self.period.with_value(|period| things(case, form, period)).into_iter().map(line).collect()
    }

    /// The answers with which a new one begins.
    fn begun(self) -> Vec<(&'static str, Value)> {
        let (bench, form) = (self.bench, self.form);
        let answer = |(slug, begins): &(&'static str, Begins)| {
            let value = match begins {
                Begins::Today => Value::Date(When::day(clock::today())),
                Begins::Practitioner => Value::text(&bench.preferences.with_untracked(|p| p.name.clone())),
                Begins::Expected => self
                    .period
                    .with_value(|period| bench.open.peek(|s| expected(s.case(), form.noun, slug, period)))
                    .unwrap_or(Value::Empty),
            };
            (*slug, value)
        };
        let mut fields: Vec<(&'static str, Value)> = self.list.begins.iter().map(answer).collect();
        if form.about == About::Period {
            fields.push((PERIOD.slug, Value::Link(self.period.get_value())));
        }
        fields
    }

    /// Adds one and says its id.
    fn add(self) -> Option<String> {
        let id = clock::new_id();
        let fields = self.begun();
        self.bench.attempt(Edit::add(Key::thing(self.form.noun, &id), &fields)).then_some(id)
    }
}

/// The screen.
#[must_use]
pub fn screen(case: &str, noun: &str, period: Option<String>) -> AnyView {
    let bench = use_bench();
    let of = forms::form(noun).and_then(|form| Some((form, form.many()?, form.list()?)));
    let Some((form, many, list)) = of else {
        return ().into_any();
    };
    let listing = Listing { bench, form, many, list, period: StoredValue::new(period.unwrap_or_default()) };
    let body = match list.opened {
        Opened::OnItsPage => with_pages(listing, case),
        Opened::InTheList => in_the_list(listing),
    };
    let source =
        (!form.source.is_empty()).then(|| view! { <span class="govuk-caption-l">{form.source}</span> });
    let intro = (!list.intro.is_empty()).then(|| view! { <p class="govuk-body">{list.intro}</p> });
    let copy = form.leaf().filter(|leaf| leaf.layout == Layout::Table).map(|leaf| {
        let text = Callback::new(move |()| {
            let words = |case: &Case| {
                listing.period.with_value(|period| reports::forms::paper(case, form, period).to_text())
            };
            Ok(Leaving::plain(&bench.open.peek(|s| words(s.case())).unwrap_or_default()))
        });
        let label = format!("the {}", form.name.to_lowercase());
        view! { <p class="kith-actions kith-no-print"><CopyButton label what=leaf.slug text/></p> }
    });
    view! { {source} {heading(form.name)} {intro} {copy} {body} }.into_any()
}

fn add_button(list: &'static List, add: impl Fn() + 'static) -> impl IntoView {
    Button::new(Look::Primary, list.add, add).view()
}

fn empty(list: &'static List) -> AnyView {
    view! {
        <div class="kith-empty">
            <p class="govuk-body govuk-!-margin-bottom-0">{list.empty}</p>
        </div>
    }
    .into_any()
}

/// Each one is counted and leads to a page of its own.
fn with_pages(listing: Listing, case: &str) -> AnyView {
    let Listing { bench, form, many, list, .. } = listing;
    let shown = bench.open.slice(move |case: &Case| listing.lines(case));
    let place = {
        let case = case.to_owned();
        move |id: String| Place::Case(case.clone(), CasePlace::Form(form.noun.to_owned(), id))
    };
    let add = {
        let place = place.clone();
        move || {
            if let Some(id) = listing.add() {
                bench.go(place(id));
            }
        }
    };
    let line = move |(index, line): (usize, Line)| {
        let title = format!("{} {}: {}", form.title, index + 1, wording::within(&line.title));
        let row = |(name, words): (&'static str, String)| {
            (!words.is_empty()).then(|| {
                view! {
                    <div class="govuk-summary-list__row">
                        <dt class="govuk-summary-list__key">{name}</dt>
                        <dd class="govuk-summary-list__value">{words}</dd>
                    </div>
                }
            })
        };
        view! {
            <li class="kith-card">
                <h2 class="govuk-heading-m">
                    <a class="govuk-link" href=bench.link(place(line.id.clone()))>{title}</a>
                </h2>
                <dl class="govuk-summary-list govuk-summary-list--no-border">
                    {line.shown.into_iter().map(row).collect_view()}
                </dl>
                <WithdrawButton thing=Key::thing(form.noun, &line.id) what=format!("{} {}", many.counted.0, index + 1)/>
            </li>
        }
    };
    let lines = move || {
        let lines = shown.get().unwrap_or_default();
        if lines.is_empty() {
            return empty(list);
        }
        view! { <ol class="kith-cards" aria-label=form.name>{lines.into_iter().enumerate().map(&line).collect_view()}</ol> }
            .into_any()
    };
    view! { {add_button(list, add)} {lines} }.into_any()
}

/// One is opened above the others and put away again.
fn in_the_list(listing: Listing) -> AnyView {
    let Listing { bench, form, many, list, .. } = listing;
    let one = many.counted.0;
    let shown = bench.open.slice(move |case: &Case| listing.lines(case));
    let open: RwSignal<Option<String>> = RwSignal::new(None);
    // The first answer that is asked for and not begun.
    let first = form.questions().find(|question| {
        matches!(question.need, Need::Required(_))
            && list.begins.iter().all(|(slug, _)| *slug != question.slug)
    });
    let add = move || {
        if let Some(id) = listing.add() {
            open.set(Some(id));
            first.iter().for_each(|question| soon::focus(control_id(form.noun, question)));
        }
    };
    let editor = move || {
        open.get().map(|id| {
            let thing = Key::thing(form.noun, &id);
            view! {
                <section class="kith-editor" aria-label=format!("Open {one}")>
                    <FormView form id=id/>
                    <p class="kith-actions">
                        {Button::new(Look::Link, format!("Put this {one} away"), move || open.set(None)).view()}
                        <WithdrawButton thing=thing what=format!("this {one}")/>
                    </p>
                </section>
            }
        })
    };
    let line = move |line: Line| {
        let id = line.id.clone();
        let words = line.shown.into_iter().map(|(_, words)| view! { <p class="kith-plain">{words}</p> });
        view! {
            <li class="kith-card">
                <h2 class="govuk-heading-s">{line.title.clone()}</h2>
                {words.collect_view()}
                {Button::new(Look::Link, "Change", move || open.set(Some(id.clone())))
                    .class("kith-no-print")
                    .about(format!(" the {one} of {}", line.title))
                    .view()}
            </li>
        }
    };
    let is_empty = memo(move || shown.with(|lines| lines.as_ref().is_none_or(Vec::is_empty)));
    view! {
        {add_button(list, add)}
        {editor}
        {move || is_empty.get().then(|| empty(list))}
        <ul class="kith-cards" aria-label=form.name>
            <For each=move || shown.get().unwrap_or_default() key=Clone::clone children=line/>
        </ul>
    }
    .into_any()
}
