//! What the app asks of the worker, by the names that travel between them.

/// A key from a passphrase: passphrase, salt, memory in KiB, passes, lanes → 32 bytes.
pub const DERIVE: &str = "derive";
/// The cost that this device bears → memory in KiB, passes, lanes.
pub const CALIBRATE: &str = "calibrate";
/// A locked file: passphrase, bytes → armoured text.
pub const LOCK_FILE: &str = "lock-file";
/// A hand-off file: bytes, and the spellings of the passphrase of a locked one, the likeliest first → its heading as JSON, and for each case the pieces of its
/// entries. Answers that come before the last one say how far it is, in percent.
pub const OPEN_FILE: &str = "open-file";
/// A passphrase of some words: how many → text.
pub const WORDS: &str = "words";

/// Answers of the worker when something is wrong; any other text is the reason itself.
pub const WRONG_PASSPHRASE: &str = "wrong-passphrase";
/// The bytes are not a file that was locked with a passphrase.
pub const NOT_LOCKED: &str = "not-locked";
/// It is a locked file, but not whole.
pub const DAMAGED: &str = "damaged";
/// It asks for more work than any honest file.
pub const TOO_HARD: &str = "too-hard";

/// The work factor of files that are written: 2 to this power of scrypt, as any program of the age format reads it.
pub const WORK_FACTOR: u8 = 17;
/// The most that is accepted when a file is read: 256 MiB.
pub const MOST_WORK: u8 = 18;
