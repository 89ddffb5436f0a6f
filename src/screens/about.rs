//! What the program is, what it is not, and which version of it this is.

use crate::parts::heading::heading;
use leptos::prelude::*;

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    view! {
        {heading("About Kith")}
        <p class="govuk-body">
            "Kith is for practitioners in adult social work: it carries a case from consultation to closure, in this browser, with or without a signal. It follows Kent County Council\u{2019}s Social Work Framework for Older People and Physical Disability."
        </p>
        <h2 class="govuk-heading-m">"What it is not"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"It is not the council\u{2019}s record. It is a working copy; what belongs in the record is copied there."</li>
            <li>"It is not a service: there is no server, and nothing you enter leaves this device until you hand it over."</li>
            <li>"It decides nothing. It shows what is due and what was said; people decide."</li>
        </ul>
        <h2 class="govuk-heading-m">"Keeping it safe"</h2>
        <p class="govuk-body">
            "The cases are kept encrypted in this browser\u{2019}s own storage, under your passphrase. Use a device that is itself encrypted and locks itself all the same. Hand a case over often, since clearing the browser\u{2019}s data removes what is here."
        </p>
        {super::update::this_copy()}
        {super::install::how()}
        <h2 class="govuk-heading-m">"More about Kith"</h2>
        <ul class="govuk-list">
            <li><a class="govuk-link kith-touch" href="./accessibility.html">"Accessibility statement and keyboard shortcuts"</a></li>
            <li><a class="govuk-link kith-touch" href="./rescue.html">"Rescue: save everything when Kith does not open"</a></li>
        </ul>
    }
    .into_any()
}
