//! Taking files back: one file from all its cases at once for 30 days, or what it brought to one case. What was entered
//! since stays; a case that came with the file and that nobody has touched since goes from this device.

use super::{
    bench::Bench,
    filing::{Over, Ready, case_after, in_pieces, not_listed, why_not},
    realm::Realm,
    state::{Hold, Taking},
};
use crate::{
    browser::{
        clock,
        store::{FileStep, Store},
        task::{self, Pace},
    },
    case::Case,
    edit::{Brought, Change, Edit, Refusal},
    handoff::imports::{Fate, Imports, TakenFile, fate},
};
use leptos::prelude::*;

/// What taking a file back would come to for one of its cases.
#[derive(Clone)]
pub struct Outlook {
    /// What the case is called.
    pub name: String,
    /// The case as it is.
    pub case: Case,
    /// What would become of it.
    pub fate: Fate,
}

impl Bench {
    /// The files that were taken in on this device and can still be taken back, the last one first.
    pub async fn recent_files(self) -> Vec<TakenFile> {
        let Some(store) = self.store() else { return Vec::new() };
        match store.files().await {
            Ok(files) => {
                let now = clock::now();
                files.into_iter().filter(|file| file.is_recent(now)).collect()
            }
            Err(failure) => {
                self.notify_error(&format!(
                    "The list of files that were taken in could not be read ({failure}). Reload the page."
                ));
                Vec::new()
            }
        }
    }

    /// The files that were taken into a case on this device.
    pub async fn imports(self, id: &str) -> Imports {
        let Some(store) = self.store() else { return Imports::default() };
        store.imports(id).await.unwrap_or_else(|failure| {
            self.notify_error(&format!(
                "The list of imports could not be read ({failure}). Reload the page."
            ));
            Imports::default()
        })
    }

    /// What taking a file back would come to, case by case; changes nothing.
    ///
    /// # Errors
    /// In the user's words.
    pub async fn outlook(self, file: &TakenFile) -> Result<Vec<Outlook>, String> {
        let realm = self.present_realm();
        let (store, _) = self.store_of(realm).ok_or("The storage is not open. Nothing was changed.")?;
        let mut all = Vec::new();
        for id in &file.cases {
            let (_, case) = self.case_over(realm, id).await?;
            let imports = store.imports(id).await.map_err(not_listed)?;
            let has_drafts = store.has_drafts(id).await.map_err(not_listed)?;
            let fate = fate(&case, &imports, &file.id, has_drafts);
            all.push(Outlook { name: self.name_of(id), case, fate });
        }
        Ok(all)
    }

    async fn case_over(self, realm: Realm, id: &str) -> Result<(Over, Case), String> {
        let over = self.over(realm, id).await?;
        let case = match &over {
            Over::Apart(session) => session.case().clone(),
            Over::Open => self.open.peek(|session| session.case().clone()).unwrap_or_default(),
        };
        Ok((over, case))
    }

    /// Takes a file back from all its cases, whoever looks on, and tells what came of it.
    pub fn take_file_back(self, file: TakenFile) {
        if self.taking.get_untracked().is_some() {
            return;
        }
        self.taking.set(Some(Taking { is_back: true, percent: 0 }));
        task::of_app(async move {
            let done = match self.hold_all(&file.cases).await {
                Ok(locks) => {
                    let done = self.take_back_held(file).await;
                    locks.into_iter().for_each(|(_, lock)| lock.release());
                    done
                }
                Err(words) => Err(words),
            };
            match done {
                Ok(words) => self.notify(&words),
                Err(words) => self.notify_error(&words),
            }
            self.taking.set(None);
        });
    }

    async fn take_back_held(self, mut file: TakenFile) -> Result<String, String> {
        let realm = self.present_realm();
        let (store, _) = self.store_of(realm).ok_or("The storage is not open. Nothing was changed.")?;
        let (mut ready, mut going) = (Vec::new(), Vec::new());
        let now = clock::now();
        for id in file.cases.clone() {
            let (over, case) = self.case_over(realm, &id).await?;
            let imports = store.imports(&id).await.map_err(not_listed)?;
            let has_drafts = store.has_drafts(&id).await.map_err(not_listed)?;
            match fate(&case, &imports, &file.id, has_drafts) {
                Fate::Nothing => {}
                Fate::Goes => going.push((id, case.len())),
                Fate::Stays { brought, .. } => {
                    let at = imports.of_file(&file.id).unwrap_or_default();
                    ready.push(self.taken_back(over, &id, case, (imports, at, now), brought).await?);
                }
            }
        }
        file.taken_back = Some(now);
        let is_grown = |(id, count): &(String, usize)| {
            self.open.peek(|session| session.id() == id && session.case().len() != *count) == Some(true)
        };
        if let Some((id, _)) = going.iter().find(|going| is_grown(going)) {
            let name = self.name_of(id);
            return Err(format!(
                "Something was entered in {name} meanwhile. Nothing was changed. Look at what would happen, then take the file back."
            ));
        }
        let going: Vec<String> = going.into_iter().map(|(id, _)| id).collect();
        // Nobody types into a case that goes.
        let is_open = self.open.peek(|session| going.iter().any(|id| session.id() == id)) == Some(true);
        let hold = self.open.hold.get_untracked();
        if is_open {
            self.open.hold.set(Hold::Asking);
        }
        let written = self.write_back(&store, &mut ready, going.clone(), Some(file)).await;
        if is_open {
            self.open.hold.set(hold);
        }
        written?;
        for id in &going {
            self.forget_case(id);
        }
        let count = ready.len();
        self.arrived_all(realm, ready)?;
        Ok(in_words(going.len(), count))
    }

