//! Every sign of the notation with its words and a small drawing of itself; the legend lists those in use.

use super::couple;
use super::geometry::{Point, moved};
use super::person::{self, Caption, Numbers};
use super::scene::{Dash, Fill, Ink, Paint, Pattern, Stroke};
use super::settings::{NonBinary, Settings};
use super::symbol::{Outline, RADIUS, bottom_half, fill_of, fill_part, left_half};
use super::tie_line;
use crate::case::{
    When,
    date::{Known, Point as DatePoint},
    family::{
        Beginning, Being, CLIENT, Gender, MarkState, ParentKind, Person, Standing, Status, StatusEvent, Tie,
        TieGroup, TieKind, Twins, Union, UnionForm,
    },
};
use crate::diagrams::key::KeySign;
pub use crate::diagrams::key::SAMPLE;
use chrono::NaiveDate;

/// A sign of the notation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A man.
    Man,
    /// A woman.
    Woman,
    /// Neither.
    NonBinary(NonBinary),
    /// Gender not known.
    UnknownGender,
    /// A person drawn as trans, by the gender that they live.
    Trans(Gender),
    /// The client.
    Client,
    /// Died.
    Deceased,
    /// An unborn child.
    Pregnancy,
    /// A pregnancy lost.
    Miscarriage,
    /// A pregnancy ended.
    Abortion,
    /// Born without life.
    Stillbirth,
    /// An animal.
    Pet,
    /// Not family.
    NotFamily,
    /// A worker.
    Professional,
    /// An institution.
    Institution,
    /// Orientation.
    Orientation,
    /// Migration, or life in several cultures.
    Migration,
    /// A secret.
    Secret,
    /// Smokes.
    Smoker,
    /// Needs an interpreter.
    Interpreter,
    /// Illness, in the left half.
    Illness(MarkState),
    /// Substances, in the bottom half.
    Substance(MarkState),
    /// One condition or culture by its number, in its own words.
    Numbered(usize, String),
    /// A union.
    Union(UnionForm),
    /// What became of a union.
    Status(Status),
    /// Partners who are related.
    Related,
    /// A child's link.
    Child(ParentKind),
    /// Twins.
    Twins(Twins),
    /// A household.
    Household,
    /// A tie.
    Tie(TieKind),
    /// What stands behind an abuse.
    Standing(Standing),
}

