//! Paints a scene into the page as SVG elements, and on a change touches only the items that differ.
//!
//! It is done by hand and not by views: hundreds of small elements with one way of being made cost little this way.

use crate::diagrams::{
    geometry::number,
    scene::{Anchor, Dash, Fill, Item, ItemKind, Paint, Pattern, Reach, Scene, Stroke},
    svg::{dashes, ink_class},
};
use std::collections::{BTreeMap, BTreeSet};
use web_sys::{Document, Element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes an SVG element with these attributes.
fn element(document: &Document, tag: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let made = document.create_element_ns(Some(SVG), tag).ok()?;
    for (name, value) in attributes {
        let _ = made.set_attribute(name, value);
    }
    Some(made)
}

fn put(parent: &Element, tag: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let made = element(&parent.owner_document()?, tag, attributes)?;
    parent.append_child(&made).ok()?;
    Some(made)
}

/// Puts some paint into an SVG element.
pub fn paint_into(parent: &Element, paint: &[Paint]) {
    for one in paint {
        match one {
            Paint::Path { steps, stroke, fill } => path(parent, steps, stroke.as_ref(), *fill),
            Paint::Text { at, words, size, anchor, bold, ink } => {
                let class = format!("kith-words kith-fill-{}", ink_class(*ink));
                let (x, y, size) = (number(at.x), number(at.y), number(*size));
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = if *bold { "bold" } else { "normal" };
                let attributes = [
                    ("class", class.as_str()),
                    ("x", &x),
                    ("y", &y),
                    ("font-size", &size),
                    ("text-anchor", anchor),
                    ("font-weight", weight),
                ];
                if let Some(text) = put(parent, "text", &attributes) {
                    text.set_text_content(Some(words));
                }
            }
        }
    }
}

fn path(parent: &Element, steps: &str, stroke: Option<&Stroke>, fill: Fill) {
    let class = {
        let fill = match fill {
            Fill::Ink(ink) => ink_class(ink),
            Fill::None | Fill::Pattern(_) => "none",
        };
        let ink = stroke.map_or("none", |stroke| ink_class(stroke.ink));
        format!("kith-fill-{fill} kith-stroke-{ink}")
    };
    let Some(made) = put(parent, "path", &[("d", steps), ("class", &class)]) else { return };
    if let Fill::Pattern(pattern) = fill {
        let _ = made.set_attribute("class", &class.replace("kith-fill-none ", ""));
        let _ = made.set_attribute("fill", &format!("url(#kith-{})", pattern.slug()));
    }
    let Some(stroke) = stroke else { return };
    let _ = made.set_attribute("stroke-width", &number(stroke.width));
    if let Some(dashes) = dashes(stroke.dash) {
        let _ = made.set_attribute("stroke-dasharray", dashes);
    }
    if matches!(stroke.dash, Dash::Dotted | Dash::DotDash) {
        let _ = made.set_attribute("stroke-linecap", "round");
    }
    let _ = made.set_attribute("stroke-linejoin", "round");
}

/// The patterns that fills may name.
pub fn define_patterns(parent: &Element) {
    let Some(defs) = put(parent, "defs", &[]) else { return };
    for pattern in Pattern::ALL {
        let id = format!("kith-{}", pattern.slug());
        let attributes =
            [("id", id.as_str()), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse")];
        let Some(tile) = put(&defs, "pattern", &attributes) else { continue };
        let (steps, is_filled) = pattern.tile();
        let class =
            if is_filled { "kith-fill-line kith-stroke-none" } else { "kith-fill-none kith-stroke-line" };
        put(&tile, "path", &[("d", steps), ("class", class)]);
    }
}

/// A scene that is on the page.
#[derive(Debug)]
pub struct Painter {
    root: Element,
    items: BTreeMap<String, (Item, Element)>,
    chosen: BTreeSet<String>,
}

impl Painter {
    /// Paints into this group.
    #[must_use]
    pub fn new(root: Element) -> Self {
        Self { root, items: BTreeMap::new(), chosen: BTreeSet::new() }
    }

    /// Brings the page to what the scene says, and answers how many items were painted anew.
    pub fn paint(&mut self, scene: &Scene) -> usize {
        let Some(document) = self.root.owner_document() else { return 0 };
        let mut painted = 0;
        let mut old = std::mem::take(&mut self.items);
        let mut next = self.root.first_element_child();
        for item in &scene.items {
            let anchor = item.anchor();
            let group = match old.remove(&anchor) {
                Some((known, group)) if known == *item => group,
                known => {
                    let group = known.map(|(_, group)| group).or_else(|| element(&document, "g", &[]));
                    let Some(group) = group else { continue };
                    painted += 1;
                    fill(&group, item, &anchor, self.chosen.contains(&anchor));
                    group
                }
            };
            if next.as_ref() == Some(&group) {
                next = group.next_element_sibling();
            } else {
                let _ = self.root.insert_before(&group, next.as_ref().map(AsRef::as_ref));
            }
            self.items.insert(anchor, (item.clone(), group));
        }
        for (_, group) in old.into_values() {
            group.remove();
        }
        painted
    }

    /// Paints some items of the scene anew for the time being, until the scene is painted again.
    pub fn follow(&mut self, items: Vec<Item>) {
        for item in items {
            let anchor = item.anchor();
            let is_chosen = self.chosen.contains(&anchor);
            let known = self.items.get_mut(&anchor).filter(|(known, _)| known.paint != item.paint);
            if let Some((known, group)) = known {
                if reshape(group, known, &item) {
                    // Where it is met is still the old place, so that painting the scene puts it right.
                    known.paint = item.paint;
                } else {
                    fill(group, &item, &anchor, is_chosen);
                    *known = item;
                }
            }
        }
    }

    /// Shows which items are chosen.
    pub fn choose(&mut self, chosen: BTreeSet<String>) {
        let old = std::mem::replace(&mut self.chosen, chosen);
        for anchor in old.symmetric_difference(&self.chosen) {
            if let Some((item, group)) = self.items.get(anchor) {
                let _ = group.set_attribute("class", &class_of(item.kind, self.chosen.contains(anchor)));
            }
        }
    }

    /// Shows an item moved by so much without painting it anew.
    pub fn shift(&self, anchor: &str, by: Option<(f64, f64)>) {
        let Some((_, group)) = self.items.get(anchor) else { return };
        let _ = match by {
            Some((x, y)) => group.set_attribute("transform", &format!("translate({x:.1} {y:.1})")),
            None => group.remove_attribute("transform"),
        };
    }
}

/// Gives the elements of an item the places of another that is painted alike, and answers whether they are alike: in a frame
/// of a drag that costs a fraction of making them anew. Where it is met stays until it is painted in full.
fn reshape(group: &Element, known: &Item, item: &Item) -> bool {
    let is_alike = |(one, other): (&Paint, &Paint)| match (one, other) {
        (Paint::Path { stroke, fill, .. }, Paint::Path { stroke: new_stroke, fill: new_fill, .. }) => {
            stroke == new_stroke && fill == new_fill
        }
        (Paint::Text { words, size, .. }, Paint::Text { words: new_words, size: new_size, .. }) => {
            words == new_words && size == new_size
        }
        _ => false,
    };
    if known.paint.len() != item.paint.len() || !known.paint.iter().zip(&item.paint).all(is_alike) {
        return false;
    }
    let mut next = group.first_element_child();
    if known.reach != Reach::None {
        next = next.and_then(|reach| reach.next_element_sibling());
    }
    for paint in &item.paint {
        let Some(element) = next else { return false };
        match paint {
            Paint::Path { steps, .. } => {
                let _ = element.set_attribute("d", steps);
            }
            Paint::Text { at, .. } => {
                let _ = element.set_attribute("x", &number(at.x));
                let _ = element.set_attribute("y", &number(at.y));
            }
        }
        next = element.next_element_sibling();
    }
    true
}

fn class_of(kind: ItemKind, is_chosen: bool) -> String {
    format!("kith-item kith-item--{}{}", kind.slug(), if is_chosen { " kith-item--chosen" } else { "" })
}

fn fill(group: &Element, item: &Item, anchor: &str, is_chosen: bool) {
    group.set_text_content(None);
    let _ = group.remove_attribute("transform");
    for (name, value) in [
        ("id", anchor),
        ("class", &class_of(item.kind, is_chosen)),
        ("role", "graphics-symbol img"),
        ("aria-label", &item.label()),
    ] {
        let _ = group.set_attribute(name, value);
    }
    let can_be_met = match &item.reach {
        Reach::None => false,
        Reach::Area(left, top, width, height) => {
            let [x, y, width, height] = [*left, *top, *width, *height].map(number);
            let attributes = [
                ("x", x.as_str()),
                ("y", &y),
                ("width", &width),
                ("height", &height),
                ("rx", "6"),
                ("class", "kith-reach"),
            ];
            put(group, "rect", &attributes);
            true
        }
        Reach::Along(steps) => {
            put(group, "path", &[("d", steps), ("class", "kith-reach kith-reach--along")]);
            true
        }
    };
    if can_be_met {
        let _ = group.set_attribute("data-item", anchor);
    }
    paint_into(group, &item.paint);
}
