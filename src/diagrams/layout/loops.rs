//! Loops in a directed graph: which nodes lie on one, and which arrows to leave out so that none is left.
//! Everything is iterative, so a chain of ten thousand generations cannot exhaust the stack.

/// For each node the number of its strongly connected component.
pub(crate) fn strong_components(arrows: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = arrows.len();
    let mut seen_at = vec![UNSEEN; count];
    let mut lowest = vec![0; count];
    let mut component = vec![UNSEEN; count];
    let mut open: Vec<usize> = Vec::new();
    let mut clock = 0;
    let mut components = 0;
    for start in 0..count {
        if seen_at[start] != UNSEEN {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some(&mut (node, ref mut next)) = path.last_mut() {
            if *next == 0 {
                seen_at[node] = clock;
                lowest[node] = clock;
                clock += 1;
                open.push(node);
            }
            if let Some(&to) = arrows[node].get(*next) {
                *next += 1;
                if seen_at[to] == UNSEEN {
                    path.push((to, 0));
                } else if component[to] == UNSEEN {
                    lowest[node] = lowest[node].min(seen_at[to]);
                }
                continue;
            }
            if lowest[node] == seen_at[node] {
                while let Some(member) = open.pop() {
                    component[member] = components;
                    if member == node {
                        break;
                    }
                }
                components += 1;
            }
            path.pop();
            if let Some(&(above, _)) = path.last() {
                lowest[above] = lowest[above].min(lowest[node]);
            }
        }
    }
    component
}

/// Which components have a loop: more than one node, or an arrow from a node to itself.
pub(crate) fn looping_components(arrows: &[Vec<usize>], component: &[usize]) -> Vec<bool> {
    let mut size = vec![0; component.len()];
    let mut looping = vec![false; component.len()];
    for (node, &number) in component.iter().enumerate() {
        size[number] += 1;
        looping[number] |= size[number] > 1 || arrows[node].contains(&node);
    }
    looping
}

/// The loops found, one for each tangle, and the arrows (from, to) to leave out.
pub(crate) struct Untangled {
    pub loops: Vec<Vec<usize>>,
    pub left_out: Vec<(usize, usize)>,
}

/// Walks each tangle from its first node and leaves out every arrow that leads back into the walk.
pub(crate) fn untangle(arrows: &[Vec<usize>]) -> Untangled {
    let component = strong_components(arrows);
    let looping = looping_components(arrows, &component);
    let mut loops = Vec::new();
    let mut left_out = Vec::new();
    let mut reported = vec![false; arrows.len()];
    // A node is unvisited, on the walk at some depth, or done.
    let mut on_walk: Vec<Option<usize>> = vec![None; arrows.len()];
    let mut done = vec![false; arrows.len()];
    for start in 0..arrows.len() {
        if done[start] || !looping[component[start]] {
            continue;
        }
        let mut walk: Vec<(usize, usize)> = vec![(start, 0)];
        on_walk[start] = Some(0);
        while let Some(&mut (node, ref mut next)) = walk.last_mut() {
            let Some(&to) = arrows[node].get(*next) else {
                on_walk[node] = None;
                done[node] = true;
                walk.pop();
                continue;
            };
            *next += 1;
            if component[to] != component[node] || done[to] {
                continue;
            }
            if let Some(depth) = on_walk[to] {
                left_out.push((node, to));
                if !reported[component[node]] {
                    reported[component[node]] = true;
                    loops.push(walk[depth..].iter().map(|&(person, _)| person).collect());
                }
            } else {
                on_walk[to] = Some(walk.len());
                walk.push((to, 0));
            }
        }
    }
    left_out.sort_unstable();
    left_out.dedup();
    Untangled { loops, left_out }
}
