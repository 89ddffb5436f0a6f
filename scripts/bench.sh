#!/usr/bin/env bash
# Measures the built app, and says each number beside its aim.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build browser
for bench in bench/*.bench.mjs; do
    node "$bench"
done
node bench/genogram/run.mjs
node bench/lighthouse/run.mjs
node bench/page.mjs
