//! Kith: casework for adult social work that runs wholly in the browser and keeps its own files.
//!
//! The rooms, in the order in which they may depend on each other: [`case`] (the record), [`forms`] (the questions),
//! [`edit`] (the one door), [`pathway`], [`diagrams`], [`reports`], [`handoff`] and [`sealing`]. Behind the wall, with feature `web`, come
//! `browser`, `workbench`, `parts` and `screens`; with feature `worker` comes `worker`. ARCHITECTURE.md tells the rest.

pub mod case;
pub mod diagrams;
pub mod edit;
pub mod forms;
pub mod handoff;
pub mod pathway;
pub mod reports;
pub mod sealing;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod parts;
#[cfg(feature = "web")]
pub mod screens;
pub mod workbench;
#[cfg(feature = "worker")]
pub mod worker;
