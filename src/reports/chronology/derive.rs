//! Entries that propose themselves: what the forms and the diagrams already say happened. She takes, edits or declines each.

use super::entry::{self, Entry, Group, NOUN, fields};
use super::event::Event;
use super::patterns::duplicate;
use super::words::stems;
use crate::case::{Case, Key, Value, When, operation::sha256_hex, order};
use crate::edit::{Edit, wording};
use crate::forms::form::{About, Form};
use crate::forms::{self, closure, consultation};
use crate::pathway::{clocks, day, episodes, stage, things::filled_in};
use chrono::NaiveDate;

/// The rows that this file carries out: what belongs in, with the source of the referral and the significant decisions.
pub const SOURCE_ROWS: &[&str] = &["K31", "K37"];

/// What has become of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has decided.
    Offered,
    /// Taken as it was proposed.
    Taken,
    /// Taken, and worded otherwise since.
    Edited,
    /// Declined, or taken and withdrawn again.
    Declined,
}

/// A proposed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What the case says.
    pub event: Event,
    /// What has become of it.
    pub state: State,
    /// The id that its entry has, or would have: the same on every device, so that two who take it make one entry.
    pub id: String,
    /// It was taken, and what it was taken from has changed since.
    pub is_outdated: bool,
    /// An entry written by hand that seems to tell the same, by id.
    pub told_by: Option<String>,
}

impl Proposal {
    /// Whether it is still to be decided: neither taken nor declined, and told by no entry.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.state == State::Offered && self.told_by.is_none()
    }
}

/// The noun under which it is kept that a proposal was declined.
pub const DECLINED: &str = "proposal";

fn words(case: &Case, noun: &str, id: &str, slug: &str) -> String {
    let question = forms::form(noun).and_then(|form| form.question(slug));
    wording::said(case, question, case.field(noun, id, slug))
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// Words with something after them, where there is something.
fn with(words: &str, joint: &str, more: &str) -> String {
    if more.trim().is_empty() { format!("{words}.") } else { format!("{words}{joint}{more}.") }
}

/// What an answer adds to the words of an event. A number that could not be read adds nothing.
fn told(case: &Case, noun: &str, id: &str, slug: &str) -> String {
    let asks_for_one = forms::nouns::question(noun, slug).is_some_and(|question| question.kind.is_number());
    if asks_for_one && !matches!(case.field(noun, id, slug), Value::Number(_)) {
        return String::new();
    }
    words(case, noun, id, slug)
}

/// The events of one thing of a form, as the catalogue says.
fn of_thing<'a>(
    case: &'a Case,
    form: &'static Form,
    id: &'a str,
    episode: &'a str,
) -> impl Iterator<Item = Event> + use<'a> {
    let source = forms::on_paper_of(form).and_then(Form::leaf).map_or(form.title, |leaf| leaf.title);
    form.events.iter().filter_map(move |event| {
        let happened = |(slug, choice): (&str, &str)| case.field(form.noun, id, slug).chooses(choice);
        if !event.only_if.is_none_or(happened) {
            return None;
        }
        let day = event.days.iter().find_map(|slug| day(case, form.noun, id, slug))?;
        let begin = match event.begun_by {
            "" => String::new(),
            slug => words(case, form.noun, id, slug),
        };
        let of = |noun: &str| if noun == form.noun { id } else { episode };
        let more: Vec<String> =
            event.more.iter().map(|(noun, slug)| told(case, noun, of(noun), slug)).collect();
        let incident = with(&format!("{begin}{}", event.words), event.joint, &joined(&more));
        Some(professional(&Key::field(form.noun, id, event.origin), day, incident, source))
    })
}

fn professional(origin: &Key, day: NaiveDate, incident: String, source: &str) -> Event {
    Event {
        origin: origin.to_string(),
        when: When::day(day),
        incident,
        source: source.to_owned(),
        group: Group::Professional,
        sign: None,
    }
}

/// What the forms of the case say happened: what each says of itself, that the work ended, and that it began again. The end is
/// worked out by the pathway, for a review can say it as well as the closure.
#[must_use]
pub fn of_forms(case: &Case) -> Vec<Event> {
    let mut events = Vec::new();
    let telling = |about: About| {
        forms::FORMS.iter().copied().filter(move |form| !form.events.is_empty() && form.about == about)
    };
    let mut tell = |form: &'static Form, episode: &str| {
        for id in filled_in(case, form, episode) {
            events.extend(of_thing(case, form, &id, episode));
        }
    };
    telling(About::Client).chain(telling(About::Case)).for_each(|form| tell(form, ""));
    let episodes = episodes(case);
    for episode in &episodes {
        telling(About::Period).for_each(|form| tell(form, episode));
    }
    let paper = |form: &Form| forms::on_paper_of(form).and_then(Form::leaf).map_or("", |leaf| leaf.title);
    for (index, episode) in episodes.iter().enumerate() {
        if let Some(day) = clocks(case, episode).referral.filter(|_| index > 0) {
            let incident = "The case is reopened to social work.".to_owned();
            let origin = Key::field("episode", episode, "reopened");
            events.push(professional(&origin, day, incident, paper(&consultation::FORM)));
        }
        if let Some((day, is_transfer)) = stage::ended(case, episode) {
            let to = words(case, closure::NOUN, episode, closure::TRANSFERRED_TO);
            let incident = if is_transfer {
                with("Case closed and transferred", " to ", &to)
            } else {
                "Case closed.".to_owned()
            };
            let origin = Key::field(closure::NOUN, episode, closure::ENDED);
            events.push(professional(&origin, day, incident, paper(&closure::FORM)));
        }
    }
    events
}

