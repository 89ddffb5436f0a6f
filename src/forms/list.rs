//! What a form of which there are many says of its things: how they are counted, listed, begun and opened.

/// What a form of which there are many says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Many {
    /// What one is called in a count, and what several are: "review", "reviews".
    pub counted: (&'static str, &'static str),
    /// The question whose answer tells one from another in a history; empty where none does.
    pub told_by: &'static str,
    /// Which screen lists them.
    pub listed: Listed,
}

/// Which screen lists the things of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The one screen for lists.
    As(&'static List),
    /// The chronology, which has a screen of its own.
    InTheChronology,
    /// The screen on which a case is handed over.
    WithHandOvers,
}

/// The list of a form's things on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// Names the list in addresses: `reviews`; never changed once released.
    pub path: &'static str,
    /// By the day of which question they are ordered.
    pub order: Order,
    /// What stands under the heading of the list, or nothing.
    pub intro: &'static str,
    /// The questions whose answers head one of them.
    pub title: &'static [&'static str],
    /// What stands in the place of the title while it has no answers.
    pub untitled: &'static str,
    /// What is shown of each; on paper these are the columns of the table.
    pub columns: &'static [Column],
    /// The words of the button that adds one.
    pub add: &'static str,
    /// What is said while there is none.
    pub empty: &'static str,
    /// Where one is filled in.
    pub opened: Opened,
    /// The answers with which a new one begins.
    pub begins: &'static [(&'static str, Begins)],
}

/// An answer that a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The question.
    pub slug: &'static str,
    /// What it is called here, shorter than its label.
    pub heading: &'static str,
    /// What stands there while there is no answer; nothing leaves the line out.
    pub none: &'static str,
}

/// By the day of which question the things of a form are ordered. Those without a day that is known come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first day first; then in the order in which they were added.
    Oldest(&'static str),
    /// The last day first.
    Newest(&'static str),
}

/// Where one of many is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// On a page of its own.
    OnItsPage,
    /// In the list.
    InTheList,
}

/// With which answer something new begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// The day on which it is added.
    Today,
    /// The name of the practitioner.
    Practitioner,
    /// What the pathway expects next ([`crate::pathway::expected`]).
    Expected,
}
