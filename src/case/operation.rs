//! One immutable operation of the record, and how it is sealed with a salted digest.

use super::{
    key::Key,
    stamp::{Device, Stamp},
    value::Value,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};
use std::cmp::Ordering;

/// The person who made an operation, in the words of their own preferences.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// The practitioner's name.
    pub name: String,
    /// Their role, such as "Senior Practitioner".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
}

impl Author {
    /// "Name, role", or what can be said when a name was never given.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.name.trim(), self.role.trim()) {
            ("", "") => "someone who gave no name".to_owned(),
            ("", role) => role.to_owned(),
            (name, "") => name.to_owned(),
            (name, role) => format!("{name}, {role}"),
        }
    }
}

/// What was done, in a closed list that history words for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Answered a question.
    Answer,
    /// Added a thing: a person, a review, a chronology entry.
    Add,
    /// Withdrew a thing, with the reason; it stays in the record.
    Withdraw,
    /// Put a withdrawn thing back.
    Restore,
    /// Marked a form complete.
    Complete,
    /// Opened a completed form again.
    Reopen,
    /// Chose between values that were in conflict.
    Choose,
    /// Undid an earlier edit.
    Undo,
    /// Did an undone edit again.
    Redo,
}

impl Act {
    /// The act in the past tense, for history.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Answer => "answered",
            Self::Add => "added",
            Self::Withdraw => "withdrew",
            Self::Restore => "put back",
            Self::Complete => "marked complete",
            Self::Reopen => "opened again",
            Self::Choose => "chose between two answers",
            Self::Undo => "undid",
            Self::Redo => "did again",
        }
    }
}

/// 16 random bytes, handed in by the browser; dropped with a withheld value so that the digest cannot be guessed at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Salt(pub [u8; 16]);

/// SHA-256 of the salt and the value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The first 16 of its letters, by which one answer is told from another of the same field.
    #[must_use]
    pub fn short(&self) -> String {
        to_hex(self.0.get(..8).unwrap_or_default())
    }
}

fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != N * 2 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

macro_rules! hex_text {
    ($name:ident, $what:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&to_hex(&self.0))
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                from_hex(&text).map(Self).ok_or_else(|| D::Error::custom($what))
            }
        }
    };
}
hex_text!(Salt, "not a salt of 32 hexadecimal digits");
hex_text!(Digest, "not a digest of 64 hexadecimal digits");

/// SHA-256 as small hexadecimal digits, as the hand-off file carries it.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    to_hex(&Sha256::digest(bytes))
}

/// One thing that one person said at one moment. Sealed operations never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// When and where it was made; its unique name.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub stamp: Stamp,
    /// What was done.
    pub act: Act,
    /// What it is about.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub key: Key,
    /// What was said.
    pub value: Value,
    /// The operations of the same key that its author saw and meant to supersede. In a redacted copy that lacks some of
    /// these, the operation's own stamp stands for all that stayed behind: it supersedes nothing by that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub replaces: Vec<Stamp>,
    /// Who said it.
    pub by: Author,
    /// Why, where a reason is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The salt of the digest; gone when the value is withheld or erased, or is told otherwise in a redacted copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub salt: Option<Salt>,
    /// Digest of salt and value, by which damage and differences are recognised.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub digest: Digest,
}

impl Operation {
    /// The digest of a value under a salt.
    #[must_use]
    pub fn digest_of(salt: Salt, value: &Value) -> Digest {
        let mut hash = Sha256::new();
        hash.update(salt.0);
        // A value is plain data, so that writing it cannot fail; were it to, an empty text gives a digest that never matches.
        hash.update(serde_json::to_vec(value).unwrap_or_default());
        Digest(hash.finalize().into())
    }

