//! One person drawn: symbol, fills, cross, age, years, name and marks.

use super::dates;
use super::geometry::{Point, moved, wave};
use super::scene::{Anchor, Dash, Fill, Ink, Paint, Pattern, Stroke};
use super::settings::{Fills, Inside, Settings};
use super::sign::Sign;
use super::symbol::{Outline, RADIUS, bottom_half, cross, fill_of, fill_part, left_half, outline_of, share};
use crate::case::family::{
    Beginning, CLIENT, FigureKind, Gender, MarkKind, MarkState, Person, time::had_ended, time::was_so,
};
use crate::diagrams::key::broken;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The height of a name's letters, and of the smaller ones.
const NAME: f64 = 12.0;
const SMALL: f64 = 10.0;
/// From one line of a name to the next.
const LINE: f64 = 13.0;
/// A name is broken into lines of about this many letters.
const LETTERS: usize = 12;
/// Beside a line there is less room.
const LETTERS_ASIDE: usize = 7;
/// Of large words fewer letters fit beside the neighbour's.
const LARGE_LETTERS: usize = 10;
/// Names are large already beside years and ages, so they grow by less.
const LARGE_NAME: f64 = 14.0;
/// What stands in a symbol is enlarged no further than its outline allows.
const LARGEST_INSIDE: f64 = 13.0;
/// How wide it may be.
const INSIDE: f64 = 36.0;

/// A person painted, with the signs that the legend has to explain.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// In order.
    pub paint: Vec<Paint>,
    /// What is used.
    pub signs: Vec<Sign>,
}

/// Where a person's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caption {
    /// Under the symbol.
    Below,
    /// Under it to the right, where a line comes down from the symbol.
    Aside,
    /// Nowhere: in a legend the words stand beside the symbol.
    Nowhere,
}

/// The numbers that conditions or cultures have in this drawing.
pub type Numbers = BTreeMap<String, usize>;

/// The outline of a person's symbol and its radius.
#[must_use]
pub fn symbol_of(person: &Person, settings: &Settings) -> (Outline, f64) {
    let by_gender = outline_of(person.gender, person.figure, settings.non_binary);
    match person.beginning {
        Beginning::Birth => (by_gender, RADIUS),
        Beginning::Pregnancy => (Outline::Triangle, RADIUS),
        Beginning::Miscarriage | Beginning::Abortion => (Outline::Triangle, RADIUS * 0.55),
        Beginning::Stillbirth => (by_gender, RADIUS * 0.5),
    }
}

/// Paints a person with the middle of the symbol at a point.
#[must_use]
pub fn paint(
    person: &Person,
    settings: &Settings,
    date: NaiveDate,
    numbers: &Numbers,
    at: Point,
    caption: Caption,
) -> Drawn {
    let mut drawn = Drawn::default();
    let (outline, radius) = symbol_of(person, settings);
    let ink = Stroke::OUTLINE;
    let outside = match person.figure {
        FigureKind::NotFamily | FigureKind::Professional => ink.dashed(Dash::Dashed),
        FigureKind::Family | FigureKind::Institution | FigureKind::Pet => ink,
    };
    drawn.paint.push(outline.paint(at, radius, None, Fill::Ink(Ink::Paper)));
    fills(&mut drawn, person, settings, date, numbers, (outline, radius), at);
    drawn.paint.push(outline.paint(at, radius, Some(outside), Fill::None));
    if person.id == CLIENT {
        drawn.paint.push(outline.paint(at, radius + 4.0, Some(ink), Fill::None));
        drawn.signs.push(Sign::Client);
    }
    if person.trans_mark && person.was_born() {
        let inner = if outline == Outline::Circle { Outline::Square } else { Outline::Circle };
        drawn.paint.push(inner.paint(at, radius * 0.62, Some(ink.wide(1.4)), Fill::None));
        drawn.signs.push(Sign::Trans(person.gender));
    }
    if !person.orientation.is_empty() {
        let corners = [(-1.0, -0.6), (1.0, -0.6), (0.0, 1.0)].map(|(x, y)| moved(at, x * 12.0, y * 12.0));
        drawn.paint.push(Paint::area(&corners, Some(ink.wide(1.2)), Fill::None));
        drawn.signs.push(Sign::Orientation);
    }
    gender_signs(&mut drawn, person, settings);
    beginning(&mut drawn, person, at, radius);
    let has_died = person.was_born() && person.had_died(date);
    if has_died {
        drawn.paint.extend(cross(at, RADIUS, ink.wide(1.4)));
        drawn.signs.push(Sign::Deceased);
    }
    inside(&mut drawn, person, settings, date, at);
    above(&mut drawn, person, settings, has_died, at);
    corners(&mut drawn, person, at);
    if caption != Caption::Nowhere {
        below(&mut drawn, person, settings, numbers, at, caption == Caption::Aside);
    }
    drawn
}

