//! The world around the controller: a clock, steps that take random time and fail at random, a screen that is painted late,
//! and a person who ticks, types and taps on what is painted.

use super::device::{Device, IDS, author};
use crate::support::Dice;
use kith::{
    case::{Case, Key, Value},
    forms::handover,
    handoff::{
        self, CaseFile, Opened,
        redaction::{self, Choice},
        release::{
            Answer, Change, Choices, Content, Controller, Departure, Effect, Input, Made, Offered, Release,
            Step, Ticket, Way, departure::Noted, entry,
        },
    },
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What the screen shows since it was last painted.
#[derive(Clone)]
pub struct Painted {
    choices: Choices,
    loaded: BTreeMap<String, Arc<Case>>,
    offered: Option<Offered>,
}

#[expect(clippy::large_enum_variant, reason = "a few of them wait at a time")]
enum Due {
    Loaded(Ticket, String),
    Make(Ticket, Release),
    Words(Ticket),
    Locked(Ticket, Arc<str>, String),
    Leaving(Ticket, Box<Departure>, Step, Painted),
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub left: usize,
    pub locked: usize,
    pub parts: usize,
    pub several: usize,
    pub refused: usize,
    pub not_recorded: usize,
    pub screens_left: usize,
    pub stale_taps: usize,
}

pub struct World {
    pub device: Device,
    pub tally: Tally,
    dice: Dice,
    clock: u64,
    queue: Vec<(u64, u64, Due)>,
    controller: Controller,
    /// How often the screen was left: what was asked of an earlier one is told to nobody.
    screen: u64,
    painted: Painted,
    cancelled: Vec<Ticket>,
    left: BTreeMap<String, usize>,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let choices = Self::first(&mut dice);
        let (controller, effects) = Controller::new(choices, "2025-11-04", false);
        let mut world = Self {
            device: Device::new(),
            tally: Tally::default(),
            dice,
            clock: 0,
            queue: Vec::new(),
            painted: painted(&controller),
            controller,
            screen: 0,
            cancelled: Vec::new(),
            left: BTreeMap::new(),
        };
        world.perform(effects);
        world
    }

    fn first(dice: &mut Dice) -> Choices {
        match dice.below(3) {
            0 => Choices::new([]),
            1 => Choices::mailbox(IDS[0], "The area"),
            _ => Choices::new([IDS[dice.below(3)].to_owned()]),
        }
    }

    fn hear(&mut self, input: Input) {
        let effects = self.controller.hear(input);
        self.perform(effects);
        // The screen is painted at once, or with a later change.
        if self.dice.chance(70) {
            self.painted = painted(&self.controller);
        }
    }

    fn later(&mut self, due: Due) {
        let at = self.clock + self.dice.below(400) as u64;
        self.queue.push((at, self.screen, due));
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load(ticket, id) => self.later(Due::Loaded(ticket, id)),
                Effect::Make(ticket, release) => self.later(Due::Make(ticket, release)),
                Effect::Words(ticket) => self.later(Due::Words(ticket)),
                Effect::Lock(ticket, text, passphrase) => self.later(Due::Locked(ticket, text, passphrase)),
                Effect::CancelLock => {
                    let locking = self.queue.iter().filter_map(|(.., due)| match due {
                        Due::Locked(ticket, ..) => Some(*ticket),
                        _ => None,
                    });
                    self.cancelled = locking.collect();
                }
                Effect::Leave(ticket, departure) => {
                    let mut departure = Box::new(departure);
                    let step = departure.begin();
                    let painted = self.painted.clone();
                    self.later(Due::Leaving(ticket, departure, step, painted));
                }
                Effect::AskWhy | Effect::Trouble(_) => {}
            }
        }
    }

    /// Lets time pass until the next thing that is due, and does it.
    pub fn pass(&mut self) -> bool {
        let Some(next) = (0..self.queue.len()).min_by_key(|at| self.queue[*at].0) else { return false };
        let (at, screen, due) = self.queue.swap_remove(next);
        self.clock = self.clock.max(at);
        let is_there = screen == self.screen;
        match due {
            Due::Leaving(ticket, departure, step, painted) => {
                self.leave(ticket, departure, step, painted, screen)
            }
            _ if !is_there => {}
            Due::Loaded(ticket, id) => {
                let outcome = match self.dice.chance(5) {
                    true => Err("the storage does not answer".to_owned()),
                    false => Ok(self.device.read(&id)),
                };
                self.hear(Input::Loaded(ticket, id, outcome));
            }
            Due::Make(ticket, release) => {
                if self.controller.wants(ticket) || self.dice.chance(20) {
                    let made = match self.dice.chance(3) {
                        true => Err("no".to_owned()),
                        false => made(release),
                    };
                    self.hear(Input::Made(ticket, Box::new(made)));
                }
            }
            Due::Words(ticket) => {
                let words = format!("quiet-lantern-{}-harbour", self.dice.below(10_000));
                let outcome = if self.dice.chance(5) { Err("no worker".to_owned()) } else { Ok(words) };
                self.hear(Input::Words(ticket, outcome));
            }
            Due::Locked(ticket, text, passphrase) => {
                let outcome = match () {
                    // Some workers have done their work before they are told to stop.
                    () if self.cancelled.contains(&ticket) && self.dice.chance(60) => Err(String::new()),
                    () if self.dice.chance(5) => Err("no memory".to_owned()),
                    () => Ok(format!("LOCKED {passphrase}\n{text}").into()),
                };
                self.hear(Input::Locked(ticket, outcome));
            }
        }
        true
    }

    fn leave(
        &mut self,
        ticket: Ticket,
        mut departure: Box<Departure>,
        step: Step,
        painted: Painted,
        screen: u64,
    ) {
        let answer = match step {
            Step::Record { case, fields, .. } => match self.dice.chance(5) {
                true => {
                    self.tally.not_recorded += 1;
                    Answer::NotRecorded("The storage is full.".to_owned())
                }
                false => Answer::Recorded(Noted { thing: self.device.record(&case, &fields), before: None }),
            },
            Step::Give { offered, way } => match self.dice.chance(15) {
                true => {
                    self.tally.refused += 1;
                    Answer::Refused(String::new())
                }
                false => {
                    self.has_left(&offered, way, &painted);
                    Answer::Given("It left.".to_owned())
                }
            },
            Step::TakeBack { case, noted } => {
                self.device.take_back(&case, noted.thing);
                Answer::Done
            }
            Step::Date(_) => Answer::Done,
            Step::End(outcome) => {
                if screen == self.screen {
                    self.hear(Input::Ended(ticket, outcome));
                }
                return;
            }
        };
        let step = departure.next(answer);
        let at = self.clock + self.dice.below(300) as u64;
        self.queue.push((at, screen, Due::Leaving(ticket, departure, step, painted)));
    }

    /// What leaves is what the screen showed at the tap, and every case of it has its entry by now.
    fn has_left(&mut self, offered: &Offered, _: Way, painted: &Painted) {
        let choices = &painted.choices;
        let shown = painted.offered.as_ref().expect("a button was tapped that was not there");
        assert_eq!((shown.name(), shown.says()), (offered.name(), offered.says()));
        let ids: Vec<String> = choices.cases.iter().cloned().collect();
        assert_eq!(offered.cases(), ids, "other cases than those that were ticked");
        let Content::Text(bytes) = offered.content() else { panic!("a file is text") };
        let text = match choices.is_locked() {
            true => bytes
                .strip_prefix(&format!("LOCKED {}\n", choices.passphrase.trim()))
                .expect("another passphrase"),
            false => bytes,
        };
        assert_eq!(choices.is_locked(), offered.name().ends_with(".txt"));
        let Opened::Current(envelope) = handoff::read(text.as_bytes()).unwrap() else {
            panic!("it is not newer")
        };
        assert_eq!(envelope.left_out, choices.redaction().map(Choice::in_words));
        let expected: Vec<CaseFile> = ids
            .iter()
            .map(|id| match choices.redaction() {
                Some(choice) => CaseFile::of(id, &redaction::redact(id, &painted.loaded[id], choice).case),
                None => CaseFile::of(id, &painted.loaded[id]),
            })
            .collect();
        assert_eq!(envelope.cases, expected, "another file than the one that was shown");
        for id in &ids {
            let entries = self.device.entries(id);
            assert!(entries.contains(offered.entry()), "{id} has no entry of what leaves");
            *self.left.entry(id.clone()).or_default() += 1;
        }
        let said = |slug: &str| offered.entry().get(slug).cloned().unwrap_or(Value::Empty);
        for (slug, value) in &choices.answers {
            assert_eq!(said(slug).is_blank(), value.is_blank());
            assert!(value.is_blank() || said(slug) == *value, "another {slug} is recorded than was said");
        }
        assert!(said(handover::WHAT).chooses(if choices.is_part { "part" } else { "whole" }));
        assert!(said(handover::FORM_OF).chooses(if choices.is_locked() { "locked-file" } else { "file" }));
        if let Some(choice) = choices.redaction() {
            let told = entry::earlier(self.device.case(&ids[0]));
            assert!(told.iter().any(|one| one.rest.contains(&choice.in_words())), "{told:?}");
            for part in ["note", "chronology"].into_iter().filter(|part| choice.leaves_out(part)) {
                let planted = if part == "note" { "Znote of" } else { "Zincident of" };
                assert!(!text.contains(planted), "{part} was left out and stands in the file");
            }
        }
        self.tally.left += 1;
        self.tally.locked += usize::from(choices.is_locked());
        self.tally.parts += usize::from(choices.is_part);
        self.tally.several += usize::from(ids.len() > 1);
    }

    /// The person does something, on what is painted.
    pub fn act(&mut self) {
        let case = IDS[self.dice.below(3)].to_owned();
        let change = match self.dice.below(20) {
            0 => Change::Case(case, true),
            1 => Change::Case(case, false),
            2 => Change::Part(self.dice.chance(60)),
            3 | 4 => {
                let mut part = self.controller.choices().part.clone();
                let slug = ["note", "chronology", "consultation", "threshold"][self.dice.below(4)].to_owned();
                if !part.parts_left_out.remove(&slug) {
                    part.parts_left_out.insert(slug);
                }
                match self.dice.below(3) {
                    0 => part.initials_for_all = !part.initials_for_all,
                    1 => part.history_left_out = !part.history_left_out,
                    _ => {}
                }
                Change::Which(Box::new(part))
            }
            5 => Change::Answer("lock", Value::choice(if self.dice.chance(60) { "locked" } else { "plain" })),
            6 | 7 => {
                Change::Answer("purpose", Value::choice(["visit", "agency", "another"][self.dice.below(3)]))
            }
            8 => Change::Answer("other-purpose", Value::text(&format!("For reason {}", self.dice.below(9)))),
            9 => Change::Answer("to", Value::text(&format!("Team {}", self.dice.below(9)))),
            10 => Change::Passphrase(format!("typed by hand number {}", self.dice.below(99))),
            11 => return self.hear(Input::NewWords),
            12 | 13 => return self.hear(Input::Lock),
            14 => return self.hear(Input::CancelLock),
            15 | 16 => return self.tap(),
            17 => {
                let key = Key::parse("consultation/e1/danger-action").unwrap();
                let words = format!("Zmore {}", self.device.now);
                self.device.say(&case, key.as_str(), &words);
                return self.hear(Input::CaseChanged(case));
            }
            18 => return self.hear(Input::Told),
            _ if self.dice.chance(30) => {
                // The screen is left, and another one opened.
                self.tally.screens_left += 1;
                let _ = self.controller.hear(Input::Forget);
                assert!(self.controller.choices().passphrase.is_empty());
                self.screen += 1;
                let choices = Self::first(&mut self.dice);
                let (controller, effects) = Controller::new(choices, "2025-11-04", false);
                self.controller = controller;
                self.painted = painted(&self.controller);
                return self.perform(effects);
            }
            _ => return self.tap(),
        };
        self.hear(Input::Choose(change));
    }

    fn tap(&mut self) {
        let Some(shown) = &self.painted.offered else { return };
        let (version, way) = (shown.version(), if self.dice.chance(50) { Way::Download } else { Way::Share });
        let effects = self.controller.hear(Input::Give(version, way));
        self.tally.stale_taps += usize::from(effects.is_empty());
        self.perform(effects);
        self.painted = painted(&self.controller);
    }

    /// Everything that is under way comes to its end: each case has an entry for each time that it left, and no other.
    pub fn settle(&mut self) {
        while self.pass() {}
        for id in IDS {
            let left = self.left.get(id).copied().unwrap_or_default();
            assert_eq!(self.device.entries(id).len(), left, "{id}: entries and leavings differ");
        }
    }

    /// A person in no hurry: all is chosen, made, locked where it must be, and tapped.
    pub fn finish(&mut self) {
        self.hear(Input::Choose(Change::Case(IDS[0].to_owned(), true)));
        self.hear(Input::Choose(Change::Answer("purpose", Value::choice("visit"))));
        while self.pass() {}
        self.hear(Input::Lock);
        // Some think better of the passphrase meanwhile, so that two files are being locked at once.
        if self.dice.chance(50) && self.controller.choices().is_locked() {
            let words = format!("thought of later {}", self.dice.below(99));
            self.hear(Input::Choose(Change::Passphrase(words)));
            self.hear(Input::Lock);
        }
        while self.pass() {}
        self.painted = painted(&self.controller);
        self.tap();
    }
}

/// What was made of a release.
type Once = (Release, Result<Made, String>);

thread_local! {
    static MADE: RefCell<HashMap<String, Vec<Once>>> = RefCell::default();
}

/// Makes a file; of cases that nobody has touched, the one that was made of the very same release before is taken, for most
/// sequences begin alike. A file is made of its release and of nothing else.
fn made(release: Release) -> Result<Made, String> {
    let make = |release: Release| release.make("2025-11-04T10:20:00Z", &author());
    if !release.cases().iter().all(|(id, case)| Device::is_untouched(id, case)) {
        return make(release);
    }
    MADE.with_borrow_mut(|known| {
        let alike = known.entry(release.ids().concat()).or_default();
        if let Some((_, made)) = alike.iter().find(|(known, _)| *known == release) {
            return made.clone();
        }
        let outcome = make(release.clone());
        alike.push((release, outcome.clone()));
        outcome
    })
}

fn painted(controller: &Controller) -> Painted {
    Painted {
        choices: controller.choices().clone(),
        loaded: controller.loaded().clone(),
        offered: controller.offered(),
    }
}
