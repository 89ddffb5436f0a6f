//! One engine for names: what it finds, what it leaves, and what stands in the place of a name.

mod asked;
mod attached;
mod catalogue;
mod copies;
mod field;
mod initials;
mod list;
mod lists;
mod numbers;
mod questions;
mod spelling;
