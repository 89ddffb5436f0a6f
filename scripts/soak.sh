#!/usr/bin/env bash
# The long runs: the same tests as in `make test`, with numbers that take hours. KITH_HISTORIES and KITH_MUTATIONS set others.
source "$(dirname "$0")/env.sh"
scripts/setup.sh rust

export KITH_HISTORIES=${KITH_HISTORIES:-10000000}
export KITH_MUTATIONS=${KITH_MUTATIONS:-1000000}

# Runs one test by its name, and tells how long it took. What it counts is printed.
soak() {
    local started=$SECONDS
    echo "== $1 $2"
    cargo test --quiet --no-default-features --test "$1" "$2" -- --nocapture
    echo "== $1 $2: good, $((SECONDS - started)) s"
}

soak record random_histories_keep_every_word
soak handoff no_mutation_brings_it_down_or_passes_for_whole
