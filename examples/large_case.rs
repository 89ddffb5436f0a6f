//! Writes a hand-off file with a case as large as the benchmarks ask for: `large_case ENTRIES [PEOPLE] > file.json`.
//!
//! It is the training case under another id, with more chronology entries and, where a number of people is given, a family of
//! so many in place of its own; everyone in it is invented.

use kith::{
    case::{Author, Case, Device, Key, Value, When},
    edit::{Edit, Occasion, Session},
    handoff::{self, CaseFile, Opened},
};
use std::{collections::BTreeMap, io::Write as _, process::ExitCode};

const TRAINING: &[u8] = include_bytes!("../assets/training/doreen-amos.json");
const STARTED: u64 = 1_774_000_000_000;

/// What makes a family: with another one, none of it is taken over.
const FAMILY: [&str; 7] = ["union", "status", "parentage", "tie", "household", "residence", "mark"];

/// A family of so many, each couple with four children of whom most marry; one tie to every tenth person.
fn family(people: u32) -> Vec<(Key, BTreeMap<String, Value>)> {
    let person = |n: u32| if n == 0 { "client".to_owned() } else { format!("relative{n:04}") };
    let link = |n: u32| Value::Link(person(n));
    let mut things = Vec::new();
    let mut add = |noun: &str, id: String, fields: Vec<(&str, Value)>| {
        let fields = fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
        things.push((Key::thing(noun, &id), fields));
    };
    let newcomer = |n: u32, year: u32| {
        let gender = if n.is_multiple_of(2) { "woman" } else { "man" };
        let born = year.to_string().parse().ok().map(|year| ("born", Value::Date(year)));
        let mut fields =
            vec![("name", Value::text(&format!("Relative {n}"))), ("gender", Value::choice(gender))];
        fields.extend(born);
        fields
    };
    let (mut known, mut couples, mut at) = (1, Vec::from([(0, 1944)]), 0);
    while let Some((parent, year)) = couples.get(at).copied() {
        if known >= people {
            break;
        }
        at += 1;
        let partner = known;
        add("person", person(partner), newcomer(partner, year + 1));
        let union = format!("union{partner:04}");
        add(
            "union",
            union.clone(),
            vec![("first", link(parent)), ("second", link(partner)), ("form", Value::choice("married"))],
        );
        known += 1;
        for nth in 0..4_u32.min(people - known) {
            let (child, born) = (known, (year + 20 + nth).min(2024));
            add("person", person(child), newcomer(child, born));
            let of = vec![
                ("child", link(child)),
                ("union", Value::Link(union.clone())),
                ("kind", Value::choice("birth")),
            ];
            add("parentage", format!("parentage{child:04}"), of);
            if nth < 3 {
                couples.push((child, born));
            }
            if child.is_multiple_of(10) {
                let tie = vec![("from", link(child)), ("to", link(parent)), ("kind", Value::choice("close"))];
                add("tie", format!("tie{child:04}"), tie);
            }
            known += 1;
        }
    }
    things
}

fn large_case(entries: u32, people: u32) -> Result<String, String> {
    let Ok(Opened::Current(file)) = handoff::read(TRAINING) else {
        return Err("the training case does not open".into());
    };
    let is_kept = |operation: &kith::case::Operation| {
        let noun = operation.key.noun();
        people == 0 || !(FAMILY.contains(&noun) || (noun == "person" && operation.key.id() != "client"))
    };
    let operations = file.cases.into_iter().flat_map(|case| case.operations).filter(is_kept);
    let case = Case::from_operations(operations).map_err(|error| error.to_string())?;
    let author = Author { name: "Hannah Osei".to_owned(), role: "Social worker".to_owned() };
    let mut session = Session::new("benchcase", case, Device(0xbe0c), STARTED);
    for n in 0..entries {
        let mut entropy = [7; 32];
        for (byte, from) in entropy.iter_mut().zip(n.to_le_bytes()) {
            *byte = from;
        }
        let date: When = format!("{:04}-{:02}-{:02}", 1990 + n % 36, 1 + n % 12, 1 + n % 28)
            .parse()
            .map_err(|_| "date")?;
        let fields = BTreeMap::from([
            ("date".to_owned(), Value::Date(date)),
            (
                "incident".to_owned(),
                Value::text(&format!(
                    "Entry {n}: a district nurse reports that the door was not opened and the dressing could not be changed."
                )),
            ),
            ("source".to_owned(), Value::text("District nursing")),
            ("significance".to_owned(), Value::text("One more in a run of visits without access.")),
        ]);
        let thing = Key::thing("chronology", &format!("bench{n:05}"));
        let occasion = Occasion { now: STARTED + u64::from(n), author: author.clone(), entropy };
        session.dispatch(Edit::Add { thing, fields }, &occasion).map_err(|refusal| refusal.to_string())?;
    }
    if people > 0 {
        let mut entropy = [9; 32];
        for (nth, things) in family(people).chunks(500).enumerate() {
            entropy[0] = u8::try_from(nth).unwrap_or(u8::MAX);
            let occasion =
                Occasion { now: STARTED + u64::from(entries) + 1, author: author.clone(), entropy };
            let edit = Edit::AddSeveral { things: things.to_vec() };
            session.dispatch(edit, &occasion).map_err(|refusal| refusal.to_string())?;
        }
    }
    session.close_typing();
    let file = CaseFile::of("benchcase", session.case());
    handoff::write(vec![file], "2026-03-20T09:00:00.000Z", &author).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let count = |nth: usize| std::env::args().nth(nth).and_then(|count| count.parse().ok());
    let written = large_case(count(1).unwrap_or(2_000), count(2).unwrap_or(0))
        .and_then(|text| std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            let _ = writeln!(std::io::stderr(), "{words}");
            ExitCode::FAILURE
        }
    }
}
