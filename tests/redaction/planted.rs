//! Random cases with planted words: of those withheld none is in any output, of those shared none is lost.

use super::desk::{Desk, link, opened, outputs, redact, text, union, written};
use kith::{case::Value, edit::Edit, handoff::redaction::Choice};
use proptest::{prelude::*, sample::subsequence};
use std::collections::BTreeSet;

/// The parts with a field of each, said by hand so that a part that forgets a field is seen.
const FIELDS: &[(&str, &str)] = &[
    ("person/identity", "person/client/identifier"),
    ("person/contact", "person/client/address"),
    ("person/communication", "person/client/communication"),
    ("person/safety", "person/client/safety-flags"),
    ("private-life", "person/client/secret"),
    ("consultation/referrer", "consultation/e1/referrer-contact"),
    ("consultation/client", "consultation/e1/not-aware-reason"),
    ("consultation/issues", "consultation/e1/reason"),
    ("consultation/team", "consultation/e1/consulted-by"),
    ("closure/outcomes", "closure/e1/outcomes-note"),
    ("closure/ending", "closure/e1/handover"),
    ("chronology", "chronology/#/incident"),
    ("chronology", "proposal/#/incident"),
    ("note", "note/#/text"),
    ("family", "person/#/pronouns"),
    ("family", "household/#/name"),
    ("private-life", "person/#/culture"),
    ("ties", "tie/#/note"),
    ("ties", "system/#/name"),
    ("ties", "system/#/contact"),
    ("strengths", "strength/#/words"),
    ("strengths", "strengths-map/client/own"),
    ("health", "mark/#/words"),
    ("other", "unheard-of/#/words"),
];

#[derive(Clone, Debug)]
struct Plan {
    /// For each word: its field, whether it is superseded, and whether its thing is added whole.
    planted: Vec<(usize, bool, bool)>,
    parts: Vec<usize>,
    history_left_out: bool,
    people_left_out: usize,
    initials: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let all: Vec<usize> = (0..FIELDS.len()).collect();
    (
        proptest::collection::vec((0..FIELDS.len(), any::<bool>(), any::<bool>()), 500..600),
        subsequence(all, 8..=FIELDS.len()),
        any::<bool>(),
        0_usize..4,
        any::<bool>(),
    )
        .prop_map(|(planted, parts, history_left_out, people_left_out, initials)| Plan {
            planted,
            parts,
            history_left_out,
            people_left_out,
            initials,
        })
}

/// A word that no other word holds, in capitals and small letters.
fn word(number: usize) -> String {
    format!("Zq{number:04}\u{e9}x \"{number}\"")
}

struct Told {
    desk: Desk,
    withheld: BTreeSet<usize>,
    shared: BTreeSet<usize>,
    choice: Choice,
}

