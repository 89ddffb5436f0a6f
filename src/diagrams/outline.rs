//! The drawing as text: the first-class way in for screen readers, and the text alternative in print.

use super::scene::{Item, ItemKind, Scene};
use std::fmt::Write as _;

/// One heading of the outline with what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// What the entries are.
    pub heading: &'static str,
    /// The items of the drawing, each with the same sentences as its accessible name.
    pub entries: Vec<&'a Item>,
}

/// The outline of a drawing. Nothing that the drawing names is missing here.
#[must_use]
pub fn outline(scene: &Scene) -> Vec<Part<'_>> {
    let parts = [
        ("Family", ItemKind::Heading),
        ("In the middle", ItemKind::Sun),
        ("Around it", ItemKind::System),
        ("Ties to those around", ItemKind::SystemTie),
        ("People", ItemKind::Person),
        ("Couples", ItemKind::Couple),
        ("Children and parents", ItemKind::Child),
        ("Relationships", ItemKind::Tie),
        ("Households", ItemKind::Household),
        ("Key to the signs", ItemKind::Legend),
    ];
    let part = |(heading, kind)| Part { heading, entries: scene.of_kind(kind).collect() };
    parts.map(part).into_iter().filter(|part| !part.entries.is_empty()).collect()
}

/// The outline as plain text.
#[must_use]
pub fn as_text(scene: &Scene) -> String {
    let mut text = String::new();
    for part in outline(scene) {
        let _ = writeln!(text, "{}", part.heading);
        for entry in part.entries {
            let _ = writeln!(text, "- {}", entry.label());
        }
        text.push('\n');
    }
    for finding in &scene.findings {
        let _ = writeln!(text, "Note: {finding}");
    }
    text
}
