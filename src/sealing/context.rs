//! What a sealed body is bound to, so that none can be put in the place of another.

/// The additional data of a body: the schema, the database, the store, and the key, which begins with the case's id.
#[must_use]
pub fn body(database: &str, store: &str, key: &str) -> String {
    format!("kith/1/{database}/{store}/{key}")
}

/// The additional data of a wrapped key.
#[must_use]
pub fn wrapped(database: &str, what: &str) -> String {
    format!("kith/1/{database}/key of {what}")
}
