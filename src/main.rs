//! Sets the panic hook and mounts the app.

fn main() {
    kith::screens::run();
}
