//! Wordings that the rules were not written against, which is what the generated cases cannot measure.
//!
//! On the first list the rules first had a precision of 0.769 and a recall of 0.294 (hints: 5 of 12 items of noise, no false
//! one), and were then widened by it. On the second list they then had 1.000 and 0.357: phrases do not
//! carry over, so that topics now go by kinds of words in one clause. The third list was written before that was tried.
//! The seventh first had 0.88 and 0.66, and 0.89 and 0.72 once the rules were widened from the domain alone; then its misses
//! were looked at. The eighth, whose misses nobody has looked at, has 0.93 and 0.78.

use super::wordings;
use kith::reports::chronology::{
    Entry,
    analysed::AnalysedEntry,
    hints::hints,
    patterns::{contradiction, package, positive},
};

/// An entry with the topic it tells of, or none.
const TOPICS: &[(&str, &str)] = &[
    ("Fell x2 overnight, no injury.", "fall"),
    ("Slip in shower, skin tear to forearm.", "fall"),
    ("Lifeline activated following a fall.", "fall"),
    ("Collapsed in the garden and could not get up.", "fall"),
    ("Unwitnessed fall at the bungalow.", "fall"),
    ("Found on bathroom floor by son at 7am.", "fall"),
    ("Lost her footing on the back step; wrist fractured.", "fall"),
    ("Ambulance crew assist from floor.", "fall"),
    ("Toppled from the chair while reaching for the phone.", "fall"),
    ("Had another tumble going to the toilet.", "fall"),
    ("DN visit: no answer, card left.", "no-access"),
    ("Carer unable to access the property.", "no-access"),
    ("Son would not allow the nurse in.", "no-access"),
    ("Entry refused to the community nurse.", "no-access"),
    ("Nurse denied access.", "no-access"),
    ("Nobody came to the door when the nurse called.", "no-access"),
    ("Abortive visit by the community matron.", "no-access"),
    ("Doorstep visit only; Kevin did not let her through.", "no-access"),
    ("The OT was refused entry to the flat.", "no-access"),
    ("Access not gained.", "no-access"),
    ("Police attended following a report of shouting.", "police"),
    ("Neighbour rang 999 about a row next door.", "police"),
    ("Officers called to the address at 23:10.", "police"),
    ("Domestic incident logged by police.", "police"),
    ("Police welfare check after concern from the landlord.", "police"),
    ("PC and a PCSO went round after reports of screaming.", "police"),
    ("Police notification received: verbal altercation.", "police"),
    ("Arrested by police for breach of the peace.", "police"),
    ("Was not brought to the fracture clinic.", "missed"),
    ("DNA'd chest clinic.", "missed"),
    ("Missed her blood test.", "missed"),
    ("Did not turn up for the memory assessment.", "missed"),
    ("Failed appointment with the dietitian.", "missed"),
    ("Outpatient appointment not kept.", "missed"),
    ("Temperatures fall below zero and the pipes freeze.", ""),
    ("Referred to the falls service.", ""),
    ("Her daughter trips up to London for a new job.", ""),
    ("Income falls when the pension is reassessed.", ""),
    ("No concerns about falls this quarter.", ""),
    ("Is keeping all appointments.", ""),
    ("Grandson starts training as a police officer.", ""),
    ("Access ramp built by the council.", ""),
    ("Given a key-coded entry phone.", ""),
    ("Doctor pleased with the ulcer.", ""),
    ("Police dog display at the fete.", ""),
    ("The club missed her and sent a card.", ""),
];

/// The second list.
const SECOND: &[(&str, &str)] = &[
    ("Fell out of bed at 3am; pendant pressed.", "fall"),
    ("Two falls reported by the warden this week.", "fall"),
    ("Went over on the ice outside the shop.", "fall"),
    ("Discovered on the kitchen floor by the home carer.", "fall"),
    ("Stumbles on the kerb and grazes both knees.", "fall"),
    ("Slipped off the commode.", "fall"),
    ("Further unwitnessed fall, head wound glued at A&E.", "fall"),
    ("Legs gave way in the hall.", "fall"),
    ("Visit aborted: door locked and curtains drawn.", "no-access"),
    ("Carer not allowed in by the son.", "no-access"),
    ("Nurses could not get an answer at the door.", "no-access"),
    ("Refuses to open the door to the support worker.", "no-access"),
    ("No access gained on three attempts.", "no-access"),
    ("Son blocks the nurse from entering.", "no-access"),
    ("Housing officer left a card after no reply.", "no-access"),
    ("Worker sent away from the doorstep.", "no-access"),
    ("Police respond to a domestic dispute.", "police"),
    ("Police called by the warden; Kevin spoken to.", "police"),
    ("Officers remove Kevin from the house for the night.", "police"),
    ("Reported to police by a passer-by.", "police"),
    ("A police log records shouting and banging.", "police"),
    ("Police attendance at 2am.", "police"),
    ("Did not arrive for her X-ray.", "missed"),
    ("Two outpatient appointments missed.", "missed"),
    ("Missed the diabetic review again.", "missed"),
    ("Failed to turn up at the day hospital.", "missed"),
    ("Appointment not attended.", "missed"),
    ("Discharged from clinic after two DNAs.", "missed"),
    ("Her birthday falls on a Sunday this year.", ""),
    ("Falls team discharges her with a strength programme.", ""),
    ("She has not fallen since the new frame.", ""),
    ("The roof is falling in.", ""),
    ("Nurse let in after ringing the bell twice.", ""),
    ("Given access to her bank account online.", ""),
    ("Police station in the town closes.", ""),
    ("Retired from the police in 1990.", ""),
    ("Appointments moved to the mornings.", ""),
    ("Never misses the Thursday club.", ""),
];

