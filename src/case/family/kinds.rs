//! The closed lists that the family is told in: each word has a slug for the record and a label for people.

use crate::case::closed_list::closed_list;

closed_list! {
    /// The gender as the person lives it, which alone decides the symbol. Nothing is asked about sex at birth.
    Gender {
        /// A man.
        Man = "man", "Man";
        /// A woman.
        Woman = "woman", "Woman";
        /// Neither, both, or otherwise.
        NonBinary = "non-binary", "Non-binary";
        /// Nobody has said.
        Unknown = "unknown", "Gender not known";
    }
}

closed_list! {
    /// What someone in the drawing is.
    FigureKind {
        /// One of the family, by blood, law or choice.
        Family = "family", "Family";
        /// A friend, a neighbour, a paid carer.
        NotFamily = "not-family", "Not family";
        /// A worker who helps, such as a therapist.
        Professional = "professional", "Worker or therapist";
        /// A school, a home, a service.
        Institution = "institution", "Institution";
        /// An animal of the house.
        Pet = "pet", "Pet";
    }
}

closed_list! {
    /// How a life began, where it did not begin with a birth.
    Beginning {
        /// Born, as nearly everybody was.
        Birth = "birth", "Born";
        /// Expected.
        Pregnancy = "pregnancy", "Pregnancy";
        /// A pregnancy lost.
        Miscarriage = "miscarriage", "Miscarriage";
        /// A pregnancy ended; shown only when asked for.
        Abortion = "abortion", "Abortion";
        /// Born without life.
        Stillbirth = "stillbirth", "Stillbirth";
    }
}

closed_list! {
    /// What kind of union two people have; how it went is told by dated events.
    UnionForm {
        /// By marriage.
        Married = "married", "Married";
        /// By civil partnership.
        CivilPartnership = "civil-partnership", "Civil partnership";
        /// Living together.
        Cohabiting = "cohabiting", "Living together";
        /// Committed for the long term, unmarried.
        Committed = "committed", "Committed long-term";
        /// A couple in two homes.
        ApartTogether = "apart-together", "Living apart together";
        /// Promised to marry.
        Engaged = "engaged", "Engaged";
        /// Going out together.
        Dating = "dating", "Going out";
        /// Beside another union.
        Affair = "affair", "Affair";
        /// Parents of a child who were no couple.
        NeverTogether = "never-together", "Never a couple";
        /// Nobody has said.
        NotKnown = "not-known", "Couple, kind not known";
    }
}

closed_list! {
    /// What happened to a union on a date.
    Status {
        /// It began.
        Started = "started", "Began";
        /// They parted.
        Separated = "separated", "Separated";
        /// They came back together.
        Reconciled = "reconciled", "Reconciled";
        /// It was ended by law.
        Divorced = "divorced", "Divorced";
        /// They married each other again.
        Remarried = "remarried", "Married again";
        /// It was declared never to have been.
        Annulled = "annulled", "Annulled";
        /// One of them died.
        Widowed = "widowed", "Widowed";
    }
}

closed_list! {
    /// How a child belongs to a parent.
    ParentKind {
        /// By birth.
        Birth = "birth", "Born to";
        /// By adoption.
        Adopted = "adopted", "Adopted by";
        /// By foster care.
        Fostered = "fostered", "Fostered by";
        /// Brought up by relatives.
        Kinship = "kinship", "Kinship care by";
        /// As the child of a partner.
        Step = "step", "Step-child of";
        /// By an egg or sperm that was given.
        Donor = "donor", "Donor-conceived from";
        /// Borne for other parents.
        Surrogate = "surrogate", "Borne by surrogate";
    }
}

closed_list! {
    /// What kind of twins, triplets or more.
    Twins {
        /// From one egg.
        Identical = "identical", "Identical twins";
        /// From different eggs.
        Fraternal = "fraternal", "Twins";
        /// Nobody has said.
        NotKnown = "not-known", "Twins, kind not known";
    }
}

closed_list! {
    /// What a mark on a person is about.
    MarkKind {
        /// Of the body.
        Physical = "physical", "Physical illness or disability";
        /// Of the mind: dementia, depression.
        Psychological = "psychological", "Mental illness or dementia";
        /// Alcohol.
        Alcohol = "alcohol", "Alcohol misuse";
        /// Other drugs.
        Drugs = "drugs", "Drug misuse";
    }
}

closed_list! {
    /// How a condition stands.
    MarkState {
        /// It is there.
        Present = "present", "now";
        /// Someone thinks so.
        Suspected = "suspected", "suspected";
        /// In remission or recovery.
        Recovery = "recovery", "in recovery";
    }
}

closed_list! {
    /// How strong a tie is.
    Strength {
        /// Hardly there.
        Tenuous = "tenuous", "tenuous";
        /// Weak.
        Weak = "weak", "weak";
        /// Strong.
        Strong = "strong", "strong";
    }
}

closed_list! {
    /// What a tie gives or takes.
    Impact {
        /// Neither.
        None = "none", "neither gives nor takes";
        /// It costs strength.
        Draining = "draining", "draining";
        /// It gives strength.
        Providing = "providing", "gives strength";
    }
}

closed_list! {
    /// Whether a tie is a strain.
    Quality {
        /// It is.
        Stressful = "stressful", "stressful";
        /// It is not.
        Easy = "easy", "not stressful";
    }
}

closed_list! {
    /// Which way the energy of a tie flows.
    Direction {
        /// From the first to the second.
        Out = "out", "one way";
        /// From the second to the first.
        In = "in", "the other way";
        /// Both ways.
        Both = "both", "both ways";
        /// Neither way.
        None = "none", "neither way";
    }
}

closed_list! {
    /// What stands behind an entry about abuse: a line is evidence and may be disclosed.
    AllegationStatus {
        /// Said, not shown.
        Alleged = "alleged", "alleged";
        /// Found to be so.
        Substantiated = "substantiated", "substantiated";
        /// Over, and still part of the history.
        Historic = "historic", "historic";
    }
}

closed_list! {
    /// How sure the one who said it was.
    Sureness {
        /// Certain.
        Certain = "certain", "certain";
        /// Fairly sure.
        Likely = "likely", "likely";
        /// Not sure.
        Unsure = "unsure", "not sure";
    }
}

closed_list! {
    /// Whose view an entry is.
    Whose {
        /// The client's own.
        Person = "person", "the person";
        /// That of family or friends.
        Family = "family", "family";
        /// A worker's judgement, which is hidden before the drawing is shared.
        Professional = "professional", "a professional";
    }
}

closed_list! {
    /// In which matters someone may act for another.
    Matter {
        /// Property and money.
        Finance = "finance", "property and money";
        /// Health and welfare.
        Health = "health", "health and welfare";
    }
}
