//! What all windows of Kith on a device are told, in words that they can send and keep: to lock, that everything or a case is
//! removed; and the roll call of who has done it. Pure, so that what a window that slept must do is tested natively.

use std::{collections::BTreeSet, fmt, str::FromStr};

/// What every window has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Save, and show nothing before the passphrase was typed again.
    Lock,
    /// Drop everything and let go of the storage: all of it is being removed.
    Remove,
    /// Drop this case: it is being removed.
    RemoveCase(String),
    /// Nothing: every window has done what was ordered under this number, and what named the case is gone from the order.
    Over,
}

/// An order with its place in their row. The last one stays where a window that slept finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// One more than the order before.
    pub number: u64,
    /// What names it, at random.
    pub token: String,
    /// What is to be done.
    pub order: Order,
}

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/", self.number, self.token)?;
        match &self.order {
            Order::Lock => f.write_str("lock"),
            Order::Remove => f.write_str("remove"),
            Order::RemoveCase(id) => write!(f, "case/{id}"),
            Order::Over => f.write_str("over"),
        }
    }
}

impl FromStr for Numbered {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('/');
        let number = parts.next().and_then(|number| number.parse().ok()).ok_or(())?;
        let token = parts.next().filter(|token| !token.is_empty()).ok_or(())?.to_owned();
        let order = match (parts.next(), parts.next(), parts.next()) {
            (Some("lock"), None, _) => Order::Lock,
            (Some("remove"), None, _) => Order::Remove,
            (Some("over"), None, _) => Order::Over,
            (Some("case"), Some(id), None) if !id.is_empty() => Order::RemoveCase(id.to_owned()),
            _ => return Err(()),
        };
        Ok(Self { number, token, order })
    }
}

/// What one window says to the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Do this.
    Do(Numbered),
    /// This window has done what was ordered under this token, or had nothing to do.
    Done {
        /// The order's token.
        token: String,
        /// The window.
        by: String,
    },
    /// Everything was removed, and somebody has looked.
    Gone,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Do(order) => order.fmt(f),
            Self::Done { token, by } => write!(f, "done/{token}/{by}"),
            Self::Gone => f.write_str("gone"),
        }
    }
}

impl FromStr for Message {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "gone" {
            return Ok(Self::Gone);
        }
        match text.strip_prefix("done/").and_then(|rest| rest.split_once('/')) {
            Some((token, by)) => Ok(Self::Done { token: token.to_owned(), by: by.to_owned() }),
            None => text.parse().map(Self::Do),
        }
    }
}

/// The order that follows the last one.
#[must_use]
pub fn next(last: Option<&str>, token: String, order: Order) -> Numbered {
    let number = last.and_then(|last| last.parse::<Numbered>().ok()).map_or(0, |last| last.number);
    Numbered { number: number.saturating_add(1), token, order }
}

/// What a window that was asleep has missed, from the last order that it knew and the one that stands there now. Whatever it
/// cannot tell is a lock: that loses nothing and shows nothing.
#[must_use]
pub fn missed(known: Option<&str>, now: Option<&str>) -> Option<Order> {
    if known == now {
        return None;
    }
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<Numbered>().ok());
    let Some(last) = number(now) else { return Some(Order::Lock) };
    let known = number(known);
    let before = known.as_ref().map_or(0, |known| known.number);
    match last.order {
        Order::Remove => Some(Order::Remove),
        Order::Over if known.is_some_and(|known| known.token == last.token) => None,
        // What came between is not known any more.
        Order::Over => Some(Order::Lock),
        Order::RemoveCase(_) if last.number != before + 1 => Some(Order::Lock),
        order => Some(order),
    }
}

/// Who has not yet done what was ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollCall {
    token: String,
    /// The windows that are there; none before they were counted.
    there: Option<BTreeSet<String>>,
    done: BTreeSet<String>,
}

impl RollCall {
    /// Begins for an order.
    #[must_use]
    pub fn new(token: &str) -> Self {
        Self { token: token.to_owned(), ..Self::default() }
    }

    /// These other windows are there now. One that has gone shows nothing any more; one that came since the first count came
    /// after the order, and found it.
    pub fn count(&mut self, there: impl IntoIterator<Item = String>) {
        let now: BTreeSet<String> = there.into_iter().collect();
        self.there = Some(match self.there.take() {
            None => now,
            Some(before) => before.intersection(&now).cloned().collect(),
        });
    }

    /// A window has answered.
    pub fn heard(&mut self, token: &str, by: &str) {
        if token == self.token {
            self.done.insert(by.to_owned());
        }
    }

    /// Whether everybody who is there has answered; not known before they were counted.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.there.is_some() && self.silent() == 0
    }

    /// How many windows have not answered.
    #[must_use]
    pub fn silent(&self) -> usize {
        self.there.as_ref().map_or(0, |there| there.difference(&self.done).count())
    }

    /// The roll call as text, for the page after this one.
    #[must_use]
    pub fn to_text(&self) -> String {
        let silent = self.there.iter().flatten().filter(|id| !self.done.contains(*id));
        std::iter::once(&self.token).chain(silent).map(String::as_str).collect::<Vec<_>>().join("/")
    }

    /// The roll call that the page before this one has left.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut parts = text.split('/').map(str::to_owned);
        Self { token: parts.next().unwrap_or_default(), there: Some(parts.collect()), done: BTreeSet::new() }
    }
}

/// What is said of windows that have not answered; nothing when all have.
#[must_use]
pub fn silence_in_words(silent: usize) -> Option<String> {
    match silent {
        0 => None,
        1 => Some("One other window of Kith did not answer. Close it.".to_owned()),
        many => Some(format!("{many} other windows of Kith did not answer. Close them.")),
    }
}
