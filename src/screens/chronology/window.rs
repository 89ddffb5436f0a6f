//! The part of a long table that is on the screen: rows far away are two blank rows of their height.

/// How far beyond the screen rows are made ready, in pixels: at first only what is seen, and more once that is painted.
pub(super) const NEAR: f64 = 60.0;
pub(super) const FAR: f64 = 1_500.0;
/// While there are rows so far beyond the screen, in pixels, no others are made: many at once, now and then, are laid out in
/// less time than a few at each frame.
pub(super) const ENOUGH: f64 = 450.0;

/// A table with no more rows than this is shown whole.
const WHOLE: usize = 160;
/// The height of a row that was never on the screen, in pixels.
const USUAL: f64 = 84.0;

/// Which rows are there, with the heights of those that are not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The first row.
    pub from: usize,
    /// The row after the last.
    pub to: usize,
    /// The height of the rows before, in pixels.
    pub above: f64,
    /// The height of the rows after, in pixels.
    pub below: f64,
}

/// The heights of so many rows, measured where they were on the screen, and what is there of them.
#[derive(Debug)]
pub struct Window {
    pub range: Range,
    heights: Vec<f64>,
    usual: f64,
    is_whole: bool,
    /// Whether the rows that are there were measured.
    is_measured: bool,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            range: Range::default(),
            heights: Vec::new(),
            usual: USUAL,
            is_whole: true,
            is_measured: false,
        }
    }
}

impl Window {
    /// Whether not all rows are there.
    pub const fn is_partial(count: usize) -> bool {
        count > WHOLE
    }

    /// Takes note of how many rows there are now; heights that were measured are forgotten, as the rows are others.
    pub fn reset(&mut self, count: usize) {
        self.is_whole = !Self::is_partial(count);
        self.heights = if self.is_whole { Vec::new() } else { vec![self.usual; count] };
        self.range = Range { to: if self.is_whole { count } else { 0 }, ..Range::default() };
        self.is_measured = false;
    }

    /// Whether it has to be looked at again when the page is scrolled.
    pub const fn follows(&self) -> bool {
        !self.is_whole
    }

    /// Whether the rows that are there were measured already.
    pub const fn is_measured(&self) -> bool {
        self.is_measured
    }

    /// The rows may be of other heights now: in another width, or with more in them.
    pub const fn measure_again(&mut self) {
        self.is_measured = false;
    }

    /// Whether everything between two lines is there, in pixels from the top of the first row.
    pub fn covers(&self, start: f64, end: f64) -> bool {
        let there: f64 =
            self.heights.iter().skip(self.range.from).take(self.range.to - self.range.from).sum();
        (self.range.from == 0 || self.range.above <= start)
            && (self.range.to >= self.heights.len() || self.range.above + there >= end)
    }

    /// Takes note of the heights of the rows that are there.
    pub fn measure(&mut self, measured: impl Iterator<Item = f64>) {
        let (mut sum, mut count) = (0.0, 0.0);
        for (height, measured) in self.heights.iter_mut().skip(self.range.from).zip(measured) {
            *height = measured;
            sum += measured;
            count += 1.0;
        }
        if count > 0.0 {
            self.usual = sum / count;
        }
        self.is_measured = true;
    }

    /// Works out which rows are between two lines, in pixels from the top of the first row; answers whether they are others
    /// than before by enough to be shown.
    pub fn look(&mut self, start: f64, end: f64) -> bool {
        if self.is_whole {
            return false;
        }
        let mut found = Range::default();
        let mut at = 0.0;
        for (place, height) in self.heights.iter().enumerate() {
            if at + height < start {
                found.from = place + 1;
                found.above = at + height;
            }
            if at <= end {
                found.to = place + 1;
                found.below = 0.0;
            } else {
                found.below += height;
            }
            at += height;
        }
        // However far the page was thrown, a row stays for the next look.
        let count = self.heights.len();
        if found.from >= count {
            found.from = count.saturating_sub(1);
            found.above -= self.heights.last().copied().unwrap_or_default();
        }
        found.to = found.to.max(found.from + 1).min(count);
        let before = self.range;
        // A row more or fewer is not worth the work, but for the first and the last.
        let is_near = before.to > before.from
            && found.from.abs_diff(before.from) < 2
            && found.to.abs_diff(before.to) < 2;
        let reaches_an_end =
            (found.from == 0 && before.from != 0) || (found.to == count && before.to != count);
        let is_other = !is_near || reaches_an_end;
        if is_other {
            self.range = found;
            self.is_measured = false;
        }
        is_other
    }
}
