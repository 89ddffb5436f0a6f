//! What the parts of the ecomap's screen share: the world, how it is shown, what is chosen and what is being added.

use crate::{
    browser::{clock, memo::memo, soon},
    case::{
        When,
        family::{CLIENT, Family, nouns as family_nouns},
        network::{Network, SystemKind, SystemTie, nouns},
    },
    diagrams::{
        ecomap::{
            Arrangement, Settings, World, announce, arrange, build,
            edits::{self, Line},
            follow,
        },
        edits::{NewIds, added, pin},
        layout::Point,
        scene::{Item, ItemKind, Scene},
    },
    parts::Seen,
    screens::diagram::{Chosen, set_if_changed},
    workbench::Bench,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// What the bar under the drawing is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// What is chosen.
    Nothing,
    /// A new system of this kind; it may be somebody of the genogram.
    Adding(SystemKind, Option<String>),
    /// Another tie to the system with this id.
    Tying(String),
    /// A change of the tie with this id.
    Changing(String),
}

/// The sides of the panel, in the order of their buttons.
pub const SIDES: &[&str] =
    &["Add", "Details", "In words", "Prompts", "Two dates", "Key", "Show", "Save and print"];
/// The side on which systems are added.
pub const ADD: usize = 0;
/// The side with what is known of what is chosen.
pub const DETAILS: usize = 1;
/// The side on which two dates are compared.
pub const COMPARE: usize = 4;

type Seeable = Arc<(Family, Network)>;

/// The ecomap's own workbench. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The workbench of the page.
    pub bench: Bench,
    /// The whole family.
    pub family: Memo<Arc<Family>>,
    /// The whole world around it.
    pub network: Memo<Arc<Network>>,
    /// How it is shown.
    pub settings: RwSignal<Settings>,
    /// The day of the drawing; nothing for today.
    pub date: RwSignal<Option<NaiveDate>>,
    /// The two days that are compared.
    pub days: RwSignal<(NaiveDate, NaiveDate)>,
    /// What the settings leave of family and world.
    pub visible: Memo<Seeable>,
    /// Where everything stands.
    pub arranged: Memo<Arc<Arrangement>>,
    /// The drawing.
    pub scene: Memo<Arc<Scene>>,
    /// What is seen of it.
    pub seen: Seen,
    /// What is chosen.
    pub chosen: RwSignal<Option<Chosen>>,
    /// What the bar is about.
    pub doing: RwSignal<Doing>,
    /// Whose tie is added next; nothing for the whole household.
    pub member: RwSignal<Option<String>>,
    /// What the panel shows.
    pub side: RwSignal<usize>,
    /// What a screen reader hears.
    pub announcement: RwSignal<String>,
    tidied: RwSignal<u32>,
}

