//! By what a case is told from others on paper and on the screen.

use crate::case::Case;
use crate::edit::wording;
use crate::forms::{CLIENT, person};

/// The client's identifier with the system that it belongs to.
#[must_use]
pub fn identifier(case: &Case) -> String {
    let said = |slug: &str| case.field(person::NOUN, CLIENT, slug);
    let (number, system) = (said(person::IDENTIFIER), said(person::IDENTIFIER_SYSTEM));
    let question = person::FORM.question(person::IDENTIFIER_SYSTEM);
    match (number.is_blank(), system.is_blank()) {
        (true, _) => String::new(),
        (_, true) => wording::bare(number),
        _ => format!("{} ({})", wording::bare(number), wording::answer(question, system)),
    }
}
