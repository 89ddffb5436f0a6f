//! The one door out, done: entries are written, then the thing leaves. It belongs to the app and knows no screen, so that it
//! is finished whoever looks on. Nothing else hands anything to the browser (`tests/tidy/mod.rs`).

use super::{bench::Bench, keeping::Keeping, realm::Realm, state::Hold, tabs::lock_name};
use crate::{
    browser::{
        clock,
        files::{self, NotGiven, Went},
        locks, page, picture,
        preferences::Preferences,
        task::{self, pause},
    },
    case::{Case, Key, Subject, Value},
    edit::{Edit, Session, session},
    forms::handover,
    handoff::release::{
        Answer, Content, Departure, Offered, Outcome, Step, Way,
        departure::{Noted, STAYED, count_of},
        entry,
    },
    reports::caseload::Indexed,
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// What is said where another tab writes the case.
const ELSEWHERE: &str = "This case is open in another tab, and what leaves is noted in the case. Take over here first, or do it there.";
/// How often it is looked again whether a case that is being opened is open, and how long it is waited between.
const LOOKS: usize = 60;
const LOOK_MILLIS: i32 = 50;

/// What is asked of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Must {
    /// That it is in the case; it is written as soon as the storage takes it.
    Be,
    /// That it is on the device before anything leaves.
    Land,
}

/// Whether the outcome is told by a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// It is.
    Notice,
    /// What went well is told by whoever asked; what went wrong is told by a notice all the same.
    Quietly,
}

impl Bench {
    /// Lets something leave, whoever looks on; `told` hears what it came to, if it is still there to hear.
    pub fn depart(self, departure: Departure, tell: Tell, told: impl FnOnce(Outcome) + 'static) {
        self.depart_from(self.present_realm(), departure, tell, told);
    }

    fn depart_from(
        self,
        realm: Realm,
        departure: Departure,
        tell: Tell,
        told: impl FnOnce(Outcome) + 'static,
    ) {
        task::of_app(async move {
            let outcome = self.leave_by(realm, departure).await;
            match &outcome {
                Outcome::Left(words) if tell == Tell::Notice && !words.is_empty() => self.notify(words),
                Outcome::Stayed(words) if !words.is_empty() => self.notify_error(words),
                _ => {}
            }
            told(outcome);
        });
    }

    /// Notes that the page was printed by the browser's own command.
    pub fn note_printed(self, offered: Offered) {
        let realm = self.present_realm();
        task::of_app(async move {
            for case in offered.cases() {
                // It has left already: the entry stays in the case, however long the storage takes nothing.
                let noted = self.note_in(realm, case, (offered.entry(), offered.counts()), Must::Be);
                if let Err(words) = noted.await {
                    self.notify_error(&format!("What is printed is not noted in the case. {words}"));
                }
            }
        });
    }

    async fn leave_by(self, realm: Realm, mut departure: Departure) -> Outcome {
        let must = if departure.is_whatever() { Must::Be } else { Must::Land };
        let mut step = departure.begin();
        loop {
            let answer = match step {
                Step::Record { case, fields, counts } => {
                    match self.note_in(realm, &case, (&fields, counts), must).await {
                        Ok(noted) => Answer::Recorded(noted),
                        Err(words) => Answer::NotRecorded(words),
                    }
                }
                Step::Give { offered, way } => give(&offered, way).await,
                Step::TakeBack { case, noted } => {
                    self.take_entry_back(realm, &case, noted).await;
                    Answer::Done
                }
                Step::Date(ids) => {
                    self.note_hand_off(realm, &ids).await;
                    Answer::Done
                }
                Step::End(outcome) => return outcome,
            };
            step = departure.next(answer);
        }
    }

    /// Writes an entry into a case, or counts the same one of some minutes ago up. One that has to be on the device and is not
    /// is taken back again: it would say that something has left.
    async fn note_in(
        self,
        realm: Realm,
        id: &str,
        (fields, counts): (&BTreeMap<String, Value>, bool),
        must: Must,
    ) -> Result<Noted, String> {
        let not_saved = || format!("The case is not saved on this device: {}.", self.saver.why_not_saved(id));
        if must == Must::Land && !self.settle(id).await {
            return Err(not_saved());
        }
        let thing = Key::thing(handover::FORM.noun, &clock::new_id());
        let author = self.preferences.with_untracked(Preferences::author);
        let noted = std::cell::Cell::new(None);
        let edit = |session: &Session| {
            let again = counts.then(|| entry::again(session.case(), fields, &author, clock::now())).flatten();
            let (edit, one) = match again {
                Some((thing, times)) => (
                    Edit::Answer { key: count_of(&thing), value: Value::Number(times + 1) },
                    Noted { thing, before: Some(times) },
                ),
                None => (
                    Edit::Add { thing: thing.clone(), fields: fields.clone() },
                    Noted { thing: thing.clone(), before: None },
                ),
            };
            noted.set(Some(one));
            edit
        };
        let has_landed = self.edit_in(realm, id, &edit).await?;
        let noted = noted.take().ok_or("The case is not on this device.")?;
        if must == Must::Land && !has_landed {
            let why = not_saved();
            self.take_entry_back(realm, id, noted).await;
            return Err(why);
        }
        Ok(noted)
    }

