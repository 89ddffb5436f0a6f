//! Words that are written right to left, or that turn the direction, turn nothing beside them in a plain text.

use kith::reports::{Document, isolate::isolated};

/// What is still open at the end of a line, as the bidirectional algorithm counts it.
fn open_at_the_end(line: &str) -> usize {
    let mut open: Vec<bool> = Vec::new();
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open.push(true),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(false),
            '\u{202c}' if open.last() == Some(&false) => drop(open.pop()),
            // The end of an isolate ends whatever was opened within it.
            '\u{2069}' => {
                if let Some(at) = open.iter().rposition(|is_isolate| *is_isolate) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    open.len()
}

#[test]
fn each_answer_keeps_its_direction_to_itself() {
    for words in [
        "\u{645}\u{62d}\u{645}\u{62f} \u{639}\u{644}\u{64a}",
        "Zoe \u{202e}txt.exe",
        "\u{2069}\u{202e}out of it",
        "\u{2067}never closed",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd}\nsecond \u{202e}line",
    ] {
        let told = isolated(words);
        for line in told.lines() {
            assert_eq!(open_at_the_end(line), 0, "{line:?}");
            let turns = !line.is_ascii();
            assert!(!turns || (line.starts_with('\u{2068}') && line.ends_with('\u{2069}')), "{line:?}");
        }
        let plain: String =
            told.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect();
        let same: String =
            words.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect();
        assert_eq!(plain, same, "no word is lost");
        let mut document = Document::new("Sheet");
        document.answer("Name", words);
        let text = document.to_text();
        assert!(text.lines().all(|line| open_at_the_end(line) == 0), "{text:?}");
    }
    for words in ["", "Zo\u{eb}", "Ng\u{f4} \u{738b}", "two\nlines"] {
        assert_eq!(isolated(words), words, "nobody pastes marks who has no need of them");
    }
}
