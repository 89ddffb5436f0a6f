//! One file a screen. A screen reads slices of the case and dispatches edits; what it draws is made of `parts`.

pub mod about;
pub mod amiss;
pub mod case;
pub mod changed;
pub mod chronology;
pub mod clock;
pub mod confirm_unlikely;
pub mod diagram;
pub mod door;
pub mod draft;
pub mod ecomap;
pub mod field;
pub mod form;
pub mod genogram;
pub mod hand_over;
pub mod history;
pub mod home;
pub mod identity;
pub mod install;
pub mod integrity;
pub mod later;
pub mod list;
mod named;
pub mod open_file;
pub mod overview;
pub mod past;
pub mod practice;
pub mod preferences;
pub mod print;
pub mod protection;
pub mod removed;
pub mod rows;
pub mod search;
pub mod set_up;
pub mod shell;
pub mod standing;
pub mod status;
pub mod strengths;
pub mod undecided;
pub mod undoing;
pub mod unlock;
pub mod update;
pub mod waiting;
pub mod wipe;
pub mod withdraw;
pub mod withdrawn;

/// The rows of the framework that screens carry out as a whole: a referral at any point, by the consultation form, to the
/// area mailbox; an involvement plan that may be used.
pub const SOURCE_ROWS: &[&str] = &["P1", "P2", "P3", "P14"];

/// Starts the program: a plain notice should anything ever panic, then the app in place of the static first page.
pub fn run() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        shell::show_panic_notice();
    }));
    leptos::mount::mount_to_body(shell::App);
    crate::browser::page::remove_first_page();
}
