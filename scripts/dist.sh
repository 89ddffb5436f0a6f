#!/usr/bin/env bash
# The release as an IT team gets it: target/release/kith-VERSION/ and its zip, each with check sums. The same sources give the same
# bytes. What is packed is the dist/ that `make build` has left.
source "$(dirname "$0")/env.sh"

version=$(awk -F '"' '/^version/ { print $2; exit }' Cargo.toml)
out=target/release
name=kith-$version
rm -rf "${out:?}/$name" "$out/$name.zip" "$out/$name.zip.sha256"
mkdir -p "$out/$name"
cp -r dist/. "$out/$name/"
cp LICENSE docs/HOSTING.md "$out/$name/"
(cd "$out/$name" && sha256sum --check --quiet --strict SHA256SUMS)
node scripts/pack.mjs "$out/$name" "$name" "$out/$name.zip"
(cd "$out" && sha256sum "$name.zip" >"$name.zip.sha256")
echo "$out/$name.zip: $(wc -c <"$out/$name.zip") bytes, SHA-256 $(cut -c1-64 "$out/$name.zip.sha256")"
