//! A small drawing of every sign of the notation; the legend lists those in use.

use super::couple;
use super::geometry::{Point, moved};
use super::person::{self, Caption, Numbers};
use super::scene::{Dash, Fill, Ink, Paint, Pattern, Stroke};
use super::settings::Settings;
use super::sign::Sign;
use super::symbol::{Outline, RADIUS, bottom_half, fill_of, fill_part, left_half};
use super::tie_line;
use crate::case::{
    When,
    date::{Known, Point as DatePoint},
    family::{
        Beginning, CLIENT, FigureKind, Gender, ParentKind, Person, Status, StatusEvent, Tie, TieKind, Union,
        UnionForm,
    },
};
pub use crate::diagrams::key::SAMPLE;
use crate::diagrams::scene::KeySign;
use chrono::NaiveDate;

impl Sign {
    /// The sign as an entry of a key.
    #[must_use]
    pub fn entry(&self) -> KeySign {
        KeySign { slug: self.slug(), words: self.words(), sample: self.sample() }
    }

    /// The sign drawn small, its top left corner at nought.
    #[must_use]
    pub fn sample(&self) -> Vec<Paint> {
        let middle = Point::new(SAMPLE.0 / 2.0, SAMPLE.1 / 2.0);
        let (left, right) = (moved(middle, -34.0, 0.0), moved(middle, 34.0, 0.0));
        match self {
            Self::Illness(state) => half(middle, left_half(), fill_of(*state)),
            Self::Substance(state) => half(middle, bottom_half(), fill_of(*state)),
            Self::Numbered(number, _) => half(middle, vec![], Fill::Pattern(Pattern::nth(*number))),
            Self::Union(form) => {
                couple::paint(&union(*form, &[]), &[left, right], middle, false, day()).paint
            }
            Self::Status(status) => {
                let union = union(UnionForm::Married, &[*status]);
                let low = |point: Point| moved(point, 0.0, 8.0);
                couple::paint(&union, &[low(left), low(right)], low(middle), false, day()).paint
            }
            Self::Related => {
                couple::paint(&union(UnionForm::Married, &[]), &[left, right], middle, true, day()).paint
            }
            Self::Child(kind) => {
                couple::paint_child(*kind, &[moved(middle, 0.0, -22.0), moved(middle, 0.0, 22.0)]).paint
            }
            Self::Twins(kind) => {
                let route = |x: f64| [moved(middle, 0.0, -20.0), moved(middle, x, 20.0)];
                let (one, other) = (route(-20.0), route(20.0));
                let mut paint: Vec<Paint> = [&one, &other]
                    .into_iter()
                    .flat_map(|route| couple::paint_child(ParentKind::Birth, route).paint)
                    .collect();
                paint.extend(couple::paint_twins(*kind, &one, &other).paint);
                paint
            }
            Self::Household => {
                let stroke = Stroke { ink: Ink::Quiet, width: 1.8, dash: Dash::Dashed };
                vec![Outline::Circle.paint(middle, RADIUS, Some(stroke), Fill::None)]
            }
            Self::Tie(TieKind::SelfNeglect) => {
                let at = moved(middle, -16.0, 0.0);
                let mut paint = vec![Outline::Circle.paint(at, RADIUS, Some(Stroke::OUTLINE), Fill::None)];
                let tie = Tie::new(TieKind::SelfNeglect, "a", None);
                paint.extend(
                    tie_line::paint(&tie, &tie_line::loop_beside(at, RADIUS), (0.5, 1.0), day()).paint,
                );
                paint
            }
            Self::Tie(kind) => {
                tie_line::paint(&Tie::new(*kind, "a", Some("b")), &[left, right], (0.5, 1.0), day()).paint
            }
            Self::AllegationStatus(allegation) => {
                let mut tie = Tie::new(TieKind::FinancialAbuse, "a", Some("b"));
                tie.allegation.push(*allegation);
                tie_line::paint(&tie, &[left, right], (0.5, 1.0), day()).paint
            }
            other @ (Self::Man
            | Self::Woman
            | Self::NonBinary(_)
            | Self::UnknownGender
            | Self::Trans(_)
            | Self::Client
            | Self::Deceased
            | Self::Pregnancy
            | Self::Miscarriage
            | Self::Abortion
            | Self::Stillbirth
            | Self::Pet
            | Self::NotFamily
            | Self::Professional
            | Self::Institution
            | Self::Orientation
            | Self::Migration
            | Self::Secret
            | Self::Smoker
            | Self::Interpreter) => {
                let person = other.person();
                let mut settings = Settings { orientation: true, secrets: true, ..Settings::default() };
                if let Self::NonBinary(non_binary) = other {
                    settings.non_binary = *non_binary;
                }
                person::paint(&person, &settings, day(), &Numbers::new(), middle, Caption::Nowhere).paint
            }
        }
    }

    /// Somebody of whom nothing is known but what this sign says.
    fn person(&self) -> Person {
        let mut person = Person::new("sample", Gender::Woman);
        match self {
            Self::Man => person.gender = Gender::Man,
            Self::NonBinary(_) => person.gender = Gender::NonBinary,
            Self::UnknownGender => person.gender = Gender::Unknown,
            Self::Trans(gender) => (person.gender, person.trans_mark) = (*gender, true),
            Self::Client => CLIENT.clone_into(&mut person.id),
            Self::Deceased => (person.born, person.died) = (Some(year(1943)), Some(year(2002))),
            Self::Pregnancy => person.beginning = Beginning::Pregnancy,
            Self::Miscarriage => person.beginning = Beginning::Miscarriage,
            Self::Abortion => person.beginning = Beginning::Abortion,
            Self::Stillbirth => person.beginning = Beginning::Stillbirth,
            Self::Pet => person.figure = FigureKind::Pet,
            Self::NotFamily => person.figure = FigureKind::NotFamily,
            Self::Professional => person.figure = FigureKind::Professional,
            Self::Institution => person.figure = FigureKind::Institution,
            Self::Orientation => "yes".clone_into(&mut person.orientation),
            Self::Migration => "one; two".clone_into(&mut person.culture),
            Self::Secret => "yes".clone_into(&mut person.secret),
            Self::Smoker => person.smokes = true,
            Self::Interpreter => person.interpreter = true,
            Self::Woman
            | Self::Illness(_)
            | Self::Substance(_)
            | Self::Numbered(..)
            | Self::Union(_)
            | Self::Status(_)
            | Self::Related
            | Self::Child(_)
            | Self::Twins(_)
            | Self::Household
            | Self::Tie(_)
            | Self::AllegationStatus(_) => {}
        }
        person
    }
}

/// The day on which samples are drawn.
fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 6, 30).unwrap_or_default()
}

const fn year(year: i32) -> When {
    When::At(DatePoint { known: Known::Year(year), about: false, unsure: false })
}

fn union(form: UnionForm, statuses: &[Status]) -> Union {
    let events = statuses
        .iter()
        .map(|status| StatusEvent { id: String::new(), status: *status, when: Some(year(1997)) })
        .collect();
    Union { id: "sample".to_owned(), partners: vec!["a".to_owned(), "b".to_owned()], form, events }
}

fn half(middle: Point, region: Vec<(f64, f64)>, fill: Fill) -> Vec<Paint> {
    let part = fill_part(Outline::Square, middle, RADIUS, &region, fill);
    part.into_iter()
        .chain([Outline::Square.paint(middle, RADIUS, Some(Stroke::OUTLINE), Fill::None)])
        .collect()
}
