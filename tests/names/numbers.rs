//! Numbers by which somebody is found, left out of words by choice.

use super::copies::{named, note_down, redact};
use kith::{
    case::{
        Value, When,
        names::numbers::{Numbers, age_in_words},
    },
    handoff::redaction::Choice,
};

fn numbers() -> Numbers {
    let mut numbers = Numbers::default();
    numbers.add_number("6049172");
    numbers.add_number("01632 671411 (let it ring)");
    numbers.add_birth("1944-05-17".parse::<When>().unwrap());
    numbers.add_address("14 Cobb Lane, Marlingate");
    numbers
}

#[test]
fn numbers_are_found_however_they_are_written() {
    for (words, left) in [
        ("Rang 01632 960144 at noon", "Rang [telephone withheld] at noon"),
        ("(01632) 960-144.", "[telephone withheld]."),
        ("+44 (0)7700 900 123 or 07700900123", "[telephone withheld] or [telephone withheld]"),
        ("mail d.amos@mail.example.", "mail [e-mail withheld]."),
        // Nothing but a space, a hyphen or a bracket need stand between two of them.
        ("Rang 01632 960144 (07700 900123).", "Rang [telephone withheld] ([telephone withheld])."),
        ("01632 960144 07700 900123", "[telephone withheld] [telephone withheld]"),
        ("01632960144-07700900123 6049172", "[telephone withheld]-[telephone withheld] [number withheld]"),
        ("943 476 5919 01632 960144", "[number withheld] [telephone withheld]"),
        ("In 2019 01632 960144 2020 07700 900123", "In 2019 [telephone withheld] 2020 [telephone withheld]"),
        ("SW1234 01632 960144", "SW1234 [telephone withheld]"),
        ("mob(07700 900123)", "mob[telephone withheld])"),
        (
            "NHS 943 476 5919, 943-476-5919, 9434765919",
            "NHS [number withheld], [number withheld], [number withheld]",
        ),
        ("ID 6049172 in Swift; SW6049172x", "ID [number withheld] in Swift; SW[number withheld]x"),
        ("at MA7 4QX, ma7 4qx, MA74QX", "at [postcode withheld], [postcode withheld], [postcode withheld]"),
        ("NI QQ 12 34 56 C", "NI [number withheld]"),
        ("lives at 14 COBB LANE now", "lives at [address withheld] now"),
        (
            "born 17 May 1944; 17/05/1944, 17.5.44, 1944-05-17, May 17th, 1944, 17th of May 1944, 17051944",
            "born [date of birth withheld]; [date of birth withheld], [date of birth withheld], [date of birth withheld], [date of birth withheld], [date of birth withheld], [date of birth withheld]",
        ),
    ] {
        assert_eq!(numbers().left_out(words), left);
    }
}

