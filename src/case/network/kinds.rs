//! The closed lists of the ecomap: what a system is, and how much it matters.

use crate::case::closed_list::closed_list;
use crate::case::names::{Holds, of_service};

closed_list! {
    /// What a system is: what older and disabled adults most often have around them, and the source's community strengths.
    SystemKind {
        /// Relatives in another home.
        Family = "family", "Family living elsewhere";
        /// Friends.
        Friend = "friend", "Friends";
        /// Neighbours.
        Neighbour = "neighbour", "Neighbours";
        /// A group of the community.
        Club = "club", "Community group or club";
        /// People with the same interest.
        Interest = "interest", "Shared interest group";
        /// Someone whom the community looks to.
        Leader = "leader", "Community leader";
        /// Chapel, church, mosque, temple.
        Faith = "faith", "Faith community";
        /// The surgery, nurses, therapists.
        Health = "health", "GP or health service";
        /// In hospital and on the way there.
        Hospital = "hospital", "Hospital or ambulance";
        /// Medicines.
        Pharmacy = "pharmacy", "Pharmacy";
        /// Care at home, or respite.
        Care = "care", "Care agency";
        /// A day centre.
        Day = "day", "Day service";
        /// Swimming, library, bowls.
        Leisure = "leisure", "Leisure";
        /// Schools and colleges.
        School = "school", "School or college";
        /// Halls and centres.
        Community = "community", "Community building";
        /// Paid or not.
        Work = "work", "Work or volunteering";
        /// Benefits, bank, attorney for money.
        Money = "money", "Benefits, bank or money";
        /// The landlord.
        Housing = "housing", "Housing";
        /// Bus pass, dial-a-ride, a lift.
        Transport = "transport", "Transport";
        /// An animal.
        Pet = "pet", "Pets";
        /// People met on the net.
        Online = "online", "Online contacts";
        /// Fire and rescue, alarms.
        Safety = "safety", "Fire service or alarm";
        /// Police, probation, solicitor, court.
        Legal = "legal", "Police or legal";
        /// Charities.
        Voluntary = "voluntary", "Voluntary organisation";
        /// Named by whoever enters it.
        Own = "own", "Something else";
    }
}

closed_list! {
    /// How much a system matters to the family, which is how large it is drawn.
    Importance {
        /// A little.
        Small = "small", "a little";
        /// As most do.
        Middle = "middle", "somewhat";
        /// Very much.
        Large = "large", "very much";
    }
}

impl SystemKind {
    /// Whether it is no service: where support comes from that no plan pays for.
    #[must_use]
    pub const fn is_informal(self) -> bool {
        matches!(
            self,
            Self::Family
                | Self::Friend
                | Self::Neighbour
                | Self::Club
                | Self::Interest
                | Self::Leader
                | Self::Faith
                | Self::Leisure
                | Self::Community
                | Self::Work
                | Self::Pet
                | Self::Online
        )
    }

    /// Whether such a circle is most often called by the name of somebody.
    #[must_use]
    pub const fn is_of_people(self) -> bool {
        matches!(
            self,
            Self::Family | Self::Friend | Self::Neighbour | Self::Leader | Self::Pet | Self::Online
        )
    }

    /// What the name of such a circle holds: somebody's own, or that of a service, in which somebody may be named.
    #[must_use]
    pub fn holds(self, name: &str) -> Holds {
        match self {
            kind if kind.is_of_people() => Holds::Names,
            Self::Health | Self::Faith | Self::Legal => of_service(name),
            Self::Family
            | Self::Friend
            | Self::Neighbour
            | Self::Club
            | Self::Interest
            | Self::Leader
            | Self::Hospital
            | Self::Pharmacy
            | Self::Care
            | Self::Day
            | Self::Leisure
            | Self::School
            | Self::Community
            | Self::Work
            | Self::Money
            | Self::Housing
            | Self::Transport
            | Self::Pet
            | Self::Online
            | Self::Safety
            | Self::Voluntary
            | Self::Own => Holds::Among,
        }
    }

    /// The rows of the source's strengths map whose chips these kinds are: soft and hard strengths of the community.
    #[must_use]
    pub const fn source_row(self) -> &'static str {
        match self {
            Self::Neighbour => "K6",
            Self::Club => "K7",
            Self::Interest => "K8",
            Self::Leader => "K9",
            Self::Health | Self::Care => "K14",
            Self::Leisure => "K15",
            Self::School => "K16",
            Self::Community => "K17",
            Self::Family
            | Self::Friend
            | Self::Faith
            | Self::Hospital
            | Self::Pharmacy
            | Self::Day
            | Self::Work
            | Self::Money
            | Self::Housing
            | Self::Transport
            | Self::Pet
            | Self::Online
            | Self::Safety
            | Self::Legal
            | Self::Voluntary
            | Self::Own => "K24",
        }
    }
}