    /// Whether the value is the one that was sealed. What a redacted copy tells instead of it has no salt, and says
    /// nothing of the value it stands for.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        match (&self.value, self.salt) {
            (_, None) => true,
            (Value::Withheld | Value::Erased, Some(_)) => false,
            (value, Some(salt)) => Self::digest_of(salt, value) == self.digest,
        }
    }

    /// Whether this is only what a redacted copy has of the operation: nothing of its value, or other words in its place.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.salt.is_none() && self.value != Value::Erased
    }

    /// Whether this is of a redacted copy that does not say all that the operation superseded.
    #[must_use]
    pub fn is_trimmed(&self) -> bool {
        self.replaces.contains(&self.stamp)
    }

    /// Whether the two supersede the same, but for what one that is trimmed does not say.
    fn replaces_as(&self, other: &Self) -> bool {
        let is_within = |less: &Self, more: &Self| {
            less.replaces.iter().all(|stamp| *stamp == less.stamp || more.replaces.contains(stamp))
        };
        match (self.is_trimmed(), other.is_trimmed()) {
            (false, false) => self.replaces == other.replaces,
            (true, false) => is_within(self, other),
            (false, true) => is_within(other, self),
            (true, true) => true,
        }
    }

    /// What two states of one operation supersede together: what one that is not trimmed says, or else what both say.
    fn replaces_of(&self, other: &Self) -> Vec<Stamp> {
        match (self.is_trimmed(), other.is_trimmed()) {
            (false, _) => self.replaces.clone(),
            (true, false) => other.replaces.clone(),
            (true, true) => {
                let all = super::order::set(self.replaces.iter().chain(&other.replaces).copied());
                all.into_iter().collect()
            }
        }
    }

    /// Whether the other says more of what was superseded.
    pub(super) fn is_behind(&self, other: &Self) -> bool {
        self.is_trimmed() && self.replaces_of(other) != self.replaces_of(self)
    }

    /// This state of an operation with all that both states of it say was superseded.
    pub(super) fn beside(mut self, other: &Self) -> Self {
        if self.is_trimmed() {
            self.replaces = self.replaces_of(other);
        }
        self
    }

    /// Whether all but the values and their salts is the same, the digests included. A redacted copy may name the author
    /// and the reason by other words.
    #[must_use]
    pub fn has_frame_of(&self, other: &Self) -> bool {
        let is_partial = self.is_redacted() || other.is_redacted();
        self.stamp == other.stamp
            && self.act == other.act
            && self.key == other.key
            && self.replaces_as(other)
            && self.digest == other.digest
            && (is_partial || (self.by == other.by && self.why == other.why))
    }

    /// Whether everything that can be read of another copy of this entry can be read of this one too. What was withheld
    /// there is nothing that could be lost.
    #[must_use]
    pub fn keeps_words_of(&self, known: &Self) -> bool {
        let keeps_why = known.why.is_none() || self.why == known.why;
        let keeps_value = match (&self.value, &known.value) {
            (_, Value::Withheld) => return keeps_why,
            (Value::Whole(mine), Value::Whole(known)) => {
                known.iter().all(|(field, value)| *value == Value::Withheld || mine.get(field) == Some(value))
            }
            (mine, known) => mine == known,
        };
        keeps_why && keeps_value && (self.salt.is_some() || self.by == known.by)
    }

    /// How much it counts when one of several answers made apart has to be shown: words that were sealed before the words
    /// of a redacted copy, those before nothing. Else a file could hide an answer behind one that cannot be read.
    #[must_use]
    pub(super) const fn weight(&self) -> u8 {
        match (&self.value, self.salt) {
            (Value::Withheld, _) => 0,
            (Value::Erased, _) => 1,
            (_, None) => 2,
            (_, Some(_)) => 3,
        }
    }

    /// A digest of all but the value and its salt, for which the value's own digest stands: it is the same after the value
    /// was erased. Only of what is whole: a redacted copy may name the author by other words.
    #[must_use]
    pub fn frame_digest(&self) -> Digest {
        let frame = (self.stamp, self.act, &self.key, &self.replaces, &self.by, &self.why, self.digest);
        Digest(Sha256::digest(serde_json::to_vec(&frame).unwrap_or_default()).into())
    }

    /// The stamp that it gets where another entry has its own: derived from what it says, so that whoever does it comes to the
    /// same, from a redacted copy too, and whatever it is said to supersede.
    #[must_use]
    pub fn apart_stamp(&self) -> Stamp {
        let said = (self.stamp, self.act, &self.key, self.digest);
        let digest = Sha256::digest(serde_json::to_vec(&said).unwrap_or_default());
        let number = digest.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Stamp { device: Device(number), ..self.stamp }
    }

    /// This entry under the stamp that it gets beside another of its own.
    #[must_use]
    pub fn apart(mut self) -> Self {
        let (old, new) = (self.stamp, self.apart_stamp());
        // Its own stamp among them stands for all that a redacted copy does not say.
        self.replaces.iter_mut().filter(|stamp| **stamp == old).for_each(|stamp| *stamp = new);
        self.stamp = new;
        self
    }

    /// Whether the two say the same but for what one of them withholds, tells otherwise in a redacted copy, or has erased.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let is_partial = self.is_redacted() || other.is_redacted();
        let same_value = is_partial || self.value.is_marker() || other.value.is_marker();
        self.has_frame_of(other) && (same_value || (self.value == other.value && self.salt == other.salt))
    }

    /// Whether this is to be kept in the place of another of the same stamp: what was erased over what was sealed, that
    /// over what a redacted copy tells instead, that over nothing; of two redacted copies the one that says more.
    #[must_use]
    pub(super) fn outranks(&self, other: &Self) -> bool {
        let rank = |operation: &Self| match (&operation.value, operation.salt) {
            (Value::Erased, _) => 3_u8,
            (_, Some(_)) => 2,
            (Value::Withheld, None) => 0,
            (_, None) => 1,
        };
        match rank(self).cmp(&rank(other)) {
            Ordering::Greater => true,
            Ordering::Less => false,
            Ordering::Equal => {
                let said = |operation: &Self| {
                    serde_json::to_vec(&(&operation.value, &operation.by, &operation.why)).unwrap_or_default()
                };
                self.is_redacted() && {
                    let (mine, others) = (said(self), said(other));
                    (mine.len(), mine) > (others.len(), others)
                }
            }
        }
    }
}
