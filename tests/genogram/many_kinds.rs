//! An invented family that has every kind of link in it, to be looked at.

use crate::support::{Desk, link, when};
use kith::case::Value;

/// Twins, adoption with both families, foster and kinship care, cousins who married, a lone parent, a friend and a pet.
pub fn build() -> Desk {
    let mut desk = Desk::new(7, "Hannah Osei");
    let people: &[(&str, &str, &str, &str)] = &[
        ("grandad", "Bill Hart", "man", "1940"),
        ("gran", "Una Hart", "woman", "1942"),
        ("dad", "Mark Hart", "man", "1964"),
        ("aunt", "Gail Frost", "woman", "1966"),
        ("mum", "Rosa Hart", "woman", "1965"),
        ("client", "Ash Hart", "non-binary", "1988-03-04"),
        ("twin-one", "Tess Hart", "woman", "1991"),
        ("twin-two", "Tara Hart", "woman", "1991"),
        ("cousin", "Dean Frost", "man", "1990"),
        ("adopted", "Leo Hart", "man", "2014"),
        ("birth-mother", "Kim Lowe", "woman", "1995"),
        ("foster", "Nia Bell", "woman", "2012"),
        ("grandchild", "Joy Frost", "woman", "2018"),
        ("fraternal-one", "Max Frost", "man", "2020"),
        ("fraternal-two", "Eve Frost", "woman", "2020"),
        ("wife", "Sue Hart", "woman", "1986"),
        ("friend", "Femi Ade", "man", "1985"),
        ("pet", "Biscuit", "unknown", "2019"),
        ("unborn", "", "unknown", "2026-09"),
    ];
    for (id, name, gender, born) in people {
        let mut fields = vec![("gender", Value::choice(gender)), ("born", when(born))];
        fields.push(("name", Value::text(name)));
        match *id {
            "friend" => fields.push(("being", Value::choice("not-family"))),
            "pet" => fields.push(("being", Value::choice("pet"))),
            "unborn" => fields.push(("beginning", Value::choice("pregnancy"))),
            _ => {}
        }
        desk.add(("person", id), &fields);
    }
    for (id, first, second, form, began) in [
        ("old", "grandad", "gran", "married", "1962"),
        ("parents", "dad", "mum", "married", "1986"),
        ("cousins", "cousin", "twin-two", "married", "2015"),
        ("wives", "client", "wife", "civil-partnership", "2012"),
    ] {
        desk.add(
            ("union", id),
            &[("first", link(first)), ("second", link(second)), ("form", Value::choice(form))],
        );
        let fields = [("union", link(id)), ("status", Value::choice("started")), ("date", when(began))];
        desk.add(("status", &format!("{id}.began")), &fields);
    }
    for (id, child, parents, kind, twins) in [
        ("1", "dad", "old", "birth", ""),
        ("2", "aunt", "old", "birth", ""),
        ("3", "client", "parents", "birth", ""),
        ("4", "twin-one", "parents", "birth", "identical"),
        ("5", "twin-two", "parents", "birth", "identical"),
        ("6", "cousin", "aunt", "birth", ""),
        ("7", "adopted", "wives", "adopted", ""),
        ("8", "adopted", "birth-mother", "birth", ""),
        ("9", "foster", "wives", "fostered", ""),
        ("10", "grandchild", "cousins", "birth", ""),
        ("11", "fraternal-one", "cousins", "birth", "fraternal"),
        ("12", "fraternal-two", "cousins", "birth", "fraternal"),
        ("13", "unborn", "cousins", "birth", ""),
    ] {
        let field = if ["aunt", "birth-mother"].contains(&parents) { "parent" } else { "union" };
        let mut fields = vec![("child", link(child)), (field, link(parents)), ("kind", Value::choice(kind))];
        if !twins.is_empty() {
            fields.push(("twins", Value::text(twins)));
            fields.push(("twins-kind", Value::choice(twins)));
        }
        desk.add(("parentage", id), &fields);
    }
    for (id, from, to, kind) in [
        ("1", "client", "wife", "very-close"),
        ("2", "client", "friend", "close"),
        ("3", "mum", "client", "cutoff-repaired"),
        ("4", "wife", "mum", "distrust"),
        ("5", "client", "client", "self-neglect"),
        ("6", "cousin", "twin-two", "financial-abuse"),
    ] {
        let mut fields = vec![("from", link(from)), ("kind", Value::choice(kind)), ("since", when("2020"))];
        if to != from {
            fields.push(("to", link(to)));
        }
        if kind == "financial-abuse" {
            fields.push(("standing", Value::Choices(["substantiated".to_owned()].into_iter().collect())));
        }
        desk.add(("tie", id), &fields);
    }
    desk.add(("household", "home"), &[("name", Value::text("3 Mill Row"))]);
    for (id, person) in ["client", "wife", "adopted", "foster", "pet"].iter().enumerate() {
        let fields = [("household", link("home")), ("person", link(person)), ("since", when("2019"))];
        desk.add(("residence", &id.to_string()), &fields);
    }
    desk
}
