//! What a drawing shows and in which notation, and the family that is left when the rest is taken out.

use crate::case::family::{Beginning, Family, MarkState, TieGroup, Whose};
use crate::case::names::initials;
use std::collections::BTreeSet;

/// The symbol of a person who is neither man nor woman; sources differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NonBinary {
    /// A square base with a round top. The diamond is left to pets.
    #[default]
    Dome,
    /// A diamond, as many places use it.
    Diamond,
}

/// Who of a couple stands left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The man of a man and a woman; of others the elder.
    #[default]
    ManLeft,
    /// The elder.
    AgeOrder,
}

/// What stands inside a symbol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inside {
    /// The age, with the years of birth and death above.
    #[default]
    Age,
    /// The date of birth, which does not go stale.
    BirthDate,
}

/// What the fills of the symbols speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fills {
    /// The left half of illness, the bottom half of substances.
    #[default]
    Health,
    /// Each condition by itself, with a number.
    Conditions,
    /// Culture and heritage.
    Culture,
}

/// How a drawing is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Dome or diamond.
    pub non_binary: NonBinary,
    /// Man left, or by age.
    pub order: Order,
    /// Ages or dates of birth.
    pub inside: Inside,
    /// Health, single conditions, or culture.
    pub fills: Fills,
    /// Whether emotional lines are drawn.
    pub emotional: bool,
    /// Whether abuse is drawn.
    pub abuse: bool,
    /// Whether roles are drawn: carers, attorneys, key-holders.
    pub roles: bool,
    /// Whether households are drawn.
    pub households: bool,
    /// Whether health and substances are drawn.
    pub health: bool,
    /// Whether occupation, place, income and migration are written.
    pub details: bool,
    /// Whether the drawing has its title.
    pub heading: bool,
    /// Whether there is a legend.
    pub legend: bool,
    /// Whether a worker's judgements and suspicions are drawn.
    pub judgements: bool,
    /// Whether what is kept back from shared copies is drawn.
    pub private: bool,
    /// Whether it is said who said something.
    pub sources: bool,
    /// Whether those who asked for it are drawn as trans.
    pub trans: bool,
    /// Whether orientation is drawn.
    pub orientation: bool,
    /// Whether ended pregnancies are drawn.
    pub abortions: bool,
    /// Whether family secrets are drawn.
    pub secrets: bool,
    /// Whether a letter marks who smokes.
    pub smokers: bool,
    /// Whether a letter marks who needs an interpreter.
    pub interpreters: bool,
    /// Whether people are named by their initials alone.
    pub initials: bool,
    /// Whether words are larger beside the symbols, as a large family on paper needs them.
    pub large_words: bool,
    /// Ids of people, ties and marks that are left out beside all this.
    pub hidden: BTreeSet<String>,
}

impl Default for Settings {
    /// The worker's own view: what is sensitive and seldom needed is off until it is switched on.
    fn default() -> Self {
        Self {
            non_binary: NonBinary::Dome,
            order: Order::ManLeft,
            inside: Inside::Age,
            fills: Fills::Health,
            emotional: true,
            abuse: true,
            roles: true,
            households: true,
            health: true,
            details: false,
            heading: true,
            legend: true,
            judgements: true,
            private: true,
            sources: true,
            trans: true,
            orientation: false,
            abortions: false,
            secrets: false,
            smokers: false,
            interpreters: false,
            initials: false,
            large_words: false,
            hidden: BTreeSet::new(),
        }
    }
}

impl Settings {
    /// For turning the tablet round, and for every copy that leaves: no abuse, no judgements, nothing private.
    #[must_use]
    pub fn for_client() -> Self {
        Self {
            abuse: false,
            judgements: false,
            private: false,
            sources: false,
            trans: false,
            ..Self::default()
        }
    }

    /// How many times as large as on the screen words are.
    #[must_use]
    pub const fn enlargement(&self) -> f64 {
        if self.large_words { 1.3 } else { 1.0 }
    }

    /// The family without all that these settings leave out, so that no later step can let it slip.
    #[must_use]
    pub fn visible(&self, family: &Family) -> Family {
        let is_hidden = |id: &String| self.hidden.contains(id);
        let mut left = family.keeping(
            |person| {
                !is_hidden(&person.id)
                    && (self.private || !person.private)
                    && (self.abortions || person.beginning != Beginning::Abortion)
            },
            |tie| {
                let group = match tie.kind.group() {
                    TieGroup::Emotional => self.emotional,
                    TieGroup::Abuse => self.abuse,
                    TieGroup::Role => self.roles,
                };
                let judged = tie.word.whose == Some(Whose::Professional);
                group
                    && !is_hidden(&tie.id)
                    && (self.private || !tie.word.private)
                    && (self.judgements || !judged)
            },
            |mark| {
                let judged =
                    mark.word.whose == Some(Whose::Professional) || mark.state == MarkState::Suspected;
                self.health
                    && !is_hidden(&mark.id)
                    && (self.private || !mark.word.private)
                    && (self.judgements || !judged)
            },
        );
        for person in &mut left.people {
            if self.initials {
                for name in [&mut person.name, &mut person.preferred] {
                    *name = initials(name);
                }
                // What somebody says of who they are, and what the family keeps to itself, would tell who it is.
                person.identity.clear();
                person.secret.clear();
            }
            person.trans_mark &= self.trans;
            person.smokes &= self.smokers;
            person.interpreter &= self.interpreters;
            if !self.orientation {
                person.orientation.clear();
            }
            if !self.secrets {
                person.secret.clear();
            }
            if !self.details {
                person.occupation.clear();
                person.place.clear();
                person.income.clear();
                person.migrated = None;
                person.migrated_from.clear();
            }
            if self.fills != Fills::Culture {
                person.culture.clear();
            }
            // Who said something is a name too.
            if !self.sources || self.initials {
                for mark in &mut person.marks {
                    mark.word.source.clear();
                }
            }
        }
        for tie in &mut left.ties {
            if !self.sources || self.initials {
                tie.word.source.clear();
                tie.note.clear();
            }
        }
        if !self.households {
            left.households.clear();
        }
        if self.initials {
            // The name of a household is an address or a surname.
            for home in &mut left.households {
                home.name = initials(&home.name);
            }
        }
        left
    }
}
