//! What the spellings of one name have in common: written-out umlauts, "Mac" and "Mc", endings, a missing article.

/// Letters without the second one of "ae", "oe", "ue", "aa" and "dj", by which letters with marks are written out.
pub(super) fn bare(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    let mut last = ' ';
    for letter in letters.chars() {
        let is_second = matches!((last, letter), ('a' | 'o' | 'u', 'e') | ('a', 'a') | ('d', 'j'));
        if !is_second {
            out.push(letter);
        }
        last = if is_second { ' ' } else { letter };
    }
    out
}

/// Endings of Ukrainian, Russian and Greek names, which change with what the name does in its sentence.
const ENDINGS: &[&str] = &[
    "\u{43e}\u{433}\u{43e}",
    "\u{43e}\u{43c}\u{443}",
    "\u{456}\u{454}\u{44e}",
    "\u{43e}\u{432}\u{456}",
    "\u{435}\u{432}\u{456}",
    "\u{43e}\u{44e}",
    "\u{435}\u{44e}",
    "\u{43e}\u{43c}",
    "\u{435}\u{43c}",
    "\u{454}\u{43c}",
    "\u{438}\u{438}",
    "\u{44b}\u{438}",
    "\u{43e}\u{438}",
    "\u{435}\u{438}",
    "\u{430}",
    "\u{435}",
    "\u{438}",
    "\u{43e}",
    "\u{443}",
    "\u{44b}",
    "\u{44c}",
    "\u{44e}",
    "\u{44f}",
    "\u{454}",
    "\u{456}",
    "\u{457}",
    "\u{3bf}\u{3c3}",
    "\u{3bf}\u{3c5}",
    "\u{3b7}\u{3c3}",
    "\u{3b1}\u{3c3}",
    "\u{3c9}\u{3bd}",
    "\u{3b5}\u{3c3}",
    "\u{3bf}",
    "\u{3b7}",
    "\u{3b1}",
    "\u{3b5}",
];

/// What two spellings of one name have in common.
pub(super) fn key(letters: &str) -> String {
    if letters.is_ascii() {
        let letters = match letters.strip_prefix("mac") {
            Some(rest) if rest.len() > 2 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'k', 'c']) => {
                format!("mc{rest}")
            }
            _ => letters.to_owned(),
        };
        return if letters.len() < 5 { letters } else { bare(&letters) };
    }
    if letters.starts_with(|one| matches!(one, '\u{370}'..='\u{52f}')) {
        let stem = ENDINGS.iter().find_map(|ending| letters.strip_suffix(ending));
        return stem.filter(|stem| stem.chars().count() > 2).unwrap_or(letters).to_owned();
    }
    let without = letters.strip_prefix("\u{627}\u{644}").filter(|rest| rest.chars().count() > 2);
    without.unwrap_or(letters).to_owned()
}
