
// From here on: Kith's own start, put behind wasm-bindgen's script by scripts/page.mjs. In the same file, so that the one
// digest on the script's element covers both in every engine.
const { wasm: kithWasm, failed: kithFailed } = globalThis.kithStart;
delete globalThis.kithStart;
APP_INIT({ module_or_path: kithWasm }).catch((error) => {
  kithFailed();
  throw error;
});
