//! What the layout is given: people, their unions and the links from unions to children.
//! People and unions are named by their index, so the caller keeps whatever ids it likes.

/// A place in the drawing, in symbol widths; x grows to the right and y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// A point from its two numbers.
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// Only what the order of a couple depends on: a man stands left of a woman, others by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// Stands left of a woman.
    Man,
    /// Stands right of a man.
    Woman,
    /// Stands by age.
    #[default]
    Other,
}

/// How a child belongs to a union. The birth family places the child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParentKind {
    /// Born to the union.
    #[default]
    Birth,
    /// Adopted by it.
    Adopted,
    /// Fostered by it.
    Fostered,
    /// Cared for by it as kin.
    Kinship,
    /// A child of one partner before the union.
    Step,
    /// A partner gave egg or sperm.
    Donor,
    /// A partner bore the child.
    Surrogate,
}

/// What the layout needs to know of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Any number that is smaller for the elder of two people, such as a birth year.
    pub born: Option<i64>,
    /// Decides who of a couple stands left.
    pub gender: Gender,
    /// Where the user has put this person; the layout never moves them.
    pub pin: Option<Point>,
    /// Where the last layout put this person. When given, the person moves as little as possible.
    pub previous: Option<Point>,
}

/// A link from a union to a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParentLink {
    /// The index of the child.
    pub child: usize,
    /// How the child belongs to the union.
    pub kind: ParentKind,
    /// Twins and triplets of one union share a number.
    pub twins: Option<u32>,
}

/// One or two partners and their children, eldest first where birth dates are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// The index of one partner.
    pub first: usize,
    /// Absent where nothing is known of the other parent.
    pub second: Option<usize>,
    /// Any number that is smaller for the earlier of two unions, such as a year.
    pub began: Option<i64>,
    /// In any order where every birth date is known.
    pub children: Vec<ParentLink>,
}

/// Everybody to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Family {
    /// In the caller's order.
    pub people: Vec<Person>,
    /// In the caller's order; those of one person earliest first where their dates are unknown.
    pub unions: Vec<Union>,
}

/// A link that has a line of its own in the drawing.
#[derive(Clone, Debug)]
pub(crate) struct DrawnLink {
    pub child: usize,
    pub kind: ParentKind,
    pub twins: Option<u32>,
    /// Whether this is the link that decides where the child stands.
    pub places_child: bool,
}

/// The partners who exist, once each, and the drawn links, eldest child first.
#[derive(Clone, Debug)]
pub(crate) struct Couple {
    pub partners: Vec<usize>,
    pub links: Vec<DrawnLink>,
}

/// The family with impossible indices taken out and every list in its order of age or time.
pub(crate) struct Kinship<'family> {
    pub people: &'family [Person],
    pub couples: Vec<Couple>,
    /// For each person the couples they are a partner in, earliest first.
    pub couples_of: Vec<Vec<usize>>,
    /// For each person the couples they are a drawn child of.
    pub parents_of: Vec<Vec<usize>>,
    /// For each couple its place in time among the couples of the family.
    pub time_of: Vec<usize>,
}

impl<'family> Kinship<'family> {
    pub fn new(family: &'family Family) -> Kinship<'family> {
        let count = family.people.len();
        let best_kind = kinds_that_place(family);
        let mut couples: Vec<Couple> = Vec::with_capacity(family.unions.len());
        for union in &family.unions {
            let mut partners: Vec<usize> = Vec::new();
            for partner in [Some(union.first), union.second].into_iter().flatten() {
                if partner < count && !partners.contains(&partner) {
                    partners.push(partner);
                }
            }
            let links = drawn_links(family, union, &best_kind);
            couples.push(Couple { partners, links });
        }
        let mut couples_of = vec![Vec::new(); count];
        let mut parents_of = vec![Vec::new(); count];
        let mut placed = vec![false; count];
        for (index, couple) in couples.iter_mut().enumerate() {
            for &partner in &couple.partners {
                couples_of[partner].push(index);
            }
            for link in &mut couple.links {
                parents_of[link.child].push(index);
                // Of several links of the same kind the first one places the child.
                link.places_child = link.places_child && !placed[link.child];
                placed[link.child] |= link.places_child;
            }
        }
        for list in &mut couples_of {
            if list.iter().all(|&couple| family.unions[couple].began.is_some()) {
                crate::case::order::by_key(list, |&couple| family.unions[couple].began);
            }
        }
        let time_of = times(&couples_of, couples.len());
        Kinship { people: &family.people, couples, couples_of, parents_of, time_of }
    }

    /// Where this person has to stand, if the user has said so.
    pub fn pin_of(&self, person: usize) -> Option<Point> {
        self.people[person].pin.filter(|pin| pin.is_finite())
    }

    /// Where this person stood last: their pin, or their previous place.
    pub fn kept_place_of(&self, person: usize) -> Option<Point> {
        self.pin_of(person).or(self.people[person].previous.filter(|place| place.is_finite()))
    }
}

/// Lower is stronger: the birth family places a child before any other family does.
fn strength(kind: ParentKind) -> u8 {
    match kind {
        ParentKind::Birth => 0,
        ParentKind::Adopted => 1,
        ParentKind::Kinship => 2,
        ParentKind::Fostered => 3,
        ParentKind::Surrogate | ParentKind::Donor => 4,
        ParentKind::Step => 5,
    }
}

fn kinds_that_place(family: &Family) -> Vec<u8> {
    let mut best = vec![u8::MAX; family.people.len()];
    for link in family.unions.iter().flat_map(|union| &union.children) {
        if let Some(best) = best.get_mut(link.child) {
            *best = (*best).min(strength(link.kind));
        }
    }
    best
}

/// A step-child is placed by its own parents, so a step link has a line only where it is the only one.
fn drawn_links(family: &Family, union: &Union, best_kind: &[u8]) -> Vec<DrawnLink> {
    let mut links: Vec<DrawnLink> = Vec::new();
    for link in &union.children {
        let Some(&best) = best_kind.get(link.child) else {
            continue;
        };
        let is_hidden_step = link.kind == ParentKind::Step && best < strength(ParentKind::Step);
        if is_hidden_step || links.iter().any(|other| other.child == link.child) {
            continue;
        }
        let places_child = strength(link.kind) == best;
        links.push(DrawnLink { child: link.child, kind: link.kind, twins: link.twins, places_child });
    }
    // Age is the birth date or, if one is unknown, the order in which the children are listed.
    if links.iter().all(|link| family.people[link.child].born.is_some()) {
        crate::case::order::by_key(&mut links, |link| family.people[link.child].born);
    }
    links
}

/// A number for each couple that grows with time among the couples of each of its partners.
fn times(couples_of: &[Vec<usize>], count: usize) -> Vec<usize> {
    let mut times = vec![0; count];
    for list in couples_of {
        for (place, &couple) in list.iter().enumerate() {
            times[couple] = times[couple].max(place);
        }
    }
    times
}
