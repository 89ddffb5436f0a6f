//! Rows of another agency on their way to a composite: in slices that keep the screen alive, told how far, and stopped at will.

use super::book::Book;
use crate::{
    browser::{
        clock,
        task::{Newest, OfScreen, pause},
    },
    edit::Edit,
    reports::chronology::exchange::{
        composite::{Composing, Line, thing},
        grid::Grid,
        incoming::{Asked, Incoming, Intake, Taking},
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// Fewer rows are looked at in a moment, of which nothing is told.
const MANY: usize = 500;

/// What the rows come to.
#[derive(Debug)]
pub struct Composite {
    /// The rows as entries, with their problems.
    pub incoming: Incoming,
    /// Beside the entries of the case, in order.
    pub lines: Vec<Line>,
}

/// How far it is.
#[derive(Clone, Debug)]
pub enum Arriving {
    /// Something has to be answered first.
    Asked(Vec<Asked>),
    /// The rows are being looked at; so many of a hundred are done.
    Looking(u8),
    /// It was stopped.
    Stopped,
    /// Everything can be seen.
    There(Arc<Composite>),
}

/// Rows on their way; begun anew whenever something else is said of them, and the last thing said counts.
#[derive(Clone, Copy)]
pub struct Arrival {
    pub state: RwSignal<Arriving>,
    newest: Newest,
    work: OfScreen,
}

impl Arrival {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(Arriving::Asked(Vec::new())),
            newest: Newest::here(),
            work: OfScreen::here(),
        }
    }

    /// Stops; nothing has been changed by it.
    pub fn stop(self) {
        self.newest.give_up();
        self.state.set(Arriving::Stopped);
    }

    /// Looks at the rows.
    pub fn begin(self, book: Book, grid: Arc<Grid>, intake: Intake) {
        let mut turn = self.newest.begin();
        self.work.start(async move {
            // Answers whether these rows are still the ones that are wanted.
            let mut breathe = async |done: usize, of: usize| {
                let percent = u8::try_from(done * 100 / of.max(1)).unwrap_or(100);
                let tell = || {
                    if of > MANY {
                        let _ = self.state.try_set(Arriving::Looking(percent));
                    }
                };
                turn.breathe(tell).await
            };
            let mut taking = Taking::begin(&grid, &intake, clock::today());
            let of = grid.rows.len() * 2;
            let mut done = 0;
            while taking.step() {
                done += 1;
                if !breathe(done, of).await {
                    return;
                }
            }
            let incoming = taking.finish();
            if !incoming.asked.is_empty() {
                let _ = self.state.try_set(Arriving::Asked(incoming.asked));
                return;
            }
            let Some(known) = book.entries.try_get_untracked() else { return };
            let mut composing = Composing::begin(&known, &incoming.entries);
            let of = (known.len() + incoming.entries.len()) * 2;
            let mut done = of / 2;
            while composing.step() {
                done += 1;
                if !breathe(done, of).await {
                    return;
                }
            }
            let there = Composite { incoming, lines: composing.finish() };
            if turn.is_wanted() {
                let _ = self.state.try_set(Arriving::There(Arc::new(there)));
            }
        });
    }
}

/// Rows being made ready to come in. They come in as one step when all of them are ready, so that whatever stops it before
/// leaves nothing half done.
#[derive(Clone, Copy)]
pub struct Adding {
    book: Book,
    known: StoredValue<Arc<Composite>>,
    /// How many rows are ready, while they are being made ready.
    pub ready: RwSignal<Option<usize>>,
    newest: Newest,
    work: OfScreen,
}

impl Adding {
    pub fn new(book: Book, known: Arc<Composite>) -> Self {
        Self {
            book,
            known: StoredValue::new(known),
            ready: RwSignal::new(None),
            newest: Newest::here(),
            work: OfScreen::here(),
        }
    }

    /// Stops; nothing has been changed by it.
    pub fn stop(self) {
        self.newest.give_up();
        self.ready.set(None);
    }

    /// Adds what is new, and of the second accounts those that were chosen.
    pub fn begin(self, all_the_same: BTreeSet<String>, added: impl Fn(usize) + 'static) {
        let known = self.known.get_value();
        let mut turn = self.newest.begin_on(known.lines.len());
        self.ready.set(Some(0));
        self.work.start(async move {
            let mut things = Vec::new();
            for line in known.lines.iter().filter(|line| line.is_new) {
                if line.twin.is_none() || all_the_same.contains(&line.entry.id) {
                    things.push(thing(line, &clock::new_id()));
                }
                let tell = || {
                    let _ = self.ready.try_set(Some(things.len()));
                };
                if !turn.breathe(tell).await {
                    return;
                }
            }
            // That all are ready is on the screen before they come in, which takes a moment for thousands.
            let _ = self.ready.try_set(Some(things.len()));
            pause(20).await;
            if !turn.is_wanted() {
                return;
            }
            let count = things.len();
            let is_done = self.book.bench.attempt(Edit::AddSeveral { things });
            let _ = self.ready.try_set(None);
            if is_done {
                added(count);
            }
        });
    }
}
