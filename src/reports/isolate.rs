//! Words that are written right to left, or that turn the direction, beside words of the program in a plain text.
//!
//! On the screen and on paper each answer has an element of its own that isolates it. A plain text that is pasted elsewhere
//! has none, so that an answer in Arabic would draw the label and the next cell into its own order, and a mark that turns the
//! direction would turn the rest of the line. There such an answer stands between two marks that isolate it; any other stays
//! as it is, so that nobody pastes marks who has no need of them. The readable part of a file is data, each answer in quotation
//! marks of its own, and other programs compare its words: it has no such marks.

const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Whether a letter is written right to left, or turns the direction.
const fn turns(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The words, each line of them isolated where it would turn what stands beside it.
#[must_use]
pub fn isolated(words: &str) -> String {
    if !words.chars().any(turns) {
        return words.to_owned();
    }
    words.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn line(words: &str) -> String {
    if !words.chars().any(turns) {
        return words.to_owned();
    }
    // Marks of the words' own that end what they did not begin, or begin what they do not end, are made up for.
    let (mut open, mut unopened) = (0_usize, 0_usize);
    for letter in words.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            END if open == 0 => unopened += 1,
            END => open -= 1,
            _ => {}
        }
    }
    let mut text: String = std::iter::repeat_n(ISOLATE, unopened + 1).collect();
    text.push_str(words);
    text.extend(std::iter::repeat_n(END, open + 1));
    text
}