fn gender_signs(drawn: &mut Drawn, person: &Person, settings: &Settings) {
    drawn.signs.extend(match (person.figure, person.gender) {
        (FigureKind::Pet, _) => Some(Sign::Pet),
        (FigureKind::Institution, _) => Some(Sign::Institution),
        _ if person.beginning == Beginning::Pregnancy => Some(Sign::Pregnancy),
        _ if !person.was_born() => None,
        (_, Gender::Man) => Some(Sign::Man),
        (_, Gender::Woman) => Some(Sign::Woman),
        (_, Gender::NonBinary) => Some(Sign::NonBinary(settings.non_binary)),
        (_, Gender::Unknown) => Some(Sign::UnknownGender),
    });
    drawn.signs.extend(match person.figure {
        FigureKind::NotFamily => Some(Sign::NotFamily),
        FigureKind::Professional => Some(Sign::Professional),
        FigureKind::Family | FigureKind::Institution | FigureKind::Pet => None,
    });
}

fn beginning(drawn: &mut Drawn, person: &Person, at: Point, radius: f64) {
    let ink = Stroke::OUTLINE.wide(1.4);
    match person.beginning {
        Beginning::Birth | Beginning::Pregnancy => {}
        Beginning::Stillbirth => {
            drawn.paint.extend(cross(at, RADIUS, ink));
            drawn.signs.push(Sign::Stillbirth);
        }
        Beginning::Miscarriage => {
            drawn.paint.extend(cross(at, radius, ink));
            drawn.signs.push(Sign::Miscarriage);
        }
        Beginning::Abortion => {
            drawn.paint.extend(cross(at, radius, ink));
            let level = at.y - radius * 1.25;
            let bar = [Point::new(at.x - radius, level), Point::new(at.x + radius, level)];
            drawn.paint.push(Paint::line(&bar, ink));
            drawn.signs.push(Sign::Abortion);
        }
    }
}

/// The fills: illness left and substances below, or one part for each condition or culture.
fn fills(
    drawn: &mut Drawn,
    person: &Person,
    settings: &Settings,
    date: NaiveDate,
    numbers: &Numbers,
    (outline, radius): (Outline, f64),
    at: Point,
) {
    let mut put = |region, fill| drawn.paint.extend(fill_part(outline, at, radius, &region, fill));
    let marks = person
        .marks
        .iter()
        .filter(|mark| was_so(mark.since, mark.known_since, date) && !had_ended(mark.until, date));
    match settings.fills {
        Fills::Health => {
            let (mut illness, mut substance): (Option<MarkState>, Option<MarkState>) = (None, None);
            for mark in marks {
                let half = match mark.kind {
                    MarkKind::Physical | MarkKind::Psychological => &mut illness,
                    MarkKind::Alcohol | MarkKind::Drugs => &mut substance,
                };
                // What is there weighs more than what is suspected, and that more than what is past.
                *half = Some(half.map_or(mark.state, |known| known.min(mark.state)));
            }
            let halves = [(illness, left_half(), true), (substance, bottom_half(), false)];
            for (state, region, is_illness) in halves {
                if let Some(state) = state {
                    put(region, fill_of(state));
                    drawn.signs.push(if is_illness { Sign::Illness(state) } else { Sign::Substance(state) });
                }
            }
        }
        Fills::Conditions | Fills::Culture => {
            let words: Vec<String> = if settings.fills == Fills::Culture {
                person.cultures().map(str::to_owned).collect()
            } else {
                marks.map(super::facts::condition).collect()
            };
            for (place, name) in words.iter().enumerate() {
                let number = numbers.get(name).copied().unwrap_or(0);
                put(share(place, words.len()), Fill::Pattern(Pattern::nth(number)));
                drawn.signs.push(Sign::Numbered(number, name.clone()));
            }
        }
    }
}

fn inside(drawn: &mut Drawn, person: &Person, settings: &Settings, date: NaiveDate, at: Point) {
    let mut write = |words: &str, size: f64, y: f64| {
        let room = INSIDE / (0.56 * words.chars().count().max(1) as f64);
        let size = (size * settings.enlargement()).min(LARGEST_INSIDE).min(room).max(size);
        drawn.paint.push(Paint::text(moved(at, 0.0, y), words, size, Anchor::Middle));
    };
    match (person.figure, person.beginning, settings.inside) {
        (FigureKind::Professional, ..) => write("W", 14.0, 5.0),
        (FigureKind::Institution | FigureKind::Pet, ..) => {}
        (_, Beginning::Birth, Inside::Age) => match person.age(date) {
            Some(age) => {
                let words = age.short();
                write(&words, if words.chars().count() > 3 { 11.0 } else { 13.0 }, 4.5);
            }
            None if person.gender == Gender::Unknown => write("?", 16.0, 5.5),
            None => {}
        },
        (_, Beginning::Birth, Inside::BirthDate) => match person.born.map(dates::in_two_lines) {
            Some((day, year)) if !day.is_empty() => {
                write(&day, SMALL, -1.5);
                write(&year, SMALL, 9.5);
            }
            Some((_, year)) => write(&year, SMALL, 3.5),
            None if person.gender == Gender::Unknown => write("?", 16.0, 5.5),
            None => {}
        },
        _ => {}
    }
}

