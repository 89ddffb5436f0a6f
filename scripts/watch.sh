#!/usr/bin/env bash
# A development build that is rebuilt and reloaded with each change of the sources.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
wasm_flags
# trunk wants every folder that it is told to leave alone to be there.
mkdir -p dist target
# Into a folder of its own: what is in dist/ is always a release.
# trunk puts a script of its own into what it serves, so the content security policy and the service worker stay away.
export KITH_SERVED=1
exec trunk serve --dist target/watch --address 127.0.0.1 --port "${1:-8080}"
