//! When Kith locks by itself. Two clocks are read and neither is believed alone: the wall clock can be set back, and the
//! steady one stands still while some devices sleep. Whatever says that more time has passed is right, and a wall clock that
//! jumps, either way, counts as so much time, since nobody knows how much it hides.

/// What both clocks say at one moment, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The time of day, which people and systems set.
    pub wall: u64,
    /// The time since the page began, which only goes on.
    pub steady: u64,
}

/// How long Kith stays open, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without a touch.
    pub idle: u64,
    /// While the page is hidden.
    pub hidden: u64,
    /// The warning before it locks for want of a touch.
    pub warning: u64,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Open,
    /// It locks in so many milliseconds unless somebody stays.
    Warn {
        /// The milliseconds that are left.
        left: u64,
    },
    /// It locks now.
    Lock,
}

/// How long nobody has touched the page, and how long it has been hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Idle {
    seen: Moment,
    untouched: u64,
    hidden: Option<u64>,
}

impl Idle {
    /// Begins to count now, with a page that is in sight.
    #[must_use]
    pub const fn new(now: Moment) -> Self {
        Self { seen: now, untouched: 0, hidden: None }
    }

    /// Adds what has passed since the clocks were last read.
    fn pass(&mut self, now: Moment) {
        let steady = now.steady.saturating_sub(self.seen.steady);
        let passed = steady.max(now.wall.abs_diff(self.seen.wall));
        self.seen = now;
        self.untouched = self.untouched.saturating_add(passed);
        self.hidden = self.hidden.map(|hidden| hidden.saturating_add(passed));
    }

    fn verdict(&self, limits: Limits) -> Verdict {
        if self.untouched >= limits.idle || self.hidden.is_some_and(|hidden| hidden >= limits.hidden) {
            return Verdict::Lock;
        }
        let left = limits.idle - self.untouched;
        if left <= limits.warning { Verdict::Warn { left } } else { Verdict::Open }
    }

    /// Looks at the clocks.
    pub fn look(&mut self, now: Moment, limits: Limits) -> Verdict {
        self.pass(now);
        self.verdict(limits)
    }

    /// The page is touched. A touch begins to count anew only while nothing else was due: the one that wakes a device after
    /// the time has run out comes too late, and one while Kith warns is not yet a wish to stay.
    pub fn touch(&mut self, now: Moment, limits: Limits) -> Verdict {
        let verdict = self.look(now, limits);
        if verdict == Verdict::Open {
            self.untouched = 0;
        }
        verdict
    }

    /// Somebody wishes to stay, while Kith warns.
    pub fn stay(&mut self, now: Moment, limits: Limits) -> Verdict {
        let verdict = self.look(now, limits);
        if verdict == Verdict::Lock {
            return verdict;
        }
        self.untouched = 0;
        Verdict::Open
    }

    /// The page is hidden, or seen again.
    pub fn hide(&mut self, is_hidden: bool, now: Moment, limits: Limits) -> Verdict {
        let verdict = self.look(now, limits);
        self.hidden = is_hidden.then(|| self.hidden.unwrap_or_default());
        verdict
    }
}
