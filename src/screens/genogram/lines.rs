//! What is known of a line of the drawing: a couple, a link to parents, a tie; and of a household.

use super::desk::{Chosen, Desk};
use crate::{
    browser::memo::memo,
    case::{
        Key,
        family::{Parents, Status, TieGroup, Twins, nouns},
    },
    diagrams::genogram::edits,
    forms::family as asked,
    parts::{Button, Labelled, Look, Select},
    screens::diagram::fields::{field, fields},
    screens::withdraw::WithdrawButton,
};
use leptos::prelude::*;

/// The way back to the people of a line.
fn people_of(desk: Desk, people: Memo<Vec<String>>) -> AnyView {
    let one = move |id: String| {
        let name = desk.name(&id);
        view! {
            <li>{Button::new(Look::Link, name, move || desk.choose(Chosen::person(&id))).view()}</li>
        }
    };
    view! {
        <ul class="govuk-list kith-inline-list" aria-label="People of this line">
            {move || people.get().into_iter().map(one).collect_view()}
        </ul>
    }
    .into_any()
}

/// The panel of a couple.
pub(super) fn couple(desk: Desk, id: &str) -> AnyView {
    let find = {
        let id = id.to_owned();
        desk.slice(move |family| family.union(&id).cloned())
    };
    let people = memo(move || find.get().map(|union| union.partners).unwrap_or_default());
    let events = memo(move || {
        find.get()
            .map(|union| union.events.into_iter().map(|event| event.id).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let event = |id: String| {
        view! {
            <div class="kith-card">
                {fields(nouns::STATUS, &id, asked::STATUS)}
                <WithdrawButton thing=Key::thing(nouns::STATUS, &id) what="this event"/>
            </div>
        }
    };
    let add = move |status: Status| {
        let add = move || {
            if let Some(union) = find.get_untracked() {
                desk.bench.attempt(edits::add_status(&union, status, None, &mut desk.ids()));
            }
        };
        Button::new(Look::Command, status.words(), add).view()
    };
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">"Couple"</h2>
        {people_of(desk, people)}
        {fields(nouns::UNION, id, asked::UNION)}
        <h3 class="govuk-heading-s">"What happened, with dates"</h3>
        <For each=move || events.get() key=Clone::clone children=event/>
        <div class="kith-bar__choices">{Status::ALL.iter().copied().map(add).collect_view()}</div>
        <p class="kith-actions"><WithdrawButton thing=Key::thing(nouns::UNION, id) what="this couple"/></p>
    }
    .into_any()
}

/// The panel of a child.
pub(super) fn child(desk: Desk, id: &str) -> AnyView {
    let find = {
        let id = id.to_owned();
        desk.slice(move |family| family.parentages.iter().find(|link| link.id == id).cloned())
    };
    let people = memo(move || {
        let Some(link) = find.get() else { return Vec::new() };
        let parents = match &link.parents {
            Parents::Single(parent) => vec![parent.clone()],
            Parents::Union(union) => desk
                .family
                .with(|family| family.union(union).map(|union| union.partners.clone()).unwrap_or_default()),
        };
        std::iter::once(link.child).chain(parents).collect::<Vec<_>>()
    });
    let twins = move || {
        let link = find.get()?;
        let own = link.id.clone();
        let others: Vec<(String, String)> = desk.family.with(|family| {
            let others = family.parentages_from(&link.parents).filter(|other| other.id != own);
            others.map(|other| (other.id.clone(), desk.name(&other.child))).collect()
        });
        let is_twin = link.twins.is_some();
        let one = {
            let own = own.clone();
            move |(other, name): (String, String)| {
                let own = own.clone();
                let make = move || {
                    desk.bench.attempt(edits::make_twins(&[&own, &other], Twins::NotKnown, &mut desk.ids()));
                };
                Button::new(Look::Command, name, make).view()
            }
        };
        let kind = is_twin.then(|| {
            asked::question(nouns::PARENTAGE, "twins-kind")
                .map(|question| field(nouns::PARENTAGE, &own, question))
        });
        Some(view! {
            {(!others.is_empty() && !is_twin).then(|| view! {
                <p class="govuk-body govuk-!-margin-bottom-1">"Twin of:"</p>
                <div class="kith-bar__choices">{others.into_iter().map(one).collect_view()}</div>
            })}
            {kind}
        })
    };
    let others = asked::PARENTAGE.iter().filter(|question| question.slug != "twins-kind");
    let rest = others.map(|question| field(nouns::PARENTAGE, id, question)).collect_view();
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">"Child and parents"</h2>
        {people_of(desk, people)}
        {rest}
        {twins}
        <p class="kith-actions"><WithdrawButton thing=Key::thing(nouns::PARENTAGE, id) what="this link"/></p>
    }
    .into_any()
}

/// The panel of a tie.
pub(super) fn tie(desk: Desk, id: &str) -> AnyView {
    let find = {
        let id = id.to_owned();
        desk.slice(move |family| family.tie(&id).cloned())
    };
    let people = memo(move || {
        find.get().map(|tie| std::iter::once(tie.from).chain(tie.to).collect::<Vec<_>>()).unwrap_or_default()
    });
    // What is asked follows from the kind: hours of carers, matters of attorneys, standing of abuse.
    let kind = memo(move || find.get().map(|tie| tie.kind));
    let id_owned = id.to_owned();
    let rest = move || {
        let kind = kind.get()?;
        let group = kind.group();
        let is_asked = move |slug: &str| match slug {
            "standing" => group == TieGroup::Abuse,
            "hours" => kind.slug().ends_with("carer"),
            "matters" => matches!(kind.slug(), "lpa" | "deputy"),
            "strength" | "quality" | "impact" | "direction" => group == TieGroup::Emotional,
            _ => true,
        };
        let asked = asked::TIE.iter().filter(move |question| is_asked(question.slug));
        Some(asked.map(|question| field(nouns::TIE, &id_owned, question)).collect_view())
    };
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">"Relationship"</h2>
        {people_of(desk, people)}
        {rest}
        <h3 class="govuk-heading-s">"Who said so"</h3>
        {fields(nouns::TIE, id, asked::WORD)}
        <p class="kith-actions"><WithdrawButton thing=Key::thing(nouns::TIE, id) what="this relationship"/></p>
    }
    .into_any()
}

