//! Files locked with a passphrase, in the age format, so that a reader needs no program of ours; and its words.

use crate::handoff::armour;
use crate::sealing::request::{DAMAGED, MOST_WORK, NOT_LOCKED, TOO_HARD, WORK_FACTOR, WRONG_PASSPHRASE};
use age::{
    DecryptError, Decryptor, Encryptor,
    armor::{ArmoredReader, ArmoredWriter, Format},
    scrypt::{Identity, Recipient},
    secrecy::SecretString,
};
use diceware_wordlists::EFF_LONG_WORDLIST;
use std::io::{Read as _, Write as _};

fn words_of(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// The armoured text of a file that this passphrase opens.
///
/// # Errors
/// When the device has not the memory for it.
pub fn lock(passphrase: &str, content: &[u8]) -> Result<String, String> {
    let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK_FACTOR);
    let encryptor =
        Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).map_err(words_of)?;
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(words_of)?;
    let mut writer = encryptor.wrap_output(armour).map_err(words_of)?;
    writer.write_all(content).map_err(words_of)?;
    let text = writer.finish().and_then(ArmoredWriter::finish).map_err(words_of)?;
    String::from_utf8(text).map_err(words_of)
}

/// What a locked file holds.
///
/// # Errors
/// One of the reasons of [`crate::sealing::request`], or the reason in words.
pub fn unlock(passphrase: &str, content: &[u8]) -> Result<Vec<u8>, String> {
    let content = armour::strip(content);
    let decryptor =
        Decryptor::new_buffered(ArmoredReader::new(content.as_ref())).map_err(|error| reason(&error))?;
    if !decryptor.is_scrypt() {
        return Err(NOT_LOCKED.to_owned());
    }
    let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|error| reason(&error))?;
    let mut plain = Vec::new();
    // What was sealed is whole to the last byte or refused: a file that was cut short ends here.
    reader.read_to_end(&mut plain).map_err(|_| DAMAGED.to_owned())?;
    Ok(plain)
}

fn reason(error: &DecryptError) -> String {
    match error {
        // The header is there, and the key does not fit it.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            WRONG_PASSPHRASE
        }
        DecryptError::ExcessiveWork { .. } => TOO_HARD,
        DecryptError::UnknownFormat => NOT_LOCKED,
        _ => DAMAGED,
    }
    .to_owned()
}

/// A passphrase of words that are easy to say over the telephone. Each word is one of 7,776, all equally likely.
///
/// # Errors
/// When the browser gives no randomness.
pub fn words(count: u32) -> Result<String, String> {
    let list: &[&str] = &EFF_LONG_WORDLIST;
    let length = u32::try_from(list.len()).map_err(words_of)?;
    // Numbers at the upper end would make the first words likelier, so they are drawn again.
    let fair = u32::MAX - u32::MAX % length;
    let mut chosen: Vec<&str> = Vec::new();
    while chosen.len() < count.min(20) as usize {
        let mut random = [0; 4];
        getrandom::getrandom(&mut random).map_err(words_of)?;
        let number = u32::from_le_bytes(random);
        if number < fair {
            chosen.extend(list.get((number % length) as usize));
        }
    }
    Ok(chosen.join(" "))
}
