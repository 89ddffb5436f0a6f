//! Random histories as data: a plan of steps that a seed makes, that can be printed, shortened and run again.

use crate::support::Dice;

/// What kind of world a history is lived in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Devices as they are made: wrong clocks, partial files, redaction and erasing.
    Honest,
    /// The same, with operations that claim by hand to supersede anything.
    Forged,
    /// The same, with devices restored from a copy of another, so that two bear one id.
    Cloned,
    /// Whole files only, beside automerge, which knows no others.
    Oracle,
}

/// One thing that happens. The die decides the rest, so that a step means something in every history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Answers a question: words, choices, dates, numbers, or nothing.
    Answer,
    /// Adds a thing with its first fields, or adds it once more under the same id.
    Add,
    Withdraw,
    Restore,
    /// Chooses between heads in conflict, all or some of them.
    Choose,
    /// Hands a file over: all of it or a part, in any order, with repeats.
    Send,
    /// Hands over a copy from which some values were left out.
    SendRedacted,
    /// Destroys a value for ever.
    Erase,
    /// Closes and opens the app again: the clock knows only what the record tells it.
    Restart,
    /// The wall clock is set anew, right or wrong by years.
    SetClock,
    /// Another device becomes a copy of this one, with its id.
    CloneDevice,
}

/// A step of one device.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub kind: Kind,
    pub device: usize,
    pub die: u64,
}

/// A whole history, not yet lived.
#[derive(Clone, Debug)]
pub struct Plan {
    pub mode: Mode,
    pub devices: usize,
    pub seed: u64,
    pub steps: Vec<Step>,
}

impl Plan {
    pub fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        // Every hundredth is lived beside automerge, so that their number is known beforehand.
        let mode = match 1 + dice.below(99) {
            _ if seed.is_multiple_of(100) => Mode::Oracle,
            1..=10 => Mode::Forged,
            11..=25 => Mode::Cloned,
            _ => Mode::Honest,
        };
        let devices = 2 + dice.below(4);
        let steps = 4 + dice.below(24);
        let steps = (0..steps).map(|_| {
            let kind = kind(mode, dice.below(100));
            Step { kind, device: dice.below(devices), die: dice.roll() }
        });
        let steps = steps.collect();
        Self { mode, devices, seed, steps }
    }

    /// Whether automerge lives the history too.
    pub fn has_oracle(&self) -> bool {
        self.mode == Mode::Oracle
    }
}

const fn kind(mode: Mode, percent: usize) -> Kind {
    match (percent, mode) {
        (0..=32, _) => Kind::Answer,
        (33..=41, _) => Kind::Add,
        (42..=46, _) => Kind::Withdraw,
        (47..=49, _) => Kind::Restore,
        (50..=59, _) => Kind::Choose,
        (60..=63, Mode::Honest | Mode::Forged | Mode::Oracle) => Kind::SetClock,
        (60..=67, Mode::Cloned) => Kind::CloneDevice,
        (68..=70, _) => Kind::Restart,
        (71..=75, Mode::Honest | Mode::Forged | Mode::Cloned) => Kind::SendRedacted,
        (76..=78, Mode::Honest | Mode::Forged | Mode::Cloned) => Kind::Erase,
        _ => Kind::Send,
    }
}
