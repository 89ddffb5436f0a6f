//! What the operations of a copy supersede: only one another, and so that what stood stands and nothing else does.

use crate::case::{Case, Operation, Stamp};
use std::collections::BTreeSet;

/// The copy that these operations of a case make.
///
/// An operation names those that it superseded by their stamps, which say when an answer was given and on which device. The
/// stamps of what stays behind stay behind too; the operation's own stamp says that there were some. And what was superseded
/// by nothing that leaves would stand in the copy as if it had never been answered over: it stays behind as well.
pub(super) fn settle(case: &Case, operations: Vec<Operation>) -> Case {
    let stood: BTreeSet<Stamp> =
        case.keys().flat_map(|key| case.heads(key).into_iter().map(|head| head.stamp)).collect();
    let mut left = operations;
    loop {
        let superseded: BTreeSet<Stamp> = left
            .iter()
            .flat_map(|operation| operation.replaces.iter().filter(|stamp| **stamp != operation.stamp))
            .copied()
            .collect();
        let count = left.len();
        left.retain(|operation| stood.contains(&operation.stamp) || superseded.contains(&operation.stamp));
        if left.len() == count {
            break;
        }
    }
    let leaves: BTreeSet<Stamp> = left.iter().map(|operation| operation.stamp).collect();
    // Every operation is intact and bears a stamp of its own, so that none is refused.
    let mut copy = Case::new();
    for operation in left {
        let _ = copy.admit(trimmed(operation, &leaves));
    }
    copy
}

fn trimmed(operation: Operation, leaves: &BTreeSet<Stamp>) -> Operation {
    if operation.replaces.iter().all(|stamp| leaves.contains(stamp)) {
        return operation;
    }
    let mut replaces: BTreeSet<Stamp> =
        operation.replaces.iter().filter(|stamp| leaves.contains(stamp)).copied().collect();
    replaces.insert(operation.stamp);
    Operation { replaces: replaces.into_iter().collect(), ..operation }
}
