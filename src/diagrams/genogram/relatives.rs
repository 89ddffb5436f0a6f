//! The two taps that add a relative: first a handle of the person who is chosen, then who it is.

use super::edits::{self, NewIds, Newcomer};
use super::sign::Sign;
use crate::case::family::{Beginning, Family, FigureKind, Gender, ParentKind, Parents, UnionForm};
use crate::edit::Edit;

/// The handles of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// Above.
    Parents,
    /// Beside.
    Partner,
    /// Below.
    Child,
    /// On the other side.
    Sibling,
    /// Somebody who is no relative.
    Other,
}

impl Handle {
    /// Every handle, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Parents, Self::Partner, Self::Child, Self::Sibling, Self::Other];

    /// What stands on it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Parents => "Parents",
            Self::Partner => "Partner",
            Self::Child => "Child",
            Self::Sibling => "Sibling",
            Self::Other => "Someone else",
        }
    }

    /// Names it in the drawing.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Parents => "parents",
            Self::Partner => "partner",
            Self::Child => "child",
            Self::Sibling => "sibling",
            Self::Other => "other",
        }
    }

    /// The one with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|handle| handle.slug() == slug)
    }

    /// Before the chosen person's name: "Child of".
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Parents => "Parents of",
            Self::Partner => "Partner of",
            Self::Child => "Child of",
            Self::Sibling => "Brother or sister of",
            Self::Other => "Someone who is no relative of",
        }
    }
}

/// Who is added by the second tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is read.
    pub words: &'static str,
    /// The genders of those who come.
    pub genders: (Gender, Option<Gender>),
    /// How a child's life began.
    pub beginning: Beginning,
    /// What they are.
    pub figure: FigureKind,
    /// How a child belongs to the parents.
    pub kind: ParentKind,
}

impl Offer {
    const fn one(words: &'static str, gender: Gender) -> Self {
        let (beginning, figure, kind) = (Beginning::Birth, FigureKind::Family, ParentKind::Birth);
        Self { words, genders: (gender, None), beginning, figure, kind }
    }
    const fn two(words: &'static str, first: Gender, second: Gender) -> Self {
        Self { genders: (first, Some(second)), ..Self::one(words, first) }
    }
    const fn begun(words: &'static str, beginning: Beginning) -> Self {
        Self { beginning, ..Self::one(words, Gender::Unknown) }
    }
    const fn linked(words: &'static str, kind: ParentKind) -> Self {
        Self { kind, ..Self::one(words, Gender::Unknown) }
    }
    const fn outside(words: &'static str, figure: FigureKind) -> Self {
        Self { figure, ..Self::one(words, Gender::Unknown) }
    }

    /// The sign that stands beside the words.
    #[must_use]
    pub fn sign(&self) -> Sign {
        match (self.figure, self.beginning, self.kind, self.genders.0) {
            (FigureKind::NotFamily, ..) => Sign::NotFamily,
            (FigureKind::Professional, ..) => Sign::Professional,
            (FigureKind::Institution, ..) => Sign::Institution,
            (FigureKind::Pet, ..) => Sign::Pet,
            (_, Beginning::Pregnancy, ..) => Sign::Pregnancy,
            (_, Beginning::Miscarriage, ..) => Sign::Miscarriage,
            (_, Beginning::Abortion, ..) => Sign::Abortion,
            (_, Beginning::Stillbirth, ..) => Sign::Stillbirth,
            (.., kind, _) if kind != ParentKind::Birth => Sign::Child(kind),
            (.., Gender::Man) => Sign::Man,
            (.., Gender::Woman) => Sign::Woman,
            (.., Gender::NonBinary) => Sign::NonBinary(super::NonBinary::Dome),
            (.., Gender::Unknown) => Sign::UnknownGender,
        }
    }
}

use Gender::{Man, NonBinary, Unknown, Woman};

