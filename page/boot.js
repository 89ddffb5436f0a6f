// Stands inline in index.html, named by its hash in the content security policy, so that it is as sure as the page that
// carries it. It asks for the wasm at once, by its digest, and says in plain words when a file of the program is refused.
(() => {
  const fail = () => {
    const opening = document.getElementById("boot-opening");
    // Once the app has taken over, its own notices speak.
    if (!opening || opening.hidden) return;
    opening.hidden = true;
    document.getElementById("boot-failed").hidden = false;
  };
  const whenParsed = (act) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", act);
    else act();
  };
  const failWhenParsed = () => whenParsed(fail);
  // Before anything is fetched, and before anybody is asked for anything.
  const isThere = (name) => {
    try {
      return Boolean(globalThis[name]);
    } catch {
      return false;
    }
  };
  const lacks = [
    ["framed", window.top !== window.self],
    ["insecure", !isSecureContext || !crypto?.subtle],
    ["forbidden", !isThere("WebAssembly") || !isThere("indexedDB")],
  ].find(([, is]) => is)?.[0];
  if (lacks) {
    globalThis.kithStart = null;
    whenParsed(() => {
      document.getElementById("boot-opening").hidden = true;
      document.getElementById(`boot-${lacks}`).hidden = false;
    });
    return;
  }
  // What a refused script says reaches the window only on the way down; a mistake in a script comes without an element.
  addEventListener(
    "error",
    ({ target }) => {
      if (target === window || target instanceof HTMLScriptElement) failWhenParsed();
    },
    true,
  );
  globalThis.kithStart = {
    failed: failWhenParsed,
    wasm: fetch("WASM_URL", { integrity: "WASM_INTEGRITY", credentials: "same-origin" }),
  };
  // The app's script awaits it too; where that script is refused, nobody else would hear of this one.
  globalThis.kithStart.wasm.catch(failWhenParsed);
})();