/// The third list, on which families of words first had a precision of 0.92 and a recall of 0.57.
const THIRD: &[(&str, &str)] = &[
    ("Fell backwards in the lounge, carer present.", "fall"),
    ("Brought to A&E after a fall from the toilet.", "fall"),
    ("Paramedics lift her from the carpet; no injuries.", "fall"),
    ("Tripped over the cat.", "fall"),
    ("Found sitting on the bathroom floor, cold and muddled.", "fall"),
    ("Hip broken when she went down in the yard.", "fall"),
    ("The nurse rang the bell and knocked, nobody opened.", "no-access"),
    ("Carers refused entry by Mr Amos junior.", "no-access"),
    ("Tissue viability nurse not admitted to the house.", "no-access"),
    ("Occupational therapist could not get past the front door.", "no-access"),
    ("No access visit recorded by the community team.", "no-access"),
    ("Told the physio through the letter box to go away.", "no-access"),
    ("Two officers attend; both parties advised.", "police"),
    ("Police contacted by ambulance crew owing to aggression.", "police"),
    ("Vulnerable adult form received from police after an argument.", "police"),
    ("Kevin taken to the police station and released.", "police"),
    ("Response car sent to the bungalow, all quiet on arrival.", "police"),
    ("Cardiology appointment missed for the second time.", "missed"),
    ("Failed to attend eye screening.", "missed"),
    ("Transport came, but she would not go to the clinic.", "missed"),
    ("Was a no show at the leg ulcer clinic.", "missed"),
    ("Prices of coal fall and she orders a ton.", ""),
    ("Leaves the window open for the cat to get in.", ""),
    ("New front door fitted by the housing team.", ""),
    ("The nurse says that the door code has changed.", ""),
    ("His brother, a police sergeant, visits from Leeds.", ""),
    ("Her review at the clinic goes well.", ""),
    ("New flooring laid on the kitchen floor.", ""),
];

fn entry(words: &str) -> Entry {
    Entry {
        id: "e".into(),
        when: "2025-01-01".parse().ok(),
        incident: words.into(),
        source: "Record".into(),
        ..Entry::default()
    }
}

/// Precision and recall of the four topics over a list.
fn topics(title: &str, list: &[(&str, &str)]) -> (f64, f64) {
    const SCORED: &[&str] = &["fall", "no-access", "police", "missed"];
    let (mut right, mut wrong, mut truths) = (0, 0, 0);
    for (words, topic) in list {
        let told = AnalysedEntry::of(&entry(words)).topics;
        let found: Vec<&str> =
            told.iter().map(|topic| topic.slug).filter(|slug| SCORED.contains(slug)).collect();
        truths += usize::from(!topic.is_empty());
        right += usize::from(found.contains(topic));
        wrong += found.iter().filter(|slug| *slug != topic).count();
        if std::env::var_os("KITH_SHOW").is_some() && (found.contains(topic) == topic.is_empty() || wrong > 0)
        {
            println!("    {words} is {topic:?}, found {found:?}");
        }
    }
    let (precision, recall) = (right as f64 / (right + wrong) as f64, right as f64 / truths as f64);
    println!("{title}: precision {precision:.3}, recall {recall:.3}");
    (precision, recall)
}

#[test]
fn topics_are_told_in_unseen_words() {
    let (precision, recall) = topics("wordings of topics, first list", TOPICS);
    assert!(precision >= 0.9 && recall >= 0.8);
    let (precision, recall) = topics("wordings of topics, second list", SECOND);
    assert!(precision >= 0.8 && recall >= 0.6);
    let (precision, recall) = topics("wordings of topics, third list", THIRD);
    assert!(precision >= 0.7 && recall >= 0.4);
    let (precision, recall) = topics("wordings of topics, fourth list", wordings::FOURTH);
    assert!(precision >= 0.9 && recall >= 0.8);
    let (precision, recall) = topics("wordings of topics, fifth list", wordings::FIFTH);
    assert!(precision >= 0.9 && recall >= 0.8);
    let (precision, recall) = topics("wordings of topics, sixth list", wordings::SIXTH);
    assert!(precision >= 0.9 && recall >= 0.8);
    let (precision, recall) = topics("wordings of topics, seventh list", wordings::SEVENTH);
    assert!(precision >= 0.7 && recall >= 0.4);
    let (precision, recall) = topics("wordings of topics, eighth list, never used", wordings::EIGHTH);
    assert!(precision >= 0.7 && recall >= 0.4);
}

