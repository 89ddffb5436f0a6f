//! A case in which every question of every form has an answer of its own: two periods of work, and three things of each form
//! of which there are many.

use crate::support::Desk;
use chrono::{Days, NaiveDate};
use kith::{
    case::{Case, Key, Value, When, nouns::PERIOD, subject::PRACTICE},
    edit::{Edit, Refusal},
    forms::{self, CLIENT, FORMS, Form, Kind, Question, Sheet, form::About, question::Rows},
};

/// The periods of work.
pub const PERIODS: [&str; 2] = ["e1", "e2"];

pub struct World {
    desk: Desk,
    number: u32,
}

/// The first day that an answer gives; each answer has a day of its own.
fn first_day() -> NaiveDate {
    "2021-01-04".parse().unwrap()
}

impl World {
    /// A record of which nothing is known.
    pub fn of(id: &str) -> Self {
        Self { desk: Desk::over(id, Case::new(), 1, "Hannah Osei"), number: 0 }
    }

    pub fn new() -> Self {
        let mut world = Self::of("c1");
        for period in PERIODS {
            world.act(Edit::add(Key::thing("episode", period), &[]));
        }
        world
    }

    pub fn case(&self) -> &Case {
        self.desk.case()
    }

    /// The same case on another device.
    #[cfg(feature = "probe")]
    pub fn apart(&self) -> Self {
        let mut desk = Desk::over("c1", self.case().clone(), 2, "Benedict");
        desk.now = self.desk.now + 7_000;
        Self { desk, number: self.number }
    }

    /// What the next undo would take back, in words.
    #[cfg(feature = "probe")]
    pub fn undo_says(&self) -> String {
        let step = self.desk.session.history().last_done();
        step.map(|step| kith::edit::wording::step(self.case(), step)).unwrap_or_default()
    }

    pub fn act(&mut self, edit: Edit) {
        self.attempt(edit).unwrap();
    }

    pub fn attempt(&mut self, edit: Edit) -> Result<(), Refusal> {
        self.desk.try_dispatch(edit).map(drop)
    }

    pub fn say(&mut self, key: Key, value: Value) {
        self.act(Edit::Answer { key, value });
    }

    /// An answer of its own to a question; a choice is the `pick`th.
    fn answer(&mut self, question: &Question, pick: usize) -> Value {
        self.number += 1;
        let number = self.number;
        match question.kind {
            Kind::Line | Kind::Paragraph(_) | Kind::Words(_) => Value::text(&format!("Zq{number:04}x")),
            Kind::Day | Kind::When => Value::Date(When::day(first_day() + Days::new(u64::from(number)))),
            Kind::Time => Value::Time(format!("{:02}:{:02}", number / 60 % 24, number % 60)),
            Kind::One(choices) => Value::choice(choices[pick % choices.len()].slug),
            Kind::Many(choices) => {
                Value::Choices(choices.iter().take(1 + pick).map(|choice| choice.slug.to_owned()).collect())
            }
            Kind::Number(_) => Value::Number(i64::from(1_000 + number)),
            Kind::Scale(scale) => Value::Number(scale.from + pick as i64 % (scale.to - scale.from + 1)),
            Kind::Link(nouns) if nouns[0] == "person" => Value::Link(CLIENT.to_owned()),
            Kind::Link(nouns) => Value::Link(format!("{}-a", nouns[0])),
            Kind::Person if pick.is_multiple_of(2) => Value::text(&format!("Zq{number:04}x")),
            Kind::Person => Value::Link(CLIENT.to_owned()),
            Kind::Signature(_) | Kind::Rows(_) | Kind::Rated(_) => Value::Empty,
        }
    }

    /// Answers every question of a form.
    pub fn fill(&mut self, form: &'static Form, id: &str, pick: usize) {
        let sheet = Sheet { form, id };
        for question in form.questions().filter(|question| question.is_asked()) {
            if let Kind::Rows(rows) = question.kind {
                self.add_rows(sheet, rows, pick);
                rows.grid.iter().for_each(|grid| self.add_rows(sheet, grid.by, pick));
            }
            if question.kind.is_kept_apart() {
                continue;
            }
            let value = self.answer(question, pick);
            let key = sheet.key(self.case(), question);
            if self.case().value(&key) != &value {
                self.say(key, value);
            }
        }
    }

    /// Two rows of a sheet, each question of both answered.
    fn add_rows(&mut self, sheet: Sheet<'_>, rows: &'static Rows, pick: usize) {
        for id in [format!("{}-{}", rows.noun, sheet.id), format!("{}-{}-2", rows.noun, sheet.id)] {
            let begun: Vec<(&str, Value)> = rows.begun(self.case(), sheet).into_iter().collect();
            self.act(Edit::add(Key::thing(rows.noun, &id), &begun));
            for question in rows.of {
                let value = self.answer(question, pick);
                self.say(Key::field(rows.noun, &id, question.slug), value);
            }
        }
    }
}

/// A practice with three things of each of its forms.
pub fn practice(pick: usize) -> World {
    let mut world = World::of(PRACTICE);
    // No answer of it is one of a case filled in here.
    world.number = 5_000;
    for form in forms::PRACTICE {
        for (at, id) in ["a", "b", "c"].into_iter().enumerate() {
            let id = format!("{}-{id}", form.noun);
            world.act(Edit::add(Key::thing(form.noun, &id), &[]));
            world.fill(form, &id, pick + at);
        }
    }
    world
}

/// A case with these forms; the choices are those at `pick`.
pub fn filled_in(forms: impl Iterator<Item = &'static Form>, pick: usize) -> World {
    let mut world = World::new();
    for form in forms {
        if form.about == About::Client {
            world.fill(form, CLIENT, pick);
        } else if form.many().is_some() {
            for (at, id) in ["a", "b", "c"].into_iter().enumerate() {
                let id = format!("{}-{id}", form.noun);
                let thing = Key::thing(form.noun, &id);
                let fields: &[(&str, Value)] = &[(PERIOD.slug, Value::Link(PERIODS[0].to_owned()))];
                world.act(Edit::add(thing, if form.about == About::Period { fields } else { &[] }));
                world.fill(form, &id, pick + at);
            }
        } else {
            for period in PERIODS {
                world.fill(form, period, pick);
            }
        }
    }
    world
}

/// A whole case; the choices are those at `pick`.
pub fn filled(pick: usize) -> World {
    let mut world = filled_in(FORMS.iter().copied(), pick);
    // The ratings are things of their own.
    for period in PERIODS {
        let (concern, rater) = (format!("concern-{period}"), format!("rater-{period}"));
        for occasion in ["allocation", "review-a"] {
            let key = Key::field("rating", &format!("{concern}.{rater}.{occasion}"), "value");
            world.say(key, Value::Number(3));
        }
    }
    world
}
