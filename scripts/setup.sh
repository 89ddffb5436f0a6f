#!/usr/bin/env bash
# Installs what is missing, and only that: `scripts/setup.sh rust build supply browser dist` names the groups that are wanted.
source "$(dirname "$0")/env.sh"

# Says what it installs and, after, how long that took; the output of the step shows only when the step fails.
step() {
    local what=$1 started=$SECONDS log
    shift
    log=$(mktemp)
    echo "Installing $what ..."
    if ! "$@" >"$log" 2>&1; then
        cat "$log"
        rm -f "$log"
        echo "Installing $what failed."
        return 1
    fi
    rm -f "$log"
    echo "Installed $what in $((SECONDS - started)) s."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

need() {
    command -v "$1" >/dev/null || { echo "$1 is missing: $2"; exit 1; }
}

rust() {
    need cargo "install Rust 1.95 or newer first."
    command -v cc >/dev/null || step "a C compiler to link with" apt_install gcc libc6-dev
    [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET" ] || step "the Rust target $WASM_TARGET" rustup target add $WASM_TARGET
    cargo fmt --version >/dev/null 2>&1 || step "rustfmt" rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || step "clippy" rustup component add clippy
}

trunk_install() {
    # A debug build of trunk takes a quarter of the time to compile and is as quick at what it does here.
    cargo install trunk --version $TRUNK_VERSION --locked --no-default-features --debug --force
}

bindgen_install() {
    # The published lock file can name a dependency that the registry no longer has.
    cargo install wasm-bindgen-cli --version "$1" --locked --debug --force ||
        cargo install wasm-bindgen-cli --version "$1" --debug --force
}

split_install() {
    cargo install wasm_split_cli_support --version $SPLIT_VERSION --features build-binary --locked --debug --force
}

# It does not say its version itself, so cargo's own list is asked.
split_is_there() {
    command -v wasm-split-cli >/dev/null && cargo install --list | grep -q "^wasm_split_cli_support v$SPLIT_VERSION:"
}

node_packages() {
    need node "install Node.js 20.19 or newer first."
    need npm "install npm, which comes with Node.js, first."
    # npm writes the lock file that it installed from into node_modules; the stamp is ours, so that a half-done
    # installation is done again.
    if ! cmp -s package-lock.json node_modules/.kith-installed; then
        step "npm packages" npm ci
        cp package-lock.json node_modules/.kith-installed
    fi
}

build() {
    rust
    node_packages
    [ -f Cargo.lock ] || cargo generate-lockfile
    local bindgen
    bindgen=$(locked_version wasm-bindgen)
    [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] || step "trunk $TRUNK_VERSION" trunk_install
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen" ] || step "wasm-bindgen-cli $bindgen" bindgen_install "$bindgen"
    split_is_there || step "wasm-split-cli $SPLIT_VERSION" split_install
}

deny_install() {
    cargo install cargo-deny --version $DENY_VERSION --locked --debug --force
}

supply() {
    need cargo "install Rust 1.95 or newer first."
    [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $DENY_VERSION" ] || step "cargo-deny $DENY_VERSION" deny_install
}

browser() {
    node_packages
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || step "Chromium" apt_install chromium
    [ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || step "Firefox" apt_install firefox-esr
    # The nearest to Safari: WebKit's own small browser, its driver, and a display that nobody sees.
    { [ -x "${WEBKIT_DRIVER:-/usr/bin/WebKitWebDriver}" ] && command -v Xvfb >/dev/null; } ||
        step "WebKit" apt_install webkit2gtk-driver xvfb
    # The other side of the locked files; `script` gives it the terminal on which it asks for a passphrase.
    command -v age >/dev/null || step "age" apt_install age
    command -v script >/dev/null || step "script" apt_install bsdutils
}

dist() {
    browser
    command -v unzip >/dev/null || step "unzip" apt_install unzip
}

for group in "$@"; do
    case $group in
    rust | build | supply | browser | dist) $group ;;
    *) echo "No such group: $group" && exit 2 ;;
    esac
done