/// The panel of a household.
pub(super) fn household(desk: Desk, id: &str) -> AnyView {
    let members = {
        let id = id.to_owned();
        desk.slice(move |family| {
            let home = family.household(&id);
            home.map(|home| {
                home.residences.iter().map(|one| (one.id.clone(), one.person.clone())).collect::<Vec<_>>()
            })
            .unwrap_or_default()
        })
    };
    let member = move |(residence, person): (String, String)| {
        view! {
            <div class="kith-card">
                <h3 class="govuk-heading-s">{desk.name(&person)}</h3>
                {fields(nouns::RESIDENCE, &residence, asked::RESIDENCE)}
                <WithdrawButton thing=Key::thing(nouns::RESIDENCE, &residence) what=format!("{} from this household", desk.name(&person))/>
            </div>
        }
    };
    let home = id.to_owned();
    let others = desk.slice({
        let id = id.to_owned();
        move |family| {
            let inside = |person: &str| {
                family
                    .household(&id)
                    .is_some_and(|home| home.residences.iter().any(|one| one.person == person))
            };
            let outside = family.people.iter().filter(|person| !inside(&person.id));
            outside.map(|person| (person.id.clone(), person.shown_name().to_owned())).collect::<Vec<_>>()
        }
    });
    let take = move |person: String| {
        if !person.is_empty() {
            desk.bench.attempt(edits::move_in(&home, &person, None, &mut desk.ids()));
        }
    };
    let add = Select::new("household-add", others, take).none("Choose").view();
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">"Household"</h2>
        {fields(nouns::HOUSEHOLD, id, asked::HOUSEHOLD)}
        <For each=move || members.get() key=Clone::clone children=member/>
        {Labelled::new("household-add", "Somebody else lives here too").view(add)}
        <p class="kith-actions"><WithdrawButton thing=Key::thing(nouns::HOUSEHOLD, id) what="this household"/></p>
    }
    .into_any()
}
