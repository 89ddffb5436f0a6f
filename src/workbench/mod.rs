//! The open session: where we are, the one signal that holds the case, dispatch and autosave.

pub mod orders;
pub mod place;
pub mod ways;

#[cfg(feature = "web")]
pub mod autosave;
#[cfg(feature = "web")]
mod beginning;
#[cfg(feature = "web")]
pub mod bench;
#[cfg(feature = "web")]
pub mod caseload;
#[cfg(feature = "web")]
pub mod checking;
#[cfg(feature = "web")]
pub mod device;
#[cfg(feature = "web")]
pub mod drafts;
#[cfg(feature = "web")]
pub mod erasing;
#[cfg(feature = "web")]
pub mod filing;
#[cfg(feature = "web")]
pub mod gate;
#[cfg(feature = "web")]
pub mod importing;
#[cfg(feature = "web")]
pub mod keeping;
#[cfg(feature = "web")]
pub mod listing;
#[cfg(feature = "web")]
pub mod lock;
#[cfg(feature = "web")]
pub mod locking;
#[cfg(feature = "web")]
pub mod open_case;
#[cfg(feature = "web")]
pub mod opening;
#[cfg(feature = "web")]
pub mod realm;
#[cfg(feature = "web")]
pub mod releasing;
#[cfg(feature = "web")]
pub mod saver;
#[cfg(feature = "web")]
pub mod second;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod tabs;
#[cfg(feature = "web")]
pub mod taking_back;
#[cfg(feature = "web")]
pub mod update;
#[cfg(feature = "web")]
pub mod watching;
#[cfg(feature = "web")]
mod windows;

#[cfg(feature = "web")]
pub use bench::Bench;
pub use place::{Address, Place};
#[cfg(feature = "web")]
pub use realm::Realm;
