//! In and out: tables from other agencies, tables for spreadsheets, initials, and filters in an address.

use super::demo;
use crate::support::Desk;
use chrono::NaiveDate;
use kith::case::names::{Known, Shortener};
use kith::reports::chronology::{
    Entry, Evidence, Group, Valence, entries,
    exchange::{
        composite::{compose, edit},
        dates::{self, Order, Reading},
        grid::{self, Unreadable},
        incoming::{self, Asked, Columns, Intake},
        table,
    },
    filter::{Choices, Column, Filter, Panel, choices},
    names::by_initials,
    zoom::Zoom,
};
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-03-20".parse().unwrap()
}

fn take(text: &[u8], order: Option<Order>) -> incoming::Incoming {
    let grid = grid::read(text).unwrap();
    let columns = incoming::columns(&grid, today());
    incoming::take(&grid, &Intake { agency: "police".into(), columns, order }, today())
}

#[test]
fn the_order_of_day_and_month_is_read_from_the_column_or_asked() {
    let reading = |cells: &[&str]| dates::reading(cells.iter().copied());
    assert_eq!(reading(&["3/4/2025", "20/12/2024"]), Reading::Certain(Order::DayFirst));
    assert_eq!(reading(&["3/4/2025", "12/20/2024"]), Reading::Certain(Order::MonthFirst));
    assert_eq!(reading(&["3/4/2025", "5/6/2025"]), Reading::Ambiguous);
    assert_eq!(reading(&["13/4/2025", "5/16/2025"]), Reading::Contradictory);
    assert_eq!(reading(&["2025-04-03", "3 Apr 2025", "4/4/2025", ""]), Reading::Indifferent);
    let date = |cell, order| dates::date(cell, order, today()).map(|when| when.to_string());
    assert_eq!(date("3/4/2025", Order::MonthFirst).unwrap(), "2025-03-04");
    assert_eq!(date("08/02/2025 14:20:00", Order::DayFirst).unwrap(), "2025-02-08");
    assert_eq!(date("2025-02-08T14:20", Order::DayFirst).unwrap(), "2025-02-08");
    assert_eq!(date("45696", Order::DayFirst).unwrap(), "2025-02-08");
    assert_eq!(date("summer 2021", Order::DayFirst).unwrap(), "2021-22");
    assert_eq!(date("31/2/2025", Order::DayFirst), None);
    assert_eq!(date("12/3", Order::DayFirst), None, "no year, and nobody to ask");
}

#[test]
fn an_ambiguous_column_keeps_every_row_out_until_it_is_answered() {
    let text = b"Date,Event\n3/4/2025,Called to shouting.\n5/6/2025,Called again.\n";
    let asked = take(text, None);
    assert_eq!((asked.asked, asked.entries.len()), (vec![Asked::Order], 0));
    let taken = take(text, Some(Order::DayFirst));
    assert_eq!(taken.entries.len(), 2);
    assert_eq!(taken.entries[0].when.unwrap().to_string(), "2025-04-03");
    assert_eq!(taken.entries[0].source, "Police or probation");
    assert_eq!(taken.entries[0].agencies, ["police"]);
}

#[test]
fn missing_columns_are_asked_for_and_bad_rows_are_named_by_line() {
    let grid = grid::read(b"Name,Note\nA,B\n").unwrap();
    let intake = Intake { agency: String::new(), columns: incoming::columns(&grid, today()), order: None };
    let asked = incoming::take(&grid, &intake, today());
    assert_eq!(asked.asked, [Asked::Agency, Asked::DateColumn, Asked::IncidentColumn]);
    let taken = take("When;What happened;Source\n20/12/2024;\"Warning; exits \"\"blocked\"\"\";Housing\nsome time;Second\n1/1/2025;;x\n".as_bytes(), None);
    assert_eq!(taken.entries.len(), 2);
    assert_eq!(taken.entries[0].incident, "Warning; exits \"blocked\"");
    assert_eq!(taken.entries[1].date, "some time");
    assert_eq!(taken.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [3, 4]);
    let pasted = take(b"8 Feb 2025\tFalls at home\tAmbulance\n2 May 2025\tFalls at home\tGP\n", None);
    assert_eq!(pasted.entries.len(), 2);
    assert_eq!(pasted.entries[1].source, "Police or probation; GP");
}

