//! How the workbench begins: everything as it is before anything is read, and what it listens to.

use super::{
    bench::Bench,
    keeping::Keeping,
    place::{Address, Place},
    second::second,
    state::{Gate, Hold, Tabs, Watch, Watched, Windows},
};
use crate::{
    browser::{page, preferences::Preferences},
    edit::{drafts::DraftStatus, saving::Status},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

impl Bench {
    /// Sets the workbench up, listens to the address and the page being hidden, and opens what the address names.
    #[must_use]
    pub fn set_up() -> Self {
        let bench = Self {
            address: RwSignal::new(read_address()),
            session: RwSignal::new(None),
            caseload: RwSignal::new(Vec::new()),
            is_ready: RwSignal::new(false),
            renewed: RwSignal::new(None),
            status: RwSignal::new(Status::Saved { at: None }),
            drafts: RwSignal::new(DraftStatus::Kept),
            notice: RwSignal::new(None),
            gate: RwSignal::new(Gate::Unknown),
            hold: RwSignal::new(Hold::Ours),
            anew: Trigger::new(),
            locks_in: RwSignal::new(None),
            taking: RwSignal::new(None),
            is_visit: RwSignal::new(false),
            unanswered: RwSignal::new(0),
            integrity: RwSignal::new(None),
            damage: StoredValue::new(BTreeMap::new()),
            unread: RwSignal::new(BTreeMap::new()),
            amiss: RwSignal::new(Vec::new()),
            preferences: RwSignal::new(Preferences::load()),
            arrived: StoredValue::new(None),
            watched: StoredValue::new(Watched::new()),
            watch: StoredValue::new(Watch::default()),
            tabs: StoredValue::new_local(Tabs::default()),
            device_wide: StoredValue::new_local(Windows::default()),
            is_changed: StoredValue::new(false),
            keeping: StoredValue::new_local(Keeping::default()),
            sealed: StoredValue::new_local(BTreeMap::new()),
            is_going: StoredValue::new(false),
            stores: StoredValue::new_local(Vec::new()),
        };
        provide_context(bench);
        window_event_listener(leptos::ev::hashchange, move |_| {
            bench.address.set(read_address());
            bench.arrive();
        });
        page::on_document("visibilitychange", move || {
            bench.is_going.set_value(page::is_hidden());
            if page::is_hidden()
                && let Some(second) = second()
            {
                second.leave(bench);
            }
        });
        window_event_listener_untyped("pagehide", move |_| {
            bench.is_going.set_value(true);
            if let Some(second) = second() {
                second.leave(bench);
            }
        });
        window_event_listener_untyped("pageshow", move |_| bench.is_going.set_value(page::is_hidden()));
        bench.listen_to_tabs();
        bench.listen_to_windows();
        bench.keep_watch();
        bench.arrive();
        bench
    }
}

fn read_address() -> Address {
    page::hash().parse().unwrap_or(Address { training: false, place: Place::Home })
}
