//! Puts the drawing together: households first, then lines, ties, people and the legend.

use super::arrange::{Arrangement, UnionRoute};
use super::follow::following;
use super::geometry::{Point, distance, moved, path, stretches};
use super::person::{self, Caption, Drawn, Numbers, symbol_of};
use super::scene::{Anchor, Dash, Fill, Ink, Item, ItemKind, Paint, Reach, Scene, Stroke};
use super::settings::Fills;
use super::sign::Sign;
use super::symbol::RADIUS;
use super::tie_route::{End, Obstacles, badge_share, route};
use super::view::View;
use super::{couple, facts, household, tie_line};
use crate::case::family::{CLIENT, Parents};
use crate::diagrams::compose::Unfinished;
use crate::diagrams::paper;
use std::collections::{BTreeMap, BTreeSet};

struct Builder<'a> {
    view: &'a View<'a>,
    arrangement: &'a Arrangement,
    signs: BTreeSet<(usize, Sign)>,
    items: Vec<Item>,
    obstacles: Obstacles,
    extent: Vec<Point>,
    /// Whose lines alone are drawn, when it is one person's.
    only: Option<&'a str>,
}

/// The lines that touch somebody who stands at this point for the time being. Ties run past everything: they find their
/// way when the person is let go.
#[must_use]
pub fn follow(view: &View<'_>, arrangement: &Arrangement, id: &str, at: Point) -> Vec<Item> {
    let arrangement = following(arrangement, view.family, id, at);
    let mut builder = Builder { only: Some(id), ..Builder::new(view, &arrangement) };
    builder.unions();
    builder.ties(&arrangement.places);
    builder.items
}

/// Builds the drawing of a family at a date from its arrangement.
#[must_use]
pub fn build(view: &View<'_>, arrangement: &Arrangement) -> Scene {
    let mut builder = Builder::new(view, arrangement);
    let places: BTreeMap<String, Point> = crate::case::order::map(
        view.people().filter_map(|person| Some((person.id.clone(), *arrangement.places.get(&person.id)?))),
    );
    builder.obstacles.symbols = places.values().copied().collect();
    builder.obstacles.texts = places
        .values()
        .flat_map(|place| [-24.0, 0.0, 24.0].map(|x| moved(*place, x, RADIUS + 11.0)))
        .collect();
    let about =
        |place: &Point| [-1.0, 1.0].map(|way| moved(*place, way * (RADIUS + 6.0), way * (RADIUS + 6.0)));
    builder.extent.extend(places.values().flat_map(about));
    builder.households(&places);
    builder.unions();
    builder.ties(&places);
    builder.people(&places);
    builder.finish(places)
}

impl<'a> Builder<'a> {
    fn new(view: &'a View<'a>, arrangement: &'a Arrangement) -> Self {
        Self {
            view,
            arrangement,
            signs: BTreeSet::new(),
            items: Vec::new(),
            obstacles: Obstacles::default(),
            extent: Vec::new(),
            only: None,
        }
    }

    fn add(&mut self, kind: ItemKind, id: &str, facts: Vec<String>, drawn: Drawn, reach: Reach) {
        self.signs.extend(drawn.signs.into_iter().map(|sign| (sign.part(), sign)));
        self.items.push(Item { kind, id: id.to_owned(), facts, paint: drawn.paint, reach });
    }

    /// Makes words on lines as large as the settings ask for, away from the lowest of them, with the badges behind them.
    fn enlarge(&self, paint: &mut [Paint]) {
        if self.view.settings.large_words {
            paper::enlarge(paint, self.view.settings.enlargement());
        }
    }

    fn households(&mut self, places: &BTreeMap<String, Point>) {
        for (home, members) in self.view.households() {
            let of_members: Vec<Point> = members.iter().filter_map(|id| places.get(*id)).copied().collect();
            let strangers =
                places.iter().filter(|(id, _)| !members.contains(&id.as_str())).map(|(_, place)| *place);
            let lines = household::boundary(&of_members, &strangers.collect::<Vec<_>>());
            let mut drawn = Drawn { paint: Vec::new(), signs: vec![Sign::Household] };
            let stroke = Stroke { ink: Ink::Quiet, width: 1.8, dash: Dash::Dashed };
            for line in &lines {
                drawn.paint.push(Paint::area(line, Some(stroke), Fill::None));
                self.extent.extend(line.iter().copied());
            }
            // The name stands on the boundary, where it is lowest.
            let lowest = lines.iter().flatten().copied().max_by(|one, other| one.y.total_cmp(&other.y));
            if let Some(lowest) = lowest.filter(|_| !home.name.is_empty()) {
                let at = moved(lowest, 0.0, 11.0);
                drawn.paint.push(Paint::text(at, &home.name, 11.0, Anchor::Middle));
                self.enlarge(&mut drawn.paint);
            }
            let reach = lines.first().map_or(Reach::None, |line| Reach::Along(path(line, true)));
            self.add(ItemKind::Household, &home.id, facts::household(home, members, self.view), drawn, reach);
        }
    }

    fn unions(&mut self) {
        let arrangement = self.arrangement;
        for lines in &arrangement.unions {
            if let Parents::Union(id) = &lines.parents
                && let Some(union) = self.view.family.union(id).filter(|union| self.view.shows_union(union))
            {
                let is_related = match union.partners.as_slice() {
                    [one, other] => self.view.family.are_related(one, other),
                    _ => false,
                };
                let mut drawn =
                    couple::paint(union, &lines.partners, lines.middle, is_related, self.view.date);
                self.enlarge(&mut drawn.paint);
                self.obstacles.lines.extend(stretches(&lines.partners));
                self.obstacles.texts.extend(couple::texts(union, lines.middle, self.view.date));
                self.extent.extend(lines.partners.iter().copied());
                let reach = Reach::Along(path(&lines.partners, false));
                self.add(ItemKind::Couple, id, facts::union(union, self.view), drawn, reach);
            }
        }
        for lines in &arrangement.unions {
            self.children(lines);
        }
    }

