//! Withdrawing a thing: it asks for the reason, and the thing stays in the record.

use super::draft::Draft;
use crate::{
    case::Key,
    edit::Edit,
    parts::{Button, Dialog, Look},
    workbench::bench::use_bench,
};
use leptos::prelude::*;

/// A button that withdraws a thing after asking why.
#[component]
pub fn WithdrawButton(
    /// The thing.
    thing: Key,
    /// What it is called on this screen, such as "concern 2".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let bench = use_bench();
    let is_open = RwSignal::new(false);
    let is_missing = RwSignal::new(false);
    let title = format!("Withdraw {what}");
    let field = format!("why-{}", thing.id().replace('.', "-"));
    let which = format!("{}.{}", thing.noun(), thing.id());
    let dialog = {
        let title = title.clone();
        move || {
            let (title, thing, field) = (title.clone(), thing.clone(), field.clone());
            if !is_open.get() {
                return None;
            }
            let draft = Draft::of("withdraw-reason", &which);
            let withdraw = move || {
                let why = draft.get_untracked();
                is_missing.set(why.trim().is_empty());
                if !why.trim().is_empty() && bench.attempt(Edit::Withdraw { thing: thing.clone(), why }) {
                    draft.clear();
                    let _ = is_open.try_set(false);
                    // The button that had the focus is gone with its thing.
                    crate::browser::page::focus_first("#page-title");
                }
            };
            Some(view! {
                    <Dialog title=title on_close=Callback::new(move |()| { let _ = is_open.try_set(false); })>
                        <div class="govuk-form-group" class:govuk-form-group--error=move || is_missing.get()>
                            <label class="govuk-label" for=field.clone()>"Why is it withdrawn?"</label>
                            <div class="govuk-hint">"It leaves the screens and stays in the record with your reason."</div>
                            {move || is_missing.get().then(|| view! {
                                <p class="govuk-error-message">"Enter the reason. It is kept with the record."</p>
                            })}
                            {draft.text_box(field).rows(3).view()}
                        </div>
                        {Button::new(Look::Warning, "Withdraw", withdraw).view()}
                    </Dialog>
            })
        }
    };
    view! {
        {Button::new(Look::Link, title, move || is_open.set(true)).class("kith-no-print").view()}
        {dialog}
    }
}