fn tell(plan: &Plan) -> Told {
    let mut desk = Desk::new(1, "Hannah Osei");
    desk.add("episode/e1", &[]);
    let mut choice = Choice {
        history_left_out: plan.history_left_out,
        initials_for_all: plan.initials,
        ..Choice::default()
    };
    choice.parts_left_out.extend(plan.parts.iter().map(|at| FIELDS[*at].0.to_owned()));
    for person in 0..4 {
        desk.add(&format!("person/q{person}"), &[("name", text(&format!("Zperson{person} Zqfamily")))]);
        if person < plan.people_left_out {
            choice.people_left_out.insert(format!("q{person}"));
        }
    }
    let (mut withheld, mut shared) = (BTreeSet::new(), BTreeSet::new());
    let mut last: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for (number, (at, is_past, is_whole)) in plan.planted.iter().enumerate() {
        let (part, template) = FIELDS[*at];
        let key = template.replace('#', &format!("t{number}"));
        let mut fields = vec![];
        let whose = number % 4;
        let mut goes = choice.parts_left_out.contains(part);
        // A person of the family goes with the family, whatever is told of them.
        let is_of_family = template.starts_with("person/#");
        goes |= is_of_family && choice.parts_left_out.contains("family");
        if matches!(part, "ties" | "health") {
            let field = if template.starts_with("tie/") { "to" } else { "person" };
            fields.push((field, link(&format!("q{whose}"))));
            goes |= whose < plan.people_left_out || choice.parts_left_out.contains("family");
        }
        let (thing, field) = key.rsplit_once('/').unwrap();
        let of_its_own = template.contains('#');
        if of_its_own && *is_whole {
            fields.push((field, text(&word(number))));
        }
        if of_its_own {
            desk.add(thing, &fields);
        }
        if !(of_its_own && *is_whole) {
            desk.say(&key, &word(number));
        }
        let superseded = last.insert(key.clone(), number);
        if let Some(before) = superseded.filter(|_| plan.history_left_out) {
            shared.remove(&before);
            withheld.insert(before);
        }
        if of_its_own && *is_past {
            desk.say(&key, "something later");
            goes |= plan.history_left_out;
        }
        if goes {
            withheld.insert(number)
        } else {
            shared.insert(number)
        };
    }
    Told { desk, withheld, shared, choice }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_withheld_word_is_in_any_output_and_no_shared_one_is_lost(plan in plan()) {
        let Told { desk, withheld, shared, choice } = tell(&plan);
        prop_assume!(withheld.len() >= 200);
        let copy = redact(desk.case(), &choice);
        let all = outputs(&copy, &choice);
        // The words as they are, and as JSON writes them.
        let all = format!("{all}{}", all.replace("\\\"", "\"")).to_lowercase();
        for number in &withheld {
            prop_assert!(!all.contains(&word(*number).to_lowercase()), "{:?}", plan.planted[*number]);
        }
        for number in &shared {
            prop_assert!(all.contains(&word(*number).to_lowercase()), "{:?}", plan.planted[*number]);
        }
        if plan.initials {
            prop_assert!(!all.contains("zperson") && !all.contains("zqfamily"));
        }
        for person in 0..plan.people_left_out {
            let name = format!("zperson{person}");
            prop_assert!(!all.contains(&name));
        }
        prop_assert_eq!(copy.scan.check(written(&copy, &choice).as_bytes()), []);
        // Each of them would be seen, were it there.
        for number in withheld.iter().take(20) {
            let leak = serde_json::to_string(&word(*number)).unwrap();
            prop_assert!(!copy.scan.check(leak.as_bytes()).is_empty(), "{leak}");
        }
    }

    #[test]
    fn a_copy_that_was_edited_comes_home_as_the_union(plan in plan(), edits in 0_usize..20) {
        let Told { desk, choice, .. } = tell(&plan);
        let copy = redact(desk.case(), &choice).case;
        prop_assert_eq!(&redact(&copy, &choice).case, &copy, "redacting again changes nothing");
        let away_case = opened(&written(&redact(desk.case(), &choice), &choice));
        prop_assert_eq!(&away_case, &copy);
        let mut away = Desk::with(away_case, 2, "Ben Cole");
        let mut made = Vec::new();
        let keys: Vec<_> = copy.keys().filter(|key| key.field_name().is_some()).cloned().collect();
        for number in 0..edits {
            let Some(key) = keys.get(number * 37 % keys.len().max(1)) else { continue };
            let edit = Edit::Answer { key: key.clone(), value: Value::text(&format!("away {number}")) };
            made.extend(away.try_dispatch(edit).unwrap_or_default());
        }
        let home = union(&[desk.case(), away.case()]);
        prop_assert_eq!(&union(&[away.case(), desk.case()]), &home, "in either order");
        prop_assert_eq!(home.len(), desk.case().len() + made.len());
        for operation in desk.case().operations() {
            prop_assert_eq!(home.operation(operation.stamp), Some(operation));
        }
        for operation in &made {
            prop_assert_eq!(home.operation(operation.stamp), Some(operation));
            // Nothing was said over words that were not seen: each replaced one leaves as it is.
            for replaced in &operation.replaces {
                let seen = away.case().operation(*replaced).unwrap();
                prop_assert_eq!(home.operation(*replaced), Some(seen));
            }
        }
    }
}
