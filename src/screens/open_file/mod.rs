//! Opening a hand-off file: what it would bring is shown first, and nothing is applied before "Apply".

mod asked;
mod changes;
mod conflict;
mod found;
mod received;
mod taken;
mod training;

pub use received::{link as received_link, screen as received};
pub use training::training_offer;

use crate::parts::heading::heading;
use crate::{
    browser::{
        files,
        memo::memo,
        page,
        task::{Latest, OfScreen},
        worker::{self, Trouble},
    },
    case::{Author, Subject},
    handoff::{self, Unreadable, armour::is_locked, pieces::Heading, reading::LARGEST},
    parts::{Button, Look, PaperView, TickBox},
    reports::Document,
    workbench::{Bench, Realm, bench::use_bench, importing::Incoming, place::CasePlace},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use zeroize::{Zeroize, Zeroizing};

/// Where the opening of a file stands.
#[derive(Clone)]
pub(super) enum Review {
    /// It is being read, or held against what is here.
    Reading,
    /// It is locked; the passphrase that was tried last was wrong, or none was tried yet.
    Locked { trouble: Option<String> },
    /// It cannot be opened, for this reason.
    Refused(String),
    /// It was written by a newer version.
    Newer { app: String, cases: Vec<Vec<Document>> },
    /// It can be reviewed.
    Found(Found),
}

/// A file that can be reviewed.
#[derive(Clone)]
pub(super) struct Found {
    pub by: Author,
    pub at: String,
    /// What the file says was left out of it.
    pub left_out: Option<String>,
    pub cases: Vec<Incoming>,
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Opening {
    bench: Bench,
    review: RwSignal<Option<Review>, LocalStorage>,
    file: StoredValue<Option<web_sys::File>, LocalStorage>,
    percent: RwSignal<u32>,
    /// What a screen reader is told.
    announcement: RwSignal<String>,
    /// What was cancelled, or overtaken by another file, is not shown when it comes all the same.
    reading: Latest<()>,
    here: OfScreen,
}

impl Opening {
    fn stands(self, review: Option<Review>) {
        let _ = self.review.try_set(review);
    }

    fn choose(self, file: web_sys::File) {
        self.file.set_value(Some(file));
        self.read(None);
    }

    fn stop(self) {
        self.reading.forget();
        worker::cancel();
        self.file.set_value(None);
        self.stands(None);
        let _ = self.announcement.try_set("Reading was cancelled. Nothing was changed.".to_owned());
        page::focus("hand-off-file");
    }

    /// Reads the file that was chosen, with a passphrase when there is one.
    fn read(self, passphrase: Option<Zeroizing<String>>) {
        let Some(file) = self.file.get_value() else { return };
        let ticket = self.reading.begin();
        self.percent.set(0);
        self.stands(Some(Review::Reading));
        self.announcement.set("Reading the file\u{2026}".to_owned());
        self.here.start(async move {
            let review = self.examine(&file, passphrase).await;
            if !ticket.set(()) {
                return;
            }
            let announcement = match &review {
                Review::Found(found) => found.in_words(),
                Review::Locked { trouble: None } => "This file is locked. Enter its passphrase.".to_owned(),
                // Alerts speak for themselves.
                _ => String::new(),
            };
            let focus = match &review {
                Review::Found(_) | Review::Newer { .. } => "review-title",
                Review::Locked { .. } => "file-passphrase",
                _ => "hand-off-file",
            };
            self.stands(Some(review));
            let _ = self.announcement.try_set(announcement);
            self.here.next_frame(move || page::focus(focus));
        });
    }

    async fn examine(self, file: &web_sys::File, passphrase: Option<Zeroizing<String>>) -> Review {
        match self.examined(file, passphrase).await {
            Ok(review) => review,
            Err(words) => Review::Refused(words),
        }
    }

    async fn examined(
        self,
        file: &web_sys::File,
        passphrase: Option<Zeroizing<String>>,
    ) -> Result<Review, String> {
        #[expect(clippy::cast_precision_loss, reason = "a hundred million bytes")]
        if file.size() > LARGEST as f64 {
            return Ok(Review::Refused(Unreadable::TooLarge.to_string()));
        }
        if passphrase.is_none() {
            let beginning = files::beginning(file).await?;
            if is_locked(&beginning) {
                return Ok(Review::Locked { trouble: None });
            }
            if beginning.starts_with(b"{\"format\":\"kith-rescue\"") {
                return Err("This is a rescue file. It holds a whole device, and comes back on one that was not set up yet: open the rescue page there, from \u{201c}About\u{201d}.".to_owned());
            }
        }
        let content = files::read(file).await?;
        let percent = self.percent;
        let told = Box::new(move |part: f64| show(percent, part * 0.5));
        let reading =
            match worker::open_file(content, passphrase.as_ref().map(|words| words.as_str()), told).await {
                Ok(reading) => reading,
                Err(trouble @ Trouble::WrongPassphrase) => {
                    return Ok(Review::Locked { trouble: Some(trouble.to_string()) });
                }
                Err(trouble) => return Err(trouble.to_string()),
            };
        found(self.bench, reading, &move |part| show(percent, 50.0 + part * 50.0)).await
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "percent")]
fn show(percent: RwSignal<u32>, part: f64) {
    let now = part.clamp(0.0, 100.0) as u32;
    if percent.try_get_untracked().is_some_and(|before| before != now) {
        let _ = percent.try_set(now);
    }
}

/// Holds what was read against the cases of the present realm.
async fn found(bench: Bench, reading: worker::Reading, tell: &dyn Fn(f64)) -> Result<Review, String> {
    let (by, at, left_out, ids) = match reading.heading {
        Heading::Refused(unreadable) => return Ok(Review::Refused(unreadable.to_string())),
        Heading::Newer { app, cases } => return Ok(Review::Newer { app, cases }),
        Heading::Current { exported_at, exported_by, left_out, cases } => {
            (exported_by, exported_at, left_out, cases)
        }
    };
    let realm = untrack(|| bench.realm());
    for (id, _) in &ids {
        match (realm, Subject::of(id)) {
            (Realm::Practice, Subject::Case) => return Err("This file holds a case, and this is where a copy of your practice is opened. Choose \u{201c}Open a file\u{201d} at the top, and open it there.".to_owned()),
            (Realm::Live | Realm::Training, Subject::Practice) => return Err("This file holds the record of a practice, which never mixes with cases. Choose \u{201c}Open my practice\u{201d} on the list of cases, then \u{201c}Open a copy of my practice\u{201d}, and open it there.".to_owned()),
            _ => {}
        }
        match (realm == Realm::Training, handoff::findings::is_training(id)) {
            (false, true) => return Err("This file holds the training case. Open it from the training case\u{2019}s own page, so that it never mixes with your cases.".to_owned()),
            (true, false) => return Err("This file holds a real case, and this is the training page. Choose \u{201c}Leave training\u{201d} and open it there.".to_owned()),
            _ => {}
        }
    }
    let mut cases = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "a few cases")]
    let share = 1.0 / ids.len().max(1) as f64;
    let mut done = 0.0;
    for ((id, _), pieces) in ids.into_iter().zip(reading.cases) {
        cases.push(bench.hold_against(&id, pieces, &|part| tell(done + part * share)).await?);
        done += share;
    }
    Ok(Review::Found(Found { by, at, left_out, cases }))
}

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    // Applying belongs to the app: it goes on when the screen is left, and what it came to is told wherever one is.
    let is_taking = memo(move || bench.taking.with(Option::is_some));
    let opening = Opening {
        bench,
        review: RwSignal::new_local(None),
        file: StoredValue::new_local(None),
        percent: RwSignal::new(0),
        announcement: RwSignal::new(String::new()),
        reading: Latest::new(),
        here: OfScreen::here(),
    };
    // What is still being read when the screen is left would only use the device up.
    on_cleanup(move || {
        if opening.review.try_with_untracked(|review| matches!(review, Some(Review::Reading))) == Some(true) {
            worker::cancel();
        }
    });
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            opening.choose(file);
            // The same file may be chosen again, mended.
            input.set_value("");
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            opening.choose(file);
        }
    };
    let is_over = RwSignal::new(false);
    let is_of_practice = untrack(|| bench.realm()) == Realm::Practice;
    let (title, what) = match is_of_practice {
        true => ("Open a copy of my practice", "File of my practice"),
        false => ("Open a hand-off file", "Hand-off file"),
    };
    let bar = is_of_practice.then(|| super::practice::bar(bench, &CasePlace::Received));
    view! {
        {bar}
        {heading(title)}
        <p class="govuk-body">"Nothing is changed before you have seen what the file brings and chosen \u{201c}Apply\u{201d}."</p>
        <div class="govuk-form-group kith-drop" class:kith-drop--over=move || is_over.get()
            on:dragover=move |event| { event.prevent_default(); is_over.set(true); }
            on:dragleave=move |_| is_over.set(false)
            on:drop=move |event| { is_over.set(false); dropped(event); }>
            <label class="govuk-label govuk-label--m" for="hand-off-file">{what}</label>
            <div class="govuk-hint" id="hand-off-hint">"A file that was exported from Kith, locked or not; its name begins with \u{201c}kith-\u{201d}. You can also drop it here."</div>
            <input class="govuk-file-upload" type="file" id="hand-off-file" aria-describedby="hand-off-hint" on:change=chosen/>
        </div>
        <p class="govuk-visually-hidden" role="status" aria-label="Progress">{move || if is_taking.get() { taking_words(bench).to_owned() } else { opening.announcement.get() }}</p>
        {move || opening.review.get().map(|review| review_view(opening, review))}
        {move || is_taking.get().then(|| progress(bench))}
        {taken::view(bench)}
    }
    .into_any()
}

