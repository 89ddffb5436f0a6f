//! The bar under the drawing: the handles of who is chosen, who is added, which tie is drawn, whom to tap next.

use super::desk::{Bar, Chosen, Desk, Tool};
use crate::screens::diagram::{self, button, sample};
use crate::{
    browser::page,
    case::family::{Family, Parents, TieGroup, TieKind},
    diagrams::genogram::{
        ItemKind, Sign, edits,
        relatives::{self, Handle, Offer},
    },
    parts::{Select, select::options},
};
use leptos::prelude::*;

/// A sign drawn small, beside its words.
#[must_use]
pub fn sign(sign: &Sign) -> AnyView {
    sample(sign.sample())
}

/// The bar.
#[component]
pub fn CommandBar(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    move || match (desk.tool.get(), desk.bar.get(), desk.person()) {
        (Tool::Choose, Bar::Adding(handle), Some(person)) => adding(desk, person, handle),
        (Tool::Choose, Bar::Tie, person) => ties(desk, person),
        (Tool::Choose, _, Some(person)) => handles(desk, person),
        (Tool::Choose, _, None) => resting(desk),
        (Tool::Several, ..) => several(desk),
        (Tool::Tie(kind, from), ..) => {
            let words = match from {
                None => format!("{}: now tap the first person.", kind.words()),
                Some(from) => format!("{}, {}: now tap the other person.", kind.words(), desk.name(&from)),
            };
            waiting(desk, words)
        }
        (Tool::Join(handle, from), ..) => {
            let words = format!("{} {}: now tap who it is.", handle.question(), desk.name(&from));
            waiting(desk, words)
        }
    }
}

fn resting(desk: Desk) -> AnyView {
    view! {
        <p class="kith-bar__words">"Tap somebody to add relatives. Drag the ground to see more."</p>
        <div class="kith-bar__choices">
            {button("Choose the client".to_owned(), move || desk.choose(Chosen::person(crate::case::family::CLIENT)))}
            {button("Relationship".to_owned(), move || desk.bar.set(Bar::Tie))}
        </div>
    }
    .into_any()
}

fn handles(desk: Desk, person: String) -> AnyView {
    let one = |handle: Handle| button(handle.words().to_owned(), move || desk.bar.set(Bar::Adding(handle)));
    let name = desk.name(&person);
    view! {
        <p class="kith-bar__words" id="bar-words">"Add to " <strong>{name}</strong></p>
        <div class="kith-bar__choices" role="group" aria-labelledby="bar-words">
            {Handle::ALL.into_iter().map(one).collect_view()}
            {button("Relationship".to_owned(), move || desk.bar.set(Bar::Tie))}
        </div>
    }
    .into_any()
}

/// What the parents of a new child are called.
fn parents_in_words(family: &Family, person: &str, parents: &Parents) -> String {
    let name = |id: &str| family.person(id).map_or("somebody", |person| person.shown_name()).to_owned();
    match parents {
        Parents::Union(id) => {
            let other = family.union(id).and_then(|union| union.other(person));
            other.map_or_else(|| "With nobody known".to_owned(), |other| format!("With {}", name(other)))
        }
        Parents::Single(_) => "With nobody known".to_owned(),
    }
}

