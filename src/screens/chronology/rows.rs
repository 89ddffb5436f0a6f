//! The rows of the table, made by hand and not by views: what comes into sight takes over the elements of what went out.
//!
//! Thousands of rows stay fluid so, as a row that is taken over costs five texts. All words go in as text.

use super::line::Line;
use super::row_parts::{blank, button, choice, make, model, original, put, set_blank};
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Node};

/// A row that is to be there: as the line says, or without one as it is already.
#[derive(Debug)]
pub struct Wanted {
    pub key: String,
    pub line: Option<Line>,
}

/// A row that is on the page.
#[derive(Debug)]
struct Slot {
    line: Line,
    row: HtmlElement,
    head: Element,
    body: Element,
    texts: [Node; 5],
    /// What only some rows have.
    extras: Vec<Element>,
}

/// The rows between the two blank ones.
#[derive(Debug)]
pub struct Rows {
    document: Document,
    body: Element,
    above: Element,
    below: Element,
    /// A row that opens, and one that does not, to be copied.
    models: [Element; 2],
    slots: Vec<Slot>,
}

impl Slot {
    fn copied(model: &Element) -> Option<Self> {
        let row: HtmlElement = model.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let head = row.first_element_child()?;
        let date = head.first_element_child()?;
        let body = head.next_element_sibling()?;
        let incident = body.first_element_child()?;
        let marks = incident.next_element_sibling()?;
        let source = body.next_element_sibling()?;
        let significance = source.next_element_sibling()?;
        let texts = [
            date.last_child()?,
            incident.first_child()?,
            source.first_child()?,
            significance.first_child()?,
            marks.first_child()?,
        ];
        for text in &texts {
            text.set_node_value(Some(""));
        }
        Some(Self { line: Line::default(), row, head, body, texts, extras: Vec::new() })
    }

    /// Brings the row to what the line says.
    fn say(&mut self, line: Line, document: &Document) {
        let old = std::mem::replace(&mut self.line, line);
        let line = &self.line;
        let words = line.columns.iter().chain([&line.marks]);
        let said = old.columns.iter().chain([&old.marks]);
        for ((text, words), _) in
            self.texts.iter().zip(words).zip(said).filter(|((_, words), said)| words != said)
        {
            text.set_node_value(Some(words));
        }
        if line.index != old.index {
            let _ = match line.index {
                Some(index) => self.row.set_attribute("aria-rowindex", &index.to_string()),
                None => self.row.remove_attribute("aria-rowindex"),
            };
        }
        if (line.mark, line.is_open) != (old.mark, old.is_open) {
            let classes = self.row.class_list();
            let _ = classes.toggle_with_force("kith-marked", !line.mark.is_empty());
            let _ = classes.toggle_with_force("kith-opened", line.is_open);
        }
        let parts = |line: &Line| {
            let tied = line.choice.map(|_| (line.id.clone(), line.columns.clone()));
            (line.mark, line.choice, tied, line.family.clone(), line.under.clone(), line.is_unfolded)
        };
        if parts(line) != parts(&old) {
            self.extras.drain(..).for_each(|extra| extra.remove());
            let _ = self.extend(document);
        }
    }

    /// Makes what only some rows have.
    fn extend(&mut self, document: &Document) -> Option<()> {
        let line = &self.line;
        if let Some(is_chosen) = line.choice {
            let choice = choice(document, line, is_chosen)?;
            self.head.insert_before(&choice, self.head.first_child().as_ref()).ok()?;
            self.extras.push(choice);
        }
        if !line.mark.is_empty() {
            let class = "govuk-tag kith-marked__tag";
            let tag = make(document, "strong", &[("class", class)], line.mark)?;
            self.body.insert_before(&tag, self.body.first_child().as_ref()).ok()?;
            self.extras.push(tag);
        }
        if let Some(address) = &line.family {
            let attributes =
                [("class", "govuk-link kith-touch kith-family-then"), ("href", address.as_str())];
            let link = make(document, "a", &attributes, "Family at this date")?;
            let about = format!(": {}", line.columns.first().map_or("", String::as_str));
            let hidden = make(document, "span", &[("class", "govuk-visually-hidden")], &about)?;
            link.append_child(&hidden).ok()?;
            self.body.append_child(&link).ok()?;
            self.extras.push(link);
        }
        if !line.under.is_empty() {
            let ways = make(document, "span", &[("class", "kith-actions govuk-!-margin-bottom-0")], "")?;
            let toggle =
                button(document, "unfold", &format!("{} entries folded under this", line.under.len()), "")?;
            let _ = toggle.set_attribute("aria-expanded", &line.is_unfolded.to_string());
            ways.append_child(&toggle).ok()?;
            if !line.id.is_empty() {
                put(&ways, &button(document, "back", "Show them one by one again", "")?)?;
            }
            self.body.append_child(&ways).ok()?;
            self.extras.push(ways);
            if line.is_unfolded {
                let list = make(document, "ul", &[("class", "kith-folded")], "")?;
                for (nth, one) in line.under.iter().enumerate() {
                    put(&list, &original(document, line, nth, one)?)?;
                }
                self.body.append_child(&list).ok()?;
                self.extras.push(list);
            }
        }
        Some(())
    }
}

