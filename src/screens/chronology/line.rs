//! One row of the table as data: what it shows, and what can be asked of it.

/// An original that lies under its summary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Under {
    /// Its id.
    pub id: String,
    /// Its date in words.
    pub date: String,
    /// What happened, and who says so.
    pub words: [String; 2],
}

/// One row as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The entry's id, empty where it is none to open.
    pub id: String,
    /// Its place among the rows of the view.
    pub place: usize,
    /// The number of the row for a screen reader, where not all rows are there.
    pub index: Option<usize>,
    /// Whether it can be opened.
    pub opens: bool,
    /// The words of its mark, as one of a pattern or as the entry that was looked for; empty for most.
    pub mark: &'static str,
    /// Whether it is open.
    pub is_open: bool,
    /// Whether it is chosen, while entries are being chosen.
    pub choice: Option<bool>,
    /// The four columns.
    pub columns: [String; 4],
    /// Its marks in a line.
    pub marks: String,
    /// The address of the family on its day.
    pub family: Option<String>,
    /// What lies under it.
    pub under: Vec<Under>,
    /// Whether what lies under it is shown.
    pub is_unfolded: bool,
}

/// What was asked of a row, with which of the originals under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Open,
    Unfold,
    Back,
    OpenUnder(usize),
    TakeOut(usize),
}

/// What a row is known by while it stays.
#[must_use]
pub fn key(id: &str, place: usize) -> String {
    if id.is_empty() { place.to_string() } else { id.to_owned() }
}

impl Line {
    /// What it is known by while it stays.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.id, self.place)
    }
}
