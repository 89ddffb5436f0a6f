//! A case in which every noun and every field that an edit can write says something of its own, made from the lists of the
//! code: in the field's beginning, in an earlier answer and now, on things of every fate, with every kind of value.

use super::{
    copies::ID,
    marks::{day, id_of, kind_of, kinds, number, small, word},
};
use crate::support::Desk;
use kith::{
    case::{
        Act, Author, Case, Device, Key, Operation, Salt, Stamp, Value, When,
        nouns::{self, Holds, Named, Noun},
    },
    edit::Edit,
    forms::{self, CLIENT, nouns::NOUNS},
};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a thing, whatever is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    First,
    Second,
    /// It was withdrawn, for a reason.
    Withdrawn,
    /// It is kept back from every shared copy.
    KeptBack,
    /// It belongs to what was withdrawn.
    OfWithdrawn,
}

const ROLES: [Role; 5] = [Role::First, Role::Second, Role::Withdrawn, Role::KeptBack, Role::OfWithdrawn];

/// When something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Begun,
    Past,
    Now,
}

pub struct Thing {
    pub key: Key,
    pub noun: Option<&'static Noun>,
    pub role: Role,
    /// What it links to now, by the fields by which it belongs to others.
    pub links: Vec<(&'static str, Key)>,
    /// Its id and its author, each by the number of its mark.
    pub id: Option<usize>,
    pub author: usize,
}

/// Something that stands in one place of the record and nowhere else.
pub struct Planted {
    pub mark: usize,
    pub key: Key,
    pub value: Value,
    pub state: State,
    pub thing: usize,
    /// The operation that says it.
    pub stamp: Option<Stamp>,
}

pub struct World {
    desk: Desk,
    next: usize,
    variant: usize,
    pub things: Vec<Thing>,
    pub planted: Vec<Planted>,
    /// The nouns, fields and kinds of value that were planted.
    pub covered: BTreeSet<(String, String, &'static str)>,
}

impl World {
    /// Of the kinds of value that a field may hold, each variant begins with another one.
    pub fn build(variant: usize) -> Self {
        let mut world = Self {
            desk: Desk::over(ID, Case::new(), 1, ""),
            next: 1,
            variant,
            things: Vec::new(),
            planted: Vec::new(),
            covered: BTreeSet::new(),
        };
        world.name_things();
        for thing in 0..world.things.len() {
            world.fill(thing);
        }
        world
    }

    pub fn case(&self) -> &Case {
        self.desk.case()
    }

