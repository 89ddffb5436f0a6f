//! Points and polylines: lengths, parallels, zigzags, waves and clipping, all on plain numbers.

pub use super::layout::Point;

/// The straight distance.
#[must_use]
pub fn distance(one: Point, other: Point) -> f64 {
    // A root is one instruction, where `hypot` is a function; no drawing is so large that squares overflow.
    let (x, y) = (one.x - other.x, one.y - other.y);
    (x * x + y * y).sqrt()
}

/// The point moved by so much.
#[must_use]
pub fn moved(point: Point, x: f64, y: f64) -> Point {
    Point::new(point.x + x, point.y + y)
}

/// The point between two others; 0 is the first, 1 the second.
#[must_use]
pub fn between(one: Point, other: Point, share: f64) -> Point {
    Point::new(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)
}

/// How far a point lies from a stretch of line.
#[must_use]
pub fn distance_to_stretch(point: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let square = x * x + y * y;
    if square == 0.0 {
        return distance(point, from);
    }
    let share = (((point.x - from.x) * x + (point.y - from.y) * y) / square).clamp(0.0, 1.0);
    distance(point, between(from, to, share))
}

/// The stretches of a polyline.
pub fn stretches(points: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    points.iter().copied().zip(points.iter().copied().skip(1))
}

/// The length of a polyline.
#[must_use]
pub fn length(points: &[Point]) -> f64 {
    stretches(points).map(|(from, to)| distance(from, to)).sum()
}

/// The point so far along a polyline, and the direction there as a vector of length one.
#[must_use]
pub fn along(points: &[Point], mut way: f64) -> (Point, Point) {
    let mut last = (points.first().copied().unwrap_or(Point::new(0.0, 0.0)), Point::new(1.0, 0.0));
    for (from, to) in stretches(points) {
        let reach = distance(from, to);
        if reach == 0.0 {
            continue;
        }
        let direction = Point::new((to.x - from.x) / reach, (to.y - from.y) / reach);
        if way <= reach {
            return (between(from, to, (way / reach).max(0.0)), direction);
        }
        way -= reach;
        last = (to, direction);
    }
    last
}

/// A polyline with a point at about every `step`, both ends included.
#[must_use]
pub fn resampled(points: &[Point], step: f64) -> Vec<Point> {
    let reaches: Vec<(Point, Point, f64)> =
        stretches(points).map(|(from, to)| (from, to, distance(from, to))).collect();
    let whole: f64 = reaches.iter().map(|(.., reach)| reach).sum();
    let count = (whole / step).round().clamp(1.0, 4_000.0);
    let mut found = Vec::new();
    let mut rest = reaches.iter();
    let (mut stretch, mut before, mut way) = (rest.next(), 0.0, 0.0);
    while way < whole - 1e-9 {
        // Each point lies on the stretch of the one before it or on a later one.
        while let Some((.., reach)) = stretch.filter(|(.., reach)| way > before + reach) {
            before += reach;
            stretch = rest.next();
        }
        let Some((from, to, reach)) = stretch else { break };
        found.push(between(*from, *to, ((way - before) / reach).clamp(0.0, 1.0)));
        way += whole / count;
    }
    found.extend(points.last());
    found
}

/// The part of a polyline from one way along it to another.
#[must_use]
pub fn part(points: &[Point], from: f64, to: f64) -> Vec<Point> {
    let mut found = vec![along(points, from).0];
    let mut way = 0.0;
    for (start, end) in stretches(points) {
        way += distance(start, end);
        if way > from + 1e-9 && way < to - 1e-9 {
            found.push(end);
        }
    }
    found.push(along(points, to).0);
    found
}

/// The polyline moved to its left by so much, at each point at a right angle to it.
#[must_use]
pub fn parallel(points: &[Point], by: f64) -> Vec<Point> {
    sideways(points, |_| by)
}

/// Moves each point of a polyline to its left by what a function of its place in the line says.
fn sideways(points: &[Point], by: impl Fn(usize) -> f64) -> Vec<Point> {
    let count = points.len();
    let at = |index: usize| points.get(index).copied();
    let mut found = Vec::with_capacity(count);
    for index in 0..count {
        let (Some(here), before, after) = (at(index), at(index.wrapping_sub(1)), at(index + 1)) else {
            continue;
        };
        let (from, to) = (before.unwrap_or(here), after.unwrap_or(here));
        let reach = distance(from, to).max(1e-9);
        let by = by(index);
        found.push(moved(here, (to.y - from.y) / reach * by, -(to.x - from.x) / reach * by));
    }
    found
}

/// A zigzag about a line; its ends lie on the line.
#[must_use]
pub fn zigzag(points: &[Point], height: f64, tooth: f64) -> Vec<Point> {
    let even = resampled(points, tooth);
    let last = even.len().saturating_sub(1);
    sideways(&even, |index| match index {
        0 => 0.0,
        index if index == last => 0.0,
        index if index % 2 == 0 => -height,
        _ => height,
    })
}

/// A wave about a line; its ends lie on the line.
#[must_use]
pub fn wave(points: &[Point], height: f64, tooth: f64) -> Vec<Point> {
    let even = resampled(points, tooth / 4.0);
    let parts = even.len().saturating_sub(1).max(1);
    // Whole waves only, so that the line ends where it should.
    let waves = (parts as f64 / 8.0).round().max(1.0);
    sideways(&even, |index| (index as f64 / parts as f64 * waves * std::f64::consts::TAU).sin() * height)
}

