//! From pointers to intents: taps, drags, pans and pinches, told apart without a browser so that gestures can be replayed.

use super::layout::Point;
use super::viewport::Viewport;
use std::collections::BTreeMap;

/// A pointer that stays within so many pixels taps; beyond that it drags.
const SLOP: f64 = 8.0;

/// What a pointer did, in pixels of the drawing's window.
#[derive(Clone, Debug, PartialEq)]
pub enum Touch {
    /// It came down.
    Down {
        /// Which pointer.
        pointer: i32,
        /// Where.
        at: Point,
        /// On what, by the item's id in the drawing; nothing on the ground.
        on: Option<String>,
        /// Whether what it is on may be dragged.
        may_drag: bool,
    },
    /// It moved.
    Move {
        /// Which pointer.
        pointer: i32,
        /// To where.
        at: Point,
    },
    /// It was lifted.
    Up {
        /// Which pointer.
        pointer: i32,
        /// Where.
        at: Point,
    },
    /// The browser took it away.
    Cancel {
        /// Which pointer.
        pointer: i32,
    },
}

/// What the person at the screen wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// To choose this, or nothing when it was the ground.
    Tap {
        /// On what.
        on: Option<String>,
        /// Where, in pixels.
        at: Point,
    },
    /// To move this; so far it was moved by so many pixels since it came down.
    Drag {
        /// What.
        what: String,
        /// By how much.
        by: Point,
    },
    /// To leave it where it is now.
    Drop {
        /// What.
        what: String,
        /// By how much it was moved in all.
        by: Point,
    },
    /// To put it back: a second finger came, or the browser took the pointer.
    Return,
    /// To see another part.
    Pan {
        /// By how many pixels since the last time.
        by: Point,
    },
    /// To see it larger or smaller.
    Zoom {
        /// About which pixels.
        about: Point,
        /// How many times.
        times: f64,
        /// Moved by so much at the same time.
        by: Point,
    },
}

#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Waiting { on: Option<String>, may_drag: bool },
    Dragging { what: String },
    Panning,
    Pinching,
}

/// The pointers that are down and what they are doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    down: BTreeMap<i32, (Point, Point)>,
    doing: Option<Doing>,
}

impl Gesture {
    /// Takes in what a pointer did.
    pub fn take(&mut self, touch: Touch) -> Option<Intent> {
        match touch {
            Touch::Down { pointer, at, on, may_drag } => {
                self.down.insert(pointer, (at, at));
                let was_dragging = matches!(self.doing, Some(Doing::Dragging { .. }));
                self.doing = Some(match self.down.len() {
                    1 => Doing::Waiting { on, may_drag },
                    _ => Doing::Pinching,
                });
                was_dragging.then_some(Intent::Return)
            }
            Touch::Move { pointer, at } => self.moved(pointer, at),
            Touch::Up { pointer, at } => {
                let moved = self.moved(pointer, at);
                let (first, _) = self.down.remove(&pointer)?;
                let by = Point::new(at.x - first.x, at.y - first.y);
                let done = self.doing.take();
                self.rest_pans();
                match done {
                    Some(Doing::Waiting { on, .. }) => Some(Intent::Tap { on, at }),
                    Some(Doing::Dragging { what }) => Some(Intent::Drop { what, by }),
                    _ => moved,
                }
            }
            Touch::Cancel { pointer } => {
                self.down.remove(&pointer)?;
                let was_dragging = matches!(self.doing.take(), Some(Doing::Dragging { .. }));
                self.rest_pans();
                was_dragging.then_some(Intent::Return)
            }
        }
    }

    /// Whether something is being dragged.
    #[must_use]
    pub const fn is_dragging(&self) -> bool {
        matches!(self.doing, Some(Doing::Dragging { .. }))
    }

    /// After a pinch, the finger that stays down pans and does not tap.
    fn rest_pans(&mut self) {
        self.doing = (!self.down.is_empty()).then_some(if self.down.len() > 1 {
            Doing::Pinching
        } else {
            Doing::Panning
        });
    }

    fn moved(&mut self, pointer: i32, at: Point) -> Option<Intent> {
        let before = self.pinch();
        let (first, last) = self.down.get_mut(&pointer)?;
        let step = Point::new(at.x - last.x, at.y - last.y);
        let by = Point::new(at.x - first.x, at.y - first.y);
        *last = at;
        if let Some(Doing::Waiting { on, may_drag }) = &self.doing {
            if by.x.hypot(by.y) <= SLOP {
                // Back to where it was: what it moved within the slop belongs to the drag that may follow.
                return None;
            }
            self.doing = Some(match on {
                Some(what) if *may_drag => Doing::Dragging { what: what.clone() },
                _ => Doing::Panning,
            });
            return Some(match &self.doing {
                Some(Doing::Dragging { what }) => Intent::Drag { what: what.clone(), by },
                _ => Intent::Pan { by },
            });
        }
        match &self.doing {
            Some(Doing::Dragging { what }) => Some(Intent::Drag { what: what.clone(), by }),
            Some(Doing::Panning) => Some(Intent::Pan { by: step }),
            Some(Doing::Pinching) => {
                let ((old, wide), (new, now_wide)) = (before?, self.pinch()?);
                let times = if wide > 1.0 { now_wide / wide } else { 1.0 };
                Some(Intent::Zoom { about: new, times, by: Point::new(new.x - old.x, new.y - old.y) })
            }
            _ => None,
        }
    }

    /// The middle between the first two pointers, and how far apart they are.
    fn pinch(&self) -> Option<(Point, f64)> {
        let mut points = self.down.values().map(|(_, last)| *last);
        let (one, other) = (points.next()?, points.next()?);
        let middle = Point::new(f64::midpoint(one.x, other.x), f64::midpoint(one.y, other.y));
        Some((middle, (one.x - other.x).hypot(one.y - other.y)))
    }
}

impl Viewport {
    /// What is seen after an intent to pan or to zoom; others change nothing.
    #[must_use]
    pub fn after(self, intent: &Intent) -> Self {
        match intent {
            Intent::Pan { by } => self.panned(*by),
            Intent::Zoom { about, times, by } => self.panned(*by).zoomed(*about, *times),
            Intent::Tap { .. } | Intent::Drag { .. } | Intent::Drop { .. } | Intent::Return => self,
        }
    }
}
