//! The words of the generated cases: several ways of saying each thing, and things that only sound alike.

/// First names and surnames of people who do not exist.
pub const FIRST: &[&str] =
    &["Marjorie", "Stanley", "Olive", "Winston", "Nesta", "Harbans", "Brenda", "Cyril", "Ifeoma", "Maud"];
pub const LAST: &[&str] =
    &["Pellow", "Thackray", "Adeyinka", "Brindle", "Cawood", "Dhaliwal", "Eccleson", "Fairhurst"];
/// Relatives who live with the client, or answer for them.
pub const KIN: &[(&str, &str)] = &[
    ("Gareth", "son"),
    ("Denise", "daughter"),
    ("Clive", "nephew"),
    ("Sandra", "niece"),
    ("Terry", "brother"),
];

/// A repeated thing: its topic, whether it says there was conflict at home, and how different people write it.
pub struct Repeated {
    pub topic: &'static str,
    pub is_conflict: bool,
    pub agency: &'static str,
    pub says: &'static [&'static str],
    pub sources: &'static [&'static str],
}

pub const REPEATED: &[Repeated] = &[
    Repeated {
        topic: "fall",
        is_conflict: false,
        agency: "hospital",
        says: &[
            "Falls in the kitchen.",
            "Fell on the stairs; ambulance attended.",
            "Found on the floor by the carer; no injury.",
            "Has fallen in the bathroom and bruised a hip.",
            "A fall at home in the night; paramedics lift {client} from the floor.",
            "Trips on the mat and falls; taken to A&E.",
        ],
        sources: &["Ambulance record", "Hospital letter", "GP record"],
    },
    Repeated {
        topic: "no-access",
        is_conflict: false,
        agency: "district-nurses",
        says: &[
            "District nurse cannot get in.",
            "No access for the nurse; door not answered.",
            "Nurse not let in.",
            "Nurse turned away at the door.",
            "No reply at the door to the district nurse.",
            "District nurse unable to gain entry.",
        ],
        sources: &["District nurse record", "Nursing team"],
    },
    Repeated {
        topic: "police",
        is_conflict: true,
        agency: "police",
        says: &[
            "Police are called to shouting at the home.",
            "Police attend after a neighbour hears a row.",
            "Neighbour reports shouting to the police.",
            "999 call: officers attend an argument at the address.",
            "Police called to a disturbance; raised voices, no injuries.",
        ],
        sources: &["Police", "Police report"],
    },
    Repeated {
        topic: "missed",
        is_conflict: false,
        agency: "memory-clinic",
        says: &[
            "Did not attend the memory clinic.",
            "Misses an outpatient appointment.",
            "Appointment at the clinic missed.",
            "Failed to attend the diabetic clinic.",
            "DNA at outpatients.",
        ],
        sources: &["Clinic letter", "Hospital letter"],
    },
];

/// What sounds like one of the topics and is not.
pub const SOUNDS_ALIKE: &[(&str, &str, &str)] = &[
    ("No falls since the rails were fitted.", "GP record", "gp"),
    ("Falls out with the neighbours over a hedge.", "{kin}", ""),
    ("A falls sensor is fitted in the hall.", "Telecare provider", "telecare"),
    ("Joins a falls prevention class.", "Class leader", ""),
    ("Falls asleep at the wheel of a parked car; gives up driving.", "{client}", ""),
    ("The nurse is let in again and the wound is clean.", "District nurse record", "district-nurses"),
    ("A police community officer gives a talk about scams at the day centre.", "Day centre", ""),
    ("Nephew joins the police.", "{client}", ""),
    ("Attends every appointment at the memory clinic this spring.", "Clinic letter", "memory-clinic"),
    ("Fear of falling keeps {client} indoors.", "Physiotherapist", "physiotherapy"),
    ("Carer\u{2019}s assessment is offered to {kin} and taken up.", "Council record", "social-work"),
    ("Interest rates fall and {client} moves the savings.", "{client}", ""),
    ("A home care assessment is done; no package is agreed.", "Council record", "social-work"),
    ("The care home where a friend lived closes.", "{client}", ""),
];