/// The years of birth and death above the symbol, parted by the line that comes down from the parents.
fn above(drawn: &mut Drawn, person: &Person, settings: &Settings, has_died: bool, at: Point) {
    let top = -RADIUS - if person.id == CLIENT { 8.0 } else { 4.5 };
    let large = settings.enlargement();
    let mut write = |words: &str, x: f64, y: f64, anchor: Anchor| {
        drawn.paint.push(Paint::text(moved(at, x, y), words, SMALL * large, anchor));
    };
    if let Some(born) = person.born {
        let words = dates::years(born);
        match (person.beginning, settings.inside) {
            (Beginning::Birth, Inside::Age) => write(&words, -3.0, top, Anchor::End),
            (Beginning::Birth, Inside::BirthDate) => {}
            (Beginning::Pregnancy, _) => write(&format!("due {}", born.in_words()), 3.0, top, Anchor::Start),
            _ => write(&words, 3.0, top, Anchor::Start),
        }
    }
    if has_died {
        let words = person.died.map_or_else(|| "died ?".to_owned(), dates::years);
        write(&words, 3.0, top, Anchor::Start);
    }
    let where_and_what: Vec<&str> = [person.place.as_str(), person.income.as_str()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    if !where_and_what.is_empty() {
        write(&where_and_what.join(", "), 0.0, top - 11.0 * large, Anchor::Middle);
    }
}

/// The marks beside the symbol.
fn corners(drawn: &mut Drawn, person: &Person, at: Point) {
    let mut letter = |words: &str, x: f64, y: f64, sign: Sign| {
        drawn.paint.push(Paint::Text {
            at: moved(at, x, y),
            words: words.to_owned(),
            size: NAME,
            anchor: Anchor::Middle,
            bold: true,
            ink: Ink::Line,
        });
        drawn.signs.push(sign);
    };
    if person.smokes {
        letter("S", -30.0, 20.0, Sign::Smoker);
    }
    if person.interpreter {
        letter("L", 30.0, 20.0, Sign::Interpreter);
    }
    if !person.secret.is_empty() {
        letter("FS", 32.0, -8.0, Sign::Secret);
    }
    if person.migrated.is_some() || person.cultures().nth(1).is_some() {
        let line = [moved(at, -31.0, -19.0), moved(at, -31.0, 19.0)];
        drawn.paint.push(Paint::line(&wave(&line, 4.0, 9.0), Stroke::PLAIN));
        drawn.signs.push(Sign::Migration);
    }
}

/// The name in lines of a fitting length, and what is written under it.
fn below(drawn: &mut Drawn, person: &Person, settings: &Settings, numbers: &Numbers, at: Point, aside: bool) {
    let large = settings.enlargement();
    let name = if settings.large_words { LARGE_NAME } else { NAME };
    let mut y = at.y + RADIUS + 2.0 + name + if person.id == CLIENT { 3.0 } else { 0.0 };
    let (x, anchor) = if aside { (at.x + 5.0, Anchor::Start) } else { (at.x, Anchor::Middle) };
    let is_named = person.was_born() || !person.name.is_empty();
    let most = if settings.large_words { LARGE_LETTERS } else { LETTERS };
    let letters = if aside { LETTERS_ASIDE } else { most };
    for line in broken(if is_named { person.shown_name() } else { "" }, letters) {
        drawn.paint.push(Paint::Text {
            at: Point::new(x, y),
            words: line,
            size: name,
            anchor,
            bold: person.id == CLIENT,
            ink: Ink::Line,
        });
        y += name + LINE - NAME;
    }
    let mut more: Vec<String> = Vec::new();
    if settings.fills == Fills::Conditions {
        let own = person.marks.iter().filter_map(|mark| numbers.get(&super::facts::condition(mark)));
        let own: Vec<String> = own.map(|number| (number + 1).to_string()).collect();
        more.extend((!own.is_empty()).then(|| format!("({})", own.join(", "))));
    }
    more.extend((!person.occupation.is_empty()).then(|| person.occupation.clone()));
    if let Some(migrated) = person.migrated {
        more.push(format!("came {}", dates::years(migrated)));
    }
    for words in more {
        for line in broken(&words, most + 3) {
            drawn.paint.push(Paint::text(Point::new(x, y - 1.0), &line, SMALL * large, anchor));
            y += (LINE - 1.0) * large;
        }
    }
}
