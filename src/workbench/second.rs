//! What of the workbench lies in the second file of the program: all that an open case needs, and all that reads the list of
//! the cases and keeps it in order. `screens/later.rs` is the cut; the first file knows this one table, and what only the table names is
//! not in it.
//!
//! Nothing that was typed ever waits for a fetch. What changes a case, keeps a draft and writes both stands behind the table
//! together: a window without it holds nothing that is not saved, and one that has it has it at once ([`second`]). Locking
//! and letting go of what is open are in the first file, and only ask what there is to save. Waiting for the table
//! ([`whole`]) is for what begins a case or tends the list.

use super::{bench::Bench, place::CasePlace, ways};
use crate::{
    browser::{store::Store, task},
    edit::{Edit, taking::Taken},
};
use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Poll, Waker},
};

/// Work of the second file.
pub type Work<T = ()> = Pin<Box<dyn Future<Output = T>>>;

/// The table. Each method does what the method of this name does on [`Bench`], or on the store that is given.
pub trait Second {
    /// What the address names is opened, after the list of the cases was brought up to date where the realm is new.
    fn arrived(&self, bench: Bench, is_new: bool) -> Work;
    /// As `Bench::read_caseload`.
    fn read_list(&self, bench: Bench) -> Work;
    /// Reads the list, and then does as `Bench::catch_up`.
    fn catch_up(&self, bench: Bench) -> Work;
    /// As `Bench::add_case`.
    fn add_case(&self, bench: Bench);
    /// As `Bench::attempt`.
    fn attempt(&self, bench: Bench, edit: Edit) -> bool;
    /// What this undo or redo would take from the screen, when it is so much that it is asked about.
    fn asked_about(&self, bench: Bench, edit: &Edit) -> Option<Taken>;
    /// As `Bench::flush`.
    fn flush(&self, bench: Bench);
    /// As `Bench::flush_drafts`.
    fn flush_drafts(&self, bench: Bench);
    /// As `Bench::leave`.
    fn leave(&self, bench: Bench);
    /// As `Bench::is_all_saved`.
    fn is_all_saved(&self, bench: Bench) -> Work<bool>;
    /// Another window wrote something of a case, or took it off the device: the open one follows.
    fn follow(&self, bench: Bench, id: String, is_open: bool) -> Work;
    /// As `Bench::read_drafts_again`.
    fn read_drafts_again(&self, bench: Bench, id: String) -> Work;
    /// As `Bench::let_go`.
    fn let_go(&self, bench: Bench, id: String);
    /// As `Bench::take_over`.
    fn take_over(&self, bench: Bench);
    /// As `Bench::drop_case`.
    fn drop_case(&self, bench: Bench, id: String) -> Work<bool>;
    /// As `Bench::wipe_device`.
    fn wipe_device(&self, bench: Bench);
    /// As `Store::migrate_or_notify`.
    fn migrate(&self, store: Rc<Store>) -> Work;
    /// As `ways::title`.
    fn title(&self, place: &CasePlace) -> Option<String>;
}

struct Table;

impl Second for Table {
    fn arrived(&self, bench: Bench, is_new: bool) -> Work {
        Box::pin(async move {
            if is_new {
                Table.catch_up(bench).await;
            }
            bench.open_wanted().await;
        })
    }
    fn read_list(&self, bench: Bench) -> Work {
        Box::pin(bench.read_caseload())
    }
    fn catch_up(&self, bench: Bench) -> Work {
        Box::pin(async move {
            bench.read_caseload().await;
            bench.catch_up().await;
        })
    }
    fn add_case(&self, bench: Bench) {
        bench.add_case();
    }
    fn attempt(&self, bench: Bench, edit: Edit) -> bool {
        bench.attempt(edit)
    }
    fn asked_about(&self, bench: Bench, edit: &Edit) -> Option<Taken> {
        bench.open.peek(|session| crate::edit::taking::asked_about(session, edit)).flatten()
    }
    fn flush(&self, bench: Bench) {
        bench.flush();
    }
    fn flush_drafts(&self, bench: Bench) {
        bench.flush_drafts();
    }
    fn leave(&self, bench: Bench) {
        bench.leave();
    }
    fn is_all_saved(&self, bench: Bench) -> Work<bool> {
        Box::pin(bench.is_all_saved())
    }
    fn follow(&self, bench: Bench, id: String, is_open: bool) -> Work {
        Box::pin(async move {
            if !bench.drop_if_gone(&id).await && is_open {
                bench.follow(&id).await;
            }
        })
    }
    fn read_drafts_again(&self, bench: Bench, id: String) -> Work {
        Box::pin(async move { bench.read_drafts_again(&id).await })
    }
    fn let_go(&self, bench: Bench, id: String) {
        bench.let_go(id);
    }
    fn take_over(&self, bench: Bench) {
        bench.take_over();
    }
    fn drop_case(&self, bench: Bench, id: String) -> Work<bool> {
        Box::pin(async move { bench.drop_case(&id).await })
    }
    fn wipe_device(&self, bench: Bench) {
        bench.wipe_device();
    }
    fn migrate(&self, store: Rc<Store>) -> Work {
        Box::pin(async move { store.migrate_or_notify().await })
    }
    fn title(&self, place: &CasePlace) -> Option<String> {
        ways::title(place)
    }
}

/// The table itself: only a function of the second file may name it.
#[must_use]
pub fn table() -> &'static dyn Second {
    &Table
}

/// Whether the second file is there.
enum Arrival {
    /// Not yet: whoever waits for it.
    NotYet(Vec<Waker>),
    Here(&'static dyn Second),
    /// It could not be fetched.
    Missing,
}

thread_local! {
    static ARRIVAL: RefCell<Arrival> = const { RefCell::new(Arrival::NotYet(Vec::new())) };
}

/// The second file has come, or could not be fetched.
pub fn came(second: Option<&'static dyn Second>) {
    let arrival = second.map_or(Arrival::Missing, Arrival::Here);
    if let Arrival::NotYet(waiting) = ARRIVAL.replace(arrival) {
        waiting.into_iter().for_each(Waker::wake);
    }
}

/// The table, where the second file is there: nothing of a case is open, and nothing is to be saved, where it is not.
#[must_use]
pub fn second() -> Option<&'static dyn Second> {
    ARRIVAL.with_borrow(|arrival| match arrival {
        Arrival::Here(second) => Some(*second),
        _ => None,
    })
}

/// The table, as soon as the second file is there; nothing when it could not be fetched.
pub async fn whole() -> Option<&'static dyn Second> {
    poll_fn(|context| {
        ARRIVAL.with_borrow_mut(|arrival| match arrival {
            Arrival::NotYet(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
            Arrival::Here(second) => Poll::Ready(Some(*second)),
            Arrival::Missing => Poll::Ready(None),
        })
    })
    .await
}

impl Bench {
    /// Begins a new case, from a screen of the first file.
    pub fn add_case_when_whole(self) {
        task::of_app(async move {
            match whole().await {
                Some(second) => second.add_case(self),
                None => self.notify_error(
                    "A part of Kith could not be read, so that no case can be begun. Open the page again; if it happens again, connect to the internet once and open it again.",
                ),
            }
        });
    }
}
