//! What the drawing of the demo family must say, and what it says at other dates.

use crate::support::{day, doreen};
use kith::{
    case::family::{CLIENT, relations::Kin, time::Age},
    diagrams::genogram::{ItemKind, Settings, Sign, View, draw, gaps::gaps, narrative::narrative, outline},
};

#[test]
fn seventeen_people_six_couples_and_every_tie_are_drawn() {
    let desk = doreen::build();
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    let count = |kind| scene.of_kind(kind).count();
    assert_eq!(count(ItemKind::Person), 17);
    assert_eq!(count(ItemKind::Couple), 6);
    assert_eq!(count(ItemKind::Child), 10);
    assert_eq!(count(ItemKind::Tie), 7 + 3);
    assert_eq!(count(ItemKind::Household), 1);
    assert!(scene.findings.is_empty(), "{:?}", scene.findings);
    let text = outline::as_text(&scene);
    for fact in [
        "Doreen Amos, 81, client. Woman. Born 17 May 1944.",
        "Daughter of Arthur Stokes and Ivy Stokes.",
        "Mother of Susan Tully, Stillborn child, Lorraine Pike and Kevin Amos.",
        "Half-sister of",
        "Divorced from Frank Tully, began 1963, divorced 1969.",
        "Married to Ronald Amos, began 1970, widowed 2 November 2019.",
        "Ronald Amos, died 2 November 2019 aged 78 or 79.",
        "Kevin Amos: physical abuse of Tracey Nunn, alleged, historic, until 2009, source Lorraine; Kevin.",
        "Lorraine Pike: attorney under a lasting power for Doreen Amos, for property and money and health and welfare, since 30 June 2022.",
        "Kevin Amos and Lorraine Pike: cut off, since summer 2021.",
        "Household 14 Cobb Lane: Doreen Amos and Kevin Amos.",
        "Stillborn child, stillbirth.",
        "Key: Close.",
    ] {
        assert!(text.contains(fact), "not said: {fact}\n{text}");
    }
    assert!(!text.contains("Key: Married."), "what everybody knows stands in the legend");
}

#[test]
fn the_legend_lists_only_what_is_used() {
    let desk = doreen::build();
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    let listed: Vec<&str> = scene.of_kind(ItemKind::Legend).map(|item| item.id.as_str()).collect();
    assert!(
        listed.contains(&"tie-strained")
            && listed.contains(&"stillbirth")
            && listed.contains(&"status-divorced")
    );
    for absent in ["pet", "non-binary-dome", "tie-fused", "child-adopted", "illness-suspected"] {
        assert!(!listed.contains(&absent), "{absent} is not in the drawing");
    }
    let slugs: Vec<String> = Sign::all().iter().map(Sign::slug).collect();
    assert!(listed.iter().all(|slug| slugs.contains(&(*slug).to_owned())));
}

#[test]
fn the_family_is_true_at_other_dates() {
    let desk = doreen::build();
    let at = |date: &str| outline::as_text(&draw(desk.case(), &Settings::default(), day(date)));
    let before = at("1946-01-01");
    assert!(
        before.contains("Doreen Amos, 1, client.") && !before.contains("Beryl") && !before.contains("Frank")
    );
    let married = at("1966-12-31");
    assert!(married.contains("Married to Frank Tully, began 1963.") && !married.contains("divorced"));
    assert!(!married.contains("Ronald Amos and Doreen Amos"));
    let divorced = at("1969-12-31");
    assert!(divorced.contains("Divorced from Frank Tully") && divorced.contains("Susan Tully"));
    let alive = at("2019-11-01");
    assert!(alive.contains("Ronald Amos, 78 or 79.") && !alive.contains("widowed"));
    // The quarrel of summer 2021 begins with June; the household since January 2020.
    assert!(
        !at("2021-05-31").contains("cut off, since summer 2021")
            && at("2021-06-01").contains("cut off, since summer 2021")
    );
    assert!(!at("2019-12-31").contains("Household") && at("2020-01-01").contains("Household"));
    // What has no beginning is not read back among children; abuse with only an end is shown from that year.
    let childhood = at("1985-06-30");
    assert!(childhood.contains("Kevin Amos, 11 or 12. Man. Born 1973. Son of Ronald Amos"), "{childhood}");
    assert!(!childhood.contains("abuse") && !childhood.contains("conflict"));
    assert!(
        !at("2008-12-31").contains("abuse of") && at("2009-12-31").contains("physical abuse of Tracey Nunn")
    );
    // Abuse that is over stays in the history; until 2009 it is not called historic by its date.
    assert!(at("2026-03-20").contains("physical abuse of Tracey Nunn"));
}

#[test]
fn ages_are_as_exact_as_the_dates() {
    let desk = doreen::build();
    let family = desk.family();
    let age = |id: &str, date: &str| family.person(id).unwrap().age(day(date));
    assert_eq!(age(CLIENT, "2026-05-16"), Some(Age::Years(81)));
    assert_eq!(age(CLIENT, "2026-05-17"), Some(Age::Years(82)));
    assert_eq!(age("kevin", "2026-03-20"), Some(Age::Either(52, 53)));
    assert_eq!(age("alan", "2026-03-20"), Some(Age::Either(63, 64)));
    assert_eq!(age("frank", "2026-03-20"), None);
}

#[test]
fn relations_have_their_words() {
    let desk = doreen::build();
    let family = desk.family();
    let words = |of: &str| -> Vec<String> {
        let siblings = Kin::siblings(&family, of);
        siblings
            .iter()
            .map(|kin| format!("{} {}", kin.relation.words(family.person(kin.id).unwrap().gender), kin.id))
            .collect()
    };
    assert_eq!(words("susan"), ["Sibling baby", "Half-sister lorraine", "Half-brother kevin"]);
    assert!(family.are_related("chloe", CLIENT) && !family.are_related("ronald", CLIENT));
}

#[test]
fn the_gaps_are_those_of_the_demo_case() {
    let desk = doreen::build();
    let family = desk.family();
    let settings = Settings::default();
    let view = View::new(&family, &settings, day("2026-03-20"));
    let found: Vec<String> = gaps(&view).into_iter().map(|gap| gap.words).collect();
    for gap in [
        "Nobody is entered on the father’s side: Arthur Stokes has no parents or siblings here.",
        "Nobody is entered on the mother’s side: Ivy Stokes has no parents or siblings here.",
        "No date of birth for Frank Tully.",
        "No dates for 3 couples.",
        "No beginning for 5 relationships; earlier dates do not show them.",
        "Kevin Amos cares for somebody, and no line shows who supports Kevin Amos.",
    ] {
        assert!(found.contains(&gap.to_owned()), "not found: {gap}\n{found:#?}");
    }
    let told = narrative(&view).join("\n");
    assert!(told.starts_with("The family of Doreen Amos as it was on 20 March 2026: 11 people living, and 5 people who had died."), "{told}");
}
