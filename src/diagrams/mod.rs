//! Genogram and ecomap: plain data in, plain data out, with no browser, clock or randomness.

pub mod benchmark;
pub mod genogram;
pub mod gesture;
pub mod layout;
pub mod viewport;
