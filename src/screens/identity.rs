//! Who the case is about, on every screen of the case, and the way between its screens.

use crate::{
    case::Case,
    edit::wording,
    forms::{CLIENT, person},
    pathway::{episodes, stage},
    reports::identity::identifier,
    workbench::{Place, bench::use_bench, place::CasePlace, ways},
};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Identity {
    name: String,
    facts: Vec<(&'static str, String)>,
    flags: Vec<String>,
}

fn identity(case: &Case) -> Identity {
    let client =
        |field: &str| wording::answer(person::FORM.question(field), case.field(person::NOUN, CLIENT, field));
    let name = client(person::NAME);
    let name = if name.is_empty() { "No name yet".to_owned() } else { name };
    let stage =
        episodes(case).last().map(|episode| stage(case, episode).in_words().to_owned()).unwrap_or_default();
    let facts = [
        ("Known as", client(person::PREFERRED_NAME)),
        ("Pronouns", client(person::PRONOUNS)),
        ("ID", identifier(case)),
        ("Born", client(person::BORN)),
        ("Stage", stage),
        ("Communication", client(person::COMMUNICATION)),
    ];
    let is_yes = |field: &str| case.field(person::NOUN, CLIENT, field).chooses("yes");
    let mut flags = Vec::new();
    if is_yes(person::LONE_WORKER) {
        flags.push("Lone-worker risk".to_owned());
    }
    if is_yes(person::INTERPRETER) {
        let language = client(person::LANGUAGE);
        flags.push(if language.is_empty() {
            "Interpreter".to_owned()
        } else {
            format!("Interpreter: {language}")
        });
    }
    let other = client(person::SAFETY_FLAGS);
    if !other.is_empty() {
        flags.push(other);
    }
    Identity { name, facts: facts.into_iter().filter(|(_, fact)| !fact.is_empty()).collect(), flags }
}

/// The identity bar and the case's navigation.
#[component]
pub fn IdentityBar(
    /// The case.
    id: String,
    /// The screen that is open.
    here: CasePlace,
) -> impl IntoView {
    let bench = use_bench();
    let shown = bench.open.slice(identity);
    let about = bench.link(Place::Case(id.clone(), ways::of_form(&person::FORM, "")));
    let bar = move || {
        shown.get().map(|identity| {
            let fact = |(name, fact): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> };
            let flag = |flag: String| view! { <li><span class="moj-badge moj-badge--red">{flag}</span></li> };
            let flags = (!identity.flags.is_empty()).then(|| {
                view! { <ul class="kith-identity__flags" aria-label="Safety">{identity.flags.into_iter().map(flag).collect_view()}</ul> }
            });
            view! {
                <div class="moj-identity-bar__details">
                    <span class="moj-identity-bar__title">{identity.name}</span>
                    <dl class="kith-identity__facts">{identity.facts.into_iter().map(fact).collect_view()}</dl>
                    {flags}
                </div>
            }
        })
    };
    let ways = bench.open.slice(|case| {
        let episode = episodes(case).pop().unwrap_or_default();
        ways::navigation(case, &episode)
    });
    let nav = move || {
        let ways = ways.get().unwrap_or_default();
        let id = id.clone();
        let here = here.clone();
        let item = move |(words, place): (&'static str, CasePlace)| {
            let current = ways::leads_to(&place, &here).then_some("page");
            let link = bench.link(Place::Case(id.clone(), place));
            view! {
                <li class="moj-sub-navigation__item">
                    <a class="moj-sub-navigation__link" aria-current=current href=link>{words}</a>
                </li>
            }
        };
        ways.into_iter().map(item).collect_view()
    };
    view! {
        <section class="moj-identity-bar" aria-label="Client">
            <div class="moj-identity-bar__container">
                {bar}
                <div class="moj-identity-bar__actions kith-no-print">
                    <a class="govuk-link kith-touch" href=about>{person::FORM.name}</a>
                </div>
            </div>
        </section>
        <nav class="moj-sub-navigation" aria-label="This case">
            <ul class="moj-sub-navigation__list">{nav}</ul>
        </nav>
    }
}
