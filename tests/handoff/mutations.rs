//! Files changed at random: none brings the program down, and each is refused or holds exactly what was written.

use super::{Desk, Filing, NOW, client, hand_made, reason, sample};
use crate::support::{Dice, setting};
use kith::{
    case::{Case, Operation, Salt, Value},
    edit::Edit,
    handoff::{self, CaseFile, Opened, envelope::checksum},
    reports,
};
use serde_json::Value as Json;
use std::panic::{AssertUnwindSafe, catch_unwind};

const NUMBERS: [&str; 12] = [
    "0",
    "-1",
    "1.5",
    "1e999",
    "-0",
    "9223372036854775808",
    "18446744073709551616",
    "1e300",
    "00",
    "null",
    "\"\"",
    "2",
];

/// One change: bits, pieces cut out, doubled, moved or exchanged, numbers swapped, the end cut off.
fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let (at, length) = (dice.below(bytes.len()), 1 + dice.below(64));
    let end = (at + length).min(bytes.len());
    if bytes.is_empty() {
        return;
    }
    match dice.below(9) {
        0 | 1 => bytes[at] ^= 1 << dice.below(8),
        2 => bytes[at] = dice.roll() as u8,
        3 => bytes.truncate(at),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let piece = bytes[at..end].to_vec();
            let to = dice.below(bytes.len());
            bytes.splice(to..to, piece);
        }
        6 => {
            let piece = bytes[at..end].to_vec();
            let to = dice.below(bytes.len().saturating_sub(piece.len()));
            bytes[to..to + piece.len()].copy_from_slice(&piece);
        }
        7 => {
            // The next number in the text, in a stamp, a salt or standing alone, becomes another one.
            let digits = |byte: &u8| byte.is_ascii_digit();
            let Some(start) = bytes[at..].iter().position(digits).map(|from| at + from) else { return };
            let stop =
                bytes[start..].iter().position(|byte| !digits(byte)).map_or(bytes.len(), |to| start + to);
            let other = NUMBERS[dice.below(NUMBERS.len())].bytes();
            bytes.splice(start..stop, other);
        }
        _ => {
            // Two lines change places.
            let lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
            let mut lines = lines;
            lines.swap(a, b);
            *bytes = lines.join(&b'\n');
        }
    }
}

/// Exchanges, repeats or removes parts of the JSON itself, which stays JSON and is sealed again as a forger would.
fn forge(json: &mut Json, dice: &mut Dice) {
    let donor = json["cases"].clone();
    let mut from = &donor;
    for _ in 0..dice.below(8) {
        from = child(from, dice).unwrap_or(from);
    }
    let piece = match dice.below(4) {
        0 => serde_json::from_str(NUMBERS[dice.below(NUMBERS.len())]).unwrap_or(Json::Null),
        _ => from.clone(),
    };
    let mut to = &mut json["cases"];
    for _ in 0..1 + dice.below(8) {
        let length =
            to.as_array().map(Vec::len).or_else(|| to.as_object().map(serde_json::Map::len)).unwrap_or(0);
        if length == 0 {
            break;
        }
        let index = dice.below(length);
        to = match to {
            Json::Array(items) => &mut items[index],
            Json::Object(fields) => fields.values_mut().nth(index).unwrap(),
            _ => unreachable!("it has parts"),
        };
    }
    match (dice.below(3), to) {
        (0, Json::Array(items)) => items.push(piece),
        (1, Json::Array(items)) => items.truncate(dice.below(items.len() + 1)),
        (_, place) => *place = piece,
    }
    if dice.below(2) == 0 {
        redigest(json);
    }
    json["sha256"] = checksum(&json["cases"]).into();
}

/// Gives each entry the digest of what it now says, so that what lies behind that check is tried too.
fn redigest(json: &mut Json) {
    let operations = json["cases"].pointer_mut("/0/operations").and_then(Json::as_array_mut);
    for operation in operations.into_iter().flatten() {
        let Some(fields) = operation.as_object_mut() else { continue };
        let value =
            fields.get("value").cloned().and_then(|value| serde_json::from_value::<Value>(value).ok());
        let salt = fields.get("salt").cloned().and_then(|salt| serde_json::from_value::<Salt>(salt).ok());
        if let (Some(value), Some(salt)) = (value, salt) {
            let digest = serde_json::to_value(Operation::digest_of(salt, &value)).unwrap();
            fields.insert("digest".to_owned(), digest);
        }
    }
}

fn child<'a>(json: &'a Json, dice: &mut Dice) -> Option<&'a Json> {
    match json {
        Json::Array(items) => items.get(dice.below(items.len())),
        Json::Object(fields) => fields.values().nth(dice.below(fields.len())),
        _ => None,
    }
}

/// Everything that the program does with a file that was opened: shown, compared, taken in, undone, handed on.
fn use_it(file: &CaseFile, local: &Case) {
    assert!(file.operations.iter().all(Operation::is_intact));
    let case = Case::from_operations(file.operations.iter().cloned()).unwrap();
    let _ = reports::forms::whole(&case);
    let _ = reports::caseload::Summary::of(&file.id, &case, None);
    let mut index = reports::search::Index::default();
    index.add(&file.id, &case);
    let _ = index.find("fell");
    let again = super::written(&[(&file.id, &case)]);
    assert_eq!(Case::from_operations(super::cases(&again).remove(0).operations).as_ref(), Ok(&case));
    let known = handoff::compare(None, file, NOW).unwrap();
    let mut desk = Desk::new(7, "Cleo");
    desk.dispatch(Edit::Import { admission: Box::new(known.admission), choices: Vec::new() });
    if desk.session.history().last_done().is_some() {
        desk.dispatch(Edit::Undo);
        desk.dispatch(Edit::Redo);
    }
    desk.dispatch(Edit::Answer { key: reason(), value: Value::text("Typed afterwards") });
    assert_eq!(super::cases(&desk.file()).len(), 1, "what was made of it can be handed on");
    let kept = local.clone();
    let _ = handoff::compare(Some(local), file, NOW);
    assert_eq!(&kept, local);
}

