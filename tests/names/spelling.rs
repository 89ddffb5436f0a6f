//! One name in every spelling in which it is met.

use super::copies::{named, note, note_down, redact, told};
use kith::handoff::redaction::Choice;

#[test]
fn a_name_is_found_however_it_is_spelt() {
    for (name, words, left) in [
        // Accents, composed or not, or missing.
        ("José Álvarez", "Jose\u{301} rang; JOSÉ and Jose; A\u{301}lvarez", "J. rang; J. and J.; A\u{301}."),
        ("Siobhán Walsh", "Siobhan agreed, SIOBHAN WALSH too", "S. agreed, S. W. too"),
        (
            "Siân Zoë Powell",
            "Sian rang. SIAN POWELL agreed. Sia\u{302}n rang. Zoe\u{308} was there.",
            "S. rang. S. P. agreed. S. rang. Z. was there.",
        ),
        ("Jürgen Müller", "Mueller rang Muller; MÜLLER; Juergen", "M. rang M.; M.; J."),
        ("Jorg Mueller", "Müller; Jörg", "M.; J."),
        ("Anna Strauß", "Strauss, STRAUSS, Strauß", "S., S., S."),
        ("Bjørn Kjær", "Bjorn, Bjoern; Kjaer", "B., B.; K."),
        ("Łukasz Wróbel", "Lukasz Wrobel", "L. W."),
        ("Işıl Yıldız", "Isil Yildiz; IŞIL", "I. Y.; I."),
        ("Nguyễn Thị Đào", "Nguyen Thi Dao", "N. T. D."),
        // Apostrophes and hyphens of every kind, and none.
        (
            "Seán O’Brien",
            "Sean O'Brien, O’Brien, O\u{2bc}Brien, OBrien, O Brien, O`Brien, O\u{2032}BRIEN’s",
            "S. O., O., O., O., O. B., O., O.’s",
        ),
        (
            "Alan Stokes-Vale",
            "STOKES-VALE, Alan; Stokes\u{2011}Vale; Stokes Vale; Stokes–Vale",
            "S. V., A.; S. V.; S. V.; S. V.",
        ),
        ("Anne-Marie Shaw", "Annemarie; Anne Marie; anne-marie", "A.; A. M.; A. M."),
        ("Ewan McDonald", "Mc Donald, MacDonald, Mcdonald", "M. D., M., M."),
        ("Luis De Souza", "DeSouza; de Souza", "D.; S."),
        // Marks that are not seen, and full width.
        (
            "Clarissa Wexmoor",
            "Cla\u{ad}rissa Wex\u{200b}moor; \u{ff23}\u{ff4c}\u{ff41}\u{ff52}\u{ff49}\u{ff53}\u{ff53}\u{ff41}; Wexmo\u{2060}or; W\u{200d}exmoor",
            "C. W.; \u{ff23}.; W.; W.",
        ),
        // Possessives, plurals, small letters, initials, and run together.
        (
            "Clarissa Wexmoor",
            "the Wexmoors and two Clarissas; clarissa’s; wexmoor",
            "the W. and two C.; c.’s; w.",
        ),
        (
            "Clarissa Wexmoor",
            "C. Wexmoor, C Wexmoor, ClarissaWexmoor; clarissa_wexmoor.doc",
            "C. W., C. W., C.; C.; ",
        ),
        (
            "Clarissa Wexmoor",
            "clarissawexmoor@mail.example and c.wexmoor@mail.example, wexmoor1944@x.example",
            "",
        ),
        ("James Harris", "James’ house; James's; Harris’s; the Harrises", "J.’ house; J.'s; H.’s; the H."),
        ("Beryl (Bez) Stokes", "Bez came", "B. came"),
    ] {
        let told = told(name, words);
        for part in kith::case::names::telling(name) {
            let folded = kith::case::names::plain(&told).replace([' ', '-', '\''], "");
            assert!(!folded.contains(&part), "{name}: {words}: {told}");
        }
        if !left.is_empty() && !left.ends_with("; ") {
            let upper = told.to_uppercase();
            assert_eq!(upper, left.to_uppercase(), "{name}: {words}");
        }
    }
}

