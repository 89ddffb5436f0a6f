#!/usr/bin/env bash
# Builds the last commit twice, in two folders with two Cargo homes of which one lies deeper, and compares every byte. What it
# builds lies in REPRODUCE (default: target/reproduce), and is built from nothing.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build

work=$(mkdir -p "${REPRODUCE:-target/reproduce}" && cd "${REPRODUCE:-target/reproduce}" && pwd)
first=$work/one
second=$work/another/much/deeper/folder
rm -rf "$work/one" "$work/another"

build_in() {
    local folder=$1 started=$SECONDS
    mkdir -p "$folder"
    git archive HEAD | tar -x -C "$folder"
    cp -r node_modules "$folder/node_modules"
    # The tools stay those of this machine; where crates are read from and compiled is each folder's own.
    (
        cd "$folder"
        export PATH=$CARGO_HOME/bin:$PATH CARGO_HOME=$2
        unset CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR
        mkdir -p "$CARGO_HOME" target
        # Tools that are on PATH are known by cargo's list of them.
        for list in "$3"/.crates.toml "$3"/.crates2.json; do if [ -f "$list" ]; then cp "$list" "$CARGO_HOME/"; fi; done
        # A registry that is reached through a proxy of one's own is said in the home's settings.
        for settings in "$3"/config.toml "$3"/config; do if [ -f "$settings" ]; then cp "$settings" "$CARGO_HOME/"; fi; done
        scripts/build.sh >"$folder.log" 2>&1
    ) || { tail -30 "$folder.log"; return 1; }
    echo "Built in $folder: $((SECONDS - started)) s"
}

build_in "$first" "$work/one-cargo" "$CARGO_HOME"
build_in "$second" "$work/another/cargo-home" "$CARGO_HOME"

if ! cmp "$first/dist/SHA256SUMS" "$second/dist/SHA256SUMS"; then
    diff "$first/dist/SHA256SUMS" "$second/dist/SHA256SUMS" || true
    echo "The two builds differ."
    exit 1
fi
diff -r "$first/dist" "$second/dist"
echo "Both builds have the same $(wc -l <"$first/dist/SHA256SUMS") files, byte by byte; SHA-256 of the list: $(sha256sum <"$first/dist/SHA256SUMS" | cut -c1-64)"
