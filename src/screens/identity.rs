//! Who the case is about, on every screen of the case, and the way between its screens.

use crate::{
    case::Case,
    edit::wording,
    forms::{self, CLIENT},
    pathway::{episodes, stage},
    reports::forms::identifier,
    workbench::{
        Place,
        bench::use_bench,
        place::{CasePlace, Paper},
    },
};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Identity {
    name: String,
    facts: Vec<(&'static str, String)>,
    flags: Vec<String>,
}

fn identity(case: &Case) -> Identity {
    let client = |field: &str| {
        let question = forms::person::FORM.question(field);
        wording::answer(question, case.field("person", CLIENT, field))
    };
    let name = client("name");
    let name = if name.is_empty() { "No name yet".to_owned() } else { name };
    let stage =
        episodes(case).last().map(|episode| stage(case, episode).in_words().to_owned()).unwrap_or_default();
    let facts = [
        ("Known as", client("preferred-name")),
        ("Pronouns", client("pronouns")),
        ("ID", identifier(case)),
        ("Born", client("born")),
        ("Stage", stage),
        ("Communication", client("communication")),
    ];
    let is_yes = |field: &str| case.field("person", CLIENT, field).chooses("yes");
    let mut flags = Vec::new();
    if is_yes("lone-worker") {
        flags.push("Lone-worker risk".to_owned());
    }
    if is_yes("interpreter") {
        let language = client("language");
        flags.push(if language.is_empty() {
            "Interpreter".to_owned()
        } else {
            format!("Interpreter: {language}")
        });
    }
    let other = client("safety-flags");
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
    let shown = bench.slice(identity);
    let person = bench.link(Place::Case(id.clone(), CasePlace::Form("person".to_owned(), CLIENT.to_owned())));
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
    let episode = bench.slice(|case| episodes(case).pop());
    let nav = move || {
        let episode = episode.get().flatten().unwrap_or_default();
        let form = |noun: &str| CasePlace::Form(noun.to_owned(), episode.clone());
        let items = [
            ("Overview", CasePlace::Overview),
            ("Consultation", form("consultation")),
            ("Threshold", form("threshold")),
            ("Decision", form("decision")),
            ("Involvement", form("involvement")),
            ("Reviews", CasePlace::Reviews(episode.clone())),
            ("Genogram", CasePlace::Genogram),
            ("Ecomap", CasePlace::Ecomap),
            ("Strengths", CasePlace::Strengths),
            ("Chronology", CasePlace::Chronology),
            ("Working notes", CasePlace::Notes),
            ("Print", CasePlace::Print(Paper::Consultation, episode.clone())),
            ("History", CasePlace::History(None)),
            ("Hand over", CasePlace::HandOver),
        ];
        // A case of which everything was undone has no period of work to go to.
        let shown = move |place: &CasePlace| {
            !episode.is_empty()
                || matches!(place, CasePlace::Overview | CasePlace::HandOver | CasePlace::History(_))
        };
        let id = id.clone();
        let here = here.clone();
        let item = move |(words, place): (&'static str, CasePlace)| {
            let current = is_here(&here, &place).then_some("page");
            let link = bench.link(Place::Case(id.clone(), place));
            view! {
                <li class="moj-sub-navigation__item">
                    <a class="moj-sub-navigation__link" aria-current=current href=link>{words}</a>
                </li>
            }
        };
        items.into_iter().filter(|(_, place)| shown(place)).map(item).collect_view()
    };
    view! {
        <section class="moj-identity-bar" aria-label="Client">
            <div class="moj-identity-bar__container">
                {bar}
                <div class="moj-identity-bar__actions kith-no-print">
                    <a class="govuk-link kith-touch" href=person>"About the person"</a>
                </div>
            </div>
        </section>
        <nav class="moj-sub-navigation" aria-label="This case">
            <ul class="moj-sub-navigation__list">{nav}</ul>
        </nav>
    }
}

fn is_here(here: &CasePlace, item: &CasePlace) -> bool {
    match (here, item) {
        (CasePlace::Form(noun, _), CasePlace::Reviews(_)) => noun == "review",
        (CasePlace::Form(here, _), CasePlace::Form(item, _)) => here == item,
        (CasePlace::History(_) | CasePlace::Past, CasePlace::History(_)) => true,
        (CasePlace::Print(..), CasePlace::Print(..)) | (CasePlace::Reviews(_), CasePlace::Reviews(_)) => true,
        (here, item) => here == item,
    }
}
