#!/usr/bin/env bash
# Formatting and lints. `lint.sh format|native|web|supply` does one part, no argument all of them.
source "$(dirname "$0")/env.sh"

format() {
    cargo fmt --check
    # Formats what is inside view! macros; optional, since it takes minutes to install.
    if command -v leptosfmt >/dev/null; then
        leptosfmt --check --quiet src
    fi
}

native() {
    cargo clippy --quiet --no-default-features --all-targets -- -D warnings
}

web() {
    wasm_flags
    # In the release profile, so that the macros compiled here are those that the release build needs.
    cargo clippy --quiet --release --features split --target $WASM_TARGET -- -D warnings
    cargo clippy --quiet --release --no-default-features --features worker --bin worker --target $WASM_TARGET -- -D warnings
}

supply() {
    cargo-deny --color never check bans licenses sources
}

case ${1:-all} in
all)
    scripts/setup.sh build supply
    format
    native
    web
    supply
    ;;
format | native | web | supply) "$1" ;;
*) echo "No such part: $1" && exit 2 ;;
esac
