//! The genogram: its symbols against golden files, the demo family, and what holds for any family whatever.

mod editing;
mod follow;
mod golden;
mod many_kinds;
mod paper;
mod privacy;
mod properties;
mod random;
mod reading;
mod truths;
mod walking;
