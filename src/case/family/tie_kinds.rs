//! The kinds of tie between two people: emotional lines, the Care Act's ten kinds of abuse, and the roles of adult social work.

use crate::case::closed_list::closed_list;

closed_list! {
    /// What a tie is.
    TieKind {
        /// In touch, no more said.
        Plain = "plain", "In touch";
        /// At ease with each other.
        Harmony = "harmony", "Harmony";
        /// Close.
        Close = "close", "Close";
        /// Very close, or best friends.
        VeryClose = "very-close", "Very close";
        /// So close that neither stands alone.
        Fused = "fused", "Fused";
        /// Distant.
        Distant = "distant", "Distant";
        /// Indifferent.
        Indifferent = "indifferent", "Indifferent";
        /// Under strain.
        Strained = "strained", "Strained";
        /// In conflict, hostile.
        Conflict = "conflict", "Conflict";
        /// Close and in conflict.
        CloseHostile = "close-hostile", "Close and in conflict";
        /// Fused and in conflict.
        FusedHostile = "fused-hostile", "Fused and in conflict";
        /// Distant and in conflict.
        DistantHostile = "distant-hostile", "Distant and in conflict";
        /// Contact was ended.
        Cutoff = "cutoff", "Cut off";
        /// Contact was ended, and taken up again.
        CutoffRepaired = "cutoff-repaired", "Cut off, then repaired";
        /// One has the other always in mind.
        FocusedOn = "focused-on", "Focused on";
        /// The same, to the other's harm.
        FocusedOnNegatively = "focused-on-negatively", "Focused on negatively";
        /// One distrusts the other.
        Distrust = "distrust", "Distrust";
        /// They never met.
        NeverMet = "never-met", "Never met";
        /// One decides for the other.
        Controlling = "controlling", "Controlling";
        /// One steers the other unseen.
        Manipulative = "manipulative", "Manipulative";
        /// One is jealous of the other.
        Jealous = "jealous", "Jealous";

        /// Care Act guidance, first kind.
        PhysicalAbuse = "physical-abuse", "Physical abuse";
        /// Second kind.
        DomesticAbuse = "domestic-abuse", "Domestic abuse";
        /// Third kind.
        SexualAbuse = "sexual-abuse", "Sexual abuse";
        /// Fourth kind.
        PsychologicalAbuse = "psychological-abuse", "Psychological abuse";
        /// Fifth kind.
        FinancialAbuse = "financial-abuse", "Financial or material abuse";
        /// Sixth kind.
        ModernSlavery = "modern-slavery", "Modern slavery";
        /// Seventh kind.
        DiscriminatoryAbuse = "discriminatory-abuse", "Discriminatory abuse";
        /// Eighth kind.
        OrganisationalAbuse = "organisational-abuse", "Organisational abuse";
        /// Ninth kind.
        Neglect = "neglect", "Neglect or acts of omission";
        /// Tenth kind, of a person by themselves.
        SelfNeglect = "self-neglect", "Self-neglect";

        /// Cares without pay; hours a week may be given.
        InformalCarer = "informal-carer", "Informal carer";
        /// Cares as a job.
        PaidCarer = "paid-carer", "Paid carer";
        /// Holds a lasting power of attorney.
        Lpa = "lpa", "Lasting power of attorney";
        /// Is deputy by order of the Court of Protection.
        Deputy = "deputy", "Court-appointed deputy";
        /// Receives another's benefits for them.
        Appointee = "appointee", "Appointee for benefits";
        /// Is nearest relative under the Mental Health Act.
        NearestRelative = "nearest-relative", "Nearest relative";
        /// Is next of kin.
        NextOfKin = "next-of-kin", "Next of kin";
        /// Holds a key.
        KeyHolder = "key-holder", "Key-holder";
        /// Must not make contact.
        NoContact = "no-contact", "No contact allowed";
    }
}

/// The families of ties, which are switched on and off together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieGroup {
    /// How two people feel about each other.
    Emotional,
    /// Abuse and neglect.
    Abuse,
    /// A role that one has for the other.
    Role,
}

impl TieKind {
    /// Which family it belongs to.
    #[must_use]
    pub const fn group(self) -> TieGroup {
        match self {
            Self::PhysicalAbuse
            | Self::DomesticAbuse
            | Self::SexualAbuse
            | Self::PsychologicalAbuse
            | Self::FinancialAbuse
            | Self::ModernSlavery
            | Self::DiscriminatoryAbuse
            | Self::OrganisationalAbuse
            | Self::Neglect
            | Self::SelfNeglect => TieGroup::Abuse,
            Self::InformalCarer
            | Self::PaidCarer
            | Self::Lpa
            | Self::Deputy
            | Self::Appointee
            | Self::NearestRelative
            | Self::NextOfKin
            | Self::KeyHolder
            | Self::NoContact => TieGroup::Role,
            Self::Plain
            | Self::Harmony
            | Self::Close
            | Self::VeryClose
            | Self::Fused
            | Self::Distant
            | Self::Indifferent
            | Self::Strained
            | Self::Conflict
            | Self::CloseHostile
            | Self::FusedHostile
            | Self::DistantHostile
            | Self::Cutoff
            | Self::CutoffRepaired
            | Self::FocusedOn
            | Self::FocusedOnNegatively
            | Self::Distrust
            | Self::NeverMet
            | Self::Controlling
            | Self::Manipulative
            | Self::Jealous => TieGroup::Emotional,
        }
    }

