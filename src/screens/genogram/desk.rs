//! What the parts of the genogram's screen share: the family, how it is shown, what is chosen and what is being done.

use crate::{
    browser::{clock, memo::memo, page},
    case::family::{CLIENT, Family, Parents, TieKind, nouns},
    diagrams::genogram::{
        Arrangement, Item, ItemKind, Scene, Settings, View, announce, arrange, build,
        edits::{self, NewIds},
        follow,
        geometry::Point,
        relatives::{self, Handle, Offer},
    },
    edit::Edit,
    parts::Seen,
    screens::diagram::set_if_changed,
    workbench::Bench,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

pub use crate::screens::diagram::Chosen;

/// In a family of more people lines follow on the drop alone, so that a slow tablet keeps up with the finger.
const FOLLOWED: usize = 80;

/// What the next tap on a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Tool {
    /// It chooses them.
    Choose,
    /// It adds them to those who are chosen, or takes them out.
    Several,
    /// It ends a tie of this kind, or begins it.
    Tie(TieKind, Option<String>),
    /// It joins them to the one with this id.
    Join(Handle, String),
}

/// What is open under the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// The handles of who is chosen.
    Handles,
    /// Who is added at this handle.
    Adding(Handle),
    /// Which tie is drawn.
    Tie,
}

/// What the panel beside the drawing shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is chosen.
    Details,
    /// Everything as text.
    Outline,
    /// What is not known yet.
    Prompts,
    /// The key to the signs.
    Key,
    /// How it is shown.
    Show,
    /// Ways out.
    Out,
}

/// Where everybody stands, and stood before they were hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The places and lines.
    pub arrangement: Arrangement,
    pub(super) known: BTreeMap<String, Point>,
    tidied: u32,
}

/// The genogram's own workbench. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The workbench of the page.
    pub bench: Bench,
    /// The whole family.
    pub family: Memo<Arc<Family>>,
    /// How it is shown.
    pub settings: RwSignal<Settings>,
    /// The day of the drawing; nothing for today.
    pub date: RwSignal<Option<NaiveDate>>,
    /// What the settings leave of the family.
    pub visible: Memo<Arc<Family>>,
    /// Where everybody stands.
    pub arranged: Memo<Arc<Arranged>>,
    /// The drawing.
    pub scene: Memo<Arc<Scene>>,
    /// What is seen of it.
    pub seen: Seen,
    /// What is chosen, the last one last.
    pub chosen: RwSignal<Vec<Chosen>>,
    /// What the panel speaks of: it follows what is chosen once the drawing is painted, so that the symbol comes first.
    pub told: RwSignal<Vec<Chosen>>,
    /// The drawing that the panel puts in words; it follows in the same way.
    pub painted: RwSignal<Arc<Scene>>,
    /// What a tap does.
    pub tool: RwSignal<Tool>,
    /// What is open under the drawing.
    pub bar: RwSignal<Bar>,
    /// What the panel shows.
    pub side: RwSignal<Side>,
    /// What a screen reader hears.
    pub announcement: RwSignal<String>,
    tidied: RwSignal<u32>,
}

