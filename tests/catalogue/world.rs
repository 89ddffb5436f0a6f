//! A case in which every question of every form has an answer of its own: two periods of work, and three things of each form
//! of which there are many.

use chrono::{Days, NaiveDate};
use kith::{
    case::{Author, Case, Device, Key, Value, When, nouns::PERIOD, subject::PRACTICE},
    edit::{Edit, Occasion, Refusal, Session},
    forms::{self, CLIENT, FORMS, Form, Kind, Question, Sheet, form::About},
};

/// The periods of work.
pub const PERIODS: [&str; 2] = ["e1", "e2"];

pub struct World {
    session: Session,
    now: u64,
    number: u32,
}

/// The first day that an answer gives; each answer has a day of its own.
fn first_day() -> NaiveDate {
    "2021-01-04".parse().unwrap()
}

impl World {
    /// A record of which nothing is known.
    pub fn of(id: &str) -> Self {
        Self { session: Session::new(id, Case::new(), Device(1), 1_000), now: 1_762_251_600_000, number: 0 }
    }

    pub fn new() -> Self {
        let mut world = Self::of("c1");
        for period in PERIODS {
            world.act(Edit::add(Key::thing("episode", period), &[]));
        }
        world
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }

    pub fn act(&mut self, edit: Edit) {
        self.attempt(edit).unwrap();
    }

    pub fn attempt(&mut self, edit: Edit) -> Result<(), Refusal> {
        self.now += 120_000;
        let occasion = Occasion {
            now: self.now,
            author: Author::default(),
            seed: [(self.now / 120_000 % 251) as u8; 32],
        };
        self.session.seal();
        self.session.dispatch(edit, &occasion).map(drop)
    }

    pub fn say(&mut self, key: Key, value: Value) {
        self.act(Edit::Answer { key, value });
    }

    /// An answer of its own to a question; a choice is the `pick`th.
    fn answer(&mut self, question: &Question, pick: usize) -> Value {
        self.number += 1;
        let number = self.number;
        match question.kind {
            Kind::Line | Kind::Paragraph(_) => Value::text(&format!("Zq{number:04}x")),
            Kind::Day | Kind::When => Value::Date(When::day(first_day() + Days::new(u64::from(number)))),
            Kind::Time => Value::Time(format!("{:02}:{:02}", number / 60 % 24, number % 60)),
            Kind::One(choices) => Value::choice(choices[pick % choices.len()].slug),
            Kind::Many(choices) => {
                Value::Choices(choices.iter().take(1 + pick).map(|choice| choice.slug.to_owned()).collect())
            }
            Kind::Number(_) => Value::Number(i64::from(1_000 + number)),
            Kind::Ratings => Value::Empty,
        }
    }

    /// Answers every question of a form.
    pub fn fill(&mut self, form: &'static Form, id: &str, pick: usize) {
        let sheet = Sheet { form, id };
        for question in form.questions().filter(|question| question.kind != Kind::Ratings) {
            let value = self.answer(question, pick);
            if self.case().value(&sheet.key(question)) != &value {
                self.say(sheet.key(question), value);
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

/// A whole case; the choices are those at `pick`.
pub fn filled(pick: usize) -> World {
    let mut world = World::new();
    for form in FORMS {
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
    // The ratings are things of their own.
    for period in PERIODS {
        let link = || ("episode", Value::Link(period.to_owned()));
        let (concern, rater) = (format!("concern-{period}"), format!("rater-{period}"));
        world.act(Edit::add(Key::thing("concern", &concern), &[link(), ("text", Value::text("Falls"))]));
        world.act(Edit::add(Key::thing("rater", &rater), &[link(), ("name", Value::text("Ada"))]));
        for occasion in ["allocation", "review-a"] {
            let key = Key::field("rating", &format!("{concern}.{rater}.{occasion}"), "value");
            world.say(key, Value::Number(3));
        }
    }
    world
}
