//! The frame around every screen: header, training bar, notice, the screen itself and the status line.

use super::{
    changed, home, later, removed, set_up,
    undoing::Undoing,
    unlock, update,
    waiting::{self, Later},
};
use crate::parts::heading::rescue;
use crate::{
    browser::{focus, memo::memo, page, soon},
    case::Subject,
    edit::Edit,
    parts::{Button, Dialog, Look, text::Spelling},
    workbench::{Bench, Place, Realm, place::CasePlace, second::second, state::Gate, update::Updates},
};
use leptos::prelude::*;

/// The whole program.
#[component]
pub fn App() -> impl IntoView {
    let bench = Bench::set_up();
    let _ = Updates::set_up(bench);
    let undoing = Undoing::provide(bench);
    let allowed = memo(move || bench.preferences.with(|preferences| preferences.spelling));
    provide_context(Spelling(allowed.into()));
    later::provide();
    let place = memo(move || bench.address.with(|address| address.place.screen()));
    let is_training = memo(move || bench.realm() == Realm::Training);
    let gate = memo(move || match bench.locking.gate.get() {
        gate if gate.is_for_all() => gate,
        _ if is_training.get() => Gate::Open,
        gate => gate,
    });
    let is_first = StoredValue::new(true);
    // The screen's heading takes the focus when the address changes, so that a screen reader begins there.
    Effect::new(move |_| {
        let title = match gate.get() {
            Gate::Open | Gate::Unknown => title(&place.get()),
            Gate::SetUp { .. } => "Protect this device".to_owned(),
            Gate::Locked | Gate::Covered => "Locked".to_owned(),
            Gate::Broken(_) => "Storage that cannot be read".to_owned(),
            Gate::Changed { .. } => "The program was changed".to_owned(),
            Gate::BeingRemoved { .. } | Gate::PartlyRemoved(_) | Gate::Removed => "Removed".to_owned(),
        };
        page::set_title(&format!("{title} \u{2013} Kith"));
        // The locked page gives the focus to its only field by itself.
        if !is_first.get_value() && matches!(gate.get_untracked(), Gate::Open) {
            soon::begin_at("#page-title");
        }
        is_first.set_value(false);
    });
    focus::keep();
    window_event_listener(leptos::ev::keydown, move |event| {
        // In a text field the browser's own undo belongs to the letters; the record's is on the button.
        let is_field = event.target().is_some_and(|target| {
            use wasm_bindgen::JsCast as _;
            target.dyn_ref::<web_sys::HtmlInputElement>().is_some()
                || target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some()
        });
        if event.ctrl_key() && event.alt_key() && event.code() == "KeyL" {
            event.prevent_default();
            return bench.lock();
        }
        if (event.ctrl_key() || event.meta_key()) && !is_field && !event.alt_key() {
            let edit = match (event.key().as_str(), event.shift_key()) {
                ("z", false) => Edit::Undo,
                ("Z" | "z", true) | ("y", false) => Edit::Redo,
                _ => return,
            };
            event.prevent_default();
            if bench.is_case_on_screen() {
                undoing.attempt(edit);
            }
        }
    });
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus("main");
    };
    view! {
        <div class=move || if is_training.get() { "kith-frame kith-training" } else { "kith-frame" }>
            <a class="govuk-skip-link" href="#main" on:click=skip>"Skip to main content"</a>
            <Header is_training gate/>
            <div class="govuk-width-container kith-frame__page">
                <main class="govuk-main-wrapper" id="main" tabindex="-1">
                    {update::banner()}
                    <NoticeView/>
                    {waiting::part(Later::Elsewhere)}
                    {move || match gate.get() {
                        Gate::Open => {
                            bench.open.anew.track();
                            screen(place.get())
                        }
                        Gate::Changed { is_kept } => changed::screen(is_kept),
                        gate @ (Gate::BeingRemoved { .. } | Gate::PartlyRemoved(_) | Gate::Removed) => removed::screen(gate),
                        // Whoever may not see the cases may still read what the program is.
                        _ if place.get() == Place::About => waiting::screen(Later::Screen(Place::About)),
                        Gate::SetUp { was_cleared } => set_up::screen(was_cleared),
                        Gate::Locked => unlock::screen(false),
                        Gate::Covered => unlock::screen(true),
                        Gate::Broken(words) => waiting::screen(Later::Broken(words)),
                        Gate::Unknown => view! {
                            <p class="govuk-body" role="status">"Opening the storage of this device\u{2026}"</p>
                            {rescue()}
                        }.into_any(),
                    }}
                </main>
            </div>
            {move || (gate.get() == Gate::Open).then(|| waiting::part(Later::Status))}
            <LockWarning/>
        </div>
    }
}

fn screen(place: Place) -> AnyView {
    match place {
        Place::Home => home::screen(),
        place => waiting::screen(Later::Screen(place)),
    }
}

