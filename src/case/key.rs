//! The address of one small thing in a case, such as `consultation/first/reason` or `person/client/birth`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, sync::Arc};

/// Segments joined by `/`: the noun, the thing's id, then (but for the thing itself) its field.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

/// A text that cannot be an address: each segment is 1 to 64 small letters, digits, hyphens or dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address such as consultation/first/reason")
    }
}

impl Key {
    /// Reads an address of two or three segments.
    ///
    /// # Errors
    /// When a segment is missing, too long, or holds any other character.
    pub fn parse(text: &str) -> Result<Self, NotAKey> {
        let mut segments = 0_usize;
        for segment in text.split('/') {
            segments += 1;
            let fits = (1..=64).contains(&segment.len())
                && segment
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
            if !fits {
                return Err(NotAKey);
            }
        }
        if (2..=3).contains(&segments) { Ok(Self(text.into())) } else { Err(NotAKey) }
    }

    /// The address of a thing. The caller names constants and ids made here, so it need not be checked.
    #[must_use]
    pub fn thing(noun: &str, id: &str) -> Self {
        Self(format!("{noun}/{id}").into())
    }

    /// The address of a field of a thing.
    #[must_use]
    pub fn field(noun: &str, id: &str, field: &str) -> Self {
        Self(format!("{noun}/{id}/{field}").into())
    }

    /// The address of another field of the same thing.
    #[must_use]
    pub fn sibling(&self, field: &str) -> Self {
        Self::field(self.noun(), self.id(), field)
    }

    /// The whole address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn segment(&self, index: usize) -> Option<&str> {
        self.0.split('/').nth(index)
    }

    /// What kind of thing it is: `consultation`, `person`, `chronology`.
    #[must_use]
    pub fn noun(&self) -> &str {
        self.segment(0).unwrap_or_default()
    }

    /// Which thing of its kind.
    #[must_use]
    pub fn id(&self) -> &str {
        self.segment(1).unwrap_or_default()
    }

    /// Which field of it, or nothing when the address is the thing's own.
    #[must_use]
    pub fn field_name(&self) -> Option<&str> {
        self.segment(2)
    }

    /// The thing that a field belongs to; a thing's own address is returned as it is.
    #[must_use]
    pub fn owner(&self) -> Self {
        match self.field_name() {
            Some(_) => Self::thing(self.noun(), self.id()),
            None => self.clone(),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&std::borrow::Cow::<str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
