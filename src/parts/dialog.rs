//! The platform's own modal dialog: it traps the focus, closes with Escape and gives the focus back.

use super::{Button, Look};
use leptos::{html, prelude::*};

/// A modal dialog that opens as soon as it is there.
#[component]
pub fn Dialog(
    /// What it is about; its heading.
    #[prop(into)]
    title: String,
    /// Called when it was closed.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="kith-dialog" node_ref=node aria-labelledby="dialog-title" on:close=move |_| on_close.run(())>
            <h2 class="govuk-heading-m" id="dialog-title">{title}</h2>
            {children()}
            {Button::new(Look::Secondary, "Close", close).view()}
        </dialog>
    }
}