/// What came of the mutations.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    intact: usize,
    newer: usize,
    forged: usize,
    locked: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.refused += other.refused;
        self.intact += other.intact;
        self.newer += other.newer;
        self.forged += other.forged;
        self.locked += other.locked;
    }
}

/// A small file, which most mutations are made of: many small ones find more than few large ones.
fn small() -> Desk {
    let mut desk = Desk::new(1, "Asha");
    desk.say(client("name"), "Wilf \u{2018}Example\u{2019} \u{1f33b}");
    desk.say(reason(), "Said: \"I fell\"\\ twice.\n\u{e9}t\u{e9}");
    desk.add(("note", "n1"), &[("text", Value::text("Rang the daughter"))]);
    desk
}

/// Bytes that begin as a locked file does, or nearly.
fn like_locked(file: &str, dice: &mut Dice) -> Vec<u8> {
    const BEGINNINGS: [&str; 4] = [
        "-----BEGIN AGE ENCRYPTED FILE-----\n",
        "\u{feff}\r\n-----BEGIN AGE ENCRYPTED FILE-----\r\n",
        "age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 16\n",
        "age-encryption.org/v2\n",
    ];
    let mut bytes = BEGINNINGS[dice.below(BEGINNINGS.len())].as_bytes().to_vec();
    bytes.extend(file.bytes().take(dice.below(file.len())));
    (0..dice.below(3)).for_each(|_| mutate(&mut bytes, dice));
    bytes
}

/// One mutation, by its seed.
fn try_one(seed: u64, originals: &[(Case, String)], tally: &mut Tally) {
    let mut dice = Dice::new(seed);
    // Seven of eight begin from the small file.
    let (case, file) = &originals[if dice.below(8) > 0 { 0 } else { 1 + dice.below(originals.len() - 1) }];
    if dice.below(16) == 0 {
        let bytes = like_locked(file, &mut dice);
        tally.locked += usize::from(handoff::armour::is_locked(&bytes));
        assert!(handoff::read(&bytes).is_err(), "nothing is read of a locked file without its passphrase");
        return;
    }
    let forged = dice.below(3) == 0;
    let bytes = if forged {
        let mut json: Json = serde_json::from_str(file).unwrap();
        (0..1 + dice.below(3)).for_each(|_| forge(&mut json, &mut dice));
        json.to_string().into_bytes()
    } else {
        let mut bytes = file.clone().into_bytes();
        (0..1 + dice.below(4)).for_each(|_| mutate(&mut bytes, &mut dice));
        bytes
    };
    match handoff::read(&bytes) {
        Err(error) => {
            assert!(!error.to_string().is_empty());
            tally.refused += 1;
        }
        Ok(Opened::Newer { .. }) => tally.newer += 1,
        Ok(Opened::Current(read)) if forged => {
            super::canonical::agrees(std::str::from_utf8(&bytes).unwrap());
            read.cases.iter().for_each(|file| use_it(file, case));
            tally.forged += 1;
        }
        Ok(Opened::Current(read)) => {
            assert_eq!(read.cases, super::cases(file), "a changed file passed for whole");
            tally.intact += 1;
        }
    }
}

/// `KITH_MUTATIONS` says how many, `KITH_SEED` where to begin: the seed of a failure with one mutation repeats it alone.
#[test]
fn no_mutation_brings_it_down_or_passes_for_whole() {
    let (mutations, first) = (setting("KITH_MUTATIONS", 100_000), setting("KITH_SEED", 1));
    let hand_made = Case::from_operations(hand_made::operations()).unwrap();
    let originals = [small().case().clone(), sample().case().clone(), hand_made]
        .map(|case| (case.clone(), super::written(&[("first", &case)])));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let tally = std::thread::scope(|scope| {
        let originals = &originals;
        let work = |thread: u64| {
            move || {
                let mut tally = Tally::default();
                for index in (thread..mutations).step_by(threads as usize) {
                    let seed = first.wrapping_add(index);
                    let outcome = catch_unwind(AssertUnwindSafe(|| try_one(seed, originals, &mut tally)));
                    assert!(outcome.is_ok(), "to repeat: KITH_SEED={seed} KITH_MUTATIONS=1");
                }
                tally
            }
        };
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(work(thread))).collect();
        running.into_iter().fold(Tally::default(), |mut sum, thread| {
            sum.add(&thread.join().expect("a mutation brought it down"));
            sum
        })
    });
    eprintln!("{mutations} mutations held: {tally:?}");
    // A fuzz that never came through the door would prove nothing of what lies behind it.
    if mutations >= 2_000 {
        assert!(
            tally.refused > 1_000 && tally.intact > 0 && tally.forged > 20 && tally.locked > 20,
            "{tally:?}"
        );
    }
    assert_eq!(case_name(&originals[0].1), "Wilf \u{2018}Example\u{2019} \u{1f33b}");
}

fn case_name(file: &str) -> String {
    let case = Case::from_operations(super::cases(file).remove(0).operations).unwrap();
    case.value(&client("name")).words().to_owned()
}
