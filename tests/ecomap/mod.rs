//! The ecomap: its lines against golden files, the demo family's world, and what holds for any world whatever.

mod editing;
mod golden;
mod layout;
mod privacy;
mod truths;
mod world;
