//! The open case, and what is known of how whole it is. What only reads it takes this handle alone.

use super::state::{Hold, Watched};
use crate::{
    browser::memo::memo,
    case::{Case, Stamp, Value},
    edit::Session,
    reports::integrity::Report,
    sealing::damage::{Damage, Told},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The open case. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct OpenCase {
    /// Only `Bench::dispatch` and opening another case change it.
    pub(super) session: RwSignal<Option<Session>>,
    /// Whether this tab may write it.
    pub hold: RwSignal<Hold>,
    /// Draws the screen anew, so that a field shows what the record says and not what was refused.
    pub anew: Trigger,
    /// What is wrong with the record of a case, by the case's id, once it was checked.
    pub integrity: RwSignal<Option<(String, Report)>>,
    /// What could not be read of cases, by their ids.
    pub(super) damage: StoredValue<BTreeMap<String, Damage>>,
    /// What is told of it: nothing where nothing is lost.
    pub unread: RwSignal<BTreeMap<String, Told>>,
    /// What wakes the views of one field; see `watching.rs`.
    pub(super) watched: StoredValue<Watched>,
}

impl OpenCase {
    /// No case is open.
    pub(super) fn none() -> Self {
        Self {
            session: RwSignal::new(None),
            hold: RwSignal::new(Hold::Ours),
            anew: Trigger::new(),
            integrity: RwSignal::new(None),
            damage: StoredValue::new(BTreeMap::new()),
            unread: RwSignal::new(BTreeMap::new()),
            watched: StoredValue::new(Watched::new()),
        }
    }

    /// The open case through a lens. Tracks the case; use it within a `Memo`.
    pub fn with_case<T>(self, look: impl FnOnce(&Case) -> T) -> Option<T> {
        self.session.try_with(|session| session.as_ref().map(|session| look(session.case()))).flatten()
    }

    /// The open session through a lens. Tracks the case.
    pub fn with_session<T>(self, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session.try_with(|session| session.as_ref().map(look)).flatten()
    }

    /// The open session through a lens, without tracking it.
    pub fn peek<T>(self, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.session.try_with_untracked(|session| session.as_ref().map(look)).flatten()
    }

    /// A slice of the open case that wakes its readers only when it changes.
    pub fn slice<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        memo(move || self.with_case(&look))
    }

    /// The open case through a lens, when it is this one.
    pub(super) fn peek_at<T>(self, id: &str, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.peek(|session| (session.id() == id).then(|| look(session))).flatten()
    }

    /// Ends the typing that is open, before a case leaves the device.
    pub fn close_typing(self) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.close_typing();
            }
        });
    }

    /// Holds what could not be read of a case against what the case has by now: a file may have brought it back.
    pub(super) fn weigh_damage(self, id: &str, nothing_missed: bool) {
        let Some(damage) = self.damage.try_with_value(|all| all.get(id).cloned()).flatten() else { return };
        let told = self.peek_at(id, |session| damage.told(session.case(), nothing_missed)).flatten();
        self.tell_unread(id, told);
    }

    /// Tells what cannot be read of a case, or no more.
    pub(super) fn tell_unread(self, id: &str, told: Option<Told>) {
        if self.unread.try_with_untracked(|all| all.get(id).cloned()).flatten() == told {
            return;
        }
        let _ = self.unread.try_update(|all| match told {
            Some(told) => all.insert(id.to_owned(), told),
            None => all.remove(id),
        });
    }

    /// Whether the words of an entry of a case were destroyed, as far as the case is the open one.
    pub fn is_erased(self, id: &str, stamp: Stamp) -> bool {
        let look = |session: &Session| {
            let operation = session.case().operation(stamp).filter(|_| session.id() == id);
            operation.is_some_and(|operation| operation.value == Value::Erased)
        };
        self.with_session(look).unwrap_or(false)
    }
}
