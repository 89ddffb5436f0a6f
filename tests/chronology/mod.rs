//! The chronology: what is derived, hinted at, summed up, found as a pattern, taken in and given out.

mod carried;
mod cells;
mod demo;
mod derived;
mod entering;
mod exchanging;
mod folding;
mod found;
mod generator;
mod phrases;
mod seen;
mod truths;
mod unseen;
mod wordings;
mod writing;

#[test]
fn the_generator_makes_the_same_cases_with_enough_of_everything() {
    let mut counts = std::collections::BTreeMap::new();
    for seed in 0..200 {
        let story = generator::story(seed);
        assert_eq!(story.truths, generator::story(seed).truths);
        for truth in story.truths {
            *counts.entry(truth.kind).or_insert(0) += 1;
        }
    }
    println!("truths in 200 generated cases: {counts:?}");
    for kind in ["repetition", "gap", "packages", "cluster", "positive", "contradiction", "duplicate"] {
        assert!(counts.get(kind).is_some_and(|count| *count >= 40), "{kind}: {counts:?}");
    }
}
