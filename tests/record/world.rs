//! Devices that live a plan: each has its own wrong clock, its own case, and what the others hand it.

use super::{
    generator::{Kind, Mode, Plan, Step},
    model::{contradict, is_marker, with_marker},
    tally::Tally,
    words::{WORDS, YEAR, any_value, wrong_by},
};
use crate::support::Dice;
use kith::case::{
    Act, Admitted, Author, Case, Clock, Device, Key, Operation, Salt, Stamp, Value, WITHDRAWN,
    stamp::{EARLIEST_MILLIS, FAR_FUTURE_MILLIS},
};
use std::collections::BTreeMap;

const START: u64 = 1_762_251_600_000;

/// Somebody beside the world who is told what happens in it.
pub trait Witness {
    fn wrote(&mut self, _device: usize, _operation: &Operation) -> Result<(), String> {
        Ok(())
    }
    fn handed_over(&mut self, _from: usize, _to: usize, _case: &Case) -> Result<(), String> {
        Ok(())
    }
}

impl Witness for () {}

/// One installation.
#[derive(Clone)]
pub struct Party {
    pub case: Case,
    clock: Clock,
    /// The latest time that the clock has reason to believe, as long as it is not far ahead: its own, and those it has seen.
    believed: u64,
    /// By how much the wall clock is wrong.
    ahead: i64,
}

impl Party {
    fn now(&self, now: u64) -> u64 {
        now.saturating_add_signed(self.ahead)
    }

    fn observe(&mut self, stamp: Stamp, now: u64) -> Result<bool, String> {
        let far = stamp.millis > now + FAR_FUTURE_MILLIS;
        if self.clock.observe(stamp, now) != far {
            return Err(format!("{stamp} is wrongly flagged, or wrongly not, at {now}"));
        }
        if !far || (stamp.device == self.clock.device() && now < EARLIEST_MILLIS) {
            self.believed = self.base(now).max(stamp.millis);
        }
        // Copied, so that looking at what comes next does not use it up.
        let mut clock = self.clock;
        let next = clock.tick(now);
        if !far && (next.millis, next.counter) <= (stamp.millis, stamp.counter) {
            return Err(format!("{next} does not sort behind {stamp}, which was seen"));
        }
        if next.millis != self.base(now).max(now) {
            return Err(format!("the clock says {next}, and the latest to be believed is {}", self.believed));
        }
        Ok(far)
    }

    /// What came of a clock that was years ahead is not believed once it was put right.
    fn base(&self, now: u64) -> u64 {
        let is_wrong = now >= EARLIEST_MILLIS && self.believed > now + FAR_FUTURE_MILLIS;
        if is_wrong { 0 } else { self.believed }
    }
}

/// All installations, the true time, and everything that was acknowledged to somebody.
pub struct World {
    pub parties: Vec<Party>,
    pub made: Vec<Operation>,
    pub erased: Vec<Stamp>,
    pub tally: Tally,
    mode: Mode,
    now: u64,
}

impl World {
    pub fn new(plan: &Plan) -> Self {
        let mut dice = Dice::new(plan.seed ^ 0x5eed);
        let parties = (0..plan.devices).map(|_| {
            let device = Device(dice.roll());
            Party { case: Case::new(), clock: Clock::new(device), believed: 0, ahead: wrong_by(&mut dice) }
        });
        let parties = parties.collect();
        let tally = Tally::default();
        Self { parties, made: Vec::new(), erased: Vec::new(), tally, mode: plan.mode, now: START }
    }

    pub fn live(&mut self, plan: &Plan, witness: &mut impl Witness) -> Result<(), String> {
        for step in &plan.steps {
            self.step(*step, witness)?;
        }
        Ok(())
    }

