#!/usr/bin/env bash
# The long runs: the same tests as in `make test`, with numbers that take hours. KITH_HISTORIES, KITH_MUTATIONS, KITH_KILLS,
# KITH_INTERLEAVINGS, KITH_DAMAGES, KITH_RELEASES and KITH_SEQUENCES set others.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build browser

export KITH_HISTORIES=${KITH_HISTORIES:-10000000}
export KITH_MUTATIONS=${KITH_MUTATIONS:-1000000}
export KITH_KILLS=${KITH_KILLS:-1000}
export KITH_INTERLEAVINGS=${KITH_INTERLEAVINGS:-200}
export KITH_UPDATES=${KITH_UPDATES:-200}
export KITH_DAMAGES=${KITH_DAMAGES:-all}
export KITH_RELEASES=${KITH_RELEASES:-5000}
export KITH_SEQUENCES=${KITH_SEQUENCES:-1000000}

# Runs one test of a program by its name, and tells how long it took. What it counts is printed.
soak() {
    local started=$SECONDS
    echo "== $1 $2"
    cargo test --quiet --no-default-features --test "$1" "$2" -- --nocapture
    echo "== $1 $2: good, $((SECONDS - started)) s"
}

soak entries random_histories_keep_every_word
soak files what_leaves_is_what_was_shown_and_what_is_recorded
soak files no_mutation_brings_it_down_or_passes_for_whole

# The browser's part: killed at any moment, and two tabs of it in any order.
scripts/build.sh
for name in kills interleavings update damage release; do
    started=$SECONDS
    echo "== $name"
    node --test --test-timeout=36000000 "tests/journeys/$name.test.mjs"
    echo "== $name: good, $((SECONDS - started)) s"
done
