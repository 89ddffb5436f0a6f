//! From a passphrase to a key, as slowly as the device bears.

use crate::sealing::Cost;
use argon2::{Algorithm, Argon2, Params, Version};

/// Deriving may take this long on the device: more would keep people waiting at each unlock.
const MOST_MILLIS: u64 = 1_000;

/// The key of 32 bytes.
///
/// # Errors
/// When the cost is below the floor, or the device has not the memory for it.
pub fn derive(passphrase: &str, salt: &[u8], cost: Cost) -> Result<[u8; 32], String> {
    if !cost.is_acceptable() || salt.len() < 16 {
        return Err("the keys on this device would be easy to guess".to_owned());
    }
    let mut key = [0; 32];
    let parameters = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(key.len()))
        .map_err(|error| error.to_string())?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(|error| error.to_string())?;
    Ok(key)
}

/// The dearest cost that this device bears, told from how long the floor takes it.
///
/// # Errors
/// As [`derive`].
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some milliseconds")]
pub fn calibrate() -> Result<Cost, String> {
    // The first run also grows the memory, which is not what an unlock will cost.
    derive("calibration", &[0; 16], Cost::FLOOR)?;
    let started = js_sys::Date::now();
    derive("calibration", &[0; 16], Cost::FLOOR)?;
    Ok(Cost::bearable((js_sys::Date::now() - started).max(1.0) as u64, MOST_MILLIS))
}
