//! Writes a hand-off file with a case as large as the benchmarks ask for: `large_case ENTRIES > file.json`.
//!
//! It is the training case under another id, with more chronology entries; everyone in it is invented.

use kith::{
    case::{Author, Case, Device, Key, Value, When},
    edit::{Edit, Occasion, Session},
    handoff::{self, CaseFile, Opened},
};
use std::{collections::BTreeMap, io::Write as _, process::ExitCode};

const TRAINING: &[u8] = include_bytes!("../assets/training/doreen-amos.json");
const STARTED: u64 = 1_774_000_000_000;

fn large_case(entries: u32) -> Result<String, String> {
    let Ok(Opened::Current(file)) = handoff::read(TRAINING) else {
        return Err("the training case does not open".into());
    };
    let operations = file.cases.into_iter().flat_map(|case| case.operations);
    let case = Case::from_operations(operations).map_err(|error| error.to_string())?;
    let author = Author { name: "Hannah Osei".to_owned(), role: "Social worker".to_owned() };
    let mut session = Session::new("benchcase", case, Device(0xbe0c), STARTED);
    for n in 0..entries {
        let mut seed = [7; 32];
        for (byte, from) in seed.iter_mut().zip(n.to_le_bytes()) {
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
        let occasion = Occasion { now: STARTED + u64::from(n), author: author.clone(), seed };
        session.dispatch(Edit::Add { thing, fields }, &occasion).map_err(|refusal| refusal.to_string())?;
    }
    session.seal();
    let file = CaseFile::of("benchcase", session.case());
    handoff::write(vec![file], "2026-03-20T09:00:00.000Z", &author).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let entries = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let written = large_case(entries)
        .and_then(|text| std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            let _ = writeln!(std::io::stderr(), "{words}");
            ExitCode::FAILURE
        }
    }
}
