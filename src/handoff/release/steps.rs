//! The file of a hand-over in the making, a step at a time: a case of many entries takes long to write, and whoever waits for it
//! types on between the steps.

use super::making::{Made, Release, is_practice};
use crate::case::Author;
use crate::handoff::{
    CaseFile,
    envelope::Envelope,
    practice,
    redaction::{self, Choice, Redacted},
};
use std::sync::Arc;

/// What is done next.
#[derive(Debug)]
enum Step {
    /// The case at this place is written, and redacted where a part leaves.
    Case(usize),
    /// What was written gets its checksum.
    Checksum,
    /// The file with its checksum becomes a text.
    Text(Box<Envelope>),
    /// The text is looked through for what was left out.
    Look(String),
    /// It is read back.
    Read(String),
}

/// A file in the making.
#[derive(Debug)]
pub struct Making {
    release: Release,
    exported_at: String,
    by: Author,
    written: Vec<CaseFile>,
    copies: Vec<Arc<Redacted>>,
    hits: Vec<String>,
    next: Option<Step>,
}

impl Release {
    /// Begins to write the file, to be looked through for what was left out.
    #[must_use]
    pub fn begin(self, exported_at: &str, by: &Author) -> Making {
        Making::new(self, exported_at.to_owned(), by.clone())
    }

    /// Writes the file and looks through it at once.
    ///
    /// # Errors
    /// When it cannot be written, in words.
    pub fn make(self, exported_at: &str, by: &Author) -> Result<Made, String> {
        let mut making = self.begin(exported_at, by);
        loop {
            if let Some(made) = making.step() {
                return made;
            }
        }
    }
}

fn told(error: serde_json::Error) -> String {
    error.to_string()
}

impl Making {
    pub(super) fn new(release: Release, exported_at: String, by: Author) -> Self {
        let (written, copies, hits) = (Vec::new(), Vec::new(), Vec::new());
        Self { release, exported_at, by, written, copies, hits, next: Some(Step::Case(0)) }
    }

    /// Takes one step. Answers the file with the last one, and nothing before it.
    ///
    /// # Errors
    /// When it cannot be written, in words.
    pub fn step(&mut self) -> Option<Result<Made, String>> {
        let done = match self.next.take()? {
            Step::Case(_) if is_practice(&self.release.ids()) => self.practice(),
            Step::Case(at) => self.case(at),
            Step::Checksum => self.checksum(),
            Step::Text(envelope) => envelope.in_text().map(Step::Look).map_err(told),
            Step::Look(text) => {
                if let ([_], [copy]) = (self.release.cases(), self.copies.as_slice()) {
                    self.hits.extend(copy.scan.check(text.as_bytes()).iter().map(ToString::to_string));
                }
                Ok(Step::Read(text))
            }
            Step::Read(text) => {
                let (copies, hits) = (std::mem::take(&mut self.copies), std::mem::take(&mut self.hits));
                return Some(Made::read_back(self.release.clone(), text, copies, hits));
            }
        };
        match done {
            Ok(next) => self.next = Some(next),
            Err(words) => return Some(Err(words)),
        }
        None
    }

    fn case(&mut self, at: usize) -> Result<Step, String> {
        let Some((id, case)) = self.release.cases().get(at) else { return Ok(Step::Checksum) };
        let Some(choice) = self.release.part() else {
            self.written.push(CaseFile::of(id, case));
            return Ok(Step::Case(at + 1));
        };
        let mut copy = redaction::redact(id, case, choice);
        copy.scan.allow(&self.by.name);
        let file = CaseFile::of(id, &copy.case);
        // A name that one case withholds may be shared by another, so that each is looked through by itself.
        if self.release.cases().len() > 1 {
            let bytes = serde_json::to_vec(&file).map_err(told)?;
            self.hits.extend(copy.scan.check(&bytes).iter().map(ToString::to_string));
        }
        self.written.push(file);
        self.copies.push(Arc::new(copy));
        Ok(Step::Case(at + 1))
    }

    fn checksum(&mut self) -> Result<Step, String> {
        let left_out = self.release.part().map(Choice::in_words);
        let written = std::mem::take(&mut self.written);
        let envelope =
            Envelope::with_checksum(written, &self.exported_at, &self.by, left_out).map_err(told)?;
        Ok(Step::Text(Box::new(envelope)))
    }

    /// A practice leaves as a whole and beside nothing else.
    fn practice(&self) -> Result<Step, String> {
        let ([(_, practice)], None) = (self.release.cases(), self.release.part()) else {
            return Err("a copy of your practice is always whole, and holds no case".to_owned());
        };
        let record = practice::Record::of(practice);
        practice::write(record, &self.exported_at, &self.by).map(Step::Read).map_err(told)
    }
}