/// What is being done with a file.
fn taking_words(bench: Bench) -> &'static str {
    match bench.taking.get_untracked().is_some_and(|taking| taking.is_back) {
        true => "Taking the file back\u{2026}",
        false => "Applying the file\u{2026}",
    }
}

/// How far a file is that is being applied or taken back: it goes on when the screen is left, and is seen again here.
fn progress(bench: Bench) -> AnyView {
    let percent = move || bench.taking.get().map_or(100, |taking| taking.percent);
    view! {
        <div class="kith-progress">
            <label class="govuk-label" for="applying-progress">{taking_words(bench)} " " {percent} "%"</label>
            <progress class="kith-progress__bar" id="applying-progress" max="100" prop:value=move || f64::from(percent())></progress>
        </div>
    }
    .into_any()
}

fn review_view(opening: Opening, review: Review) -> AnyView {
    match review {
        Review::Reading => {
            let percent = opening.percent;
            view! {
                <div class="kith-progress">
                    <label class="govuk-label" for="reading-progress">"Reading the file\u{2026} " {move || percent.get()} "%"</label>
                    <progress class="kith-progress__bar" id="reading-progress" max="100" prop:value=move || f64::from(percent.get())></progress>
                    {Button::new(Look::Secondary, "Cancel", move || opening.stop()).view()}
                </div>
            }
            .into_any()
        }
        Review::Locked { trouble } => passphrase(opening, trouble),
        Review::Refused(words) => view! {
            <section class="moj-alert moj-alert--error" role="alert" aria-label="The file cannot be opened">
                <div class="moj-alert__content">
                    <h2 class="moj-alert__heading">"The file cannot be opened"</h2>
                    <p class="govuk-body govuk-!-margin-bottom-1">{words}</p>
                    <p class="govuk-body govuk-!-margin-bottom-0">"Nothing on this device was changed."</p>
                </div>
            </section>
        }
        .into_any(),
        Review::Newer { app, cases } => newer(&app, cases),
        Review::Found(found) => found::view(opening, found),
    }
}

