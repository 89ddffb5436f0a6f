//! The workbench: the one signal that holds the open case, and the one way in which it changes.

use super::{
    caseload::Caseload,
    locking::Locking,
    open_case::OpenCase,
    place::{Address, Place},
    realm::Realm,
    saver::Saver,
    state::{Hold, Taking},
    windows::OtherWindows,
};
use crate::{
    browser::{clock, page, preferences::Preferences, store::Store},
    case::{Case, Device},
    edit::{Edit, Occasion, Refusal, Session},
};
use leptos::prelude::*;
use std::rc::Rc;

/// What the program tells of itself until it is put away: never by a timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether something went wrong.
    pub is_error: bool,
    /// What is said.
    pub words: String,
    /// Where more can be done about it, with the words of the link.
    pub way: Option<(String, Place)>,
}

/// Everything that screens share, by what it is about: what needs one part takes the handle of that part. It is a handle itself:
/// copying it copies no data.
#[derive(Clone, Copy)]
pub struct Bench {
    /// Where we are.
    pub address: RwSignal<Address>,
    /// The open case.
    pub open: OpenCase,
    /// What is on its way to the device.
    pub saver: Saver,
    /// The list of the cases.
    pub caseload: Caseload,
    /// Whether the live cases may be seen.
    pub locking: Locking,
    /// The practitioner's settings.
    pub preferences: RwSignal<Preferences>,
    /// What the program tells of itself.
    pub notice: RwSignal<Option<Notice>>,
    /// The file that is being taken in or back, whatever screen is shown.
    pub taking: RwSignal<Option<Taking>>,
    /// The other windows of Kith on this device.
    pub(super) windows: OtherWindows,
    /// The realm whose caseload is shown or being read.
    pub(super) arrived: StoredValue<Option<Realm>>,
    /// Whether the page is being left: no promise may come true any more.
    pub(super) is_going: StoredValue<bool>,
    pub(super) stores: StoredValue<Vec<(Realm, Rc<Store>, Device)>, LocalStorage>,
}

/// The workbench of this page.
#[must_use]
pub fn use_bench() -> Bench {
    expect_context()
}

impl Bench {
    /// The realm of the address.
    #[must_use]
    pub fn realm(self) -> Realm {
        self.address.with(Realm::of)
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

    /// Where the practitioner is going: the address as the browser has it, which the page may not have drawn yet. What ends
    /// later leads on only from where it was begun, and pulls nobody back.
    #[must_use]
    pub fn bound_for() -> Address {
        page::hash().parse().unwrap_or(Address { training: false, place: Place::Home })
    }

    /// Whether the screen that is drawn is still the one where the practitioner wants to be.
    #[must_use]
    pub fn is_still_here(self) -> bool {
        self.address.try_get_untracked() == Some(Self::bound_for())
    }

    /// Goes from a case that is not on the device any more to the list of the cases.
    pub(super) fn lead_out_of(self, id: &str) {
        if Self::bound_for().place.case() == Some(id) {
            self.go(Place::Home);
        }
    }

    pub(super) fn present_realm(self) -> Realm {
        self.address.with_untracked(Realm::of)
    }

    /// The open database of a realm, with the name of this installation in it.
    pub(super) fn store_of(self, realm: Realm) -> Option<(Rc<Store>, Device)> {
        self.stores.with_value(|all| {
            all.iter().find(|(known, ..)| *known == realm).map(|(_, store, device)| (store.clone(), *device))
        })
    }

    pub(super) fn store(self) -> Option<Rc<Store>> {
        self.store_of(self.present_realm()).map(|(store, _)| store)
    }

    pub(super) fn device(self) -> Option<Device> {
        self.store_of(self.present_realm()).map(|(_, device)| device)
    }

    pub(super) fn occasion(self) -> Occasion {
        let author = self.preferences.with_untracked(Preferences::author);
        Occasion { now: clock::now(), author, entropy: clock::random() }
    }

    /// Whether the open case is the one on the screen: undo never changes what is out of sight.
    #[must_use]
    pub fn is_case_on_screen(self) -> bool {
        let open = self.open.with_session(|session| session.id().to_owned());
        open.is_some() && self.address.with(|address| address.place.case().map(str::to_owned)) == open
    }

    /// Makes an edit: the only place in which the open case changes.
    ///
    /// # Errors
    /// As [`crate::edit::decide`]; nothing is changed then.
    pub fn dispatch(self, edit: Edit) -> Result<(), Refusal> {
        if self.open.hold.get_untracked() != Hold::Ours {
            self.open.anew.notify();
            return Err(Refusal::Elsewhere);
        }
        let occasion = self.occasion();
        let is_undo = matches!(edit, Edit::Undo | Edit::Redo);
        let mut outcome = Err(Refusal::NotThere);
        let mut id = String::new();
        self.open.session.maybe_update(|session| {
            if let Some(session) = session {
                session.id().clone_into(&mut id);
                outcome = session.dispatch(edit, &occasion);
            }
            outcome.is_ok()
        });
        let operations = outcome?;
        if is_undo {
            // What was told of the step that goes is true no more.
            self.notice.try_update(|notice| notice.take_if(|notice| !notice.is_error));
        }
        self.open.wake(&operations);
        let effects =
            self.saver.keeping.try_update_value(|keeping| keeping.edited(&id, operations, occasion.now));
        self.perform(&id, effects.unwrap_or_default());
        self.seal_ahead(&id);
        Ok(())
    }

    /// Makes an edit and tells its refusal, but for one that changes nothing.
    pub fn attempt(self, edit: Edit) -> bool {
        match self.dispatch(edit) {
            Ok(()) => true,
            Err(Refusal::NothingNew) => false,
            Err(refusal) => {
                self.notify_error(&refusal.to_string());
                false
            }
        }
    }

    /// Begins a new case with its first period of work and opens it.
    pub fn add_case(self) {
        let id = clock::new_id();
        self.begin_case(&id);
        let thing = crate::case::Key::thing("episode", &clock::new_id());
        if self.attempt(Edit::add(thing, &[])) {
            self.flush();
            self.go(Place::Case(id, super::place::CasePlace::Overview));
        }
    }

    /// Makes an empty case the open one, for a new case or one that comes from a file.
    pub fn begin_case(self, id: &str) {
        self.flush();
        if let Some(device) = self.device() {
            self.hold_in_this_tab(id);
            self.saver.keeping.update_value(|keeping| keeping.begin(id, self.present_realm(), 0));
            self.open.session.set(Some(Session::new(id, Case::new(), device, clock::now())));
            self.open.wake_all();
        }
    }

    /// Makes this case of the device the open one.
    pub fn hold_case(self, id: &str, case: Case) {
        if let Some(device) = self.device() {
            self.hold_in_this_tab(id);
            self.open.session.set(Some(Session::new(id, case, device, clock::now())));
            self.open.wake_all();
        }
    }

    /// Tells that something went wrong.
    pub fn notify_error(self, words: &str) {
        let _ = self.notice.try_set(Some(Notice { is_error: true, words: words.to_owned(), way: None }));
    }

    /// Tells that something was done.
    pub fn notify(self, words: &str) {
        let _ = self.notice.try_set(Some(Notice { is_error: false, words: words.to_owned(), way: None }));
    }

    /// Tells that something was done, and where more can be done about it.
    pub fn notify_with_way(self, words: &str, way: (&str, Place)) {
        let way = Some((way.0.to_owned(), way.1));
        let _ = self.notice.try_set(Some(Notice { is_error: false, words: words.to_owned(), way }));
    }
}
