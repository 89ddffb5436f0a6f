//! A change of the program that nobody here has asked for: what is known of the keeper of the program (page/sw.js) that a host
//! offers, and whether the one that has taken over is the one that was asked for.

use super::hex;
use serde::de::IgnoredAny;
use sha2::{Digest as _, Sha256};

/// What a keeper that is offered turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// Word for word the one that belongs to this version, for this build, with another list of files.
    Known {
        /// The build that it keeps.
        build: String,
    },
    /// It differs in something that is no list: it may do anything.
    Strange,
}

/// Looks at a keeper word by word. Only its values may differ, the build's name, the list of files and the headers of the page,
/// and each must be a plain value; `known` is the digest of everything around them.
#[must_use]
pub fn keeper(text: &str, known: &str) -> Keeper {
    let Some((build, around)) = without_values(text) else { return Keeper::Strange };
    if hex::encode(&Sha256::digest(around.as_bytes())) == known {
        Keeper::Known { build: build.to_owned() }
    } else {
        Keeper::Strange
    }
}

/// The build's name, and the keeper as it is written before any build is made of it.
fn without_values(text: &str) -> Option<(&str, String)> {
    let (before, rest) = text.split_once("const BUILD = \"")?;
    let (build, rest) = rest.split_once("\";\n")?;
    if build.is_empty() || !build.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let (between, rest) = rest.split_once("const FILES = ")?;
    let rest = after_value(rest)?;
    let (after, rest) = rest.split_once("const PAGE_HEADERS = ")?;
    let rest = after_value(rest)?;
    let around = format!(
        "{before}const BUILD = \"BUILD_HASH\";\n{between}const FILES = FILE_LIST{after}const PAGE_HEADERS = PAGE_HEADER_LIST{rest}"
    );
    Some((build, around))
}

/// What follows one JSON object: nothing in it is run.
fn after_value(text: &str) -> Option<&str> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    if !text.starts_with('{') || values.next()?.is_err() {
        return None;
    }
    text.get(values.byte_offset()..)
}

/// Whether the build that has taken over is the one that the practitioner asked for last, in any window. One that goes by the
/// name of the build that runs is no newer one, whatever was asked for before.
#[must_use]
pub fn is_asked_for(asked: Option<&str>, running: Option<&str>, new: Option<&str>) -> bool {
    new.is_some() && new == asked && new != running
}
