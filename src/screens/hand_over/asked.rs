//! Words that may be names: of each somebody says what it is before anything leaves.

use super::Handing;
use crate::browser::memo::memo;
use crate::handoff::redaction::{Instead, Occurrence};
use crate::parts::TickBox;
use leptos::prelude::*;

/// What was said of a word that may be a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Name,
    Word,
}

/// The places of the one case that leaves at which a word may be a name or an ordinary one.
pub fn view(handing: Handing) -> AnyView {
    let places = memo(move || {
        handing.read(|now| {
            let copy = now.last().and_then(|made| made.copies().first());
            let found = copy.map(|copy| copy.found.as_slice()).unwrap_or_default();
            let replaced = found.iter().filter(|one| one.instead != Instead::Kept);
            let mut places: Vec<Occurrence> =
                replaced.flat_map(|one| &one.places).filter(|place| place.may_be_word).cloned().collect();
            for place in &mut places {
                // What was said meanwhile does not make the questions anew, so that the focus stays.
                (place.is_asked, place.is_spared) = (false, false);
            }
            places
        })
    });
    let shown = move || {
        let all = places.get();
        (!all.is_empty()).then(|| view! {
            <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Is this a name?"</legend>
                <p class="govuk-hint">"These words may be names or ordinary words. Say which, so that the copy can leave."</p>
                {all.into_iter().enumerate().map(|(number, place)| question(handing, number, place)).collect_view()}
            </fieldset>
        })
    };
    shown.into_any()
}

fn question(handing: Handing, number: usize, place: Occurrence) -> AnyView {
    let id = place.id.clone();
    let said = memo(move || {
        handing.part(|choice| {
            if choice.spared.contains(&id) {
                Some(Said::Word)
            } else {
                choice.named.contains(&id).then_some(Said::Name)
            }
        })
    });
    let group = format!("hand-over-asked-{number}");
    let option = move |what: Said, words: &'static str, id: String, group: &str| {
        let control = format!("{group}-{}", if what == Said::Name { "name" } else { "word" });
        let choose = move || {
            let id = id.clone();
            handing.change(|choice| {
                let (to, from) = match what {
                    Said::Name => (&mut choice.named, &mut choice.spared),
                    Said::Word => (&mut choice.spared, &mut choice.named),
                };
                from.remove(&id);
                to.insert(id);
            });
        };
        TickBox::one_of(group, control, words, move || said.get() == Some(what), choose).view()
    };
    let legend = format!("{}: \u{2026}{}\u{2026}", place.place, place.excerpt);
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend">{legend}</legend>
                <div class="govuk-radios govuk-radios--inline govuk-radios--small">
                    {option(Said::Name, "A name", place.id.clone(), &group)}
                    {option(Said::Word, "A word", place.id, &group)}
                </div>
            </fieldset>
        </div>
    }
    .into_any()
}