#[test]
fn numbers_are_found_whatever_stands_between_or_against_their_digits() {
    let mut wrong = Vec::new();
    for (words, left) in [
        ("rang 07700\u{200b}900123", "rang [telephone withheld]"),
        ("0\u{ad}7700 \u{2060}900\u{200d}123", "[telephone withheld]"),
        ("ID6049172, id6049172", "ID[number withheld], id[number withheld]"),
        ("NHS9434765919", "NHS[number withheld]"),
        ("tel07700900123 rang", "tel[telephone withheld] rang"),
        ("at ME14 1XQ² now", "at [postcode withheld]² now"),
        ("07700/900123", "[telephone withheld]"),
        ("07700,900,123", "[telephone withheld]"),
        ("943/476/5919", "[number withheld]"),
        ("7700900123 and 7700 900123", "[telephone withheld] and [telephone withheld]"),
        (
            "\u{660}\u{667}\u{667}\u{660}\u{660} \u{669}\u{660}\u{660}\u{661}\u{662}\u{663}",
            "[telephone withheld]",
        ),
        ("\u{96c}\u{966}\u{96a}\u{96f}\u{967}\u{96d}\u{968}", "[number withheld]"),
        ("born 17May1944, 17thMay1944", "born [date of birth withheld], [date of birth withheld]"),
        ("17may1944; 17thmay1944", "[date of birth withheld]; [date of birth withheld]"),
        (
            "dob170544, 170544 or 440517",
            "dob[date of birth withheld], [date of birth withheld] or [date of birth withheld]",
        ),
        ("of 14a Cobb Lane", "of [address withheld]"),
        ("of Cobb Lane", "of [address withheld]"),
        ("of 14, Cobb\nLane", "of [address withheld]"),
        ("rang 671411", "rang [telephone withheld]"),
        ("1632671411; 01632/671411", "[telephone withheld]; [telephone withheld]"),
    ] {
        let told = numbers().left_out(words);
        if told != left {
            wrong.push(format!("{words}: {told}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn other_numbers_stay() {
    for words in [
        "01/02/2025 10:15, 01/02/2025,10:15 and 01/02/2025-08/02/2025",
        "1,250,000 of 2,100,345; 16,049,172; 0,5",
        "7.10.2025 103; on 7 10 2025 1030; 170545; 671412; 6714115",
        "A cobb; the lane; Marlingate; 14 others",
        "17June1944; 18thMay1944",
        "On 12/03/2025 at 14:05, 3 carers, 16 weeks, £1,250.00, 2019 to 2024",
        "17 May 1945; 18/05/1944; in 1944; 17 May",
        "Ward B12 2nd floor, room 4; took 2 x 500 mg; 120/80",
        "section 42, Care Act 2014; 1234567890",
        "rated 3 of 10 on 2025-11-04",
    ] {
        assert_eq!(numbers().left_out(words), words);
    }
}

#[test]
fn a_copy_without_numbers_holds_none() {
    let mut desk = named("Doreen Amos");
    desk.say("person/client/identifier", "6049172");
    desk.say("person/client/contact", "01632 960144 (let it ring)");
    desk.say("person/client/address", "14 Cobb Lane, Marlingate MA7 4QX");
    desk.answer("person/client/born", Value::Date("1944-05-17".parse().unwrap()));
    note_down(&mut desk, "Born 17.05.1944, number 604 9172, of 14 Cobb Lane; rang 01632960144.");
    let choice = Choice { numbers_left_out: true, ..Choice::default() };
    let copy = redact(&desk, &choice);
    assert_eq!(
        copy.case.field("note", "n1", "text").words(),
        "Born [date of birth withheld], number [number withheld], of [address withheld]; rang [telephone withheld]."
    );
    let all = serde_json::to_string(&copy.case.operations().collect::<Vec<_>>()).unwrap();
    for gone in ["6049172", "960144", "Cobb", "MA7", "1944"] {
        assert!(!all.contains(gone), "{gone}");
    }
    assert_eq!(copy.scan.check(all.as_bytes()), []);
    assert!(choice.in_words().contains("Numbers and contact details"));
}

#[test]
fn an_age_stands_for_a_date_of_birth() {
    let on = "2026-05-16".parse().unwrap();
    assert_eq!(age_in_words("1944-05-17".parse().unwrap(), on).as_deref(), Some("aged 81"));
    assert_eq!(age_in_words("1944".parse().unwrap(), on), None);
}

/// Numbers that stand in words in any order are all left out, whatever short thing parts them.
#[test]
fn of_many_numbers_in_a_row_none_leaves() {
    let all =
        ["01632 960144", "07700900123", "+44 7700 900 456", "943 476 5919", "6049172", "(01632) 960-177"];
    let gaps = [" ", "  ", "-", ". ", " (", ") ", "/", ", "];
    for (at, first) in all.iter().enumerate() {
        for (second, gap) in all.iter().flat_map(|second| gaps.map(|gap| (second, gap))) {
            for third in all {
                let words = format!("Rang {first}{gap}{second}{gap}{third} again");
                let left = numbers().left_out(&words);
                let digits = left.chars().filter(char::is_ascii_digit).count();
                assert_eq!(digits, 0, "{at}: {words}\n{left}");
            }
        }
    }
}