/// The id of an event's entry: drawn from its origin, so that it is the same wherever it is taken.
#[must_use]
pub fn id(origin: &str) -> String {
    format!("from-{}", sha256_hex(origin.as_bytes()).get(..24).unwrap_or_default())
}

/// The entry that an event proposes.
#[must_use]
pub fn proposed(event: &Event) -> Entry {
    Entry {
        id: id(&event.origin),
        when: Some(event.when),
        date: Entry::date_in_words(event.when),
        incident: event.incident.clone(),
        source: event.source.clone(),
        group: Some(event.group),
        sign: event.sign,
        origin: event.origin.clone(),
        ..Entry::default()
    }
}

/// The proposals of the forms and of the events that the diagrams hand in, by date.
#[must_use]
pub fn proposals(case: &Case, diagrams: &[Event]) -> Vec<Proposal> {
    beside(case, diagrams, &entry::entries(case))
}

/// The same, beside entries that were read already.
fn beside(case: &Case, diagrams: &[Event], entries: &[Entry]) -> Vec<Proposal> {
    let mut events = of_forms(case);
    events.extend(diagrams.iter().cloned());
    order::by_key(&mut events, |event| (event.when.order(), event.origin.clone()));
    events.dedup_by(|a, b| a.origin == b.origin);
    let by_hand: Vec<&Entry> = entries.iter().filter(|entry| entry.origin.is_empty()).collect();
    let mut proposals: Vec<Proposal> = events.into_iter().map(|event| proposal(case, event)).collect();
    for proposal in proposals.iter_mut().filter(|proposal| proposal.state == State::Offered) {
        proposal.told_by = told_by(&by_hand, &proposal.event);
    }
    proposals
}

/// Every proposal of a case: of its forms and of its family.
#[must_use]
pub fn all(case: &Case) -> Vec<Proposal> {
    proposals(case, &super::family::events(case))
}

/// The same, beside entries that were read already.
#[must_use]
pub fn all_beside(case: &Case, entries: &[Entry]) -> Vec<Proposal> {
    beside(case, &super::family::events(case), entries)
}

/// The entry that seems to tell the same event: at a time that may be the same, in words that are alike.
fn told_by(by_hand: &[&Entry], event: &Event) -> Option<String> {
    let (first, last) = event.when.bounds();
    let (first, last) = (first.or(last)?, last.or(first)?);
    let own = stems(&event.incident);
    let may_be = |entry: &&&Entry| {
        let overlaps =
            entry.first().is_some_and(|day| day <= last) && entry.last().is_some_and(|day| day >= first);
        overlaps && duplicate::is_same(&stems(&entry.incident), &own)
    };
    by_hand.iter().find(may_be).map(|entry| entry.id.clone())
}

fn proposal(case: &Case, event: Event) -> Proposal {
    let id = id(&event.origin);
    let thing = entry::key(&id);
    let declined = case.field(DECLINED, &id, "declined").chooses("yes");
    let begun = case.current(&thing).map(|operation| &operation.value);
    let state = match begun {
        Some(_) if case.is_withdrawn(NOUN, &id) => State::Declined,
        Some(Value::Whole(begun)) => {
            let is_same =
                |slug: &str| begun.get(slug).is_none_or(|value| value == case.field(NOUN, &id, slug));
            if ["date", "incident", "source"].into_iter().all(is_same) { State::Taken } else { State::Edited }
        }
        Some(_) => State::Taken,
        None if declined => State::Declined,
        None => State::Offered,
    };
    let says_otherwise = |value: &Value| match value {
        Value::Whole(begun) => {
            let now = fields(&proposed(&event));
            ["date", "incident"].into_iter().any(|slug| begun.get(slug) != now.get(slug))
        }
        _ => false,
    };
    let is_outdated = matches!(state, State::Taken | State::Edited) && begun.is_some_and(says_otherwise);
    Proposal { event, state, id, is_outdated, told_by: None }
}

/// The edit that takes a proposal, as it is or as she has worded it; one withdrawn before is put back.
#[must_use]
pub fn take(case: &Case, proposal: &Proposal, worded: Option<Entry>) -> Edit {
    let thing = entry::key(&proposal.id);
    if case.operation_exists(&thing) {
        return Edit::Restore { thing };
    }
    let mut entry = worded.unwrap_or_else(|| proposed(&proposal.event));
    entry.origin.clone_from(&proposal.event.origin);
    Edit::Add { thing, fields: fields(&entry) }
}

/// The edit that declines a proposal, which stays in the record and can be undone.
#[must_use]
pub fn decline(proposal: &Proposal) -> Edit {
    match proposal.state {
        State::Taken | State::Edited => Edit::Withdraw {
            thing: entry::key(&proposal.id),
            why: "Declined as an entry of the chronology".to_owned(),
        },
        _ => {
            Edit::Answer { key: Key::field(DECLINED, &proposal.id, "declined"), value: Value::choice("yes") }
        }
    }
}

/// The edit that takes all of some proposals as they are, as one step. Those that were withdrawn before are left out.
#[must_use]
pub fn take_all(case: &Case, proposals: &[Proposal]) -> Edit {
    let new = proposals.iter().filter(|proposal| !case.operation_exists(&entry::key(&proposal.id)));
    let things = new.map(|proposal| (entry::key(&proposal.id), fields(&proposed(&proposal.event))));
    Edit::AddSeveral { things: things.collect() }
}

/// The edit that offers a declined proposal again.
#[must_use]
pub fn offer_again(proposal: &Proposal) -> Edit {
    Edit::Answer { key: Key::field(DECLINED, &proposal.id, "declined"), value: Value::Empty }
}
