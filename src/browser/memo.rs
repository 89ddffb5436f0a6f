//! A value that follows others and wakes its readers only when it changes.

use leptos::prelude::*;

/// What the function comes to, worked out anew when something that it reads has changed. The function is boxed, so that all
/// values of one type share the code that keeps them: it is the same for every screen, and a screen has dozens.
#[must_use]
pub fn memo<T: PartialEq + Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(of: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| of())
    }
    boxed(Box::new(of))
}