/// Single contacts with a service, none like another.
pub const CONTACTS: &[(&str, &str, &str)] = &[
    ("GP reviews the blood pressure tablets.", "GP record", "gp"),
    ("Occupational therapist fits a bath board.", "Council record", "occupational-therapy"),
    ("Housing association renews the heating.", "Housing letter", "housing"),
    ("Optician finds a cataract.", "Optician\u{2019}s letter", "optician"),
    ("Hearing aid supplied by audiology.", "Clinic letter", "audiology"),
    ("Physiotherapist gives a walking frame.", "Physiotherapist", "physiotherapy"),
    ("Memory service gives a diagnosis of mild dementia.", "Clinic letter", "memory-clinic"),
    ("Podiatrist treats an infected toe.", "Clinic letter", "podiatry"),
    ("Council tax department agrees a discount.", "Council letter", "council"),
    ("Diabetes found at a routine blood test at the surgery.", "GP record", "gp"),
    ("Pension credit is awarded after a visit from the benefits adviser.", "Award letter", "benefits"),
    ("Social worker completes a Care Act assessment.", "Council record", "social-work"),
    ("Environmental health treats the kitchen for mice.", "Council letter", "council"),
    ("Telecare pendant installed.", "Telecare provider", "telecare"),
    ("Speech therapist advises a soft diet.", "Therapist\u{2019}s letter", "speech-therapy"),
    ("Dentist fits new dentures.", "Dentist", "dentist"),
    ("Community mental health team begins visits for depression.", "Team letter", "mental-health"),
    ("District nurse starts insulin.", "District nurse record", "district-nurses"),
    ("Cataract operation at the eye hospital.", "Hospital letter", "hospital"),
    ("Housing officer agrees a move to a ground-floor flat.", "Housing letter", "housing"),
    ("Chest clinic confirms asthma.", "Clinic letter", "hospital"),
    ("Dietitian recommends supplements.", "Dietitian", "dietetics"),
    ("Blue badge issued by the council.", "Council letter", "council"),
    ("Continence nurse supplies pads.", "Nursing team", "district-nurses"),
    ("Flu vaccination given at home by the practice nurse.", "GP record", "gp"),
    ("Advocate meets {client} and writes down what matters.", "Advocacy service", "advocacy"),
    ("Pharmacist begins weekly blister packs.", "Pharmacy", "pharmacy"),
    ("Wheelchair service delivers a chair.", "Delivery note", "wheelchair"),
];

/// Life outside the services.
pub const LIFE: &[(&str, &str)] = &[
    ("A great-grandchild is born.", "{client}"),
    ("Sister dies after a short illness.", "{client}"),
    ("The dog dies.", "{kin}"),
    ("Wins first prize for onions.", "{client}"),
    ("An old friend emigrates.", "{client}"),
    ("Sells the car.", "{kin}"),
    ("Eightieth birthday, with forty guests.", "{kin}"),
    ("Moves into the front bedroom.", "{kin}"),
];

/// Services that a package can be of, with how its beginning and its end are written.
pub const PACKAGES: &[(&str, &[&str], &[&str])] = &[
    (
        "home-care",
        &[
            "Home care starts.",
            "A care package begins, two calls a day.",
            "Home care resumes.",
            "Carers begin to come each morning.",
        ],
        &[
            "Home care is cancelled.",
            "The care package ends.",
            "Home care stopped by {kin}.",
            "Carers withdraw.",
        ],
    ),
    (
        "day-centre",
        &[
            "Begins at the day centre, twice a week.",
            "Day centre place starts.",
            "Returns to the day centre.",
        ],
        &["Day centre place ends.", "Stops going to the day centre.", "Day centre place withdrawn."],
    ),
    (
        "meals",
        &["Meals on wheels start.", "Meals on wheels begin again."],
        &["Meals on wheels cancelled.", "Meals on wheels stop."],
    ),
];

