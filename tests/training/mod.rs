//! The training case is built from the facts of the demo case through the one door, and is shipped exactly so.

use crate::support::{
    golden,
    training::{CASE, build},
};
use chrono::NaiveDate;
use kith::{
    forms::review,
    handoff::{self, CaseFile, Opened},
    pathway::{DueKind, Lateness, Stage, clocks, episodes, stage},
    reports::rows,
};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

#[test]
fn the_shipped_training_case_is_the_one_that_the_facts_tell() {
    let session = build();
    let author = kith::case::Author { name: "Kith".to_owned(), role: "training case".to_owned() };
    let file = CaseFile::of(CASE, session.case());
    let written = handoff::write(vec![file], "2026-03-20T09:00:00.000Z", &author).unwrap();
    golden("assets/training/doreen-amos.json", &written);
    let Ok(Opened::Current(envelope)) = handoff::read(written.as_bytes()) else { panic!("it does not open") };
    assert_eq!(envelope.cases.len(), 1);
    assert!(handoff::findings::is_training(&envelope.cases[0].id));
}

#[test]
fn its_clocks_are_those_of_the_demo_case() {
    let session = build();
    let case = session.case();
    let episode = episodes(case).pop().unwrap();
    assert_eq!(stage(case, &episode), Stage::Involvement);
    let clocks = clocks(case, &episode);
    let dues: Vec<_> =
        clocks.dues.iter().map(|due| (due.kind, due.on, due.lateness(day(2026, 3, 20)))).collect();
    assert_eq!(
        dues,
        [
            (DueKind(review::INITIAL_REVIEW), day(2025, 12, 15), Lateness::Done(0)),
            (DueKind(review::FORMAL_REVIEW), day(2026, 2, 24), Lateness::Done(2)),
            (DueKind(review::AGREED_REVIEW), day(2026, 4, 14), Lateness::In(25)),
        ]
    );
    assert_eq!(clocks.next().unwrap().on, day(2026, 4, 14));
}

#[test]
fn its_ratings_and_entries_are_all_there() {
    let session = build();
    let case = session.case();
    let episode = episodes(case).pop().unwrap();
    let sheet = kith::forms::Sheet { form: &kith::forms::involvement::FORM, id: &episode };
    let (columns, rows) = rows::table(case, sheet, kith::forms::rows::rows("concern").unwrap());
    assert_eq!((columns.len(), rows.len()), (2 + 5, 4));
    let falls = rows.iter().find(|row| row[0].contains("alls")).unwrap();
    assert_eq!(falls[2..], ["7", "6", "2", "3", "2"]);
    assert_eq!(case.things("chronology").count(), 49);
    assert_eq!(kith::reports::forms::whole(case).len(), 6);
}

#[test]
fn its_genogram_is_drawn_at_once() {
    use kith::diagrams::genogram::{ItemKind, Settings, draw};
    let session = build();
    let scene = draw(session.case(), &Settings::default(), day(2026, 3, 20));
    let count = |kind: ItemKind| scene.of_kind(kind).count();
    assert_eq!(count(ItemKind::Person), 17);
    assert_eq!(count(ItemKind::Couple), 6);
    assert_eq!((count(ItemKind::Tie), count(ItemKind::Household)), (10, 1));
    assert!(scene.findings.is_empty(), "{:?}", scene.findings);
    assert!(scene.title.contains("Doreen Amos"), "{}", scene.title);
}

#[test]
fn its_ecomap_is_drawn_at_once() {
    use kith::diagrams::{
        ecomap::{Settings, draw},
        scene::ItemKind,
    };
    let session = build();
    let scene = draw(session.case(), &Settings::default(), day(2026, 3, 20));
    let count = |kind: ItemKind| scene.of_kind(kind).count();
    // Home care is between two of its packages on the day.
    assert_eq!((count(ItemKind::System), count(ItemKind::SystemTie), count(ItemKind::Person)), (11, 11, 2));
    assert!(scene.findings.is_empty(), "{:?}", scene.findings);
}
