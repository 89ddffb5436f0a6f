//! A name as its initials.

use super::letters::{is_dash, is_han, is_ignorable, is_mark};
use super::lists::{CONNECTORS, PARTICLES, TITLES};

/// A name as its initials: "Emeka Okafor" is "E. O.", "Ana de la Cruz" and "de la Cruz, Ana" are "A. C.". Initials are
/// letters: what is no letter is passed over, and so are titles and the small words within a name, unless there is no more.
#[must_use]
pub fn initials(name: &str) -> String {
    let words = |part: &str| -> Vec<String> {
        part.split(|one: char| one.is_whitespace() || is_dash(one))
            .filter(|word| word.contains(char::is_alphabetic))
            .map(str::to_owned)
            .collect()
    };
    // The surname stands first where a comma follows it.
    let mut all = match name.split_once(',') {
        Some((surname, first)) if !words(first).is_empty() => [words(first), words(surname)].concat(),
        _ => words(name),
    };
    let bare = |word: &str| super::fold::plain(word).replace(|one: char| !one.is_alphanumeric(), "");
    let is_small = |word: &str| word.chars().find(|one| one.is_alphabetic()).is_some_and(char::is_lowercase);
    let tells = |word: &String| {
        let bare = bare(word);
        let is_within = is_small(word) && PARTICLES.has(&bare) && bare.chars().count() > 1;
        !is_within && !CONNECTORS.has(&bare)
    };
    // A title stands in front; behind, the same word is a surname.
    let titles = all.iter().take_while(|word| TITLES.has(&bare(word))).count();
    if titles < all.len() {
        all.drain(..titles);
    }
    if all.iter().any(tells) {
        all.retain(tells);
    }
    // "w e x m o o r" is one word.
    if all.len() > 3 && all.iter().all(|word| word.chars().filter(|one| !is_mark(*one)).count() == 1) {
        all.truncate(1);
    }
    let letters: Vec<String> = all.iter().filter_map(|word| first_letter(word)).collect();
    if letters.is_empty() {
        let digits = name.split_whitespace().filter_map(|word| word.chars().find(|one| one.is_numeric()));
        return digits.map(|digit| format!("{digit}.")).collect::<Vec<_>>().join(" ");
    }
    letters.join(" ")
}

/// The first letter of a word with its accents, and a full stop.
fn first_letter(word: &str) -> Option<String> {
    let mut letters = word.chars().skip_while(|one| !one.is_alphabetic()).filter(|one| !is_ignorable(*one));
    let first = letters.next()?;
    let mut short = if is_han(first) || first.to_uppercase().count() > 1 {
        first.to_string()
    } else {
        first.to_uppercase().to_string()
    };
    short.extend(letters.take_while(|one| is_mark(*one)));
    short.push('.');
    Some(short)
}