impl Desk {
    /// Sets everything up for the open case.
    #[must_use]
    pub fn set_up(bench: Bench) -> Self {
        let read = bench.open.slice(|case| Arc::new((Family::read(case), Network::read(case))));
        let all = memo(move || read.get().unwrap_or_default());
        let family = memo(move || all.with(|all| Arc::new(all.0.clone())));
        let network = memo(move || all.with(|all| Arc::new(all.1.clone())));
        let mut first = Settings::default();
        (first.family.legend, first.family.heading) = (false, false);
        let settings = RwSignal::new(first);
        let visible = memo(move || {
            all.with(|all| settings.with(|settings| Arc::new(settings.visible(&all.0, &all.1))))
        });
        let tidied = RwSignal::new(0);
        let known: StoredValue<(u32, BTreeMap<String, Point>)> = StoredValue::new((0, BTreeMap::new()));
        let arranged = memo(move || {
            let (turn, old) = known.get_value();
            let old = if turn == tidied.get() { old } else { BTreeMap::new() };
            let arrangement =
                visible.with(|all| settings.with(|settings| arrange(&all.0, &all.1, settings, &old)));
            known.set_value((tidied.get_untracked(), arrangement.places.clone()));
            Arc::new(arrangement)
        });
        let date: RwSignal<Option<NaiveDate>> = RwSignal::new(None);
        let today = clock::today();
        let year_ago = today.checked_sub_months(chrono::Months::new(12)).unwrap_or(today);
        let scene = memo(move || {
            let date = date.get().unwrap_or_else(clock::today);
            visible.with(|all| {
                settings.with(|settings| {
                    let world = World { family: &all.0, network: &all.1, settings, date };
                    arranged.with(|arranged| Arc::new(build(&world, arranged)))
                })
            })
        });
        let desk = Self {
            bench,
            family,
            network,
            settings,
            date,
            days: RwSignal::new((year_ago, today)),
            visible,
            arranged,
            scene,
            seen: Seen::new(),
            chosen: RwSignal::new(None),
            doing: RwSignal::new(Doing::Nothing),
            member: RwSignal::new(Some(CLIENT.to_owned())),
            side: RwSignal::new(ADD),
            announcement: RwSignal::new(String::new()),
            tidied,
        };
        Effect::new(move |before: Option<Seeable>| {
            let after = visible.get();
            if let Some(before) = before {
                let words = settings.with_untracked(|settings| {
                    let date = clock::today();
                    let world = |all: &Seeable| {
                        announce::change(
                            &World { family: &before.0, network: &before.1, settings, date },
                            &World { family: &all.0, network: &all.1, settings, date },
                        )
                    };
                    world(&after)
                });
                if let Some(words) = words {
                    desk.announcement.set(words);
                }
            }
            after
        });
        // What is gone, by undo or withdrawal, is chosen no longer.
        Effect::new(move |_| {
            let is_gone = all.with(|all| {
                desk.chosen.with_untracked(|chosen| chosen.as_ref().is_some_and(|one| !is_there(all, one)))
            });
            if is_gone {
                desk.chosen.set(None);
                desk.doing.set(Doing::Nothing);
            }
        });
        desk
    }