impl Desk {
    /// A slice of the family that wakes only when it changes.
    pub fn slice<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Family) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || self.family.with(|family| look(family)))
    }

    /// Sets everything up for the open case.
    #[must_use]
    pub fn set_up(bench: Bench) -> Self {
        let read = bench.open.slice(|case| Arc::new(Family::read(case)));
        let family = memo(move || read.get().unwrap_or_default());
        let settings = RwSignal::new(Settings { legend: false, heading: false, ..Settings::default() });
        let date = RwSignal::new(None);
        let tidied = RwSignal::new(0);
        let visible = memo(move || family.with(|family| settings.with(|all| Arc::new(all.visible(family)))));
        let arranged = Memo::new(move |old: Option<&Arc<Arranged>>| {
            let tidied = tidied.get();
            let old = old.filter(|old| old.tidied == tidied);
            let known = old.map(|old| old.known.clone()).unwrap_or_default();
            let arrangement = visible.with(|visible| settings.with(|all| arrange(visible, all, &known)));
            let mut all = known;
            // Whoever is let go from where they were put goes back to where they stood before.
            let is_free =
                |id: &String| visible.with(|visible| visible.person(id).is_some_and(|one| one.pin.is_none()));
            all.extend(arrangement.places.clone().into_iter().filter(|(id, _)| is_free(id)));
            Arc::new(Arranged { arrangement, known: all, tidied })
        });
        let scene = memo(move || {
            let date = date.get().unwrap_or_else(clock::today);
            visible.with(|visible| {
                settings.with(|all| {
                    arranged.with(|all_placed| {
                        Arc::new(build(&View::new(visible, all, date), &all_placed.arrangement))
                    })
                })
            })
        });
        let desk = Self {
            bench,
            family,
            settings,
            date,
            visible,
            arranged,
            scene,
            seen: Seen::new(),
            chosen: RwSignal::new(vec![Chosen::person(CLIENT)]),
            told: RwSignal::new(vec![Chosen::person(CLIENT)]),
            painted: RwSignal::new(Arc::default()),
            tool: RwSignal::new(Tool::Choose),
            bar: RwSignal::new(Bar::Handles),
            side: RwSignal::new(Side::Details),
            announcement: RwSignal::new(String::new()),
            tidied,
        };
        Effect::new(move |_| {
            desk.chosen.track();
            desk.scene.track();
            page::after_paint(move || desk.settle());
        });
        Effect::new(move |before: Option<Arc<Family>>| {
            let family = family.get();
            if let Some(before) = before {
                let after = Arc::clone(&family);
                page::after_paint(move || {
                    if let Some(words) = announce::change(&before, &after) {
                        let _ = desk.announcement.try_set(words);
                    }
                });
            }
            family
        });
        // What is gone, by undo or withdrawal, is chosen no longer.
        Effect::new(move |_| {
            let is_there = |one: &Chosen| family.with(|family| is_there(family, one));
            if !desk.chosen.with_untracked(|chosen| chosen.iter().all(is_there)) {
                desk.chosen.update(|chosen| chosen.retain(is_there));
            }
        });
        desk
    }

    /// Has the panel speak of what is chosen and drawn now. The screen may have been left before the paint.
    pub fn settle(self) {
        let Some((chosen, scene)) = self.chosen.try_get_untracked().zip(self.scene.try_get_untracked())
        else {
            return;
        };
        if self.told.with_untracked(|told| *told != chosen) {
            self.told.set(chosen);
        }
        if !self.painted.with_untracked(|painted| Arc::ptr_eq(painted, &scene)) {
            self.painted.set(scene);
        }
    }

    /// The day of the drawing.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.date.get().unwrap_or_else(clock::today)
    }

    /// Looks at the visible family on the day of the drawing.
    pub fn with_view<T>(self, look: impl FnOnce(&View<'_>) -> T) -> T {
        let day = self.day();
        self.visible.with(|visible| self.settings.with(|all| look(&View::new(visible, all, day))))
    }

    /// The person who is chosen, when it is one person.
    #[must_use]
    pub fn person(self) -> Option<String> {
        self.chosen.with(|chosen| match chosen.as_slice() {
            [one] if one.kind == ItemKind::Person => Some(one.id.clone()),
            _ => None,
        })
    }

    /// What somebody is called.
    #[must_use]
    pub fn name(self, id: &str) -> String {
        self.family.with(|family| {
            family.person(id).map_or_else(|| "Somebody".to_owned(), |person| person.shown_name().to_owned())
        })
    }

    /// Chooses one thing and shows what is known of it.
    pub fn choose(self, one: Chosen) {
        if one.kind == ItemKind::Person {
            self.show(&one.id);
        }
        self.chosen.set(vec![one]);
        set_if_changed(self.bar, Bar::Handles);
        set_if_changed(self.side, Side::Details);
    }

    /// Brings a person into view.
    pub fn show(self, id: &str) {
        if let Some(place) = self.scene.with_untracked(|scene| scene.places.get(id).copied()) {
            self.seen.show(place);
        }
    }

    /// Puts tools away and chooses nothing.
    pub fn put_away(self) {
        let was_at_work =
            self.tool.get_untracked() != Tool::Choose || self.bar.get_untracked() != Bar::Handles;
        self.tool.set(Tool::Choose);
        self.bar.set(Bar::Handles);
        if !was_at_work {
            self.chosen.set(Vec::new());
        }
    }

    /// Makes an edit of the family; what it adds first is chosen. Answers whether it was made.
    pub fn make(self, edit: Edit) -> bool {
        let added = edits::added(&edit).cloned();
        let made = self.bench.attempt(edit);
        if let (true, Some(key)) = (made, added) {
            let kind = match key.noun() {
                nouns::PERSON => ItemKind::Person,
                nouns::UNION => ItemKind::Couple,
                nouns::PARENTAGE => ItemKind::Child,
                nouns::TIE => ItemKind::Tie,
                nouns::HOUSEHOLD => ItemKind::Household,
                _ => return made,
            };
            self.choose(Chosen { kind, id: key.id().to_owned() });
        }
        made
    }

    /// New ids for the things of one edit.
    #[must_use]
    pub fn ids(self) -> NewIds {
        NewIds::new(&clock::new_id())
    }

    /// The second tap: adds who was offered to the person who is chosen.
    pub fn add(self, person: &str, handle: Handle, offer: &Offer, parents: Option<&Parents>) {
        // Whoever is added is added to the family as it is known today.
        set_if_changed(self.date, None);
        let edit = self.family.with_untracked(|family| {
            relatives::edit(family, person, handle, offer, parents, &mut self.ids())
        });
        self.make(edit);
    }

    /// Lays the whole family out anew; whoever was put somewhere is let go, as one step.
    pub fn tidy(self) {
        let is_pinned =
            self.family.with_untracked(|family| family.people.iter().any(|one| one.pin.is_some()));
        if is_pinned {
            let edit = self.family.with_untracked(|family| edits::lay_out_again(family));
            self.bench.attempt(edit);
        }
        let places = |all: &Arc<Arranged>| all.arrangement.places.clone();
        let before = self.arranged.with_untracked(places);
        self.tidied.update(|count| *count += 1);
        self.scene.with_untracked(|scene| self.seen.fit(scene));
        if !is_pinned && self.arranged.with_untracked(places) == before {
            self.bench
                .notify("Nothing was to be tidied: everybody stands where a new drawing would put them.");
        } else {
            self.announcement.set("The whole family was laid out anew.".to_owned());
        }
    }

    /// The lines that touch somebody who is moved by so many of the drawing's units for the time being.
    #[must_use]
    pub fn follow(self, id: &str, by: Point) -> Vec<Item> {
        self.arranged.with_untracked(|all| {
            let place = all.arrangement.places.get(id).filter(|_| all.arrangement.places.len() <= FOLLOWED);
            let Some(place) = place else { return Vec::new() };
            let at = Point::new(place.x + by.x, place.y + by.y);
            self.with_view(|view| follow(view, &all.arrangement, id, at))
        })
    }

    /// Moves a person by so many of the drawing's units, and keeps them there.
    pub fn shift(self, id: &str, by: Point) {
        let place = self.arranged.with_untracked(|all| all.arrangement.places.get(id).copied());
        if let Some(place) = place {
            let place = Point::new(place.x + by.x, place.y + by.y);
            self.bench.attempt(edits::pin(&BTreeMap::from([(id.to_owned(), place)])));
        }
    }
}

fn is_there(family: &Family, one: &Chosen) -> bool {
    match one.kind {
        ItemKind::Person => family.person(&one.id).is_some(),
        ItemKind::Couple => family.union(&one.id).is_some(),
        ItemKind::Child => family.parentages.iter().any(|link| link.id == one.id),
        ItemKind::Tie => family.tie(&one.id).is_some(),
        ItemKind::Household => family.household(&one.id).is_some(),
        _ => false,
    }
}