const PARENTS: &[Offer] = &[
    Offer::two("Mother and father", Man, Woman),
    Offer::one("Mother only", Woman),
    Offer::one("Father only", Man),
    Offer::two("Two mothers", Woman, Woman),
    Offer::two("Two fathers", Man, Man),
    Offer::two("Two parents, genders not known", Unknown, Unknown),
];
const OTHER_PARENT: &[Offer] = &[
    Offer::one("Mother", Woman),
    Offer::one("Father", Man),
    Offer::one("Non-binary parent", NonBinary),
    Offer::one("Parent, gender not known", Unknown),
];
const PARTNERS: &[Offer] = &[
    Offer::one("Man", Man),
    Offer::one("Woman", Woman),
    Offer::one("Non-binary person", NonBinary),
    Offer::one("Gender not known", Unknown),
];
const CHILDREN: &[Offer] = &[
    Offer::one("Son", Man),
    Offer::one("Daughter", Woman),
    Offer::one("Non-binary child", NonBinary),
    Offer::one("Gender not known", Unknown),
    Offer::begun("Pregnancy", Beginning::Pregnancy),
    Offer::begun("Miscarriage", Beginning::Miscarriage),
    Offer::begun("Stillbirth", Beginning::Stillbirth),
    Offer::linked("Adopted child", ParentKind::Adopted),
    Offer::linked("Foster child", ParentKind::Fostered),
    Offer::linked("Step-child", ParentKind::Step),
];
const SIBLINGS: &[Offer] = &[
    Offer::one("Brother", Man),
    Offer::one("Sister", Woman),
    Offer::one("Non-binary sibling", NonBinary),
    Offer::one("Gender not known", Unknown),
];
const OTHERS: &[Offer] = &[
    Offer::outside("Friend or neighbour", FigureKind::NotFamily),
    Offer::outside("Worker or therapist", FigureKind::Professional),
    Offer::outside("Institution", FigureKind::Institution),
    Offer::outside("Pet", FigureKind::Pet),
    Offer::one("A man of the family", Man),
    Offer::one("A woman of the family", Woman),
];

/// A single parent by birth, or none: only then is another one asked for.
fn single_parent(family: &Family, person: &str) -> Option<String> {
    let mut links = family.parentages_of(person).filter(|link| link.kind == ParentKind::Birth);
    match (links.next().map(|link| &link.parents), links.next()) {
        (Some(Parents::Single(parent)), None) => Some(parent.clone()),
        _ => None,
    }
}

/// Who can be added at a handle.
#[must_use]
pub fn offers(family: &Family, person: &str, handle: Handle) -> &'static [Offer] {
    match handle {
        Handle::Parents if single_parent(family, person).is_some() => OTHER_PARENT,
        Handle::Parents => PARENTS,
        Handle::Partner => PARTNERS,
        Handle::Child => CHILDREN,
        Handle::Sibling => SIBLINGS,
        Handle::Other => OTHERS,
    }
}

/// The couples to which a new child of a person can belong, and the person alone; the last couple is first.
#[must_use]
pub fn parents_offered(family: &Family, person: &str) -> Vec<Parents> {
    let mut unions: Vec<Parents> =
        family.unions_of(person).into_iter().map(|union| Parents::Union(union.id.clone())).collect();
    unions.reverse();
    unions.push(Parents::Single(person.to_owned()));
    unions
}

/// The edit of both taps. A child belongs to the parents given, or else to the last couple.
#[must_use]
pub fn edit(
    family: &Family,
    person: &str,
    handle: Handle,
    offer: &Offer,
    parents: Option<&Parents>,
    ids: &mut NewIds,
) -> Edit {
    let of = |gender| Newcomer { beginning: offer.beginning, figure: offer.figure, ..Newcomer::of(gender) };
    let newcomer = of(offer.genders.0);
    match (handle, offer.genders.1) {
        (Handle::Parents, Some(second)) => edits::add_parents(person, &newcomer, &of(second), ids),
        (Handle::Parents, None) => match single_parent(family, person) {
            Some(known) => edits::add_other_parent(family, &known, &newcomer, ids),
            None => edits::add_parent(person, &newcomer, ids),
        },
        (Handle::Partner, _) => edits::add_partner(person, &newcomer, UnionForm::NotKnown, ids),
        (Handle::Child, _) => {
            let parents = parents.cloned().unwrap_or_else(|| edits::parents_for_child(family, person));
            edits::add_child(&parents, &newcomer, offer.kind, ids)
        }
        (Handle::Sibling, _) => edits::add_sibling(family, person, &newcomer, ids),
        (Handle::Other, _) => edits::add_person(&newcomer, ids),
    }
}
