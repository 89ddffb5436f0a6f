//! A file on its way in, as the app takes one in.

use kith::{
    case::{Case, Operation},
    edit::{Admission, Edit, Refusal},
};
use std::sync::Arc;

/// The edit that takes these operations of a file into a case.
///
/// # Errors
/// When an entry contradicts one of the case: such a file comes no further than this, and no edit is made of it.
pub fn import(case: &Case, operations: impl IntoIterator<Item = Operation>) -> Result<Edit, Refusal> {
    let operations = operations.into_iter().map(Arc::new);
    let admission = Box::new(Admission::of(case, operations).map_err(Refusal::Corrupt)?);
    Ok(Edit::Import { admission, choices: Vec::new() })
}
