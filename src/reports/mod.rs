//! The case as documents: printed, copied as text, read by people in a hand-off file, and searched.

pub mod caseload;
pub mod chronology;
pub mod document;
pub mod facts;
pub mod forms;
pub mod history;
pub mod identity;
pub mod integrity;
pub mod isolate;
pub mod named;
pub mod rows;
pub mod search;
pub mod supports;
pub mod undecided;

pub use document::{Block, Document};
