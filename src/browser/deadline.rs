//! An answer of the browser that may never come is waited for so long and no longer.

use super::task::pause;
use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

/// What work comes to; nothing when it takes longer than so many milliseconds. The work is dropped then.
pub async fn within<T>(millis: i32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut end = pin!(pause(millis));
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        end.as_mut().poll(context).map(|()| None)
    })
    .await
}
