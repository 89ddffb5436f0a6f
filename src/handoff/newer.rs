//! What a file of a newer version shows to this one: as much of its readable part as somebody reads, and that there is more.

use crate::reports::{Block, Document};
use serde_json::Value as Json;

/// So many letters are shown; each part of a document counts as some more, for it takes its place on the screen.
const MOST: usize = 300_000;
/// What a part, a document or a row of a table counts as beside its letters.
const PLACE: usize = 150;

const MORE: &str =
    "The rest of the file is not shown: it is more than can be read here. Update Kith to open all of it.";

/// The version that wrote it, and what is shown of each record of it. What this version cannot read it leaves out: nothing of it
/// is applied.
pub(super) fn newer(json: &Json, records: &[Json]) -> (String, Vec<Vec<Document>>) {
    let app = json.get("app").and_then(Json::as_str).unwrap_or("unknown");
    let app = app.chars().take(40).collect();
    let mut left = Some(MOST);
    let mut shown: Vec<Vec<Document>> = Vec::new();
    for case in records {
        let mut documents = Vec::new();
        for document in list(case.get("readable")) {
            documents.extend(lenient(document, &mut left));
            if left.is_none() {
                break;
            }
        }
        shown.extend((!documents.is_empty()).then_some(documents));
        if left.is_none() {
            break;
        }
    }
    if left.is_none() {
        let more = Block::Paragraph(MORE.to_owned());
        match shown.last_mut().and_then(|documents| documents.last_mut()) {
            Some(last) => last.blocks.push(more),
            None => shown.push(vec![Document { title: "This file".to_owned(), blocks: vec![more] }]),
        }
    }
    (app, shown)
}

/// The items of a list; none of what is no list.
pub(super) fn list(json: Option<&Json>) -> &[Json] {
    json.and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A document of which the unknown kinds of block are left out, and what no longer fits.
fn lenient(json: &Json, left: &mut Option<usize>) -> Option<Document> {
    let (blocks, title) = (json.get("blocks")?.as_array()?, json.get("title")?);
    let mut document = Document::new(title.as_str().filter(|_| fits(title, left))?);
    for block in blocks {
        if !fits(block, left) {
            break;
        }
        let known = serde_json::to_vec(block).ok().and_then(|block| serde_json::from_slice(&block).ok());
        document.blocks.extend(known);
    }
    Some(document)
}

/// Takes the place of a part from what is left; nothing is left any more once one does not fit.
fn fits(part: &Json, left: &mut Option<usize>) -> bool {
    *left = left.and_then(|left| left.checked_sub(PLACE + letters(part)));
    left.is_some()
}

fn letters(json: &Json) -> usize {
    match json {
        Json::String(words) => words.len(),
        Json::Array(parts) => parts.iter().map(|part| letters(part) + PLACE / 5).sum(),
        Json::Object(parts) => parts.values().map(letters).sum(),
        Json::Null | Json::Bool(_) | Json::Number(_) => 0,
    }
}