    fn mark(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    fn thing(&mut self, noun: &'static Noun, id: Option<String>, role: Role) {
        let mark = self.mark();
        let own = id.is_none();
        let key = Key::parse(&format!("{}/{}", noun.slug, id.unwrap_or_else(|| id_of(mark)))).unwrap();
        let author = self.mark();
        self.things.push(Thing {
            key,
            noun: Some(noun),
            role,
            links: Vec::new(),
            id: own.then_some(mark),
            author,
        });
    }

    fn name_things(&mut self) {
        for noun in NOUNS.iter().filter(|noun| noun.named == Named::Apart) {
            let has_private = forms::nouns::holds(noun.slug, "private").is_some();
            let belongs = noun.links().next().is_some();
            for role in ROLES {
                let is_needed = match role {
                    Role::KeptBack => has_private,
                    Role::OfWithdrawn => belongs,
                    _ => true,
                };
                if is_needed {
                    self.thing(noun, None, role);
                }
            }
        }
        for noun in NOUNS {
            match noun.named {
                Named::Apart => {}
                Named::ByClient => self.thing(noun, Some(CLIENT.to_owned()), Role::First),
                Named::ByPeriod => {
                    for role in [Role::First, Role::Second, Role::Withdrawn] {
                        let period = self.id("episode", role);
                        let role = if role == Role::Withdrawn { Role::OfWithdrawn } else { role };
                        self.thing(noun, Some(period), role);
                    }
                }
                Named::ByThese(_) => self.name_ratings(noun),
            }
        }
        let person = kith::forms::nouns::noun("person").unwrap();
        self.thing(person, Some(CLIENT.to_owned()), Role::First);
    }

    fn name_ratings(&mut self, noun: &'static Noun) {
        use Role::{First, OfWithdrawn, Second, Withdrawn};
        for (concern, rater, review, role) in [
            (First, First, None, First),
            (First, Second, Some(First), Second),
            (Withdrawn, First, None, OfWithdrawn),
            (First, Withdrawn, None, OfWithdrawn),
            (First, First, Some(Withdrawn), OfWithdrawn),
        ] {
            let occasion = review.map_or_else(|| "allocation".to_owned(), |role| self.id("review", role));
            let id = format!("{}.{}.{occasion}", self.id("concern", concern), self.id("rater", rater));
            self.thing(noun, Some(id), role);
        }
    }

    /// The id of the thing of a noun that has this fate; the first one's where there is none.
    pub fn id(&self, noun: &str, role: Role) -> String {
        let of_noun = || self.things.iter().filter(|thing| thing.key.noun() == noun && thing.id.is_some());
        let found = of_noun().find(|thing| thing.role == role).or_else(|| of_noun().next());
        found.unwrap().key.id().to_owned()
    }

    fn dispatch(&mut self, edit: Edit, thing: usize) -> Vec<Operation> {
        self.desk.author = Author { name: word(self.things[thing].author), role: String::new() };
        self.desk.dispatch(edit)
    }

    /// Which thing a link of a thing leads to at a time: now to one of its own fate, earlier to others.
    fn target(&self, thing: usize, slug: &str, nouns: &[&'static str], state: State) -> Key {
        let role = match (state, self.things[thing].role) {
            (State::Begun, _) => Role::Withdrawn,
            (State::Past, _) => Role::Second,
            (State::Now, Role::OfWithdrawn) => Role::Withdrawn,
            // The second couple is one of the first person with the second.
            (State::Now, Role::Second) if slug == "first" => Role::First,
            (State::Now, Role::Second) => Role::Second,
            (State::Now, _) => Role::First,
        };
        // The first relationship is one to a system, the others are to people.
        let is_first = self.things[thing].role == Role::First;
        let noun = if is_first { nouns.last() } else { nouns.first() }.unwrap();
        Key::thing(noun, &self.id(noun, role))
    }

    fn value(&mut self, thing: usize, slug: &'static str, holds: Holds, state: State, mark: usize) -> Value {
        let noun = self.things[thing].key.noun().to_owned();
        let shift = self.variant + usize::from(self.things[thing].role == Role::Second);
        let of = kinds(holds);
        // An earlier answer is of another kind than the present one.
        let kind = of[(shift + usize::from(state == State::Past)) % of.len()];
        let known = || match forms::nouns::question(&noun, slug).map(|question| question.kind.choices()) {
            // Of what the program writes itself nothing is offered.
            Some(choices) if !choices.is_empty() => choices[mark % choices.len()].slug,
            _ => "known",
        };
        let value = match (holds, kind) {
            (Holds::Link(nouns, _), _) => {
                let target = self.target(thing, slug, nouns, state);
                let id = target.id().to_owned();
                if state == State::Now {
                    self.things[thing].links.push((slug, target));
                }
                Value::Link(id)
            }
            (Holds::Speaks(nouns), _) => Value::Link(self.target(thing, slug, nouns, state).id().to_owned()),
            (Holds::Person, "link") => {
                Value::Link(self.target(thing, slug, nouns::PEOPLE, state).id().to_owned())
            }
            (Holds::Origin, _) => {
                let tie = self.target(thing, slug, &["tie"], state);
                Value::Link(tie.sibling("since").to_string())
            }
            (Holds::Links(noun), _) => {
                let other = self.id(noun, Role::Second);
                let of_state = self.target(thing, slug, &[noun], state).id().to_owned();
                Value::Choices([other, of_state].into())
            }
            (_, "number") => Value::Number(number(mark)),
            (_, "date") => Value::Date(When::day(day(mark))),
            (_, "time") => Value::Time(word(mark)),
            (_, "typed") => Value::Typed(word(mark)),
            // A choice of a newer version, or one that is offered: kinds and states must be known to be drawn.
            (_, "choice") if (shift + usize::from(state == State::Past)).is_multiple_of(2) => {
                Value::choice(known())
            }
            (_, "choice") => Value::choice(&small(mark)),
            // A tick would keep the thing back.
            (_, "choices") if slug == "private" => Value::Choices([small(mark)].into()),
            (_, "choices") => Value::Choices([small(mark), known().to_owned()].into()),
            _ => match mark % 3 {
                0 => Value::text(&word(mark)),
                1 => Value::text(&format!("{} \"\u{e9}\\", word(mark))),
                _ => Value::text(&format!("one\n{} two", word(mark))),
            },
        };
        self.covered.insert((noun, slug.to_owned(), kind_of(&value)));
        value
    }

    fn plant(&mut self, thing: usize, slug: &'static str, holds: Holds, state: State) -> (Key, Value) {
        let mark = self.mark();
        let key = self.things[thing].key.sibling(slug);
        let value = self.value(thing, slug, holds, state, mark);
        let stamp = None;
        self.planted.push(Planted { mark, key: key.clone(), value: value.clone(), state, thing, stamp });
        (key, value)
    }

    fn fill(&mut self, thing: usize) {
        let (key, role) = (self.things[thing].key.clone(), self.things[thing].role);
        let noun = self.things[thing].noun.unwrap();
        let fields = forms::nouns::fields(noun);
        let is_added = matches!(noun.named, Named::Apart) && self.things[thing].id.is_some();
        if is_added {
            let mut begun = BTreeMap::new();
            for (slug, holds) in &fields {
                let (_, value) = self.plant(thing, slug, *holds, State::Begun);
                begun.insert((*slug).to_owned(), value);
            }
            let made = self.dispatch(Edit::Add { thing: key.clone(), fields: begun }, thing);
            self.said_by(&made);
        }
        for state in [State::Past, State::Now] {
            let answers = fields.iter().map(|(slug, holds)| self.plant(thing, slug, *holds, state)).collect();
            let made = self.dispatch(Edit::AnswerSeveral { answers }, thing);
            self.said_by(&made);
        }
        match role {
            Role::KeptBack => {
                let answers = vec![(key.sibling("private"), Value::choice("yes"))];
                self.supersede(&key.sibling("private"));
                self.dispatch(Edit::AnswerSeveral { answers }, thing);
            }
            Role::Withdrawn => self.withdraw(thing),
            Role::Second if is_added => {
                self.withdraw(thing);
                self.supersede(&key.sibling("withdrawn"));
                self.dispatch(Edit::Restore { thing: key }, thing);
            }
            _ => {}
        }
    }

    /// Notes which operations say what was planted last.
    fn said_by(&mut self, made: &[Operation]) {
        for at in 0..self.planted.len() {
            if self.planted[at].stamp.is_some() {
                continue;
            }
            let key = self.planted[at].key.clone();
            let says = |operation: &&Operation| operation.key == key || operation.key == key.owner();
            self.planted[at].stamp = made.iter().find(says).map(|operation| operation.stamp);
            // What says the same as before is not said again: then what was said before is what stands.
            if self.planted[at].stamp.is_none() {
                let same = |one: &usize| {
                    let (one, this) = (&self.planted[*one], &self.planted[at]);
                    one.key == key && one.value == this.value && one.stamp.is_some()
                };
                let earlier = (0..at).rev().find(same).unwrap_or_else(|| panic!("{key} is said by nothing"));
                if self.planted[at].state == State::Now {
                    self.planted[earlier].state = State::Now;
                }
            }
        }
        self.planted.retain(|planted| planted.stamp.is_some());
    }

    fn withdraw(&mut self, thing: usize) {
        let (key, mark) = (self.things[thing].key.clone(), self.mark());
        let withdrawn = key.sibling("withdrawn");
        self.supersede(&withdrawn);
        let made = self.dispatch(Edit::Withdraw { thing: key, why: word(mark) }, thing);
        let stamp = Some(made[0].stamp);
        // The reason is planted where the withdrawal stands.
        let value = Value::text(&word(mark));
        self.planted.push(Planted { mark, key: withdrawn, value, state: State::Now, thing, stamp });
    }

    fn supersede(&mut self, key: &Key) {
        for planted in self.planted.iter_mut().filter(|planted| planted.key == *key) {
            if planted.state == State::Now {
                planted.state = State::Past;
            }
        }
    }

    /// What a newer version wrote: a noun that nobody knows here, and unknown fields of known things.
    pub fn with_what_is_newer(mut self) -> Self {
        let person = Key::thing("person", &self.id("person", Role::First));
        let form = Key::thing("consultation", &self.id("episode", Role::First));
        let (unknown, author) = (self.mark(), self.mark());
        self.things.push(Thing {
            key: Key::thing("unheard-of", &id_of(unknown)),
            noun: None,
            role: Role::First,
            links: Vec::new(),
            id: Some(unknown),
            author,
        });
        let gone = self.id("person", Role::Withdrawn);
        let owners = [self.things.last().unwrap().key.clone(), person, form];
        for owner in owners {
            let thing = self.things.iter().position(|thing| thing.key == owner).unwrap();
            let more = [
                Value::Choices([gone.clone(), "else".to_owned()].into()),
                Value::Link(gone.clone()),
                Value::Link(format!("person/{gone}/born")),
            ];
            let mark = self.mark();
            let mut values = vec![("words", Value::text(&word(mark)))];
            values.extend(["several", "one", "answer"].into_iter().zip(more));
            for (slug, value) in values {
                let key = owner.sibling(&format!("unheard-{slug}"));
                let stamp = Some(self.admit(&key, value.clone(), thing));
                if slug == "words" {
                    self.planted.push(Planted { mark, key, value, state: State::Now, thing, stamp });
                }
            }
        }
        self
    }

    fn admit(&mut self, key: &Key, value: Value, thing: usize) -> Stamp {
        self.desk.now += 1_000;
        let salt = Salt([7; 16]);
        let operation = Operation {
            stamp: Stamp { millis: self.desk.now, counter: 0, device: Device(9) },
            act: Act::Answer,
            digest: Operation::digest_of(salt, &value),
            key: key.clone(),
            value,
            replaces: Vec::new(),
            by: Author { name: word(self.things[thing].author), role: String::new() },
            why: None,
            salt: Some(salt),
        };
        let stamp = operation.stamp;
        let edit = crate::support::import(self.case(), [operation]).unwrap();
        self.dispatch(edit, thing);
        stamp
    }
}
