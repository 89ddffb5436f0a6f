//! What the suites share.

mod importing;

pub use importing::import;
