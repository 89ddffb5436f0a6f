//! The chips from which systems are added: what most people have around them, and the source's strengths of the community.

use super::desk::Desk;
use crate::browser::memo::memo;
use crate::case::network::SystemKind;
use crate::parts::{Button, Labelled, Look, Select};
use leptos::prelude::*;

const GROUPS: [(&str, &[SystemKind]); 3] = [
    (
        "People, and soft strengths of the community",
        &[
            SystemKind::Family,
            SystemKind::Friend,
            SystemKind::Neighbour,
            SystemKind::Club,
            SystemKind::Interest,
            SystemKind::Leader,
            SystemKind::Faith,
            SystemKind::Online,
            SystemKind::Pet,
        ],
    ),
    (
        "Services, and hard strengths of the community",
        &[
            SystemKind::Health,
            SystemKind::Hospital,
            SystemKind::Pharmacy,
            SystemKind::Care,
            SystemKind::Day,
            SystemKind::Leisure,
            SystemKind::School,
            SystemKind::Community,
            SystemKind::Voluntary,
        ],
    ),
    (
        "Home, money and the rest",
        &[
            SystemKind::Housing,
            SystemKind::Money,
            SystemKind::Work,
            SystemKind::Transport,
            SystemKind::Safety,
            SystemKind::Legal,
            SystemKind::Own,
        ],
    ),
];

/// The side of the panel on which systems are added.
#[must_use]
pub fn adding(desk: Desk) -> AnyView {
    let chip = move |kind: &SystemKind| {
        let kind = *kind;
        Button::new(Look::Tool, kind.words(), move || desk.begin(kind, None)).view()
    };
    let group = move |(heading, kinds): (&'static str, &'static [SystemKind])| {
        view! {
            <fieldset class="kith-bar__group">
                <legend class="kith-bar__legend">{heading}</legend>
                <div class="kith-bar__choices">{kinds.iter().map(chip).collect_view()}</div>
            </fieldset>
        }
    };
    let people = memo(move || {
        let inside = desk.arranged.with(|all| all.sun.members.clone());
        let known = desk
            .network
            .with(|network| network.systems.iter().filter_map(|one| one.person.clone()).collect::<Vec<_>>());
        desk.family.with(|family| {
            let others =
                family.people.iter().filter(|one| !inside.contains(&one.id) && !known.contains(&one.id));
            others.map(|one| (one.id.clone(), one.shown_name().to_owned())).collect::<Vec<_>>()
        })
    });
    let take = move |id: String| {
        if !id.is_empty() {
            desk.begin(SystemKind::Family, Some(id));
        }
    };
    let somebody = move || {
        let people = people.get();
        (!people.is_empty()).then(|| {
            let select = Select::new("add-person", people, take).none("Choose").view();
            Labelled::new("add-person", "Somebody of the genogram").bold().view(select)
        })
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Who and what is around?"</h2>
        <p class="govuk-hint govuk-!-margin-bottom-2">"Tap what is there, then say how the tie is."</p>
        {GROUPS.into_iter().map(group).collect_view()}
        {somebody}
    }
    .into_any()
}