/// What the screen is called in the browser's title. Never a name, a date or a number of a client's.
fn title(place: &Place) -> String {
    let words = match place {
        Place::Home => "Cases on this device",
        Place::Preferences => "Your details",
        Place::Protection => "Protection of this device",
        Place::Search => "Search",
        Place::OpenFile => "Open a hand-off file",
        Place::OpenPractice => "Open a copy of my practice",
        Place::HandOver | Place::Case(_, CasePlace::HandOver) => "Hand over",
        Place::About => "About Kith",
        Place::Case(_, CasePlace::Received) => "Files received",
        Place::Case(_, CasePlace::Overview) if place.subject() == Subject::Practice => "My practice",
        Place::Case(_, CasePlace::Overview) => "Case",
        Place::Case(_, CasePlace::Chronology | CasePlace::ChronologyAt(_)) => "Chronology",
        Place::Case(_, CasePlace::Genogram | CasePlace::GenogramAt(..)) => "Genogram",
        Place::Case(_, CasePlace::Ecomap) => "Ecomap",
        Place::Case(_, CasePlace::Strengths) => "Strengths map",
        Place::Case(_, CasePlace::History(_)) => "History",
        Place::Case(_, CasePlace::Past) => "The case at a date",
        Place::Case(_, CasePlace::Send(_)) => "Send the consultation",
        // The forms are in the second file, and so is this screen.
        Place::Case(_, place @ (CasePlace::Form(..) | CasePlace::List(..) | CasePlace::Print(..))) => {
            let second = second().filter(|_| waiting::is_here());
            return second.and_then(|second| second.title(place)).unwrap_or_else(|| "Case".to_owned());
        }
    };
    words.to_owned()
}

#[component]
fn Header(is_training: Memo<bool>, gate: Memo<Gate>) -> impl IntoView {
    let bench = crate::workbench::bench::use_bench();
    let link = move |place: Place| {
        // The links follow the realm, so that nobody steps out of the training case unawares.
        let _ = is_training.get();
        bench.link(place)
    };
    let item = move |place: Place, words: &'static str| {
        let there = place.clone();
        let here = move || bench.address.with(|address| address.place == there).then_some("page");
        view! {
            <li>
                <a class="kith-header__link" href=move || link(place.clone()) aria-current=here>{words}</a>
            </li>
        }
    };
    let lock = move || {
        Button::new(Look::Own("kith-header__lock"), "Lock", move || bench.lock())
            .attribute("aria-keyshortcuts", || Some("Control+Alt+L".to_owned()))
            .view()
    };
    view! {
        <header class="kith-header">
            <div class="govuk-width-container kith-header__container">
                <a class="kith-header__name" href=move || link(Place::Home)>"Kith"</a>
                <nav aria-label="Main">
                    <ul class="kith-header__links">
                        {move || (gate.get() == Gate::Open).then(|| view! {
                            {item(Place::Home, "Cases")}
                            {item(Place::Search, "Search")}
                            {item(Place::OpenFile, "Open a file")}
                            {item(Place::HandOver, "Hand over")}
                            {item(Place::Preferences, "Your details")}
                        }.into_any())}
                        {item(Place::About, "About")}
                    </ul>
                </nav>
                {move || (gate.get() == Gate::Open && !is_training.get()).then(lock)}
            </div>
        </header>
        {move || is_training.get().then(|| view! {
            <section class="kith-training__bar" aria-label="Training">
                <strong>"TRAINING"</strong>
                " Everyone in this case is invented. It is kept apart from your cases. "
                <a class="kith-training__leave" href="#/">"Leave training"</a>
            </section>
        })}
    }
}

/// Says a minute before that Kith will lock, and lets it be put off.
#[component]
fn LockWarning() -> impl IntoView {
    let bench = crate::workbench::bench::use_bench();
    let is_warning = memo(move || bench.locking.locks_in.with(Option::is_some));
    let seconds = move || bench.locking.locks_in.get().unwrap_or_default();
    move || {
        is_warning.get().then(|| {
            view! {
                <Dialog title="Kith is about to lock" on_close=Callback::new(move |()| bench.stay_open())>
                    <p class="govuk-body" role="timer">
                        "Nobody has touched this page for a while. It locks in " {seconds} " seconds. Everything you have typed is kept."
                    </p>
                    <div class="govuk-button-group">
                        {Button::new(Look::Primary, "Stay open", move || bench.stay_open()).view()}
                        {Button::new(Look::Secondary, "Lock now", move || bench.lock()).view()}
                    </div>
                </Dialog>
            }
        })
    }
}

#[component]
fn NoticeView() -> impl IntoView {
    let bench = crate::workbench::bench::use_bench();
    move || {
        bench.notice.get().map(|notice| {
            let (class, role, heading) = match notice.is_error {
                true => ("moj-alert moj-alert--error kith-no-print", "alert", "There is a problem"),
                false => ("moj-alert moj-alert--success kith-no-print", "status", "Done"),
            };
            view! {
                <section class=class role=role aria-label=heading>
                    <div class="moj-alert__content">
                        {notice.words}
                        {notice.way.map(|(words, place)| view! { " " <a class="govuk-link" href=bench.link(place)>{words}</a> })}
                    </div>
                    <div class="moj-alert__action">
                        {Button::new(Look::Link, "Put away", move || bench.notice.set(None)).view()}
                    </div>
                </section>
            }
        })
    }
}

/// Says in plain words that the program has stopped. It is put together without the app, which may be what broke.
pub fn show_panic_notice() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let (Some(body), Ok(notice)) = (document.body(), document.create_element("div")) else {
        return;
    };
    let _ = notice.set_attribute("role", "alert");
    notice.set_class_name("kith-panic");
    notice.set_text_content(Some(
        "Kith has stopped because of a mistake in the program. What the status line said was saved is safe on this device. Reload the page to go on.",
    ));
    let _ = body.prepend_with_node_1(&notice);
}
