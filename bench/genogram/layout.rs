//! The layout alone as a wasm for the bench: it hands two functions to the page, and is no part of the app.
//!
//! `kithRead(text)` reads a family of the benchmark; `kithLayOut(write)` lays it out and answers the layout as JSON, or
//! nothing when it is only timed. `kithEcomap(count)` arranges a world of so many systems, lines and all, and answers how
//! many circles it has.

use chrono::NaiveDate;
use js_sys::{Reflect, global};
use kith::case::{
    Case,
    family::{CLIENT, Family},
    network::{Importance, Network, System, SystemKind},
};
use kith::diagrams::benchmark::{NamedFamily, read_family, write_layout};
use kith::diagrams::layout::{Spacing, lay_out};
use kith::diagrams::{
    ecomap::{self, edits::Line},
    scene::ItemKind,
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::{JsValue, closure::Closure};

/// A world of so many systems, with every kind of line, of the client and of the whole household by turns.
fn world(count: u32) -> Network {
    let mut network = Network::default();
    for place in 0..count {
        let id = format!("s{place}");
        let mut system = System::new(&id, SystemKind::Club);
        system.importance = Importance::ALL.get(place as usize % 3).copied().unwrap_or(Importance::Middle);
        let member = (place % 2 == 0).then_some(CLIENT);
        let line = Line::ALL.get(place as usize % 6).copied().unwrap_or(Line::Strong);
        let mut tie = line.tie(member, &id);
        tie.id = format!("t{place}");
        network.systems.push(system);
        network.ties.push(tie);
    }
    network
}

fn main() {
    let family: Rc<RefCell<Option<NamedFamily>>> = Rc::default();
    let read = {
        let family = Rc::clone(&family);
        Closure::<dyn Fn(String) -> Option<String>>::new(move |text: String| match read_family(&text) {
            Ok(named) => {
                *family.borrow_mut() = Some(named);
                None
            }
            Err(words) => Some(words),
        })
    };
    let lay = Closure::<dyn Fn(bool) -> Option<String>>::new(move |write: bool| {
        let family = family.borrow();
        let named = family.as_ref()?;
        let layout = lay_out(&named.family, &Spacing::default());
        if write { write_layout(&named.ids, &layout).ok() } else { None }
    });
    let settings = ecomap::Settings::default();
    let day = NaiveDate::default();
    let world = Closure::<dyn Fn(u32) -> u32>::new(move |count: u32| {
        let family = Family::read(&Case::new());
        let network = world(count);
        let arrangement = ecomap::arrange(&family, &network, &settings, &BTreeMap::new());
        let world = ecomap::World { family: &family, network: &network, settings: &settings, date: day };
        ecomap::build(&world, &arrangement).of_kind(ItemKind::System).count() as u32
    });
    let functions = [
        ("kithRead", read.into_js_value()),
        ("kithLayOut", lay.into_js_value()),
        ("kithEcomap", world.into_js_value()),
    ];
    for (name, function) in functions {
        let _ = Reflect::set(&global(), &JsValue::from_str(name), &function);
    }
}