/// Small things that go wrong, one of each, before a crisis.
pub const TROUBLES: &[(&str, &str)] = &[
    ("The cooker is left on and a pan burns dry.", "{kin}"),
    ("Weight loss of five kilos is recorded.", "GP record"),
    ("Electricity is cut off for arrears.", "Supplier\u{2019}s letter"),
    ("Found wandering in the road in nightclothes.", "Neighbour"),
    ("Tablets found unopened for three weeks.", "Pharmacy"),
    ("No food in the house.", "Housing officer"),
    ("Pressure sore found on the heel.", "District nurse record"),
    ("Urine infection with confusion.", "GP record"),
    ("{kin} loses a job and goes to bed for days.", "{kin}"),
    ("Rent arrears letter arrives.", "Housing letter"),
];

/// Crises.
pub const CRISES: &[(&str, &str, &str)] = &[
    ("Admitted to hospital with pneumonia.", "Hospital letter", "hospital"),
    ("Safeguarding concern raised by the GP.", "Safeguarding record", "safeguarding"),
    ("A fire in the living room; fire brigade attends.", "Fire service", "fire"),
    ("Emergency admission to a care home.", "Council record", "social-work"),
];

/// Pairs that say one thing twice, as two devices or two agencies would.
pub const TWICE: &[(&str, &str, &str)] = &[
    ("A key safe is fitted by the front door.", "Key safe put on the front door today.", "telecare"),
    (
        "{client} signs the tenancy for the new flat.",
        "Tenancy of the new flat signed by {client}.",
        "housing",
    ),
    (
        "Lasting power of attorney registered to {kin}.",
        "Registration of the power of attorney: {kin} is attorney.",
        "",
    ),
    ("{client} goes back to the bowls club.", "Returned to bowls club.", ""),
    (
        "Hospital bed delivered downstairs.",
        "A hospital bed has been delivered and set up downstairs.",
        "occupational-therapy",
    ),
    ("{kin} moves out to a flat of his own.", "{kin} has moved out into own flat.", ""),
];

/// Pairs of one day that are two things.
pub const SAME_DAY: &[(&str, &str)] = &[
    ("A microwave oven is bought for the kitchen.", "{kin} passes the driving test."),
    ("The boiler is repaired.", "Letter from a cousin in Canada after thirty years."),
    ("New glasses are collected.", "The garden gate is mended by a lodger."),
];

/// Denials with the topic that they deny, and reports of that topic by other people.
pub const DENIALS: &[(&str, &str)] = &[
    ("{kin} says that there are no arguments in the house.", "conflict"),
    ("{kin} denies any shouting.", "conflict"),
    ("{kin} tells the nurse that nobody drinks there.", "drink"),
    ("{kin} says that no money has been taken.", "money"),
    ("{kin} denies drinking.", "drink"),
];
pub const REPORTS: &[(&str, &str, &str)] = &[
    ("Raised voices heard through the wall.", "Neighbour", "conflict"),
    ("A quarrel breaks out in front of the housing officer.", "Housing officer", "conflict"),
    ("{kin} smells of alcohol at the day centre.", "Day centre", "drink"),
    ("Empty bottles found; {kin} is drunk at midday.", "Housing officer", "drink"),
    ("Bank reports that £900 was withdrawn without {client} knowing.", "Bank", "money"),
    ("Savings are missing from the post office account.", "Post office", "money"),
];

/// Help from people and places that are no service: its name, its kind on the map, and how an entry says it.
pub const HELPERS: &[(&str, &str, &str)] = &[
    ("Yusuf", "neighbour", "Neighbour Yusuf Khan brings in the shopping each week."),
    ("Bethan", "friend", "Friend Bethan Rees visits on Sundays."),
    ("choir", "club", "Sings with the community choir every week."),
    ("mosque", "faith", "Taken to the mosque on Fridays by friends there."),
    ("Rosa", "family", "Granddaughter Rosa rings every evening and visits at weekends."),
    ("allotment", "club", "Goes to the allotment society each Saturday."),
    ("church", "faith", "The church visitors come every fortnight."),
    ("Malcolm", "neighbour", "Malcolm next door looks in each morning."),
];