impl Sign {
    /// Every sign but the numbered ones, which each drawing makes for itself.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Man,
            Self::Woman,
            Self::NonBinary(NonBinary::Dome),
            Self::NonBinary(NonBinary::Diamond),
            Self::UnknownGender,
            Self::Trans(Gender::Man),
            Self::Trans(Gender::Woman),
            Self::Trans(Gender::NonBinary),
            Self::Client,
            Self::Deceased,
            Self::Pregnancy,
            Self::Miscarriage,
            Self::Abortion,
            Self::Stillbirth,
            Self::Pet,
            Self::NotFamily,
            Self::Professional,
            Self::Institution,
            Self::Orientation,
            Self::Migration,
            Self::Secret,
            Self::Smoker,
            Self::Interpreter,
        ];
        all.extend(MarkState::ALL.iter().map(|state| Self::Illness(*state)));
        all.extend(MarkState::ALL.iter().map(|state| Self::Substance(*state)));
        all.extend(UnionForm::ALL.iter().map(|form| Self::Union(*form)));
        let drawn =
            [Status::Separated, Status::Divorced, Status::Reconciled, Status::Remarried, Status::Annulled];
        all.extend(drawn.map(Self::Status));
        all.push(Self::Related);
        all.extend(ParentKind::ALL.iter().map(|kind| Self::Child(*kind)));
        all.extend(Twins::ALL.iter().map(|kind| Self::Twins(*kind)));
        all.push(Self::Household);
        all.extend(TieKind::ALL.iter().map(|kind| Self::Tie(*kind)));
        all.extend(Standing::ALL.iter().map(|standing| Self::Standing(*standing)));
        all
    }

    /// Whether everybody knows it without a legend.
    #[must_use]
    pub const fn is_universal(&self) -> bool {
        matches!(self, Self::Union(UnionForm::Married) | Self::Child(ParentKind::Birth))
    }

    /// A name for files and tests.
    #[must_use]
    pub fn slug(&self) -> String {
        match self {
            Self::Man => "man".to_owned(),
            Self::Woman => "woman".to_owned(),
            Self::NonBinary(NonBinary::Dome) => "non-binary-dome".to_owned(),
            Self::NonBinary(NonBinary::Diamond) => "non-binary-diamond".to_owned(),
            Self::UnknownGender => "gender-not-known".to_owned(),
            Self::Trans(gender) => format!("trans-{}", gender.slug()),
            Self::Client => "client".to_owned(),
            Self::Deceased => "deceased".to_owned(),
            Self::Pregnancy => Beginning::Pregnancy.slug().to_owned(),
            Self::Miscarriage => Beginning::Miscarriage.slug().to_owned(),
            Self::Abortion => Beginning::Abortion.slug().to_owned(),
            Self::Stillbirth => Beginning::Stillbirth.slug().to_owned(),
            Self::Pet => Being::Pet.slug().to_owned(),
            Self::NotFamily => Being::NotFamily.slug().to_owned(),
            Self::Professional => Being::Professional.slug().to_owned(),
            Self::Institution => Being::Institution.slug().to_owned(),
            Self::Orientation => "orientation".to_owned(),
            Self::Migration => "migration".to_owned(),
            Self::Secret => "family-secret".to_owned(),
            Self::Smoker => "smoker".to_owned(),
            Self::Interpreter => "interpreter".to_owned(),
            Self::Illness(state) => format!("illness-{}", state.slug()),
            Self::Substance(state) => format!("substance-{}", state.slug()),
            Self::Numbered(number, _) => format!("numbered-{}", number + 1),
            Self::Union(form) => format!("union-{}", form.slug()),
            Self::Status(status) => format!("status-{}", status.slug()),
            Self::Related => "related-partners".to_owned(),
            Self::Child(kind) => format!("child-{}", kind.slug()),
            Self::Twins(kind) => format!("twins-{}", kind.slug()),
            Self::Household => "household".to_owned(),
            Self::Tie(kind) => format!("tie-{}", kind.slug()),
            Self::Standing(standing) => format!("standing-{}", standing.slug()),
        }
    }

    /// What it means.
    #[must_use]
    pub fn words(&self) -> String {
        let words = match self {
            Self::Man => "Man",
            Self::Woman => "Woman",
            Self::NonBinary(_) => "Non-binary person",
            Self::UnknownGender => "Gender not known",
            Self::Trans(Gender::Man) => "Trans man: the outer shape is the gender lived",
            Self::Trans(Gender::Woman) => "Trans woman: the outer shape is the gender lived",
            Self::Trans(_) => "Trans person: the outer shape is the gender lived",
            Self::Client => "Client",
            Self::Deceased => "Died; the age is that at death",
            Self::Pregnancy => "Pregnancy, with the date due",
            Self::Miscarriage => "Miscarriage",
            Self::Abortion => "Abortion",
            Self::Stillbirth => "Stillbirth",
            Self::Pet => "Pet",
            Self::NotFamily => "Not family",
            Self::Professional => "Worker or therapist",
            Self::Institution => "Institution",
            Self::Orientation => "Gay, lesbian or bisexual, as the person says",
            Self::Migration => "Migrated, or lives in several cultures",
            Self::Secret => "Family secret",
            Self::Smoker => "Smokes",
            Self::Interpreter => "Needs an interpreter",
            Self::Illness(state) => return format!("Illness, {}", state.words()),
            Self::Substance(state) => return format!("Alcohol or drug misuse, {}", state.words()),
            Self::Numbered(number, words) => return format!("{}: {words}", number + 1),
            Self::Union(form) => form.words(),
            Self::Status(status) => status.words(),
            Self::Related => "Partners who are related",
            Self::Child(ParentKind::Birth) => "Child by birth",
            Self::Child(ParentKind::Adopted) => "Adopted child",
            Self::Child(ParentKind::Fostered) => "Foster child",
            Self::Child(ParentKind::Kinship) => "Child in kinship care",
            Self::Child(ParentKind::Step) => "Step-child",
            Self::Child(ParentKind::Donor) => "Child by donor",
            Self::Child(ParentKind::Surrogate) => "Child by surrogate",
            Self::Twins(kind) => kind.words(),
            Self::Household => "Household",
            Self::Tie(kind) => kind.words(),
            Self::Standing(Standing::Alleged) => "Question mark: alleged",
            Self::Standing(Standing::Substantiated) => "Filled: substantiated",
            Self::Standing(Standing::Historic) => "Dashed: historic",
        };
        words.to_owned()
    }

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
            Self::Standing(standing) => {
                let mut tie = Tie::new(TieKind::FinancialAbuse, "a", Some("b"));
                tie.standing.push(*standing);
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
            Self::Pet => person.being = Being::Pet,
            Self::NotFamily => person.being = Being::NotFamily,
            Self::Professional => person.being = Being::Professional,
            Self::Institution => person.being = Being::Institution,
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
            | Self::Standing(_) => {}
        }
        person
    }

    /// In which part of the legend it stands.
    #[must_use]
    pub const fn part(&self) -> usize {
        match self {
            Self::Union(_) | Self::Status(_) | Self::Related => 1,
            Self::Child(_) | Self::Twins(_) | Self::Household => 2,
            Self::Tie(kind) => match kind.group() {
                TieGroup::Emotional => 3,
                TieGroup::Abuse => 4,
                TieGroup::Role => 6,
            },
            Self::Standing(_) => 5,
            Self::Man
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
            | Self::Interpreter
            | Self::Illness(_)
            | Self::Substance(_)
            | Self::Numbered(..) => 0,
        }
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