impl Rows {
    /// Rows in this body of a table, which is empty.
    #[must_use]
    pub fn new(body: Element) -> Option<Self> {
        let document = body.owner_document()?;
        let (above, below) = (blank(&document)?, blank(&document)?);
        body.append_child(&above).ok()?;
        body.append_child(&below).ok()?;
        let models = [model(&document, true)?, model(&document, false)?];
        Some(Self { document, body, above, below, models, slots: Vec::new() })
    }

    /// Whether they are in this body.
    #[must_use]
    pub fn are_in(&self, body: &Element) -> bool {
        self.body == *body
    }

    /// Shows these rows, with so much blank above and below them, in pixels.
    pub fn show(&mut self, wanted: Vec<Wanted>, above: f64, below: f64) {
        let mut known: BTreeMap<String, Slot> = BTreeMap::new();
        let mut free: Vec<Slot> = Vec::new();
        for slot in self.slots.drain(..) {
            if let Some(twin) = known.insert(slot.line.key(), slot) {
                free.push(twin);
            }
        }
        let stays: BTreeSet<&String> = wanted.iter().map(|wanted| &wanted.key).collect();
        let gone: Vec<String> = known.keys().filter(|key| !stays.contains(key)).cloned().collect();
        free.extend(gone.iter().filter_map(|key| known.remove(key)));
        // What has the focus is not given to another entry behind somebody's back.
        let focused = self.document.active_element();
        free.retain(|slot| {
            slot.row.remove();
            !slot.row.contains(focused.as_ref().map(AsRef::as_ref))
        });
        let mut next = self.above.next_sibling();
        for Wanted { key, line } in wanted {
            let Some(line) = line else {
                if let Some(slot) = known.remove(&key) {
                    next = self.placed(&slot.row, next);
                    self.slots.push(slot);
                }
                continue;
            };
            let fits = |slot: &Slot| slot.line.opens == line.opens;
            let slot = known.remove(&key).filter(|slot| {
                let fits = fits(slot);
                if !fits {
                    slot.row.remove();
                }
                fits
            });
            let taken = slot.or_else(|| {
                let at = free.iter().position(fits)?;
                Some(free.swap_remove(at))
            });
            let model = if line.opens { self.models.first() } else { self.models.last() };
            let Some(mut slot) = taken.or_else(|| Slot::copied(model?)) else { continue };
            next = self.placed(&slot.row, next);
            slot.say(line, &self.document);
            self.slots.push(slot);
        }
        set_blank(&self.above, above);
        set_blank(&self.below, below);
    }

    /// Puts a row before the next, where it does not stand there already; answers what is next after it.
    fn placed(&self, row: &HtmlElement, next: Option<Node>) -> Option<Node> {
        let row: &Node = row.as_ref();
        if next.as_ref() == Some(row) {
            return row.next_sibling();
        }
        let _ = self.body.insert_before(row, next.as_ref());
        next
    }

    /// The keys of the rows that are there.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<String> {
        self.slots.iter().map(|slot| slot.line.key()).collect()
    }

    /// The heights of the rows that are there, in pixels.
    pub fn heights(&self) -> impl Iterator<Item = f64> {
        self.slots.iter().map(|slot| f64::from(slot.row.offset_height()))
    }

    /// Where the body begins below the top of the window, in pixels.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.body.get_bounding_client_rect().top()
    }

    /// The row in which something happened.
    #[must_use]
    pub fn line(&self, target: &Element) -> Option<&Line> {
        let row = target.closest("tr").ok().flatten()?;
        let of_row = |slot: &&Slot| slot.row.is_same_node(Some(row.as_ref()));
        self.slots.iter().find(of_row).map(|slot| &slot.line)
    }
}
