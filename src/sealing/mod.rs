//! How what is kept on the device is sealed: the cost of a guess, the recovery code, the ring of wrapped keys, and what a
//! sealed body is bound to. Formats and rules only; the ciphers are the browser's and the worker's.

pub mod context;
pub mod cost;
pub mod damage;
pub mod folded;
pub mod head;
pub mod hex;
pub mod idle;
pub mod passphrase;
pub mod recovery;
pub mod request;
pub mod ring;
pub mod takeover;

pub use cost::Cost;
pub use recovery::RecoveryCode;
pub use ring::{Ring, RingCopy, Wrapped, WrappedBy};