    async fn take_entry_back(self, realm: Realm, id: &str, noted: Noted) {
        let edit = |_: &Session| match noted.before {
            Some(times) => Edit::Answer { key: count_of(&noted.thing), value: Value::Number(times) },
            None => Edit::Withdraw { thing: noted.thing.clone(), why: STAYED.to_owned() },
        };
        if let Err(words) = self.edit_in(realm, id, &edit).await {
            self.notify_error(&format!(
                "Nothing has left this device, but the case still says that it has. Withdraw the entry in its history. {words}"
            ));
        }
    }

    /// Makes an edit in a case, open or not, and waits until it is on the device. Answers whether it is; what the storage does
    /// not take is kept and tried again like all that is typed.
    async fn edit_in(self, realm: Realm, id: &str, edit: &dyn Fn(&Session) -> Edit) -> Result<bool, String> {
        for _ in 0..LOOKS {
            if self.open.peek(|session| session.id() == id) == Some(true) {
                match self.open.hold.get_untracked() {
                    Hold::Ours => {
                        self.open.close_typing();
                        let made = self.open.peek(edit).ok_or("The case was closed meanwhile.")?;
                        self.dispatch(made).map_err(|refusal| refusal.to_string())?;
                        self.open.close_typing();
                        return Ok(self.settle(id).await);
                    }
                    Hold::Elsewhere => return Err(ELSEWHERE.to_owned()),
                    Hold::Asking => {}
                }
            } else {
                let is_opening = self.address.with_untracked(|address| address.place.case() == Some(id))
                    && self.present_realm() == realm;
                if !is_opening {
                    return self.edit_closed(realm, id, edit).await;
                }
            }
            pause(LOOK_MILLIS).await;
        }
        Err("The case did not open in time.".to_owned())
    }

    /// Makes an edit in a case that no screen shows. Answers whether it is on the device.
    async fn edit_closed(
        self,
        realm: Realm,
        id: &str,
        edit: &dyn Fn(&Session) -> Edit,
    ) -> Result<bool, String> {
        let (store, device) = self.store_of(realm).ok_or("The storage is not open.")?;
        let name = lock_name(realm.database(), id);
        let is_held_here = self.windows.tabs.with_value(|tabs| tabs.holds(&name));
        let lock =
            if is_held_here { None } else { Some(locks::request(&name, locks::Way::IfFree, || {}).await) };
        // None of a lock that was asked for: another tab has it.
        if matches!(lock, Some(None)) {
            return Err(ELSEWHERE.to_owned());
        }
        self.settle(id).await;
        let kept = self.saver.kept(&store, id).await;
        let outcome = match kept {
            Err(words) => Err(words),
            Ok(kept) => {
                self.saver.keeping.update_value(|keeping| keeping.begin(id, realm, kept.next_batch));
                let mut session = Session::new(id, session::replay(kept.batches), device, clock::now());
                let made = edit(&session);
                session.dispatch(made, &self.occasion()).map_err(|refusal| refusal.to_string()).map(
                    |operations| {
                        let effects = self
                            .saver
                            .keeping
                            .try_update_value(|keeping| keeping.edited(id, operations.clone(), clock::now()));
                        self.perform(id, effects.unwrap_or_default());
                        (session, operations)
                    },
                )
            }
        };
        let outcome = match outcome {
            Err(words) => Err(words),
            Ok((session, operations)) => {
                let has_landed = self.settle(id).await;
                let handed_off = self.handed_off(id);
                let indexed = Indexed::of(id, session.case(), handed_off);
                let upto = self.saver.keeping.with_value(|keeping| keeping.next_batch(id));
                // The list of the cases follows by itself at the next start, where this fails. What is not on the device is
                // not in it: nobody would find that it says too much.
                if has_landed {
                    let _ = store.write(id, None, Some((&indexed, upto))).await;
                }
                self.list(realm, indexed.summary);
                // Who has opened it meanwhile may have read it before this was written.
                self.open.session.maybe_update(|open| match open {
                    Some(open) if open.id() == id => {
                        open.learn(operations, clock::now());
                        true
                    }
                    _ => false,
                });
                if self.open.peek(|session| session.id() == id) == Some(true) {
                    self.open.wake_all();
                }
                Ok(has_landed)
            }
        };
        if let Some(Some(lock)) = lock {
            lock.release();
        }
        // Who has opened it meanwhile found it held, by this tab itself.
        let is_here = self.address.with_untracked(|address| address.place.case() == Some(id));
        if is_here && self.present_realm() == realm && self.open.hold.get_untracked() == Hold::Elsewhere {
            self.ask_to_hold(id).await;
        }
        outcome
    }

    fn handed_off(self, id: &str) -> Option<u64> {
        self.caseload
            .cases
            .with_untracked(|all| all.iter().find(|one| one.id == id).and_then(|one| one.handed_off))
    }