    fn children(&mut self, lines: &UnionRoute) {
        let family = self.view.family;
        let mut twins: Vec<(&str, &[Point])> = Vec::new();
        for link in family.parentages_from(&lines.parents).filter(|link| self.view.shows_link(link)) {
            let Some(line) = lines.children.iter().find(|line| line.child == link.child) else { continue };
            let mut drawn = couple::paint_child(link.kind, &line.route);
            if let Some((group, kind)) = &link.twins {
                // Each twin is joined to the one before, so that triplets have two bars.
                if let Some((_, before)) = twins.iter().rev().find(|(name, _)| *name == group.as_str()) {
                    let joined = couple::paint_twins(*kind, before, &line.route);
                    drawn.paint.extend(joined.paint);
                    drawn.signs.extend(joined.signs);
                }
                twins.push((group, &line.route));
            }
            self.enlarge(&mut drawn.paint);
            self.obstacles.lines.extend(stretches(&line.route));
            let reach = Reach::Along(path(&line.route, false));
            self.add(ItemKind::Child, &link.id, facts::parentage(link, self.view), drawn, reach);
        }
    }

    fn ties(&mut self, places: &BTreeMap<String, Point>) {
        let end = |id: &str| {
            let person = self.view.family.person(id)?;
            let client = if id == CLIENT { 4.0 } else { 0.0 };
            Some(End {
                at: *places.get(id)?,
                radius: symbol_of(person, self.view.settings).1.max(RADIUS * 0.8) + client + 4.0,
            })
        };
        let mut ties: Vec<_> = self
            .view
            .ties()
            .filter(|tie| {
                self.only.is_none_or(|id| tie.from == id || tie.to.as_ref().is_some_and(|to| to == id))
            })
            .filter_map(|tie| Some((tie, end(&tie.from)?, tie.to.as_ref().and_then(|to| end(to)))))
            .collect();
        // Short ties have fewer ways to run, so they choose first.
        let reach = |(_, from, to): &(_, End, Option<End>)| to.map_or(0.0, |to| distance(from.at, to.at));
        crate::case::order::by(&mut ties, |one, other| reach(one).total_cmp(&reach(other)));
        for (tie, from, to) in ties {
            let line = match to {
                Some(to) => route(from, to, &mut self.obstacles),
                None => tie_line::loop_beside(from.at, from.radius),
            };
            let share = if tie.kind.badge().is_empty() || to.is_none() {
                0.5
            } else {
                badge_share(&line, &mut self.obstacles)
            };
            let large = self.view.settings.enlargement();
            let drawn = tie_line::paint(tie, &line, (share, large), self.view.date);
            self.extent.extend(line.iter().copied());
            let reach = Reach::Along(path(&line, false));
            self.add(ItemKind::Tie, &tie.id, facts::tie(tie, self.view), drawn, reach);
        }
    }

    fn people(&mut self, places: &BTreeMap<String, Point>) {
        let numbers = self.numbers();
        // A name stands aside where the line to a single parent's children would run through it.
        let starts_below: BTreeSet<&str> = self
            .arrangement
            .unions
            .iter()
            .filter(|lines| !lines.children.is_empty())
            .filter_map(|lines| match &lines.parents {
                Parents::Single(id) => Some(id.as_str()),
                Parents::Union(id) => match self.view.family.union(id)?.partners.as_slice() {
                    [only] => Some(only.as_str()),
                    _ => None,
                },
            })
            .collect();
        let mut people: Vec<_> =
            self.view.people().filter_map(|one| Some((one, *places.get(&one.id)?))).collect();
        crate::case::order::by(&mut people, |(_, one), (_, other)| {
            one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x))
        });
        for (one, at) in people {
            let aside = starts_below.contains(one.id.as_str());
            let caption = if aside { Caption::Aside } else { Caption::Below };
            let drawn = person::paint(one, self.view.settings, self.view.date, &numbers, at, caption);
            let reach = Reach::Area(at.x - 24.0, at.y - 24.0, 48.0, 62.0);
            self.add(ItemKind::Person, &one.id, facts::person(one, self.view), drawn, reach);
        }
    }

    /// Numbers for the conditions or cultures of this drawing, in the order of the people.
    fn numbers(&self) -> Numbers {
        let mut numbers = Numbers::new();
        for person in self.view.people() {
            let words: Vec<String> = match self.view.settings.fills {
                Fills::Health => Vec::new(),
                Fills::Conditions => self.view.marks(person).map(facts::condition).collect(),
                Fills::Culture => person.cultures().map(str::to_owned).collect(),
            };
            for word in words {
                let next = numbers.len();
                numbers.entry(word).or_insert(next);
            }
        }
        numbers
    }

    fn finish(mut self, places: BTreeMap<String, Point>) -> Scene {
        let in_use = std::mem::take(&mut self.signs).into_iter().map(|(_, sign)| sign);
        let signs = in_use.filter(|sign| !sign.is_universal()).map(|sign| sign.entry()).collect();
        let unfinished = Unfinished {
            title: self.title(),
            items: self.items,
            extent: self.extent,
            places,
            findings: self.arrangement.findings.clone(),
            signs,
            heading: self.view.settings.heading,
            legend: self.view.settings.legend,
            words: self.view.settings.enlargement(),
        };
        unfinished.finish()
    }

    fn title(&self) -> String {
        format!("Family of {} on {}", self.view.client(), crate::case::date::day_in_words(self.view.date))
    }
}