/// Asks for the passphrase of a locked file.
fn passphrase(opening: Opening, trouble: Option<String>) -> AnyView {
    let words = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let empty = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = Zeroizing::new(words.get_untracked());
        if given.trim().is_empty() {
            empty.set(true);
            page::focus("file-passphrase");
        } else {
            opening.read(Some(given));
        }
    };
    // The field goes when the passphrase was used, when the screen is left and when Kith locks: its letters go with it.
    on_cleanup(move || {
        let _ = words.try_update_untracked(Zeroize::zeroize);
    });
    let is_wrong = trouble.is_some();
    let error = move || {
        let words =
            if empty.get() { Some("Enter the passphrase of the file.".to_owned()) } else { trouble.clone() };
        words.map(|words| view! {
            <p class="govuk-error-message" id="file-passphrase-error" role="alert">
                <span class="govuk-visually-hidden">"Error: "</span>{words}" Nothing on this device was changed."
            </p>
        })
    };
    let class = move || {
        let wrong = is_wrong || empty.get();
        if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
    };
    let described = move || {
        let wrong = is_wrong || empty.get();
        if wrong { "file-passphrase-hint file-passphrase-error" } else { "file-passphrase-hint" }
    };
    view! {
        <form class="kith-section" aria-label="Locked file" on:submit=submit>
            <h2 class="govuk-heading-m">"This file is locked"</h2>
            <div class=class>
                <label class="govuk-label" for="file-passphrase">"Passphrase of the file"</label>
                <div class="govuk-hint" id="file-passphrase-hint">"Ask whoever gave you the file, by telephone or in person. It is not the passphrase of this device."</div>
                {error}
                {crate::parts::TextBox::new("file-passphrase", crate::parts::Kept::No("a secret"), "file-passphrase", words, move |typed| words.set(typed))
                    .kind(Signal::derive(move || if is_shown.get() { "text" } else { "password" }))
                    .described(Signal::derive(move || Some(described().to_owned())))
                    .view()}
            </div>
            {TickBox::new("file-passphrase-shown", "Show the passphrase", is_shown, move |is_on| is_shown.set(is_on)).alone("")}
            <div class="govuk-button-group">
                {Button::submit(Look::Primary, "Unlock the file").view()}
                {Button::new(Look::Secondary, "Cancel", move || opening.stop()).view()}
            </div>
        </form>
    }
    .into_any()
}

fn newer(app: &str, cases: Vec<Vec<Document>>) -> AnyView {
    let document = |document: Document| {
        let title = document.title.clone();
        view! { <h2 class="govuk-heading-l">{title}</h2> <PaperView document/> }
    };
    let cases = cases.into_iter().flatten().map(document).collect_view();
    view! {
        <div class="govuk-inset-text" id="review-title" tabindex="-1">
            "This file was made by a newer version of Kith (" {app.to_owned()} "). It is shown here to read only, and nothing of it is kept. Update Kith to apply it."
        </div>
        {cases}
    }
    .into_any()
}
