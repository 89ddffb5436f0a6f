//! What the app does with one piece of code of its own, where libraries would bring several: the same results.

use kith::{case::order, handoff::envelope::indented};
use proptest::prelude::*;
use serde_json::Value as Json;

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        "[\"\\\\\\PC\n\t{}\\[\\]:, ]{0,12}".prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 64, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            proptest::collection::vec(("[\"\\\\a{}:,]{0,4}", inner), 0..6)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_indented_as_the_library_does_it(json in json()) {
        let compact = serde_json::to_string(&json).unwrap();
        prop_assert_eq!(indented(&compact), serde_json::to_string_pretty(&json).unwrap());
    }

    #[test]
    fn sorting_keeps_what_is_alike_in_its_order(items in proptest::collection::vec((0..9_u8, any::<u16>()), 0..99)) {
        let (mut ours, mut theirs) = (items.clone(), items);
        order::by_key(&mut ours, |item| item.0);
        theirs.sort_by_key(|item| item.0);
        prop_assert_eq!(ours, theirs);
    }
}
