//! What one text says that another does not, word by word: for people who choose between two answers.

/// A run of words that both texts share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the first.
    Removed(String),
    /// Only in the second.
    Added(String),
}

/// Texts longer than this together, in bytes, are compared sentence by sentence before word by word.
const BY_SENTENCE: usize = 8_000;
/// Texts longer than this together are not compared at all: the one is shown instead of the other.
const LONGEST: usize = 400_000;
/// How many differences are looked for before the rest is shown as replaced. The work grows with its square.
const MOST: usize = 400;

/// The difference of two texts. Without the added runs it reads as the first, without the removed ones as the second.
#[must_use]
pub fn difference(first: &str, second: &str) -> Vec<Run> {
    let mut runs = Runs::default();
    if first.len() + second.len() > LONGEST {
        runs.replace(first, second);
    } else if first.len() + second.len() > BY_SENTENCE {
        let (mut gone, mut come) = (String::new(), String::new());
        align(&sentences(first), &sentences(second), &mut |step, part| match step {
            Step::Remove => gone.push_str(part),
            Step::Add => come.push_str(part),
            Step::Keep => {
                runs.by_word(&std::mem::take(&mut gone), &std::mem::take(&mut come));
                runs.push(Step::Keep, part);
            }
        });
        runs.by_word(&gone, &come);
    } else {
        runs.by_word(first, second);
    }
    runs.tidy()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Keep,
    Remove,
    Add,
}

/// Runs as they are found; what was removed before what was added, until the next shared words.
#[derive(Default)]
struct Runs {
    done: Vec<Run>,
    removed: String,
    added: String,
}

impl Runs {
    fn by_word(&mut self, first: &str, second: &str) {
        align(&words(first), &words(second), &mut |step, word| self.push(step, word));
    }

    fn replace(&mut self, first: &str, second: &str) {
        self.removed.push_str(first);
        self.added.push_str(second);
    }

    fn push(&mut self, step: Step, part: &str) {
        match step {
            Step::Remove => self.removed.push_str(part),
            Step::Add => self.added.push_str(part),
            Step::Keep => {
                self.settle();
                match self.done.last_mut() {
                    Some(Run::Same(same)) => same.push_str(part),
                    _ => self.done.push(Run::Same(part.to_owned())),
                }
            }
        }
    }

    fn settle(&mut self) {
        if !self.removed.is_empty() {
            self.done.push(Run::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done.push(Run::Added(std::mem::take(&mut self.added)));
        }
    }

    /// A blank between two changed words belongs to the change: a sentence is not read in shreds.
    fn tidy(mut self) -> Vec<Run> {
        self.settle();
        let mut tidy = Self::default();
        let count = self.done.len();
        for (at, run) in std::mem::take(&mut self.done).into_iter().enumerate() {
            match run {
                Run::Removed(words) => tidy.removed.push_str(&words),
                Run::Added(words) => tidy.added.push_str(&words),
                Run::Same(words) => {
                    let is_between = at > 0 && at + 1 < count && words.trim().is_empty();
                    if is_between && !tidy.removed.is_empty() && !tidy.added.is_empty() {
                        tidy.replace(&words, &words);
                    } else {
                        tidy.push(Step::Keep, &words);
                    }
                }
            }
        }
        tidy.settle();
        tidy.done
    }
}

/// Words, runs of blanks, and each other sign by itself. Together they are the text.
fn words(text: &str) -> Vec<&str> {
    let kind = |letter: char| match letter {
        letter if letter.is_alphanumeric() || letter == '\'' || letter == '\u{2019}' => 0,
        letter if letter.is_whitespace() => 1,
        _ => 2,
    };
    split(text, |before, next| kind(before) != kind(next) || kind(next) == 2)
}

/// Sentences and lines, each with the blanks behind it. Together they are the text.
fn sentences(text: &str) -> Vec<&str> {
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | '\n');
    let mut is_over = false;
    split(text, |before, next| {
        is_over = (is_over || ends(before)) && (before.is_whitespace() || ends(before));
        is_over && !next.is_whitespace() && !ends(next)
    })
}

