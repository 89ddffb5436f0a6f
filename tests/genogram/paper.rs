//! On paper: forty people of four generations can be read on one sheet of A4, and where words come out too small it is said.

use crate::support::{Desk, day, link, when};
use kith::case::Value;
use kith::diagrams::{
    genogram::{ItemKind, Settings, draw, scene::Paint, svg},
    paper::{A3, A4, is_legible, warning},
};

/// The surnames of the four branches, and first names of a usual length.
const SURNAMES: [&str; 4] = ["Marchbanks", "Holloway", "Pike", "Abernethy"];
const FIRSTS: [&str; 10] =
    ["Edith", "Ron", "Maureen", "Derek", "Christine", "Tom", "Jacqueline", "Sam", "Alexandra", "Lee"];

/// A family of forty: four generations, the couples with two or three children, some parted, with ties and a household.
fn forty() -> Desk {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.answer(("person", "client", "name"), Value::text("Edith Marchbanks"));
    desk.answer(("person", "client", "gender"), Value::choice("woman"));
    desk.answer(("person", "client", "born"), when("1941"));
    let mut known = 1;
    let person = |desk: &mut Desk, known: &mut usize, born: i32, surname: usize| {
        let id = format!("r{known}");
        let gender = Value::choice(if known.is_multiple_of(2) { "woman" } else { "man" });
        let name = format!("{} {}", FIRSTS[*known % 10], SURNAMES[surname % 4]);
        let mut fields =
            vec![("name", Value::text(&name)), ("gender", gender), ("born", when(&born.to_string()))];
        if born < 1945 {
            fields.push(("died", when("2012")));
        }
        desk.add(("person", &id), &fields);
        *known += 1;
        id
    };
    // Two of the first generation, then every couple of a generation with its children.
    let mut generation = vec![("client".to_owned(), 1941, 0)];
    for (depth, children) in [3, 3, 2].into_iter().enumerate() {
        let mut next = Vec::new();
        for (place, (parent, year, surname)) in generation.iter().enumerate() {
            let partner = person(&mut desk, &mut known, year + 1, surname + 1);
            let union = format!("u{known}");
            let form = Value::choice(if place % 3 == 1 { "cohabiting" } else { "married" });
            desk.add(
                ("union", &union),
                &[("first", link(parent)), ("second", link(&partner)), ("form", form)],
            );
            for nth in 0..children {
                // The last generation has no more children than make forty.
                if known < 40 && !(depth == 2 && place > 8) {
                    let child = person(&mut desk, &mut known, year + 22 + 2 * nth, surname + depth);
                    let kind = Value::choice("birth");
                    let fields = [("child", link(&child)), ("union", link(&union)), ("kind", kind)];
                    desk.add(("parentage", &format!("p{child}")), &fields);
                    next.push((child, year + 22 + 2 * nth, surname + depth));
                }
            }
            if known >= 40 {
                break;
            }
        }
        generation = next;
    }
    for (n, kind) in ["close", "conflict", "cutoff", "informal-carer", "lpa"].iter().enumerate() {
        let fields =
            [("from", link("client")), ("to", link(&format!("r{}", n + 2))), ("kind", Value::choice(kind))];
        desk.add(("tie", &format!("t{n}")), &fields);
    }
    desk
}

#[test]
fn forty_people_of_four_generations_can_be_read_on_a_sheet_of_a4() {
    let desk = forty();
    let settings = Settings { large_words: true, ..Settings::default() };
    let scene = draw(desk.case(), &settings, day("2026-03-20"));
    assert_eq!(scene.of_kind(ItemKind::Person).count(), 40);
    let rows: std::collections::BTreeSet<i64> = scene.places.values().map(|at| at.y as i64).collect();
    assert_eq!(rows.len(), 4, "generations");
    if let Some(folder) = std::env::var_os("KITH_LOOK") {
        std::fs::write(std::path::Path::new(&folder).join("forty.svg"), svg::exported(&scene)).unwrap();
    }
    for item in &scene.items {
        for paint in &item.paint {
            if let Paint::Text { size, words, .. } = paint {
                let points = A4.points(&scene, *size);
                assert!(
                    points >= 6.0,
                    "{words} is {points:.2} pt high on {:.0} by {:.0}",
                    scene.width,
                    scene.height
                );
                // Names are the largest words of a person.
                let is_name = item.kind == ItemKind::Person && words.chars().any(char::is_alphabetic);
                assert!(!is_name || points >= 6.5, "{words} is {points:.2} pt high");
            }
        }
    }
    assert_eq!(warning(&scene), None);
}

#[test]
fn what_would_be_too_small_on_a4_is_said_before_it_is_printed() {
    let mut scene =
        draw(forty().case(), &Settings { large_words: true, ..Settings::default() }, day("2026-03-20"));
    scene.width *= 1.4;
    let words = warning(&scene).unwrap();
    assert!(words.contains("Print on A3"), "{words}");
    assert!(words.contains(&format!("{:.1}", A4.smallest(&scene))), "{words}");
    scene.width *= 4.0;
    assert!(A3.smallest(&scene) < 6.0);
    assert!(warning(&scene).unwrap().contains("hide what is not needed"));
}

#[test]
fn words_are_made_larger_only_where_the_usual_ones_cannot_be_read() {
    let usual = |desk: &Desk| draw(desk.case(), &Settings::default(), day("2026-03-20"));
    assert!(!is_legible(&usual(&forty())), "forty people need larger words");
    let mut two = Desk::new(7, "Hannah Osei");
    two.answer(("person", "client", "name"), Value::text("Edith Marchbanks"));
    assert!(is_legible(&usual(&two)), "one person does not");
}
