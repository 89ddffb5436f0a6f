//! Puts the drawing together: households first, then lines, ties, people and the legend.

use super::arrange::{Arrangement, UnionRoute};
use super::geometry::{Point, distance, moved, path, stretches};
use super::legend::{self, SAMPLE, Sign};
use super::person::{self, Caption, Drawn, Numbers, symbol_of};
use super::scene::{Anchor, Dash, Fill, Ink, Item, ItemKind, Paint, Reach, Scene, Stroke};
use super::settings::Fills;
use super::symbol::RADIUS;
use super::tie_route::{End, Obstacles, badge_share, route};
use super::view::View;
use super::{couple, facts, household, tie_line};
use crate::case::family::{CLIENT, Parents};
use std::collections::{BTreeMap, BTreeSet};

/// Round all that is painted.
const MARGIN: f64 = 10.0;
/// Room for the heading above it.
const HEADING: f64 = 30.0;
/// A column of the legend, and a row of it.
const COLUMN: f64 = 222.0;
const ROW: f64 = 60.0;
/// The sheet that a drawing with its legend is to fill: A4 lying.
const SHEET: (f64, f64) = (280.0, 180.0);
/// The most columns of a legend.
const COLUMNS: usize = 8;

/// Where the legend stands: under the drawing or to the right of it, in so many columns.
#[derive(Clone, Copy)]
struct KeyPlace {
    is_beside: bool,
    columns: usize,
}

impl KeyPlace {
    /// The place that leaves the drawing largest on a sheet.
    fn best(signs: usize, width: f64, height: f64) -> Self {
        let all = [false, true].into_iter();
        let all = all.flat_map(|is_beside| (1..=COLUMNS).map(move |columns| Self { is_beside, columns }));
        let scale = |place: &Self| {
            let (width, height) = place.size(signs, width, height);
            (SHEET.0 / width).min(SHEET.1 / height)
        };
        // Of places that are as good, the first one, so that the same drawing comes out the same.
        all.reduce(|best, next| if scale(&next) > scale(&best) + 1e-9 { next } else { best })
            .unwrap_or(Self { is_beside: false, columns: 1 })
    }

    /// The column and the row of a sign: beside the drawing they run down, under it across.
    fn cell(self, index: usize, signs: usize) -> (usize, usize) {
        let rows = signs.div_ceil(self.columns).max(1);
        if self.is_beside {
            (index / rows, index % rows)
        } else {
            (index % self.columns, index / self.columns)
        }
    }

    /// How large drawing and legend are together.
    fn size(self, signs: usize, width: f64, height: f64) -> (f64, f64) {
        let rows = ROW * signs.div_ceil(self.columns) as f64 + 12.0;
        let columns = COLUMN * self.columns as f64;
        if self.is_beside {
            (width + columns, height.max(rows + HEADING))
        } else {
            (width.max(columns + 32.0), height + rows)
        }
    }
}

struct Builder<'a> {
    view: &'a View<'a>,
    arrangement: &'a Arrangement,
    signs: BTreeSet<(usize, Sign)>,
    items: Vec<Item>,
    obstacles: Obstacles,
    extent: Vec<Point>,
}

