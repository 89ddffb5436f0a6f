//! Genogram and ecomap: plain data in, plain data out, with no browser, clock or randomness.
//!
//! One engine, two diagrams: [`scene`], [`geometry`], [`stroke`], [`key`], [`compose`], [`outline`], [`svg`], [`gesture`],
//! [`viewport`] and [`edits`] know nothing of families; `genogram` adds people and how they stand to each other, `ecomap` adds
//! the systems around them.

// What is new has to say at each place what it means there: it must not fall under "the rest".
#![deny(clippy::wildcard_enum_match_arm)]

pub mod benchmark;
pub mod compose;
pub mod ecomap;
pub mod edits;
pub mod genogram;
pub mod geometry;
pub mod gesture;
pub mod key;
pub mod layout;
pub mod outline;
pub mod paper;
pub mod scene;
pub mod stroke;
pub mod svg;
pub mod viewport;