#[test]
fn odd_encodings_are_read_and_what_is_no_table_is_refused() {
    let windows = b"Date,Incident\n2025-01-02,\x93caf\xe9\x94 \x96 \xa3900\n";
    assert_eq!(take(windows, None).entries[0].incident, "“café” – £900");
    let wide: Vec<u8> =
        "\u{feff}Date\tIncident\n2025-01-02\tcafé\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(take(&wide, None).entries[0].incident, "café");
    assert_eq!(grid::read(b"").unwrap_err(), Unreadable::Empty);
    assert_eq!(grid::read(b"PK\x03\x04rubbish").unwrap_err(), Unreadable::NotText);
    assert_eq!(grid::read(b"one\ntwo\n").unwrap_err(), Unreadable::NoTable);
    assert_eq!(
        grid::read(b"Date,Incident\n2025-01-02,\"never closed\n2025,x\n").unwrap_err(),
        Unreadable::Unclosed
    );
}

#[test]
fn odd_files_come_in_whole_or_are_refused_with_what_to_do() {
    // Excel's own: UTF-8 with a mark, semicolons, a quoted cell of two lines, a missing cell and one too many.
    let text = "\u{feff}Datum;Date;Incident;Source\r\nx;4/11/2025;\"Falls at home.\nAmbulance; stays\";GP\r\ny;5/11/2025;Sees GP\r\nz;6/11/2025;Rings;GP;more\r\n";
    let taken = take(text.as_bytes(), Some(Order::DayFirst));
    let said: Vec<&str> = taken.entries.iter().map(|entry| entry.incident.as_str()).collect();
    assert_eq!(said, ["Falls at home.\nAmbulance; stays", "Sees GP", "Rings"]);
    assert_eq!(taken.entries[0].date, "4 November 2025");
    // Line ends of an old Mac, and UTF-16 the other way round.
    assert_eq!(take(b"Date,Incident\r2025-11-04,Falls\r", None).entries.len(), 1);
    let wide: Vec<u8> =
        "\u{feff}Date;Incident\n2025-11-04;caf\u{e9}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(take(&wide, None).entries[0].incident, "caf\u{e9}");
    // Without its mark UTF-16 is no text that can be told, and says what to do.
    let bare: Vec<u8> = "Date;Incident\n2025-11-04;x".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(grid::read(&bare).unwrap_err().to_string().contains("save it as CSV"));
    // A formula comes in as the words that it is, and goes out so that none runs it.
    let formula = take(
        b"Date,Incident\n2025-11-04,\"=HYPERLINK(\"\"x\"\")\"\n2025-11-05,+44 rang\n2025-11-06,@SUM(A1)\n",
        None,
    );
    assert_eq!(formula.entries[0].incident, "=HYPERLINK(\"x\")");
    let out = kith::reports::chronology::exchange::table::csv(&formula.entries);
    for line in out.lines().skip(1) {
        assert!(!line.contains(",=") && !line.contains(",+") && !line.contains(",@"), "{line}");
        assert!(!line.contains(",\"=") && !line.contains(",\"+") && !line.contains(",\"@"), "{line}");
    }
    // Columns that are not there are asked for, and nothing comes in before.
    let missing = take(b"Name,Colour\nA,red\nB,blue\n", None);
    assert!(missing.entries.is_empty());
    assert!(
        missing.asked.contains(&incoming::Asked::DateColumn)
            && missing.asked.contains(&incoming::Asked::IncidentColumn)
    );
}

