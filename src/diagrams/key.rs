//! The key to a drawing: each sign in use with its words and a small picture of itself, whatever the drawing.

use super::geometry::{Point, moved, shifted};
use super::scene::{Anchor, KeySign, Paint};

/// How wide and how high a sample is.
pub const SAMPLE: (f64, f64) = (76.0, 48.0);

/// Words in at most three lines of about so many letters.
#[must_use]
pub fn broken(words: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let too_long = lines.len() > 3;
    lines.truncate(3);
    if let (true, Some(last)) = (too_long, lines.last_mut()) {
        last.push('\u{2026}');
    }
    for line in &mut lines {
        if line.chars().count() > letters + 8 {
            *line = line.chars().take(letters + 7).chain(['\u{2026}']).collect();
        }
    }
    lines
}

/// Words beside a sample, in lines about a point, so many times as large as on the screen.
fn caption(words: &str, at: Point, large: f64) -> Vec<Paint> {
    let lines = broken(words, 20);
    let first = at.y + 4.0 * large - 6.5 * large * (lines.len().saturating_sub(1)) as f64;
    let line = |(index, words): (usize, &String)| {
        let at = Point::new(at.x, first + 13.0 * large * index as f64);
        Paint::text(at, words, 12.0 * large, Anchor::Start)
    };
    lines.iter().enumerate().map(line).collect()
}

/// Several things moved by so much.
#[must_use]
pub fn shifted_all(paint: Vec<Paint>, by: Point) -> Vec<Paint> {
    let one = |paint: Paint| match paint {
        Paint::Text { at, words, size, anchor, bold, ink } => {
            Paint::Text { at: moved(at, by.x, by.y), words, size, anchor, bold, ink }
        }
        Paint::Path { steps, stroke, fill } => Paint::Path { steps: shifted(&steps, by), stroke, fill },
    };
    paint.into_iter().map(one).collect()
}

/// A sign with its words beside it, so many times as large as on the screen; its top left corner at a point.
#[must_use]
pub fn entry(sign: &KeySign, corner: Point, large: f64) -> Vec<Paint> {
    let mut sample = sign.sample.clone();
    super::paper::enlarge(&mut sample, large);
    let mut paint = shifted_all(sample, corner);
    paint.extend(caption(&sign.words, moved(corner, SAMPLE.0 + 10.0, SAMPLE.1 / 2.0), large));
    paint
}
