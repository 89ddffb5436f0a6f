//! What is asked and what follows from the answers: the catalogue, the pathway, the chronology, names, the training case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod catalogue;
mod chronology;
mod dates;
mod demo_facts;
mod names;
mod nouns;
mod pathway;
mod places;
mod plausibility;
mod support;
mod training;
mod undecided;
mod waiting;
