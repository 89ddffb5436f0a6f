//! The file is made before it is asked for, so that the tap that shares it is still fresh; what was withheld is looked for in it.

use super::Handing;
use crate::{
    browser::{clock, files, preferences::Preferences, worker},
    case::{Case, Key, Value},
    edit::Edit,
    forms::handover,
    handoff::{
        self, CaseFile,
        redaction::{self, Choice, Redacted},
    },
    workbench::{Bench, Realm},
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, sync::Arc};

/// A file that is ready to leave.
#[derive(Clone)]
pub struct Made {
    /// Its text, not locked.
    pub text: Arc<str>,
    /// The redacted copies in it; none when whole cases leave.
    pub copies: Vec<Arc<Redacted>>,
    /// What stands in it that was withheld: then it does not leave.
    pub hits: Vec<String>,
}

/// Makes the file of these cases, whole or as the choice leaves them.
pub fn make(bench: Bench, cases: &[(String, Arc<Case>)], choice: Option<&Choice>) -> Result<Made, String> {
    let by = bench.preferences.with_untracked(Preferences::author);
    let (mut written, mut copies, mut hits) = (Vec::new(), Vec::new(), Vec::new());
    for (id, case) in cases {
        let Some(choice) = choice else {
            written.push(CaseFile::of(id, case));
            continue;
        };
        let mut copy = redaction::redact(id, case, choice);
        copy.scan.allow(&by.name);
        let file = CaseFile::of(id, &copy.case);
        // A name that one case withholds may be shared by another, so that each is looked through by itself.
        if cases.len() > 1 {
            let bytes = serde_json::to_vec(&file).map_err(|error| error.to_string())?;
            hits.extend(copy.scan.check(&bytes).iter().map(ToString::to_string));
        }
        written.push(file);
        copies.push(Arc::new(copy));
    }
    let left_out = choice.map(Choice::in_words);
    let text = handoff::write_with(written, &clock::utc(clock::now()), &by, left_out)
        .map_err(|error| error.to_string())?;
    if let ([_], [copy]) = (cases, copies.as_slice()) {
        hits.extend(copy.scan.check(text.as_bytes()).iter().map(ToString::to_string));
    }
    Ok(Made { text: text.into(), copies, hits })
}

/// What the file is called: nothing of a person.
pub fn name(bench: Bench, ids: &[String], is_locked: bool) -> String {
    let day = crate::case::date::iso(clock::today());
    let training = if bench.realm() == Realm::Training { "training-" } else { "" };
    let ending = if is_locked { "txt" } else { "json" };
    match ids {
        [one] => {
            // The training case's own id begins with the name of its realm.
            let id = one.strip_prefix("training-").map_or(one.as_str(), |_| "case");
            format!("kith-{training}{}-{day}.{ending}", id.get(..6).unwrap_or(id))
        }
        several => format!("kith-{training}{}-cases-{day}.{ending}", several.len()),
    }
}

/// Locks the file that was made.
pub fn lock(handing: Handing) {
    let Some(made) = handing.made.get_untracked() else { return };
    let passphrase = handing.passphrase.get_untracked();
    handing.is_busy.set(true);
    spawn_local(async move {
        let locked = worker::lock_file(passphrase.trim(), made.text.as_bytes().to_vec()).await;
        let _ = handing.is_busy.try_set(false);
        match locked {
            Ok(text) => {
                let _ = handing.locked.try_set(Some(text.into()));
            }
            Err(worker::Trouble::Cancelled) => {}
            Err(trouble) => handing.bench.trouble(&format!("The file was not locked. {trouble}")),
        }
    });
}

fn ids(handing: Handing) -> Vec<String> {
    handing.chosen.get_untracked().into_iter().collect()
}

/// The file as it would leave now, with its name.
pub fn ready(handing: Handing) -> Option<(String, Arc<str>)> {
    let is_locked = handing.is_locked();
    let text = if is_locked { handing.locked.get()? } else { handing.made.get()?.text };
    Some((name(handing.bench, &handing.chosen.get().into_iter().collect::<Vec<_>>(), is_locked), text))
}

/// Hands the file to the browser's downloads.
pub fn download(handing: Handing) {
    let (Some((name, text)), true) = (untrack(|| ready(handing)), handing.has_purpose()) else { return };
    note(handing);
    match files::download(&name, &text) {
        Ok(went) => told(handing, format!("The file {name} was made. {}", went.in_words())),
        Err(_) => refused(
            handing,
            "The browser did not allow the download. Allow downloads for this page, then try again.",
        ),
    }
}

/// Hands the file to another program of the device. It is asked for in the tap itself: later the browser refuses it.
pub fn share(handing: Handing) {
    let (Some((name, text)), true) = (untrack(|| ready(handing)), handing.has_purpose()) else { return };
    let sharing = files::share(&name, &text);
    note(handing);
    spawn_local(async move {
        match sharing.await {
            Ok(()) => told(handing, format!("The file {name} was shared.")),
            // Whoever closes the share sheet knows it.
            Err(files::NotShared::Cancelled) => take_back(handing),
            Err(files::NotShared::Refused) => {
                refused(
                    handing,
                    "The browser did not open its list of programs. Share the file again, or download it.",
                );
            }
        }
    });
}

fn told(handing: Handing, words: String) {
    let ids = ids(handing);
    handing.bench.tell(&words);
    spawn_local(async move {
        note_others(handing, &ids).await;
        handing.bench.note_hand_off(&ids).await;
    });
}

fn refused(handing: Handing, words: &str) {
    take_back(handing);
    handing.bench.trouble(words);
}

/// What the record keeps of the hand-over.
fn entry(handing: Handing) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    handing.answers.with_untracked(|answers| {
        for (slug, value) in answers.iter().filter(|(_, value)| !value.is_blank()) {
            fields.insert((*slug).to_owned(), value.clone());
        }
    });
    if handing.is_part.get_untracked() {
        let words = handing.choice.with_untracked(Choice::in_words);
        fields.insert(handover::LEFT_OUT.to_owned(), Value::text(&words));
    }
    fields
}

/// Writes the hand-over into the open case, before the file leaves.
fn note(handing: Handing) {
    let open = handing.bench.peek(|session| session.id().to_owned());
    if open.is_some_and(|id| handing.chosen.with_untracked(|chosen| chosen.contains(&id))) {
        let thing = Key::thing(handover::FORM.noun, &clock::new_id());
        if handing.bench.attempt(Edit::Add { thing: thing.clone(), fields: entry(handing) }) {
            handing.noted.set_value(Some(thing));
        }
    }
}

/// A file that did not leave after all: the entry stays, and says so.
fn take_back(handing: Handing) {
    if let Some(thing) = handing.noted.try_update_value(Option::take).flatten() {
        let why = "The file did not leave this device".to_owned();
        handing.bench.attempt(Edit::Withdraw { thing, why });
    }
}

/// Writes the hand-over into the other cases that left in the same file.
async fn note_others(handing: Handing, ids: &[String]) {
    let bench = handing.bench;
    let open = bench.peek(|session| session.id().to_owned());
    handing.noted.try_set_value(None);
    for id in ids.iter().filter(|id| Some(*id) != open.as_ref()) {
        bench.settle(id).await;
        let Ok(case) = bench.read_case(id).await else {
            bench.trouble("The hand-over could not be written into each case. Write it as a working note.");
            continue;
        };
        bench.hold_case(id, case);
        let thing = Key::thing(handover::FORM.noun, &clock::new_id());
        bench.attempt(Edit::Add { thing, fields: entry(handing) });
        bench.settle(id).await;
    }
}
