//! How the workbench begins: everything as it is before anything is read, and what it listens to.

use super::{
    bench::Bench, caseload::Caseload, locking::Locking, open_case::OpenCase, saver::Saver, second::second,
    windows::OtherWindows,
};
use crate::browser::{page, preferences::Preferences};
use leptos::prelude::*;

impl Bench {
    /// Sets the workbench up, listens to the address and the page being hidden, and opens what the address names.
    #[must_use]
    pub fn set_up() -> Self {
        let bench = Self {
            address: RwSignal::new(Bench::bound_for()),
            open: OpenCase::none(),
            saver: Saver::idle(),
            caseload: Caseload::unread(),
            locking: Locking::unknown(),
            preferences: RwSignal::new(Preferences::load()),
            notice: RwSignal::new(None),
            taking: RwSignal::new(None),
            windows: OtherWindows::alone(),
            arrived: StoredValue::new(None),
            is_going: StoredValue::new(false),
            stores: StoredValue::new_local(Vec::new()),
        };
        provide_context(bench);
        window_event_listener(leptos::ev::hashchange, move |_| {
            bench.address.set(Bench::bound_for());
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
