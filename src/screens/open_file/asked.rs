//! What a file asks for and never gets by "Apply": words to be destroyed, each answered by hand; and what it claims that
//! somebody should know before.

use crate::{
    browser::memo::memo,
    case::Operation,
    edit::wording,
    handoff::{Finding, findings::Asked},
    parts::{Button, Kept, Labelled, Look, TextBox},
    reports::history,
    screens::field::who_when,
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// So many requests are shown at once.
const PAGE: usize = 25;
/// So many letters of what stands here are shown.
const LETTERS: usize = 2_000;

/// What is to be known of the file beside its counts.
pub(super) fn told(finding: &Finding) -> AnyView {
    let own = finding.as_this_device;
    let own = (own > 0).then(|| view! {
        <p class="govuk-body">
            {if own == 1 { "1 entry bears".to_owned() } else { format!("{own} entries bear") }}
            " the number of this very device, which does not have "{if own == 1 { "it" } else { "them" }}
            ". That is so where you removed them from this device yourself: then apply the file. Else this device may have lost what it once had, or a copy of it is in use elsewhere; if you know of neither, ask whoever gave you the file before you apply it."
        </p>
    });
    let kept = finding.no_longer_kept_back;
    let kept = (kept > 0).then(|| {
        view! {
            <p class="govuk-body">
                {if kept == 1 { "1 thing".to_owned() } else { format!("{kept} things") }}
                " that you keep back from every shared copy would not be kept back any more."
            </p>
        }
    });
    let beside = finding.beside;
    let beside = (beside > 0).then(|| view! {
        <p class="govuk-body">
            {if beside == 1 { "1 entry says".to_owned() } else { format!("{beside} entries say") }}
            " something else than this device has under the same time and device: one of the two was altered. Kith cannot tell which. If you apply the file, both are kept side by side: ask whoever gave it to you which is right."
        </p>
    });
    view! { {own} {beside} {kept} }.into_any()
}

/// The words that the file asks to destroy.
pub(super) fn view(finding: &Finding, who: &str) -> AnyView {
    let count = finding.asked.len();
    if count == 0 {
        return ().into_any();
    }
    let bench = use_bench();
    let before = finding.admission.before();
    let find = |asked: &Asked| before.operation(asked.stamp).map(|here| (asked.clone(), here.clone()));
    let all = StoredValue::new(finding.asked.iter().filter_map(find).collect::<Vec<_>>());
    let before = StoredValue::new(before.clone());
    let shown = RwSignal::new(PAGE.min(count));
    let (id, who) = (finding.id.clone(), who.to_owned());
    let item = move |at: usize| {
        let (asked, here) = all.with_value(|all| all.get(at).cloned())?;
        // What is linked to is told by its name, as far as it is read; only what is shown is put into words.
        let words = before.with_value(|case| history::words::said(case, &here.key, &here.value));
        Some(one(bench, id.clone(), at, asked, (here, shortened(&words)), who.clone()))
    };
    let more = move || {
        let left = count - shown.get();
        (left > 0).then(|| {
            Button::new(
                Look::Secondary,
                format!("Show {} more of {left} requests", left.min(PAGE)),
                move || shown.update(|shown| *shown = (*shown + PAGE).min(count)),
            )
            .view()
        })
    };
    let title = if count == 1 {
        "This file asks to destroy 1 answer".to_owned()
    } else {
        format!("This file asks to destroy {count} answers")
    };
    let label = title.clone();
    view! {
        <section aria-label=label>
            <h4 class="govuk-heading-s">{title}</h4>
            <p class="govuk-body">
                "\u{201c}Apply\u{201d} does not do that: what stands here stays. Unless you know that the words have to go, leave each as it is."
            </p>
            <For each=move || 0..shown.get() key=|at| *at children=item/>
            {more}
        </section>
    }
    .into_any()
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("{}\u{2026}", words.get(..at).unwrap_or_default()),
        None => words.to_owned(),
    }
}

fn one(
    bench: Bench,
    id: String,
    at: usize,
    asked: Asked,
    (here, words): (Operation, String),
    who: String,
) -> AnyView {
    let label = wording::key(&here.key);
    let words = if words.is_empty() { "(no answer)".to_owned() } else { words };
    let request = match (&asked.by, &asked.why) {
        (Some(by), Some(why)) => {
            format!("{} destroyed it on another device: {}", by.in_words(), shortened(why))
        }
        (Some(by), None) => format!("{} destroyed it on another device and gave no reason.", by.in_words()),
        (None, _) => {
            format!("The file of {who} says that it was destroyed. It does not say who did that, nor why.")
        }
    };
    let control = format!("destroy-{id}-{at}");
    let asks = RwSignal::new(false);
    let why = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let stamp = here.stamp;
    let is_gone = {
        let id = id.clone();
        memo(move || bench.open.is_erased(&id, stamp))
    };
    let destroy = {
        let (id, control) = (id, control.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let reason = why.get_untracked();
            is_missing.set(reason.trim().is_empty());
            if reason.trim().is_empty() {
                crate::browser::page::focus(&control);
            } else {
                bench.erase(&id, stamp, reason);
            }
        }
    };
    let name = label.clone();
    let form = move || {
        let (control, destroy) = (control.clone(), destroy.clone());
        asks.get().then(move || {
            let label = Labelled::new(&control, "Why it has to be destroyed")
                .hint("Do not repeat the words themselves: the reason stays.")
                .error(move || is_missing.get().then_some("Enter the reason. It is kept with the record."))
                .spoken();
            let reason = TextBox::new("destroy-reason", Kept::No("the review of a file ends with its screen"), control, why, move |words| {
                why.set(words);
            })
            .rows(2)
            .described(label.described())
            .view();
            view! {
                <form class="govuk-inset-text" on:submit=destroy>
                    <p class="govuk-body">
                        "The words are destroyed on this device for ever. It cannot be undone, not even by a file that still holds them. The history says that you did it, when and why."
                    </p>
                    {label.view(reason)}
                    <div class="govuk-button-group">
                        {Button::submit(Look::Warning, "Destroy it here").view()}
                        {Button::new(Look::Secondary, "Keep it", move || asks.set(false)).view()}
                    </div>
                </form>
            }
        })
    };
    let body = move || {
        if is_gone.get() {
            return view! { <p class="govuk-body" role="status">"Destroyed on this device."</p> }.into_any();
        }
        let (form, name) = (form.clone(), name.clone());
        view! {
            <p class="kith-plain">{words.clone()}</p>
            <p class="kith-conflict__who">{who_when(&here)}</p>
            <p class="govuk-body">{request.clone()}</p>
            <p class="govuk-body"><strong>"It is kept."</strong>" "
                {Button::new(Look::Link, "Destroy it here\u{2026}", move || asks.update(|asks| *asks = !*asks))
                    .about(format!(" {name}"))
                    .expanded(move || asks.get())
                    .view()}
            </p>
            {form}
        }
        .into_any()
    };
    view! {
        <section class="kith-conflict" aria-label=format!("Asked to destroy: {label}")>
            <h5 class="kith-conflict__heading">{label.clone()}</h5>
            {body}
        </section>
    }
    .into_any()
}
