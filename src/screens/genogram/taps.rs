//! What a tap on the drawing does, with each of the tools.

use super::desk::{Bar, Chosen, Desk, Tool};
use crate::{
    case::family::{ParentKind, TieKind, UnionForm},
    diagrams::{
        genogram::{ItemKind, edits, geometry::Point, relatives::Handle},
        gesture::Intent,
    },
};
use leptos::prelude::*;

impl Desk {
    /// What a tap or a drop does.
    pub fn act(self, intent: Intent) {
        match intent {
            Intent::Tap { on, at } => self.tapped(on.or_else(|| self.near(at))),
            Intent::Drop { what, by } => {
                let scale = self.seen.viewport.with_untracked(|seen| seen.scale);
                if let Some(id) = what.strip_prefix("kith-person-") {
                    self.shift(id, Point::new(by.x / scale, by.y / scale));
                }
            }
            _ => {}
        }
    }

    /// Somebody near some pixels: a finger is less exact than a symbol is small.
    fn near(self, at: Point) -> Option<String> {
        const REACH: f64 = 30.0;
        let seen = self.seen.viewport.get_untracked();
        self.scene.with_untracked(|scene| {
            let far = |place: &Point| {
                let pixels = seen.pixels_of(*place);
                (pixels.x - at.x).hypot(pixels.y - at.y)
            };
            let nearest = scene.places.iter().map(|(id, place)| (id, far(place)));
            let nearest = nearest.filter(|(_, far)| *far < REACH);
            nearest.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(id, _)| Chosen::person(id).anchor())
        })
    }

    fn tapped(self, on: Option<String>) {
        let Some(on) = on else { return self.put_away() };
        if let Some(handle) = on.strip_prefix("handle-").and_then(Handle::of_slug) {
            return self.bar.set(Bar::Adding(handle));
        }
        let found = self.scene.with_untracked(|scene| {
            let item = scene.items.iter().find(|item| item.anchor() == on)?;
            Some(Chosen { kind: item.kind, id: item.id.clone() })
        });
        let Some(found) = found else { return };
        if found.kind == ItemKind::Person {
            self.meet(&found.id);
        } else if self.tool.get_untracked() == Tool::Choose {
            self.choose(found);
        }
    }

    /// What happens to a person who is tapped, or chosen by a key, with the present tool.
    pub fn meet(self, id: &str) {
        match self.tool.get_untracked() {
            Tool::Choose => self.choose(Chosen::person(id)),
            Tool::Several => self.chosen.update(|chosen| {
                let one = Chosen::person(id);
                chosen.retain(|other| other.kind == ItemKind::Person);
                if chosen.contains(&one) {
                    chosen.retain(|other| *other != one);
                } else {
                    chosen.push(one);
                }
            }),
            Tool::Tie(kind, None) if kind == TieKind::SelfNeglect => {
                self.tool.set(Tool::Choose);
                self.make(edits::add_tie(id, None, kind, &mut self.ids()));
            }
            Tool::Tie(kind, None) => {
                self.tool.set(Tool::Tie(kind, Some(id.to_owned())));
                self.chosen.set(vec![Chosen::person(id)]);
            }
            Tool::Tie(kind, Some(from)) if from != id => {
                self.tool.set(Tool::Choose);
                self.make(edits::add_tie(&from, Some(id), kind, &mut self.ids()));
            }
            Tool::Join(handle, from) if from != id => {
                self.tool.set(Tool::Choose);
                let edit = self.family.with_untracked(|family| {
                    let ids = &mut self.ids();
                    match handle {
                        Handle::Parents => {
                            let parents = edits::parents_for_child(family, id);
                            edits::link_child(&from, &parents, ParentKind::Birth, ids)
                        }
                        Handle::Child => {
                            let parents = edits::parents_for_child(family, &from);
                            edits::link_child(id, &parents, ParentKind::Birth, ids)
                        }
                        _ => edits::join(&from, id, UnionForm::NotKnown, ids),
                    }
                });
                self.make(edit);
            }
            Tool::Tie(..) | Tool::Join(..) => {}
        }
    }
}
