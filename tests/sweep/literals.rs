//! Reads the string literals out of a Rust source, as a row that only a comment names is not carried.

/// The string literals of a Rust source as they are written between their quotes; comments and characters are skipped.
pub fn of(source: &str) -> Vec<String> {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut i) = (Vec::new(), 0);
    while i < text.len() {
        match (at(i), at(i + 1)) {
            ('/', '/') => {
                while i < text.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            ('/', '*') => {
                let mut depth = 0;
                while i < text.len() {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            ('"', _) => {
                let mut literal = String::new();
                i += 1;
                while i < text.len() && at(i) != '"' {
                    if at(i) == '\\' {
                        literal.push(at(i));
                        i += 1;
                    }
                    literal.push(at(i));
                    i += 1;
                }
                found.push(literal);
                i += 1;
            }
            // A character, plain or escaped; else it is the start of a lifetime's name.
            ('\'', '\\') => {
                i += 3;
                while i < text.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            ('\'', _) => i += if at(i + 2) == '\'' { 3 } else { 1 },
            (c, _) if is_word(c) => {
                let start = i;
                while is_word(at(i)) {
                    i += 1;
                }
                let word: String = text[start..i].iter().collect();
                let hashes = (i..).take_while(|j| at(*j) == '#').count();
                let is_raw = matches!(word.as_str(), "r" | "br" | "cr") && at(i + hashes) == '"';
                if is_raw {
                    i += hashes + 1;
                    let begin = i;
                    let ends = |j: usize| at(j) == '"' && (1..=hashes).all(|k| at(j + k) == '#');
                    while i < text.len() && !ends(i) {
                        i += 1;
                    }
                    found.push(text[begin..i.min(text.len())].iter().collect());
                    i += hashes + 1;
                }
            }
            _ => i += 1,
        }
    }
    found
}

#[test]
fn the_tokenizer_reads_strings_and_nothing_else() {
    let source = r####"
        // "C1"
        /* "C2" /* "C3" */ "C4" */
        /// "C5"
        let a = ["C6", r"C7", r#"C"8"#, b"C9", br##"C10"##, "esc\"aped", ""];
        let c = ['"', '\'', '\\', '\u{22}', 'x']; let after = "C11";
        fn f<'a>(x: &'a str) -> &'static str { "C12" }
        let not_raw = var"C13"; // an identifier before a plain string
    "####;
    let expected =
        ["C6", "C7", "C\"8", "C9", "C10", "esc\\\"aped", "", "C11", "C12", "C13"].map(str::to_owned).to_vec();
    assert_eq!(of(source), expected);
}
