//! Says how long each step of opening a file takes natively: `import_time FILE`.
use kith::{
    case::{Author, Case, Device},
    edit::{Edit, Occasion, Session},
    handoff::{self, Comparison, Opened, pieces},
};
use std::{io::Write as _, time::Instant};
fn main() {
    let bytes = std::fs::read(std::env::args().nth(1).unwrap_or_default()).unwrap_or_default();
    let mut last = Instant::now();
    let mut say = |what: &str| {
        let now = Instant::now();
        let _ = writeln!(std::io::stderr(), "{what:30} {:>8.1} ms", (now - last).as_secs_f64() * 1e3);
        last = Instant::now();
    };
    let _json: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    say("json value");
    let _c = handoff::envelope::canonical(&_json);
    say("canonical");
    let _d = kith::case::operation::sha256_hex(_c.as_bytes());
    say("sha");
    let _e: Option<handoff::Envelope> = serde_json::from_slice(&bytes).ok();
    say("typed");
    let Ok(Opened::Current(envelope)) = handoff::read(&bytes) else { return };
    say("read");
    let file = &envelope.cases[0];
    let pieces: Vec<Vec<u8>> = pieces::of(&file.operations).collect();
    say("pieces");
    let mut comparison = Comparison::begin(None, &file.id, 1_790_000_000_000);
    let mut parsed = Vec::new();
    for piece in &pieces {
        parsed.push(pieces::entries(piece).unwrap_or_default());
    }
    say("parse pieces");
    for piece in parsed {
        let _ = comparison.take(piece);
    }
    say("take");
    while !comparison.look(1000) {}
    say("look");
    let finding = comparison.finish();
    say("finish");
    let c2 = finding.admission.merged().clone();
    say("clone merged");
    let mut session = Session::new("x", Case::new(), Device(5), 1_790_000_000_000);
    let occasion = Occasion { now: 1_790_000_000_000, author: Author::default(), seed: [1; 32] };
    let change = session
        .decide(Edit::Import { admission: Box::new(finding.admission), choices: Vec::new() }, &occasion);
    say("decide");
    if let Ok(change) = change {
        let _ = session.arrive(change);
    }
    say("arrive");
    let _ = kith::reports::caseload::Summary::of("x", session.case(), None);
    say("summary");
    let b = kith::edit::Brought::of(session.case(), session.case().operations().map(|o| o.stamp));
    say("brought");
    let s = handoff::imports::brought(session.case(), &b);
    say("sections brought");
    let _ = writeln!(std::io::stderr(), "{}", s.count());
    let l = kith::edit::decide::left_alone(session.case(), &b);
    say("left alone");
    let _ = (l, c2);
    let r = session.dispatch(Edit::TakeBack { brought: b }, &occasion);
    say("take back");
    let _ = writeln!(std::io::stderr(), "{:?}", r.map(|r| r.len()));
    let r = session.dispatch(Edit::Undo, &occasion);
    say("undo");
    let _ = writeln!(std::io::stderr(), "{:?}", r.map(|r| r.len()));
}
