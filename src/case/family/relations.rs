//! Who is what to whom: parents, children, siblings, partners and ancestors, with the words for them.

use super::{Family, Gender, ParentKind, Parents};
use std::collections::BTreeSet;

/// What a relative is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// By birth, adoption and so on.
    Parent(ParentKind),
    /// By birth, adoption and so on.
    Child(ParentKind),
    /// With the same parents by birth.
    Sibling,
    /// With one parent by birth in common.
    HalfSibling,
    /// By adoption, fostering or a step-parent.
    OtherSibling,
    /// In a union, past or present.
    Partner,
}

/// A relative of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kin<'a> {
    /// The relative's id.
    pub id: &'a str,
    /// What the relative is to the person.
    pub relation: Relation,
}

impl<'a> Kin<'a> {
    /// The parents of a person, those by birth first as entered.
    #[must_use]
    pub fn parents(family: &'a Family, person: &str) -> Vec<Self> {
        let mut parents: Vec<Self> = Vec::new();
        for link in family.parentages_of(person) {
            let ids: Vec<&str> = match &link.parents {
                Parents::Union(union) => family
                    .union(union)
                    .map_or_else(Vec::new, |union| union.partners.iter().map(String::as_str).collect()),
                Parents::Single(parent) => vec![parent],
            };
            for id in ids {
                let kin = Self { id, relation: Relation::Parent(link.kind) };
                if id != person && !parents.contains(&kin) {
                    parents.push(kin);
                }
            }
        }
        parents
    }

    /// The children of a person.
    #[must_use]
    pub fn children(family: &'a Family, person: &str) -> Vec<Self> {
        let unions = family.unions_of(person).into_iter().map(|union| Parents::Union(union.id.clone()));
        let mut children: Vec<Self> = Vec::new();
        for parents in unions.chain([Parents::Single(person.to_owned())]) {
            for link in family.parentages_from(&parents) {
                let kin = Self { id: &link.child, relation: Relation::Child(link.kind) };
                if link.child != person && !children.contains(&kin) {
                    children.push(kin);
                }
            }
        }
        children
    }

    /// The siblings of a person, whole, half and other.
    #[must_use]
    pub fn siblings(family: &'a Family, person: &str) -> Vec<Self> {
        let by_birth = |parents: &[Self]| -> Vec<&'a str> {
            let by_birth = parents.iter().filter(|kin| kin.relation == Relation::Parent(ParentKind::Birth));
            by_birth.map(|kin| kin.id).collect()
        };
        let parents = Self::parents(family, person);
        let own = by_birth(&parents);
        let mut siblings: Vec<Self> = Vec::new();
        for parent in parents {
            for child in Self::children(family, parent.id) {
                if child.id == person || siblings.iter().any(|sibling| sibling.id == child.id) {
                    continue;
                }
                let others = by_birth(&Self::parents(family, child.id));
                let relation = match own.iter().filter(|id| others.contains(id)).count() {
                    0 => Relation::OtherSibling,
                    // With one parent unknown on both sides they count as whole siblings.
                    1 if own.len() == 2 || others.len() == 2 => Relation::HalfSibling,
                    _ => Relation::Sibling,
                };
                siblings.push(Self { id: child.id, relation });
            }
        }
        siblings
    }

    /// The partners of a person, past and present.
    #[must_use]
    pub fn partners(family: &'a Family, person: &str) -> Vec<Self> {
        let unions = family.unions_of(person);
        let others = unions.into_iter().filter_map(|union| union.other(person));
        let mut partners: Vec<Self> = Vec::new();
        for id in others {
            if partners.iter().all(|kin| kin.id != id) {
                partners.push(Self { id, relation: Relation::Partner });
            }
        }
        partners
    }

    /// Whether the relation is a direct one upwards.
    #[must_use]
    pub const fn is_parent(&self) -> bool {
        matches!(self.relation, Relation::Parent(_))
    }
}

impl Family {
    /// The ancestors by birth of a person; a loop in the data ends where it closes.
    #[must_use]
    pub fn ancestors(&self, person: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![person.to_owned()];
        while let Some(next) = waiting.pop() {
            for kin in Kin::parents(self, &next) {
                if kin.relation == Relation::Parent(ParentKind::Birth) && found.insert(kin.id) {
                    waiting.push(kin.id.to_owned());
                }
            }
        }
        found
    }

    /// Whether two people have an ancestor in common, or one is the other's.
    #[must_use]
    pub fn are_related(&self, one: &str, other: &str) -> bool {
        let (of_one, of_other) = (self.ancestors(one), self.ancestors(other));
        of_one.contains(other) || of_other.contains(one) || of_one.intersection(&of_other).next().is_some()
    }
}

/// The word for a relative by their gender.
const fn by_gender(
    gender: Gender,
    man: &'static str,
    woman: &'static str,
    other: &'static str,
) -> &'static str {
    match gender {
        Gender::Man => man,
        Gender::Woman => woman,
        Gender::NonBinary | Gender::Unknown => other,
    }
}

impl Relation {
    /// What somebody of this gender is in this relation: "Mother", "Foster son", "Half-sister".
    #[must_use]
    pub fn words(self, gender: Gender) -> String {
        let parent = by_gender(gender, "father", "mother", "parent");
        let child = by_gender(gender, "son", "daughter", "child");
        let sibling = by_gender(gender, "brother", "sister", "sibling");
        let kind = |kind: ParentKind, base: &str| match kind {
            ParentKind::Birth => base.to_owned(),
            ParentKind::Adopted => format!("adoptive {base}"),
            ParentKind::Fostered => format!("foster {base}"),
            ParentKind::Kinship => format!("kinship {base}"),
            ParentKind::Step => format!("step-{base}"),
            ParentKind::Donor => format!("donor {base}"),
            ParentKind::Surrogate => format!("surrogate {base}"),
        };
        let words = match self {
            Self::Parent(of) => kind(of, parent),
            Self::Child(ParentKind::Adopted) => format!("adopted {child}"),
            Self::Child(of) => kind(of, child),
            Self::Sibling => sibling.to_owned(),
            Self::HalfSibling => format!("half-{sibling}"),
            Self::OtherSibling => format!("{sibling} by family, not by birth"),
            Self::Partner => "partner".to_owned(),
        };
        capital(&words)
    }
}

/// With a capital at the beginning.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let mut found = String::with_capacity(words.len());
    found.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    found.push_str(letters.as_str());
    found
}