#[test]
fn other_patterns_in_unseen_words() {
    let package = |words: &str| package::service(&AnalysedEntry::of(&entry(words)));
    let packages = [
        ("POC commenced, four calls daily.", true, false),
        ("Care package ceased at family's request.", false, true),
        ("Agency handed back the package of care.", false, true),
        ("Domiciliary care put in place on discharge.", true, false),
        ("Reablement ended after six weeks.", false, true),
        ("Son dismissed the carers.", false, true),
        ("Carers asked not to come back.", false, true),
        ("Respite stay begins.", true, false),
    ];
    let right = packages
        .iter()
        .filter(|(words, starts, ends)| package(words).is_some_and(|p| (p.1, p.2) == (*starts, *ends)))
        .count();
    println!("unseen wordings of packages: {right} of {}", packages.len());
    let helpers = [
        ("Her friend Jean pops in with soup.", true),
        ("Walks to the library every Tuesday.", true),
        ("Sings in the church choir each Sunday.", true),
        ("A neighbour, Mr Patel, puts the bins out for her.", true),
        ("Plays dominoes at the legion weekly.", true),
        ("Nephew Paul does the garden each month.", true),
        ("Neighbour complains about the rubbish.", false),
        ("Church roof appeal letter arrives.", false),
        ("A friend dies.", false),
    ];
    let right_helpers = helpers
        .iter()
        .filter(|(words, is_one)| positive::told(&AnalysedEntry::of(&entry(words))).is_some() == *is_one)
        .count();
    println!("unseen wordings of supports: {right_helpers} of {}", helpers.len());
    let report = |denial: &str, told: &str| {
        let (mut a, mut b) = (entry(denial), entry(told));
        (a.id, a.source) = ("a".into(), "Nurse".into());
        (b.id, b.source) = ("b".into(), "Warden".into());
        !contradiction::find(&[&AnalysedEntry::of(&a), &AnalysedEntry::of(&b)]).is_empty()
    };
    let pairs = [
        ("Paul states he has never raised his voice.", "Shouting heard from the flat.", true),
        ("Paul maintains that he does not drink.", "Paul intoxicated at the surgery.", true),
        ("Joan denied any falls.", "Joan fell by the lift.", true),
        ("Paul said there had been no rows.", "Heated argument witnessed by the warden.", true),
        ("Paul insists he did not take any cash.", "Cash missing from the tin.", true),
        ("Paul says no carers are needed.", "Shouting heard from the flat.", false),
        ("Paul denies smoking indoors.", "Cigarette burns on the sofa.", true),
    ];
    let right_pairs = pairs.iter().filter(|(a, b, is_one)| report(a, b) == *is_one).count();
    println!("unseen wordings of contradictions: {right_pairs} of {}", pairs.len());
    assert!(right >= 4 && right_helpers >= 5 && right_pairs >= 4);
}

#[test]
fn hints_in_unseen_words() {
    let noise = [
        "V/c to daughter re carers.",
        "T/C from pharmacist, nothing new.",
        "Attempted call, no reply.",
        "Spoke to Lorraine on the phone about parking.",
        "HV with OT student.",
        "Saw Mr Pike at home today.",
        "Popped round to drop off the form.",
        "He told me: \"I don't want any of you lot coming round here.\"",
        "In my professional opinion she is choosing to live like this.",
        "She strikes me as depressed.",
        "It is likely that the son is controlling.",
        "The bungalow was spotless and smelt of polish.",
    ];
    let kept = [
        "Paramedics called; refuses to travel.",
        "Visited by safeguarding lead; enquiry opened.",
        "Moves to extra care housing.",
        "Kevin is diagnosed with cirrhosis.",
        "GP visits and starts antibiotics.",
        "Calls 999 after smelling gas.",
        "Best interests meeting decides on a trial at home.",
        "Doreen says that she wants to stay in her own home.",
        "Hospital rings to say that she has died.",
        "Emailed threats from the landlord lead to an injunction.",
    ];
    let right = noise.iter().filter(|words| !hints(words).is_empty()).count();
    let wrong: Vec<_> = kept.iter().filter(|words| !hints(words).is_empty()).collect();
    println!(
        "hints in unseen words: {right} of {} items of noise, {} of {} entries {wrong:?}",
        noise.len(),
        wrong.len(),
        kept.len()
    );
    for words in noise.iter().filter(|words| hints(words).is_empty()) {
        println!("    no hint: {words}");
    }
    assert!(right >= 6 && wrong.len() <= 2);
}
