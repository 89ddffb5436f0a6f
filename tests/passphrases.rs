//! Passphrases, recovery codes and the armour of locked files, as people and their machines really write them.

use kith::handoff::armour;
use kith::sealing::{
    RecoveryCode,
    passphrase::{fault, normalise, spellings, visible},
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

fn compose(text: &str, form: &str) -> String {
    match form {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        other => panic!("no form {other}"),
    }
}

fn used(typed: &str) -> String {
    normalise(&compose(&visible(typed), "NFKC"))
}

#[test]
fn one_passphrase_is_the_same_however_another_machine_types_it() {
    let meant = "caf\u{e9} it's five o'clock - now";
    let typed = [
        "cafe\u{301} it's five o'clock - now",
        "caf\u{e9} it\u{2019}s five o\u{2019}clock \u{2013} now",
        "caf\u{e9} it\u{2018}s five o\u{2bc}clock \u{2014} now",
        "  caf\u{e9}  it's five\u{a0}o'clock \u{2011} now ",
        "caf\u{e9} it's five\u{2003}o'clock\t-\u{202f}now",
        "caf\u{e9} it\u{200b}'s fi\u{ad}ve o'clock - now\u{feff}",
        "caf\u{e9} it\u{b4}s five o`clock - now",
        "\u{ff43}\u{ff41}\u{ff46}\u{e9} it's five o'clock \u{ff0d} now",
        "cafe\u{200d}\u{301} it's five o'clock - now",
    ];
    for typed in typed {
        assert_eq!(used(typed), meant, "{typed:?}");
    }
    assert_ne!(used("Caf\u{e9} it's five o'clock - now"), meant, "capitals are another passphrase");
}

#[test]
fn what_earlier_versions_and_other_programs_used_is_tried_as_well() {
    // What was typed now, and what a file or a device may have been locked with.
    let rows = [
        ("caf\u{e9} it's five o'clock", "caf\u{e9} it\u{2019}s five o\u{2019}clock"),
        ("caf\u{e9} it's five o'clock", "cafe\u{301} it's five o'clock"),
        ("caf\u{e9} it's five o'clock", "cafe\u{301} it\u{2019}s five o\u{2019}clock"),
        ("caf\u{e9} it\u{2019}s five", "caf\u{e9} it\u{2019}s five"),
        ("two  blanks", "two  blanks"),
        ("hyphens\u{2011}kept", "hyphens\u{2011}kept"),
        (" outer ", " outer "),
        (" outer ", "outer"),
        ("full\u{ff0d}width", "full-width"),
    ];
    for (typed, locked_with) in rows {
        let tried = spellings(typed, compose);
        assert!(
            tried.iter().any(|one| one == locked_with),
            "{typed:?} does not try {locked_with:?}: {tried:?}"
        );
        assert_eq!(tried[0], used(typed), "the present way comes first");
    }
    assert_eq!(spellings("kettle marigold trombone lantern", compose), ["kettle marigold trombone lantern"]);
}

#[test]
fn what_is_easy_to_guess_is_refused() {
    let refused = [
        "password1234",
        "Password1234",
        "P@ssw0rd2024",
        "aaaaaaaaaaaa",
        "aaaaabbbbcde",
        "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        "qwertyuiop12",
        "qwertyuiopas",
        "1qaz2wsx3edc",
        "123456789012",
        "987654321098",
        "abcabcabcabc",
        "abcdefghijkl",
        "horse horse horse horse",
        "letmeinletmein",
        "12 March 1961",
        "12/03/1961 12/03/1961",
        "Doreen Amos 1943",
        "socialworker1",
        "Kent Council 2026",
        "monkey123456",
        "a b c d e f g",
        "............",
        "marigold2024!",
        "welcome to kent",
        "4321drowssap",
        "111111111111a",
        "zxcvbnmasdfg",
        "Hannah Osei Kent",
        "short",
    ];
    for typed in refused {
        assert!(fault(&used(typed), "Hannah Osei Social Worker Thanet").is_some(), "{typed:?} is taken");
    }
}

#[test]
fn what_is_hard_to_guess_will_do() {
    let good = [
        "kettle marigold trombone lantern",
        "caf\u{e9} it's five o'clock",
        "cat dog sun ray",
        "x7#Kp2!qLm9$",
        "correcthorsebatterystaple",
        "yo-yo felt-tip drop-down stool",
        "\u{43a}\u{43e}\u{440}\u{43e}\u{432}\u{430} \u{43b}\u{430}\u{43c}\u{43f}\u{430} \u{43e}\u{433}\u{43e}\u{43d}\u{44c} \u{441}\u{442}\u{43e}\u{43b}",
        "my aunt keeps nine yellow geese",
        "Tr0mbone&kettle/79 wig",
        "f8d2c1a97b3e",
    ];
    for typed in good {
        assert_eq!(fault(&used(typed), "Hannah Osei Social Worker Thanet"), None, "{typed:?}");
    }
}

#[test]
fn a_recovery_code_is_read_however_it_is_written_down() {
    let code = RecoveryCode::new([7, 1, 255, 0, 33, 98, 4, 200, 19, 2, 77, 130, 5, 61, 250, 8]);
    let shown = code.to_string();
    let plain = code.letters();
    let wide: String =
        plain.chars().map(|letter| char::from_u32(u32::from(letter) + 0xfee0).unwrap()).collect();
    let spelled = [
        shown.clone(),
        shown.to_lowercase(),
        shown.replace('-', "\u{2014}"),
        shown.replace('-', "\u{2011}"),
        shown.replace('-', " . "),
        shown.replace('-', "\u{b7}"),
        shown.replace('-', "\r\n"),
        format!("\u{201c}{shown}\u{201d}."),
        plain.clone(),
        wide,
        plain.replace('0', "O").replace('1', "l"),
        plain.replace('0', "o").replace('1', "I"),
        plain.chars().map(|letter| format!("{letter}\u{200b}")).collect(),
    ];
    for text in spelled {
        assert_eq!(RecoveryCode::parse(&text), Ok(code.clone()), "{text:?}");
    }
    for (text, words) in
        [("", "28 letters"), ("ABCD-EFGH", "28 letters"), ("\u{dc}ABC", "no \u{201c}\u{dc}\u{201d}")]
    {
        assert!(RecoveryCode::parse(text).unwrap_err().to_string().contains(words), "{text:?}");
    }
    let slip = if plain.starts_with('A') { plain.replacen('A', "B", 1) } else { format!("A{}", &plain[1..]) };
    assert!(RecoveryCode::parse(&slip).is_err());
}

const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA=\nZm9v\n-----END AGE ENCRYPTED FILE-----\n";

#[test]
fn what_the_road_puts_around_an_armour_is_taken_off() {
    let utf16 =
        |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("as written", ARMOUR.into()),
        ("with a byte order mark", format!("\u{feff}{ARMOUR}").into()),
        ("behind blank lines", format!("\n\r\n  \n{ARMOUR}").into()),
        ("behind both", format!("\u{feff}\n\n{ARMOUR}").into()),
        ("before a signature", format!("{ARMOUR}\n-- \nHannah Osei\nSocial Worker\n").into()),
        ("in a mail", format!("Dear Tom,\nhere it is.\n\n{ARMOUR}\nRegards").into()),
        ("quoted", ARMOUR.lines().map(|line| format!("> {line}\r\n")).collect::<String>().into()),
        ("quoted twice", ARMOUR.lines().map(|line| format!(">> {line}\n")).collect::<String>().into()),
        ("with Windows' line ends", ARMOUR.replace('\n', "\r\n").into()),
        ("with spaces at the ends", ARMOUR.replace('\n', "  \n").into()),
        ("with blank lines between", ARMOUR.replace('\n', "\n\n").into()),
        ("in UTF-16 as PowerShell writes it", utf16(&format!("\u{feff}{ARMOUR}"), u16::to_le_bytes)),
        ("in UTF-16 the other way round", utf16(&format!("\u{feff}{ARMOUR}"), u16::to_be_bytes)),
        ("in UTF-16 without a mark", utf16(ARMOUR, u16::to_le_bytes)),
        ("before bytes that are no text", [ARMOUR.as_bytes(), &[0xff, 0xfe, 0x00]].concat()),
    ];
    for (what, bytes) in rows {
        assert!(armour::is_locked(&bytes), "{what}: not known as locked");
        assert!(armour::is_locked(&bytes[..bytes.len().min(200)]), "{what}: not known by its beginning");
        assert_eq!(String::from_utf8_lossy(&armour::strip(&bytes)), ARMOUR, "{what}");
    }
}

