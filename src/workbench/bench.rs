//! The workbench: the one signal that holds the open case, and the one way in which it changes.

use super::{
    keeping::Keeping,
    place::{Address, Place},
};
use crate::{
    browser::{clock, page, preferences::Preferences, store::Store},
    case::{Case, Device},
    edit::{Edit, Occasion, Refusal, Session, saving::Status, session},
    reports::caseload::{self, Summary},
};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The live cases or the fictional training case; each has a database of its own, and they never meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Realm {
    /// The practitioner's cases.
    #[default]
    Live,
    /// The fictional case.
    Training,
}

impl Realm {
    const fn database(self) -> &'static str {
        match self {
            Self::Live => "kith",
            Self::Training => "kith-training",
        }
    }
}

/// What the program tells of itself until it is put away: never by a timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether something went wrong.
    pub is_trouble: bool,
    /// What is said.
    pub words: String,
}

/// Everything that screens share. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Bench {
    /// Where we are.
    pub address: RwSignal<Address>,
    /// The open case. Only [`Bench::dispatch`] and opening another case change it.
    session: RwSignal<Option<Session>>,
    /// The cases on this device, the most pressing first.
    pub caseload: RwSignal<Vec<Summary>>,
    /// Whether the caseload has been read.
    pub is_ready: RwSignal<bool>,
    /// What the status line says of saving.
    pub status: RwSignal<Status>,
    /// What the program tells of itself.
    pub notice: RwSignal<Option<Notice>>,
    /// The practitioner's settings.
    pub preferences: RwSignal<Preferences>,
    /// The realm whose caseload is shown or being read.
    arrived: StoredValue<Option<Realm>>,
    keeping: StoredValue<Keeping, LocalStorage>,
    stores: StoredValue<Vec<(Realm, Rc<Store>, Device)>, LocalStorage>,
}

/// The workbench of this page.
#[must_use]
pub fn use_bench() -> Bench {
    expect_context()
}

impl Bench {
    /// Sets the workbench up, listens to the address and the page being hidden, and opens what the address names.
    #[must_use]
    pub fn set_up() -> Self {
        let bench = Self {
            address: RwSignal::new(read_address()),
            session: RwSignal::new(None),
            caseload: RwSignal::new(Vec::new()),
            is_ready: RwSignal::new(false),
            status: RwSignal::new(Status::Saved { at: None }),
            notice: RwSignal::new(None),
            preferences: RwSignal::new(Preferences::load()),
            arrived: StoredValue::new(None),
            keeping: StoredValue::new_local(Keeping::default()),
            stores: StoredValue::new_local(Vec::new()),
        };
        provide_context(bench);
        window_event_listener(leptos::ev::hashchange, move |_| {
            bench.address.set(read_address());
            bench.arrive();
        });
        document_listener("visibilitychange", move || {
            if page::is_hidden() {
                bench.flush();
            }
        });
        window_event_listener_untyped("pagehide", move |_| bench.flush());
        bench.arrive();
        bench
    }

    /// The realm of the address.
    #[must_use]
    pub fn realm(self) -> Realm {
        if self.address.with(|address| address.training) { Realm::Training } else { Realm::Live }
    }

    /// The hash of a place in the present realm, for links.
    #[must_use]
    pub fn link(self, place: Place) -> String {
        let training = self.address.with_untracked(|address| address.training);
        Address { training, place }.to_string()
    }

    /// Goes to a place in the present realm.
    pub fn go(self, place: Place) {
        page::go(&self.link(place));
    }

    fn present_realm(self) -> Realm {
        self.address.with_untracked(|address| if address.training { Realm::Training } else { Realm::Live })
    }

    /// The open database of a realm, with the name of this installation in it.
    fn store_of(self, realm: Realm) -> Option<(Rc<Store>, Device)> {
        self.stores.with_value(|all| {
            all.iter().find(|(known, ..)| *known == realm).map(|(_, store, device)| (store.clone(), *device))
        })
    }

    fn store(self) -> Option<Rc<Store>> {
        self.store_of(self.present_realm()).map(|(store, _)| store)
    }

    fn device(self) -> Option<Device> {
        self.store_of(self.present_realm()).map(|(_, device)| device)
    }

