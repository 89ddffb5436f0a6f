//! Ways out of any diagram: as SVG or PNG, on paper, and in words. What is not shown is not in any of them.

use super::painted;
use crate::{
    browser::{files, page, picture},
    diagrams::{genogram::privacy::KeptBack, outline, paper, scene::Scene, svg},
    handoff::redaction::{
        names::{Finder, Known, Pattern, patterns},
        scan::Scan,
    },
    workbench::{
        Bench,
        bench::{Realm, use_bench},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// What leaves, and how it is called. It is a handle: copying it copies no drawing.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// The name of every file: it says nothing of a person.
    pub name: &'static str,
    /// The drawing as it leaves: with the key to its signs; for paper it may need larger words.
    pub scene: Callback<bool, Scene>,
    /// The same in prose.
    pub prose: Callback<(), Vec<String>>,
    /// What is kept back, and all that is shown anyway, in small letters.
    pub kept: Callback<(), (KeptBack, String)>,
    /// The sheet that is laid out for printing.
    pub paper: RwSignal<Option<paper::Sheet>>,
    /// What a screen reader hears.
    pub said: RwSignal<String>,
}

/// Says what stands in an output although it is kept back, and answers whether the output may leave.
fn may_leave(bench: Bench, leaving: Leaving, output: &str) -> bool {
    let (kept, shared) = untrack(|| leaving.kept.run(()));
    let known = |name: &String| Known { id: String::new(), shown: name.clone(), names: vec![name.clone()] };
    let mut names = patterns(&kept.names.iter().map(known).collect::<Vec<_>>());
    // A surname that somebody in the drawing has as well is shown anyway, and a small letter begins no name.
    let is_name = |name: &Pattern| name.shown.starts_with(char::is_uppercase);
    names.retain(|name| is_name(name) && Finder::new(std::slice::from_ref(name)).find(&shared).is_empty());
    let hits = Scan::new(&kept.words, &shared, &names, "").check(output.as_bytes());
    let Some(hit) = hits.first() else { return true };
    bench.trouble(&format!("Nothing was saved or printed. {hit}"));
    false
}

/// The commands.
#[must_use]
pub fn out(bench: Bench, leaving: Leaving, hint: &'static str) -> AnyView {
    let Leaving { name, scene, prose, paper, said, .. } = leaving;
    let may_leave = move |output: &str| may_leave(bench, leaving, output);
    let save_svg = move |_| {
        let text = svg::exported(&untrack(|| scene.run(false)));
        if !may_leave(&text) {
            return;
        }
        match picture::save_svg(&format!("{name}.svg"), &text) {
            Ok(()) => said.set("The drawing was saved as an SVG file.".to_owned()),
            Err(words) => bench.trouble(&words),
        }
    };
    let save_png = move |_| {
        let scene = untrack(|| scene.run(false));
        let text = svg::exported(&scene);
        if !may_leave(&text) {
            return;
        }
        spawn_local(async move {
            match picture::save_png(&format!("{name}.png"), &text, scene.width, scene.height).await {
                Ok(()) => said.set("The drawing was saved as a PNG file.".to_owned()),
                Err(words) => bench.trouble(&words),
            }
        });
    };
    let copy = move |_| {
        let text = untrack(|| prose.run(())).join("\n\n");
        if !may_leave(&text) {
            return;
        }
        spawn_local(async move {
            match files::copy(&text).await {
                Ok(()) => bench.tell("The drawing in words is on the clipboard."),
                Err(words) => bench.trouble(&words),
            }
        });
    };
    let print = move |sheet: paper::Sheet| {
        if !may_leave(&svg::exported(&untrack(|| scene.run(true)))) {
            return;
        }
        paper.set(Some(sheet));
        request_animation_frame(|| request_animation_frame(page::print));
    };
    let button = "govuk-button govuk-button--secondary kith-bar__button";
    let paragraph = |words: String| view! { <p class="govuk-body">{words}</p> };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Save and print"</h2>
        <p class="govuk-hint">{hint}</p>
        <div class="kith-bar__choices">
            <button type="button" class=button on:click=save_svg>"Save as SVG"</button>
            <button type="button" class=button on:click=save_png>"Save as PNG"</button>
            <button type="button" class=button on:click=move |_| print(paper::A4)>"Print on A4"</button>
            <button type="button" class=button on:click=move |_| print(paper::A3)>"Print on A3"</button>
            <button type="button" class=button on:click=copy>"Copy in words"</button>
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
    let is_training = use_bench().realm() == Realm::Training;
    let laid_out = move || {
        let sheet = leaving.paper.get()?;
        let scene = leaving.scene.run(true);
        let area = format!("{:.0} {:.0} {:.0} {:.0}", scene.left, scene.top, scene.width, scene.height);
        let words: Vec<String> = outline::as_text(&scene).lines().map(str::to_owned).collect();
        let paint = scene.items.into_iter().map(|item| item.paint).collect();
        let class = format!("kith-paper-sheet kith-paper-sheet--{}", sheet.name.to_lowercase());
        let line = |words: String| view! { <p>{words}</p> };
        Some(view! {
            <section class=class aria-label="For print">
                {is_training.then(|| view! { <p class="kith-paper-sheet__training">"TRAINING: everyone in this case is invented"</p> })}
                {painted(area, "kith-paper-sheet__drawing", Some(scene.title), paint)}
                <div class="kith-paper-sheet__words">{words.into_iter().map(line).collect_view()}</div>
            </section>
        })
    };
    laid_out.into_any()
}