    /// Notes beside cases that they left the device whole.
    async fn note_hand_off(self, realm: Realm, ids: &[String]) {
        let now = clock::now();
        let Some((store, _)) = self.store_of(realm) else { return };
        let listed = self.caseload.cases.get_untracked();
        for mut summary in listed.into_iter().filter(|summary| ids.contains(&summary.id)) {
            summary.handed_off = Some(now);
            if store.note_hand_off(&summary).await.is_err() {
                self.notify_error("The file was made, but its date could not be noted on this device.");
            }
        }
        if self.present_realm() == realm {
            self.read_caseload().await;
        }
        if let Some(id) = self.open.peek(|session| session.id().to_owned()).filter(|id| ids.contains(id)) {
            self.check(&id);
        }
    }

    /// Lets the cases of which something is in this window only leave whole and not locked, whatever the storage does: then a
    /// copy is worth more than a question. `make` makes the file.
    pub fn copy_now(
        self,
        make: impl FnOnce(Realm, Vec<(String, Arc<Case>)>) -> Result<Offered, String> + 'static,
    ) {
        task::of_app(async move {
            let (realm, cases) = self.unsaved_cases().await;
            if cases.is_empty() {
                return self.notify("Everything is saved on this device by now. No copy was made.");
            }
            match make(realm, cases) {
                Ok(offered) => {
                    let departure = Departure::whatever(Arc::new(offered), Way::Download);
                    self.depart_from(realm, departure, Tell::Notice, |_| {});
                }
                Err(words) => self.notify_error(&words),
            }
        });
    }

    /// The cases of which something is in this window only, as they stand here. They are those of the present realm; those of
    /// the other one, where this one has none: a file holds cases of one realm.
    async fn unsaved_cases(self) -> (Realm, Vec<(String, Arc<Case>)>) {
        let mut unsaved = self.saver.keeping.with_value(Keeping::unsaved_cases);
        let present = self.present_realm();
        let is_here = unsaved.iter().any(|(_, realm)| *realm == present);
        let realm = if is_here { present } else { unsaved.first().map_or(present, |(_, realm)| *realm) };
        unsaved.retain(|(_, of)| *of == realm);
        let mut cases = Vec::new();
        for (id, _) in unsaved {
            let open =
                self.open.peek(|session| (session.id() == id).then(|| session.case().clone())).flatten();
            let case = match (open, self.store_of(realm)) {
                (Some(case), _) => case,
                (None, Some((store, _))) => match self.saver.kept(&store, &id).await {
                    Ok(kept) => session::replay(kept.batches).now_about(Subject::of(&id)),
                    // The storage does not even answer: what is only here is in the file all the same.
                    Err(_) => self.saver.only_here(&id),
                },
                (None, None) => self.saver.only_here(&id),
            };
            cases.push((id, Arc::new(case)));
        }
        (realm, cases)
    }
}

/// Hands it to the browser. It is asked at once: later than the tap allows it refuses.
async fn give(offered: &Offered, way: Way) -> Answer {
    let (name, text) = (offered.name(), offered.content().text());
    let went = match (way, offered.content()) {
        (Way::Print, content) => {
            // What was looked through and noted is what is printed, and not what came onto the page meanwhile.
            if matches!(content, Content::Page(_)) && page::printed() != **text {
                return Answer::Refused(
                    "What stands on the page has changed since you tapped. Nothing was printed: look at it, then print again.".to_owned(),
                );
            }
            page::print();
            return Answer::Given(String::new());
        }
        (Way::Clipboard, _) => {
            // Where the browser does not copy, the words are shown to be copied by hand: they leave all the same.
            return Answer::Given(match files::copy(text).await {
                Ok(()) => format!(
                    "Copied as text: {}. Paste it where it belongs. The clipboard may be shared with your other devices.",
                    offered.says()
                ),
                Err(_) => String::new(),
            });
        }
        (Way::Share, _) => files::share(name, text).await.map(|()| None),
        (Way::Download, Content::Picture { svg, width, height }) => {
            match picture::save_png(name, svg, *width, *height).await {
                Ok(went) => went.map(Some),
                Err(words) => return Answer::Refused(words),
            }
        }
        (Way::Download, _) => files::download(name, text).await.map(Some),
    };
    match (went, way) {
        (Ok(Some(went)), _) => Answer::Given(format!("The file {name} was made. {}", Went::in_words(went))),
        (Ok(None), _) => Answer::Given(format!("The file {name} was shared.")),
        // Whoever closes the list knows it.
        (Err(NotGiven::Cancelled), _) => Answer::Refused(String::new()),
        (Err(NotGiven::Refused), Way::Share) => Answer::Refused(
            "The browser did not open its list of programs. Share the file again, or download it.".to_owned(),
        ),
        (Err(NotGiven::Refused), _) => Answer::Refused(
            "The browser did not allow the download. Allow downloads for this page, then try again."
                .to_owned(),
        ),
    }
}
