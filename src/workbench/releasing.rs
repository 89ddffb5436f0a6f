//! The one door out, done: entries are written, then the thing leaves. It belongs to the app and knows no screen, so that it
//! is finished whoever looks on. Nothing else hands anything to the browser (`tests/tidy/main.rs`).

use super::{
    bench::{Bench, Realm},
    opening::pause,
    tabs::Hold,
};
use crate::{
    browser::{
        clock,
        files::{self, NotGiven, Went},
        locks, page, picture,
        preferences::Preferences,
        task,
    },
    case::{Key, Value},
    edit::{Edit, Session, session},
    forms::handover,
    handoff::release::{
        Answer, Content, Departure, Offered, Outcome, Step, Way,
        departure::{Noted, STAYED, count_of},
        entry,
    },
    reports::caseload::Summary,
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// What is said where another tab writes the case.
const ELSEWHERE: &str = "This case is open in another tab, and what leaves is noted in the case. Take over here first, or do it there.";
/// How often it is looked again whether a case that is being opened is open, and how long it is waited between.
const LOOKS: usize = 60;
const LOOK_MILLIS: i32 = 50;

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
        let realm = self.present_realm();
        task::of_app(async move {
            let outcome = self.leave_by(realm, departure).await;
            match &outcome {
                Outcome::Left(words) if tell == Tell::Notice && !words.is_empty() => self.tell(words),
                Outcome::Stayed(words) if !words.is_empty() => self.trouble(words),
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
                if let Err(words) = self.note_in(realm, case, offered.entry(), offered.counts()).await {
                    self.trouble(&format!("What is printed is not noted in the case. {words}"));
                }
            }
        });
    }

    async fn leave_by(self, realm: Realm, mut departure: Departure) -> Outcome {
        let mut step = departure.begin();
        loop {
            let answer = match step {
                Step::Record { case, fields, counts } => {
                    match self.note_in(realm, &case, &fields, counts).await {
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

    /// Writes an entry into a case, or counts the same one of some minutes ago up.
    async fn note_in(
        self,
        realm: Realm,
        id: &str,
        fields: &BTreeMap<String, Value>,
        counts: bool,
    ) -> Result<Noted, String> {
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
        self.edit_in(realm, id, &edit).await?;
        noted.take().ok_or_else(|| "The case is not on this device.".to_owned())
    }

    async fn take_entry_back(self, realm: Realm, id: &str, noted: Noted) {
        let edit = |_: &Session| match noted.before {
            Some(times) => Edit::Answer { key: count_of(&noted.thing), value: Value::Number(times) },
            None => Edit::Withdraw { thing: noted.thing.clone(), why: STAYED.to_owned() },
        };
        if let Err(words) = self.edit_in(realm, id, &edit).await {
            self.trouble(&format!(
                "Nothing has left this device, but the case still says that it has. Withdraw the entry in its history. {words}"
            ));
        }
    }

    /// Makes an edit in a case, open or not, and waits until it is on the device; what the storage does not take is kept and
    /// tried again like all that is typed.
    async fn edit_in(self, realm: Realm, id: &str, edit: &dyn Fn(&Session) -> Edit) -> Result<(), String> {
        for _ in 0..LOOKS {
            if self.peek(|session| session.id() == id) == Some(true) {
                match self.hold.get_untracked() {
                    Hold::Ours => {
                        self.seal();
                        let made = self.peek(edit).ok_or("The case was closed meanwhile.")?;
                        self.dispatch(made).map_err(|refusal| refusal.to_string())?;
                        self.seal();
                        self.settle(id).await;
                        return Ok(());
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

    /// Makes an edit in a case that no screen shows.
    async fn edit_closed(
        self,
        realm: Realm,
        id: &str,
        edit: &dyn Fn(&Session) -> Edit,
    ) -> Result<(), String> {
        let (store, device) = self.store_of(realm).ok_or("The storage is not open.")?;
        let name = format!("{}/{id}", realm.database());
        let is_held_here = self.tabs.with_value(|tabs| tabs.holds(&name));
        let lock =
            if is_held_here { None } else { Some(locks::request(&name, locks::Way::IfFree, || {}).await) };
        // None of a lock that was asked for: another tab has it.
        if matches!(lock, Some(None)) {
            return Err(ELSEWHERE.to_owned());
        }
        self.settle(id).await;
        let kept = store.case(id).await;
        let outcome = match kept {
            Err(words) => Err(words),
            Ok(kept) => {
                self.keeping.update_value(|keeping| keeping.begin(id, realm, kept.next_batch));
                let mut session = Session::new(id, session::replay(kept.batches), device, clock::now());
                let made = edit(&session);
                session.dispatch(made, &self.occasion()).map_err(|refusal| refusal.to_string()).map(
                    |operations| {
                        let effects = self
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
                self.settle(id).await;
                let handed_off = self.handed_off(id);
                let summary = Summary::of(id, session.case(), handed_off);
                let upto = self.keeping.with_value(|keeping| keeping.next_batch(id));
                // The list of the cases follows by itself at the next start, where this fails.
                let _ = store.write(id, None, Some((&summary, upto))).await;
                self.list(realm, summary);
                // Who has opened it meanwhile may have read it before this was written.
                self.session.maybe_update(|open| match open {
                    Some(open) if open.id() == id => {
                        open.learn(operations, clock::now());
                        true
                    }
                    _ => false,
                });
                if self.peek(|session| session.id() == id) == Some(true) {
                    self.wake_all();
                }
                Ok(())
            }
        };
        if let Some(Some(lock)) = lock {
            lock.release();
        }
        // Who has opened it meanwhile found it held, by this tab itself.
        let is_here = self.address.with_untracked(|address| address.place.case() == Some(id));
        if is_here && self.present_realm() == realm && self.hold.get_untracked() == Hold::Elsewhere {
            self.ask_to_hold(id).await;
        }
        outcome
    }

    fn handed_off(self, id: &str) -> Option<u64> {
        self.caseload.with_untracked(|all| all.iter().find(|one| one.id == id).and_then(|one| one.handed_off))
    }

    /// Notes beside cases that they left the device whole.
    async fn note_hand_off(self, realm: Realm, ids: &[String]) {
        let now = clock::now();
        let Some((store, _)) = self.store_of(realm) else { return };
        let listed = self.caseload.get_untracked();
        for mut summary in listed.into_iter().filter(|summary| ids.contains(&summary.id)) {
            summary.handed_off = Some(now);
            let Ok(upto) = store.next_batch(&summary.id).await else { continue };
            if store.write(&summary.id, None, Some((&summary, upto))).await.is_err() {
                self.trouble("The file was made, but its date could not be noted on this device.");
            }
        }
        if self.present_realm() == realm {
            self.read_caseload().await;
        }
        if let Some(id) = self.peek(|session| session.id().to_owned()).filter(|id| ids.contains(id)) {
            self.check(&id);
        }
    }

    /// Lets the open case leave whole and not locked, whatever the storage does: then a copy is worth more than a question.
    pub fn copy_now(self, offered: Offered) {
        self.depart(Departure::whatever(Arc::new(offered), Way::Download), Tell::Notice, |_| {});
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
