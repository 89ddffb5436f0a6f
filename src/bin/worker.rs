//! The second wasm: what takes longer than a key may wait for.

fn main() {
    console_error_panic_hook::set_once();
    kith::worker::begin();
}
