
// From here on: Kith's own start, put behind wasm-bindgen's script by scripts/page.mjs. In the same file, so that the one
// digest on the script's element covers both in every engine.
const kithStart = globalThis.kithStart;
delete globalThis.kithStart;
// There is nothing to start where the page has said that it cannot run here (page/boot.js).
if (kithStart) {
  // What the page says by itself is on the screen first, by the browser's own word; a page that nobody sees starts at once.
  const painted = new Promise((done) => {
    setTimeout(done, document.hidden ? 0 : 1_000);
    new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
  });
  painted
    .then(() => APP_INIT({ module_or_path: kithStart.wasm }))
    .then(({ memory }) => {
      // The last thing that a page does before it is loaded anew for a lock: it overwrites the memory of the program, since
      // the browser does not when it frees it. From then on no part of the program may run.
      const forget = (event) => {
        if (!globalThis.kithForgets) return;
        event.stopImmediatePropagation();
        if (event.type === "pagehide") new Uint8Array(memory.buffer).fill(0);
      };
      for (const type of ["pagehide", "visibilitychange", "unload"]) addEventListener(type, forget, true);
    })
    .catch((error) => {
      kithStart.failed();
      throw error;
    });
}
