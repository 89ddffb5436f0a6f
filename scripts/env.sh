# Sourced by every script: where things are, and the flags that make the build the same on every machine.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
# Tools come from PATH, so the ones that this project installs are put there; wasm-opt and sass are npm's.
export PATH=$ROOT/node_modules/.bin:$CARGO_HOME/bin:$PATH

# rustup's cargo looks for its toolchains in the home folder; where they lie beside the cargo that is on PATH, say so.
if [ -z "${RUSTUP_HOME:-}" ] && [ ! -d "$HOME/.rustup" ]; then
    beside=$(dirname "$(command -v cargo || echo /)")/../../.rustup
    if [ -d "$beside" ]; then RUSTUP_HOME=$(cd "$beside" && pwd) && export RUSTUP_HOME; fi
fi

# Caches of npm and trunk stay inside the project folder.
export npm_config_cache=$ROOT/target/cache/npm
export XDG_CACHE_HOME=$ROOT/target/cache

TRUNK_VERSION=0.21.14
DENY_VERSION=0.20.2
SPLIT_VERSION=0.2.4
WASM_TARGET=wasm32-unknown-unknown

# Version of a crate in Cargo.lock.
locked_version() {
    awk -v name="\"$1\"" '$1 == "name" { hit = ($3 == name) } hit && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock
}

# Fetches the crates, since trunk works offline, then sets the compiler flags of the wasm build: smaller and quicker
# views, and no path of the building machine in the result. The flags are parted by 0x1f, so paths may hold spaces.
wasm_flags() {
    local locked=() flags folder
    # Anywhere but on a developer's own machine, a lock file that lags behind Cargo.toml is a mistake.
    if [ -n "${CI:-}" ]; then locked=(--locked); fi
    cargo fetch --quiet ${locked[@]+"${locked[@]}"}
    flags=$'--cfg\x1ferase_components'
    flags+=$'\x1f'"--remap-path-prefix=$ROOT=/kith"
    flags+=$'\x1f'"--remap-path-prefix=$CARGO_HOME=/cargo"
    for folder in "$CARGO_HOME"/registry/src/*/; do
        flags+=$'\x1f'"--remap-path-prefix=${folder%/}=/crates"
    done
    export CARGO_ENCODED_RUSTFLAGS=$flags
}
