//! The drawing as the text of an SVG file: self-contained, without a script, with every item named for screen readers.

use super::geometry::number;
use super::scene::{Anchor, Dash, Fill, Ink, Item, Paint, Pattern, Scene, Stroke};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The only style sheet, in exported files alone; on a screen the page's own colours apply.
const STYLE: &str = "text{font-family:Arial,Helvetica,sans-serif}";

/// The colour that an exported file has for an ink; on a screen the class `kith-…` decides.
const fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Line => "#0b0c0c",
        Ink::Quiet => "#8b9095",
        Ink::Good => "#00623b",
        Ink::Bad => "#b10e1e",
        Ink::Paper => "#ffffff",
    }
}

/// The end of the class of an ink.
#[must_use]
pub const fn ink_class(ink: Ink) -> &'static str {
    match ink {
        Ink::Line => "line",
        Ink::Quiet => "quiet",
        Ink::Good => "good",
        Ink::Bad => "bad",
        Ink::Paper => "paper",
    }
}

/// The lengths of strokes and gaps of a broken line.
#[must_use]
pub const fn dashes(dash: Dash) -> Option<&'static str> {
    match dash {
        Dash::Solid => None,
        Dash::Dashed => Some("7 4"),
        Dash::Long => Some("14 5"),
        Dash::Short => Some("4 3"),
        Dash::Dotted => Some("0.1 4.5"),
        Dash::DotDash => Some("9 4 0.1 4"),
    }
}

/// Text made safe for markup; what XML cannot hold is left out.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' | '\r' => safe.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Writes a drawing as a file of its own.
#[must_use]
pub fn exported(scene: &Scene) -> String {
    let mut text = String::new();
    let (left, top) = (number(scene.left), number(scene.top));
    let (width, height) = (number(scene.width), number(scene.height));
    let title = escaped(&scene.title);
    let _ = writeln!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"graphics-document document\" aria-label=\"{title}\">"
    );
    let _ = writeln!(text, "<title>{title}</title>");
    let _ = writeln!(text, "<style>{STYLE}</style>");
    definitions(&mut text, scene);
    let _ = writeln!(
        text,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        colour(Ink::Paper)
    );
    for entry in &scene.items {
        item(&mut text, entry);
    }
    text.push_str("</svg>\n");
    text
}

/// Writes some paint as a file of its own, for the golden files of single signs.
#[must_use]
pub fn of_paint(title: &str, paint: Vec<Paint>, width: f64, height: f64) -> String {
    let item = Item {
        kind: super::scene::ItemKind::Legend,
        id: "sample".to_owned(),
        facts: vec![title.to_owned()],
        paint,
        reach: super::scene::Reach::None,
    };
    let scene = Scene { title: title.to_owned(), items: vec![item], width, height, ..Scene::default() };
    exported(&scene)
}

/// The patterns in use.
fn definitions(text: &mut String, scene: &Scene) {
    let all = scene.items.iter().flat_map(|item| &item.paint).filter_map(|paint| {
        if let Paint::Path { fill: Fill::Pattern(pattern), .. } = paint { Some(*pattern) } else { None }
    });
    let patterns: BTreeSet<Pattern> = crate::case::order::set(all);
    if patterns.is_empty() {
        return;
    }
    text.push_str("<defs>\n");
    for pattern in patterns {
        let (steps, is_filled) = pattern.tile();
        let ink = colour(Ink::Line);
        let paint = if is_filled {
            format!("fill=\"{ink}\"")
        } else {
            format!("fill=\"none\" stroke=\"{ink}\" stroke-width=\"1\"")
        };
        let _ = writeln!(
            text,
            "<pattern id=\"kith-{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"{steps}\" {paint}/></pattern>",
            pattern.slug()
        );
    }
    text.push_str("</defs>\n");
}

fn item(text: &mut String, item: &Item) {
    let _ = writeln!(
        text,
        "<g id=\"{}\" class=\"kith-{}\" role=\"graphics-symbol img\" aria-label=\"{}\">",
        escaped(&item.anchor()),
        item.kind.slug(),
        escaped(&item.label())
    );
    for paint in &item.paint {
        one(text, paint);
    }
    text.push_str("</g>\n");
}

fn stroke_of(stroke: Option<&Stroke>) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let mut text = format!(" stroke=\"{}\" stroke-width=\"{}\"", colour(stroke.ink), number(stroke.width));
    if let Some(dashes) = dashes(stroke.dash) {
        let _ = write!(text, " stroke-dasharray=\"{dashes}\"");
    }
    if matches!(stroke.dash, Dash::Dotted | Dash::DotDash) {
        text.push_str(" stroke-linecap=\"round\"");
    }
    text.push_str(" stroke-linejoin=\"round\"");
    text
}

fn one(text: &mut String, paint: &Paint) {
    match paint {
        Paint::Path { steps, stroke, fill } => {
            let fill = match fill {
                Fill::None => "none".to_owned(),
                Fill::Ink(ink) => colour(*ink).to_owned(),
                Fill::Pattern(pattern) => format!("url(#kith-{})", pattern.slug()),
            };
            let _ = writeln!(text, "<path d=\"{steps}\" fill=\"{fill}\"{}/>", stroke_of(stroke.as_ref()));
        }
        Paint::Text { at, words, size, anchor, bold, ink } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if *bold { " font-weight=\"bold\"" } else { "" };
            // A rim of the ground's colour keeps words legible where a line runs behind them.
            let rim = if *ink == Ink::Paper {
                String::new()
            } else {
                format!(
                    " paint-order=\"stroke\" stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\"",
                    colour(Ink::Paper)
                )
            };
            let _ = writeln!(
                text,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{weight} fill=\"{}\"{rim}>{}</text>",
                number(at.x),
                number(at.y),
                number(*size),
                colour(*ink),
                escaped(words)
            );
        }
    }
}
