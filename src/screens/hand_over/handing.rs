//! A hand-over on its screen: the controller, and what it asks for done in the browser.

use crate::{
    browser::{
        clock, page,
        preferences::Preferences,
        task::{self, OfScreen},
        worker,
    },
    case::Value,
    forms::handover,
    handoff::{
        redaction::Choice,
        release::{
            Change, Choices, Controller, Effect as Asked, Input, Release, Ticket, Way, choices::overwrite,
        },
    },
    workbench::{Bench, Realm, releasing::Tell},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many words a passphrase has.
const WORDS: u32 = 5;
/// A part of a case with more operations than this is made once nobody has ticked anything for a while.
const MANY: usize = 2_000;
/// That while, in milliseconds.
const REST: i32 = 300;

/// The handle; copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Handing {
    pub bench: Bench,
    controller: StoredValue<Controller>,
    /// Told whenever the controller has heard something.
    heard: Trigger,
    screen: OfScreen,
}

impl Handing {
    /// Begins a hand-over that ends with the screen that is being built.
    pub fn begin(bench: Bench, choices: Choices) -> Self {
        let day = crate::case::date::iso(clock::today());
        let (controller, first) = Controller::new(choices, &day, bench.realm() == Realm::Training);
        let handing = Self {
            bench,
            controller: StoredValue::new(controller),
            heard: Trigger::new(),
            screen: OfScreen::here(),
        };
        on_cleanup(move || {
            let left = handing.controller.try_update_value(|controller| controller.hear(Input::Forget));
            if left.is_some_and(|asked| asked.iter().any(|one| matches!(one, Asked::CancelLock))) {
                worker::cancel();
            }
        });
        handing.follow_the_case();
        handing.perform(first);
        handing
    }

    /// Reads the controller, and reads it again when it has heard something.
    pub fn read<T>(self, look: impl FnOnce(&Controller) -> T) -> T {
        self.heard.track();
        self.controller.with_value(look)
    }

    /// Reads which part is chosen.
    pub fn part<T>(self, look: impl FnOnce(&Choice) -> T) -> T {
        self.read(|now| look(&now.choices().part))
    }

    /// An answer to a question of the hand-over.
    pub fn answer(self, slug: &str) -> Value {
        self.read(|now| now.choices().answer(slug))
    }

    /// Whether the file is to be locked; it is not looked at again.
    pub fn is_locked(self) -> bool {
        self.controller.with_value(|now| now.choices().is_locked())
    }

    /// The passphrase as the file is locked with it; it is not looked at again.
    pub fn passphrase(self) -> String {
        self.controller.with_value(|now| worker::normalised(&now.choices().passphrase))
    }

    /// Chooses something.
    pub fn choose(self, change: Change) {
        self.hear(Input::Choose(change));
    }

    /// Changes which part leaves.
    pub fn change(self, change: impl FnOnce(&mut Choice)) {
        let mut part = self.controller.with_value(|now| now.choices().part.clone());
        change(&mut part);
        self.choose(Change::Which(Box::new(part)));
    }

    /// A tap on the button of this version.
    pub fn give(self, version: u64, way: Way) {
        self.hear(Input::Give(version, way));
    }

    /// Tells the controller something, if its screen is still there, and does what it asks for.
    pub fn hear(self, input: Input) {
        let Some(asked) = self.controller.try_update_value(|controller| controller.hear(input)) else {
            return;
        };
        self.heard.notify();
        self.perform(asked);
    }

    /// What is written in the open case from here or from another tab; its own entries are no news.
    fn follow_the_case(self) {
        let bench = self.bench;
        Effect::new(move |known: Option<Option<(String, usize)>>| {
            let now = bench.open.with_session(|session| {
                let said = session.case().operations().filter(|one| one.key.noun() != handover::FORM.noun);
                (session.id().to_owned(), said.count())
            });
            if let (Some(Some(known)), Some(now)) = (known, &now)
                && known != *now
            {
                self.hear(Input::CaseChanged(now.0.clone()));
            }
            now
        });
    }

    fn perform(self, asked: Vec<Asked>) {
        for one in asked {
            match one {
                Asked::Load(ticket, id) => self.load(ticket, id),
                Asked::Make(ticket, release) => {
                    let is_large = release.cases().iter().map(|(_, case)| case.len()).sum::<usize>() > MANY;
                    let is_part = self.controller.with_value(|now| now.choices().is_part);
                    let rest = if is_large && is_part { REST } else { 0 };
                    self.screen.start(self.make(ticket, release, rest));
                }
                Asked::Words(ticket) => self.screen.start(async move {
                    let words = worker::passphrase_words(WORDS).await;
                    self.hear(Input::Words(ticket, words.map_err(said)));
                }),
                Asked::Lock(ticket, text, mut passphrase) => self.screen.start(async move {
                    let locked = worker::lock_file(&passphrase, text.as_bytes().to_vec()).await;
                    overwrite(&mut passphrase);
                    self.hear(Input::Locked(ticket, locked.map(Arc::from).map_err(said)));
                }),
                Asked::CancelLock => worker::cancel(),
                Asked::Leave(ticket, departure) => {
                    // It is finished whoever looks on: only what it came to is told here.
                    self.bench.depart(departure, Tell::Notice, move |outcome| {
                        self.hear(Input::Ended(ticket, outcome));
                    });
                }
                Asked::AskWhy => page::focus("hand-over-purpose"),
                Asked::Trouble(words) => self.bench.notify_error(&words),
            }
        }
    }

    /// Makes the file step by step, with what was typed meanwhile heard in between. Whoever has ticked something else waits for
    /// that alone.
    async fn make(self, ticket: Ticket, release: Release, rest: i32) {
        task::pause(rest).await;
        let by = self.bench.preferences.with_untracked(Preferences::author);
        let mut making = release.begin(&clock::utc(clock::now()), &by);
        while self.controller.try_with_value(|now| now.wants(ticket)) == Some(true) {
            if let Some(made) = making.step() {
                self.hear(Input::Made(ticket, Box::new(made)));
                return;
            }
            task::pause(0).await;
        }
    }

    /// Reads a case. What is still being typed is ended first: only operations that are closed leave the device.
    fn load(self, ticket: Ticket, id: String) {
        let bench = self.bench;
        self.screen.start(async move {
            bench.open.close_typing();
            let here =
                bench.open.peek(|session| (session.id() == id).then(|| session.case().clone())).flatten();
            let case = match here {
                Some(case) => Ok(case),
                None => {
                    bench.settle(&id).await;
                    bench.read_case(&id).await
                }
            };
            self.hear(Input::Loaded(ticket, id, case.map(Arc::new)));
        });
    }
}

/// What went wrong in the worker, in words; nothing for what was cancelled.
fn said(trouble: worker::Trouble) -> String {
    if trouble == worker::Trouble::Cancelled { String::new() } else { trouble.to_string() }
}