#[test]
fn a_name_is_found_in_writing_without_spaces_and_in_other_scripts() {
    for (name, words, gone) in [
        ("王小明", "今天王小明来了，小明很好。王先生走了。", &["王小", "小明"][..]),
        ("欧阳娜", "欧阳女士来电", &["欧阳"]),
        ("김민수", "어제 김민수는 왔다. 민수가 갔다.", &["김민수", "민수"]),
        ("山田太郎", "昨日山田太郎さんが来た。太郎は元気。", &["山田", "太郎"]),
        ("محمد علي", "قال محمد علي إنه بخير، ومحمد أيضا، ولعلي", &["محمد"]),
        ("أحمد حسن", "احمد جاء. أَحْمَد", &["احمد", "أحمد", "حَ"]),
        ("דוד כהן", "אמר דוד כהן שלום, ודוד הלך", &["דוד", "כהן"]),
        ("Олена Шевченко", "Сказала Олена. Оленою, ШЕВЧЕНКА", &["Олен", "Шевчен", "ШЕВЧЕН"]),
        ("Γιώργος Παππάς", "Ο Γιωργος είπε. ΠΑΠΠΑΣ, του Γιώργου", &["Γιωργο", "ΠΑΠΠΑΣ", "Γιώργ"]),
        ("கவிதா", "கவிதாவின் வீடு", &["கவிதா"]),
        ("রহিমা খাতুন", "রহিমাকে বলেছি", &["রহিমা"]),
        ("สมชาย ใจดี", "วันนี้สมชายมา", &["สมชาย"]),
    ] {
        let told = told(name, words);
        for gone in gone {
            assert!(!told.contains(gone), "{name}: {told}");
        }
        assert_ne!(told, words);
    }
}

#[test]
fn words_that_only_hold_a_name_stay() {
    for (name, words) in [
        ("Ann Frank", "frankly, planned, annual, frankfurter"),
        ("Ian Imani Ida", "I am fine; I’m an aunt; I’d a fall; the Indian"),
        ("Ana Theo", "an apple; the old house; theory"),
        ("Jo Rae", "job, joke; RA"),
        ("Sam Ali Son", "the same sample; also Alison"),
        ("Bo Ann Abel", "Annabel came"),
        ("Mo", "more, moment"),
        ("王小明", "王国很大"),
    ] {
        assert_eq!(told(name, words), words, "{name}");
    }
}

#[test]
fn who_is_all_titles_is_found_whole() {
    let left = told(
        "Van Lord",
        "Saw Van Lord today. VAN LORD’s chair. The van was there; lord knows. Mr Lord rang.",
    );
    assert!(!left.to_lowercase().contains("van lord"), "{left}");
    assert!(left.contains("The van was there; lord knows"), "{left}");
    assert!(!left.contains("Mr Lord"), "{left}");
    assert_eq!(told("Nadia Rahman", "the doctor and Dr Patel"), "the doctor and Dr Patel");
}

#[test]
fn an_earlier_name_is_a_name() {
    let mut desk = named("Doreen Tully");
    desk.say("person/client/name", "Doreen Amos");
    desk.say("person/client/preferred-name", "Dolly");
    desk.say("person/client/preferred-name", "Dor");
    note_down(&mut desk, "Mrs Tully, called Dor, was Dolly to all.");
    assert_eq!(note(&desk), "Mrs T., called D., was D. to all.");
}

#[test]
fn three_full_stops_stay_three() {
    let mut desk = named("Alan Stokes-Vale");
    desk.say("person/client/preferred-name", "Sandy");
    desk.add("chronology/k1", &[("people", kith::case::Value::text("Sean O'Brien"))]);
    note_down(
        &mut desk,
        "STOKES-VALE, Alan seen with Sandy and Sean O\u{2019}Brien... Alan\u{2019}s door was open.",
    );
    assert_eq!(note(&desk), "S. V., A. seen with S. and S. O... A.\u{2019}s door was open.");
}

#[test]
fn what_was_found_is_scanned_for_in_every_spelling() {
    let mut desk = named("Siân Müller");
    note_down(&mut desk, "znote");
    let copy = redact(&desk, &Choice::initials());
    for leak in [
        "Sian rang",
        "MUELLER",
        "Si\u{e2}n",
        "Sia\u{302}n",
        "{\"a\":\"Si\\u00e2n\"}",
        "x \\u0053i\\u00e2n x",
        "<text>Si&#xe2;n</text>",
        "<text>M&#252;ller</text>",
        "si\u{ad}an",
        "sian.muller@x.example",
    ] {
        assert!(!copy.scan.check(leak.as_bytes()).is_empty(), "{leak}");
    }
    assert!(!copy.scan.check(&[0xff, 0xfe, 0x41]).is_empty(), "what is no text stops the file");
}
