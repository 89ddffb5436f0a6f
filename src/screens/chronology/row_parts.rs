//! What the rows of the table are made of: the models that are copied, the blank rows, and what only some rows have.

use super::line::{Act, Line, Under};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlInputElement};

pub fn make(document: &Document, tag: &str, attributes: &[(&str, &str)], words: &str) -> Option<Element> {
    let made = document.create_element(tag).ok()?;
    for (name, value) in attributes {
        let _ = made.set_attribute(name, value);
    }
    if !words.is_empty() {
        made.set_text_content(Some(words));
    }
    Some(made)
}

/// A button that looks like a link; what only a screen reader needs comes after its words.
pub fn button(document: &Document, act: &str, words: &str, more: &str) -> Option<Element> {
    let class = "kith-link-button kith-no-print";
    let made = make(document, "button", &[("type", "button"), ("class", class), ("data-act", act)], words)?;
    if !more.is_empty() {
        let hidden = make(document, "span", &[("class", "govuk-visually-hidden")], more)?;
        made.append_child(&hidden).ok()?;
    }
    Some(made)
}

pub fn put(parent: &Element, child: &Element) -> Option<()> {
    parent.append_child(child).ok().map(|_| ())
}

pub fn model(document: &Document, opens: bool) -> Option<Element> {
    let row = make(document, "tr", &[("class", "govuk-table__row"), ("role", "row")], "")?;
    let class = "govuk-table__header kith-chronology__date";
    let head = make(document, "th", &[("scope", "row"), ("class", class), ("role", "rowheader")], "")?;
    let date = if opens {
        let attributes = [("type", "button"), ("class", "kith-link-button"), ("data-act", "open")];
        let date = make(document, "button", &attributes, "")?;
        let hidden = make(document, "span", &[("class", "govuk-visually-hidden")], "Open the entry of ")?;
        date.append_child(&hidden).ok()?;
        date
    } else {
        make(document, "span", &[], "")?
    };
    date.append_child(&document.create_text_node("-")).ok()?;
    head.append_child(&date).ok()?;
    row.append_child(&head).ok()?;
    for label in ["Incident", "Source", "Significance"] {
        let attributes = [("class", "govuk-table__cell"), ("role", "cell"), ("data-label", label)];
        let cell = make(document, "td", &attributes, "")?;
        if label == "Incident" {
            for class in ["kith-plain-cell", "kith-secondary"] {
                put(&cell, &make(document, "span", &[("class", class)], "-")?)?;
            }
        } else {
            cell.append_child(&document.create_text_node("-")).ok()?;
        }
        row.append_child(&cell).ok()?;
    }
    Some(row)
}

/// A row of nothing as high as the rows in its place, by a drawing of that height, as there is no style in an element.
pub fn blank(document: &Document) -> Option<Element> {
    let row = make(document, "tr", &[("aria-hidden", "true")], "")?;
    let cell = make(document, "td", &[("class", "kith-blank"), ("colspan", "4")], "")?;
    let svg = document.create_element_ns(Some("http://www.w3.org/2000/svg"), "svg").ok()?;
    let _ = svg.set_attribute("width", "1");
    cell.append_child(&svg).ok()?;
    row.append_child(&cell).ok()?;
    Some(row)
}

pub fn set_blank(row: &Element, height: f64) {
    let is_there = height >= 1.0;
    let _ = row.toggle_attribute_with_force("hidden", !is_there);
    if let Some(svg) = row.query_selector("svg").ok().flatten() {
        let _ = svg.set_attribute("height", &format!("{height:.0}"));
    }
}

/// The box by which a row is chosen, while entries are being chosen.
pub fn choice(document: &Document, line: &Line, is_chosen: bool) -> Option<Element> {
    let id = format!("choose-{}", line.id.replace('.', "-"));
    let class = "govuk-checkboxes govuk-checkboxes--small kith-choice";
    let whole = make(document, "span", &[("class", class)], "")?;
    let item = make(document, "span", &[("class", "govuk-checkboxes__item")], "")?;
    let attributes = [("class", "govuk-checkboxes__input"), ("id", id.as_str()), ("type", "checkbox")];
    let input = make(document, "input", &attributes, "")?;
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        input.set_checked(is_chosen);
    }
    let class = "govuk-label govuk-checkboxes__label";
    let label = make(document, "label", &[("class", class), ("for", &id)], "")?;
    let [date, incident, ..] = &line.columns;
    let words = format!("Choose {date}: {incident}");
    put(&label, &make(document, "span", &[("class", "govuk-visually-hidden")], &words)?)?;
    item.append_child(&input).ok()?;
    item.append_child(&label).ok()?;
    whole.append_child(&item).ok()?;
    Some(whole)
}

/// An original under its summary, with the ways to it and out of it.
pub fn original(document: &Document, line: &Line, nth: usize, one: &Under) -> Option<Element> {
    let item = make(document, "li", &[], "")?;
    let open = make(
        document,
        "button",
        &[("type", "button"), ("class", "kith-link-button"), ("data-act", &format!("under {nth}"))],
        "",
    )?;
    let hidden = make(document, "span", &[("class", "govuk-visually-hidden")], "Open the folded entry of ")?;
    open.append_child(&hidden).ok()?;
    open.append_child(&document.create_text_node(&one.date)).ok()?;
    item.append_child(&open).ok()?;
    let [incident, source] = &one.words;
    item.append_child(&document.create_text_node(&format!(" {incident} "))).ok()?;
    put(&item, &make(document, "span", &[("class", "kith-secondary")], source)?)?;
    if !line.id.is_empty() && line.under.len() > 2 {
        let about = format!(" the entry of {}", one.date);
        put(&item, &button(document, &format!("out {nth}"), "Take out", &about)?)?;
    }
    Some(item)
}

/// What a press asks for.
#[must_use]
pub fn asked(target: &Element) -> Option<Act> {
    let act = target.closest("[data-act]").ok().flatten()?.get_attribute("data-act")?;
    let (name, nth) = act.split_once(' ').unwrap_or((&act, "0"));
    let nth = nth.parse().ok()?;
    Some(match name {
        "open" => Act::Open,
        "unfold" => Act::Unfold,
        "back" => Act::Back,
        "under" => Act::OpenUnder(nth),
        "out" => Act::TakeOut(nth),
        _ => return None,
    })
}
