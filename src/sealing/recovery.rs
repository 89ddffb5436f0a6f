//! The recovery code: 128 random bits that are printed once, written so that they can be read aloud and typed.
//!
//! 26 letters and digits without I, L, O and U, and two more that show a slip before any key is tried.

use crate::case::operation::sha256_hex;
use std::fmt;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA: usize = 26;

/// A recovery code.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; 16]);

/// A text that is no recovery code, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACode {
    /// It has another number of letters than 28.
    Length(usize),
    /// It holds a character that no code has.
    Letter(char),
    /// Some letter is another than was printed.
    Slip,
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(count) => write!(
                f,
                "The recovery code has 28 letters and digits; this has {count}. Type all seven groups."
            ),
            Self::Letter(letter) => {
                write!(
                    f,
                    "The recovery code has no \u{201c}{letter}\u{201d} in it. Compare it with your print."
                )
            }
            Self::Slip => {
                f.write_str("One of the letters is not as printed. Compare each group with your print.")
            }
        }
    }
}

/// A code is a key: it is never written to a log.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(\u{2026})")
    }
}

/// A letter as wide as two, which some keyboards type, as the one that it stands for.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}

fn letter(value: usize) -> char {
    LETTERS.get(value % 32).map_or('0', |byte| char::from(*byte))
}

/// The two letters that follow the others.
fn check(data: &str) -> String {
    let digest = sha256_hex(data.as_bytes());
    let number =
        digest.get(..4).and_then(|digits| usize::from_str_radix(digits, 16).ok()).unwrap_or_default();
    [letter(number), letter(number / 32)].iter().collect()
}

impl RecoveryCode {
    /// The code of 16 random bytes.
    #[must_use]
    pub const fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// Its 28 letters without the gaps, as the key is derived from it.
    #[must_use]
    pub fn letters(&self) -> String {
        let mut bits = u128::from_be_bytes(self.0);
        let mut data = Vec::with_capacity(DATA);
        for _ in 0..DATA {
            data.push(letter(usize::try_from(bits % 32).unwrap_or_default()));
            bits /= 32;
        }
        let data: String = data.iter().rev().collect();
        let check = check(&data);
        data + &check
    }

    /// Reads what was typed: only letters and digits matter, small or wide ones too, and O is 0, I and L are 1. Whatever
    /// parts the groups on the print or in a message (dashes of any length, dots, spaces) is left out.
    ///
    /// # Errors
    /// See [`NotACode`].
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let mut letters = String::new();
        for typed in text.chars().map(narrow).filter(|typed| typed.is_alphanumeric()) {
            let one = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !LETTERS.contains(&u8::try_from(one).unwrap_or_default()) {
                return Err(NotACode::Letter(typed));
            }
            letters.push(one);
        }
        if letters.len() != DATA + 2 {
            return Err(NotACode::Length(letters.len()));
        }
        let (data, given) = letters.split_at(DATA);
        if check(data) != given {
            return Err(NotACode::Slip);
        }
        let value = |byte: u8| LETTERS.iter().position(|known| *known == byte).unwrap_or_default();
        let bits = data.bytes().try_fold(0_u128, |bits, byte| {
            bits.checked_mul(32)?.checked_add(u128::try_from(value(byte)).ok()?)
        });
        bits.map(|bits| Self(bits.to_be_bytes())).ok_or(NotACode::Slip)
    }
}

/// In seven groups of four.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, letter) in self.letters().chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}
