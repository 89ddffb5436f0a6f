//! Every sign of the notation, with its words.

use super::settings::NonBinary;
use crate::case::family::{
    AllegationStatus, Beginning, FigureKind, Gender, MarkState, ParentKind, Status, TieGroup, TieKind, Twins,
    UnionForm,
};

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
    AllegationStatus(AllegationStatus),
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
        all.extend(AllegationStatus::ALL.iter().map(|status| Self::AllegationStatus(*status)));
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
            Self::Pet => FigureKind::Pet.slug().to_owned(),
            Self::NotFamily => FigureKind::NotFamily.slug().to_owned(),
            Self::Professional => FigureKind::Professional.slug().to_owned(),
            Self::Institution => FigureKind::Institution.slug().to_owned(),
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
            Self::AllegationStatus(status) => format!("standing-{}", status.slug()),
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
            Self::AllegationStatus(AllegationStatus::Alleged) => "Question mark: alleged",
            Self::AllegationStatus(AllegationStatus::Substantiated) => "Filled: substantiated",
            Self::AllegationStatus(AllegationStatus::Historic) => "Dashed: historic",
        };
        words.to_owned()
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
            Self::AllegationStatus(_) => 5,
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