/// A bow from one point to another; `by` is how far its middle lies to the left of the straight line.
#[must_use]
pub fn bow(from: Point, to: Point, by: f64) -> Vec<Point> {
    let reach = distance(from, to).max(1e-9);
    let middle = between(from, to, 0.5);
    // The control point of a quadratic curve lies twice as far out as the curve.
    let control = moved(middle, (to.y - from.y) / reach * by * 2.0, -(to.x - from.x) / reach * by * 2.0);
    let steps = if by == 0.0 { 1 } else { 24 };
    (0..=steps)
        .map(|step| {
            let share = f64::from(step) / f64::from(steps);
            between(between(from, control, share), between(control, to, share), share)
        })
        .collect()
}

/// The box about a line: what lies outside it is not met, which is found out quickly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    least: Point,
    most: Point,
}

impl Bounds {
    /// The box about some points.
    #[must_use]
    pub fn of(line: &[Point]) -> Self {
        let none = Self { least: Point::new(f64::MAX, f64::MAX), most: Point::new(f64::MIN, f64::MIN) };
        line.iter().fold(none, |bounds, point| Self {
            least: Point::new(bounds.least.x.min(point.x), bounds.least.y.min(point.y)),
            most: Point::new(bounds.most.x.max(point.x), bounds.most.y.max(point.y)),
        })
    }

    /// Whether a point lies in the box, or this near to it.
    #[must_use]
    pub fn is_near(self, at: Point, near: f64) -> bool {
        at.x >= self.least.x - near
            && at.x <= self.most.x + near
            && at.y >= self.least.y - near
            && at.y <= self.most.y + near
    }

    /// Whether two boxes meet, with the slack that lines on one another are allowed.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let slack = 1e-3;
        self.least.x < other.most.x + slack
            && other.least.x < self.most.x + slack
            && self.least.y < other.most.y + slack
            && other.least.y < self.most.y + slack
    }
}

/// The part of a convex outline on one side of a line: where `x * a + y * b <= c`.
#[must_use]
pub fn clipped(outline: &[Point], a: f64, b: f64, c: f64) -> Vec<Point> {
    let over = |point: Point| point.x * a + point.y * b - c;
    let mut found = Vec::new();
    let next = outline.iter().copied().cycle().skip(1);
    for (from, to) in outline.iter().copied().zip(next) {
        let (here, there) = (over(from), over(to));
        if here <= 0.0 {
            found.push(from);
        }
        if (here < 0.0 && there > 0.0) || (here > 0.0 && there < 0.0) {
            found.push(between(from, to, here / (here - there)));
        }
    }
    found
}

/// A number as drawings write it: at most two decimals, none that say nothing, and never a minus before nought.
#[must_use]
pub fn number(value: f64) -> String {
    let mut text = String::new();
    write_number(&mut text, value);
    text
}

/// Writes a number as [`number`] does. It is done in whole hundredths: a drawing holds thousands of numbers.
fn write_number(text: &mut String, value: f64) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (mut whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let digit = |value: u64| char::from(b'0' + (value % 10) as u8);
    let mut digits = [digit(whole); 20];
    let mut count = 0;
    for place in digits.iter_mut().rev() {
        *place = digit(whole);
        count += 1;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    text.extend(digits.iter().skip(digits.len() - count));
    if part > 0 {
        text.push('.');
        text.push(digit(part / 10));
        if part % 10 > 0 {
            text.push(digit(part));
        }
    }
}

/// A path through the points, closed or not.
#[must_use]
pub fn path(points: &[Point], closed: bool) -> String {
    let mut steps = String::with_capacity(points.len() * 16);
    for (index, point) in points.iter().enumerate() {
        steps.push(if index == 0 { 'M' } else { 'L' });
        write_number(&mut steps, point.x);
        steps.push(' ');
        write_number(&mut steps, point.y);
    }
    if closed {
        steps.push('Z');
    }
    steps
}

/// A circle as a path.
#[must_use]
pub fn circle(middle: Point, radius: f64) -> String {
    let (left, y, r, d) = (number(middle.x - radius), number(middle.y), number(radius), number(radius * 2.0));
    format!("M{left} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z")
}

/// A rectangle about a middle.
#[must_use]
pub fn rectangle(middle: Point, half_width: f64, half_height: f64) -> Vec<Point> {
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .into_iter()
        .map(|(x, y)| moved(middle, x * half_width, y * half_height))
        .collect()
}

/// A path moved by so much. Only the absolute steps that [`path`] and [`circle`] write are moved.
#[must_use]
pub fn shifted(steps: &str, by: Point) -> String {
    let mut found = String::with_capacity(steps.len() + 16);
    let mut rest = steps;
    while let Some(letter) = rest.chars().next() {
        let end = rest
            .get(1..)
            .and_then(|tail| tail.find(|c: char| c.is_ascii_alphabetic()))
            .map_or(rest.len(), |at| at + 1);
        let (step, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = tail;
        let mut numbers = step.get(1..).unwrap_or_default().split(' ').map(str::parse::<f64>);
        match (letter, numbers.next(), numbers.next()) {
            ('M' | 'L', Some(Ok(x)), Some(Ok(y))) => {
                found.push(letter);
                found.push_str(&number(x + by.x));
                found.push(' ');
                found.push_str(&number(y + by.y));
            }
            _ => found.push_str(step),
        }
    }
    found
}