fn adding(desk: Desk, person: String, handle: Handle) -> AnyView {
    let (offers, parents) = desk.family.with_untracked(|family| {
        let parents =
            if handle == Handle::Child { relatives::parents_offered(family, &person) } else { Vec::new() };
        let parents: Vec<(Parents, String)> = parents
            .into_iter()
            .map(|parents| {
                let words = parents_in_words(family, &person, &parents);
                (parents, words)
            })
            .collect();
        (relatives::offers(family, &person, handle), parents)
    });
    let picked = RwSignal::new(0_usize);
    let parents = StoredValue::new(parents);
    let whose = (handle == Handle::Child && parents.with_value(Vec::len) > 1).then(|| {
        let offered = parents.with_value(|all| {
            options(all.iter().enumerate().map(|(at, (_, words))| (at.to_string(), words.as_str())))
        });
        let take = move |at: String| picked.set(at.parse().unwrap_or(0));
        view! {
            <label class="govuk-label kith-bar__label" for="bar-whose">"Other parent"</label>
            {Select::new("bar-whose", offered, take).chosen(move || picked.get().to_string()).view()}
        }
    });
    let question = format!("{} {}", handle.question(), desk.name(&person));
    let offer = {
        let person = person.clone();
        move |offer: &'static Offer| {
            let person = person.clone();
            let add = move || {
                let whose =
                    parents.with_value(|all| all.get(picked.get_untracked()).map(|(one, _)| one.clone()));
                desk.add(&person, handle, offer, whose.as_ref());
                page::focus_quietly("stage");
            };
            diagram::offer(sign(&offer.sign()), offer.words, add)
        }
    };
    let join = (!matches!(handle, Handle::Sibling | Handle::Other)).then(|| {
        let is_alone = desk.family.with_untracked(|family| family.people.len() < 2);
        (!is_alone).then(|| {
            button("Somebody drawn already".to_owned(), move || {
                desk.bar.set(Bar::Handles);
                desk.tool.set(Tool::Join(handle, person.clone()));
            })
        })
    });
    view! {
        <h2 class="kith-bar__words" id="bar-question" tabindex="-1">{question}</h2>
        {whose}
        <div class="kith-bar__choices" role="group" aria-labelledby="bar-question">
            {offers.iter().map(offer).collect_view()}
            {join}
            {button("Cancel".to_owned(), move || { desk.bar.set(Bar::Handles); page::focus_quietly("stage"); })}
        </div>
    }
    .into_any()
}

fn ties(desk: Desk, person: Option<String>) -> AnyView {
    let groups = [
        ("How they feel about each other", TieGroup::Emotional),
        ("What one does for the other", TieGroup::Role),
        ("Abuse and neglect", TieGroup::Abuse),
    ];
    let group = move |(heading, group): (&'static str, TieGroup)| {
        let person = person.clone();
        let kind = move |kind: TieKind| {
            let person = person.clone();
            let pick = move || {
                desk.bar.set(Bar::Handles);
                if kind == TieKind::SelfNeglect
                    && let Some(person) = &person
                {
                    desk.make(edits::add_tie(person, None, kind, &mut desk.ids()));
                } else {
                    desk.tool.set(Tool::Tie(kind, person.clone()));
                    page::focus_quietly("stage");
                }
            };
            diagram::offer(sign(&Sign::Tie(kind)), kind.words(), pick)
        };
        let of_group = TieKind::ALL.iter().copied().filter(move |kind| kind.group() == group);
        view! {
            <fieldset class="kith-bar__group">
                <legend class="kith-bar__legend">{heading}</legend>
                <div class="kith-bar__choices">{of_group.map(kind).collect_view()}</div>
            </fieldset>
        }
    };
    view! {
        <h2 class="kith-bar__words" id="bar-question" tabindex="-1">"Which relationship?"</h2>
        <div class="kith-bar__tall">{groups.into_iter().map(group).collect_view()}</div>
        {button("Cancel".to_owned(), move || desk.bar.set(Bar::Handles))}
    }
    .into_any()
}

fn waiting(desk: Desk, words: String) -> AnyView {
    view! {
        <p class="kith-bar__words" role="status">{words}</p>
        <div class="kith-bar__choices">
            {button("Cancel".to_owned(), move || desk.put_away())}
        </div>
    }
    .into_any()
}

fn several(desk: Desk) -> AnyView {
    let people = move || {
        desk.chosen.with(|chosen| {
            let people = chosen.iter().filter(|one| one.kind == ItemKind::Person);
            people.map(|one| one.id.clone()).collect::<Vec<_>>()
        })
    };
    let words = move || match people().len() {
        0 => "Tap everybody who belongs together.".to_owned(),
        1 => "1 person is chosen.".to_owned(),
        count => format!("{count} people are chosen."),
    };
    let household = move || {
        let members = people();
        if members.is_empty() {
            return;
        }
        let members: Vec<&str> = members.iter().map(String::as_str).collect();
        desk.tool.set(Tool::Choose);
        desk.make(edits::add_household("", &members, None, &mut desk.ids()));
    };
    let done = move || {
        desk.tool.set(Tool::Choose);
        desk.chosen.set(Vec::new());
    };
    view! {
        <p class="kith-bar__words" role="status">{words}</p>
        <div class="kith-bar__choices">
            {button("Make a household".to_owned(), household)}
            {button("Done".to_owned(), done)}
        </div>
    }
    .into_any()
}
