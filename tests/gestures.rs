//! Gestures are replayed: what fingers, a pen or a mouse do becomes taps, drags, pans and pinches.

use kith::diagrams::{
    gesture::{Gesture, Intent, Touch},
    layout::Point,
    viewport::{Area, Viewport},
};
use proptest::prelude::*;

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

fn down(pointer: i32, x: f64, y: f64, on: Option<&str>, may_drag: bool) -> Touch {
    Touch::Down { pointer, at: at(x, y), on: on.map(str::to_owned), may_drag }
}

fn replay(touches: Vec<Touch>) -> Vec<Intent> {
    let mut gesture = Gesture::default();
    touches.into_iter().filter_map(|touch| gesture.take(touch)).collect()
}

#[test]
fn a_finger_that_trembles_taps() {
    let intents = replay(vec![
        down(1, 10.0, 10.0, Some("anna"), true),
        Touch::Move { pointer: 1, at: at(14.0, 13.0) },
        Touch::Up { pointer: 1, at: at(12.0, 12.0) },
    ]);
    assert_eq!(intents, [Intent::Tap { on: Some("anna".to_owned()), at: at(12.0, 12.0) }]);
}

#[test]
fn who_may_be_dragged_is_dragged_and_dropped() {
    let intents = replay(vec![
        down(1, 10.0, 10.0, Some("anna"), true),
        Touch::Move { pointer: 1, at: at(40.0, 10.0) },
        Touch::Move { pointer: 1, at: at(60.0, 20.0) },
        Touch::Up { pointer: 1, at: at(60.0, 20.0) },
    ]);
    let what = || "anna".to_owned();
    assert_eq!(
        intents,
        [
            Intent::Drag { what: what(), by: at(30.0, 0.0) },
            Intent::Drag { what: what(), by: at(50.0, 10.0) },
            Intent::Drop { what: what(), by: at(50.0, 10.0) },
        ]
    );
}

#[test]
fn on_the_ground_or_on_somebody_who_stays_it_pans() {
    for on in [None, Some("anna")] {
        let intents = replay(vec![
            down(1, 0.0, 0.0, on, false),
            Touch::Move { pointer: 1, at: at(20.0, 0.0) },
            Touch::Move { pointer: 1, at: at(25.0, 5.0) },
            Touch::Up { pointer: 1, at: at(25.0, 5.0) },
        ]);
        assert_eq!(intents[..2], [Intent::Pan { by: at(20.0, 0.0) }, Intent::Pan { by: at(5.0, 5.0) }]);
        assert!(intents.iter().all(|intent| !matches!(intent, Intent::Tap { .. } | Intent::Drop { .. })));
    }
}

#[test]
fn a_second_finger_puts_back_what_was_dragged_and_pinches_and_lifting_one_does_not_tap() {
    let intents = replay(vec![
        down(1, 0.0, 0.0, Some("anna"), true),
        Touch::Move { pointer: 1, at: at(20.0, 0.0) },
        down(2, 120.0, 0.0, None, false),
        Touch::Move { pointer: 2, at: at(220.0, 0.0) },
        Touch::Up { pointer: 2, at: at(220.0, 0.0) },
        Touch::Move { pointer: 1, at: at(30.0, 0.0) },
        Touch::Up { pointer: 1, at: at(30.0, 0.0) },
    ]);
    assert_eq!(intents[1], Intent::Return);
    assert_eq!(intents[2], Intent::Zoom { about: at(120.0, 0.0), times: 2.0, by: at(50.0, 0.0) });
    assert!(intents.iter().all(|intent| !matches!(intent, Intent::Tap { .. } | Intent::Drop { .. })));
    assert_eq!(
        intents.iter().filter(|intent| matches!(intent, Intent::Pan { by } if by.x == 10.0)).count(),
        1
    );
}

#[test]
fn a_pointer_that_is_taken_away_changes_nothing() {
    let intents = replay(vec![
        down(1, 0.0, 0.0, Some("anna"), true),
        Touch::Move { pointer: 1, at: at(20.0, 0.0) },
        Touch::Cancel { pointer: 1 },
        Touch::Move { pointer: 1, at: at(90.0, 0.0) },
        Touch::Up { pointer: 1, at: at(90.0, 0.0) },
    ]);
    assert_eq!(intents.len(), 2);
    assert_eq!(intents[1], Intent::Return);
}

proptest! {
    #[test]
    fn whatever_the_pointers_do_nothing_is_left_hanging(steps in prop::collection::vec((0u8..4, 0i32..3, -200.0f64..200.0), 0..60)) {
        let mut gesture = Gesture::default();
        for (what, pointer, x) in steps {
            gesture.take(match what {
                0 => down(pointer, x, 0.0, Some("anna"), x > 0.0),
                1 => Touch::Move { pointer, at: at(x, x) },
                2 => Touch::Up { pointer, at: at(x, 0.0) },
                _ => Touch::Cancel { pointer },
            });
        }
        for pointer in 0..3 {
            gesture.take(Touch::Cancel { pointer });
        }
        prop_assert_eq!(gesture, Gesture::default());
    }

    #[test]
    fn zooming_keeps_the_point_under_the_fingers(x in -500.0f64..500.0, y in -500.0f64..500.0, times in 0.2f64..5.0) {
        let seen = Viewport { x: 30.0, y: -20.0, scale: 0.7 };
        let under = seen.point_at(at(x, y));
        let after = seen.zoomed(at(x, y), times).pixels_of(under);
        prop_assert!((after.x - x).abs() < 1e-6 && (after.y - y).abs() < 1e-6);
    }

    #[test]
    fn a_fitted_drawing_is_wholly_in_the_window(left in -900.0f64..900.0, width in 1.0f64..6_000.0, height in 1.0f64..4_000.0) {
        let area = Area { left, top: -40.0, width, height };
        let seen = Viewport::fitting(area, (800.0, 500.0));
        let (corner, far) = (seen.pixels_of(at(left, -40.0)), seen.pixels_of(at(left + width, height - 40.0)));
        prop_assert!(corner.x >= 0.0 && corner.y >= 0.0 && far.x <= 800.0 && far.y <= 500.0, "{corner:?} {far:?}");
    }
}
