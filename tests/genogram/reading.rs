//! Reads a drawing back from the bytes of its SVG, as a browser or a screen reader would.

use std::collections::BTreeSet;

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The accessible names of all items, in order.
pub fn labels(svg: &str) -> Vec<String> {
    let name = |tag: &str| {
        tag.split_once("aria-label=\"").map(|(_, rest)| unescaped(rest.split('"').next().unwrap()))
    };
    svg.split('<').filter(|tag| tag.starts_with("g ")).filter_map(name).collect()
}

/// Whether one of a tag's attributes is a script's handler, as in `onclick="…"`.
fn has_handler(tag: &str) -> bool {
    let outside = tag.split('"').step_by(2);
    outside.flat_map(|part| part.split(' ')).any(|name| name.starts_with("on") && name.ends_with('='))
}

/// Checks that the text is well-formed XML of the few kinds of tags that a drawing has, with no number that is none.
pub fn check(svg: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').ok_or("a tag has no end")?;
        if text.contains('&') && !text.split('&').skip(1).all(|rest| rest.contains(';')) {
            return Err(format!("a bare ampersand in {text}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            if last.as_deref() != Some(name) {
                return Err(format!("{name} closes {last:?}"));
            }
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap().to_owned();
        if !["svg", "title", "style", "defs", "pattern", "path", "rect", "g", "text"].contains(&name.as_str())
        {
            return Err(format!("a tag {name}"));
        }
        if tag.matches('"').count() % 2 != 0 || tag.contains(" style=") || has_handler(tag) {
            return Err(format!("wrong attributes: {tag}"));
        }
        if name != "g" && name != "svg" && (tag.contains("NaN") || tag.contains("inf")) {
            return Err(format!("a number that is none: {tag}"));
        }
        if let Some((_, rest)) = tag.split_once(" id=\"")
            && !ids.insert(rest.split('"').next().unwrap().to_owned())
        {
            return Err(format!("an id stands twice: {tag}"));
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("never closed: {open:?}")) }
}