/// Builds the drawing of a family at a date from its arrangement.
#[must_use]
pub fn build(view: &View<'_>, arrangement: &Arrangement) -> Scene {
    let mut builder = Builder {
        view,
        arrangement,
        signs: BTreeSet::new(),
        items: Vec::new(),
        obstacles: Obstacles::default(),
        extent: Vec::new(),
    };
    let places: BTreeMap<String, Point> = view
        .people()
        .filter_map(|person| Some((person.id.clone(), *arrangement.places.get(&person.id)?)))
        .collect();
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

impl Builder<'_> {
    fn add(&mut self, kind: ItemKind, id: &str, facts: Vec<String>, drawn: Drawn, reach: Reach) {
        self.signs.extend(drawn.signs.into_iter().map(|sign| (sign.part(), sign)));
        self.items.push(Item { kind, id: id.to_owned(), facts, paint: drawn.paint, reach });
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
                let drawn = couple::paint(union, &lines.partners, lines.middle, is_related, self.view.date);
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
            .filter_map(|tie| Some((tie, end(&tie.from)?, tie.to.as_ref().and_then(|to| end(to)))))
            .collect();
        // Short ties have fewer ways to run, so they choose first.
        let reach = |(_, from, to): &(_, End, Option<End>)| to.map_or(0.0, |to| distance(from.at, to.at));
        ties.sort_by(|one, other| reach(one).total_cmp(&reach(other)));
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
            let drawn = tie_line::paint(tie, &line, share, self.view.date);
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
        people.sort_by(|(_, one), (_, other)| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
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
        self.extent.extend(self.items.iter().flat_map(|item| &item.paint).filter_map(corners).flatten());
        let bound = |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64| {
            self.extent.iter().map(of).reduce(pick).unwrap_or(0.0)
        };
        let left = bound(|p| p.x, f64::min) - MARGIN;
        let mut right = bound(|p| p.x, f64::max) + MARGIN;
        let heading = if self.view.settings.heading { HEADING } else { 0.0 };
        let top = bound(|p| p.y, f64::min) - MARGIN - heading;
        let mut bottom = bound(|p| p.y, f64::max) + MARGIN;
        let title = self.title();
        if self.view.settings.heading {
            let heading = Paint::Text {
                at: Point::new(left + 16.0, top + 26.0),
                words: title.clone(),
                size: 16.0,
                anchor: Anchor::Start,
                bold: true,
                ink: Ink::Line,
            };
            let drawn = Drawn { paint: vec![heading], signs: Vec::new() };
            self.add(ItemKind::Heading, "title", vec![format!("{title}.")], drawn, Reach::None);
        }
        let in_use = std::mem::take(&mut self.signs).into_iter().map(|(_, sign)| sign);
        let signs: Vec<Sign> = in_use.filter(|sign| !sign.is_universal()).collect();
        if self.view.settings.legend {
            let (width, height) = (right - left, bottom - top);
            let key = KeyPlace::best(signs.len(), width, height);
            let first = if key.is_beside {
                Point::new(right, top + heading)
            } else {
                Point::new(left + 16.0, bottom)
            };
            for (index, sign) in signs.iter().enumerate() {
                let (column, row) = key.cell(index, signs.len());
                let corner = moved(first, COLUMN * column as f64, ROW * row as f64);
                let mut paint: Vec<Paint> = shifted_all(sign.sample(), corner);
                paint.extend(legend::caption(sign, moved(corner, SAMPLE.0 + 10.0, SAMPLE.1 / 2.0)));
                let drawn = Drawn { paint, signs: Vec::new() };
                self.add(
                    ItemKind::Legend,
                    &sign.slug(),
                    vec![format!("Key: {}.", sign.words())],
                    drawn,
                    Reach::None,
                );
            }
            (right, bottom) = {
                let (wide, high) = key.size(signs.len(), width, height);
                (left + wide, (top + high).max(bottom))
            };
        }
        Scene {
            title,
            items: self.items,
            left,
            top,
            width: right - left,
            height: bottom - top,
            places,
            findings: self.arrangement.findings.clone(),
            signs,
        }
    }

    fn title(&self) -> String {
        format!("Family of {} on {}", self.view.client(), crate::case::date::day_in_words(self.view.date))
    }
}

/// The corners of some words, about as wide as they will be; lines count by their points.
fn corners(paint: &Paint) -> Option<[Point; 2]> {
    let Paint::Text { at, words, size, anchor, .. } = paint else { return None };
    let width = words.chars().count() as f64 * size * 0.56;
    let before = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    Some([moved(*at, -before, -size), moved(*at, width - before, size * 0.3)])
}

/// Several things moved to a corner.
pub(super) fn shifted_all(paint: Vec<Paint>, by: Point) -> Vec<Paint> {
    paint.into_iter().map(|paint| shifted(paint, by)).collect()
}

/// Paint moved to a corner. Samples are drawn from nought, so their paths begin each step with a pair of numbers.
fn shifted(paint: Paint, by: Point) -> Paint {
    match paint {
        Paint::Text { at, words, size, anchor, bold, ink } => {
            Paint::Text { at: moved(at, by.x, by.y), words, size, anchor, bold, ink }
        }
        Paint::Path { steps, stroke, fill } => {
            Paint::Path { steps: super::geometry::shifted(&steps, by), stroke, fill }
        }
    }
}
