//! The strengths map: soft and hard strengths of the person and the community, and three further prompts.

use super::{diagram::fields::fields, draft::Draft, withdraw::WithdrawButton};
use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::{clock, page},
    case::{
        Case, Key, Value, When,
        family::CLIENT,
        network::{Network, nouns},
    },
    edit::Edit,
    forms::chronology::NOUN,
    forms::network::{MAP, PROMPTS, QUADRANTS, Quadrant, SOURCE_ROWS as OF_MAP, system_of},
    workbench::{Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// The rows that this screen carries out: the map as a whole, and the model that the source points to.
pub const SOURCE_ROWS: &[&str] = OF_MAP;

/// One strength, and where it has gone from here.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Strength {
    id: String,
    place: String,
    words: String,
    is_system: bool,
    is_entry: bool,
}

fn strengths(case: &Case) -> Vec<Strength> {
    let systems = Network::read(case).systems;
    let entries: Vec<&str> = case.things(NOUN).map(|id| case.field(NOUN, id, "incident").words()).collect();
    let mut ids: Vec<&str> = case.things(nouns::STRENGTH).collect();
    crate::case::order::by_key(&mut ids, |id| {
        case.history(&Key::thing(nouns::STRENGTH, id)).first().map(|one| one.stamp)
    });
    let one = |id: &str| {
        let words = |field: &str| case.field(nouns::STRENGTH, id, field).words().to_owned();
        let told = words("words");
        Strength {
            id: id.to_owned(),
            place: words("place"),
            is_system: systems.iter().any(|system| system.name == told),
            is_entry: entries.contains(&told.as_str()),
            words: told,
        }
    };
    ids.into_iter().map(one).collect()
}

/// The screen of a case.
#[must_use]
pub fn screen(case: &str) -> AnyView {
    let bench = use_bench();
    let all = bench.open.slice(strengths);
    let announcement = RwSignal::new(String::new());
    let link = |place: CasePlace| bench.link(Place::Case(case.to_owned(), place));
    let to_ecomap = move |one: &Strength| {
        let fields =
            [("kind", Value::choice(system_of(&one.place).slug())), ("name", Value::text(&one.words))];
        if bench.attempt(Edit::add(Key::thing(nouns::SYSTEM, &clock::new_id()), &fields)) {
            announcement.set(format!("{} is on the ecomap. Say there how the tie is.", one.words));
        }
    };
    let to_chronology = move |one: &Strength| {
        let fields = [
            ("date", Value::Date(When::day(clock::today()))),
            ("incident", Value::text(&one.words)),
            ("source", Value::text("Strengths map")),
            ("group", Value::choice("person")),
            ("sign", Value::choice("positive")),
        ];
        if bench.attempt(Edit::add(Key::thing(NOUN, &clock::new_id()), &fields)) {
            announcement
                .set(format!("{} is in the chronology, dated today. Correct the date there.", one.words));
        }
    };
    let line = move |one: Strength, is_community: bool| {
        let (system, entry, words) = (one.clone(), one.clone(), one.words.clone());
        let act = |label: &'static str, is_done: bool, done: &'static str, act: Box<dyn Fn()>| {
            let words = words.clone();
            if is_done {
                view! { <span class="govuk-hint govuk-!-margin-bottom-0">{done}</span> }.into_any()
            } else {
                Button::new(Look::Link, label, act).about(format!(": {words}")).view()
            }
        };
        let can_be_system = is_community || one.place == "relationships";
        view! {
            <li class="kith-strength">
                <span class="kith-plain">{one.words.clone()}</span>
                <span class="kith-strength__acts kith-no-print">
                    {can_be_system.then(|| act("To the ecomap", one.is_system, "On the ecomap", Box::new(move || to_ecomap(&system))))}
                    {act("To the chronology", one.is_entry, "In the chronology", Box::new(move || to_chronology(&entry)))}
                    <WithdrawButton thing=Key::thing(nouns::STRENGTH, &one.id) what="this strength"/>
                </span>
            </li>
        }
        .into_any()
    };
    let prompt = move |(slug, words, _): (&'static str, &'static str, &'static str), is_community: bool| {
        let of_place = move || {
            let all = all.get().unwrap_or_default();
            all.into_iter().filter(|one| one.place == slug).collect::<Vec<_>>()
        };
        let field = format!("strength-{slug}");
        let typed = Draft::of("strength", slug);
        let add = {
            let field = field.clone();
            move || {
                let words = typed.get_untracked();
                let words = words.trim();
                if words.is_empty() {
                    page::focus_quietly(&field);
                    return;
                }
                let fields = [("words", Value::text(words)), ("place", Value::choice(slug))];
                if bench.attempt(Edit::add(Key::thing(nouns::STRENGTH, &clock::new_id()), &fields)) {
                    announcement.set(format!("{words} added."));
                    typed.clear();
                    page::focus_quietly(&field);
                }
            }
        };
        let on_key = {
            let add = add.clone();
            move |event: leptos::ev::KeyboardEvent| {
                if event.key() == "Enter" {
                    event.prevent_default();
                    add();
                }
            }
        };
        view! {
            <div class="kith-quadrant__prompt">
                <label class="govuk-label govuk-label--s" for=field.clone()>{words}</label>
                <ul class="govuk-list govuk-!-margin-bottom-1">
                    <For each=of_place key=Clone::clone children=move |one| line(one, is_community)/>
                </ul>
                <div class="kith-quadrant__add kith-no-print">
                    {typed.text_box(field).on_key(on_key).view()}
                    {Button::new(Look::Tool, "Add", add).about(format!(" to {words}")).view()}
                </div>
            </div>
        }
        .into_any()
    };
    let quadrant = move |one: Quadrant| {
        let prompts = one.prompts.iter().map(|words| prompt(*words, one.is_community)).collect_view();
        view! {
            <section class="kith-quadrant" aria-label=one.heading>
                <h2 class="govuk-heading-m govuk-!-margin-bottom-2">{one.heading}</h2>
                {prompts}
            </section>
        }
    };
    view! {
        {heading("Strengths map")}
        <p class="govuk-body">
            "What the person and the community around them are strong in. " <a class="govuk-link kith-touch kith-no-print" href=link(CasePlace::Ecomap)>"Go to the ecomap"</a>
        </p>
        <p class="govuk-visually-hidden" role="status">{move || announcement.get()}</p>
        <div class="kith-quadrants">{QUADRANTS.into_iter().map(quadrant).collect_view()}</div>
        <h2 class="govuk-heading-m">"During the assessment"</h2>
        {fields(MAP, CLIENT, PROMPTS)}
    }
    .into_any()
}
