//! Ways out: the drawing as SVG or PNG, on paper, and in words. What is not shown is not in any of them.

use super::desk::Desk;
use crate::{
    browser::{files, page, painter, picture},
    diagrams::genogram::{Scene, Settings, View, build, narrative::narrative, outline, privacy, svg},
    handoff::redaction::{
        names::{Finder, Known, Pattern, patterns},
        scan::Scan,
    },
};
use leptos::{prelude::*, svg as element, task::spawn_local};

/// A sheet of paper, lying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// 297 by 210 mm.
    A4,
    /// 420 by 297 mm.
    A3,
}

/// The name of every file: it says nothing of a person.
const NAME: &str = "kith-genogram";

/// The drawing as it leaves: with the key to its signs.
fn leaving(desk: Desk) -> Scene {
    let day = desk.day();
    desk.visible.with_untracked(|visible| {
        let settings = Settings { legend: true, heading: true, ..desk.settings.get_untracked() };
        desk.arranged.with_untracked(|all| build(&View::new(visible, &settings, day), &all.arrangement))
    })
}

/// Says what stands in an output although it is kept back, and answers whether the output may leave.
fn may_leave(desk: Desk, output: &str) -> bool {
    let hits = desk.family.with_untracked(|whole| {
        desk.visible.with_untracked(|visible| {
            let kept = privacy::kept_back(whole, visible);
            let shared = privacy::shared(visible);
            let known =
                |name: &String| Known { id: String::new(), shown: name.clone(), names: vec![name.clone()] };
            let mut names = patterns(&kept.names.iter().map(known).collect::<Vec<_>>());
            // A surname that somebody in the drawing has as well is shown anyway, and a small letter begins no name.
            let is_name = |name: &Pattern| name.shown.starts_with(char::is_uppercase);
            names.retain(|name| {
                is_name(name) && Finder::new(std::slice::from_ref(name)).find(&shared).is_empty()
            });
            Scan::new(&kept.words, &shared, &names, "").check(output.as_bytes())
        })
    });
    let Some(hit) = hits.first() else { return true };
    desk.bench.trouble(&format!("Nothing was saved or printed. {hit}"));
    false
}

/// The drawing in prose.
fn prose(desk: Desk) -> Vec<String> {
    desk.with_view(narrative)
}

/// The commands.
#[component]
pub fn Out(
    /// What the parts of the screen share.
    desk: Desk,
    /// The sheet that is laid out for printing.
    paper: RwSignal<Option<Sheet>>,
) -> impl IntoView {
    let save_svg = move |_| {
        let text = svg::exported(&untrack(|| leaving(desk)));
        if !may_leave(desk, &text) {
            return;
        }
        match picture::save_svg(&format!("{NAME}.svg"), &text) {
            Ok(()) => desk.said.set("The drawing was saved as an SVG file.".to_owned()),
            Err(words) => desk.bench.trouble(&words),
        }
    };
    let save_png = move |_| {
        let scene = untrack(|| leaving(desk));
        let text = svg::exported(&scene);
        if !may_leave(desk, &text) {
            return;
        }
        spawn_local(async move {
            match picture::save_png(&format!("{NAME}.png"), &text, scene.width, scene.height).await {
                Ok(()) => desk.said.set("The drawing was saved as a PNG file.".to_owned()),
                Err(words) => desk.bench.trouble(&words),
            }
        });
    };
    let copy = move |_| {
        let text = untrack(|| prose(desk)).join("\n\n");
        if !may_leave(desk, &text) {
            return;
        }
        spawn_local(async move {
            match files::copy(&text).await {
                Ok(()) => desk.bench.tell("The family in words is on the clipboard."),
                Err(words) => desk.bench.trouble(&words),
            }
        });
    };
    let print = move |sheet: Sheet| {
        if !may_leave(desk, &svg::exported(&untrack(|| leaving(desk)))) {
            return;
        }
        paper.set(Some(sheet));
        request_animation_frame(|| request_animation_frame(page::print));
    };
    let button = "govuk-button govuk-button--secondary kith-bar__button";
    let paragraph = |words: String| view! { <p class="govuk-body">{words}</p> };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Save and print"</h2>
        <p class="govuk-hint">"Only what is shown goes out. Look under \u{201c}Show\u{201d} first: \u{201c}As for the client\u{201d} leaves abuse and judgements out, and initials can stand for names."</p>
        <div class="kith-bar__choices">
            <button type="button" class=button on:click=save_svg>"Save as SVG"</button>
            <button type="button" class=button on:click=save_png>"Save as PNG"</button>
            <button type="button" class=button on:click=move |_| print(Sheet::A4)>"Print on A4"</button>
            <button type="button" class=button on:click=move |_| print(Sheet::A3)>"Print on A3"</button>
            <button type="button" class=button on:click=copy>"Copy in words"</button>
        </div>
        <h3 class="govuk-heading-s">"In words"</h3>
        {move || prose(desk).into_iter().map(paragraph).collect_view()}
    }
}

/// The paper: the drawing as large as the sheet, its key, and the same in words on the next page.
#[component]
pub fn Paper(
    /// What the parts of the screen share.
    desk: Desk,
    /// The sheet that is laid out.
    paper: RwSignal<Option<Sheet>>,
) -> impl IntoView {
    move || {
        let sheet = paper.get()?;
        let scene = leaving(desk);
        let node: NodeRef<element::Svg> = NodeRef::new();
        let area = format!("{:.0} {:.0} {:.0} {:.0}", scene.left, scene.top, scene.width, scene.height);
        let title = scene.title.clone();
        let words: Vec<String> = outline::as_text(&scene).lines().map(str::to_owned).collect();
        Effect::new(move |_| {
            if let Some(drawing) = node.get() {
                let root: &web_sys::Element = drawing.as_ref();
                root.set_text_content(None);
                for item in &scene.items {
                    painter::paint_into(root, &item.paint);
                }
            }
        });
        let class = match sheet {
            Sheet::A4 => "kith-paper-sheet kith-paper-sheet--a4",
            Sheet::A3 => "kith-paper-sheet kith-paper-sheet--a3",
        };
        let line = |words: String| view! { <p>{words}</p> };
        Some(view! {
            <section class=class aria-label="For print">
                <svg class="kith-paper-sheet__drawing" role="img" aria-label=title viewBox=area node_ref=node></svg>
                <div class="kith-paper-sheet__words">{words.into_iter().map(line).collect_view()}</div>
            </section>
        })
    }
}