    /// Takes back what a file brought to one case, but for what was edited since, and notes that it was.
    pub fn take_import_back(self, id: &str, at: usize) {
        if self.taking.get_untracked().is_some() {
            return;
        }
        self.taking.set(Some(Taking { is_back: true, percent: 0 }));
        let id = id.to_owned();
        task::of_app(async move {
            let done = match self.hold_all(std::slice::from_ref(&id)).await {
                Ok(locks) => {
                    let done = self.take_import_held(&id, at).await;
                    locks.into_iter().for_each(|(_, lock)| lock.release());
                    done
                }
                Err(words) => Err(words),
            };
            match done {
                Ok(()) => self.notify("The import was taken back. What it brought stays in the history."),
                Err(words) => self.notify_error(&words),
            }
            self.taking.set(None);
        });
    }

    async fn take_import_held(self, id: &str, at: usize) -> Result<(), String> {
        let realm = self.present_realm();
        let (store, _) = self.store_of(realm).ok_or("The storage is not open. Nothing was changed.")?;
        let (over, case) = self.case_over(realm, id).await?;
        let imports = store.imports(id).await.map_err(not_listed)?;
        let import = imports.all.get(at).ok_or("That import is not known here. Nothing was changed.")?;
        let (brought, part, now) = (import.brought.clone(), import.part_of.clone(), clock::now());
        let mut ready = vec![self.taken_back(over, id, case, (imports, at, now), brought).await?];
        // With its only case the whole file is taken back.
        let files = store.files().await.map_err(not_listed)?;
        let whole = part.filter(|part| part.cases == 1);
        let file = whole.and_then(|part| files.into_iter().find(|file| file.id == part.file));
        let file = file.map(|file| TakenFile { taken_back: Some(now), ..file });
        self.write_back(&store, &mut ready, Vec::new(), file).await?;
        self.arrived_all(realm, ready)
    }

    /// Makes ready what takes an import back in a case.
    async fn taken_back(
        self,
        mut over: Over,
        id: &str,
        case: Case,
        (mut imports, at, now): (Imports, usize, u64),
        brought: Brought,
    ) -> Result<Ready, String> {
        let change = match over.decide(self, id, Edit::TakeBack { brought }) {
            Ok((_, change)) => change,
            // It was taken back by hand, or everything was edited since: it is noted all the same.
            Err(Refusal::NothingNew) => Change::default(),
            Err(refusal) => return Err(refusal.to_string()),
        };
        if let Some(import) = imports.all.get_mut(at) {
            import.taken_back = Some(now);
        }
        let after = case_after(case, &change)?;
        let pieces = in_pieces(change.operations.iter(), &mut Pace::begin()).await;
        let arrival = self.arrival(id, &after, pieces, imports);
        Ok(Ready { over, change, arrival })
    }

    async fn write_back(
        self,
        store: &Store,
        ready: &mut [Ready],
        going: Vec<String>,
        file: Option<TakenFile>,
    ) -> Result<(), String> {
        let arrivals = ready.iter().map(|ready| ready.arrival.clone()).collect();
        let step = FileStep { arrivals, going, file, outdated: Vec::new() };
        let firsts = self.write_step(store, step).await.map_err(|not| why_not("taken back", &not))?;
        for (ready, first) in ready.iter_mut().zip(firsts) {
            ready.arrival.first = first;
        }
        Ok(())
    }

    fn arrived_all(self, realm: Realm, ready: Vec<Ready>) -> Result<(), String> {
        for mut ready in ready {
            self.arrived_as(realm, &mut ready)?;
        }
        Ok(())
    }

    /// Nothing of a case that has gone from the device is kept in memory, or shown.
    fn forget_case(self, id: &str) {
        if self.open.peek(|session| session.id() == id) == Some(true) {
            self.open.session.set(None);
        }
        self.drop_hold_of(id);
        self.saver.keeping.update_value(|keeping| keeping.forget(id));
        self.saver.sealed.update_value(|all| {
            all.remove(id);
        });
        self.caseload.cases.update(|all| all.retain(|summary| summary.id != id));
        self.broadcast_written(id);
        self.lead_out_of(id);
    }
}

/// What was done, for whoever took a file back.
fn in_words(gone: usize, withdrawn: usize) -> String {
    let cases = |count: usize| if count == 1 { "1 case".to_owned() } else { format!("{count} cases") };
    if gone + withdrawn == 0 {
        return "Nothing of the file was left here. It was taken off the list.".to_owned();
    }
    let mut words = "The file was taken back.".to_owned();
    if gone > 0 {
        let verb = if gone == 1 { "was" } else { "were" };
        words.push_str(&format!(" {} that came with it {verb} removed from this device.", cases(gone)));
    }
    if withdrawn > 0 {
        words.push_str(&format!(
            " In {} what it brought was withdrawn; it stays in the history.",
            cases(withdrawn)
        ));
    }
    words
}
