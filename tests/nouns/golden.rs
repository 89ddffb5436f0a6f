//! Whose each noun is and with what it leaves, as a committed file that people have read; `KITH_BLESS=1` writes it anew.

use crate::support::golden;
use kith::case::Subject;
use kith::forms::{
    self,
    nouns::{NOUNS, of},
};

#[test]
fn the_list_is_the_one_that_was_agreed() {
    let mut text = String::new();
    // Those of a case, then those that only the practitioner's practice has.
    let of_practice = of(Subject::Practice).iter().filter(|noun| !NOUNS.contains(noun));
    for noun in NOUNS.iter().chain(of_practice) {
        let name = kith::edit::wording::noun(noun.slug);
        text.push_str(&format!(
            "{}: {name}; in the history under {}; leaves with {:?}; named {:?}\n",
            noun.slug, noun.section.heading, noun.part, noun.named
        ));
        for (part, fields) in noun.elsewhere {
            text.push_str(&format!("  but with {part:?}: {}\n", fields.join(", ")));
        }
        for (slug, holds) in forms::nouns::fields(noun) {
            text.push_str(&format!("  {slug}: {holds:?}\n"));
        }
    }
    // Whoever blesses it reads what leaves with what.
    golden("tests/golden/nouns.txt", &text);
}
