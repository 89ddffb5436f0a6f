//! Every sign and the demo world as committed files; `KITH_BLESS=1` writes them anew.

use crate::desk::day;
use crate::world;
use kith::diagrams::{
    ecomap::{Settings, Sign, draw},
    key::SAMPLE,
    outline, svg,
};
use std::path::Path;

fn all_agree(files: &[(String, String)]) {
    let mut complaints = Vec::new();
    for (name, now) in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("KITH_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, now).unwrap();
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != *now {
            complaints.push(name.clone());
        }
    }
    assert!(complaints.is_empty(), "run with KITH_BLESS=1 and look at {complaints:?}");
}

#[test]
fn every_sign_is_drawn_as_agreed() {
    let one = |sign: &Sign| {
        let text = svg::of_paint(sign.words(), sign.sample(), SAMPLE.0, SAMPLE.1);
        (format!("tests/golden/ecomap/{}.svg", sign.slug()), text)
    };
    let all: Vec<(String, String)> = Sign::all().iter().map(one).collect();
    all_agree(&all);
}

#[test]
fn no_two_signs_look_alike_in_black_and_white() {
    // Colour is taken out, so that only weight, dashes and marks are left to tell them apart.
    let plain = |sign: &Sign| {
        let text = svg::of_paint("", sign.sample(), SAMPLE.0, SAMPLE.1);
        ["#0b0c0c", "#8b9095", "#00623b", "#b10e1e"].iter().fold(text, |text, ink| text.replace(ink, "#000"))
    };
    let all = Sign::all();
    for (index, one) in all.iter().enumerate() {
        for other in &all[index + 1..] {
            assert_ne!(plain(one), plain(other), "{} looks like {}", one.slug(), other.slug());
        }
    }
}

#[test]
fn the_demo_world_is_drawn_as_agreed() {
    let desk = world::build();
    let worker = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    assert!(worker.findings.is_empty(), "{:?}", worker.findings);
    let before = draw(desk.case(), &Settings::default(), day("2024-06-01"));
    all_agree(&[
        ("tests/golden/ecomap/doreen.svg".to_owned(), svg::exported(&worker)),
        ("tests/golden/ecomap/doreen-2024.svg".to_owned(), svg::exported(&before)),
        ("tests/golden/ecomap/doreen.txt".to_owned(), outline::as_text(&worker)),
    ]);
}