    fn step(&mut self, step: Step, witness: &mut impl Witness) -> Result<(), String> {
        let mut dice = Dice::new(step.die);
        let at = step.device;
        // Some steps fall into one millisecond, and others lie months apart. Devices with one id only meet in one.
        let pause = [0, 1, 40_000, YEAR / 4][dice.below(4)];
        self.now += if self.mode == Mode::Cloned { pause % 40_000 } else { pause };
        let now = self.parties[at].now(self.now);
        match step.kind {
            Kind::Answer => {
                let key = WORDS.fields[dice.below(WORDS.fields.len())].clone();
                let value = any_value(&mut dice);
                self.write(at, Act::Answer, key, value, &mut dice, witness)
            }
            Kind::Add => {
                let key = WORDS.things[dice.below(WORDS.things.len())].clone();
                let name = ("name".to_owned(), Value::Text(format!("N{}", dice.below(100))));
                let birth = ("birth".to_owned(), Value::Date(WORDS.dates[dice.below(WORDS.dates.len())]));
                let fields = BTreeMap::from_iter([name, birth].into_iter().take(dice.below(3)));
                self.write(at, Act::Add, key, Value::Whole(fields), &mut dice, witness)
            }
            Kind::Withdraw | Kind::Restore => {
                let key = WORDS.things[dice.below(WORDS.things.len())].sibling(WITHDRAWN);
                let (act, value) = match step.kind {
                    Kind::Withdraw => (Act::Withdraw, Value::choice("yes")),
                    _ => (Act::Restore, Value::Empty),
                };
                self.write(at, act, key, value, &mut dice, witness)
            }
            Kind::Choose => {
                let case = &self.parties[at].case;
                let conflicts: Vec<&Key> = case.conflicts().collect();
                if conflicts.is_empty() {
                    return Ok(());
                }
                let key = conflicts[dice.below(conflicts.len())].clone();
                let heads = case.conflict(&key);
                let value = heads[dice.below(heads.len())].value.clone();
                // What is said anew cannot be a marker: there is no value to say.
                let value = if is_marker(&value) { Value::Empty } else { value };
                self.tally.chosen += 1;
                self.write(at, Act::Choose, key, value, &mut dice, witness)
            }
            Kind::Send | Kind::SendRedacted => {
                let to = (at + 1 + dice.below(self.parties.len() - 1)) % self.parties.len();
                self.hand_over(at, to, step.kind == Kind::SendRedacted, &mut dice)?;
                witness.handed_over(at, to, &self.parties[to].case)
            }
            Kind::Erase => self.erase(at, &mut dice),
            Kind::Restart => {
                let party = &mut self.parties[at];
                party.clock = Clock::new(party.clock.device());
                party.believed = 0;
                let stamps: Vec<Stamp> = party.case.operations().map(|operation| operation.stamp).collect();
                stamps.into_iter().try_for_each(|stamp| party.observe(stamp, now).map(|_| ()))
            }
            Kind::SetClock => {
                self.parties[at].ahead = wrong_by(&mut dice);
                Ok(())
            }
            Kind::CloneDevice => {
                let to = (at + 1 + dice.below(self.parties.len() - 1)) % self.parties.len();
                self.parties[to] = self.parties[at].clone();
                Ok(())
            }
        }
    }

