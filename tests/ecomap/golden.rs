//! Every sign and the demo world as committed files; `KITH_BLESS=1` writes them anew.

use super::world;
use crate::support::{all_golden, day};
use kith::case::{
    family::{Family, Impact, Quality, Strength, TieKind},
    network::{Network, SystemTie},
};
use kith::diagrams::{
    ecomap::{Settings, Sign, World, draw, tie_line},
    geometry::Point,
    key::SAMPLE,
    outline,
    scene::{Anchor, ItemKind, Paint},
    svg,
};
use std::collections::BTreeSet;

#[test]
fn every_sign_is_drawn_as_agreed() {
    let one = |sign: &Sign| {
        let text = svg::of_paint(sign.words(), sign.sample(), SAMPLE.0, SAMPLE.1);
        (format!("tests/golden/ecomap/{}.svg", sign.slug()), text)
    };
    let all: Vec<(String, String)> = Sign::all().iter().map(one).collect();
    all_golden(&all);
}

/// The same picture in one ink, as forced colours show it and a copier prints it: weight, dashes and marks are left.
fn in_one_ink(text: &str) -> String {
    ["#0b0c0c", "#8b9095", "#00623b", "#b10e1e"]
        .iter()
        .fold(text.to_owned(), |text, ink| text.replace(ink, "#000000"))
}

#[test]
fn every_sign_is_drawn_as_agreed_in_one_ink() {
    let one = |sign: &Sign| {
        let text = svg::of_paint(sign.words(), sign.sample(), SAMPLE.0, SAMPLE.1);
        (format!("tests/golden/ecomap/one-ink/{}.svg", sign.slug()), in_one_ink(&text))
    };
    let all: Vec<(String, String)> = Sign::all().iter().map(one).collect();
    all_golden(&all);
}

/// Every style that a line can have: each strength, with and without strain, giving or taking, whole and broken.
fn styles() -> Vec<(String, SystemTie)> {
    let strengths = [None, Some(Strength::Tenuous), Some(Strength::Weak), Some(Strength::Strong)];
    let mut all = Vec::new();
    for strength in strengths {
        for quality in [None, Some(Quality::Stressful)] {
            for impact in [None, Some(Impact::Providing), Some(Impact::Draining)] {
                for kind in [TieKind::Plain, TieKind::Cutoff] {
                    let words = [
                        strength.map(Strength::words),
                        quality.map(Quality::words),
                        impact.map(Impact::words),
                        (kind == TieKind::Cutoff).then_some("broken"),
                    ];
                    let words: Vec<&str> = words.into_iter().flatten().collect();
                    let mut tie = SystemTie::new("one", None, "one");
                    (tie.strength, tie.quality, tie.impact, tie.kind) = (strength, quality, impact, kind);
                    all.push((words.join(", "), tie));
                }
            }
        }
    }
    all
}

#[test]
fn every_style_of_line_is_drawn_as_agreed_in_colour_and_in_one_ink() {
    const COLUMNS: usize = 4;
    let mut sheet = Vec::new();
    let all = styles();
    assert_eq!(all.len(), 48);
    for (index, (words, tie)) in all.iter().enumerate() {
        let corner =
            Point::new(10.0 + 250.0 * (index % COLUMNS) as f64, 24.0 + 46.0 * (index / COLUMNS) as f64);
        let ends = [corner, Point::new(corner.x + 220.0, corner.y)];
        sheet.extend(tie_line::paint(tie, &ends).0);
        sheet.push(Paint::text(Point::new(corner.x, corner.y + 22.0), words, 11.0, Anchor::Start));
    }
    let text = svg::of_paint("Every style of a line", sheet, 1000.0, 12.0 * 46.0 + 10.0);
    all_golden(&[
        ("tests/golden/ecomap/lines.svg".to_owned(), text.clone()),
        ("tests/golden/ecomap/one-ink/lines.svg".to_owned(), in_one_ink(&text)),
    ]);
}

#[test]
fn no_two_styles_of_line_look_alike_in_one_ink() {
    let ends = [Point::new(0.0, 24.0), Point::new(220.0, 24.0)];
    let drawn: Vec<(String, String)> = styles()
        .into_iter()
        .map(|(words, tie)| {
            let text = svg::of_paint("", tie_line::paint(&tie, &ends).0, 220.0, 48.0);
            (words, in_one_ink(&text))
        })
        .collect();
    for (index, (words, one)) in drawn.iter().enumerate() {
        for (others, other) in &drawn[index + 1..] {
            assert_ne!(one, other, "{words:?} looks like {others:?}");
        }
    }
}

#[test]
fn the_legend_lists_the_signs_that_are_used_and_no_other() {
    let desk = world::build();
    for date in ["2024-06-01", "2026-03-20"] {
        let scene = draw(desk.case(), &Settings::default(), day(date));
        let (family, network) = (Family::read(desk.case()), Network::read(desk.case()));
        let settings = Settings::default();
        let world = World { family: &family, network: &network, settings: &settings, date: day(date) };
        let line = [Point::new(0.0, 0.0), Point::new(200.0, 0.0)];
        let mut used: BTreeSet<String> =
            world.ties().into_iter().flat_map(|tie| tie_line::paint(tie, &line).1).map(Sign::slug).collect();
        used.insert("sun".to_owned());
        let own: BTreeSet<String> = Sign::all().into_iter().map(Sign::slug).collect();
        let listed: BTreeSet<String> = scene
            .of_kind(ItemKind::Legend)
            .map(|item| item.id.clone())
            .filter(|slug| own.contains(slug))
            .collect();
        assert_eq!(listed, used, "on {date}");
        assert!(listed.len() < own.len(), "the demo world uses every sign, so nothing is left out");
    }
}

#[test]
fn no_two_signs_look_alike_in_black_and_white() {
    let plain = |sign: &Sign| in_one_ink(&svg::of_paint("", sign.sample(), SAMPLE.0, SAMPLE.1));
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
    all_golden(&[
        ("tests/golden/ecomap/doreen.svg".to_owned(), svg::exported(&worker)),
        ("tests/golden/ecomap/doreen-2024.svg".to_owned(), svg::exported(&before)),
        ("tests/golden/ecomap/doreen.txt".to_owned(), outline::as_text(&worker)),
    ]);
}