#[test]
fn ten_thousand_rows_come_in_and_fifty_thousand_are_refused() {
    let rows = |count: usize| {
        let row =
            |n: usize| format!("{}/{}/{},\"Row {n}, with a comma\"\n", n % 28 + 1, n % 12 + 1, 1960 + n % 60);
        format!("Date,Incident\n{}", (0..count).map(row).collect::<String>())
    };
    assert_eq!(take(rows(10_000).as_bytes(), None).entries.len(), 10_000);
    for count in [10_001, 50_000] {
        let refused = grid::read(rows(count).as_bytes()).unwrap_err();
        assert_eq!(refused, Unreadable::TooLong);
        assert!(refused.to_string().contains("Nothing was added."));
    }
}

#[test]
fn the_composite_shows_what_both_agencies_wrote_and_adds_only_what_was_chosen() {
    let known = demo::entries(true);
    let incoming = take(
        b"Date,Event,Officer\n12/01/2024,Called to shouting at the home; no action taken,PC 4471\n14/07/2024,Bicycle reported stolen by a lodger,PC 1\n",
        None,
    );
    let lines = compose(&known, &incoming.entries);
    assert_eq!(lines.len(), 51);
    let new: Vec<_> = lines.iter().filter(|line| line.is_new).map(|line| line.twin.as_deref()).collect();
    assert_eq!(new, [Some("e24"), None]);
    let mut desk = Desk::new(7, "Hannah Osei");
    let mut count = 0;
    desk.dispatch(edit(
        &lines,
        |line| line.twin.is_none(),
        || {
            count += 1;
            format!("new{count}")
        },
    ));
    let added = entries(desk.case());
    assert_eq!(added.len(), 1);
    assert_eq!(
        (added[0].source.as_str(), added[0].agencies[0].as_str()),
        ("Police or probation; PC 1", "police")
    );
    desk.dispatch(kith::edit::Edit::Undo);
    assert!(entries(desk.case()).is_empty(), "one undo takes the whole file back");
}

proptest! {
    #[test]
    fn no_cell_of_a_table_is_a_formula_and_the_words_come_back(cells in proptest::collection::vec("[=+@|%\t\r\n ',;\"a-z0-9-]{0,12}", 3)) {
        let entry = Entry { incident: cells[0].clone(), source: cells[1].clone(), significance: cells[2].clone(), when: "2025-01-02".parse().ok(), ..Entry::default() };
        let text = table::csv(&[entry]);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), 2);
        for (cell, was) in rows[1].iter().skip(1).zip(&cells) {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{:?}", cell);
            for part in cell.split([';', '\t', '|', '\r', '\n']) {
                prop_assert!(!part.trim_start().starts_with(['=', '+', '-', '@']), "{:?} parted", cell);
            }
            prop_assert_eq!(&table::bare(cell), was);
        }
    }

    #[test]
    fn a_filter_comes_back_from_its_address_and_says_codes_alone(
        code in "[a-z0-9.-]{0,20}", ids in proptest::collection::vec("[a-z2-7]{16}", 0..4), bits: u32,
    ) {
        let pick = |bit: u32| bits & (1 << bit) != 0;
        let filter = Filter {
            panel: Panel::ALL[bits as usize % 6],
            group: pick(3).then_some(Group::Family),
            sign: pick(4).then_some(Valence::Positive),
            evidence: pick(5).then_some(Evidence::Reported),
            person: code.clone(), source: code.clone(), agency: if pick(7) { "gp".to_owned() } else { code },
            from: pick(8).then(today), until: pick(9).then(today), as_of: pick(14).then(today),
            rows: ids,
            sort: if pick(10) { Column::Source } else { Column::Date },
            is_descending: pick(11),
            zoom: if pick(12) { Zoom::Skeleton } else if pick(13) { Zoom::Own } else { Zoom::Full },
            is_anonymous: pick(15),
            is_among: pick(16),
        };
        let address = filter.to_string();
        prop_assert!(address.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.,=&".contains(&b)), "{}", address);
        prop_assert_eq!(Filter::from_query(&address), filter);
    }

    #[test]
    fn words_in_an_address_are_not_taken_for_codes(words in "[A-Z %+]{1,20}") {
        let filter = Filter::from_query(&format!("person={words}&source={words}&rows={words}"));
        prop_assert_eq!(filter, Filter::default());
    }
}

