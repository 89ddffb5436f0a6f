//! Keeping a drawing as it was when somebody is added: those who have a place keep it, newcomers are put
//! where they belong, and neighbours make room by one slot at most.

use super::family::{Couple, Gender, Kinship, Point};
use super::generations::Generations;
use super::rows::Rows;
use super::spacing::Spacing;

/// Heights nearer than this are one row.
const LEVEL: f64 = 0.5;
/// When more people than this come in at once, the whole family is laid out again.
const MOST_NEWCOMERS: usize = 40;

/// Everybody's place, or nothing where the old places do not fit the family any more.
pub(crate) fn extend(kinship: &Kinship, generations: &Generations, spacing: &Spacing) -> Option<Vec<Point>> {
    let kept: Vec<Option<Point>> =
        (0..kinship.people.len()).map(|person| kinship.kept_place_of(person)).collect();
    let newcomers = kept.iter().filter(|place| place.is_none()).count();
    let is_first_time = kinship.people.iter().all(|person| person.previous.is_none());
    if is_first_time || newcomers > MOST_NEWCOMERS {
        return None;
    }
    let heights = heights(kinship, generations, spacing, &kept)?;
    let mut rows = Rows::new(kinship, spacing, &kept);
    let mut waiting: Vec<usize> = (0..kept.len()).filter(|&person| kept[person].is_none()).collect();
    // Each newcomer is put beside somebody who has a place already; most of them at the first look.
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|&person| {
            let Some(wish) = wish(kinship, &rows, person, heights[person], spacing) else {
                return true;
            };
            rows.insert(person, wish, heights[person]);
            false
        });
        if waiting.len() == before {
            let person = waiting.remove(0);
            let rightmost = rows.rightmost();
            rows.insert(person, rightmost + spacing.families, heights[person]);
        }
    }
    let places = rows.into_places();
    is_sound(kinship, generations, &places).then_some(places)
}

/// A height for everybody: that of a partner, else a row below the parents or above the children.
fn heights(
    kinship: &Kinship,
    generations: &Generations,
    spacing: &Spacing,
    kept: &[Option<Point>],
) -> Option<Vec<f64>> {
    let mut heights: Vec<Option<f64>> = kept.iter().map(|place| place.map(|place| place.y)).collect();
    let mut open: Vec<usize> = (0..kept.len()).filter(|&person| kept[person].is_some()).collect();
    let lowest = heights.iter().flatten().copied().reduce(f64::min)?;
    let mut unseen = 0;
    while unseen < kept.len() {
        let mut next = 0;
        while let Some(&person) = open.get(next) {
            next += 1;
            let Some(height) = heights[person] else {
                continue;
            };
            // The difference of generations says how many rows apart two relations belong.
            let row = generations.row_of[person] as f64;
            let relations = kinship.couples_of[person].iter().chain(&kinship.parents_of[person]);
            for &couple in relations {
                let couple = &kinship.couples[couple];
                let children = couple.links.iter().map(|link| link.child);
                for other in couple.partners.iter().copied().chain(children) {
                    if heights[other].is_none() {
                        let rows = generations.row_of[other] as f64 - row;
                        heights[other] = Some(height + rows * spacing.generations);
                        open.push(other);
                    }
                }
            }
        }
        open.clear();
        // Somebody who is related to nobody in the drawing starts at the top.
        while unseen < kept.len() && heights[unseen].is_some() {
            unseen += 1;
        }
        if unseen < kept.len() {
            heights[unseen] = Some(lowest);
            open.push(unseen);
        }
    }
    heights.into_iter().collect()
}

/// The x at which a newcomer would like to stand, once one of their relations has a place.
fn wish(kinship: &Kinship, rows: &Rows, person: usize, height: f64, spacing: &Spacing) -> Option<f64> {
    beside_partner(kinship, rows, person, height, spacing)
        .or_else(|| among_siblings(kinship, rows, person, height, spacing))
        .or_else(|| above_children(kinship, rows, person, spacing))
}

