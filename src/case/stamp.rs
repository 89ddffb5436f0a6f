//! When and where an operation was made: a hybrid logical clock beside the device that ticked it.

use super::date::iso;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// A stamp further ahead of this device's time than this is flagged, and its time is not adopted.
pub const FAR_FUTURE_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// 1 November 2025: this program was not there earlier, so that a clock that shows an earlier time is known to be wrong.
pub const EARLIEST_MILLIS: u64 = 1_761_955_200_000;

/// The last instant that a stamp can name, the end of the year 9999.
const LAST_MILLIS: u64 = 253_402_300_799_999;

/// The last instant that a clock ticks at or adopts: a year of room, so that counting on never leaves the calendar.
const LAST_TICK: u64 = LAST_MILLIS - 366 * 24 * 60 * 60 * 1000;

const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// The day from which milliseconds count.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A random number that names one installation; it says nothing about the device or its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(pub u64);

/// The unique, ordered name of one operation.
///
/// Its text form sorts as it orders: `2025-11-04T10:20:00.000Z-0000-00f3a91c2b7d4e55`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970 in Coordinated Universal Time, never behind an operation already seen.
    pub millis: u64,
    /// Tells operations of the same millisecond apart.
    pub counter: u16,
    /// The installation that made the operation.
    pub device: Device,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, time) = (self.millis / DAY_MILLIS, self.millis % DAY_MILLIS);
        let day = FIRST_DAY.checked_add_days(Days::new(days)).unwrap_or(FIRST_DAY);
        let (seconds, millis) = (time / 1000, time % 1000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(
            f,
            "{}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z-{:04x}-{:016x}",
            iso(day),
            self.counter,
            self.device.0
        )
    }
}

/// A text that is not a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStamp;

impl fmt::Display for NotAStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a stamp such as 2025-11-04T10:20:00.000Z-0000-00f3a91c2b7d4e55")
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;

    /// Reads only the exact form that is written, so that one stamp has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let (time, rest) = text.split_at_checked(24).ok_or(NotAStamp)?;
        let (counter, device) =
            rest.strip_prefix('-').and_then(|rest| rest.split_once('-')).ok_or(NotAStamp)?;
        let stamp = Self {
            millis: read_time(time).ok_or(NotAStamp)?,
            counter: u16::from_str_radix(counter, 16).map_err(|_| NotAStamp)?,
            device: Device(u64::from_str_radix(device, 16).map_err(|_| NotAStamp)?),
        };
        if stamp.to_string() == text { Ok(stamp) } else { Err(NotAStamp) }
    }
}

/// The milliseconds of `2025-11-04T10:20:00.000Z`. Signs between the numbers are left to whoever writes the text again.
fn read_time(text: &str) -> Option<u64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    let days = u64::try_from((day - FIRST_DAY).num_days()).ok()?;
    let seconds = (number(11, 13)? * 60 + number(14, 16)?) * 60 + number(17, 19)?;
    Some(days * DAY_MILLIS + u64::from(seconds) * 1000 + u64::from(number(20, 23)?))
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Whether a moment lies further ahead of the present than any clock that is nearly right would put it.
#[must_use]
pub const fn is_far_ahead(millis: u64, now: u64) -> bool {
    millis > now.saturating_add(FAR_FUTURE_MILLIS)
}

/// The hybrid logical clock of one installation. Time is handed in: the core cannot read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    device: Device,
    last: Option<(u64, u16)>,
}

impl Clock {
    /// A clock that has ticked nothing yet.
    #[must_use]
    pub const fn new(device: Device) -> Self {
        Self { device, last: None }
    }

    /// The installation that this clock stamps for.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.device
    }

    /// The next stamp: at `now`, or just behind the last stamp when the wall clock stands still or runs backwards a little.
    ///
    /// A last stamp far ahead came of a clock that was wrong: what is made after it was put right bears the true time, and
    /// is known to be the later by what it replaces. Such a clock comes by the same moments again, so that who uses a stamp
    /// sees to it that it is free ([`Case::stamp`](super::Case::stamp)).
    pub fn tick(&mut self, now: u64) -> Stamp {
        let now = now.min(LAST_TICK);
        let (millis, counter) = match self.base(now) {
            Some((last, counter)) if last >= now => match counter.checked_add(1) {
                Some(counter) => (last, counter),
                None => (last + 1, 0),
            },
            _ => (now, 0),
        };
        self.last = Some((millis, counter));
        Stamp { millis, counter, device: self.device }
    }

    /// Takes note of a stamp met in the record, so that what is made next sorts behind it.
    ///
    /// A stamp far in the future is not adopted, be it this device's own: its clock may have been ahead, and a file can claim
    /// any stamp. A clock that is behind this program itself says nothing of the future: time then goes on from the device's
    /// own last stamp. Returns whether the stamp was too far ahead to be believed.
    pub fn observe(&mut self, stamp: Stamp, now: u64) -> bool {
        let far = is_far_ahead(stamp.millis, now);
        let is_own_of_later = now < EARLIEST_MILLIS && stamp.device == self.device;
        if stamp.millis <= LAST_TICK && (!far || is_own_of_later) {
            let seen = (stamp.millis, stamp.counter);
            self.last = Some(self.base(now).map_or(seen, |last| last.max(seen)));
        }
        far
    }

    /// The last stamp, when it can be right.
    fn base(&self, now: u64) -> Option<(u64, u16)> {
        self.last.filter(|(last, _)| now < EARLIEST_MILLIS || !is_far_ahead(*last, now))
    }
}
