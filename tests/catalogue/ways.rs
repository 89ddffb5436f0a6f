//! Every form is reached from its case, by an address that leads back to its screen.

use super::world::{PERIODS, World, filled};
use kith::{
    case::{Key, Value, nouns},
    edit::Edit,
    forms::{
        FORMS, Form, Kind, Progress,
        form::{About, Begins, Offered, Order},
    },
    pathway::{
        expected,
        things::{things, title},
    },
    workbench::{
        Address, Place,
        place::CasePlace,
        ways::{self, Task},
    },
};

const PERIOD: &str = PERIODS[0];

fn comes_back(place: &CasePlace) {
    let address = Address { training: false, place: Place::Case("c1".to_owned(), place.clone()) };
    assert_eq!(address.to_string().parse(), Ok(address.clone()), "{address}");
}

#[test]
fn a_case_of_which_everything_was_undone_has_the_ways_that_need_no_period_of_work() {
    let left: Vec<&str> =
        ways::navigation(World::new().case(), "").into_iter().map(|(words, _)| words).collect();
    assert_eq!(left, ["Overview", "History", "Hand over"]);
}

#[test]
fn every_form_is_reached_from_its_case_by_an_address_that_leads_back() {
    let (empty, world) = (World::new(), filled(0));
    for form in FORMS {
        let place = ways::of_form(form, PERIOD);
        comes_back(&place);
        let tasks = |world: &World| ways::tasks(world.case(), PERIOD);
        let leads = |tasks: &[Task]| tasks.iter().filter(|task| task.place == place).count();
        let expected = match form.offered {
            Offered::Always(_) => (1, 1),
            Offered::WhenUsed(_) => (0, 1),
            // Another screen of the case holds it, which every case has a way to.
            Offered::Elsewhere => (0, 0),
        };
        assert_eq!((leads(&tasks(&empty)), leads(&tasks(&world))), expected, "{}", form.noun);
        let ways = ways::navigation(world.case(), PERIOD);
        let is_there = ways.iter().any(|(_, way)| *way == place);
        assert!(is_there || form.bar.is_empty(), "{} is in no navigation", form.noun);
        let to_add = |world: &World| ways::to_add(world.case(), PERIOD).iter().any(|(_, way)| *way == place);
        let is_tool = matches!(form.offered, Offered::WhenUsed(_));
        assert_eq!((to_add(&empty), to_add(&world)), (is_tool, false), "{}", form.noun);
        assert!(is_there || form.offered != Offered::Elsewhere, "{} is reached from nowhere", form.noun);
        // Its things, wherever they are found.
        let id = if form.many().is_some() { format!("{}-a", form.noun) } else { PERIOD.to_owned() };
        comes_back(&ways::of_thing(&Key::thing(form.noun, &id)));
        comes_back(&CasePlace::Form(form.noun.to_owned(), id.clone()));
        let origin = ways::of_origin(&Key::field(form.noun, &id, "x"));
        assert_eq!(origin.is_some(), form.about != About::Client, "{}", form.noun);
        origin.iter().for_each(comes_back);
        ways::print(form, &id).iter().for_each(comes_back);
        assert!(ways::title(&place).is_some_and(|title| !title.is_empty()) || form.list().is_none());
    }
}

#[test]
fn a_way_is_marked_where_it_leads_to_and_nowhere_else() {
    let world = filled(0);
    let ways = ways::navigation(world.case(), PERIOD);
    for form in FORMS.iter().filter(|form| !form.bar.is_empty()) {
        let here = ways::of_form(form, PERIOD);
        let marked: Vec<&str> =
            ways.iter().filter(|(_, way)| ways::leads_to(way, &here)).map(|(words, _)| *words).collect();
        assert_eq!(marked, [form.bar], "{}", form.noun);
    }
}

#[test]
fn a_form_is_begun_once_something_is_said_in_it_and_counts_what_there_is() {
    let (empty, world) = (World::new(), filled(0));
    let task = |world: &World, form: &'static Form| {
        let place = ways::of_form(form, PERIOD);
        ways::tasks(world.case(), PERIOD).into_iter().find(|task| task.place == place)
    };
    for form in FORMS.iter().filter(|form| form.offered != Offered::Elsewhere) {
        let before = task(&empty, form).map_or(Progress::NotStarted, |task| task.progress);
        assert_eq!(before, Progress::NotStarted, "{}", form.noun);
        let after = task(&world, form).unwrap();
        assert_eq!(after.progress, Progress::InProgress, "{}", form.noun);
        let counted = form.many().map(|many| format!("3 {}", many.counted.1)).unwrap_or_default();
        assert_eq!(after.hint, counted, "{}", form.noun);
        assert!(after.holds(&Key::field(
            form.noun,
            if form.about == About::Client { "client" } else { "x" },
            "x"
        )));
    }
}