fn shown(filter: &Filter, entries: &[Entry], choices: &Choices) -> Vec<usize> {
    filter.narrow(&filter.order(entries.iter()), |place| entries.get(place), choices)
}

#[test]
fn filters_sort_and_choose() {
    let entries = demo::entries(true);
    let choices = choices(&entries, &[("person1".to_owned(), "chloe".to_owned())]);
    let shown = |query: &str| shown(&Filter::from_query(query), &entries, &choices);
    let count = |query: &str| shown(query).len();
    assert_eq!(count(""), 49);
    assert_eq!(count("agency=police"), 3);
    assert_eq!(count("person=person1"), 1);
    assert_eq!(count("sign=positive&from=2025-11-17"), 4);
    assert_eq!(count("from=2025-05-20&until=2025-06-10"), 1, "the third package runs through it");
    assert_eq!(count("rows=e24,e26,e40"), 3);
    assert_eq!(count("source=a-code-of-nothing"), 49, "an old address shows all");
    let organiser = choices.sources.iter().find(|(_, label)| label == "club organiser").unwrap();
    assert_eq!(organiser.0, "e10.1", "the entry and the place in which it stands first, and no words");
    assert_eq!(count(&format!("source={}", organiser.0)), 2);
    assert_eq!(shown("sort=date&order=descending")[0], 48);
    let by_source = shown("sort=source");
    assert!(
        by_source
            .windows(2)
            .all(|two| entries[two[0]].source.to_lowercase() <= entries[two[1]].source.to_lowercase())
    );
    assert_eq!(Filter::from_query("sort=source&order=descending").aria_sort(Column::Source), "descending");
}

#[test]
fn ten_thousand_entries_are_filtered_folded_and_searched_for_patterns() {
    let source_rows = demo::entries(true);
    let many: Vec<Entry> = (0..10_000)
        .map(|n| {
            let mut entry = source_rows[n % 49].clone();
            let shift = chrono::Days::new((n / 49) as u64 * 7);
            entry.id = format!("m{n:05}");
            entry.when = entry.first().map(|first| kith::case::When::day(first + shift));
            entry
        })
        .collect();
    let filter = Filter::from_query("agency=police&sort=source");
    assert_eq!(shown(&filter, &many, &choices(&many, &[])).len(), 612);
    let open = demo::open(&source_rows);
    let scene = kith::reports::chronology::patterns::RuleContext {
        entries: &many,
        open: &open,
        supports: &[],
        plan: "",
        as_of: today(),
    };
    assert!(!kith::reports::chronology::patterns::find(&scene).is_empty());
}

#[test]
fn names_become_initials_and_words_that_contain_them_stay() {
    let known = ["Doreen Amos", "Sam Reyes", "Emeka Okafor"].map(|name| Known {
        id: String::new(),
        shown: name.to_owned(),
        names: vec![name.to_owned()],
    });
    let short = Shortener::new(&known);
    let said = short.shorten("Doreen Amos rings the Samaritans; Sam’s friend Emeka Okafor comes to Doreen.");
    assert_eq!(said, "D. A. rings the Samaritans; S.’s friend E. O. comes to D.");
    let entry =
        Entry { incident: "Doreen falls.".into(), people: vec!["Doreen Amos".into()], ..Entry::default() };
    assert_eq!(by_initials(&entry, &short).people, ["D. A."]);
    let _ = Columns::default();
}