#[test]
fn what_is_not_locked_is_left_alone() {
    let json = br#"{"format":"kith-handoff","note":"-----BEGIN AGE ENCRYPTED FILE-----"}"#;
    for bytes in [&json[..], b"", b"-", &[0xff, 0xfe], &[0, b'-'], b"hello", &[0xff, 0xd8, 0xff]] {
        assert!(!armour::is_locked(bytes), "{bytes:?}");
        assert_eq!(armour::strip(bytes).as_ref(), bytes);
    }
    // Cut short: the opener says so.
    let cut = &ARMOUR.as_bytes()[..60];
    assert!(armour::is_locked(cut));
    assert_eq!(armour::strip(cut).as_ref(), cut);
    assert!(armour::is_locked(b"age-encryption.org/v1\n-> scrypt"));
}

proptest! {
    #[test]
    fn any_mixture_of_spellings_is_one_passphrase(
        words in proptest::collection::vec("[a-z\u{e9}\u{fc}\u{f1}']{1,8}", 1..6),
        gaps in proptest::collection::vec(0_usize..6, 6),
        marks in proptest::collection::vec(0_usize..5, 6),
        is_apart in any::<bool>(),
    ) {
        let meant = used(&words.join(" "));
        let gap = [" ", "  ", "\u{a0}", "\t", "\u{2009}", " \u{200b}"];
        let mark = ["'", "\u{2019}", "\u{2018}", "\u{2bc}", "\u{ff07}"];
        let mut typed = String::new();
        for (at, word) in words.iter().enumerate() {
            typed.push_str(&word.replace('\'', mark[marks[at]]));
            typed.push_str(gap[gaps[at]]);
        }
        if is_apart {
            typed = typed.nfd().collect();
        }
        prop_assert_eq!(used(&typed), meant.clone());
        prop_assert_eq!(used(&meant), meant.clone(), "what is shown is what is used");
        prop_assert!(spellings(&typed, compose).contains(&meant));
    }

    #[test]
    fn nothing_makes_the_rules_fail(text in "\\PC{0,60}", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = fault(&used(&text), &text);
        let _ = spellings(&text, compose);
        let _ = RecoveryCode::parse(&text);
        let _ = (armour::is_locked(&bytes), armour::strip(&bytes).len());
    }
}
