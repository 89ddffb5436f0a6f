//! The family and layout formats of the genogram layout benchmark, read and written for comparison with
//! other layout engines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::layout::{Family, Gender, Layout, ParentKind, ParentLink, Person, Union};

#[derive(Deserialize)]
struct FamilyFile {
    people: Vec<PersonEntry>,
    unions: Vec<UnionEntry>,
}

#[derive(Deserialize)]
struct PersonEntry {
    id: String,
    gender: String,
    birth_year: Option<i64>,
}

#[derive(Deserialize)]
struct UnionEntry {
    id: String,
    partners: Vec<String>,
    start_year: Option<i64>,
    children: Vec<ChildEntry>,
}

#[derive(Deserialize)]
struct ChildEntry {
    id: String,
    kind: String,
    twin_group: Option<String>,
}

#[derive(Serialize)]
struct LayoutFile<'family> {
    positions: BTreeMap<&'family str, [Position; 1]>,
    symbol: f64,
}

#[derive(Serialize)]
struct Position {
    x: f64,
    y: f64,
}

/// A family of the benchmark and the ids of its people.
pub struct NamedFamily {
    /// The ids, in the order of the family's people.
    pub ids: Vec<String>,
    /// The family as the layout takes it.
    pub family: Family,
}

/// Reads a family, or says in a sentence what is wrong with it.
pub fn read_family(text: &str) -> Result<NamedFamily, String> {
    let file: FamilyFile =
        serde_json::from_str(text).map_err(|error| format!("This is not a family: {error}."))?;
    let mut index_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut people = Vec::with_capacity(file.people.len());
    for (index, entry) in file.people.iter().enumerate() {
        if index_of.insert(&entry.id, index).is_some() {
            return Err(format!("Two people have the id {:?}.", entry.id));
        }
        let gender = match entry.gender.as_str() {
            "man" => Gender::Man,
            "woman" => Gender::Woman,
            "non-binary" | "unknown" => Gender::Other,
            other => {
                return Err(format!("{other:?}, the gender of {:?}, is not known.", entry.id));
            }
        };
        people.push(Person { born: entry.birth_year, gender, pin: None, previous: None });
    }
    let find = |id: &str, union: &str| {
        let unknown = || format!("The union {union:?} names {id:?}, who is not among the people.");
        index_of.get(id).copied().ok_or_else(unknown)
    };
    let mut unions = Vec::with_capacity(file.unions.len());
    let mut ids_of_unions = std::collections::BTreeSet::new();
    for entry in &file.unions {
        if !ids_of_unions.insert(&entry.id) {
            return Err(format!("Two unions have the id {:?}.", entry.id));
        }
        let (first, second) = match &entry.partners[..] {
            [only] => (find(only, &entry.id)?, None),
            [first, second] => (find(first, &entry.id)?, Some(find(second, &entry.id)?)),
            _ => {
                return Err(format!("The union {:?} does not have one or two partners.", entry.id));
            }
        };
        let mut groups: Vec<&str> = Vec::new();
        let mut children = Vec::with_capacity(entry.children.len());
        for link in &entry.children {
            let twins = link.twin_group.as_deref().map(|name| {
                let known = groups.iter().position(|other| *other == name);
                known.unwrap_or_else(|| {
                    groups.push(name);
                    groups.len() - 1
                }) as u32
            });
            let child = find(&link.id, &entry.id)?;
            children.push(ParentLink { child, kind: parent_kind(&link.kind)?, twins });
        }
        unions.push(Union { first, second, began: entry.start_year, children });
    }
    let ids = file.people.into_iter().map(|entry| entry.id).collect();
    Ok(NamedFamily { ids, family: Family { people, unions } })
}

fn parent_kind(name: &str) -> Result<ParentKind, String> {
    match name {
        "birth" => Ok(ParentKind::Birth),
        "adopted" => Ok(ParentKind::Adopted),
        "fostered" => Ok(ParentKind::Fostered),
        "step" => Ok(ParentKind::Step),
        other => Err(format!("{other:?} is not a kind of link to a child.")),
    }
}

/// Writes a layout as the benchmark reads it.
pub fn write_layout(ids: &[String], layout: &Layout) -> Result<String, String> {
    let places = ids.iter().zip(&layout.places);
    let positions = places.map(|(id, place)| (id.as_str(), [Position { x: place.x, y: place.y }])).collect();
    serde_json::to_string(&LayoutFile { positions, symbol: 1.0 })
        .map_err(|error| format!("The layout cannot be written: {error}."))
}
