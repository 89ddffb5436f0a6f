//! What is kept back is in no drawing, outline, narrative or prompt that leaves it out.

use super::world;
use crate::support::{day, link};
use kith::{
    case::{Value, family::Family, network::Network},
    diagrams::{
        ecomap::{Settings, World, compare::compare, draw, narrative::narrative, reading::prompts},
        outline, svg,
    },
};

/// Everything that a copy with these settings says.
fn all(settings: &Settings) -> String {
    let mut desk = world::build();
    let plain = |words: &str| vec![("kind", Value::choice("friend")), ("name", Value::text(words))];
    desk.add(("system", "zprivate"), &[plain("Zprivate"), vec![("private", Value::choice("yes"))]].concat());
    desk.add(
        ("system", "zshared"),
        &[
            plain("Zara Shared"),
            vec![("contact", Value::text("Zcontact 12")), ("note", Value::text("Znote"))],
        ]
        .concat(),
    );
    let tie = |to: &str, more: &[(&'static str, Value)]| {
        [
            vec![("to", link(to)), ("kind", Value::choice("plain")), ("quality", Value::choice("stressful"))],
            more.to_vec(),
        ]
        .concat()
    };
    desk.add(("tie", "z1"), &tie("zprivate", &[("since", crate::support::when("2025-12-01"))]));
    desk.add(
        ("tie", "z2"),
        &tie("zshared", &[("source", Value::text("Zsource")), ("note", Value::text("Ztold"))]),
    );
    desk.add(
        ("tie", "z3"),
        &tie("gp", &[("private", Value::choice("yes")), ("note", Value::text("Zsecret"))]),
    );
    desk.add(
        ("tie", "z4"),
        &tie("fire", &[("whose", Value::choice("professional")), ("note", Value::text("Zjudged"))]),
    );
    // Somebody of the genogram as a system goes with the person.
    desk.add(("system", "zsusan"), &[("kind", Value::choice("family")), ("person", link("susan"))]);
    desk.answer(("person", "susan", "private"), Value::choice("yes"));
    let (family, network) = settings.visible(&Family::read(desk.case()), &Network::read(desk.case()));
    let date = day("2026-03-20");
    let world = World { family: &family, network: &network, settings, date };
    let scene = draw(desk.case(), settings, date);
    let mut text = svg::exported(&scene) + &outline::as_text(&scene) + &narrative(&world).join("\n");
    for prompt in prompts(&world, day("2025-06-01")) {
        text.push_str(&prompt.words);
        text.extend(prompt.counted.into_iter().map(|(_, words)| words));
    }
    text.extend(compare(&world, day("2025-06-01"), date).into_iter().map(|one| one.words));
    text
}

#[test]
fn the_worker_sees_what_the_client_s_copy_leaves_out() {
    let worker = all(&Settings::default());
    for words in ["Zprivate", "Zara Shared", "Zsource", "Ztold", "Zsecret", "Zjudged", "Znote", "Susan Tully"]
    {
        assert!(worker.contains(words), "{words} is lost");
    }
    let client = all(&Settings::for_client());
    for words in ["Zprivate", "Zsource", "Ztold", "Zsecret", "Zjudged", "Znote", "Zcontact", "Susan"] {
        assert!(!client.contains(words), "{words} is in the client’s copy");
    }
    assert!(client.contains("Zara Shared"));
}

#[test]
fn details_are_shown_where_they_are_switched_on() {
    let mut settings = Settings::default();
    assert!(!all(&settings).contains("Zcontact"));
    settings.family.details = true;
    assert!(all(&settings).contains("Zcontact 12"));
}

#[test]
fn a_copy_with_initials_names_nobody_who_is_a_circle() {
    let mut settings = Settings::for_client();
    settings.family.initials = true;
    let text = all(&settings);
    for words in ["Emeka", "Zara", "Doreen", "Kevin"] {
        assert!(!text.contains(words), "{words} is named");
    }
    assert!(text.contains("Z. S.") && text.contains("District"));
}
