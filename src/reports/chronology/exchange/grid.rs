//! A file or a paste as a grid of cells: its encoding, its separator and its rows, or why it cannot be read.

use std::fmt;

/// More rows than the chronology of any life has, and as many as one table is shown and added at once; a longer file is
/// some other export.
pub const MOST_ROWS: usize = 10_000;
/// More bytes than that many rows have.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Cells in rows, the first row being the head if it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows with the number of the line on which each begins.
    pub rows: Vec<(u64, Vec<String>)>,
    /// How many columns the widest row has.
    pub width: usize,
    /// The separator.
    pub separator: char,
    /// The encoding that it was read in.
    pub encoding: &'static str,
}

/// Why nothing was read, in the user's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is a workbook or a document, and no table of text.
    NotText,
    /// It has one column only.
    NoTable,
    /// It is longer than [`MOST_ROWS`].
    TooLong,
    /// A quotation mark opens a cell and none closes it, so that lines run into each other.
    Unclosed,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "There are no rows in this. Nothing was added.",
            Self::NotText => {
                "This is not a table of text. In the program that made it, save it as CSV, or copy the rows and paste them. Nothing was added."
            }
            Self::NoTable => "This has only one column. A date and an incident are needed at least. Nothing was added.",
            Self::TooLong => "This has more than 10,000 rows. Ask for the rows of this person alone, or divide it. Nothing was added.",
            Self::Unclosed => {
                "A quotation mark in this is never closed, so rows cannot be told apart. Ask for the file again. Nothing was added."
            }
        })
    }
}

/// The 32 letters in which Windows-1252 differs from the numbers of Unicode.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn wide(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(order).collect();
    String::from_utf16_lossy(&units)
}

/// The text of a file in the encodings that spreadsheets write.
///
/// # Errors
/// When it is no text.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return Ok((String::from_utf8_lossy(rest).into_owned(), "UTF-8"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Ok((wide(rest, u16::from_le_bytes), "UTF-16"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Ok((wide(rest, u16::from_be_bytes), "UTF-16"));
    }
    // A workbook begins with PK, an old one and a PDF with their own marks; all have bytes that no text has.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") || bytes.contains(&0) {
        return Err(Unreadable::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), "UTF-8"));
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        _ => char::from(*byte),
    };
    Ok((bytes.iter().map(letter).collect(), "Windows-1252"))
}

/// The separator that parts the first lines most evenly.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let score = |mark: u8| {
        let counts = lines.iter().map(|line| line.bytes().filter(|byte| *byte == mark).count());
        (counts.clone().filter(|count| *count > 0).count(), counts.min().unwrap_or(0))
    };
    // A tab hardly ever stands in a sentence; commas do, so that they come last.
    [b'\t', b';', b'|', b','].into_iter().rev().max_by_key(|mark| score(*mark)).unwrap_or(b',')
}

/// Reads a file or a paste.
///
/// # Errors
/// See [`Unreadable`]; nothing is kept of it then.
pub fn read(bytes: &[u8]) -> Result<Grid, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLong);
    }
    let (text, encoding) = decode(bytes)?;
    let separator = separator(&text);
    // A quotation mark that never closes swallows every row after it.
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        return Err(Unreadable::Unclosed);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut grid = Grid { separator: char::from(separator), encoding, ..Grid::default() };
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NotText)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        // One row more than the most, for the head.
        if grid.rows.len() > MOST_ROWS {
            return Err(Unreadable::TooLong);
        }
        let line = record.position().map_or(0, csv::Position::line);
        grid.width = grid.width.max(record.len());
        grid.rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    match (grid.rows.is_empty(), grid.width) {
        (true, _) => Err(Unreadable::Empty),
        (_, 0 | 1) => Err(Unreadable::NoTable),
        _ => Ok(grid),
    }
}