    /// The day of the drawing.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.date.get().unwrap_or_else(clock::today)
    }

    /// Looks at the visible world on the day of the drawing.
    pub fn with_world<T>(self, look: impl FnOnce(&World<'_>) -> T) -> T {
        let date = self.day();
        self.visible.with(|all| {
            self.settings.with(|settings| look(&World { family: &all.0, network: &all.1, settings, date }))
        })
    }

    /// What somebody of the family is called; without an id the whole household.
    #[must_use]
    pub fn member_name(self, id: Option<&str>) -> String {
        id.map_or_else(
            || "Whole household".to_owned(),
            |id| {
                self.family.with(|family| {
                    family.person(id).map_or_else(|| "Somebody".to_owned(), |one| one.shown_name().to_owned())
                })
            },
        )
    }

    /// What the system with this id is called.
    #[must_use]
    pub fn system_name(self, id: &str) -> String {
        self.with_world(|world| world.name_of(id))
    }

    /// The tie with this id.
    #[must_use]
    pub fn tie(self, id: &str) -> Option<SystemTie> {
        self.network.with(|network| network.tie(id).cloned())
    }

    /// Chooses one thing and shows what is known of it.
    pub fn choose(self, one: Chosen) {
        set_if_changed(self.doing, Doing::Nothing);
        self.mark(one);
        set_if_changed(self.side, DETAILS);
    }

    /// Chooses one thing; the panel stays as it is.
    pub fn mark(self, one: Chosen) {
        match one.kind {
            ItemKind::Person => self.member.set(Some(one.id.clone())),
            ItemKind::Sun => self.member.set(None),
            _ => {}
        }
        if let Some(place) = self.scene.with_untracked(|scene| scene.places.get(&one.id).copied()) {
            self.seen.show(place);
        }
        self.chosen.set(Some(one));
    }

    /// Puts tools away, and chooses nothing when none was out.
    pub fn put_away(self) {
        if self.doing.get_untracked() == Doing::Nothing {
            self.chosen.set(None);
        }
        set_if_changed(self.doing, Doing::Nothing);
    }

    /// New ids for the things of one edit.
    #[must_use]
    pub fn ids(self) -> NewIds {
        NewIds::new(&clock::new_id())
    }

    /// Begins to add a system.
    pub fn begin(self, kind: SystemKind, person: Option<String>) {
        self.doing.set(Doing::Adding(kind, person));
        soon::focus_quietly("bar-name");
    }

    /// Begins another tie to a system, of the one whose its last tie was.
    pub fn tie_to(self, system: &str) {
        let last = self.network.with_untracked(|network| network.ties_of(system).last().cloned());
        if let Some(last) = last {
            self.member.set(last.member);
        }
        self.doing.set(Doing::Tying(system.to_owned()));
    }

    /// The last tap: makes the line that was begun, since a day when one was typed. Answers whether it was made.
    pub fn draw_line(self, line: Line, name: &str, since: Option<When>) -> bool {
        let member = self.member.get_untracked();
        let edit = match self.doing.get_untracked() {
            Doing::Nothing => return false,
            Doing::Adding(kind, person) => edits::add_system(
                kind,
                name,
                person.as_deref(),
                member.as_deref(),
                line,
                since,
                &mut self.ids(),
            ),
            Doing::Tying(system) => {
                // Beside a tie between the same two it is a change, and a change has a day.
                let is_change = self
                    .network
                    .with_untracked(|network| network.ties_of(&system).any(|tie| tie.member == member));
                let since = since.or_else(|| is_change.then(|| When::day(clock::today())));
                let tie = line.tie(member.as_deref(), &system).beginning(since);
                edits::add_tie(&tie, &mut self.ids())
            }
            Doing::Changing(tie) => {
                let Some(old) = self.network.with_untracked(|network| network.tie(&tie).cloned()) else {
                    return false;
                };
                let since = since.unwrap_or_else(|| When::day(clock::today()));
                edits::change_tie(&old, line, since, &mut self.ids())
            }
        };
        // What is added is shown as it is known today.
        set_if_changed(self.date, None);
        let key = added(&edit).cloned();
        let made = self.bench.attempt(edit);
        if let (true, Some(key)) = (made, key) {
            set_if_changed(self.doing, Doing::Nothing);
            let system = match key.noun() {
                nouns::SYSTEM => Some(key.id().to_owned()),
                family_nouns::TIE => self.tie(key.id()).map(|tie| tie.system),
                _ => None,
            };
            if let Some(id) = system {
                self.mark(Chosen { kind: ItemKind::System, id });
            }
        }
        made
    }

    /// Lays everything out anew; whatever was put somewhere is let go, as one step.
    pub fn tidy(self) {
        let edit = self.network.with_untracked(|network| {
            network.systems.iter().any(|one| one.pin.is_some()).then(|| edits::lay_out_again(network))
        });
        let is_pinned = edit.is_some();
        if let Some(edit) = edit {
            self.bench.attempt(edit);
        }
        let before = self.arranged.get_untracked();
        self.tidied.update(|count| *count += 1);
        self.scene.with_untracked(|scene| self.seen.fit(scene));
        if !is_pinned && self.arranged.with_untracked(|after| after.places == before.places) {
            self.bench
                .notify("Nothing was to be tidied: everything stands where a new drawing would put it.");
        } else {
            self.announcement.set("Everything was laid out anew.".to_owned());
        }
    }

    /// The ties of a system that is moved by so many of the drawing's units for the time being.
    #[must_use]
    pub fn follow(self, id: &str, by: Point) -> Vec<Item> {
        self.arranged.with_untracked(|all| {
            let Some(place) = all.places.get(id) else { return Vec::new() };
            let at = Point::new(place.x + by.x, place.y + by.y);
            self.with_world(|world| follow(world, all, id, at))
        })
    }

    /// Moves a system by so many of the drawing's units, and keeps it there.
    pub fn shift(self, id: &str, by: Point) {
        let place = self.arranged.with_untracked(|all| all.places.get(id).copied());
        if let Some(place) = place {
            let place = Point::new(place.x + by.x, place.y + by.y);
            self.bench.attempt(pin(nouns::SYSTEM, &BTreeMap::from([(id.to_owned(), place)])));
        }
    }
}

fn is_there((family, network): &(Family, Network), one: &Chosen) -> bool {
    match one.kind {
        ItemKind::Sun => true,
        ItemKind::System => network.system(&one.id).is_some(),
        ItemKind::SystemTie => network.tie(&one.id).is_some(),
        ItemKind::Person => family.person(&one.id).is_some(),
        _ => false,
    }
}
