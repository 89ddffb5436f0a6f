#!/usr/bin/env bash
# Everything that must hold before a change lands; the last line sums it up.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build supply browser

# What draws lots is sized for a change here; `make soak` goes on for hours.
export KITH_HISTORIES=${KITH_HISTORIES:-100000}
export KITH_KILLS=${KITH_KILLS:-16}
export KITH_INTERLEAVINGS=${KITH_INTERLEAVINGS:-20}
export KITH_RELEASES=${KITH_RELEASES:-60}
export KITH_DAMAGES=${KITH_DAMAGES:-30}

out=$ROOT/target/test
rm -rf "$out"
mkdir -p "$out"
passed=0
failed=0

# Runs one part, keeps what it says, and tells how long it took. A part that breaks outside its tests counts as one failure.
part() {
    local name=$1 started=$SECONDS
    shift
    echo "== $name"
    if "$@" 2>&1 | tee "$out/$name.log"; then
        echo "== $name: good, $((SECONDS - started)) s"
    else
        echo "== $name: failed, $((SECONDS - started)) s"
        return 1
    fi
}

# Sums the first number after a word over all lines that match.
count() {
    { grep -oE "$1" "$2" || true; } | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'
}

part format scripts/lint.sh format || failed=$((failed + 1))
part clippy-native scripts/lint.sh native || failed=$((failed + 1))
part clippy-web scripts/lint.sh web || failed=$((failed + 1))
part supply scripts/lint.sh supply || failed=$((failed + 1))

# The merge: random histories of two to five devices, each hundredth of them lived beside Automerge. What they came to is printed.
histories_broke=0
part histories cargo test --quiet --no-default-features --features schema \
    --test entries random_histories_keep_every_word -- --nocapture || histories_broke=1
histories_passed=$(count '^test result: .* [0-9]+ passed' "$out/histories.log")
histories_failed=$(count '[0-9]+ failed;' "$out/histories.log")

core_broke=0
# The schema feature adds only the test that the published schema is the one that the types give.
part core cargo test --quiet --no-default-features --features schema --no-fail-fast -- \
    --skip random_histories_keep_every_word || core_broke=1
core_passed=$(count '^test result: .* [0-9]+ passed' "$out/core.log")
core_failed=$(count '[0-9]+ failed;' "$out/core.log")

# Four forms that only tests know go through everything that follows from a form.
probes_broke=0
part probes cargo test --quiet --no-default-features --features probe --no-fail-fast \
    --test answers --test files -- catalogue:: undecided:: redaction:: --skip names::catalogue:: || probes_broke=1
probes_passed=$(count '^test result: .* [0-9]+ passed' "$out/probes.log")
probes_failed=$(count '[0-9]+ failed;' "$out/probes.log")

journeys_broke=0
journeys_passed=0
journeys_failed=0
skipped=0
if part build scripts/build.sh; then
    # Those that draw lots run for minutes, one after the other; what they came to is printed.
    # Those of tests/journeys/owed.txt were not seen green since the last great change: `make owed` runs them.
    owed=$(grep -v '^#' tests/journeys/owed.txt || true)
    [ -z "$owed" ] || echo "== owed, and not part of this run (tests/journeys/owed.txt):" $owed
    journeys=$(ls tests/journeys/*.test.mjs | grep -vE '/(kills|interleavings)\.' | grep -vFf <(echo "${owed:-none}"))
    lots=$(ls tests/journeys/{kills,interleavings}.test.mjs | grep -vFf <(echo "${owed:-none}") || true)
    # shellcheck disable=SC2086 # The names of the files have no spaces.
    # Two files at a time: each has a browser of its own, which all of its journeys share.
    part journeys node --test --test-concurrency=2 --test-timeout=900000 --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$out/journeys.tap" $journeys || journeys_broke=1
    if [ -n "$lots" ]; then
        # shellcheck disable=SC2086
        part lots node --test --test-concurrency=1 --test-timeout=9000000 --test-reporter=spec --test-reporter-destination=stdout \
            --test-reporter=tap --test-reporter-destination="$out/lots.tap" $lots || journeys_broke=1
        cat "$out/lots.tap" >>"$out/journeys.tap"
    fi
    journeys_passed=$(count '^# pass [0-9]+' "$out/journeys.tap")
    journeys_failed=$(count '^# (fail|cancelled) [0-9]+' "$out/journeys.tap")
    echo "== the ten slowest journeys, in ms"
    awk '/^ *(not )?ok [0-9]+ - / { name = $0; sub(/^ *(not )?ok [0-9]+ - /, "", name) } /duration_ms:/ { print int($2), name }' \
        "$out/journeys.tap" | sort -rn | awk 'NR <= 10'
    # Each says why by itself.
    skipped=$(count '^# skipped [0-9]+' "$out/journeys.tap")
else
    echo "The journeys did not run, because there is nothing to serve."
    failed=$((failed + 1))
fi

passed=$((histories_passed + core_passed + probes_passed + journeys_passed))
failed=$((failed + histories_failed + core_failed + probes_failed + journeys_failed))
# A part that broke with no failing test to show for it (it did not compile, or it crashed) is a failure too.
if [ $histories_broke = 1 ] && [ "$histories_failed" = 0 ]; then failed=$((failed + 1)); fi
if [ $core_broke = 1 ] && [ "$core_failed" = 0 ]; then failed=$((failed + 1)); fi
if [ $probes_broke = 1 ] && [ "$probes_failed" = 0 ]; then failed=$((failed + 1)); fi
if [ $journeys_broke = 1 ] && [ "$journeys_failed" = 0 ]; then failed=$((failed + 1)); fi

if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
