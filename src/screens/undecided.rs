//! Answers that nobody has chosen between, listed where one looks for them: over a case, a form's ratings, a drawing.

use super::field::Conflict;
use crate::{
    case::{Case, Key},
    reports::undecided::{self, Undecided},
    workbench::{Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// So many are shown at once: a file of another device can bring very many.
const SHOWN: usize = 20;

/// What is not decided among the fields that belong here, each with its answers and the way to choose one of them. Nothing is
/// shown where all is decided.
#[must_use]
pub fn list(belongs: impl Fn(&Case, &Key) -> bool + Send + Sync + 'static) -> AnyView {
    let bench = use_bench();
    let open = bench.open.slice(move |case| {
        let keys = undecided::keys(case).filter(|key| belongs(case, key)).cloned().collect::<Vec<Key>>();
        let shown = undecided::some(case, keys.iter().take(SHOWN));
        (keys.len(), shown)
    });
    let item = move |one: Undecided| {
        let place = if crate::forms::form(one.key.noun()).is_some() {
            CasePlace::Form(one.key.noun().to_owned(), one.key.id().to_owned())
        } else {
            CasePlace::History(Some(one.key.clone()))
        };
        let link =
            bench.open.peek(|session| session.id().to_owned()).map(|id| bench.link(Place::Case(id, place)));
        view! {
            <li class="kith-list__item">
                <p class="govuk-body govuk-!-margin-bottom-1">
                    <a class="govuk-link kith-touch" href=link>{one.place} ": " {one.label}</a>
                </p>
                <Conflict key=one.key/>
            </li>
        }
    };
    let shown = move || {
        let (count, shown) = open.get().unwrap_or_default();
        undecided::counted(count).map(|words| {
            let more = count - shown.len();
            view! {
                <section class="kith-undecided" aria-label="Not yet decided">
                    <h2 class="govuk-heading-m">{words}</h2>
                    <p class="govuk-body">"Two devices answered apart. Both answers are kept, printed and handed over until somebody chooses."</p>
                    <ul class="kith-list">{shown.into_iter().map(item).collect_view()}</ul>
                    {(more > 0).then(|| view! { <p class="govuk-hint">"And " {more} " more, which show as these are decided."</p> })}
                </section>
            }
        })
    };
    view! { {shown} }.into_any()
}