#[test]
fn a_list_stands_in_its_order_and_what_has_no_day_comes_last() {
    for form in FORMS {
        let Some(list) = form.list() else { continue };
        let mut world = filled(0);
        let (Order::Oldest(slug) | Order::Newest(slug)) = list.order;
        let thing = Key::thing(form.noun, "without-a-day");
        let link = [(nouns::PERIOD.slug, Value::Link(PERIOD.to_owned()))];
        world.act(Edit::add(thing, if form.about == About::Period { &link[..] } else { &[] }));
        let ids = things(world.case(), form, PERIOD);
        let first: Vec<&str> = ids.iter().map(String::as_str).collect();
        let named = |id: &str| format!("{}-{id}", form.noun);
        let (a, b, c) = (named("a"), named("b"), named("c"));
        let expected = match list.order {
            Order::Oldest(_) => [&a, &b, &c, "without-a-day"],
            Order::Newest(_) => [&c, &b, &a, "without-a-day"],
        };
        assert_eq!(first, expected, "{} by {slug}", form.noun);
        assert_eq!(title(world.case(), form, list, "without-a-day"), list.untitled);
        assert_ne!(title(world.case(), form, list, &a), list.untitled);
        let other = things(world.case(), form, PERIODS[1]);
        assert_eq!(other.is_empty(), form.about == About::Period, "{}", form.noun);
    }
}

#[test]
fn what_is_expected_of_a_new_one_is_a_choice_that_is_offered() {
    for form in FORMS {
        for (slug, begins) in form.list().iter().flat_map(|list| list.begins) {
            let question = form.question(slug).unwrap();
            let value = expected(World::new().case(), form.noun, slug, PERIOD);
            match (begins, question.kind) {
                (Begins::Expected, Kind::One(choices)) => {
                    assert!(choices.iter().any(|choice| value.chooses(choice.slug)), "{}/{slug}", form.noun);
                }
                (Begins::Today, Kind::Day | Kind::When) | (Begins::Practitioner, Kind::Line) => {}
                _ => panic!("{}/{slug} does not begin with {begins:?}", form.noun),
            }
        }
    }
}

/// How a person comes to each form, in which order, and what the papers are called, as a committed file that journeys read; `KITH_BLESS=1` writes it anew.
#[cfg(not(feature = "probe"))]
#[test]
fn the_ways_to_the_forms_are_those_that_were_agreed() {
    use crate::support::golden;
    use kith::forms::form::{Listed, Opened};
    use serde_json::{Value, json};
    let offered = |form: &Form| match form.offered {
        Offered::Always(_) => "always",
        Offered::WhenUsed(_) => "when-used",
        Offered::Elsewhere => "elsewhere",
    };
    let list = |form: &Form| match form.many().map(|many| (many.listed, many.counted.0)) {
        Some((Listed::As(list), one)) => {
            let opened = if list.opened == Opened::OnItsPage { "page" } else { "list" };
            json!({ "add": list.add, "one": one, "opened": opened })
        }
        _ => Value::Null,
    };
    let way = |form: &&'static Form| {
        let heading = if form.many().is_some() { form.name } else { form.title };
        json!({
            "noun": form.noun, "name": form.name, "bar": form.bar, "heading": heading, "offered": offered(form),
            "list": list(form),
        })
    };
    let empty = World::new();
    let address = |place: &CasePlace| {
        let place = Place::Case("c1".to_owned(), place.clone());
        Address { training: false, place }.to_string()
    };
    let navigation = ways::navigation(empty.case(), PERIOD);
    let papers = ways::papers(empty.case(), PERIOD).into_iter();
    let paper = |form: &'static Form| {
        let title = kith::reports::forms::paper(empty.case(), form, PERIOD).title;
        form.leaf().map(|leaf| json!({ "words": leaf.words, "title": title }))
    };
    let now = json!({
        "forms": FORMS.iter().map(way).collect::<Vec<_>>(),
        "navigation": navigation.iter().map(|(words, place)| json!([words, address(place)])).collect::<Vec<_>>(),
        "tasks": ways::tasks(empty.case(), PERIOD)
            .iter()
            .map(|task| json!([task.name, address(&task.place)]))
            .collect::<Vec<_>>(),
        "papers": papers.filter_map(paper).collect::<Vec<_>>(),
    });
    golden("tests/golden/ways.json", &(serde_json::to_string_pretty(&now).unwrap() + "\n"));
}
