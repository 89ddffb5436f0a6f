//! Lays out a family of the genogram benchmark: `layout FAMILY.json` prints the layout as JSON.
//! A family that cannot be read gives a sentence on the error stream and exit status 2.

// Printing is what this program is for.
#![allow(clippy::print_stdout)]

use std::process::ExitCode;

use kith::diagrams::benchmark::{read_family, write_layout};
use kith::diagrams::layout::{Spacing, lay_out};

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        return Err("Usage: layout FAMILY.json".to_owned());
    };
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("The file {file:?} cannot be read: {error}."))?;
    let named = read_family(&text)?;
    write_layout(&named.ids, &lay_out(&named.family, &Spacing::default()))
}
