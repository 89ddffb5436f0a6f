//! The browser's own things: time, randomness, storage, files and preferences. Knows the record, nothing of screens.

pub mod clock;
pub mod files;
pub mod page;
pub mod preferences;
pub mod store;
