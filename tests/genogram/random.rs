//! Random families, made by the same edits that taps make.

use crate::support::{Desk, link};
use kith::{
    case::{
        Value, When,
        date::{Known, Point},
        family::{
            AllegationStatus, Beginning, CLIENT, FigureKind, Gender, MarkKind, MarkState, ParentKind,
            Parents, Status, TieKind, Twins, UnionForm,
        },
    },
    diagrams::genogram::edits::{self, Newcomer},
    edit::Edit,
};

/// A sequence of numbers that looks random and is the same on every machine.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    pub fn chance(&mut self, in_hundred: usize) -> bool {
        self.below(100) < in_hundred
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub fn when(&mut self) -> When {
        let year = 1900 + self.below(126) as i32;
        let known = match self.below(3) {
            0 => Known::Year(year),
            1 => Known::Month(year, 1 + self.below(12) as u32),
            _ => Known::Day(chrono::NaiveDate::from_yo_opt(year, 1 + self.below(365) as u32).unwrap()),
        };
        let point = Point { known, about: self.chance(15), unsure: self.chance(10) };
        match self.below(12) {
            0 => When::From(point),
            1 => When::Until(point),
            _ => When::At(point),
        }
    }

    fn newcomer(&mut self, number: usize) -> Newcomer {
        let mut newcomer = Newcomer::of(self.of(Gender::ALL));
        if self.chance(80) {
            newcomer = newcomer.named(&format!("Person <{number}> & Ferrars"));
        }
        newcomer.born = self.chance(70).then(|| self.when());
        if self.chance(8) {
            newcomer.beginning = self.of(Beginning::ALL);
        }
        if self.chance(6) {
            newcomer.figure = self.of(FigureKind::ALL);
        }
        newcomer
    }
}

/// Any edit of the family that a person could make next.
pub fn any_edit(desk: &mut Desk, numbers: &mut Numbers) -> Edit {
    let family = desk.family();
    let ids = &mut desk.ids;
    let someone = |numbers: &mut Numbers| family.people[numbers.below(family.people.len())].id.clone();
    let (one, other) = (someone(numbers), someone(numbers));
    let newcomer = numbers.newcomer(family.people.len());
    let second = numbers.newcomer(family.people.len() + 1);
    let form = numbers.of(UnionForm::ALL);
    let kind = if numbers.chance(75) { ParentKind::Birth } else { numbers.of(ParentKind::ALL) };
    match numbers.below(22) {
        0..5 => edits::add_child(&edits::parents_for_child(&family, &one), &newcomer, kind, ids),
        5..8 => edits::add_partner(&one, &newcomer, form, ids),
        8 => edits::add_parents(&one, &newcomer, &second, ids),
        9 => edits::add_sibling(&family, &one, &newcomer, ids),
        10 => edits::add_person(&newcomer, ids),
        11 => edits::join(&one, &other, form, ids),
        12 => edits::link_child(&one, &Parents::Single(other), kind, ids),
        13 => edits::add_other_parent(&family, &one, &newcomer, ids),
        14 | 15 => edits::add_tie(&one, Some(&other), numbers.of(TieKind::ALL), ids),
        16 => edits::add_mark(&one, numbers.of(MarkKind::ALL), numbers.of(MarkState::ALL), "asthma", ids),
        17 => edits::add_household(
            "12 Any Street",
            &[&one, &other],
            numbers.chance(50).then(|| numbers.when()),
            ids,
        ),
        18 if !family.unions.is_empty() => {
            let union = &family.unions[numbers.below(family.unions.len())];
            edits::add_status(union, numbers.of(Status::ALL), numbers.chance(80).then(|| numbers.when()), ids)
        }
        19 if !family.parentages.is_empty() => {
            let link = &family.parentages[numbers.below(family.parentages.len())];
            let twins: Vec<&str> =
                family.parentages_from(&link.parents).map(|link| link.id.as_str()).collect();
            edits::make_twins(&twins, numbers.of(Twins::ALL), ids)
        }
        20 if !family.ties.is_empty() => {
            let tie = &family.ties[numbers.below(family.ties.len())].id;
            let status = [numbers.of(AllegationStatus::ALL).slug().to_owned()];
            edits::answer("tie", tie, "standing", Value::Choices(status.into_iter().collect()))
        }
        21 if one != CLIENT && numbers.chance(30) => {
            edits::withdraw("person", &one, "Entered by mistake").unwrap_or(Edit::Undo)
        }
        _ => edits::answer("person", &one, "died", Value::Date(numbers.when())),
    }
}

/// A desk with a random family of about so many edits.
pub fn family(seed: u64, count: usize) -> Desk {
    let mut numbers = Numbers(seed);
    let mut desk = Desk::new(7, "Hannah Osei");
    for _ in 0..count {
        let edit = any_edit(&mut desk, &mut numbers);
        // An edit that says nothing new is refused, and that is right.
        let _ = desk.try_dispatch(edit);
    }
    desk
}

/// A family of many people, entered at once.
pub fn large(seed: u64, people: usize) -> Desk {
    let mut numbers = Numbers(seed);
    let mut desk = Desk::new(7, "Hannah Osei");
    let mut things = Vec::new();
    let mut add = |noun: &str, id: String, fields: &[(&str, Value)]| {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        things.push((kith::case::Key::thing(noun, &id), fields));
    };
    let id = |number: usize| if number == 0 { CLIENT.to_owned() } else { format!("p{number}") };
    let mut unions = 0;
    let mut number = 1;
    while number < people {
        let parent = numbers.below(number);
        let partner = number;
        add("person", id(partner), &[("gender", Value::choice(numbers.of(Gender::ALL).slug()))]);
        number += 1;
        unions += 1;
        let union = format!("u{unions}");
        add("union", union.clone(), &[("first", link(&id(parent))), ("second", link(&id(partner)))]);
        for _ in 0..=numbers.below(3) {
            if number < people {
                let born = Value::Date(numbers.when());
                add(
                    "person",
                    id(number),
                    &[("gender", Value::choice(numbers.of(Gender::ALL).slug())), ("born", born)],
                );
                add(
                    "parentage",
                    format!("l{number}"),
                    &[("child", link(&id(number))), ("union", link(&union))],
                );
                number += 1;
            }
        }
    }
    desk.try_dispatch(Edit::AddSeveral { things }).unwrap();
    desk
}