    fn write(
        &mut self,
        at: usize,
        act: Act,
        key: Key,
        value: Value,
        dice: &mut Dice,
        witness: &mut impl Witness,
    ) -> Result<(), String> {
        let party = &mut self.parties[at];
        let now = party.now(self.now);
        let stamp = party.case.stamp(&key, &mut party.clock, now);
        party.believed = party.base(now).max(stamp.millis);
        let last = party.case.operations().map(|operation| operation.stamp);
        let last = last.filter(|last| last.device == stamp.device && last.millis <= now).max();
        if last.is_some_and(|last| last >= stamp) {
            return Err(format!("{stamp} does not come behind what its device made before"));
        }
        let mut replaces: Vec<Stamp> = party.case.heads(&key).iter().map(|head| head.stamp).collect();
        match self.mode {
            // Superseding only some of the heads leaves the rest in conflict; automerge has no such act.
            Mode::Honest | Mode::Cloned if act == Act::Choose && dice.chance(40) => {
                let stays = dice.below(replaces.len());
                replaces.remove(stays);
            }
            Mode::Forged if dice.chance(40) => {
                let mut any = || match dice.below(3) {
                    0 => Stamp { counter: 0, ..stamp },
                    1 => Stamp { millis: stamp.millis + 1, ..stamp },
                    _ => self.made.get(dice.below(self.made.len().max(1))).map_or(stamp, |op| op.stamp),
                };
                replaces = vec![any(), any(), any()];
            }
            _ => {}
        }
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&dice.roll().to_be_bytes());
        let salt = Salt(salt);
        let digest = Operation::digest_of(salt, &value);
        let why = (act == Act::Withdraw).then(|| "Entered twice".to_owned());
        let by = Author { name: ["A", "B", "C", "D", "E"][at].to_owned(), role: String::new() };
        let operation = Operation { stamp, act, key, value, replaces, by, why, salt: Some(salt), digest };
        if party.case.admit(operation.clone()) != Ok(Admitted::New) {
            return Err(format!("{stamp} was not taken into the case of its own device"));
        }
        let heads = party.case.heads(&operation.key);
        if self.mode != Mode::Forged && !heads.contains(&&operation) {
            return Err(format!("{stamp} was superseded as soon as it was made"));
        }
        // A clock that was years ahead must not keep what is said later from being shown.
        if self.mode == Mode::Honest
            && act != Act::Choose
            && party.case.current(&operation.key) != Some(&operation)
        {
            return Err(format!("{stamp} was made with everything else in view and is not what is shown"));
        }
        self.tally.operations += 1;
        witness.wrote(at, &operation)?;
        self.made.push(operation);
        Ok(())
    }

    /// Hands a file over, which the receiver takes in as a whole or refuses as a whole.
    fn hand_over(&mut self, from: usize, to: usize, redacted: bool, dice: &mut Dice) -> Result<(), String> {
        let mut file: Vec<Operation> = self.parties[from].case.operations().cloned().collect();
        if self.mode != Mode::Oracle && dice.chance(50) {
            file.retain(|_| dice.chance(60));
        }
        let repeats: Vec<Operation> = file.iter().filter(|_| dice.chance(20)).cloned().collect();
        file.extend(repeats);
        if redacted {
            for operation in file.iter_mut().filter(|operation| operation.value != Value::Erased) {
                if dice.chance(40) {
                    *operation = with_marker(operation, Value::Withheld);
                }
            }
        }
        dice.shuffle(&mut file);
        self.tally.files += 1;
        self.take_in(to, &file)
    }

    pub fn take_in(&mut self, to: usize, file: &[Operation]) -> Result<(), String> {
        let party = &mut self.parties[to];
        let now = party.now(self.now);
        let mut merged = party.case.clone();
        for operation in file {
            let known = merged.operation(operation.stamp);
            let refuse = known.is_some_and(|known| contradict(known, operation));
            let before = refuse.then(|| merged.clone());
            match merged.admit(operation.clone()) {
                Ok(_) if refuse => {
                    return Err(format!("{}: two that differ were both taken", operation.stamp));
                }
                Ok(Admitted::Changed) if operation.value != Value::Erased => self.tally.brought_back += 1,
                Ok(_) => {}
                Err(corruption) if !refuse => {
                    return Err(format!("{corruption} was refused without a reason"));
                }
                Err(corruption) => {
                    if corruption.stamp != operation.stamp || before.as_ref() != Some(&merged) {
                        return Err(format!("{corruption}: the refusal changed the case"));
                    }
                    self.tally.refused += 1;
                    return Ok(());
                }
            }
        }
        for operation in party.case.operations().chain(file) {
            if merged.operation(operation.stamp).is_none_or(|known| contradict(known, operation)) {
                return Err(format!("{} was lost on the way", operation.stamp));
            }
        }
        party.case = merged;
        for operation in file {
            self.tally.flagged += usize::from(party.observe(operation.stamp, now)?);
        }
        Ok(())
    }

    fn erase(&mut self, at: usize, dice: &mut Dice) -> Result<(), String> {
        let case = &mut self.parties[at].case;
        let said: Vec<&Operation> =
            case.operations().filter(|operation| !is_marker(&operation.value)).collect();
        if said.is_empty() {
            return Ok(());
        }
        let erased = with_marker(said[dice.below(said.len())], Value::Erased);
        let stamp = erased.stamp;
        if case.admit(erased) != Ok(Admitted::Changed)
            || case.operation(stamp).unwrap().value != Value::Erased
        {
            return Err(format!("{stamp} was not erased"));
        }
        self.erased.push(stamp);
        self.tally.erased += 1;
        Ok(())
    }
}
