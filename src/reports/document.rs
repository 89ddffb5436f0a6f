//! A printable document as plain data: what the screen prints, the text that is copied, and the readable part of a file.

use super::isolate::isolated;
use serde::{Deserialize, Serialize};

/// A document in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading of the source.
    Heading(String),
    /// A question with its answer; an unanswered one has an empty answer.
    Answer {
        /// The question's label.
        label: String,
        /// The answer in words.
        answer: String,
    },
    /// Words.
    Paragraph(String),
    /// A table whose first row heads its columns.
    Table {
        /// What the table holds.
        caption: String,
        /// The heads of its columns.
        columns: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
}

impl Document {
    /// A document without parts.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Heading(words.into()));
    }

    /// Adds a question with its answer.
    pub fn answer(&mut self, label: impl Into<String>, answer: impl Into<String>) {
        self.blocks.push(Block::Answer { label: label.into(), answer: answer.into() });
    }

    /// The document as plain text in the source's order, to paste into another system. What is unanswered is left out.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.title.clone();
        let mut heading: Option<&str> = None;
        let part = |text: &mut String, heading: &mut Option<&str>, words: &str| {
            if let Some(words) = heading.take() {
                text.push_str("\n\n");
                text.push_str(&words.to_uppercase());
            }
            text.push_str("\n\n");
            text.push_str(words);
        };
        for block in &self.blocks {
            match block {
                Block::Heading(words) => heading = Some(words),
                Block::Answer { answer, .. } if answer.trim().is_empty() => {}
                Block::Answer { label, answer } => {
                    let joint = if answer.contains('\n') { ":\n" } else { ": " };
                    let (label, answer) = (isolated(label), isolated(answer));
                    part(&mut text, &mut heading, &format!("{label}{joint}{answer}"));
                }
                Block::Paragraph(words) => part(&mut text, &mut heading, words),
                Block::Table { rows, .. } if rows.is_empty() => {}
                Block::Table { caption, columns, rows } => {
                    let lines = rows.iter().map(|row| {
                        let cells = columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                        cells
                            .map(|(column, cell)| format!("{}: {}", isolated(column), isolated(cell)))
                            .collect::<Vec<_>>()
                            .join(" | ")
                    });
                    let lines = lines.collect::<Vec<_>>().join("\n");
                    part(&mut text, &mut heading, &format!("{caption}\n{lines}"));
                }
            }
        }
        text.push('\n');
        text
    }
}