fn beside_partner(
    kinship: &Kinship,
    rows: &Rows,
    person: usize,
    height: f64,
    spacing: &Spacing,
) -> Option<f64> {
    let couples = kinship.couples_of[person].iter();
    let mut partners = couples.flat_map(|&couple| &kinship.couples[couple].partners);
    let (partner, place) = partners.find_map(|&partner| {
        let place = rows.place_of(partner)?;
        (partner != person && (place.y - height).abs() < LEVEL).then_some((partner, place))
    })?;
    let goes_right = match (kinship.people[partner].gender, kinship.people[person].gender) {
        (Gender::Woman, Gender::Man) => false,
        (Gender::Man, Gender::Woman) => true,
        _ => match (kinship.people[partner].born, kinship.people[person].born) {
            (Some(partner), Some(person)) => partner <= person,
            _ => true,
        },
    };
    // Partners who are there already keep their side; a later partner stands on the other one.
    let is_taken = |right: bool| {
        let neighbour = rows.neighbour(partner, right);
        neighbour.is_some_and(|other| rows.are_partners(partner, other))
    };
    let right = if is_taken(goes_right) && !is_taken(!goes_right) { !goes_right } else { goes_right };
    let mut beside = place.x;
    let mut last = partner;
    while let Some(other) = rows.neighbour(last, right) {
        let belongs = rows.are_partners(partner, other) || rows.are_partners(last, other);
        let Some(other_place) = rows.place_of(other) else {
            break;
        };
        if !belongs {
            break;
        }
        last = other;
        beside = other_place.x;
    }
    Some(next_to(
        rows,
        last,
        right,
        if right { beside + spacing.partners } else { beside - spacing.partners },
    ))
}

/// A wish kept on the near side of the next neighbour, who makes room: nobody comes between who belongs together.
fn next_to(rows: &Rows, last: usize, right: bool, wish: f64) -> f64 {
    const NEAR: f64 = 0.01;
    let neighbour = rows.neighbour(last, right).and_then(|other| rows.place_of(other));
    match neighbour {
        Some(place) if right => wish.min(place.x - NEAR),
        Some(place) => wish.max(place.x + NEAR),
        None => wish,
    }
}

fn among_siblings(
    kinship: &Kinship,
    rows: &Rows,
    person: usize,
    height: f64,
    spacing: &Spacing,
) -> Option<f64> {
    let families = kinship.parents_of[person].iter();
    let mut with_place = families.filter_map(|&couple| {
        let couple = &kinship.couples[couple];
        let parents: Vec<f64> =
            couple.partners.iter().filter_map(|&parent| rows.place_of(parent)).map(|place| place.x).collect();
        let own = couple.links.iter().position(|link| link.child == person)?;
        let level = |&index: &usize| {
            let place = rows.place_of(couple.links[index].child);
            place.is_some_and(|place| (place.y - height).abs() < LEVEL)
        };
        let elder = (0..own).rev().find(level);
        let younger = (own + 1..couple.links.len()).find(level);
        let edge = |index: usize, right: bool| {
            let mut last = couple.links[index].child;
            while let Some(other) = rows.neighbour(last, right) {
                if !rows.are_partners(last, other) {
                    break;
                }
                last = other;
            }
            let by = if right { spacing.neighbours } else { -spacing.neighbours };
            rows.place_of(last).map(|place| next_to(rows, last, right, place.x + by))
        };
        if let Some(elder) = elder {
            return edge(elder, true);
        }
        if let Some(younger) = younger {
            return edge(younger, false);
        }
        if parents.is_empty() {
            return None;
        }
        Some(parents.iter().sum::<f64>() / parents.len() as f64)
    });
    with_place.next()
}

fn above_children(kinship: &Kinship, rows: &Rows, person: usize, spacing: &Spacing) -> Option<f64> {
    kinship.couples_of[person].iter().find_map(|&couple| {
        let couple = &kinship.couples[couple];
        let xs: Vec<f64> =
            couple.links.iter().filter_map(|link| rows.place_of(link.child)).map(|place| place.x).collect();
        if xs.is_empty() {
            return None;
        }
        let middle = xs.iter().sum::<f64>() / xs.len() as f64;
        let has_partner = couple.partners.len() > 1;
        let is_woman = kinship.people[person].gender == Gender::Woman;
        let half = if has_partner { spacing.partners / 2.0 } else { 0.0 };
        Some(if is_woman { middle + half } else { middle - half })
    })
}

/// Children below their parents and partners level, wherever the generations say so; what a pin makes
/// unsound is the user's wish.
fn is_sound(kinship: &Kinship, generations: &Generations, places: &[Point]) -> bool {
    let row = |person: usize| generations.row_of[person];
    // Where the data force somebody out of their row, there are several right answers, and the old one
    // stays until the user asks for another.
    let is_level = |couple: &Couple| couple.partners.windows(2).all(|two| row(two[0]) == row(two[1]));
    if !generations.loops.is_empty() || !kinship.couples.iter().all(is_level) {
        return true;
    }
    kinship.couples.iter().all(|couple| {
        let is_free = |person: usize| kinship.pin_of(person).is_none();
        let level = match couple.partners[..] {
            [first, second] if is_free(first) && is_free(second) => places[first].y == places[second].y,
            _ => true,
        };
        level
            && couple.partners.iter().all(|&parent| {
                couple.links.iter().all(|link| {
                    let is_bound = row(link.child) > row(parent) && is_free(parent) && is_free(link.child);
                    !is_bound || places[link.child].y > places[parent].y + LEVEL
                })
            })
    })
}
