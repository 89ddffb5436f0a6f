#!/usr/bin/env bash
# The release build: dist/, checked for paths of this machine, and its size.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
wasm_flags
# The app is cut in two by scripts/page.mjs; see src/screens/later.rs.
export KITH_SPLIT=1
trunk build --release --features split --color never

for path in "$ROOT" "$CARGO_HOME" "$HOME"; do
    # A home folder of / or a single letter would match anything.
    [ ${#path} -gt 4 ] || continue
    if leak=$(grep -rlF -- "$path/" dist); then
        echo "A path of this machine is in: $leak"
        exit 1
    fi
done
node scripts/sizes.mjs