/// Parts a text wherever the two letters beside a place say so.
fn split(text: &str, mut parts: impl FnMut(char, char) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut rest, mut from, mut before) = (text, 0, None);
    for (at, letter) in text.char_indices() {
        if before.is_some_and(|before| parts(before, letter)) {
            let (part, behind) = rest.split_at(at - from);
            found.push(part);
            (rest, from) = (behind, at);
        }
        before = Some(letter);
    }
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// Says how the first list becomes the second, in order. Beyond [`MOST`] differences what is left is replaced whole.
fn align<'a>(first: &[&'a str], second: &[&'a str], tell: &mut dyn FnMut(Step, &'a str)) {
    let shared = |a: &mut dyn Iterator<Item = &'a str>, b: &mut dyn Iterator<Item = &'a str>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    let front = shared(&mut first.iter().copied(), &mut second.iter().copied());
    let middle = |list: &[&'a str]| list.get(front..).map(<[_]>::to_vec).unwrap_or_default();
    let (mut a, mut b) = (middle(first), middle(second));
    let back = shared(&mut a.iter().copied().rev(), &mut b.iter().copied().rev());
    let tail = a.split_off(a.len() - back);
    b.truncate(b.len() - back);
    first.iter().take(front).for_each(|part| tell(Step::Keep, part));
    for (step, part) in script(&a, &b) {
        tell(step, part);
    }
    tail.into_iter().for_each(|part| tell(Step::Keep, part));
}

/// Myers' greedy way from one list to the other: the furthest places on each diagonal, kept for every number of steps.
fn script<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<(Step, &'a str)> {
    let whole = || {
        let gone = a.iter().map(|part| (Step::Remove, *part));
        gone.chain(b.iter().map(|part| (Step::Add, *part))).collect::<Vec<_>>()
    };
    let most = MOST.min(a.len() + b.len());
    // At `MOST + k` stands how far the first list was followed on diagonal k, which is that place less the second list's.
    let at = |furthest: &[usize], diagonal: isize| {
        usize::try_from(diagonal + MOST.cast_signed() + 1)
            .ok()
            .and_then(|at| furthest.get(at))
            .copied()
            .unwrap_or(0)
    };
    let mut furthest = vec![0_usize; 2 * MOST + 3];
    let mut trail: Vec<Vec<usize>> = Vec::new();
    let downwards = |furthest: &[usize], steps: isize, diagonal: isize| {
        diagonal == -steps || (diagonal != steps && at(furthest, diagonal - 1) < at(furthest, diagonal + 1))
    };
    let mut found = None;
    'search: for steps in 0..=most.cast_signed() {
        trail.push(furthest.clone());
        let mut diagonal = -steps;
        while diagonal <= steps {
            let down = downwards(&furthest, steps, diagonal);
            let mut x = if down { at(&furthest, diagonal + 1) } else { at(&furthest, diagonal - 1) + 1 };
            let mut y = x.cast_signed() - diagonal;
            while let (Some(one), Some(other)) = (a.get(x), usize::try_from(y).ok().and_then(|y| b.get(y)))
                && one == other
            {
                x += 1;
                y += 1;
            }
            let place = usize::try_from(diagonal + MOST.cast_signed() + 1).unwrap_or_default();
            if let Some(kept) = furthest.get_mut(place) {
                *kept = x;
            }
            if x >= a.len() && y >= b.len().cast_signed() {
                found = Some(steps);
                break 'search;
            }
            diagonal += 2;
        }
    }
    let Some(steps) = found else { return whole() };
    let mut way = Vec::new();
    let (mut x, mut y) = (a.len().cast_signed(), b.len().cast_signed());
    for steps in (0..=steps).rev() {
        let Some(furthest) = trail.get(steps.unsigned_abs()) else { return whole() };
        let diagonal = x - y;
        let down = downwards(furthest, steps, diagonal);
        let before = if down { diagonal + 1 } else { diagonal - 1 };
        let (from_x, from_y) = match steps {
            0 => (0, 0),
            _ => (at(furthest, before).cast_signed(), at(furthest, before).cast_signed() - before),
        };
        while x > from_x && y > from_y {
            x -= 1;
            y -= 1;
            way.extend(usize::try_from(x).ok().and_then(|x| a.get(x)).map(|part| (Step::Keep, *part)));
        }
        if steps > 0 {
            let (step, list, place) = if down { (Step::Add, b, from_y) } else { (Step::Remove, a, from_x) };
            way.extend(
                usize::try_from(place).ok().and_then(|place| list.get(place)).map(|part| (step, *part)),
            );
        }
        (x, y) = (from_x, from_y);
    }
    way.reverse();
    way
}