    /// Opens the database and the case that the address names, where they are not open.
    fn arrive(self) {
        spawn_local(async move {
            let realm = self.present_realm();
            if self.arrived.try_update_value(|known| known.replace(realm)).flatten() != Some(realm) {
                self.flush();
                self.session.set(None);
                self.is_ready.set(false);
                if self.store_of(realm).is_none()
                    && let Err(words) = self.open_store(realm).await
                {
                    self.trouble(&format!(
                        "Kith cannot use this browser\u{2019}s storage ({words}). Nothing can be saved here. Allow this page to store data, or leave private browsing, then reload."
                    ));
                    return;
                }
                self.read_caseload().await;
            }
            let wanted = self.address.with_untracked(|address| address.place.case().map(str::to_owned));
            let known = self.session.with_untracked(|session| session.as_ref().map(|s| s.id().to_owned()));
            if let Some(wanted) = wanted
                && known.as_ref() != Some(&wanted)
            {
                self.flush();
                self.session.set(None);
                self.open_case(&wanted).await;
            }
        });
    }

    async fn open_store(self, realm: Realm) -> Result<(), String> {
        let store = Store::open(realm.database()).await?;
        let device = store.device(u64::from_le_bytes(clock::random())).await?;
        self.stores.update_value(|all| all.push((realm, Rc::new(store), device)));
        Ok(())
    }

    /// Reads the index of the cases again.
    pub async fn read_caseload(self) {
        let Some(store) = self.store() else { return };
        match store.summaries().await {
            Ok(mut summaries) => {
                caseload::sort(&mut summaries);
                let _ = self.caseload.try_set(summaries);
                let _ = self.is_ready.try_set(true);
            }
            Err(words) => self.trouble(&format!("The list of cases could not be read ({words}). Reload the page.")),
        }
    }

