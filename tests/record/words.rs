//! What is said in random histories, of which few things, and by clocks how wrong.

use crate::support::Dice;
use kith::case::{Key, Value, When};
use std::sync::LazyLock;

pub const YEAR: u64 = 365 * 24 * 60 * 60 * 1000;
const PEOPLE: [&str; 3] = ["client", "p1", "p2"];

pub struct Words {
    pub fields: Vec<Key>,
    pub things: Vec<Key>,
    pub dates: Vec<When>,
}

/// Few keys, so that devices meet on them.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let questions = ["reason", "present", "urgent"].map(|field| Key::field("consultation", "first", field));
    let people = PEOPLE.iter().flat_map(|id| ["name", "birth"].map(|field| Key::field("person", id, field)));
    let dates = ["2025-11-04", "2006-03", "1966~", "2021-22", "2016/2019", "1998/.."];
    Words {
        fields: questions.into_iter().chain(people).collect(),
        things: PEOPLE.iter().map(|id| Key::thing("person", id)).collect(),
        dates: dates.iter().map(|text| text.parse().unwrap()).collect(),
    }
});

/// How far a wall clock is from the truth: mostly right, sometimes wrong by minutes, or by years.
pub fn wrong_by(dice: &mut Dice) -> i64 {
    let year = YEAR.cast_signed();
    match dice.below(10) {
        0..=4 => 0,
        5 => 300_000,
        6 => -300_000,
        7 => -(year * (1 + dice.below(40) as i64)),
        _ => year * (1 + dice.below(40) as i64),
    }
}

pub fn any_value(dice: &mut Dice) -> Value {
    let number = dice.below(50);
    match dice.below(10) {
        0 => Value::Empty,
        1 => Value::Choice(["yes", "no"][number % 2].to_owned()),
        2 => Value::Choices(
            ["adult", "carer", "worker"].into_iter().take(number % 4).map(str::to_owned).collect(),
        ),
        3 => Value::Date(WORDS.dates[number % WORDS.dates.len()]),
        4 => Value::Typed(format!("{number} ish")),
        5 => Value::Time(format!("10:{:02}", number)),
        6 => Value::Number(number as i64 - 20),
        7 => Value::Link(PEOPLE[number % 3].to_owned()),
        _ => Value::Text(format!("words {number} \u{1f33b} \"q\"\n")),
    }
}