    /// Whether it says something else from the one side than from the other.
    #[must_use]
    pub const fn is_directed(self) -> bool {
        !matches!(
            (self.group(), self),
            (
                TieGroup::Emotional,
                Self::Plain
                    | Self::Harmony
                    | Self::Close
                    | Self::VeryClose
                    | Self::Fused
                    | Self::Distant
                    | Self::Indifferent
                    | Self::Strained
                    | Self::Conflict
                    | Self::CloseHostile
                    | Self::FusedHostile
                    | Self::DistantHostile
                    | Self::Cutoff
                    | Self::CutoffRepaired
                    | Self::NeverMet
            )
        )
    }

    /// What is said before the other's name, from the first one's side and from the second one's.
    #[must_use]
    pub const fn phrases(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("In touch with", "In touch with"),
            Self::Harmony => ("In harmony with", "In harmony with"),
            Self::Close => ("Close to", "Close to"),
            Self::VeryClose => ("Very close to", "Very close to"),
            Self::Fused => ("Fused with", "Fused with"),
            Self::Distant => ("Distant from", "Distant from"),
            Self::Indifferent => ("Indifferent to", "Indifferent to"),
            Self::Strained => ("Strained with", "Strained with"),
            Self::Conflict => ("In conflict with", "In conflict with"),
            Self::CloseHostile => ("Close to and in conflict with", "Close to and in conflict with"),
            Self::FusedHostile => ("Fused and in conflict with", "Fused and in conflict with"),
            Self::DistantHostile => ("Distant and in conflict with", "Distant and in conflict with"),
            Self::Cutoff => ("Cut off from", "Cut off from"),
            Self::CutoffRepaired => {
                ("Cut off, then in contact again with", "Cut off, then in contact again with")
            }
            Self::FocusedOn => ("Focused on", "In the focus of"),
            Self::FocusedOnNegatively => ("Focused negatively on", "In the negative focus of"),
            Self::Distrust => ("Distrusts", "Distrusted by"),
            Self::NeverMet => ("Never met", "Never met"),
            Self::Controlling => ("Controls", "Controlled by"),
            Self::Manipulative => ("Manipulates", "Manipulated by"),
            Self::Jealous => ("Jealous of", "Met with jealousy by"),
            Self::PhysicalAbuse => ("Physical abuse of", "Physical abuse by"),
            Self::DomesticAbuse => ("Domestic abuse of", "Domestic abuse by"),
            Self::SexualAbuse => ("Sexual abuse of", "Sexual abuse by"),
            Self::PsychologicalAbuse => ("Psychological abuse of", "Psychological abuse by"),
            Self::FinancialAbuse => ("Financial or material abuse of", "Financial or material abuse by"),
            Self::ModernSlavery => ("Modern slavery of", "Modern slavery by"),
            Self::DiscriminatoryAbuse => ("Discriminatory abuse of", "Discriminatory abuse by"),
            Self::OrganisationalAbuse => ("Organisational abuse of", "Organisational abuse by"),
            Self::Neglect => ("Neglect of", "Neglect by"),
            Self::SelfNeglect => ("Self-neglect", "Self-neglect"),
            Self::InformalCarer => ("Informal carer for", "Cared for informally by"),
            Self::PaidCarer => ("Paid carer for", "Cared for, as a job, by"),
            Self::Lpa => ("Attorney under a lasting power for", "Lasting power of attorney held by"),
            Self::Deputy => ("Court-appointed deputy for", "Deputy is"),
            Self::Appointee => ("Appointee for benefits of", "Appointee for benefits is"),
            Self::NearestRelative => ("Nearest relative of", "Nearest relative is"),
            Self::NextOfKin => ("Next of kin of", "Next of kin is"),
            Self::KeyHolder => ("Key-holder for", "Key held by"),
            Self::NoContact => ("Must not contact", "Must not be contacted by"),
        }
    }

    /// The letters that stand on the line of an abuse or a role, so that no two kinds differ by line style alone.
    #[must_use]
    pub const fn badge(self) -> &'static str {
        match self {
            Self::PhysicalAbuse => "Ph",
            Self::DomesticAbuse => "Do",
            Self::SexualAbuse => "Sx",
            Self::PsychologicalAbuse => "Ps",
            Self::FinancialAbuse => "£",
            Self::ModernSlavery => "MS",
            Self::DiscriminatoryAbuse => "Di",
            Self::OrganisationalAbuse => "Or",
            Self::Neglect => "Ne",
            Self::SelfNeglect => "SN",
            Self::InformalCarer => "Carer",
            Self::PaidCarer => "Paid",
            Self::Lpa => "LPA",
            Self::Deputy => "Dep",
            Self::Appointee => "App",
            Self::NearestRelative => "NR",
            Self::NextOfKin => "NoK",
            Self::KeyHolder => "Key",
            Self::NoContact => "No",
            Self::Plain
            | Self::Harmony
            | Self::Close
            | Self::VeryClose
            | Self::Fused
            | Self::Distant
            | Self::Indifferent
            | Self::Strained
            | Self::Conflict
            | Self::CloseHostile
            | Self::FusedHostile
            | Self::DistantHostile
            | Self::Cutoff
            | Self::CutoffRepaired
            | Self::FocusedOn
            | Self::FocusedOnNegatively
            | Self::Distrust
            | Self::NeverMet
            | Self::Controlling
            | Self::Manipulative
            | Self::Jealous => "",
        }
    }
}