    /// Reads a case of the present realm from the device.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read_case(self, id: &str) -> Result<Case, String> {
        let store = self.store().ok_or("the storage is not open")?;
        // What is still being saved is read with the rest once it is written.
        let kept = store.case(id).await?;
        self.keeping.update_value(|keeping| keeping.begin(id, self.present_realm(), kept.next_batch));
        Ok(session::replay(kept.batches))
    }

    async fn open_case(self, id: &str) {
        self.settle(id).await;
        match self.read_case(id).await {
            Ok(case) if case.is_empty() => {
                self.trouble("This case is not on this device. Open the hand-off file that holds it, or choose another case.");
            }
            Ok(case) => {
                let Some(device) = self.device() else { return };
                let still = self.address.with_untracked(|address| address.place.case() == Some(id));
                if still {
                    let _ = self.session.try_set(Some(Session::new(id, case, device, clock::now())));
                }
            }
            Err(words) => self.trouble(&format!("This case could not be opened ({words}). Reload the page.")),
        }
    }

    /// Waits until nothing of a case is still being written; gives up when writing fails.
    pub async fn settle(self, id: &str) {
        for _ in 0..200 {
            self.flush();
            let settled = self.keeping.with_value(|keeping| keeping.is_settled(id));
            if settled || matches!(self.status.get_untracked(), Status::Failed { .. }) {
                return;
            }
            pause(25).await;
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
        Memo::new(move |_| self.with_case(&look))
    }

    fn occasion(self) -> Occasion {
        let author = self.preferences.with_untracked(Preferences::author);
        Occasion { now: clock::now(), author, seed: clock::random() }
    }

    /// Makes an edit: the only place in which the open case changes.
    ///
    /// # Errors
    /// As [`crate::edit::decide`]; nothing is changed then.
    pub fn dispatch(self, edit: Edit) -> Result<(), Refusal> {
        let occasion = self.occasion();
        let mut outcome = Err(Refusal::NotThere);
        let mut id = String::new();
        self.session.maybe_update(|session| {
            if let Some(session) = session {
                session.id().clone_into(&mut id);
                outcome = session.dispatch(edit, &occasion);
            }
            outcome.is_ok()
        });
        let operations = outcome?;
        let effects = self.keeping.try_update_value(|keeping| keeping.edited(&id, operations, occasion.now));
        self.perform(&id, effects.unwrap_or_default());
        Ok(())
    }

    /// Makes an edit and tells its refusal, but for one that changes nothing.
    pub fn attempt(self, edit: Edit) -> bool {
        match self.dispatch(edit) {
            Ok(()) => true,
            Err(Refusal::NothingNew) => false,
            Err(refusal) => {
                self.trouble(&refusal.to_string());
                false
            }
        }
    }

    /// Begins a new case with its first period of work and opens it.
    pub fn add_case(self) {
        let id = clock::new_id();
        self.begin_case(&id);
        let thing = crate::case::Key::thing("episode", &clock::new_id());
        if self.attempt(Edit::Add { thing, fields: std::collections::BTreeMap::new() }) {
            self.flush();
            self.go(Place::Case(id, super::place::CasePlace::Overview));
        }
    }

    /// Makes an empty case the open one, for a new case or one that comes from a file.
    pub fn begin_case(self, id: &str) {
        self.flush();
        if let Some(device) = self.device() {
            self.keeping.update_value(|keeping| keeping.begin(id, self.present_realm(), 0));
            self.session.set(Some(Session::new(id, Case::new(), device, clock::now())));
        }
    }

    /// Makes this case of the device the open one.
    pub fn hold_case(self, id: &str, case: Case) {
        if let Some(device) = self.device() {
            self.session.set(Some(Session::new(id, case, device, clock::now())));
        }
    }

    /// Ends the typing that is open, before a case leaves the device.
    pub fn seal(self) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.seal();
            }
        });
    }

    /// Writes at once what is not written.
    pub fn flush(self) {
        for (id, effects) in self.keeping.try_update_value(Keeping::flush).unwrap_or_default() {
            self.perform(&id, effects);
        }
    }

    /// Notes that a case left the device as a file.
    pub async fn note_hand_off(self, ids: &[String]) {
        let now = clock::now();
        let Some(store) = self.store() else { return };
        let listed = self.caseload.get_untracked();
        for mut summary in listed.into_iter().filter(|summary| ids.contains(&summary.id)) {
            summary.handed_off = Some(now);
            if store.write(&summary.id, None, Some(&summary)).await.is_err() {
                self.trouble("The file was made, but its date could not be noted on this device.");
            }
        }
        self.read_caseload().await;
    }

    fn perform(self, id: &str, effects: Vec<crate::edit::saving::Effect>) {
        use crate::edit::saving::Effect;
        self.tell_status();
        for effect in effects {
            let id = id.to_owned();
            match effect {
                Effect::Wake { at } => {
                    let wait = std::time::Duration::from_millis(at.saturating_sub(clock::now()));
                    set_timeout(
                        move || {
                            let effects = self.keeping.try_update_value(|keeping| keeping.woke(&id, clock::now()));
                            self.perform(&id, effects.unwrap_or_default());
                        },
                        wait,
                    );
                }
                Effect::Write { batch, operations } => spawn_local(async move {
                    let written = self.write(&id, batch, &operations).await;
                    let now = clock::now();
                    let effects = self.keeping.try_update_value(|keeping| match &written {
                        Ok(()) => keeping.written(&id, batch, now),
                        Err(words) => keeping.failed(&id, batch, words, now),
                    });
                    self.perform(&id, effects.unwrap_or_default());
                }),
            }
        }
    }

    async fn write(self, id: &str, batch: u64, operations: &[crate::case::Operation]) -> Result<(), String> {
        let realm = self.keeping.with_value(|keeping| keeping.realm(id));
        let (store, _) = self.store_of(realm).ok_or("the storage is not open")?;
        let known = self.caseload.with_untracked(|all| all.iter().find(|summary| summary.id == id).cloned());
        let handed_off = known.as_ref().and_then(|summary| summary.handed_off);
        let open = self.peek(|session| (session.id() == id).then(|| Summary::of(id, session.case(), handed_off))).flatten();
        let changed = open.filter(|summary| Some(summary) != known.as_ref());
        store.write(id, Some((batch, operations)), changed.as_ref()).await?;
        if let Some(summary) = changed
            && realm == self.present_realm()
        {
            self.caseload.try_update(|all| {
                all.retain(|known| known.id != id);
                all.push(summary);
                caseload::sort(all);
            });
        }
        Ok(())
    }

    fn tell_status(self) {
        let status = self.keeping.try_with_value(Keeping::status);
        if let Some(status) = status
            && self.status.try_get_untracked().as_ref() != Some(&status)
        {
            let _ = self.status.try_set(status);
        }
    }

    /// Tells that something went wrong.
    pub fn trouble(self, words: &str) {
        let _ = self.notice.try_set(Some(Notice { is_trouble: true, words: words.to_owned() }));
    }

    /// Tells that something was done.
    pub fn tell(self, words: &str) {
        let _ = self.notice.try_set(Some(Notice { is_trouble: false, words: words.to_owned() }));
    }
}

fn read_address() -> Address {
    page::hash().parse().unwrap_or(Address { training: false, place: Place::Home })
}

fn document_listener(event: &str, act: impl Fn() + 'static) {
    use wasm_bindgen::{JsCast as _, closure::Closure};
    let closure = Closure::<dyn Fn()>::new(act);
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // It listens for as long as the page lives.
    closure.forget();
}

/// Waits for some milliseconds.
pub async fn pause(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
