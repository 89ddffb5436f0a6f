
// From here on: Kith's own start, put behind wasm-bindgen's script by scripts/page.mjs. In the same file, so that the one
// digest on the script's element covers both in every engine.
const { wasm: kithWasm, failed: kithFailed } = globalThis.kithStart;
delete globalThis.kithStart;
// What the page says by itself is on the screen first, by the browser's own word; a page that nobody sees starts at once.
const kithPainted = new Promise((done) => {
  setTimeout(done, document.hidden ? 0 : 1_000);
  new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
});
kithPainted
  .then(() => APP_INIT({ module_or_path: kithWasm }))
  .catch((error) => {
    kithFailed();
    throw error;
  });
