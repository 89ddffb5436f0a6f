#!/usr/bin/env bash
# The release as an IT team gets it: target/release/kith-VERSION/ and its zip, each with check sums. The same sources give the same
# bytes. What is packed is the dist/ that `make build` has left.
source "$(dirname "$0")/env.sh"
scripts/setup.sh dist

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

# As the IT team does: unpacked by another program, checked, and served from a folder deep in a host, where it is opened, used
# with the host gone, and opened again.
unpacked=$ROOT/target/dist-unpacked
rm -rf "$unpacked"
unzip -q "$out/$name.zip" -d "$unpacked"
(cd "$unpacked/$name" && sha256sum --check --quiet --strict SHA256SUMS)
KITH_FOLDER=$unpacked/$name node --test --test-reporter=spec --test-name-pattern="from a (folder deep in it|sub-folder of a host)" \
    tests/journeys/{smoke,offline}.test.mjs
