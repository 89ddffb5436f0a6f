//! Ways out of any diagram: as SVG or PNG, on paper, and in words. What is not shown is not in any of them, and neither is
//! what is kept back from every shared copy.

use super::painted;
use crate::{
    diagrams::{genogram::privacy::KeptBack, outline, paper, scene::Scene, svg},
    handoff::{
        redaction::{
            names::{Finder, Known, Pattern, patterns},
            scan::Scan,
        },
        release::{Content, Form, Outcome, Way},
    },
    parts::{Button, Look, TickBox},
    screens::door,
    workbench::{Bench, Realm, bench::use_bench, releasing::Tell},
};
use leptos::prelude::*;

/// What leaves, and how it is called. It is a handle: copying it copies no drawing.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// What it is, as the record says it. Every file is called by it too: it says nothing of a person.
    pub what: &'static str,
    /// The drawing as it leaves: with the key to its signs; for paper it may need larger words.
    pub scene: Callback<bool, Scene>,
    /// The same in prose.
    pub prose: Callback<(), Vec<String>>,
    /// What is kept back, and all that is shown anyway, in small letters.
    pub kept: Callback<(), (KeptBack, String)>,
    /// Whether initials stand for names.
    pub by_initials: Signal<bool>,
    /// Whether what is marked to be kept back from every shared copy leaves all the same: only when it is asked for.
    pub with_private: RwSignal<bool>,
    /// Whether there is anything of that kind on the screen.
    pub has_private: Signal<bool>,
    /// The sheet that is laid out for printing.
    pub paper: RwSignal<Option<paper::Sheet>>,
    /// What a screen reader hears.
    pub announcement: RwSignal<String>,
}

/// What no output may hold: what is kept back and is not shown anyway.
fn scan(leaving: Leaving) -> Scan {
    let (kept, shared) = untrack(|| leaving.kept.run(()));
    let known = |name: &String| Known { id: String::new(), shown: name.clone(), names: vec![name.clone()] };
    let mut names = patterns(&kept.names.iter().map(known).collect::<Vec<_>>());
    // A surname that somebody in the drawing has as well is shown anyway, and a small letter begins no name.
    let is_name = |name: &Pattern| name.shown.starts_with(char::is_uppercase);
    names.retain(|name| is_name(name) && Finder::new(std::slice::from_ref(name)).find(&shared).is_empty());
    Scan::new(&kept.words, &shared, &names, "")
}

/// What would leave, with what it is looked through for.
fn going(leaving: Leaving, content: Content) -> door::Leaving {
    let by_initials = leaving.by_initials.get_untracked();
    door::Leaving { content, scan: Some(scan(leaving)), by_initials }
}

/// The commands.
#[must_use]
pub fn out(bench: Bench, leaving: Leaving, hint: &'static str) -> AnyView {
    let Leaving { what, scene, prose, paper, announcement, with_private, has_private, .. } = leaving;
    let save = move |form: Form, ending: &str, content: Content| {
        let name = format!("kith-{what}.{ending}");
        let kind = ending.to_uppercase();
        let heard = move |outcome: Outcome| {
            if let Outcome::Left(_) = outcome {
                let _ = announcement.try_set(format!("The drawing was saved as {kind}."));
            }
        };
        going(leaving, content).leave(bench, (what, form, &name), Way::Download, Tell::Quietly, heard);
    };
    let save_svg = move || {
        let text = svg::exported(&untrack(|| scene.run(false)));
        save(Form::Svg, "svg", Content::Text(text.into()));
    };
    let save_png = move || {
        let scene = untrack(|| scene.run(false));
        let svg = svg::exported(&scene).into();
        save(Form::Png, "png", Content::Picture { svg, width: scene.width, height: scene.height });
    };
    let copy = move || {
        let text = untrack(|| prose.run(())).join("\n\n");
        let content = Content::Text(text.into());
        let told = move |outcome: Outcome| {
            if outcome == Outcome::Left(String::new()) {
                bench.notify_error(
                    "The browser did not allow copying. Select the text below and copy it yourself.",
                );
            }
        };
        going(leaving, content).leave(bench, (what, Form::Text, ""), Way::Clipboard, Tell::Notice, told);
    };
    let print = move |sheet: paper::Sheet| {
        let (scan, by_initials) = (scan(leaving), leaving.by_initials.get_untracked());
        paper.set(Some(sheet));
        request_animation_frame(move || {
            request_animation_frame(move || {
                let page = door::Leaving::page(Some(scan), by_initials);
                page.leave(bench, (what, Form::Print, ""), Way::Print, Tell::Notice, |_| {});
            });
        });
    };
    let paragraph = |words: String| view! { <p class="govuk-body">{words}</p> };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Save and print"</h2>
        <p class="govuk-hint">{hint}</p>
        {move || has_private.get().then(|| {
            TickBox::new("out-private", "Give out what is kept back, too", with_private, move |is_on| with_private.set(is_on))
                .hint("You see it on this screen. It leaves only if you tick this.")
                .alone("govuk-!-margin-bottom-4")
        })}
        <div class="kith-bar__choices">
            {Button::new(Look::Command, "Save as SVG", save_svg).view()}
            {Button::new(Look::Command, "Save as PNG", save_png).view()}
            {Button::new(Look::Command, "Print on A4", move || print(paper::A4)).view()}
            {Button::new(Look::Command, "Print on A3", move || print(paper::A3)).view()}
            {Button::new(Look::Command, "Copy in words", copy).view()}
        </div>
        {move || paper::warning(&scene.run(true)).map(|words| view! { <p class="govuk-inset-text">{words}</p> })}
        <h3 class="govuk-heading-s">"In words"</h3>
        {move || prose.run(()).into_iter().map(paragraph).collect_view()}
    }
    .into_any()
}

/// The paper: the drawing as large as the sheet, its key, and the same in words on the next page.
#[must_use]
pub fn paper(leaving: Leaving) -> AnyView {
    let bench = use_bench();
    let is_training = bench.realm() == Realm::Training;
    door::note_prints(bench, move || {
        let is_laid = leaving.paper.with_untracked(Option::is_some);
        is_laid.then(|| (leaving.what.to_owned(), leaving.by_initials.get_untracked().then(|| scan(leaving))))
    });
    let laid_out = move || {
        let sheet = leaving.paper.get()?;
        let scene = leaving.scene.run(true);
        let area = format!("{:.0} {:.0} {:.0} {:.0}", scene.left, scene.top, scene.width, scene.height);
        let words: Vec<String> = outline::as_text(&scene).lines().map(str::to_owned).collect();
        let paint = scene.items.into_iter().map(|item| item.paint).collect();
        let class = format!("kith-paper-sheet kith-paper-sheet--{}", sheet.name.to_lowercase());
        let line = |words: String| view! { <p>{words}</p> };
        Some(view! {
            <section class=class data-paper="" aria-label="For print">
                {is_training.then(|| view! { <p class="kith-paper-sheet__training">"TRAINING: everyone in this case is invented"</p> })}
                {painted(area, "kith-paper-sheet__drawing", Some(scene.title), paint)}
                <div class="kith-paper-sheet__words">{words.into_iter().map(line).collect_view()}</div>
            </section>
        })
    };
    laid_out.into_any()
}
