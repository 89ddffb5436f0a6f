//! What leaves: everything, or the parts, people and names that are chosen.

use super::{Handing, people, tick};
use crate::browser::memo::memo;
use crate::handoff::{
    redaction::{self, Part},
    release::Change,
};
use crate::parts::TickBox;
use leptos::prelude::*;

/// The choice between everything and a part, with the parts under it.
pub fn view(handing: Handing) -> AnyView {
    let is_part = memo(move || handing.read(|now| now.choices().is_part));
    let option = move |part: bool, label: &'static str, hint: &'static str| {
        let id = if part { "hand-over-part" } else { "hand-over-everything" };
        let choose = move || handing.choose(Change::Part(part));
        TickBox::one_of("hand-over-what", id, label, move || is_part.get() == part, choose).hint(hint).view()
    };
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"What leaves?"</legend>
                <div class="govuk-radios govuk-radios--small">
                    {option(false, "Everything", "The forms, the chronology, the working notes and the whole history.")}
                    {option(true, "A part of it", "Leave out sections, people, names or earlier answers.")}
                </div>
            </fieldset>
        </div>
        {move || is_part.get().then(|| parts(handing))}
    }
    .into_any()
}

fn parts(handing: Handing) -> AnyView {
    let held = memo(move || {
        handing.read(|now| {
            let holds =
                |part: &Part| now.loaded().values().any(|case| redaction::holds_anything(case, &part.slug));
            redaction::parts().into_iter().filter(holds).collect::<Vec<_>>()
        })
    });
    let part = move |part: Part| {
        let sections = part.sections.clone();
        let slug = part.slug.clone();
        let leaves = memo(move || handing.part(|choice| !choice.parts_left_out.contains(&slug)));
        let under = move || {
            (leaves.get() && !sections.is_empty()).then(|| {
                let one =
                    |(slug, label): &(String, &'static str)| one(handing, slug.clone(), (*label).to_owned());
                view! {
                    <div class="govuk-checkboxes govuk-checkboxes--small kith-sections">
                        {sections.iter().map(one).collect_view()}
                    </div>
                }
            })
        };
        view! { {one(handing, part.slug, part.label)} {under} }
    };
    let initials = Signal::derive(move || handing.part(|choice| choice.initials_for_all));
    let earlier = Signal::derive(move || handing.part(|choice| choice.history_left_out));
    let numbers = Signal::derive(move || handing.part(|choice| choice.numbers_left_out));
    view! {
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Which parts leave?"</legend>
            <p class="govuk-hint">"Withdrawn entries, and people and relationships marked private, stay here in any case."</p>
            <div class="govuk-checkboxes govuk-checkboxes--small">
                {move || held.get().into_iter().map(part).collect_view()}
            </div>
        </fieldset>
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Names and history"</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">
                {tick("hand-over-initials".to_owned(), "Use initials instead of names, for everybody".to_owned(), initials,
                    Callback::new(move |on| handing.change(|choice| choice.initials_for_all = on)))}
                {tick("hand-over-earlier".to_owned(), "Leave out earlier answers".to_owned(), earlier,
                    Callback::new(move |on| handing.change(|choice| choice.history_left_out = on)))}
                {tick("hand-over-numbers".to_owned(), "Leave out numbers and contact details: telephone, e-mail, address, date of birth, NHS and other numbers".to_owned(), numbers,
                    Callback::new(move |on| handing.change(|choice| choice.numbers_left_out = on)))}
            </div>
        </fieldset>
        {people::view(handing)}
    }
    .into_any()
}

/// A part that leaves while it is ticked.
fn one(handing: Handing, slug: String, label: String) -> AnyView {
    let on = {
        let slug = slug.clone();
        Signal::derive(move || handing.part(|choice| !choice.parts_left_out.contains(&slug)))
    };
    let control = format!("hand-over-part-{}", slug.replace('/', "-"));
    let changed = Callback::new(move |on: bool| {
        let slug = slug.clone();
        handing.change(|choice| {
            if on {
                choice.parts_left_out.remove(&slug);
            } else {
                choice.parts_left_out.insert(slug);
            }
        });
    });
    tick(control, label, on, changed)
}
