//! What an ecomap shows, and the family and the world around it that are left when the rest is taken out.

use crate::case::family::{Family, Whose};
use crate::case::names::shortened_label;
use crate::case::network::Network;
use crate::diagrams::genogram;

/// Who stands in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Middle {
    /// Those who live with the client.
    #[default]
    Household,
    /// The client alone.
    Client,
    /// The whole genogram.
    Everybody,
}

/// How an ecomap is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How its people are drawn, and what is left out of everything.
    pub family: genogram::Settings,
    /// Who stands in the middle.
    pub middle: Middle,
}

impl Default for Settings {
    fn default() -> Self {
        // Fewer words in the sun: the years of birth and death belong to the genogram.
        Self { family: genogram::Settings::default(), middle: Middle::Household }
    }
}

impl Settings {
    /// For turning the tablet round, and for every copy that leaves.
    #[must_use]
    pub fn for_client() -> Self {
        Self { family: genogram::Settings::for_client(), ..Self::default() }
    }

    /// The family and the world around it without what is not to be seen.
    #[must_use]
    pub fn visible(&self, family: &Family, network: &Network) -> (Family, Network) {
        let all = &self.family;
        let seen = all.visible(family);
        let may_be_named = |person: &Option<String>| {
            person.as_ref().is_none_or(|id| family.person(id).is_none() || seen.person(id).is_some())
        };
        let mut left = network.keeping(
            |system| {
                (all.private || !system.private)
                    && may_be_named(&system.person)
                    && !all.hidden.contains(&system.id)
            },
            |tie| {
                (all.private || !tie.word.private)
                    && (all.judgements || tie.word.whose != Some(Whose::Professional))
                    && may_be_named(&tie.member)
                    && !all.hidden.contains(&tie.id)
            },
        );
        for system in &mut left.systems {
            if all.initials {
                // A service is often called by somebody's name: "Dr Patelski, GP".
                system.name = shortened_label(&system.name, system.kind.holds(&system.name));
            }
            // How somebody is reached names them as well.
            if !all.details || all.initials {
                system.contact.clear();
            }
            if !all.sources || all.initials {
                system.note.clear();
            }
        }
        for tie in &mut left.ties {
            if !all.sources || all.initials {
                tie.word.source.clear();
                tie.note.clear();
            }
        }
        (seen, left)
    }
}
