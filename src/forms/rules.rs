//! What a form says of its answers beyond asking for them: what is likely of its days, what it proposes to the chronology, what
//! it makes due, and what the index of cases keeps of it.

/// What is likely of the day that answers a question. It is asked about when it is otherwise, and never refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRule {
    /// The question.
    pub slug: &'static str,
    /// What is likely.
    pub likely: Likely,
}

/// What is likely of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likely {
    /// It is agreed or planned, and lies ahead when it is entered. Any other day has passed.
    Ahead,
    /// It does not come before another day; the words say why.
    NotBefore(Anchor, &'static str),
}

/// A day that another one is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The referral of the period of work.
    Referral,
    /// The beginning of its work.
    Commencement,
    /// The answer to another question of the form, with what that day is called.
    Own(&'static str, &'static str),
}

/// What a form says happened: an entry that it proposes to the chronology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The question that the entry is taken from.
    pub origin: &'static str,
    /// The questions that say when it was; the first that is answered with a day counts.
    pub days: &'static [&'static str],
    /// A question and the choice without which it did not happen.
    pub only_if: Option<(&'static str, &'static str)>,
    /// The question whose answer begins the sentence, or nothing.
    pub begun_by: &'static str,
    /// What happened, without a full stop.
    pub words: &'static str,
    /// What joins the rest to it, where there is a rest.
    pub joint: &'static str,
    /// The answers that follow, by noun and slug, of the same period of work or the same thing.
    pub more: &'static [(&'static str, &'static str)],
}

/// What a form makes due in a period of work, and what fulfils it. The form is one of many in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Names it in the index of cases; never changed once released.
    pub slug: &'static str,
    /// What is due.
    pub words: &'static str,
    /// The day that it is counted from: once in a period of work; or, from an answer, once for each thing that gives one.
    pub from: Anchor,
    /// How many days after that its last day is; with none it is that day.
    pub days: u64,
    /// A question and the choice without which a thing makes nothing due. Where it is chosen and the day is open, the day is
    /// asked for.
    pub only_if: Option<(&'static str, &'static str)>,
    /// The question that says when a thing of the form was done.
    pub held: &'static str,
    /// What fulfils it.
    pub fulfilled: Fulfilled,
    /// Whether work that ends by its last day never needed it.
    pub lapses: bool,
    /// Another clock of the form that asks for the same on the same day: then this one does not ask once more.
    pub beside: Option<&'static str>,
}

impl Clock {
    /// The questions of its form that it reads.
    pub fn reads(&self) -> impl Iterator<Item = &'static str> {
        let from = match self.from {
            Anchor::Own(slug, _) => Some(slug),
            Anchor::Referral | Anchor::Commencement => None,
        };
        let fulfilled = match self.fulfilled {
            Fulfilled::Chosen(slug, _) => Some(slug),
            Fulfilled::Next => None,
        };
        let only_if = self.only_if.map(|(slug, _)| slug);
        [Some(self.held), from, fulfilled, only_if].into_iter().flatten()
    }
}

/// What fulfils a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fulfilled {
    /// The first thing of the form of which this question has this answer.
    Chosen(&'static str, &'static str),
    /// The thing of the form that follows.
    Next,
}

/// What the index of cases keeps of a form, as a code and never in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// That somebody said there is a danger: yes to this question, or any words.
    Danger(&'static str),
    /// The answer to this question: what was chosen, a day, or a whole number. A question that is answered in words has none.
    Kept(&'static str),
}
